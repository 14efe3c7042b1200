//! What an answer to an exercise is worth, and why: the same answer and facts give the same mark.

pub mod drawing;
pub mod facts;

use crate::model::finding::Arg;
use crate::model::id::{OfficeId, StepId};
use crate::model::item::ItemId;
use crate::model::lesson::mark::{About, Answer, Mark, Reason, Trend, Verdict};
use crate::model::lesson::{
    Ask, Choice, DurationKey, Exercise, Gauge, Kind, LeverKey, LeverOption, Waiting, tenths,
};
use crate::model::procedure::Procedure;
use crate::model::study::Study;
use crate::model::text::Language;
use crate::model::timing::WaitedFor;

use facts::Facts;

/// Marks an answer. Names in the reasons are in `language`. `None` where the answer is not complete,
/// is not one to this exercise, or needs facts that are not there.
pub fn mark(
    study: &Study,
    exercise: &Exercise,
    answer: &Answer,
    facts: &Facts,
    language: Language,
) -> Option<Mark> {
    if !answer.is_complete() {
        return None;
    }
    let p = match &exercise.variant {
        Some(id) => study.procedure(id)?,
        None => &study.as_is()?.procedure,
    };
    let marking = Marking { exercise, p, facts, language };
    match (&exercise.kind, answer) {
        (Kind::Choice { options, many }, Answer::Choice(chosen)) => {
            Some(marking.choice(options, *many, chosen))
        }
        (Kind::Bottleneck { ask, key, .. }, Answer::Spot(Some(spot))) => {
            marking.spot(*ask, key, spot)
        }
        (Kind::Predict { figure, tolerance }, Answer::Figure(Some(said))) => {
            marking.figure(figure, *tolerance, *said)
        }
        (Kind::Draw { target, weights, .. }, Answer::Drawing(Some(drawn))) => {
            let begin = crate::model::lesson::begin::beginning(study, &exercise.kind)?;
            let target = study.procedure(target)?;
            Some(drawing::mark((&begin, target, drawn), *weights, exercise.points, language))
        }
        (Kind::Durations { of }, Answer::Durations(said)) => Some(marking.durations(of, said)),
        (Kind::Classify { items }, Answer::Causes(said)) => Some(marking.causes(items, said)),
        (Kind::Lever { options, key }, Answer::Choice(chosen)) => {
            marking.lever(options, key, *chosen.first()?)
        }
        (Kind::Read { figures, .. }, Answer::Trends(said)) => marking.trends(figures, said),
        _ => None,
    }
}

struct Marking<'a> {
    exercise: &'a Exercise,
    p: &'a Procedure,
    facts: &'a Facts,
    language: Language,
}

impl Marking<'_> {
    /// A mark of a share of the points, 0..=1.
    fn of_share(&self, share: f64, reasons: Vec<Reason>) -> Mark {
        let of = self.exercise.points;
        let points = f64::from(tenths(of * share.clamp(0.0, 1.0))) / 10.0;
        Mark { points, of, aspects: Vec::new(), reasons }
    }

    fn step_name(&self, id: &StepId) -> String {
        let name = self.p.step(id).map_or("", |s| s.name.get(self.language));
        if name.is_empty() { id.to_string() } else { name.to_owned() }
    }

    fn office_name(&self, id: &OfficeId) -> String {
        let name = self.p.office(id).map_or("", |o| o.name.get(self.language));
        if name.is_empty() { id.to_string() } else { name.to_owned() }
    }

    /// One option: all or nothing. Several: each right one counts, each wrong one takes as much away.
    fn choice(&self, options: &[Choice], many: bool, chosen: &[usize]) -> Mark {
        let mut reasons = Vec::new();
        let (mut hits, mut slips) = (0_usize, 0_usize);
        for (place, option) in options.iter().enumerate() {
            let taken = chosen.contains(&place);
            match (taken, option.right) {
                (true, true) => {
                    hits += 1;
                    reasons.push(
                        Reason::new(Verdict::Right, "option-right").at(place).saying(&option.why),
                    );
                }
                (true, false) => {
                    slips += 1;
                    reasons.push(
                        Reason::new(Verdict::Wrong, "option-wrong").at(place).saying(&option.why),
                    );
                }
                (false, _) => {}
            }
        }
        let right = options.iter().filter(|o| o.right).count().max(1);
        if many && hits < right {
            let missing = Reason::new(Verdict::Partly, "options-missing");
            reasons.push(missing.with("count", right - hits));
        }
        let share = if many {
            (hits as f64 - slips as f64) / right as f64
        } else if hits == 1 && slips == 0 {
            1.0
        } else {
            0.0
        };
        self.of_share(share, reasons)
    }

    fn spot(&self, ask: Ask, key: &[String], spot: &str) -> Option<Mark> {
        let leaders = self.facts.leaders.get(&ask);
        let right = if key.is_empty() { leaders? } else { key };
        let name = |id: &str| {
            if ask.is_step() {
                self.step_name(&StepId::new(id))
            } else {
                self.office_name(&OfficeId::new(id))
            }
        };
        let names: Vec<String> = right.iter().map(|id| name(id)).collect();
        let hit = right.iter().any(|id| id == spot);
        let (verdict, code) =
            if hit { (Verdict::Right, "spot-right") } else { (Verdict::Wrong, "spot-wrong") };
        let mut reason = Reason::new(verdict, code).with("chosen", name(spot));
        if ask.is_step() {
            reason = reason.on(ItemId::Step(StepId::new(spot)));
        }
        let mut reasons = vec![reason];
        if hit && right.len() > 1 {
            reasons.push(Reason::new(Verdict::Note, "spot-tie").with("names", names.join(", ")));
        }
        Some(self.of_share(f64::from(u8::from(hit)), reasons))
    }

    fn figure(&self, gauge: &Gauge, tolerance: f64, said: f64) -> Option<Mark> {
        let found = *self.facts.gauges.get(gauge)?;
        if !found.mean.is_finite() {
            return None;
        }
        let half = found.half_width.unwrap_or(0.0);
        let room = half.max(tolerance * found.mean.abs());
        let off = (said - found.mean).abs();
        let (verdict, code, share) = if off <= room {
            (Verdict::Right, "figure-right", 1.0)
        } else if off <= 2.0 * room {
            (Verdict::Partly, "figure-near", 0.5)
        } else if said > found.mean {
            (Verdict::Wrong, "figure-high", 0.0)
        } else {
            (Verdict::Wrong, "figure-low", 0.0)
        };
        let reason = Reason::new(verdict, code)
            .of(About::Gauge(gauge.clone()))
            .with("said", said)
            .with("mean", found.mean)
            .with("half", half);
        Some(self.of_share(share, vec![reason]))
    }

    fn durations(&self, keys: &[DurationKey], said: &[Option<f64>]) -> Mark {
        let mut hits = 0_usize;
        let mut reasons = Vec::new();
        for (place, (key, said)) in keys.iter().zip(said).enumerate() {
            let Some(said) = said else { continue };
            let (verdict, code) = if *said < key.low {
                (Verdict::Wrong, "duration-low")
            } else if *said > key.high {
                (Verdict::Wrong, "duration-high")
            } else {
                hits += 1;
                (Verdict::Right, "duration-right")
            };
            let reason = Reason::new(verdict, code)
                .of(About::Unit(key.unit))
                .with("step", self.step_name(&key.step))
                .with("said", *said)
                .saying(&key.why);
            reasons.push(reason.at(place).on(ItemId::Step(key.step.clone())));
        }
        self.of_share(hits as f64 / keys.len().max(1) as f64, reasons)
    }

    fn causes(&self, items: &[Waiting], said: &[Option<WaitedFor>]) -> Mark {
        let mut hits = 0_usize;
        let mut reasons = Vec::new();
        for (place, (item, said)) in items.iter().zip(said).enumerate() {
            let hit = *said == Some(item.cause);
            hits += usize::from(hit);
            let (verdict, code) =
                if hit { (Verdict::Right, "cause-right") } else { (Verdict::Wrong, "cause-wrong") };
            let mut reason = Reason::new(verdict, code).at(place).saying(&item.why);
            reason.about = said.map(About::Cause);
            reasons.push(reason.with("item", item.text.get(self.language)));
        }
        self.of_share(hits as f64 / items.len().max(1) as f64, reasons)
    }

    fn lever(&self, options: &[LeverOption], key: &LeverKey, chosen: usize) -> Option<Mark> {
        let why = &options.get(chosen)?.why;
        let gauge = match key {
            LeverKey::Option(right) => {
                let hit = chosen == *right;
                let (verdict, code) = if hit {
                    (Verdict::Right, "option-right")
                } else {
                    (Verdict::Wrong, "option-wrong")
                };
                let reasons = vec![Reason::new(verdict, code).at(chosen).saying(why)];
                return Some(self.of_share(f64::from(u8::from(hit)), reasons));
            }
            LeverKey::Gain(gauge) => gauge,
        };
        let gain = self.facts.gains.get(chosen)?;
        let tied = self.facts.best_gains();
        let hit = tied.contains(&chosen);
        let (verdict, code, share) = if hit {
            (Verdict::Right, "lever-right", 1.0)
        } else if gain.delta.mean > 0.0 && !gain.cannot_tell {
            (Verdict::Partly, "lever-small", 0.3)
        } else {
            (Verdict::Wrong, "lever-none", 0.0)
        };
        let best = self.facts.gains.get(*tied.first()?)?;
        let reason = Reason::new(verdict, code)
            .of(About::Gauge(gauge.clone()))
            .with("gain", gain.delta.mean)
            .with("half", gain.delta.half_width.unwrap_or(0.0))
            .with("best", best.delta.mean);
        Some(self.of_share(share, vec![reason.at(chosen).saying(why)]))
    }

    fn trends(&self, figures: &[Gauge], said: &[Option<Trend>]) -> Option<Mark> {
        let mut hits = 0_usize;
        let mut reasons = Vec::new();
        for (place, (gauge, said)) in figures.iter().zip(said).enumerate() {
            let change = self.facts.changes.get(gauge)?;
            let trend = facts::trend(change);
            let hit = *said == Some(trend);
            hits += usize::from(hit);
            let verdict = if hit { Verdict::Right } else { Verdict::Wrong };
            let code = match (hit, trend) {
                (true, Trend::Falls) => "trend-right-falls",
                (true, Trend::Rises) => "trend-right-rises",
                (true, Trend::CannotTell) => "trend-right-cannot-tell",
                (false, Trend::Falls) => "trend-wrong-falls",
                (false, Trend::Rises) => "trend-wrong-rises",
                (false, Trend::CannotTell) => "trend-wrong-cannot-tell",
            };
            let half = change.delta.half_width.unwrap_or(0.0);
            let reason = Reason::new(verdict, code).of(About::Gauge(gauge.clone()));
            reasons.push(
                reason
                    .with("delta", Arg::Number(change.delta.mean))
                    .with("half", half)
                    .with("before", change.before.mean)
                    .with("after", change.after.mean)
                    .at(place),
            );
        }
        Some(self.of_share(hits as f64 / figures.len().max(1) as f64, reasons))
    }
}
