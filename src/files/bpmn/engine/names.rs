//! Names as engines take them for variables, values, topics and forms; none is given twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::stored::Fingerprint;

/// Words that some engine's expressions or scripts take for their own: JUEL's and FEEL's operators
/// and names, the words of Python and JavaScript, and what the engines themselves call so.
const RESERVED: &str = "and as assert async await between break case catch class const continue date \
    debugger def default del delete div do duration elif else empty enum environment eq every except \
    execution export extends external false finally for from function ge global gt if \
    implements import in instanceof interface is lambda le let lt match mod ne new next none \
    nonlocal not null or package pass private protected public raise return satisfies some \
    static super switch task then this throw time true try typeof undefined var void while \
    with yield";

/// Whether engines take a name for their own.
pub(super) fn is_reserved(name: &str) -> bool {
    RESERVED.split(' ').any(|word| name.eq_ignore_ascii_case(word))
}

/// Names that are given, and those that are not to be given.
#[derive(Default)]
pub(super) struct Names<'a> {
    used: BTreeSet<String>,
    beside: Option<&'a BTreeSet<String>>,
    /// The number to go on with behind each name that was wanted: those before are taken.
    next: BTreeMap<String, usize>,
}

impl<'a> Names<'a> {
    /// None is given but for these.
    pub(super) fn but(used: BTreeSet<String>) -> Self {
        Self { used, ..Self::default() }
    }

    /// None is given; none of these is to be.
    pub(super) fn beside(others: &'a BTreeSet<String>) -> Self {
        Self { beside: Some(others), ..Self::default() }
    }

    /// A name nothing has yet and no engine takes for its own. It is not taken.
    pub(super) fn free(&mut self, stem: &str) -> String {
        if !is_reserved(stem) && !self.knows(stem) {
            return stem.to_owned();
        }
        let marked = format!("{stem}_");
        if self.knows(&marked) { self.with_number(stem.trim_end_matches('_')) } else { marked }
    }

    /// Nobody else gets this name.
    pub(super) fn take(&mut self, name: &str) {
        self.used.insert(name.to_owned());
    }

    /// Takes a name, with a number behind it where it is taken.
    pub(super) fn numbered(&mut self, wanted: &str) -> String {
        let name = if self.knows(wanted) { self.with_number(wanted) } else { wanted.to_owned() };
        self.take(&name);
        name
    }

    fn with_number(&mut self, stem: &str) -> String {
        let from = self.next.get(stem).copied().unwrap_or(2);
        let (name, number) = behind(stem, from, &|name| self.knows(name));
        self.next.insert(stem.to_owned(), number);
        name
    }

    fn knows(&self, name: &str) -> bool {
        self.used.contains(name) || self.beside.is_some_and(|others| others.contains(name))
    }
}

/// A name nothing has yet, with a number behind where the wanted one is taken.
pub(super) fn numbered(wanted: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    if is_taken(wanted) { behind(wanted, 2, is_taken).0 } else { wanted.to_owned() }
}

/// The first name that nothing has, with this number behind it or a later one; and that number.
fn behind(stem: &str, from: usize, is_taken: &dyn Fn(&str) -> bool) -> (String, usize) {
    let mut number = from;
    loop {
        let name = format!("{stem}_{number}");
        if !is_taken(&name) {
            return (name, number);
        }
        number += 1;
    }
}

/// A name as engines take it for a variable: small ASCII letters, digits and `_`, a letter first.
pub(super) fn slug(text: &str) -> String {
    slugged(text).0
}

/// A slug that texts share only if they differ in no more than case, accents and signs: where it
/// does not say every letter, a fingerprint of the text stands behind it.
pub(super) fn whole_slug(text: &str) -> String {
    match slugged(text) {
        (slug, true) => slug,
        (slug, false) => format!("{slug}_{}", Fingerprint::of(text.as_bytes()).short()),
    }
}

/// A slug, and whether it says every letter of the text.
fn slugged(text: &str) -> (String, bool) {
    let mut out = String::new();
    let mut all = true;
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à' | 'á' | 'â' | 'ã' | 'å' => "a",
            'ä' | 'æ' => "ae",
            'è' | 'é' | 'ê' | 'ë' => "e",
            'ì' | 'í' | 'î' | 'ï' => "i",
            'ò' | 'ó' | 'ô' | 'õ' => "o",
            'ö' | 'œ' => "oe",
            'ù' | 'ú' | 'û' => "u",
            'ü' => "ue",
            'ß' => "ss",
            'ç' => "c",
            'ñ' => "n",
            _ => "",
        };
        if out.len() > 40 {
            all = false;
            break;
        }
        all &= !plain.is_empty() || c.is_ascii() || !c.is_alphanumeric();
        if !plain.is_empty() {
            out.push_str(plain);
        } else if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('_') && !matches!(c, '\'' | '’') {
            out.push('_');
        }
    }
    let out = out.trim_end_matches('_').to_owned();
    if out.is_empty() || out.starts_with(|c: char| c.is_ascii_digit()) {
        (format!("v{out}"), all)
    } else {
        (out, all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_names_for_every_engine() {
        assert_eq!(slug("Quali pareri?"), "quali_pareri");
        assert_eq!(slug("Già verificata?"), "gia_verificata");
        assert_eq!(slug("Prüfung größer"), "pruefung_groesser");
        assert_eq!(slug("45 giorni"), "v45_giorni");
        assert_eq!(slug("???"), "v");
    }

    #[test]
    fn many_of_one_name_are_told_apart_at_once() {
        let mut names = Names::default();
        for i in 0..50_000 {
            let free = names.free("ok");
            names.take(&free);
            let wanted = match i {
                0 => "ok".to_owned(),
                1 => "ok_".to_owned(),
                _ => format!("ok_{i}"),
            };
            assert_eq!(free, wanted);
        }
        assert_eq!(names.free("while"), "while_");
        assert_eq!((names.numbered("a"), names.numbered("a")), ("a".to_owned(), "a_2".to_owned()));
    }
}
