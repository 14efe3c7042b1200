//! Plays a lesson: goes from exercise to exercise, takes answers, has them marked, keeps what was done.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::marking;
use crate::analysis::marking::facts::{self, Facts};
use crate::app::command::Workspace;
use crate::app::document::Document;
use crate::app::jobs::Slot;
use crate::app::report::Report;
use crate::app::{Wish, Workbench, live};
use crate::files::lessons;
use crate::model::draft::StudyDraft;
use crate::model::finding::{Finding, Place};
use crate::model::lesson::begin::beginning;
use crate::model::lesson::mark::Answer;
use crate::model::lesson::{Kind, tenths};
use crate::model::study::{Role, Study};
use crate::model::text::{Language, Text};
use crate::words::Words;

use super::{Sitting, Trial};

impl Workbench {
    pub(super) fn begin_lesson(&mut self, place: usize) {
        let Some(entry) = self.school.entries.get(place).filter(|e| e.is_playable()).cloned()
        else {
            return;
        };
        let Some(study) = entry.study.clone() else { return };
        let first = entry
            .lesson
            .exercises
            .iter()
            .position(|e| self.school.progress.of(&entry.lesson.id, &e.id).attempts == 0);
        self.put_aside();
        let is_same = |s: &Sitting| s.entry.lesson == entry.lesson && s.entry.study == entry.study;
        // Where an answer of it still waits for its mark, it goes on.
        let left = self.school.left.iter().position(is_same);
        let sitting = if let Some(place) = left {
            self.school.left.remove(place)
        } else {
            self.school.sittings += 1;
            Sitting {
                entry,
                at: 0,
                trials: BTreeMap::new(),
                document: self.document_with(&study),
                number: self.school.sittings,
                facts: BTreeMap::new(),
            }
        };
        self.school.sitting = Some(sitting);
        self.workspace = Workspace::Teach;
        self.go_to_exercise(first.unwrap_or(0));
    }

    /// The number of the document of a study; it is opened where it is not.
    fn document_with(&mut self, study: &Study) -> u64 {
        if let Some(document) = self.documents.iter().find(|d| d.study() == study) {
            return document.number;
        }
        self.add_document(study.clone(), None);
        self.document().map_or(0, |d| d.number)
    }

    pub(super) fn leave_lesson(&mut self) {
        if let Some(number) = self.put_aside() {
            self.show_number(number);
        }
        self.look_for_lessons(true);
    }

    /// Leaves the lesson being played, with the number of its document; what was handed in is
    /// marked all the same.
    fn put_aside(&mut self) -> Option<u64> {
        let sitting = self.school.sitting.take()?;
        let number = sitting.document;
        if sitting.is_waiting() {
            self.school.left.push(sitting);
        }
        Some(number)
    }

    /// Shows a document by number; says whether it is open.
    pub(super) fn show_number(&mut self, number: u64) -> bool {
        let place = self.documents.iter().position(|d| d.number == number);
        if let Some(place) = place {
            self.active = place;
            self.refresh();
        }
        place.is_some()
    }

    pub(super) fn go_to_exercise(&mut self, at: usize) {
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
        // The drawing to be made is shown at once: beside it the study would show the answer.
        if matches!(exercise.kind, Kind::Draw { .. }) {
            self.show_drawing();
        }
        self.refresh();
        self.want_facts();
    }

    pub(super) fn trial_mut(&mut self) -> Option<&mut Trial> {
        let sitting = self.school.sitting.as_mut()?;
        sitting.trials.get_mut(&sitting.at)
    }

    /// Has what an exercise is measured by found out, where that takes a run: one at a time, first
    /// of what was handed in, then of what is shown.
    pub(super) fn want_facts(&mut self) {
        let Some((number, at)) = self.school.next_run() else { return };
        let is_its = self.school.run == Some((number, at));
        if self.jobs.is_busy(&Slot::Facts) && (is_its || self.school.run_is_waited_for()) {
            return;
        }
        let Some(sitting) = self.school.sitting_mut(number) else { return };
        let exercise = sitting.entry.lesson.exercises.get(at).cloned();
        let (Some(exercise), Some(study)) = (exercise, sitting.entry.study.clone()) else { return };
        self.school.run = Some((number, at));
        self.jobs.start(Slot::Facts, move |desk| {
            let mut run = |net: &_, plan: &_| live::run(net, plan, &desk.stop, |_| {});
            let result = facts::gather(&study, &exercise, &mut run);
            if !desk.stop.asked() {
                desk.result(Report::Facts(number, at, Box::new(result)));
            }
        });
    }

    pub(super) fn facts_found(
        &mut self,
        number: u64,
        at: usize,
        result: Result<Facts, Vec<Finding>>,
    ) {
        if self.school.run == Some((number, at)) {
            self.school.run = None;
        }
        if let Some(sitting) = self.school.sitting_mut(number) {
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
            // The person may have gone on to another exercise, or have left, meanwhile.
            if sitting.waits_at(at) {
                self.mark_answer(number, at);
            }
        }
        self.school.left.retain(Sitting::is_waiting);
        self.want_facts();
    }

    pub(super) fn hand_in(&mut self) {
        if self.school.is_over() {
            return;
        }
        self.take_drawing();
        let Some(sitting) = self.school.sitting.as_ref() else { return };
        let Some((exercise, trial)) = sitting.exercise().zip(sitting.trial()) else { return };
        let (number, at) = (sitting.number, sitting.at);
        if !trial.answer.is_complete() || trial.waits || trial.mark.is_some() {
            return;
        }
        let known = sitting.facts().is_some() || !facts::needs_runs(&exercise.kind);
        if let Some(trial) = self.trial_mut() {
            trial.waits = true;
        }
        if known {
            self.mark_answer(number, at);
        } else {
            self.want_facts();
        }
    }

    /// The answer to a drawing exercise is the drawing as it stands.
    pub(super) fn take_drawing(&mut self) {
        let number = self.trial_mut().and_then(|t| t.drawing);
        let drawn = number
            .and_then(|n| self.documents.iter().find(|d| d.number == n))
            .and_then(Document::procedure)
            .map(Arc::clone);
        if let (Some(drawn), Some(trial)) = (drawn, self.trial_mut()) {
            trial.answer = Answer::Drawing(Some(drawn));
        }
    }

    fn mark_answer(&mut self, number: u64, at: usize) {
        let language = self.settings.language;
        let Some(sitting) = self.school.sitting_mut(number) else { return };
        let (lesson, study) = (Arc::clone(&sitting.entry.lesson), sitting.entry.study.clone());
        let (Some(exercise), Some(study)) = (lesson.exercises.get(at), study) else { return };
        let none = Facts::default();
        let facts = sitting.facts.get(&at).map_or(&none, |f| &**f);
        let Some(trial) = sitting.trials.get_mut(&at) else { return };
        trial.waits = false;
        let mark = Some(facts)
            .filter(|facts| facts::is_enough(&exercise.kind, facts))
            .and_then(|facts| marking::mark(&study, exercise, &trial.answer, facts, language));
        let Some(mark) = mark else {
            let finding = Finding::error(Place::Study, "lesson-cannot-mark");
            trial.cannot = vec![finding.with("exercise", at + 1)];
            return;
        };
        let (points, is_full) = (mark.points, mark.is_full());
        trial.cannot.clear();
        trial.mark = Some(mark);
        let done = self.school.progress.of_mut(&lesson.id, &exercise.id);
        done.attempts = done.attempts.saturating_add(1);
        let left = exercise.left_after(done.hints as usize);
        done.tenths = done.tenths.max(tenths(points * left));
        done.of = exercise.tenths();
        done.solved |= is_full;
        self.keep_progress();
    }

    pub(super) fn give_hint(&mut self) {
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
    pub(super) fn show_drawing(&mut self) {
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
            let words = Words::new(language);
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
        self.wishes.push(Wish::Fit);
        self.refresh();
    }

    pub(super) fn keep_progress(&mut self) {
        let Some(path) = self.school.file.clone() else { return };
        let (progress, renamed) = (self.school.progress.clone(), self.school.renamed);
        self.jobs.start(Slot::Progress, move |desk| {
            let result = lessons::keep_progress(&progress, &path, renamed);
            desk.result(Report::Progress(path, result));
        });
    }
}
