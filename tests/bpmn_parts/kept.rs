//! What was not changed stays: in a file of ours and in files of others, to the byte.

use prodigio::edit::Refusal;
use prodigio::edit::apply::apply;
use prodigio::edit::follow::{Desk, Plan};
use prodigio::edit::make::Make;
use prodigio::files::bpmn::{self, Content};
use prodigio::files::native;
use prodigio::model::draft::Draft;
use prodigio::model::id::{StepId, VariantId};
use prodigio::model::item::ItemId;
use prodigio::model::step::{Step, StepKind, TaskKind};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Timing, Unit};

use super::xml::{Difference, differences};
use super::{file, read, support, ways};

/// A file with something odd in every place, as programs and people leave it.
pub(crate) const ODD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?tool keep="me"?>
<!DOCTYPE definitions>
<!-- before -->
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:g="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:omgdc='http://www.omg.org/spec/DD/20100524/DC' xmlns:omgdi="http://www.omg.org/spec/DD/20100524/DI"
    xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:v="urn:vendor" targetNamespace="urn:t" id="D" v:x="1">
  <message id="M" name="Hello"/> <signal id="Sig"/>
  <collaboration id="C"><!-- in the collaboration -->
    <participant id="Pool" name="Office" processRef="P"/><participant id="Box" name="Black box"/>
    <messageFlow id="mf" sourceRef="b" targetRef="Box"/>
    <correlationKey id="ck" name="k"/>
  </collaboration>
  <process id="P" isExecutable="true" v:owner="me"><documentation>a <![CDATA[<b>bold</b>]]> word</documentation>
    <laneSet id="ls"><lane id="l1" name="Desk"><flowNodeRef>a</flowNodeRef><!-- x --><flowNodeRef>b</flowNodeRef>
      <childLaneSet id="cls"><lane id="l2"><flowNodeRef>c</flowNodeRef></lane></childLaneSet></lane></laneSet>
    <startEvent id="a" name='Begin'><outgoing>f</outgoing><messageEventDefinition messageRef="M"/></startEvent>
    <!-- a comment between -->
    <userTask name="Check it" id="b" v:form="f1"><?step pi?>
      <extensionElements><v:deep xmlns:w="urn:w"><w:e a="&lt;">t &amp; t</w:e><plain xmlns=""/></v:deep></extensionElements>
      <incoming>f</incoming><outgoing>g</outgoing>
      <potentialOwner id="po"><resourceAssignmentExpression><formalExpression>user(x)</formalExpression></resourceAssignmentExpression></potentialOwner>
      <multiInstanceLoopCharacteristics isSequential="true"><loopCardinality i:type="tFormalExpression">3</loopCardinality></multiInstanceLoopCharacteristics>
    </userTask>
    <sequenceFlow id="f" sourceRef="a" targetRef="b"/><sequenceFlow id="g" sourceRef="b" targetRef="c">
      <conditionExpression i:type="tFormalExpression" language="feel"><![CDATA[x > 1 && y]]></conditionExpression></sequenceFlow>
    <q:endEvent xmlns:q="http://www.omg.org/spec/BPMN/20100524/MODEL" id="c" name="End"><q:incoming>g</q:incoming></q:endEvent>
    <task id="d" name="alone"/>
    <sequenceFlow id="loose" sourceRef="d" targetRef="nowhere"/>
    <textAnnotation id="n"><text>a note</text></textAnnotation><association id="as" sourceRef="d" targetRef="n"/>
  </process>
  <choreography id="Ch"><choreographyTask id="ct" initiatingParticipantRef="Pool"><participantRef>Pool</participantRef><participantRef>Box</participantRef></choreographyTask></choreography>
  <g:BPMNDiagram id="dia"><!-- drawn --><g:BPMNPlane bpmnElement="C" id="pl">
    <g:BPMNShape id="s1" bpmnElement="Pool" isHorizontal="true"><omgdc:Bounds x="0" y="0" width="800.0" height="300"/></g:BPMNShape>
    <g:BPMNShape id="s2" bpmnElement="a"><omgdc:Bounds x="100" y="100.50" width="36" height="36"/><g:BPMNLabel><omgdc:Bounds x="90" y="140" width="56" height="14"/></g:BPMNLabel></g:BPMNShape>
    <g:BPMNShape id="s3" bpmnElement="b" v:fill="red"><g:extension><v:e/></g:extension><omgdc:Bounds height="80" width="100" x="200" y="80"/></g:BPMNShape>
    <g:BPMNShape id="s4" bpmnElement="c"><omgdc:Bounds x="400" y="100" width="36" height="36"/></g:BPMNShape>
    <g:BPMNShape id="s5" bpmnElement="d"><omgdc:Bounds x="500" y="80" width="100" height="80"/></g:BPMNShape>
    <g:BPMNEdge id="e1" bpmnElement="f"><omgdi:waypoint x="136" y="118"/><omgdi:waypoint x="200" y="118"/></g:BPMNEdge>
    <g:BPMNEdge id="e2" bpmnElement="g"><omgdi:waypoint x="300" y="118"/><omgdi:waypoint x="400" y="118"/></g:BPMNEdge>
    <g:BPMNShape id="s6" bpmnElement="ct"><omgdc:Bounds x="500" y="400" width="100" height="80"/></g:BPMNShape>
  </g:BPMNPlane></g:BPMNDiagram>
</definitions>
<!-- after -->
"#;

fn as_is() -> VariantId {
    VariantId::new("as-is")
}

fn written(study: &Study) -> String {
    let id = study.as_is().expect("a variant").id.clone();
    bpmn::write(study, &id, Content::Whole).expect("the variant exists")
}

type Wish = fn(Desk<'_>, &Study, &StepId) -> Result<Plan, Refusal>;

/// The study after a wish for a step, as it is written and read again.
fn after(study: &Study, step: &str, wish: Wish) -> (Study, String) {
    let id = as_is();
    let desk = Desk::new(study, &id, study.next_id());
    let plan = wish(desk, study, &StepId::new(step)).expect("may be wished");
    let mut study = study.clone();
    apply(&mut study, plan.edit).expect("may be done");
    let text = written(&study);
    let again = read(text.as_bytes()).expect("what was written is read");
    assert_eq!(written(&again.study), text, "written twice");
    let variant = |s: &Study| s.as_is().expect("a variant").clone();
    let (then, now) = (variant(&study), variant(&again.study));
    let steps = |s: &prodigio::model::study::Variant| {
        s.procedure.steps().map(|(id, s)| (id.clone(), s.name.clone(), s.at)).collect::<Vec<_>>()
    };
    assert_eq!(steps(&then), steps(&now));
    (study, text)
}

fn rename(desk: Desk<'_>, study: &Study, id: &StepId) -> Result<Plan, Refusal> {
    desk.rename(&ItemId::Step(id.clone()), study.language(), "Other <\"&'> name")
}

/// The differences, which must all be of the elements named (`what` names ids or attributes).
fn only(before: &str, now: &str, allowed: &[&str]) -> Vec<Difference> {
    let found = differences(before, now).expect("both are XML");
    for difference in &found {
        let said = difference.to_string();
        assert!(allowed.iter().any(|a| said.contains(a)), "{said}");
    }
    found
}

#[test]
fn a_file_of_ours_comes_back_to_the_byte() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    for entry in std::fs::read_dir(folder).expect("the sample procedures") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|e| e != "prodigio") {
            continue;
        }
        let study = native::read(&std::fs::read(&path).unwrap()).unwrap();
        for variant in study.variants() {
            let text = bpmn::write(&study, &variant.id, Content::Whole).unwrap();
            let opened = read(text.as_bytes()).unwrap();
            assert!(
                opened.study.variants()[0].procedure.source().is_none(),
                "nothing is kept twice"
            );
            let again = bpmn::write(&opened.study, &variant.id, Content::Whole).unwrap();
            assert!(again == text, "{} {}", path.display(), variant.id);
        }
    }
}

#[test]
fn a_file_of_others_comes_back_to_the_byte_through_our_format_too() {
    let opened = read(ODD.as_bytes()).unwrap();
    assert_eq!(written(&opened.study), ODD);
    let native = native::write(&opened.study).unwrap();
    let study = native::read(native.as_bytes()).unwrap();
    assert!(study == opened.study);
    assert_eq!(written(&study), ODD, "the file is part of the study");
    let windows = ODD.replace('\n', "\r\n");
    assert_eq!(written(&read(windows.as_bytes()).unwrap().study), windows);
    let wide: Vec<u8> = "\u{feff}"
        .chars()
        .chain(ODD.replace("UTF-8", "UTF-16").chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(written(&read(&wide).unwrap().study), ODD, "in UTF-8 from here on");
}

#[test]
fn a_changed_name_changes_nothing_else() {
    let (_, text) = after(&read(ODD.as_bytes()).unwrap().study, "b", rename);
    let found = only(ODD, &text, &["#b name"]);
    assert_eq!(found.len(), 1);
    let escaped = "name=\"Other &lt;&quot;&amp;'&gt; name\"";
    assert_eq!(text.replace(escaped, "name=\"Check it\""), ODD, "not one other byte");
    let Some(folder) = support::reference() else { return };
    for name in ["A.1.0", "A.2.0", "A.2.1", "A.3.0", "A.4.0", "A.4.1", "B.1.0"] {
        let bytes = std::fs::read(folder.join(format!("miwg-reference/{name}.bpmn"))).unwrap();
        let study = read(&bytes).unwrap().study;
        let p = &study.as_is().unwrap().procedure;
        let named = p.steps().find(|(_, s)| !s.name.is_empty()).map(|(id, _)| id.to_string());
        let (_, text) = after(&study, &named.expect("a named step"), rename);
        let original = String::from_utf8(bytes).unwrap();
        assert_eq!(differences(&original, &text).unwrap().len(), 1, "{name}");
    }
}

#[test]
fn moving_changes_bounds_and_waypoints_only() {
    let study = read(ODD.as_bytes()).unwrap().study;
    let (_, text) =
        after(&study, "b", |desk, _, id| desk.move_by(&[ItemId::Step(id.clone())], 0.0, 15.0));
    for difference in only(ODD, &text, &["Bounds", "waypoint", " auto "]) {
        assert!(!difference.to_string().contains("s2"), "{difference}");
    }
    assert!(text.contains(r#"<omgdc:Bounds height="80" width="100" x="200" y="95"/>"#), "{text}");
}

#[test]
fn what_is_added_and_taken_away_leaves_the_rest() {
    let study = read(ODD.as_bytes()).unwrap().study;
    let (_, text) = after(&study, "d", |desk, _, id| desk.delete(&[ItemId::Step(id.clone())]));
    only(ODD, &text, &["process#d ", "process#as ", "BPMNPlane#s5 "]);
    assert!(!text.contains("\"alone\"") && text.contains("<!-- a comment between -->"));
    let (_, text) = after(&study, "b", |desk, _, id| {
        desk.make_after(id, &Make::Step(StepKind::Task(TaskKind::Automatic)), "Füge hinzu")
    });
    assert!(text.contains("<serviceTask ") && text.contains("<![CDATA[x > 1 && y]]>"), "{text}");
    assert!(text.contains("<?step pi?>") && text.contains("<g:BPMNShape id=\"s3\""), "{text}");
    let (_, text) = after(&study, "b", |desk, study, id| {
        let mut step = step_of(study, id);
        step.work = Some(Timing::illustrative(1.0, 2.0, 3.0, Unit::Hours));
        step.kind = StepKind::Task(TaskKind::Script);
        Ok(desk.change_step(id, step, "work"))
    });
    assert!(
        text.contains("<scriptTask name=\"Check it\" id=\"b\"") && text.contains("</scriptTask>")
    );
    assert!(text.contains("xmlns:prodigio=") && text.contains("<prodigio:work>"), "{text}");
    assert!(
        text.contains("<w:e a=\"&lt;\">t &amp; t</w:e><plain xmlns=\"\"/>"),
        "beside ours: {text}"
    );
}

fn step_of(study: &Study, id: &StepId) -> Step {
    let p = &study.as_is().expect("a variant").procedure;
    Step::clone(p.step(id).expect("the step"))
}

#[test]
fn a_to_be_of_it_is_written_into_the_same_file() {
    let study = read(ODD.as_bytes()).unwrap().study;
    let id = as_is();
    let desk = Desk::new(&study, &id, study.next_id());
    let (to_be, plan) = desk.new_to_be(Text::of(Language::It, "Domani")).unwrap();
    let mut study = study.clone();
    apply(&mut study, plan.edit).unwrap();
    let text = bpmn::write(&study, &to_be, Content::Whole).unwrap();
    assert!(
        text.contains("<!-- a comment between -->") && text.contains("<prodigio:role>"),
        "{text}"
    );
    let opened = read(text.as_bytes()).unwrap();
    assert_eq!(opened.study.variants()[0].id, to_be);
}

#[test]
fn wrong_ids_are_mended_when_something_changes_and_not_before() {
    let text = ODD
        .replace("id=\"d\" name=\"alone\"", "name=\"alone\"")
        .replace("id=\"c\" name=\"End\"", "id=\"1 c\" name=\"End\"")
        .replace("targetRef=\"c\"", "targetRef=\"1 c\"")
        .replace("bpmnElement=\"c\"", "bpmnElement=\"1 c\"");
    let study = read(text.as_bytes()).unwrap().study;
    assert_eq!(written(&study), text);
    let (_, changed) = after(&study, "b", rename);
    assert_eq!(differences(&text, &changed).unwrap().len(), 1, "no id was needed");
    let (_, changed) =
        after(&study, "task_1", |desk, _, id| desk.connect(id, &StepId::new("_1_c")));
    assert!(changed.contains("<task name=\"alone\" id=\"task_1\">"), "{changed}");
    assert!(
        !changed.contains("\"1 c\"") && changed.contains("<!-- a comment between -->"),
        "{changed}"
    );
}

/// Two diagrams, each of a step above and one below, at these heights.
fn two_sheets(above: i32, below: i32) -> String {
    let shape = |id: &str, y: i32| {
        format!(
            "<g:BPMNShape id=\"s{id}\" bpmnElement=\"{id}\"><o:Bounds x=\"10\" y=\"{y}\" width=\"100\" height=\"80\"/></g:BPMNShape>"
        )
    };
    let sheet = |n: u32| {
        format!(
            "<g:BPMNDiagram id=\"D{n}\"><g:BPMNPlane id=\"L{n}\" bpmnElement=\"P{n}\">{}{}</g:BPMNPlane></g:BPMNDiagram>",
            shape(&format!("t{n}"), above),
            shape(&format!("u{n}"), below),
        )
    };
    let process = |n: u32| {
        format!(
            "<process id=\"P{n}\"><task id=\"t{n}\" name=\"one\"/><task id=\"u{n}\" name=\"two\"/></process>"
        )
    };
    format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:g=\"http://www.omg.org/spec/BPMN/20100524/DI\" \
         xmlns:o=\"http://www.omg.org/spec/DD/20100524/DC\" targetNamespace=\"t\">{}{}<!-- kept -->{}{}</definitions>",
        process(1),
        process(2),
        sheet(1),
        sheet(2)
    )
}

#[test]
fn several_diagrams_stand_below_each_other_and_keep_their_places() {
    let text = two_sheets(20, 120);
    let opened = read(text.as_bytes()).unwrap();
    assert!(opened.findings.iter().any(|f| f.code == "bpmn-several-diagrams"));
    let at = |id: &str| step_of(&opened.study, &StepId::new(id)).at;
    assert!(!at("t1").touches(at("t2")), "{:?} {:?}", at("t1"), at("t2"));
    assert_eq!(written(&opened.study), text);
    let (_, moved) = after(&opened.study, "t2", |desk, _, id| {
        desk.move_by(&[ItemId::Step(id.clone())], 5.0, 0.0)
    });
    let places: Vec<&str> = moved.match_indices("y=\"20\"").map(|(_, s)| s).collect();
    assert_eq!((places.len(), moved.contains("x=\"15\"")), (2, true), "{moved}");
    assert_eq!(differences(&text, &moved).unwrap().len(), 1);
}

#[test]
fn a_move_that_would_part_the_diagrams_further_keeps_the_text() {
    // Between them is just as much room as one step more or less of parting changes.
    let text = two_sheets(20, 670);
    let study = read(text.as_bytes()).unwrap().study;
    for (step, by, was, now) in [("u1", 150.0, 670, 820), ("t2", -100.0, 20, -80)] {
        let id = as_is();
        let desk = Desk::new(&study, &id, study.next_id());
        let plan = desk.move_by(&[ItemId::Step(StepId::new(step))], 0.0, by).expect("may be moved");
        let mut moved = study.clone();
        apply(&mut moved, plan.edit).expect("may be done");
        let bounds = |y: i32| {
            format!(
                "bpmnElement=\"{step}\"><o:Bounds x=\"10\" y=\"{y}\" width=\"100\" height=\"80\"/>"
            )
        };
        assert_eq!(written(&moved), text.replace(&bounds(was), &bounds(now)), "{step}");
    }
}

#[test]
fn a_text_that_cannot_be_kept_is_missed() {
    let lossless = |study: &Study| {
        let written = bpmn::write_and_tell(study, &as_is(), Content::Whole).expect("a variant");
        assert_eq!(written.text, self::written(study));
        written.losses.is_empty()
    };
    let worked = |text: &str| {
        let study = read(text.as_bytes()).unwrap().study;
        assert!(lossless(&study), "nothing has changed");
        let id = as_is();
        let mut step = step_of(&study, &StepId::new("b"));
        step.work = Some(Timing::illustrative(1.0, 2.0, 3.0, Unit::Hours));
        let desk = Desk::new(&study, &id, study.next_id());
        let mut changed = study.clone();
        apply(&mut changed, desk.change_step(&StepId::new("b"), step, "work").edit).expect("done");
        changed
    };
    assert!(lossless(&worked(ODD)));
    // Our prefix means something else there.
    let taken = ODD.replacen("xmlns:v=", "xmlns:prodigio=\"urn:other\" xmlns:v=", 1);
    assert!(!lossless(&worked(&taken)));
}

#[test]
fn what_is_drawn_twice_goes_twice() {
    let twice = two_sheets(20, 120).replace(
        "<g:BPMNDiagram id=\"D2\"><g:BPMNPlane id=\"L2\" bpmnElement=\"P2\">",
        "<g:BPMNDiagram id=\"D2\"><g:BPMNPlane id=\"L2\" bpmnElement=\"P2\"><g:BPMNShape id=\"again\" \
         bpmnElement=\"t1\"><o:Bounds x=\"1\" y=\"2\" width=\"3\" height=\"4\"/></g:BPMNShape><g:BPMNShape \
         id=\"nothing\" bpmnElement=\"n\"/>",
    );
    let study = read(twice.as_bytes()).unwrap().study;
    let alone = ways::alone(&study).expect("a variant");
    assert_eq!(written(&study), twice);
    for (study, drawn) in [(&study, "id=\"again\""), (&alone, "id=\"again\"")] {
        let before = written(study);
        assert!(before.contains(drawn) && !before.contains("prodigio:"), "{before}");
        let (_, now) = after(study, "t1", |desk, _, id| desk.delete(&[ItemId::Step(id.clone())]));
        assert!(!now.contains("\"t1\"") && !now.contains(drawn), "{now}");
        assert!(now.contains("id=\"nothing\""), "what showed nothing before stays: {now}");
    }
}

#[test]
fn participants_of_a_choreography_follow_their_ids() {
    let text = file(
        r#"<bpmn:collaboration id="C"><bpmn:participant id="1 p" name="p"/><bpmn:participant id="q" name="q"/>
        <bpmn:messageFlow id="1 m" sourceRef="1 p" targetRef="q"/>
        <bpmn:conversation id="co"><bpmn:participantRef>1 p</bpmn:participantRef><bpmn:participantRef>q</bpmn:participantRef>
        <bpmn:messageFlowRef>1 m</bpmn:messageFlowRef></bpmn:conversation>
        <bpmn:participantAssociation id="pa"><bpmn:innerParticipantRef>1 p</bpmn:innerParticipantRef>
        <bpmn:outerParticipantRef>1 p</bpmn:outerParticipantRef></bpmn:participantAssociation></bpmn:collaboration>
        <bpmn:choreography id="ch"><bpmn:choreographyTask id="ct" initiatingParticipantRef="1 p">
        <bpmn:participantRef>1 p</bpmn:participantRef><bpmn:messageFlowRef>1 m</bpmn:messageFlowRef>
        </bpmn:choreographyTask></bpmn:choreography>
        <bpmn:process id="P"><bpmn:task id="1 t" name="t"/><bpmn:task id="u" name="u"/></bpmn:process>"#,
    );
    let study = read(text.as_bytes()).unwrap().study;
    assert_eq!(written(&study), text);
    let (_, now) = after(&study, "u", |desk, _, id| desk.connect(&StepId::new("_1_t"), id));
    for wrong in ["1 p", "1 m", "1 t"] {
        assert!(
            !now.contains(&format!("\"{wrong}\"")) && !now.contains(&format!(">{wrong}<")),
            "{now}"
        );
    }
}

#[test]
fn marks_and_blanks_before_the_file_stay() {
    let wide = format!("\u{feff}{ODD}");
    let blank = format!("\u{feff}\r\n \n{ODD}");
    let mut ours = written(&read(ODD.as_bytes()).unwrap().study);
    ours.insert_str(0, "\n\n");
    for text in [&wide, &blank, &format!("\n{ODD}"), &ours] {
        let study = read(text.as_bytes()).unwrap().study;
        assert_eq!(written(&study), *text);
        let (_, changed) = after(&study, "b", rename);
        let lead = text.find('<').expect("XML");
        assert_eq!(changed[..lead], text[..lead]);
        assert_eq!(differences(&text[lead..], &changed[lead..]).unwrap().len(), 1);
        let native = native::write(&study).unwrap();
        let again = native::read(native.as_bytes()).unwrap();
        assert_eq!(written(&again), *text, "through our format");
    }
}

/// Steps taken over from another study bring their words: the file says what their prefixes are.
#[test]
fn what_comes_from_another_file_is_written_with_its_prefixes_declared() {
    let colored = ODD.replace("v:form=\"f1\"", "v:form=\"f1\" bioc:stroke=\"#831311\"");
    let other = read(colored.as_bytes()).expect("it is read").study;
    let mut draft = Draft::new();
    for (id, step) in other.variants()[0].procedure.steps() {
        draft.step(id.as_str(), step.clone());
    }
    let study = Study::of(Text::of(Language::It, "Nuovo"), draft.finish().0);
    let text = written(&study);
    assert!(
        text.contains("<v:deep") && text.contains("v:form=\"f1\"") && text.contains("bioc:stroke="),
        "{text}"
    );
    assert!(text.contains("xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\""), "{text}");
    let again = read(text.as_bytes()).expect("it is well-formed");
    let codes: Vec<&str> = again.findings.iter().map(|f| f.code).collect();
    assert!(!codes.contains(&"bpmn-prefix-undeclared"), "{codes:?}");
}
