//! Two versions made one: what goes together equals doing both, what does not is told, nothing is
//! lost in silence.

#[path = "merge/words.rs"]
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use prodigio::analysis::compare::groups::groups;
use prodigio::analysis::merge::{Choices, Clash, Conflict, MergeError, Side, Spot, merge};
use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::edit::{Change, Edit};
use prodigio::files::catalogue::Template;
use prodigio::files::{catalogue, native};
use prodigio::model::delta::{Fate, Thing, between};
use prodigio::model::id::{FlowId, OfficeId, StepId, VariantId};
use prodigio::model::invariants::study_violations;
use prodigio::model::item::ItemId;
use prodigio::model::parts;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::sketch;
use prodigio::model::step::{StepKind, TaskKind};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit};

fn sketched(text: &str) -> Study {
    let procedure = sketch::parse(text).expect("the sketch of a test is well formed");
    let study = Study::of(Text::of(Language::It, "Prova"), procedure);
    let bytes = native::write(&study).expect("it can be written");
    native::read(bytes.as_bytes()).expect("a written study is read")
}

fn subjects() -> Vec<Study> {
    let mut out: Vec<Study> = catalogue::TEMPLATES.iter().map(Template::study).collect();
    out.push(sketched("start > a @desk*2 ~10 > {0.8: b @office*1 > end, 0.2: c > end no}"));
    out.push(sketched("start > a > [b > c, d > e @desk*1] > f > {0.5: g, 0.5: h} > end"));
    out
}

fn first(study: &Study) -> (VariantId, &Procedure) {
    let variant = &study.variants()[0];
    (variant.id.clone(), &variant.procedure)
}

/// An edit by what it is about in the first version, so that it can be done on any that has that.
#[derive(Clone, Debug)]
enum Op {
    Name(usize, u8),
    Work(usize, u8),
    Notes(usize, u8),
    Move(usize, u8),
    Staff(usize, u8),
    Share(usize, u8),
    Title(u8),
    Append(usize),
    Insert(usize),
    Delete(usize),
    Office,
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let at = any::<usize>;
    let value = || 0..3_u8;
    let op = prop_oneof![
        3 => (at(), value()).prop_map(|(i, v)| Op::Name(i, v)),
        3 => (at(), value()).prop_map(|(i, v)| Op::Work(i, v)),
        2 => (at(), value()).prop_map(|(i, v)| Op::Notes(i, v)),
        1 => (at(), value()).prop_map(|(i, v)| Op::Move(i, v)),
        1 => (at(), value()).prop_map(|(i, v)| Op::Staff(i, v)),
        1 => (at(), value()).prop_map(|(i, v)| Op::Share(i, v)),
        1 => value().prop_map(Op::Title),
        2 => at().prop_map(Op::Append),
        2 => at().prop_map(Op::Insert),
        2 => at().prop_map(Op::Delete),
        1 => Just(Op::Office),
    ];
    proptest::collection::vec(op, 1..6)
}

fn pick<T: Clone>(all: impl Iterator<Item = T>, at: usize) -> Option<T> {
    let all: Vec<T> = all.collect();
    (!all.is_empty()).then(|| all[at % all.len()].clone())
}

/// Does one edit; what it is about is looked up in `base`.
fn done(base: &Study, study: &mut Study, op: &Op, high: &mut u64) -> Option<()> {
    let (variant, of) = first(base);
    let p = study.procedure(&variant)?.clone();
    let step = |at: usize| -> Option<StepId> {
        let id = pick(of.steps().map(|(id, _)| id.clone()), at)?;
        p.step(&id).map(|_| id)
    };
    let changed = |at: usize, with: &dyn Fn(&mut prodigio::model::step::Step)| {
        let id = step(at)?;
        let mut new = (**p.step(&id)?).clone();
        with(&mut new);
        Some(Edit::In(variant.clone(), Change::Step(id, Some(Arc::new(new)))))
    };
    let desk = Desk::new(study, &variant, *high);
    let task = StepKind::Task(TaskKind::Person);
    let edit = match op {
        Op::Name(at, v) => changed(*at, &|s| s.name.set(Language::It, format!("nome {v}")))?,
        Op::Notes(at, v) => changed(*at, &|s| s.notes.set(Language::De, format!("Notiz {v}")))?,
        Op::Work(at, v) => changed(*at, &|s| {
            let fixed = Distribution::Fixed(10.0 + f64::from(*v));
            s.work = Some(Timing::new(fixed, Unit::Minutes));
        })?,
        Op::Move(at, v) => changed(*at, &|s| s.at.x += 10.0 * f64::from(*v + 1))?,
        Op::Staff(at, v) => {
            let id: OfficeId = pick(of.offices().map(|(id, _)| id.clone()), *at)?;
            let mut office = (**p.office(&id)?).clone();
            office.staff = Some(Sourced::bare(u32::from(*v) + 5));
            Edit::In(variant.clone(), Change::Office(id, Some(Arc::new(office))))
        }
        Op::Share(at, v) => {
            let id: FlowId = pick(of.flows().map(|(id, _)| id.clone()), *at)?;
            let mut flow = (**p.flow(&id)?).clone();
            flow.name.set(Language::En, format!("way {v}"));
            Edit::In(variant.clone(), Change::Flow(id, Some(Arc::new(flow))))
        }
        Op::Title(v) => Edit::Title(Text::of(Language::It, format!("titolo {v}"))),
        Op::Append(at) => desk.add_after(&step(*at)?, task, "nuovo").ok()?.edit,
        Op::Insert(at) => {
            let id: FlowId = pick(of.flows().map(|(id, _)| id.clone()), *at)?;
            let flow = p.flow(&id)?;
            let middle = p.step(&flow.from)?.at.center();
            desk.add_at(task, middle, Some(&id)).ok()?.edit
        }
        Op::Delete(at) => desk.delete(&[ItemId::Step(step(*at)?)]).ok()?.edit,
        Op::Office => desk.add_office("Ufficio nuovo").1.edit,
    };
    apply(study, edit).ok()?;
    *high = (*high).max(study.next_id());
    Some(())
}

fn all_done(base: &Study, on: &Study, ops: &[Op], from: u64) -> Study {
    let mut study = on.clone();
    let mut high = study.next_id() + from;
    for op in ops {
        // What cannot be done is left out, by both who do it.
        let _ = done(base, &mut study, op, &mut high);
    }
    study
}

/// What an edit sequence touched: fields of things; whole things that came or went.
fn touched(base: &Study, study: &Study) -> BTreeSet<(Thing, String)> {
    let (a, b) = (first(base).1, first(study).1);
    let mut out = BTreeSet::new();
    for (thing, fate) in between(a, b) {
        if matches!(fate, Fate::Added | Fate::Removed) {
            out.insert((thing, "*".to_owned()));
            continue;
        }
        let both = parts::of(a, &thing).zip(parts::of(b, &thing));
        let (old, new) = both.expect("what changed is in both");
        let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for key in keys.into_iter().filter(|key| old.get(*key) != new.get(*key)) {
            out.insert((thing.clone(), key.clone()));
        }
    }
    if base.title() != study.title() {
        out.insert((Thing::FirstDay, "title".to_owned()));
    }
    out
}

/// Overlaps: things whose same field both changed otherwise, or that one removed and the other
/// changed or speaks of.
fn overlaps(base: &Study, ours: &Study, theirs: &Study) -> BTreeSet<(Thing, Thing)> {
    let (mine, other) = (touched(base, ours), touched(base, theirs));
    let (a, b) = (first(ours).1, first(theirs).1);
    let mut out = BTreeSet::new();
    for (thing, field) in &mine {
        let same: Vec<&String> =
            other.iter().filter(|(t, _)| t == thing).map(|(_, field)| field).collect();
        if field == "*" && !same.is_empty() && parts::of(a, thing) != parts::of(b, thing) {
            out.insert((thing.clone(), thing.clone()));
        }
        if same.iter().any(|f| *f == "*") && parts::of(a, thing) != parts::of(b, thing) {
            out.insert((thing.clone(), thing.clone()));
        }
        if field != "*" && same.contains(&field) && !PLACES.contains(&&**field) {
            let both = parts::of(a, thing).zip(parts::of(b, thing));
            let (x, y) = both.expect("what both changed is in both");
            if x.get(field) != y.get(field) {
                out.insert((thing.clone(), thing.clone()));
            }
        }
    }
    let title = (Thing::FirstDay, "title".to_owned());
    if mine.contains(&title) && other.contains(&title) && ours.title() != theirs.title() {
        out.insert((Thing::FirstDay, Thing::FirstDay));
    }
    for (touched, gone) in [(&mine, b), (&other, a)] {
        let speaker = if std::ptr::eq(gone, b) { a } else { b };
        let speaks = ["*", "from", "to", "lane", "pool", "office", "parent", "kind"];
        for (thing, _) in touched.iter().filter(|(_, field)| speaks.contains(&&**field)) {
            for what in speaker.spoken_of(thing) {
                if first(base).1.has(&what) && !gone.has(&what) {
                    out.insert((thing.clone(), what));
                }
            }
        }
    }
    out
}

const PLACES: [&str; 4] = ["at", "label", "bends", "docks"];

/// What an edit sequence touched, places apart.
fn fields(from: &Study, to: &Study) -> BTreeSet<(Thing, String)> {
    let all = touched(from, to).into_iter();
    all.filter(|(_, field)| !PLACES.contains(&&**field)).collect()
}

/// What became of what, places apart.
fn fates(from: &Study, to: &Study) -> Vec<(Thing, Fate)> {
    let all = between(first(from).1, first(to).1);
    all.into_iter().filter(|(_, fate)| *fate != Fate::Placed).collect()
}

fn names(conflict: &Conflict, thing: &Thing) -> bool {
    match (&conflict.spot, thing) {
        (Spot::Thing(_, of), thing) if of == thing => true,
        (Spot::Study, Thing::FirstDay) => true,
        _ => matches!(&conflict.clash, Clash::Needs { what, .. } if what == thing),
    }
}

fn check(base: &Study, mine: &[Op], other: &[Op]) -> Result<bool, TestCaseError> {
    let ours = all_done(base, base, mine, 0);
    let theirs = all_done(base, base, other, 1_000);
    let merged = merge(base, &ours, &theirs, &Choices::new()).expect("they come from one");
    prop_assert_eq!(study_violations(&merged.study), []);
    let open: Vec<&Conflict> = merged.conflicts.iter().filter(|c| c.is_open()).collect();
    let overlap = overlaps(base, &ours, &theirs);
    for (thing, what) in &overlap {
        prop_assert!(
            merged.conflicts.iter().any(|c| names(c, thing) || names(c, what)),
            "{:?} overlaps and is not told: {:#?}",
            (thing, what),
            merged.conflicts
        );
    }
    let result = first(&merged.study).1;
    // Whatever either side touched is in the result as that side has it, or is told.
    for (side, study) in [(&ours, first(&ours).1), (&theirs, first(&theirs).1)] {
        for (thing, field) in touched(base, side) {
            if field == "title" {
                continue;
            }
            let told = || {
                merged
                    .conflicts
                    .iter()
                    .any(|c| names(c, &thing) || matches!(c.clash, Clash::Mended(_)))
            };
            let (wanted, has) = (parts::of(study, &thing), parts::of(result, &thing));
            let is_there = if field == "*" {
                wanted.is_some() == has.is_some()
            } else {
                let get =
                    |p: &Option<parts::Parts>| p.as_ref().and_then(|p| p.get(&field).cloned());
                get(&wanted) == get(&has)
            };
            // Texts are merged language by language.
            let is_text = ["name", "notes"].contains(&&*field);
            prop_assert!(is_there || is_text || told(), "{:?} {} is lost", thing, field);
        }
    }
    if !overlap.is_empty() {
        prop_assert!(!open.is_empty());
        return Ok(false);
    }
    prop_assert!(open.is_empty(), "nothing overlaps, yet {:#?}", open);
    let both = all_done(base, &ours, other, 1_000 + base.next_id() - ours.next_id());
    let differ = groups(first(&both).1, result);
    // Where an edit would have been planned otherwise beside the other, there is no one way of doing
    // both: a flow that heals over two steps, one deleted by each.
    // Likewise where an edit that came to nothing in theirs (it wrote what stood there) would undo
    // mine: the fields that doing both changes are then others.
    let is_one_way = fates(&ours, &both) == fates(base, &theirs)
        && fields(&ours, &both) == fields(base, &theirs);
    prop_assert!(!is_one_way || differ.groups.is_empty(), "{:#?}", differ.groups);
    prop_assert_eq!(merged.study.title(), both.title());
    Ok(is_one_way)
}

fn run(cases: u32) {
    let subjects = subjects();
    let strategy = (0..subjects.len(), ops(), ops());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let equal = std::cell::Cell::new(0);
    TestRunner::new(config)
        .run(&strategy, |(which, mine, other)| {
            let is_equal = check(&subjects[which], &mine, &other)?;
            equal.set(equal.get() + u32::from(is_equal));
            Ok(())
        })
        .expect("two versions are merged truly");
    assert!(equal.get() * 5 > cases, "only {} of {cases} pairs do not overlap", equal.get());
}

#[test]
fn what_does_not_overlap_equals_doing_both_and_overlaps_are_told() {
    run(60);
}

#[test]
#[ignore = "heavy"]
fn heavy_what_does_not_overlap_equals_doing_both_and_overlaps_are_told() {
    run(2_000);
}

/// Theirs says of a step the time that stood there, and names it: what mine says of its time stays.
#[test]
fn an_edit_that_came_to_nothing_undoes_nothing() {
    let base = sketched("start > a @desk*2 ~10 > b > end");
    let at = first(&base).1.steps().position(|(id, _)| *id == "a".into()).unwrap();
    let step = |study: &Study| first(study).1.step(&"a".into()).cloned().unwrap();
    let ours = all_done(&base, &base, &[Op::Work(at, 1)], 0);
    let theirs = all_done(&base, &base, &[Op::Work(at, 0), Op::Name(at, 0)], 0);
    assert_eq!(touched(&base, &theirs).len(), 1, "the time is the one that stood there");
    assert_ne!(step(&ours).work, step(&base).work);
    let merged = merge(&base, &ours, &theirs, &Choices::new()).unwrap();
    assert!(merged.conflicts.is_empty(), "{:#?}", merged.conflicts);
    assert_eq!(step(&merged.study).work, step(&ours).work);
    assert_eq!(step(&merged.study).name, step(&theirs).name);
}

/// Both name a step otherwise, in one language; in another, each its own.
#[test]
fn a_field_that_both_changed_is_decided() {
    let base = sketched("start > a @desk*2 ~10 > b > end");
    let named = |it: &str, more: Option<(Language, &str)>| {
        let mut study = base.clone();
        let (variant, p) = first(&base);
        let mut step = (**p.step(&"a".into()).unwrap()).clone();
        step.name.set(Language::It, it);
        if let Some((language, text)) = more {
            step.name.set(language, text);
        }
        let edit = Edit::In(variant, Change::Step("a".into(), Some(Arc::new(step))));
        apply(&mut study, edit).unwrap();
        study
    };
    let ours = named("mio", Some((Language::De, "meins")));
    let theirs = named("suo", Some((Language::En, "theirs")));
    let merged = merge(&base, &ours, &theirs, &Choices::new()).unwrap();
    let [conflict] = &*merged.conflicts else { panic!("{:#?}", merged.conflicts) };
    assert_eq!(conflict.clash, Clash::Field("name.it".to_owned()));
    let name = |study: &Study| first(study).1.step(&"a".into()).unwrap().name.clone();
    assert_eq!(name(&merged.study), Text::three("mio", "meins", "theirs"));
    let choices = Choices::from([(conflict.key(), Side::Theirs)]);
    let merged = merge(&base, &ours, &theirs, &choices).unwrap();
    assert_eq!(name(&merged.study), Text::three("suo", "meins", "theirs"));
    assert_eq!(merged.conflicts[0].side, Side::Theirs);
}

/// Answers of both are kept; more than a note may have are a conflict, and none is lost unsaid.
#[test]
fn answers_of_both_are_kept_or_told() {
    use prodigio::model::review::{MAX_ANSWERS, Note, Remark};

    let with = |study: &Study, texts: &[String]| {
        let (variant, p) = first(study);
        let date = jiff::civil::Date::constant(2026, 11, 26);
        let said = |text: &String| Remark { author: "A".to_owned(), date, text: text.clone() };
        let mut note = match p.note(&"n".into()) {
            Some(note) => (**note).clone(),
            None => Note::new(None, said(&"?".to_owned())),
        };
        note.answers.extend(texts.iter().map(said));
        let mut study = study.clone();
        let edit = Edit::In(variant, Change::Note("n".into(), Some(Arc::new(note))));
        apply(&mut study, edit).expect("it is sound");
        study
    };
    let texts = |name: &str, count: usize| (0..count).map(|i| format!("{name}{i}")).collect();
    let base = with(&sketched("start > a > b > end"), &[]);
    let few: [Vec<String>; 2] = [texts("m", 3), texts("t", 2)];
    let half = MAX_ANSWERS / 2 + 1;
    let many: [Vec<String>; 2] = [texts("m", half), texts("t", half)];
    for ([mine, other], (count, conflicts)) in [(few, (5, 0)), (many, (half, 1))] {
        let (ours, theirs) = (with(&base, &mine), with(&base, &other));
        let merged = merge(&base, &ours, &theirs, &Choices::new()).unwrap();
        let note = first(&merged.study).1.note(&"n".into()).expect("it is kept");
        assert_eq!((note.answers.len(), merged.conflicts.len()), (count, conflicts));
        assert!(merged.conflicts.iter().all(Conflict::is_open));
    }
}

/// What other programs wrote beside the model is kept of both, or told.
#[test]
fn what_other_programs_wrote_is_not_lost_in_silence() {
    use prodigio::model::draft::{Draft, StudyDraft};

    let base = sketched("start > a > b > end");
    let with = |text: &str| {
        let (id, p) = first(&base);
        let mut draft = Draft::from(p.clone());
        let mut foreign = p.foreign().clone();
        foreign.elements.push(text.to_owned());
        draft.foreign(foreign);
        let variant = &base.variants()[0];
        let mut study = StudyDraft::new(base.title().clone(), base.language());
        study.variant(id, variant.role, variant.name.clone(), draft.finish().0);
        study.next_id(base.next_id());
        study.finish()
    };
    let (ours, theirs) = (with("<a/>"), with("<b/>"));
    let elements = |study: &Study| first(study).1.foreign().elements.clone();
    let merged = merge(&base, &base, &theirs, &Choices::new()).unwrap();
    assert_eq!((elements(&merged.study), merged.conflicts), (elements(&theirs), Vec::new()));
    let merged = merge(&base, &ours, &theirs, &Choices::new()).unwrap();
    let [conflict] = &*merged.conflicts else { panic!("{:#?}", merged.conflicts) };
    assert!(conflict.is_open());
    assert_eq!(elements(&merged.study), elements(&ours));
    let choices = Choices::from([(conflict.key(), Side::Theirs)]);
    let merged = merge(&base, &ours, &theirs, &choices).unwrap();
    assert_eq!(elements(&merged.study), elements(&theirs));
}

/// One removes an office, the other gives it thousands of steps: all told, without a look at every
/// pair of them, which would take hours here.
#[test]
fn thousands_that_speak_of_what_is_gone_are_told() {
    let mut text = String::from("start");
    for at in 0..3_000 {
        let step = format!(" > s{at}");
        text.push_str(&step);
    }
    let base = sketched(&format!("{text} > x @desk*1 > end"));
    let (variant, p) = first(&base);
    let office = p.offices().next().expect("there is one").0.clone();
    let at_desk = |id: &StepId, there: bool| {
        let mut step = (**p.step(id).expect("it stands")).clone();
        step.office = there.then(|| office.clone());
        Edit::In(variant.clone(), Change::Step(id.clone(), Some(Arc::new(step))))
    };
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    let mut edits = vec![at_desk(&"x".into(), false)];
    for (id, lane) in p.lanes().filter(|(_, l)| l.office.as_ref() == Some(&office)) {
        let mut lane = lane.clone();
        lane.office = None;
        edits.push(Edit::In(variant.clone(), Change::Lane(id.clone(), Some(Arc::new(lane)))));
    }
    edits.push(Edit::In(variant.clone(), Change::Office(office.clone(), None)));
    apply(&mut ours, Edit::Group(edits)).unwrap();
    let tasks = p.steps().filter(|(id, _)| id.as_str().starts_with('s') && id.as_str() != "start");
    let edits = tasks.map(|(id, _)| at_desk(id, true)).collect();
    apply(&mut theirs, Edit::Group(edits)).unwrap();
    let merged = merge(&base, &ours, &theirs, &Choices::new()).unwrap();
    let needs = merged.conflicts.iter().filter(|c| matches!(c.clash, Clash::Needs { .. })).count();
    assert!(needs >= 3_000, "{needs}");
}

/// One removes an office, the other gives it a step: told, and the office stays for who needs it.
#[test]
fn a_conflict_in_the_organigram_is_told() {
    let base = sketched("start > a @desk*2 ~10 > b @office*1 > end");
    let (variant, p) = first(&base);
    let office = p
        .offices()
        .map(|(id, _)| id.clone())
        .find(|id| p.office(id).is_some_and(|o| o.name.get(Language::It) == "office"));
    let office = office.unwrap();
    let mut ours = base.clone();
    let mut edits: Vec<Edit> = Vec::new();
    for (id, lane) in p.lanes().filter(|(_, l)| l.office.as_ref() == Some(&office)) {
        let mut lane = lane.clone();
        lane.office = None;
        edits.push(Edit::In(variant.clone(), Change::Lane(id.clone(), Some(Arc::new(lane)))));
    }
    for (id, step) in p.steps().filter(|(_, s)| s.office.as_ref() == Some(&office)) {
        let mut step = step.clone();
        step.office = None;
        edits.push(Edit::In(variant.clone(), Change::Step(id.clone(), Some(Arc::new(step)))));
    }
    edits.push(Edit::In(variant.clone(), Change::Office(office.clone(), None)));
    apply(&mut ours, Edit::Group(edits)).unwrap();
    let mut theirs = base.clone();
    let mut step = (**p.step(&"a".into()).unwrap()).clone();
    step.office = Some(office.clone());
    let edit = Edit::In(variant, Change::Step("a".into(), Some(Arc::new(step))));
    apply(&mut theirs, edit).unwrap();
    let merged = merge(&base, &ours, &theirs, &Choices::new()).unwrap();
    let needs = merged.conflicts.iter().find(|c| matches!(c.clash, Clash::Needs { .. })).unwrap();
    assert_eq!(needs.side, Side::Ours);
    assert!(first(&merged.study).1.office(&office).is_none());
    assert_eq!(study_violations(&merged.study), []);
    let choices = Choices::from([(needs.key(), Side::Theirs)]);
    let merged = merge(&base, &ours, &theirs, &choices).unwrap();
    assert!(first(&merged.study).1.office(&office).is_some());
    assert_eq!(first(&merged.study).1.step(&"a".into()).unwrap().office, Some(office));
}

/// A to-be of mine and a to-be of theirs, both with the ids that came next: both are there.
#[test]
fn variants_and_things_of_one_new_id_stay_two() {
    let base = sketched("start > a > b > end");
    let with = |name: &str| {
        let mut study = base.clone();
        let (variant, _) = first(&base);
        let plan = Desk::new(&study, &variant, study.next_id())
            .new_to_be(Text::of(Language::It, name))
            .unwrap()
            .1;
        apply(&mut study, plan.edit).unwrap();
        let desk = Desk::new(&study, &variant, study.next_id());
        let plan = desk.add_after(&"a".into(), StepKind::Task(TaskKind::Person), name).unwrap();
        apply(&mut study, plan.edit).unwrap();
        study
    };
    let (ours, theirs) = (with("mio"), with("suo"));
    let merged = merge(&base, &ours, &theirs, &Choices::new()).unwrap();
    assert_eq!(merged.study.variants().len(), 3);
    let p = first(&merged.study).1;
    let new: Vec<&str> = p
        .steps()
        .map(|(_, s)| s.name.get(Language::It))
        .filter(|name| ["mio", "suo"].contains(name))
        .collect();
    assert_eq!(new.len(), 2, "{new:?}");
    let bytes = native::write(&merged.study).unwrap();
    assert_eq!(native::read(bytes.as_bytes()).unwrap(), merged.study);
    // The same done by both is done once.
    let twice = merge(&base, &ours, &ours, &Choices::new()).unwrap();
    assert_eq!((twice.study, twice.conflicts), (ours, Vec::new()));
}

#[test]
fn studies_that_do_not_come_from_one_another_are_refused() {
    let base = sketched("start > a > b > end");
    let other = catalogue::TEMPLATES[0].study();
    let refused = merge(&base, &base, &other, &Choices::new()).unwrap_err();
    assert_eq!(refused, MergeError::Unrelated);
    let empty = Study::default();
    let merged = merge(&empty, &base, &base, &Choices::new()).unwrap();
    assert_eq!(merged.study, base);
}

/// Runs git in a folder; gives whether it went well and what it said.
fn git(folder: &std::path::Path, args: &[&str]) -> (bool, String) {
    let out = std::process::Command::new("git")
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", folder.join("none"))
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .args(["-c", "user.name=a", "-c", "user.email=a@b", "-c", "init.defaultBranch=main"])
        .args(args)
        .output()
        .expect("git runs");
    let said = [out.stdout, out.stderr].concat();
    (out.status.success(), String::from_utf8_lossy(&said).into_owned())
}

fn has_git() -> bool {
    let there = std::process::Command::new("git").arg("--version").output().is_ok();
    let is_ci = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    assert!(there || !is_ci, "git is not there");
    there
}

fn program(args: &[&std::ffi::OsStr]) -> std::process::Output {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_prodigio"));
    command.args(["--lang", "en"]).args(args).output().expect("the program runs")
}

fn save(study: &Study, path: &std::path::Path) {
    std::fs::write(path, native::write(study).expect("it can be written")).expect("written");
}

fn with_step(base: &Study, id: &str, change: impl Fn(&mut prodigio::model::step::Step)) -> Study {
    let (variant, p) = first(base);
    let mut study = base.clone();
    let mut step = (**p.step(&id.into()).expect("it stands")).clone();
    change(&mut step);
    let edit = Edit::In(variant, Change::Step(id.into(), Some(Arc::new(step))));
    apply(&mut study, edit).expect("it is sound");
    study
}

/// A real repository: two branches change one study, git merges them with this program; where both
/// changed one field, git says so, and the file can still be opened.
#[test]
fn git_merges_two_branches_of_a_study() {
    if !has_git() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let file = at.join("studio.prodigio");
    let base = sketched("start > a @desk*2 ~10 > b > end");
    assert!(git(at, &["init", "-q"]).0);
    let set_up = program(&["git".as_ref(), at.as_os_str()]);
    assert!(set_up.status.success(), "{}", String::from_utf8_lossy(&set_up.stderr));
    let again = program(&["git".as_ref(), at.as_os_str()]);
    assert!(again.status.success());
    let attributes = std::fs::read_to_string(at.join(".gitattributes")).expect("it is there");
    assert_eq!(attributes.lines().count(), 1, "set up twice is set up once");
    let commit = |study: &Study, message: &str| {
        save(study, &file);
        assert!(git(at, &["add", "."]).0);
        let (is_good, said) = git(at, &["commit", "-q", "-m", message]);
        assert!(is_good, "{said}");
    };
    commit(&base, "base");
    assert!(git(at, &["checkout", "-q", "-b", "other"]).0);
    let theirs = with_step(&base, "b", |s| s.name.set(Language::De, "prüfen"));
    commit(&theirs, "theirs");
    let (_, said) = git(at, &["diff", "HEAD~1", "HEAD"]);
    assert!(said.contains("studio.prodigio") && said.contains("prüfen"), "{said}");
    assert!(git(at, &["checkout", "-q", "main"]).0);
    let mine = |s: &mut prodigio::model::step::Step| s.name.set(Language::It, "registra");
    let ours = with_step(&base, "a", mine);
    commit(&ours, "ours");
    let (is_good, said) = git(at, &["merge", "-q", "other"]);
    assert!(is_good, "{said}");
    let merged = native::read(&std::fs::read(&file).expect("read")).expect("it opens");
    assert_eq!(merged, with_step(&theirs, "a", mine));

    assert!(git(at, &["checkout", "-q", "-b", "clash", "HEAD~1"]).0);
    commit(&with_step(&ours, "a", |s| s.name.set(Language::It, "protocolla")), "clash");
    assert!(git(at, &["checkout", "-q", "main"]).0);
    commit(&with_step(&merged, "a", |s| s.name.set(Language::It, "annota")), "main");
    let (is_good, said) = git(at, &["merge", "clash"]);
    assert!(!is_good && said.contains("CONFLICT"), "{said}");
    let kept = native::read(&std::fs::read(&file).expect("read")).expect("it opens");
    assert_eq!(
        first(&kept).1.step(&"a".into()).expect("it stands").name.get(Language::It),
        "annota"
    );
}

/// The command: what is told, whose version stands, files of two formats, a base that is none.
#[test]
fn the_command_merges_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let base = sketched("start > a @desk*2 ~10 > b > end");
    save(&base, &path("base.prodigio"));
    save(&with_step(&base, "a", |s| s.name.set(Language::It, "mio")), &path("ours.prodigio"));
    save(&with_step(&base, "a", |s| s.name.set(Language::It, "suo")), &path("theirs.prodigio"));
    let run = |more: &[&str]| {
        let out = path("out.prodigio");
        let [b, o, t] = ["base", "ours", "theirs"].map(|n| path(&format!("{n}.prodigio")));
        let mut args: Vec<&std::ffi::OsStr> = vec!["merge".as_ref(), b.as_os_str()];
        args.extend([o.as_os_str(), t.as_os_str(), "-o".as_ref(), out.as_os_str()]);
        args.extend(more.iter().map(|a| std::ffi::OsStr::new(*a)));
        let result = program(&args);
        let study = native::read(&std::fs::read(&out).expect("written")).expect("it opens");
        let name = first(&study).1.step(&"a".into()).expect("it stands").name.clone();
        let said = String::from_utf8_lossy(&result.stdout).into_owned();
        (result.status.code(), name.get(Language::It).to_owned(), said)
    };
    let (code, name, said) = run(&[]);
    assert_eq!((code, &*name), (Some(1), "mio"));
    assert!(said.contains("mine says mio, theirs suo; mine stands"), "{said}");
    let (code, name, _) = run(&["--prefer", "theirs"]);
    assert_eq!((code, &*name), (Some(0), "suo"));
    let (_, _, json) = run(&["--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(json["conflicts"][0]["stands"], "ours");

    // A BPMN file of the same procedure against the study; and a base that is something else.
    let bpmn = path("theirs.bpmn");
    let t = path("theirs.prodigio");
    assert!(program(&["convert".as_ref(), t.as_os_str(), bpmn.as_os_str()]).status.success());
    let out = path("mixed.prodigio");
    let (b, o) = (path("base.prodigio"), path("ours.prodigio"));
    let mixed = program(&[
        "merge".as_ref(),
        b.as_os_str(),
        o.as_os_str(),
        bpmn.as_os_str(),
        "-o".as_ref(),
        out.as_os_str(),
    ]);
    assert_eq!(mixed.status.code(), Some(1), "{}", String::from_utf8_lossy(&mixed.stderr));
    // A BPMN file without a drawing: what comes of it is laid out.
    let text = std::fs::read_to_string(&bpmn).expect("it was written");
    let from = text.find("<bpmndi:BPMNDiagram").expect("it has a drawing");
    let end = "</bpmndi:BPMNDiagram>";
    let to = text.rfind(end).expect("it ends") + end.len();
    std::fs::write(&bpmn, format!("{}{}", &text[..from], &text[to..])).expect("written");
    let mut args = vec!["merge".as_ref(), b.as_os_str(), o.as_os_str(), bpmn.as_os_str()];
    args.extend(["-o".as_ref(), out.as_os_str()]);
    let bare = program(&args);
    assert_eq!(bare.status.code(), Some(1), "{}", String::from_utf8_lossy(&bare.stderr));
    assert!(!String::from_utf8_lossy(&bare.stdout).contains("moved"), "nothing is said of places");
    let study = native::read(&std::fs::read(&out).expect("written")).expect("it opens");
    let at: Vec<_> = first(&study).1.steps().map(|(_, s)| format!("{:?}", s.at)).collect();
    assert!((1..at.len()).all(|i| !at[..i].contains(&at[i])), "each has a place: {at:?}");
    let other = path("other.prodigio");
    save(&catalogue::TEMPLATES[0].study(), &other);
    let (b, o) = (path("base.prodigio"), path("ours.prodigio"));
    let refused = program(&[
        "merge".as_ref(),
        b.as_os_str(),
        o.as_os_str(),
        other.as_os_str(),
        "-o".as_ref(),
        path("none.prodigio").as_os_str(),
    ]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("do not come from one another"));
    assert!(!path("none.prodigio").exists());
}

/// The same steps called otherwise come from the base; another procedure does not, whatever the
/// other side is.
#[test]
fn steps_are_the_same_by_id_and_class() {
    let base = sketched("start > a > end");
    let called = |name: &str| with_step(&base, "a", |s| s.name = Text::of(Language::It, name));
    let merged = merge(&base, &called("mio"), &called("suo"), &Choices::new()).expect("they do");
    assert_eq!(merged.conflicts.len(), 1);
    let [one, other] = [0, 1].map(|at: usize| catalogue::TEMPLATES[at].study());
    for [ours, theirs] in [[&other, &one], [&one, &other]] {
        let refused = merge(&one, ours, theirs, &Choices::new()).expect_err("a stranger");
        assert_eq!(refused, MergeError::Unrelated);
    }
}

/// Another title, body, name of the variant and scenario.
fn changed_beside(base: &Study) -> Study {
    use prodigio::model::scenario::{Override, Scenario};

    let mut study = base.clone();
    let mut variant = base.variants()[0].clone();
    let id = variant.id.clone();
    variant.name = Text::of(Language::It, "Com’è");
    let mut body = base.body().clone();
    body.name = Text::of(Language::It, "Comune di Prova");
    let scenario = Scenario {
        name: Text::of(Language::It, "Estate"),
        overrides: vec![Override::DemandFactor(2.0)],
    };
    let edits = vec![
        Edit::Title(Text::of(Language::It, "Altro titolo")),
        Edit::Body(body),
        Edit::Variant(id.clone(), Some((0, variant))),
        Edit::In(id, Change::Scenario("sc1".into(), Some(Arc::new(scenario)))),
    ];
    apply(&mut study, Edit::Group(edits)).expect("it is sound");
    study
}

#[test]
fn what_stands_beside_the_drawing_is_counted() {
    let base = sketched("start > a > b > end");
    let theirs = changed_beside(&base);
    let merged = merge(&base, &base, &theirs, &Choices::new()).expect("it comes from the base");
    assert_eq!((merged.taken, merged.conflicts), (4, Vec::new()));
    assert_eq!(merged.study.title(), theirs.title());
    let same = merge(&base, &theirs, &theirs, &Choices::new()).expect("it comes from the base");
    assert_eq!(same.taken, 0);
}

#[test]
fn diff_says_what_stands_beside_the_drawing() {
    let folder = tempfile::tempdir().expect("a folder");
    let [a, b] = ["a.prodigio", "b.prodigio"].map(|name| folder.path().join(name));
    let base = sketched("start > a > b > end");
    save(&base, &a);
    save(&changed_beside(&base), &b);
    let run = |from: &std::path::Path, to: &std::path::Path, more: &[&str]| {
        let mut args: Vec<&std::ffi::OsStr> = vec!["diff".as_ref(), from.as_ref(), to.as_ref()];
        args.extend(more.iter().map(|a| std::ffi::OsStr::new(*a)));
        let out = program(&args);
        assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    let said = run(&a, &b, &[]);
    for part in ["Prova → Altro titolo", "Comune di Prova", "Com’è", "+ scenario “Estate”"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!said.contains("structure is the same"), "{said}");
    assert!(run(&b, &a, &[]).contains("− scenario “Estate”"));
    let json: serde_json::Value =
        serde_json::from_str(&run(&a, &b, &["--json"])).expect("it is JSON");
    let fields: Vec<&str> = ["/study/0/field", "/study/1/field", "/variants/0/differences/0/field"]
        .into_iter()
        .filter_map(|at| json.pointer(at).and_then(serde_json::Value::as_str))
        .collect();
    assert_eq!(fields, ["title.it", "body.it", "name.it"], "{json}");
    let scenario = &json["variants"][0]["differences"][1];
    assert_eq!(scenario["what"], "scenario");
    assert_eq!(scenario["change"], "added");
    assert_eq!(
        (&scenario["before"], &scenario["after"]),
        (&serde_json::Value::Null, &"sc1".into())
    );
    // A scenario that says something else.
    let mut doubled = changed_beside(&base);
    let (variant, p) = first(&doubled);
    let mut scenario = (**p.scenario(&"sc1".into()).expect("it is there")).clone();
    scenario.overrides = vec![prodigio::model::scenario::Override::DemandFactor(3.0)];
    let edit = Edit::In(variant, Change::Scenario("sc1".into(), Some(Arc::new(scenario))));
    apply(&mut doubled, edit).expect("it is sound");
    save(&doubled, &a);
    let said = run(&b, &a, &[]);
    assert!(said.contains("≠ scenario “Estate”: changed values: "), "{said}");
}

/// A study that git cannot have read ends no `git diff`; the same by hand is refused.
#[test]
fn git_goes_on_after_an_unreadable_study() {
    let folder = tempfile::tempdir().expect("a folder");
    let [good, bad] = ["a.prodigio", "b.prodigio"].map(|name| folder.path().join(name));
    save(&sketched("start > a > end"), &good);
    std::fs::write(&bad, "(format: 1, study: (").expect("written");
    let (g, b) = (good.as_os_str(), bad.as_os_str());
    let [diff, as_git, hash, mode] =
        ["diff", "--git", "abc123", "100644"].map(std::ffi::OsStr::new);
    let out = program(&[diff, as_git, g, g, hash, mode, b, hash, mode]);
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(0), "{said}");
    assert!(said.starts_with("prodigio: "), "{said}");
    assert_eq!(program(&[diff, g, b]).status.code(), Some(2));
}

/// Both branches add one file: git has no base, mine stands, and what to do is said.
#[test]
fn a_file_that_both_added_is_a_conflict() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let [none, ours, theirs] = ["none", "ours.prodigio", "theirs.prodigio"].map(|n| at.join(n));
    std::fs::write(&none, "").expect("written");
    let base = sketched("start > a > end");
    save(&base, &ours);
    save(&with_step(&base, "a", |s| s.name.set(Language::It, "suo")), &theirs);
    let before = std::fs::read(&ours).expect("read");
    let run = |out: &std::path::Path| {
        let [merge, to] = ["merge", "-o"].map(std::ffi::OsStr::new);
        let paths = [none.as_os_str(), ours.as_os_str(), theirs.as_os_str()];
        let done = program(&[merge, paths[0], paths[1], paths[2], to, out.as_os_str()]);
        assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    let said = run(&ours);
    assert!(said.contains("Both sides added") && said.contains("prodigio diff"), "{said}");
    assert_eq!(std::fs::read(&ours).expect("read"), before);
    let other = at.join("out.prodigio");
    run(&other);
    assert_eq!(native::read(&std::fs::read(&other).expect("read")).expect("it opens"), base);
}

/// The ending of OUT says the format.
#[test]
fn a_merge_is_written_as_its_ending_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.prodigio");
    let base = sketched("start > a > end");
    save(&base, &path);
    let run = |out: &std::path::Path| {
        let [merge, to] = ["merge", "-o"].map(std::ffi::OsStr::new);
        let p = path.as_os_str();
        program(&[merge, p, p, p, to, out.as_os_str()]).status.code()
    };
    let [bpmn, pdf, bare] = ["out.bpmn", "out.pdf", "out"].map(|n| folder.path().join(n));
    assert_eq!(run(&bpmn), Some(0));
    let text = std::fs::read_to_string(&bpmn).expect("it was written");
    assert!(text.starts_with("<?xml"), "{}", text.lines().next().unwrap_or_default());
    assert_eq!((run(&pdf), pdf.exists()), (Some(2), false));
    assert_eq!(run(&bare), Some(0));
    assert_eq!(native::read(&std::fs::read(&bare).expect("read")).expect("it opens"), base);
}

/// A preferred side decides: nothing is left to do.
#[test]
fn a_preference_decides_a_conflict() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let base = sketched("start > a > end");
    save(&base, &path("b.prodigio"));
    for name in ["o", "t"] {
        let study = with_step(&base, "a", |s| s.name.set(Language::It, name));
        save(&study, &path(&format!("{name}.prodigio")));
    }
    let files = ["b", "o", "t", "out"].map(|n| path(&format!("{n}.prodigio")).into_os_string());
    for (prefer, name) in [("ours", "o"), ("theirs", "t")] {
        let [merge, to, how, who] = ["merge", "-o", "--prefer", prefer].map(std::ffi::OsStr::new);
        let [b, o, t, out] = &files;
        let done = program(&[merge, b, o, t, to, out, how, who]);
        assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
        let made = native::read(&std::fs::read(out).expect("written")).expect("it opens");
        let step = first(&made).1.step(&"a".into()).expect("it stands");
        assert_eq!(step.name.get(Language::It), name);
    }
}
