//! Files that are broken or made to hurt: one clear error, or what can be read with findings; never
//! a panic, never without bound.

use std::time::{Duration, Instant};

use prodigio::files::bpmn::engine::{self, dialect::Dialect};
use prodigio::files::bpmn::{self, Content, ReadOptions};
use prodigio::files::catalogue;
use prodigio::files::disk;
use prodigio::files::error::OpenError;
use prodigio::files::native;
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::id::VariantId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::Step;
use prodigio::model::study::Role;
use prodigio::model::text::Text;

use super::kept::ODD;
use super::{HEAD, SMALL, file, process, read, ways};

/// Long even for a machine that does much else; without a bound these would take hours.
const BOUND: Duration = Duration::from_mins(1);

/// Does something within the bound.
#[expect(clippy::disallowed_methods, reason = "a test of time reads a clock")]
fn bounded<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let out = work();
    assert!(start.elapsed() < BOUND, "took {:?}", start.elapsed());
    out
}

/// Reads and writes within the bound; what is said of it.
fn outcome(bytes: &[u8]) -> Result<Vec<&'static str>, OpenError> {
    bounded(|| read_and_written(bytes))
}

fn read_and_written(bytes: &[u8]) -> Result<Vec<&'static str>, OpenError> {
    let opened = bpmn::read(bytes, &ReadOptions::default());
    opened.map(|opened| {
        let text = bpmn::write(&opened.study, &VariantId::new("as-is"), Content::Whole);
        let text = text.expect("what was read is written");
        bpmn::read(text.as_bytes(), &ReadOptions::default()).expect("what was written is read");
        ways::check(&opened.study).expect("it comes back whatever the way");
        let native = native::write(&opened.study).expect("what was read can be saved");
        assert!(native::read(native.as_bytes()).expect("and opened again") == opened.study);
        opened.findings.iter().map(|f| f.code).collect()
    })
}

fn refused(bytes: &[u8]) -> &'static str {
    outcome(bytes).expect_err("must be refused").code()
}

/// So many pieces of text, one after the other.
fn crowd(n: usize, one: &dyn Fn(usize) -> String) -> String {
    (0..n).map(one).collect::<Vec<_>>().concat()
}

#[test]
fn entities_are_refused_and_nothing_is_fetched() {
    let mut bomb = "<!DOCTYPE a [<!ENTITY e0 \"ha\">".to_owned();
    for i in 1..30 {
        let p = i - 1;
        bomb.extend(["<!ENTITY e", &i.to_string(), " \"", &format!("&e{p};").repeat(4), "\">"]);
    }
    let bomb = format!(
        "{bomb}]>{}&e29;{}",
        &HEAD[HEAD.find("<bpmn:def").unwrap_or(0)..],
        "</bpmn:definitions>"
    );
    assert_eq!(refused(bomb.as_bytes()), "open-entities");
    let secret = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(secret.path(), "secret").unwrap();
    for declaration in [
        format!("<!DOCTYPE d [<!ENTITY x SYSTEM \"file://{}\">]>", secret.path().display()),
        "<!DOCTYPE d [<!ENTITY % x SYSTEM \"http://localhost:1/\">%x;]>".to_owned(),
    ] {
        let text = process(SMALL).replacen("?>", &format!("?>{declaration}"), 1);
        assert_eq!(refused(text.as_bytes()), "open-entities", "{declaration}");
    }
    // A document type without entities says nothing, and is not fetched either.
    let text = process(SMALL).replacen(
        "?>",
        "?><!DOCTYPE d PUBLIC \"-//x//y\" \"http://localhost:1/x.dtd\">",
        1,
    );
    assert!(read(text.as_bytes()).is_ok());
    let unknown = process("<bpmn:task id=\"t\" name=\"&nbsp;\"/>");
    assert_eq!(refused(unknown.as_bytes()), "open-not-xml");
}

/// A document type before a root with so much inside.
fn behind(doctype: &str, attributes: &str, inside: &str) -> String {
    let root = HEAD.find("<bpmn:def").expect("the root");
    let head = HEAD[root..].trim_end().trim_end_matches('>');
    format!("{doctype}{head}{attributes}>{inside}</bpmn:definitions><!-- x --><?x ?>")
}

#[test]
fn wrong_ids_of_what_is_not_drawn_are_mended_and_nothing_is_lost() {
    let study = catalogue::first();
    let id = VariantId::new("as-is");
    let text = bpmn::write(&study, &id, Content::Whole).expect("it is there");
    let before = study.procedure(&id).expect("it is there");
    let office = "o-comune-prov";
    let drawn = before.steps().next().expect("a step").0.as_str();
    for (wrong, code) in [("o-comune;-prov", "id-not-a-name"), (drawn, "duplicate-id")] {
        let broken = text.replace(&format!("\"{office}\""), &format!("\"{wrong}\""));
        assert_ne!(broken, text);
        let opened = read(broken.as_bytes()).expect("it is opened");
        assert_eq!(opened.findings.iter().filter(|f| f.code == code).count(), 1, "{code}");
        let now = opened.study.procedure(&id).expect("it is there");
        let known = before.office(&office.into()).expect("the sample has it");
        let all: Vec<_> = now.offices().filter(|(_, o)| *o == &**known).collect();
        assert_eq!(all.len(), 1, "{code}");
        let work = |p: &Procedure, id: &str| {
            p.steps().filter(|(_, s)| s.office.as_ref().is_some_and(|o| o.as_str() == id)).count()
        };
        assert_eq!(work(now, all[0].0.as_str()), work(before, office), "{code}");
    }
}

#[test]
fn quotes_in_a_document_type_hide_nothing() {
    let deep = format!("{}{}", "<bpmn:x>".repeat(100_000), "</bpmn:x>".repeat(100_000));
    for quoted in ["<!--", "<?", "<![CDATA[", "<x y='", "["] {
        let text = behind(&format!("<!DOCTYPE d SYSTEM \"{quoted}\">"), "", &deep);
        assert_eq!(refused(text.as_bytes()), "open-too-deep", "{quoted}");
        let text = behind(&format!("<!DOCTYPE d PUBLIC '\"' \"{quoted}\" [ \n]>"), "", &deep);
        assert_eq!(refused(text.as_bytes()), "open-too-deep", "{quoted}");
        let text = behind(&format!("<!DOCTYPE d SYSTEM \"{quoted}\">"), "", "");
        assert!(read(text.as_bytes()).is_ok(), "{quoted}");
    }
    let text = behind("<?xml version=\"1.0\" encoding='?><!--'?>", "", &deep);
    assert!(bpmn::read(text.as_bytes(), &ReadOptions::default()).is_err());
    let megabyte = "x".repeat(1_000_000);
    let many = format!(" name=\"{}\"", "&e;".repeat(10_000));
    for doctype in [
        format!("<!DOCTYPE d SYSTEM \"<!--\" [<!ENTITY e \"{megabyte}\"><!-- -->]>"),
        format!("<!DOCTYPE d SYSTEM \"<?\" [<!ENTITY e \"{megabyte}\"><?x ?>]>"),
        format!("<!DOCTYPE d [<!ATTLIST d x CDATA \"<!--\"><!ENTITY e \"{megabyte}\"><!-- -->]>"),
        format!("<!DOCTYPE d [<!-- ' --><!ENTITY e \"{megabyte}\"><!-- ' -->]>"),
        "<!DOCTYPE d [<!ELEMENT d ANY>]>".to_owned(),
        "<!DOCTYPE d [<!-- says nothing -->]>".to_owned(),
    ] {
        let text = behind(&doctype, &many, "");
        assert_eq!(refused(text.as_bytes()), "open-entities");
    }
}

#[test]
fn size_depth_and_counts_have_limits() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.bpmn");
    std::fs::File::create(&path).unwrap().set_len(1 << 30).unwrap();
    assert!(matches!(disk::read(&path), Err(OpenError::TooLarge { .. })), "by its size, unread");
    let long = "x".repeat(20_000_000);
    let text = process(&format!("<bpmn:task id=\"t\" name=\"{long}\"/>"));
    let opened = bpmn::read(text.as_bytes(), &ReadOptions::default());
    assert!(opened.is_ok(), "long, but not too long");
    assert_eq!(
        refused(format!("{HEAD}{}", "<bpmn:subProcess>".repeat(100_000)).as_bytes()),
        "open-too-deep"
    );
    let nested = format!("{}{}", "<bpmn:subProcess>".repeat(150), "</bpmn:subProcess>".repeat(150));
    let codes = outcome(process(&nested).as_bytes()).expect("deep, but not too deep");
    assert!(codes.contains(&"bpmn-id-missing"));
    let many: String = crowd(1_000_000, &|i| format!(" a{i}=\"\""));
    assert_eq!(refused(process(&format!("<bpmn:task{many}/>")).as_bytes()), "open-too-many");
    let spaces: String = crowd(2000, &|i| format!(" xmlns:p{i}=\"u{i}\""));
    assert_eq!(refused(process(&format!("<bpmn:task{spaces}/>")).as_bytes()), "open-too-many");
    let pools = "<bpmn:participant/>".repeat(20_000);
    let text = file(&format!("<bpmn:collaboration id=\"C\">{pools}</bpmn:collaboration>"));
    assert_eq!(refused(text.as_bytes()), "open-too-many");
}

#[test]
fn crowds_that_refer_to_each_other_take_no_square_of_time() {
    let groups = file(&format!(
        "<bpmn:category id=\"k\">{}</bpmn:category><bpmn:process id=\"P\">{}</bpmn:process>",
        crowd(10_000, &|i| format!("<bpmn:categoryValue id=\"v{i}\" value=\"x\"/>")),
        crowd(10_000, &|i| format!("<bpmn:group id=\"g{i}\" categoryValueRef=\"v{i}\"/>")),
    ));
    assert!(outcome(groups.as_bytes()).is_ok());
    let lanes = process(&format!(
        "<bpmn:laneSet>{}</bpmn:laneSet>{}",
        crowd(10_000, &|i| format!(
            "<bpmn:lane id=\"l{i}\"><bpmn:flowNodeRef>t{i}</bpmn:flowNodeRef></bpmn:lane>"
        )),
        crowd(10_000, &|i| format!("<bpmn:task id=\"t{i}\"/>")),
    ));
    assert!(outcome(lanes.as_bytes()).is_ok());
    let same = process(&crowd(8_000, &|_| {
        "<bpmn:dataObject id=\"d\"/><bpmn:dataObjectReference dataObjectRef=\"d\"/>".to_owned()
    }));
    assert!(outcome(same.as_bytes()).expect("read").contains(&"bpmn-id-twice"));
    let processes =
        file(&crowd(4_000, &|i| format!("<bpmn:process id=\"P{i}\"><bpmn:task/></bpmn:process>")));
    assert!(outcome(processes.as_bytes()).is_ok());
}

#[test]
fn crowds_of_namespaces_are_refused_or_take_no_square_of_time() {
    let declared =
        |n: usize, stem: &str| crowd(n, &|i| format!(" xmlns:{stem}{i}=\"urn:{stem}{i}\""));
    let inside = crowd(30_000, &|i| format!("<p{0}:e p{0}:a=\"\" q:b=\"\"/>", i % 450));
    let inside = format!("<bpmn:extensionElements>{inside}</bpmn:extensionElements>");
    let loose = crowd(20_000, &|i| format!("<p{}:f/>", i % 450));
    for odd in ["", "<![CDATA[x]]>"] {
        let deep = crowd(30, &|i| format!("<v{}>", declared(20, &format!("n{i}x"))));
        let deep = format!("{odd}{deep}{}", "</v>".repeat(30));
        assert_eq!(refused(process(&deep).as_bytes()), "open-namespaces");
        let task = format!("<bpmn:task id=\"t\"><a>{odd}</a>{inside}{loose}</bpmn:task>");
        let text = process(&task).replacen(
            " id=",
            &format!("{} xmlns:q=\"q\" id=", declared(450, "p")),
            1,
        );
        let opened = bounded(|| read(text.as_bytes())).expect("many, but not too many");
        assert!(opened.study.procedure(&VariantId::new("as-is")).is_some());
        let written = bounded(|| {
            bpmn::write(&opened.study, &VariantId::new("as-is"), Content::Whole).expect("there")
        });
        assert_eq!(written.matches(":a=\"\"").count(), 30_000);
        assert_eq!(written.matches(":f/>").count(), 20_000);
        // Few at once, but declared again and again.
        let again = |n: usize| {
            let again = crowd(n, &|_| "<a xmlns:z=\"z\"/>".to_owned());
            process(&format!("<bpmn:task id=\"t\">{odd}{again}</bpmn:task>"))
        };
        let many = again(100_000).replacen(" id=", &format!("{} id=", declared(480, "p")), 1);
        assert_eq!(refused(many.as_bytes()), "open-namespaces");
        let opened = bounded(|| read(again(5_000).as_bytes())).expect("as many programs write it");
        assert!(opened.study.procedure(&VariantId::new("as-is")).is_some());
    }
}

#[test]
fn tasks_among_crowds_of_namespaces_are_told_to_engines_in_no_square_of_time() {
    let declared = crowd(450, &|i| format!(" xmlns:p{i}=\"urn:p{i}\""));
    let tasks = crowd(5_000, &|i| {
        let word = format!("<p{0}:e p{0}:a=\"\"/>", i % 450);
        let kept = format!("<bpmn:extensionElements>{word}</bpmn:extensionElements>");
        format!("<bpmn:task id=\"t{i}\">{kept}</bpmn:task>")
    });
    let text = process(&tasks).replacen(" id=", &format!("{declared} id="), 1);
    let study = bounded(|| read(text.as_bytes())).expect("many, but not too many").study;
    for dialect in [Dialect::Operaton, Dialect::Camunda8] {
        let told = bounded(|| engine::export(&study, &VariantId::new("as-is"), dialect));
        let text = told.expect("it is there").text;
        assert_eq!(text.matches(":a=\"\"").count(), 5_000, "{}", dialect.name());
    }
}

#[test]
fn references_that_move_in_a_crowd_take_no_square_of_time() {
    let refs = |from: usize, to: usize| {
        (from..to).fold(String::new(), |all, i| {
            all + &format!("<bpmn:flowNodeRef>t{i}</bpmn:flowNodeRef>")
        })
    };
    let text = process(&format!(
        "<bpmn:laneSet><bpmn:lane id=\"l\">{}</bpmn:lane><bpmn:lane id=\"m\">{}</bpmn:lane></bpmn:laneSet>{}",
        refs(0, 10_000),
        refs(10_000, 10_001),
        crowd(10_001, &|i| format!("<bpmn:task id=\"t{i}\"/>")),
    ));
    let study = read(text.as_bytes()).expect("read").study;
    let id = VariantId::new("as-is");
    let p = study.procedure(&id).expect("a variant");
    let mut draft = Draft::from(Procedure::clone(p));
    for (id, step) in p.steps() {
        let mut step = Step::clone(step);
        step.lane = Some("m".into());
        draft.step(id.as_str(), step);
    }
    let mut moved = StudyDraft::from(study.clone());
    moved.variant(id.clone(), Role::AsIs, Text::default(), draft.finish().0);
    let moved = moved.finish();
    let within = bounded(|| {
        let written = bpmn::write_and_tell(&moved, &id, Content::Whole).expect("written");
        assert_eq!(written.losses, [], "in the text of the file");
        written.text
    });
    assert!(within.contains("<bpmn:lane id=\"l\"></bpmn:lane>"));
}

#[test]
fn too_many_things_are_refused_and_too_many_findings_counted() {
    let text = process(&"<bpmn:task/>".repeat(500_001));
    assert_eq!(refused(text.as_bytes()), "open-too-many");
    let opened = read(process(&"<bpmn:task/>".repeat(3_000)).as_bytes()).expect("read");
    let of = |code: &str| opened.findings.iter().filter(|f| f.code == code).count();
    assert_eq!((of("bpmn-id-missing"), of("bpmn-more-alike")), (1_000, 1));
    let rest = opened.findings.iter().find(|f| f.code == "bpmn-more-alike").expect("the rest");
    assert_eq!(rest.args.get("count"), Some(&2_000_usize.into()));
}

#[test]
fn circles_and_wild_numbers_are_mended() {
    let text = file(
        r#"<bpmn:process id="P"><bpmn:laneSet id="S"><bpmn:lane id="l"><bpmn:flowNodeRef>l</bpmn:flowNodeRef>
        <bpmn:childLaneSet id="S2"><bpmn:lane id="l"><bpmn:flowNodeRef>b</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>
        <bpmn:task id="b" default="b"/><bpmn:boundaryEvent id="x" attachedToRef="y"/><bpmn:boundaryEvent id="y" attachedToRef="x"/>
        <bpmn:boundaryEvent id="z" attachedToRef="z"/><bpmn:sequenceFlow id="f" sourceRef="f" targetRef="f"/>
        <bpmn:endEvent id="e"><bpmn:timerEventDefinition><bpmn:timeDuration>P999999999D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:endEvent>
        <bpmn:association id="as" sourceRef="as" targetRef="as"/></bpmn:process>
        <bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="b">
        <bpmndi:BPMNShape bpmnElement="b"><dc:Bounds x="NaN" y="1e308" width="-5" height="inf"/></bpmndi:BPMNShape>
        <bpmndi:BPMNShape bpmnElement="x"><dc:Bounds x="1e308" y="-1e308" width="1e308" height="1e308"/></bpmndi:BPMNShape>
        <bpmndi:BPMNShape bpmnElement="y"><dc:Bounds/></bpmndi:BPMNShape>
        <bpmndi:BPMNEdge bpmnElement="f"/><bpmndi:BPMNEdge bpmnElement="as"><di:waypoint x="zero" y=""/></bpmndi:BPMNEdge>
        </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"#,
    );
    assert!(read(text.as_bytes()).is_ok());
    assert!(!outcome(text.as_bytes()).expect("it can be read").is_empty());
}

#[test]
fn what_is_no_xml_says_so() {
    assert_eq!(refused(b"PK\x03\x04\x14\x00\x06\x00"), "open-not-xml");
    let mut broken = process(SMALL).into_bytes();
    let at = broken.iter().position(|b| *b == 0xc3).expect("an umlaut");
    broken[at + 1] = 0xff;
    assert!(outcome(&broken).expect("read with a mark").contains(&"bpmn-bytes-replaced"));
    let two = format!("{}{}", process(SMALL), process(SMALL).split_once("?>").unwrap().1);
    assert!(outcome(two.as_bytes()).expect("the first is read").contains(&"bpmn-after-root"));
    let undeclared = process(r#"<bpmn:task id="t" odd:x="1" js:y="2"><zz:e/></bpmn:task>"#);
    let codes = outcome(undeclared.as_bytes()).expect("prefixes are declared");
    assert_eq!(codes.iter().filter(|c| **c == "bpmn-prefix-undeclared").count(), 2);
    let commented = undeclared.replacen("?>", "?><!-- <a> <b:c/> --><?pi <d ?>", 1);
    assert!(read(commented.as_bytes()).is_ok(), "what looks like a root is none");
    let declaration =
        process(SMALL).replacen("version=\"1.0\" encoding", "version=\"1.0\"encoding", 1);
    assert!(outcome(declaration.as_bytes()).is_ok());
}

#[test]
fn a_file_cut_at_five_hundred_places_is_refused_or_whole() {
    let bytes = ODD.as_bytes();
    for cut in 0..500 {
        let at = bytes.len() * cut / 500;
        let whole = ODD[..ODD.floor_char_boundary(at)].contains("</definitions>");
        assert_eq!(outcome(&bytes[..at]).is_ok(), whole, "cut at {at}");
        let wide: Vec<u8> =
            ODD.encode_utf16().flat_map(u16::to_le_bytes).take(2 * at + 1).collect();
        drop(outcome(&wide));
    }
}
