//! What is selected on the drawing; survives undo because ids do.

use std::collections::BTreeSet;

use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

/// The selected things, and the one the keyboard walks from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    items: BTreeSet<ItemId>,
    lead: Option<ItemId>,
}

impl Selection {
    /// Selects exactly these; the last one leads.
    pub fn set(&mut self, items: Vec<ItemId>) {
        self.lead = items.last().cloned();
        self.items = items.into_iter().collect();
    }

    /// Selects one thing, or adds it to the selection, or takes it out again.
    pub fn toggle(&mut self, item: ItemId) {
        if self.items.remove(&item) {
            self.lead = self.items.last().cloned();
        } else {
            self.lead = Some(item.clone());
            self.items.insert(item);
        }
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        self.items.clear();
        self.lead = None;
    }

    /// Whether this is selected.
    pub fn contains(&self, item: &ItemId) -> bool {
        self.items.contains(item)
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Everything selected, in fixed order.
    pub fn items(&self) -> impl Iterator<Item = &ItemId> {
        self.items.iter()
    }

    /// Number of things selected.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The thing the keyboard and the inspector speak of.
    pub fn lead(&self) -> Option<&ItemId> {
        self.lead.as_ref()
    }

    /// The leading step, if a step leads.
    pub fn step(&self) -> Option<&StepId> {
        match &self.lead {
            Some(ItemId::Step(id)) => Some(id),
            _ => None,
        }
    }

    /// All selected steps.
    pub fn steps(&self) -> Vec<StepId> {
        self.items
            .iter()
            .filter_map(|i| if let ItemId::Step(id) = i { Some(id.clone()) } else { None })
            .collect()
    }

    /// Drops what the procedure no longer has.
    pub fn keep_existing(&mut self, p: &Procedure) {
        self.items.retain(|item| p.stands(item));
        if self.lead.as_ref().is_some_and(|l| !p.stands(l)) {
            self.lead = self.items.last().cloned();
        }
    }
}
