//! How cases come: months, dates, several starts, cases that wait at the beginning.

use super::trial::{Trial, check_near, net, plan, run};
use jiff::ToSpan as _;
use jiff::civil::date;
use prodigio::analysis::measure::results::results;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replication::Figure;
use prodigio::model::calendar::{Calendar, Weekday};
use prodigio::model::demand::{Backlog, Demand, Gaps};
use prodigio::model::id::StepId;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::{StepKind, TaskKind};
use prodigio::model::text::Text;
use prodigio::model::timing::{Distribution, Timing, Unit};

fn days(law: Distribution) -> Timing {
    Timing::new(law, Unit::CalendarDays)
}

/// So many days from an empty start, nothing left out.
fn from_empty(measured: u32) -> RunPlan {
    RunPlan {
        extent: Extent::Days { warmup: 0, measured, drain: 400 },
        repeats: Repeats::Fixed(4),
        ..RunPlan::default()
    }
}

fn with_months(per_year: f64, months: [f64; 12]) -> Trial {
    let mut trial = Trial::even("start > serve @desk*3 ~10 > end", per_year);
    trial.change("start", |s| s.demand.as_mut().expect("a demand").months = months.to_vec());
    trial
}

#[test]
fn every_month_gets_its_share_and_the_year_its_volume() {
    // The default first day is 5 January 2026: 27 days of January are left.
    let mut months = [1.0; 12];
    months[0] = 0.0;
    months[1] = 6.0;
    let procedure = with_months(1600.0, months).finish();
    let of = |n: u32| run(&procedure, &from_empty(n)).estimate(Figure::Arrived).mean;
    check_near(of(27), 0.0, 0.0);
    // 6 of 16 shares of 1600 come in February.
    check_near(of(27 + 28), 600.0, 3.0);
    check_near(of(27 + 28 + 31), 700.0, 3.0);
    check_near(of(365), 1600.0, 8.0);
}

#[test]
fn months_count_by_volume_however_many_hours_they_are_open() {
    let mut trial = with_months(1200.0, [1.0; 12]);
    let calendar = Calendar::weekly(Text::default(), &[Weekday::Mon], 480, 840);
    trial.draft.calendar("office", calendar);
    trial.draft.body_calendar(Some("office".into()));
    let found = run(&trial.finish(), &from_empty(27 + 28 + 31)).estimate(Figure::Arrived).mean;
    // January is cut by four days, with none of its Mondays.
    check_near(found, 300.0, 3.0);
}

#[test]
fn cases_come_on_their_very_dates() {
    let mut trial = Trial::even("start > serve @desk*1 ~10 > end", 1.0);
    let first = date(2026, 1, 5).at(9, 30, 0, 0);
    let mut dates: Vec<_> = (0..10).map(|n| first.saturating_add((n * 3).days())).collect();
    dates.push(date(2025, 12, 1).at(9, 0, 0, 0));
    trial.change("start", |s| s.demand.as_mut().expect("a demand").gaps = Gaps::Dates(dates));
    let procedure = trial.finish();
    let plan = from_empty(100);
    let codes: Vec<_> = net(&procedure, &plan).findings().iter().map(|f| f.code).collect();
    assert!(codes.contains(&"sim-dates-unsorted") && codes.contains(&"sim-dates-before"));
    let outcome = run(&procedure, &plan);
    check_near(outcome.estimate(Figure::Arrived).mean, 10.0, 0.0);
    let over = outcome.replications()[0].over.clone().expect("taken note of");
    assert_eq!(over.ended[..5], [3, 2, 2, 3, 0]);
}

#[test]
fn dates_that_are_all_over_are_refused() {
    let mut trial = Trial::even("start > serve @desk*1 ~10 > end", 1.0);
    let dates = vec![date(2020, 1, 5).at(9, 0, 0, 0)];
    trial.change("start", |s| s.demand.as_mut().expect("a demand").gaps = Gaps::Dates(dates));
    let refused = compile(&trial.finish(), None, &from_empty(100)).expect_err("no case comes");
    assert_eq!(refused[0].code, "sim-dates-none");
}

#[test]
fn cases_that_wait_at_the_beginning_bring_their_age() {
    let mut trial = Trial::even("start > ask > serve @desk*1 ~60 > end", 1.0);
    trial.change("serve", |s| {
        let age = days(Distribution::Fixed(30.0));
        s.backlog = Some(Backlog { cases: Sourced::bare(8), age });
    });
    let outcome = run(&trial.finish(), &from_empty(20));
    let found = results(&outcome);
    check_near(found.cases.arrived.mean, 8.0, 0.0);
    // The n-th waits for the n-1 before it: 30 days and 4.5 hours on average.
    check_near(found.cases.cycle_days.mean, 30.0 + 4.5 / 24.0, 1e-9);
    let queue = prodigio::analysis::simulate::net::Cause::OfficeQueue;
    let critical = found.cases.critical_days_by_cause[&queue].mean;
    check_near(critical, 30.0 + 3.5 / 24.0, 1e-9);
    check_near(found.cases.critical_work_days.mean, 1.0 / 24.0, 1e-9);
}

#[test]
fn too_many_waiting_cases_are_refused() {
    let mut trial = Trial::even("start > serve @desk*1 ~60 > end", 1.0);
    trial.change("serve", |s| {
        let age = days(Distribution::Fixed(30.0));
        s.backlog = Some(Backlog { cases: Sourced::bare(u32::MAX), age });
    });
    let refused = compile(&trial.finish(), None, &from_empty(20)).expect_err("too many");
    assert_eq!(refused[0].code, "sim-backlog-large");
}

#[test]
fn cases_of_several_starts_are_told_apart() {
    let mut trial = Trial::even("start > serve @desk*5 ~60 > end", 1000.0);
    let kind = StepKind::START;
    trial.step("online", kind);
    trial.step("late", StepKind::Task(TaskKind::default()));
    trial.flow("from-online", "online", "late").flow("from-late", "late", "serve");
    trial.days("late", 4.0);
    trial.change("online", |s| s.demand = Some(Demand::of(Sourced::bare(3000.0))));
    let found = trial.run(&plan(365, 4));
    let class = |id: &str| &found.classes[&StepId::new(id)];
    check_near(class("start").arrived.mean, 1000.0, 5.0);
    check_near(class("online").arrived.mean, 3000.0, 150.0);
    check_near(class("online").cycle_days.mean - class("start").cycle_days.mean, 4.0, 0.05);
    check_near(class("online").cycle_p90_days.mean, 4.0 + 1.0 / 24.0, 0.1);
}

#[test]
fn many_waiting_cases_are_no_endless_loop() {
    let mut trial = Trial::even("start > serve @desk*500 ~10 > end", 1.0);
    trial.change("serve", |s| {
        let age = days(Distribution::Fixed(1.0));
        s.backlog = Some(Backlog { cases: Sourced::bare(30_000), age });
    });
    let outcome = run(&trial.finish(), &RunPlan { repeats: Repeats::Fixed(1), ..from_empty(20) });
    assert!(outcome.replications()[0].limit.is_none());
    check_near(outcome.estimate(Figure::Finished).mean, 30_000.0, 0.0);
}

#[test]
fn waiting_cases_are_served_though_no_others_come() {
    let mut trial = Trial::even("start > serve @desk*1 ~60 > end", 0.0);
    trial.change("serve", |s| {
        let age = days(Distribution::Fixed(2.0));
        s.backlog = Some(Backlog { cases: Sourced::bare(5), age });
    });
    let found = results(&run(&trial.finish(), &from_empty(20)));
    check_near(found.cases.finished.mean, 5.0, 0.0);
}
