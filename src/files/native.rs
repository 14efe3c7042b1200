//! Our own format, `.prodigio`: a study as RON, its format number first.
//!
//! ```text
//! #![enable(implicit_some)]
//! (
//!     format: 1,
//!     study: ( … ),
//! )
//! ```
//!
//! Every older format is upgraded on opening; a newer one is refused. Unknown names are refused, so
//! that nothing is lost in silence. Reading gives a sound study or one error, never half of one.

pub mod fragment;
mod notation;
mod scan;

use ron::error::{Error as Ron, SpannedError};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::model::draft::StudyDraft;
use crate::model::finding::{Arg, Finding, Place};
use crate::model::invariants;
use crate::model::study::Study;

use super::disk::MAX_BYTES;
use super::error::{At, OpenError, SaveError, saturated};

/// The format this program writes, and the newest it reads.
pub const FORMAT: u32 = 1;

/// The ending of a study's file, without the dot.
pub const EXTENSION: &str = "prodigio";

/// The first line: `Some` is not written out.
const HEADER: &str = "#![enable(implicit_some)]\n";

#[derive(Serialize)]
struct Out<'a> {
    format: u32,
    study: &'a Study,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In {
    #[expect(dead_code, reason = "read by the scanner, before the rest is trusted")]
    format: u32,
    study: Study,
}

/// The canonical text of a study: the same study gives the same bytes.
///
/// # Errors
/// When the file could not be opened again: it is too large, or has too many entries.
pub fn write(study: &Study) -> Result<String, SaveError> {
    let (body, entries) = notation::text(&Out { format: FORMAT, study })
        .map_err(|e| SaveError::Unsayable(e.to_string()))?;
    let text = format!("{HEADER}{body}");
    opens_again(text.len() as u64, entries)?;
    Ok(text)
}

/// Refuses to save what would be refused when it is opened.
fn opens_again(bytes: u64, entries: usize) -> Result<(), SaveError> {
    if bytes > MAX_BYTES {
        return Err(SaveError::TooLarge { limit: MAX_BYTES });
    }
    if entries > scan::MAX_ENTRIES {
        return Err(SaveError::TooMany { limit: scan::MAX_ENTRIES });
    }
    Ok(())
}

/// The canonical text of any other record in our notation; its first field is `format`.
pub(super) fn write_record<T: Serialize>(record: &T) -> Result<String, SaveError> {
    let (body, entries) =
        notation::text(record).map_err(|e| SaveError::Unsayable(e.to_string()))?;
    let text = format!("{HEADER}{body}");
    opens_again(text.len() as u64, entries)?;
    Ok(text)
}

/// Reads a record whose first field is `format`, at most `newest`.
pub(super) fn read_record<T: DeserializeOwned>(bytes: &[u8], newest: u32) -> Result<T, OpenError> {
    let text = text_of(bytes)?;
    let found = scan::format_of(text)?;
    if found > u64::from(newest) {
        return Err(OpenError::NewerFormat { found, known: newest });
    }
    scan::check(text)?;
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_recursion_limit(4 * scan::MAX_NESTING)
        .from_str(text)
        .map_err(|e| of_ron(&e, text))
}

/// A study that stands inside another record, sound.
pub(super) fn sound_inside(study: Study) -> Result<Study, OpenError> {
    sound(study, "")
}

/// Reads a study.
pub fn read(bytes: &[u8]) -> Result<Study, OpenError> {
    let text = text_of(bytes)?;
    let found = scan::format_of(text)?;
    if found > u64::from(FORMAT) {
        return Err(OpenError::NewerFormat { found, known: FORMAT });
    }
    scan::check(text)?;
    // Format 1 is the first: there is nothing to upgrade yet, and 0 never was.
    if found < 1 {
        let name = format!("format: {found}");
        return Err(OpenError::UnknownName { at: At::new(1, 1), name });
    }
    let file: In = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_recursion_limit(4 * scan::MAX_NESTING)
        .from_str(text)
        .map_err(|e| of_ron(&e, text))?;
    sound(file.study, text)
}

fn text_of(bytes: &[u8]) -> Result<&str, OpenError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(OpenError::Empty);
    }
    std::str::from_utf8(bytes).map_err(|e| {
        let at = At::of_byte(bytes, e.valid_up_to());
        if e.error_len().is_none() { OpenError::Truncated(at) } else { OpenError::NotText(at) }
    })
}

/// Checks what the types cannot say, and puts the next id behind every number in use.
fn sound(study: Study, text: &str) -> Result<Study, OpenError> {
    if study.variants().is_empty() {
        let first = Box::new(Finding::error(Place::Study, "no-variant"));
        return Err(OpenError::Unsound { at: None, first, count: 1 });
    }
    for (i, variant) in study.variants().iter().enumerate() {
        let faults = invariants::violations(&variant.procedure);
        let count = faults.len();
        if let Some(first) = faults.into_iter().next() {
            let at = id_of(&first).and_then(|id| scan::locate(text, i, id));
            return Err(OpenError::Unsound { at, first: Box::new(first), count });
        }
    }
    let faults = invariants::study_violations(&study);
    let count = faults.len();
    if let Some(first) = faults.into_iter().next() {
        return Err(OpenError::Unsound { at: None, first: Box::new(first), count });
    }
    Ok(StudyDraft::from(study).finish())
}

/// The id of the thing a finding speaks of.
fn id_of(finding: &Finding) -> Option<&str> {
    match &finding.place {
        Place::Step(id) => Some(id.as_str()),
        Place::Flow(id) => Some(id.as_str()),
        Place::Link(id) => Some(id.as_str()),
        Place::Pool(id) => Some(id.as_str()),
        Place::Lane(id) => Some(id.as_str()),
        Place::Artifact(id) => Some(id.as_str()),
        Place::Office(id) => Some(id.as_str()),
        Place::Calendar(id) => Some(id.as_str()),
        Place::Term(id) => Some(id.as_str()),
        Place::Study | Place::Card | Place::Text { .. } => match finding.args.get("id") {
            Some(Arg::Text(id)) => Some(id),
            _ => None,
        },
    }
}

fn of_ron(error: &SpannedError, text: &str) -> OpenError {
    let start = error.span.start;
    let at = At::new(saturated(start.line), saturated(start.col));
    match &error.code {
        Ron::Eof | Ron::ExpectedStringEnd | Ron::UnclosedBlockComment => {
            OpenError::Truncated(At::of_byte(text.as_bytes(), text.len()))
        }
        Ron::NoSuchStructField { found, .. } | Ron::NoSuchEnumVariant { found, .. } => {
            OpenError::UnknownName { at, name: found.clone() }
        }
        Ron::MissingStructField { field, .. } => {
            OpenError::MissingField { at, name: (*field).to_owned() }
        }
        Ron::DuplicateStructField { field, .. } => {
            OpenError::Duplicate { at, id: (*field).to_owned() }
        }
        Ron::ExceededRecursionLimit => OpenError::TooDeep { at, limit: scan::MAX_NESTING },
        other => OpenError::Syntax { at, detail: other.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::catalogue;

    #[test]
    fn what_is_saved_can_be_opened_again() {
        assert_eq!(opens_again(MAX_BYTES, scan::MAX_ENTRIES), Ok(()));
        let large = opens_again(MAX_BYTES + 1, 0).unwrap_err();
        assert_eq!(large, SaveError::TooLarge { limit: MAX_BYTES });
        let many = opens_again(0, scan::MAX_ENTRIES + 1).unwrap_err();
        assert_eq!(many, SaveError::TooMany { limit: scan::MAX_ENTRIES });
        // Writer and reader count the same.
        let study = catalogue::first();
        let (text, entries) = notation::text(&Out { format: FORMAT, study: &study }).unwrap();
        assert!(entries > 100);
        assert_eq!(scan::entries(&text), entries);
    }
}
