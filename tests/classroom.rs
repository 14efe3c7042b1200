//! The classroom in the window, by role and label: two lessons played with mouse and keyboard, a
//! drawing handed in, a lesson written in the editor.
#![cfg(feature = "window")]

#[path = "support/screen.rs"]
mod screen;

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use prodigio::app::action::Action;
use prodigio::app::command::{Command, Workspace};
use prodigio::app::lessons::LessonAsk;
use prodigio::app::lessons::editor::EditAsk;
use prodigio::app::settings::Settings;
use prodigio::files::lessons;
use prodigio::model::lesson::check::is_playable;
use prodigio::model::lesson::progress::Done;
use prodigio::model::lesson::{Kind, Material};
use prodigio::model::text::Language;

use screen::{Screen, handle, open, window};

/// A window in Teach with the lessons of a folder; no calculation runs.
fn classroom(folder: &Path) -> Screen {
    let settings = Settings { started_before: true, most_runs: 10, ..Settings::default() };
    let mut screen = open(settings, [1600.0, 1000.0], |window| window);
    handle(&mut screen, Command::Act(Action::StopSimulation));
    let file = folder.join("state").join(lessons::PROGRESS);
    let bench = screen.state_mut().as_mut().expect("the first pass made it").bench_mut();
    bench.hold_school(Some(folder.to_owned()), Some(file));
    handle(&mut screen, Command::Go(Workspace::Teach));
    until(&mut screen, "lessons", |s| !school(s).entries().is_empty());
    click(&mut screen, Role::RadioButton, "Lezione");
    screen
}

fn draw(screen: &mut Screen) {
    screen.step();
    screen.run_steps(3);
}

fn until(screen: &mut Screen, what: &str, is_so: impl Fn(&Screen) -> bool) {
    for _ in 0..2_400 {
        draw(screen);
        if is_so(screen) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    panic!("waited in vain: {what}");
}

fn school(screen: &Screen) -> &prodigio::app::lessons::School {
    window(screen).bench().school()
}

fn done(screen: &Screen) -> Done {
    school(screen).done()
}

fn click(screen: &mut Screen, role: Role, label: &str) {
    screen.get_by_role_and_label(role, label).click();
    draw(screen);
}

fn press(screen: &mut Screen, keys: &[Key]) {
    for key in keys {
        screen.key_press(*key);
        draw(screen);
    }
}

#[test]
fn a_lesson_is_played_with_keys_from_start_to_end() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    click(&mut screen, Role::Button, "Inizia: 1 · La ricognizione");
    // The first question has several right answers; letters and digits choose.
    press(&mut screen, &[Key::A, Key::Num2, Key::D, Key::E, Key::Enter]);
    assert_eq!((done(&screen).tenths, done(&screen).solved), (100, true));
    screen.run_steps(60);
    let card = screen.get_by_label("Correzione").rect();
    assert!(card.max.y < 880.0, "the mark is brought into sight: {card:?}");
    press(&mut screen, &[Key::Enter]);
    // A wrong answer says why, a second one is right.
    press(&mut screen, &[Key::A, Key::Enter]);
    assert_eq!((done(&screen).tenths, done(&screen).attempts), (0, 1));
    let why = "A Un procedimento No. Il procedimento è la sequenza prevista dalla legge che porta all’atto.";
    assert!(screen.query_by_role_and_label(Role::RadioButton, why).is_some());
    press(&mut screen, &[Key::B, Key::Enter]);
    assert_eq!((done(&screen).tenths, done(&screen).attempts), (50, 2));
    click(&mut screen, Role::Button, "Prossimo");
    press(&mut screen, &[Key::C, Key::Enter]);
    assert!(done(&screen).solved);
    click(&mut screen, Role::Button, "Fine");
    assert!(school(&screen).sitting().is_none());
    until(&mut screen, "progress is written", |s| !window(s).bench().must_wait());
    let file = folder.path().join("state").join(lessons::PROGRESS);
    let kept = lessons::open_progress(&file).expect("it is there");
    assert_eq!(kept.sum("census"), (200, 200));
}

#[test]
fn a_drawing_is_made_in_a_document_of_its_own_and_handed_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    let study = window(&screen).bench().document().expect("one is open").number;
    click(&mut screen, Role::Button, "Inizia: 3 · La mappatura");
    click(&mut screen, Role::Button, "Esercizio 3");
    let bench = window(&screen).bench();
    assert!(bench.draws_answer());
    let drawing = bench.document().expect("it is shown").number;
    assert_ne!(drawing, study);
    let count = bench.procedure().expect("a drawing").steps().count();
    // A step is added with the keys of Map, and taken back.
    let step = prodigio::model::id::StepId::new("registrazione");
    handle(&mut screen, Command::Select(vec![prodigio::model::item::ItemId::Step(step.clone())]));
    draw(&mut screen);
    let kind = prodigio::model::step::StepKind::Task(prodigio::model::step::TaskKind::Person);
    handle(&mut screen, Command::AddAfter(step, kind));
    draw(&mut screen);
    let steps = |s: &Screen| window(s).bench().procedure().map_or(0, |p| p.steps().count());
    assert_eq!(steps(&screen), count + 1);
    screen.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    draw(&mut screen);
    assert_eq!(steps(&screen), count);
    click(&mut screen, Role::Button, "Consegna la risposta");
    until(&mut screen, "a mark", |s| done(s).attempts == 1);
    assert_eq!(done(&screen).tenths, 0);
    assert!(screen.query_by_label("Ufficio giusto").is_some(), "the sides are shown");
    let all = window(&screen).bench().documents();
    let lesson = all.iter().find(|d| d.number == study).expect("it is open");
    assert!(!lesson.is_modified(), "the study is as it was");
}

#[test]
fn a_lesson_is_written_in_the_editor_and_appears_in_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    click(&mut screen, Role::Button, "Nuova lezione");
    let editor = |s: &Screen| school(s).editor().expect("it is open").clone();
    assert!(!editor(&screen).findings().is_empty(), "an empty lesson cannot be played");
    type_into(&mut screen, "Titolo", "La mia lezione");
    assert_eq!(editor(&screen).lesson().title.get(Language::It), "La mia lezione");
    click(&mut screen, Role::Button, "Annulla la modifica");
    assert!(editor(&screen).lesson().title.is_empty());
    click(&mut screen, Role::Button, "Ripeti la modifica");
    assert_eq!(editor(&screen).lesson().title.get(Language::It), "La mia lezione");
    click(&mut screen, Role::Button, "1. ");
    type_into(&mut screen, "Domanda", "Chi firma?");
    for kind in ["Disegno", "Durate", "Leva", "Cause delle attese", "Scelta"] {
        click(&mut screen, Role::Button, kind);
    }
    let mut lesson = editor(&screen).lesson().clone();
    lesson.id = "mia".to_owned();
    if let prodigio::model::lesson::Kind::Choice { options, .. } = &mut lesson.exercises[0].kind {
        for (place, option) in options.iter_mut().enumerate() {
            option.text.set(Language::It, format!("{place}"));
            option.right = place == 0;
        }
    }
    ask(&mut screen, EditAsk::Put(Box::new(lesson)));
    let errors = editor(&screen).findings().to_vec();
    assert!(prodigio::model::lesson::check::is_playable(&errors), "{errors:?}");
    ask(&mut screen, EditAsk::SaveTo(folder.path().join("mia.lesson.ron")));
    until(&mut screen, "it is saved", |s| !editor(s).is_modified());
    click(&mut screen, Role::Button, "Chiudi l’editor");
    until(&mut screen, "it is listed", |s| {
        school(s).entries().iter().any(|e| e.lesson.id == "mia")
    });
    draw(&mut screen);
    // It stands last, below what is in sight.
    assert!(screen.query_by_role_and_label(Role::Button, "Inizia: La mia lezione").is_some());
    let place = school(&screen).entries().iter().position(|e| e.lesson.id == "mia");
    let begin = LessonAsk::Begin(place.expect("it is listed"));
    handle(&mut screen, Command::Lesson(Box::new(begin)));
    draw(&mut screen);
    press(&mut screen, &[Key::A, Key::Enter]);
    assert!(done(&screen).solved);
}

#[test]
fn leaving_the_editor_asks_about_what_is_not_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    click(&mut screen, Role::Button, "Nuova lezione");
    type_into(&mut screen, "Titolo", "La mia lezione");
    click(&mut screen, Role::Button, "Chiudi l’editor");
    assert!(school(&screen).editor().is_some(), "it is asked first");
    assert!(screen.query_by_label("Salvare le modifiche a «La mia lezione»?").is_some());
    press(&mut screen, &[Key::Escape]);
    assert!(school(&screen).editor().is_some());
    click(&mut screen, Role::Button, "Chiudi l’editor");
    click(&mut screen, Role::Button, "Non salvare");
    assert!(school(&screen).editor().is_none());
}

#[test]
fn a_copy_of_the_course_has_an_id_of_its_own_and_left_untouched_asks_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    click(&mut screen, Role::Button, "Modifica: 1 · La ricognizione");
    let editor = school(&screen).editor().expect("it is open").clone();
    assert_eq!(editor.lesson().id, "census-2", "its progress is not that of the course");
    assert!(screen.query_by_label("non salvata").is_some(), "it has no file yet");
    click(&mut screen, Role::Button, "Chiudi l’editor");
    assert!(school(&screen).editor().is_none());
}

#[test]
fn a_drawing_of_the_editor_loses_arrows_and_the_open_study_can_stand_in_the_lesson() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    click(&mut screen, Role::Button, "Modifica: 3 · La mappatura");
    click(&mut screen, Role::Button, "3. Completa il disegno: mancano tre passi");
    let lesson = |s: &Screen| school(s).editor().expect("it is open").lesson().clone();
    // The lists are of steps, steps, steps with offices, arrows, arrows with steps.
    for from_the_last in [0, 1] {
        let adds = screen.get_all_by_role_and_label(Role::Button, "Aggiungi una voce");
        let adds: Vec<_> = adds.collect();
        adds[adds.len() - 1 - from_the_last].click_accesskit();
        drop(adds);
        draw(&mut screen);
    }
    let Kind::Draw { begin, .. } = lesson(&screen).exercises[2].kind.clone() else {
        panic!("it is a drawing");
    };
    assert_eq!((begin.rerouted.len(), begin.without_flows.len()), (1, 1));
    click(&mut screen, Role::Button, "La lezione");
    screen
        .get_by_role_and_label(Role::Button, "Lo studio aperto, dentro la lezione")
        .click_accesskit();
    draw(&mut screen);
    let open = window(&screen).bench().document().expect("one is open").study().clone();
    assert_eq!(lesson(&screen).procedure, Material::Inline(Box::new(open)));
    assert!(is_playable(school(&screen).editor().expect("it is open").findings()));
}

#[test]
fn an_exercise_of_the_editor_has_its_variant() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    click(&mut screen, Role::Button, "Modifica: 1 · La ricognizione");
    let editor = |s: &Screen| school(s).editor().expect("it is open").clone();
    let question = "2. «Cambio di residenza online» sul sito del Comune: che cos’è?";
    click(&mut screen, Role::Button, question);
    let study = editor(&screen).study().expect("it is there").clone();
    let other = study.variants().last().expect("there are two");
    click(&mut screen, Role::ComboBox, "Variante che si guarda");
    click(&mut screen, Role::Button, other.name.get(Language::It));
    assert_eq!(editor(&screen).lesson().exercises[1].variant.as_ref(), Some(&other.id));
    // With the editor its procedure goes: nothing keeps what nobody sees.
    let kept = std::sync::Arc::downgrade(&study);
    drop(study);
    ask(&mut screen, EditAsk::Close);
    assert_eq!(kept.strong_count(), 0);
}

/// A new lesson has an id of its own, and saving on leaving leaves.
#[test]
fn what_is_saved_on_leaving_the_editor_is_put_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    let path = folder.path().join("lesson.lesson.ron");
    click(&mut screen, Role::Button, "Nuova lezione");
    let id = |s: &Screen| school(s).editor().expect("it is open").lesson().id.clone();
    assert_eq!(id(&screen), "lesson");
    type_into(&mut screen, "Titolo", "La mia lezione");
    click(&mut screen, Role::Button, "Chiudi l’editor");
    click(&mut screen, Role::Button, "Salva");
    assert!(school(&screen).editor().is_some(), "where to is not said yet");
    assert!(screen.query_by_label("Salvare le modifiche a «La mia lezione»?").is_none());
    ask(&mut screen, EditAsk::SaveTo(path));
    until(&mut screen, "it is put away", |s| school(s).editor().is_none());
    until(&mut screen, "it is listed", |s| {
        school(s).entries().iter().any(|e| e.lesson.id == "lesson")
    });
    draw(&mut screen);
    click(&mut screen, Role::Button, "Nuova lezione");
    assert_eq!(id(&screen), "lesson-2");
}

/// Who saved on leaving, did not say where to, and saves later, does not leave then.
#[test]
fn a_plain_save_after_one_that_was_cancelled_leaves_the_lesson_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    click(&mut screen, Role::Button, "Nuova lezione");
    type_into(&mut screen, "Titolo", "La mia lezione");
    click(&mut screen, Role::Button, "Chiudi l’editor");
    click(&mut screen, Role::Button, "Salva");
    click(&mut screen, Role::Button, "Salva la lezione…");
    ask(&mut screen, EditAsk::SaveTo(folder.path().join("lesson.lesson.ron")));
    until(&mut screen, "it is listed", |s| {
        school(s).entries().iter().any(|e| e.lesson.id == "lesson")
    });
    let editor = school(&screen).editor().expect("it is open still");
    assert!(editor.has_file() && !editor.is_modified());
}

#[test]
fn keys_of_the_case_act_where_it_plays_and_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut screen = classroom(folder.path());
    until(&mut screen, "a case", |s| {
        window(s).bench().document().is_some_and(|d| d.results.story.is_some())
    });
    let at =
        |s: &Screen, n: usize| s.query_by_label_contains(&format!("Momento {n} di ")).is_some();
    press(&mut screen, &[Key::ArrowRight]);
    assert!(at(&screen, 2), "beside the list of lessons the case plays");
    // In the editor, keys are for the lesson; nothing is done later, either.
    click(&mut screen, Role::Button, "Nuova lezione");
    press(&mut screen, &[Key::ArrowRight, Key::P, Key::R]);
    ask(&mut screen, EditAsk::Close);
    assert!(at(&screen, 2));
    assert!(screen.query_by_label("Chiudi lo schermo per l’aula").is_none());
    // In a lesson letters and digits choose answers, and the case stands.
    click(&mut screen, Role::Button, "Inizia: 1 · La ricognizione");
    until(&mut screen, "a case", |s| at(s, 1) || at(s, 2));
    let stood = if at(&screen, 1) { 1 } else { 2 };
    press(&mut screen, &[Key::ArrowRight, Key::Space, Key::B, Key::E]);
    assert!(at(&screen, stood));
    let answer = school(&screen).sitting().and_then(|s| s.trial()).map(|t| t.answer.clone());
    assert_eq!(answer, Some(prodigio::model::lesson::mark::Answer::Choice(vec![1, 4])));
    // With the case beside it, they are of the case again.
    click(&mut screen, Role::RadioButton, "Libero");
    press(&mut screen, &[Key::ArrowRight, Key::A]);
    assert!(at(&screen, stood + 1));
    let answer = school(&screen).sitting().and_then(|s| s.trial()).map(|t| t.answer.clone());
    assert_eq!(answer, Some(prodigio::model::lesson::mark::Answer::Choice(vec![1, 4])));
}

fn ask(screen: &mut Screen, ask: EditAsk) {
    handle(screen, Command::Lesson(Box::new(LessonAsk::Edit(ask))));
    draw(screen);
}

fn type_into(screen: &mut Screen, field: &str, text: &str) {
    screen.get_by_role_and_label(Role::TextInput, field).focus();
    draw(screen);
    screen.event(egui::Event::Text(text.to_owned()));
    draw(screen);
    screen.key_press(Key::Enter);
    draw(screen);
}
