//! Routes and automatic layouts of procedures at random.

use std::collections::BTreeMap;
use std::sync::Arc;

use prodigio::edit::apply::apply;
use prodigio::edit::{Change, Edit};
use prodigio::layout::dock::Berth;
use prodigio::layout::field::Field;
use prodigio::layout::layered::arrange;
use prodigio::layout::route::routes;
use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::{FlowId, StepId};
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::Step;
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};

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

/// Whether a piece runs through the inside of an outline.
fn enters(a: Point, b: Point, berth: Berth) -> bool {
    let center = berth.rect.center();
    let far = |p: Point| center.moved(100.0 * (p.x - center.x), 100.0 * (p.y - center.y));
    let is_inside = |p: Point| {
        let edge = berth.toward(far(p));
        p.distance(center) < edge.distance(center) - 0.5
    };
    let steps = a.distance(b).ceil().max(1.0);
    (0..=steps as usize).any(|i| {
        let t = i as f64 / steps;
        is_inside(a.moved((b.x - a.x) * t, (b.y - a.y) * t))
    })
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
                let own = *step == flow.from || *step == flow.to;
                // A dock off the middle of a circle or diamond lies inside its box, on its outline.
                let through =
                    if own { enters(a, b, Berth::of(other)) } else { runs_through(a, b, other.at) };
                assert!(
                    !through,
                    "{name}: {id} ({} > {}) runs through {step}: {:?}",
                    flow.from, flow.to, route.points
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

/// Pairs of flows that run over each other, other than on a shared stem or tail.
fn doubled(procedure: &Procedure) -> Vec<String> {
    let all = routes(procedure);
    let mut out = Vec::new();
    let ends = |id: &FlowId| {
        procedure.flow(id).map(|f| (f.from.clone(), f.to.clone())).expect("it is there")
    };
    let lines: Vec<(&FlowId, &Vec<Point>)> =
        all.flows.iter().map(|(id, r)| (id, &r.points)).collect();
    let boxed = |w: &[Point]| {
        let end = Rect::new(w[1].x, w[1].y, 0.0, 0.0);
        Rect::new(w[0].x, w[0].y, 0.0, 0.0).union(end)
    };
    for (i, (a, one)) in lines.iter().enumerate() {
        for (b, two) in &lines[i + 1..] {
            let (from, to) = (ends(a).0 == ends(b).0, ends(a).1 == ends(b).1);
            for (k, p) in one.windows(2).enumerate() {
                for (l, q) in two.windows(2).enumerate() {
                    let (r, s) = (boxed(p), boxed(q));
                    let level = r.h < 1e-6 && s.h < 1e-6 && (r.y - s.y).abs() < 3.0;
                    let upright = r.w < 1e-6 && s.w < 1e-6 && (r.x - s.x).abs() < 3.0;
                    let over = if level {
                        r.right().min(s.right()) - r.x.max(s.x)
                    } else if upright {
                        r.bottom().min(s.bottom()) - r.y.max(s.y)
                    } else {
                        0.0
                    };
                    let stem = from && k == l && one[..=k] == two[..=k];
                    let back = (one.len() - 1 - k, two.len() - 1 - l);
                    let tail = to && back.0 == back.1 && one[k + 1..] == two[l + 1..];
                    if over > 4.0 && !stem && !tail {
                        out.push(format!("{a} {p:?} and {b} {q:?}"));
                    }
                }
            }
        }
    }
    out
}

#[test]
fn flows_do_not_run_over_each_other() {
    let mut left = Vec::new();
    for seed in 0..60 {
        let placed = random::placed(seed, 5, 16);
        left.extend(doubled(&placed).into_iter().map(|d| format!("seed {seed}: {d}")));
    }
    assert!(left.is_empty(), "{}: {left:#?}", left.len());
}

/// A change at random: a step moved, put or taken; a flow put, turned or taken.
fn change(numbers: &mut random::Numbers, procedure: &Procedure) -> Vec<Change> {
    let steps: Vec<StepId> = procedure.steps().map(|(id, _)| id.clone()).collect();
    let flows: Vec<FlowId> = procedure.flows().map(|(id, _)| id.clone()).collect();
    let pick = |numbers: &mut random::Numbers, of: usize| numbers.below(of as u64) as usize;
    match numbers.below(8) {
        0 => vec![Change::Flow(flows[pick(numbers, flows.len())].clone(), None)],
        1 => {
            let id = FlowId::new(format!("n{}", numbers.below(1_000_000)));
            let (a, b) = (pick(numbers, steps.len()), pick(numbers, steps.len()));
            let flow = Flow::new(steps[a].clone(), steps[b].clone());
            vec![Change::Flow(id, Some(Arc::new(flow)))]
        }
        2 => {
            let id = &flows[pick(numbers, flows.len())];
            let mut flow = (**procedure.flow(id).expect("it is there")).clone();
            flow.label =
                Some(Rect::new(numbers.below(700) as f64, numbers.below(600) as f64, 80.0, 20.0));
            vec![Change::Flow(id.clone(), Some(Arc::new(flow)))]
        }
        3 => {
            let id = steps[pick(numbers, steps.len())].clone();
            let lost = flows.into_iter().filter(|f| {
                let flow = procedure.flow(f).expect("it is there");
                flow.from == id || flow.to == id
            });
            lost.map(|f| Change::Flow(f, None)).chain([Change::Step(id.clone(), None)]).collect()
        }
        _ => {
            let id = &steps[pick(numbers, steps.len())];
            let mut step = (**procedure.step(id).expect("it is there")).clone();
            let by = |n: &mut random::Numbers| n.below(41) as f64 * 10.0 - 200.0;
            step.at = step.at.moved(by(numbers), by(numbers));
            vec![Change::Step(id.clone(), Some(Arc::new(step)))]
        }
    }
}

#[test]
fn following_a_change_gives_what_routing_anew_gives() {
    for seed in 0..30 {
        let mut numbers = random::Numbers(500 + seed);
        let mut study = Study::of(Text::of(Language::It, "Prova"), random::placed(seed, 6, 24));
        let variant = study.as_is().unwrap().id.clone();
        let mut followed = routes(study.procedure(&variant).unwrap());
        for round in 0..12 {
            let changes = change(&mut numbers, study.procedure(&variant).unwrap());
            let items: Vec<ItemId> = changes
                .iter()
                .map(|c| match c {
                    Change::Step(id, _) => ItemId::Step(id.clone()),
                    Change::Flow(id, _) => ItemId::Flow(id.clone()),
                    _ => unreachable!("no other change is made here"),
                })
                .collect();
            let edits = changes.into_iter().map(|c| Edit::In(variant.clone(), c)).collect();
            if apply(&mut study, Edit::Group(edits)).is_err() {
                continue;
            }
            let procedure = study.procedure(&variant).unwrap();
            let before = followed.flows.clone();
            let told = followed.follow(procedure, &items);
            let anew = routes(procedure);
            for (id, route) in &anew.flows {
                let points = followed.flows.get(id).map(|r| &r.points);
                assert_eq!(
                    points,
                    Some(&route.points),
                    "seed {seed}, round {round}: {id}, {items:?}"
                );
            }
            for (id, route) in &anew.flows {
                assert_eq!(followed.flows.get(id), Some(route), "seed {seed}, round {round}: {id}");
                let differs = before.get(id) != Some(route);
                assert!(!differs || told.lines.contains(&ItemId::Flow(id.clone())), "{id} untold");
            }
            assert_eq!(followed.flows.len(), anew.flows.len());
            let everywhere = Rect::new(-1e6, -1e6, 2e6, 2e6);
            let boxes = |field: &Field| {
                let mut all: Vec<_> =
                    field.near(everywhere).iter().filter_map(|i| field.rect(*i)).collect();
                all.sort_by(|a, b| a.partial_cmp(b).unwrap());
                all
            };
            assert_eq!(boxes(&followed.ink), boxes(&anew.ink), "seed {seed}, round {round}");
        }
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
