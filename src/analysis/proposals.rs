//! Proposals found: which levers (`domain.md` 4.2) fit a step, or the whole, and why the others do
//! not. What they bring is measured in [`levers::search`](super::levers::search).
//!
//! A lever is offered only where the drawing says that it can be pulled; those that need a person who
//! knows the step are offered on a step, never found over the whole. Whether the law allows it is a
//! question that goes with each; nothing here answers it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::check::opinion_term::Timers;
use super::exact::exact;
use crate::law::figures::Figures;
use crate::model::card::LegalRef;
use crate::model::flow::Flow;
use crate::model::id::{FlowId, OfficeId, StepId};
use crate::model::office::OfficeKind;
use crate::model::procedure::Procedure;
use crate::model::proposal::{Cost, Lever, LeverKind, Proposal};
use crate::model::provenance::{Confidence, Provenance, Source, Sourced};
use crate::model::step::{Direction, Step, StepKind, SystemMode};

mod flows;
mod offices;
mod steps;

/// Most proposals found over a whole procedure; more are counted.
pub const MOST_FOUND: usize = 120;

/// Why a lever cannot be pulled: `proposal-not-CODE`.
pub type Reason = &'static str;

/// One lever on a step: what it would change, or why it cannot be pulled.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Which lever.
    pub kind: LeverKind,
    /// The proposal, or the reason.
    pub found: Result<Proposal, Reason>,
}

/// Proposals over a whole procedure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// In order of their lever.
    pub proposals: Vec<Proposal>,
    /// How many more there are.
    pub left_out: usize,
    /// Those of them that a person asked for.
    pub asked: BTreeSet<Lever>,
}

/// A procedure as finders look at it.
pub struct Scene<'a> {
    pub(super) p: &'a Procedure,
    pub(super) figures: Figures,
    pub(super) on: Date,
    pub(super) territory: &'a str,
    /// Work over capacity of offices with known staff.
    pub(super) loads: BTreeMap<OfficeId, f64>,
    /// What ends waits for other bodies; made on the first question.
    timers: OnceCell<Timers<'a>>,
    /// Most of its staff that one of an office's steps takes at once; likewise.
    at_once: OnceCell<BTreeMap<&'a OfficeId, u32>>,
    /// Offices of the body with known staff and load, least full first; likewise.
    by_load: OnceCell<Vec<(OfficeId, u32, f64)>>,
}

impl<'a> Scene<'a> {
    /// A procedure of a body of a territory, with the loads of its offices where they are known.
    pub fn new(p: &'a Procedure, territory: &'a str, loads: BTreeMap<OfficeId, f64>) -> Self {
        let on = p.first_day().unwrap_or(Date::MAX);
        Self {
            p,
            figures: Figures::builtin(),
            on,
            territory,
            loads,
            timers: OnceCell::new(),
            at_once: OnceCell::new(),
            by_load: OnceCell::new(),
        }
    }

    /// The same, with loads worked out anew.
    pub fn of(p: &'a Procedure, territory: &'a str) -> Self {
        let loads = exact(p, None).map_or_else(
            |_| BTreeMap::new(),
            |e| e.offices.into_iter().filter_map(|(id, o)| Some((id, o.load?))).collect(),
        );
        Self::new(p, territory, loads)
    }

    /// All levers on a step, in the order of their kinds.
    pub fn offers(&self, id: &StepId) -> Vec<Offer> {
        LeverKind::ALL
            .iter()
            .map(|kind| Offer { kind: *kind, found: self.offer(*kind, id) })
            .collect()
    }

    /// Proposals over the whole procedure.
    pub fn found(&self) -> Found {
        self.found_with(std::iter::empty())
    }

    /// The same, with the levers a person asked for on steps. Where the drawing has changed since, it
    /// may be another one of the kind that fits, or none.
    pub fn found_with<'s>(&self, asked: impl Iterator<Item = (LeverKind, &'s StepId)>) -> Found {
        let mut kept: BTreeMap<Lever, Proposal> = BTreeMap::new();
        for kind in LeverKind::ALL.iter().filter(|k| k.is_found()) {
            let of_steps = self.p.steps().filter(|(_, s)| !s.kind.is_event());
            let offered = of_steps.filter_map(|(id, _)| self.offer(*kind, id).ok());
            let plain = offered.filter(|p| self.is_plain(&p.lever));
            kept.extend(plain.map(|p| (p.lever.clone(), p)));
        }
        let beyond = kept.keys().nth(MOST_FOUND).cloned();
        let mut rest = beyond.map(|first| kept.split_off(&first)).unwrap_or_default();
        let mut found = Found::default();
        for one in asked.filter_map(|(kind, step)| self.offer(kind, step).ok()) {
            rest.remove(&one.lever);
            found.asked.insert(one.lever.clone());
            kept.entry(one.lever.clone()).or_insert(one);
        }
        found.left_out = rest.len();
        found.proposals = kept.into_values().collect();
        found
    }

    /// Whether a proposal is found without being asked for: of those that could be made at many
    /// steps, only where the drawing speaks for it.
    fn is_plain(&self, lever: &Lever) -> bool {
        match lever {
            // Away to an office and back again at once.
            Lever::OneDesk { step, office } => {
                let beside = [
                    self.p.only_in(step).map(|(_, f)| f.from.clone()),
                    self.p.only_out(step).map(|(_, f)| f.to.clone()),
                ];
                beside.iter().all(|s| s.as_ref().and_then(|s| self.office(s)) == Some(office))
            }
            Lever::Pool { into, .. } | Lever::MoveStaff { to: into, .. } => self.is_full(into),
            _ => true,
        }
    }

    /// A lever on a step, or why it cannot be pulled: `proposal-not-CODE`.
    pub fn offer(&self, kind: LeverKind, id: &StepId) -> Result<Proposal, Reason> {
        let step = self.p.step(id).ok_or("gone")?;
        match kind {
            LeverKind::Eliminate => self.eliminate(id, step),
            LeverKind::Merge => self.merge(id),
            LeverKind::MoveEarlier => self.move_earlier(id, step),
            LeverKind::Parallelise => self.parallelise(id),
            LeverKind::Rule => self.rule(step, id),
            LeverKind::SelfDeclaration => self.self_declaration(id, step),
            LeverKind::Acquire => steps::acquire(id, step),
            LeverKind::Form => self.form(id, step),
            LeverKind::OneDesk => self.one_desk(id, step),
            LeverKind::Delegate => self.delegate(id, step),
            LeverKind::Oftener => steps::oftener(id, step),
            LeverKind::Continuous => steps::continuous(id, step),
            LeverKind::Notify => steps::notify(id, step),
            LeverKind::Timer => self.timer(id, step),
            LeverKind::Pool => self.pool(step),
            LeverKind::Specialise => self.specialise(id, step),
            LeverKind::MoveStaff => self.move_staff(step),
        }
    }

    fn office(&self, id: &StepId) -> Option<&OfficeId> {
        self.p.step(id).and_then(|s| self.p.office_of(s))
    }

    /// Whether an office is one of the body.
    fn is_own(&self, office: &OfficeId) -> bool {
        self.p.office(office).is_some_and(|o| o.kind == OfficeKind::Internal)
    }

    fn has_events(&self, id: &StepId) -> bool {
        self.p.boundary_events(id).next().is_some()
    }

    /// The flow into a task and the one out of it, where it stands in line.
    fn in_line(&self, id: &StepId) -> Result<Line<'_>, Reason> {
        let step = self.p.step(id).ok_or("gone")?;
        if !matches!(step.kind, StepKind::Task(_)) {
            return Err("not-a-task");
        }
        let (into, out) = self.p.only_in(id).zip(self.p.only_out(id)).ok_or("not-in-line")?;
        Ok((step, into, out))
    }

    /// The same of one of two neighbors: what is wrong with the other is no fault of the one asked of.
    fn neighbor(&self, id: &StepId) -> Result<Line<'_>, Reason> {
        self.in_line(id).ok().ok_or("no-neighbor")
    }
}

/// Whether something that the first step makes is what the second one needs, as far as they say.
fn passes_on(first: &Step, second: &Step) -> bool {
    let made: BTreeSet<String> = names(first, Direction::Out);
    let needed = names(second, Direction::In);
    let written = systems(first, |m| m != SystemMode::Read);
    let read = systems(second, |m| m != SystemMode::Write);
    !made.is_disjoint(&needed) || !written.is_disjoint(&read)
}

/// A task in line: the step, the flow into it, the flow out of it.
type Line<'a> = (&'a Step, (FlowId, &'a Flow), (FlowId, &'a Flow));

/// Names of documents, in every language, in small letters.
fn names(step: &Step, direction: Direction) -> BTreeSet<String> {
    let of = step.documents.iter().filter(|d| d.direction == direction);
    of.flat_map(|d| d.name.iter().map(|(_, n)| n.trim().to_lowercase())).collect()
}

/// Systems used in some way, in small letters.
fn systems(step: &Step, how: impl Fn(SystemMode) -> bool) -> BTreeSet<String> {
    let of = step.systems.iter().filter(|s| how(s.mode));
    of.map(|s| s.name.trim().to_lowercase()).collect()
}

/// A proposal without a number and without a rule.
fn proposal(lever: Lever, why: &'static str) -> Proposal {
    Proposal { lever, why, assumption: None, cost: Cost::default(), basis: Vec::new() }
}

/// A proposal that rests on a guess: to be replaced by whoever knows better.
fn assuming(lever: Lever, why: &'static str, guess: f64) -> Proposal {
    let provenance = Provenance {
        source: Source::Estimate,
        who: String::new(),
        when: None,
        confidence: Confidence::Low,
    };
    let assumption = Some(Sourced { value: guess, provenance: Some(provenance) });
    Proposal { assumption, ..proposal(lever, why) }
}

/// A proposal that rests on a figure of the law.
fn by_law(lever: Lever, why: &'static str, days: f64, source: &str) -> Proposal {
    let provenance = Some(Provenance::from(Source::Law, source));
    let assumption = Some(Sourced { value: days, provenance });
    let (norm, article) = source.split_once(", ").unwrap_or((source, ""));
    let basis =
        vec![LegalRef { norm: norm.to_owned(), article: article.to_owned(), checked: None }];
    Proposal { assumption, basis, ..proposal(lever, why) }
}
