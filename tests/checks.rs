//! Each rule against a valid and an invalid drawing.

#[path = "support/drawing.rs"]
mod drawing;
#[path = "support/wild.rs"]
mod wild;

use std::time::{Duration, Instant};

use prodigio::analysis::check::{RULES, check, check_places};
use prodigio::analysis::missing::{MissingKind, missing};
use prodigio::analysis::sources;
use prodigio::model::card::{ClockEffect, ClockMark, Initiative, LegalRef, Term};
use prodigio::model::demand::{ArrivalRule, Demand, Gaps};
use prodigio::model::draft::Draft;
use prodigio::model::finding::{Arg, Finding, Place, Severity};
use prodigio::model::flow::{Anchor, Flow, Link, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::id::OfficeId;
use prodigio::model::office::{Office, OfficeKind};
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::{Provenance, Source, Sourced};
use prodigio::model::step::{
    Outcome, Step, StepKind, SubKind, SystemMode, SystemUse, TaskKind, Timer, Trigger,
};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};
use prodigio::words::Words;
use proptest::prelude::*;

use drawing::Drawing;

/// Expects the rule to be silent on the valid drawing and to name these places on the other.
fn check_rule(code: &str, valid: &Drawing, invalid: &Drawing, places: &[Place]) {
    assert_eq!(valid.findings(code), [], "`{code}` on its valid drawing");
    let found: Vec<Place> = invalid.findings(code).into_iter().map(|f| f.place).collect();
    assert_eq!(found, places, "`{code}` on its invalid drawing");
}

fn at_step(id: &str) -> Place {
    Place::Step(id.into())
}

fn mark(effect: ClockEffect) -> ClockMark {
    ClockMark { effect, term: None }
}

fn days(mean: f64) -> Timing {
    Timing::new(Distribution::Fixed(mean), Unit::CalendarDays)
}

fn wait(waited_for: WaitedFor, mean: f64) -> Wait {
    Wait { waited_for, timing: days(mean) }
}

fn term(amount: u32) -> Term {
    Term { name: Text::of(Language::En, "decision"), amount, ..Term::default() }
}

#[test]
fn every_rule_has_a_code_of_its_own() {
    let mut codes: Vec<&str> = RULES.iter().map(|r| r.code).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), RULES.len());
}

#[test]
fn a_plain_drawing_has_no_error_and_no_warning_but_offices() {
    let plain = Drawing::of("start > check > end");
    let bad: Vec<&str> = check(&plain.0, Language::En)
        .iter()
        .filter(|f| f.severity != Severity::Note)
        .map(|f| f.code)
        .collect();
    assert_eq!(bad, ["task-without-office"]);
    assert_eq!(check(&Procedure::default(), Language::En), []);
}

#[test]
fn findings_are_sorted_by_severity_then_place() {
    let drawing = Drawing::of("start > b > {a, c > end}");
    let found = check(&drawing.0, Language::En);
    let keys: Vec<_> = found.iter().map(|f| (f.severity, f.place.clone(), f.code)).collect();
    let mut sorted = keys.clone();
    sorted.sort();
    assert_eq!(keys, sorted);
    assert_eq!(found.first().map(|f| f.code), Some("dead-end"));
}

#[test]
fn starts_and_ends() {
    let valid = Drawing::of("start > check > end");
    check_rule("no-start", &valid, &Drawing::of("check > end"), &[Place::Study]);
    check_rule("no-end", &valid, &Drawing::of("start > check"), &[Place::Study]);
    check_rule("dead-end", &valid, &Drawing::of("start > check"), &[at_step("check")]);
}

#[test]
fn unreachable_names_the_head_of_a_stretch() {
    let invalid = Drawing::of("start > check > end").put(|d| {
        for (id, x) in [("lost", 0.0), ("later", 200.0)] {
            d.step(id, Step::new(StepKind::Task(TaskKind::Plain), Text::default(), x, 200.0));
        }
        d.flow("x1", Flow::new("lost".into(), "later".into()));
    });
    check_rule("unreachable", &Drawing::of("start > a > end"), &invalid, &[at_step("lost")]);
}

#[test]
fn the_inside_of_a_sub_procedure_is_reached_with_or_without_a_start() {
    let inside = Drawing::of("start > sub > end")
        .step("sub", |s| {
            s.kind = StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true }
        })
        .put(|d| {
            let mut a = Step::new(StepKind::Task(TaskKind::Plain), Text::default(), 0.0, 0.0);
            a.parent = Some("sub".into());
            d.step("inner", a);
        });
    assert_eq!(inside.findings("unreachable"), []);
}

#[test]
fn a_boundary_event_is_reached_with_its_host() {
    let drawing = Drawing::of("start > ask > end").put(|d| {
        let kind = StepKind::Boundary {
            host: "ask".into(),
            trigger: Trigger::Timer(Some(Timer::After(days(20.0)))),
            interrupting: true,
        };
        d.step("late", Step::new(kind, Text::default(), 0.0, 0.0));
        d.flow("x1", Flow::new("late".into(), "end".into()));
    });
    assert_eq!(drawing.findings("unreachable"), []);
}

#[test]
fn a_circle_without_exit_is_told_once() {
    let valid = Drawing::of("start > a > {0.5: b > a, 0.5: end}");
    let invalid = Drawing::of("start > {0.5: a > b > c > a, 0.5: end}");
    check_rule("endless-loop", &valid, &invalid, &[at_step("a")]);
    let found = invalid.findings("endless-loop");
    assert_eq!(found[0].args["count"], Arg::Number(3.0));
}

#[test]
fn a_loop_wants_a_limit() {
    let sketch = "start > a > {0.5: b > a, 0.5: end}";
    let valid = Drawing::of(sketch).step("b", |s| s.at_most = Some(2));
    check_rule("loop-unbounded", &valid, &Drawing::of(sketch), &[at_step("a")]);
}

#[test]
fn gateways_split_or_join() {
    let valid = Drawing::of("start > {0.5: a, 0.5: b} > end");
    check_rule(
        "idle-gateway",
        &valid,
        &Drawing::of("start > [a] > end"),
        &[at_step("g1"), at_step("g2")],
    );
    let invalid = Drawing::of("start > a > b > end").put(|d| {
        d.flow("x1", Flow::new("a".into(), "end".into()));
    });
    check_rule("implicit-split", &valid, &invalid, &[at_step("a")]);
    let twice = Drawing::of("start > a > end").put(|d| {
        d.flow("x1", Flow::new("a".into(), "end".into()));
    });
    check_rule("flow-twice", &valid, &twice, &[Place::Flow("x1".into())]);
}

#[test]
fn shares_of_an_exclusive_decision_make_the_whole() {
    let valid = Drawing::of("start > {0.333: a, 0.333: b, 0.333: c} > end");
    let over = Drawing::of("start > {0.8: a, 0.5: b} > end");
    check_rule("shares-sum", &valid, &over, &[at_step("g1")]);
    let finding = &over.findings("shares-sum")[0];
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.args["percent"], Arg::Number(130.0));
    let under = Drawing::of("start > {0.8: a, 0.1: b} > end");
    check_rule("shares-sum", &Drawing::of("start > {0.8: a, b} > end"), &under, &[at_step("g1")]);
    let inclusive = Drawing::of("start > (0.9: a, 0.9: b) > end");
    check_rule("shares-sum", &inclusive, &over, &[at_step("g1")]);
    let bare = Drawing::of("start > {0.8: a, b} > end");
    check_rule("shares-missing", &valid, &bare, &[at_step("g1")]);
}

#[test]
fn decisions_have_a_default_a_question_and_answers() {
    let bare = Drawing::of("start > {0.5: a, 0.5: b} > end");
    let full = Drawing::of("start > {0.5: a, 0.5: b} > end")
        .step("g1", |s| s.name = Text::of(Language::En, "Complete?"))
        .flow("f002", |f| f.name = Text::of(Language::En, "yes"))
        .flow("f003", |f| f.default = true);
    check_rule("no-default", &full, &bare, &[at_step("g1")]);
    check_rule("decision-unnamed", &full, &bare, &[at_step("g1")]);
    let branches = [Place::Flow("f002".into()), Place::Flow("f003".into())];
    check_rule("branch-unnamed", &full, &bare, &branches);
    let parallel = Drawing::of("start > [a, b] > end");
    check_rule("no-default", &parallel, &bare, &[at_step("g1")]);
    let sure = Drawing::of("start > (1: a, 0.5: b) > end");
    check_rule("no-default", &sure, &bare, &[at_step("g1")]);
    check_rule("decision-unnamed", &parallel, &bare, &[at_step("g1")]);
}

#[test]
fn steps_have_names_in_the_languages_of_the_others() {
    let named = Drawing::of("start > a > b > c > end");
    let unnamed = Drawing::of("start > a > end").step("a", |s| s.name = Text::default());
    check_rule("step-unnamed", &named, &unnamed, &[at_step("a")]);
    let german = |s: &mut Step| s.name.set(Language::De, "Schritt");
    let most = Drawing::of("start > a > end").step("start", german).step("a", german);
    check_rule("language-gap", &named, &most, &[at_step("end")]);
    let few = Drawing::of("start > a > b > end").step("a", german);
    check_rule("language-gaps", &named, &few, &[Place::Study]);
    assert_eq!(few.findings("language-gaps")[0].args["count"], Arg::Number(3.0));
}

#[test]
fn tasks_have_office_work_and_wait() {
    let full = Drawing::of("start > a @desk*2 ~30 > end");
    let bare = Drawing::of("start > a > end");
    check_rule("task-without-office", &full, &bare, &[at_step("a")]);
    check_rule("work-missing", &full, &bare, &[at_step("a")]);
    check_rule("wait-missing", &full, &bare, &[at_step("a")]);
    let no_staff = Drawing::of("start > a @desk ~30 > end");
    check_rule("staff-missing", &full, &no_staff, &[Place::Office("desk".into())]);
    check_rule("wait-missing", &full, &no_staff, &[at_step("a")]);
    let outside = Drawing::of("start > a @desk > end").put(|d| {
        d.office("desk", Office { kind: OfficeKind::External, ..Office::default() });
    });
    check_rule("work-missing", &outside, &bare, &[at_step("a")]);
    check_rule("staff-missing", &outside, &no_staff, &[Place::Office("desk".into())]);
}

#[test]
fn cases_come_from_somewhere() {
    let bare = Drawing::of("start > a > end");
    let full = Drawing::of("start > a > end").step("start", |s| {
        s.demand = Some(Demand {
            per_year: Sourced::illustrative(1000.0),
            gaps: Gaps::Exponential,
            rule: ArrivalRule::OpenTime,
            calendar: None,
            months: Vec::new(),
        });
    });
    check_rule("demand-missing", &full, &bare, &[at_step("start")]);
}

#[test]
fn hand_copied_data_are_pointed_out() {
    let used = |mode| {
        let system = SystemUse { name: "ANPR".to_owned(), mode };
        Drawing::of("start > a > end").step("a", move |s| s.systems = vec![system])
    };
    let invalid = used(SystemMode::CopiedByHand);
    check_rule("copied-by-hand", &used(SystemMode::Read), &invalid, &[at_step("a")]);
}

#[test]
fn numbers_have_a_source() {
    let sourced = Drawing::of("start > a > end").step("a", |s| {
        let provenance = Some(Provenance::from(Source::Log, "register 2024"));
        s.work =
            Some(Timing { provenance, ..Timing::new(Distribution::Fixed(9.0), Unit::Minutes) });
    });
    let bare = Drawing::of("start > a ~30 > end");
    check_rule("number-unsourced", &sourced, &bare, &[at_step("a")]);
    let invented = Drawing::of("start > a > end")
        .step("a", |s| s.work = Some(Timing::illustrative(1.0, 2.0, 3.0, Unit::Hours)));
    check_rule("illustrative-numbers", &sourced, &invented, &[Place::Study]);
    let counts = sources::counts(&invented.0);
    assert_eq!((counts.all, counts.unsourced, counts.illustrative), (1, 0, 1));
}

#[test]
fn timers_say_when() {
    let timer = |timer| {
        Drawing::of("start > a > end")
            .step("a", |s| s.kind = StepKind::Catch(Trigger::Timer(timer)))
    };
    let invalid = timer(Some(Timer::Text("R/PT1H".to_owned())));
    check_rule("timer-unset", &timer(Some(Timer::After(days(3.0)))), &invalid, &[at_step("a")]);
    check_rule("timer-unset", &Drawing::of("start > a > end"), &timer(None), &[at_step("a")]);
}

#[test]
fn the_card_says_who_answers_and_where_the_clock_runs() {
    let valid = Drawing::of("start > a > end")
        .card(|c| {
            let office = |text| Text::of(Language::En, text);
            c.unit = office("registry");
            c.case_officer = office("registrar");
            c.deciding_body = office("mayor");
            c.substitute_power = office("secretary");
            let law = LegalRef { norm: "L. 241/1990".to_owned(), ..LegalRef::default() };
            c.terms.insert("t".into(), Term { basis: vec![law], ..term(30) });
        })
        .step("start", |s| s.marks = vec![mark(ClockEffect::Start)])
        .step("a", |s| s.marks = vec![mark(ClockEffect::Stop)])
        .step("end", |s| {
            s.kind = StepKind::End { trigger: Trigger::None, outcome: Some(Outcome::Granted) };
        });
    let bare = Drawing::of("start > a > end").card(|c| {
        c.terms.insert("t".into(), term(30));
    });
    let at_term = Place::Term("t".into());
    check_rule("card-incomplete", &valid, &bare, &[const { Place::Card }; 4]);
    check_rule("clock-unmarked", &valid, &bare, &[at_term.clone(), at_term.clone()]);
    check_rule("term-without-basis", &valid, &bare, std::slice::from_ref(&at_term));
    check_rule("outcome-missing", &valid, &bare, &[at_step("end")]);
    let long = Drawing::of("start > a > end").card(|c| {
        c.terms.insert("t".into(), term(120));
    });
    check_rule("term-long", &valid, &long, &[at_term]);
}

#[test]
fn a_term_is_suspended_once_and_not_for_long() {
    let suspends = |s: &mut Step| s.marks = vec![mark(ClockEffect::Suspend)];
    let with_term = |text: &str| {
        Drawing::of(text).card(|c| {
            c.terms.insert("t".into(), term(30));
        })
    };
    let once =
        with_term("start > a > {0.5: b, 0.5: c} > end").step("b", suspends).step("c", suspends);
    let twice = with_term("start > a > b > end").step("a", suspends).step("b", suspends);
    check_rule("suspension-repeats", &once, &twice, &[at_step("a")]);
    let circle = "start > a > {0.5: ask > a, 0.5: end}";
    let again = with_term(circle).step("ask", suspends);
    let bounded = with_term(circle).step("ask", suspends).step("ask", |s| s.at_most = Some(1));
    check_rule("suspension-repeats", &bounded, &again, &[at_step("ask")]);
    let short = with_term("start > a > end").step("a", suspends).step("a", |s| {
        s.waits = vec![wait(WaitedFor::Applicant, 20.0)];
    });
    let long = with_term("start > a > end").step("a", suspends).step("a", |s| {
        s.waits = vec![wait(WaitedFor::Applicant, 45.0)];
    });
    check_rule("suspension-long", &short, &long, &[at_step("a")]);
}

#[test]
fn a_refusal_comes_after_its_notice() {
    let notice = |s: &mut Step| s.marks = vec![mark(ClockEffect::PreRefusal)];
    let drawing = |text: &str| {
        Drawing::of(text).step("end_no", |s| {
            s.kind = StepKind::End { trigger: Trigger::None, outcome: Some(Outcome::Refused) };
        })
    };
    let valid = drawing("start > a > {0.5: end, 0.5: notice > end no}").step("notice", notice);
    let way_round = drawing("start > a > {0.5: end no, 0.5: notice > {0.5: end no, 0.5: end}}")
        .step("notice", notice);
    check_rule("refusal-without-notice", &valid, &way_round, &[at_step("end_no")]);
    let own_motion = drawing("start > a > end no").card(|c| c.initiative = Initiative::ExOfficio);
    check_rule(
        "refusal-without-notice",
        &own_motion,
        &drawing("start > a > end no"),
        &[at_step("end_no")],
    );
}

#[test]
fn an_opinion_has_a_term() {
    let ask = |s: &mut Step| s.waits = vec![wait(WaitedFor::OtherBody, 20.0)];
    let invalid = Drawing::of("start > ask > end").step("ask", ask);
    let valid = Drawing::of("start > ask > end").step("ask", ask).put(|d| {
        let kind = StepKind::Boundary {
            host: "ask".into(),
            trigger: Trigger::Timer(Some(Timer::After(days(20.0)))),
            interrupting: true,
        };
        d.step("silence", Step::new(kind, Text::default(), 0.0, 0.0));
        d.flow("x1", Flow::new("silence".into(), "end".into()));
    });
    check_rule("opinion-without-term", &valid, &invalid, &[at_step("ask")]);
}

#[test]
fn single_places_are_judged_as_in_the_whole() {
    let drawing =
        Drawing::of("start > a > {0.8: b, 0.5: c} > end").every_flow(|f| f.default = false);
    let whole = check(&drawing.0, Language::En);
    let here = check_places(&drawing.0, Language::En, &[at_step("g1")]);
    assert!(here.iter().any(|f| f.code == "shares-sum"));
    assert!(here.iter().all(|f| whole.contains(f)));
}

#[test]
fn what_is_missing_is_counted() {
    let drawing = Drawing::of("start > a @desk*1 ~30 > b @desk > {c, d} > end");
    let missing = missing(&drawing.0);
    let of = |kind| missing.iter().find(|m| m.kind == kind).map(|m| (m.steps.len(), m.of));
    assert_eq!(of(MissingKind::Work), Some((3, 4)));
    assert_eq!(of(MissingKind::Office), Some((2, 4)));
    assert_eq!(of(MissingKind::Shares), Some((1, 1)));
    assert_eq!(of(MissingKind::Demand), Some((1, 1)));
    assert_eq!(of(MissingKind::Name), None);
}

#[test]
fn a_long_chain_is_judged_in_time_and_findings_are_bounded() {
    let mut draft = Draft::new();
    let step = || Step::new(StepKind::Task(TaskKind::Plain), Text::default(), 0.0, 0.0);
    for i in 0..10_000 {
        draft.step(format!("s{i}").as_str(), step());
        let next = (i + 1) % 10_000;
        draft.flow(
            format!("f{i}").as_str(),
            Flow::new(format!("s{i}").as_str().into(), format!("s{next}").as_str().into()),
        );
    }
    draft.step("begin", Step::new(StepKind::START, Text::default(), 0.0, 0.0));
    draft.flow("g", Flow::new("begin".into(), "s0".into()));
    let (procedure, _) = draft.finish();
    let found = check(&procedure, Language::En);
    assert_eq!(found.iter().filter(|f| f.code == "endless-loop").count(), 1);
    assert_eq!(found.iter().filter(|f| f.code == "step-unnamed").count(), 500);
    assert!(found.iter().any(|f| f.code == "more-of-the-same"));
}

/// The longest such a check may take, in a build without optimization on a machine with other work.
const BOUND: Duration = Duration::from_secs(20);

/// Judges a drawing of so many loose tasks with more on it, within the bound.
#[expect(clippy::disallowed_methods, reason = "a test of time reads a clock")]
fn judged_in_time(count: usize, more: impl FnOnce(&mut Draft)) -> Vec<Finding> {
    let mut draft = Draft::new();
    draft.step("begin", Step::new(StepKind::START, Text::default(), 0.0, 0.0));
    for i in 0..count {
        let name = Text::of(Language::En, format!("task {i}"));
        let step = Step::new(StepKind::Task(TaskKind::Plain), name, 200.0 * i as f64, 0.0);
        draft.step(format!("s{i}").as_str(), step);
    }
    more(&mut draft);
    let (procedure, mended) = draft.finish();
    assert_eq!(mended, []);
    let start = Instant::now();
    let found = check(&procedure, Language::En);
    assert!(start.elapsed() < BOUND, "took {:?}", start.elapsed());
    found
}

#[test]
fn crowds_of_one_kind_take_no_square_of_time() {
    let count = |found: &[Finding], code: &str| -> usize {
        let more = |f: &&Finding| f.args.get("rule") == Some(&Arg::from(code));
        let rest = found.iter().filter(more).map(|f| match f.args["count"] {
            Arg::Number(n) => n as usize,
            _ => 0,
        });
        found.iter().filter(|f| f.code == code).count() + rest.sum::<usize>()
    };
    let n = 20_000;
    let id = |i: usize| format!("s{i}");
    let loose = judged_in_time(n, |draft| {
        for i in 0..n {
            let link = Link {
                kind: LinkKind::Association,
                from: Anchor::Step(id((i + 1) % n).as_str().into()),
                to: Anchor::Step(id(i).as_str().into()),
                name: Text::default(),
                answer: None,
                bends: vec![],
                docks: None,
                label: None,
                foreign: Foreign::default(),
            };
            draft.link(format!("l{i}").as_str(), link);
        }
    });
    assert_eq!((count(&loose, "dead-end"), count(&loose, "unreachable")), (20_001, 20_000));
    let star = judged_in_time(n, |draft| {
        for i in 0..2 * n {
            let flow = Flow::new("begin".into(), id(i % n).as_str().into());
            draft.flow(format!("f{i:05}").as_str(), flow);
        }
    });
    assert_eq!(count(&star, "flow-twice"), 20_000);
    let offices = judged_in_time(n, |draft| {
        for i in 0..n / 2 {
            let office = OfficeId::new(format!("o{i}"));
            draft.office(office.as_str(), Office::default());
            let name = Text::of(Language::En, "task");
            let mut step = Step::new(StepKind::Task(TaskKind::Plain), name, 0.0, 0.0);
            step.office = Some(office);
            draft.step(id(i).as_str(), step);
        }
    });
    assert_eq!(count(&offices, "staff-missing"), 10_000);
    // Two steps that go round for ever, and a long way that leads to them.
    let circle = judged_in_time(n, |draft| {
        for i in 0..n {
            let to = if i == 1 || i + 1 == n { 0 } else { i + 1 };
            let flow = Flow::new(id(i).as_str().into(), id(to).as_str().into());
            draft.flow(format!("f{i}").as_str(), flow);
        }
        draft.flow("first", Flow::new("begin".into(), "s2".into()));
    });
    let endless: Vec<_> = circle.iter().filter(|f| f.code == "endless-loop").collect();
    assert_eq!(endless.len(), 1);
    assert_eq!((&endless[0].place, &endless[0].args["count"]), (&at_step("s0"), &Arg::Number(2.0)));
}

#[test]
fn a_link_goes_on_at_its_own_level_whatever_languages_it_is_named_in() {
    let drawing = |inside: bool| {
        Drawing::of("start > a > end").put(|d| {
            let name = || Text::of(Language::It, "pagina 2");
            let mut out = Step::new(StepKind::Throw(Trigger::Link), name(), 0.0, 300.0);
            out.name.set(Language::En, "page 2");
            d.step("out", out);
            d.flow("x1", Flow::new("a".into(), "out".into()));
            let mut landing = Step::new(StepKind::Catch(Trigger::Link), name(), 200.0, 300.0);
            if inside {
                let kind = StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true };
                d.step("sub", Step::new(kind, Text::default(), 0.0, 600.0));
                landing.parent = Some("sub".into());
            } else {
                d.flow("x2", Flow::new("in".into(), "end".into()));
            }
            d.step("in", landing);
        })
    };
    let (valid, invalid) = (drawing(false), drawing(true));
    check_rule("link-alone", &valid, &invalid, &[at_step("in"), at_step("out")]);
    assert_eq!(valid.findings("unreachable"), []);
}

#[test]
fn every_finding_and_every_gap_has_words_in_three_languages() {
    for language in Language::ALL {
        let words = Words::new(language);
        let codes = RULES.iter().map(|r| r.code).chain(["language-gaps", "more-of-the-same"]);
        for code in codes {
            assert!(words.knows(&format!("finding-{code}")), "{code} {language:?}");
            assert!(words.knows(&format!("finding-{code}-hint")), "{code} {language:?}");
        }
        for kind in MissingKind::ALL {
            assert!(words.knows(kind.message()), "{kind:?} {language:?}");
        }
        let drawing = Drawing::of("start > a @desk ~30 > {0.8: b > a, 0.5: c, (0.9: d, e)}");
        for finding in check(&drawing.0, language) {
            let said = words.finding(&finding);
            assert!(!said.contains('{') && !said.contains('⟨'), "{said}");
        }
    }
}

#[test]
fn the_sample_procedures_have_no_error() {
    for template in prodigio::files::catalogue::TEMPLATES {
        for variant in template.study().variants() {
            let words = Words::new(Language::It);
            let found = check(&variant.procedure, Language::It);
            for f in &found {
                println!("{} {} {:?} {}", template.code, variant.id, f.severity, words.finding(f));
            }
            assert!(found.iter().all(|f| f.severity != Severity::Error), "{}", template.code);
        }
    }
}

proptest! {
    #[test]
    fn no_drawing_breaks_the_checks(procedure in wild::procedures(24)) {
        let found = check(&procedure, Language::It);
        let words = Words::new(Language::It);
        for finding in &found {
            let known = match &finding.place {
                Place::Step(id) => procedure.step(id).is_some(),
                Place::Flow(id) => procedure.flow(id).is_some(),
                _ => true,
            };
            prop_assert!(known, "{finding:?}");
            let said = words.finding(finding);
            prop_assert!(!said.contains(['{', '⟨']), "{said}");
        }
        prop_assert_eq!(&found, &check(&procedure, Language::It));
        let steps = procedure.steps().map(|(id, _)| Place::Step(id.clone()));
        let flows = procedure.flows().map(|(id, _)| Place::Flow(id.clone()));
        let places: Vec<Place> = steps.chain(flows).collect();
        let codes = RULES.iter().filter(|r| !r.is_whole()).map(|r| r.code);
        let codes: Vec<&str> = codes.collect();
        let of_places = |f: &&Finding| codes.contains(&f.code) && places.contains(&f.place);
        let whole: Vec<Finding> = found.iter().filter(of_places).cloned().collect();
        prop_assert_eq!(whole, check_places(&procedure, Language::It, &places));
        prop_assert!(missing(&procedure).iter().all(|m| m.steps.len() <= m.of));
    }
}
