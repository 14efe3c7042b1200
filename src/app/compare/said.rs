//! A comparison in words: changes as people speak of them, indicators, what changes are worth.

use crate::analysis::compare::groups::Group;
use crate::analysis::compare::joined::Joined;
use crate::analysis::compare::worth::{Aim, Answer, Together};
use crate::analysis::compare::{Change, Comparison, Difference};
use crate::analysis::levers::lab::cannot_tell;
use crate::analysis::measure::Estimate;
use crate::analysis::measure::indicators::{Indicator, Measure, Of};
use crate::model::delta::{Fate, Thing};
use crate::model::field::FieldValue;
use crate::model::flow::Anchor;
use crate::model::item::ItemId;
use crate::model::office::EuroCents;
use crate::model::procedure::Procedure;
use crate::model::review::MAX_NAME;
use crate::model::text::shortened;
use crate::model::timing::Unit;
use crate::words::Words;

/// What stands where nothing could be measured.
const NOTHING: &str = "–";
/// Money from which on cents are left out, euro.
const WHOLE_EUROS: f64 = 1_000.0;
/// Most differences of fields said of one change; the others are counted.
const MOST_SAID: usize = 3;

/// Most changes named in one sentence; the others are counted.
const MOST_NAMED: usize = 12;

/// Says things of a comparison.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// The words.
    pub words: &'a Words,
    /// Both sides.
    pub joined: &'a Joined,
    /// What differs, thing by thing.
    pub structure: &'a Comparison,
}

impl Said<'_> {
    /// The side that has a thing: the second where it does.
    fn side(&self, thing: &Thing) -> &Procedure {
        if self.joined.after.has(thing) { &self.joined.after } else { &self.joined.before }
    }

    /// What a change is about, by name.
    pub fn name(&self, group: &Group) -> String {
        let name = self.thing(&group.lead).replace('\n', " ");
        if name.is_empty() { self.kind(&group.lead) } else { name }
    }

    fn thing(&self, thing: &Thing) -> String {
        let language = self.words.language();
        let p = self.side(thing);
        let text = match thing {
            Thing::Card(_) | Thing::BodyCalendar | Thing::FirstDay => return self.kind(thing),
            Thing::Term(id) => p.card().terms.get(id).map(|t| t.name.get(language).to_owned()),
            Thing::Calendar(id) => p.calendar(id).map(|c| c.name.get(language).to_owned()),
            Thing::Office(id) => p.office(id).map(|o| o.name.get(language).to_owned()),
            Thing::Scenario(id) => p.scenario(id).map(|s| s.name.get(language).to_owned()),
            Thing::Note(id) => p.note(id).map(|n| shortened(&n.said.text, MAX_NAME)),
            Thing::Item(item) => Some(self.item(p, item)),
        };
        text.unwrap_or_default()
    }

    fn item(&self, p: &Procedure, item: &ItemId) -> String {
        let language = self.words.language();
        match item {
            ItemId::Step(id) => {
                let name = p.step(id).map_or("", |s| s.name.get(language));
                let kind = p.step(id).map(|s| FieldValue::Kind(s.kind.clone()));
                match kind {
                    Some(kind) if name.is_empty() => self.words.field_value(&kind),
                    _ => name.to_owned(),
                }
            }
            ItemId::Flow(id) => p.flow(id).map_or_else(String::new, |f| {
                let [a, b] = [&f.from, &f.to].map(|end| self.item(p, &ItemId::Step(end.clone())));
                format!("{a} → {b}")
            }),
            ItemId::Link(id) => p.link(id).map_or_else(String::new, |l| {
                let [a, b] = [&l.from, &l.to].map(|end| {
                    let item = match end {
                        Anchor::Step(id) => ItemId::Step(id.clone()),
                        Anchor::Pool(id) => ItemId::Pool(id.clone()),
                        Anchor::Artifact(id) => ItemId::Artifact(id.clone()),
                        Anchor::Flow(_) => return String::new(),
                    };
                    self.item(p, &item)
                });
                format!("{a} → {b}")
            }),
            ItemId::Pool(id) => p.pool(id).map_or("", |x| x.name.get(language)).to_owned(),
            ItemId::Lane(id) => p.lane(id).map_or("", |x| p.lane_name(x, language)).to_owned(),
            ItemId::Artifact(id) => p.artifact(id).map_or("", |x| x.text.get(language)).to_owned(),
        }
    }

    fn kind(&self, thing: &Thing) -> String {
        let key = match thing {
            Thing::Card(_) => "place-card",
            Thing::Term(_) => "place-term",
            Thing::BodyCalendar | Thing::Calendar(_) => "place-calendar",
            Thing::FirstDay => "change-first-day",
            Thing::Office(_) => "place-office",
            Thing::Scenario(_) => "change-scenario",
            Thing::Note(_) => "change-note",
            Thing::Item(ItemId::Step(_)) => "place-step",
            Thing::Item(ItemId::Flow(_)) => "place-flow",
            Thing::Item(ItemId::Link(_)) => "place-link",
            Thing::Item(ItemId::Pool(_)) => "place-pool",
            Thing::Item(ItemId::Lane(_)) => "place-lane",
            Thing::Item(ItemId::Artifact(_)) => "place-artifact",
        };
        self.words.say(key)
    }

    /// What a change does, in a few words: `new step · counter`, `work: 1 h → 45 min`.
    pub fn what(&self, group: &Group) -> String {
        let others = group.things.len().saturating_sub(1);
        let kind = self.kind(&group.lead);
        let key = match group.fate {
            Fate::Added => "change-new",
            Fate::Removed => "change-gone",
            Fate::Changed | Fate::Placed => {
                let said = self.fields(group);
                if !said.is_empty() {
                    return said;
                }
                "change-changed"
            }
        };
        self.words.say_with(key, &[("kind", kind.into()), ("others", others.into())])
    }

    /// The fields that differ of the things of a change that both sides have.
    fn fields(&self, group: &Group) -> String {
        let mut out: Vec<String> = Vec::new();
        let s = self.structure;
        for thing in &group.things {
            match thing {
                Thing::Item(ItemId::Step(id)) => self.of(&s.steps, |d| d == id, &mut out),
                Thing::Item(ItemId::Flow(id)) => self.of(&s.flows, |d| d == id, &mut out),
                Thing::Item(ItemId::Lane(id)) => self.of(&s.lanes, |d| d == id, &mut out),
                Thing::Item(ItemId::Pool(id)) => self.of(&s.pools, |d| d == id, &mut out),
                Thing::Item(ItemId::Link(id)) => self.of(&s.links, |d| d == id, &mut out),
                Thing::Item(ItemId::Artifact(id)) => self.of(&s.artifacts, |d| d == id, &mut out),
                Thing::Office(id) => self.of(&s.offices, |d| d == id, &mut out),
                Thing::Calendar(id) => self.of(&s.calendars, |d| d == id, &mut out),
                Thing::Term(id) => self.of(&s.terms, |d| d == id, &mut out),
                Thing::Card(part) => self.of_card(part.key(), &mut out),
                Thing::BodyCalendar | Thing::FirstDay | Thing::Scenario(_) | Thing::Note(_) => {}
            }
        }
        let more = out.len().saturating_sub(MOST_SAID);
        out.truncate(MOST_SAID);
        if more > 0 {
            out.push(self.words.say_with("change-more", &[("count", more.into())]));
        }
        out.join("; ")
    }

    fn of<I>(&self, all: &[Difference<I>], is_it: impl Fn(&I) -> bool, out: &mut Vec<String>) {
        // The second is under the ids of the first: a thing both have goes by its first id.
        for d in all.iter().filter(|d| d.before.as_ref().is_some_and(&is_it)) {
            match &d.change {
                Change::Added | Change::Removed => {}
                Change::Reassigned { from, to } => {
                    out.push(format!("{}: {from} → {to}", self.words.say("field-office")));
                }
                Change::Changed { field, from, to } => {
                    let [from, to] = self.words.field_change(from, to);
                    out.push(format!("{}: {from} → {to}", self.words.field(*field)));
                }
            }
        }
    }

    fn of_card(&self, part: &str, out: &mut Vec<String>) {
        let part = part.replace('_', "-");
        for change in self.structure.card.iter().filter(|c| c.field.key() == part) {
            let [from, to] = self.words.field_change(&change.from, &change.to);
            out.push(format!("{}: {from} → {to}", self.words.field(change.field)));
        }
    }

    /// The place on the drawing that shows a change.
    pub fn item_of(&self, group: &Group) -> Option<ItemId> {
        let items = group.things.iter().filter_map(|thing| match thing {
            Thing::Item(item) => Some(item),
            _ => None,
        });
        match &group.lead {
            Thing::Item(item) => Some(item.clone()),
            _ => items.min_by_key(|item| !matches!(item, ItemId::Step(_))).cloned(),
        }
    }

    /// What gains are told by.
    pub fn aim(&self, aim: &Aim) -> String {
        let language = self.words.language();
        match aim {
            Aim::Within(id) => {
                let terms = &self.joined.after.card().terms;
                let name = terms.get(id).map_or("", |t| t.name.get(language));
                self.words.say_with("indicator-within", &[("of", name.into())])
            }
            Aim::MeanTime => self.words.say("indicator-mean-time"),
            Aim::Cost => self.words.say("indicator-cost"),
        }
    }

    /// What was not tried, as sentences.
    pub fn left_out(&self, answer: &Answer) -> Vec<String> {
        let names = |places: &[usize]| {
            let groups = places.iter().filter_map(|at| self.joined.grouped.groups.get(*at));
            let mut names: Vec<String> = groups.take(MOST_NAMED).map(|g| self.name(g)).collect();
            let more = places.len().saturating_sub(MOST_NAMED);
            if more > 0 {
                names.push(self.words.say_with("change-more", &[("count", more.into())]));
            }
            names.join(", ")
        };
        let mut out = Vec::new();
        for (key, places) in
            [("gains-not-simulated", &answer.not_simulated), ("gains-not-tried", &answer.not_tried)]
        {
            if !places.is_empty() {
                let args = [("count", places.len().into()), ("names", names(places).into())];
                out.push(self.words.say_with(key, &args));
            }
        }
        if !answer.is_possible {
            out.push(self.words.say("gains-cannot-run"));
        }
        out
    }

    /// How what the changes bring alone adds up, as a sentence.
    pub fn together(&self, aim: &Aim, together: &Together) -> String {
        let measure = measure_of(aim);
        let whole = told(self.words, measure, &together.whole);
        let (Some(sum), Some(overlap)) = (&together.sum, &together.overlap) else {
            return self.words.say_with("gains-whole", &[("whole", whole.into())]);
        };
        let sum = told(self.words, measure, sum);
        let key = if cannot_tell(overlap) || overlap.mean.abs() < f64::MIN_POSITIVE {
            "gains-add-up"
        } else if (overlap.mean > 0.0) == (together.whole.mean > 0.0) {
            "gains-overlap"
        } else {
            "gains-help-each-other"
        };
        self.words.say_with(key, &[("whole", whole.into()), ("sum", sum.into())])
    }
}

/// The name of an indicator of procedures under one set of ids: the first that knows what it is of names it.
pub fn indicator(words: &Words, sides: &[&Procedure], indicator: &Indicator) -> String {
    let language = words.language();
    let of = match &indicator.of {
        Of::Whole => String::new(),
        Of::Term(id) => {
            let term = sides.iter().find_map(|p| p.card().terms.get(id));
            term.map_or_else(String::new, |term| {
                format!("{} ({})", term.name.get(language), words.term_length(term))
            })
        }
        Of::Office(id) => {
            let office = sides.iter().find_map(|p| p.office(id));
            office.map_or_else(String::new, |o| o.name.get(language).to_owned())
        }
        Of::Cause(cause) => words.say(&format!("cause-{}", cause.key().replace('_', "-"))),
    };
    let key = format!("indicator-{}", indicator.what.key());
    words.say_with(&key, &[("of", of.into())])
}

/// How the values of an aim are counted.
pub fn measure_of(aim: &Aim) -> Measure {
    match aim {
        Aim::Within(_) => Measure::Share,
        Aim::MeanTime => Measure::Days,
        Aim::Cost => Measure::Euro,
    }
}

/// Decimals of an amount in euro.
pub fn euro_decimals(euro: f64) -> usize {
    if euro.abs() < WHOLE_EUROS { 2 } else { 0 }
}

/// A value in its measure.
pub fn value(words: &Words, measure: Measure, value: f64) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    match measure {
        Measure::Days => words.amount(value, Unit::CalendarDays),
        Measure::WorkingDays => words.amount(value, Unit::WorkingDays),
        Measure::Hours => words.amount(value, Unit::Hours),
        // As many decimals as the difference has, so that the two add up.
        Measure::Share => words.percent(value, 1),
        Measure::Euro => {
            let cents = EuroCents((value * 100.0).round() as i64);
            if euro_decimals(value) > 0 { words.money(cents) } else { words.euros(cents) }
        }
        Measure::Number => words.number(value, if value.fract().abs() < 1e-9 { 0 } else { 2 }),
    }
}

/// A difference without a sign for more: shares in points.
fn bare_delta(words: &Words, measure: Measure, delta: f64) -> String {
    match measure {
        _ if !delta.is_finite() => NOTHING.to_owned(),
        Measure::Share => words.say_with("points", &[("n", words.number(delta * 100.0, 1).into())]),
        _ => value(words, measure, delta),
    }
}

/// Whether a figure reads as something else than nothing.
pub fn is_something(said: &str) -> bool {
    said.bytes().any(|b| (b'1'..=b'9').contains(&b))
}

/// A difference with its sign.
pub fn delta(words: &Words, measure: Measure, delta: f64) -> String {
    let said = bare_delta(words, measure, delta);
    // What is written as nothing has no sign.
    if delta > 0.0 && is_something(&said) { format!("+{said}") } else { said }
}

/// An interval with its ends said as they are to be said; empty where it has none.
pub fn between(words: &Words, estimate: &Estimate, end: impl Fn(f64) -> String) -> String {
    let Some(half) = estimate.half_width.filter(|_| estimate.mean.is_finite()) else {
        return String::new();
    };
    let [from, to] = [estimate.mean - half, estimate.mean + half].map(|v| end(v).into());
    words.say_with("report-range", &[("from", from), ("to", to)])
}

/// The interval of a difference; empty where it has none.
pub fn range(words: &Words, measure: Measure, estimate: &Estimate) -> String {
    between(words, estimate, |end| bare_delta(words, measure, end))
}

/// A difference with its sign and its interval.
pub fn told(words: &Words, measure: Measure, estimate: &Estimate) -> String {
    let range = range(words, measure, estimate);
    let said = delta(words, measure, estimate.mean);
    if range.is_empty() { said } else { format!("{said} {range}") }
}
