//! Reading a BPMN file: from its text to a draft, things first, then what they refer to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt as _, HashSet, HashSetExt as _};
use smol_str::SmolStr;

use crate::files::disk::MAX_THINGS;
use crate::files::error::OpenError;
use crate::model::card::Card;
use crate::model::draft::{Draft, StudyDraft};
use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::foreign::Foreign;
use crate::model::id::{FlowId, LaneId, PoolId, StepId, VariantId, is_ncname, ncname_from};
use crate::model::invariants::trailing_number;
use crate::model::step::Step;
use crate::model::study::{Body, Role};
use crate::model::text::{Language, Text};

use super::diagram::{Diagrams, Drawn, Shifts};
use super::dom::{Document, Node};
use super::element::Element;
use super::extension::{self, Fields};
use super::mended::referring;
use super::noted::Noted;
use super::scope::Scopes;
use super::sink::escaped;
use super::tables::{Ids, Index, Places, Positions};
use super::xml::{
    BPMNDI, attribute_name, bpmn_name, foreign_namespaces, fragment, has_own_ids, is,
    root_declares, text_of,
};
use super::{Opened, ReadOptions, bpsim, diagram, scope};

/// The exporter named in files of ours.
pub(super) const EXPORTER: &str = "prodigio";
/// Elements of the root that hold things.
const CONTAINERS: [&str; 2] = ["process", "collaboration"];
/// Elements of a drawing that are kept and not drawn.
const NOT_SHOWN: [&str; 7] = [
    "choreographyTask",
    "subChoreography",
    "callChoreography",
    "conversation",
    "subConversation",
    "callConversation",
    "conversationLink",
];
/// The target namespace of files of ours.
pub(super) const TARGET: &str = "urn:prodigio:study";

/// Reads a document.
///
/// # Errors
/// When it has more things than we open.
pub(super) fn read(
    document: &Document<'_>,
    options: ReadOptions,
    findings: Vec<Finding>,
) -> Result<Opened, OpenError> {
    let mut reader = Reader::new(document, options);
    reader.findings.extend(findings);
    Ok(reader.read()?.0)
}

/// Reads a document as it was read first, and says where in it the things of the model stand.
pub(super) fn read_placed(document: &Document<'_>) -> Option<(Opened, Places)> {
    let mut reader = Reader::new(document, ReadOptions::default());
    reader.places = true;
    reader.read().ok()
}

/// Reads a document as [`read`] does, the things of each diagram put down as far as they were when
/// another state of it was read.
pub(super) fn read_shifted(document: &Document<'_>, shifts: &Shifts) -> Option<Opened> {
    let mut reader = Reader::new(document, ReadOptions::default());
    reader.shifts = Some(shifts.clone());
    reader.read().ok().map(|(opened, _)| opened)
}

/// Attributes we do not read, by qualified name, with the declarations that those need which the
/// root does not make.
pub(super) fn foreign_attributes(node: Node<'_, '_>, read: &[&str]) -> BTreeMap<String, String> {
    attributes_in_order(node, read).into_iter().collect()
}

/// Like [`foreign_attributes`], in the order of the file.
pub(super) fn attributes_in_order(node: Node<'_, '_>, read: &[&str]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    each_foreign(node, read, |name, value| out.push((name.to_owned(), value.to_owned())));
    out
}

/// Calls `each` with the attributes that [`attributes_in_order`] gives.
pub(super) fn each_foreign(node: Node<'_, '_>, read: &[&str], mut each: impl FnMut(&str, &str)) {
    for attribute in node.attributes() {
        if attribute.namespace().is_none() {
            if !read.contains(&attribute.name()) {
                each(attribute.name(), attribute.value());
            }
            continue;
        }
        let (name, needed) = attribute_name(attribute);
        if read.contains(&name.as_str()) {
            continue;
        }
        if let Some((prefix, uri)) = needed
            && !root_declares(node, &prefix, &uri)
        {
            each(&format!("xmlns:{prefix}"), &uri);
        }
        each(&name, attribute.value());
    }
}

/// The process a top-level thing stands in.
#[derive(Clone, Debug)]
pub(super) struct Home {
    /// Id of the process or collaboration in the file.
    pub(super) container: SmolStr,
    /// Its pool.
    pub(super) pool: Option<PoolId>,
    /// The sub-procedure around.
    pub(super) parent: Option<StepId>,
}

/// A file being read.
pub(super) struct Reader<'d, 'i> {
    pub(super) document: &'d Document<'i>,
    pub(super) language: Language,
    pub(super) ids: Ids,
    pub(super) index: Index<'d, 'i>,
    positions: Positions,
    /// Whether it is asked where things stand.
    places: bool,
    /// How far down the things of its diagrams stand, where that is settled.
    shifts: Option<Shifts>,
    pub(super) diagrams: Diagrams,
    pub(super) draft: Draft,
    pub(super) card: Card,
    pub(super) findings: Noted,
    /// Elements that could not be read, by the process, collaboration or step they stand in.
    pub(super) kept: BTreeMap<String, Vec<String>>,
    /// Where the steps stand that no pool tells.
    pub(super) homes: Vec<(StepId, SmolStr)>,
    /// Flows that a `default` names; asked, never walked.
    pub(super) defaults: HashSet<usize>,
    /// The lane each flow node or data reference is listed in; asked, never walked.
    pub(super) lane_of: HashMap<usize, LaneId>,
    /// The sub-procedure around each step; asked, never walked.
    pub(super) parents: HashMap<usize, Option<StepId>>,
    /// The steps, until all are read.
    pub(super) steps: Vec<(StepId, Arc<Step>)>,
    /// The flows, likewise.
    pub(super) flows: Vec<(FlowId, Arc<Flow>)>,
    /// Flows, links: read after everything they may refer to.
    pub(super) lines: Vec<(Node<'d, 'i>, Home)>,
    study: Fields,
}

impl<'d, 'i> Reader<'d, 'i> {
    fn new(document: &'d Document<'i>, options: ReadOptions) -> Self {
        Self {
            document,
            language: options.language.unwrap_or_default(),
            ids: Ids::default(),
            index: Index::default(),
            positions: Positions::default(),
            places: false,
            shifts: None,
            diagrams: Diagrams::default(),
            draft: Draft::new(),
            card: Card::default(),
            findings: Noted::default(),
            kept: BTreeMap::new(),
            homes: Vec::new(),
            defaults: HashSet::new(),
            lane_of: HashMap::new(),
            parents: HashMap::new(),
            steps: Vec::new(),
            flows: Vec::new(),
            lines: Vec::new(),
            study: Fields::new(),
        }
    }

    fn read(mut self) -> Result<(Opened, Places), OpenError> {
        let root = self.document.root_element();
        self.give_ids(root)?;
        self.diagrams = diagram::read(root, &self.ids, self.shifts.as_ref());
        let shifts = self.diagrams.shifts.clone();
        self.report_unshown();
        self.read_ours(root);
        let named = self.name_containers(root);
        let pools = self.read_pools(root, &named);
        let mut skeletons = BTreeMap::new();
        let mut containers = HashMap::new();
        for kind in CONTAINERS {
            for node in root.children().filter(|n| bpmn_name(*n) == kind) {
                let id = named.get(&node.number()).cloned().unwrap_or_default();
                containers.insert(id.to_string(), node.number());
                let pool = pools.get(&id).cloned().filter(|_| kind == "process");
                let home = Home { container: id, pool, parent: None };
                let skeleton = self.read_container(node, &home);
                skeletons.insert(node.number(), (skeleton, home));
            }
        }
        let steps = std::mem::take(&mut self.steps);
        self.draft.steps(steps);
        self.read_lines();
        self.findings.extend(self.diagrams.findings());
        let has_diagram = self.diagrams.has_shapes;
        if has_diagram {
            self.place_the_undrawn();
        }
        self.keep_root(root, &skeletons);
        self.mark_scopes();
        let meant = |reference: &str| self.ids.meant(reference).map(str::to_owned);
        let mut noticed = Vec::new();
        bpsim::apply::lay_over(&mut self.draft, root, self.language, &meant, &mut noticed);
        self.findings.extend(noticed);
        let shapes = if self.places { self.diagrams.taken() } else { Vec::new() };
        let ids = std::mem::take(&mut self.ids);
        let mut opened = self.finish(has_diagram);
        // A new thing must not get an id that something kept has.
        let used = ids.used.iter().map(|id| trailing_number(id) + 1).max().unwrap_or(1);
        let next = opened.study.next_id().max(used);
        opened.study.put_next_id(next);
        Ok((opened, Places { ids, containers, shapes, shifts }))
    }

    /// Gives every process and collaboration an id: its own where it is the first XML name of its
    /// kind.
    fn name_containers(&mut self, root: Node<'d, 'i>) -> HashMap<u32, SmolStr> {
        let mut named = HashMap::new();
        let mut seen = BTreeSet::new();
        for kind in CONTAINERS {
            for node in root.children().filter(|n| bpmn_name(*n) == kind) {
                let id = node.attribute("id").unwrap_or_default();
                let good = is_ncname(id) && seen.insert(id);
                let id = if good { SmolStr::new(id) } else { self.ids.fresh(kind) };
                named.insert(node.number(), id);
            }
        }
        named
    }

    /// Gives every thing an id: its own where it is a fresh XML name.
    fn give_ids(&mut self, root: Node<'d, 'i>) -> Result<(), OpenError> {
        let mut things = Vec::new();
        for top in root.children() {
            let read = matches!(bpmn_name(top), "process" | "collaboration");
            if let Some(id) = top.attribute("id").filter(|_| top.is_bpmn()) {
                self.index.top.entry(id).or_insert(top);
            }
            for node in top.descendants().filter(Node::is_element) {
                let id = node.attribute("id");
                if let Some(id) = id {
                    self.index.take(node, id);
                }
                if read && node.is_thing() {
                    if things.len() == MAX_THINGS {
                        return Err(OpenError::TooMany { limit: MAX_THINGS });
                    }
                    things.push(node);
                    continue;
                }
                if node.is_bpmn() && NOT_SHOWN.contains(&bpmn_name(node)) {
                    *self.index.unshown.entry(bpmn_name(node)).or_default() += 1;
                }
                if let Some(id) = id.filter(|_| has_own_ids(node)) {
                    self.ids.used.insert(SmolStr::new(id));
                }
            }
        }
        self.ids.used.reserve(things.len());
        self.ids.reserve(things.len(), self.document.size());
        for node in things {
            let old = node.attribute("id").unwrap_or_default();
            // Looking up a line costs a walk through the text, so it is done for findings only.
            let place = || self.positions.place(node);
            let id = if old.is_empty() {
                let id = self.ids.fresh(bpmn_name(node));
                self.findings
                    .push(Finding::note(place(), "bpmn-id-missing").with("id", id.as_str()));
                id
            } else {
                let name = if is_ncname(old) { SmolStr::new(old) } else { ncname_from(old).into() };
                let fresh = self.ids.used.insert(name.clone());
                let id = if fresh { name } else { self.ids.fresh(&name) };
                if id != old {
                    self.ids.mended = true;
                    let code = if fresh { "bpmn-id-mended" } else { "bpmn-id-twice" };
                    self.findings.push(
                        Finding::warning(place(), code).with("old", old).with("id", id.as_str()),
                    );
                }
                id
            };
            self.ids.take(node, old, id);
        }
        Ok(())
    }

    /// Where a node stands in the file, for a finding.
    pub(super) fn place(&self, node: Node<'d, 'i>) -> Place {
        self.positions.place(node)
    }

    /// What the diagram says of a thing. The first thing of an id in the file has the shape; a second
    /// one of the same id has none.
    pub(super) fn drawn(&self, node: Node<'d, 'i>) -> Option<Drawn> {
        self.diagrams.drawn(self.document, self.ids.thing(node)?)
    }

    /// Whether the diagram shows a thing.
    pub(super) fn is_drawn(&self, node: Node<'d, 'i>) -> bool {
        self.ids.thing(node).is_some_and(|thing| self.diagrams.shows(thing))
    }

    /// Our fields on a thing; what is not readable is named in a finding.
    pub(super) fn fields(&mut self, node: Node<'d, 'i>, container: &str, place: &Place) -> Fields {
        let Some(found) = extension::find(node, container) else { return Fields::new() };
        let (fields, wrong) = extension::read_fields(found);
        self.report_wrong(wrong, place);
        fields
    }

    /// A finding for every field of ours that does not fit.
    pub(super) fn report_wrong(&mut self, wrong: Vec<String>, place: &Place) {
        for field in wrong {
            self.findings.push(
                Finding::warning(place.clone(), "bpmn-annotation-unreadable").with("field", field),
            );
        }
    }

    /// An element as it is kept, with everything of it left in the diagram.
    pub(super) fn kept_fragment(&mut self, node: Node<'d, 'i>) -> String {
        for id in node.descendants().filter_map(|n| n.attribute("id")) {
            if let Some(thing) = self.ids.exactly(id) {
                self.diagrams.give_back(thing);
            }
        }
        let kept = self.told(fragment(node));
        // A doubled or wrong id must not come back beside the thing that has it now.
        match (node.attribute("id"), self.ids.of(node)) {
            (Some(old), id) if !id.is_empty() && id != old => {
                kept.replacen(&format!(" id=\"{}\"", escaped(old)), &format!(" id=\"{id}\""), 1)
            }
            _ => kept,
        }
    }

    /// A kept text that names things as the model does.
    fn told(&self, kept: String) -> String {
        referring(&kept, &self.ids).unwrap_or(kept)
    }

    /// Keeps an element that could not be read where it stood.
    pub(super) fn keep(&mut self, container: &str, node: Node<'d, 'i>) {
        let fragment = self.kept_fragment(node);
        self.kept.entry(container.to_owned()).or_default().push(fragment);
    }

    /// Notes what of the file is kept and not drawn, and that it has more than one diagram.
    fn report_unshown(&mut self) {
        if self.diagrams.more > 0 {
            let note = Finding::note(Place::Study, "bpmn-several-diagrams");
            self.findings.push(note.with("count", self.diagrams.more));
        }
        for (name, count) in std::mem::take(&mut self.index.unshown) {
            let note = Finding::note(Place::Study, "bpmn-not-shown");
            self.findings.push(note.with("name", name).with("count", count));
        }
    }

    /// The study's own fields, wherever in the file they stand.
    fn read_ours(&mut self, root: Node<'d, 'i>) {
        let found = root
            .children()
            .filter(|n| matches!(bpmn_name(*n), "process" | "collaboration"))
            .find_map(|n| extension::find(n, "study"));
        let Some(found) = found else { return };
        let (fields, wrong) = extension::read_fields(found);
        self.report_wrong(wrong, &Place::Study);
        if let Some(language) = fields.get("language").and_then(extension::value_of) {
            self.language = language;
        }
        self.card = self.field(&fields, "card").unwrap_or_default();
        self.draft.card(self.card.clone());
        let calendar = self.field(&fields, "calendar");
        self.draft.body_calendar(calendar);
        let day = self.field(&fields, "first_day");
        self.draft.first_day(day);
        for (id, calendar) in self.table(&fields, "calendars") {
            self.draft.calendar(id.as_str(), calendar);
        }
        for (id, office) in self.table(&fields, "offices") {
            self.draft.office(id.as_str(), office);
        }
        for (id, scenario) in self.table(&fields, "scenarios") {
            self.draft.scenario(id.as_str(), scenario);
        }
        for (id, note) in self.table(&fields, "notes") {
            self.draft.note(id.as_str(), note);
        }
        self.study = fields;
    }

    fn field<T: serde::de::DeserializeOwned>(&mut self, fields: &Fields, name: &str) -> Option<T> {
        let value = fields.get(name)?;
        let read = extension::value_of(value);
        if read.is_none() {
            self.report_wrong(vec![name.to_owned()], &Place::Study);
        }
        read
    }

    fn table<T: serde::de::DeserializeOwned>(
        &mut self,
        fields: &Fields,
        name: &str,
    ) -> BTreeMap<String, T> {
        self.field(fields, name).unwrap_or_default()
    }

    /// Keeps what the root says that we do not read, in file order.
    fn keep_root(&mut self, root: Node<'d, 'i>, skeletons: &BTreeMap<u32, (Element, Home)>) {
        let mut foreign = Foreign::default();
        let ours = root.attribute("exporter") == Some(EXPORTER);
        for (name, value) in foreign_attributes(root, &["name", "xsi:schemaLocation"]) {
            let by_default = match name.as_str() {
                "id" => value == scope::DEFINITIONS,
                "targetNamespace" => value == TARGET,
                "exporter" | "exporterVersion" => ours,
                _ => false,
            };
            if !by_default {
                foreign.attributes.insert(name, value);
            }
        }
        for (prefix, uri) in foreign_namespaces(root) {
            foreign.attributes.insert(format!("xmlns:{prefix}"), uri);
        }
        // An empty value says that the file had none and wants none.
        for name in ["id", "name"] {
            if root.attribute(name).is_none() && !ours {
                foreign.attributes.insert(name.to_owned(), String::new());
            }
        }
        for node in root.children() {
            let kept = if let Some((skeleton, home)) = skeletons.get(&node.number()) {
                self.skeleton(node, skeleton.clone(), home)
            } else if is(node, BPMNDI, "BPMNDiagram") {
                Some(self.told(self.diagrams.skeleton(node, &self.ids)))
            } else if node.is_element() || node.is_comment() {
                let made = matches!(bpmn_name(node), "resource" | "relationship")
                    && node.attribute("id").is_some_and(bpsim::is_made);
                (!made && !self.is_made_category(node)).then(|| self.told(fragment(node)))
            } else {
                None
            };
            foreign.elements.extend(kept);
        }
        self.draft.foreign(foreign.clone());
        let scopes = Scopes::of(self.draft.so_far());
        foreign.elements.retain(|e| !scopes.is_default_diagram(e));
        self.draft.foreign(foreign);
    }

    /// The skeleton of a process or collaboration; `None` when we would write it so anyway.
    fn skeleton(
        &mut self,
        node: Node<'d, 'i>,
        mut skeleton: Element,
        home: &Home,
    ) -> Option<String> {
        for kept in self.kept.remove(home.container.as_str()).unwrap_or_default() {
            skeleton.keep(kept);
        }
        let by_default = match bpmn_name(node) {
            "process" => {
                let own = scope::default_process(home.pool.as_ref());
                skeleton.is_hollow()
                    && skeleton.attributes().len() == 2
                    && skeleton.get("id") == Some(own.as_str())
                    && skeleton.get("isExecutable") == Some("false")
            }
            _ => {
                skeleton.is_hollow()
                    && skeleton.attributes().len() == 1
                    && skeleton.get("id") == Some(scope::COLLABORATION)
            }
        };
        (!by_default).then(|| skeleton.compact())
    }

    fn finish(mut self, has_diagram: bool) -> Opened {
        let root = self.document.root_element();
        let (procedure, mended) = self.draft.finish();
        self.findings.extend(mended);
        let fields = std::mem::take(&mut self.study);
        let name = root.attribute("name").unwrap_or_default();
        let title = match fields.get("title") {
            Some(stored) if name.is_empty() => extension::value_of(stored).unwrap_or_default(),
            stored if !name.is_empty() => extension::believed(stored, name, self.language, None),
            _ => Text::of(self.language, scope::title(&procedure, self.language)),
        };
        let get = |name: &str| fields.get(name);
        let id: VariantId =
            get("variant").and_then(extension::value_of).unwrap_or_else(|| "as-is".into());
        let role: Role = get("role").and_then(extension::value_of).unwrap_or_default();
        let named: Text = get("variant_name").and_then(extension::value_of).unwrap_or_default();
        let body: Body = get("body").and_then(extension::value_of).unwrap_or_default();
        let mut study = StudyDraft::new(title, self.language);
        study.body(body).variant(id.as_str(), role, named, procedure);
        let mut findings = self.findings.all();
        findings.sort_by_key(|f| f.severity);
        Opened { study: study.finish(), findings, has_diagram }
    }
}

/// The name of an element; empty when it has none.
pub(super) fn named<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute("name").unwrap_or_default()
}

/// The text of a child element, where there is one.
pub(super) fn child_text(node: Node<'_, '_>, name: &'static str) -> Option<String> {
    super::xml::bpmn_children(node, name).next().map(text_of)
}
