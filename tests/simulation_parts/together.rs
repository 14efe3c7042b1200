//! Portfolios: procedures that share offices queue for the same staff; calls run what they call.

use super::trial::{Trial, check_near, plan, run, visits};
use prodigio::analysis::measure::results::results;
use prodigio::analysis::portfolio::{MOST_PARTS, Part, Portfolio, merge};
use prodigio::model::card::Term;
use prodigio::model::id::{StepId, TermId};
use prodigio::model::office::Background;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::StepKind;
use prodigio::model::timing::{Distribution, Timing, Unit};

fn part<'a>(name: &str, procedure: &'a Procedure) -> Part<'a> {
    Part { names: vec![name.to_owned()], procedure }
}

fn together(parts: &[Part<'_>]) -> Portfolio {
    merge(parts).expect("small enough")
}

/// Two procedures that share a desk, each an hour of work for so many cases a year.
fn two() -> (Procedure, Procedure) {
    let of = |text: &str, n| Trial::of(text, n).finish();
    (
        of("start > serve @desk*1 ~60 > end", 2500.0),
        of("start > look @desk*1 ~60 > sign @boss*1 ~10 > end", 3500.0),
    )
}

#[test]
fn procedures_queue_for_the_staff_they_share() {
    let (a, b) = two();
    let merged = together(&[part("a", &a), part("b", &b)]);
    assert_eq!(merged.procedure.offices().count(), 2);
    let found = results(&run(&merged.procedure, &plan(500, 6)));
    let desk = found.offices.values().map(|o| o.load.mean).fold(0.0, f64::max);
    check_near(desk, 6000.0 / 8765.82, 0.02);
    assert_eq!(found.classes.len(), 2);
    let alone = results(&run(&a, &plan(500, 6))).cases.cycle_days.mean;
    let shared = found.classes[&StepId::new("p1-start")].cycle_days.mean;
    assert!(shared > 1.5 * alone, "{shared} {alone}");
}

#[test]
fn a_procedure_alone_in_a_portfolio_is_itself() {
    for name in ["cambio-residenza", "suolo-pubblico"] {
        let path = format!("{}/procedures/{name}.prodigio", env!("CARGO_MANIFEST_DIR"));
        let study = prodigio::files::open(path.as_ref()).expect("opens").study;
        let p = &study.as_is().expect("an as-is").procedure;
        let merged = together(&[part(name, p)]);
        assert!(merged.findings.is_empty(), "{:?}", merged.findings);
        let count = |p: &Procedure| (p.steps().count(), p.flows().count(), p.offices().count());
        assert_eq!(count(&merged.procedure), count(p));
        let exact = |p: &Procedure| prodigio::analysis::exact::exact(p, None).expect("figures");
        let (one, other) = (exact(p), exact(&merged.procedure));
        check_near(other.work_hours, one.work_hours, 1e-9);
        check_near(other.cost_euro, one.cost_euro, 1e-9);
        let load = |e: &prodigio::analysis::exact::Exact| {
            e.offices.values().filter_map(|o| o.load).sum::<f64>()
        };
        check_near(load(&other), load(&one), 1e-9);
    }
}

#[test]
fn terms_run_for_the_cases_of_their_own_procedure() {
    let with_term = |text: &str, days: f64, amount: u32| {
        let mut trial = Trial::even(text, 1000.0);
        trial.days("wait", days);
        let mut card = trial.draft.so_far().card().clone();
        card.terms.insert(TermId::new("t"), Term { amount, ..Term::default() });
        trial.draft.card(card);
        trial.finish()
    };
    let quick = with_term("start > wait > end", 2.0, 30);
    let slow = with_term("start > wait > end", 40.0, 30);
    let merged = together(&[part("quick", &quick), part("slow", &slow)]);
    let found = results(&run(&merged.procedure, &plan(200, 2)));
    let within = |id: &str| found.terms[&TermId::new(id)].within.mean;
    assert!((within("p1-t"), within("p2-t")) == (1.0, 0.0));
}

#[test]
fn the_work_of_the_others_is_no_longer_other_work() {
    let (a, b) = two();
    let mut draft = prodigio::model::draft::Draft::from(a);
    let mut office = (**draft.so_far().office(&"desk".into()).expect("there")).clone();
    let job = Timing::new(Distribution::Fixed(20.0), Unit::Minutes);
    office.background = Some(Background { share: Sourced::bare(0.6), job });
    draft.office("desk", office);
    let (a, _) = draft.finish();
    let merged = together(&[part("a", &a), part("b", &b)]);
    let left = merged.procedure.offices().find_map(|(_, o)| o.background.clone()).expect("some");
    check_near(left.share.value, 0.6 - 3500.0 / 8765.82, 1e-3);
    assert_eq!(merged.findings[0].code, "portfolio-other-work");
}

#[test]
fn a_call_runs_the_procedure_it_names() {
    let mut trial = Trial::even("start > ask > end", 100.0);
    trial.change("ask", |s| s.kind = StepKind::Call { called: "b".to_owned() });
    let a = trial.finish();
    let mut trial = Trial::even("start > look > {0.5: again > look, 0.5: end}", 1e-6);
    trial.days("look", 3.0);
    let b = trial.finish();
    let merged = together(&[part("a", &a), part("b", &b)]);
    let found = results(&run(&merged.procedure, &plan(3000, 4)));
    check_near(visits(&found, "p1-ask-p2-look"), 2.0, 0.15);
    let days = found.classes[&StepId::new("p1-start")].cycle_days.mean;
    check_near(days, 3.0 * visits(&found, "p1-ask-p2-look"), 0.05);
}

#[test]
fn procedures_that_call_each_other_come_to_an_end() {
    let calling = |name: &str| {
        let mut trial = Trial::even("start > ask > end", 100.0);
        trial.change("ask", |s| s.kind = StepKind::Call { called: name.to_owned() });
        trial.finish()
    };
    let (a, b) = (calling("b"), calling("a"));
    let merged = together(&[part("a", &a), part("b", &b)]);
    assert!(merged.findings.iter().any(|f| f.code == "portfolio-calls-deep"));
    run(&merged.procedure, &plan(50, 1));
}

#[test]
fn too_many_procedures_are_refused() {
    let (a, _) = two();
    let parts: Vec<_> = (0..=MOST_PARTS).map(|_| part("a", &a)).collect();
    assert_eq!(merge(&parts).expect_err("too many").code, "portfolio-large");
    assert_eq!(merge(&[]).expect_err("none").code, "portfolio-empty");
}
