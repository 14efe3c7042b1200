//! The room that says a value in a language: messages, numbers, dates, durations, names, findings.
//!
//! Sentences live in `assets/messages/LANGUAGE/ROOM.ftl` ([`messages`]), never in code. A room that
//! has something to say adds keys to its own file in the three languages; a test holds the three
//! together. Deliberately absent: reading the system's settings (a tag comes in as text), and any
//! knowledge of what stands on the screen.
//!
//! Numbers inside messages are written in the language ([`number`]). A space between a number and
//! its unit is a no-break space (U+00A0), so that a line never breaks there; a minus is U+2212.

pub mod amount;
pub mod cells;
pub mod date;
pub mod field;
pub mod finding;
pub mod lesson;
pub mod losses;
pub mod hours;
pub mod messages;
pub mod named;
pub mod number;
pub mod quick;
mod quick_lexicon;
pub mod quick_offer;
mod quick_part;
pub mod quick_say;
mod quick_token;
pub mod read;
pub mod read_values;
pub mod sheet;
pub mod timing;

use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::model::text::Language;

/// Largest number handed to the plural rules; beyond it a number is only text.
const LARGEST_PLURAL: f64 = 1e15;

/// An argument of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number: written in the language, and used to choose a plural.
    Number(f64),
    /// A text: written as it is, or used to choose a variant.
    Text(String),
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::Number(value as f64)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Number(f64::from(value))
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Self::Number(f64::from(value))
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Number(value as f64)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

/// The words of one language. Cloning is cheap; it can be sent to other threads.
#[derive(Clone)]
pub struct Words {
    language: Language,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.language).finish()
    }
}

impl Words {
    /// The words of a language. Reads all message files once: keep the value, clone it.
    pub fn new(language: Language) -> Self {
        Self { language, bundle: Arc::new(messages::bundle(language).0) }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of a key without arguments; an unknown key gives itself in ⟨⟩.
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The message of a key with arguments; an unknown key gives itself in ⟨⟩.
    pub fn say_with(&self, key: &str, args: &[(&str, Value)]) -> String {
        let said = self.try_say(key, args);
        debug_assert!(!cfg!(test) || said.is_some(), "no message for {key}");
        said.unwrap_or_else(|| format!("⟨{key}⟩"))
    }

    /// The message of a key, or `None` where no file has it.
    pub fn try_say(&self, key: &str, args: &[(&str, Value)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| (*name, self.fluent_value(value))).collect();
        let mut faults = Vec::new();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned();
        debug_assert!(!cfg!(test) || faults.is_empty(), "{key}: {faults:?}");
        Some(said)
    }

    /// Whether some file has a message of this key.
    pub fn knows(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn fluent_value<'a>(&self, value: &'a Value) -> FluentValue<'a> {
        match value {
            Value::Number(n) if n.is_finite() && n.abs() < LARGEST_PLURAL => FluentValue::from(*n),
            Value::Number(n) => FluentValue::from(self.number(*n, 0)),
            Value::Text(text) => FluentValue::from(text.as_str()),
        }
    }
}

/// The language to start in, from the system's tag such as `de_IT.UTF-8`; Italian for all others.
pub fn system_language(tag: &str) -> Language {
    Language::from_tag(tag.trim()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_be_sent_to_other_threads() {
        fn check<T: Send + Sync + Clone>(_: &T) {}
        check(&Words::new(Language::It));
    }

    #[test]
    fn an_unknown_key_is_seen() {
        assert_eq!(Words::new(Language::De).try_say("no-such-key", &[]), None);
        assert!(!Words::new(Language::De).knows("no-such-key"));
    }

    #[test]
    fn wild_numbers_do_not_reach_the_plural_rules() {
        let words = Words::new(Language::En);
        for wild in [f64::NAN, f64::INFINITY, 1e300, -1e300, f64::MIN_POSITIVE] {
            assert!(!words.say_with("count-cases", &[("n", wild.into())]).is_empty());
        }
    }

    #[test]
    fn the_system_chooses_a_language_we_speak() {
        assert_eq!(system_language("de-IT"), Language::De);
        assert_eq!(system_language("en_US.UTF-8"), Language::En);
        assert_eq!(system_language("it"), Language::It);
        assert_eq!(system_language("fr_FR"), Language::It);
        assert_eq!(system_language(""), Language::It);
    }
}
