//! The window by role and label, without a display: what a person with a screen reader has.
#![cfg(feature = "window")]

#[path = "support/screen.rs"]
mod screen;

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use prodigio::app::action::Action;
use prodigio::app::browse::Browse;
use prodigio::app::command::{Command, Workspace};
use prodigio::app::notice::NoticeKind;
use prodigio::app::settings::Settings;
use prodigio::model::calendar::{SittingRule, Weekday};
use prodigio::model::draft::Draft;
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::{GatewayKind, StepKind};
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Unit};
use prodigio::words::Words;

use screen::{Screen, handle, open, window};

/// A window with the first sample, its simulation stopped, after the first frames.
fn screen(language: Language) -> Screen {
    let settings = Settings { language, most_runs: 10, ..Settings::default() };
    let mut screen = open(settings, [1600.0, 1000.0], |window| window);
    do_it(&mut screen, Command::Act(Action::StopSimulation));
    screen
}

fn procedure(screen: &Screen) -> &Procedure {
    window(screen).bench().procedure().expect("a procedure is shown")
}

/// Draws some frames: what was asked for in one is seen in the next.
fn draw(screen: &mut Screen) {
    screen.step();
    screen.run_steps(3);
    screen.check_accessibility();
}

fn do_it(screen: &mut Screen, command: Command) {
    handle(screen, command);
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

/// What is on the drawing under a name that begins so.
fn on_canvas<'a>(screen: &'a Screen, name: &str) -> Vec<Node<'a>> {
    let begin = name.to_owned();
    let is_it = move |n: &egui_kittest::kittest::AccessKitNode<'_>| {
        n.role() == Role::Button && n.label().is_some_and(|l| l.starts_with(&begin))
    };
    screen.query_all_by(is_it).collect()
}

fn selected(screen: &Screen) -> Option<ItemId> {
    window(screen).bench().document().and_then(|d| d.selection.lead().cloned())
}

const STEP: &str = "Registrazione in ANPR";

fn step_named(p: &Procedure, name: &str) -> StepId {
    let mut steps = p.steps().filter(|(_, s)| s.name.get(Language::It) == name);
    steps.next().map(|(id, _)| id.clone()).expect("the sample has it")
}

#[test]
fn the_five_workspaces_can_be_chosen() {
    let mut screen = screen(Language::It);
    let names = ["Mappa", "Analisi", "Confronto", "Aula", "Consegna"];
    for (name, workspace) in names.iter().zip(Workspace::ALL).rev() {
        screen.get_by_role_and_label(Role::Button, name).click();
        draw(&mut screen);
        assert_eq!(window(&screen).bench().workspace, workspace);
        // Twice: a click on what is chosen changes nothing.
        screen.get_by_role_and_label(Role::Button, name).click();
        draw(&mut screen);
        assert_eq!(window(&screen).bench().workspace, workspace);
    }
    for (key, workspace) in
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5].into_iter().zip(Workspace::ALL)
    {
        screen.key_press_modifiers(Modifiers::ALT, key);
        draw(&mut screen);
        assert_eq!(window(&screen).bench().workspace, workspace);
    }
}

#[test]
fn a_step_is_found_by_name_and_a_click_selects_it() {
    let mut screen = screen(Language::It);
    let id = step_named(procedure(&screen), STEP);
    assert_eq!(selected(&screen), None);
    let nodes = on_canvas(&screen, &format!("{STEP}, "));
    assert_eq!(nodes.len(), 1);
    let said = nodes[0].accesskit_node().label().unwrap_or_default();
    assert!(said.contains("lavoro ") && said.contains("Anagrafe"), "{said}");
    nodes[0].click();
    draw(&mut screen);
    assert_eq!(selected(&screen), Some(ItemId::Step(id.clone())));
    let field = screen.get_by_role_and_label(Role::TextInput, "Nome");
    assert_eq!(field.value().as_deref(), Some(STEP));
    assert!(screen.query_by_label(id.as_str()).is_some(), "the inspector shows the id");
}

#[test]
fn a_step_is_selected_by_a_screen_reader_too() {
    let mut screen = screen(Language::It);
    let id = step_named(procedure(&screen), STEP);
    on_canvas(&screen, &format!("{STEP}, "))[0].click_accesskit();
    draw(&mut screen);
    assert_eq!(selected(&screen), Some(ItemId::Step(id)));
}

fn retype(screen: &mut Screen, field: &str, text: &str) {
    screen.get_by_role_and_label(Role::TextInput, field).focus();
    draw(screen);
    screen.key_press_modifiers(Modifiers::COMMAND, Key::A);
    draw(screen);
    screen.event(egui::Event::Text(text.to_owned()));
    draw(screen);
    screen.key_press(Key::Enter);
    draw(screen);
}

#[test]
fn a_typed_work_time_changes_the_model_and_undo_takes_it_back() {
    let mut screen = screen(Language::It);
    let id = step_named(procedure(&screen), STEP);
    let work = |s: &Screen| procedure(s).step(&id).and_then(|s| s.work.clone());
    let before = work(&screen);
    do_it(&mut screen, Command::Select(vec![ItemId::Step(id.clone())]));
    retype(&mut screen, "Lavoro", "25 minuti");
    let typed = work(&screen).expect("it has a work time");
    assert_eq!((&typed.law, typed.unit), (&Distribution::Fixed(25.0), Unit::Minutes));
    // What cannot be read stays in the field, with its repair, and the last good value in force.
    retype(&mut screen, "Lavoro", "molto");
    assert_eq!(work(&screen), Some(typed));
    assert_eq!(
        screen.get_by_role_and_label(Role::TextInput, "Lavoro").value().as_deref(),
        Some("molto")
    );
    do_it(&mut screen, Command::Act(Action::Undo));
    assert_eq!(work(&screen), before);
}

#[test]
fn a_typed_name_renames_the_step() {
    let mut screen = screen(Language::It);
    let id = step_named(procedure(&screen), STEP);
    do_it(&mut screen, Command::Select(vec![ItemId::Step(id.clone())]));
    retype(&mut screen, "Nome", "Iscrizione");
    let step = procedure(&screen).step(&id).cloned().expect("it stands");
    assert_eq!(step.name.get(Language::It), "Iscrizione");
    assert_eq!(on_canvas(&screen, "Iscrizione, ").len(), 1);
}

#[test]
fn the_menus_speak_three_languages() {
    let mut screen = screen(Language::It);
    let said = [
        (Language::It, ["File", "Modifica", "Vista"], "Mappa"),
        (Language::De, ["Datei", "Bearbeiten", "Ansicht"], "Ablauf"),
        (Language::En, ["File", "Edit", "View"], "Map"),
    ];
    for (language, menus, map) in said {
        do_it(&mut screen, Command::SetLanguage(language));
        for menu in menus {
            assert!(screen.query_by_role_and_label(Role::Button, menu).is_some(), "{menu}");
        }
        assert!(screen.query_by_role_and_label(Role::Button, map).is_some(), "{map}");
    }
    assert_eq!(on_canvas(&screen, "Registration in ANPR, ").len(), 1);
}

#[test]
fn a_menu_opens_and_its_command_is_done() {
    let mut screen = screen(Language::It);
    screen.get_by_role_and_label(Role::Button, "Vista").click();
    draw(&mut screen);
    screen.get_by_label_contains("Deutsch").click();
    draw(&mut screen);
    assert_eq!(window(&screen).bench().settings.language, Language::De);
    assert!(screen.query_by_role_and_label(Role::Button, "Ansicht").is_some());
}

#[test]
fn the_palette_opens_by_keys_finds_and_does_a_command() {
    let mut screen = screen(Language::It);
    assert!(screen.query_by_role_and_label(Role::TextInput, "Cerca o comanda").is_none());
    screen.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::P);
    draw(&mut screen);
    let field = screen.get_by_role_and_label(Role::TextInput, "Cerca o comanda");
    assert!(field.is_focused());
    assert!(screen.query_by_label_contains("Mostra tutto").is_some());
    assert!(screen.query_by_label_contains("Riordina il disegno").is_some());
    screen.event(egui::Event::Text("vai a confr".to_owned()));
    draw(&mut screen);
    assert!(screen.query_by_label_contains("Riordina il disegno").is_none());
    assert!(screen.query_by_label_contains("Vai a Confronto").is_some());
    screen.key_press(Key::Enter);
    draw(&mut screen);
    assert_eq!(window(&screen).bench().workspace, Workspace::Compare);
    assert!(screen.query_by_role_and_label(Role::TextInput, "Cerca o comanda").is_none());
}

#[test]
fn findings_are_listed_and_lead_to_their_step() {
    let mut screen = screen(Language::It);
    until(&mut screen, "findings are there", |s| {
        window(s).bench().document().is_some_and(|d| !d.results.findings.is_empty())
    });
    assert!(screen.query_by_label("Rilievi").is_some());
    let rows = |s: &Screen| -> Vec<String> {
        let labels = s.query_all_by_role(Role::ListBoxOption);
        let labels = labels.filter_map(|n| n.accesskit_node().label());
        labels.filter(|l| l.starts_with("avviso, ") || l.starts_with("nota, ")).collect()
    };
    assert!(!rows(&screen).is_empty());
    // The row of a finding of a step selects it.
    assert_eq!(selected(&screen), None);
    for row in rows(&screen) {
        screen.get_by_label(&row).click_accesskit();
        draw(&mut screen);
        if selected(&screen).is_some() {
            return;
        }
    }
    panic!("no finding leads to a step: {:?}", rows(&screen));
}

#[test]
fn keys_draw_a_procedure_without_a_pointer() {
    let mut screen = screen(Language::It);
    do_it(&mut screen, Command::Act(Action::New));
    // An empty drawing waits with the quick-entry bar; Escape leaves it for the drawing.
    screen.key_press(Key::Escape);
    draw(&mut screen);
    for key in [Key::A, Key::A, Key::F] {
        screen.key_press(key);
        draw(&mut screen);
        // The label of the new step waits for its name.
        screen.event(egui::Event::Text("Passo".to_owned()));
        draw(&mut screen);
        screen.key_press(Key::Enter);
        draw(&mut screen);
    }
    let p = procedure(&screen);
    assert_eq!(p.steps().count(), 3);
    assert_eq!(p.flows().count(), 2);
    assert!(
        p.steps().all(|(_, s)| s.name.get(Language::It) == "Passo"),
        "{:?}",
        p.steps().map(|(_, s)| s.name.clone()).collect::<Vec<_>>()
    );
}

#[test]
fn every_workspace_names_its_fields_in_every_language_and_theme() {
    for language in [Language::It, Language::De, Language::En] {
        let mut screen = screen(language);
        for workspace in Workspace::ALL {
            do_it(&mut screen, Command::Go(workspace));
        }
        for action in [Action::ThemeDark, Action::ThemeContrast, Action::GoMap, Action::Keys] {
            do_it(&mut screen, Command::Act(action));
        }
    }
}

#[test]
fn everything_that_can_be_selected_has_an_inspector_with_named_fields() {
    let mut screen = screen(Language::It);
    let p = procedure(&screen);
    let steps = p.steps().map(|(id, _)| ItemId::Step(id.clone()));
    let flows = p.flows().take(3).map(|(id, _)| ItemId::Flow(id.clone()));
    let lanes = p.lanes().take(1).map(|(id, _)| ItemId::Lane(id.clone()));
    let pools = p.pools().take(1).map(|(id, _)| ItemId::Pool(id.clone()));
    let items: Vec<ItemId> = steps.chain(flows).chain(lanes).chain(pools).collect();
    for item in items {
        do_it(&mut screen, Command::Select(vec![item.clone()]));
        assert_eq!(selected(&screen), Some(item));
    }
    for tab in ["Regole", "Documenti", "Note", "Tempi"] {
        let id = step_named(procedure(&screen), STEP);
        do_it(&mut screen, Command::Select(vec![ItemId::Step(id)]));
        screen.get_by_role_and_label(Role::RadioButton, tab).click();
        draw(&mut screen);
    }
}

/// A window nobody touches draws no frames: it would keep a core and a battery busy.
#[test]
fn a_window_at_rest_asks_for_no_frame() {
    let mut screen = screen(Language::It);
    for workspace in [Workspace::Map, Workspace::Analyse, Workspace::Deliver] {
        do_it(&mut screen, Command::Go(workspace));
        do_it(&mut screen, Command::Act(Action::StopSimulation));
        let mut rest = 0;
        for _ in 0..200 {
            draw(&mut screen);
            std::thread::sleep(std::time::Duration::from_millis(20));
            let wants = screen.ctx.has_requested_repaint();
            rest = if wants { 0 } else { rest + 1 };
            if rest == 10 {
                break;
            }
        }
        let causes = screen.ctx.repaint_causes();
        assert_eq!(rest, 10, "{workspace:?} keeps asking for frames: {causes:?}");
    }
}

#[test]
fn hours_and_sittings_are_typed_and_undone() {
    let mut screen = screen(Language::It);
    let before = procedure(&screen).clone();
    // Nothing selected: the organisation of the procedure is in the inspector.
    do_it(&mut screen, Command::Select(Vec::new()));
    let (calendar, name) = {
        let p = procedure(&screen);
        let (id, c) = p.calendars().next().expect("the sample has hours");
        (id.clone(), c.name.get(Language::It).to_owned())
    };
    let headers: Vec<_> = screen.query_all_by_label(&name).collect();
    headers.last().expect("the calendar is listed").click();
    draw(&mut screen);
    // Several lines: Enter makes a new one, leaving the field commits.
    let leave = |screen: &mut Screen| {
        screen.get_by_role_and_label(Role::TextInput, "Nome del calendario").focus();
        draw(screen);
    };
    retype(&mut screen, "Orario settimanale", "lun-mer 9-12:30; gio 14-18");
    leave(&mut screen);
    let weekly = procedure(&screen).calendar(&calendar).expect("it stands").weekly.clone();
    assert_eq!(weekly.len(), 4);
    assert_eq!((weekly[3].from, weekly[3].to), (14 * 60, 18 * 60));
    retype(&mut screen, "Orario settimanale", "quando capita");
    leave(&mut screen);
    assert_eq!(procedure(&screen).calendar(&calendar).expect("it stands").weekly, weekly);
    do_it(&mut screen, Command::Act(Action::Undo));
    assert_eq!(*procedure(&screen), before);

    let id = step_named(procedure(&screen), STEP);
    do_it(&mut screen, Command::Select(vec![ItemId::Step(id.clone())]));
    screen.get_by_role_and_label(Role::Button, "Aggiungi sedute").click_accesskit();
    draw(&mut screen);
    retype(&mut screen, "Quando si siede", "ultimo giovedì del mese");
    let step = procedure(&screen).step(&id).cloned().expect("it stands");
    let rule = step.sittings.as_ref().map(|s| s.rule.clone());
    assert_eq!(rule, Some(SittingRule::Monthly { nth: 5, day: Weekday::Thu }));
    for _ in 0..2 {
        do_it(&mut screen, Command::Act(Action::Undo));
    }
    assert_eq!(*procedure(&screen), before);
}

#[test]
fn what_keys_do_to_a_step_is_one_undo_step_each() {
    let mut screen = screen(Language::It);
    let depth = |s: &Screen| window(s).bench().document().map(|d| d.history().depth().0);
    for key in [Key::Tab, Key::Tab] {
        screen.key_press(key);
        draw(&mut screen);
    }
    // With Shift the step comes without the question of its kind.
    screen.key_press_modifiers(Modifiers::SHIFT, Key::A);
    draw(&mut screen);
    assert_eq!(depth(&screen), Some(1), "appended");
    type_and_enter(&mut screen, "Verifica perché già più");
    assert_eq!(depth(&screen), Some(2), "named");
    screen.key_press(Key::W);
    draw(&mut screen);
    type_and_enter(&mut screen, "30 min");
    assert_eq!(depth(&screen), Some(3), "timed");
    screen.key_press(Key::O);
    draw(&mut screen);
    type_and_enter(&mut screen, "sportello");
    assert_eq!(depth(&screen), Some(4), "assigned");
    let Some(ItemId::Step(id)) = selected(&screen) else { panic!("the new step is selected") };
    let step = procedure(&screen).step(&id).cloned().expect("it stands");
    assert_eq!(step.name.get(Language::It), "Verifica perché già più");
    assert_eq!(step.work.as_ref().map(|w| &w.law), Some(&Distribution::Fixed(30.0)));
    assert_eq!(
        step.office.as_ref().map(prodigio::model::id::OfficeId::as_str),
        Some("o-sportello")
    );
    for _ in 0..4 {
        do_it(&mut screen, Command::Act(Action::Undo));
    }
    assert!(!window(&screen).bench().document().expect("it is open").is_modified());
}

fn type_and_enter(screen: &mut Screen, text: &str) {
    screen.event(egui::Event::Text(text.to_owned()));
    draw(screen);
    screen.key_press(Key::Enter);
    draw(screen);
}

/// Two ways of which a case takes one, and a join that waits for both.
fn stuck() -> Study {
    let p =
        sketch::parse("start > {0.5: Verifica, 0.5: Rinvio} > Chiusura > end").expect("a sketch");
    let join = p.steps().find(|(id, step)| {
        matches!(step.kind, StepKind::Gateway(_)) && p.incoming(id).count() == 2
    });
    let (id, mut step) = join.map(|(id, step)| (id.clone(), step.clone())).expect("a join");
    step.kind = StepKind::Gateway(GatewayKind::Parallel);
    let mut draft = Draft::from(p);
    draft.step(id, step);
    Study::of(Text::of(Language::It, "Prova"), draft.finish().0)
}

/// What the trace says now: `Mossa 1 di 3`.
fn moment(screen: &Screen) -> Option<String> {
    let says = |n: &egui_kittest::kittest::AccessKitNode<'_>| {
        n.label().or_else(|| n.value()).is_some_and(|l| l.starts_with("Mossa "))
    };
    let node = screen.query_all_by(says).next()?;
    node.accesskit_node().label().or_else(|| node.accesskit_node().value())
}

#[test]
fn the_trace_of_a_fault_is_played_on_the_drawing() {
    let mut screen = screen(Language::It);
    let bench = screen.state_mut().as_mut().expect("the first pass made it").bench_mut();
    bench.open_study(stuck(), None);
    let finding = |s: &Screen| {
        let bench = window(s).bench();
        let mut findings = bench.findings().into_iter();
        findings.find(|f| bench.traced_fault(f).is_some()).cloned()
    };
    until(&mut screen, "the judgement", |s| finding(s).is_some());
    // By keyboard: the finding at hand, then its trace.
    while window(&screen).bench().chosen_finding() != finding(&screen).as_ref() {
        do_it(&mut screen, Command::Act(Action::NextFinding));
    }
    screen.key_press_modifiers(Modifiers::COMMAND, Key::F8);
    draw(&mut screen);
    assert_eq!(moment(&screen).as_deref(), Some("Mossa 0 di 3"));
    let tokens = |s: &Screen| window(s).bench().replay().map(|r| r.tokens().len());
    assert_eq!(tokens(&screen), Some(1));
    for expected in ["Mossa 1 di 3", "Mossa 2 di 3", "Mossa 3 di 3", "Mossa 3 di 3"] {
        screen.key_press(Key::ArrowRight);
        draw(&mut screen);
        assert_eq!(moment(&screen).as_deref(), Some(expected));
    }
    // At the end the finding itself is said, and the token that waits is still there.
    let said =
        finding(&screen).map(|f| window(&screen).bench().words.finding(&f)).expect("it stands");
    assert!(screen.query_all_by_label(&said).next().is_some(), "{said}");
    assert_eq!(tokens(&screen), Some(1));
    screen.key_press(Key::ArrowLeft);
    draw(&mut screen);
    assert_eq!(moment(&screen).as_deref(), Some("Mossa 2 di 3"));
    // Plain keys belong to the trace: nothing is deleted, nothing appended.
    screen.key_press(Key::A);
    draw(&mut screen);
    assert!(!window(&screen).bench().document().expect("it is open").is_modified());
    screen.key_press(Key::Space);
    until(&mut screen, "the trace goes on by itself", |s| {
        moment(s).as_deref() == Some("Mossa 3 di 3")
    });
    screen.key_press(Key::Escape);
    draw(&mut screen);
    assert_eq!(moment(&screen), None);
    // From elsewhere it leads to the drawing on which it plays.
    do_it(&mut screen, Command::Go(Workspace::Analyse));
    do_it(&mut screen, Command::Act(Action::PlayTrace));
    assert_eq!(moment(&screen).as_deref(), Some("Mossa 0 di 3"));
    screen.key_press(Key::Escape);
    draw(&mut screen);
    // By pointer: the link in the row of the finding.
    let link = |n: &egui_kittest::kittest::AccessKitNode<'_>| {
        n.role() == Role::Button && n.label().is_some_and(|l| l.starts_with("Fai vedere"))
    };
    screen.query_all_by(link).next().expect("a link in the row").click();
    draw(&mut screen);
    assert!(moment(&screen).is_some());
    // An edit ends it: the drawing is another one.
    do_it(&mut screen, Command::Act(Action::SelectAll));
    do_it(&mut screen, Command::Act(Action::Delete));
    assert_eq!(moment(&screen), None);
}

#[test]
fn a_change_is_left_out_of_the_comparison_and_what_is_taken_is_kept() {
    let mut screen = screen(Language::It);
    do_it(&mut screen, Command::Go(Workspace::Compare));
    let compared = |screen: &Screen| {
        window(screen).bench().document().and_then(|d| d.results.compared.clone())
    };
    until(&mut screen, "changes", |s| compared(s).is_some());
    let of = compared(&screen).expect("it is there");
    let changes = of.joined.grouped.groups.len();
    assert!(changes > 5, "the sample has a to-be");
    let name = "Comprendi: Controllo formale automatico";
    screen.get_by_role_and_label(Role::CheckBox, name).click();
    until(&mut screen, "the to-be without it", |s| compared(s).is_some_and(|c| c.made.is_some()));
    let of = compared(&screen).expect("it is there");
    assert_eq!(of.left.len(), 1);
    let (made, _) = of.made.expect("a part is shown");
    assert!(made.steps().all(|(_, s)| s.name.get(Language::It) != "Controllo formale automatico"));
    let before = window(&screen).bench().document().expect("it is open").study().variants().len();
    screen.get_by_role_and_label(Role::Button, "Fanne una variante futura").click();
    draw(&mut screen);
    let study = |s: &Screen| window(s).bench().document().expect("it is open").study().clone();
    assert_eq!(study(&screen).variants().len(), before + 1);
    do_it(&mut screen, Command::Act(Action::Undo));
    assert_eq!(study(&screen).variants().len(), before);
}

/// While two versions are merged their drawings stand where the drawing is else: its keys do nothing to
/// what is not seen.
#[test]
fn keys_change_nothing_behind_a_merge() {
    use prodigio::app::merging::Merge;

    let root = tempfile::tempdir().expect("a folder");
    let base = root.path().join("base.prodigio");
    let mut screen = screen(Language::It);
    let study = window(&screen).bench().document().expect("it is open").study().clone();
    let text = prodigio::files::native::write(&study).expect("it is sound");
    std::fs::write(&base, &text).expect("the folder is there");
    let id = step_named(procedure(&screen), STEP);
    let steps = procedure(&screen).steps().count();
    do_it(&mut screen, Command::Select(vec![ItemId::Step(id)]));
    do_it(&mut screen, Command::Merge(Merge::With(base.clone())));
    do_it(&mut screen, Command::Merge(Merge::From(base)));
    until(&mut screen, "a merge", |s| window(s).bench().merging_here().is_some());
    for key in [Key::Delete, Key::Backspace, Key::ArrowRight] {
        screen.key_press(key);
        draw(&mut screen);
    }
    assert_eq!(procedure(&screen).steps().count(), steps);
    assert!(window(&screen).bench().merging_here().is_some());
    // Left alone, the drawing takes its keys again.
    do_it(&mut screen, Command::Merge(Merge::Leave));
    screen.key_press(Key::Delete);
    draw(&mut screen);
    assert!(procedure(&screen).steps().count() < steps);
}

#[test]
fn the_buttons_of_deliver_and_the_variants_are_within_reach_in_small_windows() {
    for language in Language::ALL {
        for size in [[960.0, 600.0], [1280.0, 720.0]] {
            let settings = Settings { language, started_before: true, ..Settings::default() };
            let mut screen = open(settings, size, |window| window);
            draw(&mut screen);
            do_it(&mut screen, Command::Go(Workspace::Deliver));
            let words = Words::new(language);
            let write = words.say_with("deliver-write", &[("kind", "bpmn".into())]);
            for label in [words.say("browse"), words.say("deliver-project"), write] {
                let button = screen.get_by_role_and_label(Role::Button, &label).rect();
                assert!(button.right() <= size[0] - 8.0, "{label}: {button:?}");
            }
            // What lies below is scrolled to.
            let last = |screen: &Screen, scrolls: bool| {
                let mut variants = screen.query_all_by_role(Role::RadioButton);
                let node = variants.rfind(|n| n.rect().left() < 200.0).expect("a variant");
                if scrolls {
                    node.scroll_to_me();
                }
                node.rect()
            };
            last(&screen, true);
            screen.run_steps(60);
            let last = last(&screen, false);
            assert!(last.bottom() <= size[1] - 20.0, "{last:?}");
        }
    }
}

/// Keys that save or go elsewhere take along what stands in a field.
#[test]
fn what_was_typed_in_a_field_is_saved_by_the_key_that_saves() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.prodigio");
    for (modifiers, key) in [(Modifiers::COMMAND, Key::S), (Modifiers::ALT, Key::Num2)] {
        let mut screen = screen(Language::It);
        do_it(&mut screen, Command::SaveTo(path.clone()));
        until(&mut screen, "it is saved", |s| {
            window(s).bench().document().is_some_and(|d| !d.is_modified())
        });
        let id = step_named(procedure(&screen), STEP);
        do_it(&mut screen, Command::Select(vec![ItemId::Step(id.clone())]));
        draw(&mut screen);
        screen.get_by_role_and_label(Role::TextInput, "Nome").focus();
        draw(&mut screen);
        screen.get_by_role_and_label(Role::TextInput, "Nome").type_text(" nuovo");
        draw(&mut screen);
        screen.key_press_modifiers(modifiers, key);
        draw(&mut screen);
        let named =
            |p: &Procedure| p.step(&id).expect("it is there").name.get(Language::It).to_owned();
        assert!(
            named(procedure(&screen)).contains("nuovo"),
            "{key:?}: {}",
            named(procedure(&screen))
        );
        if key == Key::S {
            until(&mut screen, "it is saved again", |s| {
                window(s).bench().document().is_some_and(|d| !d.is_modified())
            });
            let text = std::fs::read_to_string(&path).expect("it was written");
            assert!(text.contains("nuovo"));
        }
    }
}

/// Where the system has no file dialog the window asks for the path; what is there already is
/// replaced only after a second yes.
#[test]
fn a_path_can_be_typed_where_the_system_has_no_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    let typed = folder.path().join("tabella");
    let path = folder.path().join("tabella.csv");
    let mut screen = screen(Language::It);
    let ask = |screen: &mut Screen, text: &str| {
        do_it(screen, Command::AskPath(Browse::Sheet(text.to_owned(), typed.clone())));
    };
    let is = |wanted: &'static str, path: &Path| {
        let path = path.to_owned();
        move |_: &Screen| std::fs::read_to_string(&path).is_ok_and(|text| text.contains(wanted))
    };
    ask(&mut screen, "a;b");
    screen.get_by_role_and_label(Role::Button, "Salva").click();
    until(&mut screen, "it is written, with its ending", is("a;b", &path));
    ask(&mut screen, "c;d");
    screen.get_by_role_and_label(Role::Button, "Salva").click();
    draw(&mut screen);
    assert!(is("a;b", &path)(&screen), "it asks first");
    screen.get_by_role_and_label(Role::Button, "Sostituisci").click();
    until(&mut screen, "it is replaced", is("c;d", &path));
    do_it(&mut screen, Command::AskPath(Browse::Compare));
    type_and_enter(&mut screen, &folder.path().join("nessuno.bpmn").display().to_string());
    until(&mut screen, "what is not there is told", |s| {
        window(s).bench().notices.all().iter().any(|n| n.kind == NoticeKind::Trouble)
    });
}

/// A button pressed right after typing comes after what was typed: closing asks, and loses nothing.
#[test]
fn what_was_typed_in_a_lesson_is_asked_for_before_it_closes() {
    use prodigio::app::lessons::LessonAsk;
    use prodigio::app::lessons::editor::EditAsk;
    let mut screen = screen(Language::It);
    do_it(&mut screen, Command::Go(Workspace::Teach));
    do_it(&mut screen, Command::Lesson(Box::new(LessonAsk::Edit(EditAsk::New))));
    let words = Words::new(Language::It);
    draw(&mut screen);
    let label = words.say("lesson-field-title");
    screen.get_by_role_and_label(Role::TextInput, &label).click();
    draw(&mut screen);
    screen.get_by_role_and_label(Role::TextInput, &label).type_text("Prova");
    draw(&mut screen);
    let close = words.say("lesson-editor-close");
    screen.get_by_role_and_label(Role::Button, &close).click();
    draw(&mut screen);
    draw(&mut screen);
    let editor = window(&screen).bench().school().editor().expect("it is still there");
    assert_eq!(editor.lesson().title.get(Language::It), "Prova");
    let asked = words.say_with("unsaved-question", &[("title", "Prova".into())]);
    assert!(screen.query_by_label(&asked).is_some(), "it is asked");
}

/// A drawing is laid out on its pages by itself; each page has a name, and a click makes it large.
#[test]
fn the_pages_of_a_drawing_are_looked_at_before_they_are_written() {
    let mut screen = screen(Language::It);
    do_it(&mut screen, Command::Go(Workspace::Deliver));
    let words = Words::new(Language::It);
    let listed = words.say("deliver-drawing");
    screen.get_by_role_and_label(Role::ListBoxOption, &listed).click();
    let page = words.say_with("preview-page", &[("page", 1.into()), ("count", 1.into())]);
    let is_there = |s: &Screen| s.query_by_role_and_label(Role::Button, &page).is_some();
    until(&mut screen, "the page is there", is_there);
    draw(&mut screen);
    let width = |s: &Screen| s.get_by_role_and_label(Role::Button, &page).rect().width();
    let usual = width(&screen);
    screen.get_by_role_and_label(Role::Button, &page).click();
    draw(&mut screen);
    let large = width(&screen);
    assert!(large > 1.2 * usual, "{large} {usual}");
    let smaller = words.say("action-zoom-out");
    screen.get_by_role_and_label(Role::Button, &smaller).click();
    draw(&mut screen);
    assert!(width(&screen) < 0.9 * large);
}

/// Side by side each drawing has its own zoom: nothing on the screen is called as something else is.
#[test]
fn two_drawings_side_by_side_are_told_apart() {
    fn said(shape: &egui::Shape, out: &mut String) {
        match shape {
            egui::Shape::Text(text) => out.push_str(text.galley.text()),
            egui::Shape::Vec(all) => all.iter().for_each(|shape| said(shape, out)),
            _ => {}
        }
    }
    let mut screen = screen(Language::It);
    do_it(&mut screen, Command::Go(Workspace::Compare));
    let is_there = |s: &Screen| {
        let document = window(s).bench().document();
        document.is_some_and(|d| d.results.compared.is_some())
    };
    until(&mut screen, "a comparison", is_there);
    screen.get_by_role_and_label(Role::RadioButton, "Affiancati").click();
    draw(&mut screen);
    let mut texts = String::new();
    screen.output().shapes.iter().for_each(|s| said(&s.shape, &mut texts));
    assert!(texts.contains("Affiancati"));
    assert!(!texts.contains("widget ID"), "two things of one id");
}

/// Lets time pass at once: nothing is drawn meanwhile.
fn pass(screen: &mut Screen, seconds: f64) {
    let now = screen.ctx.input(|i| i.time);
    screen.input_mut().time = Some(now + seconds);
    screen.step();
    screen.input_mut().time = None;
    draw(screen);
}

/// What went well goes by itself once it was seen; what could not be done stays until closed.
#[test]
fn news_goes_after_a_while_and_trouble_stays() {
    let mut screen = screen(Language::It);
    let id = step_named(procedure(&screen), STEP);
    do_it(&mut screen, Command::Rename(ItemId::Step(id), "Sopralluogo".to_owned()));
    do_it(&mut screen, Command::Act(Action::Undo));
    do_it(&mut screen, Command::OpenPath(std::path::PathBuf::from("nessuno/nulla.prodigio")));
    let kinds = |s: &Screen| -> Vec<NoticeKind> {
        window(s).bench().notices.all().iter().map(|n| n.kind).collect()
    };
    until(&mut screen, "what is wrong", |s| kinds(s).len() == 2);
    assert_eq!(kinds(&screen), [NoticeKind::News, NoticeKind::Trouble]);
    let seconds = window(&screen).bench().notices.all()[0].seconds().expect("news goes");
    assert!(seconds > 5.0 && seconds < 30.0);
    assert_eq!(window(&screen).bench().notices.all()[1].seconds(), None);
    // Under the pointer, and while another window is looked at, it stays.
    let text = window(&screen).bench().notices.all()[0].text.clone();
    screen.get_by_label(&text).hover();
    draw(&mut screen);
    pass(&mut screen, seconds + 2.0);
    assert_eq!(kinds(&screen).len(), 2, "the pointer is on it");
    screen.input_mut().focused = false;
    screen.event(egui::Event::PointerMoved(egui::pos2(800.0, 20.0)));
    draw(&mut screen);
    pass(&mut screen, seconds + 2.0);
    assert_eq!(kinds(&screen).len(), 2, "nobody looks");
    screen.input_mut().focused = true;
    pass(&mut screen, seconds + 2.0);
    assert_eq!(kinds(&screen).len(), 2, "its time begins when it is seen");
    pass(&mut screen, 4.0);
    assert_eq!(kinds(&screen).len(), 2, "it cannot be read so fast");
    pass(&mut screen, seconds);
    assert_eq!(kinds(&screen), [NoticeKind::Trouble]);
    pass(&mut screen, 60.0);
    assert_eq!(kinds(&screen), [NoticeKind::Trouble]);
}

/// What is lost by an edit is not said in passing.
#[test]
fn what_must_be_read_stays() {
    let mut screen = screen(Language::It);
    let add = |s: &mut Screen, kind, text: &str| {
        let window = s.state_mut().as_mut().expect("the first pass made it");
        window.bench_mut().notices.add(kind, text.to_owned());
        draw(s);
    };
    for text in ["tolto", "tolto", "rimasto"] {
        add(&mut screen, NoticeKind::ToRead, text);
    }
    add(&mut screen, NoticeKind::News, "fatto");
    pass(&mut screen, 60.0);
    let notices = window(&screen).bench().notices.all();
    let texts: Vec<&str> = notices.iter().map(|n| n.text.as_str()).collect();
    assert_eq!(texts, ["tolto", "rimasto"]);
}
