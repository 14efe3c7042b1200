//! `prodigio merge BASE OURS THEIRS -o OUT`: two versions of a study made one. Exit code 1 says that
//! something is to be decided; OUT is written all the same, with one side standing.

use serde::Serialize;

use crate::analysis::merge::{self, Choices, Conflict, MergeError, Merged, Side};
use crate::app::merging::said::Versions;
use crate::app::routing;
use crate::files::{disk, native};
use crate::model::finding::{Finding, Place};
use crate::model::study::Study;
use crate::words::{Value, Words};

use super::console::Console;
use super::convert::say_written;
use super::failure::Failure;
use super::options::{MergeOptions, Prefer};
use super::{FOUND, GOOD, load};

/// Merges two versions; what does not go together is told.
pub(super) fn run(options: &MergeOptions, console: &mut Console) -> Result<u8, Failure> {
    let (ours, theirs) = (load::open(&options.ours)?, load::open(&options.theirs)?);
    let lays_out = ours.needs_layout || theirs.needs_layout;
    let [base, ours, theirs] = [load::open(&options.base)?.study, ours.study, theirs.study];
    let mut merged = merged([&base, &ours, &theirs], options)?;
    if lays_out {
        // A file without a drawing says nothing about places.
        let laid_out = routing::arrange(merged.study);
        merged.study = laid_out.map_err(|finding| Failure::of(finding, &options.to))?;
        merged.conflicts.retain(|c| c.clash != merge::Clash::Placed);
    }
    let failed = |error| Failure::save(&error, &options.to);
    let text = native::write(&merged.study).map_err(failed)?;
    disk::write(&options.to, text.as_bytes()).map_err(failed)?;
    let versions = Versions { base: &base, ours: &ours, theirs: &theirs };
    if options.json {
        print_json(&merged, &versions, options, console)?;
    } else {
        print_text(&merged, &versions, options, console)?;
    }
    let is_open = options.prefer.is_none() && merged.conflicts.iter().any(Conflict::is_open);
    Ok(if is_open { FOUND } else { GOOD })
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
    options: &MergeOptions,
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
    say_written(&options.to, false, console)
}

#[derive(Serialize)]
struct Report {
    written: String,
    taken: usize,
    conflicts: Vec<Said>,
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
    options: &MergeOptions,
    console: &mut Console,
) -> Result<(), Failure> {
    let words: Words = console.words.clone();
    let said =
        |c: &Conflict| Said { open: c.is_open(), stands: c.side, message: versions.say(c, &words) };
    console.json(&Report {
        written: options.to.to_string_lossy().into_owned(),
        taken: merged.taken,
        conflicts: merged.conflicts.iter().map(said).collect(),
    })
}
