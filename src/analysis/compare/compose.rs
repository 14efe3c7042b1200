//! A procedure with some of the changes and without the others.
//!
//! Changes that hang together by flows (a knot) and are taken all, or left all, give what somebody
//! drew. Where such a knot is taken in part, flows are joined anew: what is not there is passed over,
//! what is there again stands in the way it stood in.

use std::collections::{BTreeMap, BTreeSet};

use super::groups::Grouped;
use crate::model::delta::Thing;
use crate::model::draft::Draft;
use crate::model::finding::Finding;
use crate::model::flow::Flow;
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

/// Most steps passed over to find the next that is there.
const MOST_PASSED: usize = 1_000;

/// `before` with those groups of changes for which `takes` holds, by their place in the list. What
/// only stands elsewhere is as in `after`. All groups give `after`, none gives `before` with the
/// drawing of `after`. The findings say what had to be mended.
pub fn compose(
    before: &Procedure,
    after: &Procedure,
    grouped: &Grouped,
    takes: impl Fn(usize) -> bool,
) -> (Procedure, Vec<Finding>) {
    let mut knots: BTreeMap<usize, [bool; 2]> = BTreeMap::new();
    for (at, group) in grouped.groups.iter().enumerate() {
        knots.entry(group.knot).or_default()[usize::from(takes(at))] = true;
    }
    let is_split = |knot: usize| knots.get(&knot) == Some(&[true, true]);
    let mut draft = Draft::from(before.clone());
    for thing in &grouped.placed {
        draft.take(thing, after);
    }
    for (at, group) in grouped.groups.iter().enumerate() {
        if takes(at) {
            for thing in &group.things {
                draft.take(thing, after);
            }
        }
    }
    for (id, knot) in &grouped.between {
        // Of a knot in parts, the flows between are those of the second where they can be.
        if knots.get(knot).is_some_and(|k| k[1]) {
            draft.take(&Thing::Item(ItemId::Flow(id.clone())), after);
        }
    }
    let mut joiner = Joiner { before, after, draft, knots: BTreeSet::new() };
    joiner.knots.extend(knots.keys().copied().filter(|knot| is_split(*knot)));
    joiner.bring_along();
    joiner.keep_what_is_spoken_of(grouped, &takes);
    joiner.join(grouped);
    joiner.draft.finish()
}

struct Joiner<'a> {
    before: &'a Procedure,
    after: &'a Procedure,
    draft: Draft,
    /// Knots that are taken in part.
    knots: BTreeSet<usize>,
}

impl Joiner<'_> {
    /// What was taken may speak of something new that was not: that comes along, as it stands there
    /// for nobody else.
    fn bring_along(&mut self) {
        let missing = |draft: &Draft, thing: &Thing, of: &Procedure| {
            !draft.so_far().has(thing)
                && of.has(thing)
                && !matches!(thing, Thing::Item(ItemId::Step(_) | ItemId::Flow(_)))
        };
        for _ in 0..crate::model::invariants::MAX_DEPTH {
            let p = self.draft.so_far();
            let mut wanted: BTreeSet<Thing> = BTreeSet::new();
            let things = p
                .steps()
                .map(|(id, _)| ItemId::Step(id.clone()))
                .chain(p.lanes().map(|(id, _)| ItemId::Lane(id.clone())))
                .chain(p.pools().map(|(id, _)| ItemId::Pool(id.clone())))
                .map(Thing::Item)
                .chain(p.offices().map(|(id, _)| Thing::Office(id.clone())));
            for thing in things.chain([Thing::BodyCalendar]) {
                wanted.extend(
                    p.spoken_of(&thing).into_iter().filter(|t| missing(&self.draft, t, self.after)),
                );
            }
            if wanted.is_empty() {
                break;
            }
            for thing in &wanted {
                self.draft.take(thing, self.after);
            }
        }
    }

    /// What was removed stays where something that stays speaks of it.
    fn keep_what_is_spoken_of(&mut self, grouped: &Grouped, takes: &impl Fn(usize) -> bool) {
        let removed = grouped.groups.iter().enumerate().filter(|(at, g)| {
            takes(*at) && g.things.iter().any(|t| self.before.has(t) && !self.after.has(t))
        });
        let gone: BTreeSet<&Thing> = removed
            .flat_map(|(_, g)| &g.things)
            .filter(|t| !matches!(t, Thing::Item(ItemId::Step(_) | ItemId::Flow(_))))
            .filter(|t| !self.draft.so_far().has(t) && self.before.has(t))
            .collect();
        if gone.is_empty() {
            return;
        }
        let p = self.draft.so_far();
        let mut back = BTreeSet::new();
        for thing in p
            .steps()
            .map(|(id, _)| Thing::Item(ItemId::Step(id.clone())))
            .chain(p.lanes().map(|(id, _)| Thing::Item(ItemId::Lane(id.clone()))))
            .chain(p.offices().map(|(id, _)| Thing::Office(id.clone())))
        {
            back.extend(p.spoken_of(&thing).into_iter().filter(|t| gone.contains(t)));
        }
        for thing in back {
            self.draft.take(&thing, self.before);
        }
        self.bring_back();
    }

    /// What came back may itself speak of something that is gone.
    fn bring_back(&mut self) {
        for _ in 0..crate::model::invariants::MAX_DEPTH {
            let p = self.draft.so_far();
            let bands = p
                .lanes()
                .map(|(id, _)| Thing::Item(ItemId::Lane(id.clone())))
                .chain(p.offices().map(|(id, _)| Thing::Office(id.clone())));
            let wanted: BTreeSet<Thing> = bands
                .flat_map(|thing| p.spoken_of(&thing))
                .filter(|t| !p.has(t) && self.before.has(t))
                .collect();
            if wanted.is_empty() {
                break;
            }
            for thing in &wanted {
                self.draft.take(thing, self.before);
            }
        }
    }

    /// Joins the flows of knots that are taken in part.
    fn join(&mut self, grouped: &Grouped) {
        if self.knots.is_empty() {
            return;
        }
        let mut flows: BTreeSet<FlowId> = BTreeSet::new();
        let mut steps: BTreeSet<StepId> = BTreeSet::new();
        for group in grouped.groups.iter().filter(|g| self.knots.contains(&g.knot)) {
            for thing in &group.things {
                match thing {
                    Thing::Item(ItemId::Flow(id)) => {
                        flows.insert(id.clone());
                    }
                    Thing::Item(ItemId::Step(id)) => {
                        steps.insert(id.clone());
                    }
                    _ => {}
                }
            }
        }
        let between = grouped.between.iter().filter(|(_, knot)| self.knots.contains(knot));
        flows.extend(between.map(|(id, _)| id.clone()));
        for id in &flows {
            self.settle(id);
        }
        for id in &steps {
            if self.draft.so_far().step(id).is_some() {
                self.lead_on(id);
                self.lead_in(id);
            }
        }
    }

    fn stands(&self, id: &StepId) -> bool {
        self.draft.so_far().step(id).is_some()
    }

    /// The procedure in which a step stands; the second where both have it.
    fn own(&self, id: &StepId) -> &Procedure {
        if self.after.step(id).is_some() { self.after } else { self.before }
    }

    /// A flow whose ends are not both there: the other version of it, or on to the next step.
    fn settle(&mut self, id: &FlowId) {
        let joined = |f: &Flow| self.stands(&f.from) && self.stands(&f.to);
        let now = self.draft.so_far().flow(id).map(|f| Flow::clone(f));
        if now.as_ref().is_some_and(joined) {
            return;
        }
        let other = [self.after, self.before]
            .into_iter()
            .filter_map(|p| p.flow(id).map(|f| Flow::clone(f)))
            .find(|f| now.is_some() && joined(f));
        if let Some(flow) = other {
            self.draft.flow(id.as_str(), flow);
            return;
        }
        let Some(mut flow) = now else { return };
        self.draft.without_flow(id);
        if self.stands(&flow.from)
            && let Some(next) = self.next(&flow.to)
            && next != flow.from
        {
            let is_there = self.draft.so_far().outgoing(&flow.from).any(|(_, f)| f.to == next);
            if !is_there {
                flow.to = next;
                flow.bends.clear();
                flow.docks = None;
                self.draft.flow(id.as_str(), flow);
            }
        }
    }

    /// The first step that is there on the way from one that is not.
    fn next(&self, from: &StepId) -> Option<StepId> {
        let mut at = from.clone();
        let mut seen = BTreeSet::new();
        while !self.stands(&at) {
            if !seen.insert(at.clone()) || seen.len() > MOST_PASSED {
                return None;
            }
            // The ordinary way on: the default flow, else the first.
            let own = self.own(&at);
            let mut ways: Vec<(FlowId, &Flow)> = own.outgoing(&at).collect();
            ways.sort_by_key(|(_, f)| !f.default);
            at = ways.first()?.1.to.clone();
        }
        Some(at)
    }

    /// The first step that is there on the way to one, backwards.
    fn previous(&self, to: &StepId) -> Option<StepId> {
        let mut at = to.clone();
        let mut seen = BTreeSet::new();
        loop {
            if !seen.insert(at.clone()) || seen.len() > MOST_PASSED {
                return None;
            }
            let from = self.own(&at).incoming(&at).next().map(|(_, flow)| flow.from.clone());
            at = from?;
            if self.stands(&at) {
                return Some(at);
            }
        }
    }

    /// A step that led on leads on.
    fn lead_on(&mut self, id: &StepId) {
        let has_way = |p: &Procedure| p.outgoing(id).next().is_some();
        if has_way(self.draft.so_far()) || !has_way(self.own(id)) {
            return;
        }
        let way = self.own(id).outgoing(id).next().map(|(flow, f)| (flow, f.clone()));
        let Some((flow_id, mut flow)) = way else { return };
        let Some(next) = self.next(&flow.to).filter(|next| next != id) else { return };
        if self.draft.so_far().flow(&flow_id).is_none() {
            flow.to = next;
            flow.bends.clear();
            flow.docks = None;
            self.draft.flow(flow_id.as_str(), flow);
        }
    }

    /// A step that was reached is reached: it is put in behind the step before it.
    fn lead_in(&mut self, id: &StepId) {
        let has_way = |p: &Procedure| p.incoming(id).next().is_some();
        if has_way(self.draft.so_far()) || !has_way(self.own(id)) {
            return;
        }
        let Some(before) = self.previous(id).filter(|before| before != id) else { return };
        let way = self.draft.so_far().outgoing(&before).next().map(|(f, flow)| (f, flow.clone()));
        let Some((way_id, mut way)) = way else { return };
        let on = std::mem::replace(&mut way.to, id.clone());
        way.bends.clear();
        way.docks = None;
        self.draft.flow(way_id.as_str(), way);
        // What stood behind stands behind the step put in, where that leads on by one flow.
        let out: Vec<(FlowId, Flow)> =
            self.draft.so_far().outgoing(id).map(|(f, flow)| (f, flow.clone())).collect();
        if let [(out_id, out)] = &*out
            && on != *id
        {
            let mut out = out.clone();
            out.to = on;
            out.bends.clear();
            out.docks = None;
            self.draft.flow(out_id.as_str(), out);
        }
    }
}
