//! The petgraph graph under a procedure and the map between ids and indices.
//!
//! Indices never leave this file: `StableGraph` gives a freed slot to the next node, so an index
//! kept elsewhere could name a stranger after an undo.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use petgraph::Direction;
use petgraph::stable_graph::{EdgeIndex, NodeIndex, StableDiGraph};

use super::flow::Flow;
use super::id::{FlowId, StepId};

/// Steps and flows as a directed graph, addressed by ids.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    inner: StableDiGraph<StepId, FlowId>,
    nodes: BTreeMap<StepId, NodeIndex>,
    edges: BTreeMap<FlowId, EdgeIndex>,
}

impl Graph {
    /// Builds the graph of these steps and flows; a flow with a missing end is left out.
    pub fn build<'a>(
        steps: impl Iterator<Item = &'a StepId>,
        flows: impl Iterator<Item = (&'a FlowId, &'a Flow)>,
    ) -> Self {
        let mut graph = Self::default();
        for id in steps {
            graph.add_step(id);
        }
        for (id, flow) in flows {
            graph.add_flow(id, &flow.from, &flow.to);
        }
        graph
    }

    /// Adds a node; a known one is left as it is.
    pub(crate) fn add_step(&mut self, id: &StepId) {
        if !self.nodes.contains_key(id) {
            let index = self.inner.add_node(id.clone());
            self.nodes.insert(id.clone(), index);
        }
    }

    /// Removes a node and its edges.
    pub(crate) fn remove_step(&mut self, id: &StepId) {
        if let Some(index) = self.nodes.remove(id) {
            self.inner.remove_node(index);
            self.edges.retain(|_, e| self.inner.edge_weight(*e).is_some());
        }
    }

    /// Adds an edge between known nodes, replacing one of the same id.
    pub(crate) fn add_flow(&mut self, id: &FlowId, from: &StepId, to: &StepId) {
        self.remove_flow(id);
        if let (Some(a), Some(b)) = (self.nodes.get(from), self.nodes.get(to)) {
            let index = self.inner.add_edge(*a, *b, id.clone());
            self.edges.insert(id.clone(), index);
        }
    }

    /// Removes an edge.
    pub(crate) fn remove_flow(&mut self, id: &FlowId) {
        if let Some(index) = self.edges.remove(id) {
            self.inner.remove_edge(index);
        }
    }

    /// Flows that leave a step, by id.
    pub fn outgoing(&self, step: &StepId) -> Vec<FlowId> {
        self.edges_of(step, Direction::Outgoing)
    }

    /// Flows that reach a step, by id.
    pub fn incoming(&self, step: &StepId) -> Vec<FlowId> {
        self.edges_of(step, Direction::Incoming)
    }

    fn edges_of(&self, step: &StepId, direction: Direction) -> Vec<FlowId> {
        let Some(index) = self.nodes.get(step) else { return Vec::new() };
        let mut out: Vec<FlowId> =
            self.inner.edges_directed(*index, direction).map(|e| e.weight().clone()).collect();
        out.sort();
        out
    }

    /// Number of nodes and edges.
    pub fn size(&self) -> (usize, usize) {
        (self.inner.node_count(), self.inner.edge_count())
    }
}

/// The graph of a procedure, built on first use and kept in step afterwards.
///
/// It is derived, so two procedures are equal whatever their cells hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct GraphCell(OnceLock<Graph>);

impl GraphCell {
    /// The graph, built by `build` when there is none yet.
    pub(crate) fn get(&self, build: impl FnOnce() -> Graph) -> &Graph {
        self.0.get_or_init(build)
    }

    /// Changes the graph when there is one.
    pub(crate) fn change(&mut self, with: impl FnOnce(&mut Graph)) {
        if let Some(graph) = self.0.get_mut() {
            with(graph);
        }
    }
}

impl PartialEq for GraphCell {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
