//! Whether a change can move any figure of a run: names, notes, places and papers cannot.

use crate::analysis::compare::groups::Group;
use crate::model::delta::{Fate, Thing};
use crate::model::flow::LinkKind;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;

/// Whether a run can tell the change from none.
pub(super) fn is_simulated(before: &Procedure, after: &Procedure, group: &Group) -> bool {
    group.things.iter().any(|thing| moves_figures(before, after, thing, group.fate))
}

fn moves_figures(before: &Procedure, after: &Procedure, thing: &Thing, fate: Fate) -> bool {
    match thing {
        Thing::Card(_)
        | Thing::Scenario(_)
        | Thing::Note(_)
        | Thing::Item(ItemId::Pool(_) | ItemId::Artifact(_)) => false,
        Thing::BodyCalendar | Thing::FirstDay | Thing::Calendar(_) => fate != Fate::Placed,
        Thing::Term(id) => {
            let plain = |p: &Procedure| {
                let mut term = p.card().terms.get(id)?.clone();
                (term.name, term.basis) = Default::default();
                (term.provenance, term.promise) = (None, None);
                Some(term)
            };
            plain(before) != plain(after)
        }
        Thing::Office(id) => {
            let plain = |p: &Procedure| {
                let mut office = (**p.office(id)?).clone();
                (office.name, office.ipa, office.parent) = Default::default();
                Some(office)
            };
            plain(before) != plain(after)
        }
        Thing::Item(ItemId::Lane(id)) => {
            let office = |p: &Procedure| p.lane(id).and_then(|l| l.office.clone());
            office(before) != office(after)
        }
        Thing::Item(ItemId::Link(id)) => {
            let plain = |p: &Procedure| {
                let link = p.link(id).filter(|l| l.kind == LinkKind::Message)?;
                // A black box answers after the wait written on its message.
                Some((link.from.clone(), link.to.clone(), link.answer.clone()))
            };
            plain(before) != plain(after)
        }
        Thing::Item(ItemId::Flow(id)) => {
            let plain = |p: &Procedure| {
                let f = p.flow(id)?;
                let share = f.share.as_ref().map(|s| s.value);
                Some((f.from.clone(), f.to.clone(), share, f.default, f.marks.clone()))
            };
            plain(before) != plain(after)
        }
        Thing::Item(ItemId::Step(id)) => {
            step_as_simulated(before, id) != step_as_simulated(after, id)
        }
    }
}

/// A step without what no run looks at, and who does it.
fn step_as_simulated(
    p: &Procedure,
    id: &crate::model::id::StepId,
) -> Option<(crate::model::step::Step, Option<crate::model::id::OfficeId>)> {
    let of = p.step(id)?;
    let office = p.office_of(of).cloned();
    let mut step = (**of).clone();
    (step.name, step.notes, step.documents, step.systems, step.basis) = Default::default();
    (step.label, step.phase, step.channel, step.digital_level, step.risk) = Default::default();
    (step.lane, step.pool, step.office, step.foreign) = Default::default();
    step.at = crate::model::geometry::Rect::new(0.0, 0.0, 0.0, 0.0);
    Some((step, office))
}
