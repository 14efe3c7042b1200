//! As-is against to-be in structure: what was added, removed, given to another office, changed
//! (which field, from what, to what). What was only moved on the drawing is kept apart.
//!
//! Things are matched by id first, since a to-be keeps the ids of its as-is; steps without a
//! partner then by name, office and neighbourhood (`matching.rs`). Figures are compared elsewhere.

pub mod align;
pub mod compose;
mod fields;
pub mod groups;
pub mod joined;
mod matching;
mod organisation;
pub mod worth;

use std::collections::{BTreeMap, BTreeSet};

use align::ByHand;

use crate::model::field::{Field, FieldValue};
use crate::model::flow::{Anchor, Flow, Link};
use crate::model::id::{
    ArtifactId, CalendarId, FlowId, LaneId, LinkId, OfficeId, PoolId, StepId, TermId,
};
use crate::model::lane::{Lane, Pool};
use crate::model::procedure::Procedure;
use crate::model::rename::Names;
use crate::model::step::Step;
use crate::model::text::Language;

/// What became of a thing.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Another office does it; empty means no office.
    Reassigned {
        /// Who did it.
        from: String,
        /// Who does it.
        to: String,
    },
    /// A field has another value.
    Changed {
        /// Which.
        field: Field,
        /// What it was.
        from: FieldValue,
        /// What it is.
        to: FieldValue,
    },
}

/// One difference of one thing; a thing with several has several.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference<I> {
    /// Its id in the first procedure.
    pub before: Option<I>,
    /// Its id in the second.
    pub after: Option<I>,
    /// Its name in the second, else in the first.
    pub name: String,
    /// What became of it.
    pub change: Change,
}

/// A field of the card with another value.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Which.
    pub field: Field,
    /// What it was.
    pub from: FieldValue,
    /// What it is.
    pub to: FieldValue,
}

/// How two procedures differ in structure, in order of id within each list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Steps.
    pub steps: Vec<Difference<StepId>>,
    /// Sequence flows.
    pub flows: Vec<Difference<FlowId>>,
    /// Message flows and associations.
    pub links: Vec<Difference<LinkId>>,
    /// Pools.
    pub pools: Vec<Difference<PoolId>>,
    /// Lanes.
    pub lanes: Vec<Difference<LaneId>>,
    /// Offices.
    pub offices: Vec<Difference<OfficeId>>,
    /// Calendars.
    pub calendars: Vec<Difference<CalendarId>>,
    /// Data, groups and annotations.
    pub artifacts: Vec<Difference<ArtifactId>>,
    /// Legal terms.
    pub terms: Vec<Difference<TermId>>,
    /// The card, and what holds for the procedure as a whole.
    pub card: Vec<FieldChange>,
    /// Steps that only stand elsewhere, by their id in the second procedure.
    pub moved_steps: Vec<StepId>,
    /// Flows that only run elsewhere, by their id in the second procedure.
    pub moved_flows: Vec<FlowId>,
    /// Lanes and pools that only stand elsewhere or have another size: how many.
    pub moved_bands: usize,
    /// Which thing of the second procedure each thing of the first became.
    pub pairs: Names,
}

impl Comparison {
    /// Whether nothing differs but the places of things on the drawing.
    pub fn is_same_structure(&self) -> bool {
        self.count() == 0
    }

    /// Number of differences, moves not counted.
    pub fn count(&self) -> usize {
        self.steps.len()
            + self.flows.len()
            + self.links.len()
            + self.pools.len()
            + self.lanes.len()
            + self.offices.len()
            + self.calendars.len()
            + self.artifacts.len()
            + self.terms.len()
            + self.card.len()
    }
}

/// Two procedures with which thing of the first became which of the second.
struct Pair<'a> {
    before: &'a Procedure,
    after: &'a Procedure,
    language: Language,
    pairs: &'a Names,
}

/// How `after` differs from `before` in structure. Names are in `language`.
pub fn differences(before: &Procedure, after: &Procedure, language: Language) -> Comparison {
    let pairs = align::pairs(before, after, &ByHand::default());
    differences_of(before, after, pairs, language)
}

/// How `after` differs from `before`, where it is known what became of what.
pub fn differences_of(
    before: &Procedure,
    after: &Procedure,
    pairs: Names,
    language: Language,
) -> Comparison {
    let pair = Pair { before, after, language, pairs: &pairs };
    let mut out = Comparison::default();
    compare_steps(&pair, &mut out);
    compare_flows(&pair, &mut out);
    compare_bands(&pair, &mut out);
    organisation::compare(&pair, &mut out);
    out.pairs = pairs;
    out
}

impl Pair<'_> {
    /// The name of a step of one of the two procedures; its id while it has none.
    fn step_name(&self, procedure: &Procedure, id: &StepId) -> String {
        let name = procedure.step(id).map_or("", |s| s.name.get(self.language));
        if name.is_empty() { id.to_string() } else { name.to_owned() }
    }

    /// A flow as people call it: its label, else the steps it joins.
    fn flow_name(&self, procedure: &Procedure, flow: &Flow) -> String {
        let [from, to] = [&flow.from, &flow.to].map(|id| self.step_name(procedure, id));
        format!("{from} → {to}")
    }

    fn office_name(&self, procedure: &Procedure, id: Option<&OfficeId>) -> String {
        let office = id.and_then(|id| procedure.office(id));
        office.map_or_else(String::new, |o| o.name.get(self.language).to_owned())
    }
}

/// Adds what was added and removed, and for each pair what `compare` finds.
fn list<I: Ord + Clone, T>(
    pairs: &BTreeMap<I, I>,
    before: &[(&I, &T)],
    after: &[(&I, &T)],
    name: impl Fn(bool, &T) -> String,
    mut compare: impl FnMut(&T, &T) -> Vec<Change>,
) -> Vec<Difference<I>> {
    let old: BTreeMap<&I, &T> = before.iter().copied().collect();
    let partner: BTreeMap<&I, &I> = pairs.iter().map(|(a, b)| (b, a)).collect();
    let mut out = Vec::new();
    for (id, item) in before.iter().filter(|(id, _)| !pairs.contains_key(*id)) {
        let (before, name) = (Some((*id).clone()), name(false, item));
        out.push(Difference { before, after: None, name, change: Change::Removed });
    }
    for (id, item) in after {
        let after = Some((*id).clone());
        let Some((old_id, old_item)) =
            partner.get(*id).and_then(|old_id| Some((*old_id, *old.get(*old_id)?)))
        else {
            let name = name(true, item);
            out.push(Difference { before: None, after, name, change: Change::Added });
            continue;
        };
        for change in compare(old_item, item) {
            let (before, after) = (Some(old_id.clone()), after.clone());
            out.push(Difference { before, after, name: name(true, item), change });
        }
    }
    out.sort_by(|x, y| {
        (x.after.as_ref().or(x.before.as_ref())).cmp(&(y.after.as_ref().or(y.before.as_ref())))
    });
    out
}

fn compare_steps(pair: &Pair<'_>, out: &mut Comparison) {
    let before: Vec<(&StepId, &Step)> = pair.before.steps().collect();
    let after: Vec<(&StepId, &Step)> = pair.after.steps().collect();
    // A step without a name is told by its id, which `list` does not hand over.
    let name = |_: bool, step: &Step| step.name.get(pair.language).to_owned();
    let mut steps =
        list(&pair.pairs.steps, &before, &after, name, |old, new| fields::of_step(pair, old, new));
    for difference in steps.iter_mut().filter(|d| d.name.is_empty()) {
        let id = difference.after.as_ref().or(difference.before.as_ref());
        difference.name = id.map_or_else(String::new, ToString::to_string);
    }
    let changed: BTreeSet<&StepId> = steps.iter().filter_map(|d| d.after.as_ref()).collect();
    for (old_id, new_id) in &pair.pairs.steps {
        let (Some(old), Some(new)) = (pair.before.step(old_id), pair.after.step(new_id)) else {
            continue;
        };
        if !changed.contains(new_id) && (old.at != new.at || old.label != new.label) {
            out.moved_steps.push(new_id.clone());
        }
    }
    out.steps = steps;
}

fn compare_flows(pair: &Pair<'_>, out: &mut Comparison) {
    let before: Vec<(&FlowId, &Flow)> = pair.before.flows().collect();
    let after: Vec<(&FlowId, &Flow)> = pair.after.flows().collect();
    let name = |is_after: bool, flow: &Flow| {
        pair.flow_name(if is_after { pair.after } else { pair.before }, flow)
    };
    let flows =
        list(&pair.pairs.flows, &before, &after, name, |old, new| fields::of_flow(pair, old, new));
    let changed: BTreeSet<&FlowId> = flows.iter().filter_map(|d| d.after.as_ref()).collect();
    for (old_id, new_id) in &pair.pairs.flows {
        let (Some(old), Some(new)) = (pair.before.flow(old_id), pair.after.flow(new_id)) else {
            continue;
        };
        let is_moved = old.bends != new.bends || old.label != new.label || old.docks != new.docks;
        if !changed.contains(new_id) && is_moved {
            out.moved_flows.push(new_id.clone());
        }
    }
    out.flows = flows;
}

/// Pools, lanes, links and artifacts.
fn compare_bands(pair: &Pair<'_>, out: &mut Comparison) {
    let (old, new) = (pair.before, pair.after);
    let (before, after): (Vec<(&LaneId, &Lane)>, Vec<_>) =
        (old.lanes().collect(), new.lanes().collect());
    let lane_name = |is_after: bool, lane: &Lane| {
        let procedure = if is_after { new } else { old };
        procedure.lane_name(lane, pair.language).to_owned()
    };
    out.lanes =
        list(&pair.pairs.lanes, &before, &after, lane_name, |a, b| fields::of_lane(pair, a, b));
    let moved = |(a, b): &(&LaneId, &LaneId)| {
        old.lane(a).zip(new.lane(b)).is_some_and(|(a, b)| a.at != b.at)
    };
    out.moved_bands = pair.pairs.lanes.iter().filter(moved).count();

    let (before, after): (Vec<(&PoolId, &Pool)>, Vec<_>) =
        (old.pools().collect(), new.pools().collect());
    let name = |_: bool, pool: &Pool| pool.name.get(pair.language).to_owned();
    out.pools = list(&pair.pairs.pools, &before, &after, name, |a, b| fields::of_pool(pair, a, b));
    let moved = |(a, b): &(&PoolId, &PoolId)| {
        old.pool(a).zip(new.pool(b)).is_some_and(|(a, b)| a.at != b.at)
    };
    out.moved_bands += pair.pairs.pools.iter().filter(moved).count();

    let (before, after): (Vec<(&LinkId, &Link)>, Vec<_>) =
        (old.links().collect(), new.links().collect());
    let name = |is_after: bool, link: &Link| {
        let procedure = if is_after { new } else { old };
        let [from, to] = [&link.from, &link.to].map(|end| anchor_name(pair, procedure, end));
        format!("{from} → {to}")
    };
    out.links = list(&pair.pairs.links, &before, &after, name, |a, b| fields::of_link(pair, a, b));

    let (before, after): (Vec<_>, Vec<_>) = (old.artifacts().collect(), new.artifacts().collect());
    let name = |_: bool, artifact: &crate::model::artifact::Artifact| {
        artifact.text.get(pair.language).to_owned()
    };
    out.artifacts = list(&pair.pairs.artifacts, &before, &after, name, fields::of_artifact);
}

fn anchor_name(pair: &Pair<'_>, procedure: &Procedure, end: &Anchor) -> String {
    match end {
        Anchor::Step(id) => pair.step_name(procedure, id),
        Anchor::Pool(id) => procedure.pool(id).map_or("", |p| p.name.get(pair.language)).to_owned(),
        Anchor::Artifact(id) => {
            procedure.artifact(id).map_or("", |a| a.text.get(pair.language)).to_owned()
        }
        Anchor::Flow(id) => {
            procedure.flow(id).map_or_else(String::new, |f| pair.flow_name(procedure, f))
        }
    }
}
