//! Lines of a paragraph: spans broken between words, long words by the rules of their language.

use crate::drawing::measure::{self, Wrap};
use crate::drawing::shape::{Align, Label};
use crate::model::geometry::Point;
use crate::model::text::Language;

use super::Span;

/// Height of a line as a multiple of its type.
pub(super) const LEADING: f64 = 1.36;
/// Most characters of a paragraph; the rest is cut with "…".
const MOST_CHARS: usize = 8_000;
/// Most pieces of one word.
const MOST_PIECES: usize = 40;

/// A piece of a line: a span, or part of one.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// From the begin of the line, in points.
    pub(super) x: f64,
    pub(super) span: Span,
}

/// A line with its width in points.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) width: f64,
}

/// How text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Size of the type in points.
    pub(super) size: f64,
    /// Widest line in points.
    pub(super) width: f64,
    /// The language of the hyphens.
    pub(super) language: Language,
    /// Most lines.
    pub(super) most: usize,
}

impl Line {
    fn add(&mut self, word: &str, like: &Span, size: f64, spaced: bool) {
        let space = if spaced && !self.pieces.is_empty() { " " } else { "" };
        if let Some(last) = self.pieces.last_mut()
            && (last.span.bold, last.span.role) == (like.bold, like.role)
        {
            last.span.text.push_str(space);
            last.span.text.push_str(word);
            self.width += measure::width(space, size, like.bold);
        } else {
            // The space belongs to the piece before, so that copied text keeps it.
            if let Some(last) = self.pieces.last_mut() {
                last.span.text.push_str(space);
                self.width += measure::width(space, size, last.span.bold);
            }
            let span = Span { text: word.to_owned(), ..like.clone() };
            self.pieces.push(Piece { x: self.width, span });
        }
        self.width += measure::width(word, size, like.bold);
    }

    /// The labels that paint it from a point on the baseline; `goes_on` leaves a space at its end.
    pub(super) fn labels(&self, at: Point, size: f64, goes_on: bool) -> Vec<Label> {
        let last = self.pieces.len().saturating_sub(1);
        let each = self.pieces.iter().enumerate().map(|(i, piece)| {
            let mut text = piece.span.text.clone();
            if goes_on && i == last && !text.ends_with('-') {
                text.push(' ');
            }
            let mut label =
                Label::new(at.moved(piece.x, 0.0), Align::Start, size, piece.span.role, text);
            label.bold = piece.span.bold;
            label
        });
        each.collect()
    }
}

/// Breaks spans into lines; at least one.
pub(super) fn lines(spans: &[Span], how: Setting) -> Vec<Line> {
    let mut out = Setter { how, lines: vec![Line::default()], left: MOST_CHARS };
    let mut spaced = false;
    for span in spans {
        for (i, paragraph) in span.text.split('\n').enumerate() {
            if i > 0 {
                out.lines.push(Line::default());
                spaced = false;
            }
            for (j, word) in paragraph.split(is_break).enumerate() {
                spaced |= j > 0;
                if !word.is_empty() {
                    out.word(word, span, spaced);
                    spaced = false;
                }
            }
        }
    }
    let mut lines = out.lines;
    let too_many = lines.len() > how.most.max(1);
    lines.truncate(how.most.max(1));
    if (too_many || out.left == 0)
        && let Some(last) = lines.last_mut()
    {
        shorten(last, how);
    }
    lines
}

/// Whether a line may break at a character: spaces, not those that hold together.
fn is_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Ends a line with "…" within its width.
fn shorten(line: &mut Line, how: Setting) {
    if let Some(last) = line.pieces.last_mut() {
        let text = format!("{}…", last.span.text.trim_end_matches('-'));
        last.span.text = measure::cut(&text, how.size, last.span.bold, how.width - last.x);
        line.width = last.x + measure::width(&last.span.text, how.size, last.span.bold);
    }
}

struct Setter {
    how: Setting,
    lines: Vec<Line>,
    left: usize,
}

impl Setter {
    fn word(&mut self, word: &str, like: &Span, spaced: bool) {
        let kept: String = word.chars().take(self.left).collect();
        self.left -= kept.chars().count();
        if kept.is_empty() || self.lines.len() > self.how.most {
            return;
        }
        let size = self.how.size;
        let wide = measure::width(&kept, size, like.bold);
        let space = if spaced { measure::width(" ", size, like.bold) } else { 0.0 };
        let Some(line) = self.lines.last_mut() else { return };
        let room = self.how.width - line.width - space;
        if wide <= room || (line.pieces.is_empty() && wide <= self.how.width) {
            line.add(&kept, like, size, spaced);
        } else if wide <= self.how.width {
            self.next(&kept, like);
        } else {
            self.long(&kept, like);
        }
    }

    /// A word wider than a line, in pieces.
    fn long(&mut self, word: &str, like: &Span) {
        let how = Wrap {
            size: self.how.size,
            bold: like.bold,
            width: (self.how.width - measure::WORD_SLACK).max(1.0),
            lines: MOST_PIECES,
            language: self.how.language,
        };
        for part in measure::wrap(word, how) {
            self.next(&part, like);
        }
    }

    /// A word at the begin of a line.
    fn next(&mut self, word: &str, like: &Span) {
        let is_empty = self.lines.last().is_some_and(|l| l.pieces.is_empty());
        if !is_empty {
            self.lines.push(Line::default());
        }
        if let Some(line) = self.lines.last_mut() {
            line.add(word, like, self.how.size, false);
        }
    }
}

/// Natural width of spans on one line, and the width of their widest word; in points.
pub(super) fn widths(spans: &[Span], size: f64) -> (f64, f64) {
    let wide = |text: &str, bold| measure::width(text, size, bold);
    let whole = spans.iter().flat_map(|s| s.text.lines().map(|l| wide(l, s.bold))).sum();
    let words = spans.iter().flat_map(|s| s.text.split(is_break).map(|w| wide(w, s.bold)));
    (whole, words.fold(0.0, f64::max))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(spans: &[Span], width: f64, expected: &[&str]) {
        let how = Setting { size: 10.0, width, language: Language::De, most: 50 };
        let said: Vec<String> = lines(spans, how)
            .iter()
            .map(|l| l.pieces.iter().map(|p| p.span.text.as_str()).collect())
            .collect();
        assert_eq!(said, expected);
    }

    #[test]
    fn spans_break_between_words_and_keep_their_spaces() {
        check(&[Span::bold("Rischio."), Span::plain(" Nessuno")], 300.0, &["Rischio. Nessuno"]);
        check(&[Span::plain("uno due tre")], 40.0, &["uno due", "tre"]);
        check(&[Span::plain("a\u{a0}b c")], 15.0, &["a\u{a0}b", "c"]);
        check(&[], 40.0, &[""]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let spans = [
            Span::plain("Aufenthaltsfeststellungsverfahrensordnung und ".repeat(20)),
            Span::bold("Aufenthaltsfeststellungsverfahrensordnung"),
        ];
        for width in [60.0, 120.0, 500.0] {
            let how = Setting { size: 9.0, width, language: Language::De, most: 500 };
            assert!(lines(&spans, how).iter().all(|l| l.width <= width + 0.01), "{width}");
        }
    }

    #[test]
    fn what_is_too_long_ends_in_dots() {
        let how = Setting { size: 10.0, width: 50.0, language: Language::It, most: 2 };
        let cut = lines(&[Span::plain("parola ".repeat(90))], how);
        assert_eq!(cut.len(), 2);
        assert!(cut[1].pieces[0].span.text.ends_with('…'));
        let endless = Span::plain("parola ".repeat(9_000));
        assert!(lines(&[endless], Setting { most: 10_000, ..how }).len() < 2_000);
    }
}
