//! Events: a ring by their place in the flow, an icon by what they react to; plum when the law
//! speaks.

use crate::layout::dock::attached_side;
use crate::layout::route::Routes;
use crate::model::geometry::{Point, Rect};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Outcome, Step, StepKind, Timer, Trigger};

use super::badge::{self, Block};
use super::icons::Icon;
use super::item::{Item, Layer};
use super::metrics::{END_STROKE, LABEL, OUTSIDE_WIDTH, STEP_STROKE};
use super::outside;
use super::role::Role;
use super::shape::{Shape, Stroke};
use super::view::{Lesson, View};

/// Dash of the rings of events that do not interrupt.
const DASH: [f64; 2] = [4.0, 3.0];

/// Whether an event speaks for the law: the end of a term, or an outcome by silence.
pub fn is_legal(kind: &StepKind) -> bool {
    matches!(
        kind,
        StepKind::End { outcome: Some(Outcome::Silence(_)), .. }
            | StepKind::Boundary { trigger: Trigger::Timer(Some(Timer::TermExpires(_))), .. }
            | StepKind::Catch(Trigger::Timer(Some(Timer::TermExpires(_))))
            | StepKind::Start { trigger: Trigger::Timer(Some(Timer::TermExpires(_))), .. }
    )
}

/// Draws an event.
pub fn event(
    procedure: &Procedure,
    routes: &Routes,
    view: &View<'_>,
    (id, step): (&StepId, &Step),
    layer: Layer,
) -> Item {
    let what = ItemId::Step(id.clone());
    let (fill, line, ring) = look(view, &what, step);
    let sign = if let Role::Own(color) = fill { Role::OnOwn(color) } else { line };
    let mut item = Item::new(what, layer, step.at, fill);
    let (center, radius) = (step.at.center(), step.at.w.min(step.at.h) / 2.0);
    item.shapes.extend(rings(step, fill, line, ring));
    let is_hidden = view.veils(&item.what);
    if let Some((icon, filled)) = icon_of(&step.kind).filter(|_| !is_hidden) {
        let share = match icon {
            Icon::Clock => 1.1,
            Icon::Scales | Icon::Disc => 1.0,
            _ => 0.9,
        };
        let size = radius * share;
        item.shapes.push(Shape::Icon {
            icon,
            rect: Rect::around(center, size, size),
            role: sign,
            width: STEP_STROKE,
            filled: filled.then_some(fill),
        });
    }
    label(&mut item, procedure, routes, view, (id, step));
    let corner = center.moved(radius * 0.75, -radius * 0.75);
    if let Some(mark) = view.mark_of(&item.what) {
        item.detail.extend(badge::change(corner, mark.change));
    } else if view.errors.contains(&item.what) {
        item.detail.extend(badge::round(corner, Role::Error, Icon::Bang));
    } else if matches!(view.lesson_of(&item.what), Some(Lesson::Done(_))) {
        item.detail.extend(badge::round(corner, Role::Accent, Icon::Check));
    }
    let pill = Point::new(center.x + 10.0, step.at.bottom());
    item.detail.extend(badge::clock(pill, &step.marks));
    item
}

/// Ground, line color, and ring stroke when the view sets one.
fn look(view: &View<'_>, what: &ItemId, step: &Step) -> (Role, Role, Option<Stroke>) {
    if let Some(mark) = view.mark_of(what) {
        let (fill, stroke) = badge::change_look(mark.change);
        return (fill, stroke.role, Some(stroke));
    }
    match view.lesson_of(what) {
        Some(Lesson::Active(_)) => return (Role::AccentSoft, Role::Accent, None),
        Some(Lesson::Hidden(_)) => return (Role::Sunken, Role::TextDisabled, None),
        _ => {}
    }
    let own = view.own_colors(&step.foreign);
    let fill = own.fill.map_or(Role::StepFill, Role::Own);
    if view.errors.contains(what) {
        return (fill, Role::Error, None);
    }
    let is_end = matches!(step.kind, StepKind::End { .. });
    // That the law speaks is said in its color, whatever the file has.
    match (is_legal(&step.kind), is_end) {
        (true, true) => (Role::TermSoft, Role::Term, None),
        (true, false) => (Role::StepFill, Role::Term, None),
        (false, true) => (fill, own.line.map_or(Role::EventEnd, Role::OwnLine), None),
        (false, false) => (fill, own.line.map_or(Role::StepLine, Role::OwnLine), None),
    }
}

fn rings(step: &Step, fill: Role, line: Role, given: Option<Stroke>) -> Vec<Shape> {
    let (center, radius) = (step.at.center(), step.at.w.min(step.at.h) / 2.0);
    let is_end = matches!(step.kind, StepKind::End { .. });
    let width = if is_end { END_STROKE } else { given.map_or(STEP_STROKE, |s| s.width) };
    let interrupting = match &step.kind {
        StepKind::Start { interrupting, .. } | StepKind::Boundary { interrupting, .. } => {
            *interrupting
        }
        _ => true,
    };
    let dash = given.and_then(|s| s.dash).or((!interrupting).then_some(DASH));
    let stroke = Stroke { role: line, width, dash };
    // A thick ring stands inside the outline, so that arrows end at its edge.
    let outer = if is_end { radius - END_STROKE / 2.0 } else { radius };
    let ring = |radius: f64, fill: Option<Role>, stroke: Stroke| Shape::Circle {
        center,
        radius,
        fill,
        stroke: Some(stroke),
    };
    let mut out = vec![ring(outer, Some(fill), stroke)];
    if matches!(step.kind, StepKind::Catch(_) | StepKind::Throw(_) | StepKind::Boundary { .. }) {
        out.push(ring(radius - 3.2, None, Stroke { width: STEP_STROKE, ..stroke }));
    }
    out
}

/// The icon of an event; `true` when it is drawn filled because the event emits.
fn icon_of(kind: &StepKind) -> Option<(Icon, bool)> {
    if matches!(kind, StepKind::End { outcome: Some(Outcome::Silence(_)), .. }) {
        return Some((Icon::Scales, false));
    }
    let emits = matches!(kind, StepKind::Throw(_) | StepKind::End { .. });
    let icon = match kind.trigger()? {
        Trigger::None => return None,
        Trigger::Message => Icon::Mail,
        Trigger::Timer(_) => Icon::Clock,
        Trigger::Signal => Icon::Signal,
        Trigger::Conditional => Icon::Condition,
        Trigger::Link => Icon::Link,
        Trigger::Error => Icon::Bolt,
        Trigger::Escalation => Icon::Escalation,
        Trigger::Terminate => Icon::Disc,
        Trigger::Compensation => Icon::Compensation,
        Trigger::Cancel => Icon::Cross,
        Trigger::Multiple => Icon::Pentagon,
        Trigger::ParallelMultiple => Icon::CrossPlus,
    };
    let solid = !matches!(icon, Icon::Clock | Icon::Condition);
    Some((icon, emits && solid))
}

fn label(
    item: &mut Item,
    procedure: &Procedure,
    routes: &Routes,
    view: &View<'_>,
    (id, step): (&StepId, &Step),
) {
    let hidden = view.veils(&item.what);
    let label = if hidden { Vec::new() } else { outside_label(procedure, routes, view, id, step) };
    item.label = badge::bounds(&label);
    item.shapes.extend(label);
}

/// The label of an event outside its ring; empty where it has none.
pub(super) fn outside_label(
    procedure: &Procedure,
    routes: &Routes,
    view: &View<'_>,
    id: &StepId,
    step: &Step,
) -> Vec<Shape> {
    let name = step.name.get(view.language);
    let deadline = view.captions.deadline(procedure, id, step);
    let text = match &deadline {
        Some(deadline) if name.is_empty() => deadline.clone(),
        Some(deadline) => format!("{name}\n{deadline}"),
        None => name.to_owned(),
    };
    if text.is_empty() {
        return Vec::new();
    }
    let mut block = Block::new(LABEL, OUTSIDE_WIDTH, 4, view.language);
    block.wrap.bold = deadline.is_some() && name.is_empty();
    if is_legal(&step.kind) {
        block.role = Role::Term;
    }
    match (&step.kind, step.label) {
        (_, Some(rect)) => outside::given(block, &text, rect, step.at),
        (StepKind::Boundary { host, .. }, None) => {
            let host = procedure.step(host).map_or(step.at, |h| h.at);
            let side = attached_side(host, step.at);
            outside::of_boundary(block, &text, step.at, side, &routes.ink)
        }
        _ => outside::of_event(block, &text, step.at, &routes.ink),
    }
}
