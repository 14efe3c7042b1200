//! `prodigio convert IN OUT`: from one format to another; the ending of OUT says which. OUT is
//! replaced whole or not at all.

use crate::model::draft::StudyDraft;
use crate::model::study::{Role, Study, Variant};

use super::console::Console;
use super::export::Exported;
use super::failure::Failure;
use super::options::ConvertOptions;
use super::output::{Format, format_of, say_written, write};
use super::{GOOD, check, load};

/// Converts a file; what opening noticed is told.
pub(super) fn run(options: &ConvertOptions, console: &mut Console) -> Result<u8, Failure> {
    let format = format_of(&options.to, &console.words)?;
    let opened = load::open(&options.from)?;
    let study = &opened.study;
    let variant = load::variant(study, options.variant.as_deref(), &console.words)?;
    let is_alone = options.variant.is_some() && format == Format::Native;
    let alone = is_alone.then(|| only(study, variant));
    let (study, variant) =
        alone.as_ref().and_then(|alone| Some((alone, alone.as_is()?))).unwrap_or((study, variant));
    let lost = write(study, (format, variant), &options.to, &console.words)?;
    if options.json {
        let all = lost.all();
        let losses = check::said(&all, &console.words);
        let written = options.to.to_string_lossy().into_owned();
        console.json(&Exported { written, files: Vec::new(), losses })?;
        return Ok(GOOD);
    }
    check::print_findings(&opened.findings, console)?;
    say_written(&options.to, false, console)?;
    lost.print(console)?;
    Ok(GOOD)
}

/// A study of one variant, which is its as-is.
fn only(study: &Study, variant: &Variant) -> Study {
    let mut draft = StudyDraft::new(study.title().clone(), study.language());
    draft.body(study.body().clone()).next_id(study.next_id());
    let procedure = (*variant.procedure).clone();
    draft.variant(variant.id.clone(), Role::AsIs, variant.name.clone(), procedure);
    draft.finish()
}
