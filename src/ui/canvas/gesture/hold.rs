//! What the pointer would take hold of: a handle, an end or bend of a line, a label, the header or
//! border of a band, or a thing itself. The cursor says it before the hand presses.

use egui::CursorIcon;

use crate::drawing::item::{Item, Layer, distance};
use crate::edit::connect::End;
use crate::edit::lines::Bend;
use crate::edit::resize::least_size;
use crate::layout::route::header;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{LaneId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

use crate::ui::canvas::Task;

/// How near a handle must be, in screen points: 8 drawn, 16 hit.
const HANDLE: f64 = 8.0;

/// How near the border of a band must be, in screen points.
const BORDER: f64 = 4.0;

/// Distance of the handle that connects from the step under the pointer, in screen points.
pub const CONNECT_OFF: f64 = 14.0;

/// Shortest piece that shows a handle in its middle, in screen points.
const LEAST_PIECE: f64 = 26.0;

/// Which sides of a box the hand moves: -1 the near one, 1 the far one, 0 neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grip {
    /// Left or right.
    pub x: i8,
    /// Upper or lower.
    pub y: i8,
}

impl Grip {
    /// All eight, clockwise from the upper left.
    pub const ALL: [Self; 8] = [
        Self { x: -1, y: -1 },
        Self { x: 0, y: -1 },
        Self { x: 1, y: -1 },
        Self { x: 1, y: 0 },
        Self { x: 1, y: 1 },
        Self { x: 0, y: 1 },
        Self { x: -1, y: 1 },
        Self { x: -1, y: 0 },
    ];

    /// Where it is on a box.
    pub fn place(self, r: Rect) -> Point {
        let c = r.center();
        Point::new(c.x + f64::from(self.x) * r.w / 2.0, c.y + f64::from(self.y) * r.h / 2.0)
    }

    /// The cursor that says how it resizes.
    pub fn cursor(self) -> CursorIcon {
        match (self.x, self.y) {
            (0, _) => CursorIcon::ResizeVertical,
            (_, 0) => CursorIcon::ResizeHorizontal,
            (a, b) if a == b => CursorIcon::ResizeNwSe,
            _ => CursorIcon::ResizeNeSw,
        }
    }
}

/// What the pointer would take hold of.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Hold {
    /// Nothing: the ground.
    #[default]
    Nothing,
    /// A handle of a box.
    Handle(ItemId, Grip),
    /// An end of a line.
    LineEnd(ItemId, End),
    /// A bend of a line: a point that is there, or one to be added.
    LineBend(ItemId, Bend),
    /// A piece of a line, to be shifted.
    LinePiece(ItemId, usize),
    /// A label beside its thing.
    Label(ItemId),
    /// The left (`false`) or right edge of a label.
    LabelEdge(ItemId, bool),
    /// The header of a lane.
    LaneHeader(LaneId),
    /// The handle beside a step from which a line is drawn.
    Connect(StepId),
    /// A thing.
    Body(ItemId),
    /// The inside of a lane or pool.
    Ground(ItemId),
}

impl Hold {
    /// The cursor that says what dragging will do.
    pub fn cursor(&self) -> CursorIcon {
        match self {
            Self::Nothing | Self::Ground(_) => CursorIcon::Default,
            Self::Handle(_, grip) => grip.cursor(),
            Self::LineEnd(..) | Self::Connect(_) => CursorIcon::Crosshair,
            Self::LabelEdge(..) => CursorIcon::ResizeHorizontal,
            Self::LaneHeader(_) => CursorIcon::Grab,
            Self::Body(ItemId::Flow(_) | ItemId::Link(_)) => CursorIcon::PointingHand,
            Self::LineBend(..) | Self::LinePiece(..) | Self::Label(_) | Self::Body(_) => {
                CursorIcon::Move
            }
        }
    }
}

/// What is under a canvas point. `chosen` is the one thing selected, `zoom` the screen points of a
/// canvas point, `near` the step whose connecting handle is shown.
pub fn at(
    task: &Task<'_>,
    at: Point,
    zoom: f64,
    chosen: Option<&ItemId>,
    near: Option<&StepId>,
) -> Hold {
    let reach = HANDLE / zoom;
    if let Some(hold) = chosen.and_then(|what| on_chosen(task, what, at, reach, zoom)) {
        return hold;
    }
    if let Some(id) = near
        && let Some(step) = task.procedure.step(id)
        && connect_place(step.at, zoom).distance(at) <= reach
    {
        return Hold::Connect(id.clone());
    }
    let hit = task.scene.hit(at, 6.0 / zoom, zoom);
    match hit {
        None => Hold::Nothing,
        Some(item) => on_item(task.procedure, item, at, zoom),
    }
}

fn on_item(p: &Procedure, item: &Item, at: Point, zoom: f64) -> Hold {
    match &item.what {
        ItemId::Lane(id) => {
            if let Some(grip) = border(item.body, at, BORDER / zoom) {
                return Hold::Handle(item.what.clone(), grip);
            }
            let head = p.lane(id).map(|l| header(l.at, l.vertical));
            if head.is_some_and(|r| r.contains(at)) {
                return Hold::LaneHeader(id.clone());
            }
            Hold::Ground(item.what.clone())
        }
        ItemId::Pool(id) => {
            if let Some(grip) = border(item.body, at, BORDER / zoom) {
                return Hold::Handle(item.what.clone(), grip);
            }
            let head = p.pool(id).map(|l| header(l.at, l.vertical));
            let whole = p.pool(id).is_some_and(|l| l.black_box);
            if whole || head.is_some_and(|r| r.contains(at)) {
                return Hold::Body(item.what.clone());
            }
            Hold::Ground(item.what.clone())
        }
        ItemId::Step(_) | ItemId::Artifact(_) => {
            let beside = item.label.is_some_and(|l| l.contains(at)) && !item.body.contains(at);
            if beside { Hold::Label(item.what.clone()) } else { Hold::Body(item.what.clone()) }
        }
        ItemId::Flow(_) | ItemId::Link(_) => {
            let on_line = item.path.windows(2).any(|w| distance(at, w[0], w[1]) <= 4.0 / zoom);
            if !on_line && item.label.is_some_and(|l| l.contains(at)) {
                Hold::Label(item.what.clone())
            } else {
                Hold::Body(item.what.clone())
            }
        }
    }
}

/// Handles of the one thing that is selected.
fn on_chosen(task: &Task<'_>, what: &ItemId, at: Point, reach: f64, zoom: f64) -> Option<Hold> {
    let item = task.scene.item(what)?;
    if !item.path.is_empty() {
        return on_line(item, at, reach, zoom);
    }
    let label = item.label.filter(|_| matches!(what, ItemId::Step(_) | ItemId::Artifact(_)));
    if let Some(label) = label.filter(|l| !item.body.encloses(*l)) {
        for right in [false, true] {
            let edge = Point::new(if right { label.right() } else { label.x }, label.center().y);
            let near = (at.x - edge.x).abs() <= reach / 2.0
                && (at.y - edge.y).abs() <= label.h.max(reach) / 2.0;
            if near {
                return Some(Hold::LabelEdge(what.clone(), right));
            }
        }
    }
    least_size(task.procedure, what)?;
    let grips = Grip::ALL.iter();
    let nearest = grips
        .map(|g| (g.place(grip_box(item)).distance(at), *g))
        .filter(|(d, _)| *d <= reach)
        .min_by(|a, b| a.0.total_cmp(&b.0));
    nearest.map(|(_, grip)| Hold::Handle(what.clone(), grip))
}

/// The box on whose border handles sit.
pub fn grip_box(item: &Item) -> Rect {
    match item.layer {
        Layer::Pool | Layer::Lane(_) => item.body,
        _ => item.body.grown(4.0),
    }
}

fn on_line(item: &Item, at: Point, reach: f64, zoom: f64) -> Option<Hold> {
    let path = &item.path;
    let what = || item.what.clone();
    let (first, last) = (path.first()?, path.last()?);
    if first.distance(at) <= reach {
        return Some(Hold::LineEnd(what(), End::From));
    }
    if last.distance(at) <= reach {
        return Some(Hold::LineEnd(what(), End::To));
    }
    for (i, corner) in path.iter().enumerate().take(path.len() - 1).skip(1) {
        if corner.distance(at) <= reach {
            return Some(Hold::LineBend(what(), Bend::Moved(i)));
        }
    }
    for (i, w) in path.windows(2).enumerate() {
        if distance(at, w[0], w[1]) > 6.0 / zoom {
            continue;
        }
        let middle = middle_of(w[0], w[1]);
        let long = w[0].distance(w[1]) * zoom >= LEAST_PIECE;
        if long && middle.distance(at) <= reach * 0.8 {
            return Some(Hold::LineBend(what(), Bend::Added(i)));
        }
        return Some(Hold::LinePiece(what(), i));
    }
    None
}

/// The middle of a piece of a line.
pub fn middle_of(a: Point, b: Point) -> Point {
    Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y))
}

/// Whether a piece is long enough for a handle in its middle.
pub fn has_middle(a: Point, b: Point, zoom: f64) -> bool {
    a.distance(b) * zoom >= LEAST_PIECE
}

/// Which border of a box is near a point.
fn border(r: Rect, at: Point, reach: f64) -> Option<Grip> {
    let x =
        if (at.x - r.x).abs() <= reach { -1 } else { i8::from((at.x - r.right()).abs() <= reach) };
    let y =
        if (at.y - r.y).abs() <= reach { -1 } else { i8::from((at.y - r.bottom()).abs() <= reach) };
    (x != 0 || y != 0).then_some(Grip { x, y })
}

/// Where the connecting handle of a step is.
pub fn connect_place(r: Rect, zoom: f64) -> Point {
    // Low at the right: the middle of that side is where flows leave.
    Point::new(r.right() + CONNECT_OFF / zoom, r.bottom() - 6.0 / zoom)
}

/// The step whose connecting handle is shown: the one under the pointer, or the one whose handle is
/// being reached for.
pub fn near_step(task: &Task<'_>, at: Point, zoom: f64, was: Option<&StepId>) -> Option<StepId> {
    let leads_on = |id: &StepId| {
        task.procedure.step(id).is_some_and(|s| {
            !matches!(s.kind, StepKind::End { .. } | StepKind::SubProcedure { expanded: true, .. })
        })
    };
    let under = task.scene.hit(at, 2.0 / zoom, zoom).and_then(|i| match &i.what {
        ItemId::Step(id) if i.body.grown(2.0).contains(at) => Some(id.clone()),
        _ => None,
    });
    let kept = || {
        let id = was?;
        let place = connect_place(task.procedure.step(id)?.at, zoom);
        let reach = 2.0 * CONNECT_OFF / zoom;
        let zone = Rect::around(place, reach, reach);
        zone.contains(at).then(|| id.clone())
    };
    under.or_else(kept).filter(leads_on)
}
