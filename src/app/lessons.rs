//! The classroom's lessons: which there are, the one being played, and what a learner has done.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::marking::facts::{self, Facts};
use crate::files::error::{OpenError, SaveError};
use crate::files::{catalogue, lessons, session};
use crate::model::finding::Finding;
use crate::model::lesson::check::{faults, is_playable};
use crate::model::lesson::mark::{Answer, Mark};
use crate::model::lesson::progress::{Done, Progress};
use crate::model::lesson::{Exercise, Lesson, Material};
use crate::model::study::Study;

use super::Workbench;
use super::jobs::Slot;
use super::notice::NoticeKind;
use super::report::Report;
use super::settings;

pub mod editor;
mod play;

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
    /// Which of the session it is.
    number: u64,
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

    /// Whether an answer handed in at an exercise waits for its mark.
    fn waits_at(&self, at: usize) -> bool {
        self.trials.get(&at).is_some_and(|t| t.waits)
    }

    /// Whether any answer handed in waits for its mark.
    fn is_waiting(&self) -> bool {
        self.trials.values().any(|t| t.waits)
    }

    /// Whether an exercise takes a run that has not been made.
    fn lacks_facts(&self, at: usize) -> bool {
        let exercise = self.entry.lesson.exercises.get(at);
        !self.facts.contains_key(&at) && exercise.is_some_and(|e| facts::needs_runs(&e.kind))
    }
}

/// Everything about lessons.
#[derive(Debug, Default)]
pub struct School {
    entries: Vec<Entry>,
    broken: Vec<(PathBuf, Finding)>,
    progress: Progress,
    /// The learner has given a name, or taken it away, since the start.
    renamed: bool,
    sitting: Option<Sitting>,
    /// Those that were left while an answer handed in still waits for its mark.
    left: Vec<Sitting>,
    /// Sittings there have been.
    sittings: u64,
    /// The sitting and the exercise a run was last started for, until it has reported.
    run: Option<(u64, usize)>,
    editor: Option<editor::Editor>,
    /// Editors there have been.
    editors: u64,
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

    /// The lessons left and not yet marked, then the one being played.
    fn all_sittings(&self) -> impl Iterator<Item = &Sitting> {
        self.left.iter().chain(&self.sitting)
    }

    fn sitting_mut(&mut self, number: u64) -> Option<&mut Sitting> {
        self.left.iter_mut().chain(&mut self.sitting).find(|s| s.number == number)
    }

    /// The sitting and the exercise to run for: what was handed in, then what is shown.
    fn next_run(&self) -> Option<(u64, usize)> {
        let handed_in = self.all_sittings().flat_map(|s| {
            s.trials.iter().filter(|(_, trial)| trial.waits).map(move |(at, _)| (s, *at))
        });
        // What a run has failed for is tried again only when it is handed in again.
        let shown = self.sitting.iter().filter(|s| s.trial().is_some_and(|t| t.cannot.is_empty()));
        let mut all = handed_in.chain(shown.map(|s| (s, s.at)));
        all.find(|(s, at)| s.lacks_facts(*at)).map(|(s, at)| (s.number, at))
    }

    /// Whether the run that was started last is for an answer that was handed in.
    fn run_is_waited_for(&self) -> bool {
        self.run.is_some_and(|(number, at)| {
            self.all_sittings().any(|s| s.number == number && s.waits_at(at))
        })
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
        self.school.looked = false;
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
            let course = lessons::shipped().into_iter();
            let mut found = Found {
                entries: course.map(|l| Entry::of(l, None, &mut known)).collect(),
                ..Found::default()
            };
            for (path, read) in folder.iter().flat_map(|f| lessons::in_folder(f)) {
                match read {
                    Ok(lesson) => found.entries.push(Entry::of(lesson, Some(path), &mut known)),
                    Err(error) => found.broken.push((path, error.finding())),
                }
            }
            found.progress = file.as_deref().filter(|_| wants_progress).map(lessons::open_progress);
            // Only a start brings back what a killed program left.
            let draft = file.as_deref().filter(|_| first).map(editor::draft_file);
            found.draft = draft.and_then(|path| lessons::open(&path).ok());
            desk.result(Report::Lessons(Box::new(found)));
        });
    }

    pub(super) fn receive_lessons(&mut self, report: Report) {
        match report {
            Report::Lessons(found) => self.lessons_found(*found),
            Report::Facts(number, at, result) => self.facts_found(number, at, *result),
            Report::Lesson(number, path, Ok(lesson)) => {
                self.lesson_saved(number, &path, lesson);
                self.look_for_lessons(true);
            }
            Report::Progress(path, Err(error)) | Report::Lesson(_, path, Err(error)) => {
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
            Some(Ok(mut there)) => {
                if self.school.renamed {
                    there.pseudonym.clear();
                }
                self.school.progress.merge(&there);
            }
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
                self.school.renamed = true;
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
}
