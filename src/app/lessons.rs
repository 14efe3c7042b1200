//! The classroom's lessons: which there are, the one being played, and what a learner has done.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::marking;
use crate::analysis::marking::facts::{self, Facts};
use crate::files::error::{OpenError, SaveError};
use crate::files::{catalogue, lessons, session};
use crate::model::draft::StudyDraft;
use crate::model::finding::Finding;
use crate::model::lesson::begin::beginning;
use crate::model::lesson::check::{faults, is_playable};
use crate::model::lesson::mark::{Answer, Mark};
use crate::model::lesson::progress::{Done, Progress};
use crate::model::lesson::{Exercise, Kind, Lesson, Material, tenths};
use crate::model::study::{Role, Study};
use crate::model::text::{Language, Text};

use super::Workbench;
use super::document::Document;
use super::jobs::Slot;
use super::live;
use super::notice::NoticeKind;
use super::report::Report;
use super::settings;

pub mod editor;

/// What can be asked about lessons.
#[derive(Clone, Debug)]
pub enum LessonAsk {
    /// Read the lessons again.
    Look,
    /// Play the lesson at this place of the list.
    Begin(usize),
    /// Leave the lesson.
    Leave,
    /// Go to an exercise.
    Go(usize),
    /// Say this in answer.
    Answer(Answer),
    /// Have the answer marked.
    HandIn,
    /// Try again.
    Retry,
    /// Show the next hint.
    Hint,
    /// Show the drawing of the exercise, to be changed.
    Draw,
    /// Call the learner so.
    Call(String),
    /// Save what was done to a file for the trainer.
    SaveProgress(PathBuf),
    /// Change a lesson.
    Edit(editor::EditAsk),
}

/// A lesson of the list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The lesson.
    pub lesson: Arc<Lesson>,
    /// Its file; none for the course that comes with the program.
    pub path: Option<PathBuf>,
    /// Its procedure, where it was found.
    pub study: Option<Arc<Study>>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
}

impl Entry {
    fn of(lesson: Lesson, path: Option<PathBuf>, known: &mut Known) -> Self {
        let study = known.study(&lesson, path.as_deref().and_then(Path::parent));
        let findings = faults(&lesson, study.as_deref());
        Self { lesson: Arc::new(lesson), path, study, findings }
    }

    /// Whether it can be played.
    pub fn is_playable(&self) -> bool {
        self.study.is_some() && is_playable(&self.findings)
    }
}

/// Templates read once for all lessons that speak of them.
#[derive(Default)]
struct Known(BTreeMap<String, Arc<Study>>);

impl Known {
    fn study(&mut self, lesson: &Lesson, folder: Option<&Path>) -> Option<Arc<Study>> {
        if let Material::Catalogue(code) = &lesson.procedure {
            if let Some(study) = self.0.get(code) {
                return Some(Arc::clone(study));
            }
            let study = Arc::new(catalogue::load(code)?);
            self.0.insert(code.clone(), Arc::clone(&study));
            return Some(study);
        }
        lessons::study(lesson, folder).ok().map(Arc::new)
    }
}

/// What a look at the lessons found.
#[derive(Debug, Default)]
pub struct Found {
    entries: Vec<Entry>,
    broken: Vec<(PathBuf, Finding)>,
    progress: Option<Result<Progress, OpenError>>,
    draft: Option<Lesson>,
}

/// An exercise as far as the learner is.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The answer so far.
    pub answer: Answer,
    /// What the last one handed in was worth.
    pub mark: Option<Mark>,
    /// It was handed in, and its mark waits for a run.
    pub waits: bool,
    /// Number of the document with the drawing, for a drawing exercise.
    pub drawing: Option<u64>,
    /// Why it cannot be marked; empty where it can.
    pub cannot: Vec<Finding>,
}

/// The lesson being played.
#[derive(Clone, Debug)]
pub struct Sitting {
    /// The lesson.
    pub entry: Entry,
    /// The exercise shown.
    pub at: usize,
    /// The exercises begun.
    pub trials: BTreeMap<usize, Trial>,
    /// Number of the document with its procedure.
    pub document: u64,
    facts: BTreeMap<usize, Arc<Facts>>,
}

impl Sitting {
    /// The exercise shown.
    pub fn exercise(&self) -> Option<&Exercise> {
        self.entry.lesson.exercises.get(self.at)
    }

    /// How far the learner is with the exercise shown.
    pub fn trial(&self) -> Option<&Trial> {
        self.trials.get(&self.at)
    }

    /// What the mark of the exercise shown was measured by, once known.
    pub fn facts(&self) -> Option<&Facts> {
        self.facts.get(&self.at).map(|f| &**f)
    }
}

/// Everything about lessons.
#[derive(Debug, Default)]
pub struct School {
    entries: Vec<Entry>,
    broken: Vec<(PathBuf, Finding)>,
    progress: Progress,
    sitting: Option<Sitting>,
    editor: Option<editor::Editor>,
    /// Where lessons of the person stand.
    folder: Option<PathBuf>,
    /// Where progress is kept.
    file: Option<PathBuf>,
    looked: bool,
}

impl School {
    /// The lessons, those of the course first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Files that look like lessons and cannot be read, and why.
    pub fn broken(&self) -> &[(PathBuf, Finding)] {
        &self.broken
    }

    /// What the learner has done.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The lesson being played.
    pub fn sitting(&self) -> Option<&Sitting> {
        self.sitting.as_ref()
    }

    /// The lesson being changed.
    pub fn editor(&self) -> Option<&editor::Editor> {
        self.editor.as_ref()
    }

    /// The folder of the person's lessons.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// What was done at the exercise shown.
    pub fn done(&self) -> Done {
        self.sitting.as_ref().map_or_else(Done::default, |s| {
            let exercise = s.exercise().map_or("", |e| e.id.as_str());
            self.progress.of(&s.entry.lesson.id, exercise)
        })
    }

    /// Whether the exercise shown is over: solved, or no attempt is left.
    pub fn is_over(&self) -> bool {
        let done = self.done();
        let most = self.sitting.as_ref().and_then(|s| s.exercise()).map_or(0, |e| e.attempts);
        done.solved || done.attempts >= most
    }
}

impl Workbench {
    /// The lessons.
    pub fn school(&self) -> &School {
        &self.school
    }

    /// Says where the person's lessons stand and where progress is kept; without, nothing is kept.
    pub fn hold_school(&mut self, folder: Option<PathBuf>, file: Option<PathBuf>) {
        self.school.folder = folder;
        self.school.file = file;
        self.look_for_lessons(true);
    }

    /// Keeps lessons and progress where the person and the system want them; `PRODIGIO_LESSONS`
    /// names another folder of lessons.
    pub fn hold_school_at_home(&mut self) {
        let named = std::env::var_os("PRODIGIO_LESSONS").filter(|n| !n.is_empty());
        let own = || settings::documents_folder().join("prodigio").join("lessons");
        let folder = named.map_or_else(own, PathBuf::from);
        self.hold_school(Some(folder), session::root().map(|root| root.join(lessons::PROGRESS)));
    }

    /// Whether the drawing of an exercise is looked at, to be changed in Teach.
    pub fn draws_answer(&self) -> bool {
        let shown = self.document().map(|d| d.number);
        let drawing = self.school.sitting.as_ref().and_then(Sitting::trial).and_then(|t| t.drawing);
        shown.is_some() && shown == drawing
    }

    pub(super) fn look_for_lessons(&mut self, again: bool) {
        if self.school.looked && !again {
            return;
        }
        let first = !std::mem::replace(&mut self.school.looked, true);
        let (folder, file) = (self.school.folder.clone(), self.school.file.clone());
        let wants_progress = first || again;
        self.jobs.start(Slot::Lessons, move |desk| {
            let mut known = Known::default();
            let mut found = Found::default();
            found.entries =
                lessons::shipped().into_iter().map(|l| Entry::of(l, None, &mut known)).collect();
            for (path, read) in folder.iter().flat_map(|f| lessons::in_folder(f)) {
                match read {
                    Ok(lesson) => found.entries.push(Entry::of(lesson, Some(path), &mut known)),
                    Err(error) => found.broken.push((path, error.finding())),
                }
            }
            found.progress = file.as_deref().filter(|_| wants_progress).map(lessons::open_progress);
            found.draft = file.as_deref().and_then(|f| lessons::open(&editor::draft_file(f)).ok());
            desk.result(Report::Lessons(Box::new(found)));
        });
    }

    pub(super) fn receive_lessons(&mut self, report: Report) {
        match report {
            Report::Lessons(found) => self.lessons_found(*found),
            Report::Facts(lesson, at, result) => self.facts_found(&lesson, at, *result),
            Report::Progress(_, Ok(())) => {}
            Report::Lesson(path, Ok(lesson)) => {
                self.lesson_saved(&path, lesson);
                self.look_for_lessons(true);
            }
            Report::Progress(path, Err(error)) | Report::Lesson(path, Err(error)) => {
                self.not_written(&path, &error);
            }
            _ => {}
        }
    }

    fn not_written(&mut self, path: &Path, error: &SaveError) {
        let text = self.trouble(&error.finding(), path);
        self.notices.add(NoticeKind::Trouble, text);
    }

    fn lessons_found(&mut self, found: Found) {
        self.school.entries = found.entries;
        self.school.broken = found.broken;
        match found.progress {
            Some(Ok(there)) => self.school.progress.merge(&there),
            Some(Err(OpenError::Missing)) | None => {}
            Some(Err(error)) => {
                if let Some(path) = self.school.file.clone() {
                    let text = self.trouble(&error.finding(), &path);
                    self.notices.add(NoticeKind::Trouble, text);
                }
            }
        }
        self.school.bring_back(found.draft);
    }

    pub(super) fn ask_lesson(&mut self, ask: LessonAsk) {
        match ask {
            LessonAsk::Look => self.look_for_lessons(true),
            LessonAsk::Begin(place) => self.begin_lesson(place),
            LessonAsk::Leave => self.leave_lesson(),
            LessonAsk::Go(at) => self.go_to_exercise(at),
            LessonAsk::Answer(answer) => {
                if !self.school.is_over()
                    && let Some(trial) = self.trial_mut()
                    && !trial.waits
                {
                    trial.answer = answer;
                }
            }
            LessonAsk::HandIn => self.hand_in(),
            LessonAsk::Retry => {
                if let Some(trial) = self.trial_mut() {
                    trial.mark = None;
                }
            }
            LessonAsk::Hint => self.give_hint(),
            LessonAsk::Draw => self.show_drawing(),
            LessonAsk::Call(pseudonym) => {
                self.school.progress.call(&pseudonym);
                self.keep_progress();
            }
            LessonAsk::SaveProgress(path) => {
                let progress = self.school.progress.clone();
                self.jobs.start(Slot::Write(path.clone()), move |desk| {
                    let text = lessons::write_progress(&progress);
                    let result = text.and_then(|t| crate::files::disk::write(&path, t.as_bytes()));
                    desk.result(Report::Delivered(path, result));
                });
            }
            LessonAsk::Edit(ask) => self.ask_editor(ask),
        }
    }

    fn begin_lesson(&mut self, place: usize) {
        let Some(entry) = self.school.entries.get(place).filter(|e| e.is_playable()).cloned()
        else {
            return;
        };
        let Some(study) = entry.study.clone() else { return };
        let open = self.documents.iter().find(|d| d.study() == &*study);
        let document = match open.map(|d| d.number) {
            Some(number) => number,
            None => {
                self.add_document((*study).clone(), None);
                self.document().map_or(0, |d| d.number)
            }
        };
        let first = entry
            .lesson
            .exercises
            .iter()
            .position(|e| self.school.progress.of(&entry.lesson.id, &e.id).attempts == 0);
        self.school.sitting = Some(Sitting {
            entry,
            at: 0,
            trials: BTreeMap::new(),
            document,
            facts: BTreeMap::new(),
        });
        self.workspace = super::command::Workspace::Teach;
        self.go_to_exercise(first.unwrap_or(0));
    }

    fn leave_lesson(&mut self) {
        if let Some(sitting) = self.school.sitting.take() {
            self.show_number(sitting.document);
        }
        self.look_for_lessons(true);
    }

    /// Shows a document by number; says whether it is open.
    fn show_number(&mut self, number: u64) -> bool {
        let place = self.documents.iter().position(|d| d.number == number);
        if let Some(place) = place {
            self.active = place;
            self.refresh();
        }
        place.is_some()
    }

    fn go_to_exercise(&mut self, at: usize) {
        let Some(sitting) = self.school.sitting.as_mut() else { return };
        let Some(exercise) = sitting.entry.lesson.exercises.get(at).cloned() else { return };
        sitting.at = at;
        sitting.trials.entry(at).or_insert_with(|| Trial {
            answer: Answer::blank(&exercise.kind),
            mark: None,
            waits: false,
            drawing: None,
            cannot: Vec::new(),
        });
        let (number, study) = (sitting.document, sitting.entry.study.clone());
        if !self.show_number(number)
            && let Some(study) = study
        {
            // Its tab was closed meanwhile.
            self.add_document((*study).clone(), None);
            let number = self.document().map_or(0, |d| d.number);
            if let Some(sitting) = self.school.sitting.as_mut() {
                sitting.document = number;
            }
        }
        let variant = exercise.variant.clone();
        if let Some(document) = self.document_mut() {
            let as_is = document.study().as_is().map(|v| v.id.clone());
            if let Some(id) = variant.or(as_is) {
                document.show_variant(&id);
            }
        }
        if self
            .school
            .sitting
            .as_ref()
            .and_then(Sitting::trial)
            .is_some_and(|t| t.drawing.is_some())
        {
            self.show_drawing();
        }
        self.refresh();
        self.want_facts();
    }

    fn trial_mut(&mut self) -> Option<&mut Trial> {
        let sitting = self.school.sitting.as_mut()?;
        sitting.trials.get_mut(&sitting.at)
    }

    /// Has what the exercise shown is measured by found out, where that takes a run.
    fn want_facts(&mut self) {
        let Some(sitting) = self.school.sitting.as_ref() else { return };
        let (at, id) = (sitting.at, sitting.entry.lesson.id.clone());
        let (Some(exercise), Some(study)) = (sitting.exercise(), sitting.entry.study.clone())
        else {
            return;
        };
        if sitting.facts.contains_key(&at) || !facts::needs_runs(&exercise.kind) {
            return;
        }
        let exercise = exercise.clone();
        self.jobs.start(Slot::Facts, move |desk| {
            let mut run = |net: &_, plan: &_| live::run(net, plan, &desk.stop, |_| {});
            let result = facts::gather(&study, &exercise, &mut run);
            if !desk.stop.asked() {
                desk.result(Report::Facts(id, at, Box::new(result)));
            }
        });
    }

    fn facts_found(&mut self, lesson: &str, at: usize, result: Result<Facts, Vec<Finding>>) {
        let Some(sitting) = self.school.sitting.as_mut() else { return };
        if sitting.entry.lesson.id != lesson {
            return;
        }
        match result {
            Ok(facts) => {
                sitting.facts.insert(at, Arc::new(facts));
            }
            Err(findings) => {
                if let Some(trial) = sitting.trials.get_mut(&at) {
                    (trial.cannot, trial.waits) = (findings, false);
                }
            }
        }
        if sitting.at == at && sitting.trial().is_some_and(|t| t.waits) {
            self.mark_answer();
        }
    }

    fn hand_in(&mut self) {
        if self.school.is_over() {
            return;
        }
        self.take_drawing();
        let Some(sitting) = self.school.sitting.as_ref() else { return };
        let Some((exercise, trial)) = sitting.exercise().zip(sitting.trial()) else { return };
        if !trial.answer.is_complete() || trial.waits || trial.mark.is_some() {
            return;
        }
        let known = sitting.facts().is_some() || !facts::needs_runs(&exercise.kind);
        if let Some(trial) = self.trial_mut() {
            trial.waits = true;
        }
        if known {
            self.mark_answer();
        } else {
            self.want_facts();
        }
    }

    /// The answer to a drawing exercise is the drawing as it stands.
    fn take_drawing(&mut self) {
        let number = self.trial_mut().and_then(|t| t.drawing);
        let drawn = number
            .and_then(|n| self.documents.iter().find(|d| d.number == n))
            .and_then(Document::procedure)
            .map(Arc::clone);
        if let (Some(drawn), Some(trial)) = (drawn, self.trial_mut()) {
            trial.answer = Answer::Drawing(Some(drawn));
        }
    }

    fn mark_answer(&mut self) {
        let language = self.settings.language;
        let Some(sitting) = self.school.sitting.as_mut() else { return };
        let at = sitting.at;
        let (lesson, study) = (Arc::clone(&sitting.entry.lesson), sitting.entry.study.clone());
        let (Some(exercise), Some(study)) = (lesson.exercises.get(at), study) else { return };
        let none = Facts::default();
        let facts = sitting.facts.get(&at).map_or(&none, |f| &**f);
        let Some(trial) = sitting.trials.get_mut(&at) else { return };
        trial.waits = false;
        let Some(mark) = marking::mark(&study, exercise, &trial.answer, facts, language) else {
            return;
        };
        let done = self.school.progress.of_mut(&lesson.id, &exercise.id);
        done.attempts = done.attempts.saturating_add(1);
        let left = exercise.left_after(done.hints as usize);
        done.tenths = done.tenths.max(tenths(mark.points * left));
        done.of = exercise.tenths();
        done.solved |= mark.is_full();
        trial.mark = Some(mark);
        self.keep_progress();
    }

    fn give_hint(&mut self) {
        if self.school.is_over() {
            return;
        }
        let Some(sitting) = self.school.sitting.as_ref() else { return };
        let Some(exercise) = sitting.exercise() else { return };
        let (most, of) = (exercise.hints.len() as u32, exercise.tenths());
        let (lesson, id) = (sitting.entry.lesson.id.clone(), exercise.id.clone());
        let done = self.school.progress.of_mut(&lesson, &id);
        if done.hints < most {
            done.hints += 1;
            done.of = of;
            self.keep_progress();
        }
    }

    /// Opens the drawing of the exercise, or shows it again: a document of its own, with undo, and
    /// kept like every other.
    fn show_drawing(&mut self) {
        let Some(number) = self.trial_mut().map(|t| t.drawing) else { return };
        if number.is_some_and(|n| self.show_number(n)) {
            return;
        }
        let Some(sitting) = self.school.sitting.as_ref() else { return };
        let (Some(exercise), Some(study)) = (sitting.exercise(), sitting.entry.study.as_ref())
        else {
            return;
        };
        let Kind::Draw { .. } = exercise.kind else { return };
        let Some(begin) = beginning(study, &exercise.kind) else { return };
        let mut title = Text::default();
        for language in Language::ALL {
            let words = crate::words::Words::new(language);
            let name = exercise.title.get(language);
            title.set(language, words.say_with("lesson-drawing-title", &[("name", name.into())]));
        }
        let number = self.next_document;
        let count = self.documents.len();
        let mut draft = StudyDraft::new(title, self.settings.language);
        draft.variant("as-is", Role::AsIs, Text::default(), begin);
        self.documents.push(Document::new(number, draft.finish(), None));
        self.next_document += 1;
        self.active = count;
        if let Some(trial) = self.trial_mut() {
            trial.drawing = Some(number);
        }
        self.wishes.push(super::Wish::Fit);
        self.refresh();
    }

    fn keep_progress(&mut self) {
        let Some(path) = self.school.file.clone() else { return };
        let progress = self.school.progress.clone();
        self.jobs.start(Slot::Progress, move |desk| {
            let result = lessons::keep_progress(&progress, &path);
            desk.result(Report::Progress(path, result));
        });
    }
}
