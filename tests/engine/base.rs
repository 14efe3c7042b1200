//! The procedure that changes are made to.

use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::lane::{Lane, Pool};
use prodigio::model::office::Office;
use prodigio::model::step::{GatewayKind, Step, StepKind, SubKind, TaskKind, Trigger};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit};

pub(crate) fn en(text: &str) -> Text {
    Text::of(Language::En, text)
}

pub(crate) fn days(amount: f64) -> Timing {
    Timing::new(Distribution::Fixed(amount), Unit::CalendarDays)
}

pub(crate) fn task(kind: TaskKind, name: &str, x: f64) -> Step {
    let mut step = Step::new(StepKind::Task(kind), en(name), x, 40.0);
    step.lane = Some("l".into());
    step
}

fn pool(name: &str, at: Rect, black_box: bool) -> Pool {
    Pool {
        name: en(name),
        at,
        black_box,
        vertical: false,
        office: None,
        process: String::new(),
        foreign: Foreign::default(),
    }
}

fn lane(name: &str, y: f64) -> Lane {
    Lane {
        name: en(name),
        at: Rect::new(30.0, y, 870.0, 100.0),
        office: None,
        pool: Some("p".into()),
        parent: None,
        vertical: false,
        foreign: Foreign::default(),
    }
}

/// A start, a person's task, a decision, two more tasks, two ends; and things beside them.
pub(crate) fn base() -> Draft {
    let mut d = Draft::new();
    d.office("o", Office::default()).office("o2", Office::default());
    d.pool("p", pool("Body", Rect::new(0.0, 0.0, 900.0, 200.0), false));
    d.pool("p2", pool("Others", Rect::new(0.0, 300.0, 900.0, 100.0), true));
    for (id, y) in [("l", 0.0), ("l2", 100.0)] {
        d.lane(id, lane(id, y));
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
