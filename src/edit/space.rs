//! Making room in a drawing, or taking it away: everything beyond a line moves, what the line crosses
//! stretches; or one branch alone moves.

use std::collections::BTreeSet;

use crate::model::artifact::ArtifactKind;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, Docks};
use crate::model::geometry::{MAX_COORDINATE, Point, Rect};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::Refusal;
use super::align::Axis;
use super::follow::{Desk, Plan, missing};
use super::history::Description;
use super::level::stands_in;
use super::slate::{Hangs, Slate};
use super::{bands, carry, room};

/// Room kept between what closes up, in canvas points.
const GAP: f64 = 10.0;

/// A wish for more or less room.
#[derive(Clone, Debug, PartialEq)]
pub struct Space {
    /// To the right, or down.
    pub axis: Axis,
    /// The line: x or y.
    pub at: f64,
    /// How much room is made; negative takes room away.
    pub by: f64,
    /// The first step of the one branch that moves; `None` moves everything beyond the line.
    pub branch: Option<StepId>,
}

impl Axis {
    /// Begin and end of a box along this axis.
    pub(super) fn span(self, r: Rect) -> (f64, f64) {
        match self {
            Self::Across => (r.x, r.right()),
            Self::Down => (r.y, r.bottom()),
        }
    }

    pub(super) fn middle(self, r: Rect) -> f64 {
        let (from, to) = self.span(r);
        f64::midpoint(from, to)
    }

    /// By so much along this axis.
    pub(super) fn by(self, v: f64) -> (f64, f64) {
        match self {
            Self::Across => (v, 0.0),
            Self::Down => (0.0, v),
        }
    }

    pub(super) fn moved(self, r: Rect, v: f64) -> Rect {
        let (dx, dy) = self.by(v);
        r.moved(dx, dy)
    }

    /// The box longer by so much at its far end.
    pub(super) fn longer(self, r: Rect, v: f64) -> Rect {
        let (dx, dy) = self.by(v);
        Rect::new(r.x, r.y, (r.w + dx).max(0.0), (r.h + dy).max(0.0))
    }

    fn of(self, p: Point) -> f64 {
        match self {
            Self::Across => p.x,
            Self::Down => p.y,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Across => Self::Down,
            Self::Down => Self::Across,
        }
    }
}

impl Desk<'_> {
    /// Makes room or takes it away; never so much that things run into each other.
    pub fn make_space(self, wish: &Space) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let sound = [wish.at, wish.by].iter().all(|v| v.is_finite() && v.abs() <= MAX_COORDINATE);
        if !sound {
            return Err(Refusal(Finding::error(Place::Study, "geometry-wild")));
        }
        let hangs = Hangs::of(p);
        let mut slate = Slate::of(p);
        if let Some(first) = &wish.branch {
            push_branch(&mut slate, &hangs, first, wish)?;
        } else {
            let by = least(p, wish, self.level());
            push(
                &mut slate,
                &hangs,
                &Push { axis: wish.axis, at: wish.at, by, within: None, level: self.level() },
            );
        }
        let changes = slate.changes();
        if changes.is_empty() {
            return Err(Refusal(Finding::error(Place::Study, "nothing-to-push")));
        }
        let key = if wish.by < 0.0 { "edit-less-space" } else { "edit-space" };
        Ok(Plan::of(Description::new(key), changes.into_iter().map(|c| self.put(c)).collect()))
    }
}

/// What moves everything beyond a line.
pub(super) struct Push<'a> {
    pub(super) axis: Axis,
    pub(super) at: f64,
    pub(super) by: f64,
    /// Only inside this band; what lies beyond the band as a whole moves too.
    pub(super) within: Option<(&'a bands::Band, Rect)>,
    /// The level of the drawing: what is hidden in collapsed sub-procedures stays.
    pub(super) level: Option<&'a StepId>,
}

impl Push<'_> {
    /// Whether a thing inside the band (or anything, without one) is concerned by the line; what
    /// lies outside the band is by its far end.
    fn line(&self, inside: bool) -> f64 {
        match &self.within {
            Some((_, outer)) if !inside => self.axis.span(*outer).1 - 1.0,
            _ => self.at,
        }
    }

    fn is_beyond(&self, r: Rect, inside: bool) -> bool {
        self.axis.middle(r) > self.line(inside)
    }

    /// A box that can stretch: moved whole, longer, or as it is.
    fn stretched(&self, r: Rect, inside: bool) -> Rect {
        let (from, to) = self.axis.span(r);
        let at = self.line(inside);
        if from >= at - 0.5 {
            self.axis.moved(r, self.by)
        } else if to > at + 0.5 && (inside || self.within.is_none()) {
            self.axis.longer(r, self.by)
        } else {
            r
        }
    }
}

/// Moves everything beyond a line and stretches what it crosses.
pub(super) fn push(slate: &mut Slate<'_>, hangs: &Hangs<'_>, push: &Push<'_>) {
    let p = slate.p;
    let band = push.within.as_ref().map(|(band, _)| *band);
    let holds = |step: &Step| band.is_none_or(|b| b.holds(step));
    let whole = push.level.is_none();
    for (id, lane) in p.lanes().filter(|_| whole) {
        let inside = band.is_none_or(|b| b.lanes.contains(id));
        let to = push.stretched(lane.at, inside);
        if to != lane.at {
            slate.edit_lane(id, |l| l.at = to);
        }
    }
    for (id, pool) in p.pools().filter(|_| whole) {
        let inside = band.is_none_or(|b| b.pool.as_ref() == Some(id));
        let to = push.stretched(pool.at, inside);
        if to != pool.at {
            slate.edit_pool(id, |l| l.at = to);
        }
    }
    let (dx, dy) = push.axis.by(push.by);
    for (id, step) in p.steps().filter(|(id, _)| stands_in(p, id, push.level)) {
        let inside = holds(step);
        if matches!(step.kind, StepKind::Boundary { .. }) {
            continue;
        }
        if room::is_open(step) {
            let to = push.stretched(step.at, inside);
            if to != step.at {
                room::put_box(slate, hangs, id, to);
            }
        } else if push.is_beyond(step.at, inside) {
            for moved in std::iter::once(id).chain(hangs.events(id)) {
                slate.edit_step(moved, |s| carry::move_step(s, dx, dy));
            }
        }
    }
    let area = push.within.map(|(_, outer)| outer);
    let shown = |parent: Option<&StepId>| {
        parent == push.level || parent.is_some_and(|id| is_shown(p, id, push.level))
    };
    for (id, artifact) in p.artifacts().filter(|(_, a)| shown(a.parent.as_ref())) {
        let inside = area.is_none_or(|r| r.contains(artifact.at.center()));
        let to = if artifact.kind == ArtifactKind::Group {
            push.stretched(artifact.at, inside)
        } else if push.is_beyond(artifact.at, inside) {
            push.axis.moved(artifact.at, push.by)
        } else {
            artifact.at
        };
        if to != artifact.at {
            slate.edit_artifact(id, |a| {
                a.label = a.label.map(|l| l.moved(to.x - a.at.x, to.y - a.at.y));
                a.at = to;
            });
        }
    }
    push_lines(slate, push, area);
}

/// Bends and labels set by hand move where they lie beyond the line.
fn push_lines(slate: &mut Slate<'_>, push: &Push<'_>, area: Option<Rect>) {
    let p = slate.p;
    let moved = |q: Point| {
        let inside = area.is_none_or(|r| r.contains(q));
        let (dx, dy) = push.axis.by(push.by);
        if push.axis.of(q) > push.line(inside) { q.moved(dx, dy) } else { q }
    };
    let moved_label = |l: Rect| {
        let to = moved(l.center());
        Rect::around(to, l.w, l.h)
    };
    let shift = |slate: &Slate<'_>, anchor: &Anchor, dock: Point| {
        let boxes = match anchor {
            Anchor::Step(id) => p.step(id).map(|s| s.at).zip(slate.step(id).map(|s| s.at)),
            Anchor::Pool(id) => p.pool(id).map(|s| s.at).zip(slate.pool(id).map(|s| s.at)),
            Anchor::Artifact(id) => {
                p.artifact(id).map(|s| s.at).zip(slate.artifact(id).map(|s| s.at))
            }
            Anchor::Flow(_) => None,
        };
        boxes.map_or(dock, |(a, b)| {
            let far = push.axis.span(b).1 - push.axis.span(a).1;
            let near = push.axis.span(b).0 - push.axis.span(a).0;
            let v = if push.axis.of(dock) > push.axis.middle(a) { far } else { near };
            let (dx, dy) = push.axis.by(v);
            dock.moved(dx, dy)
        })
    };
    let mut flows = Vec::new();
    for (id, flow) in p.flows().filter(|(_, f)| stands_in(p, &f.from, push.level)) {
        if flow.bends.is_empty() && flow.docks.is_none() && flow.label.is_none() {
            continue;
        }
        let mut flow = flow.clone();
        let was = (flow.docks, flow.bends.clone());
        for bend in &mut flow.bends {
            *bend = moved(*bend);
        }
        flow.label = flow.label.map(moved_label);
        let (from, to) = (Anchor::Step(flow.from.clone()), Anchor::Step(flow.to.clone()));
        flow.docks = flow
            .docks
            .map(|d| Docks { from: shift(slate, &from, d.from), to: shift(slate, &to, d.to) });
        straighten_ends(push.axis, &was, flow.docks, &mut flow.bends);
        flows.push((id.clone(), flow));
    }
    for (id, flow) in flows {
        slate.put_flow(&id, Some(flow));
    }
    let mut links = Vec::new();
    for (id, link) in p.links() {
        if link.bends.is_empty() && link.docks.is_none() && link.label.is_none() {
            continue;
        }
        let mut link = link.clone();
        let was = (link.docks, link.bends.clone());
        for bend in &mut link.bends {
            *bend = moved(*bend);
        }
        link.label = link.label.map(moved_label);
        link.docks = link.docks.map(|d| Docks {
            from: shift(slate, &link.from, d.from),
            to: shift(slate, &link.to, d.to),
        });
        straighten_ends(push.axis, &was, link.docks, &mut link.bends);
        links.push((id.clone(), link));
    }
    for (id, link) in links {
        slate.put_link(&id, Some(link));
    }
}

/// Pieces at the ends that ran across the push still do: their bend keeps to its dock.
fn straighten_ends(
    axis: Axis,
    (docks, bends): &(Option<Docks>, Vec<Point>),
    now: Option<Docks>,
    out: &mut [Point],
) {
    let (Some(was), Some(now)) = (docks, now) else { return };
    let set = |p: &mut Point, v: f64| match axis {
        Axis::Across => p.x = v,
        Axis::Down => p.y = v,
    };
    let same = |a: Point, b: Point| (axis.of(a) - axis.of(b)).abs() < 0.5;
    if let (Some(old), Some(new)) = (bends.first(), out.first_mut())
        && same(was.from, *old)
    {
        set(new, axis.of(now.from));
    }
    if let (Some(old), Some(new)) = (bends.last(), out.last_mut())
        && same(was.to, *old)
    {
        set(new, axis.of(now.to));
    }
}

/// Whether the inside of a sub-procedure is drawn in a level.
fn is_shown(p: &Procedure, id: &StepId, level: Option<&StepId>) -> bool {
    p.step(id).is_some_and(|s| room::is_open(s)) && stands_in(p, id, level)
}

/// The wish, or as much of it as can be: what closes up stops before it runs into what stays.
fn least(p: &Procedure, wish: &Space, level: Option<&StepId>) -> f64 {
    if wish.by >= 0.0 {
        return wish.by;
    }
    let (axis, at) = (wish.axis, wish.at);
    let boxes: Vec<(Rect, bool)> = p
        .steps()
        .filter(|(id, _)| stands_in(p, id, level))
        .map(|(_, s)| (s.at, room::is_open(s)))
        .chain(p.artifacts().map(|(_, a)| (a.at, a.kind == ArtifactKind::Group)))
        .collect();
    let moves = |r: Rect, open: bool| {
        if open { axis.span(r).0 >= at - 0.5 } else { axis.middle(r) > at }
    };
    let mut by = wish.by;
    let (beyond, before): (Vec<_>, Vec<_>) = boxes.iter().partition(|(r, open)| moves(*r, *open));
    for (r, _) in &beyond {
        by = by.max((at - axis.span(*r).0).min(0.0));
    }
    // Frames and bands that the line crosses end where the line is, at the least.
    let frames = before.iter().filter(|(r, open)| *open && axis.span(*r).1 > at).map(|(r, _)| *r);
    let bands = p.lanes().map(|(_, l)| l.at).chain(p.pools().map(|(_, l)| l.at));
    let bands = bands.filter(|_| level.is_none());
    for r in frames.chain(bands.filter(|r| axis.span(*r).1 > at)) {
        by = by.max((at - axis.span(r).1 + 2.0 * GAP).min(0.0));
    }
    // What reaches over the line stands in the way of what comes from beyond it.
    let across = axis.other();
    let reach = at + by;
    for (stays, _) in before.iter().filter(|(r, open)| !open && axis.span(*r).1 > reach) {
        for (r, _) in &beyond {
            let (a, b) = (across.span(*stays), across.span(*r));
            if a.0 < b.1 && b.0 < a.1 {
                by = by.max((axis.span(*stays).1 + GAP - axis.span(*r).0).min(0.0));
            }
        }
    }
    by
}

/// Moves a step and all that comes after it beyond the line; bands and frames around grow.
fn push_branch(
    slate: &mut Slate<'_>,
    hangs: &Hangs<'_>,
    first: &StepId,
    wish: &Space,
) -> Result<(), Refusal> {
    let p = slate.p;
    if p.step(first).is_none() {
        return Err(missing(Place::Step(first.clone())));
    }
    let branch = downstream(p, hangs, first, wish.axis, wish.at);
    let mut by = wish.by;
    if by < 0.0 {
        let stays = p.steps().filter(|(id, s)| {
            !branch.contains(*id)
                && !room::is_open(s)
                && p.step(first).is_some_and(|f| f.parent == s.parent)
        });
        let across = wish.axis.other();
        for (_, s) in stays {
            let a = (wish.axis.span(s.at), across.span(s.at));
            for r in branch.iter().filter_map(|id| p.step(id)).map(|s| s.at) {
                let b = (wish.axis.span(r), across.span(r));
                if a.1.0 < b.1.1 && b.1.0 < a.1.1 && a.0.1 <= b.0.0 {
                    by = by.max((a.0.1 + GAP - b.0.0).min(0.0));
                }
            }
        }
    }
    let (dx, dy) = wish.axis.by(by);
    for id in &branch {
        slate.edit_step(id, |s| carry::move_step(s, dx, dy));
    }
    // What is said of a moved step stays beside it.
    let beside: BTreeSet<_> = p
        .links()
        .filter_map(|(_, l)| match (&l.from, &l.to) {
            (Anchor::Artifact(a), Anchor::Step(s)) | (Anchor::Step(s), Anchor::Artifact(a)) => {
                branch.contains(s).then(|| a.clone())
            }
            _ => None,
        })
        .filter(|a| p.artifact(a).is_some_and(|a| wish.axis.middle(a.at) > wish.at))
        .collect();
    for id in beside {
        slate.edit_artifact(&id, |a| {
            a.at = a.at.moved(dx, dy);
            a.label = a.label.map(|l| l.moved(dx, dy));
        });
    }
    for id in &branch {
        let carried = p
            .step(id)
            .is_some_and(|s| s.parent.as_ref().is_some_and(|parent| branch.contains(parent)));
        if !carried {
            bands::place_in_band(slate, id, false)?;
            room::make_room(slate, hangs, id);
        }
    }
    slate.settle_lines();
    Ok(())
}

/// A step and what comes after it, with all that hangs on them, as far as it lies beyond the line:
/// a loop back does not draw in what comes before.
pub fn branch_of(p: &Procedure, first: &StepId, axis: Axis, at: f64) -> Vec<ItemId> {
    let steps = downstream(p, &Hangs::of(p), first, axis, at);
    steps.into_iter().map(ItemId::Step).collect()
}

fn downstream(
    p: &Procedure,
    hangs: &Hangs<'_>,
    first: &StepId,
    axis: Axis,
    at: f64,
) -> BTreeSet<StepId> {
    let mut out = BTreeSet::new();
    let mut open = vec![first.clone()];
    while let Some(id) = open.pop() {
        let beyond = p.step(&id).is_some_and(|s| axis.middle(s.at) > at) || id == *first;
        if !beyond || !out.insert(id.clone()) {
            continue;
        }
        let along = hangs.events(&id).chain(std::iter::once(&id));
        for from in along {
            open.extend(p.outgoing(from).map(|(_, f)| f.to.clone()));
        }
    }
    hangs.with_all(out)
}
