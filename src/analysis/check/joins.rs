//! Where the ways that meet at a step have parted: at a decision, or where all are taken at once.

use crate::model::id::StepId;
use crate::model::step::{GatewayKind, StepKind};

use super::scene::Scene;

/// How the ways part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// A case takes one of them.
    One,
    /// A case takes all of them.
    All,
}

/// The one step at which all ways that meet here have parted, if each comes from there without
/// meeting or parting in between. Each way is walked back once, so all together are linear.
pub(super) fn common_origin<'a>(scene: &Scene<'a>, id: &StepId) -> Option<(Origin, &'a StepId)> {
    if scene.fan_in(id) < 2 {
        return None;
    }
    let mut origin: Option<&StepId> = None;
    for (_, flow) in scene.incoming(id) {
        let found = parting(scene, &flow.from, id)?;
        if *origin.get_or_insert(found) != found {
            return None;
        }
    }
    let origin = origin?;
    let kind = &scene.step(origin)?.kind;
    let how = match kind {
        StepKind::Gateway(GatewayKind::Exclusive | GatewayKind::EventBased) => Origin::One,
        StepKind::Gateway(GatewayKind::Inclusive | GatewayKind::Complex) => return None,
        _ => Origin::All,
    };
    Some((how, origin))
}

/// Longest way walked back, in steps; a longer one is left unjudged.
const LONGEST_WAY: usize = 20_000;

/// The step at which a way parted from others, going back from `from`; `None` where it met others
/// or began.
fn parting<'a>(scene: &Scene<'a>, from: &'a StepId, here: &StepId) -> Option<&'a StepId> {
    let mut at = from;
    for _ in 0..LONGEST_WAY {
        if at == here {
            return None;
        }
        if scene.fan_out(at) > 1 {
            return Some(at);
        }
        let mut before = scene.incoming(at);
        let (Some((_, flow)), None) = (before.next(), before.next()) else { return None };
        at = &flow.from;
    }
    None
}
