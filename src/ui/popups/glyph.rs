//! Small signs of the kinds, as they look on the drawing: ring, diamond, box.

use egui::{Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use crate::app::kinds::said;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::make::Make;
use crate::edit::morph::Marker;
use crate::model::artifact::ArtifactKind;
use crate::model::step::{StepKind, SubKind};
use crate::ui::theme::Skin;
use crate::ui::widgets::{dashed_frame, paint_icon};

/// Paints the sign of something that can be made into a box of about 22 by 20.
pub(in crate::ui) fn paint(painter: &Painter, skin: &Skin, make: &Make, rect: Rect) {
    let ink = skin.color(Role::StepLine);
    let fill = skin.color(Role::StepFill);
    let line = Stroke::new(1.2, ink);
    let c = rect.center();
    let inside = |side: f32| Rect::from_center_size(c, vec2(side, side));
    let kind = match make {
        Make::Step(kind) => kind,
        Make::Common(common) => &common.kind,
        Make::Border { .. } | Make::Artifact(_) | Make::Pool { .. } | Make::Lane => {
            paint_other(painter, skin, make, rect);
            return;
        }
    };
    let icon = said::icon(make);
    let inner = |side: f32, color: egui::Color32| {
        if let Some(icon) = icon {
            paint_icon(painter, icon, inside(side), color);
        }
    };
    match kind {
        StepKind::Gateway(_) => {
            let r = 10.0;
            let points = vec![
                pos2(c.x, c.y - r),
                pos2(c.x + r, c.y),
                pos2(c.x, c.y + r),
                pos2(c.x - r, c.y),
            ];
            painter.add(Shape::convex_polygon(points, fill, line));
            inner(9.0, ink);
        }
        StepKind::Task(_) | StepKind::Call { .. } | StepKind::SubProcedure { .. } => {
            let body = Rect::from_center_size(c, vec2(22.0, 17.0));
            let is_event = matches!(kind, StepKind::SubProcedure { kind: SubKind::Event, .. });
            let wide = if matches!(kind, StepKind::Call { .. }) { 2.2 } else { 1.2 };
            painter.rect_filled(body, 4.0, fill);
            if is_event {
                dashed_frame(painter, body, 4.0, line);
            } else {
                painter.rect_stroke(body, 4.0, Stroke::new(wide, ink), StrokeKind::Inside);
            }
            inner(11.0, ink);
        }
        StepKind::Start { .. } => {
            ring(painter, skin, rect, (false, false, false));
            inner(11.0, ink);
        }
        StepKind::End { .. } => {
            ring(painter, skin, rect, (false, false, true));
            inner(10.0, ink);
        }
        StepKind::Catch(_) | StepKind::Boundary { .. } => {
            ring(painter, skin, rect, (true, false, false));
            inner(10.0, ink);
        }
        StepKind::Throw(_) => {
            ring(painter, skin, rect, (true, false, false));
            // What is emitted is drawn on a dark ground.
            painter.circle_filled(c, 6.0, ink);
            inner(9.0, fill);
        }
    }
}

/// What is no step of the flow: events on a border, data, notes, bands.
fn paint_other(painter: &Painter, skin: &Skin, make: &Make, rect: Rect) {
    let ink = skin.color(Role::StepLine);
    let (icon, side) = match make {
        Make::Artifact(ArtifactKind::Group) => {
            dashed_frame(painter, rect.shrink(1.0), 4.0, Stroke::new(1.2, ink));
            return;
        }
        Make::Border { trigger, interrupting } => {
            ring(painter, skin, rect, (true, !interrupting, false));
            (said::icon(&Make::Step(StepKind::Catch(trigger.clone()))), 10.0)
        }
        other => (said::icon(other), 17.0),
    };
    if let Some(icon) = icon {
        let square = Rect::from_center_size(rect.center(), vec2(side, side));
        paint_icon(painter, icon, square, ink);
    }
}

/// A ring: double, dashed, thick.
fn ring(painter: &Painter, skin: &Skin, rect: Rect, (double, dashed, thick): (bool, bool, bool)) {
    let c = rect.center();
    let ink = skin.color(if thick { Role::EventEnd } else { Role::StepLine });
    let width = if thick { 2.4 } else { 1.2 };
    let radius = if thick { 8.6 } else { 9.4 };
    painter.circle_filled(c, radius, skin.color(Role::StepFill));
    let circle = |radius: f32| {
        if dashed {
            let points: Vec<egui::Pos2> = (0..=32)
                .map(|i| c + egui::Vec2::angled(i as f32 / 32.0 * std::f32::consts::TAU) * radius)
                .collect();
            painter.extend(Shape::dashed_line(&points, Stroke::new(width, ink), 2.5, 2.0));
        } else {
            painter.circle_stroke(c, radius, Stroke::new(width, ink));
        }
    };
    circle(radius);
    if double {
        circle(radius - 2.6);
    }
}

/// The icon of a mark.
pub(in crate::ui) fn of_marker(marker: Marker) -> Icon {
    match marker {
        Marker::Loop => Icon::Loop,
        Marker::AtOnce => Icon::ThreeUpright,
        Marker::InTurn => Icon::ThreeLevel,
        Marker::AdHoc => Icon::Tilde,
        Marker::Interrupting => Icon::Stop,
        Marker::Unfolded => Icon::Plus,
    }
}
