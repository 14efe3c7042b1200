//! What is wrong with a screen: texts that are clipped, that lie over each other, that cannot be read
//! off their ground, or that are cut short with the whole nowhere.

use egui::accesskit::Role;
use egui::{Rect, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use prodigio::drawing::role::Role as Color;
use prodigio::drawing::tokens::{Palette, Theme};

use crate::screen::Screen;
use crate::shapes::{Line, Painted, blend, contrast};

/// How far ink may reach over an edge, in points: antialiasing and overhanging letters.
const SLACK: f32 = 1.2;

/// Width up to which a control is an edge to be dragged.
const EDGE: f32 = 8.0;

/// Height from which a clipped area is one that scrolls up and down.
const SCROLLS: f32 = 60.0;

/// All faults of the frame drawn last, as sentences.
pub(crate) fn of(screen: &Screen, name: &str, theme: Theme) -> Vec<String> {
    let painted = Painted::of(&screen.output().shapes);
    let window = screen.ctx.content_rect();
    let canvases = rects(screen, |role| role == Role::Canvas);
    // A field shows the part of its text in which the cursor is; its value is said whole.
    let tables = rects(screen, |role| role == Role::Grid);
    let fields = rects(screen, |r| matches!(r, Role::TextInput | Role::MultilineTextInput));
    let mut out = Vec::new();
    assert!(painted.lines.len() > 5, "almost nothing is painted");
    let seen: Vec<&Line> = painted.lines.iter().filter(|l| is_seen(&painted, l, window)).collect();
    for line in &seen {
        let on_canvas = canvases.iter().any(|c| is_same(line.clip, *c));
        let in_field = fields.iter().any(|f| f.expand(2.0).contains_rect(line.clip));
        if !on_canvas
            && !in_field
            // A file shown as it is written is scrolled both ways.
            && !line.code
            && let Some(side) = clipped(line, window)
            && !tables.iter().any(|table| scrolls_on(line, side, *table))
        {
            out.push(format!("clipped at its {side}: {:?} {}", line.text, at(line.ink)));
        }
        if let Some(fault) = faint(&painted, line, theme) {
            out.push(fault);
        }
    }
    // Compare lays two drawings over each other, and the slider tells them apart.
    let both = |l: &&Line| name == "compare" && canvases.iter().any(|c| is_same(l.clip, *c));
    let apart: Vec<&Line> = seen.iter().copied().filter(|l| !both(l)).collect();
    overlaps(&painted, &apart, &mut out);
    controls_over_controls(screen, &mut out);
    cut_short(screen, &seen, &mut out);
    out
}

/// Where the nodes of some roles are.
fn rects(screen: &Screen, wanted: fn(Role) -> bool) -> Vec<Rect> {
    screen.query_all_by(|n| wanted(n.role())).map(|n| n.rect()).collect()
}

fn is_same(a: Rect, b: Rect) -> bool {
    (a.min - b.min).length() < 2.0 && (a.max - b.max).length() < 2.0
}

/// Whether any of a line is to be seen: in its clip, and not painted over.
fn is_seen(painted: &Painted, line: &Line, window: Rect) -> bool {
    let visible = line.ink.intersect(line.clip).intersect(window);
    visible.is_positive()
        && visible.width() > 1.0
        && visible.height() > 1.0
        && line.color.a() > 8
        && !painted.is_covered(visible.center(), line.order, usize::MAX)
}

fn clipped(line: &Line, window: Rect) -> Option<&'static str> {
    let room = line.clip.intersect(window).expand(SLACK);
    if line.ink.left() < room.left() {
        return Some("left");
    }
    if line.ink.right() > room.right() {
        return Some("right");
    }
    // What scrolls up and down is cut at its upper and lower edge.
    let scrolls = line.clip.height() > SCROLLS && !is_same(line.clip, window);
    if !scrolls && line.ink.top() < room.top() {
        return Some("top");
    }
    if !scrolls && line.ink.bottom() > room.bottom() {
        return Some("bottom");
    }
    None
}

/// Whether a cell goes on where its table is scrolled to.
fn scrolls_on(line: &Line, side: &str, table: Rect) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 12.0;
    match side {
        "left" => near(line.clip.left(), table.left()),
        "right" => near(line.clip.right(), table.right()),
        "top" => near(line.clip.top(), table.top()),
        _ => near(line.clip.bottom(), table.bottom()),
    }
}

fn faint(painted: &Painted, line: &Line, theme: Theme) -> Option<String> {
    let at_middle = line.ink.intersect(line.clip).center();
    let ground = painted.ground_at(at_middle, line.order)?;
    let ink = blend(line.color, ground);
    // Controls that are switched off are exempt.
    let disabled = Palette::of(theme).rgb(Color::TextDisabled);
    if [line.color.r(), line.color.g(), line.color.b()] == disabled {
        return None;
    }
    let is_large = line.size >= 24.0 || (line.bold && line.size >= 18.66);
    let wanted = if is_large { 3.0 } else { 4.5 };
    let found = contrast(ink, ground);
    (found < wanted - 0.005).then(|| {
        format!(
            "contrast {found:.2} below {wanted}: {:?} {:?} on {ground:?} {}",
            line.text,
            ink,
            at(line.ink)
        )
    })
}

fn overlaps(painted: &Painted, seen: &[&Line], out: &mut Vec<String>) {
    let mut sorted: Vec<&&Line> = seen.iter().collect();
    sorted.sort_by(|a, b| a.ink.left().total_cmp(&b.ink.left()));
    for (i, a) in sorted.iter().enumerate() {
        for b in sorted[i + 1..].iter().take_while(|b| b.ink.left() < a.ink.right()) {
            let common = visible(a).intersect(visible(b));
            if common.width() < 2.5 || common.height() < 2.5 {
                continue;
            }
            let (first, last) = if a.order < b.order { (a, b) } else { (b, a) };
            if first.order == last.order
                || painted.is_covered(common.center(), first.order, last.order)
            {
                continue;
            }
            out.push(format!("{:?} lies over {:?} {}", last.text, first.text, at(common)));
        }
    }
}

/// Controls of one layer that lie partly over each other: what is clicked there is a matter of luck.
/// A control inside another, as a button in a row that can be chosen, is meant so.
fn controls_over_controls(screen: &Screen, out: &mut Vec<String>) {
    screen.ctx.viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        for layer in widgets.layer_ids() {
            let controls: Vec<Rect> = widgets
                .get_layer(layer)
                .filter(|w| w.enabled && w.sense.is_focusable() && w.sense.senses_click())
                .map(|w| w.interact_rect)
                // The edge by which a panel is resized reaches over its neighbors.
                .filter(|r| r.is_positive() && r.size().min_elem() > EDGE)
                .collect();
            for (i, a) in controls.iter().enumerate() {
                for b in &controls[i + 1..] {
                    let common = a.intersect(*b);
                    let inside =
                        a.expand(SLACK).contains_rect(*b) || b.expand(SLACK).contains_rect(*a);
                    if !inside && common.width() > 2.5 && common.height() > 2.5 {
                        out.push(format!("controls overlap: {} and {}", at(*a), at(*b)));
                    }
                }
            }
        }
    });
}

fn visible(line: &Line) -> Rect {
    line.ink.intersect(line.clip)
}

/// A text that ends in … is said whole somewhere: in a tooltip or to a screen reader.
fn cut_short(screen: &Screen, seen: &[&Line], out: &mut Vec<String>) {
    let mut said: Vec<String> = Vec::new();
    for node in screen.query_all_by(|_| true) {
        let node = node.accesskit_node();
        said.extend(node.label());
        said.extend(node.value());
        said.extend(node.placeholder().map(str::to_owned));
    }
    let said: Vec<String> = said.iter().map(|s| plain(s)).collect();
    for line in seen.iter().filter(|l| l.text.trim_end().ends_with('…')) {
        let begin = plain(line.text.trim_end().trim_end_matches('…'));
        // Letters of the line before may be gone with it: the last words tell enough.
        if !said.iter().any(|s| s.contains(&begin)) {
            out.push(format!(
                "cut short, and said whole nowhere: {:?} {}",
                line.text,
                at(line.ink)
            ));
        }
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{ad}', "")
}

fn at(rect: Rect) -> String {
    let Vec2 { x, y } = rect.size();
    format!("at {:.0}, {:.0}, {x:.0} by {y:.0}", rect.min.x, rect.min.y)
}
