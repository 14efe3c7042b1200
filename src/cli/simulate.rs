//! `prodigio simulate FILE`: times, queues, terms and bottlenecks of one variant, with intervals.

use serde::Serialize;

use crate::analysis::exact::agree::disagreements;
use crate::analysis::exact::paths::{Paths, paths};
use crate::analysis::exact::time::{FreeTime, free_time};
use crate::analysis::exact::{Exact, exact_of};
use crate::analysis::levers::WhatIf;
use crate::analysis::measure::results::{OfficeResult, Results, StepResult, results};
use crate::analysis::sources;
use crate::app::ready;
use crate::model::card::TermUnit;
use crate::model::id::{OfficeId, StepId};
use crate::model::procedure::Procedure;
use crate::model::study::{Study, Variant};
use crate::model::timing::Unit;
use crate::words::{Value, Words};

use super::check::{SaidFinding, print_findings, said};
use super::console::Console;
use super::failure::Failure;
use super::figures::{amount, days, hours, number, share};
use super::options::SimulateOptions;
use super::table::{Side, Table};
use super::{GOOD, job, load, together, what_if};

/// Steps and causes shown in a table; all are in the JSON.
const SHOWN: usize = 12;

/// Simulates a variant of a file.
pub(super) fn run(options: &SimulateOptions, console: &mut Console) -> Result<u8, Failure> {
    let opened = load::open(&options.file)?;
    let (study, decided) = if options.beside.is_empty() {
        (opened.study, Vec::new())
    } else {
        together::studies(opened.study, options, console)?
    };
    let asked = options.variant.as_deref().filter(|_| options.beside.is_empty());
    let variant = load::variant(&study, asked, &console.words)?;
    let plan = job::plan(&options.run);
    let net = ready::prepare(&variant.procedure, &plan, console.words.language())
        .map_err(|findings| job::refused(findings, &options.file))?;
    let outcome = job::run(&net, &plan, console);
    let mut results = results(&outcome);
    results.findings.extend(decided);
    let exact = exact_of(&net);
    results.findings.extend(disagreements(&outcome, &exact));
    let free = options.json.then(|| (free_time(&net, &mut || false), paths(&net)));
    let what_if = options.what_if.then(|| job::what_if(net, &variant.procedure, &outcome, console));
    if let Some((time, paths)) = free {
        let figures = Figures { exact, time, paths };
        print_json(variant, &results, figures, what_if.as_ref(), console)?;
    } else {
        print_text(&study, variant, &results, console)?;
        if let Some(what_if) = &what_if {
            what_if::print_text(&variant.procedure, what_if, console)?;
        }
    }
    Ok(GOOD)
}

#[derive(Serialize)]
struct Report<'a> {
    version: &'static str,
    variant: &'a str,
    numbers: usize,
    numbers_unsourced: usize,
    numbers_illustrative: usize,
    results: &'a Results,
    exact: Figures,
    messages: Vec<SaidFinding<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_if: Option<&'a WhatIf>,
}

/// Figures without random numbers.
#[derive(Serialize)]
struct Figures {
    #[serde(flatten)]
    exact: Exact,
    time: Option<FreeTime>,
    paths: Paths,
}

fn print_json(
    variant: &Variant,
    results: &Results,
    exact: Figures,
    what_if: Option<&WhatIf>,
    console: &mut Console,
) -> Result<(), Failure> {
    let counts = sources::counts(&variant.procedure);
    let messages = said(&results.findings, &console.words);
    console.json(&Report {
        version: env!("CARGO_PKG_VERSION"),
        variant: variant.id.as_str(),
        numbers: counts.all,
        numbers_unsourced: counts.unsourced,
        numbers_illustrative: counts.illustrative,
        results,
        exact,
        messages,
        what_if,
    })
}

/// Prints what a run measured as tables.
pub(super) fn print_text(
    study: &Study,
    variant: &Variant,
    results: &Results,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let title = study.title().get(words.language());
    console.line(&format!("{title} – {}", load::variant_name(variant, &words)))?;
    let args = [
        ("replications", Value::from(results.replications)),
        ("seed", results.plan.seed.to_string().into()),
        ("cases", words.number(results.cases.finished.mean, 0).into()),
    ];
    console.say("cli-run", &args)?;
    let p = &variant.procedure;
    for table in [
        Some(case_table(results, &words)),
        term_table(p, results, &words),
        office_table(p, results, &words),
        step_table(p, results, &words),
        cause_table(results, &words),
        outcome_table(results, &words),
    ]
    .into_iter()
    .flatten()
    {
        console.line("")?;
        for line in table.lines() {
            console.line(&line)?;
        }
    }
    console.line("")?;
    print_leaders(p, results, console)?;
    print_findings(&results.findings, console)?;
    let counts = sources::counts(p);
    if counts.illustrative + counts.unsourced > 0 {
        let args = [
            ("illustrative", Value::from(counts.illustrative)),
            ("unsourced", counts.unsourced.into()),
            ("of", counts.all.into()),
        ];
        console.say("cli-sources", &args)?;
    }
    Ok(())
}

fn head(words: &Words, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| words.say(&format!("cli-col-{key}"))).collect()
}

fn case_table(results: &Results, words: &Words) -> Table {
    let cases = &results.cases;
    let mut table = Table::new(&[Side::Left, Side::Right], head(words, &["figure", "value"]));
    let mut row = |key: &str, value: String| {
        table.row(vec![words.say(&format!("cli-figure-{key}")), value]);
    };
    row("cycle", days(words, cases.cycle_days));
    row("cycle-p50", days(words, cases.cycle_p50_days));
    row("cycle-p90", days(words, cases.cycle_p90_days));
    row("work", hours(words, cases.work_hours));
    row("wait", days(words, cases.wait_days));
    row("efficiency", share(words, cases.flow_efficiency));
    if cases.cost_euro.mean > 0.0 {
        row("cost", number(words, cases.cost_euro));
    }
    table
}

fn term_table(p: &Procedure, results: &Results, words: &Words) -> Option<Table> {
    let sides = [Side::Left, Side::Left, Side::Right, Side::Right, Side::Right, Side::Right];
    let keys = ["term", "length", "within", "silent", "p90", "margin"];
    let mut table = Table::new(&sides, head(words, &keys));
    for (id, term) in &results.terms {
        let card = p.card().terms.get(id)?;
        let unit = match term.unit {
            TermUnit::WorkingDays => Unit::WorkingDays,
            TermUnit::Days | TermUnit::Months => Unit::CalendarDays,
        };
        let margin = term.margin_days.map_or_else(String::new, |m| amount(words, m, unit));
        table.row(vec![
            card.name.get(words.language()).to_owned(),
            words.term_length(card),
            share(words, term.within),
            share(words, term.silent),
            amount(words, term.p90_days, unit),
            margin,
        ]);
    }
    (!results.terms.is_empty()).then_some(table)
}

fn office_name(p: &Procedure, id: &OfficeId, words: &Words) -> String {
    p.office(id).map_or("", |o| o.name.get(words.language())).to_owned()
}

fn step_name(p: &Procedure, id: &StepId, words: &Words) -> String {
    let name = p.step(id).map_or("", |s| s.name.get(words.language()));
    if name.is_empty() { id.to_string() } else { name.to_owned() }
}

fn office_table(p: &Procedure, results: &Results, words: &Words) -> Option<Table> {
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right];
    let keys = ["office", "staff", "load", "queue-wait", "share-of-wait"];
    let mut table = Table::new(&sides, head(words, &keys));
    let mut rows: Vec<(&OfficeId, &OfficeResult)> = results.offices.iter().collect();
    // Fullest first; offices without known staff have no load and come last.
    let load = |o: &OfficeResult| if o.load.mean.is_finite() { o.load.mean } else { -1.0 };
    rows.sort_by(|a, b| load(b.1).total_cmp(&load(a.1)).then_with(|| a.0.cmp(b.0)));
    for (id, office) in rows {
        // Without known staff there is no queue and no load, only what its closing costs.
        let staff = p.office(id).and_then(|o| o.staff.as_ref()).map(|s| s.value.to_string());
        let queue = staff.as_ref().map(|_| hours(words, office.wait_hours));
        table.row(vec![
            office_name(p, id, words),
            staff.unwrap_or_else(|| "?".to_owned()),
            share(words, office.load),
            queue.unwrap_or_else(|| "–".to_owned()),
            share(words, office.share_of_wait),
        ]);
    }
    (!results.offices.is_empty()).then_some(table)
}

fn step_table(p: &Procedure, results: &Results, words: &Words) -> Option<Table> {
    let sides = [Side::Left, Side::Left, Side::Right, Side::Right, Side::Right];
    let keys = ["step", "office", "visits", "wait", "share-of-wait"];
    let mut table = Table::new(&sides, head(words, &keys));
    let mut rows: Vec<(&StepId, &StepResult)> =
        results.steps.iter().filter(|(_, s)| s.wait_days_per_case.mean > 0.0).collect();
    let wait = |s: &StepResult| s.wait_days_per_case.mean;
    rows.sort_by(|a, b| wait(b.1).total_cmp(&wait(a.1)).then_with(|| a.0.cmp(b.0)));
    let is_empty = rows.is_empty();
    for (id, step) in rows.into_iter().take(SHOWN) {
        let office = step.office.as_ref().map(|id| office_name(p, id, words));
        table.row(vec![
            step_name(p, id, words),
            office.unwrap_or_default(),
            number(words, step.visits),
            days(words, step.wait_days_per_case),
            share(words, step.share_of_wait),
        ]);
    }
    (!is_empty).then_some(table)
}

fn cause_table(results: &Results, words: &Words) -> Option<Table> {
    let mut table = Table::new(&[Side::Left, Side::Right], head(words, &["cause", "wait"]));
    let causes: Vec<_> = results.wait_days_by_cause.iter().filter(|(_, e)| e.mean > 0.0).collect();
    for (cause, estimate) in &causes {
        let key = format!("cli-cause-{}", cause.key().replace('_', "-"));
        table.row(vec![words.say(&key), days(words, **estimate)]);
    }
    (!causes.is_empty()).then_some(table)
}

fn outcome_table(results: &Results, words: &Words) -> Option<Table> {
    let mut table = Table::new(&[Side::Left, Side::Right], head(words, &["outcome", "share"]));
    for outcome in &results.outcomes {
        let name = outcome.outcome.map_or_else(|| words.say("cli-no-outcome"), |o| words.name(o));
        table.row(vec![name, share(words, outcome.share)]);
    }
    (!results.outcomes.is_empty()).then_some(table)
}

/// Says who leads each question, and "cannot tell yet" where several may.
fn print_leaders(p: &Procedure, results: &Results, console: &mut Console) -> Result<(), Failure> {
    let words = console.words.clone();
    let offices = |ids: &[OfficeId]| ids.iter().map(|id| office_name(p, id, &words)).collect();
    let steps = |ids: &[StepId]| ids.iter().map(|id| step_name(p, id, &words)).collect();
    let leaders = &results.leaders;
    let questions: [(&str, Vec<String>); 3] = [
        ("cli-lead-fullest", offices(&leaders.fullest_offices)),
        ("cli-lead-slowest-office", offices(&leaders.slowest_offices)),
        ("cli-lead-slowest-step", steps(&leaders.slowest_steps)),
    ];
    for (key, names) in questions.iter().filter(|(_, names)| !names.is_empty()) {
        let args = [("names", Value::from(names.join(", "))), ("count", names.len().into())];
        console.say(key, &args)?;
    }
    Ok(())
}
