//! Calendars, offices and terms made ready.

use std::collections::BTreeMap;

use super::Maker;
use crate::analysis::simulate::hours::{DAY, Hours, MINUTE, SimTime};
use crate::analysis::simulate::legal::TermClock;
use crate::analysis::simulate::luck::{Law, Purpose, key_of};
use crate::analysis::simulate::net::Desk;
use crate::law::clock::{NoticeRule, TermRule};
use crate::law::day::{date_of, day_of};
use crate::law::figures::Figures;
use crate::law::opening::open_intervals;
use crate::model::calendar::Calendar;
use crate::model::card::ClockEffect;
use crate::model::finding::{Finding, Place};
use crate::model::id::{OfficeId, TermId};
use crate::model::office::{Office, OfficeKind};
use crate::model::scenario::Override;
use crate::model::step::{Step, Timer, Trigger};
use crate::model::timing::Unit;

/// Most priorities of one office that are told apart; steps below them queue with the least.
const MAX_PRIORITIES: usize = 64;
/// Most members of staff of one office.
const MAX_STAFF: u32 = 1_000_000;

impl Maker<'_> {
    /// Writes the calendars out from the first simulated day on.
    pub(super) fn calendars(&mut self) {
        let procedure = self.procedure;
        for (id, calendar) in procedure.calendars() {
            let hours = if is_always_open(calendar) {
                Hours::always()
            } else {
                written_out(calendar, day_of(self.builder.first_day), self.days)
            };
            if hours.per_period() == 0 {
                self.refusals.push(Finding::error(Place::Calendar(id.clone()), "sim-never-open"));
            }
            let at = self.builder.put_hours(hours);
            self.calendars.insert(id.clone(), at);
        }
        self.body_hours = procedure
            .body_calendar_id()
            .and_then(|id| self.calendars.get(id))
            .copied()
            .unwrap_or(0);
    }

    /// The hours of an office: its own, else the body's.
    pub(super) fn hours_of(&self, office: &Office) -> u32 {
        let own = office.calendar.as_ref().and_then(|id| self.calendars.get(id));
        own.copied().unwrap_or(self.body_hours)
    }

    /// Puts the offices, with the staff of the scenario.
    pub(super) fn offices(&mut self) {
        let procedure = self.procedure;
        let mut used = self.priorities_used();
        for (id, office) in procedure.offices() {
            let mut staff = office.staff.as_ref().map(|s| s.value);
            for change in self.overrides {
                if let Override::Staff(of, n) = change
                    && of == id
                {
                    staff = Some(*n);
                }
            }
            if staff == Some(0) {
                let place = Place::Office(id.clone());
                self.builder.findings.push(Finding::warning(place, "sim-no-staff"));
                staff = None;
            }
            let at = self.builder.office(id.as_str(), 1, self.hours_of(office));
            self.offices.insert(id.clone(), at);
            let mut priorities = used.remove(id).unwrap_or_else(|| vec![0]);
            if priorities.len() > MAX_PRIORITIES {
                let finding = Finding::warning(Place::Office(id.clone()), "sim-priorities-many");
                self.builder.findings.push(finding.with("most", MAX_PRIORITIES));
                priorities.truncate(MAX_PRIORITIES);
            }
            let own = office.kind == OfficeKind::Internal;
            let cents = office.cost_per_hour.as_ref().map_or(0, |c| c.value.0);
            let desk: &mut Desk = &mut self.builder.desks[at as usize];
            desk.staff = staff.map(|s| s.min(MAX_STAFF));
            desk.classes = priorities.len() as u32;
            desk.strict = priorities.len() > 1;
            desk.cost = cents as f64 / 3_600_000.0;
            desk.own = own;
            desk.key = key_of(id.as_str(), Purpose::Background, 0);
            self.put_background(at, office, &priorities);
            self.priorities.push(priorities);
        }
    }

    fn put_background(&mut self, at: u32, office: &Office, priorities: &[i32]) {
        let Some(other) = &office.background else { return };
        let Some(ms) = unit_ms(other.job.unit) else { return };
        let mean = other.job.law.mean() * ms;
        let share = other.share.value.clamp(0.0, 0.999);
        self.builder.background(at, share, mean, Law::of(&other.job.law, ms));
        let least = priorities.len().saturating_sub(1);
        let class = priorities.iter().position(|p| *p <= 0).unwrap_or(least) as u32;
        if let Some(background) = &mut self.builder.desks[at as usize].background {
            background.class = class;
        }
    }

    /// Priorities of the steps done by each office that has others than 0, most urgent first; 0 is
    /// always one.
    fn priorities_used(&self) -> BTreeMap<OfficeId, Vec<i32>> {
        let mut all: BTreeMap<OfficeId, Vec<i32>> = BTreeMap::new();
        for (_, step) in self.procedure.steps().filter(|(_, s)| s.priority != 0) {
            if let Some(office) = self.procedure.office_of(step) {
                all.entry(office.clone()).or_insert_with(|| vec![0]).push(step.priority);
            }
        }
        for priorities in all.values_mut() {
            priorities.sort_unstable_by(|a, b| b.cmp(a));
            priorities.dedup();
        }
        all
    }

    /// Makes the terms of the card ready.
    pub(super) fn terms(&mut self) {
        let procedure = self.procedure;
        let first = self.builder.first_day;
        let last = date_of(day_of(first).saturating_add(self.days as i32));
        let notice = NoticeRule::on(&Figures::builtin(), first, "");
        self.builder.clock.first = day_of(first);
        for (id, term) in procedure.card().terms.iter().take(super::MAX_TERMS) {
            self.terms.insert(id.clone(), self.terms.len() as u32);
            self.builder.term(id, term);
            let starts_by_itself = !self.is_marked(id, ClockEffect::Start);
            let awaited = procedure.steps().any(|(_, s)| awaits(s, id));
            let rule = TermRule::of(term, procedure.body_calendar(), notice, first, last);
            let clock = TermClock { rule, starts_by_itself, awaited, silence: term.silence };
            self.builder.clock.terms.push(clock);
        }
        if procedure.card().terms.len() > super::MAX_TERMS {
            self.builder.findings.push(Finding::warning(Place::Card, "sim-too-many-terms"));
        }
    }

    /// Whether any step or flow has this effect on a term.
    fn is_marked(&self, term: &TermId, effect: ClockEffect) -> bool {
        let steps = self.procedure.steps().flat_map(|(_, s)| &s.marks);
        let flows = self.procedure.flows().flat_map(|(_, f)| &f.marks);
        steps
            .chain(flows)
            .any(|m| m.effect == effect && m.term.as_ref().is_none_or(|of| of == term))
    }
}

/// Milliseconds of a unit of work; `None` for units that are not a fixed time.
pub(super) fn unit_ms(unit: Unit) -> Option<f64> {
    match unit {
        Unit::Minutes => Some(60_000.0),
        Unit::Hours => Some(3_600_000.0),
        Unit::WorkingDays | Unit::CalendarDays | Unit::Weeks | Unit::Months => None,
    }
}

fn awaits(step: &Step, term: &TermId) -> bool {
    matches!(step.kind.trigger(), Some(Trigger::Timer(Some(Timer::TermExpires(t)))) if t == term)
}

fn is_always_open(calendar: &Calendar) -> bool {
    calendar.minutes_per_week() == 7 * 24 * 60
        && calendar.holidays == crate::model::calendar::Holidays::None
        && calendar.patron.is_none()
        && calendar.closures.is_empty()
}

fn written_out(calendar: &Calendar, first: i32, days: u32) -> Hours {
    let mut open: Vec<(SimTime, SimTime)> = Vec::new();
    for day in 0..days {
        let midnight = SimTime::from(day) * DAY;
        for (from, to) in open_intervals(calendar, first.saturating_add(day as i32)) {
            let from = midnight + SimTime::from(from) * MINUTE;
            let to = midnight + SimTime::from(to) * MINUTE;
            match open.last_mut() {
                Some(last) if last.1 >= from => last.1 = last.1.max(to),
                _ if to > from => open.push((from, to)),
                _ => {}
            }
        }
    }
    Hours::new(open, days)
}
