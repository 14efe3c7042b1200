//! Undo and redo: both directions of every edit, with the words that describe it.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::finding::Arg;

use super::Edit;

/// Most undo steps kept: well above what a day of work makes.
pub const MAX_STEPS: usize = 20_000;

/// What an edit is called: a message key and its arguments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Description {
    /// Key of the message in `edit.ftl`.
    pub key: String,
    /// Arguments of the message.
    pub args: Vec<(String, Arg)>,
}

impl Description {
    /// A description without arguments.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), args: Vec::new() }
    }

    /// This description with one more argument.
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }
}

/// One undo step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What it is called.
    pub description: Description,
    /// The edit itself.
    pub forward: Edit,
    /// Its inverse.
    pub backward: Edit,
    /// Entries with the same non-empty key that follow each other join (typing in one field).
    pub merge_key: String,
}

/// The undo and redo stacks, and the place at which the study was last saved.
///
/// Entries are shared, so that a copy of a whole day's history costs no more than its length.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: VecDeque<Arc<Entry>>,
    undone: Vec<Arc<Entry>>,
    /// Number of done entries at the last save; `None` when that state cannot be reached again.
    saved: Option<usize>,
}

impl History {
    /// An empty history of a study as it is on disk.
    pub fn saved() -> Self {
        Self { saved: Some(0), ..Self::default() }
    }

    /// A history put together again: what was done, oldest first; what was undone, the next to be
    /// done again last; the number of done entries at the last save.
    pub fn of(done: Vec<Arc<Entry>>, undone: Vec<Arc<Entry>>, saved: Option<usize>) -> Self {
        let saved = saved.filter(|s| *s <= done.len() + undone.len());
        let mut history = Self { done: done.into(), undone, saved };
        history.trim();
        history
    }

    /// Records an edit that was done. Redo is forgotten.
    pub fn push(&mut self, entry: Arc<Entry>) {
        if self.saved.is_some_and(|s| s > self.done.len()) {
            self.saved = None;
        }
        self.undone.clear();
        let joins = !entry.merge_key.is_empty()
            && self.saved != Some(self.done.len())
            && self.done.back().is_some_and(|e| e.merge_key == entry.merge_key);
        if joins && let Some(last) = self.done.back_mut() {
            join(Arc::make_mut(last), &entry);
            return;
        }
        self.done.push_back(entry);
        self.trim();
    }

    /// The oldest steps beyond the limit are forgotten.
    fn trim(&mut self) {
        while self.done.len() > MAX_STEPS {
            self.done.pop_front();
            self.saved = self.saved.and_then(|s| s.checked_sub(1));
        }
    }

    /// Ends joining: the next edit is a step of its own. Says whether joining was still open.
    pub fn seal(&mut self) -> bool {
        match self.done.back_mut().filter(|last| !last.merge_key.is_empty()) {
            Some(last) => {
                Arc::make_mut(last).merge_key.clear();
                true
            }
            None => false,
        }
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Entry> {
        self.done.back().map(|e| &**e)
    }

    /// The step that redo would do again.
    pub fn next_redo(&self) -> Option<&Entry> {
        self.undone.last().map(|e| &**e)
    }

    /// Takes the step to undo; give it back by [`Self::undone`].
    pub fn take_undo(&mut self) -> Option<Arc<Entry>> {
        self.done.pop_back()
    }

    /// Takes the step to redo; give it back by [`Self::redone`].
    pub fn take_redo(&mut self) -> Option<Arc<Entry>> {
        self.undone.pop()
    }

    /// Records that a step was undone.
    pub fn undone(&mut self, entry: Arc<Entry>) {
        self.undone.push(entry);
    }

    /// Records that a step was done again.
    pub fn redone(&mut self, entry: Arc<Entry>) {
        self.done.push_back(entry);
    }

    /// Marks the present state as the one on disk.
    pub fn mark_saved(&mut self) {
        self.saved = Some(self.done.len());
    }

    /// Notes that no state of this history is the one on disk.
    pub fn forget_saved(&mut self) {
        self.saved = None;
    }

    /// Whether the study differs from what is on disk.
    pub fn is_modified(&self) -> bool {
        self.saved != Some(self.done.len())
    }

    /// Numbers of steps that can be undone and redone.
    pub fn depth(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    /// The steps that were done, oldest first.
    pub fn past(&self) -> impl DoubleEndedIterator<Item = &Arc<Entry>> + ExactSizeIterator {
        self.done.iter()
    }

    /// The steps that were undone, the next to be done again last.
    pub fn future(&self) -> &[Arc<Entry>] {
        &self.undone
    }

    /// Number of done steps at the last save.
    pub fn saved_at(&self) -> Option<usize> {
        self.saved
    }
}

/// Joins an edit to the step before it. Groups stay flat however often it happens; where both put
/// the same things, the later value and the earlier inverse say it all.
fn join(last: &mut Entry, next: &Entry) {
    let same = {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        targets(&last.forward, &mut before);
        targets(&next.forward, &mut after);
        before == after
    };
    if same {
        last.forward = next.forward.clone();
    } else {
        let forward = std::mem::replace(&mut last.forward, Edit::Group(Vec::new()));
        last.forward = Edit::Group(flat(forward).chain(flat(next.forward.clone())).collect());
        let backward = std::mem::replace(&mut last.backward, Edit::Group(Vec::new()));
        last.backward = Edit::Group(flat(next.backward.clone()).chain(flat(backward)).collect());
    }
    last.description = next.description.clone();
}

fn flat(edit: Edit) -> std::vec::IntoIter<Edit> {
    match edit {
        Edit::Group(edits) => edits.into_iter(),
        edit => vec![edit].into_iter(),
    }
}

/// The things an edit puts, in order.
fn targets<'a>(edit: &'a Edit, out: &mut Vec<(&'a str, &'static str, &'a str)>) {
    match edit {
        Edit::Title(_) => out.push(("", "title", "")),
        Edit::Body(_) => out.push(("", "body", "")),
        Edit::Language(_) => out.push(("", "language", "")),
        Edit::NextId(_) => out.push(("", "next-id", "")),
        Edit::Variant(id, _) => out.push((id.as_str(), "variant", "")),
        Edit::In(variant, change) => {
            let (kind, id) = change.target();
            out.push((variant.as_str(), kind, id));
        }
        Edit::Group(edits) => edits.iter().for_each(|e| targets(e, out)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::{Language, Text};

    fn title(to: &str, from: &str, key: &str) -> Arc<Entry> {
        let edit = |t: &str| Edit::Title(Text::of(Language::It, t));
        Arc::new(Entry {
            description: Description::new("edit-title").with("name", to),
            forward: edit(to),
            backward: edit(from),
            merge_key: key.to_owned(),
        })
    }

    #[test]
    fn typing_a_thousand_letters_is_one_small_step() {
        let mut history = History::saved();
        for i in 0..1000 {
            history.push(title(&format!("a{}", i + 1), &format!("a{i}"), "title"));
        }
        assert_eq!(history.depth(), (1, 0));
        let step = history.next_undo().unwrap();
        assert_eq!(step.forward, Edit::Title(Text::of(Language::It, "a1000")));
        assert_eq!(step.backward, Edit::Title(Text::of(Language::It, "a0")));
        assert_eq!(step.description, Description::new("edit-title").with("name", "a1000"));
    }

    #[test]
    fn edits_of_different_things_that_join_stay_flat() {
        let mut history = History::saved();
        for i in 0..300_u64 {
            history.push(Arc::new(Entry {
                description: Description::new("x"),
                forward: if i % 2 == 0 { Edit::NextId(i) } else { Edit::Language(Language::De) },
                backward: if i % 2 == 0 { Edit::NextId(0) } else { Edit::Language(Language::It) },
                merge_key: "k".to_owned(),
            }));
        }
        let Edit::Group(forward) = &history.next_undo().unwrap().forward else { panic!() };
        assert!(forward.iter().all(|e| !matches!(e, Edit::Group(_))));
        assert_eq!(forward.first(), Some(&Edit::NextId(0)));
        let Edit::Group(backward) = &history.next_undo().unwrap().backward else { panic!() };
        assert_eq!(backward.last(), Some(&Edit::NextId(0)));
        assert_eq!(backward.len(), forward.len());
    }

    #[test]
    fn a_day_beyond_the_limit_forgets_the_oldest_and_its_saved_mark() {
        let mut history = History::saved();
        for i in 0..MAX_STEPS {
            history.push(title(&i.to_string(), "", ""));
        }
        assert_eq!(history.saved_at(), Some(0));
        history.push(title("one more", "", ""));
        assert_eq!(history.depth(), (MAX_STEPS, 0));
        assert_eq!(history.saved_at(), None, "the saved state cannot be reached any more");
        assert_eq!(history.past().next().unwrap(), &title("1", "", ""));
        history.mark_saved();
        history.push(title("again", "", ""));
        assert_eq!(history.saved_at(), Some(MAX_STEPS - 1));
    }

    #[test]
    fn sealing_says_whether_there_was_anything_to_seal() {
        let mut history = History::saved();
        assert!(!history.seal());
        history.push(title("a", "", "k"));
        assert!(history.seal());
        assert!(!history.seal());
        history.push(title("b", "a", "k"));
        assert_eq!(history.depth(), (2, 0));
    }
}
