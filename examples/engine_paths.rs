//! Writes each variant of a study for an engine, and beside it, for every end event, the options
//! that lead a run there.
//!
//! ```text
//! cargo run --release --example engine_paths -- STUDY.prodigio DIR [operaton|bpmn]
//! ```
//!
//! Gives `DIR/VARIANT.bpmn` and `DIR/VARIANT.END.json`; prints `VARIANT END` for each.

use std::error::Error;
use std::io::Write as _;
use std::path::Path;

use prodigio::files::bpmn::engine::{self, Dialect, paths};
use prodigio::files::{self, disk};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, folder, rest @ ..] = arguments.as_slice() else {
        return Err("usage: engine_paths STUDY DIR [operaton|bpmn]".into());
    };
    let name = rest.first().map_or("operaton", String::as_str);
    let dialect = Dialect::from_name(name).ok_or("engines: operaton, bpmn")?;
    let study = files::open(Path::new(file))?.study;
    let folder = Path::new(folder);
    let mut stdout = std::io::stdout().lock();
    for variant in study.variants() {
        let export = engine::export(&study, &variant.id, dialect)?;
        disk::write(&folder.join(format!("{}.bpmn", variant.id)), export.text.as_bytes())?;
        for path in paths::paths(&variant.procedure, study.language(), dialect) {
            let options = serde_json::to_string_pretty(&path.options)?;
            let name = format!("{}.{}.json", variant.id, path.end);
            disk::write(&folder.join(name), options.as_bytes())?;
            writeln!(stdout, "{} {}", variant.id, path.end)?;
        }
    }
    Ok(())
}
