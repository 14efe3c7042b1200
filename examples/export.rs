//! Writes the as-is of a study as BPMN 2.0: `cargo run --example export -- OUT [FILE]`.

use std::error::Error;
use std::path::Path;

use prodigio::files::bpmn::{self, Content};
use prodigio::files::{self, catalogue, disk};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let to = args.next().ok_or("say where to write")?;
    let study = match args.next() {
        Some(path) => files::open(Path::new(&path))?.study,
        None => catalogue::first(),
    };
    let variant = study.as_is().ok_or("the study has no variant")?;
    let text = bpmn::write(&study, &variant.id, Content::Whole)?;
    disk::write(Path::new(&to), text.as_bytes())?;
    Ok(())
}
