//! `prodigio simulate --what-if` in words: changes, the smallest staffing, inputs.

use crate::analysis::levers::gains::Gain;
use crate::analysis::levers::lab::Aim;
use crate::analysis::levers::tornado::Bar;
use crate::analysis::levers::{Stage, WhatIf};
use crate::analysis::measure::Estimate;
use crate::app::levers::said::{Said, Told};
use crate::model::procedure::Procedure;
use crate::words::Words;

use super::console::Console;
use super::failure::Failure;
use super::table::{Side, Table};

/// Prints the answers.
pub(super) fn print_text(
    procedure: &Procedure,
    what_if: &WhatIf,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let said = Said { words: &words, procedure };
    console.line("")?;
    console.say("levers-title", &[])?;
    if let Some(aim) = said.aim(what_if) {
        console.line(&aim)?;
    }
    for note in said.notes(what_if) {
        console.line(&note)?;
    }
    let Some(aim) = &what_if.aim else { return Ok(()) };
    if !what_if.gains.rows.is_empty() {
        print(&gains(&said, aim, what_if), console)?;
        let cheap: Vec<String> = what_if
            .gains
            .by_euro
            .iter()
            .filter_map(|at| what_if.gains.rows.get(*at))
            .filter(|g| !g.cannot_tell)
            .map(|g| format!("{} {}", said.lever(&g.lever), said.place(&g.lever)))
            .collect();
        if !cheap.is_empty() {
            console.say("levers-by-euro", &[("names", cheap.join("; ").into())])?;
        }
        console.say("levers-how", &[])?;
    }
    if let Some(staffing) = &what_if.staffing {
        console.line("")?;
        for line in said.staffing(staffing) {
            console.line(&line)?;
        }
    }
    if !what_if.tornado.bars.is_empty() {
        console.line("")?;
        console.say("tornado-title", &[])?;
        print(&tornado(&said, aim, &what_if.tornado.bars), console)?;
        console.say("tornado-note", &[("count", what_if.tornado.left_out.into())])?;
    }
    console.line("")?;
    match &what_if.uncertainty {
        Some(found) => {
            for line in said.uncertainty(found) {
                console.line(&line)?;
            }
        }
        None if what_if.stage == Stage::Done => console.say("uncertainty-none", &[])?,
        None => {}
    }
    Ok(())
}

fn print(table: &Table, console: &mut Console) -> Result<(), Failure> {
    for line in table.lines() {
        console.line(&line)?;
    }
    Ok(())
}

fn head(words: &Words, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| words.say(&format!("levers-col-{key}"))).collect()
}

/// What a difference says, or that it cannot be told.
fn doubted(said: &Said<'_>, gap: &Estimate, value: &Told) -> String {
    said.doubt(gap).map_or_else(|| value.to_string(), |doubt| format!("{value} ({doubt})"))
}

fn gains(said: &Said<'_>, aim: &Aim, what_if: &WhatIf) -> Table {
    let right = Side::Right;
    let sides = [right, Side::Left, Side::Left, right, right, right, right];
    let keys = ["rank", "change", "where", "within", "time", "cost", "per-euro"];
    let mut table = Table::new(&sides, head(said.words, &keys));
    for gain in &what_if.gains.rows {
        table.row(vec![
            gain.rank.to_string(),
            said.lever(&gain.lever),
            said.place(&gain.lever),
            within(said, aim, gain),
            doubted(said, &gain.mean_days, &said.days(&gain.mean_days)),
            said.yearly(gain.euro_a_year),
            said.per_euro(aim, gain),
        ]);
    }
    table
}

fn within(said: &Said<'_>, aim: &Aim, gain: &Gain) -> String {
    let found = match aim {
        Aim::Within(term) => gain.within.get(term),
        Aim::MeanTime => gain.within.values().next(),
    };
    found.map_or_else(|| "–".to_owned(), |gap| doubted(said, gap, &said.points(gap)))
}

fn tornado(said: &Said<'_>, aim: &Aim, bars: &[Bar]) -> Table {
    let right = Side::Right;
    let sides = [Side::Left, right, right, right, right];
    let keys = ["input", "low", "at-low", "high", "at-high"];
    let mut table = Table::new(&sides, head(said.words, &keys));
    for bar in bars {
        let value = |end: &crate::analysis::levers::tornado::End| match aim {
            Aim::Within(term) => end
                .within
                .get(term)
                .map_or_else(|| "–".to_owned(), |gap| said.points(gap).to_string()),
            Aim::MeanTime => said.days(&end.mean_days).to_string(),
        };
        table.row(vec![
            said.input(&bar.input),
            said.end(&bar.input, bar.low.value),
            value(&bar.low),
            said.end(&bar.input, bar.high.value),
            value(&bar.high),
        ]);
    }
    table
}
