//! The window for people who use keys alone or a screen reader: regions, walking, findings, the tour.
#![cfg(feature = "window")]

#[path = "support/screen.rs"]
mod screen;

use egui::accesskit::{Live, Role};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use prodigio::app::action::Action;
use prodigio::app::command::Command;
use prodigio::app::settings::Settings;
use prodigio::model::finding::Severity;
use prodigio::model::item::ItemId;
use prodigio::model::step::StepKind;
use prodigio::model::text::Language;
use prodigio::ui::Window;

use screen::{Screen, handle, open, window};

/// A window with the first sample, nothing being computed but the checks.
fn screen(with_tour: bool) -> Screen {
    let settings = Settings { language: Language::It, most_runs: 10, ..Settings::default() };
    let made = if with_tour { Window::with_tour } else { |window| window };
    let mut screen = open(settings, [1600.0, 1000.0], made);
    do_it(&mut screen, Command::Act(Action::StopSimulation));
    for _ in 0..600 {
        if !bench(&screen).findings().is_empty() {
            return screen;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        draw(&mut screen);
    }
    panic!("no findings come");
}

fn bench(screen: &Screen) -> &prodigio::app::Workbench {
    window(screen).bench()
}

fn draw(screen: &mut Screen) {
    screen.run_steps(5);
    screen.check_accessibility();
}

fn do_it(screen: &mut Screen, command: Command) {
    screen.step();
    handle(screen, command);
    draw(screen);
}

fn press(screen: &mut Screen, key: Key) {
    screen.key_press(key);
    draw(screen);
}

fn press_with(screen: &mut Screen, modifiers: Modifiers, key: Key) {
    screen.key_press_modifiers(modifiers, key);
    draw(screen);
}

fn lead(screen: &Screen) -> Option<ItemId> {
    bench(screen).document().and_then(|d| d.selection.lead().cloned())
}

/// What has the focus: its role, its name and where it is.
fn focused(screen: &Screen) -> (Role, String, egui::Rect) {
    let is_focused = |n: &AccessKitNode<'_>| n.is_focused();
    let node = screen.query_all_by(is_focused).last().expect("something has the focus");
    let inner = node.accesskit_node();
    (inner.role(), inner.label().or(inner.value()).unwrap_or_default(), node.rect())
}

#[test]
fn f6_goes_round_the_regions_and_back() {
    let mut screen = screen(false);
    let canvas = |s: &Screen| focused(s).0 == Role::Canvas;
    assert!(canvas(&screen), "{:?}", focused(&screen));
    let mut round = Vec::new();
    for _ in 0..6 {
        press(&mut screen, Key::F6);
        round.push(focused(&screen));
    }
    assert!(canvas(&screen), "after six regions the drawing again: {round:?}");
    let at = |i: usize| round[i].2.center();
    // Inspector on the right, findings below, then bar, strip and outline.
    assert!(at(0).x > 1200.0 && at(0).y < 900.0, "{:?}", round[0]);
    assert!(at(1).y > 750.0 && at(1).x < 1300.0, "{:?}", round[1]);
    assert!(at(2).y < 44.0, "{:?}", round[2]);
    assert!(at(3).y > 44.0 && at(3).y < 110.0, "{:?}", round[3]);
    assert!(at(4).x < 300.0 && at(4).y > 100.0, "{:?}", round[4]);
    press_with(&mut screen, Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&screen).2, round[4].2, "back is the way round");
}

#[test]
fn home_end_and_enter_walk_and_ask_which_branch() {
    let mut screen = screen(false);
    press(&mut screen, Key::Home);
    let first = lead(&screen);
    press(&mut screen, Key::End);
    let last = lead(&screen);
    assert!(first.is_some() && last.is_some() && first != last);
    // From a decision Enter chooses a branch, Alt and an arrow the next one, Enter follows it.
    let p = bench(&screen).procedure().cloned().expect("a procedure is shown");
    let parts = |id: &prodigio::model::id::StepId| p.outgoing(id).count() > 1;
    let (gateway, _) = p.steps().find(|(id, s)| s.kind.is_gateway() && parts(id)).expect("one");
    do_it(&mut screen, Command::Select(vec![ItemId::Step(gateway.clone())]));
    press(&mut screen, Key::Enter);
    let Some(ItemId::Flow(one)) = lead(&screen) else { panic!("{:?}", lead(&screen)) };
    press_with(&mut screen, Modifiers::ALT, Key::ArrowDown);
    let Some(ItemId::Flow(other)) = lead(&screen) else { panic!("{:?}", lead(&screen)) };
    assert_ne!(one, other);
    press(&mut screen, Key::Enter);
    let to = p.flow(&other).map(|f| ItemId::Step(f.to.clone()));
    assert_eq!(lead(&screen), to);
}

#[test]
fn findings_are_walked_listed_by_severity_and_mended_by_keys() {
    let mut screen = screen(false);
    press(&mut screen, Key::F8);
    let first = bench(&screen).chosen_finding().cloned().expect("a finding is chosen");
    press(&mut screen, Key::F8);
    assert_ne!(bench(&screen).chosen_finding(), Some(&first));
    press_with(&mut screen, Modifiers::SHIFT, Key::F8);
    assert_eq!(bench(&screen).chosen_finding(), Some(&first));
    // Only the notes.
    let notes = bench(&screen).count_findings(Severity::Note);
    screen
        .get_by(|n: &AccessKitNode<'_>| {
            n.label().is_some_and(|l| l.starts_with(&format!("{notes} note, ")))
        })
        .click_accesskit();
    draw(&mut screen);
    assert!(bench(&screen).findings().iter().all(|f| f.severity == Severity::Note));
    assert_eq!(bench(&screen).findings().len(), notes);
    bench_only(&mut screen);
    // A new step that leads nowhere is an error; the key gives it an end, undo takes it away.
    let p = bench(&screen).procedure().cloned().expect("a procedure is shown");
    let (task, _) = p.steps().find(|(_, s)| matches!(s.kind, StepKind::Task(_))).expect("a task");
    let kind = StepKind::Task(prodigio::model::step::TaskKind::Person);
    do_it(&mut screen, Command::AddAfter(task.clone(), kind));
    let dead = |s: &Screen| bench(s).findings().iter().any(|f| f.code == "dead-end");
    wait(&mut screen, &dead);
    let ends = |s: &Screen| {
        let p = bench(s).procedure().cloned().expect("a procedure is shown");
        p.steps().filter(|(_, s)| matches!(s.kind, StepKind::End { .. })).count()
    };
    let before = ends(&screen);
    for _ in 0..bench(&screen).findings().len() {
        press(&mut screen, Key::F8);
        if bench(&screen).chosen_finding().is_some_and(|f| f.code == "dead-end") {
            break;
        }
    }
    assert_eq!(bench(&screen).chosen_finding().map(|f| f.code), Some("dead-end"));
    press_with(&mut screen, Modifiers::COMMAND, Key::Period);
    assert_eq!(ends(&screen), before + 1);
    // A text is the value of its node.
    let said: Vec<String> = screen
        .query_all_by(|n| n.live() == Live::Polite)
        .filter_map(|n| n.accesskit_node().value().or(n.accesskit_node().label()))
        .collect();
    assert!(said.iter().any(|s| s.contains("Rimediato")), "it is announced: {said:?}");
    wait(&mut screen, &|s| !dead(s));
    press_with(&mut screen, Modifiers::COMMAND, Key::Z);
    assert_eq!(ends(&screen), before);
}

fn bench_only(screen: &mut Screen) {
    do_it(screen, Command::Advice(prodigio::app::advice::Ask::Only(None)));
}

fn wait(screen: &mut Screen, is_so: &dyn Fn(&Screen) -> bool) {
    for _ in 0..600 {
        if is_so(screen) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        draw(screen);
    }
    panic!("waited in vain");
}

#[test]
fn a_remedy_that_asks_opens_the_field() {
    let mut screen = screen(false);
    let p = bench(&screen).procedure().cloned().expect("a procedure is shown");
    let (task, _) = p.steps().find(|(_, s)| s.work.is_some()).expect("a timed task");
    let mut step = (**p.step(task).expect("it stands")).clone();
    step.work = None;
    let document = bench(&screen).document().expect("a document is open");
    let plan = document.desk().change_step(task, step, "work");
    do_it(&mut screen, Command::Plan(Box::new(plan)));
    wait(&mut screen, &|s| bench(s).findings().iter().any(|f| f.code == "work-missing"));
    let all = bench(&screen).findings();
    let finding = (*all.iter().find(|f| f.code == "work-missing").expect("it is there")).clone();
    do_it(&mut screen, Command::Advice(prodigio::app::advice::Ask::Mend(Box::new(finding))));
    let (role, name, _) = focused(&screen);
    assert_eq!((role, name.as_str()), (Role::TextInput, "Lavoro"));
    // A place that has no field of its own known by name: the first one after it has the focus.
    let finding = prodigio::model::finding::Finding::note(
        prodigio::model::finding::Place::Card,
        "card-incomplete",
    );
    do_it(&mut screen, Command::Advice(prodigio::app::advice::Ask::Mend(Box::new(finding))));
    let (role, _, rect) = focused(&screen);
    assert!(matches!(role, Role::TextInput | Role::MultilineTextInput), "{role:?}");
    assert!(rect.center().x < 300.0, "it is on the card: {rect:?}");
}

#[test]
fn a_step_says_what_comes_before_and_after_and_its_findings() {
    let screen = screen(false);
    let starts = |name: &'static str| {
        move |n: &AccessKitNode<'_>| {
            n.role() == Role::Button && n.label().is_some_and(|l| l.starts_with(name))
        }
    };
    let said = screen.get_by(starts("Registrazione in ANPR, ")).accesskit_node().label();
    let said = said.unwrap_or_default();
    for part in ["Anagrafe", "lavoro ", "attesa ", "dopo ", "poi Comunicazione di avvio", "nota: "]
    {
        assert!(said.contains(part), "`{part}` in {said}");
    }
    let canvas = screen.get_by_role(Role::Canvas).accesskit_node().label().unwrap_or_default();
    assert!(canvas.contains("Cambio di residenza"), "{canvas}");
}

fn tour_is_shown(screen: &Screen) -> bool {
    screen.query_by_label("Chiudi il giro").is_some()
}

#[test]
fn the_tour_leads_through_its_stops_and_leaves_the_keys_to_the_drawing() {
    let mut walked = screen(true);
    assert!(tour_is_shown(&walked));
    for stop in 1..=6 {
        let count = format!("{stop} di 6");
        assert!(walked.query_by_label(&count).is_some(), "{count}");
        let next = if stop == 6 { "Comincia" } else { "Avanti" };
        walked.get_by_role_and_label(Role::Button, next).click();
        draw(&mut walked);
    }
    assert!(!tour_is_shown(&walked), "after the last stop it is over");
    // A key of the drawing works at once, and ends it.
    let mut worked = screen(true);
    press(&mut worked, Key::Tab);
    assert!(matches!(lead(&worked), Some(ItemId::Step(_))), "{:?}", lead(&worked));
    assert!(!tour_is_shown(&worked));
    // From the menu it takes the focus: arrows and Enter lead on, Escape ends it.
    do_it(&mut worked, Command::Act(Action::Tour));
    assert_eq!(focused(&worked).1, "Avanti");
    press(&mut worked, Key::ArrowRight);
    assert!(worked.query_by_label("2 di 6").is_some());
    press(&mut worked, Key::Enter);
    assert!(worked.query_by_label("3 di 6").is_some());
    press(&mut worked, Key::Escape);
    assert!(!tour_is_shown(&worked));
}

#[test]
fn colors_follow_the_system_only_where_asked_for() {
    use prodigio::drawing::tokens::Theme;
    let mut screen = screen(false);
    screen.input_mut().system_theme = Some(egui::Theme::Dark);
    draw(&mut screen);
    assert_eq!(bench(&screen).settings.theme, Theme::Light);
    do_it(&mut screen, Command::Act(Action::ThemeSystem));
    draw(&mut screen);
    assert_eq!(bench(&screen).settings.theme, Theme::Dark);
    do_it(&mut screen, Command::Act(Action::ThemeContrast));
    draw(&mut screen);
    assert_eq!(bench(&screen).settings.theme, Theme::HighContrast);
    do_it(&mut screen, Command::Act(Action::ReduceMotion));
    assert!(bench(&screen).settings.reduced_motion);
    assert!(screen.ctx.global_style().animation_time <= 0.0);
}

#[test]
fn a_review_note_is_written_read_answered_and_done_by_keys() {
    let mut screen = screen(false);
    press(&mut screen, Key::Home);
    press_with(&mut screen, Modifiers::COMMAND, Key::M);
    assert_eq!(focused(&screen).0, Role::MultilineTextInput, "{:?}", focused(&screen));
    screen.event(egui::Event::Text("Perché due volte?".to_owned()));
    draw(&mut screen);
    press_with(&mut screen, Modifiers::COMMAND, Key::Enter);
    let written = bench(&screen).chosen_note().expect("it is read").note.clone();
    assert_eq!(written.said.text, "Perché due volte?");
    assert_eq!(written.on, lead(&screen));
    // A screen reader hears it in the list, and on the step.
    let is_row = |n: &AccessKitNode<'_>| {
        let label = n.label().unwrap_or_default();
        n.role() == Role::ListBoxOption && label.contains("Perché due volte?")
    };
    let row = screen.query_all_by(is_row).next().expect("a row of the list");
    let said = row.accesskit_node().label().unwrap_or_default();
    assert!(said.starts_with("Nota 1, aperta, ") && said.contains("senza nome, "), "{said}");
    assert!(!said.contains("{$"), "{said}");
    let on_step = |n: &AccessKitNode<'_>| {
        n.label().is_some_and(|l| l.contains("nota di revisione: Perché due volte?"))
    };
    assert_eq!(screen.query_all_by(on_step).count(), 1);
    // Answered with the keys, then done.
    let words = &bench(&screen).words;
    let (answer, finish) = (words.say("notes-answer-hint"), words.say("notes-finish"));
    screen.get_by_role_and_label(Role::MultilineTextInput, &answer).focus();
    draw(&mut screen);
    screen.event(egui::Event::Text("Per legge.".to_owned()));
    draw(&mut screen);
    press_with(&mut screen, Modifiers::COMMAND, Key::Enter);
    screen.get_by_role_and_label(Role::Button, &finish).click_accesskit();
    draw(&mut screen);
    let note = bench(&screen).chosen_note().expect("it is still read").note.clone();
    assert_eq!((note.answers.len(), note.done), (1, true));
    assert_eq!(note.answers[0].text, "Per legge.");
    // Alt and N shows the findings again.
    press_with(&mut screen, Modifiers::ALT, Key::N);
    assert!(!bench(&screen).review.shown);
}
