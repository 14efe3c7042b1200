//! The manager's page, the dossier and the drawing on paper: what they say, from a study and what its
//! analyses found.
//!
//! `gather` runs the analyses; `page` and `whole` compose documents for `files::report`. Every sentence
//! comes from the message files; every figure keeps its interval, and what chance could explain is
//! called so.

mod bottlenecks;
mod drawing;
mod figures;
mod gains;
pub mod gather;
mod listing;
mod page;
mod people;
mod sure;
mod whole;

use crate::analysis::simulate::plan::RunPlan;
use crate::app::jobs::Stop;
use crate::drawing::paper::Page;
use crate::files::error::SaveError;
use crate::files::report::{Paper, Report, Span, html, pdf, preview};
use crate::model::id::VariantId;
use crate::model::study::{Role, Study};
use crate::model::text::Language;
use crate::words::{Value, Words};

use gather::{Asked, Material};

/// What is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One page for whoever decides.
    #[default]
    Page,
    /// All that is known, with its sources.
    Dossier,
    /// The drawing alone.
    Drawing,
}

impl Kind {
    /// All, in the order shown.
    pub const ALL: [Self; 3] = [Self::Page, Self::Dossier, Self::Drawing];

    /// Its name on the command line: `page`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Dossier => "dossier",
            Self::Drawing => "drawing",
        }
    }
}

/// The kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// PDF.
    #[default]
    Pdf,
    /// One HTML file.
    Html,
}

impl Format {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Pdf, Self::Html];

    /// Ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
        }
    }

    /// The format of an ending in small letters.
    pub fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "pdf" => Some(Self::Pdf),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Composes the page or the dossier.
pub fn compose(material: &Material, kind: Kind, words: &Words) -> Report {
    match kind {
        Kind::Page => page::compose(material, words),
        Kind::Dossier => whole::compose(material, words),
        Kind::Drawing => {
            let variant = &material.before.variant;
            let what = Paperwork::new(kind, words.language());
            drawing::alone(&material.study, variant, what, words)
        }
    }
}

/// A document that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Paperwork {
    /// What is written.
    pub kind: Kind,
    /// The kind of file.
    pub format: Format,
    /// Its language.
    pub language: Language,
    /// The format of the paper of a drawing.
    pub paper: Paper,
    /// Whether a drawing is spread over sheets on which its type can be read; else it is fitted on one.
    pub tiles: bool,
}

impl Paperwork {
    /// A document as PDF, on A4.
    pub fn new(kind: Kind, language: Language) -> Self {
        Self { kind, format: Format::Pdf, language, paper: Paper::A4, tiles: false }
    }

    /// The same on another format of paper, by its place in [`Self::papers`].
    #[must_use]
    pub fn on_paper(self, at: usize) -> Self {
        Self { paper: Paper::ALL.get(at).copied().unwrap_or_default(), ..self }
    }

    /// Names of the formats of paper, to be chosen from.
    pub fn papers() -> [&'static str; 2] {
        Paper::ALL.map(Paper::name)
    }
}

/// What a document is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The variant that is drawn.
    pub variant: VariantId,
    /// The two that are compared; else a to-be is shown beside the as-is, an as-is beside the first
    /// to-be.
    pub pair: Option<[VariantId; 2]>,
}

impl Subject {
    /// A variant, beside what it is usually compared with.
    pub fn of(variant: &VariantId) -> Self {
        Self { variant: variant.clone(), pair: None }
    }
}

/// The bytes of a document. `told` hears how many replications are done and how many there may be.
///
/// # Errors
/// When there is no such variant, it was stopped, or its pages cannot be written.
pub fn write(
    study: &Study,
    of: &Subject,
    what: Paperwork,
    stop: &Stop,
    told: &mut dyn FnMut(u32, u32),
) -> Result<Vec<u8>, SaveError> {
    bytes(&report(study, of, what, stop, told)?, what.format)
}

/// The pages of a document, as they stand in its PDF; `told` as in [`write()`].
///
/// # Errors
/// When there is no such variant, or it was stopped.
pub fn pages(
    study: &Study,
    of: &Subject,
    what: Paperwork,
    stop: &Stop,
    told: &mut dyn FnMut(u32, u32),
) -> Result<Vec<Page>, SaveError> {
    Ok(preview::pages(&report(study, of, what, stop, told)?))
}

/// What a document says.
fn report(
    study: &Study,
    of: &Subject,
    what: Paperwork,
    stop: &Stop,
    told: &mut dyn FnMut(u32, u32),
) -> Result<Report, SaveError> {
    let missing = || SaveError::Unsayable(of.variant.to_string());
    let words = Words::new(what.language);
    if what.kind == Kind::Drawing {
        let variant = study.variant(&of.variant).ok_or_else(missing)?;
        return Ok(drawing::alone(study, variant, what, &words));
    }
    let to_be = || study.variant(&of.variant).filter(|v| v.role == Role::ToBe);
    let [as_is, to_be] = match &of.pair {
        Some(pair) => pair.clone().map(Some),
        None => [None, to_be().map(|v| v.id.clone())],
    };
    let asked = Asked { as_is, to_be, plan: RunPlan::usual(), is_counted: false };
    let material = gather::gather(study, &asked, what.language, stop, told);
    Ok(compose(&material.ok_or_else(missing)?, what.kind, &words))
}

/// The bytes of a document.
///
/// # Errors
/// When its pages cannot be written as PDF.
pub fn bytes(report: &Report, format: Format) -> Result<Vec<u8>, SaveError> {
    match format {
        Format::Pdf => pdf::write(report),
        Format::Html => Ok(html::write(report).into_bytes()),
    }
}

/// What the study is called; a sentence where nobody has called it anything.
fn title(study: &Study, words: &Words) -> String {
    let title = study.title().get(words.language());
    if title.trim().is_empty() { words.say("report-untitled") } else { title.to_owned() }
}

/// The foot of every page: by what, with which luck, of which model.
fn footer(material: &Material, words: &Words) -> String {
    let args = [
        ("version", Value::from(env!("CARGO_PKG_VERSION"))),
        ("seed", material.plan.seed.to_string().into()),
        ("model", material.model.as_str().into()),
    ];
    words.say_with("report-footer", &args)
}

/// "and so many others", where there are more.
fn others(count: usize, words: &Words) -> Option<Span> {
    let args = [("count", Value::from(count))];
    (count > 0).then(|| Span::quiet(words.say_with("report-others", &args)))
}
