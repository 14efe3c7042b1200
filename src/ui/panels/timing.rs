//! A duration in the inspector: what is typed, its density, its mean, and where it comes from.

use egui::{Pos2, Sense, Shape, Ui, pos2, vec2};

use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::provenance::{Confidence, Provenance, Source};
use crate::model::timing::{Distribution, Timing, Unit};
use crate::words::read;

use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::chip_ui;
use crate::ui::widgets::fields::{Field, field_ui};

/// Draws a duration; returns a changed one (`Some(None)` when it was emptied).
pub(super) fn timing_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, name): (egui::Id, &str),
    timing: Option<&Timing>,
    unit: Unit,
) -> Option<Option<Timing>> {
    let mut changed = None;
    let value = timing.and_then(|t| cx.words.timing_entry(t)).unwrap_or_default();
    let hint = cx.say("timing-hint");
    let field = Field { name, value: &value, hint: &hint, width: f32::INFINITY, lines: 1 };
    let default_unit = timing.map_or(unit, |t| t.unit);
    let committed = field_ui(ui, cx.skin, id, field, |text| {
        if text.trim().is_empty() {
            return Ok(None);
        }
        read::timing(text, Some(default_unit)).map(Some).map_err(|f| cx.words.read_fault(&f))
    });
    if let Some(new) = committed {
        // A number that is typed anew is no longer the one that was sourced.
        changed = Some(new);
    }
    let Some(timing) = timing else { return changed };
    density_ui(ui, cx, timing);
    if let Some(provenance) = provenance_ui(ui, cx, id, timing.provenance.as_ref()) {
        changed = Some(Some(Timing { provenance, ..timing.clone() }));
    }
    changed
}

/// The density as a small filled curve, with the mean as a dashed line.
fn density_ui(ui: &mut Ui, cx: &Cx<'_>, timing: &Timing) {
    let law = &timing.law;
    let (mean, sd) = (law.mean(), law.variance().max(0.0).sqrt());
    let (from, to) = support(law, mean, sd);
    if let Some(points) = density(law, from, to) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 46.0), Sense::hover());
        let painter = ui.painter();
        let base = rect.max.y - 4.0;
        let top = points.iter().map(|p| p.1).fold(0.0, f64::max).max(f64::MIN_POSITIVE);
        let place = |(x, d): (f64, f64)| {
            let share = (x - from) / (to - from).max(f64::MIN_POSITIVE);
            pos2(
                rect.min.x + rect.width() * share as f32,
                base - (base - rect.min.y - 3.0) * (d / top) as f32,
            )
        };
        let line: Vec<Pos2> = points.iter().map(|p| place(*p)).collect();
        let mut mesh = egui::Mesh::default();
        for p in &line {
            mesh.colored_vertex(pos2(p.x, base), cx.color(Role::AccentSoft));
            mesh.colored_vertex(*p, cx.color(Role::AccentSoft));
        }
        for i in 0..line.len().saturating_sub(1) as u32 {
            mesh.add_triangle(2 * i, 2 * i + 1, 2 * i + 2);
            mesh.add_triangle(2 * i + 1, 2 * i + 2, 2 * i + 3);
        }
        painter.add(Shape::mesh(mesh));
        painter.add(Shape::line(line, cx.skin.stroke(1.5, Role::Accent)));
        painter.hline(rect.x_range(), base, cx.skin.stroke(1.0, Role::LineControl));
        let x = place((mean, 0.0)).x;
        let dashes = [pos2(x, rect.min.y + 2.0), pos2(x, base)];
        painter.extend(Shape::dashed_line(&dashes, cx.skin.stroke(1.2, Role::Text), 2.0, 2.0));
    }
    ui.horizontal_wrapped(|ui| {
        let mean = cx.words.amount(mean, timing.unit);
        let text = cx.say_with("timing-mean", &[("amount", mean.into())]);
        ui.label(theme::strong(text, size::SMALL, cx.color(Role::Accent)));
        let sd = cx.words.amount(sd, timing.unit);
        let text = cx.say_with("timing-sd", &[("amount", sd.into())]);
        ui.label(theme::text(text, size::SMALL, cx.color(Role::TextSecondary)));
    });
}

fn support(law: &Distribution, mean: f64, sd: f64) -> (f64, f64) {
    match law {
        Distribution::Uniform { min, max }
        | Distribution::Triangular { min, max, .. }
        | Distribution::Pert { min, max, .. } => {
            (min - (max - min) * 0.08, max + (max - min) * 0.08)
        }
        _ => ((mean - 3.0 * sd).max(0.0), mean + 3.5 * sd),
    }
}

/// Points of the density; `None` where a curve says nothing (a fixed or observed amount).
fn density(law: &Distribution, from: f64, to: f64) -> Option<Vec<(f64, f64)>> {
    const POINTS: usize = 72;
    if to - from <= 0.0 || matches!(law, Distribution::Fixed(_) | Distribution::Empirical(_)) {
        return None;
    }
    let at = |i: usize| from + (to - from) * i as f64 / POINTS as f64;
    let values = (0..=POINTS).map(|i| (at(i), density_at(law, at(i)))).collect();
    Some(values)
}

/// The density at a point, up to a factor.
fn density_at(law: &Distribution, x: f64) -> f64 {
    let bell = |z: f64| libm::exp(-z * z / 2.0);
    match law {
        Distribution::Uniform { min, max } => f64::from(u8::from((*min..=*max).contains(&x))),
        Distribution::Triangular { min, mode, max } => {
            if x < *min || x > *max {
                0.0
            } else if x < *mode {
                (x - min) / (mode - min).max(f64::MIN_POSITIVE)
            } else {
                (max - x) / (max - mode).max(f64::MIN_POSITIVE)
            }
        }
        Distribution::Pert { min, mode, max } => {
            if x <= *min || x >= *max {
                return 0.0;
            }
            let width = max - min;
            let (a, b) = (1.0 + 4.0 * (mode - min) / width, 1.0 + 4.0 * (max - mode) / width);
            let t = (x - min) / width;
            libm::pow(t, a - 1.0) * libm::pow(1.0 - t, b - 1.0)
        }
        Distribution::TruncatedNormal { mean, sd } if x >= 0.0 => bell((x - mean) / sd),
        Distribution::LogNormal { mean, sd } if x > 0.0 => {
            let s2 = libm::log1p(sd * sd / (mean * mean));
            let mu = libm::log(*mean) - s2 / 2.0;
            bell((libm::log(x) - mu) / s2.sqrt()) / x
        }
        Distribution::Gamma { mean, sd } if x > 0.0 => {
            let shape = mean * mean / (sd * sd);
            let scale = sd * sd / mean;
            libm::exp((shape - 1.0) * libm::log(x) - x / scale)
        }
        Distribution::Weibull { shape, scale } if x > 0.0 => {
            let t = x / scale;
            libm::pow(t, shape - 1.0) * libm::exp(-libm::pow(t, *shape))
        }
        Distribution::Exponential { mean } if x >= 0.0 => libm::exp(-x / mean),
        _ => 0.0,
    }
}

/// The chip that says where a number comes from, with its choices; returns a changed source.
pub(super) fn provenance_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    id: egui::Id,
    provenance: Option<&Provenance>,
) -> Option<Option<Provenance>> {
    let mut changed = None;
    let response = ui
        .scope(|ui| chip_of(ui, cx, provenance))
        .inner
        .interact(Sense::click())
        .on_hover_cursor(egui::CursorIcon::PointingHand);
    let name = cx.say("provenance-choose");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    egui::Popup::menu(&response).id(id.with("source")).show(|ui| {
        ui.set_min_width(220.0);
        let sources = [
            Source::Law,
            Source::Log,
            Source::Study,
            Source::Interview,
            Source::Estimate,
            Source::Illustrative,
        ];
        for source in sources {
            let on = provenance.is_some_and(|p| p.source == source);
            if ui.selectable_label(on, cx.words.title(source)).clicked() {
                let who = provenance.map(|p| p.who.clone()).unwrap_or_default();
                let confidence = match source {
                    Source::Law | Source::Log => Confidence::High,
                    Source::Illustrative => Confidence::Low,
                    _ => Confidence::Medium,
                };
                changed = Some(Some(Provenance { source, who, when: None, confidence }));
                ui.close();
            }
        }
        ui.separator();
        for confidence in [Confidence::Low, Confidence::Medium, Confidence::High] {
            let on = provenance.is_some_and(|p| p.confidence == confidence);
            let label = cx.words.title(confidence);
            if let Some(provenance) = provenance
                && ui.selectable_label(on, label).clicked()
            {
                changed = Some(Some(Provenance { confidence, ..provenance.clone() }));
                ui.close();
            }
        }
    });
    if let Some(provenance) = provenance
        && provenance.source != Source::Illustrative
    {
        let name = cx.say("provenance-who");
        let field = Field {
            name: &name,
            value: &provenance.who,
            hint: &name,
            width: f32::INFINITY,
            lines: 1,
        };
        let who = field_ui(ui, cx.skin, id.with("who"), field, |t| Ok::<_, String>(t.to_owned()));
        if let Some(who) = who {
            changed = Some(Some(Provenance { who, ..provenance.clone() }));
        }
    }
    changed
}

fn chip_of(ui: &mut Ui, cx: &Cx<'_>, provenance: Option<&Provenance>) -> egui::Response {
    let Some(provenance) = provenance else {
        let text = cx.say("provenance-none");
        return chip_ui(ui, cx.skin, (None, &text), (Role::Warn, Role::WarnSoft), false);
    };
    let (icon, ink, ground, dashed) = match provenance.source {
        Source::Law => (Icon::Scales, Role::Term, Role::TermSoft, false),
        Source::Log => (Icon::Table, Role::Ok, Role::OkSoft, false),
        Source::Study => (Icon::Book, Role::Info, Role::InfoSoft, false),
        Source::Interview => (Icon::People, Role::TextSecondary, Role::Sunken, false),
        Source::Estimate => (Icon::Wrench, Role::TextSecondary, Role::Sunken, false),
        Source::Illustrative => (Icon::Info, Role::Warn, Role::WarnSoft, true),
    };
    let mut text = cx.words.name(provenance.source);
    if provenance.source != Source::Illustrative {
        text = format!("{text} · {}", cx.words.name(provenance.confidence));
    }
    chip_ui(ui, cx.skin, (Some(icon), &text), (ink, ground), dashed)
}
