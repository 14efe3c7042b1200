//! What a hand on the canvas wishes for: what moves along, what is split, attached, cut, kept
//! inside; and that each wish can be taken back.

use prodigio::edit::Refusal;
use prodigio::edit::align::{Align, Axis};
use prodigio::edit::apply::apply;
use prodigio::edit::carry::Drop;
use prodigio::edit::connect::{End, Line, line_between};
use prodigio::edit::follow::{Desk, Plan};
use prodigio::edit::place::{Put, Thing};
use prodigio::edit::space::{Space, branch_of};
use prodigio::layout::route;
use prodigio::model::artifact::{Artifact, ArtifactKind};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::flow::{Anchor, Docks, Flow, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::{FlowId, LaneId, OfficeId, StepId, VariantId};
use prodigio::model::invariants::study_violations;
use prodigio::model::item::ItemId;
use prodigio::model::lane::{Lane, Pool};
use prodigio::model::office::Office;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{GatewayKind, Step, StepKind, SubKind, TaskKind, Trigger};
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};

const TASK: StepKind = StepKind::Task(TaskKind::Person);

fn step(kind: StepKind, x: f64, y: f64) -> Step {
    Step::new(kind, Text::default(), x, y)
}

fn inside(step: Step, lane: &str) -> Step {
    Step { lane: Some(lane.into()), ..step }
}

fn lane(y: f64, h: f64, office: &str) -> Lane {
    Lane {
        name: Text::default(),
        at: Rect::new(30.0, y, 970.0, h),
        office: Some(office.into()),
        pool: Some("body".into()),
        parent: None,
        vertical: false,
        foreign: Foreign::default(),
    }
}

fn pool(at: Rect, black_box: bool) -> Pool {
    Pool {
        name: Text::default(),
        at,
        black_box,
        vertical: false,
        office: None,
        process: String::new(),
        foreign: Foreign::default(),
    }
}

/// A body of three lanes with a small procedure, and another body below.
fn body() -> Draft {
    let mut d = Draft::new();
    for id in ["front", "back", "chief"] {
        d.office(id, Office::default());
    }
    d.pool("body", pool(Rect::new(0.0, 0.0, 1000.0, 390.0), false));
    d.pool("other", pool(Rect::new(0.0, 450.0, 1000.0, 100.0), true));
    d.lane("l1", lane(0.0, 130.0, "front"));
    d.lane("l2", lane(130.0, 130.0, "back"));
    d.lane("l3", lane(260.0, 130.0, "chief"));
    d.step("start", inside(step(StepKind::START, 82.0, 47.0), "l1"));
    d.step("a", inside(step(TASK, 200.0, 25.0), "l1"));
    d.step("b", inside(step(TASK, 400.0, 25.0), "l1"));
    d.step("c", inside(step(TASK, 600.0, 25.0), "l1"));
    d.step("end", inside(step(StepKind::END, 800.0, 47.0), "l1"));
    d.step("free", inside(step(TASK, 400.0, 285.0), "l3"));
    for (id, from, to) in
        [("f1", "start", "a"), ("f2", "a", "b"), ("f3", "b", "c"), ("f4", "c", "end")]
    {
        d.flow(id, Flow::new(from.into(), to.into()));
    }
    d
}

fn study(draft: Draft) -> Study {
    let (procedure, findings) = draft.finish();
    assert_eq!(findings, [], "the drawing of a test is sound");
    let mut study = StudyDraft::new(Text::of(Language::It, "Prova"), Language::It);
    study.variant("as-is", Role::AsIs, Text::default(), procedure);
    study.finish()
}

fn first(study: &Study) -> VariantId {
    study.variants()[0].id.clone()
}

fn p(study: &Study) -> &Procedure {
    study.procedure(&first(study)).expect("the variant stands")
}

fn at(study: &Study, id: &str) -> Rect {
    p(study).step(&id.into()).expect("the step stands").at
}

fn lane_box(study: &Study, id: &str) -> Rect {
    p(study).lane(&id.into()).expect("the lane stands").at
}

fn lane_of(study: &Study, id: &str) -> Option<LaneId> {
    p(study).step(&id.into()).and_then(|s| s.lane.clone())
}

/// Does a wish, checks that it is sound and can be taken back to the byte, and leaves it done.
fn does(study: &mut Study, wish: impl FnOnce(Desk<'_>) -> Result<Plan, Refusal>) -> Plan {
    let before = study.clone();
    let variant = first(study);
    let next = study.next_id();
    let plan = wish(Desk::new(study, &variant, next)).expect("the wish can be granted");
    let inverse = apply(study, plan.edit.clone()).expect("the plan is sound");
    assert_eq!(study_violations(study), []);
    let mut back = study.clone();
    apply(&mut back, inverse).expect("what was done can be undone");
    assert_eq!(back, before);
    plan
}

fn refused(study: &Study, wish: impl FnOnce(Desk<'_>) -> Result<Plan, Refusal>) -> &'static str {
    let variant = first(study);
    match wish(Desk::new(study, &variant, study.next_id())) {
        Ok(plan) => {
            let mut copy = study.clone();
            apply(&mut copy, plan.edit).expect_err("it is refused").0.code
        }
        Err(refusal) => refusal.0.code,
    }
}

fn steps(ids: &[&str]) -> Vec<ItemId> {
    ids.iter().map(|id| ItemId::Step((*id).into())).collect()
}

fn by(dx: f64, dy: f64) -> Drop {
    Drop { dx, dy, at: None, on: None }
}

fn ways(study: &Study) -> Vec<(String, String)> {
    let mut out: Vec<_> =
        p(study).flows().map(|(_, f)| (f.from.to_string(), f.to.to_string())).collect();
    out.sort();
    out
}

fn way(from: &str, to: &str) -> (String, String) {
    (from.to_owned(), to.to_owned())
}

#[test]
fn a_step_dropped_in_another_lane_belongs_to_it_and_to_its_office() {
    let mut d = body();
    let borrowed = Step { office: Some("front".into()), ..inside(step(TASK, 400.0, 25.0), "l1") };
    d.step("b", borrowed);
    let own = Step { office: Some("chief".into()), ..inside(step(TASK, 600.0, 25.0), "l1") };
    d.step("c", own);
    let mut study = study(d);
    does(&mut study, |d| d.drop_at(&steps(&["b", "c"]), &by(0.0, 130.0)));
    assert_eq!(lane_of(&study, "b"), Some("l2".into()));
    let office = |id: &str| {
        let p = p(&study);
        p.office_of(p.step(&id.into()).unwrap()).cloned()
    };
    assert_eq!(office("b"), Some(OfficeId::new("back")), "it had its office from the lane");
    assert_eq!(office("c"), Some(OfficeId::new("chief")), "an office of its own stays");
}

#[test]
fn a_step_dropped_on_a_flow_leaves_its_place_for_the_new_one() {
    let mut study = study(body());
    let drop = Drop { on: Some("f4".into()), ..by(300.0, 0.0) };
    let plan = does(&mut study, |d| d.drop_at(&steps(&["b"]), &drop));
    assert_eq!(plan.description.key, "edit-move");
    let want = [way("a", "c"), way("b", "end"), way("c", "b"), way("start", "a")];
    assert_eq!(ways(&study), want);
}

#[test]
fn a_free_step_dropped_on_a_flow_splits_it_and_one_with_ways_keeps_them() {
    let mut study = study(body());
    let on = Drop { on: Some("f2".into()), ..by(-100.0, -260.0) };
    does(&mut study, |d| d.drop_at(&steps(&["free"]), &on));
    assert!(ways(&study).contains(&way("a", "free")) && ways(&study).contains(&way("free", "b")));
    assert!(!ways(&study).contains(&way("a", "b")));
    // An end cannot go on, and nothing is put into its own flow.
    let end = Drop { on: Some("f1".into()), ..by(-600.0, 0.0) };
    does(&mut study, |d| d.drop_at(&steps(&["end"]), &end));
    assert!(ways(&study).contains(&way("start", "a")));
    let own = Drop { on: Some("f1".into()), ..by(-10.0, 0.0) };
    does(&mut study, |d| d.drop_at(&steps(&["a"]), &own));
    assert!(ways(&study).contains(&way("start", "a")));
}

#[test]
fn an_event_attaches_slides_moves_along_and_detaches() {
    let mut d = body();
    d.step("e", inside(step(StepKind::Catch(Trigger::Timer(None)), 700.0, 180.0), "l2"));
    d.flow("fe", Flow::new("a".into(), "e".into()));
    d.flow("fx", Flow::new("e".into(), "end".into()));
    let mut study = study(d);
    // The lower edge of "b" is at 105; its middle lands a little above it.
    let e = at(&study, "e").center();
    does(&mut study, |d| d.drop_at(&steps(&["e"]), &by(450.0 - e.x, 100.0 - e.y)));
    let kind = |s: &Study| p(s).step(&"e".into()).unwrap().kind.clone();
    assert!(matches!(kind(&study), StepKind::Boundary { host, .. } if host.as_str() == "b"));
    assert!((at(&study, "e").center().y - 105.0).abs() < 1e-9, "it sits on the edge");
    assert!(!ways(&study).contains(&way("a", "e")), "nothing leads to an event on a border");
    assert!(ways(&study).contains(&way("e", "end")));
    // It moves with its host and, nudged alone, slides along the border.
    let before = at(&study, "e");
    does(&mut study, |d| d.move_by(&steps(&["b"]), 20.0, 0.0));
    assert_eq!(at(&study, "e"), before.moved(20.0, 0.0));
    does(&mut study, |d| d.move_by(&steps(&["e"]), 10.0, 7.0));
    assert_eq!(at(&study, "e"), before.moved(30.0, 0.0));
    // Its flow leaves on the side where it sits.
    let routes = route::routes(p(&study));
    let line = &routes.flows[&FlowId::new("fx")].points;
    assert!(line[1].y > line[0].y, "{line:?}");
    // Carried away it is an event on the way again.
    does(&mut study, |d| d.drop_at(&steps(&["e"]), &by(0.0, 95.0)));
    assert_eq!(kind(&study), StepKind::Catch(Trigger::Timer(None)));
    assert_eq!(lane_of(&study, "e"), Some("l2".into()));
}

#[test]
fn an_error_event_does_not_leave_its_border() {
    let mut d = body();
    let host = StepId::new("b");
    let kind = StepKind::Boundary { host, trigger: Trigger::Error, interrupting: true };
    d.step("e", inside(step(kind, 430.0, 87.0), "l1"));
    let study = study(d);
    let code = refused(&study, |d| d.drop_at(&steps(&["e"]), &by(0.0, 100.0)));
    assert_eq!(code, "only-on-a-border");
}

#[test]
fn a_little_outside_the_lanes_grow_and_further_out_a_drop_is_refused() {
    let mut study = study(body());
    does(&mut study, |d| d.drop_at(&steps(&["end"]), &by(190.0, 0.0)));
    for id in ["l1", "l2", "l3"] {
        assert!((lane_box(&study, id).right() - 1036.0).abs() < 1e-9, "{id}");
    }
    assert!((p(&study).pool(&"body".into()).unwrap().at.right() - 1036.0).abs() < 1e-9);
    assert_eq!(lane_of(&study, "end"), Some("l1".into()));
    assert_eq!(
        refused(&study, |d| d.drop_at(&steps(&["a"]), &by(0.0, -300.0))),
        "outside-the-lanes"
    );
    assert_eq!(
        refused(&study, |d| d.drop_at(&steps(&["a"]), &by(1500.0, 0.0))),
        "outside-the-lanes"
    );
}

fn with_frame() -> Draft {
    let mut d = Draft::new();
    let kind = StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true };
    d.step("sub", step(kind, 500.0, 0.0));
    d.step("x", Step { parent: Some("sub".into()), ..step(TASK, 550.0, 60.0) });
    d.step("a", step(TASK, 0.0, 60.0));
    d.step("b", step(TASK, 160.0, 60.0));
    d.step("c", step(TASK, 320.0, 60.0));
    d.step("z", step(TASK, 1000.0, 60.0));
    d.flow("f1", Flow::new("a".into(), "b".into()));
    d.flow("f2", Flow::new("b".into(), "c".into()));
    d.flow("f3", Flow::new("c".into(), "sub".into()));
    d.flow("f4", Flow::new("sub".into(), "z".into()));
    d
}

#[test]
fn a_step_dropped_in_a_sub_procedure_goes_in_and_what_was_around_it_joins() {
    let mut study = study(with_frame());
    let plan = does(&mut study, |d| d.drop_at(&steps(&["b"]), &by(560.0, 20.0)));
    let parent = |s: &Study, id: &str| p(s).step(&id.into()).and_then(|s| s.parent.clone());
    assert_eq!(parent(&study, "b"), Some("sub".into()));
    assert!(ways(&study).contains(&way("a", "c")), "{:?}", ways(&study));
    assert_eq!(plan.description.key, "edit-move-cut");
    let frame = at(&study, "sub");
    assert!(frame.encloses(at(&study, "b")), "the frame has grown around it");
    // And out again.
    does(&mut study, |d| d.drop_at(&steps(&["b"]), &by(0.0, 300.0)));
    assert_eq!(parent(&study, "b"), None);
    // A frame moves with what is inside, and cannot be put into itself.
    let before = at(&study, "x");
    let into_itself = Drop { at: Some(Point::new(560.0, 80.0)), ..by(30.0, 10.0) };
    does(&mut study, |d| d.drop_at(&steps(&["sub"]), &into_itself));
    assert_eq!(at(&study, "x"), before.moved(30.0, 10.0));
    assert_eq!(parent(&study, "sub"), None);
}

#[test]
fn a_group_carries_what_lies_in_it_and_a_pool_all_its_lanes_and_steps() {
    let mut d = body();
    let group = Artifact {
        kind: ArtifactKind::Group,
        text: Text::default(),
        at: Rect::new(180.0, 10.0, 340.0, 110.0),
        label: None,
        lane: None,
        parent: None,
        foreign: Foreign::default(),
    };
    d.artifact("g", group);
    let mut study = study(d);
    let (a, c) = (at(&study, "a"), at(&study, "c"));
    does(&mut study, |d| d.drop_at(&[ItemId::Artifact("g".into())], &by(10.0, 5.0)));
    assert_eq!(at(&study, "a"), a.moved(10.0, 5.0));
    assert_eq!(at(&study, "c"), c, "what lies outside stays");
    let (a, l3) = (at(&study, "a"), lane_box(&study, "l3"));
    does(&mut study, |d| d.drop_at(&[ItemId::Pool("body".into())], &by(0.0, -40.0)));
    assert_eq!(at(&study, "a"), a.moved(0.0, -40.0));
    assert_eq!(lane_box(&study, "l3"), l3.moved(0.0, -40.0));
    assert!((p(&study).artifact(&"g".into()).unwrap().at.y + 25.0).abs() < 1e-9);
    // A lane chosen alone moves its whole band.
    let l1 = lane_box(&study, "l1");
    does(&mut study, |d| d.move_by(&[ItemId::Lane("l2".into())], 3.0, 0.0));
    assert_eq!(lane_box(&study, "l1"), l1.moved(3.0, 0.0));
}

#[test]
fn bends_set_by_hand_follow_both_ends_and_lean_with_one() {
    let mut d = body();
    let bends = vec![Point::new(350.0, 65.0), Point::new(350.0, 90.0)];
    let docks = Docks { from: Point::new(300.0, 65.0), to: Point::new(400.0, 90.0) };
    d.flow("f2", Flow { bends, docks: Some(docks), ..Flow::new("a".into(), "b".into()) });
    let mut study = study(d);
    does(&mut study, |d| d.move_by(&steps(&["a"]), 0.0, 12.0));
    let f = p(&study).flow(&"f2".into()).unwrap().clone();
    assert_eq!(f.bends, [Point::new(350.0, 77.0), Point::new(350.0, 90.0)]);
    assert_eq!(f.docks.unwrap().from, Point::new(300.0, 77.0));
    assert_eq!(f.docks.unwrap().to, docks.to, "the other end keeps its dock");
    does(&mut study, |d| d.move_by(&steps(&["a", "b"]), 5.0, 5.0));
    let g = p(&study).flow(&"f2".into()).unwrap();
    assert_eq!(g.bends[0], f.bends[0].moved(5.0, 5.0));
}

#[test]
fn space_moves_what_lies_beyond_and_stretches_what_it_crosses() {
    let mut study = study(body());
    let wish = Space { axis: Axis::Across, at: 390.0, by: 50.0, branch: None };
    let a = at(&study, "a");
    let (b, end) = (at(&study, "b"), at(&study, "end"));
    does(&mut study, |d| d.make_space(&wish));
    assert_eq!(at(&study, "a"), a);
    assert_eq!((at(&study, "b"), at(&study, "end")), (b.moved(50.0, 0.0), end.moved(50.0, 0.0)));
    assert!((lane_box(&study, "l2").right() - 1050.0).abs() < 1e-9);
    // Taking room away stops before things run into each other.
    let less = Space { axis: Axis::Across, at: 320.0, by: -500.0, branch: None };
    does(&mut study, |d| d.make_space(&less));
    assert!(at(&study, "b").x >= 320.0 - 1e-9);
    assert!(at(&study, "b").x < 400.0);
    // Downwards: a lane that the line crosses grows, those below move.
    let down = Space { axis: Axis::Down, at: 200.0, by: 40.0, branch: None };
    let free = at(&study, "free");
    does(&mut study, |d| d.make_space(&down));
    assert!((lane_box(&study, "l2").h - 170.0).abs() < 1e-9);
    assert!((lane_box(&study, "l3").y - 300.0).abs() < 1e-9);
    assert_eq!(at(&study, "free"), free.moved(0.0, 40.0));
}

#[test]
fn only_one_branch_moves_where_the_hand_says_so() {
    let mut d = Draft::new();
    d.step("g", step(StepKind::Gateway(GatewayKind::Exclusive), 0.0, 15.0));
    d.step("a", step(TASK, 100.0, 0.0));
    d.step("a2", step(TASK, 250.0, 0.0));
    d.step("b", step(TASK, 100.0, 200.0));
    d.step("back", step(TASK, -200.0, 0.0));
    d.flow("fa", Flow::new("g".into(), "a".into()));
    d.flow("fa2", Flow::new("a".into(), "a2".into()));
    d.flow("fb", Flow::new("g".into(), "b".into()));
    d.flow("loop", Flow::new("a2".into(), "back".into()));
    d.flow("again", Flow::new("back".into(), "g".into()));
    let mut study = study(d);
    let wish = Space { axis: Axis::Across, at: 60.0, by: 70.0, branch: Some("a".into()) };
    let was: Vec<Rect> = ["a", "a2", "b", "back", "g"].iter().map(|id| at(&study, id)).collect();
    does(&mut study, |d| d.make_space(&wish));
    let is: Vec<Rect> = ["a", "a2", "b", "back", "g"].iter().map(|id| at(&study, id)).collect();
    assert_eq!(is[0], was[0].moved(70.0, 0.0));
    assert_eq!(is[1], was[1].moved(70.0, 0.0));
    assert_eq!(is[2..], was[2..], "the other branch and what comes before stay");
    assert_eq!(branch_of(p(&study), &"a".into(), Axis::Across, 60.0).len(), 2);
}

#[test]
fn a_lane_shares_its_edge_with_its_neighbor_and_keeps_what_stands_in_it() {
    let mut study = study(body());
    let to = |h: f64| Rect::new(30.0, 0.0, 970.0, h);
    does(&mut study, |d| d.resize(&ItemId::Lane("l1".into()), to(160.0)));
    assert!((lane_box(&study, "l1").h - 160.0).abs() < 1e-9);
    assert!((lane_box(&study, "l2").y - 160.0).abs() < 1e-9);
    assert!((lane_box(&study, "l2").h - 100.0).abs() < 1e-9);
    assert!((p(&study).pool(&"body".into()).unwrap().at.h - 390.0).abs() < 1e-9);
    // The neighbor keeps its least height, the lane what stands in it.
    does(&mut study, |d| d.resize(&ItemId::Lane("l1".into()), to(400.0)));
    assert!((lane_box(&study, "l2").h - 60.0).abs() < 1e-9);
    does(&mut study, |d| d.resize(&ItemId::Lane("l1".into()), to(20.0)));
    assert!(lane_box(&study, "l1").encloses(at(&study, "b")));
    // The last edge belongs to the pool too, and all lanes share their length.
    let last = lane_box(&study, "l3");
    let longer = Rect::new(30.0, last.y, 1100.0, last.h + 50.0);
    does(&mut study, |d| d.resize(&ItemId::Lane("l3".into()), longer));
    let body = p(&study).pool(&"body".into()).unwrap().at;
    assert!((body.h - 440.0).abs() < 1e-9 && (body.w - 1130.0).abs() < 1e-9, "{body:?}");
    assert!((lane_box(&study, "l1").w - 1100.0).abs() < 1e-9);
    // A pool does not leave its steps outside.
    let tiny = Rect::new(0.0, 0.0, 100.0, 440.0);
    does(&mut study, |d| d.resize(&ItemId::Pool("body".into()), tiny));
    assert!(p(&study).pool(&"body".into()).unwrap().at.right() >= at(&study, "end").right());
}

#[test]
fn lanes_are_added_beside_divided_and_put_in_another_order() {
    let mut study = study(body());
    let (other, free) = (p(&study).pool(&"other".into()).unwrap().at, at(&study, "free"));
    let plan = does(&mut study, |d| d.add_lane_beside(&"l1".into(), true, Text::default()));
    let Some([ItemId::Lane(new)]) = plan.select.as_deref() else { panic!("the lane is selected") };
    let new = p(&study).lane(new).unwrap().at;
    assert_eq!(new, Rect::new(30.0, 130.0, 970.0, 120.0));
    assert!((lane_box(&study, "l2").y - 250.0).abs() < 1e-9);
    assert_eq!(at(&study, "free"), free.moved(0.0, 120.0));
    assert!((p(&study).pool(&"body".into()).unwrap().at.h - 510.0).abs() < 1e-9);
    assert_eq!(p(&study).pool(&"other".into()).unwrap().at, other.moved(0.0, 120.0));
    // Before the first: the pool grows around it.
    does(&mut study, |d| d.add_lane_beside(&"l1".into(), false, Text::default()));
    let body = p(&study).pool(&"body".into()).unwrap().at;
    assert_eq!((body.y, body.h), (0.0, 630.0));
    assert!((lane_box(&study, "l1").y - 120.0).abs() < 1e-9);
    // Divided: parts inside it, its steps in the part where they stand.
    let plan = does(&mut study, |d| d.divide(&ItemId::Lane("l3".into()), 2, &Text::default()));
    assert_eq!(plan.select.as_ref().map(Vec::len), Some(2));
    let of = lane_of(&study, "free").expect("it stands in a lane");
    assert_eq!(p(&study).lane(&of).unwrap().parent, Some("l3".into()));
    assert_eq!(p(&study).office_of(p(&study).step(&"free".into()).unwrap()), Some(&"chief".into()));
    assert_eq!(
        refused(&study, |d| d.divide(&ItemId::Lane("l3".into()), 2, &Text::default())),
        "already-divided"
    );
    // Another order: steps and nested lanes go along.
    let (free, l3) = (at(&study, "free"), lane_box(&study, "l3"));
    does(&mut study, |d| d.reorder_lane(&"l3".into(), Some(&"l1".into())));
    let up = lane_box(&study, "l3").y - l3.y;
    assert!(up < 0.0);
    assert_eq!(at(&study, "free"), free.moved(0.0, up));
    let of = lane_of(&study, "free").unwrap();
    assert!(lane_box(&study, of.as_str()).contains(at(&study, "free").center()));
    assert_eq!(refused(&study, |d| d.step_lane(&"l2".into(), true)), "lane-stays");
}

#[test]
fn upright_lanes_do_the_same_from_left_to_right() {
    let mut d = Draft::new();
    for (id, x) in [("l1", 0.0), ("l2", 200.0)] {
        let lane = Lane {
            at: Rect::new(x, 0.0, 200.0, 800.0),
            vertical: true,
            office: None,
            pool: None,
            ..lane(0.0, 0.0, "x")
        };
        d.lane(id, lane);
    }
    d.step("a", inside(step(TASK, 250.0, 100.0), "l2"));
    let mut study = study(d);
    let a = at(&study, "a");
    does(&mut study, |d| d.add_lane_beside(&"l1".into(), true, Text::default()));
    assert_eq!(at(&study, "a"), a.moved(120.0, 0.0));
    does(&mut study, |d| d.resize(&ItemId::Lane("l1".into()), Rect::new(0.0, 0.0, 240.0, 900.0)));
    assert!((lane_box(&study, "l1").w - 240.0).abs() < 1e-9);
    assert!((lane_box(&study, "l2").h - 900.0).abs() < 1e-9, "all are as long");
    does(&mut study, |d| d.step_lane(&"l2".into(), false));
    assert!(lane_box(&study, "l2").contains(at(&study, "a").center()));
    does(&mut study, |d| d.divide(&ItemId::Lane("l2".into()), 3, &Text::default()));
    let nested = p(&study).lanes().filter(|(_, l)| l.parent.is_some());
    let inner: Vec<Rect> = nested.map(|(_, l)| l.at).collect();
    assert!(inner.iter().all(|r| (r.y - 30.0).abs() < 1e-9));
    assert_eq!(inner.len(), 3);
}

#[test]
fn things_line_up_and_gaps_become_equal() {
    let mut d = Draft::new();
    for (id, x, y) in [("a", 0.0, 0.0), ("b", 130.0, 20.0), ("c", 500.0, 40.0)] {
        d.step(id, step(TASK, x, y));
    }
    let mut study = study(d);
    let all = steps(&["a", "b", "c"]);
    does(&mut study, |d| d.distribute(&all, Axis::Across));
    assert!((at(&study, "b").x - 250.0).abs() < 1e-9);
    does(&mut study, |d| d.align(&all, Align::Bottom));
    assert!(["a", "b", "c"].iter().all(|id| (at(&study, id).y - 40.0).abs() < 1e-9));
    does(&mut study, |d| d.align(&steps(&["a", "c"]), Align::Right));
    assert!((at(&study, "a").right() - 600.0).abs() < 1e-9);
    assert_eq!(refused(&study, |d| d.align(&steps(&["a"]), Align::Left)), "needs-several");
    assert_eq!(refused(&study, |d| d.distribute(&steps(&["a", "b"]), Axis::Down)), "needs-three");
    does(&mut study, |d| d.resize(&all[1], Rect::new(250.0, 40.0, 160.0, 120.0)));
    does(&mut study, |d| d.same_size(&all, &all[1]));
    assert_eq!((at(&study, "a").w, at(&study, "a").h), (160.0, 120.0));
}

#[test]
fn the_line_between_two_things_follows_from_what_they_are() {
    let mut d = body();
    d.pool("third", pool(Rect::new(0.0, 600.0, 1000.0, 200.0), false));
    d.step("far", Step { pool: Some("third".into()), ..step(TASK, 200.0, 650.0) });
    d.step("gate", inside(step(StepKind::Gateway(GatewayKind::Parallel), 700.0, 300.0), "l3"));
    let note = Artifact {
        kind: ArtifactKind::Annotation,
        text: Text::default(),
        at: Rect::new(200.0, 150.0, 100.0, 40.0),
        label: None,
        lane: None,
        parent: None,
        foreign: Foreign::default(),
    };
    d.artifact("note", note.clone());
    d.artifact("data", Artifact { kind: ArtifactKind::DataObject { collection: false }, ..note });
    let mut study = study(d);
    let step = |id: &str| Anchor::Step(id.into());
    let line = |a: &Anchor, b: &Anchor| line_between(p(&study), a, b).map_err(|r| r.0.code);
    assert_eq!(line(&step("a"), &step("free")), Ok(Line::Flow));
    assert_eq!(line(&step("a"), &step("far")), Ok(Line::Link(LinkKind::Message)));
    assert_eq!(line(&step("a"), &Anchor::Pool("other".into())), Ok(Line::Link(LinkKind::Message)));
    assert_eq!(line(&step("gate"), &step("far")), Err("no-message-here"));
    assert_eq!(line(&step("a"), &Anchor::Pool("body".into())), Err("message-within-a-pool"));
    assert_eq!(line(&step("end"), &step("a")), Err("nothing-after-an-end"));
    let note = Anchor::Artifact("note".into());
    assert_eq!(line(&note, &step("gate")), Ok(Line::Link(LinkKind::Association)));
    assert_eq!(line(&Anchor::Artifact("data".into()), &step("a")), Ok(Line::Link(LinkKind::Data)));
    does(&mut study, |d| d.join(&step("a"), &step("far"), None));
    assert_eq!(p(&study).links().count(), 1);
    assert_eq!(refused(&study, |d| d.join(&step("a"), &step("far"), None)), "already-joined");
    // An end goes elsewhere; what is said of the flow stays.
    does(&mut study, |d| d.reconnect(&ItemId::Flow("f2".into()), End::To, &step("c"), None));
    assert!(ways(&study).contains(&way("a", "c")));
    let to_far = d_reconnect(&study, &step("far"));
    assert_eq!(to_far, "flow-stays-in-its-pool");
    assert_eq!(d_reconnect(&study, &note), "flow-needs-a-step");
}

fn d_reconnect(study: &Study, to: &Anchor) -> &'static str {
    refused(study, |d| d.reconnect(&ItemId::Flow("f2".into()), End::To, to, None))
}

#[test]
fn a_line_by_hand_is_kept_and_given_up() {
    let mut study = study(body());
    let item = ItemId::Flow("f2".into());
    let line = [
        Point::new(300.0, 65.0),
        Point::new(350.0, 65.0),
        Point::new(350.0, 65.2),
        Point::new(350.0, 15.0),
        Point::new(450.0, 15.0),
        Point::new(450.0, 25.0),
    ];
    does(&mut study, |d| d.set_line(&item, &line));
    let f = p(&study).flow(&"f2".into()).unwrap();
    assert_eq!(f.bends.len(), 3, "what lies on the line is no bend: {:?}", f.bends);
    let drawn = &route::routes(p(&study)).flows[&FlowId::new("f2")].points;
    assert_eq!((drawn[0], drawn[drawn.len() - 1]), (line[0], line[5]));
    does(&mut study, |d| d.straighten(std::slice::from_ref(&item)));
    let drawn = &route::routes(p(&study)).flows[&FlowId::new("f2")].points;
    assert_eq!(drawn.len(), 2);
    assert!((drawn[0].y - drawn[1].y).abs() < 1e-9);
    assert_eq!(refused(&study, |d| d.straighten(&steps(&["a"]))), "nothing-to-straighten");
}

#[test]
fn a_frame_keeps_its_content_and_the_events_on_its_border() {
    let mut d = with_frame();
    let host = StepId::new("sub");
    let kind = StepKind::Boundary { host, trigger: Trigger::Message, interrupting: false };
    d.step("e", step(kind, 600.0 - 18.0, 200.0 - 18.0));
    let mut study = study(d);
    does(&mut study, |d| {
        d.resize(&ItemId::Step("sub".into()), Rect::new(500.0, 0.0, 420.0, 260.0))
    });
    assert_eq!(at(&study, "e").center(), Point::new(600.0, 260.0), "it stays on the lower edge");
    does(&mut study, |d| d.resize(&ItemId::Step("sub".into()), Rect::new(500.0, 0.0, 20.0, 20.0)));
    assert!(at(&study, "sub").encloses(at(&study, "x")));
    let gateway =
        |d: Desk<'_>| d.resize(&ItemId::Step("e".into()), Rect::new(0.0, 0.0, 80.0, 80.0));
    assert_eq!(refused(&study, gateway), "size-is-fixed");
}

#[test]
fn new_things_belong_where_they_are_put() {
    let mut study = study(body());
    let put = |x: f64, y: f64| Put { center: Point::new(x, y), ..Put::default() };
    let new = |plan: &Plan| match plan.select.as_deref() {
        Some([item]) => item.clone(),
        other => panic!("one thing is selected: {other:?}"),
    };
    // On a flow it splits; in a lane it belongs to it.
    let on = Put { on: Some("f3".into()), ..put(550.0, 65.0) };
    let plan = does(&mut study, |d| d.place_new(&Thing::Step(TASK), &on));
    let ItemId::Step(id) = new(&plan) else { panic!("a step") };
    assert_eq!(p(&study).step(&id).unwrap().lane, Some("l1".into()));
    assert!(ways(&study).contains(&way("b", id.as_str())));
    // An event on a border attaches.
    let timer = Thing::Step(StepKind::Catch(Trigger::Timer(None)));
    let plan = does(&mut study, |d| d.place_new(&timer, &put(250.0, 108.0)));
    let ItemId::Step(event) = new(&plan) else { panic!("an event") };
    let kind = &p(&study).step(&event).unwrap().kind;
    assert!(matches!(kind, StepKind::Boundary { host, .. } if host.as_str() == "a"));
    // Dragged out of a pad it follows what it came from.
    let after = Put { from: Some(Anchor::Step("free".into())), ..put(600.0, 325.0) };
    let plan = does(&mut study, |d| d.place_new(&Thing::Step(StepKind::END), &after));
    let ItemId::Step(end) = new(&plan) else { panic!("an end") };
    assert!(ways(&study).contains(&way("free", end.as_str())));
    let start = Put { from: Some(Anchor::Step("free".into())), ..put(600.0, 200.0) };
    assert_eq!(
        refused(&study, |d| d.place_new(&Thing::Step(StepKind::START), &start)),
        "nothing-before-a-start"
    );
    // A lane on a lane comes to stand beside it; a pool not on another.
    let plan = does(&mut study, |d| d.place_new(&Thing::Lane, &put(500.0, 250.0)));
    let ItemId::Lane(lane) = new(&plan) else { panic!("a lane") };
    assert!((lane_box(&study, lane.as_str()).y - 260.0).abs() < 1e-9);
    assert_eq!(refused(&study, |d| d.place_new(&Thing::Pool, &put(500.0, 200.0))), "pool-on-pool");
}

#[test]
fn the_first_pool_is_drawn_around_what_there_is() {
    let mut study = study(with_frame());
    let put = Put { center: Point::new(0.0, 0.0), ..Put::default() };
    does(&mut study, |d| d.place_new(&Thing::Pool, &put));
    let (id, pool) = p(&study).pools().next().expect("there is a pool");
    let all = p(&study).steps().map(|(_, s)| s.at).reduce(Rect::union).unwrap();
    assert!(pool.at.encloses(all));
    assert!(p(&study).children(None).all(|(_, s)| s.pool.as_ref() == Some(id)));
    // Divided, it has lanes and its steps stand in them.
    let pool = ItemId::Pool(id.clone());
    does(&mut study, |d| d.divide(&pool, 2, &Text::default()));
    assert!(p(&study).children(None).all(|(_, s)| s.lane.is_some() && s.pool.is_none()));
}

#[test]
fn wild_wishes_are_refused_and_harm_nothing() {
    let study = study(body());
    let wild = [f64::NAN, f64::INFINITY, 1e300, -1e12];
    for v in wild {
        assert_eq!(refused(&study, |d| d.drop_at(&steps(&["a"]), &by(v, 0.0))), "geometry-wild");
        assert_eq!(refused(&study, |d| d.move_by(&steps(&["a"]), 0.0, v)), "geometry-wild");
        let wish = Space { axis: Axis::Across, at: 0.0, by: v, branch: None };
        assert_eq!(refused(&study, |d| d.make_space(&wish)), "geometry-wild");
        let size = Rect::new(0.0, 0.0, v, 10.0);
        for item in [ItemId::Step("a".into()), ItemId::Lane("l1".into())] {
            assert_eq!(refused(&study, |d| d.resize(&item, size)), "geometry-wild");
        }
        let put = Put { center: Point::new(v, 0.0), ..Put::default() };
        assert_eq!(refused(&study, |d| d.place_new(&Thing::Lane, &put)), "geometry-wild");
        let line = [Point::new(0.0, v), Point::new(1.0, 1.0)];
        let item = ItemId::Flow("f1".into());
        assert_eq!(refused(&study, |d| d.set_line(&item, &line)), "geometry-wild");
    }
    // Far, but on the canvas: a step is carried no further than its lanes reach.
    let far = refused(&study, |d| d.drop_at(&steps(&["a"]), &by(9e6, 9e6)));
    assert_eq!(far, "outside-the-lanes");
}

#[test]
fn things_without_size_can_be_moved_and_joined() {
    let mut d = Draft::new();
    d.step("dot", Step { at: Rect::new(10.0, 10.0, 0.0, 0.0), ..step(TASK, 0.0, 0.0) });
    d.step("a", step(TASK, 200.0, 0.0));
    d.flow("f", Flow::new("dot".into(), "a".into()));
    let mut study = study(d);
    does(&mut study, |d| d.drop_at(&steps(&["dot"]), &by(5.0, 5.0)));
    does(&mut study, |d| {
        d.make_space(&Space { axis: Axis::Down, at: 0.0, by: 20.0, branch: Some("dot".into()) })
    });
    does(&mut study, |d| d.resize(&ItemId::Step("dot".into()), Rect::new(15.0, 35.0, 3.0, 3.0)));
    does(&mut study, |d| d.align(&steps(&["dot", "a"]), Align::Middle));
}

#[test]
fn a_new_lane_joins_the_body_and_the_pool_below_makes_room() {
    let mut study = study(body());
    let pool = |s: &Study, id: &str| p(s).pool(&id.into()).expect("the pool stands").at;
    let (body, other) = (pool(&study, "body"), pool(&study, "other"));
    let plan = does(&mut study, |desk| desk.add_lane(Some("front".into()), Text::default()));
    let Some([ItemId::Lane(made)]) = plan.select.as_deref() else { panic!("{:?}", plan.select) };
    let lane = p(&study).lane(made).expect("it stands");
    assert_eq!(lane.pool, Some("body".into()));
    assert_eq!(lane.office, Some("front".into()));
    let grown = pool(&study, "body");
    assert!((grown.h - body.h - lane.at.h).abs() < 0.5, "{grown:?}");
    let moved = pool(&study, "other");
    assert!((moved.y - other.y - lane.at.h).abs() < 0.5, "{moved:?} under {grown:?}");
}
