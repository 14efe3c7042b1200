//! What would help, in words: names of changes and inputs, differences with their intervals, and the
//! sentences on staffing and on inputs that are not sure.

use std::fmt;

use crate::analysis::levers::gains::{Gain, Lever};
use crate::analysis::levers::lab::{Aim, cannot_tell};
use crate::analysis::levers::staffing::{Ending, Staffing};
use crate::analysis::levers::subject::Input;
use crate::analysis::levers::uncertainty::{Spread, Uncertainty};
use crate::analysis::levers::{Stage, WhatIf};
use crate::analysis::measure::Estimate;
use crate::analysis::simulate::net::Cause;
use crate::model::id::{FlowId, OfficeId, StepId, TermId};
use crate::model::office::EuroCents;
use crate::model::procedure::Procedure;
use crate::model::timing::Unit;
use crate::words::Words;

/// What stands where nothing could be measured.
const NOTHING: &str = "–";

/// A difference in words: the value, and half the width of its interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The value with its sign and unit.
    pub value: String,
    /// Half the width, without a unit; `None` where there is none.
    pub half: Option<String>,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.half {
            Some(half) => write!(f, "{} ± {half}", self.value),
            None => f.write_str(&self.value),
        }
    }
}

/// Says things of one procedure.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// The words.
    pub words: &'a Words,
    /// The procedure.
    pub procedure: &'a Procedure,
}

impl Said<'_> {
    /// The change in a few words: `+1 person`.
    pub fn lever(&self, lever: &Lever) -> String {
        match lever {
            Lever::Staff { .. } => self.words.say("lever-staff"),
            Lever::Work { .. } => self.words.say("lever-work"),
            Lever::OfficeWork { .. } => self.words.say("lever-office-work"),
            Lever::Sitting { .. } => self.words.say("lever-sitting"),
            Lever::Wait { cause, .. } => {
                self.words.say_with("lever-wait", &[("cause", self.cause(*cause).into())])
            }
        }
    }

    /// Where a change acts: the office or step by name.
    pub fn place(&self, lever: &Lever) -> String {
        match lever {
            Lever::Staff { office } | Lever::OfficeWork { office } => self.office(office),
            Lever::Work { step } | Lever::Sitting { step } | Lever::Wait { step, .. } => {
                self.step(step)
            }
        }
    }

    /// The step that shows where a change acts: its own, else the first of its office.
    pub fn step_of(&self, lever: &Lever) -> Option<StepId> {
        match lever {
            Lever::Work { step } | Lever::Sitting { step } | Lever::Wait { step, .. } => {
                Some(step.clone())
            }
            Lever::Staff { office } | Lever::OfficeWork { office } => self
                .procedure
                .steps()
                .filter(|(_, s)| s.kind.is_activity())
                .filter(|(_, s)| self.procedure.office_of(s) == Some(office))
                .min_by(|a, b| a.1.at.x.total_cmp(&b.1.at.x).then_with(|| a.0.cmp(b.0)))
                .map(|(id, _)| id.clone()),
        }
    }

    /// Whether a change acts at a step: its own, or one of its office.
    pub fn acts_at(&self, lever: &Lever, at: &StepId) -> bool {
        match lever {
            Lever::Work { step } | Lever::Sitting { step } | Lever::Wait { step, .. } => step == at,
            Lever::Staff { office } | Lever::OfficeWork { office } => {
                self.procedure.step(at).is_some_and(|s| self.procedure.office_of(s) == Some(office))
            }
        }
    }

    /// An input by name.
    pub fn input(&self, input: &Input) -> String {
        let (key, of, cause) = match input {
            Input::Demand => return self.words.say("input-demand"),
            Input::Staff { office } => ("input-staff", self.office(office), None),
            Input::Work { step } => ("input-work", self.step(step), None),
            Input::Wait { step, cause } => ("input-wait", self.step(step), Some(*cause)),
            Input::Share { flow } => ("input-share", self.flow(flow), None),
        };
        let cause = cause.map(|c| self.cause(c)).unwrap_or_default();
        self.words.say_with(key, &[("of", of.into()), ("cause", cause.into())])
    }

    /// The value at an end of an input: a number of persons, or percent more or less.
    pub fn end(&self, input: &Input, value: f64) -> String {
        match input {
            Input::Staff { .. } => self.words.number(value, 0),
            _ => self.words.signed_percent(value - 1.0, 0),
        }
    }

    /// A difference in days; "cannot tell" is for the caller to add.
    pub fn days(&self, gap: &Estimate) -> Told {
        self.told(
            gap,
            |v| self.words.signed_amount(v, Unit::CalendarDays),
            |h| self.words.number(h, 1),
        )
    }

    /// A difference of shares in points.
    pub fn points(&self, gap: &Estimate) -> Told {
        let points = |v: f64| {
            let n = self.words.signed(v * 100.0, 1);
            self.words.say_with("lever-points", &[("n", n.into())])
        };
        self.told(gap, points, |h| self.words.number(h * 100.0, 1))
    }

    fn told(
        &self,
        gap: &Estimate,
        value: impl Fn(f64) -> String,
        half: impl Fn(f64) -> String,
    ) -> Told {
        match (gap.mean.is_finite(), gap.half_width) {
            (false, _) => Told { value: NOTHING.to_owned(), half: None },
            (true, Some(h)) if h <= 0.0 && gap.mean.abs() <= 0.0 => {
                Told { value: self.words.say("lever-nothing"), half: None }
            }
            (true, h) => Told { value: value(gap.mean), half: h.map(half) },
        }
    }

    /// The gain in what changes are judged by, for 10 000 euro a year.
    pub fn per_euro(&self, aim: &Aim, gain: &Gain) -> String {
        match (&gain.per_10000_euro, aim) {
            (None, _) => NOTHING.to_owned(),
            (Some(_), _) if gain.cannot_tell => self.words.say("lever-cannot-tell"),
            (Some(per), Aim::Within(_)) => self.points(per).to_string(),
            (Some(per), Aim::MeanTime) => {
                self.days(&Estimate { mean: -per.mean, ..*per }).to_string()
            }
        }
    }

    /// A cost a year.
    pub fn yearly(&self, euro: Option<f64>) -> String {
        euro.map_or_else(|| NOTHING.to_owned(), |e| self.euros(e))
    }

    fn euros(&self, euro: f64) -> String {
        self.words.euros(EuroCents((euro * 100.0).round() as i64))
    }

    /// What changes are ranked by, with what it is now.
    pub fn aim(&self, what_if: &WhatIf) -> Option<String> {
        Some(self.aim_of(what_if.aim.as_ref()?, &what_if.base))
    }

    /// What is ranked by, with what it is now.
    pub(in crate::app) fn aim_of(&self, aim: &Aim, base: &Estimate) -> String {
        match aim {
            Aim::Within(term) => {
                let value = self.share(base);
                let args = [("term", self.term(term).into()), ("value", value.into())];
                self.words.say_with("levers-aim-within", &args)
            }
            Aim::MeanTime => {
                let half = base.half_width.unwrap_or(0.0);
                let value = self.words.interval(base.mean, half, Unit::CalendarDays);
                self.words.say_with("levers-aim-time", &[("value", value.into())])
            }
        }
    }

    /// That offices have more work than they can do, where some have.
    pub(in crate::app) fn overloaded(&self, offices: &[OfficeId]) -> Option<String> {
        let names: Vec<String> = offices.iter().map(|o| self.office(o)).collect();
        let args = [("names", names.join(", ").into()), ("count", names.len().into())];
        (!names.is_empty()).then(|| self.words.say_with("levers-overloaded", &args))
    }

    /// Sentences on what limits the answer: overload, changes not tried, limits reached.
    pub fn notes(&self, what_if: &WhatIf) -> Vec<String> {
        let mut out = Vec::new();
        out.extend(self.overloaded(&what_if.overloaded));
        if what_if.gains.not_tried > 0 && what_if.stage > Stage::Gains {
            let args = [("count", what_if.gains.not_tried.into())];
            out.push(self.words.say_with("levers-not-tried", &args));
        }
        if what_if.limited > 0 {
            let args = [("count", what_if.limited.into())];
            out.push(self.words.say_with("levers-limited", &args));
        }
        if what_if.stage == Stage::Done && what_if.aim.is_none() {
            out.push(self.words.say("levers-no-cases"));
        } else if what_if.stage > Stage::Gains && what_if.gains.rows.is_empty() {
            out.push(self.words.say("levers-none"));
        }
        out
    }

    /// The smallest staffing, in sentences.
    pub fn staffing(&self, staffing: &Staffing) -> Vec<String> {
        let Some(ending) = staffing.ending else {
            return vec![self.words.say("staffing-searching")];
        };
        let key = match ending {
            Ending::Smallest => "staffing-smallest",
            Ending::Enough => "staffing-enough",
            Ending::NotByStaff => "staffing-never",
            Ending::NotFound => "staffing-not-found",
        };
        let within = match ending {
            Ending::NotByStaff => &staffing.within_at_most,
            _ => &staffing.within,
        };
        let args = [
            ("promise", self.words.percent(staffing.promise, 0).into()),
            ("term", self.term(&staffing.term).into()),
            ("within", self.share(within).into()),
        ];
        let mut out = vec![self.words.say_with(key, &args)];
        if ending == Ending::NotByStaff {
            return out;
        }
        for (office, n) in &staffing.staff {
            let now = staffing.present.get(office).copied().unwrap_or(0);
            let args = [
                ("office", self.office(office).into()),
                ("staff", (*n).into()),
                ("present", now.into()),
            ];
            out.push(self.words.say_with("staffing-office", &args));
        }
        out.push(match staffing.euro_a_year {
            Some(euro) => {
                let key = if euro < 0.0 { "staffing-saves" } else { "staffing-costs" };
                self.words.say_with(key, &[("euro", self.euros(euro.abs()).into())])
            }
            None => self.words.say("staffing-cost-unknown"),
        });
        out
    }

    /// What inputs that are not sure leave open, in sentences.
    pub fn uncertainty(&self, found: &Uncertainty) -> Vec<String> {
        let args = [
            ("drawn", found.drawn.into()),
            ("held", found.held.into()),
            ("sets", found.sets.into()),
            ("each", found.replications.into()),
        ];
        let mut out = vec![self.words.say_with("uncertainty-drawn", &args)];
        for (term, spread) in found.within.iter().filter_map(|(t, s)| Some((t, s.as_ref()?))) {
            let share = |v: f64| self.words.percent(v, 0);
            let points = |v: f64| self.words.number(v * 100.0, 1);
            let term = self.term(term);
            out.push(self.spread("uncertainty-within", Some(term), spread, share, points));
        }
        if let Some(spread) = &found.mean_days {
            let days = |v: f64| self.words.amount(v, Unit::CalendarDays);
            out.push(self.spread("uncertainty-days", None, spread, days, days));
        }
        out
    }

    fn spread(
        &self,
        key: &str,
        term: Option<String>,
        spread: &Spread,
        value: impl Fn(f64) -> String,
        deviation: impl Fn(f64) -> String,
    ) -> String {
        let args = [
            ("term", term.unwrap_or_default().into()),
            ("low", value(spread.low).into()),
            ("high", value(spread.high).into()),
            ("inputs", deviation(spread.sd_inputs).into()),
            ("chance", deviation(spread.sd_chance).into()),
        ];
        self.words.say_with(key, &args)
    }

    /// What is being asked, with the replications so far.
    pub fn progress(&self, what_if: &WhatIf) -> String {
        let key = match what_if.stage {
            Stage::Base => "levers-at-base",
            Stage::Gains => "levers-at-gains",
            Stage::Staffing => "levers-at-staffing",
            Stage::Tornado => "levers-at-tornado",
            Stage::Uncertainty => "levers-at-uncertainty",
            Stage::Done => "levers-done",
        };
        self.words.say_with(key, &[("n", what_if.spent.replications.into())])
    }

    fn share(&self, share: &Estimate) -> String {
        match share.half_width {
            _ if !share.mean.is_finite() => NOTHING.to_owned(),
            Some(half) => self.words.percent_interval(share.mean, half, 1),
            None => self.words.percent(share.mean, 1),
        }
    }

    /// Whether chance alone could explain a difference, in words; nothing where it could not.
    pub fn doubt(&self, gap: &Estimate) -> Option<String> {
        (gap.n > 0 && cannot_tell(gap)).then(|| self.words.say("lever-cannot-tell"))
    }

    /// A term by name.
    pub fn term(&self, id: &TermId) -> String {
        let name = self.procedure.term_name(id);
        name.map_or_else(|| id.to_string(), |n| n.get(self.words.language()).to_owned())
    }

    fn cause(&self, cause: Cause) -> String {
        self.words.say(&format!("cause-{}", cause.key().replace('_', "-")))
    }

    pub(in crate::app) fn office(&self, id: &OfficeId) -> String {
        let name = self.procedure.office(id).map(|o| o.name.get(self.words.language()));
        name.filter(|n| !n.is_empty()).map_or_else(|| id.to_string(), str::to_owned)
    }

    pub(in crate::app) fn step(&self, id: &StepId) -> String {
        let name = self.procedure.step(id).map(|s| s.name.get(self.words.language()));
        let name = name.filter(|n| !n.is_empty());
        name.map_or_else(|| id.to_string(), |n| n.replace('\n', " "))
    }

    pub(in crate::app) fn flow(&self, id: &FlowId) -> String {
        let Some(flow) = self.procedure.flow(id) else { return id.to_string() };
        let name = flow.name.get(self.words.language());
        let from = self.step(&flow.from);
        if name.is_empty() {
            format!("{from} → {}", self.step(&flow.to))
        } else {
            format!("{from} → {name}")
        }
    }
}
