//! Annotations, data and groups.

use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::geometry::{Point, Rect};
use crate::model::id::ArtifactId;
use crate::model::item::ItemId;

use super::badge::{self, Block};
use super::icons::Icon;
use super::item::Item;
use super::metrics::{FOOT, LABEL, OUTSIDE_WIDTH, STEP_STROKE};
use super::outside;
use super::role::Role;
use super::scene::artifact_layer;
use super::shape::{Align, Shape, Stroke, arc};
use super::view::View;

/// Dash of group frames.
const DASH_GROUP: [f64; 2] = [9.0, 5.0];

/// Draws an artifact.
pub fn artifact(id: &ArtifactId, artifact: &Artifact, view: &View<'_>) -> Item {
    let what = ItemId::Artifact(id.clone());
    let at = artifact.at;
    let own = view.own_colors(&artifact.foreign);
    let (fill, mut stroke) = if let Some(mark) = view.mark_of(&what) {
        badge::change_look(mark.change)
    } else {
        let line = own.line.map_or(Role::StepLine, Role::OwnLine);
        (own.fill.map_or(Role::StepFill, Role::Own), Stroke::solid(line, STEP_STROKE))
    };
    let far = if artifact.kind == ArtifactKind::Group { Role::Paper } else { Role::Sunken };
    let mut item = Item::new(what, artifact_layer(artifact.kind), at, far);
    let text = artifact.text.get(view.language);
    match artifact.kind {
        ArtifactKind::Annotation => {
            let line = own.line.map_or(Role::FlowLine, Role::OwnLine);
            annotation(&mut item, text, view, line);
        }
        ArtifactKind::Group => {
            stroke.dash = Some(DASH_GROUP);
            item.shapes.push(Shape::Rect {
                rect: at,
                radius: 10.0,
                fill: None,
                stroke: Some(stroke),
            });
            let block = Block::new(LABEL, at.w.max(40.0), 2, view.language);
            let label = match artifact.label {
                Some(rect) => outside::given(block, text, rect, at),
                None => block.up_from(text, Point::new(at.center().x, at.y - 5.0)),
            };
            item.label = badge::bounds(&label);
            item.shapes.extend(label);
        }
        ArtifactKind::DataStore => {
            item.shapes.extend(cylinder(at, fill, stroke));
            below(&mut item, artifact, text, view);
        }
        ArtifactKind::DataObject { .. } | ArtifactKind::DataInput | ArtifactKind::DataOutput => {
            sheet(&mut item, artifact.kind, fill, stroke);
            below(&mut item, artifact, text, view);
        }
    }
    item
}

fn annotation(item: &mut Item, text: &str, view: &View<'_>, line: Role) {
    let at = item.body;
    let bracket = vec![
        Point::new(at.x + 10.0, at.y),
        Point::new(at.x, at.y),
        Point::new(at.x, at.bottom()),
        Point::new(at.x + 10.0, at.bottom()),
    ];
    item.shapes.push(Shape::line(bracket, Stroke::solid(line, STEP_STROKE)));
    let lines = ((at.h / (FOOT * 1.12)) as usize).clamp(2, 20);
    let mut block = Block::new(FOOT, (at.w - 8.0).max(40.0), lines, view.language);
    block.align = Align::Start;
    block.role = Role::TextSecondary;
    let label = block.around(text, Point::new(at.x + 6.0, at.center().y));
    item.shapes.extend(label);
}

fn below(item: &mut Item, artifact: &Artifact, text: &str, view: &View<'_>) {
    let at = item.body;
    let block = Block::new(LABEL, OUTSIDE_WIDTH, 3, view.language);
    let label = match artifact.label {
        Some(rect) => outside::given(block, text, rect, at),
        None => block.down_from(text, Point::new(at.center().x, at.bottom() + LABEL + 3.0)),
    };
    item.label = badge::bounds(&label);
    item.shapes.extend(label);
}

/// A sheet with a folded corner; an arrow for what comes in or goes out, bars for several.
fn sheet(item: &mut Item, kind: ArtifactKind, fill: Role, stroke: Stroke) {
    let at = item.body;
    let fold = (at.w / 3.0).min(12.0);
    let inner = Point::new(at.right() - fold, at.y + fold);
    item.shapes.push(Shape::Polygon {
        points: vec![
            Point::new(at.x, at.y),
            Point::new(at.right() - fold, at.y),
            Point::new(at.right(), at.y + fold),
            Point::new(at.right(), at.bottom()),
            Point::new(at.x, at.bottom()),
        ],
        fill: Some(fill),
        stroke: Some(stroke),
    });
    item.shapes.push(Shape::line(
        vec![Point::new(inner.x, at.y), inner, Point::new(at.right(), inner.y)],
        stroke,
    ));
    let icon = |icon: Icon, rect: Rect, filled: Option<Role>| Shape::Icon {
        icon,
        rect,
        role: if let Role::Own(color) = fill { Role::OnOwn(color) } else { stroke.role },
        width: STEP_STROKE,
        filled,
    };
    let corner = Rect::new(at.x + 4.0, at.y + 4.0, 12.0, 12.0);
    match kind {
        ArtifactKind::DataInput => item.shapes.push(icon(Icon::Link, corner, None)),
        ArtifactKind::DataOutput => item.shapes.push(icon(Icon::Link, corner, Some(fill))),
        ArtifactKind::DataObject { collection: true } => {
            let foot = Rect::around(Point::new(at.center().x, at.bottom() - 8.0), 11.0, 11.0);
            item.shapes.push(icon(Icon::ThreeUpright, foot, None));
        }
        _ => {}
    }
}

/// A cylinder with two rims.
fn cylinder(at: Rect, fill: Role, stroke: Stroke) -> Vec<Shape> {
    let high = (at.h / 8.0).min(at.w / 4.0);
    let rim = |y: f64, from: f64, sweep: f64| -> Vec<Point> {
        let flat = |p: Point| Point::new(p.x, y + (p.y - y) * high / (at.w / 2.0).max(1.0));
        arc(Point::new(at.center().x, y), at.w / 2.0, from, sweep).into_iter().map(flat).collect()
    };
    let pi = std::f64::consts::PI;
    let (top, low) = (at.y + high, at.bottom() - high);
    let mut outline = rim(top, pi, pi);
    outline.extend(rim(low, 0.0, pi));
    vec![
        Shape::Polygon { points: outline, fill: Some(fill), stroke: Some(stroke) },
        Shape::line(rim(top, pi, -pi), stroke),
        Shape::line(rim(top + high, pi, -pi), stroke),
    ]
}
