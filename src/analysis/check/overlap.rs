//! A step that covers another: one of them cannot be read. Said of the later one.
//!
//! Mend: move it aside.

use foldhash::{HashMap, HashMapExt as _};

use crate::model::finding::{Finding, Place, Severity};
use crate::model::geometry::Rect;
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::StepKind;

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("overlap", Severity::Warning, Look::Whole(look)).mended(mend);

/// Side of the squares into which the drawing is sorted, in canvas points.
const SIDE: f64 = 200.0;

/// Most squares one step is sorted into; what is larger is compared by its corners only.
const MOST_SQUARES: i64 = 64;

/// Most steps of one square that are compared with the next.
const MOST_NEAR: usize = 16;

/// How far two outlines may reach into each other, in canvas points.
const SLACK: f64 = 3.0;

fn look(scene: &Scene<'_>, out: &mut Found) {
    type Square<'a> = (Option<&'a StepId>, i64, i64);
    // Asked, never walked.
    let mut squares: HashMap<Square<'_>, Vec<(&StepId, Rect)>> = HashMap::new();
    for (id, step) in scene.procedure.steps() {
        if matches!(step.kind, StepKind::Boundary { .. }) || !step.at.is_sound() {
            continue;
        }
        let body = step.at.grown(-SLACK);
        let mut covered = None;
        for (x, y) in squares_of(step.at) {
            let near = squares.entry((step.parent.as_ref(), x, y)).or_default();
            let hit = near.iter().take(MOST_NEAR).find(|(_, at)| at.touches(body));
            covered = covered.or(hit.map(|(other, _)| *other));
            near.push((id, body));
        }
        if let Some(other) = covered {
            out.push(|| {
                RULE.at(Place::Step(id.clone()))
                    .with("step", scene.name(id))
                    .with("other", scene.name(other))
            });
        }
    }
}

/// The squares a box lies in.
fn squares_of(at: Rect) -> Vec<(i64, i64)> {
    let square = |v: f64| (v / SIDE).floor() as i64;
    let (left, right) = (square(at.x), square(at.right()));
    let (top, bottom) = (square(at.y), square(at.bottom()));
    if (right - left + 1).saturating_mul(bottom - top + 1) > MOST_SQUARES {
        return vec![(left, top), (right, top), (left, bottom), (right, bottom)];
    }
    (left..=right).flat_map(|x| (top..=bottom).map(move |y| (x, y))).collect()
}

fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    step_of(p, finding).map(|id| Remedy::Mend(Mend::MoveClear(id)))
}
