//! `prodigio report FILE -o OUT`: the manager's page or the dossier, as PDF or HTML.

use crate::app::dossier::gather::{Asked, gather};
use crate::app::dossier::{self, Format, Kind};
use crate::app::jobs::Stop;
use crate::files::disk;

use super::console::Console;
use super::failure::Failure;
use super::options::ReportOptions;
use super::output::{ending, say_written, unknown_ending};
use super::{GOOD, job, load};

/// Writes the document whole or not at all.
pub(super) fn run(options: &ReportOptions, console: &mut Console) -> Result<u8, Failure> {
    let words = console.words.clone();
    let kind = ending(&options.to);
    let format =
        Format::of_ending(&kind).ok_or_else(|| unknown_ending(&kind, ".pdf, .html", &words))?;
    let study = &load::open_drawn(&options.file)?;
    let as_is = load::variant(study, options.as_is.as_deref(), &words)?.id.clone();
    let to_be = match options.to_be.as_deref() {
        Some(id) => Some(load::variant(study, Some(id), &words)?.id.clone()),
        None => None,
    };
    let asked = Asked {
        as_is: Some(as_is),
        to_be,
        plan: job::plan(&options.run),
        is_counted: options.run.replications.is_some(),
    };
    let mut told = |done, most| job::tell(console, done, most);
    let material = gather(study, &asked, words.language(), &Stop::default(), &mut told);
    console.end_progress();
    let report = material
        .map(|m| dossier::compose(&m, options.kind.unwrap_or(Kind::Page), &words))
        .ok_or_else(|| load::no_variant(study, "", &words))?;
    dossier::bytes(&report, format)
        .and_then(|bytes| disk::write(&options.to, &bytes))
        .map_err(|error| Failure::save(&error, &options.to))?;
    say_written(&options.to, options.json, console)?;
    Ok(GOOD)
}
