//! Prosimos scenarios: the JSON file of version 2 beside a BPMN file.
//!
//! All times are seconds. A law is a name with a list of numbers, bounds last: `fix` (value),
//! `expon` (mean), `norm` (mean, deviation), `uniform` (least, most), `lognorm` and `gamma` (mean,
//! variance). There is no triangular law. Reading knows its limits beforehand: those of serde on
//! depth, and the counts below.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::files::error::{At, OpenError};
use crate::model::finding::{Finding, Place};
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, StepKind};
use crate::model::timing::Distribution;

use super::laws;
use super::week::{self, Period};
use super::{Arrivals, FREE_STAFF, Resource, Task, Told, Week};

/// Most entries read of one list.
const MOST: usize = 100_000;
/// A bound that bounds nothing, in seconds.
const UNBOUNDED: f64 = 1e12;
/// Key of the week in which cases come, which has no id in the file.
const ARRIVAL_WEEK: &str = "arrivals";
/// Parts of a scenario of which we have no likeness.
const UNREAD: [&str; 7] = [
    "batch_processing",
    "case_attributes",
    "prioritisation_rules",
    "branch_rules",
    "event_attributes",
    "global_attributes",
    "multitask",
];

#[derive(Serialize)]
struct File {
    resource_profiles: Vec<Profile>,
    arrival_time_distribution: Law,
    arrival_time_calendar: Vec<TimePeriod>,
    gateway_branching_probabilities: Vec<Branching>,
    task_resource_distribution: Vec<TaskTimes>,
    resource_calendars: Vec<Calendar>,
    event_distribution: Vec<EventTime>,
}

#[derive(Serialize)]
struct Profile {
    id: String,
    name: String,
    resource_list: Vec<Worker>,
}

#[derive(Serialize, Deserialize)]
struct Worker {
    id: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    cost_per_hour: f64,
    amount: f64,
    calendar: String,
    #[serde(rename = "assignedTasks", default)]
    assigned_tasks: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Number {
    value: f64,
}

#[derive(Serialize, Deserialize)]
struct Law {
    distribution_name: String,
    #[serde(default)]
    distribution_params: Vec<Number>,
}

#[derive(Serialize, Deserialize)]
struct TimePeriod {
    from: String,
    to: String,
    #[serde(rename = "beginTime")]
    begin: String,
    #[serde(rename = "endTime")]
    end: String,
}

#[derive(Serialize, Deserialize)]
struct Branching {
    gateway_id: String,
    probabilities: Vec<Path>,
}

#[derive(Serialize, Deserialize)]
struct Path {
    path_id: String,
    value: f64,
}

#[derive(Serialize)]
struct TaskTimes {
    task_id: String,
    resources: Vec<WorkerTime>,
}

#[derive(Serialize, Deserialize)]
struct WorkerTime {
    resource_id: String,
    #[serde(flatten)]
    law: Law,
}

#[derive(Serialize, Deserialize)]
struct Calendar {
    id: String,
    #[serde(default)]
    name: String,
    time_periods: Vec<TimePeriod>,
}

#[derive(Serialize, Deserialize)]
struct EventTime {
    event_id: String,
    #[serde(flatten)]
    law: Law,
}

/// Writes a scenario for the BPMN file of a procedure.
pub(super) fn write(told: &Told, p: &Procedure) -> String {
    let arrivals = told.arrivals.as_ref();
    let week = arrivals.and_then(|a| told.weeks.get(&a.week));
    // A scenario must say how cases come: where nobody knows, one a day.
    let gap = Distribution::Exponential { mean: super::laws::DAY };
    let file = File {
        resource_profiles: told.resources.iter().map(|(id, r)| profile(id, r, told)).collect(),
        arrival_time_distribution: law(arrivals.map_or(&gap, |a| &a.gap)),
        arrival_time_calendar: periods(week),
        gateway_branching_probabilities: branching(told, p),
        task_resource_distribution: told
            .tasks
            .iter()
            .map(|(id, task)| TaskTimes {
                task_id: id.clone(),
                resources: vec![WorkerTime {
                    resource_id: task.resource.clone(),
                    law: law(&task.law),
                }],
            })
            .collect(),
        resource_calendars: told
            .weeks
            .iter()
            .map(|(id, week)| Calendar {
                id: id.clone(),
                name: week.name.clone(),
                time_periods: periods(Some(week)),
            })
            .collect(),
        event_distribution: told
            .events
            .iter()
            .map(|(id, time)| EventTime { event_id: id.clone(), law: law(time) })
            .collect(),
    };
    // A value of plain structures cannot fail to be written.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

fn profile(id: &str, resource: &Resource, told: &Told) -> Profile {
    let tasks = told.tasks.iter().filter(|(_, t)| t.resource == id);
    let worker = Worker {
        id: id.to_owned(),
        name: resource.name.clone(),
        cost_per_hour: resource.cents as f64 / 100.0,
        amount: f64::from(resource.staff.unwrap_or(FREE_STAFF)),
        calendar: resource.week.clone(),
        assigned_tasks: tasks.map(|(id, _)| id.clone()).collect(),
    };
    let (id, name) = (format!("profile_{id}"), resource.name.clone());
    Profile { id, name, resource_list: vec![worker] }
}

fn periods(week: Option<&Week>) -> Vec<TimePeriod> {
    let openings = week.map_or(&[][..], |w| &w.openings);
    week::periods(openings)
        .into_iter()
        .map(|p| TimePeriod {
            from: week::name(p.days.0).to_owned(),
            to: week::name(p.days.1).to_owned(),
            begin: week::time(p.from, ""),
            end: if p.to < 1440 { week::time(p.to, "") } else { week::time(p.to, "000000") },
        })
        .collect()
}

/// The shares of each gateway; one that waits for events takes what comes first, all alike.
fn branching(told: &Told, p: &Procedure) -> Vec<Branching> {
    let mut out = Vec::new();
    for (id, step) in p.steps() {
        let StepKind::Gateway(kind) = &step.kind else { continue };
        let flows: Vec<_> = p.outgoing(id).map(|(flow, _)| flow).collect();
        if flows.len() < 2 || *kind == GatewayKind::Parallel || step.parent.is_some() {
            continue;
        }
        let even = 1.0 / flows.len() as f64;
        let probabilities = flows
            .iter()
            .map(|flow| Path {
                path_id: flow.to_string(),
                value: told.shares.get(flow.as_str()).copied().unwrap_or(even),
            })
            .collect();
        out.push(Branching { gateway_id: id.to_string(), probabilities });
    }
    out
}

fn law(of: &Distribution) -> Law {
    use Distribution as D;
    let (name, values) = match of {
        D::Fixed(v) => ("fix", vec![*v, 0.0, UNBOUNDED]),
        D::Exponential { mean } => ("expon", vec![*mean, 0.0, UNBOUNDED]),
        D::TruncatedNormal { mean, sd } => ("norm", vec![*mean, *sd, 0.0, UNBOUNDED]),
        D::Uniform { min, max } => ("uniform", vec![*min, *max]),
        D::LogNormal { mean, sd } => ("lognorm", vec![*mean, laws::squared(*sd), 0.0, UNBOUNDED]),
        D::Gamma { mean, sd } => ("gamma", vec![*mean, laws::squared(*sd), 0.0, UNBOUNDED]),
        // What the format does not know was matched before; its mean is what is left.
        other => ("fix", vec![other.mean(), 0.0, UNBOUNDED]),
    };
    let distribution_params = values.into_iter().map(|value| Number { value }).collect();
    Law { distribution_name: name.to_owned(), distribution_params }
}

/// Whether bytes look like a scenario: a JSON object.
pub fn looks_like(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.first() == Some(&b'{')
}

/// Reads a scenario; what of it is not understood is a finding.
///
/// # Errors
/// When it is no JSON object, or has none of the parts of a scenario.
pub fn read(bytes: &[u8]) -> Result<(Told, Vec<Finding>), OpenError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let root: Value = serde_json::from_slice(bytes).map_err(|error| refusal(&error, bytes))?;
    let Value::Object(mut parts) = root else { return Err(OpenError::UnknownKind) };
    let known = ["resource_profiles", "task_resource_distribution", "arrival_time_distribution"];
    if !known.iter().any(|name| parts.contains_key(*name)) {
        let at = At::new(1, 1);
        return Err(OpenError::MissingField { at, name: known[0].to_owned() });
    }
    let mut reader = Reader { told: Told::default(), findings: Vec::new() };
    let mut list = |name: &str| match parts.remove(name) {
        Some(Value::Array(items)) if items.len() <= MOST => Ok(items),
        Some(Value::Array(_)) => Err(OpenError::TooMany { limit: MOST }),
        _ => Ok(Vec::new()),
    };
    reader.weeks(list("resource_calendars")?);
    reader.resources(list("resource_profiles")?);
    reader.tasks(list("task_resource_distribution")?);
    reader.events(list("event_distribution")?);
    reader.shares(list("gateway_branching_probabilities")?);
    let arrival_week = list("arrival_time_calendar")?;
    reader.arrivals(parts.remove("arrival_time_distribution"), arrival_week);
    for name in UNREAD {
        let said = parts.get(name).is_some_and(|v| !is_hollow(v));
        if said {
            let finding = Finding::warning(Place::Study, "scenario-part-unread");
            reader.findings.push(finding.with("part", name));
        }
    }
    Ok((reader.told, reader.findings))
}

fn is_hollow(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(all) => all.is_empty(),
        Value::Object(all) => all.is_empty(),
        _ => false,
    }
}

fn refusal(error: &serde_json::Error, bytes: &[u8]) -> OpenError {
    let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
    let at = At::new(line, u32::try_from(error.column()).unwrap_or(u32::MAX).max(1));
    if error.is_eof() {
        return OpenError::Truncated(At::of_byte(bytes, bytes.len()));
    }
    OpenError::Syntax { at, detail: error.to_string() }
}

struct Reader {
    told: Told,
    findings: Vec<Finding>,
}

impl Reader {
    fn note(&mut self, code: &'static str, name: &str) {
        let name: String = name.chars().take(80).collect();
        self.findings.push(Finding::warning(Place::Study, code).with("name", name));
    }

    /// An entry of a list; one that is not as it must be is left aside.
    fn entry<T: serde::de::DeserializeOwned>(&mut self, part: &str, value: Value) -> Option<T> {
        let read = serde_json::from_value(value).ok();
        if read.is_none() {
            self.note("scenario-entry-unread", part);
        }
        read
    }

    fn openings(&mut self, name: &str, periods: &[TimePeriod]) -> Week {
        let read: Vec<Option<Period>> = periods
            .iter()
            .take(MOST)
            .map(|p| {
                let days = (week::day(&p.from)?, week::day(&p.to)?);
                Some(Period { days, from: week::minute(&p.begin)?, to: week::minute(&p.end)? })
            })
            .collect();
        let good: Vec<Period> = read.iter().flatten().copied().collect();
        if good.len() < read.len() || good.is_empty() {
            self.note("scenario-week-unread", name);
        }
        // Who is never open is of no use: what cannot be read is open always.
        Week { name: name.to_owned(), openings: week::openings(&good).unwrap_or_default() }
    }

    fn weeks(&mut self, items: Vec<Value>) {
        for item in items {
            let Some(calendar) = self.entry::<Calendar>("resource_calendars", item) else {
                continue;
            };
            let name = if calendar.name.is_empty() { &calendar.id } else { &calendar.name };
            let week = self.openings(name, &calendar.time_periods);
            self.told.weeks.insert(calendar.id, week);
        }
    }

    fn resources(&mut self, items: Vec<Value>) {
        for item in items {
            let list = match item {
                Value::Object(mut profile) => profile.remove("resource_list"),
                _ => None,
            };
            let Some(Value::Array(workers)) = list else {
                self.note("scenario-entry-unread", "resource_profiles");
                continue;
            };
            for worker in workers.into_iter().take(MOST) {
                if let Some(worker) = self.entry::<Worker>("resource_profiles", worker) {
                    self.worker(worker);
                }
            }
        }
    }

    fn worker(&mut self, worker: Worker) {
        let amount = worker.amount.round();
        let cents = (worker.cost_per_hour * 100.0).round();
        let fits = (1.0..=1e6).contains(&amount) && (0.0..=1e12).contains(&cents);
        if !fits {
            self.note("scenario-number", &worker.id);
            return;
        }
        let name = if worker.name.is_empty() { worker.id.clone() } else { worker.name };
        let staff = (amount as u32 != FREE_STAFF).then_some(amount as u32);
        let resource = Resource { name, staff, cents: cents as i64, week: worker.calendar };
        self.told.resources.insert(worker.id, resource);
    }

    fn tasks(&mut self, items: Vec<Value>) {
        for item in items {
            let Value::Object(mut task) = item else {
                self.note("scenario-entry-unread", "task_resource_distribution");
                continue;
            };
            let (id, list) = (task.remove("task_id"), task.remove("resources"));
            let (Some(Value::String(id)), Some(Value::Array(list))) = (id, list) else {
                self.note("scenario-entry-unread", "task_resource_distribution");
                continue;
            };
            let several = list.len() > 1;
            let Some(first) = list.into_iter().next() else { continue };
            let Some(time) = self.entry::<WorkerTime>("task_resource_distribution", first) else {
                continue;
            };
            if several {
                self.note("scenario-several", &id);
            }
            if let Some(law) = self.law(&id, &time.law) {
                self.told.tasks.insert(id, Task { law, resource: time.resource_id });
            }
        }
    }

    fn events(&mut self, items: Vec<Value>) {
        for item in items {
            let Some(event) = self.entry::<EventTime>("event_distribution", item) else { continue };
            if let Some(law) = self.law(&event.event_id, &event.law) {
                self.told.events.insert(event.event_id, law);
            }
        }
    }

    fn shares(&mut self, items: Vec<Value>) {
        for item in items {
            let part = "gateway_branching_probabilities";
            let Some(gateway) = self.entry::<Branching>(part, item) else { continue };
            for path in gateway.probabilities.into_iter().take(MOST) {
                if (0.0..=1.0).contains(&path.value) {
                    self.told.shares.insert(path.path_id, path.value);
                } else {
                    self.note("scenario-number", &path.path_id);
                }
            }
        }
    }

    fn arrivals(&mut self, gap: Option<Value>, week: Vec<Value>) {
        let Some(gap) = gap else { return };
        let Some(gap) = self.entry::<Law>("arrival_time_distribution", gap) else { return };
        let Some(gap) = self.law("arrival_time_distribution", &gap) else { return };
        let periods: Vec<TimePeriod> =
            week.into_iter().filter_map(|p| self.entry("arrival_time_calendar", p)).collect();
        let week = if periods.is_empty() {
            Week { name: ARRIVAL_WEEK.to_owned(), openings: Vec::new() }
        } else {
            self.openings(ARRIVAL_WEEK, &periods)
        };
        let key = super::lay::key_of_week(&mut self.told, ARRIVAL_WEEK, week);
        self.told.arrivals = Some(Arrivals { gap, week: key });
    }

    fn law(&mut self, of: &str, law: &Law) -> Option<Distribution> {
        let values: Vec<f64> = law.distribution_params.iter().map(|n| n.value).collect();
        let read = known_law(&law.distribution_name, &values).filter(|l| l.fault().is_none());
        let Some((read, bounded)) = read.map(|l| {
            let bounded = is_bounded(&law.distribution_name, &values, &l);
            (l, bounded)
        }) else {
            self.note("scenario-law-unread", of);
            return None;
        };
        if bounded {
            self.note("scenario-bounds", of);
        }
        Some(read)
    }
}

fn known_law(name: &str, values: &[f64]) -> Option<Distribution> {
    use Distribution as D;
    let first = *values.first()?;
    let second = values.get(1).copied();
    Some(match name.to_ascii_lowercase().as_str() {
        "fix" | "fixed" => D::Fixed(first),
        "expon" | "exponential" => D::Exponential { mean: first },
        "norm" | "normal" => {
            laws::spread(first, second?, |mean, sd| D::TruncatedNormal { mean, sd })
        }
        "uniform" | "default" => D::Uniform { min: first, max: second? },
        "lognorm" => laws::spread(first, second?.sqrt(), |mean, sd| D::LogNormal { mean, sd }),
        "gamma" => laws::spread(first, second?.sqrt(), |mean, sd| D::Gamma { mean, sd }),
        _ => return None,
    })
}

/// Whether bounds cut off more than we can say: a least above nothing, or a most that is near.
fn is_bounded(name: &str, values: &[f64], law: &Distribution) -> bool {
    let at = match name.to_ascii_lowercase().as_str() {
        "expon" | "exponential" => 1,
        "norm" | "normal" | "lognorm" | "gamma" => 2,
        _ => return false,
    };
    let least = values.get(at).copied().unwrap_or(0.0);
    let most = values.get(at + 1).copied().unwrap_or(UNBOUNDED);
    least > 0.0 || most < law.mean() + 8.0 * law.variance().max(0.0).sqrt()
}
