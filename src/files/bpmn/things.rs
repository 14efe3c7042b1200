//! Reading lines: sequence flows, message flows, associations, data associations.

use std::sync::Arc;

use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, CONDITIONAL, Flow, Link, LinkKind};
use crate::model::foreign::Foreign;
use crate::model::id::{ArtifactId, FlowId, LinkId, PoolId, StepId};

use super::diagram::line;
use super::dom::Node;
use super::extension;
use super::nodes::{foreign_extension, remark};
use super::read::{Home, Reader, each_foreign, foreign_attributes, named};
use super::write_things::condition_expression;
use super::xml::{bpmn_children, bpmn_name, compact, fragment, text_of};

impl<'d, 'i> Reader<'d, 'i> {
    /// Reads all lines, sequence flows first since associations may end at them.
    pub(super) fn read_lines(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let (flows, others): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|(n, _)| bpmn_name(*n) == "sequenceFlow");
        for (node, home) in flows {
            self.read_flow(node, &home);
        }
        let flows = std::mem::take(&mut self.flows);
        self.draft.flows(flows);
        for (node, home) in others {
            let read = match bpmn_name(node) {
                "messageFlow" => self.read_joined(node, &home, LinkKind::Message),
                "association" => self.read_joined(node, &home, LinkKind::Association),
                _ => self.read_data_link(node),
            };
            if !read {
                self.keep(&home.container, node);
            }
        }
    }

    fn read_flow(&mut self, node: Node<'d, 'i>, home: &Home) {
        let id = self.ids.of(node).to_owned();
        let place = Place::Flow(FlowId::new(&id));
        let end = |name| {
            let thing = self.ids.number(node.attribute(name)?)?;
            Some((StepId::new(self.ids.name(thing)), self.parents.get(&thing)?))
        };
        let ends = end("sourceRef").zip(end("targetRef"));
        let code = match &ends {
            None => "bpmn-flow-loose",
            Some((from, to)) if from.1 != to.1 => "bpmn-flow-crosses",
            Some(_) => "",
        };
        let Some(((from, _), (to, _))) = ends.filter(|_| code.is_empty()) else {
            let place = self.place(node);
            self.findings.push(Finding::warning(place, code).with("id", id));
            self.keep(&home.container, node);
            return;
        };
        let mut fields = self.fields(node, "flow", &place);
        let mut flow = Flow::new(from, to);
        let name = named(node);
        flow.name = extension::believed(fields.remove("name").as_ref(), name, self.language, None);
        flow.default = self.ids.thing(node).is_some_and(|thing| self.defaults.contains(&thing));
        let mut drawn = self.drawn(node).unwrap_or_default();
        (flow.bends, flow.docks) = line(&mut drawn);
        flow.label = drawn.label;
        flow.foreign = drawn.foreign;
        let foreign = &mut flow.foreign.attributes;
        each_foreign(node, &["id", "sourceRef", "targetRef"], |name, value| {
            if name != "name" || value.is_empty() {
                foreign.insert(name.to_owned(), value.to_owned());
            }
        });
        for child in node.children().filter(|c| !c.is_text()) {
            match bpmn_name(child) {
                "extensionElements" => flow.foreign.elements.extend(foreign_extension(child)),
                "conditionExpression" => self.read_condition(child, &id, &mut flow),
                _ => flow.foreign.elements.push(fragment(child)),
            }
        }
        let (flow, wrong) = extension::overlay(flow, fields);
        self.report_wrong(wrong, &place);
        self.flows.push((FlowId::new(id), Arc::new(flow)));
    }

    fn read_condition(&mut self, node: Node<'d, 'i>, id: &str, flow: &mut Flow) {
        let said = text_of(node);
        let derived = super::write_things::derived_condition(id, flow, self.language);
        if compact(node) == condition_expression(&derived, true).compact() {
            return;
        }
        flow.condition = said;
        if flow.condition.is_empty() {
            flow.foreign.attributes.insert(CONDITIONAL.to_owned(), String::new());
        }
        if compact(node) != condition_expression(&flow.condition, false).compact() {
            flow.foreign.elements.push(fragment(node));
        }
    }

    /// What a reference means as the end of a link.
    fn anchor(&self, reference: &str) -> Option<Anchor> {
        let id = self.ids.meant(reference)?;
        let p = self.draft.so_far();
        if p.step(&StepId::new(id)).is_some() {
            Some(Anchor::Step(StepId::new(id)))
        } else if p.pool(&PoolId::new(id)).is_some() {
            Some(Anchor::Pool(PoolId::new(id)))
        } else if p.artifact(&ArtifactId::new(id)).is_some() {
            Some(Anchor::Artifact(ArtifactId::new(id)))
        } else if p.flow(&FlowId::new(id)).is_some() {
            Some(Anchor::Flow(FlowId::new(id)))
        } else {
            None
        }
    }

    /// Reads a message flow or association; `false` when an end is unknown.
    fn read_joined(&mut self, node: Node<'d, 'i>, home: &Home, kind: LinkKind) -> bool {
        let end = |name| self.anchor(node.attribute(name)?);
        let fits = |a: &Anchor| {
            kind != LinkKind::Message || matches!(a, Anchor::Step(_) | Anchor::Pool(_))
        };
        let (from, to) = (end("sourceRef").filter(fits), end("targetRef").filter(fits));
        let (Some(from), Some(to)) = (from, to) else {
            let place = self.place(node);
            let id = self.ids.of(node).to_owned();
            self.findings.push(Finding::warning(place, "bpmn-link-loose").with("id", id));
            return false;
        };
        let mut foreign = Foreign::default();
        for (name, value) in foreign_attributes(node, &["id", "sourceRef", "targetRef"]) {
            if name != "name" || value.is_empty() {
                foreign.attributes.insert(name, value);
            }
        }
        if kind == LinkKind::Association {
            remark(&mut foreign, &home.container);
        }
        self.put_link(node, kind, (from, to), foreign, &[]);
        true
    }

    /// Reads a data association; `false` when it is not simply between a step and an artifact.
    fn read_data_link(&mut self, node: Node<'d, 'i>) -> bool {
        let input = bpmn_name(node) == "dataInputAssociation";
        let Some(step) = node.parent().map(|n| StepId::new(self.ids.of(n))) else { return false };
        let (outer, inner) =
            if input { ("sourceRef", "targetRef") } else { ("targetRef", "sourceRef") };
        let outers: Vec<_> = bpmn_children(node, outer).collect();
        let [reference] = outers.as_slice() else { return false };
        let Some(data @ Anchor::Artifact(_)) = self.anchor(&text_of(*reference)) else {
            return false;
        };
        let made = format!("{}_target", self.ids.of(node));
        let inners: Vec<_> = bpmn_children(node, inner).collect();
        let is_made = input && inners.len() == 1 && text_of(inners[0]) == made;
        let mut foreign = Foreign::default();
        foreign.attributes.extend(foreign_attributes(node, &["id"]));
        let read: &[&str] = if is_made { &["sourceRef", "targetRef"] } else { &[outer] };
        let ends = if input { (data, Anchor::Step(step)) } else { (Anchor::Step(step), data) };
        self.put_link(node, LinkKind::Data, ends, foreign, read);
        true
    }

    fn put_link(
        &mut self,
        node: Node<'d, 'i>,
        kind: LinkKind,
        (from, to): (Anchor, Anchor),
        mut foreign: Foreign,
        read: &[&str],
    ) {
        let id = self.ids.of(node).to_owned();
        let place = Place::Link(LinkId::new(&id));
        let mut fields = self.fields(node, "link", &place);
        let name = named(node);
        let stored = fields.remove("name");
        let name = extension::believed(stored.as_ref(), name, self.language, None);
        let mut drawn = self.drawn(node).unwrap_or_default();
        let (bends, docks) = line(&mut drawn);
        foreign.attributes.extend(drawn.foreign.attributes);
        foreign.elements.extend(drawn.foreign.elements);
        for child in node.children().filter(|c| !c.is_text()) {
            match bpmn_name(child) {
                "extensionElements" => foreign.elements.extend(foreign_extension(child)),
                name if !name.is_empty() && read.contains(&name) => {}
                _ => foreign.elements.push(fragment(child)),
            }
        }
        let label = drawn.label;
        let link = Link { kind, from, to, name, bends, docks, label, answer: None, foreign };
        let (link, wrong) = extension::overlay(link, fields);
        self.report_wrong(wrong, &place);
        self.draft.link(id.as_str(), link);
    }
}
