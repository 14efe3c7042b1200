//! Pictures in SVG that carry the model they show.
//!
//! draw.io puts its file into the attribute `content` of the root; others put BPMN into a metadata
//! element, a comment, a text or an attribute, as it is, percent-encoded or in base64. bpmn.io's own
//! picture has no model inside, and nothing can be read from its lines.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::Node;

use crate::model::finding::{Finding, Place};

use super::bpmn;
use super::disk::MAX_BYTES;
use super::error::OpenError;
use super::markup;

/// The namespace of BPMN, in whatever prefix.
const BPMN: &str = "http://www.omg.org/spec/BPMN/20100524/MODEL";
/// Shortest text that can be a model.
const SHORTEST: usize = 40;

/// The file inside a picture: BPMN or draw.io.
///
/// # Errors
/// When the picture is no XML, or has no model inside.
pub(super) fn model_inside(bytes: &[u8]) -> Result<Vec<u8>, OpenError> {
    let text = markup::without_doctype(&bpmn::text(bytes)?);
    let document = markup::parse(&text)?;
    for node in document.root().descendants() {
        if node.has_tag_name((BPMN, "definitions")) {
            return Ok(element_alone(node, &text).into_bytes());
        }
        let attributes = node.attributes().map(|a| a.value());
        let own = node.text().filter(|_| node.is_text() || node.is_comment());
        if let Some(model) = attributes.chain(own).find_map(model_of) {
            return Ok(model.into_bytes());
        }
    }
    let first = Box::new(Finding::error(Place::Study, "svg-no-model"));
    Err(OpenError::Unsound { at: None, first, count: 1 })
}

/// An element as a file of its own, with the namespaces that those around it declare.
fn element_alone(node: Node<'_, '_>, text: &str) -> String {
    let source = text.get(node.range()).unwrap_or_default();
    let end = source.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(0);
    let tag_end = source.find('>').unwrap_or(source.len());
    let mut out = source[..end].to_owned();
    for namespace in node.namespaces().filter(|n| n.name() != Some("xml")) {
        let name = namespace.name().map_or("xmlns".to_owned(), |prefix| format!("xmlns:{prefix}"));
        if !source[..tag_end].contains(&format!("{name}=")) {
            let uri = quick_xml::escape::escape(namespace.uri());
            for piece in [" ", &name, "=\"", &uri, "\""] {
                out.push_str(piece);
            }
        }
    }
    out.push_str(&source[end..]);
    out
}

/// The model that a text is, in any of the ways it may be written.
fn model_of(value: &str) -> Option<String> {
    if value.len() < SHORTEST || value.len() as u64 > MAX_BYTES {
        return None;
    }
    let plain = || Some(value.to_owned());
    let percent = || {
        let looks = value.contains("%3C") || value.contains("%3c");
        let decoded = || percent_encoding::percent_decode_str(value).decode_utf8().ok();
        looks.then(decoded).flatten().map(String::from)
    };
    let base64 = || {
        let data = value.split_once("base64,").map_or(value, |(_, data)| data).trim();
        String::from_utf8(STANDARD.decode(data).ok()?).ok()
    };
    [&plain as &dyn Fn() -> Option<String>, &percent, &base64].iter().find_map(|read| {
        let text = read()?;
        let start = text.find('<')?;
        let inner = text.get(start..)?;
        let is_model = match markup::root_name(inner.as_bytes()).as_str() {
            "definitions" => inner.contains(BPMN),
            "mxfile" | "mxGraphModel" => true,
            _ => false,
        };
        is_model.then(|| inner.trim_end().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_are_found_wherever_they_stand() {
        let model = format!("<b:definitions xmlns:b=\"{BPMN}\" targetNamespace=\"urn:t\"/>");
        let escaped = quick_xml::escape::escape(model.as_str());
        let percent =
            percent_encoding::utf8_percent_encode(&model, percent_encoding::NON_ALPHANUMERIC);
        let inside = [
            format!("<metadata>{model}</metadata>"),
            format!("<metadata><![CDATA[{model}]]></metadata>"),
            format!("<metadata>{escaped}</metadata>"),
            format!("<!-- {model} -->"),
            format!("<g data-bpmn=\"{escaped}\"/>"),
            format!("<g data-bpmn=\"{percent}\"/>"),
            format!("<g data-bpmn=\"data:text/xml;base64,{}\"/>", STANDARD.encode(&model)),
        ];
        for inside in inside {
            let svg = format!("<!DOCTYPE svg PUBLIC \"a\" \"b\"><svg>{inside}</svg>");
            let found = model_inside(svg.as_bytes()).expect("there is a model");
            assert_eq!(String::from_utf8(found).unwrap(), model, "{inside}");
        }
        let around =
            format!("<svg xmlns:b=\"{BPMN}\"><metadata><b:definitions id=\"d\"/></metadata></svg>");
        let found = String::from_utf8(model_inside(around.as_bytes()).unwrap()).unwrap();
        assert!(found.starts_with("<b:definitions xmlns:b="), "{found}");
        assert_eq!(
            model_inside(b"<svg><path d='M 0 0'/></svg>").unwrap_err().code(),
            "svg-no-model"
        );
    }
}
