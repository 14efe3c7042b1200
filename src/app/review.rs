//! Review notes as a person works through them: which are listed, which one is open, and what is
//! said of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::id::NoteId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::review::{Listed, MAX_AUTHOR, Remark};

use super::action::Action;
use super::{Wish, Workbench};

/// Most numbers in one pin; of more, "…" is said.
const MOST_IN_PIN: usize = 3;

/// What is remembered of working through the notes.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Whether the notes are shown, in place of the findings.
    pub shown: bool,
    /// Whether those that are done are listed, too.
    pub with_done: bool,
    chosen: Option<NoteId>,
}

/// What can be asked of the notes.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Show the notes in place of the findings, or no longer.
    Show(bool),
    /// List those that are done, too, or only open ones.
    WithDone(bool),
    /// Open this one and show its place; `None` to write a new one.
    Choose(Option<NoteId>),
    /// A new note, on a thing of the drawing or on the whole, written on a day.
    Add(Option<ItemId>, String, Date),
    /// An answer, written on a day.
    Answer(NoteId, String, Date),
    /// It is done, or open again.
    Finish(NoteId, bool),
    /// Away with it.
    Delete(NoteId),
    /// What the person who writes is called.
    Author(String),
}

impl Review {
    /// Whether a note is the one that is read.
    pub fn is_chosen(&self, listed: &Listed<'_>) -> bool {
        self.chosen.as_ref() == Some(listed.id)
    }
}

impl Workbench {
    /// The notes listed: the open ones, those that are done if they are asked for, and the one that
    /// is read.
    pub fn notes(&self) -> Vec<Listed<'_>> {
        let Some(p) = self.procedure() else { return Vec::new() };
        let review = &self.review;
        let mut all = p.review();
        all.retain(|l| review.with_done || !l.note.done || review.is_chosen(l));
        all
    }

    /// The note that is read, while it stands.
    pub fn chosen_note(&self) -> Option<Listed<'_>> {
        let chosen = self.review.chosen.as_ref()?;
        self.procedure()?.review().into_iter().find(|l| l.id == chosen)
    }

    /// What a new note would be pinned on: what is selected, else the whole.
    pub fn note_place(&self) -> Option<ItemId> {
        self.document()?.selection.lead().cloned()
    }

    pub(super) fn ask_review(&mut self, ask: Ask) {
        match ask {
            Ask::Show(shown) => self.review.shown = shown,
            Ask::WithDone(wanted) => self.review.with_done = wanted,
            Ask::Choose(note) => self.choose_note(note),
            Ask::Add(on, text, date) => self.add_note(on, &text, date),
            Ask::Answer(id, text, date) => {
                let said = self.remark(&text, date);
                let plan = self.document().map(|d| d.desk().answer_note(&id, said));
                plan.map(|plan| self.carry_out(plan));
            }
            Ask::Finish(id, done) => {
                let plan = self.document().map(|d| d.desk().finish_note(&id, done));
                plan.map(|plan| self.carry_out(plan));
            }
            Ask::Delete(id) => {
                let plan = self.document().map(|d| d.desk().delete_note(&id));
                plan.map(|plan| self.carry_out(plan));
            }
            Ask::Author(name) => {
                self.settings.reviewer = name.trim().chars().take(MAX_AUTHOR).collect();
            }
        }
    }

    pub(super) fn act_on_notes(&mut self, action: Action) {
        match action {
            Action::AddNote => {
                self.review.shown = true;
                self.review.chosen = None;
                self.wishes.push(Wish::WriteNote);
            }
            _ => self.review.shown = !self.review.shown,
        }
    }

    fn add_note(&mut self, on: Option<ItemId>, text: &str, date: Date) {
        let said = self.remark(text, date);
        let Some(document) = self.document() else { return };
        match document.desk().add_note(on, said) {
            Ok((id, plan)) => {
                if self.carry_out(Ok(plan)) {
                    self.review.chosen = Some(id);
                }
            }
            Err(refusal) => {
                self.carry_out(Err(refusal));
            }
        }
    }

    fn remark(&self, text: &str, date: Date) -> Remark {
        let author = self.settings.reviewer.clone();
        Remark { author, date, text: text.trim().to_owned() }
    }

    /// Opens a note, and selects and shows what it is pinned on.
    fn choose_note(&mut self, note: Option<NoteId>) {
        self.review.chosen = note;
        let on = self.chosen_note().and_then(|l| l.note.on.clone());
        let on = on.filter(|item| self.procedure().is_some_and(|p| p.stands(item)));
        let Some(item) = on else { return };
        self.show_level_of(&item);
        if let Some(document) = self.document_mut() {
            document.selection.set(vec![item]);
            document.seal();
            self.wishes.push(Wish::RevealSelection);
        }
    }
}

/// What stands in the pins of a drawing: the numbers of the open notes on each thing.
pub fn pins(p: &Procedure) -> BTreeMap<ItemId, String> {
    let mut out: BTreeMap<ItemId, Vec<String>> = BTreeMap::new();
    for listed in p.review() {
        let Some(item) = listed.note.on.as_ref().filter(|_| !listed.note.done) else { continue };
        out.entry(item.clone()).or_default().push(listed.number.to_string());
    }
    let said = |numbers: Vec<String>| {
        let more = if numbers.len() > MOST_IN_PIN { "…" } else { "" };
        format!("{}{more}", numbers[..numbers.len().min(MOST_IN_PIN)].join(", "))
    };
    out.into_iter().map(|(item, numbers)| (item, said(numbers))).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::command::Command;
    use crate::app::settings::Settings;
    use crate::model::sketch;
    use crate::model::study::Study;
    use crate::model::text::Text;

    const DAY: Date = Date::constant(2026, 11, 26);

    fn bench() -> (Workbench, ItemId) {
        let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
        let p = sketch::parse("start > a > end").unwrap();
        let item = p.steps().find(|(_, s)| s.kind.is_activity()).unwrap().0.clone();
        bench.open_study(Study::of(Text::default(), p), None);
        (bench, ItemId::Step(item))
    }

    fn ask(bench: &mut Workbench, ask: Ask) {
        bench.handle(Command::Review(ask));
    }

    #[test]
    fn notes_are_written_answered_done_and_taken_back() {
        let (mut bench, item) = bench();
        ask(&mut bench, Ask::Author("  Anna ".to_owned()));
        ask(&mut bench, Ask::Add(Some(item.clone()), " Perché?\n".to_owned(), DAY));
        let chosen = bench.chosen_note().unwrap();
        assert_eq!((chosen.number, chosen.note.said.author.as_str()), (1, "Anna"));
        assert_eq!(chosen.note.said.text, "Perché?");
        let id = chosen.id.clone();
        assert_eq!(pins(bench.procedure().unwrap()), BTreeMap::from([(item, "1".to_owned())]));
        ask(&mut bench, Ask::Answer(id.clone(), "Per legge".to_owned(), DAY));
        ask(&mut bench, Ask::Finish(id.clone(), true));
        assert_eq!((bench.notes().len(), pins(bench.procedure().unwrap()).len()), (1, 0));
        ask(&mut bench, Ask::Choose(None));
        assert!(bench.notes().is_empty());
        ask(&mut bench, Ask::WithDone(true));
        assert_eq!(bench.notes()[0].note.answers.len(), 1);
        ask(&mut bench, Ask::Delete(id));
        assert!(bench.notes().is_empty() && bench.chosen_note().is_none());
        for _ in 0..3 {
            bench.handle(Command::Act(Action::Undo));
        }
        assert_eq!((bench.notes().len(), bench.notes()[0].note.done), (1, false));
        ask(&mut bench, Ask::Add(None, "  ".to_owned(), DAY));
        assert_eq!((bench.notes().len(), bench.notices.all().len()), (1, 4));
    }

    #[test]
    fn a_pin_has_few_numbers_and_choosing_a_note_selects_its_place() {
        let (mut bench, item) = bench();
        for text in ["a", "b", "c", "d"] {
            ask(&mut bench, Ask::Add(Some(item.clone()), text.to_owned(), DAY));
        }
        assert_eq!(pins(bench.procedure().unwrap())[&item], "1, 2, 3…");
        let id = bench.notes()[1].id.clone();
        bench.handle(Command::Select(Vec::new()));
        ask(&mut bench, Ask::Choose(Some(id)));
        assert_eq!(bench.note_place(), Some(item));
        assert!(bench.take_wishes().contains(&Wish::RevealSelection));
    }
}
