//! The whole: the changes in order, the executable processes, the study that is written.

use std::collections::BTreeMap;

use crate::files::bpmn::element::Element;
use crate::files::bpmn::read::{EXPORTER, TARGET};
use crate::files::bpmn::scope::Scopes;
use crate::files::bpmn::write::unpacked;
use crate::files::bpmn::xml::fragment_name;
use crate::files::error::SaveError;
use crate::model::finding::Finding;
use crate::model::foreign::Foreign;
use crate::model::form::Form;
use crate::model::id::{StepId, VariantId};
use crate::model::office::OfficeKind;
use crate::model::procedure::Procedure;
use crate::model::study::Study;
use crate::model::text::Language;

use super::decide::Decisions;
use super::dialect::{Dialect, Version, Vocabulary};
use super::loose::LeftOut;
use super::parts::{Parts, declared};
use super::solve::Values;
use super::{decide, events, forms, people, tasks, unsaid};

/// A procedure changed for an engine, what decides in it, its forms, and the losses.
pub(super) struct Runnable {
    pub(super) procedure: Procedure,
    pub(super) decisions: Decisions,
    pub(super) forms: Vec<Form>,
    /// Variables that every case starts with.
    pub(super) start: Values,
    /// What the programs listen to that do a step.
    pub(super) topics: BTreeMap<StepId, String>,
    pub(super) losses: Vec<Finding>,
}

/// A value that stands for a case, or for its officer, in a sample of variables.
const SAMPLE: &str = "1";

/// Changes a procedure for an engine; `scope` tells its forms from those of other procedures.
pub(super) fn change(p: &Procedure, language: Language, dialect: Dialect, scope: &str) -> Runnable {
    let mut parts = Parts::of(p, language, dialect);
    unsaid::report(&mut parts);
    unsaid::report_foreign(&mut parts);
    unsaid::leave_out_data(&mut parts);
    let mut left_out = LeftOut::default();
    left_out.flows(&mut parts);
    people::make_runnable(&mut parts);
    events::make_runnable(&mut parts);
    // Arrows made of links may leave a process, too.
    left_out.flows(&mut parts);
    events::report_messages(&mut parts);
    let decisions = decide::make_runnable(&mut parts);
    let forms = forms::forms(&mut parts, &decisions, scope);
    forms::report_data(&mut parts, &forms);
    tasks::make_runnable(&mut parts, &forms);
    left_out.kept(&mut parts);
    left_out.report(&mut parts);
    let start = parts.variables_used(&[events::CASE_KEY, tasks::CASE_OFFICER], SAMPLE);
    let topics = std::mem::take(&mut parts.topics);
    let (procedure, losses) = parts.together();
    Runnable { procedure, decisions, forms, start, topics, losses }
}

/// The study to be written, and what was changed for it.
pub(super) fn runnable(
    study: &Study,
    variant: &VariantId,
    dialect: Dialect,
) -> Result<(Study, Runnable), SaveError> {
    let found =
        study.variant(variant).ok_or_else(|| SaveError::Unsayable(format!("variant {variant}")))?;
    let language = study.language();
    let scope = forms::scope(study, variant);
    let mut runnable = change(&found.procedure, language, dialect, &scope);
    runnable.losses.extend(unsaid::of_study(study, language));
    runnable.losses.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    runnable.losses.dedup();
    let title = study.title().get(language);
    let foreign = executable(&runnable.procedure, (title, variant), dialect);
    let mut draft = crate::model::draft::Draft::from(runnable.procedure.clone());
    draft.foreign(foreign);
    let (procedure, _) = draft.finish();
    let mut out = crate::model::draft::StudyDraft::new(study.title().clone(), study.language());
    out.variant(variant.as_str(), found.role, found.name.clone(), procedure);
    Ok((out.finish(), runnable))
}

/// The ids of the processes that are meant to run: those of our own body.
pub(super) fn executable_processes(p: &Procedure) -> Vec<String> {
    let scopes = Scopes::of(p);
    let others: Vec<&String> = p
        .pools()
        .filter(|(_, pool)| {
            let office = pool.office.as_ref().and_then(|o| p.office(o));
            office.is_some_and(|o| o.kind != OfficeKind::Internal)
        })
        .filter_map(|(id, _)| scopes.of_pool.get(id))
        .collect();
    let mut out: Vec<String> = Vec::new();
    for (_, step) in p.steps().filter(|(_, s)| s.parent.is_none()) {
        let process = scopes.of_step(p, step).to_owned();
        if !others.contains(&&process) && !out.contains(&process) {
            out.push(process);
        }
    }
    out
}

/// The kept content of the file, with every process marked as to run or not.
fn executable(p: &Procedure, (title, variant): (&str, &VariantId), dialect: Dialect) -> Foreign {
    let has = dialect.has();
    let mut foreign = p.foreign().clone();
    if foreign.attributes.is_empty() {
        for (key, value) in [
            ("exporter", EXPORTER),
            ("exporterVersion", env!("CARGO_PKG_VERSION")),
            ("targetNamespace", TARGET),
        ] {
            foreign.attributes.insert(key.to_owned(), value.to_owned());
        }
    }
    for (prefix, namespace) in has.namespaces {
        foreign.attributes.insert(format!("xmlns:{prefix}"), (*namespace).to_owned());
    }
    for (key, value) in has.root {
        foreign.attributes.insert((*key).to_owned(), (*value).to_owned());
    }
    let declared = declared(&foreign, has);
    let meant = executable_processes(p);
    let scopes = Scopes::of(p);
    let mut processes: Vec<String> = scopes.processes.clone();
    processes.extend(meant.iter().filter(|id| !scopes.processes.contains(id)).cloned());
    for id in processes {
        let kept = foreign.elements.iter().position(|e| {
            fragment_name(e) == "bpmn:process"
                && crate::files::bpmn::scope::kept_attribute(e, "id") == Some(id.as_str())
        });
        let mut element = kept
            .and_then(|at| unpacked(&foreign.elements[at], &declared.by(&foreign.elements[at])))
            .unwrap_or_else(|| Element::new("bpmn:process").with("id", id.as_str()));
        let runs = meant.contains(&id);
        element.set("isExecutable", runs.to_string());
        if runs {
            if element.get("name").is_none() && !title.is_empty() {
                element.set("name", title);
            }
            for (key, value) in has.process {
                if element.get(key).is_none() {
                    element.set(key, *value);
                }
            }
            tag(&mut element, variant, has);
        }
        let text = element.compact();
        match kept {
            Some(at) => foreign.elements[at] = text,
            None => foreign.elements.push(text),
        }
    }
    foreign
}

/// The version of a process: which variant of the study it is.
fn tag(element: &mut Element, variant: &VariantId, has: &Vocabulary) {
    match has.version {
        Version::Nowhere => {}
        Version::Attribute => {
            let key = has.word("versionTag");
            if element.get(&key).is_none() {
                element.set(&key, variant.as_str());
            }
        }
        Version::Element => {
            let tag = Element::new(has.word("versionTag")).with("value", variant.as_str());
            element.extend(vec![tag]);
            element.sort();
        }
    }
}
