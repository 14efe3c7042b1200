//! How long BPMN takes in and out: `cargo bench --no-default-features --bench bpmn [-- FILE]`.
//!
//! Without a file, one of ten thousand steps that our own writer makes, without our annotations.
//! Written are the model alone, as a study of ours is, and the file that was read: unchanged, and
//! with one name changed. `--json` ends with one line of JSON with the least times in milliseconds
//! and, where the system tells it, the most memory in MiB.

#[path = "support/large.rs"]
mod large;

use std::error::Error;
use std::io::Write as _;

use cpu_time::ThreadTime;
use prodigio::analysis::check;
use prodigio::files::bpmn::{self, Content, ReadOptions};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::id::VariantId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::Step;
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};

const RUNS: usize = 7;
/// What the changed step is called.
const TOUCHED: &str = "touched";

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let file = args.iter().find(|a| !a.starts_with("--"));
    let mut out = std::io::stdout().lock();
    let as_is = VariantId::new("as-is");
    let bytes = match file {
        Some(file) => std::fs::read(file)?,
        None => bpmn::write(&large::study(10_000), &as_is, Content::Plain)?.into_bytes(),
    };
    let options = ReadOptions::default();
    let study = bpmn::read(&bytes, &options)?.study;
    let p = study.as_is().ok_or("no variant")?.procedure.clone();
    writeln!(out, "{} steps, {} bytes", p.steps().count(), bytes.len())?;
    let memory = memory();
    let bare = changed(&study, &p, |draft| {
        draft.source(None);
    });
    let (id, step) = p.steps().next().ok_or("no step")?;
    let mut step = Step::clone(step);
    let former = step.name.get(study.language()).to_owned();
    step.name.set(study.language(), TOUCHED);
    let touched = changed(&study, &p, |draft| {
        draft.step(id.as_str(), step);
    });
    let texts = [&study, &touched].map(|s| bpmn::write(s, &as_is, Content::Whole));
    let [then, now] = texts;
    if now?.replacen(&format!("\"{TOUCHED}\""), &format!("\"{former}\""), 1) != then? {
        return Err("more than the name has changed".into());
    }
    let read = || bpmn::read(&bytes, &options);
    let times = [
        ("read_ms", least(|| read().map(drop))?),
        (
            "read_and_check_ms",
            least(|| {
                let study = read()?.study;
                let found = study.as_is().map(|v| check::check(&v.procedure, Language::It));
                drop(found);
                Ok::<(), Box<dyn Error>>(())
            })?,
        ),
        ("write_model_ms", least(|| bpmn::write(&bare, &as_is, Content::Plain).map(drop))?),
        (
            "write_model_annotated_ms",
            least(|| bpmn::write(&bare, &as_is, Content::Whole).map(drop))?,
        ),
        ("write_unchanged_ms", least(|| bpmn::write(&study, &as_is, Content::Whole).map(drop))?),
        ("write_touched_ms", least(|| bpmn::write(&touched, &as_is, Content::Whole).map(drop))?),
    ];
    for (what, ms) in &times {
        writeln!(out, "{what:26} {ms:9.1}")?;
    }
    if args.iter().any(|a| a == "--json") {
        let figures: Vec<String> = times.iter().map(|(k, v)| format!("\"{k}\":{v:.2}")).collect();
        let memory = memory.map_or_else(|| "null".to_owned(), |m| format!("{m:.1}"));
        writeln!(out, "{{{},\"memory_mib\":{memory}}}", figures.join(","))?;
    }
    Ok(())
}

/// The study with a change to its procedure.
fn changed(study: &Study, p: &Procedure, change: impl FnOnce(&mut Draft)) -> Study {
    let mut draft = Draft::from(p.clone());
    change(&mut draft);
    let mut study = StudyDraft::from(study.clone());
    study.variant("as-is", Role::AsIs, Text::default(), draft.finish().0);
    study.finish()
}

/// The least of some runs, in milliseconds of this thread's own CPU: others on the machine do not
/// count.
fn least<E>(mut run: impl FnMut() -> Result<(), E>) -> Result<f64, E> {
    let mut least = f64::INFINITY;
    for _ in 0..RUNS {
        let start = ThreadTime::now();
        run()?;
        least = least.min(start.elapsed().as_secs_f64() * 1e3);
    }
    Ok(least)
}

/// The most memory this process has held, in MiB; `None` where the system does not tell.
fn memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024.0)
}
