//! A decision some of whose branches have no share: how many cases go which way is then guessed.
//!
//! Mend: say the share of each branch, from a register, a log or the people who do the work.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::Step;

use super::scene::{Scene, is_decision};
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("shares-missing", Severity::Note, Look::Step(look)).mended(remedies::spread);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    if !is_decision(scene, id, step) {
        return;
    }
    let bare = scene.outgoing(id).filter(|(_, f)| f.share.is_none()).count();
    if bare > 0 {
        out.push(|| {
            RULE.at(Place::Step(id.clone()))
                .with("step", scene.name(id))
                .with("count", bare)
                .with("of", scene.fan_out(id))
        });
    }
}
