//! Review notes: kept in our file and in BPMN, changed by edits, merged without losing a word, told in
//! a comparison and in the dossier.

use jiff::civil::Date;

use prodigio::analysis::compare::joined::Joined;
use prodigio::analysis::compare::{align::ByHand, worth::Effort, worth::Worth};
use prodigio::analysis::merge::{Choices, Clash, merge};
use prodigio::analysis::simulate::plan::RunPlan;
use prodigio::edit::apply::apply;
use prodigio::edit::follow::{Desk, Plan};
use prodigio::files::bpmn::{self, Content, ReadOptions};
use prodigio::files::native;
use prodigio::model::card::{Card, LegalRef};
use prodigio::model::delta::{CardPart, Fate, Thing, between};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::id::{NoteId, StepId, VariantId};
use prodigio::model::item::ItemId;
use prodigio::model::proposal::{Adopted, Cost, Expected, Lever};
use prodigio::model::review::{Note, Remark};
use prodigio::model::sketch;
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};

fn remark(author: &str, day: i8, text: &str) -> Remark {
    Remark { author: author.to_owned(), date: Date::constant(2026, 3, day), text: text.to_owned() }
}

fn as_is() -> VariantId {
    VariantId::new("as-is")
}

fn step() -> StepId {
    StepId::new("a")
}

/// A study with an open note on a step, answered, and one on the whole that is done.
fn study() -> Study {
    let text = "start > a @desk*2 ~10 > b @desk ~5 > end";
    let mut draft = Draft::from(sketch::parse(text).expect("a sketch"));
    let mut one =
        Note::new(Some(ItemId::Step(step())), remark("Anna", 2, "Perché qui?\nÈ «doppio»"));
    one.answers.push(remark("Jörg", 4, "Nach § 5 & <Gesetz>"));
    draft.note("note901", one);
    let whole = Note { done: true, ..Note::new(None, remark("", 1, "Da rileggere")) };
    draft.note("note902", whole);
    let mut out = StudyDraft::new(Text::of(Language::It, "Prova"), Language::It);
    out.variant(as_is(), Role::AsIs, Text::default(), draft.finish().0);
    out.finish()
}

fn notes(study: &Study) -> Vec<(NoteId, Note)> {
    let p = study.procedure(&as_is()).expect("the variant");
    p.notes().map(|(id, note)| (id.clone(), note.clone())).collect()
}

fn changed(study: &Study, plan: impl Fn(Desk<'_>) -> Plan) -> Study {
    let mut out = study.clone();
    let id = as_is();
    apply(&mut out, plan(Desk::new(study, &id, 0)).edit).expect("a sound edit");
    out
}

fn answered(study: &Study, said: &Remark) -> Study {
    changed(study, |desk| desk.answer_note(&"note901".into(), said.clone()).expect("the note"))
}

#[test]
fn notes_are_kept_in_our_file_and_old_files_open() {
    let study = study();
    let text = native::write(&study).expect("it can be written");
    let back = native::read(text.as_bytes()).expect("it can be read");
    assert_eq!(back, study);
    assert_eq!(native::write(&back).expect("again"), text);
    let none = Study::of(Text::default(), sketch::parse("start > a > end").expect("a sketch"));
    let old = native::write(&none).expect("it can be written");
    assert!(!old.contains("notes"), "a study without notes is written as before");
    assert_eq!(notes(&native::read(old.as_bytes()).expect("it opens")), []);
}

#[test]
fn notes_come_back_from_bpmn() {
    let study = study();
    let text = bpmn::write(&study, &as_is(), Content::Whole).expect("it can be written");
    let opened = bpmn::read(text.as_bytes(), &ReadOptions::default()).expect("it can be read");
    assert_eq!(notes(&opened.study), notes(&study));
    let codes: Vec<_> = opened.findings.iter().map(|f| f.code).collect();
    assert!(!codes.contains(&"note-wrong"), "{codes:?}");
    // Only a note differs: the file says it all the same.
    let more = answered(&opened.study, &remark("Anna", 9, "Grazie"));
    let text = bpmn::write(&more, &as_is(), Content::Whole).expect("it can be written");
    let again = bpmn::read(text.as_bytes(), &ReadOptions::default()).expect("it can be read");
    assert_eq!(notes(&again.study), notes(&more));
}

#[test]
fn both_may_answer_and_nothing_is_lost() {
    let base = study();
    let ours = answered(&base, &remark("Anna", 9, "Mia"));
    let theirs = answered(&base, &remark("Jörg", 8, "Meine"));
    let merged = merge(&base, &ours, &theirs, &Choices::new()).expect("they come from one");
    assert_eq!(merged.conflicts, []);
    let said: Vec<String> =
        notes(&merged.study)[0].1.answers.iter().map(|a| a.text.clone()).collect();
    assert_eq!(said, ["Nach § 5 & <Gesetz>", "Mia", "Meine"]);
    let twice = merge(&base, &ours, &ours, &Choices::new()).expect("they come from one");
    assert_eq!(notes(&twice.study), notes(&ours));
}

#[test]
fn notes_of_both_stay_two_and_what_both_changed_is_told() {
    let base = study();
    let new = |text: &str| {
        changed(&base, |desk| desk.add_note(None, remark("A", 9, text)).expect("a note").1)
    };
    let (ours, theirs) = (new("una"), new("due"));
    let merged = merge(&base, &ours, &theirs, &Choices::new()).expect("they come from one");
    assert_eq!((merged.conflicts.len(), notes(&merged.study).len()), (0, 4));
    // One closes it, the other deletes it.
    let id = NoteId::new("note901");
    let done = changed(&base, |desk| desk.finish_note(&id, true).expect("the note"));
    let gone = changed(&base, |desk| desk.delete_note(&id).expect("the note"));
    let merged = merge(&base, &done, &gone, &Choices::new()).expect("they come from one");
    let [conflict] = &*merged.conflicts else { panic!("{:#?}", merged.conflicts) };
    assert!(matches!(conflict.clash, Clash::Removed(_)));
    assert_eq!(notes(&merged.study).len(), 2, "ours stands");
}

#[test]
fn a_note_on_a_step_that_the_other_removed_is_no_conflict_and_stays() {
    let base = study();
    let ours = answered(&base, &remark("Anna", 9, "Mia"));
    let theirs = changed(&base, |desk| desk.delete(&[ItemId::Step(step())]).expect("a plan"));
    let merged = merge(&base, &ours, &theirs, &Choices::new()).expect("they come from one");
    assert_eq!(merged.conflicts, []);
    assert_eq!(notes(&merged.study), notes(&ours));
    let p = merged.study.procedure(&as_is()).expect("the variant");
    let pinned = notes(&merged.study)[0].1.on.clone();
    assert!(pinned.is_some_and(|on| !p.stands(&on)), "it is still on the step, which is gone");
}

#[test]
fn a_comparison_knows_notes_and_spends_no_run_on_them() {
    let before = study();
    let after = answered(&before, &remark("Anna", 9, "Mia"));
    let [a, b] = [&before, &after].map(|s| s.procedure(&as_is()).expect("the variant").clone());
    let delta = between(&a, &b);
    assert_eq!(
        delta.into_iter().collect::<Vec<_>>(),
        [(Thing::Note("note901".into()), Fate::Changed)]
    );
    let joined = std::sync::Arc::new(Joined::of(&a, &b, &ByHand::default()));
    assert_eq!(joined.grouped.groups.len(), 1);
    assert_eq!(joined.with(|_| true).0, *b);
    assert_eq!(joined.with(|_| false).0, *a);
    let worth = Worth::new(&joined, &RunPlan::usual(), Effort::default(), None);
    assert_eq!(worth.answer().not_simulated, [0]);
}

/// What was adopted is a part of the card like any other: it is merged, and counts as a difference.
#[test]
fn every_part_of_the_card_can_differ() {
    let adopted = Adopted {
        lever: Lever::Continuous(step()),
        assumption: None,
        expected: Expected::default(),
        cost: Cost::default(),
        owner: Text::default(),
        basis: Vec::new(),
        note: Text::default(),
    };
    let mut full = Card { adopted: vec![adopted], ..Card::default() };
    let text = Text::of(Language::It, "x");
    for part in [
        &mut full.description,
        &mut full.unit,
        &mut full.case_officer,
        &mut full.deciding_body,
        &mut full.substitute_power,
        &mut full.remedies,
        &mut full.notes,
    ] {
        part.clone_from(&text);
    }
    full.basis.push(LegalRef::default());
    full.initiative = prodigio::model::card::Initiative::ExOfficio;
    let known: Vec<&str> = CardPart::ALL.iter().map(|part| part.key()).collect();
    let value = serde_json::to_value(&full).expect("a card can be written");
    for field in value.as_object().expect("a card has fields").keys() {
        assert!(field == "terms" || known.contains(&field.as_str()), "{field} is no part");
    }
    let with = |card: Card| {
        let mut draft = Draft::from(sketch::parse("start > a > end").expect("a sketch"));
        draft.card(card);
        draft.finish().0
    };
    let (plain, other) = (with(Card::default()), with(full));
    let mut draft = Draft::from(plain.clone());
    for thing in between(&plain, &other).keys() {
        draft.take(thing, &other);
    }
    assert_eq!(draft.finish().0, other);
}
