//! Variants against scenarios: every variant of a study played in every scenario of demand and staff.
//!
//! Each is held against the first in the same scenario, with the same luck; for the window behind
//! Analyse, and for the command line.

use std::sync::Arc;

use crate::analysis::compare::align::ByHand;
use crate::analysis::compare::joined::under_ids;
use crate::analysis::measure::indicators::{Basis, Indicator, Side, indicators};
use crate::analysis::measure::payback::{Payback, payback};
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::{Detail, Repeats, RunPlan};
use crate::model::finding::Finding;
use crate::model::id::{FlowId, OfficeId, VariantId};
use crate::model::procedure::Procedure;
use crate::model::proposal::{Adopted, Lever, Spending};
use crate::model::scenario::{Override, Scenario};
use crate::model::study::{Study, Variant};
use crate::model::text::Language;

use super::Workbench;
use super::beside::{Beside, key};
use super::document::Document;
use super::jobs::Stop;
use super::live::{PAIRS, live_plan, run, wants};
use super::ready::prepare;
use super::report::Report;

pub mod said;

/// Most variants played; the table says how many are left out.
pub const MOST_VARIANTS: usize = 8;

/// Most scenarios played; the table says how many are left out.
pub const MOST_SCENARIOS: usize = 8;

/// How far two shares may lie apart that are the same.
const SAME_SHARE: f64 = 1e-9;

/// A scenario with the variant that has it.
#[derive(Clone, Debug)]
pub struct Column {
    /// The first variant that has it.
    pub of: VariantId,
    /// The scenario, under the ids of the first variant; of the drawing as it is, `None`.
    pub scenario: Option<Scenario>,
}

/// One variant in one scenario.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Not played yet.
    Waits,
    /// The variant cannot be simulated so.
    CannotRun,
    /// Its indicators, against the first variant in the same scenario.
    Known(Arc<Vec<Indicator>>),
}

/// Whether a variant can be simulated at all.
#[derive(Clone, Debug)]
pub enum Ready {
    /// Not looked at yet.
    Unknown,
    /// It can.
    Yes,
    /// It cannot; the first of what keeps it from that.
    No(Option<Finding>),
}

/// A variant in all scenarios.
#[derive(Clone, Debug)]
pub struct Row {
    /// The variant.
    pub variant: VariantId,
    /// Whether it can be simulated; what the other commands refuse has no figures here either.
    pub ready: Ready,
    /// In the order of the scenarios.
    pub cells: Vec<Cell>,
    /// For each scenario, how much of it names what this variant does not have, or puts a number in
    /// place of one which it has of its own.
    pub beside: Vec<usize>,
    /// What it has adopted beyond the first costs; `None` where nobody has said of any.
    pub spending: Option<Spending>,
    /// When that is paid back, as the drawing is; `None` while it cannot be said.
    pub payback: Option<Payback>,
}

/// The table, as far as it is known.
#[derive(Clone, Debug)]
pub struct Across {
    /// Revision of the document it belongs to.
    pub revision: u64,
    /// Variants; the first is what the others are held against.
    pub rows: Vec<Row>,
    /// Scenarios; the first is the drawing as it is.
    pub columns: Vec<Column>,
    /// Variants and scenarios left out.
    pub left_out: [usize; 2],
    /// Whether no more figures come.
    pub finished: bool,
    /// The procedures of the rows, under the ids of the first.
    procedures: Vec<Arc<Procedure>>,
    /// How each is played.
    plan: RunPlan,
    /// What keeps one from being simulated is looked for in this language.
    language: Language,
}

impl Across {
    /// The table of a study, with nothing played yet. The as-is stands first, where there is one.
    pub fn new(study: &Study, plan: &RunPlan, revision: u64) -> Self {
        let first = study.as_is().or_else(|| study.variants().first());
        let others = study.variants().iter().filter(|v| Some(&v.id) != first.map(|f| &f.id));
        let all: Vec<_> = first.into_iter().chain(others).collect();
        let shown = &all[..all.len().min(MOST_VARIANTS)];
        let procedures = under_first(shown);
        let mut columns: Vec<Column> = Vec::new();
        for (variant, p) in shown.iter().zip(&procedures) {
            let drawn = columns.is_empty().then_some(None);
            let own = p.scenarios().map(|(_, s)| Some(s.clone()));
            for scenario in drawn.into_iter().chain(own) {
                if columns.iter().all(|c| c.scenario != scenario) {
                    columns.push(Column { of: variant.id.clone(), scenario });
                }
            }
        }
        let left_out = [all.len() - shown.len(), columns.len().saturating_sub(MOST_SCENARIOS + 1)];
        columns.truncate(MOST_SCENARIOS + 1);
        let row = |(variant, p): (&&Variant, &Arc<Procedure>)| Row {
            variant: variant.id.clone(),
            ready: Ready::Unknown,
            cells: vec![Cell::Waits; columns.len()],
            beside: vec![0; columns.len()],
            // Under the ids of the first: what both adopted is the same, whatever it is called.
            spending: procedures.first().and_then(|first| spending(first, p)),
            payback: None,
        };
        let rows = shown.iter().zip(&procedures).map(row).collect();
        let (plan, language) = (table_plan(plan), study.language());
        Self { revision, rows, columns, left_out, finished: false, procedures, plan, language }
    }

    /// The indicators there are to choose from: those that are simulated, of the first variant as it
    /// is drawn.
    pub fn choices(&self) -> impl Iterator<Item = &Indicator> {
        let first = self.rows.first().and_then(|row| row.cells.first());
        let known = match first {
            Some(Cell::Known(list)) => list.as_slice(),
            _ => &[],
        };
        known.iter().filter(|i| i.basis == Basis::Simulated)
    }

    /// Whether it is of this revision, and played by this.
    fn is_of(&self, revision: u64, plan: &RunPlan) -> bool {
        self.revision == revision && self.plan == table_plan(plan)
    }

    /// Cells that are known, and all there are.
    pub fn progress(&self) -> (usize, usize) {
        let cells = self.rows.iter().flat_map(|r| &r.cells);
        let done = cells.clone().filter(|c| !matches!(c, Cell::Waits)).count();
        (done, cells.count())
    }

    /// Whether a row can be simulated; looked at once.
    fn is_ready(&mut self, row: usize) -> bool {
        let Some((row, p)) = self.rows.get_mut(row).zip(self.procedures.get(row)) else {
            return false;
        };
        if matches!(row.ready, Ready::Unknown) {
            row.ready = match prepare(p, &self.plan, self.language) {
                Ok(_) => Ready::Yes,
                Err(found) => Ready::No(found.into_iter().next()),
            };
        }
        matches!(row.ready, Ready::Yes)
    }

    /// A row in a scenario with its facts, and its run; `None` where it cannot be simulated, or must
    /// stop before.
    fn played(&mut self, row: usize, column: usize, stop: &Stop) -> Option<(Side, Outcome)> {
        if stop.asked() || !self.is_ready(row) {
            return None;
        }
        let (p, column) = self.procedures.get(row).zip(self.columns.get(column))?;
        let net = compile(p, column.scenario.as_ref(), &self.plan).ok()?;
        let outcome = run(&net, &self.plan, stop, |_| {});
        Some((Side::of(p, Some(&net)), outcome))
    }

    /// How much of the scenario of a column names what a row does not have, or that nothing depends
    /// on there, or puts a number in place of one which the row has of its own.
    fn beside(&self, row: usize, column: usize) -> usize {
        let Some((p, Column { of, scenario: Some(scenario) })) =
            self.procedures.get(row).zip(self.columns.get(column))
        else {
            return 0;
        };
        let owner = self.rows.iter().position(|r| r.variant == *of);
        let owner = owner.and_then(|at| self.procedures.get(at)).unwrap_or(p);
        let works = |office: &OfficeId| p.steps().any(|(_, s)| p.office_of(s) == Some(office));
        let staff = |p: &Procedure, id: &OfficeId| Some(p.office(id)?.staff.as_ref()?.value);
        let share = |p: &Procedure, id: &FlowId| Some(p.flow(id)?.share.as_ref()?.value);
        let is_beside = |one: &&Override| match one {
            Override::Staff(office, _) => {
                !works(office) || staff(p, office) != staff(owner, office)
            }
            Override::WorkFactor(step, _) => p.step(step).is_none_or(|s| s.work.is_none()),
            Override::Share(flow, _) => match (share(p, flow), share(owner, flow)) {
                (Some(own), Some(theirs)) => (own - theirs).abs() > SAME_SHARE,
                (own, theirs) => p.flow(flow).is_none() || own.is_some() != theirs.is_some(),
            },
            Override::DemandFactor(_) => false,
        };
        scenario.overrides.iter().filter(is_beside).count()
    }
}

/// What the proposals cost that a variant has adopted beyond those of the first; `None` where nobody
/// has said of any.
fn spending(first: &Procedure, own: &Procedure) -> Option<Spending> {
    let mut known: Vec<&Lever> = first.card().adopted.iter().map(|a| &a.lever).collect();
    let mut is_beyond = |one: &Adopted| match known.iter().position(|l| **l == one.lever) {
        Some(at) => {
            known.swap_remove(at);
            false
        }
        None => true,
    };
    let beyond: Vec<&Adopted> = own.card().adopted.iter().filter(|one| is_beyond(one)).collect();
    Spending::sum(beyond.into_iter().map(|one| &one.cost))
}

/// The procedures of variants, under the ids of the first.
fn under_first(variants: &[&Variant]) -> Vec<Arc<Procedure>> {
    let Some((first, others)) = variants.split_first() else { return Vec::new() };
    let first = &first.procedure;
    let others = others.iter().map(|v| under_ids(first, &v.procedure, &ByHand::default()).1);
    std::iter::once(Arc::clone(first)).chain(others).collect()
}

/// Plays what is not known yet of the table, cell by cell; `seen` is shown it each time a figure has
/// come. A stop ends it early.
pub fn play(across: &mut Across, stop: &Stop, mut seen: impl FnMut(&Across)) {
    for at in 0..across.columns.len() {
        let waits = |row: &Row| matches!(row.cells.get(at), Some(Cell::Waits));
        if across.rows.iter().any(waits) {
            play_column(across, at, stop, &mut seen);
        }
        if stop.asked() {
            return;
        }
    }
    across.finished = true;
}

/// Plays one scenario. Those that are not ready, and all where the first is not, cannot be played.
fn play_column(across: &mut Across, at: usize, stop: &Stop, seen: &mut impl FnMut(&Across)) {
    let base = across.played(0, at, stop);
    for number in 0..across.rows.len() {
        let is_known = across.rows.get(number).is_none_or(|r| !matches!(r.cells[at], Cell::Waits));
        if stop.asked() || is_known {
            continue;
        }
        // Why one cannot be simulated is also told where there is nothing to hold it against.
        let has_base = across.is_ready(number) && base.is_some();
        let other = if number > 0 && has_base { across.played(number, at, stop) } else { None };
        if stop.asked() {
            return;
        }
        let own = if number > 0 { other.as_ref() } else { base.as_ref() };
        let beside = across.beside(number, at);
        let Some(row) = across.rows.get_mut(number) else { continue };
        row.beside[at] = beside;
        row.cells[at] = match (&base, own) {
            (Some(base), Some(own)) => {
                Cell::Known(Arc::new(indicators([&base.0, &own.0], Some([&base.1, &own.1]))))
            }
            _ => Cell::CannotRun,
        };
        if let (0, Cell::Known(known)) = (at, &row.cells[at]) {
            row.payback = row.spending.as_ref().and_then(|s| payback(s, known));
        }
        seen(across);
    }
}

/// How the table is played by what is played by: no more is taken note of than it shows.
fn table_plan(plan: &RunPlan) -> RunPlan {
    RunPlan { detail: Detail::Figures, ..*plan }
}

impl Workbench {
    /// Plays the table of the study looked at, where that is not known or on its way. What was known
    /// when the live run of another variant went first is not played again.
    pub(super) fn cross_if_stale(&mut self) {
        if !self.document().is_some_and(|d| self.is_live_over(d)) {
            return;
        }
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let (slot, revision) = (Beside::Across.slot(document.number), document.revision());
        // As many replications whichever variant is looked at.
        let plan = live_plan(document);
        let repeats = Repeats::Fixed(plan.repeats.most().min(PAIRS));
        let plan = RunPlan { repeats, ..plan };
        let known = document.results.across.as_ref();
        // What another time gave is no answer.
        let known = known.filter(|a| a.is_of(revision, &plan)).cloned();
        let of = key(document, Beside::Across);
        if known.as_ref().is_some_and(|a| a.finished) || !wants(document, &slot, &of) {
            return;
        }
        let study = document.study().clone();
        self.jobs.start(slot, move |desk| {
            let mut across = known.unwrap_or_else(|| Across::new(&study, &plan, revision));
            let report = |across: &Across| Report::Across(Box::new(across.clone()));
            desk.progress(report(&across));
            play(&mut across, &desk.stop, |a| desk.progress(report(a)));
            if across.finished {
                desk.result(report(&across));
            }
        });
    }

    /// Whether the live run of the variant looked at is over, which goes first. Where that variant
    /// cannot be simulated, the others still can.
    pub(super) fn is_live_over(&self, document: &Document) -> bool {
        let run = document.results.run_of(document.variant());
        run.is_some_and(|r| r.revision == document.revision() && r.finished)
            || !(document.results.cannot_run.is_empty() || self.is_simulating())
    }

    /// The table of the study looked at, as far as it is known.
    pub fn across(&self) -> Option<&Across> {
        self.document()?.results.across.as_ref()
    }
}
