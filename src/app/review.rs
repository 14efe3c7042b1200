//! Review notes as a person works through them: which are listed, which one is open, and what is
//! said of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::model::id::NoteId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::review::{Listed, MAX_AUTHOR, Remark};

use super::action::Action;
use super::command::Workspace;
use super::document::Document;
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
}

/// The notes of a document: ids are of one document alone.
#[derive(Debug, Default)]
pub struct Notes {
    /// All in order, and the procedure they are of.
    listed: Option<(Arc<Procedure>, Vec<NoteId>)>,
    /// The one that is read.
    chosen: Option<NoteId>,
}

/// What can be asked of the notes.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Show the notes in place of the findings, or no longer.
    Show(bool),
    /// List those that are done, too, or only open ones.
    WithDone(bool),
    /// Open this one and show its place.
    Choose(NoteId),
    /// Open the first open note on a thing; where one of these is read, the one after it.
    At(ItemId),
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

/// Puts the notes of the variant looked at in order, where that is not done yet.
pub(super) fn list(document: &mut Document) {
    let Some(p) = document.procedure().map(Arc::clone) else { return };
    let notes = &mut document.results.notes;
    if !notes.listed.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &p)) {
        let order = p.review().into_iter().map(|l| l.id.clone()).collect();
        notes.listed = Some((p, order));
    }
}

impl Workbench {
    /// The notes listed: the open ones, those that are done if they are asked for, and the one that
    /// is read.
    pub fn notes(&self) -> Vec<Listed<'_>> {
        let Some(document) = self.document() else { return Vec::new() };
        let Some(p) = document.procedure() else { return Vec::new() };
        let known = document.results.notes.listed.as_ref();
        let mut all = match known.filter(|(of, _)| Arc::ptr_eq(of, p)) {
            Some((_, order)) => {
                let each = order.iter().zip(1..);
                each.filter_map(|(id, number)| Some(Listed { number, id, note: p.note(id)? }))
                    .collect()
            }
            None => p.review(),
        };
        all.retain(|l| self.review.with_done || !l.note.done || self.is_note_chosen(l));
        all
    }

    /// Whether a note is the one that is read.
    pub fn is_note_chosen(&self, listed: &Listed<'_>) -> bool {
        self.document().is_some_and(|d| d.results.notes.chosen.as_ref() == Some(listed.id))
    }

    /// The note that is read, while it stands.
    pub fn chosen_note(&self) -> Option<Listed<'_>> {
        self.notes().into_iter().find(|l| self.is_note_chosen(l))
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
            Ask::At(item) => self.read_notes_on(&item),
            Ask::Add(on, text, date) => self.add_note(on, &text, date),
            Ask::Answer(id, text, date) => self.answer_note(id, &text, date),
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

    /// Shows the notes where they are listed, or hides them there.
    pub(super) fn act_on_notes(&mut self, action: Action) {
        let is_elsewhere = self.workspace != Workspace::Map;
        if is_elsewhere {
            self.go(Workspace::Map);
        }
        if action == Action::AddNote {
            self.review.shown = true;
            if let Some(document) = self.document_mut() {
                document.results.notes.chosen = None;
            }
            self.wishes.push(Wish::WriteNote);
        } else {
            self.review.shown = is_elsewhere || !self.review.shown;
        }
    }

    fn add_note(&mut self, on: Option<ItemId>, text: &str, date: Date) {
        let said = self.remark(text, date);
        let Some(document) = self.document() else { return };
        match document.desk().add_note(on, said) {
            Ok((id, plan)) => {
                if self.carry_out(Ok(plan))
                    && let Some(document) = self.document_mut()
                {
                    document.results.notes.chosen = Some(id);
                    let number = document.number;
                    self.wishes.push(Wish::Remarked(number, None));
                }
            }
            Err(refusal) => {
                self.carry_out(Err(refusal));
            }
        }
    }

    fn answer_note(&mut self, id: NoteId, text: &str, date: Date) {
        let said = self.remark(text, date);
        let Some(document) = self.document() else { return };
        let (number, plan) = (document.number, document.desk().answer_note(&id, said));
        if self.carry_out(plan) {
            self.wishes.push(Wish::Remarked(number, Some(id)));
        }
    }

    fn remark(&self, text: &str, date: Date) -> Remark {
        let author = self.settings.reviewer.clone();
        Remark { author, date, text: text.trim().to_owned() }
    }

    fn read_notes_on(&mut self, item: &ItemId) {
        self.review.shown = true;
        let all = self.notes();
        let here = || all.iter().filter(|l| !l.note.done && l.note.on.as_ref() == Some(item));
        let mut later = here().skip_while(|l| !self.is_note_chosen(l)).skip(1);
        let next = later.next().or_else(|| here().next()).map(|l| l.id.clone());
        if let Some(document) = self.document_mut().filter(|_| next.is_some()) {
            document.results.notes.chosen = next;
        }
    }

    /// Opens a note, and selects and shows what it is pinned on.
    fn choose_note(&mut self, note: NoteId) {
        let Some(document) = self.document_mut() else { return };
        document.results.notes.chosen = Some(note);
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
    use crate::model::review::MAX_TEXT;
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
        bench.handle(Command::Act(Action::AddNote));
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
        assert_eq!(bench.notes().len(), 1);
        let last = bench.notices.all().last().unwrap();
        assert_eq!(last.kind, crate::app::notice::NoticeKind::Trouble);
    }

    #[test]
    fn a_pin_has_few_numbers_and_choosing_a_note_selects_its_place() {
        let (mut bench, item) = bench();
        for text in ["a", "b", "c", "d"] {
            ask(&mut bench, Ask::Add(Some(item.clone()), text.to_owned(), DAY));
        }
        assert_eq!(pins(bench.procedure().unwrap())[&item], "1, 2, 3…");
        // A click on the pin reads them one after the other.
        ask(&mut bench, Ask::Show(false));
        bench.handle(Command::Act(Action::AddNote));
        for number in [1, 2, 3, 4, 1] {
            ask(&mut bench, Ask::At(item.clone()));
            assert_eq!(bench.chosen_note().unwrap().number, number);
        }
        assert!(bench.review.shown);
        let id = bench.notes()[1].id.clone();
        bench.handle(Command::Select(Vec::new()));
        ask(&mut bench, Ask::Choose(id));
        assert_eq!(bench.note_place(), Some(item));
        assert!(bench.take_wishes().contains(&Wish::RevealSelection));
    }

    /// Ids are of one document: what is read in one says nothing of another.
    #[test]
    fn the_note_that_is_read_is_of_its_document() {
        let (mut bench, item) = bench();
        ask(&mut bench, Ask::Add(Some(item), "qui".to_owned(), DAY));
        let here = bench.document().unwrap().number;
        let study = Study::of(Text::default(), sketch::parse("start > b > end").unwrap());
        bench.open_study(study, None);
        let there = bench.document().unwrap().number;
        ask(&mut bench, Ask::Add(None, "là".to_owned(), DAY));
        let wishes = bench.take_wishes();
        assert!(wishes.contains(&Wish::Remarked(there, None)), "{wishes:?}");
        let same = bench.chosen_note().unwrap().id.clone();
        bench.handle(Command::Act(Action::AddNote));
        assert!(bench.chosen_note().is_none());
        bench.handle(Command::ShowDocument(here));
        assert_eq!(*bench.chosen_note().unwrap().id, same);
    }

    /// What is refused is still in the field: only what was taken is taken out of it.
    #[test]
    fn what_was_written_is_said_to_be_taken_only_when_it_was() {
        let (mut bench, _) = bench();
        bench.take_wishes();
        ask(&mut bench, Ask::Add(None, "x".repeat(MAX_TEXT + 1), DAY));
        assert_eq!(bench.take_wishes(), []);
        ask(&mut bench, Ask::Add(None, "x".to_owned(), DAY));
        let id = bench.chosen_note().unwrap().id.clone();
        bench.take_wishes();
        ask(&mut bench, Ask::Answer(id.clone(), "x".repeat(MAX_TEXT + 1), DAY));
        assert_eq!(bench.take_wishes(), []);
        ask(&mut bench, Ask::Answer(id.clone(), "y".to_owned(), DAY));
        let number = bench.document().unwrap().number;
        assert_eq!(bench.take_wishes(), [Wish::Remarked(number, Some(id))]);
    }

    #[test]
    fn notes_are_shown_where_they_are_listed() {
        let (mut bench, _) = bench();
        for action in [Action::AddNote, Action::ToggleNotes] {
            bench.handle(Command::Go(Workspace::Analyse));
            bench.handle(Command::Act(action));
            assert_eq!((bench.workspace, bench.review.shown), (Workspace::Map, true));
        }
        bench.handle(Command::Act(Action::ToggleNotes));
        assert!(!bench.review.shown);
    }
}
