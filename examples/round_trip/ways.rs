//! The other ways a study that was read is written: with one name changed, and from the model alone.

use prodigio::files::bpmn::{self, Content, ReadOptions};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::id::{StepId, VariantId};
use prodigio::model::procedure::Procedure;
use prodigio::model::step::Step;
use prodigio::model::study::Study;

/// The variant that is written: as it is, else the first.
pub(crate) fn shown(study: &Study) -> Option<&VariantId> {
    study.as_is().or_else(|| study.variants().first()).map(|v| &v.id)
}

/// What `change` makes of the variant that is written.
fn with(study: &Study, change: impl FnOnce(&mut Draft)) -> Option<Study> {
    let variant = study.variant(shown(study)?)?;
    let mut draft = Draft::from(Procedure::clone(&variant.procedure));
    change(&mut draft);
    let mut changed = StudyDraft::from(study.clone());
    changed.variant(variant.id.clone(), variant.role, variant.name.clone(), draft.finish().0);
    Some(changed.finish())
}

/// The study without the text it was read from.
pub(crate) fn alone(study: &Study) -> Option<Study> {
    with(study, |draft| {
        draft.source(None);
    })
}

/// The study with a step called otherwise.
pub(crate) fn renamed(study: &Study, id: &StepId, name: &str) -> Option<Study> {
    let mut step = Step::clone(study.procedure(shown(study)?)?.step(id)?);
    step.name.set(study.language(), name);
    with(study, |draft| {
        draft.step(id.as_str(), step);
    })
}

/// A study as text.
pub(crate) fn written(study: &Study) -> Result<String, String> {
    let id = shown(study).ok_or("no variant")?;
    bpmn::write(study, id, Content::Whole).map_err(|e| e.to_string())
}

/// A study written and read again.
pub(crate) fn there_and_back(study: &Study) -> Result<Study, String> {
    let text = written(study)?;
    let again = bpmn::read(text.as_bytes(), &ReadOptions::default());
    again.map(|opened| opened.study).map_err(|e| format!("what was written: {} {e}", e.code()))
}

/// What of the steps must come back whatever the way: ids, kinds, names.
fn steps(study: &Study) -> Vec<(&StepId, String)> {
    let p = shown(study).and_then(|id| study.procedure(id));
    let said = |s: &Step| format!("{:?} {:?}", s.kind, s.name);
    p.iter().flat_map(|p| p.steps()).map(|(id, s)| (id, said(s))).collect()
}

/// Writes and reads a study from the model alone, and with the name of its first step changed.
///
/// # Errors
/// Where the steps do not come back as they were, in English.
pub(crate) fn check(study: &Study) -> Result<(), String> {
    let alone = alone(study).ok_or("no variant")?;
    same("from the model alone", study, &there_and_back(&alone)?)?;
    let first = steps(study).first().map(|(id, _)| (*id).clone());
    let Some(changed) = first.and_then(|id| renamed(study, &id, "touched")) else { return Ok(()) };
    same("with one name changed", &changed, &there_and_back(&changed)?)
}

fn same(how: &str, wanted: &Study, found: &Study) -> Result<(), String> {
    let (wanted, found) = (steps(wanted), steps(found));
    let strayed = wanted.iter().zip(&found).find(|(a, b)| a != b);
    match strayed {
        Some((a, b)) => Err(format!("{how}: {a:?} came back as {b:?}")),
        None if wanted.len() != found.len() => {
            Err(format!("{how}: {} steps came back as {}", wanted.len(), found.len()))
        }
        None => Ok(()),
    }
}
