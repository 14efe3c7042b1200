//! XML of other programs: the name of its root before anything is parsed, and parsing within limits.

use roxmltree::{Document, ParsingOptions};

use super::error::{At, OpenError};

/// Most elements, attributes and texts of one file.
const MOST_NODES: u32 = 2_000_000;
/// Most bytes before the root that are looked through.
const LONGEST_HEAD: usize = 64 * 1024;

/// The name of the root element without its prefix, told without parsing; empty when there is none.
pub(super) fn root_name(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(LONGEST_HEAD)]);
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    while let Some(end) = ["<?", "<!--", "<!"]
        .into_iter()
        .zip(["?>", "-->", ">"])
        .find(|(start, _)| rest.starts_with(start))
        .map(|(_, end)| end)
    {
        let Some((_, after)) = rest.split_once(end) else { return String::new() };
        rest = after.trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return String::new() };
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len());
    let name = &tag[..end];
    name.rsplit_once(':').map_or(name, |(_, local)| local).to_owned()
}

/// A text without its document type, where that names a file only: nothing is ever fetched. One that
/// defines entities stays, and is refused by the parser.
pub(super) fn without_doctype(text: &str) -> String {
    let Some(start) = text.find("<!DOCTYPE") else { return text.to_owned() };
    match text[start..].find(['>', '[']) {
        Some(end) if text[start + end..].starts_with('>') => {
            format!("{}{}", &text[..start], &text[start + end + 1..])
        }
        _ => text.to_owned(),
    }
}

/// Parses a text of XML.
///
/// # Errors
/// When it is not well-formed, cut off, or has more nodes than are read.
pub(super) fn parse(text: &str) -> Result<Document<'_>, OpenError> {
    let parsing = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, parsing).map_err(|error| {
        let at = At::new(error.pos().row, error.pos().col);
        match error {
            roxmltree::Error::NodesLimitReached
            | roxmltree::Error::AttributesLimitReached
            | roxmltree::Error::NamespacesLimitReached => {
                OpenError::TooMany { limit: MOST_NODES as usize }
            }
            roxmltree::Error::UnexpectedEndOfStream | roxmltree::Error::UnclosedRootNode => {
                OpenError::Truncated(At::of_byte(text.as_bytes(), text.len()))
            }
            _ => OpenError::NotXml { at, detail: error.to_string() },
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_told_before_parsing() {
        for (text, name) in [
            (
                "\u{feff}<?xml version='1.0'?>\n<!-- <a> --><!DOCTYPE svg PUBLIC \"x\" \"y\"><svg:svg x='1'>",
                "svg",
            ),
            ("<mxfile>", "mxfile"),
            ("<mxGraphModel/>", "mxGraphModel"),
            ("<!-- ", ""),
            ("no", ""),
        ] {
            assert_eq!(root_name(text.as_bytes()), name, "{text}");
        }
        assert_eq!(without_doctype("<!DOCTYPE svg PUBLIC \"a\"><svg/>"), "<svg/>");
        assert!(parse("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").is_err());
    }
}
