//! The graph under a procedure: which flows leave and reach each step, what sits on its border and
//! what lies inside it.
//!
//! It is a derived reading of steps and flows, kept in step with them. Its maps are copied by
//! sharing, as those of the procedure are: an edit beside a snapshot costs what it touches. Questions
//! about the whole are petgraph's: its graph is made for the question, and its indices never leave
//! this file.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt as _};
use imbl::OrdMap;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::flow::Flow;
use super::id::{FlowId, StepId};
use super::step::{Step, StepKind};

/// Flows at one step, in order of id.
#[derive(Clone, Debug, Default)]
struct Joints {
    incoming: Vec<FlowId>,
    outgoing: Vec<FlowId>,
}

/// Steps and flows as a directed graph, addressed by ids.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: OrdMap<StepId, Joints>,
    /// Ends of each flow whose ends both exist.
    edges: OrdMap<FlowId, (StepId, StepId)>,
    /// Boundary events by host, and steps by the sub-procedure around them; in order of id.
    guests: OrdMap<StepId, Vec<StepId>>,
    inside: OrdMap<StepId, Vec<StepId>>,
}

impl Graph {
    /// Builds the graph of these steps and flows, both in order of id; a flow with a missing end is
    /// left out.
    pub fn build<'a>(
        steps: impl Iterator<Item = (&'a StepId, &'a Step)>,
        flows: impl Iterator<Item = (&'a FlowId, &'a Flow)>,
    ) -> Self {
        let mut nodes: Vec<(StepId, Joints)> = Vec::new();
        let mut places: HashMap<&StepId, usize> = HashMap::new();
        let mut inside: BTreeMap<&StepId, Vec<StepId>> = BTreeMap::new();
        let mut guests: BTreeMap<&StepId, Vec<StepId>> = BTreeMap::new();
        for (id, step) in steps {
            places.insert(id, nodes.len());
            nodes.push((id.clone(), Joints::default()));
            if let Some(parent) = &step.parent {
                inside.entry(parent).or_default().push(id.clone());
            }
            if let StepKind::Boundary { host, .. } = &step.kind {
                guests.entry(host).or_default().push(id.clone());
            }
        }
        let mut edges = Vec::new();
        for (id, flow) in flows {
            let ends = places.get(&flow.from).zip(places.get(&flow.to));
            if let Some((from, to)) = ends {
                nodes[*from].1.outgoing.push(id.clone());
                nodes[*to].1.incoming.push(id.clone());
                edges.push((id.clone(), (flow.from.clone(), flow.to.clone())));
            }
        }
        let listed = |lists: BTreeMap<&StepId, Vec<StepId>>| {
            lists.into_iter().map(|(id, list)| (id.clone(), list)).collect()
        };
        Self {
            nodes: nodes.into_iter().collect(),
            edges: edges.into_iter().collect(),
            guests: listed(guests),
            inside: listed(inside),
        }
    }

    /// Adds a node, or takes in what became of a known one.
    pub(crate) fn put_step(&mut self, id: &StepId, former: Option<&Step>, now: &Step) {
        if !self.nodes.contains_key(id) {
            self.nodes.insert(id.clone(), Joints::default());
        }
        self.rehang(id, former, Some(now));
    }

    /// Removes a node and its edges.
    pub(crate) fn remove_step(&mut self, id: &StepId, former: &Step) {
        if let Some(joints) = self.nodes.get(id).cloned() {
            joints.incoming.iter().chain(&joints.outgoing).for_each(|flow| self.remove_flow(flow));
            self.nodes.remove(id);
        }
        self.rehang(id, Some(former), None);
    }

    /// Moves a step from the host and the parent it had to those it has.
    fn rehang(&mut self, id: &StepId, former: Option<&Step>, now: Option<&Step>) {
        let parent = |s: Option<&Step>| s.and_then(|s| s.parent.clone());
        let host = |s: Option<&Step>| match s.map(|s| &s.kind) {
            Some(StepKind::Boundary { host, .. }) => Some(host.clone()),
            _ => None,
        };
        hang(&mut self.inside, id, parent(former), parent(now));
        hang(&mut self.guests, id, host(former), host(now));
    }

    /// Adds an edge between known nodes, replacing one of the same id.
    pub(crate) fn add_flow(&mut self, id: &FlowId, from: &StepId, to: &StepId) {
        self.remove_flow(id);
        if !self.nodes.contains_key(from) || !self.nodes.contains_key(to) {
            return;
        }
        if let Some(joints) = self.nodes.get_mut(from) {
            put(&mut joints.outgoing, id);
        }
        if let Some(joints) = self.nodes.get_mut(to) {
            put(&mut joints.incoming, id);
        }
        self.edges.insert(id.clone(), (from.clone(), to.clone()));
    }

    /// Removes an edge.
    pub(crate) fn remove_flow(&mut self, id: &FlowId) {
        let Some((from, to)) = self.edges.remove(id) else { return };
        if let Some(joints) = self.nodes.get_mut(&from) {
            take(&mut joints.outgoing, id);
        }
        if let Some(joints) = self.nodes.get_mut(&to) {
            take(&mut joints.incoming, id);
        }
    }

    /// Flows that leave a step, by id.
    pub fn outgoing(&self, step: &StepId) -> &[FlowId] {
        self.nodes.get(step).map_or(&[], |j| &j.outgoing)
    }

    /// Flows that reach a step, by id.
    pub fn incoming(&self, step: &StepId) -> &[FlowId] {
        self.nodes.get(step).map_or(&[], |j| &j.incoming)
    }

    /// Flows that reach and flows that leave a step, each by id.
    pub fn joints(&self, step: &StepId) -> (&[FlowId], &[FlowId]) {
        self.nodes.get(step).map_or((&[], &[]), |j| (&j.incoming, &j.outgoing))
    }

    /// Boundary events on a step, by id.
    pub fn guests(&self, host: &StepId) -> &[StepId] {
        self.guests.get(host).map_or(&[], |all| all)
    }

    /// Steps directly inside a sub-procedure, by id.
    pub fn inside(&self, parent: &StepId) -> &[StepId] {
        self.inside.get(parent).map_or(&[], |all| all)
    }

    /// Number of nodes and edges.
    pub fn size(&self) -> (usize, usize) {
        (self.nodes.len(), self.edges.len())
    }
}

/// Sets of places that lie on a circle together, each in order, and they in order of their first.
///
/// These are the strongly connected components that have a way back. `next` says where each place leads; places that
/// are `cut` are left out with all that passes them.
pub fn circles(next: &[Vec<usize>], cut: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut graph = DiGraph::<(), ()>::with_capacity(next.len(), next.len() * 2);
    let nodes: Vec<_> = next.iter().map(|_| graph.add_node(())).collect();
    let leads_back = |at: usize| next[at].contains(&at) && !cut(at);
    for (from, all) in next.iter().enumerate().filter(|(from, _)| !cut(*from)) {
        for &to in all.iter().filter(|to| **to < nodes.len() && !cut(**to)) {
            graph.add_edge(nodes[from], nodes[to], ());
        }
    }
    let mut out: Vec<Vec<usize>> = kosaraju_scc(&graph)
        .into_iter()
        .map(|set| set.into_iter().map(petgraph::graph::NodeIndex::index).collect())
        .filter(|set: &Vec<usize>| set.len() > 1 || set.iter().any(|&at| leads_back(at)))
        .collect();
    for set in &mut out {
        set.sort_unstable();
    }
    out.sort_unstable();
    out
}

/// Takes a step out of the list of one and puts it into that of another.
fn hang(
    lists: &mut OrdMap<StepId, Vec<StepId>>,
    id: &StepId,
    from: Option<StepId>,
    to: Option<StepId>,
) {
    if from == to {
        return;
    }
    if let Some(from) = from {
        let empty = lists.get_mut(&from).is_some_and(|list| {
            take(list, id);
            list.is_empty()
        });
        if empty {
            lists.remove(&from);
        }
    }
    if let Some(to) = to {
        match lists.get_mut(&to) {
            Some(list) => put(list, id),
            None => {
                lists.insert(to, vec![id.clone()]);
            }
        }
    }
}

/// Puts an id in its place of an ordered list.
fn put<T: Ord + Clone>(list: &mut Vec<T>, id: &T) {
    if let Err(at) = list.binary_search(id) {
        list.insert(at, id.clone());
    }
}

/// Takes an id out of an ordered list.
fn take<T: Ord>(list: &mut Vec<T>, id: &T) {
    if let Ok(at) = list.binary_search(id) {
        list.remove(at);
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

    /// The graph, where there is one yet.
    pub(crate) fn known(&self) -> Option<&Graph> {
        self.0.get()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Text;

    #[test]
    fn a_flow_put_elsewhere_leaves_its_former_ends() {
        let [a, b, c] = ["a", "b", "c"].map(StepId::new);
        let [flow, other] = ["f", "g"].map(FlowId::new);
        let mut graph = Graph::default();
        let step = Step::new(StepKind::END, Text::default(), 0.0, 0.0);
        for id in [&a, &b, &c] {
            graph.put_step(id, None, &step);
        }
        graph.add_flow(&other, &a, &b);
        graph.add_flow(&flow, &a, &b);
        assert_eq!(graph.outgoing(&a), [flow.clone(), other.clone()]);
        let before = graph.clone();
        graph.add_flow(&flow, &b, &c);
        assert_eq!(
            (graph.outgoing(&a), graph.incoming(&c)),
            (&[other.clone()][..], &[flow.clone()][..])
        );
        graph.add_flow(&flow, &b, &b);
        assert_eq!((graph.incoming(&b).len(), graph.outgoing(&b).len()), (2, 1));
        graph.remove_step(&b, &step);
        assert_eq!((graph.size(), graph.outgoing(&a).len()), ((2, 0), 0));
        graph.add_flow(&flow, &a, &b);
        assert_eq!(graph.size(), (2, 0), "a flow without its end is left out");
        assert_eq!(before.incoming(&b), [flow, other], "a copy keeps what it had");
    }

    #[test]
    fn a_step_hangs_where_it_was_last_put() {
        let (frame, other, step) = (StepId::new("s"), StepId::new("t"), StepId::new("a"));
        let mut first = Step::new(StepKind::END, Text::default(), 0.0, 0.0);
        first.parent = Some(frame.clone());
        let mut second = first.clone();
        second.parent = Some(other.clone());
        let mut graph = Graph::default();
        graph.put_step(&step, None, &first);
        assert_eq!(graph.inside(&frame), std::slice::from_ref(&step));
        graph.put_step(&step, Some(&first), &second);
        assert_eq!((graph.inside(&frame).len(), graph.inside(&other).len()), (0, 1));
        graph.remove_step(&step, &second);
        assert!(graph.inside(&other).is_empty());
        assert_eq!(graph.size(), (0, 0));
    }

    #[test]
    fn circles_are_found_and_cut() {
        // 0 → 1 → 2 → 0, 2 → 3, 3 → 3, 4 alone.
        let next = vec![vec![1], vec![2], vec![0, 3], vec![3], Vec::new()];
        assert_eq!(circles(&next, |_| false), [vec![0, 1, 2], vec![3]]);
        assert_eq!(circles(&next, |at| at == 1), [vec![3]]);
        assert!(circles(&next, |at| at == 1 || at == 3).is_empty());
        // A long way round is walked without recursion.
        let long: Vec<Vec<usize>> = (0..200_000).map(|at| vec![(at + 1) % 200_000]).collect();
        assert_eq!(circles(&long, |_| false).len(), 1);
    }
}
