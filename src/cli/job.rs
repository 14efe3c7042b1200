//! Long work of the command line: replications on all cores, with progress on a terminal.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use crate::analysis::compare::joined::Joined;
use crate::analysis::compare::worth::{self, Answer, Worth};
use crate::analysis::levers::effort::Effort;
use crate::analysis::levers::subject::Subject;
use crate::analysis::levers::{Levers, WhatIf};
use crate::analysis::simulate::net::Net;
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use crate::analysis::simulate::replicate;
use crate::analysis::simulate::watch::Patient;
use crate::app::compare;
use crate::app::jobs::{Stop, spread};
use crate::app::levers::ask;
use crate::app::levers::said::Said;
use crate::model::finding::Finding;
use crate::model::procedure::Procedure;
use crate::words::Value;

use super::console::Console;
use super::failure::Failure;
use super::options::RunOptions;

/// Share of the cases that is not measured when a run is asked for in cases.
const WARMUP: f64 = 0.1;

/// The plan of the options; what they leave open is the plan of the window.
pub(super) fn plan(options: &RunOptions) -> RunPlan {
    let mut plan = RunPlan::usual();
    if let Some(seed) = options.seed {
        plan.seed = seed;
    }
    if let Extent::Days { warmup, measured, .. } = &mut plan.extent {
        *measured = options.days.unwrap_or(*measured);
        *warmup = if options.from_empty { 0 } else { options.warmup.unwrap_or(*warmup) };
    }
    if let Some(cases) = options.cases {
        plan.extent = Extent::Cases { cases, warmup: WARMUP };
    }
    if let Some(replications) = options.replications {
        plan.mirrored = false;
        plan.repeats = Repeats::Fixed(replications);
    }
    plan
}

/// The failure of the first finding about this file.
pub(super) fn refused(findings: Vec<Finding>, path: &Path) -> Failure {
    let first = findings.into_iter().next();
    let first =
        first.unwrap_or_else(|| Finding::error(crate::model::finding::Place::Study, "no-start"));
    Failure::of(first, path)
}

/// Runs a plan.
pub(super) fn run(net: &Net, plan: &RunPlan, console: &mut Console) -> Outcome {
    let mut outcome = Outcome::new(net, plan);
    let most = plan.repeats.most();
    let work = |i| Some(replicate(net, plan, i, &mut Patient));
    spread::in_order(most, spread::threads(), work, |i, replication| {
        outcome.merge(replication);
        tell(console, i + 1, most);
        if outcome.is_complete() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    console.end_progress();
    outcome
}

/// Runs two nets with the same luck, until both are precise enough.
pub(super) fn pairs(nets: [&Net; 2], plan: &RunPlan, console: &mut Console) -> (Outcome, Outcome) {
    let [a, b] = nets;
    let (mut x, mut y) = (Outcome::new(a, plan), Outcome::new(b, plan));
    let most = plan.repeats.most();
    let work = |i| Some((replicate(a, plan, i, &mut Patient), replicate(b, plan, i, &mut Patient)));
    spread::in_order(most, spread::threads(), work, |i, (p, q)| {
        x.merge(p);
        y.merge(q);
        tell(console, i + 1, most);
        let done = x.is_complete() && y.is_complete();
        if done { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    console.end_progress();
    (x, y)
}

/// Asks what would help; the replications of the run are used again.
pub(super) fn what_if(
    net: Net,
    procedure: &Procedure,
    run: &Outcome,
    console: &mut Console,
) -> WhatIf {
    let words = console.words.clone();
    let said = Said { words: &words, procedure };
    let subject = Arc::new(Subject::of(Arc::new(net), Some(procedure)));
    let mut levers = Levers::new(subject, run.plan(), Effort::default(), run.replications());
    ask(&mut levers, &Stop::default(), |levers| {
        console.progress(&said.progress(&levers.answer()));
    });
    console.end_progress();
    levers.answer()
}

/// Asks which change brings the gain.
pub(super) fn gains(joined: &Arc<Joined>, plan: &RunPlan, console: &mut Console) -> Answer {
    let mut worth = Worth::new(joined, plan, worth::Effort::default(), None);
    compare::ask(&mut worth, &Stop::default(), |worth| {
        let args = [("done", Value::from(worth.answer().replications))];
        let text = console.words.say_with("gains-progress", &args);
        console.progress(&text);
    });
    console.end_progress();
    worth.answer()
}

pub(super) fn tell(console: &mut Console, done: u32, most: u32) {
    let args = [("done", Value::from(done)), ("most", most.into())];
    let text = console.words.say_with("cli-progress", &args);
    console.progress(&text);
}
