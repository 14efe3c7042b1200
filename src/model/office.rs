//! Offices: units of the body, the applicant, other bodies; their staff, hours, cost, other work.

use serde::{Deserialize, Serialize};

use super::foreign::is_default;
use super::id::{CalendarId, OfficeId};
use super::provenance::Sourced;
use super::text::Text;
use super::timing::Timing;

/// What an office is to the body.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum OfficeKind {
    /// A unit of the body.
    #[default]
    Internal,
    /// The applicant: citizen, firm, designer.
    Applicant,
    /// Another body.
    External,
}

/// Money in euro cents.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct EuroCents(pub i64);

/// Other work of an office, simulated as competing jobs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Background {
    /// Share of the office's capacity it takes, 0..1.
    pub share: Sourced<f64>,
    /// Work of one such job (minutes or hours).
    pub job: Timing,
}

/// An office.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its name.
    pub name: Text,
    /// What it is to the body.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: OfficeKind,
    /// Members of staff who do this work; `None` while unknown: then no queue is simulated.
    #[serde(default, skip_serializing_if = "is_default")]
    pub staff: Option<Sourced<u32>>,
    /// When it is open; `None` means the body's calendar.
    #[serde(default, skip_serializing_if = "is_default")]
    pub calendar: Option<CalendarId>,
    /// Cost of an hour of work.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cost_per_hour: Option<Sourced<EuroCents>>,
    /// Its other work.
    #[serde(default, skip_serializing_if = "is_default")]
    pub background: Option<Background>,
    /// The unit it belongs to.
    #[serde(default, skip_serializing_if = "is_default")]
    pub parent: Option<OfficeId>,
    /// Code in the IPA index.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ipa: String,
}
