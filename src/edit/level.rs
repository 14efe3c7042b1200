//! Levels of a drawing: the whole, or the inside of one collapsed sub-procedure.

use crate::model::geometry::Point;
use crate::model::id::StepId;
use crate::model::invariants::MAX_DEPTH;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

use super::follow::Desk;

/// Whether a step is drawn in a level: its parents up to the level are expanded in place.
pub fn stands_in(p: &Procedure, id: &StepId, level: Option<&StepId>) -> bool {
    let mut at = p.step(id).and_then(|s| s.parent.as_ref());
    for _ in 0..=MAX_DEPTH {
        if at == level {
            return true;
        }
        let Some(parent) = at.and_then(|id| p.step(id)) else { return false };
        if !matches!(parent.kind, StepKind::SubProcedure { expanded: true, .. }) {
            return false;
        }
        at = parent.parent.as_ref();
    }
    false
}

/// The level in which a step is drawn: the nearest collapsed sub-procedure around it.
pub fn level_of(p: &Procedure, id: &StepId) -> Option<StepId> {
    let mut at = p.step(id).and_then(|s| s.parent.clone());
    for _ in 0..=MAX_DEPTH {
        let parent = p.step(at.as_ref()?)?;
        if !matches!(parent.kind, StepKind::SubProcedure { expanded: true, .. }) {
            return at;
        }
        at.clone_from(&parent.parent);
    }
    None
}

/// The sub-procedures around a level, the outermost first, itself last.
pub fn path_to(p: &Procedure, level: Option<&StepId>) -> Vec<StepId> {
    let mut out = Vec::new();
    let mut at = level.cloned();
    while let Some(id) = at
        && out.len() <= MAX_DEPTH
    {
        at = p.step(&id).and_then(|s| s.parent.clone());
        out.push(id);
    }
    out.reverse();
    out
}

impl Desk<'_> {
    /// The innermost expanded sub-procedure of the level at a point, else the level itself.
    pub(super) fn scope_at(&self, p: &Procedure, point: Point) -> Option<StepId> {
        let level = self.level();
        p.steps()
            .filter(|(id, s)| {
                matches!(s.kind, StepKind::SubProcedure { expanded: true, .. })
                    && s.at.contains(point)
                    && stands_in(p, id, level)
            })
            .min_by(|a, b| (a.1.at.w * a.1.at.h).total_cmp(&(b.1.at.w * b.1.at.h)))
            .map(|(id, _)| id.clone())
            .or_else(|| level.cloned())
    }
}
