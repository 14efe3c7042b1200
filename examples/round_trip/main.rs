//! Opens every BPMN file below a folder, writes it, opens what was written, and says of each:
//!
//! - **opened**, or the error; a file that cannot be opened should be no BPMN, or broken;
//! - **equal**: the model read from what was written is the model that was read, layout included
//!   (`layout` means: equal but for the layout); writing that again gives the same bytes;
//! - **alone**: the same of the model written without the text that was read;
//! - **schema**: what was written is valid by the OMG schema (`-`: not asked; `was` means that the
//!   file as it came is not valid either);
//! - **kept**: every element, attribute, text, comment and processing instruction of the file
//!   stands in what was written, where it stood;
//! - **touched**: after one name was changed, what is written differs from the file there alone.
//!
//! ```text
//! cargo run --release --example round_trip -- DIR [--out DIR] [--verbose]
//! ```
//!
//! It fails when a file that was opened is not equal, kept and touched in one place, or loses steps
//! when it is written from the model alone.
//! With `--out` the written files are left there, numbered, for other checkers; those with a changed
//! name begin with `touched-`.
//! The schema is asked where `xmllint` is at hand and `PRODIGIO_REFERENCE` names the folder that
//! holds `bpmn-xsd`. With `--verbose` what was lost is listed, and the time of each file.

mod schema;
mod trip;
mod ways;
mod xml;

use std::error::Error;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use trip::{Trip, trip};

struct Arguments {
    folder: PathBuf,
    out: Option<PathBuf>,
    verbose: bool,
}

fn arguments() -> Option<Arguments> {
    let mut given = std::env::args_os().skip(1);
    let (mut folder, mut out, mut verbose) = (None, None, false);
    while let Some(argument) = given.next() {
        if argument == "--out" {
            out = Some(PathBuf::from(given.next()?));
        } else if argument == "--verbose" {
            verbose = true;
        } else if folder.is_none() {
            folder = Some(PathBuf::from(argument));
        } else {
            return None;
        }
    }
    Some(Arguments { folder: folder?, out, verbose })
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments =
        arguments().ok_or("usage: round_trip DIR [--out DIR] [--verbose], DIR with BPMN files")?;
    let mut files = Vec::new();
    gather(&arguments.folder, 0, &mut files)?;
    files.sort();
    let temporary = tempfile::tempdir()?;
    let scratch = arguments.out.as_deref().unwrap_or(temporary.path());
    std::fs::create_dir_all(scratch)?;
    let mut stdout = std::io::stdout().lock();
    let mut sums = Sums::default();
    // The schema is asked once for many files: starting the checker costs more than a file.
    for (index, chunk) in files.chunks(200).enumerate() {
        let trips: Vec<Trip> = chunk
            .iter()
            .enumerate()
            .map(|(at, path)| {
                trip(path, &scratch.join(format!("{:05}-{}", index * 200 + at, name(path))))
            })
            .collect();
        let verdicts = schema::verdicts(&trips);
        for ((path, trip), schema) in chunk.iter().zip(&trips).zip(verdicts) {
            let shown = path.strip_prefix(&arguments.folder).unwrap_or(path);
            writeln!(stdout, "{:50} {}", shown.display(), sums.line(trip, schema))?;
            if arguments.verbose {
                for lost in trip.lost.iter().chain(&trip.strayed).take(20) {
                    writeln!(stdout, "    {lost}")?;
                }
                writeln!(stdout, "    {} ms", trip.time.as_millis())?;
            }
        }
    }
    writeln!(stdout, "{}", sums.shares())?;
    let strayed = sums.opened - sums.good;
    if strayed > 0 {
        return Err(format!("{strayed} of {} opened files came back otherwise", sums.opened).into());
    }
    Ok(())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Files below a folder that may be BPMN: by their ending, `.xml` by content.
fn gather(folder: &Path, depth: usize, out: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            // A link may lead back.
            if depth < 40 && !path.is_symlink() {
                gather(&path, depth + 1, out)?;
            }
            continue;
        }
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let bpmn = ["bpmn", "bpmn2"].iter().any(|e| ending == *e);
        if bpmn || ending == "xml" && looks_so(&path) {
            out.push(path);
        }
    }
    Ok(())
}

fn looks_so(path: &Path) -> bool {
    let bytes = std::fs::read(path).unwrap_or_default();
    let head: Vec<u8> = bytes.into_iter().take(4000).filter(|b| *b != 0).collect();
    String::from_utf8_lossy(&head).contains("BPMN/20100524/MODEL")
}

/// How many of how many.
#[derive(Default)]
struct Sums {
    files: usize,
    opened: usize,
    equal: usize,
    alone: usize,
    /// Equal, kept, touched in one place, and with its steps from the model alone.
    good: usize,
    valid: usize,
    asked: usize,
    kept: usize,
    touched: usize,
    touchable: usize,
}

impl Sums {
    fn line(&mut self, trip: &Trip, schema: schema::Verdict) -> String {
        self.files += 1;
        if let Some(error) = &trip.error {
            return format!("opened NO  {error}");
        }
        let word = |good: bool| if good { "yes" } else { "NO" };
        self.opened += 1;
        self.equal += usize::from(trip.equal == "yes");
        self.alone += usize::from(trip.alone == "yes");
        self.kept += usize::from(trip.lost.is_empty());
        let good = trip.equal == "yes" && trip.lost.is_empty() && trip.strayed.is_empty();
        self.good += usize::from(good);
        if let Some(touched) = trip.touched {
            self.touchable += 1;
            self.touched += usize::from(touched);
        }
        if let schema::Verdict::Valid | schema::Verdict::Invalid = schema {
            self.asked += 1;
            self.valid += usize::from(schema == schema::Verdict::Valid);
        }
        format!(
            "opened yes  equal {}  alone {}  schema {}  kept {}  touched {}  findings {}",
            trip.equal,
            trip.alone,
            schema.word(),
            word(trip.lost.is_empty()),
            trip.touched.map_or("-", word),
            trip.findings
        )
    }

    fn shares(&self) -> String {
        let share = |part: usize, whole: usize| {
            format!("{part} of {whole} ({:.2} %)", 100.0 * part as f64 / whole.max(1) as f64)
        };
        format!(
            "opened {}\nequal {}\nequal from the model alone {}\nschema {} of those valid before\nkept {}\ntouched in one place {}",
            share(self.opened, self.files),
            share(self.equal, self.opened),
            share(self.alone, self.opened),
            share(self.valid, self.asked),
            share(self.kept, self.opened),
            share(self.touched, self.touchable)
        )
    }
}
