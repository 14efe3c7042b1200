//! Widths of text in the bundled font, and where a name breaks into lines.
//!
//! Advances are summed without kerning or ligatures; the painters switch both off.

use std::sync::LazyLock;

use hypher::Lang;
use ttf_parser::Face;

use crate::model::text::Language;

/// Height of the font above the baseline, as a multiple of the size.
pub const ASCENT: f64 = 1.069;
/// Depth of the font below the baseline, as a multiple of the size.
pub const DESCENT: f64 = 0.293;
/// Height of capital letters, as a multiple of the size.
pub const CAP: f64 = 0.714;
/// Characters of a text that are measured and drawn; what follows is cut.
pub const MAX_CHARS: usize = 600;

/// How much wider than asked a word may be that has a line for itself, before it is hyphenated: the
/// name of a step then comes as near to its outline as its foot does.
pub const WORD_SLACK: f64 = 4.0;

/// Characters with a stored advance: Latin, its extensions, Greek and punctuation.
const TABLE: usize = 0x2300;

struct Advances {
    face: Option<Face<'static>>,
    em: f64,
    table: Vec<u16>,
}

impl Advances {
    fn read(font: &'static [u8]) -> Self {
        let face = Face::parse(font, 0).ok();
        let advance = |c: u32| {
            let face = face.as_ref()?;
            let glyph = char::from_u32(c).and_then(|c| face.glyph_index(c)).unwrap_or_default();
            face.glyph_hor_advance(glyph)
        };
        let table = (0..TABLE as u32).map(|c| advance(c).unwrap_or(600)).collect();
        let em = face.as_ref().map_or(1000.0, |f| f64::from(f.units_per_em()));
        Self { face, em, table }
    }

    fn of(&self, c: char) -> u16 {
        self.table.get(c as usize).copied().unwrap_or_else(|| {
            let face = self.face.as_ref();
            let glyph = face.and_then(|f| f.glyph_index(c)).unwrap_or_default();
            face.and_then(|f| f.glyph_hor_advance(glyph)).unwrap_or(600)
        })
    }
}

static FONTS: LazyLock<[Advances; 2]> =
    LazyLock::new(|| [Advances::read(notosans::REGULAR_TTF), Advances::read(notosans::BOLD_TTF)]);

/// Width of a line of text in points.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let font = &FONTS[usize::from(bold)];
    let units: u32 = text.chars().take(MAX_CHARS).map(|c| u32::from(font.of(c))).sum();
    f64::from(units) * size / font.em
}

/// The number of a letter in the font, and its advance as a multiple of the size. A letter that the
/// font lacks has the number of U+FFFD, else that of the box that stands for missing letters.
pub fn glyph(c: char, bold: bool) -> (u16, f64) {
    let font = &FONTS[usize::from(bold)];
    let face = font.face.as_ref();
    let found = |c: char| face.and_then(|f| f.glyph_index(c)).map(|g| g.0);
    let glyph = found(c).or_else(|| found('\u{fffd}')).unwrap_or_default();
    (glyph, f64::from(font.of(c)) / font.em)
}

/// How a text is to be broken into lines.
#[derive(Clone, Copy, Debug)]
pub struct Wrap {
    /// Size in points.
    pub size: f64,
    /// Bold face.
    pub bold: bool,
    /// Widest line in points.
    pub width: f64,
    /// Most lines; the last ends in … when more would be needed.
    pub lines: usize,
    /// Language of the hyphens.
    pub language: Language,
}

/// Breaks a text into lines: at line ends, spaces and hyphens; inside a word only where it does not
/// fit on a line by itself, or where the lines would not suffice; then by the language's rules.
pub fn wrap(text: &str, how: Wrap) -> Vec<String> {
    let text: String = text.chars().take(MAX_CHARS).collect();
    let loose = break_lines(&text, how, false);
    if loose.len() <= how.lines {
        return balanced(&text, how, loose);
    }
    let mut tight = break_lines(&text, how, true);
    if tight.len() > how.lines {
        tight.truncate(how.lines.max(1));
        if let Some(last) = tight.last_mut() {
            *last = cut(&format!("{}…", last.trim_end_matches('-')), how.size, how.bold, how.width);
        }
    }
    tight
}

/// The same number of lines, more alike in width, where the last one is much shorter.
fn balanced(text: &str, how: Wrap, lines: Vec<String>) -> Vec<String> {
    let widths: Vec<f64> = lines.iter().map(|l| width(l, how.size, how.bold)).collect();
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let last = widths.last().copied().unwrap_or_default();
    if lines.len() < 2 || last > 0.55 * widest || lines.iter().any(|l| l.ends_with('-')) {
        return lines;
    }
    let (mut low, mut high) = (widest / 2.0, widest);
    let mut best = lines;
    for _ in 0..5 {
        let middle = f64::midpoint(low, high);
        let tried = break_lines(text, Wrap { width: middle, ..how }, false);
        let whole =
            !tried.iter().any(|l| width(l, how.size, how.bold) > middle || l.ends_with('-'));
        if whole && tried.len() == best.len() {
            best = tried;
            high = middle;
        } else {
            low = middle;
        }
    }
    best
}

/// The text, or as much of it as fits the width with … at its end.
pub fn cut(text: &str, size: f64, bold: bool, most: f64) -> String {
    let text: String = text.chars().take(MAX_CHARS).collect();
    if width(&text, size, bold) <= most {
        return text;
    }
    let mut kept = text.trim_end_matches('…').to_owned();
    while kept.pop().is_some() {
        let shown = format!("{}…", kept.trim_end());
        if width(&shown, size, bold) <= most {
            return shown;
        }
    }
    "…".to_owned()
}

fn break_lines(text: &str, how: Wrap, fill: bool) -> Vec<String> {
    let mut out = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let words = paragraph.split(is_break).filter(|w| !w.is_empty());
        for word in words.flat_map(|w| w.split_inclusive('-').enumerate()) {
            let (part, word) = word;
            let glue = if line.is_empty() || part > 0 { "" } else { " " };
            add_word(&mut out, &mut line, glue, word, how, fill);
        }
        if !line.is_empty() {
            out.push(line);
        }
    }
    out
}

/// Whether a line may break at a character: spaces, not those that hold together.
fn is_break(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

fn add_word(
    out: &mut Vec<String>,
    line: &mut String,
    glue: &str,
    word: &str,
    how: Wrap,
    fill: bool,
) {
    let fits = |t: &str| width(t, how.size, how.bold) <= how.width;
    let joined = format!("{line}{glue}{word}");
    if fits(&joined) {
        *line = joined;
        return;
    }
    let alone = width(word, how.size, how.bold) <= how.width + WORD_SLACK;
    if alone && !(fill && word.chars().count() > 5) {
        out.extend((!line.is_empty()).then(|| std::mem::take(line)));
        word.clone_into(line);
        return;
    }
    let mut glue = glue;
    let mut rest = word;
    while !rest.is_empty() {
        let start = format!("{line}{glue}");
        if fits(&format!("{start}{rest}")) {
            *line = format!("{start}{rest}");
            return;
        }
        let taken = longest_part(rest, how.language, |p| fits(&format!("{start}{p}-")));
        if let Some(at) = taken {
            out.push(format!("{start}{}-", &rest[..at]));
            rest = &rest[at..];
            line.clear();
        } else if line.is_empty() {
            // No syllable fits on a whole line: cut between letters.
            let at = fitting_letters(rest, fits);
            out.push(rest[..at].to_owned());
            rest = &rest[at..];
        } else {
            out.push(std::mem::take(line));
        }
        glue = "";
    }
}

/// Byte length of the longest run of syllables, short of the whole word, that fits.
fn longest_part(word: &str, language: Language, fits: impl Fn(&str) -> bool) -> Option<usize> {
    let lang = match language {
        Language::It => Lang::Italian,
        Language::De => Lang::German,
        Language::En => Lang::English,
    };
    let mut at = 0;
    let mut best = None;
    // Never fewer than three letters on the next line.
    for syllable in hypher::hyphenate_bounded(word, lang, 2, 3) {
        at += syllable.len();
        if at >= word.len() || !fits(&word[..at]) {
            break;
        }
        best = Some(at);
    }
    best
}

/// Byte length of the most letters that fit, at least one.
fn fitting_letters(word: &str, fits: impl Fn(&str) -> bool) -> usize {
    let ends: Vec<usize> =
        word.char_indices().map(|(i, c)| i + c.len_utf8()).take(MAX_CHARS).collect();
    let fitting = ends.iter().take_while(|&&e| fits(&word[..e])).count().max(1);
    ends[fitting - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_wrap(text: &str, language: Language, lines: &[&str]) {
        let how = Wrap { size: 12.5, bold: false, width: 92.0, lines: 3, language };
        assert_eq!(wrap(text, how), lines);
    }

    #[test]
    fn names_break_between_words() {
        check_wrap("Registrazione in ANPR", Language::It, &["Registrazione", "in ANPR"]);
        check_wrap("Protocollazione", Language::It, &["Protocollazione"]);
        check_wrap(
            "Silenzio-assenso ope legis",
            Language::It,
            &["Silenzio-", "assenso ope", "legis"],
        );
        check_wrap("one\ntwo", Language::En, &["one", "two"]);
        check_wrap("", Language::En, &[]);
    }

    #[test]
    fn long_words_are_hyphenated_by_language() {
        let how = Wrap { size: 12.5, bold: false, width: 92.0, lines: 3, language: Language::De };
        let lines = wrap("Aufenthaltsfeststellungsverfahren", how);
        assert!(lines.len() <= 3 && lines[0].ends_with('-'), "{lines:?}");
        let whole: String = lines.iter().map(|l| l.trim_end_matches('-')).collect();
        assert_eq!(whole, "Aufenthaltsfeststellungsverfahren");
    }

    #[test]
    fn no_line_is_wider_than_asked_and_none_too_many() {
        let hostile = "W".repeat(5_000);
        let many = "parola lunga ".repeat(500);
        for text in [hostile.as_str(), many.as_str(), "a-b-c-d-e-f-g", "\n\n\n\n\n", "ẞßẞ"] {
            for width_pt in [1.0, 20.0, 92.0] {
                let how = Wrap {
                    size: 12.5,
                    bold: true,
                    width: width_pt,
                    lines: 3,
                    language: Language::It,
                };
                let lines = wrap(text, how);
                assert!(lines.len() <= 3);
                let fits = |l: &String| {
                    width(l, 12.5, true) <= width_pt + WORD_SLACK || l.chars().count() <= 1
                };
                assert!(lines.iter().all(fits), "{lines:?}");
            }
        }
    }

    #[test]
    fn font_metrics_are_those_of_the_file() {
        let face = Face::parse(notosans::REGULAR_TTF, 0).expect("bundled");
        let em = f64::from(face.units_per_em());
        assert!((f64::from(face.ascender()) / em - ASCENT).abs() < 1e-3);
        assert!((f64::from(face.descender()) / em + DESCENT).abs() < 1e-3);
        assert!((f64::from(face.capital_height().unwrap_or_default()) / em - CAP).abs() < 1e-3);
    }
}
