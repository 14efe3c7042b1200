//! Numbers invented to be plausible: right for learning, not for deciding. Said once, with how
//! many.
//!
//! Mend: replace them by the body's own figures, one by one, and say their source.

use crate::analysis::sources;
use crate::model::finding::{Finding, Place, Severity};

use super::scene::Scene;
use super::{Look, Rule};

pub(super) static RULE: Rule = Rule::new("illustrative-numbers", Severity::Note, Look::Whole(look));

fn look(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let counts = sources::counts(scene.procedure);
    if counts.illustrative > 0 {
        let finding = RULE.at(Place::Study).with("count", counts.illustrative);
        out.push(finding.with("of", counts.all));
    }
}
