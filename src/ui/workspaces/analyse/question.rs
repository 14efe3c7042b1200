//! The questions Analyse is asked: what colors the drawing and orders the table, and in which unit.

use crate::model::office::EuroCents;
use crate::model::timing::Unit;
use crate::words::Words;

/// The question asked: it colors the drawing and orders the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Question {
    /// Where do cases rest longest?
    #[default]
    Wait,
    /// Which step takes most work?
    Work,
    /// Which office is fullest?
    Load,
    /// Where do most cases stand in the queue?
    Queue,
    /// Which step holds a case up, where branches run side by side?
    Critical,
    /// Which step costs most?
    Cost,
    /// Which change would help most?
    Help,
}

/// Thresholds between the five classes of heat, in days of rest.
const DAYS: [f64; 4] = [5.0, 10.0, 20.0, 30.0];
/// The same in minutes of work a case.
const MINUTES: [f64; 4] = [10.0, 30.0, 60.0, 120.0];
/// The same in load.
const LOADS: [f64; 4] = [0.5, 0.7, 0.85, 0.95];
/// The same in cases in the queue.
const CASES: [f64; 4] = [1.0, 5.0, 10.0, 20.0];
/// The same in euro a case.
const EUROS: [f64; 4] = [5.0, 20.0, 50.0, 100.0];

/// Load from which an office counts as full.
pub(super) const FULL: f64 = 0.85;

impl Question {
    pub(super) const ALL: [Self; 7] =
        [Self::Wait, Self::Work, Self::Load, Self::Queue, Self::Critical, Self::Cost, Self::Help];

    /// Key of its name.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Wait => "question-wait",
            Self::Work => "question-work",
            Self::Load => "question-load",
            Self::Queue => "question-queue",
            Self::Critical => "question-critical",
            Self::Cost => "question-cost",
            Self::Help => "question-help",
        }
    }

    /// Key of what its colors mean.
    pub(super) fn legend(self) -> &'static str {
        match self {
            Self::Wait | Self::Help => "legend-wait",
            Self::Work => "legend-work",
            Self::Load => "legend-load",
            Self::Queue => "legend-queue",
            Self::Critical => "legend-critical",
            Self::Cost => "legend-cost",
        }
    }

    /// What colors the drawing meanwhile.
    pub(super) fn shown(self) -> Self {
        if self == Self::Help { Self::Wait } else { self }
    }

    /// Thresholds between the classes of heat.
    pub(super) fn thresholds(self) -> [f64; 4] {
        match self {
            Self::Wait | Self::Critical | Self::Help => DAYS,
            Self::Work => MINUTES,
            Self::Load => LOADS,
            Self::Queue => CASES,
            Self::Cost => EUROS,
        }
    }

    /// Whether its values are parts of a whole, so that each has a share.
    pub(super) fn has_shares(self) -> bool {
        !matches!(self, Self::Load | Self::Queue)
    }

    /// Key of what stands in the last column, where something does.
    pub(super) fn last_column(self) -> Option<&'static str> {
        match self {
            Self::Wait | Self::Help => Some("column-cause"),
            Self::Critical => Some("column-on-path"),
            Self::Work | Self::Load | Self::Queue | Self::Cost => None,
        }
    }

    /// A value without its interval.
    pub(super) fn say(self, words: &Words, value: f64) -> String {
        match self {
            Self::Wait | Self::Critical | Self::Help => words.amount(value, Unit::CalendarDays),
            Self::Work => words.duration(value),
            Self::Load => words.number(value, 2),
            Self::Queue => words.number(value, 1),
            Self::Cost => words.money(EuroCents((value * 100.0).round() as i64)),
        }
    }

    /// Half of an interval.
    pub(super) fn say_half(self, words: &Words, half: f64) -> String {
        match self {
            Self::Work => words.amount(half, Unit::Minutes),
            Self::Wait | Self::Critical => {
                // An interval that is something does not read as nothing.
                let decimals = if half >= 0.05 { 1 } else { 2 };
                let unit = words.unit_sign(Unit::CalendarDays);
                format!("{}\u{a0}{unit}", words.number(half, decimals))
            }
            _ => self.say(words, half),
        }
    }

    /// The unit of the values, for a column of bare numbers; empty where there is none.
    pub(super) fn unit(self, words: &Words) -> String {
        match self {
            Self::Wait | Self::Critical | Self::Help => words.unit_sign(Unit::CalendarDays),
            Self::Work => words.unit_sign(Unit::Minutes),
            Self::Load => String::new(),
            Self::Queue => words.say("unit-cases"),
            Self::Cost => "€".to_owned(),
        }
    }
}
