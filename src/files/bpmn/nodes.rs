//! Reading what a process holds: its steps with their kinds, and what of them is kept.

use std::collections::HashMap;
use std::sync::Arc;

use smol_str::SmolStr;

use crate::model::finding::{Finding, Place};
use crate::model::foreign::Foreign;
use crate::model::geometry::Rect;
use crate::model::id::{LaneId, StepId};
use crate::model::invariants::MAX_DEPTH;
use crate::model::step::{CALLS_TASK, GatewayKind, Repeat, Step, StepKind, SubKind, Trigger};
use crate::model::text::Text;

use super::dom::Node;
use super::element::Element;
use super::extension::{self, Fields};
use super::read::{Home, Reader, child_text, each_foreign, foreign_attributes, named};
use super::tie;
use super::vocabulary::{
    gateway_kind, is_global_task, may_have_default, sub_kind, task_kind, trigger_of,
};
use super::write_things::{event_definitions, loop_characteristics, plain_kind};
use super::xml::{
    boolean, bpmn_children, bpmn_name, compact, fragment, fragment_with, local, text_of,
};

/// Name of the property that a data input association points at when nothing else is known. Other
/// tools write this very name: it is a fact of the format, and must stay as it is.
pub(super) const STAND_IN: &str = "__targetRef_placeholder";

impl<'d, 'i> Reader<'d, 'i> {
    /// Reads a process or collaboration; returns what of it was not read.
    pub(super) fn read_container(&mut self, node: Node<'d, 'i>, home: &Home) -> Element {
        let mut skeleton =
            Element::new(format!("bpmn:{}", bpmn_name(node))).with("id", home.container.as_str());
        for (name, value) in foreign_attributes(node, &["id"]) {
            skeleton.set(&name, value);
        }
        for lanes in bpmn_children(node, "laneSet") {
            self.read_lane_set(lanes, home, None);
        }
        for child in node.children() {
            if child.is_comment() {
                skeleton.keep(fragment(child));
            } else if bpmn_name(child) == "extensionElements" {
                if let Some(kept) = foreign_extension(child) {
                    skeleton.keep(kept);
                }
            } else if child.is_element() && !self.read_child(child, home) {
                let kept = self.kept_fragment(child);
                skeleton.keep(kept);
            }
        }
        skeleton
    }

    /// Reads one child of a process, collaboration or sub-process; `false` when it must be kept.
    fn read_child(&mut self, child: Node<'d, 'i>, home: &Home) -> bool {
        let name = bpmn_name(child);
        if child.is_step() {
            self.read_step(child, home);
        } else if child.is_artifact() {
            self.read_artifact(child, home);
        } else {
            match name {
                "sequenceFlow" | "association" | "messageFlow" => {
                    self.lines.push((child, home.clone()));
                }
                "laneSet" => {
                    return home.parent.is_none() && bpmn_children(child, "lane").next().is_some();
                }
                "dataObject" => return self.read_data_object(child, home),
                "ioSpecification" => return self.read_process_data(child, home),
                "participant" => {}
                _ => return false,
            }
        }
        true
    }

    fn read_step(&mut self, node: Node<'d, 'i>, home: &Home) {
        let id = StepId::new(self.ids.of(node));
        let place = Place::Step(id.clone());
        let mut fields = self.fields(node, "step", &place);
        let kind = self.kind(node, &id);
        let name = named(node);
        let name = extension::believed(fields.get("name"), name, self.language, None);
        fields.remove("name");
        let kind = self.believed_kind(kind, &mut fields);
        let mut step = Step::new(kind, name, 0.0, 0.0);
        self.place_step(node, &mut step, home);
        let foreign = &mut step.foreign.attributes;
        each_foreign(node, read_attributes(&step.kind), |name, value| {
            if name != "name" || value.is_empty() {
                foreign.insert(name.to_owned(), value.to_owned());
            }
        });
        if let StepKind::Call { called } = &step.kind
            && self.index.top.get(local(called)).is_some_and(|top| is_global_task(bpmn_name(*top)))
        {
            step.foreign.attributes.insert(CALLS_TASK.to_owned(), called.clone());
        }
        self.read_inside(node, &id, &mut step, home);
        if step.kind.trigger() == Some(&Trigger::Link)
            && let Some(name) = tie::kept_name(&step)
        {
            step.tie_by(name);
        }
        if let Some(default) = node.attribute("default") {
            let flow = self.ids.number(default);
            if let Some(flow) = flow.filter(|_| may_have_default(&step.kind)) {
                self.defaults.insert(flow);
            }
        }
        let (step, wrong) = extension::overlay(step, fields);
        self.report_wrong(wrong, &place);
        if step.parent.is_none() && home.pool.is_none() {
            self.homes.push((id.clone(), home.container.clone()));
        }
        if let Some(thing) = self.ids.thing(node) {
            self.parents.insert(thing, step.parent.clone());
        }
        self.steps.push((id, Arc::new(step)));
    }

    /// The kind our field says, while plain BPMN still says the same as then.
    fn believed_kind(&self, read: StepKind, fields: &mut Fields) -> StepKind {
        let stored = fields.remove("kind").and_then(|k| extension::value_of::<StepKind>(&k));
        match stored {
            Some(stored) if plain_kind(&stored, &self.card) == read => stored,
            _ => read,
        }
    }

    fn place_step(&mut self, node: Node<'d, 'i>, step: &mut Step, home: &Home) {
        step.parent.clone_from(&home.parent);
        step.lane = self.lane_in(node);
        if step.parent.is_none() && step.lane.is_none() {
            step.pool.clone_from(&home.pool);
        }
        let Some(drawn) = self.drawn(node) else {
            step.at = Rect::default();
            return;
        };
        step.at = drawn.bounds.unwrap_or_default();
        let mut foreign = drawn.foreign;
        match &step.kind {
            StepKind::Gateway(GatewayKind::Exclusive) => {
                let marker = foreign.attributes.entry("di/isMarkerVisible".to_owned());
                if marker.or_default() == "true" {
                    foreign.attributes.remove("di/isMarkerVisible");
                }
            }
            StepKind::Call { .. } => {
                if let Some(expanded) = drawn.expanded {
                    foreign.attributes.insert("di/isExpanded".to_owned(), expanded.to_string());
                }
            }
            _ => {}
        }
        if step.kind.is_event() || step.kind.is_gateway() {
            step.label = drawn.label;
        } else {
            keep_label(&mut foreign, drawn.label, step.at);
        }
        step.foreign = foreign;
    }

    /// The lane that lists a flow node or data reference.
    pub(super) fn lane_in(&self, node: Node<'d, 'i>) -> Option<LaneId> {
        self.lane_of.get(&self.ids.thing(node)?).cloned()
    }

    /// Reads the children of a step.
    fn read_inside(&mut self, node: Node<'d, 'i>, id: &StepId, step: &mut Step, home: &Home) {
        let is_sub = matches!(step.kind, StepKind::SubProcedure { .. });
        let inner = || Home {
            container: SmolStr::new(id.as_str()),
            pool: home.pool.clone(),
            parent: Some(id.clone()),
        };
        step.repeat = repeat(node);
        let made = self.made_children(id, step);
        for child in node.children() {
            let name = bpmn_name(child);
            if child.is_comment() {
                step.foreign.elements.push(fragment(child));
                continue;
            }
            if !child.is_element() || matches!(name, "incoming" | "outgoing") {
                continue;
            }
            if name == "documentation" && step.notes.is_empty() && is_plain_text(child) {
                step.notes = Text::of(self.language, text_of(child));
            } else if name == "extensionElements" {
                step.foreign.elements.extend(foreign_extension(child));
            } else if matches!(name, "dataInputAssociation" | "dataOutputAssociation") {
                self.lines.push((child, inner()));
            } else if made.contains(&compact(child)) || self.is_made_property(child) {
                // The writer says it again by itself.
            } else if !(is_sub && self.read_child(child, &inner())) {
                let kept = self.kept_fragment(child);
                step.foreign.elements.push(kept);
            }
        }
    }

    /// Children the writer makes by itself for such a step.
    fn made_children(&self, id: &StepId, step: &Step) -> Vec<String> {
        let definitions = event_definitions(id, step, &self.card);
        // Files of before tied no links: each was named by its id.
        let is_link = step.kind.trigger() == Some(&Trigger::Link);
        let former = definitions.iter().filter(|_| is_link);
        let former: Vec<Element> = former.map(|e| e.clone().with("name", id.as_str())).collect();
        definitions
            .iter()
            .chain(&former)
            .chain(step.repeat.as_ref().map(loop_characteristics).as_ref())
            .map(Element::compact)
            .collect()
    }

    fn is_made_property(&self, child: Node<'d, 'i>) -> bool {
        bpmn_name(child) == "property"
            && child.attribute("name") == Some(STAND_IN)
            && child
                .attribute("id")
                .and_then(|id| id.strip_suffix("_target"))
                .is_some_and(|link| self.ids.meant(link).is_some())
    }

    fn kind(&mut self, node: Node<'d, 'i>, id: &StepId) -> StepKind {
        let name = bpmn_name(node);
        if let Some(kind) = task_kind(name) {
            return StepKind::Task(kind);
        }
        if let Some(kind) = gateway_kind(name) {
            return StepKind::Gateway(kind);
        }
        if let Some(kind) = sub_kind(name) {
            let event = boolean(node, "triggeredByEvent") == Some(true);
            let kind = if event && kind == SubKind::Embedded { SubKind::Event } else { kind };
            return StepKind::SubProcedure { kind, expanded: self.is_expanded(node) };
        }
        let trigger = self.trigger(node);
        match name {
            "startEvent" => StepKind::Start {
                trigger,
                interrupting: boolean(node, "isInterrupting") != Some(false),
            },
            "intermediateCatchEvent" => StepKind::Catch(trigger),
            "intermediateThrowEvent" => StepKind::Throw(trigger),
            "endEvent" => StepKind::End { trigger, outcome: None },
            "boundaryEvent" => {
                let host = node.attribute("attachedToRef").unwrap_or_default();
                let Some(host) = self.ids.meant(host) else {
                    let code =
                        if host.is_empty() { "bpmn-host-missing" } else { "bpmn-host-unknown" };
                    let finding = Finding::warning(Place::Step(id.clone()), code);
                    let called = called(named(node), id);
                    self.findings.push(finding.with("step", called).with("host", host));
                    return StepKind::Catch(trigger);
                };
                StepKind::Boundary {
                    host: StepId::new(host),
                    trigger,
                    interrupting: boolean(node, "cancelActivity") != Some(false),
                }
            }
            _ => StepKind::Call {
                called: node.attribute("calledElement").unwrap_or_default().to_owned(),
            },
        }
    }

    fn is_expanded(&self, node: Node<'d, 'i>) -> bool {
        let steps = || node.children().filter(|c| c.is_step());
        if !self.diagrams.has_shapes {
            // What lies deeper than the model goes will not stand in it.
            let around = node.ancestors().filter(|n| n.is_step()).count();
            return around < MAX_DEPTH && steps().next().is_some();
        }
        let Some(drawn) = self.drawn(node) else { return false };
        drawn.expanded.unwrap_or_else(|| {
            let own_plane =
                node.attribute("id").is_some_and(|id| self.diagrams.planes.contains(id));
            !own_plane && steps().any(|c| self.is_drawn(c))
        })
    }

    /// The trigger of an event from its definitions, direct or referred to.
    fn trigger(&self, node: Node<'d, 'i>) -> Trigger {
        let mut found = Vec::new();
        for child in node.children().filter(|c| c.is_bpmn()) {
            let name = bpmn_name(child);
            if let Some(trigger) = definition(child) {
                found.push(trigger);
            } else if name == "eventDefinitionRef" {
                let wanted = text_of(child);
                let wanted = local(&wanted);
                let target = self.index.top.get(wanted);
                found.push(target.and_then(|n| definition(*n)).unwrap_or(Trigger::None));
            }
        }
        match found.as_slice() {
            [] => Trigger::None,
            [single] => single.clone(),
            _ if boolean(node, "parallelMultiple") == Some(true) => Trigger::ParallelMultiple,
            _ => Trigger::Multiple,
        }
    }

    /// Puts what could not be read into the steps it stood in, and remembers exceptional homes.
    pub(super) fn mark_scopes(&mut self) {
        for (id, kept) in std::mem::take(&mut self.kept) {
            self.change_step(&id, |step| step.foreign.elements.extend(kept));
        }
        let scopes = super::scope::Scopes::of(self.draft.so_far());
        for (id, home) in std::mem::take(&mut self.homes) {
            let p = self.draft.so_far();
            let elsewhere = p.step(&id).is_some_and(|s| scopes.of_step(p, s) != home);
            if elsewhere {
                self.change_step(id.as_str(), |step| remark(&mut step.foreign, &home));
            }
        }
        self.mark_other_scopes(&scopes);
    }

    fn change_step(&mut self, id: &str, change: impl FnOnce(&mut Step)) {
        let id = StepId::new(id);
        if let Some(step) = self.draft.so_far().step(&id) {
            let mut step = Step::clone(step);
            change(&mut step);
            self.draft.step(id.as_str(), step);
        }
    }

    /// Steps that the diagram leaves out of a process of which it draws others are put below it.
    pub(super) fn place_the_undrawn(&mut self) {
        let p = self.draft.so_far();
        if p.steps().all(|(_, s)| s.at != Rect::default()) {
            return;
        }
        let scopes = super::scope::Scopes::of(p);
        let homes: HashMap<&StepId, &SmolStr> = self.homes.iter().map(|(id, h)| (id, h)).collect();
        let home = |id: &StepId, step: &Step| {
            let home = homes.get(id).map(|home| home.as_str());
            home.unwrap_or_else(|| scopes.of_step(p, step)).to_owned()
        };
        let drawn: std::collections::BTreeSet<String> =
            p.steps().filter(|(_, s)| s.at != Rect::default()).map(|(id, s)| home(id, s)).collect();
        let lost: Vec<(StepId, Arc<Step>)> = p
            .steps()
            .filter(|(id, s)| s.at == Rect::default() && drawn.contains(&home(id, s)))
            .filter_map(|(id, _)| p.step(id).map(|s| (id.clone(), Arc::clone(s))))
            .collect();
        let below = p.bounds().map_or((0.0, 0.0), |b| (b.x, b.bottom() + 60.0));
        let mut x = below.0;
        for (id, step) in lost {
            let mut step = Step::clone(&step);
            let (w, h) = step.kind.standard_size();
            step.at = Rect::new(x, below.1, w, h);
            x += w + 50.0;
            let finding = Finding::warning(Place::Step(id.clone()), "bpmn-step-not-drawn");
            let called = called(step.name.get(self.language), &id);
            self.findings.push(finding.with("step", called));
            self.draft.step(id.as_str(), step);
        }
    }
}

/// What a step is called in a finding: its name, else its id.
fn called<'a>(name: &'a str, id: &'a StepId) -> &'a str {
    if name.trim().is_empty() { id.as_str() } else { name }
}

/// The trigger of an event definition, timers with their time.
pub(super) fn definition(node: Node<'_, '_>) -> Option<Trigger> {
    let trigger = trigger_of(bpmn_name(node))?;
    if trigger != Trigger::Timer(None) {
        return Some(trigger);
    }
    let timer = ["timeDuration", "timeDate", "timeCycle"]
        .into_iter()
        .find_map(|name| child_text(node, name).and_then(|text| super::timer::read(name, &text)));
    Some(Trigger::Timer(timer))
}

/// How often an activity is repeated, by its loop characteristics.
pub(super) fn repeat(node: Node<'_, '_>) -> Option<Repeat> {
    if bpmn_children(node, "standardLoopCharacteristics").next().is_some() {
        return Some(Repeat::Loop);
    }
    let many = bpmn_children(node, "multiInstanceLoopCharacteristics").next()?;
    let count =
        child_text(many, "loopCardinality").and_then(|t| t.trim().parse().ok()).unwrap_or(1);
    let in_turn = boolean(many, "isSequential") == Some(true);
    Some(if in_turn { Repeat::EachInTurn(count) } else { Repeat::EachAtOnce(count) })
}

/// Attributes that the kind of a step says.
fn read_attributes(kind: &StepKind) -> &'static [&'static str] {
    match kind {
        StepKind::Task(_)
        | StepKind::Gateway(_)
        | StepKind::SubProcedure { kind: SubKind::Transaction | SubKind::AdHoc, .. } => {
            &["id", "default"]
        }
        StepKind::Start { .. } => &["id", "isInterrupting", "parallelMultiple"],
        StepKind::Catch(_) => &["id", "parallelMultiple"],
        StepKind::Throw(_) | StepKind::End { .. } => &["id"],
        StepKind::Boundary { .. } => &["id", "attachedToRef", "cancelActivity", "parallelMultiple"],
        StepKind::SubProcedure { kind: SubKind::Embedded | SubKind::Event, .. } => {
            &["id", "default", "triggeredByEvent"]
        }
        StepKind::Call { .. } => &["id", "default", "calledElement"],
    }
}

/// Extension elements without ours; `None` when only ours stood there.
pub(super) fn foreign_extension(node: Node<'_, '_>) -> Option<String> {
    let foreign = |c: Node<'_, '_>| {
        c.is_comment() || (c.is_element() && c.namespace() != Some(extension::NAMESPACE))
    };
    let ours = node.children().any(|c| c.is_element() && !foreign(c));
    (!ours || node.children().any(foreign)).then(|| fragment_with(node, &foreign))
}

fn is_plain_text(node: Node<'_, '_>) -> bool {
    node.attributes().len() == 0
        && node.children().all(|c| c.is_text())
        && !text_of(node).is_empty()
}

/// Remembers the bounds of a label that our drawing places by itself, with the bounds of its shape:
/// once the shape has moved they are worth nothing.
pub(super) fn keep_label(foreign: &mut Foreign, label: Option<Rect>, at: Rect) {
    if let Some(l) = label {
        let value =
            format!("{} {} {} {} at {} {} {} {}", l.x, l.y, l.w, l.h, at.x, at.y, at.w, at.h);
        foreign.attributes.insert("label/bounds".to_owned(), value);
    }
}

/// Remembers in which container a thing stands.
pub(super) fn remark(foreign: &mut Foreign, home: &str) {
    foreign.attributes.insert(super::scope::IN.to_owned(), home.to_owned());
}
