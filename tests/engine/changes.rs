//! One change for each field of each thing of the model.

use prodigio::model::artifact::{Artifact, ArtifactKind};
use prodigio::model::calendar::{Calendar, SittingRule, Sittings};
use prodigio::model::card::{ClockEffect, ClockMark, LegalRef};
use prodigio::model::demand::{Backlog, Demand};
use prodigio::model::draft::Draft;
use prodigio::model::flow::{Anchor, Docks, Link, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::office::{Background, EuroCents, Office, OfficeKind};
use prodigio::model::provenance::Sourced;
use prodigio::model::step::{
    Channel, Direction, DocumentUse, Outcome, Phase, Repeat, Risk, RiskLevel, StepKind, SubKind,
    SystemMode, SystemUse, TaskKind, Timer, Trigger,
};
use prodigio::model::text::Text;
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};

use crate::base::{days, en};

pub(crate) type Change = Box<dyn Fn(&mut Draft)>;

/// A change to one thing of the draft, which must be there.
macro_rules! on {
    ($method:ident, $one:ident, $id:literal, |$x:ident| $change:expr) => {
        Box::new(|d: &mut Draft| {
            let mut $x = (**d.so_far().$one(&$id.into()).expect("it is there")).clone();
            $change;
            d.$method($id, $x);
        }) as Change
    };
}

macro_rules! step {
    ($id:literal, |$x:ident| $change:expr) => {
        on!(step, step, $id, |$x| $change)
    };
}

macro_rules! flow {
    (|$x:ident| $change:expr) => {
        on!(flow, flow, "f4", |$x| $change)
    };
}

macro_rules! office {
    (|$x:ident| $change:expr) => {
        on!(office, office, "o", |$x| $change)
    };
}

/// The names of the fields of a type; it does not compile when one is missing.
macro_rules! fields {
    ($type:ident { $($field:ident),* $(,)? }) => {{
        let _ = |x: &$type| {
            let $type { $($field: _),* } = x;
        };
        vec![$(stringify!($field)),*]
    }};
}

pub(crate) fn step_changes() -> Vec<(&'static str, Change)> {
    vec![
        ("name", step!("a", |s| s.name = en("Other"))),
        ("kind", step!("a", |s| s.kind = StepKind::Task(TaskKind::Automatic))),
        ("at", step!("a", |s| s.at.x += 7.0)),
        ("label", step!("g", |s| s.label = Some(Rect::new(290.0, 100.0, 60.0, 14.0)))),
        ("lane", step!("a", |s| s.lane = Some("l2".into()))),
        ("pool", step!("alone", |s| (s.lane, s.pool) = (None, Some("p".into())))),
        ("parent", step!("alone", |s| s.parent = Some("sub".into()))),
        ("office", step!("a", |s| s.office = Some("o2".into()))),
        ("phase", step!("a", |s| s.phase = Some(Phase::Inquiry))),
        ("work", step!("a", |s| s.work = Some(Timing::new(Distribution::Fixed(1.0), Unit::Hours)))),
        ("staff_needed", step!("a", |s| s.staff_needed = 2)),
        (
            "waits",
            step!("a", |s| s.waits =
                vec![Wait { waited_for: WaitedFor::Applicant, timing: days(3.0) }]),
        ),
        (
            "waits",
            step!("a", |s| s.waits = vec![Wait { waited_for: WaitedFor::Law, timing: days(3.0) }]),
        ),
        ("priority", step!("a", |s| s.priority = 5)),
        ("priority", step!("b", |s| s.priority = 5)),
        (
            "sittings",
            step!("a", |s| s.sittings =
                Some(Sittings { rule: SittingRule::Dates(Vec::new()), at: 540, capacity: None })),
        ),
        ("at_most", step!("a", |s| s.at_most = Some(3))),
        ("repeat", step!("a", |s| s.repeat = Some(Repeat::Loop))),
        ("repeat", step!("a", |s| s.repeat = Some(Repeat::EachInTurn(3)))),
        ("repeat", step!("b", |s| s.repeat = Some(Repeat::EachAtOnce(3)))),
        ("cost", step!("a", |s| s.cost = Some(Sourced::bare(EuroCents(100))))),
        ("documents", step!("a", |s| s.documents = vec![document(Direction::In)])),
        ("documents", step!("a", |s| s.documents = vec![document(Direction::Out)])),
        ("documents", step!("b", |s| s.documents = vec![document(Direction::Out)])),
        ("documents", step!("sub", |s| s.documents = vec![document(Direction::Out)])),
        (
            "systems",
            step!("a", |s| s.systems =
                vec![SystemUse { name: "register".to_owned(), mode: SystemMode::Read }]),
        ),
        ("channel", step!("a", |s| s.channel = Some(Channel::Web))),
        ("digital_level", step!("a", |s| s.digital_level = Some(3))),
        ("basis", step!("a", |s| s.basis = vec![law()])),
        ("marks", step!("a", |s| s.marks = vec![stop()])),
        ("risk", step!("a", |s| s.risk = Some(risk()))),
        ("notes", step!("a", |s| s.notes = en("A remark"))),
        ("demand", step!("start", |s| s.demand = Some(Demand::of(Sourced::bare(10.0))))),
        (
            "backlog",
            step!("a", |s| s.backlog = Some(Backlog { cases: Sourced::bare(2), age: days(3.0) })),
        ),
        (
            "foreign",
            step!("a", |s| {
                s.foreign.attributes.insert("implementation".to_owned(), "x".to_owned());
            }),
        ),
    ]
}

pub(crate) fn document(direction: Direction) -> DocumentUse {
    DocumentUse { name: en("Report"), direction }
}

pub(crate) fn law() -> LegalRef {
    LegalRef { norm: "L. 241/1990".to_owned(), ..LegalRef::default() }
}

pub(crate) fn stop() -> ClockMark {
    ClockMark { effect: ClockEffect::Stop, term: None }
}

pub(crate) fn risk() -> Risk {
    let none = Text::default;
    Risk {
        event: en("Risk"),
        level: RiskLevel::Low,
        reason: none(),
        measure: none(),
        owner: none(),
    }
}

pub(crate) fn kind_changes() -> Vec<(&'static str, Change)> {
    let kinds = [
        StepKind::Task(TaskKind::Plain),
        StepKind::Task(TaskKind::Manual),
        StepKind::Task(TaskKind::Send),
        StepKind::Task(TaskKind::Receive),
        StepKind::Task(TaskKind::Script),
        StepKind::Task(TaskKind::Rule),
        StepKind::Call { called: "other".to_owned() },
        StepKind::SubProcedure { kind: SubKind::Transaction, expanded: false },
        StepKind::SubProcedure { kind: SubKind::AdHoc, expanded: false },
        StepKind::Catch(Trigger::Message),
        StepKind::Catch(Trigger::Signal),
        StepKind::Catch(Trigger::Conditional),
        StepKind::Catch(Trigger::Multiple),
        StepKind::Catch(Trigger::Timer(None)),
        StepKind::Catch(Trigger::Timer(Some(Timer::After(days(3.0))))),
        StepKind::Catch(Trigger::Timer(Some(Timer::Text("R3/PT1H".to_owned())))),
        StepKind::Throw(Trigger::None),
        StepKind::Throw(Trigger::Message),
        StepKind::Throw(Trigger::Escalation),
    ];
    kinds
        .into_iter()
        .map(|kind| {
            let change: Change = Box::new(move |d: &mut Draft| {
                let mut step = (**d.so_far().step(&"a".into()).expect("it is there")).clone();
                step.kind = kind.clone();
                d.step("a", step);
            });
            ("kind", change)
        })
        .chain([
            (
                "kind",
                step!("yes", |s| s.kind =
                    StepKind::End { trigger: Trigger::None, outcome: Some(Outcome::Granted) }),
            ),
            (
                "kind",
                step!("yes", |s| s.kind =
                    StepKind::End { trigger: Trigger::Message, outcome: None }),
            ),
        ])
        .collect()
}

pub(crate) fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

pub(crate) fn kept() -> (String, String) {
    ("odd".to_owned(), "x".to_owned())
}

pub(crate) fn flow_changes() -> Vec<(&'static str, Change)> {
    vec![
        ("from", flow!(|f| f.from = "a".into())),
        ("to", flow!(|f| f.to = "alone".into())),
        ("name", flow!(|f| f.name = en("never"))),
        ("share", flow!(|f| f.share = Some(Sourced::bare(0.4)))),
        ("default", on!(flow, flow, "f1", |f| f.default = true)),
        ("condition", flow!(|f| "amount > 3".clone_into(&mut f.condition))),
        ("condition", flow!(|f| "a label of more words".clone_into(&mut f.condition))),
        ("condition", flow!(|f| "${bean.check(execution)}".clone_into(&mut f.condition))),
        ("condition", on!(flow, flow, "f1", |f| "amount > 3".clone_into(&mut f.condition))),
        ("condition", on!(flow, flow, "f3", |f| "amount > 3".clone_into(&mut f.condition))),
        ("bends", flow!(|f| f.bends = vec![point(460.0, 150.0)])),
        (
            "docks",
            flow!(|f| f.docks = Some(Docks { from: point(350.0, 70.0), to: point(500.0, 90.0) })),
        ),
        ("label", flow!(|f| f.label = Some(Rect::new(400.0, 120.0, 20.0, 14.0)))),
        ("marks", flow!(|f| f.marks = vec![stop()])),
        (
            "foreign",
            flow!(|f| {
                f.foreign.attributes.insert("isImmediate".to_owned(), "true".to_owned());
            }),
        ),
    ]
}

pub(crate) fn office_changes() -> Vec<(&'static str, Change)> {
    vec![
        ("name", office!(|o| o.name = en("Desk"))),
        ("kind", office!(|o| o.kind = OfficeKind::External)),
        ("staff", office!(|o| o.staff = Some(Sourced::bare(2)))),
        (
            "calendar",
            Box::new(|d: &mut Draft| {
                d.calendar("k", Calendar::default());
                d.office("o", Office { calendar: Some("k".into()), ..Office::default() });
            }),
        ),
        ("cost_per_hour", office!(|o| o.cost_per_hour = Some(Sourced::bare(EuroCents(100))))),
        (
            "background",
            office!(|o| o.background = Some(Background {
                share: Sourced::bare(0.1),
                job: Timing::new(Distribution::Fixed(1.0), Unit::Hours),
            })),
        ),
        ("parent", office!(|o| o.parent = Some("o2".into()))),
        ("ipa", office!(|o| "c_a123".clone_into(&mut o.ipa))),
    ]
}

pub(crate) fn band_changes() -> Vec<(&'static str, &'static str, Change)> {
    vec![
        ("lane", "name", on!(lane, lane, "l2", |l| l.name = en("Other"))),
        ("lane", "at", on!(lane, lane, "l2", |l| l.at.h += 5.0)),
        ("lane", "office", on!(lane, lane, "l2", |l| l.office = Some("o".into()))),
        ("lane", "pool", on!(lane, lane, "l2", |l| l.pool = Some("p2".into()))),
        ("lane", "parent", on!(lane, lane, "l2", |l| l.parent = Some("l".into()))),
        ("lane", "vertical", on!(lane, lane, "l2", |l| l.vertical = true)),
        ("lane", "foreign", on!(lane, lane, "l2", |l| l.foreign.attributes.extend([kept()]))),
        ("pool", "name", on!(pool, pool, "p", |p| p.name = en("Other"))),
        ("pool", "at", on!(pool, pool, "p", |p| p.at.h += 5.0)),
        ("pool", "black_box", on!(pool, pool, "p2", |p| p.black_box = false)),
        ("pool", "vertical", on!(pool, pool, "p", |p| p.vertical = true)),
        ("pool", "office", on!(pool, pool, "p2", |p| p.office = Some("o".into()))),
        ("pool", "process", on!(pool, pool, "p", |p| "other".clone_into(&mut p.process))),
        ("pool", "foreign", on!(pool, pool, "p", |p| p.foreign.attributes.extend([kept()]))),
    ]
}

pub(crate) fn artifact(kind: ArtifactKind) -> Artifact {
    Artifact {
        kind,
        text: en("Dossier"),
        at: Rect::new(150.0, 220.0, 36.0, 50.0),
        label: None,
        lane: None,
        parent: None,
        foreign: Foreign::default(),
    }
}

pub(crate) fn link(kind: LinkKind, from: Anchor, to: Anchor) -> Link {
    Link {
        kind,
        from,
        to,
        name: Text::default(),
        bends: Vec::new(),
        docks: None,
        label: None,
        answer: None,
        foreign: Foreign::default(),
    }
}

/// Artifacts and links, each with the base that the change is held against.
#[expect(clippy::too_many_lines, reason = "one change a field")]
pub(crate) fn beside_changes() -> Vec<(&'static str, &'static str, Change, Change)> {
    let note = || -> Change {
        Box::new(|d: &mut Draft| {
            d.artifact("n", artifact(ArtifactKind::Annotation));
            d.link("w", link(LinkKind::Association, step_at("a"), Anchor::Artifact("n".into())));
            d.link("m", link(LinkKind::Message, step_at("b"), Anchor::Pool("p2".into())));
        })
    };
    let mut out: Vec<(&str, &str, Change, Change)> = vec![
        ("artifact", "text", note(), on!(artifact, artifact, "n", |a| a.text = en("Other"))),
        ("artifact", "at", note(), on!(artifact, artifact, "n", |a| a.at.x += 5.0)),
        ("artifact", "lane", note(), on!(artifact, artifact, "n", |a| a.lane = Some("l".into()))),
        (
            "artifact",
            "parent",
            note(),
            on!(artifact, artifact, "n", |a| a.parent = Some("sub".into())),
        ),
        (
            "artifact",
            "foreign",
            note(),
            on!(artifact, artifact, "n", |a| a
                .foreign
                .attributes
                .extend([("textFormat".to_owned(), "text/html".to_owned())])),
        ),
        ("link", "name", note(), on!(link, link, "w", |l| l.name = en("about"))),
        ("link", "name", note(), on!(link, link, "m", |l| l.name = en("Decision"))),
        ("link", "from", note(), on!(link, link, "m", |l| l.from = step_at("a"))),
        ("link", "to", note(), on!(link, link, "w", |l| l.from = step_at("b"))),
        (
            "link",
            "bends",
            note(),
            on!(link, link, "w", |l| l.bends = vec![Point { x: 160.0, y: 180.0 }]),
        ),
        (
            "link",
            "label",
            note(),
            on!(link, link, "m", |l| {
                l.name = en("Decision");
                l.label = Some(Rect::new(10.0, 10.0, 40.0, 14.0));
            }),
        ),
        (
            "link",
            "answer",
            note(),
            on!(link, link, "m", |l| l.answer =
                Some(Wait { waited_for: WaitedFor::OtherBody, timing: days(3.0) })),
        ),
        (
            "link",
            "foreign",
            note(),
            on!(link, link, "m", |l| l
                .foreign
                .attributes
                .extend([("odd".to_owned(), "x".to_owned())])),
        ),
        (
            "link",
            "docks",
            note(),
            on!(link, link, "w", |l| l.docks = Some(Docks {
                from: Point { x: 200.0, y: 120.0 },
                to: Point { x: 168.0, y: 221.0 }
            })),
        ),
    ];
    let nothing = || -> Change { Box::new(|_: &mut Draft| {}) };
    for kind in [
        ArtifactKind::DataObject { collection: false },
        ArtifactKind::DataInput,
        ArtifactKind::DataStore,
        ArtifactKind::Group,
    ] {
        let put: Change = Box::new(move |d: &mut Draft| {
            d.artifact("x", artifact(kind));
            if kind != ArtifactKind::Group {
                d.link("y", link(LinkKind::Data, Anchor::Artifact("x".into()), step_at("a")));
            }
        });
        out.push(("artifact", "kind", nothing(), put));
    }
    let labelled: Change = Box::new(|d: &mut Draft| {
        let kind = ArtifactKind::Group;
        d.artifact("x", artifact(kind));
    });
    let label = on!(artifact, artifact, "x", |a| a.label = Some(Rect::new(1.0, 1.0, 9.0, 9.0)));
    out.push(("artifact", "label", labelled, label));
    out.push(("link", "kind", note(), on!(link, link, "m", |l| l.kind = LinkKind::Association)));
    out
}

pub(crate) fn step_at(id: &str) -> Anchor {
    Anchor::Step(id.into())
}

pub(crate) use {fields, flow, on, step};
