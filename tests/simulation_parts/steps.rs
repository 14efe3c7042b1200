//! What one case does, construct by construct, with times that leave no doubt.

use super::trial::{Trial, check_near, plan, visits};
use jiff::civil::date;
use prodigio::analysis::measure::results::Results;
use prodigio::model::calendar::{SittingRule, Sittings, Weekday};
use prodigio::model::flow::{Anchor, Link, LinkKind};
use prodigio::model::id::{OfficeId, StepId};
use prodigio::model::lane::Pool;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::{GatewayKind, Outcome, StepKind, SubKind, TaskKind, Timer, Trigger};
use prodigio::model::text::Text;
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};

const CASES: f64 = 2000.0;

fn check_days(found: &Results, days: f64) {
    assert!(found.cases.stuck.mean == 0.0 && found.cases.open.mean == 0.0);
    check_near(found.cases.cycle_days.mean, days, 1e-6);
}

fn boundary(host: &str, timer: Timer, interrupting: bool) -> StepKind {
    StepKind::Boundary { host: host.into(), trigger: Trigger::Timer(Some(timer)), interrupting }
}

fn after_days(days: f64) -> Timer {
    Timer::After(Timing::new(Distribution::Fixed(days), Unit::CalendarDays))
}

#[test]
fn parallel_branches_take_as_long_as_the_longest() {
    let mut trial = Trial::even("start > [a, b > c] > d > end", CASES);
    trial.days("a", 5.0).days("b", 2.0).days("c", 4.0).days("d", 1.0);
    check_days(&trial.run(&plan(100, 2)), 7.0);
}

#[test]
fn an_inclusive_join_waits_only_for_what_can_come() {
    let mut trial = Trial::even("start > (1: a, 0: b > b2, 1: c) > d > end", CASES);
    trial.days("a", 5.0).days("b", 50.0).days("c", 2.0).days("d", 1.0);
    let found = trial.run(&plan(100, 2));
    check_days(&found, 6.0);
    check_near(visits(&found, "d"), 1.0, 1e-9);
}

#[test]
fn an_inclusive_split_draws_again_when_nothing_is_drawn() {
    let found = Trial::of("start > (0.5: a, 0.5: b) > c > end", 20_000.0).run(&plan(300, 4));
    check_near(visits(&found, "a"), 2.0 / 3.0, 0.02);
    check_near(visits(&found, "c"), 1.0, 1e-9);
}

#[test]
fn an_inclusive_join_goes_when_a_branch_leaves_for_good() {
    // The second branch never reaches the join: it ends elsewhere after ten days.
    let mut trial = Trial::even("start > (1: a, 1: b > {1: out > end2, 0: back}) > d > end", CASES);
    trial.days("a", 1.0).days("out", 10.0).days("d", 1.0);
    let found = trial.run(&plan(100, 2));
    check_days(&found, 10.0);
    check_near(visits(&found, "d"), 1.0, 1e-9);
}

#[test]
fn a_join_that_can_never_go_is_reported() {
    let mut trial = Trial::even("start > [a, b > {0.5: x, 0.5: end2}] > d > end", CASES);
    trial.days("a", 1.0);
    let found = trial.run(&plan(100, 2));
    assert!(found.findings.iter().any(|f| f.code == "cases-stuck"), "{:?}", found.findings);
    check_near(found.cases.stuck.mean / found.cases.arrived.mean, 0.5, 0.1);
}

#[test]
fn a_step_is_visited_at_most_so_often() {
    let mut trial = Trial::even("start > check > {1: ask > check, 0: pay > end}", CASES);
    trial.days("ask", 1.0).change("ask", |s| s.at_most = Some(3));
    let found = trial.run(&plan(100, 2));
    check_near(visits(&found, "ask"), 3.0, 1e-9);
    check_days(&found, 3.0);
}

#[test]
fn a_timer_on_the_border_interrupts_or_adds() {
    for interrupting in [true, false] {
        let mut trial = Trial::even("start > long > end", CASES);
        trial.days("long", 10.0).step("bell", boundary("long", after_days(4.0), interrupting));
        trial.step("late", StepKind::Task(TaskKind::Plain)).days("late", 3.0);
        trial.step("end-late", StepKind::END);
        trial.flow("x1", "bell", "late").flow("x2", "late", "end-late");
        let found = trial.run(&plan(100, 2));
        check_days(&found, if interrupting { 7.0 } else { 10.0 });
        check_near(visits(&found, "late"), 1.0, 1e-9);
    }
}

#[test]
fn an_interrupted_case_frees_its_office() {
    // Work of 20 days each, interrupted after one: with 200 cases a year the desk is busy 0.55.
    let mut trial = Trial::even("start > work @desk*1 ~28800 > end", 200.0);
    trial.step("bell", boundary("work", after_days(1.0), true));
    trial.step("end-late", StepKind::END).flow("x1", "bell", "end-late");
    let found = trial.run(&plan(400, 2));
    check_days(&found, 1.0);
    check_near(found.offices[&OfficeId::new("desk")].load.mean, 200.0 / 365.2425, 0.01);
}

#[test]
fn the_first_of_several_events_decides() {
    let mut trial = Trial::even("start > wait > {a > end, b > end}", CASES);
    trial.change("g1", |s| s.kind = StepKind::Gateway(GatewayKind::EventBased));
    trial.change("a", |s| s.kind = StepKind::Catch(Trigger::Message));
    trial.rest("a", Distribution::Uniform { min: 0.0, max: 10.0 }, Unit::CalendarDays);
    trial.change("b", |s| s.kind = StepKind::Catch(Trigger::Timer(Some(after_days(4.0)))));
    let found = trial.run(&plan(300, 4));
    check_near(visits(&found, "a"), 0.4, 0.03);
    check_near(visits(&found, "b"), 0.6, 0.03);
    // min(U(0, 10), 4): 0.4 · 2 + 0.6 · 4.
    check_near(found.cases.cycle_days.mean, 3.2, 0.1);
}

#[test]
fn steps_inside_a_step_run_in_its_place() {
    let mut trial = Trial::even("start > sub > after > end", CASES);
    let kind = StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true };
    trial.change("sub", |s| s.kind = kind);
    for (id, days) in [("in1", 2.0), ("in2", 3.0)] {
        trial.step(id, StepKind::Task(TaskKind::Plain)).days(id, days);
        trial.change(id, |s| s.parent = Some("sub".into()));
    }
    trial.flow("x1", "in1", "in2").days("after", 1.0);
    let found = trial.run(&plan(100, 2));
    check_days(&found, 6.0);
    check_near(visits(&found, "in2"), 1.0, 1e-9);
}

#[test]
fn a_timer_around_steps_gives_all_of_them_up() {
    let mut trial = Trial::even("start > sub > after > end", CASES);
    let kind = StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true };
    trial.change("sub", |s| s.kind = kind);
    for (id, days) in [("in1", 2.0), ("in2", 30.0), ("side", 30.0)] {
        trial.step(id, StepKind::Task(TaskKind::Plain)).days(id, days);
        trial.change(id, |s| s.parent = Some("sub".into()));
    }
    trial.flow("x1", "in1", "in2");
    trial.step("bell", boundary("sub", after_days(4.0), true));
    trial.step("end-late", StepKind::END).flow("x2", "bell", "end-late");
    let found = trial.run(&plan(100, 2));
    check_days(&found, 4.0);
    check_near(visits(&found, "after"), 0.0, 1e-9);
}

#[test]
fn a_terminating_end_ends_the_whole_case() {
    let mut trial = Trial::even("start > [a > end2, b > b2 > end]", CASES);
    trial.days("a", 1.0).days("b", 9.0).days("b2", 1.0);
    let outcome = Some(Outcome::Withdrawn);
    trial.change("end2", |s| s.kind = StepKind::End { trigger: Trigger::Terminate, outcome });
    let found = trial.run(&plan(100, 2));
    check_days(&found, 1.0);
    assert_eq!(found.outcomes.len(), 1);
    assert_eq!(found.outcomes[0].outcome, outcome);
}

#[test]
fn sittings_release_cases_on_their_days_up_to_their_capacity() {
    // A case a day; every second Monday at noon up to ten of the fourteen go: four stay each time.
    let mut trial = Trial::even("start > board > end", 365.2425);
    trial.draft.first_day(Some(date(2026, 1, 5)));
    let rule = SittingRule::EveryWeeks { weeks: 2, day: Weekday::Mon };
    trial.change("board", |s| {
        s.sittings = Some(Sittings { rule, at: 720, capacity: Some(10) });
    });
    let found = trial.run(&plan(140, 1));
    assert!(found.cases.cycle_days.mean > 10.0);
    let cause = prodigio::analysis::simulate::net::Cause::Sitting;
    let waits = found.steps[&StepId::new("board")].wait_days_by_cause[&cause].mean;
    check_near(waits, found.wait_days_by_cause[&cause].mean, 1e-9);
    let mut roomy = Trial::even("start > board > end", 365.2425);
    roomy.draft.first_day(Some(date(2026, 1, 5)));
    let rule = SittingRule::EveryWeeks { weeks: 2, day: Weekday::Mon };
    roomy.change("board", |s| s.sittings = Some(Sittings { rule, at: 720, capacity: None }));
    let found = roomy.run(&plan(140, 1));
    // Cases come at midnight of every day: 0.5 to 13.5 days, evenly.
    check_near(found.cases.cycle_days.mean, 7.0, 0.3);
}

#[test]
fn urgent_cases_go_first() {
    let text = "start > {0.2: fast @desk*1 ~50, 0.8: slow @desk ~50} > end";
    let mut trial = Trial::of(text, 9500.0);
    trial.change("fast", |s| s.priority = 5);
    let found = trial.run(&plan(200, 6));
    let wait = |id: &str| found.steps[&StepId::new(id)].wait_days.mean;
    assert!(wait("fast") < 0.3 * wait("slow"), "{} {}", wait("fast"), wait("slow"));
}

#[test]
fn a_step_takes_as_many_people_as_it_needs() {
    let mut trial = Trial::of("start > meet @desk*3 ~60 > end", 2000.0);
    trial.change("meet", |s| s.staff_needed = 2);
    let found = trial.run(&plan(300, 4));
    check_near(found.offices[&OfficeId::new("desk")].load.mean, 2.0 * 2000.0 / 8765.8 / 3.0, 0.02);
    check_near(found.cases.work_hours.mean, 2.0, 1e-6);
}

#[test]
fn a_message_carries_the_case_to_another_pool_and_back() {
    let mut trial = Trial::even("start > send > receive > end", CASES);
    trial.change("send", |s| s.kind = StepKind::Task(TaskKind::Send));
    trial.change("receive", |s| s.kind = StepKind::Task(TaskKind::Receive));
    let message = StepKind::Start { trigger: Trigger::Message, interrupting: true };
    trial.step("there", message).step("answer", StepKind::Task(TaskKind::Send));
    trial.step("end-there", StepKind::END).days("there", 0.0);
    trial.change("answer", |s| {
        // What is awaited before the answer goes out is the work of the other body.
        s.work = Some(Timing::new(Distribution::Fixed(120.0), Unit::Hours));
    });
    trial.flow("x1", "there", "answer").flow("x2", "answer", "end-there");
    for (id, from, to) in [("m1", "send", "there"), ("m2", "answer", "receive")] {
        let (from, to) = (Anchor::Step(from.into()), Anchor::Step(to.into()));
        trial.draft.link(id, message_link(from, to, None));
    }
    check_days(&trial.run(&plan(100, 2)), 5.0);
}

#[test]
fn a_black_box_answers_after_its_wait() {
    let mut trial = Trial::even("start > send > meanwhile > receive > end", CASES);
    trial.change("receive", |s| s.kind = StepKind::Catch(Trigger::Message));
    trial.days("meanwhile", 2.0);
    let at = prodigio::model::geometry::Rect::new(0.0, 0.0, 600.0, 100.0);
    let pool = Pool {
        name: Text::default(),
        at,
        black_box: true,
        vertical: false,
        office: None,
        process: String::new(),
        foreign: prodigio::model::foreign::Foreign::default(),
    };
    trial.draft.pool("box", pool);
    let timing = Timing::new(Distribution::Fixed(6.0), Unit::CalendarDays);
    let answer = Wait { waited_for: WaitedFor::OtherBody, timing };
    let ends = |a: &str| Anchor::Step(a.into());
    let pool = || Anchor::Pool("box".into());
    trial.draft.link("m1", message_link(ends("send"), pool(), None));
    trial.draft.link("m2", message_link(pool(), ends("receive"), Some(answer)));
    // The answer comes six days after the message, two of which have passed.
    check_days(&trial.run(&plan(100, 2)), 6.0);
}

fn message_link(from: Anchor, to: Anchor, answer: Option<Wait>) -> Link {
    Link {
        kind: LinkKind::Message,
        from,
        to,
        name: Text::default(),
        bends: Vec::new(),
        label: None,
        docks: None,
        answer,
        foreign: prodigio::model::foreign::Foreign::default(),
    }
}

#[test]
fn an_error_on_the_border_happens_by_its_share() {
    let mut trial = Trial::of("start > work > end", 20_000.0);
    trial.days("work", 2.0);
    let error =
        StepKind::Boundary { host: "work".into(), trigger: Trigger::Error, interrupting: true };
    trial.step("error", error).step("repair", StepKind::Task(TaskKind::Plain));
    trial.days("repair", 1.0).step("end-repair", StepKind::END);
    trial.flow("x1", "error", "repair").flow("x2", "repair", "end-repair");
    let mut flow = (**trial.draft.so_far().flow(&"x1".into()).expect("there")).clone();
    flow.share = Some(Sourced::bare(0.25));
    trial.draft.flow("x1", flow);
    let found = trial.run(&plan(300, 4));
    check_near(visits(&found, "repair"), 0.25, 0.02);
    check_near(found.cases.cycle_days.mean, 2.25, 0.02);
}
