//! What simulators of others are told: Prosimos scenarios (JSON) and QBP (BIMP, Apromore) in and out.
//!
//! Both say much the same of a procedure, so both pass through one value, [`Told`]: gaps between
//! cases, weeks, resources, times of tasks and events, shares of flows, all times in seconds and
//! everything by the id it has in the BPMN file beside it. [`gather`] takes it from a procedure and
//! names what is lost; [`lay`] lays one over a procedure and changes only what it says otherwise
//! than the procedure does already, so that what was written comes back equal.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::calendar::Opening;
use crate::model::draft::StudyDraft;
use crate::model::finding::Finding;
use crate::model::id::VariantId;
use crate::model::procedure::Procedure;
use crate::model::study::Study;
use crate::model::text::Language;
use crate::model::timing::Distribution;

use super::bpmn::{self, Content};
use super::disk;
use super::error::SaveError;

pub mod gather;
pub mod lay;
mod laws;
mod plain;
pub mod prosimos;
pub mod qbp;
mod week;

/// Amount of a resource that stands for an office whose staff nobody knows: nobody waits for it.
pub const FREE_STAFF: u32 = 1000;
/// Ending of a BPMN file.
const MODEL_EXTENSION: &str = "bpmn";

/// Ending of the BPMN file beside a scenario: a name of its own, so that no other drawing is
/// replaced.
const BESIDE_EXTENSION: &str = "prosimos.bpmn";
/// Key of the week that is never closed.
const ALWAYS: &str = "always";
/// Key of the resource of tasks that no office does.
const NOBODY: &str = "nobody";

/// A simulator whose files we write and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Simulator {
    /// Prosimos: a scenario in JSON beside a BPMN file.
    Prosimos,
    /// BIMP, Apromore: the element `processSimulationInfo` inside a BPMN file.
    Qbp,
}

impl Simulator {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Prosimos, Self::Qbp];

    /// Its name on the command line: `prosimos`, `qbp`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Prosimos => "prosimos",
            Self::Qbp => "qbp",
        }
    }

    /// Ending of the name of the file asked for.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Prosimos => "json",
            Self::Qbp => MODEL_EXTENSION,
        }
    }

    /// Whether it knows a triangular law.
    fn knows_triangular(self) -> bool {
        self == Self::Qbp
    }

    /// Whether it knows only bare tasks, gateways and events, and nothing on their borders or inside.
    fn is_plain(self) -> bool {
        self == Self::Prosimos
    }
}

/// Gaps between cases, and when they can come.
#[derive(Clone, Debug, PartialEq)]
struct Arrivals {
    /// Law of the gaps, in seconds of wall time from one case to the next; a case that would come
    /// in closed time comes at the next opening.
    gap: Distribution,
    /// Key of the week in which cases can come.
    week: String,
}

/// When something is open.
#[derive(Clone, Debug, PartialEq)]
struct Week {
    /// What it is called.
    name: String,
    /// Sorted, not overlapping; empty means always.
    openings: Vec<Opening>,
}

/// Who does tasks.
#[derive(Clone, Debug, PartialEq)]
struct Resource {
    /// What it is called.
    name: String,
    /// How many; `None` means that nobody waits.
    staff: Option<u32>,
    /// Cost of an hour, in cents.
    cents: i64,
    /// Key of its week.
    week: String,
}

/// How a task is done.
#[derive(Clone, Debug, PartialEq)]
struct Task {
    /// Its time, in seconds.
    law: Distribution,
    /// Key of who does it.
    resource: String,
}

/// What a simulator is told of a procedure, by ids of the BPMN file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    arrivals: Option<Arrivals>,
    weeks: BTreeMap<String, Week>,
    resources: BTreeMap<String, Resource>,
    tasks: BTreeMap<String, Task>,
    events: BTreeMap<String, Distribution>,
    shares: BTreeMap<String, f64>,
}

/// What is written for a simulator.
#[derive(Clone, Debug)]
pub struct Export {
    /// The file asked for: a scenario, or a BPMN file with one inside.
    pub text: String,
    /// The BPMN file that belongs beside it, where the scenario is a file of its own.
    pub model: Option<String>,
    /// What the simulator cannot be told, and what was written instead; in order of place.
    pub losses: Vec<Finding>,
}

impl Export {
    /// Where the BPMN file goes that belongs beside the file asked for; `None` where there is none.
    pub fn beside(&self, to: &Path) -> Option<PathBuf> {
        self.model.is_some().then(|| to.with_extension(BESIDE_EXTENSION))
    }

    /// Writes the file to a path, and first the BPMN file beside it.
    ///
    /// # Errors
    /// When a file cannot be written, or the scenario would be taken for a drawing.
    pub fn write(&self, to: &Path) -> Result<(), SaveError> {
        if let (Some(model), Some(beside)) = (&self.model, self.beside(to)) {
            if to.extension().is_some_and(|e| e == MODEL_EXTENSION) {
                return Err(SaveError::Unsayable(to.display().to_string()));
            }
            disk::write(&beside, model.as_bytes())?;
        }
        disk::write(to, self.text.as_bytes())
    }
}

/// Writes a variant for a simulator.
///
/// # Errors
/// When there is no such variant.
pub fn export(
    study: &Study,
    variant: &VariantId,
    simulator: Simulator,
) -> Result<Export, SaveError> {
    let whole = study
        .procedure(variant)
        .ok_or_else(|| SaveError::Unsayable(format!("variant {variant}")))?;
    let (told, mut losses) = gather::gather(whole, study.language(), simulator);
    let export = match simulator {
        Simulator::Prosimos => {
            let (plain, more) = plain::plain(study, variant);
            losses.extend(more);
            let model = bpmn::write(&plain, variant, Content::Plain)?;
            Export { text: prosimos::write(&told, whole), model: Some(model), losses }
        }
        Simulator::Qbp => {
            let model = bpmn::write(study, variant, Content::Whole)?;
            Export { text: qbp::write(&told, &model)?, model: None, losses }
        }
    };
    Ok(sorted(export))
}

/// A study with a scenario laid over one of its variants, and what could not be taken.
pub fn laid_over(
    study: &Study,
    variant: &VariantId,
    told: &Told,
    simulator: Simulator,
) -> (Study, Vec<Finding>) {
    let mut out = StudyDraft::from(study.clone());
    let mut findings = Vec::new();
    for v in study.variants() {
        let procedure = if v.id == *variant {
            let (laid, found) = lay::lay(told, &v.procedure, study.language(), simulator);
            findings = found;
            laid
        } else {
            (*v.procedure).clone()
        };
        out.variant(v.id.clone(), v.role, v.name.clone(), procedure);
    }
    (out.finish(), findings)
}

/// A study just read from a BPMN file, with the scenario that stands inside that file, if any.
pub fn with_inside(study: Study, bytes: &[u8]) -> (Study, Vec<Finding>) {
    if !qbp::may_be_in(bytes) {
        return (study, Vec::new());
    }
    let source = study.as_is().and_then(|v| v.procedure.source().cloned());
    let Some(source) = source else {
        let Ok(text) = bpmn::text(bytes) else { return (study, Vec::new()) };
        return with_inside_text(study, &text);
    };
    let (mut study, findings) = with_inside_text(study, source.text());
    if source.as_read().is_some()
        && let Some(id) = study.as_is().map(|v| v.id.clone())
    {
        // This is what the text gives: saved as it is, it is the same text again.
        let read = Arc::new(study.clone());
        if let Some(procedure) = study.procedure_mut(&id) {
            procedure.put_source(Some(source.read_as(read)));
        }
    }
    (study, findings)
}

/// The same for a text.
pub(super) fn with_inside_text(study: Study, text: &str) -> (Study, Vec<Finding>) {
    let told = qbp::may_be_in(text.as_bytes()).then(|| qbp::read(text)).flatten();
    let Some((told, mut findings)) = told else { return (study, Vec::new()) };
    let Some(variant) = study.as_is().map(|v| v.id.clone()) else { return (study, findings) };
    let (study, more) = laid_over(&study, &variant, &told, Simulator::Qbp);
    findings.extend(more);
    (study, findings)
}

/// The text of a BPMN file just written of a procedure that is no longer what was read, with a
/// scenario inside that says nothing else than the procedure: one that would, as it was read with
/// the file, is written anew, and goes where it would even then.
pub(super) fn made_true(text: String, procedure: &Procedure, language: Language) -> String {
    if !qbp::may_be_in(text.as_bytes()) {
        return text;
    }
    let Some((told, _)) = qbp::read(&text) else { return text };
    let (now, _) = gather::gather(procedure, language, Simulator::Qbp);
    let agrees = |told: &Told| {
        lay::lay(told, procedure, language, Simulator::Qbp).0 == *procedure
            && told.tasks.keys().eq(now.tasks.keys())
    };
    if agrees(&told) {
        return text;
    }
    let renewed = qbp::renewed(&now, &text);
    let renewed = renewed.filter(|t| qbp::read(t).is_some_and(|(told, _)| agrees(&told)));
    renewed.or_else(|| qbp::without(&text)).unwrap_or(text)
}

fn sorted(mut export: Export) -> Export {
    export.losses.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    export
}
