//! The screens: a window without a display, brought to show each of them.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use prodigio::app::command::{Action, Command, Workspace};
use prodigio::app::settings::Settings;
use prodigio::drawing::tokens::Theme;
use prodigio::model::item::ItemId;
use prodigio::model::step::StepKind;
use prodigio::model::text::Language;
use prodigio::ui::Window;

/// A window that is drawn without a display.
pub(crate) type Screen = Harness<'static, Option<Window>>;

/// All screens, in the order in which they are shown.
pub(crate) const NAMES: &[&str] = &[
    "map",
    "map: step, times",
    "map: step, rules",
    "map: step, documents",
    "map: step, notes",
    "map: gateway",
    "map: flow",
    "map: lane",
    "map: start",
    "map: end",
    "map: finding",
    "left: catalogue",
    "left: card",
    "analyse",
    "compare",
    "teach",
    "deliver",
    "open",
    "save as",
    "catalogue",
    "palette",
    "keys",
    "about",
    "kind",
    "office",
    "close",
    "label",
    "menu-file",
    "menu-edit",
    "menu-insert",
    "menu-arrange",
    "menu-view",
    "menu-study",
    "menu-help",
    "empty",
];

/// A window with the first sample, its first results there and no calculation running.
pub(crate) fn open(language: Language, size: [f32; 2]) -> Screen {
    let settings = Settings { language, started_before: true, ..Settings::default() };
    let mut screen =
        Harness::builder().with_size(size).with_os(egui::os::OperatingSystem::Nix).build_ui_state(
            move |ui, window: &mut Option<Window>| match window {
                Some(window) => {
                    window.think(ui.ctx());
                    window.draw(ui);
                }
                None => *window = Some(Window::new(ui.ctx(), settings.clone(), Vec::new())),
            },
            None,
        );
    until(&mut screen, |s| {
        bench(s).document().is_some_and(|d| {
            !d.results.findings.is_empty() && d.results.run_of(d.variant()).is_some()
        })
    });
    act(&mut screen, Action::StopSimulation);
    screen
}

/// Shows what is shown in the colors of a theme.
pub(crate) fn dress(screen: &mut Screen, theme: Theme) {
    handle(screen, Command::SetTheme(theme));
    screen.run_steps(2);
}

/// Draws until something is so; fails after a minute.
fn until(screen: &mut Screen, is_so: impl Fn(&Screen) -> bool) {
    for _ in 0..600 {
        draw(screen);
        if is_so(screen) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("the first results do not come");
}

fn bench(screen: &Screen) -> &prodigio::app::Workbench {
    screen.state().as_ref().expect("the first pass made it").bench()
}

fn handle(screen: &mut Screen, command: Command) {
    screen.state_mut().as_mut().expect("the first pass made it").bench_mut().handle(command);
}

fn act(screen: &mut Screen, action: Action) {
    handle(screen, Command::Act(action));
}

fn draw(screen: &mut Screen) {
    screen.run_steps(3);
}

/// Selects the first step of a kind.
fn select(screen: &mut Screen, is_it: impl Fn(&StepKind) -> bool) {
    let p = bench(screen).procedure().expect("a procedure is shown");
    let id = p.steps().find(|(_, s)| is_it(&s.kind)).map(|(id, _)| ItemId::Step(id.clone()));
    handle(screen, Command::Select(id.into_iter().collect()));
}

fn click(screen: &mut Screen, role: Role, key: &str) {
    draw(screen);
    let label = bench(screen).words.say(key);
    screen.get_by_role_and_label(role, &label).click_accesskit();
}

/// Brings a screen up. What was open before is closed.
#[expect(clippy::too_many_lines, reason = "one arm a screen")]
pub(crate) fn show(screen: &mut Screen, name: &str) {
    for _ in 0..2 {
        screen.key_press(Key::Escape);
        screen.run_steps(2);
    }
    handle(screen, Command::Go(Workspace::Map));
    handle(screen, Command::Select(Vec::new()));
    draw(screen);
    let dialog = |name: &str| match name {
        "open" => Some(Action::Open),
        "save as" => Some(Action::SaveAs),
        "catalogue" => Some(Action::Catalogue),
        "palette" => Some(Action::Palette),
        "keys" => Some(Action::Keys),
        "about" => Some(Action::About),
        "kind" => Some(Action::Replace),
        "office" => Some(Action::ChooseOffice),
        "label" => Some(Action::Rename),
        _ => None,
    };
    match name {
        "map" => {}
        "map: gateway" => select(screen, StepKind::is_gateway),
        "map: start" => select(screen, |k| matches!(k, StepKind::Start { .. })),
        "map: end" => select(screen, |k| matches!(k, StepKind::End { .. })),
        "map: flow" => {
            let p = bench(screen).procedure().expect("a procedure is shown");
            let flow = p.flows().find(|(_, f)| f.share.is_some()).map(|(id, _)| id.clone());
            handle(screen, Command::Select(flow.into_iter().map(ItemId::Flow).collect()));
        }
        "map: lane" => {
            let p = bench(screen).procedure().expect("a procedure is shown");
            let lane = p.lanes().nth(1).map(|(id, _)| id.clone());
            handle(screen, Command::Select(lane.into_iter().map(ItemId::Lane).collect()));
        }
        "map: finding" => act(screen, Action::NextFinding),
        "left: catalogue" => click(screen, Role::RadioButton, "tab-catalogue"),
        "left: card" => click(screen, Role::RadioButton, "tab-card"),
        "analyse" => handle(screen, Command::Go(Workspace::Analyse)),
        "compare" => handle(screen, Command::Go(Workspace::Compare)),
        "teach" => handle(screen, Command::Go(Workspace::Teach)),
        "deliver" => handle(screen, Command::Go(Workspace::Deliver)),
        "empty" => act(screen, Action::New),
        "close" => {
            // A change that is not saved is asked about.
            handle(screen, Command::Act(Action::AddLane));
            act(screen, Action::Close);
        }
        tab if tab.starts_with("map: step, ") => {
            select(screen, StepKind::is_activity);
            let key = format!("tab-{}", tab.trim_start_matches("map: step, "));
            click(screen, Role::RadioButton, &key);
        }
        menu if menu.starts_with("menu-") => {
            // In a narrow window the menus share one button.
            let label = bench(screen).words.say(menu);
            let own = screen.query_by_role_and_label(Role::Button, &label).is_some();
            click(screen, Role::Button, if own { menu } else { "menu-all" });
        }
        name => {
            if matches!(name, "kind" | "office" | "label") {
                select(screen, StepKind::is_activity);
                draw(screen);
            }
            let action = dialog(name).unwrap_or_else(|| panic!("no screen `{name}`"));
            act(screen, action);
        }
    }
    draw(screen);
    // What is computed is there before it is judged.
    match name {
        "teach" => {
            until(screen, |s| bench(s).document().is_some_and(|d| d.results.story.is_some()));
        }
        "compare" => until(screen, |s| {
            let compared = |d: &prodigio::app::document::Document| {
                d.results.compared.as_ref().is_some_and(|c| c.run_after.is_some())
            };
            bench(s).document().is_some_and(compared)
        }),
        "deliver" => {
            until(screen, |s| bench(s).document().is_some_and(|d| d.results.preview.is_some()));
        }
        _ => {}
    }
    draw(screen);
}
