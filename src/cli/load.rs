//! Opening the file of a command and choosing a variant in it.

use std::path::Path;

use crate::app::open::laid_out;
use crate::files::{self, Opened};
use crate::model::id::VariantId;
use crate::model::study::{Study, Variant};
use crate::words::{Value, Words};

use super::failure::Failure;

/// Opens a file, or says why not.
pub(super) fn open(path: &Path) -> Result<Opened, Failure> {
    files::open(path).map_err(|error| Failure::open(&error, path))
}

/// Opens a file to be drawn: one without a drawing is laid out.
pub(super) fn open_drawn(path: &Path) -> Result<Study, Failure> {
    let opened = open(path)?;
    Ok(if opened.needs_layout { laid_out(opened.study) } else { opened.study })
}

/// The variant asked for by id, else the as-is.
pub(super) fn variant<'a>(
    study: &'a Study,
    asked: Option<&str>,
    words: &Words,
) -> Result<&'a Variant, Failure> {
    let found = match asked {
        Some(id) => study.variant(&VariantId::new(id)),
        None => study.as_is(),
    };
    found.ok_or_else(|| no_variant(study, asked.unwrap_or_default(), words))
}

/// The sentence that there is no such variant.
pub(super) fn no_variant(study: &Study, asked: &str, words: &Words) -> Failure {
    let known: Vec<&str> = study.variants().iter().map(|v| v.id.as_str()).collect();
    let args = [("variant", Value::from(asked)), ("known", Value::from(known.join(", ")))];
    Failure::Usage(words.say_with("cli-no-variant", &args))
}

/// What a variant is called: its name, else whether it shows today or tomorrow.
pub(super) fn variant_name(variant: &Variant, words: &Words) -> String {
    let name = variant.name.get(words.language());
    let name = if name.is_empty() { words.name(variant.role) } else { name.to_owned() };
    if name == variant.id.as_str() { name } else { format!("{name} ({})", variant.id) }
}
