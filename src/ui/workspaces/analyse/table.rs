//! The table of bottlenecks: the question, the filter, columns that sort, rows, the file of values.

use std::sync::Arc;

use egui::{Rect, ScrollArea, Sense, Shape, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::browse::Browse;
use crate::app::command::Command;
use crate::app::results::Run;
use crate::drawing::icons::Icon;
use crate::drawing::measure::cut;
use crate::drawing::role::Role;
use crate::edit::find::{How, MOST_CHARS, Needle, folded};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::bars::{Level, level_ui};
use crate::ui::widgets::rows::rows_ui;
use crate::ui::widgets::{Look, button_ui, segments_ui};

use super::proposals::Half;
use super::question::{FULL, Question};
use super::ranking::{Method, Row};
use super::{Analyse, Key, across, export, levers, offices, plots, proposals};

/// Height of a row.
const ROW: f32 = 40.0;
/// Height of the line of column heads.
const HEAD: f32 = 24.0;
/// Width of the filter.
const FILTER: f32 = 130.0;

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum By {
    #[default]
    Value,
    Name,
    Office,
    Share,
}

impl By {
    /// Whether the largest comes first, as long as nobody turned it round.
    fn falls(self) -> bool {
        matches!(self, Self::Value | Self::Share)
    }

    /// What a row is sorted by: a number, else a text without case and accents.
    fn key(self, row: &Row) -> (f64, String) {
        match self {
            Self::Value => (row.value.mean, String::new()),
            Self::Share => (row.share, String::new()),
            Self::Name => (0.0, folded(&row.name)),
            Self::Office => (0.0, folded(&row.office)),
        }
    }
}

/// How the table is looked at.
#[derive(Default)]
pub(crate) struct Table {
    by: By,
    turned: bool,
    filter: String,
    /// Whether somebody asked for the file of values.
    pub(super) export: bool,
    /// The rows shown, in order, until what they depend on changes.
    shown: Option<(Shown, Arc<Vec<usize>>)>,
}

/// What the rows shown depend on.
type Shown = (Option<Key>, By, bool, String);

impl Table {
    fn falls(&self) -> bool {
        self.by.falls() != self.turned
    }

    /// Sorts by a column, or turns it round.
    fn sort(&mut self, by: By) {
        self.turned = self.by == by && !self.turned;
        self.by = by;
    }

    /// The rows that contain what is searched for, in the order asked for.
    fn rows(&mut self, of: Option<&Key>, rows: &[Row]) -> Arc<Vec<usize>> {
        let key = (of.cloned(), self.by, self.turned, self.filter.clone());
        if let Some((known, shown)) = &self.shown
            && *known == key
        {
            return Arc::clone(shown);
        }
        let needle = Needle::new(self.filter.trim(), How::default());
        let holds = |text: &str| needle.as_ref().is_none_or(|n| !n.places(text).is_empty());
        let held = rows.iter().enumerate().filter(|(_, r)| holds(&r.name) || holds(&r.office));
        let mut keyed: Vec<_> = held.map(|(i, row)| (self.by.key(row), i)).collect();
        let falls = self.falls();
        keyed.sort_by(|((a, name), i), ((b, other), k)| {
            let found = a.total_cmp(b).then_with(|| name.cmp(other));
            // What is equal stays in the order of the ranking.
            (if falls { found.reverse() } else { found }).then(i.cmp(k))
        });
        let shown = Arc::new(keyed.into_iter().map(|(_, i)| i).collect::<Vec<_>>());
        self.shown = Some((key, Arc::clone(&shown)));
        shown
    }
}

/// The whole card.
pub(super) fn table_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut Analyse,
    (p, run, rows): (&Procedure, Option<&Run>, &[Row]),
    out: &mut Vec<Command>,
) {
    // The rows are those of this question, even when another is chosen now.
    let question = state.question;
    question_ui(ui, cx, state, !rows.is_empty());
    if question == Question::Help {
        proposals::halves_ui(ui, cx, &mut state.proposals);
        match state.proposals.half {
            Half::Numbers => levers::levers_ui(ui, cx, p, out),
            Half::Proposals => proposals::proposals_ui(ui, cx, p, &mut state.proposals, out),
            Half::Across => across::across_ui(ui, cx, &mut state.proposals.indicator),
        }
        return;
    }
    let of = state.ranked.as_ref().map(|(key, _)| key);
    let shown = state.table.rows(of, rows);
    if std::mem::take(&mut state.table.export)
        && let Some(document) = cx.bench.document()
    {
        let listed: Vec<&Row> = shown.iter().filter_map(|i| rows.get(*i)).collect();
        let text = export::csv(cx.words, question, run, &listed);
        let path = export::suggested(cx, document);
        out.push(Command::Browse(Browse::Sheet(text, path)));
    }
    ScrollArea::vertical().id_salt("ranking").auto_shrink(false).show(ui, |ui| {
        head_ui(ui, cx, &mut state.table, question);
        let most = rows.first().map_or(1.0, |r| r.value.mean).max(f64::MIN_POSITIVE);
        rows_ui(ui, (shown.len(), shown.len()), ROW, |ui, i| {
            if let Some(row) = rows.get(shown[i]) {
                row_ui(ui, cx, (question, most), row, out);
            }
        });
        if shown.is_empty() && !rows.is_empty() {
            note_ui(ui, cx, "filter-nothing");
        }
        if rows.windows(2).any(|w| w[0].rank == w[1].rank) {
            note_ui(ui, cx, "ranks-shared");
        }
        ui.add_space(8.0);
        if let Some(run) = run {
            offices::offices_ui(ui, cx, p, run);
        }
    });
}

fn note_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str) {
    let text = theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(text).wrap());
}

/// Height of the card from which the questions may have a line of their own.
const TALL: f32 = 300.0;

/// The title, the choice of question, and for a table of steps the filter and the file of values.
fn question_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Analyse, can_export: bool) {
    let questions = Question::ALL.map(|q| (q, cx.say(q.key())));
    let wide = |text: &String| {
        crate::drawing::measure::width(text, f64::from(size::TABLE), true) as f32 + 22.0
    };
    let needed: f32 = questions.iter().map(|(_, text)| wide(text)).sum();
    let room = ui.available_size();
    let beside = FILTER + wide(&cx.say("bottlenecks")) + 100.0;
    let in_line = needed + beside < room.x;
    let below = !in_line && needed < room.x && room.y > TALL;
    ui.horizontal(|ui| {
        ui.label(theme::strong(cx.say("bottlenecks"), size::BODY, cx.color(Role::Text)));
        if in_line {
            choice_ui(ui, cx, state, &questions);
        } else if !below {
            list_ui(ui, cx, &mut state.question, &questions, room.x - beside);
        }
        if state.question != Question::Help {
            tools_ui(ui, cx, state, can_export);
        }
    });
    if below {
        choice_ui(ui, cx, state, &questions);
    }
}

fn choice_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Analyse, questions: &[(Question, String)]) {
    if let Some(question) = segments_ui(ui, cx.skin, questions, state.question) {
        state.question = question;
    }
}

/// The filter, and the file of values.
fn tools_ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut Analyse, can_export: bool) {
    let name = cx.say("filter-rows");
    let field = egui::TextEdit::singleline(&mut state.table.filter)
        .hint_text(name.as_str())
        .char_limit(MOST_CHARS)
        .desired_width(FILTER - 18.0)
        .margin(egui::Margin::symmetric(9, 5));
    ui.add(field).accessible_name(name);
    let (text, name) = (cx.say("csv"), cx.say("action-export-table"));
    let content = (Some(Icon::Share), text.as_str(), name.as_str());
    if button_ui(ui, cx.skin, content, Look::Quiet, can_export).clicked() {
        state.table.export = true;
    }
}

/// The questions as a list, where there is no room for them side by side.
fn list_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    chosen: &mut Question,
    questions: &[(Question, String)],
    room: f32,
) {
    let text = theme::strong(cx.say(chosen.key()), size::TABLE, cx.color(Role::Text));
    egui::ComboBox::from_id_salt("question")
        .selected_text(text)
        .width(room.clamp(90.0, 180.0))
        .height(320.0)
        .show_ui(ui, |ui| {
            for (one, name) in questions {
                if ui.selectable_label(one == chosen, name).clicked() {
                    *chosen = *one;
                }
            }
        })
        .response
        .accessible_name(cx.say("question"));
}

/// Columns: rank, step, value, bar with share, cause.
fn columns(width: f32) -> [f32; 5] {
    let bar = (width * 0.22).max(90.0);
    let value = 130.0;
    let cause = 120.0;
    [26.0, (width - 26.0 - value - bar - cause).max(120.0), value, bar, cause]
}

fn head_ui(ui: &mut Ui, cx: &Cx<'_>, table: &mut Table, question: Question) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let widths = columns(rect.width());
    let edges: Vec<f32> = widths
        .iter()
        .scan(rect.min.x, |x, width| {
            let left = *x;
            *x += width;
            Some(left)
        })
        .collect();
    // Name and office stand one above the other: their heads share the column.
    let half = widths[1] * 0.5;
    let heads = [
        (edges[1], half, "column-step", By::Name),
        (edges[1] + half, half, "column-office", By::Office),
        (edges[2], widths[2], question.key(), By::Value),
    ];
    for (x, width, key, by) in heads {
        sort_ui(
            ui,
            cx,
            table,
            (Rect::from_min_size(pos2(x, rect.min.y), vec2(width, HEAD)), key, by),
        );
    }
    if question.has_shares() {
        let place = Rect::from_min_size(pos2(edges[3], rect.min.y), vec2(widths[3], HEAD));
        sort_ui(ui, cx, table, (place, "column-share", By::Share));
    }
    if let Some(key) = question.last_column() {
        let ink = cx.color(Role::TextSecondary);
        let galley = ui.painter().layout_no_wrap(cx.say(key), theme::bold(size::SMALL), ink);
        let at = pos2(edges[4], rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    }
    ui.painter().hline(rect.x_range(), rect.max.y, cx.skin.stroke(1.0, Role::LineSubtle));
}

/// The head of a column: a click sorts by it, a second one turns it round.
fn sort_ui(ui: &mut Ui, cx: &Cx<'_>, table: &mut Table, (rect, key, by): (Rect, &str, By)) {
    let place = rect.shrink2(vec2(2.0, 1.0));
    let id = ui.scope_id().with(("sort", by as u8));
    let response = ui.interact(place, id, Sense::click());
    let on = table.by == by;
    let name = cx.say(key);
    let painter = ui.painter();
    if response.hovered() {
        painter.rect_filled(place, 3.0, cx.color(Role::Hover));
    }
    if response.has_focus() {
        painter.rect_stroke(place, 3.0, cx.skin.stroke(2.0, Role::FocusRing), StrokeKind::Inside);
    }
    let ink = cx.color(if on { Role::Text } else { Role::TextSecondary });
    let room = f64::from(rect.width() - if on { 16.0 } else { 4.0 });
    let text = cut(&name, f64::from(size::SMALL), true, room);
    let galley = painter.layout_no_wrap(text, theme::bold(size::SMALL), ink);
    let right = rect.min.x + galley.size().x;
    painter.galley(pos2(rect.min.x, rect.center().y - galley.size().y / 2.0), galley, ink);
    if on {
        let (x, y) = (right + 8.0, rect.center().y);
        let tip = if table.falls() { 3.0 } else { -3.0 };
        let points = vec![pos2(x - 4.0, y - tip), pos2(x + 4.0, y - tip), pos2(x, y + tip)];
        painter.add(Shape::convex_polygon(points, ink, egui::Stroke::NONE));
    }
    let spoken = if on {
        let way = cx.say(if table.falls() { "sorted-falling" } else { "sorted-rising" });
        format!("{name}, {way}")
    } else {
        cx.say_with("sort-by", &[("column", name.clone().into())])
    };
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, on, &spoken));
    if response.clicked() {
        table.sort(by);
    }
    response.on_hover_text(spoken);
}

/// Writes in a row: x, y of the middle, text, bold, color, room.
fn write(ui: &Ui, cx: &Cx<'_>, (x, y): (f32, f32), text: &str, bold: bool, role: Role, room: f32) {
    let cut = cut(text, f64::from(size::TABLE), bold, f64::from(room));
    let font = if bold { theme::bold(size::TABLE) } else { theme::regular(size::SMALL) };
    let galley = ui.painter().layout_no_wrap(cut, font, cx.color(role));
    ui.painter().galley(pos2(x, y - galley.size().y / 2.0), galley, cx.color(role));
}

fn row_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (question, most): (Question, f64),
    row: &Row,
    out: &mut Vec<Command>,
) {
    let item = ItemId::Step(row.step.clone());
    let selected = cx.is_selected(&item);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    if selected {
        ui.painter().rect_filled(rect, 0.0, cx.color(Role::AccentSoft));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0.0, cx.color(Role::Hover));
    }
    ui.painter().hline(rect.x_range(), rect.max.y - 0.5, cx.skin.stroke(1.0, Role::LineSubtle));
    let widths = columns(rect.width());
    let (upper, middle, lower) = (rect.min.y + 12.0, rect.center().y, rect.min.y + 29.0);
    let mut x = rect.min.x;
    let rank = row.rank.to_string();
    write(ui, cx, (x + 4.0, middle), &rank, false, Role::TextSecondary, 22.0);
    x += widths[0];
    write(ui, cx, (x, upper), &row.name, true, Role::Text, widths[1] - 10.0);
    write(ui, cx, (x, lower), &row.office, false, Role::TextSecondary, widths[1] - 10.0);
    x += widths[1];
    let value = question.say(cx.words, row.value.mean);
    let shown = row.method.sign().map_or_else(|| value.clone(), |sign| format!("{sign} {value}"));
    write(ui, cx, (x, upper), &shown, true, Role::Text, widths[2]);
    let below = match (row.method, row.value.half_width) {
        (Method::Measured, Some(half)) => format!("± {}", question.say_half(cx.words, half)),
        (Method::Measured, None) => "—".to_owned(),
        (method, _) => cx.say(method.key()),
    };
    write(ui, cx, (x, lower), &below, false, Role::TextSecondary, widths[2]);
    x += widths[2];
    bar_ui(ui, cx, (question, most), row, pos2(x, middle), widths[3]);
    x += widths[3];
    last_ui(ui, cx, row, pos2(x, middle));
    let spoken = format!("{}. {}, {}: {shown} {below}", row.rank, row.name, row.office);
    response
        .widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, selected, &spoken));
    if response.clicked() {
        out.push(Command::Select(vec![item]));
        out.push(Command::Reveal);
    }
}

/// The value beside the largest, with its interval, and its share.
fn bar_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (question, most): (Question, f64),
    row: &Row,
    left: egui::Pos2,
    width: f32,
) {
    let place = Rect::from_min_size(pos2(left.x, left.y - 9.0), vec2(width, 18.0));
    let relative = if question == Question::Load { 1.0 } else { most };
    let level = Level {
        value: (row.value.mean / relative) as f32,
        half: (row.value.half_width.unwrap_or(0.0) / relative) as f32,
        promise: None,
        over: question == Question::Load && row.value.mean >= FULL,
    };
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        ui.horizontal(|ui| {
            level_ui(ui, cx.skin, level, (width - 62.0).max(30.0), &row.name);
            if question.has_shares() {
                let share = cx.words.percent(row.share, 1);
                ui.label(theme::text(share, size::SMALL, cx.color(Role::TextSecondary)));
            }
        });
    });
}

/// The main cause, or how many cases have the step on their critical path.
fn last_ui(ui: &Ui, cx: &Cx<'_>, row: &Row, left: egui::Pos2) {
    if let Some(cause) = row.cause {
        let square = Rect::from_center_size(pos2(left.x + 6.0, left.y), vec2(10.0, 10.0));
        plots::cause_square(ui, cx, square, cause);
        let name = cx.say(plots::cause_key(cause));
        write(ui, cx, (left.x + 17.0, left.y), &name, false, Role::Text, f32::INFINITY);
    } else if let Some(share) = row.on_path.filter(|share| share.n > 0) {
        let text = plots::percent(cx, &share);
        write(ui, cx, (left.x, left.y), &text, false, Role::Text, f32::INFINITY);
    }
}
