//! Proposals that move staff between offices, or put two offices together.

use std::sync::Arc;

use crate::edit::{Change, Refusal};
use crate::model::finding::Place;
use crate::model::id::{OfficeId, StepId};
use crate::model::item::ItemId;
use crate::model::lane::{Lane, Pool};
use crate::model::office::{Background, Office};
use crate::model::provenance::Sourced;
use crate::model::step::Step;
use crate::model::text::{Language, Text};

use super::{Work, unfit};

/// Largest share of an office's capacity that other work may take.
const MOST_OTHER: f64 = 0.95;

impl Work<'_> {
    fn office(&self, id: &OfficeId) -> Result<(Office, u32), Refusal> {
        let office = self.sheet.procedure()?.office(id).map(|o| (**o).clone());
        let office = office.ok_or_else(|| unfit(Place::Office(id.clone())))?;
        let staff = office.staff.as_ref().map(|s| s.value).filter(|n| *n > 0);
        Ok((office, staff.ok_or_else(|| unfit(Place::Office(id.clone())))?))
    }

    fn put_office(&mut self, id: &OfficeId, office: Office) -> Result<(), Refusal> {
        self.sheet.put(Change::Office(id.clone(), Some(Arc::new(office))))
    }

    /// One person from an office to another; other work stays as much as it was.
    pub(super) fn move_staff(
        &mut self,
        from: &OfficeId,
        to: &OfficeId,
    ) -> Result<Vec<ItemId>, Refusal> {
        let ((mut left, n), (mut joined, m)) = (self.office(from)?, self.office(to)?);
        let needed = self.sheet.procedure()?.staff_at_once(from, None).unwrap_or(1);
        let spread = |other: &mut Option<Background>, before: u32, after: u32| {
            let Some(other) = other else { return true };
            other.share.value *= f64::from(before) / f64::from(after);
            other.share.value <= MOST_OTHER
        };
        let fits = from != to
            && n > needed
            && spread(&mut left.background, n, n - 1)
            && spread(&mut joined.background, m, m + 1);
        if !fits {
            return Err(unfit(Place::Office(from.clone())));
        }
        set_staff(&mut left, n - 1);
        set_staff(&mut joined, m + 1);
        self.put_office(from, left)?;
        self.put_office(to, joined)?;
        Ok(Vec::new())
    }

    /// A part of the staff of a step's office does this step alone, as an office of its own with the
    /// same hours, costs and share of other work.
    pub(super) fn specialise(
        &mut self,
        id: &StepId,
        staff: Option<&Sourced<f64>>,
    ) -> Result<Vec<ItemId>, Refusal> {
        let place = || unfit(Place::Step(id.clone()));
        let wanted = staff.map(|s| libm::round(s.value)).ok_or_else(place)?;
        let mut step = self.step(id)?;
        let p = self.sheet.procedure()?;
        let own = p.office_of(&step).cloned().ok_or_else(place)?;
        let (mut left, all) = self.office(&own)?;
        let (least, most) = p.staff_apart(id, &own, all).ok_or_else(place)?;
        if !(f64::from(least)..=f64::from(most)).contains(&wanted) {
            return Err(place());
        }
        let wanted = wanted as u32;
        let mut made = left.clone();
        made.name = self.name_apart(&left.name, id, &step.name);
        made.ipa.clear();
        made.parent = Some(own.clone());
        set_staff(&mut left, all - wanted);
        set_staff(&mut made, wanted);
        let new = OfficeId::new(self.sheet.fresh("o"));
        self.put_office(&new, made)?;
        self.put_office(&own, left)?;
        step.office = Some(new);
        self.put_step(id, step)?;
        Ok(vec![ItemId::Step(id.clone())])
    }

    /// The name of an office that does one step of another, in every language that either has.
    fn name_apart(&self, office: &Text, id: &StepId, step: &Text) -> Text {
        let step = if step.is_empty() { &self.named.alone } else { step };
        let mut out = Text::default();
        for language in Language::ALL {
            if [office, step].iter().all(|text| text.exact(language).is_none()) {
                continue;
            }
            let what = step.get(language).replace('\n', " ");
            // An office goes by a name of its own also where nobody named the step.
            let what = if what.trim().is_empty() { id.as_str() } else { what.trim() };
            out.set(language, format!("{} – {what}", office.get(language)));
        }
        out
    }

    /// One office takes over the staff, the bands and the steps of another, which has none left.
    pub(super) fn pool(
        &mut self,
        into: &OfficeId,
        from: &OfficeId,
    ) -> Result<Vec<ItemId>, Refusal> {
        let ((mut one, staff), (mut other, more)) = (self.office(into)?, self.office(from)?);
        if into == from {
            return Err(unfit(Place::Office(from.clone())));
        }
        let all = f64::from(staff) + f64::from(more);
        let part = |office: &Office, staff: u32| {
            let share = office.background.as_ref().map_or(0.0, |b| b.share.value);
            share * f64::from(staff) / all
        };
        let (own, theirs) = (part(&one, staff), part(&other, more));
        // Jobs of the one that has more of them stand for those of both.
        if own < theirs {
            one.background.clone_from(&other.background);
        }
        if let Some(background) = &mut one.background {
            background.share.value = own + theirs;
        }
        if let (Some(cost), Some(second)) = (&mut one.cost_per_hour, &other.cost_per_hour) {
            let of = |cents: i64, staff: u32| cents as f64 * f64::from(staff);
            let cents = (of(cost.value.0, staff) + of(second.value.0, more)) / all;
            cost.value.0 = libm::round(cents) as i64;
        }
        set_staff(&mut one, staff.saturating_add(more));
        other.staff = None;
        other.background = None;
        self.put_office(into, one)?;
        self.put_office(from, other)?;
        self.hand_over(into, from)?;
        Ok(Vec::new())
    }

    /// Whatever names one office names another.
    fn hand_over(&mut self, into: &OfficeId, from: &OfficeId) -> Result<(), Refusal> {
        let p = self.sheet.procedure()?;
        let is = |o: &Option<OfficeId>| o.as_ref() == Some(from);
        let office = || Some(into.clone());
        let mut changes = Vec::new();
        for (id, lane) in p.lanes().filter(|(_, l)| is(&l.office)) {
            // The name stays that of the office left, so that the band is still known.
            let mut name = lane.name.clone();
            if name.is_empty() {
                name = p.office(from).map(|o| o.name.clone()).unwrap_or_default();
            }
            let lane = Lane { office: office(), name, ..lane.clone() };
            changes.push(Change::Lane(id.clone(), Some(Arc::new(lane))));
        }
        for (id, pool) in p.pools().filter(|(_, l)| is(&l.office)) {
            let pool = Pool { office: office(), ..pool.clone() };
            changes.push(Change::Pool(id.clone(), Some(Arc::new(pool))));
        }
        for (id, step) in p.steps().filter(|(_, s)| is(&s.office)) {
            let step = Step { office: office(), ..step.clone() };
            changes.push(Change::Step(id.clone(), Some(Arc::new(step))));
        }
        changes.into_iter().try_for_each(|change| self.sheet.put(change))
    }
}

fn set_staff(office: &mut Office, staff: u32) {
    let provenance = office.staff.take().and_then(|s| s.provenance);
    office.staff = Some(Sourced { value: staff, provenance });
}
