//! Findings: what a reader or a check noticed, where, and how bad it is.
//!
//! A finding carries a code and arguments, never a sentence: `words` makes the sentence
//! (`finding-CODE`) and the hint (`finding-CODE-hint`) in the reader's language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{ArtifactId, CalendarId, FlowId, LaneId, LinkId, OfficeId, PoolId, StepId, TermId};
use super::item::ItemId;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The procedure cannot work, or the file cannot be trusted here.
    Error,
    /// Probably not what was meant.
    Warning,
    /// Worth knowing.
    Note,
}

/// The place a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// The study or procedure as a whole.
    Study,
    /// The card.
    Card,
    /// A step.
    Step(StepId),
    /// A sequence flow.
    Flow(FlowId),
    /// A message flow or association.
    Link(LinkId),
    /// A pool.
    Pool(PoolId),
    /// A lane.
    Lane(LaneId),
    /// An artifact.
    Artifact(ArtifactId),
    /// An office.
    Office(OfficeId),
    /// A calendar.
    Calendar(CalendarId),
    /// A legal term.
    Term(TermId),
    /// A place in a text file; both counted from 1.
    Text {
        /// Line.
        line: u32,
        /// Column.
        column: u32,
    },
}

impl From<&ItemId> for Place {
    fn from(item: &ItemId) -> Self {
        match item.clone() {
            ItemId::Step(id) => Self::Step(id),
            ItemId::Flow(id) => Self::Flow(id),
            ItemId::Link(id) => Self::Link(id),
            ItemId::Lane(id) => Self::Lane(id),
            ItemId::Pool(id) => Self::Pool(id),
            ItemId::Artifact(id) => Self::Artifact(id),
        }
    }
}

/// An argument of a finding's sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A number, said in the reader's language.
    Number(f64),
    /// A text, said as it is.
    Text(String),
    /// Steps, said one after the other.
    Steps(Vec<Called>),
}

/// What a step is called.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Called {
    /// By its name.
    Name(String),
    /// A gateway without a name, by the named step before it.
    After {
        /// Its name.
        after: String,
    },
    /// A gateway without a name and with nothing named before it, by the step behind it.
    Before {
        /// Its name.
        before: String,
    },
}

impl From<Vec<Called>> for Arg {
    fn from(value: Vec<Called>) -> Self {
        Self::Steps(value)
    }
}

impl From<f64> for Arg {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Self::Number(value as f64)
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

/// The argument of a finding by which it tells that what it speaks of was mended, and in which way:
/// [`GONE`], `out`, `set`, `numbers`. The hint says so (`mended-WAY`); of what is gone, that alone.
pub const MENDED: &str = "mended";

/// The way in which what a finding speaks of was left out altogether.
pub const GONE: &str = "gone";

/// What a reader or a check noticed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it speaks of.
    pub place: Place,
    /// The rule, in kebab case: names the message in `assets/messages`.
    pub code: &'static str,
    /// Arguments of the message.
    pub args: BTreeMap<&'static str, Arg>,
}

impl Finding {
    /// A finding without arguments.
    pub fn new(severity: Severity, place: Place, code: &'static str) -> Self {
        Self { severity, place, code, args: BTreeMap::new() }
    }

    /// An error.
    pub fn error(place: Place, code: &'static str) -> Self {
        Self::new(Severity::Error, place, code)
    }

    /// A warning.
    pub fn warning(place: Place, code: &'static str) -> Self {
        Self::new(Severity::Warning, place, code)
    }

    /// A note.
    pub fn note(place: Place, code: &'static str) -> Self {
        Self::new(Severity::Note, place, code)
    }

    /// This finding with one more argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(name, value.into());
        self
    }
}
