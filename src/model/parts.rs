//! A thing taken apart into its fields, and put together again: for what must look at fields one by
//! one without knowing them, as the merging of two versions does.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::delta::Thing;
use super::draft::Draft;
use super::item::ItemId;
use super::procedure::Procedure;

/// The fields of a thing by their names in the file; a field that has its ordinary value is not
/// there.
pub type Parts = Map<String, Value>;

/// The name of the one field of a thing that has no others.
pub const VALUE: &str = "value";

fn apart<T: Serialize>(thing: &T) -> Option<Parts> {
    match serde_json::to_value(thing) {
        Ok(Value::Object(map)) => Some(map),
        Ok(Value::Null) => Some(Map::new()),
        Ok(other) => Some(Map::from_iter([(VALUE.to_owned(), other)])),
        // Every type of the model can be written; numbers are finite by the invariants.
        Err(_) => None,
    }
}

fn whole<T: DeserializeOwned>(parts: Parts) -> Option<T> {
    serde_json::from_value(Value::Object(parts)).ok()
}

/// The fields of a thing; `None` where the procedure has it not.
pub fn of(p: &Procedure, thing: &Thing) -> Option<Parts> {
    let one = |value: Option<Value>| {
        Some(value.map_or_else(Map::new, |v| Map::from_iter([(VALUE.to_owned(), v)])))
    };
    match thing {
        Thing::Card(part) => {
            let Ok(Value::Object(mut card)) = serde_json::to_value(p.card()) else { return None };
            one(card.remove(part.key()))
        }
        Thing::Term(id) => apart(p.card().terms.get(id)?),
        Thing::BodyCalendar => one(p.body_calendar_id().map(|id| Value::from(id.as_str()))),
        Thing::FirstDay => one(p.first_day().and_then(|day| serde_json::to_value(day).ok())),
        Thing::Calendar(id) => apart(&**p.calendar(id)?),
        Thing::Office(id) => apart(&**p.office(id)?),
        Thing::Scenario(id) => apart(&**p.scenario(id)?),
        Thing::Note(id) => apart(&**p.note(id)?),
        Thing::Item(ItemId::Pool(id)) => apart(&**p.pool(id)?),
        Thing::Item(ItemId::Lane(id)) => apart(&**p.lane(id)?),
        Thing::Item(ItemId::Step(id)) => apart(&**p.step(id)?),
        Thing::Item(ItemId::Flow(id)) => apart(&**p.flow(id)?),
        Thing::Item(ItemId::Link(id)) => apart(&**p.link(id)?),
        Thing::Item(ItemId::Artifact(id)) => apart(&**p.artifact(id)?),
    }
}

/// Puts a thing together from its fields; says whether they make one.
pub fn put(draft: &mut Draft, thing: &Thing, mut parts: Parts) -> bool {
    macro_rules! put {
        ($name:ident, $id:expr) => {
            match whole(parts) {
                Some(made) => {
                    draft.$name($id.as_str(), made);
                    true
                }
                None => false,
            }
        };
    }
    match thing {
        Thing::Card(part) => {
            let Ok(Value::Object(mut card)) = serde_json::to_value(draft.so_far().card()) else {
                return false;
            };
            match parts.remove(VALUE) {
                Some(value) => card.insert(part.key().to_owned(), value),
                None => card.remove(part.key()),
            };
            let made = whole(card);
            made.map(|card| draft.card(card)).is_some()
        }
        Thing::Term(id) => {
            let Some(term) = whole(parts) else { return false };
            let mut card = draft.so_far().card().clone();
            card.terms.insert(id.clone(), term);
            draft.card(card);
            true
        }
        Thing::BodyCalendar => {
            let id = parts.get(VALUE).and_then(Value::as_str).map(Into::into);
            draft.body_calendar(id);
            true
        }
        Thing::FirstDay => {
            let day = parts.remove(VALUE).map(serde_json::from_value).transpose();
            day.map(|day| draft.first_day(day)).is_ok()
        }
        Thing::Calendar(id) => put!(calendar, id),
        Thing::Office(id) => put!(office, id),
        Thing::Scenario(id) => put!(scenario, id),
        Thing::Note(id) => put!(note, id),
        Thing::Item(ItemId::Pool(id)) => put!(pool, id),
        Thing::Item(ItemId::Lane(id)) => put!(lane, id),
        Thing::Item(ItemId::Step(id)) => put!(step, id),
        Thing::Item(ItemId::Flow(id)) => put!(flow, id),
        Thing::Item(ItemId::Link(id)) => put!(link, id),
        Thing::Item(ItemId::Artifact(id)) => put!(artifact, id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::delta::{CardPart, between};
    use crate::model::sketch;

    #[test]
    fn what_is_taken_apart_is_put_together_again() {
        let p = sketch::parse("start > a @desk*2 ~exp 10 > {0.5: b, 0.5: c} > end").unwrap();
        let mut draft = Draft::new();
        for thing in between(&Procedure::default(), &p).keys() {
            let parts = of(&p, thing).unwrap();
            assert!(put(&mut draft, thing, parts), "{thing:?}");
        }
        let (made, findings) = draft.finish();
        assert_eq!(findings, []);
        assert_eq!(made, p);
        let mut draft = Draft::new();
        let notes = Parts::from_iter([(VALUE.to_owned(), serde_json::json!({"it": "nota"}))]);
        assert!(put(&mut draft, &Thing::Card(CardPart::Notes), notes.clone()));
        assert_eq!(of(draft.so_far(), &Thing::Card(CardPart::Notes)), Some(notes));
        let wrong = Parts::from_iter([("colour".to_owned(), serde_json::json!(1))]);
        assert!(!put(&mut draft, &Thing::Office("o".into()), wrong));
    }
}
