//! A plot with two axes: the frame, its ticks, lines, bars and what a screen reader says of it.

use egui::{Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::drawing::role::Role;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

/// Room for the numbers left of the plot.
const LEFT: f32 = 40.0;
/// Room for the numbers below it.
const BELOW: f32 = 18.0;
/// Room for the legend above it.
const ABOVE: f32 = 18.0;
/// Intervals between ticks aimed at.
const TICKS: f64 = 4.0;

/// How lines are told apart without color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dash {
    Whole,
    Long,
    Short,
}

/// A plot being painted.
pub(super) struct Chart<'a, 'b> {
    cx: &'a Cx<'b>,
    painter: Painter,
    /// Where values are.
    pub(super) plot: Rect,
    x: (f64, f64),
    y: (f64, f64),
    /// Where the next entry of the legend stands.
    legend: Pos2,
    /// What the pointer does over it.
    pub(super) response: Response,
}

/// What an axis shows: from, to, and how a value is said.
pub(super) type Axis<'a> = (f64, f64, &'a dyn Fn(f64) -> String);

impl<'a, 'b> Chart<'a, 'b> {
    /// Makes room for a plot and paints its frame.
    pub(super) fn new(
        ui: &mut Ui,
        cx: &'a Cx<'b>,
        height: f32,
        (x, y): (Axis<'_>, Axis<'_>),
        spoken: &str,
    ) -> Self {
        let wanted = vec2(ui.available_width(), height);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, spoken));
        let plot = Rect::from_min_max(rect.min + vec2(LEFT, ABOVE), rect.max - vec2(4.0, BELOW));
        let wide = |(from, to): (f64, f64)| if to > from { (from, to) } else { (from, from + 1.0) };
        let chart = Self {
            cx,
            painter: ui.painter_at(rect),
            plot,
            x: wide((x.0, x.1)),
            y: wide((y.0, y.1)),
            legend: rect.min + vec2(LEFT, ABOVE / 2.0 - 1.0),
            response,
        };
        chart.axes(rect, x.2, y.2);
        chart
    }

    fn axes(&self, rect: Rect, say_x: &dyn Fn(f64) -> String, say_y: &dyn Fn(f64) -> String) {
        let ink = self.cx.color(Role::TextSecondary);
        let font = theme::regular(size::MICRO);
        for value in ticks(self.y.0, self.y.1) {
            let y = self.at(self.x.0, value).y;
            let line = if value <= self.y.0 { Role::LineControl } else { Role::LineSubtle };
            self.painter.hline(self.plot.x_range(), y, self.cx.skin.stroke(1.0, line));
            let galley = self.painter.layout_no_wrap(say_y(value), font.clone(), ink);
            let at = pos2(self.plot.min.x - galley.size().x - 4.0, y - galley.size().y / 2.0);
            self.painter.galley(at, galley, ink);
        }
        let mut free = rect.min.x;
        for value in ticks(self.x.0, self.x.1) {
            let x = self.at(value, self.y.0).x;
            let galley = self.painter.layout_no_wrap(say_x(value), font.clone(), ink);
            let width = galley.size().x;
            let left = (x - width / 2.0).clamp(rect.min.x, rect.max.x - width);
            // Numbers that would touch the one before are left out.
            if left >= free {
                self.painter.galley(pos2(left, self.plot.max.y + 3.0), galley, ink);
                free = left + width + 6.0;
            }
        }
    }

    /// Where a value stands.
    pub(super) fn at(&self, x: f64, y: f64) -> Pos2 {
        let share = |v: f64, (from, to): (f64, f64)| ((v - from) / (to - from)) as f32;
        pos2(
            self.plot.min.x + self.plot.width() * share(x, self.x),
            self.plot.max.y - self.plot.height() * share(y, self.y),
        )
    }

    /// The value of the horizontal axis at a place.
    pub(super) fn x_of(&self, at: Pos2) -> f64 {
        let share = f64::from((at.x - self.plot.min.x) / self.plot.width().max(1.0));
        self.x.0 + share.clamp(0.0, 1.0) * (self.x.1 - self.x.0)
    }

    /// A line through known values; it breaks where none is known.
    pub(super) fn line(&self, points: &[(f64, Option<f64>)], role: Role, dash: Dash, width: f32) {
        let stroke = self.cx.skin.stroke(width, role);
        let mut part: Vec<Pos2> = Vec::new();
        for (x, y) in points.iter().copied().chain([(0.0, None)]) {
            if let Some(y) = y {
                part.push(self.at(x, y));
                continue;
            }
            match part.as_slice() {
                [] => {}
                [one] => {
                    self.painter.circle_filled(*one, width, stroke.color);
                }
                _ => self.stroke(&part, stroke, dash),
            }
            part.clear();
        }
    }

    fn stroke(&self, points: &[Pos2], stroke: Stroke, dash: Dash) {
        match dash {
            Dash::Whole => {
                self.painter.add(Shape::line(points.to_vec(), stroke));
            }
            Dash::Long => self.painter.extend(Shape::dashed_line(points, stroke, 8.0, 3.0)),
            Dash::Short => self.painter.extend(Shape::dashed_line(points, stroke, 2.5, 2.5)),
        }
    }

    /// A band between two lines, for an interval.
    pub(super) fn band(&self, points: &[(f64, f64, f64)], role: Role) {
        let color = self.cx.color(role).gamma_multiply(0.28);
        for pair in points.windows(2) {
            let [(x, low, high), (next, next_low, next_high)] = pair else { continue };
            let corners = vec![
                self.at(*x, *high),
                self.at(*next, *next_high),
                self.at(*next, *next_low),
                self.at(*x, *low),
            ];
            self.painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
        }
    }

    /// A mark across the plot at a value of the horizontal axis.
    pub(super) fn upright(&self, x: f64, role: Role, dash: Dash) {
        let x = self.at(x, self.y.0).x;
        let ends = [pos2(x, self.plot.min.y), pos2(x, self.plot.max.y)];
        self.stroke(&ends, self.cx.skin.stroke(1.5, role), dash);
    }

    /// A mark across the plot at a value of the vertical axis.
    pub(super) fn level(&self, y: f64, role: Role, dash: Dash) {
        let y = self.at(self.x.0, y).y;
        let ends = [pos2(self.plot.min.x, y), pos2(self.plot.max.x, y)];
        self.stroke(&ends, self.cx.skin.stroke(1.2, role), dash);
    }

    /// What a line means; entries follow each other above the plot and give way to its end.
    pub(super) fn legend(&mut self, text: &str, role: Role, dash: Dash) {
        let ink = self.cx.color(Role::Text);
        let galley = self.painter.layout_no_wrap(text.to_owned(), theme::regular(size::MICRO), ink);
        let width = galley.size().x;
        if self.legend.x + 22.0 + width > self.plot.max.x + 4.0 {
            return;
        }
        let ends = [self.legend, self.legend + vec2(16.0, 0.0)];
        self.stroke(&ends, self.cx.skin.stroke(2.0, role), dash);
        let at = self.legend + vec2(20.0, -galley.size().y / 2.0);
        self.painter.galley(at, galley, ink);
        self.legend.x += 20.0 + width + 12.0;
    }
}

/// Round values from a range, about [`TICKS`] intervals apart.
fn ticks(from: f64, to: f64) -> Vec<f64> {
    let span = to - from;
    if !(span > 0.0 && span.is_finite()) {
        return Vec::new();
    }
    let rough = span / TICKS;
    let power = libm::pow(10.0, libm::log10(rough).floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|m| m * power)
        .find(|s| *s >= rough * 0.999)
        .unwrap_or(rough);
    let first = (from / step - 1e-9).ceil();
    (0..=12).map(|n| (first + f64::from(n)) * step).take_while(|v| *v <= to + step * 1e-9).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        let close = |found: Vec<f64>, wanted: &[f64]| {
            assert_eq!(found.len(), wanted.len(), "{found:?}");
            assert!(found.iter().zip(wanted).all(|(a, b)| (a - b).abs() < 1e-9), "{found:?}");
        };
        close(ticks(0.0, 1.0), &[0.0, 0.25, 0.5, 0.75, 1.0]);
        close(ticks(0.0, 1280.0), &[0.0, 500.0, 1000.0]);
        close(ticks(0.0, 40.0), &[0.0, 10.0, 20.0, 30.0, 40.0]);
        assert!(ticks(1.0, 1.0).is_empty() && ticks(0.0, f64::NAN).is_empty());
    }
}
