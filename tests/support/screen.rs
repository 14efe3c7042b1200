//! A window without a display, as the tests of the window drive it.

use egui_kittest::Harness;

use prodigio::app::command::Command;
use prodigio::app::settings::Settings;
use prodigio::ui::Window;

/// A window that is drawn without a display; it is there from the first pass on.
pub(crate) type Screen = Harness<'static, Option<Window>>;

/// A window of a size in points, drawn once, with what `made` makes of it.
pub(crate) fn open(settings: Settings, size: [f32; 2], made: fn(Window) -> Window) -> Screen {
    Harness::builder()
        .with_size(size)
        .with_os(egui::os::OperatingSystem::Nix)
        .with_step_dt(1.0 / 60.0)
        .build_ui_state(
            move |ui, window: &mut Option<Window>| match window {
                Some(window) => {
                    window.think(ui.ctx());
                    window.draw(ui);
                }
                // Fonts are there from the second pass on.
                None => *window = Some(made(Window::new(ui.ctx(), settings.clone(), Vec::new()))),
            },
            None,
        )
}

/// The window.
pub(crate) fn window(screen: &Screen) -> &Window {
    screen.state().as_ref().expect("the first pass made it")
}

/// Gives the window a command; what it does is seen in the frame after.
pub(crate) fn handle(screen: &mut Screen, command: Command) {
    screen.state_mut().as_mut().expect("the first pass made it").bench_mut().handle(command);
}
