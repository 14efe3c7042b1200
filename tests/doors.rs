//! The other doors: drawings of draw.io, pictures with a model inside, the offices of a body. What
//! is broken gives one clear error or findings, never a panic.

use std::io::Write as _;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;

use prodigio::files::error::OpenError;
use prodigio::files::import::{Imported, import};
use prodigio::files::{self, Kind, Opened};
use prodigio::model::artifact::ArtifactKind;
use prodigio::model::finding::Finding;
use prodigio::model::flow::LinkKind;
use prodigio::model::geometry::Point;
use prodigio::model::id::VariantId;
use prodigio::model::invariants;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::{GatewayKind, Step, StepKind, SubKind, TaskKind, Trigger};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::words::Words;

fn open(text: &str) -> Opened {
    let opened = files::read(text.as_bytes()).unwrap_or_else(|e| panic!("{e}: {text}"));
    assert_eq!(invariants::study_violations(&opened.study), [], "what was read is sound");
    opened
}

fn procedure(opened: &Opened) -> &Procedure {
    &opened.study.as_is().expect("there is a variant").procedure
}

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|f| f.code).collect()
}

/// The step of this name.
fn step<'a>(p: &'a Procedure, name: &str) -> &'a Step {
    let found = p.steps().find(|(_, s)| s.name.get(Language::It) == name);
    found.unwrap_or_else(|| panic!("no step {name}")).1
}

/// Names of the two ends of a flow, with its own between.
fn flows(p: &Procedure) -> Vec<String> {
    let name = |id| {
        let step = p.step(id).expect("a step");
        let name = step.name.get(Language::It);
        if name.is_empty() { format!("{id}") } else { name.to_owned() }
    };
    p.flows()
        .map(|(_, f)| format!("{} -{}> {}", name(&f.from), f.name.get(Language::It), name(&f.to)))
        .collect()
}

fn model(cells: &str) -> String {
    format!(
        "<mxGraphModel dx=\"800\" dy=\"600\" grid=\"1\"><root><mxCell id=\"0\"/>\
         <mxCell id=\"1\" parent=\"0\"/>{cells}</root></mxGraphModel>"
    )
}

fn page(name: &str, inside: &str) -> String {
    format!("<diagram id=\"d\" name=\"{name}\">{inside}</diagram>")
}

fn mxfile(pages: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"app.diagrams.net\">{pages}</mxfile>"
    )
}

fn shape(id: &str, parent: &str, style: &str, label: &str, [x, y, w, h]: [i32; 4]) -> String {
    format!(
        "<mxCell id=\"{id}\" value=\"{label}\" style=\"{style}\" vertex=\"1\" parent=\"{parent}\">\
         <mxGeometry x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" as=\"geometry\"/></mxCell>"
    )
}

fn edge(id: &str, from: &str, to: &str, style: &str, label: &str) -> String {
    format!(
        "<mxCell id=\"{id}\" value=\"{label}\" style=\"{style}\" edge=\"1\" parent=\"1\" \
         source=\"{from}\" target=\"{to}\"><mxGeometry relative=\"1\" as=\"geometry\"/></mxCell>"
    )
}

const EVENT: &str = "shape=mxgraph.bpmn.event;html=1;perimeter=ellipsePerimeter;";
const TASK: &str = "shape=mxgraph.bpmn.task2;whiteSpace=wrap;rectStyle=rounded;html=1;";
const GATEWAY: &str = "shape=mxgraph.bpmn.gateway2;html=1;perimeter=rhombusPerimeter;";

/// A drawing with shapes of BPMN: two pools, one of them with lanes.
fn bpmn_drawing() -> String {
    let cells = [
        shape("p", "1", "swimlane;html=1;horizontal=0;", "Comune", [100, 100, 900, 400]),
        shape("l1", "p", "swimlane;html=1;horizontal=0;", "Sportello", [20, 0, 880, 200]),
        shape(
            "l2",
            "p",
            "swimlane;html=1;horizontal=0;",
            "Ufficio&lt;br&gt;tecnico",
            [20, 200, 880, 200],
        ),
        shape("c", "1", "swimlane;html=1;horizontal=0;", "Cittadino", [100, 550, 900, 80]),
        shape(
            "s",
            "l1",
            &format!("{EVENT}outline=standard;symbol=message;"),
            "Domanda",
            [40, 80, 40, 40],
        ),
        shape(
            "a",
            "l1",
            &format!("{TASK}taskMarker=user;"),
            "&lt;b&gt;Verifica&lt;/b&gt;&amp;nbsp;atti",
            [140, 60, 120, 80],
        ),
        shape("t", "a", &format!("{EVENT}outline=boundInt;symbol=timer;"), "", [100, 60, 40, 40]),
        shape(
            "g",
            "l1",
            &format!("{GATEWAY}outline=none;symbol=none;gwType=exclusive;"),
            "Completa?",
            [320, 75, 50, 50],
        ),
        shape("b", "l2", &format!("{TASK}taskMarker=service;"), "Istruttoria", [440, 60, 120, 80]),
        shape(
            "w",
            "l2",
            &format!("{TASK}taskMarker=abstract;isLoopSub=1;"),
            "Parere",
            [600, 60, 120, 80],
        ),
        shape("o", "l2", &format!("{GATEWAY}outline=end;symbol=general;"), "", [740, 75, 50, 50]),
        shape(
            "e",
            "l2",
            &format!("{EVENT}outline=end;symbol=terminate2;"),
            "Fine",
            [820, 80, 40, 40],
        ),
        shape(
            "x",
            "l1",
            &format!("{EVENT}outline=end;symbol=message;"),
            "Scaduta",
            [300, 150, 40, 40],
        ),
        shape(
            "d",
            "l1",
            "shape=mxgraph.bpmn.data2;html=1;bpmnTransferType=none;",
            "Modulo",
            [600, 20, 40, 60],
        ),
        shape("n", "1", "shape=note;html=1;", "Entro 30 giorni", [700, 20, 100, 60]),
    ];
    let page = page("Residenza", &model(&(cells.concat() + &bpmn_lines())));
    mxfile(&page)
}

/// The lines of that drawing.
fn bpmn_lines() -> String {
    let cells = [
        edge("f1", "s", "a", "", ""),
        edge("f2", "a", "g", "", ""),
        edge("f3", "g", "b", "endArrow=block;", ""),
        shape("f3l", "f3", "edgeLabel;html=1;", "sì", [0, 0, 0, 0]),
        edge("f4", "b", "w", "", ""),
        edge("f5", "w", "o", "", ""),
        edge("f6", "o", "e", "", ""),
        edge("f7", "t", "x", "", ""),
        edge("f8", "g", "x", "startArrow=dash;", "no"),
        edge("m1", "c", "s", "dashed=1;endArrow=block;", "domanda"),
        edge("m2", "b", "c", "dashed=1;", ""),
        edge("a1", "n", "b", "dashed=1;endArrow=none;", ""),
        edge("a2", "d", "a", "dashed=1;", ""),
    ];
    cells.concat()
}

#[test]
fn shapes_of_bpmn_say_what_they_are() {
    let opened = open(&bpmn_drawing());
    let p = procedure(&opened);
    assert_eq!(opened.kind, Kind::Drawio);
    assert_eq!(opened.study.title().get(Language::It), "Residenza");
    assert_eq!(
        step(p, "Domanda").kind,
        StepKind::Start { trigger: Trigger::Message, interrupting: true }
    );
    assert_eq!(step(p, "Verifica atti").kind, StepKind::Task(TaskKind::Person));
    assert_eq!(step(p, "Istruttoria").kind, StepKind::Task(TaskKind::Automatic));
    assert_eq!(step(p, "Completa?").kind, StepKind::Gateway(GatewayKind::Exclusive));
    assert_eq!(
        step(p, "Parere").kind,
        StepKind::SubProcedure { kind: SubKind::Embedded, expanded: false }
    );
    assert_eq!(step(p, "Fine").kind, StepKind::End { trigger: Trigger::Terminate, outcome: None });
    let kinds = p.steps().filter(|(_, s)| s.kind == StepKind::Gateway(GatewayKind::Inclusive));
    assert_eq!(kinds.count(), 1);
    let host = p.steps().find(|(_, s)| s.name.get(Language::It) == "Verifica atti").unwrap().0;
    let border: Vec<_> = p.boundary_events(host).collect();
    assert!(matches!(
        &border[0].1.kind,
        StepKind::Boundary { trigger: Trigger::Timer(None), interrupting: true, .. }
    ));
    let pools: Vec<_> = p.pools().map(|(_, x)| (x.name.get(Language::It), x.black_box)).collect();
    assert_eq!(pools, [("Cittadino", true), ("Comune", false)]);
    let lanes: Vec<_> = p.lanes().map(|(_, x)| x.name.get(Language::It).to_owned()).collect();
    assert_eq!(lanes, ["Sportello", "Ufficio tecnico"]);
    assert_eq!(step(p, "Istruttoria").lane, p.lanes().nth(1).map(|(id, _)| id.clone()));
    // 100 of the pool, 20 of the lane, 140 of its own.
    assert_eq!((step(p, "Verifica atti").at.x, step(p, "Verifica atti").at.y), (260.0, 160.0));
    assert!(flows(p).contains(&"Completa? -sì> Istruttoria".to_owned()), "{:?}", flows(p));
    assert!(p.flows().any(|(_, f)| f.default && f.name.get(Language::It) == "no"));
    let links = |kind| p.links().filter(|(_, l)| l.kind == kind).count();
    assert_eq!([LinkKind::Message, LinkKind::Association, LinkKind::Data].map(links), [2, 1, 1]);
    let kinds: Vec<ArtifactKind> = p.artifacts().map(|(_, a)| a.kind).collect();
    assert_eq!(kinds, [ArtifactKind::DataObject { collection: false }, ArtifactKind::Annotation]);
    assert!(!codes(&opened.findings).contains(&"drawio-left"));
}

#[test]
fn a_flowchart_is_taken_as_people_mean_it() {
    let cells = [
        shape("s", "1", "ellipse;whiteSpace=wrap;html=1;", "Inizio", [0, 0, 80, 40]),
        shape("a", "1", "rounded=0;whiteSpace=wrap;html=1;", "Ricevere la domanda", [120, 0, 120, 60]),
        shape("q", "1", "rhombus;whiteSpace=wrap;html=1;", "Completa?", [280, 0, 80, 80]),
        shape("i", "1", "shape=parallelogram;perimeter=parallelogramPerimeter;", "Chiedere atti", [280, 140, 120, 60]),
        shape("db", "1", "shape=cylinder3;whiteSpace=wrap;", "Protocollo", [120, 140, 60, 80]),
        shape("doc", "1", "shape=document;whiteSpace=wrap;", "Ricevuta", [0, 140, 100, 60]),
        shape("e", "1", "rounded=1;whiteSpace=wrap;html=1;arcSize=50;", "Fine", [420, 0, 80, 40]),
        shape("grp", "1", "group", "", [600, 0, 200, 200]),
        shape("in", "grp", "rounded=1;arcSize=10;", "Nel gruppo", [10, 20, 100, 60]),
        shape("lone", "1", "rounded=0;", "", [600, 300, 100, 60]),
        shape("txt", "lone", "text;html=1;", "Nome a parte", [10, 10, 80, 20]),
        shape("title", "1", "text;html=1;", "Schema 2026", [0, 300, 100, 30]),
        shape("img", "1", "shape=image;image=data:x;", "", [900, 0, 40, 40]),
        edge("1", "s", "a", "", ""),
        edge("2", "a", "q", "", ""),
        edge("3", "q", "e", "", "Sì"),
        edge("4", "q", "i", "", "No"),
        edge("5", "i", "a", "", ""),
        edge("6", "a", "db", "dashed=1;", ""),
        edge("7", "a", "doc", "dashed=1;", ""),
        // Let go just beside the shape, and in the middle of nowhere.
        "<mxCell id=\"8\" edge=\"1\" parent=\"1\" source=\"e\"><mxGeometry relative=\"1\" as=\"geometry\"><mxPoint x=\"615\" y=\"40\" as=\"targetPoint\"/><Array as=\"points\"><mxPoint x=\"550\" y=\"40\"/></Array></mxGeometry></mxCell>".to_owned(),
        "<mxCell id=\"9\" edge=\"1\" parent=\"1\" source=\"e\"><mxGeometry relative=\"1\" as=\"geometry\"><mxPoint x=\"5000\" y=\"40\" as=\"targetPoint\"/></mxGeometry></mxCell>".to_owned(),
    ];
    let opened = open(&mxfile(&page("Page-1", &model(&cells.concat()))));
    let p = procedure(&opened);
    assert_eq!(opened.study.title().get(Language::It), "", "a name of no meaning");
    assert_eq!(step(p, "Inizio").kind, StepKind::START);
    assert!(matches!(step(p, "Completa?").kind, StepKind::Gateway(GatewayKind::Exclusive)));
    assert!(matches!(step(p, "Chiedere atti").kind, StepKind::Task(_)));
    assert!(matches!(step(p, "Nome a parte").kind, StepKind::Task(_)));
    assert_eq!((step(p, "Nel gruppo").at.x, step(p, "Nel gruppo").at.y), (610.0, 20.0));
    // The end goes on to the group after all, so it is an event on the way.
    assert!(matches!(step(p, "Fine").kind, StepKind::Catch(_)));
    assert!(flows(p).contains(&"Completa? -No> Chiedere atti".to_owned()));
    assert!(p.flows().any(|(_, f)| f.bends == [Point::new(550.0, 40.0)]));
    let mut kinds: Vec<ArtifactKind> = p.artifacts().map(|(_, a)| a.kind).collect();
    kinds.sort_by_key(|k| format!("{k:?}"));
    let wanted = [
        ArtifactKind::Annotation,
        ArtifactKind::DataObject { collection: false },
        ArtifactKind::DataStore,
    ];
    assert_eq!(kinds, wanted);
    for code in ["drawio-guessed", "drawio-left", "drawio-edge-loose"] {
        assert!(codes(&opened.findings).contains(&code), "{code}");
    }
}

#[test]
fn swimlanes_between_which_cases_pass_are_lanes() {
    let cells = [
        shape("l1", "1", "swimlane;startSize=20;", "Protocollo", [0, 0, 200, 400]),
        shape("l2", "1", "swimlane;startSize=20;", "Ragioneria", [200, 0, 200, 400]),
        shape("a", "l1", "", "Registra", [40, 60, 120, 60]),
        // Drawn over the lane, not in it.
        shape("b", "1", "", "Paga", [240, 60, 120, 60]),
        edge("f", "a", "b", "", ""),
    ];
    let opened = open(&model(&cells.concat()));
    let p = procedure(&opened);
    assert_eq!((p.pools().count(), p.lanes().count()), (0, 2));
    assert!(p.lanes().all(|(_, l)| l.vertical));
    assert_eq!(step(p, "Paga").lane, p.lanes().nth(1).map(|(id, _)| id.clone()));
    assert_eq!(flows(p), ["Registra -> Paga"]);
}

#[test]
fn rows_of_a_cross_functional_table_are_lanes() {
    let row = "shape=tableRow;horizontal=0;startSize=40;fillColor=none;";
    let cells = [
        shape("t", "1", "shape=table;childLayout=tableLayout;startSize=0;", "", [0, 0, 600, 400]),
        shape("r1", "t", row, "Protocollo", [0, 0, 600, 200]),
        shape("c1", "r1", "swimlane;horizontal=1;startSize=0;", "", [40, 0, 560, 200]),
        shape("a", "c1", "rounded=0;", "Registra", [40, 60, 120, 60]),
        shape("r2", "t", row, "Ragioneria", [0, 200, 600, 200]),
        shape("c2", "r2", "swimlane;horizontal=1;startSize=0;", "", [40, 0, 560, 200]),
        shape("b", "c2", "rounded=0;", "Paga", [240, 60, 120, 60]),
        edge("f", "a", "b", "", ""),
    ];
    let opened = open(&model(&cells.concat()));
    let p = procedure(&opened);
    let lanes: Vec<_> = p.lanes().map(|(_, l)| (l.name.get(Language::It), l.vertical)).collect();
    assert_eq!(lanes, [("Protocollo", false), ("Ragioneria", false)]);
    assert_eq!((step(p, "Paga").at.x, step(p, "Paga").at.y), (280.0, 260.0));
    assert_eq!((flows(p), p.artifacts().count()), (vec!["Registra -> Paga".to_owned()], 0));
}

#[test]
fn frames_that_flows_meet_are_sub_procedures() {
    let cells = [
        shape("s", "1", &format!("{EVENT}outline=standard;symbol=general;"), "", [0, 100, 40, 40]),
        shape(
            "sub",
            "1",
            &format!("{TASK}bpmnShapeType=subprocess;"),
            "Istruttoria",
            [100, 20, 400, 200],
        ),
        shape("a", "sub", TASK, "Dentro", [40, 60, 120, 80]),
        shape("b", "sub", TASK, "Ancora", [240, 60, 120, 80]),
        shape("frame", "1", "rounded=1;dashed=1;", "", [600, 20, 200, 200]),
        edge("1", "s", "sub", "", ""),
        edge("2", "a", "b", "", ""),
        edge("3", "s", "b", "", ""),
    ];
    let opened = open(&model(&cells.concat()));
    let p = procedure(&opened);
    assert!(matches!(step(p, "Istruttoria").kind, StepKind::SubProcedure { expanded: true, .. }));
    let sub = p.steps().find(|(_, s)| s.name.get(Language::It) == "Istruttoria").unwrap().0;
    assert_eq!(p.inside(sub).count(), 2);
    assert_eq!((step(p, "Dentro").at.x, step(p, "Dentro").at.y), (140.0, 80.0));
    assert!(p.artifacts().any(|(_, a)| a.kind == ArtifactKind::Group));
    assert!(
        codes(&opened.findings).contains(&"flow-crosses-level"),
        "{:?}",
        codes(&opened.findings)
    );
}

fn packed(model: &str) -> String {
    let escaped = percent_encoding::utf8_percent_encode(model, percent_encoding::NON_ALPHANUMERIC);
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(escaped.to_string().as_bytes()).expect("writing to memory");
    STANDARD.encode(encoder.finish().expect("writing to memory"))
}

#[test]
fn compressed_pages_and_several_pages_are_read() {
    let plain = bpmn_drawing();
    let start = plain.find("<mxGraphModel").unwrap();
    let inner = &plain[start..plain.find("</diagram>").unwrap()];
    let file = mxfile(&(page("Residenza", &packed(inner)) + &page("Altra", &packed(&model("")))));
    let opened = open(&file);
    assert_eq!(opened.study.variants(), open(&plain).study.variants());
    assert!(codes(&opened.findings).contains(&"drawio-pages"));
    let broken = files::read(mxfile(&page("x", "bm90IGRlZmxhdGVk")).as_bytes());
    assert_eq!(broken.unwrap_err().code(), "drawio-page-unread");
    let empty = files::read(mxfile(&page("x", &model(""))).as_bytes());
    assert_eq!(empty.unwrap_err().code(), "drawio-none");
    // A page that unpacks to far more than it is.
    let bomb = packed(&model(&" ".repeat(70 << 20)));
    assert!(files::read(mxfile(&page("x", &bomb)).as_bytes()).is_err());
}

#[test]
fn pictures_give_the_model_inside() {
    let drawing = bpmn_drawing();
    let content = drawing.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let svg = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\" content=\"{content}\"><rect/></svg>"
    );
    let opened = open(&svg);
    assert_eq!(opened.kind, Kind::Svg);
    assert_eq!(opened.study.variants(), open(&drawing).study.variants());
    let bpmn = "<b:definitions xmlns:b=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"urn:t\"><b:process id=\"P\"><b:startEvent id=\"s\" name=\"Qui\"/></b:process></b:definitions>";
    let opened = open(&format!("<svg><metadata>{bpmn}</metadata></svg>"));
    assert_eq!(procedure(&opened).steps().count(), 1);
    assert!(opened.needs_layout);
    let plain = files::read(b"<svg><g class='djs-group'/></svg>");
    assert_eq!(plain.unwrap_err().code(), "svg-no-model");
}

#[test]
fn drawings_beyond_measure_end_in_time() {
    let circle = [
        shape("a", "b", "", "A", [0, 0, 10, 10]),
        shape("b", "a", "", "B", [0, 0, 10, 10]),
        shape("c", "c", "swimlane", "C", [0, 0, 10, 10]),
        edge("e", "e", "e", "", ""),
        edge("f", "a", "b", "", ""),
    ];
    open(&model(&circle.concat()));
    let wild = model(
        "<mxCell id=\"a\" value=\"A\" vertex=\"1\" parent=\"1\"><mxGeometry x=\"NaN\" y=\"1e308\" width=\"-5\" height=\"inf\" as=\"geometry\"/></mxCell>",
    );
    open(&wild);
    let mut deep = String::new();
    for n in 0..3000 {
        deep += &shape(&format!("n{n}"), &format!("n{}", n + 1), "swimlane", "x", [1, 1, 10, 10]);
    }
    open(&model(&deep));
    let many: String = (0..3000)
        .map(|n| {
            shape(&format!("m{n}"), "1", "", "x", [n * 10, 0, 10, 10])
                + &edge(&format!("k{n}"), &format!("m{n}"), &format!("m{}", n + 1), "", "")
        })
        .collect();
    assert_eq!(procedure(&open(&model(&many))).steps().count(), 3000);
    let nested = format!("<mxfile>{}", "<a>".repeat(100_000));
    assert!(matches!(files::read(nested.as_bytes()), Err(OpenError::TooDeep { .. })));
}

/// How long a file of the greatest size may take: long even for a machine that does much else;
/// looked at one by one these would take many times that.
const LONG: Duration = Duration::from_mins(1);

#[test]
#[expect(clippy::disallowed_methods, reason = "a test of time reads a clock")]
fn a_drawing_of_one_id_ends_in_time() {
    let cells: String = (0..49_998)
        .map(|n| shape("a", "1", "rounded=1;", "x", [n % 200 * 150, n / 200 * 100, 120, 60]))
        .collect();
    let start = Instant::now();
    assert_eq!(procedure(&open(&model(&cells))).steps().count(), 49_998);
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test of time reads a clock")]
fn a_drawing_of_loose_lines_ends_in_time() {
    let cells: String = (0..24_990)
        .map(|n| {
            let line = format!(
                "<mxCell id=\"k{n}\" style=\"dashed=1;\" edge=\"1\" parent=\"1\"><mxGeometry as=\"geometry\">\
                 <mxPoint x=\"{0}\" y=\"{1}\" as=\"sourcePoint\"/><mxPoint x=\"-100\" y=\"-100\" as=\"targetPoint\"/>\
                 </mxGeometry></mxCell>",
                n % 150 * 150 + 60,
                n / 150 * 100 + 30
            );
            // Half of them are events that may sit on any border.
            let style = if n % 2 == 0 { "rounded=1;" } else { "shape=mxgraph.bpmn.event;outline=catching;symbol=timer;" };
            shape(&format!("m{n}"), "1", style, "x", [n % 150 * 150, n / 150 * 100, 120, 60]) + &line
        })
        .collect();
    let start = Instant::now();
    open(&model(&cells));
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}

#[test]
fn a_loose_end_takes_the_smallest_step_it_lies_in() {
    let cells = [
        shape("o", "1", "shape=mxgraph.bpmn.task;isLoopSub=0;", "Fuori", [0, 0, 400, 300]),
        shape("i", "1", "rounded=1;", "Dentro", [100, 100, 120, 60]),
        shape("z", "1", "rounded=1;", "Dopo", [500, 100, 120, 60]),
        "<mxCell id=\"k\" edge=\"1\" parent=\"1\" target=\"z\"><mxGeometry as=\"geometry\">\
         <mxPoint x=\"219\" y=\"130\" as=\"sourcePoint\"/></mxGeometry></mxCell>"
            .to_owned(),
    ];
    assert_eq!(flows(procedure(&open(&model(&cells.concat())))), ["Dentro -> Dopo"]);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test of time reads a clock")]
fn offices_of_one_stem_end_in_time() {
    let marks: Vec<char> = "!#$%&()*+?@[]^".chars().collect();
    let mut table = "Codice_IPA,Denominazione_ente,Codice_uni_uo,Descrizione_uo\n".to_owned();
    for n in 0..5000 {
        let mark = |by: usize| marks[n / by % marks.len()];
        let code = [mark(1), mark(14), mark(196), mark(2744)].iter().collect::<String>();
        table.push_str(&["c_z999,Comune,a", &code, ",Ufficio ", &n.to_string(), "\n"].concat());
    }
    let start = Instant::now();
    let got = bring(table.as_bytes(), None).expect("it is read");
    assert!(got.study.as_is().unwrap().procedure.offices().count() >= 5000);
    assert!(start.elapsed() < LONG, "{:?}", start.elapsed());
}

const IPA: &str = "\u{feff}_id,Codice_IPA,Denominazione_ente,Codice_fiscale_ente,Codice_uni_uo,Codice_uni_aoo,Codice_uni_uo_padre,Descrizione_uo,Data_istituzione\n\
1,c_z999,Comune di Esempio,00000000000,UF0001,,,Segreteria generale,2020-01-01\n\
2,c_z999,Comune di Esempio,00000000000,UF0002,,UF0001,\"Anagrafe, stato civile\",2020-01-01\n\
3,c_z999,Comune di Esempio,00000000000,UF0002,,UF0001,Anagrafe doppia,2020-01-01\n\
4,c_z999,Comune di Esempio,00000000000,UF0003,,UF9999,Tributi,2020-01-01\n\
5,c_z999,Comune di Esempio,00000000000,,,UF0001,Senza codice,2020-01-01\n\
6,c_y888,Altro Comune,00000000001,UF0100,,,Protocollo,2020-01-01\n";

fn study() -> Study {
    let p = sketch::parse("start > a @Tributi > end").expect("a sketch");
    Study::of(Text::of(Language::It, "prova"), p)
}

fn bring(bytes: &[u8], body: Option<&str>) -> Result<Imported, OpenError> {
    let study = study();
    let variant: VariantId = study.as_is().expect("there is a variant").id.clone();
    let imported = import(&study, &variant, bytes, body)?;
    assert_eq!(invariants::study_violations(&imported.study), []);
    Ok(imported)
}

#[test]
fn the_offices_of_a_body_come_with_codes_and_parents() {
    let told = bring(IPA.as_bytes(), Some("C_Z999")).expect("it is read");
    let p = &told.study.as_is().unwrap().procedure;
    let office = |code: &str| p.offices().find(|(_, o)| o.ipa == code).expect("an office").1;
    assert_eq!(office("UF0002").name.get(Language::It), "Anagrafe, stato civile");
    let parent = office("UF0002").parent.as_ref().and_then(|id| p.office(id)).unwrap();
    assert_eq!(parent.ipa, "UF0001");
    assert_eq!(told.study.body().ipa, "c_z999");
    assert_eq!(told.study.body().name.get(Language::It), "Comune di Esempio");
    assert_eq!(
        codes(&told.findings),
        ["ipa-added", "ipa-duplicate", "ipa-rows", "ipa-parent-unknown"]
    );
    // Again: everything is there.
    let variant = told.study.as_is().unwrap().id.clone();
    let again = import(&told.study, &variant, IPA.as_bytes(), None).expect("the study has a body");
    assert!(again.study == told.study);
}

#[test]
fn one_thing_is_said_as_one_thing() {
    let page = |cells: &str| format!("<diagram name=\"Pratica\">{}</diagram>", model(cells));
    let cells = [
        shape("a", "1", "rounded=1;", "A", [0, 0, 120, 60]),
        shape("b", "1", "shape=cube;", "B", [200, 0, 120, 60]),
        "<mxCell id=\"k\" edge=\"1\" parent=\"1\" source=\"a\"><mxGeometry as=\"geometry\"/></mxCell>".to_owned(),
    ];
    let drawing = format!("<mxfile>{}{}</mxfile>", page(&cells.concat()), page(""));
    let mut said = files::read(drawing.as_bytes()).expect("it opens").findings;
    let one = "Codice_IPA,Codice_uni_uo,Descrizione_uo\nc_a1,U1,Ufficio\nc_a1,U1x,\n";
    said.extend(bring(one.as_bytes(), None).expect("it is read").findings);
    for code in ["drawio-pages", "drawio-edge-loose", "ipa-rows", "ipa-added"] {
        assert!(codes(&said).contains(&code), "{code} in {said:?}");
    }
    for words in Language::ALL.map(Words::new) {
        for text in said.iter().map(|f| words.finding(f)) {
            // What is one is said in words.
            assert!(!text.contains('1'), "{text}");
        }
    }
    let empty = bring(b"Codice_IPA,Codice_uni_uo,Descrizione_uo\n", None).unwrap_err();
    assert_eq!(empty.code(), "ipa-empty", "nothing was asked for, so nothing is named");
}

#[test]
fn tables_come_in_many_forms() {
    assert_eq!(bring(IPA.as_bytes(), None).unwrap_err().code(), "ipa-bodies");
    assert_eq!(bring(IPA.as_bytes(), Some("c_x")).unwrap_err().code(), "ipa-none");
    let semi = IPA.replace(',', ";").replace("\"Anagrafe; ", "\"Anagrafe, ");
    let one = bring(semi.as_bytes(), Some("c_z999")).unwrap();
    assert_eq!(
        one.study.variants(),
        bring(IPA.as_bytes(), Some("c_z999")).unwrap().study.variants()
    );
    let old = b"cod_amm\tcod_uni_ou\tdes_ou\nc_a1\tX1\tViabilit\xe0\n";
    let told = bring(old, None).unwrap();
    assert!(
        told.study
            .as_is()
            .unwrap()
            .procedure
            .offices()
            .any(|(_, o)| o.name.get(Language::It) == "Viabilità")
    );
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(IPA.trim_start_matches('\u{feff}').encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    assert_eq!(bring(&wide, Some("c_z999")).unwrap().study.variants(), one.study.variants());
    assert_eq!(bring(b"a,b\n1,2\n", None).unwrap_err().code(), "ipa-columns");
    assert_eq!(bring(b"", None).unwrap_err().code(), "open-empty");
    assert_eq!(bring(b"PK\x03\x04", None).unwrap_err().code(), "open-unknown-kind");
    let many = (0..6000).map(|n| format!("c_a,U{n},x\n")).collect::<Vec<_>>().concat();
    let many = format!("Codice_IPA,Codice_uni_uo,Descrizione_uo\n{many}");
    assert!(matches!(bring(many.as_bytes(), None), Err(OpenError::TooMany { .. })));
}

#[test]
fn files_cut_anywhere_never_panic() {
    let drawing = bpmn_drawing();
    for n in 0..500 {
        let cut = drawing.len() * n / 500;
        assert!(files::read(&drawing.as_bytes()[..cut]).is_err(), "cut at {cut}");
    }
    for n in 0..IPA.len() {
        if let Ok(told) = bring(&IPA.as_bytes()[..n], Some("c_z999")) {
            assert!(told.study.as_is().unwrap().procedure.offices().count() <= 5);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn bent_files_are_read_soundly_or_refused(
        bends in proptest::collection::vec((0.0..1.0_f64, 0usize..10), 1..8),
        which in 0usize..3,
    ) {
        let pieces = ["\"", "<", "1e999", "-9", "&", ";", "swimlane;", "parent=\"a\"", "", "é"];
        let mut text = match which {
            0 => bpmn_drawing(),
            1 => IPA.to_owned(),
            _ => format!("<svg content=\"{}\"/>", bpmn_drawing().replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")),
        };
        for (place, piece) in bends {
            let mut at = (place * text.len() as f64) as usize;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let mut end = (at + 6).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            text.replace_range(at..end, pieces[piece]);
        }
        if which == 1 {
            // It asserts by itself that what was read is sound.
            let read = bring(text.as_bytes(), Some("c_z999"));
            prop_assert!(read.is_ok() || read.is_err());
        } else if let Ok(opened) = files::read(text.as_bytes()) {
            prop_assert_eq!(invariants::study_violations(&opened.study), vec![]);
        }
    }
}
