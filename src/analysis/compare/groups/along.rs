//! What goes together along the flow: flows with the steps that came or went at their ends, steps put
//! elsewhere with their flows, a split with its join.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use super::union::Union;
use super::{Pair, step};
use crate::model::delta::{Fate, Thing};
use crate::model::flow::Flow;
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

/// Most steps walked through from one branch to find where the branches of a split meet again.
const MOST_WALKED: usize = 2_000;
/// Most steps walked through in all; splits beyond are changes of their own.
const MOST_WALKED_IN_ALL: usize = 100_000;

/// Most flows looked at in all, to find what left its place or came between; what is beyond is a change
/// of its own.
const MOST_FOLLOWED: usize = 400_000;

/// From which step to which, by which flow.
type Ways<'a> = BTreeMap<&'a StepId, BTreeMap<&'a StepId, &'a FlowId>>;

impl Pair<'_> {
    /// Flows go with the steps that came or went at their ends; shares of one gateway go together.
    /// Gives the flows that belong to no step alone, and all that join steps that came or went with
    /// one another, with those steps.
    pub(super) fn flows(
        &self,
        union: &mut Union,
    ) -> (BTreeSet<Thing>, BTreeMap<Thing, Vec<StepId>>) {
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
                    // It could not follow a step into another sub-procedure.
                    if self.after.flow(id).is_none() {
                        let ends = versions.iter().flat_map(|f| [&f.from, &f.to]);
                        for end in ends.filter(|end| self.is_on_other_level(end)) {
                            union.join(thing, &step(end));
                        }
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

    /// Steps that left their place between two others, or were put between two: the flow that was led
    /// on past them, or to them, goes with the flows that joined them to the second; all of one step
    /// together.
    pub(super) fn moves(&self, union: &mut Union) {
        let flows = || {
            self.delta.iter().filter(|(_, fate)| **fate != Fate::Placed).filter_map(|(t, _)| {
                let Thing::Item(ItemId::Flow(id)) = t else { return None };
                Some((id, self.before.flow(id), self.after.flow(id)))
            })
        };
        let (mut lost, mut gained) = (Ways::new(), Ways::new());
        for (id, old, new) in flows() {
            for (ways, flow) in [(&mut lost, old), (&mut gained, new)] {
                if let Some(flow) = flow {
                    ways.entry(&flow.from).or_default().insert(&flow.to, id);
                }
            }
        }
        let mut left = MOST_FOLLOWED;
        let mut of: BTreeMap<&StepId, Thing> = BTreeMap::new();
        let thing = |id: &FlowId| Thing::Item(ItemId::Flow(id.clone()));
        for (id, old, new) in flows() {
            for (ways, from, to, stays) in Self::asked((old, new), &lost, &gained) {
                for (near, other, far) in self.way(ways, from, to, id, &mut left) {
                    union.join(&thing(id), &thing(other));
                    for pivot in [near, far].into_iter().filter(|end| !stays.contains(end)) {
                        let first = of.entry(pivot).or_insert_with(|| thing(id));
                        union.join(&thing(id), first);
                        // It may stand in another band, of another office, for it.
                        union.join(&step(pivot), first);
                    }
                }
            }
        }
        self.torn_out(union);
    }

    /// Which ways, from where to where, would say that steps left their place for this flow, or came
    /// into it; with the ends that kept theirs.
    fn asked<'a, 'w>(
        (old, new): (Option<&'a Arc<Flow>>, Option<&'a Arc<Flow>>),
        lost: &'w Ways<'a>,
        gained: &'w Ways<'a>,
    ) -> Vec<(&'w Ways<'a>, &'a StepId, &'a StepId, Vec<&'a StepId>)> {
        match (old, new) {
            // Led on: A → S and S → B became A → B; put between: the other way round. Its other end
            // may have been joined elsewhere as well.
            (Some(old), Some(new)) => vec![
                (lost, &old.to, &new.to, vec![&new.to]),
                (gained, &new.to, &old.to, vec![&old.to]),
                (lost, &new.from, &old.from, vec![&new.from]),
                (gained, &old.from, &new.from, vec![&old.from]),
            ],
            // The same where one of the flows was there already.
            (Some(old), None) => vec![(gained, &old.from, &old.to, vec![&old.from, &old.to])],
            (None, Some(new)) => vec![(lost, &new.from, &new.to, vec![&new.from, &new.to])],
            (None, None) => Vec::new(),
        }
    }

    /// The shortest way from one step to another by flows that came, or that went, through steps that
    /// were there before and are there still; empty where there is none.
    fn way<'a>(
        &self,
        ways: &Ways<'a>,
        from: &'a StepId,
        to: &'a StepId,
        without: &FlowId,
        left: &mut usize,
    ) -> Vec<(&'a StepId, &'a FlowId, &'a StepId)> {
        let mut reached: BTreeMap<&StepId, (&StepId, &FlowId)> = BTreeMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(at) = queue.pop_front() {
            if reached.contains_key(to) {
                break;
            }
            let on = ways.get(at).into_iter().flatten().filter(|(_, id)| **id != without);
            for (next, id) in on {
                if *left == 0 {
                    return Vec::new();
                }
                *left -= 1;
                let is_end = *next == to;
                // The flows of a step that is new, or gone, are that step's.
                if *next != from && (is_end || !self.is_fresh(next) && !self.is_fresh(at)) {
                    reached.entry(next).or_insert_with(|| {
                        queue.push_back(next);
                        (at, id)
                    });
                }
            }
        }
        let mut way = Vec::new();
        let mut at = to;
        while let Some((before, id)) = reached.get(at) {
            way.push((*before, *id, at));
            at = before;
        }
        way
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
                    for other in &flows {
                        union.join(flow, other);
                    }
                }
            }
        }
    }

    /// A split that came or went goes with the join where its branches meet.
    pub(super) fn splits(&self, union: &mut Union) {
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
