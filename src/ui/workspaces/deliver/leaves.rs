//! The pages of a document as they will be printed: side by side, larger and smaller, one by one for
//! who uses keys or a screen reader.

use std::mem;

use egui::{
    Align, CornerRadius, Key, Rect, Response, ScrollArea, Sense, StrokeKind, Ui, pos2, vec2,
};

use crate::app::command::Command;
use crate::app::dossier::{Kind, Paperwork};
use crate::app::paper::Leaves;
use crate::drawing::icons::Icon;
use crate::drawing::paper::{Page, Part};
use crate::drawing::role::Role;
use crate::drawing::tokens::Theme;
use crate::model::geometry;
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::paint::Brush;
use crate::ui::context::Cx;
use crate::ui::theme::{self, Skin, size};
use crate::ui::widgets::{Look, button_ui, chip_ui};
use crate::words::Value;

/// Screen points a point of paper at first.
const USUAL: f32 = 0.72;
/// Smallest and largest, by hand.
const SCALES: std::ops::RangeInclusive<f32> = 0.15..=2.4;
/// How much larger one step makes the pages.
const STEP: f32 = 1.25;
/// Largest that a page becomes by a click on it.
const LARGE: f32 = 1.7;
/// Room around and between pages, in screen points.
const GAP: f32 = 16.0;

/// How pages are looked at.
#[derive(Clone, Copy)]
pub(super) struct Leafing {
    /// Screen points a point of paper.
    scale: f32,
    /// The page to be brought into view.
    wanted: Option<usize>,
    /// Which pages were looked at: new ones are looked at from the first on.
    number: u64,
    /// Whether keys go on with what takes the place of the button that was pressed.
    keys: bool,
    /// Whether they stand on what stops the simulation: they go on with the first page.
    goes_on: bool,
}

impl Default for Leafing {
    fn default() -> Self {
        Self { scale: USUAL, wanted: None, number: 0, keys: false, goes_on: false }
    }
}

/// The pages of a document, with what asks for them anew.
pub(super) fn leaves_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Leafing,
    what: Paperwork,
    out: &mut Vec<Command>,
) {
    let Some(leaves) = cx.bench.leaves(what) else { return };
    // A drawing needs no simulation: its pages are there at once.
    let is_wanted = leaves.pages.is_empty() || leaves.is_stale;
    if what.kind == Kind::Drawing && is_wanted && leaves.progress.is_none() {
        out.push(Command::Leaf(what));
    }
    head_ui(ui, cx, state, what, leaves, out);
    if let Some(progress) = leaves.progress.filter(|_| what.kind != Kind::Drawing) {
        let args = [("done", Value::from(progress.0)), ("most", progress.1.into())];
        let said = cx.say_with("preview-making", &args);
        let stop = super::paper::progress_ui(ui, cx, progress, &said);
        if mem::take(&mut state.keys) {
            stop.request_focus();
        }
        let is_typing = ui.ctx().text_edit_focused();
        let gives_up = !is_typing && ui.input(|i| i.key_pressed(Key::Escape));
        let stops = stop.clicked() || gives_up;
        if stops {
            out.push(Command::StopLeafing);
        }
        // When the pages come, keys go on from them.
        state.goes_on = stop.has_focus() && !stops;
    }
    if state.number != leaves.number {
        state.number = leaves.number;
        state.wanted = Some(0);
    }
    if !leaves.pages.is_empty() {
        pages_ui(ui, cx, state, leaves.pages);
    }
}

/// How many pages there are, whether they still hold, and the buttons.
fn head_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Leafing,
    what: Paperwork,
    leaves: Leaves<'_>,
    out: &mut Vec<Command>,
) {
    let quiet = |text: String| theme::text(text, size::SMALL, cx.color(Role::TextSecondary));
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong(cx.say("preview"), size::BODY, cx.color(Role::Text)));
        let count = leaves.pages.len();
        if count > 0 {
            ui.label(quiet(cx.say_with("preview-pages", &[("count", Value::from(count))])));
            zoom_ui(ui, cx, state);
        }
        if what.kind == Kind::Drawing {
            return;
        }
        if leaves.is_stale {
            let text = cx.say("preview-stale");
            chip_ui(ui, cx.skin, (Some(Icon::Warning), &text), (Role::Warn, Role::WarnSoft), false);
        }
        if leaves.progress.is_none() && (count == 0 || leaves.is_stale) {
            let text = cx.say(if count == 0 { "preview-make" } else { "preview-renew" });
            let content = (Some(Icon::Document), text.as_str(), text.as_str());
            let button = button_ui(ui, cx.skin, content, Look::Plain, true);
            if button.clicked() {
                state.keys = button.has_focus();
                out.push(Command::Leaf(what));
            }
        }
        if count == 0 && leaves.progress.is_none() {
            ui.label(quiet(cx.say("preview-none")));
        }
    });
}

/// Smaller and larger.
fn zoom_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Leafing) {
    let ways = [("action-zoom-out", Icon::Minus, 1.0 / STEP), ("action-zoom-in", Icon::Plus, STEP)];
    for (key, icon, by) in ways {
        let name = cx.say(key);
        if button_ui(ui, cx.skin, (Some(icon), "", &name), Look::Quiet, true).clicked() {
            state.scale = (state.scale * by).clamp(*SCALES.start(), *SCALES.end());
        }
    }
}

fn pages_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Leafing, pages: &[Page]) {
    ScrollArea::both().id_salt("leaves").auto_shrink(false).show(ui, |ui| {
        let (places, extent) = places(pages, state.scale, ui.available_width());
        let (area, _) = ui.allocate_exact_size(extent, Sense::hover());
        let paper = Skin::of(Theme::Light);
        for (at, (page, place)) in pages.iter().zip(&places).enumerate() {
            let rect = place.translate(area.min.to_vec2());
            let response = ui.interact(rect, ui.scope_id().with(("leaf", at)), Sense::click());
            name(cx, &response, (at, pages.len()), page);
            if ui.is_rect_visible(rect) {
                page_ui(ui, cx, &paper, (page, rect), &response);
            }
            if response.gained_focus() {
                ui.scroll_to_rect(rect, None);
            }
            if state.wanted == Some(at) {
                state.wanted = None;
                if mem::take(&mut state.goes_on) {
                    response.request_focus();
                }
                ui.scroll_to_rect(rect.expand(GAP), Some(Align::Min));
            }
            if response.clicked() {
                let fit = (ui.available_width() - 2.0 * GAP) / page.size.0 as f32;
                let large = fit.clamp(USUAL, LARGE);
                state.scale = if state.scale < 0.95 * large { large } else { USUAL };
                state.wanted = Some(at);
                ui.ctx().request_repaint();
            }
        }
    });
}

/// Where the pages stand, in rows as wide as there is room and in its middle, and how large the whole is.
fn places(pages: &[Page], scale: f32, room: f32) -> (Vec<Rect>, egui::Vec2) {
    let (mut x, mut y, mut high, mut wide) = (GAP, GAP, 0.0_f32, 0.0_f32);
    let mut places = Vec::with_capacity(pages.len());
    for page in pages {
        let on_screen = vec2(page.size.0 as f32, page.size.1 as f32) * scale;
        if x > GAP && x + on_screen.x + GAP > room {
            (x, y, high) = (GAP, y + high + GAP, 0.0);
        }
        places.push(Rect::from_min_size(pos2(x, y), on_screen));
        x += on_screen.x + GAP;
        high = high.max(on_screen.y);
        wide = wide.max(x);
    }
    let aside = vec2(((room - wide) / 2.0).max(0.0), 0.0);
    let places = places.into_iter().map(|place| place.translate(aside)).collect();
    (places, vec2(wide.max(room), y + high + GAP))
}

/// What a page is called: its number and its headings.
fn name(cx: &Cx<'_>, response: &Response, (at, count): (usize, usize), page: &Page) {
    response.widget_info(|| {
        let args = [("page", Value::from(at + 1)), ("count", count.into())];
        let mut said = vec![cx.say_with("preview-page", &args)];
        said.extend(page.titles.iter().cloned());
        egui::WidgetInfo::labeled(egui::Role::Button, true, said.join(". "))
    });
}

fn page_ui(ui: &Ui, cx: &Cx<'_>, paper: &Skin, (page, rect): (&Page, Rect), response: &Response) {
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::ZERO, paper.color(Role::Paper));
    for part in &page.parts {
        paint_part(ui, paper, part, (rect, rect.width() / page.size.0 as f32));
    }
    let (width, edge) = if response.has_focus() {
        (2.0, Role::Accent)
    } else if response.hovered() {
        (1.5, Role::Accent)
    } else {
        (1.0, Role::LineControl)
    };
    let line = cx.skin.stroke(width, edge);
    painter.rect_stroke(rect, CornerRadius::ZERO, line, StrokeKind::Outside);
}

/// Paints a part of a page that stands at `page` on the screen, `scale` screen points a point.
fn paint_part(ui: &Ui, paper: &Skin, part: &Part, (page, scale): (Rect, f32)) {
    let to = Rect::from_min_size(
        page.min + vec2(part.to.x as f32, part.to.y as f32) * scale,
        vec2(part.to.w as f32, part.to.h as f32) * scale,
    );
    let zoom = part.scale() as f32 * scale;
    let origin = -vec2(part.from.x as f32, part.from.y as f32) * zoom;
    let clip = to.expand(1.0).intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(clip);
    let camera = Camera { zoom, origin };
    let seen = geometry::Rect::new(
        f64::from((clip.min.x - to.min.x - origin.x) / zoom),
        f64::from((clip.min.y - to.min.y - origin.y) / zoom),
        f64::from(clip.width() / zoom),
        f64::from(clip.height() / zoom),
    );
    let brush =
        Brush { painter: &painter, skin: paper, view: to, camera, opacity: 1.0, is_paper: true };
    for shape in part.shapes.iter().filter(|shape| shape.bounds().touches(seen)) {
        brush.paint(shape);
    }
}
