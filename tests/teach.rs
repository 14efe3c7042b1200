//! Teach in the window, by role and label, without a display: one case, the crowd, what is hidden,
//! lit and on the projector.
#![cfg(feature = "window")]

#[path = "support/screen.rs"]
mod screen;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use prodigio::analysis::crowd::Pick;
use prodigio::app::action::{ACTIONS, Action};
use prodigio::app::command::{Command, Workspace};
use prodigio::app::settings::Settings;
use prodigio::model::text::Language;
use prodigio::words::Words;

use screen::{Screen, handle, open, window};

fn screen(language: Language) -> Screen {
    let settings = Settings { language, most_runs: 10, ..Settings::default() };
    let mut screen = open(settings, [1600.0, 1000.0], |window| window);
    act(&mut screen, Action::StopSimulation);
    do_it(&mut screen, Command::Go(Workspace::Teach));
    screen
}

fn draw(screen: &mut Screen) {
    screen.step();
    screen.run_steps(3);
    screen.check_accessibility();
}

fn do_it(screen: &mut Screen, command: Command) {
    handle(screen, command);
    draw(screen);
}

fn act(screen: &mut Screen, action: Action) {
    do_it(screen, Command::Act(action));
}

fn key(screen: &mut Screen, key: Key) {
    screen.key_press(key);
    draw(screen);
}

/// Draws until something is so; fails after a minute.
fn until(screen: &mut Screen, what: &str, is_so: impl Fn(&Screen) -> bool) {
    for _ in 0..1_200 {
        draw(screen);
        if is_so(screen) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("waited in vain: {what}");
}

/// Everything that is said, sorted: the state as a screen reader has it.
fn labels(screen: &Screen) -> Vec<String> {
    let said = |n: &egui_kittest::kittest::AccessKitNode<'_>| n.label().or_else(|| n.value());
    let all = screen.query_all_by(move |n| said(n).is_some_and(|l| !l.is_empty()));
    let mut all: Vec<String> = all
        .filter_map(|n| {
            let node = n.accesskit_node();
            node.label().or_else(|| node.value())
        })
        .collect();
    all.sort();
    all
}

fn says(screen: &Screen, part: &str) -> bool {
    labels(screen).iter().any(|l| l.contains(part))
}

fn one_case(language: Language) -> Screen {
    let mut screen = screen(language);
    until(&mut screen, "the case is traced", |s| {
        window(s).bench().document().is_some_and(|d| d.results.story.is_some())
    });
    draw(&mut screen);
    screen
}

fn crowd(language: Language) -> Screen {
    let mut screen = one_case(language);
    act(&mut screen, Action::TeachCrowd);
    until(&mut screen, "the crowd is filmed", |s| window(s).bench().crowd().is_some());
    draw(&mut screen);
    screen
}

#[test]
fn back_after_forward_is_the_same_moment_of_a_case() {
    let mut screen = one_case(Language::It);
    for _ in 0..6 {
        key(&mut screen, Key::ArrowRight);
    }
    let before = labels(&screen);
    assert!(says(&screen, "Momento 7 di "));
    key(&mut screen, Key::ArrowRight);
    assert!(says(&screen, "Momento 8 di "));
    key(&mut screen, Key::ArrowLeft);
    assert_eq!(labels(&screen), before);
    key(&mut screen, Key::End);
    assert!(says(&screen, "La pratica si chiude"));
    key(&mut screen, Key::Home);
    assert!(says(&screen, "Momento 1 di "));
}

#[test]
fn back_after_forward_is_the_same_moment_of_the_crowd() {
    let mut screen = crowd(Language::It);
    for _ in 0..5 {
        key(&mut screen, Key::ArrowRight);
    }
    let before = labels(&screen);
    key(&mut screen, Key::ArrowRight);
    key(&mut screen, Key::ArrowRight);
    key(&mut screen, Key::ArrowLeft);
    key(&mut screen, Key::ArrowLeft);
    assert_eq!(labels(&screen), before);
}

#[test]
fn the_crowd_shows_its_clock_its_marks_and_its_offices_in_three_languages() {
    for (language, marks, office) in [
        (
            Language::It,
            ["In lavorazione: ", "In coda: ", "In attesa: ", "Fuori termine: "],
            "in coda",
        ),
        (
            Language::En,
            ["Being worked on: ", "In a queue: ", "Waiting: ", "Past the time limit: "],
            "queue",
        ),
        (
            Language::De,
            ["In Bearbeitung: ", "In der Warteschlange: ", "Wartend: ", "Außerhalb der Frist: "],
            "wartend",
        ),
    ] {
        let mut screen = crowd(language);
        for mark in marks {
            assert!(labels(&screen).iter().any(|l| l.starts_with(mark)), "{mark}");
        }
        assert!(labels(&screen).iter().any(|l| l.contains(&format!(": {office} "))), "{office}");
        // The bar is a slider with a value, and the buttons have names.
        let words = Words::new(language);
        let name = words.say("crowd-course-name");
        let bar = screen.get_by_role_and_label(Role::Slider, &name);
        assert_eq!(bar.accesskit_node().numeric_value(), Some(0.0));
        for action in
            [Action::TeachPlay, Action::TeachFaster, Action::TeachReveal, Action::TeachPresent]
        {
            let name = words.say(action.row().key);
            assert!(screen.query_by_role_and_label(Role::Button, &name).is_some(), "{name}");
        }
        // Interesting cases are marked.
        for action in
            [Action::TeachSlowest, Action::TeachTypical, Action::TeachLate, Action::TeachLooping]
        {
            act(&mut screen, action);
            let marked =
                words.say_with("crowd-followed", &[("case", "".into()), ("date", "".into())]);
            let begin: String = marked.chars().take(8).collect();
            assert!(says(&screen, &begin), "{action:?}");
        }
    }
}

#[test]
fn one_case_and_the_crowd_jump_to_the_same_case() {
    let mut screen = one_case(Language::It);
    let number = |s: &Screen| {
        let document = window(s).bench().document();
        document.and_then(|d| d.results.story.as_ref()).map(|story| story.2.number)
    };
    // Without a crowd filmed yet, and with one.
    act(&mut screen, Action::TeachSlowest);
    until(&mut screen, "another case plays", |s| number(s) != Some(0));
    let slowest = number(&screen);
    act(&mut screen, Action::TeachCrowd);
    until(&mut screen, "the crowd is filmed", |s| window(s).bench().crowd().is_some());
    let film = window(&screen).bench().crowd().cloned().expect("it is there");
    assert_eq!(slowest, film.picked(Pick::Slowest));
    for (action, pick) in [
        (Action::TeachTypical, Pick::Typical),
        (Action::TeachLate, Pick::MissesTerm),
        (Action::TeachLooping, Pick::LoopsMost),
        (Action::TeachSlowest, Pick::Slowest),
    ] {
        let found = film.picked(pick).expect("a case");
        act(&mut screen, action);
        let marked = format!("Segnata: pratica {},", found + 1);
        assert!(says(&screen, &marked), "{action:?}: {marked}");
        act(&mut screen, Action::TeachCrowd);
        act(&mut screen, Action::TeachOther);
        act(&mut screen, action);
        until(&mut screen, "the same case plays", |s| number(s) == Some(found));
        act(&mut screen, Action::TeachCrowd);
    }
}

#[test]
fn playing_goes_on_by_itself_and_stops_at_a_press() {
    let mut screen = crowd(Language::It);
    let bar = |s: &Screen| {
        let bar = s.get_by_role_and_label(Role::Slider, "Giorno del film");
        bar.accesskit_node().numeric_value().unwrap_or_default()
    };
    key(&mut screen, Key::Space);
    for _ in 0..40 {
        key(&mut screen, Key::Plus);
    }
    screen.run_steps(60);
    assert!(bar(&screen) > 1.0, "{}", bar(&screen));
    key(&mut screen, Key::Space);
    let stood = bar(&screen);
    screen.run_steps(30);
    assert!((bar(&screen) - stood).abs() < 1e-9);
}

#[test]
fn with_reduced_motion_it_plays_in_strides() {
    let settings = Settings {
        language: Language::It,
        most_runs: 10,
        reduced_motion: true,
        ..Settings::default()
    };
    let mut screen = open(settings, [1280.0, 720.0], |window| window);
    act(&mut screen, Action::StopSimulation);
    do_it(&mut screen, Command::Go(Workspace::Teach));
    act(&mut screen, Action::TeachCrowd);
    until(&mut screen, "the crowd is filmed", |s| window(s).bench().crowd().is_some());
    key(&mut screen, Key::Space);
    let mut changes = 0;
    let mut last = labels(&screen);
    // Two seconds: four strides a second, not a change a frame.
    for _ in 0..120 {
        screen.step();
        let now = labels(&screen);
        changes += usize::from(now != last);
        last = now;
    }
    assert!((2..=12).contains(&changes), "{changes}");
}

#[test]
fn steps_are_revealed_one_by_one_and_hidden_again() {
    let mut screen = one_case(Language::It);
    let whole = labels(&screen);
    assert!(says(&screen, "Protocollazione e verifica, "));
    assert!(says(&screen, "Doppio inserimento"));
    key(&mut screen, Key::R);
    assert!(!says(&screen, "Doppio inserimento"), "a note beside what is hidden is hidden");
    assert!(says(&screen, "Scoperti 0 passi su "));
    assert!(!says(&screen, "Protocollazione e verifica, "), "what is hidden is not said");
    key(&mut screen, Key::R);
    let first = labels(&screen);
    assert!(says(&screen, "Scoperto 1 passo su "));
    key(&mut screen, Key::R);
    screen.key_press_modifiers(egui::Modifiers::SHIFT, Key::R);
    draw(&mut screen);
    assert_eq!(labels(&screen), first);
    key(&mut screen, Key::T);
    assert_eq!(labels(&screen), whole);
}

#[test]
fn the_screen_for_the_room_shows_drawing_and_story_alone() {
    let mut screen = one_case(Language::It);
    key(&mut screen, Key::ArrowRight);
    let number = "Diario della pratica";
    assert!(says(&screen, number));
    key(&mut screen, Key::P);
    draw(&mut screen);
    // There is one window here: it is filled.
    assert!(!says(&screen, number), "notes stay with the trainer");
    assert!(says(&screen, "Momento 2 di "));
    assert!(screen.query_by_role_and_label(Role::Button, "Chiudi lo schermo per l’aula").is_some());
    // The keys go on working.
    key(&mut screen, Key::ArrowRight);
    assert!(says(&screen, "Momento 3 di "));
    key(&mut screen, Key::Escape);
    assert!(says(&screen, number));
    // Light, type and theme change nothing of what is said.
    for theme in [Action::ThemeDark, Action::ThemeContrast, Action::ThemeLight] {
        act(&mut screen, theme);
        for press in [Key::L, Key::B, Key::L, Key::B] {
            key(&mut screen, press);
        }
    }
    assert!(says(&screen, "Momento 3 di "));
}

#[test]
fn an_action_of_teach_leads_there_from_everywhere() {
    let mut screen = one_case(Language::It);
    do_it(&mut screen, Command::Go(Workspace::Map));
    act(&mut screen, Action::TeachCrowd);
    assert_eq!(window(&screen).bench().workspace, Workspace::Teach);
    until(&mut screen, "the crowd is filmed", |s| window(s).bench().crowd().is_some());
    let of_teach = ACTIONS.iter().filter(|row| row.action.is_of_teach());
    assert!(of_teach.filter(|row| row.shortcut.is_empty()).count() == 0, "each has a key");
}
