//! Branches of cases on the drawing: on their way along the flows, in tidy queues at their steps.
//!
//! A pure picture of a film at a moment. All marks are one mesh; nothing is allocated a mark.

use std::sync::Arc;

use egui::{Pos2, pos2};

use crate::analysis::crowd::{Crowd, Doing, Floor, Move, Place};
use crate::drawing::role::Role;
use crate::drawing::scene::Scene;
use crate::drawing::shape;
use crate::model::geometry::{self, Point};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;
use crate::ui::canvas::paint::Brush;

use super::pen::{Form, Pen};

/// From mark to mark in a row, canvas points.
const PITCH: f64 = 11.0;
/// Rows of a queue; who stands behind is counted.
const ROWS: usize = 2;
/// Marks that wait along a flow; more are counted.
const ALONG: usize = 6;
/// Radius of the corners of flows, as they are drawn.
const CORNER: f64 = 7.0;

/// A flow as it is drawn, with the way from its begin to each point.
struct Track {
    points: Vec<Pos2>,
    lengths: Vec<f32>,
}

impl Track {
    fn of(path: &[Point]) -> Option<Self> {
        let points: Vec<Pos2> = shape::rounded(path, CORNER).into_iter().map(flat).collect();
        let mut lengths = Vec::with_capacity(points.len());
        let mut sum = 0.0;
        for (at, point) in points.iter().enumerate() {
            sum += at.checked_sub(1).map_or(0.0, |before| points[before].distance(*point));
            lengths.push(sum);
        }
        (points.len() > 1).then_some(Self { points, lengths })
    }

    fn length(&self) -> f32 {
        self.lengths.last().copied().unwrap_or(0.0)
    }

    fn begin(&self) -> Pos2 {
        self.points.first().copied().unwrap_or_default()
    }

    fn end(&self) -> Pos2 {
        self.points.last().copied().unwrap_or_default()
    }

    /// The point so far from the begin.
    fn at(&self, far: f32) -> Pos2 {
        let next = self.lengths.partition_point(|l| *l < far).clamp(1, self.points.len() - 1);
        let (a, b) = (self.lengths[next - 1], self.lengths[next]);
        let share = if b > a { ((far - a) / (b - a)).clamp(0.0, 1.0) } else { 1.0 };
        self.points[next - 1].lerp(self.points[next], share)
    }
}

fn flat(p: Point) -> Pos2 {
    pos2(p.x as f32, p.y as f32)
}

/// A step as it is drawn.
struct Spot {
    body: geometry::Rect,
    /// Room below it taken by events on its border.
    under: f64,
    is_box: bool,
    /// Whether the steps inside are drawn: who is inside is seen there.
    is_open: bool,
}

/// Where the steps and flows of a film are on a drawing.
#[derive(Default)]
pub(super) struct Ground {
    /// Held, so that what it was made of is not mistaken for something else.
    of: Option<(Arc<Scene>, Arc<Crowd>)>,
    flows: Vec<Option<Track>>,
    steps: Vec<Option<Spot>>,
}

impl Ground {
    /// Brings the ground into step with a drawing and a film.
    pub(super) fn follow(&mut self, p: &Procedure, scene: &Arc<Scene>, film: &Arc<Crowd>) {
        let is_same =
            |of: &(Arc<Scene>, Arc<Crowd>)| Arc::ptr_eq(&of.0, scene) && Arc::ptr_eq(&of.1, film);
        if self.of.as_ref().is_some_and(is_same) {
            return;
        }
        self.of = Some((Arc::clone(scene), Arc::clone(film)));
        let labels = film.labels();
        let flow = |id: &crate::model::id::FlowId| {
            scene.item(&ItemId::Flow(id.clone())).and_then(|item| Track::of(&item.path))
        };
        self.flows = labels.flows.iter().map(flow).collect();
        let step = |id: &crate::model::id::StepId| {
            let item = scene.item(&ItemId::Step(id.clone()))?;
            let kind = &p.step(id)?.kind;
            let low = p.boundary_events(id).map(|(_, s)| s.at.bottom() - item.body.bottom());
            Some(Spot {
                body: item.body,
                under: low.fold(0.0, f64::max),
                is_box: kind.is_activity(),
                is_open: matches!(kind, StepKind::SubProcedure { expanded: true, .. }),
            })
        };
        self.steps = labels.steps.iter().map(step).collect();
    }

    fn track(&self, flow: u32) -> Option<&Track> {
        self.flows.get(flow as usize)?.as_ref()
    }

    fn spot(&self, step: u32) -> Option<&Spot> {
        self.steps.get(step as usize)?.as_ref()
    }

    /// The point a share of the way along several flows; from flow to flow straight on.
    fn along(&self, way: &[u32], share: f32) -> Option<Pos2> {
        let tracks = || way.iter().filter_map(|flow| self.track(*flow));
        let mut length = 0.0;
        let mut last: Option<Pos2> = None;
        for track in tracks() {
            length += last.map_or(0.0, |last| last.distance(track.begin())) + track.length();
            last = Some(track.end());
        }
        let mut rest = length * share;
        let mut last: Option<Pos2> = None;
        for track in tracks() {
            if let Some(last) = last {
                let gap = last.distance(track.begin());
                if rest <= gap {
                    return Some(last.lerp(track.begin(), rest / gap.max(f32::MIN_POSITIVE)));
                }
                rest -= gap;
            }
            if rest <= track.length() {
                return Some(track.at(rest));
            }
            rest -= track.length();
            last = Some(track.end());
        }
        last
    }
}

/// Where at its place a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Row {
    /// In the step, at its foot.
    Inside(u32),
    /// In rows below the step.
    Below(u32),
    /// In rows above the step.
    Above(u32),
    /// Along the end of a flow.
    Flow(u32),
}

/// A mark that stands: in its row by when it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Standing {
    row: Row,
    since: i64,
    branch: u32,
    form: Form,
}

/// A mark on its way.
#[derive(Clone, Copy, Debug)]
struct Gliding {
    at: Pos2,
    to: Place,
    branch: u32,
    form: Form,
}

/// What is seen at a moment; its room is used again for the next.
#[derive(Default)]
pub(super) struct Seen {
    standing: Vec<Standing>,
    gliding: Vec<Gliding>,
    /// Marks by form, in the order of `Form::ALL`.
    pub(super) counts: [usize; 4],
}

/// A moment of a film.
#[derive(Clone, Copy)]
pub(super) struct Moment<'a> {
    pub(super) film: &'a Crowd,
    pub(super) floor: &'a Floor,
    /// Simulated ms.
    pub(super) time: i64,
    /// How long a branch is on its way, simulated ms; 0 where nothing glides.
    pub(super) trip: f64,
}

impl Moment<'_> {
    /// How much of its way a branch has behind it; `None` when it has come.
    fn share(&self, made: &Move) -> Option<f32> {
        let gone = (self.time - made.time) as f64;
        (gone < self.trip && made.way_len() > 0).then(|| (gone / self.trip) as f32)
    }

    fn form(&self, made: &Move) -> Form {
        let case = self.film.cases().get(self.film.case_of(made.branch));
        if case.is_some_and(|case| case.is_late(self.time)) {
            return Form::Late;
        }
        match made.doing {
            Doing::Queued => Form::Queued,
            Doing::Working => Form::Working,
            Doing::Passing | Doing::Resting(_) | Doing::Held | Doing::Gone => Form::Resting,
        }
    }
}

impl Seen {
    /// Looks who is where.
    pub(super) fn look(&mut self, ground: &Ground, moment: Moment<'_>) {
        let Moment { film, floor, time, trip } = moment;
        self.standing.clear();
        self.gliding.clear();
        self.counts = [0; 4];
        for (_, last) in floor.branches() {
            let Some(made) = film.moves().get(last as usize) else { continue };
            self.see(ground, moment, made);
        }
        let since = time - trip.min(i64::MAX as f64 / 4.0) as i64;
        for made in film.between(since, time).iter().filter(|m| m.doing == Doing::Gone) {
            let place = moment.share(made).and_then(|s| ground.along(film.way(made), s));
            let (to, branch, form) = (made.place, made.branch, moving(moment.form(made)));
            self.gliding.extend(place.map(|at| Gliding { at, to, branch, form }));
        }
        self.standing.sort_unstable();
    }

    fn see(&mut self, ground: &Ground, moment: Moment<'_>, made: &Move) {
        let form = moment.form(made);
        let row = match (made.place, made.doing) {
            (Place::Step(step), _) if ground.spot(step).is_none_or(|s| s.is_open) => return,
            (Place::Step(step), Doing::Working) => Row::Inside(step),
            (Place::Step(step), Doing::Queued) => Row::Below(step),
            (Place::Step(step), _) => Row::Above(step),
            (Place::FlowEnd(flow), _) if ground.track(flow).is_some() => Row::Flow(flow),
            (Place::FlowEnd(_) | Place::Door, _) => return,
        };
        let at = Form::ALL.iter().position(|f| *f == form).unwrap_or(0);
        self.counts[at] += 1;
        let way = moment.film.way(made);
        let place = moment.share(made).and_then(|share| ground.along(way, share));
        if let Some(at) = place {
            let (to, branch, form) = (made.place, made.branch, moving(form));
            self.gliding.push(Gliding { at, to, branch, form });
        } else {
            let (since, branch) = (made.time, made.branch);
            self.standing.push(Standing { row, since, branch, form });
        }
    }

    /// Paints all marks in view. `lit` says how strongly a place is seen, 0..=1; `followed` is the
    /// place of a case among the cases whose marks stand out.
    pub(super) fn paint(
        &self,
        brush: &Brush<'_>,
        ground: &Ground,
        film: &Crowd,
        followed: Option<usize>,
        lit: &dyn Fn(Place) -> f32,
    ) {
        let mut pen = Pen::new(brush, 30 * (self.standing.len() + self.gliding.len()));
        let mut marked: Vec<Pos2> = Vec::new();
        for row in self.standing.chunk_by(|a, b| a.row == b.row) {
            let Some(lay) = Lay::of(ground, row) else { continue };
            let strength = match row[0].row {
                Row::Inside(step) | Row::Below(step) | Row::Above(step) => lit(Place::Step(step)),
                Row::Flow(flow) => lit(Place::FlowEnd(flow)),
            };
            for (at, mark) in row.iter().enumerate() {
                let is_followed = followed == Some(film.case_of(mark.branch));
                let Some(place) = lay.place(at).or_else(|| {
                    // Whoever is followed is seen at the end of the row, too.
                    is_followed.then(|| lay.more())
                }) else {
                    continue;
                };
                let place = pen.place(place);
                pen.mark(place, mark.form, strength);
                if is_followed {
                    marked.push(place);
                }
            }
            if let Some(more) = row.len().checked_sub(lay.most).filter(|n| *n > 0) {
                let at = pen.place(lay.more());
                pen.count(at, more, strength);
            }
        }
        for mark in &self.gliding {
            let place = brush.camera.screen_from_canvas(
                brush.view,
                Point::new(f64::from(mark.at.x), f64::from(mark.at.y)),
            );
            pen.mark(place, mark.form, lit(mark.to));
            if followed == Some(film.case_of(mark.branch)) {
                marked.push(place);
            }
        }
        pen.finish();
        for place in marked {
            let radius = (11.0 * brush.camera.zoom).max(7.0);
            brush.painter.circle_stroke(place, radius, brush.skin.stroke(2.5, Role::Accent));
        }
    }

    /// Where the marks of one case are: a canvas point each, and whether it is late.
    pub(super) fn places(&self, ground: &Ground) -> Vec<(Point, bool)> {
        let mut out = Vec::new();
        for row in self.standing.chunk_by(|a, b| a.row == b.row) {
            for (at, mark) in row.iter().enumerate() {
                let corner = match mark.row {
                    Row::Inside(step) | Row::Below(step) | Row::Above(step) => {
                        ground.spot(step).map(|s| Point::new(s.body.right(), s.body.bottom()))
                    }
                    Row::Flow(_) => Lay::of(ground, row).and_then(|lay| lay.place(0)),
                };
                let shift = 14.0 * at as f64;
                out.extend(corner.map(|c| (c.moved(-shift, 0.0), mark.form == Form::Late)));
            }
        }
        out.extend(self.gliding.iter().map(|mark| {
            (Point::new(f64::from(mark.at.x), f64::from(mark.at.y)), mark.form == Form::Late)
        }));
        out
    }
}

/// Who is on its way does not rest.
fn moving(form: Form) -> Form {
    if form == Form::Late { form } else { Form::Working }
}

/// How a row is laid: from a point on, so many side by side, so many in all.
struct Lay {
    from: Point,
    step: (f64, f64),
    across: usize,
    down: f64,
    most: usize,
}

impl Lay {
    fn of(ground: &Ground, row: &[Standing]) -> Option<Self> {
        let lay = |from, across: usize, down, rows: usize| Self {
            from,
            step: (PITCH, 0.0),
            across,
            down,
            most: across * rows,
        };
        Some(match row.first()?.row {
            Row::Flow(flow) => {
                let track = ground.track(flow)?;
                let (end, before) = (track.end(), track.at(track.length() - 1.0));
                let back = (before - end).normalized();
                let from = end + back * 16.0;
                Self {
                    from: Point::new(f64::from(from.x), f64::from(from.y)),
                    step: (f64::from(back.x) * PITCH, f64::from(back.y) * PITCH),
                    across: ALONG,
                    down: 0.0,
                    most: ALONG,
                }
            }
            Row::Inside(step) => {
                let Spot { body, is_box, .. } = ground.spot(step)?;
                if *is_box {
                    let across = ((body.w - 34.0) / PITCH).max(1.0) as usize;
                    lay(Point::new(body.x + 10.0, body.bottom() - 10.0), across, -PITCH, 1)
                } else {
                    lay(body.center(), 1, PITCH, 1)
                }
            }
            Row::Below(step) => {
                let Spot { body, under, .. } = ground.spot(step)?;
                let across = (body.w.max(60.0) / PITCH).max(1.0) as usize;
                let from = Point::new(body.x + 5.0, body.bottom() + under + 9.0);
                lay(from, across, PITCH, ROWS)
            }
            Row::Above(step) => {
                let Spot { body, .. } = ground.spot(step)?;
                let across = ((body.w - 12.0).max(40.0) / PITCH).max(1.0) as usize;
                lay(Point::new(body.x + 5.0, body.y - 9.0), across, -PITCH, ROWS)
            }
        })
    }

    /// Where the mark with a number in its row stands; `None` behind the last that is shown.
    fn place(&self, at: usize) -> Option<Point> {
        let (line, within) = (at / self.across, (at % self.across) as f64);
        (at < self.most).then(|| {
            self.from.moved(self.step.0 * within, self.step.1 * within + self.down * line as f64)
        })
    }

    /// Where it is written how many more there are.
    fn more(&self) -> Point {
        let last = (self.most / self.across).saturating_sub(1) as f64;
        let across = self.across as f64 + 0.6;
        self.from.moved(self.step.0 * across, self.step.1 * across + self.down * last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground() -> Ground {
        let p = Point::new;
        let flows = [[p(0.0, 0.0), p(100.0, 0.0)], [p(150.0, 0.0), p(250.0, 0.0)]];
        Ground { flows: flows.iter().map(|f| Track::of(f)).collect(), ..Ground::default() }
    }

    #[test]
    fn several_flows_are_one_way_and_what_lies_between_is_crossed() {
        let ground = ground();
        let at = |share| ground.along(&[0, 1], share).map(|p| p.x);
        let near = |found: Option<f32>, wanted: f32| (found.unwrap_or(-1.0) - wanted).abs() < 0.1;
        assert!(near(at(0.0), 0.0) && near(at(0.2), 50.0) && near(at(0.5), 125.0));
        assert!(near(at(0.8), 200.0) && near(at(1.0), 250.0));
        assert_eq!(ground.along(&[7], 0.5), None);
    }

    #[test]
    fn a_queue_stands_in_rows_and_the_rest_is_counted() {
        let lay = Lay {
            from: Point::new(5.0, 90.0),
            step: (PITCH, 0.0),
            across: 4,
            down: PITCH,
            most: 8,
        };
        assert_eq!(lay.place(0), Some(Point::new(5.0, 90.0)));
        assert_eq!(lay.place(5), Some(Point::new(5.0 + PITCH, 90.0 + PITCH)));
        assert_eq!(lay.place(8), None);
        assert!(lay.more().x > lay.place(7).map_or(0.0, |p| p.x));
    }
}
