//! A procedure as a simulator reads it that knows only bare tasks, gateways and events.
//!
//! Ids stay. Every task becomes one without a kind, a sub-procedure or a call one task without its
//! inside, an event thrown on the way one that takes no time, a pair of links a flow between two such
//! events; events on borders go, and everything that cannot be reached from the one start that is
//! left. All ends become one. What a file of others says in its own words stays.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::draft::{Draft, StudyDraft};
use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::foreign::Foreign;
use crate::model::fresh::Fresh;
use crate::model::id::{StepId, VariantId};
use crate::model::lane::{Lane, Pool};
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, Step, StepKind, TaskKind, Trigger};
use crate::model::study::{Role, Study};
use crate::model::text::{Language, Text};

/// The remark that names the process of a thing: here are those of the pools only.
const PROCESS_REMARK: &str = "prodigio:in";
/// How the namespaces of a file are declared.
const DECLARATION: &str = "xmlns:";

/// The study of one variant made plain, and what that took away.
pub(super) fn plain(study: &Study, variant: &VariantId) -> (Study, Vec<Finding>) {
    let language = study.language();
    let mut made = StudyDraft::new(study.title().clone(), language);
    let mut losses = Vec::new();
    let Some(p) = study.procedure(variant) else { return (made.finish(), losses) };
    let mut draft = Draft::new();
    for (id, pool) in p.pools() {
        draft.pool(id.clone(), Pool { foreign: aside(&pool.foreign), ..pool.clone() });
    }
    for (id, lane) in p.lanes() {
        draft.lane(id.clone(), Lane { foreign: aside(&lane.foreign), ..lane.clone() });
    }
    let jumps = p.link_jumps();
    let kept = reached(p, &jumps);
    let is_end = |id: &StepId| p.step(id).is_some_and(|s| matches!(s.kind, StepKind::End { .. }));
    let ends: Vec<&StepId> = kept.iter().filter(|id| is_end(id)).collect();
    let end = ends.first().copied();
    if ends.len() > 1 {
        let finding = Finding::warning(Place::Study, "scenario-ends");
        losses.push(finding.with("count", ends.len()));
    }
    for (id, step) in p.steps() {
        losses.extend(loss(id, step, kept.contains(id), language));
        if kept.contains(id) && (!is_end(id) || Some(id) == end) {
            let (kind, foreign) = (plain_kind(&step.kind), aside(&step.foreign));
            draft.step(id.clone(), Step { kind, foreign, ..step.clone() });
        }
    }
    // Links and artifacts are not simulated.
    for (id, flow) in p.flows().filter(|(_, f)| kept.contains(&f.from) && kept.contains(&f.to)) {
        let to = if is_end(&flow.to) { end.unwrap_or(&flow.to) } else { &flow.to };
        let foreign = aside(&flow.foreign);
        draft.flow(id.clone(), Flow { to: to.clone(), foreign, ..flow.clone() });
    }
    draft.foreign(declarations(p.foreign()));
    let mut fresh = Fresh::default();
    let mut taken = BTreeSet::new();
    for (from, to) in jumps.into_iter().filter(|(from, _)| kept.contains(*from)) {
        let takes = |id: &str| !p.knows_id(id) && taken.insert(id.to_owned());
        let id = fresh.id(from.as_str(), takes);
        draft.flow(id.as_str(), Flow::new(from.clone(), to.clone()));
    }
    // Offices are no part of the plain file: what names them is mended away, and no news.
    made.variant(variant.clone(), Role::AsIs, Text::default(), draft.finish().0);
    (made.finish(), losses)
}

/// The namespaces of a file, for the root of the plain one; nothing where it declares none.
fn declarations(foreign: &Foreign) -> Foreign {
    let all = foreign.attributes.iter().filter(|(name, _)| name.starts_with(DECLARATION));
    let mut attributes: BTreeMap<String, String> =
        all.map(|(name, uri)| (name.clone(), uri.clone())).collect();
    if !attributes.is_empty() {
        // Beside what is kept the writer does not say by itself who wrote the file.
        for (name, value) in
            [("exporter", env!("CARGO_PKG_NAME")), ("exporterVersion", env!("CARGO_PKG_VERSION"))]
        {
            attributes.insert(name.to_owned(), value.to_owned());
        }
    }
    Foreign { attributes, ..Foreign::default() }
}

/// What a thing says in the words of others, without the remark that names its process.
fn aside(foreign: &Foreign) -> Foreign {
    let mut out = foreign.clone();
    out.attributes.remove(PROCESS_REMARK);
    out
}

/// Whether a step is seen by who knows no inside and no border.
fn stays(step: &Step) -> bool {
    step.parent.is_none() && !matches!(step.kind, StepKind::Boundary { .. })
}

/// What can be reached from the start of the cases, over what stays.
fn reached(p: &Procedure, jumps: &BTreeMap<&StepId, &StepId>) -> BTreeSet<StepId> {
    let starts = || {
        let all = p.steps();
        all.filter(|(_, s)| matches!(s.kind, StepKind::Start { .. }) && s.parent.is_none())
    };
    let first = starts().find(|(_, s)| s.demand.is_some()).or_else(|| starts().next());
    let mut waiting: Vec<StepId> = first.map(|(id, _)| id.clone()).into_iter().collect();
    let mut out = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !p.step(&id).is_some_and(|s| stays(s)) || !out.insert(id.clone()) {
            continue;
        }
        waiting.extend(p.outgoing(&id).map(|(_, f)| f.to.clone()));
        waiting.extend(jumps.get(&id).map(|to| (*to).clone()));
    }
    out
}

fn loss(id: &StepId, step: &Step, is_kept: bool, language: Language) -> Option<Finding> {
    let code = match &step.kind {
        _ if step.parent.is_some() => return None,
        StepKind::Boundary { .. } => "scenario-boundary",
        _ if !is_kept => "scenario-unreached",
        StepKind::SubProcedure { .. } | StepKind::Call { .. } => "scenario-inside",
        StepKind::Gateway(GatewayKind::Complex) => "scenario-complex",
        _ => return None,
    };
    let name = step.name.get(language);
    let name = if name.is_empty() { id.as_str() } else { name };
    Some(Finding::warning(Place::Step(id.clone()), code).with("step", name))
}

fn plain_kind(kind: &StepKind) -> StepKind {
    match kind {
        StepKind::Task(_) | StepKind::SubProcedure { .. } | StepKind::Call { .. } => {
            StepKind::Task(TaskKind::Plain)
        }
        StepKind::Throw(_) | StepKind::Catch(Trigger::Link) => StepKind::Catch(Trigger::Message),
        StepKind::Gateway(GatewayKind::Complex) => StepKind::Gateway(GatewayKind::Inclusive),
        other => other.clone(),
    }
}
