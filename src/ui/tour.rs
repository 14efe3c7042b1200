//! A short tour of the window, at first start and from the help menu: bubbles that point at the real
//! controls. It takes no key from the drawing: whoever begins to work is left alone.

use egui::{Align, Area, Context, Key, Layout, Order, Rect, Shape, StrokeKind, Ui, pos2, vec2};

use crate::app::command::Workspace;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::item::ItemId;

use super::context::Cx;
use super::region::{self, Region};
use super::theme::{self, size};
use super::widgets::{Look, button_ui};

/// Width of a bubble, in points.
const WIDTH: f32 = 330.0;

/// Height from which bubbles are placed; the text decides what they take.
const HEIGHT: f32 = 170.0;

/// The stops: key of the words, and what they point at.
const STOPS: [(&str, &str); 6] = [
    ("canvas", "region canvas"),
    ("inspector", "region inspector"),
    ("strip", "region strip"),
    ("findings", "region findings"),
    ("workspaces", "workspaces"),
    ("palette", "palette"),
];

/// The tour under way.
pub(super) struct Tour {
    stop: usize,
    /// Whether it was asked for: then its first button takes the focus.
    asked: bool,
    /// What the person had before them when it began; a change ends it.
    began: Option<Began>,
}

#[derive(PartialEq, Eq)]
struct Began {
    revision: u64,
    workspace: Workspace,
    selected: Vec<ItemId>,
}

fn state_of(cx: &Cx<'_>) -> Option<Began> {
    let document = cx.bench.document()?;
    Some(Began {
        revision: document.revision(),
        workspace: cx.bench.workspace,
        selected: document.selection.items().cloned().collect(),
    })
}

impl Tour {
    /// A tour from its first stop. `asked` if the person asked for it.
    pub(super) fn new(asked: bool) -> Self {
        Self { stop: 0, asked, began: None }
    }
}

/// Draws the bubble of the present stop; gives the tour back while it goes on.
pub(super) fn tour_ui(ctx: &Context, cx: &Cx<'_>, mut tour: Tour) -> Option<Tour> {
    let now = state_of(cx);
    match &tour.began {
        None => tour.began = now,
        // Whoever draws, selects or goes elsewhere does not want to be shown round.
        Some(began) => {
            if Some(began) != now.as_ref() {
                return None;
            }
        }
    }
    if ctx.input(|i| i.key_pressed(Key::Escape)) {
        return None;
    }
    let screen = ctx.content_rect();
    let (key, place) = STOPS[tour.stop];
    let target = region::place_of(ctx, place).unwrap_or(screen).intersect(screen);
    point(ctx, cx, target);
    let at = beside(target, screen);
    let mut next = Some(tour.stop);
    let area = Area::new(egui::Id::unique("tour")).order(Order::Foreground).fixed_pos(at);
    area.show(ctx, |ui| {
        let frame = cx.skin.card().stroke(cx.skin.stroke(2.0, Role::Accent)).inner_margin(14.0);
        frame.show(ui, |ui| {
            ui.set_width(WIDTH.min(screen.width() - 40.0));
            region::begin(ui, Region::Tour);
            next = bubble_ui(ui, cx, key, &mut tour);
        });
    });
    tour.stop = next?;
    Some(tour)
}

/// What a bubble says, and its buttons; returns the stop to be shown, `None` at the end.
fn bubble_ui(ui: &mut Ui, cx: &Cx<'_>, key: &str, tour: &mut Tour) -> Option<usize> {
    let title = cx.say(&format!("tour-{key}"));
    ui.add(egui::Label::new(theme::strong(title, size::HEADING, cx.color(Role::Text))).wrap());
    let text = cx.say(&format!("tour-{key}-text"));
    let said = ui.add(egui::Label::new(theme::text(text, size::BODY, cx.color(Role::Text))).wrap());
    // A screen reader says each stop as it comes.
    ui.ctx().accesskit_node_builder(said.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    ui.add_space(8.0);
    let last = tour.stop + 1 == STOPS.len();
    let mut to = Some(tour.stop);
    let mut has_focus = false;
    ui.horizontal(|ui| {
        let label = cx.say(if last { "tour-end" } else { "tour-next" });
        let next = button_ui(ui, cx.skin, (None, &label, &label), Look::Primary, true);
        if std::mem::take(&mut tour.asked) {
            next.request_focus();
        }
        if next.clicked() {
            to = (!last).then_some(tour.stop + 1);
        }
        let label = cx.say("tour-back");
        let content = (Some(Icon::Undo), "", label.as_str());
        let back = button_ui(ui, cx.skin, content, Look::Plain, tour.stop > 0);
        if back.clicked() {
            to = Some(tour.stop.saturating_sub(1));
        }
        let label = cx.say("tour-skip");
        let skip = button_ui(ui, cx.skin, (None, &label, &label), Look::Quiet, true);
        if skip.clicked() {
            to = None;
        }
        let arrows = egui::EventFilter { horizontal_arrows: true, ..Default::default() };
        for button in [&next, &back, &skip].into_iter().filter(|b| b.has_focus()) {
            has_focus = true;
            // The arrows lead from stop to stop, not from button to button.
            ui.memory_mut(|m| m.set_focus_lock_filter(button.id, arrows));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let args = [("at", (tour.stop + 1).into()), ("of", STOPS.len().into())];
            let count = cx.say_with("tour-count", &args);
            ui.label(theme::text(count, size::SMALL, cx.color(Role::TextSecondary)));
        });
    });
    if has_focus {
        let (back, forward) =
            ui.input(|i| (i.key_pressed(Key::ArrowLeft), i.key_pressed(Key::ArrowRight)));
        if forward && !last {
            to = Some(tour.stop + 1);
        } else if back {
            to = Some(tour.stop.saturating_sub(1));
        }
    }
    to
}

/// A frame around what the bubble speaks of.
fn point(ctx: &Context, cx: &Cx<'_>, target: Rect) {
    let layer = egui::LayerId::new(Order::Middle, egui::Id::unique("tour-frame"));
    let painter = ctx.layer_painter(layer);
    let stroke = cx.skin.stroke(3.0, Role::Accent);
    painter.add(Shape::Rect(egui::epaint::RectShape::stroke(
        target.shrink(3.0),
        8.0,
        stroke,
        StrokeKind::Inside,
    )));
}

/// A place for the bubble that leaves its target to be seen: below, above, left or right of it;
/// inside, near the lower edge, of what is large.
fn beside(target: Rect, screen: Rect) -> egui::Pos2 {
    let (w, h) = (WIDTH + 30.0, HEIGHT);
    let room = screen.shrink(12.0);
    let below = pos2(target.center().x - w / 2.0, target.max.y + 10.0);
    let above = pos2(target.center().x - w / 2.0, target.min.y - h - 10.0);
    let left = pos2(target.min.x - w - 10.0, target.center().y - h / 2.0);
    let right = pos2(target.max.x + 10.0, target.center().y - h / 2.0);
    let fits = |at: &egui::Pos2| {
        let rect = Rect::from_min_size(*at, vec2(w, h));
        rect.min.y >= room.min.y
            && rect.max.y <= room.max.y
            && (rect.min.x >= room.min.x || target.width() < screen.width() * 0.6)
            && !rect.shrink(1.0).intersects(target)
    };
    // Beside what is large there is only something else to hide.
    let within = pos2(target.center().x - w / 2.0, target.max.y - h - 40.0);
    let is_large = target.area() > screen.area() * 0.2;
    let mut places = [below, above, left, right].into_iter();
    let at = if is_large { within } else { places.find(fits).unwrap_or(within) };
    let most = (room.max - vec2(w, h)).max(room.min);
    at.clamp(room.min, most)
}
