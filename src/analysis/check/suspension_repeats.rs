//! A term that may be suspended more often than its limit, by default once (L. 241/1990 art. 2 c.
//! 7): on one way through the drawing lie two suspending steps, or one lies on a circle without a
//! limit. What goes beyond the limit does not stop the clock.
//!
//! Mend: ask for everything at once, or say at most once.

use crate::model::card::{ClockEffect, ClockMark, Term};
use crate::model::finding::{Place, Severity};
use crate::model::id::{StepId, TermId};

use super::scene::{Scene, has_mark};
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("suspension-repeats", Severity::Warning, Look::Term(look)).mended(remedies::numbers);

fn look(scene: &Scene<'_>, id: &TermId, term: &Term, out: &mut Found) {
    let Some(limit) = term.limits.suspend_times else { return };
    let (ways, all) = (scene.ways(), scene.neighbours());
    let suspending: Vec<usize> =
        suspending(scene, id).into_iter().filter_map(|step| all.number(step)).collect();
    let most = suspending.iter().take(MOST_PLACES).map(|&at| {
        let after = ways.after(at);
        let others = suspending.iter().filter(|&&other| other != at && after[other]).count() as u32;
        let own = all.steps[at].1.at_most;
        // On a circle without a limit it comes again and again: once more is already too much.
        let again = if after[at] { own.unwrap_or(limit.saturating_add(1)) } else { 1 };
        (others.saturating_add(again), at)
    });
    if let Some((times, at)) = most.max_by_key(|(times, at)| (*times, usize::MAX - at))
        && times > limit
    {
        let name = term.name.get(scene.language);
        let name = if name.is_empty() { id.as_str() } else { name };
        out.push(|| {
            RULE.at(Place::Step(all.steps[at].0.clone()))
                .with("term", name)
                .with("step", scene.name(all.steps[at].0))
                .with("limit", f64::from(limit))
        });
    }
}

/// Suspending places looked at from; more of them on one drawing are no procedure of this world.
const MOST_PLACES: usize = 200;

/// Steps at which the term is suspended; for a mark on a flow, the step it leads to.
fn suspending<'a>(scene: &Scene<'a>, term: &TermId) -> Vec<&'a StepId> {
    let suspends = |marks: &[ClockMark]| {
        has_mark(marks, |e| e == ClockEffect::Suspend)
            && marks.iter().any(|m| m.term.as_ref().is_none_or(|t| t == term))
    };
    let steps = scene.procedure.steps().filter(|(_, s)| suspends(&s.marks)).map(|(id, _)| id);
    let flows = scene.procedure.flows().filter(|(_, f)| suspends(&f.marks)).map(|(_, f)| &f.to);
    steps.chain(flows).collect()
}
