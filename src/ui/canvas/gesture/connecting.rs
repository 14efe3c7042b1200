//! Drawing a line from one thing to another, and leading an end of a line elsewhere.

use egui::CursorIcon;

use crate::app::command::Command;
use crate::drawing::role::Role;
use crate::edit::connect::{End, Line, anchor, line_between, may_reconnect};
use crate::layout::aim::{self, Aim};
use crate::layout::dock::{Berth, Side};
use crate::layout::route;
use crate::model::flow::{Anchor, Flow, LinkKind};
use crate::model::geometry::{Point, Rect};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

use super::{Doing, Hand, preview, terrain};
use crate::ui::canvas::CanvasState;

/// Most boxes a previewed line keeps clear of.
const MOST_BOXES: usize = 300;

/// The berth of an end of a line.
fn berth(hand: &Hand<'_>, anchor: &Anchor) -> Option<Berth> {
    let p = hand.task.procedure;
    match anchor {
        Anchor::Step(id) => p.step(id).map(|s| Berth::of(s)),
        Anchor::Pool(id) => p.pool(id).map(|l| Berth::plain(l.at)),
        Anchor::Artifact(id) => p.artifact(id).map(|a| Berth::plain(a.at)),
        Anchor::Flow(id) => {
            let item = hand.task.scene.item(&ItemId::Flow(id.clone()))?;
            let middle = crate::layout::link::middle(&item.path);
            Some(Berth::plain(Rect::around(middle, 0.0, 0.0)))
        }
    }
}

/// What the pointer aims at: lanes are ground, and a pool counts at its header or as a black box.
fn target(hand: &Hand<'_>, from: &Anchor) -> Option<Anchor> {
    let p = hand.task.procedure;
    let own_pool = || match from {
        Anchor::Step(id) => p.step(id).and_then(|s| crate::edit::bands::pool_of(p, s)),
        _ => None,
    };
    match hand.hovered? {
        ItemId::Lane(id) => {
            let pool = p.lane(id)?.pool.as_ref()?;
            let whole = own_pool().is_some_and(|own| own != pool);
            whole.then(|| Anchor::Pool(pool.clone()))
        }
        ItemId::Pool(id) => {
            let pool = p.pool(id)?;
            let head = route::header(pool.at, pool.vertical).contains(hand.at);
            let other = own_pool().is_some_and(|own| own != id);
            (pool.black_box || head || other).then(|| Anchor::Pool(id.clone()))
        }
        item => anchor(item),
    }
}

/// Boxes that a line keeps clear of: those near, without its ends and what is around them.
fn obstacles(hand: &Hand<'_>, ends: [Rect; 2]) -> Vec<Rect> {
    let area = ends[0].union(ends[1]).grown(80.0);
    let boxes = hand.task.scene.visible(area).into_iter().filter(|i| {
        i.path.is_empty()
            && matches!(i.what, ItemId::Step(_))
            && !matches!(i.layer, crate::drawing::item::Layer::Frame(_))
            && !ends.contains(&i.body)
    });
    boxes.take(MOST_BOXES).map(|i| i.body).collect()
}

/// Draws a line from something to the pointer.
pub(super) fn draw(
    hand: &Hand<'_>,
    state: &mut CanvasState,
    from: &Anchor,
    aim: Option<Point>,
) -> Doing {
    let Some(start) = berth(hand, from) else { return Doing::nothing(CursorIcon::Crosshair) };
    let p = hand.task.procedure;
    let leaves = aim.map_or(Aim::at(start), |point| Aim::by(start, point));
    let Some(to) = target(hand, from) else { return to_nowhere(hand, from, leaves) };
    let Some(end) = berth(hand, &to) else { return Doing::nothing(CursorIcon::Crosshair) };
    if to == *from {
        // Still over where it began: nothing is meant yet.
        return Doing::nothing(CursorIcon::Crosshair).saying(Some(hand.cx.say("hint-connect")));
    }
    let arrives = Aim::by(end, hand.at);
    let line = match line_between(p, from, &to) {
        Ok(line) => line,
        Err(refusal) => {
            let way = aim::line(leaves, Aim::at(end), &[]);
            preview::line_on(hand.brush, &way, Role::Error, 1.8);
            preview::frame(hand.brush, end.rect, Role::Error);
            return Doing::plan(Err(refusal), CursorIcon::NotAllowed);
        }
    };
    // Where the hand chose sides the line is fixed; else the router finds it, now and later.
    let fixed = line == Line::Flow && (arrives.at.is_some() || leaves.at.is_some());
    let way = match (line, fixed, from, &to) {
        (Line::Flow, false, Anchor::Step(a), Anchor::Step(b)) => {
            let terrain = terrain(state, hand.task, hand.cx);
            let flow = Flow::new(a.clone(), b.clone());
            route::route_one(p, &flow, &terrain).map(|r| r.points)
        }
        (Line::Link(kind), ..) => Some(link_way(p, kind, from, &to, (start, end))),
        _ => None,
    };
    let way =
        way.unwrap_or_else(|| aim::line(leaves, arrives, &obstacles(hand, [start.rect, end.rect])));
    preview::line_on(hand.brush, &way, Role::Accent, 1.8);
    preview::frame(hand.brush, end.rect, Role::Accent);
    let Some(document) = hand.cx.bench.document() else {
        return Doing::nothing(CursorIcon::Crosshair);
    };
    let plan = document.desk().join(from, &to, fixed.then_some(&way[..]));
    let hint = match line {
        Line::Flow => None,
        Line::Link(LinkKind::Message) => Some(hand.cx.say("hint-message")),
        Line::Link(_) => Some(hand.cx.say("hint-association")),
    };
    Doing::plan(plan, CursorIcon::Crosshair).saying(hint)
}

/// The way of a link as the router will draw it.
fn link_way(
    p: &Procedure,
    kind: LinkKind,
    from: &Anchor,
    to: &Anchor,
    (start, end): (Berth, Berth),
) -> Vec<Point> {
    use crate::model::flow::Link;
    let link = Link {
        kind,
        from: from.clone(),
        to: to.clone(),
        name: crate::model::text::Text::default(),
        bends: Vec::new(),
        docks: None,
        label: None,
        answer: None,
        foreign: crate::model::foreign::Foreign::default(),
    };
    crate::layout::link::route(p, &link, &std::collections::BTreeMap::new())
        .map_or_else(|| vec![start.rect.center(), end.rect.center()], |r| r.points)
}

/// A line that ends on the ground: there the question is what comes next.
fn to_nowhere(hand: &Hand<'_>, from: &Anchor, leaves: Aim) -> Doing {
    let point = Berth::plain(Rect::around(hand.at, 0.0, 0.0));
    let near = leaves.berth.rect.contains(hand.at);
    if near {
        return Doing::nothing(CursorIcon::Crosshair);
    }
    let side = if hand.at.x >= leaves.berth.rect.center().x { Side::Left } else { Side::Right };
    let way = aim::line(leaves, Aim { berth: point, at: Some((side, 0.0)) }, &[]);
    preview::line_on(hand.brush, &way, Role::Accent, 1.8);
    let mut doing = Doing::nothing(CursorIcon::Crosshair);
    if let Anchor::Step(id) = from {
        doing.hint = Some(hand.cx.say("hint-new-there"));
        doing.command = Some(Command::AskAppend(id.clone(), Some(hand.at)));
    }
    doing
}

/// Leads an end of a line along with the pointer.
pub(super) fn lead(hand: &Hand<'_>, item: &ItemId, end: End) -> Doing {
    let p = hand.task.procedure;
    let ends = match item {
        ItemId::Flow(id) => {
            p.flow(id).map(|f| (Anchor::Step(f.from.clone()), Anchor::Step(f.to.clone())))
        }
        ItemId::Link(id) => p.link(id).map(|l| (l.from.clone(), l.to.clone())),
        _ => None,
    };
    let Some((from, to)) = ends else { return Doing::nothing(CursorIcon::Crosshair) };
    let stays = if end == End::From { &to } else { &from };
    let Some(fast) = berth(hand, stays) else { return Doing::nothing(CursorIcon::Crosshair) };
    let fast = Aim { berth: fast, at: kept_side(hand, item, end, fast) };
    let turned = |mut line: Vec<Point>| {
        if end == End::From {
            line.reverse();
        }
        line
    };
    let aimed = target(hand, stays);
    let Some(aimed) = aimed else {
        let point = Aim::at(Berth::plain(Rect::around(hand.at, 0.0, 0.0)));
        preview::line_on(hand.brush, &turned(aim::line(fast, point, &[])), Role::Error, 1.8);
        return Doing::nothing(CursorIcon::Crosshair);
    };
    let Some(berth) = berth(hand, &aimed) else { return Doing::nothing(CursorIcon::Crosshair) };
    if let Err(refusal) = may_reconnect(p, item, end, &aimed) {
        let way = turned(aim::line(fast, Aim::at(berth), &[]));
        preview::line_on(hand.brush, &way, Role::Error, 1.8);
        preview::frame(hand.brush, berth.rect, Role::Error);
        return Doing::plan(Err(refusal), CursorIcon::NotAllowed);
    }
    let aim_there = Aim::by(berth, hand.at);
    let free = Aim { at: if aim_there.at.is_some() { fast.at } else { None }, ..fast };
    let way = turned(aim::line(free, aim_there, &obstacles(hand, [fast.berth.rect, berth.rect])));
    preview::line_on(hand.brush, &way, Role::Accent, 1.8);
    preview::frame(hand.brush, berth.rect, Role::Accent);
    let Some(document) = hand.cx.bench.document() else {
        return Doing::nothing(CursorIcon::Crosshair);
    };
    let fixed = aim_there.at.is_some().then_some(&way[..]);
    Doing::plan(document.desk().reconnect(item, end, &aimed, fixed), CursorIcon::Crosshair)
}

/// The side on which the other end of a line docks now: it stays there.
fn kept_side(hand: &Hand<'_>, item: &ItemId, moved: End, berth: Berth) -> Option<(Side, f64)> {
    let path = &hand.task.scene.item(item)?.path;
    let dock = if moved == End::From { path.last()? } else { path.first()? };
    let c = berth.rect.center();
    let off = |side: Side| side.middle(berth.rect).distance(*dock);
    let side = Side::ALL.into_iter().min_by(|a, b| off(*a).total_cmp(&off(*b)))?;
    let shift = if side.is_level() { dock.y - c.y } else { dock.x - c.x };
    Some((side, if shift.abs() < 0.5 { 0.0 } else { shift }))
}
