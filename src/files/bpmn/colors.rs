//! Colors of shapes and lines: the attributes that bpmn.io and the color extension of BPMN put on
//! the diagram.
//!
//! The attributes stay as they stood in the file, however they spell a color; the model has what
//! they say. Where it says otherwise, both spellings are written anew.

use std::collections::BTreeMap;
use std::str::FromStr as _;

use crate::model::color::{Color, Colors};
use crate::model::foreign::Foreign;

use super::element::Element;

/// The namespace of the color extension of BPMN.
const COLOR: &str = "http://www.omg.org/spec/BPMN/non-normative/color/1.0";
/// The namespace of bpmn.io, which came before it.
const BIOC: &str = "http://bpmn.io/schema/bpmn/biocolor/1.0";

/// The namespace that a prefix of colors usually stands for.
pub(super) fn namespace(prefix: &str) -> Option<&'static str> {
    match prefix {
        "color" => Some(COLOR),
        "bioc" => Some(BIOC),
        _ => None,
    }
}

/// The attributes without their prefix, in the order in which they count.
const FILLS: [&str; 2] = ["background-color", "fill"];
const LINES: [&str; 2] = ["border-color", "stroke"];

/// What kept attributes of a shape or line say of its colors. What cannot be read, or is not
/// opaque, says nothing.
pub(super) fn said(attributes: &BTreeMap<String, String>) -> Colors {
    let first = |names: [&str; 2]| {
        names.iter().find_map(|name| {
            let mut all = attributes.iter().filter(|(key, _)| local(key) == Some(name));
            all.find_map(|(_, value)| color(value))
        })
    };
    Colors { fill: first(FILLS), line: first(LINES) }
}

/// The name of a kept attribute of the diagram that has a prefix, without it.
fn local(key: &str) -> Option<&str> {
    Some(key.strip_prefix("di/")?.split_once(':')?.1)
}

/// Whether a kept attribute says a color that the model has.
pub(super) fn is_color(key: &str) -> bool {
    local(key).is_some_and(|name| FILLS.contains(&name) || LINES.contains(&name))
}

fn color(text: &str) -> Option<Color> {
    let read = svgtypes::Color::from_str(text.trim()).ok()?;
    (read.alpha == u8::MAX).then_some(Color([read.red, read.green, read.blue]))
}

/// Whether the kept attributes say the colors that a thing has.
pub(super) fn are_kept(foreign: &Foreign) -> bool {
    said(&foreign.attributes) == foreign.colors
}

/// Puts the colors of a thing in both spellings.
pub(super) fn put(out: &mut Element, colors: Colors) {
    if colors != Colors::default() {
        out.set("xmlns:bioc", BIOC);
        out.set("xmlns:color", COLOR);
    }
    let all = [
        (colors.line, "bioc:stroke", "color:border-color"),
        (colors.fill, "bioc:fill", "color:background-color"),
    ];
    for (color, theirs, common) in all {
        if let Some(color) = color {
            out.set(theirs, color.to_string());
            out.set(common, color.to_string());
        }
    }
}
