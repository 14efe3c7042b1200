//! Calendars: weekly opening hours, holidays by rule, closures; and the dates of sittings.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::foreign::is_default;
use super::text::Text;

/// A day of the week; ISO order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Weekday {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Weekday {
    /// All days, Monday first.
    pub const ALL: [Self; 7] =
        [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    /// Days since Monday, 0..=6.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// One opening interval of a week day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// The day.
    pub day: Weekday,
    /// Minutes after midnight at which it opens, 0..1440.
    pub from: u16,
    /// Minutes after midnight at which it closes, greater than `from`, at most 1440.
    pub to: u16,
}

/// Which public holidays a calendar keeps.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Holidays {
    /// None: open on every date its week says.
    #[default]
    None,
    /// Italian national holidays (`law::holidays`).
    Italy,
    /// Italian national holidays and Whit Monday, as kept in South Tyrol.
    SouthTyrol,
}

/// A range of dates, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateRange {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// When an office, a body or the law's working days are open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Its name.
    pub name: Text,
    /// Weekly opening intervals, sorted, not overlapping; empty means always open.
    #[serde(default, skip_serializing_if = "is_default")]
    pub weekly: Vec<Opening>,
    /// Public holidays kept.
    #[serde(default, skip_serializing_if = "is_default")]
    pub holidays: Holidays,
    /// Local patron day as (month, day).
    #[serde(default, skip_serializing_if = "is_default")]
    pub patron: Option<(i8, i8)>,
    /// Closures by date.
    #[serde(default, skip_serializing_if = "is_default")]
    pub closures: Vec<DateRange>,
}

impl Calendar {
    /// A calendar open on the given days from `from` to `to` (minutes after midnight).
    pub fn weekly(name: Text, days: &[Weekday], from: u16, to: u16) -> Self {
        let weekly = days.iter().map(|&day| Opening { day, from, to }).collect();
        Self { name, weekly, ..Self::default() }
    }

    /// Open minutes of a normal week.
    pub fn minutes_per_week(&self) -> u32 {
        if self.weekly.is_empty() {
            7 * 24 * 60
        } else {
            self.weekly.iter().map(|o| u32::from(o.to.saturating_sub(o.from))).sum()
        }
    }

    /// Whether intervals are in order, within the day and not overlapping, and dates are in order.
    pub fn is_sound(&self) -> bool {
        self.weekly.iter().all(|o| o.from < o.to && o.to <= 1440)
            && self
                .weekly
                .windows(2)
                .all(|w| w[0].day < w[1].day || (w[0].day == w[1].day && w[0].to <= w[1].from))
            && self.closures.iter().all(|c| c.from <= c.to)
            && self.patron.is_none_or(|(m, d)| Date::new(2024, m, d).is_ok())
    }
}

/// When a board sits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum SittingRule {
    /// Every `weeks` weeks on `day`, counted from the Monday of the first simulated week.
    EveryWeeks {
        /// 1 = every week.
        weeks: u8,
        /// The day.
        day: Weekday,
    },
    /// The `nth` `day` of each month, 1..=4; 5 means the last.
    Monthly {
        /// Which one.
        nth: u8,
        /// The day.
        day: Weekday,
    },
    /// On given dates.
    Dates(Vec<Date>),
}

impl SittingRule {
    /// Sittings about twice as often; `None` where they are on given dates, or every week already.
    pub fn oftener(&self) -> Option<Self> {
        match self {
            Self::EveryWeeks { weeks, day } if *weeks > 1 => {
                Some(Self::EveryWeeks { weeks: weeks.div_ceil(2), day: *day })
            }
            Self::Monthly { day, .. } => Some(Self::EveryWeeks { weeks: 2, day: *day }),
            Self::EveryWeeks { .. } | Self::Dates(_) => None,
        }
    }
}

/// Sittings that release cases together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sittings {
    /// When.
    pub rule: SittingRule,
    /// Minutes after midnight at which it begins.
    pub at: u16,
    /// Most cases released at one sitting; `None` means all that wait.
    #[serde(default, skip_serializing_if = "is_default")]
    pub capacity: Option<u32>,
}
