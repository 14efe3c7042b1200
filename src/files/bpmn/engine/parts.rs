//! The things of a procedure taken apart, to be changed and put together again.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::bpmn::declared::Declared;
use crate::files::bpmn::element::{Element, Piece};
use crate::files::bpmn::scope::{IN, Scopes};
use crate::files::bpmn::write::unpacked;
use crate::files::bpmn::xml::fragment_name;
use crate::model::artifact::Artifact;
use crate::model::draft::Draft;
use crate::model::expression::Literal;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Flow, Link};
use crate::model::foreign::Foreign;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{ArtifactId, FlowId, LinkId, StepId, ncname_from};
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};
use crate::model::text::{Language, Text};

use super::dialect::{Dialect, Vocabulary};
use super::names::{Names, numbered, slug};
use super::solve::Values;

/// Most steps, about, that are looked at behind a step: nobody answers for so many decisions at once.
const MOST_SOON: usize = 100;

/// A procedure being changed for an engine.
pub(super) struct Parts<'a> {
    pub(super) original: &'a Procedure,
    pub(super) language: Language,
    pub(super) dialect: Dialect,
    pub(super) steps: BTreeMap<StepId, Step>,
    pub(super) flows: BTreeMap<FlowId, Flow>,
    /// Flows by the step they leave; kept by whoever changes where a flow leaves.
    from: BTreeMap<StepId, BTreeSet<FlowId>>,
    pub(super) links: BTreeMap<LinkId, Link>,
    pub(super) artifacts: BTreeMap<ArtifactId, Artifact>,
    pub(super) foreign: Foreign,
    /// The namespaces that kept content may use.
    pub(super) declared: Declared,
    /// What holds what in the file.
    scopes: Scopes,
    /// Ids inside what is kept of a file.
    kept_ids: BTreeSet<String>,
    /// What programs that do a step listen to, by step; no two steps have the same.
    pub(super) topics: BTreeMap<StepId, String>,
    topics_used: Names<'static>,
    pub(super) losses: Vec<Finding>,
}

/// The ids that stand in kept content.
fn ids_in(foreign: &Foreign) -> impl Iterator<Item = String> {
    foreign.elements.iter().flat_map(|text| ids_of(text)).map(str::to_owned)
}

/// The ids that stand in a kept text.
pub(super) fn ids_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next())
}

impl<'a> Parts<'a> {
    /// Takes a procedure apart.
    pub(super) fn of(original: &'a Procedure, language: Language, dialect: Dialect) -> Self {
        Self {
            original,
            language,
            dialect,
            steps: original.steps().map(|(id, s)| (id.clone(), s.clone())).collect(),
            flows: original.flows().map(|(id, f)| (id.clone(), f.clone())).collect(),
            from: by_origin(original.flows()),
            links: original.links().map(|(id, l)| (id.clone(), l.clone())).collect(),
            artifacts: original.artifacts().map(|(id, a)| (id.clone(), a.clone())).collect(),
            foreign: original.foreign().clone(),
            declared: declared(original.foreign(), dialect.has()),
            scopes: Scopes::of(original),
            kept_ids: ids_in(original.foreign())
                .chain(original.steps().flat_map(|(_, step)| ids_in(&step.foreign)))
                .chain(original.flows().flat_map(|(_, flow)| ids_in(&flow.foreign)))
                .collect(),
            topics: BTreeMap::new(),
            topics_used: Names::default(),
            losses: Vec::new(),
        }
    }

    /// Puts it together again.
    pub(super) fn together(self) -> (Procedure, Vec<Finding>) {
        let mut draft = Draft::new();
        draft.card(self.original.card().clone());
        for (id, office) in self.original.offices() {
            draft.office(id.as_str(), office.clone());
        }
        for (id, calendar) in self.original.calendars() {
            draft.calendar(id.as_str(), calendar.clone());
        }
        for (id, pool) in self.original.pools() {
            draft.pool(id.as_str(), pool.clone());
        }
        for (id, lane) in self.original.lanes() {
            draft.lane(id.as_str(), lane.clone());
        }
        for (id, step) in self.steps {
            draft.step(id.as_str(), step);
        }
        for (id, flow) in self.flows {
            draft.flow(id.as_str(), flow);
        }
        for (id, link) in self.links {
            draft.link(id.as_str(), link);
        }
        for (id, artifact) in self.artifacts {
            draft.artifact(id.as_str(), artifact);
        }
        draft.foreign(self.foreign);
        let (procedure, mended) = draft.finish();
        let mut losses = self.losses;
        losses.extend(mended);
        losses.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
        (procedure, losses)
    }

    /// Reports a loss at a step.
    pub(super) fn lost(&mut self, step: &StepId, code: &'static str) {
        let name = self.name_of(step);
        self.losses.push(Finding::note(Place::Step(step.clone()), code).with("step", name));
    }

    /// Reports a loss at a step, with one more thing to say.
    pub(super) fn lost_with(
        &mut self,
        step: &StepId,
        code: &'static str,
        argument: &'static str,
        value: &str,
    ) {
        let name = self.name_of(step);
        let finding = Finding::note(Place::Step(step.clone()), code).with("step", name);
        self.losses.push(finding.with(argument, value));
    }

    /// Reports a loss at any place.
    pub(super) fn lost_at(&mut self, place: Place, code: &'static str) {
        self.losses.push(Finding::note(place, code));
    }

    /// What the engine has.
    pub(super) fn has(&self) -> &'static Vocabulary {
        self.dialect.has()
    }

    /// What a step is called, or its id.
    pub(super) fn name_of(&self, step: &StepId) -> String {
        let name = self.steps.get(step).map_or("", |s| s.name.get(self.language));
        if name.is_empty() { step.to_string() } else { name.replace('\n', " ") }
    }

    /// Steps that a case comes to from a step before any other is worked on: through gateways and
    /// events that wait for nothing, out of a sub-procedure at its end; with the flows in between.
    /// Where they are more than [`MOST_SOON`] those nearby count.
    pub(super) fn soon_after(&self, step: &StepId) -> (Vec<StepId>, Vec<FlowId>) {
        let mut order = vec![step.clone()];
        let mut seen = BTreeSet::from([step.clone()]);
        let mut flows = Vec::new();
        let mut at = 0;
        while let Some(id) = order.get(at).filter(|_| order.len() <= MOST_SOON).cloned() {
            at += 1;
            let Some(here) = self.steps.get(&id) else { continue };
            let passes = match &here.kind {
                StepKind::Gateway(_) | StepKind::Throw(_) | StepKind::Boundary { .. } => true,
                StepKind::End { .. } => here.parent.is_some(),
                _ => id == *step,
            };
            if !passes {
                continue;
            }
            let from = match (&here.kind, &here.parent) {
                (StepKind::End { .. }, Some(parent)) => parent.clone(),
                _ => id,
            };
            for flow in self.leaving(&from) {
                let Some(to) = self.flows.get(&flow).map(|f| f.to.clone()) else { continue };
                flows.push(flow);
                if seen.insert(to.clone()) {
                    order.push(to);
                }
            }
        }
        order.remove(0);
        (order, flows)
    }

    /// Those of some variables that a word of the engine speaks of, each with a value.
    pub(super) fn variables_used(&self, names: &[&str], value: &str) -> Values {
        let of_steps = self
            .steps
            .values()
            .flat_map(|s| s.foreign.attributes.values().chain(&s.foreign.elements));
        let texts: Vec<&String> = of_steps.chain(&self.foreign.elements).collect();
        let used = names.iter().filter(|name| {
            let marked = [format!("={name}\""), format!("{{{name}}}")];
            texts.iter().any(|text| marked.iter().any(|m| text.contains(m)))
        });
        used.map(|name| ((*name).to_owned(), Literal::Text(value.to_owned()))).collect()
    }

    /// Ids of steps, to walk while steps change.
    pub(super) fn step_ids(&self) -> Vec<StepId> {
        self.steps.keys().cloned().collect()
    }

    /// The ids of everything in the file.
    pub(super) fn ids(&self) -> impl Iterator<Item = String> {
        let steps = self.steps.keys().map(ToString::to_string);
        let flows = self.flows.keys().map(ToString::to_string);
        let links = self.links.keys().map(ToString::to_string);
        let artifacts = self.artifacts.keys().map(ToString::to_string);
        let lanes = self.original.lanes().map(|(id, _)| id.to_string());
        let pools = self.original.pools().map(|(id, _)| id.to_string());
        steps.chain(flows).chain(links).chain(artifacts).chain(lanes).chain(pools)
    }

    /// The ids of things, processes and collaboration, and those kept on things.
    pub(super) fn ids_of_file(&self) -> BTreeSet<String> {
        let mut out: BTreeSet<String> = self.ids().collect();
        out.extend(self.scopes.processes.iter().chain(&self.scopes.collaboration).cloned());
        out.extend(self.flows.values().flat_map(|flow| ids_in(&flow.foreign)));
        out.extend(self.links.values().flat_map(|link| ids_in(&link.foreign)));
        out.extend(self.artifacts.values().flat_map(|artifact| ids_in(&artifact.foreign)));
        out.extend(self.original.lanes().flat_map(|(_, lane)| ids_in(&lane.foreign)));
        out.extend(self.original.pools().flat_map(|(_, pool)| ids_in(&pool.foreign)));
        out.remove("");
        out
    }

    /// The process or sub-process that a step is written into.
    pub(super) fn home_of<'s>(&'s self, step: &'s Step) -> &'s str {
        self.scopes.of_step(self.original, step)
    }

    /// Flows that leave a step, by id.
    pub(super) fn leaving(&self, step: &StepId) -> Vec<FlowId> {
        self.from.get(step).into_iter().flatten().cloned().collect()
    }

    /// Adds a flow.
    pub(super) fn add_flow(&mut self, id: FlowId, flow: Flow) {
        self.from.entry(flow.from.clone()).or_default().insert(id.clone());
        self.flows.insert(id, flow);
    }

    /// Finds anew which flows leave which step.
    pub(super) fn flows_moved(&mut self) {
        self.from = by_origin(self.flows.iter());
    }

    /// An id nothing has yet.
    pub(super) fn fresh(&self, wanted: &str) -> String {
        numbered(&ncname_from(wanted), &|id| self.knows(id))
    }

    fn knows(&self, id: &str) -> bool {
        self.original.knows_id(id)
            || self.steps.contains_key(&StepId::new(id))
            || self.flows.contains_key(&FlowId::new(id))
            || self.kept_ids.contains(id)
    }

    /// What the program that does a step listens to.
    pub(super) fn topic(&mut self, step: &StepId) -> String {
        if let Some(topic) = self.topics.get(step) {
            return topic.clone();
        }
        let topic = self.topics_used.numbered(&slug(step.as_str()));
        self.topics.insert(step.clone(), topic.clone());
        topic
    }

    /// Puts a step between a step and all that follows it; the flows that left it leave the new
    /// one. Returns its id.
    pub(super) fn put_behind(&mut self, step: &StepId, kind: StepKind, stem: &str) -> StepId {
        let id = StepId::new(self.fresh(stem));
        let flow_id = FlowId::new(self.fresh(&format!("{stem}_flow")));
        let Some(before) = self.steps.get(step) else { return id };
        let (w, h) = kind.standard_size();
        let center = Point::new(before.at.right() + 26.0, before.at.center().y);
        let mut behind = Step::new(kind, Text::default(), 0.0, 0.0);
        behind.at = Rect::around(center, w.min(36.0), h.min(36.0));
        behind.lane.clone_from(&before.lane);
        behind.pool.clone_from(&before.pool);
        behind.parent.clone_from(&before.parent);
        let home = self.home_of(before);
        if self.home_of(&behind) != home {
            behind.foreign.attributes.insert(IN.to_owned(), home.to_owned());
        }
        let leaving = self.from.remove(step).unwrap_or_default();
        for flow in &leaving {
            if let Some(flow) = self.flows.get_mut(flow) {
                flow.from = id.clone();
                flow.bends.clear();
                flow.docks = None;
            }
        }
        self.from.insert(id.clone(), leaving);
        self.add_flow(flow_id, Flow::new(step.clone(), id.clone()));
        self.steps.insert(id.clone(), behind);
        id
    }
}

/// Flows by the step they leave.
fn by_origin<'f>(
    flows: impl Iterator<Item = (&'f FlowId, &'f Flow)>,
) -> BTreeMap<StepId, BTreeSet<FlowId>> {
    let mut out: BTreeMap<StepId, BTreeSet<FlowId>> = BTreeMap::new();
    for (id, flow) in flows {
        out.entry(flow.from.clone()).or_default().insert(id.clone());
    }
    out
}

/// The namespaces that a file and the engine declare; the engine's stand for themselves.
pub(super) fn declared(foreign: &Foreign, has: &Vocabulary) -> Declared {
    let own: Vec<(String, &str)> =
        has.namespaces.iter().map(|(prefix, uri)| (format!("xmlns:{prefix}"), *uri)).collect();
    let of_file = foreign.attributes.iter().map(|(name, uri)| (name.as_str(), uri.as_str()));
    Declared::of(of_file.chain(own.iter().map(|(name, uri)| (name.as_str(), *uri))))
}

/// Puts elements among the extension elements kept on a thing.
pub(super) fn extend(foreign: &mut Foreign, elements: &[Element]) {
    if elements.is_empty() {
        return;
    }
    let inside: String = elements.iter().map(Element::compact).collect();
    let (open, close) = ("<bpmn:extensionElements>", "</bpmn:extensionElements>");
    let kept = foreign.elements.iter_mut().find(|e| fragment_name(e) == "bpmn:extensionElements");
    match kept {
        // What the file already said stands first.
        Some(kept) => match kept.strip_suffix(close) {
            Some(before) => *kept = format!("{before}{inside}{close}"),
            None => *kept = format!("{open}{inside}{close}"),
        },
        None => foreign.elements.push(format!("{open}{inside}{close}")),
    }
}

/// What stands in the extension elements kept on a thing, each as text.
pub(super) fn extensions(foreign: &Foreign, declared: &Declared) -> Vec<String> {
    let kept = foreign.elements.iter().filter(|e| fragment_name(e) == "bpmn:extensionElements");
    let inside = kept.filter_map(|text| unpacked(text, &declared.by(text)));
    inside
        .flat_map(|element| element.children().to_vec())
        .filter_map(|child| match child {
            Piece::Kept(text) => Some(text),
            Piece::Made(_) | Piece::Waypoint(_) | Piece::Bounds(_) => None,
        })
        .collect()
}
