//! Drawings of draw.io (diagrams.net): what a drawing of shapes means as a procedure, best effort.
//!
//! A file is pages of cells (`cells`), plain or compressed; a cell has a style (`style`) and a
//! label (`label`). Shapes of BPMN mean what they say, other shapes what flowcharts mean by them
//! (`shapes`); swimlanes are pools and lanes, lines flows, message flows or associations by what
//! they join (`build`). What was guessed or left aside is a finding.

use crate::model::draft::StudyDraft;
use crate::model::finding::{Finding, Place};
use crate::model::study::{Role, Study};
use crate::model::text::{Language, Text};

use super::bpmn;
use super::error::OpenError;
use super::markup;

mod bands;
mod build;
mod cells;
mod cover;
mod label;
mod lines;
mod shapes;
mod style;

/// What was read.
#[derive(Clone, Debug)]
pub struct Opened {
    /// A study of one variant: the first page with shapes.
    pub study: Study,
    /// What was guessed, mended or left aside.
    pub findings: Vec<Finding>,
}

/// Reads a file of draw.io. Its texts are taken as Italian, the language of a study of ours unless
/// somebody says otherwise: the file does not say.
///
/// # Errors
/// When it is no XML, or no page has a shape that can be read.
pub fn read(bytes: &[u8]) -> Result<Opened, OpenError> {
    let text = bpmn::text(bytes)?;
    let document = markup::parse(&text)?;
    let (pages, mut findings) = cells::pages(document.root_element());
    let language = Language::default();
    let count = pages.len();
    for page in pages {
        let Some((procedure, said)) = build::procedure(&page, language) else { continue };
        findings.extend(said);
        if count > 1 {
            let finding = Finding::warning(Place::Study, "drawio-pages");
            findings.push(finding.with("count", count - 1).with("name", page.name.as_str()));
        }
        let title = if page.has_own_name() { page.name.as_str() } else { "" };
        let mut study = StudyDraft::new(Text::of(language, title), language);
        study.variant("as-is", Role::AsIs, Text::default(), procedure);
        return Ok(Opened { study: study.finish(), findings });
    }
    let unread = findings.into_iter().next();
    let nothing = || Finding::error(Place::Study, "drawio-none");
    let first = Box::new(unread.unwrap_or_else(nothing));
    Err(OpenError::Unsound { at: None, first, count: 1 })
}
