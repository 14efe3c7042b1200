//! The way of one flow before it is told apart from others: the cheapest right-angled line between
//! the sides the rules name, then between any, then through the maze.

use crate::model::flow::{Docks, Flow};
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::Step;

use super::dock::{Berth, Outline, Side};
use super::field::{Field, crosses, stretch};
use super::path::{self, BEND, CLEAR, CLOSE, End, PASSED, STEM, THROUGH};
use super::terrain::Terrain;
use super::{maze, rules};

/// What docking where a straight flow runs the other way costs, in points of length.
const TAKEN: f64 = 300.0;
/// What docking at sides costs that the rules do not name.
const UNUSUAL: f64 = 90.0;

/// What lies around a line: the boxes of its level and those it may touch.
pub(super) struct Ground<'a> {
    pub(super) hard: &'a Field,
    pub(super) soft: &'a Field,
    /// The boxes at its own ends.
    pub(super) own: Vec<usize>,
    /// Its own labels.
    pub(super) own_soft: &'a [usize],
}

impl<'a> Ground<'a> {
    /// The ground of a line of a level that belongs to these steps.
    pub(super) fn of(
        terrain: &'a Terrain,
        empty: &'a Field,
        level: Option<&StepId>,
        steps: &[StepId],
        item: &ItemId,
    ) -> Self {
        Self {
            hard: terrain.level(level).unwrap_or(empty),
            soft: terrain.soft(),
            own: steps.iter().filter_map(|id| terrain.name(id, level)).collect(),
            own_soft: terrain.soft_names(item),
        }
    }

    /// What a line costs: its length, bends, and what it runs into. The boxes at its own ends count
    /// only where it runs through their inside.
    pub(super) fn cost(&self, line: &[Point]) -> f64 {
        let (mut through, mut close, mut passed) = (0_u32, 0_u32, 0_u32);
        let mut length = 0.0;
        let last = line.len().saturating_sub(2);
        for (number, pair) in line.windows(2).enumerate() {
            let (a, b) = (pair[0], pair[1]);
            length += a.distance(b);
            let area = stretch(a, b).grown(CLEAR);
            // The first and last pieces touch the boxes they dock at.
            let within = if number == 0 || number == last { -1.0 } else { 1.0 };
            self.hard.visit(area, |index, rect| {
                if self.own.contains(&index) {
                    through += u32::from(crosses(a, b, rect.grown(within)));
                } else if crosses(a, b, rect.grown(1.0)) {
                    through += 1;
                } else if crosses(a, b, rect.grown(CLEAR)) {
                    close += 1;
                }
            });
            self.soft.visit(area, |index, rect| {
                if !self.own_soft.contains(&index) && crosses(a, b, rect.grown(1.0)) {
                    passed += 1;
                }
            });
        }
        // Counted first and priced once, so that the sum does not depend on the order of boxes.
        let bends = BEND * line.len().saturating_sub(2) as f64;
        length
            + bends
            + THROUGH * f64::from(through)
            + CLOSE * f64::from(close)
            + PASSED * f64::from(passed)
    }
}

/// The steps whose boxes a flow may touch: its ends. The host of a boundary event is a box like any
/// other, so that no flow runs under it.
pub(super) fn own_steps(flow: &Flow) -> Vec<StepId> {
    vec![flow.from.clone(), flow.to.clone()]
}

/// The way of a line.
pub(super) struct Way {
    pub(super) points: Vec<Point>,
    /// Whether a person or a file fixed it.
    pub(super) is_fixed: bool,
    /// Where a box that comes or goes may change it.
    pub(super) reach: Rect,
}

/// The way of a flow; `None` where an end is missing or not drawn.
pub(super) fn way(
    procedure: &Procedure,
    id: Option<&FlowId>,
    flow: &Flow,
    terrain: &Terrain,
) -> Option<Way> {
    let (from, to) = (procedure.step(&flow.from)?, procedure.step(&flow.to)?);
    if ![from.at, to.at].iter().all(|r| r.is_drawn() && r.is_sound()) {
        return None;
    }
    let ends = (Berth::of(from), Berth::of(to));
    if let Some(points) = fixed(ends.0, &flow.bends, flow.docks.as_ref(), ends.1) {
        return Some(Way { points, is_fixed: true, reach: from.at });
    }
    let empty = Field::default();
    let steps = own_steps(flow);
    // A flow without an id has no label of its own.
    let item = id.map_or_else(|| ItemId::Step(flow.from.clone()), |id| ItemId::Flow(id.clone()));
    let mut ground = Ground::of(terrain, &empty, from.parent.as_ref(), &steps, &item);
    if id.is_none() {
        ground.own_soft = &[];
    }
    let near = from.at.union(to.at).grown(STEM + CLEAR + 2.0);
    let auto = |points, reach| Some(Way { points, is_fixed: false, reach });
    if flow.from == flow.to {
        return auto(self_loop(&flow.from, ends.0, &ground, terrain), near);
    }
    if let Some(line) = rules::straight(procedure, from, to)
        && ground.cost(&line) < PASSED
        && !rules::is_doubled(procedure, flow, line)
    {
        return auto(line.to_vec(), near);
    }
    let mut search = Search { procedure, flow, terrain, ground: &ground, best: None, around: 0.0 };
    let points = search.bent(from, to);
    // Where the maze was asked, what it looked at counts too.
    auto(points, near.grown(search.around))
}

/// The line fixed by hand or by another program's file: through its bends, and where its docks still
/// lie on their shapes from and to these; `None` where nothing is fixed.
pub(super) fn fixed(
    from: Berth,
    bends: &[Point],
    docks: Option<&Docks>,
    to: Berth,
) -> Option<Vec<Point>> {
    let near = |berth: Berth, p: Point| berth.rect.grown(Docks::SLACK).contains(p);
    let start = docks.map(|d| d.from).filter(|p| near(from, *p));
    let end = docks.map(|d| d.to).filter(|p| near(to, *p));
    if let (true, Some(start), Some(end)) = (bends.is_empty(), start, end) {
        return Some(vec![start, end]);
    }
    let (first, last) = (bends.first()?, bends.last()?);
    let start = start.unwrap_or_else(|| from.facing(*first));
    let end = end.unwrap_or_else(|| to.facing(*last));
    Some([start].into_iter().chain(bends.iter().copied()).chain([end]).collect())
}

/// Around a corner of the step, or up and back on one side; where no straight flow docks.
fn self_loop(id: &StepId, berth: Berth, ground: &Ground<'_>, terrain: &Terrain) -> Vec<Point> {
    let rect = berth.rect;
    let center = rect.center();
    let corner = |out: Side, into: Side| {
        let x = if out == Side::Right { rect.right() + STEM } else { rect.x - STEM };
        let y = if into == Side::Bottom { rect.bottom() + STEM } else { rect.y - STEM };
        let ends = (berth.at_side(out, 0.0), berth.at_side(into, 0.0));
        let line =
            [ends.0, Point::new(x, center.y), Point::new(x, y), Point::new(center.x, y), ends.1];
        (line.to_vec(), vec![out, into], 0.0)
    };
    let arch = |side: Side| {
        let y = if side == Side::Bottom { rect.bottom() + STEM } else { rect.y - STEM };
        let (a, b) = (berth.at_side(side, rect.w / 4.0), berth.at_side(side, -rect.w / 4.0));
        let line = [a, Point::new(a.x, y), Point::new(b.x, y), b];
        // Docks beside the middle: a straight flow there is not touched.
        (line.to_vec(), Vec::new(), UNUSUAL + BEND)
    };
    let corners = [
        corner(Side::Right, Side::Bottom),
        corner(Side::Right, Side::Top),
        corner(Side::Left, Side::Bottom),
        corner(Side::Left, Side::Top),
    ];
    let is_box = berth.outline == Outline::Box;
    let arches = [arch(Side::Bottom), arch(Side::Top)].into_iter().filter(|_| is_box);
    let mut best: Option<(f64, Vec<Point>)> = None;
    for (line, sides, price) in corners.into_iter().chain(arches) {
        let in_use = sides
            .iter()
            .filter(|s| terrain.is_taken(id, **s, true) || terrain.is_taken(id, **s, false));
        let cost = ground.cost(&line) + price + TAKEN * in_use.count() as f64;
        if best.as_ref().is_none_or(|(least, _)| cost < *least - 1e-9) {
            best = Some((cost, line));
        }
    }
    best.map(|(_, line)| line).unwrap_or_default()
}

/// The cheapest bent line found so far for one flow.
struct Search<'a> {
    procedure: &'a Procedure,
    flow: &'a Flow,
    terrain: &'a Terrain,
    ground: &'a Ground<'a>,
    /// Whole cost, the part of it that is for the docks, and the line.
    best: Option<(f64, f64, Vec<Point>)>,
    /// How far around the ends the maze was asked to look.
    around: f64,
}

impl Search<'_> {
    /// First between the sides the rules name, then between any, then through the maze.
    fn bent(&mut self, from: &Step, to: &Step) -> Vec<Point> {
        let usual = rules::usual_sides(self.procedure, from, to);
        for (rank, &(a, b)) in usual.iter().enumerate() {
            self.attempt(from, to, (a, b), 20.0 * rank as f64);
        }
        if self.best.as_ref().is_none_or(|(_, price, _)| *price >= TAKEN) || self.costs(PASSED) {
            let fixed = rules::boundary_side(self.procedure, from);
            for a in Side::ALL.into_iter().filter(|a| fixed.is_none_or(|f| f == *a)) {
                for b in Side::ALL {
                    self.attempt(from, to, (a, b), UNUSUAL);
                }
            }
        }
        if self.costs(PASSED)
            && let Some(way) = self.through_maze(from, to, &usual)
        {
            return way;
        }
        let best = self.best.take();
        best.map_or_else(|| vec![from.at.center(), to.at.center()], |(_, _, line)| line)
    }

    /// The cheapest of the ways the maze knows, where it beats what was found.
    fn through_maze(
        &mut self,
        from: &Step,
        to: &Step,
        usual: &[(Side, Side)],
    ) -> Option<Vec<Point>> {
        for view in maze::VIEWS {
            self.around = view.around;
            for (rank, &(a, b)) in usual.iter().enumerate() {
                let Some(line) = maze::way(end(from, a), end(to, b), self.ground, view) else {
                    continue;
                };
                let price = 20.0 * rank as f64 + self.price(a, b);
                let cost = self.ground.cost(&line) + price;
                if self.best.as_ref().is_none_or(|(least, _, _)| cost < *least - 1e-9) {
                    self.best = Some((cost, price, line));
                }
                if !self.costs(PASSED) {
                    break;
                }
            }
            if !self.costs(THROUGH) {
                break;
            }
        }
        self.best.take().map(|(_, _, line)| line)
    }

    /// Whether nothing cheaper than this was found.
    fn costs(&self, much: f64) -> bool {
        self.best.as_ref().is_none_or(|(cost, _, _)| *cost >= much)
    }

    fn price(&self, a: Side, b: Side) -> f64 {
        let leaves = self.terrain.is_taken(&self.flow.from, a, false);
        let arrives = self.terrain.is_taken(&self.flow.to, b, true);
        TAKEN * f64::from(u8::from(leaves) + u8::from(arrives))
    }

    fn attempt(&mut self, from: &Step, to: &Step, (a, b): (Side, Side), price: f64) {
        let price = price + self.price(a, b);
        for line in path::candidates(end(from, a), end(to, b)) {
            let cost = self.ground.cost(&line) + price;
            if self.best.as_ref().is_none_or(|(least, _, _)| cost < *least - 1e-9) {
                self.best = Some((cost, price, line));
            }
        }
    }
}

fn end(step: &Step, side: Side) -> End {
    End { dock: Berth::of(step).at_side(side, 0.0), side, rect: step.at }
}
