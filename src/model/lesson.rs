//! A lesson: texts, a procedure to look at, and exercises with their answer keys.
//!
//! Texts are text and nothing else: a sign such as `<` in them is a letter.

use serde::{Deserialize, Serialize};

use super::id::{OfficeId, StepId, TermId, VariantId};
use super::scenario::Override;
use super::study::Study;
use super::text::Text;
use super::timing::WaitedFor;

use begin::{Beginning, Weights};

pub mod begin;
pub mod check;
pub mod mark;
pub mod progress;

/// Most exercises of a lesson.
pub const MAX_EXERCISES: usize = 40;
/// Most options, items or figures of an exercise: each has a key, 1 to 9.
pub const MAX_OPTIONS: usize = 9;
/// Most hints of an exercise.
pub const MAX_HINTS: usize = 5;
/// Most attempts at an exercise.
pub const MAX_ATTEMPTS: u32 = 20;
/// Most bytes of one text in one language.
pub const MAX_TEXT: usize = 20_000;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A lesson.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Its name in progress files: an XML name.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// How long it takes, minutes, 1..=600.
    pub minutes: u32,
    /// What people can do afterwards.
    #[serde(default, skip_serializing_if = "is_default")]
    pub goals: Vec<Text>,
    /// What is read before the exercises.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Text,
    /// Notes for the trainer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: Text,
    /// The procedure it speaks of.
    pub procedure: Material,
    /// The exercises, in order.
    pub exercises: Vec<Exercise>,
}

/// Where the procedure of a lesson comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Material {
    /// A template of the catalogue, by its code.
    Catalogue(String),
    /// A file beside the lesson, by its name.
    File(String),
    /// It stands in the lesson itself.
    Inline(Box<Study>),
}

impl Default for Material {
    fn default() -> Self {
        Self::Catalogue(String::new())
    }
}

/// An exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Its name in progress files, unique in the lesson: an XML name.
    pub id: String,
    /// The question, in one sentence.
    pub title: Text,
    /// What must be known to answer.
    #[serde(default, skip_serializing_if = "is_default")]
    pub text: Text,
    /// Most points, above 0 and up to 100.
    pub points: f64,
    /// The variant looked at; none means the as-is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub variant: Option<VariantId>,
    /// Hints, each with its price.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hints: Vec<Hint>,
    /// How often it may be tried, 1..=[`MAX_ATTEMPTS`].
    pub attempts: u32,
    /// What is asked, and the key.
    pub kind: Kind,
    /// What is said when it is over.
    #[serde(default, skip_serializing_if = "is_default")]
    pub after: Text,
}

/// A hint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// What it says.
    pub text: Text,
    /// Share of the points it costs, 0..=1.
    pub cost: f64,
}

/// What is asked, with the key to the answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Kind {
    /// Choose one option, or all that are right.
    Choice {
        /// The options.
        options: Vec<Choice>,
        /// Whether several may be chosen.
        #[serde(default, skip_serializing_if = "is_default")]
        many: bool,
    },
    /// Find the bottleneck.
    Bottleneck {
        /// Which one.
        ask: Ask,
        /// Ids of the steps or offices offered, at most [`MAX_OPTIONS`].
        offered: Vec<String>,
        /// Ids that are right; none means what the simulation cannot tell from the worst.
        #[serde(default, skip_serializing_if = "is_default")]
        key: Vec<String>,
    },
    /// Predict a figure, then see it simulated.
    Predict {
        /// Which.
        figure: Gauge,
        /// How far off is still right, as a share of the figure, 0..=1; twice as far gives half.
        tolerance: f64,
    },
    /// Complete or correct a drawing.
    Draw {
        /// The variant that is the model answer.
        target: VariantId,
        /// What the drawing begins with.
        #[serde(default, skip_serializing_if = "is_default")]
        begin: Beginning,
        /// How the points are shared out.
        #[serde(default)]
        weights: Weights,
    },
    /// Put durations on steps.
    Durations {
        /// Which, with what is right.
        of: Vec<DurationKey>,
    },
    /// Say what each wait waits for.
    Classify {
        /// The waits.
        items: Vec<Waiting>,
    },
    /// Choose what helps most.
    Lever {
        /// The changes offered.
        options: Vec<LeverOption>,
        /// What is right.
        key: LeverKey,
    },
    /// Read a comparison: what has fallen, what has risen, what cannot be told.
    Read {
        /// The first variant.
        before: VariantId,
        /// The second.
        after: VariantId,
        /// The figures.
        figures: Vec<Gauge>,
    },
}

impl Default for Kind {
    fn default() -> Self {
        Self::Choice { options: vec![Choice::default(), Choice::default()], many: false }
    }
}

/// The kinds, without their particulars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum KindName {
    /// [`Kind::Choice`].
    Choice,
    /// [`Kind::Bottleneck`].
    Bottleneck,
    /// [`Kind::Predict`].
    Predict,
    /// [`Kind::Draw`].
    Draw,
    /// [`Kind::Durations`].
    Durations,
    /// [`Kind::Classify`].
    Classify,
    /// [`Kind::Lever`].
    Lever,
    /// [`Kind::Read`].
    Read,
}

impl KindName {
    /// All, in the order offered.
    pub const ALL: [Self; 8] = [
        Self::Choice,
        Self::Bottleneck,
        Self::Predict,
        Self::Draw,
        Self::Durations,
        Self::Classify,
        Self::Lever,
        Self::Read,
    ];

    /// Names the message `lesson-kind-…`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Bottleneck => "bottleneck",
            Self::Predict => "predict",
            Self::Draw => "draw",
            Self::Durations => "durations",
            Self::Classify => "classify",
            Self::Lever => "lever",
            Self::Read => "read",
        }
    }

    /// A first exercise of this kind, to be filled in.
    pub fn blank(self) -> Kind {
        match self {
            Self::Choice => Kind::default(),
            Self::Bottleneck => {
                Kind::Bottleneck { ask: Ask::SlowestStep, offered: Vec::new(), key: Vec::new() }
            }
            Self::Predict => Kind::Predict { figure: Gauge::CycleDays, tolerance: 0.2 },
            Self::Draw => Kind::Draw {
                target: VariantId::new("as-is"),
                begin: Beginning { empty: true, ..Beginning::default() },
                weights: Weights::default(),
            },
            Self::Durations => Kind::Durations { of: Vec::new() },
            Self::Classify => Kind::Classify { items: vec![Waiting::default()] },
            Self::Lever => Kind::Lever {
                options: vec![LeverOption::default(), LeverOption::default()],
                key: LeverKey::Option(0),
            },
            Self::Read => Kind::Read {
                before: VariantId::new("as-is"),
                after: VariantId::new("to-be"),
                figures: vec![Gauge::CycleDays],
            },
        }
    }
}

impl Kind {
    /// Which kind it is.
    pub fn name(&self) -> KindName {
        match self {
            Self::Choice { .. } => KindName::Choice,
            Self::Bottleneck { .. } => KindName::Bottleneck,
            Self::Predict { .. } => KindName::Predict,
            Self::Draw { .. } => KindName::Draw,
            Self::Durations { .. } => KindName::Durations,
            Self::Classify { .. } => KindName::Classify,
            Self::Lever { .. } => KindName::Lever,
            Self::Read { .. } => KindName::Read,
        }
    }
}

/// An option of a choice.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What it says.
    pub text: Text,
    /// Whether it is right.
    #[serde(default, skip_serializing_if = "is_default")]
    pub right: bool,
    /// Why it is right or wrong.
    #[serde(default, skip_serializing_if = "is_default")]
    pub why: Text,
}

/// Which bottleneck is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ask {
    /// The step at which cases rest longest.
    SlowestStep,
    /// The office with the greatest load.
    FullestOffice,
    /// The office whose queue costs cases the most time.
    SlowestOffice,
}

impl Ask {
    /// All, in the order offered.
    pub const ALL: [Self; 3] = [Self::SlowestStep, Self::FullestOffice, Self::SlowestOffice];

    /// Names the message `lesson-ask-…`.
    pub fn key(self) -> &'static str {
        match self {
            Self::SlowestStep => "slowest-step",
            Self::FullestOffice => "fullest-office",
            Self::SlowestOffice => "slowest-office",
        }
    }

    /// Whether the answer is a step; else it is an office.
    pub fn is_step(self) -> bool {
        self == Self::SlowestStep
    }
}

/// A figure of a simulation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Gauge {
    /// Mean time from arrival to end, days.
    CycleDays,
    /// Its percentile 90, days.
    CycleP90Days,
    /// Rest of a case, days.
    WaitDays,
    /// Work of the body on a case, hours.
    WorkHours,
    /// Cost of a case, euro.
    CostEuro,
    /// Share decided within a term, percent.
    Within(TermId),
    /// Load of an office, percent.
    Load(OfficeId),
    /// Mean queue of an office, cases.
    Queue(OfficeId),
    /// Rest of a case at a step, days.
    StepWaitDays(StepId),
}

impl Gauge {
    /// Names the message `lesson-gauge-…`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::CycleDays => "cycle",
            Self::CycleP90Days => "cycle-p90",
            Self::WaitDays => "wait",
            Self::WorkHours => "work",
            Self::CostEuro => "cost",
            Self::Within(_) => "within",
            Self::Load(_) => "load",
            Self::Queue(_) => "queue",
            Self::StepWaitDays(_) => "step-wait",
        }
    }

    /// Names the message `lesson-unit-…`.
    pub fn unit(&self) -> &'static str {
        match self {
            Self::CycleDays | Self::CycleP90Days | Self::WaitDays | Self::StepWaitDays(_) => "days",
            Self::WorkHours => "hours",
            Self::CostEuro => "euro",
            Self::Within(_) | Self::Load(_) => "percent",
            Self::Queue(_) => "cases",
        }
    }

    /// Whether more of it is better.
    pub fn is_good(&self) -> bool {
        matches!(self, Self::Within(_))
    }
}

/// A duration asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DurationKey {
    /// The step.
    pub step: StepId,
    /// Whether the wait is asked for; else the work.
    #[serde(default, skip_serializing_if = "is_default")]
    pub wait: bool,
    /// The least that is right.
    pub low: f64,
    /// The most that is right.
    pub high: f64,
    /// In which unit all this is.
    pub unit: ClockUnit,
    /// Why.
    #[serde(default, skip_serializing_if = "is_default")]
    pub why: Text,
}

/// A unit of durations asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ClockUnit {
    /// Minutes.
    #[default]
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
}

impl ClockUnit {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Minutes, Self::Hours, Self::Days];

    /// Names the message `lesson-unit-…`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
        }
    }
}

/// A wait to be classified.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiting {
    /// What happens.
    pub text: Text,
    /// Whom it waits for.
    pub cause: WaitedFor,
    /// Why.
    #[serde(default, skip_serializing_if = "is_default")]
    pub why: Text,
}

impl Default for Waiting {
    fn default() -> Self {
        Self { text: Text::default(), cause: WaitedFor::OwnOffice, why: Text::default() }
    }
}

/// A change offered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeverOption {
    /// What it says.
    pub text: Text,
    /// What it changes, where it is judged by its gain.
    #[serde(default, skip_serializing_if = "is_default")]
    pub change: Vec<Override>,
    /// Why it is right or wrong.
    #[serde(default, skip_serializing_if = "is_default")]
    pub why: Text,
}

/// Which change is right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum LeverKey {
    /// The option at this place, from 0.
    Option(usize),
    /// Those whose gain in a figure the simulation cannot tell from the greatest.
    Gain(Gauge),
}

impl Exercise {
    /// Share of the points that is left after so many hints, 0..=1.
    pub fn left_after(&self, hints: usize) -> f64 {
        let spent: f64 = self.hints.iter().take(hints).map(|h| h.cost).sum();
        (1.0 - spent).clamp(0.0, 1.0)
    }

    /// Most points as a whole number of tenths: what is added up never drifts.
    pub fn tenths(&self) -> u32 {
        tenths(self.points)
    }
}

/// Points in tenths, rounded.
pub fn tenths(points: f64) -> u32 {
    (points.clamp(0.0, 1e6) * 10.0).round() as u32
}
