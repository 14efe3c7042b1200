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
use crate::model::id::{OfficeId, VariantId};
use crate::model::procedure::Procedure;
use crate::model::proposal::Spending;
use crate::model::scenario::{Override, Scenario};
use crate::model::study::{Study, Variant};

use super::Workbench;
use super::beside::{Beside, Start};
use super::jobs::Stop;
use super::live::{PAIRS, run};
use super::report::Report;

pub mod said;

/// Most variants played; the table says how many are left out.
pub const MOST_VARIANTS: usize = 8;

/// Most scenarios played; the table says how many are left out.
pub const MOST_SCENARIOS: usize = 8;

/// A scenario with the variant that has it.
#[derive(Clone, Debug)]
pub struct Column {
    /// The first variant that has it.
    pub of: VariantId,
    /// The scenario; of the drawing as it is, `None`.
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

/// A variant in all scenarios.
#[derive(Clone, Debug)]
pub struct Row {
    /// The variant.
    pub variant: VariantId,
    /// In the order of the scenarios.
    pub cells: Vec<Cell>,
    /// For each scenario, how much of it names what this variant does not have.
    pub beside: Vec<usize>,
    /// What its adopted proposals cost; `None` where nobody has said of any.
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
}

impl Across {
    /// The table of a study, with nothing played yet. The as-is stands first, where there is one.
    pub fn new(study: &Study, revision: u64) -> Self {
        let first = study.as_is().or_else(|| study.variants().first());
        let others = study.variants().iter().filter(|v| Some(&v.id) != first.map(|f| &f.id));
        let all: Vec<_> = first.into_iter().chain(others).collect();
        let shown = &all[..all.len().min(MOST_VARIANTS)];
        let mut columns: Vec<Column> = Vec::new();
        for variant in shown {
            let drawn = columns.is_empty().then_some(None);
            let own = variant.procedure.scenarios().map(|(_, s)| Some(s.clone()));
            for scenario in drawn.into_iter().chain(own) {
                if columns.iter().all(|c| c.scenario != scenario) {
                    columns.push(Column { of: variant.id.clone(), scenario });
                }
            }
        }
        let left_out = [all.len() - shown.len(), columns.len().saturating_sub(MOST_SCENARIOS + 1)];
        columns.truncate(MOST_SCENARIOS + 1);
        let row = |variant: &&Variant| Row {
            variant: variant.id.clone(),
            cells: vec![Cell::Waits; columns.len()],
            beside: vec![0; columns.len()],
            spending: Spending::of(&variant.procedure.card().adopted),
            payback: None,
        };
        Self { revision, rows: shown.iter().map(row).collect(), columns, left_out, finished: false }
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
}

/// Plays the table cell by cell; `seen` is shown it each time a figure has come. A stop ends it early.
pub fn play(
    across: &mut Across,
    study: &Study,
    plan: &RunPlan,
    stop: &Stop,
    mut seen: impl FnMut(&Across),
) {
    let plan = RunPlan { detail: Detail::Figures, ..*plan };
    let procedures = under_first(across, study);
    let Some(first) = procedures.first() else { return };
    for at in 0..across.columns.len() {
        let scenario = across.columns[at].scenario.clone();
        let Some(base) = played(first, scenario.as_ref(), &plan, stop) else {
            if stop.asked() {
                return;
            }
            for row in &mut across.rows {
                row.cells[at] = Cell::CannotRun;
            }
            continue;
        };
        for (number, p) in procedures.iter().enumerate() {
            let other = (number > 0).then(|| played(p, scenario.as_ref(), &plan, stop));
            if stop.asked() {
                return;
            }
            let own = other.as_ref().map_or(Some(&base), Option::as_ref);
            let Some(row) = across.rows.get_mut(number) else { continue };
            row.beside[at] = scenario.as_ref().map_or(0, |s| beside(p, s));
            row.cells[at] = own.map_or(Cell::CannotRun, |own| {
                let known = indicators([&base.0, &own.0], Some([&base.1, &own.1]));
                Cell::Known(Arc::new(known))
            });
            if let (0, Cell::Known(known)) = (at, &row.cells[at]) {
                row.payback = row.spending.as_ref().and_then(|s| payback(s, known));
            }
            seen(across);
        }
    }
    across.finished = true;
}

/// The procedures of the rows, under the ids of the first.
fn under_first(across: &Across, study: &Study) -> Vec<Arc<Procedure>> {
    let of = |row: &Row| study.procedure(&row.variant).map(Arc::clone);
    let all: Vec<Arc<Procedure>> = across.rows.iter().filter_map(of).collect();
    let Some((first, others)) = all.split_first() else { return Vec::new() };
    let others = others.iter().map(|p| under_ids(first, p, &ByHand::default()).1);
    std::iter::once(Arc::clone(first)).chain(others).collect()
}

/// A procedure in a scenario with its facts, and its run; `None` where it cannot be simulated.
fn played(
    p: &Procedure,
    scenario: Option<&Scenario>,
    plan: &RunPlan,
    stop: &Stop,
) -> Option<(Side, Outcome)> {
    let net = compile(p, scenario, plan).ok()?;
    let outcome = run(&net, plan, stop, |_| {});
    Some((Side::of(p, Some(&net)), outcome))
}

/// How much of a scenario names what a procedure does not have, or what nothing depends on there.
fn beside(p: &Procedure, scenario: &Scenario) -> usize {
    let works = |office: &OfficeId| p.steps().any(|(_, s)| p.office_of(s) == Some(office));
    let is_beside = |one: &&Override| match one {
        Override::Staff(office, _) => !works(office),
        Override::WorkFactor(step, _) => p.step(step).is_none_or(|s| s.work.is_none()),
        Override::Share(flow, _) => p.flow(flow).is_none(),
        Override::DemandFactor(_) => false,
    };
    scenario.overrides.iter().filter(is_beside).count()
}

impl Workbench {
    /// Plays the table of the study looked at, where that is not known or on its way.
    pub(super) fn cross_if_stale(&mut self) {
        let Some(start) = self.start_beside(Beside::Across) else { return };
        let Start { slot, revision, plan, base, .. } = start;
        let Some(document) = self.document() else { return };
        let study = document.study().clone();
        // As many replications as the live run had.
        let known = base.replications().len() as u32;
        let plan = RunPlan { repeats: Repeats::Fixed(known.min(PAIRS)), ..plan };
        self.jobs.start(slot, move |desk| {
            let mut across = Across::new(&study, revision);
            let report = |across: &Across| Report::Across(Box::new(across.clone()));
            desk.progress(report(&across));
            play(&mut across, &study, &plan, &desk.stop, |a| desk.progress(report(a)));
            if across.finished {
                desk.result(report(&across));
            }
        });
    }

    /// The table of the study looked at, as far as it is known.
    pub fn across(&self) -> Option<&Across> {
        self.document()?.results.across.as_ref()
    }
}
