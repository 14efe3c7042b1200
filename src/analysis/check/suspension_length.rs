//! A suspending step whose wait is on average longer than one suspension may last, by default 30
//! days (L. 241/1990 art. 2 c. 7): after that the clock runs again.
//!
//! Mend: shorten the time given, or say the longer limit on the card with its legal basis.

use crate::model::card::ClockEffect;
use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;
use crate::model::timing::{Timing, Unit};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("suspension-long", Severity::Warning, Look::Step(look)).mended(remedies::wait);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    for mark in step.marks.iter().filter(|m| m.effect == ClockEffect::Suspend) {
        let terms = &scene.procedure.card().terms;
        let limit = terms
            .iter()
            .filter(|(term, _)| mark.term.as_ref().is_none_or(|t| t == *term))
            .filter_map(|(_, term)| term.limits.suspend_days)
            .min();
        let days: f64 = step.waits.iter().map(|w| mean_days(&w.timing)).sum();
        if let Some(limit) = limit
            && days > f64::from(limit)
        {
            out.push(|| {
                RULE.at(Place::Step(id.clone()))
                    .with("step", scene.name(id))
                    .with("days", days.round())
                    .with("limit", f64::from(limit))
            });
            return;
        }
    }
}

/// Mean of a wait in calendar days; five working days make a week and a month has 30 days.
pub(super) fn mean_days(timing: &Timing) -> f64 {
    let days_per_unit = match timing.unit {
        Unit::Minutes => 1.0 / 1440.0,
        Unit::Hours => 1.0 / 24.0,
        Unit::WorkingDays => 7.0 / 5.0,
        Unit::CalendarDays => 1.0,
        Unit::Weeks => 7.0,
        Unit::Months => 30.0,
    };
    timing.law.mean() * days_per_unit
}
