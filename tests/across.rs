//! Variants against scenarios: each cell is what playing that variant in that scenario gives, with the
//! luck of the first; what a scenario cannot say of a variant is told; when a to-be is paid back.

#[path = "support/drawing.rs"]
#[expect(dead_code, reason = "shared with other tests")]
mod drawing;

use std::sync::Arc;

use prodigio::analysis::measure::indicators::{Indicator, Of, Side, What, indicators};
use prodigio::analysis::measure::payback::Years;
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::plan::{Detail, Extent, Repeats, RunPlan};
use prodigio::app::Workbench;
use prodigio::app::across::said::Said;
use prodigio::app::across::{Across, Cell, MOST_SCENARIOS, play};
use prodigio::app::beside::Beside;
use prodigio::app::command::{Command, Workspace};
use prodigio::app::jobs::Stop;
use prodigio::app::live::run;
use prodigio::app::settings::Settings;
use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::model::id::{OfficeId, StepId, VariantId};
use prodigio::model::office::EuroCents;
use prodigio::model::proposal::{Adopted, Cost, Expected, Lever, Proposal};
use prodigio::model::provenance::Sourced;
use prodigio::model::scenario::{Override, Scenario};
use prodigio::model::step::Demand;
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::words::Words;

use drawing::Drawing;

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
        let (_, plan) = desk.adopt_all(&[all], Some(name(text))).expect("it fits");
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
    let mut across = Across::new(study, 7);
    let mut seen = 0;
    play(&mut across, study, &plan(), &Stop::default(), |_| seen += 1);
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
    let across = Across::new(&study, 0);
    assert_eq!((across.columns.len(), across.left_out), (MOST_SCENARIOS + 1, [0, 2]));
    let mut across = across;
    let stop = Stop::default();
    let ask = stop.clone();
    play(&mut across, &study, &plan(), &stop, |_| ask.ask());
    let done = across.rows.iter().flat_map(|r| &r.cells).filter(|c| !matches!(c, Cell::Waits));
    assert_eq!((done.count(), across.finished), (1, false));
}

#[test]
fn in_the_window_the_table_is_played_while_somebody_looks() {
    let settings = Settings { language: Language::En, most_runs: 10, ..Settings::default() };
    let mut bench = Workbench::new(settings, Arc::new(|| {}));
    bench.open_study(study(), None);
    bench.handle(Command::Go(Workspace::Analyse));
    bench.handle(Command::Watch(Beside::Across, true));
    let finished = |bench: &mut Workbench| {
        for _ in 0..24_000 {
            bench.tick();
            if bench.across().is_some_and(|a| a.finished) {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("waited in vain");
    };
    finished(&mut bench);
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
