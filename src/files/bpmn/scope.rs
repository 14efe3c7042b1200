//! Which process, collaboration or sub-process each thing is written into, and the ids we give to
//! containers by ourselves. Reading asks the same questions, so that only exceptions are remembered.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::flow::{Anchor, Link, LinkKind};
use crate::model::foreign::Foreign;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{LaneId, PoolId};
use crate::model::lane::{Lane, Pool};
use crate::model::procedure::Procedure;
use crate::model::step::Step;
use crate::model::text::Language;

use super::xml::fragment_name;

/// Id of the root in files of ours.
pub(super) const DEFINITIONS: &str = "Definitions_1";
/// Id of the collaboration in files of ours.
pub(super) const COLLABORATION: &str = "Collaboration_1";
/// The remark that names the container of a thing which would be sought elsewhere.
pub(super) const IN: &str = "prodigio:in";

/// The id of the process of a pool, or of what stands in none.
pub(super) fn default_process(pool: Option<&PoolId>) -> String {
    pool.map_or_else(|| "Process_1".to_owned(), |id| format!("{id}_process"))
}

/// What a study is called whose file does not say: its first pool that is no black box, else its
/// first named process.
pub(super) fn title(p: &Procedure, language: Language) -> String {
    let pool = p.pools().find(|(_, pool)| !pool.black_box && !pool.name.is_empty());
    if let Some((_, pool)) = pool {
        return pool.name.get(language).to_owned();
    }
    let mut processes = p.foreign().elements.iter().filter(|e| fragment_name(e) == "bpmn:process");
    let named = processes.find_map(|e| kept_attribute(e, "name")).unwrap_or_default();
    super::sink::unescaped(named)
}

/// An attribute of a kept fragment's element, as it stands there.
pub(super) fn kept_attribute<'a>(fragment: &'a str, name: &str) -> Option<&'a str> {
    // In canonical fragments `>` and `"` inside values are escaped.
    let tag = &fragment[..fragment.find('>').unwrap_or(fragment.len())];
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    tag.get(start..)?.split('"').next()
}

/// The id of the element that a kept diagram's plane shows.
pub(super) fn plane_element(diagram: &str) -> Option<&str> {
    let (_, plane) = diagram.split_once("<bpmndi:BPMNPlane")?;
    kept_attribute(plane, "bpmnElement")
}

/// The containers of a procedure.
#[derive(Debug)]
pub(super) struct Scopes {
    /// The process of what stands in no pool.
    pub(super) main: String,
    /// The process of each pool that is no black box.
    pub(super) of_pool: BTreeMap<PoolId, String>,
    /// The collaboration, where there is one.
    pub(super) collaboration: Option<String>,
    /// Processes of pools and those kept from a file, the latter first.
    pub(super) processes: Vec<String>,
}

impl Scopes {
    /// The containers of a procedure.
    pub(super) fn of(p: &Procedure) -> Self {
        let of_pool: BTreeMap<PoolId, String> = p
            .pools()
            .filter(|(_, pool)| !pool.black_box)
            .map(|(id, pool)| (id.clone(), process_of(id, pool)))
            .collect();
        let kept = |name: &'static str| {
            p.foreign()
                .elements
                .iter()
                .filter(move |e| fragment_name(e) == name)
                .filter_map(|e| kept_attribute(e, "id"))
        };
        let mut processes: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        for id in kept("bpmn:process").chain(of_pool.values().map(String::as_str)) {
            if seen.insert(id) {
                processes.push(id.to_owned());
            }
        }
        let pooled: BTreeSet<&String> = of_pool.values().collect();
        let main = processes
            .iter()
            .find(|id| !pooled.contains(id))
            .cloned()
            .unwrap_or_else(|| default_process(None));
        let messages = p.links().any(|(_, l)| l.kind == LinkKind::Message);
        let collaboration = kept("bpmn:collaboration")
            .next()
            .map(str::to_owned)
            .or_else(|| (messages || p.pools().next().is_some()).then(|| COLLABORATION.to_owned()));
        Self { main, of_pool, collaboration, processes }
    }

    /// The element the first plane shows.
    pub(super) fn root(&self) -> &str {
        self.collaboration.as_deref().unwrap_or(&self.main)
    }

    /// The ids we give to the diagram and the plane that show an element.
    pub(super) fn diagram_ids(&self, element: &str) -> (String, String) {
        if element == self.root() {
            ("BPMNDiagram_1".to_owned(), "BPMNPlane_1".to_owned())
        } else {
            (format!("{element}_diagram"), format!("{element}_plane"))
        }
    }

    /// Whether a kept diagram is one that we would write so by ourselves.
    pub(super) fn is_default_diagram(&self, fragment: &str) -> bool {
        let Some(element) = plane_element(fragment) else { return false };
        let (diagram, plane) = self.diagram_ids(element);
        let own = format!(
            "<bpmndi:BPMNDiagram id=\"{diagram}\"><bpmndi:BPMNPlane id=\"{plane}\" \
             bpmnElement=\"{element}\"/></bpmndi:BPMNDiagram>"
        );
        fragment == own
    }

    /// The process or sub-process of a step.
    pub(super) fn of_step<'a>(&'a self, p: &'a Procedure, step: &'a Step) -> &'a str {
        if let Some(parent) = &step.parent {
            return parent.as_str();
        }
        let process = || self.of_pool.get(step.pool.as_ref()?).map(String::as_str);
        self.of_lane_id(p, step.lane.as_ref())
            .or_else(process)
            .or_else(|| remark(&step.foreign))
            .or_else(|| self.around(p, step.at))
            .unwrap_or(&self.main)
    }

    /// The process of a lane.
    pub(super) fn of_lane<'a>(&'a self, lane: &'a Lane) -> &'a str {
        let of_pool = lane.pool.as_ref().and_then(|id| self.of_pool.get(id));
        of_pool.map(String::as_str).or_else(|| remark(&lane.foreign)).unwrap_or(&self.main)
    }

    fn of_lane_id<'a>(&'a self, p: &'a Procedure, lane: Option<&LaneId>) -> Option<&'a str> {
        lane.and_then(|id| p.lane(id)).map(|lane| self.of_lane(lane))
    }

    /// The process, sub-process or collaboration of an artifact.
    pub(super) fn of_artifact<'a>(&'a self, p: &'a Procedure, artifact: &'a Artifact) -> &'a str {
        if let Some(parent) = &artifact.parent {
            return parent.as_str();
        }
        if let Some(found) =
            self.of_lane_id(p, artifact.lane.as_ref()).or_else(|| remark(&artifact.foreign))
        {
            return found;
        }
        let found = match artifact.kind {
            ArtifactKind::Annotation | ArtifactKind::Group => self.collaboration.as_deref(),
            ArtifactKind::DataObject { .. }
            | ArtifactKind::DataInput
            | ArtifactKind::DataOutput
            | ArtifactKind::DataStore => self.around(p, artifact.at),
        };
        found.unwrap_or(&self.main)
    }

    /// The container of an association.
    pub(super) fn of_link<'a>(&'a self, p: &'a Procedure, link: &'a Link) -> &'a str {
        if let Some(found) = remark(&link.foreign) {
            return found;
        }
        let of_step = |id| p.step(id).map(|s| self.of_step(p, s));
        let found = match &link.from {
            Anchor::Step(id) => of_step(id),
            Anchor::Artifact(id) => p.artifact(id).map(|a| self.of_artifact(p, a)),
            Anchor::Flow(id) => p.flow(id).and_then(|f| of_step(&f.from)),
            Anchor::Pool(_) => self.collaboration.as_deref(),
        };
        found.unwrap_or(&self.main)
    }

    /// The process of the smallest pool around something.
    fn around(&self, p: &Procedure, at: Rect) -> Option<&str> {
        let center: Point = at.center();
        let mut best: Option<(f64, &String)> = None;
        for (id, process) in &self.of_pool {
            let Some(pool) = p.pool(id) else { continue };
            let area = pool.at.w * pool.at.h;
            if pool.at.contains(center) && best.is_none_or(|(smallest, _)| area < smallest) {
                best = Some((area, process));
            }
        }
        best.map(|(_, process)| process.as_str())
    }
}

fn process_of(id: &PoolId, pool: &Pool) -> String {
    if pool.process.is_empty() { default_process(Some(id)) } else { pool.process.clone() }
}

fn remark(foreign: &Foreign) -> Option<&str> {
    foreign.attributes.get(IN).map(String::as_str)
}
