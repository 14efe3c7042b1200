//! Offices and calendars of a portfolio: whose are the same, and how much other work is left.

use super::names::Names;
use super::{Known, Merger, OfficeKey};
use crate::analysis::exact::exact;
use crate::model::finding::{Finding, Place};
use crate::model::id::OfficeId;
use crate::model::office::Office;
use crate::model::procedure::Procedure;

impl Merger<'_> {
    /// Puts calendars and offices; how the ids of each part are written then.
    pub(super) fn offices(&mut self) -> Vec<Names> {
        let mut known = Known::new();
        let mut all: Vec<Names> = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            let p = part.procedure;
            let mut names = Names::numbered(at + 1).with_body_calendar(p.body_calendar_id());
            for (id, calendar) in p.calendars() {
                self.draft.calendar(names.calendar(id), calendar.clone());
            }
            for (id, office) in p.offices() {
                let keys = keys_of(office);
                let found = keys.iter().find_map(|key| known.get(key)).cloned();
                let (owner, merged) = found.unwrap_or_else(|| (at, names.office(id)));
                names.offices.insert(id.clone(), merged.clone());
                for key in keys {
                    known.entry(key).or_insert_with(|| (owner, merged.clone()));
                }
                if owner == at {
                    let mut new = office.clone();
                    new.calendar = match &office.calendar {
                        Some(calendar) => Some(names.calendar(calendar)),
                        None => names.body_calendar(),
                    };
                    new.parent = office.parent.as_ref().map(|id| names.office(id));
                    self.draft.office(merged, new);
                } else {
                    self.join(&merged, office);
                }
            }
            all.push(names);
        }
        if let Some(names) = all.first() {
            self.draft.body_calendar(names.body_calendar());
        }
        self.less_other_work(&all);
        all
    }

    /// Adds what another part knows of an office.
    fn join(&mut self, id: &OfficeId, office: &Office) {
        let Some(known) = self.draft.so_far().office(id).cloned() else { return };
        let mut new = (*known).clone();
        let staff = |o: &Office| o.staff.as_ref().map(|s| s.value);
        if let (Some(a), Some(b)) = (staff(&known), staff(office))
            && a != b
        {
            let finding = Finding::warning(Place::Office(id.clone()), "portfolio-staff-differs");
            self.findings.push(finding.with("taken", a as usize).with("other", b as usize));
        }
        new.staff = new.staff.or_else(|| office.staff.clone());
        new.cost_per_hour = new.cost_per_hour.or_else(|| office.cost_per_hour.clone());
        new.background = new.background.or_else(|| office.background.clone());
        self.draft.office(id.clone(), new);
    }

    /// The other work of an office, less what the parts beside the first bring to it.
    fn less_other_work(&mut self, all: &[Names]) {
        let loads: Vec<Vec<(OfficeId, f64)>> = self
            .parts
            .iter()
            .zip(all)
            .map(|(part, names)| own_loads(part.procedure, names))
            .collect();
        let ids: Vec<OfficeId> = self.draft.so_far().offices().map(|(id, _)| id.clone()).collect();
        for id in ids {
            let brought: Vec<f64> = loads
                .iter()
                .filter_map(|of| of.iter().find(|(o, _)| *o == id).map(|(_, load)| *load))
                .collect();
            let beside: f64 = brought.iter().skip(1).sum();
            let Some(office) = self.draft.so_far().office(&id).cloned() else { continue };
            let Some(background) = office.background.as_ref().filter(|_| beside > 0.0) else {
                continue;
            };
            let left = (background.share.value - beside).max(0.0);
            let finding = Finding::note(Place::Office(id.clone()), "portfolio-other-work");
            let percent = |x: f64| (x * 1000.0).round() / 10.0;
            let finding = finding.with("stated", percent(background.share.value));
            self.findings.push(finding.with("left", percent(left)));
            let mut new = (*office).clone();
            if let Some(other) = &mut new.background {
                other.share.value = left;
            }
            self.draft.office(id, new);
        }
    }
}

/// What an office is found again by: each of its names, whatever the case of their letters.
fn keys_of(office: &Office) -> Vec<OfficeKey> {
    let names = office.name.iter().map(|(_, name)| name.trim().to_lowercase());
    names.filter(|name| !name.is_empty()).map(|name| (office.kind, name)).collect()
}

/// The load that a procedure itself brings to each office.
fn own_loads(p: &Procedure, names: &Names) -> Vec<(OfficeId, f64)> {
    let Ok(exact) = exact(p, None) else { return Vec::new() };
    let of = exact.offices.iter().filter_map(|(id, office)| {
        let own = office.load? - office.other_load.unwrap_or(0.0);
        (own > 0.0).then(|| (names.office(id), own))
    });
    of.collect()
}
