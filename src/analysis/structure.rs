//! The exact judgement of structure: every state a case can come to is played through, up to a
//! limit, and what is wrong is named with the shortest trace that shows it.
//!
//! A state is the set of tokens on the flows and the sub-procedures running. Each firing counts one:
//! a start, a step, a gateway, an event, an end, a sub-procedure that is over; going into one does
//! not count. Steps, events and exclusive gateways fire for each token; a parallel join needs a token
//! on each entry; an inclusive join waits while a token elsewhere can still reach an empty entry and
//! none of the filled ones. A step with several exits gives a token to each, those with a condition
//! may be left out. Data are not looked at: every exit can be taken. An event on a border takes the
//! token of its step, or stands beside it once in a case. A terminate end takes every token of its own
//! level. A case is complete when no token is left. Each pool is a process of its own; messages move
//! nothing. Without a start event a level begins at every step that nothing comes before.
//!
//! Limitations: an ad-hoc sub-procedure is one step, whatever is inside; what undoes work is not
//! played; an error end is tied to the events that catch errors on the sub-procedures around, by its
//! kind alone; complex gateways are taken as inclusive. A place holds two tokens at most: a drawing
//! that would bring a third is not played further there, and [`Verdict::limits`] says so, as it says
//! when the limit of states was reached. A state costs the more the more tokens it has: besides the
//! states the work is counted, and where there is too much of it the judgement stops as well.

mod exits;
mod explore;
mod faults;
pub mod findings;
mod game;
mod graph;
mod net;
mod reach;
mod trace;
mod work;

use std::collections::BTreeMap;

use crate::model::id::{FlowId, StepId};
use crate::model::procedure::Procedure;

use self::explore::Space;
use self::faults::Judged;
use self::game::Game;
use self::graph::Graph;
use self::net::{Net, Role};

/// States played through at most when nobody asks for more or less.
pub const LIMIT: usize = 100_000;
/// Work after which no more states of a drawing are begun, as [`Verdict::work`] counts it.
pub const MOST_WORK: usize = 150_000_000;
/// Places remembered at most of which inclusive joins know whether a token can still come from them.
const MOST_REACH: usize = 50_000_000;
/// Faults named at most.
pub const MOST_FAULTS: usize = 100;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaultKind {
    /// Tokens are left and nothing can fire.
    Deadlock,
    /// Two tokens come to one flow.
    LackOfSynchronisation,
    /// The same end is reached twice in a case.
    ImproperCompletion,
    /// Something can always fire, but the end cannot be reached any more.
    Livelock,
    /// A step has no exit and is no end: the token rests there.
    MissingEnd,
    /// There is a way from the start, yet it is never done.
    DeadStep,
    /// No way leads there from a start.
    UnreachableStep,
}

impl FaultKind {
    /// All, in order.
    pub const ALL: [Self; 7] = [
        Self::Deadlock,
        Self::LackOfSynchronisation,
        Self::ImproperCompletion,
        Self::Livelock,
        Self::MissingEnd,
        Self::DeadStep,
        Self::UnreachableStep,
    ];

    /// Its name in snake case, for machines.
    pub fn code(self) -> &'static str {
        match self {
            Self::Deadlock => "deadlock",
            Self::LackOfSynchronisation => "lack_of_synchronisation",
            Self::ImproperCompletion => "improper_completion",
            Self::Livelock => "livelock",
            Self::MissingEnd => "missing_end",
            Self::DeadStep => "dead_step",
            Self::UnreachableStep => "unreachable_step",
        }
    }
}

/// Where a token lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// On a flow.
    Flow(FlowId),
    /// Before a process (`None`) or the inside of a sub-procedure has begun.
    Before(Option<StepId>),
    /// At a step: where a level begins without a start event, where a link lands, where an error is
    /// caught.
    At(StepId),
    /// In a sub-procedure that is running.
    Running(StepId),
    /// At rest at a step without exit.
    Rest(StepId),
}

/// How a step takes part in a firing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// It fires.
    Fire,
    /// A case goes into the sub-procedure; this does not count as a firing.
    Enter,
    /// The sub-procedure is over.
    Leave,
}

/// One thing that happens in a trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firing {
    /// The step.
    pub step: StepId,
    /// What it does.
    pub act: Act,
    /// The tokens taken; also all that an interruption or a terminate end takes away.
    pub takes: Vec<Spot>,
    /// The tokens given.
    pub gives: Vec<Spot>,
}

/// A shortest sequence of firings that shows a fault, from the first state on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The tokens of the first state.
    pub begin: Vec<Spot>,
    /// What happens, in order.
    pub firings: Vec<Firing>,
}

impl Witness {
    /// Number of firings; going into a sub-procedure does not count.
    pub fn length(&self) -> usize {
        self.firings.iter().filter(|f| f.act != Act::Enter).count()
    }

    /// The tokens after so many firings, and how many lie on each spot.
    pub fn tokens_after(&self, firings: usize) -> BTreeMap<Spot, usize> {
        let mut tokens: BTreeMap<Spot, usize> = BTreeMap::new();
        let give = |tokens: &mut BTreeMap<Spot, usize>, spots: &[Spot]| {
            for spot in spots {
                *tokens.entry(spot.clone()).or_default() += 1;
            }
        };
        give(&mut tokens, &self.begin);
        for firing in self.firings.iter().take(firings) {
            for spot in &firing.takes {
                if let Some(count) = tokens.get_mut(spot) {
                    *count = count.saturating_sub(1);
                }
            }
            give(&mut tokens, &firing.gives);
        }
        tokens.retain(|_, count| *count > 0);
        tokens
    }
}

/// A fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The steps that make it: a split before its join or end; of a dead step and an unreachable one
    /// those of the whole stretch, the first of it first; of a livelock those that go round.
    pub offending: Vec<StepId>,
    /// The shortest trace that shows it; a step that is never done has none.
    pub witness: Option<Witness>,
}

/// What holds of the drawing as a whole; `None` where a limit left it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Properties {
    /// No flow ever holds two tokens.
    pub safe: Option<bool>,
    /// From every state the case can be completed.
    pub option_to_complete: Option<bool>,
    /// No end is reached twice.
    pub proper_completion: Option<bool>,
    /// Every step can be done.
    pub no_dead_step: Option<bool>,
}

/// A limit that was reached: what the verdict does not name may be there all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reached {
    /// There are more states than were to be played through, or too much to do in them.
    States,
    /// A flow would hold more than two tokens.
    Tokens,
    /// An inclusive split has too many exits to try every choice.
    Choices,
    /// There are more faults than are named.
    Faults,
}

/// The judgement of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether nothing is wrong; `None` where a limit left it open.
    pub sound: Option<bool>,
    /// What is wrong, one of each kind and place, by kind and the length of its trace.
    pub faults: Vec<Fault>,
    /// What holds.
    pub properties: Properties,
    /// Length of the shortest sequence after which the case cannot be completed any more.
    pub shortest_doomed: Option<usize>,
    /// Length of the shortest sequence to the end of the case; of several pools, of all together.
    pub shortest_completion: Option<usize>,
    /// Steps never done, in order of id; with a limit reached, only those no way leads to.
    pub never_executed: Vec<StepId>,
    /// States played through.
    pub states: usize,
    /// What that cost: about the number of tokens moved. The same on every machine.
    pub work: usize,
    /// Limits reached.
    pub limits: Vec<Reached>,
}

/// Judges a drawing, playing through at most `limit` states of each of its processes. A drawing with
/// more inclusive joins than can be looked at counts as one whose limit is reached at once.
pub fn judge(procedure: &Procedure, limit: usize) -> Verdict {
    let net = Net::of(procedure);
    let limit = if net.reach_needed() > MOST_REACH { 1 } else { limit };
    let graph = Graph::of(&net);
    let reached = faults::reached(&net, &graph);
    let mut whole = Judged::default();
    let mut done = vec![false; net.nodes.len()];
    let mut completion = Some(0_usize).filter(|_| !net.roots.is_empty());
    let mut doomed: Option<usize> = None;
    let mut is_open = net.choices_cut;
    let mut limits = Vec::new();
    let (mut states, mut work) = (0, 0);
    if net.choices_cut {
        limits.push(Reached::Choices);
    }
    for (number, &root) in net.roots.iter().enumerate() {
        let game = Game::new(&net, root, share(work, net.roots.len() - number));
        if game.work.is_spent() {
            (is_open, completion) = (true, None);
            limits.push(Reached::States);
            break;
        }
        let space = Space::of(&game, limit.max(1));
        states += space.len();
        work += game.work.spent();
        limits.extend(space.is_cut.then_some(Reached::States));
        limits.extend(space.is_crowded.then_some(Reached::Tokens));
        is_open |= space.is_cut || space.is_crowded;
        for (all, here) in done.iter_mut().zip(&space.seen.done) {
            *all |= here;
        }
        let judged = faults::judge(&game, &space, &graph);
        completion = completion.zip(judged.completion).map(|(a, b)| a + b);
        doomed = doomed.into_iter().chain(judged.doomed).min();
        whole.add(judged);
    }
    let is_judged = |at: usize| net.nodes[at].done_with.is_some() || !is_aside(&net, at);
    let never: Vec<usize> = (0..net.nodes.len())
        .filter(|&at| is_judged(at) && !done[net.nodes[at].done_with.unwrap_or(at)])
        .filter(|&at| !is_open || !reached[net.nodes[at].done_with.unwrap_or(at)])
        .collect();
    whole.never((&net, &graph), &never, &reached, &done, is_open);
    let mut faults = whole.faults;
    faults.sort_by_cached_key(order);
    let is_broken = !faults.is_empty() || doomed.is_some() || !never.is_empty();
    if faults.len() > MOST_FAULTS || whole.has_more {
        faults.truncate(MOST_FAULTS);
        limits.push(Reached::Faults);
    }
    limits.sort_unstable();
    limits.dedup();
    let hold = |broken: bool| if broken { Some(false) } else { (!is_open).then_some(true) };
    Verdict {
        sound: hold(is_broken).filter(|_| is_broken || !whole.has_more),
        properties: Properties {
            safe: hold(whole.is_unsafe),
            option_to_complete: hold(doomed.is_some()),
            proper_completion: hold(whole.is_improper),
            no_dead_step: hold(!never.is_empty()),
        },
        faults,
        shortest_doomed: doomed,
        shortest_completion: completion,
        never_executed: never.iter().map(|&at| net.nodes[at].id.clone()).collect(),
        states,
        work,
        limits,
    }
}

/// By what faults are listed.
fn order(fault: &Fault) -> (FaultKind, Option<usize>, Vec<StepId>) {
    let length = fault.witness.as_ref().map(Witness::length);
    (fault.kind, length, fault.offending.clone())
}

/// What may be done for one of `left` processes when so much was done for others: half of what is
/// there, so that a large one leaves something to those after it.
fn share(work: usize, left: usize) -> usize {
    let free = MOST_WORK.saturating_sub(work);
    if left > 1 { free / 2 } else { free }
}

fn is_aside(net: &Net<'_>, at: usize) -> bool {
    matches!(net.nodes[at].role, Role::Aside)
}
