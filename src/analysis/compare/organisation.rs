//! Differences of offices, calendars, terms and the card.

use super::fields::{Changes, list as several, or_nothing, plain};
use super::{Change, Comparison, FieldChange, Pair, list};
use crate::model::calendar::Calendar;
use crate::model::card::{Card, Term};
use crate::model::field::{Field, FieldValue};
use crate::model::id::{CalendarId, OfficeId, TermId};
use crate::model::office::Office;
use crate::model::text::Text;

pub(super) fn compare(pair: &Pair<'_>, out: &mut Comparison) {
    let (old, new) = (pair.before, pair.after);
    let before: Vec<(&OfficeId, &Office)> = old.offices().collect();
    let after: Vec<(&OfficeId, &Office)> = new.offices().collect();
    let name = |_: bool, office: &Office| office.name.get(pair.language).to_owned();
    out.offices = list(&pair.pairs.offices, &before, &after, name, |a, b| of_office(pair, a, b));

    let before: Vec<(&CalendarId, &Calendar)> = old.calendars().collect();
    let after: Vec<(&CalendarId, &Calendar)> = new.calendars().collect();
    let name = |_: bool, calendar: &Calendar| calendar.name.get(pair.language).to_owned();
    out.calendars = list(&pair.pairs.calendars, &before, &after, name, of_calendar);

    let before: Vec<(&TermId, &Term)> = old.card().terms.iter().collect();
    let after: Vec<(&TermId, &Term)> = new.card().terms.iter().collect();
    let name = |_: bool, term: &Term| term.name.get(pair.language).to_owned();
    out.terms = list(&pair.pairs.terms, &before, &after, name, of_term);
    out.card = of_whole(pair);
}

fn of_office(pair: &Pair<'_>, old: &Office, new: &Office) -> Vec<Change> {
    let mut out = Changes::default();
    out.text(Field::Name, &old.name, &new.name);
    out.field(Field::Kind, &old.kind, &new.kind, |k| FieldValue::OfficeKind(*k));
    out.sourced(Field::Staff, old.staff.as_ref(), new.staff.as_ref(), |n| {
        FieldValue::Number(f64::from(*n))
    });
    let calendar = |procedure: &crate::model::procedure::Procedure, office: &Office| {
        let calendar = office.calendar.as_ref().and_then(|id| procedure.calendar(id));
        or_nothing(calendar, |c| FieldValue::Text(c.name.clone()))
    };
    let same = old.calendar.as_ref().map(|c| pair.pairs.calendars.get(c).unwrap_or(c));
    if same != new.calendar.as_ref() {
        let (from, to) = (calendar(pair.before, old), calendar(pair.after, new));
        out.list.push(Change::Changed { field: Field::Calendar, from, to });
    }
    out.sourced(Field::CostPerHour, old.cost_per_hour.as_ref(), new.cost_per_hour.as_ref(), |c| {
        FieldValue::Money(*c)
    });
    let (a, b) = (old.background.as_ref(), new.background.as_ref());
    out.sourced(Field::OtherWork, a.map(|w| &w.share), b.map(|w| &w.share), |s| {
        FieldValue::Share(*s)
    });
    out.time(Field::OtherJob, a.map(|w| &w.job), b.map(|w| &w.job));
    let parent = old.parent.as_ref().map(|id| pair.pairs.offices.get(id).unwrap_or(id));
    if parent != new.parent.as_ref() {
        let from = plain(&pair.office_name(pair.before, old.parent.as_ref()));
        let to = plain(&pair.office_name(pair.after, new.parent.as_ref()));
        out.list.push(Change::Changed { field: Field::Parent, from, to });
    }
    out.field(Field::Ipa, &old.ipa, &new.ipa, |t| plain(t));
    out.finish()
}

fn of_calendar(old: &Calendar, new: &Calendar) -> Vec<Change> {
    let mut out = Changes::default();
    out.text(Field::Name, &old.name, &new.name);
    let hours = |c: &Calendar| Calendar { name: Text::default(), ..c.clone() };
    out.field(Field::Hours, &hours(old), &hours(new), |c| {
        FieldValue::Calendar(Box::new(c.clone()))
    });
    out.finish()
}

fn of_term(old: &Term, new: &Term) -> Vec<Change> {
    let mut out = Changes::default();
    out.text(Field::Name, &old.name, &new.name);
    let length = |t: &Term| (t.amount, t.unit);
    out.field(Field::Term, &length(old), &length(new), |(n, unit)| FieldValue::Term(*n, *unit));
    out.field(Field::Silence, &old.silence, &new.silence, |s| FieldValue::Silence(*s));
    out.field(Field::Basis, &old.basis, &new.basis, |b| several(b, FieldValue::Basis));
    out.field(Field::Limits, &old.limits, &new.limits, |l| FieldValue::Limits(*l));
    out.field(Field::Saturday, &old.saturday_rolls, &new.saturday_rolls, |f| FieldValue::Flag(*f));
    out.field(Field::Promise, &old.promise, &new.promise, |p| or_nothing(*p, FieldValue::Share));
    out.source(old.provenance.as_ref(), new.provenance.as_ref());
    out.finish()
}

/// The card without its terms, the body's calendar and the first day.
fn of_whole(pair: &Pair<'_>) -> Vec<FieldChange> {
    let mut out = Changes::default();
    let (old, new): (&Card, &Card) = (pair.before.card(), pair.after.card());
    out.text(Field::Description, &old.description, &new.description);
    out.field(Field::Initiative, &old.initiative, &new.initiative, |i| FieldValue::Initiative(*i));
    out.field(Field::Basis, &old.basis, &new.basis, |b| several(b, FieldValue::Basis));
    out.text(Field::Unit, &old.unit, &new.unit);
    out.text(Field::CaseOfficer, &old.case_officer, &new.case_officer);
    out.text(Field::DecidingBody, &old.deciding_body, &new.deciding_body);
    out.text(Field::SubstitutePower, &old.substitute_power, &new.substitute_power);
    out.text(Field::Remedies, &old.remedies, &new.remedies);
    out.text(Field::Notes, &old.notes, &new.notes);
    let codes = |c: &Card| c.adopted.iter().map(|a| a.lever.code()).collect::<Vec<_>>().join(", ");
    out.field(Field::Adopted, &codes(old), &codes(new), |c| match c.as_str() {
        "" => FieldValue::Nothing,
        codes => FieldValue::Plain(codes.to_owned()),
    });
    if pair.before.body_calendar_id() != pair.after.body_calendar_id() {
        let say = |c: Option<&Calendar>| or_nothing(c, |c| FieldValue::Text(c.name.clone()));
        let from = say(pair.before.body_calendar());
        let to = say(pair.after.body_calendar());
        out.list.push(Change::Changed { field: Field::Calendar, from, to });
    }
    let days = [pair.before.first_day(), pair.after.first_day()];
    out.field(Field::FirstDay, &days[0], &days[1], |d| or_nothing(*d, FieldValue::Date));
    let as_field = |change| match change {
        Change::Changed { field, from, to } => Some(FieldChange { field, from, to }),
        Change::Added | Change::Removed | Change::Reassigned { .. } => None,
    };
    out.finish().into_iter().filter_map(as_field).collect()
}
