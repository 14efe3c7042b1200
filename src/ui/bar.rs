//! The top bar: mark, menus, workspaces, study and variant, undo and redo, command field, theme.

use egui::{Align, Layout, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::{Action, HIDDEN, Menu};
use crate::app::command::{Command, Workspace};
use crate::app::keys::Preset;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::drawing::tokens::Theme;
use crate::model::text::Language;

use super::context::Cx;
use super::recent;
use super::theme::{self, size};
use super::widgets::{Look, button_ui, paint_icon};

/// Width of the window below which the menus share one button, in points.
const ONE_MENU_BELOW: f32 = 1_320.0;

/// Height of a row of a menu, in points.
const ROW: f32 = 31.0;

/// Draws the bar.
pub(super) fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    ui.horizontal_centered(|ui| {
        ui.add_space(10.0);
        mark_ui(ui, cx);
        ui.add_space(4.0);
        menus_ui(ui, cx, out);
        let narrow = ui.available_width() < 980.0;
        // The name of the study needs its room first.
        let gap = if ui.available_width() > 1_300.0 { 60.0 } else { 20.0 };
        ui.add_space(if narrow { 4.0 } else { gap });
        workspaces_ui(ui, cx, out, narrow);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(10.0);
            right_ui(ui, cx, out);
        });
    });
}

fn mark_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 20.0), Sense::hover());
    ui.painter().rect_filled(rect, 5.0, cx.skin.color(Role::Accent));
    paint_icon(ui.painter(), Icon::Mark, rect.shrink(2.0), cx.skin.color(Role::AccentOn));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, "prodigio"));
}

fn menus_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    use egui::containers::menu::{MenuButton, SubMenuButton};
    let text = |key: &str| theme::text(cx.say(key), size::BODY, cx.color(Role::Text));
    // What is walked to is rarely reached by pointer: it stands inside View.
    let shown = || Menu::ALL.into_iter().filter(|m| *m != Menu::Go);
    let inside = |ui: &mut Ui, menu: Menu, out: &mut Vec<Command>| {
        ui.set_min_width(270.0);
        rows_ui(ui, cx, menu, out);
        if menu == Menu::View {
            ui.separator();
            SubMenuButton::new(text(Menu::Go.key())).ui(ui, |ui| {
                ui.set_min_width(270.0);
                rows_ui(ui, cx, Menu::Go, out);
            });
        }
    };
    if ui.ctx().content_rect().width() < ONE_MENU_BELOW {
        MenuButton::from_button(egui::Button::new(text("menu-all")).frame(false)).ui(ui, |ui| {
            ui.set_min_width(180.0);
            for menu in shown() {
                SubMenuButton::new(text(menu.key())).ui(ui, |ui| inside(ui, menu, out));
            }
        });
        return;
    }
    for menu in shown() {
        MenuButton::from_button(egui::Button::new(text(menu.key())).frame(false))
            .ui(ui, |ui| inside(ui, menu, out));
    }
}

/// The rows of a menu, with a line between its parts.
fn rows_ui(ui: &mut Ui, cx: &Cx<'_>, menu: Menu, out: &mut Vec<Command>) {
    let rows = menu.rows();
    // In a small window a long menu is scrolled.
    let room = ui.ctx().content_rect().height() - 60.0;
    let needed = rows.len() as f32 * ROW + 80.0;
    if needed <= room {
        each_row_ui(ui, cx, &rows, out);
    } else {
        egui::ScrollArea::vertical()
            .max_height(room - 40.0)
            .min_scrolled_height(room - 40.0)
            .show(ui, |ui| each_row_ui(ui, cx, &rows, out));
    }
}

fn each_row_ui(ui: &mut Ui, cx: &Cx<'_>, rows: &[(u8, Action)], out: &mut Vec<Command>) {
    let mut before = None;
    for &(part, action) in rows {
        if part == HIDDEN {
            continue;
        }
        if before.is_some_and(|b| b != part) {
            ui.separator();
        }
        before = Some(part);
        item_ui(ui, cx, action, out);
        if action == Action::Catalogue {
            recent_menu_ui(ui, cx, out);
        }
    }
}

fn recent_menu_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let title = theme::text(cx.say("recent"), size::BODY, cx.color(Role::Text));
    ui.menu_button(title, |ui| {
        ui.set_width(420.0);
        if recent::recent_ui(ui, cx, out) {
            ui.close();
        }
    });
}

fn item_ui(ui: &mut Ui, cx: &Cx<'_>, action: Action, out: &mut Vec<Command>) {
    let on = match action {
        Action::ThemeSystem => cx.bench.settings.follow_system,
        Action::ReduceMotion => cx.bench.settings.reduced_motion,
        Action::ThemeLight => cx.skin.theme == Theme::Light,
        Action::ThemeDark => cx.skin.theme == Theme::Dark,
        Action::ThemeContrast => cx.skin.theme == Theme::HighContrast,
        Action::Italian => cx.words.language() == Language::It,
        Action::German => cx.words.language() == Language::De,
        Action::English => cx.words.language() == Language::En,
        Action::KeysCamunda => cx.bench.settings.preset == Preset::Camunda,
        Action::KeysDrawio => cx.bench.settings.preset == Preset::Drawio,
        Action::KeysYed => cx.bench.settings.preset == Preset::Yed,
        Action::ToggleMinimap => cx.bench.settings.minimap,
        _ => false,
    };
    let label = cx.action_label(action);
    let keys = cx.keys(action);
    let text = theme::text(label, size::BODY, cx.color(Role::Text));
    let keys = theme::text(keys, size::SMALL, cx.color(Role::TextSecondary));
    let button = egui::Button::new(text).right_text(keys).selected(on);
    if ui.add_enabled(cx.can(action), button).clicked() {
        out.push(Command::Act(action));
        ui.close();
    }
}

fn workspaces_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>, narrow: bool) {
    let frame = egui::Frame::new().fill(cx.color(Role::Sunken)).corner_radius(6.0);
    let shown = frame.inner_margin(2.0).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for workspace in Workspace::ALL {
                let on = cx.bench.workspace == workspace;
                let label = cx.say(workspace.key());
                let text = if narrow && !on { "" } else { &label };
                let look = if on { Look::Chosen } else { Look::Quiet };
                let content = (Some(workspace.icon()), text, label.as_str());
                if button_ui(ui, cx.skin, content, look, true).clicked() {
                    out.push(Command::Go(workspace));
                }
            }
        });
    });
    super::region::remember(ui.ctx(), "workspaces", shown.response.rect);
}

fn right_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let theme_icon = if cx.skin.theme == Theme::Light { Icon::Moon } else { Icon::Sun };
    let name = cx.action_label(Action::ToggleTheme);
    if button_ui(ui, cx.skin, (Some(theme_icon), "", &name), Look::Quiet, true).clicked() {
        out.push(Command::Act(Action::ToggleTheme));
    }
    command_field_ui(ui, cx, out);
    for action in [Action::Redo, Action::Undo] {
        let name = cx.undo_label(action);
        let content = (action.row().icon, "", name.as_str());
        let response = button_ui(ui, cx.skin, content, Look::Quiet, cx.can(action));
        if response.on_hover_text(cx.keys(action)).clicked() {
            out.push(Command::Act(action));
        }
    }
    let Some(document) = cx.bench.document() else { return };
    if document.is_modified() {
        let (rect, response) = ui.allocate_exact_size(vec2(12.0, 12.0), Sense::hover());
        ui.painter().circle_filled(rect.center(), 4.0, cx.color(Role::Warn));
        let unsaved = cx.say("unsaved");
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &unsaved));
        response.on_hover_text(unsaved);
    }
    variant_ui(ui, cx, out);
    let title = document.study().title().get(cx.words.language()).to_owned();
    // Without room for a few letters the title is that of the window alone.
    if ui.available_width() < 60.0 {
        return;
    }
    let text = theme::strong(title, size::BODY, cx.color(Role::Text));
    ui.add(egui::Label::new(text).truncate());
}

fn variant_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let language = cx.words.language();
    let name_of = |v: &crate::model::study::Variant| {
        if v.name.is_empty() { cx.words.name(v.role) } else { v.name.get(language).to_owned() }
    };
    let shown = document.study().variant(document.variant()).map(name_of).unwrap_or_default();
    egui::ComboBox::from_id_salt("variant")
        .selected_text(theme::text(shown, size::SMALL, cx.color(Role::Text)))
        .width(120.0)
        .truncate()
        .show_ui(ui, |ui| {
            for variant in document.study().variants() {
                let on = variant.id == *document.variant();
                if ui.selectable_label(on, name_of(variant)).clicked() {
                    out.push(Command::ShowVariant(variant.id.clone()));
                }
            }
            ui.separator();
            if ui.selectable_label(false, cx.action_label(Action::NewToBe)).clicked() {
                out.push(Command::Act(Action::NewToBe));
            }
        })
        .response
        .accessible_name(cx.say("variant"));
}

fn command_field_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let label = cx.say("command-field");
    // Undo, redo, the variant and the name of the study come first.
    let wide = ui.available_width() > 540.0;
    let (rect, response) =
        ui.allocate_exact_size(vec2(if wide { 236.0 } else { 34.0 }, 28.0), Sense::click());
    super::region::remember(ui.ctx(), "palette", rect);
    let line = if response.hovered() { Role::Accent } else { Role::LineControl };
    let painter = ui.painter();
    if response.has_focus() {
        let ring = cx.skin.stroke(2.0, Role::FocusRing);
        painter.rect_stroke(rect, 6.0, ring, egui::StrokeKind::Outside);
    }
    painter.rect(
        rect,
        6.0,
        cx.color(Role::Card),
        cx.skin.stroke(1.0, line),
        egui::StrokeKind::Inside,
    );
    let icon =
        egui::Rect::from_center_size(pos2(rect.min.x + 17.0, rect.center().y), vec2(14.0, 14.0));
    paint_icon(painter, Icon::Search, icon, cx.color(Role::TextSecondary));
    if wide {
        let ink = cx.color(Role::TextSecondary);
        let keys = cx.keys(Action::Palette);
        let cap = painter.layout_no_wrap(keys, theme::regular(11.0), ink);
        let mut job = egui::text::LayoutJob::simple_singleline(
            label.clone(),
            theme::regular(size::SMALL),
            ink,
        );
        let room = rect.width() - 32.0 - cap.size().x - 24.0;
        job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(20.0));
        let galley = painter.layout_job(job);
        painter.galley(
            pos2(rect.min.x + 32.0, rect.center().y - galley.size().y / 2.0),
            galley,
            ink,
        );
        let at = pos2(rect.max.x - cap.size().x - 10.0, rect.center().y - cap.size().y / 2.0);
        let frame = egui::Rect::from_min_size(at, cap.size()).expand2(vec2(5.0, 1.0));
        painter.rect_stroke(
            frame,
            4.0,
            cx.skin.stroke(1.0, Role::LineSubtle),
            egui::StrokeKind::Inside,
        );
        painter.galley(at, cap, cx.color(Role::TextSecondary));
    }
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label));
    if response.on_hover_text(label).clicked() {
        out.push(Command::Act(Action::Palette));
    }
}
