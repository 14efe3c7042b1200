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
use crate::model::text::{Text, shortened};
use crate::words::{Value, Words};

/// The versions that are merged, to name things that stand in one of them alone.
pub struct Versions<'a> {
    /// What both come from.
    pub base: &'a Study,
    /// Mine.
    pub ours: &'a Study,
    /// Theirs.
    pub theirs: &'a Study,
}

/// Longest value said in a sentence, in characters.
const MOST_SAID: usize = 60;

impl Versions<'_> {
    /// What each side says where both changed a field.
    pub fn values(&self, conflict: &Conflict, words: &Words) -> Option<[String; 2]> {
        let Clash::Field(name) = &conflict.clash else { return None };
        Some([self.ours, self.theirs].map(|s| value(s, &conflict.spot, name, words)))
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
                let [ours, theirs] =
                    [self.ours, self.theirs].map(|s| value(s, &conflict.spot, name, words));
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
    fn place(&self, spot: &Spot, words: &Words) -> String {
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
                words.place(&place_of(thing), &found)
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
fn name_of(p: &Procedure, thing: &Thing, words: &Words) -> String {
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
fn field_name(spot: &Spot, name: &str, words: &Words) -> String {
    let (field, language) = name.split_once('.').unwrap_or((name, ""));
    let field = match spot {
        Spot::Thing(_, Thing::Card(part)) if field == parts::VALUE => part.key(),
        Spot::Thing(_, Thing::FirstDay) => "first-day",
        Spot::Thing(_, Thing::BodyCalendar) => "calendar",
        _ => field,
    };
    let key = field.replace('_', "-");
    let known = Field::ALL.iter().find(|f| f.key() == key);
    let said = match (known, &*key) {
        (Some(field), _) => words.field(*field),
        (None, "title" | "language" | "body" | "territory" | "role" | FOREIGN) => {
            words.say(&format!("merge-field-{key}"))
        }
        (None, _) => words.say("merge-field-other"),
    };
    if language.is_empty() { said } else { format!("{said} ({language})") }
}

/// What a version says in a field, short; a dash where it says nothing.
fn value(study: &Study, spot: &Spot, name: &str, words: &Words) -> String {
    let (field, language) = name.split_once('.').unwrap_or((name, ""));
    let found = match spot {
        Spot::Study => match field {
            "title" => serde_json::to_value(study.title()).ok(),
            "body" => serde_json::to_value(&study.body().name).ok(),
            "ipa" => Some(study.body().ipa.clone().into()),
            "territory" => Some(study.body().territory.clone().into()),
            "language" => Some(study.language().tag().into()),
            _ => None,
        },
        Spot::Variant(id) => study.variant(id).and_then(|v| match field {
            "name" => serde_json::to_value(&v.name).ok(),
            "role" => Some(words.name(v.role).into()),
            _ => None,
        }),
        Spot::Thing(id, thing) => study
            .procedure(id)
            .and_then(|p| parts::of(p, thing))
            .and_then(|parts| parts.get(field).cloned()),
    };
    let found =
        found.and_then(|v| if language.is_empty() { Some(v) } else { v.get(language).cloned() });
    let p = match spot {
        Spot::Thing(id, _) => study.procedure(id).map(|p| &**p),
        Spot::Study | Spot::Variant(_) => None,
    };
    let said = found.map_or_else(String::new, |v| super::value::said(field, v, p, words));
    if said.is_empty() { "—".to_owned() } else { shortened(&said, MOST_SAID) }
}
