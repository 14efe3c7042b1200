//! The moments of a case: where it stands after each, and how each is said.

use std::collections::BTreeMap;

use crate::analysis::simulate::net::Cause;
use crate::analysis::story::{Story, What};
use crate::drawing::role::Role;
use crate::model::id::{FlowId, StepId, TermId};
use crate::model::procedure::Procedure;
use crate::ui::context::Cx;

use crate::model::item::ItemId;
use crate::ui::spoken;

/// Whether a happening is a rest, and why.
fn rest_of(what: &What) -> Option<Cause> {
    match what {
        What::WaitStart(_, cause) => Some(*cause),
        What::QueueStart(_) => Some(Cause::OfficeQueue),
        _ => None,
    }
}

/// Where a case stands after a moment.
#[derive(Clone, Debug, Default)]
pub(super) struct Scene {
    /// Steps it is at, with the time it came.
    pub(super) active: BTreeMap<StepId, i64>,
    /// Steps it has left, with the time it left.
    pub(super) done: BTreeMap<StepId, i64>,
    /// Flows it has taken.
    pub(super) flows: Vec<FlowId>,
}

/// Where the case stands after moment `at`.
pub(super) fn state_at(p: &Procedure, story: &Story, at: usize) -> Scene {
    let mut scene = Scene::default();
    for moment in story.moments.iter().take(at + 1) {
        match &moment.what {
            What::Enter(id) => {
                scene.done.remove(id);
                scene.active.insert(id.clone(), moment.at);
            }
            What::TakeFlow(id) => {
                scene.flows.push(id.clone());
                if let Some(flow) = p.flow(id)
                    && scene.active.remove(&flow.from).is_some()
                {
                    scene.done.insert(flow.from.clone(), moment.at);
                }
            }
            What::End(_) => {
                for id in std::mem::take(&mut scene.active).into_keys() {
                    scene.done.insert(id, moment.at);
                }
            }
            _ => {}
        }
    }
    scene
}

/// Whether a moment is worth a line of the journal.
pub(super) fn is_told(what: &What) -> bool {
    !matches!(what, What::TakeFlow(_) | What::WaitEnd(..) | What::JoinGo)
}

/// A moment as a sentence.
pub(super) fn sentence(cx: &Cx<'_>, p: &Procedure, story: &Story, at: usize) -> String {
    let Some(moment) = story.moments.get(at) else { return String::new() };
    let step = |s: &StepId| {
        let name = spoken::step_name(cx.words, p, &ItemId::Step(s.clone()));
        ("step", name.into())
    };
    let term = |t: &TermId| {
        let name = p.term_name(t).map(|name| name.get(cx.words.language()).to_owned());
        ("term", name.unwrap_or_default().into())
    };
    match &moment.what {
        What::Arrive => cx.say("moment-arrive"),
        What::Enter(s) => cx.say_with("moment-enter", &[step(s)]),
        What::QueueStart(s) => cx.say_with("moment-queue", &[step(s)]),
        What::WorkStart(s) => cx.say_with("moment-work", &[step(s)]),
        What::WorkEnd(s) => cx.say_with("moment-worked", &[step(s)]),
        What::WaitStart(s, cause) => {
            let cause = cx.say(&format!("moment-cause-{}", cause.key().replace('_', "-")));
            cx.say_with("moment-wait", &[step(s), ("cause", cause.into())])
        }
        What::WaitEnd(s, _) => cx.say_with("moment-waited", &[step(s)]),
        What::TakeFlow(_) => cx.say("moment-flow"),
        What::JoinWait => cx.say("moment-join-wait"),
        What::JoinGo => cx.say("moment-join-go"),
        What::Clock(t, effect) => {
            let effect = cx.words.effect(*effect);
            cx.say_with("moment-clock", &[term(t), ("effect", effect.into())])
        }
        What::ClockResumes(t) => cx.say_with("moment-resumed", &[term(t)]),
        What::Expires(t) => cx.say_with("moment-expired", &[term(t)]),
        What::Event(s) => cx.say_with("moment-event", &[step(s)]),
        What::End(outcome) => {
            let outcome = outcome.map_or_else(|| cx.say("none"), |o| cx.words.name(o));
            cx.say_with("moment-end", &[("outcome", outcome.into())])
        }
    }
}

/// The date, the office, and how long until the next moment.
pub(super) fn detail(cx: &Cx<'_>, p: &Procedure, story: &Story, at: usize) -> String {
    let Some(moment) = story.moments.get(at) else { return String::new() };
    let mut parts = vec![cx.words.datetime(moment.when)];
    let step = match &moment.what {
        What::Enter(s)
        | What::QueueStart(s)
        | What::WorkStart(s)
        | What::WorkEnd(s)
        | What::WaitStart(s, _)
        | What::WaitEnd(s, _)
        | What::Event(s) => Some(s),
        _ => None,
    };
    let office =
        step.and_then(|id| p.step(id)).and_then(|s| p.office_of(s)).and_then(|o| p.office(o));
    parts.extend(office.map(|o| o.name.get(cx.words.language()).to_owned()));
    if let Some(next) = story.moments.get(at + 1) {
        let minutes = (next.at - moment.at) as f64 / 60_000.0;
        if minutes >= 1.0 {
            let lasts = if minutes >= 2880.0 {
                cx.words.amount(minutes / 1440.0, crate::model::timing::Unit::CalendarDays)
            } else {
                cx.words.duration(minutes)
            };
            parts.push(cx.say_with("moment-lasts", &[("amount", lasts.into())]));
        }
    }
    parts.join(" · ")
}

/// A stretch of the journey: work, or a rest and its cause.
pub(super) struct Stretch {
    pub(super) from: i64,
    pub(super) to: i64,
    /// `None` for work.
    pub(super) cause: Option<Cause>,
}

/// Work and rests of the case, in order of their begin; parallel branches overlap.
pub(super) fn stretches(story: &Story) -> Vec<Stretch> {
    let mut out = Vec::new();
    let moments = &story.moments;
    for (i, moment) in moments.iter().enumerate() {
        let ends = |found: &dyn Fn(&What) -> bool| {
            moments[i + 1..].iter().find(|m| found(&m.what)).map_or(moment.at, |m| m.at)
        };
        let (to, cause) = match &moment.what {
            What::WorkStart(s) => (ends(&|w| matches!(w, What::WorkEnd(t) if t == s)), None),
            What::QueueStart(s) => {
                (ends(&|w| matches!(w, What::WorkStart(t) if t == s)), rest_of(&moment.what))
            }
            What::WaitStart(s, _) => {
                (ends(&|w| matches!(w, What::WaitEnd(t, _) if t == s)), rest_of(&moment.what))
            }
            _ => continue,
        };
        out.push(Stretch { from: moment.at, to, cause });
    }
    out
}

/// The color of a stretch.
pub(super) fn cause_role(cause: Option<Cause>) -> Role {
    match cause {
        None => Role::CauseWork,
        Some(Cause::OfficeQueue) => Role::CauseQueue,
        Some(Cause::OfficeClosed) => Role::CauseClosed,
        Some(Cause::Sitting) => Role::CauseSitting,
        Some(Cause::Applicant) => Role::CauseApplicant,
        Some(Cause::OtherBody) => Role::CauseBody,
        Some(Cause::Law) => Role::CauseLaw,
        Some(Cause::Post) => Role::CausePost,
    }
}
