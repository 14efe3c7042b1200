//! The film of a crowd: any moment by seeking as by playing, queues as the run measures them, each
//! case as its story tells it.

use std::collections::BTreeSet;

use super::trial::net;
use super::wild;
use prodigio::analysis::crowd::record::{record_crowd, record_one};
use prodigio::analysis::crowd::{Crowd, Cut, Doing, Floor, MOST_CASES, Place};
use prodigio::analysis::simulate::net::Net;
use prodigio::analysis::simulate::plan::{Extent, RunPlan};
use prodigio::analysis::simulate::replicate;
use prodigio::analysis::simulate::series::Bucket;
use prodigio::analysis::simulate::watch::Patient;
use prodigio::analysis::story::{What, tell};
use prodigio::model::demand::{ArrivalRule, Demand, Gaps};
use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::{GatewayKind, Step, StepKind, Timer, Trigger};
use prodigio::model::study::Study;
use prodigio::model::text::Text;
use prodigio::model::timing::{Distribution, Timing, Unit};
use proptest::prelude::*;

const DAY: i64 = 86_400_000;

fn samples() -> Vec<(String, Study)> {
    let folder = format!("{}/procedures", env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("samples").map(|e| e.expect("a file").path()).collect();
    paths.sort();
    let open = |path: &std::path::PathBuf| prodigio::files::open(path).expect("opens").study;
    let samples = paths.iter().filter(|p| p.extension().is_some_and(|e| e == "prodigio"));
    samples.map(|p| (p.display().to_string(), open(p))).collect()
}

fn plan() -> RunPlan {
    let extent = Extent::Days { warmup: 70, measured: 140, drain: 30 };
    RunPlan { seed: 4711, extent, ..RunPlan::default() }
}

fn film(net: &Net, plan: &RunPlan) -> Crowd {
    record_crowd(net, plan, 0, MOST_CASES, &mut Patient).expect("nobody stops it")
}

#[test]
fn any_moment_is_the_same_by_seeking_as_by_playing() {
    for (name, study) in samples() {
        let p = &study.variants()[0].procedure;
        let plan = plan();
        let film = film(&net(p, &plan), &plan);
        let (from, to) = film.span();
        let mut played = Floor::default();
        let mut time = from;
        let mut seen = Vec::new();
        while time <= to {
            film.go(&mut played, time);
            assert_eq!(played, film.at(time), "{name} at {time}");
            seen.push((time, played.clone()));
            time += 11 * DAY / 3;
        }
        // Backwards, and hither and thither.
        for (time, then) in seen.iter().rev() {
            film.go(&mut played, *time);
            assert_eq!(played, *then, "{name} back at {time}");
        }
        // Step by step, forward and back again.
        let middle = film.next(i64::midpoint(from, to)).unwrap_or(to);
        film.go(&mut played, middle);
        let here = played.clone();
        if let Some(next) = film.next(middle) {
            film.go(&mut played, next);
            assert_eq!(film.back(next), Some(middle), "{name}");
            film.go(&mut played, middle);
            assert_eq!(played, here, "{name}");
        }
    }
}

#[test]
fn queues_are_those_the_run_measures() {
    for (name, study) in samples() {
        let p = &study.variants()[0].procedure;
        let plan =
            RunPlan { extent: Extent::Days { warmup: 0, measured: 140, drain: 30 }, ..plan() };
        let net = net(p, &plan);
        let film = film(&net, &plan);
        if film.cut() == Some(Cut::Moves) {
            continue;
        }
        let over = replicate(&net, &plan, 0, &mut Patient).over.expect("measured");
        let Bucket::Days(days) = over.bucket else { panic!("days") };
        let width = i64::from(days) * DAY;
        for (office, means) in over.queues.iter().enumerate() {
            let turns = film.turns(office as u32);
            for (at, mean) in means.iter().enumerate() {
                let (from, to) = (at as i64 * width, (at as i64 + 1) * width);
                if to > film.span().1 || turns.is_empty() {
                    break;
                }
                let ends = turns.iter().skip(1).map(|t| t.time).chain([i64::MAX]);
                let area: i64 = turns
                    .iter()
                    .zip(ends)
                    .map(|(t, end)| i64::from(t.waiting) * (end.min(to) - t.time.max(from)).max(0))
                    .sum();
                let found = area as f64 / width as f64;
                assert!(
                    (found - f64::from(*mean)).abs() < 1e-3,
                    "{name} {office} {at}: {found} {mean}"
                );
            }
            let longest = turns.iter().map(|t| t.waiting).max().unwrap_or(0);
            assert_eq!(film.longest_queue(office as u32), longest, "{name}");
            let staff = film.staff(office as u32);
            assert!(turns.iter().all(|t| staff.is_none_or(|s| t.busy <= s)), "{name}");
        }
    }
}

#[test]
fn who_stands_in_a_queue_is_counted_there() {
    for (name, study) in samples() {
        let p = &study.variants()[0].procedure;
        let plan = plan();
        let net = net(p, &plan);
        let film = film(&net, &plan);
        let labels = film.labels();
        let (from, to) = film.span();
        for k in 0..40 {
            let time = from + (to - from) / 40 * k;
            let mut queued = vec![0_u32; labels.offices.len()];
            for (_, last) in film.at(time).branches() {
                let last = &film.moves()[last as usize];
                if let (Place::Step(step), Doing::Queued) = (last.place, last.doing) {
                    queued[labels.step_office[step as usize] as usize] += 1;
                }
            }
            for (office, queued) in queued.iter().enumerate() {
                let has_other =
                    p.office(&labels.offices[office]).is_some_and(|o| o.background.is_some());
                let waiting = film.desk(office as u32, time).map_or(0, |t| t.waiting);
                let fits = if has_other { *queued <= waiting } else { *queued == waiting };
                assert!(fits, "{name} {office} at {time}: {queued} {waiting}");
            }
        }
    }
}

#[test]
fn each_case_moves_as_its_story_tells() {
    for (name, study) in samples() {
        let p = &study.variants()[0].procedure;
        let plan = plan();
        let net = net(p, &plan);
        let crowd = film(&net, &plan);
        let fresh: Vec<u64> =
            crowd.cases().iter().filter(|c| c.arrival > crowd.span().0).map(|c| c.number).collect();
        for number in fresh.iter().step_by(fresh.len().div_ceil(12).max(1)) {
            let story = tell(&net, &plan, 0, *number, &mut Patient);
            let story = story.expect("it comes");
            let alone = record_one(&net, &plan, 0, *number, &mut Patient).expect("it comes");
            for film in [&crowd, &alone] {
                check(&name, film, *number, &story);
            }
        }
    }
}

/// Stays and flows of a case, in a film and in its story, up to the end of the film.
fn check(name: &str, film: &Crowd, number: u64, story: &prodigio::analysis::story::Story) {
    let labels = film.labels();
    let at = film.case_numbered(number).expect("filmed");
    let to = film.span().1;
    let mut stays = BTreeSet::new();
    let mut flows = BTreeSet::new();
    for made in film.moves().iter().filter(|m| film.case_of(m.branch) == at) {
        for flow in film.way(made) {
            flows.insert((made.time, labels.flows[*flow as usize].clone()));
        }
        if let Place::Step(step) = made.place {
            let step = &labels.steps[step as usize];
            let said = match made.doing {
                Doing::Queued => format!("queued {step:?}"),
                Doing::Working => format!("working {step:?}"),
                Doing::Resting(cause) => format!("resting {step:?} {cause:?}"),
                Doing::Passing | Doing::Held | Doing::Gone => continue,
            };
            stays.insert((made.time, said));
        }
    }
    let told = story.moments.iter().filter(|m| m.at <= to);
    let mut told_flows = BTreeSet::new();
    let mut told_stays = BTreeSet::new();
    for moment in told {
        match &moment.what {
            What::TakeFlow(flow) => {
                told_flows.insert((moment.at, flow.clone()));
            }
            What::QueueStart(s) => {
                told_stays.insert((moment.at, format!("queued {s:?}")));
            }
            What::WorkStart(s) => {
                told_stays.insert((moment.at, format!("working {s:?}")));
            }
            What::WaitStart(s, cause) => {
                told_stays.insert((moment.at, format!("resting {s:?} {cause:?}")));
            }
            _ => {}
        }
    }
    assert_eq!(flows, told_flows, "{name} case {number}");
    assert!(stays.is_subset(&told_stays), "{name} case {number}: {stays:?} {told_stays:?}");
    // What lasts no time may be passed over.
    let last_at: BTreeSet<i64> = stays.iter().map(|s| s.0).collect();
    let passed = told_stays.difference(&stays).filter(|s| !last_at.contains(&s.0)).count();
    let moments: BTreeSet<i64> = film.moves().iter().map(|m| m.time).collect();
    assert!(told_stays.iter().all(|s| moments.contains(&s.0)) || passed == 0, "{name} {number}");
    let case = film.cases()[at];
    let ended = story.moments.iter().find(|m| matches!(m.what, What::End(_))).map(|m| m.at);
    assert_eq!(case.end, ended.filter(|end| *end <= to), "{name} case {number}");
    let late = story.moments.iter().find(|m| matches!(m.what, What::Expires(_))).map(|m| m.at);
    assert_eq!(case.late, late.filter(|late| *late <= to), "{name} case {number}");
}

#[test]
fn when_all_have_ended_nobody_is_left() {
    for (name, study) in samples() {
        let p = &study.variants()[0].procedure;
        let plan = plan();
        let net = net(p, &plan);
        let film = film(&net, &plan);
        let floor = film.at(film.span().1);
        for (branch, _) in floor.branches() {
            let case = film.cases()[film.case_of(branch)];
            assert_eq!(case.end, None, "{name}: {case:?}");
        }
        let owners: BTreeSet<usize> = floor.branches().map(|(b, _)| film.case_of(b)).collect();
        assert_eq!(owners.len(), film.open(film.span().1), "{name}");
    }
}

#[test]
fn the_same_seed_gives_the_same_film_and_limits_are_said() {
    let study = &samples()[0].1;
    let p = &study.variants()[0].procedure;
    let plan = plan();
    let net = net(p, &plan);
    let whole = film(&net, &plan);
    assert_eq!(whole, film(&net, &plan));
    let few = record_crowd(&net, &plan, 0, 40, &mut Patient).expect("nobody stops it");
    assert_eq!(few.cut(), Some(Cut::Cases));
    assert!(few.cases().len() <= 40 && few.span().0 == 0, "more were open: it begins before");
    let some = record_crowd(&net, &plan, 0, 300, &mut Patient).expect("nobody stops it");
    assert_eq!((some.cut(), some.span().0), (Some(Cut::Cases), whole.span().0));
    assert!(some.cases().len() <= 300 && some.span().1 < whole.span().1);
    for k in 0..10 {
        let time = some.span().0 + (some.span().1 - some.span().0) / 10 * k;
        assert_eq!(some.at(time).len(), whole.at(time).len(), "the crowd is whole up to its end");
    }
    assert!(record_crowd(&net, &plan, 0, 40, &mut || true).is_none(), "it can be stopped");
    for (name, study) in samples() {
        let net = super::trial::net(&study.variants()[0].procedure, &plan);
        let film = film(&net, &plan);
        let per_case = film.bytes() / film.cases().len().max(1);
        println!(
            "{name}: {} cases, {} moves, {per_case} bytes a case",
            film.cases().len(),
            film.moves().len()
        );
        assert!(per_case < 20_000, "{name}: {per_case} bytes a case");
    }
}

/// A drawing that begins with an event gateway: who waits there for the first event is there.
#[test]
fn who_waits_for_an_event_at_the_beginning_is_there() {
    let mut draft = Draft::new();
    let days = Timing::new(Distribution::Fixed(3.0), Unit::CalendarDays);
    let timer = Trigger::Timer(Some(Timer::After(days)));
    draft.step(
        "race",
        Step::new(StepKind::Gateway(GatewayKind::EventBased), Text::default(), 0.0, 0.0),
    );
    draft.step("timer", Step::new(StepKind::Catch(timer), Text::default(), 100.0, 0.0));
    draft.flow("f", Flow::new("race".into(), "timer".into()));
    let (p, findings) = draft.finish();
    assert_eq!(findings, []);
    let plan = plan();
    let film = film(&net(&p, &plan), &plan);
    let waiting = film.cases().iter().find(|c| c.arrival > film.span().0).expect("some come");
    let time = waiting.arrival + DAY;
    assert_eq!(film.at(time).len(), film.open(time));
    assert!(film.open(time) > 0);
}

/// Work in every task, two cases a day at every start.
fn busy(wild: Procedure) -> Procedure {
    let mut draft = Draft::from(wild);
    let steps: Vec<_> = draft.so_far().steps().map(|(id, s)| (id.clone(), s.clone())).collect();
    for (id, mut step) in steps {
        if step.kind == StepKind::START {
            step.demand = Some(Demand {
                per_year: Sourced::bare(700.0),
                gaps: Gaps::Exponential,
                rule: ArrivalRule::OpenTime,
                calendar: None,
                months: Vec::new(),
            });
        } else if step.kind.is_activity() {
            step.work = Some(Timing::new(Distribution::Exponential { mean: 90.0 }, Unit::Minutes));
        }
        draft.step(id.as_str(), step);
    }
    draft.finish().0
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn of_any_drawing_there_is_a_film_and_nobody_is_lost(wild in wild::procedures(16)) {
        let p = busy(wild);
        let mut plan = plan();
        plan.extent = Extent::Days { warmup: 7, measured: 21, drain: 30 };
        plan.limits.events = 200_000;
        let Ok(net) = prodigio::analysis::simulate::compile::compile(&p, None, &plan) else {
            return Ok(());
        };
        let film = film(&net, &plan);
        let (from, to) = film.span();
        let mut floor = Floor::default();
        for k in 0..=60 {
            let time = from + (to - from) * k / 60;
            film.go(&mut floor, time);
            prop_assert_eq!(&floor, &film.at(time));
            let there: BTreeSet<usize> =
                floor.branches().map(|(b, _)| film.case_of(b)).collect();
            for at in &there {
                let case = film.cases()[*at];
                prop_assert!(case.end.is_none_or(|end| end > time), "{:?} at {}", case, time);
            }
            prop_assert_eq!(there.len(), film.open(time), "at {}", time);
        }
    }
}
