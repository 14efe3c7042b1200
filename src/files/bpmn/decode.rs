//! From bytes to text: encodings by byte order mark or declaration; limits before anything is built.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::files::disk::MAX_BYTES;
use crate::files::error::{At, OpenError};

/// Deepest nesting of elements.
pub(super) const MAX_DEPTH: usize = 200;
/// Most elements, attributes and texts.
pub(super) const MAX_NODES: u32 = 4_000_000;
/// Most attributes of one element.
const MAX_ATTRIBUTES: usize = 512;

/// Decoded text and whether bytes had to be replaced.
pub(super) struct Decoded {
    /// The text.
    pub(super) text: String,
    /// Whether some bytes or characters were not allowed and are now U+FFFD.
    pub(super) mended: bool,
}

/// Decodes a file by its byte order mark, else its look, else its XML declaration, else as UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, OpenError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(OpenError::TooLarge { limit: MAX_BYTES });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(OpenError::Empty);
    }
    let (encoding, skip) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (guess(bytes)?, 0),
    };
    let body = bytes.get(skip..).unwrap_or_default();
    let (text, had_errors) = encoding.decode_without_bom_handling(body);
    let mut text = text.into_owned();
    let mut mended = had_errors;
    if text.contains(|c| !is_xml_char(c)) {
        text = text.chars().map(|c| if is_xml_char(c) { c } else { '\u{fffd}' }).collect();
        mended = true;
    }
    // Nothing may stand before an XML declaration, but files come with blank lines there.
    let start = text.len() - text.trim_start().len();
    if start > 0 {
        text.drain(..start);
    }
    Ok(Decoded { text, mended })
}

fn guess(bytes: &[u8]) -> Result<&'static Encoding, OpenError> {
    match bytes {
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(300)];
    let head = String::from_utf8_lossy(head);
    let Some(declared) = declared_encoding(&head) else { return Ok(UTF_8) };
    let encoding = Encoding::for_label(declared.as_bytes())
        .ok_or_else(|| OpenError::Encoding(declared.to_owned()))?;
    // The declaration could be read as ASCII, so it cannot be true when it names UTF-16.
    if encoding == UTF_16LE || encoding == UTF_16BE { Ok(UTF_8) } else { Ok(encoding) }
}

fn declared_encoding(head: &str) -> Option<&str> {
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let declaration = declaration.split("?>").next()?;
    let rest = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest[1..].split(quote).next()
}

/// Whether XML 1.0 allows this character at all.
pub(super) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Refuses text that nests too deep or heaps up attributes, before a tree is built of it. Whether it
/// is well-formed is not asked here. Says whether elements are left open at the end.
pub(super) fn check_limits(text: &str) -> Result<bool, OpenError> {
    let bytes = text.as_bytes();
    let mut depth = 0usize;
    let mut at = 0usize;
    let mut cut = false;
    while let Some(found) = find(bytes, at, b"<") {
        let next = if bytes[found..].starts_with(b"<!--") {
            find(bytes, found + 4, b"-->").map(|p| p + 3)
        } else if bytes[found..].starts_with(b"<![CDATA[") {
            find(bytes, found + 9, b"]]>").map(|p| p + 3)
        } else if bytes[found..].starts_with(b"<?") {
            find(bytes, found + 2, b"?>").map(|p| p + 2)
        } else {
            let (end, attributes) = tag_end(bytes, found + 1);
            if attributes > MAX_ATTRIBUTES {
                return Err(OpenError::TooMany { limit: MAX_ATTRIBUTES });
            }
            if bytes.get(found + 1) == Some(&b'/') {
                depth = depth.saturating_sub(1);
            } else if end.is_some_and(|e| bytes[e - 1] != b'/') && bytes[found + 1] != b'!' {
                depth += 1;
            }
            if depth > MAX_DEPTH {
                let at = At::of_byte(bytes, found);
                return Err(OpenError::TooDeep { at, limit: MAX_DEPTH });
            }
            end.map(|e| e + 1)
        };
        cut |= next.is_none();
        at = next.unwrap_or(bytes.len());
    }
    Ok(cut || depth > 0)
}

/// The index of the `>` that ends a tag, and how many attributes it has.
fn tag_end(bytes: &[u8], from: usize) -> (Option<usize>, usize) {
    let mut quote = None;
    let mut attributes = 0;
    for (i, b) in bytes.iter().enumerate().skip(from) {
        match (quote, b) {
            (None, b'>') => return (Some(i), attributes),
            (None, b'"' | b'\'') => {
                quote = Some(*b);
                attributes += 1;
            }
            (Some(q), b) if q == *b => quote = None,
            _ => {}
        }
    }
    (None, attributes)
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    if let [single] = what {
        return rest.iter().position(|b| b == single).map(|p| p + from);
    }
    rest.windows(what.len()).position(|w| w == what).map(|p| p + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_told() {
        let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\u{e0}</a>";
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        assert!(decode(&latin).unwrap().text.contains('\u{e0}'));
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(decode(&wide).unwrap().text.contains('\u{e0}'));
        let marked: Vec<u8> = [0xfe, 0xff]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        assert!(decode(&marked).unwrap().text.contains('\u{e0}'));
        assert!(matches!(
            decode(b"<?xml version='1.0' encoding='klingon'?><a/>"),
            Err(OpenError::Encoding(_))
        ));
        assert!(decode(b"<a>\xff</a>").unwrap().mended);
        assert!(matches!(decode(b" \n"), Err(OpenError::Empty)));
    }

    #[test]
    fn depth_and_attributes_are_limited() {
        assert!(check_limits("<a b='>'><!-- < --><c/><![CDATA[<<<]]></a>").is_ok());
        let deep = "<a>".repeat(100_000);
        assert!(matches!(check_limits(&deep), Err(OpenError::TooDeep { .. })));
        let siblings = format!("<a>{}</a>", "<b></b><c/>".repeat(1000));
        assert!(check_limits(&siblings).is_ok());
        let many = " a='1'".repeat(1000);
        assert!(matches!(check_limits(&format!("<a{many}/>")), Err(OpenError::TooMany { .. })));
    }
}
