//! Tasks, calls and sub-procedures.

use crate::layout::route::Routes;
use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Repeat, Step, StepKind, SubKind, TaskKind};

use super::badge::{self, Block};
use super::icons::Icon;
use super::item::{Item, Layer};
use super::measure;
use super::metrics::{
    CHANGED_STROKE, DASH_HIDDEN, DASH_STALE, FOOT, FOOT_HEIGHT, HAIRLINE, HEAT_BAND, LABEL, PILL,
    SELECTED_STROKE, SELECTION_OFFSET, STEP_RADIUS, STEP_STROKE,
};
use super::role::Role;
use super::shape::{Align, Label, Shape, Stroke};
use super::view::{Caption, Change, Foot, Heat, Lesson, View};

/// Stroke of a call's outline.
const CALL_STROKE: f64 = 3.0;
/// Size of icons in steps.
const ICON: f64 = 14.0;
/// Lowest box that has room for a foot.
const FOOT_FROM: f64 = 56.0;

/// How a box looks under a view.
struct Look {
    fill: Role,
    stroke: Stroke,
    text: Role,
    /// Color of the icon, and of the feet where they cannot have their own.
    sign: Role,
    struck: bool,
    bold: bool,
    icon: bool,
}

impl Look {
    fn of(view: &View<'_>, (id, step): (&StepId, &Step), is_frame: bool) -> Self {
        let what = ItemId::Step(id.clone());
        let own = view.own_colors(&step.foreign);
        // On the inside of a frame other things stand.
        let on = own.fill.filter(|_| !is_frame).map(Role::OnOwn);
        let fill = own.fill.map(if is_frame { Role::OwnGround } else { Role::Own });
        let line = own.line.map_or(Role::StepLine, Role::OwnLine);
        let plain = Self {
            fill: fill.unwrap_or(Role::StepFill),
            stroke: Stroke::solid(line, STEP_STROKE),
            text: on.unwrap_or(Role::StepText),
            sign: on.unwrap_or(Role::TextSecondary),
            struck: false,
            bold: false,
            icon: view.heat.is_none(),
        };
        if let Some(mark) = view.mark_of(&what) {
            let (fill, stroke) = badge::change_look(mark.change);
            let struck = mark.change == Change::Removed;
            return Self { fill, stroke, struck, text: Role::Text, ..plain };
        }
        if let Some(Lesson::Active(_)) = view.lesson_of(&what) {
            return Self { stroke: Stroke::solid(Role::Accent, STEP_STROKE), bold: true, ..plain };
        }
        if view.errors.contains(&what) {
            return Self { stroke: Stroke::solid(Role::Error, CHANGED_STROKE), ..plain };
        }
        match view.heat_of(id) {
            Some(Heat { class: Some(class), is_stale: false, .. }) => {
                Self { fill: Role::heat(*class), text: Role::heat_text(*class), ..plain }
            }
            _ => plain,
        }
    }
}

/// Draws a task, call or sub-procedure.
pub fn step(
    procedure: &Procedure,
    routes: &Routes,
    view: &View<'_>,
    (id, step): (&StepId, &Step),
    layer: Layer,
) -> Item {
    let what = ItemId::Step(id.clone());
    if let Some(Lesson::Hidden(caption)) = view.lesson_of(&what) {
        return hidden(what, layer, step.at, caption, view);
    }
    let is_frame = matches!(layer, Layer::Frame(_));
    let look = Look::of(view, (id, step), is_frame);
    let mut item = Item::new(what, layer, step.at, look.fill);
    if let Some(Lesson::Active(_)) = view.lesson_of(&item.what) {
        item.shapes.extend(halo(step.at));
    }
    item.shapes.extend(outline(step, &look));
    heat_band(&mut item, view.heat_of(id), &look);
    icon(&mut item, step, &look);
    let foot = if view.has_feet() && !is_frame {
        view.captions.foot(procedure, id, step)
    } else {
        Foot::default()
    };
    if is_frame {
        let block = Block { align: Align::Start, ..name_block(view, &look, step.at.w - 24.0, 1) };
        let indent = if icon_of(step).is_some() { 26.0 } else { 10.0 };
        item.shapes.extend(block.down_from(
            step.name.get(view.language),
            Point::new(step.at.x + indent, step.at.y + 18.0),
        ));
    } else {
        name(&mut item, step, &look, view, has_foot(&foot, step.at));
    }
    markers(&mut item, step, &look, is_frame);
    draw_foot(&mut item, &foot, &look);
    badges(&mut item, step, view, id);
    if let Some(mark) = view.mark_of(&item.what) {
        item.above = callout(step.at, &mark.callout, routes, view);
    }
    item
}

fn name_block(view: &View<'_>, look: &Look, width: f64, lines: usize) -> Block {
    let mut block = Block::new(LABEL, width, lines, view.language);
    block.role = look.text;
    block.struck = look.struck;
    block.wrap.bold = look.bold;
    block
}

fn name(item: &mut Item, step: &Step, look: &Look, view: &View<'_>, has_foot: bool) {
    let at = step.at;
    let low = has_foot || has_markers(step);
    let room = at.h - if low { FOOT_HEIGHT } else { 0.0 };
    let lines = (((room - 18.0) / 14.0) as usize).clamp(1, 8);
    let block = name_block(view, look, (at.w - 8.0).max(12.0), lines.max(3));
    let has_icon = look.icon && icon_of(step).is_some();
    let text = step.name.get(view.language);
    let mut middle = at.y + room / 2.0 + if has_icon { 4.0 } else { 0.0 };
    if has_icon {
        // Three lines begin below the icon.
        let count = measure::wrap(text, block.wrap).len() as f64;
        middle = middle.max(at.y + 6.0 + ICON + block.line_height() * count / 2.0 - 1.5);
        middle = middle.min(at.y + room - block.line_height() * count / 2.0).max(at.y + room / 2.0);
    }
    item.shapes.extend(block.around(text, Point::new(at.center().x, middle)));
}

fn outline(step: &Step, look: &Look) -> Vec<Shape> {
    let mut stroke = look.stroke;
    let mut inner = None;
    match &step.kind {
        StepKind::Call { .. } => stroke.width = CALL_STROKE,
        StepKind::SubProcedure { kind: SubKind::Transaction, .. } => inner = Some(stroke),
        StepKind::SubProcedure { kind: SubKind::Event, .. } if stroke.dash.is_none() => {
            stroke.dash = Some([2.0, 3.0]);
        }
        _ => {}
    }
    let frame = |rect: Rect, radius: f64, fill: Option<Role>, stroke: Stroke| Shape::Rect {
        rect,
        radius,
        fill,
        stroke: Some(stroke),
    };
    let mut out = vec![frame(step.at, STEP_RADIUS, Some(look.fill), stroke)];
    out.extend(inner.map(|s| frame(step.at.grown(-3.5), STEP_RADIUS - 3.0, None, s)));
    out
}

/// The halo and frame of the step a lesson's case is in.
fn halo(at: Rect) -> Vec<Shape> {
    let frame = |by: f64, stroke: Stroke| Shape::Rect {
        rect: at.grown(by),
        radius: STEP_RADIUS + by,
        fill: None,
        stroke: Some(stroke),
    };
    vec![
        frame(SELECTION_OFFSET + 2.0, Stroke::solid(Role::AccentSoft, 8.0)),
        frame(SELECTION_OFFSET, Stroke::solid(Role::Accent, SELECTED_STROKE)),
    ]
}

fn hidden(what: ItemId, layer: Layer, at: Rect, caption: &str, view: &View<'_>) -> Item {
    let mut item = Item::new(what, layer, at, Role::Sunken);
    item.shapes.push(Shape::Rect {
        rect: at,
        radius: STEP_RADIUS,
        fill: Some(Role::Sunken),
        stroke: Some(Stroke::dashed(Role::TextSecondary, STEP_STROKE, DASH_HIDDEN)),
    });
    let size = 26.0;
    let lift = if caption.is_empty() { 0.0 } else { 8.0 };
    let at_sign = at.center().moved(0.0, measure::CAP * size / 2.0 - lift);
    let sign = Label::new(at_sign, Align::Middle, size, Role::TextDisabled, "?").bold();
    item.shapes.push(Shape::Text(sign));
    let mut block = Block::new(FOOT, at.w - 8.0, 1, view.language);
    block.role = Role::TextSecondary;
    item.shapes.extend(block.down_from(caption, Point::new(at.center().x, at.bottom() - 12.0)));
    item
}

/// The icon of a kind of task; `true` when it is drawn filled.
fn icon_of(step: &Step) -> Option<(Icon, bool)> {
    match &step.kind {
        StepKind::Task(kind) => match kind {
            TaskKind::Plain => None,
            TaskKind::Person => Some((Icon::Person, false)),
            TaskKind::Manual => Some((Icon::Hand, false)),
            TaskKind::Automatic => Some((Icon::Gear, false)),
            TaskKind::Send => Some((Icon::Mail, true)),
            TaskKind::Receive => Some((Icon::Mail, false)),
            TaskKind::Script => Some((Icon::Script, false)),
            TaskKind::Rule => Some((Icon::Table, false)),
        },
        _ => None,
    }
}

fn icon(item: &mut Item, step: &Step, look: &Look) {
    let Some((icon, filled)) = icon_of(step).filter(|_| look.icon) else { return };
    item.shapes.push(Shape::Icon {
        icon,
        rect: Rect::new(step.at.x + 6.0, step.at.y + 6.0, ICON, ICON),
        role: look.sign,
        width: 1.2,
        filled: filled.then_some(look.fill),
    });
}

fn has_markers(step: &Step) -> bool {
    step.repeat.is_some()
        || (matches!(step.kind, StepKind::Call { .. }) && !step.calls_task())
        || matches!(
            step.kind,
            StepKind::SubProcedure { expanded: false, .. }
                | StepKind::SubProcedure { kind: SubKind::AdHoc, .. }
        )
}

/// The signs at the lower middle: repetition, collapsed inside, any order.
fn markers(item: &mut Item, step: &Step, look: &Look, is_frame: bool) {
    let mut signs: Vec<Icon> = Vec::new();
    signs.extend(step.repeat.as_ref().map(|r| match r {
        Repeat::Loop => Icon::Loop,
        Repeat::EachInTurn(_) => Icon::ThreeLevel,
        Repeat::EachAtOnce(_) => Icon::ThreeUpright,
    }));
    match &step.kind {
        StepKind::SubProcedure { kind, expanded } => {
            signs.extend((!expanded).then_some(Icon::Plus));
            signs.extend((*kind == SubKind::AdHoc).then_some(Icon::Tilde));
        }
        // What is called has an inside, too, which is not shown here; but for a single task.
        StepKind::Call { .. } if !is_frame && !step.calls_task() => signs.push(Icon::Plus),
        _ => {}
    }
    let double = matches!(step.kind, StepKind::SubProcedure { kind: SubKind::Transaction, .. });
    let lift = if double { 13.0 } else { 9.0 };
    let left = step.at.center().x - 8.0 * signs.len().saturating_sub(1) as f64;
    for (i, icon) in signs.into_iter().enumerate() {
        let center = Point::new(left + 16.0 * i as f64, step.at.bottom() - lift);
        let boxed = icon == Icon::Plus;
        if boxed {
            item.shapes.push(Shape::Rect {
                rect: Rect::around(center, 13.0, 13.0),
                radius: 0.0,
                fill: None,
                stroke: Some(Stroke::solid(look.text, HAIRLINE)),
            });
        }
        let size = if boxed { 9.0 } else { 12.0 };
        item.shapes.push(Shape::Icon {
            icon,
            rect: Rect::around(center, size, size),
            role: look.text,
            width: 1.2,
            filled: None,
        });
    }
}

/// Whether a foot is drawn in a box.
fn has_foot(foot: &Foot, at: Rect) -> bool {
    at.h >= FOOT_FROM && (foot.work.is_some() || foot.wait.is_some())
}

fn draw_foot(item: &mut Item, foot: &Foot, look: &Look) {
    let at = item.body;
    if !has_foot(foot, at) {
        return;
    }
    let line = at.bottom() - FOOT_HEIGHT;
    item.detail.push(Shape::line(
        vec![Point::new(at.x + 8.0, line), Point::new(at.right() - 8.0, line)],
        Stroke::solid(Role::LineSubtle, HAIRLINE),
    ));
    let base = at.bottom() - FOOT_HEIGHT / 2.0 + measure::CAP * FOOT / 2.0;
    let side = |caption: &Caption, x: f64, align: Align, room: f64| {
        let text = measure::cut(&caption.text, FOOT, caption.bold, room);
        let role = if matches!(look.sign, Role::OnOwn(_)) { look.sign } else { caption.role };
        let mut label = Label::new(Point::new(x, base), align, FOOT, role, text);
        label.bold = caption.bold;
        Shape::Text(label)
    };
    let inside = at.w - 14.0;
    let work = foot.work.as_ref().map_or(0.0, |c| measure::width(&c.text, FOOT, c.bold));
    let wait = foot.wait.as_ref().map_or(0.0, |c| measure::width(&c.text, FOOT, c.bold));
    let wait_room = wait.min((inside - work - 6.0).max(inside / 2.0 - 3.0));
    if let Some(caption) = &foot.work {
        let room = if wait > 0.0 { inside - wait_room - 6.0 } else { inside };
        item.detail.push(side(caption, at.x + 7.0, Align::Start, room));
    }
    if let Some(caption) = &foot.wait {
        item.detail.push(side(caption, at.right() - 7.0, Align::End, wait_room + 0.01));
    }
}

/// The pattern at the foot and the pill on the upper edge.
fn heat_band(item: &mut Item, heat: Option<&Heat>, look: &Look) {
    let Some(heat) = heat else { return };
    let at = item.body;
    if let (Some(class), false) = (heat.class, heat.is_stale) {
        let rect = Rect::new(at.x + 1.0, at.bottom() - HEAT_BAND - 1.0, at.w - 2.0, HEAT_BAND);
        // Clipped short of the round corners.
        let rect = Rect::new(rect.x + 2.0, rect.y, rect.w - 4.0, rect.h);
        item.shapes.push(Shape::Hatch { rect, class, role: look.text });
    }
    if heat.pill.is_empty() {
        return;
    }
    let width = measure::width(&heat.pill, PILL, !heat.is_stale) + 16.0;
    let pill = Rect::new(at.right() + 6.0 - width, at.y - 12.0, width, 20.0);
    let (stroke, role) = if heat.is_stale {
        (Stroke::dashed(Role::LineControl, HAIRLINE, DASH_STALE), Role::TextDisabled)
    } else {
        (Stroke::solid(Role::StepLine, HAIRLINE), Role::Text)
    };
    item.detail.push(Shape::Rect {
        rect: pill,
        radius: 10.0,
        fill: Some(Role::Paper),
        stroke: Some(stroke),
    });
    let base = pill.center().moved(0.0, measure::CAP * PILL / 2.0);
    let mut label = Label::new(base, Align::Middle, PILL, role, heat.pill.clone());
    label.bold = !heat.is_stale;
    item.detail.push(Shape::Text(label));
}

fn badges(item: &mut Item, step: &Step, view: &View<'_>, id: &StepId) {
    let at = item.body;
    let corner = Point::new(at.right(), at.y);
    let mut busy = 0.0;
    if let Some(mark) = view.mark_of(&item.what) {
        item.detail.extend(badge::change(corner, mark.change));
        busy = 14.0;
    } else if view.errors.contains(&item.what) {
        item.detail.extend(badge::round(corner, Role::Error, Icon::Bang));
        busy = 14.0;
    }
    if let Some(Lesson::Done(caption) | Lesson::Active(caption)) = view.lesson_of(&item.what) {
        if matches!(view.lesson_of(&item.what), Some(Lesson::Done(_))) {
            item.detail.extend(badge::round(corner, Role::Accent, Icon::Check));
            busy = 14.0;
        }
        let mut block = Block::new(LABEL, at.w + 40.0, 1, view.language);
        block.role = Role::Accent;
        block.wrap.bold = true;
        let below = Point::new(at.center().x, at.bottom() + 19.0);
        item.detail.extend(block.down_from(caption.as_deref().unwrap_or_default(), below));
    }
    let pill = view.heat_of(id).is_some_and(|h| !h.pill.is_empty());
    let clock = if pill {
        Point::new(at.x + 22.0, at.y)
    } else {
        Point::new(at.right() + 4.0 - busy, at.y)
    };
    item.detail.extend(badge::clock(clock, &step.marks));
}

/// Most fields of a callout; the list of changes has them all.
const CALLED_OUT: usize = 2;

/// The boxes beside a changed step that say what changed: below it, else where they cover nothing.
fn callout(at: Rect, lines: &[(String, String)], routes: &Routes, view: &View<'_>) -> Vec<Shape> {
    const GAP: f64 = 8.0;
    let shown = &lines[..lines.len().min(CALLED_OUT)];
    if shown.is_empty() {
        return Vec::new();
    }
    let (width, height) = (at.w.max(110.0), shown.len() as f64 * 40.0 - 4.0);
    let c = at.center();
    let corners = [
        Point::new(c.x - width / 2.0, at.bottom() + GAP),
        // The badges stand on the upper border.
        Point::new(c.x - width / 2.0, at.y - 2.0 * GAP - height),
        Point::new(at.x - GAP - width, c.y - height / 2.0),
        Point::new(at.right() + GAP, c.y - height / 2.0),
        Point::new(at.x - GAP - width, at.bottom() + GAP),
        Point::new(at.right() + GAP, at.bottom() + GAP),
    ];
    // A line may run behind it, nothing else may.
    let is_free = |corner: &&Point| {
        let mut free = true;
        routes.ink.visit(Rect::new(corner.x, corner.y, width, height), |_, other| {
            free &= other.w <= 0.0 || other.h <= 0.0;
        });
        free
    };
    let corner = corners.iter().find(is_free).unwrap_or(&corners[0]);
    boxes(*corner, width, shown, view)
}

/// The boxes of a callout, one under the other from this corner on.
fn boxes(corner: Point, width: f64, lines: &[(String, String)], view: &View<'_>) -> Vec<Shape> {
    let mut out = Vec::new();
    let mut y = corner.y;
    for (field, change) in lines {
        let rect = Rect::new(corner.x, y, width, 36.0);
        out.push(Shape::Rect {
            rect,
            radius: 5.0,
            fill: Some(Role::Paper),
            stroke: Some(Stroke::solid(Role::Changed, HAIRLINE)),
        });
        let mut block = Block::new(FOOT, width - 14.0, 1, view.language);
        block.align = Align::Start;
        block.role = Role::TextSecondary;
        out.extend(block.down_from(field, Point::new(rect.x + 7.0, rect.y + 14.0)));
        block.role = Role::Changed;
        block.wrap.bold = true;
        out.extend(block.down_from(change, Point::new(rect.x + 7.0, rect.y + 29.0)));
        y += 40.0;
    }
    out
}
