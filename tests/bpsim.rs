//! BPSim in BPMN files: written for other simulators, read from them, nothing of it lost.

use prodigio::analysis::measure::results::results;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replicate;
use prodigio::files::bpmn::{self, Content, Opened, ReadOptions};
use prodigio::files::native;
use prodigio::model::demand::Gaps;
use prodigio::model::draft::Draft;
use prodigio::model::id::{FlowId, OfficeId, StepId, VariantId};
use prodigio::model::procedure::Procedure;
use prodigio::model::step::Step;
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Unit, WaitedFor};

fn read(text: &str) -> Opened {
    bpmn::read(text.as_bytes(), &ReadOptions::default()).expect("a file")
}

fn written(study: &Study) -> String {
    let id = study.as_is().expect("a variant").id.clone();
    bpmn::write(study, &id, Content::Whole).expect("the variant exists")
}

fn procedure(opened: &Opened) -> &Procedure {
    &opened.study.as_is().expect("a variant").procedure
}

fn codes(opened: &Opened) -> Vec<&str> {
    opened.findings.iter().map(|f| f.code).collect()
}

fn samples() -> Vec<Study> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("samples").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "prodigio"));
    paths.sort();
    let study = |p: &std::path::PathBuf| native::read(&std::fs::read(p).expect("a file"));
    paths.iter().map(|p| study(p).expect("a study")).collect()
}

/// The figures of a short run, as they are written.
fn figures(p: &Procedure) -> String {
    let plan = RunPlan {
        extent: Extent::Cases { cases: 300, warmup: 0.0 },
        repeats: Repeats::Fixed(3),
        ..RunPlan::default()
    };
    let net = compile(p, None, &plan).expect("a net");
    let mut outcome = Outcome::new(&net, &plan);
    for i in 0..3 {
        outcome.merge(replicate(&net, &plan, i, &mut || false));
    }
    serde_json::to_string(&results(&outcome)).expect("figures are written")
}

#[test]
fn the_samples_come_back_and_give_the_same_figures() {
    for study in samples() {
        for variant in study.variants() {
            let text = bpmn::write(&study, &variant.id, Content::Whole).expect("a file");
            assert!(text.contains("<bpsim:ProcessingTime>") && text.contains("<bpsim:Quantity>"));
            let opened = read(&text);
            let back = opened.study.variant(&variant.id).expect("the same variant");
            assert!(back == variant, "{}", variant.id);
            assert_eq!(codes(&opened), Vec::<&str>::new());
            assert_eq!(figures(&back.procedure), figures(&variant.procedure), "{}", variant.id);
            let again = bpmn::write(&opened.study, &variant.id, Content::Whole).expect("a file");
            assert!(again == text, "the same bytes");
        }
    }
}

/// `start > Check@Desk*2 ~30 > {0.8: Pay, 0.2: Refuse} > end`, with its demand.
fn small() -> Study {
    let p = prodigio::model::sketch::parse(
        "start > Check@Desk*2~10/20/40 > {0.8: Pay@Desk~exp 15, 0.2: Refuse@Desk~5} > end",
    )
    .expect("a sketch");
    let id = StepId::new("start");
    let mut start = Step::clone(p.step(&id).expect("it starts"));
    start.demand = Some(prodigio::model::demand::Demand::of(
        prodigio::model::provenance::Sourced::bare(8765.82),
    ));
    let mut draft = Draft::from(p);
    draft.step(id, start);
    Study::of(Text::of(Language::It, "Prova"), draft.finish().0)
}

#[test]
fn what_another_simulator_changed_is_taken_over() {
    let text = written(&small());
    let change = |from: &str, to: &str| {
        assert!(text.contains(from), "{from} is not in {text}");
        text.replace(from, to)
    };
    let p = read(&change(r#"mode="20" min="10" max="40""#, r#"mode="25" min="10" max="60""#));
    let step = procedure(&p).step(&StepId::new("Check")).expect("it stands").clone();
    assert_eq!(
        step.work.as_ref().map(|w| w.law.clone()),
        Some(Distribution::Triangular { min: 10.0, mode: 25.0, max: 60.0 })
    );
    let p = read(&change(
        r#"<bpsim:NumericParameter value="2"/>"#,
        r#"<bpsim:NumericParameter value="5"/>"#,
    ));
    let office = procedure(&p).offices().next().expect("an office");
    assert_eq!(office.1.staff.as_ref().map(|s| s.value), Some(5));
    let p = read(&change(
        r#"<bpsim:FloatingParameter value="0.8"/>"#,
        r#"<bpsim:FloatingParameter value="0.75"/>"#,
    ));
    let shares: Vec<f64> =
        procedure(&p).flows().filter_map(|(_, f)| f.share.as_ref().map(|s| s.value)).collect();
    assert_eq!(shares, [0.75, 0.2]);
    let p = read(&change(r#"Distribution mean="60" "#, r#"Distribution mean="30" "#));
    let start = procedure(&p).step(&StepId::new("start")).expect("it stands").clone();
    let demand = start.demand.as_ref().expect("cases come");
    assert_eq!((demand.per_year.value, &demand.gaps), (17531.64, &Gaps::Exponential));
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:t">
  <bpmn:resource id="R1" name="Clerk"/>
  <bpmn:process id="P" isExecutable="false">
    <bpmn:startEvent id="s"/><bpmn:task id="t" name="Check"/><bpmn:endEvent id="e"/>
    <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="t"/>
    <bpmn:sequenceFlow id="g" sourceRef="t" targetRef="e"/>
  </bpmn:process>"#;

/// A file with the BPSim of another simulator.
fn foreign(namespace: &str, scenarios: &str) -> String {
    format!(
        r#"{HEAD}
  <bpmn:relationship type="BPSimData"><bpmn:extensionElements>
    <b:BPSimData xmlns:b="http://www.bpsim.org/schemas/{namespace}">{scenarios}</b:BPSimData>
  </bpmn:extensionElements><bpmn:source>P</bpmn:source><bpmn:target>P</bpmn:target></bpmn:relationship>
</bpmn:definitions>"#
    )
}

const SCENARIO: &str = r#"<b:Scenario id="x" name="theirs">
  <b:ScenarioParameters baseTimeUnit="s"/>
  <b:ElementParameters elementRef="s"><b:ControlParameters>
    <b:InterTriggerTimer><b:NegativeExponentialDistribution mean="600"/></b:InterTriggerTimer>
  </b:ControlParameters></b:ElementParameters>
  <b:ElementParameters elementRef="t">
    <b:TimeParameters>
      <b:QueueTime><b:FloatingParameter value="1" timeUnit="hour"/></b:QueueTime>
      <b:WaitTime><b:DurationParameter value="P2D"/></b:WaitTime>
      <b:ProcessingTime><b:NormalDistribution mean="900" standardDeviation="60"/></b:ProcessingTime>
    </b:TimeParameters>
    <b:ResourceParameters>
      <b:Selection><b:ExpressionParameter value="bpsim:getResource('R1',1)"/></b:Selection>
    </b:ResourceParameters>
    <b:CostParameters><b:FixedCost><b:FloatingParameter value="12.5"/></b:FixedCost></b:CostParameters>
  </b:ElementParameters>
  <b:ElementParameters elementRef="R1">
    <b:ResourceParameters>
      <b:Availability><b:BooleanParameter value="true" validFor="cal"/></b:Availability>
      <b:Quantity><b:NumericParameter value="3"/></b:Quantity>
    </b:ResourceParameters>
    <b:CostParameters><b:UnitCost><b:FloatingParameter value="24"/></b:UnitCost></b:CostParameters>
  </b:ElementParameters>
  <b:Calendar id="cal" name="Week">BEGIN:VCALENDAR
BEGIN:VEVENT
DTSTART:20260105T080000
DTEND:20260105T140000
RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
END:VEVENT
END:VCALENDAR</b:Calendar>
</b:Scenario>"#;

#[test]
fn the_files_of_other_simulators_are_read_in_both_versions() {
    for version in ["1.0", "2.0"] {
        let opened = read(&foreign(version, SCENARIO));
        assert_eq!(codes(&opened), Vec::<&str>::new(), "{version}");
        let p = procedure(&opened);
        let step = p.step(&StepId::new("t")).expect("it stands");
        let work = step.work.as_ref().expect("work");
        assert_eq!(work.unit, Unit::Minutes);
        assert_eq!(work.law, Distribution::TruncatedNormal { mean: 15.0, sd: 1.0 });
        let waits: Vec<_> =
            step.waits.iter().map(|w| (w.waited_for, w.timing.law.mean())).collect();
        assert_eq!(waits, [(WaitedFor::OwnOffice, 1.0), (WaitedFor::OtherBody, 2880.0)]);
        assert_eq!(step.cost.as_ref().map(|c| c.value.0), Some(1250));
        let office = p.office(&OfficeId::new("R1")).expect("made of the resource");
        assert_eq!(office.name.get(Language::It), "Clerk");
        assert_eq!(office.staff.as_ref().map(|s| s.value), Some(3));
        assert_eq!(office.cost_per_hour.as_ref().map(|c| c.value.0), Some(2400));
        let calendar = office.calendar.as_ref().and_then(|id| p.calendar(id)).expect("hours");
        assert_eq!(calendar.minutes_per_week(), 5 * 6 * 60);
        assert_eq!(step.office.as_ref(), Some(&OfficeId::new("R1")));
        let start = p.step(&StepId::new("s")).expect("it stands");
        let per_year = start.demand.as_ref().map(|d| d.per_year.value).expect("cases come");
        assert!((per_year - 52_594.92).abs() < 1e-6, "{per_year}");
    }
}

#[test]
fn of_two_resources_of_one_name_the_first_is_meant() {
    let one = r#"<bpmn:resource id="R1" name="Clerk"/>"#;
    let text = foreign("2.0", &SCENARIO.replace("'R1'", "'Clerk'"));
    let text = text.replace(one, &format!("{one}{}", one.replace("R1", "R2")));
    let opened = read(&text);
    let step = procedure(&opened).step(&StepId::new("t")).expect("it stands");
    assert_eq!(step.office.as_ref(), Some(&OfficeId::new("R1")));
}

#[test]
fn what_another_simulator_said_stays_beside_what_was_changed() {
    let opened = read(&foreign("2.0", SCENARIO));
    let text = written(&opened.study);
    assert_eq!(
        text.matches("BPSimData>").count(),
        1,
        "theirs alone still says everything:\n{text}"
    );
    assert!(text.contains("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260105T080000"));
    let again = read(&text);
    assert!(again.study == opened.study);
    // After an edit ours stands beside it, and is the one that counts.
    let mut draft = Draft::from(procedure(&opened).clone());
    let id = StepId::new("t");
    let mut step = Step::clone(procedure(&opened).step(&id).expect("it stands"));
    step.staff_needed = 2;
    step.priority = 7;
    draft.step(id.clone(), step);
    let changed = Study::of(Text::of(Language::It, "Prova"), draft.finish().0);
    let text = written(&changed);
    assert_eq!(text.matches("BPSimData>").count(), 2, "{text}");
    let back = read(&text);
    assert_eq!(codes(&back), Vec::<&str>::new());
    let step = procedure(&back).step(&id).expect("it stands").clone();
    assert_eq!((step.staff_needed, step.priority), (2, 7));
    let again = written(&back.study);
    assert_eq!(again, written(&read(&again).study));
}

/// The study with one step changed.
fn with_step(opened: &Opened, id: &str, change: impl FnOnce(&mut Step)) -> Study {
    let mut draft = Draft::from(procedure(opened).clone());
    let mut step = Step::clone(procedure(opened).step(&StepId::new(id)).expect("it stands"));
    change(&mut step);
    draft.step(id, step);
    Study::of(Text::of(Language::It, "Prova"), draft.finish().0)
}

#[test]
fn what_was_deleted_does_not_come_back_from_another_simulator() {
    let only_work = r#"<b:Scenario id="x"><b:ElementParameters elementRef="t"><b:TimeParameters>
        <b:ProcessingTime><b:FloatingParameter value="5"/></b:ProcessingTime>
        </b:TimeParameters></b:ElementParameters></b:Scenario>"#;
    for scenario in [only_work, SCENARIO] {
        let opened = read(&foreign("2.0", scenario));
        let changed = with_step(&opened, "t", |step| {
            step.work = None;
            step.waits.clear();
        });
        let back = read(&written(&changed));
        let step = procedure(&back).step(&StepId::new("t")).expect("it stands").clone();
        assert!(step.work.is_none() && step.waits.is_empty(), "{scenario}");
        assert!(written(&back.study).contains("BPSimData"), "theirs is still kept");
    }
}

/// The hours of the only calendar, in minutes a week.
fn hours(opened: &Opened) -> u32 {
    let (_, calendar) = procedure(opened).calendars().next().expect("a calendar");
    calendar.minutes_per_week()
}

#[test]
fn hours_follow_whoever_changed_them() {
    // Another simulator, in a file of ours.
    let opened = read(&foreign("2.0", SCENARIO));
    assert_eq!(hours(&opened), 1800);
    let ours = written(&with_step(&opened, "t", |step| step.priority = 3));
    let ours = read(&ours);
    let text = written(&Study::of(Text::of(Language::It, "Prova"), procedure(&ours).clone()));
    let (from, to) = ("DTEND:20010101T140000", "DTEND:20010101T120000");
    assert!(text.contains(from), "{text}");
    assert_eq!(hours(&read(&text.replace(from, to))), 5 * 4 * 60);
    // We, in a file of another.
    let mut draft = Draft::from(procedure(&opened).clone());
    let (id, calendar) = procedure(&opened).calendars().next().expect("a calendar");
    let mut calendar = prodigio::model::calendar::Calendar::clone(calendar);
    calendar.weekly.truncate(2);
    draft.calendar(id.clone(), calendar);
    let changed = Study::of(Text::of(Language::It, "Prova"), draft.finish().0);
    let text = written(&changed);
    assert!(text.contains(r#"vendor="prodigio""#), "theirs says other hours:\n{text}");
    assert_eq!(hours(&read(&text)), 2 * 6 * 60);
}

#[test]
fn a_scenario_inherits_and_others_are_named() {
    let two = format!(
        r#"{SCENARIO}<b:Scenario id="y" inherits="x"><b:ElementParameters elementRef="t"><b:TimeParameters>
        <b:ProcessingTime><b:FloatingParameter value="5" timeUnit="min"/></b:ProcessingTime>
        </b:TimeParameters></b:ElementParameters></b:Scenario>"#
    );
    let opened = read(&foreign("2.0", &two));
    assert_eq!(codes(&opened), ["bpsim-scenarios"]);
    let ours = two.replace(r#"<b:Scenario id="y""#, r#"<b:Scenario id="y" vendor="prodigio""#);
    let step = procedure(&read(&foreign("2.0", &ours))).step(&StepId::new("t")).cloned();
    let step = step.expect("it stands");
    assert_eq!(step.work.as_ref().map(|w| w.law.clone()), Some(Distribution::Fixed(5.0)));
    assert_eq!(step.cost.as_ref().map(|c| c.value.0), Some(1250), "inherited");
}

#[test]
fn what_editors_write_where_nothing_was_entered_is_nothing() {
    // As jBPM's editors write it: nought for what nobody entered, shares in percent, staff at steps.
    let element = |id: &str, time: &str, staff: &str| {
        format!(
            r#"<b:ElementParameters elementRef="{id}" id="p-{id}">
          <b:TimeParameters><b:ProcessingTime>{time}</b:ProcessingTime></b:TimeParameters>
          <b:ControlParameters><b:Probability><b:FloatingParameter value="100"/></b:Probability></b:ControlParameters>
          <b:ResourceParameters>
            <b:Availability><b:FloatingParameter value="{staff}"/></b:Availability>
            <b:Quantity><b:FloatingParameter value="{staff}"/></b:Quantity>
          </b:ResourceParameters>
          <b:CostParameters><b:UnitCost><b:FloatingParameter value="{staff}"/></b:UnitCost></b:CostParameters>
        </b:ElementParameters>"#
        )
    };
    let nought = r#"<b:NormalDistribution mean="0" standardDeviation="0"/>"#;
    let scenario = |inside: &str| {
        format!(r#"<b:Scenario id="default"><b:ScenarioParameters/>{inside}</b:Scenario>"#)
    };
    let all = ["s", "t", "e", "f", "g"].map(|id| element(id, nought, "0")).concat();
    let opened = read(&foreign("1.0", &scenario(&all)));
    let p = procedure(&opened);
    assert!(p.steps().all(|(_, s)| s.work.is_none() && s.waits.is_empty()));
    assert_eq!(p.offices().count(), 0);
    assert!(p.flows().all(|(_, f)| f.share.as_ref().map(|s| s.value) == Some(1.0)));
    let some = element("t", r#"<b:UniformDistribution min="5" max="10"/>"#, "2");
    assert_eq!(codes(&read(&foreign("1.0", &scenario(&some)))), ["bpsim-staff"], "in no lane");
    let lane = r#"<bpmn:laneSet id="L"><bpmn:lane id="l" name="Desk"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>"#;
    let text = foreign("1.0", &scenario(&some))
        .replace(r#"<bpmn:startEvent id="s"/>"#, &format!(r#"{lane}<bpmn:startEvent id="s"/>"#));
    let opened = read(&text);
    assert_eq!(codes(&opened), Vec::<&str>::new());
    let office = procedure(&opened).offices().next().expect("made of the lane").1.clone();
    assert_eq!(office.name.get(Language::It), "Desk");
    assert_eq!(office.staff.as_ref().map(|s| s.value), Some(2));
    assert_eq!(office.cost_per_hour.as_ref().map(|c| c.value.0), Some(200));
    assert!(read(&written(&opened.study)).study == opened.study);
}

#[test]
fn nonsense_is_a_finding_and_nothing_breaks() {
    let one = |inside: &str| format!(r#"<b:Scenario id="x" inherits="x">{inside}</b:Scenario>"#);
    let time = |value: &str| {
        one(&format!(
            r#"<b:ElementParameters elementRef="t"><b:TimeParameters><b:ProcessingTime>{value}</b:ProcessingTime></b:TimeParameters></b:ElementParameters>"#
        ))
    };
    for (value, code) in [
        (r#"<b:FloatingParameter value="NaN"/>"#, "bpsim-unreadable"),
        (r#"<b:FloatingParameter value="-3"/>"#, "bpsim-unreadable"),
        (r#"<b:FloatingParameter value="1e308" timeUnit="year"/>"#, "bpsim-unreadable"),
        ("<b:FloatingParameter/>", "bpsim-unreadable"),
        (r#"<b:ExpressionParameter value="x * 2"/>"#, "bpsim-unreadable"),
        (r#"<b:UniformDistribution min="5" max="1"/>"#, "bpsim-unreadable"),
        (r#"<b:GammaDistribution shape="0" scale="0"/>"#, "bpsim-unreadable"),
        (r#"<b:ErlangDistribution mean="5" k="-1"/>"#, "bpsim-unreadable"),
        ("<b:UserDistribution/>", "bpsim-unreadable"),
        (r#"<b:PoissonDistribution mean="5"/>"#, "bpsim-law"),
        (r#"<b:BetaDistribution shape="2" scale="3"/>"#, "bpsim-unreadable"),
        (
            r#"<b:FloatingParameter value="1"/><b:FloatingParameter value="2"/>"#,
            "bpsim-many-values",
        ),
    ] {
        let opened = read(&foreign("2.0", &time(value)));
        assert_eq!(codes(&opened), [code], "{value}");
        assert!(read(&written(&opened.study)).study == opened.study, "{value}");
    }
    let gone = one(
        r#"<b:ElementParameters elementRef="nobody"><b:PriorityParameters><b:Priority><b:NumericParameter value="1"/></b:Priority></b:PriorityParameters></b:ElementParameters>"#,
    );
    assert_eq!(codes(&read(&foreign("2.0", &gone))), ["bpsim-element"]);
    let whole = foreign("2.0", SCENARIO);
    let cuts = (0..whole.len()).step_by(whole.len() / 500).filter(|at| whole.is_char_boundary(*at));
    let opened =
        cuts.filter(|at| bpmn::read(&whole.as_bytes()[..*at], &ReadOptions::default()).is_ok());
    assert_eq!(opened.count(), 0, "a file cut short is refused");
}

#[test]
fn scenarios_are_said_as_changes_of_the_first() {
    let study = small();
    let mut draft = Draft::from(study.as_is().expect("a variant").procedure.as_ref().clone());
    let office = draft.so_far().offices().next().map(|(id, _)| id.clone()).expect("an office");
    let flow = draft.so_far().flows().find(|(_, f)| f.share.is_some()).map(|(id, _)| id.clone());
    let flow: FlowId = flow.expect("a share");
    let overrides = vec![
        prodigio::model::scenario::Override::Staff(office, 4),
        prodigio::model::scenario::Override::Share(flow, 0.5),
        prodigio::model::scenario::Override::DemandFactor(2.0),
        prodigio::model::scenario::Override::WorkFactor(StepId::new("Check"), 0.5),
    ];
    let name = Text::of(Language::It, "Più personale");
    draft.scenario("more", prodigio::model::scenario::Scenario { name, overrides });
    let study = Study::of(Text::of(Language::It, "Prova"), draft.finish().0);
    let text = written(&study);
    for part in [
        r#"inherits="prodigio-bpsim-scenario" name="Più personale""#,
        r#"<bpsim:NumericParameter value="4"/>"#,
        r#"<bpsim:NegativeExponentialDistribution mean="30" timeUnit="min"/>"#,
        r#"<bpsim:TriangularDistribution mode="10" min="5" max="20" timeUnit="min"/>"#,
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    let back = read(&text);
    let id = VariantId::new("as-is");
    assert!(back.study.procedure(&id) == study.procedure(&id));
}
