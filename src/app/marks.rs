//! Marks of a comparison on the two drawings: what was added, removed, changed, and how.

use std::collections::BTreeMap;

use crate::analysis::compare::{Change, Comparison};
use crate::drawing::view::{Change as Marked, Mark};
use crate::model::item::ItemId;
use crate::words::Words;

/// Marks by the thing they stand on.
pub type Marks = BTreeMap<ItemId, Mark>;

/// Marks of the as-is' drawing (removed) and of the to-be's (added, changed).
pub fn marks(words: &Words, structure: &Comparison) -> (Marks, Marks) {
    let (mut before, mut after) = (Marks::new(), Marks::new());
    let mut add = |a: Option<ItemId>, b: Option<ItemId>, change: &Change| {
        let (marked, callout) = match change {
            Change::Added => (Marked::Added, None),
            Change::Removed => (Marked::Removed, None),
            Change::Reassigned { from, to } => {
                (Marked::Changed, Some((words.say("office"), format!("{from} → {to}"))))
            }
            Change::Changed { field, from, to } => {
                let [from, to] = words.field_change(from, to);
                (Marked::Changed, Some((words.field(*field), format!("{from} → {to}"))))
            }
        };
        let (map, item) = match marked {
            Marked::Removed => (&mut before, a),
            Marked::Added | Marked::Changed => (&mut after, b),
        };
        let Some(item) = item else { return };
        let mark = map.entry(item).or_insert_with(|| Mark { change: marked, callout: Vec::new() });
        mark.callout.extend(callout);
    };
    for d in &structure.steps {
        add(d.before.clone().map(ItemId::Step), d.after.clone().map(ItemId::Step), &d.change);
    }
    for d in &structure.flows {
        add(d.before.clone().map(ItemId::Flow), d.after.clone().map(ItemId::Flow), &d.change);
    }
    for d in &structure.artifacts {
        let of = |id: &Option<_>| id.clone().map(ItemId::Artifact);
        add(of(&d.before), of(&d.after), &d.change);
    }
    (before, after)
}
