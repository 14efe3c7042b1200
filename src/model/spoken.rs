//! What a thing of a procedure speaks of: the ends of a flow, the lane and office of a step, …

use super::delta::Thing;
use super::flow::Anchor;
use super::id::{LaneId, OfficeId, PoolId, StepId};
use super::item::ItemId;
use super::procedure::Procedure;
use super::scenario::Override;
use super::step::{StepKind, Timer, Trigger};

fn step(id: &StepId) -> Thing {
    Thing::Item(ItemId::Step(id.clone()))
}

impl Anchor {
    /// The thing it names.
    pub fn thing(&self) -> Thing {
        Thing::Item(self.item())
    }

    /// The same as a thing on the drawing.
    pub fn item(&self) -> ItemId {
        match self {
            Self::Step(id) => ItemId::Step(id.clone()),
            Self::Pool(id) => ItemId::Pool(id.clone()),
            Self::Artifact(id) => ItemId::Artifact(id.clone()),
            Self::Flow(id) => ItemId::Flow(id.clone()),
        }
    }
}

impl Procedure {
    /// The things that one of its things speaks of.
    pub fn spoken_of(&self, thing: &Thing) -> Vec<Thing> {
        let p = self;
        let mut out = Vec::new();
        let lane = |id: &LaneId| Thing::Item(ItemId::Lane(id.clone()));
        let pool = |id: &PoolId| Thing::Item(ItemId::Pool(id.clone()));
        let office = |id: &OfficeId| Thing::Office(id.clone());
        match thing {
            Thing::Item(ItemId::Step(id)) => {
                let Some(of) = p.step(id) else { return out };
                out.extend(of.lane.as_ref().map(lane));
                out.extend(of.pool.as_ref().map(pool));
                out.extend(of.office.as_ref().map(office));
                out.extend(of.parent.as_ref().map(step));
                out.extend(of.marks.iter().filter_map(|m| m.term.clone()).map(Thing::Term));
                let calendar = of.demand.as_ref().and_then(|d| d.calendar.clone());
                out.extend(calendar.map(Thing::Calendar));
                if let StepKind::Boundary { host, .. } = &of.kind {
                    out.push(step(host));
                }
                if let Some(Trigger::Timer(Some(Timer::TermExpires(term)))) = of.kind.trigger() {
                    out.push(Thing::Term(term.clone()));
                }
            }
            Thing::Item(ItemId::Flow(id)) => {
                let Some(flow) = p.flow(id) else { return out };
                out.extend([&flow.from, &flow.to].map(step));
                out.extend(flow.marks.iter().filter_map(|m| m.term.clone()).map(Thing::Term));
            }
            Thing::Item(ItemId::Link(id)) => {
                let Some(link) = p.link(id) else { return out };
                out.extend([&link.from, &link.to].map(Anchor::thing));
            }
            Thing::Item(ItemId::Lane(id)) => {
                let Some(of) = p.lane(id) else { return out };
                out.extend(of.office.as_ref().map(office));
                out.extend(of.pool.as_ref().map(pool));
                out.extend(of.parent.as_ref().map(lane));
            }
            Thing::Item(ItemId::Pool(id)) => {
                out.extend(p.pool(id).and_then(|of| of.office.as_ref()).map(office));
            }
            Thing::Item(ItemId::Artifact(id)) => {
                let Some(of) = p.artifact(id) else { return out };
                out.extend(of.lane.as_ref().map(lane));
                out.extend(of.parent.as_ref().map(step));
            }
            Thing::Office(id) => {
                let Some(of) = p.office(id) else { return out };
                out.extend(of.calendar.clone().map(Thing::Calendar));
                out.extend(of.parent.as_ref().map(office));
            }
            Thing::BodyCalendar => out.extend(p.body_calendar_id().cloned().map(Thing::Calendar)),
            Thing::Scenario(id) => {
                let Some(of) = p.scenario(id) else { return out };
                out.extend(of.overrides.iter().filter_map(|o| match o {
                    Override::Staff(id, _) => Some(office(id)),
                    Override::WorkFactor(id, _) => Some(step(id)),
                    Override::Share(id, _) => Some(Thing::Item(ItemId::Flow(id.clone()))),
                    Override::DemandFactor(_) => None,
                }));
            }
            // A note stays when what it is pinned on goes.
            Thing::Card(_)
            | Thing::Term(_)
            | Thing::FirstDay
            | Thing::Calendar(_)
            | Thing::Note(_) => {}
        }
        out
    }
}
