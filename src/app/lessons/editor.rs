//! A lesson being changed: every change is a whole lesson, so that undo is the one before.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::files::lessons;
use crate::model::finding::Finding;
use crate::model::lesson::check::faults;
use crate::model::lesson::{Exercise, Lesson, Material};
use crate::model::study::Study;
use crate::model::text::{Language, Text};

use crate::app::Workbench;
use crate::app::action::Action;
use crate::app::browse::Browse;
use crate::app::command::Workspace;
use crate::app::jobs::Slot;
use crate::app::report::Report;
use crate::app::{Wish, first_template, settings};

use super::School;

/// Most steps of undo.
const MOST: usize = 200;

/// What can be asked of the editor.
#[derive(Clone, Debug)]
pub enum EditAsk {
    /// A new lesson.
    New,
    /// Change the lesson at this place of the list; one of the course becomes a copy.
    Open(usize),
    /// The lesson is so now.
    Put(Box<Lesson>),
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Ask where to save it.
    Save,
    /// Ask where to save it, and put it away once it stands there.
    SaveAndClose,
    /// Save it to a file.
    SaveTo(PathBuf),
    /// Put it away; where something is not saved, ask first.
    Leave,
    /// Put it away; what was not saved is lost.
    Close,
}

/// A lesson being changed.
#[derive(Clone, Debug)]
pub struct Editor {
    /// Which of the session it is: what became of a file is told to the one that wrote it.
    number: u64,
    lesson: Arc<Lesson>,
    path: Option<PathBuf>,
    study: Option<Arc<Study>>,
    findings: Vec<Finding>,
    past: Vec<Arc<Lesson>>,
    future: Vec<Arc<Lesson>>,
    saved: Option<Arc<Lesson>>,
    /// Whether it is put away once it is saved.
    closes: bool,
    /// Whether a killed program left it: its id may be that of its own file.
    is_left: bool,
}

impl Editor {
    /// `is_left` says that a killed program left it: the lesson as it is stands nowhere else.
    fn of(number: u64, lesson: Lesson, path: Option<PathBuf>, is_left: bool) -> Self {
        let lesson = Arc::new(lesson);
        let mut editor = Self {
            number,
            saved: (!is_left).then(|| Arc::clone(&lesson)),
            lesson,
            path,
            study: None,
            findings: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            closes: false,
            is_left,
        };
        editor.check(None);
        editor
    }

    /// The lesson as it is now.
    pub fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// Its procedure, where it was found.
    pub fn study(&self) -> Option<&Arc<Study>> {
        self.study.as_ref()
    }

    /// What is wrong with it.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Whether it stands in a file.
    pub fn has_file(&self) -> bool {
        self.path.is_some()
    }

    /// Whether something was changed that stands in no file.
    pub fn is_modified(&self) -> bool {
        self.saved.as_ref().is_none_or(|saved| **saved != *self.lesson)
    }

    /// Whether a change can be taken back, and whether one can be done again.
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }

    /// Looks what is wrong; the procedure is read again only when another is named.
    fn check(&mut self, former: Option<&Material>) {
        if former != Some(&self.lesson.procedure) {
            let folder = self.path.as_deref().and_then(Path::parent);
            self.study = lessons::study(&self.lesson, folder).ok().map(Arc::new);
        }
        self.findings = faults(&self.lesson, self.study.as_deref());
    }

    fn put(&mut self, lesson: Arc<Lesson>) -> Arc<Lesson> {
        let former = std::mem::replace(&mut self.lesson, lesson);
        self.check(Some(&former.procedure));
        former
    }
}

/// Where a lesson that is not saved yet is kept, beside the progress file.
pub(super) fn draft_file(progress: &Path) -> PathBuf {
    progress.with_file_name(format!("draft{}", lessons::ENDING))
}

impl School {
    /// This id or one like it that no lesson of the list has: progress is kept by it.
    fn free_id(&self, id: &str) -> String {
        let taken = |id: &String| self.entries.iter().any(|e| e.lesson.id == *id);
        let others = (2..=self.entries.len() + 2).map(|n| format!("{id}-{n}"));
        let mut all = std::iter::once(id.to_owned()).chain(others);
        all.find(|id| !taken(id)).unwrap_or_else(|| id.to_owned())
    }

    /// Begins to change a lesson, in place of the one being changed.
    fn edit(&mut self, lesson: Lesson, path: Option<PathBuf>, is_left: bool) {
        self.editors += 1;
        self.editor = Some(Editor::of(self.editors, lesson, path, is_left));
    }

    /// A draft that a killed program left goes on.
    pub(super) fn bring_back(&mut self, draft: Option<Lesson>) {
        if let Some(draft) = draft.filter(|_| self.editor.is_none()) {
            self.edit(draft, None, true);
        }
    }
}

impl Workbench {
    /// Whether a lesson is being changed in sight: undo is its own then.
    pub(crate) fn changes_lesson(&self) -> bool {
        self.workspace == Workspace::Teach && self.school.editor.is_some()
    }

    /// Undo and redo of the lesson being changed.
    pub(crate) fn undo_in_lesson(&mut self, action: Action) {
        self.ask_editor(if action == Action::Undo { EditAsk::Undo } else { EditAsk::Redo });
    }

    pub(super) fn ask_editor(&mut self, ask: EditAsk) {
        match ask {
            EditAsk::New => {
                let mut lesson = blank();
                lesson.id = self.school.free_id(&lesson.id);
                self.school.edit(lesson, None, false);
            }
            EditAsk::Open(place) => {
                let Some(entry) = self.school.entries.get(place) else { return };
                let (mut lesson, path) = ((*entry.lesson).clone(), entry.path.clone());
                if path.is_none() {
                    lesson.id = self.school.free_id(&lesson.id);
                }
                self.school.edit(lesson, path, false);
            }
            EditAsk::Put(lesson) => {
                let Some(editor) = self.school.editor.as_mut() else { return };
                if *lesson == *editor.lesson {
                    return;
                }
                let former = editor.put(Arc::from(lesson));
                editor.past.push(former);
                let over = editor.past.len().saturating_sub(MOST);
                editor.past.drain(..over);
                editor.future.clear();
            }
            EditAsk::Undo => {
                let Some(editor) = self.school.editor.as_mut() else { return };
                let Some(before) = editor.past.pop() else { return };
                let former = editor.put(before);
                editor.future.push(former);
            }
            EditAsk::Redo => {
                let Some(editor) = self.school.editor.as_mut() else { return };
                let Some(after) = editor.future.pop() else { return };
                let former = editor.put(after);
                editor.past.push(former);
            }
            EditAsk::Leave if self.school.editor.as_ref().is_some_and(Editor::is_modified) => {
                return self.wishes.push(Wish::AskCloseLesson);
            }
            EditAsk::Save | EditAsk::SaveAndClose => {
                if let Some(editor) = self.school.editor.as_mut() {
                    editor.closes = matches!(ask, EditAsk::SaveAndClose);
                }
                self.name_apart();
                return self.ask_where_to_save();
            }
            EditAsk::SaveTo(path) => return self.save_lesson(path),
            EditAsk::Leave | EditAsk::Close => self.school.editor = None,
        }
        self.keep_draft();
    }

    /// What is not saved yet survives a killed program.
    fn keep_draft(&mut self) {
        let Some(path) = self.school.file.as_deref().map(draft_file) else { return };
        let lesson = self.school.editor.as_ref().filter(|e| e.is_modified());
        let lesson = lesson.map(|e| Arc::clone(&e.lesson));
        self.jobs.start(Slot::Lesson(path.clone()), move |desk| {
            let result = match lesson {
                Some(lesson) => lessons::save(&lesson, &path),
                None => crate::files::disk::remove(&path),
            };
            desk.result(Report::Progress(path, result));
        });
    }

    /// A lesson made here has an id of its own, also where the list was not read when it was begun.
    fn name_apart(&mut self) {
        let editor = self.school.editor.as_ref();
        let Some(editor) = editor.filter(|e| e.path.is_none() && !e.is_left) else { return };
        let id = self.school.free_id(&editor.lesson.id);
        if id != editor.lesson.id {
            let lesson = Lesson { id, ..(*editor.lesson).clone() };
            self.ask_editor(EditAsk::Put(Box::new(lesson)));
        }
    }

    fn ask_where_to_save(&mut self) {
        let Some(editor) = self.school.editor.as_ref() else { return };
        let suggested = editor.path.clone().unwrap_or_else(|| {
            let folder = self.school.folder.clone().unwrap_or_else(settings::documents_folder);
            folder.join(format!("{}{}", editor.lesson.id, lessons::ENDING))
        });
        self.wishes.push(Wish::Browse(Browse::Lesson(suggested)));
    }

    fn save_lesson(&mut self, path: PathBuf) {
        let Some(editor) = self.school.editor.as_ref() else { return };
        let (number, lesson) = (editor.number, Arc::clone(&editor.lesson));
        let path = if lessons::is_lesson(&path) {
            path
        } else {
            path.with_extension(lessons::ENDING.trim_start_matches('.'))
        };
        self.jobs.start(Slot::Lesson(path.clone()), move |desk| {
            let folder = path.parent().map_or(Ok(()), crate::files::disk::make_folder);
            let result = folder.and_then(|()| lessons::save(&lesson, &path)).map(|()| lesson);
            desk.result(Report::Lesson(number, path, result));
        });
    }

    /// A lesson was written: it has this file now, if it is still being changed.
    pub(super) fn lesson_saved(&mut self, number: u64, path: &Path, lesson: Arc<Lesson>) {
        let mut closes = false;
        if let Some(editor) = self.school.editor.as_mut().filter(|e| e.number == number) {
            editor.saved = Some(lesson);
            // Put away as was asked, if nothing was changed while it was written.
            closes = editor.closes && !editor.is_modified();
            if !closes {
                editor.path = Some(path.to_owned());
                editor.check(None);
            }
        }
        if closes {
            self.school.editor = None;
        }
        let text =
            self.words.say_with("lesson-saved", &[("path", path.display().to_string().into())]);
        self.notices.add(crate::app::notice::NoticeKind::News, text);
        self.keep_draft();
    }
}

/// A lesson to begin with.
fn blank() -> Lesson {
    Lesson {
        id: "lesson".to_owned(),
        minutes: 15,
        procedure: Material::Catalogue(first_template().to_owned()),
        exercises: vec![new_exercise(&[])],
        ..Lesson::default()
    }
}

/// An exercise to begin with, its id none of these.
pub fn new_exercise(others: &[Exercise]) -> Exercise {
    let taken = |id: &str| others.iter().any(|e| e.id == id);
    let id =
        (1..=others.len() + 1).map(|n| format!("e{n}")).find(|id| !taken(id)).unwrap_or_default();
    let title = Text::of(Language::It, "");
    Exercise { id, title, points: 10.0, attempts: 3, ..Exercise::default() }
}
