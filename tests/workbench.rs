//! The workbench without a window: commands in, state out, work in the background.

#[path = "support/wait.rs"]
mod wait;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use prodigio::analysis::measure::indicators::What;
use prodigio::analysis::simulate::replication::Figure;
use prodigio::app::action::{ACTIONS, Action};
use prodigio::app::advice::Ask;
use prodigio::app::beside::Beside;
use prodigio::app::browse::Browse;
use prodigio::app::command::{Command, Tool, Workspace};
use prodigio::app::compare::against::End;
use prodigio::app::document::Document;
use prodigio::app::find::Query;
use prodigio::app::kinds::Choices;
use prodigio::app::live::Wanted;
use prodigio::app::notice::NoticeKind;
use prodigio::app::outside::Decision;
use prodigio::app::settings::Settings;
use prodigio::app::{Wish, Workbench};
use prodigio::drawing::tokens::Theme;
use prodigio::edit::history::Description;
use prodigio::edit::morph::Marker;
use prodigio::edit::{Change, whole};
use prodigio::files::{catalogue, native};
use prodigio::model::card::{Card, Term};
use prodigio::model::fragment::Fragment;
use prodigio::model::geometry::Point;
use prodigio::model::id::{OfficeId, StepId, VariantId};
use prodigio::model::invariants::study_violations;
use prodigio::model::item::ItemId;
use prodigio::model::office::Office;
use prodigio::model::quick::Known;
use prodigio::model::sketch;
use prodigio::model::step::{GatewayKind, Step, StepKind, TaskKind};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::words::quick;

use wait::until;

const SAMPLE: &str = "cambio-residenza";

fn workbench() -> Workbench {
    let settings = Settings { language: Language::It, most_runs: 10, ..Settings::default() };
    Workbench::new(settings, Arc::new(|| {}))
}

fn with_sample() -> Workbench {
    let mut bench = workbench();
    bench.handle(Command::OpenTemplate(SAMPLE));
    bench
}

fn document(bench: &Workbench) -> &Document {
    bench.document().expect("a document is open")
}

fn bytes(study: &Study) -> String {
    native::write(study).expect("a sound study can be written")
}

fn rename(step: &str, name: &str) -> Command {
    Command::Rename(ItemId::Step(StepId::new(step)), name.to_owned())
}

fn name_of(bench: &Workbench, step: &str) -> String {
    let p = bench.procedure().expect("a procedure is shown");
    p.step(&StepId::new(step)).expect("the step stands").name.get(Language::It).to_owned()
}

fn last_notice(bench: &Workbench) -> String {
    bench.notices.all().last().map(|n| n.text.clone()).unwrap_or_default()
}

#[test]
fn a_template_opens_in_place_of_an_untouched_study() {
    let mut bench = workbench();
    bench.handle(Command::Act(Action::New));
    assert_eq!(bench.documents().len(), 1);
    bench.handle(Command::OpenTemplate(SAMPLE));
    assert_eq!(bench.documents().len(), 1);
    assert_eq!(document(&bench).study(), &catalogue::load(SAMPLE).unwrap());
    assert!(!document(&bench).is_modified());
    bench.handle(Command::OpenTemplate("suolo-pubblico"));
    assert_eq!(bench.documents().len(), 2);
    bench.handle(Command::OpenTemplate("nessuno"));
    assert_eq!(bench.documents().len(), 2);
}

#[test]
fn undo_and_redo_say_what_they_did() {
    let mut bench = with_sample();
    let before = bytes(document(&bench).study());
    bench.handle(rename("accertamento", "Sopralluogo"));
    assert_eq!(name_of(&bench, "accertamento"), "Sopralluogo");
    assert!(document(&bench).is_modified());
    let after = bytes(document(&bench).study());
    bench.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(document(&bench).study()), before);
    assert!(!document(&bench).is_modified());
    assert_eq!(last_notice(&bench), "Annullato: nome «Sopralluogo»");
    bench.handle(Command::Act(Action::Redo));
    assert_eq!(bytes(document(&bench).study()), after);
    assert_eq!(last_notice(&bench), "Ripetuto: nome «Sopralluogo»");
    assert_eq!(bench.notices.all().len(), 1, "news takes the place of news");
    assert!(bench.take_wishes().contains(&Wish::Flash));
    bench.handle(Command::Act(Action::Redo));
    assert_eq!(bytes(document(&bench).study()), after);
}

#[test]
fn notices_speak_the_language_of_the_interface() {
    let mut bench = with_sample();
    let mut said = Vec::new();
    for language in [Language::It, Language::De, Language::En] {
        bench.handle(Command::SetLanguage(language));
        bench.handle(rename("accertamento", "X"));
        bench.handle(Command::Act(Action::Undo));
        said.push(last_notice(&bench));
    }
    assert_eq!(said[0], "Annullato: nome «X»");
    assert!(said[1].contains("ückgängig") && said[1].contains('X'), "{said:?}");
    assert!(said[2].contains("ndone") && said[2].contains('X'), "{said:?}");
}

#[test]
fn a_refused_wish_leaves_one_notice_and_the_study() {
    let mut bench = with_sample();
    let before = bytes(document(&bench).study());
    bench.handle(Command::Connect("silenzio-assenso".into(), "accertamento".into()));
    assert_eq!(bytes(document(&bench).study()), before);
    assert!(!document(&bench).is_modified());
    let notices = bench.notices.all();
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].kind, NoticeKind::Trouble);
    assert!(notices[0].text.starts_with("Dopo la fine non può venire nulla."));
    let number = notices[0].number;
    bench.handle(Command::CloseNotice(number));
    assert!(bench.notices.all().is_empty());
}

#[test]
fn a_saved_study_is_the_canonical_file_and_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("prova.prodigio");
    let mut bench = with_sample();
    bench.handle(rename("accertamento", "Sopralluogo"));
    let wanted = bytes(document(&bench).study());
    bench.handle(Command::SaveTo(path.clone()));
    assert!(bench.must_wait());
    until(&mut bench, "the file is written", |b| !b.must_wait());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), wanted);
    assert!(!document(&bench).is_modified());
    assert_eq!(document(&bench).path.as_deref(), Some(&*path));
    assert_eq!(bench.settings.recent, std::slice::from_ref(&path));
    assert!(last_notice(&bench).starts_with("Salvato in "));
    let mut other = workbench();
    other.handle(Command::OpenPath(path.clone()));
    until(&mut other, "the file is open", |b| !b.documents().is_empty());
    assert_eq!(bytes(document(&other).study()), wanted);
    assert!(!document(&other).is_modified());
    // The same file again is the same document.
    other.handle(Command::OpenPath(path.clone()));
    assert_eq!(other.documents().len(), 1);
    // Save needs no question any more.
    other.take_wishes();
    other.handle(rename("accertamento", "Visita"));
    other.handle(Command::Act(Action::Save));
    assert_eq!(other.take_wishes(), []);
    until(&mut other, "the file is written", |b| !b.must_wait());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), bytes(document(&other).study()));
}

#[test]
fn what_changes_while_a_file_is_written_stays_unsaved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("prova.prodigio");
    let mut bench = with_sample();
    let wanted = bytes(document(&bench).study());
    bench.handle(Command::SaveTo(path.clone()));
    bench.handle(rename("accertamento", "Sopralluogo"));
    until(&mut bench, "the file is written", |b| !b.must_wait());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), wanted);
    assert!(document(&bench).is_modified());
}

#[test]
fn a_closed_document_is_still_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("prova.prodigio");
    let mut bench = with_sample();
    let wanted = bytes(document(&bench).study());
    bench.handle(Command::SaveTo(path.clone()));
    let number = document(&bench).number;
    bench.handle(Command::CloseDocument(number));
    assert!(bench.must_wait(), "the program waits for the file of a closed document");
    until(&mut bench, "the file is written", |b| !b.must_wait());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), wanted);
}

fn write(folder: &Path, name: &str, content: &[u8]) -> std::path::PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("the test's folder can be written");
    path
}

#[test]
fn a_bad_file_gives_one_notice_and_leaves_the_documents() {
    let folder = tempfile::tempdir().unwrap();
    let whole = bytes(&catalogue::load(SAMPLE).unwrap());
    let half = &whole.as_bytes()[..whole.len() / 2];
    let bad = [
        write(folder.path(), "half.prodigio", half),
        write(folder.path(), "noise.bpmn", b"<definitions><process>"),
        write(folder.path(), "empty.prodigio", b""),
        write(folder.path(), "noise.bin", &[0xff, 0xfe, 0x00, 0x9d]),
        folder.path().join("not-there.prodigio"),
        folder.path().to_path_buf(),
    ];
    let mut bench = with_sample();
    bench.handle(rename("accertamento", "Sopralluogo"));
    let before = bytes(document(&bench).study());
    for path in bad {
        let shown = path.display().to_string();
        bench.handle(Command::OpenPath(path));
        until(&mut bench, &shown, |b| !b.notices.all().is_empty());
        let notices = bench.notices.all();
        assert_eq!(notices.len(), 1, "{notices:?}");
        assert_eq!(notices[0].kind, NoticeKind::Trouble);
        assert!(notices[0].text.starts_with(&shown), "{}", notices[0].text);
        assert!(notices[0].text.len() > shown.len() + 10, "{}", notices[0].text);
        let number = notices[0].number;
        bench.handle(Command::CloseNotice(number));
        assert_eq!(bench.documents().len(), 1);
        assert_eq!(bytes(document(&bench).study()), before);
        assert!(document(&bench).is_modified());
    }
    assert!(bench.settings.recent.is_empty());
}

#[test]
fn several_files_asked_for_at_once_all_open() {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<_> = catalogue::TEMPLATES
        .iter()
        .map(|t| {
            write(folder.path(), &format!("{}.prodigio", t.code), bytes(&t.study()).as_bytes())
        })
        .collect();
    let mut bench = workbench();
    for path in &paths {
        bench.handle(Command::OpenPath(path.clone()));
    }
    until(&mut bench, "all files are open", |b| b.documents().len() == paths.len());
    let mut open: Vec<_> = bench.documents().iter().filter_map(|d| d.path.clone()).collect();
    let mut wanted = paths;
    open.sort();
    wanted.sort();
    assert_eq!(open, wanted);
}

#[test]
fn pages_are_looked_at_before_they_are_written() {
    use prodigio::app::dossier::{Format, Kind, Paperwork};
    let mut bench = with_sample();
    bench.handle(Command::Go(Workspace::Deliver));
    let drawing = Paperwork::new(Kind::Drawing, Language::It);
    let page = Paperwork::new(Kind::Page, Language::It);
    let count = |b: &Workbench, what| b.leaves(what).map_or(0, |leaves| leaves.pages.len());
    assert_eq!(count(&bench, drawing), 0);
    bench.handle(Command::Leaf(drawing));
    until(&mut bench, "the drawing is there", |b| count(b, drawing) > 0);
    // As HTML it would say the same; on other sheets, or of another kind, it is another document.
    assert_eq!(count(&bench, Paperwork { format: Format::Html, ..drawing }), 1);
    let tiles = Paperwork { tiles: true, ..drawing };
    assert_eq!((count(&bench, tiles), count(&bench, page)), (0, 0));
    bench.handle(Command::Leaf(tiles));
    until(&mut bench, "the sheets are there", |b| count(b, tiles) > 1);
    assert!(!bench.leaves(tiles).unwrap().is_stale);
    // After an edit they still stand, and are told to be old.
    let first = bench.procedure().unwrap().steps().next().unwrap().0.clone();
    bench.handle(Command::Select(vec![ItemId::Step(first)]));
    bench.handle(Command::Act(Action::Delete));
    let leaves = bench.leaves(tiles).unwrap();
    assert!(leaves.is_stale && leaves.pages.len() > 1 && leaves.progress.is_none());
    bench.handle(Command::Leaf(tiles));
    until(&mut bench, "they are new", |b| !b.leaves(tiles).unwrap().is_stale);
    // What is simulated for can be stopped, and asked for again.
    bench.handle(Command::Leaf(page));
    assert!(bench.leaves(page).unwrap().progress.is_some());
    bench.handle(Command::StopLeafing);
    assert!(bench.leaves(page).unwrap().progress.is_none());
    assert_eq!((count(&bench, page), count(&bench, tiles) > 1), (0, true));
    bench.handle(Command::Leaf(page));
    let done = |b: &Workbench| b.leaves(page).and_then(|leaves| leaves.progress).map(|p| p.0);
    until(&mut bench, "it is simulated", |b| done(b).is_some_and(|done| done > 0));
    // Of nothing there is a page, too, that says so.
    bench.handle(Command::Act(Action::New));
    bench.handle(Command::Leaf(page));
    until(&mut bench, "the page is there", |b| count(b, page) == 1);
    assert!(bench.leaves(page).unwrap().progress.is_none());
}

#[test]
fn deliveries_asked_for_at_once_are_all_written() {
    use prodigio::app::command::{Delivery, Target};
    use prodigio::files::simulators::Simulator;
    let folder = tempfile::tempdir().unwrap();
    let mut bench = with_sample();
    bench.handle(Command::Go(Workspace::Deliver));
    let mut paths: Vec<_> = Delivery::files()
        .map(|d| (d, folder.path().join(d.key()).with_extension(d.extension())))
        .collect();
    let engine = paths[0].0.engine().expect("an engine comes first");
    paths.push((Delivery::Project(engine), folder.path().join("project")));
    for (delivery, path) in &paths {
        bench.handle(Command::Deliver(*delivery, path.clone()));
    }
    // What is simulated for first, leaving does not wait for.
    until(&mut bench, "all is written", |b| {
        !b.must_wait() && paths.iter().all(|(_, path)| path.exists())
    });
    let revision = document(&bench).revision();
    until(&mut bench, "the preview is there", |b| {
        document(b).results.preview.as_ref().is_some_and(|p| p.revision == revision)
    });
    let preview = document(&bench).results.preview.clone().unwrap();
    assert!(preview.bpmn_round, "{:?}", preview.bpmn_losses);
    // The report speaks the language of who reads it, the names of things included.
    bench.handle(Command::SetLanguage(Language::De));
    until(&mut bench, "the report in German", |b| {
        document(b).results.preview.as_ref().is_some_and(|p| p.language == Language::De)
    });
    let german = document(&bench).results.preview.clone().unwrap();
    let says = |what: &str| german.losses.iter().any(|(_, line)| line.contains(what));
    assert!(says("Erhebung des Aufenthalts") && !says("Accertamento dimora abituale"));
    assert_eq!(std::fs::read_to_string(&paths[0].1).unwrap(), preview.file.text());
    let bpmn = paths.iter().find(|(d, _)| *d == Delivery::Bpmn).unwrap();
    assert_eq!(std::fs::read_to_string(&bpmn.1).unwrap(), preview.bpmn.text());
    let process = folder.path().join("project").join("process.bpmn");
    assert_eq!(std::fs::read_to_string(process).unwrap(), preview.file.text());
    let other = paths.iter().find_map(|(d, _)| d.engine().filter(|e| *e != engine)).unwrap();
    bench.handle(Command::ShowTarget(Target::Engine(other)));
    until(&mut bench, "the other preview is there", |b| {
        document(b).results.preview.as_ref().is_some_and(|p| p.target == Target::Engine(other))
    });
    assert!(!document(&bench).results.preview.as_ref().unwrap().forms.is_empty());
    for simulator in Simulator::ALL {
        let target = Target::Simulator(simulator);
        bench.handle(Command::ShowTarget(target));
        until(&mut bench, "the preview of a simulator is there", |b| {
            document(b).results.preview.as_ref().is_some_and(|p| p.target == target)
        });
        let preview = document(&bench).results.preview.clone().unwrap();
        let path = &paths.iter().find(|(d, _)| d.target() == Some(target)).unwrap().1;
        assert_eq!(std::fs::read_to_string(path).unwrap(), preview.file.text());
        assert!(!preview.losses.is_empty());
        // The scenario of Prosimos speaks of a drawing that stands beside it.
        assert_eq!(preview.has_beside, simulator == Simulator::Prosimos);
        let ending = if preview.has_beside { "prosimos.bpmn" } else { "bpmn" };
        let opened = prodigio::files::open(&path.with_extension(ending)).expect("it opens");
        let p = &opened.study.as_is().expect("there is a variant").procedure;
        assert!(p.steps().count() > 3);
    }
}

fn has_run(revision: u64) -> impl Fn(&Workbench) -> bool {
    move |b| {
        let d = document(b);
        d.results.run_of(d.variant()).is_some_and(|r| r.finished && r.revision == revision)
    }
}

#[test]
fn a_run_ends_with_figures_and_intervals_and_starts_again_after_an_edit() {
    let mut bench = with_sample();
    until(&mut bench, "the first run ends", has_run(0));
    let run = |b: &Workbench| {
        let d = document(b);
        d.results.run_of(d.variant()).cloned().expect("there is a run")
    };
    let first = run(&bench);
    let cycle = first.estimate(Figure::Cycle);
    assert!(cycle.mean > 0.0 && cycle.half_width.is_some_and(|h| h > 0.0), "{cycle:?}");
    assert!(first.progress().0 >= 2 && first.progress().0 <= first.progress().1);
    let within = first.within();
    assert!(!within.is_empty());
    assert!(within.iter().all(|w| (0.0..=1.0).contains(&w.mean) && w.half_width.is_some()));
    until(&mut bench, "nothing runs", |b| !b.is_simulating());
    bench.handle(rename("accertamento", "Sopralluogo"));
    assert!(bench.is_simulating(), "an edit starts a new run");
    assert_eq!(run(&bench).revision, 0, "until then the old figures stay");
    assert_ne!(run(&bench).revision, document(&bench).revision());
    bench.handle(rename("accertamento", "Visita"));
    until(&mut bench, "the run of the second edit ends", has_run(2));
    assert_eq!(run(&bench).estimate(Figure::Cycle), cycle, "a name changes no figure");
    until(&mut bench, "the checks are there", |b| !document(b).results.findings.is_empty());
    let exact = document(&bench).results.exact.clone().expect("exact figures are there");
    assert_eq!(&exact.0, document(&bench).variant());
}

#[test]
fn a_stopped_run_stays_stopped() {
    let mut bench = with_sample();
    assert!(bench.is_simulating());
    bench.handle(Command::Act(Action::StopSimulation));
    until(&mut bench, "the run stops", |b| !b.is_simulating());
    let unfinished = |b: &Workbench| {
        let d = document(b);
        d.results.run_of(d.variant()).is_none_or(|r| !r.finished)
    };
    assert!(unfinished(&bench));
    bench.handle(Command::Go(Workspace::Analyse));
    assert!(!bench.is_simulating(), "looking at it does not start it again");
    for what in Beside::ALL {
        bench.handle(Command::Watch(what, true));
        assert!(bench.is_stopped(what), "{what:?} waits for a run that does not go on");
    }
    bench.handle(Command::Act(Action::Simulate));
    assert!(Beside::ALL.into_iter().all(|what| !bench.is_stopped(what)), "now it does");
}

/// The two variants of the sample: the one looked at first, and the other.
fn two_variants(bench: &Workbench) -> [VariantId; 2] {
    let other = document(bench).study().to_be().expect("it has one").id.clone();
    let first = document(bench).variant().clone();
    assert_ne!(first, other);
    [first, other]
}

/// What was stopped as another variant was looked at is asked again when it is looked at again.
#[test]
fn the_crowd_of_a_variant_that_was_left_before_it_was_filmed_comes_all_the_same() {
    let mut bench = with_sample();
    let [first, other] = two_variants(&bench);
    bench.handle(Command::Go(Workspace::Teach));
    bench.handle(Command::AskCrowd(true));
    until(&mut bench, "the crowd of the first", |b| b.crowd().is_some());
    for variant in [&other, &first, &other] {
        bench.handle(Command::ShowVariant(variant.clone()));
    }
    until(&mut bench, "the crowd of the other", |b| b.crowd().is_some());
}

#[test]
fn what_would_help_goes_on_after_another_variant_was_looked_at() {
    let mut bench = with_sample();
    let [first, other] = two_variants(&bench);
    until(&mut bench, "the run is over", has_run(0));
    // The run of the other is on its way.
    bench.handle(Command::ShowVariant(other.clone()));
    bench.handle(Command::ShowVariant(first.clone()));
    bench.handle(Command::Go(Workspace::Analyse));
    bench.handle(Command::Watch(Beside::Help, true));
    assert!(bench.is_busy_with(Beside::Help));
    bench.handle(Command::ShowVariant(other));
    bench.handle(Command::ShowVariant(first));
    until(&mut bench, "the first changes", |b| {
        b.helps().is_some_and(|h| !h.what_if.gains.rows.is_empty())
    });
}

#[test]
fn what_would_help_is_asked_when_looked_at_and_after_the_run() {
    let mut bench = with_sample();
    bench.handle(Command::Go(Workspace::Analyse));
    until(&mut bench, "the run is over", |b| has_run(document(b).revision())(b));
    assert!(!bench.is_busy_with(Beside::Help) && bench.helps().is_none(), "nobody asked");
    bench.handle(Command::Watch(Beside::Help, true));
    assert!(bench.is_busy_with(Beside::Help), "the run is there");
    until(&mut bench, "the first changes", |b| {
        b.helps().is_some_and(|h| !h.what_if.gains.rows.is_empty())
    });
    let revision = document(&bench).revision();
    assert_eq!(bench.helps().map(|h| h.revision), Some(revision));
    // An edit: the live run goes first, and what is known is of before.
    let step = bench.procedure().expect("a procedure").steps().next().map(|(id, _)| id.clone());
    bench.handle(rename(step.expect("a step").as_str(), "Altro nome"));
    assert!(bench.is_simulating());
    assert_ne!(bench.helps().map(|h| h.revision), Some(document(&bench).revision()));
    until(&mut bench, "it stops", |b| !b.is_busy_with(Beside::Help));
    bench.handle(Command::Watch(Beside::Help, false));
    until(&mut bench, "the run is over", |b| has_run(document(b).revision())(b));
    assert!(!bench.is_busy_with(Beside::Help), "nobody looks");
}

#[test]
fn a_comparison_brings_the_structure_and_both_runs() {
    let mut bench = with_sample();
    bench.handle(Command::Act(Action::StopSimulation));
    let variants = document(&bench).study().variants().len();
    bench.handle(Command::Act(Action::NewToBe));
    assert_eq!(document(&bench).study().variants().len(), variants + 1);
    let to_be = document(&bench).variant().clone();
    assert_ne!(to_be, VariantId::new("as-is"));
    bench.handle(Command::Act(Action::StopSimulation));
    bench.handle(rename("accertamento", "Sopralluogo"));
    bench.handle(Command::Act(Action::StopSimulation));
    bench.handle(Command::Go(Workspace::Compare));
    let revision = document(&bench).revision();
    until(&mut bench, "the comparison ends", |b| {
        document(b).results.compared.as_ref().is_some_and(|c| c.finished && c.revision == revision)
    });
    let compared = document(&bench).results.compared.clone().unwrap();
    assert_eq!(compared.ends[1], End::Variant(to_be));
    assert_eq!(compared.structure.count(), 1);
    assert!(compared.can_run && compared.pairs > 1);
    assert_eq!(compared.joined.grouped.groups.len(), 1);
    // The same luck and the same work: the same figures.
    let cycle = compared.indicators.iter().find(|i| i.what == What::MeanTime);
    let change = &cycle.expect("the time of a case is measured").change;
    assert_eq!(change.before, change.after);
    assert!(change.before.n > 1);
}

#[test]
fn a_case_is_told_in_teach() {
    let mut bench = with_sample();
    bench.handle(Command::Go(Workspace::Teach));
    until(&mut bench, "a case is told", |b| document(b).results.story.is_some());
    let first = document(&bench).results.story.clone().unwrap();
    assert_eq!(&first.0, document(&bench).variant());
    bench.handle(Command::Trace(Wanted::Next));
    until(&mut bench, "the next case is told", |b| {
        document(b).results.story.as_ref().is_some_and(|s| s.2.number != first.2.number)
    });
}

#[test]
fn closing_the_last_document_leaves_an_empty_one() {
    let mut bench = with_sample();
    bench.handle(Command::OpenTemplate("suolo-pubblico"));
    bench.handle(rename("nessuno", "x"));
    bench.handle(Command::Act(Action::Close));
    assert_eq!(bench.documents().len(), 1);
    let number = document(&bench).number;
    bench.handle(rename("accertamento", "Sopralluogo"));
    bench.take_wishes();
    bench.handle(Command::Act(Action::Close));
    assert_eq!(bench.documents().len(), 1, "unsaved changes are asked about");
    assert_eq!(bench.take_wishes(), [Wish::AskClose(number)]);
    bench.handle(Command::CloseDocument(number));
    assert_eq!(bench.documents().len(), 1);
    assert_ne!(document(&bench).number, number);
    assert_eq!(bench.procedure().unwrap().steps().count(), 0);
    bench.handle(Command::CloseDocument(999));
    assert_eq!(bench.documents().len(), 1);
}

#[test]
fn the_id_of_an_undone_step_is_not_given_again() {
    let mut bench = with_sample();
    let after = StepId::new("accertamento");
    let task = StepKind::Task(TaskKind::Person);
    bench.handle(Command::AddAfter(after.clone(), task.clone()));
    let first = document(&bench).selection.step().cloned().expect("the new step is selected");
    bench.handle(Command::Act(Action::Undo));
    bench.handle(Command::AddAfter(after, task));
    let second = document(&bench).selection.step().cloned().expect("the new step is selected");
    assert_ne!(first, second);
}

/// Numbers without pattern, the same each time (splitmix64).
struct Luck(u64);

impl Luck {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most.max(1) as u64) as usize
    }

    fn length(&mut self) -> f64 {
        match self.below(40) {
            0 => f64::NAN,
            1 => 1e300,
            _ => self.below(800) as f64 - 300.0,
        }
    }
}

/// What touches files, leaves the document, or writes to the clipboard of the machine.
const ELSEWHERE: [Action; 13] = [
    Action::New,
    Action::Open,
    Action::Catalogue,
    Action::Save,
    Action::SaveAs,
    Action::SaveAll,
    Action::Close,
    Action::Reopen,
    Action::NextTab,
    Action::PreviousTab,
    Action::Quit,
    Action::CopyPicture,
    Action::CopyVector,
];

/// What is done often: undo, and what makes and takes away.
const OFTEN: [Action; 12] = [
    Action::Undo,
    Action::Undo,
    Action::Undo,
    Action::Redo,
    Action::Redo,
    Action::Delete,
    Action::Delete,
    Action::Append,
    Action::AppendGateway,
    Action::SelectAll,
    Action::Duplicate,
    Action::Mend,
];

/// Any action of the table that can be asked of the document shown.
fn any_action(luck: &mut Luck) -> Action {
    if luck.below(2) == 0 {
        return OFTEN[luck.below(OFTEN.len())];
    }
    let here: Vec<Action> =
        ACTIONS.iter().map(|row| row.action).filter(|a| !ELSEWHERE.contains(a)).collect();
    here[luck.below(here.len())]
}

fn any_item(bench: &Workbench, luck: &mut Luck) -> ItemId {
    let p = bench.procedure().expect("a procedure is shown");
    let steps = p.steps().map(|(id, _)| ItemId::Step(id.clone()));
    let flows = p.flows().map(|(id, _)| ItemId::Flow(id.clone()));
    let links = p.links().map(|(id, _)| ItemId::Link(id.clone()));
    let artifacts = p.artifacts().map(|(id, _)| ItemId::Artifact(id.clone()));
    let lanes = p.lanes().map(|(id, _)| ItemId::Lane(id.clone()));
    let pools = p.pools().map(|(id, _)| ItemId::Pool(id.clone()));
    let all: Vec<ItemId> =
        steps.chain(flows).chain(links).chain(artifacts).chain(lanes).chain(pools).collect();
    let chosen = all.get(luck.below(all.len() + 1)).cloned();
    chosen.unwrap_or_else(|| ItemId::Step(StepId::new("nobody")))
}

fn any_step(bench: &Workbench, luck: &mut Luck) -> StepId {
    let p = bench.procedure().expect("a procedure is shown");
    let chosen = p.steps().nth(luck.below(p.steps().count() + 1)).map(|(id, _)| id.clone());
    chosen.unwrap_or_else(|| StepId::new("nobody"))
}

fn any_kind(luck: &mut Luck) -> StepKind {
    match luck.below(5) {
        0 => StepKind::Gateway(GatewayKind::Parallel),
        1 => StepKind::END,
        2 => StepKind::START,
        _ => StepKind::Task(TaskKind::Manual),
    }
}

fn any_command(bench: &Workbench, luck: &mut Luck, most: usize) -> Command {
    let variants = document(bench).study().variants();
    let steps = bench.procedure().map_or(0, |p| p.steps().count());
    if steps > most {
        // A drawing that stays small: each command costs the same.
        if document(bench).selection.len() > 4 && luck.below(4) > 0 {
            return Command::Act(Action::Delete);
        }
        return Command::Select((0..12).map(|_| any_item(bench, luck)).collect());
    }
    match luck.below(44) {
        0..=6 => {
            let action = any_action(luck);
            let too_many = action == Action::NewToBe && variants.len() > 2;
            Command::Act(if too_many { Action::Undo } else { action })
        }
        7 | 8 => {
            let items = (0..luck.below(4)).map(|_| any_item(bench, luck)).collect();
            Command::Select(items)
        }
        9 => Command::ToggleSelect(any_item(bench, luck)),
        10 | 11 => Command::AddAfter(any_step(bench, luck), any_kind(luck)),
        12 | 13 => {
            let at = Point::new(luck.length(), luck.length());
            let on = match any_item(bench, luck) {
                ItemId::Flow(id) => Some(id),
                _ => None,
            };
            Command::AddAt(any_kind(luck), at, on)
        }
        14 | 15 => Command::Connect(any_step(bench, luck), any_step(bench, luck)),
        16 | 17 => Command::MoveSelection(luck.length(), luck.length()),
        18 => Command::Rename(any_item(bench, luck), format!("nome {}", luck.below(99))),
        19 => Command::Replace(any_step(bench, luck), any_kind(luck)),
        20 => Command::ShowVariant(variants[luck.below(variants.len())].id.clone()),
        21 => Command::SetLanguage([Language::It, Language::De, Language::En][luck.below(3)]),
        22 => Command::SetTextScale(luck.length() as f32),
        23 => Command::Take(
            [Tool::Select, Tool::Hand, Tool::Connect, Tool::Space][luck.below(4)].clone(),
        ),
        24..=28 => any_plan(bench, luck),
        29..=36 => any_hand(bench, luck),
        _ => any_other(bench, luck),
    }
}

/// Plans that the panels make.
fn any_plan(bench: &Workbench, luck: &mut Luck) -> Command {
    let document = document(bench);
    let p = bench.procedure().expect("a procedure is shown");
    let described = Description::new("edit-put").with("name", "x");
    let plan = match luck.below(6) {
        0 => document.desk().add_term(Term::default(), described).expect("there is room").1,
        1 => {
            let mut card = p.card().clone();
            card.terms.pop_last();
            document.desk().change(Change::Card(Box::new(card)), described, "")
        }
        2 => {
            // Typing in one field joins in one step.
            let description = Text::of(Language::It, format!("scheda {}", luck.below(99)));
            let card = Card { description, ..p.card().clone() };
            document.desk().change(Change::Card(Box::new(card)), described, "card")
        }
        3 => {
            let id = any_step(bench, luck);
            let Some(step) = p.step(&id) else { return Command::Reveal };
            let step = Step { name: Text::of(Language::De, "Schritt"), ..(**step).clone() };
            document.desk().change_step(&id, step, "name")
        }
        4 => {
            let office = Office { name: Text::of(Language::It, "Ufficio"), ..Office::default() };
            let id = OfficeId::new(format!("o{}", 900_000 + luck.below(4)));
            let edit = Change::Office(id, Some(Arc::new(office)));
            document.desk().change(edit, described, "")
        }
        _ => {
            // What others wrote to the file, taken whole.
            let theirs = sketch::parse("start > x @desk*2 > end").expect("it is a sketch");
            let theirs = Study::of(Text::of(Language::De, "Ihres"), theirs);
            whole::become_other(document.study(), &theirs, described)
        }
    };
    Command::Plan(Box::new(plan))
}

/// Lines of quick entry: new steps, decisions, parallel branches, a way back, and nonsense.
const LINES: [&str; 6] = [
    "verifica requisiti @Anagrafe 20-35-45m ~2g richiedente",
    "completa? sì 70% | no 30%",
    "parere @Tecnico 3h | parere @Legale 2h",
    "rifare -> verifica",
    "fine accolta .",
    "| ? -> @ % 12",
];

/// What newer hands do: any kind from the lists, marks, pasting, searching, mending, typed lines.
fn any_hand(bench: &Workbench, luck: &mut Luck) -> Command {
    let document = document(bench);
    let choices = Choices::new();
    let make = choices.all()[luck.below(choices.all().len())].make.clone();
    let at = Point::new(luck.length(), luck.length());
    let name = if luck.below(2) == 0 { String::new() } else { "nuovo".to_owned() };
    match luck.below(12) {
        0 => Command::MakeAfter(any_step(bench, luck), make, name),
        1 => {
            let on = match any_item(bench, luck) {
                ItemId::Flow(id) => Some(id),
                _ => None,
            };
            Command::MakeAt(make, at, on, name)
        }
        2 => Command::MakeJoined(any_step(bench, luck), make, at, name),
        3 => Command::Toggle(any_step(bench, luck), Marker::ALL[luck.below(Marker::ALL.len())]),
        4 => {
            // A part of the drawing, or what no clipboard should hold.
            let p = bench.procedure().expect("a procedure is shown");
            let items: Vec<ItemId> = (0..3).map(|_| any_item(bench, luck)).collect();
            let text = match luck.below(4) {
                0 => "{\"non\": è roba nostra}".to_owned(),
                1 => "uno\tdue\ntre".to_owned(),
                _ => native::fragment::write(&Fragment::of(p, &items)).unwrap_or_default(),
            };
            Command::Paste(text, (luck.below(2) == 0).then_some(at))
        }
        5 => Command::Find(Query { text: "e".to_owned(), ..Query::default() }),
        6 => Command::ReplaceFound(luck.below(2) == 0, "é".to_owned()),
        7 => Command::ShowLevel((luck.below(2) == 0).then(|| any_step(bench, luck))),
        8 => {
            let findings = bench.findings();
            match findings.get(luck.below(findings.len() + 1)) {
                Some(finding) if luck.below(4) > 0 => {
                    Command::Advice(Ask::Mend(Box::new((*finding).clone())))
                }
                Some(finding) => Command::Advice(Ask::Choose(Box::new((*finding).clone()))),
                None => Command::Act(Action::NextFinding),
            }
        }
        9 => Command::ShowSpot(luck.below(5)),
        10 => {
            Command::Replace(any_step(bench, luck), make.kind().cloned().unwrap_or(StepKind::END))
        }
        _ => {
            let p = bench.procedure().expect("a procedure is shown");
            let line = LINES[luck.below(LINES.len())];
            let yes_no = ["sì".to_owned(), "no".to_owned()];
            let entry = quick::read(line, &Known::of(p, Language::It, yes_no));
            match document.desk().quick(&entry.line, document.selection.lead(), line) {
                Ok(plan) => Command::Plan(Box::new(plan)),
                Err(refusal) => Command::Tell(Box::new(refusal.0)),
            }
        }
    }
}

/// What looks elsewhere and changes no study, and what is asked of a document that is not there.
fn any_other(bench: &Workbench, luck: &mut Luck) -> Command {
    let document = document(bench);
    let variants = document.study().variants();
    let p = bench.procedure().expect("a procedure is shown");
    let path = PathBuf::from(format!("nowhere/{}.prodigio", luck.below(20)));
    let workspaces = [Workspace::Map, Workspace::Map, Workspace::Analyse];
    match luck.below(17) {
        0 | 1 => Command::Assign(p.offices().nth(luck.below(5)).map(|(id, _)| id.clone())),
        2 => Command::CompareWith(End::Variant(variants[luck.below(variants.len())].id.clone())),
        3 => Command::SetTheme([Theme::Light, Theme::Dark, Theme::HighContrast][luck.below(3)]),
        4 => Command::Go(workspaces[luck.below(3)]),
        5 => Command::Reveal,
        6 => Command::Browse(Browse::Open),
        7 => Command::ShowDocument(document.number + luck.below(2) as u64),
        8 => Command::MoveTab(document.number, luck.below(9)),
        9 => Command::Decide(document.number, Decision::KeepMine),
        10 => Command::PinRecent(path, luck.below(2) == 0),
        11 => Command::ForgetRecent(path),
        12 => Command::CloseDocument(document.number + 1),
        13 => Command::CloseNotice(luck.below(9) as u64),
        14 => Command::CloseTab(document.number + 7),
        _ => Command::Act([Action::NextTab, Action::PreviousTab, Action::Reopen][luck.below(3)]),
    }
}

/// Does so many commands, then takes all back, then does all again.
fn check_any_commands(study: Study, seed: u64, count: usize) {
    let mut bench = workbench();
    bench.open_study(study, None);
    let first = bytes(document(&bench).study());
    let mut luck = Luck(seed);
    let most = bench.procedure().map_or(0, |p| p.steps().count()) + 20;
    for number in 0..count {
        let command = any_command(&bench, &mut luck, most);
        let said = format!("{number}: {command:?}");
        bench.handle(command);
        let document = document(&bench);
        assert_eq!(study_violations(document.study()), [], "{said}");
        let p = bench.procedure().expect("a variant is shown");
        for item in document.selection.items() {
            assert!(p.stands(item), "{said}: {item:?} is selected");
        }
        if number % 16 == 0 {
            bench.tick();
        }
    }
    let last = bytes(document(&bench).study());
    let undos = document(&bench).history().depth().0;
    assert!(undos > count / 10, "only {undos} steps to undo: {:?}", bench.notices.all());
    for _ in 0..undos {
        bench.handle(Command::Act(Action::Undo));
    }
    assert!(document(&bench).history().next_undo().is_none());
    assert_eq!(bytes(document(&bench).study()), first);
    for _ in 0..undos {
        bench.handle(Command::Act(Action::Redo));
    }
    assert_eq!(bytes(document(&bench).study()), last);
    assert!(bench.notices.all().iter().all(|n| !n.text.contains("errore del programma")));
}

#[test]
fn any_ten_thousand_commands_can_be_taken_back() {
    let text = "start > a @desk*2 ~10 > {0.8: b > end, 0.2: c > end no}";
    let procedure = sketch::parse(text).unwrap();
    let study = Study::of(Text::of(Language::It, "Prova"), procedure);
    check_any_commands(native::read(bytes(&study).as_bytes()).unwrap(), 11, 10_000);
}

#[test]
fn any_commands_on_a_sample_can_be_taken_back() {
    check_any_commands(catalogue::load(SAMPLE).unwrap(), 5, 300);
}

#[test]
fn open_studies_become_one_with_the_offices_they_share() {
    let mut bench = with_sample();
    bench.handle(Command::Act(Action::SimulateTogether));
    assert_eq!(bench.documents().len(), 1, "one study has nobody to share with");
    bench.handle(Command::OpenTemplate("suolo-pubblico"));
    let parts: Vec<Arc<_>> =
        bench.documents().iter().map(|d| Arc::clone(d.procedure().expect("a procedure"))).collect();
    bench.handle(Command::Act(Action::SimulateTogether));
    let merged = document(&bench);
    let p = merged.procedure().expect("a procedure");
    assert_eq!(p.steps().count(), parts.iter().map(|p| p.steps().count()).sum::<usize>());
    assert!(study_violations(merged.study()).is_empty());
    assert!(merged.path.is_none() && merged.study().title().get(Language::It).contains(" + "));
    until(&mut bench, "a first run", |b| {
        let d = document(b);
        d.results.run_of(d.variant()).is_some()
    });
}

#[test]
fn another_time_is_simulated_when_it_is_asked_for() {
    use prodigio::app::span::Span;
    let mut bench = with_sample();
    bench.handle(Command::Go(Workspace::Analyse));
    let warmup = |b: &Workbench| {
        let d = document(b);
        d.results.run_of(d.variant()).map(|r| r.outcome.plan().extent)
    };
    until(&mut bench, "a first run", |b| warmup(b).is_some());
    let span = Span { measured: 90, from_empty: true, ..document(&bench).results.span };
    bench.handle(Command::RunFor(span));
    assert!(warmup(&bench).is_none(), "what another time gave is no answer any more");
    until(&mut bench, "a run of the other time", |b| warmup(b).is_some());
    assert_eq!(warmup(&bench), Some(span.plan(1).extent));
}

#[test]
fn offices_come_into_the_study_as_one_step_of_undo() {
    let mut bench = with_sample();
    let before = bytes(document(&bench).study());
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("uo.csv");
    let table = "Codice_IPA,Codice_uni_uo,Descrizione_uo\nc_a,U1,Protocollo generale\n";
    std::fs::write(&path, table).expect("there is room for a file");
    bench.handle(Command::Import(path));
    until(&mut bench, "the offices came", |bench| {
        let mut all = document(bench).procedure().into_iter().flat_map(|p| p.offices());
        all.any(|(_, o)| o.ipa == "U1")
    });
    bench.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(document(&bench).study()), before);
}
