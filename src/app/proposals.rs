//! Proposals: found, planned on copies, measured on all cores, adopted; for the window behind Analyse,
//! and for the command line.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::levers::effort::Effort;
use crate::analysis::levers::lab::{Aim, Job};
use crate::analysis::levers::search::results::{Gain, Improved, Judged};
use crate::analysis::levers::search::{Bounds, Item, Search, Set, Want};
use crate::analysis::levers::subject::Subject;
use crate::analysis::measure::Estimate;
use crate::analysis::proposals::{Found, Offer, Scene};
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::net::Net;
use crate::analysis::simulate::plan::RunPlan;
use crate::analysis::simulate::watch::Watch;
use crate::edit::apply::apply;
use crate::edit::follow::Desk;
use crate::edit::proposal::Named;
use crate::model::id::{OfficeId, StepId, VariantId};
use crate::model::procedure::Procedure;
use crate::model::proposal::{Adopted, Cost, Expected, Lever, Measured, Proposal};
use crate::model::provenance::{Confidence, Provenance, Source, Sourced};
use crate::model::study::{Role, Study};
use crate::model::text::{Language, Text};
use crate::words::Words;

use super::Workbench;
use super::beside::{Beside, Start};
use super::command::Command;
use super::jobs::{Stop, spread};
use super::report::Report;

pub mod said;

/// Proposals of one variant with what is known of them.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// Revision of the document they belong to.
    pub revision: u64,
    /// The proposals.
    pub list: Arc<Vec<Proposal>>,
    /// How many more there are.
    pub left_out: usize,
    /// What they bring, as far as it was measured.
    pub improved: Arc<Improved>,
}

/// What a person has said of proposals: held for the session, kept with those adopted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Costs and numbers by lever.
    levers: BTreeMap<Lever, (Cost, Option<Sourced<f64>>)>,
    /// Levers that are measured though nobody found them: the step each was asked for on, and how
    /// often anything had been asked by then.
    asked: BTreeMap<Lever, (StepId, u64)>,
    /// Most euro for a set in its first year.
    pub budget: Option<f64>,
    /// Grows each time something is said.
    pub changes: u64,
}

impl Told {
    /// The cost of a lever.
    pub fn cost(&mut self, lever: &Lever, cost: Cost) {
        self.levers.entry(lever.clone()).or_default().0 = cost;
    }

    /// The number a lever rests on, as somebody estimates it.
    pub fn number(&mut self, lever: &Lever, value: f64) {
        let provenance = Provenance {
            source: Source::Estimate,
            who: String::new(),
            when: None,
            confidence: Confidence::Medium,
        };
        let number = Sourced { value, provenance: Some(provenance) };
        self.levers.entry(lever.clone()).or_default().1 = Some(number);
    }

    /// Has a lever offered on a step measured among the proposals.
    pub fn ask(&mut self, step: &StepId, lever: &Lever) {
        let last = self.asked.values().map(|(_, at)| *at).max();
        let next = last.map_or(1, |last| last.saturating_add(1));
        self.asked.insert(lever.clone(), (step.clone(), next));
    }

    /// The lever asked for last, and how many were asked for by then.
    pub fn last_asked(&self) -> Option<(&Lever, u64)> {
        let last = self.asked.iter().max_by_key(|(_, (_, at))| *at);
        last.map(|(lever, (_, at))| (lever, *at))
    }

    /// A proposal with what was said of it.
    pub fn put(&self, mut proposal: Proposal) -> Proposal {
        if let Some((cost, number)) = self.levers.get(&proposal.lever) {
            proposal.cost.clone_from(cost);
            if number.is_some() {
                proposal.assumption.clone_from(number);
            }
        }
        proposal
    }
}

/// What the levers offered on a step depend on: who keeps them asks again once it is another.
#[derive(Clone, Debug, PartialEq)]
pub struct OffersOf {
    document: u64,
    revision: u64,
    variant: VariantId,
    /// Revision of the loads; `None` while they are not known.
    loads: Option<u64>,
    said: u64,
    step: StepId,
}

/// What can be asked of proposals.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Make these part of a to-be: of the one shown, else of a new one.
    Adopt(Vec<Proposal>),
    /// What a lever costs.
    Cost(Lever, Box<Cost>),
    /// Measure a lever offered on a step among the proposals.
    Measure(StepId, Lever),
    /// The number a lever rests on.
    Number(Lever, f64),
    /// Most euro for a set in its first year.
    Budget(Option<f64>),
}

/// Plans sets of proposals on copies of a study.
pub struct Planner {
    study: Study,
    variant: VariantId,
    list: Arc<Vec<Proposal>>,
    plan: RunPlan,
}

impl Planner {
    /// A planner for a variant of a study.
    pub fn new(study: Study, variant: VariantId, list: Arc<Vec<Proposal>>, plan: RunPlan) -> Self {
        Self { study, variant, list, plan }
    }

    /// The procedure with a set of proposals, done in their order; `None` where one does not fit.
    pub fn procedure(&self, set: &[usize]) -> Option<Arc<Procedure>> {
        let mut study = self.study.clone();
        for at in set {
            let adopted = self.list.get(*at)?.adopted(Expected::default());
            let desk = Desk::new(&study, &self.variant, study.next_id());
            let plan = desk.adopt(&adopted, &Named::default()).ok()?;
            apply(&mut study, plan.edit).ok()?;
        }
        study.procedure(&self.variant).cloned()
    }

    /// Its net; `None` also where it cannot be simulated.
    pub fn net(&self, set: &Set) -> Option<Arc<Net>> {
        compile(&*self.procedure(set)?, None, &self.plan).ok().map(Arc::new)
    }
}

/// What a search has to know of proposals; those asked for are tried before all others.
pub fn items(p: &Procedure, list: &[Proposal], asked: &BTreeSet<Lever>) -> Vec<Item> {
    let of_flow = |lever: &Lever| match lever {
        Lever::Form(flow) => p.flow(flow).map(|f| f.to.clone()),
        _ => None,
    };
    let offices = |lever: &Lever| -> Vec<OfficeId> {
        match lever {
            Lever::Pool { into, from } => vec![into.clone(), from.clone()],
            Lever::MoveStaff { to, .. } => vec![to.clone()],
            Lever::Specialise(step) => {
                p.step(step).and_then(|s| p.office_of(s)).into_iter().cloned().collect()
            }
            _ => Vec::new(),
        }
    };
    let item = |proposal: &Proposal| {
        let lever = &proposal.lever;
        let steps = lever.steps().into_iter().cloned().chain(of_flow(lever));
        let steps: Vec<StepId> = steps.collect();
        let euro = proposal.cost.first_year();
        let asked = asked.contains(lever);
        Item { lever: lever.clone(), steps, offices: offices(lever), euro, asked }
    };
    list.iter().map(item).collect()
}

/// Searches to the end; `seen` is shown the search each time replications have come.
pub fn search(search: &mut Search, planner: &Planner, stop: &Stop, mut seen: impl FnMut(&Search)) {
    loop {
        if stop.asked() {
            return;
        }
        match search.wants() {
            Want::Nothing => return,
            Want::Plans(sets) => {
                let net = |set: &Set, _: &mut dyn Watch| planner.net(set);
                spread::jobs(&sets, stop, net, |set, net| search.plan(set.clone(), net));
            }
            Want::Runs(jobs) => {
                let give = |job: &Job, replication| search.give(job, &replication);
                if spread::jobs(&jobs, stop, Job::run, give) {
                    seen(search);
                }
            }
        }
    }
}

/// What is written down of a measured gain when a proposal is adopted.
pub fn expected(improved: &Improved, gain: &Gain) -> Expected {
    let told = |e: &Estimate| {
        e.mean.is_finite().then_some(Measured { mean: e.mean, half_width: e.half_width })
    };
    let within = match &improved.aim {
        Some(Aim::Within(term)) => gain.within.get(term),
        _ => None,
    };
    Expected {
        within: within.and_then(told),
        mean_days: told(&gain.mean_days),
        cost_euro: told(&gain.cost_euro),
    }
}

impl Workbench {
    pub(super) fn ask_proposals(&mut self, ask: Ask) {
        match ask {
            Ask::Adopt(list) => self.adopt(&list),
            Ask::Cost(lever, cost) => self.tell(|told| told.cost(&lever, *cost)),
            Ask::Measure(step, lever) => self.tell(|told| told.ask(&step, &lever)),
            Ask::Number(lever, value) => self.tell(|told| told.number(&lever, value)),
            Ask::Budget(budget) => self.tell(|told| told.budget = budget),
        }
    }

    /// Notes what somebody said, and measures again where that changes something.
    fn tell(&mut self, with: impl FnOnce(&mut Told)) {
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let before = document.told.clone();
        with(&mut document.told);
        if document.told == before {
            return;
        }
        document.told.changes += 1;
        self.begin_again(Beside::Proposals);
    }

    /// Finds and measures proposals for the variant looked at, where that is not known or on its way.
    pub(super) fn propose_if_stale(&mut self) {
        let Some(start) = self.start_beside(Beside::Proposals) else { return };
        let Start { slot, revision, variant, procedure: p, plan, base } = start;
        let Some(document) = self.document() else { return };
        let (study, told) = (document.study().clone(), document.told.clone());
        self.jobs.start(slot, move |desk| {
            let Found { proposals, left_out, asked } = found(&p, &study, &told);
            let list = Arc::new(proposals);
            let Ok(net) = compile(&p, None, &plan) else { return };
            let subject = Arc::new(Subject::of(Arc::new(net), Some(&p)));
            let bounds = Bounds { budget: told.budget, ..Bounds::default() };
            let effort = (Effort::default(), bounds);
            let items = items(&p, &list, &asked);
            let mut all = Search::new(subject, &plan, items, effort, base.replications());
            let planner = Planner::new(study, variant.clone(), Arc::clone(&list), plan);
            let report = |search: &Search| {
                let improved = Arc::new(search.answer());
                let list = Arc::clone(&list);
                let proposed = Proposed { revision, list, left_out, improved };
                Report::Proposed(variant.clone(), Box::new(proposed))
            };
            desk.progress(report(&all));
            search(&mut all, &planner, &desk.stop, |s| desk.progress(report(s)));
            if !desk.stop.asked() {
                desk.result(report(&all));
            }
        });
    }

    /// Proposals for the variant looked at, as far as they are known.
    pub fn proposed(&self) -> Option<&Proposed> {
        let document = self.document()?;
        document.results.proposed.get(document.variant())
    }

    /// What the levers on a step depend on now.
    pub fn offers_of(&self, step: &StepId) -> Option<OffersOf> {
        let document = self.document()?;
        let exact = document.results.exact.as_ref().filter(|e| e.0 == *document.variant());
        Some(OffersOf {
            document: document.number,
            revision: document.revision(),
            variant: document.variant().clone(),
            loads: exact.map(|e| e.1),
            said: document.told.changes,
            step: step.clone(),
        })
    }

    /// All levers on a step, with what was said of them.
    pub fn offers(&self, step: &StepId) -> Vec<Offer> {
        let Some(document) = self.document() else { return Vec::new() };
        let Some(p) = document.procedure() else { return Vec::new() };
        let exact = document.results.exact_of(document.variant());
        let loads = exact.map(|e| {
            let known = e.offices.iter().filter_map(|(id, o)| Some((id.clone(), o.load?)));
            known.collect()
        });
        let territory = &document.study().body().territory;
        let scene = Scene::new(p, territory, loads.unwrap_or_default());
        let put =
            |offer: Offer| Offer { found: offer.found.map(|f| document.told.put(f)), ..offer };
        scene.offers(step).into_iter().map(put).collect()
    }

    /// Makes proposals part of the to-be shown, else of a new one, as one undo step.
    fn adopt(&mut self, list: &[Proposal]) {
        let all: Vec<Adopted> = list.iter().map(|p| p.adopted(self.expected_of(p))).collect();
        let Some(document) = self.document() else { return };
        let variant = document.study().variant(document.variant());
        let is_to_be = variant.is_some_and(|v| v.role == Role::ToBe);
        let language = document.study().language();
        let name = (!is_to_be).then(|| Text::of(language, self.words.say("to-be")));
        match document.desk().adopt_all(&all, name, &named()) {
            Ok((id, plan)) => {
                if self.carry_out(Ok(plan)) {
                    self.handle(Command::ShowVariant(id));
                }
            }
            Err(refusal) => {
                self.carry_out(Err(refusal));
            }
        }
    }

    /// What was measured of a proposal alone; nothing where it was not, or of another drawing.
    pub fn expected_of(&self, proposal: &Proposal) -> Expected {
        let fresh =
            |known: &&Proposed| self.document().is_some_and(|d| d.revision() == known.revision);
        let Some(known) = self.proposed().filter(fresh) else { return Expected::default() };
        let at = known.list.iter().position(|p| p.lever == proposal.lever);
        match at.and_then(|at| known.improved.judged.get(at)) {
            Some(Judged::Measured { gain, .. }) => expected(&known.improved, gain),
            _ => Expected::default(),
        }
    }
}

/// What is made by proposals is called.
fn named() -> Named {
    let mut out = Named::default();
    for language in Language::ALL {
        let words = Words::new(language);
        let parts = [
            (&mut out.decision, "proposal-made-decision"),
            (&mut out.checked, "proposal-made-checked"),
            (&mut out.trusted, "proposal-made-trusted"),
            (&mut out.alone, "proposal-made-alone"),
        ];
        for (text, key) in parts {
            text.set(language, words.say(key));
        }
    }
    out
}

/// Proposals over a whole procedure and those asked for on a step, with what was said of them.
pub fn found(p: &Procedure, study: &Study, told: &Told) -> Found {
    let scene = Scene::of(p, &study.body().territory);
    let asked = told.asked.iter().map(|(lever, (step, _))| (lever.kind(), step));
    let found = scene.found_with(asked);
    let proposals = found.proposals.into_iter().map(|one| told.put(one)).collect();
    Found { proposals, ..found }
}
