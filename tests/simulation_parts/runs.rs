//! Simulation at the door: queues with known answers, Little's law, determinism, the sample
//! procedures.

use super::trial::{HOURS_A_YEAR, Trial, check_near, net, plan, run, visits};
use prodigio::analysis::crowd::Pick;
use prodigio::analysis::crowd::record::record_crowd;
use prodigio::analysis::exact::exact;
use prodigio::analysis::measure::difference::difference;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replicate;
use prodigio::analysis::simulate::replication::Figure;
use prodigio::analysis::simulate::watch::Patient;
use prodigio::analysis::story::{What, tell};
use prodigio::law::clock::State;
use prodigio::model::calendar::{Calendar, Weekday};
use prodigio::model::card::{ClockEffect, TermUnit};
use prodigio::model::id::{OfficeId, StepId};
use prodigio::model::office::Background;
use prodigio::model::provenance::Sourced;
use prodigio::model::scenario::{Override, Scenario};
use prodigio::model::text::Text;
use prodigio::model::timing::{Distribution, Timing, Unit};

fn study(name: &str) -> prodigio::model::study::Study {
    let path = format!("{}/procedures/{name}.prodigio", env!("CARGO_MANIFEST_DIR"));
    prodigio::files::open(path.as_ref()).expect("opens").study
}

#[test]
fn one_desk_with_exponential_work_has_its_known_answer() {
    // One case an hour, 45 minutes of work: rho 0.75, W = 45 / (1 - 0.75) = 180 minutes.
    let found = Trial::of("start > serve @desk*1 ~exp 45 > end", HOURS_A_YEAR).run(&plan(400, 20));
    let desk = &found.offices[&OfficeId::new("desk")];
    let slack = |half: Option<f64>| 2.0 * half.expect("an interval");
    let cycle = found.cases.cycle_days;
    check_near(cycle.mean * 24.0, 3.0, slack(cycle.half_width) * 24.0);
    check_near(desk.load.mean, 0.75, slack(desk.load.half_width));
    check_near(desk.wait_hours.mean, 2.25, slack(desk.wait_hours.half_width));
    // Little: one case an hour times the wait is the queue.
    check_near(desk.queue.mean, desk.wait_hours.mean, 0.15);
    assert!(cycle.half_width.expect("an interval") * 24.0 < 0.3);
}

#[test]
fn many_desks_share_one_queue() {
    // Erlang C for c = 3, a = 2.4 (rho 0.8): P(wait) 0.6472, Wq = 0.6472 / (3 mu - lambda).
    let found = Trial::of("start > serve @desk*3 ~exp 144 > end", HOURS_A_YEAR).run(&plan(400, 20));
    let wait = found.offices[&OfficeId::new("desk")].wait_hours;
    let exact = 0.6472 / (3.0 * 60.0 / 144.0 - 1.0);
    check_near(wait.mean, exact, 2.0 * wait.half_width.expect("an interval"));
}

#[test]
fn other_work_fills_its_share_of_an_office() {
    let mut trial = Trial::of("start > serve @desk*2 ~30 > end", HOURS_A_YEAR);
    let mut office = (**trial.draft.so_far().office(&"desk".into()).expect("there")).clone();
    let job = Timing::new(Distribution::Exponential { mean: 20.0 }, Unit::Minutes);
    office.background = Some(Background { share: Sourced::bare(0.5), job });
    trial.draft.office("desk", office);
    let procedure = trial.finish();
    let exact = exact(&procedure, None).expect("has figures");
    let load = exact.offices[&OfficeId::new("desk")].load.expect("staff is known");
    check_near(load, 0.75, 1e-3);
    let outcome = run(&procedure, &plan(300, 10));
    let found = prodigio::analysis::measure::results::results(&outcome);
    let simulated = found.offices[&OfficeId::new("desk")].load;
    check_near(simulated.mean, load, 2.0 * simulated.half_width.expect("an interval"));
}

#[test]
fn work_stops_at_closing_and_the_wait_for_opening_has_its_cause() {
    let mut trial = Trial::of("start > serve @desk*1 ~60 > end", 500.0);
    let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    trial.draft.calendar("office", Calendar::weekly(Text::default(), &days, 480, 840));
    trial.draft.body_calendar(Some("office".into()));
    let found = trial.run(&plan(700, 10));
    // The yearly volume holds although the office opens 30 hours a week.
    check_near(found.cases.arrived.mean * 365.2425 / 700.0, 500.0, 15.0);
    let desk = &found.offices[&OfficeId::new("desk")];
    check_near(desk.load.mean, 500.0 / (30.0 * 365.2425 / 7.0), 0.02);
    let causes = &found.steps[&StepId::new("serve")].wait_days_by_cause;
    let closed = causes[&prodigio::analysis::simulate::net::Cause::OfficeClosed].mean;
    let queue = causes[&prodigio::analysis::simulate::net::Cause::OfficeQueue].mean;
    // Waits and work make up the whole time.
    let whole = closed + queue + found.cases.work_hours.mean / 24.0;
    check_near(whole, found.cases.cycle_days.mean, 1e-9);
    assert!(closed > queue);
}

#[test]
fn the_same_seed_gives_the_same_figures_in_whatever_order_they_are_merged() {
    let text = "start > check @desk*2 ~exp 60 > {0.3: ask > check, 0.7: pay @desk > end}";
    let procedure = Trial::of(text, 9000.0).finish();
    let plan = RunPlan {
        extent: Extent::Days { warmup: 10, measured: 60, drain: 30 },
        repeats: Repeats::Precision { min: 5, max: 12, relative: 0.001 },
        ..RunPlan::default()
    };
    let net = net(&procedure, &plan);
    let all: Vec<_> = (0..12).map(|n| replicate(&net, &plan, n, &mut Patient)).collect();
    let mut forward = Outcome::new(&net, &plan);
    let mut backward = Outcome::new(&net, &plan);
    for replication in &all {
        forward.merge(replication.clone());
    }
    for replication in all.iter().rev() {
        backward.merge(replication.clone());
    }
    assert_eq!(forward.replications(), backward.replications());
    assert_eq!(forward.replications().len(), 12);
    assert_ne!(all[0].figures, all[1].figures);
    let other = RunPlan { seed: 2, ..plan };
    assert_ne!(replicate(&net, &other, 0, &mut Patient).figures, all[0].figures);
}

#[test]
fn a_run_stops_when_it_is_precise_enough() {
    let procedure = Trial::of("start > serve @desk*1 ~10 > end", HOURS_A_YEAR).finish();
    let repeats = Repeats::Precision { min: 5, max: 200, relative: 0.01 };
    let outcome = run(&procedure, &RunPlan { repeats, ..plan(200, 1) });
    let n = outcome.replications().len();
    assert!((5..60).contains(&n), "{n}");
    let cycle = outcome.estimate(Figure::Cycle);
    assert!(cycle.half_width.expect("an interval") <= 0.01 * cycle.mean);
}

#[test]
fn two_variants_share_their_luck() {
    let text =
        "start > check @desk*1 ~exp 45 > {0.3: ask > check, 0.7: decide @boss*1 ~exp 20} > end";
    let procedure = Trial::of(text, 6000.0).finish();
    let plan = plan(300, 10);
    let before = run(&procedure, &plan);
    let faster = Scenario {
        name: Text::default(),
        overrides: vec![Override::WorkFactor("decide".into(), 0.9)],
    };
    let net = prodigio::analysis::simulate::compile::compile(&procedure, Some(&faster), &plan)
        .expect("can be simulated");
    let mut after = Outcome::new(&net, &plan);
    for n in 0..10 {
        after.merge(replicate(&net, &plan, n, &mut Patient));
    }
    let found = difference(&before, &after);
    let change = found.cases["cycle_days"];
    assert!(found.paired && !change.cannot_tell && change.delta.mean < 0.0, "{change:?}");
    // The interval of the difference is far narrower than that of either run.
    let narrow = change.delta.half_width.expect("an interval");
    assert!(narrow < 0.2 * change.before.half_width.expect("an interval"), "{change:?}");
    // What happens before the change does not differ at all.
    let desk = found.offices[&OfficeId::new("desk")].wait_hours;
    assert!(desk.delta.mean == 0.0 && !desk.cannot_tell);
}

#[test]
fn the_sample_procedures_run_and_agree_with_the_exact_figures() {
    for name in ["cambio-residenza", "suolo-pubblico"] {
        for variant in study(name).variants() {
            let outcome = run(&variant.procedure, &plan(365, 4));
            let found = prodigio::analysis::measure::results::results(&outcome);
            assert!(found.findings.is_empty(), "{name}: {:?}", found.findings);
            let shares: f64 = found.outcomes.iter().map(|o| o.share.mean).sum();
            check_near(shares, 1.0, 1e-9);
            let exact = exact(&variant.procedure, None).expect("has figures");
            check_near(found.cases.work_hours.mean, exact.work_hours, 0.1 * exact.work_hours);
            for (id, office) in &exact.offices {
                if let Some(load) = office.load {
                    check_near(found.offices[id].load.mean, load, 0.08);
                }
            }
        }
    }
}

#[test]
fn the_same_variant_twice_differs_in_nothing() {
    let study = study("cambio-residenza");
    let as_is = &study.variants()[0].procedure;
    let found = difference(&run(as_is, &plan(200, 3)), &run(as_is, &plan(200, 3)));
    assert!(found.paired);
    for (key, change) in &found.cases {
        assert!(change.delta.mean == 0.0 && !change.cannot_tell, "{key}");
    }
}

#[test]
fn a_story_tells_what_the_run_measures() {
    let study = study("cambio-residenza");
    let as_is = &study.variants()[0].procedure;
    let plan = plan(200, 1);
    let net = net(as_is, &plan);
    let film = record_crowd(&net, &plan, 0, 200, &mut Patient).expect("a film");
    let picks = [Pick::Typical, Pick::Slowest, Pick::MissesTerm, Pick::LoopsMost];
    let picked = picks.map(|pick| film.picked(pick).expect("a case"));
    for number in picked.into_iter().chain([3]) {
        let story = tell(&net, &plan, 0, number, &mut Patient).expect("a story");
        assert_eq!(story.number, number);
        assert!(story.ended);
        assert_eq!(story.moments[0].what, What::Arrive);
        assert!(matches!(story.moments.last().expect("an end").what, What::End(_)));
        assert!(story.moments.windows(2).all(|w| w[0].at <= w[1].at));
        let starts = story.moments.iter().filter(|m| matches!(m.what, What::WorkStart(_))).count();
        let ends = story.moments.iter().filter(|m| matches!(m.what, What::WorkEnd(_))).count();
        assert_eq!(starts, ends);
    }
    let [typical, slowest, ..] = picked;
    let slowest = tell(&net, &plan, 0, slowest, &mut Patient).expect("a story");
    let typical = tell(&net, &plan, 0, typical, &mut Patient).expect("a story");
    let took = |s: &prodigio::analysis::story::Story| {
        s.moments.last().map_or(0, |m| m.at) - s.moments[0].at
    };
    assert!(took(&slowest) > took(&typical));
}

#[test]
fn the_terms_of_a_story_stand_while_they_are_suspended_and_end_when_they_expire() {
    const DAY: i64 = 86_400_000;
    let study = study("cambio-residenza");
    let plan = plan(200, 1);
    // With one person less at the office that checks, what it has in its queue expires.
    let staff = vec![Override::Staff(OfficeId::new("o-messi"), 1)];
    let scenario = Scenario { overrides: staff, ..Scenario::default() };
    let p = &study.variants()[0].procedure;
    let net = compile(p, Some(&scenario), &plan).expect("can be simulated");
    let (mut stood, mut expired) = (0, 0);
    for number in (0..150).map(|at| at * 4) {
        let story = tell(&net, &plan, 0, number, &mut Patient).expect("a story");
        let longest = story.longest_term().expect("two terms run");
        assert_eq!(longest.term.as_str(), "t-checks");
        let (first, last) = (story.moments[0].at, story.moments[story.moments.len() - 1].at);
        assert_eq!(longest.at(first - DAY), None, "not started yet");
        for course in &story.terms {
            for day in first / DAY..last / DAY {
                let [now, next] = [day, day + 1].map(|d| course.at(d * DAY).expect("it runs"));
                match (now.state, next.state) {
                    (State::Suspended, State::Suspended) => {
                        assert!(next.elapsed <= now.elapsed, "it counts nothing");
                        assert_eq!(now.ends, None);
                        stood += 1;
                    }
                    (State::Running, State::Running) => {
                        let goes_on = [now.elapsed, now.elapsed + 1].contains(&next.elapsed);
                        assert!(goes_on || next.elapsed <= 1, "{now:?} {next:?}");
                        assert!(next.elapsed <= next.of && next.ends.is_some());
                        assert!(next.of == now.of || next.elapsed <= 1, "{now:?} {next:?}");
                    }
                    (State::Expired, State::Expired) => {
                        let unit = p.card().terms[&course.term].unit;
                        let more = u32::from(unit != TermUnit::WorkingDays);
                        assert!(next.elapsed >= now.elapsed + more, "{now:?} {next:?}");
                        assert_eq!(next.of, now.of);
                    }
                    (State::Running, State::Closed) => {
                        let in_time = now.ends.is_some_and(|ends| (day + 1) * DAY < ends);
                        assert!(!in_time || next.elapsed <= next.of, "{now:?} {next:?}");
                    }
                    _ => {}
                }
            }
            let ends =
                story.moments.iter().filter(|m| m.what == What::Expires(course.term.clone()));
            for moment in ends {
                let before = course.at(moment.at - 1).expect("it runs");
                assert_eq!((before.state, before.ends), (State::Running, Some(moment.at)));
                // What follows may end the clock on the same day: a day is said as it ends.
                let stops = What::Clock(course.term.clone(), ClockEffect::Stop);
                let is_closed =
                    story.moments.iter().any(|m| m.at / DAY == moment.at / DAY && m.what == stops);
                let wanted = if is_closed { State::Closed } else { State::Expired };
                assert_eq!(course.at(moment.at).map(|d| d.state), Some(wanted));
                expired += 1;
            }
        }
    }
    assert!(stood > 20 && expired > 5, "{stood} {expired}");
}

#[test]
fn too_much_demand_is_a_result_and_a_finding() {
    let found = Trial::of("start > serve @desk*1 ~120 > end", HOURS_A_YEAR).run(&plan(300, 3));
    assert!(found.findings.iter().any(|f| f.code == "cases-open"), "{:?}", found.findings);
    assert!(found.cases.open.mean > 1000.0);
    check_near(found.offices[&OfficeId::new("desk")].load.mean, 1.0, 0.001);
    let exact = exact(&Trial::of("start > serve @desk*1 ~120 > end", HOURS_A_YEAR).finish(), None);
    let desk = exact.expect("has figures").offices[&OfficeId::new("desk")];
    assert_eq!(desk.staff_needed, Some(3));
}

#[test]
fn an_endless_loop_and_a_flood_end_with_a_finding() {
    let found = Trial::of("start > a > b > a", 1000.0).run(&plan(30, 2));
    assert!(found.findings.iter().any(|f| f.code == "limit-endless-loop"));
    let mut flood = plan(300, 1);
    flood.extent = Extent::Days { warmup: 0, measured: 300, drain: 0 };
    flood.limits.events = 20_000;
    let found = Trial::of("start > serve @desk*1 ~1 > end", 1e9).run(&flood);
    assert!(found.findings.iter().any(|f| f.code == "limit-events"));
    assert!(visits(&found, "serve") > 0.0);
}
