//! What the queue of each office is expected to be, without random numbers.
//!
//! Where the model is a queue with a known answer, the answer is exact: M/M/c (Erlang 1917), networks
//! of such queues (Jackson, *Operations Research* 5, 1957), and one server with Poisson arrivals
//! (Pollaczek 1930, Khinchine 1932). Elsewhere it is an approximation, and says so: how irregular
//! arrivals are follows from the traffic equations of QNA (Whitt, *Bell System Technical Journal* 62,
//! 1983), the wait from Allen and Cunneen's formula with Kraemer and Langenbach-Belz's correction for
//! regular arrivals. All of it on the office's own clock, which stands still while it is closed.

use serde::Serialize;

use super::chain::Chain;
use crate::analysis::simulate::net::{Desk, NONE, Net, Node, Op, Source, Stage};

/// Rounds of the equations; they converge long before for any network that is stable.
const ROUNDS: usize = 200;
/// A change of the equations that no longer matters.
const SETTLED: f64 = 1e-10;
/// Most entries of the tables of ways from nodes, and from offices, to offices; larger procedures
/// have no estimate.
const MOST_WAYS: usize = 2_000_000;

/// How an estimate was come by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum QueueMethod {
    /// Exact: Poisson arrivals, exponential service, c servers.
    Mmc,
    /// Exact: a network of such queues.
    Jackson,
    /// Exact: Poisson arrivals, any service, one server.
    Mg1,
    /// Approximate: QNA with Allen and Cunneen's formula.
    AllenCunneen,
}

impl QueueMethod {
    /// Whether the answer is exact.
    pub fn is_exact(self) -> bool {
        self != Self::AllenCunneen
    }

    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mmc => "queue-mmc",
            Self::Jackson => "queue-jackson",
            Self::Mg1 => "queue-mg1",
            Self::AllenCunneen => "queue-approximate",
        }
    }
}

/// The queue of an office in the long run.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct QueueEstimate {
    /// Mean wait before work begins, in hours in which the office is open.
    pub wait_hours: f64,
    /// Mean number that wait, other work of the office included.
    pub waiting: f64,
    /// Squared coefficient of variation of the gaps between arrivals.
    pub arrival_scv: f64,
    /// Squared coefficient of variation of the work.
    pub service_scv: f64,
    /// How it was come by.
    pub method: QueueMethod,
}

/// What comes to an office, on its own clock.
#[derive(Clone, Copy, Debug, Default)]
struct Load {
    /// Jobs a millisecond.
    rate: f64,
    /// First and second moment of the work of a job, weighted by the rate.
    first: f64,
    second: f64,
    /// Members of staff times jobs, weighted by the rate.
    persons: f64,
    /// Whether every job is exponential with the same mean and takes one person.
    is_markov: bool,
    mean: f64,
}

impl Load {
    fn add(&mut self, rate: f64, mean: f64, second: f64, persons: f64, is_markov: bool) {
        if rate <= 0.0 {
            return;
        }
        let fits = self.rate <= 0.0 || (self.is_markov && (self.mean - mean).abs() < 1e-9 * mean);
        self.is_markov = fits && is_markov;
        self.mean = mean;
        self.rate += rate;
        self.first += rate * mean;
        self.second += rate * second;
        self.persons += rate * persons;
    }

    fn service(&self) -> f64 {
        self.first / self.rate
    }

    fn service_scv(&self) -> f64 {
        let mean = self.service();
        if mean <= 0.0 { 0.0 } else { (self.second / self.rate / (mean * mean) - 1.0).max(0.0) }
    }
}

/// The queue of every office.
pub(super) fn estimates(net: &Net, chain: &Chain) -> Vec<Option<QueueEstimate>> {
    let offices = net.desks.len();
    if net.nodes.len().max(offices).saturating_mul(offices) > MOST_WAYS {
        return vec![None; offices];
    }
    let loads = loads(net, chain);
    let ways = Ways::of(net, chain);
    let stable: Vec<Option<f64>> =
        net.desks.iter().zip(&loads).map(|(desk, load)| use_of(desk, load)).collect();
    let is_jackson = is_jackson(net, chain, &loads);
    let scv = arrivals(net, chain, &ways, &loads, &stable);
    let asked = loads.iter().filter(|l| l.rate > 0.0).count();
    (0..offices)
        .map(|at| {
            let rho = stable[at].filter(|rho| *rho < 1.0)?;
            let (desk, load) = (&net.desks[at], &loads[at]);
            let servers = servers(desk, load)?;
            let (ca, cs) = (scv[at], load.service_scv());
            let method = if is_jackson {
                if asked > 1 { QueueMethod::Jackson } else { QueueMethod::Mmc }
            } else if is_first(net, chain, &ways, at) && servers < 1.5 && is_plain(desk, load) {
                QueueMethod::Mg1
            } else {
                QueueMethod::AllenCunneen
            };
            let (ca, cs) = match method {
                QueueMethod::Mmc | QueueMethod::Jackson => (1.0, 1.0),
                QueueMethod::Mg1 => (1.0, cs),
                QueueMethod::AllenCunneen => (ca, cs),
            };
            let wait = wait(load.service(), servers, rho, ca, cs);
            // Work that varies without bound has no mean wait.
            wait.is_finite().then_some(QueueEstimate {
                wait_hours: wait / 3_600_000.0,
                waiting: load.rate * wait,
                arrival_scv: ca,
                service_scv: cs,
                method,
            })
        })
        .collect()
}

/// Probability that all servers are busy in M/M/c, by the stable recursion over Erlang B. A net has
/// no more servers than its compiler lets in.
fn erlang_c(servers: f64, rho: f64) -> f64 {
    let offered = servers * rho;
    let mut blocked = 1.0;
    let mut n = 1.0;
    while n <= servers {
        blocked = offered * blocked / (n + offered * blocked);
        n += 1.0;
    }
    blocked / (1.0 - rho * (1.0 - blocked))
}

/// Mean wait of GI/G/c: that of M/M/c times half the sum of the two variabilities; less where
/// arrivals are regular.
fn wait(service: f64, servers: f64, rho: f64, ca: f64, cs: f64) -> f64 {
    if service <= 0.0 || rho <= 0.0 || ca + cs <= 0.0 {
        return 0.0;
    }
    let markov = erlang_c(servers, rho) * service / (servers * (1.0 - rho));
    let regular = if ca < 1.0 {
        libm::exp(-2.0 * (1.0 - rho) / (3.0 * rho) * (1.0 - ca) * (1.0 - ca) / (ca + cs))
    } else {
        1.0
    };
    markov * (ca + cs) / 2.0 * regular
}

/// Servers: members of staff over those a job needs at once.
fn servers(desk: &Desk, load: &Load) -> Option<f64> {
    let persons = if load.rate > 0.0 { load.persons / load.rate } else { return None };
    Some((f64::from(desk.staff?) / persons.max(1.0)).round().max(1.0))
}

fn use_of(desk: &Desk, load: &Load) -> Option<f64> {
    Some(load.rate * load.service() / servers(desk, load)?)
}

/// Where a job of an office is one of several kinds, or of other work, who comes first is not all.
fn is_plain(desk: &Desk, load: &Load) -> bool {
    desk.classes <= 1 && (load.persons - load.rate).abs() <= 1e-9 * load.rate
}

/// The queues a node asks for: office, mean and variance of the work, persons, and whether it is
/// one exponential job.
fn asks(net: &Net, node: &Node) -> Option<(usize, f64, f64, f64, bool)> {
    if node.op != Op::Act {
        return None;
    }
    net.stages[node.aux.range()].iter().find_map(|stage| match *stage {
        Stage::Queue { office, law, staff, times, .. } if office != NONE => {
            let law = &net.laws[law as usize];
            let is_one = law.is_exponential() && times == 1 && staff == 1;
            let times = f64::from(times);
            let (mean, variance) = (law.mean() * times, law.variance() * times);
            Some((office as usize, mean, variance, f64::from(staff), is_one))
        }
        _ => None,
    })
}

fn loads(net: &Net, chain: &Chain) -> Vec<Load> {
    let mut out = vec![Load::default(); net.desks.len()];
    for (node, visits) in net.nodes.iter().zip(&chain.visits) {
        let Some((office, mean, variance, persons, is_one)) = asks(net, node) else { continue };
        let rate = on_clock(net, office, chain.rate * visits);
        out[office].add(rate, mean, variance + mean * mean, persons, is_one);
    }
    for (desk, load) in net.desks.iter().zip(&mut out) {
        if let Some(other) = &desk.background {
            let law = &net.laws[other.law as usize];
            let second = law.variance() + law.mean() * law.mean();
            load.add(1.0 / other.gap, law.mean(), second, 1.0, law.is_exponential());
        }
    }
    out
}

/// A rate by the wall clock, on the clock of an office.
fn on_clock(net: &Net, office: usize, rate: f64) -> f64 {
    rate / net.hours[net.desks[office].hours as usize].share_open().max(f64::MIN_POSITIVE)
}

/// Whether the whole is a network of Jackson's: exponential everywhere, one clock, chance alone
/// decides where a case goes.
fn is_jackson(net: &Net, chain: &Chain, loads: &[Load]) -> bool {
    let clock = |hours: u32| {
        if net.hours[hours as usize].share_open() >= 1.0 { NONE } else { hours }
    };
    let mut clocks: Vec<u32> = net.sources.iter().map(|s| clock(s.hours)).collect();
    let asked = net.desks.iter().zip(loads).filter(|(_, l)| l.rate > 0.0);
    clocks.extend(asked.clone().map(|(d, _)| clock(d.hours)));
    let splits = |op: Op| matches!(op, Op::Fork | Op::ForkSome | Op::Join | Op::JoinSome);
    let visited = net.nodes.iter().zip(&chain.visits).filter(|(_, v)| **v > 0.0);
    clocks.windows(2).all(|w| w[0] == w[1])
        && chain.approximations.is_empty()
        && net.sources.iter().all(|s| is_poisson(net, s))
        && !visited.clone().any(|(n, _)| splits(n.op) || n.arms.len > 0)
        && asked.clone().all(|(d, l)| {
            l.is_markov && d.staff.is_some() && is_plain(d, l) && d.background.is_none()
        })
}

/// Whether cases come without memory on the clock of their source: none is moved to an opening.
fn is_poisson(net: &Net, source: &Source) -> bool {
    let moves = source.snap && net.hours[source.hours as usize].share_open() < 1.0;
    source.gap.is_exponential() && !moves
}

/// Whether nothing comes to an office but Poisson arrivals straight from outside, on its clock.
fn is_first(net: &Net, chain: &Chain, ways: &Ways, office: usize) -> bool {
    let desk = &net.desks[office];
    let open = |hours: u32| net.hours[hours as usize].share_open() >= 1.0;
    let same = |hours: u32| hours == desk.hours || (open(hours) && open(desk.hours));
    let poisson = net.sources.iter().all(|s| is_poisson(net, s) && same(s.hours));
    let from_inside = (0..net.desks.len()).any(|from| ways.rate(chain, from, office) > 0.0);
    let delayed = net.nodes.iter().zip(&chain.visits).any(|(node, visits)| {
        *visits > 0.0
            && (matches!(node.op, Op::Join | Op::JoinSome | Op::Race) || node.arms.len > 0)
    });
    poisson && !from_inside && !delayed
}

/// Which office's queue a token meets next, from every node.
struct Ways {
    offices: usize,
    /// For each node, expected tokens that next ask for each office.
    next: Vec<f64>,
    /// The office each node asks for.
    asks: Vec<Option<usize>>,
    /// Rates between offices by the wall clock, a case.
    between: Vec<f64>,
    /// From outside, a case.
    outside: Vec<f64>,
}

impl Ways {
    fn of(net: &Net, chain: &Chain) -> Self {
        let offices = net.desks.len();
        let asks: Vec<Option<usize>> =
            net.nodes.iter().map(|n| asks(net, n).map(|a| a.0)).collect();
        let mut out = Self {
            offices,
            next: vec![0.0; net.nodes.len() * offices],
            asks,
            between: vec![0.0; offices * offices],
            outside: vec![0.0; offices],
        };
        // Backwards against the flow; only loops without a queue in them need another round.
        for _ in 0..ROUNDS {
            let mut change = 0.0_f64;
            for node in chain.order.iter().rev() {
                change = change.max(out.look_on(chain, *node as usize));
            }
            if change < SETTLED {
                break;
            }
        }
        for (node, office) in out.asks.iter().enumerate() {
            let Some(from) = office else { continue };
            for to in 0..offices {
                out.between[from * offices + to] +=
                    chain.visits[node] * out.next[node * offices + to];
            }
        }
        for (start, share) in &chain.starts {
            let start = *start as usize;
            match out.asks[start] {
                Some(office) => out.outside[office] += share,
                None => {
                    for to in 0..offices {
                        out.outside[to] += share * out.next[start * offices + to];
                    }
                }
            }
        }
        out
    }

    /// Works out a node from those it leads to; says how much changed.
    fn look_on(&mut self, chain: &Chain, node: usize) -> f64 {
        let mut change = 0.0_f64;
        let mut sum = vec![0.0; self.offices];
        for (to, share) in &chain.moves[node] {
            let to = *to as usize;
            match self.asks[to] {
                Some(office) => sum[office] += share,
                None => {
                    for (office, sum) in sum.iter_mut().enumerate() {
                        *sum += share * self.next[to * self.offices + office];
                    }
                }
            }
        }
        for (office, sum) in sum.into_iter().enumerate() {
            let place = &mut self.next[node * self.offices + office];
            change = change.max((*place - sum).abs());
            *place = sum;
        }
        change
    }

    /// Jobs a millisecond of the wall clock that go from one office to another.
    fn rate(&self, chain: &Chain, from: usize, to: usize) -> f64 {
        chain.rate * self.between[from * self.offices + to]
    }
}

/// How irregular arrivals are at every office: QNA's equations for splitting, queueing and merging.
fn arrivals(
    net: &Net,
    chain: &Chain,
    ways: &Ways,
    loads: &[Load],
    stable: &[Option<f64>],
) -> Vec<f64> {
    let offices = net.desks.len();
    let mut ca = vec![1.0; offices];
    let total: f64 = net.sources.iter().map(|s| 1.0 / s.gap.mean().max(1e-6)).sum();
    let outside_scv: f64 = net
        .sources
        .iter()
        .map(|s| {
            let mean = s.gap.mean().max(1e-6);
            (1.0 / mean / total) * (s.gap.variance() / (mean * mean))
        })
        .sum();
    for _ in 0..ROUNDS {
        let mut change = 0.0_f64;
        for to in 0..offices {
            let rate = loads[to].rate;
            let Some(rho) = stable[to].filter(|_| rate > 0.0) else { continue };
            // Streams that merge here: rate on this office's clock, and its variability.
            let mut streams: Vec<(f64, f64)> = Vec::new();
            let from_outside = on_clock(net, to, chain.rate * ways.outside[to]);
            let taken = ways.outside[to].min(1.0);
            streams.push((from_outside, taken * outside_scv + 1.0 - taken));
            for from in 0..offices {
                let part = ways.rate(chain, from, to);
                if part <= 0.0 || loads[from].rate <= 0.0 {
                    continue;
                }
                // Of all that leaves, the other work of the office too.
                let share = (on_clock(net, from, part) / loads[from].rate).min(1.0);
                let left = departures(net, from, loads, stable, &ca);
                streams.push((on_clock(net, to, part), share * left + 1.0 - share));
            }
            if let Some(other) = &net.desks[to].background {
                streams.push((1.0 / other.gap, 1.0));
            }
            let sum: f64 = streams.iter().map(|s| s.0).sum();
            if sum <= 0.0 {
                continue;
            }
            let squares: f64 = streams.iter().map(|s| (s.0 / sum) * (s.0 / sum)).sum();
            let weight = 1.0 / (1.0 + 4.0 * (1.0 - rho) * (1.0 - rho) * (1.0 / squares - 1.0));
            let mixed: f64 = streams.iter().map(|s| s.0 / sum * s.1).sum();
            let now = (1.0 - weight + weight * mixed).max(0.0);
            change = change.max((now - ca[to]).abs());
            ca[to] = now;
        }
        if change < SETTLED {
            break;
        }
    }
    ca
}

/// How irregular departures of an office are. One without a queue passes on what came.
fn departures(net: &Net, office: usize, loads: &[Load], stable: &[Option<f64>], ca: &[f64]) -> f64 {
    let (desk, load) = (&net.desks[office], &loads[office]);
    let (Some(rho), Some(servers)) = (stable[office], servers(desk, load)) else { return 1.0 };
    let rho = rho.min(1.0);
    let service = load.service_scv().max(0.2);
    1.0 + (1.0 - rho * rho) * (ca[office] - 1.0) + rho * rho / servers.sqrt() * (service - 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::exact::{Exact, exact};
    use crate::model::id::OfficeId;
    use crate::model::sketch;

    fn of(sketch: &str) -> Exact {
        exact(&sketch::parse(sketch).unwrap(), None).unwrap()
    }

    #[test]
    fn erlang_c_is_that_of_the_tables() {
        for (servers, rho, known) in [(1.0, 0.5, 0.5), (2.0, 0.5, 1.0 / 3.0), (3.0, 0.8, 0.647_19)]
        {
            assert!((erlang_c(servers, rho) - known).abs() < 1e-4, "{servers} {rho}");
        }
        assert!(erlang_c(500.0, 0.99).is_finite());
    }

    #[test]
    fn what_would_take_too_long_has_no_estimate() {
        let mut draft = crate::model::draft::Draft::from(sketch::parse("a @desk*2 ~30").unwrap());
        for n in 0..3_000 {
            let office = crate::model::office::Office::default();
            draft.office(format!("o{n}").as_str(), office);
        }
        let many = exact(&draft.finish().0, None).unwrap();
        assert!(many.offices.len() > 3_000);
        assert!(many.offices.values().all(|o| o.queue.is_none()));
    }

    #[test]
    fn fixed_work_of_one_person_waits_half_as_long_as_exponential_work() {
        // 250 cases a year of 20 hours, always open.
        let found = of("start > work @desk*1 ~1200 > end");
        let desk = found.offices[&OfficeId::new("desk")];
        let rho = desk.load.unwrap();
        let queue = desk.queue.unwrap();
        assert_eq!(queue.method, QueueMethod::Mg1);
        let known = rho * 20.0 / (2.0 * (1.0 - rho));
        assert!((queue.wait_hours - known).abs() < 1e-9 * known, "{queue:?} {known}");
    }

    #[test]
    fn what_follows_a_queue_is_an_approximation() {
        let found = of("start > work @desk*1 ~1200 > check @back*2 ~600 > end");
        let queue = found.offices[&OfficeId::new("back")].queue.unwrap();
        assert_eq!(queue.method, QueueMethod::AllenCunneen);
        // Regular work makes regular departures.
        assert!(queue.arrival_scv < 1.0, "{queue:?}");
        assert!(queue.wait_hours > 0.0 && queue.wait_hours.is_finite());
    }

    #[test]
    fn a_queue_that_grows_without_end_has_no_estimate() {
        let found = of("start > work @desk*1 ~6000 > end");
        let desk = found.offices[&OfficeId::new("desk")];
        assert!(desk.load.unwrap() > 1.0);
        assert_eq!(desk.queue, None);
    }
}
