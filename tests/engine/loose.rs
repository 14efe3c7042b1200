//! Arrows that no engine can follow stay out of the file, and a loss names them.

use std::collections::BTreeSet;

use prodigio::files::bpmn::engine::dialect::Dialect;
use prodigio::files::bpmn::engine::{self, Export};
use prodigio::files::bpmn::{self, ReadOptions};
use prodigio::model::finding::{Arg, Finding};
use prodigio::model::study::Study;
use prodigio::model::text::Language;
use roxmltree::Document;

use crate::exported;
use crate::meeting::opened;

/// A study of a BPMN file whose root holds this.
fn file(inside: &str) -> Study {
    let text = format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
         xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" \
         xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" \
         targetNamespace=\"urn:test\">{inside}</definitions>"
    );
    bpmn::read(text.as_bytes(), &ReadOptions::default()).expect("a file").study
}

/// The ids of the arrows of a file, each of which must join two things of it.
fn arrows(text: &str) -> BTreeSet<String> {
    let document = Document::parse(text).expect("XML");
    let ids: BTreeSet<&str> = document.descendants().filter_map(|n| n.attribute("id")).collect();
    let mut out = BTreeSet::new();
    for node in document.descendants() {
        let name = node.tag_name().name();
        if ["sequenceFlow", "messageFlow", "association"].contains(&name) {
            for end in ["sourceRef", "targetRef"] {
                let end = node.attribute(end).unwrap_or_else(|| panic!("{end} in {text}"));
                assert!(ids.contains(end), "{end} in {text}");
            }
            out.extend(node.attribute("id").map(str::to_owned));
        }
    }
    for node in document.descendants() {
        let name = node.tag_name().name();
        let of = match name {
            "incoming" | "outgoing" => node.text(),
            "BPMNEdge" => node.attribute("bpmnElement"),
            _ => None,
        };
        assert!(of.is_none_or(|id| out.contains(id)), "{name} of {of:?} in {text}");
    }
    out
}

/// The arrows that the losses name, and how many they say there are.
fn left_out(export: &Export, code: &str) -> (String, f64) {
    let found: Vec<&Finding> = export.losses.iter().filter(|loss| loss.code == code).collect();
    let [loss] = found.as_slice() else { panic!("{code} once: {:?}", export.losses) };
    for words in Language::ALL.map(prodigio::words::Words::new) {
        let text = words.finding(loss);
        assert!(!text.contains('⟨') && !text.contains("finding-"), "{text}");
        assert!(words.hint(loss).is_some(), "{code}");
    }
    match (&loss.args["arrows"], &loss.args["count"]) {
        (Arg::Text(named), Arg::Number(count)) => (named.clone(), *count),
        other => panic!("{other:?}"),
    }
}

fn set(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn arrows_without_an_end_in_the_file_stay_out_of_it() {
    let study = file(
        "<process id=\"P\"><task id=\"a\"/><task id=\"b\"/>\
         <sequenceFlow id=\"f0\" sourceRef=\"a\" targetRef=\"b\"/>\
         <sequenceFlow id=\"f1\" sourceRef=\"a\" targetRef=\"zzz\"/>\
         <sequenceFlow id=\"f2\" sourceRef=\"nope\" targetRef=\"a\"/>\
         <sequenceFlow id=\"f3\" sourceRef=\"a\"/><sequenceFlow id=\"f4\"/>\
         <association id=\"as\" sourceRef=\"a\" targetRef=\"qq\"/>\
         <association id=\"of\" sourceRef=\"a\" targetRef=\"f1\"/>\
         <association id=\"good\" sourceRef=\"a\" targetRef=\"t\"/>\
         <textAnnotation id=\"t\"/></process>\
         <bpmndi:BPMNDiagram id=\"D\"><bpmndi:BPMNPlane id=\"L\" bpmnElement=\"P\">\
         <bpmndi:BPMNEdge id=\"f1_di\" bpmnElement=\"f1\"><di:waypoint x=\"0\" y=\"0\"/>\
         <di:waypoint x=\"9\" y=\"0\"/></bpmndi:BPMNEdge></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>",
    );
    for dialect in Dialect::ALL {
        let export = exported(&study, dialect);
        assert_eq!(arrows(&export.text), set(&["f0", "good"]), "{}", dialect.name());
        let (named, count) = left_out(&export, "engine-arrows-loose");
        let named: BTreeSet<String> = named.split(", ").map(str::to_owned).collect();
        assert_eq!(named, set(&["f1", "f2", "f3", "f4", "as", "of"]), "{}", dialect.name());
        assert!((count - 6.0).abs() < 0.1, "{count}");
    }
}

#[test]
fn flows_from_one_process_into_another_stay_out_of_the_file() {
    let study = file(
        "<collaboration id=\"C\"><participant id=\"p1\" name=\"A\" processRef=\"P1\"/>\
         <participant id=\"p2\" name=\"B\" processRef=\"P2\"/>\
         <messageFlow id=\"m\" sourceRef=\"t1\" targetRef=\"t2\"/>\
         <messageFlow id=\"m3\" sourceRef=\"p1\" targetRef=\"zz\"/></collaboration>\
         <process id=\"P1\"><startEvent id=\"s\"/><task id=\"t1\"/><task id=\"t1b\"/>\
         <sequenceFlow id=\"x0\" sourceRef=\"s\" targetRef=\"t1\"/>\
         <sequenceFlow id=\"x\" sourceRef=\"t1\" targetRef=\"t2\"/>\
         <association id=\"ax\" sourceRef=\"t\" targetRef=\"x\"/><textAnnotation id=\"t\"/></process>\
         <process id=\"P2\"><task id=\"t2\"/><endEvent id=\"e\"/>\
         <sequenceFlow id=\"y\" sourceRef=\"t2\" targetRef=\"t1b\"/>\
         <sequenceFlow id=\"y2\" sourceRef=\"t2\" targetRef=\"e\"/></process>",
    );
    for dialect in Dialect::ALL {
        let export = exported(&study, dialect);
        assert_eq!(arrows(&export.text), set(&["m", "x0", "y2"]), "{}", dialect.name());
        let (across, count) = left_out(&export, "engine-flows-across");
        assert_eq!(across, "x (t1 → t2), y (t2 → t1b)", "{}", dialect.name());
        assert!((count - 2.0).abs() < 0.1, "{count}");
        assert_eq!(left_out(&export, "engine-arrows-loose").0, "ax, m3", "{}", dialect.name());
    }
}

#[test]
fn flows_across_the_border_of_a_sub_process_stay_out_of_the_file() {
    let study = opened(
        "",
        "<task id=\"a\"/><subProcess id=\"sub\"><task id=\"b\"/><task id=\"c\"/>\
         <sequenceFlow id=\"in\" sourceRef=\"b\" targetRef=\"c\"/>\
         <sequenceFlow id=\"out\" sourceRef=\"c\" targetRef=\"a\"/>\
         <sequenceFlow id=\"off\" sourceRef=\"c\"/></subProcess>",
    );
    let export = exported(&study, Dialect::Operaton);
    assert_eq!(arrows(&export.text), set(&["in"]));
    assert_eq!(left_out(&export, "engine-flows-across").0, "out");
    assert_eq!(left_out(&export, "engine-arrows-loose").0, "off");
}

#[test]
fn of_many_loose_arrows_some_are_named() {
    let flow = |i: usize| format!("<sequenceFlow id=\"f{i}\" sourceRef=\"a\"/>");
    let many: Vec<String> = (0..2000).map(flow).collect();
    let study = opened("", &format!("<task id=\"a\"/>{}", many.concat()));
    let (named, count) = left_out(&exported(&study, Dialect::Camunda8), "engine-arrows-loose");
    assert!(named.ends_with(", …") && named.split(", ").count() == 11, "{named}");
    assert!((count - 2000.0).abs() < 0.1, "{count}");
}

#[test]
fn steps_added_for_an_engine_stand_in_the_process_of_those_before() {
    let process = |n: u8| {
        format!(
            "<process id=\"P{n}\"><startEvent id=\"s{n}\"/><task id=\"a{n}\"/><endEvent id=\"e{n}\"/>\
             <endEvent id=\"z{n}\"/><sequenceFlow id=\"f{n}\" sourceRef=\"s{n}\" targetRef=\"a{n}\"/>\
             <sequenceFlow id=\"g{n}\" sourceRef=\"a{n}\" targetRef=\"e{n}\"/>\
             <sequenceFlow id=\"h{n}\" sourceRef=\"a{n}\" targetRef=\"z{n}\"/></process>"
        )
    };
    let study = file(&(process(1) + &process(2)));
    for dialect in Dialect::ALL {
        let variant = &study.variants()[0].id;
        let text = engine::export(&study, variant, dialect).expect("a variant").text;
        let document = Document::parse(&text).expect("XML");
        for flow in document.descendants().filter(|n| n.tag_name().name() == "sequenceFlow") {
            for end in ["sourceRef", "targetRef"] {
                let id = flow.attribute(end).unwrap_or_default();
                let step = document.descendants().find(|n| n.attribute("id") == Some(id));
                let process = step.and_then(|n| n.parent()).and_then(|n| n.attribute("id"));
                let own = flow.parent().and_then(|n| n.attribute("id"));
                assert_eq!(process, own, "{id} {}: {text}", dialect.name());
            }
        }
    }
}
