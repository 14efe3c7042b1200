//! The tornado: what the share within the term and the mean time are at the low and the high end of
//! every input, one at a time, with the luck of the base run; the widest swing first.

use std::collections::BTreeMap;

use serde::Serialize;

use super::effort::Effort;
use super::gains::worth;
use super::lab::{Aim, Lab, Sample, cannot_tell};
use super::subject::{Input, Subject};
use super::tweak::Tweak;
use crate::analysis::measure::Estimate;
use crate::analysis::simulate::net::Cause;
use crate::model::id::TermId;
use crate::model::provenance::Confidence;

/// How far an input moves where nobody has said how sure it is: 10 % down and up.
const UNSAID: f64 = 0.1;

/// The factor within which a number of this confidence lies in 95 of 100 cases, up or down alike.
///
/// A convention, not a measurement: what is measured or fixed by law is taken as sure to 5 %; what is
/// good enough to plan with to a quarter; a guess may be wrong by 60 %, as people's statements of how
/// long they work commonly are.
pub fn factor_of(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::High => 1.05,
        Confidence::Medium => 1.25,
        Confidence::Low => 1.6,
    }
}

/// One end of an input.
#[derive(Clone, Debug, Serialize)]
pub struct End {
    /// The input is multiplied by this; for staff, the number of persons.
    pub value: f64,
    /// Share decided within each term, less that of the base.
    pub within: BTreeMap<TermId, Estimate>,
    /// Mean time, less that of the base, days.
    pub mean_days: Estimate,
}

/// An input with its two ends.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// The input.
    pub input: Input,
    /// Whether the ends come from the confidence of its source; else 10 % down and up, or one person.
    pub from_source: bool,
    /// Pairs of replications at each end.
    pub pairs: u32,
    /// The low end.
    pub low: End,
    /// The high end.
    pub high: End,
    /// High end less low end, of what changes are judged by: share within the term, or less days.
    pub swing: Estimate,
    /// Whether chance alone could explain the swing.
    pub cannot_tell: bool,
}

/// The tornado.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Tornado {
    /// The widest swing first.
    pub bars: Vec<Bar>,
    /// Inputs from which a smaller swing was expected, or found at the first look.
    pub left_out: u32,
}

struct Moved {
    input: Input,
    ends: [(f64, Tweak); 2],
    from_source: bool,
    /// Days a case it may move, roughly.
    expected: f64,
}

/// Inputs in the order of what may be expected of them.
fn inputs(lab: &Lab) -> Vec<Moved> {
    let subject = &lab.subject;
    let mean = lab.mean(Lab::BASE, lab.count(Lab::BASE), |s| s.mean_days).mean;
    let mut out: Vec<Moved> = subject
        .inputs()
        .into_iter()
        .map(|(input, tweak)| {
            let sure = subject.confidence(&input);
            let (low, high) = sure.map_or((1.0 - UNSAID, 1.0 + UNSAID), |sure| {
                let by = factor_of(sure);
                (1.0 / by, by)
            });
            let expected = (high - low) * reach(lab, tweak, mean);
            let ends = [(low, tweak.times(low)), (high, tweak.times(high))];
            Moved { input, ends, from_source: sure.is_some(), expected }
        })
        .collect();
    for (desk, staff) in subject.staffed() {
        let fewer = staff.saturating_sub(1).max(1);
        let end = |n: u32| (f64::from(n), Tweak::Staff { desk, staff: n });
        let queue = lab.mean(Lab::BASE, lab.count(Lab::BASE), |s| s.queues[desk as usize]).mean;
        let overload = subject.load(desk, fewer).0 >= 1.0;
        out.push(Moved {
            input: Input::Staff { office: subject.office(desk) },
            ends: [end(fewer), end(staff + 1)],
            from_source: false,
            expected: queue + if overload { mean } else { 0.0 },
        });
    }
    out.sort_by(|a, b| b.expected.total_cmp(&a.expected).then_with(|| a.input.cmp(&b.input)));
    out
}

/// Days a case that hang on an input: its own time, and for work the queue at its office too.
fn reach(lab: &Lab, tweak: Tweak, mean: f64) -> f64 {
    let subject: &Subject = &lab.subject;
    match tweak {
        Tweak::Work { step, .. } => {
            let id = &subject.net.labels.steps[step as usize];
            let work = subject.exact.steps.get(id).map_or(0.0, |s| s.work_hours_per_case / 24.0);
            let queue = lab.rest(step, Cause::OfficeQueue) + lab.rest(step, Cause::OfficeClosed);
            work + 4.0 * queue
        }
        Tweak::Wait { step, cause, .. } => lab.rest(step, cause),
        Tweak::Share { edge, .. } => subject.net.edges[edge as usize].share * mean,
        Tweak::Demand { .. } => 10.0 * mean,
        Tweak::Staff { .. } | Tweak::Sitting { .. } => 0.0,
    }
}

/// Draws the tornado. The flag says whether that is all: otherwise replications are ordered.
pub(super) fn draw(lab: &mut Lab, aim: &Aim, effort: &Effort) -> (Tornado, bool) {
    let all = inputs(lab);
    let (few, many) = effort.ends;
    let tried = &all[..all.len().min(effort.inputs.0)];
    let mut made = Vec::new();
    let mut waits = false;
    for moved in tried {
        let arms = moved.ends.map(|(_, tweak)| end_arm(lab, tweak));
        match lab.ask_all(&arms, few) {
            Some(there) if there.len() == 2 => {
                made.push((bar(lab, aim, moved, arms, few), arms, moved));
            }
            Some(_) => {}
            None => waits = true,
        }
    }
    sort(&mut made);
    made.truncate(effort.inputs.1);
    if !waits {
        let arms: Vec<usize> = made.iter().flat_map(|m| m.1).collect();
        waits = lab.ask_all(&arms, many).is_none();
        for one in &mut made {
            let n = lab.count(one.1[0]).min(lab.count(one.1[1])).min(many);
            one.0 = bar(lab, aim, one.2, one.1, n);
        }
        sort(&mut made);
    }
    let bars: Vec<Bar> = made.into_iter().map(|m| m.0).collect();
    let left_out = (all.len() - bars.len()) as u32;
    (Tornado { bars, left_out }, !waits)
}

/// An end at which nothing moves is the base.
fn end_arm(lab: &mut Lab, tweak: Tweak) -> usize {
    let is_base = match tweak {
        Tweak::Staff { desk, staff } => lab.subject.net.desks[desk as usize].staff == Some(staff),
        _ => false,
    };
    if is_base { Lab::BASE } else { lab.arm(vec![tweak], 0) }
}

fn sort(made: &mut [(Bar, [usize; 2], &Moved)]) {
    let swing = |m: &(Bar, [usize; 2], &Moved)| {
        let swing = m.0.swing.mean.abs();
        if swing.is_finite() { swing } else { -1.0 }
    };
    made.sort_by(|a, b| swing(b).total_cmp(&swing(a)).then_with(|| a.0.input.cmp(&b.0.input)));
}

fn bar(lab: &Lab, aim: &Aim, moved: &Moved, arms: [usize; 2], n: u32) -> Bar {
    let terms = &lab.subject.net.labels.terms;
    let end = |side: usize| {
        let gap = |value: &dyn Fn(&Sample) -> f64| lab.gap(Lab::BASE, arms[side], n, value);
        let within = terms.iter().enumerate();
        End {
            value: moved.ends[side].0,
            within: within.map(|(t, (id, _))| (id.clone(), gap(&|s| s.within[t]))).collect(),
            mean_days: gap(&|s| s.mean_days),
        }
    };
    let swing = lab.gap(arms[0], arms[1], n, worth(aim, &lab.subject));
    Bar {
        input: moved.input.clone(),
        from_source: moved.from_source,
        pairs: n,
        low: end(0),
        high: end(1),
        cannot_tell: cannot_tell(&swing),
        swing,
    }
}
