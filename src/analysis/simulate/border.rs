//! Events on the border of a step, races between events, steps inside a step, and giving up.

use super::critical::Spent;
use super::kernel::Kernel;
use super::luck::Purpose;
use super::net::{Cue, NONE, Op, Span};
use super::slab::{Armed, State};
use super::trace::{Happening, Trace};

impl<T: Trace> Kernel<'_, T> {
    /// Arms the events on a step's border; true when one happened at once and took the token.
    pub(super) fn arm_borders(&mut self, token: u32, node: u32) -> bool {
        let net = self.net;
        let case = self.tokens.items[token as usize].case;
        for at in net.nodes[node as usize].arms.range() {
            let arm = net.arms[at];
            if arm.share < 1.0 && self.luck(token, arm.key, Purpose::Event).unit() >= arm.share {
                continue;
            }
            let head = self.tokens.items[token as usize].armed;
            let timed = matches!(arm.cue, Cue::After { .. });
            let armed =
                self.armed.put(Armed { token, arm: at as u32, next: head, alive: true, timed });
            self.tokens.items[token as usize].armed = armed;
            match arm.cue {
                Cue::After { law, unit, hours } => {
                    let amount = self.draw(token, law, arm.key);
                    let time = self.after(self.now, amount, unit, hours);
                    self.put_on_agenda(armed, time);
                }
                Cue::Term(term) => {
                    if arm.interrupting && self.clock_is_expired(case, term) {
                        self.tokens.items[token as usize].since = self.now;
                        self.fire(armed);
                        return true;
                    }
                }
                Cue::Message(slot) => {
                    if self.sent_row(case, slot).count > 0 {
                        self.sent_row(case, slot).count -= 1;
                        self.tokens.items[token as usize].since = self.now;
                        self.fire(armed);
                        if arm.interrupting {
                            return true;
                        }
                    }
                }
            }
        }
        false
    }

    /// Waits for the first of several events.
    pub(super) fn enter_race(&mut self, token: u32, node: u32) {
        let net = self.net;
        let race = &net.nodes[node as usize];
        let case = self.tokens.items[token as usize].case;
        let visit = self.count_visit(case, race);
        let on = &mut self.tokens.items[token as usize];
        on.node = node;
        on.visit = visit;
        on.state = State::Blocked;
        on.since = self.now;
        if T::ON {
            self.tell_of(token, Happening::Race);
        }
        if self.arm_borders(token, node) || self.tokens.items[token as usize].armed != NONE {
            return;
        }
        // Chance has ruled out every event: the likeliest happens at once.
        let arms = &net.arms[race.arms.range()];
        let likeliest =
            arms.iter().reduce(|best, arm| if arm.share > best.share { arm } else { best });
        match likeliest {
            Some(arm) => {
                self.tokens.items[token as usize].state = State::Moving;
                self.todo.push((token, arm.edge));
            }
            None => self.end_token(token),
        }
    }

    /// Runs the steps inside a step.
    pub(super) fn enter_inside(&mut self, token: u32, node: u32) {
        let net = self.net;
        let step = &net.nodes[node as usize];
        let case = self.tokens.items[token as usize].case;
        let visit = self.count_visit(case, step);
        let on = &mut self.tokens.items[token as usize];
        on.node = node;
        on.visit = visit;
        on.since = self.now;
        on.state = State::Blocked;
        if step.step != NONE {
            if self.cases.items[case as usize].measured {
                self.tally.steps[step.step as usize].visits += 1;
            }
            if T::ON {
                self.tell_of(token, Happening::Enter(step.step));
            }
        }
        if step.arms.len > 0 && self.arm_borders(token, node) {
            return;
        }
        let scope = self.put_scope(case, token);
        self.tokens.items[token as usize].child = scope;
        for at in step.aux.range().rev() {
            let inner = self.spawn(case, scope);
            self.fork_way(token, inner);
            self.todo.push((inner, net.sends[at]));
        }
        if step.aux.len == 0 {
            self.follow_way(token, case);
            self.scopes.release(scope);
            self.leave_inside(token);
        }
    }

    /// The steps inside a step are complete: the token around them goes on.
    pub(super) fn leave_inside(&mut self, token: u32) {
        self.disarm(token);
        self.take_last_way(token);
        let on = &mut self.tokens.items[token as usize];
        on.child = NONE;
        on.state = State::Moving;
        let node = &self.net.nodes[on.node as usize];
        if node.outs == 0 {
            self.end_token(token);
        } else {
            self.todo.push((token, node.out));
        }
    }

    /// A timed event is due.
    pub(super) fn armed_event(&mut self, armed: u32) {
        if self.armed.items[armed as usize].alive {
            self.armed.items[armed as usize].timed = false;
            self.fire(armed);
        } else {
            self.armed.release(armed);
        }
    }

    /// Fires the armed events of a case that wait for a term.
    pub(super) fn fire_for_term(&mut self, case: u32, term: u32) {
        while let Some(armed) =
            self.find_armed(case, |cue| matches!(cue, Cue::Term(t) if t == term))
        {
            self.fire(armed);
        }
    }

    /// Fires the armed event of a case that waits for a message; whether there was one.
    pub(super) fn fire_for_message(&mut self, case: u32, slot: u32) -> bool {
        let found = self.find_armed(case, |cue| matches!(cue, Cue::Message(s) if s == slot));
        if let Some(armed) = found {
            self.fire(armed);
        }
        found.is_some()
    }

    fn find_armed(&self, case: u32, wanted: impl Fn(Cue) -> bool) -> Option<u32> {
        let mut token = self.cases.items[case as usize].first;
        while token != NONE {
            let on = &self.tokens.items[token as usize];
            let mut armed = on.armed;
            while armed != NONE {
                let event = &self.armed.items[armed as usize];
                if event.alive && wanted(self.net.arms[event.arm as usize].cue) {
                    return Some(armed);
                }
                armed = event.next;
            }
            token = on.after;
        }
        None
    }

    /// An event happens: its step is given up, or a second branch begins.
    fn fire(&mut self, armed: u32) {
        let event = self.armed.items[armed as usize];
        let arm = self.net.arms[event.arm as usize];
        let host = event.token;
        let case = self.tokens.items[host as usize].case;
        let target = self.net.edges[arm.edge as usize].to;
        let step = self.net.nodes[target as usize].step;
        let is_race = self.net.nodes[self.tokens.items[host as usize].node as usize].op == Op::Race;
        if is_race && self.cases.items[case as usize].measured {
            let rested = self.now - self.tokens.items[host as usize].since;
            if step != NONE {
                self.tally.steps[step as usize].waits[arm.cause as usize] += rested;
            }
            let spent = Spent { cause: arm.cause, rest: rested, closed: 0, work: 0 };
            self.pass(host, step, spent);
        }
        if T::ON && step != NONE {
            self.tell(case, Happening::Event(step));
        }
        // What the host has spent so far is on the way of what goes on.
        let way = self.way_of(host);
        if !arm.interrupting {
            self.armed.items[armed as usize].alive = false;
            self.send_from(host, arm.edge, way);
            return self.ways.drop_name(way);
        }
        self.disarm(host);
        let child = std::mem::replace(&mut self.tokens.items[host as usize].child, NONE);
        if child != NONE {
            self.kill_scope(child);
        }
        let on = &mut self.tokens.items[host as usize];
        let unnamed = matches!(on.state, State::Blocked)
            || (on.state == State::Moving && !self.todo.iter().any(|(t, _)| *t == host));
        if unnamed {
            if on.state == State::Blocked && self.in_step(host) {
                self.record_rest(host);
            }
            self.tokens.items[host as usize].state = State::Moving;
            self.put_way(host, way);
            self.todo.push((host, arm.edge));
        } else {
            self.send_from(host, arm.edge, way);
            self.kill(host);
        }
        self.ways.drop_name(way);
    }

    /// A second token beside another, which came this way, sent over an edge.
    fn send_from(&mut self, host: u32, edge: u32, way: u32) {
        let from = &self.tokens.items[host as usize];
        let twin = self.spawn(from.case, from.scope);
        self.put_way(twin, way);
        self.todo.push((twin, edge));
    }

    /// Takes down what is armed on a token's border.
    pub(super) fn disarm(&mut self, token: u32) {
        let mut armed = std::mem::replace(&mut self.tokens.items[token as usize].armed, NONE);
        while armed != NONE {
            let event = &mut self.armed.items[armed as usize];
            let next = event.next;
            event.alive = false;
            if !event.timed {
                self.armed.release(armed);
            }
            armed = next;
        }
    }

    /// Gives a token up wherever it is.
    pub(super) fn kill(&mut self, token: u32) {
        self.disarm(token);
        let child = std::mem::replace(&mut self.tokens.items[token as usize].child, NONE);
        if child != NONE {
            self.kill_scope(child);
        }
        let in_step = self.in_step(token);
        let state = self.tokens.items[token as usize].state;
        match state {
            State::Queued => self.forsake(token),
            State::Serving => self.abandon(token),
            State::Resting | State::Gathering => self.record_rest(token),
            State::Blocked if in_step => self.record_rest(token),
            State::Blocked | State::Moving | State::Dead | State::Gone => {}
        }
        self.forget_way(token);
        if T::ON {
            self.tell_of(token, Happening::Gone);
        }
        self.unlink(token);
        self.tokens.items[token as usize].state = State::Dead;
        if state == State::Blocked {
            self.tokens.release(token);
        }
    }

    /// Whether a token is within the stages of a step.
    fn in_step(&self, token: u32) -> bool {
        let on = &self.tokens.items[token as usize];
        on.node != NONE && self.net.nodes[on.node as usize].op == Op::Act
    }

    /// Gives up every token of a scope but one.
    pub(super) fn kill_others(&mut self, scope: u32, but: u32) {
        let case = self.scopes.items[scope as usize].case;
        while let Some(token) = self.find_in_scope(case, scope, but) {
            self.kill(token);
        }
    }

    fn find_in_scope(&self, case: u32, scope: u32, but: u32) -> Option<u32> {
        let mut token = self.cases.items[case as usize].first;
        while token != NONE {
            let on = &self.tokens.items[token as usize];
            if on.scope == scope && token != but {
                return Some(token);
            }
            token = on.after;
        }
        None
    }

    /// Gives up a scope with all in it.
    pub(super) fn kill_scope(&mut self, scope: u32) {
        self.kill_others(scope, NONE);
        self.forget_held(scope);
        self.scopes.release(scope);
    }

    /// Forgets the tokens held in a scope's joins.
    pub(super) fn forget_held(&mut self, scope: u32) {
        let net = self.net;
        let row = scope as usize * net.slots as usize;
        let case = self.scopes.items[scope as usize].case as usize;
        for node in net.nodes.iter().filter(|n| n.op == Op::JoinSome) {
            let Span { from, len } = node.aux;
            let held: u32 = self.slots[row + from as usize..][..len as usize]
                .iter()
                .map(|n| u32::from(*n))
                .sum();
            let waiting = &mut self.cases.items[case].waiting_joins;
            *waiting = waiting.saturating_sub(held);
        }
        if T::ON {
            self.tell_forgotten(scope, row);
        }
        self.slots[row..row + net.slots as usize].fill(0);
        self.scopes.items[scope as usize].held = 0;
    }

    /// Tells the listener of the tokens held in a scope's joins that are given up.
    fn tell_forgotten(&mut self, scope: u32, row: usize) {
        let net = self.net;
        let case = self.scopes.items[scope as usize].case;
        for node in net.nodes.iter().filter(|n| matches!(n.op, Op::Join | Op::JoinSome)) {
            let slots = &self.slots[row + node.aux.from as usize..][..node.aux.len as usize];
            let held: u32 = slots.iter().map(|n| u32::from(*n)).sum();
            if held > 0 {
                self.tell(case, Happening::Forgotten(node.aux.from, held));
            }
        }
    }

    /// Ends a case that cannot go on, without an outcome.
    pub(super) fn end_case_now(&mut self, case: u32, scope: u32) {
        let mut root = scope;
        while self.scopes.items[root as usize].parent != NONE {
            root = self.tokens.items[self.scopes.items[root as usize].parent as usize].scope;
        }
        self.kill_scope(root);
        self.close_clocks(case);
        let stuck = &mut self.cases.items[case as usize];
        stuck.alive = false;
        stuck.waiting_joins = 0;
        self.open -= 1;
        if stuck.measured {
            self.open_measured -= 1;
            self.tally.stuck += 1;
        }
        if T::ON {
            self.tell(case, Happening::End(None));
        }
        self.cases.release(case);
    }
}
