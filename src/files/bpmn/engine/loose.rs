//! Arrows that no engine can follow: those with an end that is missing or not in the file, and flows
//! from one process, or sub-process, into another. They stay out of the file, with their edges and
//! with what names them, and a loss says which they are.
//!
//! Flows of the model have both ends. All others stand in what is kept of a file.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::files::bpmn::dom::{Document, Node};
use crate::files::bpmn::xml::{BPMNDI, bpmn_name, fragment_name, is, local, text_of, wrapped};
use crate::model::finding::{Finding, Place};
use crate::model::flow::Anchor;
use crate::model::foreign::Foreign;
use crate::model::id::{FlowId, StepId};

use super::parts::{Parts, ids_of};

/// Most arrows that a loss names.
const MOST_NAMED: usize = 10;
/// How the arrows of kept content begin.
const ARROWS: [&str; 3] = ["<bpmn:sequenceFlow", "<bpmn:messageFlow", "<bpmn:association"];
/// What flows join in a choreography, beside events and gateways.
const CHOREOGRAPHED: [&str; 3] = ["choreographyTask", "subChoreography", "callChoreography"];

/// What was left out, as a loss names it.
#[derive(Default)]
pub(super) struct LeftOut {
    /// Arrows with an end that is missing or not in the file.
    loose: Vec<String>,
    /// Flows whose ends are not in one process or sub-process.
    across: Vec<String>,
}

impl LeftOut {
    /// Takes away the flows of the model that leave a process, and what ends at these.
    pub(super) fn flows(&mut self, parts: &mut Parts<'_>) {
        let home = |id: &StepId| parts.steps.get(id).map(|step| parts.home_of(step));
        let flows = parts.flows.iter().filter(|(_, flow)| home(&flow.from) != home(&flow.to));
        let gone: BTreeSet<FlowId> = flows.map(|(id, _)| id.clone()).collect();
        if gone.is_empty() {
            return;
        }
        for id in &gone {
            let Some(flow) = parts.flows.remove(id) else { continue };
            let (from, to) = (parts.name_of(&flow.from), parts.name_of(&flow.to));
            self.across.push(format!("{id} ({from} → {to})"));
        }
        parts.flows_moved();
        let is_gone = |end: &Anchor| matches!(end, Anchor::Flow(id) if gone.contains(id));
        parts.links.retain(|id, link| {
            let stays = !is_gone(&link.from) && !is_gone(&link.to);
            if !stays {
                self.loose.push(id.to_string());
            }
            stays
        });
    }

    /// Takes away the arrows of kept content that lead nowhere or across, and what names them.
    pub(super) fn kept(&mut self, parts: &mut Parts<'_>) {
        let of_steps = parts.steps.values().flat_map(|step| &step.foreign.elements);
        let mut texts = parts.foreign.elements.iter().chain(of_steps);
        if !texts.any(|text| ARROWS.iter().any(|arrow| text.contains(arrow))) {
            return;
        }
        let kept = Kept::of(parts);
        let fates = kept.fates();
        let mut cuts: BTreeMap<Spot, Vec<Range<usize>>> = BTreeMap::new();
        let mut gone = BTreeSet::new();
        let known = |(at, fate): (usize, Fate)| Some((kept.arrows.get(at)?, fate));
        for (arrow, fate) in fates.into_iter().filter_map(known) {
            match fate {
                Fate::Loose => self.loose.push(arrow.called.clone()),
                Fate::Across => self.across.push(arrow.called.clone()),
            }
            gone.insert(arrow.id.as_str());
            cuts.entry(arrow.spot.clone()).or_default().push(arrow.range.clone());
        }
        gone.remove("");
        for mention in kept.mentions.iter().filter(|m| gone.contains(m.of.as_str())) {
            cuts.entry(mention.spot.clone()).or_default().push(mention.range.clone());
        }
        for ((step, at), ranges) in cuts {
            match step {
                None => cut(&mut parts.foreign, at, ranges),
                Some(id) => {
                    if let Some(step) = parts.steps.get_mut(&id) {
                        cut(&mut step.foreign, at, ranges);
                    }
                }
            }
        }
        let steps = parts.steps.values_mut().map(|step| &mut step.foreign);
        for foreign in steps.chain(std::iter::once(&mut parts.foreign)) {
            foreign.elements.retain(|text| !text.is_empty());
        }
    }

    /// Says what was left out.
    pub(super) fn report(self, parts: &mut Parts<'_>) {
        let all = [(self.loose, "engine-arrows-loose"), (self.across, "engine-flows-across")];
        for (arrows, code) in all.into_iter().filter(|(arrows, _)| !arrows.is_empty()) {
            let mut named = arrows[..arrows.len().min(MOST_NAMED)].join(", ");
            if arrows.len() > MOST_NAMED {
                named.push_str(", …");
            }
            let finding = Finding::note(Place::Study, code).with("count", arrows.len());
            parts.losses.push(finding.with("arrows", named));
        }
    }
}

/// Where a kept text stands: in a step, else in the file, and the how manieth.
type Spot = (Option<StepId>, usize);

/// Why an arrow goes.
#[derive(Clone, Copy)]
enum Fate {
    Loose,
    Across,
}

/// An arrow of kept content.
struct Arrow {
    spot: Spot,
    /// Its bytes in the kept text.
    range: Range<usize>,
    /// Empty where it has none.
    id: String,
    /// What a loss calls it.
    called: String,
    /// Whether it is a sequence flow.
    is_flow: bool,
    /// Where it comes from and goes to; empty where that is missing.
    ends: [String; 2],
}

/// What names an arrow: its edge, or the entry of what it joins.
struct Mention {
    spot: Spot,
    range: Range<usize>,
    of: String,
}

/// The arrows of kept content, and what they may end at.
#[derive(Default)]
struct Kept {
    arrows: Vec<Arrow>,
    mentions: Vec<Mention>,
    /// What holds each thing that flows join.
    homes: BTreeMap<String, String>,
    /// The ids of the file.
    ids: BTreeSet<String>,
}

impl Kept {
    fn of(parts: &Parts<'_>) -> Self {
        let mut out = Self { ids: parts.ids_of_file(), ..Self::default() };
        for (id, step) in &parts.steps {
            out.homes.insert(id.to_string(), parts.home_of(step).to_owned());
        }
        for (at, text) in parts.foreign.elements.iter().enumerate() {
            out.read(parts, &(None, at), text);
        }
        for (id, step) in &parts.steps {
            for (at, text) in step.foreign.elements.iter().enumerate() {
                out.read(parts, &(Some(id.clone()), at), text);
            }
        }
        out
    }

    /// Reads one kept text.
    fn read(&mut self, parts: &Parts<'_>, spot: &Spot, text: &str) {
        let name = fragment_name(text);
        if name.is_empty() || name == "bpmn:extensionElements" {
            return;
        }
        if name != "bpmndi:BPMNDiagram" {
            self.ids.extend(ids_of(text).filter(|id| !id.is_empty()).map(str::to_owned));
        }
        let whole = wrapped(text, &parts.declared.by(text));
        let Some(document) = Document::parse(&whole) else { return };
        let before = whole.find(text).unwrap_or_default();
        // The first is what it was wrapped in.
        for node in document.root_element().descendants().skip(1).filter(Node::is_element) {
            let place = node.range();
            let range = place.start.saturating_sub(before)..place.end.saturating_sub(before);
            self.take(node, spot, range);
        }
    }

    fn take(&mut self, node: Node<'_, '_>, spot: &Spot, range: Range<usize>) {
        let said = |name: &str| node.attribute(name).unwrap_or_default().trim().to_owned();
        let mention = |of: String| Mention { spot: spot.clone(), range: range.clone(), of };
        match bpmn_name(node) {
            name @ ("sequenceFlow" | "messageFlow" | "association") => {
                let id = said("id");
                let called = [id.clone(), said("name"), name.to_owned()];
                let called = called.into_iter().find(|c| !c.is_empty()).unwrap_or_default();
                let ends = [said("sourceRef"), said("targetRef")];
                let is_flow = name == "sequenceFlow";
                self.arrows.push(Arrow { spot: spot.clone(), range, id, called, is_flow, ends });
            }
            "incoming" | "outgoing" | "messageFlowRef" => {
                self.mentions.push(mention(local(&text_of(node)).to_owned()));
            }
            name if node.is_step() || CHOREOGRAPHED.contains(&name) => {
                let around = node.ancestors().skip(1).find_map(|n| n.attribute("id"));
                let home = around.or(spot.0.as_ref().map(StepId::as_str)).unwrap_or_default();
                let id = said("id");
                if !id.is_empty() {
                    self.homes.entry(id).or_insert_with(|| home.to_owned());
                }
            }
            _ if is(node, BPMNDI, "BPMNEdge") => {
                self.mentions.push(mention(local(&said("bpmnElement")).to_owned()));
            }
            _ => {}
        }
    }

    /// The arrows that go, by their place in the list, each with the reason.
    fn fates(&self) -> BTreeMap<usize, Fate> {
        let mut at_end: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut out = BTreeMap::new();
        for (at, arrow) in self.arrows.iter().enumerate() {
            for end in &arrow.ends {
                at_end.entry(local(end)).or_default().push(at);
            }
            if let Some(fate) = self.fate(arrow) {
                out.insert(at, fate);
            }
        }
        // What ends at an arrow goes with it.
        let mut waiting: Vec<usize> = out.keys().copied().collect();
        while let Some(arrow) = waiting.pop().and_then(|at| self.arrows.get(at)) {
            for other in at_end.get(arrow.id.as_str()).into_iter().flatten() {
                if let Entry::Vacant(place) = out.entry(*other) {
                    place.insert(Fate::Loose);
                    waiting.push(*other);
                }
            }
        }
        out
    }

    /// Why an arrow goes by itself; `None` where it can stay.
    fn fate(&self, arrow: &Arrow) -> Option<Fate> {
        let is_known = |id: &str| {
            if arrow.is_flow { self.homes.contains_key(id) } else { self.ids.contains(id) }
        };
        let [from, to] = arrow.ends.each_ref().map(|end| {
            let meant = [end.as_str(), local(end)];
            meant.into_iter().find(|id| is_known(id))
        });
        let (Some(from), Some(to)) = (from, to) else { return Some(Fate::Loose) };
        let across = arrow.is_flow && self.homes.get(from) != self.homes.get(to);
        across.then_some(Fate::Across)
    }
}

/// Takes bytes out of a kept text.
fn cut(foreign: &mut Foreign, at: usize, mut ranges: Vec<Range<usize>>) {
    let Some(text) = foreign.elements.get_mut(at) else { return };
    ranges.sort_by_key(|range| range.start);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for range in ranges.into_iter().filter(|range| range.start < range.end) {
        if range.start >= done {
            out.push_str(text.get(done..range.start).unwrap_or_default());
            done = range.end;
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    *text = out;
}
