//! A number without a source: nobody can tell whether it was measured or guessed. Said once a
//! place, with how many numbers there.
//!
//! Mend: say where the number comes from: law, register, interview, estimate.

use std::collections::BTreeMap;

use crate::model::finding::{Place, Severity};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("number-unsourced", Severity::Note, Look::Whole(look)).mended(remedies::source);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let mut bare: BTreeMap<Place, usize> = BTreeMap::new();
    for figure in scene.figures() {
        if figure.provenance.is_none() {
            *bare.entry(figure.place.clone()).or_default() += 1;
        }
    }
    for (place, count) in bare {
        let what = name(scene, &place);
        out.push(|| RULE.at(place).with("what", what).with("count", count));
    }
}

/// What carries the numbers, for people.
fn name(scene: &Scene<'_>, place: &Place) -> String {
    let p = scene.procedure;
    match place {
        Place::Step(id) => scene.name(id),
        Place::Flow(id) => p.flow(id).map_or_else(String::new, |f| {
            format!("{} → {}", scene.name(&f.from), scene.name(&f.to))
        }),
        Place::Office(id) => p.office(id).map_or("", |o| o.name.get(scene.language)).to_owned(),
        Place::Term(id) => p.term_name(id).map_or("", |t| t.get(scene.language)).to_owned(),
        Place::Link(id) => p.link(id).map_or("", |l| l.name.get(scene.language)).to_owned(),
        _ => String::new(),
    }
}
