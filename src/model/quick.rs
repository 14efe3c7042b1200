//! A line of quick entry, read: what it asks to be drawn. `words` reads it and `edit` draws it;
//! neither may import the other, so what they share stands here.
//!
//! A branch of a decision that nobody has filled yet is *open*: its flow leads to a bare, unnamed
//! task. It is derived from the drawing, never remembered, so it survives undo and a restart.

use super::id::{FlowId, OfficeId, StepId, TermId};
use super::office::OfficeKind;
use super::procedure::Procedure;
use super::step::{Step, StepKind, SystemUse, TaskKind};
use super::text::Language;
use super::timing::{Timing, Wait};

/// Most parallel parts, and most branches of a decision, of one line.
pub const MOST_BRANCHES: usize = 20;

/// A line of quick entry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuickLine {
    /// The open branch it chose by name.
    pub branch: Option<FlowId>,
    /// Whether the open branches before it come together first.
    pub join: Option<QuickJoin>,
    /// Its steps: one, or several that run in parallel.
    pub parts: Vec<QuickStep>,
    /// Whether the parts run in parallel; a single one is one more parallel branch.
    pub parallel: bool,
    /// A step to go on to, where the line has no step of its own.
    pub to: Option<StepId>,
}

/// Where branches come together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuickJoin {
    /// The office in whose lane they meet; `None` means that of the step at hand.
    pub office: Option<QuickOffice>,
}

/// A step of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct QuickStep {
    /// What it is. An event that hangs on a step is a catching one here.
    pub kind: StepKind,
    /// Whether it hangs on the border of the step at hand.
    pub hangs: bool,
    /// What it is called.
    pub name: String,
    /// Who does it; `None` means who does the step before.
    pub office: Option<QuickOffice>,
    /// Work on one case.
    pub work: Option<Timing>,
    /// Times in which a case rests; `None` for whom means told by the office.
    pub waits: Vec<QuickWait>,
    /// Systems used.
    pub systems: Vec<SystemUse>,
    /// Branches of a decision, open.
    pub branches: Vec<QuickBranch>,
    /// The step it goes on to.
    pub to: Option<StepId>,
}

impl Default for QuickStep {
    fn default() -> Self {
        Self {
            kind: StepKind::Task(TaskKind::Person),
            hangs: false,
            name: String::new(),
            office: None,
            work: None,
            waits: Vec::new(),
            systems: Vec::new(),
            branches: Vec::new(),
            to: None,
        }
    }
}

/// A wait of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct QuickWait {
    /// How long.
    pub timing: Timing,
    /// For whom, where it was said.
    pub waited_for: Option<super::timing::WaitedFor>,
}

impl QuickWait {
    /// The wait of a step of an office of this kind: unsaid, a case rests for whoever does the step.
    pub fn of(&self, office: Option<OfficeKind>) -> Wait {
        use super::timing::WaitedFor;
        let by_office = match office {
            Some(OfficeKind::Applicant) => WaitedFor::Applicant,
            Some(OfficeKind::External) => WaitedFor::OtherBody,
            Some(OfficeKind::Internal) | None => WaitedFor::OwnOffice,
        };
        Wait { waited_for: self.waited_for.unwrap_or(by_office), timing: self.timing.clone() }
    }
}

/// An office named by a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuickOffice {
    /// One that exists.
    Known(OfficeId),
    /// One to be made.
    New(String, OfficeKind),
}

/// A branch of a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct QuickBranch {
    /// What it is called.
    pub name: String,
    /// Share of the cases, 0..=1.
    pub share: Option<f64>,
    /// Whether it is taken when no other is.
    pub default: bool,
    /// The step it goes on to; `None` leaves it open.
    pub to: Option<StepId>,
}

/// Names of a procedure that a line can refer to.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Offices.
    pub offices: Vec<(OfficeId, String)>,
    /// Named steps that a flow may lead to, the latest first.
    pub steps: Vec<(StepId, String)>,
    /// Systems, in order of name.
    pub systems: Vec<String>,
    /// Open branches, the latest decision first.
    pub branches: Vec<(FlowId, String)>,
    /// Legal terms.
    pub terms: Vec<(TermId, String)>,
    /// What the branches of a decision are called when nobody says: yes and no.
    pub yes_no: [String; 2],
}

impl Known {
    /// The names of a procedure in a language.
    pub fn of(p: &Procedure, language: Language, yes_no: [String; 2]) -> Self {
        let mut steps: Vec<(StepId, String)> = p
            .steps()
            .filter(|(_, s)| !s.name.is_empty())
            .filter(|(_, s)| !matches!(s.kind, StepKind::Start { .. } | StepKind::Boundary { .. }))
            .map(|(id, s)| (id.clone(), s.name.get(language).to_owned()))
            .collect();
        steps.sort_by_key(|(id, _)| std::cmp::Reverse(number_of(id.as_str())));
        let mut systems: Vec<String> =
            p.steps().flat_map(|(_, s)| s.systems.iter().map(|u| u.name.clone())).collect();
        systems.sort();
        systems.dedup();
        let branch = |id: FlowId| {
            let name = p.flow(&id)?.name.get(language).to_owned();
            Some((id, name))
        };
        Self {
            offices: p
                .offices()
                .map(|(id, o)| (id.clone(), o.name.get(language).to_owned()))
                .collect(),
            steps,
            systems,
            branches: open_branches(p).into_iter().filter_map(branch).collect(),
            terms: p
                .card()
                .terms
                .iter()
                .map(|(id, t)| (id.clone(), t.name.get(language).to_owned()))
                .collect(),
            yes_no,
        }
    }
}

/// The number at the end of an id of ours; ids of others come before all.
pub fn number_of(id: &str) -> u64 {
    id.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().unwrap_or(0)
}

/// Whether a step only holds an open branch: bare, unnamed, nothing after it.
pub fn is_open(p: &Procedure, id: &StepId) -> bool {
    let Some(step) = p.step(id) else { return false };
    is_bare(step) && p.outgoing(id).next().is_none() && open_flow(p, id).is_some()
}

fn is_bare(step: &Step) -> bool {
    matches!(step.kind, StepKind::Task(TaskKind::Plain))
        && step.name.is_empty()
        && step.work.is_none()
        && step.waits.is_empty()
        && step.systems.is_empty()
        && step.documents.is_empty()
        && step.marks.is_empty()
        && step.notes.is_empty()
}

/// The one flow into a bare step, where it leaves a gateway.
pub fn open_flow(p: &Procedure, id: &StepId) -> Option<FlowId> {
    let mut incoming = p.incoming(id);
    let (flow_id, flow) = incoming.next()?;
    let from_gateway = p.step(&flow.from).is_some_and(|s| s.kind.is_gateway());
    (incoming.next().is_none() && from_gateway).then_some(flow_id)
}

/// The flows to open branches: those of the latest gateway first, in the order they were said.
pub fn open_branches(p: &Procedure) -> Vec<FlowId> {
    let mut found: Vec<(FlowId, StepId)> = p
        .steps()
        .filter(|(_, s)| is_bare(s))
        .filter(|(id, _)| is_open(p, id))
        .filter_map(|(id, _)| open_flow(p, id))
        .filter_map(|id| p.flow(&id).map(|f| (id.clone(), f.from.clone())))
        .collect();
    found.sort_by_key(|(flow, gateway)| {
        (std::cmp::Reverse(number_of(gateway.as_str())), number_of(flow.as_str()), flow.clone())
    });
    found.into_iter().map(|(flow, _)| flow).collect()
}
