//! Whether files are valid by the OMG schema, asked of `xmllint`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::trip::Trip;

/// What the schema says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nobody was there to ask.
    Unknown,
    /// What was written is valid.
    Valid,
    /// It is not, though the file as it came was.
    Invalid,
    /// It is not, and the file as it came was not either.
    WasInvalid,
}

impl Verdict {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Unknown => "-",
            Self::Valid => "yes",
            Self::Invalid => "NO",
            Self::WasInvalid => "was",
        }
    }
}

/// The verdicts on trips, in their order.
pub(crate) fn verdicts(trips: &[Trip]) -> Vec<Verdict> {
    let written: Vec<&Path> = trips.iter().filter_map(|t| t.written.as_deref()).collect();
    let Some(valid) = valid(&written) else { return vec![Verdict::Unknown; trips.len()] };
    let bad: Vec<&Trip> =
        trips.iter().filter(|t| t.written.as_ref().is_some_and(|w| !valid.contains(w))).collect();
    let originals: Vec<&Path> = bad.iter().map(|t| t.original.as_path()).collect();
    let were = self::valid(&originals).unwrap_or_default();
    let verdict = |trip: &Trip| match &trip.written {
        None => Verdict::Unknown,
        Some(written) if valid.contains(written) => Verdict::Valid,
        Some(_) if were.contains(&trip.original) => Verdict::Invalid,
        Some(_) => Verdict::WasInvalid,
    };
    trips.iter().map(verdict).collect()
}

fn valid(files: &[&Path]) -> Option<BTreeSet<PathBuf>> {
    if files.is_empty() {
        return Some(BTreeSet::new());
    }
    let folder = PathBuf::from(std::env::var_os("PRODIGIO_REFERENCE")?).join("bpmn-xsd");
    let schema = folder.join("BPMN20.xsd");
    if !schema.is_file() {
        return None;
    }
    let said = Command::new("xmllint")
        .args(["--nonet", "--noout", "--schema"])
        .arg(schema)
        .args(files)
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    Some(said.lines().filter_map(|l| l.strip_suffix(" validates")).map(PathBuf::from).collect())
}
