//! What the hand is doing on the canvas: each gesture plans what it would do in every frame, paints
//! it over the drawing, and sends the plan when the hand lets go. The model is untouched until then.

use std::sync::Arc;

use egui::{CursorIcon, Key, Modifiers, PointerButton, Pos2, Response, Ui, vec2};

use crate::app::command::{Command, Tool};
use crate::drawing::role::Role;
use crate::edit::Refusal;
use crate::edit::align::Axis;
use crate::edit::connect::{End, anchor};
use crate::edit::follow::Plan;
use crate::edit::lines::Bend;
use crate::edit::place::Thing;
use crate::layout::terrain::Terrain;
use crate::model::flow::Anchor;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{LaneId, StepId, VariantId};
use crate::model::item::ItemId;

use super::paint::Brush;
use super::{CanvasState, Task};
use crate::ui::context::Cx;
use hold::{Grip, Hold};

pub mod connecting;
pub mod hold;
pub mod lining;
pub mod moving;
pub mod placing;
pub mod preview;
pub mod sizing;
pub mod snap;
pub mod spacing;

/// How near things must be to snap, in screen points.
const SNAP: f32 = 6.0;

/// Width of the strip along the edge of the view in which dragging moves the view.
const EDGE: f32 = 28.0;

/// Fastest movement of the view while dragging, in screen points a second.
const PAN_SPEED: f32 = 900.0;

/// What gestures keep from frame to frame.
#[derive(Default)]
pub struct Kept {
    /// Whether Escape gave up what the hand was doing.
    pub cancelled: bool,
    /// The step whose connecting handle is shown.
    pub(super) near: Option<StepId>,
    /// Whether a drag has been inside the view: only then does the edge move the view.
    pub(super) may_pan: bool,
    /// Where the last click was: the pad keeps off, so that a second click finds the same thing.
    pub(super) clicked: Option<Pos2>,
    /// The router's view of a revision of a variant, for lines drawn by hand.
    terrain: Option<(Revision, Arc<Terrain>)>,
}

/// A document, its revision, and the variant looked at.
type Revision = (u64, u64, VariantId);

/// What the hand is doing.
#[derive(Clone, Debug, Default)]
pub enum Gesture {
    /// Nothing.
    #[default]
    Idle,
    /// Moving the view.
    Panning,
    /// Moving things, begun at a canvas point with `grabbed` under the pointer.
    Moving {
        /// Where it began.
        from: Point,
        /// What moves.
        items: Vec<ItemId>,
        /// What the hand holds.
        grabbed: ItemId,
    },
    /// Drawing a frame; `add` keeps what is selected.
    Lasso {
        /// Where it began.
        from: Point,
        /// Whether it adds to the selection.
        add: bool,
    },
    /// Drawing a line from something; by dragging, or from click to click.
    Connecting {
        /// What it leaves.
        from: Anchor,
        /// Where on it, when the hand chose.
        aim: Option<Point>,
        /// Whether the button is held down.
        dragging: bool,
    },
    /// Leading an end of a line elsewhere.
    Reconnecting {
        /// The flow or link.
        item: ItemId,
        /// Which end.
        end: End,
    },
    /// Moving a bend of a line, or adding one.
    Bending {
        /// The flow or link.
        item: ItemId,
        /// Its line when the hand took hold.
        line: Vec<Point>,
        /// Which bend.
        bend: Bend,
    },
    /// Shifting a piece of a line.
    Shifting {
        /// The flow or link.
        item: ItemId,
        /// Its line when the hand took hold.
        line: Vec<Point>,
        /// Which piece.
        piece: usize,
    },
    /// Resizing a box.
    Sizing {
        /// What.
        item: ItemId,
        /// By which handle.
        grip: Grip,
        /// Its box when the hand took hold.
        old: Rect,
    },
    /// Moving a label, or one of its edges.
    Labeling {
        /// Whose label.
        item: ItemId,
        /// Its box when the hand took hold.
        old: Rect,
        /// Where the hand took hold.
        from: Point,
        /// The left (`false`) or right edge; `None` moves it whole.
        edge: Option<bool>,
    },
    /// Making room, or taking it away.
    Spacing {
        /// Where it began.
        from: Point,
        /// The step whose branch moves when only one does.
        branch: Option<StepId>,
        /// Whether it began on a flow: then only the branch moves.
        only_branch: bool,
        /// The direction, once the hand has chosen.
        axis: Option<Axis>,
    },
    /// Carrying something new; from a tool by clicking, or dragged out.
    Placing {
        /// What.
        thing: Thing,
        /// What it will be joined to.
        from: Option<Anchor>,
    },
    /// Carrying a lane to another place among those beside it.
    Reordering {
        /// Which.
        lane: LaneId,
        /// Where the hand took hold.
        from: Point,
    },
}

impl Gesture {
    /// Whether a flow is being drawn.
    pub fn is_connecting(&self) -> bool {
        matches!(self, Self::Connecting { .. })
    }

    /// Whether the hand is in the middle of something that Escape gives up.
    pub fn is_busy(&self) -> bool {
        !matches!(self, Self::Idle | Self::Panning)
    }

    /// Whether it ends with a click instead of by letting go.
    fn ends_by_click(&self) -> bool {
        matches!(self, Self::Connecting { dragging: false, .. })
    }
}

/// What a gesture sees of the present frame.
pub(super) struct Hand<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) task: &'a Task<'a>,
    pub(super) brush: &'a Brush<'a>,
    /// The pointer on the canvas.
    pub(super) at: Point,
    /// The pointer on the screen.
    pub(super) pointer: Pos2,
    pub(super) modifiers: Modifiers,
    /// The uppermost thing under the pointer.
    pub(super) hovered: Option<&'a ItemId>,
    /// Whether the hand lets go in this frame.
    pub(super) lets_go: bool,
}

impl Hand<'_> {
    pub(super) fn zoom(&self) -> f64 {
        f64::from(self.brush.camera.zoom)
    }

    /// How near things must be to snap, in canvas points; Ctrl switches snapping off.
    pub(super) fn near(&self) -> Option<f64> {
        (!self.modifiers.command).then(|| f64::from(SNAP / self.brush.camera.zoom))
    }

    /// Boxes of the steps and artifacts in view that are not among those left out.
    pub(super) fn neighbors(&self, leave_out: &dyn Fn(&ItemId) -> bool) -> Vec<Rect> {
        let seen = self.brush.camera.visible(self.brush.view);
        let visible = self.task.scene.visible(seen).into_iter();
        visible
            .filter(|i| {
                i.path.is_empty()
                    && matches!(i.what, ItemId::Step(_) | ItemId::Artifact(_))
                    && !leave_out(&i.what)
            })
            .map(|i| i.body)
            .collect()
    }
}

/// What a gesture would do now.
pub(super) struct Doing {
    /// The plan, or why there is none.
    pub(super) plan: Option<Result<Plan, Refusal>>,
    /// A sentence beside the pointer.
    pub(super) hint: Option<String>,
    /// A command instead of a plan, when the hand lets go.
    pub(super) command: Option<Command>,
    /// The cursor.
    pub(super) cursor: CursorIcon,
    /// Whether the label of what was made opens.
    pub(super) names: bool,
}

impl Doing {
    pub(super) fn nothing(cursor: CursorIcon) -> Self {
        Self { plan: None, hint: None, command: None, cursor, names: false }
    }

    pub(super) fn plan(plan: Result<Plan, Refusal>, cursor: CursorIcon) -> Self {
        Self { plan: Some(plan), ..Self::nothing(cursor) }
    }

    pub(super) fn saying(mut self, hint: Option<String>) -> Self {
        self.hint = hint;
        self
    }
}

/// Follows the hand for one frame.
pub(super) fn follow(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    (response, hovered): (&Response, Option<&ItemId>),
    brush: &Brush<'_>,
    out: &mut Vec<Command>,
) {
    if response.drag_started() {
        begin(ui, cx, state, task, response, out);
    }
    if std::mem::take(&mut state.kept.cancelled) {
        state.gesture = Gesture::Idle;
    }
    let gesture = std::mem::take(&mut state.gesture);
    if let Gesture::Idle = gesture {
        idle(ui, cx, state, task, response, brush);
        return;
    }
    let released = ui.input(|i| i.pointer.primary_released());
    if let Gesture::Panning = gesture {
        state.camera.pan(response.drag_delta());
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        if !response.drag_stopped() && ui.input(|i| i.pointer.any_down()) {
            state.gesture = Gesture::Panning;
        }
        return;
    }
    let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) else { return };
    auto_pan(ui, state, brush.view, pointer);
    let at = state.camera.canvas_from_screen(brush.view, pointer);
    // A click on a step is one on its node: what counts is the button over the canvas.
    let clicked = response.contains_pointer() && ui.input(|i| i.pointer.primary_clicked());
    let lets_go = if gesture.ends_by_click() { clicked } else { released };
    let inside = brush.view.contains(pointer);
    let hand = Hand {
        cx,
        task,
        brush,
        at,
        pointer,
        modifiers: ui.input(|i| i.modifiers),
        hovered: hovered.filter(|_| inside),
        lets_go,
    };
    let mut gesture = gesture;
    let doing = act(&hand, &mut gesture, state);
    settle(ui, &hand, state, gesture, doing, out);
}

/// What the gesture would do now, painted.
fn act(hand: &Hand<'_>, gesture: &mut Gesture, state: &mut CanvasState) -> Doing {
    match gesture {
        Gesture::Idle | Gesture::Panning => Doing::nothing(CursorIcon::Default),
        Gesture::Moving { from, items, grabbed } => moving::carry(hand, *from, items, grabbed),
        Gesture::Lasso { from, add } => moving::lasso(hand, *from, *add),
        Gesture::Connecting { from, aim, .. } => connecting::draw(hand, state, from, *aim),
        Gesture::Reconnecting { item, end } => connecting::lead(hand, item, *end),
        Gesture::Bending { item, line, bend } => lining::bend(hand, item, line, *bend),
        Gesture::Shifting { item, line, piece } => lining::shift(hand, item, line, *piece),
        Gesture::Sizing { item, grip, old } => sizing::size(hand, item, *grip, *old),
        Gesture::Labeling { item, old, from, edge } => {
            sizing::label(hand, item, *old, *from, *edge)
        }
        Gesture::Spacing { from, branch, only_branch, axis } => {
            spacing::space(hand, *from, (branch.as_ref(), *only_branch), axis)
        }
        Gesture::Placing { thing, from } => placing::place(hand, thing, from.as_ref()),
        Gesture::Reordering { lane, from } => spacing::reorder(hand, lane, *from),
    }
}

/// Says what the gesture does, and when the hand lets go has it done.
fn settle(
    ui: &Ui,
    hand: &Hand<'_>,
    state: &mut CanvasState,
    gesture: Gesture,
    doing: Doing,
    out: &mut Vec<Command>,
) {
    let refused = matches!(doing.plan, Some(Err(_)));
    let cursor = if refused { CursorIcon::NotAllowed } else { doing.cursor };
    ui.ctx().set_cursor_icon(cursor);
    if !hand.lets_go {
        if let Some(Ok(plan)) = &doing.plan {
            preview::paint_plan(hand.brush, hand.task, plan);
        }
        let (text, role) = match &doing.plan {
            Some(Err(Refusal(finding))) => (Some(hand.cx.words.finding(finding)), Role::Error),
            _ => (doing.hint, Role::Text),
        };
        if let Some(text) = text {
            preview::hint(hand.brush, hand.pointer, &text, role);
        }
        state.gesture = gesture;
        return;
    }
    state.gesture = Gesture::Idle;
    let keeps_tool = matches!(gesture, Gesture::Moving { .. } | Gesture::Panning);
    if hand.cx.bench.tool != Tool::Select && !keeps_tool {
        out.push(Command::Take(Tool::Select));
    }
    match doing.plan {
        Some(Ok(plan)) if doing.names => out.push(Command::PlanAndName(Box::new(plan))),
        Some(Ok(plan)) => out.push(Command::Plan(Box::new(plan))),
        Some(Err(Refusal(finding))) => out.push(Command::Tell(Box::new(finding))),
        None => {}
    }
    out.extend(doing.command);
}

/// Between gestures: the armed tool's ghost, handles of the selection, the cursor.
fn idle(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    response: &Response,
    brush: &Brush<'_>,
) {
    let pointer = ui.input(|i| i.pointer.latest_pos()).filter(|p| brush.view.contains(*p));
    let over = response.contains_pointer();
    let at = pointer.filter(|_| over).map(|p| state.camera.canvas_from_screen(brush.view, p));
    let zoom = f64::from(state.camera.zoom);
    let selecting = cx.bench.tool == Tool::Select && task.editable;
    state.kept.near = at
        .filter(|_| selecting && state.label.is_none() && state.camera.zoom >= 0.4)
        .and_then(|at| hold::near_step(task, at, zoom, state.kept.near.as_ref()));
    if task.editable {
        lining::handles(cx, task, brush, state.kept.near.as_ref());
    }
    let (Some(at), Some(pointer)) = (at, pointer) else { return };
    let hold = if selecting {
        hold::at(task, at, zoom, lone(cx).as_ref(), state.kept.near.as_ref())
    } else {
        Hold::Nothing
    };
    let hovered = task.scene.hit(at, 6.0 / zoom, zoom).map(|i| &i.what);
    let hand = Hand {
        cx,
        task,
        brush,
        at,
        pointer,
        modifiers: ui.input(|i| i.modifiers),
        hovered,
        lets_go: false,
    };
    let space = ui.input(|i| i.key_down(Key::Space));
    let cursor = match &cx.bench.tool {
        _ if space => CursorIcon::Grab,
        Tool::Hand => CursorIcon::Grab,
        Tool::Lasso | Tool::Connect => CursorIcon::Crosshair,
        Tool::Space => {
            spacing::ready(&hand);
            CursorIcon::Crosshair
        }
        Tool::Place(thing) => {
            let doing = placing::place(&hand, thing, None);
            if let Some(Ok(plan)) = &doing.plan {
                preview::paint_plan(brush, task, plan);
            }
            let refused = match &doing.plan {
                Some(Err(Refusal(finding))) => Some(cx.words.finding(finding)),
                _ => None,
            };
            let role = if refused.is_some() { Role::Error } else { Role::Text };
            let text = refused.or(doing.hint).unwrap_or_else(|| cx.say("hint-place"));
            preview::hint(brush, pointer, &text, role);
            CursorIcon::Crosshair
        }
        Tool::Select if task.editable => hold.cursor(),
        Tool::Select if hovered.is_some() => CursorIcon::PointingHand,
        Tool::Select => CursorIcon::Default,
    };
    ui.ctx().set_cursor_icon(cursor);
}

/// The one thing that is selected.
pub(in crate::ui::canvas) fn lone(cx: &Cx<'_>) -> Option<ItemId> {
    let selection = &cx.bench.document()?.selection;
    selection.lead().filter(|_| selection.len() == 1).cloned()
}

fn begin(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    task: &Task<'_>,
    response: &Response,
    out: &mut Vec<Command>,
) {
    let Some(view) = state.view else { return };
    let (space, modifiers, origin) = ui.input(|i| {
        // The pointer has moved a little before a drag is known: what counts is where it went down.
        let origin = i.pointer.press_origin().or(i.pointer.latest_pos());
        (i.key_down(Key::Space), i.modifiers, origin)
    });
    let Some(origin) = origin else { return };
    let pan = space
        || response.drag_started_by(PointerButton::Middle)
        || response.drag_started_by(PointerButton::Secondary)
        || cx.bench.tool == Tool::Hand;
    let at = state.camera.canvas_from_screen(view, origin);
    let zoom = f64::from(state.camera.zoom);
    // A label that is being edited loses the focus, and is kept as it stands.
    response.request_focus();
    state.kept.may_pan = false;
    if pan {
        state.gesture = Gesture::Panning;
        return;
    }
    if !task.editable && cx.bench.tool != Tool::Lasso {
        state.gesture = if modifiers.shift {
            Gesture::Lasso { from: at, add: modifiers.command }
        } else {
            Gesture::Panning
        };
        return;
    }
    let hovered = task.scene.hit(at, 6.0 / zoom, zoom).map(|i| i.what.clone());
    state.gesture = match &cx.bench.tool {
        Tool::Hand => Gesture::Panning,
        Tool::Lasso => Gesture::Lasso { from: at, add: modifiers.command || modifiers.shift },
        Tool::Connect => match hovered.as_ref().and_then(anchor) {
            Some(from) => Gesture::Connecting { from, aim: Some(at), dragging: true },
            None => Gesture::Panning,
        },
        Tool::Space => spacing::begin(task, at, hovered.as_ref()),
        Tool::Place(thing) => Gesture::Placing { thing: thing.clone(), from: None },
        Tool::Select => {
            let hold = hold::at(task, at, zoom, lone(cx).as_ref(), state.kept.near.as_ref());
            select_begin(cx, task, (at, modifiers), hold, out)
        }
    };
}

/// What dragging what is held begins.
fn select_begin(
    cx: &Cx<'_>,
    task: &Task<'_>,
    (at, modifiers): (Point, Modifiers),
    hold: Hold,
    out: &mut Vec<Command>,
) -> Gesture {
    let line = |item: &ItemId| task.scene.item(item).map(|i| i.path.clone()).unwrap_or_default();
    match hold {
        Hold::Nothing | Hold::Ground(_) if modifiers.shift => {
            Gesture::Lasso { from: at, add: modifiers.command }
        }
        Hold::Nothing | Hold::Ground(_) => Gesture::Panning,
        Hold::Handle(item, grip) => {
            let old = task.scene.item(&item).map(|i| i.body).unwrap_or_default();
            Gesture::Sizing { item, grip, old }
        }
        Hold::LineEnd(item, end) => Gesture::Reconnecting { item, end },
        Hold::LineBend(item, bend) => Gesture::Bending { line: line(&item), item, bend },
        Hold::LinePiece(item, piece) => Gesture::Shifting { line: line(&item), item, piece },
        Hold::Label(item) => labeling(task, item, at, None),
        Hold::LabelEdge(item, right) => labeling(task, item, at, Some(right)),
        Hold::LaneHeader(lane) => Gesture::Reordering { lane, from: at },
        Hold::Connect(id) => {
            Gesture::Connecting { from: Anchor::Step(id), aim: None, dragging: true }
        }
        Hold::Body(item @ (ItemId::Flow(_) | ItemId::Link(_))) => {
            if !cx.is_selected(&item) {
                out.push(Command::Select(vec![item.clone()]));
            }
            lining::take_hold(item.clone(), line(&item), at)
        }
        Hold::Body(item) => {
            let chosen = cx.bench.document().is_some_and(|d| d.selection.contains(&item));
            let items = if chosen {
                let all = cx.bench.document().map(|d| d.selection.items().cloned().collect());
                all.unwrap_or_default()
            } else {
                out.push(Command::Select(vec![item.clone()]));
                vec![item.clone()]
            };
            Gesture::Moving { from: at, items, grabbed: item }
        }
    }
}

fn labeling(task: &Task<'_>, item: ItemId, from: Point, edge: Option<bool>) -> Gesture {
    let p = task.procedure;
    let given = match &item {
        ItemId::Step(id) => p.step(id).and_then(|s| s.label),
        ItemId::Flow(id) => p.flow(id).and_then(|f| f.label),
        ItemId::Link(id) => p.link(id).and_then(|l| l.label),
        ItemId::Artifact(id) => p.artifact(id).and_then(|a| a.label),
        ItemId::Pool(_) | ItemId::Lane(_) => None,
    };
    let drawn = task.scene.item(&item).and_then(|i| i.label);
    match given.or(drawn) {
        Some(old) => Gesture::Labeling { item, old, from, edge },
        None => Gesture::Idle,
    }
}

/// Moves the view while something is dragged to its edge.
fn auto_pan(ui: &Ui, state: &mut CanvasState, view: egui::Rect, pointer: Pos2) {
    let inner = view.shrink(EDGE);
    if inner.contains(pointer) {
        state.kept.may_pan = true;
        return;
    }
    if !state.kept.may_pan || !ui.input(|i| i.pointer.primary_down()) {
        return;
    }
    let past = |v: f32, lo: f32, hi: f32| if v < lo { lo - v } else { (hi - v).min(0.0) };
    let by =
        vec2(past(pointer.x, inner.min.x, inner.max.x), past(pointer.y, inner.min.y, inner.max.y));
    let share = (by / EDGE).clamp(vec2(-1.0, -1.0), vec2(1.0, 1.0));
    let dt = ui.input(|i| i.stable_dt).min(0.05);
    state.camera.pan(share * PAN_SPEED * dt);
    ui.ctx().request_repaint();
}

/// The router's view of the procedure, kept while the same one is looked at.
pub(super) fn terrain(state: &mut CanvasState, task: &Task<'_>, cx: &Cx<'_>) -> Arc<Terrain> {
    let key = cx.bench.document().map(|d| (d.number, d.revision(), d.variant().clone()));
    match &state.kept.terrain {
        Some((of, terrain)) if Some(of) == key.as_ref() => Arc::clone(terrain),
        _ => {
            let terrain = Arc::new(Terrain::of(task.procedure));
            state.kept.terrain = key.map(|key| (key, Arc::clone(&terrain)));
            terrain
        }
    }
}
