//! The drawing shown step by step: in the order of the flow, and within that by lane.

use std::collections::{BTreeMap, BTreeSet};

use crate::drawing::scene::is_hidden;
use crate::drawing::view::Lesson;
use crate::model::flow::Anchor;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

/// Most steps within steps that are looked at.
const DEEPEST: usize = 64;

/// How much of the drawing is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reveal {
    /// So many steps, gateways not counted; `None` for all.
    pub(super) shown: Option<usize>,
}

impl Reveal {
    /// Hides everything at first; then shows the next step.
    pub(super) fn next(&mut self, steps: usize) {
        self.shown = Some(self.shown.map_or(0, |n| (n + 1).min(steps)));
    }

    /// Hides the step shown last; before the first, shows everything again.
    pub(super) fn back(&mut self) {
        self.shown = self.shown.and_then(|n| n.checked_sub(1));
    }

    /// Shows everything.
    pub(super) fn all(&mut self) {
        self.shown = None;
    }
}

/// The steps of the drawing in the order in which they are shown, gateways left out.
pub(super) fn order(p: &Procedure) -> Vec<StepId> {
    let depths = depths(p);
    let lane_at = |id: &StepId| {
        let lane = p.step(id).and_then(|s| s.lane.as_ref()).and_then(|id| p.lane(id));
        lane.map_or((0.0, 0.0), |lane| (lane.at.y, lane.at.x))
    };
    let mut steps: Vec<_> = p
        .steps()
        .filter(|(_, s)| !is_hidden(p, s.parent.as_ref(), None))
        .filter(|(_, s)| !matches!(s.kind, StepKind::Gateway(_)))
        .map(|(id, s)| {
            let (y, x) = lane_at(id);
            let places = [y, x, s.at.x, s.at.y];
            (depth_within(p, &depths, id), places, id.clone())
        })
        .collect();
    steps.sort_by(|a, b| {
        let places = a.1.iter().zip(&b.1).map(|(a, b)| a.total_cmp(b));
        let by_place = places.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then);
        a.0.cmp(&b.0).then(by_place).then_with(|| a.2.cmp(&b.2))
    });
    steps.into_iter().map(|(_, _, id)| id).collect()
}

/// How far a step is, after how far the steps around it are: what is inside one comes with it.
fn depth_within(p: &Procedure, depths: &BTreeMap<StepId, usize>, id: &StepId) -> Vec<usize> {
    let mut out = Vec::new();
    let mut at = Some(id);
    while let Some(id) = at.filter(|_| out.len() < DEEPEST) {
        out.push(depths.get(id).copied().unwrap_or(usize::MAX));
        at = p.step(id).and_then(|s| s.parent.as_ref());
    }
    out.reverse();
    out
}

/// How many steps a step is from where cases come in, by the shortest way; an event on a border is
/// as far as its host.
fn depths(p: &Procedure) -> BTreeMap<StepId, usize> {
    let mut depths = BTreeMap::new();
    let mut next: Vec<StepId> = p
        .steps()
        .filter(|(id, s)| {
            p.incoming(id).next().is_none() && !matches!(s.kind, StepKind::Boundary { .. })
        })
        .map(|(id, _)| id.clone())
        .collect();
    let mut depth = 0;
    while !next.is_empty() {
        let mut after = Vec::new();
        for id in std::mem::take(&mut next) {
            if depths.contains_key(&id) {
                continue;
            }
            after.extend(p.outgoing(&id).map(|(_, flow)| flow.to.clone()));
            for (event, _) in p.boundary_events(&id) {
                depths.insert(event.clone(), depth);
                after.extend(p.outgoing(event).map(|(_, flow)| flow.to.clone()));
            }
            depths.insert(id, depth);
        }
        depth += 1;
        next = after;
    }
    depths
}

/// Hides what is not shown yet, among what a lesson does to the drawing.
pub(super) fn hide(
    p: &Procedure,
    order: &[StepId],
    shown: usize,
    caption: &str,
    lesson: &mut BTreeMap<ItemId, Lesson>,
) {
    let mut seen: BTreeSet<&StepId> = order.iter().take(shown).collect();
    // A gateway is seen with what leads to it.
    let gateways: Vec<&StepId> = p
        .steps()
        .filter(|(_, s)| matches!(s.kind, StepKind::Gateway(_)))
        .map(|(id, _)| id)
        .collect();
    loop {
        let more: Vec<&StepId> = gateways
            .iter()
            .copied()
            .filter(|id| !seen.contains(*id))
            .filter(|id| p.incoming(id).any(|(_, flow)| seen.contains(&flow.from)))
            .collect();
        if more.is_empty() {
            break;
        }
        seen.extend(more);
    }
    for (id, _) in p.steps().filter(|(id, _)| !seen.contains(id)) {
        lesson.insert(ItemId::Step(id.clone()), Lesson::Hidden(caption.to_owned()));
    }
    for (id, flow) in p.flows() {
        if !seen.contains(&flow.from) || !seen.contains(&flow.to) {
            lesson.insert(ItemId::Flow(id.clone()), Lesson::Hidden(String::new()));
        }
    }
    hide_beside(p, lesson);
}

/// Hides the links to what is not shown yet, and notes and data that belong to nothing else.
fn hide_beside(p: &Procedure, lesson: &mut BTreeMap<ItemId, Lesson>) {
    let hides = |lesson: &BTreeMap<ItemId, Lesson>, anchor: &Anchor| {
        matches!(lesson.get(&anchor.item()), Some(Lesson::Hidden(_)))
    };
    // Whether a note or data sheet is linked to something shown, and to something hidden.
    let mut beside: BTreeMap<ItemId, (bool, bool)> = BTreeMap::new();
    for (_, link) in p.links() {
        for (own, other) in [(&link.from, &link.to), (&link.to, &link.from)] {
            if let Anchor::Artifact(_) = own {
                let is_hidden = hides(lesson, other);
                let (shown, hidden) = beside.entry(own.item()).or_default();
                *shown |= !is_hidden;
                *hidden |= is_hidden;
            }
        }
    }
    let lost = beside.into_iter().filter(|(_, (shown, hidden))| *hidden && !*shown);
    lesson.extend(lost.map(|(item, _)| (item, Lesson::Hidden(String::new()))));
    for (id, link) in p.links() {
        if hides(lesson, &link.from) || hides(lesson, &link.to) {
            lesson.insert(ItemId::Link(id.clone()), Lesson::Hidden(String::new()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Draft;
    use crate::model::sketch;

    fn procedure(text: &str) -> Procedure {
        Draft::from(sketch::parse(text).expect("a sketch")).finish().0
    }

    #[test]
    fn steps_come_in_the_order_of_the_flow_and_gateways_with_what_leads_to_them() {
        let p = procedure("start > a > b > end");
        let order = order(&p);
        let names: Vec<&str> = order.iter().map(StepId::as_str).collect();
        assert_eq!(names, ["start", "a", "b", "end"]);
        let mut lesson = BTreeMap::new();
        hide(&p, &order, 2, "?", &mut lesson);
        let hidden = |id: &str| lesson.contains_key(&ItemId::Step(id.into()));
        assert!(!hidden("start") && !hidden("a") && hidden("b") && hidden("end"));
    }

    #[test]
    fn back_after_next_is_as_before() {
        let mut reveal = Reveal::default();
        reveal.next(3);
        assert_eq!(reveal.shown, Some(0));
        for n in [1, 2, 3, 3] {
            reveal.next(3);
            assert_eq!(reveal.shown, Some(n));
        }
        reveal.back();
        assert_eq!(reveal.shown, Some(2));
        reveal.shown = Some(0);
        reveal.back();
        assert_eq!(reveal.shown, None);
    }
}
