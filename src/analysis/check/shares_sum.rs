//! The shares of an exclusive decision do not make 100 %: either cases appear from nowhere or some
//! get lost. One percent is left for rounding. Where one branch has no share it may take the rest,
//! so only more than 100 % is wrong then.
//!
//! Mend: correct the shares, or let the default branch take the rest.

use crate::model::finding::{Place, Severity};
use crate::model::id::StepId;
use crate::model::step::{GatewayKind, Step, StepKind};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("shares-sum", Severity::Error, Look::Step(look)).mended(remedies::spread);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    if step.kind != StepKind::Gateway(GatewayKind::Exclusive) || scene.fan_out(id) < 2 {
        return;
    }
    let shares: Vec<Option<f64>> =
        scene.outgoing(id).map(|(_, f)| f.share.as_ref().map(|s| s.value)).collect();
    let sum: f64 = shares.iter().flatten().sum();
    let is_complete = shares.iter().all(Option::is_some);
    let is_wrong = sum > 1.0 + ROUNDING || (is_complete && sum < 1.0 - ROUNDING);
    if is_wrong {
        let percent = (sum * 1000.0).round() / 10.0;
        out.push(|| {
            RULE.at(Place::Step(id.clone())).with("step", scene.name(id)).with("percent", percent)
        });
    }
}

/// How far from the whole a sum of rounded shares may lie.
const ROUNDING: f64 = 0.01 + 1e-9;
