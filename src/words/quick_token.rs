//! Cuts a line of quick entry into tokens: words, quoted names, and the signs that lead them.

use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A word of the name, or a number.
    Word,
    /// `@`: an office.
    Office,
    /// `#`: a system; `##`: one into which is copied by hand.
    System {
        /// Whether it was said twice.
        by_hand: bool,
    },
    /// `~`: a wait.
    Wait,
    /// `->` or `→`: on to a step.
    Arrow,
    /// `|`: in parallel.
    Bar,
    /// `/` between branches, where branches are read.
    Slash,
}

/// A piece of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) sign: Sign,
    /// Its text without sign and quotes.
    pub(super) text: &'a str,
    /// Whether it stood in quotes: then it is taken as it is.
    pub(super) quoted: bool,
    /// Its bytes in the line, sign and quotes included.
    pub(super) at: Range<usize>,
}

impl Token<'_> {
    /// Whether it is a word out of quotes.
    pub(super) fn is_plain_word(&self) -> bool {
        self.sign == Sign::Word && !self.quoted
    }

    /// Whether it begins a number.
    pub(super) fn begins_number(&self) -> bool {
        self.is_plain_word() && self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The closing quotes that end a text opened by this one.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"', '”', '“']),
        '“' => Some(&['”', '"']),
        '„' => Some(&['“', '”', '"']),
        '«' => Some(&['»']),
        _ => None,
    }
}

/// The tokens of `line` from byte `from` on.
pub(super) fn tokens(line: &str, from: usize) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut at = from;
    while let Some(first) = line[at..].chars().next() {
        let rest = &line[at..];
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        if first == '|' {
            out.push(Token { sign: Sign::Bar, text: "", quoted: false, at: at..at + 1 });
            at += 1;
            continue;
        }
        if let Some(arrow) = ["->", "→"].into_iter().find(|a| rest.starts_with(a)) {
            let end = at + arrow.len();
            out.push(Token { sign: Sign::Arrow, text: "", quoted: false, at: at..end });
            at = end;
            continue;
        }
        let (sign, lead) = lead_of(rest);
        let token = body(line, at, at + lead, sign);
        at = token.at.end;
        out.push(token);
    }
    out
}

/// The sign at the beginning of `rest`, and its length; a sign before nothing is a word.
fn lead_of(rest: &str) -> (Sign, usize) {
    let (sign, lead) = if rest.starts_with("##") {
        (Sign::System { by_hand: true }, 2)
    } else if rest.starts_with('#') {
        (Sign::System { by_hand: false }, 1)
    } else if rest.starts_with('@') {
        (Sign::Office, 1)
    } else if rest.starts_with('~') {
        (Sign::Wait, 1)
    } else {
        return (Sign::Word, 0);
    };
    let follows = rest[lead..].chars().next().is_some_and(|c| !c.is_whitespace() && c != '|');
    // A wait may stand apart from its sign: `~ 2 g`.
    if follows || sign == Sign::Wait { (sign, lead) } else { (Sign::Word, 0) }
}

fn body(line: &str, start: usize, from: usize, sign: Sign) -> Token<'_> {
    let rest = &line[from..];
    if let Some(open) = rest.chars().next()
        && let Some(closers) = closing(open)
    {
        let inner = from + open.len_utf8();
        let end = line[inner..].find(closers).map_or(line.len(), |n| inner + n);
        let after = line[end..].chars().next().map_or(end, |c| end + c.len_utf8());
        return Token { sign, text: &line[inner..end], quoted: true, at: start..after };
    }
    let stop = rest
        .char_indices()
        .find(|(n, c)| {
            c.is_whitespace() || *c == '|' || *c == '→' || (rest[*n..].starts_with("->"))
        })
        .map_or(rest.len(), |(n, _)| n);
    Token { sign, text: &rest[..stop], quoted: false, at: start..from + stop }
}

/// The tokens of branches: words cut at every `/`.
pub(super) fn cut_at_slashes<'a>(tokens: &[Token<'a>]) -> Vec<Token<'a>> {
    let mut out = Vec::new();
    for token in tokens {
        if !token.is_plain_word() || !token.text.contains('/') {
            out.push(token.clone());
            continue;
        }
        let mut at = token.at.start;
        for (n, piece) in token.text.split('/').enumerate() {
            if n > 0 {
                out.push(Token { sign: Sign::Slash, text: "", quoted: false, at: at..at + 1 });
                at += 1;
            }
            if !piece.is_empty() {
                let end = at + piece.len();
                out.push(Token { sign: Sign::Word, text: piece, quoted: false, at: at..end });
            }
            at += piece.len();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> Vec<(Sign, &str)> {
        tokens(line, 0).into_iter().map(|t| (t.sign, t.text)).collect()
    }

    #[test]
    fn signs_lead_words_and_quotes() {
        assert_eq!(
            shown("vai @\"Anagrafe · back\" ~2g ##ANPR->fine | x"),
            vec![
                (Sign::Word, "vai"),
                (Sign::Office, "Anagrafe · back"),
                (Sign::Wait, "2g"),
                (Sign::System { by_hand: true }, "ANPR"),
                (Sign::Arrow, ""),
                (Sign::Word, "fine"),
                (Sign::Bar, ""),
                (Sign::Word, "x"),
            ]
        );
        assert_eq!(shown("a @ b"), vec![(Sign::Word, "a"), (Sign::Word, "@"), (Sign::Word, "b")]);
        assert_eq!(shown("«mai chiuso"), vec![(Sign::Word, "mai chiuso")]);
    }

    #[test]
    fn every_byte_range_is_a_piece_of_the_line() {
        for line in ["", "  ", "@", "~", "#", "\"", "è@ü „x“ →→ ||", "مرحبا @مكتب 30m 🎉"]
        {
            for token in tokens(line, 0) {
                assert!(line.get(token.at.clone()).is_some(), "{line} {token:?}");
            }
        }
    }

    #[test]
    fn branches_are_cut_at_slashes() {
        let tokens = tokens("sì 50/no 50 \"a/b\"", 0);
        let cut: Vec<&str> = cut_at_slashes(&tokens).iter().map(|t| t.text).collect();
        assert_eq!(cut, vec!["sì", "50", "", "no", "50", "a/b"]);
    }
}
