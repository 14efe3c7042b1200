//! Changes in the text of an XML file: what is not changed stays as it stood, to the byte.

use std::collections::BTreeMap;
use std::ops::Range;

use super::dom::{Document, Node};
use super::sink::{escaped, escaped_text};
use super::xml::attribute_name;

/// The start tag of an element in its text.
#[derive(Clone, Debug)]
struct Tag {
    /// The name as it is written.
    name: Range<usize>,
    /// Behind the last attribute.
    end: usize,
    /// Behind the `>`.
    content: usize,
    /// Whether it ends the element too.
    hollow: bool,
}

/// An element without content that is to have some.
#[derive(Clone, Debug, Default)]
struct Filled {
    name: String,
    content: String,
    /// What stands before the end tag.
    indent: String,
}

/// Changes of one text, gathered in any order.
pub(super) struct Splices<'d, 'i> {
    document: &'d Document<'i>,
    edits: Vec<(Range<usize>, String)>,
    /// By the place of ` />`.
    filled: BTreeMap<(usize, usize), Filled>,
}

impl<'d, 'i> Splices<'d, 'i> {
    /// No change yet.
    pub(super) fn new(document: &'d Document<'i>) -> Self {
        Self { document, edits: Vec::new(), filled: BTreeMap::new() }
    }

    fn text(&self) -> &'i str {
        self.document.input_text()
    }

    fn slice(&self, range: Range<usize>) -> &'i str {
        self.text().get(range).unwrap_or_default()
    }

    fn tag(&self, node: Node<'d, 'i>) -> Tag {
        let start = node.range().start;
        let bytes = self.text().as_bytes();
        let mut at = start + 1;
        let ends = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'>' | b'/');
        while bytes.get(at).is_some_and(|b| !ends(b)) {
            at += 1;
        }
        let name = start + 1..at;
        let mut quote = None;
        while let Some(b) = bytes.get(at) {
            match quote {
                None if *b == b'>' => break,
                None if matches!(b, b'"' | b'\'') => quote = Some(*b),
                Some(open) if open == *b => quote = None,
                _ => {}
            }
            at += 1;
        }
        let hollow = bytes.get(at.wrapping_sub(1)) == Some(&b'/') && at > name.end;
        let inside = self.slice(name.end..at - usize::from(hollow));
        Tag {
            end: name.end + inside.trim_end().len(),
            name,
            content: (at + 1).min(bytes.len()),
            hollow,
        }
    }

    /// Where the end tag starts.
    fn end_tag(&self, node: Node<'d, 'i>) -> Option<usize> {
        let range = node.range();
        Some(range.start + self.slice(range).rfind("</")?)
    }

    /// Sets an attribute; `key` is its name in canonical prefixes, `written` as this file writes it.
    pub(super) fn set(&mut self, node: Node<'d, 'i>, key: &str, written: &str, value: &str) {
        let found = node.attributes().find(|a| attribute_name(*a).0 == key);
        if let Some(attribute) = found {
            let name = attribute.written();
            self.edits.push((attribute.range(), format!("{name}=\"{}\"", escaped(value))));
        } else {
            let end = self.tag(node).end;
            self.edits.push((end..end, format!(" {written}=\"{}\"", escaped(value))));
        }
    }

    /// Takes an attribute away.
    pub(super) fn unset(&mut self, node: Node<'d, 'i>, key: &str) {
        let found = node.attributes().find(|a| attribute_name(*a).0 == key);
        if let Some(attribute) = found {
            let range = attribute.range();
            let before = self.slice(0..range.start).trim_end().len();
            self.edits.push((before..range.end, String::new()));
        }
    }

    /// Gives an element another name, written with its prefix.
    pub(super) fn rename(&mut self, node: Node<'d, 'i>, name: &str) {
        let tag = self.tag(node);
        if !tag.hollow
            && let Some(end) = self.end_tag(node)
        {
            let start = end + 2;
            self.edits.push((start..start + tag.name.len(), name.to_owned()));
        }
        self.edits.push((tag.name, name.to_owned()));
    }

    /// Replaces all that stands inside an element by a text.
    pub(super) fn set_text(&mut self, node: Node<'d, 'i>, text: &str) {
        let tag = self.tag(node);
        let text = escaped_text(text);
        if tag.hollow {
            self.fill(&tag, &text, "");
        } else if let Some(end) = self.end_tag(node) {
            self.edits.push((tag.content..end, text.into_owned()));
        }
    }

    fn fill(&mut self, tag: &Tag, content: &str, indent: &str) {
        let name = self.slice(tag.name.clone()).to_owned();
        let filled = self.filled.entry((tag.end, tag.content)).or_default();
        filled.name = name;
        filled.content.push_str(content);
        if !indent.is_empty() {
            indent.clone_into(&mut filled.indent);
        }
    }

    /// Takes an element away with its line.
    pub(super) fn remove(&mut self, node: Node<'d, 'i>) {
        let range = node.range();
        let start = range.start - self.indent(node).len();
        self.edits.push((start..range.end, String::new()));
    }

    /// The line break and blanks before an element; empty where it stands behind something else.
    fn indent(&self, node: Node<'d, 'i>) -> &'i str {
        let before = self.slice(0..node.range().start);
        let bare = before.trim_end_matches([' ', '\t']);
        let bare = bare.strip_suffix('\n').map_or(bare, |b| b.strip_suffix('\r').unwrap_or(b));
        let indent = &before[bare.len()..];
        if indent.contains('\n') { indent } else { "" }
    }

    /// How far what is put into an element is set in.
    pub(super) fn inner_indent(&self, parent: Node<'d, 'i>) -> String {
        let sibling = parent.first_element_child().map(|c| self.indent(c));
        match sibling.filter(|s| !s.is_empty()) {
            Some(indent) => indent.to_owned(),
            None if parent.parent_element().is_none() && self.text().contains('\n') => {
                "\n  ".to_owned()
            }
            None => {
                let own = self.indent(parent);
                if own.is_empty() { String::new() } else { format!("{own}  ") }
            }
        }
    }

    /// Puts a text of whole elements into an element: behind one of its children, else first.
    pub(super) fn insert(&mut self, parent: Node<'d, 'i>, after: Option<Node<'d, 'i>>, xml: &str) {
        let tag = self.tag(parent);
        if tag.hollow {
            let indent = self.indent(parent).to_owned();
            self.fill(&tag, xml, &indent);
        } else {
            let at = after.map_or(tag.content, |n| n.range().end);
            self.edits.push((at..at, xml.to_owned()));
        }
    }

    /// The text with all changes; what was changed inside something taken away goes with it.
    pub(super) fn finish(mut self) -> String {
        for ((start, end), filled) in std::mem::take(&mut self.filled) {
            let Filled { name, content, indent } = filled;
            self.edits.push((start..end, format!(">{content}{indent}</{name}>")));
        }
        // Insertions at a place before what replaces from there; else in the order they came.
        self.edits.sort_by_key(|(range, _)| (range.start, range.end > range.start, range.end));
        let text = self.text();
        let mut out = String::with_capacity(text.len() + text.len() / 8);
        let mut at = 0;
        let mut longest: Vec<(Range<usize>, String)> = Vec::with_capacity(self.edits.len());
        for (range, new) in self.edits {
            // Of two that start together the longer one holds the other.
            while longest
                .last()
                .is_some_and(|(l, _)| l.start >= range.start && l.end < range.end && !l.is_empty())
            {
                longest.pop();
            }
            longest.push((range, new));
        }
        for (range, new) in longest {
            if range.start >= at {
                out.push_str(text.get(at..range.start).unwrap_or_default());
                out.push_str(&new);
                at = range.end;
            }
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }
}
