//! Reading pools and lanes.

use std::collections::BTreeMap;

use foldhash::HashMap;
use smol_str::SmolStr;

use crate::model::finding::Place;
use crate::model::foreign::Foreign;
use crate::model::geometry::Rect;
use crate::model::id::{LaneId, OfficeId, PoolId};
use crate::model::lane::{Lane, Pool};
use crate::model::text::Text;

use super::diagram::Drawn;
use super::dom::Node;
use super::extension::{self, Fields};
use super::nodes::{foreign_extension, keep_label, remark};
use super::read::{Home, Reader, foreign_attributes, named};
use super::scope::default_process;
use super::xml::{bpmn_children, bpmn_name, fragment, local, said_by};

impl<'d, 'i> Reader<'d, 'i> {
    /// Reads all participants; returns the first pool of each process. `named` has the processes'
    /// ids by their elements.
    pub(super) fn read_pools(
        &mut self,
        root: Node<'d, 'i>,
        named: &HashMap<u32, SmolStr>,
    ) -> BTreeMap<SmolStr, PoolId> {
        let mut out = BTreeMap::new();
        for node in
            bpmn_children(root, "collaboration").flat_map(|c| bpmn_children(c, "participant"))
        {
            let id = PoolId::new(self.ids.of(node));
            let reference = node.attribute("processRef").map(local).unwrap_or_default();
            let process =
                self.index.top.get(reference).copied().filter(|n| bpmn_name(*n) == "process");
            let process = process.and_then(|n| named.get(&n.number()));
            let pool = self.pool(node, &id, process.map(SmolStr::as_str));
            if let Some(process) = process {
                out.entry(process.clone()).or_insert_with(|| id.clone());
            }
            self.draft.pool(id.as_str(), pool);
        }
        out
    }

    fn pool(&mut self, node: Node<'d, 'i>, id: &PoolId, process: Option<&str>) -> Pool {
        let place = Place::Pool(id.clone());
        let mut fields = self.fields(node, "pool", &place);
        let name = self.band_name(node, &mut fields);
        let drawn = self.drawn_band(node);
        let at = drawn.bounds.unwrap_or_default();
        let mut foreign = drawn.foreign;
        keep_label(&mut foreign, drawn.label, at);
        let read: &[&str] = if process.is_some() { &["id", "processRef"] } else { &["id"] };
        keep_rest(node, read, &[], &mut foreign);
        let own = default_process(Some(id));
        let pool = Pool {
            name,
            at,
            black_box: process.is_none(),
            vertical: drawn.horizontal == Some(false),
            office: None,
            process: process.filter(|p| *p != own).unwrap_or_default().to_owned(),
            foreign,
        };
        let (pool, wrong) = extension::overlay(pool, fields);
        self.report_wrong(wrong, &place);
        pool
    }

    /// What the diagram says of a band; one that does not say how it lies keeps it so.
    fn drawn_band(&self, node: Node<'d, 'i>) -> Drawn {
        let Some(mut drawn) = self.drawn(node) else { return Drawn::default() };
        if drawn.horizontal.is_none() {
            drawn.foreign.attributes.insert("di/isHorizontal".to_owned(), String::new());
        }
        drawn
    }

    /// A band's name: where ours is empty, BPMN has that of its office.
    fn band_name(&self, node: Node<'d, 'i>, fields: &mut Fields) -> Text {
        let name = named(node);
        let office: Option<OfficeId> = fields.get("office").and_then(extension::value_of);
        let office = office.and_then(|o| self.draft.so_far().office(&o).cloned());
        let fallback = office.map(|o| o.name.get(self.language).to_owned());
        let stored = fields.remove("name");
        extension::believed(stored.as_ref(), name, self.language, fallback.as_deref())
    }

    /// Reads the lanes of a set, and the sets inside them.
    pub(super) fn read_lane_set(
        &mut self,
        set: Node<'d, 'i>,
        home: &Home,
        parent: Option<&LaneId>,
    ) {
        let mut rest: Vec<String> = set
            .children()
            .filter(|c| c.is_element() && bpmn_name(*c) != "lane")
            .map(fragment)
            .collect();
        for node in bpmn_children(set, "lane") {
            let id = LaneId::new(self.ids.of(node));
            let mut lane = self.lane(node, &id, home, parent);
            for (name, value) in foreign_attributes(set, &[]) {
                lane.foreign.attributes.insert(format!("set/{name}"), value);
            }
            if !rest.is_empty() {
                let rest = std::mem::take(&mut rest).concat();
                lane.foreign.elements.push(format!("<bpmn:laneSet>{rest}</bpmn:laneSet>"));
            }
            self.draft.lane(id.as_str(), lane);
            for reference in bpmn_children(node, "flowNodeRef") {
                if let Some(target) = self.ids.number(&said_by(reference)) {
                    self.lane_of.insert(target, id.clone());
                }
            }
            for inner in bpmn_children(node, "childLaneSet") {
                // Depth is bounded by the limit on reading.
                self.read_lane_set(inner, home, Some(&id));
            }
        }
    }

    fn lane(
        &mut self,
        node: Node<'d, 'i>,
        id: &LaneId,
        home: &Home,
        parent: Option<&LaneId>,
    ) -> Lane {
        let place = Place::Lane(id.clone());
        let mut fields = self.fields(node, "lane", &place);
        let name = self.band_name(node, &mut fields);
        let drawn = self.drawn_band(node);
        let at: Rect = drawn.bounds.unwrap_or_default();
        let mut foreign = drawn.foreign;
        keep_label(&mut foreign, drawn.label, at);
        keep_rest(node, &["id"], &["flowNodeRef", "childLaneSet"], &mut foreign);
        if home.pool.is_none() {
            remark(&mut foreign, &home.container);
        }
        let lane = Lane {
            name,
            at,
            office: None,
            pool: home.pool.clone(),
            parent: parent.cloned(),
            vertical: drawn.horizontal == Some(false),
            foreign,
        };
        let (lane, wrong) = extension::overlay(lane, fields);
        self.report_wrong(wrong, &place);
        lane
    }
}

/// Attributes and children of a band that are not read.
fn keep_rest(node: Node<'_, '_>, read: &[&str], read_children: &[&str], foreign: &mut Foreign) {
    for (name, value) in foreign_attributes(node, read) {
        if name != "name" || value.is_empty() {
            foreign.attributes.insert(name, value);
        }
    }
    for child in node.children() {
        if child.is_comment() {
            foreign.elements.push(fragment(child));
        } else if bpmn_name(child) == "extensionElements" {
            foreign.elements.extend(foreign_extension(child));
        } else if child.is_element() && !read_children.contains(&bpmn_name(child)) {
            foreign.elements.push(fragment(child));
        }
    }
}
