//! The token game: what can happen in a marking, and the marking that follows.
//!
//! A marking is the sorted list of the places that hold a token, a place with two tokens twice.

use super::Act;
use super::net::{Net, Role, Spot};
use super::work::{MOST_AT_ONCE, Work};

/// Most tokens of one place; what would give more is not played, and that is said.
const MOST_TOKENS: usize = 2;
/// Most tokens put into a marking one by one.
const FEW: usize = 8;
/// What a move costs beside the tokens it moves.
const A_MOVE: usize = 16;

/// One thing that can happen.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub(super) node: usize,
    pub(super) act: Act,
    pub(super) taken: Vec<u32>,
    pub(super) given: Vec<u32>,
    pub(super) next: Vec<u32>,
    /// Whether it is an end that was reached before.
    pub(super) is_again: bool,
    /// Whether other things could have happened to the same tokens.
    pub(super) is_choice: bool,
}

/// The game of one process.
pub(super) struct Game<'n, 'a> {
    pub(super) net: &'n Net<'a>,
    root: usize,
    /// What playing has cost, and may.
    pub(super) work: Work,
    /// What it has cost to play moves again for traces.
    pub(super) again: Work,
}

/// What is put into a marking beside the tokens taken and given.
#[derive(Clone, Copy, Default)]
struct Beside {
    mark: Option<u32>,
    wiped: Option<usize>,
}

/// What can happen, and whether something more could but for the limits.
#[derive(Debug, Default)]
pub(super) struct Moves {
    pub(super) all: Vec<Move>,
    /// Whether more tokens than may be would have come to one place.
    pub(super) is_cut: bool,
    /// Whether there was more to do than may be done.
    pub(super) is_short: bool,
    /// Tokens of all that follows.
    kept: usize,
    /// Where only one move is asked for: how many come before it.
    before: Option<usize>,
}

impl Moves {
    /// Whether this move is only one of those before the one that is asked for.
    fn passes(&mut self) -> bool {
        let before = self.before.as_mut().filter(|before| **before > 0);
        let passes = before.is_some();
        if let Some(before) = before {
            *before -= 1;
        }
        passes
    }
}

impl<'n, 'a> Game<'n, 'a> {
    /// The game of the process `root`, in which so much may be done.
    pub(super) fn new(net: &'n Net<'a>, root: usize, most: usize) -> Self {
        Self { net, root, work: Work::of(most), again: Work::of(usize::MAX) }
    }

    /// The marking before a case has begun.
    pub(super) fn first(&self) -> Vec<u32> {
        self.opened(self.root)
    }

    fn opened(&self, scope: usize) -> Vec<u32> {
        let scope = &self.net.scopes[scope];
        scope.begin.map_or_else(|| scope.heads.clone(), |begin| vec![begin])
    }

    /// What can happen in a marking, in an order that depends on nothing else.
    pub(super) fn moves(&self, marking: &[u32], out: &mut Moves) {
        out.all.clear();
        (out.is_cut, out.is_short, out.kept) = (false, false, 0);
        self.play_all(marking, out);
    }

    /// The move with this number among those of a marking.
    pub(super) fn nth(&self, marking: &[u32], number: u32) -> Option<Move> {
        let mut out = Moves { before: Some(number as usize), ..Moves::default() };
        self.play_all(marking, &mut out);
        out.all.pop()
    }

    /// Counts work; where there was too much of it, nothing more is played.
    fn pay(&self, amount: usize, out: &mut Moves) {
        if out.before.is_some() {
            self.again.pay(amount);
        } else {
            self.work.pay(amount);
            out.is_short |= self.work.is_spent() || out.kept > MOST_AT_ONCE;
        }
    }

    fn play_all(&self, marking: &[u32], out: &mut Moves) {
        self.pay(marking.len(), out);
        let mut last = None;
        for &place in marking {
            let is_found = out.before.is_some() && !out.all.is_empty();
            if out.is_short || is_found {
                return;
            }
            if last.replace(place) == Some(place) {
                continue;
            }
            let node = self.net.places[place as usize].node;
            match self.net.places[place as usize].spot {
                Spot::Mark | Spot::Rest => {}
                Spot::Begin => self.begin(marking, place, out),
                Spot::Running => self.running(marking, place, node, out),
                Spot::Flow(_) | Spot::At => self.arrived(marking, place, node, out),
            }
        }
        self.event_subs(marking, self.root, out);
    }

    fn begin(&self, marking: &[u32], place: u32, out: &mut Moves) {
        let starts = &self.net.scopes[self.net.places[place as usize].scope].starts;
        for &start in starts {
            self.give(marking, start, &[place], Beside::default(), out);
        }
    }

    /// What a token does that has come to a step.
    fn arrived(&self, marking: &[u32], place: u32, at: usize, out: &mut Moves) {
        let node = &self.net.nodes[at];
        let nothing = Beside::default();
        match &node.role {
            Role::Aside => {}
            Role::Each => {
                self.give(marking, at, &[place], nothing, out);
                self.border(marking, at, place, out);
            }
            Role::All => {
                let is_full = || node.entries.iter().all(|e| marking.binary_search(e).is_ok());
                if node.entries.first() == Some(&place) {
                    self.pay(node.entries.len(), out);
                    if is_full() {
                        self.give(marking, at, &node.entries, nothing, out);
                    }
                }
            }
            Role::Wait => self.gather(marking, place, at, out),
            Role::Sub(inside) => {
                let Some(running) = node.running else { return };
                if marking.binary_search(&running).is_err() {
                    let mut given = self.opened(*inside);
                    given.push(running);
                    self.play(marking, (at, Act::Enter), &[place], &given, nothing, out);
                }
            }
            Role::End => {
                let beside = Beside { mark: node.mark, wiped: None };
                self.give(marking, at, &[place], beside, out);
            }
            Role::Terminate => {
                let beside = Beside { mark: None, wiped: Some(node.scope) };
                self.give(marking, at, &[place], beside, out);
            }
            Role::Raise(caught) => {
                for &guest in caught {
                    let around = self.net.nodes[guest].host.map(|host| &self.net.nodes[host]);
                    let (Some(around), Some(landing)) = (around, self.net.nodes[guest].at) else {
                        continue;
                    };
                    let (Role::Sub(inside), Some(running)) = (&around.role, around.running) else {
                        continue;
                    };
                    let beside = Beside { mark: None, wiped: Some(*inside) };
                    let taken = [place, running];
                    self.play(marking, (at, Act::Fire), &taken, &[landing], beside, out);
                }
            }
        }
    }

    /// What an inclusive join does with the tokens on its entries, once for all of them.
    fn gather(&self, marking: &[u32], place: u32, at: usize, out: &mut Moves) {
        let entries = &self.net.nodes[at].entries;
        let is_filled = |e: &&u32| marking.binary_search(e).is_ok();
        self.pay(entries.len(), out);
        if entries.iter().find(is_filled) != Some(&place) {
            return;
        }
        self.pay(entries.len() * marking.len(), out);
        if !self.must_wait(marking, at) {
            let filled: Vec<u32> = entries.iter().filter(is_filled).copied().collect();
            self.give(marking, at, &filled, Beside::default(), out);
        }
    }

    /// Whether an inclusive join waits: a token elsewhere can still reach an empty entry and none of
    /// the filled ones.
    fn must_wait(&self, marking: &[u32], at: usize) -> bool {
        let entries = self.net.nodes[at].entries.iter();
        let is_filled: Vec<bool> = entries.map(|e| marking.binary_search(e).is_ok()).collect();
        let reach = self.net.reach_of(at);
        let can_reach = |place: u32, filled: bool| {
            let mut entries = is_filled.iter().zip(reach);
            entries.any(|(is, from)| *is == filled && from[place as usize])
        };
        let tokens = marking.iter().copied().filter(|&p| !self.net.is_mark(p));
        tokens.into_iter().any(|p| can_reach(p, false) && !can_reach(p, true))
    }

    /// What a running sub-procedure can do: be over, be interrupted, begin an event sub-procedure.
    fn running(&self, marking: &[u32], place: u32, at: usize, out: &mut Moves) {
        let Role::Sub(inside) = self.net.nodes[at].role else { return };
        self.pay(marking.len(), out);
        if self.is_empty(marking, inside) {
            let beside = Beside { mark: None, wiped: Some(inside) };
            let given = &self.net.nodes[at].given;
            for exits in given {
                self.play(marking, (at, Act::Leave), &[place], exits, beside, out);
            }
        }
        self.border(marking, at, place, out);
        self.event_subs(marking, inside, out);
    }

    fn is_empty(&self, marking: &[u32], scope: usize) -> bool {
        !marking.iter().any(|&p| {
            !self.net.is_mark(p) && self.net.is_within(self.net.places[p as usize].scope, scope)
        })
    }

    /// Events on the border of a step where a token is at work.
    fn border(&self, marking: &[u32], at: usize, place: u32, out: &mut Moves) {
        let inside = match self.net.nodes[at].role {
            Role::Sub(inside) => Some(inside),
            _ => None,
        };
        for &guest in &self.net.nodes[at].guests {
            let event = &self.net.nodes[guest];
            if event.is_raised {
                continue;
            }
            if event.interrupting {
                let beside = Beside { mark: None, wiped: inside };
                self.give(marking, guest, &[place], beside, out);
            } else if event.mark.is_some_and(|mark| marking.binary_search(&mark).is_err()) {
                // The step goes on: its token is taken and given back, so that a trace shows that
                // both tokens come from here.
                let beside = Beside { mark: event.mark, wiped: None };
                for exits in &event.given {
                    let mut given = exits.clone();
                    given.push(place);
                    self.play(marking, (guest, Act::Fire), &[place], &given, beside, out);
                }
            }
        }
    }

    /// Event sub-procedures of a level at work.
    fn event_subs(&self, marking: &[u32], scope: usize, out: &mut Moves) {
        let level = &self.net.scopes[scope];
        let at_work = || {
            marking.iter().any(|&p| {
                let place = &self.net.places[p as usize];
                !self.net.is_mark(p)
                    && self.net.is_within(place.scope, scope)
                    && !(scope == self.root && Some(p) == level.begin)
            })
        };
        if level.event_subs.is_empty() {
            return;
        }
        self.pay(marking.len(), out);
        if !at_work() {
            return;
        }
        for &sub in &level.event_subs {
            let node = &self.net.nodes[sub];
            let (Some(mark), Some(running), Role::Sub(inside)) =
                (node.mark, node.running, &node.role)
            else {
                continue;
            };
            if marking.binary_search(&mark).is_ok() {
                continue;
            }
            for &start in &self.net.scopes[*inside].starts {
                let interrupting = self.net.nodes[start].interrupting;
                let wiped = interrupting.then_some(scope);
                for exits in &self.net.nodes[start].given {
                    let mut given = exits.clone();
                    given.push(running);
                    let beside = Beside { mark: Some(mark), wiped };
                    self.play(marking, (start, Act::Fire), &[], &given, beside, out);
                }
            }
        }
    }

    /// A step fires in each way it may.
    fn give(&self, marking: &[u32], at: usize, taken: &[u32], beside: Beside, out: &mut Moves) {
        for given in &self.net.nodes[at].given {
            self.play(marking, (at, Act::Fire), taken, given, beside, out);
        }
    }

    fn play(
        &self,
        marking: &[u32],
        (node, act): (usize, Act),
        taken: &[u32],
        given: &[u32],
        beside: Beside,
        out: &mut Moves,
    ) {
        let is_found = out.before.is_some() && !out.all.is_empty();
        if out.is_short || is_found {
            return;
        }
        if beside.wiped.is_none() {
            if is_too_much(marking, taken, given) {
                out.is_cut = true;
                return;
            }
            if out.passes() {
                self.pay(A_MOVE + given.len(), out);
                return;
            }
        }
        self.pay(A_MOVE + marking.len() + taken.len() + given.len(), out);
        let mut next = marking.to_vec();
        let mut taken_all = taken.to_vec();
        for place in taken {
            if let Ok(at) = next.binary_search(place) {
                next.remove(at);
            }
        }
        if let Some(scope) = beside.wiped {
            let is_inside = |p: u32| self.net.is_within(self.net.places[p as usize].scope, scope);
            taken_all.extend(next.iter().filter(|&&p| is_inside(p) && !self.net.is_mark(p)));
            next.retain(|&p| !is_inside(p));
        }
        put(&mut next, given);
        let is_end = matches!(self.net.nodes[node].role, Role::End);
        let is_again = is_end && beside.mark.is_some_and(|m| marking.binary_search(&m).is_ok());
        if let Some(mark) = beside.mark.filter(|_| !is_again) {
            self.put_marks(mark, beside.wiped, &mut next);
        }
        if next.iter().all(|&p| self.net.is_mark(p)) {
            next.clear();
        }
        let is_wiped = beside.wiped.is_some();
        if is_wiped && next.windows(MOST_TOKENS + 1).any(|w| w.iter().all(|p| *p == w[0])) {
            out.is_cut = true;
            return;
        }
        if out.passes() {
            return;
        }
        out.kept += next.len() + taken_all.len() + given.len();
        let given = given.to_vec();
        let step = &self.net.nodes[node];
        let is_choice = step.given.len() > 1 || step.host.is_some() || !step.guests.is_empty();
        let taken = taken_all;
        out.all.push(Move { node, act, taken, given, next, is_again, is_choice });
    }

    /// Puts a mark; where a level was interrupted, none of its event sub-procedures begins any more.
    fn put_marks(&self, mark: u32, wiped: Option<usize>, next: &mut Vec<u32>) {
        match wiped {
            Some(scope) => {
                let subs = self.net.scopes[scope].event_subs.iter();
                let marks: Vec<u32> = subs.filter_map(|&sub| self.net.nodes[sub].mark).collect();
                put(next, &marks);
            }
            None => put(next, &[mark]),
        }
    }
}

/// Adds tokens to a marking, which stays sorted.
fn put(marking: &mut Vec<u32>, places: &[u32]) {
    if places.len() > FEW {
        marking.extend_from_slice(places);
        marking.sort_unstable();
        return;
    }
    for place in places {
        let at = marking.partition_point(|p| p <= place);
        marking.insert(at, *place);
    }
}

/// Tokens of a place in a marking.
pub(super) fn held(marking: &[u32], place: u32) -> usize {
    let from = marking.partition_point(|p| *p < place);
    marking[from..].iter().take_while(|p| **p == place).count()
}

/// Whether a place would come to hold more tokens than it may; none is given two at once.
fn is_too_much(marking: &[u32], taken: &[u32], given: &[u32]) -> bool {
    given.iter().any(|place| held(marking, *place) >= MOST_TOKENS && !taken.contains(place))
}
