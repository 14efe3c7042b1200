//! Writing a variant as BPMN: the root, processes, collaboration, and what goes into each.

use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt as _};
use memchr::memmem;
use smol_str::SmolStr;

use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::{ArtifactId, LaneId, StepId};
use crate::model::lane::Lane;
use crate::model::procedure::Procedure;
use crate::model::step::Step;
use crate::model::study::{Role, Study, Variant};
use crate::model::text::{Language, Text};

use super::artifacts::{AS, category, data_object, io_specification};
use super::colors;
use super::declared::Declared;
use super::dom::Document;
use super::element::Element;
use super::extension::{self, Fields, fields_of, json, more_than_said, said};
use super::read::{EXPORTER, TARGET, attributes_in_order};
use super::scope::{DEFINITIONS, Scopes, title};
use super::sink::{Attributes, Sink};
use super::vocabulary::root_rank;
use super::write_diagram;
use super::write_things::{Maker, Split};
use super::xml::{KNOWN, UNDECLARED, fragment, fragment_name, local, wrapped};
use super::{Content, bpsim};

/// About how much text a step is, with its flows and shapes: room is made at once.
const BYTES_OF_STEP: usize = 800;

/// How the root begins.
const ROOT: &str = "<bpmn:definitions";

/// Writes a variant.
pub(super) fn write(study: &Study, variant: &Variant, content: Content) -> String {
    let root = tree(study, variant, content);
    let mut sink = Sink::with_capacity(BYTES_OF_STEP * (variant.procedure.size() + 1));
    sink.declare(root.attributes());
    root.write(&mut sink);
    let undeclared = sink.undeclared();
    let mut text = sink.finish();
    // What came from another study brings its words, not what they stand for.
    if let Some(at) = text.find(ROOT).map(|at| at + ROOT.len()) {
        for prefix in undeclared {
            let uri = colors::namespace(&prefix)
                .map_or_else(|| format!("{UNDECLARED}{prefix}"), str::to_owned);
            text.insert_str(at, &format!(" xmlns:{prefix}=\"{uri}\""));
        }
    }
    let ours = memmem::find(text.as_bytes(), b"<prodigio:").is_some()
        || memmem::find(text.as_bytes(), b" prodigio:").is_some();
    let declaration = format!(" xmlns:prodigio=\"{}\"", extension::NAMESPACE);
    if let Some(at) = text.find(&declaration).filter(|_| !ours) {
        text.replace_range(at..at + declaration.len(), "");
    }
    text
}

/// The root element of a variant with everything in it.
pub(super) fn tree(study: &Study, variant: &Variant, content: Content) -> Element {
    let p = &*variant.procedure;
    let attributes = root_attributes(study, p);
    let writer = Writer {
        maker: Maker {
            p,
            language: study.language(),
            whole: content == Content::Whole,
            declared: Declared::of(attributes.iter().map(|(k, v)| (k.as_str(), v.as_str()))),
            steps: p.steps().collect(),
            splits: splits(p),
        },
        p,
        scopes: Scopes::of(p),
        language: study.language(),
        lanes: grouped(p.lanes().map(|(id, lane)| (lane.parent.as_ref(), (id, lane)))),
        in_lane: grouped(p.steps().filter_map(|(id, step)| Some((step.lane.as_ref()?, id)))),
    };
    let ours = if content == Content::Whole {
        extension::container("study", &study_fields(study, variant))
    } else {
        None
    };
    let mut root = Element::new("bpmn:definitions");
    for (name, value) in attributes {
        root.set(&name, value);
    }
    for element in writer.root(ours) {
        root.push(element);
    }
    root
}

/// What the flows that leave each step say together. Asked, never walked.
fn splits(p: &Procedure) -> HashMap<&StepId, Split<'_>> {
    let mut out: HashMap<&StepId, Split<'_>> = HashMap::with_capacity(p.size());
    for (id, flow) in p.flows() {
        let split = out.entry(&flow.from).or_default();
        split.count += 1;
        split.decides |= flow.default || !flow.condition.is_empty();
        if flow.default && split.default.is_none() {
            split.default = Some(id);
        }
    }
    out
}

fn grouped<K: Ord, V>(pairs: impl Iterator<Item = (K, V)>) -> BTreeMap<K, Vec<V>> {
    let mut out: BTreeMap<K, Vec<V>> = BTreeMap::new();
    for (key, value) in pairs {
        out.entry(key).or_default().push(value);
    }
    out
}

fn root_attributes(study: &Study, p: &Procedure) -> Attributes {
    let foreign = &p.foreign().attributes;
    let mut out: Attributes =
        KNOWN.iter().map(|(k, u)| (format!("xmlns:{k}"), (*u).to_owned())).collect();
    out.extend(
        foreign
            .iter()
            .filter(|(k, _)| k.starts_with("xmlns:"))
            .map(|(k, v)| (k.clone(), v.clone())),
    );
    let name = said(study.title(), study.language());
    let unnamed =
        foreign.get("name").is_some_and(String::is_empty) && name == title(p, study.language());
    let mut own = vec![
        ("id", DEFINITIONS.to_owned()),
        ("name", if unnamed { String::new() } else { name }),
        ("targetNamespace", TARGET.to_owned()),
    ];
    if foreign.is_empty() {
        own.push(("exporter", EXPORTER.to_owned()));
        own.push(("exporterVersion", env!("CARGO_PKG_VERSION").to_owned()));
    }
    for (key, value) in own {
        let value = foreign.get(key).filter(|_| key != "name").cloned().unwrap_or(value);
        if !value.is_empty() {
            out.push((key.to_owned(), value));
        }
    }
    for (key, value) in foreign {
        if !key.starts_with("xmlns:") && !out.iter().any(|(k, _)| k == key) && !value.is_empty() {
            out.push((key.clone(), value.clone()));
        }
    }
    out
}

/// What BPMN cannot say of the study and the procedure as wholes.
fn study_fields(study: &Study, variant: &Variant) -> Fields {
    let p = &*variant.procedure;
    let mut fields = fields_of(&p.without_drawing());
    let mut put = |key: &str, value| {
        fields.insert(key.to_owned(), value);
    };
    if study.language() != Language::default() {
        put("language", json(&study.language()));
    }
    let attributes = root_attributes(study, p);
    let name = attributes.iter().find(|(k, _)| k == "name").map(|(_, v)| v.clone());
    let read = name.unwrap_or_else(|| title(p, study.language()));
    if let Some(more) = more_than_said(study.title(), study.language(), &read) {
        put("title", more);
    }
    if *study.body() != crate::model::study::Body::default() {
        put("body", json(study.body()));
    }
    if variant.id.as_str() != "as-is" {
        put("variant", json(&variant.id));
    }
    if variant.role != Role::AsIs {
        put("role", json(&variant.role));
    }
    if variant.name != Text::default() {
        put("variant_name", json(&variant.name));
    }
    fields
}

struct Writer<'a> {
    maker: Maker<'a>,
    p: &'a Procedure,
    scopes: Scopes,
    language: Language,
    /// The lanes inside each lane, or in none.
    lanes: BTreeMap<Option<&'a LaneId>, Vec<(&'a LaneId, &'a Lane)>>,
    /// The steps in each lane.
    in_lane: BTreeMap<&'a LaneId, Vec<&'a StepId>>,
}

impl Writer<'_> {
    /// Everything under the root, in the order of the schema; what was kept keeps its order.
    fn root(&self, mut ours: Option<Element>) -> Vec<Element> {
        let mut inside = self.contents();
        let mut out: Vec<(u8, usize, Element)> = Vec::new();
        let mut skeletons: BTreeMap<SmolStr, (usize, Element)> = BTreeMap::new();
        let elements = &self.p.foreign().elements;
        // A comment stays before what it stood before.
        let rank_at = |at: usize| {
            let mut rest = elements[at..].iter().map(|e| fragment_name(e));
            rest.find(|name| !name.is_empty()).map_or(9, |name| root_rank(local(name)))
        };
        for (at, fragment) in elements.iter().enumerate() {
            match fragment_name(fragment) {
                "bpmn:process" | "bpmn:collaboration" => {
                    if let Some(element) = self.unpacked(fragment) {
                        let id = SmolStr::new(element.get("id").unwrap_or_default());
                        skeletons.insert(id, (at, element));
                    }
                }
                "bpmndi:BPMNDiagram" => {}
                _ if self.maker.is_sound(fragment) => {
                    out.push((rank_at(at), at, Element::fragment(fragment)));
                }
                _ => {}
            }
        }
        let behind = elements.len();
        if let Some(id) = &self.scopes.collaboration {
            let made = || Element::new("bpmn:collaboration").with("id", id.as_str());
            let (at, mut element) =
                skeletons.remove(id.as_str()).unwrap_or_else(|| (behind, made()));
            for (id, pool) in self.p.pools() {
                element.push(self.pool(id.as_str(), pool));
            }
            for child in inside.remove(id.as_str()).unwrap_or_default() {
                element.push(child);
            }
            element.extend(ours.take().into_iter().collect());
            element.sort();
            out.push((2, at, element));
        }
        for id in self.processes(&inside) {
            let made = || {
                Element::new("bpmn:process").with("id", id.as_str()).with("isExecutable", "false")
            };
            let (at, mut element) =
                skeletons.remove(id.as_str()).unwrap_or_else(|| (behind + 1, made()));
            for child in inside.remove(id.as_str()).unwrap_or_default() {
                element.push(child);
            }
            element.extend(ours.take().into_iter().collect());
            element.sort();
            out.push((2, at, element));
        }
        // Collaborations beside the first.
        out.extend(skeletons.into_values().map(|(at, element)| (2, at, element)));
        for (id, artifact) in self.p.artifacts() {
            out.extend(self.made_category(id, artifact).map(|c| (2, behind + 2, c)));
        }
        if self.maker.whole {
            let of = self.scopes.collaboration.as_ref().unwrap_or(&self.scopes.main);
            let declared = self.maker.declared.all();
            if let Some(made) = bpsim::write::made(self.p, self.language, of, &declared) {
                out.extend(made.resources.into_iter().map(|r| (2, behind + 3, r)));
                out.push((9, behind + 3, made.relationship));
            }
        }
        for diagram in write_diagram::diagrams(self.p, &self.scopes, &self.maker) {
            out.push((8, 0, diagram));
        }
        out.sort_by_key(|(rank, at, _)| (*rank, *at));
        out.into_iter().map(|(_, _, element)| element).collect()
    }

    /// All processes, that of what stands in no pool last where it has none kept.
    fn processes(&self, inside: &BTreeMap<&str, Vec<Element>>) -> Vec<String> {
        let mut out = self.scopes.processes.clone();
        let needed = inside.contains_key(self.scopes.main.as_str()) || out.is_empty();
        if needed && !out.contains(&self.scopes.main) {
            out.push(self.scopes.main.clone());
        }
        out
    }

    /// A kept skeleton as an element to be filled.
    fn unpacked(&self, fragment_text: &str) -> Option<Element> {
        unpacked(fragment_text, &self.maker.declared.by(fragment_text))
    }

    /// The elements inside each process, sub-process and collaboration.
    fn contents(&self) -> BTreeMap<&str, Vec<Element>> {
        let mut inside: BTreeMap<&str, Vec<Element>> = BTreeMap::new();
        let mut of_step: BTreeMap<&StepId, Vec<Element>> = BTreeMap::new();
        let main = self.scopes.main.as_str();
        let mut put = |home, element: Element| inside.entry(home).or_default().push(element);
        for set in self.lane_sets(None) {
            put(set.0, set.1);
        }
        for (id, flow) in self.p.flows() {
            let from = self.maker.steps.get(&flow.from);
            let home = from.map_or(main, |s| self.scopes.of_step(self.p, s));
            put(home, self.maker.flow(id, flow));
        }
        self.data(&mut put);
        for (id, link) in self.p.links() {
            match self.maker.written_kind(link) {
                LinkKind::Message => {
                    let home = self.scopes.collaboration.as_deref().unwrap_or(main);
                    put(home, self.maker.joined(id.as_str(), link));
                }
                LinkKind::Association => {
                    put(self.scopes.of_link(self.p, link), self.maker.joined(id.as_str(), link));
                }
                LinkKind::Data => {
                    if let (Anchor::Step(step), _) | (_, Anchor::Step(step)) =
                        (&link.from, &link.to)
                    {
                        let elements = self.maker.data_link(id.as_str(), link);
                        of_step.entry(step).or_default().extend(elements);
                    }
                }
            }
        }
        // Innermost first, so that a sub-process finds what stands in it.
        let mut steps: Vec<(usize, &StepId, &Step)> =
            self.p.steps().map(|(id, step)| (self.depth(step), id, step)).collect();
        steps.sort_by_key(|(depth, ..)| std::cmp::Reverse(*depth));
        for (_, id, step) in steps {
            let mut children = of_step.remove(id).unwrap_or_default();
            children.extend(inside.remove(id.as_str()).unwrap_or_default());
            let element = self.maker.step(id, step, children);
            inside.entry(self.scopes.of_step(self.p, step)).or_default().push(element);
        }
        inside
    }

    fn depth(&self, step: &Step) -> usize {
        let mut depth = 0;
        let mut parent = step.parent.as_ref();
        while let Some(step) = parent.and_then(|p| self.p.step(p)) {
            depth += 1;
            parent = step.parent.as_ref();
            if depth > crate::model::invariants::MAX_DEPTH {
                break;
            }
        }
        depth
    }

    /// The sets of lanes inside a lane, or at the top, with the process of each.
    fn lane_sets(&self, parent: Option<&LaneId>) -> Vec<(&str, Element)> {
        type Key<'k> = (&'k str, Option<&'k String>);
        let mut sets: BTreeMap<Key<'_>, Vec<(&LaneId, &Lane)>> = BTreeMap::new();
        for (id, lane) in self.lanes.get(&parent).into_iter().flatten() {
            let key = (self.scopes.of_lane(lane), lane.foreign.attributes.get("set/id"));
            sets.entry(key).or_default().push((id, lane));
        }
        let mut out = Vec::new();
        for ((home, _), mut lanes) in sets {
            lanes.sort_by(|(a, x), (b, y)| {
                (x.at.y + x.at.x).total_cmp(&(y.at.y + y.at.x)).then(a.cmp(b))
            });
            let name = if parent.is_some() { "bpmn:childLaneSet" } else { "bpmn:laneSet" };
            let mut set = Element::new(name);
            for (key, value) in &lanes[0].1.foreign.attributes {
                if let Some(key) = key.strip_prefix("set/") {
                    set.set(key, value.as_str());
                }
            }
            for (id, lane) in lanes {
                for kept in &lane.foreign.elements {
                    if fragment_name(kept) == "bpmn:laneSet"
                        && let Some(rest) = self.unpacked(kept)
                    {
                        set.absorb(rest);
                    }
                }
                set.push(self.lane(id, lane));
            }
            set.sort();
            out.push((home, set));
        }
        out
    }

    fn lane(&self, id: &LaneId, lane: &Lane) -> Element {
        let mut out = Element::new("bpmn:lane").with("id", id.as_str());
        let shown = self.p.lane_name(lane, self.language);
        let shown = super::sink::sayable(shown).into_owned();
        let mut fields = Fields::new();
        if let Some(more) = more_than_said(&lane.name, self.language, &shown) {
            fields.insert("name".to_owned(), more);
        }
        if !shown.is_empty() {
            out.set("name", shown);
        }
        if let Some(office) = &lane.office {
            fields.insert("office".to_owned(), json(office));
        }
        self.maker.keep(&mut out, &lane.foreign, &|_| false);
        for step in self.in_lane.get(id).into_iter().flatten() {
            out.push(Element::new("bpmn:flowNodeRef").with_text(step.as_str()));
        }
        for (_, set) in self.lane_sets(Some(id)) {
            out.push(set);
        }
        self.maker.close(out, "lane", &fields)
    }

    fn pool(&self, id: &str, pool: &crate::model::lane::Pool) -> Element {
        let mut out = Element::new("bpmn:participant").with("id", id);
        let mut fields = Fields::new();
        self.maker.name(&mut out, &pool.name, &mut fields);
        if let Some(office) = &pool.office {
            fields.insert("office".to_owned(), json(office));
        }
        if let Some(process) = self.scopes.of_pool.get(&id.into()) {
            out.set("processRef", process.as_str());
        } else if !pool.process.is_empty() {
            fields.insert("process".to_owned(), json(&pool.process));
        }
        self.maker.keep(&mut out, &pool.foreign, &|_| false);
        self.maker.close(out, "pool", &fields)
    }

    /// Artifacts and what stands behind them.
    fn data<'s>(&'s self, put: &mut dyn FnMut(&'s str, Element)) {
        let mut process_data: BTreeMap<&str, Vec<(String, String, bool)>> = BTreeMap::new();
        for (id, artifact) in self.p.artifacts() {
            let home = self.scopes.of_artifact(self.p, artifact);
            let standing = artifact.foreign.attributes.get(AS).map(String::as_str);
            let text = said(&artifact.text, self.language);
            match artifact.kind {
                _ if standing == Some("kept") => {}
                ArtifactKind::DataInput | ArtifactKind::DataOutput => {
                    let input = artifact.kind == ArtifactKind::DataInput;
                    process_data.entry(home).or_default().push((id.to_string(), text, input));
                }
                ArtifactKind::DataObject { collection }
                    if standing.is_none()
                        && !artifact.foreign.attributes.contains_key("dataObjectRef") =>
                {
                    put(home, data_object(id.as_str(), collection));
                    put(home, self.artifact(id, artifact));
                }
                _ => put(home, self.artifact(id, artifact)),
            }
        }
        for (home, data) in process_data {
            put(home, io_specification(&data));
        }
    }

    fn artifact(&self, id: &ArtifactId, artifact: &Artifact) -> Element {
        let text = said(&artifact.text, self.language);
        let drawn_itself = artifact.foreign.attributes.get(AS).is_some_and(|a| a == "dataObject");
        let element = match artifact.kind {
            ArtifactKind::Annotation => "bpmn:textAnnotation",
            ArtifactKind::Group => "bpmn:group",
            ArtifactKind::DataStore => "bpmn:dataStoreReference",
            _ if drawn_itself => "bpmn:dataObject",
            ArtifactKind::DataObject { .. }
            | ArtifactKind::DataInput
            | ArtifactKind::DataOutput => "bpmn:dataObjectReference",
        };
        let mut out = Element::new(element).with("id", id.as_str());
        let mut fields = Fields::new();
        if let Some(more) = more_than_said(&artifact.text, self.language, &text) {
            fields.insert("text".to_owned(), more);
        }
        if let Some(lane) = &artifact.lane {
            fields.insert("lane".to_owned(), json(lane));
        }
        match artifact.kind {
            ArtifactKind::Annotation => {
                out.push(Element::new("bpmn:text").with_text(text));
            }
            ArtifactKind::Group => {
                if self.made_category(id, artifact).is_some() {
                    out.set("categoryValueRef", format!("{id}_value"));
                }
            }
            ArtifactKind::DataObject { collection } => {
                out.set("name", text.as_str());
                if drawn_itself && collection {
                    out.set("isCollection", "true");
                } else if !drawn_itself {
                    out.set("dataObjectRef", format!("{id}_data"));
                }
            }
            ArtifactKind::DataInput | ArtifactKind::DataOutput | ArtifactKind::DataStore => {
                out.set("name", text.as_str());
            }
        }
        if out.get("name").is_some_and(str::is_empty) {
            out.unset("name");
        }
        self.maker.keep(&mut out, &artifact.foreign, &|_| false);
        self.maker.close(out, "artifact", &fields)
    }

    /// The category of a group whose text no kept category says.
    fn made_category(&self, id: &ArtifactId, artifact: &Artifact) -> Option<Element> {
        if artifact.kind != ArtifactKind::Group {
            return None;
        }
        let text = said(&artifact.text, self.language);
        match artifact.foreign.attributes.get("categoryValueRef") {
            Some(_) => None,
            None if text.is_empty() => None,
            None => Some(category(id.as_str(), &text)),
        }
    }
}

/// A kept skeleton as an element to be filled; `declared` are the root's namespaces.
pub(super) fn unpacked(fragment_text: &str, declared: &str) -> Option<Element> {
    let text = wrapped(fragment_text, declared);
    let document = Document::parse(&text)?;
    let node = document.root_element().first_element_child()?;
    let mut out = Element::new(fragment_name(fragment_text));
    for (name, value) in attributes_in_order(node, &[]) {
        out.set(&name, value);
    }
    for child in node.children().filter(|c| !c.is_text()) {
        out.keep(fragment(child));
    }
    Some(out)
}
