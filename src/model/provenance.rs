//! Where a number comes from, and how sure it is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::foreign::is_default;

/// The kind of source of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Source {
    /// A rule of law fixes it.
    Law,
    /// Measured in an event log or register.
    Log,
    /// Told by the people who do the work.
    Interview,
    /// Estimated by somebody named.
    Estimate,
    /// A published study.
    Study,
    /// Invented to be plausible; shown as such wherever it appears.
    Illustrative,
}

/// How sure a number is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Confidence {
    /// A guess.
    Low,
    /// Good enough to plan with.
    #[default]
    Medium,
    /// Measured or fixed by law.
    High,
}

/// Where a number comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The kind of source.
    pub source: Source,
    /// Who said it, or which document: free text.
    #[serde(default, skip_serializing_if = "is_default")]
    pub who: String,
    /// When it was said or measured.
    #[serde(default, skip_serializing_if = "is_default")]
    pub when: Option<Date>,
    /// How sure it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub confidence: Confidence,
}

impl Provenance {
    /// A number invented to be plausible.
    pub fn illustrative() -> Self {
        Self {
            source: Source::Illustrative,
            who: String::new(),
            when: None,
            confidence: Confidence::Low,
        }
    }

    /// A number from a kind of source, told by `who`.
    pub fn from(source: Source, who: &str) -> Self {
        Self { source, who: who.to_owned(), when: None, confidence: Confidence::Medium }
    }
}

/// A number with where it comes from. `provenance` is `None` while nobody has said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sourced<T> {
    /// The value, in the unit its owner names.
    pub value: T,
    /// Where it comes from.
    #[serde(default = "none", skip_serializing_if = "Option::is_none")]
    pub provenance: Option<Provenance>,
}

fn none() -> Option<Provenance> {
    None
}

impl<T> Sourced<T> {
    /// A number nobody has vouched for yet.
    pub fn bare(value: T) -> Self {
        Self { value, provenance: None }
    }

    /// A number invented to be plausible.
    pub fn illustrative(value: T) -> Self {
        Self { value, provenance: Some(Provenance::illustrative()) }
    }
}
