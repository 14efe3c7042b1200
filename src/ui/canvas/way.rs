//! A way through the drawing, painted over it: the flows it takes and frames around steps.

use egui::{Pos2, Shape, Stroke, StrokeKind};

use crate::drawing::role::Role;
use crate::drawing::scene::Scene;
use crate::drawing::shape;
use crate::model::geometry::Rect;
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

use super::paint::Brush;

/// Where a step stands, or what holds it while it is folded up.
pub fn body((p, scene): (&Procedure, &Scene), step: &StepId) -> Option<Rect> {
    let mut step = step.clone();
    loop {
        if let Some(item) = scene.item(&ItemId::Step(step.clone())) {
            return Some(item.body);
        }
        step = p.step(&step)?.parent.clone()?;
    }
}

/// A broad translucent line along a flow.
pub fn flow(brush: &Brush<'_>, scene: &Scene, id: &FlowId) {
    let Some(item) = scene.item(&ItemId::Flow(id.clone())) else { return };
    let width = 6.0 * brush.camera.zoom.clamp(0.5, 1.6);
    let points: Vec<Pos2> = shape::rounded(&item.path, 7.0)
        .into_iter()
        .map(|p| brush.camera.screen_from_canvas(brush.view, p))
        .collect();
    brush
        .painter
        .add(Shape::line(points, Stroke::new(width, brush.skin.faded(Role::Accent, 0.45))));
}

/// A frame around a step.
pub fn frame(brush: &Brush<'_>, scene: (&Procedure, &Scene), step: &StepId, role: Role) {
    let Some(body) = body(scene, step) else { return };
    let rect = brush.camera.screen_rect(brush.view, body.grown(6.0));
    brush.painter.rect_stroke(rect, 8.0, brush.skin.stroke(3.0, role), StrokeKind::Middle);
}

/// The way of a case from step to step; the gateways between them are found.
pub fn path(brush: &Brush<'_>, scene: (&Procedure, &Scene), steps: &[StepId]) {
    for leg in steps.windows(2) {
        for id in between(scene.0, &leg[0], &leg[1]) {
            flow(brush, scene.1, &id);
        }
    }
    for step in steps {
        frame(brush, scene, step, Role::Accent);
    }
}

/// The fewest flows from a step to another past gateways alone; none where there is no such way.
fn between(p: &Procedure, from: &StepId, to: &StepId) -> Vec<FlowId> {
    // Each step reached, by which flow, and from which of them.
    let mut reached: Vec<(StepId, Option<(FlowId, usize)>)> = vec![(from.clone(), None)];
    let mut at = 0;
    while at < reached.len() {
        let here = reached[at].0.clone();
        for (id, flow) in p.outgoing(&here) {
            if flow.to == *to {
                let mut way = vec![id];
                let mut back = at;
                while let Some((id, before)) = &reached[back].1 {
                    way.push(id.clone());
                    back = *before;
                }
                way.reverse();
                return way;
            }
            let is_gateway = p.step(&flow.to).is_some_and(|step| step.kind.is_gateway());
            if is_gateway && !reached.iter().any(|(step, _)| *step == flow.to) {
                reached.push((flow.to.clone(), Some((id, at))));
            }
        }
        at += 1;
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sketch;

    #[test]
    fn a_way_passes_gateways_and_no_step() {
        let p = sketch::parse("start > {0.5: a, 0.5: b} > [c, d] > end").expect("a sketch");
        let way = |from: &str, to: &str| between(&p, &StepId::new(from), &StepId::new(to)).len();
        assert_eq!(way("start", "a"), 2);
        assert_eq!(way("a", "c"), 3);
        assert_eq!(way("start", "c"), 0, "a step lies between");
        assert_eq!(way("c", "end"), 2);
        assert_eq!(way("end", "start"), 0);
    }
}
