//! Tells lines apart that run over each other: their pieces are moved aside until there is room
//! between them. Branches of one step share their stem, and flows that meet share their tail.
//!
//! What happens to a piece depends on the lines as they came, on the boxes around it and on the
//! pieces it runs over, nowhere on the order in which lines are looked at: so a change somewhere
//! else leaves it alone, and what has to be looked at again after one is known.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::geometry::{Point, Rect};
use crate::model::item::ItemId;

use super::dock::{Outline, Side};
use super::field::{Field, crosses, stretch};
use super::path::STEM;
use super::search::Ground;
use super::strand::{Hold, Piece, Strand, Strands, is_level};
use super::terrain::Terrain;

/// Distance to which lines are moved apart, in points.
const APART: f64 = 8.0;
/// Pieces nearer than this over more than [`OVER`] run over each other.
const CLOSE: f64 = 5.0;
/// Shortest stretch over which two pieces are told apart.
const OVER: f64 = 2.0;
/// How far pieces are moved to either side, best first: the usual distance, then a little less where
/// there is not as much room.
const MOVES: [f64; 9] = [0.0, APART, CLOSE, 16.0, 10.0, 24.0, 15.0, 32.0, FURTHEST];
/// Furthest that a piece is moved.
const FURTHEST: f64 = 40.0;
/// Room kept between a moved piece and boxes.
const CLEAR: f64 = 3.0;
/// How far around a change pieces may move differently.
pub(super) const REACH: f64 = FURTHEST + APART + CLOSE;
/// Most pieces that are told apart together; a larger tangle stays as it is.
const MOST: usize = 160;
/// Most pieces for which crossings are counted.
const FEW: usize = 24;

/// Tells lines apart, remembering what was decided for a piece.
pub(super) struct Spread<'a> {
    lines: &'a Strands,
    terrain: &'a Terrain,
    /// How far each piece of a solved tangle moves across its direction.
    moves: BTreeMap<Piece, f64>,
    empty: Field,
}

/// Pieces that move as one: those of a shared stem or tail.
struct Unit {
    pieces: Vec<Piece>,
    is_fixed: bool,
    rank: (bool, bool, f64),
}

impl<'a> Spread<'a> {
    pub(super) fn new(lines: &'a Strands, terrain: &'a Terrain) -> Self {
        Self { lines, terrain, moves: BTreeMap::new(), empty: Field::default() }
    }

    /// Lines with a piece that may move differently after a change in these areas.
    pub(super) fn touched(&self, areas: &[Rect]) -> BTreeSet<ItemId> {
        let mut pieces: BTreeSet<Piece> = BTreeSet::new();
        for area in areas {
            self.lines.visit(area.grown(REACH), |piece, _| {
                pieces.insert(piece.clone());
            });
        }
        let mut done: BTreeSet<Piece> = BTreeSet::new();
        let mut out = BTreeSet::new();
        for piece in pieces {
            if done.contains(&piece) {
                continue;
            }
            for member in self.tangle(&piece, usize::MAX).0 {
                out.insert(member.0.clone());
                done.insert(member);
            }
        }
        out
    }

    /// A line told apart from those it ran over.
    pub(super) fn moved(&mut self, id: &ItemId) -> Option<Strand> {
        let lines = self.lines;
        let line = lines.get(id)?;
        let mut out = line.clone();
        if line.is_fixed {
            return Some(out);
        }
        for number in 0..=line.last() {
            let by = self.move_of(&(id.clone(), number));
            if by != 0.0 {
                shift(&mut out, number, by);
            }
        }
        Some(out)
    }

    fn move_of(&mut self, piece: &Piece) -> f64 {
        if let Some(by) = self.moves.get(piece) {
            return *by;
        }
        let (members, is_whole) = self.tangle(piece, MOST);
        if members.len() < 2 || !is_whole {
            // All that was seen belongs to the same tangle, which is too large from wherever one
            // begins.
            self.moves.extend(members.into_iter().map(|m| (m, 0.0)));
            return 0.0;
        }
        self.solve(&members);
        self.moves.get(piece).copied().unwrap_or_default()
    }

    /// The pieces that run over this one or share its way, and those over these, and so on; and
    /// whether all were found within the limit.
    fn tangle(&self, piece: &Piece, most: usize) -> (BTreeSet<Piece>, bool) {
        let mut out = BTreeSet::from([piece.clone()]);
        let mut walk = vec![piece.clone()];
        while let Some(at) = walk.pop() {
            for next in self.beside(&at) {
                if !out.contains(&next) {
                    out.insert(next.clone());
                    walk.push(next);
                }
            }
            if out.len() > most {
                return (out, false);
            }
        }
        (out, true)
    }

    /// Pieces of other lines that run over this one.
    fn beside(&self, piece: &Piece) -> Vec<Piece> {
        let Some(line) = self.lines.get(&piece.0) else { return Vec::new() };
        let Some((a, b)) = line.piece(piece.1) else { return Vec::new() };
        let Some(level) = is_level(a, b) else { return Vec::new() };
        let own = stretch(a, b);
        let mut out = Vec::new();
        self.lines.visit(own.grown(CLOSE), |other, rect| {
            if other.0 != piece.0 && runs_over(level, own, rect) {
                out.push(other.clone());
            }
        });
        out
    }

    fn ends(&self, piece: &Piece) -> Option<(&Strand, Point, Point)> {
        let line = self.lines.get(&piece.0)?;
        let (a, b) = line.piece(piece.1)?;
        Some((line, a, b))
    }

    /// Moves the pieces of a tangle apart, one unit after the other.
    fn solve(&mut self, members: &BTreeSet<Piece>) {
        let units = self.units(members);
        let mut placed: BTreeMap<Piece, f64> = BTreeMap::new();
        for unit in &units {
            let by = if unit.is_fixed { 0.0 } else { self.choose(unit, members, &placed) };
            placed.extend(unit.pieces.iter().map(|p| (p.clone(), by)));
        }
        self.moves.extend(placed);
    }

    /// The units of a tangle: fixed ones first, then straight lines, then the longest.
    fn units(&self, members: &BTreeSet<Piece>) -> Vec<Unit> {
        let mut rest = members.clone();
        let mut out = Vec::new();
        while let Some(first) = rest.pop_first() {
            let mut pieces = vec![first];
            let mut next = 0;
            while next < pieces.len() {
                let tied: Vec<Piece> =
                    rest.iter().filter(|p| self.is_shared(&pieces[next], p)).cloned().collect();
                for piece in tied {
                    rest.remove(&piece);
                    pieces.push(piece);
                }
                next += 1;
            }
            let lines = || pieces.iter().filter_map(|p| self.lines.get(&p.0));
            let is_fixed = lines().any(|l| l.is_fixed);
            let is_straight = lines().any(|l| l.points.len() == 2);
            let long = pieces
                .iter()
                .filter_map(|p| self.ends(p))
                .map(|(_, a, b)| a.distance(b))
                .fold(0.0, f64::max);
            pieces.sort();
            out.push(Unit { pieces, is_fixed, rank: (!is_fixed, !is_straight, -long) });
        }
        out.sort_by(|a, b| {
            let flags = (a.rank.0, a.rank.1).cmp(&(b.rank.0, b.rank.1));
            flags.then(a.rank.2.total_cmp(&b.rank.2)).then(a.pieces.cmp(&b.pieces))
        });
        out
    }

    /// Whether two pieces are the same stem of two branches, or the same tail of two flows that
    /// meet.
    fn is_shared(&self, a: &Piece, b: &Piece) -> bool {
        let (Some(one), Some(two)) = (self.lines.get(&a.0), self.lines.get(&b.0)) else {
            return false;
        };
        shares_stem(one, a.1, two, b.1) || shares_tail(one, a.1, two, b.1)
    }

    /// The least move of a unit that leaves room and crosses least.
    fn choose(&self, unit: &Unit, members: &BTreeSet<Piece>, placed: &BTreeMap<Piece, f64>) -> f64 {
        let mut best: Option<(usize, usize, f64)> = None;
        let mut others = None;
        let mut room = None;
        for by in MOVES.into_iter().flat_map(|by| [by, -by]).skip(1) {
            if by != 0.0 {
                let room = room.get_or_insert_with(|| self.room_of(unit));
                if !unit.pieces.iter().zip(room).all(|(p, room)| self.may_move(p, by, room)) {
                    continue;
                }
            }
            let over =
                unit.pieces.iter().map(|p| self.runs_into(p, by, unit, members, placed)).sum();
            if best.is_some_and(|(o, _, _)| over > o) {
                continue;
            }
            let others = others.get_or_insert_with(|| self.lines_placed(placed));
            let crossings = self.crossings(unit, by, others);
            let better = best.is_none_or(|(o, c, _)| (over, crossings) < (o, c));
            if better {
                best = Some((over, crossings, by));
            }
            // Nothing further away can be better than that.
            if (over, crossings) == (0, 0) {
                break;
            }
        }
        best.map_or(0.0, |(_, _, by)| by)
    }

    /// How many pieces a piece would run over when moved.
    fn runs_into(
        &self,
        piece: &Piece,
        by: f64,
        unit: &Unit,
        members: &BTreeSet<Piece>,
        placed: &BTreeMap<Piece, f64>,
    ) -> usize {
        let Some((_, a, b)) = self.ends(piece) else { return 0 };
        let Some(level) = is_level(a, b) else { return 0 };
        let own = across(stretch(a, b), level, by);
        let mut count = 0;
        self.lines.visit(own.grown(FURTHEST + CLOSE), |other, rect| {
            if other.0 == piece.0 || unit.pieces.contains(other) {
                return;
            }
            let there = match (placed.get(other), members.contains(other)) {
                (Some(moved), _) => across(rect, level, *moved),
                (None, true) => return,
                (None, false) => rect,
            };
            if runs_over(level, own, there) && !self.is_shared(piece, other) {
                count += 1;
            }
        });
        count
    }

    /// A line with one piece moved.
    fn trial(&self, piece: &Piece, by: f64) -> Option<Vec<Point>> {
        let mut line = self.lines.get(&piece.0)?.clone();
        shift(&mut line, piece.1, by);
        Some(line.points)
    }

    /// The lines placed before, as moved; none where they are too many for counting crossings.
    fn lines_placed<'b>(&self, placed: &'b BTreeMap<Piece, f64>) -> Vec<(&'b ItemId, Vec<Point>)> {
        if placed.len() > FEW {
            return Vec::new();
        }
        placed.iter().filter_map(|(p, by)| Some((&p.0, self.trial(p, *by)?))).collect()
    }

    /// Crossings between the moved lines of a unit and those placed before.
    fn crossings(&self, unit: &Unit, by: f64, others: &[(&ItemId, Vec<Point>)]) -> usize {
        if others.is_empty() {
            return 0;
        }
        let own = unit.pieces.iter().filter_map(|p| Some((&p.0, self.trial(p, by)?)));
        own.map(|(id, line)| {
            let apart = others.iter().filter(|(other, _)| *other != id);
            apart.map(|(_, other)| crossings(&line, other)).sum::<usize>()
        })
        .sum()
    }

    /// Whether a piece may move so far: its docks stay on their sides, the pieces before and after
    /// keep their direction and length, and nothing new is run into.
    fn may_move(&self, piece: &Piece, by: f64, room: &mut Room<'_>) -> bool {
        let Some((line, a, b)) = self.ends(piece) else { return false };
        let Some(level) = is_level(a, b) else { return false };
        let (number, last) = (piece.1, line.last());
        if (number == 0 && !may_dock(&line.from, line.side(true), a, level, by))
            || (number == last && !may_dock(&line.to, line.side(false), b, level, by))
        {
            return false;
        }
        let mut moved = line.clone();
        shift(&mut moved, number, by);
        for beside in [number.checked_sub(1), Some(number + 1).filter(|n| *n <= last)] {
            let Some(beside) = beside else { continue };
            let (Some(old), Some(new)) = (line.piece(beside), moved.piece(beside)) else {
                continue;
            };
            let is_end = beside == 0 || beside == last;
            let least = if is_end { STEM } else { APART };
            let (was, is) = (old.0.distance(old.1), new.0.distance(new.1));
            let along = (old.1.x - old.0.x) * (new.1.x - new.0.x)
                + (old.1.y - old.0.y) * (new.1.y - new.0.y);
            if along <= 0.0 || is < least.min(was) - 1e-9 {
                return false;
            }
        }
        let from = number.saturating_sub(1);
        // A dock off the middle of a circle or diamond lies inside its box.
        let within = |n: usize| if n == 0 || n == last { 13.0 } else { -1.0 };
        (from..=(number + 1).min(last)).all(|n| match (line.piece(n), moved.piece(n)) {
            (Some(old), Some(new)) => {
                let ground = &room.ground;
                let was = room.hits[n - from].get_or_insert_with(|| hits(ground, old, within(n)));
                hits(ground, new, within(n)) <= *was
            }
            _ => true,
        })
    }

    /// The room around each piece of a unit.
    fn room_of(&self, unit: &Unit) -> Vec<Room<'_>> {
        let room = |piece: &Piece| {
            let line = self.lines.get(&piece.0);
            let (level, own) = line.map_or((None, &[][..]), |l| (l.level.as_ref(), &l.own));
            let ground = Ground::of(self.terrain, &self.empty, level, own, &piece.0);
            Room { ground, hits: [None; 3] }
        };
        unit.pieces.iter().map(room).collect()
    }
}

/// What lies around a piece, and what it and the pieces before and after run into where they are.
struct Room<'a> {
    ground: Ground<'a>,
    hits: [Option<usize>; 3],
}

/// Boxes that a piece runs into or comes close to; its own only deeper than `within`.
fn hits(ground: &Ground<'_>, (a, b): (Point, Point), within: f64) -> usize {
    let mut count = 0;
    ground.hard.visit(stretch(a, b).grown(CLEAR), |index, rect| {
        let by = if ground.own.contains(&index) { -within } else { CLEAR };
        count += usize::from(crosses(a, b, rect.grown(by)));
    });
    ground.soft.visit(stretch(a, b).grown(CLEAR), |index, rect| {
        count += usize::from(!ground.own_soft.contains(&index) && crosses(a, b, rect));
    });
    count
}

/// A box moved across a direction.
fn across(rect: Rect, level: bool, by: f64) -> Rect {
    if level { rect.moved(0.0, by) } else { rect.moved(by, 0.0) }
}

/// Whether two pieces of the same direction run over each other.
fn runs_over(level: bool, a: Rect, b: Rect) -> bool {
    let (off, over, thin) = if level {
        ((a.y - b.y).abs(), a.right().min(b.right()) - a.x.max(b.x), b.h)
    } else {
        ((a.x - b.x).abs(), a.bottom().min(b.bottom()) - a.y.max(b.y), b.w)
    };
    thin < 1e-6 && off < CLOSE && over > OVER
}

/// Moves a piece of a line; a dock slides along the outline.
fn shift(line: &mut Strand, number: usize, by: f64) {
    let Some((a, b)) = line.piece(number) else { return };
    let Some(level) = is_level(a, b) else { return };
    let last = line.last();
    let sides = (line.side(true), line.side(false));
    let moved = |p: Point| if level { p.moved(0.0, by) } else { p.moved(by, 0.0) };
    line.points[number] = moved(a);
    line.points[number + 1] = moved(b);
    let along =
        |p: Point, rect: Rect| if level { p.y - rect.center().y } else { p.x - rect.center().x };
    if let (0, Some(side)) = (number, sides.0) {
        let berth = line.from.berth;
        line.points[0] = berth.at_side(side, along(moved(a), berth.rect));
    }
    if let (true, Some(side)) = (number == last, sides.1) {
        let berth = line.to.berth;
        line.points[number + 1] = berth.at_side(side, along(moved(b), berth.rect));
    }
}

/// Whether a dock may slide along its side.
fn may_dock(hold: &Hold, side: Option<Side>, dock: Point, level: bool, by: f64) -> bool {
    let Some(side) = side else { return false };
    let rect = hold.berth.rect;
    let (half, shift) = if level {
        (rect.h / 2.0, dock.y - rect.center().y)
    } else {
        (rect.w / 2.0, dock.x - rect.center().x)
    };
    let limit = match hold.berth.outline {
        Outline::Box => (half - 10.0).max(0.0),
        Outline::Diamond | Outline::Circle => 0.5 * half,
    };
    side.is_level() == level && side_is_met(dock, side, rect) && (shift + by).abs() <= limit
}

/// Whether a dock lies on the side of its box that its piece leaves.
fn side_is_met(dock: Point, side: Side, rect: Rect) -> bool {
    let c = rect.center();
    let (dx, dy) = side.outward();
    (dock.x - c.x) * dx >= -1e-6 && (dock.y - c.y) * dy >= -1e-6
}

/// Whether two lines leave the same step together up to these pieces.
pub(super) fn shares_stem(one: &Strand, a: usize, two: &Strand, b: usize) -> bool {
    a == b
        && one.from.who == two.from.who
        && one.points.len() > a + 1
        && two.points.len() > a + 1
        && (0..=a).all(|i| one.points[i] == two.points[i])
        && same_way(one.points[a], one.points[a + 1], two.points[a], two.points[a + 1])
}

/// Whether two lines reach the same step together from these pieces on.
pub(super) fn shares_tail(one: &Strand, a: usize, two: &Strand, b: usize) -> bool {
    let (Some(from_end), Some(other)) = (one.last().checked_sub(a), two.last().checked_sub(b))
    else {
        return false;
    };
    let at = |line: &Strand, back: usize| line.points[line.points.len() - 1 - back];
    from_end == other
        && one.to.who == two.to.who
        && (0..=from_end).all(|i| at(one, i) == at(two, i))
        && same_way(
            at(one, from_end),
            at(one, from_end + 1),
            at(two, from_end),
            at(two, from_end + 1),
        )
}

fn same_way(a: Point, b: Point, c: Point, d: Point) -> bool {
    let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, d.x - c.x, d.y - c.y);
    (ux * vy - uy * vx).abs() < 1e-6 && ux * vx + uy * vy > 0.0
}

/// How often two lines cross inside their pieces.
pub(super) fn crossings(one: &[Point], two: &[Point]) -> usize {
    let mut count = 0;
    for a in one.windows(2) {
        for b in two.windows(2) {
            count += usize::from(meeting((a[0], a[1]), (b[0], b[1])).is_some());
        }
    }
    count
}

/// Where a level and an upright piece cross, when inside both.
pub(super) fn meeting(a: (Point, Point), b: (Point, Point)) -> Option<Point> {
    let (level, upright) = match (is_level(a.0, a.1)?, is_level(b.0, b.1)?) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => return None,
    };
    let at = Point::new(upright.0.x, level.0.y);
    let inside = |v: f64, p: f64, q: f64| v > p.min(q) + 0.5 && v < p.max(q) - 0.5;
    let is_inside = inside(at.x, level.0.x, level.1.x) && inside(at.y, upright.0.y, upright.1.y);
    is_inside.then_some(at)
}
