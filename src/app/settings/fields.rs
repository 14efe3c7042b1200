//! Settings read field by field: one that cannot be read, for instance because a newer program wrote
//! it, takes nothing away from the others.

use std::collections::BTreeMap;
use std::fmt;

use ron::value::RawValue;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Settings;

/// The settings a file holds; `None` where it holds none that can be read.
pub(super) fn read(bytes: &[u8]) -> Option<Settings> {
    let text = String::from_utf8_lossy(bytes);
    let mut fields = Fields::default();
    if let Ok(mut file) = ron::Deserializer::from_str(&text) {
        // Where the notation itself is broken, what stands before that place has been read.
        let whole = file.deserialize_struct("Settings", &[], &mut fields);
        whole.unwrap_or_default();
    }
    let readable = |field: &String| ron::from_str::<Settings>(&format!("({field})")).is_ok();
    let fields = fields.0.into_iter().map(|(name, value)| format!("{name}: {value}"));
    let fields: Vec<String> = fields.filter(readable).collect();
    if fields.is_empty() {
        return None;
    }
    ron::from_str(&format!("({})", fields.join(", "))).ok()
}

/// Fields by name, with their values as they are written; of several of one name the last.
#[derive(Default)]
struct Fields(BTreeMap<String, String>);

impl<'de> Visitor<'de> for &mut Fields {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("settings")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((Name(name), value)) = map.next_entry::<Name, &RawValue>()? {
            self.0.insert(name, value.get_ron().to_owned());
        }
        Ok(())
    }
}

/// The name of a field.
struct Name(String);

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Said;
        impl Visitor<'_> for Said {
            type Value = Name;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the name of a setting")
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
                Ok(Name(name.to_owned()))
            }
        }
        deserializer.deserialize_identifier(Said)
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::model::text::Language;

    fn some() -> Settings {
        Settings {
            language: Language::De,
            text_scale: 1.5,
            recent: vec![PathBuf::from("a (1), b.prodigio"), PathBuf::from("c.prodigio")],
            started_before: true,
            reviewer: "Anna: \"x\", y)".to_owned(),
            ..Settings::default()
        }
    }

    fn stored() -> String {
        ron::ser::to_string_pretty(&some(), ron::ser::PrettyConfig::default()).expect("written")
    }

    #[test]
    fn what_is_stored_is_read() {
        assert_eq!(read(stored().as_bytes()), Some(some()));
    }

    #[test]
    fn one_setting_that_cannot_be_read_takes_no_other_away() {
        for (old, new) in [
            ("theme: Light", "theme: Sepia(warmth: 3)"),
            ("theme: Light", "theme: 7"),
            ("preset: Camunda", "preset: [Camunda, Other { a: 1 }]"),
            ("most_runs: ", "most_runs: -"),
            ("minimap: false", "minimap: \"perhaps\", to_come: {\"a\": Some(B)}"),
            ("minimap: false", "minimap: true, minimap: false"),
        ] {
            let text = stored().replacen(old, new, 1);
            assert_ne!(text, stored(), "{old}");
            assert_eq!(read(text.as_bytes()), Some(some()), "{new}");
        }
    }

    #[test]
    fn what_stands_before_a_broken_place_is_read() {
        let text = stored();
        let cut = text.find("minimap").expect("it is written");
        for broken in [text[..cut].to_owned(), text.replacen("minimap:", "minimap @", 1)] {
            assert_eq!(read(broken.as_bytes()), Some(some()), "{broken}");
        }
        let wrong = [text.as_bytes(), b"\xff\xfe"].concat();
        assert_eq!(read(&wrong), Some(some()));
    }

    #[test]
    fn what_is_no_settings_is_a_first_start() {
        for nothing in ["", "()", "[1, 2]", "nothing", "(theme: 7)", "\u{0}", "((((", "(1, 2)"] {
            assert_eq!(read(nothing.as_bytes()), None, "{nothing}");
        }
        assert_eq!(read(&b"(".repeat(100_000)), None);
        let deep = format!("(theme: {}, language: De)", "[".repeat(100_000));
        assert_eq!(read(deep.as_bytes()), None);
    }
}
