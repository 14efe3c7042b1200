//! The tornado as a plot: for each input a bar from today to its low end, and one to its high end.

use egui::{Rect, Sense, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::levers::lab::Aim;
use crate::analysis::levers::tornado::{Bar, End};
use crate::analysis::measure::Estimate;
use crate::app::levers::said::Said;
use crate::drawing::measure::cut;
use crate::drawing::role::Role;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};

use super::plots::hatch;

/// Height of an input.
const ROW: f32 = 30.0;
/// Pattern of the low end; the high end has none.
const LOW_HATCH: u8 = 3;
/// Room for the words beside the bars, each side.
const WORDS: f32 = 92.0;

/// Draws the plot.
pub(super) fn tornado_ui(ui: &mut Ui, cx: &Cx<'_>, said: &Said<'_>, aim: &Aim, bars: &[Bar]) {
    let ends = bars.iter().flat_map(|bar| [&bar.low, &bar.high]);
    let mut span = (0.0_f64, 0.0_f64);
    for gap in ends.filter_map(|end| effect(aim, end)).filter(|g| g.mean.is_finite()) {
        let half = gap.half_width.unwrap_or(0.0);
        span = (span.0.min(gap.mean - half), span.1.max(gap.mean + half));
    }
    for bar in bars {
        bar_ui(ui, cx, said, (aim, span), bar);
    }
}

/// What an end does to what changes are judged by.
fn effect(aim: &Aim, end: &End) -> Option<Estimate> {
    match aim {
        Aim::Within(term) => end.within.get(term).copied(),
        Aim::MeanTime => Some(end.mean_days),
    }
}

fn told(said: &Said<'_>, aim: &Aim, gap: &Estimate) -> String {
    match aim {
        Aim::Within(_) => said.points(gap).to_string(),
        Aim::MeanTime => said.days(gap).to_string(),
    }
}

fn bar_ui(ui: &mut Ui, cx: &Cx<'_>, said: &Said<'_>, (aim, span): (&Aim, (f64, f64)), bar: &Bar) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let name = said.input(&bar.input);
    let names = rect.width() * 0.36;
    let painter = ui.painter();
    let font = theme::regular(size::SMALL);
    let short = cut(&name, f64::from(size::SMALL), false, f64::from(names - 8.0));
    let galley = painter.layout_no_wrap(short, font.clone(), cx.color(Role::Text));
    let at = pos2(rect.min.x, rect.center().y - galley.size().y / 2.0);
    painter.galley(at, galley, cx.color(Role::Text));
    let plot = Rect::from_min_max(pos2(rect.min.x + names + WORDS, rect.min.y), rect.max)
        .with_max_x(rect.max.x - WORDS);
    let room = f64::from(plot.width().max(20.0));
    let all = (span.1 - span.0).max(f64::MIN_POSITIVE);
    let x = |v: f64| plot.min.x + ((v - span.0) / all * room) as f32;
    let zero = x(0.0);
    painter.vline(zero, rect.y_range(), cx.skin.stroke(1.0, Role::LineControl));
    let mut spoken = Vec::new();
    // Both ends on one side of today: each takes half of the height.
    for (end, is_low) in [(&bar.low, true), (&bar.high, false)] {
        let Some(gap) = effect(aim, end).filter(|g| g.mean.is_finite()) else { continue };
        let y = rect.center().y + if is_low { -6.0 } else { 6.0 };
        let good = if *aim == Aim::MeanTime { gap.mean < 0.0 } else { gap.mean > 0.0 };
        let role = if good { Role::Better } else { Role::Worse };
        let body = Rect::from_two_pos(pos2(zero, y - 4.5), pos2(x(gap.mean), y + 4.5));
        let ground = if is_low { Role::Card } else { role };
        painter.rect(body, 1.0, cx.color(ground), cx.skin.stroke(1.0, role), StrokeKind::Inside);
        if is_low {
            hatch(ui, cx, body, LOW_HATCH, role);
        }
        let half = gap.half_width.unwrap_or(0.0);
        let whisker = [pos2(x(gap.mean - half), y), pos2(x(gap.mean + half), y)];
        painter.line_segment(whisker, cx.skin.stroke(1.2, Role::Text));
        let text = format!("{} → {}", said.end(&bar.input, end.value), plain(said, aim, &gap));
        let font = theme::regular(size::MICRO);
        let galley = painter.layout_no_wrap(text, font, cx.color(Role::TextSecondary));
        let edge = if gap.mean < 0.0 {
            x(gap.mean - half) - 4.0 - galley.size().x
        } else {
            x(gap.mean + half) + 4.0
        };
        let at = pos2(edge, y - galley.size().y / 2.0);
        painter.galley(at, galley, cx.color(Role::TextSecondary));
        spoken.push((said.end(&bar.input, end.value), told(said, aim, &gap)));
    }
    let text = match spoken.as_slice() {
        [low, high] => cx.say_with(
            "tornado-spoken",
            &[
                ("input", name.as_str().into()),
                ("low", low.0.as_str().into()),
                ("at-low", low.1.as_str().into()),
                ("high", high.0.as_str().into()),
                ("at-high", high.1.as_str().into()),
            ],
        ),
        _ => name,
    };
    let response = response.on_hover_text(&text);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &text));
}

/// An effect without its interval, which the whisker shows and the tip says.
fn plain(said: &Said<'_>, aim: &Aim, gap: &Estimate) -> String {
    match aim {
        Aim::Within(_) => said.points(gap).value,
        Aim::MeanTime => said.days(gap).value,
    }
}
