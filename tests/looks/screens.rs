//! The screens: a window without a display, brought to show each of them.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use prodigio::app::action::Action;
use prodigio::app::beside::Beside;
use prodigio::app::command::{Command, Target, Workspace};
use prodigio::app::lessons::LessonAsk;
use prodigio::app::lessons::editor::EditAsk;
use prodigio::app::results::Preview;
use prodigio::app::review::Ask;
use prodigio::app::settings::Settings;
use prodigio::drawing::tokens::Theme;
use prodigio::model::item::ItemId;
use prodigio::model::lesson::mark::Answer;
use prodigio::model::step::StepKind;
use prodigio::model::text::Language;

use crate::screen::{Screen, handle, window};

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
    "map: notes",
    "map: note",
    "left: catalogue",
    "left: card",
    "analyse",
    "analyse: cost",
    "analyse: help",
    "analyse: proposals",
    "analyse: scenarios",
    "analyse: across",
    "compare",
    "teach",
    "revealed",
    "crowd",
    "crowd: large",
    "crowd: room",
    "teach: lessons",
    "teach: exercise",
    "teach: marked",
    "teach: figures",
    "teach: drawing",
    "teach: editor",
    "teach: editor, exercise",
    "teach: editor, left",
    "deliver",
    "deliver: form",
    "deliver: simulator",
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
    "quick entry",
    "quick entry: decision",
    "table",
    "find",
    "append",
    "create",
    "minimap",
    "inside",
    "drop",
    "tour: 1",
    "tour: 2",
    "tour: 3",
    "tour: 4",
    "tour: 5",
    "tour: 6",
    "empty",
];

/// A window with the first sample, its first results there and no calculation running.
pub(crate) fn open(language: Language, size: [f32; 2]) -> Screen {
    let settings =
        Settings { language, started_before: true, most_runs: 10, ..Settings::default() };
    let mut screen = crate::screen::open(settings, size, |window| window);
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
    window(screen).bench()
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

/// Clicks a control; in the smallest window it may be folded away.
fn click(screen: &mut Screen, role: Role, key: &str) {
    draw(screen);
    let label = bench(screen).words.say(key);
    match screen.query_by_role_and_label(role, &label) {
        Some(control) => control.click_accesskit(),
        None => assert!(screen.ctx.content_rect().width() < 1_200.0, "no {label}"),
    }
}

/// Chooses in a list of Analyse, or where its choices stand side by side.
fn choose(screen: &mut Screen, list: &str, key: &str) {
    handle(screen, Command::Go(Workspace::Analyse));
    draw(screen);
    until(screen, |s| bench(s).document().is_some_and(|d| d.results.run_of(d.variant()).is_some()));
    draw(screen);
    let words = &bench(screen).words;
    let (list, wanted) = (words.say(list), words.say(key));
    if let Some(list) = screen.query_by_role_and_label(Role::ComboBox, &list) {
        list.click_accesskit();
        draw(screen);
    }
    if let Some(choice) = screen.query_by_label(&wanted) {
        choice.click_accesskit();
    }
    draw(screen);
}

fn write(screen: &mut Screen, text: &str) {
    draw(screen);
    screen.event(egui::Event::Text(text.to_owned()));
}

fn ask(screen: &mut Screen, ask: LessonAsk) {
    handle(screen, Command::Lesson(Box::new(ask)));
    draw(screen);
}

/// Brings a screen of the lessons up.
fn show_lesson(screen: &mut Screen, name: &str) {
    handle(screen, Command::Go(Workspace::Teach));
    until(screen, |s| !bench(s).school().entries().is_empty());
    click(screen, Role::RadioButton, "lesson-tab");
    match name {
        "lessons" => {}
        "exercise" => ask(screen, LessonAsk::Begin(0)),
        "marked" => {
            ask(screen, LessonAsk::Begin(3));
            let wrong = prodigio::model::timing::WaitedFor::Sitting;
            ask(screen, LessonAsk::Hint);
            ask(screen, LessonAsk::Answer(Answer::Causes(vec![Some(wrong); 4])));
            ask(screen, LessonAsk::HandIn);
        }
        "figures" => {
            ask(screen, LessonAsk::Begin(3));
            ask(screen, LessonAsk::Go(1));
        }
        "drawing" => {
            ask(screen, LessonAsk::Begin(2));
            ask(screen, LessonAsk::Go(2));
            ask(screen, LessonAsk::Draw);
            ask(screen, LessonAsk::HandIn);
        }
        _ => ask(screen, LessonAsk::Edit(EditAsk::Open(2))),
    }
    if name == "editor, left" {
        let mut lesson = bench(screen).school().editor().expect("it is open").lesson().clone();
        lesson.minutes += 1;
        ask(screen, LessonAsk::Edit(EditAsk::Put(Box::new(lesson))));
        ask(screen, LessonAsk::Edit(EditAsk::Leave));
    }
    if name == "editor, exercise" {
        let lesson = bench(screen).school().editor().expect("it is open").lesson().clone();
        let title = lesson.exercises[0].title.get(bench(screen).words.language()).to_owned();
        let begin: String = title.chars().take(10).collect();
        draw(screen);
        screen.get_by_label_contains(&format!("1. {begin}")).click_accesskit();
    }
}

/// Brings the crowd up: a late moment of it, with a case that is followed.
fn show_crowd(screen: &mut Screen, how: &str) {
    handle(screen, Command::Go(Workspace::Teach));
    act(screen, Action::TeachCrowd);
    until(screen, |s| bench(s).crowd().is_some());
    let shown = match how {
        "crowd: large" => Some(Action::TeachBig),
        "crowd: room" => Some(Action::TeachPresent),
        _ => None,
    };
    for action in [Action::TeachSlowest, Action::TeachLast].into_iter().chain(shown) {
        act(screen, action);
        draw(screen);
    }
}

/// Puts away what would stay over the next screen.
pub(crate) fn leave(screen: &mut Screen, name: &str) {
    match name {
        "table" => act(screen, Action::ToggleTable),
        "minimap" => act(screen, Action::ToggleMinimap),
        "find" => handle(screen, Command::EndFind),
        "drop" => screen.input_mut().hovered_files.clear(),
        "map: notes" | "map: note" => {
            handle(screen, Command::Review(Ask::Show(false)));
            (0..3).for_each(|_| act(screen, Action::Undo));
        }
        "inside" => act(screen, Action::PreviousTab),
        "revealed" => act(screen, Action::TeachRevealAll),
        crowd if crowd.starts_with("crowd") => {
            act(screen, Action::TeachCrowd);
            match crowd {
                "crowd: large" => act(screen, Action::TeachBig),
                "crowd: room" => act(screen, Action::TeachPresent),
                _ => {}
            }
        }
        lesson if lesson.starts_with("teach: ") => {
            ask(screen, LessonAsk::Edit(EditAsk::Close));
            ask(screen, LessonAsk::Leave);
        }
        _ => {}
    }
    draw(screen);
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
        "append" => Some(Action::AskAppend),
        "create" => Some(Action::AskCreate),
        "find" => Some(Action::FindReplace),
        "table" => Some(Action::ToggleTable),
        "minimap" => Some(Action::ToggleMinimap),
        _ => None,
    };
    match name {
        "map" => {}
        "quick entry" => {
            select(screen, StepKind::is_activity);
            act(screen, Action::QuickEntry);
            write(screen, "verifica requisiti @Ana 20-35-45m ~2g richiedente");
        }
        "quick entry: decision" => {
            select(screen, StepKind::is_activity);
            act(screen, Action::QuickEntry);
            write(screen, "documentazione completa? sì 70% | no 30% @Protocollo -> xyz");
        }
        "inside" => {
            act(screen, Action::New);
            draw(screen);
            use prodigio::model::geometry::Point;
            use prodigio::model::step::SubKind;
            let kind = StepKind::SubProcedure { kind: SubKind::Embedded, expanded: false };
            handle(screen, Command::AddAt(kind, Point::new(300.0, 200.0), None));
            select(screen, |k| matches!(k, StepKind::SubProcedure { .. }));
            act(screen, Action::GoIn);
        }
        "drop" => {
            let file = egui::HoveredFile { path: Some("nuovo.bpmn".into()), ..Default::default() };
            screen.input_mut().hovered_files = vec![file];
        }
        tour if tour.starts_with("tour: ") => {
            act(screen, Action::Tour);
            let stop: usize = tour.trim_start_matches("tour: ").parse().expect("a number");
            for _ in 1..stop {
                draw(screen);
                screen.key_press(Key::ArrowRight);
            }
        }
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
        "map: notes" | "map: note" => {
            select(screen, StepKind::is_activity);
            let item = bench(screen).note_place();
            let day = jiff::civil::date(2026, 11, 26);
            let long = "Manca la base giuridica; e perché due controlli? ".repeat(6);
            let mut write = |ask: Ask| handle(screen, Command::Review(ask));
            write(Ask::Author("Maria Elisabetta Unterkircher".to_owned()));
            write(Ask::Add(item, long, day));
            write(Ask::Add(None, "Da rileggere con l’ufficio.".to_owned(), day));
            write(Ask::Show(true));
            write(Ask::WithDone(true));
            let id = bench(screen).notes()[0].id.clone();
            handle(screen, Command::Review(Ask::Answer(id.clone(), "Art. 5.".to_owned(), day)));
            if name == "map: note" {
                handle(screen, Command::Review(Ask::Choose(id)));
            }
        }
        "map: finding" => act(screen, Action::NextFinding),
        "left: catalogue" => click(screen, Role::RadioButton, "tab-catalogue"),
        "left: card" => click(screen, Role::RadioButton, "tab-card"),
        "analyse" => handle(screen, Command::Go(Workspace::Analyse)),
        "analyse: cost" => choose(screen, "question", "question-cost"),
        "analyse: help" => choose(screen, "question", "question-help"),
        "analyse: proposals" => {
            choose(screen, "question", "question-help");
            click(screen, Role::RadioButton, "proposals-title");
        }
        "analyse: scenarios" => choose(screen, "picture", "picture-scenarios"),
        "analyse: across" => {
            // The live run goes first, and is not yet over.
            act(screen, Action::Simulate);
            choose(screen, "question", "question-help");
            click(screen, Role::RadioButton, "half-across");
        }
        "compare" => handle(screen, Command::Go(Workspace::Compare)),
        "teach" => handle(screen, Command::Go(Workspace::Teach)),
        "revealed" => {
            handle(screen, Command::Go(Workspace::Teach));
            for _ in 0..4 {
                act(screen, Action::TeachReveal);
            }
        }
        crowd if crowd.starts_with("crowd") => show_crowd(screen, crowd),
        lesson if lesson.starts_with("teach: ") => {
            show_lesson(screen, lesson.trim_start_matches("teach: "));
        }
        "deliver" => handle(screen, Command::Go(Workspace::Deliver)),
        "deliver: form" => {
            handle(screen, Command::Go(Workspace::Deliver));
            until(screen, |s| bench(s).document().is_some_and(|d| d.results.preview.is_some()));
            draw(screen);
            let preview = bench(screen).document().and_then(|d| d.results.preview.as_ref());
            let count = preview.map_or(0, |p| p.forms.len());
            let args = [("count", count.into())];
            let label = bench(screen).words.say_with("deliver-forms", &args);
            screen.get_by_label(&label).click_accesskit();
        }
        "deliver: simulator" => {
            handle(screen, Command::Go(Workspace::Deliver));
            draw(screen);
            click(screen, Role::ListBoxOption, "simulator-prosimos");
            draw(screen);
            let is_there = |p: &Preview| matches!(p.target, Target::Simulator(_));
            until(screen, |s| {
                let preview = bench(s).document().and_then(|d| d.results.preview.as_ref());
                preview.is_some_and(is_there)
            });
        }
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
            if matches!(name, "kind" | "office" | "label" | "append") {
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
        // In the smallest window the table may be folded away.
        "analyse: across" if bench(screen).watches(Beside::Across) => {
            until(screen, |s| bench(s).across().is_some_and(|across| across.finished));
        }
        "compare" => until(screen, |s| {
            let compared = |d: &prodigio::app::document::Document| {
                d.results.compared.as_ref().is_some_and(|c| c.pairs > 0)
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
