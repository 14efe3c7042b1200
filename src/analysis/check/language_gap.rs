//! A step without a name in a language that others have: a reader of that language sees another
//! one. Where most steps lack the language it is said once, of the whole.
//!
//! Mend: write the missing name.

use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule = Rule::new("language-gap", Severity::Note, Look::Whole(look));

fn look(scene: &Scene<'_>, out: &mut Found) {
    let named: Vec<(&StepId, &Step)> =
        scene.procedure.steps().filter(|(_, s)| !s.name.is_empty()).collect();
    for language in scene.procedure.languages() {
        let lacking: Vec<&StepId> = named
            .iter()
            .filter(|(_, s)| s.name.exact(language).is_none())
            .map(|(id, _)| *id)
            .collect();
        if lacking.len() * 2 > named.len() {
            out.push(|| {
                Finding::note(Place::Study, "language-gaps")
                    .with("language", language.tag())
                    .with("count", lacking.len())
                    .with("of", named.len())
            });
            continue;
        }
        for id in lacking {
            out.push(|| {
                RULE.at(Place::Step(id.clone()))
                    .with("step", scene.name(id))
                    .with("language", language.tag())
            });
        }
    }
}
