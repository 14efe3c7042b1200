//! Looks over a RON text before it is parsed: its format number, how deep it nests, keys that
//! stand twice, and where an id stands. RON's own parser recurses and lets a second entry of a map
//! replace the first in silence; this reader does neither.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::files::disk::MAX_THINGS;
use crate::files::error::{At, OpenError};

/// Deepest nesting of brackets accepted. Our own files need about 12.
pub(super) const MAX_NESTING: usize = 64;

/// Most entries of maps accepted in one file: a thing with its name and what a file of others says
/// of it in half a dozen attributes.
pub(super) const MAX_ENTRIES: usize = 8 * MAX_THINGS;

/// A piece of a RON text; `start..end` are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One of `( [ {`.
    Open(u8),
    /// One of `) ] }`.
    Close(u8),
    /// A string or character, quotes included.
    Quoted,
    /// An identifier or number.
    Word,
    /// Any other single byte.
    Sign(u8),
}

/// The pieces of a text, without blanks and comments.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// The end was reached inside a string or comment.
    fn cut(&self) -> OpenError {
        OpenError::Truncated(At::of_byte(self.text.as_bytes(), self.text.len()))
    }

    /// Skips blanks and comments.
    fn skip(&mut self) -> Result<(), OpenError> {
        loop {
            match self.rest() {
                [b'/', b'/', rest @ ..] => {
                    let line = rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len());
                    self.at += 2 + line;
                }
                [b'/', b'*', ..] => self.skip_block()?,
                [b, ..] if b.is_ascii_whitespace() => self.at += 1,
                _ => return Ok(()),
            }
        }
    }

    /// Skips a block comment with the comments inside it.
    fn skip_block(&mut self) -> Result<(), OpenError> {
        let mut depth = 0_usize;
        loop {
            match self.rest() {
                [b'/', b'*', ..] => {
                    depth += 1;
                    self.at += 2;
                }
                [b'*', b'/', ..] => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return Ok(());
                    }
                }
                [_, ..] => self.at += 1,
                [] => return Err(self.cut()),
            }
        }
    }

    fn next(&mut self) -> Result<Option<Token>, OpenError> {
        self.skip()?;
        let start = self.at;
        let rest = self.rest();
        let Some(&first) = rest.first() else { return Ok(None) };
        let (kind, length) = match first {
            b'(' | b'[' | b'{' => (Kind::Open(first), 1),
            b')' | b']' | b'}' => (Kind::Close(first), 1),
            b'"' => (Kind::Quoted, self.quoted_length(rest, b'"')?),
            b'\'' => (Kind::Quoted, self.quoted_length(rest, b'\'')?),
            b'r' if raw_hashes(&rest[1..]).is_some() => (Kind::Quoted, self.raw_length(rest, 1)?),
            b'b' if rest.get(1) == Some(&b'r') && raw_hashes(&rest[2..]).is_some() => {
                (Kind::Quoted, self.raw_length(rest, 2)?)
            }
            b'b' if matches!(rest.get(1), Some(b'"' | b'\'')) => {
                (Kind::Quoted, 1 + self.quoted_length(&rest[1..], rest[1])?)
            }
            b if is_word(b) => {
                (Kind::Word, rest.iter().position(|b| !is_word(*b)).unwrap_or(rest.len()))
            }
            b => (Kind::Sign(b), 1),
        };
        self.at += length;
        Ok(Some(Token { kind, start, end: self.at }))
    }

    /// Bytes of a quoted text that starts `rest`.
    fn quoted_length(&self, rest: &[u8], quote: u8) -> Result<usize, OpenError> {
        let mut i = 1;
        while let Some(&b) = rest.get(i) {
            if b == b'\\' {
                i += 2;
            } else if b == quote && !(quote == b'\'' && i == 1) {
                return Ok(i + 1);
            } else {
                i += 1;
            }
        }
        Err(self.cut())
    }

    /// Bytes of a raw string that starts `rest`, its letters being `prefix` bytes.
    fn raw_length(&self, rest: &[u8], prefix: usize) -> Result<usize, OpenError> {
        let hashes = raw_hashes(&rest[prefix..]).unwrap_or(0);
        let body = prefix + hashes + 1;
        let mut end = vec![b'#'; hashes + 1];
        end[0] = b'"';
        rest[body..]
            .windows(end.len())
            .position(|w| w == end)
            .map(|p| body + p + end.len())
            .ok_or_else(|| self.cut())
    }
}

/// Number of `#` before the opening quote of a raw string; `None` when it is not one.
fn raw_hashes(rest: &[u8]) -> Option<usize> {
    let hashes = rest.iter().take_while(|b| **b == b'#').count();
    (rest.get(hashes) == Some(&b'"')).then_some(hashes)
}

fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'+' | b'-') || b >= 0x80
}

/// The format number: the file is `(format: N, …`, after attributes and comments.
pub(super) fn format_of(text: &str) -> Result<u64, OpenError> {
    let mut tokens = Tokens::new(text);
    let mut words = Vec::with_capacity(3);
    let mut depth = 0_usize;
    let mut in_attribute = false;
    let start = loop {
        let token = tokens.next()?.ok_or_else(|| tokens.cut())?;
        match token.kind {
            Kind::Sign(b'#') if depth == 0 => in_attribute = true,
            Kind::Open(b'(') if depth == 0 => break token.start,
            Kind::Open(_) if in_attribute => depth += 1,
            Kind::Close(_) if in_attribute => {
                depth = depth.saturating_sub(1);
                in_attribute = depth > 0;
            }
            _ if in_attribute => {}
            _ => return Err(no_format(text, token.start)),
        }
    };
    for _ in 0..3 {
        let token = tokens.next()?.ok_or_else(|| tokens.cut())?;
        words.push(&text[token.start..token.end]);
    }
    match words.as_slice() {
        ["format", ":", number] => number.parse().map_err(|_not_whole| no_format(text, start)),
        _ => Err(no_format(text, start)),
    }
}

fn no_format(text: &str, byte: usize) -> OpenError {
    OpenError::MissingField { at: At::of_byte(text.as_bytes(), byte), name: "format".to_owned() }
}

/// One open bracket.
struct Frame {
    open: u8,
    keys: BTreeSet<String>,
    /// The last token, when it may be a key.
    last: Option<Token>,
    /// Whether a key is due: at the start of an entry.
    due: bool,
}

/// Refuses a text that nests too deep, has too many entries, ends early, or says a key twice.
pub(super) fn check(text: &str) -> Result<(), OpenError> {
    let mut entries = 0_usize;
    walk(text, |_, _, _, _| {
        entries += 1;
        entries <= MAX_ENTRIES
    })?;
    if entries > MAX_ENTRIES { Err(OpenError::TooMany { limit: MAX_ENTRIES }) } else { Ok(()) }
}

/// How many entries the maps of a text have.
#[cfg(test)]
pub(super) fn entries(text: &str) -> usize {
    let mut entries = 0;
    let sound = walk(text, |_, _, _, _| {
        entries += 1;
        true
    });
    assert!(sound.is_ok());
    entries
}

/// Where `id` stands as a key in the variant at place `variant` of the list; the last such key.
pub(super) fn locate(text: &str, variant: usize, id: &str) -> Option<At> {
    let mut found = None;
    let mut entries = 0_usize;
    let _sound = walk(text, |key, byte, inside, quoted| {
        if quoted && inside == variant + 1 && key == id {
            found = Some(byte);
        }
        entries += 1;
        entries <= MAX_ENTRIES
    });
    found.map(|byte| At::of_byte(text.as_bytes(), byte))
}

/// Calls `each(key, byte, variants begun, quoted)` for every key of a map until it says no.
fn walk(
    text: &str,
    mut each: impl FnMut(&str, usize, usize, bool) -> bool,
) -> Result<(), OpenError> {
    let bytes = text.as_bytes();
    let mut tokens = Tokens::new(text);
    let mut stack: Vec<Frame> = Vec::new();
    let mut variants = 0_usize;
    while let Some(token) = tokens.next()? {
        match token.kind {
            Kind::Open(open) => {
                if stack.len() == MAX_NESTING {
                    let at = At::of_byte(bytes, token.start);
                    return Err(OpenError::TooDeep { at, limit: MAX_NESTING });
                }
                if let [a, b, c] = stack.as_slice()
                    && (a.open, b.open, c.open, open) == (b'(', b'(', b'[', b'(')
                {
                    variants += 1;
                }
                stack.push(Frame { open, keys: BTreeSet::new(), last: None, due: true });
            }
            Kind::Close(close) => {
                let matching = stack.pop().is_some_and(|f| pair(f.open) == close);
                if !matching {
                    let at = At::of_byte(bytes, token.start);
                    let detail = format!("`{}` closes nothing", char::from(close));
                    return Err(OpenError::Syntax { at, detail });
                }
            }
            Kind::Quoted | Kind::Word | Kind::Sign(_) => {
                let Some(frame) = stack.last_mut().filter(|f| f.open == b'{') else { continue };
                match token.kind {
                    Kind::Sign(b',') => (frame.due, frame.last) = (true, None),
                    Kind::Sign(b':') if frame.due => {
                        frame.due = false;
                        let Some(key) = frame.last.take() else { continue };
                        let name = key_text(&text[key.start..key.end]);
                        if !each(&name, key.start, variants, key.kind == Kind::Quoted) {
                            return Ok(());
                        }
                        if !frame.keys.insert(name.into_owned()) {
                            let at = At::of_byte(bytes, key.start);
                            let id = key_text(&text[key.start..key.end]).into_owned();
                            return Err(OpenError::Duplicate { at, id });
                        }
                    }
                    _ => frame.last = Some(token),
                }
            }
        }
    }
    if stack.is_empty() { Ok(()) } else { Err(tokens.cut()) }
}

fn pair(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// What a key says: a plain string without its quotes, an escaped one decoded, a word as it is.
fn key_text(token: &str) -> Cow<'_, str> {
    match token.strip_prefix('"').and_then(|t| t.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') => Cow::Borrowed(plain),
        _ if token.contains('"') => {
            ron::from_str::<String>(token).map_or(Cow::Borrowed(token), Cow::Owned)
        }
        _ => Cow::Borrowed(token),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_comes_first() {
        let text = "#![enable(implicit_some)]\n// c\n/* a /* b */ ) */ (format: 12, x: 1)";
        assert_eq!(format_of(text), Ok(12));
        assert!(matches!(format_of("(study: 1)"), Err(OpenError::MissingField { .. })));
        assert!(matches!(format_of("(format: -1)"), Err(OpenError::MissingField { .. })));
        assert!(matches!(format_of("(form"), Err(OpenError::Truncated(_))));
        assert!(matches!(format_of("hello"), Err(OpenError::MissingField { .. })));
    }

    #[test]
    fn keys_that_stand_twice_are_found_however_they_are_written() {
        for twice in [
            "{\"a\": 1, \"a\": 2}",
            "{\"a\": (\"}\"), r#\"a\"#: 2}",
            "{\"a\": '\"', \"\\u{61}\": 2}",
        ] {
            assert!(
                matches!(check(twice), Err(OpenError::Duplicate { ref id, .. }) if id == "a"),
                "{twice}"
            );
        }
        check("{\"a\": {\"a\": 1}, \"b\": [{\"a\": 1}, {\"a\": 2}], it: \"it: \"}").unwrap();
    }

    #[test]
    fn depth_and_ends_are_checked() {
        let deep = "[".repeat(2_000_000);
        let expected = OpenError::TooDeep { at: At::new(1, 65), limit: MAX_NESTING };
        assert_eq!(check(&deep), Err(expected));
        assert!(matches!(check("(a: \"x"), Err(OpenError::Truncated(_))));
        assert!(matches!(check("(a: [1}"), Err(OpenError::Syntax { .. })));
        assert!(matches!(check("/* /* */"), Err(OpenError::Truncated(_))));
    }
}
