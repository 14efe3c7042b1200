//! What did not go together in a merge, said to people.

use crate::analysis::merge::{Clash, Conflict, FOREIGN, Side, Spot};
use crate::model::delta::Thing;
use crate::model::field::Field;
use crate::model::finding::Place;
use crate::model::item::ItemId;
use crate::model::parts;
use crate::model::procedure::Procedure;
use crate::model::review::MAX_NAME;
use crate::model::study::Study;
use crate::model::text::{Language, Text, shortened, told_apart};
use crate::words::{Value, Words};

use super::value::{Teller, foreign, text_in};

/// The versions that are merged, to name things that stand in one of them alone.
pub struct Versions<'a> {
    /// What both come from.
    pub base: &'a Study,
    /// Mine.
    pub ours: &'a Study,
    /// Theirs.
    pub theirs: &'a Study,
}

/// What stands where a version says nothing.
pub(super) const NOTHING: &str = "—";

/// Longest value said in a sentence, in characters.
const MOST_SAID: usize = 60;

impl Versions<'_> {
    /// What each side says where both changed a field.
    pub fn values(&self, conflict: &Conflict, words: &Words) -> Option<[String; 2]> {
        let Clash::Field(name) = &conflict.clash else { return None };
        Some(self.both(&conflict.spot, name, words))
    }

    /// What each side says in a field, short; where that sounds alike, with its source.
    fn both(&self, spot: &Spot, name: &str, words: &Words) -> [String; 2] {
        let sides = [self.ours, self.theirs];
        let said = sides.map(|study| value(study, spot, name, words));
        let sources = sides.map(|study| source(study, spot, name, words));
        let [mine, other] = &sources;
        let said = if said[0] == said[1] && mine != other {
            let [mine, other] = sources.map(|source| source.unwrap_or_else(|| NOTHING.to_owned()));
            let [a, b] = said;
            [format!("{a} ({mine})"), format!("{b} ({other})")]
        } else {
            said
        };
        let [mine, other] = &said;
        told_apart([mine, other], MOST_SAID)
            .map(|s| if s.is_empty() { NOTHING.to_owned() } else { s })
    }

    /// One conflict as a sentence: where, what, and what stands in the result.
    pub fn say(&self, conflict: &Conflict, words: &Words) -> String {
        let place = self.place(&conflict.spot, words);
        let stands = words.say(match conflict.side {
            Side::Ours => "merge-stands-ours",
            Side::Theirs => "merge-stands-theirs",
        });
        let who = |side: Side| {
            words.say(match side {
                Side::Ours => "merge-ours",
                Side::Theirs => "merge-theirs",
            })
        };
        let text = |key: &str, mut args: Vec<(&str, Value)>| {
            args.push(("place", place.clone().into()));
            args.push(("stands", stands.clone().into()));
            words.say_with(key, &args)
        };
        match &conflict.clash {
            Clash::Field(name) => {
                let [ours, theirs] = self.both(&conflict.spot, name, words);
                let field = field_name(&conflict.spot, name, words);
                text(
                    "merge-field",
                    vec![("field", field.into()), ("ours", ours.into()), ("theirs", theirs.into())],
                )
            }
            Clash::Removed(side) => text("merge-removed", vec![("who", who(*side).into())]),
            Clash::Needs { removed, what } => {
                let spot = match &conflict.spot {
                    Spot::Thing(id, _) => Spot::Thing(id.clone(), what.clone()),
                    other => other.clone(),
                };
                let what = self.place(&spot, words);
                text("merge-needs", vec![("what", what.into()), ("who", who(*removed).into())])
            }
            Clash::Placed => text("merge-placed", Vec::new()),
            Clash::Mended(finding) => {
                text("merge-mended", vec![("finding", words.finding(finding).into())])
            }
        }
    }

    /// Where a conflict is, as people call it.
    pub(super) fn place(&self, spot: &Spot, words: &Words) -> String {
        match spot {
            Spot::Study => words.say("merge-study"),
            Spot::Variant(id) => {
                let variant =
                    [self.ours, self.theirs, self.base].into_iter().find_map(|s| s.variant(id));
                let name = variant.map_or("", |v| v.name.get(words.language()));
                let name = match (name.is_empty(), variant) {
                    (true, Some(variant)) => words.name(variant.role),
                    (true, None) => id.to_string(),
                    (false, _) => name.to_owned(),
                };
                words.say_with("merge-variant", &[("name", name.into())])
            }
            Spot::Thing(id, thing) => {
                let all = [self.ours, self.theirs, self.base];
                let found = all
                    .into_iter()
                    .filter_map(|s| s.procedure(id))
                    .find(|p| p.has(thing))
                    .map(|p| name_of(p, thing, words))
                    .unwrap_or_default();
                let name = [("name", Value::from(found.as_str()))];
                match thing {
                    Thing::Scenario(_) => words.say_with("merge-scenario", &name),
                    Thing::Note(_) => words.say_with("merge-note", &name),
                    _ => words.place(&place_of(thing), &found),
                }
            }
        }
    }
}

/// The place that a thing is.
fn place_of(thing: &Thing) -> Place {
    match thing {
        Thing::Card(_) => Place::Card,
        Thing::Term(id) => Place::Term(id.clone()),
        Thing::BodyCalendar | Thing::FirstDay | Thing::Scenario(_) | Thing::Note(_) => Place::Study,
        Thing::Calendar(id) => Place::Calendar(id.clone()),
        Thing::Office(id) => Place::Office(id.clone()),
        Thing::Item(item) => item.into(),
    }
}

/// What a thing is called; its id while it has no name.
pub(super) fn name_of(p: &Procedure, thing: &Thing, words: &Words) -> String {
    let language = words.language();
    let text = |text: Option<&Text>| text.map_or("", |t| t.get(language)).replace('\n', " ");
    let step = |id: &crate::model::id::StepId| {
        let name = text(p.step(id).map(|s| &s.name));
        if name.is_empty() { id.to_string() } else { name }
    };
    let (name, id) = match thing {
        Thing::Card(_) | Thing::BodyCalendar | Thing::FirstDay => return String::new(),
        Thing::Term(id) => (text(p.term_name(id)), id.to_string()),
        Thing::Calendar(id) => (text(p.calendar(id).map(|c| &c.name)), id.to_string()),
        Thing::Office(id) => (text(p.office(id).map(|o| &o.name)), id.to_string()),
        Thing::Scenario(id) => (text(p.scenario(id).map(|s| &s.name)), id.to_string()),
        Thing::Note(id) => {
            let said = p.note(id).map(|n| shortened(&n.said.text, MAX_NAME));
            (said.unwrap_or_default(), id.to_string())
        }
        Thing::Item(ItemId::Pool(id)) => (text(p.pool(id).map(|x| &x.name)), id.to_string()),
        Thing::Item(ItemId::Lane(id)) => {
            let name = p.lane(id).map_or("", |lane| p.lane_name(lane, language));
            (name.to_owned(), id.to_string())
        }
        Thing::Item(ItemId::Step(id)) => (step(id), id.to_string()),
        Thing::Item(ItemId::Flow(id)) => {
            let ends = p.flow(id).map(|f| format!("{} → {}", step(&f.from), step(&f.to)));
            (ends.unwrap_or_default(), id.to_string())
        }
        Thing::Item(ItemId::Link(id)) => (text(p.link(id).map(|l| &l.name)), id.to_string()),
        Thing::Item(ItemId::Artifact(id)) => {
            (text(p.artifact(id).map(|a| &a.text)), id.to_string())
        }
    };
    if name.is_empty() { id } else { name }
}

/// The word of a field by its name in the file, with the language of a text.
pub(super) fn field_name(spot: &Spot, name: &str, words: &Words) -> String {
    let (field, language) = name.split_once('.').unwrap_or((name, ""));
    let field = match (spot, field) {
        (Spot::Thing(_, Thing::Card(part)), parts::VALUE) => part.key(),
        (Spot::Thing(_, Thing::FirstDay), _) => "first-day",
        (Spot::Thing(_, Thing::BodyCalendar), _) => "calendar",
        (Spot::Thing(_, Thing::Term(_)), "amount" | "unit") => "term",
        (Spot::Thing(_, Thing::Term(_)), "saturday_rolls") => "saturday",
        (Spot::Thing(_, Thing::Calendar(_)), "weekly" | "holidays" | "patron" | "closures") => {
            "hours"
        }
        (Spot::Thing(_, Thing::Item(ItemId::Artifact(_))), "text") => "name",
        (_, "background") => "other-work",
        (_, "provenance") => "source",
        _ => field,
    };
    let key = field.replace('_', "-");
    let said = if let Some(field) = Field::ALL.iter().find(|f| f.key() == key) {
        words.field(*field)
    } else {
        let known = words.try_say(&format!("merge-field-{key}"), &[]);
        known.unwrap_or_else(|| words.say("merge-field-other"))
    };
    if language.is_empty() { said } else { format!("{said} ({language})") }
}

/// What a version says in a field; empty where it says nothing.
pub(super) fn value(study: &Study, spot: &Spot, name: &str, words: &Words) -> String {
    let (field, language) = name.split_once('.').unwrap_or((name, ""));
    let language = Language::from_tag(language);
    let text = |text: &Text| text_in(text, language, words);
    match spot {
        Spot::Study => match field {
            "title" => text(study.title()),
            "body" => text(&study.body().name),
            "ipa" => study.body().ipa.clone(),
            "territory" => study.body().territory.clone(),
            "language" => words.name(study.language()),
            _ => String::new(),
        },
        Spot::Variant(id) => study.variant(id).map_or_else(String::new, |v| match field {
            "name" => text(&v.name),
            "role" => words.name(v.role),
            FOREIGN => foreign(v.procedure.foreign()),
            _ => String::new(),
        }),
        Spot::Thing(id, thing) => study
            .procedure(id)
            .map_or_else(String::new, |p| Teller { p, words }.field(thing, field, language)),
    }
}

/// Where what a version says in a field comes from; `None` where that is not said.
fn source(study: &Study, spot: &Spot, field: &str, words: &Words) -> Option<String> {
    let Spot::Thing(id, thing) = spot else { return None };
    Teller { p: study.procedure(id)?, words }.source(thing, field)
}
