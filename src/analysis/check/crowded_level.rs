//! More steps on one level than a page can show and a reader can keep in mind (the seventh of the
//! guidelines for understandable models: above fifty, take apart).
//!
//! Mend: gather what belongs together into sub-procedures.

use std::collections::BTreeMap;

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;

use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule = Rule::new("crowded-level", Severity::Note, Look::Whole(look));

/// Most steps of one level.
const MOST: usize = 50;

fn look(scene: &Scene<'_>, out: &mut Found) {
    let mut levels: BTreeMap<Option<&StepId>, usize> = BTreeMap::new();
    for (_, step) in scene.procedure.steps() {
        *levels.entry(step.parent.as_ref()).or_default() += 1;
    }
    for (level, count) in levels.into_iter().filter(|(_, count)| *count > MOST) {
        let place = level.map_or(Place::Study, |id| Place::Step(id.clone()));
        out.push(|| RULE.at(place).with("count", count).with("limit", MOST));
    }
}
