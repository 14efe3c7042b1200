//! What each step may give: one of its exits, all of them, or any choice among them.

use std::collections::BTreeMap;

use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, StepKind};

use super::net::{Net, Role, Spot};

/// Most exits of an inclusive split of which every choice is tried; of more, each one, each two and
/// all.
const MOST_EXITS: usize = 8;
/// Most exits of which each two are tried; of more, each one and all.
const MOST_PAIRED: usize = 100;
/// Places at most in the choices of one exit; of more exits only the first are tried alone.
const MOST_COPIED: usize = 1_000_000;

impl Net<'_> {
    /// What each step may give.
    pub(super) fn exits(&mut self, p: &Procedure) {
        let mut flows: Vec<Vec<(u32, bool)>> = vec![Vec::new(); self.nodes.len()];
        let index: BTreeMap<&StepId, usize> =
            self.nodes.iter().enumerate().map(|(at, n)| (n.id, at)).collect();
        for (place, at) in self.places.iter().enumerate() {
            if let Spot::Flow(id) = at.spot
                && let Some(flow) = p.flow(id)
            {
                let free = flow.default || !flow.condition.is_empty();
                flows[index[&flow.from]].push((place as u32, free));
            }
        }
        let landings: Vec<Option<usize>> = {
            let jumps = p.link_jumps();
            let to =
                |at: usize| jumps.get(self.nodes[at].id).and_then(|id| index.get(*id)).copied();
            (0..self.nodes.len()).map(to).collect()
        };
        for (at, mut exits) in flows.into_iter().enumerate() {
            let Some(step) = p.step(self.nodes[at].id) else { continue };
            let mut jumps = false;
            if let Some(to) = landings[at].filter(|to| !matches!(self.nodes[*to].role, Role::Aside))
            {
                exits = vec![(self.at(to), false)];
                jumps = true;
            }
            let ends = matches!(
                self.nodes[at].role,
                Role::End | Role::Terminate | Role::Raise(_) | Role::Aside
            );
            let is_event_sub = self.nodes[at].mark.is_some() && self.nodes[at].running.is_some();
            if ends || is_event_sub {
                self.nodes[at].given = vec![Vec::new()];
                continue;
            }
            if exits.is_empty() {
                let rest = self.place(Spot::Rest, self.nodes[at].scope, at);
                self.nodes[at].rest = Some(rest);
                self.nodes[at].given = vec![vec![rest]];
                continue;
            }
            let all: Vec<u32> = exits.iter().map(|(place, _)| *place).collect();
            let one_each = || all.iter().map(|place| vec![*place]).collect();
            self.nodes[at].given = match &step.kind {
                StepKind::Gateway(GatewayKind::Exclusive | GatewayKind::EventBased) => one_each(),
                StepKind::Throw(_) if jumps => one_each(),
                StepKind::Gateway(GatewayKind::Inclusive | GatewayKind::Complex) => {
                    self.choices_cut |= all.len() > MOST_EXITS;
                    choices(&[], &all)
                }
                StepKind::Gateway(GatewayKind::Parallel) => vec![all],
                _ => {
                    // Exits of a step without a condition are all taken, those with one may be.
                    let pick = |wanted: bool| -> Vec<u32> {
                        exits.iter().filter(|(_, free)| *free == wanted).map(|(p, _)| *p).collect()
                    };
                    let (always, free) = (pick(false), pick(true));
                    self.choices_cut |= free.len() > MOST_EXITS;
                    choices(&always, &free)
                }
            };
        }
    }
}

/// Every choice of one or more of `free`, each beside all of `always`; with something in `always`
/// also none of them.
fn choices(always: &[u32], free: &[u32]) -> Vec<Vec<u32>> {
    let with = |more: Vec<u32>| -> Vec<u32> { always.iter().copied().chain(more).collect() };
    let mut out = Vec::new();
    if !always.is_empty() {
        out.push(always.to_vec());
    }
    if free.len() <= MOST_EXITS {
        for mask in 1_u32..(1 << free.len()) {
            let chosen = (0..free.len()).filter(|i| mask & (1 << i) != 0).map(|i| free[i]);
            out.push(with(chosen.collect()));
        }
    } else {
        let tried = MOST_COPIED / (always.len() + 1);
        for (i, &one) in free.iter().enumerate().take(tried) {
            out.push(with(vec![one]));
            if free.len() <= MOST_PAIRED {
                out.extend(free.iter().skip(i + 1).map(|&two| with(vec![one, two])));
            }
        }
        out.push(with(free.to_vec()));
    }
    out
}
