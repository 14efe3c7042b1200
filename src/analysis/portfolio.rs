//! Portfolio: several procedures that share offices, put together into one that can be simulated,
//! drawn and judged like any other.
//!
//! Offices are the same when their kind and their name are, whatever their ids. What an office says
//! of its other work is lessened by the work that the procedures beside it bring, which is no longer
//! "other". Every term runs only for the cases of its own procedure. A call of a procedure of the
//! portfolio becomes a sub-procedure with the steps of that one inside.

mod names;
mod offices;

use std::collections::BTreeMap;

use crate::model::card::{Card, ClockEffect, ClockMark};
use crate::model::draft::Draft;
use crate::model::finding::{Finding, Place};
use crate::model::id::{StepId, TermId};
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind, SubKind};
use crate::model::text::Text;
use names::Names;

/// Procedures of a portfolio.
pub const MOST_PARTS: usize = 100;
/// Steps of a portfolio, called ones included.
pub const MOST_STEPS: usize = 50_000;
/// Calls within calls that are followed.
const MOST_DEPTH: usize = 4;
/// Room between two procedures on the drawing, points.
const GAP: f64 = 120.0;

/// One procedure of a portfolio.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// What a call may name it by: its title, its file, its process. Its terms are told apart by the
    /// first.
    pub names: Vec<String>,
    /// The procedure.
    pub procedure: &'a Procedure,
}

/// Several procedures as one.
#[derive(Clone, Debug)]
pub struct Portfolio {
    /// The procedure; ids of part *n* begin with `pn-`, counted from 1.
    pub procedure: Procedure,
    /// What had to be decided.
    pub findings: Vec<Finding>,
}

/// Puts procedures together.
///
/// # Errors
///
/// `portfolio-large` for more than [`MOST_PARTS`] procedures or [`MOST_STEPS`] steps;
/// `portfolio-empty` for none.
pub fn merge(parts: &[Part<'_>]) -> Result<Portfolio, Finding> {
    let steps: usize = parts.iter().map(|p| p.procedure.steps().count()).sum();
    if parts.len() > MOST_PARTS || steps > MOST_STEPS {
        return Err(too_large());
    }
    let Some(first) = parts.first() else {
        return Err(Finding::error(Place::Study, "portfolio-empty"));
    };
    let mut merger = Merger { parts, draft: Draft::new(), findings: Vec::new(), steps: 0 };
    let all: Vec<Names> = merger.offices();
    merger.draft.first_day(first.procedure.first_day());
    let mut card = Card::default();
    let mut top = 0.0;
    for (part, names) in parts.iter().zip(&all) {
        let bounds = part.procedure.bounds();
        let dy = bounds.map_or(0.0, |b| top - b.y);
        let names = names.clone().lowered(dy);
        merger.put(part, &names, &mut card);
        top += bounds.map_or(0.0, |b| b.h) + GAP;
    }
    merger.draft.card(card);
    for (part, names) in parts.iter().zip(&all) {
        merger.calls(part.procedure, names, 0);
    }
    if merger.steps > MOST_STEPS {
        return Err(too_large());
    }
    let (procedure, mended) = merger.draft.finish();
    merger.findings.extend(mended);
    Ok(Portfolio { procedure, findings: merger.findings })
}

fn too_large() -> Finding {
    let finding = Finding::error(Place::Study, "portfolio-large");
    finding.with("parts", MOST_PARTS).with("steps", MOST_STEPS)
}

/// A portfolio being put together.
struct Merger<'a> {
    parts: &'a [Part<'a>],
    draft: Draft,
    findings: Vec<Finding>,
    steps: usize,
}

impl Merger<'_> {
    /// Puts one procedure with its ids renamed.
    fn put(&mut self, part: &Part<'_>, names: &Names, card: &mut Card) {
        let p = part.procedure;
        for (id, pool) in p.pools() {
            self.draft.pool(names.pool(id), names.of_pool(pool));
        }
        for (id, lane) in p.lanes() {
            self.draft.lane(names.lane(id), names.of_lane(lane));
        }
        for (id, term) in &p.card().terms {
            let mut term = term.clone();
            if self.parts.len() > 1
                && let Some(title) = part.names.first()
            {
                // Two procedures often call their terms the same.
                term.name = term.name.iter().fold(Text::default(), |text, (language, name)| {
                    text.with(language, format!("{title}: {name}"))
                });
            }
            card.terms.insert(names.term(id), term);
        }
        let terms: Vec<TermId> = p.card().terms.keys().cloned().collect();
        let started: Vec<TermId> =
            terms.iter().filter(|t| !is_started(p, t)).map(|t| names.term(t)).collect();
        for (id, step) in p.steps() {
            let mut new = names.of_step(p, step);
            new.marks = marks_of_own(&step.marks, &terms, names);
            let comes_in = step.parent.is_none() && matches!(step.kind, StepKind::Start { .. });
            if comes_in {
                // A term that starts with the case starts with the cases of this procedure alone.
                new.marks.splice(
                    0..0,
                    started
                        .iter()
                        .map(|t| ClockMark { effect: ClockEffect::Start, term: Some(t.clone()) }),
                );
            }
            if let Some(demand) = &mut new.demand
                && demand.calendar.is_none()
            {
                demand.calendar = names.body_calendar();
            }
            self.draft.step(names.step(id), new);
        }
        self.steps += p.steps().count();
        for (id, flow) in p.flows() {
            let mut new = names.of_flow(flow);
            new.marks = marks_of_own(&flow.marks, &terms, names);
            self.draft.flow(names.flow(id), new);
        }
        for (id, artifact) in p.artifacts() {
            self.draft.artifact(names.artifact(id), names.of_artifact(artifact));
        }
        for (id, link) in p.links() {
            self.draft.link(names.link(id), names.of_link(link));
        }
    }

    /// Puts the steps of called procedures inside the steps that call them.
    fn calls(&mut self, p: &Procedure, names: &Names, depth: usize) {
        for (id, step) in p.steps() {
            let StepKind::Call { called } = &step.kind else { continue };
            let Some(at) = self.part_named(called) else { continue };
            let caller = names.step(id);
            if depth >= MOST_DEPTH || self.steps > MOST_STEPS {
                let place = Place::Step(caller);
                self.findings.push(Finding::warning(place, "portfolio-calls-deep"));
                continue;
            }
            let other = self.parts[at].procedure;
            let inside = names.inside(&caller, &Names::numbered(at + 1));
            let mut host = names.of_step(p, step);
            host.kind = StepKind::SubProcedure { kind: SubKind::Embedded, expanded: false };
            host.marks.clone_from(
                &self.draft.so_far().step(&caller).map(|s| s.marks.clone()).unwrap_or_default(),
            );
            self.draft.step(caller.clone(), host);
            for (id, step) in other.steps() {
                let new = called_step(&inside, other, step, &caller);
                self.draft.step(inside.step(id), new);
            }
            for (id, flow) in other.flows() {
                let mut new = inside.of_flow(flow);
                new.marks.clear();
                self.draft.flow(inside.flow(id), new);
            }
            self.steps += other.steps().count();
            self.calls(other, &inside, depth + 1);
        }
    }

    fn part_named(&self, called: &str) -> Option<usize> {
        let wanted = called.trim();
        self.parts.iter().position(|p| !wanted.is_empty() && p.names.iter().any(|n| n == wanted))
    }
}

/// A step of a called procedure: inside the step that calls it, without the clock and the demand of
/// a procedure of its own.
fn called_step(inside: &Names, other: &Procedure, step: &Step, caller: &StepId) -> Step {
    let office = other.office_of(step).cloned();
    let mut new = inside.of_step(other, step);
    new.office = office.map(|o| inside.office(&o));
    new.lane = None;
    new.pool = None;
    new.demand = None;
    new.backlog = None;
    new.marks.clear();
    if new.parent.is_none() {
        new.parent = Some(caller.clone());
    }
    new
}

/// Whether some step or flow says where a term starts.
fn is_started(p: &Procedure, term: &TermId) -> bool {
    let steps = p.steps().flat_map(|(_, s)| &s.marks);
    let flows = p.flows().flat_map(|(_, f)| &f.marks);
    steps
        .chain(flows)
        .any(|m| m.effect == ClockEffect::Start && m.term.as_ref().is_none_or(|t| t == term))
}

/// Marks of one procedure: those that mean all its terms name each.
fn marks_of_own(marks: &[ClockMark], terms: &[TermId], names: &Names) -> Vec<ClockMark> {
    let mut out = Vec::new();
    for mark in marks {
        let one = mark.term.as_slice();
        for term in if one.is_empty() { terms } else { one } {
            out.push(ClockMark { effect: mark.effect, term: Some(names.term(term)) });
        }
    }
    out
}

/// What an office is found again by: its kind and its names.
type OfficeKey = (crate::model::office::OfficeKind, String);

/// Merged offices by what they are found again by.
type Known = BTreeMap<OfficeKey, (usize, crate::model::id::OfficeId)>;
