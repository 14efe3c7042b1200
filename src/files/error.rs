//! `OpenError` and `SaveError`: why a file could not be opened or saved, by code and arguments.
//!
//! The path is not part of an error: who asked knows it, and shows it last. Sentences stand in
//! `assets/messages/*/files.ftl` under `finding-CODE` and `finding-CODE-hint`.

use std::fmt;
use std::io;

use thiserror::Error;

use crate::model::finding::{Finding, Place};

/// A place in a text file; line and column counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct At {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

impl At {
    /// A place from line and column.
    pub const fn new(line: u32, column: u32) -> Self {
        Self { line, column }
    }

    /// The place of a byte of `text`; one past the end is allowed, more is taken as the end.
    pub fn of_byte(text: &[u8], byte: usize) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |p| p + 1);
        let line = before.split(|b| *b == b'\n').count();
        // Continuation bytes do not start a character.
        let column = before[line_start..].iter().filter(|b| (**b & 0xc0) != 0x80).count() + 1;
        Self::new(saturated(line), saturated(column))
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A count as `u32`, the largest when it does not fit.
pub(crate) fn saturated(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Why a file could not be opened. Nothing is half-opened.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// It is a folder.
    #[error("a folder, not a file")]
    Folder,
    /// The system does not let us read it.
    #[error("no permission to read")]
    Denied,
    /// The system failed while reading.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// Larger than this many bytes.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// Most bytes read.
        limit: u64,
    },
    /// Nothing in it.
    #[error("empty")]
    Empty,
    /// Not text in UTF-8.
    #[error("{0}: not UTF-8")]
    NotText(At),
    /// Neither a study nor BPMN.
    #[error("neither a study nor a BPMN file")]
    UnknownKind,
    /// An encoding we cannot read.
    #[error("unknown encoding {0}")]
    Encoding(String),
    /// Written by a newer program.
    #[error("format {found} is newer than {known}")]
    NewerFormat {
        /// Format of the file.
        found: u64,
        /// Newest format we know.
        known: u32,
    },
    /// Ends in the middle.
    #[error("{0}: ends too early")]
    Truncated(At),
    /// Not the notation it should be.
    #[error("{at}: {detail}")]
    Syntax {
        /// Where.
        at: At,
        /// What the parser says, in English.
        detail: String,
    },
    /// A field or kind this format does not have.
    #[error("{at}: unknown name {name}")]
    UnknownName {
        /// Where.
        at: At,
        /// The name.
        name: String,
    },
    /// A field that must be there is not.
    #[error("{at}: {name} is missing")]
    MissingField {
        /// Where.
        at: At,
        /// The name of the field.
        name: String,
    },
    /// The same id or field twice.
    #[error("{at}: {id} twice")]
    Duplicate {
        /// The second one.
        at: At,
        /// What stands twice.
        id: String,
    },
    /// Brackets or elements nested deeper than this.
    #[error("{at}: nested deeper than {limit}")]
    TooDeep {
        /// Where.
        at: At,
        /// Deepest accepted.
        limit: usize,
    },
    /// More things than this.
    #[error("more than {limit} things")]
    TooMany {
        /// Most accepted.
        limit: usize,
    },
    /// Well written, but what it says cannot be.
    #[error("unsound: {}", first.code)]
    Unsound {
        /// Where in the text, when known.
        at: Option<At>,
        /// The first rule broken.
        first: Box<Finding>,
        /// How many rules are broken.
        count: usize,
    },
    /// Its content does not fit its checksum.
    #[error("the checksum does not fit")]
    Checksum,
    /// Not well-formed XML.
    #[error("{at}: {detail}")]
    NotXml {
        /// Where.
        at: At,
        /// What the parser says, in English.
        detail: String,
    },
    /// XML that declares entities: they can grow without end, and none is ever fetched.
    #[error("{0}: entities are declared")]
    Entities(At),
    /// XML that declares more namespaces than anybody needs, at once or again and again: every
    /// prefix is sought among them.
    #[error("{0}: too many namespaces are declared")]
    Namespaces(At),
    /// XML, but not BPMN.
    #[error("{at}: the root is {found}")]
    WrongRoot {
        /// Where.
        at: At,
        /// Name of the root element.
        found: String,
    },
}

impl OpenError {
    /// Names the message in `assets/messages`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "open-missing",
            Self::Folder => "open-folder",
            Self::Denied => "open-denied",
            Self::Unreadable(_) => "open-unreadable",
            Self::TooLarge { .. } => "open-too-large",
            Self::Empty => "open-empty",
            Self::NotText(_) => "open-not-text",
            Self::UnknownKind => "open-unknown-kind",
            Self::Encoding(_) => "open-encoding",
            Self::NewerFormat { .. } => "open-newer-format",
            Self::Truncated(_) => "open-truncated",
            Self::Syntax { .. } => "open-syntax",
            Self::UnknownName { .. } => "open-unknown-name",
            Self::MissingField { .. } => "open-missing-field",
            Self::Duplicate { .. } => "open-duplicate",
            Self::TooDeep { .. } => "open-too-deep",
            Self::TooMany { .. } => "open-too-many",
            Self::Unsound { first, .. } => first.code,
            Self::Checksum => "open-checksum",
            Self::NotXml { .. } => "open-not-xml",
            Self::Entities(_) => "open-entities",
            Self::Namespaces(_) => "open-namespaces",
            // The name is right, so it is the namespace that is missing or another.
            Self::WrongRoot { found, .. } if found == "definitions" => "open-wrong-namespace",
            Self::WrongRoot { .. } => "open-wrong-root",
        }
    }

    /// Where in the file, when known.
    pub fn at(&self) -> Option<At> {
        match self {
            Self::NotText(at)
            | Self::Truncated(at)
            | Self::Entities(at)
            | Self::Namespaces(at)
            | Self::Syntax { at, .. }
            | Self::UnknownName { at, .. }
            | Self::MissingField { at, .. }
            | Self::Duplicate { at, .. }
            | Self::TooDeep { at, .. }
            | Self::NotXml { at, .. }
            | Self::WrongRoot { at, .. } => Some(*at),
            Self::Unsound { at, .. } => *at,
            Self::Missing
            | Self::Folder
            | Self::Denied
            | Self::Unreadable(_)
            | Self::TooLarge { .. }
            | Self::Empty
            | Self::UnknownKind
            | Self::Encoding(_)
            | Self::NewerFormat { .. }
            | Self::Checksum
            | Self::TooMany { .. } => None,
        }
    }

    /// The error as a finding: the one way from here to words. For [`Self::Unsound`] it is the
    /// first broken rule, at its own place of the model.
    pub fn finding(&self) -> Finding {
        let place =
            self.at().map_or(Place::Study, |at| Place::Text { line: at.line, column: at.column });
        let bare = Finding::error(place, self.code());
        match self {
            Self::Unsound { first, .. } => (**first).clone(),
            Self::Unreadable(detail)
            | Self::Syntax { detail, .. }
            | Self::NotXml { detail, .. } => bare.with("detail", detail.as_str()),
            Self::TooLarge { limit } => bare.with("megabytes", (*limit >> 20) as f64),
            Self::Encoding(name)
            | Self::UnknownName { name, .. }
            | Self::MissingField { name, .. } => bare.with("name", name.as_str()),
            Self::NewerFormat { found, known } => {
                bare.with("found", *found as f64).with("known", f64::from(*known))
            }
            Self::Duplicate { id, .. } => bare.with("id", id.as_str()),
            Self::TooDeep { limit, .. } | Self::TooMany { limit } => bare.with("limit", *limit),
            Self::WrongRoot { found, .. } => bare.with("found", found.as_str()),
            Self::Missing
            | Self::Folder
            | Self::Denied
            | Self::Empty
            | Self::NotText(_)
            | Self::UnknownKind
            | Self::Entities(_)
            | Self::Namespaces(_)
            | Self::Checksum
            | Self::Truncated(_) => bare,
        }
    }
}

impl From<io::Error> for OpenError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::PermissionDenied => Self::Denied,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

/// Why a file could not be saved. What stood there before still stands there.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SaveError {
    /// The folder does not exist.
    #[error("no such folder")]
    MissingFolder,
    /// A folder stands there.
    #[error("a folder stands there")]
    Folder,
    /// A file stands there that must not be replaced.
    #[error("a file stands there")]
    Exists,
    /// Something stands there that is not ours to replace.
    #[error("something else stands there")]
    Occupied,
    /// A file of a folder of ours was changed by somebody: its path in the folder.
    #[error("changed by hand: {0}")]
    Altered(String),
    /// Somebody changed the file since it was read.
    #[error("changed by somebody else")]
    ChangedOutside,
    /// The system does not let us write there, or the file is marked read-only.
    #[error("no permission to write")]
    Denied,
    /// No room left on the disk.
    #[error("the disk is full")]
    Full,
    /// The system failed while writing.
    #[error("cannot be written: {0}")]
    Unwritable(String),
    /// The format cannot hold what was asked.
    #[error("cannot be said in this format: {0}")]
    Unsayable(String),
    /// The file would be larger than one that is opened.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Most bytes.
        limit: u64,
    },
    /// The file would hold more than one that is opened.
    #[error("more than {limit} entries")]
    TooMany {
        /// Most entries.
        limit: usize,
    },
}

impl SaveError {
    /// Names the message in `assets/messages`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::MissingFolder => "save-missing-folder",
            Self::Folder => "save-folder",
            Self::Exists => "save-exists",
            Self::Occupied => "save-occupied",
            Self::Altered(_) => "save-altered",
            Self::ChangedOutside => "save-changed-outside",
            Self::Denied => "save-denied",
            Self::Full => "save-full",
            Self::Unwritable(_) => "save-unwritable",
            Self::Unsayable(_) => "save-unsayable",
            Self::TooLarge { .. } => "save-too-large",
            Self::TooMany { .. } => "save-too-many",
        }
    }

    /// The error as a finding: the one way from here to words.
    pub fn finding(&self) -> Finding {
        let bare = Finding::error(Place::Study, self.code());
        match self {
            Self::Unwritable(detail) | Self::Unsayable(detail) => {
                bare.with("detail", detail.as_str())
            }
            Self::Altered(file) => bare.with("file", file.as_str()),
            Self::TooLarge { limit } => bare.with("megabytes", (*limit >> 20) as f64),
            Self::TooMany { limit } => bare.with("limit", *limit),
            Self::MissingFolder
            | Self::Folder
            | Self::Exists
            | Self::Occupied
            | Self::ChangedOutside
            | Self::Denied
            | Self::Full => bare,
        }
    }
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::MissingFolder,
            io::ErrorKind::IsADirectory => Self::Folder,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Denied,
            io::ErrorKind::StorageFull
            | io::ErrorKind::QuotaExceeded
            | io::ErrorKind::FileTooLarge => Self::Full,
            _ => Self::Unwritable(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters() {
        let text = "uno\ndué tre\n".as_bytes();
        assert_eq!(At::of_byte(text, 0), At::new(1, 1));
        assert_eq!(At::of_byte(text, 8), At::new(2, 4));
        assert_eq!(At::of_byte(text, 999), At::new(3, 1));
    }

    #[test]
    fn the_system_says_denied_and_full_in_its_own_words() {
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        assert_eq!(OpenError::from(denied), OpenError::Denied);
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert_eq!(SaveError::from(full), SaveError::Full);
    }
}
