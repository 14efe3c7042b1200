//! What is compared with: a list of the variants at hand, and a file.

use egui::{ComboBox, Ui};

use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::compare::against::{End, Side};
use crate::drawing::measure;
use crate::drawing::role::Role;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

/// Room for a name, in points: the least, and the most.
const NAME: (f64, f64) = (70.0, 220.0);

/// The first of the two: a list where the study has others.
pub(super) fn first_ui(ui: &mut Ui, cx: &Cx<'_>, shown: &Side, out: &mut Vec<Command>) {
    let firsts = cx.bench.firsts();
    let text = theme::strong(&shown.name, size::BODY, cx.color(Role::AsIs));
    if firsts.is_empty() {
        ui.label(text);
        return;
    }
    let width = measure::width(&shown.name, f64::from(size::BODY), true).clamp(NAME.0, NAME.1);
    let list = ComboBox::from_id_salt("first").selected_text(text).width(width as f32 + 28.0);
    let response = list.truncate().show_ui(ui, |ui| {
        for (id, name) in firsts {
            let is_shown = matches!(&shown.end, End::Variant(of) if *of == id);
            if ui.selectable_label(is_shown, &name).clicked() {
                out.push(Command::CompareFrom(id));
            }
        }
    });
    response.response.accessible_name(cx.say("compare-from"));
}

/// The list, called by what is compared with now, where something is.
pub(super) fn against_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (name, shown): (&str, Option<&End>),
    out: &mut Vec<Command>,
) {
    let width = measure::width(name, f64::from(size::BODY), true).clamp(NAME.0, NAME.1);
    let text = theme::strong(name, size::BODY, cx.color(Role::ToBe));
    let list = ComboBox::from_id_salt("against").selected_text(text).width(width as f32 + 28.0);
    let response = list.truncate().show_ui(ui, |ui| {
        let mut last = None;
        for (end, name) in cx.bench.ends() {
            let kind = std::mem::discriminant::<End>(&end);
            if last.replace(kind).is_some_and(|last| last != kind) {
                ui.separator();
            }
            if ui.selectable_label(shown == Some(&end), &name).clicked() {
                out.push(Command::CompareWith(end));
            }
        }
        if last.is_some() {
            ui.separator();
        }
        if ui.selectable_label(false, cx.action_label(Action::CompareFile)).clicked() {
            out.push(Command::Act(Action::CompareFile));
        }
    });
    response.response.accessible_name(cx.say("compare-against"));
}
