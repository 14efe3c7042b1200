//! Where XML is written: indented, every value escaped, kept fragments verbatim.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::mem;

use smol_str::{SmolStr, format_smolstr};

use super::decode::is_xml_char;

/// Attributes in the order they are written.
pub(super) type Attributes = Vec<(String, String)>;

/// What lines begin with.
const BLANKS: &str = "                ";

/// An XML text being written.
pub(super) struct Sink {
    text: String,
    /// ` xmlns:p="u"` texts that the root declares, so that fragments need not.
    declared: Vec<String>,
    /// The prefixes of those.
    prefixes: BTreeSet<SmolStr>,
    /// Prefixes of attributes that nothing declares: what was kept of another file.
    undeclared: BTreeSet<SmolStr>,
    open: Vec<SmolStr>,
}

impl Sink {
    /// An empty text with its XML declaration, and with room for a number of bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        let mut text = String::with_capacity(bytes);
        text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        Self {
            text,
            declared: Vec::new(),
            prefixes: BTreeSet::new(),
            undeclared: BTreeSet::new(),
            open: Vec::new(),
        }
    }

    /// Says which namespaces the root declares.
    pub(super) fn declare(&mut self, attributes: &[(SmolStr, SmolStr)]) {
        self.declared = attributes
            .iter()
            .filter(|(name, _)| name.starts_with("xmlns:"))
            .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
            .collect();
        let prefixes = attributes.iter().filter_map(|(name, _)| name.strip_prefix("xmlns:"));
        self.prefixes = prefixes.map(SmolStr::new).collect();
    }

    /// Takes note of a prefix that neither the root nor the element itself declares.
    fn notice(&mut self, key: &str, attributes: &[(SmolStr, SmolStr)]) {
        // Most have none: asked for every attribute of a file.
        let Some(at) = memchr::memchr(b':', key.as_bytes()) else { return };
        let prefix = &key[..at];
        let is_here = |(name, _): &(SmolStr, SmolStr)| name.strip_prefix("xmlns:") == Some(prefix);
        let is_known = matches!(prefix, "xml" | "xmlns") || self.prefixes.contains(prefix);
        if !is_known && !attributes.iter().any(is_here) {
            self.undeclared.insert(prefix.into());
        }
    }

    /// Prefixes that are still to be declared.
    pub(super) fn undeclared(&mut self) -> BTreeSet<SmolStr> {
        mem::take(&mut self.undeclared)
    }

    fn line(&mut self) {
        self.text.push('\n');
        let mut depth = self.open.len();
        while depth > 0 {
            let step = depth.min(BLANKS.len() / 2);
            self.text.push_str(&BLANKS[..2 * step]);
            depth -= step;
        }
    }

    /// A start tag on a line of its own, without its end.
    fn tag(&mut self, name: &str, attributes: &[(SmolStr, SmolStr)]) {
        self.line();
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.notice(key, attributes);
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.text.push_str(&escaped(value));
            self.text.push('"');
        }
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(SmolStr, SmolStr)]) {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name.into());
    }

    fn end(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.line();
            self.end(&name);
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(SmolStr, SmolStr)]) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// An element that says numbers alone.
    pub(super) fn numbers(&mut self, name: &str, values: &[(&str, f64)]) {
        self.line();
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in values {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.text.push_str(&number(*value));
            self.text.push('"');
        }
        self.text.push_str("/>");
    }

    /// An element with text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(SmolStr, SmolStr)], text: &str) {
        self.tag(name, attributes);
        self.text.push('>');
        self.text.push_str(&escape_with(text, Place::Text));
        self.end(name);
    }

    /// A kept fragment on a line of its own.
    pub(super) fn raw(&mut self, fragment: &str) {
        let mut fragment = Cow::Borrowed(fragment);
        for declaration in &self.declared {
            if fragment.contains(declaration.as_str()) {
                fragment = Cow::Owned(fragment.replace(declaration.as_str(), ""));
            }
        }
        self.line();
        self.text.push_str(&fragment);
    }

    /// The text, ended by a line feed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.push('\n');
        self.text
    }
}

/// A number in its shortest form; most are whole, and those are said quicker.
pub(super) fn number(value: f64) -> SmolStr {
    let whole = value as i32;
    if f64::from(whole).total_cmp(&value).is_eq() {
        SmolStr::new(itoa::Buffer::new().format(whole))
    } else {
        format_smolstr!("{value}")
    }
}

/// Where a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Attribute,
    /// In a kept fragment; quotes are escaped so that none looks like the end of an attribute.
    Fragment,
    Text,
}

/// An attribute value with everything escaped that a parser would change; characters that XML does
/// not allow become U+FFFD.
pub(super) fn escaped(value: &str) -> Cow<'_, str> {
    escape_with(value, Place::Attribute)
}

/// A text of a kept fragment with everything escaped that a parser would change; characters that
/// XML does not allow become U+FFFD.
pub(super) fn escaped_text(value: &str) -> Cow<'_, str> {
    escape_with(value, Place::Fragment)
}

fn escape_with(value: &str, place: Place) -> Cow<'_, str> {
    let escape = |c: char| match c {
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '&' => Some("&amp;"),
        '\r' => Some("&#13;"),
        '"' if place != Place::Text => Some("&quot;"),
        '\n' if place == Place::Attribute => Some("&#10;"),
        '\t' if place == Place::Attribute => Some("&#9;"),
        c if is_xml_char(c) => None,
        _ => Some("\u{fffd}"),
    };
    // Most values have nothing of it; what may be wrong begins with one of these bytes.
    let perhaps = |b: u8| b < b' ' || matches!(b, b'<' | b'>' | b'&' | b'"' | 0xef);
    if !value.bytes().any(perhaps) || !value.contains(|c| escape(c).is_some()) {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len() + 16);
    for c in value.chars() {
        match escape(c) {
            Some(text) => out.push_str(text),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The text as it comes back from a file: characters that XML does not allow are replaced.
pub(super) fn sayable(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml_char) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(|c| if is_xml_char(c) { c } else { '\u{fffd}' }).collect())
    }
}

/// The value behind an escaped attribute value of ours.
pub(super) fn unescaped(value: &str) -> String {
    quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), Cow::into_owned)
}
