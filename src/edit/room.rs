//! Room around things: sub-procedures, lanes and pools grow so that what was put in them lies inside.

use crate::layout::dock::Side;
use crate::layout::dock::attached_side;
use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::invariants::MAX_DEPTH;
use crate::model::step::{Step, StepKind};

use super::bands::{self, Band};
use super::level::stands_in;
use super::slate::{Hangs, Slate};

/// Room kept between a thing and the border around it, in canvas points.
pub const PAD: f64 = 20.0;

/// Room kept between a step and the border of its lane or pool.
pub const BAND_PAD: f64 = 10.0;

/// Whether a step shows its inside.
pub(super) fn is_open(step: &Step) -> bool {
    matches!(step.kind, StepKind::SubProcedure { expanded: true, .. })
}

/// The innermost expanded sub-procedure of a level at a point that is not among those left out.
pub(super) fn frame_at(
    slate: &Slate<'_>,
    at: Point,
    level: Option<&StepId>,
    leave_out: impl Fn(&StepId) -> bool,
) -> Option<StepId> {
    let area = |r: Rect| r.w * r.h;
    let fits = |id: &StepId, s: &Step| {
        is_open(s) && s.at.contains(at) && !leave_out(id) && stands_in(slate.p, id, level)
    };
    let frames = slate.p.steps().filter(|(id, s)| fits(id, s));
    let inner = frames.min_by(|a, b| area(a.1.at).total_cmp(&area(b.1.at)));
    inner.map(|(id, _)| id.clone())
}

/// Grows what is around a step until it lies inside.
pub(super) fn make_room(slate: &mut Slate<'_>, hangs: &Hangs<'_>, id: &StepId) {
    let mut id = id.clone();
    for _ in 0..MAX_DEPTH {
        let Some(step) = slate.step(&id) else { return };
        if matches!(step.kind, StepKind::Boundary { .. }) {
            return;
        }
        let (at, parent) = (step.at, step.parent.clone());
        let Some(parent) = parent else {
            grow_band(slate, &id);
            return;
        };
        let Some(around) = slate.step(&parent).filter(|s| is_open(s)).map(|s| s.at) else { return };
        let wanted = at.grown(PAD).union(around);
        if wanted == around {
            return;
        }
        put_box(slate, hangs, &parent, wanted);
        id = parent;
    }
}

/// Gives a step another box; events on its border keep their place on it.
pub(super) fn put_box(slate: &mut Slate<'_>, hangs: &Hangs<'_>, id: &StepId, to: Rect) {
    let Some(old) = slate.step(id).map(|s| s.at) else { return };
    for event in hangs.events(id) {
        slate.edit_step(event, |s| {
            let seat = reseated(s.at, old, to);
            let (dx, dy) = (seat.x - s.at.x, seat.y - s.at.y);
            super::carry::move_step(s, dx, dy);
        });
    }
    slate.edit_step(id, |s| s.at = to);
}

/// Where an event on the border of a box stands when the box becomes another.
fn reseated(event: Rect, old: Rect, new: Rect) -> Rect {
    let c = event.center();
    let share = |v: f64, from: f64, size: f64| if size > 0.0 { (v - from) / size } else { 0.5 };
    let (x, y) =
        (new.x + share(c.x, old.x, old.w) * new.w, new.y + share(c.y, old.y, old.h) * new.h);
    let center = match attached_side(old, event) {
        Side::Top => Point::new(keep(c.x, x, new.x, new.w), new.y),
        Side::Bottom => Point::new(keep(c.x, x, new.x, new.w), new.bottom()),
        Side::Left => Point::new(new.x, keep(c.y, y, new.y, new.h)),
        Side::Right => Point::new(new.right(), keep(c.y, y, new.y, new.h)),
    };
    Rect::around(center, event.w, event.h)
}

/// Its place, where that is still on the side; else the share of the side it had.
fn keep(place: f64, share: f64, from: f64, size: f64) -> f64 {
    if (from..=from + size).contains(&place) { place } else { share }
}

/// Grows the lanes and pool around a step of the top level.
fn grow_band(slate: &mut Slate<'_>, id: &StepId) {
    let Some(step) = slate.step(id) else { return };
    let at = step.at.grown(BAND_PAD);
    let Some(band) = Band::around(slate, step) else { return };
    let Some(inner) = band.inner(slate) else { return };
    let by = bands::Sides {
        left: (inner.x - at.x).max(0.0),
        top: (inner.y - at.y).max(0.0),
        right: (at.right() - inner.right()).max(0.0),
        bottom: (at.bottom() - inner.bottom()).max(0.0),
    };
    if !by.is_none() {
        band.stretch(slate, by);
    }
}
