//! Writing into the text a procedure was read from: what has changed since is changed there, all
//! else stays as it stood, to the byte.
//!
//! Two trees are made by the writer: of the study as the text gives it, and of the study as it is.
//! Where they differ, the difference is done to the text. What the writer would say otherwise than
//! the text did, it says in both, so that it is no difference. At the end the new text is read; did
//! it not give what was to be written, the file is written anew from the model.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, VecDeque};

use crate::files::simulators;
use crate::model::study::{Study, Variant};

use super::Content;
use super::decode::without_lead;
use super::dom::{Document, Node};
use super::element::{Element, Piece, bounds, inner, waypoint};
use super::extension::NAMESPACE;
use super::inside::{Inside, place_rank};
use super::mended::with_ids;
use super::open::parse_again;
use super::read::{read_placed, read_shifted};
use super::sink::{escaped, escaped_text};
use super::splice::Splices;
use super::tables::Places;
use super::write::tree;
use super::xml::{KNOWN, bpmn_name, fragment_name, in_scope};

/// The text of a variant's source with what has changed since it was read; `None` where there is
/// none, or where the change cannot be made in it.
pub(super) fn write(study: &Study, variant: &Variant, content: Content) -> Option<String> {
    let source = variant.procedure.source()?;
    let text = source.text();
    if content == Content::Plain && text.contains(NAMESPACE) {
        return None;
    }
    if source.as_read().is_some_and(|read| says_the_same(read, study, variant)) {
        return Some(text.to_owned());
    }
    let (lead, text) = without_lead(text);
    let document = parse_again(text)?;
    let (opened, places) = read_placed(&document)?;
    let whole = simulators::with_inside_text(opened.study.clone(), source.text()).0;
    if says_the_same(&whole, study, variant) {
        return Some(source.text().to_owned());
    }
    let now = tree(study, variant, content);
    let merged = changed(&document, (&opened.study, &places), &now, content).or_else(|| {
        // Perhaps what is new speaks of things whose ids the file has not.
        let text = with_ids(&document, &places)?;
        let document = parse_again(&text)?;
        let (opened, places) = read_placed(&document)?;
        changed(&document, (&opened.study, &places), &now, content)
    })?;
    let text = format!("{lead}{merged}");
    Some(simulators::made_true(text, &variant.procedure, study.language()))
}

/// The text of a document with what makes it say `now`, when it then does.
fn changed(
    document: &Document<'_>,
    (read, places): (&Study, &Places),
    now: &Element,
    content: Content,
) -> Option<String> {
    let before = tree(read, read.variants().first()?, content);
    let merged = Merge::new(document, places).run(&before, now)?;
    gives(&merged, now, places, content).then_some(merged)
}

/// Whether a variant of a study is what was read.
fn says_the_same(read: &Study, study: &Study, variant: &Variant) -> bool {
    let Some(former) = read.variants().first() else { return false };
    let (then, now) = (&*former.procedure, &*variant.procedure);
    let changes = now.changes_since(then);
    changes.items.is_empty()
        && !changes.others
        && then.foreign() == now.foreign()
        && (&former.id, former.role, &former.name) == (&variant.id, variant.role, &variant.name)
        && (read.title(), read.body(), read.language())
            == (study.title(), study.body(), study.language())
}

/// Whether a text, when it is read, is written as this tree. Its diagrams stand as far below each
/// other as those of the text it was made of: where they stand when it is opened next is not asked.
fn gives(text: &str, wanted: &Element, places: &Places, content: Content) -> bool {
    let Some(document) = parse_again(text) else { return false };
    let Some(opened) = read_shifted(&document, &places.shifts) else { return false };
    let variant = opened.study.variants().first();
    variant.is_some_and(|v| tree(&opened.study, v, content) == *wanted)
}

/// Children that say nothing but the id of another element.
pub(super) const REFERENCES: [&str; 3] = ["incoming", "outgoing", "flowNodeRef"];

struct Merge<'d, 'i> {
    document: &'d Document<'i>,
    places: &'d Places,
    /// The element of each thing and container, by its id in the model.
    things: HashMap<&'d str, u32>,
    /// The shape or edge of each thing, likewise.
    shapes: HashMap<&'d str, u32>,
    splices: Splices<'d, 'i>,
    /// What stands directly inside each element that was looked into.
    inside: HashMap<u32, Inside<'d, 'i>>,
    /// Namespaces the root has to declare, by prefix.
    declared: BTreeMap<&'static str, &'static str>,
    /// Something cannot be said in this file.
    failed: bool,
}

impl<'d, 'i> Merge<'d, 'i> {
    fn new(document: &'d Document<'i>, places: &'d Places) -> Self {
        let mut things: HashMap<&str, u32> = places.ids.nodes().map(|(n, id)| (id, n)).collect();
        things.extend(places.containers.iter().map(|(id, n)| (id.as_str(), *n)));
        let shapes = places.shapes.iter().enumerate();
        let shapes = shapes.filter_map(|(thing, node)| Some((places.ids.name(thing), (*node)?)));
        let shapes = shapes.collect();
        let splices = Splices::new(document);
        Self {
            document,
            places,
            things,
            shapes,
            splices,
            inside: HashMap::new(),
            declared: BTreeMap::new(),
            failed: false,
        }
    }

    fn run(mut self, before: &Element, now: &Element) -> Option<String> {
        let root = self.document.root_element();
        self.element(before, now, root);
        for (prefix, uri) in std::mem::take(&mut self.declared) {
            let key = format!("xmlns:{prefix}");
            self.splices.set(root, &key, &key, uri);
        }
        (!self.failed).then(|| self.splices.finish())
    }

    /// Does to an element of the text what makes `now` out of `before`.
    fn element(&mut self, before: &Element, now: &Element, place: Node<'d, 'i>) {
        if before == now {
            return;
        }
        if before.name() != now.name() {
            let name = self.name(now.name(), place, true);
            self.splices.rename(place, &name);
        }
        for (key, value) in now.attributes() {
            if before.get(key) != Some(value.as_str()) {
                let written = self.name(key, place, false);
                let value = self.value(key, value, place);
                self.splices.set(place, key, &written, &value);
            }
        }
        for (key, _) in before.attributes() {
            if now.get(key).is_none() {
                self.splices.unset(place, key);
            }
        }
        if before.text() != now.text() {
            if place.children().any(|c| c.is_element()) {
                self.failed = true;
            }
            self.splices.set_text(place, now.text().unwrap_or_default());
        }
        self.children(before.children(), now.children(), place);
    }

    fn children(&mut self, before: &[Piece], now: &[Piece], place: Node<'d, 'i>) {
        let before: Vec<Part<'_>> = before.iter().map(Part::of).collect();
        let now: Vec<Part<'_>> = now.iter().map(Part::of).collect();
        let mut by_key: HashMap<String, VecDeque<usize>> = HashMap::new();
        for (at, part) in before.iter().enumerate() {
            by_key.entry(part.key()).or_default().push_back(at);
        }
        let mut pairs = Vec::new();
        let mut gone = vec![true; before.len()];
        let mut new = Vec::new();
        for part in &now {
            match by_key.get_mut(&part.key()).and_then(VecDeque::pop_front) {
                Some(at) => {
                    gone[at] = false;
                    pairs.push((at, part));
                }
                None => new.push(part),
            }
        }
        // What has no id and another content now is still the same element.
        let mut spare: HashMap<&str, VecDeque<usize>> = HashMap::new();
        for (at, part) in before.iter().enumerate().filter(|(at, p)| gone[*at] && p.can_become()) {
            spare.entry(part.local()).or_default().push_back(at);
        }
        new.retain(|part| {
            let alike = spare.get_mut(part.local()).filter(|_| part.can_become());
            let at = alike.and_then(VecDeque::pop_front);
            if let Some(at) = at {
                gone[at] = false;
                pairs.push((at, *part));
            }
            at.is_none()
        });
        for (at, part) in pairs {
            let (Part::Made(then), Part::Made(now)) = (&before[at], part) else { continue };
            if then == now {
                continue;
            }
            match self.find(&before, at, place) {
                Some(node) => self.element(then, now, node),
                // A line that is only routed needs no edge.
                None if now.get("prodigio:auto").is_some_and(|a| a.starts_with("route")) => {}
                None => self.insert(part, place),
            }
        }
        for at in (0..before.len()).filter(|at| gone[*at]) {
            if let Some(node) = self.find(&before, at, place) {
                self.splices.remove(node);
            }
        }
        for part in new {
            self.insert(part, place);
        }
    }

    /// The element of the text that a part of the former tree stands for.
    fn find(&mut self, parts: &[Part<'_>], at: usize, place: Node<'d, 'i>) -> Option<Node<'d, 'i>> {
        let part = parts.get(at)?;
        let local = part.local();
        let document = self.document;
        let node = |id: &u32| document.node(*id);
        if let Part::Made(element) = part {
            let shown = element.get("bpmnElement").filter(|_| !is_plane(element));
            if let Some(shown) = shown {
                return self.shapes.get(shown).and_then(node);
            }
            if let Some(id) = element.get("id") {
                if let Some(found) = self.things.get(id).and_then(node) {
                    return Some(found);
                }
                if let Some(found) = self.inside(place).by_id.get(id) {
                    return Some(*found);
                }
            }
        }
        let is_reference = REFERENCES.contains(&local);
        let (ids, inside) = (&self.places.ids, self.inside.get_mut(&place.number()));
        let alike = match inside {
            Some(inside) => inside,
            None => self.inside.entry(place.number()).or_insert_with(|| Inside::of(place)),
        }
        .alike
        .get_mut(local)?;
        let found = match part {
            Part::Kept(text) => alike.kept(text),
            Part::Made(element) => alike.saying(element, ids),
        };
        if found.is_some() || is_reference || matches!(part, Part::Kept(_)) {
            return found;
        }
        let earlier = parts[..at].iter().filter(|p| p.local() == local).count();
        alike.nodes.get(earlier).copied()
    }

    fn inside(&mut self, place: Node<'d, 'i>) -> &mut Inside<'d, 'i> {
        self.inside.entry(place.number()).or_insert_with(|| Inside::of(place))
    }

    /// Puts a part where the schema wants it.
    fn insert(&mut self, part: &Part<'_>, place: Node<'d, 'i>) {
        let local = part.local();
        if local == "extensionElements"
            && let (Part::Made(element), Some(there)) =
                (part, place.children().find(|c| bpmn_name(*c) == local))
        {
            for child in element.children() {
                self.insert(&Part::of(child), there);
            }
            return;
        }
        let parent = place.local();
        let own = place_rank(place, parent, local);
        let after = self.inside(place).last_of_rank(own);
        let indent = self.splices.inner_indent(place);
        let mut xml = indent.clone();
        self.print(part, place, &indent, &mut xml);
        self.splices.insert(place, after, &xml);
    }

    /// An element as text in the prefixes of the place where it is put.
    fn print(&mut self, part: &Part<'_>, place: Node<'d, 'i>, indent: &str, out: &mut String) {
        let element = match part {
            Part::Made(element) => element,
            Part::Kept(text) => {
                self.needs(text, place);
                out.push_str(text);
                return;
            }
        };
        let name = self.name(element.name(), place, true);
        out.push('<');
        out.push_str(&name);
        for (key, value) in element.attributes() {
            let written = self.name(key, place, false);
            let value = self.value(key, value, place);
            for piece in [" ", &written, "=\"", &escaped(&value), "\""] {
                out.push_str(piece);
            }
        }
        if element.is_hollow() {
            out.push_str("/>");
            return;
        }
        out.push('>');
        out.push_str(&escaped_text(element.text().unwrap_or_default()));
        let inside = if indent.is_empty() { String::new() } else { format!("{indent}  ") };
        for child in element.children() {
            out.push_str(&inside);
            // Depth is that of the model, which the invariants bound.
            self.print(&Part::of(child), place, &inside, out);
        }
        if !element.children().is_empty() {
            out.push_str(indent);
        }
        for piece in ["</", &name, ">"] {
            out.push_str(piece);
        }
    }

    /// The prefixes of ours that a kept fragment uses, declared.
    fn needs(&mut self, text: &str, place: Node<'d, 'i>) {
        for (prefix, uri) in KNOWN {
            let used =
                ["<", " ", "\""].iter().any(|before| text.contains(&format!("{before}{prefix}:")));
            if used && place.lookup(prefix) != Some(uri) {
                self.declare(prefix, uri, place);
            }
        }
    }

    fn declare(&mut self, prefix: &'static str, uri: &'static str, place: Node<'d, 'i>) {
        if place.lookup(prefix).is_some() {
            self.failed = true;
        }
        self.declared.insert(prefix, uri);
    }

    /// A name in canonical prefixes as it is written at a place of this file.
    fn name(&mut self, name: &str, place: Node<'d, 'i>, element: bool) -> String {
        let Some((prefix, local)) = name.split_once(':') else { return name.to_owned() };
        let Some((prefix, uri)) = KNOWN.iter().find(|(p, _)| *p == prefix) else {
            return name.to_owned();
        };
        match in_scope(place, uri, element) {
            Some("") => local.to_owned(),
            Some(written) => format!("{written}:{local}"),
            None => {
                self.declare(prefix, uri, place);
                name.to_owned()
            }
        }
    }

    /// The value of an attribute as it is written at a place: that of `xsi:type` is a name, and
    /// what stands on a diagram of its own is not where we put it.
    fn value(&mut self, key: &str, value: &str, place: Node<'d, 'i>) -> String {
        match key {
            "xsi:type" => self.name(value, place, true),
            "y" if !self.places.shifts.by_node.is_empty() => {
                let shifts = &self.places.shifts.by_node;
                let planes = place.ancestors().filter_map(|n| shifts.get(&n.number()));
                let by = planes.last().copied().unwrap_or_default();
                value.parse().map_or_else(|_| value.to_owned(), |y: f64| (y - by).to_string())
            }
            _ => value.to_owned(),
        }
    }
}

/// A child of the trees that are compared.
#[derive(Clone, Debug, PartialEq)]
enum Part<'e> {
    Made(Cow<'e, Element>),
    Kept(&'e str),
}

impl<'e> Part<'e> {
    /// Extension elements are taken as made, so that what is put into them is found.
    fn of(piece: &'e Piece) -> Self {
        match piece {
            Piece::Made(element) if element.name().is_empty() => match element.children() {
                [Piece::Kept(text)] => Self::Kept(text),
                _ => Self::Made(Cow::Borrowed(element)),
            },
            Piece::Made(element) => Self::Made(Cow::Borrowed(element)),
            Piece::Kept(text) if fragment_name(text) == "bpmn:extensionElements" => {
                let mut element = Element::new("bpmn:extensionElements");
                let inside = inner(text);
                if !inside.is_empty() {
                    element.keep(inside);
                }
                Self::Made(Cow::Owned(element))
            }
            Piece::Kept(text) => Self::Kept(text),
            Piece::Waypoint(at) => Self::Made(Cow::Owned(waypoint(*at))),
            Piece::Bounds(at) => Self::Made(Cow::Owned(bounds(*at))),
        }
    }

    fn local(&self) -> &str {
        let name = match self {
            Self::Made(element) => element.name(),
            Self::Kept(text) => fragment_name(text),
        };
        name.rsplit_once(':').map_or(name, |(_, local)| local)
    }

    fn has_id(&self) -> bool {
        matches!(self, Self::Made(e) if e.get("id").or(e.get("bpmnElement")).is_some())
    }

    /// What tells it from its neighbours.
    fn key(&self) -> String {
        match self {
            Self::Kept(text) => (*text).to_owned(),
            Self::Made(element) => {
                let shown = element.get("bpmnElement").filter(|_| !is_plane(element));
                match (shown, element.get("id"), element.text()) {
                    (Some(shown), _, _) => format!("@{shown}"),
                    (None, Some(id), _) => format!("#{id}"),
                    (None, None, Some(text)) => format!("{} {text}", self.local()),
                    (None, None, None) => self.local().to_owned(),
                }
            }
        }
    }

    /// Whether it may be the same element as another of its name that has other content.
    fn can_become(&self) -> bool {
        matches!(self, Self::Made(_)) && !self.has_id() && !REFERENCES.contains(&self.local())
    }
}

fn is_plane(element: &Element) -> bool {
    element.name() == "bpmndi:BPMNPlane"
}
