//! Text of the model in several languages: a step may have an Italian, a German and an English name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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

/// A text in one or more languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(BTreeMap<Language, String>);

impl Text {
    /// A text in one language; empty text gives an empty value.
    pub fn of(language: Language, text: impl Into<String>) -> Self {
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
        [language, Language::It, Language::En, Language::De]
            .iter()
            .find_map(|l| self.0.get(l))
            .map_or("", String::as_str)
    }

    /// The text in exactly `language`, if there is one.
    pub fn exact(&self, language: Language) -> Option<&str> {
        self.0.get(&language).map(String::as_str)
    }

    /// Sets the text of one language; an empty text removes it.
    pub fn set(&mut self, language: Language, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            self.0.remove(&language);
        } else {
            self.0.insert(language, text);
        }
    }

    /// This text with one language set.
    pub fn with(mut self, language: Language, text: impl Into<String>) -> Self {
        self.set(language, text);
        self
    }

    /// Whether no language has text.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The languages present, with their text, in fixed order.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &str)> {
        self.0.iter().map(|(l, t)| (*l, t.as_str()))
    }
}
