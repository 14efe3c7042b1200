//! What is computed behind the drawing: checks, runs, comparisons, the case that plays.
//!
//! Each edit asks again for what the workspace shows; work for an older revision is stopped.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::analysis::crowd::record::{record_crowd, record_one};
use crate::analysis::crowd::{MOST_CASES, Pick};
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::net::Net;
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::RunPlan;
use crate::analysis::simulate::replicate;
use crate::analysis::{check, exact, missing, story, structure};
use crate::model::finding::Finding;
use crate::model::id::VariantId;

use super::beside::Beside;
use super::command::Workspace;
use super::document::Document;
use super::jobs::{Slot, Stop, spread};
use super::overview::{self, Overview};
use super::report::Report;
use super::results::{Free, Run};
use super::span::Span;
use super::{Workbench, recheck, review, routing};

/// Seed of the live run; reports print it.
pub const SEED: u64 = 4711;

/// Replications of each side of a comparison.
pub const PAIRS: u32 = 60;

/// Cases whose numbers can be asked for before it is known how many there are.
pub const CASES_SEARCHED: u64 = 400;

/// Which case Teach plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The one with this number.
    Number(u64),
    /// The one after the present.
    Next,
    /// The slowest.
    Slowest,
    /// The one in the middle.
    Typical,
    /// One that misses a term.
    Late,
    /// The one that loops most.
    Looping,
}

/// The plan of the live run of a document.
pub fn live_plan(document: &Document) -> RunPlan {
    document.results.span.plan(SEED)
}

impl Workbench {
    /// Asks again for what the workspace shows, where it is not there or on its way.
    pub(super) fn refresh(&mut self) {
        let language = self.settings.language;
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let number = document.number;
        let Some(p) = document.procedure().map(Arc::clone) else { return };
        // What only the other side of a comparison has can be selected there alone.
        if self.workspace != Workspace::Compare {
            document.selection.keep_existing(&p);
        }
        routing::route_variants(document, &mut self.routed_ahead);
        recheck::recheck(document, language);
        review::list(document);
        if self.shows_first {
            return;
        }
        let key = (document.revision(), document.variant().clone());
        let check_key = (key.0, VariantId::new(format!("{}-{}", key.1.as_str(), language.tag())));
        if wants(document, &Slot::Check(number), &check_key) {
            if p.size() <= overview::FEW {
                document.results.overview = Arc::new(Overview::of(&p));
                document.results.overviews += 1;
            }
            let p = Arc::clone(&p);
            let (key, judged_key) = (key.clone(), key.clone());
            self.jobs.start(Slot::Check(number), move |desk| {
                let findings = check::check(&p, language);
                let told = findings.clone();
                let missing = missing::missing(&p);
                let overview = (p.size() > overview::FEW).then(|| Box::new(Overview::of(&p)));
                desk.result(Report::Checked { findings, missing, overview });
                if let Ok(net) = compile(&p, None, &RunPlan::default()) {
                    let exact = exact::exact_of(&net);
                    desk.result(Report::Exact(key.1.clone(), key.0, Box::new(exact)));
                    let time = exact::time::free_time(&net, &mut || desk.stop.asked());
                    let free = Free { time, paths: exact::paths::paths(&net) };
                    if !desk.stop.asked() {
                        desk.result(Report::Free(key.1, key.0, Box::new(free)));
                    }
                }
                // Every way a case can go is looked at last: of a large drawing that takes a moment.
                let verdict = structure::judge(&p, structure::LIMIT);
                let findings = verdict.findings_beside(&p, language, &told);
                let key = (judged_key.1, judged_key.0);
                desk.result(Report::Judged { findings, key, faults: verdict.faults });
            });
        }
        self.stop_stale_beside();
        self.stop_if_stale(Slot::Crowd);
        self.stop_stale_worth();
        if self.workspace == Workspace::Compare {
            self.compare_if_stale();
        } else {
            self.simulate_if_stale();
        }
        match self.workspace {
            Workspace::Teach => {
                self.look_for_lessons(false);
                let stale = self.document().is_some_and(|d| {
                    d.results.story.as_ref().is_none_or(|s| (s.1, &s.0) != (key.0, &key.1))
                });
                if stale {
                    self.trace(Wanted::Number(0));
                }
                self.film_if_stale();
            }
            Workspace::Deliver => self.prepare(),
            Workspace::Analyse => self.beside_if_stale(),
            Workspace::Map | Workspace::Compare => {}
        }
    }

    fn simulate_if_stale(&mut self) {
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let slot = Slot::Simulate(document.number);
        let key = (document.revision(), document.variant().clone());
        let fresh =
            document.results.run_of(&key.1).is_some_and(|r| r.revision == key.0 && r.finished);
        if !fresh && wants(document, &slot, &key) {
            self.simulate();
        }
    }

    /// Simulates the variant looked at, from the start.
    pub(super) fn simulate(&mut self) {
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let slot = Slot::Simulate(document.number);
        let (revision, variant) = (document.revision(), document.variant().clone());
        document.results.asked.insert(slot.clone(), (revision, variant.clone()));
        let number = document.number;
        for what in Beside::ALL {
            document.results.asked.remove(&what.slot(number));
        }
        let Some(p) = document.procedure().map(Arc::clone) else { return };
        let plan = live_plan(document);
        self.stop_beside(number);
        self.jobs.start(slot, move |desk| {
            let net = match compile(&p, None, &plan) {
                Ok(net) => net,
                Err(findings) => {
                    desk.result(Report::CannotRun(findings));
                    return;
                }
            };
            let mut shown = 0;
            let outcome = run(&net, &plan, &desk.stop, |outcome| {
                let n = outcome.replications().len();
                // The first figures at once, then each time there is half as much again.
                if n == 4 || n >= shown + (shown / 2).max(2) {
                    shown = n;
                    let run = Run::new(revision, &p, outcome.clone(), false);
                    desk.progress(Report::Simulated(variant.clone(), Box::new(run)));
                }
            });
            if !desk.stop.asked() {
                let beside = exact::agree::disagreements(&outcome, &exact::exact_of(&net));
                let mut run = Run::new(revision, &p, outcome, true);
                run.findings.extend(beside);
                desk.result(Report::Simulated(variant, Box::new(run)));
            }
        });
    }

    /// Runs again for another time.
    pub(super) fn run_for(&mut self, span: Span) {
        let Some(document) = self.documents.get_mut(self.active) else { return };
        if document.results.span == span {
            return;
        }
        let results = &mut document.results;
        results.span = span;
        self.settings.most_runs = span.most_runs;
        // What another time gave is no answer any more.
        results.runs.clear();
        results.helps.clear();
        results.scenarios.clear();
        results.proposed.clear();
        results.across = None;
        results.compared = None;
        results.gained = None;
        results.story = None;
        results.crowd = None;
        results.asked.clear();
        let number = document.number;
        for slot in [Slot::Trace, Slot::Crowd, Slot::Simulate, Slot::Compare, Slot::Worth] {
            self.jobs.stop(&slot(number));
        }
        self.stop_beside(number);
        self.refresh();
    }

    /// Stops the run of the variant looked at; what was measured stays.
    pub(super) fn stop_simulation(&mut self) {
        if let Some(document) = self.document() {
            let number = document.number;
            self.jobs.stop(&Slot::Simulate(number));
            self.stop_beside(number);
        }
    }

    /// Traces a case for Teach.
    pub(super) fn trace(&mut self, wanted: Wanted) {
        let Some(document) = self.document() else { return };
        let Some(p) = document.procedure().map(Arc::clone) else { return };
        let (number, revision) = (document.number, document.revision());
        let variant = document.variant().clone();
        let present = document.results.story.as_ref().map_or(0, |s| s.2.number);
        let plan = live_plan(document);
        // Of the crowd the same case is marked: both are picked among the same cases.
        let filmed = document.results.crowd.as_ref();
        let filmed = filmed.filter(|c| (c.1, &c.0) == (revision, &variant));
        let filmed = filmed.map(|c| Arc::clone(&c.2));
        self.jobs.start(Slot::Trace(number), move |desk| {
            let net = match compile(&p, None, &plan) {
                Ok(net) => net,
                Err(findings) => {
                    desk.result(Report::CannotRun(findings));
                    return;
                }
            };
            let mut stop = || desk.stop.asked();
            let special = match wanted {
                Wanted::Number(n) => Err(n),
                Wanted::Next => Err(present + 1),
                Wanted::Slowest => Ok(Pick::Slowest),
                Wanted::Typical => Ok(Pick::Typical),
                Wanted::Late => Ok(Pick::MissesTerm),
                Wanted::Looping => Ok(Pick::LoopsMost),
            };
            let picked = match special {
                Ok(pick) => filmed
                    .or_else(|| record_crowd(&net, &plan, 0, MOST_CASES, &mut stop).map(Arc::new))
                    .and_then(|film| film.picked(pick)),
                Err(number) => Some(number),
            };
            let mut told = picked.and_then(|n| story::tell(&net, &plan, 0, n, &mut stop));
            if told.is_none() && wanted == Wanted::Next && !stop() {
                // After the last case comes the first again.
                told = story::tell(&net, &plan, 0, 0, &mut stop);
            }
            if let Some(story) = told {
                let film = record_one(&net, &plan, 0, story.number, &mut stop);
                let film = film.map(Box::new);
                if !desk.stop.asked() {
                    desk.result(Report::Traced(variant, revision, Box::new(story), film));
                }
            }
        });
    }

    /// Stops what is computed in a slot of a drawing that has changed meanwhile.
    pub(super) fn stop_if_stale(&mut self, slot: fn(u64) -> Slot) {
        let Some(document) = self.document() else { return };
        let slot = slot(document.number);
        let asked = document.results.asked.get(&slot);
        let key = (document.revision(), document.variant());
        if asked.is_some_and(|(revision, variant)| (*revision, variant) != key) {
            self.stop_and_forget(&slot);
        }
    }

    /// Stops what nobody looks at any more; it is asked again when somebody looks again.
    pub(super) fn stop_unwatched(&mut self, slot: impl Fn(u64) -> Slot) {
        if let Some(number) = self.document().map(|d| d.number) {
            self.stop_and_forget(&slot(number));
        }
    }

    /// Stops what is worked out for a document, where anything is, and forgets that it was asked: it
    /// can be asked again for the same.
    pub(super) fn stop_and_forget(&mut self, slot: &Slot) {
        if !self.jobs.is_busy(slot) {
            return;
        }
        self.jobs.stop(slot);
        let document = slot.document().and_then(|number| self.by_number(number));
        if let Some(document) = document {
            document.results.asked.remove(slot);
        }
    }

    pub(super) fn receive_result(&mut self, slot: &Slot, report: Report) {
        let Some(report) = self.receive_paper(slot, report) else { return };
        let Some(number) = slot.document() else { return };
        let Some(document) = self.by_number(number) else { return };
        let results = &mut document.results;
        match report {
            Report::Checked { findings, missing, overview } => {
                if let Some(overview) = overview {
                    results.overview = Arc::new(*overview);
                    results.overviews += 1;
                }
                results.findings = findings;
                results.missing = missing;
                results.checks += 1;
            }
            Report::Judged { findings, key, faults } => {
                results.faults = Some((key.0, key.1, faults));
                results.findings.extend(findings);
                check::sort(&mut results.findings);
                results.checks += 1;
            }
            Report::Exact(variant, revision, exact) => {
                results.exact = Some((variant, revision, Arc::new(*exact)));
            }
            Report::Free(variant, revision, free) => {
                results.free = Some((variant, revision, Arc::new(*free)));
            }
            Report::Simulated(variant, run) => {
                results.cannot_run.clear();
                results.runs.insert(variant, *run);
            }
            Report::CannotRun(findings) => results.cannot_run = findings,
            Report::Compared(compared) => self.compared(slot, *compared),
            Report::Gained(gained) => results.gained = Some(*gained),
            Report::Levers(variant, helps) => {
                results.helps.insert(variant, *helps);
            }
            Report::Proposed(variant, proposed) => {
                results.proposed.insert(variant, *proposed);
            }
            Report::Scenarios(variant, played) => {
                results.scenarios.insert(variant, *played);
            }
            Report::Across(across) => results.across = Some(*across),
            Report::Traced(variant, revision, story, film) => {
                results.traced(variant, revision, *story, film);
            }
            Report::Filmed(variant, revision, crowd) => {
                results.crowd = Some((variant, revision, Arc::new(*crowd)));
            }
            Report::Prepared(preview) => results.preview = Some(*preview),
            Report::Command(_)
            | Report::Opened(..)
            | Report::Saved(_)
            | Report::Theirs(..)
            | Report::Beside(..)
            | Report::Imported(..)
            | Report::Merged(_)
            | Report::Recovered(_)
            | Report::Missing(_)
            | Report::Lessons(_)
            | Report::Facts(..)
            | Report::Progress(..)
            | Report::Lesson(..)
            | Report::Delivered(..)
            | Report::Paper(..)
            | Report::Leafing(_)
            | Report::Leafed(_) => {}
        }
    }
}

/// Whether work should be asked for: it was not yet, for this key.
pub(super) fn wants(document: &mut Document, slot: &Slot, key: &(u64, VariantId)) -> bool {
    if document.results.asked.get(slot) == Some(key) {
        return false;
    }
    document.results.asked.insert(slot.clone(), key.clone());
    true
}

/// Runs a plan on all cores; `seen` is shown the outcome after each replication.
pub fn run(net: &Net, plan: &RunPlan, stop: &Stop, mut seen: impl FnMut(&Outcome)) -> Outcome {
    let mut outcome = Outcome::new(net, plan);
    let work = |i| {
        let mut asked = || stop.asked();
        let replication = replicate(net, plan, i, &mut asked);
        (!stop.asked()).then_some(replication)
    };
    spread::in_order(plan.repeats.most(), spread::threads(), work, |_, replication| {
        outcome.merge(replication);
        seen(&outcome);
        if outcome.is_complete() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    outcome
}

/// Runs two nets with the same luck, pair by pair; `seen` is told from time to time and at the end.
pub fn pairs(
    a: &Net,
    b: &Net,
    plan: &RunPlan,
    stop: &Stop,
    mut seen: impl FnMut(&Outcome, &Outcome, bool),
) {
    let (mut x, mut y) = (Outcome::new(a, plan), Outcome::new(b, plan));
    let work = |i| {
        let mut asked = || stop.asked();
        let pair = (replicate(a, plan, i, &mut asked), replicate(b, plan, i, &mut asked));
        (!stop.asked()).then_some(pair)
    };
    let most = plan.repeats.most();
    spread::in_order(most, spread::threads(), work, |i, (p, q)| {
        x.merge(p);
        y.merge(q);
        let done = i + 1 == most;
        // The first two have an interval already.
        if done || i == 1 || i % 6 == 3 {
            seen(&x, &y, done);
        }
        ControlFlow::Continue(())
    });
}

/// Findings of a run: limits reached, cases open, books or exact figures that do not agree.
pub fn run_findings(document: &Document) -> &[Finding] {
    document.results.run_of(document.variant()).map_or(&[], |r| r.findings.as_slice())
}
