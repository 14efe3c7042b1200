//! Ids for what comes out of files of others: near to those of the file, each given once.

use std::collections::BTreeMap;

use super::id::{MAX_ID_BYTES, ncname_from};

/// Longest stem that a number is put behind, in bytes.
const LONGEST_STEM: usize = MAX_ID_BYTES - 24;

/// Gives ids. Where one is taken it counts on from where it left off, so that a file in which
/// everything has the same id takes no longer than another.
#[derive(Debug, Default)]
pub(crate) struct Fresh {
    /// The number to try next behind each stem.
    next: BTreeMap<String, usize>,
}

impl Fresh {
    /// An id near to the wanted one that `takes` accepts; it must accept some in the end.
    pub(crate) fn id(&mut self, wanted: &str, mut takes: impl FnMut(&str) -> bool) -> String {
        let stem = ncname_from(wanted);
        if takes(&stem) {
            return stem;
        }
        let end = stem.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = end.take_while(|end| *end <= LONGEST_STEM).last().unwrap_or_default();
        let stem = stem.get(..end).unwrap_or_default().to_owned();
        let next = self.next.entry(stem.clone()).or_insert(2);
        loop {
            let id = format!("{stem}_{next}");
            *next += 1;
            if takes(&id) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn each_is_given_once_and_none_is_too_long() {
        let mut fresh = Fresh::default();
        let mut taken = BTreeSet::from(["a_3".to_owned()]);
        let mut give = |wanted: &str| fresh.id(wanted, |id| taken.insert(id.to_owned()));
        assert_eq!(["a", "a", "a"].map(&mut give), ["a", "a_2", "a_4"]);
        let long = "è".repeat(300);
        for _ in 0..12 {
            assert!(give(&long).len() <= MAX_ID_BYTES);
        }
    }
}
