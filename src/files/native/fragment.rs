//! A part of a procedure as text for the clipboard: canonical RON under a first line that says what
//! it is to a person who finds it in a mail.

use serde::{Deserialize, Serialize};

use crate::files::error::{OpenError, SaveError};
use crate::model::fragment::Fragment;

use super::{HEADER, of_ron, scan};

/// How the first line begins, whatever the format.
const MARK: &str = "// prodigio fragment";

/// The format written, and the newest read.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Out<'a> {
    format: u32,
    fragment: &'a Fragment,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In {
    #[expect(dead_code, reason = "read by the scanner, before the rest is trusted")]
    format: u32,
    fragment: Fragment,
}

/// Whether a text says of itself that it is a fragment.
pub fn is_one(text: &str) -> bool {
    text.trim_start().starts_with(MARK)
}

/// The text of a fragment.
pub fn write(fragment: &Fragment) -> Result<String, SaveError> {
    let (body, _) = super::notation::text(&Out { format: FORMAT, fragment })
        .map_err(|e| SaveError::Unsayable(e.to_string()))?;
    Ok(format!("{MARK}: paste it into a drawing of prodigio\n{HEADER}{body}"))
}

/// Reads a fragment. Lines before its mark and after its end, as mails add them, are an error.
pub fn read(text: &str) -> Result<Fragment, OpenError> {
    let text = text.trim_start();
    let body = text.split_once('\n').map_or("", |(_, body)| body);
    let found = scan::format_of(body)?;
    if found > u64::from(FORMAT) {
        return Err(OpenError::NewerFormat { found, known: FORMAT });
    }
    scan::check(body)?;
    let file: In = ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .with_recursion_limit(4 * scan::MAX_NESTING)
        .from_str(body)
        .map_err(|e| of_ron(&e, body))?;
    Ok(file.fragment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sketch;

    #[test]
    fn a_fragment_comes_back_from_its_text() {
        let p = sketch::parse("start > a @desk*2 ~10 > {0.8: b > end, 0.2: c > end no}").unwrap();
        let fragment = Fragment::whole(&p);
        let text = write(&fragment).unwrap();
        assert!(is_one(&text), "{text}");
        assert_eq!(read(&text), Ok(fragment));
        // Windows and mails: other line ends, a blank line before.
        let fragment = read(&format!("\r\n{}", text.replace('\n', "\r\n"))).unwrap();
        assert_eq!(write(&fragment).unwrap(), text);
    }

    #[test]
    fn what_is_cut_or_newer_is_refused() {
        let text = write(&Fragment::default()).unwrap();
        assert!(read(&text[..text.len() - 3]).is_err());
        assert!(read(MARK).is_err());
        let newer = text.replace("format: 1", "format: 2");
        assert_eq!(read(&newer), Err(OpenError::NewerFormat { found: 2, known: 1 }));
        let deep = format!("{MARK}\n(format: 1, fragment: {})", "(".repeat(100_000));
        assert!(read(&deep).is_err());
    }
}
