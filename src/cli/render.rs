//! `prodigio render FILE OUT`: the drawing as a picture, the same as on the canvas; the ending of OUT
//! says whether as SVG, as PNG or, on paper, as PDF.

use std::path::Path;

use crate::app::command::Delivery;
use crate::app::deliver;
use crate::app::dossier::{Kind, Paperwork};
use crate::files::disk;
use crate::model::id::VariantId;
use crate::model::study::Study;
use crate::words::Words;

use super::console::Console;
use super::failure::Failure;
use super::options::RenderOptions;
use super::output::{ending, say_written, unknown_ending};
use super::{GOOD, load};

/// Draws a variant.
pub(super) fn run(options: &RenderOptions, console: &mut Console) -> Result<u8, Failure> {
    let kind = ending(&options.to);
    if kind != "pdf" && (options.paper.is_some() || options.tiles) {
        return Err(Failure::Usage(console.words.say("cli-only-pdf")));
    }
    let delivery = match kind.as_str() {
        "svg" => Delivery::Svg,
        "png" => Delivery::Png,
        "pdf" => Delivery::Paper(Paperwork {
            paper: options.paper.unwrap_or_default(),
            tiles: options.tiles,
            ..Paperwork::new(Kind::Drawing, console.words.language())
        }),
        other => return Err(unknown_ending(other, ".svg, .png, .pdf", &console.words)),
    };
    let study = load::open_drawn(&options.file)?;
    let variant = load::variant(&study, options.variant.as_deref(), &console.words)?;
    write(&study, &variant.id, delivery, &options.to, &console.words)?;
    say_written(&options.to, options.json, console)?;
    Ok(GOOD)
}

/// Writes a delivery of a variant whole or not at all.
pub(super) fn write(
    study: &Study,
    variant: &VariantId,
    delivery: Delivery,
    to: &Path,
    words: &Words,
) -> Result<(), Failure> {
    deliver::bytes(study, variant, delivery, words)
        .and_then(|bytes| disk::write(to, &bytes))
        .map_err(|error| Failure::save(&error, to))
}
