//! BPSim: what a simulation needs to know of a BPMN file, in the words of other simulators.
//!
//! | ours | BPSim |
//! |---|---|
//! | work of a step | `ProcessingTime` |
//! | wait for the own office | `QueueTime`; where its staff is known the queue emerges instead |
//! | every other wait | `WaitTime` (their sum) |
//! | share of a flow | `Probability` of the sequence flow |
//! | demand of a start | `InterTriggerTimer`, wall time |
//! | office and staff | a BPMN `resource` with `Quantity` and `UnitCost` (an hour) |
//! | staff needed | `Selection`: `bpsim:getResource('ID',n)` |
//! | opening hours | `Availability` for a `Calendar` (iCalendar) |
//! | priority, cost of a visit | `Priority`, `FixedCost` |
//! | scenarios | scenarios that inherit from the first |
//!
//! Everything stands between model and XML as `Parameters` of elements by their id, in what BPSim
//! can say: the writer says the parameters of the model, the reader takes those of the file that
//! differ from the model's. So a file of ours comes back as it was, what another simulator changed in
//! it is taken over, and a file of others gives all it says.
//!
//! Limitations of BPSim, each named by [`losses`]: no working days, weeks or months (written as
//! days: 7/5, 7, 30.436875), no PERT, no reason for a wait, no holidays, no sittings, no background
//! load. Written is 2.0, in a `relationship`, which the schema of BPMN has for it; read are 1.0 and
//! 2.0 wherever in the file they stand.

use std::collections::BTreeMap;

use crate::model::calendar::{Holidays, Opening};
use crate::model::demand::{Demand, Gaps};
use crate::model::finding::{Finding, Place};
use crate::model::id::{FlowId, OfficeId, StepId, ncname_from};
use crate::model::procedure::Procedure;
use crate::model::scenario::Override;
use crate::model::step::Step;
use crate::model::text::Language;
use crate::model::timing::{Distribution, Timing, Unit, WaitedFor};

pub(super) mod apply;
mod hours;
mod read;
pub(super) mod write;

/// The namespace written.
const NAMESPACE: &str = "http://www.bpsim.org/schemas/2.0";
/// Namespaces read.
const READ: [&str; 2] = [NAMESPACE, "http://www.bpsim.org/schemas/1.0"];
/// Who wrote a scenario of ours.
const VENDOR: &str = "prodigio";
/// What the ids of made elements begin with: the relationship, resources, scenarios, calendars.
const MADE: &str = "prodigio-bpsim";
/// Days of a mean year, as simulations here count a yearly volume.
const YEAR_DAYS: f64 = 365.2425;
/// Minutes of the year by which yearly volumes become gaps.
const YEAR: f64 = YEAR_DAYS * 1440.0;
/// Days of a mean month.
const MONTH: f64 = YEAR_DAYS / 12.0;

/// What is said of one element, as far as BPSim can say it. Times are in minutes, hours or days.
#[derive(Clone, Debug, Default, PartialEq)]
struct Parameters {
    work: Option<Timing>,
    queue: Option<Timing>,
    wait: Option<Timing>,
    /// Share of cases, 0..=1.
    share: Option<f64>,
    /// Between two arrivals, wall time.
    gap: Option<Timing>,
    /// Members of staff.
    quantity: Option<u32>,
    /// Id of a calendar.
    hours: Option<String>,
    /// Id of a resource, and how many of it are needed at once.
    needs: Option<(String, u32)>,
    priority: Option<i32>,
    /// Cost of a visit, cents.
    cost: Option<i64>,
    /// Cost of an hour, cents.
    hourly: Option<i64>,
}

impl Parameters {
    /// Whether nothing is said but who does it.
    fn is_bare(&self) -> bool {
        Self { needs: None, ..self.clone() } == Self::default()
    }
}

/// A scenario: parameters of elements by id, and calendars by id.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said {
    elements: BTreeMap<String, Parameters>,
    calendars: BTreeMap<String, (String, Vec<Opening>)>,
}

/// Whether an element of the root is one that [`write::made`] makes.
pub(super) fn is_made(id: &str) -> bool {
    id.starts_with(MADE)
}

/// The id of the resource that an office is.
fn resource_of(office: &OfficeId) -> String {
    format!("{MADE}-{office}")
}

/// The office of a resource of ours.
fn office_of(resource: &str) -> Option<OfficeId> {
    resource.strip_prefix(MADE)?.strip_prefix('-').map(OfficeId::new)
}

impl Said {
    /// What the model says.
    fn of(p: &Procedure) -> Self {
        let mut out = Self::default();
        for (id, step) in p.steps() {
            let mut said = of_step(step);
            if said.work.is_some()
                && let Some(office) = p.office_of(step)
            {
                said.needs = Some((resource_of(office), step.staff_needed));
            }
            out.put(id.as_str(), said);
        }
        for (id, flow) in p.flows() {
            let share = flow.share.as_ref().map(|s| s.value);
            out.put(id.as_str(), Parameters { share, ..Parameters::default() });
        }
        for (id, office) in p.offices() {
            let calendar = office.calendar.as_ref().or(p.body_calendar_id());
            let calendar = calendar.filter(|c| {
                p.calendar(c).is_some_and(|c| !c.weekly.is_empty()) && office.staff.is_some()
            });
            let said = Parameters {
                quantity: office.staff.as_ref().map(|s| s.value),
                hours: calendar.map(|c| format!("{MADE}-{c}")),
                hourly: office.cost_per_hour.as_ref().map(|c| c.value.0),
                ..Parameters::default()
            };
            if let Some((id, made)) = calendar.zip(said.hours.clone())
                && let Some(calendar) = p.calendar(id)
            {
                let name = calendar.name.get(Language::default()).to_owned();
                out.calendars.insert(made, (name, calendar.weekly.clone()));
            }
            out.put(&resource_of(id), said);
        }
        out
    }

    /// What another said, with its resources and calendars by the ids we would give them.
    fn in_our_ids(self, p: &Procedure) -> Self {
        let resource = |id: &str| {
            let office = OfficeId::new(ncname_from(id));
            if p.office(&office).is_some() { resource_of(&office) } else { id.to_owned() }
        };
        let week = |id: &str| format!("{MADE}-{}", ncname_from(id));
        let elements = self.elements.into_iter().map(|(id, mut said)| {
            said.needs = said.needs.map(|(id, n)| (resource(&id), n));
            said.hours = said.hours.map(|id| week(&id));
            (resource(&id), said)
        });
        let calendars = self.calendars.into_iter().map(|(id, said)| (week(&id), said));
        Self { elements: elements.collect(), calendars: calendars.collect() }
    }

    /// Whether another says just this of what the procedure has, by the same ids.
    fn is_said_by(&self, theirs: &Self, p: &Procedure) -> bool {
        let none = Parameters::default();
        let is_ours = |id: &String| {
            p.step(&StepId::new(id)).is_some()
                || p.flow(&FlowId::new(id)).is_some()
                || office_of(id).is_some_and(|office| p.office(&office).is_some())
        };
        let ids = self.elements.keys().chain(theirs.elements.keys().filter(|id| is_ours(id)));
        ids.into_iter().all(|id| {
            let [a, b] = [self, theirs].map(|said| said.elements.get(id).unwrap_or(&none));
            read::is_near(a, b) && self.week_of(a) == theirs.week_of(b)
        })
    }

    /// The hours of a resource.
    fn week_of(&self, of: &Parameters) -> Option<&[Opening]> {
        let (_, week) = self.calendars.get(of.hours.as_ref()?)?;
        Some(week)
    }

    fn put(&mut self, id: &str, said: Parameters) {
        if said != Parameters::default() {
            self.elements.insert(id.to_owned(), said);
        }
    }

    /// The same with what a scenario changes; only what differs.
    fn changed(&self, overrides: &[Override]) -> Self {
        let mut out = Self::default();
        for change in overrides {
            let (id, said) = match change {
                Override::Staff(office, staff) => {
                    let said = Parameters { quantity: Some(*staff), ..Parameters::default() };
                    (resource_of(office), said)
                }
                Override::WorkFactor(step, factor) => {
                    let work = self.elements.get(step.as_str()).and_then(|s| s.work.clone());
                    let work = work.map(|w| scaled(&w, *factor));
                    (step.to_string(), Parameters { work, ..Parameters::default() })
                }
                Override::Share(flow, share) => {
                    let said = Parameters { share: Some(*share), ..Parameters::default() };
                    (flow.to_string(), said)
                }
                Override::DemandFactor(factor) => {
                    for (id, said) in &self.elements {
                        if let Some(gap) = said.gap.as_ref().filter(|_| *factor > 0.0) {
                            let gap = Some(scaled(gap, 1.0 / factor));
                            out.put(id, Parameters { gap, ..Parameters::default() });
                        }
                    }
                    continue;
                }
            };
            out.put(&id, said);
        }
        out
    }
}

fn of_step(step: &Step) -> Parameters {
    let waits = |own: bool| {
        let its = step.waits.iter().filter(|w| is_own(w) == own);
        together(its.map(|w| plain(&w.timing)).collect())
    };
    Parameters {
        work: step.work.as_ref().map(plain),
        queue: waits(true),
        wait: waits(false),
        gap: step.demand.as_ref().and_then(gap_of),
        priority: (step.priority != 0).then_some(step.priority),
        cost: step.cost.as_ref().map(|c| c.value.0),
        ..Parameters::default()
    }
}

fn is_own(wait: &crate::model::timing::Wait) -> bool {
    wait.waited_for == WaitedFor::OwnOffice
}

/// The gap between two arrivals; `None` where the dates themselves are known or nobody comes.
fn gap_of(demand: &Demand) -> Option<Timing> {
    let mean = YEAR / demand.per_year.value;
    let minutes = |law| Timing::new(law, Unit::Minutes);
    match &demand.gaps {
        Gaps::Law(timing) => Some(plain(timing)),
        Gaps::Dates(_) => None,
        _ if !mean.is_finite() => None,
        Gaps::Exponential => Some(minutes(Distribution::Exponential { mean })),
        Gaps::Even => Some(minutes(Distribution::Fixed(mean))),
    }
}

/// A time in a unit and by a law that BPSim has.
fn plain(timing: &Timing) -> Timing {
    let (factor, unit) = match timing.unit {
        Unit::Minutes | Unit::Hours | Unit::CalendarDays => (1.0, timing.unit),
        Unit::WorkingDays => (7.0 / 5.0, Unit::CalendarDays),
        Unit::Weeks => (7.0, Unit::CalendarDays),
        Unit::Months => (MONTH, Unit::CalendarDays),
    };
    let law = match &timing.law {
        // The cut normal of the same mean and spread comes nearest.
        pert @ Distribution::Pert { .. } if pert.variance() > 0.0 => {
            Distribution::TruncatedNormal { mean: pert.mean(), sd: pert.variance().sqrt() }
        }
        pert @ Distribution::Pert { .. } => Distribution::Fixed(pert.mean()),
        law => law.clone(),
    };
    scaled(&Timing::new(law, unit), factor)
}

/// A time so many times as long.
fn scaled(timing: &Timing, factor: f64) -> Timing {
    Timing::new(timing.law.map_amounts(|v| v * factor), timing.unit)
}

/// Several times one after the other as one: fixed ones add up, others become a gamma law of the
/// same mean and variance.
fn together(mut times: Vec<Timing>) -> Option<Timing> {
    if times.len() < 2 {
        return times.pop();
    }
    let minutes: Vec<Timing> = times.iter().map(in_minutes).collect();
    let mean: f64 = minutes.iter().map(|t| t.law.mean()).sum();
    let variance: f64 = minutes.iter().map(|t| t.law.variance()).sum();
    let law = if variance > 0.0 && mean > 0.0 {
        Distribution::Gamma { mean, sd: variance.sqrt() }
    } else {
        Distribution::Fixed(mean)
    };
    Some(Timing::new(law, Unit::Minutes))
}

/// A plain time in minutes.
fn in_minutes(timing: &Timing) -> Timing {
    let factor = match timing.unit {
        Unit::Hours => 60.0,
        Unit::CalendarDays => 1440.0,
        _ => 1.0,
    };
    Timing { unit: Unit::Minutes, ..scaled(timing, factor) }
}

/// What BPSim cannot say of a procedure, and what stands there instead; in order of place.
pub fn losses(p: &Procedure) -> Vec<Finding> {
    let mut out = Vec::new();
    for (id, step) in p.steps() {
        let mut lost = |code| out.push(Finding::note(Place::Step(id.clone()), code));
        let gap = step.demand.as_ref().and_then(|demand| match &demand.gaps {
            Gaps::Law(timing) => Some(timing),
            _ => None,
        });
        let times = step.work.iter().chain(step.waits.iter().map(|w| &w.timing)).chain(gap);
        let times: Vec<&Timing> = times.collect();
        if times.iter().any(|t| matches!(t.law, Distribution::Pert { .. })) {
            lost("bpsim-loses-pert");
        }
        if times.iter().any(|t| matches!(t.unit, Unit::WorkingDays | Unit::Months)) {
            lost("bpsim-loses-unit");
        }
        let others = step.waits.iter().filter(|w| !is_own(w));
        if others.clone().count() > 1
            || others.clone().any(|w| w.waited_for != WaitedFor::OtherBody)
        {
            lost("bpsim-loses-cause");
        }
        if step.sittings.is_some() {
            lost("bpsim-loses-sittings");
        }
        if step.at_most.is_some() {
            lost("bpsim-loses-at-most");
        }
        if step.backlog.is_some() {
            lost("bpsim-loses-backlog");
        }
        if let Some(demand) = &step.demand
            && (matches!(demand.gaps, Gaps::Dates(_)) || !demand.months.is_empty())
        {
            lost("bpsim-loses-arrivals");
        }
        let is_closed_at_times = |demand: &Demand| {
            let calendar = demand.calendar.as_ref().or(p.body_calendar_id());
            calendar.and_then(|id| p.calendar(id)).is_some_and(|c| !c.weekly.is_empty())
        };
        if step.demand.as_ref().is_some_and(is_closed_at_times) {
            lost("bpsim-loses-open-time");
        }
    }
    for (id, office) in p.offices() {
        if office.background.is_some() {
            out.push(Finding::note(Place::Office(id.clone()), "bpsim-loses-background"));
        }
    }
    for (id, calendar) in p.calendars() {
        let is_plain = calendar.holidays == Holidays::None
            && calendar.patron.is_none()
            && calendar.closures.is_empty();
        if !is_plain {
            out.push(Finding::note(Place::Calendar(id.clone()), "bpsim-loses-holidays"));
        }
    }
    out
}
