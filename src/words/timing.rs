//! Timings as people say them: a short mean for the foot of a step, and the whole law in words.

use super::number::NBSP;
use super::{Value, Words};
use crate::model::timing::{Distribution, Timing, Unit};

impl Words {
    /// The mean of a timing in its unit: `18,3 gl`, `35 min`.
    pub fn timing(&self, timing: &Timing) -> String {
        self.amount(timing.law.mean(), timing.unit)
    }

    /// The whole law: `triangolare 5 – 15 – 35 gl`, `lognormale, media 5 gl, deviazione 2 gl`.
    pub fn timing_long(&self, timing: &Timing) -> String {
        let unit = timing.unit;
        let full = |v: f64| Value::Text(self.amount(v, unit));
        let short = |v: f64| Value::Text(self.part(v, unit));
        match &timing.law {
            Distribution::Fixed(v) => self.say_with("law-fixed", &[("value", full(*v))]),
            Distribution::Uniform { min, max } => {
                self.say_with("law-uniform", &[("min", short(*min)), ("max", full(*max))])
            }
            Distribution::Triangular { min, mode, max } => self.say_with(
                "law-triangular",
                &[("min", short(*min)), ("mode", short(*mode)), ("max", full(*max))],
            ),
            Distribution::Pert { min, mode, max } => self.say_with(
                "law-pert",
                &[("min", short(*min)), ("mode", short(*mode)), ("max", full(*max))],
            ),
            Distribution::TruncatedNormal { mean, sd } => {
                self.say_with("law-normal", &[("mean", full(*mean)), ("sd", full(*sd))])
            }
            Distribution::LogNormal { mean, sd } => {
                self.say_with("law-lognormal", &[("mean", full(*mean)), ("sd", full(*sd))])
            }
            Distribution::Gamma { mean, sd } => {
                self.say_with("law-gamma", &[("mean", full(*mean)), ("sd", full(*sd))])
            }
            Distribution::Weibull { shape, scale } => {
                let shape = Value::Text(self.short_number(*shape, 2));
                self.say_with("law-weibull", &[("shape", shape), ("scale", full(*scale))])
            }
            Distribution::Exponential { mean } => {
                self.say_with("law-exponential", &[("mean", full(*mean))])
            }
            Distribution::Empirical(values) => {
                let mean = full(timing.law.mean());
                self.say_with("law-empirical", &[("n", values.len().into()), ("mean", mean)])
            }
        }
    }

    /// A timing as it can be typed in again ([`super::read::timing`]): `20-35-45 min`. `None` for
    /// observed values, which are not typed.
    pub fn timing_entry(&self, timing: &Timing) -> Option<String> {
        let n = |v: f64| self.entry_number(v);
        let unit = self.unit_sign(timing.unit);
        let law = match &timing.law {
            Distribution::Fixed(v) => n(*v),
            Distribution::Uniform { min, max } => format!("{}-{}", n(*min), n(*max)),
            Distribution::Triangular { min, mode, max } => {
                format!("{}-{}-{}", n(*min), n(*mode), n(*max))
            }
            Distribution::Pert { min, mode, max } => {
                format!("pert {}-{}-{}", n(*min), n(*mode), n(*max))
            }
            Distribution::TruncatedNormal { mean, sd } => {
                format!("normal {} ± {}", n(*mean), n(*sd))
            }
            Distribution::LogNormal { mean, sd } => format!("lognormal {} ± {}", n(*mean), n(*sd)),
            Distribution::Gamma { mean, sd } => format!("gamma {} ± {}", n(*mean), n(*sd)),
            Distribution::Weibull { shape, scale } => {
                format!("weibull {} / {}", n(*shape), n(*scale))
            }
            Distribution::Exponential { mean } => format!("exp {}", n(*mean)),
            Distribution::Empirical(_) => return None,
        };
        Some(format!("{law} {unit}"))
    }

    /// A number to be typed in again: all its decimals, not grouped.
    fn entry_number(&self, value: f64) -> String {
        let mut text = format!("{value}");
        // Three decimals after a whole number would read as thousands too.
        if text.split_once('.').is_some_and(|(whole, f)| f.len() == 3 && whole != "0") {
            text.push('0');
        }
        if self.language() == crate::model::text::Language::En {
            text
        } else {
            text.replace('.', ",")
        }
    }

    /// A number of a row that ends with the unit; minutes and hours carry theirs when they differ.
    fn part(&self, value: f64, unit: Unit) -> String {
        match unit {
            Unit::Minutes if value >= 60.0 => self.amount(value, unit),
            Unit::Hours => self.amount(value, unit),
            Unit::Minutes | Unit::WorkingDays | Unit::CalendarDays | Unit::Weeks | Unit::Months => {
                self.short_number(value, 1)
            }
        }
        .replace(' ', &NBSP.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Language;
    use crate::words::read;

    #[test]
    fn the_law_is_said_whole() {
        let it = Words::new(Language::It);
        let law = Distribution::Triangular { min: 5.0, mode: 15.0, max: 35.0 };
        let timing = Timing::new(law, Unit::WorkingDays);
        let said = it.timing_long(&timing).replace(NBSP, " ");
        assert_eq!(said, "triangolare 5 – 15 – 35 gl");
        assert_eq!(it.timing(&timing).replace(NBSP, " "), "18,3 gl");
    }

    #[test]
    fn what_is_written_reads_back() {
        let laws = [
            Distribution::Fixed(2.5),
            Distribution::Uniform { min: 1.0, max: 3.25 },
            Distribution::Triangular { min: 0.125, mode: 1.125, max: 45.0 },
            Distribution::Triangular { min: 20.0, mode: 35.0, max: 1045.0 },
            Distribution::Pert { min: 20.0, mode: 35.0, max: 45.0 },
            Distribution::TruncatedNormal { mean: 5.0, sd: 2.0 },
            Distribution::LogNormal { mean: 5.5, sd: 2.0 },
            Distribution::Gamma { mean: 5.0, sd: 2.0 },
            Distribution::Weibull { shape: 1.5, scale: 20.0 },
            Distribution::Exponential { mean: 12.0 },
        ];
        for words in Language::ALL.map(Words::new) {
            for law in &laws {
                for unit in Unit::ALL {
                    let timing = Timing::new(law.clone(), unit);
                    let typed = words.timing_entry(&timing).expect("can be typed");
                    assert_eq!(read::timing(&typed, None), Ok(timing), "{typed}");
                }
            }
        }
    }
}
