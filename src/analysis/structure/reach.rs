//! For what an inclusive join waits: the places from which a token can still come to an entry.

use super::net::{Net, Role};

impl Net<'_> {
    /// How much all inclusive joins would remember.
    pub(super) fn reach_needed(&self) -> usize {
        let joins = self.nodes.iter().filter(|n| matches!(n.role, Role::Wait));
        let entries: usize = joins.map(|n| n.entries.len()).sum();
        entries.saturating_mul(self.places.len())
    }

    /// For each entry of an inclusive join the places from which a token can still reach it without
    /// passing the join. A token inside a sub-procedure stands where the sub-procedure stands.
    pub(super) fn reach_of(&self, join: usize) -> &[Vec<bool>] {
        self.nodes[join].reach.get_or_init(|| {
            let mut givers: Vec<Vec<usize>> = vec![Vec::new(); self.places.len()];
            let scope = self.nodes[join].scope;
            for (at, node) in self.nodes.iter().enumerate() {
                if at != join && node.scope == scope {
                    for &place in node.given.iter().flatten() {
                        givers[place as usize].push(at);
                    }
                }
            }
            let entries = self.nodes[join].entries.iter();
            entries.map(|&entry| self.back_from(entry, &givers)).collect()
        })
    }

    fn back_from(&self, entry: u32, givers: &[Vec<usize>]) -> Vec<bool> {
        let mut seen = vec![false; self.places.len()];
        let mut done = vec![false; self.nodes.len()];
        let mut todo = vec![entry];
        while let Some(place) = todo.pop() {
            if std::mem::replace(&mut seen[place as usize], true) {
                continue;
            }
            for &giver in &givers[place as usize] {
                if std::mem::replace(&mut done[giver], true) {
                    continue;
                }
                todo.extend(self.taken_by(giver));
                if let Some(host) = self.nodes[giver].host {
                    todo.extend(self.taken_by(host));
                }
            }
        }
        seen
    }

    /// Places whose tokens a step can take, those inside a sub-procedure among them.
    fn taken_by(&self, at: usize) -> Vec<u32> {
        let node = &self.nodes[at];
        let mut out = node.entries.clone();
        out.extend(node.at.iter().chain(&node.running));
        let scope = &self.scopes[node.scope];
        if scope.starts.contains(&at) {
            out.extend(scope.begin);
        }
        if let Role::Sub(inside) = node.role {
            let places = 0..self.places.len() as u32;
            out.extend(places.filter(|&p| self.is_within(self.places[p as usize].scope, inside)));
        }
        out
    }
}
