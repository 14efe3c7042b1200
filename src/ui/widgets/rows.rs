//! Rows of one height, of which only those in view are drawn.

use egui::{Rect, Response, Sense, StrokeKind, Ui, vec2};

use crate::drawing::role::Role;
use crate::ui::theme::Skin;

/// Up to this number all rows are drawn, so that a screen reader finds them all.
const FEW: usize = 150;

/// Draws `count` rows of a height, in a scroll area or not; of many, only those in view. `all` is
/// the number of rows of the whole list they are part of.
pub(in crate::ui) fn rows_ui(
    ui: &mut Ui,
    (count, all): (usize, usize),
    height: f32,
    mut row_ui: impl FnMut(&mut Ui, usize),
) {
    if all <= FEW {
        (0..count).for_each(|i| row_ui(ui, i));
        return;
    }
    let pitch = height + ui.spacing().item_spacing.y;
    let (top, clip) = (ui.cursor().min.y, ui.clip_rect());
    let first = ((clip.min.y - top) / pitch).floor().max(0.0) as usize;
    let first = first.min(count);
    let last = ((clip.max.y - top) / pitch).ceil().max(0.0) as usize;
    let last = last.clamp(first, count);
    ui.add_space(first as f32 * pitch);
    (first..last).for_each(|i| row_ui(ui, i));
    ui.add_space((count - last) as f32 * pitch);
}

/// Draws one thing of a height, or leaves its room where a long list is out of view.
pub(in crate::ui) fn head_ui(ui: &mut Ui, all: usize, height: f32, draw: impl FnOnce(&mut Ui)) {
    let size = egui::vec2(ui.available_width(), height);
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    if all <= FEW || ui.clip_rect().intersects(rect) {
        ui.scope_builder(egui::UiBuilder::new().max_rect(rect), draw);
    }
}

/// The ground of a row of a list across the panel: what is selected stands on a soft ground, the
/// one that is `chosen` has a bar at its side and is kept in view. Gives its place and what happens
/// there; the texts are the caller's.
pub(in crate::ui) fn ground_ui(
    ui: &mut Ui,
    skin: &Skin,
    height: f32,
    (selected, chosen): (bool, bool),
) -> (Rect, Response) {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    if chosen && !ui.clip_rect().contains_rect(rect) {
        // The keys may have chosen what is out of sight.
        ui.scroll_to_rect(rect, None);
    }
    let painter = ui.painter_at(rect);
    if selected || chosen {
        painter.rect_filled(rect, 0.0, skin.color(Role::AccentSoft));
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, skin.color(Role::Hover));
    }
    painter.hline(rect.x_range(), rect.min.y + 0.5, skin.stroke(1.0, Role::LineSubtle));
    if chosen {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(bar, 0.0, skin.color(Role::Accent));
    }
    if response.has_focus() {
        let ring = skin.stroke(2.0, Role::FocusRing);
        painter.rect_stroke(rect.shrink(1.0), 4.0, ring, StrokeKind::Inside);
    }
    (rect, response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Rect, ScrollArea, Sense, pos2, vec2};

    fn drawn(count: usize, offset: f32) -> (Vec<usize>, f32) {
        let ctx = egui::Context::default();
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 300.0));
        let input = egui::RawInput { screen_rect: Some(screen), ..Default::default() };
        let (mut seen, mut height) = (Vec::new(), 0.0);
        let mut output = ctx.run_ui(input, |ui| {
            let area = ScrollArea::vertical().vertical_scroll_offset(offset);
            let shown = area.show(ui, |ui| {
                rows_ui(ui, (count, count), 20.0, |ui, i| {
                    seen.push(i);
                    ui.allocate_exact_size(vec2(100.0, 20.0), Sense::click());
                });
            });
            height = shown.content_size.y;
        });
        output.textures_delta.clear();
        (seen, height)
    }

    #[test]
    fn of_many_rows_those_in_view_are_drawn_and_the_height_is_that_of_all() {
        let (few, _) = drawn(100, 0.0);
        assert_eq!(few.len(), 100);
        let (many, height) = drawn(10_000, 5_000.0);
        assert!(many.len() < 30 && many.len() > 10, "{many:?}");
        assert!(many.iter().all(|i| (150..260).contains(i)), "{many:?}");
        let (all, one) = (height, 20.0 + 3.0);
        assert!((all - 10_000.0 * one).abs() < 10_000.0, "{all}");
        assert_eq!(drawn(0, 0.0).0.len(), 0);
    }
}
