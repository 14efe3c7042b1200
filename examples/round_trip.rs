//! Opens every BPMN file of a folder, writes it, opens what was written, and says whether the two
//! models are equal and whether everything that was kept is still there.
//!
//! ```text
//! cargo run --release --example round_trip -- DIR [--out DIR]
//! ```
//!
//! With `--out` the written files are left there, under their own names, for other checkers.

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use prodigio::files::bpmn::{self, Content, Opened, ReadOptions};
use prodigio::files::disk;
use prodigio::model::id::VariantId;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut folder = None;
    let mut out = None;
    while let Some(argument) = arguments.next() {
        if argument == "--out" {
            out = arguments.next().map(PathBuf::from);
        } else {
            folder = Some(PathBuf::from(argument));
        }
    }
    let folder = folder.ok_or("usage: round_trip DIR [--out DIR]")?;
    let mut stdout = std::io::stdout().lock();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|e| e == "bpmn" || e == "xml"))
        .collect();
    files.sort();
    let mut good = 0;
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let line = match check(path, out.as_deref()) {
            Ok(Trip { equal, kept, findings }) => {
                good += usize::from(equal && kept);
                let word = |good: bool| if good { "yes" } else { "NO" };
                format!(
                    "opened yes  equal {}  kept {}  findings {findings}",
                    word(equal),
                    word(kept)
                )
            }
            Err(error) => format!("opened NO  {error}"),
        };
        writeln!(stdout, "{name:30} {line}")?;
    }
    let share = 100.0 * good as f64 / files.len().max(1) as f64;
    writeln!(stdout, "{good} of {} equal and kept ({share:.1} %)", files.len())?;
    Ok(())
}

/// What became of one file.
struct Trip {
    equal: bool,
    kept: bool,
    findings: usize,
}

fn check(path: &Path, out: Option<&Path>) -> Result<Trip, Box<dyn Error>> {
    let bytes = disk::read(path)?;
    let first = bpmn::read(&bytes, &ReadOptions::default())?;
    let text = bpmn::write(&first.study, &VariantId::new("as-is"), Content::Whole)?;
    if let (Some(folder), Some(name)) = (out, path.file_name()) {
        disk::write(&folder.join(name), text.as_bytes())?;
    }
    let second = bpmn::read(text.as_bytes(), &ReadOptions::default())?;
    Ok(Trip {
        equal: first.study == second.study,
        kept: words(&first) == words(&second),
        findings: first.findings.len(),
    })
}

/// Everything kept of a file, as one count of characters a thing.
fn words(opened: &Opened) -> Vec<usize> {
    let Some(variant) = opened.study.as_is() else { return Vec::new() };
    let p = &variant.procedure;
    let steps = p.steps().map(|(_, s)| &s.foreign);
    let flows = p.flows().map(|(_, f)| &f.foreign);
    let artifacts = p.artifacts().map(|(_, a)| &a.foreign);
    std::iter::once(p.foreign())
        .chain(steps)
        .chain(flows)
        .chain(artifacts)
        .map(|f| f.elements.iter().map(String::len).sum::<usize>() + f.attributes.len())
        .collect()
}
