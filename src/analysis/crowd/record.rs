//! Listens to a replication and keeps what becomes a film.

use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{
    Crowd, Cut, Doing, FilmCase, MOST_CASES, MOST_MOVES, MOST_TURNS, Move, NOBODY, Place, Turn,
    frames,
};
use crate::analysis::simulate::hours::{DAY, SimTime};
use crate::analysis::simulate::listen;
use crate::analysis::simulate::net::{Cause, NONE, Net};
use crate::analysis::simulate::plan::{Extent, RunPlan};
use crate::analysis::simulate::trace::{Happening, Trace};
use crate::analysis::simulate::watch::Watch;

/// Films the cases of a replication from the first day that is measured.
///
/// Those open then and those that come, at most `most` (and at most [`MOST_CASES`]). Where more than
/// half as many are open by then, it begins with the run, at empty desks. `None` when stopped.
pub fn record_crowd(
    net: &Net,
    plan: &RunPlan,
    replication: u32,
    most: usize,
    watch: &mut dyn Watch,
) -> Option<Crowd> {
    let (from, to) = match plan.extent {
        Extent::Days { warmup, measured, .. } => {
            (SimTime::from(warmup) * DAY, SimTime::from(warmup + measured.max(1)) * DAY)
        }
        Extent::Cases { .. } => (0, SimTime::MAX),
    };
    let wanted = Wanted { from, to, only: None, most: most.min(MOST_CASES) };
    let film = record(net, plan, replication, wanted, watch)?;
    if film.cut.is_some() && film.span.0 >= film.span.1 && from > 0 {
        return record(net, plan, replication, Wanted { from: 0, ..wanted }, watch);
    }
    Some(film)
}

/// Films one case of a replication, from its arrival to its end. `None` when stopped, or when there
/// is no such case.
pub fn record_one(
    net: &Net,
    plan: &RunPlan,
    replication: u32,
    number: u64,
    watch: &mut dyn Watch,
) -> Option<Crowd> {
    let (from, to) = (SimTime::MIN, SimTime::MAX);
    let film =
        record(net, plan, replication, Wanted { from, to, only: Some(number), most: 1 }, watch)?;
    (!film.cases.is_empty()).then_some(film)
}

/// What is to be filmed.
#[derive(Clone, Copy)]
struct Wanted {
    from: SimTime,
    to: SimTime,
    only: Option<u64>,
    most: usize,
}

fn record(
    net: &Net,
    plan: &RunPlan,
    replication: u32,
    wanted: Wanted,
    watch: &mut dyn Watch,
) -> Option<Crowd> {
    let done = Cell::new(false);
    let mut stopped = false;
    let mut recorder = Recorder::new(net, wanted, &done);
    let mut look = || {
        stopped |= watch.stop();
        stopped || done.get()
    };
    listen(net, plan, replication, &mut recorder, &mut look);
    (!stopped).then(|| recorder.finish(net))
}

/// A branch under way.
#[derive(Clone, Debug)]
struct Live {
    /// Its name in the film; `NOBODY` before the film begins.
    name: u32,
    /// The place of its last move, and the flows of that.
    last: u32,
    way: Vec<u32>,
    time: SimTime,
    place: Place,
    doing: Doing,
}

/// A case under way.
#[derive(Clone, Debug)]
struct Open {
    case: FilmCase,
    /// Its place among the cases of the film; `NOBODY` before the film begins.
    at: u32,
    visits: BTreeMap<u32, u32>,
}

struct Recorder<'a> {
    wanted: Wanted,
    done: &'a Cell<bool>,
    rolling: bool,
    now: SimTime,
    /// By the kernel's token, together with the case it belongs to.
    live: Vec<Option<(u64, Live)>>,
    held: BTreeMap<(u64, u32), Vec<Live>>,
    open: BTreeMap<u64, Open>,
    moves: Vec<Move>,
    ways: Vec<u32>,
    owners: Vec<u32>,
    cases: Vec<FilmCase>,
    staff: Vec<Option<u32>>,
    desks: Vec<Vec<Turn>>,
    turns: usize,
    cut: Option<Cut>,
}

impl<'a> Recorder<'a> {
    fn new(net: &Net, wanted: Wanted, done: &'a Cell<bool>) -> Self {
        let staff: Vec<Option<u32>> = net.desks.iter().map(|d| d.staff).collect();
        let desks = if wanted.only.is_some() { 0 } else { staff.len() };
        let idle = Turn { time: SimTime::MIN, waiting: 0, busy: 0 };
        Self {
            wanted,
            done,
            rolling: false,
            now: 0,
            live: Vec::new(),
            held: BTreeMap::new(),
            open: BTreeMap::new(),
            moves: Vec::new(),
            ways: Vec::new(),
            owners: Vec::new(),
            cases: Vec::new(),
            desks: (0..desks)
                .map(|at| if staff[at].is_some() { vec![idle] } else { Vec::new() })
                .collect(),
            staff,
            turns: 0,
            cut: None,
        }
    }

    /// Ends the film: before what happens at a moment where it is cut.
    fn stop(&mut self, cut: Option<Cut>, time: SimTime) {
        if cut.is_some() {
            self.now = time - 1;
        }
        self.cut = cut;
        self.done.set(true);
    }

    /// The film begins: everybody who is there stands where it is.
    fn roll(&mut self) {
        self.rolling = true;
        for open in self.open.values_mut() {
            open.at = self.cases.len() as u32;
            self.cases.push(open.case);
        }
        if self.cases.len() > self.wanted.most / 2 && self.wanted.only.is_none() {
            return self.stop(Some(Cut::Cases), self.wanted.from + 1);
        }
        let mut live = std::mem::take(&mut self.live);
        for (number, on) in live.iter_mut().flatten() {
            self.christen(*number, on);
        }
        self.live = live;
        let mut held = std::mem::take(&mut self.held);
        for ((number, _), waiting) in &mut held {
            for on in waiting.iter_mut() {
                self.christen(*number, on);
            }
        }
        self.held = held;
    }

    /// Gives a branch that was there before its name, and its first moves.
    fn christen(&mut self, number: u64, on: &mut Live) {
        let from = self.wanted.from;
        let (place, doing, time) = (on.place, on.doing, on.time);
        on.name = self.name(number);
        if on.name == NOBODY {
            return;
        }
        if time > from {
            // Work that is sure to begin at the next opening.
            on.last = self.shoot(on.name, from, place, Doing::Resting(Cause::OfficeClosed));
        }
        on.last = self.shoot(on.name, time.max(from), place, doing);
    }

    fn name(&mut self, number: u64) -> u32 {
        let Some(open) = self.open.get(&number) else { return NOBODY };
        self.owners.push(open.at);
        self.owners.len() as u32 - 1
    }

    fn shoot(&mut self, branch: u32, time: SimTime, place: Place, doing: Doing) -> u32 {
        self.moves.push(Move { time, branch, place, doing, way: (0, 0) });
        self.moves.len() as u32 - 1
    }

    /// A branch moves, or does something else where it is.
    fn move_on(
        &mut self,
        number: u64,
        on: &mut Live,
        time: SimTime,
        to: (Place, Doing),
        flow: Option<u32>,
    ) {
        (on.place, on.doing) = to;
        if !self.rolling {
            on.time = time;
            return;
        }
        if on.name == NOBODY {
            on.name = self.name(number);
        }
        if let Some(last) = self.moves.get_mut(on.last as usize).filter(|_| on.last != NOBODY) {
            match last.time.cmp(&time) {
                Ordering::Greater => {
                    // What was sure to happen did not: it was given up before.
                    last.branch = NOBODY;
                    on.last = NOBODY;
                }
                Ordering::Equal => (last.place, last.doing) = to,
                Ordering::Less => {
                    self.print(on);
                    on.last = NOBODY;
                }
            }
        }
        if on.last == NOBODY {
            on.last = self.shoot(on.name, time, to.0, to.1);
        }
        on.way.extend(flow);
        on.time = time;
    }

    /// Keeps the flows of a branch's last move.
    fn print(&mut self, on: &mut Live) {
        if let Some(last) = self.moves.get_mut(on.last as usize).filter(|_| on.last != NOBODY) {
            last.way = (self.ways.len() as u32, on.way.len() as u32);
            self.ways.append(&mut on.way);
        }
        on.way.clear();
    }

    /// A branch is there no longer.
    fn leave(&mut self, number: u64, mut on: Live, time: SimTime) {
        let place = on.place;
        self.move_on(number, &mut on, time, (place, Doing::Gone), None);
        self.print(&mut on);
    }

    /// Branches that waited at a join are there no longer.
    fn release(&mut self, number: u64, join: u32, count: u32, time: SimTime) {
        let Some(mut waiting) = self.held.remove(&(number, join)) else { return };
        let going = waiting.drain(..waiting.len().min(count as usize)).collect::<Vec<_>>();
        for on in going {
            self.leave(number, on, time);
        }
        if !waiting.is_empty() {
            self.held.insert((number, join), waiting);
        }
    }

    fn arrive(&mut self, number: u64, time: SimTime) {
        let case = FilmCase { number, arrival: time, end: None, late: None, visits: 0 };
        let mut open = Open { case, at: NOBODY, visits: BTreeMap::new() };
        if self.rolling {
            if self.cases.len() >= self.wanted.most {
                return self.stop(Some(Cut::Cases), time);
            }
            open.at = self.cases.len() as u32;
            self.cases.push(case);
        }
        self.open.insert(number, open);
    }

    /// Changes what is known of a case, in the film too.
    fn note(&mut self, number: u64, change: impl FnOnce(&mut Open)) {
        let Some(open) = self.open.get_mut(&number) else { return };
        change(open);
        if let Some(case) = self.cases.get_mut(open.at as usize) {
            *case = open.case;
        }
    }

    fn end(&mut self, number: u64, time: SimTime) {
        let joins: Vec<u32> =
            self.held.range((number, 0)..=(number, NONE)).map(|(k, _)| k.1).collect();
        for join in joins {
            self.release(number, join, u32::MAX, time);
        }
        self.note(number, |open| open.case.end = Some(time));
        self.open.remove(&number);
        if self.wanted.only == Some(number) {
            self.stop(None, time);
        }
    }

    /// Whether anything is still taken note of at a moment; begins and ends the film.
    fn is_on(&mut self, time: SimTime) -> bool {
        if self.done.get() {
            return false;
        }
        if time > self.wanted.to {
            self.now = self.wanted.to;
            self.stop(None, time);
            return false;
        }
        if !self.rolling && time >= self.wanted.from {
            self.roll();
        }
        if self.moves.len() >= MOST_MOVES || self.turns >= MOST_TURNS {
            self.stop(Some(Cut::Moves), time);
        }
        if !self.done.get() {
            self.now = self.now.max(time);
        }
        !self.done.get()
    }

    fn hear(&mut self, number: u64, token: u32, time: SimTime, what: Happening) {
        match what {
            Happening::Arrive => self.arrive(number, time),
            Happening::End(_) => self.end(number, time),
            Happening::Expired(_) => self.note(number, |open| {
                open.case.late = Some(open.case.late.map_or(time, |late| late.min(time)));
            }),
            Happening::JoinGo(join, held) | Happening::Forgotten(join, held) => {
                self.release(number, join, held, time);
            }
            _ if token != NONE => self.hear_branch(number, token, time, what),
            _ => {}
        }
    }

    fn hear_branch(&mut self, number: u64, token: u32, time: SimTime, what: Happening) {
        let slot = token as usize;
        if self.live.len() <= slot {
            self.live.resize(slot + 1, None);
        }
        let on = self.live[slot].take().map(|l| l.1);
        if what == Happening::Gone {
            if let Some(on) = on {
                self.leave(number, on, time);
            }
            return;
        }
        let mut on = on.unwrap_or(Live {
            name: NOBODY,
            last: NOBODY,
            way: Vec::new(),
            time,
            place: Place::Door,
            doing: Doing::Passing,
        });
        let (place, doing, flow) = match what {
            Happening::Enter(step) => {
                self.note(number, |open| {
                    let visits = open.visits.entry(step).or_default();
                    *visits += 1;
                    open.case.visits = open.case.visits.max(*visits);
                });
                (Place::Step(step), Doing::Passing, None)
            }
            Happening::Queue(step) => (Place::Step(step), Doing::Queued, None),
            Happening::WorkStart(step) => (Place::Step(step), Doing::Working, None),
            Happening::WaitStart(step, cause) => (Place::Step(step), Doing::Resting(cause), None),
            Happening::Flow(flow) => (Place::FlowEnd(flow), Doing::Passing, Some(flow)),
            Happening::JoinWait(_) => (on.place, Doing::Held, None),
            // It may be all that is heard of a case that begins so, until an event happens.
            Happening::Race => (on.place, Doing::Passing, None),
            Happening::Split(from) => {
                self.split(from, &mut on, time);
                (on.place, Doing::Passing, None)
            }
            _ => {
                self.live[slot] = Some((number, on));
                return;
            }
        };
        self.move_on(number, &mut on, time, (place, doing), flow);
        if let Happening::JoinWait(join) = what {
            self.held.entry((number, join)).or_default().push(on);
        } else {
            self.live[slot] = Some((number, on));
        }
    }

    /// A branch split off another has come its way, as far as that came at the same moment.
    fn split(&self, from: u32, on: &mut Live, time: SimTime) {
        if let Some((_, other)) = self.live.get(from as usize).and_then(Option::as_ref) {
            on.place = other.place;
            if other.time == time {
                on.way.clone_from(&other.way);
            }
        }
    }

    fn finish(mut self, net: &Net) -> Crowd {
        let held = std::mem::take(&mut self.held).into_values().flatten();
        let live = std::mem::take(&mut self.live).into_iter().flatten().map(|l| l.1);
        for mut on in live.chain(held) {
            self.print(&mut on);
        }
        let from = self.moves.iter().map(|m| m.time).min().unwrap_or(0);
        let from = if self.wanted.only.is_some() { from } else { self.wanted.from };
        let to = self.now.max(from);
        self.moves.retain(|m| m.branch != NOBODY && m.time <= to);
        // What was heard of the moment at which the film is cut is not in it.
        self.cases.retain(|c| c.arrival <= to);
        for case in &mut self.cases {
            case.end = case.end.filter(|end| *end <= to);
            case.late = case.late.filter(|late| *late <= to);
        }
        self.moves.sort_by_key(|m| m.time);
        let sorted = |pick: &dyn Fn(&FilmCase) -> Option<SimTime>| {
            let mut times: Vec<SimTime> = self.cases.iter().filter_map(pick).collect();
            times.sort_unstable();
            times
        };
        let (frames, kept) = frames(&self.moves);
        Crowd {
            labels: std::sync::Arc::clone(net.labels()),
            first_day: net.first_day(),
            span: (from, to),
            ways: self.ways,
            owners: self.owners,
            frames,
            kept,
            longest: self.desks.iter().map(|turns| longest(turns)).collect(),
            desks: self.desks,
            staff: self.staff,
            came: sorted(&|c| Some(c.arrival)),
            ended: sorted(&|c| c.end),
            late: sorted(&|c| c.late),
            settled: sorted(&|c| c.late.into_iter().chain(c.end).min()),
            cases: self.cases,
            moves: self.moves,
            cut: self.cut,
        }
    }
}

fn longest(turns: &[Turn]) -> u32 {
    turns.iter().map(|turn| turn.waiting).max().unwrap_or(0)
}

impl Trace for Recorder<'_> {
    const ON: bool = true;

    fn tell(&mut self, number: u64, token: u32, time: SimTime, what: Happening) {
        if self.wanted.only.is_some_and(|only| only != number) {
            return;
        }
        // Work told ahead is of the moment it is told at.
        let ahead = matches!(what, Happening::WorkStart(_)) && time > self.now;
        let now = if ahead { self.now } else { time };
        if self.is_on(now) {
            self.hear(number, token, time, what);
        }
    }

    fn desk(&mut self, office: u32, time: SimTime, waiting: u32, free: u32) {
        if self.desks.is_empty() || !self.is_on(time) {
            return;
        }
        let staff = self.staff.get(office as usize).copied().flatten();
        let (Some(staff), Some(turns)) = (staff, self.desks.get_mut(office as usize)) else {
            return;
        };
        let turn = Turn { time, waiting, busy: staff.saturating_sub(free) };
        match turns.last_mut() {
            // Before the film begins only the last counts.
            Some(last) if last.time == time || !self.rolling => *last = turn,
            _ => {
                turns.push(turn);
                self.turns += 1;
            }
        }
    }
}
