//! The folder that hands a procedure over to those who run it: the engine's file, its forms, what
//! starts a case and what leads it to each end, and how all this is put to work.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::files::error::SaveError;
use crate::files::folder::Piece;
use crate::model::finding::{Finding, Place};
use crate::model::form::Form;
use crate::model::id::{StepId, VariantId};
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;
use crate::model::study::Study;
use crate::model::text::Language;

use super::decide::Decisions;
use super::dialect::{Dialect, Forms};
use super::paths::{EnginePath, ends, paths_of, process_of};
use super::process::{self, executable_processes};
use super::solve::Values;
use super::{Content, forms};

mod readme;
mod start;

/// The name of the engine's file in the folder.
pub const PROCESS: &str = "process.bpmn";

/// Most characters of an id in the name of a file.
const NAME_LENGTH: usize = 60;

/// A folder to be written.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its files, by their path in the folder.
    pub pieces: Vec<Piece>,
    /// What the dialect cannot say, and what was written instead; in order of place.
    pub losses: Vec<Finding>,
}

/// What the parts of a folder are made of.
struct Handover<'a> {
    study: &'a Study,
    variant: &'a VariantId,
    dialect: Dialect,
    language: Language,
    /// The procedure as it is in the study.
    original: &'a Procedure,
    /// The procedure as the engine runs it.
    procedure: &'a Procedure,
    decisions: &'a Decisions,
    forms: &'a [Form],
    losses: &'a [Finding],
    /// What the programs listen to that do a step.
    topics: &'a BTreeMap<StepId, String>,
    /// Variables that every case starts with.
    start: &'a Values,
    /// The ways to every end, each with the name of its files.
    paths: Vec<(String, EnginePath)>,
    /// The processes that run.
    processes: Vec<String>,
}

/// Makes the folder of a variant for an engine. The same study gives the same bytes.
///
/// # Errors
/// When there is no such variant.
pub fn project(study: &Study, variant: &VariantId, dialect: Dialect) -> Result<Project, SaveError> {
    let (written, mut runnable) = process::runnable(study, variant, dialect)?;
    let text = crate::files::bpmn::write(&written, variant, Content::Plain)?;
    let paths = paths_of(&runnable);
    let found: BTreeSet<&StepId> = paths.iter().map(|path| &path.end).collect();
    for end in ends(&runnable.procedure) {
        if !found.contains(&end) {
            let name = runnable.procedure.step(&end).map_or("", |s| s.name.get(study.language()));
            let name = if name.is_empty() { end.as_str() } else { name };
            let finding = Finding::note(Place::Step(end.clone()), "engine-no-path");
            let finding = finding.with("step", name);
            runnable.losses.push(finding);
        }
    }
    runnable.losses.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    let original = study
        .procedure(variant)
        .ok_or_else(|| SaveError::Unsayable(format!("variant {variant}")))?;
    let handover = Handover {
        study,
        original,
        variant,
        dialect,
        language: study.language(),
        procedure: &runnable.procedure,
        decisions: &runnable.decisions,
        forms: &runnable.forms,
        losses: &runnable.losses,
        topics: &runnable.topics,
        start: &runnable.start,
        paths: paths.into_iter().enumerate().map(|(i, path)| (file_stem(i, &path), path)).collect(),
        processes: executable_processes(&runnable.procedure),
    };
    let mut pieces = vec![Piece::of(PROCESS, text)];
    pieces.extend(form_files(&handover));
    for (stem, path) in &handover.paths {
        pieces.push(Piece::of(format!("paths/{stem}.json"), pretty(&path.options)));
        if let Some(body) = start::body(&handover, path) {
            pieces.push(Piece::of(format!("start/{stem}.json"), pretty(&body)));
        }
    }
    pieces.push(Piece::of("README.md", readme::text(&handover)));
    Ok(Project { pieces, losses: runnable.losses })
}

/// Forms as files, for engines that take them so, and for those that know no forms: whoever builds
/// the screens around them can draw these.
fn form_files(handover: &Handover<'_>) -> Vec<Piece> {
    match handover.dialect.has().forms {
        Forms::Beside | Forms::Nowhere => handover
            .forms
            .iter()
            .map(|form| Piece::of(format!("forms/{}.form", form.id), forms::form_js(form)))
            .collect(),
        Forms::Data | Forms::KeyedData | Forms::Properties => Vec::new(),
    }
}

/// `01-accolta`: ids hold characters that not every system allows in the name of a file.
fn file_stem(number: usize, path: &EnginePath) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    let id: String = path.end.as_str().chars().take(NAME_LENGTH).map(plain).collect();
    format!("{:02}-{id}", number + 1)
}

fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// The variables of a path.
fn variables(path: &EnginePath) -> impl Iterator<Item = (&String, &Value)> {
    path.options.get("variables").and_then(Value::as_object).into_iter().flatten()
}

impl Handover<'_> {
    /// What a step is called, on one line.
    fn name_of(&self, id: &StepId) -> String {
        let name = self.procedure.step(id).map_or("", |s| s.name.get(self.language));
        if name.is_empty() { id.to_string() } else { name.replace('\n', " ") }
    }

    /// The process that a path begins in.
    fn process_of(&self, path: &EnginePath) -> String {
        process_of(self.procedure, path)
    }

    /// The message that starts a case, where one does.
    fn start_message(&self, path: &EnginePath) -> Option<String> {
        let id = path.steps.first()?;
        let step = self.procedure.step(id)?;
        let message = crate::model::step::Trigger::Message;
        if !matches!(&step.kind, StepKind::Start { trigger, .. } if *trigger == message) {
            return None;
        }
        self.messages().into_iter().find(|(step, _)| step == id).map(|(_, name)| name)
    }

    /// The messages of the file: the step each belongs to, and its name.
    fn messages(&self) -> Vec<(StepId, String)> {
        super::roots::messages(self.procedure)
    }
}
