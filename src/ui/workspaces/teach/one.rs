//! One case: its story line with the ring of its term, its journey, its journal.

use std::sync::Arc;

use egui::{Painter, Rect, ScrollArea, Sense, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::analysis::story::{Story, TermCourse};
use crate::drawing::role::Role;
use crate::law::clock::State;
use crate::model::card::TermUnit;
use crate::model::procedure::Procedure;
use crate::model::text::Language;
use crate::model::timing::Unit;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::bars::ring;
use crate::ui::widgets::centered;

use super::clock::DAY;
use super::moments;
use super::seek::{Seek, seek_ui};
use super::{Type, controls};

/// Rows of a journal up to which all are drawn, in view or not: a screen reader goes through them.
const ALL_DRAWN: usize = 400;

/// Size of the ring, and the gap after it, in points.
const RING: f32 = 124.0;
pub(super) const AFTER_RING: f32 = 14.0;
/// Width of the ring beside the story, with the gaps.
pub(super) const BESIDE: f32 = RING + AFTER_RING + 8.0;

/// Height about which a row of the journal takes until it was drawn, in points.
const ROW: f32 = 36.0;

/// The ring of the term and the story line; `transport` is drawn beside the place in the story.
pub(super) fn story_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (p, story, at): (&Procedure, &Story, usize),
    time: i64,
    how: Type,
    transport: impl FnOnce(&mut Ui),
) {
    ui.horizontal_centered(|ui| {
        ring_of_term(ui, cx, p, story, time);
        ui.add_space(AFTER_RING);
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                let place = cx.say_with(
                    "teach-place",
                    &[
                        ("at", (at + 1).into()),
                        ("of", story.moments.len().into()),
                        ("case", (story.number + 1).to_string().into()),
                    ],
                );
                ui.label(theme::text(place, how.small, cx.color(Role::TextSecondary)));
                transport(ui);
            });
            let line = moments::sentence(cx, p, story, at);
            let detail = moments::detail(cx, p, story, at);
            controls::lines_ui(ui, cx, how, &line, &[detail]);
        });
    });
}

/// How much of the longest term is used, as a ring with the days counted in the middle; without one,
/// the days gone by.
fn ring_of_term(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure, story: &Story, time: i64) {
    let course = story.longest_term();
    let term = course.and_then(|course| p.card().terms.get(&course.term));
    let (Some(day), Some(term)) = (course.and_then(|course| course.at(time)), term) else {
        let start = story.moments.first().map_or(0, |m| m.at);
        return ring_ui(ui, cx, None, &((time - start) / DAY).to_string(), &cx.say("days"));
    };
    let below = match day.state {
        State::Suspended => cx.say(day.state.key()),
        State::Running | State::Expired | State::Closed => {
            let of = f64::from(day.of);
            let length = match term.unit {
                // Spelled out it would not fit into the ring.
                TermUnit::WorkingDays => cx.words.amount(of, Unit::WorkingDays),
                // Of months the days are counted.
                TermUnit::Days | TermUnit::Months => cx.words.amount_long(of, Unit::CalendarDays),
            };
            cx.say_with("of-days", &[("term", length.into())])
        }
    };
    let share = day.elapsed as f32 / day.of.max(1) as f32;
    ring_ui(ui, cx, Some(share), &day.elapsed.to_string(), &below);
}

/// A plum ring with a figure in the middle and words below it.
pub(super) fn ring_ui(ui: &mut Ui, cx: &Cx<'_>, share: Option<f32>, figure: &str, below: &str) {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(RING), Sense::hover());
    let painter = ui.painter();
    let center = rect.center();
    painter.circle_stroke(center, 53.0, cx.skin.stroke(13.0, Role::TermSoft));
    for edge in [46.5, 59.5] {
        painter.circle_stroke(center, edge, cx.skin.soft_line());
    }
    if let Some(share) = share {
        ring(painter, center, 53.0, share, cx.skin.stroke(13.0, Role::Term));
    }
    let ink = cx.color(Role::Text);
    let size_of = if figure.chars().count() > 4 { 24.0 } else { 34.0 };
    centered(painter, center - vec2(0.0, 8.0), figure, theme::bold(size_of), ink);
    let ink = cx.color(Role::TextSecondary);
    centered(painter, center + vec2(0.0, 20.0), below, theme::regular(size::MICRO), ink);
    let spoken = format!("{figure} {below}");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &spoken));
}

/// The time the bar of a journey shows: to the end of the case, or of its term, whenever that
/// was to end; and when it ends as it stands now.
fn span(story: &Story, now: i64) -> Option<(i64, i64, Option<i64>)> {
    let (first, last) = (story.moments.first()?, story.moments.last()?);
    let course = story.longest_term();
    let latest = course.and_then(TermCourse::last_end).unwrap_or(last.at);
    let term_end = course.and_then(|course| course.at(now)).and_then(|day| day.ends);
    Some((first.at, latest.max(last.at) + DAY, term_end))
}

/// The whole journey as a bar of work and rests, with the head and the end of the term; returns the
/// moment sought.
pub(super) fn journey_ui(ui: &mut Ui, cx: &Cx<'_>, story: &Story, head: i64) -> Option<i64> {
    let title = cx.say_with("journey", &[("case", (story.number + 1).to_string().into())]);
    ui.label(theme::text(title, size::BODY, cx.color(Role::TextSecondary)));
    let (from, to, term_end) = span(story, head)?;
    let name = cx.say("journey-name");
    let day = ((head - from) as f64 / DAY as f64).floor();
    let sought = seek_ui(ui, cx, 62.0, (&name, day), |painter, rect| {
        paint_journey(painter, cx, rect, story, (from, to, term_end), head);
    })?;
    Some(match sought {
        Seek::To(share) => from + (share * (to - from) as f32) as i64,
        Seek::Days(days) => head + days * DAY,
    })
}

fn paint_journey(
    painter: &Painter,
    cx: &Cx<'_>,
    rect: Rect,
    story: &Story,
    (from, to, term_end): (i64, i64, Option<i64>),
    head: i64,
) {
    let bar = Rect::from_min_max(
        pos2(rect.min.x, rect.min.y + 14.0),
        pos2(rect.max.x, rect.min.y + 40.0),
    );
    let span = (to - from).max(1) as f32;
    let x = |time: i64| bar.min.x + bar.width() * (time - from) as f32 / span;
    painter.rect(bar, 2.0, cx.color(Role::Sunken), cx.skin.soft_line(), StrokeKind::Outside);
    for stretch in moments::stretches(story) {
        let part = Rect::from_min_max(
            pos2(x(stretch.from), bar.min.y),
            pos2(x(stretch.to).max(x(stretch.from) + 1.0), bar.max.y),
        );
        let role = moments::cause_role(stretch.cause);
        let past = stretch.from <= head;
        let fill = if past { cx.color(role) } else { cx.skin.faded(role, 0.35) };
        painter.rect_filled(part, 1.0, fill);
    }
    if let Some(term_end) = term_end {
        let x = x(term_end);
        painter.vline(x, rect.min.y..=bar.max.y, cx.skin.stroke(2.0, Role::Term));
        let text = cx.say("term-ends");
        let galley = painter.layout_no_wrap(text, theme::bold(size::MICRO), cx.color(Role::Term));
        // Behind the line, or before it where there is no room.
        let width = galley.size().x;
        let left = if x + 4.0 + width <= rect.max.x { x + 4.0 } else { x - 4.0 - width };
        painter.galley(pos2(left, rect.min.y - 2.0), galley, cx.color(Role::Term));
    }
    let head = x(head).clamp(bar.min.x, bar.max.x);
    painter.vline(head, rect.min.y + 6.0..=bar.max.y + 4.0, cx.skin.stroke(2.0, Role::Text));
    let days = ((to - from) / DAY).max(1);
    let step = (days / 10).max(1);
    for day in (0..=days).step_by(step as usize) {
        let at = pos2(x(from + day * DAY), rect.max.y - 8.0);
        let ink = cx.color(Role::TextSecondary);
        centered(painter, at, &day.to_string(), theme::regular(size::MICRO), ink);
    }
}

/// A row of the journal.
struct Row {
    /// Which moment it tells of.
    moment: usize,
    when: String,
    line: String,
    /// Height it took, or about takes, points.
    height: f32,
}

/// What a case's journal says, put into words once.
#[derive(Default)]
pub(super) struct Journal {
    of: Option<(Arc<Story>, Language)>,
    rows: Vec<Row>,
}

impl Journal {
    fn follow(&mut self, cx: &Cx<'_>, p: &Procedure, story: &Arc<Story>) {
        let language = cx.words.language();
        let is_same = |of: &(Arc<Story>, Language)| Arc::ptr_eq(&of.0, story) && of.1 == language;
        if !self.of.as_ref().is_some_and(is_same) {
            self.of = Some((Arc::clone(story), language));
            let told = story.moments.iter().enumerate().filter(|(_, m)| moments::is_told(&m.what));
            let rows = told.map(|(moment, m)| Row {
                moment,
                when: cx.words.datetime(m.when),
                line: moments::sentence(cx, p, story, moment),
                height: ROW,
            });
            self.rows = rows.collect();
        }
    }
}

/// Everything that happens to the case, in words; returns the moment clicked. Of a very long story
/// only what is in view is drawn.
pub(super) fn journal_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    journal: &mut Journal,
    (p, story, at): (&Procedure, &Arc<Story>, usize),
    follows: bool,
) -> Option<usize> {
    ui.label(theme::strong(cx.say("case-journal"), size::BODY, cx.color(Role::Text)));
    let mut clicked = None;
    ScrollArea::vertical().id_salt("journal").auto_shrink(false).show(ui, |ui| {
        journal.follow(cx, p, story);
        let is_long = journal.rows.len() > ALL_DRAWN;
        for row in &mut journal.rows {
            let on = row.moment == at;
            let place = Rect::from_min_size(ui.cursor().min, vec2(1.0, row.height));
            if is_long && !on && !ui.is_rect_visible(place) {
                ui.allocate_space(vec2(1.0, row.height));
                continue;
            }
            let font = if on { theme::strong } else { theme::text };
            let ink = if row.moment <= at { Role::Text } else { Role::TextDisabled };
            let drawn = ui.vertical(|ui| {
                let when = theme::text(&row.when, size::MICRO, cx.color(Role::TextSecondary));
                ui.label(when);
                ui.add(egui::Label::new(font(&row.line, size::SMALL, cx.color(ink))).wrap());
            });
            let drawn = drawn.response.interact(Sense::click());
            row.height = drawn.rect.height();
            if on && follows {
                drawn.scroll_to_me(Some(egui::Align::Center));
            }
            if drawn.clicked() {
                clicked = Some(row.moment);
            }
        }
    });
    clicked
}
