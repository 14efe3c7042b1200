//! BPSim written: the resources and the relationship that go under the root.

use std::collections::BTreeSet;

use crate::model::procedure::Procedure;
use crate::model::text::Language;
use crate::model::timing::{Distribution, Timing, Unit};

use crate::files::bpmn::element::Element;
use crate::files::bpmn::extension::said;

use crate::files::bpmn::xml::wrapped;

use super::read::read;
use super::{MADE, NAMESPACE, Parameters, Said, VENDOR, hours, office_of};

/// Standard deviations above the mean at which a cut normal is said to end: BPSim wants an end.
pub(super) const FAR: f64 = 10.0;

/// What says the parameters, under the root.
pub(in crate::files::bpmn) struct Made {
    /// The offices.
    pub(in crate::files::bpmn) resources: Vec<Element>,
    /// The scenarios, in a relationship.
    pub(in crate::files::bpmn) relationship: Element,
}

/// The elements that say the parameters of a procedure; `None` where there is nothing to say, or
/// where what was kept of another simulator says just that. `of` is the id of the process or
/// collaboration, `declared` the namespaces that kept elements need.
pub(in crate::files::bpmn) fn made(
    p: &Procedure,
    language: Language,
    of: &str,
    declared: &str,
) -> Option<Made> {
    let all = Said::of(p);
    let kept = kept(p, declared);
    // Where another says what no longer holds, saying nothing would bring it back.
    let is_said = match &kept {
        Some(theirs) => p.scenarios().next().is_none() && all.is_said_by(theirs, p),
        None => all.elements.values().all(Parameters::is_bare),
    };
    if is_said {
        return None;
    }
    let mut data = Element::new("bpsim:BPSimData").with("xmlns:bpsim", NAMESPACE);
    let first = format!("{MADE}-scenario");
    data.push(scenario(&first, None, &all));
    for (id, other) in p.scenarios() {
        let mut changed = scenario(
            &format!("{MADE}-scenario-{id}"),
            Some(&first),
            &all.changed(&other.overrides),
        );
        changed.set("name", said(&other.name, language));
        data.push(changed);
    }
    let relationship = Element::new("bpmn:relationship")
        .with("id", MADE)
        .with("type", "BPSimData")
        .with_child(Element::new("bpmn:extensionElements").with_child(data))
        .with_child(Element::new("bpmn:source").with_text(of))
        .with_child(Element::new("bpmn:target").with_text(of));
    Some(Made { resources: resources(p, language, &all), relationship })
}

/// What the BPSim that an opened file had says, by the ids we would give.
fn kept(p: &Procedure, declared: &str) -> Option<Said> {
    let kept = p.foreign().elements.iter().filter(|e| e.contains("BPSimData"));
    kept.map(|fragment| wrapped(fragment, declared)).find_map(|text| {
        let document = crate::files::bpmn::dom::Document::parse(&text)?;
        Some(read(document.root_element())?.said.in_our_ids(p))
    })
}

/// The offices as resources of BPMN.
fn resources(p: &Procedure, language: Language, all: &Said) -> Vec<Element> {
    let needed = all.elements.values().filter_map(|e| e.needs.as_ref()).map(|(id, _)| id);
    let ids: BTreeSet<&String> =
        needed.chain(all.elements.keys().filter(|id| id.starts_with(MADE))).collect();
    ids.into_iter()
        .map(|id| {
            let office = office_of(id).and_then(|office| p.office(&office));
            let name = office.map(|o| said(&o.name, language)).unwrap_or_default();
            Element::new("bpmn:resource").with("id", id.as_str()).with("name", name)
        })
        .collect()
}

fn scenario(id: &str, inherits: Option<&str>, all: &Said) -> Element {
    let mut out = Element::new("bpsim:Scenario").with("id", id).with("vendor", VENDOR);
    if let Some(first) = inherits {
        out.set("inherits", first);
    } else {
        out.push(
            Element::new("bpsim:ScenarioParameters")
                .with("baseTimeUnit", "min")
                .with("baseCurrencyUnit", "EUR"),
        );
    }
    for (id, said) in &all.elements {
        let mut of = Element::new("bpsim:ElementParameters").with("elementRef", id.as_str());
        let office = said.needs.as_ref().and_then(|(id, _)| all.elements.get(id));
        // Where the staff is known the queue emerges; told as well it would count twice.
        let emerges = office.is_some_and(|office| office.quantity.is_some());
        let queue = said.queue.clone().filter(|_| !emerges);
        for group in groups(&Parameters { queue, ..said.clone() }) {
            of.push(group);
        }
        out.push(of);
    }
    for (id, (name, weekly)) in &all.calendars {
        out.push(
            Element::new("bpsim:Calendar")
                .with("id", id.as_str())
                .with("name", name.as_str())
                .with_text(hours::written(id, weekly)),
        );
    }
    out
}

/// The groups of parameters of an element that say something, in the order of the schema.
fn groups(said: &Parameters) -> Vec<Element> {
    let time = |t: &Option<Timing>| t.as_ref().map(law);
    let whole = |n: i64| Element::new("bpsim:NumericParameter").with("value", n.to_string());
    let money = |cents: i64| floating(cents as f64 / 100.0);
    let selection = said.needs.as_ref().map(|(id, n)| {
        Element::new("bpsim:ExpressionParameter")
            .with("value", format!("bpsim:getResource('{id}',{n})"))
    });
    let hours = said.hours.as_ref().map(|id| {
        Element::new("bpsim:BooleanParameter").with("value", "true").with("validFor", id.as_str())
    });
    let groups = [
        group(
            "TimeParameters",
            vec![
                ("QueueTime", time(&said.queue)),
                ("WaitTime", time(&said.wait)),
                ("ProcessingTime", time(&said.work)),
            ],
        ),
        group(
            "ControlParameters",
            vec![("Probability", said.share.map(floating)), ("InterTriggerTimer", time(&said.gap))],
        ),
        group(
            "ResourceParameters",
            vec![
                ("Selection", selection),
                ("Availability", hours),
                ("Quantity", said.quantity.map(|n| whole(i64::from(n)))),
            ],
        ),
        group("PriorityParameters", vec![("Priority", said.priority.map(|n| whole(i64::from(n))))]),
        group(
            "CostParameters",
            vec![("FixedCost", said.cost.map(money)), ("UnitCost", said.hourly.map(money))],
        ),
    ];
    groups.into_iter().flatten().collect()
}

/// A group of parameters; `None` where none of them says anything.
fn group(name: &str, parameters: Vec<(&str, Option<Element>)>) -> Option<Element> {
    let mut out = Element::new(format!("bpsim:{name}"));
    for (name, value) in parameters {
        if let Some(value) = value {
            out.push(Element::new(format!("bpsim:{name}")).with_child(value));
        }
    }
    (!out.is_hollow()).then_some(out)
}

fn floating(value: f64) -> Element {
    Element::new("bpsim:FloatingParameter").with("value", value.to_string())
}

/// A law as an element with its unit.
fn law(timing: &Timing) -> Element {
    let named = |name: &str, numbers: &[(&str, f64)]| {
        let mut out = Element::new(format!("bpsim:{name}"));
        for (name, value) in numbers {
            out.set(name, value.to_string());
        }
        out
    };
    let element = match &timing.law {
        Distribution::Fixed(value) => floating(*value),
        Distribution::Uniform { min, max } => {
            named("UniformDistribution", &[("min", *min), ("max", *max)])
        }
        Distribution::Triangular { min, mode, max } | Distribution::Pert { min, mode, max } => {
            named("TriangularDistribution", &[("mode", *mode), ("min", *min), ("max", *max)])
        }
        Distribution::TruncatedNormal { mean, sd } => named(
            "TruncatedNormalDistribution",
            &[("mean", *mean), ("standardDeviation", *sd), ("min", 0.0), ("max", mean + FAR * sd)],
        ),
        Distribution::LogNormal { mean, sd } => {
            named("LogNormalDistribution", &[("mean", *mean), ("standardDeviation", *sd)])
        }
        Distribution::Gamma { mean, sd } => {
            let shape = (mean / sd) * (mean / sd);
            named("GammaDistribution", &[("shape", shape), ("scale", mean / shape)])
        }
        Distribution::Weibull { shape, scale } => {
            named("WeibullDistribution", &[("shape", *shape), ("scale", *scale)])
        }
        Distribution::Exponential { mean } => {
            named("NegativeExponentialDistribution", &[("mean", *mean)])
        }
        Distribution::Empirical(values) => points(values),
    };
    element.with("timeUnit", unit(timing.unit))
}

/// Observed values as data points with their probabilities.
fn points(values: &[(f64, f64)]) -> Element {
    let all: f64 = values.iter().map(|(_, weight)| weight).sum();
    let mut out = Element::new("bpsim:UserDistribution").with("discrete", "true");
    for (value, weight) in values {
        let probability = if all > 0.0 { weight / all } else { 0.0 };
        out.push(
            Element::new("bpsim:UserDistributionDataPoint")
                .with("probability", probability.to_string())
                .with_child(floating(*value)),
        );
    }
    out
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Hours => "hour",
        Unit::CalendarDays => "day",
        _ => "min",
    }
}
