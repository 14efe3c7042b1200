//! Estimates as text: the value, its interval, or a dash where nothing could be measured.

use crate::analysis::measure::Estimate;
use crate::model::timing::Unit;
use crate::words::Words;

/// What stands where nothing could be measured.
const NOTHING: &str = "–";

/// Days with their interval.
pub(super) fn days(words: &Words, estimate: Estimate) -> String {
    amount(words, estimate, Unit::CalendarDays)
}

/// Hours with their interval.
pub(super) fn hours(words: &Words, estimate: Estimate) -> String {
    amount(words, estimate, Unit::Hours)
}

/// An amount in a unit with its interval.
pub(super) fn amount(words: &Words, estimate: Estimate, unit: Unit) -> String {
    match (estimate.mean.is_finite(), estimate.half_width) {
        (false, _) => NOTHING.to_owned(),
        (true, Some(half)) => words.interval(estimate.mean, half, unit),
        (true, None) => words.amount(estimate.mean, unit),
    }
}

/// A share with its interval; small shares get a second decimal.
pub(super) fn share(words: &Words, estimate: Estimate) -> String {
    let decimals = if estimate.mean.abs() < 0.02 { 2 } else { 1 };
    match (estimate.mean.is_finite(), estimate.half_width) {
        (false, _) => NOTHING.to_owned(),
        (true, Some(half)) => words.percent_interval(estimate.mean, half, decimals),
        (true, None) => words.percent(estimate.mean, decimals),
    }
}

/// A number with its interval.
pub(super) fn number(words: &Words, estimate: Estimate) -> String {
    match (estimate.mean.is_finite(), estimate.half_width) {
        (false, _) => NOTHING.to_owned(),
        (true, Some(half)) => {
            format!("{} ± {}", words.number(estimate.mean, 2), words.number(half, 2))
        }
        (true, None) => words.number(estimate.mean, 2),
    }
}
