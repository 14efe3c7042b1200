//! The kernel: takes the next thing from the agenda and lets it happen, until the plan is done.
//!
//! The parts of a case's life live beside it: `walk` (gateways and joins), `stage` (what happens
//! within a step), `desk` (offices), `border` (events on borders, ends that end all), `legal`.

use super::agenda::Agenda;
use super::critical::Spent;
use super::desk::DeskState;
use super::hours::{DAY, Hours, SimTime};
use super::legal::CaseClock;
use super::luck::{Luck, MIRROR, mix};
use super::net::{Cause, NONE, Net, When};
use super::plan::{Detail, Extent, RunPlan};
use super::series::Series;
use super::shifting::Shifting;
use super::slab::{Armed, Case, Scope, Sent, Slab, State, Token};
use super::tally::{LimitHit, Tally};
use super::trace::{Happening, Trace};
use super::watch::Watch;
use super::ways::Ways;

/// Kinds of agenda entries, in the top bits of a payload.
pub(super) const ARRIVAL: u32 = 0 << 28;
pub(super) const DONE: u32 = 1 << 28;
pub(super) const RESTED: u32 = 2 << 28;
pub(super) const OTHER_WORK: u32 = 3 << 28;
pub(super) const OPENING: u32 = 4 << 28;
pub(super) const ARMED: u32 = 5 << 28;
pub(super) const EXPIRY: u32 = 6 << 28;
pub(super) const SITTING: u32 = 7 << 28;
pub(super) const SAMPLE: u32 = 8 << 28;
const KIND: u32 = 0xf << 28;

/// Largest index a payload can name.
pub(super) const MAX_INDEX: u32 = (1 << 28) - 1;

/// Events between two looks at the watch.
const LOOK_EVERY: u64 = 8192;

/// A board's queue.
#[derive(Clone, Copy, Debug)]
pub(super) struct BoardState {
    pub(super) head: u32,
    pub(super) tail: u32,
    pub(super) scheduled: bool,
}

/// One replication under way.
pub(super) struct Kernel<'a, T: Trace> {
    pub(super) net: &'a Net,
    pub(super) plan: &'a RunPlan,
    pub(super) trace: &'a mut T,
    pub(super) now: SimTime,
    pub(super) agenda: Agenda,
    pub(super) tokens: Slab<Token>,
    pub(super) cases: Slab<Case>,
    pub(super) scopes: Slab<Scope>,
    pub(super) armed: Slab<Armed>,
    /// Visits of each case at each counting node.
    pub(super) visits: Vec<u16>,
    /// Tokens of each scope in each join slot.
    pub(super) slots: Vec<u16>,
    /// When the last token came into each slot.
    pub(super) slot_times: Vec<SimTime>,
    /// The ways of all open cases.
    pub(super) ways: Ways,
    /// The way of the token that ended last.
    pub(super) last_way: u32,
    /// Which office is the bottleneck of the moment.
    pub(super) shifting: Shifting,
    pub(super) series: Series,
    /// Whether everything is taken note of.
    pub(super) full: bool,
    /// Messages of each case.
    pub(super) sent: Vec<Sent>,
    /// Legal clocks of each case.
    pub(super) clocks: Vec<CaseClock>,
    pub(super) desks: Vec<DeskState>,
    pub(super) boards: Vec<BoardState>,
    /// Moves still to make: token and edge.
    pub(super) todo: Vec<(u32, u32)>,
    pub(super) tally: Tally,
    /// Seed of this replication, and whether its draws are mirrored.
    pub(super) seed: u64,
    pub(super) mirror: u64,
    /// Cases that came, by source, and altogether.
    came: Vec<u64>,
    arrived: u64,
    /// Open cases, and measured ones among them.
    pub(super) open: u32,
    pub(super) open_measured: u64,
    pub(super) limit: Option<LimitHit>,
    /// Measured time: from, to.
    pub(super) window: (SimTime, SimTime),
    end: SimTime,
    /// Number of the first measured case, and of cases in all (case extent).
    first_measured: u64,
    most_cases: u64,
}

impl<'a, T: Trace> Kernel<'a, T> {
    /// A replication at its start.
    pub(super) fn new(net: &'a Net, plan: &'a RunPlan, index: u32, trace: &'a mut T) -> Self {
        let (window, end, first_measured, most_cases) = match plan.extent {
            Extent::Cases { cases, warmup } => {
                let first = (cases as f64 * warmup.clamp(0.0, 0.99)) as u64;
                ((0, SimTime::MAX), SimTime::MAX, first, cases)
            }
            Extent::Days { warmup, measured, drain } => {
                let from = SimTime::from(warmup) * DAY;
                let to = from + SimTime::from(measured.max(1)) * DAY;
                ((from, to), to + SimTime::from(drain) * DAY, 0, u64::MAX)
            }
        };
        let (luck_of, mirror) = if plan.mirrored {
            (index / 2, if index % 2 == 1 { MIRROR } else { 0 })
        } else {
            (index, 0)
        };
        Self {
            net,
            plan,
            trace,
            now: 0,
            agenda: Agenda::default(),
            tokens: Slab::new(),
            cases: Slab::new(),
            scopes: Slab::new(),
            armed: Slab::new(),
            visits: Vec::new(),
            slots: Vec::new(),
            slot_times: Vec::new(),
            ways: Ways::new(),
            last_way: NONE,
            shifting: Shifting::new(net.desks.len(), window),
            series: Series::new(net, plan),
            full: plan.detail == Detail::Everything,
            sent: Vec::new(),
            clocks: Vec::new(),
            desks: net.desks.iter().map(DeskState::of).collect(),
            boards: vec![BoardState { head: NONE, tail: NONE, scheduled: false }; net.boards.len()],
            todo: Vec::new(),
            tally: Tally::new(net),
            seed: mix(plan.seed, u64::from(luck_of).wrapping_add(1)),
            mirror,
            came: vec![0; net.sources.len()],
            arrived: 0,
            open: 0,
            open_measured: 0,
            limit: None,
            window,
            end,
            first_measured,
            most_cases,
        }
    }

    /// Runs to the end of the plan, a limit, or until the watch says stop.
    pub(super) fn run(&mut self, watch: &mut dyn Watch) -> Tally {
        for source in 0..self.net.sources.len() as u32 {
            self.schedule_arrival(source, 0);
        }
        for office in 0..self.desks.len() as u32 {
            self.schedule_other_work(office, 0);
        }
        self.stock();
        if self.full
            && let Some(first) = self.series.next()
        {
            self.agenda.push(first, SAMPLE);
        }
        let mut events: u64 = 0;
        while self.limit.is_none() && !self.finished() {
            let Some((time, payload)) = self.agenda.pop() else { break };
            if time > self.end {
                self.now = self.end;
                break;
            }
            self.now = time;
            self.happen(payload);
            events += 1;
            if events.is_multiple_of(LOOK_EVERY) {
                if watch.stop() {
                    self.limit = Some(LimitHit::Cancelled);
                } else if events >= self.plan.limits.events {
                    self.limit = Some(LimitHit::Events);
                }
            }
        }
        self.close()
    }

    fn finished(&self) -> bool {
        match self.plan.extent {
            Extent::Cases { .. } => self.arrived >= self.most_cases && self.open == 0,
            Extent::Days { .. } => self.now >= self.window.1 && self.open_measured == 0,
        }
    }

    #[inline]
    fn happen(&mut self, payload: u32) {
        let index = payload & !KIND;
        match payload & KIND {
            ARRIVAL => self.arrive(index),
            DONE => self.work_done(index),
            RESTED => self.rested(index),
            OTHER_WORK => self.other_work(index),
            OPENING => self.opening(index),
            ARMED => self.armed_event(index),
            EXPIRY => self.expiry_due(index),
            SITTING => self.sit(index),
            _ => self.sample(),
        }
        if !self.todo.is_empty() {
            self.advance();
        }
    }

    /// Puts the next arrival of a source on the agenda; `after` is the former one.
    fn schedule_arrival(&mut self, source: u32, after: SimTime) {
        if self.arrived >= self.most_cases {
            return;
        }
        let from = &self.net.sources[source as usize];
        let hours = &self.net.hours[from.hours as usize];
        let n = self.came[source as usize];
        if let When::Dates(dates) = &from.when {
            if let Some(time) = dates.get(n as usize) {
                self.agenda.push(*time, ARRIVAL | source);
            }
            return;
        }
        let first = n == 0 && from.at_once;
        let gap = if first {
            0
        } else {
            from.gap.draw_whole(&mut Luck::of(self.seed, from.key, n).mirrored(self.mirror))
        };
        let time = match &from.when {
            When::Seasons(seasons) if from.snap => {
                hours.next_open(Hours::always().place_by_season(after, gap, seasons))
            }
            When::Seasons(seasons) => hours.place_by_season(after, gap, seasons),
            _ if from.snap || first => hours.next_open(after + gap),
            _ => hours.place(after, gap).end,
        };
        self.agenda.push(time, ARRIVAL | source);
    }

    /// Puts the cases that wait when the run begins.
    fn stock(&mut self) {
        for stock in &self.net.stocks {
            for n in 0..u64::from(stock.cases) {
                if self.limit.is_some() {
                    return;
                }
                let seed = mix(mix(self.seed, stock.key), n);
                let mut luck = Luck::of(seed, stock.key, n).mirrored(self.mirror);
                let age = stock.age.draw_whole(&mut luck);
                let token = self.admit(0, -age, seed);
                if let Some(token) = token {
                    let case = self.tokens.items[token as usize].case;
                    for term in &stock.terms {
                        self.start_clock(case, *term);
                    }
                    // What was before the run counts as time in the queue it stands in.
                    let spent = Spent { cause: Cause::OfficeQueue, rest: age, closed: 0, work: 0 };
                    self.pass(token, stock.step, spent);
                    self.todo.push((token, stock.edge));
                    // One by one: the steps passed at one moment are counted, to find endless loops.
                    self.advance();
                }
            }
        }
    }

    fn arrive(&mut self, source: u32) {
        if self.arrived >= self.most_cases {
            return;
        }
        let from = &self.net.sources[source as usize];
        let n = self.came[source as usize];
        self.came[source as usize] += 1;
        self.tally.events += 1;
        let seed = mix(mix(self.seed, from.key), n);
        let token = self.admit(source, self.now, seed);
        self.schedule_arrival(source, self.now);
        if let Some(token) = token {
            self.todo.push((token, from.edge));
        }
    }

    /// Takes in a case that came at a moment; its first token, unless too many are open.
    fn admit(&mut self, source: u32, arrival: SimTime, seed: u64) -> Option<u32> {
        let number = self.arrived;
        self.arrived += 1;
        if self.open >= self.plan.limits.open_cases.min(MAX_INDEX / 64) {
            self.limit = Some(LimitHit::OpenCases);
            return None;
        }
        let measured = match self.plan.extent {
            Extent::Cases { .. } => number >= self.first_measured,
            Extent::Days { .. } => self.now >= self.window.0 && self.now < self.window.1,
        };
        let case = self.cases.put(Case {
            seed,
            number,
            source,
            arrival,
            first: NONE,
            tokens: 0,
            measured,
            alive: true,
            outcome: None,
            waiting_joins: 0,
        });
        self.open += 1;
        self.open_measured += u64::from(measured);
        self.tally.arrived += u64::from(measured);
        self.tally.classes[source as usize].arrived += u64::from(measured);
        self.clear_case(case);
        if T::ON {
            self.tell(case, Happening::Arrive);
        }
        self.start_clocks(case);
        let scope = self.put_scope(case, NONE);
        Some(self.spawn(case, scope))
    }

    /// Sets a case's counters to zero.
    fn clear_case(&mut self, case: u32) {
        clear(&mut self.visits, case, self.net.visits, 0);
        if self.net.messages > 0 {
            clear(&mut self.sent, case, self.net.messages, Sent::default());
        }
    }

    /// Opens a scope with empty joins.
    pub(super) fn put_scope(&mut self, case: u32, parent: u32) -> u32 {
        let scope = self.scopes.put(Scope { case, parent, live: 0, held: 0, next: NONE });
        clear(&mut self.slots, scope, self.net.slots, 0);
        if self.full {
            clear(&mut self.slot_times, scope, self.net.slots, 0);
        }
        scope
    }

    /// Makes a token of a case and puts it into the case's list.
    pub(super) fn spawn(&mut self, case: u32, scope: u32) -> u32 {
        let first = self.cases.items[case as usize].first;
        let token = self.tokens.put(Token {
            case,
            scope,
            node: NONE,
            stage: 0,
            next: NONE,
            before: NONE,
            after: first,
            armed: NONE,
            child: NONE,
            visit: 0,
            way: NONE,
            state: State::Moving,
            since: self.now,
            open_since: 0,
            begin: 0,
            work: 0,
        });
        if first != NONE {
            self.tokens.items[first as usize].before = token;
        }
        let owner = &mut self.cases.items[case as usize];
        owner.first = token;
        owner.tokens += 1;
        if owner.tokens > self.plan.limits.tokens_per_case {
            self.limit = Some(LimitHit::TokensPerCase);
        }
        if token >= MAX_INDEX {
            self.limit = Some(LimitHit::OpenCases);
        }
        self.scopes.items[scope as usize].live += 1;
        token
    }

    /// Takes a token out of its case's list and scope.
    pub(super) fn unlink(&mut self, token: u32) {
        let Token { case, scope, before, after, .. } = self.tokens.items[token as usize];
        if before == NONE {
            self.cases.items[case as usize].first = after;
        } else {
            self.tokens.items[before as usize].after = after;
        }
        if after != NONE {
            self.tokens.items[after as usize].before = before;
        }
        self.cases.items[case as usize].tokens -= 1;
        self.scopes.items[scope as usize].live -= 1;
    }

    /// Ends a token that nothing else names; what is around it may be complete then.
    pub(super) fn end_token(&mut self, token: u32) {
        let scope = self.tokens.items[token as usize].scope;
        if T::ON {
            self.tell_of(token, Happening::Gone);
        }
        if self.full {
            self.end_way(token);
        }
        self.unlink(token);
        self.tokens.release(token);
        self.settle(scope);
    }

    /// Tells the listener something about a case.
    pub(super) fn tell(&mut self, case: u32, what: Happening) {
        let number = self.cases.items[case as usize].number;
        self.trace.tell(number, NONE, self.now, what);
    }

    /// Tells the listener something about a branch of a case.
    pub(super) fn tell_of(&mut self, token: u32, what: Happening) {
        self.tell_at(token, self.now, what);
    }

    /// Tells the listener something that is sure to happen to a branch at a later moment.
    pub(super) fn tell_at(&mut self, token: u32, time: SimTime, what: Happening) {
        let case = self.tokens.items[token as usize].case;
        let number = self.cases.items[case as usize].number;
        self.trace.tell(number, token, time, what);
    }

    /// Tells the listener how an office is doing.
    #[inline]
    pub(super) fn tell_desk(&mut self, office: u32) {
        if T::ON {
            let state = &self.desks[office as usize];
            self.trace.desk(office, self.now, state.waiting, state.free);
        }
    }

    /// The case has ended: takes its figures.
    pub(super) fn finish_case(&mut self, case: u32) {
        self.close_clocks(case);
        if self.full {
            self.close_way(case);
        }
        let done = &mut self.cases.items[case as usize];
        done.alive = false;
        done.waiting_joins = 0;
        self.open -= 1;
        if done.measured {
            self.open_measured -= 1;
            self.tally.finished(self.now - done.arrival, done.outcome, done.source);
        }
        if T::ON {
            let outcome = done.outcome;
            self.tell(case, Happening::End(outcome));
        }
        self.cases.release(case);
    }

    /// Measures what is still going on at the end, and gives the tally.
    fn close(&mut self) -> Tally {
        self.close_desks();
        self.close_open_cases();
        self.close_record();
        let mut tally = std::mem::replace(&mut self.tally, Tally::new(self.net));
        tally.open = self.open_measured;
        tally.limit = self.limit;
        tally.end = self.now;
        tally
    }
}

/// Sets one row of a table to a value, growing the table when the row is new.
fn clear<V: Copy>(table: &mut Vec<V>, row: u32, width: u32, value: V) {
    let from = row as usize * width as usize;
    let to = from + width as usize;
    if table.len() < to {
        table.resize(to, value);
    }
    table[from..to].fill(value);
}
