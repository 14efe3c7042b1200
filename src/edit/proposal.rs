//! Proposals as plans: each is one undo step of the same edits a hand would make, with a note on the
//! card of what was adopted. A proposal that the drawing no longer fits is refused.

use std::sync::Arc;

use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, StepId, VariantId};
use crate::model::item::ItemId;
use crate::model::proposal::{Adopted, Lever, MAX_ADOPTED};
use crate::model::remedy::Mend;
use crate::model::step::{GatewayKind, Step, StepKind};
use crate::model::study::Study;
use crate::model::text::Text;

use super::apply::apply;
use super::follow::{Desk, Plan, missing};
use super::history::Description;
use super::sheet::Sheet;
use super::{Change, Edit, Ids, Refusal};

mod flows;
mod offices;
mod steps;

impl Desk<'_> {
    /// The plan that makes a proposal part of the procedure and notes it on the card.
    pub fn adopt(self, adopted: &Adopted, named: &Named) -> Result<Plan, Refusal> {
        let (study, variant, next) = self.place();
        let mut work = Work { sheet: Sheet::of(study, variant, Ids::from(next)), named };
        let items = work.change(adopted)?;
        let mut card = work.sheet.procedure()?.card().clone();
        if card.adopted.len() >= MAX_ADOPTED {
            return Err(Refusal(Finding::error(Place::Card, "adopted-too-many")));
        }
        card.adopted.push(adopted.clone());
        work.sheet.put(Change::Card(Box::new(card)))?;
        let what = adopted.lever.kind().key();
        let plan = work.sheet.close(Description::new("edit-adopt").with("what", what));
        Ok(plan.selecting(items))
    }
}

impl Desk<'_> {
    /// The plan that adopts several proposals one after the other, in this variant, or in a new
    /// to-be of that name made from it; with the variant they are in.
    pub fn adopt_all(
        self,
        all: &[Adopted],
        to_be: Option<Text>,
        named: &Named,
    ) -> Result<(VariantId, Plan), Refusal> {
        let (study, shown, next) = self.place();
        let (mut study, mut variant, mut edits) = (study.clone(), shown.clone(), Vec::new());
        let mut take = |study: &mut Study, edit: Edit| -> Result<(), Refusal> {
            apply(study, edit.clone())?;
            edits.push(edit);
            Ok(())
        };
        if let Some(name) = to_be {
            let (id, plan) = Desk::new(&study, shown, next).new_to_be(name)?;
            take(&mut study, plan.edit)?;
            variant = id;
        }
        let mut select = Vec::new();
        for adopted in all {
            let next = next.max(study.next_id());
            let plan = Desk::new(&study, &variant, next).adopt(adopted, named)?;
            take(&mut study, plan.edit)?;
            select = plan.select.unwrap_or_default();
        }
        let description = match all {
            [one] => Description::new("edit-adopt").with("what", one.lever.kind().key()),
            more => Description::new("edit-adopt-all").with("count", more.len()),
        };
        Ok((variant, Plan::of(description, edits).selecting(select)))
    }
}

/// The refusal of a proposal that does not fit (any more).
fn unfit(place: Place) -> Refusal {
    Refusal(Finding::error(place, "proposal-unfit"))
}

/// What is made by a proposal is called, in all languages; empty where nobody reads it.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// The decision whether a case is checked.
    pub decision: Text,
    /// The branch of those that are.
    pub checked: Text,
    /// The branch of those that are not.
    pub trusted: Text,
    /// What an office does that does one step alone, where that step has no name.
    pub alone: Text,
}

/// A plan in the making.
struct Work<'a> {
    sheet: Sheet,
    named: &'a Named,
}

impl Work<'_> {
    /// Does what the lever says; gives what is to be selected.
    fn change(&mut self, adopted: &Adopted) -> Result<Vec<ItemId>, Refusal> {
        let number = adopted.assumption.as_ref();
        match &adopted.lever {
            Lever::Eliminate(step) => self.eliminate(step),
            Lever::Merge { first, second } => self.merge(first, second),
            Lever::MoveEarlier { check, on, before } => self.move_earlier(check, on, before),
            Lever::Parallelise { first, second } => self.parallelise(first, second),
            Lever::Rule(step) => self.rule(step, number),
            Lever::SelfDeclaration(step) => self.sample(step, number),
            Lever::Acquire(step) => self.acquire(step, number),
            Lever::Form(flow) => self.fewer(flow, number),
            Lever::OneDesk { step, office } | Lever::Delegate { step, office } => {
                self.hand_to(step, office)
            }
            Lever::Oftener(step) => self.oftener(step),
            Lever::Continuous(step) => self.continuous(step),
            Lever::Notify(step) => self.notify(step, number),
            Lever::Timer(step) => {
                let days = number.ok_or_else(|| unfit(Place::Step(step.clone())))?;
                let basis = days.provenance.as_ref().map_or("", |p| p.who.as_str());
                let mend = Mend::AddTimer {
                    host: step.clone(),
                    days: days.value,
                    basis: basis.to_owned(),
                };
                self.sheet.run(|desk| desk.mend(&mend))
            }
            Lever::Pool { into, from } => self.pool(into, from),
            Lever::Specialise(step) => self.specialise(step, number),
            Lever::MoveStaff { from, to } => self.move_staff(from, to),
        }
    }

    fn step(&self, id: &StepId) -> Result<Step, Refusal> {
        let step = self.sheet.procedure()?.step(id);
        step.map(|s| (**s).clone()).ok_or_else(|| missing(Place::Step(id.clone())))
    }

    fn flow(&self, id: &FlowId) -> Result<Flow, Refusal> {
        let flow = self.sheet.procedure()?.flow(id);
        flow.map(|f| (**f).clone()).ok_or_else(|| missing(Place::Flow(id.clone())))
    }

    fn put_step(&mut self, id: &StepId, step: Step) -> Result<(), Refusal> {
        self.sheet.put(Change::Step(id.clone(), Some(Arc::new(step))))
    }

    fn put_flow(&mut self, id: &FlowId, flow: Flow) -> Result<(), Refusal> {
        self.sheet.put(Change::Flow(id.clone(), Some(Arc::new(flow))))
    }

    /// The only flow that reaches a step and the only one that leaves it.
    fn ends(&self, id: &StepId) -> Result<[(FlowId, Flow); 2], Refusal> {
        let p = self.sheet.procedure()?;
        let found = p.only_in(id).zip(p.only_out(id));
        let ((f, into), (g, out)) = found.ok_or_else(|| unfit(Place::Step(id.clone())))?;
        Ok([(f, into.clone()), (g, out.clone())])
    }

    /// Refuses where an event sits on the border of a step: its way would be lost or never be taken.
    fn without_events(&self, steps: &[&StepId]) -> Result<(), Refusal> {
        let p = self.sheet.procedure()?;
        match steps.iter().find(|id| p.boundary_events(id).next().is_some()) {
            Some(id) => Err(unfit(Place::Step((*id).clone()))),
            None => Ok(()),
        }
    }

    /// Leads a flow elsewhere; what was bent by hand for the old way is forgotten.
    fn lead(&mut self, id: &FlowId, from: &StepId, to: &StepId) -> Result<(), Refusal> {
        let flow = self.flow(id)?;
        let (from, to) = (from.clone(), to.clone());
        let led = Flow { from, to, bends: Vec::new(), docks: None, label: None, ..flow };
        self.put_flow(id, led)
    }

    fn new_flow(&mut self, flow: Flow) -> Result<FlowId, Refusal> {
        let id = FlowId::new(self.sheet.fresh("f"));
        self.put_flow(&id, flow)?;
        Ok(id)
    }

    /// A new gateway with its middle at a point, on the level, in the band of a step.
    fn gateway(
        &mut self,
        (kind, name): (GatewayKind, Text),
        center: Point,
        like: &Step,
    ) -> Result<StepId, Refusal> {
        let kind = StepKind::Gateway(kind);
        let (w, h) = kind.standard_size();
        let at = Rect::around(center, w, h);
        let mut step = Step::new(kind, name, at.x, at.y);
        step.parent.clone_from(&like.parent);
        step.pool.clone_from(&like.pool);
        step.lane.clone_from(&like.lane);
        let id = StepId::new(self.sheet.fresh("s"));
        self.put_step(&id, step)?;
        Ok(id)
    }

    /// Lays the steps concerned out among themselves; the rest of the drawing only makes room.
    fn tidy(&mut self, steps: &[StepId]) -> Result<Vec<ItemId>, Refusal> {
        let items: Vec<ItemId> = steps.iter().cloned().map(ItemId::Step).collect();
        self.sheet.run(|desk| desk.arrange_part(&items))?;
        Ok(items)
    }
}
