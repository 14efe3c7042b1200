//! The table of bottlenecks by role and label: what is asked, sorted, filtered and written.
#![cfg(feature = "window")]

#[path = "support/screen.rs"]
mod screen;

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use prodigio::app::action::Action;
use prodigio::app::beside::Beside;
use prodigio::app::command::{Command, Workspace};
use prodigio::app::settings::Settings;
use prodigio::app::span::Span;
use prodigio::model::scenario::Override;
use prodigio::model::text::Language;

use screen::{Screen, handle, open, window};

fn draw(screen: &mut Screen) {
    screen.step();
    screen.run_steps(3);
    screen.check_accessibility();
}

/// Analyse of the first sample, with the first figures of a run that was stopped.
fn analyse(language: Language, size: [f32; 2]) -> Screen {
    let settings = Settings { language, most_runs: 10, ..Settings::default() };
    let mut screen = open(settings, size, |window| window);
    handle(&mut screen, Command::Go(Workspace::Analyse));
    let known = |s: &Screen| {
        let document = window(s).bench().document().expect("a sample is open");
        let results = &document.results;
        // Intervals need several pairs of replications.
        results.run_of(document.variant()).is_some_and(|r| r.progress().0 >= 4)
            && results.exact_of(document.variant()).is_some()
    };
    for _ in 0..1_200 {
        draw(&mut screen);
        if known(&screen) {
            handle(&mut screen, Command::Act(Action::StopSimulation));
            for _ in 0..100 {
                draw(&mut screen);
                if !window(&screen).bench().is_simulating() {
                    draw(&mut screen);
                    return screen;
                }
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("no figures");
}

/// The rows of the table as a screen reader says them: rank, name, office and value.
fn rows(screen: &Screen) -> Vec<String> {
    let options = screen.query_all_by_role(Role::ListBoxOption);
    let labels = options.filter_map(|n| n.accesskit_node().label());
    labels.filter(|l| l.starts_with(|c: char| c.is_ascii_digit()) && l.contains(". ")).collect()
}

/// The names of the rows.
fn names(screen: &Screen) -> Vec<String> {
    let name = |row: &String| {
        let (_, rest) = row.split_once(". ").expect("a rank");
        rest.split(", ").next().unwrap_or_default().to_lowercase()
    };
    rows(screen).iter().map(name).collect()
}

fn click(screen: &mut Screen, role: Role, label: &str) {
    screen.get_by_role_and_label(role, label).click();
    draw(screen);
}

#[test]
fn a_head_sorts_and_a_second_click_turns_it_round() {
    let mut screen = analyse(Language::It, [1600.0, 1000.0]);
    let ranked = names(&screen);
    assert!(ranked.len() > 4, "{ranked:?}");
    click(&mut screen, Role::Button, "Ordina per: Passo");
    let rising = names(&screen);
    assert!(rising.is_sorted(), "{rising:?}");
    assert_eq!(rising.len(), ranked.len());
    // By keyboard the same.
    screen.get_by_role_and_label(Role::Button, "Passo, crescente").focus();
    draw(&mut screen);
    screen.key_press(Key::Enter);
    draw(&mut screen);
    let falling = names(&screen);
    assert!(falling.iter().rev().is_sorted(), "{falling:?}");
    assert!(screen.query_by_role_and_label(Role::Button, "Passo, decrescente").is_some());
    click(&mut screen, Role::Button, "Ordina per: attesa più lunga");
    assert_eq!(names(&screen), ranked, "as ranked again");
}

#[test]
fn the_filter_finds_names_and_offices_without_case_and_accents() {
    let mut screen = analyse(Language::It, [1600.0, 1000.0]);
    let all = rows(&screen);
    let word: String =
        names(&screen)[0].split(' ').next().map(str::to_uppercase).unwrap_or_default();
    screen.get_by_role_and_label(Role::TextInput, "Filtra").focus();
    draw(&mut screen);
    screen.event(egui::Event::Text(word.clone()));
    draw(&mut screen);
    let kept = rows(&screen);
    let holds: Vec<&String> =
        all.iter().filter(|r| r.to_lowercase().contains(&word.to_lowercase())).collect();
    assert_eq!(kept.iter().collect::<Vec<_>>(), holds, "{word}");
    screen.event(egui::Event::Text("qqq".to_owned()));
    draw(&mut screen);
    assert!(rows(&screen).is_empty());
    assert!(screen.query_by_label("Nessun passo contiene questo testo.").is_some());
}

#[test]
fn every_question_ranks_steps_with_an_interval_or_a_label() {
    let mut screen = analyse(Language::It, [1800.0, 1000.0]);
    for question in ["più lavoro", "ufficio più pieno", "coda più lunga", "cammino critico"] {
        click(&mut screen, Role::RadioButton, question);
        let rows = rows(&screen);
        assert!(!rows.is_empty(), "{question}");
        assert!(rows.iter().all(|r| r.contains('±')), "{question}: {rows:?}");
    }
    click(&mut screen, Role::RadioButton, "costo più alto");
    let rows = rows(&screen);
    assert!(!rows.is_empty() && rows.iter().all(|r| r.contains(": = ") || r.contains(": ≈ ")));
}

#[test]
fn in_a_narrow_window_the_questions_are_a_list() {
    let mut screen = analyse(Language::De, [960.0, 600.0]);
    assert!(screen.query_by_role_and_label(Role::RadioButton, "kritischer Pfad").is_none());
    click(&mut screen, Role::ComboBox, "Frage");
    screen.get_by_label("kritischer Pfad").click();
    draw(&mut screen);
    assert!(screen.query_by_label("Tage auf dem kritischen Pfad").is_some(), "the legend follows");
}

/// Scenarios are played while somebody looks at them, and come and go with undo.
#[test]
fn scenarios_stand_side_by_side_and_are_deleted_and_brought_back() {
    let mut screen = analyse(Language::It, [1600.0, 1000.0]);
    let count = |s: &Screen| window(s).bench().procedure().map_or(0, |p| p.scenarios().count());
    let before = count(&screen);
    let span = Span { from_empty: true, warmup: 0, measured: 60, most_runs: 20 };
    handle(&mut screen, Command::RunFor(span));
    let office = {
        let p = window(&screen).bench().procedure().expect("a sample is open");
        let staffed = p.offices().find(|(_, o)| o.staff.is_some()).map(|(id, _)| id.clone());
        staffed.expect("an office with staff")
    };
    let plan = {
        let document = window(&screen).bench().document().expect("a sample is open");
        document.desk().add_scenario("Più personale", vec![Override::Staff(office, 9)])
    };
    handle(&mut screen, Command::Plan(Box::new(plan)));
    draw(&mut screen);
    click(&mut screen, Role::ComboBox, "Che cosa mostrare");
    screen.get_by_label("Scenari a confronto").click();
    draw(&mut screen);
    assert!(window(&screen).bench().watches(Beside::Scenarios));
    let played = |s: &Screen| {
        let bench = window(s).bench();
        let now = bench.document().map(prodigio::app::document::Document::revision);
        bench.played().is_some_and(|p| Some(p.revision) == now && p.finished)
    };
    for _ in 0..2_400 {
        draw(&mut screen);
        if played(&screen) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert!(played(&screen), "played after the run");
    let columns = &window(&screen).bench().played().expect("played").columns;
    assert_eq!(columns.len(), before + 1);
    let found = columns.last().and_then(|c| c.1.clone()).expect("it can be played");
    assert!(found.paired && found.replications > 3);
    assert!(found.cases["cycle_days"].delta.half_width.is_some());
    draw(&mut screen);
    // Its column may be out of view.
    let away = "Elimina lo scenario «Più personale»";
    screen.get_by_role_and_label(Role::Button, away).click_accesskit();
    draw(&mut screen);
    assert_eq!(count(&screen), before);
    handle(&mut screen, Command::Act(Action::Undo));
    draw(&mut screen);
    assert_eq!(count(&screen), before + 1);
}

#[test]
fn a_table_is_written_behind_the_window() {
    let mut screen = analyse(Language::It, [1600.0, 1000.0]);
    // What an earlier run wrote says nothing.
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("bottlenecks.csv");
    if path.exists() {
        std::fs::remove_file(&path).expect("it can be removed");
    }
    handle(&mut screen, Command::WriteSheet(path.clone(), "a;b\r\n".to_owned()));
    let mut written = None;
    for _ in 0..200 {
        draw(&mut screen);
        written = std::fs::read_to_string(&path).ok();
        if written.is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(written.as_deref(), Some("a;b\r\n"));
}
