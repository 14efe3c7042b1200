//! Says how two variants of a study differ: `cargo run --example compare -- [FILE]`.
//!
//! As-is against to-be, in structure only; `prodigio compare` adds the figures.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;

use prodigio::analysis::compare::{Change, differences};
use prodigio::files::{self, catalogue};
use prodigio::model::text::Language;
use prodigio::words::Words;

fn main() -> Result<(), Box<dyn Error>> {
    let study = match std::env::args().nth(1) {
        Some(path) => files::open(Path::new(&path))?.study,
        None => catalogue::first(),
    };
    let before = study.as_is().ok_or("the study has no variant")?;
    let after = study.to_be().ok_or("the study has no to-be")?;
    let found = differences(&before.procedure, &after.procedure, Language::En);
    let words = Words::new(Language::En);
    let mut out = std::io::stdout().lock();
    for difference in &found.steps {
        let name = &difference.name;
        match &difference.change {
            Change::Added => writeln!(out, "+ {name}")?,
            Change::Removed => writeln!(out, "- {name}")?,
            Change::Reassigned { from, to } => writeln!(out, "{name}: from {from} to {to}")?,
            Change::Changed { field, from, to } => {
                let [from, to] = [from, to].map(|value| words.field_value(value));
                writeln!(out, "{name}: {}: from {from} to {to}", words.field(*field))?;
            }
        }
    }
    writeln!(
        out,
        "{} differences in all, {} steps only moved",
        found.count(),
        found.moved_steps.len()
    )?;
    Ok(())
}
