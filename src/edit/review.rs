//! Plans for review notes: a new one, an answer, done or open again, and away with it.

use std::sync::Arc;

use crate::model::finding::{Finding, Place};
use crate::model::id::NoteId;
use crate::model::item::ItemId;
use crate::model::review::{MAX_ANSWERS, MAX_NOTES, Note, Remark};

use super::follow::{Desk, Plan, missing};
use super::history::Description;
use super::{Change, Refusal};

/// Longest part of a remark in the name of a change, in characters.
const SHOWN: usize = 30;

impl Desk<'_> {
    /// Adds a note, pinned on a thing of the drawing or on the whole; gives its id.
    ///
    /// # Errors
    /// When nothing is said, too much is, or there are too many notes.
    pub fn add_note(mut self, on: Option<ItemId>, said: Remark) -> Result<(NoteId, Plan), Refusal> {
        if self.procedure()?.notes().nth(MAX_NOTES - 1).is_some() {
            return Err(too_many());
        }
        let id = NoteId::new(self.fresh("note"));
        let note = sound(Note::new(on, said))?;
        let plan = self.put_note("edit-add-note", &id, note);
        Ok((id, plan))
    }

    /// Answers a note.
    ///
    /// # Errors
    /// When it is gone, nothing is said, too much is, or there are too many answers.
    pub fn answer_note(self, id: &NoteId, said: Remark) -> Result<Plan, Refusal> {
        let mut note = self.note(id)?;
        if note.answers.len() >= MAX_ANSWERS {
            return Err(too_many());
        }
        note.answers.push(said);
        let note = sound(note)?;
        Ok(self.put_note("edit-answer-note", id, note))
    }

    /// Marks a note as done, or as open again.
    ///
    /// # Errors
    /// When it is gone.
    pub fn finish_note(self, id: &NoteId, done: bool) -> Result<Plan, Refusal> {
        let note = Note { done, ..self.note(id)? };
        let name = if done { "edit-finish-note" } else { "edit-reopen-note" };
        Ok(self.put_note(name, id, note))
    }

    /// Takes a note away with its answers.
    ///
    /// # Errors
    /// When it is gone already.
    pub fn delete_note(self, id: &NoteId) -> Result<Plan, Refusal> {
        let name = named("edit-delete-note", &self.note(id)?);
        let edit = self.put(Change::Note(id.clone(), None));
        Ok(self.close(name, vec![edit]))
    }

    fn note(&self, id: &NoteId) -> Result<Note, Refusal> {
        let found = self.procedure()?.note(id).map(|note| (**note).clone());
        found.ok_or_else(|| missing(Place::Study))
    }

    fn put_note(self, key: &'static str, id: &NoteId, note: Note) -> Plan {
        let name = named(key, &note);
        let edit = self.put(Change::Note(id.clone(), Some(Arc::new(note))));
        self.close(name, vec![edit])
    }
}

/// The name of a change, with the begin of the remark.
fn named(key: &'static str, note: &Note) -> Description {
    Description::new(key).with("name", note.said.brief(SHOWN))
}

fn sound(note: Note) -> Result<Note, Refusal> {
    if note.is_sound() {
        Ok(note)
    } else {
        Err(Refusal(Finding::error(Place::Study, "note-wrong")))
    }
}

fn too_many() -> Refusal {
    Refusal(Finding::error(Place::Study, "note-too-many"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply::apply;
    use crate::model::id::VariantId;
    use crate::model::sketch;
    use crate::model::study::Study;
    use crate::model::text::Text;
    use jiff::civil::Date;

    fn remark(text: &str) -> Remark {
        let date = Date::constant(2026, 11, 26);
        Remark { author: "Anna".to_owned(), date, text: text.to_owned() }
    }

    #[test]
    fn a_note_is_pinned_answered_done_and_deleted_and_all_is_undone() {
        let variant = VariantId::new("as-is");
        let mut study = Study::of(Text::default(), sketch::parse("start > a > end").unwrap());
        let before = study.clone();
        let step = study.procedure(&variant).unwrap().steps().next().unwrap().0.clone();
        let desk = |study: &Study| study.clone();
        let mut back = Vec::new();
        let on = Some(ItemId::Step(step));
        let seen = desk(&study);
        let made = Desk::new(&seen, &variant, 0).add_note(on.clone(), remark("Perché?"));
        let (id, plan) = made.unwrap();
        back.push(apply(&mut study, plan.edit).unwrap());
        let seen = desk(&study);
        let plan = Desk::new(&seen, &variant, 0).answer_note(&id, remark("Per legge.")).unwrap();
        back.push(apply(&mut study, plan.edit).unwrap());
        let seen = desk(&study);
        let plan = Desk::new(&seen, &variant, 0).finish_note(&id, true).unwrap();
        assert_eq!(plan.description.key, "edit-finish-note");
        back.push(apply(&mut study, plan.edit).unwrap());
        let note = (**study.procedure(&variant).unwrap().note(&id).unwrap()).clone();
        assert_eq!((note.on, note.answers.len(), note.done), (on, 1, true));
        let seen = desk(&study);
        let plan = Desk::new(&seen, &variant, 0).delete_note(&id).unwrap();
        back.push(apply(&mut study, plan.edit).unwrap());
        assert_eq!(study.procedure(&variant).unwrap().notes().count(), 0);
        let seen = desk(&study);
        assert!(Desk::new(&seen, &variant, 0).delete_note(&id).is_err());
        for inverse in back.into_iter().rev() {
            apply(&mut study, inverse).unwrap();
        }
        assert_eq!(study, before);
    }

    #[test]
    fn what_says_nothing_or_too_much_is_refused() {
        let variant = VariantId::new("as-is");
        let study = Study::of(Text::default(), sketch::parse("start > a > end").unwrap());
        for text in ["", " \n", &"x".repeat(crate::model::review::MAX_TEXT + 1)] {
            let made = Desk::new(&study, &variant, 0).add_note(None, remark(text));
            assert_eq!(made.map(|m| m.0).unwrap_err().0.code, "note-wrong");
        }
    }
}
