//! Finding text in a procedure, and the plan that replaces it: letters are compared without case
//! and accents unless asked otherwise, so that `citta` finds `Città`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::model::id::OfficeId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::text::Text;

use super::follow::{Desk, Plan};
use super::history::Description;
use super::{Change, Edit, Refusal};

/// Most places listed; a search that finds more says so.
pub const MOST_SPOTS: usize = 10_000;
/// Longest text searched for, in characters.
pub const MOST_CHARS: usize = 1_000;

/// How letters are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct How {
    /// Case and accents count.
    pub exact: bool,
    /// Only whole words count.
    pub whole: bool,
}

/// What is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needle {
    text: Vec<char>,
    how: How,
}

/// A letter of a text: folded, with the bytes it came from.
struct Letter {
    folded: char,
    bytes: Range<usize>,
}

impl Needle {
    /// A needle; `None` for nothing to search for.
    pub fn new(text: &str, how: How) -> Option<Self> {
        let cut: String = text.chars().take(MOST_CHARS).collect();
        let text: Vec<char> = letters(&cut, how.exact).into_iter().map(|l| l.folded).collect();
        (!text.is_empty()).then_some(Self { text, how })
    }

    /// The places of the needle in a text, in bytes, from the first on, not overlapping.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let hay = letters(text, self.how.exact);
        let n = self.text.len();
        let mut out = Vec::new();
        let mut at = 0;
        while at + n <= hay.len() {
            let same = hay[at..at + n].iter().zip(&self.text).all(|(l, c)| l.folded == *c);
            // One letter of the text may fold to several: a place begins and ends between letters.
            let begins = at == 0 || hay[at - 1].bytes != hay[at].bytes;
            let ends = at + n == hay.len() || hay[at + n - 1].bytes != hay[at + n].bytes;
            let range = hay[at].bytes.start..hay[at + n - 1].bytes.end;
            if same && begins && ends && (!self.how.whole || stands_alone(text, &range)) {
                out.push(range);
                at += n;
            } else {
                at += 1;
            }
        }
        out
    }

    /// The text with every place replaced; `None` where there is none.
    pub fn replaced(&self, text: &str, by: &str) -> Option<String> {
        let places = self.places(text);
        if places.is_empty() {
            return None;
        }
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for place in places {
            out.push_str(&text[at..place.start]);
            out.push_str(by);
            at = place.end;
        }
        out.push_str(&text[at..]);
        Some(out)
    }
}

fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

fn letters(text: &str, exact: bool) -> Vec<Letter> {
    let mut out = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let bytes = start..start + c.len_utf8();
        if exact {
            out.push(Letter { folded: c, bytes });
            continue;
        }
        for low in c.to_lowercase() {
            let plain = plain(low);
            if plain.is_empty() {
                // A combining mark belongs to the letter before it.
                if is_mark(low) {
                    if let Some(last) = out.last_mut() {
                        last.bytes.end = bytes.end;
                    }
                } else {
                    out.push(Letter { folded: low, bytes: bytes.clone() });
                }
            }
            out.extend(plain.chars().map(|folded| Letter { folded, bytes: bytes.clone() }));
        }
    }
    out
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// A small letter without its accent; empty for one that has none here.
fn plain(c: char) -> &'static str {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' => "i",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'œ' => "oe",
        'š' | 'ś' | 'ş' => "s",
        'ß' => "ss",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ž' | 'ź' | 'ż' => "z",
        '’' => "'",
        '\u{a0}' => " ",
        _ => "",
    }
}

/// A text as a search without case and accents sees it.
pub fn folded(text: &str) -> String {
    letters(text, false).into_iter().map(|l| l.folded).collect()
}

/// What a text that was found belongs to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A thing of the drawing.
    Item(ItemId),
    /// An office.
    Office(OfficeId),
}

/// Which text of its owner it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The name, or the text of a note.
    Name,
    /// Notes.
    Notes,
    /// Documents.
    Documents,
    /// Systems.
    Systems,
    /// The condition of a flow.
    Condition,
    /// The id, which cannot be replaced.
    Id,
}

impl Part {
    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "field-name",
            Self::Notes => "field-notes",
            Self::Documents => "field-documents",
            Self::Systems => "field-systems",
            Self::Condition => "field-condition",
            Self::Id => "find-id",
        }
    }
}

/// A text in which the needle was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What it belongs to.
    pub owner: Owner,
    /// Which text of it.
    pub part: Part,
    /// The text itself.
    pub text: String,
    /// How often the needle is in it.
    pub count: usize,
}

/// Everything in which a needle is found, steps first; at most [`MOST_SPOTS`].
pub fn spots(p: &Procedure, needle: &Needle) -> Vec<Spot> {
    let mut out = Vec::new();
    let mut look = |owner: Owner, part: Part, texts: &[&str]| {
        if out.len() >= MOST_SPOTS {
            return;
        }
        let mut count = 0;
        let mut first = None;
        for text in texts {
            let found = needle.places(text).len();
            if found > 0 && first.is_none() {
                first = Some((*text).to_owned());
            }
            count += found;
        }
        out.extend(first.map(|text| Spot { owner, part, text, count }));
    };
    for (id, step) in p.steps() {
        let owner = || Owner::Item(ItemId::Step(id.clone()));
        look(owner(), Part::Name, &all(&step.name));
        look(owner(), Part::Notes, &all(&step.notes));
        let documents: Vec<&str> = step.documents.iter().flat_map(|d| all(&d.name)).collect();
        look(owner(), Part::Documents, &documents);
        let systems: Vec<&str> = step.systems.iter().map(|s| s.name.as_str()).collect();
        look(owner(), Part::Systems, &systems);
        look(owner(), Part::Id, &[id.as_str()]);
    }
    for (id, flow) in p.flows() {
        let owner = || Owner::Item(ItemId::Flow(id.clone()));
        look(owner(), Part::Name, &all(&flow.name));
        look(owner(), Part::Condition, &[&flow.condition]);
    }
    for (id, link) in p.links() {
        look(Owner::Item(ItemId::Link(id.clone())), Part::Name, &all(&link.name));
    }
    for (id, artifact) in p.artifacts() {
        look(Owner::Item(ItemId::Artifact(id.clone())), Part::Name, &all(&artifact.text));
    }
    for (id, lane) in p.lanes() {
        look(Owner::Item(ItemId::Lane(id.clone())), Part::Name, &all(&lane.name));
    }
    for (id, pool) in p.pools() {
        look(Owner::Item(ItemId::Pool(id.clone())), Part::Name, &all(&pool.name));
    }
    for (id, office) in p.offices() {
        look(Owner::Office(id.clone()), Part::Name, &all(&office.name));
    }
    out
}

fn all(text: &Text) -> Vec<&str> {
    text.iter().map(|(_, t)| t).collect()
}

fn put(needle: &Needle, text: &mut Text, by: &str) {
    let changed: Vec<_> =
        text.iter().filter_map(|(l, t)| needle.replaced(t, by).map(|new| (l, new))).collect();
    for (language, new) in changed {
        text.set(language, new);
    }
}

impl Desk<'_> {
    /// Replaces the needle in these texts, as one step of the history.
    pub fn replace_found(self, needle: &Needle, spots: &[Spot], by: &str) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let mut parts: BTreeMap<&Owner, BTreeSet<Part>> = BTreeMap::new();
        for spot in spots.iter().filter(|s| s.part != Part::Id) {
            parts.entry(&spot.owner).or_default().insert(spot.part);
        }
        let mut edits: Vec<Edit> = Vec::new();
        for (owner, parts) in parts {
            edits.extend(change(p, needle, owner, &parts, by).map(|change| self.put(change)));
        }
        let count: usize = spots.iter().filter(|s| s.part != Part::Id).map(|s| s.count).sum();
        Ok(Plan::of(Description::new("edit-replace-text").with("count", count), edits))
    }
}

fn change(
    p: &Procedure,
    needle: &Needle,
    owner: &Owner,
    parts: &BTreeSet<Part>,
    by: &str,
) -> Option<Change> {
    Some(match owner {
        Owner::Item(ItemId::Step(id)) => {
            let mut step = (**p.step(id)?).clone();
            if parts.contains(&Part::Name) {
                put(needle, &mut step.name, by);
            }
            if parts.contains(&Part::Notes) {
                put(needle, &mut step.notes, by);
            }
            if parts.contains(&Part::Documents) {
                step.documents.iter_mut().for_each(|d| put(needle, &mut d.name, by));
            }
            if parts.contains(&Part::Systems) {
                for system in &mut step.systems {
                    if let Some(new) = needle.replaced(&system.name, by) {
                        system.name = new;
                    }
                }
            }
            Change::Step(id.clone(), Some(Arc::new(step)))
        }
        Owner::Item(ItemId::Flow(id)) => {
            let mut flow = (**p.flow(id)?).clone();
            if parts.contains(&Part::Name) {
                put(needle, &mut flow.name, by);
            }
            if parts.contains(&Part::Condition)
                && let Some(new) = needle.replaced(&flow.condition, by)
            {
                flow.condition = new;
            }
            Change::Flow(id.clone(), Some(Arc::new(flow)))
        }
        Owner::Item(ItemId::Link(id)) => {
            let mut link = (**p.link(id)?).clone();
            put(needle, &mut link.name, by);
            Change::Link(id.clone(), Some(Arc::new(link)))
        }
        Owner::Item(ItemId::Artifact(id)) => {
            let mut artifact = (**p.artifact(id)?).clone();
            put(needle, &mut artifact.text, by);
            Change::Artifact(id.clone(), Some(Arc::new(artifact)))
        }
        Owner::Item(ItemId::Lane(id)) => {
            let mut lane = (**p.lane(id)?).clone();
            put(needle, &mut lane.name, by);
            Change::Lane(id.clone(), Some(Arc::new(lane)))
        }
        Owner::Item(ItemId::Pool(id)) => {
            let mut pool = (**p.pool(id)?).clone();
            put(needle, &mut pool.name, by);
            Change::Pool(id.clone(), Some(Arc::new(pool)))
        }
        Owner::Office(id) => {
            let mut office = (**p.office(id)?).clone();
            put(needle, &mut office.name, by);
            Change::Office(id.clone(), Some(Arc::new(office)))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(needle: &str, text: &str) -> Vec<String> {
        let needle = Needle::new(needle, How::default()).unwrap();
        needle.places(text).into_iter().map(|r| text[r].to_owned()).collect()
    }

    #[test]
    fn case_and_accents_do_not_matter_unless_asked() {
        assert_eq!(found("citta", "Città e CITTÀ, cittadino"), ["Città", "CITTÀ", "citta"]);
        assert_eq!(found("Prüfung", "PRUFUNG prüfung"), ["PRUFUNG", "prüfung"]);
        assert_eq!(found("strasse", "Straße"), ["Straße"]);
        assert_eq!(found("perche\u{301}", "Perché"), ["Perché"]);
        assert_eq!(found("e", "e\u{301}f"), ["e\u{301}"]);
        let exact = Needle::new("Città", How { exact: true, whole: false }).unwrap();
        assert_eq!(exact.places("città Città").len(), 1);
    }

    #[test]
    fn a_place_never_cuts_a_letter() {
        // `s` is half of ß, and half is not found.
        assert_eq!(found("s", "ß"), Vec::<String>::new());
        assert_eq!(found("🙂", "a🙂b🙂"), ["🙂", "🙂"]);
        assert_eq!(found("İ", "İstanbul").len(), 1);
    }

    #[test]
    fn whole_words_only_when_asked() {
        let whole = Needle::new("atto", How { exact: false, whole: true }).unwrap();
        assert_eq!(whole.places("atto, contratto, l'atto").len(), 2);
    }

    #[test]
    fn replacing_keeps_what_stands_around() {
        let needle = Needle::new("aa", How::default()).unwrap();
        assert_eq!(needle.replaced("aaa-AÀ", "b").as_deref(), Some("ba-b"));
        assert_eq!(needle.replaced("x", "b"), None);
        // What replaces may hold the needle: it is not replaced again.
        assert_eq!(needle.replaced("aa", "aaaa").as_deref(), Some("aaaa"));
    }

    #[test]
    fn nothing_is_no_needle() {
        assert_eq!(Needle::new("", How::default()), None);
        assert_eq!(Needle::new("\u{301}", How::default()), None);
    }
}
