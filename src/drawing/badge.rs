//! Signs at the corner of a thing: errors, compare marks, lesson ticks, effects on the legal clock;
//! and the blocks of text that stand in and beside things.

use crate::model::card::{ClockEffect, ClockMark};
use crate::model::geometry::{Point, Rect};
use crate::model::text::Language;

use super::icons::Icon;
use super::measure::{self, Wrap};
use super::metrics::{BADGE_RADIUS, LINE_HEIGHT, PILL};
use super::role::Role;
use super::shape::{Align, Label, Shape, Stroke};
use super::view::Change;

/// Height of the head of a pin.
const PIN_HEIGHT: f64 = 18.0;
/// Height of the tail of a pin, and half its width.
const PIN_TAIL: f64 = 5.0;

/// A round badge with an icon, a ring of paper around it.
pub fn round(center: Point, role: Role, icon: Icon) -> Vec<Shape> {
    let disc = Shape::Circle {
        center,
        radius: BADGE_RADIUS,
        fill: Some(role),
        stroke: Some(Stroke::solid(Role::Paper, 2.0)),
    };
    let sign = Shape::Icon {
        icon,
        rect: Rect::around(center, 12.0, 12.0),
        role: Role::Paper,
        width: 1.8,
        filled: None,
    };
    vec![disc, sign]
}

/// The badge of a compare mark.
pub fn change(center: Point, change: Change) -> Vec<Shape> {
    match change {
        Change::Added => round(center, Role::Added, Icon::Plus),
        Change::Removed => round(center, Role::Removed, Icon::Minus),
        Change::Changed => round(center, Role::Changed, Icon::NotEqual),
    }
}

/// The outline and soft ground of a compare mark.
pub fn change_look(change: Change) -> (Role, Stroke) {
    use super::metrics::{ADDED_STROKE, CHANGED_STROKE, DASH_REMOVED, REMOVED_STROKE};
    match change {
        Change::Added => (Role::AddedSoft, Stroke::solid(Role::Added, ADDED_STROKE)),
        Change::Removed => {
            (Role::RemovedSoft, Stroke::dashed(Role::Removed, REMOVED_STROKE, DASH_REMOVED))
        }
        Change::Changed => (Role::ChangedSoft, Stroke::solid(Role::Changed, CHANGED_STROKE)),
    }
}

/// The sign of an effect on the legal clock; starting and stopping have none.
fn clock_icon(effect: ClockEffect) -> Option<Icon> {
    match effect {
        ClockEffect::Suspend | ClockEffect::PreRefusal => Some(Icon::Pause),
        ClockEffect::Resume => Some(Icon::Play),
        ClockEffect::Restart => Some(Icon::Restart),
        ClockEffect::Extend(_) => Some(Icon::Plus),
        ClockEffect::Start | ClockEffect::Stop => None,
    }
}

/// Plum pills for the effects on the legal clock, growing to the left from `right`, each sign once.
pub fn clock(right: Point, marks: &[ClockMark]) -> Vec<Shape> {
    let mut icons: Vec<Icon> = marks.iter().filter_map(|m| clock_icon(m.effect)).collect();
    icons.sort();
    icons.dedup();
    let pill = |(place, icon): (usize, Icon)| {
        let center = right.moved(-10.0 - 23.0 * place as f64, 0.0);
        let ground = Shape::Rect {
            rect: Rect::around(center, 20.0, 14.0),
            radius: 7.0,
            fill: Some(Role::Term),
            stroke: Some(Stroke::solid(Role::Paper, 1.0)),
        };
        let sign = Shape::Icon {
            icon,
            rect: Rect::around(center, 9.0, 9.0),
            role: Role::Paper,
            width: 1.5,
            filled: None,
        };
        [ground, sign]
    };
    icons.into_iter().enumerate().flat_map(pill).collect()
}

/// How a block of lines looks.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// How it breaks.
    pub wrap: Wrap,
    /// Which end of its lines stands at its point.
    pub align: Align,
    /// Color.
    pub role: Role,
    /// Struck through.
    pub struck: bool,
}

impl Block {
    /// A regular block.
    pub fn new(size: f64, width: f64, lines: usize, language: Language) -> Self {
        let wrap = Wrap { size, bold: false, width, lines, language };
        Self { wrap, align: Align::Middle, role: Role::StepText, struck: false }
    }

    /// Distance between two baselines.
    pub fn line_height(self) -> f64 {
        self.wrap.size * LINE_HEIGHT
    }

    /// The lines, the first with its baseline at `at`.
    pub fn down_from(self, text: &str, at: Point) -> Vec<Shape> {
        let line = |(i, content): (usize, String)| {
            let mut label = Label::new(
                at.moved(0.0, self.line_height() * i as f64),
                self.align,
                self.wrap.size,
                self.role,
                content,
            );
            label.bold = self.wrap.bold;
            label.struck = self.struck;
            Shape::Text(label)
        };
        measure::wrap(text, self.wrap).into_iter().enumerate().map(line).collect()
    }

    /// The lines, the last with its baseline at `at`.
    pub fn up_from(self, text: &str, at: Point) -> Vec<Shape> {
        let count = measure::wrap(text, self.wrap).len();
        let up = self.line_height() * count.saturating_sub(1) as f64;
        self.down_from(text, at.moved(0.0, -up))
    }

    /// The lines, their middle at `at`.
    pub fn around(self, text: &str, at: Point) -> Vec<Shape> {
        let count = measure::wrap(text, self.wrap).len();
        let up = self.line_height() * count.saturating_sub(1) as f64 / 2.0;
        let drop = measure::CAP * self.wrap.size / 2.0;
        self.down_from(text, at.moved(0.0, drop - up))
    }
}

/// A pin of review notes with their numbers; its tip points at a place from above.
pub fn pin(tip: Point, numbers: &str) -> Vec<Shape> {
    let width = (measure::width(numbers, PILL, true) + 12.0).max(PIN_HEIGHT);
    let body = Rect::around(tip.moved(0.0, -PIN_TAIL - PIN_HEIGHT / 2.0), width, PIN_HEIGHT);
    let tail = [
        tip,
        Point::new(tip.x - PIN_TAIL, body.bottom() - 2.0),
        Point::new(tip.x + PIN_TAIL, body.bottom() - 2.0),
    ];
    let ring = Stroke::solid(Role::Paper, 1.5);
    let base = body.center().moved(0.0, measure::CAP * PILL / 2.0);
    vec![
        Shape::Polygon { points: tail.to_vec(), fill: Some(Role::Info), stroke: Some(ring) },
        Shape::Rect {
            rect: body,
            radius: PIN_HEIGHT / 2.0,
            fill: Some(Role::Info),
            stroke: Some(ring),
        },
        Shape::Text(Label::new(base, Align::Middle, PILL, Role::Paper, numbers).bold()),
    ]
}

/// The rectangle around shapes, where there are any.
pub fn bounds(shapes: &[Shape]) -> Option<Rect> {
    shapes.iter().map(Shape::bounds).reduce(Rect::union)
}
