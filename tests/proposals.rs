//! Proposals: every lever planned, done and undone on the samples and on small drawings; gains that
//! agree with a long run of its own luck; orders claimed only where they hold; the frontier.
//!
//! `cargo test --profile heavy --test proposals -- --ignored --nocapture heavy_` measures the gains
//! again with other seeds.

#[path = "support/drawing.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod drawing;
#[path = "proposals/frontier.rs"]
mod frontier;
#[path = "support/wait.rs"]
mod wait;
#[path = "proposals/window.rs"]
mod window;

use drawing::Drawing;
use prodigio::analysis::check::check;
use prodigio::analysis::proposals::{Offer, Scene};
use prodigio::app::command::Command;
use prodigio::app::proposals::Ask;
use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::edit::proposal::Named;
use prodigio::files::{catalogue, native};
use prodigio::model::calendar::{SittingRule, Sittings, Weekday};
use prodigio::model::card::{ClockEffect, ClockMark};
use prodigio::model::demand::Demand;
use prodigio::model::finding::Severity;
use prodigio::model::flow::Flow;
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::id::{LaneId, OfficeId, StepId, VariantId};
use prodigio::model::invariants::violations;
use prodigio::model::lane::Lane;
use prodigio::model::office::{Office, OfficeKind};
use prodigio::model::procedure::Procedure;
use prodigio::model::proposal::{Cost, Expected, Lever, LeverKind, Proposal};
use prodigio::model::provenance::{Source, Sourced};
use prodigio::model::step::{
    Direction, DocumentUse, GatewayKind, Outcome, Phase, Step, StepKind, SystemMode, SystemUse,
    TaskKind,
};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};
use std::collections::BTreeSet;
use std::sync::Arc;
use window::bench_of;

fn as_is() -> VariantId {
    VariantId::new("as-is")
}

fn study(p: &Procedure) -> Study {
    Study::of(Text::of(Language::En, "test"), p.clone())
}

fn offer(p: &Procedure, step: &str, kind: LeverKind) -> Result<Proposal, &'static str> {
    let offers = Scene::of(p, "").offers(&StepId::new(step));
    offers.into_iter().find(|o| o.kind == kind).expect("every kind is offered").found
}

fn errors(p: &Procedure) -> usize {
    check(p, Language::En).iter().filter(|f| f.severity == Severity::Error).count()
}

/// Does a proposal and takes it back; gives the procedure with it.
fn done(before: &Study, variant: &VariantId, proposal: &Proposal) -> Arc<Procedure> {
    let what = proposal.lever.code();
    let adopted = proposal.adopted(Expected::default());
    let plan = Desk::new(before, variant, before.next_id()).adopt(&adopted, &Named::default());
    let plan = plan.unwrap_or_else(|e| panic!("{what}: {e:?}"));
    let mut study = before.clone();
    let inverse = apply(&mut study, plan.edit).unwrap_or_else(|e| panic!("{what}: {e:?}"));
    let after = Arc::clone(study.procedure(variant).expect("the variant"));
    assert_eq!(violations(&after), [], "{what}");
    assert_eq!(after.card().adopted.last(), Some(&adopted), "{what}");
    for item in plan.select.into_iter().flatten() {
        assert!(after.stands(&item), "{what}: {item:?} is selected and not there");
    }
    let (old, new) = (errors(before.procedure(variant).expect("the variant")), errors(&after));
    assert!(new <= old, "{what}: {:?}", check(&after, Language::En));
    let text = native::write(&study).expect("can be written");
    let read = native::read(text.as_bytes()).expect("can be read");
    assert!(read.variants() == study.variants(), "{what} reads as it was written");
    apply(&mut study, inverse).expect("can be undone");
    assert_eq!(study.procedure(variant), before.procedure(variant), "{what}");
    after
}

#[test]
fn every_offer_on_the_samples_is_done_and_undone() {
    let mut kinds = BTreeSet::new();
    let mut plans = 0;
    for entry in catalogue::entries() {
        let study = catalogue::load(entry.code).expect("a sample");
        for variant in study.variants() {
            let scene = Scene::of(&variant.procedure, "");
            let mut all: Vec<Proposal> = scene.found().proposals;
            for (id, _) in variant.procedure.steps() {
                let offers: Vec<Offer> = scene.offers(id);
                assert_eq!(offers.len(), LeverKind::ALL.len());
                all.extend(offers.into_iter().filter_map(|o| o.found.ok()));
            }
            all.sort_by(|a, b| a.lever.cmp(&b.lever));
            all.dedup_by(|a, b| a.lever == b.lever);
            for proposal in all {
                done(&study, &variant.id, &proposal);
                kinds.insert(proposal.lever.kind());
                plans += 1;
            }
        }
    }
    println!("{plans} plans of {} kinds: {kinds:?}", kinds.len());
    assert!(plans >= 20 && kinds.len() >= 8, "{plans} {kinds:?}");
}

fn name(text: &str) -> Text {
    Text::of(Language::En, text)
}

fn wait(step: &mut Step, waited_for: WaitedFor, days: f64) {
    let timing = Timing::new(Distribution::Fixed(days), Unit::CalendarDays);
    step.waits.push(Wait { waited_for, timing });
}

fn external(d: Drawing, id: &str) -> Drawing {
    let office = Office { name: name("Other"), kind: OfficeKind::External, ..Office::default() };
    let id = id.to_owned();
    d.put(move |d| {
        d.office(id.as_str(), office);
    })
}

fn ways(p: &Procedure, from: &str) -> Vec<String> {
    let id = StepId::new(from);
    let mut to: Vec<String> = p.outgoing(&id).map(|(_, f)| f.to.to_string()).collect();
    to.sort();
    to
}

fn one(p: &Procedure, step: &str, kind: LeverKind) -> Arc<Procedure> {
    let proposal = offer(p, step, kind).unwrap_or_else(|why| panic!("{kind:?}: {why}"));
    done(&study(p), &as_is(), &proposal)
}

#[test]
fn serial_steps_without_data_between_them_run_side_by_side() {
    let text = "start > a @x*1 ~30 > b @y*1 ~30 > end";
    let p = Drawing::of(text).0;
    let after = one(&p, "a", LeverKind::Parallelise);
    let splits: Vec<&StepId> = after
        .steps()
        .filter(|(_, s)| s.kind == StepKind::Gateway(GatewayKind::Parallel))
        .map(|(id, _)| id)
        .collect();
    assert_eq!(splits.len(), 2);
    assert_eq!(ways(&after, "a"), ways(&after, "b"));
    // A document that the one makes and the other needs keeps them in order.
    let used = |direction| DocumentUse { name: name("Report"), direction };
    let d = Drawing::of(text).step("a", |s| s.documents.push(used(Direction::Out)));
    let d = d.step("b", |s| s.documents.push(used(Direction::In)));
    assert_eq!(offer(&d.0, "a", LeverKind::Parallelise).unwrap_err(), "passes-data");
    let same = Drawing::of("start > a @x*1 ~30 > b @x*1 ~30 > end").0;
    assert_eq!(offer(&same, "a", LeverKind::Parallelise).unwrap_err(), "same-office");
}

#[test]
fn a_check_comes_to_the_door() {
    let text = "start > study @x*1 ~60 > visit @y*1 ~90 > look @z*1 ~10 > \
                {0.7: go @x*1, 0.3: no @x*1 > endno} > end";
    let d = Drawing::of(text).step("endno", |s| {
        s.kind = StepKind::End {
            trigger: prodigio::model::step::Trigger::None,
            outcome: Some(Outcome::Refused),
        };
    });
    let p = d.0;
    let proposal = offer(&p, "look", LeverKind::MoveEarlier);
    let after = done(&study(&p), &as_is(), &proposal.expect("can be moved"));
    assert_eq!(ways(&after, "start"), ["look"]);
    assert_eq!(ways(&after, "visit"), ["go"]);
    assert!(ways(&after, "g1").contains(&"study".to_owned()), "{:?}", ways(&after, "g1"));
}

#[test]
fn levers_on_a_step_do_what_they_say() {
    let p = Drawing::of("start > a @x*1 ~30 > b @x*1 ~20 > end").0;
    let merged = one(&p, "a", LeverKind::Merge);
    let work = merged.step(&"a".into()).and_then(|s| s.work.clone()).expect("work");
    assert!((work.law.mean() - 50.0).abs() < 1e-9, "{work:?}");
    assert_eq!(ways(&merged, "a"), ["end"]);
    assert_eq!(ways(&one(&p, "a", LeverKind::Eliminate), "start"), ["b"]);

    let d = Drawing::of("start > a @x*1 ~30 > ask @o ~5 > b @y*1 ~20 > end");
    let asked = external(d, "o").step("ask", |s| wait(s, WaitedFor::OtherBody, 60.0)).0;
    let ruled = one(&asked, "ask", LeverKind::Rule);
    let step = ruled.step(&"ask".into()).expect("the step");
    assert!(step.waits.is_empty() && step.kind == StepKind::Task(TaskKind::Rule));
    let timed = offer(&asked, "ask", LeverKind::Timer).expect("a term");
    let number = timed.assumption.as_ref().expect("the days of the law");
    let provenance = number.provenance.as_ref().expect("their source");
    assert_eq!(provenance.source, Source::Law);
    assert!(!timed.basis.is_empty());
    assert_eq!(done(&study(&asked), &as_is(), &timed).boundary_events(&"ask".into()).count(), 1);
}

#[test]
fn the_reason_is_one_of_the_step_asked_of() {
    let p = Drawing::of("start > a @x*1 ~30 > {0.5: b @x*1 ~20, 0.5: c @y*1 ~5} > end").0;
    for kind in [LeverKind::Merge, LeverKind::Parallelise] {
        assert_eq!(offer(&p, "a", kind).unwrap_err(), "no-neighbor", "{kind:?}");
    }
    assert_eq!(offer(&p, "g1", LeverKind::Merge).unwrap_err(), "not-a-task");
}

#[test]
fn levers_on_times_do_what_they_say() {
    let copied = |s: &mut Step| {
        s.systems.push(SystemUse { name: "register".into(), mode: SystemMode::CopiedByHand });
    };
    let d = Drawing::of("start > a @x*1 ~30 > end").step("a", copied);
    let acquired = one(&d.0, "a", LeverKind::Acquire);
    let step = acquired.step(&"a".into()).expect("the step");
    assert!(step.systems.iter().all(|s| s.mode == SystemMode::Read));
    assert!((step.work.as_ref().expect("work").law.mean() - 15.0).abs() < 1e-9);

    let d = d.step("a", |s| wait(s, WaitedFor::Post, 10.0));
    let notified = one(&d.0, "a", LeverKind::Notify);
    let rest = notified.step(&"a".into()).expect("the step").waits[0].timing.law.mean();
    assert!((rest - 3.0).abs() < 1e-9, "{rest}");

    let sits = |weeks| Sittings {
        rule: SittingRule::EveryWeeks { weeks, day: Weekday::Wed },
        at: 600,
        capacity: None,
    };
    let d = d.step("a", |s| s.sittings = Some(sits(4)));
    let oftener = one(&d.0, "a", LeverKind::Oftener);
    assert_eq!(oftener.step(&"a".into()).and_then(|s| s.sittings.clone()), Some(sits(2)));
    let flowing = one(&d.0, "a", LeverKind::Continuous);
    assert_eq!(flowing.step(&"a".into()).and_then(|s| s.sittings.clone()), None);
}

#[test]
fn samples_and_hand_offs_do_what_they_say() {
    let inquiry = |s: &mut Step| s.phase = Some(Phase::Inquiry);
    let d = Drawing::of("start > a @x*1 ~30 > end").step("a", inquiry);
    let sampled = one(&d.0, "a", LeverKind::SelfDeclaration);
    let sum: f64 = sampled.flows().filter_map(|(_, f)| f.share.as_ref()).map(|s| s.value).sum();
    assert!((sum - 1.0).abs() < 1e-9);

    let p = Drawing::of("start > a @x*1 ~30 > b @y*1 ~5 > c @x*1 ~30 > end").0;
    let handed = one(&p, "b", LeverKind::OneDesk);
    let b = handed.step(&"b".into()).expect("the step");
    assert_eq!(handed.office_of(b).map(ToString::to_string), Some("x".to_owned()));
    let d = Drawing(p).step("b", |s| s.phase = Some(Phase::Decision));
    assert_eq!(offer(&d.0, "b", LeverKind::OneDesk).unwrap_err(), "decides");
    one(&d.0, "b", LeverKind::Delegate);
}

fn demanded(d: Drawing, per_year: f64) -> Drawing {
    d.step("start", |s| s.demand = Some(Demand::of(Sourced::bare(per_year))))
}

#[test]
fn staff_goes_to_the_full_office_and_nobody_is_lost() {
    let d = Drawing::of("start > a @x*1 ~300 > b @y*3 ~20 > end");
    let p = demanded(d, 1400.0).0;
    let staff = |p: &Procedure| -> u32 {
        p.offices().filter_map(|(_, o)| o.staff.as_ref()).map(|s| s.value).sum()
    };
    let moved = one(&p, "a", LeverKind::MoveStaff);
    assert_eq!(staff(&moved), staff(&p));
    let pooled = one(&p, "a", LeverKind::Pool);
    assert_eq!(staff(&pooled), staff(&p));
    assert_eq!(offer(&p, "b", LeverKind::MoveStaff).unwrap_err(), "nobody-free");
    // Nor is anybody taken from those who do a step together.
    let lever = offer(&p, "a", LeverKind::MoveStaff).expect("it fits");
    let p = Drawing(p).step("b", |s| s.staff_needed = 3).0;
    assert_eq!(offer(&p, "a", LeverKind::MoveStaff).unwrap_err(), "nobody-free");
    let (before, shown) = (study(&p), as_is());
    let desk = Desk::new(&before, &shown, before.next_id());
    assert!(desk.adopt(&lever.adopted(Expected::default()), &Named::default()).is_err());
}

#[test]
fn some_of_the_staff_can_do_one_step_alone() {
    let d = Drawing::of("start > a @x*4 ~90 > b @x*4 ~30 > c @y*1 ~5 > end");
    let p = demanded(d, 1400.0).0;
    assert_eq!(offer(&p, "c", LeverKind::Specialise).unwrap_err(), "one-person");
    // A quarter of the work, a quarter of the staff.
    let own = one(&p, "b", LeverKind::Specialise);
    let staff = |step: &str| {
        let office = own.step(&step.into()).and_then(|s| own.office_of(s)).expect("an office");
        own.office(office).and_then(|o| o.staff.as_ref()).map(|s| s.value)
    };
    assert_eq!((staff("a"), staff("b")), (Some(3), Some(1)));
    let alone = Drawing::of("start > a @x*4 ~90 > c @y*2 ~5 > end").0;
    assert_eq!(offer(&alone, "a", LeverKind::Specialise).unwrap_err(), "only-step");
    let mut adopted = offer(&p, "b", LeverKind::Specialise).expect("it fits");
    for wrong in [0.0, 4.0] {
        adopted.assumption = Some(Sourced::bare(wrong));
        let plan = Desk::new(&study(&p), &as_is(), 90)
            .adopt(&adopted.adopted(Expected::default()), &Named::default());
        assert!(plan.is_err(), "somebody must be left, and somebody come: {wrong}");
    }
}

#[test]
fn a_timer_before_a_join_of_all_ways_does_not_block_it() {
    let d = Drawing::of("start > [ask @o ~5, b @y*1 ~20] > end");
    let p = external(d, "o").step("ask", |s| wait(s, WaitedFor::OtherBody, 60.0)).0;
    let after = one(&demanded(Drawing(p), 100.0).0, "ask", LeverKind::Timer);
    let verdict = prodigio::analysis::structure::judge(&after, 10_000);
    assert_eq!(verdict.faults, [], "the case still ends");
}

#[test]
fn a_proposal_that_no_longer_fits_is_refused() {
    let p = Drawing::of("start > a @x*1 ~30 > b @y*1 ~30 > end").0;
    let proposal = offer(&p, "a", LeverKind::Parallelise).expect("can be done");
    let empty = study(&Procedure::default());
    let adopted = proposal.adopted(Expected::default());
    assert!(Desk::new(&empty, &as_is(), 0).adopt(&adopted, &Named::default()).is_err());
    // The same twice: the second finds the steps no longer in line.
    let after = done(&study(&p), &as_is(), &proposal);
    assert!(Desk::new(&study(&after), &as_is(), 50).adopt(&adopted, &Named::default()).is_err());
}

#[test]
fn an_event_on_the_border_keeps_the_step_it_sits_on() {
    let d = Drawing::of("start > a @x*1 ~30 > ask @o ~5 > b @x*1 ~20 > end");
    let p = external(d, "o").step("ask", |s| wait(s, WaitedFor::OtherBody, 60.0)).0;
    let timed = done(&study(&p), &as_is(), &offer(&p, "ask", LeverKind::Timer).expect("a term"));
    let id = StepId::new;
    let before = study(&timed);
    for lever in [
        Lever::Eliminate(id("ask")),
        Lever::Merge { first: id("a"), second: id("ask") },
        Lever::Merge { first: id("ask"), second: id("b") },
        Lever::Parallelise { first: id("a"), second: id("ask") },
    ] {
        let adopted = Proposal {
            lever: lever.clone(),
            why: "",
            assumption: None,
            cost: Cost::default(),
            basis: Vec::new(),
        }
        .adopted(Expected::default());
        let plan = |adopted| {
            Desk::new(&before, &as_is(), before.next_id()).adopt(adopted, &Named::default())
        };
        assert!(plan(&adopted).is_err(), "{lever:?}");
        // It is the event that refuses it.
        let free = study(&p);
        assert!(
            Desk::new(&free, &as_is(), free.next_id()).adopt(&adopted, &Named::default()).is_ok(),
            "{lever:?}"
        );
    }
}

#[test]
fn a_rule_is_applied_by_an_office_of_the_body() {
    let d = Drawing::of("start > a @app ~30 > ask @o ~5 > b @y*1 ~20 > end");
    let applicant = Office { kind: OfficeKind::Applicant, ..Office::default() };
    let d = external(d, "o").step("ask", |s| wait(s, WaitedFor::OtherBody, 60.0));
    let p = d.put(move |d| {
        d.office("app", applicant);
    });
    let ruled = one(&p.0, "ask", LeverKind::Rule);
    let step = ruled.step(&"ask".into()).expect("the step");
    assert_eq!(ruled.office_of(step).map(ToString::to_string), Some("y".to_owned()));
}

#[test]
fn adopting_from_the_as_is_makes_a_to_be_in_one_step() {
    let p = Drawing::of("start > a @x*1 ~30 > b @y*1 ~30 > end").0;
    let before = study(&p);
    let adopted = offer(&p, "a", LeverKind::Parallelise).expect("can be done");
    let adopted = [adopted.adopted(Expected::default())];
    let shown = as_is();
    let desk = Desk::new(&before, &shown, before.next_id());
    let (variant, plan) =
        desk.adopt_all(&adopted, Some(name("Tomorrow")), &Named::default()).expect("a plan");
    let mut after = before.clone();
    let inverse = apply(&mut after, plan.edit).expect("can be done");
    assert_eq!(after.procedure(&as_is()), before.procedure(&as_is()), "the as-is is as it was");
    assert_eq!(after.procedure(&variant).expect("it is there").card().adopted, adopted);
    apply(&mut after, inverse).expect("can be undone");
    assert_eq!(after.variants(), before.variants());
}

#[test]
fn a_step_on_one_of_two_ways_goes_and_no_case_with_it() {
    for text in [
        "start > a @x*1 ~30 > {0.4: b @x*1 ~20, 0.6: c @y*1 ~5} > end",
        "start > a @x*1 ~30 > [b @x*1 ~20, c @y*1 ~5] > end",
    ] {
        let mut p = Drawing::of(text).0;
        for step in ["b", "c"] {
            let proposal = offer(&p, step, LeverKind::Eliminate);
            let proposal = proposal.unwrap_or_else(|why| panic!("{text} {step}: {why}"));
            let adopted = proposal.adopted(Expected::default());
            let before = study(&p);
            let plan =
                Desk::new(&before, &as_is(), before.next_id()).adopt(&adopted, &Named::default());
            assert!(plan.is_ok(), "what is offered can be done");
            p = Arc::unwrap_or_clone(done(&before, &as_is(), &proposal));
            let gateways = p.steps().filter(|(_, s)| s.kind.is_gateway());
            for (id, step) in gateways {
                let shares: Vec<f64> =
                    p.outgoing(id).filter_map(|(_, f)| f.share.as_ref()).map(|s| s.value).collect();
                let sum: f64 = shares.iter().sum();
                assert!(shares.is_empty() || (sum - 1.0).abs() < 1e-9, "{text} {step:?} {sum}");
            }
        }
    }
}

/// A drawing after a step is no longer done.
fn without(p: &Procedure, step: &str) -> Procedure {
    Arc::unwrap_or_clone(one(p, step, LeverKind::Eliminate))
}

fn into(p: &Procedure, step: &str) -> String {
    p.incoming(&step.into()).next().map(|(id, _)| id.to_string()).expect("a flow")
}

#[test]
fn what_hangs_on_a_flow_is_not_lost_with_it() {
    let text = "start > a @x*1 ~30 > {0.4: b @x*1 ~20, 0.6: c @y*1 ~5} > end";
    let mark = ClockMark { effect: ClockEffect::Suspend, term: None };
    let refused = |p: &Procedure, step: &str, why| {
        assert_eq!(offer(p, step, LeverKind::Eliminate).unwrap_err(), why);
        let lever = Lever::Eliminate(StepId::new(step));
        let proposal =
            Proposal { lever, why: "", assumption: None, cost: Cost::default(), basis: vec![] };
        let before = study(p);
        let shown = as_is();
        let desk = Desk::new(&before, &shown, before.next_id());
        assert!(desk.adopt(&proposal.adopted(Expected::default()), &Named::default()).is_err());
    };
    let with = |text: &str, change: &dyn Fn(&mut Flow)| {
        let d = Drawing::of(text);
        let flow = into(&d.0, "c");
        without(&d.flow(&flow, change).0, "b")
    };
    // The two ways become one: nobody could tell when it is taken.
    let conditional = |f: &mut Flow| f.condition = "amount > 5".to_owned();
    refused(&with(text, &conditional), "c", "leads-there-too");
    refused(&with(text, &|f| f.marks.push(mark.clone())), "c", "on-the-clock");
    let both = "start > a @x*1 ~30 > [b @x*1 ~20, c @y*1 ~5] > end";
    refused(&with(both, &|f| f.marks.push(mark.clone())), "c", "on-the-clock");
    let plain = Drawing::of("start > a @x*1 ~30 > b @x*1 ~20 > end");
    let out = into(&plain.0, "end");
    refused(&plain.flow(&out, |f| f.marks.push(mark.clone())).0, "b", "on-the-clock");
    // What is taken when no other is takes those of a condition too.
    let d = Drawing::of(text);
    let (b, c) = (into(&d.0, "b"), into(&d.0, "c"));
    let d = d.flow(&b, conditional).flow(&c, |f| f.default = true);
    for [first, second] in [["b", "c"], ["c", "b"]] {
        let joined = without(&without(&d.0, first), second);
        let left: Vec<Flow> = joined.outgoing(&"g1".into()).map(|(_, f)| f.clone()).collect();
        assert!(left.len() == 1 && left[0].default && !left[0].is_conditional(), "{left:?}");
    }
}

#[test]
fn those_who_do_one_step_alone_are_enough_for_it_and_leave_enough() {
    let d = Drawing::of("start > a @x*4 ~90 > b @x*4 ~30 > c @y*1 ~5 > end");
    let d = demanded(d, 1400.0);
    let d = d.step("b", |s| s.staff_needed = 2);
    let adopt = |p: &Procedure, proposal: &Proposal, staff: f64| {
        let assumption = Some(Sourced::bare(staff));
        let proposal = Proposal { assumption, ..proposal.clone() };
        let before = study(p);
        let shown = as_is();
        let desk = Desk::new(&before, &shown, before.next_id());
        desk.adopt(&proposal.adopted(Expected::default()), &Named::default()).is_ok()
    };
    let fits = offer(&d.0, "b", LeverKind::Specialise).expect("it fits");
    assert_eq!(fits.assumption.as_ref().map(|n| n.value), Some(2.0));
    let tried = [1.0, 2.0, 3.0, 4.0].map(|staff| adopt(&d.0, &fits, staff));
    assert_eq!(tried, [false, true, true, false]);
    let d = d.step("a", |s| s.staff_needed = 3);
    assert_eq!(offer(&d.0, "b", LeverKind::Specialise).unwrap_err(), "few-staff");
    assert!(!adopt(&d.0, &fits, 2.0));
}

#[test]
fn the_office_of_one_step_has_a_name_of_its_own_and_may_stand_in_the_band_of_the_whole() {
    let d = demanded(Drawing::of("start > a @x*4 ~90 > b @x*4 ~30 > end"), 1400.0);
    let office = (**d.0.office(&"x".into()).expect("an office")).clone();
    let lane = Lane {
        name: Text::default(),
        at: Rect::new(-60.0, -200.0, 1200.0, 400.0),
        office: Some(OfficeId::new("x")),
        pool: None,
        parent: None,
        vertical: false,
        foreign: Foreign::default(),
    };
    let of_lane = || Some(LaneId::new("l"));
    let d = d
        .put(move |d| {
            d.office("x", Office { name: Text::three("Ufficio", "Amt", ""), ..office });
            d.lane("l", lane);
        })
        .step("a", |s| s.lane = of_lane())
        .step("b", |s| s.lane = of_lane());
    for (name, wanted) in [
        (Text::of(Language::En, "Look"), ["Ufficio – Look", "Amt – Look", "Ufficio – Look"]),
        (Text::default(), ["Ufficio – b", "Amt – b", "Ufficio – b"]),
    ] {
        let p = Drawing(d.0.clone()).step("b", |s| s.name = name).0;
        let own = one(&p, "b", LeverKind::Specialise);
        let id = own.step(&"b".into()).and_then(|s| own.office_of(s)).expect("an office");
        let found = own.office(id).expect("it is there").name.clone();
        let told = [Language::It, Language::De, Language::En].map(|l| found.get(l).to_owned());
        assert_eq!(told, wanted);
        let odd = |p: &Procedure| {
            check(p, Language::En).into_iter().any(|f| f.code == "office-not-of-lane")
        };
        assert!(!odd(&own), "its remedy would take the step from those who do it alone");
        let by_hand = Drawing(Arc::unwrap_or_clone(own)).card(|c| c.adopted.clear()).0;
        assert!(odd(&by_hand), "nobody adopted it");
    }
}

#[test]
fn what_a_proposal_makes_has_a_name_in_every_language() {
    let inquiry = |s: &mut Step| s.phase = Some(Phase::Inquiry);
    let d = demanded(Drawing::of("start > a @x*1 ~30 > end"), 100.0).step("a", inquiry);
    let sampled = offer(&d.0, "a", LeverKind::SelfDeclaration).expect("it fits");
    let count = |p: &Procedure| {
        let all = check(p, Language::En);
        all.iter().filter(|f| ["decision-unnamed", "branch-unnamed"].contains(&f.code)).count()
    };
    let before = count(&d.0);
    let mut bench = bench_of(study(&d.0));
    bench.handle(Command::Proposals(Ask::Adopt(vec![sampled])));
    let p = bench.procedure().expect("the to-be");
    assert_eq!(count(p), before);
    let split = p.steps().find(|(_, s)| s.kind.is_gateway() && !s.name.is_empty());
    let (id, split) = split.expect("a decision with a name");
    let names = [&split.name].into_iter().chain(p.outgoing(id).map(|(_, f)| &f.name));
    let full = |t: &Text| Language::ALL.iter().all(|l| t.exact(*l).is_some());
    assert_eq!(names.filter(|t| full(t)).count(), 3);
}

#[test]
fn the_decision_of_a_sample_stands_in_line_with_its_step() {
    let d = Drawing::of("start > a @x*1 ~30 > b @x*1 ~30 > c @x*1 ~30 > end");
    let p = demanded(d, 100.0).step("b", |s| s.phase = Some(Phase::Inquiry)).0;
    let after = one(&p, "b", LeverKind::SelfDeclaration);
    let at = |id: &StepId| after.step(id).expect("a step").at;
    let b = StepId::new("b");
    let before = after.only_in(&b).map(|(_, f)| f.from.clone()).expect("the decision");
    let join = after.only_out(&b).map(|(_, f)| f.to.clone()).expect("where they meet");
    let row = ["a".into(), before, b, join, "c".into()].map(|id| at(&id));
    for pair in row.windows(2) {
        assert!(pair[0].right() + 20.0 <= pair[1].x, "{row:?}");
        assert!((pair[0].center().y - pair[1].center().y).abs() < 1e-6, "{row:?}");
    }
}
