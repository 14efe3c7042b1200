//! What is wrong with a lesson: keys that fit nothing, texts that are missing, wild numbers.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::{OfficeId, StepId, VariantId, is_ncname};
use crate::model::procedure::Procedure;
use crate::model::scenario::Override;
use crate::model::study::Study;
use crate::model::text::{Language, Text};

use super::begin::Beginning;
use super::{
    Ask, DurationKey, Exercise, Gauge, Kind, Lesson, LeverKey, MAX_ATTEMPTS, MAX_EXERCISES,
    MAX_HINTS, MAX_OPTIONS, MAX_TEXT,
};

/// Most findings given.
const MOST: usize = 200;

/// What is wrong with a lesson; `study` is its procedure, where it was found. Errors keep it from
/// being played.
pub fn faults(lesson: &Lesson, study: Option<&Study>) -> Vec<Finding> {
    let mut found = Found { all: Vec::new(), number: 0 };
    if !is_ncname(&lesson.id) {
        found.add(Finding::error(Place::Study, "lesson-id").with("id", lesson.id.as_str()));
    }
    if study.is_none() {
        found.add(Finding::error(Place::Study, "lesson-no-procedure"));
    }
    if !(1..=600).contains(&lesson.minutes) {
        found.add(Finding::error(Place::Study, "lesson-minutes"));
    }
    let count = lesson.exercises.len();
    if count == 0 {
        found.add(Finding::error(Place::Study, "lesson-no-exercise"));
    }
    if count > MAX_EXERCISES {
        let finding = Finding::error(Place::Study, "lesson-too-many-exercises");
        found.add(finding.with("limit", MAX_EXERCISES));
    }
    found.text(&lesson.title, true);
    let texts = lesson.goals.iter().chain([&lesson.text, &lesson.notes]);
    texts.for_each(|text| found.text(text, false));
    let mut ids = BTreeSet::new();
    for (number, exercise) in lesson.exercises.iter().take(MAX_EXERCISES).enumerate() {
        found.number = number + 1;
        if !is_ncname(&exercise.id) || !ids.insert(exercise.id.as_str()) {
            found.error_with("lesson-exercise-id", &exercise.id);
        }
        of_exercise(exercise, study, &mut found);
    }
    // The gravest first: an error is never among those left out.
    found.all.sort_by_key(|f| f.severity);
    found.all.truncate(MOST);
    found.all
}

/// Whether a lesson with these findings can be played.
pub fn is_playable(findings: &[Finding]) -> bool {
    findings.iter().all(|f| f.severity != Severity::Error)
}

struct Found {
    all: Vec<Finding>,
    /// The exercise looked at, from 1; 0 for the lesson as a whole.
    number: usize,
}

impl Found {
    fn add(&mut self, finding: Finding) {
        self.all.push(finding.with("exercise", self.number));
    }

    fn error_with(&mut self, code: &'static str, what: &str) {
        self.add(Finding::new(Severity::Error, Place::Study, code).with("what", what));
    }

    /// A text that must be there, or may be missing; all of it must be short enough, and in all
    /// languages or in none.
    fn text(&mut self, text: &Text, needed: bool) {
        if text.iter().any(|(_, t)| t.len() > MAX_TEXT) {
            self.add(
                Finding::error(Place::Study, "lesson-text-long").with("limit", MAX_TEXT / 1000),
            );
        }
        if text.is_empty() {
            if needed {
                self.add(Finding::error(Place::Study, "lesson-text-missing"));
            }
            return;
        }
        for language in Language::ALL.into_iter().filter(|l| text.exact(*l).is_none()) {
            let finding = Finding::note(Place::Study, "lesson-language-gap");
            let begin: String = text.get(Language::It).chars().take(40).collect();
            self.add(finding.with("language", language.tag()).with("text", begin));
        }
    }

    fn count(&mut self, n: usize, least: usize) {
        if n < least || n > MAX_OPTIONS {
            let finding = Finding::error(Place::Study, "lesson-options");
            self.add(finding.with("least", least).with("most", MAX_OPTIONS));
        }
    }

    fn variant<'a>(
        &mut self,
        study: Option<&'a Study>,
        id: Option<&VariantId>,
    ) -> Option<&'a Procedure> {
        let study = study?;
        let found = match id {
            Some(id) => study.variant(id),
            None => study.as_is(),
        };
        if found.is_none() {
            self.error_with("lesson-no-variant", id.map_or("as-is", VariantId::as_str));
        }
        found.map(|v| &*v.procedure)
    }

    fn step(&mut self, p: Option<&Procedure>, id: &StepId) {
        if p.is_some_and(|p| p.step(id).is_none()) {
            self.error_with("lesson-no-step", id.as_str());
        }
    }

    fn office(&mut self, p: Option<&Procedure>, id: &OfficeId) {
        if p.is_some_and(|p| p.office(id).is_none()) {
            self.error_with("lesson-no-office", id.as_str());
        }
    }

    fn gauge(&mut self, p: Option<&Procedure>, gauge: &Gauge) {
        match gauge {
            Gauge::Within(id) if p.is_some_and(|p| !p.card().terms.contains_key(id)) => {
                self.error_with("lesson-no-term", id.as_str());
            }
            Gauge::Load(id) | Gauge::Queue(id) => self.office(p, id),
            Gauge::StepWaitDays(id) => self.step(p, id),
            _ => {}
        }
    }
}

fn of_exercise(exercise: &Exercise, study: Option<&Study>, found: &mut Found) {
    found.text(&exercise.title, true);
    found.text(&exercise.text, false);
    found.text(&exercise.after, false);
    let fits = exercise.points.is_finite() && exercise.points > 0.0 && exercise.points <= 100.0;
    if !fits {
        found.add(Finding::error(Place::Study, "lesson-points"));
    }
    if !(1..=MAX_ATTEMPTS).contains(&exercise.attempts) {
        found.add(
            Finding::error(Place::Study, "lesson-attempts").with("limit", MAX_ATTEMPTS as usize),
        );
    }
    let costs: f64 = exercise.hints.iter().map(|h| h.cost).sum();
    let sane = exercise.hints.iter().all(|h| (0.0..=1.0).contains(&h.cost)) && costs <= 1.0 + 1e-9;
    if !sane || exercise.hints.len() > MAX_HINTS {
        found.add(Finding::error(Place::Study, "lesson-hints").with("limit", MAX_HINTS));
    }
    exercise.hints.iter().for_each(|h| found.text(&h.text, true));
    let p = found.variant(study, exercise.variant.as_ref());
    of_kind(exercise, study, p, found);
}

fn of_kind(exercise: &Exercise, study: Option<&Study>, p: Option<&Procedure>, found: &mut Found) {
    match &exercise.kind {
        Kind::Choice { options, many } => {
            found.count(options.len(), 2);
            let right = options.iter().filter(|o| o.right).count();
            if right == 0 || (right > 1 && !many) {
                found.add(Finding::error(Place::Study, "lesson-key-choice").with("right", right));
            }
            for option in options {
                found.text(&option.text, true);
                found.text(&option.why, false);
            }
        }
        Kind::Bottleneck { ask, offered, key } => of_bottleneck(*ask, offered, key, p, found),
        Kind::Predict { figure, tolerance } => {
            found.gauge(p, figure);
            if !(tolerance.is_finite() && (0.0..=1.0).contains(tolerance)) {
                found.add(Finding::error(Place::Study, "lesson-tolerance"));
            }
        }
        Kind::Draw { target, begin, weights } => {
            let all = [weights.steps, weights.offices, weights.terms];
            let sane = all.iter().all(|w| w.is_finite() && (0.0..=100.0).contains(w));
            if !sane || all.iter().sum::<f64>() <= 0.0 {
                found.add(Finding::error(Place::Study, "lesson-weights"));
            }
            found.variant(study, Some(target));
            let from = found.variant(study, begin.of.as_ref().or(Some(target)));
            of_beginning(begin, from, found);
        }
        Kind::Durations { of } => of_durations(of, p, found),
        Kind::Classify { items } => {
            found.count(items.len(), 1);
            for item in items {
                found.text(&item.text, true);
                found.text(&item.why, false);
            }
        }
        Kind::Lever { options, key } => {
            found.count(options.len(), 2);
            match key {
                LeverKey::Option(at) if *at >= options.len() => {
                    let finding = Finding::error(Place::Study, "lesson-key-lever");
                    found.add(finding.with("key", at + 1));
                }
                LeverKey::Option(_) => {}
                LeverKey::Gain(gauge) => found.gauge(p, gauge),
            }
            for option in options {
                found.text(&option.text, true);
                found.text(&option.why, false);
                option.change.iter().for_each(|change| of_change(change, p, found));
            }
        }
        Kind::Read { before, after, figures } => {
            found.count(figures.len(), 1);
            let sides = [before, after].map(|id| found.variant(study, Some(id)));
            for gauge in figures {
                for p in sides {
                    found.gauge(p, gauge);
                }
            }
        }
    }
}

fn of_durations(of: &[DurationKey], p: Option<&Procedure>, found: &mut Found) {
    found.count(of.len(), 1);
    for key in of {
        found.step(p, &key.step);
        if !(key.low.is_finite() && key.high.is_finite() && 0.0 <= key.low && key.low <= key.high) {
            found.error_with("lesson-bounds", key.step.as_str());
        }
        found.text(&key.why, false);
    }
}

fn of_bottleneck(
    ask: Ask,
    offered: &[String],
    key: &[String],
    p: Option<&Procedure>,
    found: &mut Found,
) {
    found.count(offered.len(), 2);
    for id in offered {
        if ask.is_step() {
            found.step(p, &StepId::new(id));
        } else {
            found.office(p, &OfficeId::new(id));
        }
    }
    for id in key.iter().filter(|id| !offered.contains(id)) {
        found.error_with("lesson-key-not-offered", id);
    }
}

fn of_beginning(begin: &Beginning, p: Option<&Procedure>, found: &mut Found) {
    let steps = begin.without.iter().chain(&begin.unmarked);
    let steps = steps.chain(begin.moved.iter().map(|m| &m.0));
    steps.chain(begin.rerouted.iter().map(|r| &r.1)).for_each(|id| found.step(p, id));
    begin.moved.iter().for_each(|m| found.office(p, &m.1));
    for id in begin.without_flows.iter().chain(begin.rerouted.iter().map(|r| &r.0)) {
        if p.is_some_and(|p| p.flow(id).is_none()) {
            found.error_with("lesson-no-flow", id.as_str());
        }
    }
}

fn of_change(change: &Override, p: Option<&Procedure>, found: &mut Found) {
    let sane = |v: f64, most: f64| v.is_finite() && (0.0..=most).contains(&v);
    let fits = match change {
        Override::Staff(id, n) => {
            found.office(p, id);
            *n <= 10_000
        }
        Override::WorkFactor(id, by) => {
            found.step(p, id);
            sane(*by, 100.0)
        }
        Override::Share(id, share) => {
            if p.is_some_and(|p| p.flow(id).is_none()) {
                found.error_with("lesson-no-flow", id.as_str());
            }
            sane(*share, 1.0)
        }
        Override::DemandFactor(by) => sane(*by, 100.0),
    };
    if !fits {
        found.add(Finding::error(Place::Study, "lesson-change"));
    }
}
