//! Errors and news, at the lower left, over everything.

use std::time::Duration;

use egui::{Margin, Rect, Ui};

use crate::app::command::Command;
use crate::app::notice::{Notice, NoticeKind};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui, icon_ui};

/// Draws them; news that was seen goes after a while.
pub(super) fn notices_ui(ui: &Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    if cx.bench.notices.all().is_empty() {
        return;
    }
    egui::Area::new(ui.scope_id().with("notices"))
        .order(egui::Order::Foreground)
        .anchor(egui::Align2::LEFT_BOTTOM, egui::vec2(12.0, -34.0))
        .show(ui.ctx(), |ui| {
            for notice in cx.bench.notices.all() {
                let (rect, is_closed, has_focus) = notice_ui(ui, cx, notice);
                // Who looks at another window has not seen it.
                let is_away = !ui.input(|i| i.focused);
                let is_held = is_away || has_focus || ui.rect_contains_pointer(rect);
                if is_closed || is_over(ui, notice, is_held) {
                    out.push(Command::CloseNotice(notice.number));
                }
            }
        });
}

/// How long the one notice that goes by itself has been shown: there is never another beside it.
#[derive(Clone, Copy)]
struct Shown {
    number: u64,
    /// Since when, in seconds of the window.
    since: f64,
    /// Whether it was held when last drawn.
    was_held: bool,
}

/// Whether it was shown long enough. The time begins anew once it is let go: it is held while the
/// pointer or the focus is on it, and while the window is not looked at.
fn is_over(ui: &Ui, notice: &Notice, is_held: bool) -> bool {
    let Some(seconds) = notice.seconds() else { return false };
    let now = ui.input(|i| i.time);
    let shown = ui.data_mut(|d| {
        let fresh = Shown { number: notice.number, since: now, was_held: is_held };
        let shown = d.get_temp_mut_or(egui::Id::unique("notice shown"), fresh);
        // While it is held nothing may be drawn: what is known then is of long ago.
        if is_held || shown.was_held || shown.number != notice.number {
            *shown = fresh;
        }
        *shown
    });
    if is_held {
        return false;
    }
    let left = shown.since + seconds - now;
    if left > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
    left <= 0.0
}

/// Where it is, whether it was closed, and whether its button has the focus.
fn notice_ui(ui: &mut Ui, cx: &Cx<'_>, notice: &Notice) -> (Rect, bool, bool) {
    let (icon, ink, ground) = match notice.kind {
        NoticeKind::News => (Icon::Check, Role::Ok, Role::Card),
        NoticeKind::ToRead => (Icon::Info, Role::Info, Role::Card),
        NoticeKind::Trouble => (Icon::Error, Role::Error, Role::ErrorSoft),
    };
    let frame = cx.skin.card().fill(cx.color(ground)).inner_margin(Margin::symmetric(12, 8));
    let shown = frame.stroke(cx.skin.stroke(1.0, ink)).show(ui, |ui| {
        ui.set_max_width(520.0);
        ui.horizontal(|ui| {
            icon_ui(ui, icon, 16.0, cx.color(ink));
            let text = theme::text(&notice.text, size::BODY, cx.color(Role::Text));
            let said = ui.add(egui::Label::new(text).wrap());
            // A screen reader says it at once, wherever the focus is.
            ui.ctx().accesskit_node_builder(said.id, |node| {
                node.set_live(match notice.kind {
                    NoticeKind::News | NoticeKind::ToRead => egui::accesskit::Live::Polite,
                    NoticeKind::Trouble => egui::accesskit::Live::Assertive,
                });
            });
            let close = cx.say("close");
            let content = (Some(Icon::Close), "", close.as_str());
            button_ui(ui, cx.skin, content, Look::Quiet, true)
        })
        .inner
    });
    (shown.response.rect, shown.inner.clicked(), shown.inner.has_focus())
}
