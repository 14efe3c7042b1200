//! Plans for the organisation: a new office, a new calendar.

use std::sync::Arc;

use crate::model::calendar::{Calendar, Holidays, Weekday};
use crate::model::id::{CalendarId, OfficeId};
use crate::model::office::Office;
use crate::model::text::Text;

use super::Change;
use super::follow::{Desk, Plan};
use super::history::Description;

/// What a new calendar opens with until the person says otherwise: Monday to Friday, 8 to 14.
const FIRST_HOURS: (u16, u16) = (8 * 60, 14 * 60);

impl Desk<'_> {
    /// Adds an office.
    pub fn add_office(mut self, name: &str) -> (OfficeId, Plan) {
        let id = OfficeId::new(self.fresh("o"));
        let office = Office { name: Text::of(self.name(), name), ..Office::default() };
        let edit = self.put(Change::Office(id.clone(), Some(Arc::new(office))));
        let description = Description::new("edit-add-office").with("name", name);
        (id, self.close(description, vec![edit]))
    }

    /// Adds a calendar.
    pub fn add_calendar(mut self, name: &str) -> Plan {
        let id = CalendarId::new(self.fresh("c"));
        let (from, to) = FIRST_HOURS;
        let weekly = Calendar::weekly(Text::of(self.name(), name), &Weekday::ALL[..5], from, to);
        let calendar = Calendar { holidays: Holidays::Italy, ..weekly };
        let edit = self.put(Change::Calendar(id, Some(Arc::new(calendar))));
        self.close(Description::new("edit-add-calendar").with("name", name), vec![edit])
    }
}
