//! Changes as people make them: what differs, thing by thing, gathered so that each group can be
//! taken or left by itself.
//!
//! A step that came or went brings the flows around it; a split and its join go together; what
//! pointed at something that is gone goes with it. One edit of one thing never becomes two groups,
//! so there are never more groups than edits.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use crate::model::delta::{Delta, Fate, Thing, between};
use crate::model::flow::Flow;
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

/// Most steps walked through from one branch to find where the branches of a split meet again.
const MOST_WALKED: usize = 2_000;
/// Most steps walked through in all; splits beyond are changes of their own.
const MOST_WALKED_IN_ALL: usize = 100_000;

/// One change as people speak of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is about.
    pub lead: Thing,
    /// What became of that.
    pub fate: Fate,
    /// All it changes, the lead among it.
    pub things: BTreeSet<Thing>,
    /// Groups of one number hang together by flows between what came and what went: taken all or
    /// left all they give a drawing that somebody drew; taken in part, one that is joined anew.
    pub knot: usize,
}

/// What differs between two procedures of one set of ids, as people make changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    /// The changes, in order of what they are about.
    pub groups: Vec<Group>,
    /// What only stands elsewhere on the drawing.
    pub placed: BTreeSet<Thing>,
    /// Flows between groups, which belong to none alone, by knot.
    pub between: BTreeMap<FlowId, usize>,
}

fn step(id: &StepId) -> Thing {
    Thing::Item(ItemId::Step(id.clone()))
}

/// Things put together, and together again.
struct Union {
    index: BTreeMap<Thing, usize>,
    parent: Vec<usize>,
}

impl Union {
    fn of<'a>(things: impl Iterator<Item = &'a Thing>) -> Self {
        let index: BTreeMap<Thing, usize> = things.cloned().zip(0..).collect();
        let parent = (0..index.len()).collect();
        Self { index, parent }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parent[at] != at {
            self.parent[at] = self.parent[self.parent[at]];
            at = self.parent[at];
        }
        at
    }

    /// Puts two things together, where both are there.
    fn join(&mut self, a: &Thing, b: &Thing) {
        let (Some(a), Some(b)) = (self.index.get(a).copied(), self.index.get(b).copied()) else {
            return;
        };
        let (a, b) = (self.root(a), self.root(b));
        // The first in order leads, so that the outcome does not depend on the way.
        self.parent[a.max(b)] = a.min(b);
    }
}

/// The two procedures and what differs.
struct Pair<'a> {
    before: &'a Procedure,
    after: &'a Procedure,
    delta: &'a Delta,
}

/// Gathers what differs between two procedures of one set of ids (see [`super::align`]).
pub fn groups(before: &Procedure, after: &Procedure) -> Grouped {
    let delta = between(before, after);
    let placed: BTreeSet<Thing> =
        delta.iter().filter(|(_, f)| **f == Fate::Placed).map(|(t, _)| t.clone()).collect();
    let pair = Pair { before, after, delta: &delta };
    let moving = || delta.iter().filter(|(_, fate)| **fate != Fate::Placed).map(|(t, _)| t);
    let mut union = Union::of(moving());
    let (loose, ties) = pair.flows(&mut union);
    pair.moves(&mut union);
    pair.splits(&mut union);
    pair.hosts(&mut union);
    pair.beside(&mut union);
    pair.gone(&mut union);
    pair.bands(&mut union);
    let mut sets: BTreeMap<usize, BTreeSet<Thing>> = BTreeMap::new();
    for thing in moving() {
        if loose.contains(thing) {
            continue;
        }
        let at = union.index[thing];
        sets.entry(union.root(at)).or_default().insert(thing.clone());
    }
    let roots: Vec<usize> = sets.keys().copied().collect();
    // Knots: a second union, over groups, by the flows between them.
    let number: BTreeMap<usize, usize> = roots.iter().copied().zip(0..).collect();
    let mut knots: Vec<usize> = (0..roots.len()).collect();
    let mut of_flow = BTreeMap::new();
    for (thing, ends) in &ties {
        let Thing::Item(ItemId::Flow(id)) = thing else { continue };
        let ends: Vec<usize> =
            ends.iter().filter_map(|end| union.index.get(&step(end)).copied()).collect();
        let ends: Vec<usize> = ends.into_iter().map(|at| number[&union.root(at)]).collect();
        let Some(first) = ends.first() else { continue };
        for other in &ends {
            merge(&mut knots, *first, *other);
        }
        if loose.contains(thing) {
            of_flow.insert(id.clone(), *first);
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for (at, things) in sets.into_values().enumerate() {
        let lead = pair.lead(&things);
        let fate = delta[&lead];
        groups.push(Group { lead, fate, things, knot: find(&mut knots, at) });
    }
    let between = of_flow.into_iter().map(|(id, at)| (id, find(&mut knots, at))).collect();
    groups.sort_by(|a, b| a.lead.cmp(&b.lead));
    Grouped { groups, placed, between }
}

fn find(knots: &mut [usize], mut at: usize) -> usize {
    while knots[at] != at {
        knots[at] = knots[knots[at]];
        at = knots[at];
    }
    at
}

fn merge(knots: &mut [usize], a: usize, b: usize) {
    let (a, b) = (find(knots, a), find(knots, b));
    knots[a.max(b)] = a.min(b);
}

impl Pair<'_> {
    fn fate(&self, id: &StepId) -> Option<Fate> {
        self.delta.get(&step(id)).copied()
    }

    /// Whether a step came or went.
    fn is_fresh(&self, id: &StepId) -> bool {
        matches!(self.fate(id), Some(Fate::Added | Fate::Removed))
    }

    fn any_step(&self, id: &StepId) -> Option<&Step> {
        self.after.step(id).or_else(|| self.before.step(id)).map(|s| &**s)
    }

    /// Whether a step became one of another kind: that may cost it flows.
    fn is_of_other_kind(&self, id: &StepId) -> bool {
        let both = self.before.step(id).zip(self.after.step(id));
        both.is_some_and(|(a, b)| a.kind != b.kind)
    }

    fn is_gateway(&self, id: &StepId) -> bool {
        self.any_step(id).is_some_and(|s| matches!(s.kind, StepKind::Gateway(_)))
    }

    /// Flows go with the steps that came or went at their ends; shares of one gateway go together.
    /// Gives the flows that belong to no step alone, and all that join steps that came or went with
    /// one another, with those steps.
    fn flows(&self, union: &mut Union) -> (BTreeSet<Thing>, BTreeMap<Thing, Vec<StepId>>) {
        let (mut loose, mut ties) = (BTreeSet::new(), BTreeMap::new());
        let mut at_gateway: BTreeMap<StepId, Thing> = BTreeMap::new();
        for (thing, _) in self.delta.iter().filter(|(_, fate)| **fate != Fate::Placed) {
            let Thing::Item(ItemId::Flow(id)) = thing else { continue };
            let versions: Vec<&Flow> = [self.before.flow(id), self.after.flow(id)]
                .into_iter()
                .flatten()
                .map(|f| &**f)
                .collect();
            let ends: BTreeSet<&StepId> = versions
                .iter()
                .flat_map(|f| [&f.from, &f.to])
                .filter(|id| self.is_fresh(id))
                .collect();
            let gates: Vec<&&StepId> = ends.iter().filter(|id| self.is_gateway(id)).collect();
            if ends.len() > 1 {
                ties.insert(thing.clone(), ends.iter().map(|id| (*id).clone()).collect());
            }
            match (ends.len(), gates.first()) {
                (0, _) => {
                    self.share(thing, &versions, &mut at_gateway, union);
                    let other = |id: &&StepId| self.is_of_other_kind(id);
                    let ends = versions.iter().flat_map(|f| [&f.from, &f.to]);
                    if let Some(end) = ends.into_iter().find(other) {
                        union.join(thing, &step(end));
                    }
                }
                (1, _) => ends.iter().for_each(|end| union.join(thing, &step(end))),
                (_, Some(gate)) => {
                    union.join(thing, &step(gate));
                    // A step behind a new gateway is nothing without it.
                    for end in ends.iter().filter(|end| self.fate(end) == self.fate(gate)) {
                        union.join(thing, &step(end));
                    }
                }
                (_, None) => {
                    loose.insert(thing.clone());
                }
            }
        }
        (loose, ties)
    }

    /// A flow that says something else and still joins the same steps: with its sisters.
    fn share(
        &self,
        thing: &Thing,
        versions: &[&Flow],
        at_gateway: &mut BTreeMap<StepId, Thing>,
        union: &mut Union,
    ) {
        let [a, b] = versions else { return };
        let is_share = a.from == b.from
            && a.to == b.to
            && (a.share != b.share || a.default != b.default)
            && self.is_gateway(&a.from);
        if is_share {
            let first = at_gateway.entry(a.from.clone()).or_insert_with(|| thing.clone());
            union.join(thing, first);
        }
    }

    /// A step that left its place between two others, or was put between two: the flow that was led
    /// on past it, or to it, goes with the flow that joined it to the second; all of one step together.
    fn moves(&self, union: &mut Union) {
        let mut gained: BTreeMap<(&StepId, &StepId), &FlowId> = BTreeMap::new();
        let mut lost: BTreeMap<(&StepId, &StepId), &FlowId> = BTreeMap::new();
        let flows = || {
            self.delta.iter().filter(|(_, fate)| **fate != Fate::Placed).filter_map(|(t, _)| {
                let Thing::Item(ItemId::Flow(id)) = t else { return None };
                Some((id, self.before.flow(id), self.after.flow(id)))
            })
        };
        for (id, old, new) in flows() {
            if let Some(flow) = old {
                lost.insert((&flow.from, &flow.to), id);
            }
            if let Some(flow) = new {
                gained.insert((&flow.from, &flow.to), id);
            }
        }
        let mut of: BTreeMap<&StepId, Thing> = BTreeMap::new();
        let thing = |id: &FlowId| Thing::Item(ItemId::Flow(id.clone()));
        for (id, old, new) in flows() {
            let (Some(old), Some(new)) = (old, new) else { continue };
            // Led on: A → S and S → B became A → B; put between: the other way round.
            let at_head = (old.from == new.from).then(|| {
                [
                    (&old.to, lost.get(&(&old.to, &new.to))),
                    (&new.to, gained.get(&(&new.to, &old.to))),
                ]
            });
            let at_tail = (old.to == new.to).then(|| {
                [
                    (&old.from, lost.get(&(&new.from, &old.from))),
                    (&new.from, gained.get(&(&old.from, &new.from))),
                ]
            });
            for (pivot, other) in at_head.into_iter().chain(at_tail).flatten() {
                let Some(other) = other.filter(|other| **other != id) else { continue };
                union.join(&thing(id), &thing(other));
                let first = of.entry(pivot).or_insert_with(|| thing(id));
                union.join(&thing(id), first);
                // It may stand in another band, of another office, for it.
                union.join(&step(pivot), first);
            }
        }
        self.torn_out(union);
    }

    /// A step that lost every flow it had was taken out of its place: its flows go together, those
    /// too by which it was joined again. The same where one flow stands for another.
    fn torn_out(&self, union: &mut Union) {
        let mut lost: BTreeMap<&StepId, usize> = BTreeMap::new();
        let mut at: BTreeMap<&StepId, BTreeSet<Thing>> = BTreeMap::new();
        for (thing, fate) in self.delta.iter().filter(|(_, fate)| **fate != Fate::Placed) {
            let Thing::Item(ItemId::Flow(id)) = thing else { continue };
            let (old, new) = (self.before.flow(id), self.after.flow(id));
            let ends: BTreeSet<&StepId> =
                [old, new].into_iter().flatten().flat_map(|f| [&f.from, &f.to]).collect();
            for end in ends.iter().filter(|end| !self.is_fresh(end)) {
                let touches = |f: &Arc<Flow>| f.from == **end || f.to == **end;
                let (had, has) = (old.is_some_and(touches), new.is_some_and(touches));
                *lost.entry(end).or_default() += usize::from(had && !has);
                if *fate != Fate::Changed || had != has {
                    let mine = at.entry(end).or_default();
                    // A flow of a step that is new is that step's.
                    if had && !has || !ends.iter().any(|end| self.is_fresh(end)) {
                        mine.insert(thing.clone());
                    }
                }
            }
        }
        for (id, flows) in at {
            let had = self.before.outgoing(id).count() + self.before.incoming(id).count();
            let is_torn = lost.get(id).is_some_and(|n| *n == had) && had > 0;
            // Or one of its flows was replaced by another; or it was carried to another band.
            let is_joined_anew = flows.len() == 2
                && flows.iter().any(|f| self.delta.get(f) == Some(&Fate::Added))
                && flows.iter().any(|f| self.delta.get(f) == Some(&Fate::Removed));
            let is_carried =
                self.fate(id) == Some(Fate::Changed) && self.differs_in_band_alone(&step(id));
            if is_torn || is_joined_anew || is_carried {
                for flow in &flows {
                    union.join(&step(id), flow);
                    flows.iter().for_each(|other| union.join(flow, other));
                }
            }
        }
    }

    /// A split that came or went goes with the join where its branches meet.
    fn splits(&self, union: &mut Union) {
        let mut left = MOST_WALKED_IN_ALL;
        for (thing, fate) in self.delta {
            let Thing::Item(ItemId::Step(id)) = thing else { continue };
            let p = match fate {
                Fate::Added => self.after,
                Fate::Removed => self.before,
                Fate::Changed | Fate::Placed => continue,
            };
            if self.is_gateway(id)
                && let Some(meet) = meeting(p, id, &mut left)
                && self.is_fresh(&meet)
                && self.is_gateway(&meet)
            {
                union.join(thing, &step(&meet));
            }
        }
    }

    /// Events on a border go with their host, what is inside with what is around.
    fn hosts(&self, union: &mut Union) {
        for (thing, _) in self.delta {
            let Thing::Item(ItemId::Step(id)) = thing else { continue };
            let Some(of) = self.any_step(id) else { continue };
            if self.fate(id) == Some(Fate::Changed) && self.differs_in_band_alone(thing) {
                // It was moved with what it hangs on.
                let mut on: Vec<&StepId> = of.parent.iter().collect();
                if let StepKind::Boundary { host, .. } = &of.kind {
                    on.push(host);
                }
                on.into_iter().for_each(|id| union.join(thing, &step(id)));
            }
            if !self.is_fresh(id) {
                continue;
            }
            if let StepKind::Boundary { host, .. } = &of.kind
                && self.fate(host).is_some_and(|fate| fate != Fate::Placed)
            {
                union.join(thing, &step(host));
            }
            if let Some(parent) = of.parent.as_ref().filter(|parent| self.is_fresh(parent)) {
                union.join(thing, &step(parent));
            }
        }
    }

    /// Lines beside the flow go with what they join, when that came or went.
    fn beside(&self, union: &mut Union) {
        for (thing, fate) in self.delta {
            if *fate == Fate::Placed {
                continue;
            }
            if let Thing::Item(ItemId::Link(id)) = thing {
                let link = self.after.link(id).or_else(|| self.before.link(id));
                let Some(link) = link else { continue };
                let mut ends: Vec<Thing> =
                    [&link.from, &link.to].map(|anchor| anchor.thing()).into();
                // A note or a document brings its line; a step brings what has no other end.
                ends.sort_by_key(|end| !matches!(end, Thing::Item(ItemId::Artifact(_))));
                let fresh = |end: &&Thing| {
                    matches!(self.delta.get(*end), Some(Fate::Added | Fate::Removed))
                };
                if let Some(end) = ends.iter().find(fresh) {
                    union.join(thing, end);
                }
            }
            if let Thing::Item(ItemId::Artifact(id)) = thing {
                let artifact = self.after.artifact(id).or_else(|| self.before.artifact(id));
                let parent = artifact.and_then(|a| a.parent.as_ref());
                if let Some(parent) = parent.filter(|p| self.is_fresh(p)) {
                    union.join(thing, &step(parent));
                }
            }
        }
    }

    /// What spoke of something that is gone goes with it; and bands come with the frame they are in.
    fn gone(&self, union: &mut Union) {
        for (thing, fate) in self.delta {
            let p = match fate {
                Fate::Removed | Fate::Changed => self.before,
                Fate::Added => self.after,
                Fate::Placed => continue,
            };
            for other in p.spoken_of(thing) {
                let both_new = *fate == Fate::Added
                    && matches!(thing, Thing::Item(ItemId::Lane(_)))
                    && matches!(other, Thing::Item(ItemId::Pool(_) | ItemId::Lane(_)));
                let wanted = if *fate == Fate::Added { Fate::Added } else { Fate::Removed };
                let is_step = matches!(other, Thing::Item(ItemId::Step(_)));
                if self.delta.get(&other) == Some(&wanted)
                    && !is_step
                    && (*fate != Fate::Added || both_new)
                {
                    union.join(thing, &other);
                }
            }
        }
    }

    /// What differs only in the band it stands in goes with a band that is new.
    fn bands(&self, union: &mut Union) {
        for (thing, fate) in self.delta {
            if *fate != Fate::Changed || !self.differs_in_band_alone(thing) {
                continue;
            }
            for other in self.after.spoken_of(thing) {
                let is_band = matches!(other, Thing::Item(ItemId::Lane(_) | ItemId::Pool(_)));
                if is_band && self.delta.get(&other) == Some(&Fate::Added) {
                    union.join(thing, &other);
                }
            }
        }
    }

    fn differs_in_band_alone(&self, thing: &Thing) -> bool {
        match thing {
            Thing::Item(ItemId::Step(id)) => {
                self.before.step(id).zip(self.after.step(id)).is_some_and(|(a, b)| {
                    let mut a = (**a).clone();
                    (a.at, a.label) = (b.at, b.label);
                    (a.lane, a.pool) = (b.lane.clone(), b.pool.clone());
                    a == **b
                })
            }
            Thing::Item(ItemId::Artifact(id)) => {
                self.before.artifact(id).zip(self.after.artifact(id)).is_some_and(|(a, b)| {
                    let mut a = (**a).clone();
                    (a.at, a.label, a.lane) = (b.at, b.label, b.lane.clone());
                    a == **b
                })
            }
            Thing::Item(ItemId::Lane(id)) => {
                self.before.lane(id).zip(self.after.lane(id)).is_some_and(|(a, b)| {
                    let mut a = (**a).clone();
                    (a.at, a.vertical) = (b.at, b.vertical);
                    (a.pool, a.parent) = (b.pool.clone(), b.parent.clone());
                    a == **b
                })
            }
            _ => false,
        }
    }

    /// What a group is about: work first, then other steps, then the rest.
    fn lead(&self, things: &BTreeSet<Thing>) -> Thing {
        let rank = |thing: &&Thing| {
            let fresh = matches!(self.delta.get(*thing), Some(Fate::Added | Fate::Removed));
            let kind = match thing {
                Thing::Item(ItemId::Pool(_)) => 0,
                Thing::Item(ItemId::Lane(_)) | Thing::Office(_) => 1,
                Thing::Item(ItemId::Step(id)) => match self.any_step(id).map(|s| &s.kind) {
                    Some(
                        StepKind::Task(_) | StepKind::SubProcedure { .. } | StepKind::Call { .. },
                    ) => 2,
                    Some(StepKind::Gateway(_)) => 4,
                    _ => 3,
                },
                Thing::Item(ItemId::Artifact(_)) => 5,
                Thing::Item(ItemId::Flow(_)) => 6,
                Thing::Item(ItemId::Link(_)) => 7,
                Thing::Card(_)
                | Thing::Term(_)
                | Thing::BodyCalendar
                | Thing::FirstDay
                | Thing::Calendar(_)
                | Thing::Scenario(_) => 1,
            };
            (kind, !fresh)
        };
        things.iter().min_by_key(rank).cloned().unwrap_or(Thing::FirstDay)
    }
}

/// The nearest step at which all branches of a split meet again.
fn meeting(p: &Procedure, split: &StepId, left: &mut usize) -> Option<StepId> {
    let branches: Vec<StepId> = p.outgoing(split).map(|(_, f)| f.to.clone()).collect();
    if branches.len() < 2 {
        return None;
    }
    let mut met: BTreeMap<StepId, (usize, usize)> = BTreeMap::new();
    for branch in &branches {
        for (far, id) in walk(p, branch, split, left).into_iter().enumerate() {
            let (count, sum) = met.entry(id).or_default();
            *count += 1;
            *sum += far;
        }
    }
    met.into_iter()
        .filter(|(_, (count, _))| *count == branches.len())
        .min_by_key(|(id, (_, sum))| (*sum, id.clone()))
        .map(|(id, _)| id)
}

/// The steps that can be reached, the nearest first, without passing a step again.
fn walk(p: &Procedure, from: &StepId, not: &StepId, left: &mut usize) -> Vec<StepId> {
    let mut seen = BTreeSet::from([from.clone(), not.clone()]);
    let mut queue = VecDeque::from([from.clone()]);
    let mut out = Vec::new();
    while let Some(id) = queue.pop_front() {
        if out.len() >= MOST_WALKED || *left == 0 {
            break;
        }
        *left -= 1;
        for (_, flow) in p.outgoing(&id) {
            if seen.insert(flow.to.clone()) {
                queue.push_back(flow.to.clone());
            }
        }
        out.push(id);
    }
    out
}
