//! As-is against to-be: the differences that were made, and nothing else.

#[path = "support/wild.rs"]
mod wild;

use prodigio::analysis::compare::{Change, Comparison, Difference, differences};
use prodigio::model::card::{Card, Term};
use prodigio::model::draft::Draft;
use prodigio::model::field::{Field, FieldValue};
use prodigio::model::flow::Flow;
use prodigio::model::geometry::Point;
use prodigio::model::id::StepId;
use prodigio::model::office::Office;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::{Provenance, Source, Sourced};
use prodigio::model::sketch;
use prodigio::model::step::{Step, StepKind, TaskKind};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit};
use proptest::prelude::*;

const SKETCH: &str = "start > receive @desk*1 ~10 > check @office*2 ~30 > {0.8: grant @office*2 ~5 > end, 0.2: refuse @office*2 ~9 > end no}";

fn parse(text: &str) -> Procedure {
    sketch::parse(text).expect("the sketch of a test is well formed")
}

fn changed(procedure: Procedure, change: impl FnOnce(&mut Draft)) -> Procedure {
    let mut draft = Draft::from(procedure);
    change(&mut draft);
    let (procedure, mended) = draft.finish();
    assert_eq!(mended, [], "a drawing of a test is sound");
    procedure
}

fn with_step(procedure: &Procedure, id: &str, change: impl FnOnce(&mut Step)) -> Procedure {
    let mut step = (**procedure.step(&id.into()).expect("the step is there")).clone();
    change(&mut step);
    changed(procedure.clone(), |d| {
        d.step(id, step);
    })
}

fn with_flow(procedure: &Procedure, id: &str, change: impl FnOnce(&mut Flow)) -> Procedure {
    let mut flow = (**procedure.flow(&id.into()).expect("the flow is there")).clone();
    change(&mut flow);
    changed(procedure.clone(), |d| {
        d.flow(id, flow);
    })
}

fn compare(before: &Procedure, after: &Procedure) -> Comparison {
    differences(before, after, Language::En)
}

/// Expects this one difference of steps and nothing else but moves.
fn check_one_step(before: &Procedure, after: &Procedure, id: &str, change: &Change) {
    let found = compare(before, after);
    assert_eq!(found.count(), 1, "{found:#?}");
    let wanted = Difference {
        before: Some(StepId::new(id)),
        after: Some(StepId::new(id)),
        name: found.steps[0].name.clone(),
        change: change.clone(),
    };
    assert_eq!(found.steps, [wanted]);
}

#[test]
fn a_procedure_does_not_differ_from_itself() {
    let p = parse(SKETCH);
    let found = compare(&p, &p);
    assert!(found.is_same_structure());
    assert_eq!(found.moved_steps, []);
    assert_eq!(found.pairs.steps.len(), p.steps().count());
    assert!(compare(&Procedure::default(), &Procedure::default()).is_same_structure());
}

#[test]
fn moves_are_kept_apart() {
    let p = parse(SKETCH);
    let moved = with_step(&p, "check", |s| s.at.x += 40.0);
    let moved = with_flow(&moved, "f002", |f| f.bends.push(Point::default()));
    let found = compare(&p, &moved);
    assert!(found.is_same_structure());
    assert_eq!(found.moved_steps, ["check".into()]);
    assert_eq!(found.moved_flows, ["f002".into()]);
}

#[test]
fn a_changed_field_says_from_what_to_what() {
    let p = parse(SKETCH);
    let time = |v| Timing::new(Distribution::Fixed(v), Unit::Minutes);
    let faster = with_step(&p, "check", |s| s.work = Some(time(10.0)));
    let change = Change::Changed {
        field: Field::Work,
        from: FieldValue::Time(time(30.0)),
        to: FieldValue::Time(time(10.0)),
    };
    check_one_step(&p, &faster, "check", &change);
    let sourced = with_step(&p, "check", |s| {
        let provenance = Some(Provenance::from(Source::Log, "register"));
        s.work = Some(Timing { provenance, ..time(30.0) });
    });
    let change = Change::Changed {
        field: Field::Source,
        from: FieldValue::Nothing,
        to: FieldValue::Source(Provenance::from(Source::Log, "register")),
    };
    check_one_step(&p, &sourced, "check", &change);
}

#[test]
fn another_office_is_a_reassignment() {
    let p = parse(SKETCH);
    let other = with_step(&p, "check", |s| s.office = Some("desk".into()));
    let change = Change::Reassigned { from: "office".to_owned(), to: "desk".to_owned() };
    check_one_step(&p, &other, "check", &change);
}

#[test]
fn added_and_removed_steps_bring_their_flows() {
    let p = parse(SKETCH);
    let without = changed(p.clone(), |d| {
        let step =
            Step::new(StepKind::Task(TaskKind::Plain), Text::of(Language::En, "pay"), 0.0, 0.0);
        d.step("pay", step);
        d.flow("x1", Flow::new("receive".into(), "pay".into()));
    });
    let found = compare(&p, &without);
    let kinds: Vec<(&str, bool)> =
        found.steps.iter().map(|d| (d.name.as_str(), d.change == Change::Added)).collect();
    assert_eq!(kinds, [("pay", true)]);
    assert_eq!(found.flows.len(), 1);
    let back = compare(&without, &p);
    assert_eq!(back.steps[0].change, Change::Removed);
    assert_eq!(back.flows[0].change, Change::Removed);
    assert_eq!(back.flows[0].name, "receive → pay");
}

#[test]
fn flows_change_share_and_ends() {
    let p = parse(SKETCH);
    let flow = p.flows().find(|(_, f)| f.share.as_ref().is_some_and(|s| s.value > 0.5));
    let id = flow.map(|(id, _)| id.to_string()).expect("there is a branch of 80 %");
    let more = with_flow(&p, &id, |f| f.share = Some(Sourced::bare(0.9)));
    let found = compare(&p, &more);
    assert_eq!(found.count(), 1);
    let (from, to) = (FieldValue::Share(0.8), FieldValue::Share(0.9));
    assert_eq!(found.flows[0].change, Change::Changed { field: Field::Share, from, to });
    let led = with_flow(&p, &id, |f| f.to = "end_no".into());
    let found = compare(&p, &led);
    let plain = |text: &str| FieldValue::Plain(text.to_owned());
    let (from, to) = (plain("grant"), plain("end no"));
    assert_eq!(found.flows[0].change, Change::Changed { field: Field::To, from, to });
}

/// The same drawing under other ids, as another person or program would draw it.
fn renumbered(p: &Procedure) -> Procedure {
    let mut draft = Draft::new();
    for (id, office) in p.offices() {
        draft.office(format!("n-{id}").as_str(), office.clone());
    }
    for (id, step) in p.steps() {
        let mut step = step.clone();
        step.office = step.office.map(|o| format!("n-{o}").as_str().into());
        draft.step(format!("n-{id}").as_str(), step);
    }
    for (id, flow) in p.flows() {
        let mut flow = flow.clone();
        flow.from = format!("n-{}", flow.from).as_str().into();
        flow.to = format!("n-{}", flow.to).as_str().into();
        draft.flow(format!("n-{id}").as_str(), flow);
    }
    draft.finish().0
}

#[test]
fn steps_with_other_ids_are_matched_by_name_office_and_neighbourhood() {
    let p = parse("start > a @x > {0.5: b @x, 0.5: c @y} > [a2, a3] > {0.5: b2, 0.5: c2} > end");
    let other = renumbered(&p);
    let found = compare(&p, &other);
    assert_eq!(found.pairs.steps.len(), p.steps().count(), "{found:#?}");
    assert!(found.pairs.steps.iter().all(|(a, b)| format!("n-{a}") == b.as_str()));
    assert!(found.is_same_structure(), "{found:#?}");
}

/// Notes of one id are one where one drawing comes from the other, or where they say the same.
#[test]
fn notes_of_strangers_are_one_only_where_they_say_the_same() {
    use prodigio::model::review::{Note, Remark};

    let with = |p: &Procedure, texts: [&str; 2]| {
        let date = jiff::civil::Date::constant(2026, 11, 26);
        changed(p.clone(), |draft| {
            for (id, text) in ["n1", "n2"].into_iter().zip(texts) {
                let said = Remark { author: "A".to_owned(), date, text: text.to_owned() };
                draft.note(id, Note::new(None, said));
            }
        })
    };
    let p = parse("start > a @x > {0.5: b @x, 0.5: c @y} > end");
    let (before, after) = (["one", "two"], ["one", "other"]);
    let pairs = |other: &Procedure| compare(&with(&p, before), &with(other, after)).pairs.notes;
    assert_eq!(pairs(&p).len(), 2);
    assert_eq!(pairs(&renumbered(&p)), [("n1".into(), "n1".into())].into());
}

#[test]
fn a_renamed_step_is_known_by_its_place() {
    let p = parse(SKETCH);
    let other =
        with_step(&renumbered(&p), "n-check", |s| s.name = Text::of(Language::En, "verify"));
    let found = compare(&p, &other);
    assert_eq!(found.count(), 1, "{found:#?}");
    let text = |t: &str| FieldValue::Text(Text::of(Language::En, t));
    let (from, to) = (text("check"), text("verify"));
    assert_eq!(found.steps[0].change, Change::Changed { field: Field::Name, from, to });
}

#[test]
fn steps_of_one_name_are_told_apart_by_their_neighbours() {
    let p = parse("start > a > sign @x > b > sign again @x > c > end");
    let p = with_step(&p, "sign_again", |s| s.name = Text::of(Language::En, "sign"));
    let found = compare(&p, &renumbered(&p));
    assert_eq!(found.pairs.steps[&StepId::new("sign")].as_str(), "n-sign");
    assert_eq!(found.pairs.steps[&StepId::new("sign_again")].as_str(), "n-sign_again");
    assert!(found.is_same_structure());
}

#[test]
fn offices_terms_and_the_card_are_compared() {
    let p = changed(parse(SKETCH), |d| {
        let mut card = Card::default();
        card.terms.insert("t".into(), Term { amount: 45, ..Term::default() });
        d.card(card);
    });
    let other = changed(p.clone(), |d| {
        let mut card = p.card().clone();
        card.unit = Text::of(Language::En, "registry");
        card.terms.insert("t".into(), Term { amount: 30, ..Term::default() });
        d.card(card);
        let office = p.office(&"office".into()).expect("the office is there");
        d.office("office", Office { staff: Some(Sourced::bare(3)), ..(**office).clone() });
    });
    let found = compare(&p, &other);
    assert_eq!((found.offices.len(), found.terms.len(), found.card.len()), (1, 1, 1));
    assert_eq!(found.count(), 3);
    assert_eq!(found.card[0].field, Field::Unit);
    let (from, to) = (FieldValue::Number(2.0), FieldValue::Number(3.0));
    assert_eq!(found.offices[0].change, Change::Changed { field: Field::Staff, from, to });
}

#[test]
fn large_drawings_without_common_ids_are_matched_in_time() {
    let chain = |prefix: &str| {
        let mut draft = Draft::new();
        for i in 0..3_000 {
            let name =
                Text::of(Language::En, if i % 3 == 0 { "sign".into() } else { format!("s{i}") });
            draft.step(
                format!("{prefix}{i}").as_str(),
                Step::new(StepKind::Task(TaskKind::Plain), name, 0.0, 0.0),
            );
            if i > 0 {
                let ends = [i - 1, i].map(|n| format!("{prefix}{n}").as_str().into());
                let [from, to] = ends;
                draft.flow(format!("{prefix}f{i}").as_str(), Flow::new(from, to));
            }
        }
        draft.finish().0
    };
    let found = compare(&chain("a"), &chain("b"));
    assert!(found.pairs.steps.len() > 2_900, "{}", found.pairs.steps.len());
}

proptest! {
    #[test]
    fn what_one_way_adds_the_other_way_removes(
        a in wild::procedures(16),
        b in wild::procedures(16),
    ) {
        let there = compare(&a, &b);
        let back = compare(&b, &a);
        let count = |of: &Comparison, change: &Change| {
            of.steps.iter().filter(|d| d.change == *change).count()
        };
        prop_assert_eq!(count(&there, &Change::Added), count(&back, &Change::Removed));
        prop_assert_eq!(count(&there, &Change::Removed), count(&back, &Change::Added));
        let partners: std::collections::BTreeSet<_> = there.pairs.steps.values().collect();
        prop_assert_eq!(partners.len(), there.pairs.steps.len(), "each partner is taken once");
        prop_assert!(compare(&a, &a).is_same_structure());
        let other = renumbered(&a);
        let same = compare(&a, &other);
        prop_assert!(same.pairs.steps.len() <= a.steps().count());
    }
}
