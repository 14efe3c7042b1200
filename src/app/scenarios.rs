//! Scenarios side by side: each played with the luck of the live run, while somebody looks at them.

use std::sync::Arc;

use crate::analysis::levers::gains::Lever;
use crate::analysis::measure::difference::{Differences, difference};
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::{Repeats, RunPlan};
use crate::model::id::ScenarioId;
use crate::model::procedure::Procedure;
use crate::model::scenario::Override;

use super::Workbench;
use super::beside::{Beside, Start};
use super::jobs::Desk;
use super::live::{PAIRS, run};
use super::report::Report;

/// Most scenarios played side by side; the table says how many are left out.
pub const MOST: usize = 12;

/// What "10 % less work" multiplies the work by.
const LESS_WORK: f64 = 0.9;

/// The scenarios of a variant, as far as they were played.
#[derive(Clone, Debug)]
pub struct Played {
    /// Revision of the document they belong to.
    pub revision: u64,
    /// What each changes against the drawing, with paired intervals; `None` where it was not played
    /// yet, or cannot be.
    pub columns: Vec<(ScenarioId, Option<Arc<Differences>>)>,
    /// Whether no more figures come.
    pub finished: bool,
}

/// What a change that would help is as overrides of a scenario; `None` for what has none.
pub fn overrides(p: &Procedure, lever: &Lever) -> Option<Vec<Override>> {
    let work = |id| Override::WorkFactor(id, LESS_WORK);
    let found = match lever {
        Lever::Staff { office } => {
            let staff = p.office(office)?.staff.as_ref()?.value.saturating_add(1);
            vec![Override::Staff(office.clone(), staff)]
        }
        Lever::Work { step } => vec![work(step.clone())],
        Lever::OfficeWork { office } => p
            .steps()
            .filter(|(_, s)| s.kind.is_activity() && p.office_of(s) == Some(office))
            .map(|(id, _)| work(id.clone()))
            .collect(),
        Lever::Sitting { .. } | Lever::Wait { .. } => return None,
    };
    (!found.is_empty()).then_some(found)
}

impl Workbench {
    /// Plays the scenarios of the variant looked at, where that is not known or on its way. They are
    /// compared with the live run.
    pub(super) fn play_if_stale(&mut self) {
        let Some(start) = self.start_beside(Beside::Scenarios) else { return };
        let Start { slot, revision, variant, procedure: p, plan, base } = start;
        self.jobs.start(slot, move |desk| {
            let ids = p.scenarios().take(MOST).map(|(id, _)| (id.clone(), None)).collect();
            let mut played = Played { revision, columns: ids, finished: false };
            let say =
                |played: &Played| Report::Scenarios(variant.clone(), Box::new(played.clone()));
            play(&p, &base, &plan, desk, &mut played, &say);
            if !desk.stop.asked() {
                played.finished = true;
                desk.result(say(&played));
            }
        });
    }

    /// The scenarios of the variant looked at, as far as they were played.
    pub fn played(&self) -> Option<&Played> {
        let document = self.document()?;
        document.results.scenarios.get(document.variant())
    }
}

/// Plays one after the other; figures are sent as they come.
fn play(
    p: &Arc<Procedure>,
    base: &Outcome,
    plan: &RunPlan,
    desk: &Desk<Report>,
    played: &mut Played,
    say: &dyn Fn(&Played) -> Report,
) {
    // As many replications as there are to pair them with.
    let known = base.replications().len() as u32;
    let plan = RunPlan { repeats: Repeats::Fixed(known.min(PAIRS)), ..*plan };
    for at in 0..played.columns.len() {
        let Some(scenario) = p.scenario(&played.columns[at].0) else { continue };
        let Ok(net) = compile(p, Some(scenario), &plan) else { continue };
        let mut shown = 0;
        let outcome = run(&net, &plan, &desk.stop, |outcome| {
            let n = outcome.replications().len();
            if n == 4 || n >= shown + (shown / 2).max(4) {
                shown = n;
                played.columns[at].1 = Some(Arc::new(difference(base, outcome)));
                desk.progress(say(played));
            }
        });
        if desk.stop.asked() {
            return;
        }
        played.columns[at].1 = Some(Arc::new(difference(base, &outcome)));
        desk.progress(say(played));
    }
}
