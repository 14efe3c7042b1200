//! Proposals: how a procedure could run better, as data. `analysis` finds and measures them, `edit`
//! plans them, `words` says them; those adopted are kept with the card.

use serde::{Deserialize, Serialize};

use super::card::LegalRef;
use super::foreign::is_default;
use super::id::{FlowId, OfficeId, StepId};
use super::office::EuroCents;
use super::provenance::Sourced;
use super::text::Text;

/// Most adopted proposals of a procedure.
pub const MAX_ADOPTED: usize = 500;

/// A change of how the work runs, with the things it is about. The order is that of lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Lever {
    /// The step is no longer done.
    Eliminate(StepId),
    /// Two steps of one office become one.
    Merge {
        /// The one that stays.
        first: StepId,
        /// The one that becomes part of it.
        second: StepId,
    },
    /// A check that rejects cases comes before the work of others.
    MoveEarlier {
        /// The decision; a task that only leads to it comes along.
        check: StepId,
        /// The branch on which cases go on.
        on: FlowId,
        /// The step before which it comes.
        before: StepId,
    },
    /// Two steps, one after the other, run side by side.
    Parallelise {
        /// The one that came first.
        first: StepId,
        /// The one that came second.
        second: StepId,
    },
    /// A rule or threshold in place of another body's opinion.
    Rule(StepId),
    /// A declaration of the applicant; only a part of the cases is checked.
    SelfDeclaration(StepId),
    /// Data come from another register by themselves; nobody types them in again.
    Acquire(StepId),
    /// A standard form: fewer cases take the branch of those that are not complete.
    Form(FlowId),
    /// The step is done by the office next to it.
    OneDesk {
        /// The step.
        step: StepId,
        /// The office that does it then.
        office: OfficeId,
    },
    /// The decision is signed by the office that prepares it.
    Delegate {
        /// The step.
        step: StepId,
        /// The office that signs then.
        office: OfficeId,
    },
    /// The board sits more often.
    Oftener(StepId),
    /// No sittings: each case when it comes.
    Continuous(StepId),
    /// Digital notification in place of post.
    Notify(StepId),
    /// The wait for another body ends with the term of the law.
    Timer(StepId),
    /// Two offices share their staff.
    Pool {
        /// The office that stays.
        into: OfficeId,
        /// The office whose staff and steps go to it.
        from: OfficeId,
    },
    /// Some of the staff of its office do this step and nothing else.
    Specialise(StepId),
    /// One member of staff changes office.
    MoveStaff {
        /// The office left.
        from: OfficeId,
        /// The office joined.
        to: OfficeId,
    },
}

/// A kind of lever. The order is that of `domain.md` 4.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeverKind {
    /// See [`Lever::Eliminate`].
    Eliminate,
    /// See [`Lever::Merge`].
    Merge,
    /// See [`Lever::MoveEarlier`].
    MoveEarlier,
    /// See [`Lever::Parallelise`].
    Parallelise,
    /// See [`Lever::Rule`].
    Rule,
    /// See [`Lever::SelfDeclaration`].
    SelfDeclaration,
    /// See [`Lever::Acquire`].
    Acquire,
    /// See [`Lever::Form`].
    Form,
    /// See [`Lever::OneDesk`].
    OneDesk,
    /// See [`Lever::Delegate`].
    Delegate,
    /// See [`Lever::Oftener`].
    Oftener,
    /// See [`Lever::Continuous`].
    Continuous,
    /// See [`Lever::Notify`].
    Notify,
    /// See [`Lever::Timer`].
    Timer,
    /// See [`Lever::Pool`].
    Pool,
    /// See [`Lever::Specialise`].
    Specialise,
    /// See [`Lever::MoveStaff`].
    MoveStaff,
}

/// What the number means that a lever rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assumed {
    /// What is left of the work, 0..=1.
    WorkLeft,
    /// What is left of the wait, 0..=1.
    WaitLeft,
    /// What is left of the share of a branch, 0..=1.
    ShareLeft,
    /// Share of the cases that are checked, 0..=1.
    Checked,
    /// Work on one case in minutes.
    Minutes,
    /// A term in calendar days.
    Days,
    /// Members of staff.
    Staff,
}

impl Assumed {
    /// The word in message keys: `assumed-WORD`.
    pub fn key(self) -> &'static str {
        match self {
            Self::WorkLeft => "work-left",
            Self::WaitLeft => "wait-left",
            Self::ShareLeft => "share-left",
            Self::Checked => "checked",
            Self::Minutes => "minutes",
            Self::Days => "days",
            Self::Staff => "staff",
        }
    }

    /// Whether it is a share.
    pub fn is_share(self) -> bool {
        !matches!(self, Self::Minutes | Self::Days | Self::Staff)
    }

    /// Whether a value can be meant.
    pub fn accepts(self, value: f64) -> bool {
        let most = if self.is_share() { 1.0 } else { 10_000.0 };
        value.is_finite() && (0.0..=most).contains(&value)
    }
}

impl LeverKind {
    /// All, in order.
    pub const ALL: [Self; 17] = [
        Self::Eliminate,
        Self::Merge,
        Self::MoveEarlier,
        Self::Parallelise,
        Self::Rule,
        Self::SelfDeclaration,
        Self::Acquire,
        Self::Form,
        Self::OneDesk,
        Self::Delegate,
        Self::Oftener,
        Self::Continuous,
        Self::Notify,
        Self::Timer,
        Self::Pool,
        Self::Specialise,
        Self::MoveStaff,
    ];

    /// The word in message keys: `proposal-WORD`, `proposal-question-WORD`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Eliminate => "eliminate",
            Self::Merge => "merge",
            Self::MoveEarlier => "move-earlier",
            Self::Parallelise => "parallelise",
            Self::Rule => "rule",
            Self::SelfDeclaration => "self-declaration",
            Self::Acquire => "acquire",
            Self::Form => "form",
            Self::OneDesk => "one-desk",
            Self::Delegate => "delegate",
            Self::Oftener => "oftener",
            Self::Continuous => "continuous",
            Self::Notify => "notify",
            Self::Timer => "timer",
            Self::Pool => "pool",
            Self::Specialise => "specialise",
            Self::MoveStaff => "move-staff",
        }
    }

    /// What the number means it rests on; `None` where it rests on none.
    pub fn assumed(self) -> Option<Assumed> {
        match self {
            Self::Acquire => Some(Assumed::WorkLeft),
            Self::Notify => Some(Assumed::WaitLeft),
            Self::Form => Some(Assumed::ShareLeft),
            Self::SelfDeclaration => Some(Assumed::Checked),
            Self::Rule => Some(Assumed::Minutes),
            Self::Timer => Some(Assumed::Days),
            Self::Specialise => Some(Assumed::Staff),
            Self::Eliminate
            | Self::Merge
            | Self::MoveEarlier
            | Self::Parallelise
            | Self::OneDesk
            | Self::Delegate
            | Self::Oftener
            | Self::Continuous
            | Self::Pool
            | Self::MoveStaff => None,
        }
    }

    /// Whether whoever looks at the whole can see that it fits: the others need a person who knows
    /// the step, and are offered on a step only.
    pub fn is_found(self) -> bool {
        !matches!(
            self,
            Self::Eliminate
                | Self::Rule
                | Self::SelfDeclaration
                | Self::Delegate
                | Self::Merge
                | Self::Specialise
        )
    }
}

impl Lever {
    /// Its kind.
    pub fn kind(&self) -> LeverKind {
        match self {
            Self::Eliminate(_) => LeverKind::Eliminate,
            Self::Merge { .. } => LeverKind::Merge,
            Self::MoveEarlier { .. } => LeverKind::MoveEarlier,
            Self::Parallelise { .. } => LeverKind::Parallelise,
            Self::Rule(_) => LeverKind::Rule,
            Self::SelfDeclaration(_) => LeverKind::SelfDeclaration,
            Self::Acquire(_) => LeverKind::Acquire,
            Self::Form(_) => LeverKind::Form,
            Self::OneDesk { .. } => LeverKind::OneDesk,
            Self::Delegate { .. } => LeverKind::Delegate,
            Self::Oftener(_) => LeverKind::Oftener,
            Self::Continuous(_) => LeverKind::Continuous,
            Self::Notify(_) => LeverKind::Notify,
            Self::Timer(_) => LeverKind::Timer,
            Self::Pool { .. } => LeverKind::Pool,
            Self::Specialise(_) => LeverKind::Specialise,
            Self::MoveStaff { .. } => LeverKind::MoveStaff,
        }
    }

    /// The steps it is about, the chief one first.
    pub fn steps(&self) -> Vec<&StepId> {
        match self {
            Self::Merge { first, second } | Self::Parallelise { first, second } => {
                vec![first, second]
            }
            Self::MoveEarlier { check, before, .. } => vec![check, before],
            Self::Eliminate(step)
            | Self::Rule(step)
            | Self::SelfDeclaration(step)
            | Self::Acquire(step)
            | Self::OneDesk { step, .. }
            | Self::Delegate { step, .. }
            | Self::Oftener(step)
            | Self::Continuous(step)
            | Self::Notify(step)
            | Self::Timer(step)
            | Self::Specialise(step) => vec![step],
            Self::Form(_) | Self::Pool { .. } | Self::MoveStaff { .. } => Vec::new(),
        }
    }

    /// A name for it that is the same in every language and session: `parallelise:a+b`.
    pub fn code(&self) -> String {
        let about: Vec<&str> = match self {
            Self::Form(flow) => vec![flow.as_str()],
            Self::Pool { into, from } => vec![from.as_str(), into.as_str()],
            Self::MoveStaff { from, to } => vec![from.as_str(), to.as_str()],
            Self::OneDesk { step, office } | Self::Delegate { step, office } => {
                vec![step.as_str(), office.as_str()]
            }
            other => other.steps().into_iter().map(StepId::as_str).collect(),
        };
        format!("{}:{}", self.kind().key(), about.join("+"))
    }
}

/// What a change costs beside the work of the procedure; empty until somebody says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Once.
    #[serde(default, skip_serializing_if = "is_default")]
    pub once: Option<Sourced<EuroCents>>,
    /// In each year.
    #[serde(default, skip_serializing_if = "is_default")]
    pub yearly: Option<Sourced<EuroCents>>,
}

impl Cost {
    /// Cost of the first year, euro: what is paid once and that year's; `None` while nobody has
    /// said either.
    pub fn first_year(&self) -> Option<f64> {
        match (euro(self.once.as_ref()), euro(self.yearly.as_ref())) {
            (None, None) => None,
            (once, yearly) => Some(once.unwrap_or(0.0) + yearly.unwrap_or(0.0)),
        }
    }
}

/// What several changes cost together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spending {
    /// Euro, once.
    pub once: f64,
    /// Euro in each year.
    pub yearly: f64,
    /// Changes of which nobody has said what they cost.
    pub unpriced: usize,
}

impl Spending {
    /// Of what was adopted; `None` where nobody has said what any of it costs.
    pub fn of(adopted: &[Adopted]) -> Option<Self> {
        Self::sum(adopted.iter().map(|a| &a.cost))
    }

    /// Of several costs; `None` where none is known.
    pub fn sum<'a>(costs: impl Iterator<Item = &'a Cost>) -> Option<Self> {
        let (mut sum, mut any) = (Self::default(), false);
        for cost in costs {
            if cost.first_year().is_none() {
                sum.unpriced += 1;
                continue;
            }
            any = true;
            sum.once += euro(cost.once.as_ref()).unwrap_or(0.0);
            sum.yearly += euro(cost.yearly.as_ref()).unwrap_or(0.0);
        }
        any.then_some(sum)
    }
}

fn euro(cents: Option<&Sourced<EuroCents>>) -> Option<f64> {
    cents.map(|c| c.value.0 as f64 / 100.0)
}

/// A difference that was measured, with half the width of its interval where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// With the change less without it.
    pub mean: f64,
    /// Half the width of the 95 % interval.
    #[serde(default, skip_serializing_if = "is_default")]
    pub half_width: Option<f64>,
}

/// What was expected of a change when it was adopted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Share of cases within the term, of several the one most often missed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub within: Option<Measured>,
    /// Mean time, days.
    #[serde(default, skip_serializing_if = "is_default")]
    pub mean_days: Option<Measured>,
    /// Cost of a case, euro.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cost_euro: Option<Measured>,
}

/// A proposal that became part of the procedure: why this to-be is as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adopted {
    /// What was changed. Its steps and offices may be gone since.
    pub lever: Lever,
    /// The number it rests on.
    #[serde(default, skip_serializing_if = "is_default")]
    pub assumption: Option<Sourced<f64>>,
    /// What was expected of it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub expected: Expected,
    /// What it costs.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cost: Cost,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub owner: Text,
    /// Rules that allow it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub basis: Vec<LegalRef>,
    /// Remarks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: Text,
}

impl Adopted {
    /// Whether its numbers can be meant.
    pub fn is_sound(&self) -> bool {
        let sound = |m: &Option<Measured>| {
            m.as_ref().is_none_or(|m| {
                m.mean.is_finite() && m.half_width.is_none_or(|h| h.is_finite() && h >= 0.0)
            })
        };
        let assumed = match (&self.assumption, self.lever.kind().assumed()) {
            (Some(number), Some(assumed)) => assumed.accepts(number.value),
            (None, _) => true,
            (Some(_), None) => false,
        };
        let Expected { within, mean_days, cost_euro } = &self.expected;
        assumed && sound(within) && sound(mean_days) && sound(cost_euro)
    }
}

/// A change that could be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What is changed.
    pub lever: Lever,
    /// Why it was found: `proposal-why-CODE`.
    pub why: &'static str,
    /// The number it rests on, in the unit of its kind.
    pub assumption: Option<Sourced<f64>>,
    /// What it costs.
    pub cost: Cost,
    /// The rule of law that its number comes from.
    pub basis: Vec<LegalRef>,
}

impl Proposal {
    /// What is kept when it is adopted.
    pub fn adopted(&self, expected: Expected) -> Adopted {
        Adopted {
            lever: self.lever.clone(),
            assumption: self.assumption.clone(),
            expected,
            cost: self.cost.clone(),
            owner: Text::default(),
            basis: self.basis.clone(),
            note: Text::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn kinds_and_codes_are_told_apart() {
        let keys: BTreeSet<&str> = LeverKind::ALL.iter().map(|k| k.key()).collect();
        assert_eq!(keys.len(), LeverKind::ALL.len());
        let (a, b) = (StepId::new("a"), StepId::new("b"));
        let lever = Lever::Parallelise { first: a, second: b };
        assert_eq!(lever.code(), "parallelise:a+b");
        assert_eq!(lever.kind(), LeverKind::Parallelise);
    }

    #[test]
    fn a_cost_is_known_once_either_part_is() {
        let mut cost = Cost::default();
        assert_eq!(cost.first_year(), None);
        cost.yearly = Some(Sourced::bare(EuroCents(25_000)));
        assert!(cost.first_year().is_some_and(|e| (e - 250.0).abs() < 1e-9));
        cost.once = Some(Sourced::bare(EuroCents(100_000)));
        assert!(cost.first_year().is_some_and(|e| (e - 1250.0).abs() < 1e-9));
        assert_eq!(Spending::sum([Cost::default()].iter()), None);
        let all = [cost.clone(), Cost::default(), cost];
        let sum = Spending { once: 2000.0, yearly: 500.0, unpriced: 1 };
        assert_eq!(Spending::sum(all.iter()), Some(sum));
    }
}
