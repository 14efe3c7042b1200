//! An opinion of another body without a term: when the other body is silent the case waits for
//! ever, though the law says what silence means (L. 241/1990 art. 16, 17, 17-bis). A timer on the
//! border of the step or of a sub-procedure around it, or one that races with the answer, is a
//! term.
//!
//! Mend: put a timer on the border of the step and say where silence leads.

use foldhash::{HashSet, HashSetExt as _};
use jiff::civil::Date;

use crate::law::figures::{FigureKey, Figures};
use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::invariants::MAX_DEPTH;
use crate::model::office::OfficeKind;
use crate::model::procedure::Procedure;
use crate::model::remedy::{Mend, Remedy};
use crate::model::step::{GatewayKind, Step, StepKind, Trigger};
use crate::model::timing::WaitedFor;

use super::remedies::step_of;
use super::scene::Scene;
use super::{Found, Look, Rule};

pub(super) static RULE: Rule =
    Rule::new("opinion-without-term", Severity::Warning, Look::Step(look)).mended(mend);

fn look(scene: &Scene<'_>, id: &StepId, step: &Step, out: &mut Found) {
    let p = scene.procedure;
    if waits_for_another_body(p, step) && !scene.timers().end_wait(p, id) {
        out.push(|| RULE.at(Place::Step(id.clone())).with("step", scene.name(id)));
    }
}

/// The timer of an opinion, with the days of the law in force.
fn mend(p: &Procedure, finding: &Finding) -> Option<Remedy> {
    let id = step_of(p, finding)?;
    // Only an activity has a border for the timer to sit on.
    if !p.step(&id)?.kind.is_activity() {
        return None;
    }
    let on = p.first_day().unwrap_or(Date::MAX);
    let figures = Figures::builtin();
    let figure = figures.find(FigureKey::OpinionDays, on, "")?;
    let (days, basis) = (figure.value, figure.source.clone());
    Some(Remedy::Mend(Mend::AddTimer { host: id, days, basis }))
}

/// What ends the waits of a drawing.
pub(in crate::analysis) struct Timers<'a> {
    /// Steps with a timer on their border.
    watched: HashSet<&'a StepId>,
    /// Awaited events of which another is a timer.
    raced: HashSet<&'a StepId>,
}

impl<'a> Timers<'a> {
    /// Those of a procedure.
    pub(in crate::analysis) fn of(p: &'a Procedure) -> Self {
        let mut out = Self { watched: HashSet::new(), raced: HashSet::new() };
        for (id, step) in p.steps() {
            match &step.kind {
                StepKind::Boundary { host, .. } if is_timer(step) => {
                    out.watched.insert(host);
                }
                StepKind::Gateway(GatewayKind::EventBased) => {
                    let awaited = || p.outgoing(id).map(|(_, flow)| &flow.to);
                    if awaited().any(|to| p.step(to).is_some_and(|s| is_timer(s))) {
                        out.raced.extend(awaited());
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// Whether something ends the wait at a step for another body: a timer on its border or on that
    /// of a sub-procedure around it, or one that is awaited beside it.
    pub(in crate::analysis) fn end_wait(&self, p: &Procedure, id: &StepId) -> bool {
        let parent = |id: &&StepId| p.step(id).and_then(|s| s.parent.as_ref());
        let mut around = std::iter::successors(Some(id), parent).take(MAX_DEPTH);
        self.raced.contains(id) || around.any(|host| self.watched.contains(host))
    }
}

/// Whether a step waits for another body.
pub(in crate::analysis) fn waits_for_another_body(p: &Procedure, step: &Step) -> bool {
    let is_work = step.kind.is_activity() || matches!(step.kind, StepKind::Catch(_));
    let office = p.office_of(step).and_then(|id| p.office(id));
    is_work
        && (step.waits.iter().any(|w| w.waited_for == WaitedFor::OtherBody)
            || office.is_some_and(|o| o.kind == OfficeKind::External))
}

fn is_timer(step: &Step) -> bool {
    matches!(step.kind.trigger(), Some(Trigger::Timer(_)))
}
