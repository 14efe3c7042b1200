//! Undo and redo: both directions of every edit, with the words that describe it.

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
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
    /// Number of done entries at the last save; `None` when that state cannot be reached again.
    saved: Option<usize>,
}

impl History {
    /// An empty history of a study as it is on disk.
    pub fn saved() -> Self {
        Self { saved: Some(0), ..Self::default() }
    }

    /// Records an edit that was done. Redo is forgotten.
    pub fn push(&mut self, entry: Entry) {
        if self.saved.is_some_and(|s| s > self.done.len()) {
            self.saved = None;
        }
        self.undone.clear();
        let joins = !entry.merge_key.is_empty()
            && self.saved != Some(self.done.len())
            && self.done.last().is_some_and(|e| e.merge_key == entry.merge_key);
        if joins && let Some(last) = self.done.last_mut() {
            let forward = std::mem::replace(&mut last.forward, Edit::Group(Vec::new()));
            last.forward = Edit::Group(vec![forward, entry.forward]);
            let backward = std::mem::replace(&mut last.backward, Edit::Group(Vec::new()));
            last.backward = Edit::Group(vec![entry.backward, backward]);
            return;
        }
        if self.done.len() >= MAX_STEPS {
            self.done.remove(0);
            self.saved = self.saved.and_then(|s| s.checked_sub(1));
        }
        self.done.push(entry);
    }

    /// Ends joining: the next edit is a step of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.merge_key.clear();
        }
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Entry> {
        self.done.last()
    }

    /// The step that redo would do again.
    pub fn next_redo(&self) -> Option<&Entry> {
        self.undone.last()
    }

    /// Takes the step to undo; give it back by [`Self::undone`].
    pub fn take_undo(&mut self) -> Option<Entry> {
        self.done.pop()
    }

    /// Takes the step to redo; give it back by [`Self::redone`].
    pub fn take_redo(&mut self) -> Option<Entry> {
        self.undone.pop()
    }

    /// Records that a step was undone.
    pub fn undone(&mut self, entry: Entry) {
        self.undone.push(entry);
    }

    /// Records that a step was done again.
    pub fn redone(&mut self, entry: Entry) {
        self.done.push(entry);
    }

    /// Marks the present state as the one on disk.
    pub fn mark_saved(&mut self) {
        self.saved = Some(self.done.len());
    }

    /// Whether the study differs from what is on disk.
    pub fn is_modified(&self) -> bool {
        self.saved != Some(self.done.len())
    }

    /// Numbers of steps that can be undone and redone.
    pub fn depth(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }
}
