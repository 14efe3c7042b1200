//! Steps and flows of a procedure by number, and which flows leave and reach each step: for a run over
//! the whole, in which every rule asks for neighbours.

use foldhash::{HashMap, HashMapExt as _};

use crate::model::flow::Flow;
use crate::model::id::{FlowId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

/// Flows at each step: a list of numbers, and where the part of each step begins in it.
struct Joints {
    begin: Vec<u32>,
    flows: Vec<u32>,
}

impl Joints {
    /// Puts the flows with these ends together by end; those of one stay in order.
    fn of(steps: usize, ends: &[u32]) -> Self {
        let mut begin = vec![0_u32; steps + 1];
        for end in ends {
            begin[*end as usize + 1] += 1;
        }
        for at in 1..begin.len() {
            begin[at] += begin[at - 1];
        }
        let mut next = begin.clone();
        let mut flows = vec![0; ends.len()];
        for (flow, end) in (0_u32..).zip(ends) {
            let place = &mut next[*end as usize];
            flows[*place as usize] = flow;
            *place += 1;
        }
        Self { begin, flows }
    }

    fn at(&self, step: usize) -> &[u32] {
        &self.flows[self.begin[step] as usize..self.begin[step + 1] as usize]
    }
}

/// What stands beside what.
pub(super) struct Neighbours<'a> {
    /// Steps in order of id.
    pub(super) steps: Vec<(&'a StepId, &'a Step)>,
    /// Numbers of events, and of sub-procedures.
    events: Vec<u32>,
    subs: Vec<u32>,
    /// Asked, never walked.
    numbers: HashMap<&'a StepId, u32>,
    /// Flows whose ends both exist, in order of id.
    flows: Vec<(&'a FlowId, &'a Flow)>,
    /// The numbers of their ends.
    pub(super) ends: Vec<(u32, u32)>,
    outgoing: Joints,
    incoming: Joints,
    /// The first flow between two steps. Asked, never walked.
    first: HashMap<(u32, u32), u32>,
}

impl<'a> Neighbours<'a> {
    /// Those of a procedure.
    pub(super) fn of(procedure: &'a Procedure) -> Self {
        let steps: Vec<(&StepId, &Step)> = procedure.steps().collect();
        let mut numbers = HashMap::with_capacity(steps.len());
        numbers.extend(steps.iter().map(|(id, _)| *id).zip(0_u32..));
        let of_kind = |wanted: fn(&StepKind) -> bool| -> Vec<u32> {
            let all = (0_u32..).zip(&steps).filter(|(_, (_, step))| wanted(&step.kind));
            all.map(|(number, _)| number).collect()
        };
        let events = of_kind(StepKind::is_event);
        let subs = of_kind(|kind| matches!(kind, StepKind::SubProcedure { .. }));
        let mut flows = Vec::with_capacity(steps.len());
        let mut ends = Vec::with_capacity(steps.len());
        let mut first = HashMap::with_capacity(steps.len());
        for (id, flow) in procedure.flows() {
            if let (Some(from), Some(to)) = (numbers.get(&flow.from), numbers.get(&flow.to)) {
                first.entry((*from, *to)).or_insert(ends.len() as u32);
                flows.push((id, flow));
                ends.push((*from, *to));
            }
        }
        let side = |end: fn(&(u32, u32)) -> u32| -> Joints {
            Joints::of(steps.len(), &ends.iter().map(end).collect::<Vec<_>>())
        };
        let (outgoing, incoming) = (side(|ends| ends.0), side(|ends| ends.1));
        Self { steps, events, subs, numbers, flows, ends, outgoing, incoming, first }
    }

    /// Events, in order of id.
    pub(super) fn events(&self) -> impl Iterator<Item = (&'a StepId, &'a Step)> {
        self.events.iter().map(|number| self.steps[*number as usize])
    }

    /// Sub-procedures, in order of id.
    pub(super) fn subs(&self) -> impl Iterator<Item = (&'a StepId, &'a Step)> {
        self.subs.iter().map(|number| self.steps[*number as usize])
    }

    /// Steps that several flows reach, in order of id.
    pub(super) fn meetings(&self) -> impl Iterator<Item = (&'a StepId, &'a Step)> {
        let all = self.steps.iter().enumerate();
        all.filter(|(at, _)| self.incoming.at(*at).len() > 1).map(|(_, step)| *step)
    }

    /// The number of a step.
    pub(super) fn number(&self, id: &StepId) -> Option<usize> {
        self.numbers.get(id).map(|number| *number as usize)
    }

    /// A step.
    pub(super) fn step(&self, id: &StepId) -> Option<&'a Step> {
        self.number(id).map(|number| self.steps[number].1)
    }

    /// Numbers of the flows that leave a step, in order of id.
    pub(super) fn outgoing(&self, id: &StepId) -> &[u32] {
        self.number(id).map_or(&[], |number| self.outgoing.at(number))
    }

    /// Numbers of the flows that reach a step, in order of id.
    pub(super) fn incoming(&self, id: &StepId) -> &[u32] {
        self.number(id).map_or(&[], |number| self.incoming.at(number))
    }

    /// A flow by its number.
    pub(super) fn flow(&self, number: u32) -> (&'a FlowId, &'a Flow) {
        self.flows[number as usize]
    }

    /// The first flow that joins two steps.
    pub(super) fn first_between(&self, from: &StepId, to: &StepId) -> Option<&'a FlowId> {
        let ends = (*self.numbers.get(from)?, *self.numbers.get(to)?);
        self.first.get(&ends).map(|flow| self.flow(*flow).0)
    }
}
