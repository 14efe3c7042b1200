//! The hand on the canvas: gestures by pointer events, without a display. The model is untouched
//! while the hand moves; letting go makes one undo step; Escape gives up.
#![cfg(feature = "window")]

#[path = "support/screen.rs"]
mod screen;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2};
use egui_kittest::kittest::Queryable as _;

use prodigio::app::action::Action;
use prodigio::app::command::{Command, Tool};
use prodigio::app::settings::Settings;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::StepKind;
use prodigio::model::text::Language;

use screen::{Screen, handle, open, window};

/// A window with the first sample, its simulation stopped, after the first frames.
fn screen() -> Screen {
    let settings = Settings { language: Language::It, most_runs: 10, ..Settings::default() };
    let mut screen = open(settings, [1600.0, 1000.0], |window| window);
    act(&mut screen, Action::StopSimulation);
    screen
}

fn p(screen: &Screen) -> &Procedure {
    window(screen).bench().procedure().expect("a procedure is shown")
}

fn draw(screen: &mut Screen) {
    screen.step();
    screen.run_steps(3);
    screen.check_accessibility();
}

fn does(screen: &mut Screen, command: Command) {
    handle(screen, command);
    draw(screen);
}

fn act(screen: &mut Screen, action: Action) {
    does(screen, Command::Act(action));
}

fn select(screen: &mut Screen, id: &str) {
    does(screen, Command::Select(vec![ItemId::Step(id.into())]));
}

fn selected(screen: &Screen) -> Vec<ItemId> {
    let document = window(screen).bench().document().expect("a document is open");
    document.selection.items().cloned().collect()
}

fn undos(screen: &Screen) -> usize {
    window(screen).bench().document().expect("a document is open").history().depth().0
}

fn at(screen: &Screen, id: &str) -> Rect {
    p(screen).step(&id.into()).expect("it stands").at
}

/// Screen place of a canvas point, found by a step whose node is on the screen.
fn on_screen(screen: &Screen, point: Point) -> Pos2 {
    let (known, model) = p(screen)
        .steps()
        .filter(|(_, s)| !s.name.get(Language::It).is_empty())
        .find_map(|(_, s)| {
            let name = format!("{}, ", s.name.get(Language::It).replace('\n', " "));
            let wanted = move |n: &egui_kittest::kittest::AccessKitNode<'_>| {
                n.role() == Role::Button && n.label().is_some_and(|l| l.starts_with(&name))
            };
            let mut nodes = screen.query_all_by(wanted);
            let node = nodes.next()?;
            (nodes.next().is_none() && s.kind.is_activity()).then(|| (node.rect(), s.at))
        })
        .expect("some step is on the screen");
    let zoom = f64::from(known.width()) / model.w;
    let place = |v: f64, from: f64, begin: f32| (f64::from(begin) + (v - from) * zoom) as f32;
    pos2(place(point.x, model.x, known.min.x), place(point.y, model.y, known.min.y))
}

fn moves(screen: &mut Screen, to: Pos2) {
    screen.event(Event::PointerMoved(to));
    screen.step();
}

fn button(screen: &mut Screen, at: Pos2, pressed: bool, modifiers: Modifiers) {
    let button = PointerButton::Primary;
    screen.event(Event::PointerButton { pos: at, button, pressed, modifiers });
    screen.step();
}

/// Presses and goes there, without letting go.
fn drags(screen: &mut Screen, from: Pos2, to: Pos2) {
    moves(screen, from);
    button(screen, from, true, Modifiers::NONE);
    for i in 1..=6 {
        moves(screen, from.lerp(to, i as f32 / 6.0));
    }
    screen.step();
}

fn lets_go(screen: &mut Screen, at: Pos2) {
    button(screen, at, false, Modifiers::NONE);
    draw(screen);
}

fn clicks(screen: &mut Screen, at: Pos2, modifiers: Modifiers) {
    // Long enough after the one before not to be a double click.
    screen.run_steps(30);
    if modifiers != Modifiers::NONE {
        screen.event(Event::ModifiersChanged(modifiers));
    }
    moves(screen, at);
    button(screen, at, true, modifiers);
    button(screen, at, false, modifiers);
    if modifiers != Modifiers::NONE {
        screen.event(Event::ModifiersChanged(Modifiers::NONE));
    }
    draw(screen);
}

/// Two clicks at once.
fn double_clicks(screen: &mut Screen, at: Pos2) {
    moves(screen, at);
    for pressed in [true, false, true, false] {
        let button = PointerButton::Primary;
        screen.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    }
    draw(screen);
}

fn middle(screen: &Screen, id: &str) -> Pos2 {
    on_screen(screen, at(screen, id).center())
}

const STEP: &str = "preavviso";

#[test]
fn a_drag_moves_a_step_in_one_undo_step_and_not_before_the_hand_lets_go() {
    let mut screen = screen();
    let (before, undo) = (at(&screen, STEP), undos(&screen));
    let from = middle(&screen, STEP);
    let to = on_screen(&screen, before.center().moved(60.0, 0.0));
    drags(&mut screen, from, to);
    assert_eq!(at(&screen, STEP), before, "the model is untouched while the hand moves");
    lets_go(&mut screen, to);
    let after = at(&screen, STEP);
    assert!((after.x - before.x - 60.0).abs() < 12.0, "{before:?} {after:?}");
    assert_eq!(undos(&screen), undo + 1);
    assert_eq!(selected(&screen), [ItemId::Step(STEP.into())]);
    act(&mut screen, Action::Undo);
    assert_eq!(at(&screen, STEP), before);
}

#[test]
fn escape_gives_up_a_gesture_and_keeps_the_selection() {
    let mut screen = screen();
    select(&mut screen, STEP);
    let (before, undo) = (at(&screen, STEP), undos(&screen));
    let from = middle(&screen, STEP);
    let to = from + egui::vec2(80.0, 10.0);
    drags(&mut screen, from, to);
    screen.key_press(Key::Escape);
    screen.step();
    moves(&mut screen, to + egui::vec2(30.0, 0.0));
    lets_go(&mut screen, to + egui::vec2(30.0, 0.0));
    assert_eq!((at(&screen, STEP), undos(&screen)), (before, undo));
    assert_eq!(selected(&screen), [ItemId::Step(STEP.into())]);
}

#[test]
fn a_step_carried_into_another_lane_belongs_to_it() {
    let mut screen = screen();
    let lane = |s: &Screen| p(s).step(&STEP.into()).and_then(|x| x.lane.clone());
    let before = lane(&screen).expect("it stands in a lane");
    let other = p(&screen)
        .lanes()
        .find(|(id, l)| **id != before && l.at.y > p(&screen).lane(&before).unwrap().at.y)
        .map(|(id, l)| (id.clone(), l.at))
        .expect("there is a lane below");
    let from = middle(&screen, STEP);
    // To the far right of that lane, where nothing stands.
    let to = on_screen(&screen, Point::new(other.1.right() - 80.0, other.1.center().y));
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    assert_eq!(lane(&screen), Some(other.0));
}

#[test]
fn far_outside_a_drop_is_refused_and_says_so() {
    let mut screen = screen();
    let (before, undo) = (at(&screen, STEP), undos(&screen));
    let from = middle(&screen, STEP);
    let pool = p(&screen).pools().map(|(_, l)| l.at).reduce(Rect::union).expect("a pool");
    let to = on_screen(&screen, Point::new(pool.center().x, pool.bottom() + 130.0));
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    assert_eq!((at(&screen, STEP), undos(&screen)), (before, undo));
    let told = window(&screen).bench().notices.all();
    assert!(told.iter().any(|n| n.text.contains("Fuori dalle corsie")), "{told:?}");
}

#[test]
fn an_armed_kind_is_placed_by_a_click_and_escape_disarms() {
    let mut screen = screen();
    let count = p(&screen).steps().count();
    screen.get_by_role_and_label(Role::Button, "Attività").click();
    draw(&mut screen);
    assert!(matches!(window(&screen).bench().tool, Tool::Place(_)));
    screen.key_press(Key::Escape);
    draw(&mut screen);
    assert_eq!(window(&screen).bench().tool, Tool::Select);
    screen.get_by_role_and_label(Role::Button, "Attività").click();
    draw(&mut screen);
    let lane = p(&screen).lanes().map(|(_, l)| l.at).next().expect("a lane");
    let to = on_screen(&screen, Point::new(lane.right() - 300.0, lane.center().y + 12.0));
    clicks(&mut screen, to, Modifiers::NONE);
    assert_eq!(p(&screen).steps().count(), count + 1);
    assert_eq!(window(&screen).bench().tool, Tool::Select);
    // Its name waits to be typed.
    screen.event(Event::Text("Nuova".to_owned()));
    draw(&mut screen);
    screen.key_press(Key::Enter);
    draw(&mut screen);
    let named = p(&screen).steps().any(|(_, s)| s.name.get(Language::It) == "Nuova");
    assert!(named);
}

#[test]
fn a_kind_is_dragged_out_of_the_toolbox_and_splits_the_flow_it_is_dropped_on() {
    let mut screen = screen();
    let button_at = screen.get_by_role_and_label(Role::Button, "Attività").rect().center();
    let (steps, flows) = (p(&screen).steps().count(), p(&screen).flows().count());
    // The middle of a long level piece of a flow.
    let routes = prodigio::layout::route::routes(p(&screen));
    let (from, to) = routes
        .flows
        .values()
        .flat_map(|r| r.points.windows(2).map(|w| (w[0], w[1])))
        .filter(|(a, b)| (a.x - b.x).abs() < 1.0)
        .max_by(|a, b| a.0.distance(a.1).total_cmp(&b.0.distance(b.1)))
        .expect("there are flows");
    let target = Point::new(from.x, f64::midpoint(from.y, to.y));
    let to = on_screen(&screen, target);
    drags(&mut screen, button_at, to);
    assert_eq!(p(&screen).steps().count(), steps);
    lets_go(&mut screen, to);
    assert_eq!(p(&screen).steps().count(), steps + 1);
    assert_eq!(p(&screen).flows().count(), flows + 1, "the flow is split");
}

#[test]
fn the_arrow_of_the_pad_draws_a_flow() {
    let mut screen = screen();
    let (a, b) = ("anpr", STEP);
    let a = if p(&screen).step(&a.into()).is_some() { a.to_owned() } else { two(&screen).0 };
    select(&mut screen, &a);
    let flows = p(&screen).flows().count();
    let from = screen.get_by_role_and_label(Role::Button, "Collega da qui").rect().center();
    let to = middle(&screen, b);
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    assert_eq!(p(&screen).flows().count(), flows + 1);
    assert!(p(&screen).flows().any(|(_, f)| f.from.as_str() == a && f.to.as_str() == b));
}

/// Two tasks that are not joined.
fn two(screen: &Screen) -> (String, String) {
    let p = p(screen);
    let tasks: Vec<StepId> =
        p.steps().filter(|(_, s)| s.kind.is_activity()).map(|(id, _)| id.clone()).collect();
    let apart = |a: &StepId, b: &StepId| {
        a != b && p.outgoing(a).all(|(_, f)| f.to != *b) && b.as_str() != STEP
    };
    for a in &tasks {
        for b in &tasks {
            if apart(a, b) && a.as_str() != STEP {
                return (a.to_string(), b.to_string());
            }
        }
    }
    panic!("all tasks are joined");
}

#[test]
fn the_connect_tool_joins_from_click_to_click_and_refuses_with_a_reason() {
    let mut screen = screen();
    let (a, b) = two(&screen);
    let flows = p(&screen).flows().count();
    screen.key_press(Key::C);
    draw(&mut screen);
    assert_eq!(window(&screen).bench().tool, Tool::Connect);
    let (from, to) = (middle(&screen, &a), middle(&screen, &b));
    clicks(&mut screen, from, Modifiers::NONE);
    assert_eq!(p(&screen).flows().count(), flows);
    clicks(&mut screen, to, Modifiers::NONE);
    assert_eq!(p(&screen).flows().count(), flows + 1);
    assert_eq!(window(&screen).bench().tool, Tool::Select);
    // To a start nothing leads.
    let start = p(&screen)
        .steps()
        .find(|(_, s)| matches!(s.kind, prodigio::model::step::StepKind::Start { .. }))
        .map(|(id, _)| id.to_string())
        .expect("there is a start");
    screen.key_press(Key::C);
    draw(&mut screen);
    let from = middle(&screen, &b);
    let to = middle(&screen, &start);
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    assert_eq!(p(&screen).flows().count(), flows + 1);
    let told = window(&screen).bench().notices.all();
    assert!(told.iter().any(|n| n.text.contains("Nessuna freccia può arrivare")), "{told:?}");
}

#[test]
fn a_line_is_bent_and_its_bend_goes_on_the_straight_line() {
    let mut screen = screen();
    let routes = prodigio::layout::route::routes(p(&screen));
    let straight = |r: &prodigio::layout::route::Route| {
        r.points.len() == 2
            && (r.points[0].y - r.points[1].y).abs() < 1.0
            && r.points[0].distance(r.points[1]) > 45.0
    };
    let (id, route) = routes.flows.iter().find(|(_, r)| straight(r)).expect("a straight flow");
    let bends = |s: &Screen| p(s).flow(id).map(|f| f.bends.len());
    assert_eq!(bends(&screen), Some(0));
    does(&mut screen, Command::Select(vec![ItemId::Flow(id.clone())]));
    let (a, b) = (route.points[0], route.points[1]);
    let half = Point::new(f64::midpoint(a.x, b.x), a.y);
    let (from, to) = (on_screen(&screen, half), on_screen(&screen, half.moved(0.0, 30.0)));
    drags(&mut screen, from, to);
    assert_eq!(bends(&screen), Some(0));
    lets_go(&mut screen, to);
    assert_eq!(bends(&screen), Some(1), "the handle in the middle adds a bend");
    let bend = p(&screen).flow(id).and_then(|f| f.bends.first().copied()).expect("a bend");
    let (from, to) = (on_screen(&screen, bend), on_screen(&screen, half));
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    assert_eq!(bends(&screen), Some(0), "on the straight line a bend goes");
}

#[test]
fn a_border_between_lanes_is_dragged_and_both_change() {
    let mut screen = screen();
    let mut lanes: Vec<_> = p(&screen).lanes().map(|(id, l)| (id.clone(), l.at)).collect();
    lanes.sort_by(|a, b| a.1.y.total_cmp(&b.1.y));
    let (upper, lower) = (lanes[1].clone(), lanes[2].clone());
    let edge = Point::new(upper.1.right() - 60.0, upper.1.bottom());
    let (from, to) = (on_screen(&screen, edge), on_screen(&screen, edge.moved(0.0, -30.0)));
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    let now = |id| p(&screen).lane(id).expect("it stands").at;
    assert!(now(&upper.0).h < upper.1.h, "{:?}", now(&upper.0));
    assert!((now(&upper.0).bottom() - now(&lower.0).y).abs() < 1e-6, "they share the edge");
    assert!((now(&lower.0).bottom() - lower.1.bottom()).abs() < 1e-6, "the far edge stays");
    assert_eq!(undos(&screen), 1);
}

#[test]
fn a_frame_selects_and_ctrl_adds_and_alt_goes_below() {
    let mut screen = screen();
    let tasks: Vec<StepId> = p(&screen).steps().map(|(id, _)| id.clone()).collect();
    act(&mut screen, Action::LassoTool);
    let all = p(&screen).bounds().expect("a drawing");
    let from = on_screen(&screen, Point::new(all.right() + 15.0, all.y - 15.0));
    let to = on_screen(&screen, Point::new(all.x + 40.0, all.bottom() + 15.0));
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    assert!(tasks.iter().all(|id| selected(&screen).contains(&ItemId::Step(id.clone()))));
    assert_eq!(window(&screen).bench().tool, Tool::Select);
    let (a, b) = two(&screen);
    let place = middle(&screen, &a);
    clicks(&mut screen, place, Modifiers::NONE);
    assert_eq!(selected(&screen), [ItemId::Step(a.as_str().into())]);
    let place = middle(&screen, &b);
    clicks(&mut screen, place, Modifiers::COMMAND | Modifiers::CTRL);
    assert_eq!(selected(&screen).len(), 2);
    // Below a step is its lane, below that its pool.
    let place = middle(&screen, &a);
    clicks(&mut screen, place, Modifiers::NONE);
    clicks(&mut screen, place, Modifiers::ALT);
    assert!(matches!(selected(&screen)[..], [ItemId::Lane(_)]), "{:?}", selected(&screen));
    clicks(&mut screen, place, Modifiers::ALT);
    assert!(matches!(selected(&screen)[..], [ItemId::Pool(_)]), "{:?}", selected(&screen));
}

#[test]
fn the_space_tool_pushes_what_lies_beyond_and_goes_back_to_selecting() {
    let mut screen = screen();
    let line = at(&screen, STEP).x - 15.0;
    let was: Vec<(StepId, Rect)> = p(&screen).steps().map(|(id, s)| (id.clone(), s.at)).collect();
    screen.key_press(Key::S);
    draw(&mut screen);
    let pool = p(&screen).pools().map(|(_, l)| l.at).reduce(Rect::union).expect("a pool");
    let from = on_screen(&screen, Point::new(line, pool.bottom() + 30.0));
    let to = on_screen(&screen, Point::new(line + 40.0, pool.bottom() + 30.0));
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    for (id, old) in was {
        let by = at(&screen, id.as_str()).x - old.x;
        let want = if old.center().x > line { 40.0 } else { 0.0 };
        let on_border = matches!(
            p(&screen).step(&id).expect("it stands").kind,
            prodigio::model::step::StepKind::Boundary { .. }
        );
        assert!(on_border || (by - want).abs() < 10.5, "{id}: {by}");
    }
    assert_eq!((undos(&screen), &window(&screen).bench().tool), (1, &Tool::Select));
}

#[test]
fn a_double_click_on_the_ground_creates() {
    let mut screen = screen();
    let count = p(&screen).steps().count();
    let lane = p(&screen).lanes().map(|(_, l)| l.at).next().expect("a lane");
    let place = on_screen(&screen, Point::new(lane.right() - 180.0, lane.center().y + 12.0));
    double_clicks(&mut screen, place);
    assert_eq!(p(&screen).steps().count(), count + 1, "{:?}", selected(&screen));
    assert_eq!(undos(&screen), 1);
}

#[test]
fn a_label_is_dragged_away_from_its_event_and_given_back() {
    let mut screen = screen();
    // An event with its name outside.
    let (id, label, was) = {
        let p = p(&screen);
        let captions = prodigio::app::captions::Spoken::new(&window(&screen).bench().words);
        let view = prodigio::drawing::view::View::new(Language::It, &captions);
        let routes = prodigio::layout::route::routes(p);
        let drawn = prodigio::drawing::scene::draw(p, &routes, &view);
        let found = drawn.items().find_map(|i| match &i.what {
            ItemId::Step(id) if p.step(id).is_some_and(|s| s.kind.is_event()) => {
                let label = i.label.filter(|l| !l.touches(i.body.grown(1.0)))?;
                let given = p.step(id).and_then(|s| s.label);
                Some((id.clone(), label, given.unwrap_or(label)))
            }
            _ => None,
        });
        found.expect("an event has its name outside")
    };
    let from = on_screen(&screen, label.center());
    let to = on_screen(&screen, label.center().moved(24.0, 9.0));
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    let given = p(&screen).step(&id).and_then(|s| s.label).expect("its place is kept");
    let by = (given.x - was.x, given.y - was.y);
    assert!((by.0 - 24.0).abs() < 3.0 && (by.1 - 9.0).abs() < 3.0, "{given:?} {was:?}");
    select(&mut screen, id.as_str());
    act(&mut screen, Action::LabelBack);
    assert_eq!(p(&screen).step(&id).and_then(|s| s.label), None);
}

#[test]
fn a_double_click_on_a_step_names_it() {
    let mut screen = screen();
    let place = middle(&screen, STEP);
    double_clicks(&mut screen, place);
    screen.event(Event::Text("Comunicazione dei motivi".to_owned()));
    draw(&mut screen);
    screen.key_press(Key::Enter);
    draw(&mut screen);
    let name = p(&screen).step(&STEP.into()).map(|s| s.name.get(Language::It).to_owned());
    assert_eq!(name.as_deref(), Some("Comunicazione dei motivi"));
    assert_eq!(undos(&screen), 1);
}

#[test]
fn an_end_of_a_flow_is_carried_to_another_step() {
    let mut screen = screen();
    let routes = prodigio::layout::route::routes(p(&screen));
    let is_task = |id: &StepId| p(&screen).step(id).is_some_and(|s| s.kind.is_activity());
    let (id, to) = p(&screen)
        .flows()
        .find(|(_, f)| is_task(&f.from) && is_task(&f.to) && f.to.as_str() != STEP)
        .map(|(id, f)| (id.clone(), f.to.clone()))
        .expect("two tasks follow each other");
    does(&mut screen, Command::Select(vec![ItemId::Flow(id.clone())]));
    let end = routes.flows[&id].points.last().copied().expect("it has an end");
    let (from, target) = (on_screen(&screen, end), middle(&screen, STEP));
    drags(&mut screen, from, target);
    assert_eq!(p(&screen).flow(&id).map(|f| f.to.clone()), Some(to.clone()));
    lets_go(&mut screen, target);
    assert_eq!(p(&screen).flow(&id).map(|f| f.to.to_string()), Some(STEP.to_owned()));
    act(&mut screen, Action::Undo);
    assert_eq!(p(&screen).flow(&id).map(|f| f.to.clone()), Some(to));
}

#[test]
fn an_event_goes_along_the_border_to_another_host_and_off_it() {
    let mut screen = screen();
    let boundary = |s: &Screen| {
        let mut all = p(s).steps().filter_map(|(id, step)| match &step.kind {
            StepKind::Boundary { host, .. } => Some((id.to_string(), host.to_string())),
            _ => None,
        });
        all.next()
    };
    let (event, host) = boundary(&screen).expect("the sample has a timer on a border");
    // Onto the lower border of another task.
    let from = middle(&screen, &event);
    let border = Point::new(at(&screen, STEP).center().x, at(&screen, STEP).bottom());
    let to = on_screen(&screen, border);
    drags(&mut screen, from, to);
    assert_eq!(boundary(&screen), Some((event.clone(), host.clone())));
    lets_go(&mut screen, to);
    assert_eq!(boundary(&screen), Some((event.clone(), STEP.to_owned())));
    let middle_of = at(&screen, &event).center();
    assert!((middle_of.y - border.y).abs() < 1.0, "it sits on the border: {middle_of:?}");
    act(&mut screen, Action::Undo);
    assert_eq!(boundary(&screen), Some((event, host)));
}

#[test]
fn a_corner_makes_a_step_larger() {
    let mut screen = screen();
    select(&mut screen, STEP);
    let was = at(&screen, STEP);
    let corner = Point::new(was.right(), was.bottom());
    let zoomed = on_screen(&screen, corner);
    // The handle stands a little outside the corner.
    let from = pos2(zoomed.x + 3.0, zoomed.y + 3.0);
    let to = on_screen(&screen, corner.moved(30.0, 20.0));
    drags(&mut screen, from, to);
    assert_eq!(at(&screen, STEP), was);
    lets_go(&mut screen, to);
    let now = at(&screen, STEP);
    assert!(now.w > was.w + 15.0 && now.h > was.h + 8.0, "{was:?} {now:?}");
    assert_eq!((now.x, now.y), (was.x, was.y), "the other corner stays");
}

#[test]
fn an_arrow_dropped_on_empty_ground_asks_what_comes_next() {
    let mut screen = screen();
    select(&mut screen, STEP);
    let (steps, flows) = (p(&screen).steps().count(), p(&screen).flows().count());
    let from = screen.get_by_role_and_label(Role::Button, "Collega da qui").rect().center();
    let lane = p(&screen).lanes().map(|(_, l)| l.at).next().expect("a lane");
    let ground = Point::new(lane.right() - 180.0, lane.center().y + 12.0);
    let to = on_screen(&screen, ground);
    drags(&mut screen, from, to);
    lets_go(&mut screen, to);
    assert_eq!(p(&screen).steps().count(), steps, "nothing is made before it is chosen");
    screen.event(Event::Text("Verifica finale".to_owned()));
    draw(&mut screen);
    screen.key_press(Key::Enter);
    draw(&mut screen);
    assert_eq!(p(&screen).steps().count(), steps + 1);
    assert_eq!(p(&screen).flows().count(), flows + 1);
    let made = p(&screen).steps().find(|(_, s)| s.name.get(Language::It) == "Verifica finale");
    let made = made.expect("it has the name that was typed").1;
    assert!(made.at.center().distance(ground) < 40.0, "{:?} is where the hand let go", made.at);
}

#[test]
fn a_lane_is_carried_past_its_neighbor() {
    let mut screen = screen();
    let lanes = |s: &Screen| {
        let mut all: Vec<(f64, String)> =
            p(s).lanes().map(|(id, l)| (l.at.y, id.to_string())).collect();
        all.sort_by(|a, b| a.0.total_cmp(&b.0));
        all.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
    };
    let before = lanes(&screen);
    let second = p(&screen).lane(&before[1].as_str().into()).expect("it stands").at;
    let third = p(&screen).lane(&before[2].as_str().into()).expect("it stands").at;
    // The header is the handle.
    let from = on_screen(&screen, Point::new(second.x + 16.0, second.center().y + 15.0));
    let to = on_screen(&screen, Point::new(third.x + 16.0, third.bottom() - 4.0));
    drags(&mut screen, from, to);
    assert_eq!(lanes(&screen), before);
    lets_go(&mut screen, to);
    let after = lanes(&screen);
    assert_eq!((&after[1], &after[2]), (&before[2], &before[1]), "{after:?}");
    act(&mut screen, Action::Undo);
    assert_eq!(lanes(&screen), before);
}
