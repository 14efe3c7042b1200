//! From bytes to text: encodings by byte order mark or declaration; limits before anything is built.

use std::ops::Range;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::files::disk::MAX_BYTES;
use crate::files::error::{At, OpenError};

/// Deepest nesting of elements.
pub(super) const MAX_DEPTH: usize = 200;
/// Most elements, attributes and texts.
pub(super) const MAX_NODES: u32 = 16_000_000;
/// Most attributes of one element.
pub(super) const MAX_ATTRIBUTES: usize = 512;
/// Most namespaces that an element and those around it declare: every prefix is sought among them.
const MAX_NAMESPACES: usize = 512;
/// Most comparisons of the namespaces in scope with each other: an element that declares one more
/// compares them all.
const MAX_NAMESPACE_WORK: usize = 1_000_000_000;

/// What the namespaces of a file cost whoever looks prefixes up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NamespaceWork(usize);

impl NamespaceWork {
    /// Counts an element that declares namespaces, of which it then sees so many; whether that is
    /// still within bounds.
    pub(super) fn allows(&mut self, seen: usize) -> bool {
        self.0 = self.0.saturating_add(seen.saturating_mul(seen));
        seen <= MAX_NAMESPACES && self.0 <= MAX_NAMESPACE_WORK
    }
}

/// What a look over a text has found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Elements or tags are left open at its end.
    pub(super) unclosed: bool,
    /// Where the first start tag begins.
    pub(super) root_start: Option<usize>,
    /// Where the root element ends, when something else than blanks and comments follows.
    pub(super) root_end: Option<usize>,
}

/// Decoded text and whether bytes had to be replaced.
pub(super) struct Decoded {
    /// The text.
    pub(super) text: String,
    /// What stood before it: a byte order mark and blanks of a file in UTF-8.
    pub(super) lead: String,
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
    // Only a control character or one that begins like U+FFFE can be wrong.
    let perhaps = |b: u8| b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r') || b == 0xef;
    // Piece by piece without an early end: so many bytes are looked at together.
    let mut pieces = text.as_bytes().chunks(4096);
    let found = pieces.any(|piece| piece.iter().fold(false, |found, b| found | perhaps(*b)));
    if found && text.contains(|c| !is_xml_char(c)) {
        text = text.chars().map(|c| if is_xml_char(c) { c } else { '\u{fffd}' }).collect();
        mended = true;
    }
    // Nothing may stand before an XML declaration, but files come with blank lines there.
    let start = text.len() - text.trim_start().len();
    let mut lead = String::new();
    if encoding == UTF_8 {
        lead.push_str(if skip > 0 { MARK } else { "" });
        lead.push_str(&text[..start]);
    }
    if start > 0 {
        text.drain(..start);
    }
    // What is kept of it is text from here on, and written as UTF-8.
    mend_declaration(&mut text);
    if let Some(range) = declared_encoding(&text)
        && text.get(range.clone()).is_some_and(|name| !name.eq_ignore_ascii_case("UTF-8"))
    {
        text.replace_range(range, "UTF-8");
    }
    Ok(Decoded { text, lead, mended })
}

/// The byte order mark of UTF-8.
const MARK: &str = "\u{feff}";

/// The text of a source in two: what stands before its XML, and that.
pub(super) fn without_lead(source: &str) -> (&str, &str) {
    let text = source.strip_prefix(MARK).unwrap_or(source).trim_start();
    source.split_at(source.len() - text.len())
}

/// Puts the blank between the parts of an XML declaration that some programs leave out.
fn mend_declaration(text: &mut String) {
    let end = text.find("?>").filter(|_| text.starts_with("<?xml")).unwrap_or(0);
    for part in ["encoding", "standalone"] {
        if let Some(at) = text.get(..end).and_then(|head| head.find(part))
            && text[..at].ends_with(['"', '\''])
        {
            text.insert(at, ' ');
        }
    }
}

fn guess(bytes: &[u8]) -> Result<&'static Encoding, OpenError> {
    match bytes {
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(300)];
    let head = String::from_utf8_lossy(head);
    let Some(declared) = declared_encoding(&head).and_then(|range| head.get(range)) else {
        return Ok(UTF_8);
    };
    let encoding = Encoding::for_label(declared.as_bytes())
        .ok_or_else(|| OpenError::Encoding(declared.to_owned()))?;
    // The declaration could be read as ASCII, so it cannot be true when it names UTF-16.
    if encoding == UTF_16LE || encoding == UTF_16BE { Ok(UTF_8) } else { Ok(encoding) }
}

/// Where the XML declaration names an encoding.
fn declared_encoding(head: &str) -> Option<Range<usize>> {
    let declaration = head.trim_start().strip_prefix("<?xml")?;
    let declaration = declaration.split("?>").next()?;
    let rest = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = rest[1..].split(quote).next()?;
    let start = name.as_ptr() as usize - head.as_ptr() as usize;
    Some(start..start + name.len())
}

/// Whether XML 1.0 allows this character at all.
pub(super) fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Refuses text that nests too deep, heaps up attributes or declares anything of its own, before a
/// tree is built of it. Whether it is well-formed is not asked here.
pub(super) fn check_limits(text: &str) -> Result<Limits, OpenError> {
    let bytes = text.as_bytes();
    // How many namespaces each element that stands open declares, and all of them together.
    let mut open: Vec<usize> = Vec::new();
    let (mut spaces, mut work) = (0usize, NamespaceWork::default());
    let mut at = 0usize;
    let mut cut = false;
    let (mut root_start, mut root_end) = (None, None);
    while let Some(found) = find(bytes, at, b"<") {
        let next = if bytes[found..].starts_with(b"<!--") {
            find(bytes, found + 4, b"-->").map(|p| p + 3)
        } else if bytes[found..].starts_with(b"<![CDATA[") {
            find(bytes, found + 9, b"]]>").map(|p| p + 3)
        } else if bytes[found..].starts_with(b"<?xml ") {
            // Its parts are quoted, and the parser reads them so.
            tag_end(bytes, found + 2).end.map(|p| p + 1)
        } else if bytes[found..].starts_with(b"<?") {
            find(bytes, found + 2, b"?>").map(|p| p + 2)
        } else if bytes[found..].starts_with(b"<!DOCTYPE") {
            doctype_end(bytes, found)?
        } else if bytes[found..].starts_with(b"<!ENTITY") {
            return Err(OpenError::Entities(At::of_byte(bytes, found)));
        } else if bytes[found..].starts_with(b"<!") {
            // No XML outside a document type: the parser will say so.
            Some(found + 2)
        } else {
            let tag = tag_end(bytes, found + 1);
            if tag.attributes > MAX_ATTRIBUTES {
                return Err(OpenError::TooMany { limit: MAX_ATTRIBUTES });
            }
            if tag.spaces > 0 && !work.allows(spaces + tag.spaces) {
                return Err(OpenError::Namespaces(At::of_byte(bytes, found)));
            }
            if bytes.get(found + 1) == Some(&b'/') {
                spaces -= open.pop().unwrap_or_default();
                if open.is_empty() && root_end.is_none() {
                    root_end = tag.end.map(|e| e + 1);
                }
            } else {
                root_start = root_start.or(Some(found));
                if tag.end.is_some_and(|e| bytes[e - 1] != b'/') {
                    open.push(tag.spaces);
                    spaces += tag.spaces;
                }
            }
            if open.len() > MAX_DEPTH {
                let at = At::of_byte(bytes, found);
                return Err(OpenError::TooDeep { at, limit: MAX_DEPTH });
            }
            tag.end.map(|e| e + 1)
        };
        cut |= next.is_none();
        at = next.unwrap_or(bytes.len());
    }
    let root_end = root_end.filter(|end| says_something(&text[*end..]));
    Ok(Limits { unclosed: cut || !open.is_empty(), root_start, root_end })
}

/// Where a document type ends; `None` when it does not. What its quotes hold is no markup. One that
/// declares something between square brackets is refused: entities grow without end, and nothing
/// else that may stand there says anything to us.
fn doctype_end(bytes: &[u8], start: usize) -> Result<Option<usize>, OpenError> {
    let mut quote = None;
    let mut declares = false;
    for (i, b) in bytes.iter().enumerate().skip(start) {
        match (quote, b) {
            (None, b'>') if !declares => return Ok(Some(i + 1)),
            (None, b'[') if !declares => declares = true,
            (None, b']') if declares => declares = false,
            (None, b) if declares && !b.is_ascii_whitespace() => {
                return Err(OpenError::Entities(At::of_byte(bytes, i)));
            }
            (None, b'"' | b'\'') => quote = Some(*b),
            (Some(q), b) if q == *b => quote = None,
            _ => {}
        }
    }
    Ok(None)
}

/// Whether what follows the root is more than blanks, comments and processing instructions.
fn says_something(rest: &str) -> bool {
    let mut rest = rest.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->").map(|p| p + 3),
            _ if rest.starts_with("<?") => rest.find("?>").map(|p| p + 2),
            _ => return !rest.is_empty(),
        };
        match end.and_then(|end| rest.get(end..)) {
            Some(behind) => rest = behind.trim_start(),
            None => return true,
        }
    }
}

/// A tag.
#[derive(Clone, Copy, Debug, Default)]
struct Tag {
    /// The index of the `>` that ends it.
    end: Option<usize>,
    /// How many attributes it has, and how many of them declare a namespace.
    attributes: usize,
    spaces: usize,
}

/// Looks at the tag from this byte on.
fn tag_end(bytes: &[u8], from: usize) -> Tag {
    let mut quote = None;
    let mut tag = Tag::default();
    for (i, b) in bytes.iter().enumerate().skip(from) {
        match (quote, b) {
            (None, b'>') => return Tag { end: Some(i), ..tag },
            (None, b'"' | b'\'') => {
                quote = Some(*b);
                tag.attributes += 1;
            }
            (None, b'x')
                if bytes[i - 1].is_ascii_whitespace() && bytes[i..].starts_with(b"xmlns") =>
            {
                tag.spaces += 1;
            }
            (Some(q), b) if q == *b => quote = None,
            _ => {}
        }
    }
    tag
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
