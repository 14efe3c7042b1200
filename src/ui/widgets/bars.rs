//! Bars and rings that show a figure with its interval.

use egui::{Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::drawing::role::Role;

use crate::ui::theme::Skin;

/// What an interval bar shows; all as shares of the track, 0..=1.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// The value.
    pub value: f32,
    /// Half width of its interval.
    pub half: f32,
    /// The promise, as a plum tick.
    pub promise: Option<f32>,
    /// Whether it is too much.
    pub over: bool,
}

/// A track with the value, its interval as a solid block, and the promise as a tick.
pub fn level_ui(ui: &mut Ui, skin: &Skin, level: Level, width: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 14.0), Sense::hover());
    let painter = ui.painter();
    let track = Rect::from_center_size(rect.center(), vec2(width, 5.0));
    let role = if level.over { Role::Worse } else { Role::Accent };
    painter.rect_filled(track, 2.0, skin.color(Role::LineSubtle));
    let x = |share: f32| track.min.x + track.width() * share.clamp(0.0, 1.0);
    let filled = Rect::from_min_max(track.min, pos2(x(level.value), track.max.y));
    painter.rect_filled(filled, 2.0, skin.faded(role, 0.35));
    let (a, b) = (x(level.value - level.half), x(level.value + level.half));
    let middle = f32::midpoint(a, b);
    let block = vec2((b - a).max(3.0), 7.0);
    painter.rect_filled(
        Rect::from_center_size(pos2(middle, rect.center().y), block),
        1.0,
        skin.color(role),
    );
    if let Some(promise) = level.promise {
        painter.vline(x(promise), rect.y_range(), skin.stroke(2.0, Role::Term));
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, name));
    response
}

/// A difference bar in a color: zero in the middle of `span`, the value as a bar, its interval as a
/// whisker.
pub fn difference_ui(
    ui: &mut Ui,
    skin: &Skin,
    (value, low, high): (f32, f32, f32),
    span: f32,
    role: Role,
) {
    let width = ui.available_width().max(60.0);
    let (rect, _) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
    let painter = ui.painter();
    let span = span.max(f32::MIN_POSITIVE);
    let zero = rect.center().x;
    let x = |v: f32| zero + (v / span).clamp(-1.0, 1.0) * (width / 2.0 - 6.0);
    painter.vline(zero, rect.y_range(), skin.stroke(1.0, Role::LineControl));
    let bar = Rect::from_two_pos(
        pos2(zero, rect.center().y - 3.5),
        pos2(x(value), rect.center().y + 3.5),
    );
    painter.rect_filled(bar, 1.0, skin.faded(role, 0.35));
    let y = rect.center().y;
    let line = skin.stroke(1.6, role);
    painter.line_segment([pos2(x(low), y), pos2(x(high), y)], line);
    for end in [low, high] {
        painter.line_segment([pos2(x(end), y - 4.5), pos2(x(end), y + 4.5)], line);
    }
}

/// An arc from the top, clockwise, `share` of the whole turn.
pub fn ring(painter: &Painter, center: Pos2, radius: f32, share: f32, stroke: Stroke) {
    let share = share.clamp(0.0, 1.0);
    let steps = (share * 64.0).ceil().max(2.0) as usize;
    let points = (0..=steps)
        .map(|i| {
            let turn = share * i as f32 / steps as f32;
            let angle = std::f32::consts::TAU * turn - std::f32::consts::FRAC_PI_2;
            center + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    painter.add(Shape::line(points, stroke));
}

/// A ring of progress, `share` of it done.
pub fn ring_ui(ui: &mut Ui, skin: &Skin, share: f32, side: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    let radius = side / 2.0 - 2.5;
    ui.painter().circle_stroke(rect.center(), radius, skin.stroke(3.0, Role::AccentSoft));
    ring(ui.painter(), rect.center(), radius, share, skin.stroke(3.0, Role::Accent));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ProgressIndicator, true, name));
    response
}
