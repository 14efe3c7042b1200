//! What differs between two states of a procedure, found by what they no longer share.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use super::item::ItemId;
use super::procedure::Procedure;

/// What differs between two states of one procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Things of the drawing that came, went or are another value.
    pub items: BTreeSet<ItemId>,
    /// Whether the card, a calendar, an office, a scenario or a review note differs.
    pub others: bool,
}

impl Procedure {
    /// What differs from `former`. States that come from one another share what did not change:
    /// then this takes as long as the change is large.
    pub fn changes_since(&self, former: &Self) -> Changes {
        let mut items = BTreeSet::new();
        collect(&former.pools, &self.pools, ItemId::Pool, &mut items);
        collect(&former.lanes, &self.lanes, ItemId::Lane, &mut items);
        collect(&former.steps, &self.steps, ItemId::Step, &mut items);
        collect(&former.flows, &self.flows, ItemId::Flow, &mut items);
        collect(&former.links, &self.links, ItemId::Link, &mut items);
        collect(&former.artifacts, &self.artifacts, ItemId::Artifact, &mut items);
        let others = !same(&former.offices, &self.offices)
            || !same(&former.calendars, &self.calendars)
            || !same(&former.scenarios, &self.scenarios)
            || !same(&former.notes, &self.notes)
            || former.card != self.card
            || former.calendar != self.calendar
            || former.first_day != self.first_day;
        Changes { items, others }
    }
}

fn collect<K: Ord + Clone, V: PartialEq>(
    former: &OrdMap<K, Arc<V>>,
    now: &OrdMap<K, Arc<V>>,
    name: impl Fn(K) -> ItemId,
    out: &mut BTreeSet<ItemId>,
) {
    for difference in former.diff(now) {
        match difference {
            DiffItem::Update { old, new } if Arc::ptr_eq(old.1, new.1) => {}
            DiffItem::Add(id, _)
            | DiffItem::Remove(id, _)
            | DiffItem::Update { new: (id, _), .. } => {
                out.insert(name(id.clone()));
            }
        }
    }
}

fn same<K: Ord, V: PartialEq>(former: &OrdMap<K, Arc<V>>, now: &OrdMap<K, Arc<V>>) -> bool {
    former.ptr_eq(now) || former.diff(now).next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::flow::Flow;
    use crate::model::id::{FlowId, OfficeId, StepId};
    use crate::model::step::{Step, StepKind};
    use crate::model::text::Text;

    #[test]
    fn only_what_changed_is_named() {
        let step = |x: f64| Arc::new(Step::new(StepKind::END, Text::default(), x, 0.0));
        let id = |i: u32| StepId::new(format!("s{i}"));
        let mut p = Procedure::default();
        for i in 0..2_000 {
            p.put_step(&id(i), Some(step(f64::from(i))));
        }
        let before = p.clone();
        assert_eq!(p.changes_since(&before), Changes::default());
        p.put_step(&id(7), Some(step(-1.0)));
        p.put_step(&id(8), Some(step(8.0)));
        p.put_step(&id(9), None);
        p.put_flow(&FlowId::new("f"), Some(Arc::new(Flow::new("s1".into(), "s2".into()))));
        let mut wanted: BTreeSet<ItemId> = [7, 9].map(|i| ItemId::Step(id(i))).into();
        wanted.insert(ItemId::Flow("f".into()));
        assert_eq!(p.changes_since(&before), Changes { items: wanted.clone(), others: false });
        assert_eq!(before.changes_since(&p).items, wanted, "seen from the other side too");
        p.put_office(&OfficeId::new("o"), Some(Arc::default()));
        assert!(p.changes_since(&before).others);
        assert_eq!(before.steps().count(), 2_000, "the former state stays as it was");
    }
}
