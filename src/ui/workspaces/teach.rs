//! Teach: one case or a crowd plays through the drawing, step by step or running; the drawing is
//! shown bit by bit, lit where one points, written large, and on the projector.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Panel, Ui};

use crate::analysis::crowd::Crowd;
use crate::analysis::story::Story;
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::document::Document;
use crate::app::live::{CASES_SEARCHED, Wanted};
use crate::drawing::role::Role;
use crate::layout::route::Routes;
use crate::model::id::{FlowId, StepId};
use crate::model::procedure::Procedure;
use crate::ui::canvas::CanvasState;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

use super::{Kept, Key};

mod acts;
mod clock;
mod controls;
mod crowd;
pub(in crate::ui) mod lesson;
mod lesson_answer;
pub(in crate::ui) mod lesson_edit;
mod lesson_kinds;
mod lesson_mark;
mod moments;
mod one;
mod pen;
mod presenter;
mod reveal;
mod seek;
mod stage;
mod tokens;

use clock::Clock;
use moments::{Scene as State, state_at};
use presenter::Presenter;
use reveal::Reveal;
use stage::Stage;
use tokens::Seen;

/// How large things are written.
#[derive(Clone, Copy, Debug)]
struct Type {
    hero: f32,
    detail: f32,
    small: f32,
    /// Least zoom of the drawing.
    least_zoom: f32,
    /// Height of the story.
    story: f32,
}

impl Type {
    /// For who sits at the screen.
    const NEAR: Self = Self {
        hero: size::HERO * 0.8,
        detail: size::HEADING,
        small: size::BODY,
        least_zoom: 0.0,
        story: 158.0,
    };
    /// For a room.
    const ROOM: Self = Self {
        hero: size::HERO,
        detail: size::PRESENT_BODY,
        small: size::HEADING,
        least_zoom: 1.6,
        story: 190.0,
    };
    /// For the projector: large, and the part of the drawing the trainer looks at.
    const PROJECTOR: Self = Self { least_zoom: 0.0, story: presenter::STORY, ..Self::ROOM };

    /// Whether what is told stands line below line for want of width.
    fn is_narrow(self, width: f32) -> bool {
        width < LETTERS * self.detail
    }

    /// Height of the story in a window that leaves it this width, with this margin at each side.
    fn story_in(self, width: f32, margin: f32) -> f32 {
        let narrow = self.is_narrow(width - 2.0 * margin - one::BESIDE);
        self.story + if narrow { TWO_MORE } else { 0.0 }
    }
}

/// Width that the longest line of a crowd needs, in sizes of its type.
const LETTERS: f32 = 50.0;
/// Height of two more lines.
const TWO_MORE: f32 = 44.0;

/// What Teach remembers.
#[derive(Default)]
pub(crate) struct Teach {
    pub(super) canvas: CanvasState,
    /// Whether a crowd plays, and not one case.
    crowd: bool,
    clock: Clock,
    /// Index of the moment shown of one case.
    at: usize,
    /// Number of the case followed in the crowd.
    follow: Option<u64>,
    reveal: Reveal,
    spotlight: bool,
    big: bool,
    presenter: Presenter,
    stage: Stage,
    seen: Seen,
    journal: one::Journal,
    /// Actions asked for since the last frame.
    asked: Vec<Action>,
    /// What the play head belongs to: revision, and the case or none.
    of: Option<(u64, Option<u64>)>,
    /// The lesson beside the drawing.
    pub(in crate::ui) lesson: lesson::LessonView,
}

impl Teach {
    /// Takes an action to be done with the next frame.
    pub(crate) fn act(&mut self, action: Action) {
        self.asked.push(action);
    }
}

/// What plays.
enum Play<'a> {
    /// One case: its story, its film, and where it stands.
    One {
        story: &'a Arc<Story>,
        film: Option<&'a Arc<Crowd>>,
        at: usize,
        done: &'a BTreeMap<StepId, i64>,
        active: &'a BTreeMap<StepId, i64>,
        flows: &'a [FlowId],
    },
    /// A crowd.
    Crowd(&'a Arc<Crowd>),
}

impl Play<'_> {
    fn film(&self) -> Option<&Arc<Crowd>> {
        match self {
            Self::One { film, .. } => *film,
            Self::Crowd(film) => Some(film),
        }
    }
}

/// What a frame shows.
struct Show<'a> {
    cx: &'a Cx<'a>,
    document: &'a Document,
    p: &'a Arc<Procedure>,
    routes: &'a Routes,
    play: Play<'a>,
    /// Simulated ms.
    time: i64,
    /// How long a branch is on its way, simulated ms.
    trip: f64,
    /// The place among the cases of the one followed.
    followed: Option<usize>,
}

/// Where what plays comes from.
#[derive(Clone, Copy)]
enum Source<'a> {
    One(&'a Arc<Story>, Option<&'a Arc<Crowd>>),
    Crowd(&'a Arc<Crowd>),
}

/// Draws the workspace.
pub(in crate::ui) fn teach_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Teach, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let (Some(p), Some((_, routes))) =
        (document.procedure(), document.results.routes.get(document.variant()))
    else {
        return;
    };
    if lesson::is_shown(cx, state) {
        lesson::side_ui(ui, cx, state, out);
    }
    if cx.bench.wants_crowd() != state.crowd {
        out.push(Command::AskCrowd(state.crowd));
    }
    let (revision, source) = source(cx, document, state.crowd);
    let steps = state.stage.order(p).len();
    for action in std::mem::take(&mut state.asked) {
        state.present(action, steps);
        if let Some(source) = source {
            state.play(action, source, out);
        }
    }
    let Some(source) = source else {
        let key = match (document.results.cannot_run.is_empty(), state.crowd) {
            (true, true) => "crowd-computing",
            (true, false) => "computing",
            (false, _) => "teach-none",
        };
        waiting_ui(ui, cx, state, steps, key);
        return;
    };
    state.belong(revision, source);
    let reduced = cx.bench.settings.reduced_motion;
    state.advance(ui, source, reduced);
    let now = match source {
        Source::One(story, _) => state_at(p, story, state.at),
        Source::Crowd(_) => State::default(),
    };
    let play = match source {
        Source::One(story, film) => Play::One {
            story,
            film: film.filter(|f| f.case_numbered(story.number).is_some()),
            at: state.at,
            done: &now.done,
            active: &now.active,
            flows: &now.flows,
        },
        Source::Crowd(film) => Play::Crowd(film),
    };
    let followed = match (&play, state.follow) {
        (Play::Crowd(film), Some(number)) => film.case_numbered(number),
        _ => None,
    };
    let (time, trip) = (state.clock.time(), state.clock.trip(reduced));
    let show = Show { cx, document, p, routes, play, time, trip, followed };
    if state.presenter.open && presenter::is_inside(ui.ctx()) {
        let drawn = state.prepare(ui, &show);
        state.projector_ui(ui, &show, &drawn, out);
    } else {
        trainer_ui(ui, &show, state, steps, out);
    }
    if !state.asked.is_empty() {
        ui.ctx().request_repaint();
    }
}

/// What there is to play, and of which revision; `None` while it is computed.
fn source<'a>(cx: &Cx<'a>, document: &'a Document, crowd: bool) -> (u64, Option<Source<'a>>) {
    let results = &document.results;
    if crowd {
        let revision = results.crowd.as_ref().map_or(0, |c| c.1);
        return (revision, cx.bench.crowd().map(Source::Crowd));
    }
    let story = results.story.as_ref().filter(|s| s.0 == *document.variant());
    let film = results.film.as_ref();
    (story.map_or(0, |s| s.1), story.map(|s| Source::One(&s.2, film)))
}

/// The trainer's window: everything; beside it the projector's, where that is open.
fn trainer_ui(
    ui: &mut Ui,
    show: &Show<'_>,
    state: &mut Teach,
    steps: usize,
    out: &mut Vec<Command>,
) {
    let cx = show.cx;
    let how = if state.big { Type::ROOM } else { Type::NEAR };
    let drawn = state.prepare(ui, show);
    if !lesson::is_shown(cx, state) {
        case_panel(cx).show(ui, |ui| side_ui(ui, show, state, steps, out));
    }
    Panel::bottom("journey")
        .exact_size(118.0)
        .frame(cx.skin.panel().inner_margin(egui::Margin::symmetric(18, 10)))
        .show(ui, |ui| state.bar_ui(ui, show));
    Panel::bottom("story")
        .exact_size(how.story_in(ui.available_width(), 16.0))
        .frame(egui::Frame::new().fill(cx.color(Role::Card)).inner_margin(16.0))
        .show(ui, |ui| {
            let seen = std::mem::take(&mut state.seen);
            let transport = |ui: &mut Ui| controls::transport_ui(ui, cx, state);
            match &show.play {
                Play::One { story, at, .. } => {
                    one::story_ui(ui, cx, (show.p, story, *at), show.time, how, transport);
                }
                Play::Crowd(film) => {
                    crowd::story_ui(ui, cx, (show.p, film, show.time), &seen, how, transport);
                }
            }
            state.seen = seen;
        });
    stage::keep_in_sight(&mut state.canvas, show, how);
    egui::CentralPanel::default().frame(egui::Frame::new().fill(cx.color(Role::Outside))).show(
        ui,
        |ui| {
            let canvas = ("teach", false, &mut state.canvas);
            state.stage.canvas(ui, show, (&drawn, &state.seen), canvas, out);
        },
    );
    if state.presenter.open {
        state.projector_ui(ui, show, &drawn, out);
    }
}

/// The panel at the right of the trainer's window.
fn case_panel(cx: &Cx<'_>) -> Panel {
    Panel::right("case")
        .default_size(340.0)
        .min_size(260.0)
        .max_size(520.0)
        .frame(cx.skin.panel().inner_margin(egui::Margin::symmetric(16, 12)))
}

/// Controls and notes at the right of the trainer's window.
fn side_ui(ui: &mut Ui, show: &Show<'_>, state: &mut Teach, steps: usize, out: &mut Vec<Command>) {
    let cx = show.cx;
    lesson::tabs_ui(ui, cx, state);
    controls::tools_ui(ui, cx, state, steps);
    match &show.play {
        Play::One { story, at, .. } => {
            let args = [("case", (story.number + 1).to_string().into())];
            let title = cx.say_with("case-number", &args);
            ui.label(theme::strong(title, size::HEADING, cx.color(Role::Text)));
            let filmed = cx.bench.crowd().and_then(|c| c.cases().last()).map_or(0, |c| c.number);
            let numbers = 0..=CASES_SEARCHED.max(story.number).max(filmed);
            if let Some(number) = controls::jumps_ui(ui, cx, state, (story.number, numbers)) {
                out.push(Command::Trace(Wanted::Number(number)));
            }
            let follows = state.clock.playing;
            let clicked =
                one::journal_ui(ui, cx, &mut state.journal, (show.p, story, *at), follows);
            if let Some(at) = clicked {
                state.stand_at(story, at);
            }
        }
        Play::Crowd(film) => {
            let title = cx.say_with("crowd-title", &[("cases", film.cases().len().into())]);
            ui.label(theme::strong(title, size::HEADING, cx.color(Role::Text)));
            let first = film.cases().first().map_or(0, |c| c.number);
            let last = film.cases().last().map_or(first, |c| c.number);
            let present = state.follow.unwrap_or(first).clamp(first, last);
            if let Some(number) = controls::jumps_ui(ui, cx, state, (present, first..=last)) {
                state.follow_case(film, film.case_numbered(number));
            }
            let seen = &state.seen;
            crowd::panel_ui(ui, cx, (show.p, film, show.time), seen, show.followed);
        }
    }
}

/// While there is nothing to play yet, or nothing can: why, and the way back to one case.
fn waiting_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Teach, steps: usize, key: &str) {
    if !lesson::is_shown(cx, state) {
        case_panel(cx).show(ui, |ui| {
            lesson::tabs_ui(ui, cx, state);
            controls::tools_ui(ui, cx, state, steps);
        });
    }
    egui::CentralPanel::default().frame(egui::Frame::new().fill(cx.color(Role::Outside))).show(
        ui,
        |ui| {
            let text = theme::text(cx.say(key), size::BODY, cx.color(Role::TextSecondary));
            ui.centered_and_justified(|ui| ui.add(egui::Label::new(text).wrap()));
        },
    );
    if !state.asked.is_empty() {
        ui.ctx().request_repaint();
    }
}

impl Teach {
    /// The bar at the foot: where in time it is, and to where one wants.
    fn bar_ui(&mut self, ui: &mut Ui, show: &Show<'_>) {
        match &show.play {
            Play::One { story, .. } => {
                let sought = one::journey_ui(ui, show.cx, story, show.time);
                if let Some(time) = sought {
                    let at = story.moments.iter().rposition(|m| m.at <= time).unwrap_or(0);
                    self.stand_at(story, at);
                }
            }
            Play::Crowd(film) => {
                if let Some(time) = crowd::course_ui(ui, show.cx, film, show.time) {
                    self.clock.stand(time);
                }
            }
        }
    }

    fn prepare(&mut self, ui: &Ui, show: &Show<'_>) -> stage::Drawn {
        let looked = (&self.canvas, self.spotlight);
        self.stage.prepare(ui, show, self.reveal, looked, &mut self.seen)
    }

    /// The window for the projector.
    fn projector_ui(
        &mut self,
        ui: &Ui,
        show: &Show<'_>,
        drawn: &stage::Drawn,
        out: &mut Vec<Command>,
    ) {
        let mut presenter = std::mem::take(&mut self.presenter);
        let looked = self.canvas.view.map(|view| self.canvas.camera.visible(view));
        let (stage, seen) = (&self.stage, &self.seen);
        let (cx, how) = (show.cx, Type::PROJECTOR);
        let mut content = |ui: &mut Ui, canvas: &mut CanvasState, out: &mut Vec<Command>| {
            Panel::bottom("present-story")
                .exact_size(how.story_in(ui.available_width(), 20.0))
                .resizable(false)
                .frame(egui::Frame::new().fill(cx.color(Role::Card)).inner_margin(20.0))
                .show(ui, |ui| match &show.play {
                    Play::One { story, at, .. } => {
                        one::story_ui(ui, cx, (show.p, story, *at), show.time, how, |_| {});
                    }
                    Play::Crowd(film) => {
                        crowd::story_ui(ui, cx, (show.p, film, show.time), seen, how, |_| {});
                    }
                });
            egui::CentralPanel::default()
                .frame(egui::Frame::new().fill(cx.color(Role::Outside)))
                .show(ui, |ui| {
                    if let Some(looked) = looked {
                        stage::look_at(canvas, looked);
                    }
                    stage.canvas(ui, show, (drawn, seen), ("presenter", true, canvas), out);
                });
        };
        presenter::presenter_ui(ui, cx, &mut presenter, out, &mut content);
        self.presenter = presenter;
    }
}
