//! Numbers invented to be plausible: right for learning, not for deciding. Said once, with how
//! many.
//!
//! Mend: replace them by the body's own figures, one by one, and say their source.

use crate::analysis::sources::Counts;
use crate::model::finding::{Place, Severity};

use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule = Rule::new("illustrative-numbers", Severity::Note, Look::Whole(look));

fn look(scene: &Scene<'_>, out: &mut Found) {
    let counts = Counts::of(scene.figures());
    if counts.illustrative > 0 {
        out.push(|| {
            RULE.at(Place::Study).with("count", counts.illustrative).with("of", counts.all)
        });
    }
}
