//! Text of the model in several languages: a step may have an Italian, a German and an English name.

use std::collections::BTreeMap;

use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use smol_str::SmolStr;

/// A language of the interface and of model content.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Italian.
    #[default]
    It,
    /// German, as written in South Tyrol.
    De,
    /// English.
    En,
}

impl Language {
    /// All languages, in the order shown to people.
    pub const ALL: [Self; 3] = [Self::It, Self::De, Self::En];

    /// The two-letter tag: `it`, `de`, `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language of a tag such as `de-IT` or `en_US`; `None` for any other language.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|l| l.tag().eq_ignore_ascii_case(primary))
    }
}

/// A text in one or more languages: of each language its text, empty where there is none. Short ones
/// stand in the value itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text([SmolStr; Language::ALL.len()]);

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.iter().count()))?;
        for (language, text) in self.iter() {
            map.serialize_entry(&language, text)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let texts = BTreeMap::<Language, SmolStr>::deserialize(deserializer)?;
        let mut out = Self::default();
        for (language, text) in texts {
            out.set(language, text);
        }
        Ok(out)
    }
}

impl Text {
    /// A text in one language; empty text gives an empty value.
    pub fn of(language: Language, text: impl AsRef<str>) -> Self {
        let mut out = Self::default();
        out.set(language, text);
        out
    }

    /// A text in Italian, German and English.
    pub fn three(it: &str, de: &str, en: &str) -> Self {
        let mut out = Self::of(Language::It, it);
        out.set(Language::De, de);
        out.set(Language::En, en);
        out
    }

    /// The text in `language`, else in Italian, English or German, else empty.
    pub fn get(&self, language: Language) -> &str {
        let order = [language, Language::It, Language::En, Language::De];
        order.iter().find_map(|l| self.exact(*l)).unwrap_or_default()
    }

    /// The text in exactly `language`, if there is one.
    pub fn exact(&self, language: Language) -> Option<&str> {
        Some(self.0[language as usize].as_str()).filter(|text| !text.is_empty())
    }

    /// Sets the text of one language; an empty text removes it.
    pub fn set(&mut self, language: Language, text: impl AsRef<str>) {
        self.0[language as usize] = SmolStr::new(text);
    }

    /// This text with one language set.
    pub fn with(mut self, language: Language, text: impl AsRef<str>) -> Self {
        self.set(language, text);
        self
    }

    /// Whether no language has text.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(SmolStr::is_empty)
    }

    /// The languages present, with their text, in fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        Language::ALL.into_iter().filter_map(|l| self.exact(l).map(|text| (l, text)))
    }
}

/// A text on one line, in at most so many characters.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.replace('\n', " ");
    if text.chars().nth(most).is_none() {
        return text;
    }
    let start: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end())
}

/// Two texts on one line each, in at most so many characters, shortened so that what differs shows: of
/// a long beginning that both have only the end is left. Where nothing differs, both begin as they do.
pub fn told_apart(texts: [&str; 2], most: usize) -> [String; 2] {
    let texts = texts.map(|text| text.replace('\n', " "));
    if texts.iter().all(|text| text.chars().nth(most).is_none()) {
        return texts;
    }
    let [a, b] = &texts;
    if a == b {
        return texts.map(|text| shortened(&text, most));
    }
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    // A third of the room is enough to know where one is.
    let gone = if alike > most / 2 { alike - most / 3 } else { 0 };
    texts.map(|text| {
        if gone == 0 {
            return shortened(&text, most);
        }
        let rest: String = text.chars().skip(gone).collect();
        format!("…{}", shortened(&rest, most.saturating_sub(1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shortened_by_characters() {
        for (text, most, said) in
            [("però\nno", 7, "però no"), ("però no", 6, "però…"), ("àèì", 2, "à…"), ("ab", 0, "…")]
        {
            assert_eq!(shortened(text, most), said);
        }
    }

    #[test]
    fn what_differs_shows_in_two_long_texts() {
        let long = "è la stessa cosa, detta a lungo e con calma, fino alla ";
        let [a, b] = [format!("{long}fine"), format!("{long}svolta\nimprovvisa di ognuno")];
        let said = told_apart([&a, &b], 24);
        assert_eq!(said, ["…no alla fine", "…no alla svolta improvv…"]);
        assert!(said.iter().all(|text| text.chars().count() <= 24));
        assert_eq!(told_apart([&a, "altro"], 24), [shortened(&a, 24), "altro".to_owned()]);
        assert_eq!(told_apart(["uno", "due"], 3), ["uno", "due"]);
        let same = shortened(&a, 24);
        assert!(same.starts_with("è la stessa") && same.ends_with('…'), "{same}");
        assert_eq!(told_apart([&a, &a], 24), [same.clone(), same]);
    }
}
