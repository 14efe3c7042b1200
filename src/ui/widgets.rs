//! Small reusable pieces of the window: buttons, chips, bars, rings. Each has a name for a screen
//! reader, and none decides anything.

use egui::{
    Align2, Color32, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::geometry;

use super::theme::{self, Skin, size};

pub mod bars;
pub mod fields;
pub mod rows;

/// Paints an icon into a square.
pub fn paint_icon(painter: &Painter, icon: Icon, rect: Rect, color: Color32) {
    let scale = rect.width() / 16.0;
    let stroke = Stroke::new((1.35 * scale).max(1.0), color);
    let square = geometry::Rect::new(
        f64::from(rect.min.x),
        f64::from(rect.min.y),
        f64::from(rect.width()),
        f64::from(rect.height()),
    );
    for line in icon.lines(square) {
        // A closed line repeats its first point; the painter closes by itself.
        let n = line.points.len() - usize::from(line.closed);
        let points: Vec<Pos2> =
            line.points[..n].iter().map(|p| pos2(p.x as f32, p.y as f32)).collect();
        painter.add(if line.closed {
            Shape::closed_line(points, stroke)
        } else {
            Shape::line(points, stroke)
        });
    }
}

/// A place in the layout with an icon painted in it.
pub fn icon_ui(ui: &mut Ui, icon: Icon, side: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(side, side), Sense::hover());
    paint_icon(ui.painter(), icon, rect, color);
    response
}

/// How a button stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Without outline until the pointer is on it.
    Quiet,
    /// With an outline.
    Plain,
    /// The main action.
    Primary,
    /// Chosen among several.
    Chosen,
}

/// A button with an icon, a text, or both. `name` is what a screen reader says, and the tooltip of a
/// button without text.
pub fn button_ui(
    ui: &mut Ui,
    skin: &Skin,
    (icon, text, name): (Option<Icon>, &str, &str),
    look: Look,
    enabled: bool,
) -> Response {
    let button = bare_button_ui(ui, skin, (icon, text, name), look, enabled);
    if text.is_empty() { button.on_hover_text(name) } else { button }
}

/// A button without text; its tooltip says more than its name.
pub fn icon_button_ui(
    ui: &mut Ui,
    skin: &Skin,
    (icon, name, tip): (Icon, &str, String),
    look: Look,
) -> Response {
    bare_button_ui(ui, skin, (Some(icon), "", name), look, true).on_hover_text(tip)
}

fn bare_button_ui(
    ui: &mut Ui,
    skin: &Skin,
    (icon, text, name): (Option<Icon>, &str, &str),
    look: Look,
    enabled: bool,
) -> Response {
    let galley = button_text(ui, text, look);
    let (pad, lead) = button_room(icon, text);
    let wanted = vec2(lead + galley.size().x + 2.0 * pad, 30.0);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(wanted, sense);
    let (fill, line, ink) = button_colors(skin, &response, look, enabled);
    let painter = ui.painter();
    painter.rect(rect, 6.0, fill, line, StrokeKind::Inside);
    if response.has_focus() {
        painter.rect_stroke(rect, 6.0, skin.stroke(2.0, Role::FocusRing), StrokeKind::Outside);
    }
    let x = rect.min.x + pad;
    if let Some(icon) = icon {
        let square = Rect::from_center_size(pos2(x + 8.0, rect.center().y), vec2(16.0, 16.0));
        paint_icon(painter, icon, square, ink);
    }
    let x = x + lead;
    painter.galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::Button, enabled, look == Look::Chosen, name)
    });
    response
}

/// How wide a button is, in points.
pub fn button_width(ui: &Ui, icon: Option<Icon>, text: &str, look: Look) -> f32 {
    let (pad, lead) = button_room(icon, text);
    lead + button_text(ui, text, look).size().x + 2.0 * pad
}

fn button_text(ui: &Ui, text: &str, look: Look) -> std::sync::Arc<egui::Galley> {
    let font = if look == Look::Primary || look == Look::Chosen {
        theme::bold(size::BODY)
    } else {
        theme::regular(size::BODY)
    };
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER)
}

/// Room at either side of a button's content, and what its icon takes before the text; in points.
fn button_room(icon: Option<Icon>, text: &str) -> (f32, f32) {
    let gap = if text.is_empty() { 0.0 } else { 8.0 };
    let lead = if icon.is_some() { 16.0 + gap } else { 0.0 };
    (if text.is_empty() { 7.0 } else { 12.0 }, lead)
}

fn button_colors(
    skin: &Skin,
    response: &Response,
    look: Look,
    enabled: bool,
) -> (Color32, Stroke, Color32) {
    // What cannot be pressed does not call: its faint text is read on the ground of a plain button.
    let look = if look == Look::Primary && !enabled { Look::Plain } else { look };
    let pressed = response.is_pointer_button_down_on();
    let hovered = response.hovered();
    let ground = if pressed {
        skin.color(Role::AccentSoft)
    } else if hovered && enabled {
        skin.color(Role::Hover)
    } else {
        match look {
            Look::Quiet => Color32::TRANSPARENT,
            Look::Plain | Look::Chosen => skin.color(Role::Card),
            Look::Primary => skin.color(Role::Accent),
        }
    };
    let ground = if look == Look::Primary {
        skin.color(if hovered { Role::AccentStrong } else { Role::Accent })
    } else {
        ground
    };
    let line = match look {
        Look::Quiet | Look::Primary => Stroke::NONE,
        Look::Plain => skin.stroke(1.0, Role::LineControl),
        Look::Chosen => skin.stroke(1.0, Role::LineSubtle),
    };
    let ink = match (enabled, look) {
        (false, _) => skin.color(Role::TextDisabled),
        (true, Look::Primary) => skin.color(Role::AccentOn),
        (true, Look::Chosen) => skin.color(Role::Accent),
        (true, Look::Quiet | Look::Plain) => skin.color(Role::Text),
    };
    (ground, line, ink)
}

/// A text that acts as a link.
pub fn link_ui(ui: &mut Ui, skin: &Skin, text: &str) -> Response {
    let galley = ui.painter().layout(
        text.to_owned(),
        theme::regular(size::SMALL),
        skin.color(Role::Accent),
        ui.available_width(),
    );
    let wanted = vec2(galley.size().x, galley.size().y.max(24.0));
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let top = rect.center().y - galley.size().y / 2.0;
    if response.hovered() || response.has_focus() {
        let y = top + galley.size().y;
        ui.painter().hline(rect.x_range(), y, skin.stroke(1.0, Role::Accent));
    }
    ui.painter().galley(pos2(rect.min.x, top), galley, skin.color(Role::Accent));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, text));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A chip: a short text on a soft ground, with an icon if any; dashed for what is not sure.
pub fn chip_ui(
    ui: &mut Ui,
    skin: &Skin,
    (icon, text): (Option<Icon>, &str),
    (ink, ground): (Role, Role),
    dashed: bool,
) -> Response {
    let color = skin.color(ink);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), theme::regular(size::MICRO), color);
    let lead = if icon.is_some() { 17.0 } else { 0.0 };
    let wanted = vec2(galley.size().x + lead + 16.0, 21.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, 10.0, skin.color(ground));
    if dashed {
        dashed_frame(painter, rect.shrink(0.5), 10.0, skin.stroke(1.0, ink));
    } else if skin.theme == crate::drawing::tokens::Theme::HighContrast {
        painter.rect_stroke(rect, 10.0, skin.stroke(1.0, Role::LineControl), StrokeKind::Inside);
    }
    if let Some(icon) = icon {
        let at = pos2(rect.min.x + 14.0, rect.center().y);
        paint_icon(painter, icon, Rect::from_center_size(at, vec2(12.0, 12.0)), color);
    }
    let at = pos2(rect.min.x + 8.0 + lead, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, color);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, text));
    response
}

/// A dashed frame with round corners.
pub fn dashed_frame(painter: &Painter, rect: Rect, radius: f64, stroke: Stroke) {
    let outline = crate::drawing::shape::round_rect(
        geometry::Rect::new(
            f64::from(rect.min.x),
            f64::from(rect.min.y),
            f64::from(rect.width()),
            f64::from(rect.height()),
        ),
        radius,
    );
    let points: Vec<Pos2> = outline.iter().map(|p| pos2(p.x as f32, p.y as f32)).collect();
    painter.extend(Shape::dashed_line(&points, stroke, 3.0, 2.5));
}

/// A row of choices in a sunken frame; returns the one clicked.
pub fn segments_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    skin: &Skin,
    choices: &[(T, String)],
    chosen: T,
) -> Option<T> {
    let mut clicked = None;
    egui::Frame::new().fill(skin.color(Role::Sunken)).corner_radius(6.0).inner_margin(2.0).show(
        ui,
        |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 2.0;
                for (value, text) in choices {
                    let on = *value == chosen;
                    let font =
                        if on { theme::bold(size::TABLE) } else { theme::regular(size::TABLE) };
                    let ink = skin.color(if on { Role::Accent } else { Role::TextSecondary });
                    let galley = ui.painter().layout_no_wrap(text.clone(), font, ink);
                    let wanted = vec2(galley.size().x + 18.0, 26.0);
                    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
                    if on {
                        let line = skin.stroke(1.0, Role::LineSubtle);
                        ui.painter().rect(
                            rect,
                            6.0,
                            skin.color(Role::Card),
                            line,
                            StrokeKind::Inside,
                        );
                    } else if response.hovered() {
                        ui.painter().rect_filled(rect, 6.0, skin.color(Role::Hover));
                    }
                    if response.has_focus() {
                        let ring = skin.stroke(2.0, Role::FocusRing);
                        ui.painter().rect_stroke(rect, 6.0, ring, StrokeKind::Inside);
                    }
                    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, ink);
                    response.widget_info(|| {
                        WidgetInfo::selected(egui::Role::RadioButton, true, on, text)
                    });
                    if response.clicked() {
                        clicked = Some(*value);
                    }
                }
            });
        },
    );
    clicked
}

/// A section head in a panel: bold text, and a greyer remark after it.
pub fn section_ui(ui: &mut Ui, skin: &Skin, title: &str, remark: &str) {
    ui.horizontal(|ui| {
        ui.label(theme::strong(title, size::BODY, skin.color(Role::Text)));
        if !remark.is_empty() {
            ui.label(theme::text(remark, size::SMALL, skin.color(Role::TextSecondary)));
        }
    });
}

/// A hairline across, with room above and below.
pub fn hairline_ui(ui: &mut Ui, skin: &Skin) {
    ui.add_space(5.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, skin.stroke(1.0, Role::LineSubtle));
    ui.add_space(5.0);
}

/// Text painted with its middle at a place.
pub fn centered(painter: &Painter, at: Pos2, text: &str, font: egui::FontId, color: Color32) {
    painter.text(at, Align2::CENTER_CENTER, text, font, color);
}
