//! BPMN 2.0 in and out: the mapping table between BPMN's words and ours.
//!
//! | BPMN | ours |
//! |---|---|
//! | participant, process, laneSet/lane | pool, its `process`, lane |
//! | task and its kinds, gateways, events, subProcess, transaction, adHocSubProcess, callActivity | step |
//! | sequenceFlow, `default`, conditionExpression | flow |
//! | messageFlow, association, data associations | link |
//! | data objects, data stores, text annotations, groups | artifact |
//! | documentation of a step | its notes |
//! | `BPMNShape`, `BPMNEdge`, their label bounds | `at`, `bends` and `docks`, `label` |
//!
//! What BPMN cannot say (work, waits, offices, terms, other languages, …) travels in elements of the
//! namespace [`extension::NAMESPACE`] inside `extensionElements`, one element for each field with
//! its value as JSON. A field is written only where it differs from what the plain BPMN says, and is
//! believed on reading only while the plain BPMN still says what it said then.
//!
//! What we do not understand is kept in the [`Foreign`](crate::model::foreign::Foreign) of the thing
//! it stood on and written back:
//! - attributes by their qualified name; `di/NAME` and `label/NAME` are attributes of its shape or
//!   edge and of that shape's label; `set/NAME` those of a lane's lane set; `data/NAME` and
//!   `prodigio:NAME` are remarks of this room;
//! - child elements as XML text in canonical prefixes (`bpmn`, `bpmndi`, `dc`, `di`, `xsi`), other
//!   namespaces declared in the text itself;
//! - of the whole file: root attributes and namespace declarations, and in file order every root
//!   element that we do not model, and for processes, collaborations and diagrams a skeleton with
//!   what we did not read of them.
//!
//! Nothing is kept that the writer would write by itself, so that a study of ours comes back equal.
//!
//! Beside this the text of a file of others is kept whole, as the procedure's
//! [`Source`](crate::model::foreign::Source). Saving changes in it what has changed since it was read
//! (see `merge`) and leaves all else as it stood, to the byte: order, comments, prefixes, encoding
//! declarations apart (we write UTF-8). What only the text holds, a study saved in our own format
//! holds too, also of things that were deleted since. Files of ours need no source.
//!
//! Several diagrams: all processes are one procedure on one sheet. Where a later diagram would stand
//! upon an earlier one it is drawn below it, and a note says so; in the file each keeps its place. A
//! thing drawn twice is drawn once here, as in the first diagram; the other stays in the file.
//!
//! Mended on the way: a second root (left aside), prefixes nobody declared, ids that are missing,
//! wrong or doubled (put into the file once a change needs them). Choreographies, conversations and
//! lanes inside sub-processes are kept but not drawn.

use crate::model::finding::{Finding, Place};
use crate::model::id::VariantId;
use crate::model::study::Study;
use crate::model::text::Language;

use super::error::{OpenError, SaveError};
use super::simulators;

mod artifacts;
mod bands;
pub mod bpsim;
mod colors;
mod declared;
mod decode;
mod diagram;
mod dom;
mod element;
pub mod engine;
pub mod extension;
mod inside;
mod mended;
mod merge;
mod nodes;
mod noted;
mod open;
mod read;
mod scope;
mod sink;
mod splice;
mod tables;
mod things;
mod tie;
mod timer;
mod vocabulary;
mod write;
mod write_diagram;
mod write_things;
mod xml;

/// How a file is to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadOptions {
    /// The language of its texts; `None` means what the file says of itself, else Italian.
    pub language: Option<Language>,
}

/// What was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// A study of one variant.
    pub study: Study,
    /// What had to be mended or left aside.
    pub findings: Vec<Finding>,
    /// Whether the file says where things stand. When not, nothing has a size yet and layout has to
    /// place it.
    pub has_diagram: bool,
}

/// What a written file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Everything, so that reading gives the same procedure.
    Whole,
    /// Plain BPMN without our annotations.
    Plain,
}

/// Reads a BPMN 2.0 file.
///
/// # Errors
/// When it is not XML, not BPMN, cut off, or beyond the limits of `decode`.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Opened, OpenError> {
    open::read(bytes, *options)
}

/// The text of a file of XML, whatever its encoding, within the limits of this room: for the readers
/// of other XML beside it.
///
/// # Errors
/// When the encoding is unknown, or the text nests too deep or heaps up attributes.
pub(super) fn text(bytes: &[u8]) -> Result<String, OpenError> {
    let decoded = decode::decode(bytes)?;
    decode::check_limits(&decoded.text)?;
    Ok(decoded.text)
}

/// A file as it is written.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its text, to be written as UTF-8.
    pub text: String,
    /// Says so where the text the variant was read from could not be kept.
    pub losses: Vec<Finding>,
}

/// Writes one variant of a study as BPMN 2.0 with its diagram, and says what of the text it was read
/// from is lost.
///
/// # Errors
/// When there is no such variant.
pub fn write_and_tell(
    study: &Study,
    variant: &VariantId,
    content: Content,
) -> Result<Written, SaveError> {
    let variant =
        study.variant(variant).ok_or_else(|| SaveError::Unsayable(format!("variant {variant}")))?;
    if let Some(text) = merge::write(study, variant, content) {
        return Ok(Written { text, losses: Vec::new() });
    }
    let had_source = variant.procedure.source().is_some();
    let anew = had_source.then(|| Finding::warning(Place::Study, "bpmn-written-anew"));
    let text = write::write(study, variant, content);
    let text = simulators::made_true(text, &variant.procedure, study.language());
    Ok(Written { text, losses: anew.into_iter().collect() })
}

/// Writes one variant of a study as BPMN 2.0 with its diagram, in UTF-8.
///
/// # Errors
/// When there is no such variant.
pub fn write(study: &Study, variant: &VariantId, content: Content) -> Result<String, SaveError> {
    write_and_tell(study, variant, content).map(|written| written.text)
}
