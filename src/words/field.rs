//! Fields and their values as words: what a comparison and a history tell.

use super::{Value, Words};
use crate::model::calendar::Sittings;
use crate::model::card::{ClockLimits, LegalRef, Term};
use crate::model::field::{Field, FieldValue};
use crate::model::provenance::Provenance;
use crate::model::step::{Repeat, StepKind, Trigger};
use crate::model::text::{Language, Text};
use crate::model::timing::Wait;

/// The text of a value that is one; no value is an empty text.
fn text_of(value: &FieldValue) -> Option<Text> {
    match value {
        FieldValue::Text(text) => Some(text.clone()),
        FieldValue::Nothing => Some(Text::default()),
        _ => None,
    }
}

impl Words {
    /// The name of a field: `tempo di lavorazione`.
    pub fn field(&self, field: Field) -> String {
        self.say(&format!("field-{}", field.key()))
    }

    /// What a field said and what it says. Texts that differ in another language only are told in
    /// that one.
    pub fn field_change(&self, from: &FieldValue, to: &FieldValue) -> [String; 2] {
        if let (Some(a), Some(b)) = (text_of(from), text_of(to))
            && a.get(self.language()) == b.get(self.language())
        {
            let said = |text: &Text, language: Language| {
                let text = text.exact(language).unwrap_or("–");
                format!("{}: {text}", language.tag())
            };
            let differs = |l: &Language| a.exact(*l) != b.exact(*l);
            if let Some(language) = Language::ALL.into_iter().find(differs) {
                return [said(&a, language), said(&b, language)];
            }
        }
        [self.field_value(from), self.field_value(to)]
    }

    /// The value of a field, to stand in a table: `triangolare 5 – 15 – 35 gl`, `62 %`, `–`.
    pub fn field_value(&self, value: &FieldValue) -> String {
        match value {
            FieldValue::Nothing => "–".to_owned(),
            FieldValue::Text(text) => text.get(self.language()).to_owned(),
            FieldValue::Plain(text) => text.clone(),
            FieldValue::Number(n) => self.short_number(*n, 2),
            FieldValue::Share(share) => self.share(*share),
            FieldValue::Money(money) => self.money(*money),
            FieldValue::Flag(true) => self.say("yes"),
            FieldValue::Flag(false) => self.say("no"),
            FieldValue::Time(timing) => self.timing_long(timing),
            FieldValue::Waits(waits) => joined(waits, |w| self.wait(w)),
            FieldValue::Kind(kind) => self.step_kind(kind),
            FieldValue::LinkKind(kind) => self.name(kind),
            FieldValue::Phase(phase) => self.name(phase),
            FieldValue::Channel(channel) => self.name(channel),
            FieldValue::Marks(marks) => joined(marks, |m| self.effect(m.effect)),
            FieldValue::Documents(documents) => joined(documents, |d| {
                format!("{} ({})", d.name.get(self.language()), self.name(d.direction))
            }),
            FieldValue::Systems(systems) => {
                joined(systems, |s| format!("{} ({})", s.name, self.name(s.mode)))
            }
            FieldValue::Basis(basis) => joined(basis, legal_ref),
            FieldValue::Sittings(sittings) => self.sittings(sittings),
            FieldValue::Repeat(repeat) => self.repeat(repeat),
            FieldValue::Risk(risk) => {
                format!("{}: {}", self.name(risk.level), risk.event.get(self.language()))
            }
            FieldValue::Source(provenance) => self.source(provenance),
            FieldValue::OfficeKind(kind) => self.name(kind),
            FieldValue::Initiative(initiative) => self.name(initiative),
            FieldValue::Term(amount, unit) => {
                self.term_length(&Term { amount: *amount, unit: *unit, ..Term::default() })
            }
            FieldValue::Silence(silence) => self.name(silence),
            FieldValue::Limits(limits) => self.limits(limits),
            FieldValue::Calendar(calendar) => {
                let hours = f64::from(calendar.minutes_per_week()) / 60.0;
                let args =
                    [("hours", Value::from(hours)), ("days", calendar.closures.len().into())];
                self.say_with("field-value-hours", &args)
            }
            FieldValue::Date(date) => self.date(*date),
        }
    }

    /// A share as percent, with a decimal only where it has one: `62 %`.
    pub fn share(&self, share: f64) -> String {
        let percent = share * 100.0;
        let is_whole = (percent - percent.round()).abs() < 0.05;
        self.percent(share, usize::from(!is_whole))
    }

    fn wait(&self, wait: &Wait) -> String {
        format!("{} ({})", self.timing_long(&wait.timing), self.name(wait.waited_for))
    }

    fn step_kind(&self, kind: &StepKind) -> String {
        if let StepKind::Gateway(gateway) = kind {
            return self.name(gateway);
        }
        match kind.trigger() {
            None | Some(Trigger::None) => self.name(kind),
            Some(trigger) => format!("{} ({})", self.name(kind), self.name(trigger)),
        }
    }

    fn sittings(&self, sittings: &Sittings) -> String {
        let at = self.time_of_day(sittings.at);
        match sittings.capacity {
            None => self.say_with("field-value-sittings", &[("at", at.into())]),
            Some(most) => {
                let args = [("at", Value::from(at)), ("most", most.into())];
                self.say_with("field-value-sittings-of", &args)
            }
        }
    }

    /// How often one visit repeats a step.
    pub(super) fn repeat(&self, repeat: &Repeat) -> String {
        match repeat {
            Repeat::Loop => self.say("field-value-loop"),
            Repeat::EachInTurn(n) => self.say_with("field-value-in-turn", &[("n", (*n).into())]),
            Repeat::EachAtOnce(n) => self.say_with("field-value-at-once", &[("n", (*n).into())]),
        }
    }

    fn source(&self, provenance: &Provenance) -> String {
        let source = self.name(provenance.source);
        if provenance.who.is_empty() { source } else { format!("{source} ({})", provenance.who) }
    }

    fn limits(&self, limits: &ClockLimits) -> String {
        let count =
            |n: Option<u32>| n.map_or_else(|| self.say("field-value-any"), |n| n.to_string());
        let args = [
            ("times", Value::from(count(limits.suspend_times))),
            ("days", count(limits.suspend_days).into()),
            ("restarts", count(limits.restart_times).into()),
        ];
        self.say_with("field-value-limits", &args)
    }
}

fn legal_ref(reference: &LegalRef) -> String {
    if reference.article.is_empty() {
        reference.norm.clone()
    } else {
        format!("{} {}", reference.article, reference.norm)
    }
}

fn joined<T>(items: &[T], say: impl Fn(&T) -> String) -> String {
    items.iter().map(say).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::card::TermUnit;
    use crate::model::step::GatewayKind;
    use crate::model::text::Language;
    use crate::model::timing::{Timing, Unit, WaitedFor};

    #[test]
    fn every_field_has_a_name_in_every_language() {
        for words in Language::ALL.map(Words::new) {
            for field in Field::ALL {
                assert!(words.knows(&format!("field-{}", field.key())), "{field:?}");
            }
        }
    }

    #[test]
    fn values_are_said_as_people_say_them() {
        let it = Words::new(Language::It);
        let say = |value: FieldValue| it.field_value(&value).replace('\u{a0}', " ");
        assert_eq!(say(FieldValue::Share(0.625)), "62,5 %");
        assert_eq!(say(FieldValue::Share(0.62)), "62 %");
        assert_eq!(say(FieldValue::Nothing), "–");
        assert_eq!(say(FieldValue::Term(2, TermUnit::WorkingDays)), "2 giorni lavorativi");
        assert_eq!(
            say(FieldValue::Kind(StepKind::Gateway(GatewayKind::Exclusive))),
            "decisione (un solo ramo)"
        );
        let timing = Timing::illustrative(5.0, 15.0, 35.0, Unit::WorkingDays);
        let waits = vec![Wait { waited_for: WaitedFor::Applicant, timing }];
        assert_eq!(say(FieldValue::Waits(waits)), "triangolare 5 – 15 – 35 gl (il richiedente)");
        assert_eq!(
            say(FieldValue::Limits(ClockLimits::default())),
            "sospensioni: 1, di giorni: 30; interruzioni: senza limite"
        );
    }
}
