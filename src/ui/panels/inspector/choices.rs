//! Choices used by several inspectors: an office, the shares of the branches of a gateway.

use egui::{Sense, Ui, pos2, vec2};

use crate::app::command::Command;
use crate::drawing::role::Role;
use crate::edit::follow::Plan;
use crate::edit::history::Description;
use crate::model::flow::Flow;
use crate::model::id::{FlowId, OfficeId, StepId};
use crate::model::procedure::Procedure;

use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

/// A combo of offices, with one to make a new one; returns a changed choice.
pub(super) fn office_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    chosen: Option<&OfficeId>,
    out: &mut Vec<Command>,
) -> Option<Option<OfficeId>> {
    let language = cx.words.language();
    let name = |id: &OfficeId| {
        p.office(id).map_or_else(|| id.to_string(), |o| o.name.get(language).to_owned())
    };
    let shown = chosen.map_or_else(|| cx.say("office-of-lane"), name);
    let mut picked = None;
    egui::ComboBox::from_id_salt("office")
        .selected_text(shown)
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            if ui.selectable_label(chosen.is_none(), cx.say("office-of-lane")).clicked() {
                picked = Some(None);
            }
            for (id, office) in p.offices() {
                let on = chosen == Some(id);
                if ui.selectable_label(on, office.name.get(language)).clicked() {
                    picked = Some(Some(id.clone()));
                }
            }
            ui.separator();
            if ui.selectable_label(false, cx.say("office-new")).clicked()
                && let Some(document) = cx.bench.document()
            {
                let (_, plan) = document.desk().add_office(&cx.say("office-new-name"));
                out.push(Command::Plan(Box::new(plan)));
            }
        })
        .response
        .accessible_name(cx.say("office"));
    picked
}

/// The branches of a gateway as one bar; a click selects the branch.
pub(super) fn share_bar_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    gateway: &StepId,
    out: &mut Vec<Command>,
) {
    let branches: Vec<(FlowId, &Flow)> = p.outgoing(gateway).collect();
    let share = |f: &Flow| f.share.as_ref().map_or(0.0, |s| s.value);
    let total: f64 = branches.iter().map(|(_, f)| share(f)).sum::<f64>().max(f64::MIN_POSITIVE);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let mut x = rect.min.x;
    for (i, (id, flow)) in branches.iter().enumerate() {
        let width = rect.width() * (share(flow) / total) as f32;
        let part = egui::Rect::from_min_size(pos2(x, rect.min.y), vec2(width, rect.height()));
        x += width;
        let item = crate::model::item::ItemId::Flow(id.clone());
        let response = ui.interact(part, ui.scope_id().with(("branch", i)), Sense::click());
        let ground = if cx.is_selected(&item) { Role::AccentSoft } else { Role::Card };
        ui.painter().rect(
            part,
            2.0,
            cx.color(ground),
            cx.skin.stroke(1.0, Role::LineControl),
            egui::StrokeKind::Inside,
        );
        let name = flow.name.get(cx.words.language());
        let text = format!("{name} {}", cx.words.percent(share(flow), 0));
        let text = text.trim().to_owned();
        let cut = crate::drawing::measure::cut(
            &text,
            f64::from(size::MICRO),
            false,
            f64::from(width - 8.0).max(0.0),
        );
        crate::ui::widgets::centered(
            ui.painter(),
            part.center(),
            &cut,
            theme::regular(size::MICRO),
            cx.color(Role::Text),
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
        if response.on_hover_text(&text).clicked() {
            out.push(Command::Select(vec![item]));
        }
    }
    let sum = cx.say_with("share-sum", &[("share", cx.words.percent(total, 0).into())]);
    let role = if (total - 1.0).abs() < 0.0005 { Role::TextSecondary } else { Role::Error };
    ui.label(theme::text(sum, size::SMALL, cx.color(role)));
}

/// Makes a flow the default one of its gateway, or no longer.
pub(super) fn set_default(
    cx: &Cx<'_>,
    p: &Procedure,
    id: &FlowId,
    default: bool,
    out: &mut Vec<Command>,
) {
    let (Some(document), Some(flow)) = (cx.bench.document(), p.flow(id)) else { return };
    let mut edits = Vec::new();
    for (other, f) in p.outgoing(&flow.from) {
        let wanted = other == *id && default;
        if f.default != wanted {
            let changed = Flow { default: wanted, ..f.clone() };
            edits.push(document.desk().change_flow(&other, changed, "default").edit);
        }
    }
    out.push(Command::Plan(Box::new(Plan::of(Description::new("edit-default"), edits))));
}
