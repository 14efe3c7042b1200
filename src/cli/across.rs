//! `prodigio compare FILE --all`: every variant in every scenario, against the first.

use std::collections::BTreeSet;
use std::slice;

use serde::Serialize;

use crate::analysis::measure::indicators::{Indicator, Of, What};
use crate::analysis::measure::payback::Payback;
use crate::analysis::simulate::plan::RunPlan;
use crate::app::across::said::Said;
use crate::app::across::{Across, Cell, Ready, play};
use crate::app::jobs::Stop;
use crate::model::proposal::Spending;
use crate::model::scenario::Scenario;
use crate::model::study::Study;

use super::GOOD;
use super::check::{SaidFinding, said};
use super::console::Console;
use super::failure::Failure;
use super::options::CompareOptions;
use super::table::{Side, Table};

/// Plays and prints.
pub(super) fn run(
    study: &Study,
    plan: &RunPlan,
    options: &CompareOptions,
    console: &mut Console,
) -> Result<u8, Failure> {
    let mut across = Across::new(study, plan, 0);
    let words = console.words.clone();
    play(&mut across, &Stop::default(), |across| {
        console.progress(&Said { words: &words, study, across }.progress());
    });
    console.end_progress();
    if options.json {
        print_json(&across, console)?;
    } else {
        print_text(study, &across, options.indicator.as_deref(), console)?;
    }
    Ok(GOOD)
}

/// The indicators a table is printed of: those of a key, else the first.
fn chosen(
    across: &Across,
    key: Option<&str>,
    console: &Console,
) -> Result<Vec<(What, Of)>, Failure> {
    let all = || across.choices().map(|i| (i.what, i.of.clone()));
    let Some(key) = key else { return Ok(all().take(1).collect()) };
    let found: Vec<(What, Of)> = all().filter(|(what, _)| what.key() == key).collect();
    if found.is_empty() {
        let known: BTreeSet<&str> = across.choices().map(|i| i.what.key()).collect();
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        let args = [("value", key.into()), ("known", known.into())];
        return Err(Failure::Usage(console.words.say_with("cli-across-none", &args)));
    }
    Ok(found)
}

fn print_text(
    study: &Study,
    across: &Across,
    key: Option<&str>,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let said = Said { words: &words, study, across };
    let chosen = chosen(across, key, console)?;
    console.line(study.title().get(words.language()))?;
    for (what, of) in &chosen {
        let one = across.choices().find(|i| i.what == *what && i.of == *of);
        console.line("")?;
        console.line(&one.map(|i| said.indicator(i)).unwrap_or_default())?;
        for line in table(&said, *what, of).lines() {
            console.line(&line)?;
        }
    }
    if chosen.is_empty() {
        console.say("cli-no-figures", &[])?;
    }
    for note in said.notes() {
        console.line(&note)?;
    }
    let paybacks = said.paybacks();
    if !paybacks.is_empty() {
        console.line("")?;
        console.say("payback-title", &[])?;
    }
    paybacks.iter().try_for_each(|line| console.line(&format!("  {line}")))
}

fn table(said: &Said<'_>, what: What, of: &Of) -> Table {
    let across = said.across;
    let mut sides = vec![Side::Left];
    sides.extend(across.columns.iter().map(|_| Side::Right));
    let mut head = vec![said.words.say("across-variant")];
    head.extend(across.columns.iter().map(|c| said.scenario(c)));
    let mut table = Table::new(&sides, head);
    for row in &across.rows {
        let cells = (0..across.columns.len()).map(|at| said.cell_line(row, at, what, of));
        table.row(std::iter::once(said.variant(&row.variant)).chain(cells).collect());
    }
    table
}

#[derive(Serialize)]
struct Report<'a> {
    version: &'static str,
    scenarios: Vec<ScenarioLine<'a>>,
    variants: Vec<Line<'a>>,
    left_out: Left,
}

#[derive(Serialize)]
struct ScenarioLine<'a> {
    variant: &'a str,
    scenario: Option<&'a Scenario>,
}

#[derive(Serialize)]
struct Line<'a> {
    variant: &'a str,
    cells: Vec<CellLine<'a>>,
    spending: Option<&'a Spending>,
    payback: Option<&'a Payback>,
    cannot_run: Vec<SaidFinding<'a>>,
}

#[derive(Serialize)]
struct CellLine<'a> {
    beside: usize,
    indicators: Option<&'a [Indicator]>,
}

#[derive(Serialize)]
struct Left {
    variants: usize,
    scenarios: usize,
}

fn print_json(across: &Across, console: &mut Console) -> Result<(), Failure> {
    let words = console.words.clone();
    let scenarios = across
        .columns
        .iter()
        .map(|c| ScenarioLine { variant: c.of.as_str(), scenario: c.scenario.as_ref() })
        .collect();
    let mut variants = Vec::new();
    for row in &across.rows {
        let mut cells = Vec::new();
        for (cell, beside) in row.cells.iter().zip(&row.beside) {
            let indicators = match cell {
                Cell::Known(list) => Some(list.as_slice()),
                Cell::Waits | Cell::CannotRun => None,
            };
            cells.push(CellLine { beside: *beside, indicators });
        }
        let why = match &row.ready {
            Ready::No(Some(why)) => slice::from_ref(why),
            Ready::No(None) | Ready::Yes | Ready::Unknown => &[],
        };
        variants.push(Line {
            variant: row.variant.as_str(),
            cells,
            spending: row.spending.as_ref(),
            payback: row.payback.as_ref(),
            cannot_run: said(why, &words),
        });
    }
    let [of_variants, of_scenarios] = across.left_out;
    let left_out = Left { variants: of_variants, scenarios: of_scenarios };
    console.json(&Report { version: env!("CARGO_PKG_VERSION"), scenarios, variants, left_out })
}
