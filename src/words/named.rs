//! What people call the kinds of the model: `istruttoria`, `silenzio-assenso`, `sportello`.
//!
//! Every kind has a key of `words.ftl`; German follows South Tyrolean usage. Names are lower case
//! where the language allows it, so that they fit inside a sentence; [`Words::title`] starts a
//! label with them.

use super::Words;
use crate::model::artifact::ArtifactKind;
use crate::model::calendar::{Holidays, Weekday};
use crate::model::card::{ClockEffect, Initiative, Silence, TermUnit};
use crate::model::demand::ArrivalRule;
use crate::model::finding::Severity;
use crate::model::flow::LinkKind;
use crate::model::office::OfficeKind;
use crate::model::provenance::{Confidence, Source};
use crate::model::step::{
    Channel, Direction, GatewayKind, Outcome, Phase, RiskLevel, StepKind, SubKind, SystemMode,
    TaskKind, Trigger,
};
use crate::model::study::{Role, Variant};
use crate::model::text::Language;
use crate::model::timing::{Distribution, Unit, WaitedFor};

macro_rules! named {
    ($kind:ty: $($pattern:pat => $key:expr),+ $(,)?) => {
        impl Named for $kind {
            fn name_key(&self) -> &'static str {
                match self {
                    $($pattern => $key,)+
                }
            }
        }
    };
}

/// A kind that people have a word for.
pub trait Named {
    /// The key of its name in `words.ftl`.
    fn name_key(&self) -> &'static str;
}

impl<T: Named> Named for &T {
    fn name_key(&self) -> &'static str {
        (**self).name_key()
    }
}

impl Words {
    /// The name of a kind, to stand inside a sentence: `istruttoria`.
    pub fn name(&self, kind: impl Named) -> String {
        self.say(kind.name_key())
    }

    /// The name of a kind, to stand alone as a label: `Istruttoria`.
    pub fn title(&self, kind: impl Named) -> String {
        capitalized(&self.name(kind))
    }

    /// What a variant is called: its name, else what it is.
    pub fn variant_name(&self, variant: &Variant) -> String {
        let name = variant.name.get(self.language());
        if name.is_empty() { self.title(variant.role) } else { name.to_owned() }
    }

    /// A clock effect with its figure: `proroga il termine di 30 giorni`.
    pub fn effect(&self, effect: ClockEffect) -> String {
        match effect {
            ClockEffect::Extend(days) => self.say_with("effect-extend-by", &[("n", days.into())]),
            other => self.name(other),
        }
    }
}

/// The same text with its first letter large.
pub fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

named!(Phase:
    Self::Initiative => "phase-initiative",
    Self::Inquiry => "phase-inquiry",
    Self::Decision => "phase-decision",
    Self::Effectiveness => "phase-effectiveness",
);

named!(TaskKind:
    Self::Plain => "task-plain",
    Self::Person => "task-person",
    Self::Manual => "task-manual",
    Self::Automatic => "task-automatic",
    Self::Send => "task-send",
    Self::Receive => "task-receive",
    Self::Script => "task-script",
    Self::Rule => "task-rule",
);

named!(GatewayKind:
    Self::Exclusive => "gateway-exclusive",
    Self::Parallel => "gateway-parallel",
    Self::Inclusive => "gateway-inclusive",
    Self::EventBased => "gateway-event",
    Self::Complex => "gateway-complex",
);

named!(WaitedFor:
    Self::OwnOffice => "waited-own-office",
    Self::Applicant => "waited-applicant",
    Self::OtherBody => "waited-other-body",
    Self::Law => "waited-law",
    Self::Sitting => "waited-sitting",
    Self::Post => "waited-post",
);

named!(Source:
    Self::Law => "source-law",
    Self::Log => "source-log",
    Self::Interview => "source-interview",
    Self::Estimate => "source-estimate",
    Self::Study => "source-study",
    Self::Illustrative => "source-illustrative",
);

named!(Confidence:
    Self::Low => "confidence-low",
    Self::Medium => "confidence-medium",
    Self::High => "confidence-high",
);

named!(Silence:
    Self::Inertia => "silence-inertia",
    Self::Assent => "silence-assent",
    Self::Refusal => "silence-refusal",
    Self::Devolution => "silence-devolution",
    Self::PowerConsumed => "silence-power-consumed",
);

named!(TermUnit:
    Self::Days => "term-unit-days",
    Self::WorkingDays => "term-unit-working-days",
    Self::Months => "term-unit-months",
);

named!(Initiative:
    Self::OnApplication => "initiative-application",
    Self::ExOfficio => "initiative-ex-officio",
);

named!(ClockEffect:
    Self::Start => "effect-start",
    Self::Suspend => "effect-suspend",
    Self::Resume => "effect-resume",
    Self::PreRefusal => "effect-pre-refusal",
    Self::Restart => "effect-restart",
    Self::Extend(_) => "effect-extend",
    Self::Stop => "effect-stop",
);

named!(OfficeKind:
    Self::Internal => "office-internal",
    Self::Applicant => "office-applicant",
    Self::External => "office-external",
);

named!(Channel:
    Self::Counter => "channel-counter",
    Self::Post => "channel-post",
    Self::CertifiedMail => "channel-certified-mail",
    Self::Mail => "channel-mail",
    Self::Web => "channel-web",
    Self::App => "channel-app",
    Self::Phone => "channel-phone",
);

named!(Outcome:
    Self::Granted => "outcome-granted",
    Self::Refused => "outcome-refused",
    Self::Inadmissible => "outcome-inadmissible",
    Self::Withdrawn => "outcome-withdrawn",
    Self::Silence(silence) => silence.name_key(),
);

named!(RiskLevel:
    Self::Low => "risk-low",
    Self::Medium => "risk-medium",
    Self::High => "risk-high",
);

named!(SystemMode:
    Self::Read => "system-read",
    Self::Write => "system-write",
    Self::CopiedByHand => "system-copied",
);

named!(Direction:
    Self::In => "direction-in",
    Self::Out => "direction-out",
);

named!(SubKind:
    Self::Embedded => "sub-embedded",
    Self::Event => "sub-event",
    Self::Transaction => "sub-transaction",
    Self::AdHoc => "sub-ad-hoc",
);

named!(ArrivalRule:
    Self::OpenTime => "arrival-open-time",
    Self::Snap => "arrival-snap",
);

named!(Trigger:
    Self::None => "trigger-none",
    Self::Message => "trigger-message",
    Self::Timer(_) => "trigger-timer",
    Self::Signal => "trigger-signal",
    Self::Conditional => "trigger-conditional",
    Self::Link => "trigger-link",
    Self::Error => "trigger-error",
    Self::Escalation => "trigger-escalation",
    Self::Terminate => "trigger-terminate",
    Self::Compensation => "trigger-compensation",
    Self::Cancel => "trigger-cancel",
    Self::Multiple => "trigger-multiple",
    Self::ParallelMultiple => "trigger-parallel-multiple",
);

named!(StepKind:
    Self::Task(kind) => kind.name_key(),
    Self::Gateway(_) => "kind-gateway",
    Self::Start { .. } => "kind-start",
    Self::Catch(_) => "kind-catch",
    Self::Throw(_) => "kind-throw",
    Self::Boundary { .. } => "kind-boundary",
    Self::End { .. } => "kind-end",
    Self::SubProcedure { kind, .. } => kind.name_key(),
    Self::Call { .. } => "kind-call",
);

named!(ArtifactKind:
    Self::Annotation => "artifact-annotation",
    Self::DataObject { .. } => "artifact-data",
    Self::DataInput => "artifact-data-input",
    Self::DataOutput => "artifact-data-output",
    Self::DataStore => "artifact-data-store",
    Self::Group => "artifact-group",
);

named!(LinkKind:
    Self::Message => "link-message",
    Self::Association => "link-association",
    Self::Data => "link-data",
);

named!(Weekday:
    Self::Mon => "weekday-mon",
    Self::Tue => "weekday-tue",
    Self::Wed => "weekday-wed",
    Self::Thu => "weekday-thu",
    Self::Fri => "weekday-fri",
    Self::Sat => "weekday-sat",
    Self::Sun => "weekday-sun",
);

named!(Holidays:
    Self::None => "holidays-none",
    Self::Italy => "holidays-italy",
    Self::SouthTyrol => "holidays-south-tyrol",
);

named!(Severity:
    Self::Error => "severity-error",
    Self::Warning => "severity-warning",
    Self::Note => "severity-note",
);

named!(Role:
    Self::AsIs => "role-as-is",
    Self::ToBe => "role-to-be",
);

named!(Unit:
    Self::Minutes => "unit-minutes",
    Self::Hours => "unit-hours",
    Self::WorkingDays => "unit-working-days",
    Self::CalendarDays => "unit-days",
    Self::Weeks => "unit-weeks",
    Self::Months => "unit-months",
);

named!(Distribution:
    Self::Fixed(_) => "distribution-fixed",
    Self::Uniform { .. } => "distribution-uniform",
    Self::Triangular { .. } => "distribution-triangular",
    Self::Pert { .. } => "distribution-pert",
    Self::TruncatedNormal { .. } => "distribution-normal",
    Self::LogNormal { .. } => "distribution-lognormal",
    Self::Gamma { .. } => "distribution-gamma",
    Self::Weibull { .. } => "distribution-weibull",
    Self::Exponential { .. } => "distribution-exponential",
    Self::Empirical(_) => "distribution-empirical",
);

named!(Language:
    Self::It => "language-it",
    Self::De => "language-de",
    Self::En => "language-en",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_called_as_people_call_them() {
        let [it, de, _] = Language::ALL.map(Words::new);
        assert_eq!(it.title(Phase::Inquiry), "Istruttoria");
        assert_eq!(de.name(Silence::Assent), "stillschweigende Zustimmung");
        assert_eq!(it.name(Outcome::Silence(Silence::Refusal)), "silenzio-rigetto");
        assert_eq!(it.name(StepKind::Task(TaskKind::Send)), "invio");
        assert_eq!(it.effect(ClockEffect::Extend(1)), "proroga il termine di 1 giorno");
    }

    /// Every key that stands in this file is a message.
    #[test]
    fn every_kind_has_a_name() {
        let keys: Vec<&str> = include_str!("named.rs")
            .lines()
            .filter(|line| line.contains("=> \""))
            .filter_map(|line| line.split('"').nth(1))
            .collect();
        assert!(keys.len() > 100, "{}", keys.len());
        for words in Language::ALL.map(Words::new) {
            for key in &keys {
                assert!(words.knows(key), "{key} in {}", words.language().tag());
            }
        }
    }
}
