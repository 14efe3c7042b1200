//! The net of a drawing: steps, the places where tokens lie, and the levels they belong to, as flat
//! arrays over indices in order of id.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::{FlowId, PoolId, StepId};
use crate::model::invariants::MAX_DEPTH;
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, Step, StepKind, SubKind, Trigger};

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot<'a> {
    /// A flow.
    Flow(&'a FlowId),
    /// Before a level has begun; one of its starts takes the token.
    Begin,
    /// At a step where a level begins without a start event, at a link's landing, or at an event on
    /// a border that has caught an error.
    At,
    /// A sub-procedure is running.
    Running,
    /// At rest at a step without exit.
    Rest,
    /// No token: a mark that something happened that happens once at most.
    Mark,
}

/// Where a token can lie.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    pub(super) spot: Spot<'a>,
    /// Its level.
    pub(super) scope: usize,
    /// The step that takes the token, or that the place belongs to.
    pub(super) node: usize,
}

/// How a step takes its tokens and what it does beside giving others.
#[derive(Clone, Debug)]
pub(super) enum Role {
    /// Fires for each token.
    Each,
    /// Needs one token on each entry.
    All,
    /// Waits while an empty entry can still be reached.
    Wait,
    /// Has a level inside.
    Sub(usize),
    /// Ends a branch.
    End,
    /// Takes every token of its level.
    Terminate,
    /// Ends a branch with an error that these events on the border of a sub-procedure catch.
    Raise(Vec<usize>),
    /// Not played: what undoes work, what lies inside an ad-hoc sub-procedure.
    Aside,
}

/// A step.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) id: &'a StepId,
    pub(super) role: Role,
    pub(super) scope: usize,
    pub(super) is_gateway: bool,
    /// Places of the flows that reach it.
    pub(super) entries: Vec<u32>,
    /// What it may give: one of these sets of places.
    pub(super) given: Vec<Vec<u32>>,
    /// Events on its border.
    pub(super) guests: Vec<usize>,
    /// For an event on a border: the step it sits on.
    pub(super) host: Option<usize>,
    /// Whether it stops its host, or the level around its event sub-procedure.
    pub(super) interrupting: bool,
    /// For an event on a border: whether only an error end inside brings it about.
    pub(super) is_raised: bool,
    /// The step with which this one counts as done.
    pub(super) done_with: Option<usize>,
    /// Where its own tokens lie: see [`Spot::At`].
    pub(super) at: Option<u32>,
    /// See [`Spot::Running`].
    pub(super) running: Option<u32>,
    /// See [`Spot::Rest`].
    pub(super) rest: Option<u32>,
    /// See [`Spot::Mark`].
    pub(super) mark: Option<u32>,
    /// For each entry of an inclusive join the places from which it can be reached.
    pub(super) reach: OnceCell<Vec<Vec<bool>>>,
}

/// A level: a process, or the inside of a sub-procedure.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    pub(super) owner: Option<usize>,
    pub(super) parent: Option<usize>,
    pub(super) begin: Option<u32>,
    pub(super) starts: Vec<usize>,
    /// Where it begins when it has no start event.
    pub(super) heads: Vec<u32>,
    pub(super) event_subs: Vec<usize>,
}

/// The net.
#[derive(Debug, Default)]
pub(super) struct Net<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) places: Vec<Place<'a>>,
    pub(super) scopes: Vec<Scope>,
    /// The levels that are processes.
    pub(super) roots: Vec<usize>,
    /// Whether an inclusive split has too many exits to try every choice.
    pub(super) choices_cut: bool,
}

impl<'a> Net<'a> {
    /// The net of a procedure.
    pub(super) fn of(procedure: &'a Procedure) -> Self {
        let index: BTreeMap<&StepId, usize> =
            procedure.steps().enumerate().map(|(at, (id, _))| (id, at)).collect();
        let mut net = Self::default();
        for (id, step) in procedure.steps() {
            net.nodes.push(Node { is_gateway: step.kind.is_gateway(), ..Node::new(id) });
        }
        net.levels(procedure, &index);
        net.set_aside(procedure, &index);
        for (id, flow) in procedure.flows() {
            let (Some(&from), Some(&to)) = (index.get(&flow.from), index.get(&flow.to)) else {
                continue;
            };
            let place = net.place(Spot::Flow(id), net.nodes[from].scope, to);
            net.nodes[to].entries.push(place);
        }
        net.borders(procedure, &index);
        net.roles(procedure, &index);
        net.raise(procedure);
        net.begins(procedure);
        net.exits(procedure);
        net
    }

    /// One more place.
    pub(super) fn place(&mut self, spot: Spot<'a>, scope: usize, node: usize) -> u32 {
        self.places.push(Place { spot, scope, node });
        self.places.len() as u32 - 1
    }

    /// Whether a level is another or lies within it.
    pub(super) fn is_within(&self, mut scope: usize, around: usize) -> bool {
        for _ in 0..=MAX_DEPTH {
            if scope == around {
                return true;
            }
            let Some(parent) = self.scopes.get(scope).and_then(|s| s.parent) else { return false };
            scope = parent;
        }
        false
    }

    /// Whether a place holds a mark, not a token.
    pub(super) fn is_mark(&self, place: u32) -> bool {
        self.places[place as usize].spot == Spot::Mark
    }

    /// Makes processes and levels, and says which level each step is on.
    fn levels(&mut self, p: &'a Procedure, index: &BTreeMap<&StepId, usize>) {
        let top: Vec<(usize, &Step)> =
            p.children(None).filter_map(|(id, s)| Some((*index.get(id)?, s))).collect();
        let mut group: Vec<usize> = (0..self.nodes.len()).collect();
        let mut first: BTreeMap<Option<&PoolId>, usize> = BTreeMap::new();
        for (at, step) in &top {
            let other = *first.entry(pool_of(p, step)).or_insert(*at);
            join(&mut group, *at, other);
        }
        // A flow that crosses pools by mistake makes one process of both, so that it can be played.
        for (_, flow) in p.flows() {
            if let (Some(&from), Some(&to)) = (index.get(&flow.from), index.get(&flow.to)) {
                join(&mut group, from, to);
            }
        }
        let mut scope_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, _) in &top {
            let key = root(&mut group, *at);
            let scope = *scope_of.entry(key).or_insert_with(|| {
                self.scopes.push(Scope::default());
                self.scopes.len() - 1
            });
            self.nodes[*at].scope = scope;
        }
        self.roots = (0..self.scopes.len()).collect();
        // Levels from the outside in: a level is made before what lies in it.
        let mut todo: Vec<usize> = top.iter().map(|(at, _)| *at).collect();
        while let Some(at) = todo.pop() {
            let id = self.nodes[at].id;
            let inside: Vec<usize> =
                p.inside(id).filter_map(|(id, _)| index.get(id).copied()).collect();
            if inside.is_empty() {
                continue;
            }
            let around = self.nodes[at].scope;
            let Some(StepKind::SubProcedure { kind, .. }) = p.step(id).map(|s| &s.kind) else {
                continue;
            };
            let in_any_order = *kind == SubKind::AdHoc || self.nodes[at].done_with.is_some();
            let scope = if in_any_order {
                around
            } else {
                let scope = Scope { owner: Some(at), parent: Some(around), ..Scope::default() };
                self.scopes.push(scope);
                self.nodes[at].role = Role::Sub(self.scopes.len() - 1);
                self.scopes.len() - 1
            };
            for &inner in &inside {
                self.nodes[inner].scope = scope;
                if in_any_order {
                    self.nodes[inner].role = Role::Aside;
                    self.nodes[inner].done_with = self.nodes[at].done_with.or(Some(at));
                }
            }
            todo.extend(inside);
        }
    }

    /// Sets aside what only undoes work: events of compensation and what hangs on them.
    fn set_aside(&mut self, p: &Procedure, index: &BTreeMap<&StepId, usize>) {
        let undoes = |id: &StepId| {
            p.step(id).is_some_and(|s| {
                matches!(s.kind, StepKind::Boundary { trigger: Trigger::Compensation, .. })
            })
        };
        let mut aside: Vec<usize> =
            index.iter().filter(|(id, _)| undoes(id)).map(|(_, at)| *at).collect();
        for (_, link) in p.links().filter(|(_, l)| l.kind != LinkKind::Message) {
            if let (Anchor::Step(from), Anchor::Step(to)) = (&link.from, &link.to)
                && undoes(from)
                && p.graph().incoming(to).is_empty()
                && let Some(&to) = index.get(to)
            {
                aside.push(to);
            }
        }
        // What lies inside is set aside with it, and so is what follows.
        while let Some(at) = aside.pop() {
            if matches!(self.nodes[at].role, Role::Aside) {
                continue;
            }
            self.nodes[at].role = Role::Aside;
            let id = self.nodes[at].id;
            aside.extend(p.inside(id).filter_map(|(id, _)| index.get(id)));
            aside.extend(p.outgoing(id).filter_map(|(_, f)| index.get(&f.to)).filter(|to| {
                let entries = p.graph().incoming(self.nodes[**to].id);
                entries.len() == 1
            }));
        }
    }

    fn borders(&mut self, p: &Procedure, index: &BTreeMap<&StepId, usize>) {
        for (id, step) in p.steps() {
            if let StepKind::Boundary { host, interrupting, .. } = &step.kind
                && let (Some(&at), Some(&host)) = (index.get(id), index.get(host))
                && !matches!(self.nodes[at].role, Role::Aside)
            {
                self.nodes[at].interrupting = *interrupting;
                self.nodes[at].host = Some(host);
                self.nodes[host].guests.push(at);
            }
        }
    }

    fn roles(&mut self, p: &Procedure, index: &BTreeMap<&StepId, usize>) {
        for (id, step) in p.steps() {
            let at = index[id];
            if matches!(self.nodes[at].role, Role::Aside) {
                continue;
            }
            let many = self.nodes[at].entries.len() > 1;
            let scope = self.nodes[at].scope;
            match &step.kind {
                StepKind::Gateway(GatewayKind::Parallel) if many => {
                    self.nodes[at].role = Role::All;
                }
                StepKind::Gateway(GatewayKind::Inclusive | GatewayKind::Complex) if many => {
                    self.nodes[at].role = Role::Wait;
                }
                StepKind::End { trigger: Trigger::Terminate, .. } => {
                    self.nodes[at].role = Role::Terminate;
                }
                StepKind::End { .. } => {
                    self.nodes[at].role = Role::End;
                    self.nodes[at].mark = Some(self.place(Spot::Mark, scope, at));
                }
                StepKind::SubProcedure { kind, .. } => {
                    let is_event = *kind == SubKind::Event;
                    if matches!(self.nodes[at].role, Role::Sub(_)) {
                        self.nodes[at].running = Some(self.place(Spot::Running, scope, at));
                        if is_event && self.nodes[at].entries.is_empty() {
                            self.nodes[at].mark = Some(self.place(Spot::Mark, scope, at));
                            self.scopes[scope].event_subs.push(at);
                        }
                    } else if is_event && self.nodes[at].entries.is_empty() {
                        self.nodes[at].role = Role::Aside;
                    }
                }
                StepKind::Boundary { .. } if !self.nodes[at].interrupting => {
                    self.nodes[at].mark = Some(self.place(Spot::Mark, scope, at));
                }
                StepKind::Start { interrupting, .. } => {
                    self.nodes[at].interrupting = *interrupting;
                }
                _ => {}
            }
        }
    }

    /// Ties error ends to the events that catch them on the border of a sub-procedure around.
    fn raise(&mut self, p: &Procedure) {
        for at in 0..self.nodes.len() {
            let Some(step) = p.step(self.nodes[at].id) else { continue };
            let StepKind::End { trigger, .. } = &step.kind else { continue };
            if !matches!(trigger, Trigger::Error | Trigger::Cancel)
                || matches!(self.nodes[at].role, Role::Aside)
            {
                continue;
            }
            let mut scope = self.nodes[at].scope;
            for _ in 0..MAX_DEPTH {
                let Some(owner) = self.scopes[scope].owner else { break };
                let catches = |&&guest: &&usize| {
                    p.step(self.nodes[guest].id).is_some_and(|s| s.kind.trigger() == Some(trigger))
                };
                let caught: Vec<usize> =
                    self.nodes[owner].guests.iter().filter(catches).copied().collect();
                if !caught.is_empty() {
                    for &guest in &caught {
                        self.nodes[guest].is_raised = true;
                        self.at(guest);
                    }
                    self.nodes[at].role = Role::Raise(caught);
                    break;
                }
                scope = self.nodes[owner].scope;
            }
        }
    }

    /// The place of a step's own tokens, made when first asked for.
    pub(super) fn at(&mut self, node: usize) -> u32 {
        if let Some(place) = self.nodes[node].at {
            return place;
        }
        let place = self.place(Spot::At, self.nodes[node].scope, node);
        self.nodes[node].at = Some(place);
        place
    }

    /// Says where each level begins: at one of its starts, else at all steps nothing comes before.
    fn begins(&mut self, p: &Procedure) {
        let kind = |net: &Self, at: usize| p.step(net.nodes[at].id).map(|s| s.kind.clone());
        for at in 0..self.nodes.len() {
            let is_start = matches!(kind(self, at), Some(StepKind::Start { .. }));
            if is_start && !matches!(self.nodes[at].role, Role::Aside) {
                self.scopes[self.nodes[at].scope].starts.push(at);
            }
        }
        for scope in 0..self.scopes.len() {
            if let Some(&first) = self.scopes[scope].starts.first() {
                self.scopes[scope].begin = Some(self.place(Spot::Begin, scope, first));
            }
        }
        for at in 0..self.nodes.len() {
            let node = &self.nodes[at];
            let scope = node.scope;
            let begins = node.entries.is_empty()
                && self.scopes[scope].starts.is_empty()
                && !matches!(node.role, Role::Aside)
                && !self.scopes[scope].event_subs.contains(&at)
                && !matches!(
                    kind(self, at),
                    Some(StepKind::Boundary { .. } | StepKind::Catch(Trigger::Link))
                );
            if begins {
                let place = self.at(at);
                self.scopes[scope].heads.push(place);
            }
        }
    }
}

impl<'a> Node<'a> {
    fn new(id: &'a StepId) -> Self {
        Self {
            id,
            role: Role::Each,
            scope: 0,
            is_gateway: false,
            entries: Vec::new(),
            given: Vec::new(),
            guests: Vec::new(),
            host: None,
            interrupting: false,
            is_raised: false,
            done_with: None,
            at: None,
            running: None,
            rest: None,
            mark: None,
            reach: OnceCell::new(),
        }
    }
}

/// The pool of a step at the top: its lane's, else its own.
fn pool_of<'p>(p: &'p Procedure, step: &'p Step) -> Option<&'p PoolId> {
    let mut lane = step.lane.as_ref().and_then(|id| p.lane(id));
    for _ in 0..MAX_DEPTH {
        let Some(band) = lane else { break };
        if band.pool.is_some() {
            return band.pool.as_ref();
        }
        lane = band.parent.as_ref().and_then(|id| p.lane(id));
    }
    step.pool.as_ref()
}

/// The first of a group, with the way there shortened.
fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}

fn join(group: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(group, one), root(group, other));
    group[one.max(other)] = one.min(other);
}
