//! Proposals: ranked with their gains, what each edits, rests on, costs and asks of the law; the
//! frontier of cost against gain; and the button that makes one part of a to-be.

use egui::{Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::levers::lab::Aim;
use crate::analysis::levers::search::results::{Gain, Improved, Judged, Stage};
use crate::analysis::measure::Estimate;
use crate::app::beside::Beside;
use crate::app::command::Command;
use crate::app::levers::said::Said;
use crate::app::proposals::{Ask, Proposed};
use crate::drawing::icons::Icon;
use crate::drawing::measure::cut;
use crate::drawing::role::Role;
use crate::model::item::ItemId;
use crate::model::office::EuroCents;
use crate::model::procedure::Procedure;
use crate::model::proposal::{Lever, Proposal};
use crate::ui::context::Cx;
use crate::ui::panels::inspector::levers::{question_ui, told_ui};
use crate::ui::panels::tabs_ui;
use crate::ui::theme::{self, size};
use crate::ui::widgets::fields::{Field, field_ui};
use crate::ui::widgets::{Look, button_ui};

use super::across;
use super::chart::{Chart, Dash};
use super::parts::{LOWER, UPPER, figure_ui, head_ui, progress_ui, sentence_ui, title_ui, write};

/// Height of a row.
const ROW: f32 = 42.0;
/// Room for the rank.
const RANK: f32 = 26.0;
/// Room for a figure.
const FIGURE: f32 = 118.0;
/// Room for the bar of the gain.
const BAR: f32 = 120.0;
/// Height of the plot of the frontier.
const HEIGHT: f32 = 170.0;

/// What "what would help" shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Half {
    /// Numbers moved one at a time.
    #[default]
    Numbers,
    /// Proposals.
    Proposals,
    /// Variants against scenarios.
    Across,
}

/// What is remembered of proposals.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// The half shown.
    pub(super) half: Half,
    /// The proposal of which everything is said.
    open: Option<Lever>,
    /// The indicator variants are told by in scenarios.
    pub(super) indicator: across::Chosen,
}

impl State {
    /// Shows everything that is said of a proposal.
    pub(super) fn show(&mut self, lever: Lever) {
        self.half = Half::Proposals;
        self.open = Some(lever);
    }
}

/// The choice of what is shown.
pub(super) fn halves_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let tabs = [
        (Half::Numbers, cx.say("half-numbers")),
        (Half::Proposals, cx.say("proposals-title")),
        (Half::Across, cx.say("half-across")),
    ];
    if let Some(chosen) = tabs_ui(ui, cx, &tabs, state.half) {
        state.half = chosen;
    }
}

/// The whole answer, as far as it is known.
pub(super) fn proposals_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    state: &mut State,
    out: &mut Vec<Command>,
) {
    let said = Said { words: cx.words, procedure: p };
    let proposed = cx.bench.proposed();
    let far = |p: &Proposed| {
        (p.improved.stage != Stage::Done).then(|| said.proposals_progress(&p.improved))
    };
    progress_ui(ui, cx, Beside::Proposals, proposed.map(|p| (p.revision, far(p))));
    let Some(proposed) = proposed else { return };
    let improved = &*proposed.improved;
    ScrollArea::vertical().id_salt("proposals").auto_shrink(false).show(ui, |ui| {
        if let Some(aim) = said.proposals_aim(improved) {
            sentence_ui(ui, cx, &aim, Role::TextSecondary);
        }
        for note in said.proposals_notes(improved, proposed.left_out) {
            sentence_ui(ui, cx, &note, Role::Text);
        }
        if proposed.list.is_empty() {
            return;
        }
        head_ui(ui, cx, heads);
        let span = span(improved);
        for at in order(proposed) {
            let Some(proposal) = proposed.list.get(at) else { continue };
            let judged = improved.judged.get(at).unwrap_or(&Judged::NotTried);
            row_ui(ui, cx, &said, (improved.aim.as_ref(), span), (proposal, judged), state, out);
            if state.open.as_ref() == Some(&proposal.lever) {
                let payback = match judged {
                    Judged::Measured { gain, .. } => {
                        said.payback(&proposed.list, &[at], (improved, gain))
                    }
                    Judged::NotTried | Judged::Refused => None,
                };
                details_ui(ui, cx, &said, (proposal, payback), out);
            }
        }
        sentence_ui(ui, cx, &cx.say("proposals-how"), Role::TextSecondary);
        if improved.stage == Stage::Done {
            frontier_ui(ui, cx, &said, proposed, out);
        }
    });
}

/// Proposals best first; those without figures after them.
fn order(proposed: &Proposed) -> Vec<usize> {
    let mut order = proposed.improved.order.clone();
    let rest = (0..proposed.list.len()).filter(|at| !proposed.improved.order.contains(at));
    order.extend(rest.collect::<Vec<_>>());
    order
}

/// The largest gain or loss with its interval: what the bars are drawn to.
fn span(improved: &Improved) -> f64 {
    let Some(aim) = &improved.aim else { return 1.0 };
    let worth = improved.judged.iter().filter_map(|j| match j {
        Judged::Measured { gain, .. } => Some(gain.worth(aim)),
        Judged::NotTried | Judged::Refused => None,
    });
    worth
        .filter(|w| w.mean.is_finite())
        .map(|w| w.mean.abs() + w.half_width.unwrap_or(0.0))
        .fold(f64::MIN_POSITIVE, f64::max)
}

/// Left edges: the bar, the share within, the mean time; and whether there is room for the bar.
fn columns(rect: Rect) -> ([f32; 3], bool) {
    let right = rect.max.x - 36.0;
    let (within, time) = (right - 2.0 * FIGURE, right - FIGURE);
    let has_bar = rect.width() > 620.0;
    let bar = if has_bar { within - BAR - 12.0 } else { within - 8.0 };
    ([bar, within, time], has_bar)
}

fn heads(rect: Rect) -> Vec<(f32, &'static str)> {
    let (xs, _) = columns(rect);
    vec![
        (rect.min.x + RANK, "proposals-col-proposal"),
        (xs[1], "proposals-col-within"),
        (xs[2], "proposals-col-time"),
    ]
}

fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    (aim, span): (Option<&Aim>, f64),
    (proposal, judged): (&Proposal, &Judged),
    state: &mut State,
    out: &mut Vec<Command>,
) {
    let is_open = state.open.as_ref() == Some(&proposal.lever);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let painter = ui.painter();
    if is_open {
        painter.rect_filled(rect, 0.0, cx.color(Role::AccentSoft));
    } else if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 0.0, cx.color(Role::Hover));
    }
    painter.hline(rect.x_range(), rect.max.y - 0.5, cx.skin.stroke(1.0, Role::LineSubtle));
    let (xs, has_bar) = columns(rect);
    let (name, place) = (said.proposal(&proposal.lever), said.proposal_place(&proposal.lever));
    let room = f64::from((xs[0] - rect.min.x - RANK - 8.0).max(40.0));
    let (x, upper, lower) = (rect.min.x + RANK, rect.min.y + UPPER, rect.min.y + LOWER);
    let short = cut(&name, f64::from(size::TABLE), true, room);
    write(ui, cx, (x, upper), &short, theme::bold(size::TABLE), Role::Text);
    let short = cut(&place, f64::from(size::SMALL), false, room);
    write(ui, cx, (x, lower), &short, theme::regular(size::SMALL), Role::TextSecondary);
    let figures = match (judged, aim) {
        (Judged::Measured { rank, gain }, Some(aim)) => {
            let rank = rank.to_string();
            let at = (rect.min.x + 4.0, rect.center().y);
            write(ui, cx, at, &rank, theme::regular(size::SMALL), Role::TextSecondary);
            if has_bar {
                bar_ui(ui, cx, (xs[0], rect), (gain, aim, span));
            }
            figures_ui(ui, cx, said, (xs, rect), (gain, aim))
        }
        (other, _) => {
            let refused = matches!(other, Judged::Refused);
            let key = if refused { "proposals-refused" } else { "proposals-not-tried" };
            let text = cx.say(key);
            let at = (xs[1], rect.center().y);
            write(ui, cx, at, &text, theme::regular(size::SMALL), Role::TextSecondary);
            text
        }
    };
    let spoken = format!("{name}, {place}: {figures}");
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, is_open, &spoken));
    accept_ui(ui, cx, (rect, &format!("{name}, {place}")), proposal, out);
    if response.clicked() {
        state.open = (!is_open).then(|| proposal.lever.clone());
        let steps = proposal.lever.steps().into_iter().cloned().map(ItemId::Step).collect();
        out.push(Command::Select(steps));
        out.push(Command::Reveal);
    }
}

/// The gain as a bar from nothing, with its interval as a whisker.
fn bar_ui(ui: &Ui, cx: &Cx<'_>, (x, row): (f32, Rect), (gain, aim, span): (&Gain, &Aim, f64)) {
    let worth = gain.worth(aim);
    if !worth.mean.is_finite() {
        return;
    }
    let zero = x + BAR / 2.0;
    let to = |v: f64| zero + ((v / span).clamp(-1.0, 1.0) * f64::from(BAR / 2.0 - 4.0)) as f32;
    let y = row.center().y;
    let painter = ui.painter();
    painter.vline(zero, row.shrink(8.0).y_range(), cx.skin.stroke(1.0, Role::LineControl));
    let is_nothing = gain.cannot_tell || worth.mean.abs() < f64::EPSILON;
    let role = match (is_nothing, worth.mean > 0.0) {
        (true, _) => Role::TextSecondary,
        (false, true) => Role::Better,
        (false, false) => Role::Worse,
    };
    let body = Rect::from_two_pos(pos2(zero, y - 5.0), pos2(to(worth.mean), y + 5.0));
    painter.rect_filled(body, 1.0, cx.skin.faded(role, 0.45));
    let half = worth.half_width.unwrap_or(0.0);
    let line = cx.skin.stroke(1.4, role);
    let (low, high) = (to(worth.mean - half), to(worth.mean + half));
    painter.line_segment([pos2(low, y), pos2(high, y)], line);
    for end in [low, high] {
        painter.line_segment([pos2(end, y - 4.0), pos2(end, y + 4.0)], line);
    }
}

/// The figures of a row; gives them as words.
fn figures_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    (xs, rect): ([f32; 3], Rect),
    (gain, aim): (&Gain, &Aim),
) -> String {
    let share = match aim {
        Aim::Within(term) => gain.within.get(term),
        Aim::MeanTime => gain.within.values().next(),
    };
    let time = (xs[2], &gain.mean_days, said.days(&gain.mean_days), gain.mean_days.mean < 0.0);
    let within = share.map(|e| (xs[1], e, said.points(e), e.mean > 0.0));
    let mut spoken = Vec::new();
    for (x, gap, told, is_better) in within.into_iter().chain([time]) {
        spoken.push(figure_ui(ui, cx, said, (x, rect), (gap, &told), is_better));
    }
    spoken.join("; ")
}

/// At the end of a row: makes the proposal part of a to-be.
fn accept_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (row, what): (Rect, &str),
    proposal: &Proposal,
    out: &mut Vec<Command>,
) {
    let name = cx.say_with("proposal-accept-of", &[("what", what.into())]);
    let side = vec2(30.0, 30.0);
    let place = Rect::from_center_size(pos2(row.max.x - 17.0, row.center().y), side);
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        let content = (Some(Icon::Plus), "", name.as_str());
        if button_ui(ui, cx.skin, content, Look::Quiet, true).clicked() {
            out.push(Command::Proposals(Ask::Adopt(vec![proposal.clone()])));
        }
    });
}

/// Everything said of one proposal, and what can be said to it.
fn details_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    (proposal, payback): (&Proposal, Option<String>),
    out: &mut Vec<Command>,
) {
    egui::Frame::new().inner_margin(egui::Margin { left: 26, right: 8, top: 4, bottom: 8 }).show(
        ui,
        |ui| {
            sentence_ui(ui, cx, &said.proposal_edit(&proposal.lever), Role::Text);
            sentence_ui(ui, cx, &said.proposal_why(proposal), Role::TextSecondary);
            question_ui(ui, cx, said, proposal);
            told_ui(ui, cx, said, proposal, out);
            if let Some(payback) = payback {
                sentence_ui(ui, cx, &payback, Role::Text);
            }
            let text = cx.say("proposal-accept");
            if button_ui(ui, cx.skin, (None, &text, &text), Look::Primary, true).clicked() {
                out.push(Command::Proposals(Ask::Adopt(vec![proposal.clone()])));
            }
        },
    );
}

/// The frontier: the budget, the plot, and the sets on it.
fn frontier_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    said: &Said<'_>,
    proposed: &Proposed,
    out: &mut Vec<Command>,
) {
    let improved = &*proposed.improved;
    let Some(aim) = &improved.aim else { return };
    title_ui(ui, cx, "frontier-title");
    budget_ui(ui, cx, out);
    for note in said.frontier_notes(improved) {
        sentence_ui(ui, cx, &note, Role::TextSecondary);
    }
    if improved.frontier.is_empty() {
        return;
    }
    plot_ui(ui, cx, said, (improved, aim));
    for point in &improved.frontier {
        let set = said.set(&proposed.list, &point.set);
        let price = said.frontier_price(&point.set, point.euro);
        let text = format!("{price}: {} – {set}", said.gain(aim, &point.gain));
        sentence_ui(ui, cx, &text, Role::Text);
        if let Some(text) = said.payback(&proposed.list, &point.set, (improved, &point.gain)) {
            sentence_ui(ui, cx, &text, Role::TextSecondary);
        }
        let name = cx.say_with("proposal-accept-of", &[("what", set.into())]);
        let label = cx.say("proposal-accept-set");
        if button_ui(ui, cx.skin, (None, &label, &name), Look::Plain, true).clicked() {
            let chosen = point.set.iter().filter_map(|at| proposed.list.get(*at).cloned());
            out.push(Command::Proposals(Ask::Adopt(chosen.collect())));
        }
    }
}

fn budget_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    let Some(document) = cx.bench.document() else { return };
    let cents = |euro: f64| EuroCents((euro * 100.0).round() as i64);
    let value = document.told.budget.map(|b| cx.words.sum(cents(b))).unwrap_or_default();
    let (name, hint) = (cx.say("frontier-budget"), cx.say("none"));
    ui.horizontal(|ui| {
        ui.label(theme::text(&name, size::SMALL, cx.color(Role::TextSecondary)));
        let field = Field { name: &name, value: &value, hint: &hint, width: 110.0, lines: 1 };
        let read = |text: &str| {
            if text.trim().is_empty() {
                return Ok(None);
            }
            let read = crate::words::read_values::money(text);
            read.map(Some).map_err(|f| cx.words.read_fault(&f))
        };
        if let Some(budget) = field_ui(ui, cx.skin, ui.scope_id().with("budget"), field, read) {
            let budget = budget.map(|c| (c.0 as f64 / 100.0).max(0.0));
            out.push(Command::Proposals(Ask::Budget(budget)));
        }
    });
}

/// Cost to the right, gain upwards; each point with its interval.
fn plot_ui(ui: &mut Ui, cx: &Cx<'_>, said: &Said<'_>, (improved, aim): (&Improved, &Aim)) {
    let points: Vec<(f64, Estimate)> = improved
        .frontier
        .iter()
        .map(|p| (p.euro.unwrap_or(p.set.len() as f64), p.gain.worth(aim)))
        .collect();
    let most = points.iter().map(|p| p.0).fold(1.0, f64::max);
    let edge = |e: &Estimate| e.mean + e.half_width.unwrap_or(0.0);
    let top = points.iter().map(|p| edge(&p.1)).fold(f64::MIN_POSITIVE, f64::max);
    let is_share = matches!(aim, Aim::Within(_));
    let say_x = |v: f64| {
        if improved.by_euro { said.price(Some(v)) } else { cx.words.number(v, 0) }
    };
    let say_y =
        |v: f64| if is_share { cx.words.number(v * 100.0, 1) } else { cx.words.number(v, 1) };
    let axes = ((0.0, most * 1.05, &say_x as _), (0.0, top * 1.05, &say_y as _));
    let spoken = cx.say_with("frontier-spoken", &[("count", points.len().into())]);
    let mut chart = Chart::new(ui, cx, HEIGHT, axes, &spoken);
    let key = if is_share { "frontier-points" } else { "frontier-days" };
    let mut line = vec![(0.0, Some(0.0))];
    for (x, gain) in &points {
        line.push((*x, line.last().and_then(|l| l.1)));
        line.push((*x, Some(gain.mean)));
        let half = gain.half_width.unwrap_or(0.0);
        let whisker = [(*x, Some((gain.mean - half).max(0.0))), (*x, Some(gain.mean + half))];
        chart.line(&whisker, Role::Text, Dash::Whole, 1.2);
    }
    chart.line(&line, Role::Accent, Dash::Whole, 2.0);
    chart.legend(&cx.say(key), Role::Accent, Dash::Whole);
}
