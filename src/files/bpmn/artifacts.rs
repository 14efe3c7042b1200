//! Reading what stands beside the flow: data, groups, annotations.

use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::finding::Place;
use crate::model::id::ArtifactId;

use super::dom::Node;
use super::element::Element;
use super::extension;
use super::nodes::{foreign_extension, keep_label, remark};
use super::read::{Home, Reader, child_text, foreign_attributes, named};
use super::scope::Scopes;
use super::xml::{boolean, bpmn_name, compact, fragment, local};

/// The remark that says as what else than a reference a data artifact stands in the file.
pub(super) const AS: &str = "prodigio:as";

/// Most data objects of one id that are looked at for a reference.
const MAX_SAME_ID: usize = 50;

impl<'d, 'i> Reader<'d, 'i> {
    /// Reads an annotation, group or data reference.
    pub(super) fn read_artifact(&mut self, node: Node<'d, 'i>, home: &Home) {
        let name = bpmn_name(node);
        let id = self.ids.of(node).to_owned();
        let mut read = vec!["id"];
        let mut said = named(node).to_owned();
        let kind = match name {
            "textAnnotation" => {
                said = child_text(node, "text").unwrap_or_default();
                ArtifactKind::Annotation
            }
            "group" => {
                let reference = node.attribute("categoryValueRef").unwrap_or_default();
                said = self.category_value(reference).unwrap_or_default();
                if reference == format!("{id}_value") {
                    read.push("categoryValueRef");
                }
                ArtifactKind::Group
            }
            "dataStoreReference" => ArtifactKind::DataStore,
            _ => {
                let reference = node.attribute("dataObjectRef").unwrap_or_default();
                let target = self.referred_data_object(node, reference);
                if target.is_some() && reference == format!("{id}_data") {
                    read.push("dataObjectRef");
                }
                let collection = target.is_some_and(|t| boolean(t, "isCollection") == Some(true));
                ArtifactKind::DataObject { collection }
            }
        };
        let artifact = self.artifact(node, home, kind, &said, &read);
        self.put_artifact(node, home, artifact);
    }

    /// Reads a data object: drawn by itself it is an artifact; made for a reference it is nothing;
    /// else it must be kept (`false`).
    pub(super) fn read_data_object(&mut self, node: Node<'d, 'i>, home: &Home) -> bool {
        if self.is_drawn(node) {
            let collection = boolean(node, "isCollection") == Some(true);
            let said = named(node).to_owned();
            let kind = ArtifactKind::DataObject { collection };
            let mut artifact = self.artifact(node, home, kind, &said, &["id", "isCollection"]);
            artifact.foreign.attributes.insert(AS.to_owned(), "dataObject".to_owned());
            self.put_artifact(node, home, artifact);
            return true;
        }
        let id = node.attribute("id").unwrap_or_default();
        let reference = id.strip_suffix("_data").and_then(|r| self.ids.meant(r));
        let collection = boolean(node, "isCollection") == Some(true);
        reference.is_some_and(|r| compact(node) == data_object(r, collection).compact())
    }

    /// Reads what is drawn of a process' data inputs and outputs; `false` when the whole is kept.
    pub(super) fn read_process_data(&mut self, node: Node<'d, 'i>, home: &Home) -> bool {
        let data: Vec<Node<'d, 'i>> = node
            .children()
            .filter(|c| matches!(bpmn_name(*c), "dataInput" | "dataOutput"))
            .filter(|c| self.is_drawn(*c))
            .collect();
        let mut made = Vec::new();
        for item in &data {
            let input = bpmn_name(*item) == "dataInput";
            made.push((self.ids.of(*item).to_owned(), named(*item).to_owned(), input));
        }
        let ours = !made.is_empty() && compact(node) == io_specification(&made).compact();
        for item in data {
            let input = bpmn_name(item) == "dataInput";
            let kind = if input { ArtifactKind::DataInput } else { ArtifactKind::DataOutput };
            let said = named(item).to_owned();
            let mut artifact = self.artifact(item, home, kind, &said, &["id"]);
            if !ours {
                // The element itself stays in what is kept; only its shape is ours to write.
                artifact.foreign.elements.clear();
                artifact.foreign.attributes.retain(|k, _| k.contains('/'));
                artifact.foreign.attributes.insert(AS.to_owned(), "kept".to_owned());
            }
            self.put_artifact(item, home, artifact);
        }
        ours
    }

    fn artifact(
        &mut self,
        node: Node<'d, 'i>,
        home: &Home,
        kind: ArtifactKind,
        said: &str,
        read: &[&str],
    ) -> Artifact {
        let id = ArtifactId::new(self.ids.of(node));
        let place = Place::Artifact(id.clone());
        let mut fields = self.fields(node, "artifact", &place);
        let stored = fields.remove("text");
        let text = extension::believed(stored.as_ref(), said, self.language, None);
        let drawn = self.drawn(node).unwrap_or_default();
        let at = drawn.bounds.unwrap_or_default();
        let mut foreign = drawn.foreign;
        let mut label = drawn.label;
        if kind == ArtifactKind::Annotation {
            keep_label(&mut foreign, label.take(), at);
        }
        for (name, value) in foreign_attributes(node, read) {
            if name != "name" || value.is_empty() {
                foreign.attributes.insert(name, value);
            }
        }
        for child in node.children() {
            match bpmn_name(child) {
                "text" if kind == ArtifactKind::Annotation => {}
                "extensionElements" => foreign.elements.extend(foreign_extension(child)),
                _ if child.is_text() => {}
                _ => foreign.elements.push(fragment(child)),
            }
        }
        let lane = self.lane_in(node);
        let parent = home.parent.clone();
        let artifact = Artifact { kind, text, at, label, lane, parent, foreign };
        let (artifact, wrong) = extension::overlay(artifact, fields);
        self.report_wrong(wrong, &place);
        artifact
    }

    fn put_artifact(&mut self, node: Node<'d, 'i>, home: &Home, mut artifact: Artifact) {
        if artifact.parent.is_none() {
            remark(&mut artifact.foreign, &home.container);
        }
        let id = self.ids.of(node).to_owned();
        self.draft.artifact(id.as_str(), artifact);
    }

    fn category_value(&self, reference: &str) -> Option<String> {
        self.index.categories.get(local(reference)).map(|value| (*value).to_owned())
    }

    /// The data object a reference means, in its own container or one around it.
    fn referred_data_object(&self, node: Node<'d, 'i>, reference: &str) -> Option<Node<'d, 'i>> {
        let all = self.index.data.get(local(reference))?;
        // Of several of one id the innermost is meant; depth is bounded by the limit on reading.
        let distance = |data: &Node<'d, 'i>| {
            let container = data.parent()?;
            Some((node.ancestors().skip(1).position(|a| a == container)?, *data))
        };
        let around = all.iter().take(MAX_SAME_ID).filter_map(distance);
        around.min_by_key(|(distance, _)| *distance).map(|(_, data)| data)
    }

    /// Whether a category is one the writer makes for a group of ours.
    pub(super) fn is_made_category(&self, node: Node<'d, 'i>) -> bool {
        let group = node.attribute("id").and_then(|id| id.strip_suffix("_category"));
        let Some(group) = group.filter(|_| bpmn_name(node) == "category") else { return false };
        let Some(artifact) = self.draft.so_far().artifact(&ArtifactId::new(group)) else {
            return false;
        };
        let said = extension::said(&artifact.text, self.language);
        compact(node) == category(group, &said).compact()
    }

    /// Takes back the remarks on lanes, artifacts and links that the writer finds by itself.
    pub(super) fn mark_other_scopes(&mut self, scopes: &Scopes) {
        let p = self.draft.so_far().clone();
        for (id, lane) in p.lanes() {
            let mut bare = lane.clone();
            if let Some(home) = bare.foreign.attributes.remove(super::scope::IN)
                && scopes.of_lane(&bare) == home
            {
                self.draft.lane(id.as_str(), bare);
            }
        }
        for (id, artifact) in p.artifacts() {
            let mut bare = artifact.clone();
            if let Some(home) = bare.foreign.attributes.remove(super::scope::IN)
                && scopes.of_artifact(&p, &bare) == home
            {
                self.draft.artifact(id.as_str(), bare);
            }
        }
        let p = self.draft.so_far().clone();
        for (id, link) in p.links() {
            let mut bare = link.clone();
            if let Some(home) = bare.foreign.attributes.remove(super::scope::IN)
                && scopes.of_link(&p, &bare) == home
            {
                self.draft.link(id.as_str(), bare);
            }
        }
    }
}

/// The data object behind a reference of ours.
pub(super) fn data_object(reference: &str, collection: bool) -> Element {
    let out = Element::new("bpmn:dataObject").with("id", format!("{reference}_data"));
    if collection { out.with("isCollection", "true") } else { out }
}

/// The category behind a group of ours.
pub(super) fn category(group: &str, text: &str) -> Element {
    let value =
        Element::new("bpmn:categoryValue").with("id", format!("{group}_value")).with("value", text);
    Element::new("bpmn:category").with("id", format!("{group}_category")).with_child(value)
}

/// A process' data inputs (`true`) and outputs (`false`) with their ids and names.
pub(super) fn io_specification(data: &[(String, String, bool)]) -> Element {
    let mut out = Element::new("bpmn:ioSpecification");
    for wanted in [true, false] {
        for (id, name, _) in data.iter().filter(|d| d.2 == wanted) {
            let element = if wanted { "bpmn:dataInput" } else { "bpmn:dataOutput" };
            let mut item = Element::new(element).with("id", id.as_str());
            if !name.is_empty() {
                item.set("name", name.as_str());
            }
            out.push(item);
        }
    }
    for (wanted, set, reference) in [
        (true, "bpmn:inputSet", "bpmn:dataInputRefs"),
        (false, "bpmn:outputSet", "bpmn:dataOutputRefs"),
    ] {
        let mut element = Element::new(set);
        for (id, _, _) in data.iter().filter(|d| d.2 == wanted) {
            element.push(Element::new(reference).with_text(id.as_str()));
        }
        out.push(element);
    }
    out
}
