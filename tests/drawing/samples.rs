//! Procedures to draw: a residence change with lanes, and a sheet with one of each thing.

use prodigio::model::artifact::{Artifact, ArtifactKind};
use prodigio::model::card::{ClockEffect, ClockMark, Silence};
use prodigio::model::draft::Draft;
use prodigio::model::flow::{Anchor, Flow, Link, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::{LaneId, StepId, TermId};
use prodigio::model::lane::Lane;
use prodigio::model::office::{Office, OfficeKind};
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::{
    GatewayKind, Outcome, Repeat, Step, StepKind, SubKind, TaskKind, Timer, Trigger,
};
use prodigio::model::text::{Language, Text};

fn it(text: &str) -> Text {
    Text::of(Language::It, text)
}

fn put(d: &mut Draft, id: &str, kind: StepKind, name: &str, x: f64, y: f64) {
    // x, y: the middle.
    let mut step = Step::new(kind, it(name), 0.0, 0.0);
    step.at = Rect::around(Point::new(x, y), step.at.w, step.at.h);
    d.step(id, step);
}

fn join(d: &mut Draft, id: &str, from: &str, to: &str, name: &str, share: f64) {
    let mut flow = Flow::new(from.into(), to.into());
    flow.name = it(name);
    flow.share = (share > 0.0).then_some(Sourced { value: share, provenance: None });
    d.flow(id, flow);
}

const XOR: StepKind = StepKind::Gateway(GatewayKind::Exclusive);
const AND: StepKind = StepKind::Gateway(GatewayKind::Parallel);
const PERSON: StepKind = StepKind::Task(TaskKind::Person);
const SEND: StepKind = StepKind::Task(TaskKind::Send);

fn lanes(d: &mut Draft) {
    let bands = [
        ("l1", "Cittadino", OfficeKind::Applicant, 0.0, 106.0),
        ("l2", "Sportello", OfficeKind::Internal, 106.0, 106.0),
        ("l3", "Anagrafe · back office", OfficeKind::Internal, 212.0, 204.0),
        ("l4", "Messi accertatori", OfficeKind::Internal, 416.0, 146.0),
        ("l5", "Altro Comune", OfficeKind::External, 562.0, 102.0),
        ("l6", "Uff. d’anagrafe", OfficeKind::Internal, 664.0, 124.0),
    ];
    for (id, name, kind, y, h) in bands {
        let office = Office { name: it(name), kind, ..Office::default() };
        d.office(format!("o{id}").as_str(), office);
        let lane = Lane {
            name: Text::default(),
            at: Rect::new(0.0, y, 1394.0, h),
            office: Some(format!("o{id}").as_str().into()),
            pool: None,
            parent: None,
            vertical: false,
            foreign: Foreign::default(),
        };
        d.lane(id, lane);
    }
}

fn steps(d: &mut Draft) {
    let start = StepKind::Start { trigger: Trigger::Message, interrupting: true };
    put(d, "start", start, "", 68.0, 53.0);
    put(d, "s1", PERSON, "Presentazione dichiarazione", 156.0, 53.0);
    put(d, "g1", XOR, "Canale?", 156.0, 159.0);
    put(d, "s2", PERSON, "Verifica requisiti formali", 282.0, 159.0);
    put(d, "s3", PERSON, "Protocollazione e verifica", 282.0, 267.0);
    put(d, "g2", XOR, "Completa?", 385.0, 267.0);
    put(d, "s4", SEND, "Richiesta di completamento", 385.0, 363.0);
    put(d, "g3", XOR, "Torna?", 282.0, 363.0);
    put(d, "e1", StepKind::END, "Irricevibile", 178.0, 363.0);
    put(d, "s5", PERSON, "Registrazione in ANPR", 502.0, 267.0);
    put(d, "s6", SEND, "Comunicazione di avvio", 623.0, 267.0);
    put(d, "g4", AND, "", 720.0, 267.0);
    put(d, "s7", PERSON, "Accertamento dimora abituale", 820.0, 473.0);
    put(d, "s8", StepKind::Task(TaskKind::Receive), "Conferma cancellazione", 820.0, 614.0);
    put(d, "g5", AND, "", 925.0, 473.0);
    put(d, "g6", XOR, "Esito?", 925.0, 363.0);
    put(d, "s9", SEND, "Preavviso di rigetto", 1050.0, 363.0);
    put(d, "s10", StepKind::Task(TaskKind::Automatic), "Chiusura e archiviazione", 925.0, 267.0);
    put(d, "e2", StepKind::END, "Residenza confermata", 1024.0, 267.0);
    let silence =
        StepKind::End { trigger: Trigger::None, outcome: Some(Outcome::Silence(Silence::Assent)) };
    put(d, "e3", silence, "Silenzio-assenso", 820.0, 363.0);
    let term = StepKind::Boundary {
        host: "s7".into(),
        trigger: Trigger::Timer(Some(Timer::TermExpires(TermId::new("t45")))),
        interrupting: true,
    };
    put(d, "b1", term, "", 820.0, 433.0);
    put(d, "s11", PERSON, "Valutazione osservazioni", 1050.0, 737.0);
    put(d, "g7", XOR, "Accolte?", 1153.0, 737.0);
    put(d, "s12", PERSON, "Annullamento e segnalazione", 1263.0, 737.0);
    put(d, "e4", StepKind::END, "Annullata", 1352.0, 737.0);
}

/// The residence change of the target picture, by eye.
pub(crate) fn residence() -> Procedure {
    let mut d = Draft::new();
    let term = prodigio::model::card::Term { name: it("45"), amount: 45, ..Default::default() };
    let card = prodigio::model::card::Card {
        terms: [(TermId::new("t45"), term)].into(),
        ..Default::default()
    };
    d.card(card);
    lanes(&mut d);
    steps(&mut d);
    let flows = [
        ("f01", "start", "s1", "", 0.0),
        ("f02", "s1", "g1", "", 0.0),
        ("f03", "g1", "s2", "", 0.62),
        ("f04", "g1", "s3", "", 0.38),
        ("f05", "s2", "g2", "", 0.0),
        ("f06", "s3", "g2", "", 0.0),
        ("f07", "g2", "s5", "sì", 0.5),
        ("f08", "g2", "s4", "no", 0.5),
        ("f09", "s4", "g3", "", 0.0),
        ("f10", "g3", "s3", "", 0.85),
        ("f11", "g3", "e1", "", 0.15),
        ("f12", "s5", "s6", "", 0.0),
        ("f13", "s6", "g4", "", 0.0),
        ("f14", "g4", "s7", "", 0.0),
        ("f15", "g4", "s8", "", 0.0),
        ("f16", "s7", "g5", "", 0.0),
        ("f17", "s8", "g5", "", 0.0),
        ("f18", "g5", "g6", "", 0.0),
        ("f19", "g6", "s10", "pos.", 0.88),
        ("f20", "g6", "s9", "neg.", 0.12),
        ("f21", "s10", "e2", "", 0.0),
        ("f22", "b1", "e3", "", 0.0),
        ("f23", "s9", "s11", "", 0.0),
        ("f24", "s11", "g7", "", 0.0),
        ("f25", "g7", "s12", "", 0.6),
        ("f26", "g7", "s10", "accolte", 0.4),
        ("f27", "s12", "e4", "", 0.0),
    ];
    for (id, from, to, name, share) in flows {
        join(&mut d, id, from, to, name, share);
    }
    note(&mut d);
    d.finish().0
}

fn note(d: &mut Draft) {
    let text = it("Doppio inserimento: protocollo e anagrafe (ricopiato a mano)");
    let at = Rect::new(446.0, 134.0, 170.0, 48.0);
    let artifact = Artifact {
        kind: ArtifactKind::Annotation,
        text,
        at,
        label: None,
        lane: None,
        parent: None,
        foreign: Foreign::default(),
    };
    d.artifact("a1", artifact);
    let link = Link {
        kind: LinkKind::Association,
        from: Anchor::Artifact("a1".into()),
        to: Anchor::Step("s3".into()),
        name: Text::default(),
        bends: Vec::new(),
        docks: None,
        label: None,
        answer: None,
        foreign: Foreign::default(),
    };
    d.link("k1", link);
}

/// One of each kind of step, event, gateway and artifact, in rows.
pub(crate) fn sheet() -> Procedure {
    let mut d = Draft::new();
    let kinds = [
        TaskKind::Plain,
        TaskKind::Person,
        TaskKind::Manual,
        TaskKind::Automatic,
        TaskKind::Send,
        TaskKind::Receive,
        TaskKind::Script,
        TaskKind::Rule,
    ];
    for (i, kind) in kinds.into_iter().enumerate() {
        put(&mut d, &format!("t{i}"), StepKind::Task(kind), "Registrazione in ANPR", col(i), 60.0);
    }
    let gates = [
        GatewayKind::Exclusive,
        GatewayKind::Parallel,
        GatewayKind::Inclusive,
        GatewayKind::EventBased,
        GatewayKind::Complex,
    ];
    for (i, kind) in gates.into_iter().enumerate() {
        put(&mut d, &format!("g{i}"), StepKind::Gateway(kind), "Quale?", col(i), 180.0);
    }
    events(&mut d);
    boxes(&mut d);
    artifacts(&mut d);
    d.finish().0
}

fn col(i: usize) -> f64 {
    70.0 + 130.0 * i as f64
}

/// All triggers, in the order of the model.
pub(crate) fn triggers() -> Vec<Trigger> {
    vec![
        Trigger::None,
        Trigger::Message,
        Trigger::Timer(None),
        Trigger::Signal,
        Trigger::Conditional,
        Trigger::Link,
        Trigger::Error,
        Trigger::Escalation,
        Trigger::Terminate,
        Trigger::Compensation,
        Trigger::Cancel,
        Trigger::Multiple,
        Trigger::ParallelMultiple,
    ]
}

fn events(d: &mut Draft) {
    for (i, trigger) in triggers().into_iter().enumerate() {
        let x = 50.0 + 80.0 * i as f64;
        let rows = [
            StepKind::Start { trigger: trigger.clone(), interrupting: true },
            StepKind::Start { trigger: trigger.clone(), interrupting: false },
            StepKind::Catch(trigger.clone()),
            StepKind::Throw(trigger.clone()),
            StepKind::End { trigger, outcome: None },
        ];
        for (row, kind) in rows.into_iter().enumerate() {
            put(d, &format!("e{row}_{i}"), kind, "", x, 270.0 + 60.0 * row as f64);
        }
    }
}

fn boxes(d: &mut Draft) {
    let sub = |kind, expanded| StepKind::SubProcedure { kind, expanded };
    let all = [
        StepKind::Call { called: "altro".to_owned() },
        sub(SubKind::Embedded, false),
        sub(SubKind::Event, false),
        sub(SubKind::Transaction, false),
        sub(SubKind::AdHoc, false),
    ];
    for (i, kind) in all.into_iter().enumerate() {
        put(d, &format!("b{i}"), kind, "Autorizzazione paesaggistica", col(i), 640.0);
    }
    let repeats = [Repeat::Loop, Repeat::EachInTurn(3), Repeat::EachAtOnce(3)];
    for (i, repeat) in repeats.into_iter().enumerate() {
        let at = Point::new(col(i + 5), 640.0);
        let mut step = Step::new(sub(SubKind::Embedded, false), it("Ripetuto"), 0.0, 0.0);
        step.at = Rect::around(at, 100.0, 80.0);
        step.repeat = Some(repeat);
        let effect = [ClockEffect::Suspend, ClockEffect::Restart, ClockEffect::Extend(30)][i];
        step.marks = vec![ClockMark { effect, term: None }];
        d.step(format!("r{i}").as_str(), step);
    }
    put(d, "frame", sub(SubKind::Event, true), "Sottoprocedimento", 200.0, 820.0);
    for (id, kind, name, x) in [
        ("in1", StepKind::START, "", 60.0),
        ("in2", PERSON, "Dentro", 180.0),
        ("in3", StepKind::END, "", 310.0),
    ] {
        let mut step = Step::new(kind, it(name), 0.0, 0.0);
        step.at = Rect::around(Point::new(x, 830.0), step.at.w, step.at.h);
        step.parent = Some(StepId::new("frame"));
        d.step(id, step);
    }
    join(d, "fin1", "in1", "in2", "", 0.0);
    join(d, "fin2", "in2", "in3", "", 0.0);
}

fn artifacts(d: &mut Draft) {
    let kinds = [
        ArtifactKind::DataObject { collection: false },
        ArtifactKind::DataObject { collection: true },
        ArtifactKind::DataInput,
        ArtifactKind::DataOutput,
        ArtifactKind::DataStore,
        ArtifactKind::Annotation,
        ArtifactKind::Group,
    ];
    for (i, kind) in kinds.into_iter().enumerate() {
        let (w, h) = kind.standard_size();
        let h = h.min(120.0);
        let at = Rect::new(440.0 + 95.0 * i as f64, 760.0, w.min(120.0), h);
        let artifact = Artifact {
            kind,
            text: it("Archivio atti"),
            at,
            label: None,
            lane: None,
            parent: None,
            foreign: Foreign::default(),
        };
        d.artifact(format!("a{i}").as_str(), artifact);
    }
}

/// The lane a name stands for, in [`residence`].
pub(crate) fn lane(id: &str) -> LaneId {
    LaneId::new(id)
}
