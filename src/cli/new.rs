//! `prodigio new TEMPLATE OUT`: a fresh study from the catalogue, never over a file that is there.

use crate::files::{catalogue, disk, native};
use crate::words::Value;

use super::GOOD;
use super::console::Console;
use super::failure::Failure;
use super::options::NewOptions;
use super::output::{ending, say_written, unknown_ending};

/// Writes a fresh study.
pub(super) fn run(options: &NewOptions, console: &mut Console) -> Result<u8, Failure> {
    let template = catalogue::TEMPLATES.iter().find(|t| t.code == options.template);
    let Some(template) = template else {
        let known: Vec<&str> = catalogue::TEMPLATES.iter().map(|t| t.code).collect();
        let args = [
            ("template", Value::from(options.template.as_str())),
            ("known", Value::from(known.join(", "))),
        ];
        return Err(Failure::Usage(console.words.say_with("cli-no-template", &args)));
    };
    let ending = ending(&options.to);
    if !matches!(ending.as_str(), "" | "prodigio" | "ron") {
        return Err(unknown_ending(&ending, ".prodigio", &console.words));
    }
    let text =
        native::write(&template.study()).map_err(|error| Failure::save(&error, &options.to))?;
    disk::write_new(&options.to, text.as_bytes())
        .map_err(|error| Failure::save(&error, &options.to))?;
    say_written(&options.to, options.json, console)?;
    Ok(GOOD)
}
