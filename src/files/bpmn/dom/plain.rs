//! Parsing of plain XML, as nearly all files are, in one go over the bytes.
//!
//! It gives up (`None`) wherever something is out of the ordinary, be it wrong or not, and never
//! takes what is no XML: tests hold it to what roxmltree says.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use memchr::{memchr, memmem};

use crate::files::bpmn::decode::{
    MAX_ATTRIBUTES, MAX_DEPTH, MAX_NODES, NamespaceWork, is_xml_char,
};

use super::{COMMENT, DECODED, Document, Given, NONE, Scope, TEXT, XML, place};

/// Slots of the table of names met last.
const SLOTS: usize = 256;
/// Fewer attributes than these are compared with each other, more are sorted.
const FEW: usize = 12;

/// A name met before: as it is written, where, and its number.
#[derive(Clone, Copy, Default)]
struct Met<'i> {
    written: &'i str,
    scope: u32,
    number: u32,
}

/// An attribute as it is written.
#[derive(Clone, Copy)]
struct Raw<'i> {
    name: &'i str,
    start: usize,
    value: usize,
    stop: usize,
    /// Whether it has to be decoded.
    coded: bool,
}

struct Parser<'i> {
    text: &'i str,
    bytes: &'i [u8],
    at: usize,
    out: Document<'i>,
    /// Elements that stand open, with their names as they are written.
    open: Vec<(u32, &'i str)>,
    elements: [Met<'i>; SLOTS],
    attributes: [Met<'i>; SLOTS],
    /// Attributes of the element being read.
    raw: Vec<Raw<'i>>,
    /// Numbers of blanks; asked, never walked.
    blanks: HashMap<&'i str, u32>,
    /// Bounded here as for other files, so that both are refused alike.
    work: NamespaceWork,
}

impl<'i> Document<'i> {
    /// Parses plain XML; `None` where it is not plain, too deep, or has too many nodes.
    pub(in crate::files::bpmn) fn plain(text: &'i str) -> Option<Self> {
        let mut parser = Parser {
            text,
            bytes: text.as_bytes(),
            at: 0,
            out: Self::new(text),
            open: Vec::new(),
            elements: [Met::default(); SLOTS],
            attributes: [Met::default(); SLOTS],
            raw: Vec::new(),
            blanks: HashMap::new(),
            work: NamespaceWork::default(),
        };
        parser.whole()?;
        parser.out.cells[0].end = place(parser.out.cells.len());
        Some(parser.out)
    }
}

impl<'i> Parser<'i> {
    /// The whole text: a declaration, one root with what is in it, comments around.
    fn whole(&mut self) -> Option<()> {
        if u32::try_from(self.text.len()).is_err() {
            return None;
        }
        self.declaration()?;
        let mut has_root = false;
        while self.at < self.bytes.len() {
            if self.open.is_empty() {
                self.skip_blanks();
            } else {
                self.said()?;
            }
            let Some(first) = self.bytes.get(self.at) else { break };
            if *first != b'<' {
                return None;
            }
            match self.bytes.get(self.at + 1)? {
                b'/' => self.end_tag()?,
                b'!' => self.comment()?,
                b'?' => return None,
                _ => {
                    if self.open.is_empty() && has_root {
                        return None;
                    }
                    has_root = true;
                    self.start_tag()?;
                }
            }
            if self.out.cells.len() + self.out.given.len() > MAX_NODES as usize {
                return None;
            }
        }
        (has_root && self.open.is_empty()).then_some(())
    }

    fn skip_blanks(&mut self) {
        while self.bytes.get(self.at).is_some_and(|b| is_blank(*b)) {
            self.at += 1;
        }
    }

    fn starts_with(&self, what: &str) -> bool {
        self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(what.as_bytes()))
    }

    /// An XML declaration of the usual form.
    fn declaration(&mut self) -> Option<()> {
        if !self.starts_with("<?") {
            return Some(());
        }
        let rest = self.text.get(self.at..)?.strip_prefix("<?xml version=\"1.0\"")?;
        let (inside, _) = rest.split_once("?>")?;
        let said = [
            "",
            " encoding=\"UTF-8\"",
            " encoding=\"utf-8\"",
            " encoding=\"UTF-8\" standalone=\"yes\"",
            " encoding=\"UTF-8\" standalone=\"no\"",
        ];
        if !said.contains(&inside.trim_end_matches(' ')) {
            return None;
        }
        self.at = self.text.len() - rest.len() + inside.len() + "?>".len();
        Some(())
    }

    /// The text up to the next tag.
    fn said(&mut self) -> Option<()> {
        let start = self.at;
        let mut at = start;
        let mut coded = false;
        while let Some(b) = self.bytes.get(at).filter(|b| is_blank(**b)) {
            coded |= *b == b'\r';
            at += 1;
        }
        let blank = self.bytes.get(at)? == &b'<';
        if !blank {
            let end = at + memchr(b'<', self.bytes.get(at..)?)?;
            let said = self.bytes.get(at..end)?;
            if said.contains(&b']') && memmem::find(said, b"]]>").is_some() {
                return None;
            }
            coded |= said.contains(&b'&') || said.contains(&b'\r');
            at = end;
        }
        if at > start {
            let parent = self.open.last()?.0;
            let first = match coded {
                true if blank => self.blanks(start..at)?,
                true => self.decoded(start..at, false)?,
                false => NONE,
            };
            self.out.open(TEXT, parent, start..at, first);
        }
        self.at = at;
        Some(())
    }

    /// The number of blanks with the line ends of another system: few of them differ.
    fn blanks(&mut self, range: Range<usize>) -> Option<u32> {
        let written = self.text.get(range.clone())?;
        if let Some(number) = self.blanks.get(written) {
            return Some(*number);
        }
        let number = self.decoded(range, false)?;
        self.blanks.insert(written, number);
        Some(number)
    }

    /// The number of a text or value without its escapes, line ends as XML has them.
    fn decoded(&mut self, range: Range<usize>, value: bool) -> Option<u32> {
        let mut rest = self.text.get(range)?;
        let mut out = String::with_capacity(rest.len());
        while let Some(at) = rest.find(['&', '\r', '\n', '\t']) {
            out.push_str(rest.get(..at)?);
            let (found, behind) = rest.get(at..)?.split_at(1);
            rest = behind;
            match found {
                "&" => {
                    let (name, behind) = rest.split_once(';')?;
                    out.push(entity(name)?);
                    rest = behind;
                }
                "\r" if rest.starts_with('\n') => {}
                _ if value => out.push(' '),
                "\r" => return None,
                "\t" => out.push('\t'),
                _ => out.push('\n'),
            }
        }
        out.push_str(rest);
        Some(self.out.keep(&out))
    }

    fn comment(&mut self) -> Option<()> {
        let start = self.at;
        if !self.starts_with("<!--") {
            return None;
        }
        let inside = self.bytes.get(start + 4..)?;
        let end = memmem::find(inside, b"--")?;
        if inside.get(end + 2) != Some(&b'>') || inside.get(..end)?.contains(&b'\r') {
            return None;
        }
        self.at = start + 4 + end + 3;
        let parent = self.open.last().map_or(0, |(number, _)| *number);
        self.out.open(COMMENT, parent, start..self.at, NONE);
        Some(())
    }

    /// A name of ASCII letters, with a prefix or without.
    fn word(&mut self) -> Option<&'i str> {
        let start = self.at;
        let mut colons = 0;
        let mut at = start;
        // Letters may begin a name or follow; digits, `-` and `.` follow only.
        let mut begins = true;
        loop {
            match self.bytes.get(at)? {
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => begins = false,
                b'0'..=b'9' | b'-' | b'.' if !begins => {}
                b':' if !begins => {
                    colons += 1;
                    begins = true;
                }
                b' ' | b'\n' | b'\t' | b'\r' | b'>' | b'/' | b'=' => break,
                _ => return None,
            }
            at += 1;
        }
        if begins || colons > 1 {
            return None;
        }
        self.at = at;
        self.text.get(start..at)
    }

    fn end_tag(&mut self) -> Option<()> {
        let (number, name) = self.open.pop()?;
        self.at += 2;
        if !self.starts_with(name) {
            return None;
        }
        self.at += name.len();
        if self.bytes.get(self.at) != Some(&b'>') {
            self.skip_blanks();
            if self.bytes.get(self.at) != Some(&b'>') {
                return None;
            }
        }
        self.at += 1;
        self.close(number);
        Some(())
    }

    fn close(&mut self, number: u32) {
        let end = place(self.out.cells.len());
        let stop = place(self.at);
        if let Some(cell) = self.out.cells.get_mut(number as usize) {
            (cell.end, cell.stop) = (end, stop);
        }
    }

    fn start_tag(&mut self) -> Option<()> {
        let start = self.at;
        self.at += 1;
        let written = self.word()?;
        let hollow = self.read_attributes()?;
        let (parent, around) = match self.open.last() {
            Some((number, _)) => (*number, self.out.cells.get(*number as usize)?.scope),
            None => (0, 0),
        };
        let scope = self.scope(around)?;
        let kind = self.element_name(written, scope)?;
        let first = place(self.out.given.len());
        let number = self.out.open(kind, parent, start..self.at, first);
        self.give(scope)?;
        let attributes = place(self.out.given.len()) - first;
        let cell = self.out.cells.get_mut(number as usize)?;
        (cell.scope, cell.attributes) = (scope, attributes);
        if !hollow {
            self.open.push((number, written));
            if self.open.len() > MAX_DEPTH {
                return None;
            }
        }
        Some(())
    }

    /// The attributes of a start tag to its end; whether it ends the element too.
    fn read_attributes(&mut self) -> Option<bool> {
        self.raw.clear();
        loop {
            let before = self.at;
            self.skip_blanks();
            match self.bytes.get(self.at)? {
                b'>' => {
                    self.at += 1;
                    return Some(false);
                }
                b'/' => {
                    self.at += 2;
                    return (self.bytes.get(self.at - 1) == Some(&b'>')).then_some(true);
                }
                _ if self.at == before || self.raw.len() == MAX_ATTRIBUTES => return None,
                _ => {}
            }
            let start = self.at;
            let name = self.word()?;
            let quote = match (self.bytes.get(self.at)?, self.bytes.get(self.at + 1)?) {
                (b'=', quote @ (b'"' | b'\'')) => *quote,
                _ => return None,
            };
            let value = self.at + 2;
            let mut stop = value;
            let mut coded = false;
            loop {
                match self.bytes.get(stop)? {
                    b if *b == quote => break,
                    b'&' | b'\n' | b'\t' | b'\r' => coded = true,
                    b'<' => return None,
                    _ => {}
                }
                stop += 1;
            }
            self.at = stop + 1;
            self.raw.push(Raw { name, start, value, stop, coded });
        }
    }

    /// The scope of an element whose attributes were read: that around it where it declares nothing.
    fn scope(&mut self, around: u32) -> Option<u32> {
        if !self.raw.iter().any(|raw| raw.name.starts_with("xmlns")) {
            return Some(around);
        }
        let mut declared: Vec<(&'i str, u32)> = Vec::new();
        for i in 0..self.raw.len() {
            let raw = self.raw[i];
            let prefix = match raw.name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => &rest[1..],
                _ => continue,
            };
            let uri = self.text.get(raw.value..raw.stop)?;
            let odd = raw.coded
                || matches!(prefix, "xml" | "xmlns")
                || matches!(uri, XML | "http://www.w3.org/2000/xmlns/")
                || uri.is_empty() && !prefix.is_empty()
                || declared.iter().any(|(p, _)| *p == prefix);
            if odd {
                return None;
            }
            let uri = if uri.is_empty() { NONE } else { self.out.space(Cow::Borrowed(uri)) };
            declared.push((prefix, uri));
        }
        if declared.is_empty() {
            return Some(around);
        }
        let others = self.out.scopes_from(around).map(|scope| scope.declared.len());
        let seen = others.sum::<usize>() + declared.len();
        if !self.work.allows(seen) {
            return None;
        }
        self.out.scopes.push(Scope { around, declared });
        Some(place(self.out.scopes.len() - 1))
    }

    fn element_name(&mut self, written: &'i str, scope: u32) -> Option<u32> {
        let slot = slot(written, scope);
        let met = self.elements[slot];
        if met.scope == scope && met.written == written {
            return Some(met.number);
        }
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        let namespace = match self.out.lookup(scope, prefix) {
            Some(namespace) => namespace,
            None if prefix.is_empty() => NONE,
            None => return None,
        };
        let number = self.out.name(namespace, local);
        self.elements[slot] = Met { written, scope, number };
        Some(number)
    }

    fn attribute_name(&mut self, written: &'i str, scope: u32) -> Option<u32> {
        let slot = slot(written, scope);
        let met = self.attributes[slot];
        if met.scope == scope && met.written == written {
            return Some(met.number);
        }
        let number = match written.split_once(':') {
            None => self.out.name(NONE, written),
            Some(("xml", local)) => {
                let space = self.out.space(Cow::Borrowed(XML));
                self.out.name(space, local)
            }
            Some((prefix, local)) => {
                let space = self.out.lookup(scope, prefix)?;
                self.out.name(space, local)
            }
        };
        self.attributes[slot] = Met { written, scope, number };
        Some(number)
    }

    /// Takes the attributes that declare no namespaces; none may be there twice.
    fn give(&mut self, scope: u32) -> Option<()> {
        let first = self.out.given.len();
        for i in 0..self.raw.len() {
            let raw = self.raw[i];
            if raw.name == "xmlns" || raw.name.starts_with("xmlns:") {
                continue;
            }
            let mut name = self.attribute_name(raw.name, scope)?;
            let others = self.out.given.get(first..)?;
            if others.len() < FEW && others.iter().any(|o| o.name & !DECODED == name) {
                return None;
            }
            if raw.coded {
                name |= DECODED;
                let kept = self.decoded(raw.value..raw.stop, true)?;
                self.out.values.insert(place(self.out.given.len()), kept);
            }
            self.out.given.push(Given {
                name,
                start: place(raw.start),
                value: place(raw.value),
                stop: place(raw.stop),
            });
        }
        let mine = self.out.given.get(first..)?;
        if mine.len() > FEW {
            let mut names: Vec<u32> = mine.iter().map(|g| g.name & !DECODED).collect();
            names.sort_unstable();
            if names.windows(2).any(|pair| pair[0] == pair[1]) {
                return None;
            }
        }
        Some(())
    }
}

fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\n' | b'\t' | b'\r')
}

/// The letter that a reference stands for.
fn entity(name: &str) -> Option<char> {
    match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => {}
    }
    let number = name.strip_prefix('#')?;
    let (digits, radix) = match number.strip_prefix('x') {
        Some(hexadecimal) => (hexadecimal, 16),
        None => (number, 10),
    };
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    let code = u32::from_str_radix(digits, radix).ok()?;
    // A carriage return is no line end then, and easily taken for one.
    char::from_u32(code).filter(|c| is_xml_char(*c) && *c != '\r')
}

/// Where a name is sought among those met last.
fn slot(written: &str, scope: u32) -> usize {
    let bytes = written.as_bytes();
    let end = bytes.len();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    let hash =
        end * 31 + byte(end / 2) * 7 + byte(end.wrapping_sub(1)) * 3 + byte(end.wrapping_sub(3));
    (hash ^ scope as usize) % SLOTS
}
