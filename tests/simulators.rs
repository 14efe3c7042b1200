//! The door of simulators of others: what Prosimos and QBP can say comes back equal, what they
//! cannot is named, and a broken scenario gives one clear error or findings.

use std::path::Path;
use std::time::{Duration, Instant};

use prodigio::files::bpmn::{self, Content, ReadOptions};
use prodigio::files::error::OpenError;
use prodigio::files::import::import;
use prodigio::files::simulators::{self, Simulator};
use prodigio::files::{self, native};
use prodigio::model::demand::{ArrivalRule, Demand, Gaps};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::finding::Place;
use prodigio::model::id::{FlowId, StepId, VariantId};
use prodigio::model::invariants;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::Step;
use prodigio::model::study::Study;
use prodigio::model::timing::{Distribution, Timing, Unit};

fn sample(name: &str) -> Study {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures").join(name);
    files::open(&path).expect("a sample opens").study
}

const SAMPLES: [&str; 2] = ["cambio-residenza.prodigio", "suolo-pubblico.prodigio"];

fn as_is() -> VariantId {
    VariantId::new("as-is")
}

fn scenario(study: &Study) -> String {
    let export = simulators::export(study, &as_is(), Simulator::Prosimos).expect("it exports");
    export.text
}

#[test]
fn a_scenario_laid_over_its_own_procedure_changes_nothing() {
    for name in SAMPLES {
        let study = sample(name);
        let text = scenario(&study);
        let back = import(&study, &as_is(), text.as_bytes(), None).expect("it is read");
        assert_eq!(back.findings, [], "{name}");
        assert!(back.study.variants() == study.variants(), "{name} changed");
        assert_eq!(text, scenario(&study), "{name}: the same bytes");
    }
}

#[test]
fn a_scenario_laid_over_the_bare_drawing_says_the_same_again() {
    for name in SAMPLES {
        let study = sample(name);
        let export = simulators::export(&study, &as_is(), Simulator::Prosimos).expect("exported");
        let model = export.model.expect("a model beside it");
        let bare = bpmn::read(model.as_bytes(), &ReadOptions::default()).expect("plain BPMN");
        let told = import(&bare.study, &as_is(), export.text.as_bytes(), None).expect("read");
        assert_eq!(invariants::study_violations(&told.study), []);
        let before: serde_json::Value = serde_json::from_str(&export.text).unwrap();
        let after: serde_json::Value = serde_json::from_str(&scenario(&told.study)).unwrap();
        for part in
            ["task_resource_distribution", "arrival_time_distribution", "event_distribution"]
        {
            // Only the model's own steps can come back: ends and what cannot be reached are gone.
            let known = |v: &serde_json::Value| match v.as_array() {
                Some(all) => all
                    .iter()
                    .filter(|e| {
                        let id = e.get("task_id").or_else(|| e.get("event_id"));
                        let id = id.and_then(|i| i.as_str()).unwrap_or_default();
                        let as_is = told.study.as_is().unwrap();
                        as_is.procedure.step(&StepId::new(id)).is_some()
                    })
                    .cloned()
                    .collect::<Vec<_>>(),
                None => vec![v.clone()],
            };
            assert_eq!(known(&before[part]), known(&after[part]), "{name}: {part}");
        }
    }
}

#[test]
fn losses_are_named_at_their_place() {
    let study = sample(SAMPLES[0]);
    let prosimos = simulators::export(&study, &as_is(), Simulator::Prosimos).unwrap();
    let codes = |e: &simulators::Export| e.losses.iter().map(|f| f.code).collect::<Vec<_>>();
    for code in ["scenario-law-matched", "scenario-wait", "scenario-boundary", "scenario-holidays"]
    {
        assert!(codes(&prosimos).contains(&code), "{code}");
    }
    let qbp = simulators::export(&study, &as_is(), Simulator::Qbp).unwrap();
    assert!(!codes(&qbp).contains(&"scenario-law-matched"), "QBP knows the triangular law");
    assert!(codes(&qbp).contains(&"scenario-wait"));
}

#[test]
fn qbp_comes_back_with_the_file() {
    for name in SAMPLES {
        let study = sample(name);
        let export = simulators::export(&study, &as_is(), Simulator::Qbp).unwrap();
        let opened = files::read(export.text.as_bytes()).expect("it opens");
        let whole = bpmn::write(&study, &as_is(), Content::Whole).unwrap();
        let without = files::read(whole.as_bytes()).unwrap();
        // Our own annotations stand in the file too, and the block says nothing else.
        let (a, b) = (opened.study.as_is().unwrap(), without.study.as_is().unwrap());
        assert!(a.procedure.steps().eq(b.procedure.steps()), "{name}");
        assert!(a.procedure.offices().eq(b.procedure.offices()), "{name}");
        assert!(a.procedure.flows().eq(b.procedure.flows()), "{name}");
        // Writing again replaces the block.
        let again = simulators::export(&opened.study, &as_is(), Simulator::Qbp).unwrap();
        assert_eq!(again.text.matches("processSimulationInfo id=").count(), 0);
        assert_eq!(again.text.matches("<qbp:processSimulationInfo").count(), 1, "{name}");
    }
}

const QBP: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:q="http://www.qbp-simulator.com/Schema201212" targetNamespace="urn:t" id="D">
<bpmn:process id="P"><bpmn:extensionElements>
<q:processSimulationInfo id="i" processInstances="" currency="EUR" startDateTime="2026-01-01T09:00:00Z">
 <q:errors/>
 <q:arrivalRateDistribution type="EXPONENTIAL" mean="NaN" arg1="1800" arg2="NaN"><q:timeUnit>minutes</q:timeUnit></q:arrivalRateDistribution>
 <q:elements>
  <q:element id="1" elementId="a"><q:durationDistribution type="TRIANGULAR" mean="600" arg1="300" arg2="1500"><q:timeUnit>minutes</q:timeUnit></q:durationDistribution><q:resourceIds><q:resourceId>r1</q:resourceId></q:resourceIds></q:element>
  <q:element id="2" elementId="b"><q:durationDistribution type="NORMAL" mean="7200" arg1="3600" arg2=""><q:timeUnit>hours</q:timeUnit></q:durationDistribution><q:resourceIds><q:resourceId>r2</q:resourceId></q:resourceIds></q:element>
  <q:element id="3" elementId="ghost"><q:durationDistribution type="FIXED" mean="1"/></q:element>
 </q:elements>
 <q:resources>
  <q:resource id="r1" name="Sportello" totalAmount="3" costPerHour="20.5" timetableId="t1"/>
  <q:resource id="r2" name="Capo" totalAmount="1" costPerHour="" timetableId="t1"/>
 </q:resources>
 <q:timetables><q:timetable id="t1" default="true" name="Orario"><q:rules>
  <q:rule name="x" fromTime="08:30:00.000+00:00" toTime="12:30:00.000+00:00" fromWeekDay="MONDAY" toWeekDay="FRIDAY"/>
 </q:rules></q:timetable></q:timetables>
 <q:sequenceFlows><q:sequenceFlow elementId="f3" executionProbability="0.4"/><q:sequenceFlow elementId="f4" executionProbability="0.6"/></q:sequenceFlows>
</q:processSimulationInfo></bpmn:extensionElements>
<bpmn:startEvent id="s"/><bpmn:task id="a" name="A"/><bpmn:exclusiveGateway id="g"/><bpmn:task id="b" name="B"/><bpmn:endEvent id="e"/>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="a"/><bpmn:sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
<bpmn:sequenceFlow id="f3" sourceRef="g" targetRef="a"/><bpmn:sequenceFlow id="f4" sourceRef="g" targetRef="b"/>
<bpmn:sequenceFlow id="f5" sourceRef="b" targetRef="e"/></bpmn:process></bpmn:definitions>"#;

#[test]
fn a_file_of_apromore_is_understood() {
    let opened = files::read(QBP.as_bytes()).expect("it opens");
    let p = &opened.study.as_is().unwrap().procedure;
    let work = |id: &str| p.step(&StepId::new(id)).unwrap().work.clone().unwrap();
    assert_eq!(work("a").law, Distribution::Triangular { min: 5.0, mode: 10.0, max: 25.0 });
    assert_eq!(
        (work("b").law, work("b").unit),
        (Distribution::TruncatedNormal { mean: 2.0, sd: 1.0 }, Unit::Hours)
    );
    let offices: Vec<_> = p
        .offices()
        .map(|(_, o)| {
            (o.staff.as_ref().unwrap().value, o.cost_per_hour.as_ref().map(|c| c.value.0))
        })
        .collect();
    assert_eq!(offices, [(3, Some(2050)), (1, None)]);
    assert_eq!(p.calendars().next().unwrap().1.weekly.len(), 5);
    let demand = p.step(&StepId::new("s")).unwrap().demand.clone().unwrap();
    assert!((demand.per_year.value - 365.2425 * 48.0).abs() < 1e-6);
    let shares: Vec<f64> = p.flows().filter_map(|(_, f)| Some(f.share.as_ref()?.value)).collect();
    assert_eq!(shares, [0.4, 0.6]);
    assert_eq!(
        opened.findings.iter().map(|f| f.code).collect::<Vec<_>>(),
        ["scenario-element-unknown"]
    );
}

/// A study of a drawing in BPMN, with what each step is told to be.
fn drawn(inside: &str) -> Study {
    let text = [
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"urn:t\">",
        "<process id=\"P\"><startEvent id=\"s\"/>",
        inside,
        "</process></definitions>",
    ];
    files::read(text.concat().as_bytes()).expect("it opens").study
}

/// A flow, by the ids of its ends.
fn arrow(from: &str, to: &str) -> String {
    format!("<sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\"/>")
}

/// A study with one of its steps changed.
fn with_step(study: &Study, id: &str, change: impl FnOnce(&mut Step)) -> Study {
    let variant = study.as_is().expect("there is a variant");
    let mut draft = Draft::from((*variant.procedure).clone());
    let step = draft.so_far().step(&StepId::new(id)).expect("the step is there");
    let mut step = step.as_ref().clone();
    change(&mut step);
    draft.step(id, step);
    let mut out = StudyDraft::from(study.clone());
    out.variant(variant.id.clone(), variant.role, variant.name.clone(), draft.finish().0);
    out.finish()
}

/// The losses of an export, each with its place.
fn losses(export: &simulators::Export) -> Vec<(&'static str, Place)> {
    export.losses.iter().map(|f| (f.code, f.place.clone())).collect()
}

#[test]
fn links_are_joined_and_what_no_flow_reaches_is_named() {
    let study = drawn(
        &[
            "<task id=\"a\"/><intermediateThrowEvent id=\"t\" name=\"L\"><linkEventDefinition name=\"L\"/></intermediateThrowEvent>",
            "<intermediateCatchEvent id=\"c\" name=\"L\"><linkEventDefinition name=\"L\"/></intermediateCatchEvent>",
            "<task id=\"b\"/><endEvent id=\"e\"/><task id=\"z\"/>",
            &arrow("s", "a"),
            &arrow("a", "t"),
            &arrow("c", "b"),
            &arrow("b", "e"),
        ]
        .concat(),
    );
    let export = simulators::export(&study, &as_is(), Simulator::Prosimos).unwrap();
    let plain = bpmn::read(export.model.as_ref().unwrap().as_bytes(), &ReadOptions::default());
    let plain = plain.expect("plain BPMN").study;
    let p = &plain.as_is().unwrap().procedure;
    let steps: Vec<&str> = p.steps().map(|(id, _)| id.as_str()).collect();
    assert_eq!(steps, ["a", "b", "c", "e", "s", "t"]);
    let throws = StepId::new("t");
    let after = p.outgoing(&throws).map(|(_, f)| f.to.to_string());
    assert_eq!(after.collect::<Vec<_>>(), ["c"]);
    let unreached: Vec<_> =
        losses(&export).into_iter().filter(|(code, _)| *code == "scenario-unreached").collect();
    assert_eq!(unreached, [("scenario-unreached", Place::Step(StepId::new("z")))]);
}

#[test]
fn shares_of_complex_gateways_are_told() {
    let study = drawn(
        &[
            "<complexGateway id=\"g\"/><task id=\"a\"/><task id=\"b\"/>",
            &arrow("s", "g"),
            &arrow("g", "a"),
            &arrow("g", "b"),
        ]
        .concat(),
    );
    let variant = study.as_is().unwrap();
    let mut draft = Draft::from((*variant.procedure).clone());
    for (id, share) in [("g-a", 0.9), ("g-b", 0.3)] {
        let mut flow = draft.so_far().flow(&FlowId::new(id)).unwrap().as_ref().clone();
        flow.share = Some(Sourced::bare(share));
        draft.flow(id, flow);
    }
    let mut out = StudyDraft::from(study.clone());
    out.variant(variant.id.clone(), variant.role, variant.name.clone(), draft.finish().0);
    let study = out.finish();
    let qbp = simulators::export(&study, &as_is(), Simulator::Qbp).unwrap();
    assert!(qbp.text.contains("elementId=\"g-a\" executionProbability=\"0.9\""), "{}", qbp.text);
    let scenario: serde_json::Value = serde_json::from_str(&scenario(&study)).unwrap();
    let shares = scenario["gateway_branching_probabilities"].to_string();
    assert!(shares.contains("0.9") && shares.contains("0.3"), "{shares}");
}

#[test]
fn what_stands_inside_and_on_borders_is_named_for_qbp() {
    let study = drawn(
        &[
            "<callActivity id=\"k\" calledElement=\"x\"/><subProcess id=\"u\"/><endEvent id=\"e\"/><endEvent id=\"f\"/>",
            "<boundaryEvent id=\"o\" attachedToRef=\"u\"><timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition></boundaryEvent>",
            &arrow("s", "k"),
            &arrow("k", "u"),
            &arrow("u", "e"),
            &arrow("o", "f"),
        ]
        .concat(),
    );
    let study = with_minutes(&with_minutes(&study, "k", 10.0), "u", 20.0);
    let qbp = losses(&simulators::export(&study, &as_is(), Simulator::Qbp).unwrap());
    for (code, id) in [
        ("scenario-work-inside", "k"),
        ("scenario-work-inside", "u"),
        ("scenario-boundary-time", "o"),
    ] {
        assert!(qbp.contains(&(code, Place::Step(StepId::new(id)))), "{code} {id} in {qbp:?}");
    }
}

#[test]
fn gaps_in_open_time_keep_the_volume() {
    let base = files::read(QBP.as_bytes()).unwrap().study;
    let calendar = base.as_is().unwrap().procedure.calendars().next().unwrap().0.clone();
    let hours = |min, max| Timing::new(Distribution::Uniform { min, max }, Unit::Hours);
    for gaps in [Gaps::Law(hours(1.0, 3.0)), Gaps::Even] {
        let study = with_step(&base, "s", |step| {
            let per_year = Sourced::bare(10.0 * 365.2425 / 7.0);
            step.demand = Some(Demand {
                per_year,
                gaps: gaps.clone(),
                rule: ArrivalRule::OpenTime,
                calendar: Some(calendar.clone()),
                months: Vec::new(),
            });
        });
        let export = simulators::export(&study, &as_is(), Simulator::Prosimos).unwrap();
        assert!(losses(&export).iter().any(|(c, _)| *c == "scenario-arrival-about"), "{gaps:?}");
        let told: serde_json::Value = serde_json::from_str(&export.text).unwrap();
        let law = &told["arrival_time_distribution"];
        let numbers: Vec<f64> = law["distribution_params"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| p["value"].as_f64().unwrap())
            .collect();
        // Ten a week in twenty open hours of five mornings: gaps are longer than the two hours of
        // open time, as an opening begins with a case, and shorter than a morning.
        let mean = match gaps {
            Gaps::Even => numbers[0],
            _ => f64::midpoint(numbers[0], numbers[1]),
        };
        assert!((7200.0..14_400.0).contains(&mean), "{gaps:?}: {mean} in {law}");
        let again = import(&study, &as_is(), export.text.as_bytes(), None).unwrap();
        assert!(again.study.variants() == study.variants(), "{gaps:?}");
    }
}

/// A study with another working time of a task of its first variant.
fn with_minutes(study: &Study, id: &str, minutes: f64) -> Study {
    let work = Timing::new(Distribution::Fixed(minutes), Unit::Minutes);
    with_step(study, id, |step| step.work = Some(work))
}

#[test]
fn a_file_with_a_block_saved_unchanged_is_the_same_to_the_byte() {
    let opened = files::read(QBP.as_bytes()).unwrap();
    assert_eq!(bpmn::write(&opened.study, &as_is(), Content::Whole).unwrap(), QBP);
    // Kept in our own format meanwhile, too.
    let kept = native::read(native::write(&opened.study).unwrap().as_bytes()).unwrap();
    assert_eq!(bpmn::write(&kept, &as_is(), Content::Whole).unwrap(), QBP);
}

#[test]
fn an_edit_wins_over_the_block_that_said_otherwise() {
    let ours = simulators::export(&sample(SAMPLES[0]), &as_is(), Simulator::Qbp).unwrap().text;
    let first = |s: &Study| {
        let p = &s.as_is().unwrap().procedure;
        p.steps().find(|(_, s)| s.work.is_some()).unwrap().0.to_string()
    };
    for (text, id) in [(QBP, Some("a")), (&ours, None)] {
        let opened = files::read(text.as_bytes()).unwrap().study;
        let id = id.map_or_else(|| first(&opened), str::to_owned);
        let edited = with_minutes(&opened, &id, 77.0);
        for edited in [&edited, &native::read(native::write(&edited).unwrap().as_bytes()).unwrap()]
        {
            let saved = bpmn::write(edited, &as_is(), Content::Whole).unwrap();
            let again = files::read(saved.as_bytes()).unwrap();
            let (a, b) = (again.study.as_is().unwrap(), edited.as_is().unwrap());
            assert!(a.procedure.steps().eq(b.procedure.steps()), "{saved}");
            assert!(a.procedure.flows().eq(b.procedure.flows()), "{saved}");
            assert!(a.procedure.offices().eq(b.procedure.offices()), "{saved}");
            // Simulators read the edit, too; how long a run is stays.
            assert_eq!(saved.matches("<qbp:processSimulationInfo").count(), 1, "{saved}");
            assert!(saved.contains("mean=\"4620\""), "{saved}");
            assert_eq!(saved.contains("2026-01-01T09:00:00Z"), text == QBP);
        }
    }
}

#[test]
fn a_block_that_still_says_the_same_stays_as_it_stood() {
    let text = QBP.replace("  <q:element id=\"3\" elementId=\"ghost\"><q:durationDistribution type=\"FIXED\" mean=\"1\"/></q:element>\n", "");
    let mut study = StudyDraft::from(files::read(text.as_bytes()).unwrap().study).finish();
    let variant = study.as_is().unwrap().clone();
    let mut draft = Draft::from((*variant.procedure).clone());
    let mut step = draft.so_far().step(&StepId::new("a")).unwrap().as_ref().clone();
    step.name.set(study.language(), "Altro nome");
    draft.step("a", step);
    let mut out = StudyDraft::from(study);
    out.variant(variant.id, variant.role, variant.name, draft.finish().0);
    study = out.finish();
    let saved = bpmn::write(&study, &as_is(), Content::Whole).unwrap();
    assert!(saved.contains("Altro nome"));
    let block = |t: &str| {
        let (from, to) = ("<q:processSimulationInfo", "</q:processSimulationInfo>");
        t[t.find(from).unwrap()..t.find(to).unwrap()].to_owned()
    };
    assert_eq!(block(&saved), block(&text));
}

/// The drawing of the block's file in another prefix of BPMN, without any block.
fn in_prefix(prefix: &str) -> String {
    let start = QBP.find("<bpmn:extensionElements>").expect("it is there");
    let closed = "</bpmn:extensionElements>";
    let end = QBP.find(closed).expect("it is there") + closed.len();
    let bare = [&QBP[..start], &QBP[end..]].concat();
    if prefix.is_empty() {
        bare.replace("xmlns:bpmn=", "xmlns=").replace("bpmn:", "")
    } else {
        bare.replace("bpmn:", &format!("{prefix}:"))
            .replace("xmlns:bpmn", &format!("xmlns:{prefix}"))
    }
}

#[test]
fn a_block_goes_into_files_of_any_prefix() {
    let empty = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
                 targetNamespace=\"urn:t\"><process id=\"P\"/></definitions>";
    let closed = empty.replace("<process id=\"P\"/>", "<process id=\"P\"></process>");
    for text in [&in_prefix(""), &in_prefix("semantic"), empty, &closed] {
        let study = files::read(text.as_bytes()).expect("it opens").study;
        let export = simulators::export(&study, &as_is(), Simulator::Qbp).expect("it exports");
        let document = roxmltree::Document::parse(&export.text).expect("well-formed");
        let block = document.descendants().find(|n| n.tag_name().name() == "processSimulationInfo");
        let names: Vec<_> =
            block.unwrap().ancestors().skip(1).take(2).map(|n| n.tag_name()).collect();
        let of_bpmn = document.root_element().tag_name().namespace();
        assert_eq!(
            names.iter().map(roxmltree::ExpandedName::name).collect::<Vec<_>>(),
            ["extensionElements", "process"]
        );
        assert!(names.iter().all(|n| n.namespace() == of_bpmn), "{}", export.text);
        files::read(export.text.as_bytes()).expect("it opens again");
    }
}

const ODD: &str = r#"{"resource_profiles":[{"id":"p","name":"P","resource_list":[
 {"id":"r1","name":"Uno","cost_per_hour":10,"amount":2,"calendar":"c1","assignedTasks":["a"]},
 {"id":"r2","name":"Due","cost_per_hour":1e300,"amount":-4,"calendar":"c9"}]},7],
"resource_calendars":[{"id":"c1","name":"C","time_periods":[{"from":"MONDAY","to":"NODAY","beginTime":"8","endTime":"99:00"}]}],
"arrival_time_distribution":{"distribution_name":"pareto","distribution_params":[{"value":1}]},
"arrival_time_calendar":[],"event_distribution":[{"event_id":"s","distribution_name":"fix","distribution_params":[{"value":60}]}],
"gateway_branching_probabilities":[{"gateway_id":"g","probabilities":[{"path_id":"f3","value":7},{"path_id":"nope","value":0.5}]}],
"task_resource_distribution":[{"task_id":"a","resources":[
 {"resource_id":"r1","distribution_name":"norm","distribution_params":[{"value":600},{"value":60},{"value":500},{"value":700}]},
 {"resource_id":"r2","distribution_name":"fix","distribution_params":[{"value":1}]}]},
 {"task_id":"b","resources":[{"resource_id":"none","distribution_name":"fix","distribution_params":[{"value":-1}]}]}],
"batch_processing":[{"task_id":"a"}]}"#;

#[test]
fn an_odd_scenario_gives_what_can_be_read() {
    let study = files::read(QBP.as_bytes()).unwrap().study;
    let told = import(&study, &as_is(), ODD.as_bytes(), None).expect("it is read");
    assert_eq!(invariants::study_violations(&told.study), []);
    let codes: Vec<&str> = told.findings.iter().map(|f| f.code).collect();
    for code in [
        "scenario-entry-unread",
        "scenario-number",
        "scenario-week-unread",
        "scenario-law-unread",
        "scenario-bounds",
        "scenario-several",
        "scenario-part-unread",
        "scenario-element-unknown",
        "scenario-event-time",
    ] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test of time reads a clock")]
fn resources_of_one_stem_end_in_time() {
    let marks: Vec<char> = "!#$%()*+?@[]^".chars().collect();
    let resource = |n: usize| {
        let mark = |by: usize| marks[n / by % marks.len()];
        let id = [mark(1), mark(13), mark(169), mark(2197)].iter().collect::<String>();
        format!(
            "<q:resource id=\"r{id}\" name=\"Ufficio {n}\" totalAmount=\"1\" timetableId=\"t1\"/>"
        )
    };
    let many: String = (0..10_000).map(resource).collect();
    let text = QBP.replace("<q:resources>", &format!("<q:resources>{many}"));
    let start = Instant::now();
    let opened = files::read(text.as_bytes()).expect("it opens");
    assert!(opened.study.as_is().unwrap().procedure.offices().count() > 5000);
    assert!(start.elapsed() < Duration::from_mins(1), "{:?}", start.elapsed());
}

#[test]
fn what_is_no_scenario_is_refused_once() {
    let study = sample(SAMPLES[0]);
    let try_read = |bytes: &[u8]| import(&study, &as_is(), bytes, None).map(|_| ());
    assert!(matches!(try_read(b"{"), Err(OpenError::Truncated(_))));
    assert!(matches!(try_read(b"{\"a\":1}"), Err(OpenError::MissingField { .. })));
    assert!(matches!(try_read(b"{]"), Err(OpenError::Syntax { .. })));
    let deep = format!("{{\"a\":{}", "[".repeat(100_000));
    assert!(try_read(deep.as_bytes()).is_err());
    let alone = files::read(scenario(&study).as_bytes()).map(|_| ());
    assert!(matches!(&alone, Err(e) if e.code() == "scenario-alone"), "{alone:?}");
}

#[test]
fn scenarios_cut_anywhere_and_bent_never_panic() {
    let study = sample(SAMPLES[0]);
    let text = scenario(&study);
    let base = native::write(&study).unwrap();
    for n in 0..500 {
        let cut = text.len() * n / 500;
        let bytes = &text.as_bytes()[..cut];
        assert!(import(&study, &as_is(), bytes, None).is_err(), "cut at {cut}");
    }
    let block = simulators::export(&study, &as_is(), Simulator::Qbp).unwrap().text;
    let start = block.find("<qbp:processSimulationInfo").unwrap();
    for n in 0..60 {
        // Numbers become wild, names become others.
        let bent = match n % 6 {
            0 => text.replacen("3600", "1e308", n),
            1 => text.replacen("value\": ", "value\": -", n),
            2 => text.replacen("MONDAY", "", n),
            3 => text.replacen('"', "'", n),
            4 => text.replacen('0', "9999999999", n),
            _ => text.replacen(": [", ": {", n),
        };
        if let Ok(told) = import(&study, &as_is(), bent.as_bytes(), None) {
            assert_eq!(invariants::study_violations(&told.study), [], "bent {n}");
        }
        let (head, tail) = block.split_at(start);
        let bent = format!(
            "{head}{}",
            match n % 4 {
                0 => tail.replacen("arg1=\"", "arg1=\"-", n),
                1 => tail.replacen("mean=\"", "mean=\"1e400", n),
                2 => tail.replacen("FIXED", "ODD", n),
                _ => tail.replacen("DAY\"", "\"", n),
            }
        );
        if let Ok(opened) = files::read(bent.as_bytes()) {
            assert_eq!(invariants::study_violations(&opened.study), [], "bent {n}");
        }
    }
    assert_eq!(base, native::write(&study).unwrap(), "the study itself stays");
}

/// A file with two words of its own on a task, and colors on its shape.
fn colored(declared: &str) -> Study {
    let text = format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
         xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" \
         xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" \
         xmlns:color=\"http://www.omg.org/spec/BPMN/non-normative/color/1.0\"{declared} \
         targetNamespace=\"urn:t\"><process id=\"P\"><startEvent id=\"s\"/>\
         <task id=\"a\" foo:bar=\"1\"><extensionElements><foo:baz/></extensionElements></task>\
         <sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"a\"/></process>\
         <bpmndi:BPMNDiagram id=\"D\"><bpmndi:BPMNPlane id=\"L\" bpmnElement=\"P\">\
         <bpmndi:BPMNShape id=\"a_di\" bpmnElement=\"a\" color:background-color=\"#ffe0b2\" \
         color:border-color=\"none at all\">\
         <dc:Bounds x=\"200\" y=\"80\" width=\"100\" height=\"80\"/></bpmndi:BPMNShape>\
         </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>"
    );
    files::read(text.as_bytes()).expect("it opens").study
}

#[test]
fn the_drawing_of_a_simulator_declares_its_prefixes() {
    for declared in ["", " xmlns:foo=\"urn:foo\""] {
        let export = simulators::export(&colored(declared), &as_is(), Simulator::Prosimos).unwrap();
        let model = export.model.as_ref().expect("a model beside it");
        let document = roxmltree::Document::parse(model).expect("XML with its namespaces");
        let task = document.descendants().find(|n| n.attribute("id") == Some("a")).unwrap();
        assert!(task.attributes().any(|a| a.name() == "bar" && a.value() == "1"), "{model}");
        assert!(model.contains("color:background-color=\"#ffe0b2\""), "{model}");
        assert!(model.contains("exporter=\"prodigio\""), "{model}");
    }
}

#[test]
fn words_that_nothing_declares_are_declared_in_the_drawing_of_a_simulator() {
    let study = drawn(
        &["<task id=\"a\"/><endEvent id=\"e\"/>", &arrow("s", "a"), &arrow("a", "e")].concat(),
    );
    let study = with_step(&study, "a", |step| {
        step.foreign.attributes.insert("foo:bar".to_owned(), "1".to_owned());
        step.foreign.attributes.insert("own".to_owned(), "1".to_owned());
    });
    let export = simulators::export(&study, &as_is(), Simulator::Prosimos).unwrap();
    let model = export.model.as_ref().expect("a model beside it");
    assert!(roxmltree::Document::parse(model).is_ok(), "{model}");
    assert!(model.contains("foo:bar=\"1\"") && model.contains("own=\"1\""), "{model}");
}
