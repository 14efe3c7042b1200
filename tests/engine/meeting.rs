//! Events that belong together meet in the engine, and an exported file is exported again.

use std::collections::BTreeSet;

use prodigio::files::bpmn::engine::dialect::Dialect;
use prodigio::files::bpmn::{self, ReadOptions};
use prodigio::files::native;
use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::geometry::Rect;
use prodigio::model::step::{Step, StepKind, TaskKind, Trigger};
use prodigio::model::study::Study;
use roxmltree::{Document, Node};

use crate::base::{base, en, task};
use crate::{exported, study_of};

/// A study of a BPMN file: a process with these elements, and these roots before it.
pub(crate) fn opened(roots: &str, inside: &str) -> Study {
    let text = format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
         xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" \
         xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\" \
         xmlns:flowable=\"http://flowable.org/bpmn\" \
         targetNamespace=\"urn:test\">{roots}<process id=\"p\" isExecutable=\"true\">{inside}\
         </process></definitions>"
    );
    let opened = bpmn::read(text.as_bytes(), &ReadOptions::default()).expect("a file");
    opened.study
}

/// The root that an event of a file refers to: kind, id, name, code.
fn root_of(text: &str, step: &str) -> Option<(String, String, String)> {
    let document = Document::parse(text).expect("XML");
    let of_id = |id: &str| document.descendants().find(|n| n.attribute("id") == Some(id));
    let node = of_id(step).unwrap_or_else(|| panic!("{step} in {text}"));
    let reference = |n: Node<'_, '_>| {
        ["messageRef", "signalRef", "errorRef", "escalationRef"]
            .iter()
            .find_map(|name| n.attribute(*name).map(str::to_owned))
    };
    let wanted = reference(node).or_else(|| node.children().find_map(reference))?;
    let root = of_id(&wanted).unwrap_or_else(|| panic!("{wanted} in {text}"));
    assert_eq!(root.parent().map(|n| n.tag_name().name()), Some("definitions"), "{text}");
    let code = ["errorCode", "escalationCode"].iter().find_map(|name| root.attribute(*name));
    let said = |value: Option<&str>| value.unwrap_or_default().to_owned();
    Some((wanted, said(root.attribute("name")), said(code)))
}

fn in_sub(id: &str, kind: StepKind, draft: &mut Draft) {
    let mut step = Step::new(kind, en(id), 620.0, 60.0);
    step.lane = Some("l".into());
    step.parent = Some("sub".into());
    draft.step(id, step);
}

fn on_sub(id: &str, name: &str, trigger: Trigger, draft: &mut Draft) {
    let kind = StepKind::Boundary { host: "sub".into(), trigger, interrupting: true };
    let mut step = Step::new(kind, en(name), 640.0, 90.0);
    step.lane = Some("l".into());
    draft.step(id, step);
    let out = format!("{id}_out");
    draft.flow(out.as_str(), Flow::new(id.into(), "c".into()));
}

/// A sub-procedure with errors and an escalation, signals and messages on the way.
fn meeting() -> Draft {
    let mut d = base();
    let end = |trigger| StepKind::End { trigger, outcome: None };
    in_sub("missing", end(Trigger::Error), &mut d);
    in_sub("refused", end(Trigger::Error), &mut d);
    in_sub("late", StepKind::Throw(Trigger::Escalation), &mut d);
    on_sub("on_refused", "refused", Trigger::Error, &mut d);
    on_sub("on_other", "something else went wrong", Trigger::Error, &mut d);
    on_sub("on_late", "too late", Trigger::Escalation, &mut d);
    for (id, name, kind) in [
        ("tell", "Closed", StepKind::Throw(Trigger::Signal)),
        ("told", "Closed", StepKind::Catch(Trigger::Signal)),
        ("other", "Opened", StepKind::Catch(Trigger::Signal)),
        ("await", "Answer", StepKind::Catch(Trigger::Message)),
        ("take", "Answer", StepKind::Task(TaskKind::Receive)),
    ] {
        let mut step = task(TaskKind::Plain, name, 700.0);
        step.at = Rect::around(step.at.center(), 36.0, 36.0);
        step.kind = kind;
        d.step(id, step);
    }
    d
}

#[test]
fn what_is_emitted_is_caught() {
    let study = study_of(meeting());
    for dialect in Dialect::ALL {
        let text = exported(&study, dialect).text;
        let root = |step: &str| root_of(&text, step);
        let name = dialect.name();
        assert!(root("refused").is_some(), "{name}");
        assert_eq!(root("refused"), root("on_refused"), "{name}: by its name");
        assert_eq!(root("missing"), root("on_other"), "{name}: by the nearest that is not named");
        assert_ne!(root("missing"), root("refused"), "{name}");
        assert!(!root("missing").unwrap().2.is_empty(), "{name}: an error has a code");
        assert_eq!(root("late"), root("on_late"), "{name}");
        assert_eq!(root("tell"), root("told"), "{name}");
        assert_ne!(root("tell"), root("other"), "{name}");
        assert_eq!(root("take").unwrap().1, "Answer", "{name}");
        assert_eq!(root("take"), root("await"), "{name}");
    }
}

#[test]
fn what_the_file_refers_to_stays() {
    let study = opened(
        "<message id=\"Message_7\" name=\"order.paid\"/>\
         <error id=\"Error_7\" name=\"No funds\" errorCode=\"NO-FUNDS\"/>\
         <error id=\"Error_8\"/>\
         <signalEventDefinition id=\"shared\" signalRef=\"Signal_7\"/>\
         <signal id=\"Signal_7\" name=\"stop\"/>",
        "<startEvent id=\"s\"><signalEventDefinition id=\"sd\" signalRef=\"Signal_7\"/></startEvent>\
         <subProcess id=\"sub\"><startEvent id=\"s2\"/>\
         <endEvent id=\"poor\"><errorEventDefinition id=\"d1\" errorRef=\"Error_7\"/></endEvent>\
         <endEvent id=\"bare\"><errorEventDefinition id=\"d2\" errorRef=\"Error_8\"/></endEvent>\
         <sequenceFlow id=\"i1\" sourceRef=\"s2\" targetRef=\"poor\"/></subProcess>\
         <boundaryEvent id=\"on_poor\" attachedToRef=\"sub\">\
         <errorEventDefinition id=\"d3\" errorRef=\"Error_7\"/></boundaryEvent>\
         <boundaryEvent id=\"on_any\" attachedToRef=\"sub\">\
         <errorEventDefinition id=\"d4\"/></boundaryEvent>\
         <intermediateThrowEvent id=\"pay\" name=\"Pay\">\
         <messageEventDefinition id=\"d5\" messageRef=\"Message_7\"/></intermediateThrowEvent>\
         <receiveTask id=\"paid\" name=\"Paid\" messageRef=\"Message_7\"/>\
         <intermediateCatchEvent id=\"named\" name=\"order.paid\">\
         <messageEventDefinition id=\"d6\"/></intermediateCatchEvent>\
         <endEvent id=\"e\"><eventDefinitionRef>shared</eventDefinitionRef></endEvent>",
    );
    for dialect in Dialect::ALL {
        let text = exported(&study, dialect).text;
        let root = |step: &str| root_of(&text, step);
        let name = dialect.name();
        let paid = ("Message_7".to_owned(), "order.paid".to_owned(), String::new());
        for step in ["paid", "named"] {
            assert_eq!(root(step).as_ref(), Some(&paid), "{name} {step}");
        }
        let funds = ("Error_7".to_owned(), "No funds".to_owned(), "NO-FUNDS".to_owned());
        for step in ["poor", "on_poor"] {
            assert_eq!(root(step).as_ref(), Some(&funds), "{name} {step}");
        }
        let bare = root("bare").unwrap();
        assert_eq!((bare.0.as_str(), bare.2.as_str()), ("Error_8", "Error_8"), "{name}: a code");
        assert_eq!(root("on_any"), None, "{name}: it catches all");
        assert_eq!(root("s").map(|r| r.1), Some("stop".to_owned()), "{name}");
        assert_eq!(root("e"), root("s"), "{name}");
        let keys = text.matches("correlationKey=\"=case_id\"").count();
        assert_eq!(keys, usize::from(dialect == Dialect::Camunda8), "{name}: {text}");
    }
    assert!(exported(&study, Dialect::Operaton).text.contains("camunda:topic=\"pay\""));
}

#[test]
fn links_that_are_drawn_are_tied_by_their_names() {
    let mut d = base();
    for (id, kind) in
        [("go", StepKind::Throw(Trigger::Link)), ("come", StepKind::Catch(Trigger::Link))]
    {
        let mut step = task(TaskKind::Plain, "Page 2", 700.0);
        step.kind = kind;
        d.step(id, step);
    }
    let text = exported(&study_of(d), Dialect::Operaton).text;
    let document = Document::parse(&text).unwrap();
    let named = document.descendants().filter(|n| n.tag_name().name() == "linkEventDefinition");
    let named: Vec<_> = named.map(|n| n.attribute("name")).collect();
    assert_eq!(named, [Some("Page 2"), Some("Page 2")], "{text}");
}

/// Ids that stand twice, and references that nothing answers.
fn faults(text: &str) -> Vec<String> {
    let document = Document::parse(text).expect("XML");
    let mut ids = BTreeSet::new();
    let mut out = Vec::new();
    for node in document
        .descendants()
        .filter(|n| n.tag_name().namespace() == Some("http://www.omg.org/spec/BPMN/20100524/MODEL"))
    {
        if let Some(id) = node.attribute("id")
            && !ids.insert(id)
        {
            out.push(format!("{id} twice"));
        }
    }
    let references = ["messageRef", "signalRef", "errorRef", "escalationRef", "sourceRef"];
    for node in document.descendants() {
        for wanted in references.iter().filter_map(|name| node.attribute(*name)) {
            if !ids.contains(wanted) {
                out.push(format!("{wanted} is missing"));
            }
        }
    }
    out
}

#[test]
fn what_was_exported_is_exported_again() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let mut studies = vec![study_of(meeting())];
    for name in ["suolo-pubblico.prodigio", "cambio-residenza.prodigio"] {
        studies.push(native::read(&std::fs::read(folder.join(name)).unwrap()).unwrap());
    }
    for study in studies {
        for dialect in Dialect::ALL {
            let write = |study: &Study| {
                let variant = &study.variants()[0].id;
                prodigio::files::bpmn::engine::export(study, variant, dialect).unwrap().text
            };
            let mut text = write(&study);
            for time in 0..3 {
                assert_eq!(faults(&text), [""; 0], "{} {time}: {text}", dialect.name());
                let again = bpmn::read(text.as_bytes(), &ReadOptions::default()).unwrap().study;
                text = write(&again);
            }
        }
    }
}
