//! Resizing steps and what is drawn beside the flow, and giving several the same size.

use crate::layout::route::HEADER;
use crate::model::artifact::ArtifactKind;
use crate::model::finding::{Finding, Place};
use crate::model::geometry::Rect;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::Refusal;
use super::bands::{self, Sides};
use super::follow::{Desk, Plan, missing};
use super::history::Description;
use super::lines::wild;
use super::room::{self, PAD};
use super::slate::{Hangs, Slate};

/// Least size of a task, in canvas points.
pub const LEAST_TASK: (f64, f64) = (60.0, 50.0);

/// Least size of an expanded sub-procedure.
pub const LEAST_FRAME: (f64, f64) = (140.0, 120.0);

/// The least size a thing may be given; `None` where its size is fixed.
pub fn least_size(p: &Procedure, item: &ItemId) -> Option<(f64, f64)> {
    match item {
        ItemId::Step(id) => least_of_step(p.step(id)?),
        ItemId::Artifact(id) => Some(match p.artifact(id)?.kind {
            ArtifactKind::Annotation => (50.0, 30.0),
            ArtifactKind::Group => (40.0, 40.0),
            ArtifactKind::DataStore => (30.0, 30.0),
            ArtifactKind::DataObject { .. }
            | ArtifactKind::DataInput
            | ArtifactKind::DataOutput => (24.0, 32.0),
        }),
        ItemId::Pool(_) | ItemId::Lane(_) => Some((2.0 * HEADER, 2.0 * HEADER)),
        ItemId::Flow(_) | ItemId::Link(_) => None,
    }
}

fn least_of_step(step: &Step) -> Option<(f64, f64)> {
    match step.kind {
        StepKind::SubProcedure { expanded: true, .. } => Some(LEAST_FRAME),
        StepKind::Task(_) | StepKind::SubProcedure { .. } | StepKind::Call { .. } => {
            Some(LEAST_TASK)
        }
        StepKind::Gateway(_)
        | StepKind::Start { .. }
        | StepKind::Catch(_)
        | StepKind::Throw(_)
        | StepKind::Boundary { .. }
        | StepKind::End { .. } => None,
    }
}

impl Desk<'_> {
    /// Gives a thing another box. It stays as large as its kind and what is in it ask: the box that
    /// came out is in the plan.
    pub fn resize(self, item: &ItemId, to: Rect) -> Result<Plan, Refusal> {
        if !to.is_sound() {
            return Err(wild(item));
        }
        let p = self.procedure()?;
        if let ItemId::Lane(_) | ItemId::Pool(_) = item {
            return self.resize_band(item, to);
        }
        let hangs = Hangs::of(p);
        let mut slate = Slate::of(p);
        resize_in(&mut slate, &hangs, item, to)?;
        slate.settle_lines();
        let edits = slate.changes().into_iter().map(|c| self.put(c)).collect();
        Ok(Plan::of(Description::new("edit-resize").with("count", 1_usize), edits))
    }

    /// Gives things the size of one of them; their middles stay.
    pub fn same_size(self, items: &[ItemId], as_of: &ItemId) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let model = box_of(p, as_of).ok_or_else(|| missing(as_of.into()))?;
        let hangs = Hangs::of(p);
        let mut slate = Slate::of(p);
        let mut count = 0_usize;
        for item in items.iter().filter(|i| *i != as_of) {
            let fits = matches!(item, ItemId::Step(_) | ItemId::Artifact(_))
                && least_size(p, item).is_some();
            let Some(at) = box_of(p, item).filter(|_| fits) else { continue };
            resize_in(&mut slate, &hangs, item, Rect::around(at.center(), model.w, model.h))?;
            count += 1;
        }
        if count == 0 {
            return Err(Refusal(Finding::error(Place::Study, "nothing-to-resize")));
        }
        slate.settle_lines();
        let edits = slate.changes().into_iter().map(|c| self.put(c)).collect();
        Ok(Plan::of(Description::new("edit-resize").with("count", count), edits))
    }
}

/// The box of a thing that has one.
pub fn box_of(p: &Procedure, item: &ItemId) -> Option<Rect> {
    match item {
        ItemId::Step(id) => p.step(id).map(|s| s.at),
        ItemId::Artifact(id) => p.artifact(id).map(|a| a.at),
        ItemId::Lane(id) => p.lane(id).map(|l| l.at),
        ItemId::Pool(id) => p.pool(id).map(|l| l.at),
        ItemId::Flow(_) | ItemId::Link(_) => None,
    }
}

fn resize_in(
    slate: &mut Slate<'_>,
    hangs: &Hangs<'_>,
    item: &ItemId,
    to: Rect,
) -> Result<(), Refusal> {
    let least = least_size(slate.p, item)
        .ok_or_else(|| Refusal(Finding::error(item.into(), "size-is-fixed")))?;
    match item {
        ItemId::Step(id) => {
            let Some(step) = slate.step(id) else { return Err(missing(item.into())) };
            let old = step.at;
            let content = content_of(slate, hangs, id).filter(|_| room::is_open(step));
            let to = fitted(old, to, least, content);
            room::put_box(slate, hangs, id, to);
            slate.edit_step(id, |s| {
                let by = Sides::between(old, to);
                // A label below the box stays below it.
                s.label = s.label.map(|l| l.moved((by.right - by.left) / 2.0, by.bottom));
            });
            bands::place_in_band(slate, id, false)?;
            room::make_room(slate, hangs, id);
        }
        ItemId::Artifact(id) => {
            let Some(old) = slate.artifact(id).map(|a| a.at) else {
                return Err(missing(item.into()));
            };
            let to = fitted(old, to, least, None);
            slate.edit_artifact(id, |a| a.at = to);
        }
        ItemId::Pool(_) | ItemId::Lane(_) | ItemId::Flow(_) | ItemId::Link(_) => {}
    }
    Ok(())
}

/// What lies inside a sub-procedure, with room around it.
fn content_of(slate: &Slate<'_>, hangs: &Hangs<'_>, id: &StepId) -> Option<Rect> {
    let steps = hangs.children(id).filter_map(|c| slate.step(c)).map(|s| s.at);
    let beside = slate.p.artifacts().filter(|(_, a)| a.parent.as_ref() == Some(id));
    steps.chain(beside.map(|(_, a)| a.at)).reduce(Rect::union).map(|r| r.grown(PAD))
}

/// A wished box made as large as it must be. The side that the hand did not move stays.
pub(super) fn fitted(old: Rect, to: Rect, least: (f64, f64), content: Option<Rect>) -> Rect {
    // Content that already sticks out does not force a side further than it is.
    let content = content.map(|c| {
        let (x, y) = (c.x.max(old.x), c.y.max(old.y));
        let (right, bottom) = (c.right().min(old.right()), c.bottom().min(old.bottom()));
        Rect::new(x, y, (right - x).max(0.0), (bottom - y).max(0.0))
    });
    let axis = |old: (f64, f64), to: (f64, f64), least: f64, content: Option<(f64, f64)>| {
        let (mut lo, mut hi) = to;
        if let Some((from, until)) = content {
            (lo, hi) = (lo.min(from), hi.max(until));
        }
        if hi - lo < least {
            if (lo - old.0).abs() <= (hi - old.1).abs() { hi = lo + least } else { lo = hi - least }
        }
        (lo, hi)
    };
    let (l, r) =
        axis((old.x, old.right()), (to.x, to.right()), least.0, content.map(|c| (c.x, c.right())));
    let (t, b) = axis(
        (old.y, old.bottom()),
        (to.y, to.bottom()),
        least.1,
        content.map(|c| (c.y, c.bottom())),
    );
    Rect::new(l, t, r - l, b - t)
}
