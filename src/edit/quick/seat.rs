//! Where a step of a line belongs: its lane, its office, and from where on it is placed.

use std::sync::Arc;

use super::pen::Pen;
use super::place::GAP;
use super::{Cursor, cursor};
use crate::edit::lanes::NEW_LANE_HEIGHT;
use crate::edit::{Change, Refusal};
use crate::model::foreign::Foreign;
use crate::model::geometry::Rect;
use crate::model::id::{LaneId, OfficeId, PoolId, StepId};
use crate::model::item::ItemId;
use crate::model::lane::Lane;
use crate::model::office::Office;
use crate::model::procedure::Procedure;
use crate::model::quick::{QuickOffice, QuickStep};
use crate::model::step::StepKind;
use crate::model::text::Text;

/// Where a new step belongs.
pub(super) struct Seat {
    pub(super) lane: Option<LaneId>,
    pub(super) pool: Option<PoolId>,
    pub(super) parent: Option<StepId>,
    /// Its own office, where the lane does not say it.
    pub(super) office: Option<OfficeId>,
    /// Who does it.
    pub(super) doer: Option<OfficeId>,
    pub(super) left: f64,
    pub(super) level: f64,
}

impl Pen {
    /// Where a step of an office belongs that follows the cursor. Makes the office and its lane.
    pub(super) fn seat(
        &mut self,
        office: Option<&QuickOffice>,
        at: &Cursor,
    ) -> Result<Seat, Refusal> {
        let before = match at {
            Cursor::Empty | Cursor::Loose => None,
            at => Some(self.step(&self.source(at)?)?),
        };
        let office = office.map(|o| self.office(o)).transpose()?;
        let lane = match &office {
            Some(id) if before.as_ref().is_none_or(|b| b.parent.is_none()) => self.lane_for(id)?,
            _ => None,
        };
        let p = self.p()?;
        let (left, level) = match &before {
            // What leaves a border event stands under it.
            Some(b) if matches!(b.kind, StepKind::Boundary { .. }) => {
                (b.at.center().x - b.at.w / 2.0, b.at.bottom() + GAP + b.at.h / 2.0)
            }
            Some(b) => (b.at.right() + GAP, b.at.center().y),
            None => loose_place(p, lane.as_ref()),
        };
        let inherited = before.as_ref().and_then(|b| b.lane.clone());
        let own_lane = lane.is_some();
        let lane =
            lane.or_else(|| if office.is_some() && inherited.is_none() { None } else { inherited });
        let lane_office = lane.as_ref().and_then(|l| p.lane(l)).and_then(|l| l.office.clone());
        let doer = office.clone().or_else(|| {
            let by_step = before.as_ref().and_then(|b| p.office_of(b).cloned());
            lane_office.clone().or(by_step)
        });
        let office = match office {
            Some(id) if lane_office.as_ref() == Some(&id) => None,
            Some(id) => Some(id),
            None if own_lane => None,
            None => before.as_ref().and_then(|b| b.office.clone()),
        };
        let pool = if lane.is_some() { None } else { before.as_ref().and_then(|b| b.pool.clone()) };
        let parent = before.as_ref().and_then(|b| b.parent.clone());
        Ok(Seat { lane, pool, parent, office, doer, left, level })
    }

    /// A bare step after another, or after the last.
    pub(in crate::edit) fn append(
        &mut self,
        after: Option<&StepId>,
        office: Option<&QuickOffice>,
    ) -> Result<StepId, Refusal> {
        let lead = after.cloned().map(ItemId::Step);
        let at = cursor(self.p()?, lead.as_ref());
        let part = QuickStep { office: office.cloned(), ..QuickStep::default() };
        self.part(&part, &at)
    }

    /// The office said, made where it is new.
    pub(in crate::edit) fn office(&mut self, office: &QuickOffice) -> Result<OfficeId, Refusal> {
        match office {
            QuickOffice::Known(id) => Ok(id.clone()),
            QuickOffice::New(name, kind) => {
                let language = self.sheet.language();
                let same = |o: &Office| o.name.get(language) == name;
                // Two parts of one line may name the same new office.
                if let Some((id, _)) = self.p()?.offices().find(|(_, o)| same(o)) {
                    return Ok(id.clone());
                }
                let id = OfficeId::new(self.sheet.fresh("o"));
                let name = Text::of(language, &**name);
                let office = Office { name, kind: *kind, ..Office::default() };
                self.sheet.put(Change::Office(id.clone(), Some(Arc::new(office))))?;
                Ok(id)
            }
        }
    }

    /// The lane of an office: its own, a new one where lanes are drawn, or the first of a drawing
    /// on which nothing but a start stands. `None` where the drawing does without lanes.
    fn lane_for(&mut self, office: &OfficeId) -> Result<Option<LaneId>, Refusal> {
        let p = self.p()?;
        if let Some((id, _)) = p.lanes().find(|(_, l)| l.office.as_ref() == Some(office)) {
            return Ok(Some(id.clone()));
        }
        if p.lanes().next().is_some() {
            let office = office.clone();
            let made = self.sheet.run(|desk| desk.add_lane(Some(office), Text::default()))?;
            return Ok(made.into_iter().find_map(|item| match item {
                ItemId::Lane(id) => Some(id),
                _ => None,
            }));
        }
        let has_work = p.steps().any(|(_, s)| !s.kind.is_event()) || p.pools().next().is_some();
        if has_work {
            return Ok(None);
        }
        let around = p.bounds();
        let steps: Vec<_> = p.steps().map(|(id, s)| (id.clone(), s.clone())).collect();
        let at = around.map_or(Rect::new(0.0, 0.0, 900.0, NEW_LANE_HEIGHT), |b| {
            let middle = b.center().y;
            let h = NEW_LANE_HEIGHT.max(b.h + 40.0);
            Rect::new(b.x - 60.0, middle - h / 2.0, (b.w + 120.0).max(900.0), h)
        });
        let id = LaneId::new(self.sheet.fresh("l"));
        let lane = Lane {
            name: Text::default(),
            at,
            office: Some(office.clone()),
            pool: None,
            parent: None,
            vertical: false,
            foreign: Foreign::default(),
        };
        self.sheet.put(Change::Lane(id.clone(), Some(Arc::new(lane))))?;
        for (step_id, mut step) in steps {
            step.lane = Some(id.clone());
            self.sheet.put(Change::Step(step_id, Some(Arc::new(step))))?;
        }
        Ok(Some(id))
    }
}

/// Left edge and height of a step that follows nothing.
fn loose_place(p: &Procedure, lane: Option<&LaneId>) -> (f64, f64) {
    if let Some(lane) = lane.and_then(|l| p.lane(l)) {
        return (lane.at.x + 60.0, lane.at.y + lane.at.h.min(120.0) / 2.0);
    }
    p.bounds().map_or((60.0, 60.0), |b| (b.x + 60.0, b.bottom() + 60.0))
}
