//! Writes the hand-over folder of each variant of a study for an engine: its file, its forms, and
//! for every end event the options that lead a run there.
//!
//! ```text
//! cargo run --release --example engine_paths -- STUDY.prodigio DIR [ENGINE]
//! ```
//!
//! Gives `DIR/VARIANT/`; prints `VARIANT PATHS.json END` for each way to an end.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;

use prodigio::files::bpmn::engine::dialect::Dialect;
use prodigio::files::bpmn::engine::{paths, project};
use prodigio::files::{self, disk, folder};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, out, rest @ ..] = arguments.as_slice() else {
        return Err("usage: engine_paths STUDY DIR [ENGINE]".into());
    };
    let name = rest.first().map_or("operaton", String::as_str);
    let known = Dialect::ALL.map(Dialect::name).join(", ");
    let dialect = Dialect::from_name(name).ok_or_else(|| format!("engines: {known}"))?;
    let study = files::open(Path::new(file))?.study;
    let out = Path::new(out);
    disk::make_folder(out)?;
    let mut stdout = std::io::stdout().lock();
    for variant in study.variants() {
        let made = project::project(&study, &variant.id, dialect)?;
        folder::write(&out.join(variant.id.as_str()), &made.pieces)?;
        let ways = paths::paths(&variant.procedure, study.language(), dialect);
        let files = made.pieces.iter().filter(|piece| piece.path.starts_with("paths/"));
        for (piece, way) in files.zip(ways) {
            writeln!(stdout, "{} {} {}", variant.id, piece.path, way.end)?;
        }
    }
    Ok(())
}
