//! `prodigio progress DIR`: what learners have done, as a table for the trainer.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::files::error::OpenError;
use crate::files::{disk, lessons};
use crate::model::lesson::progress::Progress;
use crate::words::Value;

use super::console::Console;
use super::failure::Failure;
use super::options::ProgressOptions;
use super::table::{Side, Table};
use super::{BAD, GOOD};

#[derive(Serialize)]
struct Row {
    file: String,
    pseudonym: String,
    lesson: String,
    exercises: usize,
    solved: usize,
    attempts: u32,
    hints: u32,
    points: f64,
    of: f64,
}

/// Prints a row for each learner and lesson; a file that cannot be read is told beside, and the exit
/// code is then 2.
pub(super) fn run(options: &ProgressOptions, console: &mut Console) -> Result<u8, Failure> {
    let mut rows = Vec::new();
    let mut code = GOOD;
    if !disk::is_folder(&options.folder) {
        return Err(Failure::open(&OpenError::Missing, &options.folder));
    }
    for (path, read) in lessons::progress_in(&options.folder) {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match read {
            Ok(progress) => rows.extend(rows_of(&file, &progress)),
            Err(error) => {
                console.fail(&Failure::open(&error, &path));
                code = BAD;
            }
        }
    }
    if options.json {
        console.json(&rows)?;
    } else if options.csv {
        print_csv(&rows, console)?;
    } else {
        print_table(&rows, console)?;
    }
    Ok(code)
}

fn rows_of(file: &str, progress: &Progress) -> Vec<Row> {
    let row = |lesson: &String| {
        let done = &progress.lessons[lesson];
        let (got, of) = progress.sum(lesson);
        Row {
            file: file.to_owned(),
            pseudonym: progress.pseudonym.clone(),
            lesson: lesson.clone(),
            exercises: done.len(),
            solved: done.values().filter(|d| d.solved).count(),
            attempts: done.values().fold(0, |n, d| n.saturating_add(d.attempts)),
            hints: done.values().fold(0, |n, d| n.saturating_add(d.hints)),
            points: f64::from(got) / 10.0,
            of: f64::from(of) / 10.0,
        }
    };
    progress.lessons.keys().map(row).collect()
}

const COLUMNS: [&str; 9] =
    ["file", "pseudonym", "lesson", "exercises", "solved", "attempts", "hints", "points", "of"];

fn cells(row: &Row, number: impl Fn(f64) -> String) -> Vec<String> {
    vec![
        row.file.clone(),
        row.pseudonym.clone(),
        row.lesson.clone(),
        row.exercises.to_string(),
        row.solved.to_string(),
        row.attempts.to_string(),
        row.hints.to_string(),
        number(row.points),
        number(row.of),
    ]
}

fn print_table(rows: &[Row], console: &mut Console) -> Result<(), Failure> {
    let head = COLUMNS.map(|c| console.words.say(&format!("cli-progress-{c}"))).to_vec();
    let mut sides = [Side::Right; COLUMNS.len()];
    sides[..3].fill(Side::Left);
    let mut table = Table::new(&sides, head);
    let words = console.words.clone();
    for row in rows {
        table.row(cells(row, |n| words.short_number(n, 1)));
    }
    for line in table.lines() {
        console.line(&line)?;
    }
    let learners: BTreeSet<&str> = rows.iter().map(|r| r.file.as_str()).collect();
    console.say("cli-progress-sum", &[("files", Value::from(learners.len()))])
}

/// Values with commas between and points in numbers, whatever the language: for a spreadsheet.
fn print_csv(rows: &[Row], console: &mut Console) -> Result<(), Failure> {
    console.print(&format!("{}\n", COLUMNS.join(",")))?;
    for row in rows {
        let cells: Vec<String> = cells(row, |n| n.to_string()).iter().map(|c| quoted(c)).collect();
        console.print(&format!("{}\n", cells.join(",")))?;
    }
    Ok(())
}

/// A cell that a spreadsheet takes for text: names come from strangers, and must not be formulas.
fn quoted(cell: &str) -> String {
    let plain = super::console::plain(cell);
    let begins = plain.starts_with(['=', '+', '-', '@']);
    let plain = if begins { format!("'{plain}") } else { plain };
    if plain.contains([',', '"', ';', '\'']) {
        format!("\"{}\"", plain.replace('"', "\"\""))
    } else {
        plain
    }
}
