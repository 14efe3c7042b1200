//! Review notes: what people remark on a procedure while they read it, the answers, and whether it is
//! done.
//!
//! A note is pinned on a thing of the drawing, or speaks of the whole. What it is pinned on may go:
//! the note stays, so that no remark is lost with a step, and is pinned again when the step comes back.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::foreign::is_default;
use super::id::NoteId;
use super::invariants::trailing_number;
use super::item::ItemId;
use super::procedure::Procedure;

/// Most notes of a procedure.
pub const MAX_NOTES: usize = 2_000;
/// Most answers to a note.
pub const MAX_ANSWERS: usize = 200;
/// Longest text of a remark, in characters.
pub const MAX_TEXT: usize = 4_000;
/// Longest name of an author, in characters.
pub const MAX_AUTHOR: usize = 120;

/// Longest part of a note that names it, in characters.
pub const MAX_NAME: usize = 60;

/// Something said by somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// Who said it, as they call themselves.
    pub author: String,
    /// When.
    pub date: Date,
    /// What; in the language of whoever wrote it.
    pub text: String,
}

impl Remark {
    /// Whether something is said, within the limits of length.
    pub fn is_sound(&self) -> bool {
        !self.text.trim().is_empty()
            && self.text.chars().nth(MAX_TEXT).is_none()
            && self.author.chars().nth(MAX_AUTHOR).is_none()
    }
}

/// A review note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// What it is pinned on; `None` for the procedure as a whole.
    #[serde(default, skip_serializing_if = "is_default")]
    pub on: Option<ItemId>,
    /// The remark.
    pub said: Remark,
    /// What was answered, in the order in which it came.
    #[serde(default, skip_serializing_if = "is_default")]
    pub answers: Vec<Remark>,
    /// Whether nothing is left to do.
    #[serde(default, skip_serializing_if = "is_default")]
    pub done: bool,
}

impl Note {
    /// A new note.
    pub fn new(on: Option<ItemId>, said: Remark) -> Self {
        Self { on, said, answers: Vec::new(), done: false }
    }

    /// Whether it is within its limits.
    pub fn is_sound(&self) -> bool {
        self.said.is_sound()
            && self.answers.len() <= MAX_ANSWERS
            && self.answers.iter().all(Remark::is_sound)
    }
}

/// A note in the list of a procedure.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// Its place in the list, from 1: the number on its pin.
    pub number: usize,
    /// Its id.
    pub id: &'a NoteId,
    /// The note.
    pub note: &'a Note,
}

/// Whether all notes are within their limits, and not too many.
pub(super) fn are_sound(p: &Procedure) -> bool {
    p.notes.len() <= MAX_NOTES && p.notes.values().all(|note| note.is_sound())
}

/// Leaves out notes beyond their limits, and the last where there are too many.
pub(super) fn mend(p: &mut Procedure) {
    let (sound, mut gone): (Vec<_>, Vec<_>) = p.notes().partition(|(_, note)| note.is_sound());
    gone.extend(sound.into_iter().skip(MAX_NOTES));
    let gone: Vec<NoteId> = gone.into_iter().map(|(id, _)| id.clone()).collect();
    for id in gone {
        p.notes.remove(&id);
    }
}

impl Procedure {
    /// The notes in the order in which they were written: by day, then by the number of their id.
    pub fn review(&self) -> Vec<Listed<'_>> {
        let mut all: Vec<(&NoteId, &Note)> = self.notes().collect();
        all.sort_by_cached_key(|(id, note)| (note.said.date, trailing_number(id.as_str()), *id));
        let each = all.into_iter().enumerate();
        each.map(|(at, (id, note))| Listed { number: at + 1, id, note }).collect()
    }

    /// The notes that are not done, by id.
    pub fn open_notes(&self) -> impl Iterator<Item = &Note> {
        self.notes().map(|(_, note)| note).filter(|note| !note.done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Draft;
    use crate::model::sketch;

    fn remark(day: i8, text: &str) -> Remark {
        Remark { author: "A".to_owned(), date: Date::constant(2026, 3, day), text: text.to_owned() }
    }

    #[test]
    fn notes_are_listed_by_day_and_number() {
        let mut draft = Draft::from(sketch::parse("start > a > end").unwrap());
        for (id, day) in [("note10", 2), ("note9", 2), ("note2", 5), ("note30", 1)] {
            draft.note(id, Note::new(None, remark(day, "x")));
        }
        let (p, findings) = draft.finish();
        assert_eq!(findings, []);
        let order: Vec<&str> = p.review().iter().map(|l| l.id.as_str()).collect();
        assert_eq!(order, ["note30", "note9", "note10", "note2"]);
        assert_eq!(p.review()[3].number, 4);
    }

    #[test]
    fn what_is_beyond_the_limits_is_left_out_and_said() {
        let mut draft = Draft::new();
        draft.note("a", Note::new(None, remark(1, " ")));
        draft.note("b", Note::new(None, remark(1, &"x".repeat(MAX_TEXT + 1))));
        draft.note("c", Note::new(None, remark(1, &"x".repeat(MAX_TEXT))));
        let mut full = Note::new(None, remark(1, "x"));
        full.answers = vec![remark(1, "y"); MAX_ANSWERS + 1];
        draft.note("d", full);
        let (p, findings) = draft.finish();
        let codes: Vec<&str> = findings.iter().map(|f| f.code).collect();
        assert!(!codes.is_empty() && codes.iter().all(|c| *c == "note-wrong"), "{codes:?}");
        assert_eq!(p.notes().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["c"]);
        let mut many = Draft::new();
        for i in 0..MAX_NOTES + 3 {
            many.note(&*format!("n{i}"), Note::new(None, remark(1, "x")));
        }
        assert_eq!(many.finish().0.notes().count(), MAX_NOTES);
    }

    #[test]
    fn a_note_outlives_what_it_is_pinned_on() {
        let p = sketch::parse("start > a > end").unwrap();
        let (id, _) = p.steps().find(|(_, s)| s.kind.is_activity()).unwrap();
        let mut draft = Draft::from(p.clone());
        let item = ItemId::Step(id.clone());
        draft.note("n", Note::new(Some(item.clone()), remark(1, "x")));
        draft.without_step(id);
        for (flow, _) in p.flows() {
            draft.without_flow(flow);
        }
        let (p, findings) = draft.finish();
        assert_eq!((findings.len(), p.notes().count()), (0, 1));
        assert!(!p.stands(&item));
    }
}
