//! A block of cells as text, as spreadsheets put it on the clipboard: tabs between cells, line
//! breaks between rows, quotes around a cell that holds either.
//!
//! And the same as a file of values with separators (CSV).

use crate::model::text::Language;

/// Largest pasted text, in bytes.
pub const MAX_BYTES: usize = 4_000_000;

/// Most rows of a pasted block.
pub const MOST_ROWS: usize = 5_000;

/// Most columns of a pasted block.
pub const MOST_COLUMNS: usize = 200;

/// Why a text is no block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockFault {
    /// There is no text.
    Empty,
    /// Too many bytes, rows or columns.
    TooLarge,
    /// Not text: control characters.
    NotText,
}

/// Reads a block; all rows as they came, of different lengths if so.
pub fn read(text: &str) -> Result<Vec<Vec<String>>, BlockFault> {
    if text.trim().is_empty() {
        return Err(BlockFault::Empty);
    }
    if text.len() > MAX_BYTES {
        return Err(BlockFault::TooLarge);
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return Err(BlockFault::NotText);
    }
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut rows = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        if rows.len() > MOST_ROWS || rows.last().is_some_and(|r| r.len() > MOST_COLUMNS) {
            return Err(BlockFault::TooLarge);
        }
        let Some(row) = rows.last_mut() else { break };
        let Some(cell) = row.last_mut() else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\r' if !quoted => {}
            '\t' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => cell.push(c),
        }
    }
    let too_many = rows.len() > MOST_ROWS || rows.iter().any(|r| r.len() > MOST_COLUMNS);
    if too_many { Err(BlockFault::TooLarge) } else { Ok(rows) }
}

/// Writes a block.
pub fn write(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| {
        if text.contains(['\t', '\n', '\r', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    rows.iter()
        .map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\t"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What programs for tables take as the sign that a file is UTF-8; without it they guess.
const UTF8_MARK: char = '\u{feff}';

/// What stands between the cells of a file: the comma, or the semicolon where the comma is the
/// decimal sign.
pub fn separator(language: Language) -> char {
    match language {
        Language::It | Language::De => ';',
        Language::En => ',',
    }
}

/// Writes a file of cells, as RFC 4180 has it (quotes, CR LF), with the separator of a language.
pub fn csv(rows: &[Vec<String>], language: Language) -> String {
    let separator = separator(language);
    let mut out = String::from(UTF8_MARK);
    for row in rows {
        for (n, cell) in row.iter().enumerate() {
            if n > 0 {
                out.push(separator);
            }
            if cell.contains([separator, '\n', '\r', '"', '\t']) {
                out.push('"');
                out.push_str(&cell.replace('"', "\"\""));
                out.push('"');
            } else {
                out.push_str(cell);
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// A text that people typed, so that no program for tables takes it for a formula: a quote mark
/// stands before a sign that begins one (OWASP, CSV injection).
pub fn harmless(text: &str) -> String {
    let begins = text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    if begins { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_read_as_it_was_written() {
        let rows = vec![
            vec!["a".to_owned(), "b\tc".to_owned(), "due\nrighe".to_owned()],
            vec!["\"x\"".to_owned(), String::new(), "è 🎉".to_owned()],
        ];
        assert_eq!(read(&write(&rows)), Ok(rows));
        assert_eq!(read("a\tb\r\nc\r\n").unwrap(), vec![vec!["a", "b"], vec!["c"]]);
        assert_eq!(read("5\" pollici").unwrap(), vec![vec!["5\" pollici"]]);
    }

    #[test]
    fn a_file_has_the_separator_of_its_language_and_quotes_what_needs_it() {
        let rows = vec![vec!["a;b".to_owned(), "1,5".to_owned()], vec!["\"x\"".to_owned()]];
        let written = csv(&rows, Language::It);
        assert_eq!(written, "\u{feff}\"a;b\";1,5\r\n\"\"\"x\"\"\"\r\n");
        let written = csv(&rows, Language::En);
        assert_eq!(written, "\u{feff}a;b,\"1,5\"\r\n\"\"\"x\"\"\"\r\n");
    }

    #[test]
    fn no_text_becomes_a_formula() {
        for text in ["=1+1", "+39", "-x", "@SUM(A1)", "\t=1", "  =1"] {
            assert!(harmless(text).starts_with('\''), "{text}");
        }
        assert_eq!(harmless("Verifica = controllo"), "Verifica = controllo");
    }

    #[test]
    fn what_is_no_block_is_refused() {
        assert_eq!(read("  \n"), Err(BlockFault::Empty));
        assert_eq!(read("a\u{0}b"), Err(BlockFault::NotText));
        assert_eq!(read(&"x\n".repeat(1_000_000)), Err(BlockFault::TooLarge));
        assert_eq!(read(&"x\t".repeat(300)), Err(BlockFault::TooLarge));
        assert_eq!(read(&"x".repeat(5_000_000)), Err(BlockFault::TooLarge));
    }
}
