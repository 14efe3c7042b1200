//! What proposals bring: the search over sets of them, its frontier and its answers.

use crate::drawing::Drawing;
use crate::{as_is, demanded, study, wait};
use prodigio::analysis::levers::effort::Effort;
use prodigio::analysis::levers::search::results::{Improved, Judged, Stage};
use prodigio::analysis::levers::search::{Bounds, Search};
use prodigio::analysis::levers::subject::Subject;
use prodigio::analysis::proposals::Scene;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::app::jobs::Stop;
use prodigio::app::proposals::{Planner, items, search};
use prodigio::model::card::{Term, TermUnit};
use prodigio::model::office::EuroCents;
use prodigio::model::procedure::Procedure;
use prodigio::model::proposal::{Cost, Lever, Proposal};
use prodigio::model::provenance::Sourced;
use prodigio::model::timing::WaitedFor;
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) fn plan(seed: u64, replications: u32) -> RunPlan {
    RunPlan {
        extent: Extent::Days { warmup: 60, measured: 400, drain: 200 },
        repeats: Repeats::Fixed(replications),
        mirrored: true,
        seed,
        ..RunPlan::default()
    }
}

/// A full office before one that has time, a wait for the post, and a term that the post alone is
/// longer than: hands help only once the post is gone.
pub(crate) fn busy() -> Procedure {
    let text = "start > a @x*1 ~exp 250 > b @y*3 ~60 > c @x*1 ~exp 20 > end";
    let d = demanded(Drawing::of(text), 1500.0).step("b", |s| wait(s, WaitedFor::Post, 10.0));
    let term = Term { amount: 4, unit: TermUnit::Days, ..Term::default() };
    d.card(|c| {
        c.terms.insert("term".into(), term);
    })
    .0
}

pub(crate) fn little() -> Effort {
    Effort { pairs: vec![8, 16], refined: 6, ..Effort::default() }
}

pub(crate) fn searched(
    p: &Procedure,
    list: Vec<Proposal>,
    bounds: Bounds,
    plan: &RunPlan,
) -> Improved {
    searched_asked(p, list, &BTreeSet::new(), (little(), bounds), plan)
}

pub(crate) fn searched_asked(
    p: &Procedure,
    list: Vec<Proposal>,
    asked: &BTreeSet<Lever>,
    effort: (Effort, Bounds),
    plan: &RunPlan,
) -> Improved {
    let list = Arc::new(list);
    let net = compile(p, None, plan).expect("can be simulated");
    let subject = Arc::new(Subject::of(Arc::new(net), Some(p)));
    let of = items(p, &list, asked);
    let mut all = Search::new(subject, plan, of, effort, &[]);
    let planner = Planner::new(study(p), as_is(), list, *plan);
    search(&mut all, &planner, &Stop::default(), |_| {});
    let answer = all.answer();
    assert_eq!(answer.stage, Stage::Done);
    answer
}

fn proposals(p: &Procedure) -> Vec<Proposal> {
    Scene::of(p, "").found().proposals
}

#[test]
fn the_best_of_a_small_model_is_found() {
    let p = busy();
    let list = proposals(&p);
    let codes: Vec<String> = list.iter().map(|p| p.lever.code()).collect();
    let found = searched(&p, list.clone(), Bounds::default(), &plan(4711, 32));
    // Nothing but digital notification brings a case within the term.
    let best = &list[found.order[0]].lever;
    assert!(matches!(best, Lever::Notify(_)), "{codes:?}: {best:?}");
    for at in &found.order {
        let Judged::Measured { gain, .. } = &found.judged[*at] else { panic!("not measured") };
        assert!(gain.pairs >= 8 && gain.mean_days.half_width.is_some());
    }
    // Ranks rise along the list, and only where the order is sure.
    let ranks: Vec<u32> = found
        .order
        .iter()
        .filter_map(|at| match &found.judged[*at] {
            Judged::Measured { rank, .. } => Some(*rank),
            _ => None,
        })
        .collect();
    assert!(ranks.windows(2).all(|w| w[0] <= w[1]), "{ranks:?}");
    check_frontier(&found);
    // Together with more hands it gains more, though hands alone bring nothing.
    let most = found.frontier.last().expect("a frontier");
    let hands =
        |at: &usize| matches!(list[*at].lever, Lever::MoveStaff { .. } | Lever::Pool { .. });
    assert!(most.set.len() >= 2 && most.set.iter().any(hands), "{:?}", found.frontier);
    assert!(most.set.contains(&found.order[0]), "{:?}", most.set);
}

fn check_frontier(found: &Improved) {
    let aim = found.aim.as_ref().expect("an aim");
    let mut last = (0.0, 0.0);
    for point in &found.frontier {
        let price = point.euro.unwrap_or(point.set.len() as f64);
        let gain = point.gain.worth(aim).mean;
        assert!(price >= last.0 && gain > last.1, "{:?}", found.frontier);
        last = (price, gain);
    }
}

#[test]
fn a_budget_keeps_dear_proposals_out() {
    let p = busy();
    let mut list = proposals(&p);
    assert!(list.len() >= 2, "{list:?}");
    for (at, proposal) in list.iter_mut().enumerate() {
        let cents = EuroCents(if at == 0 { 50_000_000 } else { 100_000 });
        proposal.cost = Cost { once: Some(Sourced::bare(cents)), yearly: None };
    }
    let bounds = Bounds { budget: Some(2_000.0), ..Bounds::default() };
    let found = searched(&p, list.clone(), bounds, &plan(4711, 32));
    assert!(found.by_euro && found.unpriced == 0);
    for point in &found.frontier {
        assert!(!point.set.contains(&0) && point.euro.is_some_and(|e| e <= 2_000.0), "{point:?}");
    }
    check_frontier(&found);
    // Without costs nothing can be paid for: said, not guessed.
    for proposal in &mut list {
        proposal.cost = Cost::default();
    }
    let bounds = Bounds { budget: Some(2_000.0), ..Bounds::default() };
    let n = list.len();
    let found = searched(&p, list, bounds, &plan(4711, 32));
    assert!(found.frontier.is_empty() && found.unpriced == n);
}

#[test]
fn the_answer_is_the_same_each_time_and_a_stop_ends_it() {
    let p = busy();
    let list = proposals(&p);
    let told = |i: &Improved| format!("{:?} {:?} {:?}", i.judged, i.order, i.frontier);
    let bounds = Bounds { changes: 2, promising: 2, beam: 1, ..Bounds::default() };
    let first = searched(&p, list.clone(), bounds.clone(), &plan(7, 16));
    let second = searched(&p, list.clone(), bounds.clone(), &plan(7, 16));
    assert_eq!(told(&first), told(&second));
    let list = Arc::new(list);
    let net = compile(&p, None, &plan(7, 16)).expect("can be simulated");
    let subject = Arc::new(Subject::of(Arc::new(net), Some(&p)));
    let of = items(&p, &list, &BTreeSet::new());
    let mut all = Search::new(subject, &plan(7, 16), of, (little(), bounds), &[]);
    let planner = Planner::new(study(&p), as_is(), list, plan(7, 16));
    let stop = Stop::default();
    search(&mut all, &planner, &stop, |_| stop.ask());
    assert_ne!(all.answer().stage, Stage::Done);
}

#[test]
fn without_times_or_terms_it_says_what_is_missing() {
    // No case comes, and nothing can be measured.
    let p = demanded(Drawing::of("start > a @x*1 ~30 > b @y*1 ~30 > end"), 0.0).0;
    let list = proposals(&p);
    assert!(!list.is_empty());
    let plan = plan(7, 8);
    let found = searched(&p, list, Bounds::default(), &plan);
    assert!(found.aim.is_none() && found.frontier.is_empty() && found.order.is_empty());
    assert_eq!(proposals(&Procedure::default()), []);
}

/// Gains against runs of their own luck, many times as long.
#[test]
#[ignore = "heavy"]
fn heavy_gains_agree_with_a_long_independent_run() {
    let p = busy();
    let list = proposals(&p);
    let found =
        searched(&p, list.clone(), Bounds { changes: 1, ..Bounds::default() }, &plan(4711, 32));
    let long = plan(99, 400);
    let planner = Planner::new(study(&p), as_is(), Arc::new(list.clone()), long);
    let days = |set: &[usize]| {
        let p = planner.procedure(set).expect("fits");
        let net = compile(&p, None, &long).expect("can be simulated");
        let mut outcome = prodigio::analysis::simulate::outcome::Outcome::new(&net, &long);
        for index in 0..400 {
            let mut patient = prodigio::analysis::simulate::watch::Patient;
            outcome.merge(prodigio::analysis::simulate::replicate(
                &net,
                &long,
                index,
                &mut patient,
            ));
        }
        prodigio::analysis::measure::results::results(&outcome).cases.cycle_days
    };
    let base = days(&[]);
    for at in &found.order {
        let Judged::Measured { gain, .. } = &found.judged[*at] else { continue };
        let true_gain = days(&[*at]).mean - base.mean;
        let half = gain.mean_days.half_width.expect("an interval") + base.half_width.unwrap_or(0.0);
        println!("{}: {:?} against {true_gain:.3}", list[*at].lever.code(), gain.mean_days);
        assert!((gain.mean_days.mean - true_gain).abs() <= 1.5 * half, "{:?}", gain.mean_days);
    }
}
