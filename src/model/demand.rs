//! Demand: how many cases reach a start event, when, and what waits when a run begins.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::foreign::is_default;
use super::id::CalendarId;
use super::provenance::Sourced;
use super::timing::Timing;

/// How cases reach a start event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// Cases a year.
    pub per_year: Sourced<f64>,
    /// Law of the gaps between cases.
    #[serde(default, skip_serializing_if = "is_default")]
    pub gaps: Gaps,
    /// How gaps meet closed time.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rule: ArrivalRule,
    /// When cases can come; `None` means the body's calendar.
    #[serde(default, skip_serializing_if = "is_default")]
    pub calendar: Option<CalendarId>,
    /// How the volume is spread over the year: weights of January to December; empty means evenly.
    #[serde(default, skip_serializing_if = "is_default")]
    pub months: Vec<f64>,
}

impl Demand {
    /// So many cases a year, at random, in open time.
    pub fn of(per_year: Sourced<f64>) -> Self {
        Self {
            per_year,
            gaps: Gaps::Exponential,
            rule: ArrivalRule::OpenTime,
            calendar: None,
            months: Vec::new(),
        }
    }
}

/// Cases that wait at a step when a run begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Backlog {
    /// How many.
    pub cases: Sourced<u32>,
    /// How long ago they came, in calendar days or weeks.
    pub age: Timing,
}

/// Law of the gaps between arriving cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Gaps {
    /// Memoryless.
    #[default]
    Exponential,
    /// Always the mean gap.
    Even,
    /// A law of its own, in clock minutes or hours; the yearly volume is then not used.
    Law(Timing),
    /// The very moments at which cases came, for example from a log; the yearly volume is then not
    /// used.
    Dates(Vec<DateTime>),
}

/// How gaps between arrivals meet closed time.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum ArrivalRule {
    /// Gaps pass in open time only, so that the yearly volume holds.
    #[default]
    OpenTime,
    /// Gaps pass in wall time; an arrival in closed time moves to the next opening.
    Snap,
}
