//! Ids that two versions gave to different things: theirs get others.

use std::collections::BTreeSet;

use crate::model::delta::{Thing, between};
use crate::model::draft::StudyDraft;
use crate::model::id::VariantId;
use crate::model::item::ItemId;
use crate::model::parts;
use crate::model::procedure::Procedure;
use crate::model::rename::Names;
use crate::model::study::Study;

/// Every thing of a study's variants, by id as text.
fn new_ids(base: &Study, study: &Study) -> BTreeSet<(String, Thing)> {
    let mut out = BTreeSet::new();
    for variant in study.variants() {
        for thing in between(&Procedure::default(), &variant.procedure).into_keys() {
            if let Some(id) = id_of(&thing)
                && !base.variants().iter().any(|v| v.procedure.knows_id(id))
            {
                out.insert((id.to_owned(), thing));
            }
        }
    }
    out
}

fn id_of(thing: &Thing) -> Option<&str> {
    Some(match thing {
        Thing::Card(_) | Thing::BodyCalendar | Thing::FirstDay => return None,
        Thing::Term(id) => id.as_str(),
        Thing::Calendar(id) => id.as_str(),
        Thing::Office(id) => id.as_str(),
        Thing::Scenario(id) => id.as_str(),
        Thing::Note(id) => id.as_str(),
        Thing::Item(ItemId::Pool(id)) => id.as_str(),
        Thing::Item(ItemId::Lane(id)) => id.as_str(),
        Thing::Item(ItemId::Step(id)) => id.as_str(),
        Thing::Item(ItemId::Flow(id)) => id.as_str(),
        Thing::Item(ItemId::Link(id)) => id.as_str(),
        Thing::Item(ItemId::Artifact(id)) => id.as_str(),
    })
}

/// Theirs with other ids for what both added under one id and is not one thing; and the number of
/// the next id.
pub(super) fn renamed(base: &Study, ours: &Study, theirs: &Study) -> (Study, u64) {
    let mut next = base.next_id().max(ours.next_id()).max(theirs.next_id());
    let mine = new_ids(base, ours);
    let known: BTreeSet<&str> = mine.iter().map(|(id, _)| id.as_str()).collect();
    let is_one = |thing: &Thing| {
        let both = ours.variants().iter().filter_map(|v| Some((v, theirs.variant(&v.id)?)));
        let mut both =
            both.filter(|(a, b)| a.procedure.has(thing) || b.procedure.has(thing)).peekable();
        both.peek().is_some()
            && both.all(|(a, b)| parts::of(&a.procedure, thing) == parts::of(&b.procedure, thing))
    };
    let mut names = Names::default();
    for (id, thing) in new_ids(base, theirs) {
        if known.contains(id.as_str()) && !is_one(&thing) {
            let prefix = id.trim_end_matches(|c: char| c.is_ascii_digit());
            let fresh = format!("{}{next}", if prefix.is_empty() { "x" } else { prefix });
            next += 1;
            name(&mut names, thing, &fresh);
        }
    }
    let mut draft = StudyDraft::new(theirs.title().clone(), theirs.language());
    draft.body(theirs.body().clone());
    for variant in theirs.variants() {
        let clash = base.variant(&variant.id).is_none()
            && ours.variant(&variant.id).is_some_and(|v| *v != *variant);
        let id = if clash {
            next += 1;
            VariantId::new(format!("{}-{}", variant.id, next - 1))
        } else {
            variant.id.clone()
        };
        let procedure = names.of(&variant.procedure);
        draft.variant(id, variant.role, variant.name.clone(), procedure);
    }
    (draft.finish(), next)
}

fn name(names: &mut Names, thing: Thing, fresh: &str) {
    match thing {
        Thing::Card(_) | Thing::BodyCalendar | Thing::FirstDay => {}
        Thing::Term(id) => drop(names.terms.insert(id, fresh.into())),
        Thing::Calendar(id) => drop(names.calendars.insert(id, fresh.into())),
        Thing::Office(id) => drop(names.offices.insert(id, fresh.into())),
        Thing::Scenario(id) => drop(names.scenarios.insert(id, fresh.into())),
        Thing::Note(id) => drop(names.notes.insert(id, fresh.into())),
        Thing::Item(ItemId::Pool(id)) => drop(names.pools.insert(id, fresh.into())),
        Thing::Item(ItemId::Lane(id)) => drop(names.lanes.insert(id, fresh.into())),
        Thing::Item(ItemId::Step(id)) => drop(names.steps.insert(id, fresh.into())),
        Thing::Item(ItemId::Flow(id)) => drop(names.flows.insert(id, fresh.into())),
        Thing::Item(ItemId::Link(id)) => drop(names.links.insert(id, fresh.into())),
        Thing::Item(ItemId::Artifact(id)) => drop(names.artifacts.insert(id, fresh.into())),
    }
}
