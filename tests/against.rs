//! Compare in the workbench: with another open study and with a file, matches set right by hand, what
//! only the other side has, and when gains are asked.

#[path = "support/wait.rs"]
mod wait;

use std::path::Path;
use std::sync::Arc;

use prodigio::analysis::compare::groups::Group;
use prodigio::analysis::simulate::plan::Extent;
use prodigio::app::Workbench;
use prodigio::app::action::Action;
use prodigio::app::command::{Command, Workspace};
use prodigio::app::compare::Compared;
use prodigio::app::compare::against::End;
use prodigio::app::compare::matches::Match;
use prodigio::app::document::Document;
use prodigio::app::find::Query;
use prodigio::app::notice::NoticeKind;
use prodigio::app::settings::Settings;
use prodigio::app::span::Span;
use prodigio::files::bpmn::{self, Content};
use prodigio::model::delta::{Fate, Thing};
use prodigio::model::geometry::Point;
use prodigio::model::id::{StepId, VariantId};
use prodigio::model::item::ItemId;
use prodigio::model::step::{StepKind, TaskKind};

use wait::until;

const SAMPLE: &str = "cambio-residenza";

fn document(bench: &Workbench) -> &Document {
    bench.document().expect("a document is open")
}

fn step(id: &str) -> StepId {
    StepId::new(id)
}

fn rename(id: &str, name: &str) -> Command {
    Command::Rename(ItemId::Step(step(id)), name.to_owned())
}

fn as_is() -> VariantId {
    VariantId::new("as-is")
}

/// A workbench with the sample open.
fn with_sample() -> Workbench {
    let settings = Settings { most_runs: 10, ..Settings::default() };
    let mut bench = Workbench::new(settings, Arc::new(|| {}));
    bench.handle(Command::OpenTemplate(SAMPLE));
    bench
}

/// What is compared with this now.
fn compared<'a>(bench: &'a Workbench, end: &End) -> Option<&'a Compared> {
    document(bench).results.compared.as_ref().filter(|c| c.ends[1] == *end)
}

fn groups(compared: &Compared) -> &[Group] {
    &compared.joined.grouped.groups
}

/// Waits until a comparison with this holds; it may still be measuring.
fn wait(bench: &mut Workbench, end: &End, is_so: impl Fn(&Compared) -> bool) {
    until(bench, "a comparison", |b| compared(b, end).is_some_and(&is_so));
}

/// The as-is of the study looked at, as a BPMN file.
fn exported(bench: &Workbench, path: &Path, change: impl Fn(String) -> String) {
    let text =
        bpmn::write(document(bench).study(), &as_is(), Content::Whole).expect("it can be written");
    std::fs::write(path, change(text)).expect("the folder is there");
}

#[test]
fn a_study_is_compared_with_another_open_one_as_it_stands_now() {
    let mut bench = with_sample();
    bench.handle(rename("accertamento", "Sopralluogo"));
    let other = document(&bench).number;
    bench.handle(Command::OpenTemplate(SAMPLE));
    let here = document(&bench).number;
    assert_ne!(here, other);
    bench.handle(Command::Go(Workspace::Compare));
    let end = End::Document(other, as_is());
    assert!(bench.ends().iter().any(|(known, _)| *known == end));
    bench.handle(Command::CompareWith(end.clone()));
    wait(&mut bench, &end, |_| true);
    let of = compared(&bench, &end).unwrap();
    assert_eq!(groups(of).len(), 1);
    assert_eq!(of.ends[0], End::Variant(as_is()), "the variant that is looked at");
    assert!(of.made.is_some(), "what is of another study is routed for this");
    // The other is changed meanwhile: so is what is compared, and what was measured of it is not shown.
    wait(&mut bench, &end, |c| c.pairs > 0);
    bench.handle(Command::ShowDocument(other));
    bench.handle(rename("protocollazione", "Registrazione"));
    bench.handle(rename("accertamento", "Visita"));
    bench.handle(Command::ShowDocument(here));
    wait(&mut bench, &end, |c| groups(c).len() == 2);
    until(&mut bench, "gains of the changes of now", |b| b.gained().is_some());
    // Closed, it is no longer there to be compared with.
    bench.handle(Command::CloseDocument(other));
    assert!(bench.ends().iter().all(|(end, _)| matches!(end, End::Variant(_))));
    assert!(bench.sides().is_none_or(|[_, b]| !b.end.is_outside()));
}

/// Gains are asked again for whatever is compared, also where it was compared before.
#[test]
fn each_comparison_has_its_gains() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("altro.bpmn");
    let mut bench = with_sample();
    let first = End::Variant(document(&bench).study().to_be().expect("it has one").id.clone());
    bench.handle(Command::Act(Action::NewToBe));
    let copy = End::Variant(document(&bench).variant().clone());
    bench.handle(Command::ShowVariant(as_is()));
    bench.handle(Command::Go(Workspace::Compare));
    for _ in 0..2 {
        bench.handle(Command::CompareWith(first.clone()));
        wait(&mut bench, &first, |_| true);
        until(&mut bench, "gains", |b| b.gained().is_some());
        bench.handle(Command::CompareWith(copy.clone()));
        wait(&mut bench, &copy, |c| groups(c).is_empty());
        assert!(bench.gained().is_none(), "nothing changed");
    }
    let end = End::File(path.clone(), as_is());
    for name in ["Sopralluogo", "Visita"] {
        exported(&bench, &path, |text| text.replace("Accertamento", name));
        bench.handle(Command::CompareFile(path.clone()));
        let id = step("accertamento");
        let is_named = |c: &Compared| {
            let there = c.joined.after.step(&id).expect("it was found");
            there.name.iter().any(|(_, text)| text.contains(name))
        };
        wait(&mut bench, &end, is_named);
        until(&mut bench, "gains of the file", |b| b.gained().is_some());
    }
}

/// The places of changes left out say nothing of another list of changes.
#[test]
fn what_was_left_out_is_of_the_changes_that_were_shown() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("altro.bpmn");
    let mut bench = with_sample();
    let end = End::File(path.clone(), as_is());
    exported(&bench, &path, |text| text.replace("Accertamento", "Sopralluogo"));
    bench.handle(Command::CompareFile(path.clone()));
    wait(&mut bench, &end, |c| groups(c).len() == 1);
    bench.handle(Command::TakeChange(0, false));
    wait(&mut bench, &end, |c| c.left.len() == 1);
    // It is kept while another comparison is looked at, and when the same is asked again.
    let to_be = End::Variant(document(&bench).study().to_be().expect("it has one").id.clone());
    bench.handle(Command::CompareWith(to_be.clone()));
    wait(&mut bench, &to_be, |c| c.left.is_empty());
    bench.handle(Command::CompareWith(end.clone()));
    wait(&mut bench, &end, |c| c.left.len() == 1);
    // The file says something else now.
    exported(&bench, &path, |text| text.replace("Accertamento", "Visita"));
    bench.handle(Command::CompareFile(path));
    wait(&mut bench, &end, |c| {
        let there = c.joined.after.step(&step("accertamento")).expect("it was found");
        there.name.iter().any(|(_, text)| text.contains("Visita")) && c.finished
    });
    assert!(compared(&bench, &end).unwrap().left.is_empty());
}

/// While the changes of before a match was set by hand are shown, their places say nothing of those
/// that come.
#[test]
fn nothing_is_taken_of_the_changes_of_before_a_match_by_hand() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("altro.bpmn");
    let mut bench = with_sample();
    let end = End::File(path.clone(), as_is());
    exported(&bench, &path, |text| text.replace("Accertamento", "Sopralluogo"));
    bench.handle(Command::CompareFile(path));
    wait(&mut bench, &end, |c| groups(c).len() == 1);
    let variants = document(&bench).study().variants().len();
    bench.handle(Command::Match(Match::Gone(step("protocollazione"))));
    assert!(compared(&bench, &end).is_some_and(|c| c.by_hand.gone.is_empty()), "still of before");
    bench.handle(Command::TakeChange(0, false));
    assert!(!bench.can_keep());
    bench.handle(Command::KeepTaken);
    assert_eq!(document(&bench).study().variants().len(), variants);
    wait(&mut bench, &end, |c| c.by_hand.gone.len() == 1);
    assert!(compared(&bench, &end).unwrap().left.is_empty());
    assert!(bench.can_keep());
    // What is left out is left out before anything is kept.
    bench.handle(Command::TakeChange(0, false));
    assert!(!bench.can_keep());
    bench.handle(Command::KeepTaken);
    assert_eq!(document(&bench).study().variants().len(), variants);
    wait(&mut bench, &end, |c| c.left.len() == 1);
    assert!(bench.can_keep());
    bench.handle(Command::KeepTaken);
    assert_eq!(document(&bench).study().variants().len(), variants + 1);
}

/// What was measured for another time is no answer, however late it comes.
#[test]
fn another_time_is_compared_anew() {
    const DAYS: u32 = 200;
    let is_new = |c: &Compared| matches!(c.plan.extent, Extent::Days { measured: DAYS, .. });
    let now = |bench: &Workbench| document(bench).results.compared.clone();
    let mut bench = with_sample();
    bench.handle(Command::Go(Workspace::Compare));
    until(&mut bench, "figures", |b| now(b).is_some_and(|c| c.pairs > 0));
    assert!(!now(&bench).is_some_and(|c| is_new(&c)));
    bench.handle(Command::Go(Workspace::Map));
    let span = document(&bench).results.span;
    bench.handle(Command::RunFor(Span { measured: DAYS, ..span }));
    for _ in 0..40 {
        bench.tick();
        assert!(now(&bench).is_none(), "nobody asks there");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    bench.handle(Command::Go(Workspace::Compare));
    until(&mut bench, "figures of now", |b| {
        let now = now(b);
        assert!(now.as_ref().is_none_or(is_new));
        now.is_some_and(|c| c.pairs > 0)
    });
}

/// What is kept from another study may have ids that this one has not handed out yet.
#[test]
fn what_is_added_to_what_was_kept_replaces_nothing() {
    let add = |x: f64| Command::AddAt(StepKind::Task(TaskKind::Person), Point::new(x, 900.0), None);
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("altro.prodigio");
    let mut bench = with_sample();
    for x in [100.0, 300.0, 500.0] {
        bench.handle(add(x));
    }
    let text = prodigio::files::native::write(document(&bench).study()).unwrap();
    std::fs::write(&path, text).unwrap();
    let mut bench = with_sample();
    let own = document(&bench).procedure().unwrap().steps().count();
    bench.handle(Command::CompareFile(path.clone()));
    let end = End::File(path, as_is());
    wait(&mut bench, &end, |c| c.made.is_some());
    bench.handle(Command::KeepTaken);
    let steps = |b: &Workbench| document(b).procedure().unwrap().steps().count();
    assert_eq!(steps(&bench), own + 3);
    for (more, x) in [700.0, 900.0, 1_100.0].into_iter().enumerate() {
        bench.handle(add(x));
        assert_eq!(steps(&bench), own + 4 + more);
    }
}

#[test]
fn two_to_bes_are_compared_with_each_other() {
    let mut bench = with_sample();
    assert_eq!(bench.firsts(), [], "there is nothing to choose among two");
    let first = document(&bench).study().to_be().expect("it has one").id.clone();
    bench.handle(Command::ShowVariant(first.clone()));
    bench.handle(Command::Act(Action::NewToBe));
    let second = document(&bench).variant().clone();
    assert!(second != first && second != as_is());
    bench.handle(rename("accertamento", "Sopralluogo"));
    bench.handle(Command::Go(Workspace::Compare));
    assert_eq!(bench.firsts().len(), 3);
    bench.handle(Command::CompareFrom(first.clone()));
    let (from, to) = (End::Variant(first.clone()), End::Variant(second.clone()));
    wait(&mut bench, &to, |c| c.ends[0] == from);
    assert_eq!(groups(compared(&bench, &to).unwrap()).len(), 1, "a copy with another name");
    assert!(bench.ends().iter().all(|(end, _)| *end != from));
    // The first itself looked at, another is the second side.
    bench.handle(Command::ShowVariant(first));
    assert!(bench.sides().is_some_and(|[a, b]| a.end == from && b.end != from));
    bench.handle(Command::ShowVariant(second));
    bench.handle(Command::CompareFrom(as_is()));
    wait(&mut bench, &to, |c| c.ends[0] == End::Variant(as_is()) && groups(c).len() > 1);
    // With another study the first side is the variant looked at; without it there is a choice again.
    let here = document(&bench).number;
    bench.handle(Command::OpenTemplate(SAMPLE));
    let other = document(&bench).number;
    bench.handle(Command::ShowDocument(here));
    bench.handle(Command::CompareWith(End::Document(other, as_is())));
    assert_eq!(bench.firsts(), []);
    bench.handle(Command::CloseDocument(other));
    assert_eq!(bench.firsts().len(), 3);
}

/// A page or a dossier tells of the two that Compare shows.
#[test]
fn a_page_is_of_the_two_that_are_compared() {
    let mut bench = with_sample();
    let first = document(&bench).study().to_be().expect("it has one").id.clone();
    assert_eq!(bench.paper_pair(), Some([as_is(), first.clone()]));
    bench.handle(Command::ShowVariant(first.clone()));
    bench.handle(Command::Act(Action::NewToBe));
    let second = document(&bench).variant().clone();
    assert_eq!(bench.paper_pair(), Some([as_is(), second.clone()]));
    bench.handle(Command::Go(Workspace::Compare));
    bench.handle(Command::CompareFrom(first.clone()));
    bench.handle(Command::ShowPage);
    assert_eq!(bench.workspace, Workspace::Deliver);
    assert_eq!(bench.paper_pair(), Some([first, second]));
}

#[test]
fn a_study_is_compared_with_a_bpmn_file_and_what_is_taken_is_kept() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("altro.bpmn");
    let mut bench = with_sample();
    exported(&bench, &path, |text| text.replace("Accertamento", "Sopralluogo"));
    bench.handle(Command::CompareFile(path.clone()));
    let end = End::File(path.clone(), as_is());
    wait(&mut bench, &end, |_| true);
    assert_eq!(bench.workspace, Workspace::Compare);
    let of = compared(&bench, &end).unwrap();
    let is_renamed = |g: &Group| g.lead == Thing::Item(ItemId::Step(step("accertamento")));
    assert!(groups(of).iter().any(|g| is_renamed(g) && g.fate == Fate::Changed));
    let steps = of
        .joined
        .grouped
        .groups
        .iter()
        .filter(|g| matches!(g.lead, Thing::Item(ItemId::Step(_))) && g.fate != Fate::Changed);
    assert_eq!(steps.count(), 0, "no step came or went");
    assert!(bench.ends().iter().any(|(known, name)| *known == end && name == "altro.bpmn"));
    // It becomes a to-be of the study.
    let before = document(&bench).study().variants().len();
    bench.handle(Command::KeepTaken);
    assert_eq!(document(&bench).study().variants().len(), before + 1);
    bench.handle(Command::Act(Action::Undo));
    assert_eq!(document(&bench).study().variants().len(), before);
    // What cannot be read is said; the comparison stays.
    bench.handle(Command::CompareFile(root.path().join("niente.bpmn")));
    let is_told = |b: &Workbench| b.notices.all().iter().any(|n| n.kind == NoticeKind::Trouble);
    until(&mut bench, "a notice", is_told);
    assert_eq!(bench.sides().unwrap()[1].end, end);
}

#[test]
fn a_file_without_a_drawing_is_laid_out_to_be_compared() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("senza.bpmn");
    let mut bench = with_sample();
    exported(&bench, &path, |text| {
        let from = text.find("<bpmndi:BPMNDiagram").expect("it has a drawing");
        let end = "</bpmndi:BPMNDiagram>";
        let to = text.rfind(end).expect("it ends") + end.len();
        format!("{}{}", &text[..from], &text[to..])
    });
    bench.handle(Command::CompareFile(path.clone()));
    let end = End::File(path, as_is());
    wait(&mut bench, &end, |c| c.made.is_some());
    let made = compared(&bench, &end).unwrap().made.clone().unwrap().0;
    let mut places: Vec<_> = made.steps().map(|(_, s)| format!("{:?}", s.at)).collect();
    let all = places.len();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), all, "each step has a place of its own");
}

#[test]
fn a_match_is_set_right_by_hand_kept_and_taken_back() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("altro.bpmn");
    let mut bench = with_sample();
    exported(&bench, &path, |text| text);
    bench.handle(Command::CompareFile(path.clone()));
    let end = End::File(path, as_is());
    wait(&mut bench, &end, |_| true);
    let found = compared(&bench, &end).unwrap().matches();
    assert!(found.iter().all(|m| m.before.is_some() && m.after.is_some() && !m.is_by_hand));
    let partner = |bench: &Workbench, id: &str| {
        compared(bench, &end).unwrap().joined.pairs.steps.get(&step(id)).cloned()
    };
    let own = partner(&bench, "accertamento").expect("it was found");

    // Nothing became of it: one is gone, one is new.
    bench.handle(Command::Match(Match::Gone(step("accertamento"))));
    wait(&mut bench, &end, |c| c.by_hand.gone.len() == 1);
    let now = compared(&bench, &end).unwrap().matches();
    assert_eq!(now[0].before, Some(step("accertamento")));
    assert!(now[0].after.is_none() && now[0].is_by_hand);
    assert_eq!((&now[1].before, &now[1].after), (&None, &Some(own.clone())));
    let fates: Vec<Fate> = groups(compared(&bench, &end).unwrap()).iter().map(|g| g.fate).collect();
    assert!(fates.contains(&Fate::Added) || fates.contains(&Fate::Removed));

    // It is kept while the study is worked on.
    bench.handle(rename("protocollazione", "Registrazione"));
    let revision = document(&bench).revision();
    wait(&mut bench, &end, |c| c.revision == revision);
    assert_eq!(partner(&bench, "accertamento"), None);

    // Two steps change partners: each is said to be the other.
    let other = partner(&bench, "protocollazione").expect("it was found");
    bench.handle(Command::Match(Match::Same(step("accertamento"), other.clone())));
    bench.handle(Command::Match(Match::Same(step("protocollazione"), own.clone())));
    wait(&mut bench, &end, |c| c.by_hand.same.len() == 2);
    assert_eq!(partner(&bench, "accertamento"), Some(other));
    assert_eq!(partner(&bench, "protocollazione"), Some(own.clone()));
    let swapped = &compared(&bench, &end).unwrap().joined;
    assert_eq!(swapped.before.steps().count(), swapped.after.steps().count());

    // One is taken back, then all.
    bench.handle(Command::Match(Match::AsFound(step("accertamento"))));
    wait(&mut bench, &end, |c| c.by_hand.same.len() == 1);
    bench.handle(Command::Match(Match::AllAsFound));
    wait(&mut bench, &end, |c| c.by_hand.same.is_empty());
    assert_eq!(partner(&bench, "accertamento"), Some(own));
}

#[test]
fn what_only_the_to_be_has_is_selected_in_compare_and_nowhere_else() {
    let mut bench = with_sample();
    bench.handle(Command::Go(Workspace::Compare));
    assert_eq!(*document(&bench).variant(), as_is());
    until(&mut bench, "a comparison", |b| document(b).results.compared.is_some());
    let of = document(&bench).results.compared.clone().unwrap();
    let is_new =
        |g: &&Group| g.fate == Fate::Added && matches!(g.lead, Thing::Item(ItemId::Step(_)));
    let group = groups(&of).iter().find(is_new).expect("the sample's to-be has a new step");
    let Thing::Item(item) = group.lead.clone() else { panic!("it is a step") };
    bench.handle(Command::Select(vec![item.clone()]));
    assert!(document(&bench).selection.contains(&item));
    // What is not of the study is not changed there.
    let before = document(&bench).study().clone();
    for action in [Action::Delete, Action::Duplicate, Action::Copy, Action::Cut] {
        bench.handle(Command::Act(action));
        assert_eq!(*document(&bench).study(), before, "{action:?}");
    }
    bench.handle(Command::Select(vec![item.clone()]));
    bench.handle(Command::Go(Workspace::Map));
    assert!(document(&bench).selection.is_empty());
    bench.handle(Command::Select(vec![item.clone()]));
    assert!(document(&bench).selection.is_empty());
    // However Compare is left.
    let here = document(&bench).number;
    bench.handle(Command::Go(Workspace::Compare));
    bench.handle(Command::Select(vec![item]));
    assert!(!document(&bench).selection.is_empty());
    bench.handle(Command::OpenTemplate(SAMPLE));
    bench.handle(Command::Go(Workspace::Map));
    bench.handle(Command::ShowDocument(here));
    assert!(document(&bench).selection.is_empty());
}

/// Compare shows two drawings in one: keys change neither.
#[test]
fn keys_change_nothing_in_compare() {
    let mut bench = with_sample();
    bench.handle(Command::Go(Workspace::Compare));
    until(&mut bench, "a comparison", |b| document(b).results.compared.is_some());
    let item = ItemId::Step(step("accertamento"));
    let before = document(&bench).study().clone();
    for action in [
        Action::Delete,
        Action::Cut,
        Action::Append,
        Action::Rename,
        Action::Arrange,
        Action::Unfold,
        Action::Mend,
        Action::FindReplace,
    ] {
        bench.handle(Command::Select(vec![item.clone()]));
        bench.take_wishes();
        bench.handle(Command::Act(action));
        assert_eq!(*document(&bench).study(), before, "{action:?}");
        assert!(bench.take_wishes().is_empty(), "{action:?}");
        assert!(bench.is_out_of_reach(action));
    }
    let told = bench.words.say("notice-compare-shows");
    assert!(bench.notices.all().iter().any(|n| n.text == told));
    assert!(!bench.is_out_of_reach(Action::Copy) && !bench.is_out_of_reach(Action::Find));
    // Where a search was begun before, what it found is not replaced either.
    bench.handle(Command::Find(Query { text: "Accertamento".to_owned(), ..Query::default() }));
    assert!(bench.found().is_some_and(|f| f.count() > 0));
    for all in [false, true] {
        bench.handle(Command::ReplaceFound(all, "Visita".to_owned()));
        assert_eq!(*document(&bench).study(), before);
    }
    bench.handle(Command::Go(Workspace::Map));
    bench.handle(Command::Act(Action::Delete));
    assert_ne!(*document(&bench).study(), before);
}

#[test]
fn gains_are_asked_while_pairs_still_come() {
    let mut bench = with_sample();
    bench.handle(Command::Go(Workspace::Compare));
    until(&mut bench, "gains beside the figures", |b| {
        let compared = document(b).results.compared.as_ref();
        assert!(compared.is_none_or(|c| !c.finished), "they come first");
        b.is_gaining() && compared.is_some_and(|c| c.pairs > 0)
    });
    // Another language says the same: nothing is measured again.
    until(&mut bench, "a gain", |b| b.gained().is_some());
    let joined = Arc::clone(&bench.gained().unwrap().joined);
    let other = prodigio::model::text::Language::De;
    bench.handle(Command::SetLanguage(other));
    until(&mut bench, "other words", |b| {
        document(b).results.compared.as_ref().is_some_and(|c| c.language == other)
    });
    assert!(bench.gained().is_some_and(|g| Arc::ptr_eq(&g.joined, &joined)));
}

/// A name that differs only in a language nobody looks at is told in that one, not as `x → x`.
#[test]
fn what_differs_in_another_language_is_told_in_that_one() {
    use prodigio::app::compare::said::Said;
    use prodigio::app::marks::marks;

    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("altro.prodigio");
    let mut bench = with_sample();
    let text = prodigio::files::native::write(document(&bench).study()).unwrap();
    let id = text.find("\"accertamento\": (").expect("the sample has it");
    let name = text[id..].find("de: \"").expect("it has a German name") + id + "de: \"".len();
    std::fs::write(&path, format!("{}Neu {}", &text[..name], &text[name..])).unwrap();
    bench.handle(Command::CompareFile(path.clone()));
    let end = End::File(path, as_is());
    wait(&mut bench, &end, |_| true);
    let of = compared(&bench, &end).unwrap();
    let said = Said { words: &bench.words, joined: &of.joined, structure: &of.structure };
    let what = said.what(&groups(of)[0]);
    assert!(what.contains("de: Neu "), "{what}");
    let (_, after) = marks(&bench.words, &of.structure);
    let mark = &after[&ItemId::Step(step("accertamento"))];
    assert!(mark.callout[0].1.contains("de: Neu "), "{:?}", mark.callout);
}
