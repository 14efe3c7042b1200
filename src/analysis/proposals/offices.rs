//! Levers on offices: staff that changes office, and two offices put together.

use std::collections::BTreeMap;

use super::{Reason, Scene, assuming, proposal};
use crate::model::id::{OfficeId, StepId};
use crate::model::proposal::{Lever, Proposal};
use crate::model::step::Step;
use crate::model::timing::Timing;

/// Load from which an office is in need of hands.
const FULL: f64 = 0.7;
/// Largest load at which an office that gives a person away may be left.
const MOST_LEFT: f64 = 0.85;

impl Scene<'_> {
    pub(super) fn is_full(&self, office: &OfficeId) -> bool {
        self.loads.get(office).is_some_and(|load| *load >= FULL)
    }

    /// The office of a step and its load.
    fn own_load<'s>(&'s self, step: &'s Step) -> Result<(&'s OfficeId, f64), Reason> {
        if !step.kind.is_activity() {
            return Err("not-a-task");
        }
        let own = self.p.office_of(step).ok_or("no-office")?;
        if !self.is_own(own) {
            return Err("not-ours");
        }
        if self.staff(own).is_none() {
            return Err("no-staff");
        }
        Ok((own, *self.loads.get(own).ok_or("no-load")?))
    }

    fn staff(&self, office: &OfficeId) -> Option<u32> {
        self.p.office(office)?.staff.as_ref().map(|s| s.value).filter(|n| *n > 0)
    }

    /// Most of the staff of an office that one of its steps takes at once, at least 1.
    fn staff_at_once(&self, office: &OfficeId) -> u32 {
        let of_all = self.at_once.get_or_init(|| {
            let mut out: BTreeMap<&OfficeId, u32> = BTreeMap::new();
            for (_, step) in self.p.steps().filter(|(_, s)| s.kind.is_activity()) {
                if let Some(office) = self.p.office_of(step) {
                    let most = out.entry(office).or_insert(1);
                    *most = step.staff_needed.max(*most);
                }
            }
            out
        });
        of_all.get(office).copied().unwrap_or(1)
    }

    /// Other offices of the body with known staff and load, least full first.
    fn others(&self, own: &OfficeId) -> impl Iterator<Item = &(OfficeId, u32, f64)> {
        let all = self.by_load.get_or_init(|| {
            let known = self.loads.iter().filter(|(id, _)| self.is_own(id));
            let staffed = known.filter_map(|(id, load)| Some((id.clone(), self.staff(id)?, *load)));
            let mut out: Vec<_> = staffed.collect();
            out.sort_by(|a, b| a.2.total_cmp(&b.2).then_with(|| a.0.cmp(&b.0)));
            out
        });
        all.iter().filter(move |(id, ..)| id != own)
    }

    pub(super) fn move_staff(&self, step: &Step) -> Result<Proposal, Reason> {
        let (own, load) = self.own_load(step)?;
        // Beyond those that are less full nobody gives.
        let mut less_full = self.others(own).take_while(|(.., other)| *other < load);
        let gives = |(from, staff, other): &&(OfficeId, u32, f64)| {
            let left = other * f64::from(*staff) / f64::from(staff.saturating_sub(1).max(1));
            *staff > self.staff_at_once(from) && left <= MOST_LEFT
        };
        let (from, ..) = less_full.find(gives).ok_or("nobody-free")?;
        let lever = Lever::MoveStaff { from: from.clone(), to: own.clone() };
        Ok(proposal(lever, "move-staff"))
    }

    pub(super) fn specialise(&self, id: &StepId, step: &Step) -> Result<Proposal, Reason> {
        if !step.kind.is_activity() {
            return Err("not-a-task");
        }
        let own = self.p.office_of(step).ok_or("no-office")?;
        if !self.is_own(own) {
            return Err("not-ours");
        }
        let staff = self.staff(own).ok_or("no-staff")?;
        if staff < 2 {
            return Err("one-person");
        }
        let minutes = |s: &Step| s.work.as_ref().and_then(Timing::mean_minutes).unwrap_or(0.0);
        let does = self.p.steps().filter(|(_, s)| self.p.office_of(s) == Some(own));
        let (mut rest, mut others) = (0.0, 0_usize);
        for (_, s) in does.filter(|(other, _)| *other != id) {
            rest += minutes(s);
            others += usize::from(s.kind.is_activity());
        }
        if others == 0 {
            return Err("only-step");
        }
        let (least, most) = self.p.staff_apart(id, own, staff).ok_or("few-staff")?;
        // As the work of a visit is shared; whoever knows how often cases come knows better.
        let part = minutes(step) / (minutes(step) + rest).max(f64::MIN_POSITIVE);
        let guess = libm::round(f64::from(staff) * part).clamp(f64::from(least), f64::from(most));
        Ok(assuming(Lever::Specialise(id.clone()), "specialise", guess))
    }

    pub(super) fn pool(&self, step: &Step) -> Result<Proposal, Reason> {
        let (own, load) = self.own_load(step)?;
        let hours = |o: &OfficeId| self.p.office(o).and_then(|o| o.calendar.clone());
        let mut less_full = self.others(own).take_while(|(.., other)| *other < load);
        let own_hours = hours(own);
        let (from, ..) = less_full.find(|(o, ..)| hours(o) == own_hours).ok_or("nobody-alike")?;
        Ok(proposal(Lever::Pool { into: own.clone(), from: from.clone() }, "pool"))
    }
}
