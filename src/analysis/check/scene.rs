//! What the rules look at: the procedure, the reader's language, and what follows from its graph.
//!
//! The ways through the drawing are worked out once, on the first question, over plain indices.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;

use crate::model::card::{ClockEffect, ClockMark};
use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::{OfficeId, PoolId, StepId};
use crate::model::invariants::MAX_DEPTH;
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, Step, StepKind, SubKind, TaskKind, Trigger};
use crate::model::text::Language;

/// A procedure with what follows from it.
pub(super) struct Scene<'a> {
    pub(super) procedure: &'a Procedure,
    pub(super) language: Language,
    ways: OnceCell<Ways<'a>>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(procedure: &'a Procedure, language: Language) -> Self {
        Self { procedure, language, ways: OnceCell::new() }
    }

    /// The name of a step for people; its id while it has none.
    pub(super) fn name(&self, id: &StepId) -> String {
        let name = self.procedure.step(id).map_or("", |s| s.name.get(self.language));
        let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() { id.to_string() } else { line }
    }

    /// The ways through the drawing.
    pub(super) fn ways(&self) -> &Ways<'a> {
        self.ways.get_or_init(|| Ways::of(self.procedure))
    }

    /// Number of flows that leave a step.
    pub(super) fn fan_out(&self, id: &StepId) -> usize {
        self.procedure.graph().outgoing(id).len()
    }

    /// Number of flows that reach a step.
    pub(super) fn fan_in(&self, id: &StepId) -> usize {
        self.procedure.graph().incoming(id).len()
    }
}

/// Whether a mark of this kind stands among `marks`.
pub(super) fn has_mark(marks: &[ClockMark], wanted: impl Fn(ClockEffect) -> bool) -> bool {
    marks.iter().any(|m| wanted(m.effect))
}

/// Whether a step chooses among its branches: a gateway with shares and more than one way out.
pub(super) fn is_decision(scene: &Scene<'_>, id: &StepId, step: &Step) -> bool {
    Procedure::wants_shares(step) && scene.fan_out(id) > 1
}

/// The body a step belongs to: its lane's, else its own, else that of the sub-procedure around it.
pub(super) fn pool_of<'a>(p: &'a Procedure, step: &'a Step) -> Option<&'a PoolId> {
    let mut at = Some(step);
    for _ in 0..MAX_DEPTH {
        let step = at?;
        let mut lane = step.lane.as_ref().and_then(|id| p.lane(id));
        for _ in 0..MAX_DEPTH {
            let Some(band) = lane else { break };
            if let Some(pool) = &band.pool {
                return Some(pool);
            }
            lane = band.parent.as_ref().and_then(|id| p.lane(id));
        }
        if let Some(pool) = &step.pool {
            return Some(pool);
        }
        at = step.parent.as_ref().and_then(|id| p.step(id)).map(|s| &**s);
    }
    None
}

/// The office of the lane a step stands in, or of a lane around it.
pub(super) fn lane_office<'a>(p: &'a Procedure, step: &'a Step) -> Option<&'a OfficeId> {
    let mut lane = step.lane.as_ref().and_then(|id| p.lane(id));
    for _ in 0..MAX_DEPTH {
        let band = lane?;
        if let Some(office) = &band.office {
            return Some(office);
        }
        lane = band.parent.as_ref().and_then(|id| p.lane(id));
    }
    None
}

/// The ways through the drawing, over indices in order of id.
pub(super) struct Ways<'a> {
    /// Steps in order of id.
    pub(super) ids: Vec<&'a StepId>,
    /// Where a case can go next: flows, events on the border of a step, links to elsewhere.
    pub(super) next: Vec<Vec<usize>>,
    /// Whether a case can come here.
    pub(super) is_reached: Vec<bool>,
    /// Whether a case can still leave from here: some way leads to a step with nothing after it.
    pub(super) can_leave: Vec<bool>,
    /// Asked, never walked.
    index: HashMap<&'a StepId, usize>,
}

impl<'a> Ways<'a> {
    fn of(procedure: &'a Procedure) -> Self {
        let ids: Vec<&StepId> = procedure.steps().map(|(id, _)| id).collect();
        let index: HashMap<&StepId, usize> =
            ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let next = edges(procedure, &index);
        let mut ways = Self { is_reached: vec![], can_leave: vec![], ids, next, index };
        ways.is_reached = ways.flood(&ways.entries(procedure), &ways.down(procedure), |_| true);
        ways.can_leave = ways.leaving(procedure);
        ways
    }

    /// The index of a step.
    pub(super) fn index(&self, id: &StepId) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// Steps that can be come to from `from` by one way or more, itself only if it lies on a circle.
    pub(super) fn after(&self, from: usize) -> Vec<bool> {
        self.flood(&self.next[from], &[], |_| true)
    }

    /// Steps reached from `from`, going on only from steps that `passes` lets through.
    pub(super) fn flood(
        &self,
        from: &[usize],
        also: &[Vec<usize>],
        passes: impl Fn(usize) -> bool,
    ) -> Vec<bool> {
        self.flood_without(from, also, passes, &BTreeSet::new())
    }

    /// The same, never along one of the `closed` ways.
    pub(super) fn flood_without(
        &self,
        from: &[usize],
        also: &[Vec<usize>],
        passes: impl Fn(usize) -> bool,
        closed: &BTreeSet<(usize, usize)>,
    ) -> Vec<bool> {
        let mut seen = vec![false; self.ids.len()];
        let mut todo: Vec<usize> = from.to_vec();
        while let Some(at) = todo.pop() {
            if std::mem::replace(&mut seen[at], true) || !passes(at) {
                continue;
            }
            todo.extend(self.next[at].iter().filter(|&&to| !closed.contains(&(at, to))));
            todo.extend(also.get(at).into_iter().flatten());
        }
        seen
    }

    /// Steps at which a case can begin: at the top, the starts and what a message or nothing in the
    /// drawing brings about.
    pub(super) fn entries(&self, procedure: &Procedure) -> Vec<usize> {
        let messages = message_targets(procedure);
        let is_entry = |id: &StepId, step: &Step| match &step.kind {
            StepKind::Start { .. } | StepKind::SubProcedure { kind: SubKind::Event, .. } => true,
            StepKind::Task(TaskKind::Receive) | StepKind::Catch(_) => messages.contains(id),
            StepKind::Gateway(GatewayKind::EventBased) => {
                procedure.outgoing(id).any(|(_, f)| messages.contains(&f.to))
            }
            _ => false,
        };
        procedure
            .children(None)
            .filter(|(id, s)| is_entry(id, s) && procedure.graph().incoming(id).is_empty())
            .filter_map(|(id, _)| self.index(id))
            .collect()
    }

    /// From each sub-procedure, the steps inside at which it begins.
    pub(super) fn down(&self, procedure: &Procedure) -> Vec<Vec<usize>> {
        let mut down = vec![Vec::new(); self.ids.len()];
        for (id, step) in procedure.steps() {
            let (Some(parent), Some(at)) = (step.parent.as_ref(), self.index(id)) else { continue };
            let Some(around) = self.index(parent) else { continue };
            // Without a start inside, a sub-procedure begins wherever nothing comes before.
            let begins = !matches!(step.kind, StepKind::Boundary { .. })
                && procedure.graph().incoming(id).is_empty();
            if begins {
                down[around].push(at);
            }
        }
        down
    }

    fn leaving(&self, procedure: &Procedure) -> Vec<bool> {
        let mut before = vec![Vec::new(); self.ids.len()];
        for (at, next) in self.next.iter().enumerate() {
            for &to in next {
                before[to].push(at);
            }
        }
        let mut seen = vec![false; self.ids.len()];
        let is_last = |at: &usize| {
            self.next[*at].is_empty()
                || procedure
                    .step(self.ids[*at])
                    .is_some_and(|s| is_stopped_from_outside(procedure, s))
        };
        let mut todo: Vec<usize> = (0..self.ids.len()).filter(is_last).collect();
        while let Some(at) = todo.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                todo.extend(&before[at]);
            }
        }
        seen
    }
}

/// Whether an event on a sub-procedure around this step can stop it.
fn is_stopped_from_outside(procedure: &Procedure, step: &Step) -> bool {
    let mut parent = step.parent.as_ref();
    for _ in 0..MAX_DEPTH {
        let Some(id) = parent else { return false };
        let stops = |s: &Step| matches!(s.kind, StepKind::Boundary { interrupting: true, .. });
        if procedure.boundary_events(id).any(|(_, s)| stops(s)) {
            return true;
        }
        parent = procedure.step(id).and_then(|s| s.parent.as_ref());
    }
    false
}

/// Where a case can go from each step without entering or leaving a sub-procedure.
fn edges(procedure: &Procedure, index: &HashMap<&StepId, usize>) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); index.len()];
    for (_, flow) in procedure.flows() {
        if let (Some(&from), Some(&to)) = (index.get(&flow.from), index.get(&flow.to)) {
            next[from].push(to);
        }
    }
    let mut landings: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, step) in procedure.steps() {
        if matches!(step.kind, StepKind::Catch(Trigger::Link)) {
            landings.insert(step.name.get(Language::It), index[id]);
        }
    }
    for (id, step) in procedure.steps() {
        match &step.kind {
            StepKind::Boundary { host, .. } => {
                if let Some(&from) = index.get(host) {
                    next[from].push(index[id]);
                }
            }
            StepKind::Throw(Trigger::Link) => {
                next[index[id]].extend(landings.get(step.name.get(Language::It)));
            }
            _ => {}
        }
    }
    // What undoes a step hangs on its compensation event by an association.
    for (_, link) in procedure.links().filter(|(_, l)| l.kind != LinkKind::Message) {
        if let (Anchor::Step(from), Anchor::Step(to)) = (&link.from, &link.to)
            && let (Some(&at), Some(&to)) = (index.get(from), index.get(to))
            && procedure.step(from).is_some_and(|s| undoes(s))
        {
            next[at].push(to);
        }
    }
    next
}

/// Whether a step is the border event that undoes its host.
fn undoes(step: &Step) -> bool {
    matches!(step.kind, StepKind::Boundary { trigger: Trigger::Compensation, .. })
}

fn message_targets(procedure: &Procedure) -> BTreeSet<StepId> {
    let messages = procedure.links().filter(|(_, l)| l.kind == LinkKind::Message);
    messages
        .filter_map(|(_, l)| match &l.to {
            Anchor::Step(id) => Some(id.clone()),
            Anchor::Pool(_) | Anchor::Artifact(_) | Anchor::Flow(_) => None,
        })
        .collect()
}
