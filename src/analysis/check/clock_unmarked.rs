//! A term of the card that no mark on the drawing starts, or that none stops: nobody can say which
//! cases keep it.
//!
//! Mend: mark the receipt as what starts the term, and the decision as what stops it.

use foldhash::{HashSet, HashSetExt as _};

use crate::model::card::{ClockEffect, Term};
use crate::model::finding::{Arg, Finding, Place, Severity};
use crate::model::id::{StepId, TermId};
use crate::model::procedure::Procedure;
use crate::model::remedy::{Gap, Mend, Remedy};
use crate::model::step::StepKind;

use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("clock-unmarked", Severity::Warning, Look::Term(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &TermId, term: &Term, out: &mut Found) {
    let Marked { starts, stops } = scene.marked();
    for (marked, word) in [(starts, "start"), (stops, "stop")] {
        if !marked.contains(&None) && !marked.contains(&Some(id)) {
            let name = term.name.get(scene.language);
            let name = if name.is_empty() { id.as_str() } else { name };
            out.push(|| RULE.at(Place::Term(id.clone())).with("term", name).with("effect", word));
        }
    }
}

/// Where it is plain: the only start starts a term; every end of the top level stops it.
fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let Place::Term(term) = &finding.place else { return None };
    let is_stop = finding.args.get("effect") == Some(&Arg::from("stop"));
    let wanted = |kind: &StepKind| match kind {
        StepKind::Start { .. } => !is_stop,
        StepKind::End { .. } => is_stop,
        _ => false,
    };
    let steps: Vec<StepId> =
        p.children(None).filter(|(_, s)| wanted(&s.kind)).map(|(id, _)| id.clone()).collect();
    let effect = if is_stop { ClockEffect::Stop } else { ClockEffect::Start };
    if steps.is_empty() || (!is_stop && steps.len() > 1) {
        return Some(Remedy::Open(Gap::Card));
    }
    Some(Remedy::Mend(Mend::MarkClock { steps, effect, term: term.clone() }))
}

/// The marks of a drawing that start or stop terms, each with its term; without one it is for all.
pub(super) struct Marked<'a> {
    starts: HashSet<Option<&'a TermId>>,
    stops: HashSet<Option<&'a TermId>>,
}

impl<'a> Marked<'a> {
    pub(super) fn of(p: &'a Procedure) -> Self {
        let mut out = Self { starts: HashSet::new(), stops: HashSet::new() };
        let steps = p.steps().flat_map(|(_, s)| &s.marks);
        for mark in steps.chain(p.flows().flat_map(|(_, f)| &f.marks)) {
            match mark.effect {
                ClockEffect::Start => out.starts.insert(mark.term.as_ref()),
                ClockEffect::Stop => out.stops.insert(mark.term.as_ref()),
                _ => false,
            };
        }
        out
    }
}
