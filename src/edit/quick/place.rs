//! Where quick entry puts a step: right of the one before, in its office's lane, where nothing
//! stands; lanes and pools grow to hold it.
//!
//! A lane marked vertical is searched with the axes changed, so that its flow runs downwards.
//! Limitation: a vertical lane is not widened; a step that finds no room beside goes further on.

use std::sync::Arc;

use crate::edit::sheet::Sheet;
use crate::edit::{Change, Refusal};
use crate::model::geometry::{Point, Rect};
use crate::model::id::{LaneId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

/// Gap to the step before.
pub(super) const GAP: f64 = 50.0;

/// Gap after a decision, whose branches carry labels.
pub(super) const LABEL_GAP: f64 = 90.0;

/// Distance of two rows: a task and room for a label.
const ROW: f64 = 120.0;

/// Room between a step and the edge of its lane.
const EDGE: f64 = 12.0;

/// Room kept free around a step.
const AROUND: f64 = 18.0;

/// Room between the last step and the right edge of lanes.
const MARGIN: f64 = 40.0;

/// Most rows and columns tried.
const MOST_TRIES: u32 = 60;

/// What is to be placed.
pub(super) struct Wanted<'a> {
    /// Width and height.
    pub(super) size: (f64, f64),
    /// Its lane.
    pub(super) lane: Option<&'a LaneId>,
    /// The sub-procedure around it.
    pub(super) parent: Option<&'a StepId>,
    /// Its left edge stands here or further right.
    pub(super) left: f64,
    /// The height it would like its middle at.
    pub(super) level: f64,
    /// A step that is being replaced and takes no room.
    pub(super) except: Option<&'a StepId>,
}

impl Sheet {
    /// Finds the place, growing what must grow; returns it.
    pub(super) fn place(&mut self, wanted: &Wanted<'_>) -> Result<Rect, Refusal> {
        let p = self.procedure()?;
        let lane = wanted.lane.and_then(|id| p.lane(id)).cloned();
        if lane.as_ref().is_some_and(|l| l.vertical) {
            return self.place_downwards(wanted);
        }
        let band = lane.as_ref().map(|l| l.at);
        let (w, h) = wanted.size;
        let at = |y: f64| Rect::around(Point::new(wanted.left + w / 2.0, y), w, h);
        let fits = |r: Rect| {
            band.is_none_or(|b| r.y >= b.y + EDGE - 0.5 && r.bottom() <= b.bottom() - EDGE + 0.5)
        };
        let levels = levels(p, wanted, band);
        let place = levels.iter().map(|y| at(*y)).find(|r| fits(*r) && is_free(p, wanted, *r));
        let place = match (place, band) {
            (Some(place), _) => place,
            (None, None) => further_right(p, wanted, at(wanted.level)),
            (None, Some(band)) => {
                // A row more at the lower edge of the lane.
                let lowest = at(wanted.level);
                let row = Rect::new(lowest.x, band.bottom() - EDGE, w, h);
                let dy = row.bottom() + EDGE - band.bottom();
                if let Some(id) = wanted.lane {
                    self.grow_down(id, dy.max(ROW - EDGE))?;
                }
                let p = self.procedure()?;
                let bottom =
                    wanted.lane.and_then(|l| p.lane(l)).map_or(row.bottom(), |l| l.at.bottom());
                let place = at(bottom - (ROW - EDGE).max(h + 2.0 * EDGE) / 2.0);
                if is_free(p, wanted, place) { place } else { further_right(p, wanted, place) }
            }
        };
        self.widen(place, wanted.lane)?;
        Ok(place)
    }

    /// Makes a lane taller; what is below moves down.
    fn grow_down(&mut self, lane: &LaneId, by: f64) -> Result<(), Refusal> {
        let height = self.procedure()?.lane(lane).map_or(0.0, |l| l.at.h);
        self.run(|desk| desk.resize_lane(lane, height + by))?;
        Ok(())
    }

    /// Takes back the lowest row of a lane that a step has left empty.
    pub(super) fn tighten(&mut self, lane: &LaneId, left: Rect) -> Result<(), Refusal> {
        let p = self.procedure()?;
        let Some(band) = p.lane(lane).filter(|l| !l.vertical).map(|l| l.at) else { return Ok(()) };
        let row = ROW - EDGE;
        let edge = band.bottom() - row;
        let lowest = band.h >= ROW + row && left.y >= edge - 1.0;
        let empty = !p.steps().any(|(_, s)| s.lane.as_ref() == Some(lane) && s.at.bottom() > edge)
            && !p
                .artifacts()
                .any(|(_, a)| a.at.bottom() > edge && a.at.y < band.bottom() && a.at.touches(band));
        if lowest && empty {
            self.grow_down(lane, -row)?;
        }
        Ok(())
    }

    /// Widens lanes and pools so that a place lies inside them.
    fn widen(&mut self, place: Rect, lane: Option<&LaneId>) -> Result<(), Refusal> {
        let p = self.procedure()?;
        let Some(lane) = lane.and_then(|id| p.lane(id)) else { return Ok(()) };
        let more = place.right() + MARGIN - lane.at.right();
        if more <= 0.0 {
            return Ok(());
        }
        let edge = lane.at.right();
        let ends_there = |r: Rect| (r.right() - edge).abs() < 1.0;
        let lanes: Vec<_> = p
            .lanes()
            .filter(|(_, l)| !l.vertical && ends_there(l.at))
            .map(|(id, l)| (id.clone(), l.clone()))
            .collect();
        let pools: Vec<_> = p
            .pools()
            .filter(|(_, l)| !l.vertical && ends_there(l.at))
            .map(|(id, l)| (id.clone(), l.clone()))
            .collect();
        for (id, mut lane) in lanes {
            lane.at.w += more;
            self.put(Change::Lane(id, Some(Arc::new(lane))))?;
        }
        for (id, mut pool) in pools {
            pool.at.w += more;
            self.put(Change::Pool(id, Some(Arc::new(pool))))?;
        }
        Ok(())
    }

    /// In a vertical lane: below the step before, in the middle of the lane.
    fn place_downwards(&mut self, wanted: &Wanted<'_>) -> Result<Rect, Refusal> {
        let p = self.procedure()?;
        let band = wanted.lane.and_then(|id| p.lane(id)).map(|l| l.at).unwrap_or_default();
        let (w, h) = wanted.size;
        let before = p
            .steps()
            .filter(|(_, s)| s.lane.as_ref() == wanted.lane)
            .map(|(_, s)| s.at.bottom())
            .fold(band.y + GAP, f64::max);
        let mut place = Rect::around(Point::new(band.center().x, before + GAP + h / 2.0), w, h);
        for _ in 0..MOST_TRIES {
            if is_free(p, wanted, place) {
                break;
            }
            place = place.moved(0.0, h + GAP);
        }
        let more = place.bottom() + MARGIN - band.bottom();
        if more > 0.0 {
            let lanes: Vec<_> = p
                .lanes()
                .filter(|(_, l)| l.vertical)
                .map(|(id, l)| (id.clone(), l.clone()))
                .collect();
            let pools: Vec<_> = p
                .pools()
                .filter(|(_, l)| l.vertical)
                .map(|(id, l)| (id.clone(), l.clone()))
                .collect();
            for (id, mut lane) in lanes {
                lane.at.h += more;
                self.put(Change::Lane(id, Some(Arc::new(lane))))?;
            }
            for (id, mut pool) in pools {
                pool.at.h += more;
                self.put(Change::Pool(id, Some(Arc::new(pool))))?;
            }
        }
        Ok(place)
    }

    /// Moves everything from `edge` on to the right, so that a step fits in between.
    pub(super) fn make_room(&mut self, edge: f64, by: f64) -> Result<(), Refusal> {
        let p = self.procedure()?;
        let moves = |r: Rect| r.center().x >= edge - 0.5;
        let steps: Vec<_> = p
            .steps()
            .filter(|(_, s)| match &s.kind {
                // What hangs on a step goes with it.
                StepKind::Boundary { host, .. } => p.step(host).is_some_and(|h| moves(h.at)),
                _ => moves(s.at),
            })
            .map(|(id, s)| (id.clone(), s.clone()))
            .collect();
        let artifacts: Vec<_> = p
            .artifacts()
            .filter(|(_, a)| moves(a.at))
            .map(|(id, a)| (id.clone(), a.clone()))
            .collect();
        let flows: Vec<_> = p
            .flows()
            .filter(|(_, f)| {
                f.bends.iter().any(|b| b.x >= edge) || f.docks.is_some() || f.label.is_some()
            })
            .map(|(id, f)| (id.clone(), f.clone()))
            .collect();
        let right = steps.iter().map(|(_, s)| s.at.right()).fold(f64::MIN, f64::max) + by;
        let lanes: Vec<LaneId> =
            p.lanes().filter(|(_, l)| !l.vertical).map(|(id, _)| id.clone()).collect();
        for (id, mut step) in steps {
            step.at = step.at.moved(by, 0.0);
            step.label = step.label.map(|l| l.moved(by, 0.0));
            self.put(Change::Step(id, Some(Arc::new(step))))?;
        }
        for (id, mut artifact) in artifacts {
            artifact.at = artifact.at.moved(by, 0.0);
            artifact.label = artifact.label.map(|l| l.moved(by, 0.0));
            self.put(Change::Artifact(id, Some(Arc::new(artifact))))?;
        }
        for (id, mut flow) in flows {
            for bend in flow.bends.iter_mut().filter(|b| b.x >= edge) {
                bend.x += by;
            }
            flow.label = flow.label.map(|l| if moves(l) { l.moved(by, 0.0) } else { l });
            flow.docks = flow.docks.map(|mut d| {
                for end in [&mut d.from, &mut d.to] {
                    if end.x >= edge {
                        end.x += by;
                    }
                }
                d
            });
            self.put(Change::Flow(id, Some(Arc::new(flow))))?;
        }
        for id in lanes.iter().take(1) {
            self.widen(Rect::new(right - 1.0, 0.0, 1.0, 1.0), Some(id))?;
        }
        Ok(())
    }
}

/// Heights to try, the most wanted first: that of the step before, those of other steps of the
/// lane, then rows below and above.
fn levels(p: &Procedure, wanted: &Wanted<'_>, band: Option<Rect>) -> Vec<f64> {
    let start = match band {
        Some(b) if wanted.level < b.y || wanted.level > b.bottom() => {
            // From another lane: its first row.
            let first = b.y + ROW / 2.0;
            if b.h < 1.5 * ROW { b.center().y } else { first }
        }
        // Near an edge of its lane it stands as near that level as it may.
        Some(b) => {
            let within = EDGE + wanted.size.1 / 2.0;
            wanted.level.min(b.bottom() - within).max(b.y + within)
        }
        None => wanted.level,
    };
    let mut out = vec![start];
    let mut used: Vec<f64> = p
        .steps()
        .filter(|(_, s)| s.lane.as_ref() == wanted.lane && s.parent.as_ref() == wanted.parent)
        .filter(|(_, s)| !matches!(s.kind, StepKind::Boundary { .. }))
        .map(|(_, s)| s.at.center().y)
        .filter(|y| (y - start).abs() > 1.0)
        .collect();
    used.sort_by(|a, b| (a - start).abs().total_cmp(&(b - start).abs()).then(b.total_cmp(a)));
    used.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    if band.is_some() {
        out.extend(used.into_iter().take(20));
    }
    for n in 1..=6 {
        out.push(start + f64::from(n) * ROW);
        out.push(start - f64::from(n) * ROW);
    }
    out
}

fn is_free(p: &Procedure, wanted: &Wanted<'_>, at: Rect) -> bool {
    let around = at.grown(AROUND);
    let step = p.steps().any(|(id, s)| {
        wanted.except != Some(id)
            && s.parent.as_ref() == wanted.parent
            && wanted.parent != Some(id)
            && s.at.touches(around)
    });
    let note = p.artifacts().any(|(_, a)| {
        !matches!(a.kind, crate::model::artifact::ArtifactKind::Group) && a.at.touches(at)
    });
    !step && !note
}

fn further_right(p: &Procedure, wanted: &Wanted<'_>, first: Rect) -> Rect {
    let mut at = first;
    for _ in 0..MOST_TRIES {
        if is_free(p, wanted, at) {
            return at;
        }
        at = at.moved(GAP, 0.0);
    }
    // A crowded drawing: behind everything.
    let right = p.bounds().map_or(at.x, |b| b.right() + GAP);
    Rect::new(right, first.y, first.w, first.h)
}
