//! Critical paths: they add up to the time of every case, and name the branch that a join waits for.

use super::trial::{Trial, check_near, plan, run};
use prodigio::analysis::measure::Estimate;
use prodigio::analysis::measure::results::{Results, results};
use prodigio::analysis::simulate::net::Cause;
use prodigio::analysis::simulate::plan::{Detail, RunPlan};
use prodigio::analysis::simulate::replication::Figure;
use prodigio::model::id::{OfficeId, StepId};
use prodigio::model::timing::{Distribution, Unit};

/// All causes and the work.
fn sum(found: &Results) -> f64 {
    let rest: f64 = found.cases.critical_days_by_cause.values().map(|e| e.mean).sum();
    rest + found.cases.critical_work_days.mean
}

#[test]
fn causes_add_up_to_the_time_of_the_case_in_every_sample() {
    for name in ["cambio-residenza", "suolo-pubblico"] {
        let path = format!("{}/procedures/{name}.prodigio", env!("CARGO_MANIFEST_DIR"));
        let study = prodigio::files::open(path.as_ref()).expect("opens").study;
        for variant in study.variants() {
            let found = results(&run(&variant.procedure, &plan(120, 2)));
            check_near(sum(&found), found.cases.cycle_days.mean, 1e-9);
        }
    }
}

#[test]
fn the_branch_that_comes_last_is_critical() {
    let mut trial = Trial::even("start > [a, b > c] > d > end", 2000.0);
    trial.days("a", 5.0).days("b", 2.0).days("c", 4.0).days("d", 1.0);
    let found = trial.run(&plan(100, 2));
    check_near(sum(&found), 7.0, 1e-9);
    let step = |id: &str| &found.steps[&StepId::new(id)];
    for (id, share, days) in [("a", 0.0, 0.0), ("b", 1.0, 2.0), ("c", 1.0, 4.0), ("d", 1.0, 1.0)] {
        check_near(step(id).critical_share.mean, share, 1e-12);
        check_near(step(id).critical_days.mean, days, 1e-9);
    }
    assert_eq!(found.joins.len(), 1);
    let branches = &found.joins[0].branches;
    let mut last: Vec<f64> = branches.iter().map(|b| b.last.mean).collect();
    last.sort_by(f64::total_cmp);
    assert_eq!(last, [0.0, 1.0]);
    let lead = branches.iter().find(|b| b.last.mean > 0.5).expect("one").lead_hours.mean;
    check_near(lead, 24.0, 1e-9);
}

#[test]
fn what_waits_beside_is_not_counted_twice() {
    let mut trial = Trial::even("start > [a, b] > end", 2000.0);
    trial.days("a", 5.0).days("b", 5.0);
    let found = trial.run(&plan(100, 2));
    check_near(found.cases.wait_days.mean, 10.0, 1e-9);
    check_near(found.cases.critical_days_by_cause[&Cause::Applicant].mean, 5.0, 1e-9);
}

#[test]
fn the_full_office_is_the_bottleneck_of_most_moments() {
    let text = "start > check @desk*2 ~exp 100 > serve @clerk*1 ~exp 50 > end";
    let found = Trial::of(text, 8765.82).run(&plan(200, 8));
    let office = |id: &str| &found.offices[&OfficeId::new(id)];
    let (desk, clerk) = (office("desk"), office("clerk"));
    assert!(clerk.bottleneck_alone.mean > desk.bottleneck_alone.mean);
    // An office is at most as often the bottleneck as all of its staff is at work.
    let some = clerk.bottleneck_alone.mean + clerk.bottleneck_shifting.mean;
    assert!(some <= clerk.load.mean + 0.03, "{some}");
    // Always open and memoryless: every day of the week is as full as the mean of all.
    let week: f64 = clerk.load_by_weekday.iter().map(|d| d.mean).sum();
    check_near(week / 7.0, clerk.load.mean, 1e-3);
}

#[test]
fn taking_less_note_changes_no_figure_that_is_left() {
    let text = "start > [check @desk*2 ~exp 60, ask] > {0.3: again > check, 0.7: end}";
    let procedure = Trial::of(text, 9000.0).finish();
    let full = run(&procedure, &plan(60, 3));
    let less = run(&procedure, &RunPlan { detail: Detail::Figures, ..plan(60, 3) });
    for figure in [Figure::Cycle, Figure::CycleP90, Figure::Work, Figure::Events] {
        assert_eq!(full.estimate(figure), less.estimate(figure));
    }
    assert!(less.estimate(Figure::CriticalWork).mean.is_nan());
    assert!(results(&less).course.is_none());
}

#[test]
fn mirrored_pairs_narrow_the_interval_around_the_same_mean() {
    let mut trial = Trial::even("start > serve > end", 8765.82);
    trial.rest("serve", Distribution::Uniform { min: 10.0, max: 50.0 }, Unit::CalendarDays);
    let procedure = trial.finish();
    let plain = run(&procedure, &plan(100, 20)).estimate(Figure::Cycle);
    let mirrored = run(&procedure, &RunPlan { mirrored: true, ..plan(100, 20) });
    let pairs: Estimate = mirrored.estimate(Figure::Cycle);
    assert_eq!((pairs.n, plain.n), (10, 20));
    let half = |e: &Estimate| e.half_width.expect("several");
    // Every draw meets its other side, so that a pair is all but exact.
    assert!(half(&pairs) < 0.1 * half(&plain), "{pairs:?} {plain:?}");
    check_near(pairs.mean / 86_400_000.0, 30.0, 0.01);
    check_near(pairs.mean, plain.mean, 2.0 * half(&plain));
}
