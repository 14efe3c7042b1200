//! Changes as people make them: what differs, thing by thing, gathered so that each group can be
//! taken or left by itself.
//!
//! A step that came or went brings the flows around it; a split and its join go together; what
//! pointed at something that is gone goes with it. One edit of one thing never becomes two groups,
//! so there are never more groups than edits.

mod along;
mod company;
mod union;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::delta::{Delta, Fate, Thing, between};
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};
use union::{Sets, Union};

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
        if let Some(root) = union.root(thing) {
            sets.entry(root).or_default().insert(thing.clone());
        }
    }
    let roots: Vec<usize> = sets.keys().copied().collect();
    // Knots: a second union, over groups, by the flows between them.
    let number: BTreeMap<usize, usize> = roots.iter().copied().zip(0..).collect();
    let mut knots = Sets::of(roots.len());
    let mut of_flow = BTreeMap::new();
    for (thing, ends) in &ties {
        let Thing::Item(ItemId::Flow(id)) = thing else { continue };
        let roots = ends.iter().filter_map(|end| union.root(&step(end)));
        let ends: Vec<usize> = roots.filter_map(|root| number.get(&root).copied()).collect();
        let Some(first) = ends.first() else { continue };
        for other in &ends {
            knots.join(*first, *other);
        }
        if loose.contains(thing) {
            of_flow.insert(id.clone(), *first);
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for (at, things) in sets.into_values().enumerate() {
        let lead = pair.lead(&things);
        let fate = delta[&lead];
        groups.push(Group { lead, fate, things, knot: knots.root(at) });
    }
    let between = of_flow.into_iter().map(|(id, at)| (id, knots.root(at))).collect();
    groups.sort_by(|a, b| a.lead.cmp(&b.lead));
    Grouped { groups, placed, between }
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

    /// Whether a step was carried into another sub-procedure, or out of one.
    fn is_on_other_level(&self, id: &StepId) -> bool {
        let both = self.before.step(id).zip(self.after.step(id));
        both.is_some_and(|(a, b)| a.parent != b.parent)
    }

    fn is_gateway(&self, id: &StepId) -> bool {
        self.any_step(id).is_some_and(|s| matches!(s.kind, StepKind::Gateway(_)))
    }

    /// What a group is about: work first, then other steps, then the rest.
    fn lead(&self, things: &BTreeSet<Thing>) -> Thing {
        let rank = |thing: &&Thing| {
            let fresh = matches!(self.delta.get(*thing), Some(Fate::Added | Fate::Removed));
            let kind = match thing {
                Thing::Item(ItemId::Pool(_)) => 0,
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
                Thing::Item(ItemId::Lane(_))
                | Thing::Office(_)
                | Thing::Card(_)
                | Thing::Term(_)
                | Thing::BodyCalendar
                | Thing::FirstDay
                | Thing::Calendar(_)
                | Thing::Scenario(_)
                | Thing::Note(_) => 1,
            };
            (kind, !fresh)
        };
        things.iter().min_by_key(rank).cloned().unwrap_or(Thing::FirstDay)
    }
}
