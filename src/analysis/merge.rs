//! Two versions of a study that come from one, made one again.
//!
//! What only one of the two changed is taken, field by field. What both changed otherwise, what one
//! removed and the other changed or speaks of, is a conflict: one side stands in the result, and the
//! conflict is told. Places on the drawing are no conflict: both moves are added up, and told apart.

mod ids;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::compare::align;
use crate::model::delta::{Delta, Thing, between};
use crate::model::draft::{Draft, StudyDraft};
use crate::model::finding::Finding;
use crate::model::id::{StepId, VariantId};
use crate::model::parts::{self, Parts};
use crate::model::procedure::Procedure;
use crate::model::review::MAX_ANSWERS;
use crate::model::step::Step;
use crate::model::study::{Body, Study, Variant};
use crate::model::text::{Language, Text};

/// Most conflicts that are told of one study; a merge with more is one of studies that have little
/// in common.
pub const MOST_CONFLICTS: usize = 10_000;

/// Whose version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The first of the two: mine.
    #[default]
    Ours,
    /// The second of the two.
    Theirs,
}

/// Where a conflict is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The study itself.
    Study,
    /// A variant as a whole.
    Variant(VariantId),
    /// A thing of a variant.
    Thing(VariantId, Thing),
}

/// What does not go together.
#[derive(Clone, Debug, PartialEq)]
pub enum Clash {
    /// Both gave a field another value; its name in the file.
    Field(String),
    /// One removed what the other changed.
    Removed(Side),
    /// One speaks of what the other removed.
    Needs {
        /// Who removed it.
        removed: Side,
        /// What is spoken of.
        what: Thing,
    },
    /// Both moved it on the drawing: both moves count. Nothing to decide.
    Placed,
    /// Together they would not have been sound; this was mended.
    Mended(Finding),
}

/// A conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Where.
    pub spot: Spot,
    /// What does not go together.
    pub clash: Clash,
    /// Whose version stands in the result.
    pub side: Side,
}

impl Conflict {
    /// Whether there is something to decide.
    pub fn is_open(&self) -> bool {
        !matches!(self.clash, Clash::Placed | Clash::Mended(_))
    }

    /// What a choice about it is kept under.
    pub fn key(&self) -> Key {
        let field = match &self.clash {
            Clash::Field(name) => name.clone(),
            Clash::Needs { what, .. } => format!("needs {what:?}"),
            Clash::Removed(_) | Clash::Placed | Clash::Mended(_) => String::new(),
        };
        (self.spot.clone(), field)
    }
}

/// The field of a variant that holds what other programs wrote and the model has no word for.
pub const FOREIGN: &str = "foreign";

/// Names a conflict from one merge to the next.
pub type Key = (Spot, String);

/// Whose version a person chose; where nothing is chosen, `ours`.
pub type Choices = BTreeMap<Key, Side>;

/// What became of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The study.
    pub study: Study,
    /// What did not go together.
    pub conflicts: Vec<Conflict>,
    /// How many things of theirs were taken as they are.
    pub taken: usize,
}

/// Why two studies cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// One has too few steps of the first version: it does not come from it.
    #[error("the studies do not come from one another")]
    Unrelated,
    /// More conflicts than [`MOST_CONFLICTS`].
    #[error("the studies have too little in common")]
    TooMany,
}

/// Merges two versions that come from `base`.
pub fn merge(
    base: &Study,
    ours: &Study,
    theirs: &Study,
    choices: &Choices,
) -> Result<Merged, MergeError> {
    if !comes_from(base, ours) || !comes_from(base, theirs) {
        return Err(MergeError::Unrelated);
    }
    let (theirs, next_id) = ids::renamed(base, ours, theirs);
    let mut merger = Merger { choices, conflicts: Vec::new(), taken: 0 };
    let titles = [base.title(), ours.title(), theirs.title()];
    merger.count(titles);
    let title = merger.text(&Spot::Study, "title", titles);
    let languages = [base.language(), ours.language(), theirs.language()];
    merger.count(languages);
    let language = merger.value(Spot::Study, "language", languages);
    let body = merger.body([base.body(), ours.body(), theirs.body()]);
    let mut draft = StudyDraft::new(title, language);
    draft.body(body);
    let mut all: Vec<&VariantId> = ours.variants().iter().map(|v| &v.id).collect();
    all.extend(theirs.variants().iter().map(|v| &v.id).filter(|id| ours.variant(id).is_none()));
    for id in all {
        let sides = [base.variant(id), ours.variant(id), theirs.variant(id)];
        if let Some(variant) = merger.variant(id, sides) {
            let procedure = Procedure::clone(&variant.procedure);
            draft.variant(variant.id, variant.role, variant.name, procedure);
        }
    }
    if merger.conflicts.len() > MOST_CONFLICTS {
        return Err(MergeError::TooMany);
    }
    draft.next_id(next_id);
    Ok(Merged { study: draft.finish(), conflicts: merger.conflicts, taken: merger.taken })
}

/// Whether a study comes from another: some variant of it does from some variant. One in which
/// nothing is drawn comes from any.
fn comes_from(base: &Study, study: &Study) -> bool {
    let (old, new) = (drawn(base), drawn(study));
    old.is_empty() || new.is_empty() || old.iter().any(|a| new.iter().any(|b| keeps_steps(a, b)))
}

/// The procedures of a study that have steps.
fn drawn(study: &Study) -> Vec<&Procedure> {
    study.variants().iter().map(|v| &*v.procedure).filter(|p| p.size() > 0).collect()
}

/// Whether more than a third of the smaller one's steps are in both, by id and class; what they are
/// called does not count. Studies of other origin that are named alike share a fifth.
fn keeps_steps(before: &Procedure, after: &Procedure) -> bool {
    let is_in_both = |id: &StepId, step: &Step| {
        after.step(id).is_some_and(|other| align::is_of_one_class(step, other))
    };
    let shared = before.steps().filter(|(id, step)| is_in_both(id, step)).count();
    3 * shared > before.size().min(after.size())
}

struct Merger<'a> {
    choices: &'a Choices,
    conflicts: Vec<Conflict>,
    taken: usize,
}

impl Merger<'_> {
    /// Tells a conflict; gives whose version is to stand.
    fn clash(&mut self, spot: Spot, clash: Clash) -> Side {
        let mut conflict = Conflict { spot, clash, side: Side::Ours };
        if conflict.is_open() {
            conflict.side = self.choices.get(&conflict.key()).copied().unwrap_or_default();
        }
        let side = conflict.side;
        self.conflicts.push(conflict);
        side
    }

    /// Counts what theirs alone changed.
    fn count<T: PartialEq>(&mut self, [base, ours, theirs]: [T; 3]) {
        self.taken += usize::from(ours == base && theirs != base);
    }

    /// The value of a field of which there are three versions.
    fn value<T: PartialEq>(&mut self, spot: Spot, field: &str, [base, ours, theirs]: [T; 3]) -> T {
        if ours == theirs || theirs == base {
            ours
        } else if ours == base {
            theirs
        } else {
            match self.clash(spot, Clash::Field(field.to_owned())) {
                Side::Ours => ours,
                Side::Theirs => theirs,
            }
        }
    }

    /// A text, language by language.
    fn text(&mut self, spot: &Spot, field: &str, [base, ours, theirs]: [&Text; 3]) -> Text {
        let mut out = Text::default();
        for language in Language::ALL {
            let of = |text: &Text| text.exact(language).unwrap_or_default().to_owned();
            let field = format!("{field}.{}", language.tag());
            out.set(language, self.value(spot.clone(), &field, [of(base), of(ours), of(theirs)]));
        }
        out
    }

    fn body(&mut self, [base, ours, theirs]: [&Body; 3]) -> Body {
        self.count([base, ours, theirs]);
        let of = |get: fn(&Body) -> &String| [base, ours, theirs].map(|b| get(b).clone());
        Body {
            name: self.text(&Spot::Study, "body", [&base.name, &ours.name, &theirs.name]),
            ipa: self.value(Spot::Study, "ipa", of(|b| &b.ipa)),
            territory: self.value(Spot::Study, "territory", of(|b| &b.territory)),
        }
    }

    fn variant(
        &mut self,
        id: &VariantId,
        [base, ours, theirs]: [Option<&Variant>; 3],
    ) -> Option<Variant> {
        let spot = || Spot::Variant(id.clone());
        match (base, ours, theirs) {
            (Some(base), Some(ours), Some(theirs)) => {
                self.count([base.role, ours.role, theirs.role]);
                self.count([&base.name, &ours.name, &theirs.name]);
                Some(Variant {
                    id: id.clone(),
                    role: self.value(spot(), "role", [base.role, ours.role, theirs.role]),
                    name: self.text(&spot(), "name", [&base.name, &ours.name, &theirs.name]),
                    procedure: std::sync::Arc::new(
                        self.procedure(id, [&base.procedure, &ours.procedure, &theirs.procedure]),
                    ),
                })
            }
            (None, Some(ours), _) => Some(ours.clone()),
            (None, None, Some(theirs)) => {
                self.taken += 1;
                Some(theirs.clone())
            }
            (Some(base), Some(ours), None) => {
                let stays =
                    base != ours && self.clash(spot(), Clash::Removed(Side::Theirs)) == Side::Ours;
                self.taken += usize::from(!stays);
                stays.then(|| ours.clone())
            }
            (Some(base), None, Some(theirs)) => {
                let comes = base != theirs
                    && self.clash(spot(), Clash::Removed(Side::Ours)) == Side::Theirs;
                comes.then(|| theirs.clone())
            }
            (_, None, None) => None,
        }
    }

    fn procedure(&mut self, id: &VariantId, [base, ours, theirs]: [&Procedure; 3]) -> Procedure {
        let (mine, other): (Delta, Delta) = (between(base, ours), between(base, theirs));
        let mut draft = Draft::from(ours.clone());
        let foreign = [base.foreign(), ours.foreign(), theirs.foreign()];
        let foreign = self.value(Spot::Variant(id.clone()), FOREIGN, foreign).clone();
        draft.foreign(foreign);
        // The text of the file it was read from: what it says beside the model is `foreign`.
        if ours.source() == base.source() {
            draft.source(theirs.source().cloned());
        }
        for thing in other.keys() {
            if mine.contains_key(thing) {
                self.both(id, thing, [base, ours, theirs], &mut draft);
            } else {
                draft.take(thing, theirs);
                self.taken += 1;
            }
        }
        self.needs(id, [ours, theirs], &mut draft);
        let (procedure, findings) = draft.finish();
        for finding in findings {
            self.clash(Spot::Variant(id.clone()), Clash::Mended(finding));
        }
        procedure
    }

    /// A thing that both changed.
    fn both(
        &mut self,
        id: &VariantId,
        thing: &Thing,
        [base, ours, theirs]: [&Procedure; 3],
        draft: &mut Draft,
    ) {
        let spot = Spot::Thing(id.clone(), thing.clone());
        match (parts::of(ours, thing), parts::of(theirs, thing)) {
            (None, None) => {}
            (None, Some(_)) => {
                if self.clash(spot, Clash::Removed(Side::Ours)) == Side::Theirs {
                    draft.take(thing, theirs);
                }
            }
            (Some(_), None) => {
                if self.clash(spot, Clash::Removed(Side::Theirs)) == Side::Theirs {
                    draft.take(thing, theirs);
                }
            }
            (Some(mine), Some(other)) => {
                let was = parts::of(base, thing).unwrap_or_default();
                let merged = self.fields(&spot, [&was, &mine, &other]);
                if !parts::put(draft, thing, merged) {
                    // Field by field they make no thing: one side whole.
                    if self.clash(spot, Clash::Field(String::new())) == Side::Theirs {
                        draft.take(thing, theirs);
                    }
                }
            }
        }
    }

    fn fields(&mut self, spot: &Spot, [base, ours, theirs]: [&Parts; 3]) -> Parts {
        let keys: BTreeSet<&String> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
        let mut out = Parts::new();
        for key in keys {
            let sides = [base.get(key), ours.get(key), theirs.get(key)];
            if let Some(value) = self.field(spot, key, sides) {
                out.insert(key.clone(), value);
            }
        }
        out
    }

    fn field(
        &mut self,
        spot: &Spot,
        key: &str,
        [base, ours, theirs]: [Option<&Value>; 3],
    ) -> Option<Value> {
        if ours == theirs || theirs == base {
            return ours.cloned();
        }
        if ours == base {
            return theirs.cloned();
        }
        if let Some(texts) = [base, ours, theirs]
            .into_iter()
            .map(as_text)
            .collect::<Option<Vec<Text>>>()
            .filter(|texts| texts.iter().any(|t| !t.is_empty()))
            && let [base, ours, theirs] = &*texts
        {
            let text = self.text(spot, key, [base, ours, theirs]);
            return (!text.is_empty()).then(|| serde_json::to_value(text).ok()).flatten();
        }
        if key == ANSWERS
            && let Some(both) = added([base, ours, theirs])
        {
            return Some(both);
        }
        if PLACES.contains(&key) {
            self.clash(spot.clone(), Clash::Placed);
            return moved([base, ours, theirs]).or_else(|| ours.cloned());
        }
        match self.clash(spot.clone(), Clash::Field(key.to_owned())) {
            Side::Ours => ours.cloned(),
            Side::Theirs => theirs.cloned(),
        }
    }

    /// What speaks of something that the other side removed.
    fn needs(&mut self, id: &VariantId, [ours, theirs]: [&Procedure; 2], draft: &mut Draft) {
        let mut told: BTreeSet<Key> = self.conflicts.iter().map(Conflict::key).collect();
        for _ in 0..crate::model::invariants::MAX_DEPTH {
            let p = draft.so_far();
            let mut missing: Vec<(Thing, Thing)> = Vec::new();
            for thing in between(&Procedure::default(), p).into_keys() {
                for what in p.spoken_of(&thing).into_iter().filter(|what| !p.has(what)) {
                    missing.push((thing.clone(), what));
                }
            }
            let mut came = false;
            for (thing, what) in missing {
                let (removed, from) = match (ours.has(&what), theirs.has(&what)) {
                    (false, true) => (Side::Ours, theirs),
                    (true, false) => (Side::Theirs, ours),
                    // Gone on both sides, or never there: `finish` mends it and says so.
                    _ => continue,
                };
                let clash = Clash::Needs { removed, what: what.clone() };
                let spot = Spot::Thing(id.clone(), thing);
                let conflict =
                    Conflict { spot: spot.clone(), clash: clash.clone(), side: Side::Ours };
                if !told.insert(conflict.key()) {
                    continue;
                }
                let side = self.clash(spot, clash);
                // Who speaks of it has it; whose side stands decides whether it is there.
                if side != removed && !draft.so_far().has(&what) {
                    draft.take(&what, from);
                    came = true;
                }
            }
            if !came {
                break;
            }
        }
    }
}

/// Fields that only say where something stands on the drawing.
const PLACES: [&str; 5] = ["at", "label", "bends", "docks", "vertical"];

/// The field of a review note to which both sides may add.
const ANSWERS: &str = "answers";

/// A list to which both only added at its end: what was there, ours, theirs; what both added alike
/// is there once. `None` where one of them changed what was there, or it would be too many.
fn added([base, ours, theirs]: [Option<&Value>; 3]) -> Option<Value> {
    let list = |value: Option<&Value>| match value {
        None => Some(Vec::new()),
        Some(value) => value.as_array().cloned(),
    };
    let (base, ours, theirs) = (list(base)?, list(ours)?, list(theirs)?);
    let (mine, other) = (ours.strip_prefix(&*base)?, theirs.strip_prefix(&*base)?);
    let more = other.iter().filter(|value| !mine.contains(value));
    let both: Vec<Value> = ours.iter().chain(more).cloned().collect();
    (both.len() <= MAX_ANSWERS).then(|| both.into())
}

/// A value that is a text in several languages; no value is an empty one.
fn as_text(value: Option<&Value>) -> Option<Text> {
    match value {
        None => Some(Text::default()),
        Some(value) => serde_json::from_value(value.clone()).ok(),
    }
}

/// A box that both moved or grew: both moves added up.
fn moved([base, ours, theirs]: [Option<&Value>; 3]) -> Option<Value> {
    use crate::model::geometry::Rect;
    let of =
        |value: Option<&Value>| -> Option<Rect> { serde_json::from_value(value?.clone()).ok() };
    let (base, ours, theirs) = (of(base)?, of(ours)?, of(theirs)?);
    let sum = |get: fn(Rect) -> f64| get(ours) + get(theirs) - get(base);
    let rect = Rect::new(sum(|r| r.x), sum(|r| r.y), sum(|r| r.w), sum(|r| r.h));
    let is_fine = rect.is_sound() && rect.w > 0.0 && rect.h > 0.0;
    is_fine.then(|| serde_json::to_value(rect).ok()).flatten()
}
