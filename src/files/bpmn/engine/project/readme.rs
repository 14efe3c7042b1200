//! How a folder is put to work, told to whoever runs the engine in the language of the study.

use std::collections::BTreeMap;

use crate::files::bpmn::engine::dialect::{Can, People, Service, Starts};
use crate::model::expression::Type;
use crate::model::form::{Ask, Field};
use crate::model::id::StepId;
use crate::model::step::{StepKind, TaskKind, Trigger};
use crate::words::{Value, Words};

use super::{Handover, PROCESS, variables};

/// A text being put together.
struct Page {
    words: Words,
    text: String,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, key: &str) {
        let heading = format!("\n## {}\n", self.words.say(key));
        self.line(&heading);
    }

    fn say(&mut self, key: &str, args: &[(&str, Value)]) {
        let said = self.words.say_with(key, args);
        self.line(&said);
    }

    fn row(&mut self, cells: &[&str]) {
        let cells: Vec<String> =
            cells.iter().map(|c| c.replace('|', "\\|").replace('\n', " ")).collect();
        self.line(&format!("| {} |", cells.join(" | ")));
    }

    fn table(&mut self, keys: &[&str]) {
        let heads: Vec<String> = keys.iter().map(|key| self.words.say(key)).collect();
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        self.row(&heads);
        self.row(&vec!["---"; keys.len()]);
    }
}

/// The page.
pub(super) fn text(handover: &Handover<'_>) -> String {
    let words = Words::new(handover.language);
    let mut page = Page { words, text: String::new() };
    let title = handover.study.title().get(handover.language);
    page.line(&format!("# {title} – {}\n", handover.variant));
    let engine = page.words.say(&format!("engine-{}", handover.dialect.name()));
    let args =
        [("engine", Value::from(engine)), ("version", Value::from(env!("CARGO_PKG_VERSION")))];
    page.say("handover-intro", &args);
    files(handover, &mut page);
    page.heading("handover-deploy");
    let process = handover.processes.first().map_or("", String::as_str);
    let args = [("file", Value::from(PROCESS)), ("process", process.into())];
    page.say(&format!("handover-deploy-{}", handover.dialect.name()), &args);
    processes(handover, &mut page);
    if handover.dialect.has().starts != Starts::Program && starts_by_message(handover) {
        page.line("");
        page.say(&format!("handover-message-{}", handover.dialect.name()), &[]);
    }
    asked(handover, &mut page);
    paths(handover, &mut page);
    people(handover, &mut page);
    jobs(handover, &mut page);
    messages(handover, &mut page);
    losses(handover, &mut page);
    page.text
}

/// Where several processes run: the paths that begin in each.
fn processes(handover: &Handover<'_>, page: &mut Page) {
    if handover.processes.len() < 2 {
        return;
    }
    page.line("");
    page.say("handover-processes", &[]);
    page.line("");
    for process in &handover.processes {
        let own = handover.paths.iter().filter(|(_, path)| handover.process_of(path) == *process);
        let own: Vec<String> = own.map(|(stem, _)| format!("`{stem}`")).collect();
        page.line(&format!("- `{process}`: {}", own.join(", ")));
    }
}

fn starts_by_message(handover: &Handover<'_>) -> bool {
    handover.paths.iter().any(|(_, path)| handover.start_message(path).is_some())
}

fn files(handover: &Handover<'_>, page: &mut Page) {
    page.heading("handover-files");
    let has = handover.dialect.has();
    let mut all = vec![(PROCESS, "handover-file-process")];
    if !super::form_files(handover).is_empty() {
        all.push(("forms/", "handover-file-forms"));
    }
    all.push(("paths/", "handover-file-paths"));
    if has.starts != Starts::Program {
        all.push(("start/", "handover-file-start"));
    }
    for (name, key) in all {
        let said = page.words.say(key);
        page.line(&format!("- `{name}`: {said}"));
    }
}

/// The variables: what they may be, and who sets them.
fn asked(handover: &Handover<'_>, page: &mut Page) {
    page.heading("handover-variables");
    let mut all: BTreeMap<&str, (&Field, Vec<String>)> = BTreeMap::new();
    for field in handover.decisions.values().flat_map(|d| &d.asks) {
        all.entry(&field.key).or_insert((field, Vec::new()));
    }
    for form in handover.forms {
        for field in &form.fields {
            let entry = all.entry(&field.key).or_insert((field, Vec::new()));
            entry.1.push(form.title.clone());
        }
    }
    page.table(&["handover-variable", "handover-meaning", "handover-values", "handover-set-by"]);
    for (key, (field, by)) in all {
        let values = match &field.ask {
            Ask::Value(kind) => page.words.say(kind.key()),
            Ask::Choice(choices) => {
                let all: Vec<String> =
                    choices.iter().map(|(value, _)| format!("`{value}`")).collect();
                all.join(", ")
            }
        };
        let set =
            if by.is_empty() { page.words.say("handover-set-outside") } else { by.join("; ") };
        page.row(&[&format!("`{key}`"), &field.label, &values, &set]);
    }
    for key in handover.start.keys() {
        let meaning = page.words.say(&format!("handover-{}", key.replace('_', "-")));
        let (kind, set) = (page.words.say("type-text"), page.words.say("handover-set-outside"));
        page.row(&[&format!("`{key}`"), &meaning, &kind, &set]);
    }
    let days = |field: &Field| field.ask == Ask::Value(Type::Date);
    if handover.forms.iter().flat_map(|f| &f.fields).any(days) {
        page.line("");
        page.say("handover-days", &[]);
    }
}

fn paths(handover: &Handover<'_>, page: &mut Page) {
    page.heading("handover-paths");
    page.say("handover-paths-how", &[]);
    page.line("");
    page.table(&["handover-path", "handover-end", "handover-way", "handover-values"]);
    for (stem, path) in &handover.paths {
        let way: Vec<String> = path
            .steps
            .iter()
            .filter(|id| {
                handover.procedure.step(id).is_some_and(|s| {
                    s.kind.is_activity() || matches!(s.kind.trigger(), Some(Trigger::Timer(_)))
                })
            })
            .map(|id| handover.name_of(id))
            .collect();
        let values: Vec<String> =
            variables(path).map(|(name, value)| format!("`{name}` = `{value}`")).collect();
        let end = handover.name_of(&path.end);
        page.row(&[&format!("`{stem}`"), &end, &way.join(" → "), &values.join(", ")]);
    }
}

fn people(handover: &Handover<'_>, page: &mut Page) {
    if handover.dialect.has().people == People::Nowhere {
        return;
    }
    page.heading("handover-groups");
    page.say("handover-groups-how", &[]);
    page.line("");
    page.table(&["handover-group", "handover-office"]);
    for (id, office) in handover.procedure.offices() {
        page.row(&[&format!("`{id}`"), office.name.get(handover.language)]);
    }
}

fn jobs(handover: &Handover<'_>, page: &mut Page) {
    let worked = |kind: &StepKind| match kind {
        StepKind::Task(kind) => {
            matches!(kind, TaskKind::Automatic | TaskKind::Send | TaskKind::Rule | TaskKind::Script)
        }
        _ => false,
    };
    let caller = handover.dialect.has().service == Service::Caller;
    let by_caller = handover.procedure.steps().filter(|(_, s)| caller && worked(&s.kind));
    let mut topics: Vec<(String, &StepId)> =
        by_caller.map(|(id, _)| (id.to_string(), id)).collect();
    topics.extend(handover.topics.iter().map(|(id, topic)| (topic.clone(), id)));
    if topics.is_empty() {
        return;
    }
    page.heading("handover-jobs");
    page.say(if caller { "handover-jobs-caller" } else { "handover-jobs-how" }, &[]);
    page.line("");
    page.table(&["handover-topic", "handover-step"]);
    for (topic, id) in topics {
        page.row(&[&format!("`{topic}`"), &handover.name_of(id)]);
    }
}

fn messages(handover: &Handover<'_>, page: &mut Page) {
    let all = handover.messages();
    if all.is_empty() {
        return;
    }
    page.heading("handover-messages");
    if handover.dialect.has().can(Can::Correlates) {
        let key = crate::files::bpmn::engine::events::CASE_KEY;
        page.say("handover-messages-key", &[("key", key.into())]);
    } else {
        page.say("handover-messages-how", &[]);
    }
    page.line("");
    page.table(&["handover-message", "handover-step"]);
    for (step, name) in all {
        page.row(&[&name, &handover.name_of(&step)]);
    }
}

fn losses(handover: &Handover<'_>, page: &mut Page) {
    page.heading("handover-losses");
    if handover.losses.is_empty() {
        page.say("handover-nothing-lost", &[]);
    }
    for loss in page.words.losses(handover.losses, handover.original) {
        let mut line = format!("- {} {}", loss.text, loss.hint);
        if !loss.places.is_empty() {
            line = format!("{line} ({})", loss.places.join(", "));
        }
        page.line(&line);
    }
}
