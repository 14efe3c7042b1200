//! Two procedures under one set of ids: what the second calls a thing that the first has as well
//! becomes the first's id, so that what differs can be taken over thing by thing.

use std::collections::{BTreeMap, BTreeSet};

use super::matching;
use crate::model::flow::{Anchor, Link};
use crate::model::id::{LinkId, NoteId, ScenarioId, StepId, TermId};
use crate::model::procedure::Procedure;
use crate::model::rename::{Names, Unused};
use crate::model::step::Step;

/// What a person says about which step became which, against what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByHand {
    /// A step of the first and what it became in the second.
    pub same: BTreeMap<StepId, StepId>,
    /// Steps of the first that became nothing of the second.
    pub gone: BTreeSet<StepId>,
}

/// Finds which thing of the second procedure each of the first became: by id, then by name, office and neighbourhood.
pub fn pairs(before: &Procedure, after: &Procedure, by_hand: &ByHand) -> Names {
    let trust = matching::trusts_ids(before, after);
    let offices = matching::offices(before, after, trust);
    let lanes = matching::lanes(before, after, trust);
    let steps = matching::steps(before, after, &offices, trust, by_hand);
    let flows = matching::flows(before, after, &steps, trust);
    let mut pairs = Names { steps, flows, lanes, offices, ..Names::default() };
    pairs.pools = matching::pools(before, after, trust);
    pairs.calendars = matching::calendars(before, after, trust);
    pairs.terms = matching::terms(before, after, trust);
    pairs.artifacts = matching::artifacts(before, after, trust);
    pairs.scenarios = scenarios(before, after);
    pairs.notes = notes(before, after, matching::is_related(before, after));
    pairs.links = links(before, after, &pairs, trust);
    pairs
}

/// Whether one step can have become the other: work, a gateway, a start, an end, an event stays one.
pub fn is_of_one_class(before: &Step, after: &Step) -> bool {
    matching::class(before) == matching::class(after)
}

/// Links by id, then by what they join.
fn links(
    before: &Procedure,
    after: &Procedure,
    pairs: &Names,
    trust: bool,
) -> BTreeMap<LinkId, LinkId> {
    let mut out = if trust {
        matching::same_ids(before.links().map(|(id, _)| id), |id| after.link(id).is_some())
    } else {
        BTreeMap::new()
    };
    let taken: BTreeSet<LinkId> = out.values().cloned().collect();
    let mut free: BTreeMap<(Anchor, Anchor, _), Vec<LinkId>> = BTreeMap::new();
    let key = |l: &Link| (l.from.clone(), l.to.clone(), l.kind);
    for (id, link) in after.links().filter(|(id, _)| !taken.contains(*id)) {
        free.entry(key(link)).or_default().push(id.clone());
    }
    for (id, link) in before.links() {
        if out.contains_key(id) {
            continue;
        }
        let ends = (anchor(pairs, &link.from), anchor(pairs, &link.to));
        let (Some(from), Some(to)) = ends else { continue };
        if let Some(list) = free.get_mut(&(from, to, link.kind))
            && !list.is_empty()
        {
            out.insert(id.clone(), list.remove(0));
        }
    }
    out
}

/// Scenarios by id: what they change tells them apart from no other.
fn scenarios(before: &Procedure, after: &Procedure) -> BTreeMap<ScenarioId, ScenarioId> {
    matching::same_ids(before.scenarios().map(|x| x.0), |id| after.scenario(id).is_some())
}

/// Review notes by id; of strangers, whose ids say nothing, only those in which the same is said.
fn notes(before: &Procedure, after: &Procedure, are_related: bool) -> BTreeMap<NoteId, NoteId> {
    let said = |p: &Procedure, id: &NoteId| p.note(id).map(|note| note.said.clone());
    matching::same_ids(before.notes().map(|x| x.0), |id| {
        let there = said(after, id);
        there.is_some() && (are_related || there == said(before, id))
    })
}

/// What is one thing in two procedures of one set of ids.
pub fn by_id(before: &Procedure, after: &Procedure) -> Names {
    let terms = |id: &TermId| after.card().terms.contains_key(id);
    Names {
        steps: matching::same_ids(before.steps().map(|x| x.0), |id| after.step(id).is_some()),
        flows: matching::same_ids(before.flows().map(|x| x.0), |id| after.flow(id).is_some()),
        links: matching::same_ids(before.links().map(|x| x.0), |id| after.link(id).is_some()),
        pools: matching::same_ids(before.pools().map(|x| x.0), |id| after.pool(id).is_some()),
        lanes: matching::same_ids(before.lanes().map(|x| x.0), |id| after.lane(id).is_some()),
        artifacts: matching::same_ids(before.artifacts().map(|x| x.0), |id| {
            after.artifact(id).is_some()
        }),
        offices: matching::same_ids(before.offices().map(|x| x.0), |id| after.office(id).is_some()),
        calendars: matching::same_ids(before.calendars().map(|x| x.0), |id| {
            after.calendar(id).is_some()
        }),
        terms: matching::same_ids(before.card().terms.keys(), terms),
        scenarios: scenarios(before, after),
        notes: notes(before, after, true),
    }
}

pub(super) fn anchor(pairs: &Names, anchor: &Anchor) -> Option<Anchor> {
    Some(match anchor {
        Anchor::Step(id) => Anchor::Step(pairs.steps.get(id)?.clone()),
        Anchor::Pool(id) => Anchor::Pool(pairs.pools.get(id)?.clone()),
        Anchor::Artifact(id) => Anchor::Artifact(pairs.artifacts.get(id)?.clone()),
        Anchor::Flow(id) => Anchor::Flow(pairs.flows.get(id)?.clone()),
    })
}

/// The ids under which the second procedure speaks of what the first has as well.
pub fn names(pairs: &Names, before: &Procedure, after: &Procedure) -> Names {
    let mut unused = Unused::default();
    let mut fresh = |id: &str| unused.like(id, &[before, after]);
    Names {
        steps: turn(&pairs.steps, after.steps().map(|(id, _)| id), before, &mut fresh),
        flows: turn(&pairs.flows, after.flows().map(|(id, _)| id), before, &mut fresh),
        links: turn(&pairs.links, after.links().map(|(id, _)| id), before, &mut fresh),
        pools: turn(&pairs.pools, after.pools().map(|(id, _)| id), before, &mut fresh),
        lanes: turn(&pairs.lanes, after.lanes().map(|(id, _)| id), before, &mut fresh),
        artifacts: turn(&pairs.artifacts, after.artifacts().map(|(id, _)| id), before, &mut fresh),
        offices: turn(&pairs.offices, after.offices().map(|(id, _)| id), before, &mut fresh),
        calendars: turn(&pairs.calendars, after.calendars().map(|(id, _)| id), before, &mut fresh),
        terms: turn(&pairs.terms, after.card().terms.keys(), before, &mut fresh),
        scenarios: turn(&pairs.scenarios, after.scenarios().map(|(id, _)| id), before, &mut fresh),
        notes: turn(&pairs.notes, after.notes().map(|(id, _)| id), before, &mut fresh),
    }
}

/// New names of one kind: a partner's id where there is a partner, another id where the own one is
/// the id of something else in the first procedure.
fn turn<'a, I: Ord + Clone + AsRef<str> + for<'b> From<&'b str> + 'a>(
    pairs: &BTreeMap<I, I>,
    after: impl Iterator<Item = &'a I>,
    before: &Procedure,
    fresh: &mut impl FnMut(&str) -> String,
) -> BTreeMap<I, I> {
    let partner: BTreeMap<&I, &I> = pairs.iter().map(|(a, b)| (b, a)).collect();
    let mut out = BTreeMap::new();
    for id in after {
        match partner.get(id) {
            Some(old) if *old == id => {}
            Some(old) => {
                out.insert(id.clone(), (*old).clone());
            }
            None if before.knows_id(id.as_ref()) => {
                out.insert(id.clone(), I::from(fresh(id.as_ref()).as_str()));
            }
            None => {}
        }
    }
    out
}
