//! Content of an opened file that we keep but do not read, so that it can be written back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
}

impl Foreign {
    /// Whether nothing foreign is kept.
    pub fn is_empty(&self) -> bool {
        self.attributes.is_empty() && self.elements.is_empty()
    }
}

/// Whether a value equals its default: such fields are not written to the file.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
