//! Which thing of one procedure became which of the other.
//!
//! Same id first. Steps without a partner are matched in rounds: pairs of one kind are scored by
//! name, office and how many of their neighbours are matched to each other; the best go first, and
//! each new pair gives the next round new neighbours. A step that has another name counts as the
//! same only where it stands between the same steps in the same office.

use std::collections::{BTreeMap, BTreeSet};

use super::align::ByHand;
use crate::model::flow::Flow;
use crate::model::id::{ArtifactId, CalendarId, FlowId, LaneId, OfficeId, PoolId, StepId, TermId};
use crate::model::lane::Lane;
use crate::model::procedure::Procedure;
use crate::model::step::Step;
use crate::model::text::{Language, Text};

/// Most rounds of matching by neighbourhood; a longer chain of renamed steps stays unmatched.
const MAX_ROUNDS: usize = 64;
/// Most steps of one name, or most neighbours of one step, looked at together.
const MAX_ALIKE: usize = 24;

/// Ids that stand in both.
pub(super) fn same_ids<'a, I: Ord + Clone + 'a>(
    before: impl Iterator<Item = &'a I>,
    is_after: impl Fn(&I) -> bool,
) -> BTreeMap<I, I> {
    before.filter(|id| is_after(id)).map(|id| (id.clone(), id.clone())).collect()
}

/// Whether equal ids mean equal things: the two come from one another. Of the steps of one id that
/// both have a name, at least half carry it in both.
pub(super) fn trusts_ids(before: &Procedure, after: &Procedure) -> bool {
    let (mut all, mut same) = (0_usize, 0_usize);
    for (id, step) in before.steps() {
        let Some(other) = after.step(id) else { continue };
        if !step.name.is_empty() && !other.name.is_empty() {
            all += 1;
            same += usize::from(is_same(&step.name, &other.name));
        }
    }
    2 * same >= all
}

/// Whether one procedure comes from the other: a fifth of the smaller one's steps are in both by id,
/// and ids mean the same there. An empty one comes from any.
pub(super) fn is_related(before: &Procedure, after: &Procedure) -> bool {
    let shared = before.steps().filter(|(id, _)| after.step(id).is_some()).count();
    let least = before.size().min(after.size());
    5 * shared >= least && trusts_ids(before, after)
}

/// Offices by id, then by name.
pub(super) fn offices(
    before: &Procedure,
    after: &Procedure,
    trust: bool,
) -> BTreeMap<OfficeId, OfficeId> {
    let of = |p: &Procedure| p.offices().map(|(id, o)| (id.clone(), o.name.clone())).collect();
    by_id_then_name(before, after, trust, of)
}

/// Lanes by id, then by name; a lane without one is called as its office.
pub(super) fn lanes(
    before: &Procedure,
    after: &Procedure,
    trust: bool,
) -> BTreeMap<LaneId, LaneId> {
    let name = |p: &Procedure, lane: &Lane| {
        let office = lane.office.as_ref().and_then(|id| p.office(id));
        office
            .filter(|_| lane.name.is_empty())
            .map_or_else(|| lane.name.clone(), |o| o.name.clone())
    };
    let of = |p: &Procedure| p.lanes().map(|(id, l)| (id.clone(), name(p, l))).collect();
    by_id_then_name(before, after, trust, of)
}

/// Pools by id, then by name.
pub(super) fn pools(
    before: &Procedure,
    after: &Procedure,
    trust: bool,
) -> BTreeMap<PoolId, PoolId> {
    let of = |p: &Procedure| p.pools().map(|(id, x)| (id.clone(), x.name.clone())).collect();
    by_id_then_name(before, after, trust, of)
}

/// Calendars by id, then by name.
pub(super) fn calendars(
    before: &Procedure,
    after: &Procedure,
    trust: bool,
) -> BTreeMap<CalendarId, CalendarId> {
    let of = |p: &Procedure| p.calendars().map(|(id, x)| (id.clone(), x.name.clone())).collect();
    by_id_then_name(before, after, trust, of)
}

/// Terms by id, then by name.
pub(super) fn terms(
    before: &Procedure,
    after: &Procedure,
    trust: bool,
) -> BTreeMap<TermId, TermId> {
    let of =
        |p: &Procedure| p.card().terms.iter().map(|(id, x)| (id.clone(), x.name.clone())).collect();
    by_id_then_name(before, after, trust, of)
}

/// Data, groups and annotations by id, then by what they say.
pub(super) fn artifacts(
    before: &Procedure,
    after: &Procedure,
    trust: bool,
) -> BTreeMap<ArtifactId, ArtifactId> {
    let of = |p: &Procedure| p.artifacts().map(|(id, x)| (id.clone(), x.text.clone())).collect();
    by_id_then_name(before, after, trust, of)
}

/// Pairs of equal ids, where those are to be trusted or the names agree too; then of one name.
fn by_id_then_name<I: Ord + Clone>(
    before: &Procedure,
    after: &Procedure,
    trust: bool,
    of: impl Fn(&Procedure) -> Vec<(I, Text)>,
) -> BTreeMap<I, I> {
    let (before, after) = (of(before), of(after));
    let names: BTreeMap<&I, &Text> = after.iter().map(|(id, name)| (id, name)).collect();
    let is_one =
        |id: &I, name: &Text| names.get(id).is_some_and(|other| trust || is_same(name, other));
    let mut pairs: BTreeMap<I, I> = before
        .iter()
        .filter(|(id, name)| is_one(id, name))
        .map(|(id, _)| (id.clone(), id.clone()))
        .collect();
    let old: Vec<(&I, &Text)> = before.iter().map(|(id, name)| (id, name)).collect();
    let new: Vec<(&I, &Text)> = after.iter().map(|(id, name)| (id, name)).collect();
    by_name(&mut pairs, &old, &new);
    pairs
}

/// Adds pairs of one name, each taken once, in order of id.
fn by_name<I: Ord + Clone>(
    pairs: &mut BTreeMap<I, I>,
    before: &[(&I, &Text)],
    after: &[(&I, &Text)],
) {
    let mut taken: BTreeSet<I> = pairs.values().cloned().collect();
    let mut named: BTreeMap<(Language, String), Vec<&I>> = BTreeMap::new();
    for (id, name) in after.iter().filter(|(id, _)| !taken.contains(*id)) {
        for (l, text) in name.iter() {
            named.entry((l, plain(text))).or_default().push(id);
        }
    }
    for (id, name) in before {
        if pairs.contains_key(*id) {
            continue;
        }
        let partner = name
            .iter()
            .flat_map(|(l, text)| named.get(&(l, plain(text))).into_iter().flatten())
            .find(|b| !taken.contains(**b));
        if let Some(partner) = partner {
            taken.insert((*partner).clone());
            pairs.insert((*id).clone(), (*partner).clone());
        }
    }
}

/// Whether two texts say the same in some language, apart from case and spaces.
fn is_same(a: &Text, b: &Text) -> bool {
    a.iter().any(|(l, text)| b.exact(l).is_some_and(|other| plain(text) == plain(other)))
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Steps by id, then by name, office and neighbourhood.
pub(super) fn steps(
    before: &Procedure,
    after: &Procedure,
    offices: &BTreeMap<OfficeId, OfficeId>,
    trust: bool,
    by_hand: &ByHand,
) -> BTreeMap<StepId, StepId> {
    let stands = |(a, b): &(&StepId, &StepId)| before.step(a).is_some() && after.step(b).is_some();
    let (mut pairs, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (a, b) in by_hand.same.iter().filter(stands) {
        // Whoever came first has it: nothing became two things.
        if taken.insert(b.clone()) {
            pairs.insert(a.clone(), b.clone());
        }
    }
    for (id, step) in before.steps() {
        let is_open = !pairs.contains_key(id) && !by_hand.gone.contains(id) && !taken.contains(id);
        let is_it = |other: &Step| trust || is_same(&step.name, &other.name);
        if is_open && after.step(id).is_some_and(|other| is_it(other)) {
            pairs.insert(id.clone(), id.clone());
            taken.insert(id.clone());
        }
    }
    let mut matcher = Matcher { before, after, offices, pairs, taken, gone: &by_hand.gone };
    let mut fresh: Vec<(StepId, StepId)> =
        matcher.pairs.iter().map(|(a, b)| (a.clone(), b.clone())).collect();
    let mut candidates = matcher.of_one_name();
    for _ in 0..MAX_ROUNDS {
        for (a, b) in &fresh {
            candidates.extend(matcher.around(a, b));
        }
        fresh = matcher.take_best(&mut candidates);
        if fresh.is_empty() {
            break;
        }
    }
    matcher.pairs
}

struct Matcher<'a> {
    before: &'a Procedure,
    after: &'a Procedure,
    offices: &'a BTreeMap<OfficeId, OfficeId>,
    pairs: BTreeMap<StepId, StepId>,
    taken: BTreeSet<StepId>,
    /// Steps that a person said became nothing.
    gone: &'a BTreeSet<StepId>,
}

type Candidates = BTreeSet<(StepId, StepId)>;

impl Matcher<'_> {
    fn is_open(&self, a: &StepId, b: &StepId) -> bool {
        !self.pairs.contains_key(a) && !self.taken.contains(b) && !self.gone.contains(a)
    }

    /// Unmatched steps that share a name.
    fn of_one_name(&self) -> Candidates {
        let mut named: BTreeMap<String, Vec<&StepId>> = BTreeMap::new();
        for (id, step) in self.after.steps().filter(|(id, _)| !self.taken.contains(*id)) {
            for (_, name) in step.name.iter() {
                named.entry(plain(name)).or_default().push(id);
            }
        }
        let mut out = Candidates::new();
        for (id, step) in self.before.steps().filter(|(id, _)| !self.pairs.contains_key(*id)) {
            for (_, name) in step.name.iter() {
                let alike = named.get(&plain(name)).into_iter().flatten().take(MAX_ALIKE);
                out.extend(alike.map(|other| (id.clone(), (*other).clone())));
            }
        }
        out
    }

    /// Unmatched neighbours of a matched pair, on the same side.
    fn around(&self, a: &StepId, b: &StepId) -> Candidates {
        let mut out = Candidates::new();
        for (mine, theirs) in [
            (followers(self.before, a), followers(self.after, b)),
            (leaders(self.before, a), leaders(self.after, b)),
        ] {
            for x in mine.iter().take(MAX_ALIKE) {
                for y in theirs.iter().take(MAX_ALIKE).filter(|y| self.is_open(x, y)) {
                    out.insert((x.clone(), y.clone()));
                }
            }
        }
        out
    }

    /// Takes the best of the candidates that are good enough; leaves the others for later.
    fn take_best(&mut self, candidates: &mut Candidates) -> Vec<(StepId, StepId)> {
        let mut scored: Vec<(u32, &StepId, &StepId)> = candidates
            .iter()
            .filter(|(a, b)| self.is_open(a, b))
            .filter_map(|(a, b)| Some((self.score(a, b)?, a, b)))
            .collect();
        scored.sort_by(|x, y| y.0.cmp(&x.0).then_with(|| (x.1, x.2).cmp(&(y.1, y.2))));
        let mut fresh = Vec::new();
        for (_, a, b) in scored {
            if self.is_open(a, b) {
                self.pairs.insert(a.clone(), b.clone());
                self.taken.insert(b.clone());
                fresh.push((a.clone(), b.clone()));
            }
        }
        candidates.retain(|(a, b)| self.is_open(a, b));
        fresh
    }

    /// How alike two steps are; `None` when they cannot be the same.
    fn score(&self, a: &StepId, b: &StepId) -> Option<u32> {
        let (x, y) = (self.before.step(a)?, self.after.step(b)?);
        if class(x) != class(y) {
            return None;
        }
        let same_name = is_same(&x.name, &y.name);
        let both_bare = x.name.is_empty() && y.name.is_empty();
        let same_office = self.same_office(x, y);
        let before = self.shared(&leaders(self.before, a), &leaders(self.after, b));
        let after = self.shared(&followers(self.before, a), &followers(self.after, b));
        let is_enough = same_name
            || (both_bare && x.kind == y.kind && before + after > 0)
            || (same_office && before > 0 && after > 0);
        let score = 16 * u32::from(same_name)
            + 4 * u32::from(same_office)
            + 2 * u32::from(x.kind == y.kind)
            + before.min(4)
            + after.min(4);
        is_enough.then_some(score)
    }

    fn same_office(&self, x: &Step, y: &Step) -> bool {
        match (self.before.office_of(x), self.after.office_of(y)) {
            (Some(a), Some(b)) => self.offices.get(a) == Some(b),
            (None, None) => true,
            _ => false,
        }
    }

    /// How many of these neighbours are matched to each other.
    fn shared(&self, mine: &[StepId], theirs: &[StepId]) -> u32 {
        let matched = |x: &&StepId| self.pairs.get(*x).is_some_and(|y| theirs.contains(y));
        mine.iter().take(MAX_ALIKE).filter(matched).count() as u32
    }
}

fn followers(procedure: &Procedure, id: &StepId) -> Vec<StepId> {
    procedure.outgoing(id).map(|(_, f)| f.to.clone()).collect()
}

fn leaders(procedure: &Procedure, id: &StepId) -> Vec<StepId> {
    procedure.incoming(id).map(|(_, f)| f.from.clone()).collect()
}

/// Steps of different classes are never the same: work, gateways, starts, ends, events between.
pub(super) fn class(step: &Step) -> u8 {
    use crate::model::step::StepKind as K;
    match step.kind {
        K::Task(_) | K::SubProcedure { .. } | K::Call { .. } => 0,
        K::Gateway(_) => 1,
        K::Start { .. } => 2,
        K::End { .. } => 3,
        K::Catch(_) | K::Throw(_) => 4,
        K::Boundary { .. } => 5,
    }
}

/// Flows by id, then by the steps they join.
pub(super) fn flows(
    before: &Procedure,
    after: &Procedure,
    steps: &BTreeMap<StepId, StepId>,
    trust: bool,
) -> BTreeMap<FlowId, FlowId> {
    // Where ids are not to be trusted, a flow is the same only where it joins the same steps.
    let joins_same =
        |a: &Flow, b: &Flow| steps.get(&a.from) == Some(&b.from) && steps.get(&a.to) == Some(&b.to);
    let mut pairs: BTreeMap<FlowId, FlowId> = before
        .flows()
        .filter(|(id, flow)| after.flow(id).is_some_and(|b| trust || joins_same(flow, b)))
        .map(|(id, _)| (id.clone(), id.clone()))
        .collect();
    let mut free: BTreeMap<(&StepId, &StepId), Vec<&FlowId>> = BTreeMap::new();
    // The last is taken first, so that flows of one pair of steps are matched in order of id.
    let unmatched: Vec<(&FlowId, &Flow)> =
        after.flows().filter(|(id, _)| !pairs.contains_key(*id)).collect();
    for (id, flow) in unmatched.into_iter().rev() {
        free.entry((&flow.from, &flow.to)).or_default().push(id);
    }
    for (id, flow) in before.flows() {
        if pairs.contains_key(id) {
            continue;
        }
        let (Some(from), Some(to)) = (steps.get(&flow.from), steps.get(&flow.to)) else { continue };
        if let Some(partner) = free.get_mut(&(from, to)).and_then(Vec::pop) {
            pairs.insert(id.clone(), partner.clone());
        }
    }
    pairs
}
