//! Changing a study that exists: every change is a value of [`Edit`], and each has an inverse.
//!
//! Invariants of the room:
//! - [`apply`](apply::apply) is the only writer; it changes a study whole or not at all and returns
//!   the inverse;
//! - applying an edit never starts another: what follows from a wish (a deleted step heals its
//!   flows) is planned before, in [`follow`], and grouped in one undo step;
//! - what the invariants refuse is refused, with a finding that says why.
//!
//! Deliberately absent: files, screens, figures.

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::artifact::Artifact;
use crate::model::calendar::Calendar;
use crate::model::card::Card;
use crate::model::finding::Finding;
use crate::model::flow::{Flow, Link};
use crate::model::id::{
    ArtifactId, CalendarId, FlowId, LaneId, LinkId, NoteId, OfficeId, PoolId, ScenarioId, StepId,
    VariantId,
};
use crate::model::lane::{Lane, Pool};
use crate::model::office::Office;
use crate::model::review::Note;
use crate::model::scenario::Scenario;
use crate::model::step::Step;
use crate::model::study::{Body, Variant};
use crate::model::text::{Language, Text};

pub mod align;
pub mod apply;
pub mod arrange;
pub mod attach;
pub mod bands;
pub mod carry;
pub mod cells;
pub mod connect;
pub mod divide;
pub mod find;
pub mod follow;
pub mod fragment;
pub mod history;
pub mod insert;
pub mod lanes;
pub mod level;
pub mod lines;
pub mod make;
pub mod morph;
pub mod organisation;
pub mod place;
pub mod proposal;
pub mod quick;
pub mod remedy;
pub mod resize;
pub mod room;
pub mod review;
pub mod scenarios;
mod sheet;
mod slate;
pub mod space;
pub mod terms;
pub mod whole;

/// A change of a study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Edit {
    /// The study's title becomes this.
    Title(Text),
    /// The body becomes this.
    Body(Body),
    /// New text is written in this language.
    Language(Language),
    /// The number of the next id becomes this.
    NextId(u64),
    /// A variant is put at a place of the list, or removed.
    Variant(VariantId, Option<(usize, Variant)>),
    /// One thing of a variant's procedure is replaced.
    In(VariantId, Change),
    /// Several changes that are one for the person.
    Group(Vec<Self>),
}

/// A change of one thing of a procedure: what it becomes, or `None` when it goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// The card.
    Card(Box<Card>),
    /// The body's own calendar.
    BodyCalendar(Option<CalendarId>),
    /// The first simulated day.
    FirstDay(Option<Date>),
    /// A step.
    Step(StepId, Option<Arc<Step>>),
    /// A flow.
    Flow(FlowId, Option<Arc<Flow>>),
    /// A message flow or association.
    Link(LinkId, Option<Arc<Link>>),
    /// A pool.
    Pool(PoolId, Option<Arc<Pool>>),
    /// A lane.
    Lane(LaneId, Option<Arc<Lane>>),
    /// An artifact.
    Artifact(ArtifactId, Option<Arc<Artifact>>),
    /// An office.
    Office(OfficeId, Option<Arc<Office>>),
    /// A calendar.
    Calendar(CalendarId, Option<Arc<Calendar>>),
    /// A scenario.
    Scenario(ScenarioId, Option<Arc<Scenario>>),
    /// A review note.
    Note(NoteId, Option<Arc<Note>>),
}

impl Change {
    /// What it replaces: its kind, and its id where there are several.
    pub fn target(&self) -> (&'static str, &str) {
        match self {
            Self::Card(_) => ("card", ""),
            Self::BodyCalendar(_) => ("body-calendar", ""),
            Self::FirstDay(_) => ("first-day", ""),
            Self::Step(id, _) => ("step", id.as_str()),
            Self::Flow(id, _) => ("flow", id.as_str()),
            Self::Link(id, _) => ("link", id.as_str()),
            Self::Pool(id, _) => ("pool", id.as_str()),
            Self::Lane(id, _) => ("lane", id.as_str()),
            Self::Artifact(id, _) => ("artifact", id.as_str()),
            Self::Office(id, _) => ("office", id.as_str()),
            Self::Calendar(id, _) => ("calendar", id.as_str()),
            Self::Scenario(id, _) => ("scenario", id.as_str()),
            Self::Note(id, _) => ("note", id.as_str()),
        }
    }
}

/// Why an edit was not done; the study is as it was.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("edit refused: {}", .0.code)]
pub struct Refusal(pub Finding);

/// Hands out ids that were never used before in this study or session.
#[derive(Clone, Copy, Debug)]
pub struct Ids {
    next: u64,
}

impl Ids {
    /// Starts behind every number handed out before.
    pub fn from(next: u64) -> Self {
        Self { next }
    }

    /// The number of the next id.
    pub fn next_number(self) -> u64 {
        self.next
    }

    /// Goes on from this number, where it is not there yet.
    pub fn pass(&mut self, first_free: u64) {
        self.next = self.next.max(first_free);
    }

    /// A fresh id: the prefix and a number.
    pub fn fresh(&mut self, prefix: &str) -> String {
        let id = format!("{prefix}{}", self.next);
        self.next += 1;
        id
    }
}
