//! From the markings of a process to its faults: what broke, by which steps, and the shortest trace.

use std::collections::BTreeSet;

use crate::model::graph::circles;
use crate::model::id::StepId;

use super::explore::Space;
use super::game::{Game, Move, held};
use super::graph::Graph;
use super::net::{Net, Place, Role, Spot};
use super::trace::{Story, witness};
use super::{Act, Fault, FaultKind, MOST_FAULTS};

/// Most markings without a way on that are looked into.
const MOST_DEAD: usize = 300;
/// What it costs to say where a token lies in the first state of a trace.
const A_SPOT: usize = 32;

/// What was found in one process, or in all.
#[derive(Default)]
pub(super) struct Judged {
    pub(super) faults: Vec<Fault>,
    pub(super) completion: Option<usize>,
    pub(super) doomed: Option<usize>,
    pub(super) is_unsafe: bool,
    pub(super) is_improper: bool,
    /// Whether not everything was looked into.
    pub(super) has_more: bool,
    /// Steps after which nothing need be said of what is never done.
    blamed: Vec<usize>,
    /// Where two tokens first met: the split before them and the step.
    merges: Vec<(Option<usize>, usize)>,
}

impl Judged {
    /// Adds what was found in another process.
    pub(super) fn add(&mut self, other: Self) {
        self.faults.extend(other.faults);
        self.is_unsafe |= other.is_unsafe;
        self.is_improper |= other.is_improper;
        self.has_more |= other.has_more;
        self.blamed.extend(other.blamed);
    }

    /// Whether one more fault may be looked into; if not, that is said.
    fn has_room(&mut self, graph: &Graph) -> bool {
        let has_room = self.faults.len() <= MOST_FAULTS && !graph.work.is_spent();
        self.has_more |= !has_room;
        has_room
    }

    fn put(&mut self, game: &Game<'_, '_>, kind: FaultKind, nodes: &[usize], moves: &[Move]) {
        if self.faults.len() > MOST_FAULTS {
            self.has_more = true;
            return;
        }
        let witness = Some(witness(game, moves));
        self.faults.push(Fault { kind, offending: ids(game.net, nodes), witness });
    }

    /// Adds the steps that are never done, as far as nothing named before explains them.
    pub(super) fn never(
        &mut self,
        (net, graph): (&Net<'_>, &Graph),
        never: &[usize],
        reached: &[bool],
        done: &[bool],
        is_open: bool,
    ) {
        let lost: BTreeSet<usize> = never.iter().copied().filter(|&at| !reached[at]).collect();
        let outside = |&&at: &&usize| {
            net.scopes[net.nodes[at].scope].owner.is_none_or(|owner| !lost.contains(&owner))
                && net.nodes[at].done_with.is_none()
        };
        let shown: BTreeSet<usize> = lost.iter().filter(outside).copied().collect();
        for stretch in graph.stretches(&shown, |at| graph.before(at).is_empty()) {
            self.bare(net, FaultKind::UnreachableStep, &stretch);
        }
        if is_open {
            return;
        }
        let points: Vec<usize> = self.blamed.iter().map(|&at| Graph::out(at)).collect();
        let explained = graph.after(&points, None);
        let blamed: BTreeSet<usize> = self.blamed.iter().copied().collect();
        let dead: BTreeSet<usize> = never
            .iter()
            .copied()
            .filter(|&at| reached[at] && net.nodes[at].done_with.is_none())
            .filter(|at| !blamed.contains(at))
            .filter(|&at| !explained[Graph::into(at)] && !explained[Graph::out(at)])
            .collect();
        let heads = |at: usize| graph.before(at).iter().any(|&before| done[before]);
        for stretch in graph.stretches(&dead, heads) {
            self.bare(net, FaultKind::DeadStep, &stretch);
        }
    }

    fn bare(&mut self, net: &Net<'_>, kind: FaultKind, nodes: &[usize]) {
        self.faults.push(Fault { kind, offending: ids(net, nodes), witness: None });
    }
}

/// By step: whether a way leads there from where its process begins.
pub(super) fn reached(net: &Net<'_>, graph: &Graph) -> Vec<bool> {
    let mut from = Vec::new();
    for &root in &net.roots {
        let first = Graph::beginning(net, root);
        if !first.is_empty() {
            from.extend(first);
            from.extend(Graph::event_subs(net, root));
        }
    }
    let seen = graph.after(&from, None);
    (0..net.nodes.len()).map(|at| seen[Graph::into(at)]).collect()
}

/// Judges one process.
pub(super) fn judge(game: &Game<'_, '_>, space: &Space, graph: &Graph) -> Judged {
    let mut out = Judged::default();
    let begins = !space.marking(0).is_empty();
    let ends = (0..space.len() as u32).find(|&s| space.marking(s).is_empty());
    out.completion = ends.filter(|_| begins).map(|s| space.distance[s as usize] as usize);
    // What is not known to be whole may yet be completed: nothing is claimed of it.
    let good: Vec<u32> = (0..space.len() as u32)
        .filter(|&s| Some(s) == ends || !space.is_whole[s as usize])
        .collect();
    let back = Back::of(space);
    let doomed: Vec<bool> = back.from(&good).into_iter().map(|can_end| !can_end).collect();
    let first = (0..space.len()).filter(|&s| doomed[s]).map(|s| space.distance[s] as usize).min();
    out.doomed = first.filter(|_| begins);
    doubles(game, space, graph, &mut out);
    again(game, space, graph, &mut out);
    for (at, rested) in space.seen.rested.iter().enumerate() {
        if let Some((state, choice)) = *rested {
            if out.has_room(graph) {
                let moves = trace(game, space, graph, (state, Some(choice)));
                out.put(game, FaultKind::MissingEnd, &[at], &moves);
            }
            out.blamed.push(at);
        }
    }
    deadlocks(game, space, graph, &doomed, &mut out);
    livelocks(game, space, graph, (&back, doomed.as_slice()), &mut out);
    out
}

/// The moves to a marking and one more, and what it cost to find them.
fn trace(
    game: &Game<'_, '_>,
    space: &Space,
    graph: &Graph,
    (state, last): (u32, Option<u32>),
) -> Vec<Move> {
    let before = game.again.spent();
    let moves = space.trace(game, state, last);
    let tokens: usize = moves.iter().map(|step| step.next.len() + step.taken.len()).sum();
    let begin = space.marking(0).len() * A_SPOT;
    graph.work.pay(game.again.spent() - before + tokens + begin);
    moves
}

/// Two tokens on one flow: one fault for each split whose tokens meet, and the step where they do.
fn doubles(game: &Game<'_, '_>, space: &Space, graph: &Graph, out: &mut Judged) {
    let mut all: Vec<(u32, u32, u32)> = Vec::new();
    for (place, state) in space.seen.double.iter().enumerate() {
        if let Some(state) = *state {
            all.push((space.distance[state as usize], place as u32, state));
        }
    }
    all.sort_unstable();
    out.is_unsafe = !all.is_empty();
    // Behind a step with one way in, what came twice there comes twice again: that is no news.
    let is_news = |place: u32| match graph.givers(place) {
        &[giver] => {
            let node = &game.net.nodes[giver];
            let doubled = |e: &u32| space.seen.double[*e as usize].is_some();
            node.host.is_some() || node.entries.len() != 1 || !node.entries.iter().all(doubled)
        }
        _ => true,
    };
    for (_, place, state) in all.into_iter().filter(|&(_, place, _)| is_news(place)) {
        if !out.has_room(graph) {
            break;
        }
        let moves = trace(game, space, graph, (state, None));
        let story = Story::of(&moves);
        let makers = story.makers(place);
        let (split, merge) = match makers[..] {
            [one, other] => story.meeting(&moves, one, other),
            _ => (None, None),
        };
        let merge = merge.or_else(|| makers.last().and_then(|m| m.map(|at| moves[at].node)));
        let Some(merge) = merge else { continue };
        if out.merges.contains(&(split, merge)) {
            continue;
        }
        out.merges.push((split, merge));
        let mut nodes: Vec<usize> = split.into_iter().collect();
        if split != Some(merge) {
            nodes.push(merge);
        }
        out.put(game, FaultKind::LackOfSynchronisation, &nodes, &moves);
    }
}

/// The same end reached twice, where that does not follow from two tokens on a flow.
fn again(game: &Game<'_, '_>, space: &Space, graph: &Graph, out: &mut Judged) {
    for (end, found) in space.seen.again.iter().enumerate() {
        let Some((state, choice)) = *found else { continue };
        out.is_improper = true;
        if !out.has_room(graph) {
            break;
        }
        let moves = trace(game, space, graph, (state, Some(choice)));
        let last = moves.len() - 1;
        let before = moves[..last].iter().rposition(|m| m.node == end);
        let split = before.and_then(|before| Story::of(&moves).parting(before, last));
        let split = split.map(|at| moves[at].node);
        let follows = out.merges.iter().any(|&(parted, merge)| {
            parted == split && graph.after(&[Graph::out(merge)], None)[Graph::into(end)]
        });
        if !follows {
            let nodes: Vec<usize> = split.into_iter().chain([end]).collect();
            out.put(game, FaultKind::ImproperCompletion, &nodes, &moves);
        }
    }
}

/// Markings with tokens in which nothing can happen: one fault for each join that waits in vain and
/// the choice that left it waiting.
fn deadlocks(game: &Game<'_, '_>, space: &Space, graph: &Graph, doomed: &[bool], out: &mut Judged) {
    let mut told: BTreeSet<(Option<usize>, usize)> = BTreeSet::new();
    let mut joins: BTreeSet<usize> = BTreeSet::new();
    out.has_more |= space.dead.len() > MOST_DEAD;
    for &state in space.dead.iter().take(MOST_DEAD) {
        let marking = space.marking(state);
        let mut roots = waiting(game.net, graph, marking);
        if !out.has_room(graph) {
            break;
        }
        // Where two tokens came to one entry all is muddled already, and that is said.
        let doubled = |e: &u32| held(marking, *e) > 1;
        roots.retain(|&join| !game.net.nodes[join].entries.iter().any(doubled));
        if roots.is_empty() {
            continue;
        }
        let moves = trace(game, space, graph, (state, None));
        let path = space.path(state);
        for join in roots {
            if graph.work.is_spent() {
                out.has_more = true;
                break;
            }
            let empty: Vec<u32> = game.net.nodes[join]
                .entries
                .iter()
                .copied()
                .filter(|e| marking.binary_search(e).is_err())
                .collect();
            let lets_wait =
                |step: &Move| step.is_choice && graph.could_fill(game.net, step, join, &empty);
            let turn = path.iter().position(|&s| doomed[s as usize]).filter(|at| *at > 0);
            let turning = turn.map(|at| &moves[at - 1]).filter(|step| lets_wait(step));
            let is_sure = turning.is_some();
            let split = turning.or_else(|| moves.iter().rev().find(|step| lets_wait(step)));
            let split = split.map(|step| step.node);
            let follows = split.is_none()
                && out
                    .merges
                    .iter()
                    .any(|&(_, merge)| graph.after(&[Graph::out(merge)], None)[Graph::into(join)]);
            let is_told = if is_sure { !told.insert((split, join)) } else { joins.contains(&join) };
            joins.insert(join);
            told.insert((split, join));
            if !is_told && !follows {
                let nodes: Vec<usize> = split.into_iter().chain([join]).collect();
                out.put(game, FaultKind::Deadlock, &nodes, &moves);
                out.blamed.push(join);
            }
        }
    }
}

/// Joins that wait in vain in a marking, without those that only wait for another that does. Worth
/// nothing when the work was spent on it.
fn waiting(net: &Net<'_>, graph: &Graph, marking: &[u32]) -> Vec<usize> {
    let mut stuck: BTreeSet<usize> = BTreeSet::new();
    let mut resting: BTreeSet<usize> = BTreeSet::new();
    for &place in marking {
        let Place { spot, node, .. } = net.places[place as usize];
        match spot {
            Spot::Flow(_) | Spot::At if !matches!(net.nodes[node].role, Role::Sub(_)) => {
                stuck.insert(node);
            }
            Spot::Rest => {
                resting.insert(node);
            }
            _ => {}
        }
    }
    let is_root = |&&join: &&usize| {
        if graph.work.is_spent() {
            return false;
        }
        let others = stuck.iter().filter(|&&other| other != join).chain(&resting);
        let from: Vec<usize> = others.map(|&other| Graph::out(other)).collect();
        let seen = graph.after(&from, Some(join));
        let empty = net.nodes[join].entries.iter().filter(|e| marking.binary_search(e).is_err());
        !empty.into_iter().any(|&entry| graph.givers(entry).iter().any(|&g| seen[Graph::out(g)]))
    };
    let mut roots: Vec<usize> = stuck.iter().filter(is_root).copied().collect();
    if roots.is_empty() {
        // They wait for one another, or for what rests elsewhere.
        roots.extend(stuck.first().filter(|_| resting.is_empty()));
    }
    roots
}

/// Circles of markings that no way leaves, to an end or to a standstill.
fn livelocks(
    game: &Game<'_, '_>,
    space: &Space,
    graph: &Graph,
    (back, doomed): (&Back, &[bool]),
    out: &mut Judged,
) {
    if !doomed.iter().any(|d| *d) {
        return;
    }
    let can_stop = back.from(&space.dead);
    let goes_on: Vec<bool> = doomed.iter().zip(&can_stop).map(|(d, stop)| *d && !stop).collect();
    let mut next: Vec<Vec<usize>> = vec![Vec::new(); space.len()];
    for way in space.ways.iter().filter(|w| goes_on[w.from as usize]) {
        next[way.from as usize].push(way.to as usize);
    }
    let mut told: BTreeSet<Vec<usize>> = BTreeSet::new();
    let mut looked = 0;
    for circle in circles(&next, |at| !goes_on[at]) {
        let is_in = |at: usize| circle.binary_search(&at).is_ok();
        if circle.iter().any(|&at| next[at].iter().any(|&to| !is_in(to))) {
            continue;
        }
        looked += 1;
        graph.work.pay((space.ways.len() + space.len()) / 4);
        if looked > MOST_FAULTS || graph.work.is_spent() {
            out.has_more = true;
            break;
        }
        let members: Vec<u32> = circle.iter().map(|&at| at as u32).collect();
        let nodes: BTreeSet<usize> = space
            .ways
            .iter()
            .filter(|w| w.act != Act::Enter && is_in(w.from as usize) && is_in(w.to as usize))
            .map(|w| w.node as usize)
            .collect();
        let mut nodes: Vec<usize> = nodes.into_iter().collect();
        // Gateways first: it is at them that a way out can be drawn.
        nodes.sort_by_key(|&at| (!game.net.nodes[at].is_gateway, at));
        if !told.insert(nodes.clone()) {
            continue;
        }
        let leads = back.from(&members);
        let first = (0..space.len())
            .filter(|&s| goes_on[s] && leads[s])
            .min_by_key(|&s| (space.distance[s], s));
        if let Some(first) = first {
            let moves = trace(game, space, graph, (first as u32, None));
            out.put(game, FaultKind::Livelock, &nodes, &moves);
        }
        out.blamed.extend(nodes);
    }
}

/// The ways between markings, backwards.
struct Back {
    first: Vec<u32>,
    before: Vec<u32>,
}

impl Back {
    fn of(space: &Space) -> Self {
        let mut first = vec![0_u32; space.len() + 1];
        for way in &space.ways {
            first[way.to as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut free = first.clone();
        let mut before = vec![0; space.ways.len()];
        for way in &space.ways {
            let slot = &mut free[way.to as usize];
            before[*slot as usize] = way.from;
            *slot += 1;
        }
        Self { first, before }
    }

    /// Markings from which one of these can be come to, they themselves among them.
    fn from(&self, seeds: &[u32]) -> Vec<bool> {
        let mut seen = vec![false; self.first.len() - 1];
        let mut todo = seeds.to_vec();
        while let Some(at) = todo.pop() {
            let at = at as usize;
            if !std::mem::replace(&mut seen[at], true) {
                let range = self.first[at] as usize..self.first[at + 1] as usize;
                todo.extend(&self.before[range]);
            }
        }
        seen
    }
}

fn ids(net: &Net<'_>, nodes: &[usize]) -> Vec<StepId> {
    nodes.iter().map(|&at| net.nodes[at].id.clone()).collect()
}
