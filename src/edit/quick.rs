//! Quick entry: what one line draws, as one undo step.
//!
//! Where a line goes on is told by the selection ([`cursor`]); what is selected afterwards is where
//! the next line goes on. Branches nobody has filled are open ([`crate::model::quick`]): a line fills
//! one, an end closes its branch and the next open one is selected.

use super::follow::{Desk, Plan};
use super::history::Description;
use super::sheet::Sheet;
use super::{Ids, Refusal};
use crate::model::flow::Flow;
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::quick::{QuickLine, is_open, open_branches, open_flow};
use crate::model::step::{Step, StepKind};

use pen::Pen;

pub(super) mod pen;
mod place;
mod reach;
mod seat;

/// Where a line goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// The drawing is empty.
    Empty,
    /// It fills the open branch this flow leads to.
    Open(FlowId),
    /// After this step.
    After(StepId),
    /// Between the ends of this flow.
    Into(FlowId),
    /// Beside the drawing, without a flow.
    Loose,
}

/// Longest text of a line in the words of an undo step, in characters.
const LONGEST_NAME: usize = 60;

/// Where the next line goes on, given what is selected.
pub fn cursor(p: &Procedure, lead: Option<&ItemId>) -> Cursor {
    let open_at = |id: &StepId| is_open(p, id).then(|| open_flow(p, id)).flatten();
    match lead {
        Some(ItemId::Flow(id)) => {
            if let Some(flow) = p.flow(id) {
                return open_at(&flow.to).map_or_else(|| Cursor::Into(id.clone()), Cursor::Open);
            }
        }
        Some(ItemId::Step(id)) if p.step(id).is_some() => {
            if let Some(flow) = open_at(id) {
                return Cursor::Open(flow);
            }
            if let Some(found) = after(p, id) {
                return found;
            }
        }
        _ => {}
    }
    if p.steps().next().is_none() {
        return Cursor::Empty;
    }
    if let Some(flow) = open_branches(p).into_iter().next() {
        return Cursor::Open(flow);
    }
    let dead_end = |id: &StepId, s: &Step| {
        !matches!(s.kind, StepKind::End { .. }) && p.outgoing(id).next().is_none()
    };
    p.steps()
        .filter(|(id, s)| dead_end(id, s))
        .max_by(|a, b| a.1.at.x.total_cmp(&b.1.at.x))
        .map_or(Cursor::Loose, |(id, _)| Cursor::After(id.clone()))
}

/// After a step: its open branch, the flow that leaves it, or its end. Nothing follows an end.
fn after(p: &Procedure, id: &StepId) -> Option<Cursor> {
    let step = p.step(id)?;
    if matches!(step.kind, StepKind::End { .. }) {
        return None;
    }
    let outgoing: Vec<(FlowId, &Flow)> = p.outgoing(id).collect();
    if step.kind.is_gateway() {
        let open = outgoing.iter().find(|(_, f)| is_open(p, &f.to));
        return Some(
            open.map_or_else(|| Cursor::After(id.clone()), |(f, _)| Cursor::Open(f.clone())),
        );
    }
    Some(match outgoing.as_slice() {
        [(flow, _)] => Cursor::Into(flow.clone()),
        _ => Cursor::After(id.clone()),
    })
}

/// The places a person can choose for the next line, in order: open branches, then loose ends.
pub fn places(p: &Procedure) -> Vec<ItemId> {
    let open = open_branches(p).into_iter().filter_map(|f| p.flow(&f).map(|f| f.to.clone()));
    let mut out: Vec<ItemId> = open.map(ItemId::Step).collect();
    let mut ends: Vec<(&StepId, &Step)> = p
        .steps()
        .filter(|(id, s)| {
            !matches!(s.kind, StepKind::End { .. })
                && p.outgoing(id).next().is_none()
                && !is_open(p, id)
        })
        .collect();
    ends.sort_by(|a, b| b.1.at.x.total_cmp(&a.1.at.x).then(a.0.cmp(b.0)));
    out.extend(ends.into_iter().map(|(id, _)| ItemId::Step(id.clone())));
    out
}

impl Desk<'_> {
    /// What a line of quick entry draws. `text` is the line, for the words of the undo step.
    pub fn quick(
        self,
        line: &QuickLine,
        lead: Option<&ItemId>,
        text: &str,
    ) -> Result<Plan, Refusal> {
        let (study, variant, next) = self.place();
        let mut pen = Pen { sheet: Sheet::of(study, variant, Ids::from(next)) };
        let at = match &line.branch {
            Some(flow) if pen.p()?.flow(flow).is_some() => Cursor::Open(flow.clone()),
            _ => cursor(pen.p()?, lead),
        };
        let select = pen.line(line, at)?;
        let mut name: String = text.trim().chars().take(LONGEST_NAME).collect();
        if text.trim().chars().count() > LONGEST_NAME {
            name.push('…');
        }
        let plan = pen.sheet.close(Description::new("edit-quick").with("name", name));
        Ok(plan.selecting(vec![ItemId::Step(select)]))
    }
}
