//! What goes together beside the flow: what hangs on something, is in it, stands in it, or speaks of it.

use super::union::Union;
use super::{Pair, step};
use crate::model::delta::{Fate, Thing};
use crate::model::flow::Anchor;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::step::StepKind;

impl Pair<'_> {
    /// Events on a border go with their host, what is inside with what is around.
    pub(super) fn hosts(&self, union: &mut Union) {
        for thing in self.delta.keys() {
            let Thing::Item(ItemId::Step(id)) = thing else { continue };
            let Some(of) = self.any_step(id) else { continue };
            if self.fate(id) == Some(Fate::Changed) && self.differs_in_band_alone(thing) {
                // It was moved with what it hangs on.
                let mut on: Vec<&StepId> = of.parent.iter().collect();
                if let StepKind::Boundary { host, .. } = &of.kind {
                    on.push(host);
                }
                for id in on {
                    union.join(thing, &step(id));
                }
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
    pub(super) fn beside(&self, union: &mut Union) {
        for (thing, fate) in self.delta {
            if *fate == Fate::Placed {
                continue;
            }
            if let Thing::Item(ItemId::Link(id)) = thing {
                let link = self.after.link(id).or_else(|| self.before.link(id));
                let Some(link) = link else { continue };
                let mut ends: Vec<Thing> = [&link.from, &link.to].map(Anchor::thing).into();
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
    pub(super) fn gone(&self, union: &mut Union) {
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
    pub(super) fn bands(&self, union: &mut Union) {
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

    pub(super) fn differs_in_band_alone(&self, thing: &Thing) -> bool {
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
}
