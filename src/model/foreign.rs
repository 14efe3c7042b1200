//! Content of an opened file that we keep but do not read, so that it can be written back.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::color::Colors;
use super::study::Study;

/// Foreign attributes and elements of one thing of the model, as they stood in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Foreign {
    /// Attributes we do not read, by qualified name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub attributes: BTreeMap<String, String>,
    /// Child elements we do not read, as XML text, in file order.
    #[serde(default, skip_serializing_if = "is_default")]
    pub elements: Vec<String>,
    /// The colors it has in the file: shown, and written back, without a meaning here.
    #[serde(default, skip_serializing_if = "is_default")]
    pub colors: Colors,
}

impl Foreign {
    /// Whether nothing foreign is kept.
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.elements.is_empty() && is_default(&self.colors)
    }
}

/// The text of the file a procedure was opened from, so that saving changes in it what was changed
/// here and leaves everything else as it stood. Stored line by line.
#[derive(Clone, Debug)]
pub struct Source {
    text: Arc<String>,
    as_read: Option<Arc<Study>>,
}

impl Source {
    /// A source; `as_read` is the study that its text gives, where that is at hand. It saves reading
    /// the text again and says nothing of its own: it is neither stored nor compared.
    pub fn new(text: impl Into<String>, as_read: Option<Arc<Study>>) -> Self {
        Self { text: Arc::new(text.into()), as_read }
    }

    /// The same text, from which this study was read.
    #[must_use]
    pub fn read_as(&self, study: Arc<Study>) -> Self {
        Self { text: Arc::clone(&self.text), as_read: Some(study) }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The study as it was read from the text, where that is at hand.
    pub fn as_read(&self) -> Option<&Study> {
        self.as_read.as_deref()
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text) || self.text == other.text
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.text.split('\n'))
    }
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let lines = Vec::<String>::deserialize(deserializer)?;
        Ok(Self::new(lines.join("\n"), None))
    }
}

/// Whether a value equals its default: such fields are not written to the file.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
