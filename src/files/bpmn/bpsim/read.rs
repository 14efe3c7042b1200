//! BPSim read: a scenario of a file as parameters of elements, and what of it cannot be taken.

use std::collections::BTreeSet;

use crate::files::bpmn::dom::Node;

use crate::model::finding::{Finding, Place};
use crate::model::timing::{Distribution, Timing, Unit};

use crate::files::bpmn::timer;
use crate::files::bpmn::xml::local;

use super::write::FAR;
use super::{Parameters, READ, Said, VENDOR, hours, in_minutes, scaled, together};

/// Most scenarios one may inherit from another.
const DEEPEST: usize = 20;

/// Whether a node is an element of BPSim with this name.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element()
        && node.local() == name
        && node.namespace().is_some_and(|uri| READ.contains(&uri))
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|c| is(*c, name))
}

/// A scenario being read.
pub(super) struct Reading {
    /// What it says.
    pub(super) said: Said,
    /// Whether we wrote it.
    pub(super) is_ours: bool,
    /// What could not be taken.
    pub(super) findings: Vec<Finding>,
    base: Unit,
    factor: f64,
}

/// The scenario of a file that counts: ours where there is one, else the first that holds no
/// results; with what it inherits.
pub(super) fn read(root: Node<'_, '_>) -> Option<Reading> {
    if !READ.iter().any(|uri| root.document().speaks(uri)) {
        return None;
    }
    let scenarios: Vec<Node<'_, '_>> = root
        .descendants()
        .filter(|n| is(*n, "BPSimData"))
        .flat_map(|data| data.children().filter(|n| is(*n, "Scenario")))
        .collect();
    let results: BTreeSet<&str> = scenarios.iter().filter_map(|s| s.attribute("result")).collect();
    let gives = |s: &&Node<'_, '_>| {
        s.attribute("id").is_none_or(|id| !results.contains(id))
            && s.children().any(|c| is(c, "ElementParameters"))
    };
    let ours = |s: &&Node<'_, '_>| s.attribute("vendor") == Some(VENDOR);
    let chosen = scenarios.iter().find(ours).or_else(|| scenarios.iter().find(gives))?;
    let mut chain = vec![*chosen];
    while let Some(id) = chain.last().and_then(|s| s.attribute("inherits")) {
        let before = scenarios.iter().find(|s| s.attribute("id") == Some(id));
        match before.filter(|s| !chain.contains(s) && chain.len() < DEEPEST) {
            Some(before) => chain.push(*before),
            None => break,
        }
    }
    let mut reading = Reading {
        said: Said::default(),
        is_ours: ours(&chosen),
        findings: Vec::new(),
        base: Unit::Minutes,
        factor: 1.0,
    };
    for scenario in chain.into_iter().rev() {
        reading.scenario(scenario);
    }
    reading.shares_of_one();
    let others = scenarios.iter().filter(gives).count();
    if !reading.is_ours && others > 1 {
        let finding = Finding::note(Place::Study, "bpsim-scenarios");
        reading.findings.push(finding.with("count", others - 1));
    }
    Some(reading)
}

impl Reading {
    fn note(&mut self, code: &'static str, what: &str) {
        let what: String = what.chars().take(80).collect();
        self.findings.push(Finding::note(Place::Study, code).with("what", what));
    }

    /// Shares in percent, as some programs write them, become shares of one.
    fn shares_of_one(&mut self) {
        let shares = || self.said.elements.values().filter_map(|e| e.share);
        let whole = if self.is_ours || shares().all(|s| s <= 1.0 + 1e-6) { 1.0 } else { 100.0 };
        for said in self.said.elements.values_mut() {
            said.share = said.share.map(|share| (share / whole).min(1.0));
        }
    }

    fn scenario(&mut self, node: Node<'_, '_>) {
        let settings = child(node, "ScenarioParameters");
        if let Some(unit) = settings.and_then(|s| s.attribute("baseTimeUnit")) {
            (self.base, self.factor) = unit_of(unit).unwrap_or((Unit::Minutes, 1.0));
        }
        for calendar in node.children().filter(|c| is(*c, "Calendar")) {
            let id = calendar.attribute("id").unwrap_or_default();
            let text: String = calendar.children().filter_map(Node::text).collect();
            match hours::read(&text) {
                Some(week) => {
                    let name = calendar.attribute("name").unwrap_or(id).to_owned();
                    self.said.calendars.insert(id.to_owned(), (name, week));
                }
                None => self.note("bpsim-calendar", id),
            }
        }
        for of in node.children().filter(|c| is(*c, "ElementParameters")) {
            let Some(id) = of.attribute("elementRef").or_else(|| of.attribute("elementId")) else {
                continue;
            };
            let id = local(id);
            let read = self.parameters(of, id);
            let into = self.said.elements.entry(id.to_owned()).or_default();
            into.take(read);
        }
    }

    fn parameters(&mut self, of: Node<'_, '_>, id: &str) -> Parameters {
        let find = |group: &str, name: &str| child(of, group).and_then(|g| child(g, name));
        let mut time = |name: &str| {
            find("TimeParameters", name).and_then(|quantity| self.timing(quantity, id))
        };
        let work: Vec<Timing> = ["SetUpTime", "ProcessingTime", "ValidationTime", "ReworkTime"]
            .into_iter()
            .filter_map(&mut time)
            .collect();
        let wait: Vec<Timing> =
            ["TransferTime", "WaitTime", "LagTime"].into_iter().filter_map(&mut time).collect();
        let queue = time("QueueTime");
        let gap = find("ControlParameters", "InterTriggerTimer");
        let gap = gap.and_then(|quantity| self.timing(quantity, id));
        let number = |group: &str, name: &str| find(group, name).and_then(constant);
        let cents = |name: &str| {
            number("CostParameters", name)
                .map(|euro| euro * 100.0)
                .filter(|cents| cents.is_finite() && cents.abs() < 1e15)
                .map(|cents| libm::round(cents) as i64)
        };
        let hours = find("ResourceParameters", "Availability")
            .and_then(|a| a.children().find_map(|v| v.attribute("validFor")));
        let selection = find("ResourceParameters", "Selection").and_then(|quantity| {
            quantity.children().find_map(|v| v.attribute("value")).map(str::to_owned)
        });
        let needs = selection.as_deref().and_then(resource);
        if selection.is_some() && needs.is_none() {
            self.note("bpsim-expression", selection.as_deref().unwrap_or_default());
        }
        Parameters {
            work: together(work),
            queue,
            wait: together(wait),
            share: number("ControlParameters", "Probability").filter(|p| (0.0..=100.0).contains(p)),
            gap,
            quantity: number("ResourceParameters", "Quantity")
                // Editors that ask for nothing write nought: nobody is not a number of staff.
                .filter(|n| (0.5..=1e6).contains(n))
                .map(|n| libm::round(n) as u32),
            hours: hours.map(str::to_owned),
            needs,
            priority: number("PriorityParameters", "Priority")
                .filter(|n| n.abs() <= 1e6)
                .map(|n| libm::round(n) as i32),
            cost: cents("FixedCost"),
            hourly: cents("UnitCost"),
        }
    }

    /// The time of a parameter: its first value that is no result.
    fn timing(&mut self, quantity: Node<'_, '_>, id: &str) -> Option<Timing> {
        let is_value = |n: &Node<'_, '_>| n.is_element() && n.local() != "ResultRequest";
        let given = |n: &Node<'_, '_>| is_value(n) && n.attribute("result").is_none();
        let mut values = quantity.children().filter(given);
        let value = values.next()?;
        if values.next().is_some() {
            self.note("bpsim-many-values", id);
        }
        let (unit, factor) = match value.attribute("timeUnit") {
            Some(name) => unit_of(name).unwrap_or((self.base, self.factor)),
            None => (self.base, self.factor),
        };
        let name = value.local();
        if name == "DurationParameter" {
            let minutes = value.attribute("value").and_then(timer::minutes_of);
            return self.checked(
                minutes.map(|m| (Distribution::Fixed(m), true)),
                Unit::Minutes,
                id,
            );
        }
        let law = law_of(value);
        let law = law.map(|(law, exact)| (scaled(&Timing::new(law, unit), factor).law, exact));
        self.checked(law, unit, id)
    }

    fn checked(
        &mut self,
        law: Option<(Distribution, bool)>,
        unit: Unit,
        id: &str,
    ) -> Option<Timing> {
        match law {
            Some((law, exact)) if law.fault().is_none() => {
                // Editors that ask for nothing write nought: no time is not a time.
                if law.mean() <= 0.0 {
                    return None;
                }
                if !exact {
                    self.note("bpsim-law", id);
                }
                Some(Timing::new(law, unit))
            }
            _ => {
                self.note("bpsim-unreadable", id);
                None
            }
        }
    }
}

impl Parameters {
    /// Takes what another says, where it says something.
    fn take(&mut self, other: Self) {
        fn over<T>(mine: &mut Option<T>, other: Option<T>) {
            if other.is_some() {
                *mine = other;
            }
        }
        over(&mut self.work, other.work);
        over(&mut self.queue, other.queue);
        over(&mut self.wait, other.wait);
        over(&mut self.share, other.share);
        over(&mut self.gap, other.gap);
        over(&mut self.quantity, other.quantity);
        over(&mut self.hours, other.hours);
        over(&mut self.needs, other.needs);
        over(&mut self.priority, other.priority);
        over(&mut self.cost, other.cost);
        over(&mut self.hourly, other.hourly);
    }
}

/// A unit of BPSim as one of ours and how many of it.
fn unit_of(name: &str) -> Option<(Unit, f64)> {
    Some(match name {
        "ms" => (Unit::Minutes, 1.0 / 60_000.0),
        "s" => (Unit::Minutes, 1.0 / 60.0),
        "min" => (Unit::Minutes, 1.0),
        "hour" => (Unit::Hours, 1.0),
        "day" => (Unit::CalendarDays, 1.0),
        "year" => (Unit::CalendarDays, 365.0),
        _ => return None,
    })
}

/// The constant of a parameter.
fn constant(quantity: Node<'_, '_>) -> Option<f64> {
    let value = quantity.children().find(|n| {
        matches!(n.local(), "NumericParameter" | "FloatingParameter")
            && n.attribute("result").is_none()
    })?;
    value.attribute("value")?.trim().parse().ok().filter(|v: &f64| v.is_finite())
}

/// The law of a value, and whether it is exactly that.
fn law_of(value: Node<'_, '_>) -> Option<(Distribution, bool)> {
    let get = |name: &str| value.attribute(name)?.trim().parse::<f64>().ok();
    let exact = |law| Some((law, true));
    match value.local() {
        "NumericParameter" | "FloatingParameter" => exact(Distribution::Fixed(get("value")?)),
        "UniformDistribution" | "RandomDistribution" => {
            exact(Distribution::Uniform { min: get("min")?, max: get("max")? })
        }
        "TriangularDistribution" => {
            let mode = get("mode").or_else(|| get("mostLikely"))?;
            exact(Distribution::Triangular { min: get("min")?, mode, max: get("max")? })
        }
        "NormalDistribution" => {
            let (mean, sd) = (get("mean")?, get("standardDeviation")?);
            // Times below nothing are cut off.
            Some(normal(mean, sd, mean >= 4.0 * sd))
        }
        "TruncatedNormalDistribution" => {
            let (mean, sd) = (get("mean")?, get("standardDeviation")?);
            let from_nothing = get("min").is_some_and(|min| min.abs() < 1e-9);
            let far = get("max").is_none_or(|max| max >= mean + FAR / 2.0 * sd);
            Some(normal(mean, sd, from_nothing && far))
        }
        "LogNormalDistribution" => {
            exact(Distribution::LogNormal { mean: get("mean")?, sd: get("standardDeviation")? })
        }
        "NegativeExponentialDistribution" => {
            exact(Distribution::Exponential { mean: get("mean")? })
        }
        "GammaDistribution" => {
            let (shape, scale) = (get("shape")?, get("scale")?);
            exact(Distribution::Gamma { mean: shape * scale, sd: shape.sqrt() * scale })
        }
        "ErlangDistribution" => {
            let (mean, k) = (get("mean")?, get("k")?);
            exact(Distribution::Gamma { mean, sd: mean / k.sqrt() })
        }
        "WeibullDistribution" => {
            exact(Distribution::Weibull { shape: get("shape")?, scale: get("scale")? })
        }
        "PoissonDistribution" => Some((Distribution::Fixed(get("mean")?), false)),
        "BinomialDistribution" => {
            Some((Distribution::Fixed(get("probability")? * get("trials")?), false))
        }
        "UserDistribution" => points(value),
        _ => None,
    }
}

fn normal(mean: f64, sd: f64, exact: bool) -> (Distribution, bool) {
    if sd > 0.0 {
        (Distribution::TruncatedNormal { mean, sd }, exact)
    } else {
        (Distribution::Fixed(mean), true)
    }
}

/// Observed values; a law of joined points is taken at its points.
fn points(value: Node<'_, '_>) -> Option<(Distribution, bool)> {
    let discrete = matches!(value.attribute("discrete"), Some("true" | "1"));
    let points = value.children().filter(|n| is(*n, "UserDistributionDataPoint"));
    let values: Option<Vec<(f64, f64)>> = points
        .map(|point| {
            let weight = point.attribute("probability")?.trim().parse().ok()?;
            Some((constant(point)?, weight))
        })
        .collect();
    Some((Distribution::Empirical(values?), discrete))
}

/// The resource and number that a selection asks for: `bpsim:getResource('ID',2)`.
fn resource(text: &str) -> Option<(String, u32)> {
    let inside = text.trim().split_once("getResource(")?.1.strip_suffix(')')?;
    let (id, count) = inside.split_once(',').unwrap_or((inside, "1"));
    let id = id.trim().trim_matches(['\'', '"']);
    (!id.is_empty()).then_some(())?;
    Some((id.to_owned(), count.trim().parse().ok().filter(|n| (1..=1_000).contains(n))?))
}

/// Whether two parameters say the same but for the last digits that arithmetic leaves.
pub(super) fn is_near(a: &Parameters, b: &Parameters) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * a.abs().max(b.abs());
    let time = |a: &Option<Timing>, b: &Option<Timing>| match (a, b) {
        (None, None) => true,
        (Some(a), Some(b)) => {
            let (a, b) = (in_minutes(a).law, in_minutes(b).law);
            let (x, y) = (weighted(&a).numbers(), weighted(&b).numbers());
            std::mem::discriminant(&a) == std::mem::discriminant(&b)
                && x.len() == y.len()
                && x.iter().zip(&y).all(|(x, y)| near(*x, *y))
        }
        _ => false,
    };
    let share = match (a.share, b.share) {
        (Some(a), Some(b)) => near(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    let rest = |p: &Parameters| Parameters {
        work: None,
        queue: None,
        wait: None,
        gap: None,
        share: None,
        ..p.clone()
    };
    time(&a.work, &b.work)
        && time(&a.queue, &b.queue)
        && time(&a.wait, &b.wait)
        && time(&a.gap, &b.gap)
        && share
        && rest(a) == rest(b)
}

/// Observed values with weights that sum to one.
fn weighted(law: &Distribution) -> Distribution {
    let Distribution::Empirical(values) = law else { return law.clone() };
    let all: f64 = values.iter().map(|(_, w)| w).sum();
    Distribution::Empirical(values.iter().map(|(v, w)| (*v, w / all)).collect())
}
