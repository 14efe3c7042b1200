//! Plots: where the time goes by cause, and legal days with the term.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::measure::Estimate;
use crate::analysis::simulate::net::Cause;
use crate::analysis::simulate::replication::{Figure, TermFigure};
use crate::app::live::run_findings;
use crate::app::results::{DAY_MS, Run};
use crate::drawing::hatch;
use crate::drawing::role::Role;
use crate::model::card::TermUnit;
use crate::model::finding::{Place, Severity};
use crate::model::geometry;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::timing::Unit;
use crate::ui::context::Cx;
use crate::ui::panels::strip::interval;
use crate::ui::spoken;
use crate::ui::theme::{self, size};
use crate::ui::widgets::hairline_ui;

/// Findings of a run shown at most.
const MOST_FINDINGS: usize = 4;

/// Key of a cause's name.
pub(super) fn cause_key(cause: Cause) -> &'static str {
    match cause {
        Cause::OfficeQueue => "cause-office-queue",
        Cause::OfficeClosed => "cause-office-closed",
        Cause::Sitting => "cause-sitting",
        Cause::Applicant => "cause-applicant",
        Cause::OtherBody => "cause-other-body",
        Cause::Law => "cause-law",
        Cause::Post => "cause-post",
    }
}

/// Color and pattern of a cause.
fn cause_look(cause: Cause) -> (Role, u8) {
    match cause {
        Cause::OfficeQueue => (Role::CauseQueue, 3),
        Cause::OfficeClosed => (Role::CauseClosed, 1),
        Cause::Sitting => (Role::CauseSitting, 2),
        Cause::Applicant => (Role::CauseApplicant, 1),
        Cause::OtherBody => (Role::CauseBody, 4),
        Cause::Law => (Role::CauseLaw, 5),
        Cause::Post => (Role::CausePost, 1),
    }
}

/// The pattern of a class, clipped to a rectangle.
pub(super) fn hatch(ui: &Ui, cx: &Cx<'_>, rect: Rect, class: u8, role: Role) {
    let area = geometry::Rect::new(
        f64::from(rect.min.x),
        f64::from(rect.min.y),
        f64::from(rect.width()),
        f64::from(rect.height()),
    );
    let ink = hatch::ink(area, class);
    let color = cx.color(role);
    for dot in &ink.dots {
        ui.painter().circle_filled(pos2(dot.x as f32, dot.y as f32), 0.8, color);
    }
    for (a, b) in &ink.segments {
        let ends = [pos2(a.x as f32, a.y as f32), pos2(b.x as f32, b.y as f32)];
        ui.painter().line_segment(ends, Stroke::new(0.8, color));
    }
}

/// A square with the color and pattern of a cause.
pub(super) fn cause_square(ui: &Ui, cx: &Cx<'_>, rect: Rect, cause: Cause) {
    let (role, class) = cause_look(cause);
    ui.painter().rect(
        rect,
        2.0,
        cx.color(role),
        cx.skin.stroke(1.0, Role::LineControl),
        StrokeKind::Outside,
    );
    hatch(ui, cx, rect, class, Role::Card);
}

/// A share with its interval.
pub(super) fn percent(cx: &Cx<'_>, e: &Estimate) -> String {
    match e.half_width {
        _ if e.n == 0 => "—".to_owned(),
        Some(half) => cx.words.percent_interval(e.mean, half, 0),
        None => cx.words.percent(e.mean, 0),
    }
}

/// Where the time goes: a stacked bar, and a table that says the same.
pub(super) fn causes_ui(ui: &mut Ui, cx: &Cx<'_>, run: Option<&Run>) {
    ui.horizontal(|ui| {
        ui.label(theme::strong(cx.say("where-time-goes"), size::BODY, cx.color(Role::Text)));
        if let Some(run) = run {
            let cycle = run.sum(&[Figure::Cycle], 1.0 / DAY_MS);
            let text = interval(cx, &cycle, Unit::CalendarDays);
            ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
        }
    });
    let Some(run) = run else {
        ui.label(theme::text("—", size::BODY, cx.color(Role::TextSecondary)));
        return;
    };
    let mut parts: Vec<(Option<Cause>, Estimate)> = Cause::ALL
        .into_iter()
        .map(|c| (Some(c), run.sum(&[Figure::Critical(c)], 1.0 / DAY_MS)))
        .filter(|(_, e)| e.n > 0 && e.mean > 1e-6)
        .collect();
    let work = run.sum(&[Figure::CriticalWork], 1.0 / DAY_MS);
    parts.push((None, work));
    let total: f64 = parts.iter().map(|(_, e)| e.mean).sum::<f64>().max(f64::MIN_POSITIVE);
    bar_ui(ui, cx, &parts, total);
    ui.add_space(6.0);
    for (cause, estimate) in &parts {
        part_ui(ui, cx, *cause, estimate, estimate.mean / total);
    }
    hairline_ui(ui, cx.skin);
    let share = cx.words.percent(work.mean / total, 0);
    let text = cx.say_with("real-work", &[("share", share.into())]);
    ui.add(egui::Label::new(theme::text(text, size::SMALL, cx.color(Role::Text))).wrap());
    let note = theme::text(cx.say("branches-note"), size::SMALL, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(note).wrap());
}

/// What the run itself has to say: limits reached, cases open, exact figures that disagree.
pub(super) fn findings_ui(ui: &mut Ui, cx: &Cx<'_>, p: &Procedure) {
    let findings = cx.bench.document().map_or(&[][..], run_findings);
    let grave = findings.iter().filter(|f| f.severity != Severity::Note);
    for finding in grave.take(MOST_FINDINGS) {
        let name = match &finding.place {
            Place::Step(id) => spoken::step_name(cx.words, p, &ItemId::Step(id.clone())),
            Place::Office(id) => {
                p.office(id).map_or("", |o| o.name.get(cx.words.language())).to_owned()
            }
            _ => String::new(),
        };
        let said = cx.words.finding(finding);
        let text = if name.is_empty() { said } else { format!("{name}: {said}") };
        let label = egui::Label::new(theme::text(text, size::SMALL, cx.color(Role::Warn))).wrap();
        let hint = cx.words.hint(finding).unwrap_or_default();
        ui.add(label).on_hover_text(hint);
    }
}

fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, parts: &[(Option<Cause>, Estimate)], total: f64) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let mut x = rect.min.x;
    for (cause, estimate) in parts {
        let width = rect.width() * (estimate.mean / total) as f32;
        let part = Rect::from_min_size(pos2(x, rect.min.y), vec2(width, rect.height()));
        x += width;
        match cause {
            Some(cause) => {
                let (role, class) = cause_look(*cause);
                ui.painter().rect_filled(part, 0.0, cx.color(role));
                hatch(ui, cx, part, class, Role::Card);
            }
            None => {
                ui.painter().rect_filled(part, 0.0, cx.color(Role::CauseWork));
            }
        }
        let line = cx.skin.stroke(1.0, Role::LineControl);
        ui.painter().rect_stroke(part, 0.0, line, StrokeKind::Inside);
    }
    let name = cx.say("where-time-goes");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
}

fn part_ui(ui: &mut Ui, cx: &Cx<'_>, cause: Option<Cause>, estimate: &Estimate, share: f64) {
    let width = ui.available_width();
    let name = cx.say(cause.map_or("cause-work", cause_key));
    // A long name takes a second line; the figures keep their columns.
    let room = (width - 24.0 - 104.0 - 62.0).max(60.0);
    let ink = cx.color(Role::Text);
    let galley = ui.painter().layout(name.clone(), theme::regular(size::SMALL), ink, room);
    let height = (galley.size().y + 8.0).max(25.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let square = Rect::from_center_size(pos2(rect.min.x + 8.0, rect.center().y), vec2(12.0, 12.0));
    match cause {
        Some(cause) => cause_square(ui, cx, square, cause),
        None => {
            ui.painter().rect_filled(square, 2.0, cx.color(Role::CauseWork));
        }
    }
    let at = pos2(rect.min.x + 24.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    let write = |right: f32, text: &str, bold: bool, role: Role| {
        let font = if bold { theme::bold(size::TABLE) } else { theme::regular(size::SMALL) };
        let galley = ui.painter().layout_no_wrap(text.to_owned(), font, cx.color(role));
        let at = pos2(right - galley.size().x, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, cx.color(role));
    };
    let percent = cx.words.percent(share, 0);
    write(rect.max.x, &percent, false, Role::TextSecondary);
    let (value, half) = match estimate.half_width {
        Some(h) => cx.words.interval_parts(estimate.mean, h, Unit::CalendarDays),
        None => (cx.words.amount(estimate.mean, Unit::CalendarDays), String::new()),
    };
    write(rect.max.x - 46.0, &half, false, Role::TextSecondary);
    write(rect.max.x - 104.0, &value, true, Role::Text);
    let spoken = format!("{name}: {value} {half}, {percent}");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &spoken));
}

/// Legal days to the decision with the term, one plot a term.
pub(super) fn legal_ui(ui: &mut Ui, cx: &Cx<'_>, run: Option<&Run>) {
    let Some(run) = run else {
        ui.label(theme::strong(cx.say("legal-days"), size::BODY, cx.color(Role::Text)));
        ui.label(theme::text("—", size::BODY, cx.color(Role::TextSecondary)));
        return;
    };
    if run.labels().terms.is_empty() {
        ui.label(theme::strong(cx.say("legal-days"), size::BODY, cx.color(Role::Text)));
        ui.label(theme::text(cx.say("no-terms"), size::BODY, cx.color(Role::TextSecondary)));
        return;
    }
    for t in 0..run.labels().terms.len() as u32 {
        term_ui(ui, cx, run, t);
        ui.add_space(10.0);
    }
}

fn term_ui(ui: &mut Ui, cx: &Cx<'_>, run: &Run, t: u32) {
    let (_, term) = &run.labels().terms[t as usize];
    let name = term.name.get(cx.words.language());
    let length = cx.words.term_length(term);
    let title = cx.say_with("legal-days-to", &[("name", name.into())]);
    ui.add(egui::Label::new(theme::strong(title, size::BODY, cx.color(Role::Text))).wrap());
    histogram_ui(ui, cx, run, t, &length);
    let figure = |f: TermFigure| super::term_days(run, t, f);
    let unit =
        if term.unit == TermUnit::WorkingDays { Unit::WorkingDays } else { Unit::CalendarDays };
    let percent = |e: &Estimate| match e.half_width {
        _ if e.n == 0 => "—".to_owned(),
        Some(h) => cx.words.percent_interval(e.mean, h, 0),
        None => cx.words.percent(e.mean, 0),
    };
    let p90 = figure(TermFigure::P90Days);
    let margin = Estimate { mean: f64::from(term.amount) - p90.mean, ..p90 };
    let rows = [
        ("legal-within", percent(&figure(TermFigure::Within))),
        ("legal-mean", interval(cx, &figure(TermFigure::MeanDays), unit)),
        ("legal-p90", interval(cx, &p90, unit)),
        ("legal-margin", interval(cx, &margin, unit)),
        ("legal-silent", percent(&figure(TermFigure::Silent))),
    ];
    egui::Grid::new(("term", t)).num_columns(2).spacing(vec2(16.0, 3.0)).show(ui, |ui| {
        for (key, value) in rows {
            ui.label(theme::text(cx.say(key), size::SMALL, cx.color(Role::TextSecondary)));
            ui.label(theme::strong(value, size::TABLE, cx.color(Role::Text)));
            ui.end_row();
        }
    });
}

#[expect(clippy::too_many_lines, reason = "one plot, painted from back to front")]
fn histogram_ui(ui: &mut Ui, cx: &Cx<'_>, run: &Run, t: u32, length: &str) {
    let (_, term) = &run.labels().terms[t as usize];
    let mut days: Vec<f64> = Vec::new();
    for r in run.outcome.replications() {
        let counts = r.legal_days.get(t as usize).map_or(&[][..], Vec::as_slice);
        if days.len() < counts.len() {
            days.resize(counts.len(), 0.0);
        }
        for (sum, n) in days.iter_mut().zip(counts) {
            *sum += f64::from(*n);
        }
    }
    let total: f64 = days.iter().sum();
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 104.0), Sense::hover());
    let painter = ui.painter();
    let base = rect.max.y - 16.0;
    painter.hline(rect.x_range(), base, cx.skin.stroke(1.0, Role::LineControl));
    let spoken = format!("{}: {length}", term.name.get(cx.words.language()));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &spoken));
    if total <= 0.0 {
        let text = cx.say("no-decisions");
        let font = theme::regular(size::SMALL);
        crate::ui::widgets::centered(
            painter,
            rect.center(),
            &text,
            font,
            cx.color(Role::TextSecondary),
        );
        return;
    }
    // The axis shows the term and 99 % of cases.
    let mut seen = 0.0;
    let last = days
        .iter()
        .position(|n| {
            seen += n;
            seen >= 0.99 * total
        })
        .unwrap_or(0)
        .max((f64::from(term.amount) * 1.25) as usize)
        .max(4);
    let bin = (last + 1).div_ceil(24).max(1);
    let bins: Vec<f64> = (0..=last / bin)
        .map(|b| days.iter().skip(b * bin).take(bin).sum::<f64>() / total)
        .collect();
    let top = bins.iter().copied().fold(0.0, f64::max).max(f64::MIN_POSITIVE);
    let width = rect.width() / bins.len() as f32;
    for (b, share) in bins.iter().enumerate() {
        let height = (base - rect.min.y - 18.0) * (share / top) as f32;
        let x = rect.min.x + width * b as f32;
        let bar = Rect::from_min_max(pos2(x + 1.0, base - height), pos2(x + width - 1.0, base));
        let late = b * bin > term.amount as usize;
        if late {
            let line = cx.skin.stroke(1.0, Role::Term);
            painter.rect(bar, 1.0, cx.color(Role::TermSoft), line, StrokeKind::Inside);
            hatch(ui, cx, bar, 4, Role::Term);
        } else {
            painter.rect_filled(bar, 2.0, cx.color(Role::Accent));
        }
    }
    let x_of = |day: f32| rect.min.x + rect.width() * day / (bins.len() * bin) as f32;
    let x = x_of(term.amount as f32 + 1.0);
    painter.vline(x, rect.min.y..=base, cx.skin.stroke(2.0, Role::Term));
    let font = theme::bold(size::MICRO);
    let galley = painter.layout_no_wrap(length.to_owned(), font, cx.color(Role::Card));
    let flag = Rect::from_min_size(
        pos2((x + 3.0).min(rect.max.x - galley.size().x - 10.0), rect.min.y),
        galley.size() + vec2(10.0, 2.0),
    );
    painter.rect_filled(flag, 3.0, cx.color(Role::Term));
    painter.galley(flag.min + vec2(5.0, 1.0), galley, cx.color(Role::Card));
    let step = ((last + 1) / 5).max(1);
    for day in (0..=last).step_by(step) {
        let text = day.to_string();
        let at = pos2(x_of(day as f32 + 0.5), rect.max.y - 7.0);
        let font = theme::regular(size::MICRO);
        crate::ui::widgets::centered(painter, at, &text, font, cx.color(Role::TextSecondary));
    }
}
