//! Large files: what is done for each thing takes no look at all others.

use prodigio::files::bpmn::engine::dialect::Dialect;
use prodigio::files::bpmn::engine::paths;
use prodigio::model::artifact::{Artifact, ArtifactKind};
use prodigio::model::draft::Draft;
use prodigio::model::flow::{Anchor, Flow, Link, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::step::{DocumentUse, GatewayKind, Step, StepKind, TaskKind, Trigger};
use prodigio::model::text::Language;

use crate::base::{base, en, task};
use crate::{exported, procedure_of, study_of};

type Add = fn(&mut Draft, usize);

fn put(d: &mut Draft, id: &str, name: &str, kind: StepKind) {
    let mut step = Step::new(kind, en(name), 700.0, 40.0);
    step.lane = Some("l".into());
    d.step(id, step);
}

fn join(d: &mut Draft, from: &str, to: &str) {
    d.flow(format!("{from}-{to}").as_str(), Flow::new(from.into(), to.into()));
}

/// Decisions with one name in a row, each with two ways to the next.
fn decisions(d: &mut Draft, many: usize) {
    for i in 0..many {
        put(d, &format!("g{i}"), "OK?", StepKind::Gateway(GatewayKind::Exclusive));
        put(d, &format!("t{i}"), "Do", StepKind::Task(TaskKind::Person));
    }
    for i in 0..many {
        join(d, &format!("g{i}"), &format!("t{i}"));
        if i + 1 < many {
            join(d, &format!("g{i}"), &format!("g{}", i + 1));
            join(d, &format!("t{i}"), &format!("g{}", i + 1));
        }
    }
}

/// A decision with many ways, each to its own end.
fn ways(d: &mut Draft, many: usize) {
    for kind in [GatewayKind::Exclusive, GatewayKind::Inclusive] {
        let g = format!("g{kind:?}");
        put(d, &g, "Which?", StepKind::Gateway(kind));
        join(d, "c", &g);
        for i in 0..many {
            put(d, &format!("{g}{i}"), "Same", StepKind::END);
            join(d, &g, &format!("{g}{i}"));
        }
    }
}

/// Links from and to places.
fn links(d: &mut Draft, many: usize) {
    for i in 0..many {
        put(d, &format!("go{i}"), &format!("Page {i}"), StepKind::Throw(Trigger::Link));
        put(d, &format!("come{i}"), &format!("Page {i}"), StepKind::Catch(Trigger::Link));
        join(d, &format!("come{i}"), "no");
        join(d, "c", &format!("go{i}"));
    }
}

/// Errors out of a sub-procedure, and who catches them.
fn errors(d: &mut Draft, many: usize) {
    for i in 0..many {
        let kind = StepKind::End { trigger: Trigger::Error, outcome: None };
        let mut step = Step::new(kind, en(&format!("Error {i}")), 620.0, 60.0);
        step.lane = Some("l".into());
        step.parent = Some("sub".into());
        d.step(format!("e{i}").as_str(), step);
        let trigger = Trigger::Error;
        let kind = StepKind::Boundary { host: "sub".into(), trigger, interrupting: true };
        put(d, &format!("on{i}"), &format!("Error {i}"), kind);
        join(d, &format!("on{i}"), "no");
    }
}

/// Data and documents.
fn data(d: &mut Draft, many: usize) {
    let mut step = task(TaskKind::Person, "Reads", 500.0);
    step.documents = Vec::new();
    for i in 0..many {
        let artifact = Artifact {
            kind: ArtifactKind::DataObject { collection: false },
            text: en("The same"),
            at: Rect::new(0.0, 0.0, 36.0, 50.0),
            label: None,
            lane: None,
            parent: None,
            foreign: Foreign::default(),
        };
        d.artifact(format!("d{i}").as_str(), artifact);
        let link = Link {
            kind: LinkKind::Data,
            from: Anchor::Artifact(format!("d{i}").as_str().into()),
            to: Anchor::Step("a".into()),
            name: en(""),
            bends: Vec::new(),
            docks: None,
            label: None,
            answer: None,
            foreign: Foreign::default(),
        };
        d.link(format!("reads{i}").as_str(), link);
        let direction = prodigio::model::step::Direction::In;
        step.documents.push(DocumentUse { name: en(&format!("Αίτηση {i}")), direction });
    }
    d.step("reads", step);
}

/// Decisions one behind the other without any work between them.
fn chain(d: &mut Draft, many: usize) {
    for i in 0..many {
        put(d, &format!("g{i}"), "OK?", StepKind::Gateway(GatewayKind::Exclusive));
        join(d, &format!("g{i}"), "b");
        let before = if i == 0 { "c".to_owned() } else { format!("g{}", i - 1) };
        join(d, &before, &format!("g{i}"));
    }
}

#[test]
fn large_files_come_through() {
    let all: [(&str, Add, usize, usize); 5] = [
        ("decisions", decisions, 200, 2),
        ("ways", ways, 50, 102),
        ("links", links, 1_000, 2),
        ("errors", errors, 3_000, 2),
        ("data", data, 1_000, 2),
    ];
    for (what, add, many, wanted) in all {
        for dialect in [Dialect::Operaton, Dialect::Flowable] {
            let mut d = base();
            add(&mut d, many);
            let study = study_of(d);
            let found = paths::paths(procedure_of(&study), Language::En, dialect);
            assert_eq!(found.len(), wanted, "{what} {}", dialect.name());
        }
    }
}

#[test]
fn nobody_is_asked_for_hundreds_of_decisions_at_once() {
    let mut d = base();
    chain(&mut d, 150);
    let export = exported(&study_of(d), Dialect::Operaton);
    let form = export.forms.iter().find(|f| f.step.as_str() == "c").expect("a form");
    assert!((50..=110).contains(&form.fields.len()), "{}", form.fields.len());
    assert!(export.losses.iter().any(|loss| loss.code == "engine-nobody-asked"));
}
