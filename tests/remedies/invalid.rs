//! For every rule, drawings it complains of; for the rules of style and structure, sound ones too.

use prodigio::model::calendar::{SittingRule, Sittings};
use prodigio::model::card::{ClockEffect, ClockMark, Term};
use prodigio::model::draft::Draft;
use prodigio::model::flow::{Anchor, Flow, Link, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::lane::{Lane, Pool};
use prodigio::model::office::Office;
use prodigio::model::step::{
    GatewayKind, Outcome, Step, StepKind, SubKind, SystemMode, SystemUse, TaskKind, Timer, Trigger,
};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};

use crate::drawing::Drawing;

const TASK: StepKind = StepKind::Task(TaskKind::Plain);

fn en(text: &str) -> Text {
    Text::of(Language::En, text)
}

fn days(mean: f64) -> Timing {
    Timing::new(Distribution::Fixed(mean), Unit::CalendarDays)
}

fn waits(for_whom: WaitedFor, mean: f64) -> impl Fn(&mut Step) {
    move |s| s.waits = vec![Wait { waited_for: for_whom, timing: days(mean) }]
}

fn with_term(text: &str, amount: u32) -> Drawing {
    Drawing::of(text).card(|c| {
        let term = Term { name: en("decision"), amount, ..Term::default() };
        c.terms.insert("t".into(), term);
    })
}

fn task(d: &mut Draft, id: &str, (x, y): (f64, f64)) {
    d.step(id, Step::new(TASK, en(id), x, y));
}

fn flow(d: &mut Draft, id: &str, from: &str, to: &str) {
    d.flow(id, Flow::new(from.into(), to.into()));
}

fn lane(y: f64, office: Option<&str>) -> Lane {
    Lane {
        name: Text::default(),
        at: Rect::new(-60.0, y, 900.0, 160.0),
        office: office.map(Into::into),
        pool: None,
        parent: None,
        vertical: false,
        foreign: Foreign::default(),
    }
}

fn pool(y: f64) -> Pool {
    Pool {
        name: en("body"),
        at: Rect::new(-60.0, y, 900.0, 160.0),
        black_box: false,
        vertical: false,
        office: None,
        process: String::new(),
        foreign: Foreign::default(),
    }
}

fn message(from: &str, to: &str) -> Link {
    Link {
        kind: LinkKind::Message,
        from: Anchor::Step(from.into()),
        to: Anchor::Step(to.into()),
        name: Text::default(),
        bends: Vec::new(),
        docks: None,
        label: None,
        answer: None,
        foreign: Foreign::default(),
    }
}

/// A task that two flows leave, one of them labeled if it is meant as a choice.
pub(crate) fn two_ways(chosen: bool) -> Drawing {
    let drawing = Drawing::of("start > a > b > end").put(|d| flow(d, "x1", "a", "end"));
    if chosen { drawing.flow("x1", |f| f.name = en("refused")) } else { drawing }
}

/// Two bodies, one above the other; the steps named stand in the lower one.
fn two_bodies(text: &str, lower: &[&str]) -> Drawing {
    let mut drawing = Drawing::of(text).put(|d| {
        d.pool("above", pool(-60.0));
        d.pool("below", pool(140.0));
    });
    let ids: Vec<String> = drawing.0.steps().map(|(id, _)| id.to_string()).collect();
    for id in ids {
        let below = lower.contains(&id.as_str());
        drawing = drawing.step(&id, |s| {
            s.at.y = if below { 180.0 } else { 0.0 };
            s.pool = Some(if below { "below" } else { "above" }.into());
        });
    }
    drawing
}

fn boundary(host: &str, trigger: Trigger) -> Step {
    let kind = StepKind::Boundary { host: host.into(), trigger, interrupting: true };
    Step::new(kind, Text::default(), 0.0, 0.0)
}

/// A sub-procedure on the way, with a start of this kind inside.
fn sub(kind: SubKind, start: Trigger) -> Drawing {
    Drawing::of("start > sub > end")
        .step("sub", |s| {
            s.kind = StepKind::SubProcedure { kind, expanded: true };
        })
        .put(|d| {
            let begin = StepKind::Start { trigger: start, interrupting: true };
            for (id, kind, x) in
                [("in", begin, 10.0), ("do", TASK, 90.0), ("out", StepKind::END, 220.0)]
            {
                let mut step = Step::new(kind, en(id), x, 400.0);
                step.parent = Some("sub".into());
                d.step(id, step);
            }
            flow(d, "i1", "in", "do");
            flow(d, "i2", "do", "out");
        })
}

/// An event sub-procedure beside the flow.
fn event_sub(start: Trigger) -> Drawing {
    Drawing::of("start > a > end").put(|d| {
        let kind = StepKind::SubProcedure { kind: SubKind::Event, expanded: true };
        d.step("sub", Step::new(kind, en("when late"), 0.0, 300.0));
        let begin = StepKind::Start { trigger: start, interrupting: true };
        for (id, kind, x) in
            [("in", begin, 10.0), ("do", TASK, 90.0), ("out", StepKind::END, 220.0)]
        {
            let mut step = Step::new(kind, en(id), x, 360.0);
            step.parent = Some("sub".into());
            d.step(id, step);
        }
        flow(d, "i1", "in", "do");
        flow(d, "i2", "do", "out");
    })
}

/// Drawings a rule complains of.
pub(crate) fn of(code: &str) -> Vec<Drawing> {
    structure(code).or_else(|| style(code)).or_else(|| data(code)).unwrap_or_default()
}

#[expect(clippy::too_many_lines, reason = "one drawing a rule")]
fn structure(code: &str) -> Option<Vec<Drawing>> {
    let gateway = |kind| move |s: &mut Step| s.kind = StepKind::Gateway(kind);
    let drawing =
        match code {
            "no-start" => Drawing::of("check > end"),
            "no-end" => {
                return Some(vec![
                    Drawing::of("start > check"),
                    Drawing::of("start > {0.5: a, 0.5: b}"),
                ]);
            }
            "unreachable" => Drawing::of("start > a > end").put(|d| {
                task(d, "lost", (0.0, 200.0));
                flow(d, "x1", "lost", "end");
            }),
            "dead-end" => {
                let late = boundary("a", Trigger::Timer(Some(Timer::After(days(3.0)))));
                let hanging = Drawing::of("start > a > end").put(|d| {
                    d.step("late", late);
                });
                return Some(vec![
                    Drawing::of("start > {0.5: a, 0.5: end}").put(|d| {
                        task(d, "stop", (500.0, 0.0));
                        flow(d, "x1", "a", "stop");
                    }),
                    hanging,
                ]);
            }
            "endless-loop" => {
                return Some(vec![
                    Drawing::of("start > {0.5: a > b > c > a, 0.5: end}"),
                    Drawing::of("start > {0.5: end, 0.5: a > {0.5: b > a, 0.5: c > a}}"),
                ]);
            }
            "loop-unbounded" => Drawing::of("start > a > {0.5: b > a, 0.5: end}"),
            "idle-gateway" => Drawing::of("start > [a] > end"),
            "implicit-split" => return Some(vec![two_ways(false), two_ways(true)]),
            "flow-twice" => {
                return Some(vec![
                    Drawing::of("start > a > end").put(|d| flow(d, "x1", "a", "end")),
                    Drawing::of("start > {0.5: -, 0.3: -, 0.2: b} > end"),
                ]);
            }
            "flow-wrong-end" => {
                return Some(vec![
                    Drawing::of("start > a > {0.5: b, 0.5: end}")
                        .put(|d| flow(d, "x1", "b", "start")),
                    Drawing::of("start > {0.5: end, 0.5: end two}").put(|d| {
                        task(d, "after", (900.0, 0.0));
                        flow(d, "x1", "end_two", "after");
                        flow(d, "x2", "after", "end");
                    }),
                ]);
            }
            "flow-across-bodies" => {
                return Some(vec![
                    two_bodies("start > a > b > end", &["b", "end"]),
                    two_bodies("start > a > {0.5: b > end, 0.5: end two}", &["b", "end"]),
                ]);
            }
            "message-within" => {
                let joined = Drawing::of("start > a > b > end").put(|d| {
                    d.link("m1", message("a", "b"));
                });
                let apart = two_bodies("start > {0.5: a, 0.5: b} > end", &[]).put(|d| {
                    d.link("m1", message("a", "b"));
                });
                return Some(vec![joined, apart]);
            }
            "split-and-join" => Drawing::of("start > {0.5: a, 0.5: b} > {0.5: c, 0.5: d} > end")
                .put(|d| {
                    // The meeting of the first choice is the second choice itself.
                    let flows: Vec<_> =
                        d.so_far().flows().map(|(id, f)| (id.clone(), f.clone())).collect();
                    for (id, mut flow) in flows {
                        if flow.to == "g2".into() {
                            flow.to = "g3".into();
                        } else if flow.from == "g2".into() {
                            flow.from = "b".into();
                        }
                        d.flow(id, flow);
                    }
                    d.step("g2", Step::new(TASK, en("beside"), 0.0, 300.0));
                    d.flow("x1", Flow::new("start".into(), "g2".into()));
                    d.flow("x2", Flow::new("g2".into(), "end".into()));
                }),
            "join-deadlock" => Drawing::of("start > {0.5: a, 0.5: b} > end")
                .step("g2", gateway(GatewayKind::Parallel)),
            "join-unsynchronized" => {
                Drawing::of("start > [a, b] > end").step("g2", gateway(GatewayKind::Exclusive))
            }
            "join-missing" => Drawing::of("start > [a, b] > end").step("g2", |s| {
                s.kind = TASK;
                s.name = en("meet");
            }),
            "race-wrong" => Drawing::of("start > {a, b > end} > end")
                .step("g1", gateway(GatewayKind::EventBased))
                .step("a", |s| s.kind = StepKind::Catch(Trigger::Message))
                .every_flow(|f| f.share = None),
            "complex-gateway" => Drawing::of("start > (0.5: a, 0.9: b) > end")
                .step("g1", gateway(GatewayKind::Complex)),
            _ => return None,
        };
    Some(vec![drawing])
}

#[expect(clippy::too_many_lines, reason = "one drawing a rule")]
fn style(code: &str) -> Option<Vec<Drawing>> {
    let drawing = match code {
        "link-alone" => Drawing::of("start > {0.5: jump, 0.5: end}").put(|d| {
            d.step("away", Step::new(StepKind::Throw(Trigger::Link), en("page 2"), 800.0, 0.0));
            flow(d, "x1", "jump", "away");
        }),
        "needless-terminate" => Drawing::of("start > a > end").step("end", |s| {
            s.kind = StepKind::End { trigger: Trigger::Terminate, outcome: Some(Outcome::Granted) };
        }),
        "event-sub-start" => event_sub(Trigger::None),
        "sub-start-typed" => sub(SubKind::Embedded, Trigger::Message),
        "sub-empty" => Drawing::of("start > a > end").step("a", |s| {
            s.kind = StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true };
        }),
        "crowded-level" => {
            let names: Vec<String> = (0..50).map(|i| format!("step {i}")).collect();
            Drawing::of(&format!("start > {} > end", names.join(" > ")))
        }
        "decision-unnamed" | "branch-unnamed" | "no-default" => {
            Drawing::of("start > {0.3: a, 0.7: b} > end")
        }
        "step-unnamed" => Drawing::of("start > a > end").step("a", |s| s.name = Text::default()),
        "event-unnamed" => {
            return Some(vec![
                Drawing::of("start > {0.5: end, 0.5: end two}").step("end", |s| {
                    s.name = Text::default();
                }),
                Drawing::of("start > a > end").step("a", |s| {
                    s.kind = StepKind::Catch(Trigger::Signal);
                    s.name = Text::default();
                }),
            ]);
        }
        "name-twice" => Drawing::of("start > a > b > end").step("b", |s| s.name = en("A")),
        "overlap" => Drawing::of("start > a > b > end")
            .put(|d| {
                d.lane(
                    "lane",
                    Lane { at: Rect::new(-60.0, -60.0, 900.0, 420.0), ..lane(0.0, None) },
                );
                d.step("late", boundary("b", Trigger::Timer(Some(Timer::After(days(3.0))))));
                flow(d, "x1", "late", "end");
            })
            .step("b", |s| s.at.x = 190.0),
        "outside-lanes" => {
            let lanes = |d: &mut Draft| {
                d.office("desk", Office { name: en("desk"), ..Office::default() });
                d.lane("one", lane(-60.0, None));
                d.lane("two", lane(100.0, Some("desk")));
            };
            let own = Drawing::of("start > a > end").put(lanes).step("a", |s| {
                s.lane = Some("one".into());
                s.at.y = 700.0;
            });
            let none = Drawing::of("start > a > end").put(lanes).step("a", |s| {
                s.office = Some("desk".into());
                s.at.x = 4000.0;
            });
            let body = two_bodies("start > a > end", &[]).step("a", |s| s.at.y = 900.0);
            return Some(vec![own, none, body]);
        }
        "office-not-of-lane" => Drawing::of("start > a @desk*2 ~30 > end")
            .put(|d| {
                d.office("other", Office { name: en("other"), ..Office::default() });
                d.lane("one", lane(-60.0, Some("other")));
            })
            .step("a", |s| s.lane = Some("one".into())),
        "language-gap" => Drawing::of("start > a > b > c > end")
            .step("start", |s| s.name.set(Language::De, "Start"))
            .step("a", |s| s.name.set(Language::De, "A"))
            .step("b", |s| s.name.set(Language::De, "B"))
            .step("c", |s| s.name.set(Language::De, "C")),
        _ => return None,
    };
    Some(vec![drawing])
}

#[expect(clippy::too_many_lines, reason = "one drawing a rule")]
fn data(code: &str) -> Option<Vec<Drawing>> {
    let fixed = |value, unit| Timing::new(Distribution::Fixed(value), unit);
    let one = || Drawing::of("start > a > end");
    let worked = |value: f64| one().step("a", move |s| s.work = Some(fixed(value, Unit::Hours)));
    let drawing = match code {
        "timer-unset" => one().step("a", |s| s.kind = StepKind::Catch(Trigger::Timer(None))),
        "shares-sum" => {
            return Some(vec![
                Drawing::of("start > {0.8: a, 0.5: b} > end"),
                Drawing::of("start > {0.8: a, 0.1: b} > end").flow("f002", |f| f.default = true),
                Drawing::of("start > {0.9: a, 0.6: b, c} > end"),
            ]);
        }
        "shares-missing" => {
            return Some(vec![
                Drawing::of("start > {0.8: a, b} > end"),
                Drawing::of("start > {a, b, c} > end"),
                Drawing::of("start > (a, b) > end"),
            ]);
        }
        "condition-unread" => {
            return Some(
                ["amount > ", "${a.b(c)}", "3 = \"x\"", "a = 1 and a = \"x\"", "d < 2026-02-30"]
                    .map(|text| {
                        Drawing::of("start > {a, b} > end")
                            .flow("f002", move |f| text.clone_into(&mut f.condition))
                    })
                    .into(),
            );
        }
        "condition-mixed" => Drawing::of("start > {a, b} > end")
            .flow("f002", |f| "amount > 3".clone_into(&mut f.condition))
            .flow("f003", |f| "amount = \"much\"".clone_into(&mut f.condition)),
        "share-misplaced" => one().flow("f002", |f| {
            f.share = Some(prodigio::model::provenance::Sourced::bare(0.5));
        }),
        "task-without-office" | "work-missing" | "wait-missing" | "demand-missing" => one(),
        "staff-missing" => Drawing::of("start > a @desk ~30 > end"),
        "work-odd" => return Some(vec![worked(0.0), worked(90.0)]),
        "wait-odd" => {
            return Some(vec![
                one().step("a", waits(WaitedFor::Post, 0.0)),
                one().step("a", waits(WaitedFor::Post, 2000.0)),
            ]);
        }
        "sittings-empty" => one().step("a", |s| {
            s.sittings =
                Some(Sittings { rule: SittingRule::Dates(Vec::new()), at: 540, capacity: None });
        }),
        "copied-by-hand" => one().step("a", |s| {
            s.systems = vec![SystemUse { name: "ANPR".to_owned(), mode: SystemMode::CopiedByHand }];
        }),
        "number-unsourced" => Drawing::of("start > a ~30 > end"),
        "illustrative-numbers" => one().step("a", |s| {
            s.work = Some(Timing::illustrative(1.0, 2.0, 3.0, Unit::Hours));
        }),
        "card-incomplete" | "outcome-missing" | "term-without-basis" => {
            with_term("start > a > end", 30)
        }
        "clock-unmarked" => {
            return Some(vec![
                with_term("start > a > {0.5: end, 0.5: end two}", 30),
                with_term("a > end", 30),
            ]);
        }
        "term-long" => with_term("start > a > end", 120),
        "suspension-repeats" | "suspension-long" => {
            let suspends = |s: &mut Step| {
                s.marks = vec![ClockMark { effect: ClockEffect::Suspend, term: None }];
                waits(WaitedFor::Applicant, 45.0)(s);
            };
            with_term("start > a > b > end", 30).step("a", suspends).step("b", suspends)
        }
        "refusal-without-notice" => one().step("end", |s| {
            s.kind = StepKind::End { trigger: Trigger::None, outcome: Some(Outcome::Refused) };
        }),
        "opinion-without-term" => {
            return Some(vec![
                Drawing::of("start > ask > end").step("ask", waits(WaitedFor::OtherBody, 20.0)),
                Drawing::of("start > ask > b > end")
                    .step("ask", waits(WaitedFor::OtherBody, 20.0))
                    .put(|d| flow(d, "x1", "ask", "end")),
                Drawing::of("start > a > end")
                    .step("a", |s| s.kind = StepKind::Catch(Trigger::Message))
                    .step("a", waits(WaitedFor::OtherBody, 20.0)),
            ]);
        }
        _ => return None,
    };
    Some(vec![drawing])
}

/// Drawings that look like what a rule complains of and are sound.
#[expect(clippy::too_many_lines, reason = "one drawing a rule")]
pub(crate) fn sound() -> Vec<(&'static str, Drawing)> {
    let choice = || Drawing::of("start > {0.5: a, 0.5: b} > end");
    let timer = || Trigger::Timer(Some(Timer::After(days(3.0))));
    let two_lanes = |d: &mut Draft| {
        d.lane("one", lane(-60.0, None));
        d.lane("two", lane(100.0, None));
    };
    vec![
        ("flow-wrong-end", choice()),
        ("flow-across-bodies", two_bodies("start > a > b > end", &[])),
        (
            "message-within",
            two_bodies("start > {0.5: a, 0.5: b} > end", &["b"]).put(|d| {
                d.link("m1", message("a", "b"));
            }),
        ),
        ("split-and-join", choice()),
        ("join-deadlock", Drawing::of("start > [a, b] > end")),
        // A loop back into a meeting of alternatives is no fault.
        ("join-deadlock", Drawing::of("start > a > {0.5: b > a, 0.5: end}")),
        ("join-unsynchronized", choice()),
        ("join-missing", Drawing::of("start > a > {0.5: b > a, 0.5: end}")),
        ("join-missing", Drawing::of("start > [a > end, b > end]")),
        (
            "race-wrong",
            Drawing::of("start > {a, b} > end")
                .step("g1", |s| s.kind = StepKind::Gateway(GatewayKind::EventBased))
                .step("a", |s| s.kind = StepKind::Catch(Trigger::Message))
                .step("b", |s| s.kind = StepKind::Catch(timer())),
        ),
        ("complex-gateway", Drawing::of("start > (0.5: a, 0.9: b) > end")),
        (
            "link-alone",
            Drawing::of("start > jump > land > end")
                .step("jump", |s| s.kind = StepKind::Throw(Trigger::Link))
                .step("land", |s| s.kind = StepKind::Catch(Trigger::Link))
                .step("jump", |s| s.name = en("page 2"))
                .step("land", |s| s.name = en("page 2")),
        ),
        (
            "needless-terminate",
            Drawing::of("start > [a > end, b > end two]").step("end", |s| {
                s.kind = StepKind::End { trigger: Trigger::Terminate, outcome: None };
            }),
        ),
        ("event-sub-start", event_sub(Trigger::Message)),
        ("sub-start-typed", sub(SubKind::Embedded, Trigger::None)),
        ("sub-start-typed", event_sub(Trigger::Message)),
        ("sub-empty", sub(SubKind::Embedded, Trigger::None)),
        ("crowded-level", choice()),
        ("share-misplaced", choice()),
        ("condition-unread", choice().flow("f002", |f| "amount > 3".clone_into(&mut f.condition))),
        (
            "condition-unread",
            choice().flow("f002", |f| "tutto in ordine".clone_into(&mut f.condition)),
        ),
        (
            "condition-mixed",
            choice()
                .flow("f002", |f| "amount > 3".clone_into(&mut f.condition))
                .flow("f003", |f| "amount = 2".clone_into(&mut f.condition)),
        ),
        // One start, one end, a timer that shows its time: nothing more need be said.
        (
            "event-unnamed",
            Drawing::of("start > a > end")
                .step("start", |s| s.name = Text::default())
                .step("end", |s| s.name = Text::default())
                .step("a", |s| s.kind = StepKind::Catch(timer()))
                .step("a", |s| s.name = Text::default()),
        ),
        (
            "name-twice",
            Drawing::of("start > a @one > b @two > end").step("b", |s| s.name = en("a")),
        ),
        ("overlap", choice().step("a", |s| s.at.y = 100.0)),
        // Shapes may touch, an event sits on its host, and a step stands inside its sub-procedure.
        ("overlap", Drawing::of("start > a > b > end").step("b", |s| s.at.x = 250.0)),
        (
            "overlap",
            Drawing::of("start > a > end").put(|d| {
                d.step(
                    "late",
                    Step { at: Rect::new(230.0, 60.0, 36.0, 36.0), ..boundary("a", timer()) },
                );
                flow(d, "x1", "late", "end");
            }),
        ),
        ("outside-lanes", choice()),
        ("outside-lanes", Drawing::of("start > a > end").put(two_lanes)),
        ("outside-lanes", two_bodies("start > a > end", &["a"])),
        (
            "office-not-of-lane",
            Drawing::of("start > a @desk > end")
                .put(|d| {
                    d.lane("one", lane(-60.0, Some("desk")));
                })
                .step("a", |s| s.lane = Some("one".into())),
        ),
        ("work-odd", Drawing::of("start > a ~30 > end")),
        ("wait-odd", choice().step("a", waits(WaitedFor::Post, 30.0))),
        (
            "sittings-empty",
            choice().step("a", |s| {
                let rule =
                    SittingRule::Monthly { nth: 1, day: prodigio::model::calendar::Weekday::Mon };
                s.sittings = Some(Sittings { rule, at: 540, capacity: Some(10) });
            }),
        ),
    ]
}
