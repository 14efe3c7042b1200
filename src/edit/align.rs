//! Lining things up and spacing them evenly.

use std::collections::BTreeMap;

use crate::model::finding::{Finding, Place};
use crate::model::geometry::Rect;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::Refusal;
use super::carry;
use super::follow::{Desk, Plan};
use super::history::Description;
use super::resize::box_of;

/// Where several things are lined up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// By their left edges.
    Left,
    /// By their middles, one above the other.
    Center,
    /// By their right edges.
    Right,
    /// By their upper edges.
    Top,
    /// By their middles, side by side.
    Middle,
    /// By their lower edges.
    Bottom,
}

/// The direction in which several things are spaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

impl Desk<'_> {
    /// Lines things up: by an edge of the box around them, or by the middle of most of them.
    pub fn align(self, items: &[ItemId], how: Align) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let boxes = boxes(p, items);
        let whole = boxes.iter().map(|(_, r)| *r).reduce(Rect::union);
        let Some(whole) = whole.filter(|_| boxes.len() > 1) else {
            return Err(Refusal(Finding::error(Place::Study, "needs-several")));
        };
        let center = |f: fn(Rect) -> f64, fallback: f64| common(&boxes, f).unwrap_or(fallback);
        let (x, y) = (
            center(|r| r.center().x, whole.center().x),
            center(|r| r.center().y, whole.center().y),
        );
        let by = |r: Rect| match how {
            Align::Left => (whole.x - r.x, 0.0),
            Align::Center => (x - r.center().x, 0.0),
            Align::Right => (whole.right() - r.right(), 0.0),
            Align::Top => (0.0, whole.y - r.y),
            Align::Middle => (0.0, y - r.center().y),
            Align::Bottom => (0.0, whole.bottom() - r.bottom()),
        };
        let moves = boxes.iter().map(|(item, r)| (item.clone(), by(*r))).collect();
        let description = Description::new("edit-align").with("count", boxes.len());
        carry::carry_each(&self, p, &moves, description)
    }

    /// Spaces things so that the gaps between them are equal; the outermost stay.
    pub fn distribute(self, items: &[ItemId], axis: Axis) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let mut boxes = boxes(p, items);
        if boxes.len() < 3 {
            return Err(Refusal(Finding::error(Place::Study, "needs-three")));
        }
        let span = |r: Rect| match axis {
            Axis::Across => (r.x, r.w),
            Axis::Down => (r.y, r.h),
        };
        let middle = |r: Rect| span(r).0 + span(r).1 / 2.0;
        boxes.sort_by(|a, b| middle(a.1).total_cmp(&middle(b.1)));
        let (first, last) = (span(boxes[0].1), span(boxes[boxes.len() - 1].1));
        let sizes: f64 = boxes.iter().map(|(_, r)| span(*r).1).sum();
        let gap = (last.0 + last.1 - first.0 - sizes) / (boxes.len() - 1) as f64;
        let mut at = first.0;
        let mut moves = BTreeMap::new();
        for (item, r) in &boxes {
            let (from, size) = span(*r);
            let by = at - from;
            moves.insert(item.clone(), if axis == Axis::Across { (by, 0.0) } else { (0.0, by) });
            at += size + gap;
        }
        let description = Description::new("edit-distribute").with("count", boxes.len());
        carry::carry_each(&self, p, &moves, description)
    }
}

/// Steps and artifacts that stand by themselves: not on a border, not inside another of them.
fn boxes(p: &Procedure, items: &[ItemId]) -> Vec<(ItemId, Rect)> {
    let inside = |step: &Step| {
        step.parent.as_ref().is_some_and(|parent| items.contains(&ItemId::Step(parent.clone())))
    };
    let stands = |item: &&ItemId| match item {
        ItemId::Step(id) => {
            p.step(id).is_some_and(|s| !inside(s) && !matches!(s.kind, StepKind::Boundary { .. }))
        }
        ItemId::Artifact(_) => true,
        ItemId::Pool(_) | ItemId::Lane(_) | ItemId::Flow(_) | ItemId::Link(_) => false,
    };
    let with_box = |item: &ItemId| Some((item.clone(), box_of(p, item)?));
    items.iter().filter(stands).filter_map(with_box).collect()
}

/// The value that more than one thing has, where one is most frequent.
fn common(boxes: &[(ItemId, Rect)], of: fn(Rect) -> f64) -> Option<f64> {
    let mut counts: BTreeMap<i64, (usize, f64)> = BTreeMap::new();
    for (_, r) in boxes {
        let value = of(*r);
        let entry = counts.entry((value * 10.0).round() as i64).or_insert((0, value));
        entry.0 += 1;
    }
    let most = counts.values().map(|(n, _)| *n).max().filter(|n| *n > 1)?;
    let mut leading = counts.values().filter(|(n, _)| *n == most);
    let (_, value) = leading.next()?;
    leading.next().is_none().then_some(*value)
}
