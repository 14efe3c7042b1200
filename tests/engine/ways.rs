//! Ways to the ends, names that nobody else has, and what a file already says for its engine.

use std::collections::BTreeSet;

use prodigio::files::bpmn::engine::dialect::Dialect;
use prodigio::files::bpmn::engine::{paths, project};
use prodigio::model::draft::StudyDraft;
use prodigio::model::finding::Place;
use prodigio::model::flow::Flow;
use prodigio::model::id::VariantId;
use prodigio::model::step::{Direction, DocumentUse, Step, StepKind, TaskKind, Trigger};
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};
use serde_json::Value;

use crate::base::{base, en, task};
use crate::meeting::opened;
use crate::{exported, procedure_of, study_of};

fn json(made: &project::Project, path: &str) -> Value {
    let piece = made.pieces.iter().find(|p| p.path == path).unwrap_or_else(|| panic!("{path}"));
    serde_json::from_slice(&piece.bytes).expect("JSON")
}

fn project_of(study: &Study, dialect: Dialect) -> project::Project {
    project::project(study, &study.variants()[0].id, dialect).expect("a variant")
}

fn codes(study: &Study, dialect: Dialect) -> Vec<&'static str> {
    let variant = &study.variants()[0].id;
    let made = prodigio::files::bpmn::engine::export(study, variant, dialect).expect("a variant");
    made.losses.iter().map(|loss| loss.code).collect()
}

fn text_of(study: &Study, dialect: Dialect) -> String {
    let variant = &study.variants()[0].id;
    prodigio::files::bpmn::engine::export(study, variant, dialect).expect("a variant").text
}

#[test]
fn a_second_start_is_chosen_where_no_message_starts() {
    let mut d = base();
    let start = StepKind::Start { trigger: Trigger::None, interrupting: true };
    let mut second = task(TaskKind::Plain, "By post", 50.0);
    second.kind = start;
    d.step("start2", second);
    d.flow("f7", Flow::new("start2".into(), "c".into()));
    let study = study_of(d);
    let spiff = exported(&study, Dialect::Spiff).text;
    assert_eq!(spiff.matches("<bpmn:startEvent").count(), 1, "{spiff}");
    assert!(!spiff.contains("messageEventDefinition"), "{spiff}");
    assert!(codes(&study, Dialect::Spiff).contains(&"engine-start-chosen"));
    let ways = paths::paths(procedure_of(&study), Language::En, Dialect::Spiff);
    assert_eq!(ways.len(), 2);
    let seven = exported(&study, Dialect::Operaton).text;
    assert_eq!(seven.matches("<bpmn:startEvent").count(), 2, "{seven}");
    assert!(seven.contains("messageEventDefinition"), "{seven}");
}

#[test]
fn several_events_at_once_are_emitted_only_as_what_the_engine_emits() {
    let mut d = base();
    let mut step = task(TaskKind::Plain, "Tell all", 700.0);
    step.kind = StepKind::Throw(Trigger::Multiple);
    d.step("tell", step);
    let study = study_of(d);
    for dialect in Dialect::ALL {
        let sends = exported(&study, dialect).text.contains("messageEventDefinition");
        let silent = [Dialect::Flowable, Dialect::Spiff].contains(&dialect);
        assert_eq!(sends, !silent, "{}", dialect.name());
        assert!(codes(&study, dialect).contains(&"engine-throws-several"));
    }
}

#[test]
fn events_that_bpmn_has_not_are_written_as_some_that_it_has() {
    let start = |trigger| StepKind::Start { trigger, interrupting: true };
    let end = |trigger| StepKind::End { trigger, outcome: None };
    let border = |trigger| StepKind::Boundary { host: "c".into(), trigger, interrupting: true };
    for (kind, inside) in [
        (start(Trigger::Error), false),
        (start(Trigger::Conditional), false),
        (start(Trigger::Multiple), false),
        (start(Trigger::Link), false),
        (start(Trigger::Message), true),
        (start(Trigger::Signal), true),
        (StepKind::Throw(Trigger::Timer(None)), false),
        (StepKind::Throw(Trigger::Error), false),
        (StepKind::Throw(Trigger::Conditional), false),
        (StepKind::Throw(Trigger::Terminate), false),
        (StepKind::Catch(Trigger::Error), false),
        (StepKind::Catch(Trigger::Compensation), false),
        (end(Trigger::Timer(None)), false),
        (end(Trigger::Link), false),
        (border(Trigger::None), false),
        (border(Trigger::Link), false),
    ] {
        let mut d = base();
        let mut step = Step::new(kind.clone(), en("Odd"), 700.0, 40.0);
        step.lane = Some("l".into());
        step.parent = inside.then(|| "sub".into());
        d.step("odd", step);
        let study = study_of(d);
        for dialect in Dialect::ALL {
            let what = format!("{} {kind:?}", dialect.name());
            let text = exported(&study, dialect).text;
            let document = roxmltree::Document::parse(&text).unwrap();
            let node = document.descendants().find(|n| n.attribute("id") == Some("odd")).unwrap();
            let defined = node.children().find_map(|n| {
                n.tag_name().name().strip_suffix("EventDefinition").map(str::to_owned)
            });
            let named = (node.tag_name().name(), defined.as_deref());
            let wanted = match node.tag_name().name() {
                "startEvent" if inside || dialect == Dialect::Spiff => None,
                "startEvent" | "intermediateCatchEvent" | "boundaryEvent" => Some("message"),
                "intermediateThrowEvent" if matches!(kind, StepKind::End { .. }) => {
                    let jumps = [Dialect::Flowable, Dialect::Spiff].contains(&dialect);
                    (!jumps).then_some("link")
                }
                _ => None,
            };
            assert_eq!(named.1, wanted, "{what}: {named:?}");
        }
    }
}

#[test]
fn ways_follow_links() {
    let mut d = base();
    for (id, kind) in
        [("go", StepKind::Throw(Trigger::Link)), ("come", StepKind::Catch(Trigger::Link))]
    {
        let mut step = task(TaskKind::Plain, "Page 2", 700.0);
        step.kind = kind;
        d.step(id, step);
    }
    let to = |from: &str, to: &str| Flow::new(from.into(), to.into());
    d.flow("f6", to("c", "go")).flow("f7", to("come", "no"));
    let study = study_of(d);
    for dialect in Dialect::ALL {
        let ways = paths::paths(procedure_of(&study), Language::En, dialect);
        let ends: Vec<&str> = ways.iter().map(|way| way.end.as_str()).collect();
        assert_eq!(ends, ["no", "yes"], "{}", dialect.name());
    }
}

#[test]
fn a_link_without_its_other_end_is_a_loss() {
    let ends = [
        ("go", "Page 2", StepKind::Throw(Trigger::Link)),
        ("come", "Page 2", StepKind::Catch(Trigger::Link)),
        ("lost", "Page 3", StepKind::Throw(Trigger::Link)),
        ("found", "Page 4", StepKind::Catch(Trigger::Link)),
        ("second", "Page 2", StepKind::Catch(Trigger::Link)),
        ("last", "", StepKind::End { trigger: Trigger::Link, outcome: None }),
    ];
    let mut d = base();
    for (id, name, kind) in ends {
        let mut step = task(TaskKind::Plain, name, 700.0);
        step.kind = kind;
        d.step(id, step);
    }
    let study = study_of(d);
    for dialect in Dialect::ALL {
        let losses = exported(&study, dialect).losses;
        let of = |code: &str| -> Vec<&Place> {
            losses.iter().filter(|f| f.code == code).map(|f| &f.place).collect()
        };
        let step = |id: &str| Place::Step(id.into());
        let alone = ["found", "last", "lost", "second"].map(step);
        let known = !matches!(dialect, Dialect::Flowable | Dialect::Spiff);
        // Where links become plain events nothing of them stands in the file.
        let (code, other) = ("engine-link-alone", "engine-link-alone-plain");
        let (code, other) = if known { (code, other) } else { (other, code) };
        assert_eq!(of(code), alone.iter().collect::<Vec<_>>(), "{}", dialect.name());
        assert!(of(other).is_empty(), "{}", dialect.name());
        let joined = of("engine-link-event");
        let wanted = if known { vec![] } else { ["come", "go"].map(step).to_vec() };
        assert_eq!(joined, wanted.iter().collect::<Vec<_>>(), "{}", dialect.name());
    }
}

#[test]
fn what_starts_a_case_names_the_process_of_its_path() {
    let mut d = base();
    let mut pool = (**d.so_far().pool(&"p".into()).unwrap()).clone();
    pool.at.y = 500.0;
    d.pool("q", pool);
    let kinds = [("q_start", StepKind::START), ("q_end", StepKind::END)];
    for (id, kind) in kinds {
        let mut step = Step::new(kind, en(id), 50.0, 540.0);
        step.pool = Some("q".into());
        d.step(id, step);
    }
    d.flow("q1", Flow::new("q_start".into(), "q_end".into()));
    let study = study_of(d);
    let made = project_of(&study, Dialect::Flowable);
    let process = |file: &str| json(&made, file)["processDefinitionKey"].clone();
    let first = process("start/01-no.json");
    let other = process("start/02-q_end.json");
    assert_ne!(first, other);
    let page = made.pieces.iter().find(|p| p.path == "README.md").unwrap();
    let page = String::from_utf8(page.bytes.clone()).unwrap();
    for (process, paths) in [(first, "`01-no`, `03-yes`"), (other, "`02-q_end`")] {
        let line = format!("- `{}`: {paths}", process.as_str().unwrap());
        assert!(page.contains(&line), "{line} in {page}");
    }
    let order: Vec<_> = made.losses.iter().map(|loss| (&loss.place, loss.code)).collect();
    assert!(order.is_sorted(), "losses stand in order of place");
}

const DECISION: &str = "<startEvent id=\"s\"/><exclusiveGateway id=\"g\" default=\"no\"/>\
    <endEvent id=\"a\"/><endEvent id=\"b\"/>\
    <sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"g\"/>\
    <sequenceFlow id=\"no\" sourceRef=\"g\" targetRef=\"b\"/>";

fn decided(language: &str, condition: &str) -> Study {
    let flow = format!(
        "{DECISION}<sequenceFlow id=\"yes\" sourceRef=\"g\" targetRef=\"a\">\
         <conditionExpression xsi:type=\"tFormalExpression\"{language}>{condition}\
         </conditionExpression></sequenceFlow>"
    );
    opened("", &flow)
}

#[test]
fn conditions_in_the_language_of_the_engine_stay() {
    let python = " language=\"python\"";
    let script = " language=\"JavaScript\"";
    for (dialect, language, condition, stays) in [
        (Dialect::Camunda8, "", "=count(items) > 2", true),
        (Dialect::Operaton, "", "=count(items) > 2", false),
        (Dialect::Operaton, "", "${count(items) > 2}", true),
        (Dialect::Camunda8, "", "${count(items) > 2}", false),
        (Dialect::Camunda8, " language=\"urn:x/FEEL/\"", "=count(items) > 2", true),
        (Dialect::Operaton, " language=\"urn:x/XPath\"", "${count(items) > 2}", false),
        (Dialect::Spiff, python, "len(items) > 2", true),
        (Dialect::BpmnEngine, python, "len(items) > 2", false),
        (Dialect::BpmnEngine, script, "next(null, items.length > 2)", true),
        (Dialect::Operaton, script, "items.length > 2", true),
        (Dialect::Spiff, script, "items.length > 2", false),
        (Dialect::Spiff, "", "len(items) > 2", false),
    ] {
        let escaped = condition.replace('>', "&gt;");
        let study = decided(language, &escaped);
        let text = text_of(&study, dialect);
        let inside = format!(">{escaped}</bpmn:conditionExpression>");
        assert_eq!(text.contains(&inside), stays, "{} {condition}: {text}", dialect.name());
        if stays && !language.is_empty() {
            assert!(text.contains(language.trim()), "{text}");
        }
        let code = if stays { "engine-condition-kept" } else { "engine-condition-label" };
        assert!(codes(&study, dialect).contains(&code), "{} {condition}", dialect.name());
    }
}

#[test]
fn names_that_engines_take_are_not_given_and_are_said() {
    for name in ["while", "lambda", "true", "null", "execution", "case_id", "case officer", "ge"] {
        let mut d = base();
        let mut gateway = (**d.so_far().step(&"g".into()).unwrap()).clone();
        gateway.name = en(name);
        d.step("g", gateway);
        let keys: Vec<String> = exported(&study_of(d), Dialect::Operaton)
            .forms
            .iter()
            .flat_map(|form| form.fields.iter().map(|f| f.key.clone()))
            .collect();
        let plain = name.replace(' ', "_");
        assert!(keys.contains(&format!("{plain}_")), "{name}: {keys:?}");
    }
    let study = decided("", "while = &quot;x&quot;");
    assert!(codes(&study, Dialect::Operaton).contains(&"engine-name-reserved"));
}

#[test]
fn names_made_of_long_texts_are_told_apart() {
    let long = "a_task_whose_name_is_longer_than_what_is_kept_of_it";
    let mut d = base();
    for ending in ["one", "two"] {
        let id = format!("{long}_{ending}");
        let mut step = task(TaskKind::Automatic, &id, 700.0);
        step.lane = Some("l".into());
        d.step(id.as_str(), step);
    }
    for id in ["Job", "job"] {
        d.step(id, task(TaskKind::Automatic, id, 800.0));
    }
    let mut asking = (**d.so_far().step(&"a".into()).unwrap()).clone();
    asking.documents = ["one", "two"]
        .map(|ending| DocumentUse {
            name: en(&format!("{long} {ending}")),
            direction: Direction::In,
        })
        .into();
    asking.documents.push(DocumentUse { name: en("Αίτηση"), direction: Direction::In });
    asking.documents.push(DocumentUse { name: en("Απόφαση"), direction: Direction::In });
    d.step("a", asking);
    let study = study_of(d);
    let text = exported(&study, Dialect::Operaton).text;
    let topics: Vec<&str> =
        text.split("camunda:topic=\"").skip(1).filter_map(|t| t.split('"').next()).collect();
    assert_eq!(topics.len(), 5, "{text}");
    assert_eq!(topics.iter().collect::<BTreeSet<_>>().len(), 5, "{topics:?}");
    let forms = exported(&study, Dialect::Operaton).forms;
    let form = forms.iter().find(|f| f.step.as_str() == "a").unwrap();
    assert_eq!(form.fields.len(), 5, "four documents and the decision: {:?}", form.fields);
}

#[test]
fn forms_of_two_variants_have_two_names() {
    let (procedure, _) = base().finish();
    let title = "A procedure with a title that is longer than what is kept of it";
    let mut study = StudyDraft::new(en(title), Language::En);
    for variant in ["as-is", "to-be", "to be"] {
        study.variant(variant, Role::AsIs, Text::default(), procedure.clone());
    }
    let study = study.finish();
    let mut ids = BTreeSet::new();
    let mut count = 0;
    for variant in study.variants() {
        let id = VariantId::new(variant.id.as_str());
        let made = prodigio::files::bpmn::engine::export(&study, &id, Dialect::Camunda8).unwrap();
        count += made.forms.len();
        ids.extend(made.forms.into_iter().map(|form| form.id));
    }
    assert_eq!(ids.len(), count, "{ids:?}");
}

#[test]
fn a_form_of_the_file_stays_and_is_said_and_mappings_are_no_form() {
    let task = |inside: &str| {
        opened(
            "",
            &format!(
                "<userTask id=\"t\" name=\"T\"><extensionElements>{inside}</extensionElements>\
                 </userTask><callActivity id=\"c\" calledElement=\"other\"><extensionElements>\
                 <camunda:inputOutput><camunda:inputParameter name=\"x\">1</camunda:inputParameter>\
                 </camunda:inputOutput></extensionElements></callActivity>\
                 <sequenceFlow id=\"g1\" sourceRef=\"t\" targetRef=\"g\"/>\
                 <sequenceFlow id=\"yes\" sourceRef=\"g\" targetRef=\"a\"/>{DECISION}"
            ),
        )
    };
    let own =
        task("<camunda:formData><camunda:formField id=\"z\" type=\"string\"/></camunda:formData>");
    let text = text_of(&own, Dialect::Operaton);
    assert_eq!(text.matches("<camunda:formData>").count(), 1, "{text}");
    assert!(codes(&own, Dialect::Operaton).contains(&"engine-form-kept"));
    assert!(text.contains("<camunda:in variables=\"all\"/>"), "inputOutput is no `in`: {text}");
    let other = task("<camunda:formDataX/>");
    assert!(text_of(&other, Dialect::Operaton).contains("<camunda:formData>"));
    assert!(!codes(&other, Dialect::Operaton).contains(&"engine-form-kept"));
}

#[test]
fn what_becomes_a_persons_task_loses_neither_documents_nor_priority() {
    for id in ["alone", "sub"] {
        let mut d = base();
        let mut step = (**d.so_far().step(&id.into()).unwrap()).clone();
        step.documents = vec![DocumentUse { name: en("Report"), direction: Direction::In }];
        step.priority = 10;
        step.kind = match id {
            "alone" => StepKind::Task(TaskKind::Plain),
            _ => StepKind::Call { called: String::new() },
        };
        if id == "sub" {
            let mut inner = (**d.so_far().step(&"inner".into()).unwrap()).clone();
            inner.parent = None;
            d.step("inner", inner);
        }
        d.step(id, step);
        let study = study_of(d);
        for dialect in [Dialect::Operaton, Dialect::Camunda8] {
            let export = exported(&study, dialect);
            let form = export.forms.iter().find(|f| f.step.as_str() == id).expect("a form");
            assert!(form.fields.iter().any(|f| f.key == "report_seen"), "{:?}", form.fields);
            let codes = codes(&study, dialect);
            for code in ["engine-documents", "engine-priority-nowhere"] {
                assert!(!codes.contains(&code), "{id} {}: {codes:?}", dialect.name());
            }
        }
    }
    let mut d = base();
    let mut job = (**d.so_far().step(&"b".into()).unwrap()).clone();
    job.documents = vec![DocumentUse { name: en("Report"), direction: Direction::In }];
    job.priority = 10;
    d.step("b", job);
    let codes = codes(&study_of(d), Dialect::Operaton);
    for code in ["engine-documents", "engine-priority-nowhere"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
}

#[test]
fn variables_compared_with_each_other_are_asked_for_and_have_values() {
    let study = decided("", "paid = due");
    let export =
        prodigio::files::bpmn::engine::export(&study, &study.variants()[0].id, Dialect::Camunda8);
    assert!(export.unwrap().text.contains(">=paid = due<"));
    let ways = paths::paths(&study.variants()[0].procedure, Language::En, Dialect::Camunda8);
    let ends: Vec<&str> = ways.iter().map(|way| way.end.as_str()).collect();
    assert_eq!(ends, ["a", "b"]);
    let of = |way: &paths::EnginePath, name: &str| way.options["variables"][name].clone();
    assert_eq!(of(&ways[0], "paid"), of(&ways[0], "due"));
    assert_ne!(of(&ways[1], "paid"), of(&ways[1], "due"));

    let mut d = base();
    let flow = |condition: &str, from: &str, to: &str| Flow {
        condition: condition.to_owned(),
        ..Flow::new(from.into(), to.into())
    };
    d.flow("f4", flow("paid = due", "g", "c"));
    let kind = StepKind::Gateway(prodigio::model::step::GatewayKind::Exclusive);
    let mut second = Step::new(kind, en("second"), 550.0, 40.0);
    second.lane = Some("l".into());
    d.step("g2", second);
    d.flow("f6", Flow::new("c".into(), "g2".into()));
    d.flow("f7", flow("due < 2026-01-31", "g2", "no"));
    d.flow("f8", Flow::new("g2".into(), "yes".into()));
    let study = study_of(d);
    let text = exported(&study, Dialect::Camunda8).text;
    assert!(text.contains("=date(paid) = date(due)"), "the type is told by the other: {text}");
    let forms = exported(&study, Dialect::Operaton).forms;
    let form = forms.iter().find(|f| f.step.as_str() == "a").expect("a form");
    let keys: Vec<&str> = form.fields.iter().map(|f| f.key.as_str()).collect();
    assert_eq!(keys, ["due", "paid"]);
}
