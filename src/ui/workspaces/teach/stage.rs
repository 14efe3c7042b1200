//! The drawing on which cases play: what is hidden, lit and marked, on one canvas or two.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Rect, StrokeKind, Ui, pos2, vec2};

use crate::analysis::crowd::{Crowd, Floor, Place, Turn};
use crate::app::captions::Spoken;
use crate::app::command::Command;
use crate::drawing::role::Role;
use crate::drawing::scene::{self, Scene};
use crate::drawing::view::{Lesson, View};
use crate::model::geometry;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;
use crate::ui::canvas::camera::ZOOM;
use crate::ui::canvas::paint::Brush;
use crate::ui::canvas::{CanvasState, Task, canvas_ui};
use crate::ui::theme;
use crate::words::Value;

use super::clock::DAY;
use super::reveal::{self, Reveal};
use super::tokens::{Ground, Moment, Seen};
use super::{Kept, Key, Play, Show, Type, pen};

/// How strongly what is not lit is seen, 0..=1.
const DIM: f32 = 0.2;
/// The same of lanes.
const DIM_LANE: f32 = 0.55;
/// Zoom from which badges and captions are drawn.
const DETAIL: f32 = 0.3;
/// Queue that fills the bar of a badge.
const FULL_QUEUE: u32 = 40;
/// A queue is long with more than so many for each member of staff.
const LONG_QUEUE: u32 = 4;
/// Room left around the step a large drawing begins with, canvas points.
const AROUND: f64 = 40.0;
/// Most places along a lane at which a badge may stand.
const MOST_STRIDES: f32 = 40.0;
/// Zoom below which lanes have no badge.
const BADGES_FROM: f32 = 0.35;

/// What is hidden of a procedure of which so many steps are shown.
type Hidden = (Arc<Procedure>, usize, Arc<BTreeSet<ItemId>>);

/// What is kept of the drawing from frame to frame.
#[derive(Default)]
pub(super) struct Stage {
    kept: Kept,
    ground: Ground,
    floor: Floor,
    of: Option<Arc<Crowd>>,
    order: Option<(Arc<Procedure>, Vec<StepId>)>,
    hidden: Option<Hidden>,
}

/// What a canvas shows in this frame.
pub(super) struct Drawn {
    scene: Arc<Scene>,
    /// What is still to be found.
    hidden: Arc<BTreeSet<ItemId>>,
    /// What the spotlight falls on; `None` where all is lit.
    lit: Option<BTreeSet<ItemId>>,
}

impl Stage {
    /// The steps in the order in which they are revealed.
    pub(super) fn order(&mut self, p: &Arc<Procedure>) -> &[StepId] {
        if self.order.as_ref().is_none_or(|order| !Arc::ptr_eq(&order.0, p)) {
            self.order = Some((Arc::clone(p), reveal::order(p)));
        }
        self.order.as_ref().map_or(&[], |order| &order.1)
    }

    /// Brings everything to the moment shown: `seen` is who is where then. The spotlight follows the pointer over `canvas`, else
    /// the selection, else the case.
    pub(super) fn prepare(
        &mut self,
        ui: &Ui,
        show: &Show<'_>,
        reveal: Reveal,
        (canvas, spotlight): (&CanvasState, bool),
        seen: &mut Seen,
    ) -> Drawn {
        let scene = self.scene(show, reveal);
        if let Some(film) = show.play.film() {
            if !self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, film)) {
                self.floor = Floor::default();
                self.of = Some(Arc::clone(film));
            }
            film.go(&mut self.floor, show.time);
            self.ground.follow(show.p, &scene, film);
            let moment = Moment { film, floor: &self.floor, time: show.time, trip: show.trip };
            seen.look(&self.ground, moment);
        }
        let lit = spotlight.then(|| pointed(ui, show, canvas, &scene)).flatten();
        let lit = lit.map(|step| neighbours(show.p, &step));
        Drawn { scene, lit, hidden: self.hidden(show, reveal) }
    }

    fn scene(&mut self, show: &Show<'_>, reveal: Reveal) -> Arc<Scene> {
        let order = reveal.shown.map(|_| self.order(show.p).to_vec()).unwrap_or_default();
        let at = match &show.play {
            Play::One { story, at, .. } => format!("{} {at}", story.number),
            Play::Crowd(_) => String::new(),
        };
        let shown = format!("{:?} {at} {:?}", show.cx.words.language(), reveal.shown);
        let (document, p) = (show.document, show.p);
        let key = Key::new(p, document.revision(), document.variant().as_str(), shown);
        self.kept.with(key, || {
            let captions = Spoken::new(show.cx.words);
            let mut view = View::new(show.cx.words.language(), &captions);
            let mut lesson = walked(show);
            if let Some(shown) = reveal.shown {
                reveal::hide(p, &order, shown, &show.cx.say("teach-hidden"), &mut lesson);
            }
            view.lesson = Some(lesson);
            scene::draw(p, show.routes, &view)
        })
    }

    /// What is still to be found.
    fn hidden(&mut self, show: &Show<'_>, reveal: Reveal) -> Arc<BTreeSet<ItemId>> {
        let Some(shown) = reveal.shown else { return Arc::default() };
        let is_known = |known: &Hidden| Arc::ptr_eq(&known.0, show.p) && known.1 == shown;
        if !self.hidden.as_ref().is_some_and(is_known) {
            let mut lesson = BTreeMap::new();
            reveal::hide(show.p, self.order(show.p), shown, "", &mut lesson);
            let hidden = Arc::new(lesson.into_keys().collect());
            self.hidden = Some((Arc::clone(show.p), shown, hidden));
        }
        self.hidden.as_ref().map(|known| Arc::clone(&known.2)).unwrap_or_default()
    }

    /// Paints a canvas; `salt` names it.
    pub(super) fn canvas(
        &self,
        ui: &mut Ui,
        show: &Show<'_>,
        (drawn, seen): (&Drawn, &Seen),
        (salt, bare, canvas): (&'static str, bool, &mut CanvasState),
        out: &mut Vec<Command>,
    ) {
        let lit = |item: &ItemId| match (&drawn.lit, item) {
            (None, _) => 1.0,
            (Some(_), ItemId::Lane(_) | ItemId::Pool(_)) => DIM_LANE,
            (Some(lit), item) if lit.contains(item) => 1.0,
            _ => DIM,
        };
        let above = |brush: &Brush<'_>| self.marks(brush, show, seen, &lit);
        let task = Task {
            salt,
            procedure: show.p,
            scene: &drawn.scene,
            editable: false,
            opacity: &lit,
            above: &above,
            detail_from: DETAIL,
            bare,
            veiled: &|item| drawn.hidden.contains(item).then(|| show.cx.say("teach-hidden")),
            fit_zoom: if bare { 2.0 } else { 1.3 },
        };
        canvas_ui(ui, show.cx, canvas, &task, out);
    }

    fn marks(&self, brush: &Brush<'_>, show: &Show<'_>, seen: &Seen, lit: &dyn Fn(&ItemId) -> f32) {
        match &show.play {
            Play::One { story, film, active, .. } => {
                let number = (story.number + 1).to_string();
                if film.is_some() {
                    for (at, is_late) in seen.places(&self.ground) {
                        pen::paint_case(brush, at, &number, is_late);
                    }
                } else {
                    for step in active.keys().filter_map(|id| show.p.step(id)) {
                        let at = geometry::Point::new(step.at.right(), step.at.bottom());
                        pen::paint_case(brush, at, &number, false);
                    }
                }
            }
            Play::Crowd(film) => {
                let labels = film.labels();
                let strength = |place: Place| {
                    let item = match place {
                        Place::Step(at) => labels.steps.get(at as usize).cloned().map(ItemId::Step),
                        Place::FlowEnd(at) => {
                            labels.flows.get(at as usize).cloned().map(ItemId::Flow)
                        }
                        Place::Door => None,
                    };
                    item.map_or(1.0, |item| lit(&item))
                };
                seen.paint(brush, &self.ground, film, show.followed, &strength);
                badges(brush, show, film);
            }
        }
    }
}

/// What a lesson says of the case that plays: where it was and is, with its days.
fn walked(show: &Show<'_>) -> BTreeMap<ItemId, Lesson> {
    let mut lesson = BTreeMap::new();
    let Play::One { story, done, active, flows, .. } = &show.play else { return lesson };
    let start = story.moments.first().map_or(0, |m| m.at);
    let caption = |time: i64| {
        let day = ((time - start) / DAY) as f64;
        show.cx.say_with("day-number", &[("day", day.into())])
    };
    for (step, time) in *done {
        lesson.insert(ItemId::Step(step.clone()), Lesson::Done(Some(caption(*time))));
    }
    for flow in *flows {
        lesson.insert(ItemId::Flow(flow.clone()), Lesson::Done(None));
    }
    for (step, since) in *active {
        lesson.insert(ItemId::Step(step.clone()), Lesson::Active(Some(caption(*since))));
    }
    lesson
}

/// The step the spotlight is on: pointed at, else selected, else where the case is.
fn pointed(ui: &Ui, show: &Show<'_>, canvas: &CanvasState, scene: &Scene) -> Option<StepId> {
    let pointer = ui.input(|i| i.pointer.latest_pos());
    let hit =
        canvas.view.zip(pointer).filter(|(view, at)| view.contains(*at)).and_then(|(view, at)| {
            let at = canvas.camera.canvas_from_screen(view, at);
            let zoom = f64::from(canvas.camera.zoom);
            scene.hit(at, 6.0 / zoom, zoom)
        });
    if let Some(ItemId::Step(id)) = hit.map(|item| &item.what) {
        return Some(id.clone());
    }
    if let Some(id) = show.document.selection.step() {
        return Some(id.clone());
    }
    match &show.play {
        Play::One { active, .. } => active.keys().next_back().cloned(),
        Play::Crowd(_) => None,
    }
}

/// A step with the flows at it and the steps behind them.
fn neighbours(p: &Procedure, step: &StepId) -> BTreeSet<ItemId> {
    let mut out = BTreeSet::from([ItemId::Step(step.clone())]);
    let host = p.step(step).and_then(|s| match &s.kind {
        StepKind::Boundary { host, .. } => Some(host),
        _ => None,
    });
    let beside = p.boundary_events(step).map(|(id, _)| id).chain(host);
    let around: Vec<&StepId> = std::iter::once(step).chain(beside).collect();
    for id in around {
        out.insert(ItemId::Step(id.clone()));
        for (flow, ends) in p.outgoing(id).chain(p.incoming(id)) {
            out.insert(ItemId::Flow(flow));
            out.insert(ItemId::Step(ends.from.clone()));
            out.insert(ItemId::Step(ends.to.clone()));
        }
    }
    out
}

/// At each lane: how many wait for its office, and how many are at work there. At its right where
/// there is room, else in the corner where no step is.
fn badges(brush: &Brush<'_>, show: &Show<'_>, film: &Crowd) {
    if brush.camera.zoom < BADGES_FROM {
        return;
    }
    let labels = film.labels();
    for (id, lane) in show.p.lanes() {
        let Some(office) = lane.office.as_ref() else { continue };
        let Some(at) = labels.offices.iter().position(|o| o == office) else { continue };
        let at = at as u32;
        if let (Some(staff), Some(turn)) = (film.staff(at), film.desk(at, show.time)) {
            let rect = brush.camera.screen_rect(brush.view, lane.at);
            if rect.intersects(brush.view) {
                let steps = || {
                    let steps = show.p.steps().filter(|(_, s)| s.lane.as_ref() == Some(id));
                    steps.map(|(_, s)| brush.camera.screen_rect(brush.view, s.at)).collect()
                };
                badge(brush, show, (rect, &steps), (staff, turn));
            }
        }
    }
}

fn badge(
    brush: &Brush<'_>,
    show: &Show<'_>,
    (lane, steps): (Rect, &dyn Fn() -> Vec<Rect>),
    (staff, turn): (u32, Turn),
) {
    let size = ((12.0 * brush.camera.zoom).clamp(10.5, 18.0) * 4.0).round() / 4.0;
    let is_long = turn.waiting > staff.saturating_mul(LONG_QUEUE);
    let role = if is_long { Role::Worse } else { Role::Text };
    let say = |key: &str, args: &[(&str, Value)], bold: bool| {
        let font = if bold { theme::bold(size) } else { theme::regular(size) };
        let text = show.cx.say_with(key, args);
        brush.painter.layout_no_wrap(text, font, brush.skin.color(role))
    };
    let queue = say("crowd-queue", &[("queue", turn.waiting.to_string().into())], is_long);
    let busy = [("busy", turn.busy.to_string().into()), ("staff", staff.to_string().into())];
    let busy = say("crowd-busy", &busy, false);
    let width = queue.size().x.max(busy.size().x) + 14.0;
    let wanted = vec2(width, queue.size().y + busy.size().y + 15.0);
    let pill = pill_in(lane, brush.view, wanted, steps);
    let (ground, line) = (brush.skin.color(Role::Card), brush.skin.stroke(1.0, Role::LaneLine));
    brush.painter.rect(pill, 6.0, ground, line, StrokeKind::Inside);
    let share = turn.waiting.min(FULL_QUEUE) as f32 / FULL_QUEUE as f32;
    let track = Rect::from_min_size(pill.min + vec2(7.0, 5.0), vec2(width - 14.0, 6.0));
    let filled = Rect::from_min_size(track.min, vec2(track.width() * share, 6.0));
    brush.painter.rect_filled(track, 2.0, brush.skin.color(Role::Sunken));
    brush.painter.rect_filled(filled, 2.0, brush.skin.color(Role::CauseQueue));
    let line = brush.skin.stroke(1.0, Role::LineControl);
    brush.painter.rect_stroke(track, 2.0, line, StrokeKind::Outside);
    let at = pos2(track.min.x, track.max.y + 2.0);
    let below = at + vec2(0.0, queue.size().y);
    brush.painter.galley(at, queue, brush.skin.color(role));
    brush.painter.galley(below, busy, brush.skin.color(role));
}

/// Where a badge stands at a lane: beside it, else in a corner of what is seen of it, the first that
/// covers no step.
fn pill_in(lane: Rect, view: Rect, wanted: egui::Vec2, steps: &dyn Fn() -> Vec<Rect>) -> Rect {
    let top = lane.min.y.max(view.min.y) + 4.0;
    let outside = lane.max.x + 6.0;
    if outside + wanted.x <= view.max.x - 4.0 {
        return Rect::from_min_size(pos2(outside, top), wanted);
    }
    let right = lane.max.x.min(view.max.x) - wanted.x - 6.0;
    let left = lane.min.x.max(view.min.x) + 6.0;
    let bottom = (lane.max.y.min(view.max.y) - wanted.y - 4.0).max(top);
    // From the right to the left, in strides of half a badge.
    let strides = ((right - left) / (wanted.x / 2.0)).clamp(0.0, MOST_STRIDES) as u16;
    let columns = (0..=strides).map(|n| right - f32::from(n) * wanted.x / 2.0);
    let mut places = columns.flat_map(|x| [pos2(x, top), pos2(x, bottom)]);
    let pill = |at| Rect::from_min_size(at, wanted);
    let steps = steps();
    let is_free = |at: &egui::Pos2| steps.iter().all(|step| !step.intersects(pill(*at)));
    pill(places.find(is_free).unwrap_or(pos2(right, top)))
}

/// Shows a part of the drawing, as large as there is room for.
pub(super) fn look_at(canvas: &mut CanvasState, part: geometry::Rect) {
    let Some(view) = canvas.view else { return };
    let wanted = vec2(part.w.max(1.0) as f32, part.h.max(1.0) as f32);
    let zoom = (view.width() / wanted.x).min(view.height() / wanted.y);
    let middle = part.center();
    canvas.camera.zoom = zoom.clamp(*ZOOM.start(), *ZOOM.end());
    let middle = vec2(middle.x as f32, middle.y as f32) * canvas.camera.zoom;
    canvas.camera.origin = view.size() / 2.0 - middle;
}

/// Keeps what happens in sight, at least as large as the type of the room asks.
pub(super) fn keep_in_sight(canvas: &mut CanvasState, show: &Show<'_>, how: Type) {
    let Some(view) = canvas.view.filter(|_| !canvas.fit_next) else { return };
    let first = || show.p.steps().find(|(_, s)| matches!(s.kind, StepKind::Start { .. }));
    let is_small = canvas.camera.zoom < how.least_zoom;
    let active = match &show.play {
        Play::One { active, .. } => active.keys().next_back().and_then(|id| show.p.step(id)),
        Play::Crowd(_) => None,
    };
    let active = active.map(|step| step.at);
    let shown = active.or_else(|| first().filter(|_| is_small).map(|(_, step)| step.at));
    if is_small {
        let factor = how.least_zoom / canvas.camera.zoom;
        canvas.camera.zoom_about(view, view.center(), factor);
    }
    if let Some(at) = shown {
        // With what comes next to it, where there is room for that.
        let around = if is_small { at.grown(AROUND) } else { at };
        canvas.camera.reveal(view, around);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_stands_beside_its_lane_or_where_no_step_is() {
        let view = Rect::from_min_max(pos2(0.0, 0.0), pos2(1_000.0, 600.0));
        let wanted = vec2(100.0, 40.0);
        let rect = |x0, y0, x1, y1| Rect::from_min_max(pos2(x0, y0), pos2(x1, y1));
        let short = rect(0.0, 100.0, 800.0, 200.0);
        assert!(pill_in(short, view, wanted, &Vec::new).min.x > short.max.x);
        let long = rect(-50.0, 100.0, 1_050.0, 200.0);
        let corner = pill_in(long, view, wanted, &Vec::new);
        assert!(view.contains_rect(corner) && long.contains_rect(corner));
        let last = rect(880.0, 110.0, 980.0, 190.0);
        let aside = pill_in(long, view, wanted, &|| vec![last]);
        assert!(!aside.intersects(last) && view.contains_rect(aside));
        assert_eq!(pill_in(long, view, wanted, &|| vec![long]), corner, "nowhere is room");
    }
}
