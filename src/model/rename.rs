//! `Names`: other ids for the things of a procedure, put in wherever they are spoken of.

use std::collections::{BTreeMap, BTreeSet};

use super::artifact::Artifact;
use super::card::ClockMark;
use super::draft::Draft;
use super::finding::{Finding, Place};
use super::flow::{Anchor, Flow, Link};
use super::fresh::Fresh;
use super::id::{
    ArtifactId, CalendarId, FlowId, LaneId, LinkId, NoteId, OfficeId, PoolId, ScenarioId, StepId,
    TermId, is_ncname,
};
use super::item::ItemId;
use super::lane::{Lane, Pool};
use super::office::Office;
use super::procedure::Procedure;
use super::proposal::Lever;
use super::review::Note;
use super::scenario::{Override, Scenario};
use super::step::{Step, StepKind, Timer, Trigger};

/// Ids by ids, kind by kind: new ids by old ones, where an id that is not named stays; or which thing
/// of another procedure each thing became.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of steps.
    pub steps: BTreeMap<StepId, StepId>,
    /// Of flows.
    pub flows: BTreeMap<FlowId, FlowId>,
    /// Of links.
    pub links: BTreeMap<LinkId, LinkId>,
    /// Of pools.
    pub pools: BTreeMap<PoolId, PoolId>,
    /// Of lanes.
    pub lanes: BTreeMap<LaneId, LaneId>,
    /// Of artifacts.
    pub artifacts: BTreeMap<ArtifactId, ArtifactId>,
    /// Of offices.
    pub offices: BTreeMap<OfficeId, OfficeId>,
    /// Of calendars.
    pub calendars: BTreeMap<CalendarId, CalendarId>,
    /// Of terms.
    pub terms: BTreeMap<TermId, TermId>,
    /// Of scenarios.
    pub scenarios: BTreeMap<ScenarioId, ScenarioId>,
    /// Of review notes.
    pub notes: BTreeMap<NoteId, NoteId>,
}

fn put<I: Ord + Clone>(names: &BTreeMap<I, I>, id: &mut I) {
    if let Some(new) = names.get(id) {
        id.clone_from(new);
    }
}

fn put_some<I: Ord + Clone>(names: &BTreeMap<I, I>, id: &mut Option<I>) {
    if let Some(id) = id {
        put(names, id);
    }
}

fn named<I: Ord + Clone>(names: &BTreeMap<I, I>, id: &I) -> I {
    names.get(id).unwrap_or(id).clone()
}

/// Wrong ids being replaced.
struct Mending<'a> {
    p: &'a Procedure,
    fresh: Fresh,
    /// Ids of what was looked at, and new ones.
    taken: BTreeSet<String>,
    findings: Vec<Finding>,
}

impl Mending<'_> {
    fn of<'i, I: Ord + Clone + 'i>(
        &mut self,
        ids: impl Iterator<Item = &'i I>,
        text: fn(&I) -> &str,
        id: fn(String) -> I,
    ) -> BTreeMap<I, I> {
        let mut out = BTreeMap::new();
        for old in ids {
            let code = if !is_ncname(text(old)) {
                "id-not-a-name"
            } else if self.p.draws_id(text(old)) || !self.taken.insert(text(old).to_owned()) {
                "duplicate-id"
            } else {
                continue;
            };
            let (p, taken) = (self.p, &mut self.taken);
            let takes = |id: &str| !p.knows_id(id) && taken.insert(id.to_owned());
            let new = self.fresh.id(text(old), takes);
            self.findings.push(Finding::warning(Place::Study, code).with("id", text(old)));
            out.insert(old.clone(), id(new));
        }
        out
    }
}

impl Names {
    /// Whether no id changes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// New ids for what is not drawn and has an id that is no XML name, or that something else has
    /// too; with what was wrong.
    pub(crate) fn mending(p: &Procedure) -> (Self, Vec<Finding>) {
        let mut names = Self::default();
        let mut mending =
            Mending { p, fresh: Fresh::default(), taken: BTreeSet::new(), findings: vec![] };
        names.offices = mending.of(p.offices.keys(), OfficeId::as_str, OfficeId::new);
        names.calendars = mending.of(p.calendars.keys(), CalendarId::as_str, CalendarId::new);
        names.scenarios = mending.of(p.scenarios.keys(), ScenarioId::as_str, ScenarioId::new);
        names.notes = mending.of(p.notes.keys(), NoteId::as_str, NoteId::new);
        names.terms = mending.of(p.card.terms.keys(), TermId::as_str, TermId::new);
        (names, mending.findings)
    }

    /// The same procedure under the new ids.
    pub fn of(&self, p: &Procedure) -> Procedure {
        if self.is_empty() { p.clone() } else { self.draft(p).finish().0 }
    }

    /// A draft of the same under the new ids.
    pub(crate) fn draft(&self, p: &Procedure) -> Draft {
        let mut draft = Draft::from(p.clone());
        // Everything goes before anything comes: a new id may be the old one of another.
        for thing in super::delta::between(p, &Procedure::default()).keys() {
            draft.take(thing, &Procedure::default());
        }
        // The text of another program's file speaks of the old ids.
        draft.source(None);
        let mut card = p.card().clone();
        card.terms = card.terms.into_iter().map(|(id, t)| (named(&self.terms, &id), t)).collect();
        for adopted in &mut card.adopted {
            self.lever(&mut adopted.lever);
        }
        draft.card(card).first_day(p.first_day());
        draft.body_calendar(p.body_calendar_id().map(|id| named(&self.calendars, id)));
        for (id, calendar) in p.calendars() {
            draft.calendar(named(&self.calendars, id), calendar.clone());
        }
        for (id, office) in p.offices() {
            draft.office(named(&self.offices, id), self.office(office));
        }
        for (id, pool) in p.pools() {
            draft.pool(named(&self.pools, id), self.pool(pool));
        }
        for (id, lane) in p.lanes() {
            draft.lane(named(&self.lanes, id), self.lane(lane));
        }
        for (id, step) in p.steps() {
            draft.step(named(&self.steps, id), self.step(step));
        }
        for (id, flow) in p.flows() {
            draft.flow(named(&self.flows, id), self.flow(flow));
        }
        for (id, artifact) in p.artifacts() {
            draft.artifact(named(&self.artifacts, id), self.artifact(artifact));
        }
        for (id, link) in p.links() {
            draft.link(named(&self.links, id), self.link(link));
        }
        for (id, scenario) in p.scenarios() {
            draft.scenario(named(&self.scenarios, id), self.scenario(scenario));
        }
        for (id, note) in p.notes() {
            draft.note(named(&self.notes, id), self.note(note));
        }
        draft
    }

    /// A step that speaks of others by their new ids.
    pub fn step(&self, step: &Step) -> Step {
        let mut new = step.clone();
        put_some(&self.lanes, &mut new.lane);
        put_some(&self.pools, &mut new.pool);
        put_some(&self.steps, &mut new.parent);
        put_some(&self.offices, &mut new.office);
        self.marks(&mut new.marks);
        if let Some(demand) = &mut new.demand {
            put_some(&self.calendars, &mut demand.calendar);
        }
        match &mut new.kind {
            StepKind::Boundary { host, trigger, .. } => {
                put(&self.steps, host);
                self.trigger(trigger);
            }
            StepKind::Start { trigger, .. }
            | StepKind::End { trigger, .. }
            | StepKind::Catch(trigger)
            | StepKind::Throw(trigger) => self.trigger(trigger),
            StepKind::Task(_)
            | StepKind::Gateway(_)
            | StepKind::SubProcedure { .. }
            | StepKind::Call { .. } => {}
        }
        new
    }

    fn lever(&self, lever: &mut Lever) {
        match lever {
            Lever::Eliminate(step)
            | Lever::Rule(step)
            | Lever::SelfDeclaration(step)
            | Lever::Acquire(step)
            | Lever::Oftener(step)
            | Lever::Continuous(step)
            | Lever::Notify(step)
            | Lever::Timer(step)
            | Lever::Specialise(step) => put(&self.steps, step),
            Lever::Merge { first, second } | Lever::Parallelise { first, second } => {
                put(&self.steps, first);
                put(&self.steps, second);
            }
            Lever::MoveEarlier { check, on, before } => {
                put(&self.steps, check);
                put(&self.flows, on);
                put(&self.steps, before);
            }
            Lever::Form(flow) => put(&self.flows, flow),
            Lever::OneDesk { step, office } | Lever::Delegate { step, office } => {
                put(&self.steps, step);
                put(&self.offices, office);
            }
            Lever::Pool { into: one, from: other } | Lever::MoveStaff { from: one, to: other } => {
                put(&self.offices, one);
                put(&self.offices, other);
            }
        }
    }

    fn trigger(&self, trigger: &mut Trigger) {
        if let Trigger::Timer(Some(Timer::TermExpires(term))) = trigger {
            put(&self.terms, term);
        }
    }

    fn marks(&self, marks: &mut [ClockMark]) {
        for mark in marks {
            put_some(&self.terms, &mut mark.term);
        }
    }

    /// A flow that speaks of others by their new ids.
    pub fn flow(&self, flow: &Flow) -> Flow {
        let mut new = flow.clone();
        put(&self.steps, &mut new.from);
        put(&self.steps, &mut new.to);
        self.marks(&mut new.marks);
        new
    }

    /// A link that speaks of others by their new ids.
    pub fn link(&self, link: &Link) -> Link {
        let mut new = link.clone();
        for end in [&mut new.from, &mut new.to] {
            match end {
                Anchor::Step(id) => put(&self.steps, id),
                Anchor::Pool(id) => put(&self.pools, id),
                Anchor::Artifact(id) => put(&self.artifacts, id),
                Anchor::Flow(id) => put(&self.flows, id),
            }
        }
        new
    }

    /// A pool that speaks of others by their new ids.
    pub fn pool(&self, pool: &Pool) -> Pool {
        let mut new = pool.clone();
        put_some(&self.offices, &mut new.office);
        new
    }

    /// A lane that speaks of others by their new ids.
    pub fn lane(&self, lane: &Lane) -> Lane {
        let mut new = lane.clone();
        put_some(&self.offices, &mut new.office);
        put_some(&self.pools, &mut new.pool);
        put_some(&self.lanes, &mut new.parent);
        new
    }

    /// An artifact that speaks of others by their new ids.
    pub fn artifact(&self, artifact: &Artifact) -> Artifact {
        let mut new = artifact.clone();
        put_some(&self.lanes, &mut new.lane);
        put_some(&self.steps, &mut new.parent);
        new
    }

    /// An office that speaks of others by their new ids.
    pub fn office(&self, office: &Office) -> Office {
        let mut new = office.clone();
        put_some(&self.calendars, &mut new.calendar);
        put_some(&self.offices, &mut new.parent);
        new
    }

    /// A scenario that speaks of others by their new ids.
    pub fn scenario(&self, scenario: &Scenario) -> Scenario {
        let mut new = scenario.clone();
        for one in &mut new.overrides {
            match one {
                Override::Staff(id, _) => put(&self.offices, id),
                Override::WorkFactor(id, _) => put(&self.steps, id),
                Override::Share(id, _) => put(&self.flows, id),
                Override::DemandFactor(_) => {}
            }
        }
        new
    }
}

impl Names {
    /// A review note pinned on a thing by its new id.
    pub fn note(&self, note: &Note) -> Note {
        let mut new = note.clone();
        match &mut new.on {
            Some(ItemId::Step(id)) => put(&self.steps, id),
            Some(ItemId::Flow(id)) => put(&self.flows, id),
            Some(ItemId::Link(id)) => put(&self.links, id),
            Some(ItemId::Pool(id)) => put(&self.pools, id),
            Some(ItemId::Lane(id)) => put(&self.lanes, id),
            Some(ItemId::Artifact(id)) => put(&self.artifacts, id),
            None => {}
        }
        new
    }
}

/// Ids that are not in use yet in any of several procedures.
#[derive(Debug, Default)]
pub struct Unused {
    next: BTreeMap<String, u64>,
    given: std::collections::BTreeSet<String>,
}

impl Unused {
    /// An id like this one that none of the procedures knows, and that was not given before.
    pub fn like(&mut self, id: &str, known: &[&Procedure]) -> String {
        let next = self.next.entry(id.to_owned()).or_insert(2);
        loop {
            let fresh = format!("{id}_{next}");
            *next += 1;
            if !known.iter().any(|p| p.knows_id(&fresh)) && self.given.insert(fresh.clone()) {
                return fresh;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::card::Card;
    use crate::model::delta::between;
    use crate::model::proposal::{Adopted, Cost, Expected};
    use crate::model::sketch;
    use crate::model::text::Text;

    #[test]
    fn renamed_there_and_back_nothing_differs() {
        let p = sketch::parse("start > a @desk*2 ~10 > [b @desk, c @office > d] > end").unwrap();
        let (desk, office) = (OfficeId::new("desk"), OfficeId::new("office"));
        let (a, flow) = (StepId::new("a"), p.flows().next().unwrap().0.clone());
        let levers = [
            Lever::Specialise(a.clone()),
            Lever::Merge { first: a.clone(), second: StepId::new("d") },
            Lever::MoveEarlier { check: a.clone(), on: flow.clone(), before: StepId::new("d") },
            Lever::Form(flow),
            Lever::OneDesk { step: a, office: desk.clone() },
            Lever::MoveStaff { from: desk, to: office },
        ];
        let adopted = |lever: &Lever| Adopted {
            lever: lever.clone(),
            assumption: None,
            expected: Expected::default(),
            cost: Cost::default(),
            owner: Text::default(),
            basis: Vec::new(),
            note: Text::default(),
        };
        let mut draft = Draft::from(p);
        draft.card(Card { adopted: levers.iter().map(adopted).collect(), ..Card::default() });
        let (p, _) = draft.finish();
        let mut names = Names::default();
        // Round: each step takes the id of the next.
        let ids: Vec<StepId> = p.steps().map(|(id, _)| id.clone()).collect();
        for (i, id) in ids.iter().enumerate() {
            names.steps.insert(id.clone(), ids[(i + 1) % ids.len()].clone());
        }
        for (id, _) in p.offices() {
            names.offices.insert(id.clone(), OfficeId::new(format!("{id}_x")));
        }
        for (id, _) in p.flows() {
            names.flows.insert(id.clone(), FlowId::new(format!("{id}_x")));
        }
        let other = names.of(&p);
        assert_eq!(other.size(), p.size());
        let levers = |p: &Procedure| -> Vec<Lever> {
            p.card().adopted.iter().map(|a| a.lever.clone()).collect()
        };
        assert_eq!(levers(&p).len(), 6);
        assert!(levers(&p).iter().zip(levers(&other)).all(|(before, after)| *before != after));
        assert!(!between(&p, &other).is_empty());
        let turned = |map: &BTreeMap<StepId, StepId>| {
            map.iter().map(|(a, b)| (b.clone(), a.clone())).collect::<BTreeMap<_, _>>()
        };
        let back = Names {
            steps: turned(&names.steps),
            offices: names.offices.iter().map(|(a, b)| (b.clone(), a.clone())).collect(),
            flows: names.flows.iter().map(|(a, b)| (b.clone(), a.clone())).collect(),
            ..Names::default()
        };
        assert_eq!(back.of(&other), p);
    }
}
