//! What a simulator is told of a procedure, and what of the procedure it cannot be told.

use std::collections::BTreeSet;

use crate::model::calendar::Holidays;
use crate::model::demand::{ArrivalRule, Demand, Gaps};
use crate::model::finding::{Finding, Place};
use crate::model::id::{CalendarId, OfficeId, StepId};
use crate::model::office::Office;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind, Timer, Trigger};
use crate::model::text::Language;
use crate::model::timing::{Distribution, Timing};

use super::laws::{self, YEAR};
use super::{ALWAYS, Arrivals, NOBODY, Resource, Simulator, Task, Told, Week, week};

/// Takes what `simulator` can be told of a procedure; the findings are the report of losses.
pub fn gather(p: &Procedure, language: Language, simulator: Simulator) -> (Told, Vec<Finding>) {
    let mut gather = Gather { p, language, simulator, told: Told::default(), losses: Vec::new() };
    for (id, step) in p.steps() {
        gather.step(id, step);
    }
    gather.shares();
    gather.arrivals();
    gather.organisation();
    (gather.told, gather.losses)
}

struct Gather<'a> {
    p: &'a Procedure,
    language: Language,
    simulator: Simulator,
    told: Told,
    losses: Vec<Finding>,
}

impl Gather<'_> {
    fn lost(&mut self, id: &StepId, step: &Step, code: &'static str) {
        let name = step.name.get(self.language);
        let name = if name.is_empty() { id.as_str() } else { name };
        let place = Place::Step(id.clone());
        self.losses.push(Finding::warning(place, code).with("step", name));
    }

    fn step(&mut self, id: &StepId, step: &Step) {
        // What stands inside is not seen by who knows no inside.
        let hidden = self.simulator.is_plain() && step.parent.is_some();
        if hidden {
            return;
        }
        match &step.kind {
            StepKind::Task(_) => self.task(id, step),
            StepKind::Call { .. } | StepKind::SubProcedure { .. } if self.simulator.is_plain() => {
                self.task(id, step);
            }
            StepKind::Catch(trigger) => self.event(id, step, trigger),
            StepKind::Throw(_) if self.simulator.is_plain() => {
                self.told.events.insert(id.to_string(), Distribution::Fixed(0.0));
            }
            StepKind::Call { .. } | StepKind::SubProcedure { .. } if step.work.is_some() => {
                self.lost(id, step, "scenario-work-inside");
            }
            StepKind::Boundary { trigger: Trigger::Timer(_), .. } if !self.simulator.is_plain() => {
                self.lost(id, step, "scenario-boundary-time");
            }
            _ => {}
        }
        self.unsaid(id, step);
    }

    fn task(&mut self, id: &StepId, step: &Step) {
        let law = if let Some(work) = &step.work {
            self.law(id, step, work)
        } else {
            self.lost(id, step, "scenario-no-work");
            Distribution::Fixed(0.0)
        };
        let office = self.p.office_of(step).cloned();
        let resource = office.as_ref().map_or(NOBODY, OfficeId::as_str).to_owned();
        self.resource(office.as_ref());
        self.told.tasks.insert(id.to_string(), Task { law, resource });
    }

    fn law(&mut self, id: &StepId, step: &Step, timing: &Timing) -> Distribution {
        if !laws::is_exact(timing.unit) {
            self.lost(id, step, "scenario-unit");
        }
        let triangular = self.simulator.knows_triangular();
        let (law, other) = laws::sayable(laws::seconds(timing), triangular);
        if other {
            self.lost(id, step, "scenario-law-matched");
        }
        law
    }

    /// The time of an event: its timer, and what is waited for there.
    fn event(&mut self, id: &StepId, step: &Step, trigger: &Trigger) {
        let mut timings: Vec<&Timing> = step.waits.iter().map(|w| &w.timing).collect();
        match trigger {
            Trigger::Timer(Some(Timer::After(timing))) => timings.push(timing),
            Trigger::Timer(_) => self.lost(id, step, "scenario-timer"),
            _ => {}
        }
        let mut law: Option<Distribution> = None;
        for timing in timings {
            let next = self.law(id, step, timing);
            law = Some(law.map_or_else(|| next.clone(), |before| laws::after(&before, &next)));
        }
        let law = law.unwrap_or(Distribution::Fixed(0.0));
        self.told.events.insert(id.to_string(), law);
    }

    /// What of a step no simulator of these knows.
    fn unsaid(&mut self, id: &StepId, step: &Step) {
        let is_event = matches!(step.kind, StepKind::Catch(_));
        let implicit = !step.kind.is_gateway() && self.p.outgoing(id).count() > 1;
        let all = [
            (!step.waits.is_empty() && !is_event, "scenario-wait"),
            (step.staff_needed > 1, "scenario-staff-needed"),
            (step.priority != 0, "scenario-priority"),
            (step.sittings.is_some(), "scenario-sittings"),
            (step.at_most.is_some() || step.repeat.is_some(), "scenario-repeat"),
            (step.backlog.is_some(), "scenario-backlog"),
            (step.cost.is_some(), "scenario-cost"),
            (!step.marks.is_empty(), "scenario-legal-clock"),
            (implicit, "scenario-implicit-split"),
        ];
        for (is_there, code) in all {
            if is_there {
                self.lost(id, step, code);
            }
        }
    }

    fn shares(&mut self) {
        for (id, step) in self.p.steps() {
            let splits = Procedure::wants_shares(step);
            let out: Vec<_> = self.p.outgoing(id).collect();
            let hidden = self.simulator.is_plain() && step.parent.is_some();
            if !splits || out.len() < 2 || hidden {
                continue;
            }
            let missing = out.iter().filter(|(_, f)| f.share.is_none()).count();
            let given: f64 = out.iter().filter_map(|(_, f)| Some(f.share.as_ref()?.value)).sum();
            let rest = (1.0 - given).max(0.0) / missing.max(1) as f64;
            for (flow, f) in &out {
                let share = f.share.as_ref().map_or(rest, |s| s.value);
                self.told.shares.insert(flow.to_string(), share);
            }
            if missing > 0 {
                self.lost(id, step, "scenario-shares");
            }
        }
    }

    fn arrivals(&mut self) {
        let p = self.p;
        let mut sources =
            p.steps().filter_map(|(id, step)| Some((id, step, step.demand.as_ref()?)));
        let Some((id, step, demand)) = sources.next() else {
            self.losses.push(Finding::warning(Place::Study, "scenario-no-demand"));
            return;
        };
        for (other, step, _) in sources {
            self.lost(other, step, "scenario-starts");
        }
        let calendar = demand.calendar.as_ref().or(p.body_calendar_id());
        let week = self.week(calendar);
        let gap = self.gap(id, step, demand, &week);
        let triangular = self.simulator.knows_triangular();
        let (gap, other) = laws::sayable(gap, triangular);
        if other {
            self.lost(id, step, "scenario-law-matched");
        }
        self.told.arrivals = Some(Arrivals { gap, week });
    }

    fn gap(&mut self, id: &StepId, step: &Step, demand: &Demand, week: &str) -> Distribution {
        if !demand.months.is_empty() {
            self.lost(id, step, "scenario-months");
        }
        let openings = self.told.weeks.get(week).map_or(Vec::new(), |w| w.openings.clone());
        let in_open_time = demand.rule == ArrivalRule::OpenTime && !openings.is_empty();
        if in_open_time {
            let is_about = matches!(demand.gaps, Gaps::Law(_) | Gaps::Even);
            let code = if is_about { "scenario-arrival-about" } else { "scenario-arrival-rule" };
            self.lost(id, step, code);
        }
        let rate = match &demand.gaps {
            Gaps::Law(timing) if in_open_time => return week::of_open_time(&openings, timing),
            Gaps::Law(timing) => return laws::seconds(timing),
            Gaps::Dates(dates) => {
                self.lost(id, step, "scenario-dates");
                let span = dates
                    .first()
                    .zip(dates.last())
                    .map_or(0.0, |(from, to)| to.duration_since(*from).as_secs_f64().abs());
                dates.len().saturating_sub(1) as f64 / span.max(1.0)
            }
            Gaps::Exponential | Gaps::Even => demand.per_year.value / YEAR,
        };
        let rate = rate.max(1e-12);
        let mean = match &demand.gaps {
            _ if !in_open_time => 1.0 / rate,
            Gaps::Even => week::even_gap_of(&openings, rate),
            _ => week::gap_of(&openings, rate),
        };
        let mean = laws::tidy(mean);
        match demand.gaps {
            Gaps::Even => Distribution::Fixed(mean),
            _ => Distribution::Exponential { mean },
        }
    }

    /// The key of a calendar's week, which is put where it is not yet.
    fn week(&mut self, calendar: Option<&CalendarId>) -> String {
        let found = calendar.and_then(|id| Some((id, self.p.calendar(id)?)));
        let Some((id, calendar)) = found else {
            let always = Week { name: ALWAYS.to_owned(), openings: Vec::new() };
            self.told.weeks.entry(ALWAYS.to_owned()).or_insert(always);
            return ALWAYS.to_owned();
        };
        let key = id.to_string();
        if !self.told.weeks.contains_key(&key) {
            let name = calendar.name.get(self.language).to_owned();
            let openings = calendar.weekly.clone();
            self.told.weeks.insert(key.clone(), Week { name: name.clone(), openings });
            let closed = calendar.holidays != Holidays::None
                || calendar.patron.is_some()
                || !calendar.closures.is_empty();
            if closed {
                let place = Place::Calendar(id.clone());
                let finding = Finding::warning(place, "scenario-holidays");
                self.losses.push(finding.with("calendar", name));
            }
        }
        key
    }

    /// Puts the resource of an office, or of nobody.
    fn resource(&mut self, office: Option<&OfficeId>) {
        let found = office.and_then(|id| Some((id, self.p.office(id)?)));
        let Some((id, office)) = found else {
            let calendar = self.p.body_calendar_id().cloned();
            let week = self.week(calendar.as_ref());
            let nobody = Resource { name: NOBODY.to_owned(), staff: None, cents: 0, week };
            self.told.resources.entry(NOBODY.to_owned()).or_insert(nobody);
            return;
        };
        if self.told.resources.contains_key(id.as_str()) {
            return;
        }
        let calendar = office.calendar.as_ref().or(self.p.body_calendar_id()).cloned();
        let week = self.week(calendar.as_ref());
        let resource = Resource {
            name: office.name.get(self.language).to_owned(),
            staff: office.staff.as_ref().map(|s| s.value),
            cents: office.cost_per_hour.as_ref().map_or(0, |c| c.value.0),
            week,
        };
        self.told.resources.insert(id.to_string(), resource);
    }

    /// What is lost of the offices that have tasks.
    fn organisation(&mut self) {
        let used: BTreeSet<OfficeId> = self.told.resources.keys().map(OfficeId::new).collect();
        for (id, office) in self.p.offices().filter(|(id, _)| used.contains(*id)) {
            let losses = [
                (office.staff.is_none(), "scenario-no-staff"),
                (office.background.is_some(), "scenario-background"),
            ];
            for (_, code) in losses.into_iter().filter(|(is_there, _)| *is_there) {
                let finding = Finding::warning(Place::Office(id.clone()), code);
                self.losses.push(finding.with("office", self.name_of(office)));
            }
        }
        if !self.p.card().terms.is_empty() {
            self.losses.push(Finding::warning(Place::Card, "scenario-terms"));
        }
    }

    fn name_of(&self, office: &Office) -> String {
        office.name.get(self.language).to_owned()
    }
}
