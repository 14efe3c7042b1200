//! `prodigio lesson check FILE`: what is wrong with a lesson, and what to do about it.

use serde::Serialize;

use crate::analysis::marking::facts;
use crate::app::jobs::Stop;
use crate::app::live;
use crate::files::error::OpenError;
use crate::files::lessons;
use crate::model::finding::{Finding, Place, Severity};
use crate::model::lesson::Lesson;
use crate::model::lesson::check::{faults, is_playable};
use crate::model::study::Study;
use crate::words::Value;

use super::check::{SaidFinding, print_findings, said};
use super::console::Console;
use super::failure::Failure;
use super::options::{LessonOptions, LessonTask};
use super::{FOUND, GOOD};

#[derive(Serialize)]
struct Report<'a> {
    lesson: &'a str,
    exercises: usize,
    findings: Vec<SaidFinding<'a>>,
}

/// Does what is asked with a lesson.
pub(super) fn run(options: &LessonOptions, console: &mut Console) -> Result<u8, Failure> {
    match options.task {
        LessonTask::Check => check(options, console),
    }
}

/// Checks a lesson; exit code 1 when it cannot be played as it is.
fn check(options: &LessonOptions, console: &mut Console) -> Result<u8, Failure> {
    let path = &options.file;
    let lesson = lessons::open(path).map_err(|error| Failure::open(&error, path))?;
    let study = match lessons::study(&lesson, path.parent()) {
        Ok(study) => Some(study),
        // That it is not there is one of the findings; what is wrong with it is told as of any file.
        Err(OpenError::Missing | OpenError::Denied) => None,
        Err(error) => return Err(Failure::open(&error, path)),
    };
    let mut findings = faults(&lesson, study.as_ref());
    if let Some(study) = study.as_ref().filter(|_| is_playable(&findings)) {
        findings.extend(unmarkable(&lesson, study));
    }
    let good = is_playable(&findings);
    if options.json {
        let (lesson, exercises) = (lesson.id.as_str(), lesson.exercises.len());
        let findings = said(&findings, &console.words);
        console.json(&Report { lesson, exercises, findings })?;
    } else {
        console.line(lesson.title.get(console.words.language()))?;
        print_findings(&findings, console)?;
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        let args = [
            ("exercises", Value::from(lesson.exercises.len())),
            ("errors", count(Severity::Error).into()),
            ("notes", count(Severity::Note).into()),
        ];
        console.say("cli-lesson-sum", &args)?;
    }
    Ok(if good { GOOD } else { FOUND })
}

/// Exercises whose marks need a run that the procedure does not give, or that says nothing.
fn unmarkable(lesson: &Lesson, study: &Study) -> Vec<Finding> {
    let stop = Stop::default();
    let mut out = Vec::new();
    for (number, exercise) in lesson.exercises.iter().enumerate() {
        let mut run = |net: &_, plan: &_| live::run(net, plan, &stop, |_| {});
        let code = match facts::gather(study, exercise, &mut run) {
            Ok(facts) if facts::is_enough(&exercise.kind, &facts) => continue,
            Ok(_) => "lesson-cannot-mark",
            Err(_) => "lesson-cannot-run",
        };
        out.push(Finding::error(Place::Study, code).with("exercise", number + 1));
    }
    out
}
