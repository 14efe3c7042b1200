//! The style of a cell: `name;key=value;key=value`.

use std::collections::BTreeMap;

/// A style.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// The names that stand alone, first one first: `rhombus`, `text`, `swimlane`.
    names: Vec<String>,
    values: BTreeMap<String, String>,
}

impl Style {
    /// Reads a style.
    pub(super) fn of(text: &str) -> Self {
        let mut out = Self::default();
        for part in text.split(';').map(str::trim).filter(|p| !p.is_empty()) {
            match part.split_once('=') {
                Some((key, value)) => {
                    out.values.insert(key.trim().to_owned(), value.trim().to_owned());
                }
                None => out.names.push(part.to_owned()),
            }
        }
        out
    }

    /// The value of a key; empty when there is none.
    pub(super) fn get(&self, key: &str) -> &str {
        self.values.get(key).map_or("", String::as_str)
    }

    /// The number of a key; 0 when there is none.
    pub(super) fn number(&self, key: &str) -> f64 {
        self.get(key).parse().unwrap_or(0.0)
    }

    /// Whether a switch is on.
    pub(super) fn is(&self, key: &str) -> bool {
        self.get(key) == "1"
    }

    /// Whether a name stands alone, or is the shape.
    pub(super) fn names(&self, name: &str) -> bool {
        self.get("shape") == name || self.names.iter().any(|n| n == name)
    }

    /// The name of the shape; empty for a plain rectangle.
    pub(super) fn shape(&self) -> &str {
        let shape = self.get("shape");
        if shape.is_empty() { self.names.first().map_or("", String::as_str) } else { shape }
    }
}
