//! Reads a study with the library alone, as a workflow engine could: who does what, and how long
//! the work of each step takes. `cargo run --no-default-features --example read_study -- FILE`

use std::error::Error;
use std::io::Write as _;
use std::path::Path;

use prodigio::files;
use prodigio::model::text::Language;
use prodigio::model::timing::Timing;

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: read_study FILE")?;
    let study = files::open(Path::new(&file))?.study;
    let mut out = std::io::stdout().lock();
    for variant in study.variants() {
        writeln!(out, "{} · {}", study.title().get(Language::It), variant.id)?;
        for (id, step) in variant.procedure.steps() {
            let name = step.name.get(Language::It);
            let office = variant.procedure.office_of(step).map_or("-", |o| o.as_str());
            match step.work.as_ref().and_then(Timing::mean_minutes) {
                Some(minutes) => writeln!(out, "  {id}: {name}, {office}, {minutes:.0} min")?,
                None => writeln!(out, "  {id}: {name}, {office}")?,
            }
        }
    }
    Ok(())
}
