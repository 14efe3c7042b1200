//! `Procedure`: one variant of how the work runs: card, organisation, demand, steps, flows, geometry.
//!
//! Readers use the methods; only `model` and `edit` change one, through the `put_` methods, each of
//! which replaces one thing and returns what stood there before.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::OrdMap;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::artifact::Artifact;
use super::calendar::Calendar;
use super::card::Card;
use super::flow::{Flow, Link};
use super::foreign::{Foreign, Source, is_default};
use super::geometry::Rect;
use super::graph::{Graph, GraphCell};
use super::id::{
    ArtifactId, CalendarId, FlowId, LaneId, LinkId, NoteId, OfficeId, PoolId, ScenarioId, StepId,
    TermId,
};
use super::item::ItemId;
use super::lane::{Lane, Pool};
use super::office::Office;
use super::review::Note;
use super::scenario::Scenario;
use super::step::{GatewayKind, Step, StepKind};
use super::text::{Language, Text};

/// One variant of a procedure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The legal and descriptive sheet.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) card: Card,
    /// The body's own calendar: working days, and offices without one of their own.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) calendar: Option<CalendarId>,
    /// First simulated day; `None` means the Monday chosen by the run.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) first_day: Option<Date>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) calendars: OrdMap<CalendarId, Arc<Calendar>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) offices: OrdMap<OfficeId, Arc<Office>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) pools: OrdMap<PoolId, Arc<Pool>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) lanes: OrdMap<LaneId, Arc<Lane>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) steps: OrdMap<StepId, Arc<Step>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) flows: OrdMap<FlowId, Arc<Flow>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) links: OrdMap<LinkId, Arc<Link>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) artifacts: OrdMap<ArtifactId, Arc<Artifact>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) scenarios: OrdMap<ScenarioId, Arc<Scenario>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) notes: OrdMap<NoteId, Arc<Note>>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) foreign: Foreign,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) source: Option<Source>,
    #[serde(skip)]
    pub(super) graph: GraphCell,
}

macro_rules! map_access {
    ($($all:ident, $one:ident, $id:ty, $item:ty, $what:literal;)*) => {
        impl Procedure {
            $(
                #[doc = concat!("All ", $what, ", in order of id.")]
                pub fn $all(&self) -> impl Iterator<Item = (&$id, &$item)> {
                    self.$all.iter().map(|(id, item)| (id, &**item))
                }

                #[doc = concat!("The one of the ", $what, " with this id.")]
                pub fn $one(&self, id: &$id) -> Option<&Arc<$item>> {
                    self.$all.get(id)
                }
            )*
        }
    };
}

map_access! {
    calendars, calendar, CalendarId, Calendar, "calendars";
    offices, office, OfficeId, Office, "offices";
    pools, pool, PoolId, Pool, "pools";
    lanes, lane, LaneId, Lane, "lanes";
    steps, step, StepId, Step, "steps";
    flows, flow, FlowId, Flow, "sequence flows";
    links, link, LinkId, Link, "message flows and associations";
    artifacts, artifact, ArtifactId, Artifact, "artifacts";
    scenarios, scenario, ScenarioId, Scenario, "scenarios";
    notes, note, NoteId, Note, "review notes";
}

macro_rules! map_put {
    ($($put:ident, $map:ident, $id:ty, $item:ty;)*) => {
        impl Procedure {
            $(
                /// Puts, replaces or (with `None`) removes one item; returns what stood there.
                pub(crate) fn $put(&mut self, id: &$id, item: Option<Arc<$item>>) -> Option<Arc<$item>> {
                    match item {
                        Some(item) => self.$map.insert(id.clone(), item),
                        None => self.$map.remove(id),
                    }
                }
            )*
        }
    };
}

map_put! {
    put_calendar, calendars, CalendarId, Calendar;
    put_office, offices, OfficeId, Office;
    put_pool, pools, PoolId, Pool;
    put_lane, lanes, LaneId, Lane;
    put_link, links, LinkId, Link;
    put_artifact, artifacts, ArtifactId, Artifact;
    put_scenario, scenarios, ScenarioId, Scenario;
    put_note, notes, NoteId, Note;
}

impl Procedure {
    /// How many steps there are as people count them: without events and gateways.
    pub fn activities(&self) -> usize {
        self.steps.values().filter(|step| step.kind.is_activity()).count()
    }

    /// Number of steps.
    pub fn size(&self) -> usize {
        self.steps.len()
    }

    /// Whether a thing of the drawing is there.
    pub fn stands(&self, item: &ItemId) -> bool {
        match item {
            ItemId::Step(id) => self.steps.contains_key(id),
            ItemId::Flow(id) => self.flows.contains_key(id),
            ItemId::Link(id) => self.links.contains_key(id),
            ItemId::Artifact(id) => self.artifacts.contains_key(id),
            ItemId::Lane(id) => self.lanes.contains_key(id),
            ItemId::Pool(id) => self.pools.contains_key(id),
        }
    }

    /// The card.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The id of the body's own calendar.
    pub fn body_calendar_id(&self) -> Option<&CalendarId> {
        self.calendar.as_ref()
    }

    /// The body's own calendar.
    pub fn body_calendar(&self) -> Option<&Calendar> {
        self.calendar.as_ref().and_then(|id| self.calendars.get(id)).map(|c| &**c)
    }

    /// First simulated day, where the study fixes it.
    pub fn first_day(&self) -> Option<Date> {
        self.first_day
    }

    /// Foreign content of the opened file.
    pub fn foreign(&self) -> &Foreign {
        &self.foreign
    }

    /// The text of the file it was opened from, where that was another program's.
    pub fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    /// What it says beside what is drawn: card, calendars, offices, scenarios, notes.
    pub(crate) fn without_drawing(&self) -> Self {
        Self {
            card: self.card.clone(),
            calendar: self.calendar.clone(),
            first_day: self.first_day,
            calendars: self.calendars.clone(),
            offices: self.offices.clone(),
            scenarios: self.scenarios.clone(),
            notes: self.notes.clone(),
            ..Self::default()
        }
    }

    /// The graph of steps and flows.
    pub fn graph(&self) -> &Graph {
        self.graph.get(|| Graph::build(self.steps(), self.flows()))
    }

    /// Flows that leave a step, with their ids, in order of id.
    pub fn outgoing(&self, step: &StepId) -> impl Iterator<Item = (FlowId, &Flow)> {
        let ids = self.graph().outgoing(step).iter();
        ids.filter_map(|id| self.flows.get(id).map(|f| (id.clone(), &**f)))
    }

    /// Flows that reach a step, with their ids, in order of id.
    pub fn incoming(&self, step: &StepId) -> impl Iterator<Item = (FlowId, &Flow)> {
        let ids = self.graph().incoming(step).iter();
        ids.filter_map(|id| self.flows.get(id).map(|f| (id.clone(), &**f)))
    }

    /// The one flow that leaves a step; `None` where there is none or several.
    pub fn only_out(&self, step: &StepId) -> Option<(FlowId, &Flow)> {
        let mut flows = self.outgoing(step);
        flows.next().filter(|_| flows.next().is_none())
    }

    /// The one flow that reaches a step; `None` where there is none or several.
    pub fn only_in(&self, step: &StepId) -> Option<(FlowId, &Flow)> {
        let mut flows = self.incoming(step);
        flows.next().filter(|_| flows.next().is_none())
    }

    /// Boundary events on a step, in order of id.
    pub fn boundary_events(&self, host: &StepId) -> impl Iterator<Item = (&StepId, &Step)> {
        self.named(self.graph().guests(host))
    }

    /// Steps directly inside a sub-procedure, in order of id.
    pub fn inside(&self, parent: &StepId) -> impl Iterator<Item = (&StepId, &Step)> {
        self.named(self.graph().inside(parent))
    }

    /// Steps directly inside a sub-procedure, or at the top for `None`, in order of id.
    pub fn children(&self, parent: Option<&StepId>) -> impl Iterator<Item = (&StepId, &Step)> {
        let inside = parent.map(|id| self.inside(id));
        let top = parent.is_none().then(|| self.steps().filter(|(_, s)| s.parent.is_none()));
        inside.into_iter().flatten().chain(top.into_iter().flatten())
    }

    fn named(&self, ids: &[StepId]) -> impl Iterator<Item = (&StepId, &Step)> {
        ids.iter().filter_map(|id| self.steps.get_key_value(id)).map(|(id, step)| (id, &**step))
    }

    /// How many of the staff of its office can do a step and nothing else, at the least and at the
    /// most: it must have enough for itself, and every other step there enough with those who are
    /// left. `None` where there are not enough.
    pub fn staff_apart(&self, id: &StepId, office: &OfficeId, staff: u32) -> Option<(u32, u32)> {
        let least = self.step(id)?.staff_needed.max(1);
        let most = staff.checked_sub(self.staff_at_once(office, Some(id))?)?;
        (least <= most).then_some((least, most))
    }

    /// Most of the staff of an office, at least 1, that one of its steps takes at once, one of them
    /// left out; `None` where it does no other.
    pub fn staff_at_once(&self, office: &OfficeId, without: Option<&StepId>) -> Option<u32> {
        let does = self.steps().filter(|(id, s)| {
            Some(*id) != without && s.kind.is_activity() && self.office_of(s) == Some(office)
        });
        does.map(|(_, s)| s.staff_needed.max(1)).max()
    }

    /// The office that does a step: its own, else its lane's (or a lane above), else its pool's,
    /// else that of the sub-procedure around it.
    pub fn office_of<'a>(&'a self, step: &'a Step) -> Option<&'a OfficeId> {
        if let Some(office) = &step.office {
            return Some(office);
        }
        let mut lane = step.lane.as_ref();
        for _ in 0..64 {
            let Some(band) = lane.and_then(|id| self.lanes.get(id)) else { break };
            if let Some(office) = &band.office {
                return Some(office);
            }
            if let Some(office) =
                band.pool.as_ref().and_then(|p| self.pools.get(p)).and_then(|p| p.office.as_ref())
            {
                return Some(office);
            }
            lane = band.parent.as_ref();
        }
        if let Some(office) =
            step.pool.as_ref().and_then(|p| self.pools.get(p)).and_then(|p| p.office.as_ref())
        {
            return Some(office);
        }
        let parent = step.parent.as_ref().and_then(|id| self.steps.get(id))?;
        // Depth is bounded: the invariants refuse circles of parents.
        self.office_of(parent)
    }

    /// The calendar of an office: its own, else the body's.
    pub fn calendar_of(&self, office: &Office) -> Option<&Calendar> {
        match &office.calendar {
            Some(id) => self.calendars.get(id).map(|c| &**c),
            None => self.body_calendar(),
        }
    }

    /// The name to show for a lane: its own, else its office's.
    pub fn lane_name<'a>(&'a self, lane: &'a Lane, language: Language) -> &'a str {
        if lane.name.is_empty() {
            lane.office
                .as_ref()
                .and_then(|o| self.offices.get(o))
                .map_or("", |o| o.name.get(language))
        } else {
            lane.name.get(language)
        }
    }

    /// Whether a step can be measured by work time: a task of an office.
    pub fn wants_work_time(step: &Step) -> bool {
        matches!(step.kind, StepKind::Task(_))
    }

    /// Whether shares belong on the flows that leave this step.
    pub fn wants_shares(step: &Step) -> bool {
        matches!(
            step.kind,
            StepKind::Gateway(
                GatewayKind::Exclusive | GatewayKind::Inclusive | GatewayKind::Complex
            )
        )
    }

    /// The rectangle around everything drawn; `None` for an empty drawing.
    pub fn bounds(&self) -> Option<Rect> {
        let boxes = self
            .steps
            .values()
            .map(|s| s.at)
            .chain(self.lanes.values().map(|l| l.at))
            .chain(self.pools.values().map(|p| p.at))
            .chain(self.artifacts.values().map(|a| a.at));
        boxes.reduce(Rect::union)
    }

    /// Languages in which any step has a name.
    pub fn languages(&self) -> BTreeSet<Language> {
        self.steps.values().flat_map(|s| s.name.iter().map(|(l, _)| l)).collect()
    }

    /// The name of a term, for people.
    pub fn term_name(&self, term: &TermId) -> Option<&Text> {
        self.card.terms.get(term).map(|t| &t.name)
    }

    /// Puts, replaces or (with `None`) removes a step; returns what stood there.
    pub(crate) fn put_step(&mut self, id: &StepId, step: Option<Arc<Step>>) -> Option<Arc<Step>> {
        let former = self.steps.get(id).cloned();
        if let Some(step) = step {
            self.graph.change(|g| g.put_step(id, former.as_deref(), &step));
            self.steps.insert(id.clone(), step);
        } else if let Some(former) = &former {
            self.graph.change(|g| g.remove_step(id, former));
            self.steps.remove(id);
        }
        former
    }

    /// Puts, replaces or (with `None`) removes a flow; returns what stood there.
    pub(crate) fn put_flow(&mut self, id: &FlowId, flow: Option<Arc<Flow>>) -> Option<Arc<Flow>> {
        if let Some(flow) = flow {
            let moved = self.flows.get(id).is_none_or(|f| f.from != flow.from || f.to != flow.to);
            if moved {
                self.graph.change(|g| g.add_flow(id, &flow.from, &flow.to));
            }
            self.flows.insert(id.clone(), flow)
        } else {
            self.graph.change(|g| g.remove_flow(id));
            self.flows.remove(id)
        }
    }

    /// Puts many steps at once; the graph is made anew.
    pub(crate) fn put_steps(&mut self, mut steps: Vec<(StepId, Arc<Step>)>) {
        steps.sort_by(|a, b| a.0.cmp(&b.0));
        self.graph = GraphCell::default();
        self.steps.extend(steps);
    }

    /// Puts many flows at once; the graph is made anew.
    pub(crate) fn put_flows(&mut self, mut flows: Vec<(FlowId, Arc<Flow>)>) {
        flows.sort_by(|a, b| a.0.cmp(&b.0));
        self.graph = GraphCell::default();
        self.flows.extend(flows);
    }

    /// Replaces the card; returns the former one.
    pub(crate) fn put_card(&mut self, card: Card) -> Card {
        std::mem::replace(&mut self.card, card)
    }

    /// Names the body's own calendar; returns the former id.
    pub(crate) fn put_body_calendar(&mut self, id: Option<CalendarId>) -> Option<CalendarId> {
        std::mem::replace(&mut self.calendar, id)
    }

    /// Sets the first simulated day; returns the former one.
    pub(crate) fn put_first_day(&mut self, day: Option<Date>) -> Option<Date> {
        std::mem::replace(&mut self.first_day, day)
    }

    /// Replaces the text of the file it was opened from; returns the former.
    pub(crate) fn put_source(&mut self, source: Option<Source>) -> Option<Source> {
        std::mem::replace(&mut self.source, source)
    }

    /// Replaces the foreign content; returns the former.
    pub(crate) fn put_foreign(&mut self, foreign: Foreign) -> Foreign {
        std::mem::replace(&mut self.foreign, foreign)
    }

    /// Whether any thing of the procedure has this id.
    pub fn knows_id(&self, id: &str) -> bool {
        self.draws_id(id)
            || self.offices.contains_key(&OfficeId::new(id))
            || self.calendars.contains_key(&CalendarId::new(id))
            || self.scenarios.contains_key(&ScenarioId::new(id))
            || self.notes.contains_key(&NoteId::new(id))
            || self.card.terms.contains_key(&TermId::new(id))
    }

    /// Whether something drawn has this id.
    pub(crate) fn draws_id(&self, id: &str) -> bool {
        self.steps.contains_key(&StepId::new(id))
            || self.flows.contains_key(&FlowId::new(id))
            || self.links.contains_key(&LinkId::new(id))
            || self.pools.contains_key(&PoolId::new(id))
            || self.lanes.contains_key(&LaneId::new(id))
            || self.artifacts.contains_key(&ArtifactId::new(id))
    }
}
