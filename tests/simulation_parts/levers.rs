//! What would help: against brute force with other seeds, the same with any number of threads, and
//! honest where there is nothing to say.
//!
//! The heavy test tries one more person at every office of the samples and of a reference case:
//! `cargo test --profile heavy --test simulation -- --ignored --nocapture heavy_levers`.

use std::sync::Arc;

use prodigio::analysis::levers::effort::Effort;
use prodigio::analysis::levers::gains::{Gain, Lever};
use prodigio::analysis::levers::lab::{Aim, Spent};
use prodigio::analysis::levers::staffing::{Ending, Verdict};
use prodigio::analysis::levers::subject::{Input, Subject};
use prodigio::analysis::levers::{Levers, Stage, WhatIf};
use prodigio::analysis::measure::Estimate;
use prodigio::analysis::measure::difference::difference;
use prodigio::analysis::simulate::net::Net;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replication::{Figure, TermFigure};
use prodigio::analysis::simulate::watch::Patient;
use prodigio::app::jobs::spread;
use prodigio::files::catalogue;
use prodigio::model::card::{Card, Term, TermUnit};
use prodigio::model::id::{OfficeId, TermId};
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::{Confidence, Provenance, Source, Sourced};
use prodigio::model::timing::{Distribution, Unit};

use super::case;
use super::trial::{Trial, net, plan};

const DAY_MS: f64 = 86_400_000.0;

/// Little of everything, for quick tests.
fn little() -> Effort {
    Effort {
        levers: 12,
        pairs: vec![6, 12],
        refined: 4,
        inputs: (8, 4),
        ends: (4, 6),
        draws: (8, 3),
        each: Spent { replications: 300, events: 30_000_000.0 },
        ..Effort::default()
    }
}

/// Asks everything, on so many threads.
fn ask(net: Net, of: Option<&Procedure>, plan: &RunPlan, effort: Effort, threads: usize) -> WhatIf {
    let mut levers = Levers::new(Arc::new(Subject::of(Arc::new(net), of)), plan, effort, &[]);
    loop {
        let jobs = levers.next_jobs();
        if jobs.is_empty() {
            break;
        }
        let run = |i: u32| Some(jobs[i as usize].run(&mut Patient));
        spread::in_order(jobs.len() as u32, threads, run, |i, replication| {
            levers.give(&jobs[i as usize], &replication);
            std::ops::ControlFlow::Continue(())
        });
    }
    let answer = levers.answer();
    assert_eq!(answer.stage, Stage::Done);
    answer
}

fn with_term(trial: Trial, days: u32) -> Procedure {
    let mut trial = trial;
    let mut card = Card::default();
    let term = Term { amount: days, unit: TermUnit::Days, ..Term::default() };
    card.terms.insert(TermId::new("term"), term);
    trial.draft.card(card);
    trial.finish()
}

/// Two offices one after the other, the first almost full, with a rest for the applicant.
fn busy() -> Procedure {
    let text =
        "start > check @desk*1 ~exp 1440 > {0.3: ask, 0.7: go} > sign @head*2 ~exp 600 > end";
    let mut trial = Trial::of(text, 310.0);
    trial.rest("ask", Distribution::Exponential { mean: 6.0 }, Unit::CalendarDays);
    with_term(trial, 12)
}

fn staff_row<'a>(found: &'a WhatIf, office: &OfficeId) -> &'a Gain {
    let is_it = |g: &&Gain| matches!(&g.lever, Lever::Staff { office: of } if of == office);
    found.gains.rows.iter().find(is_it).expect("every office is tried")
}

/// The difference of two runs with luck of their own; Welch.
fn apart(before: Estimate, after: Estimate) -> Estimate {
    let half = before.half_width.zip(after.half_width).map(|(a, b)| a.hypot(b));
    Estimate { mean: after.mean - before.mean, half_width: half, n: before.n }
}

/// Widens 95 % intervals so that all of about fifty hold at once in 95 of 100 tests (Bonferroni:
/// quantile 0.9995 over quantile 0.975 of Student's t).
const ALL_AT_ONCE: f64 = 1.75;

/// Comparisons, and those whose plain 95 % intervals overlap.
#[derive(Default)]
struct Tally {
    all: u32,
    overlap: u32,
}

impl Tally {
    /// Fails unless two intervals overlap and, where both exclude zero, lie on one side of it.
    #[expect(clippy::print_stdout, reason = "the figures of the heavy test")]
    fn agree(&mut self, what: &str, found: &Estimate, brute: &Estimate) {
        if found.n == 0 && brute.n == 0 {
            return;
        }
        let (a, b) = (found.half_width.expect("pairs"), brute.half_width.expect("runs"));
        let says = format!("{what}: {:.5} ± {a:.5} against {:.5} ± {b:.5}", found.mean, brute.mean);
        println!("{says}");
        let apart = (found.mean - brute.mean).abs();
        self.all += 1;
        self.overlap += u32::from(apart <= a + b + 1e-12);
        let (a, b) = (ALL_AT_ONCE * a, ALL_AT_ONCE * b);
        assert!(apart <= a + b + 1e-12, "{says}");
        if found.mean.abs() > a && brute.mean.abs() > b {
            assert!(found.mean * brute.mean > 0.0, "{says}");
        }
    }

    /// Of 95 % intervals most overlap.
    #[expect(clippy::print_stdout, reason = "the figures of the heavy test")]
    fn check(&self) {
        println!("{} of {} overlap", self.overlap, self.all);
        assert!(10 * self.overlap >= 9 * self.all);
    }
}

/// The procedure with that person edited in.
fn with_one_more(procedure: &Procedure, office: &OfficeId) -> Procedure {
    let mut draft = prodigio::model::draft::Draft::from(procedure.clone());
    let mut changed = (**procedure.office(office).expect("an office")).clone();
    changed.staff = changed.staff.map(|s| Sourced::bare(s.value + 1));
    draft.office(office.as_str(), changed);
    draft.finish().0
}

fn outcome(net: &Net, plan: &RunPlan) -> Outcome {
    case::run(net, plan, 2).expect("threads")
}

/// One more person at each office: pairs of replications against two runs with other seeds.
fn against_brute_force(
    name: &str,
    found: &WhatIf,
    base: &Outcome,
    runs: impl Iterator<Item = (OfficeId, Outcome)>,
    tally: &mut Tally,
) {
    for (office, run) in runs {
        let row = staff_row(found, &office);
        let days = |o: &Outcome| Estimate::of(o.values(Figure::Cycle).map(|v| v / DAY_MS));
        let what = format!("{name} {office} mean days");
        tally.agree(&what, &row.mean_days, &apart(days(base), days(&run)));
        for (t, (id, _)) in base.labels().terms.iter().enumerate() {
            let share = |o: &Outcome| o.estimate(Figure::Term(t as u32, TermFigure::Within));
            let what = format!("{name} {office} within {id}");
            tally.agree(&what, &row.within[id], &apart(share(base), share(&run)));
        }
    }
}

/// Offices of the changes that add a person.
fn offices_of(found: &WhatIf) -> Vec<OfficeId> {
    let rows = found.gains.rows.iter().filter_map(|g| match &g.lever {
        Lever::Staff { office } => Some(office.clone()),
        _ => None,
    });
    rows.collect()
}

fn procedure_against_brute_force(
    name: &str,
    p: &Procedure,
    plan: &RunPlan,
    n: u32,
    effort: Effort,
    tally: &mut Tally,
) {
    let found = ask(net(p, plan), Some(p), plan, effort, 2);
    let other = |seed| RunPlan { seed, repeats: Repeats::Fixed(n), ..*plan };
    let base = outcome(&net(p, plan), &other(1001));
    let offices = offices_of(&found);
    assert!(!offices.is_empty(), "{name} has offices with staff");
    let runs = offices.into_iter().enumerate().map(|(at, office)| {
        let more = with_one_more(p, &office);
        let run = outcome(&net(&more, plan), &other(2001 + at as u64));
        (office, run)
    });
    against_brute_force(name, &found, &base, runs, tally);
}

#[test]
fn one_more_person_is_worth_what_editing_it_in_says() {
    let p = busy();
    let plan = RunPlan { seed: 7, ..plan(500, 12) };
    procedure_against_brute_force("busy", &p, &plan, 20, little(), &mut Tally::default());
}

#[test]
fn with_the_same_luck_editing_the_person_in_gives_the_same_digits() {
    let effort = Effort {
        levers: usize::MAX,
        pairs: vec![3],
        moves: 0,
        inputs: (0, 0),
        draws: (0, 0),
        ..Effort::default()
    };
    for code in ["cambio-residenza", "suolo-pubblico"] {
        let study = catalogue::load(code).expect("a sample");
        let p = &study.as_is().expect("an as-is").procedure;
        let plan = RunPlan { seed: 5, ..plan(60, 3) };
        let found = ask(net(p, &plan), Some(p), &plan, effort.clone(), 2);
        let base = outcome(&net(p, &plan), &plan);
        let offices = offices_of(&found);
        assert!(offices.len() >= 4, "{code}");
        for office in offices {
            let more = outcome(&net(&with_one_more(p, &office), &plan), &plan);
            let edited = difference(&base, &more);
            let row = staff_row(&found, &office);
            let same = |a: f64, b: f64| (a - b).abs() < 1e-9 || (a.is_nan() && b.is_nan());
            let days = edited.cases["cycle_days"].delta.mean;
            assert!(same(row.mean_days.mean, days), "{code} {office}");
            for (term, change) in &edited.terms {
                let within = row.within[term].mean;
                assert!(same(within, change.within.delta.mean), "{code} {office} {term}");
            }
        }
    }
}

#[test]
#[ignore = "heavy: every office of the samples and of a reference case, with other seeds"]
fn heavy_levers_agree_with_brute_force() {
    let mut tally = Tally::default();
    let effort = Effort { levers: usize::MAX, ..Effort::default() };
    for code in ["cambio-residenza", "suolo-pubblico"] {
        let study = catalogue::load(code).expect("a sample");
        let p = &study.as_is().expect("an as-is").procedure;
        let plan = RunPlan { seed: 4711, ..RunPlan::default() };
        procedure_against_brute_force(code, p, &plan, 120, effort.clone(), &mut tally);
    }
    tally.check();
    let Some(folder) = crate::support::reference() else { return };
    let path = folder.join("simulation/cases/d-municipal20.json");
    let text = std::fs::read_to_string(path).expect("the case");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let read = |value: &serde_json::Value| -> case::Case {
        serde_json::from_value(value.clone()).expect("a case")
    };
    let reference = read(&value);
    let plan = RunPlan {
        seed: 4711,
        extent: Extent::Cases { cases: reference.run.cases, warmup: reference.run.warmup },
        ..RunPlan::default()
    };
    let found = ask(case::net(&reference).expect("a net"), None, &plan, effort, 2);
    let other = |seed| RunPlan { seed, repeats: Repeats::Fixed(48), ..plan };
    let base = outcome(&case::net(&reference).expect("a net"), &other(1001));
    let offices = value["offices"].as_array().expect("offices").clone();
    let runs = (0..offices.len()).map(|at| {
        let mut edited = value.clone();
        let capacity = offices[at]["capacity"].as_u64().expect("a capacity");
        edited["offices"][at]["capacity"] = (capacity + 1).into();
        let id = offices[at]["id"].as_str().expect("an id");
        let run = outcome(&case::net(&read(&edited)).expect("a net"), &other(2001 + at as u64));
        (OfficeId::new(id), run)
    });
    against_brute_force("d-municipal20", &found, &base, runs, &mut tally);
    tally.check();
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let p = busy();
    let plan = RunPlan { seed: 3, ..plan(200, 6) };
    let told = |threads| {
        let found = ask(net(&p, &plan), Some(&p), &plan, little(), threads);
        serde_json::to_string(&found).expect("JSON")
    };
    assert_eq!(told(1), told(4));
}

#[test]
fn replications_of_a_run_are_used_again_and_change_nothing() {
    let p = busy();
    let plan = RunPlan { seed: 3, ..plan(200, 20) };
    let base = outcome(&net(&p, &plan), &plan);
    let subject = Arc::new(Subject::of(Arc::new(net(&p, &plan)), Some(&p)));
    let mut levers = Levers::new(subject, &plan, little(), base.replications());
    while let jobs @ [_, ..] = &*levers.next_jobs() {
        for job in jobs {
            levers.give(job, &job.run(&mut Patient));
        }
    }
    let alone = ask(net(&p, &plan), Some(&p), &plan, little(), 2);
    let told = |w: &WhatIf| serde_json::to_string(w).expect("JSON");
    assert_eq!(told(&levers.answer()), told(&alone));
}

#[test]
fn the_full_desk_comes_first_and_the_idle_one_cannot_be_told() {
    let p = busy();
    let found = ask(net(&p, &plan(500, 6)), Some(&p), &plan(500, 6), little(), 2);
    assert_eq!(found.aim, Some(Aim::Within(TermId::new("term"))));
    let best = &found.gains.rows[0];
    assert_eq!(best.lever, Lever::Staff { office: OfficeId::new("desk") });
    assert!(best.rank == 1 && !best.cannot_tell && best.mean_days.mean < 0.0);
    let idle = staff_row(&found, &OfficeId::new("head"));
    assert!(idle.rank > 1 && idle.mean_days.mean.abs() < 0.5, "{idle:?}");
    assert!(found.gains.rows.windows(2).all(|w| w[0].rank <= w[1].rank));
    // Nobody has said what an hour costs.
    assert!(found.gains.by_euro.is_empty() && best.euro_a_year.is_none());
    let widest = &found.tornado.bars[0];
    assert!(matches!(widest.input, Input::Demand | Input::Staff { .. } | Input::Work { .. }));
    assert!(found.uncertainty.is_none(), "no number has a source");
}

#[test]
fn a_cost_known_gives_gains_by_cost() {
    let mut trial = Trial::of("start > check @desk*1 ~exp 1440 > end", 310.0);
    let mut desk = (**trial.draft.so_far().office(&"desk".into()).expect("a desk")).clone();
    desk.cost_per_hour = Some(Sourced::bare(prodigio::model::office::EuroCents(2_500)));
    trial.draft.office("desk", desk);
    let p = trial.finish();
    let found = ask(net(&p, &plan(300, 6)), Some(&p), &plan(300, 6), little(), 2);
    assert_eq!(found.aim, Some(Aim::MeanTime), "no term");
    assert!(found.staffing.is_none(), "no promise to keep");
    let row = staff_row(&found, &OfficeId::new("desk"));
    // Always open: 8 765.82 hours a year of 25 euro.
    let cost = row.euro_a_year.expect("known");
    assert!((cost - 8_765.82 * 25.0).abs() < 1.0, "{cost}");
    let per = row.per_10000_euro.expect("known");
    assert!((per.mean + row.mean_days.mean * 10_000.0 / cost).abs() < 1e-9);
}

#[test]
fn the_smallest_staffing_keeps_the_promise_and_one_less_does_not() {
    let trial = Trial::of("start > check @desk*9 ~exp 1440 > sign @head*1 ~exp 60 > end", 1000.0);
    let p = with_term(trial, 5);
    let plan = plan(400, 6);
    let found = ask(net(&p, &plan), Some(&p), &plan, little(), 2);
    let staffing = found.staffing.expect("a term and staff");
    assert_eq!((staffing.ending, staffing.verdict), (Some(Ending::Smallest), Verdict::Kept));
    let within = staffing.within;
    assert!(within.mean - within.half_width.expect("an interval") >= 0.95);
    // 2.74 persons of work: three barely cope.
    let desk = staffing.staff[&OfficeId::new("desk")];
    assert!((4..=6).contains(&desk), "{desk}");
    assert_eq!(staffing.staff[&OfficeId::new("head")], 1);
    let fewer = {
        let mut draft = prodigio::model::draft::Draft::from(p.clone());
        let mut office = (**p.office(&"desk".into()).expect("a desk")).clone();
        office.staff = Some(Sourced::bare(desk - 1));
        draft.office("desk", office);
        draft.finish().0
    };
    let other = RunPlan { seed: 99, repeats: Repeats::Fixed(12), ..plan };
    let run = outcome(&net(&fewer, &other), &other);
    let share = run.estimate(Figure::Term(0, TermFigure::Within));
    assert!(share.mean - 2.0 * share.half_width.expect("runs") < 0.95, "{share:?}");
}

#[test]
fn what_staff_cannot_mend_is_said() {
    let mut trial = Trial::of("start > ask @desk*1 ~10 > end", 200.0);
    trial.days("ask", 30.0);
    let p = with_term(trial, 20);
    let found = ask(net(&p, &plan(200, 6)), Some(&p), &plan(200, 6), little(), 1);
    let staffing = found.staffing.expect("a term and staff");
    assert_eq!(staffing.ending, Some(Ending::NotByStaff));
    assert_eq!(staffing.staff, staffing.present);
}

#[test]
fn confidence_of_sources_spreads_results() {
    let mut trial = Trial::of("start > check @desk*2 ~exp 1440 > end", 400.0);
    trial.change("check", |s| {
        let work = s.work.as_mut().expect("work");
        let guess = Provenance { confidence: Confidence::Low, ..Provenance::illustrative() };
        work.provenance = Some(guess);
    });
    trial.change("start", |s| {
        let volume = &mut s.demand.as_mut().expect("a demand").per_year;
        let sure = Provenance::from(Source::Log, "register");
        volume.provenance = Some(Provenance { confidence: Confidence::High, ..sure });
    });
    let p = with_term(trial, 10);
    let found = ask(net(&p, &plan(300, 6)), Some(&p), &plan(300, 6), little(), 2);
    let spread = found.uncertainty.expect("sources");
    assert_eq!((spread.drawn, spread.held), (2, 0));
    let days = spread.mean_days.expect("measured");
    assert!(days.sd_inputs > 0.0 && days.low <= days.mean && days.mean <= days.high);
    let work = found.tornado.bars.iter().find(|b| matches!(b.input, Input::Work { .. }));
    let work = work.expect("work is an input");
    assert!(work.from_source && work.high.value > 1.5 && !work.cannot_tell);
}

#[test]
fn nothing_to_change_and_nothing_to_measure_are_answers() {
    let p = Trial::of("start > check > end", 100.0).finish();
    let found = ask(net(&p, &plan(100, 6)), Some(&p), &plan(100, 6), little(), 1);
    assert!(found.gains.rows.is_empty() && found.staffing.is_none());
    let mut trial = Trial::of("start > check @desk*1 ~30 > end", 100.0);
    trial.change("start", |s| s.demand.as_mut().expect("a demand").per_year.value = 0.0);
    let p = with_term(trial, 10);
    let found = ask(net(&p, &plan(100, 6)), Some(&p), &plan(100, 6), little(), 1);
    assert!(found.aim.is_none() && found.gains.rows.is_empty() && found.staffing.is_none());
}

#[test]
fn an_office_with_more_work_than_it_can_do_is_named() {
    let p = with_term(Trial::of("start > check @desk*1 ~exp 1440 > end", 600.0), 30);
    let found = ask(net(&p, &plan(200, 6)), Some(&p), &plan(200, 6), little(), 2);
    assert_eq!(found.overloaded, [OfficeId::new("desk")]);
    assert!(staff_row(&found, &OfficeId::new("desk")).mean_days.mean < -5.0);
}

#[test]
fn a_thousand_offices_stay_within_the_effort() {
    let steps: Vec<String> = (0..1000).map(|i| format!("s{i} @o{i}*1 ~60")).collect();
    let p = Trial::of(&format!("start > {} > end", steps.join(" > ")), 50.0).finish();
    let effort =
        Effort { levers: 5, each: Spent { replications: 60, events: 3_000_000.0 }, ..little() };
    let found = ask(net(&p, &plan(60, 6)), Some(&p), &plan(60, 6), effort, 2);
    assert!(found.gains.rows.len() <= 5 && found.gains.not_tried >= 1995);
    assert!(found.spent.replications <= 5 * 60 + 12, "{:?}", found.spent);
}

#[test]
#[ignore = "heavy: ten thousand steps with the effort of the window"]
fn heavy_ten_thousand_steps_stay_within_the_effort() {
    let steps: Vec<String> = (0..10_000).map(|i| format!("s{i} @o{}*2 ~20", i % 50)).collect();
    let trial = Trial::of(&format!("start > {} > end", steps.join(" > ")), 20.0);
    let p = with_term(trial, 200);
    let effort = Effort::default();
    let most = effort.each.events;
    let found = ask(net(&p, &RunPlan::default()), Some(&p), &RunPlan::default(), effort, 2);
    println!("{:?}, {} rows", found.spent, found.gains.rows.len());
    assert!(found.spent.events <= 5.2 * most && found.gains.not_tried > 9_000);
}
