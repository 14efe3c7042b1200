//! Reads a Rust file well enough to see its paths: blanks comments and strings, splits the rest
//! into tokens, and expands every `a::{b, c::d}` into whole paths with the line they stand on.
//!
//! Limitations: macros are read as written, not as expanded; a path behind a renamed import
//! (`use std as s; s::fs::…`) is not followed.

/// One file, its text, and what of it is code.
pub(crate) struct Source {
    /// Where it lies, from the top of the project, with `/`.
    pub(crate) path: String,
    /// All of it.
    pub(crate) text: String,
    /// The text with comments and the insides of strings as blanks; lines stay where they are.
    code: String,
    /// For each line whether it is inside an item under `#[cfg(test)]`.
    test_lines: Vec<bool>,
}

/// A word or a sign of the code, and its line (from 1).
#[derive(Clone, Copy)]
pub(crate) struct Token<'a> {
    pub(crate) text: &'a str,
    pub(crate) line: usize,
}

/// A whole path such as `crate::model::id::StepId`, and its line (from 1).
pub(crate) struct CodePath {
    pub(crate) segments: Vec<String>,
    pub(crate) line: usize,
}

impl CodePath {
    /// Whether it begins with these segments.
    pub(crate) fn starts_with(&self, segments: &[&str]) -> bool {
        self.segments.len() >= segments.len()
            && self.segments.iter().zip(segments).all(|(own, wanted)| own == wanted)
    }
}

impl Source {
    /// Reads a file's text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let code = without_comments(text, Strings::Blank);
        let test_lines = test_lines(&code);
        Self { path: path.to_owned(), text: text.to_owned(), code, test_lines }
    }

    /// The first name after `src/`: the room, or `lib`, or `main`.
    pub(crate) fn room(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        let first = inside.split('/').next()?;
        Some(first.strip_suffix(".rs").unwrap_or(first))
    }

    /// Whether it is `place.rs` or lies in the folder `place/`.
    pub(crate) fn is_in(&self, place: &str) -> bool {
        self.path == place
            || self
                .path
                .strip_prefix(place)
                .is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
    }

    /// Whether a line (from 1) is test code.
    pub(crate) fn is_test_line(&self, line: usize) -> bool {
        self.test_lines.get(line - 1).copied().unwrap_or(false)
    }

    /// The words and signs of the code.
    pub(crate) fn tokens(&self) -> Vec<Token<'_>> {
        tokens(&self.code)
    }

    /// Every path in the code, groups expanded.
    pub(crate) fn paths(&self) -> Vec<CodePath> {
        let tokens = self.tokens();
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            at = if starts_path(&tokens, at) {
                expand(&tokens, at, &[], &mut found)
            } else {
                at + 1
            };
        }
        found
    }

    /// The lines with comments taken out and strings left in, numbered from 1.
    pub(crate) fn lines_with_strings(&self) -> Vec<(usize, String)> {
        let kept = without_comments(&self.text, Strings::Keep);
        kept.lines().enumerate().map(|(index, line)| (index + 1, line.to_owned())).collect()
    }
}

/// What becomes of the inside of a string.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strings {
    Blank,
    Keep,
}

/// The text with comments as blanks, and the insides of strings too when asked.
fn without_comments(text: &str, strings: Strings) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let (end, keep) = if chars[at..].starts_with(&['/', '/']) {
            (line_end(&chars, at), false)
        } else if chars[at..].starts_with(&['/', '*']) {
            (block_comment_end(&chars, at), false)
        } else if let Some(end) = string_end(&chars, at) {
            (end, strings == Strings::Keep)
        } else if let Some(end) = char_end(&chars, at) {
            (end, false)
        } else {
            (at + 1, true)
        };
        let kept = chars[at..end].iter().map(|&c| if keep || c == '\n' { c } else { ' ' });
        out.extend(kept);
        at = end;
    }
    out
}

fn line_end(chars: &[char], from: usize) -> usize {
    chars[from..].iter().position(|&c| c == '\n').map_or(chars.len(), |length| from + length)
}

fn block_comment_end(chars: &[char], from: usize) -> usize {
    let mut depth = 0;
    let mut at = from;
    while at < chars.len() {
        if chars[at..].starts_with(&['/', '*']) {
            depth += 1;
            at += 2;
        } else if chars[at..].starts_with(&['*', '/']) {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    chars.len()
}

/// Where the string that starts here ends: `"…"`, `r"…"`, `r#"…"#`, with or without `b` or `c`.
fn string_end(chars: &[char], from: usize) -> Option<usize> {
    if from > 0 && is_word(chars[from - 1]) {
        return None;
    }
    let mut at = from;
    while at < chars.len() && at < from + 2 && matches!(chars[at], 'b' | 'c' | 'r') {
        at += 1;
    }
    let raw = at > from && chars[at - 1] == 'r';
    let hashes = chars[at..].iter().take_while(|&&c| c == '#').count();
    if chars.get(at + hashes) != Some(&'"') || (hashes > 0 && !raw) {
        return None;
    }
    at += hashes + 1;
    while at < chars.len() {
        match chars[at] {
            '\\' if !raw => at += 2,
            '"' if chars[at + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes => {
                return Some(at + 1 + hashes);
            }
            _ => at += 1,
        }
    }
    Some(chars.len())
}

/// Where the character that starts here ends; `None` for a lifetime.
fn char_end(chars: &[char], from: usize) -> Option<usize> {
    if chars[from] != '\'' {
        return None;
    }
    if chars.get(from + 1) == Some(&'\\') {
        let close = chars[from + 3..].iter().position(|&c| c == '\'')?;
        return Some(from + 4 + close);
    }
    (chars.get(from + 2) == Some(&'\'')).then_some(from + 3)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn tokens(code: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let length = if is_word(first) {
                rest.find(|c| !is_word(c)).unwrap_or(rest.len())
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            found.push(Token { text: &rest[..length], line: index + 1 });
            rest = rest[length..].trim_start();
        }
    }
    found
}

fn is_name(token: Option<&Token<'_>>) -> bool {
    token.and_then(|token| token.text.chars().next()).is_some_and(is_word)
}

/// Words after which a path from the very top (`::std::fs`) may stand.
const BEFORE_A_PATH: &[&str] = &["use", "as", "in", "return", "dyn", "impl", "for", "mut", "match"];

/// A name starts a path unless it is a method, a field or the tail of another path.
fn starts_path(tokens: &[Token<'_>], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).and_then(|index| tokens.get(index));
    if !is_name(tokens.get(at)) || BEFORE_A_PATH.contains(&tokens[at].text) {
        return false;
    }
    match before(1).map(|token| token.text) {
        Some(".") => false,
        Some("::") => before(2).is_none_or(|owner| {
            let tail = is_name(Some(owner)) || owner.text == ">";
            !tail || BEFORE_A_PATH.contains(&owner.text)
        }),
        _ => true,
    }
}

/// Adds the paths that start here to `found`; returns the place after them.
fn expand(
    tokens: &[Token<'_>],
    from: usize,
    prefix: &[String],
    found: &mut Vec<CodePath>,
) -> usize {
    let line = tokens[from].line;
    let mut segments = prefix.to_vec();
    segments.push(tokens[from].text.to_owned());
    let mut at = from + 1;
    while tokens.get(at).is_some_and(|token| token.text == "::") {
        let next = tokens.get(at + 1);
        if is_name(next) || next.is_some_and(|token| token.text == "*") {
            segments.push(tokens[at + 1].text.to_owned());
            at += 2;
        } else if next.is_some_and(|token| token.text == "{") {
            return expand_group(tokens, at + 2, &segments, found);
        } else {
            break;
        }
    }
    found.push(CodePath { segments, line });
    at
}

fn expand_group(
    tokens: &[Token<'_>],
    from: usize,
    prefix: &[String],
    found: &mut Vec<CodePath>,
) -> usize {
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        match token.text {
            "}" => return at + 1,
            "as" => at += 2,
            _ if is_name(Some(token)) => at = expand(tokens, at, prefix, found),
            _ => at += 1,
        }
    }
    at
}

/// Marks the lines of every item under `#[cfg(test)]`.
fn test_lines(code: &str) -> Vec<bool> {
    let mut marks = vec![false; code.lines().count()];
    let tokens = tokens(code);
    let words: Vec<&str> = tokens.iter().map(|token| token.text).collect();
    for start in 0..words.len() {
        if !words[start..].starts_with(&["#", "[", "cfg", "(", "test", ")", "]"]) {
            continue;
        }
        let end = item_end(&words, start + 7);
        let last = tokens.get(end).or(tokens.last()).map_or(0, |token| token.line);
        for mark in &mut marks[tokens[start].line - 1..last] {
            *mark = true;
        }
    }
    marks
}

/// The index of the `;` or the `}` that ends the item starting here.
fn item_end(words: &[&str], from: usize) -> usize {
    let mut depth = 0;
    for (offset, word) in words[from..].iter().enumerate() {
        match *word {
            "{" => depth += 1,
            "}" if depth <= 1 => return from + offset,
            "}" => depth -= 1,
            ";" if depth == 0 => return from + offset,
            _ => {}
        }
    }
    words.len()
}
