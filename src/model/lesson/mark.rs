//! What a learner answers, and what the answer is worth, as data: `words` says it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::card::ClockEffect;
use crate::model::finding::Arg;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::text::Text;
use crate::model::timing::WaitedFor;

use super::{ClockUnit, Gauge, Kind};

/// An answer, complete or not.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Places of the options chosen, from 0, in order.
    Choice(Vec<usize>),
    /// The id of a step or office.
    Spot(Option<String>),
    /// A figure in the unit of its gauge.
    Figure(Option<f64>),
    /// A drawing.
    Drawing(Option<Arc<Procedure>>),
    /// A duration for each step asked for, in the unit of its key.
    Durations(Vec<Option<f64>>),
    /// A cause for each wait.
    Causes(Vec<Option<WaitedFor>>),
    /// What each figure does.
    Trends(Vec<Option<Trend>>),
}

impl Answer {
    /// An answer in which nothing is said yet.
    pub fn blank(kind: &Kind) -> Self {
        match kind {
            Kind::Choice { .. } | Kind::Lever { .. } => Self::Choice(Vec::new()),
            Kind::Bottleneck { .. } => Self::Spot(None),
            Kind::Predict { .. } => Self::Figure(None),
            Kind::Draw { .. } => Self::Drawing(None),
            Kind::Durations { of } => Self::Durations(vec![None; of.len()]),
            Kind::Classify { items } => Self::Causes(vec![None; items.len()]),
            Kind::Read { figures, .. } => Self::Trends(vec![None; figures.len()]),
        }
    }

    /// Whether there is enough of it to be marked.
    pub fn is_complete(&self) -> bool {
        match self {
            Self::Choice(chosen) => !chosen.is_empty(),
            Self::Spot(spot) => spot.is_some(),
            Self::Figure(figure) => figure.is_some_and(f64::is_finite),
            Self::Drawing(drawing) => drawing.is_some(),
            Self::Durations(all) => all.iter().all(|d| d.is_some_and(f64::is_finite)),
            Self::Causes(all) => all.iter().all(Option::is_some),
            Self::Trends(all) => all.iter().all(Option::is_some),
        }
    }
}

/// What a figure does from one variant to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trend {
    /// It falls.
    Falls,
    /// It rises.
    Rises,
    /// It does not change, or chance alone could explain what it does.
    CannotTell,
}

impl Trend {
    /// All, in the order offered.
    pub const ALL: [Self; 3] = [Self::Falls, Self::Rises, Self::CannotTell];

    /// Names the message `lesson-trend-…`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Falls => "falls",
            Self::Rises => "rises",
            Self::CannotTell => "cannot-tell",
        }
    }
}

/// How good a part of an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Right.
    Right,
    /// Partly.
    Partly,
    /// Wrong.
    Wrong,
    /// Only worth knowing.
    Note,
}

/// What a reason speaks of.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// A figure.
    Gauge(Gauge),
    /// An effect on the term.
    Effect(ClockEffect),
    /// A cause of waiting.
    Cause(WaitedFor),
    /// A unit of time.
    Unit(ClockUnit),
}

/// One reason of a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// How good.
    pub verdict: Verdict,
    /// Names the message `mark-…`.
    pub code: &'static str,
    /// Arguments of the message; numbers in the unit of `about`, where it has one.
    pub args: BTreeMap<&'static str, Arg>,
    /// What it speaks of.
    pub about: Option<About>,
    /// What the author says.
    pub said: Text,
    /// Where on the drawing.
    pub item: Option<ItemId>,
    /// Which option, item or figure, from 0.
    pub place: Option<usize>,
}

impl Reason {
    /// A bare reason.
    pub fn new(verdict: Verdict, code: &'static str) -> Self {
        Self {
            verdict,
            code,
            args: BTreeMap::new(),
            about: None,
            said: Text::default(),
            item: None,
            place: None,
        }
    }

    /// This reason with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    /// This reason about a place of the list of options.
    pub fn at(mut self, place: usize) -> Self {
        self.place = Some(place);
        self
    }

    /// This reason with what the author says.
    pub fn saying(mut self, said: &Text) -> Self {
        self.said = said.clone();
        self
    }

    /// This reason about something.
    pub fn of(mut self, about: About) -> Self {
        self.about = Some(about);
        self
    }

    /// This reason about a thing of the drawing.
    pub fn on(mut self, item: ItemId) -> Self {
        self.item = Some(item);
        self
    }
}

/// A side of a drawing that is marked by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// Steps and their order.
    Steps,
    /// The right office.
    Offices,
    /// Effects on the term.
    Terms,
}

impl Aspect {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Steps, Self::Offices, Self::Terms];

    /// Names the message `mark-aspect-…`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Offices => "offices",
            Self::Terms => "terms",
        }
    }
}

/// Points of an aspect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AspectMark {
    /// Which.
    pub aspect: Aspect,
    /// Points got.
    pub points: f64,
    /// Most points.
    pub of: f64,
}

/// What an answer is worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Points got, before hints are paid; a multiple of 0.1.
    pub points: f64,
    /// Most points.
    pub of: f64,
    /// Points by aspect, for drawings.
    pub aspects: Vec<AspectMark>,
    /// Why.
    pub reasons: Vec<Reason>,
}

impl Mark {
    /// Whether nothing is missing.
    pub fn is_full(&self) -> bool {
        super::tenths(self.points) >= super::tenths(self.of)
    }
}
