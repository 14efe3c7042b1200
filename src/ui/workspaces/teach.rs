//! Teach: one case plays through the drawing, step by step or running.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Panel, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::simulate::net::Cause;
use crate::analysis::story::{Story, What};
use crate::app::captions::Spoken;
use crate::app::command::{Action, Command};
use crate::app::live::Wanted;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::drawing::scene;
use crate::drawing::view::{Lesson, View};
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::ui::Cx;
use crate::ui::canvas::paint::Brush;
use crate::ui::canvas::{CanvasState, Task, canvas_ui};
use crate::ui::theme::{self, size};
use crate::ui::widgets::bars::ring;
use crate::ui::widgets::{Look, button_ui};

use super::{Kept, Key};

pub(in crate::ui) mod lesson;
mod lesson_answer;
pub(in crate::ui) mod lesson_edit;
mod lesson_kinds;
mod lesson_mark;
mod moments;

use moments::{Scene as State, state_at};

/// Milliseconds of a simulated day.
const DAY: i64 = 86_400_000;

/// What Teach remembers.
pub(crate) struct Teach {
    pub(super) canvas: CanvasState,
    kept: Kept,
    /// Index of the moment shown.
    at: usize,
    playing: bool,
    /// Simulated time of the play head, ms.
    head: f64,
    /// Real seconds a simulated day takes.
    seconds_per_day: f32,
    /// Which story the play head belongs to.
    of: Option<(u64, u64)>,
    /// The lesson beside the drawing.
    pub(in crate::ui) lesson: lesson::LessonView,
}

impl Default for Teach {
    fn default() -> Self {
        Self {
            canvas: CanvasState::default(),
            kept: Kept::default(),
            at: 0,
            playing: false,
            head: 0.0,
            seconds_per_day: 0.5,
            of: None,
            lesson: lesson::LessonView::default(),
        }
    }
}

impl Teach {
    /// Plays or pauses, or goes a moment on or back.
    pub(crate) fn act(&mut self, action: Action) {
        match action {
            Action::TeachPlay => self.playing = !self.playing,
            Action::TeachNext => {
                self.playing = false;
                self.at += 1;
            }
            Action::TeachBack => {
                self.playing = false;
                self.at = self.at.saturating_sub(1);
            }
            _ => {}
        }
    }
}

/// Draws the workspace.
pub(in crate::ui) fn teach_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Teach, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let Some(p) = document.procedure() else { return };
    let lesson = lesson::is_shown(cx, state);
    if lesson {
        lesson::side_ui(ui, cx, state, out);
    }
    let story = document.results.story.as_ref().filter(|s| s.0 == *document.variant());
    let Some((_, revision, story)) = story else {
        if !lesson {
            lesson::waiting_ui(ui, cx, state);
        }
        let key = if document.results.cannot_run.is_empty() { "computing" } else { "teach-none" };
        let text = theme::text(cx.say(key), size::BODY, cx.color(Role::TextSecondary));
        ui.centered_and_justified(|ui| ui.add(egui::Label::new(text).wrap()));
        return;
    };
    let key = (*revision, story.number);
    if state.of != Some(key) {
        state.of = Some(key);
        state.at = 0;
        state.playing = false;
    }
    advance(ui, state, story);
    let now = state_at(p, story, state.at);
    if !lesson {
        Panel::right("case")
            .default_size(340.0)
            .min_size(260.0)
            .max_size(520.0)
            .frame(cx.skin.panel().inner_margin(egui::Margin::symmetric(16, 12)))
            .show(ui, |ui| {
                lesson::tabs_ui(ui, cx, state);
                journal_ui(ui, cx, state, p, story, out);
            });
    }
    Panel::bottom("journey")
        .exact_size(118.0)
        .frame(cx.skin.panel().inner_margin(egui::Margin::symmetric(18, 10)))
        .show(ui, |ui| journey_ui(ui, cx, state, p, story, &now));
    Panel::bottom("story")
        .exact_size(158.0)
        .frame(egui::Frame::new().fill(cx.color(Role::Card)).inner_margin(16.0))
        .show(ui, |ui| story_ui(ui, cx, state, p, story, &now));
    egui::CentralPanel::default()
        .frame(egui::Frame::new().fill(cx.color(Role::Outside)))
        .show(ui, |ui| drawing_ui(ui, cx, state, (story, &now), out));
}

/// Moves the play head with the clock while playing.
fn advance(ui: &Ui, state: &mut Teach, story: &Story) {
    let last = story.moments.len().saturating_sub(1);
    state.at = state.at.min(last);
    if !state.playing {
        state.head = story.moments.get(state.at).map_or(0.0, |m| m.at as f64);
        return;
    }
    let dt = ui.input(|i| i.stable_dt).min(0.1);
    state.head += f64::from(dt / state.seconds_per_day) * DAY as f64;
    while state.at < last && story.moments[state.at + 1].at as f64 <= state.head {
        state.at += 1;
    }
    if state.at == last {
        state.playing = false;
    }
    ui.ctx().request_repaint();
}

fn drawing_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Teach,
    (story, now): (&Story, &State),
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let Some(p) = document.procedure() else { return };
    let Some((_, routes)) = document.results.routes.get(document.variant()) else { return };
    let start = story.moments.first().map_or(0, |m| m.at);
    let shown = format!("{:?} {} {}", cx.words.language(), story.number, state.at);
    let key = Key::new(p, document.revision(), document.variant().as_str(), shown);
    let drawn = state.kept.with(key, || {
        let captions = Spoken::new(cx.words);
        let mut view = View::new(cx.words.language(), &captions);
        let mut lesson: BTreeMap<ItemId, Lesson> = BTreeMap::new();
        for (step, time) in &now.done {
            let caption = caption(cx, time - start);
            lesson.insert(ItemId::Step(step.clone()), Lesson::Done(Some(caption)));
        }
        for flow in &now.flows {
            lesson.insert(ItemId::Flow(flow.clone()), Lesson::Done(None));
        }
        for (step, since) in &now.active {
            let caption = caption(cx, since - start);
            lesson.insert(ItemId::Step(step.clone()), Lesson::Active(Some(caption)));
        }
        view.lesson = Some(lesson);
        scene::draw(p, routes, &view)
    });
    // The place where something happens stays in sight.
    if let (Some(view), Some((step, _))) = (state.canvas.view, now.active.iter().next_back())
        && let Some(step) = p.step(step)
    {
        state.canvas.camera.reveal(view, step.at);
    }
    let number = (story.number + 1).to_string();
    let active: BTreeSet<StepId> = now.active.keys().cloned().collect();
    let above = |brush: &Brush<'_>| {
        for id in &active {
            if let Some(step) = p.step(id) {
                token(brush, step, &number);
            }
        }
    };
    let task = Task {
        salt: "teach",
        procedure: p,
        scene: &drawn,
        editable: false,
        opacity: &|_| 1.0,
        above: &above,
        detail_from: 0.3,
        fit_zoom: 1.3,
    };
    canvas_ui(ui, cx, &mut state.canvas, &task, out);
}

fn caption(cx: &Cx<'_>, since_start: i64) -> String {
    cx.say_with("day-number", &[("day", ((since_start / DAY) as f64).into())])
}

/// The case as a disc with its number at the lower right of a step.
fn token(brush: &Brush<'_>, step: &crate::model::step::Step, number: &str) {
    let corner = crate::model::geometry::Point::new(step.at.right(), step.at.bottom());
    let at = brush.camera.screen_from_canvas(brush.view, corner);
    let zoom = brush.camera.zoom.clamp(0.6, 1.4);
    brush.painter.circle_filled(at, 17.0 * zoom, brush.skin.faded(Role::Accent, 0.25));
    brush.painter.circle_filled(at, 11.5 * zoom, brush.skin.color(Role::Accent));
    let font = theme::bold(11.0 * zoom);
    crate::ui::widgets::centered(brush.painter, at, number, font, brush.skin.color(Role::AccentOn));
}

/// The ring of the term, the story line, the transport.
fn story_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Teach,
    p: &Procedure,
    story: &Story,
    now: &State,
) {
    ui.horizontal_centered(|ui| {
        ring_of_term(ui, cx, p, story, now);
        ui.add_space(14.0);
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                let place = cx.say_with(
                    "teach-place",
                    &[
                        ("at", (state.at + 1).into()),
                        ("of", story.moments.len().into()),
                        ("case", (story.number + 1).to_string().into()),
                    ],
                );
                ui.label(theme::text(place, size::BODY, cx.color(Role::TextSecondary)));
                transport_ui(ui, cx, state);
            });
            let (line, detail) = moments::sentence(cx, p, story, state.at);
            let text = theme::strong(line, size::HERO * 0.8, cx.color(Role::Text));
            ui.add(egui::Label::new(text).wrap());
            let text = theme::text(detail, size::HEADING, cx.color(Role::TextSecondary));
            ui.add(egui::Label::new(text).wrap());
        });
    });
}

fn transport_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Teach) {
    let play = if state.playing { Icon::Pause } else { Icon::Play };
    let buttons = [
        (Action::TeachBack, Icon::StepBack, Look::Plain),
        (Action::TeachPlay, play, Look::Primary),
        (Action::TeachNext, Icon::StepForward, Look::Plain),
    ];
    for (action, icon, look) in buttons {
        let name = cx.action_label(action);
        if button_ui(ui, cx.skin, (Some(icon), "", &name), look, true).clicked() {
            state.act(action);
        }
    }
    let seconds = cx.words.number(f64::from(state.seconds_per_day), 2);
    let label = cx.say_with("teach-speed", &[("seconds", seconds.into())]);
    ui.spacing_mut().slider_width = 90.0;
    let slider = egui::Slider::new(&mut state.seconds_per_day, 0.05..=3.0)
        .logarithmic(true)
        .show_value(false);
    ui.add(slider).accessible_name(&label);
    ui.label(theme::text(label, size::SMALL, cx.color(Role::TextSecondary)));
}

/// How much of the longest term is used, as a ring with the days in the middle.
fn ring_of_term(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, story: &Story, now: &State) {
    let (rect, response) = ui.allocate_exact_size(vec2(124.0, 124.0), Sense::hover());
    let start = story.moments.first().map_or(0, |m| m.at);
    let day = (now.time - start) / DAY;
    let term = p.card().terms.values().max_by_key(|t| t.amount);
    let painter = ui.painter();
    let center = rect.center();
    painter.circle_stroke(center, 53.0, cx.skin.stroke(13.0, Role::TermSoft));
    if let Some(term) = term {
        let share = day as f32 / term.amount.max(1) as f32;
        ring(painter, center, 53.0, share, cx.skin.stroke(13.0, Role::Term));
    }
    let number = day.to_string();
    let ink = cx.color(Role::Text);
    crate::ui::widgets::centered(painter, center - vec2(0.0, 8.0), &number, theme::bold(34.0), ink);
    let below = match term {
        Some(term) => cx.say_with("of-days", &[("term", cx.words.term_length(term).into())]),
        None => cx.say("days"),
    };
    let font = theme::regular(size::MICRO);
    let ink = cx.color(Role::TextSecondary);
    crate::ui::widgets::centered(painter, center + vec2(0.0, 20.0), &below, font, ink);
    let spoken = format!("{number} {below}");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &spoken));
}

/// The whole journey as a bar of work and rests, with the head and the end of the term.
fn journey_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Teach,
    p: &Procedure,
    story: &Story,
    now: &State,
) {
    let title = cx.say_with("journey", &[("case", (story.number + 1).to_string().into())]);
    ui.label(theme::text(title, size::BODY, cx.color(Role::TextSecondary)));
    let (Some(first), Some(last)) = (story.moments.first(), story.moments.last()) else { return };
    let term_end = p
        .card()
        .terms
        .values()
        .map(|t| i64::from(t.amount))
        .max()
        .map(|days| first.at + (days + 1) * DAY);
    let end = term_end.unwrap_or(last.at).max(last.at) + DAY;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 62.0), Sense::click_and_drag());
    let bar = Rect::from_min_max(
        pos2(rect.min.x, rect.min.y + 14.0),
        pos2(rect.max.x, rect.min.y + 40.0),
    );
    let span = (end - first.at).max(1) as f32;
    let x = |time: i64| bar.min.x + bar.width() * (time - first.at) as f32 / span;
    let painter = ui.painter();
    painter.rect_filled(bar, 2.0, cx.color(Role::Sunken));
    for stretch in moments::stretches(story) {
        let part = Rect::from_min_max(
            pos2(x(stretch.from), bar.min.y),
            pos2(x(stretch.to).max(x(stretch.from) + 1.0), bar.max.y),
        );
        let role = moments::cause_role(stretch.cause);
        let past = stretch.from <= now.time;
        let fill = if past { cx.color(role) } else { cx.skin.faded(role, 0.35) };
        painter.rect_filled(part, 1.0, fill);
    }
    if let Some(term_end) = term_end {
        let x = x(term_end);
        painter.vline(x, rect.min.y..=bar.max.y, cx.skin.stroke(2.0, Role::Term));
        let text = cx.say("term-ends");
        let galley = painter.layout_no_wrap(text, theme::bold(size::MICRO), cx.color(Role::Term));
        let at = pos2((x + 4.0).min(rect.max.x - galley.size().x), rect.min.y - 2.0);
        painter.galley(at, galley, cx.color(Role::Term));
    }
    let head = x(now.time);
    painter.vline(head, rect.min.y + 6.0..=bar.max.y + 4.0, cx.skin.stroke(2.0, Role::Text));
    let days = ((end - first.at) / DAY).max(1);
    let step = (days / 10).max(1);
    for day in (0..=days).step_by(step as usize) {
        let at = pos2(x(first.at + day * DAY), rect.max.y - 8.0);
        let ink = cx.color(Role::TextSecondary);
        let font = theme::regular(size::MICRO);
        crate::ui::widgets::centered(painter, at, &day.to_string(), font, ink);
    }
    let name = cx.say("journey-name");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Slider, true, &name));
    if let Some(at) = response.interact_pointer_pos() {
        let share = ((at.x - bar.min.x) / bar.width()).clamp(0.0, 1.0);
        let time = first.at + (share * span) as i64;
        state.at = story.moments.iter().rposition(|m| m.at <= time).unwrap_or(0);
        state.playing = false;
    }
}

/// Which case, and everything that happens to it, in words.
fn journal_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Teach,
    p: &Procedure,
    story: &Story,
    out: &mut Vec<Command>,
) {
    let title = cx.say_with("case-number", &[("case", (story.number + 1).to_string().into())]);
    ui.label(theme::strong(title, size::HEADING, cx.color(Role::Text)));
    ui.horizontal_wrapped(|ui| {
        let wanted = [
            (Wanted::Next, "case-next"),
            (Wanted::Slowest, "case-slowest"),
            (Wanted::Late, "case-late"),
            (Wanted::Looping, "case-looping"),
        ];
        for (wanted, key) in wanted {
            let label = cx.say(key);
            let content = (None, label.as_str(), label.as_str());
            if button_ui(ui, cx.skin, content, Look::Plain, true).clicked() {
                out.push(Command::Trace(wanted));
            }
        }
    });
    ui.add_space(8.0);
    ui.label(theme::strong(cx.say("case-journal"), size::BODY, cx.color(Role::Text)));
    let rows: Vec<usize> =
        (0..story.moments.len()).filter(|i| moments::is_told(&story.moments[*i].what)).collect();
    ScrollArea::vertical().id_salt("journal").auto_shrink(false).show(ui, |ui| {
        for i in rows {
            let on = i == state.at;
            let (line, _) = moments::sentence(cx, p, story, i);
            let when = cx.words.datetime(story.moments[i].when);
            let font = if on { theme::strong } else { theme::text };
            let ink = if i <= state.at { Role::Text } else { Role::TextDisabled };
            let row = ui.vertical(|ui| {
                ui.label(theme::text(when, size::MICRO, cx.color(Role::TextSecondary)));
                ui.add(egui::Label::new(font(&line, size::SMALL, cx.color(ink))).wrap());
            });
            let row = row.response.interact(Sense::click());
            if on && state.playing {
                row.scroll_to_me(Some(egui::Align::Center));
            }
            if row.clicked() {
                state.at = i;
                state.playing = false;
            }
        }
    });
}

/// Whether a happening is a rest, and why.
pub(super) fn rest_of(what: &What) -> Option<Cause> {
    match what {
        What::WaitStart(_, cause) => Some(*cause),
        What::QueueStart(_) => Some(Cause::OfficeQueue),
        _ => None,
    }
}
