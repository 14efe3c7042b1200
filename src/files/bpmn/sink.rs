//! Where XML is written: indented, every value escaped, kept fragments verbatim.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use super::decode::is_xml_char;

/// Attributes in the order they are written.
pub(super) type Attributes = Vec<(String, String)>;

/// An XML text being written.
pub(super) struct Sink {
    writer: Writer<Vec<u8>>,
    /// ` xmlns:p="u"` texts that the root declares, so that fragments need not.
    declared: Vec<String>,
    open: Vec<String>,
}

impl Sink {
    /// An empty text with its XML declaration.
    pub(super) fn new() -> Self {
        let mut sink = Self {
            writer: Writer::new_with_indent(Vec::new(), b' ', 2),
            declared: Vec::new(),
            open: Vec::new(),
        };
        sink.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        sink
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("writing to memory cannot fail");
    }

    /// Says which namespaces the root declares.
    pub(super) fn declare(&mut self, attributes: &[(String, String)]) {
        self.declared = attributes
            .iter()
            .filter(|(name, _)| name.starts_with("xmlns:"))
            .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
            .collect();
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(String, String)]) {
        self.event(Event::Start(tag(name, attributes)));
        self.open.push(name.to_owned());
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(String, String)]) {
        self.event(Event::Empty(tag(name, attributes)));
    }

    /// An element with text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(String, String)], text: &str) {
        self.event(Event::Start(tag(name, attributes)));
        self.event(Event::Text(BytesText::from_escaped(escape_with(text, Place::Text))));
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// A kept fragment on a line of its own.
    pub(super) fn raw(&mut self, fragment: &str) {
        let mut fragment = Cow::Borrowed(fragment);
        for declaration in &self.declared {
            if fragment.contains(declaration.as_str()) {
                fragment = Cow::Owned(fragment.replace(declaration.as_str(), ""));
            }
        }
        self.writer.write_indent().expect("writing to memory cannot fail");
        self.writer.get_mut().extend_from_slice(fragment.as_bytes());
    }

    /// The text, ended by a line feed.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        let mut text = String::from_utf8(self.writer.into_inner())
            .expect("only strings were written, so it is UTF-8");
        text.push('\n');
        text
    }
}

fn tag<'a>(name: &'a str, attributes: &[(String, String)]) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        let value = Cow::Owned(escaped(value).into_owned());
        tag.push_attribute(Attribute { key: QName(key), value });
    }
    tag
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
