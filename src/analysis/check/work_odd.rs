//! A work time of nothing, or of more than a week of one person for one case: usually a slip of the
//! unit, minutes for hours.
//!
//! Mend: look at the number and its unit.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;
use crate::model::timing::Timing;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("work-odd", Severity::Warning, Look::Step(look)).mended(remedies::work);

/// Longest work on one case that is taken for meant, in minutes: a week of 40 hours.
const MOST_MINUTES: f64 = 40.0 * 60.0;

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let Some(minutes) = step.work.as_ref().and_then(Timing::mean_minutes) else { return };
    if minutes <= 0.0 || minutes > MOST_MINUTES {
        let how = if minutes <= 0.0 { "none" } else { "much" };
        out.push(|| {
            RULE.at(Place::Step(id.clone()))
                .with("step", scene.name(id))
                .with("how", how)
                .with("hours", (minutes / 60.0).round())
        });
    }
}
