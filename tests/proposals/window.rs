//! Proposals in the window: measured behind the drawing, adopted.

use crate::drawing::Drawing;
use crate::frontier::{busy, little, plan, searched, searched_asked};
use crate::wait::until;
use crate::{as_is, demanded, offer, study};
use prodigio::analysis::levers::effort::Effort;
use prodigio::analysis::levers::search::Bounds;
use prodigio::analysis::levers::search::results::Judged;
use prodigio::app::Workbench;
use prodigio::app::action::Action;
use prodigio::app::beside::Beside;
use prodigio::app::command::{Command, Workspace};
use prodigio::app::document::Document;
use prodigio::app::proposals::{Ask, Told, found};
use prodigio::app::settings::Settings;
use prodigio::model::id::StepId;
use prodigio::model::office::{EuroCents, Office};
use prodigio::model::proposal::{Cost, Lever, LeverKind};
use prodigio::model::provenance::Sourced;
use prodigio::model::study::Study;
use prodigio::model::text::Language;
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) fn bench_of(study: Study) -> Workbench {
    let settings = Settings { language: Language::En, most_runs: 10, ..Settings::default() };
    let mut bench = Workbench::new(settings, Arc::new(|| {}));
    bench.open_study(study, None);
    bench
}

#[test]
fn what_is_kept_of_a_step_is_of_the_variant_shown_and_its_loads() {
    let mut bench = bench_of(study(&busy()));
    let step = StepId::new("a");
    let unknown = bench.offers_of(&step).expect("a document");
    until(&mut bench, "loads", |b| {
        b.document().is_some_and(|d| d.results.exact_of(d.variant()).is_some())
    });
    let known = bench.offers_of(&step).expect("a document");
    assert_ne!(unknown, known, "the loads have come");
    bench.handle(Command::Act(Action::NewToBe));
    let revision = |b: &Workbench| b.document().map(Document::revision);
    let (to_be, at) = (bench.offers_of(&step), revision(&bench));
    bench.handle(Command::ShowVariant(as_is()));
    assert_eq!(revision(&bench), at, "another variant is no edit");
    assert_ne!(bench.offers_of(&step), to_be);
}

#[test]
fn proposals_watched_are_measured_and_adopted_in_to_bes_of_their_own() {
    let mut bench = bench_of(study(&busy()));
    bench.handle(Command::Go(Workspace::Analyse));
    bench.handle(Command::Watch(Beside::Proposals, true));
    until(&mut bench, "gains", |b| b.proposed().is_some_and(|p| !p.improved.order.is_empty()));
    let known = bench.proposed().expect("known").clone();
    let first = known.list[known.improved.order[0]].clone();
    bench.handle(Command::Proposals(Ask::Adopt(vec![first.clone()])));
    let document = bench.document().expect("a document");
    let (shown, made) = (document.variant().clone(), document.study().variants().len());
    assert!(shown != as_is() && made == 2);
    let card = document.procedure().expect("shown").card().clone();
    assert_eq!(card.adopted[0].lever, first.lever);
    assert!(card.adopted[0].expected.mean_days.is_some(), "what was measured is kept");
    // Again from the as-is: another to-be, with a name of its own.
    bench.handle(Command::ShowVariant(as_is()));
    bench.handle(Command::Proposals(Ask::Adopt(vec![first])));
    let document = bench.document().expect("a document");
    let names: BTreeSet<&str> =
        document.study().variants().iter().map(|v| v.name.get(Language::En)).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    bench.handle(Command::Watch(Beside::Proposals, false));
    assert!(!bench.watches(Beside::Proposals));
}

#[test]
fn a_lever_asked_for_on_a_step_is_measured_too() {
    let p = busy();
    let mut told = Told::default();
    let before = found(&p, &study(&p), &told);
    let merge = Lever::Eliminate(StepId::new("c"));
    assert!(before.proposals.iter().all(|one| one.lever != merge), "nobody finds it");
    let [c, gone] = ["c", "gone"].map(StepId::new);
    told.ask(&c, &merge);
    told.ask(&gone, &Lever::Eliminate(gone.clone()));
    let after = found(&p, &study(&p), &told).proposals;
    assert_eq!(after.len(), before.proposals.len() + 1, "what does not fit is left out");
    assert!(after.iter().any(|one| one.lever == merge));

    let mut bench = bench_of(study(&p));
    bench.handle(Command::Go(Workspace::Analyse));
    bench.handle(Command::Watch(Beside::Proposals, true));
    bench.handle(Command::Proposals(Ask::Measure(c, merge.clone())));
    let one = offer(&p, "c", LeverKind::Eliminate).expect("it is offered");
    until(&mut bench, "its gain", |b| b.expected_of(&one).mean_days.is_some());
    let last = bench.document().and_then(|d| d.told.last_asked().map(|(l, at)| (l.clone(), at)));
    assert_eq!(last, Some((merge, 1)));
}

#[test]
fn a_lever_on_offices_asked_for_is_measured_too() {
    // Half of what x can do: nobody finds that it needs hands, but it can be asked for.
    let d = Drawing::of("start > a @x*2 ~100 > b @y*3 ~20 > end");
    let p = demanded(d, 1000.0).0;
    let step = StepId::new("a");
    for kind in [LeverKind::Pool, LeverKind::MoveStaff, LeverKind::Specialise] {
        let d = Drawing::of("start > a @x*2 ~100 > b @y*3 ~20 > c @x*2 ~10 > end");
        let p = if kind == LeverKind::Specialise { demanded(d, 1000.0).0 } else { p.clone() };
        let one = offer(&p, "a", kind).expect("it is offered");
        let mut told = Told::default();
        let before = found(&p, &study(&p), &told);
        assert!(before.proposals.iter().all(|other| other.lever != one.lever), "{kind:?}");
        told.ask(&step, &one.lever);
        let after = found(&p, &study(&p), &told);
        assert_eq!(after.asked, BTreeSet::from([one.lever.clone()]));
        assert_eq!(after.proposals.len(), before.proposals.len() + 1, "{kind:?}");
        // Though only one may be tried, and cases rest longer elsewhere.
        let at = after.proposals.iter().position(|other| other.lever == one.lever);
        let effort = Effort { levers: 1, ..little() };
        let bounds = Bounds { changes: 1, ..Bounds::default() };
        let plan = plan(7, 8);
        let found = searched_asked(&p, after.proposals, &after.asked, (effort, bounds), &plan);
        let judged = &found.judged[at.expect("it is listed")];
        assert!(matches!(judged, Judged::Measured { .. }), "{kind:?} {judged:?}");
    }
}

#[test]
fn nothing_is_paid_back_where_nobody_said_what_work_costs() {
    for rate in [None, Some(3_000)] {
        let mut d = Drawing(busy());
        if let Some(cents) = rate {
            let office = d.0.office(&"x".into()).expect("an office");
            let cost_per_hour = Some(Sourced::bare(EuroCents(cents)));
            let office = Office { cost_per_hour, ..(**office).clone() };
            d = d.put(move |d| {
                d.office("x", office);
            });
        }
        let p = d.0;
        let mut one = offer(&p, "c", LeverKind::Eliminate).expect("it fits");
        let once = Some(Sourced::bare(EuroCents(100_000)));
        one.cost = Cost { once, yearly: None };
        let bounds = Bounds { changes: 1, ..Bounds::default() };
        let found = searched(&p, vec![one.clone()], bounds, &plan(7, 16));
        let Judged::Measured { gain, .. } = &found.judged[0] else { panic!("measured") };
        let payback = found.payback([&one.cost].into_iter(), gain);
        assert_eq!(payback.is_some(), rate.is_some(), "{payback:?}");
    }
}
