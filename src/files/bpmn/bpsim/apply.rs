//! BPSim laid over a procedure: what a file says of its elements where the model says otherwise.

use std::collections::BTreeMap;

use crate::files::bpmn::dom::Node;

use crate::model::calendar::Calendar;
use crate::model::demand::{Demand, Gaps};
use crate::model::draft::Draft;
use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::id::{CalendarId, FlowId, LaneId, OfficeId, StepId, ncname_from};
use crate::model::lane::Lane;
use crate::model::office::{EuroCents, Office};
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::step::{Step, StepKind};
use crate::model::text::{Language, Text};
use crate::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};

use crate::files::bpmn::xml::bpmn_children;

use super::read::{Reading, is_near, read};
use super::{MADE, Parameters, Said, YEAR, in_minutes, is_own, office_of, scaled};

/// Takes what the BPSim of a file says into the draft. `meant` gives the id that a reference of the
/// file means.
pub(in crate::files::bpmn) fn lay_over(
    draft: &mut Draft,
    root: Node<'_, '_>,
    language: Language,
    meant: &dyn Fn(&str) -> Option<String>,
    findings: &mut Vec<Finding>,
) {
    let Some(reading) = read(root) else { return };
    let Reading { said, is_ours, findings: noticed, .. } = reading;
    let model = Said::of(draft.so_far());
    let mut resources = BTreeMap::new();
    for name in ["id", "name"] {
        for node in bpmn_children(root, "resource") {
            // Of several the first, as everywhere.
            if let Some(said) = node.attribute(name) {
                resources.entry(said).or_insert(node);
            }
        }
    }
    let mut over = Over { draft, resources, language, said: &said, findings: noticed };
    for (reference, found) in &said.elements {
        let id = meant(reference).unwrap_or_else(|| reference.clone());
        let known = model.elements.get(&id).cloned().unwrap_or_default();
        let differs = !is_near(found, &known) || said.week_of(found) != model.week_of(&known);
        // Our own file says everything; another's need not repeat what the model has.
        if differs && (is_ours || *found != Parameters::default()) {
            over.element(&id, found, &known);
        }
    }
    findings.append(&mut over.findings);
}

struct Over<'a, 'd, 'i> {
    draft: &'a mut Draft,
    /// Resources of the file by their name, and, which counts more, by their id.
    resources: BTreeMap<&'d str, Node<'d, 'i>>,
    language: Language,
    said: &'a Said,
    findings: Vec<Finding>,
}

impl Over<'_, '_, '_> {
    fn p(&self) -> &Procedure {
        self.draft.so_far()
    }

    fn element(&mut self, id: &str, found: &Parameters, known: &Parameters) {
        let step = StepId::new(id);
        if let Some(mut changed) = self.p().step(&step).map(|s| Step::clone(s)) {
            self.step(&mut changed, found, known);
            self.draft.step(step, changed);
            return;
        }
        let flow = FlowId::new(id);
        if let Some(mut changed) = self.p().flow(&flow).map(|f| Flow::clone(f)) {
            if found.share != known.share {
                changed.share = found.share.map(Sourced::bare);
                self.draft.flow(flow, changed);
            }
            return;
        }
        if let Some(office) = self.office_at(id) {
            self.office(&office, found);
        } else {
            let finding = Finding::note(Place::Study, "bpsim-element").with("what", id);
            self.findings.push(finding);
        }
    }

    fn step(&mut self, step: &mut Step, found: &Parameters, known: &Parameters) {
        let differs = |get: fn(&Parameters) -> &Option<Timing>| {
            let only =
                |p: &Parameters| Parameters { work: get(p).clone(), ..Parameters::default() };
            get(found).is_some() && !is_near(&only(found), &only(known))
        };
        if let Some(work) = found.work.as_ref().filter(|_| differs(|p| &p.work)) {
            if step.kind.is_activity() {
                step.work = Some(of_work(work));
            } else {
                // An event that takes time rests.
                step.waits.push(Wait { waited_for: WaitedFor::OtherBody, timing: work.clone() });
            }
        }
        let mut rest = |own: bool, timing: &Timing| {
            step.waits.retain(|w| is_own(w) != own);
            let waited_for = if own { WaitedFor::OwnOffice } else { WaitedFor::OtherBody };
            step.waits.push(Wait { waited_for, timing: timing.clone() });
        };
        if let Some(queue) = found.queue.as_ref().filter(|_| differs(|p| &p.queue)) {
            rest(true, queue);
        }
        if let Some(wait) = found.wait.as_ref().filter(|_| differs(|p| &p.wait)) {
            rest(false, wait);
        }
        if let Some(gap) = found.gap.as_ref().filter(|_| differs(|p| &p.gap))
            && matches!(step.kind, StepKind::Start { .. })
        {
            step.demand = demand(gap, step.demand.take());
        }
        self.staff_of(step, found, known);
        if found.priority.is_some() && found.priority != known.priority {
            step.priority = found.priority.unwrap_or_default();
        }
        if found.cost.is_some() && found.cost != known.cost {
            step.cost = found.cost.map(|cents| Sourced::bare(EuroCents(cents)));
        }
        if let Some((resource, count)) =
            found.needs.as_ref().filter(|n| known.needs.as_ref() != Some(n))
        {
            step.staff_needed = *count;
            if let Some(office) = self.office_at(resource)
                && self.p().office_of(step) != Some(&office)
            {
                step.office = Some(office);
            }
        }
    }

    /// Some programs say the staff at the step itself: the office of its lane has as many as the step
    /// of it that asks for most.
    fn staff_of(&mut self, step: &Step, found: &Parameters, known: &Parameters) {
        let is_said = (found.quantity.is_some() && found.quantity != known.quantity)
            || (found.hourly.is_some() && found.hourly != known.hourly);
        if !is_said {
            return;
        }
        let lane = step.lane.as_ref().map(ToString::to_string);
        let office = self.p().office_of(step).cloned();
        let office = office.or_else(|| lane.and_then(|lane| self.office_at(&lane)));
        let Some(id) = office else {
            let name = step.name.get(self.language).to_owned();
            self.findings.push(Finding::note(Place::Study, "bpsim-staff").with("what", name));
            return;
        };
        let most = self.p().office(&id).and_then(|o| o.staff.as_ref().map(|s| s.value));
        let quantity = found.quantity.max(most);
        self.office(&id, &Parameters { quantity, hourly: found.hourly, ..Parameters::default() });
    }

    fn office(&mut self, id: &OfficeId, found: &Parameters) {
        let Some(mut office) = self.p().office(id).map(|o| Office::clone(o)) else { return };
        if let Some(staff) = found.quantity
            && office.staff.as_ref().map(|s| s.value) != Some(staff)
        {
            office.staff = Some(Sourced::bare(staff));
        }
        if let Some(cents) = found.hourly
            && office.cost_per_hour.as_ref().map(|c| c.value.0) != Some(cents)
        {
            office.cost_per_hour = Some(Sourced::bare(EuroCents(cents)));
        }
        if let Some(hours) = &found.hours
            && let Some(calendar) = self.calendar(hours)
            && self.p().body_calendar_id() != Some(&calendar)
        {
            office.calendar = Some(calendar);
        }
        self.draft.office(id.clone(), office);
    }

    /// The calendar that a calendar of the file is; made where the model has none.
    fn calendar(&mut self, id: &str) -> Option<CalendarId> {
        let (name, week) = self.said.calendars.get(id)?;
        let own = id.strip_prefix(MADE).and_then(|rest| rest.strip_prefix('-'));
        let key = CalendarId::new(ncname_from(own.unwrap_or(id)));
        let calendar = match self.p().calendar(&key) {
            Some(known) if known.weekly == *week => return Some(key),
            Some(known) => Calendar { weekly: week.clone(), ..Calendar::clone(known) },
            None => Calendar {
                name: Text::of(self.language, name.clone()),
                weekly: week.clone(),
                ..Calendar::default()
            },
        };
        self.draft.calendar(key.clone(), calendar);
        Some(key)
    }

    /// The office of a resource, a lane or a pool of the file; made where there is none yet.
    fn office_at(&mut self, id: &str) -> Option<OfficeId> {
        if let Some(office) = office_of(id) {
            return self.p().office(&office).is_some().then_some(office);
        }
        if let Some(resource) = self.resources.get(id) {
            let key = OfficeId::new(ncname_from(resource.attribute("id").unwrap_or(id)));
            if self.p().office(&key).is_none() {
                let name = resource.attribute("name").unwrap_or(id);
                let name = Text::of(self.language, name);
                self.draft.office(key.clone(), Office { name, ..Office::default() });
            }
            return Some(key);
        }
        let lane = LaneId::new(id);
        let mut changed = Lane::clone(self.p().lane(&lane)?);
        if let Some(office) = &changed.office {
            return Some(office.clone());
        }
        let key = OfficeId::new(format!("office-{id}"));
        let office = Office { name: changed.name.clone(), ..Office::default() };
        self.draft.office(key.clone(), office);
        changed.office = Some(key.clone());
        self.draft.lane(lane, changed);
        Some(key)
    }
}

/// Work is said in minutes or hours: a day of BPSim has 24 of them.
fn of_work(timing: &Timing) -> Timing {
    if timing.unit == Unit::CalendarDays {
        Timing { unit: Unit::Hours, ..scaled(timing, 24.0) }
    } else {
        timing.clone()
    }
}

/// The demand that a gap between arrivals makes.
fn demand(gap: &Timing, former: Option<Demand>) -> Option<Demand> {
    let minutes = in_minutes(gap).law;
    let mean = minutes.mean();
    if mean <= 0.0 {
        return former;
    }
    let mut out = former.unwrap_or_else(|| Demand::of(Sourced::bare(0.0)));
    out.per_year = Sourced::bare(YEAR / mean);
    out.gaps = match minutes {
        Distribution::Exponential { .. } => Gaps::Exponential,
        Distribution::Fixed(_) => Gaps::Even,
        law => Gaps::Law(Timing::new(law, Unit::Minutes)),
    };
    Some(out)
}
