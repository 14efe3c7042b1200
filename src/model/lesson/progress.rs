//! What a learner has done: attempts, hints and best points by exercise. No name, no time of day.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Most characters of a pseudonym.
pub const MAX_PSEUDONYM: usize = 60;

/// What one learner has done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Progress {
    /// What the learner wants to be called; empty for nothing.
    pub pseudonym: String,
    /// By lesson, by exercise.
    pub lessons: BTreeMap<String, BTreeMap<String, Done>>,
}

/// What was done at one exercise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// Attempts handed in.
    pub attempts: u32,
    /// Hints looked at.
    pub hints: u32,
    /// Best points, in tenths, hints paid.
    pub tenths: u32,
    /// Most points, in tenths.
    pub of: u32,
    /// Whether an attempt was fully right.
    pub solved: bool,
}

impl Progress {
    /// What was done at an exercise.
    pub fn of(&self, lesson: &str, exercise: &str) -> Done {
        self.lessons.get(lesson).and_then(|l| l.get(exercise)).copied().unwrap_or_default()
    }

    /// What was done at an exercise, to go on with.
    pub fn of_mut(&mut self, lesson: &str, exercise: &str) -> &mut Done {
        let lesson = self.lessons.entry(lesson.to_owned()).or_default();
        lesson.entry(exercise.to_owned()).or_default()
    }

    /// Points and most points of a lesson, in tenths, over the exercises tried.
    pub fn sum(&self, lesson: &str) -> (u32, u32) {
        let all = self.lessons.get(lesson).into_iter().flat_map(BTreeMap::values);
        all.fold((0, 0), |(got, of), d| (got.saturating_add(d.tenths), of.saturating_add(d.of)))
    }

    /// Takes over what another file of the same learner says, the better of both.
    pub fn merge(&mut self, other: &Self) {
        if self.pseudonym.is_empty() {
            self.pseudonym.clone_from(&other.pseudonym);
        }
        for (lesson, exercises) in &other.lessons {
            for (exercise, theirs) in exercises {
                let mine = self.of_mut(lesson, exercise);
                mine.attempts = mine.attempts.max(theirs.attempts);
                mine.hints = mine.hints.max(theirs.hints);
                mine.tenths = mine.tenths.max(theirs.tenths);
                mine.of = mine.of.max(theirs.of);
                mine.solved |= theirs.solved;
            }
        }
    }

    /// A pseudonym as it is kept: one line, not too long.
    pub fn call(&mut self, pseudonym: &str) {
        let plain = pseudonym.trim().chars().filter(|c| !c.is_control());
        self.pseudonym = plain.take(MAX_PSEUDONYM).collect();
    }
}
