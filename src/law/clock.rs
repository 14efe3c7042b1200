//! The legal clock of one case for one term: running, suspended, expired, closed.
//!
//! Three effects that are never merged: a **suspension** keeps what is left, an **interruption**
//! ([`Clock::restart`]) begins again from zero, an **extension** lengthens. The convention:
//!
//! - The day of the start does not count. A pause on day S uses up day S; going on on day E, the
//!   first day counted is E + 1. Only the last day moves ([`super::count`]); what is left never does.
//! - Pauses may overlap: the clock goes on on the day the last of them ends. A suspension ends by
//!   itself when its limit is reached. A notice of intended refusal (art. 10-bis) pauses until the end
//!   of its window, or until some days after observations filed within it.
//! - A day's own events come before what ends by itself on that day. The term expires at the *end*
//!   of its last day; afterwards only the decision matters.
//! - A term in months that pauses keeps what is left in calendar days.
//! - An event without effect is ignored with a reason ([`Ignored`]) and uses up no limit.
//!
//! Events must come in order of time; an earlier day counts as the day of the event before it.
//! A [`Clock`] is a small `Copy` value and nothing here allocates after [`TermRule`] is made.

use jiff::civil::Date;

use super::count::{DayRules, DayTable, MAX_UNITS, count};
use super::day::{Day, FIRST_DAY, LAST_DAY, day_of};
use super::figures::{FigureKey, Figures};
use crate::model::calendar::Calendar;
use crate::model::card::{ClockEffect, Term, TermUnit};

/// Days a table of days reaches beyond the span asked for, beside the term itself.
const SLACK_DAYS: i32 = 400;

/// What the limit in days of a suspension holds for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LimitScope {
    /// Each suspension by itself.
    #[default]
    Each,
    /// All suspensions of the case together.
    Total,
}

/// The notice of intended refusal: how it pauses the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeRule {
    /// Most notices; `None` means no limit.
    pub times: Option<u32>,
    /// Calendar days for observations.
    pub window: u32,
    /// Calendar days from the observations to going on.
    pub after: u32,
    /// Whether the last day of the window moves on as a term's does.
    pub window_rolls: bool,
}

/// A term as the clock needs it: its length, its limits, and the days of the run.
#[derive(Clone, Debug)]
pub struct TermRule {
    /// How many units, at most [`MAX_UNITS`].
    pub amount: u32,
    /// The unit.
    pub unit: TermUnit,
    /// Most suspensions; `None` means no limit.
    pub suspend_times: Option<u32>,
    /// Most calendar days of suspension; `None` means no limit.
    pub suspend_days: Option<u32>,
    /// What that limit holds for.
    pub suspend_scope: LimitScope,
    /// The notice of intended refusal.
    pub notice: NoticeRule,
    /// Most interruptions; `None` means no limit.
    pub restart_times: Option<u32>,
    /// Whether extensions granted before an interruption are kept.
    pub restart_keeps_extensions: bool,
    /// Which days count and on which a term can end.
    pub days: DayTable,
}

impl NoticeRule {
    /// The rule in force on a date (art. 10-bis). Where the table has no figures a notice has no
    /// effect.
    pub fn on(figures: &Figures, date: Date, territory: &str) -> Self {
        let whole = |key| figures.whole(key, date, territory);
        let window = whole(FigureKey::PreRefusalWindowDays);
        let after = whole(FigureKey::PreRefusalAfterDays);
        let known = window.is_some() && after.is_some();
        Self {
            times: if known { whole(FigureKey::PreRefusalTimes) } else { Some(0) },
            window: window.unwrap_or(0),
            after: after.unwrap_or(0),
            window_rolls: false,
        }
    }
}

impl TermRule {
    /// The rule of a term of the card, with the body's calendar, for cases received between two
    /// dates. Later days are answered too, more slowly.
    pub fn of(
        term: &Term,
        calendar: Option<&Calendar>,
        notice: NoticeRule,
        first: Date,
        last: Date,
    ) -> Self {
        let amount = term.amount.min(MAX_UNITS);
        let reach = match term.unit {
            TermUnit::Days => amount as i32,
            TermUnit::WorkingDays => (amount as i32).saturating_mul(2),
            TermUnit::Months => (amount as i32).saturating_mul(31),
        };
        let until = day_of(last).saturating_add(reach).saturating_add(SLACK_DAYS);
        let days = DayTable::new(DayRules::of(term, calendar), day_of(first) - 1, until);
        Self {
            amount,
            unit: term.unit,
            suspend_times: term.limits.suspend_times,
            suspend_days: term.limits.suspend_days,
            suspend_scope: LimitScope::Each,
            notice,
            restart_times: term.limits.restart_times,
            restart_keeps_extensions: true,
            days,
        }
    }

    /// Units after `from` up to `to`; calendar days for terms in months.
    fn units(&self, from: Day, to: Day) -> i32 {
        match self.unit {
            TermUnit::WorkingDays => self.days.working_between(from, to),
            TermUnit::Days | TermUnit::Months => to.saturating_sub(from).max(0),
        }
    }
}

/// Why an event has no effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ignored {
    /// The clock has not been started.
    NotStarted,
    /// The clock is started already.
    AlreadyStarted,
    /// It has happened as often as it may.
    LimitTimes,
    /// No days of suspension are left.
    LimitDays,
    /// The clock is suspended already.
    AlreadySuspended,
    /// The clock is not suspended.
    NotSuspended,
    /// No notice of intended refusal is open.
    NoNotice,
    /// Observations were filed already.
    AlreadyFiled,
    /// The window for observations is over.
    LateObservations,
    /// The term has expired.
    AfterExpiry,
    /// The case is decided.
    AfterDecision,
}

impl Ignored {
    /// The key of its message in `law.ftl`.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotStarted => "clock-ignored-not-started",
            Self::AlreadyStarted => "clock-ignored-already-started",
            Self::LimitTimes => "clock-ignored-limit-times",
            Self::LimitDays => "clock-ignored-limit-days",
            Self::AlreadySuspended => "clock-ignored-already-suspended",
            Self::NotSuspended => "clock-ignored-not-suspended",
            Self::NoNotice => "clock-ignored-no-notice",
            Self::AlreadyFiled => "clock-ignored-already-filed",
            Self::LateObservations => "clock-ignored-late-observations",
            Self::AfterExpiry => "clock-ignored-after-expiry",
            Self::AfterDecision => "clock-ignored-after-decision",
        }
    }
}

/// What the clock is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The term runs.
    Running,
    /// The term stands; what is left is kept.
    Suspended,
    /// The term ended without a decision.
    Expired,
    /// The case is decided.
    Closed,
}

impl State {
    /// The key of its name in `law.ftl`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Running => "clock-running",
            Self::Suspended => "clock-suspended",
            Self::Expired => "clock-expired",
            Self::Closed => "clock-closed",
        }
    }
}

/// How the clock stands at the end of a day. For terms in months both numbers are calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it is doing.
    pub state: State,
    /// Units counted since the start or the last interruption.
    pub elapsed: u32,
    /// Units left; `None` when closed.
    pub remaining: Option<u32>,
}

/// What a decision found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The day of the decision.
    pub day: Day,
    /// Whether it came within the term.
    pub in_time: bool,
    /// Calendar days after the last day.
    pub days_late: u32,
    /// Units counted up to it, also beyond the term.
    pub elapsed: u32,
    /// The last day that held at the decision; `None` when the clock stood.
    pub last_day: Option<Day>,
}

/// The notice of intended refusal of a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Notice {
    #[default]
    Never,
    Open {
        ends: Day,
        filed: bool,
    },
    Over {
        filed: bool,
    },
}

/// The clock of one case for one term. Pass the same [`TermRule`] to every call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// The day from which counting began or went on.
    anchor: Day,
    /// Units still to count from there; while `civil`, days beyond the civil last day.
    left: i32,
    /// A term in months that has not paused: its last day is the civil one.
    civil: bool,
    /// Units counted before the anchor.
    used: i32,
    /// Units granted by extensions.
    extended: i32,
    /// The open suspension: its first day and the day it ends by itself.
    suspension: Option<(Day, Option<Day>)>,
    suspensions: u32,
    suspended_days: i32,
    notice: Notice,
    notices: u32,
    restarts: u32,
    decided: Option<Day>,
    /// The day of the last event.
    today: Day,
}

impl Clock {
    /// A clock started by the receipt on a day, which itself does not count.
    pub fn start(day: Day, rule: &TermRule) -> Self {
        let civil = rule.unit == TermUnit::Months;
        let day = day.clamp(FIRST_DAY, LAST_DAY);
        Self {
            anchor: day,
            left: if civil { 0 } else { rule.amount.min(MAX_UNITS) as i32 },
            civil,
            used: 0,
            extended: 0,
            suspension: None,
            suspensions: 0,
            suspended_days: 0,
            notice: Notice::Never,
            notices: 0,
            restarts: 0,
            decided: None,
            today: day,
        }
    }

    /// Opens a suspension (a request for integration).
    pub fn suspend(&mut self, day: Day, rule: &TermRule) -> Result<(), Ignored> {
        let day = self.enter(day, rule)?;
        if self.suspension.is_some() {
            return Err(Ignored::AlreadySuspended);
        }
        if rule.suspend_times.is_some_and(|most| self.suspensions >= most) {
            return Err(Ignored::LimitTimes);
        }
        let allowed = rule.suspend_days.map(|most| {
            let most = most.min(MAX_UNITS) as i32;
            match rule.suspend_scope {
                LimitScope::Each => most,
                LimitScope::Total => most - self.suspended_days,
            }
        });
        if allowed.is_some_and(|days| days <= 0) {
            return Err(Ignored::LimitDays);
        }
        self.pause(day, rule);
        self.suspensions += 1;
        self.suspension = Some((day, allowed.map(|days| day.saturating_add(days))));
        Ok(())
    }

    /// Ends the suspension (the integration came).
    pub fn resume(&mut self, day: Day, rule: &TermRule) -> Result<(), Ignored> {
        let day = self.enter(day, rule)?;
        if self.suspension.is_none() {
            return Err(Ignored::NotSuspended);
        }
        self.end_suspension(day);
        Ok(())
    }

    /// Opens a notice of intended refusal (art. 10-bis).
    pub fn pre_refusal(&mut self, day: Day, rule: &TermRule) -> Result<(), Ignored> {
        let day = self.enter(day, rule)?;
        if rule.notice.times.is_some_and(|most| self.notices >= most) {
            return Err(Ignored::LimitTimes);
        }
        if matches!(self.notice, Notice::Open { .. }) {
            return Err(Ignored::AlreadySuspended);
        }
        self.pause(day, rule);
        self.notices += 1;
        let window = day.saturating_add(rule.notice.window.min(MAX_UNITS) as i32);
        let ends = if rule.notice.window_rolls { rule.days.next_end(window) } else { window };
        self.notice = Notice::Open { ends, filed: false };
        Ok(())
    }

    /// The applicant files observations on the notice: the clock goes on some days later.
    pub fn observations(&mut self, day: Day, rule: &TermRule) -> Result<(), Ignored> {
        let day = self.enter(day, rule)?;
        match self.notice {
            Notice::Never => Err(Ignored::NoNotice),
            Notice::Open { filed: true, .. } | Notice::Over { filed: true } => {
                Err(Ignored::AlreadyFiled)
            }
            Notice::Over { filed: false } => Err(Ignored::LateObservations),
            Notice::Open { filed: false, .. } => {
                let ends = day.saturating_add(rule.notice.after.min(MAX_UNITS) as i32);
                self.notice = Notice::Open { ends, filed: true };
                Ok(())
            }
        }
    }

    /// Interrupts the term: it begins again from zero on this day, every pause is closed.
    pub fn restart(&mut self, day: Day, rule: &TermRule) -> Result<(), Ignored> {
        let day = self.enter(day, rule)?;
        if rule.restart_times.is_some_and(|most| self.restarts >= most) {
            return Err(Ignored::LimitTimes);
        }
        if let Some((since, _)) = self.suspension.take() {
            self.suspended_days = self.suspended_days.saturating_add(day - since);
        }
        if matches!(self.notice, Notice::Open { .. }) {
            self.notice = Notice::Never;
        }
        self.restarts += 1;
        self.anchor = day;
        self.used = 0;
        self.civil = rule.unit == TermUnit::Months;
        let whole = if self.civil { 0 } else { rule.amount.min(MAX_UNITS) as i32 };
        let kept = if rule.restart_keeps_extensions { self.extended } else { 0 };
        self.left = whole.saturating_add(kept).min(MAX_UNITS as i32);
        Ok(())
    }

    /// Lengthens the term by so many units (days for a term in months), running or stopped.
    pub fn extend(&mut self, day: Day, units: u32, rule: &TermRule) -> Result<(), Ignored> {
        self.enter(day, rule)?;
        let most = MAX_UNITS as i32;
        let units = units.min(MAX_UNITS) as i32;
        self.left = self.left.saturating_add(units).min(most);
        self.extended = self.extended.saturating_add(units).min(most);
        Ok(())
    }

    /// Decides the case: the clock is closed. Also after expiry; not twice.
    pub fn decide(&mut self, day: Day, rule: &TermRule) -> Result<Decision, Ignored> {
        if self.decided.is_some() {
            return Err(Ignored::AfterDecision);
        }
        let day = day.clamp(self.today, LAST_DAY);
        self.settle(day);
        self.today = day;
        self.decided = Some(day);
        self.decision(rule).ok_or(Ignored::NotStarted)
    }

    /// What the decision found, if there is one.
    pub fn decision(&self, rule: &TermRule) -> Option<Decision> {
        let day = self.decided?;
        let last_day = (!self.is_paused()).then(|| self.last_day(rule));
        Some(Decision {
            day,
            in_time: last_day.is_none_or(|last| day <= last),
            days_late: last_day.map_or(0, |last| u32::try_from(day - last).unwrap_or(0)),
            elapsed: self.elapsed(day, rule),
            last_day,
        })
    }

    /// The last day of the term if nothing more happens: open pauses end by themselves. `None` when
    /// a pause has no end. Silence takes effect at the end of this day. After the decision, the last
    /// day that held at the decision.
    pub fn expiry_day(&self, rule: &TermRule) -> Option<Day> {
        let foreseen = self.foreseen();
        (!foreseen.is_paused()).then(|| foreseen.last_day(rule))
    }

    /// As [`Clock::expiry_day`], before it moves on to a day on which a term can end.
    pub fn nominal_day(&self, rule: &TermRule) -> Option<Day> {
        let foreseen = self.foreseen();
        (!foreseen.is_paused()).then(|| foreseen.nominal(rule))
    }

    /// How the clock stands at the end of a day, with the events it has had. The day should not lie
    /// before the last of them.
    pub fn at_end_of(&self, day: Day, rule: &TermRule) -> Standing {
        let day = day.clamp(self.today, LAST_DAY);
        let mut then = *self;
        if let Some(decided) = self.decided {
            let elapsed = self.elapsed(decided, rule);
            return Standing { state: State::Closed, elapsed, remaining: None };
        }
        then.settle(day.saturating_add(1));
        let state = if then.is_paused() {
            State::Suspended
        } else if day > then.last_day(rule) {
            State::Expired
        } else {
            State::Running
        };
        let remaining = if then.is_paused() {
            then.left
        } else if then.civil {
            then.nominal(rule).saturating_sub(day)
        } else {
            then.left - rule.units(then.anchor, day)
        };
        let remaining = Some(u32::try_from(remaining).unwrap_or(0));
        Standing { state, elapsed: then.elapsed(day, rule), remaining }
    }

    /// Whether the clock stands on a suspension or notice.
    fn is_paused(&self) -> bool {
        self.suspension.is_some() || matches!(self.notice, Notice::Open { .. })
    }

    /// Lets time pass up to an event: gives its day, or why the event comes too late.
    fn enter(&mut self, day: Day, rule: &TermRule) -> Result<Day, Ignored> {
        if self.decided.is_some() {
            return Err(Ignored::AfterDecision);
        }
        let day = day.clamp(self.today, LAST_DAY);
        self.settle(day);
        self.today = day;
        if !self.is_paused() && day > self.last_day(rule) {
            return Err(Ignored::AfterExpiry);
        }
        Ok(day)
    }

    /// Ends the pauses that end by themselves before a day.
    fn settle(&mut self, before: Day) {
        // Each pass ends one of the two pauses.
        for _ in 0..2 {
            let suspension = self.suspension.and_then(|(_, ends)| ends);
            let notice = match self.notice {
                Notice::Open { ends, .. } => Some(ends),
                Notice::Never | Notice::Over { .. } => None,
            };
            match (suspension.filter(|d| *d < before), notice.filter(|d| *d < before)) {
                (Some(a), Some(b)) if b < a => self.end_notice(b),
                (Some(a), _) => self.end_suspension(a),
                (None, Some(b)) => self.end_notice(b),
                (None, None) => return,
            }
        }
    }

    fn end_suspension(&mut self, day: Day) {
        if let Some((since, _)) = self.suspension.take() {
            self.suspended_days = self.suspended_days.saturating_add(day - since);
        }
        self.go_on(day);
    }

    fn end_notice(&mut self, day: Day) {
        if let Notice::Open { filed, .. } = self.notice {
            self.notice = Notice::Over { filed };
        }
        self.go_on(day);
    }

    fn go_on(&mut self, day: Day) {
        if !self.is_paused() {
            self.anchor = day;
        }
    }

    /// Takes off what was counted up to a pause, unless the clock stands already.
    fn pause(&mut self, day: Day, rule: &TermRule) {
        if self.is_paused() {
            return;
        }
        let counted = rule.units(self.anchor, day);
        self.left = if self.civil {
            self.nominal(rule).saturating_sub(day).max(0)
        } else {
            (self.left - counted).max(0)
        };
        self.civil = false;
        self.used = self.used.saturating_add(counted);
        self.anchor = day;
    }

    /// This clock after everything that ends by itself has ended.
    fn foreseen(&self) -> Self {
        let mut then = *self;
        if then.decided.is_none() {
            then.settle(Day::MAX);
        }
        then
    }

    fn nominal(&self, rule: &TermRule) -> Day {
        if self.civil {
            let civil = count(&rule.days, self.anchor, rule.amount, TermUnit::Months).nominal;
            return civil.saturating_add(self.left).min(LAST_DAY);
        }
        match rule.unit {
            TermUnit::WorkingDays => {
                rule.days.add_working(self.anchor, u32::try_from(self.left).unwrap_or(0))
            }
            TermUnit::Days | TermUnit::Months => {
                self.anchor.saturating_add(self.left).min(LAST_DAY)
            }
        }
    }

    fn last_day(&self, rule: &TermRule) -> Day {
        rule.days.next_end(self.nominal(rule))
    }

    fn elapsed(&self, day: Day, rule: &TermRule) -> u32 {
        let since = if self.is_paused() { 0 } else { rule.units(self.anchor, day) };
        u32::try_from(self.used.saturating_add(since)).unwrap_or(0)
    }
}

/// Applies a mark of the drawing to the clock of a case. [`ClockEffect::Start`] starts it;
/// [`ClockEffect::Stop`] decides (ask [`Clock::decision`] what it found).
pub fn mark(
    clock: &mut Option<Clock>,
    effect: ClockEffect,
    day: Day,
    rule: &TermRule,
) -> Result<(), Ignored> {
    let Some(running) = clock else {
        if effect != ClockEffect::Start {
            return Err(Ignored::NotStarted);
        }
        *clock = Some(Clock::start(day, rule));
        return Ok(());
    };
    match effect {
        ClockEffect::Start => Err(Ignored::AlreadyStarted),
        ClockEffect::Suspend => running.suspend(day, rule),
        ClockEffect::Resume => running.resume(day, rule),
        ClockEffect::PreRefusal => running.pre_refusal(day, rule),
        ClockEffect::Restart => running.restart(day, rule),
        ClockEffect::Extend(units) => running.extend(day, units, rule),
        ClockEffect::Stop => running.decide(day, rule).map(|_| ()),
    }
}
