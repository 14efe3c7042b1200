//! A wait of no time at all, or of more than three years: usually a slip of the unit.
//!
//! Mend: look at the number and its unit.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::Scene;
use super::suspension_length::mean_days;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("wait-odd", Severity::Note, Look::Step(look)).mended(remedies::wait);

/// Longest wait that is taken for meant, in calendar days.
const MOST_DAYS: f64 = 3.0 * 365.0;

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let days = step.waits.iter().map(|w| mean_days(&w.timing));
    if let Some(days) = days.into_iter().find(|days| *days <= 0.0 || *days > MOST_DAYS) {
        let how = if days <= 0.0 { "none" } else { "much" };
        out.push(|| {
            RULE.at(Place::Step(id.clone()))
                .with("step", scene.name(id))
                .with("how", how)
                .with("days", days.round())
        });
    }
}
