//! Changing a study: what follows from a wish, its inverse, and what never breaks.

#[path = "support/wishes.rs"]
mod wishes;

use proptest::prelude::*;
use wishes::{Wish, any_step, plan_of, wishes};

use prodigio::edit::apply::apply;
use prodigio::edit::follow::{Desk, Plan};
use prodigio::edit::{Change, Edit, Refusal};
use prodigio::files::{catalogue, native};
use prodigio::model::geometry::Point;
use prodigio::model::id::{StepId, VariantId};
use prodigio::model::invariants::study_violations;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::{StepKind, TaskKind};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};

const SKETCHES: [&str; 4] = [
    "start > a @desk*2 ~10 > {0.8: b @office*1 ~exp 30 > end, 0.2: c > end no}",
    "start > a > [b, c > d] > end",
    "start > check > (0.5: ask > check, 0.5: grant, 0.7: pay) > end",
    "start > a > b > c > d > e > end",
];

fn sketched(text: &str) -> Study {
    let procedure = sketch::parse(text).expect("the sketch of a test is well formed");
    let study = Study::of(Text::of(Language::It, "Prova"), procedure);
    // As a file would give it: the next id stands behind every number in use.
    native::read(bytes(&study).as_bytes()).expect("a written study is read")
}

fn sample(code: &str) -> Study {
    catalogue::load(code).expect("the catalogue has it")
}

fn first(study: &Study) -> VariantId {
    study.variants()[0].id.clone()
}

fn procedure<'a>(study: &'a Study, variant: &VariantId) -> &'a Procedure {
    study.procedure(variant).expect("the variant stands")
}

fn bytes(study: &Study) -> String {
    native::write(study).expect("a sound study can be written")
}

fn done(study: &mut Study, plan: impl FnOnce(Desk<'_>) -> Result<Plan, Refusal>) -> Edit {
    let variant = first(study);
    let next = study.next_id();
    let plan = plan(Desk::new(study, &variant, next)).expect("the wish can be granted");
    apply(study, plan.edit).expect("the plan is sound")
}

/// Whether a thing stands in any variant.
fn stands(study: &Study, item: &ItemId) -> bool {
    study.variants().iter().any(|v| match item {
        ItemId::Step(id) => v.procedure.step(id).is_some(),
        ItemId::Flow(id) => v.procedure.flow(id).is_some(),
        ItemId::Link(id) => v.procedure.link(id).is_some(),
        ItemId::Lane(id) => v.procedure.lane(id).is_some(),
        ItemId::Pool(id) => v.procedure.pool(id).is_some(),
        ItemId::Artifact(id) => v.procedure.artifact(id).is_some(),
    })
}

/// Grants wishes one after the other; checks each, then takes all back.
fn check_wishes(mut study: Study, wishes: &[Wish]) -> Result<(), TestCaseError> {
    let start = (study.clone(), bytes(&study));
    let mut high = study.next_id();
    let mut inverses = Vec::new();
    let mut before_bytes = start.1.clone();
    for wish in wishes {
        let before = study.clone();
        let Ok(plan) = plan_of(&study, high, wish) else { continue };
        let forward = plan.edit.clone();
        let inverse = match apply(&mut study, plan.edit) {
            Ok(inverse) => inverse,
            Err(refusal) => {
                prop_assert_eq!(&study, &before, "refused, yet changed: {:?}", refusal);
                continue;
            }
        };
        high = high.max(study.next_id());
        prop_assert_eq!(study_violations(&study), []);
        for item in plan.select.iter().flatten() {
            prop_assert!(stands(&study, item), "{:?} is selected and is not there", item);
        }
        let mut back = study.clone();
        let again = apply(&mut back, inverse.clone());
        prop_assert!(again.is_ok(), "{:?} cannot be taken back: {:?}", wish, again);
        prop_assert_eq!(&back, &before, "{:?} taken back is not what was", wish);
        prop_assert_eq!(bytes(&back), before_bytes);
        prop_assert!(apply(&mut back, forward).is_ok());
        prop_assert_eq!(&back, &study, "{:?} done again is not the same", wish);
        before_bytes = bytes(&study);
        inverses.push(inverse);
    }
    let read = native::read(before_bytes.as_bytes());
    prop_assert!(read.is_ok(), "what was edited cannot be read: {:?}", read.err());
    for inverse in inverses.into_iter().rev() {
        prop_assert!(apply(&mut study, inverse).is_ok());
    }
    prop_assert_eq!(&study, &start.0);
    prop_assert_eq!(bytes(&study), start.1);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn edits_of_sketches_keep_what_must_hold(which in 0..SKETCHES.len(), wishes in wishes()) {
        check_wishes(sketched(SKETCHES[which]), &wishes)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn edits_of_the_samples_keep_what_must_hold(
        which in 0..catalogue::TEMPLATES.len(),
        wishes in wishes(),
    ) {
        check_wishes(catalogue::TEMPLATES[which].study(), &wishes)?;
    }
}

#[test]
fn a_deleted_step_with_one_way_in_and_one_out_heals() {
    let mut study = sketched("start > a > b > c > end");
    let variant = first(&study);
    let before = procedure(&study, &variant).flows().count();
    done(&mut study, |d| d.delete(&[ItemId::Step("b".into())]));
    let p = procedure(&study, &variant);
    assert!(p.step(&"b".into()).is_none());
    assert_eq!(p.flows().count(), before - 1);
    let next: Vec<&StepId> = p.outgoing(&"a".into()).map(|(_, f)| &f.to).collect();
    assert_eq!(next, [&StepId::new("c")]);
}

#[test]
fn a_deleted_run_of_steps_heals_across() {
    let mut study = sketched("start > a > b > c > end");
    let variant = first(&study);
    let run = [ItemId::Step("a".into()), ItemId::Step("b".into()), ItemId::Step("c".into())];
    done(&mut study, |d| d.delete(&run));
    let p = procedure(&study, &variant);
    let flows: Vec<(&str, &str)> =
        p.flows().map(|(_, f)| (f.from.as_str(), f.to.as_str())).collect();
    assert_eq!(flows, [("start", "end")]);
}

#[test]
fn a_deleted_branching_leaves_no_flow_behind() {
    let mut study = sketched("start > check > {0.5: pay > end, 0.5: refuse > end no}");
    let variant = first(&study);
    done(&mut study, |d| d.delete(&[ItemId::Step("g1".into())]));
    let p = procedure(&study, &variant);
    assert_eq!(p.outgoing(&"check".into()).count(), 0);
    assert_eq!(p.incoming(&"pay".into()).count() + p.incoming(&"refuse".into()).count(), 0);
}

#[test]
fn a_step_dropped_on_a_flow_splits_it() {
    let mut study = sketched("start > {0.7: a > end, 0.3: b > end no}");
    let variant = first(&study);
    let p = procedure(&study, &variant);
    let (on, flow) = p.outgoing(&"g1".into()).next().expect("a branch leaves");
    let (on, old) = (on.clone(), flow.clone());
    let known: Vec<StepId> = p.steps().map(|(id, _)| id.clone()).collect();
    let task = StepKind::Task(TaskKind::Person);
    done(&mut study, |d| d.add_at(task, Point::new(300.0, 0.0), Some(&on)));
    let p = procedure(&study, &variant);
    let new = p.steps().map(|(id, _)| id).find(|id| !known.contains(id)).expect("it is there");
    let half = p.flow(&on).expect("the first half keeps the id");
    assert_eq!((&half.from, &half.to), (&old.from, new));
    assert_eq!(half.share, old.share, "the branch keeps its share");
    let after: Vec<_> = p.outgoing(new).map(|(_, f)| (&f.to, &f.share)).collect();
    assert_eq!(after, [(&old.to, &None)]);
}

#[test]
fn an_end_dropped_on_a_flow_does_not_split_it() {
    let mut study = sketched("start > a > end");
    let variant = first(&study);
    let on = procedure(&study, &variant).flows().next().map(|(id, _)| id.clone()).unwrap();
    let before = procedure(&study, &variant).flow(&on).cloned();
    done(&mut study, |d| d.add_at(StepKind::END, Point::new(75.0, 0.0), Some(&on)));
    assert_eq!(procedure(&study, &variant).flow(&on).cloned(), before);
    assert_eq!(procedure(&study, &variant).flows().count(), 2);
}

#[test]
fn a_deleted_host_takes_its_events_along_and_undo_brings_them_back() {
    let mut study = sample("cambio-residenza");
    let before = study.clone();
    let variant = first(&study);
    let host = StepId::new("accertamento");
    let event = StepId::new("silenzio-timer");
    assert!(procedure(&study, &variant).step(&event).is_some());
    let inverse = done(&mut study, |d| d.delete(&[ItemId::Step(host.clone())]));
    let p = procedure(&study, &variant);
    assert!(p.step(&host).is_none() && p.step(&event).is_none());
    assert!(p.flows().all(|(_, f)| f.from != event && f.to != host && f.from != host));
    apply(&mut study, inverse).expect("what was done can be undone");
    assert_eq!(study, before);
}

#[test]
fn a_moved_host_takes_its_events_along() {
    let mut study = sample("cambio-residenza");
    let variant = first(&study);
    let event = StepId::new("silenzio-timer");
    let before = procedure(&study, &variant).step(&event).expect("it stands").at;
    done(&mut study, |d| d.move_by(&[ItemId::Step("accertamento".into())], 7.0, 3.0));
    let after = procedure(&study, &variant).step(&event).expect("it stands").at;
    assert_eq!(after, before.moved(7.0, 3.0));
}

#[test]
fn moving_one_step_changes_only_its_lines_in_the_file() {
    let mut study = sample("cambio-residenza");
    let variant = first(&study);
    let (id, _) = procedure(&study, &variant)
        .steps()
        .find(|(id, s)| {
            let p = procedure(&study, &variant);
            let bare = |f: &prodigio::model::flow::Flow| f.bends.is_empty() && f.label.is_none();
            s.label.is_none()
                && matches!(s.kind, StepKind::Task(_))
                && p.incoming(id).chain(p.outgoing(id)).all(|(_, f)| bare(f))
                && p.steps().all(
                    |(_, o)| !matches!(&o.kind, StepKind::Boundary { host, .. } if host == *id),
                )
        })
        .expect("some task has only straight flows");
    let id = id.clone();
    let before = bytes(&study);
    done(&mut study, |d| d.move_by(&[ItemId::Step(id)], 1.0, 2.0));
    let after = bytes(&study);
    assert_eq!(before.lines().count(), after.lines().count());
    let changed: Vec<(&str, &str)> =
        before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed.len(), 1, "{changed:#?}");
    assert!(changed[0].1.trim_start().starts_with("at: ("), "{changed:#?}");
}

#[test]
fn a_share_leaves_the_rest_to_the_other_branch() {
    let mut study = sketched("start > {0.7: a > end, 0.3: b > end no}");
    let variant = first(&study);
    let first_id =
        procedure(&study, &variant).outgoing(&"g1".into()).next().map(|(id, _)| id.clone());
    done(&mut study, |d| d.set_share(&first_id.unwrap(), 0.55));
    let shares: Vec<f64> = procedure(&study, &variant)
        .outgoing(&"g1".into())
        .filter_map(|(_, f)| f.share.as_ref().map(|s| s.value))
        .collect();
    assert_eq!(shares, [0.55, 0.45]);
}

#[test]
fn a_refused_edit_says_why_and_changes_nothing() {
    let mut study = sketched("start > a > end");
    let variant = first(&study);
    let before = study.clone();
    let next = study.next_id();
    let refused = Desk::new(&study, &variant, next).connect(&"end".into(), &"a".into());
    assert_eq!(refused.unwrap_err().0.code, "nothing-after-an-end");
    let refused = Desk::new(&study, &variant, next).connect(&"start".into(), &"a".into());
    assert_eq!(refused.unwrap_err().0.code, "already-joined");
    // The first of a group is sound, the second is not: neither is done.
    let title = Edit::Title(Text::of(Language::It, "altro"));
    let lost = Edit::In(variant.clone(), Change::Flow("f001".into(), None));
    let wrong = Edit::In(VariantId::new("nessuna"), Change::FirstDay(None));
    let refused = apply(&mut study, Edit::Group(vec![title, lost, wrong]));
    assert_eq!(refused.unwrap_err().0.code, "variant-missing");
    assert_eq!(study, before);
}

#[test]
fn variants_have_names_of_their_own() {
    let mut study = sample("cambio-residenza");
    let variant = first(&study);
    let name = Text::of(Language::It, "Domani").with(Language::De, "Morgen");
    for wanted in ["Domani", "Domani 2", "Domani 3"] {
        let desk = Desk::new(&study, &variant, study.next_id());
        let (id, plan) = desk.new_to_be(name.clone()).expect("it can be made");
        apply(&mut study, plan.edit).expect("it is sound");
        let made = study.variant(&id).expect("it is there");
        assert_eq!(made.name.exact(Language::It), Some(wanted));
        assert_eq!(made.name.exact(Language::De), Some(&*wanted.replace("Domani", "Morgen")));
    }
}

#[test]
fn a_to_be_keeps_the_ids_and_shares_nothing_that_changes() {
    let mut study = sample("cambio-residenza");
    let variant = first(&study);
    let before = procedure(&study, &variant).clone();
    let next = study.next_id();
    let (to_be, plan) =
        Desk::new(&study, &variant, next).new_to_be(Text::default()).expect("it can be made");
    apply(&mut study, plan.edit).expect("it is sound");
    assert_eq!(procedure(&study, &to_be), &before);
    let next = study.next_id();
    let step = ItemId::Step(any_step(&before, 3));
    let plan = Desk::new(&study, &to_be, next).delete(&[step]).expect("it can be deleted");
    apply(&mut study, plan.edit).expect("it is sound");
    assert_eq!(procedure(&study, &variant), &before);
    assert_ne!(procedure(&study, &to_be), &before);
}
