//! From a procedure to a net: what each annotation means to the kernel.
//!
//! Nothing is refused that can be simulated somehow: what has to be assumed, and what is drawn but
//! not simulated, becomes a finding of the net. Refused are only a procedure into which no case can
//! come and an office that never opens.

mod flows;
mod organisation;
mod sources;
pub(in crate::analysis) mod stages;
mod steps;

use std::collections::{BTreeMap, BTreeSet};

use super::builder::Builder;
use super::net::{NONE, Net};
use super::plan::{Extent, RunPlan};
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, Link, LinkKind};
use crate::model::id::{CalendarId, OfficeId, PoolId, StepId, TermId};
use crate::model::procedure::Procedure;
use crate::model::scenario::{Override, Scenario};
use crate::model::step::{GatewayKind, Step, StepKind, TaskKind, Trigger};

/// Most steps and flows of a procedure that is simulated.
const MAX_STEPS: usize = 200_000;
/// Most terms: their number times the open cases must fit the agenda's payload.
const MAX_TERMS: usize = 32;

/// Makes a procedure ready for simulation, with the overrides of a scenario.
pub fn compile(
    procedure: &Procedure,
    scenario: Option<&Scenario>,
    plan: &RunPlan,
) -> Result<Net, Vec<Finding>> {
    let steps = procedure.steps().count();
    if steps > MAX_STEPS || procedure.flows().count() > MAX_STEPS {
        let finding = Finding::error(Place::Study, "sim-too-large").with("steps", steps);
        return Err(vec![finding]);
    }
    let mut maker = Maker::new(procedure, scenario, plan);
    maker.calendars();
    maker.offices();
    maker.terms();
    maker.messages();
    maker.steps();
    maker.flows();
    maker.sources();
    maker.stocks();
    let refused: Vec<Finding> = maker.refusals;
    if refused.is_empty() { Ok(maker.builder.finish()) } else { Err(refused) }
}

/// A procedure on its way to a net.
struct Maker<'a> {
    procedure: &'a Procedure,
    overrides: &'a [Override],
    builder: Builder,
    /// Days that calendars are written out for.
    days: u32,
    calendars: BTreeMap<CalendarId, u32>,
    /// The body's calendar.
    body_hours: u32,
    offices: BTreeMap<OfficeId, u32>,
    /// Priorities in use at each office, most urgent first.
    priorities: Vec<Vec<i32>>,
    terms: BTreeMap<TermId, u32>,
    /// Where a flow into a step leads, and where a flow from it leaves.
    enter: BTreeMap<StepId, u32>,
    leave: BTreeMap<StepId, u32>,
    /// Message slots of steps that catch, and of black boxes written to.
    slots: BTreeMap<StepId, u32>,
    pool_slots: BTreeMap<PoolId, u32>,
    /// Steps behind an event-based gateway: the gateway does their waiting.
    raced: BTreeSet<StepId>,
    refusals: Vec<Finding>,
}

impl<'a> Maker<'a> {
    fn new(procedure: &'a Procedure, scenario: Option<&'a Scenario>, plan: &RunPlan) -> Self {
        let first_day = procedure.first_day().unwrap_or(plan.first_day);
        let days = match plan.extent {
            Extent::Days { warmup, measured, drain } => {
                warmup.saturating_add(measured).saturating_add(drain).saturating_add(400)
            }
            Extent::Cases { .. } => 3650,
        };
        let raced = procedure
            .steps()
            .filter(|(_, s)| matches!(s.kind, StepKind::Gateway(GatewayKind::EventBased)))
            .flat_map(|(id, _)| procedure.outgoing(id).map(|(_, f)| f.to.clone()))
            .collect();
        Self {
            procedure,
            overrides: scenario.map_or(&[], |s| s.overrides.as_slice()),
            builder: Builder::new(first_day),
            // Whole weeks, so that what repeats keeps its weekdays.
            days: days.clamp(1500, 36_500).div_ceil(7) * 7,
            calendars: BTreeMap::new(),
            body_hours: 0,
            offices: BTreeMap::new(),
            priorities: Vec::new(),
            terms: BTreeMap::new(),
            enter: BTreeMap::new(),
            leave: BTreeMap::new(),
            slots: BTreeMap::new(),
            pool_slots: BTreeMap::new(),
            raced,
            refusals: Vec::new(),
        }
    }

    /// Remembers what had to be assumed at a step.
    fn note(&mut self, step: &StepId, code: &'static str) {
        let finding = Finding::note(Place::Step(step.clone()), code);
        self.builder.findings.push(finding);
    }

    /// Gives every step that catches a message, and every black box written to, a slot.
    fn messages(&mut self) {
        let procedure = self.procedure;
        for (_, link) in procedure.links().filter(|(_, l)| l.kind == LinkKind::Message) {
            match (&link.from, &link.to) {
                (Anchor::Step(_), Anchor::Step(to)) => {
                    let catches = procedure.step(to).is_some_and(|s| catches(s));
                    if catches && !self.slots.contains_key(to) {
                        let slot = self.slot();
                        self.slots.insert(to.clone(), slot);
                    }
                }
                (Anchor::Step(_), Anchor::Pool(to)) if !self.pool_slots.contains_key(to) => {
                    let slot = self.slot();
                    self.pool_slots.insert(to.clone(), slot);
                }
                _ => {}
            }
        }
    }

    fn slot(&mut self) -> u32 {
        self.builder.messages += 1;
        self.builder.woken.push(NONE);
        self.builder.messages - 1
    }

    /// Slots that a step writes to.
    fn sends_of(&self, step: &StepId) -> Vec<u32> {
        self.links_from(step)
            .filter_map(|link| match &link.to {
                Anchor::Step(to) => self.slots.get(to),
                Anchor::Pool(to) => self.pool_slots.get(to),
                Anchor::Artifact(_) | Anchor::Flow(_) => None,
            })
            .copied()
            .collect()
    }

    fn links_from<'b>(&'b self, step: &'b StepId) -> impl Iterator<Item = &'b Link> {
        self.procedure.links().map(|(_, l)| l).filter(move |l| {
            l.kind == LinkKind::Message && matches!(&l.from, Anchor::Step(from) if from == step)
        })
    }

    /// The message from a black box that a step waits for.
    fn answer_to(&self, step: &StepId) -> Option<(&'a Link, &'a PoolId)> {
        self.procedure.links().find_map(|(_, l)| match (&l.from, &l.to) {
            (Anchor::Pool(from), Anchor::Step(to)) if l.kind == LinkKind::Message && to == step => {
                Some((l, from))
            }
            _ => None,
        })
    }
}

/// Whether a step waits for messages.
fn catches(step: &Step) -> bool {
    match &step.kind {
        StepKind::Task(TaskKind::Receive) | StepKind::Start { .. } => true,
        StepKind::Catch(trigger) | StepKind::Boundary { trigger, .. } => matches!(
            trigger,
            Trigger::Message | Trigger::Signal | Trigger::Multiple | Trigger::ParallelMultiple
        ),
        _ => false,
    }
}
