//! Making the elements of steps, flows, bands, artifacts and links.

use foldhash::HashMap;
use smol_str::{SmolStr, format_smolstr};

use crate::model::card::Card;
use crate::model::flow::{Anchor, Flow, Link, LinkKind};
use crate::model::foreign::Foreign;
use crate::model::id::{FlowId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::{Repeat, Step, StepKind, SubKind, Trigger};
use crate::model::text::{Language, Text};

use super::declared::Declared;
use super::dom::{Document, Node};
use super::element::Element;
use super::extension::{Fields, fields_of, json, more_than_said, said};
use super::nodes::{STAND_IN, definition, repeat};
use super::sink::sayable;
use super::tie;
use super::timer;
use super::vocabulary::{definitions_of, element_of, may_have_default};
use super::xml::{fragment_name, text_of, wrapped};

/// The kind as it comes back from plain BPMN.
pub(super) fn plain_kind(kind: &StepKind, card: &Card) -> StepKind {
    let plain = |trigger: &Trigger| timer::plain(trigger, card);
    match kind {
        StepKind::Start { trigger, interrupting } => {
            StepKind::Start { trigger: plain(trigger), interrupting: *interrupting }
        }
        StepKind::Catch(trigger) => StepKind::Catch(plain(trigger)),
        StepKind::Throw(trigger) => StepKind::Throw(plain(trigger)),
        StepKind::Boundary { host, trigger, interrupting } => StepKind::Boundary {
            host: host.clone(),
            trigger: plain(trigger),
            interrupting: *interrupting,
        },
        StepKind::End { trigger, .. } => StepKind::End { trigger: plain(trigger), outcome: None },
        StepKind::Task(_)
        | StepKind::Gateway(_)
        | StepKind::SubProcedure { .. }
        | StepKind::Call { .. } => kind.clone(),
    }
}

/// The event definitions of a step.
pub(super) fn event_definitions(id: &StepId, step: &Step, card: &Card) -> Vec<Element> {
    let Some(trigger) = step.kind.trigger() else { return Vec::new() };
    let names = definitions_of(trigger);
    names
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let number = if i == 0 { String::new() } else { format!("_{}", i + 1) };
            let mut out =
                Element::new(format!("bpmn:{name}")).with("id", format!("{id}_definition{number}"));
            match trigger {
                Trigger::Timer(Some(timer)) => {
                    let (element, text) = timer::written(timer, card);
                    out.push(formal(&format!("bpmn:{element}"), &text));
                }
                Trigger::Conditional => out.push(formal("bpmn:condition", id.as_str())),
                Trigger::Link => out.set("name", tie::made_name(id, step)),
                _ => {}
            }
            out
        })
        .collect()
}

/// A formal expression.
fn formal(name: &str, text: &str) -> Element {
    Element::new(name).with("xsi:type", "bpmn:tFormalExpression").with_text(text)
}

/// The loop characteristics of a repetition.
pub(super) fn loop_characteristics(repeat: &Repeat) -> Element {
    let many = |count: u32, in_turn: bool| {
        let mut out = Element::new("bpmn:multiInstanceLoopCharacteristics");
        if in_turn {
            out.set("isSequential", "true");
        }
        out.with_child(formal("bpmn:loopCardinality", &count.to_string()))
    };
    match repeat {
        Repeat::Loop => Element::new("bpmn:standardLoopCharacteristics"),
        Repeat::EachInTurn(count) => many(*count, true),
        Repeat::EachAtOnce(count) => many(*count, false),
    }
}

/// A flow's condition; `derived` says that it was made from its name.
pub(super) fn condition_expression(text: &str, derived: bool) -> Element {
    let out = formal("bpmn:conditionExpression", text);
    if derived { out.with("prodigio:derived", "true") } else { out }
}

/// The condition of a flow that has none, beside a default flow: its name, else its id.
pub(super) fn derived_condition(id: &str, flow: &Flow, language: Language) -> String {
    let name = said(&flow.name, language);
    if name.is_empty() { id.to_owned() } else { name }
}

/// Whether a step has something that plain BPMN cannot say.
fn says_more(step: &Step) -> bool {
    let Step {
        name: _,
        kind: _,
        at: _,
        label: _,
        lane: _,
        pool: _,
        parent: _,
        office,
        phase,
        work,
        staff_needed,
        waits,
        priority,
        sittings,
        at_most,
        repeat: _,
        cost,
        documents,
        systems,
        channel,
        digital_level,
        basis,
        marks,
        risk,
        notes: _,
        demand,
        backlog,
        foreign: _,
    } = step;
    office.is_some()
        || phase.is_some()
        || work.is_some()
        || *staff_needed != 1
        || !waits.is_empty()
        || *priority != 0
        || sittings.is_some()
        || at_most.is_some()
        || cost.is_some()
        || !documents.is_empty()
        || !systems.is_empty()
        || channel.is_some()
        || digital_level.is_some()
        || !basis.is_empty()
        || !marks.is_empty()
        || risk.is_some()
        || demand.is_some()
        || backlog.is_some()
}

/// Writes things of one procedure.
pub(super) struct Maker<'a> {
    pub(super) p: &'a Procedure,
    pub(super) language: Language,
    /// Whether our annotations are written.
    pub(super) whole: bool,
    /// Namespaces the root declares.
    pub(super) declared: Declared,
    /// The steps by id. Asked, never walked.
    pub(super) steps: HashMap<&'a StepId, &'a Step>,
    /// The flows that leave each step, taken together; likewise.
    pub(super) splits: HashMap<&'a StepId, Split<'a>>,
}

/// What the flows that leave a step say together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Split<'a> {
    /// How many they are.
    pub(super) count: usize,
    /// Whether one has a condition or is the default.
    pub(super) decides: bool,
    /// The first that is the default.
    pub(super) default: Option<&'a FlowId>,
}

impl Maker<'_> {
    /// Whether a flow leaves a step that may have a default.
    fn may_be_default(&self, flow: &Flow) -> bool {
        self.steps.get(&flow.from).is_some_and(|from| may_have_default(&from.kind))
    }

    /// Whether a flow is the one its step names as default.
    fn is_plain_default(&self, id: &FlowId, flow: &Flow) -> bool {
        let first = || self.splits.get(&flow.from).and_then(|split| split.default);
        flow.default && self.may_be_default(flow) && first() == Some(id)
    }

    /// Whether a flow needs a condition because its neighbours at a splitting step decide.
    fn needs_condition(&self, id: &FlowId, flow: &Flow) -> bool {
        let split = self.splits.get(&flow.from).copied().unwrap_or_default();
        split.count > 1
            && split.decides
            && self.may_be_default(flow)
            && !self.is_plain_default(id, flow)
    }

    /// Puts kept attributes and children on an element.
    pub(super) fn keep(&self, out: &mut Element, foreign: &Foreign, skip: &dyn Fn(&str) -> bool) {
        for (name, value) in &foreign.attributes {
            let remark = name.contains('/') || name.starts_with("prodigio:");
            let marker = name == "name" && value.is_empty() && out.get("name").is_some();
            if !remark && !marker {
                out.set(name, value.as_str());
            }
        }
        for fragment in &foreign.elements {
            let name = fragment_name(fragment);
            let elsewhere = name.starts_with("bpmndi:") || name == "bpmn:laneSet";
            if !elsewhere && !skip(fragment) && self.is_sound(fragment) {
                out.keep(fragment.as_str());
            }
        }
    }

    /// Whether a kept fragment is XML with all its prefixes declared.
    pub(super) fn is_sound(&self, fragment: &str) -> bool {
        Document::parse(&wrapped(fragment, &self.declared.by(fragment))).is_some()
    }

    /// Sets a name and returns what is left to say of it.
    pub(super) fn name(&self, out: &mut Element, text: &Text, fields: &mut Fields) {
        let name = said(text, self.language);
        if let Some(more) = more_than_said(text, self.language, &name) {
            fields.insert("name".to_owned(), more);
        }
        if !name.is_empty() {
            out.set("name", name);
        }
    }

    /// Closes an element: our fields into its extension, children in order.
    pub(super) fn close(&self, mut out: Element, container: &str, fields: &Fields) -> Element {
        if self.whole {
            out.extend(super::extension::container(container, fields).into_iter().collect());
        }
        out.sort();
        out
    }

    /// The element of a step without what stands inside it.
    pub(super) fn step(&self, id: &StepId, step: &Step, inside: Vec<Element>) -> Element {
        let mut out = Element::new(qualified(element_of(&step.kind))).with("id", id.as_str());
        let more = self.whole && says_more(step);
        let mut fields = if more { fields_of(step) } else { Fields::new() };
        for known in ["name", "kind", "at", "label", "lane", "pool", "parent", "repeat", "foreign"]
        {
            fields.remove(known);
        }
        self.name(&mut out, &step.name, &mut fields);
        if plain_kind(&step.kind, self.p.card()) != step.kind {
            fields.insert("kind".to_owned(), json(&step.kind));
        }
        kind_attributes(&mut out, &step.kind);
        self.notes(&mut out, step, &mut fields);
        let triggers = self.kept_triggers(step);
        let loops = self.kept_repeat(step);
        self.keep(&mut out, &tie::kept(id, step), &|fragment| {
            let name = fragment_name(fragment);
            (name.ends_with("EventDefinition") || name.ends_with("EventDefinitionRef")) && !triggers
                || name.ends_with("LoopCharacteristics") && !loops
        });
        if !triggers {
            for definition in event_definitions(id, step, self.p.card()) {
                out.push(definition);
            }
        }
        if let Some(repeat) = step.repeat.as_ref().filter(|_| !loops) {
            out.push(loop_characteristics(repeat));
        }
        let (incoming, outgoing) = self.p.graph().joints(id);
        out = out.expecting(1, incoming.len() + outgoing.len() + inside.len());
        for flow in incoming {
            out.push(Element::new("bpmn:incoming").with_text(flow.as_str()));
        }
        for flow in outgoing {
            out.push(Element::new("bpmn:outgoing").with_text(flow.as_str()));
        }
        let default = self.splits.get(id).and_then(|split| split.default);
        if let Some(flow) = default.filter(|_| may_have_default(&step.kind)) {
            out.set("default", flow.as_str());
        }
        for element in inside {
            out.push(element);
        }
        self.close(out, "step", &fields)
    }

    /// Notes are the documentation; where that cannot say them, a field does too.
    fn notes(&self, out: &mut Element, step: &Step, fields: &mut Fields) {
        fields.remove("notes");
        let notes = said(&step.notes, self.language);
        if let Some(more) = more_than_said(&step.notes, self.language, &notes) {
            fields.insert("notes".to_owned(), more);
        }
        if !notes.is_empty() {
            out.push(Element::new("bpmn:documentation").with_text(notes));
        }
    }

    /// Whether the kept event definitions still say what the step's kind says.
    fn kept_triggers(&self, step: &Step) -> bool {
        let Some(trigger) = step.kind.trigger() else { return false };
        let mut found = Vec::new();
        let mut references = false;
        for fragment in &step.foreign.elements {
            let name = fragment_name(fragment);
            references |= name == "bpmn:eventDefinitionRef";
            if name.ends_with("EventDefinition")
                && let Some(read) = self.parsed(fragment, definition)
            {
                found.push(read);
            }
        }
        let said = timer::plain(trigger, self.p.card());
        match found.as_slice() {
            [] => references && *trigger != Trigger::None,
            [single] if !references => *single == said,
            _ => matches!(trigger, Trigger::Multiple | Trigger::ParallelMultiple),
        }
    }

    fn kept_repeat(&self, step: &Step) -> bool {
        step.foreign.elements.iter().any(|fragment| {
            fragment_name(fragment).ends_with("LoopCharacteristics")
                && self.parsed_root(fragment, repeat) == step.repeat
        })
    }

    /// Reads a kept fragment's element.
    fn parsed<T>(&self, fragment: &str, read: impl Fn(Node<'_, '_>) -> Option<T>) -> Option<T> {
        self.parsed_root(fragment, |root| root.first_element_child().and_then(&read))
    }

    fn parsed_root<T>(
        &self,
        fragment: &str,
        read: impl Fn(Node<'_, '_>) -> Option<T>,
    ) -> Option<T> {
        let text = wrapped(fragment, &self.declared.by(fragment));
        let document = Document::parse(&text)?;
        read(document.root_element())
    }

    /// The element of a sequence flow.
    pub(super) fn flow(&self, id: &FlowId, flow: &Flow) -> Element {
        let mut out = Element::new("bpmn:sequenceFlow").with("id", id.as_str());
        let more = self.whole && (flow.share.is_some() || !flow.marks.is_empty());
        let mut fields = if more { fields_of(flow) } else { Fields::new() };
        for known in
            ["from", "to", "name", "default", "condition", "bends", "docks", "label", "foreign"]
        {
            fields.remove(known);
        }
        self.name(&mut out, &flow.name, &mut fields);
        out.set("sourceRef", flow.from.as_str());
        out.set("targetRef", flow.to.as_str());
        if flow.default != self.is_plain_default(id, flow) {
            fields.insert("default".to_owned(), json(&flow.default));
        }
        let condition = sayable(&flow.condition);
        if condition != flow.condition {
            fields.insert("condition".to_owned(), json(&flow.condition));
        }
        let kept = flow.foreign.elements.iter().any(|fragment| {
            fragment_name(fragment) == "bpmn:conditionExpression"
                && self.parsed(fragment, |n| Some(text_of(n))).is_some_and(|t| t == flow.condition)
        });
        self.keep(&mut out, &flow.foreign, &|fragment| {
            fragment_name(fragment) == "bpmn:conditionExpression" && !kept
        });
        if !flow.condition.is_empty() && !kept {
            out.push(condition_expression(&condition, false));
        } else if flow.condition.is_empty() && !kept && self.needs_condition(id, flow) {
            let derived = derived_condition(id.as_str(), flow, self.language);
            out.push(condition_expression(&derived, self.whole));
        }
        self.close(out, "flow", &fields)
    }

    /// The element of a message flow or association.
    pub(super) fn joined(&self, id: &str, link: &Link) -> Element {
        let written = self.written_kind(link);
        let element =
            if written == LinkKind::Message { "bpmn:messageFlow" } else { "bpmn:association" };
        let mut out = Element::new(element).with("id", id);
        let mut fields = link_fields(link);
        if written == LinkKind::Message {
            self.name(&mut out, &link.name, &mut fields);
        } else if !link.name.is_empty() {
            // An association has no name in BPMN.
            fields.insert("name".to_owned(), json(&link.name));
        }
        if written != link.kind {
            fields.insert("kind".to_owned(), json(&link.kind));
        }
        out.set("sourceRef", anchor_id(&link.from));
        out.set("targetRef", anchor_id(&link.to));
        self.keep(&mut out, &link.foreign, &|_| false);
        self.close(out, "link", &fields)
    }

    /// As what a link is written: BPMN has data associations and messages between some things only.
    pub(super) fn written_kind(&self, link: &Link) -> LinkKind {
        let kind_of = |id: &StepId| self.p.step(id).map(|s| &s.kind);
        match (link.kind, &link.from, &link.to) {
            (LinkKind::Data, Anchor::Artifact(_), Anchor::Step(step))
                if kind_of(step).is_some_and(|k| {
                    k.is_activity() || matches!(k, StepKind::Throw(_) | StepKind::End { .. })
                }) =>
            {
                LinkKind::Data
            }
            (LinkKind::Data, Anchor::Step(step), Anchor::Artifact(_))
                if kind_of(step).is_some_and(|k| {
                    k.is_activity()
                        || matches!(
                            k,
                            StepKind::Start { .. } | StepKind::Catch(_) | StepKind::Boundary { .. }
                        )
                }) =>
            {
                LinkKind::Data
            }
            (
                LinkKind::Message,
                Anchor::Step(_) | Anchor::Pool(_),
                Anchor::Step(_) | Anchor::Pool(_),
            ) => LinkKind::Message,
            _ => LinkKind::Association,
        }
    }

    /// The elements of a data association inside its step.
    pub(super) fn data_link(&self, id: &str, link: &Link) -> Vec<Element> {
        let input = matches!(link.from, Anchor::Artifact(_));
        let element =
            if input { "bpmn:dataInputAssociation" } else { "bpmn:dataOutputAssociation" };
        let mut out = Element::new(element).with("id", id);
        let mut fields = link_fields(link);
        if !link.name.is_empty() {
            fields.insert("name".to_owned(), json(&link.name));
        }
        self.keep(&mut out, &link.foreign, &|_| false);
        let mut all = Vec::new();
        if input {
            out.push(Element::new("bpmn:sourceRef").with_text(anchor_id(&link.from)));
            let known = link.foreign.elements.iter().any(|e| fragment_name(e) == "bpmn:targetRef");
            if !known {
                let target = format!("{id}_target");
                all.push(
                    Element::new("bpmn:property")
                        .with("id", target.as_str())
                        .with("name", STAND_IN),
                );
                out.push(Element::new("bpmn:targetRef").with_text(target));
            }
        } else {
            out.push(Element::new("bpmn:targetRef").with_text(anchor_id(&link.to)));
        }
        all.push(self.close(out, "link", &fields));
        all
    }
}

fn link_fields(link: &Link) -> Fields {
    let mut fields = fields_of(link);
    for known in ["kind", "from", "to", "name", "bends", "docks", "label", "foreign"] {
        fields.remove(known);
    }
    fields
}

/// A name of BPMN with its prefix.
fn qualified(name: &str) -> SmolStr {
    format_smolstr!("bpmn:{name}")
}

/// The id an anchor has in the file.
pub(super) fn anchor_id(anchor: &Anchor) -> &str {
    match anchor {
        Anchor::Step(id) => id.as_str(),
        Anchor::Pool(id) => id.as_str(),
        Anchor::Artifact(id) => id.as_str(),
        Anchor::Flow(id) => id.as_str(),
    }
}

/// Attributes that say the kind.
fn kind_attributes(out: &mut Element, kind: &StepKind) {
    match kind {
        StepKind::Start { interrupting: false, .. } => out.set("isInterrupting", "false"),
        StepKind::Boundary { host, interrupting, .. } => {
            out.set("attachedToRef", host.as_str());
            if !interrupting {
                out.set("cancelActivity", "false");
            }
        }
        StepKind::SubProcedure { kind: SubKind::Event, .. } => {
            out.set("triggeredByEvent", "true");
        }
        StepKind::Call { called } if !called.is_empty() => {
            out.set("calledElement", sayable(called));
        }
        _ => {}
    }
    if kind.trigger() == Some(&Trigger::ParallelMultiple) {
        out.set("parallelMultiple", "true");
    }
}
