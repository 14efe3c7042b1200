//! Files in and out: what kind a file is, opening it whole or not at all, saving it safely.
//!
//! The only room that touches the file system and knows other programs' formats. A kind is told by
//! content, never by the name's ending. Nothing here lays out, asks or prints: what was noticed
//! comes back as findings, what cannot be opened as one [`error::OpenError`].

pub mod bpmn;
pub mod catalogue;
pub mod disk;
pub mod drawio;
pub mod error;
pub mod folder;
pub mod import;
mod ipa;
pub mod journal;
pub mod lessons;
mod markup;
pub mod native;
pub mod picture;
pub mod report;
pub mod session;
pub mod simulators;
pub mod stored;
mod svg;

use std::path::Path;

use crate::model::finding::{Finding, Place};
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, StepKind};
use crate::model::study::Study;
use crate::model::text::Language;

use error::{OpenError, SaveError};
use stored::{Fingerprint, Standing};

/// What a file is, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Our own format.
    Native,
    /// BPMN 2.0.
    Bpmn,
    /// A drawing of draw.io.
    Drawio,
    /// A picture in SVG, with one of the two inside.
    Svg,
}

/// What opening a file gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The study; a BPMN file becomes the as-is of a new one.
    pub study: Study,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// What the file is.
    pub kind: Kind,
    /// Whether it came without a drawing, so that `layout` must place its steps.
    pub needs_layout: bool,
    /// Tells its content from another.
    pub print: Fingerprint,
}

/// Opens a file whole, or says why not.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    read(&disk::read(path)?)
}

/// Reads the content of a file of any known kind.
pub fn read(bytes: &[u8]) -> Result<Opened, OpenError> {
    let kind = kind_of(bytes)?;
    let print = Fingerprint::of(bytes);
    let mut opened = match kind {
        Kind::Native => {
            let study = native::read(bytes)?;
            Opened { study, findings: Vec::new(), kind, needs_layout: false, print }
        }
        Kind::Bpmn => {
            let read = bpmn::read(bytes, &bpmn::ReadOptions::default())?;
            let needs_layout = !read.has_diagram;
            let (study, said) = simulators::with_inside(read.study, bytes);
            let findings = read.findings.into_iter().chain(said).collect();
            Opened { study, findings, kind, needs_layout, print }
        }
        Kind::Drawio => {
            let read = drawio::read(bytes)?;
            Opened { study: read.study, findings: read.findings, kind, needs_layout: false, print }
        }
        Kind::Svg => {
            let inside = svg::model_inside(bytes)?;
            if kind_of(&inside)? == Kind::Svg {
                return Err(OpenError::UnknownKind);
            }
            return Ok(Opened { kind, print, ..read(&inside)? });
        }
    };
    for variant in opened.study.variants() {
        opened.findings.extend(share_faults(&variant.procedure));
    }
    Ok(opened)
}

/// Saves a study in our own format: whole, or the former file stays.
pub fn save(study: &Study, path: &Path) -> Result<(), SaveError> {
    disk::write(path, native::write(study)?.as_bytes())
}

/// Saves a study over the file as it was known; returns the fingerprint of what was written.
///
/// A file that somebody changed meanwhile stays; one that has gone is written anew. `None` knows of
/// no former content.
pub fn save_over(
    study: &Study,
    path: &Path,
    known: Option<Fingerprint>,
) -> Result<Fingerprint, SaveError> {
    let text = native::write(study)?;
    if let (Some(known), Standing::File(found)) = (known, stored::standing(path, None).1)
        && found != known
    {
        return Err(SaveError::ChangedOutside);
    }
    disk::write(path, text.as_bytes())?;
    Ok(Fingerprint::of(text.as_bytes()))
}

/// Tells the kind of a file by its first character, and XML by its root.
pub fn kind_of(bytes: &[u8]) -> Result<Kind, OpenError> {
    // UTF-16 with its mark, or big-endian without.
    if [b"\xff\xfe", b"\xfe\xff", b"\0<"].iter().any(|mark| bytes.starts_with(*mark)) {
        return Ok(Kind::Bpmn);
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match text.first() {
        None => Err(OpenError::Empty),
        Some(b'<') => Ok(match markup::root_name(text).as_str() {
            "mxfile" | "mxGraphModel" => Kind::Drawio,
            "svg" => Kind::Svg,
            _ => Kind::Bpmn,
        }),
        Some(b'(' | b'#' | b'/') => Ok(Kind::Native),
        Some(b'{') if simulators::prosimos::looks_like(bytes) => Err(import::alone()),
        Some(_) => Err(OpenError::UnknownKind),
    }
}

/// Exclusive gateways whose shares are all given and do not sum to one. They can be drawn and
/// mended, so they do not keep a file from being opened; they cannot be counted with.
fn share_faults(procedure: &Procedure) -> Vec<Finding> {
    let mut out = Vec::new();
    for (id, step) in procedure.steps() {
        if step.kind != StepKind::Gateway(GatewayKind::Exclusive) {
            continue;
        }
        let shares: Option<Vec<f64>> =
            procedure.outgoing(id).map(|(_, f)| f.share.as_ref().map(|s| s.value)).collect();
        let Some(shares) = shares.filter(|s| s.len() > 1) else { continue };
        let sum: f64 = shares.iter().sum();
        // One percent is left for rounding, as in the check of the same code.
        if (sum - 1.0).abs() > 0.01 + 1e-9 {
            let name = step.name.get(Language::It);
            let name = if name.is_empty() { id.as_str() } else { name };
            let finding = Finding::error(Place::Step(id.clone()), "shares-sum").with("step", name);
            out.push(finding.with("percent", (sum * 1000.0).round() / 10.0));
        }
    }
    out
}
