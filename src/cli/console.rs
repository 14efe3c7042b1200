//! Where the command line prints: standard output and error, without ever breaking on a reader that
//! goes away, and without letting a file's texts send control signs to the terminal.

use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::Path;

use serde::Serialize;

use crate::model::finding::Place;
use crate::words::{Value, Words};

use super::failure::Failure;

/// Standard output and error, and the language they are written in.
pub(super) struct Console {
    pub(super) words: Words,
    out: Box<dyn Write>,
    err: Box<dyn Write>,
    shows_progress: bool,
    progress_width: usize,
}

impl Console {
    /// The program's own.
    pub(super) fn standard(words: Words) -> Self {
        Self {
            words,
            out: Box::new(BufWriter::new(io::stdout())),
            err: Box::new(io::stderr()),
            shows_progress: io::stderr().is_terminal(),
            progress_width: 0,
        }
    }

    /// Prints text that is ours, line breaks included.
    pub(super) fn print(&mut self, text: &str) -> Result<(), Failure> {
        Ok(self.out.write_all(text.as_bytes())?)
    }

    /// Prints one line; control signs in it become spaces.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.print(&plain(text))?;
        self.print("\n")
    }

    /// Prints a message of the message files as one line.
    pub(super) fn say(&mut self, key: &str, args: &[(&str, Value)]) -> Result<(), Failure> {
        let text = self.words.say_with(key, args);
        self.line(&text)
    }

    /// Prints a message and a path after it, the path byte for byte.
    pub(super) fn say_path(&mut self, key: &str, path: &Path) -> Result<(), Failure> {
        let text = self.words.say(key);
        self.print(&plain(&text))?;
        self.print(" ")?;
        self.out.write_all(&path_bytes(path))?;
        self.print("\n")
    }

    /// Prints a value as JSON, keys in a fixed order, and a line break.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer_pretty(&mut self.out, value).map_err(io::Error::from)?;
        self.print("\n")
    }

    /// Everything printed reaches the reader.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }

    /// Shows how far long work is, on one line of standard error that is written over; nothing where
    /// that is no terminal.
    pub(super) fn progress(&mut self, text: &str) {
        if self.shows_progress {
            let text = plain(text);
            let width = text.chars().count();
            let rest = " ".repeat(self.progress_width.saturating_sub(width));
            // Progress that cannot be shown is no reason to stop the work.
            if write!(self.err, "\r{text}{rest}").and_then(|()| self.err.flush()).is_ok() {
                self.progress_width = width;
            }
        }
    }

    /// Takes the line of progress away.
    pub(super) fn end_progress(&mut self) {
        if self.progress_width > 0 {
            self.progress("");
            self.shows_progress = self.err.write_all(b"\r").is_ok() && self.shows_progress;
            self.progress_width = 0;
        }
    }

    /// A sentence beside the result, on standard error.
    pub(super) fn note(&mut self, text: &str) {
        self.end_progress();
        // Nowhere is left to say that standard error is gone.
        self.err.write_all(format!("{}\n", plain(text)).as_bytes()).unwrap_or_default();
    }

    /// Says on standard error, in one line, why the command was not carried out: what, where, the
    /// remedy, and the path last, byte for byte.
    pub(super) fn fail(&mut self, failure: &Failure) {
        self.end_progress();
        let mut line = b"prodigio: ".to_vec();
        match failure {
            Failure::Closed => return,
            Failure::Output(error) => {
                let args = [("detail", Value::from(error.to_string()))];
                line.extend(plain(&self.words.say_with("cli-output", &args)).bytes());
            }
            Failure::Usage(text) => line.extend(plain(text).bytes()),
            Failure::File { finding, path, name } => {
                let what = one_sentence(&self.words.finding(finding));
                let hint = self.words.hint(finding).unwrap_or_default();
                let mut text = what;
                if finding.place != Place::Study {
                    text = format!("{text} ({})", self.words.place(&finding.place, name));
                }
                if !hint.is_empty() {
                    text = format!("{text} – {}", one_sentence(&hint));
                }
                line.extend(plain(&text).bytes());
                line.extend(b": ");
                line.extend(path_bytes(path));
            }
        }
        line.push(b'\n');
        // Nowhere is left to say that standard error is gone.
        self.err.write_all(&line).unwrap_or_default();
    }
}

/// Text to stand inside another sentence: no full stop at its end, and none before another sentence.
/// Abbreviations (`L. 241`, `art. 2`) keep theirs: a sentence that ends has a longer last word.
fn one_sentence(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        match word.strip_suffix('.') {
            Some(ending) if ending.chars().count() > 4 => {
                out.push_str(ending);
                out.push(';');
            }
            _ => out.push_str(word),
        }
    }
    out.trim_end_matches(['.', ';']).to_owned()
}

/// Text on one line, without control signs: they come from files and must not reach a terminal.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A path byte for byte, so that it can be copied; one with control signs has them
/// written out.
fn path_bytes(path: &Path) -> Vec<u8> {
    if path.to_string_lossy().chars().any(char::is_control) {
        return path.to_string_lossy().escape_default().to_string().into_bytes();
    }
    raw_bytes(path)
}

#[cfg(unix)]
fn raw_bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
fn raw_bytes(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_files_cannot_steer_the_terminal() {
        assert_eq!(plain("a\u{1b}[31mb\nc"), "a [31mb c");
        assert_eq!(
            one_sentence("Il disco è pieno. Salva, art. 2."),
            "Il disco è pieno; Salva, art. 2"
        );
    }

    #[test]
    #[cfg(unix)]
    fn paths_are_printed_byte_for_byte() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt as _;
        let odd = Path::new(OsStr::from_bytes(b"caf\xe9.prodigio"));
        assert_eq!(path_bytes(odd), b"caf\xe9.prodigio");
        assert_eq!(path_bytes(Path::new("a\nb")), b"a\\nb");
    }
}
