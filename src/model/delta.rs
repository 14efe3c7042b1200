//! What differs between two procedures, thing by thing, and procedures put together from both.
//!
//! Things are the same when their ids are: procedures of other ids are first brought to one set of
//! names (`analysis::compare` does). Taking every thing of the second gives the second again.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

use super::artifact::Artifact;
use super::card::Card;
use super::flow::{Flow, Link};
use super::graph::GraphCell;
use super::id::{CalendarId, NoteId, OfficeId, ScenarioId, TermId};
use super::item::ItemId;
use super::lane::{Lane, Pool};
use super::procedure::Procedure;
use super::step::{Step, StepKind};

macro_rules! card_parts {
    ($($(#[$doc:meta])* $name:ident => $field:ident,)*) => {
        /// One part of the card; its terms are things of their own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CardPart {
            $($(#[$doc])* $name,)*
        }

        impl CardPart {
            /// All parts.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in the file.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($field),)*
                }
            }

            /// Whether two cards say the same here.
            fn is_same(self, a: &Card, b: &Card) -> bool {
                match self {
                    $(Self::$name => a.$field == b.$field,)*
                }
            }

            /// Takes this part of another card.
            fn take(self, to: &mut Card, from: &Card) {
                match self {
                    $(Self::$name => to.$field.clone_from(&from.$field),)*
                }
            }
        }
    };
}

card_parts! {
    /// Short description.
    Description => description,
    /// Who starts it.
    Initiative => initiative,
    /// Legal frame.
    Basis => basis,
    /// The responsible unit.
    Unit => unit,
    /// The case officer's position.
    CaseOfficer => case_officer,
    /// The body that adopts the final act.
    DecidingBody => deciding_body,
    /// The holder of the substitute power.
    SubstitutePower => substitute_power,
    /// Remedies.
    Remedies => remedies,
    /// Free notes.
    Notes => notes,
    /// Proposals adopted.
    Adopted => adopted,
}

/// Anything of a procedure that can differ by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A part of the card.
    Card(CardPart),
    /// A legal term.
    Term(TermId),
    /// Which calendar is the body's own.
    BodyCalendar,
    /// The first simulated day.
    FirstDay,
    /// A calendar.
    Calendar(CalendarId),
    /// An office.
    Office(OfficeId),
    /// Something on the drawing.
    Item(ItemId),
    /// A scenario.
    Scenario(ScenarioId),
    /// A review note.
    Note(NoteId),
}

/// What became of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// Only the second has it.
    Added,
    /// Only the first has it.
    Removed,
    /// Both have it, and it says something else.
    Changed,
    /// Both have it, and it only stands or runs elsewhere on the drawing.
    Placed,
}

/// What differs, by thing.
pub type Delta = BTreeMap<Thing, Fate>;

/// What differs between two procedures.
///
/// Foreign content of a whole file and its text do not count: no edit changes them. Procedures that come from one another share what is the same; then this
/// takes as long as the difference is large.
pub fn between(before: &Procedure, after: &Procedure) -> Delta {
    let mut out = Delta::new();
    for part in CardPart::ALL {
        if !part.is_same(&before.card, &after.card) {
            out.insert(Thing::Card(*part), Fate::Changed);
        }
    }
    terms(&before.card, &after.card, &mut out);
    if before.calendar != after.calendar {
        out.insert(Thing::BodyCalendar, Fate::Changed);
    }
    if before.first_day != after.first_day {
        out.insert(Thing::FirstDay, Fate::Changed);
    }
    maps(&before.calendars, &after.calendars, Thing::Calendar, |_, _| {}, &mut out);
    maps(&before.offices, &after.offices, Thing::Office, |_, _| {}, &mut out);
    maps(&before.scenarios, &after.scenarios, Thing::Scenario, |_, _| {}, &mut out);
    maps(&before.notes, &after.notes, Thing::Note, |_, _| {}, &mut out);
    maps(&before.pools, &after.pools, |id| Thing::Item(ItemId::Pool(id)), place_pool, &mut out);
    maps(&before.lanes, &after.lanes, |id| Thing::Item(ItemId::Lane(id)), place_lane, &mut out);
    maps(&before.steps, &after.steps, |id| Thing::Item(ItemId::Step(id)), place_step, &mut out);
    maps(&before.flows, &after.flows, |id| Thing::Item(ItemId::Flow(id)), place_flow, &mut out);
    maps(&before.links, &after.links, |id| Thing::Item(ItemId::Link(id)), place_link, &mut out);
    let artifact = |id| Thing::Item(ItemId::Artifact(id));
    maps(&before.artifacts, &after.artifacts, artifact, place_artifact, &mut out);
    out
}

fn terms(before: &Card, after: &Card, out: &mut Delta) {
    for (id, term) in &before.terms {
        match after.terms.get(id) {
            None => out.insert(Thing::Term(id.clone()), Fate::Removed),
            Some(other) if other != term => out.insert(Thing::Term(id.clone()), Fate::Changed),
            Some(_) => None,
        };
    }
    for id in after.terms.keys().filter(|id| !before.terms.contains_key(*id)) {
        out.insert(Thing::Term(id.clone()), Fate::Added);
    }
}

/// Compares two maps; `place` gives the first thing the place of the second, so that what is left
/// differs in meaning.
fn maps<K: Ord + Clone, V: PartialEq + Clone>(
    before: &OrdMap<K, Arc<V>>,
    after: &OrdMap<K, Arc<V>>,
    thing: impl Fn(K) -> Thing,
    place: impl Fn(&mut V, &V),
    out: &mut Delta,
) {
    for difference in before.diff(after) {
        let (id, fate) = match difference {
            DiffItem::Add(id, _) => (id, Fate::Added),
            DiffItem::Remove(id, _) => (id, Fate::Removed),
            DiffItem::Update { old: (_, old), new: (id, new) } => {
                if Arc::ptr_eq(old, new) || old == new {
                    continue;
                }
                let mut moved = V::clone(old);
                place(&mut moved, new);
                (id, if moved == **new { Fate::Placed } else { Fate::Changed })
            }
        };
        out.insert(thing(id.clone()), fate);
    }
}

fn place_pool(pool: &mut Pool, like: &Pool) {
    pool.at = like.at;
    pool.vertical = like.vertical;
}

fn place_lane(lane: &mut Lane, like: &Lane) {
    lane.at = like.at;
    lane.vertical = like.vertical;
}

fn place_step(step: &mut Step, like: &Step) {
    step.at = like.at;
    step.label = like.label;
    // How a sub-procedure is drawn is not what it is.
    if let (
        StepKind::SubProcedure { expanded, .. },
        StepKind::SubProcedure { expanded: is_expanded, .. },
    ) = (&mut step.kind, &like.kind)
    {
        *expanded = *is_expanded;
    }
}

fn place_flow(flow: &mut Flow, like: &Flow) {
    flow.bends.clone_from(&like.bends);
    flow.docks = like.docks;
    flow.label = like.label;
}

fn place_link(link: &mut Link, like: &Link) {
    link.bends.clone_from(&like.bends);
    link.docks = like.docks;
    link.label = like.label;
}

fn place_artifact(artifact: &mut Artifact, like: &Artifact) {
    artifact.at = like.at;
    artifact.label = like.label;
}

impl Procedure {
    /// Whether this thing is here; parts that every procedure has are.
    pub fn has(&self, thing: &Thing) -> bool {
        match thing {
            Thing::Card(_) | Thing::BodyCalendar | Thing::FirstDay => true,
            Thing::Term(id) => self.card.terms.contains_key(id),
            Thing::Calendar(id) => self.calendars.contains_key(id),
            Thing::Office(id) => self.offices.contains_key(id),
            Thing::Scenario(id) => self.scenarios.contains_key(id),
            Thing::Note(id) => self.notes.contains_key(id),
            Thing::Item(item) => self.stands(item),
        }
    }

    /// Takes one thing as another procedure has it, be it that it has none. References are not
    /// looked at: `Draft::finish` mends what points at nothing.
    pub(super) fn take(&mut self, thing: &Thing, from: &Self) {
        match thing {
            Thing::Card(part) => part.take(&mut self.card, &from.card),
            Thing::Term(id) => {
                match from.card.terms.get(id) {
                    Some(term) => self.card.terms.insert(id.clone(), term.clone()),
                    None => self.card.terms.remove(id),
                };
            }
            Thing::BodyCalendar => self.calendar.clone_from(&from.calendar),
            Thing::FirstDay => self.first_day = from.first_day,
            Thing::Calendar(id) => {
                self.put_calendar(id, from.calendars.get(id).cloned());
            }
            Thing::Office(id) => {
                self.put_office(id, from.offices.get(id).cloned());
            }
            Thing::Scenario(id) => {
                self.put_scenario(id, from.scenarios.get(id).cloned());
            }
            Thing::Note(id) => {
                self.put_note(id, from.notes.get(id).cloned());
            }
            Thing::Item(item) => self.take_item(item, from),
        }
    }

    fn take_item(&mut self, item: &ItemId, from: &Self) {
        // A flow may be taken before its ends: the graph is made anew.
        self.graph = GraphCell::default();
        match item {
            ItemId::Pool(id) => {
                self.put_pool(id, from.pools.get(id).cloned());
            }
            ItemId::Lane(id) => {
                self.put_lane(id, from.lanes.get(id).cloned());
            }
            ItemId::Step(id) => {
                self.put_step(id, from.steps.get(id).cloned());
            }
            ItemId::Flow(id) => {
                self.put_flow(id, from.flows.get(id).cloned());
            }
            ItemId::Link(id) => {
                self.put_link(id, from.links.get(id).cloned());
            }
            ItemId::Artifact(id) => {
                self.put_artifact(id, from.artifacts.get(id).cloned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Draft;
    use crate::model::sketch;

    #[test]
    fn what_differs_is_found_and_taken_over() {
        let before = sketch::parse("start > a @desk*2 ~10 > b > end").unwrap();
        let mut after = before.clone();
        let (id, step) = before.steps().find(|(_, s)| s.work.is_some()).unwrap();
        let mut moved = step.clone();
        moved.at.x += 40.0;
        after.put_step(id, Some(Arc::new(moved.clone())));
        let thing = Thing::Item(ItemId::Step(id.clone()));
        assert_eq!(between(&before, &after), Delta::from([(thing.clone(), Fate::Placed)]));
        moved.work = None;
        after.put_step(id, Some(Arc::new(moved)));
        let mut card = after.card().clone();
        card.terms.insert("t".into(), crate::model::card::Term::default());
        card.notes = crate::model::text::Text::of(crate::model::text::Language::It, "nota");
        after.put_card(card);
        after.put_office(&"desk2".into(), Some(Arc::default()));
        let wanted = Delta::from([
            (thing, Fate::Changed),
            (Thing::Term("t".into()), Fate::Added),
            (Thing::Card(CardPart::Notes), Fate::Changed),
            (Thing::Office("desk2".into()), Fate::Added),
        ]);
        let delta = between(&before, &after);
        assert_eq!(delta, wanted);
        let mut draft = Draft::from(before.clone());
        for thing in delta.keys() {
            draft.take(thing, &after);
        }
        assert_eq!(draft.finish(), (after.clone(), Vec::new()));
        let back = between(&after, &before);
        assert_eq!(back.len(), delta.len());
        assert!(between(&before, &before.clone()).is_empty());
    }
}
