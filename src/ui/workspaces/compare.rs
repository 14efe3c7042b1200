//! Compare: as-is beside to-be, changed steps marked, figures with their differences.

use std::sync::Arc;

use egui::{Panel, ScrollArea, Slider, Ui, vec2};

use crate::analysis::compare::Comparison;
use crate::app::captions::Spoken;
use crate::app::command::Command;
use crate::app::compare::Compared;
use crate::app::compare::against::{End, Side};
use crate::app::compare::said::Said;
use crate::app::marks::{Marks, marks};
use crate::drawing::icons::Icon;
use crate::drawing::measure;
use crate::drawing::role::Role;
use crate::drawing::scene::{self, Scene};
use crate::drawing::view::{Change as Marked, View};
use crate::layout::route::Routes;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::text::Language;
use crate::ui::canvas::{CanvasState, Task, canvas_ui};
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{icon_ui, segments_ui};

use super::analyse::card;
use super::{Kept, Key};

mod against;
mod changes;
mod gains;
mod indicators;
mod matches;

/// How steeply things fade with the slider: in its middle third both sides are seen in full.
const FULL: f32 = 3.0;

/// How the two drawings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mode {
    /// One over the other.
    #[default]
    Overlay,
    /// Side by side.
    Beside,
    /// No drawing.
    Table,
}

/// What is looked at, and how it is said.
struct Seen<'a> {
    compared: &'a Compared,
    said: Said<'a>,
}

/// Where somebody is among the changes.
#[derive(Default)]
struct Walk {
    /// The change gone to last, by its place.
    at: Option<usize>,
    /// What is to be brought into view.
    reveal: Option<ItemId>,
}

impl Walk {
    /// Selects what a change is about, and brings it into view.
    fn show(&mut self, item: ItemId, out: &mut Vec<Command>) {
        out.push(Command::Select(vec![item.clone()]));
        self.reveal = Some(item);
    }
}

/// The marks of a comparison, kept until another is shown.
#[derive(Default)]
struct Markings {
    of: Option<(Arc<Comparison>, Language)>,
    both: Arc<(Marks, Marks)>,
}

impl Markings {
    /// The marks of the first drawing and of the second.
    fn of(&mut self, cx: &Cx<'_>, shown: &Arc<Comparison>) -> Arc<(Marks, Marks)> {
        let language = cx.words.language();
        let is_known =
            |of: &(Arc<Comparison>, Language)| Arc::ptr_eq(&of.0, shown) && of.1 == language;
        if !self.of.as_ref().is_some_and(is_known) {
            self.of = Some((Arc::clone(shown), language));
            self.both = Arc::new(marks(cx.words, shown));
        }
        Arc::clone(&self.both)
    }
}

/// What Compare remembers.
pub(crate) struct Compare {
    pub(super) canvas: CanvasState,
    beside: CanvasState,
    overlay: Kept,
    before: Kept,
    marks: Markings,
    mode: Mode,
    /// 0 shows the as-is, 1 the to-be.
    fade: f32,
    walk: Walk,
    matches: matches::Matches,
}

impl Default for Compare {
    fn default() -> Self {
        Self {
            canvas: CanvasState::default(),
            beside: CanvasState::default(),
            overlay: Kept::default(),
            before: Kept::default(),
            marks: Markings::default(),
            mode: Mode::Overlay,
            fade: 0.6,
            walk: Walk::default(),
            matches: matches::Matches::default(),
        }
    }
}

/// Draws the workspace.
pub(in crate::ui) fn compare_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Compare,
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let Some(sides) = cx.bench.sides() else {
        nothing_ui(ui, cx, out);
        return;
    };
    let compared = document.results.compared.as_ref();
    let is_of = |c: &&Compared| c.ends.iter().eq(sides.iter().map(|s| &s.end));
    let Some(compared) = compared.filter(is_of) else {
        let at = ui.max_rect().center();
        let font = theme::regular(size::BODY);
        let text = cx.say("computing");
        crate::ui::widgets::centered(ui.painter(), at, &text, font, cx.color(Role::TextSecondary));
        return;
    };
    let seen = Seen {
        compared,
        said: Said { words: cx.words, joined: &compared.joined, structure: &compared.structure },
    };
    changes::step_ui(ui, &mut state.walk, &seen, out);
    side_ui(ui, cx, state, &seen, out);
    Panel::top("compare-bar").exact_size(44.0).frame(cx.skin.panel()).show(ui, |ui| {
        // Beside a wide panel in a small window it is scrolled.
        let area = ScrollArea::horizontal().id_salt("compare-bar").auto_shrink(false);
        area.show(ui, |ui| head_ui(ui, cx, state, &sides, &compared.shown, out));
    });
    let height = ui.available_height();
    Panel::bottom("gains")
        .default_size((height * 0.36).clamp(120.0, 320.0))
        .min_size(90.0)
        .max_size(height * 0.7)
        .resizable(true)
        .frame(egui::Frame::new().fill(cx.color(Role::Window)).inner_margin(8.0))
        .show(ui, |ui| {
            let room = ui.available_size();
            card(ui, cx, room, |ui| gains::gains_ui(ui, cx, &mut state.walk, &seen, out));
        });
    egui::CentralPanel::default().frame(egui::Frame::new().fill(cx.color(Role::Outside))).show(
        ui,
        |ui| {
            if state.mode == Mode::Table {
                let room = ui.available_size();
                card(ui, cx, room, |ui| indicators::indicators_ui(ui, cx, &seen));
            } else {
                drawings_ui(ui, cx, state, &sides, compared, out);
            }
        },
    );
}

/// Indicators and changes, at the right.
fn side_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Compare, seen: &Seen<'_>, out: &mut Vec<Command>) {
    let width = ui.available_width();
    Panel::right("indicators")
        .default_size((width * 0.4).min(640.0))
        .min_size(360.0_f32.min(width * 0.5))
        .max_size(width * 0.5)
        .frame(egui::Frame::new().fill(cx.color(Role::Window)).inner_margin(8.0))
        .show(ui, |ui| {
            let room = ui.available_size();
            if state.mode != Mode::Table {
                card(ui, cx, vec2(room.x, room.y * 0.54), |ui| {
                    indicators::indicators_ui(ui, cx, seen);
                });
            }
            card(ui, cx, vec2(room.x, ui.available_height()), |ui| {
                changes::card_ui(ui, cx, (&mut state.walk, &mut state.matches), seen, out);
            });
        });
}

fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    use crate::app::action::Action;
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.35);
        ui.label(theme::strong(cx.say("compare-none"), size::HEADING, cx.color(Role::Text)));
        let hint = theme::text(cx.say("compare-hint"), size::BODY, cx.color(Role::TextSecondary));
        ui.label(hint);
        let label = cx.action_label(Action::NewToBe);
        let content = (Some(Icon::Copy), label.as_str(), label.as_str());
        let look = crate::ui::widgets::Look::Primary;
        if crate::ui::widgets::button_ui(ui, cx.skin, content, look, true).clicked() {
            out.push(Command::Act(Action::NewToBe));
        }
        ui.add_space(8.0);
        against::against_ui(ui, cx, (&cx.say("compare-against"), None), out);
    });
}

/// Room of what stands between the words of the head: icons, slider, gaps.
const AROUND_WORDS: f64 = 350.0;

fn head_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Compare,
    [a, b]: &[Side; 2],
    structure: &Comparison,
    out: &mut Vec<Command>,
) {
    // Where there is little room the signs stand without their words, which the tooltip says.
    let large = [&a.name, &b.name];
    let keys = [
        "compare-overlay",
        "compare-beside",
        "compare-table",
        "mark-added",
        "mark-removed",
        "mark-changed",
    ];
    let moved = match structure.moved_steps.len() {
        0 => String::new(),
        count => cx.say_with("moved-only", &[("count", count.into())]),
    };
    let small = keys.map(|key| cx.say(key));
    let ends = [cx.words.name(a.role), cx.words.name(b.role), moved.clone()];
    let width = |word: &String, size: f32, bold| measure::width(word, f64::from(size), bold);
    let names: f64 = large.iter().map(|w| width(w, size::BODY, true)).sum();
    let all: f64 = small.iter().chain(&ends).map(|w| width(w, size::SMALL, false)).sum();
    let is_wide = f64::from(ui.available_width()) >= names + all + AROUND_WORDS;
    if !is_wide {
        // No narrower than what has to stand there: the rest is scrolled to.
        let modes: f64 = small.iter().take(3).map(|w| width(w, size::BODY, true)).sum();
        ui.set_min_width((names + modes + AROUND_WORDS) as f32);
    }
    let small = |ui: &mut Ui, text: String, role: Role| {
        if is_wide {
            ui.label(theme::text(text, size::SMALL, cx.color(role)));
        }
    };
    ui.horizontal_centered(|ui| {
        ui.add_space(12.0);
        against::first_ui(ui, cx, a, out);
        icon_ui(ui, Icon::ArrowRight, 14.0, cx.color(Role::TextSecondary));
        against::against_ui(ui, cx, (&b.name, Some(&b.end)), out);
        ui.add_space(10.0);
        let modes = [
            (Mode::Overlay, "compare-overlay"),
            (Mode::Beside, "compare-beside"),
            (Mode::Table, "compare-table"),
        ];
        let modes = modes.map(|(mode, key)| (mode, cx.say(key)));
        if let Some(mode) = segments_ui(ui, cx.skin, &modes, state.mode) {
            state.mode = mode;
            state.canvas.fit_next = true;
            state.beside.fit_next = true;
        }
        let legend = [
            (Icon::Plus, "mark-added", Role::Added),
            (Icon::Minus, "mark-removed", Role::Removed),
            (Icon::NotEqual, "mark-changed", Role::Changed),
        ];
        for (icon, key, role) in legend {
            let sign = icon_ui(ui, icon, 12.0, cx.color(role));
            let word = cx.say(key);
            sign.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &word));
            sign.on_hover_text(&word);
            small(ui, word, role);
        }
        if !moved.is_empty() {
            small(ui, moved, Role::TextSecondary);
        }
        if state.mode == Mode::Overlay {
            small(ui, cx.words.name(a.role), Role::TextSecondary);
            ui.spacing_mut().slider_width = 74.0;
            let slider = Slider::new(&mut state.fade, 0.0..=1.0).show_value(false);
            ui.add(slider).accessible_name(cx.say("compare-fade"));
            small(ui, cx.words.name(b.role), Role::TextSecondary);
        }
    });
}

fn drawings_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Compare,
    [a, b]: &[Side; 2],
    compared: &Compared,
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let routes_of = |side: &Side| match &side.end {
        End::Variant(id) => document.results.routes.get(id),
        End::Document(..) | End::File(..) => None,
    };
    let to_be = compared.made.as_ref().or_else(|| routes_of(b));
    let (Some((_, routes_a)), Some((shown_b, routes_b))) = (routes_of(a), to_be) else {
        return;
    };
    let language = cx.words.language();
    let both = state.marks.of(cx, &compared.shown);
    let (removed, marked) = &*both;
    let draw = |p: &Procedure, routes: &Routes, marks: &Marks| {
        let captions = Spoken::new(cx.words);
        let mut view = View::new(language, &captions);
        view.compare = Some(marks.clone());
        scene::draw(p, routes, &view)
    };
    let revision = document.revision();
    // The differences by identity: they are held by the marks.
    let shown = Arc::as_ptr(&compared.shown).addr();
    let key = |side: &Side, p: &Arc<Procedure>| {
        let shown = format!("{language:?} {:?} {shown}", state.mode);
        Key::new(p, revision, &format!("{:?}", side.end), shown)
    };
    if state.mode == Mode::Overlay {
        let overlay = state.overlay.with(key(b, shown_b), || {
            let mut scene = draw(shown_b, routes_b, marked);
            let gone = draw(&a.procedure, routes_a, removed);
            for item in gone.items() {
                if removed.contains_key(&item.what) && scene.item(&item.what).is_none() {
                    scene.put(item.clone());
                }
            }
            scene
        });
        let fade = state.fade;
        let opacity = move |item: &ItemId| {
            if removed.contains_key(item) {
                (FULL - FULL * fade).clamp(0.12, 1.0)
            } else if marked.get(item).is_some_and(|m| m.change == Marked::Added) {
                (FULL * fade).clamp(0.12, 1.0)
            } else {
                1.0
            }
        };
        reveal(state, &overlay, &overlay);
        show(ui, cx, ("compare", &**shown_b, &overlay), &mut state.canvas, &opacity, out);
        return;
    }
    let left = state.before.with(key(a, &a.procedure), || draw(&a.procedure, routes_a, removed));
    let right = state.overlay.with(key(b, shown_b), || draw(shown_b, routes_b, marked));
    reveal(state, &left, &right);
    beside_ui(ui, cx, state, [(&*a.procedure, &*left), (&**shown_b, &*right)], out);
}

/// Brings what was gone to into view; where two drawings are shown, on the one that has it, and the
/// other moves along.
fn reveal(state: &mut Compare, left: &Scene, right: &Scene) {
    let Some(view) = state.canvas.view.filter(|_| !state.canvas.fit_next) else { return };
    let Some(what) = state.walk.reveal.take() else { return };
    if let Some(item) = right.item(&what).or_else(|| left.item(&what)) {
        state.canvas.camera.reveal(view, item.bounds);
        state.beside.camera = state.canvas.camera;
    }
}

/// Both drawings, which move together.
fn beside_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Compare,
    [(before, left), (after, right)]: [(&Procedure, &Scene); 2],
    out: &mut Vec<Command>,
) {
    let room = ui.available_rect_before_wrap();
    let half = room.width() / 2.0;
    let halves = [
        egui::Rect::from_min_size(room.min, vec2(half - 1.0, room.height())),
        egui::Rect::from_min_size(room.min + vec2(half, 0.0), vec2(half, room.height())),
    ];
    let whole = |_: &ItemId| 1.0;
    let camera = state.canvas.camera;
    // Each has a zoom of its own: told apart by the salt.
    let place = |at: usize| egui::UiBuilder::new().id_salt(("beside", at)).max_rect(halves[at]);
    ui.scope_builder(place(0), |ui| {
        let drawing = ("compare-before", before, left);
        show(ui, cx, drawing, &mut state.beside, &whole, out);
    });
    ui.scope_builder(place(1), |ui| {
        show(ui, cx, ("compare", after, right), &mut state.canvas, &whole, out);
    });
    // The two views move together: the one that was moved leads.
    if state.canvas.camera == camera {
        state.canvas.camera = state.beside.camera;
    } else {
        state.beside.camera = state.canvas.camera;
    }
}

fn show(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (salt, procedure, scene): (&'static str, &Procedure, &Scene),
    canvas: &mut CanvasState,
    opacity: &dyn Fn(&ItemId) -> f32,
    out: &mut Vec<Command>,
) {
    let task = Task {
        salt,
        procedure,
        scene,
        editable: false,
        bare: false,
        veiled: &|_| None,
        opacity,
        above: &|_| {},
        detail_from: 0.4,
        fit_zoom: 1.0,
    };
    canvas_ui(ui, cx, canvas, &task, out);
}
