//! What differs between two versions of a study beside the drawing and those who work: the study
//! itself, names and roles of variants, scenarios, review notes.

use crate::analysis::merge::Spot;
use crate::model::delta::{Fate, Thing, between};
use crate::model::procedure::Procedure;
use crate::model::study::{Study, Variant};
use crate::model::text::{Language, Text};
use crate::words::Words;

use super::said::{NOTHING, Versions, field_name, name_of, value};

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What it is of: `study`, `variant`, `scenario` or `note`.
    pub what: &'static str,
    /// Its ids in the two versions; `None` where it has none.
    pub ids: [Option<String>; 2],
    /// What it is called; empty for the study.
    pub name: String,
    /// What it is, with its name.
    pub place: String,
    /// What became of it.
    pub fate: Fate,
    /// What says something else; `None` where the whole came or went.
    pub field: Option<Changed>,
}

/// A field with another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its name in the file; of a text with the language after a dot.
    pub key: String,
    /// Its word.
    pub name: String,
    /// What the two versions say.
    pub values: [String; 2],
}

/// Two versions, and the words to tell what they say.
struct Pair<'a> {
    before: &'a Study,
    after: &'a Study,
    words: &'a Words,
}

/// What differs in the study itself.
pub fn of_study(before: &Study, after: &Study, words: &Words) -> Vec<Beside> {
    let pair = Pair { before, after, words };
    let (a, b) = (before.body(), after.body());
    let mut keys = texts("title", before.title(), after.title());
    keys.extend(texts("body", &a.name, &b.name));
    keys.extend(those([
        ("ipa", a.ipa != b.ipa),
        ("territory", a.territory != b.territory),
        ("language", before.language() != after.language()),
    ]));
    let stem = pair.stem(("study", Fate::Changed), [None, None], &Spot::Study);
    pair.fields(&stem, [&Spot::Study, &Spot::Study], keys)
}

/// What differs in a variant of each: its name, its role, its scenarios and review notes.
pub fn of_variant(
    [before, after]: [&Study; 2],
    [a, b]: [&Variant; 2],
    words: &Words,
) -> Vec<Beside> {
    let pair = Pair { before, after, words };
    let mut keys = texts("name", &a.name, &b.name);
    keys.extend(those([("role", a.role != b.role)]));
    let [from, to] = [a, b].map(|v| Spot::Variant(v.id.clone()));
    let ids = [a, b].map(|v| Some(v.id.to_string()));
    let mut stem = pair.stem(("variant", Fate::Changed), ids, &to);
    b.name.get(words.language()).clone_into(&mut stem.name);
    let mut out = pair.fields(&stem, [&from, &to], keys);
    for (thing, fate) in between(&a.procedure, &b.procedure) {
        let (what, id) = match &thing {
            Thing::Scenario(id) => ("scenario", id.to_string()),
            Thing::Note(id) => ("note", id.to_string()),
            _ => continue,
        };
        let ids = [Fate::Added, Fate::Removed].map(|no| (fate != no).then(|| id.clone()));
        let [from, to] = [a, b].map(|v| Spot::Thing(v.id.clone(), thing.clone()));
        let (p, spot) =
            if fate == Fate::Removed { (&a.procedure, &from) } else { (&b.procedure, &to) };
        let mut stem = pair.stem((what, fate), ids, spot);
        stem.name = name_of(p, &thing, words);
        match fate {
            Fate::Added | Fate::Removed => out.push(stem),
            Fate::Changed | Fate::Placed => {
                let keys = fields_of(&thing, [&a.procedure, &b.procedure]);
                out.extend(pair.fields(&stem, [&from, &to], keys));
            }
        }
    }
    out
}

impl Pair<'_> {
    /// A difference as a whole, without a name of its own.
    fn stem(
        &self,
        (what, fate): (&'static str, Fate),
        ids: [Option<String>; 2],
        spot: &Spot,
    ) -> Beside {
        let versions = Versions { base: self.before, ours: self.after, theirs: self.before };
        let place = versions.place(spot, self.words);
        Beside { what, ids, name: String::new(), place, fate, field: None }
    }

    /// A difference for each of the fields.
    fn fields(&self, stem: &Beside, [from, to]: [&Spot; 2], keys: Vec<String>) -> Vec<Beside> {
        let said = |study: &Study, spot: &Spot, key: &str| {
            let text = value(study, spot, key, self.words);
            if text.is_empty() { NOTHING.to_owned() } else { text }
        };
        let one = |key: String| {
            let values = [said(self.before, from, &key), said(self.after, to, &key)];
            let name = field_name(to, &key, self.words);
            Beside { field: Some(Changed { key, name, values }), ..stem.clone() }
        };
        keys.into_iter().map(one).collect()
    }
}

/// The fields of a scenario or a review note that differ.
fn fields_of(thing: &Thing, [a, b]: [&Procedure; 2]) -> Vec<String> {
    let found = match thing {
        Thing::Scenario(id) => a.scenario(id).zip(b.scenario(id)).map(|(a, b)| {
            let mut keys = texts("name", &a.name, &b.name);
            keys.extend(those([("overrides", a.overrides != b.overrides)]));
            keys
        }),
        Thing::Note(id) => a.note(id).zip(b.note(id)).map(|(a, b)| {
            those([
                ("on", a.on != b.on),
                ("said", a.said != b.said),
                ("answers", a.answers != b.answers),
                ("done", a.done != b.done),
            ])
        }),
        _ => None,
    };
    found.unwrap_or_default()
}

/// The fields of which it is true.
fn those<const N: usize>(fields: [(&str, bool); N]) -> Vec<String> {
    fields.into_iter().filter(|(_, differs)| *differs).map(|(key, _)| key.to_owned()).collect()
}

/// A text as fields, one a language in which it differs.
fn texts(field: &str, before: &Text, after: &Text) -> Vec<String> {
    Language::ALL
        .into_iter()
        .filter(|l| before.exact(*l) != after.exact(*l))
        .map(|l| format!("{field}.{}", l.tag()))
        .collect()
}
