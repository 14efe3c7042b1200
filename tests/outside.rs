//! Files changed by others, several savings at once, files that cannot be opened or written.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use prodigio::app::action::Action;
use prodigio::app::command::Command;
use prodigio::app::document::Document;
use prodigio::app::notice::NoticeKind;
use prodigio::app::outside::{Decision, Outside};
use prodigio::app::settings::Settings;
use prodigio::app::{Wish, Workbench};
use prodigio::files::session::{Claim, claim_first};
use prodigio::files::{catalogue, native};
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::study::Study;

const SAMPLE: &str = "cambio-residenza";

fn document(bench: &Workbench) -> &Document {
    bench.document().expect("a document is open")
}

fn bytes(study: &Study) -> String {
    native::write(study).expect("a sound study can be written")
}

/// Ticks until something is so; fails after a minute.
fn until(bench: &mut Workbench, is_so: impl Fn(&Workbench) -> bool) {
    for _ in 0..12_000 {
        bench.tick();
        if is_so(bench) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("waited in vain");
}

fn rename(name: &str) -> Command {
    Command::Rename(ItemId::Step(StepId::new("accertamento")), name.to_owned())
}

/// A workbench with a study's file open; the watch looks at it.
fn with_file(root: &Path) -> (Workbench, PathBuf) {
    let path = root.join("studio.prodigio");
    std::fs::write(&path, sample()).expect("the folder is there");
    let Ok(Claim::Ours(session)) = claim_first(&root.join("state")) else { panic!("no folder") };
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    bench.keep_in(session, vec![path.clone()]);
    until(&mut bench, |b| b.document().is_some_and(|d| d.path.is_some()));
    (bench, path)
}

fn sample() -> String {
    bytes(&catalogue::load(SAMPLE).expect("it is in the catalogue"))
}

fn other() -> String {
    sample().replace("Accertamento", "Sopralluogo")
}

fn noticed(bench: &mut Workbench) {
    until(bench, |b| document(b).outside.is_some());
}

#[test]
fn theirs_is_taken_as_one_step_and_mine_comes_back() {
    let root = tempfile::tempdir().unwrap();
    let (mut bench, path) = with_file(root.path());
    bench.handle(rename("Visita"));
    let mine = bytes(document(&bench).study());
    let steps = document(&bench).history().depth().0;
    std::fs::write(&path, other()).unwrap();
    noticed(&mut bench);
    let number = document(&bench).number;
    bench.handle(Command::Decide(number, Decision::TakeTheirs));
    until(&mut bench, |b| document(b).outside.is_none());
    assert_eq!(bytes(document(&bench).study()), other());
    assert!(!document(&bench).is_modified());
    assert_eq!(document(&bench).history().depth().0, steps + 1);
    bench.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(document(&bench).study()), mine);
    assert!(document(&bench).is_modified());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), other());
}

#[test]
fn mine_is_kept_and_saved_over_theirs_only_when_that_was_decided() {
    let root = tempfile::tempdir().unwrap();
    let (mut bench, path) = with_file(root.path());
    bench.handle(rename("Visita"));
    std::fs::write(&path, other()).unwrap();
    // Saved before the watch has looked, it is refused all the same.
    bench.handle(Command::Act(Action::Save));
    until(&mut bench, |b| !b.is_saving());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), other());
    assert!(document(&bench).is_modified());
    assert!(bench.notices.all().iter().any(|n| n.kind == NoticeKind::Trouble));
    noticed(&mut bench);
    bench.handle(Command::Act(Action::Save));
    until(&mut bench, |b| !b.is_saving());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), other(), "still undecided");
    let number = document(&bench).number;
    bench.handle(Command::Decide(number, Decision::KeepMine));
    assert_eq!(document(&bench).outside, None);
    bench.handle(Command::Act(Action::Save));
    until(&mut bench, |b| !b.is_saving());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), bytes(document(&bench).study()));
    assert!(!document(&bench).is_modified());
}

#[test]
fn theirs_opens_beside_and_the_file_put_back_is_no_news() {
    let root = tempfile::tempdir().unwrap();
    let (mut bench, path) = with_file(root.path());
    std::fs::write(&path, other()).unwrap();
    noticed(&mut bench);
    let number = document(&bench).number;
    bench.handle(Command::Decide(number, Decision::Compare));
    until(&mut bench, |b| b.documents().len() == 2);
    assert!(document(&bench).theirs);
    assert_eq!(bytes(document(&bench).study()), other());
    assert_eq!(document(&bench).path, None, "saving it asks where");
    bench.handle(Command::ShowDocument(number));
    assert!(document(&bench).outside.is_some(), "still to be decided");
    std::fs::write(&path, sample()).unwrap();
    until(&mut bench, |b| document(b).outside.is_none());
}

#[test]
fn a_file_that_goes_is_said_and_saved_anew_and_our_own_savings_are_no_news() {
    let root = tempfile::tempdir().unwrap();
    let (mut bench, path) = with_file(root.path());
    for i in 0..5 {
        bench.handle(rename(&format!("nome {i}")));
        bench.handle(Command::Act(Action::Save));
        until(&mut bench, |b| !b.is_saving());
        bench.look_outside();
        for _ in 0..30 {
            bench.tick();
            assert_eq!(document(&bench).outside, None, "our own saving");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
    // The same bytes with another date are no news either.
    std::fs::write(&path, std::fs::read(&path).unwrap()).unwrap();
    bench.look_outside();
    std::thread::sleep(Duration::from_millis(600));
    bench.tick();
    assert_eq!(document(&bench).outside, None);
    std::fs::remove_file(&path).unwrap();
    noticed(&mut bench);
    assert_eq!(document(&bench).outside, Some(Outside::Gone));
    bench.handle(Command::Act(Action::Save));
    until(&mut bench, |b| !b.is_saving());
    assert_eq!(document(&bench).outside, None);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), bytes(document(&bench).study()));
}

#[test]
fn three_savings_at_once_write_all_three_and_the_last_gives_the_file() {
    let root = tempfile::tempdir().unwrap();
    for _ in 0..10 {
        let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
        bench.handle(Command::OpenTemplate(SAMPLE));
        let paths = ["a", "b", "c"].map(|n| root.path().join(n).with_extension("prodigio"));
        for path in &paths {
            bench.handle(Command::SaveTo(path.clone()));
        }
        until(&mut bench, |b| !b.is_saving());
        for path in &paths {
            assert_eq!(std::fs::read_to_string(path).unwrap(), sample());
            std::fs::remove_file(path).unwrap();
        }
        assert_eq!(document(&bench).path.as_ref(), Some(&paths[2]));
        assert!(!document(&bench).is_modified());
    }
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_asked() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("altro.prodigio");
    std::fs::write(&path, "somebody's").unwrap();
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    bench.handle(Command::OpenTemplate(SAMPLE));
    bench.take_wishes();
    bench.handle(Command::SaveNew(path.clone()));
    until(&mut bench, |b| !b.is_saving());
    assert!(bench.take_wishes().contains(&Wish::AskReplace(path.clone())));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "somebody's");
    bench.handle(Command::SaveTo(path.clone()));
    until(&mut bench, |b| !b.is_saving());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), sample());
}

#[test]
fn a_read_only_file_and_a_folder_that_went_leave_the_document_unharmed() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("studio.prodigio");
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    bench.handle(Command::OpenTemplate(SAMPLE));
    bench.handle(Command::SaveTo(path.clone()));
    until(&mut bench, |b| !b.is_saving());
    bench.handle(rename("Visita"));
    let mine = bytes(document(&bench).study());
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    let lost = root.path().join("no").join("studio.prodigio");
    for command in [Command::Act(Action::Save), Command::SaveTo(lost)] {
        let before = bench.notices.all().iter().filter(|n| n.kind == NoticeKind::Trouble).count();
        bench.handle(command);
        until(&mut bench, |b| !b.is_saving());
        let after = bench.notices.all().iter().filter(|n| n.kind == NoticeKind::Trouble).count();
        assert_eq!(after, before + 1);
        assert_eq!(bytes(document(&bench).study()), mine);
        assert!(document(&bench).is_modified());
        assert_eq!(document(&bench).path.as_ref(), Some(&path));
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), sample());
}

#[test]
fn a_folder_and_a_movie_dropped_together_are_refused_each_with_one_sentence() {
    let root = tempfile::tempdir().unwrap();
    let movie = root.path().join("film.mp4");
    std::fs::File::create(&movie).unwrap().set_len(1 << 32).unwrap();
    let small = root.path().join("corto.mp4");
    std::fs::write(&small, b"\0\0\0\x18ftypmp42\0\0\0\0").unwrap();
    let good = root.path().join("studio.prodigio");
    std::fs::write(&good, sample()).unwrap();
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    bench.handle(Command::OpenTemplate("suolo-pubblico"));
    bench.handle(Command::Act(Action::AddLane));
    let before = bytes(document(&bench).study());
    for path in [root.path().to_owned(), movie, small, good.clone()] {
        bench.handle(Command::OpenPath(path));
    }
    until(&mut bench, |b| b.documents().len() == 2 && b.notices.all().len() == 3);
    assert!(bench.notices.all().iter().all(|n| n.kind == NoticeKind::Trouble));
    assert_eq!(bytes(bench.documents()[0].study()), before);
    assert_eq!(document(&bench).path, Some(good));
}

/// Another base is of the merge of the study that is looked at: there is none of one beside it.
#[test]
fn another_base_is_of_the_study_that_is_looked_at() {
    use prodigio::app::merging::Merge;

    let root = tempfile::tempdir().unwrap();
    let (mut bench, path) = with_file(root.path());
    let base = root.path().join("base.prodigio");
    std::fs::write(&base, sample()).unwrap();
    let theirs = root.path().join("theirs.prodigio");
    std::fs::write(&theirs, other()).unwrap();
    bench.handle(Command::Merge(Merge::With(theirs)));
    until(&mut bench, |b| b.merging_here().is_some());
    bench.handle(Command::OpenTemplate(SAMPLE));
    until(&mut bench, |b| b.document().is_some_and(|d| d.path.is_none()));
    bench.handle(Command::Merge(Merge::From(base)));
    until(&mut bench, |b| !b.is_merging());
    assert!(bench.merging_here().is_none(), "nothing was to be merged into this one");
    let number = bench.documents().iter().find(|d| d.path == Some(path.clone())).unwrap().number;
    bench.handle(Command::ShowDocument(number));
    assert_eq!(bench.merging_here().unwrap().name, "theirs.prodigio");
}

/// Whoever leaves a merge still gets what was asked about the file meanwhile.
#[test]
fn a_merge_that_is_left_takes_nothing_else_with_it() {
    use prodigio::app::merging::Merge;

    let root = tempfile::tempdir().unwrap();
    let (mut bench, path) = with_file(root.path());
    let theirs = root.path().join("theirs.prodigio");
    std::fs::write(&theirs, other()).unwrap();
    bench.handle(Command::Merge(Merge::With(theirs)));
    until(&mut bench, |b| b.merging_here().is_some());
    std::fs::write(&path, other()).unwrap();
    noticed(&mut bench);
    let number = document(&bench).number;
    bench.handle(Command::Decide(number, Decision::TakeTheirs));
    bench.handle(Command::Merge(Merge::Leave));
    assert!(bench.merging_here().is_none());
    until(&mut bench, |b| document(b).outside.is_none());
    assert_eq!(bytes(document(&bench).study()), other());
}

/// Mine and theirs are merged: what only they changed is taken, the conflict is decided, undo brings
/// mine back; saved, the file holds both.
#[test]
fn theirs_is_merged_and_a_conflict_decided() {
    use prodigio::analysis::merge::Side;
    use prodigio::app::merging::Merge;

    let root = tempfile::tempdir().unwrap();
    let (mut bench, path) = with_file(root.path());
    bench.handle(rename("Visita"));
    let mine = bytes(document(&bench).study());
    // They renamed the same step, and another.
    let theirs = other().replace("Protocollazione", "Registrazione");
    assert_ne!(theirs, other());
    std::fs::write(&path, &theirs).unwrap();
    noticed(&mut bench);
    let number = document(&bench).number;
    bench.handle(Command::Decide(number, Decision::Merge));
    until(&mut bench, |b| b.merging_here().is_some());
    let merging = bench.merging_here().unwrap();
    let open: Vec<usize> =
        (0..merging.conflicts.len()).filter(|at| merging.conflicts[*at].is_open).collect();
    assert!(!open.is_empty(), "both renamed one step");
    assert!(
        merging.conflicts[open[0]].text.contains("Visita"),
        "{}",
        merging.conflicts[open[0]].text
    );
    assert!(merging.drawn.1.iter().all(Option::is_some));
    let name = |study: &Study, id: &str| {
        let p = &study.variants()[0].procedure;
        p.step(&StepId::new(id)).unwrap().name.get(prodigio::model::text::Language::It).to_owned()
    };
    assert_eq!(name(&merging.result, "accertamento"), "Visita");
    bench.handle(Command::Merge(Merge::Choose(open[0], Side::Theirs)));
    until(&mut bench, |b| {
        b.merging_here().is_some_and(|m| m.conflicts[open[0]].side == Side::Theirs)
    });
    bench.handle(Command::Merge(Merge::Accept));
    assert!(bench.merging_here().is_none());
    let merged = bytes(document(&bench).study());
    assert!(merged.contains("Registrazione"));
    assert!(!name(document(&bench).study(), "accertamento").contains("Visita"));
    bench.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(document(&bench).study()), mine);
    bench.handle(Command::Act(Action::Redo));
    assert_eq!(bytes(document(&bench).study()), merged);
    bench.handle(Command::Act(Action::Save));
    until(&mut bench, |b| !b.is_saving());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), merged);
    // Leaving a merge changes nothing.
    std::fs::write(&path, sample()).unwrap();
    bench.handle(Command::Merge(Merge::With(path)));
    until(&mut bench, |b| b.merging_here().is_some());
    bench.handle(Command::Merge(Merge::Leave));
    assert!(bench.merging_here().is_none());
    assert_eq!(bytes(document(&bench).study()), merged);
}

/// Theirs came without a drawing: what comes of it is laid out, in the one step that undo takes back.
#[test]
fn a_version_without_a_drawing_is_merged_and_laid_out() {
    use prodigio::app::merging::Merge;
    use prodigio::files::bpmn::{self, Content};
    use prodigio::model::id::VariantId;

    let root = tempfile::tempdir().unwrap();
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    let path = root.path().join("loro.bpmn");
    let mine = root.path().join("mio.bpmn");
    let study = catalogue::load(SAMPLE).unwrap();
    let text = bpmn::write(&study, &VariantId::new("as-is"), Content::Whole).unwrap();
    std::fs::write(&mine, &text).unwrap();
    let from = text.find("<bpmndi:BPMNDiagram").expect("it has a drawing");
    let end = "</bpmndi:BPMNDiagram>";
    let to = text.rfind(end).expect("it ends") + end.len();
    let bare = format!("{}{}", &text[..from], &text[to..]);
    std::fs::write(&path, bare.replace("Accertamento dimora", "Sopralluogo dimora")).unwrap();
    bench.handle(Command::OpenPath(mine));
    until(&mut bench, |b| b.document().is_some_and(|d| d.path.is_some()));
    let before = bytes(document(&bench).study());
    let steps = document(&bench).history().depth().0;
    bench.handle(Command::Merge(Merge::With(path)));
    until(&mut bench, |b| b.merging_here().is_some());
    let merging = bench.merging_here().unwrap();
    assert_eq!(merging.placed, 0, "nothing is said of places");
    let apart = |study: &Study| {
        let p = &study.variants()[0].procedure;
        let mut places: Vec<String> = p.steps().map(|(_, s)| format!("{:?}", s.at)).collect();
        let all = places.len();
        places.sort_unstable();
        places.dedup();
        places.len() == all
    };
    assert!(apart(&merging.result));
    bench.handle(Command::Merge(Merge::Accept));
    assert!(bytes(document(&bench).study()).contains("Sopralluogo dimora"));
    assert!(apart(document(&bench).study()));
    assert_eq!(document(&bench).history().depth().0, steps + 1);
    bench.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(document(&bench).study()), before);
}
