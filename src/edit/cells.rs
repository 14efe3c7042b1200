//! Plans for cells of the table of steps: any number of cells, and new steps, as one undo step.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::follow::{Desk, Plan};
use super::history::Description;
use super::quick::pen::Pen;
use super::sheet::Sheet;
use super::{Change, Ids, Refusal};
use crate::model::calendar::Sittings;
use crate::model::cell::{Cell, RiskText};
use crate::model::finding::{Finding, Place};
use crate::model::geometry::Rect;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::provenance::Sourced;
use crate::model::quick::QuickOffice;
use crate::model::step::{Direction, DocumentUse, Risk, RiskLevel, Step};
use crate::model::text::{Language, Text};
use crate::model::timing::{Wait, WaitedFor};

/// Most steps one plan makes.
pub const MOST_NEW_STEPS: usize = 1_000;

/// A row of cells: of a step that stands, or of a new one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellRow {
    /// The step; `None` makes a new one after the last.
    pub step: Option<StepId>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

impl Desk<'_> {
    /// Puts cells. New steps come after the last row's step, in the order of the rows.
    pub fn put_cells(self, rows: &[CellRow], language: Language) -> Result<Plan, Refusal> {
        let (study, variant, next) = self.place();
        if rows.iter().filter(|r| r.step.is_none()).count() > MOST_NEW_STEPS {
            return Err(Refusal(Finding::error(Place::Study, "table-too-many")));
        }
        let mut pen = Pen { sheet: Sheet::of(study, variant, Ids::from(next)) };
        let mut last = None;
        let mut count = 0_usize;
        let mut name = String::new();
        for row in rows {
            count += row.cells.len();
            let id = match &row.step {
                Some(id) => id.clone(),
                None => pen.append(last.as_ref(), office_in(&row.cells))?,
            };
            let Some(step) = pen.sheet.procedure()?.step(&id).cloned() else { continue };
            let mut step = (*step).clone();
            for cell in &row.cells {
                pen.put_cell(&mut step, cell, language)?;
            }
            if name.is_empty() {
                step.name.get(language).clone_into(&mut name);
            }
            pen.sheet.put(Change::Step(id.clone(), Some(Arc::new(step))))?;
            last = Some(id);
        }
        let description = Description::new("edit-cells").with("count", count).with("name", name);
        let plan = pen.sheet.close(description);
        Ok(match last {
            Some(id) => plan.selecting(vec![ItemId::Step(id)]),
            None => plan,
        })
    }
}

fn office_in(cells: &[Cell]) -> Option<&QuickOffice> {
    cells.iter().find_map(|c| if let Cell::Office(office) = c { office.as_ref() } else { None })
}

/// When a board begins that was given no time yet, in minutes after midnight.
const SITS_AT: u16 = 9 * 60;

/// Puts a cell of a step, in a language; who does it takes more than the step to say.
pub fn set(step: &mut Step, cell: &Cell, language: Language) {
    match cell {
        Cell::Name(name) => step.name.set(language, &**name),
        Cell::Notes(notes) => step.notes.set(language, &**notes),
        Cell::Kind(kind) if step.kind != *kind => {
            if step.kind.standard_size() != kind.standard_size() {
                let (w, h) = kind.standard_size();
                step.at = Rect::around(step.at.center(), w, h);
            }
            step.kind = kind.clone();
        }
        Cell::Kind(_) | Cell::Office(_) => {}
        Cell::Phase(phase) => step.phase = *phase,
        Cell::Work(work) => step.work.clone_from(work),
        Cell::Wait(timings) => {
            let former: Vec<WaitedFor> = step.waits.iter().map(|w| w.waited_for).collect();
            let last = former.last().copied().unwrap_or(WaitedFor::OwnOffice);
            step.waits = timings
                .iter()
                .enumerate()
                .map(|(i, timing)| Wait {
                    waited_for: former.get(i).copied().unwrap_or(last),
                    timing: timing.clone(),
                })
                .collect();
        }
        Cell::WaitedFor(all) => {
            for (wait, whom) in step.waits.iter_mut().zip(all) {
                wait.waited_for = *whom;
            }
        }
        Cell::Staff(n) => step.staff_needed = *n,
        Cell::Priority(n) => step.priority = *n,
        Cell::AtMost(n) => step.at_most = *n,
        Cell::Repeat(repeat) => step.repeat.clone_from(repeat),
        Cell::Sittings(rule) => {
            let former = step.sittings.take();
            step.sittings = rule.clone().map(|rule| match former {
                Some(sittings) => Sittings { rule, ..sittings },
                None => Sittings { rule, at: SITS_AT, capacity: None },
            });
        }
        Cell::SittingsAt(at) => step.sittings.iter_mut().for_each(|s| s.at = *at),
        Cell::SittingsMost(most) => step.sittings.iter_mut().for_each(|s| s.capacity = *most),
        Cell::Cost(cost) => step.cost = cost.map(Sourced::bare),
        Cell::Channel(channel) => step.channel = *channel,
        Cell::DigitalLevel(level) => step.digital_level = *level,
        Cell::DocumentsIn(names) => documents(step, Direction::In, names, language),
        Cell::DocumentsOut(names) => documents(step, Direction::Out, names, language),
        Cell::Systems(systems) => step.systems.clone_from(systems),
        Cell::Basis(basis) => step.basis.clone_from(basis),
        Cell::Marks(marks) => step.marks.clone_from(marks),
        Cell::Risk(level) => set_risk(step, *level),
        Cell::RiskText(part, text) => {
            if let Some(risk) = &mut step.risk {
                let put = match part {
                    RiskText::Event => &mut risk.event,
                    RiskText::Reason => &mut risk.reason,
                    RiskText::Measure => &mut risk.measure,
                    RiskText::Owner => &mut risk.owner,
                };
                put.set(language, &**text);
            }
        }
    }
}

fn set_risk(step: &mut Step, level: Option<RiskLevel>) {
    let former = step.risk.take();
    step.risk = level.map(|level| match former {
        Some(risk) => Risk { level, ..risk },
        None => Risk {
            event: Text::default(),
            level,
            reason: Text::default(),
            measure: Text::default(),
            owner: Text::default(),
        },
    });
}

impl Pen {
    fn put_cell(
        &mut self,
        step: &mut Step,
        cell: &Cell,
        language: Language,
    ) -> Result<(), Refusal> {
        match cell {
            Cell::Office(office) => self.put_office(step, office.as_ref()),
            cell => {
                set(step, cell, language);
                Ok(())
            }
        }
    }

    /// Who does a step; where its lane says so already, nothing is written.
    fn put_office(&mut self, step: &mut Step, office: Option<&QuickOffice>) -> Result<(), Refusal> {
        let id = office.map(|o| self.office(o)).transpose()?;
        step.office = None;
        let by_lane = self.sheet.procedure()?.office_of(step).cloned();
        if id != by_lane {
            step.office = id;
        }
        Ok(())
    }
}

/// Documents of one direction, by name; one that stays keeps its other languages.
fn documents(step: &mut Step, direction: Direction, names: &[String], language: Language) {
    let mut former: BTreeMap<String, DocumentUse> = BTreeMap::new();
    for document in step.documents.iter().filter(|d| d.direction == direction) {
        former.insert(document.name.get(language).to_owned(), document.clone());
    }
    step.documents.retain(|d| d.direction != direction);
    for name in names {
        let new = || DocumentUse { name: Text::of(language, &**name), direction };
        step.documents.push(former.remove(name).unwrap_or_else(new));
    }
}
