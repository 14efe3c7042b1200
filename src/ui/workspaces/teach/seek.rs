//! The bar one seeks with: by the pointer, by the keyboard, by a screen reader.

use egui::{EventFilter, Key, Painter, Rect, Sense, Ui, WidgetInfo, vec2};

use crate::drawing::role::Role;
use crate::ui::context::Cx;

/// Days a larger press goes.
const WEEK: i64 = 7;

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Seek {
    /// To a share of the bar, 0..=1.
    To(f32),
    /// So many days on, or back.
    Days(i64),
}

/// A bar of a height, painted by `paint`; `name` says what it is and `at` where it stands (days).
pub(super) fn seek_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    height: f32,
    (name, at): (&str, f64),
    paint: impl FnOnce(&Painter, Rect),
) -> Option<Seek> {
    let wanted = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click_and_drag());
    paint(ui.painter(), rect);
    if response.has_focus() {
        let ring = cx.skin.stroke(2.0, Role::FocusRing);
        ui.painter().rect_stroke(rect.expand(2.0), 4.0, ring, egui::StrokeKind::Outside);
    }
    response.widget_info(|| WidgetInfo::slider(true, at, name));
    if let Some(at) = response.interact_pointer_pos() {
        return Some(Seek::To(((at.x - rect.min.x) / rect.width().max(1.0)).clamp(0.0, 1.0)));
    }
    let asked = |action| ui.input(|i| i.num_accesskit_action_requests(response.id, action) as i64);
    let mut days = asked(egui::accesskit::Action::Increment);
    days -= asked(egui::accesskit::Action::Decrement);
    if response.has_focus() {
        let keys = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, keys));
        let pressed = |key: Key| ui.input(|i| i.num_presses(key) as i64);
        days += pressed(Key::ArrowRight) - pressed(Key::ArrowLeft);
        days += WEEK * (pressed(Key::PageDown) - pressed(Key::PageUp));
        for (key, end) in [(Key::Home, 0.0), (Key::End, 1.0)] {
            if pressed(key) > 0 {
                return Some(Seek::To(end));
            }
        }
    }
    (days != 0).then_some(Seek::Days(days))
}
