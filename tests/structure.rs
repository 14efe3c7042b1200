//! The exact judgement of structure: every verdict of the reference, each fault and each construct in
//! a small drawing, and traces that can be played.

mod support;
#[path = "structure/replay.rs"]
mod replay;
#[path = "support/wild.rs"]
mod wild;

use std::fmt::Write as _;

use prodigio::analysis::structure::{
    Act, Fault, FaultKind, LIMIT, MOST_FAULTS, MOST_WORK, Reached, Spot, Verdict, judge,
};
use prodigio::files::{bpmn, catalogue};
use prodigio::model::draft::Draft;
use prodigio::model::flow::{Anchor, Flow, Link, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::lane::Pool;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::{GatewayKind, Step, StepKind, SubKind, TaskKind, Trigger};
use prodigio::model::text::{Language, Text};
use prodigio::words::Words;
use proptest::prelude::*;
use serde_json::Value;

fn names(ids: &[prodigio::model::id::StepId]) -> Vec<&str> {
    ids.iter().map(prodigio::model::id::StepId::as_str).collect()
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn length(value: &Value) -> Option<usize> {
    value.as_u64().map(|n| n as usize)
}

/// Everything the reference says of a model, against the verdict; the differences in words.
fn differences(truth: &Value, verdict: &Verdict) -> Vec<String> {
    let mut out = Vec::new();
    let mut same = |what: &str, is: &dyn std::fmt::Debug, should: &dyn std::fmt::Debug| {
        let (is, should) = (format!("{is:?}"), format!("{should:?}"));
        if is != should {
            out.push(format!("{what} is {is}, should be {should}"));
        }
    };
    same("sound", &verdict.sound, &truth["sound"].as_bool());
    let kinds: Vec<&str> = verdict.faults.iter().map(|f| f.kind.code()).collect();
    same("faults", &kinds, &truth["fault"].as_str().into_iter().collect::<Vec<_>>());
    let fault = verdict.faults.first();
    let offending = fault.map_or(Vec::new(), |f| names(&f.offending));
    same("offending", &offending, &texts(&truth["offending"]));
    let witness = fault.and_then(|f| f.witness.as_ref());
    let witness_length = witness.map(prodigio::analysis::structure::Witness::length);
    same("witness", &witness_length, &length(&truth["shortest_witness_length"]));
    same("doomed", &verdict.shortest_doomed, &length(&truth["shortest_doomed_length"]));
    same("completion", &verdict.shortest_completion, &length(&truth["shortest_completion_length"]));
    let properties = &truth["properties"];
    same("safe", &verdict.properties.safe, &properties["safe"].as_bool());
    same(
        "option",
        &verdict.properties.option_to_complete,
        &properties["option_to_complete"].as_bool(),
    );
    same(
        "proper",
        &verdict.properties.proper_completion,
        &properties["proper_completion"].as_bool(),
    );
    same("no dead", &verdict.properties.no_dead_step, &properties["no_dead_step"].as_bool());
    same("never", &names(&verdict.never_executed), &texts(&truth["never_executed"]));
    same("limits", &verdict.limits, &Vec::<Reached>::new());
    out
}

#[test]
fn every_verdict_is_that_of_the_reference() {
    let Some(folder) = support::reference() else { return };
    let folder = folder.join("structure");
    let text = std::fs::read_to_string(folder.join("truth.json")).expect("the truth");
    let truth: Value = serde_json::from_str(&text).expect("the truth is JSON");
    let models = truth["models"].as_object().expect("models");
    assert_eq!(models.len(), 20);
    let mut wrong = Vec::new();
    for (name, truth) in models {
        let bytes = std::fs::read(folder.join(format!("{name}.bpmn"))).expect("a model");
        let opened = bpmn::read(&bytes, &bpmn::ReadOptions::default()).expect("it opens");
        let procedure = &opened.study.as_is().expect("a variant").procedure;
        let verdict = judge(procedure, LIMIT);
        let differing = differences(truth, &verdict);
        if !differing.is_empty() {
            wrong.push(format!("{name}: {}", differing.join("; ")));
        }
        replay::check(procedure, &verdict);
    }
    assert!(wrong.is_empty(), "{}\n{} of {} right", wrong.join("\n"), 20 - wrong.len(), 20);
}

/// A drawing in one line: steps apart by spaces, `u/t` for a step inside `u`, then flows `a>b`. The
/// first letter says the kind: start, end, task, sub-procedure (u), exclusive (x), parallel (p),
/// inclusive (o), waiting for events (v), catch (c), complex (q). Flows are named as written.
fn draw(steps: &str, flows: &str, kinds: &[(&str, StepKind)]) -> Procedure {
    let mut draft = Draft::new();
    for word in steps.split_whitespace() {
        let (parent, id) = word.rsplit_once('/').map_or((None, word), |(p, id)| (Some(p), id));
        let gateway = StepKind::Gateway;
        let kind = kinds.iter().find(|(name, _)| *name == id).map(|(_, kind)| kind.clone());
        let kind = kind.unwrap_or_else(|| match &id[..1] {
            "s" => StepKind::START,
            "e" => StepKind::END,
            "u" => StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true },
            "x" => gateway(GatewayKind::Exclusive),
            "p" => gateway(GatewayKind::Parallel),
            "o" => gateway(GatewayKind::Inclusive),
            "v" => gateway(GatewayKind::EventBased),
            "q" => gateway(GatewayKind::Complex),
            "c" => StepKind::Catch(Trigger::Message),
            _ => StepKind::Task(TaskKind::Plain),
        });
        let mut step = Step::new(kind, Text::of(Language::It, id), 0.0, 0.0);
        step.parent = parent.map(|p| p.rsplit('/').next().unwrap_or(p).into());
        draft.step(id, step);
    }
    for word in flows.split_whitespace() {
        let (from, to) = word.split_once('>').expect("a flow");
        draft.flow(word.replace('>', "_").as_str(), Flow::new(from.into(), to.into()));
    }
    let (procedure, mended) = draft.finish();
    assert_eq!(mended, [], "the drawing is sound as data");
    procedure
}

/// Judges a drawing, plays its traces, and says its faults as `kind: a, b / length`.
fn faults(procedure: &Procedure) -> Vec<String> {
    let verdict = judge(procedure, LIMIT);
    replay::check(procedure, &verdict);
    assert_eq!(verdict.limits, []);
    assert_eq!(verdict.sound, Some(verdict.faults.is_empty()), "{verdict:?}");
    verdict.faults.iter().map(said).collect()
}

fn said(fault: &Fault) -> String {
    let length = fault.witness.as_ref().map(|w| format!(" / {}", w.length()));
    let steps = names(&fault.offending).join(", ");
    format!("{}: {steps}{}", fault.kind.code(), length.unwrap_or_default())
}

fn border(host: &str, interrupting: bool) -> StepKind {
    StepKind::Boundary { host: host.into(), trigger: Trigger::Timer(None), interrupting }
}

const SOUND: [&str; 0] = [];

#[test]
fn each_fault_is_named_with_its_steps_and_its_shortest_trace() {
    let check = |steps: &str, flows: &str, expected: &[&str]| {
        assert_eq!(faults(&draw(steps, flows, &[])), expected, "{flows}");
    };
    check("s x a b p e", "s>x x>a x>b a>p b>p p>e", &["deadlock: x, p / 3"]);
    check("s o a b p e", "s>o o>a o>b a>p b>p p>e", &["deadlock: o, p / 3"]);
    check("s p a b x e", "s>p p>a p>b a>x b>x x>e", &["lack_of_synchronisation: p, x / 6"]);
    check("s a b c2 e", "s>a a>b a>c2 b>e c2>e", &["improper_completion: a, e / 6"]);
    check("s x a b x2 e", "s>x x>a x>e a>x2 x2>b b>a", &["livelock: x2, a, b / 2"]);
    check("s x a b e", "s>x x>a x>b a>e", &["missing_end: b / 3"]);
    check("s a b e", "s>a a>e b>a", &["unreachable_step: b"]);
    check("s p x a p2 b e", "s>p p>x p>e x>a x>p2 a>p2 p2>b b>e", &["deadlock: x, p2 / 4"]);
    // An inclusive join does not wait for what only it can give.
    check("s o", "s>o o>o", &["livelock: o / 0"]);
    check("s o a", "s>o o>a a>o", &["livelock: o, a / 0"]);
}

#[test]
fn a_step_only_never_done_is_told_from_a_standstill() {
    let kill = StepKind::End { trigger: Trigger::Terminate, outcome: None };
    let steps = "s p x a p2 b e t k";
    let flows = "s>p p>x p>t t>k x>a x>p2 a>p2 p2>b b>e";
    assert_eq!(faults(&draw(steps, flows, &[("k", kill)])), ["dead_step: p2, b, e"]);
}

#[test]
fn several_faults_are_all_named() {
    let flows = "s>x x>a x>b a>p b>p p>e s>y y>p2 p2>d p2>f d>x2 f>x2 x2>g";
    let p = draw("s x a b p e y p2 d f x2 g h i", &format!("{flows} h>i i>h"), &[]);
    let expected = [
        "deadlock: x, p / 6",
        "lack_of_synchronisation: p2, x2 / 7",
        "missing_end: g / 6",
        "unreachable_step: h, i",
    ];
    let found = faults(&p);
    assert_eq!(found[1..], expected[1..]);
    assert!(found[0].starts_with("deadlock: x, p / "), "{found:?}");
}

#[test]
fn constructs_are_played_as_they_are_meant() {
    let sound = |steps: &str, flows: &str, kinds: &[(&str, StepKind)]| {
        assert_eq!(faults(&draw(steps, flows, kinds)), SOUND, "{flows}");
    };
    // Choices and joins of each kind, and a loop.
    sound("s x a b x2 e", "s>x x>a x>b a>x2 b>x2 x2>e", &[]);
    sound("s o a b d o2 e", "s>o o>a o>b o>d a>o2 b>o2 d>o2 o2>e", &[]);
    sound("s q a b q2 e", "s>q q>a q>b a>q2 b>q2 q2>e", &[]);
    sound("s v c1 c2 x e", "s>v v>c1 v>c2 c1>x c2>x x>e", &[]);
    sound("s x1 a x e", "s>x1 x1>a a>x x>x1 x>e", &[]);
    // Several starts: one of them begins a case.
    sound("s1 s2 x a e", "s1>x s2>x x>a a>e", &[]);
    // Without a start everything without a predecessor begins at once.
    sound("a b p e", "a>p b>p p>e", &[]);
    // Events on a border.
    sound("s a d x e b", "s>a a>x b>d d>x x>e", &[("b", border("a", true))]);
    sound("s a d e e2 b", "s>a a>e b>d d>e2", &[("b", border("a", false))]);
    let found = faults(&draw("s a d x e b", "s>a a>x b>d d>x x>e", &[("b", border("a", false))]));
    assert_eq!(found, ["lack_of_synchronisation: b, x / 6"]);
    // A sub-procedure: expanded with and without a start, collapsed, called, with an event on it.
    sound("s u e u/s2 u/a u/e2", "s>u u>e s2>a a>e2", &[]);
    sound("s u e u/a u/d u/e2 u/e3", "s>u u>e a>e2 d>e3", &[]);
    let collapsed = StepKind::SubProcedure { kind: SubKind::Embedded, expanded: false };
    sound(
        "s u k e",
        "s>u u>k k>e",
        &[("u", collapsed.clone()), ("k", StepKind::Call { called: "other".to_owned() })],
    );
    sound("s u e u/s2 u/a u/e2", "s>u u>e s2>a a>e2", &[("u", collapsed)]);
    sound("s u x d e b u/a u/e2", "s>u u>x b>d d>x x>e a>e2", &[("b", border("u", true))]);
    // A sub-procedure passed twice: its inner end is reached once each time.
    sound("s x1 u x e u/s2 u/a u/e2", "s>x1 x1>u u>x x>x1 x>e s2>a a>e2", &[]);
    // Steps in any order.
    let any = StepKind::SubProcedure { kind: SubKind::AdHoc, expanded: true };
    sound("s u e u/a u/b u/d", "s>u u>e a>b", &[("u", any)]);
    // Links.
    let (throw, catch) = (StepKind::Throw(Trigger::Link), StepKind::Catch(Trigger::Link));
    let mut p = draw("s a k l e", "s>a a>k l>e", &[("k", throw), ("l", catch)]);
    assert_eq!(faults(&p).len(), 2, "the names differ");
    let mut draft = Draft::from(p);
    for id in ["k", "l"] {
        let mut step = (**draft.so_far().step(&id.into()).expect("it stands")).clone();
        step.name = Text::of(Language::It, "qui");
        draft.step(id, step);
    }
    p = draft.finish().0;
    assert_eq!(faults(&p), SOUND);
}

#[test]
fn what_interrupts_takes_everything_of_its_level() {
    // A terminate end inside a sub-procedure ends only that.
    let kill = StepKind::End { trigger: Trigger::Terminate, outcome: None };
    let steps = "s u d e u/s2 u/p u/a u/b u/k u/e2";
    let p = draw(steps, "s>u u>d d>e s2>p p>a p>b a>k b>e2", &[("k", kill)]);
    assert_eq!(faults(&p), SOUND);
    // An error end is caught on the border; the way on is by the event alone.
    let error = || Trigger::Error;
    let catch = StepKind::Boundary { host: "u".into(), trigger: error(), interrupting: true };
    let raise = StepKind::End { trigger: error(), outcome: None };
    let steps = "s u d x e b u/s2 u/x2 u/e2 u/e3";
    let flows = "s>u u>x b>d d>x x>e s2>x2 x2>e2 x2>e3";
    assert_eq!(faults(&draw(steps, flows, &[("b", catch), ("e3", raise)])), SOUND);
    // Event sub-procedures, beside what runs and instead of it.
    for interrupting in [true, false] {
        let sub = StepKind::SubProcedure { kind: SubKind::Event, expanded: true };
        let start = StepKind::Start { trigger: Trigger::Message, interrupting };
        let steps = "s p a b p2 e u u/s2 u/d u/e2";
        let flows = "s>p p>a p>b a>p2 b>p2 p2>e s2>d d>e2";
        assert_eq!(faults(&draw(steps, flows, &[("u", sub), ("s2", start)])), SOUND);
    }
    // The step interrupted was awaited elsewhere.
    let flows = "s>p p>a p>t a>p2 t>p2 p2>e b>d d>e2";
    let p = draw("s p a t p2 e b d e2", flows, &[("b", border("t", true))]);
    assert_eq!(faults(&p), ["deadlock: b, p2 / 6"]);
}

fn pool(name: &str) -> Pool {
    Pool {
        name: Text::of(Language::It, name),
        at: Rect::new(0.0, 0.0, 600.0, 200.0),
        black_box: false,
        vertical: false,
        office: None,
        process: String::new(),
        foreign: Foreign::default(),
    }
}

#[test]
fn pools_are_processes_of_their_own() {
    let mut draft = Draft::from(draw("s a e", "s>a a>e", &[]));
    for id in ["one", "two"] {
        draft.pool(id, pool(id));
    }
    for (id, kind) in [("s9", StepKind::START), ("b", StepKind::Task(TaskKind::Receive))] {
        let mut step = Step::new(kind, Text::default(), 0.0, 0.0);
        step.pool = Some("two".into());
        draft.step(id, step);
    }
    draft.flow("s9_b", Flow::new("s9".into(), "b".into()));
    draft.link(
        "m",
        Link {
            kind: LinkKind::Message,
            from: Anchor::Step("a".into()),
            to: Anchor::Step("b".into()),
            name: Text::default(),
            bends: Vec::new(),
            docks: None,
            label: None,
            answer: None,
            foreign: Foreign::default(),
        },
    );
    assert_eq!(faults(&draft.finish().0), ["missing_end: b / 2"]);
}

#[test]
fn nothing_and_next_to_nothing_are_judged() {
    let verdict = judge(&Procedure::default(), LIMIT);
    assert_eq!((verdict.sound, verdict.faults.len(), verdict.states), (Some(true), 0, 0));
    assert_eq!(verdict.shortest_completion, None);
    assert_eq!(faults(&draw("s", "", &[])), ["missing_end: s / 1"]);
    assert_eq!(faults(&draw("e", "", &[])), SOUND);
    assert_eq!(faults(&draw("a b", "a>b b>a", &[])), ["unreachable_step: a, b"]);
}

#[test]
fn more_inclusive_joins_than_can_be_looked_at_are_said_at_once() {
    let mut draft = Draft::new();
    let mut put = |id: &str, kind: StepKind| {
        draft.step(id, Step::new(kind, Text::of(Language::It, id), 0.0, 0.0));
    };
    put("start", StepKind::START);
    put("end", StepKind::END);
    let pairs = 3_000;
    for n in 0..pairs {
        put(&format!("split{n}"), StepKind::Gateway(GatewayKind::Inclusive));
        put(&format!("join{n}"), StepKind::Gateway(GatewayKind::Inclusive));
    }
    let mut flows = 0;
    let mut join = |from: String, to: String| {
        flows += 1;
        let flow = Flow::new(from.as_str().into(), to.as_str().into());
        draft.flow(format!("f{flows}").as_str(), flow);
    };
    join("start".to_owned(), "split0".to_owned());
    for n in 0..pairs {
        join(format!("split{n}"), format!("join{n}"));
        join(format!("split{n}"), format!("join{n}"));
        let next = if n + 1 < pairs { format!("split{}", n + 1) } else { "end".to_owned() };
        join(format!("join{n}"), next);
    }
    let verdict = judge(&draft.finish().0, LIMIT);
    assert_eq!(verdict.limits, [Reached::States]);
    assert_eq!((verdict.sound, verdict.faults.len()), (None, 0));
    assert!(verdict.states <= 2, "{}", verdict.states);
}

#[test]
fn a_reached_limit_is_said_and_nothing_more_is_claimed() {
    let flows = "s>p p>a p>b p>d p>f a>p2 b>p2 d>p2 f>p2 p2>e";
    let p = draw("s p a b d f p2 e", flows, &[]);
    let verdict = judge(&p, 5);
    assert_eq!((verdict.sound, verdict.limits.clone()), (None, vec![Reached::States]));
    assert_eq!(
        (verdict.states, verdict.never_executed.len(), verdict.shortest_doomed),
        (5, 0, None)
    );
    assert_eq!(verdict.properties.option_to_complete, None);
    assert_eq!(judge(&p, LIMIT).sound, Some(true));
    // What was seen before the limit stays said.
    let p = draw("s x p e", "s>x x>p p>x p>e", &[]);
    let verdict = judge(&p, LIMIT);
    replay::check(&p, &verdict);
    assert!(verdict.limits.contains(&Reached::Tokens), "{:?}", verdict.limits);
    assert_eq!((verdict.sound, verdict.properties.safe), (Some(false), Some(false)));
    // Many at once: more states than anyone plays through, and an answer all the same.
    let mut steps = "s p p2 e".to_owned();
    let mut flows = "s>p p2>e".to_owned();
    for n in 0..24 {
        for part in ["a", "b"] {
            write!(steps, " {part}{n}").expect("a text takes all");
        }
        write!(flows, " p>a{n} a{n}>b{n} b{n}>p2").expect("a text takes all");
    }
    let verdict = judge(&draw(&steps, &flows, &[]), 2_000);
    assert_eq!((verdict.sound, verdict.limits), (None, vec![Reached::States]));
}

/// Judges a drawing whose states cost too much: the work stops the judgement before their number does,
/// and that is said.
fn stopped_by_work(procedure: &Procedure) -> Verdict {
    let verdict = judge(procedure, LIMIT);
    replay::check(procedure, &verdict);
    assert!(verdict.limits.contains(&Reached::States), "{:?}", verdict.limits);
    assert!(verdict.states < LIMIT, "{} states", verdict.states);
    // What is begun is brought to an end: one state more, never another one.
    assert!(verdict.work < MOST_WORK + MOST_WORK / 100, "{} done", verdict.work);
    assert!(verdict.work >= MOST_WORK, "{} done", verdict.work);
    verdict
}

#[test]
fn many_branches_at_once_are_left_when_they_cost_too_much() {
    let branches = 300;
    let mut steps = "s p p2 e".to_owned();
    let mut flows = "s>p p2>e".to_owned();
    for n in 0..branches {
        write!(steps, " t{n}").expect("a text takes all");
        write!(flows, " p>t{n} t{n}>p2").expect("a text takes all");
    }
    let verdict = stopped_by_work(&draw(&steps, &flows, &[]));
    assert_eq!(verdict.limits, [Reached::States]);
    assert_eq!((verdict.sound, verdict.faults.len()), (None, 0));
    assert!(verdict.never_executed.is_empty());
}

#[test]
fn thousands_of_loose_steps_are_left_when_they_cost_too_much() {
    let steps: Vec<String> = (0..3_000).map(|n| format!("t{n}")).collect();
    let verdict = stopped_by_work(&draw(&steps.join(" "), "", &[]));
    // Each of them is an end that is none; as many are named as ever.
    assert_eq!(verdict.limits, [Reached::States, Reached::Faults]);
    assert_eq!((verdict.sound, verdict.faults.len()), (Some(false), MOST_FAULTS));
    let is_short = |f: &Fault| f.witness.as_ref().is_some_and(|w| w.length() == 1);
    assert!(verdict.faults.iter().all(|f| f.kind == FaultKind::MissingEnd && is_short(f)));
}

#[test]
fn a_large_process_leaves_work_for_the_others() {
    // The pool with the many steps comes first; what is wrong in the second is named all the same.
    let steps: Vec<String> = (0..300).map(|n| format!("t{n}")).collect();
    let flows: Vec<String> = (0..300).map(|n| format!("p>t{n} t{n}>p2")).collect();
    let flows = format!("s>p p2>e {}", flows.join(" "));
    let mut draft = Draft::from(draw(&format!("s p p2 e {}", steps.join(" ")), &flows, &[]));
    draft.pool("two", pool("two"));
    for (id, kind) in [("z1", StepKind::START), ("z2", StepKind::Task(TaskKind::Plain))] {
        let mut step = Step::new(kind, Text::default(), 0.0, 0.0);
        step.pool = Some("two".into());
        draft.step(id, step);
    }
    draft.flow("z1_z2", Flow::new("z1".into(), "z2".into()));
    let verdict = judge(&draft.finish().0, LIMIT);
    assert_eq!(verdict.limits, [Reached::States]);
    assert_eq!(verdict.faults.iter().map(said).collect::<Vec<_>>(), ["missing_end: z2 / 2"]);
    assert!(verdict.work < MOST_WORK, "{} done", verdict.work);
}

#[test]
fn every_sample_procedure_is_sound() {
    for template in catalogue::TEMPLATES {
        let study = template.study();
        for variant in study.variants() {
            let verdict = judge(&variant.procedure, LIMIT);
            let found: Vec<String> = verdict.faults.iter().map(said).collect();
            assert_eq!(found, SOUND, "{} {}", template.code, variant.id);
            assert_eq!(verdict.sound, Some(true), "{} {}", template.code, variant.id);
        }
    }
}

#[test]
fn each_fault_is_a_finding_in_three_languages() {
    let flows = "s>x x>a x>b a>p b>p p>e s>y y>p2 p2>d p2>f d>x2 f>x2 x2>g";
    let p = draw("s x a b p e y p2 d f x2 g h i", &format!("{flows} h>i i>h"), &[]);
    let verdict = judge(&p, LIMIT);
    for language in Language::ALL {
        let words = Words::new(language);
        let found = verdict.findings(&p, language);
        assert_eq!(found.len(), verdict.faults.len());
        for finding in &found {
            assert!(words.finding(finding).len() > 20, "{}", finding.code);
            assert!(words.hint(finding).is_some_and(|h| h.len() > 20), "{}", finding.code);
        }
    }
    // What the rules say of the same place is not said twice.
    let told = prodigio::analysis::check::check(&p, Language::It);
    let more = verdict.findings_beside(&p, Language::It, &told);
    let codes: Vec<&str> = more.iter().map(|f| f.code).collect();
    assert_eq!(codes, SOUND);
    let limited = judge(&p, 3);
    assert!(limited.findings(&p, Language::De).iter().any(|f| f.code == "structure-limit"));
}

#[test]
fn a_gateway_without_a_name_is_said_by_what_stands_beside_it() {
    // The choice after `k` leads to `a` or `b`; the join behind them waits for both.
    let p = draw("s k x a b p e", "s>k k>x x>a x>b a>p b>p p>e", &[]);
    let mut draft = Draft::from(p);
    for id in ["x", "p"] {
        let step = (**draft.so_far().step(&id.into()).expect("a gateway")).clone();
        draft.step(id, Step { name: Text::default(), ..step });
    }
    let p = draft.finish().0;
    let found = judge(&p, LIMIT).findings(&p, Language::En);
    let said = Words::new(Language::En).finding(&found[0]);
    assert!(said.contains("“the gateway after a”"), "{said}");
    assert!(said.contains("“the gateway after k”"), "{said}");
    let json = serde_json::to_string(&found[0].args).expect("it is JSON");
    assert!(json.contains(r#"{"after":"k"}"#), "{json}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_drawing_is_judged_the_same_twice_and_every_trace_plays(p in wild::procedures(16)) {
        let verdict = judge(&p, 3_000);
        prop_assert!(verdict.states <= 3_000 * p.size().max(1));
        replay::check(&p, &verdict);
        prop_assert_eq!(&verdict, &judge(&p, 3_000));
        if verdict.sound == Some(true) {
            prop_assert!(verdict.limits.is_empty() && verdict.never_executed.is_empty());
        }
        for fault in &verdict.faults {
            prop_assert!(fault.offending.iter().all(|id| p.step(id).is_some()));
        }
    }
}

#[test]
fn a_sketch_is_sound_as_it_stands() {
    let text = "start > a > {0.5: b, 0.5: c} > [d, f] > (0.5: g, 0.9: h) > end";
    assert_eq!(faults(&sketch::parse(text).expect("a sketch")), SOUND);
    let firing = |act| act == Act::Fire;
    let verdict = judge(&sketch::parse("start > a").expect("a sketch"), LIMIT);
    let trace = verdict.faults[0].witness.as_ref().expect("a trace");
    assert!(trace.firings.iter().all(|f| firing(f.act)));
    assert_eq!(trace.begin, [Spot::Before(None)]);
    assert_eq!(verdict.faults[0].kind, FaultKind::MissingEnd);
}
