//! A term of the card that no mark on the drawing starts, or that none stops: nobody can say which
//! cases keep it.
//!
//! Mend: mark the receipt as what starts the term, and the decision as what stops it.

use crate::model::card::{ClockEffect, Term};
use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::TermId;

use super::scene::Scene;
use super::{Look, Rule};

pub(super) static RULE: Rule = Rule::new("clock-unmarked", Severity::Warning, Look::Term(look));

fn look(scene: &Scene<'_>, id: &TermId, term: &Term, out: &mut Vec<Finding>) {
    for (effect, word) in [(ClockEffect::Start, "start"), (ClockEffect::Stop, "stop")] {
        if !is_marked(scene, id, effect) {
            let name = term.name.get(scene.language);
            let name = if name.is_empty() { id.as_str() } else { name };
            out.push(RULE.at(Place::Term(id.clone())).with("term", name).with("effect", word));
        }
    }
}

fn is_marked(scene: &Scene<'_>, term: &TermId, effect: ClockEffect) -> bool {
    let steps = scene.procedure.steps().flat_map(|(_, s)| &s.marks);
    let flows = scene.procedure.flows().flat_map(|(_, f)| &f.marks);
    steps.chain(flows).any(|m| m.effect == effect && m.term.as_ref().is_none_or(|t| t == term))
}
