//! A term that may be suspended more often than its limit, by default once (L. 241/1990 art. 2 c.
//! 7): on one way through the drawing lie two suspending steps, or one lies on a circle without a
//! limit. What goes beyond the limit does not stop the clock.
//!
//! Mend: ask for everything at once, or say at most once.

use std::collections::BTreeSet;

use foldhash::{HashMap, HashMapExt as _};

use crate::model::card::{ClockEffect, Term};
use crate::model::finding::{Place, Severity};
use crate::model::id::TermId;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("suspension-repeats", Severity::Warning, Look::Term(look)).mended(remedies::numbers);

fn look(scene: &Scene<'_>, id: &TermId, term: &Term, out: &mut Found) {
    let Some(limit) = term.limits.suspend_times else { return };
    let Some((times, at)) = scene.suspensions().get(id).copied() else { return };
    if times > limit {
        let step = scene.neighbours().steps[at].0;
        let name = term.name.get(scene.language);
        let name = if name.is_empty() { id.as_str() } else { name };
        out.push(|| {
            RULE.at(Place::Step(step.clone()))
                .with("term", name)
                .with("step", scene.name(step))
                .with("limit", f64::from(limit))
        });
    }
}

/// Suspending places looked at from; more of them on one drawing are no procedure of this world.
const MOST_PLACES: usize = 1000;

/// How often each term with a limit may be suspended at most on one way, and the step at which that
/// way begins; of several the first.
pub(super) fn suspensions<'a>(scene: &Scene<'a>) -> HashMap<&'a TermId, (u32, usize)> {
    let (ways, all) = (scene.ways(), scene.neighbours());
    let places = Places::of(scene);
    let (mut watches, terms) = watches(scene, &places);
    let whole: BTreeSet<usize> = places.of_all.iter().copied().collect();
    let mut begins = whole.clone();
    begins.extend(places.of_terms.values().flatten());
    for at in begins.into_iter().take(MOST_PLACES) {
        let after = ways.after(at);
        let count = |places: &[usize]| -> u32 {
            places.iter().filter(|&&other| other != at && after[other]).count() as u32
        };
        let others = count(&places.of_all);
        for watch in &mut watches {
            if !whole.contains(&at) && !watch.own.contains(&at) {
                continue;
            }
            // On a circle without a limit it comes again and again: once more is already too much.
            let most = || all.steps[at].1.at_most.unwrap_or(watch.limit.saturating_add(1));
            let again = if after[at] { most() } else { 1 };
            let times = others.saturating_add(count(watch.own)).saturating_add(again);
            if watch.most.is_none_or(|(most, _)| times > most) {
                watch.most = Some((times, at));
            }
        }
    }
    terms.into_iter().filter_map(|(id, watch)| Some((id, watches[watch].most?))).collect()
}

/// Terms that are suspended in the same places and have the same limit.
struct Watch<'p> {
    limit: u32,
    /// Where these are suspended and others are not.
    own: &'p [usize],
    /// How often at most, and from which step on.
    most: Option<(u32, usize)>,
}

/// What is looked for, and the number of it for each term with a limit.
fn watches<'a, 'p>(
    scene: &Scene<'a>,
    places: &'p Places<'a>,
) -> (Vec<Watch<'p>>, Vec<(&'a TermId, usize)>) {
    let mut out = Vec::new();
    let mut plain: HashMap<u32, usize> = HashMap::new();
    let mut terms = Vec::new();
    for (id, term) in &scene.procedure.card().terms {
        let Some(limit) = term.limits.suspend_times else { continue };
        let own = places.of_terms.get(id).map(Vec::as_slice);
        let known = plain.get(&limit).copied().filter(|_| own.is_none());
        let watch = known.unwrap_or(out.len());
        if known.is_none() {
            out.push(Watch { limit, own: own.unwrap_or_default(), most: None });
        }
        if own.is_none() {
            plain.insert(limit, watch);
        }
        terms.push((id, watch));
    }
    (out, terms)
}

/// The numbers of steps at which terms are suspended; for a mark on a flow, the step it leads to.
#[derive(Default)]
struct Places<'a> {
    /// Where every term is.
    of_all: Vec<usize>,
    /// Where only some are.
    of_terms: HashMap<&'a TermId, Vec<usize>>,
}

impl<'a> Places<'a> {
    fn of(scene: &Scene<'a>) -> Self {
        let mut out = Self::default();
        let steps = scene.procedure.steps().map(|(id, s)| (id, &s.marks));
        for (id, marks) in steps.chain(scene.procedure.flows().map(|(_, f)| (&f.to, &f.marks))) {
            let suspended = marks.iter().filter(|m| m.effect == ClockEffect::Suspend);
            let terms: BTreeSet<Option<&TermId>> = suspended.map(|m| m.term.as_ref()).collect();
            let Some(at) = scene.neighbours().number(id).filter(|_| !terms.is_empty()) else {
                continue;
            };
            if terms.contains(&None) {
                out.of_all.push(at);
            } else {
                for term in terms.into_iter().flatten() {
                    out.of_terms.entry(term).or_default().push(at);
                }
            }
        }
        out
    }
}
