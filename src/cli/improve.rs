//! `prodigio improve FILE`: proposals for one variant, ranked by what they bring, and the frontier of
//! cost against gain.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use crate::analysis::levers::effort::Effort;
use crate::analysis::levers::lab::{Aim, Spent};
use crate::analysis::levers::search::results::{Improved, Judged, Point};
use crate::analysis::levers::search::{Bounds, Search};
use crate::analysis::levers::subject::Subject;
use crate::analysis::measure::Estimate;
use crate::analysis::measure::payback::Payback;
use crate::analysis::proposals::{Found, Scene};
use crate::app::jobs::Stop;
use crate::app::levers::said::Said;
use crate::app::proposals::{Planner, Told, found, items, search};
use crate::model::finding::Finding;
use crate::model::id::StepId;
use crate::model::office::EuroCents;
use crate::model::procedure::Procedure;
use crate::model::proposal::{Cost, Lever, Proposal};
use crate::model::provenance::{Provenance, Sourced};
use crate::model::study::{Study, Variant};
use crate::words::{Value, Words};

use super::check::{SaidFinding, said};
use super::console::Console;
use super::failure::Failure;
use super::options::ImproveOptions;
use super::table::{Side, Table};
use super::{GOOD, job, load};

/// Finds, measures and prints.
pub(super) fn run(options: &ImproveOptions, console: &mut Console) -> Result<u8, Failure> {
    let opened = load::open(&options.file)?;
    let study = &opened.study;
    let variant = load::variant(study, options.variant.as_deref(), &console.words)?;
    let told = asked(&variant.procedure, options, &console.words)?;
    let mut list = found(&variant.procedure, study, &told);
    put_costs(&mut list.proposals, options, &console.words)?;
    let Found { proposals, left_out, asked } = list;
    let list = Listed { all: Arc::new(proposals), left_out, asked };
    let measured = measure(study, variant, &list, options, console);
    if options.json {
        print_json(variant, &list, &measured, console)?;
    } else {
        print_text(study, variant, &list, &measured, console)?;
    }
    Ok(GOOD)
}

/// The levers on the steps named, all of them.
fn asked(p: &Procedure, options: &ImproveOptions, words: &Words) -> Result<Told, Failure> {
    let mut told = Told::default();
    let scene = Scene::of(p, "");
    for text in &options.steps {
        let step = StepId::new(text.as_str());
        if p.step(&step).is_none() {
            let args = [("value", Value::from(text.as_str()))];
            return Err(Failure::Usage(words.say_with("cli-improve-step", &args)));
        }
        let offered = scene.offers(&step).into_iter().filter_map(|o| o.found.ok());
        offered.for_each(|proposal| told.ask(&step, &proposal.lever));
    }
    Ok(told)
}

struct Listed {
    all: Arc<Vec<Proposal>>,
    left_out: usize,
    asked: BTreeSet<Lever>,
}

/// Notes the costs given, `CODE=EURO`.
fn put_costs(
    list: &mut [Proposal],
    options: &ImproveOptions,
    words: &Words,
) -> Result<(), Failure> {
    for text in &options.costs {
        let wrong = || {
            let args = [("value", Value::from(text.as_str()))];
            Failure::Usage(words.say_with("cli-improve-cost", &args))
        };
        let (code, euro) = text.rsplit_once('=').ok_or_else(wrong)?;
        let euro: f64 = euro.trim().parse().ok().ok_or_else(wrong)?;
        let found = list.iter_mut().find(|p| p.lever.code() == code.trim());
        let proposal = found.ok_or_else(wrong)?;
        if !(0.0..=1e12).contains(&euro) {
            return Err(wrong());
        }
        let once = Sourced::bare(EuroCents((euro * 100.0).round() as i64));
        proposal.cost = Cost { once: Some(once), yearly: None };
    }
    Ok(())
}

/// Measures the proposals, or gives what keeps the procedure from being simulated.
fn measure(
    study: &Study,
    variant: &Variant,
    list: &Listed,
    options: &ImproveOptions,
    console: &mut Console,
) -> Result<Improved, Vec<Finding>> {
    let p = &variant.procedure;
    let plan = job::plan(&options.run);
    let net = crate::app::ready::prepare(p, &plan, console.words.language())?;
    let subject = Arc::new(Subject::of(Arc::new(net), Some(p)));
    let mut bounds = Bounds { budget: options.budget, ..Bounds::default() };
    if let Some(changes) = options.changes {
        bounds.changes = changes as usize;
    }
    let mut effort = Effort::default();
    if let Some(most) = options.run.replications {
        let most = most.max(2);
        effort.pairs.retain(|n| *n < most);
        effort.pairs.push(most);
        effort.each.replications = effort.each.replications.max(most.saturating_mul(40));
    }
    let items = items(p, &list.all, &list.asked);
    let mut all = Search::new(subject, &plan, items, (effort, bounds), &[]);
    let planner = Planner::new(study.clone(), variant.id.clone(), Arc::clone(&list.all), plan);
    let words = console.words.clone();
    let said = Said { words: &words, procedure: p };
    search(&mut all, &planner, &Stop::default(), |s| {
        console.progress(&said.proposals_progress(&s.answer()));
    });
    console.end_progress();
    Ok(all.answer())
}

fn print_text(
    study: &Study,
    variant: &Variant,
    list: &Listed,
    measured: &Result<Improved, Vec<Finding>>,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let said = Said { words: &words, procedure: &variant.procedure };
    let title = study.title().get(words.language());
    console.line(&format!("{title} – {}", load::variant_name(variant, &words)))?;
    let improved = match measured {
        Ok(improved) => {
            if let Some(aim) = said.proposals_aim(improved) {
                console.line(&aim)?;
            }
            for note in said.proposals_notes(improved, list.left_out) {
                console.line(&note)?;
            }
            Some(improved)
        }
        Err(findings) => {
            let why = findings.first().map(|f| words.finding(f)).unwrap_or_default();
            console.say("proposals-cannot-run", &[("why", why.into())])?;
            None
        }
    };
    if list.all.is_empty() {
        return Ok(());
    }
    console.line("")?;
    print(&table(&said, list, improved), console)?;
    console.say("proposals-how", &[])?;
    print_details(&said, list, improved, console)?;
    if let Some(improved) = improved.filter(|i| i.aim.is_some()) {
        console.line("")?;
        console.say("frontier-title", &[])?;
        if !improved.frontier.is_empty() {
            print(&frontier(&said, list, improved), console)?;
        }
        for point in &improved.frontier {
            if let Some(line) = said.payback(&list.all, &point.set, (improved, &point.gain)) {
                console.line(&format!("  {}: {line}", said.set(&list.all, &point.set)))?;
            }
        }
        for note in said.frontier_notes(improved) {
            console.line(&note)?;
        }
    }
    Ok(())
}

fn print(table: &Table, console: &mut Console) -> Result<(), Failure> {
    table.lines().into_iter().try_for_each(|line| console.line(&line))
}

/// Proposals best first; those that have no figures after them.
fn in_order(list: &Listed, improved: Option<&Improved>) -> Vec<usize> {
    let mut order = improved.map(|i| i.order.clone()).unwrap_or_default();
    let rest: Vec<usize> = (0..list.all.len()).filter(|at| !order.contains(at)).collect();
    order.extend(rest);
    order
}

fn head(words: &Words, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| words.say(&format!("proposals-col-{key}"))).collect()
}

fn table(said: &Said<'_>, list: &Listed, improved: Option<&Improved>) -> Table {
    let right = Side::Right;
    let sides = [right, Side::Left, Side::Left, right, right, right, right];
    let keys = ["rank", "proposal", "where", "within", "time", "cost", "price"];
    let mut table = Table::new(&sides, head(said.words, &keys));
    for at in in_order(list, improved) {
        let proposal = &list.all[at];
        let judged = improved.and_then(|i| Some((i.judged.get(at)?, i.aim.as_ref()?)));
        let nothing = || "–".to_owned();
        let [rank, within, time, cost] = match judged {
            Some((Judged::Measured { rank, gain }, aim)) => {
                let share = match aim {
                    Aim::Within(term) => gain.within.get(term),
                    Aim::MeanTime => gain.within.values().next(),
                };
                let points = |e| said.doubted(e, &said.points(e).to_string());
                [
                    rank.to_string(),
                    share.map_or_else(nothing, points),
                    said.doubted(&gain.mean_days, &said.days(&gain.mean_days).to_string()),
                    said.euro_a_case(&gain.cost_euro),
                ]
            }
            Some((Judged::Refused, _)) => {
                [nothing(), said.words.say("proposals-refused"), nothing(), nothing()]
            }
            _ => [nothing(), said.words.say("proposals-not-tried"), nothing(), nothing()],
        };
        table.row(vec![
            rank,
            said.proposal(&proposal.lever),
            said.proposal_place(&proposal.lever),
            within,
            time,
            cost,
            said.price(proposal.cost.first_year()),
        ]);
    }
    table
}

/// For each proposal: its code, what it edits, why, what it rests on, what the law asks.
fn print_details(
    said: &Said<'_>,
    list: &Listed,
    improved: Option<&Improved>,
    console: &mut Console,
) -> Result<(), Failure> {
    for at in in_order(list, improved) {
        let proposal = &list.all[at];
        console.line("")?;
        console.line(&format!(
            "{}  [{}]",
            said.proposal(&proposal.lever),
            proposal.lever.code()
        ))?;
        let lines = [
            Some(said.proposal_edit(&proposal.lever)),
            Some(said.proposal_why(proposal)),
            said.assumption(&proposal.lever, proposal.assumption.as_ref()),
            Some(said.proposal_question(&proposal.lever)),
            improved.and_then(|i| match i.judged.get(at)? {
                Judged::Measured { gain, .. } => said.payback(&list.all, &[at], (i, gain)),
                Judged::NotTried | Judged::Refused => None,
            }),
        ];
        for line in lines.into_iter().flatten() {
            console.line(&format!("  {line}"))?;
        }
    }
    Ok(())
}

fn frontier(said: &Said<'_>, list: &Listed, improved: &Improved) -> Table {
    let right = Side::Right;
    let keys = ["price", "within", "time", "set"];
    let mut table = Table::new(&[right, right, right, Side::Left], head(said.words, &keys));
    for point in &improved.frontier {
        let share = match &improved.aim {
            Some(Aim::Within(term)) => point.gain.within.get(term),
            _ => point.gain.within.values().next(),
        };
        table.row(vec![
            said.frontier_price(&point.set, point.euro),
            share.map_or_else(|| "–".to_owned(), |e| said.points(e).to_string()),
            said.days(&point.gain.mean_days).to_string(),
            said.set(&list.all, &point.set),
        ]);
    }
    table
}

/// A proposal for machines.
#[derive(Serialize)]
struct Row<'a> {
    code: String,
    kind: &'static str,
    steps: Vec<&'a str>,
    name: String,
    edit: String,
    why: &'static str,
    question: String,
    assumption: Option<f64>,
    source: Option<&'a Provenance>,
    cost_euro_once: Option<f64>,
    #[serde(flatten)]
    judged: &'a Judged,
    payback: Option<Payback>,
}

#[derive(Serialize)]
struct Report<'a> {
    version: &'static str,
    variant: &'a str,
    proposals: Vec<Row<'a>>,
    left_out: usize,
    measured: Option<Measured<'a>>,
    cannot_simulate: Vec<SaidFinding<'a>>,
}

/// What was measured, beside the proposals themselves.
#[derive(Serialize)]
struct Measured<'a> {
    aim: &'a Option<Aim>,
    base: &'a Estimate,
    spent: &'a Spent,
    by_euro: bool,
    sets: usize,
    unpriced: usize,
    limited: u32,
    frontier: Vec<Chosen<'a>>,
}

#[derive(Serialize)]
struct Chosen<'a> {
    codes: Vec<String>,
    #[serde(flatten)]
    point: &'a Point,
    payback: Option<Payback>,
}

fn print_json(
    variant: &Variant,
    list: &Listed,
    measured: &Result<Improved, Vec<Finding>>,
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let said_of = Said { words: &words, procedure: &variant.procedure };
    let improved = measured.as_ref().ok();
    let untried = Judged::NotTried;
    let row = |at: usize| {
        let proposal = &list.all[at];
        let number = proposal.assumption.as_ref();
        Row {
            code: proposal.lever.code(),
            kind: proposal.lever.kind().key(),
            steps: proposal.lever.steps().into_iter().map(StepId::as_str).collect(),
            name: said_of.proposal(&proposal.lever),
            edit: said_of.proposal_edit(&proposal.lever),
            why: proposal.why,
            question: said_of.proposal_question(&proposal.lever),
            assumption: number.map(|n| n.value),
            source: number.and_then(|n| n.provenance.as_ref()),
            cost_euro_once: proposal.cost.first_year(),
            judged: improved.and_then(|i| i.judged.get(at)).unwrap_or(&untried),
            payback: improved.and_then(|i| match i.judged.get(at)? {
                Judged::Measured { gain, .. } => i.payback([&proposal.cost].into_iter(), gain),
                Judged::NotTried | Judged::Refused => None,
            }),
        }
    };
    let code = |at: &usize| list.all.get(*at).map(|p| p.lever.code());
    let chosen = |i: &Improved, point| Chosen {
        codes: codes_of(point, code),
        point,
        payback: i.payback(costs_of(point, list), &point.gain),
    };
    let refused: &[Finding] = measured.as_ref().err().map_or(&[], |f| f);
    console.json(&Report {
        version: env!("CARGO_PKG_VERSION"),
        variant: variant.id.as_str(),
        proposals: in_order(list, improved).into_iter().map(row).collect(),
        left_out: list.left_out,
        measured: improved.map(|i| Measured {
            aim: &i.aim,
            base: &i.base,
            spent: &i.spent,
            by_euro: i.by_euro,
            sets: i.sets,
            unpriced: i.unpriced,
            limited: i.limited,
            frontier: i.frontier.iter().map(|point| chosen(i, point)).collect(),
        }),
        cannot_simulate: said(refused, &words),
    })
}

fn costs_of<'a>(point: &'a Point, list: &'a Listed) -> impl Iterator<Item = &'a Cost> {
    point.set.iter().filter_map(|at| Some(&list.all.get(*at)?.cost))
}

fn codes_of(point: &Point, code: impl Fn(&usize) -> Option<String>) -> Vec<String> {
    point.set.iter().filter_map(code).collect()
}
