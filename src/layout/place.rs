//! Where a new step goes: to the right of the one it follows, stepping aside when taken.

use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

/// Gap between a step and the one appended to it, in canvas points.
pub const GAP: f64 = 50.0;

/// How far a new step steps aside when its place is taken, in canvas points.
pub const ASIDE: f64 = 90.0;

/// Most places tried beside the first one.
const MAX_TRIES: u32 = 40;

/// Top left corner for a step of `size` appended after another: to the right, middles level; below
/// a boundary event. Where something stands, the next free place below or above in turn.
pub fn after(p: &Procedure, step: &StepId, (w, h): (f64, f64)) -> Point {
    let Some(before) = p.step(step) else { return Point::default() };
    let c = before.at.center();
    let first = if matches!(before.kind, StepKind::Boundary { .. }) {
        Rect::new(c.x - w / 2.0, before.at.bottom() + GAP, w, h)
    } else {
        Rect::new(before.at.right() + GAP, c.y - h / 2.0, w, h)
    };
    let lane = before.lane.as_ref().and_then(|l| p.lane(l)).map(|l| l.at);
    let free = |at: Rect| {
        !p.steps().any(|(id, s)| {
            let hosts = matches!(&s.kind, StepKind::SubProcedure { expanded: true, .. })
                && before.parent.as_ref() == Some(id);
            !hosts && s.parent == before.parent && s.at.grown(10.0).touches(at)
        })
    };
    let fits = |at: Rect| lane.is_none_or(|l| at.y >= l.y && at.bottom() <= l.bottom());
    let mut fallback = None;
    for i in 0..MAX_TRIES {
        // 0, +1, −1, +2, −2 … steps aside.
        let side = if i % 2 == 1 { 1.0 } else { -1.0 };
        let at = first.moved(0.0, side * f64::from(i.div_ceil(2)) * ASIDE);
        if free(at) {
            if fits(at) || i == 0 {
                return Point::new(at.x, at.y);
            }
            fallback.get_or_insert(at);
        }
    }
    // No room beside it in its lane: further right on the same line.
    let mut at = first;
    for _ in 0..MAX_TRIES {
        at = at.moved(w + GAP, 0.0);
        if free(at) {
            return Point::new(at.x, at.y);
        }
    }
    let at = fallback.unwrap_or(first);
    Point::new(at.x, at.y)
}
