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
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("refusal-without-notice", Severity::Warning, Look::Whole(look)).mended(mend);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let p = scene.procedure;
    let refused =
        |kind: &StepKind| matches!(kind, StepKind::End { outcome: Some(Outcome::Refused), .. });
    if p.card().initiative != Initiative::OnApplication
        || !scene.neighbours().events().any(|(_, s)| refused(&s.kind))
    {
        return;
    }
    let (ways, all) = (scene.ways(), scene.neighbours());
    let notifies = |marks: &[ClockMark]| has_mark(marks, |e| e == ClockEffect::PreRefusal);
    let passes = |at: usize| !notifies(&all.steps[at].1.marks);
    // A mark on a flow counts as well, so the walk is over steps whose way in is not marked.
    let marked: BTreeSet<(usize, usize)> = p
        .flows()
        .filter(|(_, f)| notifies(&f.marks))
        .filter_map(|(_, f)| Some((all.number(&f.from)?, all.number(&f.to)?)))
        .collect();
    let bare = ways.flood(&ways.entries, &ways.down, passes, &marked);
    for (id, _) in all.events().filter(|(_, s)| refused(&s.kind)) {
        if all.number(id).is_some_and(|at| bare[at]) {
            out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
        }
    }
}

/// The step before the refusal is where a notice would be given.
fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let id = step_of(p, finding)?;
    let before = p.incoming(&id).next().map(|(_, f)| f.from.clone());
    before.map(|id| Remedy::Open(Gap::Law(id)))
}
