//! When a change is paid back: what it costs once, against what it saves in a year.

use serde::Serialize;

use super::Estimate;
use super::indicators::{Indicator, What};
use crate::model::proposal::Spending;

/// How long it takes until a change is paid back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Years {
    /// It saves, and costs nothing once.
    AtOnce,
    /// It takes so many years, with the ends of the interval.
    After {
        /// With what is saved on average.
        mean: f64,
        /// At the least.
        least: f64,
        /// At the most.
        most: f64,
    },
    /// Chance alone could explain what is saved: at the least so many years, maybe for ever.
    CannotTell {
        /// Years; null where nothing is paid once.
        least: Option<f64>,
    },
    /// It saves nothing, or costs more in each year than it saves.
    Never,
}

/// What a change costs and saves.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Payback {
    /// Euro saved in a year; what the change itself costs in each year is taken off.
    pub saved: Estimate,
    /// How long it takes.
    pub years: Years,
}

impl Payback {
    /// Of a spending, with the euro that cases cost less in a year.
    pub fn of(spending: &Spending, saved: Estimate) -> Option<Self> {
        let half = saved.half_width.filter(|h| h.is_finite())?;
        let saved = Estimate { mean: saved.mean - spending.yearly, ..saved };
        if !saved.mean.is_finite() || saved.n == 0 {
            return None;
        }
        let (low, high) = (saved.mean - half, saved.mean + half);
        let has_price = spending.once > 0.0;
        let years = if high <= 0.0 {
            Years::Never
        } else if low <= 0.0 {
            Years::CannotTell { least: has_price.then(|| spending.once / high) }
        } else if has_price {
            let after = |euro: f64| spending.once / euro;
            Years::After { mean: after(saved.mean), least: after(high), most: after(low) }
        } else {
            Years::AtOnce
        };
        Some(Self { saved, years })
    }
}

/// Of a spending and the indicators of what was paid for, with what cases cost in a year.
///
/// `None` where that is not among them, or where nothing on either drawing costs anything: then
/// nobody has said what work costs, and nothing is known of what is saved.
pub fn payback(spending: &Spending, indicators: &[Indicator]) -> Option<Payback> {
    let change = indicators.iter().find(|i| i.what == What::CostYear)?.change;
    let is_known = change.before.mean > 0.0 || change.after.mean > 0.0;
    let saved = Estimate { mean: -change.delta.mean, ..change.delta };
    is_known.then(|| Payback::of(spending, saved))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(once: f64, yearly: f64, saved: f64, half: f64) -> Option<Years> {
        let spending = Spending { once, yearly, unpriced: 0 };
        let saved = Estimate { mean: saved, half_width: Some(half), n: 10 };
        Payback::of(&spending, saved).map(|p| p.years)
    }

    #[test]
    fn what_is_paid_once_is_paid_back_by_what_is_left_of_the_savings() {
        let Some(Years::After { mean, least, most }) = years(6000.0, 500.0, 2500.0, 500.0) else {
            panic!("it can be told")
        };
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(mean, 3.0) && near(least, 2.4) && near(most, 4.0), "{mean} {least} {most}");
        assert_eq!(years(6000.0, 3000.0, 2500.0, 400.0), Some(Years::Never));
        assert_eq!(
            years(6000.0, 2500.0, 2500.0, 500.0),
            Some(Years::CannotTell { least: Some(12.0) })
        );
        assert_eq!(years(0.0, 100.0, 2500.0, 500.0), Some(Years::AtOnce));
        assert_eq!(years(0.0, 2500.0, 2500.0, 500.0), Some(Years::CannotTell { least: None }));
        assert_eq!(years(100.0, 0.0, f64::NAN, 1.0), None);
    }
}
