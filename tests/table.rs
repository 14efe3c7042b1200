//! The table of steps by keyboard and clipboard: cells in, one undo step out.
#![cfg(feature = "window")]

#[path = "support/screen.rs"]
mod screen;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use prodigio::app::action::Action;
use prodigio::app::command::Command;
use prodigio::app::settings::Settings;
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::Step;
use prodigio::model::text::Language;
use prodigio::model::timing::{Distribution, Unit, WaitedFor};

use screen::{Screen, handle, open, window};

/// The first sample with its table open and the focus in it, on the first step.
fn table() -> Screen {
    let settings = Settings { language: Language::It, most_runs: 10, ..Settings::default() };
    let mut screen = open(settings, [1600.0, 1000.0], |window| window);
    do_it(&mut screen, Command::Act(Action::StopSimulation));
    press(&mut screen, Modifiers::ALT, Key::T);
    screen
}

fn draw(screen: &mut Screen) {
    screen.run_steps(3);
}

fn do_it(screen: &mut Screen, command: Command) {
    handle(screen, command);
    draw(screen);
}

fn press(screen: &mut Screen, modifiers: Modifiers, key: Key) {
    screen.key_press_modifiers(modifiers, key);
    draw(screen);
}

fn write(screen: &mut Screen, text: &str) {
    screen.event(egui::Event::Text(text.to_owned()));
    draw(screen);
}

fn paste(screen: &mut Screen, text: &str) {
    screen.event(egui::Event::Paste(text.to_owned()));
    draw(screen);
}

fn procedure(screen: &Screen) -> &Procedure {
    window(screen).bench().procedure().expect("a procedure is shown")
}

fn depth(screen: &Screen) -> usize {
    window(screen).bench().document().expect("it is open").history().depth().0
}

fn lead(screen: &Screen) -> StepId {
    let lead = window(screen).bench().document().and_then(|d| d.selection.lead().cloned());
    let Some(ItemId::Step(id)) = lead else { panic!("no step is selected: {lead:?}") };
    id
}

fn step(screen: &Screen, id: &StepId) -> Step {
    procedure(screen).step(id).map(|s| (**s).clone()).expect("it stands")
}

/// Goes to the row of a step.
fn go_to(screen: &mut Screen, name: &str) -> StepId {
    let found = procedure(screen).steps().find(|(_, s)| s.name.get(Language::It) == name);
    let id = found.map(|(id, _)| id.clone()).expect("the sample has it");
    do_it(screen, Command::Select(vec![ItemId::Step(id.clone())]));
    id
}

fn said(screen: &Screen, text: &str) -> bool {
    screen.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn arrows_walk_and_select_typing_changes_and_escape_reverts() {
    let mut screen = table();
    let id = go_to(&mut screen, "Registrazione in ANPR");
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    assert_ne!(lead(&screen), id, "the row below is selected");
    press(&mut screen, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(lead(&screen), id);
    // The fifth column is the work.
    for _ in 0..4 {
        press(&mut screen, Modifiers::NONE, Key::ArrowRight);
    }
    write(&mut screen, "2");
    write(&mut screen, "5-40 min");
    press(&mut screen, Modifiers::NONE, Key::Tab);
    let work = step(&screen, &id).work.expect("it has one");
    assert_eq!(
        (work.law, work.unit),
        (Distribution::Uniform { min: 25.0, max: 40.0 }, Unit::Minutes)
    );
    assert_eq!(depth(&screen), 1);
    // The next cell is the wait: Enter edits, Escape takes nothing.
    press(&mut screen, Modifiers::NONE, Key::Enter);
    write(&mut screen, "xyz");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    assert_eq!(depth(&screen), 1);
    // What cannot be read stays in the field with its reason, and nothing changes.
    write(&mut screen, "molto");
    press(&mut screen, Modifiers::NONE, Key::Enter);
    assert_eq!(depth(&screen), 1);
    assert!(said(&screen, "molto"), "the reason is told");
    press(&mut screen, Modifiers::NONE, Key::Escape);
    // Delete takes the value away; undo gives it back.
    press(&mut screen, Modifiers::NONE, Key::Delete);
    assert!(step(&screen, &id).waits.is_empty());
    press(&mut screen, Modifiers::COMMAND, Key::Z);
    assert!(!step(&screen, &id).waits.is_empty());
    // Escape leaves to the drawing.
    press(&mut screen, Modifiers::NONE, Key::Escape);
    press(&mut screen, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(lead(&screen), id, "arrows nudge now");
}

#[test]
fn a_block_from_a_spreadsheet_fills_cells_and_makes_steps() {
    let mut screen = table();
    let rows = procedure(&screen).steps().count();
    let flows = procedure(&screen).flows().count();
    press(&mut screen, Modifiers::COMMAND, Key::Home);
    press(&mut screen, Modifiers::COMMAND, Key::End);
    press(&mut screen, Modifiers::NONE, Key::Home);
    let last = lead(&screen);
    let block = "Ultimo passo\tinvio\tMessi accertatori\tdecisione\t10 min\t2 g; 5 gl\trichiedente; posta\n\
                 Nuovo uno\t\tUfficio nuovo\t\t1 h 30\r\n\
                 Nuovo due\tboh\t\tistruttoria\ttanto\n";
    paste(&mut screen, block);
    assert_eq!(depth(&screen), 1, "one undo step");
    let p = procedure(&screen);
    assert_eq!(p.steps().count(), rows + 2);
    assert!(p.flows().count() > flows, "the new steps are joined");
    let one =
        p.steps().find(|(_, s)| s.name.get(Language::It) == "Nuovo uno").expect("it was made").1;
    let office = p.office_of(one).and_then(|o| p.office(o)).expect("it has one");
    assert_eq!(office.name.get(Language::It), "Ufficio nuovo");
    assert_eq!(one.work.as_ref().map(|w| w.law.clone()), Some(Distribution::Fixed(90.0)));
    let changed = step(&screen, &last);
    assert_eq!(changed.name.get(Language::It), "Ultimo passo");
    let whom: Vec<WaitedFor> = changed.waits.iter().map(|w| w.waited_for).collect();
    assert_eq!(whom, [WaitedFor::Applicant, WaitedFor::Post]);
    // What was not read is told, by row, column and text.
    assert!(said(&screen, "2 celle non lette"), "unread cells are counted");
    assert!(said(&screen, "«boh»") && said(&screen, "«tanto»"));
    press(&mut screen, Modifiers::COMMAND, Key::Z);
    assert_eq!(procedure(&screen).steps().count(), rows);
    let modified = window(&screen).bench().document().expect("it is open").is_modified();
    assert!(!modified);
}

#[test]
fn what_is_copied_can_be_pasted() {
    let mut screen = table();
    let id = go_to(&mut screen, "Richiesta di completamento");
    press(&mut screen, Modifiers::NONE, Key::Home);
    press(&mut screen, Modifiers::SHIFT, Key::End);
    screen.event(egui::Event::Copy);
    screen.step();
    let commands = &screen.output().platform_output.commands;
    let copied = commands.iter().find_map(|c| match c {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.expect("text is on the clipboard");
    assert!(copied.starts_with("Richiesta di completamento\t"), "{copied}");
    let before = step(&screen, &id);
    press(&mut screen, Modifiers::NONE, Key::Home);
    // Pasted over itself, only what is typed loses its source.
    paste(&mut screen, &copied);
    let after = step(&screen, &id);
    assert_eq!(after.documents, before.documents);
    assert_eq!(after.systems, before.systems);
    assert_eq!(after.basis, before.basis);
    assert_eq!(after.marks, before.marks);
    assert_eq!((after.kind, after.office, after.lane), (before.kind, before.office, before.lane));
    let law = |s: &Step| s.work.as_ref().map(|w| w.law.clone());
    assert_eq!(law(&step(&screen, &id)), before.work.map(|w| w.law));
}

#[test]
fn garbage_and_a_million_rows_are_refused_in_a_sentence() {
    let mut screen = table();
    go_to(&mut screen, "Registrazione in ANPR");
    for (text, told) in [
        ("x\ty\n".repeat(1_000_000), "troppo grande"),
        ("\u{0}\u{1}\u{7f}".to_owned(), "testo leggibile"),
        ("   \n ".to_owned(), "vuoti"),
    ] {
        paste(&mut screen, &text);
        assert!(said(&screen, told), "{told}");
        assert_eq!(depth(&screen), 0);
    }
}

#[test]
fn the_filter_and_the_heads_order_the_rows() {
    let mut screen = table();
    let cells = |s: &Screen| -> Vec<String> {
        let cells = s.query_all_by_role(egui::accesskit::Role::Cell);
        let labels = cells.filter_map(|n| n.accesskit_node().label());
        labels.filter(|l| l.starts_with("Passo di")).collect()
    };
    let all = cells(&screen).len();
    assert!(all > 5, "{all}");
    screen.get_by_role_and_label(egui::accesskit::Role::Button, "Lavoro").click();
    draw(&mut screen);
    let by_work = cells(&screen);
    screen.get_by_role_and_label(egui::accesskit::Role::Button, "Lavoro ↑").click();
    draw(&mut screen);
    assert_ne!(cells(&screen), by_work);
    screen.get_by_role_and_label(egui::accesskit::Role::TextInput, "Filtra i passi").focus();
    draw(&mut screen);
    write(&mut screen, "anpr");
    assert!(cells(&screen).len() < all, "{:?}", cells(&screen));
    assert!(said(&screen, " di "), "how many are shown is told");
}
