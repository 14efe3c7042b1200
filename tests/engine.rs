//! The door of the engines: nothing of the model is dropped in silence, whatever the dialect; what
//! is handed over is the same each time; conditions, people, times and jobs are said as each engine
//! wants them.

#[path = "support/wild.rs"]
mod wild;

use std::collections::BTreeSet;

use prodigio::files::bpmn::engine::dialect::Dialect;
use prodigio::files::bpmn::engine::{self, Export, forms, paths, project};
use prodigio::files::bpmn::{self, ReadOptions};
use prodigio::files::native;
use prodigio::model::artifact::{Artifact, ArtifactKind};
use prodigio::model::calendar::{Calendar, SittingRule, Sittings};
use prodigio::model::card::{
    Card, ClockEffect, ClockLimits, ClockMark, Initiative, LegalRef, Silence, Term, TermUnit,
};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::flow::{Anchor, Docks, Flow, Link, LinkKind};
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::VariantId;
use prodigio::model::lane::{Lane, Pool};
use prodigio::model::office::{Background, EuroCents, Office, OfficeKind};
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::{Provenance, Sourced};
use prodigio::model::scenario::Scenario;
use prodigio::model::step::{
    Backlog, Channel, Demand, Direction, DocumentUse, GatewayKind, Outcome, Phase, Repeat, Risk,
    RiskLevel, Step, StepKind, SubKind, SystemMode, SystemUse, TaskKind, Timer, Trigger,
};
use prodigio::model::study::{Body, Role, Study};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};
use prodigio::model::{expression, invariants};
use proptest::prelude::*;

fn en(text: &str) -> Text {
    Text::of(Language::En, text)
}

fn days(amount: f64) -> Timing {
    Timing::new(Distribution::Fixed(amount), Unit::CalendarDays)
}

fn task(kind: TaskKind, name: &str, x: f64) -> Step {
    let mut step = Step::new(StepKind::Task(kind), en(name), x, 40.0);
    step.lane = Some("l".into());
    step
}

/// A start, a person's task, a decision, two more tasks, two ends; and things beside them.
fn base() -> Draft {
    let mut d = Draft::new();
    d.office("o", Office::default()).office("o2", Office::default());
    let at = Rect::new(0.0, 0.0, 900.0, 200.0);
    d.pool(
        "p",
        Pool {
            name: en("Body"),
            at,
            black_box: false,
            vertical: false,
            office: None,
            process: String::new(),
            foreign: Default::default(),
        },
    );
    d.pool(
        "p2",
        Pool {
            name: en("Others"),
            at: Rect::new(0.0, 300.0, 900.0, 100.0),
            black_box: true,
            vertical: false,
            office: None,
            process: String::new(),
            foreign: Default::default(),
        },
    );
    for (id, y) in [("l", 0.0), ("l2", 100.0)] {
        let at = Rect::new(30.0, y, 870.0, 100.0);
        d.lane(
            id,
            Lane {
                name: en(id),
                at,
                office: None,
                pool: Some("p".into()),
                parent: None,
                vertical: false,
                foreign: Default::default(),
            },
        );
    }
    let start = StepKind::Start { trigger: Trigger::None, interrupting: true };
    for (id, kind, x) in [
        ("start", start, 50.0),
        ("g", StepKind::Gateway(GatewayKind::Exclusive), 300.0),
        ("sub", StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true }, 600.0),
        ("yes", StepKind::END, 700.0),
        ("no", StepKind::END, 800.0),
    ] {
        let mut step = Step::new(kind, en(id), x, 40.0);
        step.lane = Some("l".into());
        d.step(id, step);
    }
    d.step("a", task(TaskKind::Person, "A", 150.0));
    d.step("b", task(TaskKind::Automatic, "B", 400.0));
    d.step("c", task(TaskKind::Person, "C", 500.0));
    d.step("alone", task(TaskKind::Person, "Alone", 550.0));
    let mut inner = task(TaskKind::Person, "Inner", 610.0);
    inner.parent = Some("sub".into());
    d.step("inner", inner);
    for (id, from, to) in [
        ("f1", "start", "a"),
        ("f2", "a", "g"),
        ("f3", "g", "b"),
        ("f4", "g", "c"),
        ("f5", "b", "yes"),
        ("f6", "c", "no"),
    ] {
        d.flow(id, Flow::new(from.into(), to.into()));
    }
    d.flow("f3", Flow { name: en("yes"), default: true, ..Flow::new("g".into(), "b".into()) });
    d.flow("f4", Flow { name: en("no"), ..Flow::new("g".into(), "c".into()) });
    d
}

fn study_of(draft: Draft) -> Study {
    let (procedure, mended) = draft.finish();
    assert_eq!(mended, [], "a procedure of a test is sound");
    let mut study = StudyDraft::new(en("test"), Language::En);
    study.variant("as-is", Role::AsIs, Text::default(), procedure);
    study.finish()
}

fn exported(study: &Study, dialect: Dialect) -> Export {
    engine::export(study, &VariantId::new("as-is"), dialect).expect("the variant is there")
}

/// All that is handed over, and the losses by place, code and arguments.
fn said(study: &Study, dialect: Dialect) -> (String, BTreeSet<String>) {
    let Export { text, forms, losses } = exported(study, dialect);
    let drawn: String = forms.iter().map(forms::form_js).collect();
    let has_files = dialect.has_form_files();
    let losses = losses.iter().map(|f| format!("{:?} {} {:?}", f.place, f.code, f.args)).collect();
    (if has_files { text + &drawn } else { text }, losses)
}

type Change = Box<dyn Fn(&mut Draft)>;

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

fn step_changes() -> Vec<(&'static str, Change)> {
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

fn document(direction: Direction) -> DocumentUse {
    DocumentUse { name: en("Report"), direction }
}

fn law() -> LegalRef {
    LegalRef { norm: "L. 241/1990".to_owned(), ..LegalRef::default() }
}

fn stop() -> ClockMark {
    ClockMark { effect: ClockEffect::Stop, term: None }
}

fn risk() -> Risk {
    let none = Text::default;
    Risk {
        event: en("Risk"),
        level: RiskLevel::Low,
        reason: none(),
        measure: none(),
        owner: none(),
    }
}

fn kind_changes() -> Vec<(&'static str, Change)> {
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
                let mut step = (**d.so_far().step(&"a".into()).unwrap()).clone();
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

fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

fn kept() -> (String, String) {
    ("odd".to_owned(), "x".to_owned())
}

fn flow_changes() -> Vec<(&'static str, Change)> {
    vec![
        ("from", flow!(|f| f.from = "a".into())),
        ("to", flow!(|f| f.to = "alone".into())),
        ("name", flow!(|f| f.name = en("never"))),
        ("share", flow!(|f| f.share = Some(Sourced::bare(0.4)))),
        ("default", on!(flow, flow, "f1", |f| f.default = true)),
        ("condition", flow!(|f| f.condition = "amount > 3".to_owned())),
        ("condition", flow!(|f| f.condition = "a label of more words".to_owned())),
        ("condition", flow!(|f| f.condition = "${bean.check(execution)}".to_owned())),
        ("condition", on!(flow, flow, "f1", |f| f.condition = "amount > 3".to_owned())),
        ("condition", on!(flow, flow, "f3", |f| f.condition = "amount > 3".to_owned())),
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

fn office_changes() -> Vec<(&'static str, Change)> {
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
        ("ipa", office!(|o| o.ipa = "c_a123".to_owned())),
    ]
}

fn band_changes() -> Vec<(&'static str, &'static str, Change)> {
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
        ("pool", "process", on!(pool, pool, "p", |p| p.process = "other".to_owned())),
        ("pool", "foreign", on!(pool, pool, "p", |p| p.foreign.attributes.extend([kept()]))),
    ]
}

fn artifact(kind: ArtifactKind) -> Artifact {
    Artifact {
        kind,
        text: en("Dossier"),
        at: Rect::new(150.0, 220.0, 36.0, 50.0),
        label: None,
        lane: None,
        parent: None,
        foreign: Default::default(),
    }
}

fn link(kind: LinkKind, from: Anchor, to: Anchor) -> Link {
    Link {
        kind,
        from,
        to,
        name: Text::default(),
        bends: Vec::new(),
        docks: None,
        label: None,
        answer: None,
        foreign: Default::default(),
    }
}

/// Artifacts and links, each with the base that the change is held against.
fn beside_changes() -> Vec<(&'static str, &'static str, Change, Change)> {
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

fn step_at(id: &str) -> Anchor {
    Anchor::Step(id.into())
}

/// What every dialect says of a procedure.
fn said_by_all(draft: Draft) -> Vec<(String, BTreeSet<String>)> {
    let study = study_of(draft);
    Dialect::ALL.into_iter().map(|dialect| said(&study, dialect)).collect()
}

/// Expects a change to show in the file or in a loss, in every dialect.
fn check_change(what: &str, before: &[(String, BTreeSet<String>)], change: &Change, draft: Draft) {
    let mut after = draft;
    change(&mut after);
    let after = study_of(after);
    for (dialect, (was, was_lost)) in Dialect::ALL.into_iter().zip(before) {
        let (is, is_lost) = said(&after, dialect);
        let new: Vec<&String> = is_lost.difference(was_lost).collect();
        assert!(
            *was != is || !new.is_empty(),
            "{what} is dropped in silence by {}",
            dialect.name()
        );
    }
}

fn check_all(thing: &str, fields: &[&str], changes: &[(&'static str, Change)]) {
    let changed: BTreeSet<&str> = changes.iter().map(|(field, _)| *field).collect();
    assert_eq!(changed, fields.iter().copied().collect(), "every field of {thing} is changed");
    let before = said_by_all(base());
    for (field, change) in changes {
        check_change(&format!("{thing}.{field}"), &before, change, base());
    }
}

#[test]
fn no_field_of_a_step_is_dropped_in_silence() {
    let fields = fields!(Step {
        name,
        kind,
        at,
        label,
        lane,
        pool,
        parent,
        office,
        phase,
        work,
        staff_needed,
        waits,
        priority,
        sittings,
        at_most,
        repeat,
        cost,
        documents,
        systems,
        channel,
        digital_level,
        basis,
        marks,
        risk,
        notes,
        demand,
        backlog,
        foreign,
    });
    let mut changes = step_changes();
    changes.extend(kind_changes());
    check_all("step", &fields, &changes);
}

#[test]
fn no_field_of_a_flow_or_office_is_dropped_in_silence() {
    let fields = fields!(Flow {
        from,
        to,
        name,
        share,
        default,
        condition,
        bends,
        docks,
        label,
        marks,
        foreign,
    });
    check_all("flow", &fields, &flow_changes());
    let fields =
        fields!(Office { name, kind, staff, calendar, cost_per_hour, background, parent, ipa });
    check_all("office", &fields, &office_changes());
}

#[test]
fn no_field_of_a_band_artifact_or_link_is_dropped_in_silence() {
    let mut done: BTreeSet<(&str, &str)> = BTreeSet::new();
    let before = said_by_all(base());
    for (thing, field, change) in band_changes() {
        check_change(&format!("{thing}.{field}"), &before, &change, base());
        done.insert((thing, field));
    }
    for (thing, field, first, change) in beside_changes() {
        let with = || {
            let mut draft = base();
            first(&mut draft);
            draft
        };
        check_change(&format!("{thing}.{field}"), &said_by_all(with()), &change, with());
        done.insert((thing, field));
    }
    let all = [
        ("lane", fields!(Lane { name, at, office, pool, parent, vertical, foreign })),
        ("pool", fields!(Pool { name, at, black_box, vertical, office, process, foreign })),
        ("artifact", fields!(Artifact { kind, text, at, label, lane, parent, foreign })),
        ("link", fields!(Link { kind, from, to, name, bends, docks, label, answer, foreign })),
    ];
    for (thing, fields) in all {
        for field in fields {
            assert!(done.contains(&(thing, field)), "{thing}.{field} is not changed");
        }
    }
}

#[test]
fn no_field_of_the_card_is_dropped_in_silence() {
    let text = || en("x");
    let changes: Vec<(&str, fn(&mut Card))> = vec![
        ("description", |c| c.description = en("x")),
        ("initiative", |c| c.initiative = Initiative::ExOfficio),
        ("basis", |c| c.basis = vec![law()]),
        ("unit", |c| c.unit = en("x")),
        ("case_officer", |c| c.case_officer = en("x")),
        ("deciding_body", |c| c.deciding_body = en("x")),
        ("substitute_power", |c| c.substitute_power = en("x")),
        ("remedies", |c| c.remedies = en("x")),
        ("notes", |c| c.notes = en("x")),
        ("terms", |c| {
            c.terms.insert("t".into(), Term::default());
        }),
    ];
    let fields = fields!(Card {
        description,
        initiative,
        basis,
        unit,
        case_officer,
        deciding_body,
        substitute_power,
        remedies,
        notes,
        terms,
    });
    assert_eq!(changes.iter().map(|(f, _)| *f).collect::<Vec<_>>(), fields);
    let before = said_by_all(base());
    for (field, change) in changes {
        let change: Change = Box::new(move |d: &mut Draft| {
            let mut card = d.so_far().card().clone();
            change(&mut card);
            d.card(card);
        });
        check_change(&format!("card.{field}"), &before, &change, base());
    }
    // A term as a whole is one loss that says so; its length and name are in it.
    let _ = fields!(Term {
        name,
        amount,
        unit,
        silence,
        basis,
        limits,
        saturday_rolls,
        promise,
        provenance,
    });
    let full = Term {
        name: text(),
        amount: 3,
        unit: TermUnit::Months,
        silence: Silence::Assent,
        basis: vec![law()],
        limits: ClockLimits::default(),
        saturday_rolls: true,
        promise: Some(0.9),
        provenance: Some(Provenance::illustrative()),
    };
    let mut draft = base();
    let mut card = Card::default();
    card.terms.insert("t".into(), full);
    draft.card(card);
    let study = study_of(draft);
    for dialect in Dialect::ALL {
        let losses = exported(&study, dialect).losses;
        for code in ["engine-term", "engine-silence"] {
            assert!(losses.iter().any(|f| f.code == code), "{code} {}", dialect.name());
        }
    }
}

#[test]
fn what_is_said_of_the_whole_is_not_dropped_in_silence() {
    let before = said_by_all(base());
    let whole: Vec<(&str, Change)> = vec![
        (
            "calendar",
            Box::new(|d: &mut Draft| {
                d.calendar("k", Calendar::default()).body_calendar(Some("k".into()));
            }),
        ),
        (
            "first day",
            Box::new(|d: &mut Draft| {
                d.first_day(Some(jiff::civil::Date::constant(2026, 1, 1)));
            }),
        ),
        (
            "scenario",
            Box::new(|d: &mut Draft| {
                d.scenario("s", Scenario::default());
            }),
        ),
        ("languages", step!("a", |s| s.name.set(Language::De, "Aufgabe"))),
    ];
    for (what, change) in whole {
        check_change(what, &before, &change, base());
    }
    let (procedure, _) = base().finish();
    let mut study = StudyDraft::new(en("test"), Language::En);
    study.body(Body { name: en("Body"), ..Body::default() });
    study.variant("as-is", Role::AsIs, Text::default(), procedure);
    let study = study.finish();
    for (dialect, (_, before)) in Dialect::ALL.into_iter().zip(&before) {
        assert_ne!(said(&study, dialect).1, *before, "{}", dialect.name());
    }
}

#[test]
fn every_loss_is_said_in_three_languages() {
    let words = Language::ALL.map(prodigio::words::Words::new);
    let mut seen = BTreeSet::new();
    let mut changes: Vec<Change> = step_changes().into_iter().map(|(_, c)| c).collect();
    changes.extend(kind_changes().into_iter().map(|(_, c)| c));
    changes.extend(flow_changes().into_iter().map(|(_, c)| c));
    changes.extend(office_changes().into_iter().map(|(_, c)| c));
    for change in changes {
        let mut draft = base();
        change(&mut draft);
        let study = study_of(draft);
        for dialect in Dialect::ALL {
            for loss in exported(&study, dialect).losses {
                for words in &words {
                    let text = words.finding(&loss);
                    assert!(
                        !text.contains('⟨') && !text.contains("finding-"),
                        "{}: {text}",
                        loss.code
                    );
                    assert!(words.hint(&loss).is_some(), "{}", loss.code);
                }
                seen.insert(loss.code);
            }
        }
    }
    assert!(seen.len() > 30, "{seen:?}");
}

fn with(change: Change) -> Study {
    let mut draft = base();
    change(&mut draft);
    study_of(draft)
}

#[test]
fn conditions_are_said_in_the_language_of_each_engine() {
    let study = with(flow!(|f| f.condition = "amount > 1000 and kind = \"a\"".to_owned()));
    let wanted = [
        (Dialect::Operaton, "${(amount &gt; 1000) &amp;&amp; (kind == \"a\")}"),
        (Dialect::Camunda8, "=(amount &gt; 1000) and (kind = \"a\")"),
        (Dialect::Spiff, ">(amount &gt; 1000) and (kind == \"a\")<"),
        (Dialect::BpmnEngine, "next(null, (environment.variables.amount &gt; 1000)"),
    ];
    for (dialect, condition) in wanted {
        let text = exported(&study, dialect).text.replace("&quot;", "\"");
        assert!(text.contains(condition), "{}: {text}", dialect.name());
    }
    let ways = paths::paths(procedure_of(&study), Language::En, Dialect::Camunda8);
    let no = ways.iter().find(|way| way.end.as_str() == "no").expect("a way to the end");
    assert_eq!(no.options["variables"]["amount"], 1001);
    assert_eq!(no.options["variables"]["kind"], "a");
}

fn procedure_of(study: &Study) -> &Procedure {
    study.procedure(&VariantId::new("as-is")).expect("the variant is there")
}

#[test]
fn the_case_officer_gets_the_tasks_of_the_office_that_bears_the_name() {
    let mut draft = base();
    let officer = || en("Head of registry");
    draft.card(Card { case_officer: officer(), ..Card::default() });
    draft.office("o", Office { name: officer(), ..Office::default() });
    let mut step = (**draft.so_far().step(&"a".into()).unwrap()).clone();
    step.office = Some("o".into());
    draft.step("a", step);
    let study = study_of(draft);
    let seven = exported(&study, Dialect::Camunda7).text;
    assert!(seven.contains("camunda:assignee=\"${case_officer}\""), "{seven}");
    assert!(seven.contains("camunda:candidateGroups=\"o\""), "{seven}");
    let eight = exported(&study, Dialect::Camunda8).text;
    assert!(eight.contains("assignee=\"=case_officer\" candidateGroups=\"o\""), "{eight}");
    let ways = paths::paths(procedure_of(&study), Language::En, Dialect::Camunda7);
    assert!(ways.iter().all(|way| way.options["variables"]["case_officer"].is_string()));
    let plain = exported(&study, Dialect::Plain);
    assert!(plain.losses.iter().any(|f| f.code == "engine-case-officer"));
}

#[test]
fn terms_give_due_dates_and_rules_scripts_calls_run_as_each_engine_has_them() {
    let mut draft = base();
    let mut card = Card::default();
    let term = Term { name: en("Decide"), amount: 30, ..Term::default() };
    card.terms.insert("t".into(), term);
    draft.card(card);
    for (id, change) in [("c", vec![stop()])] {
        let mut step = (**draft.so_far().step(&id.into()).unwrap()).clone();
        step.marks = change;
        draft.step(id, step);
    }
    let kinds = [
        ("rule", StepKind::Task(TaskKind::Rule)),
        ("script", StepKind::Task(TaskKind::Script)),
        ("call", StepKind::Call { called: "other".to_owned() }),
        ("receive", StepKind::Task(TaskKind::Receive)),
    ];
    for (id, kind) in kinds {
        let mut step = task(TaskKind::Plain, id, 620.0);
        step.kind = kind;
        draft.step(id, step);
    }
    let study = study_of(draft);
    let seven = exported(&study, Dialect::Operaton).text;
    for wanted in [
        "camunda:dueDate=\"P30D\"",
        "<bpmn:businessRuleTask id=\"rule\"",
        "<camunda:in variables=\"all\"/>",
        "<camunda:out variables=\"all\"/>",
        "camunda:historyTimeToLive=\"P180D\"",
        "camunda:versionTag=\"as-is\"",
        "camunda:topic=\"script\"",
    ] {
        assert!(seven.contains(wanted), "{wanted} in {seven}");
    }
    let eight = exported(&study, Dialect::Camunda8).text.replace("&quot;", "\"");
    for wanted in [
        "dueDate=\"=now() + duration(\"P30D\")\"",
        "<zeebe:calledElement processId=\"other\" propagateAllChildVariables=\"true\"/>",
        "<bpmn:scriptTask id=\"script\"",
        "<zeebe:taskDefinition type=\"rule\"/>",
        "<zeebe:subscription correlationKey=\"=case_id\"/>",
        "<zeebe:versionTag value=\"as-is\"/>",
        "modeler:executionPlatform=\"Camunda Cloud\"",
    ] {
        assert!(eight.contains(wanted), "{wanted} in {eight}");
    }
    let flowable = exported(&study, Dialect::Flowable).text;
    for wanted in
        ["flowable:dueDate=\"P30D\"", "flowable:type=\"external-worker\"", "inheritVariables"]
    {
        assert!(flowable.contains(wanted), "{wanted} in {flowable}");
    }
}

#[test]
fn what_is_handed_over_is_complete_and_the_same_each_time() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    for name in ["cambio-residenza.prodigio", "suolo-pubblico.prodigio"] {
        let study = native::read(&std::fs::read(folder.join(name)).unwrap()).unwrap();
        for variant in study.variants() {
            for dialect in Dialect::ALL {
                let made = project::project(&study, &variant.id, dialect).unwrap();
                let again = project::project(&study, &variant.id, dialect).unwrap();
                assert_eq!(made.pieces, again.pieces);
                let named =
                    |start: &str| made.pieces.iter().filter(|p| p.path.starts_with(start)).count();
                let ends = variant.procedure.steps();
                let ends = ends.filter(|(_, s)| matches!(s.kind, StepKind::End { .. })).count();
                assert_eq!(named("paths/"), ends, "{name} {}", dialect.name());
                assert_eq!((named("process.bpmn"), named("README.md")), (1, 1));
                let page = made.pieces.iter().find(|p| p.path == "README.md").unwrap();
                let page = String::from_utf8(page.bytes.clone()).unwrap();
                assert!(!page.contains(['⟨', '⟩']) && !page.contains("handover-"), "{page}");
            }
        }
    }
}

#[test]
fn forms_ask_for_what_the_next_decision_needs() {
    let study = with(step!("a", |s| s.documents = vec![document(Direction::In)]));
    let forms = exported(&study, Dialect::Camunda8).forms;
    let form = forms.iter().find(|form| form.step.as_str() == "a").expect("a form");
    let keys: Vec<&str> = form.fields.iter().map(|f| f.key.as_str()).collect();
    assert_eq!(keys, ["report_seen", "g_"], "not the name of the gateway itself");
    let drawn: serde_json::Value = serde_json::from_str(&forms::form_js(form)).unwrap();
    assert_eq!(drawn["components"].as_array().map(Vec::len), Some(3));
    let seven = exported(&study, Dialect::Operaton).text;
    assert!(seven.contains("<camunda:formField id=\"g_\" label=\"g\" type=\"enum\">"), "{seven}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_drawing_breaks_the_engines(procedure in wild::procedures(20)) {
        let mut study = StudyDraft::new(en("wild"), Language::En);
        study.variant("as-is", Role::AsIs, Text::default(), procedure);
        let study = study.finish();
        for dialect in Dialect::ALL {
            let made = project::project(&study, &VariantId::new("as-is"), dialect).unwrap();
            let file = made.pieces.iter().find(|p| p.path == project::PROCESS).unwrap();
            let opened = bpmn::read(&file.bytes, &ReadOptions::default()).unwrap();
            prop_assert_eq!(invariants::study_violations(&opened.study), []);
        }
    }

    #[test]
    fn no_text_breaks_the_conditions(text in "[ a-c0-9.\"'()=<>!&|,$#{}è-]{0,60}|(a|not|in|and|or|\\(|\\)|=|3|\"x\"| ){0,40}") {
        let read = expression::parse(&text);
        prop_assert_eq!(read.is_ok() && !expression::is_meant(&text), false);
        if let Err(fault) = read {
            prop_assert!(fault.column >= 1 && fault.column <= text.chars().count() + 1, "{:?}", fault);
        }
    }
}
