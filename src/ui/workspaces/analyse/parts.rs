//! What the answers of "what would help" are drawn with: sentences, how far it is, rows of figures.

use egui::{FontId, Label, Rect, Sense, Ui, pos2, vec2};

use crate::analysis::measure::Estimate;
use crate::app::beside::Beside;
use crate::app::levers::said::{Said, Told};
use crate::drawing::role::Role;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::hairline_ui;

/// Space between the top of a row and the middle of its first line.
pub(super) const UPPER: f32 = 13.0;
/// Space between the top of a row and the middle of its second line.
pub(super) const LOWER: f32 = 30.0;

/// A sentence that goes on below where it is too long.
pub(super) fn sentence_ui(ui: &mut Ui, cx: &Cx<'_>, text: &str, role: Role) {
    ui.add(Label::new(theme::text(text, size::SMALL, cx.color(role))).wrap());
}

/// The title of a part, under a line.
pub(super) fn title_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    ui.add_space(6.0);
    hairline_ui(ui, cx.skin);
    ui.label(theme::strong(cx.say(key), size::BODY, cx.color(Role::Text)));
}

/// Says to a screen reader that an area is a table that goes on where it is scrolled to.
pub(super) fn name_table(ui: &Ui, salt: &str, area: Rect, name: &str) {
    let response = ui.interact(area, egui::Id::unique((salt, "named")), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Grid, true, name));
}

/// How far it is, whether it is of before a change, or stopped. `known` is the revision of what is
/// known with how far it is; that is nothing once all is done.
pub(super) fn progress_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    what: Beside,
    known: Option<(u64, Option<String>)>,
) {
    let Some(document) = cx.bench.document() else { return };
    let is_busy = cx.bench.is_busy_with(what);
    let (text, role) = match known {
        Some((revision, _)) if revision != document.revision() => {
            (cx.say("help-stale"), Role::Warn)
        }
        None if is_busy => (cx.say("computing"), Role::TextSecondary),
        Some((_, None)) => return,
        Some((_, Some(far))) if is_busy => (far, Role::TextSecondary),
        _ if cx.bench.is_stopped(what) => (cx.say("help-stopped"), Role::TextSecondary),
        // The live run goes first; then it is asked by itself.
        Some(_) | None => (cx.say("help-waits"), Role::TextSecondary),
    };
    ui.horizontal(|ui| {
        if is_busy {
            ui.add(egui::Spinner::new().size(size::BODY).color(cx.color(Role::Accent)));
        }
        sentence_ui(ui, cx, &text, role);
    });
}

/// The heads of columns by their left ends, over a line.
pub(super) fn head_ui(ui: &mut Ui, cx: &Cx<'_>, heads: impl Fn(Rect) -> Vec<(f32, &'static str)>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    for (x, key) in heads(rect) {
        let at = (x, rect.center().y);
        write(ui, cx, at, &cx.say(key), theme::bold(size::SMALL), Role::TextSecondary);
    }
    ui.painter().hline(rect.x_range(), rect.max.y, cx.skin.stroke(1.0, Role::LineSubtle));
}

/// A line of text by its left end and its middle.
pub(super) fn write(
    ui: &Ui,
    cx: &Cx<'_>,
    (x, y): (f32, f32),
    text: &str,
    font: FontId,
    role: Role,
) {
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, cx.color(role));
    let at = pos2(x, y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, cx.color(role));
}

/// A difference over half its interval; where chance could explain it, that stands first. Gives it in
/// words.
pub(super) fn figure_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    (x, row): (f32, Rect),
    (gap, told): (&Estimate, &Told),
    is_better: bool,
) -> String {
    let (first, second, role) = match (said.doubt(gap), &told.half) {
        (Some(doubt), _) => (doubt, told.to_string(), None),
        (None, Some(half)) => {
            let role = if is_better { Role::Better } else { Role::Worse };
            (told.value.clone(), format!("± {half}"), Some(role))
        }
        (None, None) => (told.value.clone(), String::new(), None),
    };
    let font = match role {
        Some(_) => theme::bold(size::TABLE),
        None => theme::regular(size::SMALL),
    };
    let plain = Role::TextSecondary;
    write(ui, cx, (x, row.min.y + UPPER), &first, font, role.unwrap_or(plain));
    write(ui, cx, (x, row.min.y + LOWER), &second, theme::regular(size::SMALL), plain);
    format!("{first} {second}")
}
