//! Events on borders: attaching, sliding along, detaching.

use crate::layout::dock::{Side, attached_side};
use crate::model::finding::{Finding, Place};
use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::step::{StepKind, Trigger};

use super::Refusal;
use super::level::stands_in;
use super::slate::Slate;

/// How near its middle must come to a border for an event to attach, in canvas points.
pub const NEAR: f64 = 16.0;

/// Whether a kind of event can sit on a border, and as what.
pub fn as_boundary(kind: &StepKind, host: &StepId) -> Option<StepKind> {
    let (trigger, interrupting) = match kind {
        StepKind::Catch(trigger) | StepKind::Throw(trigger) => (trigger.clone(), true),
        StepKind::Boundary { trigger, interrupting, .. } => (trigger.clone(), *interrupting),
        StepKind::Task(_)
        | StepKind::Gateway(_)
        | StepKind::Start { .. }
        | StepKind::End { .. }
        | StepKind::SubProcedure { .. }
        | StepKind::Call { .. } => return None,
    };
    let fits = !matches!(trigger, Trigger::Link | Trigger::Terminate);
    fits.then(|| StepKind::Boundary { host: host.clone(), trigger, interrupting })
}

/// What an event is once it has left its border; `None` for those that only make sense there.
pub fn as_free(trigger: &Trigger) -> Option<StepKind> {
    match trigger {
        Trigger::Message
        | Trigger::Timer(_)
        | Trigger::Signal
        | Trigger::Conditional
        | Trigger::Link
        | Trigger::Multiple
        | Trigger::ParallelMultiple => Some(StepKind::Catch(trigger.clone())),
        Trigger::None | Trigger::Escalation | Trigger::Compensation => {
            Some(StepKind::Throw(trigger.clone()))
        }
        Trigger::Error | Trigger::Cancel | Trigger::Terminate => None,
    }
}

/// The task or sub-procedure whose border an event is on when its middle is at a point: the nearest
/// within reach, the innermost of several.
pub(super) fn host_at(
    slate: &Slate<'_>,
    at: Point,
    level: Option<&StepId>,
    leave_out: impl Fn(&StepId) -> bool,
) -> Option<(StepId, Rect)> {
    let hosts = slate.p.steps().filter_map(|(id, _)| {
        let step = slate.step(id)?;
        let fits = step.kind.is_activity() && step.at.is_drawn() && !leave_out(id);
        let off = border_distance(step.at, at);
        let shown = || stands_in(slate.p, id, level);
        (fits && off <= NEAR && shown()).then_some((id, step.at, off))
    });
    hosts
        .min_by(|a, b| a.2.total_cmp(&b.2).then((a.1.w * a.1.h).total_cmp(&(b.1.w * b.1.h))))
        .map(|(id, at, _)| (id.clone(), at))
}

/// How far a point is from the border of a box.
fn border_distance(rect: Rect, p: Point) -> f64 {
    let outside = |lo: f64, v: f64, hi: f64| (lo - v).max(v - hi).max(0.0);
    let (dx, dy) = (outside(rect.x, p.x, rect.right()), outside(rect.y, p.y, rect.bottom()));
    if dx > 0.0 || dy > 0.0 {
        return libm::hypot(dx, dy);
    }
    (p.x - rect.x).min(rect.right() - p.x).min(p.y - rect.y).min(rect.bottom() - p.y)
}

/// The box of an event with its middle on the border, as near to where it is as can be; corners are
/// left free, so that it is plain on which side it sits.
pub fn seat(host: Rect, event: Rect) -> Rect {
    let c = event.center();
    let side = attached_side(host, event);
    let within = |v: f64, lo: f64, size: f64| {
        let free = (event.w.max(event.h) / 2.0).min(size / 2.0);
        // Ordered before clamping: a box of no size has its middle only.
        let (lo, hi) = (lo + free, lo + size - free);
        if lo <= hi { v.max(lo).min(hi) } else { f64::midpoint(lo, hi) }
    };
    let (x, y) = (within(c.x, host.x, host.w), within(c.y, host.y, host.h));
    let center = match side {
        Side::Top => Point::new(x, host.y),
        Side::Bottom => Point::new(x, host.bottom()),
        Side::Left => Point::new(host.x, y),
        Side::Right => Point::new(host.right(), y),
    };
    Rect::around(center, event.w, event.h)
}

/// Puts an event that moved without its host back on that border.
pub(super) fn slide(slate: &mut Slate<'_>, id: &StepId) {
    let Some(step) = slate.step(id) else { return };
    let StepKind::Boundary { host, .. } = &step.kind else { return };
    let Some(border) = slate.step(host).map(|h| h.at) else { return };
    sit(slate, id, border);
}

/// Moves an event, with its label, to its seat on a border.
pub(super) fn sit(slate: &mut Slate<'_>, id: &StepId, border: Rect) {
    slate.edit_step(id, |s| {
        let seat = seat(border, s.at);
        let (dx, dy) = (seat.x - s.at.x, seat.y - s.at.y);
        super::carry::move_step(s, dx, dy);
    });
}

/// Attaches an event let go on a border, or detaches one carried away from it; says whether it sits
/// on a border now.
pub(super) fn on_border(
    slate: &mut Slate<'_>,
    id: &StepId,
    level: Option<&StepId>,
) -> Result<bool, Refusal> {
    let Some(step) = slate.step(id) else { return Ok(false) };
    let (kind, center) = (step.kind.clone(), step.at.center());
    if as_boundary(&kind, id).is_none() {
        return Ok(false);
    }
    let host = host_at(slate, center, level, |other| other == id)
        .and_then(|(host, at)| Some((as_boundary(&kind, &host)?, host, at)));
    if let Some((attached, host, border)) = host {
        let around = slate.step(&host).map(|h| (h.parent.clone(), h.lane.clone(), h.pool.clone()));
        let (parent, lane, pool) = around.unwrap_or_default();
        // Nothing leads to an event on a border.
        for flow in slate.flows_at(id) {
            if slate.flow(&flow).is_some_and(|f| f.to == *id) {
                slate.put_flow(&flow, None);
            }
        }
        slate.edit_step(id, |s| {
            s.kind = attached;
            (s.parent, s.lane, s.pool) = (parent, lane, pool);
        });
        sit(slate, id, border);
        return Ok(true);
    }
    if let StepKind::Boundary { trigger, .. } = &kind {
        let Some(free) = as_free(trigger) else {
            return Err(Refusal(Finding::error(Place::Step(id.clone()), "only-on-a-border")));
        };
        slate.edit_step(id, |s| s.kind = free);
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_sits_on_the_nearest_side_and_not_on_a_corner() {
        let host = Rect::new(0.0, 0.0, 100.0, 80.0);
        let at = |x, y| seat(host, Rect::around(Point::new(x, y), 36.0, 36.0)).center();
        assert_eq!(at(50.0, 88.0), Point::new(50.0, 80.0));
        assert_eq!(at(99.0, 85.0), Point::new(100.0, 62.0));
        assert_eq!(at(-3.0, 40.0), Point::new(0.0, 40.0));
        let none = Rect::new(5.0, 5.0, 0.0, 0.0);
        let seat = seat(none, Rect::around(Point::new(50.0, 5.0), 36.0, 36.0));
        assert!((seat.center().y - 5.0).abs() < 1e-9);
    }

    #[test]
    fn distances_to_a_border_count_from_both_sides() {
        let host = Rect::new(0.0, 0.0, 100.0, 80.0);
        assert!((border_distance(host, Point::new(50.0, 90.0)) - 10.0).abs() < 1e-9);
        assert!((border_distance(host, Point::new(50.0, 70.0)) - 10.0).abs() < 1e-9);
        assert!((border_distance(host, Point::new(50.0, 40.0)) - 40.0).abs() < 1e-9);
    }
}
