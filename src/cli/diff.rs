//! `prodigio diff A B`: what changed between two files, variant by variant, in the words of people.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::analysis::compare::{Comparison, differences};
use crate::app::merging::beside::{Beside, of_study, of_variant};
use crate::model::delta::Fate;
use crate::model::study::{Study, Variant};
use crate::model::text::told_apart;
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
    let (before, after) = match before.and_then(|before| Ok((before, after?))) {
        Ok(both) => both,
        // git gives up on every other file where a program fails: the sentence is all that is said.
        Err(failure) if options.as_git => {
            console.flush()?;
            console.fail(&failure);
            return Ok(GOOD);
        }
        Err(failure) => return Err(failure),
    };
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
    for one in of_study(before, after, &words) {
        console.line(&said(&one))?;
    }
    for (a, b) in sides(before, after) {
        let named = |v: &Variant| [("name", load::variant_name(v, &words).into())];
        match (a, b) {
            (Some(a), Some(b)) => {
                console.say("cli-diff-variant", &named(b))?;
                let beside = of_variant([before, after], [a, b], &words);
                for one in &beside {
                    console.line(&said(one))?;
                }
                let structure = differences(&a.procedure, &b.procedure, words.language());
                if beside.is_empty() || !is_same(&structure) {
                    print_structure(&structure, console)?;
                }
            }
            (Some(a), None) => console.say("cli-diff-only-before", &named(a))?,
            (None, Some(b)) => console.say("cli-diff-only-after", &named(b))?,
            (None, None) => {}
        }
    }
    Ok(())
}

/// Whether nothing differs, places on the drawing neither.
fn is_same(structure: &Comparison) -> bool {
    let moved = structure.moved_steps.len() + structure.moved_flows.len() + structure.moved_bands;
    structure.is_same_structure() && moved == 0
}

/// Longest value shown in a line, in characters; the JSON has it whole.
const MOST_SHOWN: usize = 60;

/// The line for people: a sign, what it is, what changed.
fn said(one: &Beside) -> String {
    let sign = match one.fate {
        Fate::Added => "+",
        Fate::Removed => "−",
        Fate::Changed | Fate::Placed => "≠",
    };
    match &one.field {
        Some(field) => {
            let [from, to] = &field.values;
            let [from, to] = told_apart([from, to], MOST_SHOWN);
            format!("  {sign} {}: {}: {from} → {to}", one.place, field.name)
        }
        None => format!("  {sign} {}", one.place),
    }
}

#[derive(Serialize)]
struct Report {
    study: Vec<Row>,
    variants: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    before: Option<String>,
    after: Option<String>,
    differences: Vec<Row>,
}

/// A difference: of the drawing and those who work, or beside them.
#[derive(Serialize)]
#[serde(untagged)]
enum Row {
    Structure(Line),
    Beside(Told),
}

/// A difference beside the drawing, by the keys of one of the drawing.
#[derive(Serialize)]
struct Told {
    what: &'static str,
    before: Option<String>,
    after: Option<String>,
    name: String,
    change: &'static str,
    field: Option<String>,
    from: Option<String>,
    to: Option<String>,
}

impl From<Beside> for Row {
    fn from(one: Beside) -> Self {
        let change = match one.fate {
            Fate::Added => "added",
            Fate::Removed => "removed",
            Fate::Changed | Fate::Placed => "changed",
        };
        let [before, after] = one.ids;
        let (field, [from, to]) = match one.field {
            Some(field) => (Some(field.key), field.values.map(Some)),
            None => (None, [None, None]),
        };
        Self::Beside(Told {
            what: one.what,
            before,
            after,
            name: one.name,
            change,
            field,
            from,
            to,
        })
    }
}

/// What differs between a variant of each.
fn rows(studies: [&Study; 2], [a, b]: [&Variant; 2], words: &Words) -> Vec<Row> {
    let beside = of_variant(studies, [a, b], words).into_iter().map(Row::from);
    let structure = differences(&a.procedure, &b.procedure, words.language());
    beside.chain(lines(&structure, words).into_iter().map(Row::Structure)).collect()
}

fn print_json(before: &Study, after: &Study, console: &mut Console) -> Result<(), Failure> {
    let words: Words = console.words.clone();
    let variants = sides(before, after)
        .map(|(a, b)| Said {
            before: a.map(|v| v.id.to_string()),
            after: b.map(|v| v.id.to_string()),
            differences: a
                .zip(b)
                .map_or_else(Vec::new, |(a, b)| rows([before, after], [a, b], &words)),
        })
        .collect();
    let study = of_study(before, after, &words).into_iter().map(Row::from).collect();
    console.json(&Report { study, variants })
}
