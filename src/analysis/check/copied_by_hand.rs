//! A step in which data that stand in one system are typed into another by hand: work, errors, and
//! the classic first target of a remedy.
//!
//! Mend: let the systems exchange the data, and take the hand-copying out of the to-be.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::{Step, SystemMode};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("copied-by-hand", Severity::Note, Look::Step(look)).mended(remedies::systems);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let copied: Vec<&str> = step
        .systems
        .iter()
        .filter(|s| s.mode == SystemMode::CopiedByHand)
        .map(|s| s.name.as_str())
        .collect();
    if !copied.is_empty() {
        out.push(|| {
            RULE.at(Place::Step(id.clone()))
                .with("step", scene.name(id))
                .with("systems", copied.join(", "))
        });
    }
}
