//! A token on its way: flows, gateways, joins, and what is around it being complete.

use super::kernel::Kernel;
use super::luck::{Luck, Purpose};
use super::net::{NONE, Node, Op};
use super::slab::State;
use super::tally::LimitHit;
use super::trace::{Happening, Trace};

/// Nodes a token may pass without time passing; more is an endless loop.
const MAX_HOPS: u32 = 10_000;
/// Times an inclusive gateway is drawn again when no branch is drawn.
const MAX_REDRAWS: u64 = 64;

impl<T: Trace> Kernel<'_, T> {
    /// Makes all moves still to make.
    pub(super) fn advance(&mut self) {
        let mut hops = 0;
        while let Some((token, edge)) = self.todo.pop() {
            if self.tokens.items[token as usize].state == State::Dead {
                self.tokens.release(token);
            } else {
                let on = &self.tokens.items[token as usize];
                let (case, scope) = (on.case, on.scope);
                self.follow(token, edge, &mut hops);
                // A token that went elsewhere may have been the last an inclusive join waits for.
                if self.cases.items[case as usize].waiting_joins > 0 {
                    self.follow_way(token, case);
                    self.look_at_joins(scope);
                }
            }
            if hops > MAX_HOPS {
                self.limit = Some(LimitHit::EndlessLoop);
                self.todo.clear();
            }
        }
    }

    /// Moves one token until it rests, ends or is joined.
    fn follow(&mut self, token: u32, mut edge: u32, hops: &mut u32) {
        let net = self.net;
        loop {
            *hops += 1;
            if *hops > MAX_HOPS {
                return;
            }
            let flow = &net.edges[edge as usize];
            if T::ON && flow.flow != NONE {
                self.tell_of(token, Happening::Flow(flow.flow));
            }
            if flow.marks.len > 0 {
                let case = self.tokens.items[token as usize].case;
                self.apply_marks(case, flow.marks);
            }
            let (to, slot) = if T::ON { (flow.to, flow.slot) } else { flow.ahead };
            let node = &net.nodes[to as usize];
            edge = match node.op {
                Op::Pass => node.out,
                Op::Choose => self.choose(token, node),
                Op::Fork => self.fork(token, node),
                Op::ForkSome => self.fork_some(token, node),
                Op::Join => match self.join(token, node, slot) {
                    Some(next) => next,
                    None => return,
                },
                Op::JoinSome => return self.join_some(token, to, slot),
                Op::Act => match self.enter(token, to) {
                    Some(next) => next,
                    None => return,
                },
                Op::Enter => return self.enter_inside(token, to),
                Op::Race => return self.enter_race(token, to),
                Op::End => return self.reach_end(token, node),
            };
            if edge == NONE {
                return self.end_token(token);
            }
        }
    }

    /// Counts a visit of a case at a counting node; how many there were before.
    #[inline]
    pub(super) fn count_visit(&mut self, case: u32, node: &Node) -> u32 {
        let at = case as usize * self.net.visits as usize + node.visit as usize;
        let before = self.visits[at];
        self.visits[at] = before.saturating_add(1);
        u32::from(before)
    }

    /// Picks one flow by share; one that leads to a step visited often enough gives way to the
    /// default flow.
    #[inline]
    fn choose(&mut self, token: u32, node: &Node) -> u32 {
        if node.outs == 0 {
            return NONE;
        }
        let case = self.tokens.items[token as usize].case;
        let visit = self.count_visit(case, node);
        let seed = self.cases.items[case as usize].seed;
        let u = Luck::of(seed, node.key, u64::from(visit)).mirrored(self.mirror).unit();
        let last = node.out + node.outs - 1;
        let mut edge = node.out;
        while edge < last && self.net.edges[edge as usize].up_to <= u {
            edge += 1;
        }
        if self.net.edges[edge as usize].limited != NONE && self.used_up(case, edge) {
            return self.give_way(case, node, edge);
        }
        edge
    }

    /// Whether the step behind a flow has been visited as often as it may.
    fn used_up(&self, case: u32, edge: u32) -> bool {
        let flow = &self.net.edges[edge as usize];
        if flow.limited == NONE {
            return false;
        }
        let at = case as usize * self.net.visits as usize + flow.limited as usize;
        u32::from(self.visits[at]) >= flow.most
    }

    /// The default flow, else the first that is not used up, else the one drawn.
    fn give_way(&self, case: u32, node: &Node, drawn: u32) -> u32 {
        let all = node.out..node.out + node.outs;
        all.clone()
            .find(|e| *e != drawn && self.net.edges[*e as usize].default)
            .or_else(|| all.clone().find(|e| !self.used_up(case, *e)))
            .unwrap_or(drawn)
    }

    fn fork(&mut self, token: u32, node: &Node) -> u32 {
        if node.outs == 0 {
            return NONE;
        }
        for edge in (node.out + 1..node.out + node.outs).rev() {
            self.branch(token, edge);
        }
        node.out
    }

    /// A second token of the same case and scope, sent over an edge.
    pub(super) fn branch(&mut self, token: u32, edge: u32) {
        let from = &self.tokens.items[token as usize];
        let (case, scope) = (from.case, from.scope);
        let twin = self.spawn(case, scope);
        if T::ON {
            self.tell_of(twin, Happening::Split(token));
        }
        self.fork_way(token, twin);
        self.todo.push((twin, edge));
    }

    /// Draws every branch by its own share; when none is drawn, the default flow, and without a
    /// default all are drawn again.
    fn fork_some(&mut self, token: u32, node: &Node) -> u32 {
        if node.outs == 0 {
            return NONE;
        }
        let net = self.net;
        let case = self.tokens.items[token as usize].case;
        let visit = u64::from(self.count_visit(case, node));
        let seed = self.cases.items[case as usize].seed;
        let all = node.out..node.out + node.outs;
        for attempt in 0..MAX_REDRAWS {
            let mut first = NONE;
            for edge in all.clone() {
                let flow = &net.edges[edge as usize];
                let u = Luck::of(seed, node.key ^ flow.key, visit + (attempt << 32))
                    .mirrored(self.mirror)
                    .unit();
                if flow.default || u >= flow.share {
                    continue;
                }
                if first == NONE {
                    first = edge;
                } else {
                    self.branch(token, edge);
                }
            }
            if first != NONE {
                return first;
            }
            if let Some(default) = all.clone().find(|e| net.edges[*e as usize].default) {
                return default;
            }
        }
        node.out
    }

    /// Holds a token until every flow has brought one; then goes on.
    fn join(&mut self, token: u32, node: &Node, slot: u32) -> Option<u32> {
        let (case, scope) = {
            let from = &self.tokens.items[token as usize];
            (from.case, from.scope)
        };
        let row = scope as usize * self.net.slots as usize;
        self.slots[row + slot as usize] += 1;
        if self.full {
            self.slot_times[row + slot as usize] = self.now;
        }
        let held = &mut self.slots[row + node.aux.from as usize..][..node.aux.len as usize];
        if held.iter().all(|n| *n > 0) {
            for n in held {
                *n -= 1;
            }
            if self.full {
                self.count_branches(case, row, node.aux);
            }
            self.scopes.items[scope as usize].held -= node.aux.len - 1;
            if T::ON && node.aux.len > 1 {
                self.tell_of(token, Happening::JoinGo(node.aux.from, node.aux.len - 1));
            }
            return Some(if node.outs == 0 { NONE } else { node.out });
        }
        self.scopes.items[scope as usize].held += 1;
        if T::ON {
            self.tell_of(token, Happening::JoinWait(node.aux.from));
        }
        self.end_token(token);
        None
    }

    /// Holds a token until no other can still come.
    fn join_some(&mut self, token: u32, node: u32, slot: u32) {
        let net = self.net;
        let (case, scope) = {
            let from = &self.tokens.items[token as usize];
            (from.case, from.scope)
        };
        let row = scope as usize * self.net.slots as usize;
        self.slots[row + slot as usize] += 1;
        if self.full {
            self.slot_times[row + slot as usize] = self.now;
        }
        self.scopes.items[scope as usize].held += 1;
        self.cases.items[case as usize].waiting_joins += 1;
        self.tokens.items[token as usize].node = node;
        if T::ON {
            let join = net.nodes[node as usize].aux.from;
            self.tell_of(token, Happening::JoinWait(join));
        }
        self.end_token(token);
    }

    /// Looks whether something around is complete or can go on: called when a token has ended.
    pub(super) fn settle(&mut self, scope: u32) {
        let around = self.scopes.items[scope as usize];
        if around.live == 0 && around.held == 0 {
            self.complete(scope);
        } else if self.cases.items[around.case as usize].waiting_joins > 0 {
            self.look_at_joins(scope);
        } else if around.live == 0 {
            self.stuck(scope);
        }
    }

    /// All tokens of a scope have ended.
    fn complete(&mut self, scope: u32) {
        let around = self.scopes.items[scope as usize];
        self.scopes.release(scope);
        if around.parent == NONE {
            self.finish_case(around.case);
        } else {
            self.leave_inside(around.parent);
        }
    }

    /// Lets the inclusive joins of a scope go that no other token can reach any more.
    pub(super) fn look_at_joins(&mut self, scope: u32) {
        let net = self.net;
        let row = scope as usize * net.slots as usize;
        let live = self.scopes.items[scope as usize].live;
        if self.scopes.items[scope as usize].held == 0 {
            return;
        }
        for (index, node) in net.nodes.iter().enumerate() {
            if node.op != Op::JoinSome {
                continue;
            }
            let held = &self.slots[row + node.aux.from as usize..][..node.aux.len as usize];
            if held.iter().all(|n| *n == 0) {
                continue;
            }
            // When nothing moves, joins that wait for each other must not wait for ever.
            if live == 0 || !self.can_still_come(scope, node, index as u32) {
                return self.let_go(scope, node);
            }
        }
        if live == 0 {
            self.stuck(scope);
        }
    }

    /// Whether a token of the scope can still reach an empty slot of a join.
    fn can_still_come(&self, scope: u32, node: &Node, index: u32) -> bool {
        let row = scope as usize * self.net.slots as usize;
        let case = self.scopes.items[scope as usize].case;
        let reaches = |at: u32| {
            node.aux.range().any(|slot| {
                self.slots[row + slot] == 0
                    && self.net.reach[slot]
                        .get(at as usize / 64)
                        .is_some_and(|word| word >> (at % 64) & 1 == 1)
            })
        };
        let moving = self.todo.iter().any(|(token, edge)| {
            let other = &self.tokens.items[*token as usize];
            other.case == case
                && other.scope == scope
                && other.state != State::Dead
                && (reaches(self.net.edges[*edge as usize].to)
                    || self.net.edges[*edge as usize].to == index)
        });
        if moving {
            return true;
        }
        let mut token = self.cases.items[case as usize].first;
        while token != NONE {
            let other = &self.tokens.items[token as usize];
            let listed = self.todo.iter().any(|(t, _)| *t == token);
            if other.scope == scope && !listed && other.node != NONE && reaches(other.node) {
                return true;
            }
            token = other.after;
        }
        // Tokens held in other inclusive joins that come before this one.
        self.net.nodes.iter().enumerate().any(|(at, other)| {
            other.op == Op::JoinSome
                && at as u32 != index
                && other.aux.range().any(|slot| self.slots[row + slot] > 0)
                && reaches(at as u32)
        })
    }

    /// Sends one token on for all that an inclusive join holds.
    fn let_go(&mut self, scope: u32, node: &Node) {
        let row = scope as usize * self.net.slots as usize;
        if self.full {
            let case = self.scopes.items[scope as usize].case;
            self.count_branches(case, row, node.aux);
        }
        let mut taken = 0;
        for n in &mut self.slots[row + node.aux.from as usize..][..node.aux.len as usize] {
            if *n > 0 {
                *n -= 1;
                taken += 1;
            }
        }
        let around = &mut self.scopes.items[scope as usize];
        around.held -= taken;
        let case = around.case;
        self.cases.items[case as usize].waiting_joins -= taken;
        if T::ON {
            self.tell(case, Happening::JoinGo(node.aux.from, taken));
        }
        let token = self.spawn(case, scope);
        self.take_last_way(token);
        if node.outs == 0 {
            self.end_token(token);
        } else {
            self.todo.push((token, node.out));
        }
    }

    /// A case whose tokens all wait at joins that never go: it ends without an outcome.
    fn stuck(&mut self, scope: u32) {
        let case = self.scopes.items[scope as usize].case;
        self.end_case_now(case, scope);
    }

    /// An end event: its outcome, and for a terminating end everything around.
    fn reach_end(&mut self, token: u32, node: &Node) {
        let (case, scope) = {
            let from = &self.tokens.items[token as usize];
            (from.case, from.scope)
        };
        if let Some(end) = node.end {
            if end.outcome.is_some() {
                self.cases.items[case as usize].outcome = end.outcome;
            }
            if end.terminate {
                self.kill_others(scope, token);
                self.forget_held(scope);
            }
        }
        self.end_token(token);
    }

    /// A stream of draws of one visit at a node.
    #[inline]
    pub(super) fn luck(&self, token: u32, key: u64, purpose: Purpose) -> Luck {
        let from = &self.tokens.items[token as usize];
        let seed = self.cases.items[from.case as usize].seed;
        Luck::of(seed, key ^ ((purpose as u64) << 56), u64::from(from.visit)).mirrored(self.mirror)
    }
}
