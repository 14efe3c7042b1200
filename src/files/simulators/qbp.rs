//! QBP: the element `processSimulationInfo` of BIMP and Apromore inside a BPMN file.
//!
//! Written into the extension elements of the first process, where the schema of BPMN allows it;
//! read wherever it stands. Numbers are seconds, whatever unit the file shows them in. A law is a
//! type with `mean`, `arg1` and `arg2`: FIXED (mean), EXPONENTIAL (arg1), NORMAL (mean, arg1 the
//! deviation), UNIFORM (arg1, arg2), TRIANGULAR (arg1, mean the most frequent, arg2), LOGNORMAL and
//! GAMMA (mean, arg1 the variance).

use quick_xml::escape::escape;
use roxmltree::{Document, Node, ParsingOptions};

use crate::files::error::SaveError;
use crate::model::finding::{Finding, Place};
use crate::model::timing::Distribution;

use super::laws;
use super::week::{self, Period};
use super::{ALWAYS, Arrivals, FREE_STAFF, Resource, Task, Told, Week};

/// The namespace of the element.
const NAMESPACE: &str = "http://www.qbp-simulator.com/Schema201212";
/// The element.
const ROOT: &str = "processSimulationInfo";
/// When a run begins, until somebody says otherwise: a Monday.
const START: &str = "2026-01-05T00:00:00.000Z";
/// Cases of a run, until somebody says otherwise.
const CASES: u32 = 1000;
/// The currency of costs.
const CURRENCY: &str = "EUR";
/// Most nodes of a file that is looked through.
const MOST_NODES: u32 = 4_000_000;
/// Most entries read of one list.
const MOST: usize = 100_000;
/// Key of the week of cases where no other is named.
const ARRIVAL_WEEK: &str = "arrivals";

/// Whether a file of BPMN may have the element inside.
pub fn may_be_in(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, ROOT.as_bytes()).is_some()
}

/// Writes what is told into a BPMN file that we wrote, in place of what it had before.
pub(super) fn write(told: &Told, model: &str) -> Result<String, SaveError> {
    let unsayable = || SaveError::Unsayable(ROOT.to_owned());
    let document = parsed(model).ok_or_else(unsayable)?;
    let info = element(told, &Run::default());
    let of_bpmn = document.root_element().tag_name().namespace();
    let is = |n: &Node<'_, '_>, name: &str| {
        n.tag_name().name() == name && n.tag_name().namespace() == of_bpmn
    };
    let process = document.descendants().find(|n| is(n, "process")).ok_or_else(unsayable)?;
    let mut edits: Vec<Splice> =
        blocks(&document).into_iter().map(|n| (n.range(), String::new())).collect();
    let name = written_name(model, process).ok_or_else(unsayable)?;
    let wrapped = || wrapped(name, &info);
    let extension = process.children().find(|n| is(n, "extensionElements"));
    match extension {
        Some(node) if node.has_children() => {
            let at = inside(model, node).ok_or_else(unsayable)?;
            edits.push((at..at, info.clone()));
        }
        Some(node) => edits.push((node.range(), wrapped())),
        None if process.has_children() => {
            let documentation =
                process.children().rfind(|n| is(n, "documentation")).map(|n| n.range().end);
            let first = || inside(model, process);
            let at = documentation.or_else(first).ok_or_else(unsayable)?;
            edits.push((at..at, wrapped()));
        }
        None => {
            let (range, text) = (process.range(), model.get(process.range()).unwrap_or_default());
            let end = text.trim_end_matches('>').trim_end_matches('/').len();
            // Of an element with an end tag only what stands before that.
            let end = text.find("></").unwrap_or(end);
            let start = range.start + end;
            edits.push((start..range.end, [">", &wrapped(), "</", name, ">"].concat()));
        }
    }
    Ok(spliced(model, edits))
}

/// A BPMN file with what is told in place of the element it has, wherever that stands; how a run
/// begins and how long it is stays. Of several elements the first stays, as it alone is read.
pub(super) fn renewed(told: &Told, model: &str) -> Option<String> {
    let document = parsed(model)?;
    let mut all = blocks(&document).into_iter();
    let first = all.next()?;
    let mut edits: Vec<Splice> = all.map(|n| (n.range(), String::new())).collect();
    edits.push((first.range(), element(told, &Run::of(first))));
    Some(spliced(model, edits))
}

/// A BPMN file without the element.
pub(super) fn without(model: &str) -> Option<String> {
    let document = parsed(model)?;
    let edits = blocks(&document).into_iter().map(|n| (n.range(), String::new())).collect();
    Some(spliced(model, edits))
}

/// A place in a text and what comes there.
type Splice = (std::ops::Range<usize>, String);

fn spliced(model: &str, mut edits: Vec<Splice>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(model.len());
    let mut at = 0;
    for (range, text) in edits {
        out.push_str(model.get(at..range.start).unwrap_or_default());
        out.push_str(&text);
        at = range.end;
    }
    out.push_str(model.get(at..).unwrap_or_default());
    out
}

/// The tree of a file that was read as BPMN before, or that we wrote.
fn parsed(text: &str) -> Option<Document<'_>> {
    // Entities were refused when it was read; a document type without them says nothing.
    let parsing = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    Document::parse_with_options(text, parsing).ok()
}

/// The elements of a file, but for those inside another.
fn blocks<'a, 'i>(document: &'a Document<'i>) -> Vec<Node<'a, 'i>> {
    let is_block = |n: &Node<'_, '_>| n.has_tag_name((NAMESPACE, ROOT));
    let all = document.descendants().filter(is_block);
    let mut out: Vec<Node<'a, 'i>> = Vec::new();
    for node in all {
        if out.last().is_none_or(|last| last.range().end <= node.range().start) {
            out.push(node);
        }
    }
    out
}

/// The byte behind an element's start tag; `None` when it has no inside.
fn inside(text: &str, node: Node<'_, '_>) -> Option<usize> {
    let at = node.first_child()?.range().start;
    text.get(..at).is_some_and(|t| t.ends_with('>')).then_some(at)
}

/// The name of an element as its text has it, with the prefix.
fn written_name<'t>(text: &'t str, node: Node<'_, '_>) -> Option<&'t str> {
    let tag = text.get(node.range())?.strip_prefix('<')?;
    tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()
}

/// Extension elements around the element, in the prefix of the process they go into.
fn wrapped(process: &str, info: &str) -> String {
    let name = process.rsplit_once(':').map_or_else(
        || "extensionElements".to_owned(),
        |(prefix, _)| [prefix, ":extensionElements"].concat(),
    );
    ["<", &name, ">", info, "</", &name, ">"].concat()
}

/// How long a run is and when it begins.
struct Run {
    cases: String,
    start: String,
    currency: String,
}

impl Default for Run {
    fn default() -> Self {
        Self { cases: CASES.to_string(), start: START.to_owned(), currency: CURRENCY.to_owned() }
    }
}

impl Run {
    /// What an element says of it.
    fn of(node: Node<'_, '_>) -> Self {
        let said = |name: &str, or: String| node.attribute(name).map_or(or, str::to_owned);
        let usual = Self::default();
        Self {
            cases: said("processInstances", usual.cases),
            start: said("startDateTime", usual.start),
            currency: said("currency", usual.currency),
        }
    }
}

/// An element of the format.
fn tag(name: &str, attributes: &[(&str, &str)], inside: &str) -> String {
    let attribute = |(key, value): &(&str, &str)| [" ", key, "=\"", &escape(*value), "\""].concat();
    let attributes: String = attributes.iter().map(attribute).collect();
    if inside.is_empty() {
        format!("<qbp:{name}{attributes}/>")
    } else {
        format!("<qbp:{name}{attributes}>{inside}</qbp:{name}>")
    }
}

fn element(told: &Told, run: &Run) -> String {
    let arrivals = told.arrivals.as_ref();
    // A run must say how cases come: where nobody knows, one a day.
    let daily = Distribution::Exponential { mean: super::laws::DAY };
    let gap = law("arrivalRateDistribution", arrivals.map_or(&daily, |a| &a.gap));
    let arrival_week = arrivals.map_or(ALWAYS, |a| &a.week);
    let timetables: String = told.weeks.iter().map(|w| timetable(w, arrival_week)).collect();
    let resources: String = told.resources.iter().map(resource).collect();
    let elements: String = told.tasks.iter().map(task).collect();
    let events: String = told.events.iter().map(event).collect();
    let flows: String = told
        .shares
        .iter()
        .map(|(id, share)| {
            let share = share.to_string();
            tag("sequenceFlow", &[("elementId", id), ("executionProbability", &share)], "")
        })
        .collect();
    let inside = [
        gap,
        tag("timetables", &[], &timetables),
        tag("resources", &[], &resources),
        tag("elements", &[], &(elements + &events)),
        tag("sequenceFlows", &[], &flows),
    ]
    .concat();
    let attributes = [
        ("xmlns:qbp", NAMESPACE),
        ("id", "qbp_info"),
        ("processInstances", run.cases.as_str()),
        ("startDateTime", &*run.start),
        ("currency", &*run.currency),
    ];
    tag(ROOT, &attributes, &inside)
}

fn law(name: &str, of: &Distribution) -> String {
    use Distribution as D;
    let (kind, [mean, arg1, arg2]) = match of {
        D::Fixed(v) => ("FIXED", [*v, 0.0, 0.0]),
        D::Exponential { mean } => ("EXPONENTIAL", [0.0, *mean, 0.0]),
        D::TruncatedNormal { mean, sd } => ("NORMAL", [*mean, *sd, 0.0]),
        D::Uniform { min, max } => ("UNIFORM", [0.0, *min, *max]),
        D::Triangular { min, mode, max } => ("TRIANGULAR", [*mode, *min, *max]),
        D::LogNormal { mean, sd } => ("LOGNORMAL", [*mean, laws::squared(*sd), 0.0]),
        D::Gamma { mean, sd } => ("GAMMA", [*mean, laws::squared(*sd), 0.0]),
        // What the format does not know was matched before; its mean is what is left.
        other => ("FIXED", [other.mean(), 0.0, 0.0]),
    };
    let [mean, arg1, arg2] = [mean, arg1, arg2].map(|v| v.to_string());
    let attributes = [("type", kind), ("mean", &*mean), ("arg1", &*arg1), ("arg2", &*arg2)];
    tag(name, &attributes, &tag("timeUnit", &[], "seconds"))
}

fn timetable((id, week): (&String, &Week), arrival_week: &str) -> String {
    let rules: String = week::periods(&week.openings)
        .into_iter()
        .map(|p| {
            let from = format!("{}+00:00", week::time(p.from, "000"));
            let to = format!("{}+00:00", week::time(p.to, "000"));
            let days = (week::name(p.days.0), week::name(p.days.1));
            let attributes = [
                ("fromTime", &*from),
                ("toTime", &*to),
                ("fromWeekDay", days.0),
                ("toWeekDay", days.1),
            ];
            tag("rule", &attributes, "")
        })
        .collect();
    let is_default = if id == arrival_week { "true" } else { "false" };
    let attributes = [("id", id.as_str()), ("default", is_default), ("name", &*week.name)];
    tag("timetable", &attributes, &tag("rules", &[], &rules))
}

fn resource((id, resource): (&String, &Resource)) -> String {
    let amount = resource.staff.unwrap_or(FREE_STAFF).to_string();
    let cost = (resource.cents as f64 / 100.0).to_string();
    let attributes = [
        ("id", id.as_str()),
        ("name", &*resource.name),
        ("totalAmount", &*amount),
        ("costPerHour", &*cost),
        ("timetableId", &*resource.week),
    ];
    tag("resource", &attributes, "")
}

fn task((id, task): (&String, &Task)) -> String {
    let by = tag("resourceIds", &[], &tag("resourceId", &[], &escape(&*task.resource)));
    timed(id, &(law("durationDistribution", &task.law) + &by))
}

fn event((id, time): (&String, &Distribution)) -> String {
    timed(id, &law("durationDistribution", time))
}

fn timed(id: &str, inside: &str) -> String {
    let own = format!("qbp_{id}");
    tag("element", &[("id", &own), ("elementId", id)], inside)
}

/// Reads the element out of a BPMN file; `None` when there is none.
///
/// The file was read as BPMN before: what is not XML has been refused there.
pub fn read(text: &str) -> Option<(Told, Vec<Finding>)> {
    let document = parsed(text)?;
    let mut found = document.descendants().filter(|n| n.has_tag_name((NAMESPACE, ROOT)));
    let root = found.next()?;
    let mut reader = Reader { told: Told::default(), findings: Vec::new(), arrivals: None };
    if found.next().is_some() {
        reader.note("scenario-several-infos", "");
    }
    entries(root, "timetable").for_each(|n| reader.timetable(n));
    entries(root, "resource").for_each(|n| reader.resource(n));
    entries(root, "element").for_each(|n| reader.element(n));
    entries(root, "sequenceFlow").for_each(|n| reader.share(n));
    let gap = root.children().find(|n| n.has_tag_name((NAMESPACE, "arrivalRateDistribution")));
    if let Some(gap) = gap.and_then(|n| reader.law(n, "arrivalRateDistribution")) {
        let week = reader.arrivals.take().unwrap_or_else(|| {
            let always = Week { name: ALWAYS.to_owned(), openings: Vec::new() };
            super::lay::key_of_week(&mut reader.told, ARRIVAL_WEEK, always)
        });
        reader.told.arrivals = Some(Arrivals { gap, week });
    }
    Some((reader.told, reader.findings))
}

/// The entries of a name, at whatever depth of their list.
fn entries<'a, 'i: 'a>(
    root: Node<'a, 'i>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    root.descendants().filter(move |n| n.has_tag_name((NAMESPACE, name))).take(MOST)
}

struct Reader {
    told: Told,
    findings: Vec<Finding>,
    /// Key of the week in which cases come.
    arrivals: Option<String>,
}

impl Reader {
    fn note(&mut self, code: &'static str, name: &str) {
        let name: String = name.chars().take(80).collect();
        self.findings.push(Finding::warning(Place::Study, code).with("name", name));
    }

    /// The id that an entry must have.
    fn id<'a>(&mut self, node: Node<'a, '_>, attribute: &str) -> Option<&'a str> {
        let id = node.attribute(attribute).map(str::trim).filter(|id| !id.is_empty());
        if id.is_none() {
            self.note("scenario-entry-unread", node.tag_name().name());
        }
        id
    }

    fn timetable(&mut self, node: Node<'_, '_>) {
        let Some(id) = self.id(node, "id") else { return };
        let name = node.attribute("name").filter(|n| !n.is_empty()).unwrap_or(id);
        let rules: Vec<Option<Period>> = entries(node, "rule").map(rule).collect();
        let good: Vec<Period> = rules.iter().flatten().copied().collect();
        if good.len() < rules.len() || good.is_empty() {
            self.note("scenario-week-unread", name);
        }
        let openings = week::openings(&good).unwrap_or_default();
        self.told.weeks.insert(id.to_owned(), Week { name: name.to_owned(), openings });
        if node.attribute("default") == Some("true") {
            self.arrivals.get_or_insert_with(|| id.to_owned());
        }
    }

    fn resource(&mut self, node: Node<'_, '_>) {
        let Some(id) = self.id(node, "id") else { return };
        let name = node.attribute("name").filter(|n| !n.is_empty()).unwrap_or(id).to_owned();
        let amount = number(node, "totalAmount").unwrap_or(1.0).round();
        let cents = (number(node, "costPerHour").unwrap_or(0.0) * 100.0).round();
        if !(1.0..=1e6).contains(&amount) || !(0.0..=1e12).contains(&cents) {
            self.note("scenario-number", id);
            return;
        }
        let staff = (amount as u32 != FREE_STAFF).then_some(amount as u32);
        let week = node.attribute("timetableId").unwrap_or(ALWAYS).to_owned();
        let resource = Resource { name, staff, cents: cents as i64, week };
        self.told.resources.insert(id.to_owned(), resource);
    }

    fn element(&mut self, node: Node<'_, '_>) {
        let Some(id) = self.id(node, "elementId") else { return };
        let time = node.children().find(|n| n.has_tag_name((NAMESPACE, "durationDistribution")));
        let Some(law) = time.and_then(|n| self.law(n, id)) else { return };
        let mut by = entries(node, "resourceId").filter_map(|n| n.text()).map(str::trim);
        let Some(resource) = by.next() else {
            self.told.events.insert(id.to_owned(), law);
            return;
        };
        if by.next().is_some() {
            self.note("scenario-several", id);
        }
        let resource = resource.to_owned();
        self.told.tasks.insert(id.to_owned(), Task { law, resource });
    }

    fn share(&mut self, node: Node<'_, '_>) {
        let Some(id) = self.id(node, "elementId") else { return };
        match number(node, "executionProbability").filter(|s| (0.0..=1.0).contains(s)) {
            Some(share) => {
                self.told.shares.insert(id.to_owned(), share);
            }
            None => self.note("scenario-number", id),
        }
    }

    fn law(&mut self, node: Node<'_, '_>, of: &str) -> Option<Distribution> {
        let read = known_law(node).filter(|l| l.fault().is_none());
        if read.is_none() {
            self.note("scenario-law-unread", of);
        }
        read
    }
}

/// A number of an attribute; none where it is empty or says that it is none.
fn number(node: Node<'_, '_>, name: &str) -> Option<f64> {
    node.attribute(name)?.trim().parse().ok().filter(|v: &f64| v.is_finite())
}

fn rule(node: Node<'_, '_>) -> Option<Period> {
    let day = |name| week::day(node.attribute(name)?);
    let minute = |name| week::minute(node.attribute(name)?);
    let days = (day("fromWeekDay")?, day("toWeekDay")?);
    Some(Period { days, from: minute("fromTime")?, to: minute("toTime")? })
}

fn known_law(node: Node<'_, '_>) -> Option<Distribution> {
    use Distribution as D;
    let [mean, arg1, arg2] = ["mean", "arg1", "arg2"].map(|name| number(node, name));
    Some(match node.attribute("type")?.trim().to_ascii_uppercase().as_str() {
        "FIXED" => D::Fixed(mean?),
        "EXPONENTIAL" => D::Exponential { mean: arg1.filter(|v| *v > 0.0).or(mean)? },
        "NORMAL" => laws::spread(mean?, arg1?, |mean, sd| D::TruncatedNormal { mean, sd }),
        "UNIFORM" => D::Uniform { min: arg1?, max: arg2? },
        "TRIANGULAR" => D::Triangular { min: arg1?, mode: mean?, max: arg2? },
        "LOGNORMAL" => laws::spread(mean?, arg1?.sqrt(), |mean, sd| D::LogNormal { mean, sd }),
        "GAMMA" => laws::spread(mean?, arg1?.sqrt(), |mean, sd| D::Gamma { mean, sd }),
        _ => return None,
    })
}
