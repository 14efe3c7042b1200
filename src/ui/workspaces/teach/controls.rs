//! Controls of Teach: transport, tools, jumps; and how its lines are written.

use egui::Ui;

use crate::app::action::Action;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui, icon_button_ui, segments_ui};

use super::Teach;
use super::clock::SPEED;

/// What a slider is wider than its rail, points.
const SLIDER_ENDS: f32 = 16.0;

/// Back, play, on, and how fast.
pub(super) fn transport_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Teach) {
    let play = if state.clock.playing { Icon::Pause } else { Icon::Play };
    let buttons = [
        (Action::TeachBack, Icon::StepBack, Look::Plain),
        (Action::TeachPlay, play, Look::Primary),
        (Action::TeachNext, Icon::StepForward, Look::Plain),
        (Action::TeachSlower, Icon::Minus, Look::Quiet),
        (Action::TeachFaster, Icon::Plus, Look::Quiet),
    ];
    for (action, icon, look) in buttons {
        action_ui(ui, cx, state, (action, icon, look));
    }
    let days = cx.words.number(f64::from(state.clock.speed), usize::from(state.clock.speed < 10.0));
    let label = cx.say_with("teach-speed", &[("days", days.into())]);
    ui.spacing_mut().slider_width = 90.0;
    // Where there is no room for it, two of the buttons do the same.
    if ui.available_size_before_wrap().x > ui.spacing().slider_width + SLIDER_ENDS {
        let slider = egui::Slider::new(&mut state.clock.speed, SPEED).logarithmic(true);
        ui.add(slider.show_value(false)).accessible_name(&label);
    }
    ui.label(theme::text(label, size::SMALL, cx.color(Role::TextSecondary)));
}

fn action_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Teach,
    (action, icon, look): (Action, Icon, Look),
) {
    let name = cx.action_label(action);
    if icon_button_ui(ui, cx.skin, (icon, &name, cx.action_tip(action)), look).clicked() {
        state.act(action);
    }
}

/// One case or a crowd; what is hidden, lit, large, and on the projector.
pub(super) fn tools_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Teach, steps: usize) {
    ui.horizontal_wrapped(|ui| {
        let choices = [(false, cx.say("teach-one")), (true, cx.say("teach-crowd"))];
        if segments_ui(ui, cx.skin, &choices, state.crowd).is_some_and(|c| c != state.crowd) {
            state.act(Action::TeachCrowd);
        }
    });
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let look = |on: bool| if on { Look::Primary } else { Look::Plain };
        let tools = [
            (Action::TeachReveal, Icon::Eye, look(state.reveal.shown.is_some())),
            (Action::TeachSpotlight, Icon::Sun, look(state.spotlight)),
            (Action::TeachBig, Icon::Fit, look(state.big)),
            (Action::TeachPresent, Icon::Screen, look(state.presenter.open)),
        ];
        for tool in tools {
            action_ui(ui, cx, state, tool);
        }
    });
    if let Some(shown) = state.reveal.shown {
        let args = [("shown", shown.into()), ("of", steps.into())];
        let text = cx.say_with("teach-revealed", &args);
        let text = theme::text(text, size::SMALL, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(text).wrap());
        ui.horizontal(|ui| {
            action_ui(ui, cx, state, (Action::TeachHide, Icon::EyeOff, Look::Plain));
            let (text, name) = (cx.say("teach-show-all"), cx.action_label(Action::TeachRevealAll));
            let content = (None, text.as_str(), name.as_str());
            let button = button_ui(ui, cx.skin, content, Look::Plain, true);
            if button.on_hover_text(cx.action_tip(Action::TeachRevealAll)).clicked() {
                state.act(Action::TeachRevealAll);
            }
        });
    }
    if state.presenter.open {
        let text = theme::text(cx.say("present-note"), size::SMALL, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(text).wrap());
    }
    ui.add_space(6.0);
}

/// Another case: by what is special about it, or by its number. Returns a number asked for, from 0.
pub(super) fn jumps_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Teach,
    (present, numbers): (u64, std::ops::RangeInclusive<u64>),
) -> Option<u64> {
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        let wanted = [
            (Action::TeachOther, "case-next"),
            (Action::TeachSlowest, "case-slowest"),
            (Action::TeachTypical, "case-typical"),
            (Action::TeachLate, "case-late"),
            (Action::TeachLooping, "case-looping"),
        ];
        for (action, key) in wanted {
            let label = cx.say(key);
            let content = (None, label.as_str(), label.as_str());
            let button = button_ui(ui, cx.skin, content, Look::Plain, true);
            if button.on_hover_text(cx.action_tip(action)).clicked() {
                state.act(action);
            }
        }
    });
    ui.horizontal(|ui| {
        let name = cx.say("teach-case-field");
        ui.label(theme::text(&name, size::SMALL, cx.color(Role::TextSecondary)));
        let mut number = present + 1;
        let field = egui::DragValue::new(&mut number)
            .range(numbers.start() + 1..=numbers.end() + 1)
            .update_while_editing(false);
        if ui.add(field).accessible_name(&name).changed() {
            asked = Some(number.saturating_sub(1));
        }
    });
    ui.add_space(8.0);
    asked
}

/// The line that is read from afar, and what belongs to it.
pub(super) fn lines_ui(ui: &mut Ui, cx: &Cx<'_>, how: super::Type, line: &str, details: &[String]) {
    let text = theme::strong(line, how.hero, cx.color(Role::Text));
    ui.add(egui::Label::new(text).wrap());
    for detail in details.iter().filter(|d| !d.is_empty()) {
        let text = theme::text(detail, how.detail, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(text).wrap());
    }
}
