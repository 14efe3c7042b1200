//! Variants against scenarios: each cell is what playing that variant in that scenario gives, with the
//! luck of the first; what a scenario cannot say of a variant is told; when a to-be is paid back.

#[path = "support/drawing.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod drawing;
#[path = "support/wait.rs"]
mod wait;

use std::sync::Arc;

use prodigio::analysis::measure::indicators::{Indicator, Of, Side, What, indicators};
use prodigio::analysis::measure::payback::Years;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::plan::{Detail, Extent, Repeats, RunPlan};
use prodigio::app::Workbench;
use prodigio::app::across::said::Said;
use prodigio::app::across::{Across, Cell, MOST_SCENARIOS, Ready, play};
use prodigio::app::beside::Beside;
use prodigio::app::command::{Command, Workspace};
use prodigio::app::jobs::Stop;
use prodigio::app::live::run;
use prodigio::app::settings::Settings;
use prodigio::app::span::Span;
use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::edit::proposal::Named;
use prodigio::model::demand::Demand;
use prodigio::model::draft::StudyDraft;
use prodigio::model::id::{OfficeId, StepId, VariantId};
use prodigio::model::office::EuroCents;
use prodigio::model::procedure::Procedure;
use prodigio::model::proposal::{Adopted, Cost, Expected, Lever, Proposal};
use prodigio::model::provenance::Sourced;
use prodigio::model::scenario::{Override, Scenario};
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};
use prodigio::words::Words;

use drawing::Drawing;
use wait::until;

/// Cases a year, and what each costs at the step that the to-be leaves out.
const CASES: f64 = 1500.0;
const EURO: i64 = 5;

fn name(text: &str) -> Text {
    Text::of(Language::En, text)
}

fn as_is() -> VariantId {
    VariantId::new("as-is")
}

fn adopted(lever: Lever, once: Option<i64>) -> Adopted {
    let once = once.map(|euro| Sourced::bare(EuroCents(euro * 100)));
    let cost = Cost { once, yearly: None };
    Proposal { lever, why: "", assumption: None, cost, basis: Vec::new() }
        .adopted(Expected::default())
}

/// An as-is, a to-be without the dear step, and one in which another office does it all.
fn study() -> Study {
    let scenarios = [
        ("more cases", vec![Override::DemandFactor(1.1)]),
        ("one more at y", vec![Override::Staff(OfficeId::new("y"), 4)]),
    ];
    let d = Drawing::of("start > a @x*2 ~exp 250 > b @y*3 ~60 > c @x*2 ~exp 20 > end")
        .step("start", |s| s.demand = Some(Demand::of(Sourced::bare(CASES))))
        .step("c", |s| s.cost = Some(Sourced::bare(EuroCents(EURO * 100))))
        .put(move |d| {
            for (at, (text, overrides)) in scenarios.into_iter().enumerate() {
                let scenario = Scenario { name: name(text), overrides };
                d.scenario(format!("n{at}").as_str(), scenario);
            }
        });
    let mut study = Study::of(name("test"), d.0);
    for (text, all) in [
        ("Without", adopted(Lever::Eliminate(StepId::new("c")), Some(15_000))),
        ("Pooled", {
            let (into, from) = (OfficeId::new("x"), OfficeId::new("y"));
            adopted(Lever::Pool { into, from }, None)
        }),
    ] {
        let shown = as_is();
        let desk = Desk::new(&study, &shown, study.next_id());
        let (_, plan) =
            desk.adopt_all(&[all], Some(name(text)), &Named::default()).expect("it fits");
        apply(&mut study, plan.edit).expect("it can be done");
    }
    study
}

fn plan() -> RunPlan {
    RunPlan {
        extent: Extent::Days { warmup: 60, measured: 300, drain: 100 },
        repeats: Repeats::Fixed(6),
        mirrored: true,
        seed: 11,
        ..RunPlan::default()
    }
}

fn played(study: &Study) -> Across {
    let mut across = Across::new(study, &plan(), 7);
    let mut seen = 0;
    play(&mut across, &Stop::default(), |_| seen += 1);
    assert!(across.finished);
    assert_eq!(seen, across.rows.len() * across.columns.len());
    across
}

fn known(across: &Across, row: usize, column: usize) -> &[Indicator] {
    match &across.rows[row].cells[column] {
        Cell::Known(list) => list,
        other => panic!("{row} {column}: {other:?}"),
    }
}

#[test]
fn a_cell_is_the_variant_in_the_scenario_against_the_first_in_the_same() {
    let study = study();
    let across = played(&study);
    assert_eq!((across.rows.len(), across.columns.len()), (3, 3));
    assert_eq!(across.rows[0].variant, as_is());
    let plan = RunPlan { detail: Detail::Figures, ..plan() };
    for (row, of) in across.rows.iter().enumerate() {
        for (at, column) in across.columns.iter().enumerate() {
            let [before, after] = [&as_is(), &of.variant].map(|id| {
                let p = study.procedure(id).expect("it is there");
                let net = compile(p, column.scenario.as_ref(), &plan).expect("it can be played");
                let outcome = run(&net, &plan, &Stop::default(), |_| {});
                (Side::of(p, Some(&net)), outcome)
            });
            let wanted = indicators([&before.0, &after.0], Some([&before.1, &after.1]));
            let found = known(&across, row, at);
            assert_eq!(format!("{found:?}"), format!("{wanted:?}"), "{row} {at}");
        }
    }
    // The scenario is played: more cases take longer where it is full.
    let time = |row, at| {
        let found = known(&across, row, at).iter().find(|i| i.what == What::MeanTime);
        found.expect("a time").change
    };
    for row in 0..2 {
        assert!(time(row, 1).after.mean > time(row, 0).after.mean, "{row}");
    }
    assert!(time(1, 1).delta.mean < 0.0 && !time(1, 1).cannot_tell);
    assert!(time(0, 1).delta.mean.abs() < 1e-12);
}

#[test]
fn what_a_scenario_cannot_say_of_a_variant_is_told() {
    let study = study();
    let across = played(&study);
    // Nobody works at y once it is pooled.
    let beside: Vec<&[usize]> = across.rows.iter().map(|r| r.beside.as_slice()).collect();
    assert_eq!(beside, [[0, 0, 0], [0, 0, 0], [0, 0, 1]]);
    for language in Language::ALL {
        let words = Words::new(language);
        let said = Said { words: &words, study: &study, across: &across };
        let line = said.cell_line(&across.rows[2], 2, What::MeanTime, &Of::Whole);
        assert!(line.ends_with(" *"), "{line}");
        assert_eq!(said.notes().len(), 2, "{:?}", said.notes());
        assert_eq!(said.paybacks().len(), 1, "one has a cost");
        let all = [said.notes(), said.paybacks()].concat().join(" ");
        assert!(!all.contains('{') && !all.contains("payback-"), "{all}");
    }
}

#[test]
fn a_to_be_is_paid_back_by_what_cases_cost_less() {
    let across = played(&study());
    let [first, without, pooled] = &across.rows[..] else { panic!("three") };
    assert!(first.spending.is_none() && pooled.spending.is_none(), "nobody has said");
    let payback = without.payback.expect("it can be known");
    assert!((payback.saved.mean - CASES * EURO as f64).abs() < 1.0, "{payback:?}");
    let Years::After { mean, least, most } = payback.years else { panic!("{payback:?}") };
    assert!(least <= mean && mean <= most && (mean - 2.0).abs() < 0.01, "{payback:?}");
}

#[test]
fn a_large_table_says_what_is_left_out_and_a_stop_ends_it() {
    let mut study = study();
    for at in 0..MOST_SCENARIOS {
        let shown = as_is();
        let desk = Desk::new(&study, &shown, study.next_id());
        let by = 1.2 + at as f64 / 100.0;
        let plan = desk.add_scenario(&format!("n {at}"), vec![Override::DemandFactor(by)]);
        apply(&mut study, plan.edit).expect("it can be done");
    }
    let across = Across::new(&study, &plan(), 0);
    assert_eq!((across.columns.len(), across.left_out), (MOST_SCENARIOS + 1, [0, 2]));
    let mut across = across;
    let stop = Stop::default();
    let ask = stop.clone();
    play(&mut across, &stop, |_| ask.ask());
    let done = across.rows.iter().flat_map(|r| &r.cells).filter(|c| !matches!(c, Cell::Waits));
    assert_eq!((done.count(), across.finished), (1, false));
    // What comes after the stop is not even looked at; what was looked at is known.
    assert!(matches!(across.rows[0].ready, Ready::Yes));
    assert!(across.rows[1..].iter().all(|r| matches!(r.ready, Ready::Unknown)));
}

#[test]
fn in_the_window_the_table_is_played_while_somebody_looks() {
    let mut bench = bench_of(study());
    until(&mut bench, "the table", |b| b.across().is_some_and(|a| a.finished));
    let document = bench.document().expect("open");
    let other = document.study().to_be().expect("a to-be").id.clone();
    let revision = document.revision();
    bench.handle(Command::ShowVariant(other));
    // The table is of the study: another variant begins nothing anew.
    assert!(bench.across().is_some_and(|a| a.finished && a.revision == revision));
    for _ in 0..200 {
        bench.tick();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(!bench.is_busy_with(Beside::Across));
}

/// A study of drawings, the first as it is.
fn study_of(all: Vec<Procedure>) -> Study {
    let mut draft = StudyDraft::new(name("test"), Language::En);
    for (at, p) in all.into_iter().enumerate() {
        let role = if at == 0 { Role::AsIs } else { Role::ToBe };
        let id = if at == 0 { "as-is".to_owned() } else { format!("to-be-{at}") };
        draft.variant(VariantId::new(id), role, name(&format!("Variant {at}")), p);
    }
    draft.finish()
}

fn busy(text: &str) -> Drawing {
    Drawing::of(text).step("start", |s| s.demand = Some(Demand::of(Sourced::bare(CASES))))
}

fn with(d: Drawing, text: &str, overrides: Vec<Override>) -> Drawing {
    let scenario = Scenario { name: name(text), overrides };
    d.put(move |d| {
        d.scenario("n0", scenario);
    })
}

fn adopting(d: Drawing, all: &[Adopted]) -> Drawing {
    let all = all.to_vec();
    d.card(move |c| c.adopted = all)
}

const LINE: &str = "start > a @x*2 ~exp 100 > b @y*3 ~60 > end";

#[test]
fn a_scenario_speaks_of_a_step_drawn_again_under_another_id() {
    let as_is = busy(LINE).0;
    let d = busy("start > a2 @x*2 ~exp 100 > b @y*3 ~60 > end").step("a2", |s| s.name = name("a"));
    let to_be = with(d, "half", vec![Override::WorkFactor(StepId::new("a2"), 0.5)]).0;
    let across = played(&study_of(vec![as_is, to_be]));
    let beside: Vec<&[usize]> = across.rows.iter().map(|r| r.beside.as_slice()).collect();
    assert_eq!(beside, [[0, 0], [0, 0]]);
    let work = |row, at| {
        let found = known(&across, row, at).iter().find(|i| i.what == What::Work);
        found.expect("work").change.after.mean
    };
    for row in 0..2 {
        assert!(work(row, 1) < 0.8 * work(row, 0), "{} {}", work(row, 1), work(row, 0));
    }
}

#[test]
fn a_number_in_place_of_one_of_the_variant_is_told() {
    let one = Override::Staff(OfficeId::new("y"), 4);
    let as_is = with(busy(LINE), "one more", vec![one.clone()]).0;
    let to_be = with(busy("start > a @x*3 ~exp 100 > b @y*2 ~60 > end"), "one more", vec![one]).0;
    let study = study_of(vec![as_is, to_be]);
    let across = played(&study);
    let beside: Vec<&[usize]> = across.rows.iter().map(|r| r.beside.as_slice()).collect();
    assert_eq!(beside, [[0, 0], [0, 1]]);
    let words = Words::new(Language::En);
    let said = Said { words: &words, study: &study, across: &across };
    assert!(said.notes().iter().any(|n| n.starts_with('*')), "{:?}", said.notes());
    // The same with a share, which is the first's own where it was not changed.
    let split = |share: f64| {
        let text = format!(
            "start > a @x*2 ~9 > {{{share}: b @y*3 ~60, {}: c @y*3 ~5}} > end",
            1.0 - share
        );
        let d = busy(&text);
        let flow = d.0.flows().find(|(_, f)| f.to == StepId::new("b")).map(|(id, _)| id.clone());
        with(d, "half", vec![Override::Share(flow.expect("a branch"), 0.5)]).0
    };
    let across = played(&study_of(vec![split(0.25), split(0.25), split(0.75)]));
    let beside: Vec<usize> = across.rows.iter().map(|r| r.beside[1]).collect();
    assert_eq!(beside, [0, 0, 1]);
}

#[test]
fn what_the_other_commands_refuse_has_no_figures_here() {
    let wrong = || busy("start > a @x*2 ~9 > {0.25: b @y*3 ~60, 0.25: c @y*3 ~5} > end").0;
    let cost = adopted(Lever::Eliminate(StepId::new("c")), Some(100));
    let to_be = || adopting(busy(LINE), std::slice::from_ref(&cost)).0;
    let refused = |across: &Across| -> Vec<bool> {
        across.rows.iter().map(|r| matches!(r.cells[0], Cell::CannotRun)).collect()
    };
    let study = study_of(vec![to_be(), wrong()]);
    let across = played(&study);
    assert_eq!(refused(&across), [false, true]);
    // Why is told: the live run, which asks for less, has figures.
    let Ready::No(Some(why)) = &across.rows[1].ready else { panic!("it has a reason") };
    assert_eq!(why.code, "shares-sum");
    for language in Language::ALL {
        let words = Words::new(language);
        let notes = Said { words: &words, study: &study, across: &across }.notes();
        let is_told = |n: &String| n.contains("Variant 1") && n.contains(&words.finding(why));
        assert!(notes.iter().any(is_told), "{notes:?}");
    }
    // Where the first cannot be simulated, that is said, and what else is known stays.
    let study = study_of(vec![wrong(), to_be()]);
    let across = played(&study);
    assert_eq!(refused(&across), [true, true]);
    for language in Language::ALL {
        let words = Words::new(language);
        let said = Said { words: &words, study: &study, across: &across };
        assert!(said.notes()[1].contains("Variant 0"), "{:?}", said.notes());
        assert!(said.paybacks()[0].contains(&words.say("payback-unknown")));
    }
}

#[test]
fn nothing_is_paid_back_where_nobody_said_what_work_costs() {
    let cost = adopted(Lever::Eliminate(StepId::new("c")), Some(100));
    let study = study_of(vec![busy(LINE).0, adopting(busy(LINE), &[cost]).0]);
    let across = played(&study);
    assert!(across.rows[1].spending.is_some() && across.rows[1].payback.is_none());
    let words = Words::new(Language::En);
    let said = Said { words: &words, study: &study, across: &across };
    assert!(said.paybacks()[0].ends_with(&words.say("payback-unknown")), "{:?}", said.paybacks());
}

#[test]
fn only_what_is_adopted_beyond_the_first_is_spent() {
    let [one, two] = ["p", "q"].map(|id| adopted(Lever::Oftener(StepId::new(id)), Some(100)));
    let first = adopting(busy(LINE), std::slice::from_ref(&one)).0;
    let both = adopting(busy(LINE), &[one.clone(), two, one.clone()]).0;
    let across = played(&study_of(vec![first.clone(), both, first]));
    let once: Vec<Option<f64>> =
        across.rows.iter().map(|r| r.spending.as_ref().map(|s| s.once)).collect();
    assert_eq!(once[0], None);
    assert!(once[1].is_some_and(|euro| (euro - 200.0).abs() < 1e-9), "{once:?}");
    assert_eq!(once[2], None);
}

/// What both adopted is not spent again where the step it is about was drawn again.
#[test]
fn what_both_adopted_is_the_same_under_another_id() {
    let oftener = |id: &str| adopted(Lever::Oftener(StepId::new(id)), Some(100));
    let first = adopting(busy(LINE), &[oftener("a")]).0;
    let again = busy("start > a2 @x*2 ~exp 100 > b @y*3 ~60 > end");
    let again = again.step("a2", |s| s.name = name("a"));
    let second = adopting(again, &[oftener("a2"), oftener("b")]).0;
    let across = Across::new(&study_of(vec![first, second]), &plan(), 0);
    let once = across.rows[1].spending.as_ref().map(|s| s.once);
    assert!(once.is_some_and(|euro| (euro - 100.0).abs() < 1e-9), "{once:?}");
}

fn bench_of(study: Study) -> Workbench {
    let settings = Settings { language: Language::En, most_runs: 10, ..Settings::default() };
    let mut bench = Workbench::new(settings, Arc::new(|| {}));
    bench.open_study(study, None);
    bench.handle(Command::Go(Workspace::Analyse));
    bench.handle(Command::Watch(Beside::Across, true));
    bench
}

#[test]
fn what_is_played_is_not_played_again_for_another_variant() {
    let mut bench = bench_of(study());
    let done = |b: &Workbench| b.across().map_or(0, |a| a.progress().0);
    until(&mut bench, "a figure", |b| done(b) > 0);
    let (first, other) =
        (as_is(), bench.document().expect("open").study().to_be().expect("it").id.clone());
    let mut most = 0;
    for variant in [other.clone(), first, other] {
        bench.handle(Command::ShowVariant(variant));
        for _ in 0..20 {
            bench.tick();
            assert!(done(&bench) >= most, "{} {most}", done(&bench));
            most = done(&bench);
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }
    until(&mut bench, "the table", |b| b.across().is_some_and(|a| a.finished));
}

/// What was played for another time is not shown again, however late it comes.
#[test]
fn another_time_has_figures_of_its_own() {
    let table = |is_late: bool| {
        let mut bench = bench_of(study());
        if is_late {
            until(&mut bench, "a figure", |b| b.across().is_some_and(|a| a.progress().0 > 0));
            // More of the time before waits to be read.
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        let span = bench.document().expect("open").results.span;
        bench.handle(Command::RunFor(Span { measured: 200, ..span }));
        until(&mut bench, "the table", |b| b.across().is_some_and(|a| a.finished));
        format!("{:?}", bench.across().expect("known").rows)
    };
    assert_eq!(table(true), table(false));
}

#[test]
fn the_table_is_played_though_the_variant_looked_at_cannot_be() {
    let empty = Procedure::default();
    let mut bench = bench_of(study_of(vec![busy(LINE).0, empty]));
    bench.handle(Command::ShowVariant(VariantId::new("to-be-1")));
    until(&mut bench, "the table", |b| b.across().is_some_and(|a| a.finished));
    let across = bench.across().expect("known");
    assert!(matches!(across.rows[0].cells[0], Cell::Known(_)));
    assert!(matches!(across.rows[1].cells[0], Cell::CannotRun));
}

#[test]
fn the_figures_are_the_same_whichever_variant_is_looked_at() {
    // The live run of the first is soon sure enough; of the other there is none.
    let settings = Settings { language: Language::En, most_runs: 24, ..Settings::default() };
    let table = |shown: &str| {
        let mut bench = Workbench::new(settings.clone(), Arc::new(|| {}));
        bench.open_study(study_of(vec![busy(LINE).0, Procedure::default()]), None);
        bench.handle(Command::ShowVariant(VariantId::new(shown)));
        bench.handle(Command::Go(Workspace::Analyse));
        bench.handle(Command::Watch(Beside::Across, true));
        until(&mut bench, "the table", |b| b.across().is_some_and(|a| a.finished));
        format!("{:?}", bench.across().expect("known").rows)
    };
    assert_eq!(table("as-is"), table("to-be-1"));
}
