//! The offices of a body from the index of public bodies (IPA): the open data on organisational
//! units, a table in CSV.
//!
//! Columns are found by name, in the present spelling and in the older one; separators are told by
//! the first line. Offices come with their code and the unit they belong to. One that is there
//! already, by its code or by its name without a code, keeps everything else that is known of it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, WINDOWS_1252};

use crate::model::draft::{Draft, StudyDraft};
use crate::model::finding::{Finding, Place};
use crate::model::fresh::Fresh;
use crate::model::id::OfficeId;
use crate::model::office::Office;
use crate::model::procedure::Procedure;
use crate::model::study::{Body, Study};
use crate::model::text::{Language, Text};

use super::error::{At, OpenError, saturated};
use super::import::Imported;

/// Most offices taken of one body.
const MOST_OFFICES: usize = 5000;
/// Most findings of one kind.
const MOST_FINDINGS: usize = 20;
/// Longest name or code, in characters.
const LONGEST: usize = 300;

/// The columns by what they hold, each in its spellings, the present one first.
const BODY: [&str; 2] = ["codice_ipa", "cod_amm"];
const BODY_NAME: [&str; 2] = ["denominazione_ente", "des_amm"];
const CODE: [&str; 3] = ["codice_uni_uo", "cod_uni_ou", "cod_ou"];
const PARENT: [&str; 2] = ["codice_uni_uo_padre", "cod_uni_ou_padre"];
const NAME: [&str; 2] = ["descrizione_uo", "des_ou"];

/// A unit of the table.
struct Unit {
    code: String,
    name: String,
    parent: String,
}

/// The units of one body.
struct Units {
    body: String,
    body_name: String,
    all: Vec<Unit>,
    findings: Vec<Finding>,
}

/// Adds the offices of a body to every variant of a study. The body is that of the given code, else
/// the study's own, else the only one of the table.
pub(super) fn import(
    study: &Study,
    bytes: &[u8],
    body: Option<&str>,
) -> Result<Imported, OpenError> {
    let own = study.body().ipa.as_str();
    let wanted = body.map(str::trim).filter(|b| !b.is_empty()).unwrap_or(own);
    let read = units(bytes, wanted)?;
    let language = study.language();
    let mut findings = read.findings;
    let parents = parents(&read.all, &mut findings);
    let mut out = StudyDraft::from(study.clone());
    let (mut added, mut known) = (0, 0);
    for (n, v) in study.variants().iter().enumerate() {
        let (procedure, counts) = with_offices(&v.procedure, &read.all, &parents, language);
        if n == 0 {
            (added, known) = counts;
        }
        out.variant(v.id.clone(), v.role, v.name.clone(), procedure);
    }
    if own.is_empty() {
        let before = study.body().clone();
        let named = if before.name.is_empty() {
            Text::of(language, read.body_name)
        } else {
            before.name.clone()
        };
        out.body(Body { ipa: read.body, name: named, ..before });
    }
    let told = Finding::note(Place::Study, "ipa-added").with("added", added).with("known", known);
    findings.insert(0, told);
    Ok(Imported { study: out.finish(), findings })
}

/// The text of a table: UTF-8, UTF-16 by its mark, else the code page of Western Windows.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, skip)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[skip..]).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The separator that stands most often in the first line.
fn separator(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |c: u8| first.bytes().filter(|b| *b == c).count();
    b";\t|".iter().copied().fold(b',', |best, c| if count(c) > count(best) { c } else { best })
}

fn unsound(finding: Finding) -> OpenError {
    OpenError::Unsound { at: None, first: Box::new(finding), count: 1 }
}

/// That there is nothing of a body, or nothing at all.
fn none_of(wanted: &str) -> Finding {
    if wanted.is_empty() {
        Finding::error(Place::Study, "ipa-empty")
    } else {
        Finding::error(Place::Study, "ipa-none").with("name", wanted)
    }
}

/// Where the columns stand.
struct Columns {
    body: usize,
    body_name: Option<usize>,
    code: usize,
    parent: Option<usize>,
    name: usize,
}

impl Columns {
    fn of(header: &StringRecord) -> Result<Self, OpenError> {
        let names: Vec<String> = header.iter().map(|n| n.trim().to_lowercase()).collect();
        let find =
            |spellings: &[&str]| spellings.iter().find_map(|s| names.iter().position(|n| n == s));
        let must = |spellings: &[&str]| {
            find(spellings).ok_or_else(|| {
                let name = spellings.first().copied().unwrap_or_default();
                unsound(Finding::error(Place::Study, "ipa-columns").with("name", name))
            })
        };
        Ok(Self {
            body: must(&BODY)?,
            body_name: find(&BODY_NAME),
            code: must(&CODE)?,
            parent: find(&PARENT),
            name: must(&NAME)?,
        })
    }
}

/// A field of a row, without what cannot be in a name.
fn field(row: &StringRecord, column: Option<usize>) -> String {
    let text = column.and_then(|c| row.get(c)).unwrap_or_default();
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let text = words.filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
    // What databases write for nothing.
    if text.eq_ignore_ascii_case("null") {
        String::new()
    } else {
        text.chars().take(LONGEST).collect()
    }
}

/// Reads the units of a body; of the only one where none is wanted.
fn units(bytes: &[u8], wanted: &str) -> Result<Units, OpenError> {
    let text = decoded(bytes);
    if text.trim().is_empty() {
        return Err(OpenError::Empty);
    }
    let mut reader = ReaderBuilder::new()
        .delimiter(separator(&text))
        .flexible(true)
        .from_reader(text.as_bytes());
    let refusal = |error: csv::Error| {
        let line = error.position().map_or(1, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
        OpenError::Syntax { at: At::new(saturated(line), 1), detail: error.to_string() }
    };
    let columns = Columns::of(reader.headers().map_err(refusal)?)?;
    let mut out = Units {
        body: wanted.to_owned(),
        body_name: String::new(),
        all: Vec::new(),
        findings: Vec::new(),
    };
    let mut bodies: BTreeSet<String> = BTreeSet::new();
    let mut codes = BTreeSet::new();
    let (mut bare, mut twice) = (0_usize, 0);
    for row in reader.records() {
        let row = row.map_err(refusal)?;
        let body = field(&row, Some(columns.body));
        let is_other = !wanted.is_empty() && !body.eq_ignore_ascii_case(wanted);
        if is_other {
            continue;
        }
        let code = field(&row, Some(columns.code));
        let name = field(&row, Some(columns.name));
        if body.is_empty() || code.is_empty() || name.is_empty() {
            bare += 1;
            continue;
        }
        bodies.insert(body.to_lowercase());
        if bodies.len() > 1 {
            // Only how many bodies there are still matters.
            continue;
        }
        if !codes.insert(code.to_lowercase()) {
            twice += 1;
            if twice <= MOST_FINDINGS {
                let finding = Finding::warning(Place::Study, "ipa-duplicate");
                out.findings.push(finding.with("name", name));
            }
            continue;
        }
        if out.all.len() == MOST_OFFICES {
            return Err(OpenError::TooMany { limit: MOST_OFFICES });
        }
        if out.body_name.is_empty() {
            out.body_name = field(&row, columns.body_name);
            out.body = body;
        }
        out.all.push(Unit { code, name, parent: field(&row, columns.parent) });
    }
    match bodies.len() {
        0 => Err(unsound(none_of(wanted))),
        1 => {
            if bare > 0 {
                let finding = Finding::warning(Place::Study, "ipa-rows").with("count", bare);
                out.findings.push(finding);
            }
            Ok(out)
        }
        n => Err(unsound(Finding::error(Place::Study, "ipa-bodies").with("count", n))),
    }
}

/// The unit each unit belongs to, by number; unknown ones and circles are said and left out.
fn parents(units: &[Unit], findings: &mut Vec<Finding>) -> Vec<Option<usize>> {
    let by_code: BTreeMap<String, usize> =
        units.iter().enumerate().map(|(n, u)| (u.code.to_lowercase(), n)).collect();
    let mut out: Vec<Option<usize>> = Vec::with_capacity(units.len());
    let (mut unknown, mut circles) = (0, 0);
    let mut tell = |code: &'static str, unit: &Unit, count: &mut usize| {
        *count += 1;
        if *count <= MOST_FINDINGS {
            let finding = Finding::warning(Place::Study, code);
            findings.push(finding.with("name", unit.name.as_str()));
        }
    };
    for unit in units {
        let parent = by_code.get(&unit.parent.to_lowercase()).copied();
        if parent.is_none() && !unit.parent.is_empty() {
            tell("ipa-parent-unknown", unit, &mut unknown);
        }
        out.push(parent);
    }
    // A way up that is longer than there are units goes round: the first to be seen is cut off.
    let mut is_fine = vec![false; units.len()];
    for n in 0..units.len() {
        let mut way = vec![n];
        let mut seen = BTreeSet::from([n]);
        while let Some(up) = way.last().and_then(|at| out[*at]).filter(|up| !is_fine[*up]) {
            if !seen.insert(up) {
                out[up] = None;
                tell("ipa-parent-circle", &units[up], &mut circles);
                break;
            }
            way.push(up);
        }
        for at in way {
            is_fine[at] = true;
        }
    }
    out
}

/// A procedure with the offices, and how many are new and how many were there.
fn with_offices(
    p: &Procedure,
    units: &[Unit],
    parents: &[Option<usize>],
    language: Language,
) -> (Procedure, (usize, usize)) {
    let mut draft = Draft::from(p.clone());
    let by_code: BTreeMap<String, &OfficeId> = p
        .offices()
        .filter(|(_, o)| !o.ipa.is_empty())
        .map(|(id, o)| (o.ipa.to_lowercase(), id))
        .collect();
    let by_name: BTreeMap<String, &OfficeId> = p
        .offices()
        .filter(|(_, o)| o.ipa.is_empty())
        .flat_map(|(id, o)| o.name.iter().map(move |(_, name)| (name.to_lowercase(), id)))
        .collect();
    let mut taken: BTreeSet<OfficeId> = BTreeSet::new();
    let mut fresh = Fresh::default();
    let mut ids = Vec::with_capacity(units.len());
    let mut known = 0;
    for unit in units {
        let found = by_code.get(&unit.code.to_lowercase());
        let found = found.or_else(|| by_name.get(&unit.name.to_lowercase()));
        let found = found.map(|id| (*id).clone()).filter(|id| taken.insert(id.clone()));
        known += usize::from(found.is_some());
        let id = found.unwrap_or_else(|| {
            let takes = |id: &str| !p.knows_id(id) && taken.insert(OfficeId::new(id));
            OfficeId::new(fresh.id(&unit.code, takes))
        });
        ids.push(id);
    }
    for ((unit, parent), id) in units.iter().zip(parents).zip(&ids) {
        let before = p.office(id);
        let mut office = before.map_or_else(Office::default, |o| (**o).clone());
        if office.name.is_empty() {
            office.name = Text::of(language, unit.name.as_str());
        }
        office.ipa.clone_from(&unit.code);
        let above = parent.and_then(|at| ids.get(at)).filter(|above| *above != id);
        if let Some(above) = above {
            office.parent = Some(above.clone());
        }
        draft.office(id.clone(), office);
    }
    (draft.finish().0, (units.len() - known, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_told_by_the_first_line() {
        assert_eq!(separator("a,b,c\n1;2;3;4"), b',');
        assert_eq!(separator("a;b;c"), b';');
        assert_eq!(separator("a\tb"), b'\t');
        assert_eq!(decoded(b"Citt\xe0"), "Città");
        assert_eq!(decoded(b"\xef\xbb\xbfCitt\xc3\xa0"), "Città");
    }

    #[test]
    fn circles_are_cut_once_each() {
        let unit = |code: &str, parent: &str| Unit {
            code: code.to_owned(),
            name: code.to_owned(),
            parent: parent.to_owned(),
        };
        let units = [
            unit("A", "B"),
            unit("B", "C"),
            unit("C", "A"),
            unit("D", "A"),
            unit("E", "E"),
            unit("F", "ghost"),
        ];
        let mut findings = Vec::new();
        let parents = parents(&units, &mut findings);
        assert_eq!(parents, [None, Some(2), Some(0), Some(0), None, None]);
        let codes: Vec<&str> = findings.iter().map(|f| f.code).collect();
        assert_eq!(codes, ["ipa-parent-unknown", "ipa-parent-circle", "ipa-parent-circle"]);
    }
}
