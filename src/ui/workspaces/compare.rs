//! Compare: as-is beside to-be, changed steps marked, figures with their differences.

use egui::{Panel, ScrollArea, Sense, Slider, Ui, vec2};

use crate::analysis::compare::{Change, Comparison, Difference};
use crate::analysis::measure::Estimate;
use crate::analysis::simulate::replication::{Figure, OfficeFigure, TermFigure};
use crate::app::Workbench;
use crate::app::captions::Spoken;
use crate::app::command::Command;
use crate::app::marks::{Marks, marks};
use crate::app::results::{Compared, DAY_MS, Run};
use crate::drawing::icons::Icon;
use crate::drawing::measure;
use crate::drawing::role::Role;
use crate::drawing::scene::{self, Scene};
use crate::drawing::view::{Change as Marked, View};
use crate::model::item::ItemId;
use crate::model::study::Variant;
use crate::model::timing::Unit;
use crate::ui::Cx;
use crate::ui::canvas::{CanvasState, Task, canvas_ui};
use crate::ui::theme::{self, size};
use crate::ui::widgets::bars::difference_ui;
use crate::ui::widgets::{Look, button_ui, icon_ui, segments_ui};

use super::analyse::card;
use super::{Kept, Key};

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
}

/// What Compare remembers.
pub(crate) struct Compare {
    pub(super) canvas: CanvasState,
    beside: CanvasState,
    overlay: Kept,
    before: Kept,
    mode: Mode,
    /// 0 shows the as-is, 1 the to-be.
    fade: f32,
}

impl Default for Compare {
    fn default() -> Self {
        Self {
            canvas: CanvasState::default(),
            beside: CanvasState::default(),
            overlay: Kept::default(),
            before: Kept::default(),
            mode: Mode::Overlay,
            fade: 0.6,
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
    let Some((before, after)) = Workbench::sides(document) else {
        nothing_ui(ui, cx, out);
        return;
    };
    let compared =
        document.results.compared.as_ref().filter(|c| c.before == before && c.after == after);
    let Some(compared) = compared else {
        let at = ui.max_rect().center();
        let font = theme::regular(size::BODY);
        let text = cx.say("computing");
        crate::ui::widgets::centered(ui.painter(), at, &text, font, cx.color(Role::TextSecondary));
        return;
    };
    let study = document.study();
    let (Some(a), Some(b)) = (study.variant(&before), study.variant(&after)) else { return };
    let width = ui.available_width();
    Panel::right("indicators")
        .default_size((width * 0.4).min(640.0))
        .min_size(360.0)
        .max_size(width * 0.6)
        .frame(egui::Frame::new().fill(cx.color(Role::Window)).inner_margin(8.0))
        .show(ui, |ui| {
            let room = ui.available_size();
            card(ui, cx, vec2(room.x, room.y * 0.56), |ui| indicators_ui(ui, cx, compared));
            card(ui, cx, vec2(room.x, ui.available_height()), |ui| {
                changes_ui(ui, cx, &compared.structure, out);
            });
        });
    Panel::top("compare-bar")
        .exact_size(44.0)
        .frame(cx.skin.panel())
        .show(ui, |ui| head_ui(ui, cx, state, (a, b), &compared.structure));
    egui::CentralPanel::default()
        .frame(egui::Frame::new().fill(cx.color(Role::Outside)))
        .show(ui, |ui| drawings_ui(ui, cx, state, (a, b), &compared.structure, out));
}

fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    use crate::app::command::Action;
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
    });
}

fn name_of(cx: &Cx<'_>, variant: &Variant) -> String {
    if variant.name.is_empty() {
        cx.words.title(variant.role)
    } else {
        variant.name.get(cx.words.language()).to_owned()
    }
}

/// Room of what stands between the words of the head: icons, slider, gaps.
const AROUND_WORDS: f64 = 330.0;

fn head_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Compare,
    (a, b): (&Variant, &Variant),
    structure: &Comparison,
) {
    // Where there is little room the signs stand without their words, which the tooltip says.
    let large = [name_of(cx, a), name_of(cx, b)];
    let keys = ["compare-overlay", "compare-beside", "mark-added", "mark-removed", "mark-changed"];
    let small = keys.map(|key| cx.say(key));
    let ends = [cx.words.name(a.role), cx.words.name(b.role)];
    let width = |word: &String, size: f32, bold| measure::width(word, f64::from(size), bold);
    let texts: f64 = large.iter().map(|w| width(w, size::BODY, true)).sum::<f64>()
        + small.iter().chain(&ends).map(|w| width(w, size::SMALL, false)).sum::<f64>();
    let is_wide = f64::from(ui.available_width()) >= texts + AROUND_WORDS;
    let small = |ui: &mut Ui, text: String, role: Role| {
        if is_wide {
            ui.label(theme::text(text, size::SMALL, cx.color(role)));
        }
    };
    ui.horizontal_centered(|ui| {
        ui.add_space(12.0);
        ui.label(theme::strong(name_of(cx, a), size::BODY, cx.color(Role::AsIs)));
        icon_ui(ui, Icon::ArrowRight, 14.0, cx.color(Role::TextSecondary));
        ui.label(theme::strong(name_of(cx, b), size::BODY, cx.color(Role::ToBe)));
        ui.add_space(10.0);
        let modes =
            [(Mode::Overlay, cx.say("compare-overlay")), (Mode::Beside, cx.say("compare-beside"))];
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
        if !structure.moved_steps.is_empty() {
            let text = cx.say_with("moved-only", &[("count", structure.moved_steps.len().into())]);
            small(ui, text, Role::TextSecondary);
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
    (a, b): (&Variant, &Variant),
    structure: &Comparison,
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let (Some((_, routes_a)), Some((_, routes_b))) =
        (document.results.routes.get(&a.id), document.results.routes.get(&b.id))
    else {
        return;
    };
    let language = cx.words.language();
    let (removed, marked) = marks(cx.words, structure);
    let draw = |p: &crate::model::procedure::Procedure,
                routes: &crate::layout::route::Routes,
                marks: &Marks| {
        let captions = Spoken::new(cx.words);
        let mut view = View::new(language, &captions);
        view.compare = Some(marks.clone());
        scene::draw(p, routes, &view)
    };
    let revision = document.revision();
    let key = |v: &Variant| {
        let shown = format!("{language:?} {:?} {}", state.mode, structure.count());
        Key::new(&v.procedure, revision, v.id.as_str(), shown)
    };
    if state.mode == Mode::Overlay {
        let overlay = state.overlay.with(key(b), || {
            let mut scene = draw(&b.procedure, routes_b, &marked);
            let gone = draw(&a.procedure, routes_a, &removed);
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
        show(ui, cx, ("compare", &b.procedure, &overlay), &mut state.canvas, &opacity, out);
        return;
    }
    let left = state.before.with(key(a), || draw(&a.procedure, routes_a, &removed));
    let right = state.overlay.with(key(b), || draw(&b.procedure, routes_b, &marked));
    let room = ui.available_rect_before_wrap();
    let half = room.width() / 2.0;
    let halves = [
        egui::Rect::from_min_size(room.min, vec2(half - 1.0, room.height())),
        egui::Rect::from_min_size(room.min + vec2(half, 0.0), vec2(half, room.height())),
    ];
    let whole = |_: &ItemId| 1.0;
    let camera = state.canvas.camera;
    ui.scope_builder(egui::UiBuilder::new().max_rect(halves[0]), |ui| {
        let drawing = ("compare-before", &*a.procedure, &*left);
        show(ui, cx, drawing, &mut state.beside, &whole, out);
    });
    ui.scope_builder(egui::UiBuilder::new().max_rect(halves[1]), |ui| {
        show(ui, cx, ("compare", &b.procedure, &right), &mut state.canvas, &whole, out);
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
    (salt, procedure, scene): (&'static str, &crate::model::procedure::Procedure, &Scene),
    canvas: &mut CanvasState,
    opacity: &dyn Fn(&ItemId) -> f32,
    out: &mut Vec<Command>,
) {
    let task = Task {
        salt,
        procedure,
        scene,
        editable: false,
        opacity,
        above: &|_| {},
        detail_from: 0.4,
        bare: false,
        veiled: &|_| None,
        fit_zoom: 1.0,
    };
    canvas_ui(ui, cx, canvas, &task, out);
}

/// One indicator of both sides, with the difference by common luck.
struct Indicator {
    name: String,
    before: Estimate,
    after: Estimate,
    difference: Estimate,
    said: fn(&Cx<'_>, f64) -> String,
    /// How a difference is said: shares in points.
    delta: fn(&Cx<'_>, f64) -> String,
    /// Whether less is better.
    less: bool,
}

fn indicators(cx: &Cx<'_>, a: &Run, b: &Run) -> Vec<Indicator> {
    let language = cx.words.language();
    let days: fn(&Cx<'_>, f64) -> String = |cx, v| cx.words.amount(v, Unit::CalendarDays);
    let minutes: fn(&Cx<'_>, f64) -> String = |cx, v| {
        let said = cx.words.duration(v.abs());
        if v < 0.0 { format!("\u{2212}{said}") } else { said }
    };
    let share: fn(&Cx<'_>, f64) -> String = |cx, v| cx.words.percent(v, 0);
    let points: fn(&Cx<'_>, f64) -> String =
        |cx, v| cx.say_with("points", &[("n", cx.words.number(v * 100.0, 1).into())]);
    let load: fn(&Cx<'_>, f64) -> String = |cx, v| cx.words.number(v, 2);
    let euros: fn(&Cx<'_>, f64) -> String =
        |cx, v| cx.words.money(crate::model::office::EuroCents(v.round() as i64));
    let mut out = Vec::new();
    let mut add = |name: String, fa: Figure, fb: Figure, scale: f64, said, less| {
        let (before, after) = (a.sum(&[fa], scale), b.sum(&[fb], scale));
        if before.n == 0 && after.n == 0 {
            return;
        }
        let pairs = a.outcome.values(fa).zip(b.outcome.values(fb));
        let difference = Estimate::of(pairs.map(|(x, y)| (y - x) * scale));
        let delta = if less { said } else { points };
        out.push(Indicator { name, before, after, difference, said, delta, less });
    };
    for (i, (id, term)) in a.labels().terms.iter().enumerate() {
        let Some(j) = b.labels().terms.iter().position(|(t, _)| t == id) else { continue };
        let name = cx.say_with(
            "strip-within",
            &[
                ("name", term.name.get(language).into()),
                ("term", cx.words.term_length(term).into()),
            ],
        );
        let figure = |t: usize| Figure::Term(t as u32, TermFigure::Within);
        add(name, figure(i), figure(j), 1.0, share, false);
    }
    let day = 1.0 / DAY_MS;
    add(cx.say("mean-time"), Figure::Cycle, Figure::Cycle, day, days, true);
    add(cx.say("median-time"), Figure::CycleP50, Figure::CycleP50, day, days, true);
    add(cx.say("time-p90"), Figure::CycleP90, Figure::CycleP90, day, days, true);
    let minute = 1.0 / 60_000.0;
    add(cx.say("work-per-case"), Figure::Work, Figure::Work, minute, minutes, true);
    add(cx.say("work-of-others"), Figure::OtherWork, Figure::OtherWork, minute, minutes, true);
    add(cx.say("cost-per-case"), Figure::Cost, Figure::Cost, 1.0, euros, true);
    for (i, id) in a.labels().offices.iter().enumerate() {
        let Some(j) = b.office(id) else { continue };
        let figure = |o: u32| Figure::Office(o, OfficeFigure::Load);
        if a.estimate(figure(i as u32)).n == 0 {
            continue;
        }
        let office = cx.bench.procedure().and_then(|p| p.office(id).cloned());
        let office = office.map_or_else(|| id.to_string(), |o| o.name.get(language).to_owned());
        let name = cx.say_with("load-of", &[("office", office.into())]);
        add(name, figure(i as u32), figure(j), 1.0, load, true);
    }
    out
}

fn indicators_ui(ui: &mut Ui, cx: &Cx<'_>, compared: &Compared) {
    ui.horizontal(|ui| {
        ui.label(theme::strong(cx.say("indicators"), size::BODY, cx.color(Role::Text)));
        let done = compared.run_before.as_ref().map_or(0, |r| r.progress().0);
        let text = cx.say_with("pairs-done", &[("done", done.into())]);
        ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
        if !compared.finished {
            ui.spinner();
        }
    });
    let (Some(a), Some(b)) = (&compared.run_before, &compared.run_after) else {
        let key = if compared.finished { "compare-cannot-run" } else { "computing" };
        ui.label(theme::text(cx.say(key), size::BODY, cx.color(Role::TextSecondary)));
        return;
    };
    ScrollArea::both().id_salt("indicators").auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width();
        // In a narrow panel the interval and the share stand under the difference.
        let bar = (width >= NARROW).then(|| (width - 400.0).clamp(70.0, 200.0));
        let heads: &[&str] = match bar {
            Some(_) => &["indicator", "as-is", "to-be", "delta", "difference", "delta-percent"],
            None => &["indicator", "as-is", "to-be", "delta"],
        };
        let spacing = vec2(if bar.is_some() { 12.0 } else { 8.0 }, 8.0);
        let grid = egui::Grid::new(("indicators", bar.is_some())).num_columns(heads.len());
        grid.spacing(spacing).show(ui, |ui| {
            for key in heads {
                let text = theme::strong(cx.say(key), size::SMALL, cx.color(Role::TextSecondary));
                ui.label(text);
            }
            ui.end_row();
            for indicator in indicators(cx, a, b) {
                indicator_ui(ui, cx, &indicator, bar);
                ui.end_row();
            }
        });
    });
}

/// Width below which the indicators have fewer columns, in points.
const NARROW: f32 = 600.0;

fn indicator_ui(ui: &mut Ui, cx: &Cx<'_>, i: &Indicator, bar: Option<f32>) {
    let said = |e: &Estimate| if e.n == 0 { "—".to_owned() } else { (i.said)(cx, e.mean) };
    ui.scope(|ui| {
        ui.set_max_width(if bar.is_some() { 150.0 } else { 108.0 });
        let text = theme::text(&i.name, size::TABLE, cx.color(Role::Text));
        ui.add(egui::Label::new(text).wrap());
    });
    ui.label(theme::text(said(&i.before), size::TABLE, cx.color(Role::AsIs)));
    ui.label(theme::strong(said(&i.after), size::TABLE, cx.color(Role::ToBe)));
    let (mean, half) = (i.difference.mean, i.difference.half_width.unwrap_or(f64::INFINITY));
    let sure = half.is_finite() && (mean - half > 0.0 || mean + half < 0.0);
    if i.difference.n == 0 {
        ui.label("—");
        return;
    }
    let better = (mean < 0.0) == i.less;
    let role = match (sure, better) {
        (false, _) => Role::TextSecondary,
        (true, true) => Role::Better,
        (true, false) => Role::Worse,
    };
    let sign = if mean > 0.0 { "+" } else { "" };
    let delta = format!("{sign}{}", (i.delta)(cx, mean));
    let delta = theme::strong(delta, size::TABLE, cx.color(role));
    let range = format!("[{}; {}]", (i.delta)(cx, mean - half), (i.delta)(cx, mean + half));
    let range = theme::text(range, size::MICRO, cx.color(Role::TextSecondary));
    let percent = if sure && i.before.mean.abs() > 1e-9 {
        cx.words.signed_percent(mean / i.before.mean, 0)
    } else {
        cx.say("no-difference")
    };
    let percent = theme::text(percent, size::SMALL, cx.color(role));
    let Some(bar) = bar else {
        ui.vertical(|ui| {
            let room = ui.clip_rect().right() - ui.cursor().left() - 6.0;
            ui.set_width(room.clamp(50.0, 130.0));
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.label(delta);
            ui.add(egui::Label::new(range).wrap());
            ui.add(egui::Label::new(percent).wrap());
        });
        return;
    };
    ui.label(delta);
    ui.vertical(|ui| {
        ui.set_width(bar);
        let span = (mean.abs() + half.min(mean.abs() * 4.0 + 1e-9)) * 1.15;
        let (low, high) = (mean - half.min(span), mean + half.min(span));
        difference_ui(ui, cx.skin, (mean as f32, low as f32, high as f32), span as f32, sure);
        ui.label(range);
    });
    ui.label(percent);
}

/// What changed, thing by thing; a click shows it.
fn changes_ui(ui: &mut Ui, cx: &Cx<'_>, structure: &Comparison, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.label(theme::strong(cx.say("changes"), size::BODY, cx.color(Role::Text)));
        let count = cx.say_with("changes-count", &[("count", structure.count().into())]);
        ui.label(theme::text(count, size::SMALL, cx.color(Role::TextSecondary)));
    });
    let page = cx.say("compare-page");
    let content = (Some(Icon::Document), page.as_str(), page.as_str());
    if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
        out.push(Command::ShowPage);
    }
    ScrollArea::vertical().id_salt("changes").auto_shrink(false).show(ui, |ui| {
        for d in &structure.steps {
            let item = d.after.clone().or_else(|| d.before.clone()).map(ItemId::Step);
            change_ui(ui, cx, d, item, out);
        }
        for d in &structure.flows {
            let item = d.after.clone().or_else(|| d.before.clone()).map(ItemId::Flow);
            change_ui(ui, cx, d, item, out);
        }
        for d in &structure.lanes {
            change_ui(ui, cx, d, None, out);
        }
        for d in &structure.offices {
            change_ui(ui, cx, d, None, out);
        }
        for d in &structure.terms {
            change_ui(ui, cx, d, None, out);
        }
        for d in &structure.artifacts {
            change_ui(ui, cx, d, None, out);
        }
        for d in &structure.card {
            let values =
                format!("{} → {}", cx.words.field_value(&d.from), cx.words.field_value(&d.to));
            let what = format!("{}: {values}", cx.words.field(d.field));
            line_ui(ui, cx, (Icon::NotEqual, Role::Changed), (&cx.say("tab-card"), &what));
        }
    });
}

fn change_ui<I>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    difference: &Difference<I>,
    item: Option<ItemId>,
    out: &mut Vec<Command>,
) {
    let (sign, what) = match &difference.change {
        Change::Added => ((Icon::Plus, Role::Added), cx.say("mark-added")),
        Change::Removed => ((Icon::Minus, Role::Removed), cx.say("mark-removed")),
        Change::Reassigned { from, to } => {
            ((Icon::NotEqual, Role::Changed), format!("{}: {from} → {to}", cx.say("office")))
        }
        Change::Changed { field, from, to } => {
            let values = format!("{} → {}", cx.words.field_value(from), cx.words.field_value(to));
            ((Icon::NotEqual, Role::Changed), format!("{}: {values}", cx.words.field(*field)))
        }
    };
    let name = difference.name.replace('\n', " ");
    let response = line_ui(ui, cx, sign, (&name, &what));
    if let Some(item) = item
        && response.interact(Sense::click()).clicked()
    {
        out.push(Command::Select(vec![item]));
    }
}

fn line_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (icon, role): (Icon, Role),
    (name, what): (&str, &str),
) -> egui::Response {
    ui.horizontal(|ui| {
        icon_ui(ui, icon, 13.0, cx.color(role));
        ui.scope(|ui| {
            ui.set_width((ui.available_width() * 0.42).max(120.0));
            let text = theme::strong(name, size::SMALL, cx.color(Role::Text));
            ui.add(egui::Label::new(text).truncate());
        });
        let text = theme::text(what, size::SMALL, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(text).truncate()).on_hover_text(what);
    })
    .response
}
