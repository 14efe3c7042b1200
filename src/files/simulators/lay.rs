//! Lays what a simulator was told over a procedure.
//!
//! Where the scenario says what the procedure would say itself, the procedure stays as it is: its
//! laws, sources, units and names are not worse for having been written once. What it says
//! otherwise is taken, without a source.

use std::collections::BTreeMap;

use crate::model::calendar::Calendar;
use crate::model::demand::{ArrivalRule, Demand, Gaps};
use crate::model::draft::Draft;
use crate::model::finding::{Finding, Place};
use crate::model::fresh::Fresh;
use crate::model::id::{CalendarId, FlowId, OfficeId, StepId};
use crate::model::office::{EuroCents, Office};
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::step::{Step, StepKind, Timer, Trigger};
use crate::model::text::{Language, Text};
use crate::model::timing::{Distribution, Timing, Wait, WaitedFor};

use super::laws::{self, YEAR};
use super::{Arrivals, NOBODY, Resource, Simulator, Told, Week, gather};

/// Lays a scenario over a procedure: gives the procedure with it, and what could not be taken.
pub fn lay(
    told: &Told,
    over: &Procedure,
    language: Language,
    simulator: Simulator,
) -> (Procedure, Vec<Finding>) {
    let mut lay = Lay {
        told,
        over,
        now: gather::gather(over, language, simulator).0,
        language,
        draft: Draft::from(over.clone()),
        offices: BTreeMap::new(),
        calendars: BTreeMap::new(),
        fresh: Fresh::default(),
        findings: Vec::new(),
    };
    lay.offices();
    lay.tasks();
    lay.events();
    lay.shares();
    lay.arrivals();
    let (procedure, mended) = lay.draft.finish();
    lay.findings.extend(mended);
    (procedure, lay.findings)
}

/// The key under which a week stands; put under `key` where none like it stands yet.
pub(super) fn key_of_week(told: &mut Told, key: &str, week: Week) -> String {
    let found = told.weeks.iter().find(|(_, w)| w.openings == week.openings);
    if let Some((found, _)) = found {
        return found.clone();
    }
    let mut key = key.to_owned();
    while told.weeks.contains_key(&key) {
        key.push('_');
    }
    told.weeks.insert(key.clone(), week);
    key
}

struct Lay<'a> {
    told: &'a Told,
    over: &'a Procedure,
    /// What the procedure says itself.
    now: Told,
    language: Language,
    draft: Draft,
    /// Offices by key of their resource.
    offices: BTreeMap<String, OfficeId>,
    /// Calendars by key of their week.
    calendars: BTreeMap<String, CalendarId>,
    fresh: Fresh,
    findings: Vec<Finding>,
}

impl Lay<'_> {
    fn note(&mut self, code: &'static str, name: &str) {
        let name: String = name.chars().take(80).collect();
        self.findings.push(Finding::warning(Place::Study, code).with("name", name));
    }

    /// An id that nothing has yet.
    fn free_id(&mut self, wanted: &str) -> String {
        let so_far = self.draft.so_far();
        self.fresh.id(wanted, |id| !so_far.knows_id(id))
    }

    fn offices(&mut self) {
        let mut by_name: BTreeMap<&str, &OfficeId> = BTreeMap::new();
        for (id, office) in self.over.offices() {
            for (_, name) in office.name.iter() {
                by_name.entry(name).or_insert(id);
            }
        }
        for (key, resource) in self.told.resources.iter().filter(|(key, _)| *key != NOBODY) {
            let by_id = OfficeId::new(key);
            let known = if self.over.office(&by_id).is_some() {
                Some(by_id)
            } else {
                by_name.get(resource.name.as_str()).map(|id| (*id).clone())
            };
            let id = known.unwrap_or_else(|| {
                let id = OfficeId::new(self.free_id(key));
                let name = Text::of(self.language, resource.name.as_str());
                self.draft.office(id.clone(), Office { name, ..Office::default() });
                id
            });
            self.office(&id, key, resource);
            self.offices.insert(key.clone(), id);
        }
    }

    fn office(&mut self, id: &OfficeId, key: &str, resource: &Resource) {
        let said = self.now.resources.get(id.as_str()).cloned();
        let Some(before) = self.draft.so_far().office(id).map(|o| (**o).clone()) else { return };
        let mut office = before.clone();
        let staff = office.staff.as_ref().map(|s| s.value);
        if said.as_ref().map_or(staff, |s| s.staff) != resource.staff {
            office.staff = resource.staff.map(Sourced::bare);
        }
        let cents = office.cost_per_hour.as_ref().map_or(0, |c| c.value.0);
        if said.as_ref().map_or(cents, |s| s.cents) != resource.cents {
            let cost = Sourced::bare(EuroCents(resource.cents));
            office.cost_per_hour = (resource.cents != 0).then_some(cost);
        }
        match self.told.weeks.get(&resource.week) {
            Some(week) => {
                let now = self.over.calendar_of(&office);
                let now = now.map_or(&[][..], |c| &c.weekly);
                if now != week.openings.as_slice() {
                    office.calendar = Some(self.calendar(&resource.week, week));
                }
            }
            None => self.note("scenario-week-unknown", key),
        }
        if office != before {
            self.draft.office(id.clone(), office);
        }
    }

    /// The calendar of a week: one of its id or of the same hours, else a new one.
    fn calendar(&mut self, key: &str, week: &Week) -> CalendarId {
        if let Some(id) = self.calendars.get(key) {
            return id.clone();
        }
        let same = |c: &Calendar| c.weekly == week.openings;
        let own = CalendarId::new(key);
        let known = match self.over.calendar(&own) {
            Some(calendar) if same(calendar) => Some(own),
            _ => self.over.calendars().find(|(_, c)| same(c)).map(|(id, _)| id.clone()),
        };
        let id = known.unwrap_or_else(|| {
            let id = CalendarId::new(self.free_id(key));
            let name = Text::of(self.language, week.name.as_str());
            let weekly = week.openings.clone();
            self.draft.calendar(id.clone(), Calendar { name, weekly, ..Calendar::default() });
            id
        });
        self.calendars.insert(key.to_owned(), id.clone());
        id
    }

    fn step(&self, id: &str) -> Option<(StepId, Step)> {
        let id = StepId::new(id);
        let step = self.draft.so_far().step(&id).map(|s| (**s).clone())?;
        Some((id, step))
    }

    /// A law as a timing, or a finding.
    fn timing(&mut self, law: &Distribution, of: &str) -> Option<Timing> {
        let timing = laws::timing(law);
        if timing.is_none() {
            self.note("scenario-number", of);
        }
        timing
    }

    fn tasks(&mut self) {
        for (key, task) in &self.told.tasks {
            let Some((id, mut step)) = self.step(key).filter(|(_, s)| s.kind.is_activity()) else {
                self.note("scenario-element-unknown", key);
                continue;
            };
            let before = step.clone();
            let said = self.now.tasks.get(key).cloned();
            if !said.as_ref().is_some_and(|s| laws::same(&s.law, &task.law)) {
                step.work = self.timing(&task.law, key).or(step.work);
            }
            let office = self.offices.get(&task.resource).cloned();
            if office.is_none() && task.resource != NOBODY {
                self.note("scenario-resource-unknown", &task.resource);
            }
            if office.is_some() && office.as_ref() != self.over.office_of(&step) {
                step.office = office;
            }
            if step != before {
                self.draft.step(id, step);
            }
        }
    }

    fn events(&mut self) {
        for (key, law) in &self.told.events {
            let found = self.step(key).filter(|(_, s)| s.kind.is_event());
            let Some((id, mut step)) = found else {
                self.note("scenario-element-unknown", key);
                continue;
            };
            let same = self.now.events.get(key).is_some_and(|said| laws::same(said, law));
            let nothing = *law == Distribution::Fixed(0.0) && !self.now.events.contains_key(key);
            if same || nothing {
                continue;
            }
            let Some(timing) = self.timing(law, key) else { continue };
            match &step.kind {
                StepKind::Catch(Trigger::Timer(_)) => {
                    let timer = Some(Timer::After(timing));
                    step.kind = StepKind::Catch(Trigger::Timer(timer));
                    step.waits.clear();
                }
                StepKind::Catch(_) => {
                    step.waits = vec![Wait { waited_for: WaitedFor::OtherBody, timing }];
                }
                _ => {
                    self.note("scenario-event-time", key);
                    continue;
                }
            }
            self.draft.step(id, step);
        }
    }

    fn shares(&mut self) {
        for (key, share) in &self.told.shares {
            let id = FlowId::new(key);
            let Some(flow) = self.over.flow(&id) else {
                self.note("scenario-element-unknown", key);
                continue;
            };
            let same = self.now.shares.get(key).is_some_and(|said| laws::near(*said, *share));
            let splits = self.over.outgoing(&flow.from).count() > 1;
            let wanted = self.over.step(&flow.from).is_some_and(|s| Procedure::wants_shares(s));
            if same || !splits || !wanted {
                continue;
            }
            let mut flow = (**flow).clone();
            flow.share = Some(Sourced::bare(*share));
            self.draft.flow(id, flow);
        }
    }

    fn arrivals(&mut self) {
        let Some(arrivals) = self.told.arrivals.clone() else { return };
        let starts = || {
            let all = self.over.steps();
            all.filter(|(_, s)| matches!(s.kind, StepKind::Start { .. }) && s.parent.is_none())
        };
        let with_demand = starts().find(|(_, s)| s.demand.is_some());
        let Some((id, step)) = with_demand.or_else(|| starts().next()) else {
            self.note("scenario-no-start", "");
            return;
        };
        let (id, mut step) = (id.clone(), step.clone());
        if self.says_the_same(&arrivals) {
            return;
        }
        let Some(demand) = self.demand(&arrivals) else { return };
        step.demand = Some(demand);
        self.draft.step(id, step);
    }

    fn says_the_same(&self, arrivals: &Arrivals) -> bool {
        let openings = |told: &Told, key: &str| told.weeks.get(key).map(|w| w.openings.clone());
        self.now.arrivals.as_ref().is_some_and(|now| {
            laws::same(&now.gap, &arrivals.gap)
                && openings(&self.now, &now.week) == openings(self.told, &arrivals.week)
        })
    }

    fn demand(&mut self, arrivals: &Arrivals) -> Option<Demand> {
        let mean = arrivals.gap.mean();
        if !mean.is_finite() || mean <= 0.0 || YEAR / mean > 1e9 {
            self.note("scenario-number", "");
            return None;
        }
        let gaps = match &arrivals.gap {
            Distribution::Exponential { .. } => Gaps::Exponential,
            Distribution::Fixed(_) => Gaps::Even,
            other => Gaps::Law(self.timing(other, "")?),
        };
        let week = self.told.weeks.get(&arrivals.week).cloned();
        let calendar = match &week {
            // Without a calendar of the body nothing is ever closed.
            Some(week) if week.openings.is_empty() && self.over.body_calendar().is_none() => None,
            Some(week) => Some(self.calendar(&arrivals.week, week)),
            None => None,
        };
        let rule = ArrivalRule::Snap;
        let per_year = Sourced::bare(YEAR / mean);
        Some(Demand { per_year, gaps, rule, calendar, months: Vec::new() })
    }
}
