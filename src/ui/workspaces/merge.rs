//! Merging two versions: theirs, mine and the result side by side, and the conflicts one by one.

use std::collections::BTreeMap;

use egui::{Panel, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::analysis::merge::Side;
use crate::app::captions::Spoken;
use crate::app::command::Command;
use crate::app::merging::{Merge as Asked, Merging, Shown};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::drawing::scene;
use crate::drawing::view::{Change, Mark, View};
use crate::model::item::ItemId;
use crate::ui::canvas::{CanvasState, Task, canvas_ui};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui, icon_ui, segments_ui};

use super::{Kept, Key};

/// Salts of the three drawings: theirs, mine, the result.
const SALTS: [&str; 3] = ["merge-other", "merge-mine", "merge-result"];
/// Room of a head above a drawing, in points.
const HEAD: f32 = 28.0;
/// Width of the list of conflicts, in points.
const LIST: f32 = 430.0;

/// What the merging remembers.
#[derive(Default)]
pub(crate) struct Merge {
    canvases: [CanvasState; 3],
    drawings: [Kept; 3],
    /// Which conflict was last brought into view, of which merge.
    shown: Option<(u64, usize, String)>,
}

/// Draws the merging.
pub(in crate::ui) fn merge_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Merge,
    merging: &Merging,
    out: &mut Vec<Command>,
) {
    Panel::left("merge-list")
        .default_size(LIST)
        .min_size(300.0)
        .max_size((ui.available_width() * 0.5).max(300.0))
        .frame(cx.skin.panel().inner_margin(egui::Margin::symmetric(14, 10)))
        .show(ui, |ui| list_ui(ui, cx, merging, out));
    egui::CentralPanel::default()
        .frame(egui::Frame::new().fill(cx.color(Role::Outside)))
        .show(ui, |ui| drawings_ui(ui, cx, state, merging, out));
}

fn list_ui(ui: &mut Ui, cx: &Cx<'_>, merging: &Merging, out: &mut Vec<Command>) {
    let ask = |out: &mut Vec<Command>, wanted: Asked| out.push(Command::Merge(wanted));
    let title = cx.say_with("merge-title", &[("name", merging.name.as_str().into())]);
    ui.add(egui::Label::new(theme::strong(title, size::HEADING, cx.color(Role::Text))).wrap());
    let open = merging.conflicts.iter().filter(|c| c.is_open).count();
    let args = [("open", open.into()), ("taken", merging.taken.into())];
    let count =
        theme::text(cx.say_with("merge-count", &args), size::BODY, cx.color(Role::TextSecondary));
    ui.horizontal(|ui| {
        ui.add(egui::Label::new(count).wrap());
        if cx.bench.is_merging() {
            ui.add(egui::Spinner::new().size(size::BODY).color(cx.color(Role::Accent)));
        }
    });
    if merging.placed > 0 {
        let text = cx.say_with("merge-placed-count", &[("count", merging.placed.into())]);
        let text = theme::text(text, size::SMALL, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(text).wrap());
    }
    ui.add_space(6.0);
    let button = |ui: &mut Ui, key: &str, look| {
        let label = cx.say(key);
        button_ui(ui, cx.skin, (None, label.as_str(), label.as_str()), look, true).clicked()
    };
    Panel::bottom("merge-foot").frame(egui::Frame::new()).show(ui, |ui| {
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            if button(ui, "merge-accept", Look::Primary) {
                ask(out, Asked::Accept);
            }
            if button(ui, "merge-leave", Look::Plain) {
                ask(out, Asked::Leave);
            }
            if button(ui, "merge-base", Look::Plain) {
                out.push(Command::Browse(crate::app::browse::Browse::Merge(true)));
            }
        });
    });
    if open > 0 {
        ui.horizontal_wrapped(|ui| {
            if button(ui, "merge-all-mine", Look::Plain) {
                ask(out, Asked::ChooseAll(Side::Ours));
            }
            if button(ui, "merge-all-other", Look::Plain) {
                ask(out, Asked::ChooseAll(Side::Theirs));
            }
        });
        ui.add_space(6.0);
    }
    ScrollArea::vertical().id_salt("conflicts").auto_shrink(false).show(ui, |ui| {
        for (at, shown) in merging.conflicts.iter().enumerate() {
            conflict_ui(ui, cx, (at, merging), shown, out);
            ui.add_space(6.0);
        }
    });
}

fn conflict_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (at, merging): (usize, &Merging),
    shown: &Shown,
    out: &mut Vec<Command>,
) {
    let is_here = at == merging.at;
    let frame = egui::Frame::new()
        .fill(cx.color(if is_here { Role::AccentSoft } else { Role::Card }))
        .stroke(cx.skin.stroke(1.0, if is_here { Role::Accent } else { Role::LineControl }))
        .corner_radius(8.0)
        .inner_margin(10.0);
    let inner = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let head = ui.horizontal_top(|ui| {
            let (icon, role) =
                if shown.is_open { (Icon::NotEqual, Role::Warn) } else { (Icon::Info, Role::Info) };
            icon_ui(ui, icon, 14.0, cx.color(role));
            let text = theme::text(&shown.text, size::BODY, cx.color(Role::Text));
            ui.add(egui::Label::new(text).selectable(false).wrap());
        });
        if shown.is_open {
            let name = |key: &str, side: usize| match &shown.values {
                Some(values) => format!("{}: {}", cx.say(key), values[side]),
                None => cx.say(key),
            };
            let choices =
                [(Side::Ours, name("merge-mine", 0)), (Side::Theirs, name("merge-other", 1))];
            if let Some(side) = segments_ui(ui, cx.skin, &choices, shown.side) {
                out.push(Command::Merge(Asked::Choose(at, side)));
            }
        }
        head.response.rect
    });
    let response = ui.interact(inner.inner, ui.scope_id().with(("conflict", at)), Sense::click());
    let of = merging.conflicts.len();
    let spoken = cx.say_with("merge-shown", &[("n", (at + 1).into()), ("of", of.into())]);
    let spoken = format!("{spoken}. {}", shown.text);
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, is_here, &spoken));
    if response.clicked() {
        out.push(Command::Merge(Asked::Show(at)));
    }
}

fn drawings_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Merge,
    merging: &Merging,
    out: &mut Vec<Command>,
) {
    let room = ui.available_rect_before_wrap();
    // Theirs and mine side by side, the result below in all the width.
    let (half, middle) = (room.height() / 2.0, room.width() / 2.0);
    let places = [
        Rect::from_min_size(room.min, vec2(middle - 1.0, half)),
        Rect::from_min_size(room.min + vec2(middle, 0.0), vec2(middle, half)),
        Rect::from_min_size(room.min + vec2(0.0, half), vec2(room.width(), half)),
    ];
    let heads = ["merge-other", "merge-mine", "merge-result"];
    let shown = merging.conflicts.get(merging.at);
    let item = shown.and_then(|s| s.item.as_ref()).map(|(_, item)| item.clone());
    let key = (merging.number, merging.at, merging.drawn.0.to_string());
    let is_new = state.shown.as_ref() != Some(&key);
    let has_been_seen = state.canvases.iter().any(|c| c.view.is_some());
    for (at, side) in merging.drawn.1.iter().enumerate() {
        let place = places[at];
        let head = Rect::from_min_size(place.min, vec2(place.width(), HEAD));
        let body = Rect::from_min_max(head.left_bottom(), place.max);
        ui.painter().rect_filled(head, 0.0, cx.color(Role::Panel));
        ui.scope_builder(UiBuilder::new().max_rect(head.shrink2(vec2(12.0, 4.0))), |ui| {
            let role = if at == 2 { Role::ToBe } else { Role::AsIs };
            ui.label(theme::strong(cx.say(heads[at]), size::BODY, cx.color(role)));
        });
        let Some((procedure, routes)) = side else {
            let text = cx.say("merge-not-here");
            let font = theme::regular(size::BODY);
            let color = cx.color(Role::TextSecondary);
            crate::ui::widgets::centered(ui.painter(), body.center(), &text, font, color);
            continue;
        };
        let language = cx.words.language();
        let label = format!("{language:?} {item:?}");
        let kept = Key::new(procedure, merging.number, SALTS[at], label);
        let drawing = state.drawings[at].with(kept, || {
            let captions = Spoken::new(cx.words);
            let mut view = View::new(language, &captions);
            let mark = Mark { change: Change::Changed, callout: Vec::new() };
            view.compare =
                Some(item.iter().map(|i| (i.clone(), mark.clone())).collect::<BTreeMap<_, _>>());
            scene::draw(procedure, routes, &view)
        });
        let canvas = &mut state.canvases[at];
        if is_new {
            look_at(canvas, body, item.as_ref().and_then(|i| drawing.item(i)).map(|i| i.bounds));
        }
        let task = Task {
            salt: SALTS[at],
            procedure,
            scene: &drawing,
            editable: false,
            bare: false,
            veiled: &|_| None,
            opacity: &|_: &ItemId| 1.0,
            above: &|_| {},
            detail_from: 0.4,
            fit_zoom: 1.0,
        };
        ui.scope_builder(UiBuilder::new().id_salt(SALTS[at]).max_rect(body), |ui| {
            canvas_ui(ui, cx, canvas, &task, out);
        });
    }
    // A drawing seen for the first time shows itself whole; then what it is about.
    state.shown = has_been_seen.then_some(key);
}

/// Brings what a conflict is about into the middle, with room around it; else all of the drawing.
fn look_at(canvas: &mut CanvasState, view: Rect, bounds: Option<crate::model::geometry::Rect>) {
    match bounds {
        Some(bounds) => canvas.camera.fit(view, bounds.grown(AROUND), 1.0),
        None => canvas.fit_next = true,
    }
}

/// Room around what is looked at, in canvas points.
const AROUND: f64 = 160.0;
