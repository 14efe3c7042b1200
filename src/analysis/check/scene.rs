//! What the rules look at: the procedure, the reader's language, and what follows from its graph.
//!
//! The ways through the drawing are worked out once, on the first question, over plain indices.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashSet};

use crate::model::card::{ClockEffect, ClockMark};
use crate::model::flow::{Anchor, Flow, LinkKind};
use crate::model::graph::Graph;
use crate::model::id::{FlowId, OfficeId, PoolId, StepId, TermId};
use crate::model::invariants::MAX_DEPTH;
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, Step, StepKind, SubKind, TaskKind, Trigger};
use crate::model::text::Language;

use crate::analysis::sources::{self, Figure};

use super::clock_unmarked::Marked;
use super::neighbours::Neighbours;
use super::opinion_term::Timers;
use super::outside_lanes::homeless;
use super::suspension_repeats::suspensions;

/// A procedure with what follows from it.
pub(super) struct Scene<'a> {
    pub(super) procedure: &'a Procedure,
    pub(super) language: Language,
    /// Made before a run over the whole; for a look at a few places only when the whole is asked for.
    neighbours: OnceCell<Neighbours<'a>>,
    ways: OnceCell<Ways>,
    undoing: OnceCell<BTreeSet<&'a StepId>>,
    tasks: OnceCell<BTreeMap<&'a OfficeId, usize>>,
    figures: OnceCell<Vec<Figure<'a>>>,
    timers: OnceCell<Timers<'a>>,
    homeless: OnceCell<HashSet<&'a StepId>>,
    marked: OnceCell<Marked<'a>>,
    suspensions: OnceCell<HashMap<&'a TermId, (u32, usize)>>,
}

impl<'a> Scene<'a> {
    /// For a look at a few places.
    pub(super) fn new(procedure: &'a Procedure, language: Language) -> Self {
        Self {
            procedure,
            language,
            neighbours: OnceCell::new(),
            ways: OnceCell::new(),
            undoing: OnceCell::new(),
            tasks: OnceCell::new(),
            figures: OnceCell::new(),
            timers: OnceCell::new(),
            homeless: OnceCell::new(),
            marked: OnceCell::new(),
            suspensions: OnceCell::new(),
        }
    }

    /// For a run over the whole.
    pub(super) fn whole(procedure: &'a Procedure, language: Language) -> Self {
        let scene = Self::new(procedure, language);
        scene.neighbours();
        scene
    }

    /// Steps and flows by number.
    pub(super) fn neighbours(&self) -> &Neighbours<'a> {
        self.neighbours.get_or_init(|| Neighbours::of(self.procedure))
    }

    /// A step.
    pub(super) fn step(&self, id: &StepId) -> Option<&'a Step> {
        match self.neighbours.get() {
            Some(all) => all.step(id),
            None => self.procedure.step(id).map(|step| &**step),
        }
    }

    /// The name of a step for people; its id while it has none.
    pub(super) fn name(&self, id: &StepId) -> String {
        let name = self.step(id).map_or("", |s| s.name.get(self.language));
        let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() { id.to_string() } else { line }
    }

    /// The ways through the drawing.
    pub(super) fn ways(&self) -> &Ways {
        self.ways.get_or_init(|| Ways::of(self.procedure, self.neighbours()))
    }

    /// Flows that leave a step, in order of id.
    pub(super) fn outgoing(&self, id: &StepId) -> impl Iterator<Item = (&'a FlowId, &'a Flow)> {
        self.flows(|all| all.outgoing(id), |graph| graph.outgoing(id))
    }

    /// Flows that reach a step, in order of id.
    pub(super) fn incoming(&self, id: &StepId) -> impl Iterator<Item = (&'a FlowId, &'a Flow)> {
        self.flows(|all| all.incoming(id), |graph| graph.incoming(id))
    }

    /// Flows by number, where there are numbers, else by id.
    fn flows<'s>(
        &'s self,
        numbers: impl FnOnce(&'s Neighbours<'a>) -> &'s [u32],
        ids: impl FnOnce(&'a Graph) -> &'a [FlowId],
    ) -> impl Iterator<Item = (&'a FlowId, &'a Flow)> {
        let procedure = self.procedure;
        let all = self.neighbours.get();
        let known = all.map(|all| numbers(all).iter().map(|n| all.flow(*n)));
        let ids = if all.is_none() { ids(procedure.graph()) } else { &[] };
        let sought = ids.iter().filter_map(|id| Some((id, &**procedure.flow(id)?)));
        known.into_iter().flatten().chain(sought)
    }

    /// The first flow that joins two steps.
    pub(super) fn first_between(&self, from: &StepId, to: &StepId) -> Option<&'a FlowId> {
        match self.neighbours.get() {
            Some(all) => all.first_between(from, to),
            None => self.outgoing(from).find(|(_, f)| f.to == *to).map(|(id, _)| id),
        }
    }

    /// Number of flows that leave a step.
    pub(super) fn fan_out(&self, id: &StepId) -> usize {
        match self.neighbours.get() {
            Some(all) => all.outgoing(id).len(),
            None => self.procedure.graph().outgoing(id).len(),
        }
    }

    /// Number of flows that reach a step.
    pub(super) fn fan_in(&self, id: &StepId) -> usize {
        match self.neighbours.get() {
            Some(all) => all.incoming(id).len(),
            None => self.procedure.graph().incoming(id).len(),
        }
    }

    /// Every number of the procedure.
    pub(super) fn figures(&self) -> &[Figure<'a>] {
        self.figures.get_or_init(|| sources::figures(self.procedure))
    }

    /// Steps that undo another: they hang on its compensation event.
    pub(super) fn undoing(&self) -> &BTreeSet<&'a StepId> {
        self.undoing.get_or_init(|| undone_by(self.procedure).map(|(_, to)| to).collect())
    }

    /// What ends the waits for other bodies.
    pub(super) fn timers(&self) -> &Timers<'a> {
        self.timers.get_or_init(|| Timers::of(self.procedure))
    }

    /// Steps that stand nowhere, of those that say no lane and no body.
    pub(super) fn homeless(&self) -> &HashSet<&'a StepId> {
        self.homeless.get_or_init(|| homeless(self.procedure))
    }

    /// The terms that marks start and stop.
    pub(super) fn marked(&self) -> &Marked<'a> {
        self.marked.get_or_init(|| Marked::of(self.procedure))
    }

    /// How often each term may be suspended on one way, and the step at which that way begins.
    pub(super) fn suspensions(&self) -> &HashMap<&'a TermId, (u32, usize)> {
        self.suspensions.get_or_init(|| suspensions(self))
    }

    /// How many tasks each office has.
    pub(super) fn tasks(&self, office: &OfficeId) -> usize {
        let count = || {
            let mut count = BTreeMap::new();
            let p = self.procedure;
            for (_, step) in p.steps().filter(|(_, s)| Procedure::wants_work_time(s)) {
                if let Some(office) = p.office_of(step) {
                    *count.entry(office).or_default() += 1;
                }
            }
            count
        };
        self.tasks.get_or_init(count).get(office).copied().unwrap_or_default()
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

/// The ways through the drawing, over the numbers of its steps.
pub(super) struct Ways {
    /// Where a case can go next: flows, events on the border of a step, links to elsewhere.
    pub(super) next: Vec<Vec<usize>>,
    /// Steps at which a case can begin: at the top, the starts and what a message or nothing in the
    /// drawing brings about.
    pub(super) entries: Vec<usize>,
    /// From each sub-procedure, the steps inside at which it begins.
    pub(super) down: Vec<Vec<usize>>,
    /// Whether a case can come here.
    pub(super) is_reached: Vec<bool>,
    /// Whether a case can still leave from here: some way leads to a step with nothing after it.
    pub(super) can_leave: Vec<bool>,
}

impl Ways {
    fn of(procedure: &Procedure, all: &Neighbours<'_>) -> Self {
        let next = edges(procedure, all);
        let (entries, down) = (entries(procedure, all), down(all));
        let mut ways = Self { next, entries, down, is_reached: vec![], can_leave: vec![] };
        let mut is_reached = vec![false; ways.next.len()];
        ways.entries.iter().for_each(|at| ways.mark(*at, &mut is_reached));
        ways.is_reached = is_reached;
        ways.can_leave = ways.leaving(all);
        ways
    }

    /// Marks a step and all that can be come to from there, as far as nothing is marked yet.
    pub(super) fn mark(&self, from: usize, seen: &mut [bool]) {
        let mut todo = vec![from];
        while let Some(at) = todo.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                todo.extend(self.next[at].iter().chain(&self.down[at]));
            }
        }
    }

    /// Steps that can be come to from `from` by one way or more, itself only if it lies on a circle.
    pub(super) fn after(&self, from: usize) -> Vec<bool> {
        self.flood(&self.next[from], &[], |_| true, &BTreeSet::new())
    }

    /// Steps reached from `from`, going on only from steps that `passes` lets through and never
    /// along one of the `closed` ways.
    pub(super) fn flood(
        &self,
        from: &[usize],
        also: &[Vec<usize>],
        passes: impl Fn(usize) -> bool,
        closed: &BTreeSet<(usize, usize)>,
    ) -> Vec<bool> {
        let mut seen = vec![false; self.next.len()];
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

    fn leaving(&self, all: &Neighbours<'_>) -> Vec<bool> {
        let mut before = vec![Vec::new(); self.next.len()];
        for (at, next) in self.next.iter().enumerate() {
            for &to in next {
                before[to].push(at);
            }
        }
        let stopped: BTreeSet<&StepId> = all
            .steps
            .iter()
            .filter_map(|(_, step)| match &step.kind {
                StepKind::Boundary { host, interrupting: true, .. } => Some(host),
                _ => None,
            })
            .collect();
        let is_last = |at: &usize| {
            self.next[*at].is_empty() || is_stopped_from_outside(all, &stopped, all.steps[*at].1)
        };
        let mut seen = vec![false; self.next.len()];
        let mut todo: Vec<usize> = (0..self.next.len()).filter(is_last).collect();
        while let Some(at) = todo.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                todo.extend(&before[at]);
            }
        }
        seen
    }
}

fn entries(procedure: &Procedure, all: &Neighbours<'_>) -> Vec<usize> {
    let messages = message_targets(procedure);
    let is_entry = |id: &StepId, step: &Step| match &step.kind {
        StepKind::Start { .. } | StepKind::SubProcedure { kind: SubKind::Event, .. } => true,
        StepKind::Task(TaskKind::Receive) | StepKind::Catch(_) => messages.contains(id),
        StepKind::Gateway(GatewayKind::EventBased) => {
            all.outgoing(id).iter().any(|flow| messages.contains(&all.flow(*flow).1.to))
        }
        _ => false,
    };
    let is_first = |(id, step): &(&StepId, &Step)| {
        step.parent.is_none() && is_entry(id, step) && all.incoming(id).is_empty()
    };
    (0..).zip(&all.steps).filter(|(_, step)| is_first(step)).map(|(at, _)| at).collect()
}

fn down(all: &Neighbours<'_>) -> Vec<Vec<usize>> {
    let mut down = vec![Vec::new(); all.steps.len()];
    for (at, (id, step)) in all.steps.iter().enumerate() {
        let Some(around) = step.parent.as_ref().and_then(|id| all.number(id)) else { continue };
        // Without a start inside, a sub-procedure begins wherever nothing comes before.
        if !matches!(step.kind, StepKind::Boundary { .. }) && all.incoming(id).is_empty() {
            down[around].push(at);
        }
    }
    down
}

/// Whether an event on a sub-procedure around this step can stop it, where these are stopped.
fn is_stopped_from_outside(all: &Neighbours<'_>, stopped: &BTreeSet<&StepId>, step: &Step) -> bool {
    let around = std::iter::successors(step.parent.as_ref(), |id| all.step(id)?.parent.as_ref());
    around.take(MAX_DEPTH).any(|id| stopped.contains(id))
}

/// Where a case can go from each step without entering or leaving a sub-procedure.
fn edges(procedure: &Procedure, all: &Neighbours<'_>) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); all.steps.len()];
    for &(from, to) in &all.ends {
        next[from as usize].push(to as usize);
    }
    for (at, (_, step)) in all.steps.iter().enumerate() {
        if let StepKind::Boundary { host, .. } = &step.kind
            && let Some(from) = all.number(host)
        {
            next[from].push(at);
        }
    }
    for (from, to) in procedure.link_jumps().into_iter().chain(undone_by(procedure)) {
        if let (Some(from), Some(to)) = (all.number(from), all.number(to)) {
            next[from].push(to);
        }
    }
    next
}

/// Compensation events, each with the step that hangs on it by an association and undoes its host.
fn undone_by(procedure: &Procedure) -> impl Iterator<Item = (&StepId, &StepId)> {
    let hangs = procedure.links().filter(|(_, l)| l.kind != LinkKind::Message);
    hangs.filter_map(|(_, link)| match (&link.from, &link.to) {
        (Anchor::Step(from), Anchor::Step(to)) => {
            procedure.step(from).is_some_and(|s| undoes(s)).then_some((from, to))
        }
        _ => None,
    })
}

/// Whether the step is the border event that undoes its host.
fn undoes(step: &Step) -> bool {
    matches!(step.kind, StepKind::Boundary { trigger: Trigger::Compensation, .. })
}

fn message_targets(procedure: &Procedure) -> BTreeSet<&StepId> {
    let messages = procedure.links().filter(|(_, l)| l.kind == LinkKind::Message);
    messages
        .filter_map(|(_, l)| match &l.to {
            Anchor::Step(id) => Some(id),
            Anchor::Pool(_) | Anchor::Artifact(_) | Anchor::Flow(_) => None,
        })
        .collect()
}
