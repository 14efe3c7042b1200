//! The legal clock against a second one that walks the calendar day by day, on generated cases.

use prodigio::law::clock::{Ignored, LimitScope, NoticeRule, State, TermRule};
use prodigio::law::count::{DayRules, DayTable};
use prodigio::law::day::Day;
use prodigio::law::replay::{Event, replay};
use prodigio::model::card::TermUnit;
use proptest::prelude::*;

/// The second clock: no closed form, one day after the other.
struct Walker<'r> {
    rule: &'r TermRule,
    /// Days walked since the clock began or went on, as they counted; the first is the anchor.
    counted: Vec<Day>,
    anchor: Day,
    left: i32,
    used: i32,
    extended: i32,
    suspension: Option<(Day, Option<Day>)>,
    suspensions: u32,
    suspended_days: i32,
    notice: Option<(Day, bool)>,
    notice_over: Option<bool>,
    notices: u32,
    restarts: u32,
    decided: Option<(bool, i32, i32)>,
}

impl<'r> Walker<'r> {
    fn new(start: Day, rule: &'r TermRule) -> Self {
        Self {
            rule,
            counted: Vec::new(),
            anchor: start,
            left: rule.amount as i32,
            used: 0,
            extended: 0,
            suspension: None,
            suspensions: 0,
            suspended_days: 0,
            notice: None,
            notice_over: None,
            notices: 0,
            restarts: 0,
            decided: None,
        }
    }

    fn stands(&self) -> bool {
        self.suspension.is_some() || self.notice.is_some()
    }

    fn counts(&self, day: Day) -> bool {
        self.rule.unit == TermUnit::Days || self.rule.days.rules().is_working(day)
    }

    fn begin_day(&mut self, day: Day) {
        if !self.stands() && day > self.anchor && self.counts(day) {
            self.counted.push(day);
        }
    }

    fn end_day(&mut self, day: Day) {
        let was = self.stands();
        if let Some((since, Some(ends))) = self.suspension
            && ends == day
        {
            self.suspended_days += day - since;
            self.suspension = None;
        }
        if let Some((ends, filed)) = self.notice
            && ends == day
        {
            self.notice = None;
            self.notice_over = Some(filed);
        }
        if was && !self.stands() {
            self.go_on(day);
        }
    }

    fn go_on(&mut self, day: Day) {
        self.anchor = day;
        self.counted.clear();
    }

    /// The last day of a running clock, walking on from what was counted.
    fn last_day(&self) -> Day {
        let mut day = if self.left <= 0 {
            self.anchor
        } else if let Some(day) = self.counted.get(self.left as usize - 1) {
            *day
        } else {
            let mut left = self.left - self.counted.len() as i32;
            let mut day = self.counted.last().copied().unwrap_or(self.anchor);
            while left > 0 {
                day += 1;
                left -= i32::from(self.counts(day));
            }
            day
        };
        while !self.rule.days.rules().can_end(day) {
            day += 1;
        }
        day
    }

    fn pause(&mut self) {
        if !self.stands() {
            self.left = (self.left - self.counted.len() as i32).max(0);
            self.used += self.counted.len() as i32;
            self.counted.clear();
        }
    }

    fn happen(&mut self, day: Day, event: Event) -> Result<(), Ignored> {
        if self.decided.is_some() {
            return Err(Ignored::AfterDecision);
        }
        let last = (!self.stands()).then(|| self.last_day());
        if event == Event::Decide {
            let late = last.map_or(0, |last| (day - last).max(0));
            self.decided = Some((late == 0, late, self.used + self.counted.len() as i32));
            return Ok(());
        }
        if last.is_some_and(|last| day > last) {
            return Err(Ignored::AfterExpiry);
        }
        match event {
            Event::Suspend => self.suspend(day),
            Event::Resume => {
                let (since, _) = self.suspension.ok_or(Ignored::NotSuspended)?;
                self.suspended_days += day - since;
                self.suspension = None;
                if !self.stands() {
                    self.go_on(day);
                }
                Ok(())
            }
            Event::PreRefusal => {
                if self.rule.notice.times.is_some_and(|most| self.notices >= most) {
                    return Err(Ignored::LimitTimes);
                }
                if self.notice.is_some() {
                    return Err(Ignored::AlreadySuspended);
                }
                self.pause();
                self.notices += 1;
                self.notice = Some((day + self.rule.notice.window as i32, false));
                Ok(())
            }
            Event::Observations => match (self.notice, self.notice_over) {
                (Some((_, true)), _) | (None, Some(true)) => Err(Ignored::AlreadyFiled),
                (Some((_, false)), _) => {
                    self.notice = Some((day + self.rule.notice.after as i32, true));
                    Ok(())
                }
                (None, Some(false)) => Err(Ignored::LateObservations),
                (None, None) => Err(Ignored::NoNotice),
            },
            Event::Restart => self.restart(day),
            Event::Extend(units) => {
                self.left += units as i32;
                self.extended += units as i32;
                Ok(())
            }
            Event::Decide => Ok(()),
        }
    }

    fn suspend(&mut self, day: Day) -> Result<(), Ignored> {
        if self.suspension.is_some() {
            return Err(Ignored::AlreadySuspended);
        }
        if self.rule.suspend_times.is_some_and(|most| self.suspensions >= most) {
            return Err(Ignored::LimitTimes);
        }
        let spent =
            if self.rule.suspend_scope == LimitScope::Total { self.suspended_days } else { 0 };
        let allowed = self.rule.suspend_days.map(|most| most as i32 - spent);
        if allowed.is_some_and(|days| days <= 0) {
            return Err(Ignored::LimitDays);
        }
        self.pause();
        self.suspensions += 1;
        self.suspension = Some((day, allowed.map(|days| day + days)));
        Ok(())
    }

    fn restart(&mut self, day: Day) -> Result<(), Ignored> {
        if self.rule.restart_times.is_some_and(|most| self.restarts >= most) {
            return Err(Ignored::LimitTimes);
        }
        if let Some((since, _)) = self.suspension.take() {
            self.suspended_days += day - since;
        }
        if self.notice.take().is_some() {
            self.notice_over = None;
        }
        self.restarts += 1;
        self.used = 0;
        let kept = if self.rule.restart_keeps_extensions { self.extended } else { 0 };
        self.left = self.rule.amount as i32 + kept;
        self.go_on(day);
        Ok(())
    }

    fn standing(&self, day: Day) -> (State, i32, Option<i32>) {
        if let Some((_, _, elapsed)) = self.decided {
            return (State::Closed, elapsed, None);
        }
        let elapsed = self.used + self.counted.len() as i32;
        if self.stands() {
            return (State::Suspended, elapsed, Some(self.left));
        }
        let remaining = Some((self.left - self.counted.len() as i32).max(0));
        let state = if day > self.last_day() { State::Expired } else { State::Running };
        (state, elapsed, remaining)
    }
}

fn rules() -> impl Strategy<Value = TermRule> {
    let limits = (
        prop_oneof![Just(None), (0_u32..4).prop_map(Some)],
        prop_oneof![Just(None), (0_u32..40).prop_map(Some)],
        prop_oneof![Just(None), (0_u32..3).prop_map(Some)],
        prop_oneof![Just(None), (0_u32..3).prop_map(Some)],
    );
    (0_u32..70, any::<[bool; 6]>(), limits, (0_u32..16, 0_u32..16)).prop_map(
        |(amount, flags, (suspend_times, suspend_days, restart_times, times), (window, after))| {
            let [working, total, keeps, saturday_rolls, saturday_works, patron_rolls] = flags;
            let rules = DayRules {
                saturday_rolls,
                saturday_works,
                patron_rolls,
                patron: Some((6, 13)),
                ..DayRules::default()
            };
            TermRule {
                amount,
                unit: if working { TermUnit::WorkingDays } else { TermUnit::Days },
                suspend_times,
                suspend_days,
                suspend_scope: if total { LimitScope::Total } else { LimitScope::Each },
                notice: NoticeRule { times, window, after, window_rolls: false },
                restart_times,
                restart_keeps_extensions: keeps,
                days: DayTable::new(rules, 20_400, 21_200),
            }
        },
    )
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => Just(Event::Suspend),
        3 => Just(Event::Resume),
        2 => Just(Event::PreRefusal),
        2 => Just(Event::Observations),
        1 => Just(Event::Restart),
        2 => (0_u32..40).prop_map(Event::Extend),
        1 => Just(Event::Decide),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn both_clocks_agree_every_day(
        rule in rules(),
        start in 20_454_i32..20_820,
        gaps in prop::collection::vec((0_i32..14, event()), 0..9),
    ) {
        let mut day = start;
        let mut events = Vec::new();
        for (gap, event) in gaps {
            day += gap;
            events.push((day, event));
        }
        let end = day + 130;
        let mut walker = Walker::new(start, &rule);
        let mut ignored = Vec::new();
        for today in start..=end {
            walker.begin_day(today);
            for (index, (day, event)) in events.iter().enumerate() {
                if *day == today && let Err(reason) = walker.happen(today, *event) {
                    ignored.push((index, reason));
                }
            }
            walker.end_day(today);
            let so_far: Vec<_> = events.iter().copied().filter(|(d, _)| *d <= today).collect();
            let standing = replay(start, &so_far, &rule).clock.at_end_of(today, &rule);
            let (state, elapsed, remaining) = walker.standing(today);
            prop_assert_eq!(standing.state, state, "day {}", today - start);
            prop_assert_eq!(standing.elapsed as i32, elapsed, "day {}", today - start);
            prop_assert_eq!(standing.remaining.map(|r| r as i32), remaining, "day {}", today - start);
        }
        let run = replay(start, &events, &rule);
        prop_assert_eq!(&run.ignored, &ignored);
        match (run.clock.decision(&rule), walker.decided) {
            (None, None) => {
                let foreseen = (!walker.stands()).then(|| walker.last_day());
                prop_assert_eq!(run.clock.expiry_day(&rule), foreseen);
            }
            (Some(found), Some((in_time, late, elapsed))) => {
                let seen = (found.in_time, found.days_late as i32, found.elapsed as i32);
                prop_assert_eq!(seen, (in_time, late, elapsed));
            }
            (one, other) => prop_assert!(false, "{one:?} {other:?}"),
        }
    }
}
