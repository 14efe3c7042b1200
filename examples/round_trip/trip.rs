//! One file, there and back.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use prodigio::files::bpmn::{self, Opened, ReadOptions};
use prodigio::files::disk;
use prodigio::model::draft::Draft;
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::procedure::Procedure;
use prodigio::model::study::Study;

use crate::ways::{self, shown, written};
use crate::xml::{self, Difference};

/// What became of one file.
pub(crate) struct Trip {
    pub(crate) original: PathBuf,
    pub(crate) written: Option<PathBuf>,
    pub(crate) error: Option<String>,
    pub(crate) equal: &'static str,
    /// The same of what is written without the text that was read.
    pub(crate) alone: &'static str,
    pub(crate) lost: Vec<String>,
    /// Whether a changed name changed nothing else; `None` where there was none to change.
    pub(crate) touched: Option<bool>,
    /// What else it changed, and where the steps did not come back some other way.
    pub(crate) strayed: Vec<String>,
    pub(crate) findings: usize,
    pub(crate) time: Duration,
}

/// Takes a file there and back.
#[expect(clippy::disallowed_methods, reason = "this program measures time")]
pub(crate) fn trip(path: &Path, out: &Path) -> Trip {
    let mut trip = Trip {
        original: path.to_owned(),
        written: None,
        error: None,
        equal: "NO",
        alone: "NO",
        lost: Vec::new(),
        touched: None,
        strayed: Vec::new(),
        findings: 0,
        time: Duration::ZERO,
    };
    let start = Instant::now();
    if let Err(error) = go(path, out, &mut trip) {
        trip.error = Some(error);
    }
    trip.time = start.elapsed();
    trip
}

fn go(path: &Path, out: &Path, trip: &mut Trip) -> Result<(), String> {
    let bytes = disk::read(path).map_err(|e| e.to_string())?;
    let first = read(&bytes)?;
    let text = written(&first.study)?;
    disk::write(out, text.as_bytes()).map_err(|e| e.to_string())?;
    trip.written = Some(out.to_owned());
    trip.findings = first.findings.len();
    let second = read(text.as_bytes()).map_err(|e| format!("what was written: {e}"))?;
    let again = written(&second.study)?;
    let equal = first.study == second.study && text == again;
    trip.equal = word(equal, &first.study, &second.study);
    let alone = ways::alone(&first.study).ok_or("no variant")?;
    let second = ways::there_and_back(&alone)?;
    // What was written anew has a text of its own, which is none of the model's.
    let equal = ways::alone(&second).as_ref() == Some(&alone);
    trip.alone = word(equal, &alone, &second);
    trip.strayed.extend(ways::check(&first.study).err());
    let original = decoded(&bytes);
    trip.lost = match xml::differences(&original, &text) {
        Ok(all) => all.iter().filter(|d| !d.added).map(Difference::to_string).collect(),
        Err(error) => vec![error],
    };
    let Some(changed) = touched(&first.study) else { return Ok(()) };
    let text = written(&changed)?;
    let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = out.with_file_name(format!("touched-{name}"));
    disk::write(&beside, text.as_bytes()).map_err(|e| e.to_string())?;
    let differences = xml::differences(&original, &text)?;
    trip.touched = Some(differences.len() == 1 && differences[0].attribute == "name");
    if trip.touched == Some(false) {
        trip.strayed.extend(differences.iter().map(|d| format!("touched: {d}")));
    }
    Ok(())
}

fn word(equal: bool, first: &Study, second: &Study) -> &'static str {
    match (equal, bare(first) == bare(second)) {
        (true, _) => "yes",
        (false, true) => "layout",
        (false, false) => "NO",
    }
}

fn read(bytes: &[u8]) -> Result<Opened, String> {
    bpmn::read(bytes, &ReadOptions::default()).map_err(|e| format!("{} {e}", e.code()))
}

/// The study with the first step that has a name called otherwise.
fn touched(study: &Study) -> Option<Study> {
    let p = study.procedure(shown(study)?)?;
    let (id, _) = p.steps().find(|(_, s)| !s.name.get(study.language()).is_empty())?;
    ways::renamed(study, id, "Renamed <here> & \"there\"")
}

/// A procedure without its layout.
fn bare(study: &Study) -> Option<Procedure> {
    let p = study.procedure(shown(study)?)?;
    let mut draft = Draft::from(Procedure::clone(p));
    draft.source(None);
    for (id, step) in p.steps() {
        let mut step = step.clone();
        (step.at, step.label, step.foreign) = (Rect::default(), None, Foreign::default());
        draft.step(id.as_str(), step);
    }
    for (id, flow) in p.flows() {
        let mut flow = flow.clone();
        (flow.bends, flow.docks, flow.label) = (Vec::new(), None, None);
        flow.foreign = Foreign::default();
        draft.flow(id.as_str(), flow);
    }
    Some(draft.finish().0)
}

/// The text of a file: UTF-16 by its mark or look, Latin-1 where it is no UTF-8.
fn decoded(bytes: &[u8]) -> String {
    let wide = |big: bool, bytes: &[u8]| {
        let pair = |p: &[u8]| match p {
            [a, b] if big => u16::from_be_bytes([*a, *b]),
            [a, b] => u16::from_le_bytes([*a, *b]),
            _ => 0xfffd,
        };
        String::from_utf16_lossy(&bytes.chunks(2).map(pair).collect::<Vec<_>>())
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(false, rest),
        [0xfe, 0xff, rest @ ..] => wide(true, rest),
        [b'<', 0, ..] => wide(false, bytes),
        [0, b'<', ..] => wide(true, bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
        },
    }
}
