//! The subject: a net with what can be changed of it, and how sure its numbers are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::tweak::Tweak;
use crate::analysis::exact::{Exact, exact_of};
use crate::analysis::simulate::compile::stages::cause_of;
use crate::analysis::simulate::net::{Cause, NONE, Net, Op, Stage};
use crate::model::id::{FlowId, OfficeId, StepId};
use crate::model::procedure::Procedure;
use crate::model::provenance::{Confidence, Provenance};

/// A number of a procedure that could be another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Input {
    /// How many cases come.
    Demand,
    /// Members of staff of an office.
    Staff {
        /// The office.
        office: OfficeId,
    },
    /// Work of a step.
    Work {
        /// The step.
        step: StepId,
    },
    /// Rest of a step for a cause.
    Wait {
        /// The step.
        step: StepId,
        /// The cause.
        cause: Cause,
    },
    /// Share of cases that take a flow.
    Share {
        /// The flow.
        flow: FlowId,
    },
}

/// A net with what can be changed of it. Made of a procedure's net, or of a net alone.
#[derive(Debug)]
pub struct Subject {
    pub(super) net: Arc<Net>,
    pub(super) exact: Exact,
    /// Steps that need several members of staff at once.
    pub(super) wanted: BTreeMap<u32, u32>,
    /// How sure numbers are, where their source says.
    sure: BTreeMap<Input, Confidence>,
    /// Steps with work, with waits by cause, with sittings.
    pub(super) works: BTreeSet<u32>,
    pub(super) waits: BTreeSet<(u32, Cause)>,
    pub(super) sits: BTreeSet<u32>,
    /// Flows of choices with a share that can move, by edge.
    pub(super) shares: BTreeMap<u32, FlowId>,
}

impl Subject {
    /// What can be changed of a net; `procedure` is what it was made of, if anything.
    pub fn of(net: Arc<Net>, procedure: Option<&Procedure>) -> Self {
        let mut subject = Self {
            exact: exact_of(&net),
            net,
            wanted: BTreeMap::new(),
            sure: BTreeMap::new(),
            works: BTreeSet::new(),
            waits: BTreeSet::new(),
            sits: BTreeSet::new(),
            shares: BTreeMap::new(),
        };
        subject.look();
        if let Some(procedure) = procedure {
            subject.read(procedure);
        }
        subject
    }

    fn look(&mut self) {
        let net = Arc::clone(&self.net);
        let takes = |law: u32| net.laws[law as usize].mean() > 0.0;
        for node in &net.nodes {
            if node.op == Op::Act && node.step != NONE {
                for stage in &net.stages[node.aux.range()] {
                    match stage {
                        Stage::Queue { law, .. } | Stage::Work { law, .. } if takes(*law) => {
                            self.works.insert(node.step);
                        }
                        // What the law prescribes is neither uncertain nor anybody's to shorten.
                        Stage::Wait { cause, law, .. } | Stage::Answer { cause, law, .. }
                            if *cause != Cause::Law && takes(*law) =>
                        {
                            self.waits.insert((node.step, *cause));
                        }
                        Stage::Sitting(_) => {
                            self.sits.insert(node.step);
                        }
                        _ => {}
                    }
                }
            }
            let outs = node.out..node.out + node.outs;
            let named = |e: &u32| net.labels.flows.get(net.edges[*e as usize].flow as usize);
            let open = |e: &u32| {
                let share = net.edges[*e as usize].share;
                share > 0.0 && share < 1.0
            };
            if node.op == Op::Choose {
                // Of two flows the one says what the other does.
                let several = if node.outs == 2 { 1 } else { node.outs };
                let found = outs.filter(open).take(several as usize);
                let found = found.filter_map(|e| Some((e, named(&e)?.clone())));
                self.shares.extend(found);
            } else if node.op == Op::ForkSome {
                let found = outs.filter(open).filter_map(|e| Some((e, named(&e)?.clone())));
                self.shares.extend(found);
            }
        }
    }

    /// Reads from the procedure what a net does not know.
    fn read(&mut self, procedure: &Procedure) {
        let net = Arc::clone(&self.net);
        for (at, id) in net.labels.steps.iter().enumerate() {
            let Some(step) = procedure.step(id) else { continue };
            if step.staff_needed > 1 {
                self.wanted.insert(at as u32, step.staff_needed);
            }
            if let Some(work) = &step.work {
                self.note(Input::Work { step: id.clone() }, work.provenance.as_ref());
            }
            for wait in &step.waits {
                let input = Input::Wait { step: id.clone(), cause: cause_of(wait.waited_for) };
                self.note(input, wait.timing.provenance.as_ref());
            }
            if let Some(demand) = &step.demand {
                self.note(Input::Demand, demand.per_year.provenance.as_ref());
            }
        }
        for (id, flow) in procedure.flows() {
            let source = flow.share.as_ref().and_then(|s| s.provenance.as_ref());
            self.note(Input::Share { flow: id.clone() }, source);
        }
    }

    /// Notes how sure a number is; of several, the least sure counts.
    fn note(&mut self, input: Input, source: Option<&Provenance>) {
        let Some(source) = source else { return };
        let kept = self.sure.entry(input).or_insert(source.confidence);
        *kept = (*kept).min(source.confidence);
    }

    /// How sure a number is, where its source says.
    pub(super) fn confidence(&self, input: &Input) -> Option<Confidence> {
        self.sure.get(input).copied()
    }

    /// Every number that can be moved by a factor, and the tweak that does; staff is not among
    /// them, it moves by one.
    pub(super) fn inputs(&self) -> Vec<(Input, Tweak)> {
        let step = |at: u32| self.net.labels.steps[at as usize].clone();
        let mut out = Vec::new();
        if !self.net.sources.is_empty() {
            out.push((Input::Demand, Tweak::Demand { by: 1.0 }));
        }
        let works = self.works.iter();
        out.extend(
            works.map(|at| (Input::Work { step: step(*at) }, Tweak::Work { step: *at, by: 1.0 })),
        );
        out.extend(self.waits.iter().map(|(at, cause)| {
            let input = Input::Wait { step: step(*at), cause: *cause };
            (input, Tweak::Wait { step: *at, cause: *cause, by: 1.0 })
        }));
        out.extend(self.shares.iter().map(|(edge, flow)| {
            (Input::Share { flow: flow.clone() }, Tweak::Share { edge: *edge, by: 1.0 })
        }));
        out
    }

    /// Offices with known staff to which cases come, and their staff.
    pub(super) fn staffed(&self) -> Vec<(u32, u32)> {
        let mut served = vec![false; self.net.desks.len()];
        for step in &self.works {
            let office = self.net.labels.step_office[*step as usize];
            if let Some(served) = served.get_mut(office as usize) {
                *served = true;
            }
        }
        let desks = self.net.desks.iter().enumerate();
        desks
            .filter(|(at, _)| served[*at])
            .filter_map(|(at, d)| Some((at as u32, d.staff?)))
            .collect()
    }

    pub(super) fn office(&self, desk: u32) -> OfficeId {
        self.net.labels.offices[desk as usize].clone()
    }

    /// Work of an office over its capacity, and the part of it that is other work; with `staff`.
    /// Other work is a share of capacity, whatever the staff.
    pub(super) fn load(&self, desk: u32, staff: u32) -> (f64, f64) {
        let found = self.exact.offices.get(&self.net.labels.offices[desk as usize]);
        let Some(office) = found else { return (0.0, 0.0) };
        let (load, other) = (office.load.unwrap_or(0.0), office.other_load.unwrap_or(0.0));
        let before = f64::from(office.staff.unwrap_or(1));
        ((load - other) * before / f64::from(staff.max(1)) + other, other)
    }

    /// Least staff with a load below one.
    pub(super) fn least_staff(&self, desk: u32) -> u32 {
        let (own, other) = self.load(desk, 1);
        let persons = (own - other) / (1.0 - other).max(0.001);
        // As many as there are persons of work are not enough: the queue would still grow.
        (persons.min(1e6).floor() as u32).saturating_add(1)
    }

    /// Offices whose work is more than their staff can do: queues there grow without end.
    pub(super) fn overloaded(&self) -> Vec<OfficeId> {
        let offices = self.exact.offices.iter();
        offices
            .filter(|(_, o)| o.load.is_some_and(|l| l >= 1.0))
            .map(|(id, _)| id.clone())
            .collect()
    }

    /// Cost in euro of a member of staff for a year of open hours; `None` where it is not known.
    pub(super) fn yearly_cost(&self, desk: u32) -> Option<f64> {
        let desk = &self.net.desks[desk as usize];
        let open = self.net.hours[desk.hours as usize].share_open();
        (desk.cost > 0.0).then(|| desk.cost * open * YEAR_MS / 100.0)
    }
}

/// Milliseconds of an average year.
const YEAR_MS: f64 = 365.2425 * 86_400_000.0;
