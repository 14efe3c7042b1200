//! How long the exact judgement of structure takes: `cargo bench --no-default-features --bench structure
//! [-- FILE.bpmn]`.
//!
//! Without a file, a sound procedure of sixty steps, one of many branches at once, one of a thousand
//! steps, and one whose judgement ends by the work it may do. With a BPMN file, that file's process.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use prodigio::analysis::structure::{LIMIT, judge};
use prodigio::files;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().skip(1).find(|a| !a.starts_with("--"));
    let mut out = std::io::stdout().lock();
    if let Some(file) = file {
        let study = files::open(Path::new(&file))?.study;
        let procedure = &study.variants().first().ok_or("the file is empty")?.procedure;
        return tell(&mut out, &file, procedure);
    }
    tell(&mut out, "a sound one of sixty steps", &chain(6)?)?;
    tell(&mut out, "a sound one of a thousand steps", &chain(100)?)?;
    let branches: Vec<String> = (0..6).map(|n| format!("a{n} > b{n} > c{n} > d{n}")).collect();
    let wide = sketch::parse(&format!("start > [{}] > end", branches.join(", ")))?;
    tell(&mut out, "six branches of four steps at once", &wide)?;
    let many: Vec<String> = (0..300).map(|n| format!("b{n}")).collect();
    let crowd = sketch::parse(&format!("start > [{}] > end", many.join(", ")))?;
    tell(&mut out, "three hundred steps at once, judged in part", &crowd)
}

/// Blocks of ten steps: a choice, three branches at once, some of three, a loop back.
fn chain(blocks: usize) -> Result<Procedure, Box<dyn Error>> {
    let mut text = "start".to_owned();
    for n in 0..blocks {
        let block = format!(
            " > a{n} > {{0.5: b{n}, 0.5: c{n}}} > [d{n}, e{n}, f{n}] > (0.5: k{n}, 0.5: l{n}) > i{n} > {{0.1: j{n} > a{n}, 0.9: -}}"
        );
        text.push_str(&block);
    }
    text.push_str(" > end");
    Ok(sketch::parse(&text)?)
}

fn tell(out: &mut impl Write, what: &str, procedure: &Procedure) -> Result<(), Box<dyn Error>> {
    let verdict = judge(procedure, LIMIT);
    let mut all: Vec<Duration> = (0..15)
        .map(|_| {
            let begin = now();
            drop(judge(procedure, LIMIT));
            begin.elapsed()
        })
        .collect();
    all.sort();
    let ms = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1e3);
    let (best, middle) = (ms(all[0]), ms(all[all.len() / 2]));
    let (states, sound) = (verdict.states, verdict.sound);
    writeln!(out, "{what}: {best} ms, median {middle}; {states} states, sound {sound:?}")?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
fn now() -> std::time::Instant {
    std::time::Instant::now()
}
