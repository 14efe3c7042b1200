//! Which step can come after which, whatever the tokens: for what cannot be reached at all, and for
//! what follows from a fault.
//!
//! Each step is two points, where a token comes and where it goes; of a sub-procedure its inside
//! lies between them.

use std::collections::{BTreeSet, VecDeque};

use super::game::Move;
use super::net::{Net, Role, Spot};
use super::work::{MOST_TOLD, Work};

/// The graph.
pub(super) struct Graph {
    next: Vec<Vec<usize>>,
    before: Vec<Vec<usize>>,
    givers: Vec<Vec<usize>>,
    /// What naming faults has cost, and may.
    pub(super) work: Work,
}

impl Graph {
    /// The graph of a net.
    pub(super) fn of(net: &Net<'_>) -> Self {
        let mut graph = Self {
            next: vec![Vec::new(); net.nodes.len() * 2],
            before: vec![Vec::new(); net.nodes.len()],
            givers: vec![Vec::new(); net.places.len()],
            work: Work::of(MOST_TOLD),
        };
        for (at, node) in net.nodes.iter().enumerate() {
            if matches!(node.role, Role::Aside) {
                continue;
            }
            let given: BTreeSet<u32> = node.given.iter().flatten().copied().collect();
            for place in given {
                graph.givers[place as usize].push(at);
                let to = &net.places[place as usize];
                if to.spot != Spot::Rest {
                    graph.next[Self::out(at)].push(Self::into(to.node));
                    graph.before[to.node].push(at);
                }
            }
            graph.next[Self::into(at)].push(Self::out(at));
            graph.next[Self::into(at)].extend(node.guests.iter().map(|&g| Self::into(g)));
            for &guest in &node.guests {
                graph.before[guest].push(at);
            }
            if let Role::Sub(inside) = node.role {
                let mut down = Self::beginning(net, inside);
                down.extend(Self::event_subs(net, inside));
                graph.next[Self::into(at)].extend(down);
            }
            let is_last = node.rest.is_some() || matches!(node.role, Role::End | Role::Terminate);
            if is_last && let Some(owner) = net.scopes[node.scope].owner {
                graph.next[Self::out(at)].push(Self::out(owner));
            }
            if let Role::Raise(caught) = &node.role {
                graph.next[Self::out(at)].extend(caught.iter().map(|&guest| Self::into(guest)));
            }
        }
        graph
    }

    /// Where a token comes to a step.
    pub(super) fn into(at: usize) -> usize {
        at * 2
    }

    /// Where a token goes from a step.
    pub(super) fn out(at: usize) -> usize {
        at * 2 + 1
    }

    /// Steps directly before one.
    pub(super) fn before(&self, at: usize) -> &[usize] {
        &self.before[at]
    }

    /// Steps that give a token to a place.
    pub(super) fn givers(&self, place: u32) -> &[usize] {
        &self.givers[place as usize]
    }

    /// Where a level begins.
    pub(super) fn beginning(net: &Net<'_>, scope: usize) -> Vec<usize> {
        let level = &net.scopes[scope];
        let heads = level.heads.iter().map(|&place| net.places[place as usize].node);
        level.starts.iter().copied().chain(heads).map(Self::into).collect()
    }

    /// Where its event sub-procedures begin.
    pub(super) fn event_subs(net: &Net<'_>, scope: usize) -> Vec<usize> {
        let mut out = Vec::new();
        for &sub in &net.scopes[scope].event_subs {
            if let Role::Sub(inside) = net.nodes[sub].role
                && !net.scopes[inside].starts.is_empty()
            {
                out.push(Self::into(sub));
                out.extend(Self::beginning(net, inside));
            }
        }
        out
    }

    /// Points that can be come to from these, they themselves among them, never into `closed`.
    pub(super) fn after(&self, from: &[usize], closed: Option<usize>) -> Vec<bool> {
        let mut seen = vec![false; self.next.len()];
        let mut todo = from.to_vec();
        let mut looked = seen.len() / 16;
        while let Some(at) = todo.pop() {
            looked += 1;
            if closed.is_some_and(|step| Self::into(step) == at) {
                continue;
            }
            if !std::mem::replace(&mut seen[at], true) {
                todo.extend(&self.next[at]);
            }
        }
        self.work.pay(looked);
        seen
    }

    /// Whether another choice than this one could have led a token to an empty entry of a join.
    pub(super) fn could_fill(
        &self,
        net: &Net<'_>,
        step: &Move,
        join: usize,
        empty: &[u32],
    ) -> bool {
        let node = &net.nodes[step.node];
        let others: Vec<u32> =
            node.given.iter().flatten().copied().filter(|p| !step.given.contains(p)).collect();
        if others.iter().any(|place| empty.contains(place)) {
            return true;
        }
        let mut from: Vec<usize> = others
            .iter()
            .filter(|&&place| net.places[place as usize].spot != Spot::Rest)
            .map(|&place| Self::into(net.places[place as usize].node))
            .collect();
        from.extend(node.guests.iter().map(|&guest| Self::into(guest)));
        if let Some(host) = node.host.filter(|_| node.interrupting) {
            from.push(Self::out(host));
            let guests = net.nodes[host].guests.iter().filter(|&&guest| guest != step.node);
            from.extend(guests.map(|&guest| Self::into(guest)));
        }
        let seen = self.after(&from, Some(join));
        empty.iter().any(|&entry| self.givers(entry).iter().any(|&g| seen[Self::out(g)]))
    }

    /// Parts a set of steps into stretches, each with its first step first and in order of the way
    /// from there; steps that `heads` names begin one, and then what is left.
    pub(super) fn stretches(
        &self,
        of: &BTreeSet<usize>,
        heads: impl Fn(usize) -> bool,
    ) -> Vec<Vec<usize>> {
        let (first, rest): (Vec<usize>, Vec<usize>) = of.iter().partition(|&&at| heads(at));
        let mut told: BTreeSet<usize> = BTreeSet::new();
        // What follows a point seen before was told with it.
        let mut seen = BTreeSet::new();
        let mut out = Vec::new();
        for head in first.into_iter().chain(rest) {
            let mut stretch = Vec::new();
            let mut todo = VecDeque::from([Self::into(head)]);
            while let Some(point) = todo.pop_front() {
                let at = point / 2;
                if !of.contains(&at) || !seen.insert(point) {
                    continue;
                }
                if told.insert(at) {
                    stretch.push(at);
                }
                todo.extend(&self.next[point]);
            }
            if stretch.first() == Some(&head) {
                out.push(stretch);
            }
        }
        out
    }
}
