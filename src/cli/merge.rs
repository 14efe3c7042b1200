//! `prodigio merge BASE OURS THEIRS -o OUT`: two versions of a study made one. Exit code 1 says that
//! something is to be decided; OUT is written all the same, with one side standing.

use std::path::Path;

use serde::Serialize;

use crate::analysis::merge::{self, Choices, Conflict, MergeError, Merged, Side};
use crate::app::merging::said::Versions;
use crate::app::routing;
use crate::files::error::OpenError;
use crate::files::{self, disk};
use crate::model::finding::{Finding, Place};
use crate::model::study::Study;
use crate::words::{Value, Words};

use super::check::{SaidFinding, said as said_findings};
use super::console::Console;
use super::failure::Failure;
use super::options::{MergeOptions, Prefer};
use super::output::{self, Format, Lost, ending, say_written, write};
use super::{FOUND, GOOD, load};

/// Merges two versions; what does not go together is told.
pub(super) fn run(options: &MergeOptions, console: &mut Console) -> Result<u8, Failure> {
    let format = format_of(&options.to, &console.words)?;
    let base = match files::open(&options.base) {
        Ok(opened) => opened.study,
        // What git gives where both added the file.
        Err(OpenError::Empty) => return both_added(options, format, console),
        Err(error) => return Err(Failure::open(&error, &options.base)),
    };
    let (ours, theirs) = (load::open(&options.ours)?, load::open(&options.theirs)?);
    let lays_out = ours.needs_layout || theirs.needs_layout;
    let (ours, theirs) = (ours.study, theirs.study);
    let mut merged = merged([&base, &ours, &theirs], options)?;
    if lays_out {
        // A file without a drawing says nothing about places.
        let laid_out = routing::arrange(merged.study);
        merged.study = laid_out.map_err(|finding| Failure::of(finding, &options.to))?;
        merged.conflicts.retain(|c| c.clash != merge::Clash::Placed);
    }
    let variant = load::variant(&merged.study, None, &console.words)?;
    let lost = write(&merged.study, (format, variant), &options.to, &console.words)?;
    let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
    if options.json {
        print_json(&merged, &versions, (options, &lost), console)?;
    } else {
        print_text(&merged, &versions, (options, &lost), console)?;
    }
    let is_open = options.prefer.is_none() && merged.conflicts.iter().any(Conflict::is_open);
    Ok(if is_open { FOUND } else { GOOD })
}

/// What the ending of OUT says; without one, as git names its files, a study.
fn format_of(path: &Path, words: &Words) -> Result<Format, Failure> {
    if ending(path).is_empty() { Ok(Format::Native) } else { output::format_of(path, words) }
}

/// There is no version both come from: nothing is merged, mine stands.
fn both_added(
    options: &MergeOptions,
    format: Format,
    console: &mut Console,
) -> Result<u8, Failure> {
    let ours = load::open_drawn(&options.ours)?;
    let lost = if disk::is_same_file(&options.ours, &options.to) {
        Lost::default()
    } else {
        let variant = load::variant(&ours, None, &console.words)?;
        write(&ours, (format, variant), &options.to, &console.words)?
    };
    let message = console.words.say("merge-both-added");
    if options.json {
        let conflicts = vec![Said { open: true, stands: Side::Ours, message }];
        print_report((0, conflicts), (options, &lost), console)?;
    } else {
        console.line(&message)?;
    }
    Ok(FOUND)
}

fn merged([base, ours, theirs]: [&Study; 3], options: &MergeOptions) -> Result<Merged, Failure> {
    let refused = |error: MergeError| {
        let finding = match error {
            MergeError::Unrelated => Finding::error(Place::Study, "merge-unrelated"),
            MergeError::TooMany => {
                Finding::error(Place::Study, "merge-too-many").with("limit", merge::MOST_CONFLICTS)
            }
        };
        Failure::of(finding, &options.base)
    };
    let mut choices = Choices::new();
    loop {
        let merged = merge::merge(base, ours, theirs, &choices).map_err(refused)?;
        let side = match options.prefer {
            Some(Prefer::Theirs) => Side::Theirs,
            Some(Prefer::Ours) | None => return Ok(merged),
        };
        // A choice can bring what speaks of something else that went: until nothing new comes up.
        let open = merged.conflicts.iter().filter(|c| c.is_open());
        let known = choices.len();
        choices.extend(open.map(|c| (c.key(), side)));
        if choices.len() == known {
            return Ok(merged);
        }
    }
}

fn print_text(
    merged: &Merged,
    versions: &Versions<'_>,
    (options, lost): (&MergeOptions, &Lost<'_>),
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let (open, settled): (Vec<&Conflict>, Vec<&Conflict>) =
        merged.conflicts.iter().partition(|c| c.is_open());
    let placed = |c: &&&Conflict| matches!(c.clash, merge::Clash::Placed);
    for conflict in open.iter().copied().chain(settled.iter().copied().filter(|c| !placed(&c))) {
        console.line(&format!("  {}", versions.say(conflict, &words)))?;
    }
    let count = settled.iter().filter(|c| placed(c)).count();
    if count > 0 {
        console.say("merge-placed-count", &[("count", count.into())])?;
    }
    let args = [("taken", Value::from(merged.taken)), ("open", Value::from(open.len()))];
    console.say("merge-done", &args)?;
    say_written(&options.to, false, console)?;
    lost.print(console)
}

#[derive(Serialize)]
struct Report<'a> {
    written: String,
    taken: usize,
    conflicts: Vec<Said>,
    losses: Vec<SaidFinding<'a>>,
}

#[derive(Serialize)]
struct Said {
    open: bool,
    stands: Side,
    message: String,
}

fn print_json(
    merged: &Merged,
    versions: &Versions<'_>,
    written: (&MergeOptions, &Lost<'_>),
    console: &mut Console,
) -> Result<(), Failure> {
    let words: Words = console.words.clone();
    let said =
        |c: &Conflict| Said { open: c.is_open(), stands: c.side, message: versions.say(c, &words) };
    let conflicts = merged.conflicts.iter().map(said).collect();
    print_report((merged.taken, conflicts), written, console)
}

fn print_report(
    (taken, conflicts): (usize, Vec<Said>),
    (options, lost): (&MergeOptions, &Lost<'_>),
    console: &mut Console,
) -> Result<(), Failure> {
    let all = lost.all();
    let losses = said_findings(&all, &console.words);
    let written = options.to.to_string_lossy().into_owned();
    console.json(&Report { written, taken, conflicts, losses })
}
