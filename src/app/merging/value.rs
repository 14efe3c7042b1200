//! What a version says in a field of a merge, in the words of people.

use serde_json::{Value, from_value};

use crate::app::across::said::spent;
use crate::app::levers::said::Said;
use crate::model::artifact::Artifact;
use crate::model::calendar::Calendar;
use crate::model::card::{ClockMark, LegalRef, Term};
use crate::model::delta::{CardPart, Thing};
use crate::model::demand::{Demand, Gaps};
use crate::model::field::{Field, FieldValue as F};
use crate::model::flow::{Anchor, Flow, Link};
use crate::model::foreign::Foreign;
use crate::model::id::{CalendarId, LaneId, OfficeId, PoolId, StepId};
use crate::model::item::ItemId;
use crate::model::office::Office;
use crate::model::parts;
use crate::model::procedure::Procedure;
use crate::model::proposal::{Adopted, Spending};
use crate::model::provenance::{Confidence, Provenance, Sourced};
use crate::model::review::{Note, Remark};
use crate::model::scenario::{Override, Scenario};
use crate::model::step::{Risk, Step};
use crate::model::text::{Language, Text};
use crate::model::timing::Timing;
use crate::words::Words;

use super::said::{NOTHING, name_of};

/// One version of a procedure, and the words to tell what it says.
#[derive(Clone, Copy)]
pub(super) struct Teller<'a> {
    /// The version.
    pub(super) p: &'a Procedure,
    /// The words.
    pub(super) words: &'a Words,
}

impl Teller<'_> {
    /// What a thing says in a field by its name in the file, of a text in one language; empty where
    /// it says nothing.
    pub(super) fn field(self, thing: &Thing, field: &str, language: Option<Language>) -> String {
        let p = self.p;
        let known = match thing {
            Thing::Card(part) => self.card(*part),
            Thing::Term(id) => p.card().terms.get(id).and_then(|x| self.term(x, field)),
            Thing::BodyCalendar => p.body_calendar_id().map(|id| self.calendar_name(id)),
            Thing::FirstDay => p.first_day().map(|day| self.words.date(day)),
            Thing::Calendar(id) => p.calendar(id).and_then(|x| self.calendar(x, field)),
            Thing::Office(id) => p.office(id).and_then(|x| self.office(x, field)),
            Thing::Scenario(id) => p.scenario(id).and_then(|x| self.scenario(x, field)),
            Thing::Note(id) => p.note(id).and_then(|x| self.note(x, field)),
            Thing::Item(item) => self.item(item, field),
        };
        known.unwrap_or_else(|| self.plain(thing, field, language))
    }

    /// Where the numbers, or times, of a field come from, wherever they stand in it; `None` where
    /// that is said of none.
    pub(super) fn source(self, thing: &Thing, field: &str) -> Option<String> {
        let parts = parts::of(self.p, thing)?;
        let sources = sources(parts.get(field)?);
        let said = |source: &Option<Provenance>| match source {
            Some(source) => self.whole_source(source),
            None => NOTHING.to_owned(),
        };
        let is_said = sources.iter().any(Option::is_some);
        is_said.then(|| sources.iter().map(said).collect::<Vec<_>>().join("; "))
    }

    /// Where a number comes from, with the day and how sure it is where that is not the usual.
    fn whole_source(self, source: &Provenance) -> String {
        let mut said = vec![self.say(&F::Source(source.clone()))];
        said.extend(source.when.map(|day| self.words.date(day)));
        if source.confidence != Confidence::default() {
            said.push(self.words.name(source.confidence));
        }
        said.join(", ")
    }

    fn say(self, value: &F) -> String {
        self.words.field_value(value)
    }

    fn count(self, n: impl Into<f64>) -> String {
        self.say(&F::Number(n.into()))
    }

    fn basis(self, basis: &[LegalRef]) -> String {
        self.say(&F::Basis(basis.to_vec()))
    }

    /// A text, a number, a yes: what needs no words of its own.
    fn plain(self, thing: &Thing, field: &str, language: Option<Language>) -> String {
        let parts = parts::of(self.p, thing);
        match parts.and_then(|mut parts| parts.remove(field)) {
            None | Some(Value::Null) => String::new(),
            Some(Value::Bool(flag)) => self.say(&F::Flag(flag)),
            Some(Value::String(text)) => text,
            Some(Value::Number(n)) => self.count(n.as_f64().unwrap_or_default()),
            Some(value) => from_value::<Text>(value)
                .map(|text| text_in(&text, language, self.words))
                .unwrap_or_default(),
        }
    }

    fn card(self, part: CardPart) -> Option<String> {
        let card = self.p.card();
        match part {
            CardPart::Initiative => Some(self.say(&F::Initiative(card.initiative))),
            CardPart::Basis => Some(self.basis(&card.basis)),
            CardPart::Adopted => {
                let each = card.adopted.iter().map(|one| self.adopted(one));
                Some(each.collect::<Vec<_>>().join("; "))
            }
            _ => None,
        }
    }

    /// A proposal that was adopted, with all that is said of it.
    fn adopted(self, one: &Adopted) -> String {
        let said = Said { words: self.words, procedure: self.p };
        let place = said.proposal_place(&one.lever);
        let place = if place.is_empty() { place } else { format!(" ({place})") };
        let mut all = vec![format!("{}{place}", said.proposal(&one.lever))];
        all.extend(said.assumption(&one.lever, one.assumption.as_ref()));
        let spending = Spending::sum(std::iter::once(&one.cost));
        all.extend(spending.map(|spending| spent(self.words, &spending)));
        all.extend(said.expected(&one.expected));
        let text = |key: &str, text: &Text| {
            let text = text.get(self.words.language());
            (!text.is_empty()).then(|| format!("{}: {text}", self.words.say(key)))
        };
        all.extend(text("adopted-owner", &one.owner));
        all.extend(Some(self.basis(&one.basis)).filter(|basis| !basis.is_empty()));
        all.extend(text("adopted-note", &one.note));
        all.join(", ")
    }

    fn term(self, term: &Term, field: &str) -> Option<String> {
        let value = match field {
            "amount" | "unit" => F::Term(term.amount, term.unit),
            "silence" => F::Silence(term.silence),
            "basis" => return Some(self.basis(&term.basis)),
            "limits" => F::Limits(term.limits),
            "saturday_rolls" => F::Flag(term.saturday_rolls),
            "promise" => F::Share(term.promise?),
            "provenance" => return term.provenance.as_ref().map(|p| self.whole_source(p)),
            _ => return None,
        };
        Some(self.say(&value))
    }

    fn calendar(self, calendar: &Calendar, field: &str) -> Option<String> {
        match field {
            "weekly" => Some(self.words.weekly_hours(&calendar.weekly)),
            "holidays" => Some(self.words.name(calendar.holidays)),
            "patron" => calendar.patron.map(|(month, day)| format!("{day}/{month}")),
            "closures" => Some(self.words.closures(&calendar.closures)),
            _ => None,
        }
    }

    fn name(self, thing: &Thing) -> String {
        name_of(self.p, thing, self.words)
    }

    fn calendar_name(self, id: &CalendarId) -> String {
        self.name(&Thing::Calendar(id.clone()))
    }

    fn office_name(self, id: &OfficeId) -> String {
        self.name(&Thing::Office(id.clone()))
    }

    fn item_name(self, item: ItemId) -> String {
        self.name(&Thing::Item(item))
    }

    fn lane_name(self, id: &LaneId) -> String {
        self.item_name(ItemId::Lane(id.clone()))
    }

    fn pool_name(self, id: &PoolId) -> String {
        self.item_name(ItemId::Pool(id.clone()))
    }

    fn step_name(self, id: &StepId) -> String {
        self.item_name(ItemId::Step(id.clone()))
    }

    fn office(self, office: &Office, field: &str) -> Option<String> {
        let value = match field {
            "kind" => F::OfficeKind(office.kind),
            "staff" => F::Number(f64::from(office.staff.as_ref()?.value)),
            "calendar" => return office.calendar.as_ref().map(|id| self.calendar_name(id)),
            "cost_per_hour" => F::Money(office.cost_per_hour.as_ref()?.value),
            "background" => {
                let other = office.background.as_ref()?;
                let share = self.say(&F::Share(other.share.value));
                return Some(format!("{share}; {}", self.time(&other.job)));
            }
            "parent" => return office.parent.as_ref().map(|id| self.office_name(id)),
            _ => return None,
        };
        Some(self.say(&value))
    }

    fn time(self, timing: &Timing) -> String {
        self.say(&F::Time(timing.clone()))
    }

    fn scenario(self, scenario: &Scenario, field: &str) -> Option<String> {
        if field != "overrides" {
            return None;
        }
        let times = |by: f64| format!("× {}", self.words.short_number(by, 2));
        let each = scenario.overrides.iter().map(|change| {
            let (field, of, value) = match change {
                Override::Staff(id, n) => (Field::Staff, self.office_name(id), n.to_string()),
                Override::WorkFactor(id, by) => (Field::Work, self.step_name(id), times(*by)),
                Override::Share(id, share) => {
                    let flow = self.item_name(ItemId::Flow(id.clone()));
                    (Field::Share, flow, self.say(&F::Share(*share)))
                }
                Override::DemandFactor(by) => (Field::Demand, String::new(), times(*by)),
            };
            let of = if of.is_empty() { of } else { format!(" ({of})") };
            format!("{}{of}: {value}", self.words.field(field))
        });
        Some(each.collect::<Vec<_>>().join("; "))
    }

    fn note(self, note: &Note, field: &str) -> Option<String> {
        let remark = |said: &Remark| format!("{} ({})", said.text, self.words.said_by(said));
        match field {
            "on" => Some(match &note.on {
                None => self.words.say("notes-whole"),
                Some(item) => self.item_name(item.clone()),
            }),
            "said" => Some(remark(&note.said)),
            "answers" => Some(note.answers.iter().map(remark).collect::<Vec<_>>().join("; ")),
            "done" => Some(self.say(&F::Flag(note.done))),
            _ => None,
        }
    }

    fn item(self, item: &ItemId, field: &str) -> Option<String> {
        match item {
            ItemId::Step(id) => self.p.step(id).and_then(|x| self.step(x, field)),
            ItemId::Flow(id) => self.p.flow(id).and_then(|x| self.flow(x, field)),
            ItemId::Link(id) => self.p.link(id).and_then(|x| self.link(x, field)),
            ItemId::Artifact(id) => self.p.artifact(id).and_then(|x| self.artifact(x, field)),
            ItemId::Lane(id) => self.p.lane(id).and_then(|lane| match field {
                "office" => lane.office.as_ref().map(|id| self.office_name(id)),
                "pool" => lane.pool.as_ref().map(|id| self.pool_name(id)),
                "parent" => lane.parent.as_ref().map(|id| self.lane_name(id)),
                "foreign" => Some(foreign(&lane.foreign)),
                _ => None,
            }),
            ItemId::Pool(id) => self.p.pool(id).and_then(|pool| match field {
                "office" => pool.office.as_ref().map(|id| self.office_name(id)),
                "black_box" => Some(self.say(&F::Flag(pool.black_box))),
                "foreign" => Some(foreign(&pool.foreign)),
                _ => None,
            }),
        }
    }

    fn step(self, step: &Step, field: &str) -> Option<String> {
        let value = match field {
            "kind" => F::Kind(step.kind.clone()),
            "lane" => return step.lane.as_ref().map(|id| self.lane_name(id)),
            "pool" => return step.pool.as_ref().map(|id| self.pool_name(id)),
            "parent" => return step.parent.as_ref().map(|id| self.step_name(id)),
            "office" => return step.office.as_ref().map(|id| self.office_name(id)),
            "phase" => F::Phase(step.phase?),
            "work" => F::Time(step.work.clone()?),
            "staff_needed" => F::Number(f64::from(step.staff_needed)),
            "waits" => F::Waits(step.waits.clone()),
            "priority" => F::Number(f64::from(step.priority)),
            "sittings" => {
                let sittings = step.sittings.clone()?;
                let rule = self.words.sitting_rule(&sittings.rule);
                return Some(format!("{rule}; {}", self.say(&F::Sittings(sittings))));
            }
            "repeat" => F::Repeat(step.repeat.clone()?),
            "cost" => F::Money(step.cost.as_ref()?.value),
            "documents" => F::Documents(step.documents.clone()),
            "systems" => F::Systems(step.systems.clone()),
            "channel" => F::Channel(step.channel?),
            "basis" => F::Basis(step.basis.clone()),
            "marks" => return Some(self.marks(&step.marks)),
            "risk" => return step.risk.as_ref().map(|risk| self.risk(risk)),
            "demand" => return step.demand.as_ref().map(|demand| self.demand(demand)),
            "backlog" => {
                let waiting = step.backlog.as_ref()?;
                let cases = self.count(waiting.cases.value);
                return Some(format!("{cases}; {}", self.time(&waiting.age)));
            }
            "foreign" => return Some(foreign(&step.foreign)),
            _ => return None,
        };
        Some(self.say(&value))
    }

    /// Effects on the clock, each with the term it is of.
    fn marks(self, marks: &[ClockMark]) -> String {
        let each = marks.iter().map(|mark| {
            let effect = self.words.effect(mark.effect);
            match &mark.term {
                Some(id) => format!("{effect} ({})", self.name(&Thing::Term(id.clone()))),
                None => effect,
            }
        });
        each.collect::<Vec<_>>().join("; ")
    }

    /// A risk with all that is said of it.
    fn risk(self, risk: &Risk) -> String {
        let texts = [&risk.reason, &risk.measure, &risk.owner];
        let texts = texts.map(|text| text.get(self.words.language()).to_owned());
        let mut said = vec![self.say(&F::Risk(Box::new(risk.clone())))];
        said.extend(texts.into_iter().filter(|text| !text.is_empty()));
        said.join("; ")
    }

    /// How many cases come, and how.
    fn demand(self, demand: &Demand) -> String {
        let many = |per_year: &Sourced<f64>| self.count(per_year.value);
        let mut said = match &demand.gaps {
            Gaps::Exponential => vec![many(&demand.per_year), self.words.say("gaps-random")],
            Gaps::Even => vec![many(&demand.per_year), self.words.say("gaps-even")],
            Gaps::Law(timing) => vec![self.time(timing)],
            Gaps::Dates(dates) => {
                vec![self.words.say_with("demand-dates-count", &[("n", dates.len().into())])]
            }
        };
        said.push(self.words.name(demand.rule));
        said.extend(demand.calendar.as_ref().map(|id| self.calendar_name(id)));
        let months: Vec<String> =
            demand.months.iter().map(|w| self.words.short_number(*w, 2)).collect();
        said.extend(Some(months.join(" ")).filter(|months| !months.is_empty()));
        said.join("; ")
    }

    fn flow(self, flow: &Flow, field: &str) -> Option<String> {
        let value = match field {
            "from" => return Some(self.step_name(&flow.from)),
            "to" => return Some(self.step_name(&flow.to)),
            "share" => F::Share(flow.share.as_ref()?.value),
            "default" => F::Flag(flow.default),
            "marks" => return Some(self.marks(&flow.marks)),
            "foreign" => return Some(foreign(&flow.foreign)),
            _ => return None,
        };
        Some(self.say(&value))
    }

    fn link(self, link: &Link, field: &str) -> Option<String> {
        let end = |anchor: &Anchor| {
            self.item_name(match anchor.clone() {
                Anchor::Step(id) => ItemId::Step(id),
                Anchor::Pool(id) => ItemId::Pool(id),
                Anchor::Artifact(id) => ItemId::Artifact(id),
                Anchor::Flow(id) => ItemId::Flow(id),
            })
        };
        match field {
            "kind" => Some(self.say(&F::LinkKind(link.kind))),
            "from" => Some(end(&link.from)),
            "to" => Some(end(&link.to)),
            "answer" => link.answer.clone().map(|wait| self.say(&F::Waits(vec![wait]))),
            "foreign" => Some(foreign(&link.foreign)),
            _ => None,
        }
    }

    fn artifact(self, artifact: &Artifact, field: &str) -> Option<String> {
        match field {
            "kind" => Some(self.words.name(artifact.kind)),
            "lane" => artifact.lane.as_ref().map(|id| self.lane_name(id)),
            "parent" => artifact.parent.as_ref().map(|id| self.step_name(id)),
            "foreign" => Some(foreign(&artifact.foreign)),
            _ => None,
        }
    }
}

/// Where what stands in a value comes from, in its order; of a list one for each that it holds,
/// also where that says nothing.
fn sources(value: &Value) -> Vec<Option<Provenance>> {
    const OWN: &str = "provenance";
    match value {
        Value::Object(parts) => {
            let own = parts.get(OWN).and_then(|own| from_value(own.clone()).ok());
            let below = parts.iter().filter(|(name, _)| *name != OWN);
            own.into_iter().map(Some).chain(below.flat_map(|(_, part)| sources(part))).collect()
        }
        Value::Array(list) => list
            .iter()
            .filter(|one| one.is_object())
            .flat_map(|one| {
                let found = sources(one);
                if found.is_empty() { vec![None] } else { found }
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A text in one language alone, else in that of the words.
pub(super) fn text_in(text: &Text, language: Option<Language>, words: &Words) -> String {
    match language {
        Some(language) => text.exact(language).unwrap_or_default().to_owned(),
        None => text.get(words.language()).to_owned(),
    }
}

/// What of other programs is kept, as it stands in their file; no words are made of it.
pub(super) fn foreign(kept: &Foreign) -> String {
    let attributes = kept.attributes.iter().map(|(name, value)| format!("{name}={value}"));
    let elements = kept.elements.iter().cloned();
    attributes.chain(elements).collect::<Vec<_>>().join(" ")
}
