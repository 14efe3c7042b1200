//! Offices at work: queues by priority then first come, staff, work in open time, other work.

use super::critical::Spent;
use super::hours::SimTime;
use super::kernel::{DONE, Kernel, MAX_INDEX, OPENING, OTHER_WORK};
use super::luck::Luck;
use super::net::{Cause, Desk, NONE, Stage};
use super::slab::{State, Token};
use super::tally::LimitHit;
use super::trace::{Happening, Trace};

/// An office during a replication.
#[derive(Clone, Debug)]
pub(super) struct DeskState {
    /// First and last token of each priority class, most urgent first.
    queues: Vec<(u32, u32)>,
    pub(super) free: u32,
    pub(super) waiting: u32,
    /// Whether an opening is on the agenda.
    opening: bool,
    /// Jobs of other work so far.
    jobs: u64,
    /// Checks: waiting tokens × time, and the sum of all waits.
    area: i64,
    changed: SimTime,
    waited: i64,
}

impl DeskState {
    pub(super) fn of(desk: &Desk) -> Self {
        Self {
            queues: vec![(NONE, NONE); desk.classes.max(1) as usize],
            free: desk.staff.unwrap_or(0),
            waiting: 0,
            opening: false,
            jobs: 0,
            area: 0,
            changed: 0,
            waited: 0,
        }
    }

    /// Waiting tokens × time up to a moment.
    pub(super) fn area_until(&self, now: SimTime) -> i64 {
        self.area + i64::from(self.waiting) * (now - self.changed)
    }

    #[inline]
    fn count(&mut self, now: SimTime, change: i64) {
        self.area += i64::from(self.waiting) * (now - self.changed);
        self.changed = now;
        self.waiting = (i64::from(self.waiting) + change) as u32;
    }
}

impl<T: Trace> Kernel<'_, T> {
    /// Stands in an office's queue, or begins at once when somebody is free.
    #[inline]
    pub(super) fn enqueue(
        &mut self,
        token: u32,
        office: u32,
        class: u32,
        law: u32,
        staff: u32,
        times: u32,
    ) {
        let desk = &self.net.desks[office as usize];
        self.tokens.items[token as usize].since = self.now;
        let state = &mut self.desks[office as usize];
        if state.waiting == 0
            && state.free >= staff
            && (!desk.strict || self.net.hours[desk.hours as usize].next_open(self.now) == self.now)
        {
            let work = self.draw_work(token, law, times);
            return self.begin_work(token, office, staff, work);
        }
        let open_since = self.net.hours[desk.hours as usize].until(self.now);
        let on = &mut self.tokens.items[token as usize];
        on.state = State::Queued;
        on.open_since = open_since;
        on.next = NONE;
        let queue = &mut state.queues[class as usize];
        let last = std::mem::replace(&mut queue.1, token);
        if last == NONE {
            queue.0 = token;
        } else {
            self.tokens.items[last as usize].next = token;
        }
        state.count(self.now, 1);
        self.tell_desk(office);
        if desk.strict {
            self.pull(office);
        }
        if T::ON && self.tokens.items[token as usize].state == State::Queued {
            self.tell_step(token, Happening::Queue);
        }
    }

    fn tell_step(&mut self, token: u32, what: fn(u32) -> Happening) {
        if self.tokens.items[token as usize].case != NONE {
            let (_, step) = self.place_of(token);
            self.tell_of(token, what(step));
        }
    }

    /// A member of staff takes the case: work begins now or at the next opening.
    #[inline]
    fn begin_work(&mut self, token: u32, office: u32, staff: u32, work: SimTime) {
        let hours = &self.net.hours[self.net.desks[office as usize].hours as usize];
        let placed = hours.place(self.now, work);
        let on = &mut self.tokens.items[token as usize];
        if on.state != State::Queued {
            // Nobody was before it: what it waits for is only the opening.
            on.open_since = placed.at_begin;
        }
        on.state = State::Serving;
        on.begin = placed.begin;
        on.work = work;
        // Open time in the queue, kept until the work is done.
        on.open_since = placed.at_begin - on.open_since;
        let state = &mut self.desks[office as usize];
        state.free -= staff;
        if self.full && state.free == 0 {
            self.shifting.begin(office, self.now);
        }
        self.tell_desk(office);
        self.agenda.push(placed.end, DONE | token);
        if T::ON && self.tokens.items[token as usize].case != NONE {
            let (_, step) = self.place_of(token);
            if placed.begin > self.now {
                self.tell_of(token, Happening::WaitStart(step, Cause::OfficeClosed));
            }
            self.tell_at(token, placed.begin, Happening::WorkStart(step));
        }
    }

    /// The office and staff of a token at work, and whose law its work follows.
    fn job_of(&self, token: &Token) -> (u32, u32, u32, u32) {
        if token.case == NONE {
            let other = self.net.desks[token.node as usize].background.as_ref();
            return (token.node, 1, other.map_or(0, |b| b.law), 1);
        }
        match self.net.stages[token.stage as usize] {
            Stage::Queue { office, staff, law, times, .. } => (office, staff, law, times),
            _ => (0, 0, 0, 1),
        }
    }

    /// Work on a case is done.
    #[inline]
    pub(super) fn work_done(&mut self, token: u32) {
        let on = &self.tokens.items[token as usize];
        if on.state == State::Dead {
            self.tokens.release(token);
            return;
        }
        let (office, staff, ..) = self.job_of(on);
        self.record_work(token, office, staff);
        self.desks[office as usize].free += staff;
        if self.desks[office as usize].waiting > 0 {
            self.pull(office);
        }
        self.rest_desk(office);
        self.tell_desk(office);
        let on = &mut self.tokens.items[token as usize];
        if on.case == NONE {
            self.tokens.release(token);
            return;
        }
        let node = &self.net.nodes[on.node as usize];
        if node.is_plain {
            on.state = State::Moving;
            self.todo.push((token, node.out));
        } else {
            self.go_on(token);
        }
    }

    /// Takes the figures of work that ends now, complete or not.
    #[inline]
    pub(super) fn record_work(&mut self, token: u32, office: u32, staff: u32) {
        let net = self.net;
        let desk = &net.desks[office as usize];
        let on = &self.tokens.items[token as usize];
        let (since, begin, open_wait, case) = (on.since, on.begin, on.open_since, on.case);
        let hours = &net.hours[desk.hours as usize];
        let mut work = on.work;
        if self.now < begin {
            work = 0;
        }
        let (from, to) = self.window;
        let inside = if begin >= from && self.now <= to {
            work
        } else {
            (hours.until(self.now.min(to)) - hours.until(begin.max(from))).max(0)
        };
        let tally = &mut self.tally.desks[office as usize];
        tally.work += work * i64::from(staff);
        tally.busy += inside * i64::from(staff);
        if self.full && inside > 0 {
            let (begin, end) = (begin.max(from), self.now.min(to));
            tally.spread(hours, (begin, end), inside, staff, net.monday);
        }
        if since >= from && begin <= to {
            tally.queue += open_wait;
        } else if since < to && begin > from {
            tally.queue += (hours.until(begin.min(to)) - hours.until(since.max(from))).max(0);
        }
        if case == NONE {
            return;
        }
        self.tally.events += 1;
        self.tally.last_done = self.now;
        if self.cases.items[case as usize].measured {
            let step = net.nodes[on.node as usize].step as usize;
            let to_begin = begin.min(self.now) - since;
            let tally = &mut self.tally.steps[step];
            tally.waits[Cause::OfficeQueue as usize] += open_wait;
            tally.before += to_begin - open_wait;
            let closed = self.now - since - work - open_wait;
            tally.waits[Cause::OfficeClosed as usize] += closed;
            self.tally.work(step as u32, work * i64::from(staff), Some(desk));
            if self.full {
                let spent = Spent { cause: Cause::OfficeQueue, rest: open_wait, closed, work };
                self.pass(token, step as u32, spent);
            }
        }
        if T::ON {
            self.tell_step(token, Happening::WorkEnd);
        }
    }

    /// Serves the queue of an office as far as its free staff goes.
    pub(super) fn pull(&mut self, office: u32) {
        let desk = &self.net.desks[office as usize];
        if desk.strict && self.desks[office as usize].waiting > 0 {
            let opens = self.net.hours[desk.hours as usize].next_open(self.now);
            if opens > self.now {
                if !std::mem::replace(&mut self.desks[office as usize].opening, true) {
                    self.agenda.push(opens, OPENING | office);
                }
                return;
            }
        }
        let mut class = 0;
        while class < desk.classes as usize {
            let token = self.desks[office as usize].queues[class].0;
            if token == NONE {
                class += 1;
                continue;
            }
            let on = &self.tokens.items[token as usize];
            let next = on.next;
            if on.state == State::Dead {
                self.drop_head(office, class, next);
                self.tokens.release(token);
                continue;
            }
            let (_, staff, law, times) = self.job_of(on);
            if self.desks[office as usize].free < staff {
                return;
            }
            self.drop_head(office, class, next);
            let since = self.tokens.items[token as usize].since;
            let state = &mut self.desks[office as usize];
            state.count(self.now, -1);
            state.waited += self.now - since;
            let case = self.tokens.items[token as usize].case;
            let work = if case == NONE {
                // Drawn when the job came.
                self.tokens.items[token as usize].work
            } else {
                self.draw_work(token, law, times)
            };
            self.begin_work(token, office, staff, work);
        }
    }

    fn drop_head(&mut self, office: u32, class: usize, next: u32) {
        let queue = &mut self.desks[office as usize].queues[class];
        queue.0 = next;
        if next == NONE {
            queue.1 = NONE;
        }
    }

    /// An office opens and somebody waits.
    pub(super) fn opening(&mut self, office: u32) {
        self.desks[office as usize].opening = false;
        self.pull(office);
    }

    /// A token in the queue is given up: it stays in the list until its turn comes.
    pub(super) fn forsake(&mut self, token: u32) {
        let (office, ..) = self.job_of(&self.tokens.items[token as usize]);
        let since = self.tokens.items[token as usize].since;
        let state = &mut self.desks[office as usize];
        state.count(self.now, -1);
        state.waited += self.now - since;
        self.tell_desk(office);
    }

    /// Work under way is given up.
    pub(super) fn abandon(&mut self, token: u32) {
        let (office, staff, ..) = self.job_of(&self.tokens.items[token as usize]);
        let hours = &self.net.hours[self.net.desks[office as usize].hours as usize];
        let on = &mut self.tokens.items[token as usize];
        on.work = (hours.until(self.now) - hours.until(on.begin)).clamp(0, on.work);
        self.record_work(token, office, staff);
        self.desks[office as usize].free += staff;
        self.pull(office);
        self.rest_desk(office);
        self.tell_desk(office);
    }

    /// After work has ended: an office with a free member of staff is no longer fully busy.
    #[inline]
    fn rest_desk(&mut self, office: u32) {
        if self.full && self.desks[office as usize].free > 0 {
            self.shifting.end(office, self.now);
        }
    }

    /// Puts the next job of an office's other work on the agenda.
    pub(super) fn schedule_other_work(&mut self, office: u32, after: SimTime) {
        let desk = &self.net.desks[office as usize];
        if let Some(other) = &desk.background {
            let n = self.desks[office as usize].jobs;
            let gap = -other.gap
                * libm::log(Luck::of(self.seed, desk.key, n * 2).mirrored(self.mirror).unit());
            let hours = &self.net.hours[desk.hours as usize];
            let time = hours.place(after, gap.round() as SimTime).end;
            self.agenda.push(time, OTHER_WORK | office);
        }
    }

    /// A job of other work comes.
    pub(super) fn other_work(&mut self, office: u32) {
        let desk = &self.net.desks[office as usize];
        let Some(other) = &desk.background else { return };
        let n = self.desks[office as usize].jobs;
        self.desks[office as usize].jobs += 1;
        self.schedule_other_work(office, self.now);
        let mut luck = Luck::of(self.seed, desk.key, n * 2 + 1).mirrored(self.mirror);
        let work = self.net.laws[other.law as usize].draw_whole(&mut luck);
        let class = other.class;
        let token = self.tokens.put(other_token(office, self.now, work));
        if token >= MAX_INDEX {
            self.limit = Some(LimitHit::OpenCases);
            return;
        }
        let state = &mut self.desks[office as usize];
        if state.waiting == 0
            && state.free >= 1
            && (!desk.strict || self.net.hours[desk.hours as usize].next_open(self.now) == self.now)
        {
            return self.begin_work(token, office, 1, work);
        }
        let open_since = self.net.hours[desk.hours as usize].until(self.now);
        let on = &mut self.tokens.items[token as usize];
        on.state = State::Queued;
        on.open_since = open_since;
        let queue = &mut state.queues[class as usize];
        let last = std::mem::replace(&mut queue.1, token);
        if last == NONE {
            queue.0 = token;
        } else {
            self.tokens.items[last as usize].next = token;
        }
        state.count(self.now, 1);
        self.tell_desk(office);
        if desk.strict {
            self.pull(office);
        }
    }

    /// Measures queues and work under way at the end of the run, and checks the books.
    pub(super) fn close_desks(&mut self) {
        let net = self.net;
        let (from, to) = self.window;
        let to = to.min(self.now);
        let mut late = vec![0_i64; self.desks.len()];
        for at in 0..self.tokens.items.len() {
            let on = &self.tokens.items[at];
            if !matches!(on.state, State::Queued | State::Serving) {
                continue;
            }
            let (office, staff, ..) = self.job_of(on);
            let hours = &net.hours[net.desks[office as usize].hours as usize];
            let tally = &mut self.tally.desks[office as usize];
            let queued_to = if on.state == State::Queued { to } else { on.begin.min(to) };
            tally.queue += (hours.until(queued_to) - hours.until(on.since.max(from))).max(0);
            if on.state == State::Queued {
                late[office as usize] += self.now - on.since;
            } else if on.begin < to {
                let begin = on.begin.max(from);
                let done = (hours.until(to) - hours.until(begin)).max(0);
                tally.busy += done * i64::from(staff);
                if self.full && done > 0 {
                    tally.spread(hours, (begin, to), done, staff, net.monday);
                }
            }
        }
        for (at, state) in self.desks.iter_mut().enumerate() {
            state.count(self.now, 0);
            self.tally.desks[at].books_agree = state.area == state.waited + late[at];
            let hours = &net.hours[net.desks[at].hours as usize];
            if self.full {
                self.tally.desks[at].open_weekday =
                    hours.open_by_weekday(from.min(to), to, net.monday);
            }
            self.tally.desks[at].open = (hours.until(to) - hours.until(from.min(to))).max(0);
            self.tally.desks[at].open_to_last = hours.until(self.tally.last_done);
        }
    }
}

/// A token that is no case's.
fn other_token(office: u32, now: SimTime, work: SimTime) -> Token {
    Token {
        case: NONE,
        scope: NONE,
        node: office,
        stage: 0,
        next: NONE,
        before: NONE,
        after: NONE,
        armed: NONE,
        child: NONE,
        visit: 0,
        way: NONE,
        state: State::Moving,
        since: now,
        open_since: 0,
        begin: 0,
        work,
    }
}
