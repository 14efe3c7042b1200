//! The namespaces that kept fragments may use: a fragment is parsed with those that it names, not
//! with the hundreds that a file may declare for as many fragments.

use std::collections::{BTreeMap, BTreeSet};

use super::sink::escaped;
use super::xml::KNOWN;

/// The namespaces of others that a root declares, by prefix.
#[derive(Debug)]
pub(super) struct Declared(BTreeMap<String, String>);

impl Declared {
    /// Those among the attributes of a root; of those with one name the last.
    pub(super) fn of<'a>(attributes: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let is_known = |prefix: &str| KNOWN.iter().any(|(known, _)| prefix == *known);
        let all = attributes.into_iter().filter_map(|(name, value)| {
            let prefix = name.strip_prefix("xmlns:").filter(|prefix| !is_known(prefix))?;
            Some((prefix.to_owned(), format!(" {name}=\"{}\"", escaped(value))))
        });
        Self(all.collect())
    }

    /// All of them, written as in a tag.
    pub(super) fn all(&self) -> String {
        self.0.values().map(String::as_str).collect()
    }

    /// Those that a fragment names, and perhaps a few more, written as in a tag.
    pub(super) fn by(&self, fragment: &str) -> String {
        // Whatever stands before a colon: a prefix, of a name or inside a value, or a word.
        let before = fragment.match_indices(':').filter_map(|(at, _)| {
            let head = &fragment[..at];
            let start = head.rfind(|c: char| c.is_whitespace() || "<>/\"'=&;(){}[],:".contains(c));
            let start =
                start.map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8));
            head.get(start..)
        });
        let named: BTreeSet<&str> = before.collect();
        named.into_iter().filter_map(|prefix| self.0.get(prefix)).map(String::as_str).collect()
    }
}
