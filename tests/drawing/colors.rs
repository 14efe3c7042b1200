//! Colors that a file gives its things: shown on screen and in pictures, written back as they stood,
//! and never against what is to be read.

use prodigio::drawing::role::Role;
use prodigio::drawing::scene::{Scene, draw};
use prodigio::drawing::shape::Shape;
use prodigio::drawing::tokens::{Palette, Theme};
use prodigio::drawing::view::{Bare, View};
use prodigio::files::bpmn::{self, Content};
use prodigio::files::picture::{Sheet, svg};
use prodigio::files::{self, native};
use prodigio::layout::route::routes;
use prodigio::model::color::{Color, Colors};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::id::{FlowId, StepId, VariantId};
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::study::Study;
use prodigio::model::text::Language;

const FILE: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI"
  xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" targetNamespace="urn:t" id="D">
<bpmn:process id="P"><bpmn:startEvent id="s"/><bpmn:userTask id="a" name="Dark"/><bpmn:task id="b" name="Light"/><bpmn:task id="c" name="Odd"/>
<bpmn:exclusiveGateway id="g" name="Which?"/><bpmn:endEvent id="e"/>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="b"/><bpmn:sequenceFlow id="f3" sourceRef="b" targetRef="c"/>
<bpmn:sequenceFlow id="f4" sourceRef="c" targetRef="g"/><bpmn:sequenceFlow id="f5" sourceRef="g" targetRef="e"/></bpmn:process>
<bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="pl" bpmnElement="P">
<bpmndi:BPMNShape id="s_di" bpmnElement="s" bioc:stroke="#831311" bioc:fill="#ffcdd2"><dc:Bounds x="100" y="100" width="36" height="36"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="a_di" bpmnElement="a" bioc:stroke="black" bioc:fill="rgb(13, 67, 114)"><dc:Bounds x="200" y="80" width="100" height="80"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="b_di" bpmnElement="b" color:background-color="#c8e6c9" color:border-color="#205022"><dc:Bounds x="360" y="80" width="100" height="80"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="c_di" bpmnElement="c" bioc:fill="none of them"><dc:Bounds x="520" y="80" width="100" height="80"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="g_di" bpmnElement="g" isMarkerVisible="true" bioc:fill="#fff"><dc:Bounds x="680" y="95" width="50" height="50"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="e_di" bpmnElement="e"><dc:Bounds x="800" y="102" width="36" height="36"/></bpmndi:BPMNShape>
<bpmndi:BPMNEdge id="f2_di" bpmnElement="f2" bioc:stroke="#1e88e5"><di:waypoint x="300" y="120"/><di:waypoint x="360" y="120"/></bpmndi:BPMNEdge>
</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>"##;

fn opened() -> Study {
    files::read(FILE.as_bytes()).expect("it opens").study
}

fn as_is(study: &Study) -> &Procedure {
    &study.as_is().expect("there is a variant").procedure
}

fn drawn(study: &Study, change: impl FnOnce(&mut View<'_>)) -> Scene {
    let p = as_is(study);
    let captions = Bare(Language::It);
    let mut view = View::new(Language::It, &captions);
    change(&mut view);
    draw(p, &routes(p), &view)
}

/// Inside and line of the first filled shape of a thing, and the role of its text or sign.
fn look(scene: &Scene, what: &ItemId) -> (Option<Role>, Option<Role>, Option<Role>) {
    let item = scene.item(what).expect("it is drawn");
    let mut out = (None, None, None);
    for shape in item.shapes.clone() {
        match shape {
            Shape::Rect { fill, stroke, .. }
            | Shape::Polygon { fill, stroke, .. }
            | Shape::Circle { fill, stroke, .. } => {
                out.0 = out.0.or(fill);
                out.1 = out.1.or(stroke.map(|s| s.role));
            }
            Shape::Line { stroke, .. } => out.1 = out.1.or(Some(stroke.role)),
            Shape::Text(label) => out.2 = out.2.or(Some(label.role)),
            _ => {}
        }
    }
    out
}

fn step(id: &str) -> ItemId {
    ItemId::Step(StepId::new(id))
}

fn color(text: &str) -> Color {
    Color::parse(text).expect("a color")
}

#[test]
fn colors_of_a_file_are_shown() {
    let scene = drawn(&opened(), |_| {});
    let (dark, light) = (color("#0D4372"), color("#C8E6C9"));
    assert_eq!(
        look(&scene, &step("a")),
        (Some(Role::Own(dark)), Some(Role::OwnLine(color("#000000"))), Some(Role::OnOwn(dark)))
    );
    assert_eq!(
        look(&scene, &step("b")),
        (Some(Role::Own(light)), Some(Role::OwnLine(color("#205022"))), Some(Role::OnOwn(light)))
    );
    // What is no color changes nothing.
    assert_eq!(look(&scene, &step("c")).0, Some(Role::StepFill));
    assert_eq!(look(&scene, &step("s")).0, Some(Role::Own(color("#FFCDD2"))));
    assert_eq!(look(&scene, &step("g")).0, Some(Role::Own(color("#FFFFFF"))));
    let flow = ItemId::Flow(FlowId::new("f2"));
    assert_eq!(look(&scene, &flow).1, Some(Role::OwnLine(color("#1E88E5"))));
    let sheet =
        Sheet { margin: 12.0, title: "x".to_owned(), description: String::new(), language: "it" };
    let picture = svg(&scene, Palette::light(), &sheet);
    for hex in ["#0D4372", "#C8E6C9", "#FFCDD2", "#1E88E5"] {
        assert!(picture.contains(hex), "{hex}");
    }
}

#[test]
fn heat_speaks_before_colors_of_a_file() {
    let scene = drawn(&opened(), |view| view.heat = Some(std::collections::BTreeMap::new()));
    assert_eq!(look(&scene, &step("a")).0, Some(Role::StepFill));
}

#[test]
fn whatever_color_a_thing_has_its_text_is_read() {
    let parts = [0, 51, 102, 119, 128, 153, 204, 255];
    for theme in Theme::ALL {
        let palette = Palette::of(theme);
        let rgb = |role| Color(palette.rgb(role));
        for n in 0..parts.len().pow(3) {
            let part = |by: usize| parts[n / by % parts.len()];
            let own = Color([part(1), part(parts.len()), part(parts.len().pow(2))]);
            let text = rgb(Role::OnOwn(own)).contrast(rgb(Role::Own(own)));
            assert!(text >= 4.5, "{own} in {theme:?}: {text}");
            let ground = rgb(Role::OwnGround(own));
            for ink in [Role::Text, Role::TextSecondary, Role::StepText, Role::Term] {
                assert!(rgb(ink).contrast(ground) >= 4.5, "{ink:?} on {own} in {theme:?}");
            }
        }
        // A black line is seen on dark paper, too.
        let line = rgb(Role::OwnLine(Color([0; 3])));
        assert!(line.contrast(rgb(Role::Paper)) >= 3.0, "{theme:?}");
    }
}

#[test]
fn colors_come_back_as_they_stood() {
    let study = opened();
    let variant = VariantId::new("as-is");
    assert_eq!(bpmn::write(&study, &variant, Content::Whole).unwrap(), FILE);
    let kept = native::read(native::write(&study).unwrap().as_bytes()).unwrap();
    assert!(kept == study, "the native file has them");
    // Moved, and in other colors.
    let moved = |change: &dyn Fn(&mut Colors)| {
        let old = study.as_is().unwrap();
        let mut draft = Draft::from((*old.procedure).clone());
        let mut step = draft.so_far().step(&StepId::new("a")).unwrap().as_ref().clone();
        step.at.y += 40.0;
        change(&mut step.foreign.colors);
        draft.step("a", step);
        let mut out = StudyDraft::from(study.clone());
        out.variant(old.id.clone(), old.role, old.name.clone(), draft.finish().0);
        let out = out.finish();
        let text = bpmn::write(&out, &variant, Content::Whole).unwrap();
        let again = files::read(text.as_bytes()).unwrap().study;
        let id = StepId::new("a");
        let colors = |s: &Study| as_is(s).step(&id).unwrap().foreign.colors;
        assert_eq!(colors(&again), colors(&out), "{text}");
        text
    };
    let text = moved(&|_| {});
    assert!(text.contains("bioc:stroke=\"black\" bioc:fill=\"rgb(13, 67, 114)\""), "{text}");
    let text = moved(&|colors| *colors = Colors { fill: Some(Color([1, 2, 3])), line: None });
    assert!(text.contains("color:background-color=\"#010203\""), "{text}");
    assert!(text.contains("bioc:fill=\"#010203\"") && !text.contains("\"black\""), "{text}");
}
