//! A crowd of cases, or one case, as a film: where each of its branches is at every moment.
//!
//! It is of the same replication as the figures and the story of a case, listened to once and kept
//! as flat arrays in the order of time. With a picture of everything kept every so often, any
//! moment is found at once, forward and back.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use super::simulate::hours::{DAY, SimTime, date_of};
use super::simulate::net::{Cause, Labels, NONE};

pub mod record;

/// Most cases of a crowd: those open when it begins and those that come then.
pub const MOST_CASES: usize = 2_000;
/// Most moves of a film; it ends before the next.
pub const MOST_MOVES: usize = 500_000;
/// Most changes of queues and staff at work, all offices together; the film ends before the next.
pub const MOST_TURNS: usize = 500_000;

/// Which case of a film stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The one that took longest.
    Slowest,
    /// The one in the middle: half took longer.
    Typical,
    /// The first of which a term expires; the slowest if there is none.
    MissesTerm,
    /// The one that visits one step most often.
    LoopsMost,
}

/// Where a branch of a case is. Numbers are places in [`Labels`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At a step.
    Step(u32),
    /// Where a flow ends.
    FlowEnd(u32),
    /// It has only just come in.
    Door,
}

/// What a branch of a case does there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doing {
    /// It has come, and nothing holds it; a step with steps inside goes on there.
    Passing,
    /// It stands in the queue of the step's office.
    Queued,
    /// It is worked on.
    Working,
    /// It rests.
    Resting(Cause),
    /// It waits for other branches.
    Held,
    /// It has ended or was joined; it is there no longer.
    Gone,
}

/// A move of a branch: from wherever it was over some flows to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// When, ms since the first simulated midnight.
    pub time: SimTime,
    /// Which branch, from 0.
    pub branch: u32,
    /// Where it is then.
    pub place: Place,
    /// What it does there.
    pub doing: Doing,
    way: (u32, u32),
}

impl Move {
    /// How many flows it leads over; 0 where a branch stays where it is.
    pub fn way_len(&self) -> usize {
        self.way.1 as usize
    }
}

/// A case of a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilmCase {
    /// In which place it came, from 0.
    pub number: u64,
    /// When it came; of cases open when the film begins, possibly before.
    pub arrival: SimTime,
    /// When it ended, if it has.
    pub end: Option<SimTime>,
    /// When the first of its terms expired, if one has.
    pub late: Option<SimTime>,
    /// Most visits of one step.
    pub visits: u32,
}

impl FilmCase {
    /// Time it takes, up to `to` if it has not ended, ms.
    pub fn took(&self, to: SimTime) -> SimTime {
        self.end.unwrap_or(to) - self.arrival
    }

    /// Whether a term of it has expired by a moment.
    pub fn is_late(&self, time: SimTime) -> bool {
        self.late.is_some_and(|late| late <= time)
    }
}

/// An office from a moment on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// From when, ms.
    pub time: SimTime,
    /// How many wait in its queue, other work included.
    pub waiting: u32,
    /// How many of its staff have something in hand, other work included.
    pub busy: u32,
}

/// Why a film ends before the run does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// One more case came than it may hold.
    Cases,
    /// It would have held too many moves.
    Moves,
}

/// Everything there is of a branch at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Frame {
    /// How many moves were made.
    made: usize,
    /// Which of the kept branches is the first, and how many there are.
    kept: (usize, usize),
}

/// A film: what happens to many cases, or one.
#[derive(Clone, Debug, PartialEq)]
pub struct Crowd {
    labels: Arc<Labels>,
    first_day: Date,
    span: (SimTime, SimTime),
    moves: Vec<Move>,
    ways: Vec<u32>,
    /// The case of each branch.
    owners: Vec<u32>,
    cases: Vec<FilmCase>,
    frames: Vec<Frame>,
    /// Branches and their last moves, of all frames.
    kept: Vec<(u32, u32)>,
    /// By office; empty where nobody has looked.
    desks: Vec<Vec<Turn>>,
    /// The longest queue of each office.
    longest: Vec<u32>,
    staff: Vec<Option<u32>>,
    /// When cases came, ended, were late; when it was clear whether they are; each in order.
    came: Vec<SimTime>,
    ended: Vec<SimTime>,
    late: Vec<SimTime>,
    settled: Vec<SimTime>,
    cut: Option<Cut>,
}

/// Branches at a moment, with the last move each has made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Floor {
    time: Option<SimTime>,
    made: usize,
    branches: BTreeMap<u32, u32>,
}

impl Floor {
    /// The branches that are there, in order, with the place of their last move among the moves.
    pub fn branches(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.branches.iter().map(|(branch, last)| (*branch, *last))
    }

    /// How many branches are there.
    pub fn len(&self) -> usize {
        self.branches.len()
    }

    /// Whether nobody is there.
    pub fn is_empty(&self) -> bool {
        self.branches.is_empty()
    }

    fn make(&mut self, at: usize, made: &Move) {
        if made.doing == Doing::Gone {
            self.branches.remove(&made.branch);
        } else {
            self.branches.insert(made.branch, at as u32);
        }
        self.made = at + 1;
    }
}

impl Crowd {
    /// Names of steps, flows and offices.
    pub fn labels(&self) -> &Arc<Labels> {
        &self.labels
    }

    /// When the film begins and ends, ms since the first simulated midnight.
    pub fn span(&self) -> (SimTime, SimTime) {
        self.span
    }

    /// The cases, in the order in which they came.
    pub fn cases(&self) -> &[FilmCase] {
        &self.cases
    }

    /// The moves, in order of time.
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// The flows a move leads over; none where a branch stays where it is.
    pub fn way(&self, made: &Move) -> &[u32] {
        let from = made.way.0 as usize;
        self.ways.get(from..from + made.way.1 as usize).unwrap_or(&[])
    }

    /// The place among the cases of the case of a branch.
    pub fn case_of(&self, branch: u32) -> usize {
        self.owners.get(branch as usize).map_or(0, |case| *case as usize)
    }

    /// Why the film ends before the run does.
    pub fn cut(&self) -> Option<Cut> {
        self.cut
    }

    /// The place among the cases of the one with a number.
    pub fn case_numbered(&self, number: u64) -> Option<usize> {
        self.cases.binary_search_by_key(&number, |case| case.number).ok()
    }

    /// A moment as date and time.
    pub fn when(&self, time: SimTime) -> DateTime {
        let second = time.rem_euclid(DAY) / 1000;
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        date_of(self.first_day, time).at(hour as i8, minute as i8, second as i8, 0)
    }

    /// Who is where at a moment.
    pub fn at(&self, time: SimTime) -> Floor {
        let mut floor = Floor::default();
        self.go(&mut floor, time);
        floor
    }

    /// Brings what was seen to another moment, earlier or later.
    pub fn go(&self, floor: &mut Floor, time: SimTime) {
        let made = self.moves.partition_point(|m| m.time <= time);
        let before = self.frames.partition_point(|f| f.made <= made).checked_sub(1);
        let frame = before.and_then(|at| self.frames.get(at));
        let is_near = floor.time.is_some()
            && floor.made <= made
            && frame.is_none_or(|frame| frame.made <= floor.made);
        if !is_near {
            *floor = Floor::default();
            if let Some(frame) = frame {
                let kept = &self.kept[frame.kept.0..frame.kept.0 + frame.kept.1];
                floor.branches = kept.iter().copied().collect();
                floor.made = frame.made;
            }
        }
        for at in floor.made..made {
            floor.make(at, &self.moves[at]);
        }
        floor.time = Some(time);
    }

    /// The moves later than one moment and not later than another.
    pub fn between(&self, after: SimTime, to: SimTime) -> &[Move] {
        let from = self.moves.partition_point(|m| m.time <= after);
        let to = self.moves.partition_point(|m| m.time <= to);
        self.moves.get(from..to).unwrap_or(&[])
    }

    /// The first moment after one at which anything moves.
    pub fn next(&self, time: SimTime) -> Option<SimTime> {
        self.moves.get(self.moves.partition_point(|m| m.time <= time)).map(|m| m.time)
    }

    /// The last moment before one at which anything moves.
    pub fn back(&self, time: SimTime) -> Option<SimTime> {
        let at = self.moves.partition_point(|m| m.time < time).checked_sub(1)?;
        self.moves.get(at).map(|m| m.time)
    }

    /// An office at a moment; `None` where its queue was not followed.
    pub fn desk(&self, office: u32, time: SimTime) -> Option<Turn> {
        let turns = self.desks.get(office as usize)?;
        let at = turns.partition_point(|t| t.time <= time).checked_sub(1)?;
        turns.get(at).copied()
    }

    /// Everything that became of an office, in order of time.
    pub fn turns(&self, office: u32) -> &[Turn] {
        self.desks.get(office as usize).map_or(&[], Vec::as_slice)
    }

    /// The longest its queue gets, other work included.
    pub fn longest_queue(&self, office: u32) -> u32 {
        self.longest.get(office as usize).copied().unwrap_or(0)
    }

    /// The staff of an office, where it is known.
    pub fn staff(&self, office: u32) -> Option<u32> {
        self.staff.get(office as usize).copied().flatten()
    }

    /// Cases open at a moment.
    pub fn open(&self, time: SimTime) -> usize {
        until(&self.came, time) - until(&self.ended, time)
    }

    /// Cases of which a term has expired up to a moment, and all of which it is clear by then: they
    /// have ended, or are late.
    pub fn late_so_far(&self, time: SimTime) -> (usize, usize) {
        (until(&self.late, time), until(&self.settled, time))
    }

    /// Bytes it takes, all together.
    pub fn bytes(&self) -> usize {
        let desks: usize = self.desks.iter().map(|d| d.len() * size_of::<Turn>()).sum();
        let times = self.came.len() + self.ended.len() + self.late.len() + self.settled.len();
        self.moves.len() * size_of::<Move>()
            + (self.ways.len() + self.owners.len()) * size_of::<u32>()
            + self.cases.len() * size_of::<FilmCase>()
            + self.kept.len() * size_of::<(u32, u32)>()
            + self.frames.len() * size_of::<Frame>()
            + times * size_of::<SimTime>()
            + desks
    }

    /// Of the cases that come while the film runs (of all where none does) the one that took longest,
    /// half of the ended ones took longer than, that is late first (else took longest), or visits a
    /// step most often; as a place among the cases.
    pub fn pick(&self, pick: Pick) -> Option<usize> {
        let to = self.span.1;
        let fresh = self.cases.partition_point(|c| c.arrival < self.span.0);
        let fresh = if fresh < self.cases.len() { fresh } else { 0 };
        let indexed = || self.cases.iter().enumerate().skip(fresh);
        let slowest = || indexed().max_by_key(|(at, c)| (c.took(to), std::cmp::Reverse(*at)));
        let found = match pick {
            Pick::Slowest => slowest(),
            Pick::Typical => {
                let mut ended: Vec<_> = indexed().filter(|(_, c)| c.end.is_some()).collect();
                ended.sort_by_key(|(at, c)| (c.took(to), *at));
                ended.get(ended.len() / 2).copied()
            }
            Pick::MissesTerm => indexed()
                .filter(|(_, c)| c.late.is_some())
                .min_by_key(|(_, c)| c.late)
                .or_else(slowest),
            Pick::LoopsMost => indexed().max_by_key(|(at, c)| (c.visits, std::cmp::Reverse(*at))),
        };
        found.map(|(at, _)| at)
    }

    /// The number of the case that [`Self::pick`] finds.
    pub fn picked(&self, pick: Pick) -> Option<u64> {
        Some(self.cases.get(self.pick(pick)?)?.number)
    }
}

/// How many of these moments are not later than one.
fn until(times: &[SimTime], time: SimTime) -> usize {
    times.partition_point(|t| *t <= time)
}

/// Keeps a picture every so often: of every thousandth move, less often where many are there.
fn frames(moves: &[Move]) -> (Vec<Frame>, Vec<(u32, u32)>) {
    const EVERY: usize = 1_024;
    let mut floor = Floor::default();
    let (mut frames, mut kept) = (Vec::new(), Vec::new());
    let mut due = EVERY;
    for (at, made) in moves.iter().enumerate() {
        floor.make(at, made);
        if floor.made >= due {
            frames.push(Frame { made: floor.made, kept: (kept.len(), floor.len()) });
            kept.extend(floor.branches());
            due = floor.made + EVERY.max(2 * floor.len());
        }
    }
    (frames, kept)
}

/// No branch, no move.
const NOBODY: u32 = NONE;
