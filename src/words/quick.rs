//! Reads a line of quick entry: `verifica requisiti @Anagrafe 20-35-45m ~2g richiedente`.
//!
//! The grammar, whatever the language of the window:
//! - words make the name; quotes keep signs and numbers in it;
//! - `@office`, `#system` (`##` copied by hand), a duration in minutes or hours is the work,
//!   `~duration` a wait, with for whom after it;
//! - a word with a colon in front is a kind (`fine:`) or the name of an open branch (`sì:`);
//! - a name that ends in `?` is a decision, with branches after it: `sì 50 / no 50`;
//! - `|` sets steps side by side, `+` in front brings open branches together, `!` in front hangs a
//!   timer on the step at hand, `-> name` goes on to a step that exists.
//!
//! Nothing typed is dropped: what is not understood stays in the name or is told in a [`Remark`].

use std::ops::Range;

use super::quick_lexicon::{Asked, fold, is_await, kind_word};
use super::quick_part::Part;
use super::quick_token::{Sign, Token, tokens};
use super::read::ReadFault;
use crate::model::quick::{Known, MOST_BRANCHES, QuickJoin, QuickLine};

/// Longest line read, in bytes.
pub const MAX_LINE_BYTES: usize = 8_000;

/// What a piece of the line was taken for; the screen colors it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A sign, or a word that names a kind.
    Sign,
    /// An office.
    Office,
    /// Work.
    Work,
    /// A wait and for whom.
    Wait,
    /// A system.
    System,
    /// The name or share of a branch.
    Branch,
    /// A step to go on to.
    Target,
    /// Something that was not understood.
    Doubt,
}

/// Something to be told about a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// Nothing to be made.
    Nothing,
    /// The line is longer than [`MAX_LINE_BYTES`].
    TooLong,
    /// No step has this name.
    NoTarget(String),
    /// This is not a duration; it stays in the name.
    NotRead(String, ReadFault),
    /// Work is told in minutes or hours; this stays in the name.
    LongWork(String),
    /// There is work already; this stays in the name.
    WorkTwice(String),
    /// This cannot be told of a decision.
    NotOfDecision(String),
    /// Several offices begin so; this one was taken.
    Several(String),
    /// The shares sum to this, in percent.
    Shares(f64),
    /// More branches than a line may have.
    TooMany,
}

impl Remark {
    /// Whether the line cannot be made before this is mended.
    pub fn blocks(&self) -> bool {
        matches!(self, Self::Nothing | Self::TooLong | Self::NoTarget(_) | Self::TooMany)
    }
}

/// A line as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// What it asks for.
    pub line: QuickLine,
    /// Its pieces and what they were taken for, in order.
    pub spans: Vec<(Range<usize>, Meaning)>,
    /// What is to be told about it.
    pub remarks: Vec<Remark>,
}

impl Entry {
    /// Whether Enter makes it.
    pub fn is_ready(&self) -> bool {
        !self.remarks.iter().any(Remark::blocks)
    }

    pub(super) fn mark(&mut self, at: Range<usize>, meaning: Meaning) {
        if at.start < at.end {
            self.spans.push((at, meaning));
        }
    }
}

/// Reads a line against the names a procedure knows.
pub fn read(text: &str, known: &Known) -> Entry {
    let mut out = Entry::default();
    if text.len() > MAX_LINE_BYTES {
        out.remarks.push(Remark::TooLong);
        return out;
    }
    let mut from = text.len() - text.trim_start().len();
    let mut joins = false;
    let mut hangs = false;
    if text[from..].starts_with('+') {
        joins = true;
        out.mark(from..from + 1, Meaning::Sign);
        from += 1;
    }
    from += text[from..].len() - text[from..].trim_start().len();
    if !joins && text[from..].starts_with('!') {
        hangs = true;
        out.mark(from..from + 1, Meaning::Sign);
        from += 1;
    }
    from = branch_in_front(text, from, known, &mut out);
    let tokens = tokens(text, from);
    out.line.parallel = tokens.iter().any(|t| t.sign == Sign::Bar);
    for token in tokens.iter().filter(|t| t.sign == Sign::Bar) {
        out.mark(token.at.clone(), Meaning::Sign);
    }
    for piece in tokens.split(|t| t.sign == Sign::Bar) {
        if !piece.is_empty() {
            let asked = kind_in_front(text, piece, &mut out);
            Part { text, known, out: &mut out, hangs, asked: asked.1 }.read(&piece[asked.0..]);
        }
    }
    finish(joins, &mut out);
    out.spans.sort_by_key(|(at, _)| (at.start, at.end));
    out
}

/// Closes a line: a join that is only an office has no step; too little or too much is told.
fn finish(joins: bool, out: &mut Entry) {
    let line = &mut out.line;
    if line.parts.len() > MOST_BRANCHES
        || line.parts.iter().any(|p| p.branches.len() > MOST_BRANCHES)
    {
        out.remarks.push(Remark::TooMany);
    }
    let bare = |p: &crate::model::quick::QuickStep| {
        p.name.is_empty()
            && p.work.is_none()
            && p.waits.is_empty()
            && p.systems.is_empty()
            && p.kind == crate::model::quick::QuickStep::default().kind
    };
    let alone = matches!(line.parts.as_slice(), [part] if bare(part));
    if alone && let Some(part) = line.parts.pop() {
        line.to = part.to;
        if joins {
            line.join = Some(QuickJoin { office: part.office });
        } else if part.office.is_some() || line.to.is_none() {
            out.remarks.push(Remark::Nothing);
        }
    } else if joins {
        let office = line.parts.first().and_then(|p| p.office.clone());
        line.join = Some(QuickJoin { office });
    } else if line.parts.is_empty() && line.to.is_none() {
        out.remarks.push(Remark::Nothing);
    }
}

/// The text before the first colon outside of quotes, and where the text after it begins.
fn before_colon(text: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let rest = &text[from..];
    let colon = rest.find(':')?;
    let head = &rest[..colon];
    let is_name = !head.contains(['@', '#', '~', '|', '"', '«', '“', '„']) && head.len() <= 120;
    let end = from + head.trim_end().len();
    (is_name && end > from).then_some((from..end, from + colon + 1))
}

/// Takes the name of an open branch in front, `sì: …`; returns where the rest begins.
fn branch_in_front(text: &str, from: usize, known: &Known, out: &mut Entry) -> usize {
    let Some((head, after)) = before_colon(text, from) else { return from };
    let name = fold(&text[head.clone()]);
    let Some((flow, _)) = known.branches.iter().find(|(_, b)| fold(b) == name) else { return from };
    out.line.branch = Some(flow.clone());
    out.mark(head.start..after, Meaning::Branch);
    after
}

/// The kind a word in front asks for, and the number of tokens it takes.
fn kind_in_front(text: &str, piece: &[Token<'_>], out: &mut Entry) -> (usize, Option<Asked>) {
    let Some(first) = piece.first().filter(|t| t.is_plain_word()) else { return (0, None) };
    if let Some((head, after)) = before_colon(text, first.at.start)
        && let Some(asked) = kind_word(&fold(&text[head.clone()]))
    {
        let taken = piece.iter().take_while(|t| t.at.start < after).count();
        // A colon inside a word (`fine:subito`) does not end a token there.
        if piece.get(taken.saturating_sub(1)).is_some_and(|t| t.at.end <= after) {
            out.mark(head.start..after, Meaning::Sign);
            return (taken, Some(asked));
        }
    }
    if piece.len() > 1 && is_await(&fold(first.text)) {
        out.mark(first.at.clone(), Meaning::Sign);
        return (1, Some(Asked::Awaited));
    }
    (0, None)
}
