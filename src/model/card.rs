//! The card: the legal and descriptive sheet of a procedure, with its terms.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::foreign::is_default;
use super::id::TermId;
use super::proposal::Adopted;
use super::provenance::Provenance;
use super::text::Text;

/// Who starts the procedure.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Initiative {
    /// On application (istanza di parte).
    #[default]
    OnApplication,
    /// Of the body's own motion (d'ufficio).
    ExOfficio,
}

/// A reference to a rule of law.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalRef {
    /// The act, in Italian: `L. 241/1990`.
    pub norm: String,
    /// The article: `art. 2 c. 7`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub article: String,
    /// When the text was last checked.
    #[serde(default, skip_serializing_if = "is_default")]
    pub checked: Option<Date>,
}

/// The unit a legal term is counted in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum TermUnit {
    /// Calendar days.
    #[default]
    Days,
    /// Working days.
    WorkingDays,
    /// Civil-law months.
    Months,
}

/// What happens when a term ends without an act.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Silence {
    /// Nothing: the body is in default (inadempimento).
    #[default]
    Inertia,
    /// Tacit consent (silenzio-assenso).
    Assent,
    /// Tacit refusal (silenzio-rigetto).
    Refusal,
    /// Another body decides.
    Devolution,
    /// The power to forbid is consumed (SCIA).
    PowerConsumed,
}

/// Limits on what may stop the clock. Figures are defaults of the law unless the card says else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockLimits {
    /// Most suspensions; `None` means no limit.
    pub suspend_times: Option<u32>,
    /// Most calendar days of one suspension; `None` means no limit.
    pub suspend_days: Option<u32>,
    /// Most interruptions (restarts); `None` means no limit.
    pub restart_times: Option<u32>,
}

impl Default for ClockLimits {
    /// Art. 2 c. 7 L. 241/1990: once, 30 days; interruptions are not limited.
    fn default() -> Self {
        Self { suspend_times: Some(1), suspend_days: Some(30), restart_times: None }
    }
}

/// A legal deadline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// What must be done by then.
    pub name: Text,
    /// How many units.
    pub amount: u32,
    /// The unit.
    pub unit: TermUnit,
    /// What silence means.
    #[serde(default, skip_serializing_if = "is_default")]
    pub silence: Silence,
    /// The rule that sets it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub basis: Vec<LegalRef>,
    /// Limits on suspensions and interruptions.
    #[serde(default, skip_serializing_if = "is_default")]
    pub limits: ClockLimits,
    /// Whether a last day on a Saturday moves on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub saturday_rolls: bool,
    /// Share of cases that should be decided within it, 0..=1: the promise asked for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub promise: Option<f64>,
    /// Where the figure comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub provenance: Option<Provenance>,
}

/// What a mark does to the legal clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ClockEffect {
    /// The term starts to run (usually the receipt).
    Start,
    /// The term stops running; what is left is kept. On a step: from the end of its work to the end
    /// of its waits. On a flow or event: until a [`ClockEffect::Resume`].
    Suspend,
    /// A suspended term goes on.
    Resume,
    /// Notice of intended refusal (art. 10-bis): suspends; goes on ten days after the observations.
    /// On a step: notice at the end of its work, observations at the end of its waits.
    PreRefusal,
    /// The term starts again from zero (interruzione).
    Restart,
    /// The term grows by so many days (proroga).
    Extend(u32),
    /// The decision: the clock stops.
    Stop,
}

/// An effect on one term, or on all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockMark {
    /// What it does.
    pub effect: ClockEffect,
    /// Which term; `None` means every term of the card.
    #[serde(default, skip_serializing_if = "is_default")]
    pub term: Option<TermId>,
}

/// The legal and descriptive sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Short description.
    #[serde(default, skip_serializing_if = "is_default")]
    pub description: Text,
    /// Who starts it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub initiative: Initiative,
    /// Legal frame.
    #[serde(default, skip_serializing_if = "is_default")]
    pub basis: Vec<LegalRef>,
    /// The responsible unit (art. 4).
    #[serde(default, skip_serializing_if = "is_default")]
    pub unit: Text,
    /// The case officer's position (art. 5).
    #[serde(default, skip_serializing_if = "is_default")]
    pub case_officer: Text,
    /// The body that adopts the final act.
    #[serde(default, skip_serializing_if = "is_default")]
    pub deciding_body: Text,
    /// The holder of the substitute power (art. 2 c. 9-bis).
    #[serde(default, skip_serializing_if = "is_default")]
    pub substitute_power: Text,
    /// Remedies.
    #[serde(default, skip_serializing_if = "is_default")]
    pub remedies: Text,
    /// Free notes.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: Text,
    /// Legal terms.
    #[serde(default, skip_serializing_if = "is_default")]
    pub terms: BTreeMap<TermId, Term>,
    /// Proposals that became part of this variant, in the order in which they were adopted.
    #[serde(default, skip_serializing_if = "is_default")]
    pub adopted: Vec<Adopted>,
}
