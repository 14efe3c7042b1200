//! `prodigio compare FILE [OTHER]`: what differs in structure, and in figures with the same luck.

use std::sync::Arc;

use serde::Serialize;

use crate::analysis::compare::align::ByHand;
use crate::analysis::compare::groups::Group;
use crate::analysis::compare::joined::Joined;
use crate::analysis::compare::worth::Answer;
use crate::analysis::compare::{Change, Comparison, Difference, differences_of};
use crate::analysis::measure::difference::{Differences, difference};
use crate::analysis::measure::indicators::{Indicator, Side as Measured, indicators};
use crate::analysis::simulate::plan::{Repeats, RunPlan};
use crate::app::compare::said::{Said, indicator as named, measure_of, told, value};
use crate::app::ready;
use crate::files::Opened;
use crate::model::delta::Fate;
use crate::model::finding::Finding;
use crate::model::id::{FlowId, StepId};
use crate::model::study::{Study, Variant};
use crate::words::{Value, Words};

use super::check::{SaidFinding, print_findings, said as said_findings};
use super::console::Console;
use super::failure::Failure;
use super::options::CompareOptions;
use super::table::{Side, Table};
use super::{GOOD, across, job, load};

/// Pairs of replications when none are asked for.
const PAIRS: u32 = 40;

/// What was found of two variants.
struct Found {
    joined: Arc<Joined>,
    structure: Comparison,
    indicators: Vec<Indicator>,
    /// Differences of figures, or what keeps one side from being simulated.
    figures: Result<Differences, Vec<Finding>>,
    gains: Option<Answer>,
}

/// Compares two variants of one file, or of two.
pub(super) fn run(options: &CompareOptions, console: &mut Console) -> Result<u8, Failure> {
    let first = load::open(&options.file)?;
    if options.all {
        return across::run(&first.study, &plan(options), options, console);
    }
    let second = options.other.as_deref().map(load::open).transpose()?;
    let (before, after) = sides(&first, second.as_ref(), options, &console.words)?;
    let language = console.words.language();
    let plan = plan(options);
    let joined = Arc::new(Joined::of(&before.procedure, &after.procedure, &ByHand::default()));
    let structure =
        differences_of(&before.procedure, &after.procedure, joined.pairs.clone(), language);
    let (figures, indicators) = figures(&joined, &plan, console);
    let gains = (options.gains && figures.is_ok()).then(|| job::gains(&joined, &plan, console));
    let found = Found { joined, structure, indicators, figures, gains };
    if options.json {
        print_json([before, after], &found, console)?;
    } else {
        print_text(&first.study, [before, after], &found, console)?;
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

/// Differences of figures, or what keeps one side from being simulated; and all indicators there are
/// then. The second side is played under the ids of the first, so that both share their luck.
fn figures(
    joined: &Joined,
    plan: &RunPlan,
    console: &mut Console,
) -> (Result<Differences, Vec<Finding>>, Vec<Indicator>) {
    let language = console.words.language();
    let procedures = [&joined.before, &joined.after];
    let nets = procedures.map(|p| ready::prepare(p, plan, language));
    let [first, second] = [(procedures[0], &nets[0]), (procedures[1], &nets[1])]
        .map(|(p, net)| Measured::of(p, net.as_ref().ok()));
    let [Ok(a), Ok(b)] = &nets else {
        let refused: Vec<Finding> = nets.into_iter().filter_map(Result::err).flatten().collect();
        return (Err(refused), indicators([&first, &second], None));
    };
    let (x, y) = job::pairs([a, b], plan, console);
    (Ok(difference(&x, &y)), indicators([&first, &second], Some([&x, &y])))
}

fn print_text(
    study: &Study,
    [before, after]: [&Variant; 2],
    found: &Found,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let said = Said { words: &words, joined: &found.joined, structure: &found.structure };
    let names = [before, after].map(|v| load::variant_name(v, &words));
    let title = study.title().get(words.language());
    console.line(&format!("{title} – {} → {}", names[0], names[1]))?;
    print_changes(&said, console)?;
    print_structure(&found.structure, console)?;
    console.line("")?;
    for line in indicator_table(&said, &found.indicators).lines() {
        console.line(&line)?;
    }
    match &found.figures {
        Ok(figures) => {
            let args = [("replications", Value::from(figures.replications))];
            console.say(if figures.paired { "cli-paired" } else { "cli-unpaired" }, &args)?;
        }
        Err(findings) => {
            console.say("cli-no-figures", &[])?;
            print_findings(findings, console)?;
        }
    }
    match &found.gains {
        Some(answer) => print_gains(&said, answer, console),
        None => Ok(()),
    }
}

/// The changes as people make them.
fn print_changes(said: &Said<'_>, console: &mut Console) -> Result<(), Failure> {
    let groups = &said.joined.grouped.groups;
    if groups.is_empty() {
        return Ok(());
    }
    console.line("")?;
    console.say("changes-count", &[("count", groups.len().into())])?;
    for (number, group) in groups.iter().enumerate() {
        let sign = sign_of(group.fate);
        console.line(&format!(
            "  {:>2} {sign} {}: {}",
            number + 1,
            said.name(group),
            said.what(group)
        ))?;
    }
    console.line("")?;
    console.say("cli-thing-by-thing", &[])
}

fn sign_of(fate: Fate) -> &'static str {
    match fate {
        Fate::Added => "+",
        Fate::Removed => "−",
        Fate::Changed | Fate::Placed => "≠",
    }
}

/// Prints what differs in structure.
pub(super) fn print_structure(
    structure: &Comparison,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    if structure.is_same_structure() {
        console.line("")?;
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

/// The indicators that were found, as a table.
fn indicator_table(said: &Said<'_>, list: &[Indicator]) -> Table {
    let words = said.words;
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right, Side::Right];
    let keys = ["figure", "before", "after", "difference", "percent"];
    let head = keys.map(|key| words.say(&format!("cli-col-{key}"))).to_vec();
    let mut table = Table::new(&sides, head);
    for indicator in list {
        let change = &indicator.change;
        let (delta, percent) = if change.cannot_tell {
            (words.say("no-difference"), String::new())
        } else {
            let percent = change.percent.map(|p| words.signed_percent(p / 100.0, 1));
            (told(words, indicator.measure, &change.delta), percent.unwrap_or_default())
        };
        let [before, after] =
            [change.before, change.after].map(|e| value(words, indicator.measure, e.mean));
        table.row(vec![
            named(words, &[&said.joined.after, &said.joined.before], indicator),
            before,
            after,
            delta,
            percent,
        ]);
    }
    table
}

/// What each change brings, a table for each thing it is judged by.
fn print_gains(said: &Said<'_>, answer: &Answer, console: &mut Console) -> Result<(), Failure> {
    let words = said.words;
    let groups = &said.joined.grouped.groups;
    for (at, (aim, together)) in answer.aims.iter().zip(&answer.together).enumerate() {
        console.line("")?;
        console.say("cli-gains", &[("aim", said.aim(aim).into())])?;
        let sides = [Side::Left, Side::Right, Side::Right, Side::Left];
        let keys = ["change", "alone", "left-out", "remark"];
        let head = keys.map(|key| words.say(&format!("gains-col-{key}"))).to_vec();
        let mut table = Table::new(&sides, head);
        for row in &answer.rows {
            let Some(gain) = row.gains.get(at) else {
                let name = groups.get(row.change).map_or_else(String::new, |g| said.name(g));
                let remark = words.say("gains-cannot-run");
                table.row(vec![name, String::new(), String::new(), remark]);
                continue;
            };
            let doubt = if gain.cannot_tell { words.say("gains-nothing") } else { String::new() };
            table.row(vec![
                groups.get(row.change).map_or_else(String::new, |g| said.name(g)),
                told(words, measure_of(aim), &gain.alone),
                told(words, measure_of(aim), &gain.left_out),
                doubt,
            ]);
        }
        for line in table.lines() {
            console.line(&line)?;
        }
        console.line(&said.together(aim, together))?;
    }
    for note in said.left_out(answer) {
        console.line(&note)?;
    }
    Ok(())
}

/// One change for machines.
#[derive(Serialize)]
struct ChangeLine {
    name: String,
    what: String,
    fate: &'static str,
    things: usize,
}

fn change_lines(said: &Said<'_>) -> Vec<ChangeLine> {
    let line = |group: &Group| ChangeLine {
        name: said.name(group),
        what: said.what(group),
        fate: match group.fate {
            Fate::Added => "added",
            Fate::Removed => "removed",
            Fate::Changed | Fate::Placed => "changed",
        },
        things: group.things.len(),
    };
    said.joined.grouped.groups.iter().map(line).collect()
}

#[derive(Serialize)]
struct Report<'a> {
    version: &'static str,
    before: &'a str,
    after: &'a str,
    structure: Structure<'a>,
    changes: Vec<ChangeLine>,
    indicators: &'a [Indicator],
    figures: Option<&'a Differences>,
    gains: Option<&'a Answer>,
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
    found: &Found,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let (structure, figures) = (&found.structure, &found.figures);
    let said = Said { words: &words, joined: &found.joined, structure };
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
        changes: change_lines(&said),
        indicators: &found.indicators,
        figures: measured,
        gains: found.gains.as_ref(),
        cannot_simulate: said_findings(refused, &words),
    })
}
