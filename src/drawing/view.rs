//! What is to be shown on a drawing beside the procedure itself: words, heat, marks, lessons.
//!
//! `drawing` makes no sentence and formats no time: the caller gives ready texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::color::Colors;
use crate::model::foreign::Foreign;
use crate::model::id::{LaneId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::Step;
use crate::model::text::Language;

use super::role::Role;

/// A short text with its color.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The text.
    pub text: String,
    /// Its color, such as [`Role::TextSecondary`], or [`Role::Warn`] for what is missing.
    pub role: Role,
    /// Bold face.
    pub bold: bool,
}

impl Caption {
    /// A caption in the ordinary color of feet.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), role: Role::TextSecondary, bold: false }
    }

    /// A caption for something that is missing: "durata?".
    pub fn missing(text: impl Into<String>) -> Self {
        Self { text: text.into(), role: Role::Warn, bold: false }
    }
}

/// The two texts in the foot of a step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foot {
    /// Left: work.
    pub work: Option<Caption>,
    /// Right: wait.
    pub wait: Option<Caption>,
}

/// Gives the words on a drawing.
pub trait Captions {
    /// The foot of a step.
    fn foot(&self, procedure: &Procedure, id: &StepId, step: &Step) -> Foot;

    /// A share of cases, 0..=1, as a person reads it: "62 %".
    fn share(&self, share: f64) -> String;

    /// The short text beside an event tied to time or a legal term: "45 g".
    fn deadline(&self, procedure: &Procedure, id: &StepId, step: &Step) -> Option<String>;
}

/// Captions without words: no feet, shares as percentages.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bare(pub Language);

impl Captions for Bare {
    fn foot(&self, _: &Procedure, _: &StepId, _: &Step) -> Foot {
        Foot::default()
    }

    fn share(&self, share: f64) -> String {
        let tenths = (share * 1000.0).round() as i64;
        let mark = if self.0 == Language::En { '.' } else { ',' };
        match tenths % 10 {
            0 => format!("{}\u{a0}%", tenths / 10),
            rest => format!("{}{mark}{}\u{a0}%", tenths / 10, rest.abs()),
        }
    }

    fn deadline(&self, _: &Procedure, _: &StepId, _: &Step) -> Option<String> {
        None
    }
}

/// The figures at the upper right of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneFigure {
    /// The text: "2 persone · carico 0,91 ± 0,03".
    pub text: String,
    /// Whether the office is overloaded: rust and bold.
    pub is_over: bool,
}

/// The heat of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// Class, 1..=5; `None` while there is no figure.
    pub class: Option<u8>,
    /// The number in the pill: "31,2 g"; empty for none.
    pub pill: String,
    /// Whether the figure is older than the drawing: no fill, dashed pill.
    pub is_stale: bool,
}

/// How a thing differs between as-is and to-be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Only in the to-be.
    Added,
    /// Only in the as-is.
    Removed,
    /// In both, different.
    Changed,
}

/// A compare mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How the thing differs.
    pub change: Change,
    /// What changed, for the callout: name of the field and "from → to"; at most two are shown.
    pub callout: Vec<(String, String)>,
}

/// What a lesson does to a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lesson {
    /// The case is here now; with an optional caption below: "giorno 18".
    Active(Option<String>),
    /// The case was here; with an optional caption below. On a flow: it was walked.
    Done(Option<String>),
    /// Still to be found: a dashed box with "?" and this caption; of what stands beside the steps
    /// nothing is seen.
    Hidden(String),
}

/// What is to be shown on a drawing.
pub struct View<'a> {
    /// Language of names and hyphens.
    pub language: Language,
    /// Words.
    pub captions: &'a dyn Captions,
    /// Figures of lanes.
    pub lanes: BTreeMap<LaneId, LaneFigure>,
    /// Heat of steps; `None` when no heat is shown. Hides icons and feet.
    pub heat: Option<BTreeMap<StepId, Heat>>,
    /// Compare marks; `None` when nothing is compared. Hides feet.
    pub compare: Option<BTreeMap<ItemId, Mark>>,
    /// Things with an error.
    pub errors: BTreeSet<ItemId>,
    /// Lesson states; `None` outside lessons. Hides feet.
    pub lesson: Option<BTreeMap<ItemId, Lesson>>,
    /// The collapsed sub-procedure whose inside is drawn; `None` for the whole.
    pub level: Option<StepId>,
    /// Numbers of the review notes pinned on things, as they stand in the pin: "2", "2, 5".
    pub pins: BTreeMap<ItemId, String>,
}

impl<'a> View<'a> {
    /// A view of the bare procedure.
    pub fn new(language: Language, captions: &'a dyn Captions) -> Self {
        Self {
            language,
            captions,
            lanes: BTreeMap::new(),
            heat: None,
            compare: None,
            errors: BTreeSet::new(),
            lesson: None,
            level: None,
            pins: BTreeMap::new(),
        }
    }

    /// The heat of a step.
    pub fn heat_of(&self, id: &StepId) -> Option<&Heat> {
        self.heat.as_ref()?.get(id)
    }

    /// How a thing differs.
    pub fn mark_of(&self, what: &ItemId) -> Option<&Mark> {
        self.compare.as_ref()?.get(what)
    }

    /// What the lesson does to a thing.
    pub fn lesson_of(&self, what: &ItemId) -> Option<&Lesson> {
        self.lesson.as_ref()?.get(what)
    }

    /// Whether a thing is still to be found.
    pub fn veils(&self, what: &ItemId) -> bool {
        matches!(self.lesson_of(what), Some(Lesson::Hidden(_)))
    }

    /// The colors that a thing has of its own; none where colors say something else.
    pub fn own_colors(&self, foreign: &Foreign) -> Colors {
        if self.has_feet() { foreign.colors } else { Colors::default() }
    }

    /// Whether feet with work and wait are shown.
    pub fn has_feet(&self) -> bool {
        self.heat.is_none() && self.compare.is_none() && self.lesson.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_said_with_the_language_s_mark() {
        assert_eq!(Bare(Language::It).share(0.62), "62\u{a0}%");
        assert_eq!(Bare(Language::It).share(0.425), "42,5\u{a0}%");
        assert_eq!(Bare(Language::En).share(0.075), "7.5\u{a0}%");
    }
}
