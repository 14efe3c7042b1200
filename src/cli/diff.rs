//! `prodigio diff A B`: what changed between two files, variant by variant, in the words of people.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::analysis::compare::differences;
use crate::model::study::{Study, Variant};
use crate::words::Words;

use super::compare::{Line, lines, print_structure};
use super::console::Console;
use super::failure::Failure;
use super::options::DiffOptions;
use super::{GOOD, load};

/// Says what changed.
pub(super) fn run(options: &DiffOptions, console: &mut Console) -> Result<u8, Failure> {
    let (before, after) = match (options.as_git, &*options.compared) {
        // What git gives: path, old file, hash, mode, new file, hash, mode, and more for a rename.
        (true, [path, old, _, _, new, ..]) => {
            console.line(&path.display().to_string())?;
            (old, new)
        }
        // A file that is not merged yet has no two versions.
        (true, [path]) => {
            console.line(&path.display().to_string())?;
            return Ok(GOOD);
        }
        (false, [before, after]) => (before, after),
        _ => return Err(Failure::Usage(console.words.say("cli-diff-usage"))),
    };
    let [before, after] = [before, after].map(|path: &PathBuf| study(path));
    let (before, after) = (before?, after?);
    if options.json {
        print_json(&before, &after, console)?;
    } else {
        print_text(&before, &after, console)?;
    }
    Ok(GOOD)
}

/// The study of a file; nothing where git says that there is none.
fn study(path: &Path) -> Result<Study, Failure> {
    let is_none = ["/dev/null", "nul", "NUL"].iter().any(|none| Path::new(none) == path);
    if is_none { Ok(Study::default()) } else { Ok(load::open(path)?.study) }
}

/// The variants of both, of the first alone, of the second alone.
fn sides<'a>(
    before: &'a Study,
    after: &'a Study,
) -> impl Iterator<Item = (Option<&'a Variant>, Option<&'a Variant>)> {
    let both = before.variants().iter().map(|v| (Some(v), other(before, v, after)));
    let new = after.variants().iter().filter(|v| other(after, v, before).is_none());
    both.chain(new.map(|v| (None, Some(v))))
}

/// The variant of the other file that a variant is compared with: of its id; of two files with one
/// variant each, the one.
fn other<'a>(of: &Study, variant: &Variant, other: &'a Study) -> Option<&'a Variant> {
    let one = match (of.variants(), other.variants()) {
        ([_], [one]) => Some(one),
        _ => None,
    };
    other.variant(&variant.id).or(one)
}

fn print_text(before: &Study, after: &Study, console: &mut Console) -> Result<(), Failure> {
    let words = console.words.clone();
    if before == after {
        return console.say("cli-diff-same", &[]);
    }
    for (a, b) in sides(before, after) {
        let named = |v: &Variant| [("name", load::variant_name(v, &words).into())];
        match (a, b) {
            (Some(a), Some(b)) => {
                console.say("cli-diff-variant", &named(b))?;
                let structure = differences(&a.procedure, &b.procedure, words.language());
                print_structure(&structure, console)?;
            }
            (Some(a), None) => console.say("cli-diff-only-before", &named(a))?,
            (None, Some(b)) => console.say("cli-diff-only-after", &named(b))?,
            (None, None) => {}
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Report {
    variants: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    before: Option<String>,
    after: Option<String>,
    differences: Vec<Line>,
}

fn print_json(before: &Study, after: &Study, console: &mut Console) -> Result<(), Failure> {
    let words: Words = console.words.clone();
    let variants = sides(before, after)
        .map(|(a, b)| Said {
            before: a.map(|v| v.id.to_string()),
            after: b.map(|v| v.id.to_string()),
            differences: a.zip(b).map_or_else(Vec::new, |(a, b)| {
                lines(&differences(&a.procedure, &b.procedure, words.language()), &words)
            }),
        })
        .collect();
    console.json(&Report { variants })
}
