//! Marks, figures and amounts of lessons as sentences.

use super::{Value, Words};
use crate::model::finding::Arg;
use crate::model::lesson::mark::{About, Reason};
use crate::model::lesson::{ClockUnit, Gauge};
use crate::model::procedure::Procedure;

impl Words {
    /// Why a mark is as it is; `p` gives the names of what it speaks of. What the author says comes
    /// after.
    pub fn mark_reason(&self, reason: &Reason, p: &Procedure) -> String {
        let mut args: Vec<(&str, Value)> = reason
            .args
            .iter()
            .map(|(name, arg)| (*name, self.mark_argument(arg, reason.about.as_ref())))
            .collect();
        match &reason.about {
            Some(About::Gauge(gauge)) => args.push(("gauge", self.gauge(gauge, p).into())),
            Some(About::Effect(effect)) => args.push(("effect", self.effect(*effect).into())),
            Some(About::Cause(cause)) => args.push(("cause", self.name(*cause).into())),
            Some(About::Unit(_)) | None => {}
        }
        let said = self.say_with(&format!("mark-{}", reason.code), &args);
        let more = reason.said.get(self.language());
        let said = super::named::capitalized(&said);
        if more.is_empty() { said } else { format!("{said} {more}") }
    }

    fn mark_argument(&self, arg: &Arg, about: Option<&About>) -> Value {
        match (arg, about) {
            (Arg::Number(n), Some(About::Gauge(gauge))) => self.gauge_amount(gauge, *n).into(),
            (Arg::Number(n), Some(About::Unit(unit))) => self.clock_amount(*unit, *n).into(),
            _ => self.argument(arg),
        }
    }

    /// A figure by name: `il carico di «Messi accertatori»`.
    pub fn gauge(&self, gauge: &Gauge, p: &Procedure) -> String {
        let language = self.language();
        let name = match gauge {
            Gauge::Within(id) => p.term_name(id).map(|n| n.get(language)),
            Gauge::Load(id) | Gauge::Queue(id) => p.office(id).map(|o| o.name.get(language)),
            Gauge::StepWaitDays(id) => p.step(id).map(|s| s.name.get(language)),
            _ => None,
        };
        let args = [("name", Value::from(name.unwrap_or_default()))];
        self.say_with(&format!("lesson-gauge-{}", gauge.key()), &args)
    }

    /// An amount of a figure with its unit: `31,2 giorni`.
    pub fn gauge_amount(&self, gauge: &Gauge, value: f64) -> String {
        self.lesson_amount(gauge.unit(), value)
    }

    /// An amount of time with its unit.
    pub fn clock_amount(&self, unit: ClockUnit, value: f64) -> String {
        self.lesson_amount(unit.key(), value)
    }

    fn lesson_amount(&self, unit: &str, value: f64) -> String {
        let args = [
            ("amount", Value::from(self.short_number(value, 1))),
            ("unit", self.say(&format!("lesson-unit-{unit}")).into()),
        ];
        self.say_with("lesson-amount", &args)
    }

    /// Points out of most points, both in tenths: `7,5 / 10`.
    pub fn points(&self, tenths: u32, of: u32) -> String {
        let [got, most] = [tenths, of].map(|t| self.short_number(f64::from(t) / 10.0, 1));
        format!("{got}\u{a0}/\u{a0}{most}")
    }
}
