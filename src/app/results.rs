//! Everything computed from a document, with the revision it belongs to.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::crowd::Crowd;
use crate::analysis::exact::Exact;
use crate::analysis::exact::paths::Paths;
use crate::analysis::exact::queue::QueueEstimate;
use crate::analysis::exact::time::FreeTime;
use crate::analysis::measure::Estimate;
use crate::analysis::missing::Missing;
use crate::analysis::simulate::net::{Cause, Labels};
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::replication::{Figure, OfficeFigure, StepFigure, TermFigure};
use crate::analysis::story::Story;
use crate::analysis::structure::Fault;
use crate::layout::route::Routes;
use crate::model::finding::{Finding, Severity};
use crate::model::form::Form;
use crate::model::id::{OfficeId, StepId, VariantId};
use crate::model::procedure::Procedure;
use crate::model::text::Language;
use crate::model::timing::{Timing, Unit, WaitedFor};

use super::across::Across;
use super::command::Target;
use super::compare::against::{End, FileBeside};
use super::compare::{Chosen, Compared, Gained};
use super::jobs::Slot;
use super::levers::Helps;
use super::overview::Overview;
use super::paper::Leafed;
use super::proposals::Proposed;
use super::recheck::Judged;
use super::review::Notes;
use super::routing::Trail;
use super::scenarios::Played;
use super::span::Span;

/// Milliseconds of a day.
pub const DAY_MS: f64 = 86_400_000.0;

/// A run of one variant, complete or still refining.
#[derive(Clone, Debug)]
pub struct Run {
    /// Revision of the document it belongs to.
    pub revision: u64,
    /// What was measured so far.
    pub outcome: Arc<Outcome>,
    /// Whether no more replications come.
    pub finished: bool,
    /// What was assumed, went wrong, or disagrees with exact figures.
    pub findings: Vec<Finding>,
    /// Declared own-office waits, in calendar days, by step.
    declared: BTreeMap<StepId, f64>,
}

impl Run {
    /// A run of a procedure.
    pub fn new(revision: u64, procedure: &Procedure, outcome: Outcome, finished: bool) -> Self {
        let declared = procedure
            .steps()
            .filter_map(|(id, step)| declared_days(step).map(|d| (id.clone(), d)))
            .collect();
        let findings = outcome.findings();
        Self { revision, outcome: Arc::new(outcome), finished, findings, declared }
    }

    /// Seed of its luck.
    pub fn seed(&self) -> u64 {
        self.outcome.plan().seed
    }

    /// Replications done, and the most that may come.
    pub fn progress(&self) -> (u32, u32) {
        (self.outcome.replications().len() as u32, self.outcome.plan().repeats.most())
    }

    /// One figure with its interval.
    pub fn estimate(&self, figure: Figure) -> Estimate {
        self.outcome.estimate(figure)
    }

    /// Names of steps, offices and terms.
    pub fn labels(&self) -> &Labels {
        self.outcome.labels()
    }

    /// Index of a step in the figures.
    pub fn step(&self, id: &StepId) -> Option<u32> {
        self.labels().steps.iter().position(|s| s == id).map(|i| i as u32)
    }

    /// Index of an office in the figures.
    pub fn office(&self, id: &OfficeId) -> Option<u32> {
        self.labels().offices.iter().position(|o| o == id).map(|i| i as u32)
    }

    /// Mean rest of a case at a step, all causes, in days.
    pub fn wait_days(&self, step: u32) -> Estimate {
        let figures = Cause::ALL.map(|c| Figure::Step(step, StepFigure::Cause(c)));
        self.sum(&figures, 1.0 / DAY_MS)
    }

    /// The sum of several figures, scaled, with the interval of the sum.
    pub fn sum(&self, figures: &[Figure], scale: f64) -> Estimate {
        let labels = self.labels();
        let at: Vec<usize> = figures.iter().map(|f| f.at(labels)).collect();
        Estimate::of(self.outcome.each(|r| {
            let parts = at.iter().filter_map(|i| r.figures.get(*i)).filter(|v| !v.is_nan());
            parts.sum::<f64>() * scale
        }))
    }

    /// The declared own-office wait of a step and the queue that emerged, in calendar days, where
    /// the interval of the one does not cover the other.
    pub fn calibration(&self, id: &StepId) -> Option<(f64, Estimate)> {
        let (declared, emerged) = self.declared_and_emerged(id)?;
        let differs = (declared - emerged.mean).abs() > 0.2 * declared.max(emerged.mean)
            && !emerged.covers(declared);
        differs.then_some((declared, emerged))
    }

    /// The declared own-office wait of a step and the queue that emerged, in calendar days a visit.
    pub fn declared_and_emerged(&self, id: &StepId) -> Option<(f64, Estimate)> {
        let declared = *self.declared.get(id)?;
        let step = self.step(id)?;
        let office = *self.labels().step_office.get(step as usize)?;
        if office == u32::MAX {
            return None;
        }
        let labels = self.labels();
        let queue = Figure::Step(step, StepFigure::Cause(Cause::OfficeQueue)).at(labels);
        let closed = Figure::Step(step, StepFigure::Cause(Cause::OfficeClosed)).at(labels);
        let visits = Figure::Step(step, StepFigure::Visits).at(labels);
        let emerged = Estimate::of(
            self.outcome
                .each(|r| (r.figures[queue] + r.figures[closed]) / r.figures[visits] / DAY_MS),
        );
        (emerged.n > 1).then_some((declared, emerged))
    }

    /// The office with the greatest load.
    pub fn fullest(&self) -> Option<(OfficeId, Estimate)> {
        let offices = self.labels().offices.iter().enumerate();
        offices
            .map(|(i, id)| {
                let load = self.estimate(Figure::Office(i as u32, OfficeFigure::Load));
                (id.clone(), load)
            })
            .filter(|(_, load)| load.n > 0)
            .max_by(|a, b| a.1.mean.total_cmp(&b.1.mean))
    }

    /// Share decided within each term.
    pub fn within(&self) -> Vec<Estimate> {
        (0..self.labels().terms.len() as u32)
            .map(|t| self.estimate(Figure::Term(t, TermFigure::Within)))
            .collect()
    }
}

/// The mean own-office wait declared on a step, in calendar days; a working day counts 7/5.
fn declared_days(step: &crate::model::step::Step) -> Option<f64> {
    let own = step.waits.iter().find(|w| w.waited_for == WaitedFor::OwnOffice)?;
    Some(calendar_days(&own.timing))
}

/// The mean of a wait in calendar days, roughly: a working day counts 7/5, a month 30.4.
pub fn calendar_days(timing: &Timing) -> f64 {
    let mean = timing.law.mean();
    match timing.unit {
        Unit::Minutes => mean / 1440.0,
        Unit::Hours => mean / 24.0,
        Unit::WorkingDays => mean * 7.0 / 5.0,
        Unit::CalendarDays => mean,
        Unit::Weeks => mean * 7.0,
        Unit::Months => mean * 30.4,
    }
}

/// What a case takes where nobody waits in a queue.
#[derive(Clone, Debug)]
pub struct Free {
    /// The distribution; `None` where no case ends or the procedure is too large for it.
    pub time: Option<FreeTime>,
    /// The longest and the likeliest path.
    pub paths: Paths,
}

/// A prepared delivery: what will be written, and what its format cannot say.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Revision of the document it belongs to.
    pub revision: u64,
    /// The variant delivered.
    pub variant: VariantId,
    /// The engine or simulator it is for.
    pub target: Target,
    /// The file of the engine or simulator.
    pub file: Lines,
    /// Whether a drawing is written beside that file.
    pub has_beside: bool,
    /// The forms of its people's tasks.
    pub forms: Vec<Form>,
    /// The language its losses are said in.
    pub language: Language,
    /// What the engine or simulator cannot be told, and what was written instead.
    pub losses: Vec<SaidLoss>,
    /// The exchange file.
    pub bpmn: Lines,
    /// Whether the exchange file, read again, gives the same procedure.
    pub bpmn_round: bool,
    /// Findings of reading it again, then what other simulators that read it are not told.
    pub bpmn_losses: Vec<SaidLoss>,
}

/// A text with the places where its lines begin, so that a window shows some of them without reading
/// the others.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    text: String,
    starts: Vec<usize>,
}

impl Lines {
    /// The lines of a text.
    pub fn of(text: String) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(breaks).filter(|at| *at < text.len()).collect();
        Self { text, starts }
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Number of lines.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// A line by its place from 0, without its end; empty beyond the last.
    pub fn line(&self, at: usize) -> &str {
        let from = self.starts.get(at).copied().unwrap_or(self.text.len());
        let rest = self.text.get(from..).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }
}

/// A loss as one line: what, what instead, and where.
pub type SaidLoss = (Severity, String);

/// Everything computed from a document.
#[derive(Debug, Default)]
pub struct Results {
    /// What the checks found, of the variant looked at.
    pub findings: Vec<Finding>,
    /// What is still missing.
    pub missing: Vec<Missing>,
    /// The faults of structure of the variant looked at, with the traces that show them.
    pub faults: Option<(VariantId, u64, Vec<Fault>)>,
    /// Exact figures of the variant looked at.
    pub exact: Option<(VariantId, u64, Arc<Exact>)>,
    /// What time runs show.
    pub span: Span,
    /// The time without queues of the variant looked at.
    pub free: Option<(VariantId, u64, Arc<Free>)>,
    /// Runs by variant.
    pub runs: BTreeMap<VariantId, Run>,
    /// Why the variant looked at cannot be simulated.
    pub cannot_run: Vec<Finding>,
    /// The variant chosen to be compared, in place of the as-is.
    pub from: Option<VariantId>,
    /// What is chosen to compare with.
    pub against: Option<End>,
    /// The file that was read last to compare with it.
    pub beside: Option<FileBeside>,
    /// The comparison.
    pub compared: Option<Compared>,
    /// What is chosen of it.
    pub chosen: Chosen,
    /// What its changes are worth.
    pub gained: Option<Gained>,
    /// What would help, by variant.
    pub helps: BTreeMap<VariantId, Helps>,
    /// Proposals, by variant.
    pub proposed: BTreeMap<VariantId, Proposed>,
    /// Scenarios played, by variant.
    pub scenarios: BTreeMap<VariantId, Played>,
    /// Variants against scenarios.
    pub across: Option<Across>,
    /// The case that plays in Teach.
    pub story: Option<(VariantId, u64, Arc<Story>)>,
    /// The same case branch by branch.
    pub film: Option<Arc<Crowd>>,
    /// The crowd that plays in Teach.
    pub crowd: Option<(VariantId, u64, Arc<Crowd>)>,
    /// What Deliver shows.
    pub preview: Option<Preview>,
    /// The pages of a document that Deliver shows.
    pub leafed: Leafed,
    /// Routes of the flows, by variant, and the procedure they were made for.
    pub routes: BTreeMap<VariantId, (Arc<Procedure>, Arc<Routes>)>,
    /// What became of the routes, by variant.
    pub trails: BTreeMap<VariantId, Trail>,
    /// Its review notes.
    pub notes: Notes,
    /// The overview of the variant looked at.
    pub overview: Arc<Overview>,
    /// Grows each time the overview changes.
    pub overviews: u64,
    /// Grows each time the findings change.
    pub checks: u64,
    /// What the findings were last brought into step with.
    pub(super) judged: Option<Judged>,
    /// What was last asked of each kind of work: revision and variant.
    pub(super) asked: BTreeMap<Slot, (u64, VariantId)>,
}

impl Results {
    /// The latest run of a variant, whatever its revision.
    pub fn run_of(&self, variant: &VariantId) -> Option<&Run> {
        self.runs.get(variant)
    }

    /// Takes a case that was traced, with its film.
    pub(super) fn traced(
        &mut self,
        variant: VariantId,
        revision: u64,
        story: Story,
        film: Option<Box<Crowd>>,
    ) {
        self.story = Some((variant, revision, Arc::new(story)));
        self.film = film.map(Arc::from);
    }

    /// The time without queues of a variant, where it was computed.
    pub fn free_of(&self, variant: &VariantId) -> Option<&Free> {
        self.free.as_ref().filter(|f| f.0 == *variant).map(|f| &*f.2)
    }

    /// Exact figures of a variant, where they were computed.
    pub fn exact_of(&self, variant: &VariantId) -> Option<&Exact> {
        self.exact.as_ref().filter(|e| e.0 == *variant).map(|e| &*e.2)
    }

    /// The exact load of an office of a variant, where it was computed.
    pub fn exact_load(&self, variant: &VariantId, id: &OfficeId) -> Option<f64> {
        let (of, _, exact) = self.exact.as_ref()?;
        if of == variant { exact.offices.get(id)?.load } else { None }
    }

    /// What the queue of an office is expected to be without random numbers, where that is known.
    pub fn expected_queue(&self, variant: &VariantId, id: &OfficeId) -> Option<QueueEstimate> {
        let (of, _, exact) = self.exact.as_ref()?;
        if of == variant { exact.offices.get(id)?.queue } else { None }
    }

    /// The load of an office: simulated with its half width, else exact.
    pub fn load_of(&self, variant: &VariantId, id: &OfficeId) -> Option<(f64, Option<f64>)> {
        if let Some(run) = self.run_of(variant)
            && let Some(office) = run.office(id)
        {
            let load = run.estimate(Figure::Office(office, OfficeFigure::Load));
            if load.n > 0 {
                return Some((load.mean, load.half_width));
            }
        }
        self.exact_load(variant, id).map(|load| (load, None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_text() {
        for text in ["", "\n", "a", "a\n", "a\r\nb\n\nc", "è\nß"] {
            let lines = Lines::of(text.to_owned());
            let each: Vec<&str> = (0..lines.count()).map(|at| lines.line(at)).collect();
            assert_eq!(each, text.lines().collect::<Vec<_>>(), "{text:?}");
            assert_eq!((lines.line(lines.count()), lines.text()), ("", text));
        }
    }
}
