//! What happens to a token within a step: its stages, one after the other.

use super::critical::Spent;
use super::hours::{SimTime, months_after};
use super::kernel::{ARMED, Kernel, RESTED, SITTING};
use super::luck::{LONGEST_DRAW, Law, Luck, Purpose};
use super::net::{Cause, NONE, Stage};
use super::slab::{Sent, State};
use super::trace::{Happening, Trace};
use crate::model::timing::Unit;

/// Longest single rest: 200 years.
const LONGEST: f64 = 200.0 * 366.0;

impl<T: Trace> Kernel<'_, T> {
    /// Enters a step; the edge to go on over when nothing holds the token.
    pub(super) fn enter(&mut self, token: u32, node: u32) -> Option<u32> {
        let net = self.net;
        let step = &net.nodes[node as usize];
        let case = self.tokens.items[token as usize].case;
        let visit = self.count_visit(case, step);
        let on = &mut self.tokens.items[token as usize];
        on.node = node;
        on.visit = visit;
        on.stage = step.aux.from;
        if step.step != NONE {
            if self.cases.items[case as usize].measured {
                let tally = &mut self.tally.steps[step.step as usize];
                tally.visits += 1;
                self.tally.cost += net.step_cost[step.step as usize] as f64;
            }
            if T::ON {
                self.tell_of(token, Happening::Enter(step.step));
            }
        }
        if step.is_plain
            && let Stage::Queue { office, law, staff, class, times } =
                net.stages[step.aux.from as usize]
        {
            self.enqueue(token, office, class, law, staff, times);
            return None;
        }
        if step.arms.len > 0 && self.arm_borders(token, node) {
            return None;
        }
        self.pass_stages(token)
    }

    /// Passes stages from the present one on; the edge to go on over when none holds the token.
    pub(super) fn pass_stages(&mut self, token: u32) -> Option<u32> {
        let net = self.net;
        loop {
            let on = &self.tokens.items[token as usize];
            let node = &net.nodes[on.node as usize];
            if on.stage >= node.aux.from + node.aux.len {
                return Some(self.leave(token));
            }
            let stage = net.stages[on.stage as usize];
            if let Stage::Chance { share, edge, key, interrupting } = stage {
                if self.luck(token, key, Purpose::Event).unit() < share {
                    if interrupting {
                        self.disarm(token);
                        return Some(edge);
                    }
                    self.branch(token, edge);
                }
            } else if self.holds(token, stage) {
                return None;
            }
            self.tokens.items[token as usize].stage += 1;
        }
    }

    /// Begins a stage; whether it holds the token.
    #[inline]
    fn holds(&mut self, token: u32, stage: Stage) -> bool {
        match stage {
            Stage::Queue { office, law, staff, class, times } => {
                self.enqueue(token, office, class, law, staff, times);
                true
            }
            Stage::Work { hours, law, times, .. } => {
                self.work_alone(token, hours, law, times);
                true
            }
            Stage::Wait { law, unit, hours, key, cause } => {
                let amount = self.draw(token, law, key);
                let until = self.after(self.now, amount, unit, hours);
                self.rest(token, until, cause)
            }
            Stage::Answer { slot, law, unit, hours, key, cause } => {
                let case = self.tokens.items[token as usize].case;
                let sent = self.sent_row(case, slot);
                let from = if sent.count > 0 { sent.last } else { self.now };
                let amount = self.draw(token, law, key);
                let until = self.after(from, amount, unit, hours);
                self.rest(token, until, cause)
            }
            Stage::Sitting(board) => {
                self.gather(token, board);
                true
            }
            Stage::Message { slot, .. } => !self.take_message(token, slot),
            Stage::Term(term) => {
                let case = self.tokens.items[token as usize].case;
                let waits = self.clock_is_open(case, term);
                if waits {
                    self.block(token);
                }
                waits
            }
            Stage::Marks(marks) => {
                let case = self.tokens.items[token as usize].case;
                self.apply_marks(case, marks);
                false
            }
            Stage::Send(slots) => {
                self.send(token, slots);
                // A message may have ended this very token's step.
                let dead = self.tokens.items[token as usize].state == State::Dead;
                if dead {
                    self.tokens.release(token);
                }
                dead
            }
            // Handled by the caller: it may choose another way out.
            Stage::Chance { .. } => false,
        }
    }

    /// Leaves a step: what was armed on its border no longer happens.
    fn leave(&mut self, token: u32) -> u32 {
        self.disarm(token);
        let on = &mut self.tokens.items[token as usize];
        on.state = State::Moving;
        let node = &self.net.nodes[on.node as usize];
        if node.outs == 0 { NONE } else { node.out }
    }

    /// Goes on with the next stage after something held the token.
    pub(super) fn go_on(&mut self, token: u32) {
        self.tokens.items[token as usize].state = State::Moving;
        self.tokens.items[token as usize].stage += 1;
        match self.pass_stages(token) {
            Some(NONE) => self.end_token(token),
            Some(edge) => self.todo.push((token, edge)),
            None => {}
        }
    }

    /// An amount drawn for this visit.
    pub(super) fn draw(&self, token: u32, law: u32, key: u64) -> f64 {
        self.net.laws[law as usize].draw(&mut self.luck(token, key, Purpose::Wait))
    }

    /// Work drawn for this visit, ms.
    #[inline]
    pub(super) fn draw_work(&self, token: u32, law: u32, times: u32) -> SimTime {
        let on = &self.tokens.items[token as usize];
        let key = self.net.nodes[on.node as usize].key;
        let mut luck = self.luck(token, key, Purpose::Work);
        let law = &self.net.laws[law as usize];
        if times == 1 {
            return law.draw_whole(&mut luck);
        }
        sum_of_draws(law, &mut luck, times)
    }

    /// The moment an amount of a unit after another.
    pub(super) fn after(&self, from: SimTime, amount: f64, unit: Unit, hours: u32) -> SimTime {
        if amount <= 0.0 {
            return from;
        }
        let days = |n: f64| from + (n.min(LONGEST) * super::hours::DAY as f64).round() as SimTime;
        match unit {
            Unit::Minutes => days(amount / 1440.0),
            Unit::Hours => days(amount / 24.0),
            Unit::CalendarDays => days(amount),
            Unit::Weeks => days(amount * 7.0),
            Unit::WorkingDays => {
                self.net.hours[hours as usize].working_days_after(from, amount.min(LONGEST))
            }
            Unit::Months => months_after(self.net.first_day, from, amount),
        }
    }

    /// Rests until a moment; whether there is anything to wait for.
    fn rest(&mut self, token: u32, until: SimTime, cause: Cause) -> bool {
        if until <= self.now {
            return false;
        }
        let on = &mut self.tokens.items[token as usize];
        on.state = State::Resting;
        on.since = self.now;
        self.agenda.push(until, RESTED | token);
        if T::ON {
            let (_, step) = self.place_of(token);
            self.tell_of(token, Happening::WaitStart(step, cause));
        }
        true
    }

    /// Work in open time without a queue.
    fn work_alone(&mut self, token: u32, hours: u32, law: u32, times: u32) {
        let work = self.draw_work(token, law, times);
        let placed = self.net.hours[hours as usize].place(self.now, work);
        let on = &mut self.tokens.items[token as usize];
        on.state = State::Resting;
        on.since = self.now;
        on.begin = placed.begin;
        on.work = work;
        self.agenda.push(placed.end, RESTED | token);
        if T::ON {
            let (_, step) = self.place_of(token);
            if placed.begin > self.now {
                self.tell_of(token, Happening::WaitStart(step, Cause::OfficeClosed));
            }
            self.tell_at(token, placed.begin, Happening::WorkStart(step));
        }
    }

    /// Case and step of a token.
    pub(super) fn place_of(&self, token: u32) -> (u32, u32) {
        let on = &self.tokens.items[token as usize];
        (on.case, self.net.nodes[on.node as usize].step)
    }

    /// A rest, or work without a queue, has ended.
    pub(super) fn rested(&mut self, token: u32) {
        if self.tokens.items[token as usize].state == State::Dead {
            self.tokens.release(token);
            return;
        }
        self.record_rest(token);
        self.go_on(token);
    }

    /// Takes the figures of a rest that ends now, complete or not.
    pub(super) fn record_rest(&mut self, token: u32) {
        let on = &self.tokens.items[token as usize];
        let (since, begin, work) = (on.since, on.begin, on.work);
        let stage = self.net.stages.get(on.stage as usize).copied();
        let (case, step) = self.place_of(token);
        let measured = self.cases.items[case as usize].measured;
        let cause = match stage {
            Some(Stage::Work { office, .. }) => {
                self.tally.events += 1;
                if measured && step != NONE {
                    let done = work.min(self.now - begin).max(0);
                    self.tally.work(step, done, self.net.desks.get(office as usize));
                    let closed = (self.now - since - done).max(0);
                    self.tally.steps[step as usize].waits[Cause::OfficeClosed as usize] += closed;
                    let cause = Cause::OfficeClosed;
                    self.pass(token, step, Spent { cause, rest: closed, closed: 0, work: done });
                }
                if T::ON {
                    self.tell_of(token, Happening::WorkEnd(step));
                }
                return;
            }
            Some(
                Stage::Wait { cause, .. }
                | Stage::Answer { cause, .. }
                | Stage::Message { cause, .. },
            ) => cause,
            Some(Stage::Sitting(_)) => Cause::Sitting,
            _ => Cause::Law,
        };
        if measured && step != NONE {
            let rest = self.now - since;
            self.tally.steps[step as usize].waits[cause as usize] += rest;
            self.pass(token, step, Spent { cause, rest, closed: 0, work: 0 });
        }
        if T::ON {
            self.tell_of(token, Happening::WaitEnd(step, cause));
        }
    }

    /// Waits for something that will look for this token.
    pub(super) fn block(&mut self, token: u32) {
        let on = &mut self.tokens.items[token as usize];
        on.state = State::Blocked;
        on.since = self.now;
        if T::ON {
            let (_, step) = self.place_of(token);
            self.tell_of(token, Happening::WaitStart(step, self.cause_of(token)));
        }
    }

    pub(super) fn cause_of(&self, token: u32) -> Cause {
        let on = &self.tokens.items[token as usize];
        match self.net.stages.get(on.stage as usize) {
            Some(Stage::Message { cause, .. }) => *cause,
            _ => Cause::Law,
        }
    }

    pub(super) fn sent_row(&mut self, case: u32, slot: u32) -> &mut Sent {
        &mut self.sent[case as usize * self.net.messages as usize + slot as usize]
    }

    /// Takes a message that has come, or waits for it.
    fn take_message(&mut self, token: u32, slot: u32) -> bool {
        let case = self.tokens.items[token as usize].case;
        let sent = self.sent_row(case, slot);
        if sent.count > 0 {
            sent.count -= 1;
            return true;
        }
        self.block(token);
        false
    }

    /// Sends messages of a case: wakes who waits for them, starts what they start.
    fn send(&mut self, token: u32, slots: super::net::Span) {
        let net = self.net;
        let case = self.tokens.items[token as usize].case;
        let way = self.share_way(token);
        for &slot in &net.sends[slots.range()] {
            let now = self.now;
            let sent = self.sent_row(case, slot);
            sent.count += 1;
            sent.last = now;
            if self.wake_for_message(case, slot) || self.fire_for_message(case, slot) {
                self.sent_row(case, slot).count -= 1;
            } else if net.woken[slot as usize] != NONE {
                self.sent_row(case, slot).count -= 1;
                self.start_elsewhere(case, net.woken[slot as usize], way);
            }
        }
        self.ways.drop_name(way);
    }

    /// Wakes the token that waits for a message, if any.
    fn wake_for_message(&mut self, case: u32, slot: u32) -> bool {
        let mut token = self.cases.items[case as usize].first;
        while token != NONE {
            let on = &self.tokens.items[token as usize];
            let stage = self.net.stages.get(on.stage as usize);
            if on.state == State::Blocked
                && self.net.nodes[on.node as usize].op == super::net::Op::Act
                && matches!(stage, Some(Stage::Message { slot: s, .. }) if *s == slot)
            {
                self.record_rest(token);
                self.go_on(token);
                return true;
            }
            token = on.after;
        }
        false
    }

    /// Starts the part of another pool that a message of this case starts.
    fn start_elsewhere(&mut self, case: u32, edge: u32, way: u32) {
        let mut root = self.tokens.items[self.cases.items[case as usize].first as usize].scope;
        while self.scopes.items[root as usize].parent != NONE {
            let parent = self.scopes.items[root as usize].parent;
            root = self.tokens.items[parent as usize].scope;
        }
        let token = self.spawn(case, root);
        self.put_way(token, way);
        self.todo.push((token, edge));
    }

    /// Joins a board's queue.
    fn gather(&mut self, token: u32, board: u32) {
        let on = &mut self.tokens.items[token as usize];
        on.state = State::Gathering;
        on.since = self.now;
        on.next = NONE;
        let state = &mut self.boards[board as usize];
        if state.tail == NONE {
            state.head = token;
        } else {
            self.tokens.items[state.tail as usize].next = token;
        }
        self.boards[board as usize].tail = token;
        self.schedule_sitting(board);
        if T::ON {
            let (_, step) = self.place_of(token);
            self.tell_of(token, Happening::WaitStart(step, Cause::Sitting));
        }
    }

    fn schedule_sitting(&mut self, board: u32) {
        let state = &mut self.boards[board as usize];
        if state.scheduled || state.head == NONE {
            return;
        }
        let times = &self.net.boards[board as usize].times;
        if let Some(time) = times.get(times.partition_point(|t| *t <= self.now)) {
            state.scheduled = true;
            self.agenda.push(*time, SITTING | board);
        }
    }

    /// A sitting releases those who wait, up to its capacity.
    pub(super) fn sit(&mut self, board: u32) {
        self.boards[board as usize].scheduled = false;
        let mut left = self.net.boards[board as usize].capacity;
        while left > 0 {
            let token = self.boards[board as usize].head;
            if token == NONE {
                break;
            }
            let next = self.tokens.items[token as usize].next;
            self.boards[board as usize].head = next;
            if next == NONE {
                self.boards[board as usize].tail = NONE;
            }
            if self.tokens.items[token as usize].state == State::Dead {
                self.tokens.release(token);
                continue;
            }
            left -= 1;
            self.record_rest(token);
            self.go_on(token);
        }
        self.schedule_sitting(board);
    }

    /// Arms one timed event; see `border`.
    pub(super) fn put_on_agenda(&mut self, armed: u32, time: SimTime) {
        self.agenda.push(time.max(self.now), ARMED | armed);
    }
}

fn sum_of_draws(law: &Law, luck: &mut Luck, times: u32) -> SimTime {
    (0..times.min(100_000)).fold(0, |sum, _| (sum + law.draw_whole(luck)).min(LONGEST_DRAW))
}
