//! A crowd of cases: its clock and the share that is late, how many are open over time, its offices.

use egui::{Painter, Rect, ScrollArea, Sense, Shape, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::crowd::{Crowd, Cut, MOST_CASES, MOST_MOVES};
use crate::analysis::simulate::net::Labels;
use crate::drawing::role::Role;
use crate::model::id::OfficeId;
use crate::model::procedure::Procedure;
use crate::ui::canvas::camera::Camera;
use crate::ui::canvas::paint::Brush;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::words::named::capitalized;

use super::clock::DAY;
use super::one::{AFTER_RING, ring_ui};
use super::pen::{Form, paint_mark};
use super::seek::{Seek, seek_ui};
use super::tokens::Seen;
use super::{Type, controls};

/// Columns of the course over time.
const COLUMNS: usize = 240;
/// Dates written under the course.
const DATES: i64 = 6;

/// The ring of the share that is late, the clock, and how it stands; `transport` beside the place.
pub(super) fn story_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (p, film, time): (&Procedure, &Crowd, i64),
    seen: &Seen,
    how: Type,
    transport: impl FnOnce(&mut Ui),
) {
    let (late, settled) = film.late_so_far(time);
    let share = (settled > 0).then(|| late as f64 / settled as f64);
    ui.horizontal_centered(|ui| {
        let figure = share.map_or_else(|| "—".to_owned(), |share| cx.words.percent(share, 0));
        ring_ui(ui, cx, share.map(|s| s as f32), &figure, &cx.say("crowd-late-ring"));
        ui.add_space(AFTER_RING);
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                let (from, to) = film.span();
                let args = [
                    ("at", ((time - from) / DAY + 1).to_string().into()),
                    ("of", ((to - from) / DAY + 1).to_string().into()),
                    ("cases", film.cases().len().into()),
                ];
                let place = cx.say_with("crowd-place", &args);
                ui.label(theme::text(place, how.small, cx.color(Role::TextSecondary)));
                transport(ui);
            });
            let when = film.when(time);
            let minutes = u16::try_from(when.hour()).unwrap_or(0) * 60
                + u16::try_from(when.minute()).unwrap_or(0);
            let date = capitalized(&cx.words.date_with_weekday(when.date()));
            let line = format!("{date}, {}", cx.words.time_of_day(minutes));
            let [working, queued, ..] = seen.counts;
            let open = cx.say_with(
                "crowd-open",
                &[
                    ("open", film.open(time).into()),
                    ("working", working.into()),
                    ("queued", queued.into()),
                ],
            );
            let late = match share {
                Some(share) => cx.say_with(
                    "crowd-late-share",
                    &[
                        ("share", cx.words.percent(share, 0).into()),
                        ("late", late.into()),
                        ("settled", settled.into()),
                    ],
                ),
                None => cx.say("crowd-late-none"),
            };
            let longest = longest(cx, p, film, time).unwrap_or_default();
            if how.is_narrow(ui.available_width()) {
                let how = Type { detail: how.small, ..how };
                controls::lines_ui(ui, cx, how, &line, &[open, late, longest]);
            } else {
                controls::lines_ui(ui, cx, how, &line, &[format!("{open} {late}"), longest]);
            }
        });
    });
}

/// The office with the longest queue, in words; `None` where nobody waits.
fn longest(cx: &Cx<'_>, p: &Procedure, film: &Crowd, time: i64) -> Option<String> {
    let labels = film.labels();
    let queue = |at: u32| film.desk(at, time).map_or(0, |turn| turn.waiting);
    let offices = 0..labels.offices.len() as u32;
    let at = offices
        .max_by_key(|at| (queue(*at), std::cmp::Reverse(*at)))
        .filter(|at| queue(*at) > 0)?;
    let office = office_name(cx, p, labels.offices.get(at as usize)?);
    let args = [("office", office.into()), ("queue", (queue(at) as usize).into())];
    Some(cx.say_with("crowd-longest", &args))
}

fn office_name(cx: &Cx<'_>, p: &Procedure, id: &OfficeId) -> String {
    let office = p.office(id).map(|o| o.name.get(cx.words.language()).to_owned());
    office.unwrap_or_else(|| id.to_string())
}

/// How many cases are open over time, with the head; returns the moment sought.
pub(super) fn course_ui(ui: &mut Ui, cx: &Cx<'_>, film: &Crowd, head: i64) -> Option<i64> {
    let title = cx.say("crowd-course");
    ui.label(theme::text(title, size::BODY, cx.color(Role::TextSecondary)));
    let (from, to) = film.span();
    let day = ((head - from) as f64 / DAY as f64).floor();
    let sought = seek_ui(ui, cx, 62.0, (&cx.say("crowd-course-name"), day), |painter, rect| {
        paint_course(painter, cx, rect, film, head);
    })?;
    let time = match sought {
        Seek::To(share) => from + (f64::from(share) * (to - from) as f64) as i64,
        Seek::Days(days) => head + days * DAY,
    };
    Some(time.clamp(from, to))
}

fn paint_course(painter: &Painter, cx: &Cx<'_>, rect: Rect, film: &Crowd, head: i64) {
    let (from, to) = film.span();
    let bar = Rect::from_min_max(rect.min, pos2(rect.max.x, rect.max.y - 18.0));
    painter.rect(bar, 2.0, cx.color(Role::Sunken), cx.skin.soft_line(), StrokeKind::Outside);
    let time = |column: usize| from + (to - from) / COLUMNS as i64 * column as i64;
    let most = (0..=COLUMNS).map(|c| film.open(time(c))).max().unwrap_or(0).max(1);
    let x = |time: i64| bar.min.x + bar.width() * (time - from) as f32 / (to - from).max(1) as f32;
    let y = |open: usize| bar.max.y - (bar.height() - 4.0) * open as f32 / most as f32;
    let mut mesh = egui::Mesh::default();
    for column in 0..COLUMNS {
        let open = film.open(time(column));
        let past = time(column) <= head;
        let fill = cx.skin.faded(Role::Accent, if past { 0.55 } else { 0.22 });
        let part = Rect::from_min_max(
            pos2(x(time(column)), y(open)),
            pos2(x(time(column + 1)), bar.max.y),
        );
        mesh.add_colored_rect(part, fill);
    }
    painter.add(Shape::mesh(mesh));
    let label = cx.words.number(most as f64, 0);
    let (font, ink) = (theme::regular(size::MICRO), cx.color(Role::TextSecondary));
    painter.text(bar.min + vec2(4.0, 0.0), egui::Align2::LEFT_TOP, label, font, ink);
    let head = x(head).clamp(bar.min.x, bar.max.x);
    painter.vline(head, bar.min.y - 3.0..=bar.max.y + 4.0, cx.skin.stroke(2.0, Role::Text));
    for part in 0..=DATES {
        let time = from + (to - from) / DATES * part;
        let text = cx.words.date(film.when(time).date());
        let galley = painter.layout_no_wrap(text, theme::regular(size::MICRO), ink);
        let left = (x(time) - galley.size().x / 2.0)
            .clamp(rect.min.x, (rect.max.x - galley.size().x).max(rect.min.x));
        painter.galley(pos2(left, rect.max.y - 15.0), galley, ink);
    }
}

/// What the film holds, the legend with counts, and the offices.
pub(super) fn panel_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (p, film, time): (&Procedure, &Crowd, i64),
    seen: &Seen,
    followed: Option<usize>,
) {
    let (from, to) = film.span();
    let args = [
        ("from", cx.words.date(film.when(from).date()).into()),
        ("to", cx.words.date(film.when(to).date()).into()),
    ];
    let mut said = vec![cx.say_with("crowd-span", &args)];
    said.extend(film.cut().map(|cut| match cut {
        Cut::Cases => cx.say_with("crowd-cut-cases", &[("most", MOST_CASES.into())]),
        Cut::Moves => cx.say_with("crowd-cut-moves", &[("most", MOST_MOVES.into())]),
    }));
    said.extend(followed.and_then(|at| film.cases().get(at)).map(|case| {
        let number = (case.number + 1).to_string();
        let date = cx.words.date(film.when(case.arrival).date());
        cx.say_with("crowd-followed", &[("case", number.into()), ("date", date.into())])
    }));
    for line in said {
        let text = theme::text(line, size::SMALL, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(text).wrap());
    }
    ui.add_space(8.0);
    legend_ui(ui, cx, seen);
    ui.add_space(8.0);
    ui.label(theme::strong(cx.say("crowd-offices"), size::BODY, cx.color(Role::Text)));
    ScrollArea::vertical().id_salt("offices").auto_shrink(false).show(ui, |ui| {
        let labels = std::sync::Arc::clone(film.labels());
        for at in 0..labels.offices.len() as u32 {
            office_ui(ui, cx, p, film, &labels, (at, time));
        }
    });
}

/// The four forms of marks, each with how many there are.
fn legend_ui(ui: &mut Ui, cx: &Cx<'_>, seen: &Seen) {
    for (form, count) in Form::ALL.into_iter().zip(seen.counts) {
        let name = cx.say(form.key());
        let wanted = vec2(ui.available_width(), 22.0);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
        let camera = Camera { zoom: 1.2, ..Camera::default() };
        let brush = Brush {
            painter: ui.painter(),
            skin: cx.skin,
            view: rect,
            camera,
            opacity: 1.0,
            is_paper: false,
        };
        paint_mark(&brush, pos2(rect.min.x + 10.0, rect.center().y), form);
        let (ink, font) = (cx.color(Role::Text), theme::regular(size::TABLE));
        let middle = rect.center().y;
        let left = pos2(rect.min.x + 26.0, middle);
        ui.painter().text(left, egui::Align2::LEFT_CENTER, &name, font, ink);
        let figure = cx.words.number(count as f64, 0);
        let right = pos2(rect.max.x - 8.0, middle);
        let font = theme::bold(size::TABLE);
        ui.painter().text(right, egui::Align2::RIGHT_CENTER, &figure, font, ink);
        let said = format!("{name}: {figure}");
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
    }
}

/// An office with its queue as a bar and its staff at work.
fn office_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    film: &Crowd,
    labels: &Labels,
    (at, time): (u32, i64),
) {
    let (Some(id), Some(staff), Some(turn)) =
        (labels.offices.get(at as usize), film.staff(at), film.desk(at, time))
    else {
        return;
    };
    let most = film.longest_queue(at).max(1);
    let name = office_name(cx, p, id);
    let queue = cx.say_with("crowd-queue", &[("queue", turn.waiting.to_string().into())]);
    let busy = [("busy", turn.busy.to_string().into()), ("staff", staff.to_string().into())];
    let figures = format!("{queue} · {}", cx.say_with("crowd-busy", &busy));
    let text = theme::text(&name, size::SMALL, cx.color(Role::Text));
    ui.add(egui::Label::new(text).truncate());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let (font, ink) = (theme::regular(size::MICRO), cx.color(Role::TextSecondary));
    ui.painter().text(rect.min, egui::Align2::LEFT_TOP, &figures, font, ink);
    let track = Rect::from_min_size(rect.min + vec2(0.0, 17.0), vec2(rect.width() - 8.0, 7.0));
    let (ground, line) = (cx.color(Role::Sunken), cx.skin.soft_line());
    ui.painter().rect(track, 2.0, ground, line, StrokeKind::Outside);
    let share = turn.waiting as f32 / most as f32;
    let filled = Rect::from_min_size(track.min, vec2(track.width() * share, 7.0));
    ui.painter().rect_filled(filled, 2.0, cx.color(Role::CauseQueue));
    let said = format!("{name}: {figures}");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
}
