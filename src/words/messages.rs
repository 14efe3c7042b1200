//! The table of message files: one for each room and language, compiled into the program.
//!
//! To add a room, add its name to [`ROOMS`] and to the macro below, and a file in each language.
//! Keys are kebab case and stand once in all the files of a language.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::number::write_number;
use crate::model::text::Language;

/// How many rooms have messages.
pub const ROOM_COUNT: usize = 23;

/// The rooms that have messages, in the order their files are read.
pub const ROOMS: [&str; ROOM_COUNT] = [
    "words",
    "model",
    "law",
    "layout",
    "edit",
    "analysis",
    "check",
    "files",
    "bpmn",
    "app",
    "ui",
    "cli",
    "procedures",
    "quick",
    "table",
    "hands",
    "engine",
    "doors",
    "merge",
    "proposals",
    "lessons",
    "report",
    "review",
];

macro_rules! sources_of {
    ($tag:literal: $($room:literal)*) => {
        [$(include_str!(concat!("../../assets/messages/", $tag, "/", $room, ".ftl"))),*]
    };
}

macro_rules! sources_in {
    ($tag:literal) => {
        sources_of!($tag: "words" "model" "law" "layout" "edit" "analysis" "check" "files"
            "bpmn" "app" "ui" "cli" "procedures" "quick" "table" "hands" "doors"
            "engine" "merge" "proposals" "lessons" "report" "review")
    };
}

/// The text of the message files of a language, in the order of [`ROOMS`].
pub fn sources(language: Language) -> [&'static str; ROOM_COUNT] {
    match language {
        Language::It => sources_in!("it"),
        Language::De => sources_in!("de"),
        Language::En => sources_in!("en"),
    }
}

/// The messages of a language ready to be said, and what was wrong in the files.
pub(super) fn bundle(language: Language) -> (FluentBundle<FluentResource>, Vec<String>) {
    let tag = LanguageIdentifier::from_bytes(language.tag().as_bytes()).unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    let mut faults = Vec::new();
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::It => |value, _| said_number(Language::It, value),
        Language::De => |value, _| said_number(Language::De, value),
        Language::En => |value, _| said_number(Language::En, value),
    }));
    for (room, source) in ROOMS.iter().zip(sources(language)) {
        // A file with faults still gives the messages that could be read.
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(some, found)| {
                faults.push(format!("{room}: {found:?}"));
                some
            });
        if let Err(found) = bundle.add_resource(resource) {
            faults.push(format!("{room}: {found:?}"));
        }
    }
    (bundle, faults)
}

/// A number inside a message: as many decimals as asked for by `NUMBER()`, else at most two.
fn said_number(language: Language, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let least = number.options.minimum_fraction_digits.unwrap_or(0);
    let most = number.options.maximum_fraction_digits.unwrap_or(2).max(least).min(6);
    let mut decimals = most;
    let scaled = |d: usize| number.value * 10_f64.powi(d as i32);
    while decimals > least && (scaled(decimals - 1) - scaled(decimals - 1).round()).abs() < 1e-6 {
        decimals -= 1;
    }
    Some(write_number(language, number.value, decimals))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Keys of a file with the variables their messages name and their text.
    fn keys(source: &str) -> BTreeMap<String, (BTreeSet<String>, String)> {
        let mut out: BTreeMap<String, (BTreeSet<String>, String)> = BTreeMap::new();
        let mut current = String::new();
        for line in source.lines() {
            if line.starts_with('#') {
                continue;
            }
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                let (key, text) = line.split_once('=').expect("a key line has =");
                current = key.trim().to_owned();
                let before = out.insert(current.clone(), (BTreeSet::new(), text.to_owned()));
                assert!(before.is_none(), "{current} stands twice");
            } else if let Some(entry) = out.get_mut(&current) {
                entry.1.push_str(line);
            }
        }
        for (variables, text) in out.values_mut() {
            variables.extend(text.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_')
                    .collect::<String>()
            }));
        }
        out
    }

    #[test]
    fn the_three_languages_have_the_same_keys_and_variables() {
        for (index, room) in ROOMS.iter().enumerate() {
            let [it, de, en] = Language::ALL.map(|l| keys(sources(l)[index]));
            for (tag, other) in [("de", &de), ("en", &en)] {
                for key in it.keys().chain(other.keys()) {
                    let (Some(here), Some(there)) = (it.get(key), other.get(key)) else {
                        panic!("{room}: {key} is not both in it and {tag}");
                    };
                    assert_eq!(here.0, there.0, "{room}: variables of {key} in {tag}");
                }
            }
            for (key, (_, text)) in it.iter().chain(&de).chain(&en) {
                assert!(!text.trim().is_empty(), "{room}: {key} is empty");
                assert!(!text.contains('\t'), "{room}: {key} has a tab");
            }
        }
    }

    #[test]
    fn every_file_reads_without_fault_and_no_key_stands_in_two_rooms() {
        for language in Language::ALL {
            let (bundle, faults) = bundle(language);
            assert!(faults.is_empty(), "{}: {faults:#?}", language.tag());
            for (room, source) in ROOMS.iter().zip(sources(language)) {
                for key in keys(source).keys() {
                    assert!(bundle.has_message(key), "{room}: {key}");
                }
            }
        }
    }

    #[test]
    fn every_finding_has_a_hint() {
        for source in sources(Language::It) {
            let keys = keys(source);
            for key in keys.keys().filter(|k| k.starts_with("finding-") && !k.ends_with("-hint")) {
                assert!(keys.contains_key(&format!("{key}-hint")), "{key} has no hint");
            }
        }
    }
}
