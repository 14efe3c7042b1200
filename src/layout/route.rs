//! Right-angled routes between placed steps, and where their labels stand.
//!
//! Bends set by hand are kept. A route depends on the procedure alone, never on the order in which
//! flows are routed or on what the drawing was before: [`Routes::follow`] after a change gives what
//! [`routes`] gives anew, and looks only at what the change can reach.
//!
//! Three stages, each from the one before: every line finds its way by itself (`search`, `link`);
//! lines that run over each other are told apart, twice (`spread`); level pieces jump over upright
//! ones (`bridge`).

use std::collections::{BTreeMap, BTreeSet};

use crate::model::flow::{Anchor, Flow, LinkKind};
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, LinkId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};

use super::bridge::{self, Bridge};
use super::field::{Field, stretch};
use super::spread::Spread;
use super::strand::{Strand, Strands};
use super::terrain::{Terrain, is_folded, rests};
use super::{link, search};

/// Shortest level piece that carries a label, in points.
const CARRIES: f64 = 26.0;
/// Longest first piece whose label stands past its corner, in points.
const STEM: f64 = 200.0;
/// Room of a label beside a short level piece, and beside an upright one, in points.
const NARROW: f64 = 28.0;
const WIDE: f64 = 120.0;
/// How far from a line a label may stand that keeps clear of it, in points.
const BESIDE: f64 = 130.0;
/// From this share of all things on, everything is routed anew.
const MANY: usize = 4;

/// Where a label on a line stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelSpot {
    /// On the baseline of its first line (or its last, when it grows upwards).
    pub at: Point,
    /// Whether it grows to the left of the point instead of to the right.
    pub leftward: bool,
    /// Whether further lines stand above instead of below.
    pub upward: bool,
    /// Whether the piece it stands beside is level.
    pub is_level: bool,
    /// Widest line that keeps beside its piece of the route, in points.
    pub room: f64,
    /// Number of the piece it stands beside: from there on the line is alone.
    pub piece: usize,
}

/// The way of a flow or link.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// From dock to dock, at least two points.
    pub points: Vec<Point>,
    /// Where its label stands.
    pub label: LabelSpot,
    /// Where it jumps over other lines.
    pub bridges: Vec<Bridge>,
}

/// The routes of a procedure.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    /// Of its flows.
    pub flows: BTreeMap<FlowId, Route>,
    /// Of its message flows and associations.
    pub links: BTreeMap<LinkId, Route>,
    /// What labels beside steps keep clear of: boxes of steps and artifacts, pieces of routes.
    pub ink: Field,
    /// The names in `ink` of each thing.
    inked: BTreeMap<ItemId, Vec<usize>>,
    terrain: Terrain,
    /// Lines by themselves, told apart once, and told apart twice.
    stages: [Strands; 3],
    /// Where a box that comes or goes may change a line of the first stage.
    reach: Field,
    reaches: Vec<Option<ItemId>>,
    reached: BTreeMap<ItemId, usize>,
    /// Links that hang on a flow.
    hangers: BTreeMap<FlowId, BTreeSet<LinkId>>,
    /// The ends of each line when it was last routed.
    ends: BTreeMap<ItemId, (Anchor, Anchor)>,
    /// Lines at each step, pool and artifact.
    at: BTreeMap<Anchor, BTreeSet<ItemId>>,
    /// Sub-procedures drawn with their inside.
    open: BTreeSet<StepId>,
}

/// What a change meant for a drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Followed {
    /// Flows and links whose route came, went or changed.
    pub lines: BTreeSet<ItemId>,
    /// Areas in which ink came or went: a label outside its shape that stands there, or could, may
    /// have to be drawn anew.
    pub areas: Vec<Rect>,
}

/// Routes all flows and links.
pub fn routes(procedure: &Procedure) -> Routes {
    let mut out = Routes { terrain: Terrain::of(procedure), ..Routes::default() };
    out.open = procedure.steps().filter(|(_, s)| is_open(s)).map(|(id, _)| id.clone()).collect();
    let all: BTreeSet<ItemId> = lines_of(procedure).collect();
    for id in &all {
        out.note_ends(procedure, id);
        out.find(procedure, id);
    }
    for stage in 0..2 {
        let (from, into) = out.pair(stage);
        let mut spread = Spread::new(from.0, from.1);
        for id in from.0.ids() {
            into.put(id, spread.moved(id));
        }
    }
    out.finish(procedure, &all);
    let others = procedure.steps().map(|(id, _)| ItemId::Step(id.clone()));
    let others = others.chain(procedure.lanes().map(|(id, _)| ItemId::Lane(id.clone())));
    let others = others.chain(procedure.pools().map(|(id, _)| ItemId::Pool(id.clone())));
    let others = others.chain(procedure.artifacts().map(|(id, _)| ItemId::Artifact(id.clone())));
    for id in others.collect::<Vec<_>>() {
        out.put_ink(procedure, &id);
    }
    out
}

/// Routes one flow by itself, as if no other ran where it does; `None` where an end is missing or
/// not drawn.
pub fn route_one(procedure: &Procedure, flow: &Flow, terrain: &Terrain) -> Option<Route> {
    search::way(procedure, None, flow, terrain).map(|way| Route::of(way.points))
}

fn lines_of(procedure: &Procedure) -> impl Iterator<Item = ItemId> {
    let flows = procedure.flows().map(|(id, _)| ItemId::Flow(id.clone()));
    flows.chain(procedure.links().map(|(id, _)| ItemId::Link(id.clone())))
}

impl Routes {
    /// Follows a change of the procedure: `changed` names everything that was put or taken since
    /// these routes were made or last followed. What comes out equals [`routes`] of the procedure.
    pub fn follow(&mut self, procedure: &Procedure, changed: &[ItemId]) -> Followed {
        let count = self.flows.len() + self.links.len();
        if changed.len() > 64 && changed.len() > count / MANY || self.unfolds(procedure, changed) {
            return self.anew(procedure);
        }
        let mut areas = Vec::new();
        let mut lines: BTreeSet<ItemId> = BTreeSet::new();
        let mut steps: BTreeSet<StepId> = BTreeSet::new();
        for id in changed {
            steps.extend(self.ends_of(id));
            self.look(procedure, id, &mut areas, &mut lines);
        }
        self.look_at_sides(procedure, steps, &mut lines);
        for area in &areas {
            self.reach.visit(*area, |name, _| {
                if let Some(Some(id)) = self.reaches.get(name) {
                    lines.insert(id.clone());
                }
            });
        }
        let mut moved = areas.clone();
        for id in &lines {
            moved.extend(self.find(procedure, id));
        }
        for stage in 0..2 {
            let (from, into) = self.pair(stage);
            let mut spread = Spread::new(from.0, from.1);
            let mut touched = spread.touched(&moved);
            touched.extend(lines.iter().cloned());
            for id in touched {
                let areas = into.put(&id, spread.moved(&id));
                if !areas.is_empty() {
                    lines.insert(id);
                    moved.extend(areas);
                }
            }
        }
        // A line that is crossed differently jumps differently.
        for area in &moved {
            self.stages[2].visit(*area, |piece, _| {
                lines.insert(piece.0.clone());
            });
        }
        let mut out = Followed { lines: self.finish(procedure, &lines), areas: moved };
        for id in changed {
            out.areas.extend(self.put_ink(procedure, id));
        }
        out.lines.extend(changed.iter().filter(|i| is_line(i)).cloned());
        for area in &mut out.areas {
            *area = area.grown(BESIDE);
        }
        out
    }

    fn anew(&mut self, procedure: &Procedure) -> Followed {
        let former = std::mem::replace(self, routes(procedure));
        let gone = former.flows.keys().cloned().map(ItemId::Flow);
        let gone = gone.chain(former.links.keys().cloned().map(ItemId::Link));
        let lines = gone.chain(lines_of(procedure)).collect();
        Followed { lines, areas: procedure.bounds().into_iter().map(|b| b.grown(BESIDE)).collect() }
    }

    /// Whether a sub-procedure with steps inside opened, closed or moved to another level: then what
    /// is inside is drawn differently too.
    fn unfolds(&self, procedure: &Procedure, changed: &[ItemId]) -> bool {
        changed.iter().any(|item| match item {
            ItemId::Step(id) => {
                let now = procedure.step(id);
                let level = self.terrain.stand(id).map(|(level, _)| level.cloned());
                self.terrain.level(Some(id)).is_some()
                    && (self.open.contains(id) != now.is_some_and(|s| is_open(s))
                        || level != now.map(|s| s.parent.clone()))
            }
            _ => false,
        })
    }

    /// Takes in what became of one thing; collects areas that changed and lines to find again.
    fn look(
        &mut self,
        procedure: &Procedure,
        item: &ItemId,
        areas: &mut Vec<Rect>,
        lines: &mut BTreeSet<ItemId>,
    ) {
        match item {
            ItemId::Step(id) => {
                if procedure.step(id).is_some_and(|s| is_open(s)) {
                    self.open.insert(id.clone());
                } else {
                    self.open.remove(id);
                }
                areas.extend(self.terrain.put_step(id, procedure.step(id).map(|s| &**s)));
                let anchor = Anchor::Step(id.clone());
                lines.extend(self.at.get(&anchor).into_iter().flatten().cloned());
                let guests: Vec<StepId> = self.terrain.guests(id).cloned().collect();
                for guest in guests {
                    lines.extend(self.at.get(&Anchor::Step(guest)).into_iter().flatten().cloned());
                }
            }
            ItemId::Flow(id) => {
                let label = procedure.flow(id).and_then(|f| f.label);
                areas.extend(self.terrain.put_soft(item, label.into_iter().collect()));
                self.note_ends(procedure, item);
                lines.insert(item.clone());
            }
            ItemId::Link(id) => {
                let label = procedure.link(id).and_then(|l| l.label);
                areas.extend(self.terrain.put_soft(item, label.into_iter().collect()));
                self.note_ends(procedure, item);
                lines.insert(item.clone());
            }
            ItemId::Artifact(id) => {
                let boxes = procedure.artifact(id).map_or_else(Vec::new, |a| rests(a));
                areas.extend(self.terrain.put_soft(item, boxes));
                let anchor = Anchor::Artifact(id.clone());
                lines.extend(self.at.get(&anchor).into_iter().flatten().cloned());
            }
            ItemId::Pool(id) => {
                let anchor = Anchor::Pool(id.clone());
                lines.extend(self.at.get(&anchor).into_iter().flatten().cloned());
            }
            ItemId::Lane(_) => {}
        }
    }

    /// The steps at the ends of a line when it was last looked at; a step itself.
    fn ends_of(&self, item: &ItemId) -> Vec<StepId> {
        if let ItemId::Step(id) = item {
            return vec![id.clone()];
        }
        let ends = self.ends.get(item).into_iter().flat_map(|(a, b)| [a, b]);
        ends.filter_map(|anchor| match anchor {
            Anchor::Step(id) => Some(id.clone()),
            _ => None,
        })
        .collect()
    }

    /// Which sides of a step straight flows use depends on its neighbors: where that changed, the
    /// flows there are found again.
    fn look_at_sides(
        &mut self,
        procedure: &Procedure,
        mut steps: BTreeSet<StepId>,
        lines: &mut BTreeSet<ItemId>,
    ) {
        steps.extend(lines.iter().flat_map(|line| self.ends_of(line)));
        for id in steps {
            if self.terrain.look_at_sides(procedure, &id) {
                lines.extend(self.at.get(&Anchor::Step(id)).into_iter().flatten().cloned());
            }
        }
    }

    /// Remembers which lines are at a thing.
    fn note_ends(&mut self, procedure: &Procedure, item: &ItemId) {
        let ends = match item {
            ItemId::Flow(id) => procedure
                .flow(id)
                .map(|f| (Anchor::Step(f.from.clone()), Anchor::Step(f.to.clone()))),
            ItemId::Link(id) => procedure.link(id).map(|l| (l.from.clone(), l.to.clone())),
            _ => None,
        };
        let former = match &ends {
            Some(ends) => self.ends.insert(item.clone(), ends.clone()),
            None => self.ends.remove(item),
        };
        for anchor in former.into_iter().flat_map(|(a, b)| [a, b]) {
            if let Some(here) = self.at.get_mut(&anchor) {
                here.remove(item);
            }
            if let (Anchor::Flow(flow), ItemId::Link(id)) = (&anchor, item)
                && let Some(here) = self.hangers.get_mut(flow)
            {
                here.remove(id);
            }
        }
        for anchor in ends.into_iter().flat_map(|(a, b)| [a, b]) {
            if let (Anchor::Flow(flow), ItemId::Link(id)) = (&anchor, item) {
                self.hangers.entry(flow.clone()).or_default().insert(id.clone());
            }
            self.at.entry(anchor).or_default().insert(item.clone());
        }
    }

    /// Finds the way of a flow or message flow by itself; gives the areas of what changed.
    fn find(&mut self, procedure: &Procedure, item: &ItemId) -> Vec<Rect> {
        let found = match item {
            ItemId::Flow(id) => procedure.flow(id).and_then(|flow| {
                let way = search::way(procedure, Some(id), flow, &self.terrain)?;
                Some((flow_strand(procedure, flow, way.points, way.is_fixed)?, way.reach))
            }),
            ItemId::Link(id) => procedure
                .link(id)
                .filter(|l| l.kind == LinkKind::Message)
                .and_then(|link| link::message(procedure, item, link, &self.terrain)),
            _ => None,
        };
        if let Some(name) = self.reached.remove(item) {
            self.reach.take(name);
            self.reaches[name] = None;
        }
        let strand = found.map(|(strand, reach)| {
            let name = self.reach.add(reach);
            if name >= self.reaches.len() {
                self.reaches.resize(name + 1, None);
            }
            self.reaches[name] = Some(item.clone());
            self.reached.insert(item.clone(), name);
            strand
        });
        self.stages[0].put(item, strand)
    }

    /// A stage to read with the terrain, and the next one to write.
    fn pair(&mut self, stage: usize) -> ((&Strands, &Terrain), &mut Strands) {
        let [first, second, third] = &mut self.stages;
        if stage == 0 { ((first, &self.terrain), second) } else { ((second, &self.terrain), third) }
    }

    /// Makes routes of lines, with labels and bridges, and what hangs on them. Gives those that
    /// differ from before.
    fn finish(&mut self, procedure: &Procedure, lines: &BTreeSet<ItemId>) -> BTreeSet<ItemId> {
        let mut changed = BTreeSet::new();
        let mut sources: BTreeSet<StepId> = BTreeSet::new();
        let mut links: BTreeSet<LinkId> = BTreeSet::new();
        for item in lines {
            let route = self.stages[2].get(item).map(|strand| {
                let mut route = Route::of(strand.points.clone());
                route.bridges = bridge::bridges(item, strand, &self.stages[2]);
                route
            });
            match item {
                ItemId::Flow(id) => {
                    sources.extend(procedure.flow(id).map(|f| f.from.clone()));
                    let former = match &route {
                        Some(route) => self.flows.insert(id.clone(), route.clone()),
                        None => self.flows.remove(id),
                    };
                    // Its label is parted from its siblings' further below.
                    if former.as_ref().map(|r| (&r.points, &r.bridges))
                        != route.as_ref().map(|r| (&r.points, &r.bridges))
                    {
                        changed.insert(item.clone());
                        links.extend(self.hangers.get(id).into_iter().flatten().cloned());
                    }
                    if let (Some(former), Some(now)) = (former, self.flows.get_mut(id)) {
                        now.label = former.label;
                    }
                }
                ItemId::Link(id) => {
                    if route.is_some() {
                        if self.links.get(id) != route.as_ref() {
                            changed.insert(item.clone());
                        }
                        self.links.extend(route.map(|route| (id.clone(), route)));
                    } else {
                        links.insert(id.clone());
                    }
                }
                _ => {}
            }
        }
        for source in &sources {
            self.part_labels(procedure, source, &mut changed);
        }
        for id in links {
            let route = procedure.link(&id).and_then(|l| link::route(procedure, l, &self.flows));
            if self.links.get(&id) != route.as_ref() {
                changed.insert(ItemId::Link(id.clone()));
            }
            match route {
                Some(route) => self.links.insert(id, route),
                None => self.links.remove(&id),
            };
        }
        for item in &changed {
            self.put_ink(procedure, item);
        }
        changed
    }

    /// Labels of the flows of a step: of those that share their first pieces past their end, where
    /// they part.
    fn part_labels(
        &mut self,
        procedure: &Procedure,
        source: &StepId,
        changed: &mut BTreeSet<ItemId>,
    ) {
        let here = self.at.get(&Anchor::Step(source.clone())).into_iter().flatten();
        let leaving: Vec<ItemId> = here
            .filter(|i| matches!(i, ItemId::Flow(id) if procedure.flow(id).is_some_and(|f| f.from == *source)))
            .cloned()
            .collect();
        for item in &leaving {
            let ItemId::Flow(id) = item else { continue };
            let Some(own) = self.stages[2].get(item) else { continue };
            let siblings =
                leaving.iter().filter(|o| *o != item).filter_map(|o| self.stages[2].get(o));
            let shared = siblings
                .map(|other| {
                    (0..=own.last())
                        .take_while(|k| super::spread::shares_stem(own, *k, other, *k))
                        .count()
                })
                .max()
                .unwrap_or(0);
            let label = if shared > 0 && shared <= own.last() {
                own.piece(shared).map(|(a, b)| LabelSpot::on(a, b, shared))
            } else {
                None
            };
            let label = label.unwrap_or_else(|| Route::of(own.points.clone()).label);
            if let Some(route) = self.flows.get_mut(id).filter(|r| r.label != label) {
                route.label = label;
                changed.insert(item.clone());
            }
        }
    }

    /// Puts what a thing draws that labels keep clear of; gives the boxes that came or went.
    fn put_ink(&mut self, procedure: &Procedure, item: &ItemId) -> Vec<Rect> {
        let boxes = self.ink_of(procedure, item);
        let former = self.inked.remove(item).unwrap_or_default();
        let old: Vec<Rect> = former.iter().filter_map(|n| self.ink.rect(*n)).collect();
        if old == boxes {
            self.inked.insert(item.clone(), former);
            return Vec::new();
        }
        for name in former {
            self.ink.take(name);
        }
        let names = boxes.iter().map(|b| self.ink.add(*b)).collect();
        self.inked.insert(item.clone(), names);
        old.into_iter().chain(boxes).collect()
    }

    fn ink_of(&self, procedure: &Procedure, item: &ItemId) -> Vec<Rect> {
        let pieces = |route: Option<&Route>| {
            let points = route.map_or(&[][..], |r| &r.points);
            points.windows(2).map(|w| stretch(w[0], w[1])).collect()
        };
        match item {
            ItemId::Step(id) => {
                let step = procedure.step(id).filter(|s| s.at.is_drawn());
                // The inside of an open frame is free.
                let step = step.filter(|s| !is_open(s) && !is_folded(procedure, s.parent.as_ref()));
                step.map(|s| s.at).into_iter().collect()
            }
            ItemId::Artifact(id) => {
                let open = procedure.artifact(id).filter(|a| {
                    a.kind != crate::model::artifact::ArtifactKind::Group && a.at.is_drawn()
                });
                open.map(|a| a.at).into_iter().collect()
            }
            ItemId::Lane(id) => {
                procedure.lane(id).map(|l| header(l.at, l.vertical)).into_iter().collect()
            }
            ItemId::Pool(id) => {
                let pool = procedure.pool(id).filter(|p| !p.black_box);
                pool.map(|p| header(p.at, p.vertical)).into_iter().collect()
            }
            ItemId::Flow(id) => pieces(self.flows.get(id)),
            ItemId::Link(id) => pieces(self.links.get(id)),
        }
    }
}

fn is_open(step: &Step) -> bool {
    matches!(step.kind, StepKind::SubProcedure { expanded: true, .. })
}

fn is_line(item: &ItemId) -> bool {
    matches!(item, ItemId::Flow(_) | ItemId::Link(_))
}

fn flow_strand(
    procedure: &Procedure,
    flow: &Flow,
    points: Vec<Point>,
    is_fixed: bool,
) -> Option<Strand> {
    use super::dock::Berth;
    use super::strand::Hold;
    let (from, to) = (procedure.step(&flow.from)?, procedure.step(&flow.to)?);
    let hold = |id: &StepId, berth| Hold { who: ItemId::Step(id.clone()), berth };
    Some(Strand {
        points,
        is_fixed,
        from: hold(&flow.from, Berth::of(from)),
        to: hold(&flow.to, Berth::of(to)),
        level: from.parent.clone(),
        own: search::own_steps(flow),
    })
}

impl Route {
    /// A route with its label near its begin, off the line: above a level piece, beside an upright
    /// one; past the first corner where the first piece may be the stem of several branches.
    pub fn of(points: Vec<Point>) -> Self {
        let level = |a: Point, b: Point| (a.y - b.y).abs() < 1.0 && a.distance(b) >= CARRIES;
        let passes = |a: Point, b: Point| !level(a, b) && a.distance(b) < STEM;
        let first = points.first().copied().unwrap_or_default();
        let pair = |i: usize| Some((*points.get(i)?, *points.get(i + 1)?));
        let (a, b, piece) = match (pair(0), pair(1)) {
            (Some((a, b)), Some((c, d))) if passes(a, b) && level(c, d) => (c, d, 1),
            (Some((a, b)), _) => (a, b, 0),
            _ => (first, first, 0),
        };
        let label = LabelSpot::on(a, b, piece);
        Self { points, label, bridges: Vec::new() }
    }
}

impl LabelSpot {
    /// Beside a piece of a line, near its begin.
    fn on(a: Point, b: Point, piece: usize) -> Self {
        if (a.y - b.y).abs() < (a.x - b.x).abs() {
            let leftward = b.x < a.x;
            let at = a.moved(if leftward { -4.0 } else { 4.0 }, -4.0);
            let room = (a.distance(b) - 6.0).max(NARROW);
            Self { at, leftward, upward: true, is_level: true, room, piece }
        } else {
            let upward = b.y < a.y;
            let at = a.moved(5.0, if upward { -10.0 } else { 16.0 });
            Self { at, leftward: false, upward, is_level: false, room: WIDE, piece }
        }
    }
}

/// Width of the header of pools and lanes, in canvas points.
pub const HEADER: f64 = 30.0;

/// The header of a pool or lane: left, or on top where bands stand side by side.
pub fn header(at: Rect, vertical: bool) -> Rect {
    if vertical {
        Rect::new(at.x, at.y, at.w, HEADER.min(at.h))
    } else {
        Rect::new(at.x, at.y, HEADER.min(at.w), at.h)
    }
}
