//! Where cases come from, and when a board sits.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time};

use super::Maker;
use super::organisation::unit_ms;
use crate::analysis::simulate::hours::{DAY, Hours, MINUTE, SimTime, day_number};
use crate::analysis::simulate::luck::{Law, Purpose, key_of};
use crate::analysis::simulate::net::{Board, NONE, Source, Stock, When};
use crate::model::calendar::{SittingRule, Sittings};
use crate::model::card::ClockEffect;
use crate::model::demand::{ArrivalRule, Demand, Gaps};
use crate::model::finding::{Finding, Place};
use crate::model::id::StepId;
use crate::model::scenario::Override;
use crate::model::step::StepKind;
use crate::model::timing::{Distribution, Unit};

/// Cases a year where nobody has said how many come.
const ASSUMED_PER_YEAR: f64 = 250.0;
/// Days of a year, on average.
const YEAR_DAYS: f64 = 365.2425;
/// Months of a year.
const MONTHS: usize = 12;
/// Most cases that wait when a run begins.
const MOST_STOCK: u64 = 500_000;
/// Longest mean gap: a thousand years.
const LONGEST_GAP: f64 = 1000.0 * YEAR_DAYS * DAY as f64;

impl Maker<'_> {
    /// Puts a source for every start with a demand; without any, an assumed one.
    pub(super) fn sources(&mut self) {
        let procedure = self.procedure;
        let starts = self.starts_in(None);
        let mut found = false;
        for id in &starts {
            let Some(step) = procedure.step(id) else { continue };
            if let Some(demand) = step.demand.as_ref().filter(|_| self.is_start(id)) {
                self.source(id, Some(demand));
                found = true;
            } else if let Some(&slot) = self.slots.get(id) {
                let edge = self.builder.arrow(NONE, self.enter[id], id.as_str(), None, NONE);
                self.builder.woken[slot as usize] = edge;
            }
        }
        if found {
            return;
        }
        let free: Vec<&StepId> = starts.iter().filter(|id| !self.slots.contains_key(*id)).collect();
        let Some(first) = free.first() else {
            self.refusals.push(Finding::error(Place::Study, "sim-no-start"));
            return;
        };
        let place = Place::Step((*first).clone());
        self.builder
            .findings
            .push(Finding::note(place, "sim-demand-assumed").with("cases", ASSUMED_PER_YEAR));
        self.source(first, None);
    }

    fn is_start(&self, id: &StepId) -> bool {
        self.procedure.step(id).is_some_and(|s| matches!(s.kind, StepKind::Start { .. }))
    }

    fn source(&mut self, id: &StepId, demand: Option<&Demand>) {
        let calendar = demand.and_then(|d| d.calendar.as_ref());
        let hours =
            calendar.and_then(|c| self.calendars.get(c)).copied().unwrap_or(self.body_hours);
        let snap = demand.is_some_and(|d| d.rule == ArrivalRule::Snap);
        let mut per_year = demand.map_or(ASSUMED_PER_YEAR, |d| d.per_year.value);
        let mut slower = 1.0;
        for change in self.overrides {
            if let Override::DemandFactor(by) = change
                && by.is_finite()
                && *by >= 0.0
            {
                per_year = (per_year * by).min(f64::MAX);
                slower /= by.max(1e-9);
            }
        }
        if per_year <= 0.0 {
            let finding = Finding::warning(Place::Step(id.clone()), "sim-demand-none");
            self.builder.findings.push(finding);
            return;
        }
        let open = if snap { 1.0 } else { self.builder.hours[hours as usize].share_open() };
        let gap = (YEAR_DAYS * DAY as f64 * open / per_year).clamp(0.001, LONGEST_GAP);
        let gap = match demand.map(|d| &d.gaps) {
            Some(Gaps::Even) => Law::of(&Distribution::Fixed(1.0), gap),
            Some(Gaps::Law(timing)) => {
                Law::of(&timing.law, unit_ms(timing.unit).unwrap_or(60_000.0) * slower)
            }
            Some(Gaps::Exponential | Gaps::Dates(_)) | None => {
                Law::of(&Distribution::Exponential { mean: 1.0 }, gap)
            }
        };
        let mut source = Source {
            edge: self.builder.arrow(NONE, self.enter[id], id.as_str(), None, NONE),
            gap,
            hours,
            snap,
            at_once: false,
            when: When::Always,
            key: key_of(id.as_str(), Purpose::Arrival, 0),
        };
        match demand.map(|d| (&d.gaps, d.months.as_slice())) {
            Some((Gaps::Dates(dates), _)) => self.by_dates(id, &mut source, dates),
            Some((_, months)) if months.len() == MONTHS => {
                source.when = When::Seasons(self.seasons(months, &source));
            }
            _ => {}
        }
        self.builder.labels.sources.push(id.clone());
        self.builder.sources.push(source);
    }

    /// Says so where a board has no date in the days of the run.
    fn check_sittings(&mut self, id: &StepId, times: &[SimTime]) {
        let end = SimTime::from(self.days) * DAY;
        if !times.iter().any(|t| (0..end).contains(t)) {
            let finding = Finding::warning(Place::Step(id.clone()), "sim-sittings-none");
            self.builder.findings.push(finding);
        }
    }

    /// Cases come at given moments; those before the run begins are left out, and said.
    fn by_dates(&mut self, id: &StepId, source: &mut Source, dates: &[DateTime]) {
        let first = self.builder.first_day;
        let moment = |at: &DateTime| {
            let of_day = at.time().duration_since(Time::midnight()).as_millis();
            day_number(first, at.date()) * DAY + SimTime::try_from(of_day).unwrap_or(0)
        };
        let mut times: Vec<SimTime> = dates.iter().map(moment).collect();
        if !times.is_sorted() {
            self.note(id, "sim-dates-unsorted");
            times.sort_unstable();
        }
        let before = times.partition_point(|t| *t < 0);
        times.drain(..before);
        let place = Place::Step(id.clone());
        if times.is_empty() {
            self.refusals.push(Finding::error(place, "sim-dates-none"));
        } else if before > 0 {
            let finding = Finding::warning(place, "sim-dates-before").with("cases", before);
            self.builder.findings.push(finding);
        }
        // The mean gap is what calculation without random numbers goes by.
        if let [from, .., to] = times.as_slice() {
            let hours = &self.builder.hours[source.hours as usize];
            let open = if source.snap { to - from } else { hours.until(*to) - hours.until(*from) };
            let gap = (open as f64 / (times.len() - 1) as f64).clamp(1.0, LONGEST_GAP);
            source.gap = Law::of(&Distribution::Fixed(1.0), gap);
        }
        source.when = When::Dates(times);
    }

    /// From each first of a month on, how many times as often cases come as on average: so that
    /// every month gets its share of the yearly volume, however many hours it is open.
    fn seasons(&self, months: &[f64], source: &Source) -> Vec<(SimTime, f64)> {
        let first = self.builder.first_day;
        let hours = if source.snap {
            Hours::always()
        } else {
            self.builder.hours[source.hours as usize].clone()
        };
        // By the largest: the sum of any weights is then a number.
        let most = months.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        let sum: f64 = months.iter().map(|m| m / most).sum();
        let a_year = YEAR_DAYS * DAY as f64 * hours.share_open();
        let mut out = Vec::new();
        let mut month = first.first_of_month();
        while day_number(first, month) < i64::from(self.days) {
            let next = month.saturating_add(1.month());
            let (from, to) = (day_number(first, month) * DAY, day_number(first, next) * DAY);
            let open = (hours.until(to) - hours.until(from)) as f64;
            let share = months[month.month() as usize - 1] / most / sum;
            out.push((from, if open > 0.0 { share * a_year / open } else { 0.0 }));
            if next <= month {
                break;
            }
            month = next;
        }
        out
    }

    /// Puts the cases that wait at steps when a run begins.
    pub(super) fn stocks(&mut self) {
        let procedure = self.procedure;
        let mut all: u64 = 0;
        for (id, step) in procedure.steps() {
            let Some(backlog) = &step.backlog else { continue };
            let Some(&place) = self.enter.get(id) else { continue };
            let day = match backlog.age.unit {
                Unit::Minutes => 1.0 / 1440.0,
                Unit::Hours => 1.0 / 24.0,
                Unit::CalendarDays => 1.0,
                Unit::WorkingDays => 7.0 / 5.0,
                Unit::Weeks => 7.0,
                Unit::Months => YEAR_DAYS / 12.0,
            };
            all += u64::from(backlog.cases.value);
            let edge = self.builder.arrow(NONE, place, id.as_str(), None, NONE);
            self.builder.stocks.push(Stock {
                edge,
                cases: backlog.cases.value,
                age: Law::of(&backlog.age.law, day * DAY as f64),
                step: self.builder.places[place as usize].step,
                terms: self.started_before(id),
                key: key_of(id.as_str(), Purpose::Backlog, 0),
            });
        }
        if all > MOST_STOCK {
            let finding = Finding::error(Place::Study, "sim-backlog-large");
            self.refusals.push(finding.with("most", MOST_STOCK as usize));
        }
        if all > 0 && !procedure.card().terms.is_empty() {
            self.builder.findings.push(Finding::note(Place::Study, "sim-backlog-clock"));
        }
    }

    /// The terms that a mark before a step starts.
    fn started_before(&self, id: &StepId) -> Vec<u32> {
        let procedure = self.procedure;
        let (mut seen, mut todo) = (BTreeSet::new(), vec![id.clone()]);
        let mut found = BTreeSet::new();
        while let Some(step) = todo.pop() {
            for (_, flow) in procedure.incoming(&step) {
                let from = procedure.step(&flow.from).map(|s| s.marks.as_slice());
                for mark in flow.marks.iter().chain(from.unwrap_or_default()) {
                    if mark.effect == ClockEffect::Start {
                        found.extend(self.terms.iter().filter_map(|(term, at)| {
                            mark.term.as_ref().is_none_or(|t| t == term).then_some(*at)
                        }));
                    }
                }
                if seen.insert(flow.from.clone()) {
                    todo.push(flow.from.clone());
                }
            }
            let around = procedure.step(&step).and_then(|s| s.parent.clone());
            todo.extend(around.filter(|a| seen.insert(a.clone())));
        }
        found.into_iter().collect()
    }

    /// A board with its dates over the days of the run.
    pub(super) fn board(&mut self, id: &StepId, sittings: &Sittings) -> u32 {
        let first = self.builder.first_day;
        let at = SimTime::from(sittings.at.min(1439)) * MINUTE;
        let days = i64::from(self.days);
        let mut times: Vec<SimTime> = match &sittings.rule {
            SittingRule::EveryWeeks { weeks, day } => {
                let monday = -i64::from(first.weekday().to_monday_zero_offset());
                let start = monday + day.index() as i64;
                let step = 7 * usize::from((*weeks).max(1));
                (start..days).step_by(step).collect()
            }
            SittingRule::Monthly { nth, day } => monthly(first, days, *nth, day.index()),
            SittingRule::Dates(dates) => {
                dates.iter().map(|date| day_number(first, *date)).collect()
            }
        };
        times.sort_unstable();
        for day in &mut times {
            *day = *day * DAY + at;
        }
        self.check_sittings(id, &times);
        let capacity = sittings.capacity.unwrap_or(u32::MAX).max(1);
        self.builder.boards.push(Board { times, capacity });
        self.builder.boards.len() as u32 - 1
    }
}

/// Day numbers of the n-th weekday of each month; 5 means the last.
fn monthly(first: Date, days: i64, nth: u8, weekday: usize) -> Vec<i64> {
    let mut out = Vec::new();
    let mut month = first.first_of_month();
    for _ in 0..1300 {
        let start = day_number(first, month);
        if start >= days {
            break;
        }
        let offset =
            (weekday as i64 - i64::from(month.weekday().to_monday_zero_offset())).rem_euclid(7);
        let length = i64::from(month.days_in_month());
        let weeks = i64::from(nth.clamp(1, 5)) - 1;
        let mut day = offset + 7 * weeks;
        if day >= length {
            day -= 7;
        }
        out.push(start + day);
        month = month.saturating_add(1.month());
    }
    out
}
