//! What a screen reader says of a thing of the drawing: kind, name, office, figures, what follows.

use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;
use crate::words::Words;

/// The sentence for a thing.
pub(super) fn of(words: &Words, p: &Procedure, item: &ItemId) -> String {
    let language = words.language();
    match item {
        ItemId::Step(id) => {
            let Some(step) = p.step(id) else { return id.to_string() };
            let mut parts = vec![step_name(words, p, item)];
            let kind = words.name(&step.kind);
            if !step.name.is_empty() {
                parts.push(kind);
            }
            if let Some(office) = p.office_of(step).and_then(|o| p.office(o)) {
                parts.push(office.name.get(language).to_owned());
            }
            if let Some(work) = &step.work {
                parts.push(words.say_with("spoken-work", &[("amount", words.timing(work).into())]));
            }
            for wait in &step.waits {
                let amount = words.timing(&wait.timing);
                parts.push(words.say_with("spoken-wait", &[("amount", amount.into())]));
            }
            parts.extend(around(words, p, step));
            let before: Vec<String> = p
                .incoming(id)
                .map(|(_, f)| step_name(words, p, &ItemId::Step(f.from.clone())))
                .collect();
            if !before.is_empty() {
                let list = before.join(", ");
                parts.push(words.say_with("spoken-before", &[("steps", list.into())]));
            }
            let next: Vec<String> = p
                .outgoing(id)
                .map(|(_, f)| step_name(words, p, &ItemId::Step(f.to.clone())))
                .collect();
            if !next.is_empty() {
                let list = next.join(", ");
                parts.push(words.say_with("spoken-next", &[("steps", list.into())]));
            }
            parts.join(", ").replace('\n', " ")
        }
        ItemId::Flow(id) => {
            let Some(flow) = p.flow(id) else { return id.to_string() };
            let from = step_name(words, p, &ItemId::Step(flow.from.clone()));
            let to = step_name(words, p, &ItemId::Step(flow.to.clone()));
            let share = flow.share.as_ref().map(|s| words.percent(s.value, 0)).unwrap_or_default();
            let name = format!("{} {share}", flow.name.get(language));
            words.say_with(
                "spoken-flow",
                &[
                    ("name", name.trim().to_owned().into()),
                    ("from", from.into()),
                    ("to", to.into()),
                ],
            )
        }
        // What only the other side of a comparison has is said by its id.
        ItemId::Artifact(id) => match p.artifact(id) {
            Some(a) if a.text.is_empty() => words.title(a.kind),
            Some(a) => a.text.get(language).to_owned(),
            None => id.to_string(),
        },
        ItemId::Lane(id) => {
            p.lane(id).map_or_else(String::new, |l| p.lane_name(l, language).to_owned())
        }
        ItemId::Pool(id) => {
            p.pool(id).map_or_else(String::new, |l| l.name.get(language).to_owned())
        }
        ItemId::Link(id) => {
            p.link(id).map_or_else(String::new, |l| l.name.get(language).to_owned())
        }
    }
}

/// What a step hangs on, or has inside.
fn around(words: &Words, p: &Procedure, step: &crate::model::step::Step) -> Option<String> {
    let name = |id: &crate::model::id::StepId| step_name(words, p, &ItemId::Step(id.clone()));
    match (&step.kind, &step.parent) {
        (StepKind::Boundary { host, .. }, _) => {
            Some(words.say_with("spoken-on", &[("step", name(host).into())]))
        }
        (_, Some(parent)) => {
            Some(words.say_with("spoken-inside", &[("step", name(parent).into())]))
        }
        _ => None,
    }
}

/// Adds what was measured and noticed there: the simulated wait, and the findings, worst first.
pub(super) fn measured(cx: &super::context::Cx<'_>, item: &ItemId, said: &mut String) {
    use crate::model::timing::Unit;
    let Some(document) = cx.bench.document() else { return };
    if let ItemId::Step(id) = item
        && let Some(run) = document.results.run_of(document.variant())
        && let Some((_, emerged)) = run.calibration(id)
    {
        let amount = super::panels::strip::interval(cx, &emerged, Unit::CalendarDays);
        let queue = cx.say_with("spoken-queue", &[("amount", amount.into())]);
        said.push_str(", ");
        said.push_str(&queue);
    }
    let here = document
        .results
        .findings
        .iter()
        .filter(|f| crate::app::advice::item_of(&f.place).as_ref() == Some(item));
    for finding in here.take(MOST_FINDINGS) {
        let severity = match finding.severity {
            crate::model::finding::Severity::Error => "severity-error",
            crate::model::finding::Severity::Warning => "severity-warning",
            crate::model::finding::Severity::Note => "severity-note",
        };
        let what = cx.words.finding(finding);
        for part in [", ", &cx.say(severity), ": ", &what] {
            said.push_str(part);
        }
    }
    let Some(p) = cx.bench.procedure() else { return };
    for note in p.open_notes().filter(|n| n.on.as_ref() == Some(item)).take(MOST_FINDINGS) {
        let text = note.said.text.as_str();
        said.push_str(", ");
        said.push_str(&cx.say_with("spoken-note", &[("text", text.into())]));
    }
}

/// Most findings, and most review notes, said of one thing.
const MOST_FINDINGS: usize = 3;

/// The name of a step in one line; its kind where it has none.
pub fn step_name(words: &Words, p: &Procedure, item: &ItemId) -> String {
    let ItemId::Step(id) = item else { return String::new() };
    let Some(step) = p.step(id) else { return id.to_string() };
    let name = step.name.get(words.language());
    if name.is_empty() { words.title(&step.kind) } else { name.replace('\n', " ") }
}

/// The icon of a step in lists.
pub fn icon(kind: &StepKind) -> crate::drawing::icons::Icon {
    use crate::drawing::icons::Icon;
    use crate::model::step::{TaskKind, Trigger};
    match kind {
        StepKind::Task(TaskKind::Person) => Icon::Person,
        StepKind::Task(TaskKind::Manual) => Icon::Hand,
        StepKind::Task(TaskKind::Automatic) => Icon::Gear,
        StepKind::Task(TaskKind::Send | TaskKind::Receive) => Icon::Mail,
        StepKind::Task(TaskKind::Script) => Icon::Script,
        StepKind::Task(TaskKind::Rule) => Icon::Table,
        StepKind::Task(TaskKind::Plain) => Icon::Square,
        StepKind::Gateway(_) => Icon::Diamond,
        StepKind::SubProcedure { .. } | StepKind::Call { .. } => Icon::Box,
        kind => match kind.trigger() {
            Some(Trigger::Message) => Icon::Mail,
            Some(Trigger::Timer(_)) => Icon::Clock,
            _ => Icon::Ring,
        },
    }
}
