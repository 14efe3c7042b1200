//! Sets of proposals: how they grow, which are kept, and the frontier of cost against gain.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Arm, Search, Set};
use crate::analysis::levers::gains::worth;
use crate::analysis::levers::lab::{Aim, Asked, Lab};

/// Most points of the frontier that are measured again.
const MOST_POINTS: usize = 10;

/// Money is compared to the cent.
const CENT: f64 = 0.005;

impl Search {
    /// Whether cost is counted in euro: somebody has said what something costs, or what may be spent.
    pub(super) fn by_euro(&self) -> bool {
        self.bounds.budget.is_some() || self.items.iter().any(|i| i.euro.is_some())
    }

    /// What a set costs: euro in the first year, else the number of changes. `None` where the cost
    /// of one is not known.
    pub(super) fn price(&self, set: &Set) -> Option<f64> {
        if self.by_euro() {
            set.iter().map(|at| self.items.get(*at)?.euro).sum()
        } else {
            Some(set.len() as f64)
        }
    }

    fn may_be_paid(&self, set: &Set) -> bool {
        let within = |price| self.bounds.budget.is_none_or(|most| price <= most + CENT);
        self.price(set).is_some_and(within)
    }

    /// The gain of a set over the base, where it was measured.
    pub(super) fn gain(&self, aim: &Aim, set: &Set) -> Option<f64> {
        let Some(Arm::At(arm)) = self.arms.get(set) else { return None };
        let gain = self.lab.gap(Lab::BASE, *arm, u32::MAX, worth(aim, &self.lab.subject));
        (self.lab.count(*arm) >= 2 && gain.mean.is_finite()).then_some(gain.mean)
    }

    /// Sets one larger than those kept, until they are as large as may be. They are looked at with
    /// few pairs: what stands out is measured again.
    pub(super) fn grow(&mut self, aim: &Aim) -> bool {
        let (size, sets) = (self.grown.0, self.grown.1.iter().cloned().collect::<Vec<_>>());
        if self.look(&sets, self.effort.first()).is_none() {
            return false;
        }
        if size >= self.bounds.changes {
            return true;
        }
        let more = self.larger(aim, size);
        let is_empty = more.is_empty();
        self.grown = (size + 1, more);
        is_empty
    }

    /// Each set kept of a size with each promising proposal that is not in it.
    fn larger(&self, aim: &Aim, size: usize) -> BTreeSet<Set> {
        // What saves time may bring a case within the term once something else does too.
        let mut good: Vec<(f64, f64, usize)> = self
            .tried
            .iter()
            .filter(|at| self.may_be_paid(&vec![**at]))
            .filter_map(|at| {
                let set = vec![*at];
                Some((self.gain(aim, &set)?, self.gain(&Aim::MeanTime, &set)?, *at))
            })
            .filter(|(gain, days, _)| *gain > 0.0 || *days > 0.0)
            .collect();
        good.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        good.truncate(self.bounds.promising);
        let of_size: Vec<&Set> =
            self.arms.keys().filter(|s| s.len() == size && self.may_be_paid(s)).collect();
        let mut rated: Vec<(f64, f64, &Set)> = of_size
            .into_iter()
            .filter_map(|set| {
                let gain = self.gain(aim, set).filter(|g| *g > 0.0)?;
                let price = self.price(set)?.max(CENT);
                Some((gain, gain / price, set))
            })
            .collect();
        let mut kept: BTreeSet<&Set> = BTreeSet::new();
        rated.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.2.cmp(b.2)));
        kept.extend(rated.iter().take(self.bounds.beam).map(|r| r.2));
        rated.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.2.cmp(b.2)));
        kept.extend(rated.iter().take(self.bounds.beam).map(|r| r.2));
        let with = |set: &Set, at: usize| {
            let mut set = set.clone();
            set.push(at);
            set.sort_unstable();
            set
        };
        let pairs = kept.iter().flat_map(|set| good.iter().map(move |g| (*set, g.2)));
        pairs
            .filter(|(set, at)| !set.contains(at))
            .map(|(set, at)| with(set, at))
            .filter(|set| self.may_be_paid(set) && !self.arms.contains_key(set))
            .collect()
    }

    /// Measures again, with luck that chose nothing, what seems to lie on the frontier.
    pub(super) fn confirm(&mut self, aim: &Aim) -> bool {
        // Mirrored replications come in pairs: the fresh ones begin with a pair.
        let most = self.effort.most();
        let from = most + most % 2;
        if self.fresh.is_empty() {
            let sets = std::iter::once(Set::new()).chain(self.standing_out(aim));
            let sets: Vec<Set> = sets.collect();
            for set in sets {
                if let Some(net) = self.nets.get(&set) {
                    let arm = self.lab.arm_of(Arc::clone(net), from);
                    self.fresh.push((set, arm));
                }
            }
        }
        let arms: Vec<usize> = self.fresh.iter().map(|f| f.1).collect();
        if arms.len() < 2 {
            return true;
        }
        // The base first: without it nothing can be said of the others.
        match self.lab.ask(arms[0], most) {
            Asked::TooDear => return true,
            Asked::Ordered => {
                self.lab.ask_all(&arms[1..], most);
                return false;
            }
            Asked::There => {}
        }
        self.lab.ask_all(&arms[1..], most).is_some()
    }

    /// Sets that gain more than every one that costs less, cheapest first.
    fn standing_out(&self, aim: &Aim) -> Vec<Set> {
        let measured = self.arms.keys().filter(|s| !s.is_empty() && self.may_be_paid(s));
        let mut rated: Vec<(f64, f64, &Set)> =
            measured.filter_map(|s| Some((self.price(s)?, self.gain(aim, s)?, s))).collect();
        rated.sort_by(|a, b| {
            a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1)).then_with(|| a.2.cmp(b.2))
        });
        let mut best = 0.0;
        let mut out: Vec<(f64, &Set)> = Vec::new();
        for (_, gain, set) in rated {
            if gain > best {
                best = gain;
                out.push((gain, set));
            }
        }
        // Where there are many, those that gain most.
        let drop = out.len().saturating_sub(MOST_POINTS);
        out.into_iter().skip(drop).map(|o| o.1.clone()).collect()
    }
}
