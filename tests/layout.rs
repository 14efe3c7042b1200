//! The automatic layout through its door: nothing overlaps, no line runs through a shape, labels
//! stand free, and doing it twice does nothing.
//!
//! With `PRODIGIO_PICTURES` set to a folder, some of the layouts are written there to be looked at.

#[path = "layout/audit.rs"]
mod audit;
#[path = "layout/generated.rs"]
mod generated;
#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use prodigio::app::action::Action;
use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::files::{self, catalogue};
use prodigio::layout::bridge::MOST_CROSSED;
use prodigio::layout::layered::{arrange, part::arrange_part};
use prodigio::layout::route::routes;
use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::{LaneId, StepId};
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::{Step, StepKind, TaskKind};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};

use audit::{Audit, audit};

fn study_of(procedure: Procedure) -> Study {
    Study::of(Text::of(Language::It, "Prova"), procedure)
}

/// A procedure laid out by the command's own plan.
fn arranged(procedure: &Procedure) -> Procedure {
    let mut study = study_of(procedure.clone());
    let variant = study.variants()[0].id.clone();
    let plan = Desk::new(&study, &variant, 0).arrange_whole().expect("a layout");
    apply(&mut study, plan.edit).expect("it may be done");
    (**study.procedure(&variant).expect("it stands")).clone()
}

/// Lays a procedure out and judges it; a second time nothing moves.
fn check(name: &str, procedure: &Procedure) -> Audit {
    let placed = arrange(procedure);
    assert_eq!(placed, arrange(procedure), "{name}: not the same twice");
    let laid = arranged(procedure);
    let again = arrange(&laid);
    for (id, at) in &again.steps {
        assert_eq!(laid.step(id).map(|s| s.at), Some(*at), "{name}: {id} moves the second time");
    }
    for (id, at) in &again.lanes {
        assert_eq!(laid.lane(id).map(|l| l.at), Some(*at), "{name}: {id} moves the second time");
    }
    for (id, at) in &again.artifacts {
        assert_eq!(laid.artifact(id).map(|a| a.at), Some(*at), "{name}: {id} moves");
    }
    audit::show(name, &laid);
    audit(name, &laid)
}

#[test]
fn generated_procedures_are_laid_out_clean() {
    let mut all = Audit::default();
    for seed in 0..200 {
        let size = 8 + (seed as usize * 7) % 53;
        all.add(check(&format!("seed-{seed}"), &generated::procedure(seed, size)));
    }
    for seed in 1000..1003 {
        all.add(check(&format!("large-{seed}"), &generated::procedure(seed, 150)));
    }
    println!("{}", all.report("generated"));
    assert_eq!(all.overlaps, Vec::<String>::new());
    assert_eq!(all.through, Vec::<String>::new());
    // Where more lines pass between two columns than there is room for, they stay on each other.
    assert!(all.doubled.len() * 1000 <= all.flows, "{:#?}", all.doubled);
    // Where a caption has no free place beside its line at all, it takes the least covered one.
    assert!(all.labels.len() * 200 <= all.labels_seen, "{:#?}", all.labels);
}

#[test]
fn sample_procedures_are_clean_as_drawn_and_laid_out() {
    let mut all = Audit::default();
    for template in catalogue::TEMPLATES {
        let study = template.study();
        for variant in study.variants() {
            let name = format!("{}-{}", template.code, variant.id);
            all.add(audit(&name, &variant.procedure));
            all.add(check(&format!("{name}-arranged"), &variant.procedure));
        }
    }
    println!("{}", all.report("samples"));
    assert_eq!(all.overlaps, Vec::<String>::new());
    assert_eq!(all.through, Vec::<String>::new());
    assert_eq!(all.doubled, Vec::<String>::new());
    assert_eq!(all.labels, Vec::<String>::new());
}

#[test]
fn models_of_others_are_laid_out_clean() {
    let Some(folder) = support::reference() else { return };
    let mut all = Audit::default();
    let mut count = 0;
    let mut paths: Vec<_> = std::fs::read_dir(folder.join("miwg-reference"))
        .expect("the models")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "bpmn"))
        .collect();
    paths.sort();
    for path in paths {
        let study = files::open(&path).expect("it is read").study;
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        all.add(check(&format!("miwg-{name}"), &study.variants()[0].procedure));
        count += 1;
    }
    assert!(count > 5, "{count} models");
    println!("{}", all.report("models of others"));
    assert_eq!(all.overlaps, Vec::<String>::new());
    assert_eq!(all.through, Vec::<String>::new());
}

#[test]
fn what_a_person_placed_keeps_its_order() {
    let procedure = sketch::parse("start > [b, c, d] > end").expect("a sketch");
    let laid = arranged(&procedure);
    let y = |p: &Procedure, id: &str| p.step(&StepId::new(id)).expect("it is there").at.y;
    let mut order: Vec<(f64, &str)> = ["b", "c", "d"].map(|id| (y(&laid, id), id)).to_vec();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    // The last one is dragged above the first.
    let (top, last) = (order[0].0, order[2].1);
    let mut draft = Draft::from(laid.clone());
    let mut step = (**laid.step(&StepId::new(last)).expect("it is there")).clone();
    step.at.y = top - 150.0;
    draft.step(last, step);
    let again = arranged(&draft.finish().0);
    assert!(y(&again, last) < y(&again, order[0].1), "{last} stays above");
    assert!(y(&again, order[0].1) < y(&again, order[1].1));
}

#[test]
fn upright_lanes_are_laid_out_downwards() {
    let procedure = (0..40)
        .map(|seed| generated::procedure(seed, 20))
        .find(|p| p.lanes().count() > 1 && p.lanes().all(|(_, l)| l.vertical))
        .expect("a seed with upright lanes");
    let laid = arranged(&procedure);
    let outer = laid.lanes().filter(|(_, l)| l.parent.is_none());
    let lanes: Vec<Rect> = outer.map(|(_, l)| l.at).collect();
    assert!(lanes.iter().all(|l| (l.y - lanes[0].y).abs() < 0.5 && l.h > 200.0), "{lanes:?}");
    let forward = laid.flows().filter(|(_, f)| {
        let y = |id: &StepId| laid.step(id).map_or(0.0, |s| s.at.center().y);
        y(&f.to) > y(&f.from)
    });
    assert!(forward.count() * 10 >= laid.flows().count() * 7, "flows lead down");
}

#[test]
fn a_chosen_part_is_laid_out_and_the_rest_makes_room() {
    for seed in 0..40 {
        let procedure = arranged(&generated::procedure(seed, 30));
        let mut numbers = generated::Numbers(seed);
        // Some neighbors at the top, in disorder.
        let top: Vec<StepId> = procedure
            .children(None)
            .filter(|(_, s)| !matches!(s.kind, StepKind::Boundary { .. }))
            .map(|(id, _)| id.clone())
            .collect();
        let first = numbers.below(top.len() as u64) as usize;
        let chosen: Vec<StepId> = top.iter().skip(first).take(6).cloned().collect();
        let placement = arrange_part(&procedure, &chosen);
        let mut study = study_of(procedure.clone());
        let variant = study.variants()[0].id.clone();
        let items: Vec<ItemId> = chosen.iter().cloned().map(ItemId::Step).collect();
        let plan = Desk::new(&study, &variant, 0).arrange_part(&items).expect("a layout");
        let before = study.clone();
        let inverse = apply(&mut study, plan.edit).expect("it may be done");
        let laid = study.procedure(&variant).expect("it stands");
        let found = audit(&format!("part-{seed}"), laid);
        assert_eq!(found.overlaps, Vec::<String>::new(), "seed {seed}, {chosen:?}");
        if chosen.len() < 2 {
            assert!(placement.steps.is_empty());
        }
        apply(&mut study, inverse).expect("and undone");
        assert_eq!(study, before, "one step back restores everything");
    }
}

#[test]
fn tidying_after_a_change_is_one_step() {
    let mut study = study_of(arranged(&sketch::parse("start > a > b > end").expect("a sketch")));
    let variant = study.variants()[0].id.clone();
    let before = study.clone();
    let desk = || Desk::new(&before, &variant, 0);
    let plan = desk().add_after(&StepId::new("a"), StepKind::Task(TaskKind::Person), "c");
    let plan = desk().tidied(plan.expect("it may be added")).expect("it is tidied");
    let inverse = apply(&mut study, plan.edit).expect("it may be done");
    let laid = study.procedure(&variant).expect("it stands");
    assert_eq!(arrange(laid).steps.len(), laid.steps().count());
    for (id, at) in arrange(laid).steps {
        assert_eq!(laid.step(&id).map(|s| s.at), Some(at), "{id} is tidy");
    }
    apply(&mut study, inverse).expect("it is undone");
    assert_eq!(study, before);
    // A new name is no change of structure.
    let rename = desk().rename(&ItemId::Step("a".into()), Language::It, "Altro").expect("a plan");
    let same = desk().tidied(rename.clone()).expect("a plan");
    assert_eq!(same.edit, rename.edit);
    assert_eq!(Action::ToggleContinuous.row().key, "action-toggle-continuous");
}

#[test]
fn rerouting_frees_the_lines_and_moves_nothing() {
    let mut draft = Draft::from(arranged(&sketch::parse("start > a > b > end").expect("a sketch")));
    let flow = draft.so_far().flows().next().map(|(id, f)| (id.clone(), f.clone()));
    let (id, mut flow) = flow.expect("a flow");
    flow.bends = vec![Point::new(10.0, 500.0), Point::new(200.0, 500.0)];
    draft.flow(id.as_str(), flow);
    let mut study = study_of(draft.finish().0);
    let variant = study.variants()[0].id.clone();
    let plan = Desk::new(&study, &variant, 0).reroute(&[ItemId::Flow(id.clone())]).expect("a plan");
    let places = |s: &Study| -> Vec<Rect> {
        s.procedure(&variant).expect("it stands").steps().map(|(_, s)| s.at).collect()
    };
    let before = places(&study);
    apply(&mut study, plan.edit).expect("it may be done");
    assert_eq!(places(&study), before);
    let p = study.procedure(&variant).expect("it stands");
    assert!(p.flow(&id).is_some_and(|f| f.bends.is_empty()));
}

#[test]
fn odd_drawings_are_contained() {
    let mut draft = Draft::new();
    let places = [1e300, -1e300, f64::NAN, f64::INFINITY, 0.0, 9e6];
    for (i, at) in places.into_iter().enumerate() {
        let mut step = Step::new(StepKind::Task(TaskKind::Person), Text::default(), 0.0, 0.0);
        step.at = Rect::new(at, at, if i == 4 { 0.0 } else { 100.0 }, at.abs());
        draft.step(format!("s{i}").as_str(), step);
    }
    for i in 1..places.len() {
        let ends = (format!("s{}", i - 1), format!("s{i}"));
        let flow = Flow::new(StepId::new(ends.0), StepId::new(ends.1));
        draft.flow(format!("f{i}").as_str(), flow);
    }
    let wild = draft.so_far().clone();
    // Raw, as no reader would give it, and mended, as every reader does.
    for procedure in [wild, draft.finish().0] {
        let placed = arrange(&procedure);
        assert!(placed.steps.iter().all(|(_, r)| r.is_sound() && r.is_drawn()), "{placed:?}");
        let lines = routes(&procedure);
        assert!(lines.flows.len() <= procedure.flows().count());
    }
}

#[test]
fn lanes_inside_themselves_end() {
    let base = generated::procedure(2, 12);
    let lanes: Vec<LaneId> = base.lanes().map(|(id, _)| id.clone()).collect();
    assert!(lanes.len() > 1);
    let mut draft = Draft::from(base);
    for (i, id) in lanes.iter().enumerate() {
        let mut lane = (**draft.so_far().lane(id).expect("it is there")).clone();
        lane.parent = Some(lanes[(i + 1) % lanes.len()].clone());
        draft.lane(id.as_str(), lane);
    }
    let raw = draft.so_far().clone();
    for procedure in [raw, draft.finish().0] {
        let placed = arrange(&procedure);
        assert_eq!(placed.steps.len(), procedure.steps().count());
    }
}

#[test]
fn deep_nesting_and_large_components_end() {
    // Sub-procedures in each other, deeper than is laid out.
    let mut draft = Draft::new();
    let kind =
        StepKind::SubProcedure { kind: prodigio::model::step::SubKind::Embedded, expanded: true };
    for depth in 0..30 {
        let mut step = Step::new(kind.clone(), Text::of(Language::It, "Dentro"), 0.0, 0.0);
        step.parent = (depth > 0).then(|| StepId::new(format!("s{}", depth - 1)));
        draft.step(format!("s{depth}").as_str(), step);
    }
    let deep = draft.finish().0;
    let placed = arrange(&deep);
    assert_eq!(placed.steps.len(), deep.steps().count());
    let distinct: BTreeSet<String> = placed.steps.iter().map(|(_, r)| format!("{r:?}")).collect();
    assert_eq!(distinct.len(), placed.steps.len(), "each frame is larger than the one inside");

    // A fan: one decision with a thousand ways that meet again.
    let mut draft = Draft::new();
    let mut put = |id: &str| {
        let step = Step::new(StepKind::Task(TaskKind::Person), Text::default(), 0.0, 0.0);
        draft.step(id, step);
    };
    put("a");
    put("z");
    (0..1000).for_each(|i| put(&format!("m{i}")));
    for i in 0..1000 {
        let middle = StepId::new(format!("m{i}"));
        draft.flow(format!("f{i}").as_str(), Flow::new("a".into(), middle.clone()));
        draft.flow(format!("g{i}").as_str(), Flow::new(middle, "z".into()));
    }
    let fan = draft.finish().0;
    let placed = arrange(&fan);
    assert_eq!(placed.steps.len(), 1002);
    assert!(placed.steps.iter().all(|(_, r)| r.is_sound()));
}

/// A level line over many upright ones.
fn crossed(by: u32) -> usize {
    let mut draft = Draft::new();
    let mut task = |id: &str, x: f64, y: f64| {
        draft.step(id, Step::new(StepKind::Task(TaskKind::Person), Text::default(), x, y));
    };
    task("from", -400.0, 400.0);
    task("to", 150.0 * f64::from(by) + 400.0, 400.0);
    for at in 0..by {
        let x = 150.0 * f64::from(at);
        task(&format!("a{at}"), x, 0.0);
        task(&format!("b{at}"), x, 800.0);
    }
    draft.flow("level", Flow::new("from".into(), "to".into()));
    for at in 0..by {
        let ends = (format!("a{at}").as_str().into(), format!("b{at}").as_str().into());
        draft.flow(format!("f{at:04}").as_str(), Flow::new(ends.0, ends.1));
    }
    let (p, findings) = draft.finish();
    assert_eq!(findings, []);
    routes(&p).flows[&"level".into()].bridges.len()
}

#[test]
fn a_line_jumps_over_what_it_crosses_but_not_over_a_thicket() {
    let most = u32::try_from(MOST_CROSSED).unwrap();
    assert_eq!(crossed(3), 3);
    assert_eq!(crossed(most), MOST_CROSSED);
    assert_eq!(crossed(most + 1), 0);
}
