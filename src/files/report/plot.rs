//! Plots as shapes: bars, differences with their intervals, distributions. Values come ready made;
//! every plot stands beside the figures it shows, and none is read by color alone.

use crate::drawing::measure;
use crate::drawing::role::Role;
use crate::drawing::shape::{Align, Label, Shape, Stroke};
use crate::model::geometry::{Point, Rect};

use super::Picture;

/// Type of a plot, in points.
const SIZE: f64 = 8.5;
/// Height of a row of bars, in points.
const ROW: f64 = 17.0;
/// Width of a plot, in points: that of a page's text.
const WIDTH: f64 = 511.0;

/// A bar with its name and figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// Its length; not negative.
    pub value: f64,
    /// Half the width of its interval, where there is one.
    pub half: Option<f64>,
    /// The figure as text, with its interval.
    pub said: String,
    /// Color of the bar.
    pub role: Role,
}

/// Bars under each other, with their intervals as whiskers. `alt` and `caption` are the picture's.
pub fn bars(bars: &[Bar], alt: String, caption: String) -> Picture {
    let named = bars.iter().map(|b| measure::width(&b.name, SIZE, false)).fold(40.0, f64::max);
    let names = named.min(WIDTH * 0.36) + 8.0;
    let said = bars.iter().map(|b| measure::width(&b.said, SIZE, true)).fold(30.0, f64::max) + 10.0;
    let room = (WIDTH - names - said).max(60.0);
    let reach = |b: &Bar| b.value + b.half.unwrap_or_default();
    let most = bars.iter().map(reach).filter(|v| v.is_finite()).fold(0.0, f64::max).max(1e-9);
    let x = |v: f64| names + (v / most).clamp(0.0, 1.0) * room;
    let mut shapes = Vec::new();
    for (i, bar) in bars.iter().enumerate() {
        let top = i as f64 * ROW;
        let base = top + ROW / 2.0 + SIZE * measure::CAP / 2.0;
        let name = measure::cut(&bar.name, SIZE, false, names - 8.0);
        shapes.push(text(Point::new(0.0, base), Align::Start, Role::Text, name));
        let value = if bar.value.is_finite() { bar.value.max(0.0) } else { 0.0 };
        let rect = Rect::new(names, top + 3.5, (x(value) - names).max(0.5), ROW - 7.0);
        let outline = Some(Stroke::solid(Role::LineControl, 0.5));
        let fill = Some(bar.role);
        shapes.push(Shape::Rect { rect, radius: 1.0, fill, stroke: outline });
        if let Some(half) = bar.half.filter(|h| h.is_finite() && *h > 0.0) {
            whisker(&mut shapes, (x(value - half), x(value + half)), top + ROW / 2.0);
        }
        let end = x(reach(bar)).max(rect.right()) + 6.0;
        let label = Label::new(Point::new(end, base), Align::Start, SIZE, Role::Text, &*bar.said);
        shapes.push(Shape::Text(label));
    }
    let high = bars.len() as f64 * ROW;
    let foot = Point::new(names, high);
    shapes.push(Shape::line(vec![Point::new(names, 0.0), foot], axis()));
    picture(shapes, WIDTH, high, alt, caption)
}

/// A difference from zero with its interval, for a cell of a table. `reach` is what the whole width
/// stands for on either side, in the unit of the difference.
pub fn difference(delta: f64, half: f64, reach: f64, role: Role, alt: String) -> Picture {
    const W: f64 = 92.0;
    const H: f64 = 10.0;
    let middle = W / 2.0;
    let reach = if reach.is_finite() && reach > 0.0 { reach } else { 1.0 };
    let x = |v: f64| middle + (v / reach).clamp(-1.0, 1.0) * (middle - 2.0);
    let mut shapes = Vec::new();
    let (from, to) = (x(delta.min(0.0)), x(delta.max(0.0)));
    let rect = Rect::new(from, 2.5, (to - from).max(0.3), H - 5.0);
    shapes.push(Shape::Rect { rect, radius: 0.0, fill: Some(role), stroke: None });
    let zero = vec![Point::new(middle, 0.0), Point::new(middle, H)];
    shapes.push(Shape::line(zero, axis()));
    if half.is_finite() {
        whisker(&mut shapes, (x(delta - half), x(delta + half)), H / 2.0);
    }
    picture(shapes, W, H, alt, String::new())
}

/// A distribution: how many of all cases fall into each class, with a line where the term ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// Begin of each class and its share, 0..=1; classes in order.
    pub classes: Vec<(f64, f64)>,
    /// Where the last class ends.
    pub end: f64,
    /// What is marked: the place, and its text.
    pub mark: Option<(f64, String)>,
    /// What the axis counts: `days`.
    pub unit: String,
    /// Places and texts of the axis.
    pub ticks: Vec<(f64, String)>,
}

/// Draws a distribution.
pub fn histogram(data: &Histogram, alt: String, caption: String) -> Picture {
    const HIGH: f64 = 96.0;
    const TOP: f64 = 14.0;
    let from = data.classes.first().map_or(0.0, |c| c.0);
    let span = (data.end - from).max(1e-9);
    let x = |v: f64| ((v - from) / span).clamp(0.0, 1.0) * WIDTH;
    let most = data.classes.iter().map(|c| c.1).fold(1e-9, f64::max);
    let base = TOP + HIGH;
    let mut shapes = Vec::new();
    for (i, (begin, share)) in data.classes.iter().enumerate() {
        let end = data.classes.get(i + 1).map_or(data.end, |c| c.0);
        let high = share / most * HIGH;
        let late = data.mark.as_ref().is_some_and(|m| *begin >= m.0);
        let role = if late { Role::Worse } else { Role::CauseQueue };
        let rect = Rect::new(x(*begin), base - high, (x(end) - x(*begin) - 0.6).max(0.4), high);
        shapes.push(Shape::Rect { rect, radius: 0.0, fill: Some(role), stroke: None });
    }
    shapes.push(Shape::line(vec![Point::new(0.0, base), Point::new(WIDTH, base)], axis()));
    for (at, said) in &data.ticks {
        let tick = vec![Point::new(x(*at), base), Point::new(x(*at), base + 3.0)];
        shapes.push(Shape::line(tick, axis()));
        let align = side(x(*at));
        let at = Point::new(x(*at), base + 12.0);
        shapes.push(text(at, align, Role::TextSecondary, said.clone()));
    }
    let at = Point::new(WIDTH, base + 23.0);
    shapes.push(text(at, Align::End, Role::TextSecondary, data.unit.clone()));
    if let Some((at, said)) = &data.mark {
        let line = vec![Point::new(x(*at), TOP - 4.0), Point::new(x(*at), base)];
        shapes.push(Shape::line(line, Stroke::dashed(Role::Term, 1.2, [4.0, 3.0])));
        let place = Point::new(x(*at), TOP - 6.0);
        shapes.push(text(place, side(x(*at)), Role::Term, said.clone()));
    }
    picture(shapes, WIDTH, base + 26.0, alt, caption)
}

/// On which side of a place a text stands, so that none leaves the plot.
fn side(x: f64) -> Align {
    if x < 60.0 {
        Align::Start
    } else if x > WIDTH - 60.0 {
        Align::End
    } else {
        Align::Middle
    }
}

fn axis() -> Stroke {
    Stroke::solid(Role::LineControl, 0.7)
}

fn text(at: Point, align: Align, role: Role, said: String) -> Shape {
    Shape::Text(Label::new(at, align, SIZE, role, said))
}

/// An interval: a line with a stroke at each end.
fn whisker(shapes: &mut Vec<Shape>, (from, to): (f64, f64), y: f64) {
    let stroke = Stroke::solid(Role::Text, 0.9);
    let line = |a: Point, b: Point| Shape::line(vec![a, b], stroke);
    shapes.push(line(Point::new(from, y), Point::new(to, y)));
    for x in [from, to] {
        shapes.push(line(Point::new(x, y - 2.6), Point::new(x, y + 2.6)));
    }
}

fn picture(shapes: Vec<Shape>, w: f64, h: f64, alt: String, caption: String) -> Picture {
    let shapes: Vec<Shape> = shapes
        .into_iter()
        .filter(|shape| !matches!(shape, Shape::Text(label) if label.content.is_empty()))
        .collect();
    let area = Rect::new(-1.0, -1.0, w + 2.0, h + 2.0);
    Picture { shapes: shapes.into(), area, alt, caption, height: 2_000.0 }
}
