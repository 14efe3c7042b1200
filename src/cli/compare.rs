//! `prodigio compare FILE [OTHER]`: what differs in structure, and in figures with the same luck.

use serde::Serialize;

use crate::analysis::compare::{Change, Comparison, Difference, differences};
use crate::analysis::measure::Estimate;
use crate::analysis::measure::difference::{Change as Shift, Differences, difference};
use crate::analysis::simulate::plan::{Repeats, RunPlan};
use crate::app::ready;
use crate::files::Opened;
use crate::model::card::TermUnit;
use crate::model::finding::Finding;
use crate::model::id::{FlowId, StepId};
use crate::model::procedure::Procedure;
use crate::model::study::{Study, Variant};
use crate::model::timing::Unit;
use crate::words::{Value, Words};

use super::args::CompareOptions;
use super::check::{SaidFinding, print_findings, said};
use super::console::Console;
use super::failure::Failure;
use super::figures::{amount, days, hours, number, share, signed};
use super::table::{Side, Table};
use super::{GOOD, job, load};

/// Pairs of replications when none are asked for.
const PAIRS: u32 = 40;

/// Compares two variants of one file, or of two.
pub(super) fn run(options: &CompareOptions, console: &mut Console) -> Result<u8, Failure> {
    let first = load::open(&options.file)?;
    let second = options.other.as_deref().map(load::open).transpose()?;
    let (before, after) = sides(&first, second.as_ref(), options, &console.words)?;
    let language = console.words.language();
    let structure = differences(&before.procedure, &after.procedure, language);
    let plan = plan(options);
    let figures = figures(before, after, &plan, console);
    if options.json {
        print_json([before, after], &structure, &figures, console)?;
    } else {
        print_text(&first.study, [before, after], &structure, &figures, console)?;
    }
    Ok(GOOD)
}

fn plan(options: &CompareOptions) -> RunPlan {
    let mut plan = job::plan(&options.run);
    if options.run.replications.is_none() {
        plan.repeats = Repeats::Fixed(PAIRS);
    }
    plan
}

/// The two sides: as-is and to-be of one study, or the as-is of the one and, of the other, its to-be
/// where it has both, else its first.
fn sides<'a>(
    first: &'a Opened,
    second: Option<&'a Opened>,
    options: &CompareOptions,
    words: &Words,
) -> Result<(&'a Variant, &'a Variant), Failure> {
    let before = load::variant(&first.study, options.before.as_deref(), words)?;
    let of = second.map_or(&first.study, |opened| &opened.study);
    let after = match &options.after {
        Some(id) => Some(load::variant(of, Some(id), words)?),
        None if second.is_some() => of.as_is(),
        None => other_than(of, before),
    };
    let after = after.ok_or_else(|| {
        let path = options.file.display().to_string();
        Failure::Usage(words.say_with("cli-nothing-to-compare", &[("path", path.into())]))
    })?;
    Ok((before, after))
}

/// The first to-be, else the first variant that is another.
fn other_than<'a>(study: &'a Study, before: &Variant) -> Option<&'a Variant> {
    let is_other = |v: &&Variant| v.id != before.id;
    study.to_be().filter(is_other).or_else(|| study.variants().iter().find(is_other))
}

/// Differences of figures, or what keeps one side from being simulated.
fn figures(
    before: &Variant,
    after: &Variant,
    plan: &RunPlan,
    console: &mut Console,
) -> Result<Differences, Vec<Finding>> {
    let language = console.words.language();
    let a = ready::prepare(&before.procedure, plan, language)?;
    let b = ready::prepare(&after.procedure, plan, language)?;
    let (x, y) = job::pairs([&a, &b], plan, console);
    Ok(difference(&x, &y))
}

fn print_text(
    study: &Study,
    [before, after]: [&Variant; 2],
    structure: &Comparison,
    figures: &Result<Differences, Vec<Finding>>,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let names = [before, after].map(|v| load::variant_name(v, &words));
    let title = study.title().get(words.language());
    console.line(&format!("{title} – {} → {}", names[0], names[1]))?;
    console.line("")?;
    print_structure(structure, console)?;
    match figures {
        Ok(figures) => print_figures(&after.procedure, figures, console),
        Err(findings) => {
            console.say("cli-no-figures", &[])?;
            print_findings(findings, console)
        }
    }
}

/// Prints what differs in structure.
pub(super) fn print_structure(
    structure: &Comparison,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    if structure.is_same_structure() {
        console.say("cli-same-structure", &[])?;
    }
    for line in lines(structure, &words) {
        console.line(&format!("  {}", line.said(&words)))?;
    }
    let moved = structure.moved_steps.len() + structure.moved_flows.len() + structure.moved_bands;
    if moved > 0 {
        console.say("cli-moved", &[("count", moved.into())])?;
    }
    Ok(())
}

/// One difference as text and for machines.
#[derive(Serialize)]
pub(super) struct Line {
    what: &'static str,
    before: Option<String>,
    after: Option<String>,
    name: String,
    change: &'static str,
    field: Option<&'static str>,
    from: Option<String>,
    to: Option<String>,
    #[serde(skip)]
    field_name: String,
}

impl Line {
    fn of<I: ToString>(what: &'static str, difference: &Difference<I>, words: &Words) -> Self {
        let mut line = Self {
            what,
            before: difference.before.as_ref().map(ToString::to_string),
            after: difference.after.as_ref().map(ToString::to_string),
            name: difference.name.clone(),
            change: "",
            field: None,
            from: None,
            to: None,
            field_name: String::new(),
        };
        line.tell(&difference.change, words);
        line
    }

    fn tell(&mut self, change: &Change, words: &Words) {
        match change {
            Change::Added => self.change = "added",
            Change::Removed => self.change = "removed",
            Change::Reassigned { from, to } => {
                self.change = "reassigned";
                self.from = Some(from.clone());
                self.to = Some(to.clone());
                self.field_name = words.say("field-office");
            }
            Change::Changed { field, from, to } => {
                self.change = "changed";
                self.field = Some(field.key());
                let [from, to] = words.field_change(from, to);
                (self.from, self.to) = (Some(from), Some(to));
                self.field_name = words.field(*field);
            }
        }
    }

    /// The line for people: a sign, what it is, its name, what changed.
    fn said(&self, words: &Words) -> String {
        let sign = match self.change {
            "added" => "+",
            "removed" => "−",
            "reassigned" => "⇄",
            _ => "≠",
        };
        let kind = words.say(&format!("place-{}", self.what));
        let name = words.say_with(
            "place-named",
            &[("kind", kind.clone().into()), ("name", self.name.as_str().into())],
        );
        let what = if self.name.is_empty() { kind } else { name };
        match (&self.from, &self.to) {
            (Some(from), Some(to)) => {
                let [from, to] = [from, to].map(|text| shortened(text));
                format!("{sign} {what}: {}: {from} → {to}", self.field_name)
            }
            _ => format!("{sign} {what}"),
        }
    }
}

/// Longest value shown in a line, in characters; the JSON has it whole.
const MOST_SHOWN: usize = 60;

fn shortened(text: &str) -> String {
    if text.chars().count() <= MOST_SHOWN {
        return text.to_owned();
    }
    let start: String = text.chars().take(MOST_SHOWN - 1).collect();
    format!("{}…", start.trim_end())
}

/// What differs in structure, line by line.
pub(super) fn lines(structure: &Comparison, words: &Words) -> Vec<Line> {
    let s = structure;
    let mut out: Vec<Line> = Vec::new();
    out.extend(s.steps.iter().map(|d| Line::of("step", d, words)));
    out.extend(s.flows.iter().map(|d| Line::of("flow", d, words)));
    out.extend(s.links.iter().map(|d| Line::of("link", d, words)));
    out.extend(s.lanes.iter().map(|d| Line::of("lane", d, words)));
    out.extend(s.pools.iter().map(|d| Line::of("pool", d, words)));
    out.extend(s.offices.iter().map(|d| Line::of("office", d, words)));
    out.extend(s.calendars.iter().map(|d| Line::of("calendar", d, words)));
    out.extend(s.artifacts.iter().map(|d| Line::of("artifact", d, words)));
    out.extend(s.terms.iter().map(|d| Line::of("term", d, words)));
    out.extend(s.card.iter().map(|c| {
        let [from, to] = words.field_change(&c.from, &c.to);
        Line {
            what: "card",
            before: None,
            after: None,
            name: String::new(),
            change: "changed",
            field: Some(c.field.key()),
            from: Some(from),
            to: Some(to),
            field_name: words.field(c.field),
        }
    }));
    out
}

/// How a figure is written.
type Say<'a> = &'a dyn Fn(&Words, Estimate) -> String;

/// The table of figures: before, after, the difference with its interval, and in percent.
struct Figures<'a> {
    words: &'a Words,
    table: Table,
}

impl<'a> Figures<'a> {
    fn new(words: &'a Words) -> Self {
        let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right];
        let keys = ["figure", "before", "after", "difference", "percent"];
        let head = keys.map(|key| words.say(&format!("cli-col-{key}"))).to_vec();
        Self { words, table: Table::new(&sides, head) }
    }

    fn row(&mut self, name: String, shift: &Shift, say: Say<'_>) {
        let words = self.words;
        let (delta, percent) = if shift.cannot_tell {
            (words.say("no-difference"), String::new())
        } else {
            let percent = shift.percent.map(|p| words.signed_percent(p / 100.0, 1));
            (signed(say(words, shift.delta), shift.delta), percent.unwrap_or_default())
        };
        let cells = [say(words, shift.before), say(words, shift.after), delta, percent];
        self.table.row(std::iter::once(name).chain(cells).collect());
    }

    fn cases(&mut self, figures: &Differences) {
        let rows: [(&str, &str, Say<'_>); 6] = [
            ("cycle", "cycle_days", &days),
            ("cycle-p50", "cycle_p50_days", &days),
            ("cycle-p90", "cycle_p90_days", &days),
            ("work", "work_hours", &hours),
            ("wait", "wait_days", &days),
            ("cost", "cost_euro", &number),
        ];
        for (word, key, say) in rows {
            if let Some(shift) = figures.cases.get(key) {
                self.row(self.words.say(&format!("cli-figure-{word}")), shift, say);
            }
        }
    }

    fn terms(&mut self, after: &Procedure, figures: &Differences) {
        for (id, term) in &figures.terms {
            let card = after.card().terms.get(id);
            let name = card.map_or("", |t| t.name.get(self.words.language()));
            let unit = match card.map(|t| t.unit) {
                Some(TermUnit::WorkingDays) => Unit::WorkingDays,
                Some(TermUnit::Days | TermUnit::Months) | None => Unit::CalendarDays,
            };
            let args = [("term", name.into())];
            self.row(self.words.say_with("cli-figure-within", &args), &term.within, &share);
            let legal = |words: &Words, estimate| amount(words, estimate, unit);
            self.row(self.words.say_with("cli-figure-term-p90", &args), &term.p90_days, &legal);
        }
    }

    fn offices(&mut self, after: &Procedure, figures: &Differences) {
        for (id, office) in &figures.offices {
            if office.load.before.n > 0 || office.load.after.n > 0 {
                let name = after.office(id).map_or("", |o| o.name.get(self.words.language()));
                let load = self.words.say_with("cli-figure-load", &[("office", name.into())]);
                self.row(load, &office.load, &share);
            }
        }
    }
}

fn print_figures(
    after: &Procedure,
    figures: &Differences,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let mut out = Figures::new(&words);
    out.cases(figures);
    out.terms(after, figures);
    out.offices(after, figures);
    console.line("")?;
    for line in out.table.lines() {
        console.line(&line)?;
    }
    let args = [("replications", Value::from(figures.replications))];
    console.say(if figures.paired { "cli-paired" } else { "cli-unpaired" }, &args)
}

#[derive(Serialize)]
struct Report<'a> {
    version: &'static str,
    before: &'a str,
    after: &'a str,
    structure: Structure<'a>,
    figures: Option<&'a Differences>,
    cannot_simulate: Vec<SaidFinding<'a>>,
}

#[derive(Serialize)]
struct Structure<'a> {
    differences: Vec<Line>,
    moved_steps: Vec<&'a str>,
    moved_flows: Vec<&'a str>,
    moved_bands: usize,
}

fn print_json(
    [before, after]: [&Variant; 2],
    structure: &Comparison,
    figures: &Result<Differences, Vec<Finding>>,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let (measured, refused): (Option<&Differences>, &[Finding]) = match figures {
        Ok(figures) => (Some(figures), &[]),
        Err(findings) => (None, findings),
    };
    console.json(&Report {
        version: env!("CARGO_PKG_VERSION"),
        before: before.id.as_str(),
        after: after.id.as_str(),
        structure: Structure {
            differences: lines(structure, &words),
            moved_steps: structure.moved_steps.iter().map(StepId::as_str).collect(),
            moved_flows: structure.moved_flows.iter().map(FlowId::as_str).collect(),
            moved_bands: structure.moved_bands,
        },
        figures: measured,
        cannot_simulate: said(refused, &words),
    })
}
