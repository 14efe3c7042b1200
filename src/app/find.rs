//! Find and replace: what was asked for, where it was found, and which place is shown.

use crate::edit::find::{How, MOST_SPOTS, Needle, Owner, Part, Spot, spots};
use crate::model::id::VariantId;
use crate::model::item::ItemId;

use super::notice::NoticeKind;
use super::{Wish, Workbench};

/// What is searched for, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The text.
    pub text: String,
    /// How letters are compared.
    pub how: How,
}

/// A search and what it found in the variant looked at.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was searched for.
    pub query: Query,
    /// Where it was found.
    pub spots: Vec<Spot>,
    /// Which of them is shown.
    pub at: usize,
    /// Of which document, variant and revision this is true.
    key: Option<(u64, VariantId, u64)>,
}

impl Found {
    /// The place shown.
    pub fn shown(&self) -> Option<&Spot> {
        self.spots.get(self.at)
    }

    /// How often the text was found, all places together.
    pub fn count(&self) -> usize {
        self.spots.iter().map(|s| s.count).sum()
    }

    /// Whether there are more places than are listed.
    pub fn is_cut(&self) -> bool {
        self.spots.len() >= MOST_SPOTS
    }

    /// The things of the drawing among the places; one may come several times.
    pub fn items(&self) -> impl Iterator<Item = &ItemId> {
        self.spots.iter().filter_map(|s| match &s.owner {
            Owner::Item(item) => Some(item),
            Owner::Office(_) => None,
        })
    }
}

impl Workbench {
    /// The search, if one is going on.
    pub fn found(&self) -> Option<&Found> {
        self.found.as_ref()
    }

    /// Searches; the same question again keeps its place.
    pub(super) fn find(&mut self, query: Query) {
        let same = self.found.as_ref().is_some_and(|f| f.query == query);
        let at = if same { self.found.as_ref().map_or(0, |f| f.at) } else { 0 };
        self.found = Some(Found { query, at, ..Found::default() });
        self.find_again();
        if !same {
            self.show_found();
        }
    }

    /// Searches anew where what was searched has changed.
    pub(super) fn find_again(&mut self) {
        let Some(mut found) = self.found.take() else { return };
        if let Some(document) = self.document() {
            let key = (document.number, document.variant().clone(), document.revision());
            if found.key.as_ref() != Some(&key) {
                let query = &found.query;
                let needle = Needle::new(&query.text, query.how);
                let p = document.procedure();
                found.spots =
                    needle.zip(p).map(|(needle, p)| spots(p, &needle)).unwrap_or_default();
                found.at = found.at.min(found.spots.len().saturating_sub(1));
                found.key = Some(key);
            }
        }
        self.found = Some(found);
    }

    /// Ends the search.
    pub(super) fn end_find(&mut self) {
        self.found = None;
    }

    /// Shows the next place, or the one before.
    pub(super) fn walk_found(&mut self, back: bool) {
        self.find_again();
        let Some(found) = &mut self.found else {
            self.wishes.push(Wish::ShowFind(false));
            return;
        };
        let n = found.spots.len();
        if n > 0 {
            found.at = if back { found.at + n - 1 } else { found.at + 1 } % n;
            self.show_found();
        }
    }

    /// Shows a place by its number.
    pub(super) fn show_spot(&mut self, number: usize) {
        self.find_again();
        if let Some(found) = &mut self.found {
            found.at = number.min(found.spots.len().saturating_sub(1));
            self.show_found();
        }
    }

    fn show_found(&mut self) {
        let spot = self.found.as_ref().and_then(Found::shown).cloned();
        let Some(Spot { owner: Owner::Item(item), .. }) = spot else { return };
        self.show_level_of(&item);
        if let Some(document) = self.document_mut() {
            document.selection.set(vec![item]);
            document.seal();
        }
        self.wishes.push(Wish::RevealSelection);
    }

    /// Replaces the place shown, or all.
    pub(super) fn replace_found(&mut self, all: bool, by: &str) {
        self.find_again();
        let Some(found) = &self.found else { return };
        let query = &found.query;
        let Some(needle) = Needle::new(&query.text, query.how) else { return };
        let spots: Vec<Spot> =
            if all { found.spots.clone() } else { found.shown().cloned().into_iter().collect() };
        if !spots.iter().any(|s| s.part != Part::Id) {
            let text = self.words.say("find-nothing-to-replace");
            self.notices.add(NoticeKind::News, text);
            return;
        }
        let Some(document) = self.document() else { return };
        let plan = document.desk().replace_found(&needle, &spots, by);
        let words = plan.as_ref().ok().map(|p| self.describe(&p.description));
        if self.carry_out(plan) {
            if let Some(text) = words {
                self.notices.add(NoticeKind::News, crate::words::named::capitalized(&text));
            }
            self.find_again();
            if !all {
                self.show_found();
            }
        }
    }
}
