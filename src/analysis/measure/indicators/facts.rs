//! What follows from a drawing without luck: expected passages, and what is counted on it.

use std::collections::BTreeSet;

use super::What;
use crate::analysis::exact::passage::{Passage, passage};
use crate::analysis::exact::{Exact, exact_of};
use crate::analysis::simulate::net::Net;
use crate::model::id::{OfficeId, StepId};
use crate::model::office::OfficeKind;
use crate::model::procedure::Procedure;
use crate::model::step::{Channel, RiskLevel, Step, StepKind, SystemMode};
use crate::model::timing::WaitedFor;

/// Digital level from which a step counts as digital (a form that is sent in by itself).
const DIGITAL: u8 = 3;

/// What follows from a drawing; `None` where the drawing does not say enough.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    pub(super) cases_per_year: Option<f64>,
    passage: Option<Passage>,
    /// Whether some step asks the applicant for more.
    pub(super) asks: bool,
    applicant_work: Option<f64>,
    counter: Option<f64>,
    copies: Option<f64>,
    steps: f64,
    offices: f64,
    digital: Option<f64>,
    risks: Option<[f64; 2]>,
}

impl Facts {
    pub(super) fn of(p: &Procedure, net: Option<&Net>) -> Self {
        let works: Vec<(&StepId, &Step)> = p
            .steps()
            .filter(|(_, s)| matches!(s.kind, StepKind::Task(_) | StepKind::Call { .. }))
            .collect();
        let mut out = Self { steps: works.len() as f64, ..Self::default() };
        let offices: BTreeSet<&OfficeId> = works
            .iter()
            .filter_map(|(_, s)| p.office_of(s))
            .filter(|id| p.office(id).is_some_and(|o| o.kind != OfficeKind::Applicant))
            .collect();
        out.offices = offices.len() as f64;
        let levels: Vec<u8> = works.iter().filter_map(|(_, s)| s.digital_level).collect();
        let high = levels.iter().filter(|l| **l >= DIGITAL).count();
        out.digital = (!levels.is_empty()).then(|| high as f64 / levels.len() as f64);
        let risky = |level| {
            works.iter().filter(|(_, s)| s.risk.as_ref().is_some_and(|r| r.level == level)).count()
        };
        if works.iter().any(|(_, s)| s.risk.is_some()) {
            out.risks = Some([risky(RiskLevel::High) as f64, risky(RiskLevel::Medium) as f64]);
        }
        if let Some(net) = net {
            out.passes(p, net, &works);
        }
        out
    }

    /// What depends on how often cases come to a step.
    fn passes(&mut self, p: &Procedure, net: &Net, works: &[(&StepId, &Step)]) {
        let exact: Exact = exact_of(net);
        self.cases_per_year = Some(exact.cases_per_year);
        let is_applicants = |step: &Step| {
            let office = p.office_of(step).and_then(|id| p.office(id));
            office.is_some_and(|o| o.kind == OfficeKind::Applicant)
        };
        let asking: BTreeSet<StepId> = works
            .iter()
            .filter(|(_, s)| !is_applicants(s))
            .filter(|(_, s)| s.waits.iter().any(|w| w.waited_for == WaitedFor::Applicant))
            .map(|(id, _)| (*id).clone())
            .collect();
        self.asks = !asking.is_empty();
        self.passage = Some(passage(net, &asking));
        let visits = |id: &StepId| exact.steps.get(id).map_or(0.0, |s| s.visits);
        let sum = |counts: &dyn Fn(&Step) -> f64| {
            works.iter().map(|(id, s)| visits(id) * counts(s)).sum::<f64>()
        };
        if works.iter().any(|(_, s)| is_applicants(s)) {
            let hours = works
                .iter()
                .filter(|(_, s)| is_applicants(s))
                .filter_map(|(id, _)| exact.steps.get(*id).map(|s| s.work_hours_per_case));
            self.applicant_work = Some(hours.sum());
        }
        if works.iter().any(|(_, s)| s.channel.is_some()) {
            let at_counter = |s: &Step| f64::from(u8::from(s.channel == Some(Channel::Counter)));
            self.counter = Some(sum(&at_counter));
        }
        if works.iter().any(|(_, s)| !s.systems.is_empty()) {
            let copied = |s: &Step| {
                s.systems.iter().filter(|u| u.mode == SystemMode::CopiedByHand).count() as f64
            };
            self.copies = Some(sum(&copied));
        }
    }

    /// The value of an indicator that needs no luck.
    pub(super) fn get(&self, what: What) -> Option<f64> {
        match what {
            What::Rework => self.passage.map(|p| p.looping),
            What::Loops => self.passage.map(|p| p.loops),
            What::HandOffs => self.passage.map(|p| p.hand_offs),
            What::CompleteAtOrigin => self.passage.map(|p| 1.0 - p.reaching),
            What::ApplicantWork => self.applicant_work,
            What::CounterVisits => self.counter,
            What::CopiesByHand => self.copies,
            What::Steps => Some(self.steps),
            What::Offices => Some(self.offices),
            What::Digital => self.digital,
            What::RiskHigh => self.risks.map(|r| r[0]),
            What::RiskMedium => self.risks.map(|r| r[1]),
            _ => None,
        }
    }
}
