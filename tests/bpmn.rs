//! The door of BPMN: read, written, read again and equal; what is not understood survives; broken
//! files give one clear error or findings, never a panic.

mod support;

#[path = "bpmn_parts/bad.rs"]
mod bad;
#[path = "bpmn_parts/kept.rs"]
mod kept;
#[path = "bpmn_parts/links.rs"]
mod links;
#[path = "bpmn_parts/mess.rs"]
mod mess;
#[path = "../examples/round_trip/ways.rs"]
mod ways;
#[path = "../examples/round_trip/xml.rs"]
mod xml;

use std::fmt::Write as _;

use prodigio::files::bpmn::engine::paths::{self, EnginePath};
use prodigio::files::bpmn::engine::{self, dialect::Dialect};
use prodigio::files::bpmn::{self, Content, Opened, ReadOptions};
use prodigio::files::error::OpenError;
use prodigio::files::native;
use prodigio::model::draft::Draft;
use prodigio::model::flow::{Anchor, LinkKind};
use prodigio::model::id::{FlowId, StepId, VariantId};
use prodigio::model::invariants;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{GatewayKind, Outcome, StepKind, Timer, Trigger};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};

fn read(bytes: &[u8]) -> Result<Opened, OpenError> {
    let opened = bpmn::read(bytes, &ReadOptions::default())?;
    assert_eq!(invariants::study_violations(&opened.study), [], "what was read is sound");
    Ok(opened)
}

fn procedure(opened: &Opened) -> &Procedure {
    &opened.study.as_is().expect("a read study has a variant").procedure
}

/// What was read, without the text it was read from.
fn bare(opened: &Opened) -> Procedure {
    let mut draft = Draft::from(procedure(opened).clone());
    draft.source(None);
    draft.finish().0
}

fn written(opened: &Opened) -> String {
    let id = opened.study.as_is().expect("a read study has a variant").id.clone();
    bpmn::write(&opened.study, &id, Content::Whole).expect("the variant exists")
}

/// Reads, writes, reads: the model must be equal, and writing again must give the same bytes.
fn check_round_trip(name: &str, bytes: &[u8]) -> Opened {
    let first = read(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    let text = written(&first);
    let second = read(text.as_bytes()).unwrap_or_else(|error| panic!("{name} again: {error}"));
    assert!(first.study == second.study, "{name} differs after writing:\n{text}");
    assert_eq!(text, written(&second), "{name}: written twice");
    first
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:odd="urn:odd"
  id="D" targetNamespace="urn:test">"#;

fn file(inside: &str) -> String {
    format!("{HEAD}{inside}</bpmn:definitions>")
}

fn process(inside: &str) -> String {
    file(&format!(r#"<bpmn:process id="P" isExecutable="false">{inside}</bpmn:process>"#))
}

const SMALL: &str = r#"
  <bpmn:startEvent id="a"/><bpmn:task id="b" name="Prüfung è"/><bpmn:endEvent id="c"/>
  <bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b"/>
  <bpmn:sequenceFlow id="g" sourceRef="b" targetRef="c"/>"#;

#[test]
fn reference_models_come_back_equal() {
    let Some(folder) = support::reference() else { return };
    for name in ["A.1.0", "A.2.0", "A.2.1", "A.3.0", "A.4.0", "A.4.1", "B.1.0"] {
        let path = folder.join("miwg-reference").join(format!("{name}.bpmn"));
        let bytes = std::fs::read(&path).expect("a reference model");
        let opened = check_round_trip(name, &bytes);
        assert!(opened.has_diagram, "{name}");
        assert_eq!(opened.findings, [], "{name}");
    }
}

#[test]
fn every_element_of_b_1_0_is_read_as_what_it_is() {
    let Some(folder) = support::reference() else { return };
    let bytes = std::fs::read(folder.join("miwg-reference/B.1.0.bpmn")).expect("a model");
    let opened = read(&bytes).unwrap();
    let p = procedure(&opened);
    assert_eq!(p.pools().count(), 2);
    assert_eq!(p.lanes().count(), 2);
    let count = |test: &dyn Fn(&StepKind) -> bool| p.steps().filter(|(_, s)| test(&s.kind)).count();
    assert_eq!(count(&|k| matches!(k, StepKind::Call { .. })), 3);
    assert_eq!(count(&|k| matches!(k, StepKind::SubProcedure { expanded: true, .. })), 1);
    assert_eq!(count(&|k| matches!(k, StepKind::SubProcedure { expanded: false, .. })), 1);
    assert_eq!(count(&StepKind::is_gateway), 5);
    assert_eq!(p.links().filter(|(_, l)| l.kind == LinkKind::Message).count(), 2);
    assert_eq!(p.links().filter(|(_, l)| l.kind == LinkKind::Data).count(), 2);
    assert_eq!(p.artifacts().count(), 4);
}

#[test]
fn our_procedures_come_back_equal_with_every_annotation() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the sample procedures") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "prodigio") {
            continue;
        }
        let study = native::read(&std::fs::read(&path).unwrap()).unwrap();
        for variant in study.variants() {
            let text = bpmn::write(&study, &variant.id, Content::Whole).unwrap();
            let opened = read(text.as_bytes()).unwrap();
            let got = opened.study.variant(&variant.id).expect("the same variant");
            assert!(got == variant, "{} {}", path.display(), variant.id);
            assert_eq!(opened.study.title(), study.title());
            assert_eq!(opened.study.body(), study.body());
            assert_eq!(opened.findings, []);
            seen += 1;
        }
    }
    assert!(seen >= 4, "both procedures, as-is and to-be");
}

#[test]
fn what_is_not_understood_survives() {
    let text = file(
        r###"<!-- kept --><bpmn:import importType="x" location="y" namespace="z"/>
        <bpmn:message id="M" name="Hello" odd:x="1"/>
        <bpmn:process id="P" isExecutable="true" odd:owner="me">
          <bpmn:extensionElements><odd:deep a="&lt;&quot;"><odd:b>t &amp; t</odd:b></odd:deep></bpmn:extensionElements>
          <bpmn:property id="pp" name="n"/>
          <bpmn:startEvent id="a"><bpmn:messageEventDefinition messageRef="M"/></bpmn:startEvent>
          <bpmn:userTask id="b" odd:form="f1" implementation="##unspecified">
            <bpmn:documentation textFormat="text/html">kept</bpmn:documentation>
            <bpmn:potentialOwner><bpmn:resourceRef>r</bpmn:resourceRef></bpmn:potentialOwner>
            <bpmn:multiInstanceLoopCharacteristics isSequential="true" behavior="All"/>
          </bpmn:userTask>
          <bpmn:endEvent id="c"/>
          <bpmn:sequenceFlow id="f" sourceRef="a" targetRef="b" isImmediate="true"/>
          <bpmn:sequenceFlow id="g" sourceRef="b" targetRef="c">
            <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="feel">x > 1</bpmn:conditionExpression>
          </bpmn:sequenceFlow>
        </bpmn:process>
        <bpmn:relationship type="t"><bpmn:source>a</bpmn:source><bpmn:target>b</bpmn:target></bpmn:relationship>"###,
    );
    let again = written(&check_round_trip("kept", text.as_bytes()));
    for kept in [
        "<!-- kept -->",
        "importType=\"x\"",
        "<bpmn:message id=\"M\" name=\"Hello\" odd:x=\"1\"/>",
        "odd:owner=\"me\"",
        "<odd:deep a=\"&lt;&quot;\"><odd:b>t &amp; t</odd:b></odd:deep>",
        "<bpmn:property id=\"pp\" name=\"n\"/>",
        "<bpmn:messageEventDefinition messageRef=\"M\"/>",
        "odd:form=\"f1\"",
        "textFormat=\"text/html\"",
        "<bpmn:resourceRef>r</bpmn:resourceRef>",
        "behavior=\"All\"",
        "isImmediate=\"true\"",
        "language=\"feel\"",
        "<bpmn:relationship type=\"t\">",
    ] {
        assert!(again.contains(kept), "{kept} is lost in\n{again}");
    }
}

#[test]
fn events_carry_their_times_and_boundaries_their_hosts() {
    let text = process(
        r#"<bpmn:userTask id="b"/>
        <bpmn:boundaryEvent id="t" attachedToRef="b" cancelActivity="false">
          <bpmn:timerEventDefinition id="td"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P10D</bpmn:timeDuration></bpmn:timerEventDefinition>
        </bpmn:boundaryEvent>
        <bpmn:boundaryEvent id="lost" attachedToRef="nobody"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>
        <bpmn:intermediateCatchEvent id="cycle"><bpmn:timerEventDefinition><bpmn:timeCycle>R3/PT10M</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"#,
    );
    let opened = check_round_trip("events", text.as_bytes());
    let p = procedure(&opened);
    let kind = |id: &str| p.step(&StepId::new(id)).expect("a step").kind.clone();
    let StepKind::Boundary { host, trigger, interrupting } = kind("t") else { panic!("boundary") };
    assert_eq!((host.as_str(), interrupting), ("b", false));
    assert!(matches!(trigger, Trigger::Timer(Some(Timer::After(_)))));
    assert_eq!(kind("lost"), StepKind::Catch(Trigger::Error));
    let text = Timer::Text("R3/PT10M".to_owned());
    assert_eq!(kind("cycle"), StepKind::Catch(Trigger::Timer(Some(text))));
    assert!(opened.findings.iter().any(|f| f.code == "bpmn-host-unknown"));
}

#[test]
fn another_language_can_be_asked_for() {
    let options = ReadOptions { language: Some(Language::De) };
    let opened = bpmn::read(process(SMALL).as_bytes(), &options).unwrap();
    let step = procedure(&opened).step(&StepId::new("b")).expect("the task").clone();
    assert_eq!(step.name.exact(Language::De), Some("Prüfung è"));
    let text = bpmn::write(&opened.study, &VariantId::new("as-is"), Content::Whole).unwrap();
    let again = read(text.as_bytes()).unwrap();
    assert_eq!(again.study.language(), Language::De, "the file says its language");
    assert_eq!(bare(&again), bare(&opened));
}

#[test]
fn names_changed_elsewhere_are_believed_and_the_rest_stays() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let bytes = std::fs::read(folder.join("cambio-residenza.prodigio")).unwrap();
    let study = native::read(&bytes).unwrap();
    let id = &study.as_is().unwrap().id;
    let text = bpmn::write(&study, id, Content::Whole).unwrap();
    let (step, name) = study
        .as_is()
        .and_then(|v| v.procedure.steps().find(|(_, s)| s.work.is_some()))
        .map(|(id, s)| (id.clone(), s.name.get(Language::It).to_owned()))
        .expect("a step with work");
    let changed = text.replace(&format!("name=\"{name}\""), "name=\"Changed\"");
    let opened = read(changed.as_bytes()).unwrap();
    let got = procedure(&opened).step(&step).expect("the same step").clone();
    assert_eq!(got.name.get(Language::It), "Changed");
    assert!(got.name.exact(Language::De).is_some() && got.work.is_some());
}

#[test]
fn text_without_a_diagram_says_so() {
    let opened = check_round_trip("no diagram", process(SMALL).as_bytes());
    assert!(!opened.has_diagram);
    assert!(procedure(&opened).steps().all(|(_, s)| !s.at.is_drawn()));
    assert!(!written(&opened).contains("BPMNDiagram"), "no drawing is invented");
    assert_eq!(procedure(&opened).flows().count(), 2);
    let encodings: Vec<u8> = process(SMALL).encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(read(&encodings).unwrap().study == opened.study, "UTF-16 is the same");
    let latin = process(SMALL).replace("UTF-8", "ISO-8859-1");
    let latin: Vec<u8> = latin.chars().map(|c| c as u8).collect();
    assert!(read(&latin).unwrap().study == opened.study, "ISO-8859-1 is the same");
}

fn small() -> Opened {
    read(process(SMALL).as_bytes()).expect("a small file")
}

#[test]
fn loose_ends_and_doubled_ids_give_findings() {
    let text = process(
        r#"<bpmn:startEvent id="a"/><bpmn:task id="a" name="second"/><bpmn:task name="no id"/>
        <bpmn:task id="1 bad"/><bpmn:endEvent id="c"/>
        <bpmn:subProcess id="s"><bpmn:task id="inner"/></bpmn:subProcess>
        <bpmn:sequenceFlow id="f" sourceRef="a" targetRef="nowhere"/>
        <bpmn:sequenceFlow id="g" sourceRef="a" targetRef="inner"/>
        <bpmn:sequenceFlow id="h" sourceRef="a" targetRef="1 bad"/>
        <bpmn:association id="x" sourceRef="a" targetRef="nowhere"/>"#,
    );
    let opened = check_round_trip("loose", text.as_bytes());
    let codes: Vec<_> = opened.findings.iter().map(|f| f.code).collect();
    for code in [
        "bpmn-id-twice",
        "bpmn-id-missing",
        "bpmn-id-mended",
        "bpmn-flow-loose",
        "bpmn-flow-crosses",
        "bpmn-link-loose",
    ] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    let p = procedure(&opened);
    assert_eq!(p.steps().count(), 7);
    assert!(p.flow(&FlowId::new("h")).is_some(), "references follow a mended id");
    assert!(written(&opened).contains("targetRef=\"nowhere\""), "kept where it stood");
}

#[test]
fn names_keep_every_character() {
    let opened = small();
    let mut step = procedure(&opened).step(&StepId::new("b")).map(|s| (**s).clone()).unwrap();
    step.name.set(Language::It, "line\none\ttwo \u{1} \u{ffff} <&\"'> \r end ");
    step.notes.set(Language::It, " spaces \n and \u{0} ");
    let mut draft = Draft::from(procedure(&opened).clone());
    draft.step("b", step);
    let (changed, _) = draft.finish();
    let study = Study::of(Text::default(), changed);
    let text = bpmn::write(&study, &VariantId::new("as-is"), Content::Whole).unwrap();
    let again = read(text.as_bytes()).unwrap();
    let study = Opened { study, ..opened };
    assert_eq!(bare(&again), bare(&study));
}

#[test]
fn data_groups_and_annotations_come_back() {
    let text = process(&format!(
        r#"{SMALL}<bpmn:dataObject id="o" isCollection="true"/>
        <bpmn:dataObjectReference id="r" name="Istanza" dataObjectRef="o"/>
        <bpmn:dataStoreReference id="s" name="Registro"/>
        <bpmn:textAnnotation id="n"><bpmn:text>a note</bpmn:text></bpmn:textAnnotation>
        <bpmn:association id="x" sourceRef="b" targetRef="n"/>
        <bpmn:serviceTask id="d"><bpmn:dataOutputAssociation id="w"><bpmn:targetRef>s</bpmn:targetRef></bpmn:dataOutputAssociation></bpmn:serviceTask>"#
    ));
    let opened = check_round_trip("data", text.as_bytes());
    let p = procedure(&opened);
    assert_eq!(p.artifacts().count(), 3);
    let (_, data) = p.links().find(|(_, l)| l.kind == LinkKind::Data).expect("a data link");
    assert_eq!(data.from, Anchor::Step(StepId::new("d")));
}

#[test]
fn unreadable_files_give_one_clear_error() {
    let bomb = "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>";
    let deep = format!("{HEAD}{}", "<bpmn:process>".repeat(100_000));
    let many: String = (0..5000).fold(String::new(), |mut all, i| {
        write!(all, " a{i}=\"1\"").expect("writing to a string");
        all
    });
    let check = |bytes: &[u8], code: &str| match read(bytes) {
        Ok(_) => panic!("{code} was opened"),
        Err(error) => assert_eq!(error.code(), code, "{error}"),
    };
    check(b"", "open-empty");
    check(b"not xml", "open-not-xml");
    check(b"PK\x03\x04 zip", "open-not-xml");
    check(b"<html><body/></html>", "open-wrong-root");
    check(b"<definitions/>", "open-wrong-namespace");
    check(bomb.as_bytes(), "open-entities");
    check(deep.as_bytes(), "open-too-deep");
    check(file(&format!("<bpmn:process{many}/>")).as_bytes(), "open-too-many");
    check(b"<?xml version='1.0' encoding='klingon'?><a/>", "open-encoding");
    let cut = process(SMALL);
    check(&cut.as_bytes()[..cut.len() - 30], "open-truncated");
}

#[test]
fn a_file_cut_anywhere_never_panics() {
    let whole = written(&small());
    for at in 0..whole.len() {
        let result = read(&whole.as_bytes()[..at]);
        let complete = whole.as_bytes()[..at].trim_ascii_end().ends_with(b"</bpmn:definitions>");
        assert_eq!(result.is_ok(), complete, "cut at {at}");
    }
}

#[test]
fn wild_numbers_and_circles_are_mended() {
    let text = file(
        r#"<bpmn:process id="P"><bpmn:laneSet><bpmn:lane id="l"><bpmn:flowNodeRef>b</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
        <bpmn:task id="b"/><bpmn:boundaryEvent id="e" attachedToRef="e"/></bpmn:process>
        <bpmndi:BPMNDiagram id="X"><bpmndi:BPMNPlane id="Y" bpmnElement="P">
        <bpmndi:BPMNShape id="b_di" bpmnElement="b"><dc:Bounds x="NaN" y="1e308" width="-5" height="inf"/></bpmndi:BPMNShape>
        <bpmndi:BPMNShape id="l_di" bpmnElement="l"/>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"#,
    );
    let opened = read(text.as_bytes()).unwrap();
    assert_eq!(procedure(&opened).steps().count(), 2);
    assert!(!opened.findings.is_empty());
}

/// What programs write whose numbers follow the language of the desktop.
#[test]
fn decimal_commas_are_read_as_meant_and_wild_places_are_told() {
    let text = file(
        r#"<bpmn:process id="p"><bpmn:task id="b" name="Verifica"/><bpmn:task id="c" name="Avviso"/>
          <bpmn:boundaryEvent id="e"><bpmn:timerEventDefinition/></bpmn:boundaryEvent></bpmn:process>
        <bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="pl" bpmnElement="p">
        <bpmndi:BPMNShape id="b_di" bpmnElement="b"><dc:Bounds x="10,5" y="1 000" width="100" height="80"/></bpmndi:BPMNShape>
        <bpmndi:BPMNShape id="c_di" bpmnElement="c"><dc:Bounds x="10,5" y="-3,25" width="100" height="80"/></bpmndi:BPMNShape>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"#,
    );
    let opened = check_round_trip("commas", text.as_bytes());
    let p = procedure(&opened);
    let at = |id: &str| p.step(&StepId::new(id)).expect("a step").at;
    assert_eq!((at("c").x, at("c").y), (10.5, -3.25));
    assert!(at("b").y > at("c").bottom(), "it stands below, with nothing known of its place");
    let of = |code: &str| opened.findings.iter().filter(|f| f.code == code).count();
    assert_eq!((of("bpmn-decimal-comma"), of("bpmn-place-unreadable")), (1, 1));
    assert_eq!((of("bpmn-step-not-drawn"), of("bpmn-host-missing")), (2, 1));
    let words = prodigio::words::Words::new(Language::En);
    let said: Vec<String> = opened.findings.iter().map(|f| words.finding(f)).collect();
    assert!(said.iter().any(|s| s.starts_with("“Verifica” was missing")), "{said:#?}");
    assert!(said.iter().any(|s| s.starts_with("“e” hangs on")), "{said:#?}");
}

fn sample(name: &str) -> Study {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    native::read(&std::fs::read(folder.join(name)).expect("a sample")).expect("a sound sample")
}

#[test]
fn engine_files_are_read_back_and_name_every_loss() {
    for name in ["cambio-residenza.prodigio", "suolo-pubblico.prodigio"] {
        let study = sample(name);
        for variant in study.variants() {
            for dialect in Dialect::ALL {
                let export = engine::export(&study, &variant.id, dialect).unwrap();
                let opened = read(export.text.as_bytes()).unwrap();
                assert_eq!(opened.findings, [], "{name} {}", variant.id);
                assert!(!export.text.contains("<prodigio:"), "no annotations of ours");
                assert_eq!(export.text.matches("isExecutable=\"true\"").count(), 1);
                let camunda = export.text.contains("camunda:candidateGroups=");
                assert_eq!(camunda, [Dialect::Operaton, Dialect::Camunda7].contains(&dialect));
                let codes: Vec<_> = export.losses.iter().map(|f| f.code).collect();
                for code in ["engine-work", "engine-share", "engine-staff", "engine-term"] {
                    assert!(codes.contains(&code), "{code} in {codes:?}");
                }
            }
        }
    }
}

#[test]
fn every_deciding_flow_has_a_condition_or_is_the_default() {
    let study = sample("suolo-pubblico.prodigio");
    for variant in study.variants() {
        let export = engine::export(&study, &variant.id, Dialect::Operaton).unwrap();
        let opened = read(export.text.as_bytes()).unwrap();
        let p = procedure(&opened);
        for (id, step) in p.steps() {
            let flows: Vec<_> = p.outgoing(id).collect();
            let decides = matches!(
                step.kind,
                StepKind::Gateway(GatewayKind::Exclusive | GatewayKind::Inclusive)
            ) && flows.len() > 1;
            for (flow_id, flow) in &flows {
                let conditioned = flow.condition.starts_with("${") && flow.condition.ends_with('}');
                assert_eq!(decides, conditioned || flow.default, "{flow_id}: {}", flow.condition);
            }
        }
    }
}

#[test]
fn there_is_a_way_to_every_end() {
    for name in ["cambio-residenza.prodigio", "suolo-pubblico.prodigio"] {
        let study = sample(name);
        for variant in study.variants() {
            let p = &variant.procedure;
            let found = paths::paths(p, study.language(), Dialect::Operaton);
            let ends = p.steps().filter(|(_, s)| matches!(s.kind, StepKind::End { .. })).count();
            assert_eq!(found.len(), ends, "{name} {}", variant.id);
        }
    }
    let study = sample("cambio-residenza.prodigio");
    let p = &study.as_is().unwrap().procedure;
    let found = paths::paths(p, Language::It, Dialect::Operaton);
    let silent = |path: &&EnginePath| {
        let kind = p.step(&path.end).map(|s| s.kind.clone());
        matches!(kind, Some(StepKind::End { outcome: Some(Outcome::Silence(_)), .. }))
    };
    let silence = found.iter().find(silent).expect("the end by silence");
    let timers = silence.options["timers"].as_object().expect("timers").clone();
    assert_eq!(timers.values().filter(|v| *v == "fire").count(), 1, "{timers:?}");
}

#[test]
fn a_condition_nobody_wrote_is_a_condition() {
    let empty = r#"<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" id="x"/>"#;
    let text = process(&SMALL.replace(
        r#"<bpmn:sequenceFlow id="g" sourceRef="b" targetRef="c"/>"#,
        &format!(
            r#"<bpmn:sequenceFlow id="g" sourceRef="b" targetRef="c">{empty}</bpmn:sequenceFlow>"#
        ),
    ));
    let opened = check_round_trip("an empty condition", text.as_bytes());
    let is_conditional = |id: &str| {
        procedure(&opened).flow(&FlowId::new(id)).is_some_and(|flow| flow.is_conditional())
    };
    assert!(is_conditional("g") && !is_conditional("f"));
}
