//! A reference case (`sim-case/1`): reading it, making it a net, running it, its line of figures.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::civil::date;
use prodigio::analysis::measure::Estimate;
use prodigio::analysis::simulate::builder::{Builder, Gate};
use prodigio::analysis::simulate::luck::Law;
use prodigio::analysis::simulate::net::Net;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::RunPlan;
use prodigio::analysis::simulate::replicate;
use prodigio::analysis::simulate::replication::{Figure, OfficeFigure};
use prodigio::analysis::simulate::watch::Patient;
use prodigio::model::timing::Distribution;
use serde::Deserialize;
use serde_json::{Map, Value, json};

#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) id: String,
    calendars: BTreeMap<String, Vec<Rule>>,
    arrivals: Arrivals,
    offices: Vec<Office>,
    nodes: Vec<Node>,
    flows: Vec<Flow>,
    pub(crate) run: Run,
}

#[derive(Deserialize)]
struct Rule {
    days: Vec<i64>,
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct Arrivals {
    dist: Dist,
    calendar: Option<String>,
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Dist {
    Exponential { mean: f64 },
    Triangular { min: f64, mode: f64, max: f64 },
    Normal { mean: f64, sd: f64 },
    Uniform { min: f64, max: f64 },
    Fixed { value: f64 },
}

#[derive(Deserialize)]
struct Office {
    id: String,
    capacity: u32,
    calendar: Option<String>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    office: Option<String>,
    duration: Option<Dist>,
}

#[derive(Deserialize)]
struct Flow {
    id: String,
    from: String,
    to: String,
    p: Option<f64>,
}

#[derive(Deserialize)]
pub(crate) struct Run {
    pub(crate) cases: u64,
    pub(crate) warmup: f64,
    pub(crate) replications: u32,
}

fn law(dist: &Dist) -> Law {
    const MS: f64 = 1000.0;
    match *dist {
        Dist::Exponential { mean } => Law::of(&Distribution::Exponential { mean }, MS),
        Dist::Triangular { min, mode, max } => {
            Law::of(&Distribution::Triangular { min, mode, max }, MS)
        }
        Dist::Uniform { min, max } => Law::of(&Distribution::Uniform { min, max }, MS),
        Dist::Fixed { value } => Law::of(&Distribution::Fixed(value), MS),
        Dist::Normal { mean, sd } => Law::clamped_normal(mean * MS, sd * MS),
    }
}

/// Open intervals of a week, in milliseconds.
fn week(rules: &[Rule]) -> Result<Vec<(i64, i64)>, String> {
    let minutes = |text: &str| -> Result<i64, String> {
        let (h, m) = text.split_once(':').ok_or_else(|| format!("time `{text}`"))?;
        let number = |t: &str| t.parse::<i64>().ok().ok_or_else(|| format!("time `{text}`"));
        Ok(number(h)? * 60 + number(m)?)
    };
    let mut open = Vec::new();
    for rule in rules {
        for day in &rule.days {
            let midnight = day * 24 * 60;
            let at = |m: i64| (midnight + m) * 60_000;
            open.push((at(minutes(&rule.from)?), at(minutes(&rule.to)?)));
        }
    }
    open.sort_unstable();
    Ok(open)
}

/// The case as a net.
pub(crate) fn net(case: &Case) -> Result<Net, String> {
    let mut b = Builder::new(date(2026, 1, 5));
    let mut calendars = BTreeMap::new();
    for (id, rules) in &case.calendars {
        calendars.insert(id.clone(), b.calendar(week(rules)?, 7));
    }
    let calendar = |id: &Option<String>| -> Result<u32, String> {
        id.as_ref().map_or(Ok(0), |id| {
            calendars.get(id).copied().ok_or_else(|| format!("calendar `{id}`"))
        })
    };
    let mut offices = BTreeMap::new();
    for office in &case.offices {
        let at = b.office(&office.id, office.capacity, calendar(&office.calendar)?);
        offices.insert(office.id.as_str(), at);
    }
    let mut places = BTreeMap::new();
    let mut start = None;
    for node in &case.nodes {
        let outs = case.flows.iter().filter(|f| f.from == node.id).count();
        let place = match (node.kind.as_str(), &node.office, &node.duration) {
            ("task", Some(office), Some(dist)) => {
                let office = offices.get(office.as_str()).ok_or("office")?;
                b.task(&node.id, *office, law(dist))
            }
            ("end", ..) => b.end(&node.id),
            ("and", ..) if outs > 1 => b.gate(&node.id, Gate::Fork),
            ("and", ..) => b.gate(&node.id, Gate::Join),
            ("start", ..) => {
                start = Some(b.gate(&node.id, Gate::Exclusive));
                start.unwrap_or_default()
            }
            _ => b.gate(&node.id, Gate::Exclusive),
        };
        places.insert(node.id.as_str(), place);
    }
    for flow in &case.flows {
        let end = |id: &String| places.get(id.as_str()).copied().ok_or(format!("node `{id}`"));
        b.flow(&flow.id, end(&flow.from)?, end(&flow.to)?, flow.p);
    }
    let start = start.ok_or("no start")?;
    b.source_snap("arrivals", start, law(&case.arrivals.dist), calendar(&case.arrivals.calendar)?);
    Ok(b.finish())
}

/// All replications, spread over threads.
pub(crate) fn run(net: &Net, plan: &RunPlan, threads: usize) -> Result<Outcome, String> {
    let next = AtomicU32::new(0);
    let outcome = Mutex::new(Outcome::new(net, plan));
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= plan.repeats.most() {
                break;
            }
            let replication = replicate(net, plan, index, &mut Patient);
            if let Ok(mut outcome) = outcome.lock() {
                outcome.merge(replication);
            }
        }
    };
    std::thread::scope(|scope| {
        for n in 0..threads {
            std::thread::Builder::new()
                .name(format!("replications {n}"))
                .spawn_scoped(scope, work)
                .map_err(|error| error.to_string())?;
        }
        Ok::<(), String>(())
    })?;
    outcome.into_inner().map_err(|error| error.to_string())
}

/// The figures of the line, each through `pick`.
pub(crate) fn figures(
    outcome: &Outcome,
    pick: impl Fn(Estimate) -> Option<f64>,
) -> Map<String, Value> {
    let scaled = |figure: Figure, unit: f64| {
        let estimate = Estimate::of(outcome.values(figure).map(|v| v / unit));
        pick(estimate)
    };
    let mut waits = Map::new();
    let mut loads = Map::new();
    for (at, id) in outcome.labels().offices.iter().enumerate() {
        let office = |figure| Figure::Office(at as u32, figure);
        waits.insert(id.to_string(), json!(scaled(office(OfficeFigure::Wait), 1000.0)));
        loads.insert(id.to_string(), json!(scaled(office(OfficeFigure::LoadToLast), 1.0)));
    }
    let mut out = Map::new();
    out.insert("events".into(), json!(scaled(Figure::Events, 1.0)));
    out.insert("mean_cycle_s".into(), json!(scaled(Figure::Cycle, 1000.0)));
    out.insert("p50_cycle_s".into(), json!(scaled(Figure::CycleP50, 1000.0)));
    out.insert("p90_cycle_s".into(), json!(scaled(Figure::CycleP90, 1000.0)));
    out.insert("office_mean_wait_s".into(), Value::Object(waits));
    out.insert("office_utilisation".into(), Value::Object(loads));
    out
}
