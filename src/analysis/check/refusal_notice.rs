//! A refusal of an application to which a way leads without the notice of the reasons against it
//! (L. 241/1990 art. 10-bis): such a refusal can be annulled. Procedures of the body's own motion
//! are left out.
//!
//! Mend: put a step with the effect "pre-refusal notice" on every way to the refusal.

use std::collections::BTreeSet;

use crate::model::card::{ClockEffect, ClockMark, Initiative};
use crate::model::finding::{Finding, Place, Severity};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Gap, Remedy};
use crate::model::step::{Outcome, StepKind};

use super::remedies::step_of;
use super::scene::{Scene, has_mark};
use super::{Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("refusal-without-notice", Severity::Warning, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let p = scene.procedure;
    let refused =
        |kind: &StepKind| matches!(kind, StepKind::End { outcome: Some(Outcome::Refused), .. });
    if p.card().initiative != Initiative::OnApplication || !p.steps().any(|(_, s)| refused(&s.kind))
    {
        return;
    }
    let ways = scene.ways();
    let notifies = |marks: &[ClockMark]| has_mark(marks, |e| e == ClockEffect::PreRefusal);
    let passes = |at: usize| p.step(ways.ids[at]).is_some_and(|s| !notifies(&s.marks));
    // A mark on a flow counts as well, so the walk is over steps whose way in is not marked.
    let marked: BTreeSet<(usize, usize)> = p
        .flows()
        .filter(|(_, f)| notifies(&f.marks))
        .filter_map(|(_, f)| Some((ways.index(&f.from)?, ways.index(&f.to)?)))
        .collect();
    let bare = ways.flood_without(&ways.entries(p), &ways.down(p), passes, &marked);
    for (id, _) in p.steps().filter(|(_, s)| refused(&s.kind)) {
        if ways.index(id).is_some_and(|at| bare[at]) {
            out.push(RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
        }
    }
}

/// The step before the refusal is where a notice would be given.
fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let id = step_of(p, finding)?;
    let before = p.incoming(&id).next().map(|(_, f)| f.from.clone());
    before.map(|id| Remedy::Open(Gap::Law(id)))
}
