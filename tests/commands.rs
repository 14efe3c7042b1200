//! Commands in the window: keys, pop-ups, palette, sheet, search, levels; without a display.
#![cfg(feature = "window")]

#[path = "support/screen.rs"]
mod screen;

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use prodigio::app::action::{ACTIONS, Action};
use prodigio::app::command::{Command, Workspace};
use prodigio::app::keys::Preset;
use prodigio::app::settings::Settings;
use prodigio::model::artifact::ArtifactKind;
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{GatewayKind, StepKind, SubKind, TaskKind, Trigger};
use prodigio::model::text::Language;
use prodigio::words::Words;

use screen::{Screen, handle, open, window};

fn screen(language: Language) -> Screen {
    let settings = Settings { language, most_runs: 10, ..Settings::default() };
    let mut screen = open(settings, [1600.0, 1000.0], |window| window);
    act(&mut screen, Action::StopSimulation);
    screen
}

/// A window with an empty study.
fn empty(language: Language) -> Screen {
    let mut screen = screen(language);
    act(&mut screen, Action::New);
    // An empty sheet waits for a line of quick entry; its keys are wanted.
    key(&mut screen, Key::Escape);
    screen
}

fn procedure(screen: &Screen) -> &Procedure {
    window(screen).bench().procedure().expect("a procedure is shown")
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

fn chord(screen: &mut Screen, modifiers: Modifiers, key: Key) {
    screen.key_press_modifiers(modifiers, key);
    draw(screen);
}

fn type_in(screen: &mut Screen, text: &str) {
    screen.event(Event::Text(text.to_owned()));
    draw(screen);
}

fn lead(screen: &Screen) -> Option<ItemId> {
    window(screen).bench().document().and_then(|d| d.selection.lead().cloned())
}

fn lead_kind(screen: &Screen) -> Option<StepKind> {
    let Some(ItemId::Step(id)) = lead(screen) else { return None };
    procedure(screen).step(&id).map(|s| s.kind.clone())
}

fn names(screen: &Screen) -> Vec<String> {
    procedure(screen).steps().map(|(_, s)| s.name.get(Language::It).to_owned()).collect()
}

const FIRST: &str = "Registrazione in ANPR";

fn choose_step(screen: &mut Screen, name: &str) -> StepId {
    let p = procedure(screen);
    let id = p
        .steps()
        .find(|(_, s)| s.name.get(Language::It) == name)
        .map(|(id, _)| id.clone())
        .expect("the sample has it");
    do_it(screen, Command::Select(vec![ItemId::Step(id.clone())]));
    id
}

#[test]
fn append_and_enter_makes_a_task_after_the_selected_step() {
    let mut screen = screen(Language::It);
    let id = choose_step(&mut screen, FIRST);
    let before = procedure(&screen).outgoing(&id).count();
    key(&mut screen, Key::A);
    assert!(screen.get_by_role_and_label(Role::TextInput, "Che cosa viene dopo?").is_focused());
    key(&mut screen, Key::Enter);
    assert_eq!(lead_kind(&screen), Some(StepKind::Task(TaskKind::Person)));
    assert_eq!(procedure(&screen).outgoing(&id).count(), before + 1);
    // Its label waits for the name.
    type_in(&mut screen, "Verifica");
    key(&mut screen, Key::Enter);
    assert!(names(&screen).contains(&"Verifica".to_owned()));
}

#[test]
fn typing_finds_a_kind_in_any_language_and_arrows_choose() {
    for (language, typed) in [(Language::It, "termin"), (Language::De, "terminate")] {
        let mut screen = screen(language);
        choose_step(&mut screen, FIRST);
        key(&mut screen, Key::A);
        type_in(&mut screen, typed);
        let rows = screen.query_all_by_role(Role::ListBoxOption).count();
        assert!(rows > 0);
        key(&mut screen, Key::Escape);
    }
    let mut screen = screen(Language::It);
    choose_step(&mut screen, FIRST);
    key(&mut screen, Key::A);
    type_in(&mut screen, "XOR");
    key(&mut screen, Key::Enter);
    assert_eq!(lead_kind(&screen), Some(StepKind::Gateway(GatewayKind::Exclusive)));
    key(&mut screen, Key::Escape);
    key(&mut screen, Key::A);
    type_in(&mut screen, "timer");
    key(&mut screen, Key::Enter);
    let kind = lead_kind(&screen).expect("a step leads");
    assert!(matches!(kind.trigger(), Some(Trigger::Timer(_))), "{kind:?}");
    key(&mut screen, Key::Escape);
    key(&mut screen, Key::A);
    key(&mut screen, Key::ArrowDown);
    key(&mut screen, Key::ArrowDown);
    key(&mut screen, Key::ArrowUp);
    key(&mut screen, Key::Enter);
    assert_eq!(lead_kind(&screen), Some(StepKind::Task(TaskKind::Manual)));
}

#[test]
fn a_text_that_names_no_kind_names_the_step() {
    let mut screen = empty(Language::It);
    for name in ["Domanda ricevuta", "Verifica requisiti", "Sopralluogo"] {
        key(&mut screen, Key::A);
        type_in(&mut screen, name);
        key(&mut screen, Key::Enter);
    }
    let p = procedure(&screen);
    assert_eq!(p.steps().count(), 3);
    assert_eq!(p.flows().count(), 2);
    assert_eq!(p.steps().filter(|(_, s)| s.kind == StepKind::START).count(), 1);
    let mut said = names(&screen);
    said.sort();
    assert_eq!(said, ["Domanda ricevuta", "Sopralluogo", "Verifica requisiti"]);
}

#[test]
fn escape_closes_the_list_and_changes_nothing() {
    let mut screen = screen(Language::It);
    choose_step(&mut screen, FIRST);
    let steps = procedure(&screen).steps().count();
    for opener in [Key::A, Key::N, Key::R] {
        key(&mut screen, opener);
        assert!(screen.query_all_by_role(Role::ListBoxOption).count() > 3, "{opener:?}");
        type_in(&mut screen, "msg");
        key(&mut screen, Key::Escape);
        assert_eq!(procedure(&screen).steps().count(), steps);
        assert!(screen.query_by_label("Che cosa viene dopo?").is_none());
    }
    assert!(!window(&screen).bench().document().expect("open").is_modified());
}

#[test]
fn after_an_event_gateway_only_what_may_follow_is_offered() {
    let mut screen = screen(Language::It);
    choose_step(&mut screen, FIRST);
    key(&mut screen, Key::A);
    type_in(&mut screen, "primo evento");
    key(&mut screen, Key::Enter);
    assert_eq!(lead_kind(&screen), Some(StepKind::Gateway(GatewayKind::EventBased)));
    key(&mut screen, Key::Escape);
    key(&mut screen, Key::A);
    assert!(screen.query_by_label("Decisione (un solo ramo)").is_none());
    assert!(
        screen
            .query_by_label("Fine")
            .is_none_or(|n| n.accesskit_node().role() != Role::ListBoxOption)
    );
    key(&mut screen, Key::Enter);
    assert_eq!(lead_kind(&screen), Some(StepKind::Catch(Trigger::Message)));
}

#[test]
fn create_makes_data_and_bands_too() {
    let mut screen = empty(Language::It);
    for (typed, check) in [("annotazione", 1_usize), ("archivio", 2)] {
        key(&mut screen, Key::N);
        type_in(&mut screen, typed);
        key(&mut screen, Key::Enter);
        assert_eq!(procedure(&screen).artifacts().count(), check);
        key(&mut screen, Key::Escape);
    }
    let kinds: Vec<ArtifactKind> = procedure(&screen).artifacts().map(|(_, a)| a.kind).collect();
    assert!(kinds.contains(&ArtifactKind::Annotation) && kinds.contains(&ArtifactKind::DataStore));
    key(&mut screen, Key::N);
    type_in(&mut screen, "pool");
    key(&mut screen, Key::Enter);
    assert_eq!(procedure(&screen).pools().count(), 1);
}

#[test]
fn replace_keeps_name_and_flows_and_says_what_is_lost() {
    let mut screen = screen(Language::It);
    let id = choose_step(&mut screen, FIRST);
    let work = procedure(&screen).step(&id).and_then(|s| s.work.clone());
    let flows = procedure(&screen).flows().count();
    key(&mut screen, Key::R);
    type_in(&mut screen, "invio");
    key(&mut screen, Key::Enter);
    let step = procedure(&screen).step(&id).cloned().expect("it stands");
    assert_eq!(step.kind, StepKind::Task(TaskKind::Send));
    assert_eq!(step.name.get(Language::It), FIRST);
    assert_eq!(step.work, work);
    assert_eq!(procedure(&screen).flows().count(), flows);
    // An end has nothing after it.
    let after = procedure(&screen).outgoing(&id).count();
    assert!(after > 0);
    do_it(&mut screen, Command::Replace(id.clone(), StepKind::END));
    assert_eq!(procedure(&screen).outgoing(&id).count(), 0);
    let said = window(&screen).bench().notices.all().last().map(|n| n.text.clone());
    assert!(said.is_some_and(|t| t.contains("flusso") || t.contains("flussi")));
    act(&mut screen, Action::Undo);
    assert_eq!(procedure(&screen).flows().count(), flows);
}

#[test]
fn marks_are_put_on_and_taken_off_in_the_list() {
    let mut screen = screen(Language::It);
    let id = choose_step(&mut screen, FIRST);
    key(&mut screen, Key::R);
    screen.get_by_role_and_label(Role::Button, "Più volte, insieme").click();
    draw(&mut screen);
    assert!(procedure(&screen).step(&id).is_some_and(|s| s.repeat.is_some()));
    screen.get_by_role_and_label(Role::Button, "Più volte, insieme").click();
    draw(&mut screen);
    assert!(procedure(&screen).step(&id).is_some_and(|s| s.repeat.is_none()));
}

#[test]
fn the_palette_reaches_every_action_in_three_languages() {
    for language in Language::ALL {
        let words = Words::new(language);
        let mut screen = screen(language);
        for row in ACTIONS.iter().filter(|r| r.action != Action::Palette) {
            assert!(words.knows(row.key), "{} in {}", row.key, language.tag());
        }
        act(&mut screen, Action::Palette);
        for row in ACTIONS.iter().filter(|r| r.action != Action::Palette) {
            let label = words.say(row.key);
            let found = screen.query_all_by(|n| {
                n.role() == Role::Button && n.label().is_some_and(|l| l.contains(&label))
            });
            assert!(found.count() > 0, "{label} in {}", language.tag());
        }
    }
}

#[test]
fn the_sheet_shows_the_keys_of_the_preset_and_is_searched() {
    let mut screen = screen(Language::It);
    screen.event(Event::Key {
        key: Key::Questionmark,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::SHIFT,
    });
    draw(&mut screen);
    assert!(
        screen.query_by_role_and_label(Role::TextInput, "Cerca un comando o un tasto").is_some()
    );
    type_in(&mut screen, "duplica");
    assert!(screen.query_by_label("Duplica").is_some());
    assert!(screen.query_by_label("Ctrl Z").is_none());
    assert!(screen.query_by_label_contains("Ctrl D").is_some());
    screen.get_by_role_and_label(Role::Button, "Tasti come in draw.io").click();
    draw(&mut screen);
    assert_eq!(window(&screen).bench().settings.preset, Preset::Drawio);
    assert!(screen.query_by_label_contains("Ctrl D   Ctrl Invio").is_some());
}

#[test]
fn a_preset_changes_what_keys_do() {
    let mut screen = screen(Language::It);
    act(&mut screen, Action::KeysDrawio);
    choose_step(&mut screen, FIRST);
    let before = procedure(&screen).steps().count();
    chord(&mut screen, Modifiers::COMMAND, Key::Enter);
    assert_eq!(procedure(&screen).steps().count(), before + 1, "draw.io duplicates so");
    act(&mut screen, Action::KeysCamunda);
    chord(&mut screen, Modifiers::COMMAND, Key::Enter);
    assert_eq!(procedure(&screen).steps().count(), before + 1);
}

#[test]
fn letters_do_nothing_while_one_types() {
    let mut screen = screen(Language::It);
    choose_step(&mut screen, FIRST);
    let before = procedure(&screen).steps().count();
    screen.get_by_role_and_label(Role::TextInput, "Nome").focus();
    draw(&mut screen);
    for letter in [Key::A, Key::N, Key::G, Key::Delete, Key::X, Key::M] {
        key(&mut screen, letter);
    }
    assert_eq!(procedure(&screen).steps().count(), before);
    assert!(!window(&screen).bench().settings.minimap);
}

#[test]
fn find_walks_the_places_and_replaces_all_at_once() {
    let mut screen = screen(Language::It);
    chord(&mut screen, Modifiers::COMMAND, Key::H);
    assert!(screen.get_by_role_and_label(Role::TextInput, "Testo da trovare").is_focused());
    type_in(&mut screen, "REGISTRAZIONE");
    let found = window(&screen).bench().found().expect("a search goes on").clone();
    assert!(!found.spots.is_empty());
    assert!(matches!(lead(&screen), Some(ItemId::Step(_) | ItemId::Flow(_))), "{found:?}");
    let count = found.spots.len();
    key(&mut screen, Key::Enter);
    let at = window(&screen).bench().found().map(|f| f.at);
    assert_eq!(at, Some(1 % count));
    screen.get_by_role_and_label(Role::TextInput, "Sostituisci con").focus();
    draw(&mut screen);
    type_in(&mut screen, "Annotazione");
    let depth = |s: &Screen| window(s).bench().document().expect("open").history().depth().0;
    let before = depth(&screen);
    screen.get_by_role_and_label(Role::Button, "Sostituisci tutto").click();
    draw(&mut screen);
    assert_eq!(depth(&screen), before + 1, "one step of undo");
    assert!(names(&screen).contains(&"Annotazione in ANPR".to_owned()));
    act(&mut screen, Action::Undo);
    assert!(names(&screen).contains(&FIRST.to_owned()));
    screen.get_by_role_and_label(Role::TextInput, "Testo da trovare").focus();
    draw(&mut screen);
    key(&mut screen, Key::Escape);
    assert!(window(&screen).bench().found().is_none());
    assert!(screen.query_by_label("Testo da trovare").is_none());
}

#[test]
fn a_collapsed_sub_procedure_is_entered_drawn_in_and_left() {
    let mut screen = empty(Language::It);
    key(&mut screen, Key::A);
    key(&mut screen, Key::Enter);
    key(&mut screen, Key::Escape);
    key(&mut screen, Key::A);
    type_in(&mut screen, "sottoprocedimento chiuso");
    key(&mut screen, Key::Enter);
    type_in(&mut screen, "Istruttoria");
    key(&mut screen, Key::Enter);
    let Some(ItemId::Step(sub)) = lead(&screen) else { panic!("the new one leads") };
    assert!(matches!(
        lead_kind(&screen),
        Some(StepKind::SubProcedure { kind: SubKind::Embedded, expanded: false })
    ));
    chord(&mut screen, Modifiers::SHIFT, Key::Enter);
    let level = |s: &Screen| window(s).bench().document().and_then(|d| d.level().cloned());
    assert_eq!(level(&screen), Some(sub.clone()));
    assert!(screen.query_by_role_and_label(Role::Button, "Tutto il disegno").is_some());
    for name in ["Inizio interno", "Esame"] {
        key(&mut screen, Key::A);
        type_in(&mut screen, name);
        key(&mut screen, Key::Enter);
    }
    assert_eq!(procedure(&screen).children(Some(&sub)).count(), 2);
    // What is around is not drawn; Escape clears the selection, then leads out.
    key(&mut screen, Key::Escape);
    assert_eq!(level(&screen), Some(sub.clone()));
    key(&mut screen, Key::Escape);
    assert_eq!(level(&screen), None);
    assert_eq!(lead(&screen), Some(ItemId::Step(sub.clone())));
    key(&mut screen, Key::X);
    let step = procedure(&screen).step(&sub).cloned().expect("it stands");
    assert!(matches!(step.kind, StepKind::SubProcedure { expanded: true, .. }));
    for (_, child) in procedure(&screen).children(Some(&sub)) {
        assert!(step.at.encloses(child.at), "{:?} in {:?}", child.at, step.at);
    }
    act(&mut screen, Action::Undo);
    act(&mut screen, Action::Undo);
    assert_eq!(level(&screen), Some(sub), "undo shows where it changed something");
}

#[test]
fn the_small_map_moves_the_view_and_hides() {
    let mut screen = screen(Language::It);
    key(&mut screen, Key::M);
    assert!(screen.query_by_label_contains("Mappa in piccolo").is_some());
    assert!(window(&screen).bench().settings.minimap);
    key(&mut screen, Key::M);
    assert!(!window(&screen).bench().settings.minimap);
}

#[test]
fn a_label_of_a_hundred_thousand_characters_is_contained() {
    let mut screen = screen(Language::It);
    let id = choose_step(&mut screen, FIRST);
    key(&mut screen, Key::E);
    screen.event(Event::Paste("مرحبا 🙂 ".repeat(12_500)));
    draw(&mut screen);
    key(&mut screen, Key::Enter);
    let name = procedure(&screen).step(&id).map(|s| s.name.get(Language::It).chars().count());
    assert!(name.is_some_and(|n| n > 100 && n <= 2_000), "{name:?}");
    assert_eq!(window(&screen).bench().workspace, Workspace::Map);
}

#[test]
fn shift_enter_breaks_the_line_of_a_label() {
    let mut screen = screen(Language::It);
    let id = choose_step(&mut screen, FIRST);
    key(&mut screen, Key::F2);
    type_in(&mut screen, "Prima riga");
    chord(&mut screen, Modifiers::SHIFT, Key::Enter);
    type_in(&mut screen, "seconda");
    key(&mut screen, Key::Enter);
    let name = procedure(&screen).step(&id).map(|s| s.name.get(Language::It).to_owned());
    assert_eq!(name.as_deref(), Some("Prima riga\nseconda"));
    // Escape leaves it as it was.
    key(&mut screen, Key::E);
    type_in(&mut screen, "altro");
    key(&mut screen, Key::Escape);
    let name = procedure(&screen).step(&id).map(|s| s.name.get(Language::It).to_owned());
    assert_eq!(name.as_deref(), Some("Prima riga\nseconda"));
}

#[test]
fn copy_and_paste_by_the_system_s_events() {
    let mut screen = screen(Language::It);
    choose_step(&mut screen, FIRST);
    let before = procedure(&screen).steps().count();
    screen.event(Event::Copy);
    screen.step();
    let copied = screen.output().platform_output.commands.iter().find_map(|c| match c {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("a text is on the clipboard");
    assert!(copied.starts_with("// prodigio fragment"), "{copied}");
    screen.event(Event::Paste(copied));
    draw(&mut screen);
    assert_eq!(procedure(&screen).steps().count(), before + 1);
    // In a text field the text is the field's.
    screen.get_by_role_and_label(Role::TextInput, "Nome").focus();
    draw(&mut screen);
    screen.event(Event::Paste("uno\ndue".to_owned()));
    draw(&mut screen);
    assert_eq!(procedure(&screen).steps().count(), before + 1);
}
