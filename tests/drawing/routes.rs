//! Routes and automatic layouts of procedures at random.

use std::collections::BTreeMap;

use prodigio::layout::dock::Berth;
use prodigio::layout::layered::arrange;
use prodigio::layout::route::routes;
use prodigio::model::draft::Draft;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::{FlowId, StepId};
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::Step;

use super::random;

fn step_of<'a>(procedure: &'a Procedure, id: &StepId) -> &'a Step {
    procedure.step(id).expect("the step is there")
}

fn runs_through(a: Point, b: Point, rect: Rect) -> bool {
    let rect = rect.grown(-0.5);
    a.x.min(b.x) < rect.right()
        && a.x.max(b.x) > rect.x
        && a.y.min(b.y) < rect.bottom()
        && a.y.max(b.y) > rect.y
}

/// Checks every route of a procedure: right-angled, from outline to outline, through no step.
fn check_routes(procedure: &Procedure, name: &str) {
    let all = routes(procedure);
    for (id, flow) in procedure.flows() {
        let route = &all.flows[id];
        let (from, to) = (step_of(procedure, &flow.from), step_of(procedure, &flow.to));
        for pair in route.points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            assert!(
                (a.x - b.x).abs() < 1e-9 || (a.y - b.y).abs() < 1e-9,
                "{name} {id}: {:?}",
                route.points
            );
            for (step, other) in procedure.steps() {
                // A dock off the middle of a circle or diamond lies inside its box.
                let own = *step == flow.from || *step == flow.to;
                let wall = if own { other.at.grown(-5.0) } else { other.at };
                assert!(
                    !runs_through(a, b, wall),
                    "{name}: {id} ({} > {}) runs through {step}: {:?}",
                    flow.from,
                    flow.to,
                    route.points
                );
            }
        }
        let on_edge = |berth: Berth, p: Point| {
            let c = berth.rect.center();
            let beyond = c.moved(10.0 * (p.x - c.x), 10.0 * (p.y - c.y));
            berth.toward(beyond).distance(p) < 0.01
        };
        let first = route.points[0];
        let last = route.points[route.points.len() - 1];
        assert!(on_edge(Berth::of(from), first), "{name} {id} leaves at {first:?}");
        assert!(on_edge(Berth::of(to), last), "{name} {id} arrives at {last:?}");
    }
}

#[test]
fn no_route_runs_through_a_step() {
    for seed in 0..60 {
        check_routes(&random::placed(seed, 5, 16), &format!("seed {seed}"));
    }
    for seed in 0..4 {
        check_routes(&random::placed(1000 + seed, 12, 120), &format!("large seed {seed}"));
    }
}

#[test]
fn the_same_flow_is_routed_alike_whatever_else_is_asked() {
    let procedure = random::placed(7, 6, 20);
    let all = routes(&procedure);
    let terrain = prodigio::layout::route::Terrain::of(&procedure);
    for (id, flow) in procedure.flows() {
        let one = prodigio::layout::route::route_one(&procedure, flow, &terrain).unwrap();
        assert_eq!(one.points, all.flows[id].points, "{id}");
    }
}

#[test]
fn docks_follow_the_hand_s_rules() {
    let procedure = super::samples::residence();
    let all = routes(&procedure);
    let line = |id: &str| all.flows[&FlowId::new(id)].points.clone();
    let at = |id: &str| procedure.step(&StepId::new(id)).unwrap().at;
    // Level neighbors: straight from right to left.
    assert_eq!(line("f12"), [Point::new(at("s5").right(), 267.0), Point::new(at("s6").x, 267.0)]);
    // From a gateway: down, then level into the left side.
    assert_eq!(
        line("f04"),
        [Point::new(156.0, 184.0), Point::new(156.0, 267.0), Point::new(at("s3").x, 267.0)]
    );
    // To a gateway: level, then down into its top.
    assert_eq!(
        line("f05"),
        [Point::new(332.0, 159.0), Point::new(385.0, 159.0), Point::new(385.0, 242.0)]
    );
    // A boundary event is left on the side it sits on.
    let up = line("f22");
    assert!(up[0].y < 433.0 && up[1].y < up[0].y, "{up:?}");
    // Back to a step whose right side is in use: around, never over the flow that leaves there.
    let back = line("f26");
    let end = back[back.len() - 1];
    assert!(end.x < at("s10").right() - 1.0, "{back:?}");
}

#[test]
fn bends_and_docks_set_by_hand_are_kept() {
    let procedure = super::samples::residence();
    let mut draft = Draft::from(procedure.clone());
    let mut flow = (**procedure.flow(&FlowId::new("f26")).unwrap()).clone();
    flow.bends = vec![Point::new(1153.0, 216.0), Point::new(925.0, 216.0)];
    draft.flow("f26", flow);
    let procedure = draft.finish().0;
    let line = routes(&procedure).flows[&FlowId::new("f26")].points.clone();
    assert_eq!(
        line,
        [
            Point::new(1153.0, 712.0),
            Point::new(1153.0, 216.0),
            Point::new(925.0, 216.0),
            Point::new(925.0, 227.0)
        ]
    );
}

/// Checks a layout: everything has a place, nothing overlaps, steps stand in their lanes.
fn check_layout(procedure: &Procedure, name: &str) -> BTreeMap<StepId, Rect> {
    let placed = arrange(procedure);
    let steps: BTreeMap<StepId, Rect> = placed.steps.into_iter().collect();
    assert_eq!(steps.len(), procedure.steps().count(), "{name}");
    let lanes: BTreeMap<_, Rect> = placed.lanes.into_iter().collect();
    assert_eq!(lanes.len(), procedure.lanes().count(), "{name}");
    for (id, rect) in &steps {
        assert!(rect.is_sound() && rect.is_drawn(), "{name} {id} {rect:?}");
        let step = step_of(procedure, id);
        if let Some(lane) = &step.lane {
            let lane = lanes[lane];
            assert!(lane.encloses(*rect), "{name}: {id} {rect:?} outside {lane:?}");
            assert!(rect.x >= lane.x + 30.0, "{name}: {id} on the header");
        }
        for (other, there) in &steps {
            let inside = step_of(procedure, other).parent.as_ref() == Some(id);
            let apart = other == id
                || step.parent.as_ref() == Some(other)
                || inside
                || !rect.grown(19.0).touches(*there);
            assert!(apart, "{name}: {id} {rect:?} and {other} {there:?}");
        }
    }
    let bands: Vec<Rect> = lanes.values().copied().collect();
    for (i, a) in bands.iter().enumerate() {
        assert!(bands[i + 1..].iter().all(|b| !a.grown(-0.5).touches(b.grown(-0.5))), "{name}");
    }
    steps
}

#[test]
fn layouts_do_not_overlap_and_respect_lanes() {
    for seed in 0..40 {
        let lanes = seed % 5;
        let procedure = random::unplaced(seed, 8 + seed, lanes);
        check_layout(&procedure, &format!("seed {seed}"));
    }
}

#[test]
fn a_layout_reads_from_left_to_right() {
    let procedure =
        sketch::parse("start > check > {0.8: pay, 0.2: ask > check} > decide > end").unwrap();
    let steps = check_layout(&procedure, "sketch");
    let x = |id: &str| steps[&StepId::new(id)].center().x;
    let y = |id: &str| steps[&StepId::new(id)].center().y;
    assert!(x("start") < x("check") && x("check") < x("pay") && x("pay") < x("decide"));
    assert!(x("check") < x("ask"), "the loop leads back, not the way into it");
    assert!((y("check") - y("pay")).abs() < 0.5, "the frequent branch runs straight");
    assert!((y("ask") - y("pay")).abs() > 50.0);
}

#[test]
fn an_arranged_procedure_is_routed_through_no_step() {
    for seed in 0..30 {
        let procedure = random::unplaced(seed, 20, seed % 4);
        let placed = arrange(&procedure);
        let mut draft = Draft::from(procedure.clone());
        for (id, at) in placed.steps {
            let mut step = (**procedure.step(&id).unwrap()).clone();
            step.at = at;
            draft.step(id.as_str(), step);
        }
        check_routes(&draft.finish().0, &format!("arranged seed {seed}"));
    }
}
