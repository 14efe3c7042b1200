//! Proposals in words: names, what they edit, why, what they rest on, what the law asks, what they
//! bring.

use crate::analysis::levers::lab::Aim;
use crate::analysis::levers::search::Set;
use crate::analysis::levers::search::results::{Gain, Improved, Stage};
use crate::analysis::measure::Estimate;
use crate::app::across::said::payback_line;
use crate::app::levers::said::Said;
use crate::model::proposal::{Expected, Lever, Measured, Proposal, Spending};
use crate::model::provenance::{Source, Sourced};

impl Said<'_> {
    /// The lever in a few words: `One hand-off less`.
    pub fn proposal(&self, lever: &Lever) -> String {
        self.words.say(&format!("proposal-{}", lever.kind().key()))
    }

    /// Where it acts, by name.
    pub fn proposal_place(&self, lever: &Lever) -> String {
        match lever {
            Lever::Form(flow) => self.flow(flow),
            Lever::Pool { into, from } => format!("{} + {}", self.office(from), self.office(into)),
            Lever::MoveStaff { from, to } => {
                format!("{} → {}", self.office(from), self.office(to))
            }
            other => {
                let names: Vec<String> = other.steps().into_iter().map(|s| self.step(s)).collect();
                names.join(" · ")
            }
        }
    }

    /// What it edits, in a sentence.
    pub fn proposal_edit(&self, lever: &Lever) -> String {
        let steps = lever.steps();
        let name = |at: usize| steps.get(at).map(|s| self.step(s)).unwrap_or_default();
        let (step, other, office) = match lever {
            Lever::Form(flow) => (self.flow(flow), String::new(), String::new()),
            Lever::Pool { into, from } => (String::new(), self.office(from), self.office(into)),
            Lever::MoveStaff { from, to } => (String::new(), self.office(from), self.office(to)),
            Lever::OneDesk { office, .. } | Lever::Delegate { office, .. } => {
                (name(0), String::new(), self.office(office))
            }
            _ => (name(0), name(1), String::new()),
        };
        let args = [("step", step.into()), ("other", other.into()), ("office", office.into())];
        self.words.say_with(&format!("proposal-edit-{}", lever.kind().key()), &args)
    }

    /// Why it was found.
    pub fn proposal_why(&self, proposal: &Proposal) -> String {
        self.words.say(&format!("proposal-why-{}", proposal.why))
    }

    /// What the law asks.
    pub fn proposal_question(&self, lever: &Lever) -> String {
        self.words.say(&format!("proposal-question-{}", lever.kind().key()))
    }

    /// Why a lever cannot be pulled.
    pub fn proposal_not(&self, reason: &str) -> String {
        self.words.say(&format!("proposal-not-{reason}"))
    }

    /// The number a proposal rests on, with where it comes from; nothing where it rests on none.
    pub fn assumption(&self, lever: &Lever, number: Option<&Sourced<f64>>) -> Option<String> {
        let (assumed, number) = (lever.kind().assumed()?, number?);
        let value = if assumed.is_share() {
            self.words.percent(number.value, 0)
        } else {
            self.words.number(number.value, 0)
        };
        let source = match &number.provenance {
            Some(p) if p.source == Source::Law && !p.who.is_empty() => p.who.clone(),
            _ => self.words.say("assumed-guess"),
        };
        let what = self.words.say(&format!("assumed-{}", assumed.key()));
        let args = [("what", what.into()), ("value", value.into()), ("source", source.into())];
        Some(self.words.say_with("assumed-value", &args))
    }

    /// What was expected of a proposal when it was adopted; nothing where it was not measured.
    pub fn expected(&self, expected: &Expected) -> Option<String> {
        // The words of a difference ask for an estimate; of how many runs is not told here.
        let estimate = |m: &Measured| Estimate { mean: m.mean, half_width: m.half_width, n: 2 };
        let points = expected.within.as_ref().map(|m| self.points(&estimate(m)).to_string());
        let days = expected.mean_days.as_ref().map(|m| self.days(&estimate(m)).to_string());
        let euro = expected.cost_euro.as_ref().map(|m| self.euro_a_case(&estimate(m)));
        let told: Vec<String> = points.into_iter().chain(days).chain(euro).collect();
        let args = [("figures", told.join("; ").into())];
        (!told.is_empty()).then(|| self.words.say_with("adopted-expected", &args))
    }

    /// The first-year cost of a proposal, or a dash.
    pub fn price(&self, euro: Option<f64>) -> String {
        self.yearly(euro)
    }

    /// What a set of proposals costs and when that is paid back; nothing where nobody has said what
    /// it costs.
    pub fn payback(
        &self,
        list: &[Proposal],
        set: &[usize],
        found: (&Improved, &Gain),
    ) -> Option<String> {
        let costs = || set.iter().filter_map(|at| Some(&list.get(*at)?.cost));
        let spending = Spending::sum(costs())?;
        let payback = found.0.payback(costs(), found.1);
        Some(payback_line(self.words, &spending, payback.as_ref()))
    }

    /// The gain in what proposals are ranked by.
    pub fn gain(&self, aim: &Aim, gain: &Gain) -> String {
        match aim {
            Aim::Within(term) => gain.within.get(term).map_or_else(
                || "–".to_owned(),
                |share| self.doubted(share, &self.points(share).to_string()),
            ),
            Aim::MeanTime => self.doubted(&gain.mean_days, &self.days(&gain.mean_days).to_string()),
        }
    }

    /// A difference of cost a case, in euro.
    pub fn euro_a_case(&self, gap: &Estimate) -> String {
        if !gap.mean.is_finite() || gap.n == 0 {
            return "–".to_owned();
        }
        let value = format!("{} €", self.words.signed(gap.mean, 2));
        match gap.half_width {
            Some(half) => format!("{value} ± {}", self.words.number(half, 2)),
            None => value,
        }
    }

    /// A value with the remark that chance could explain it, where it could.
    pub fn doubted(&self, gap: &Estimate, value: &str) -> String {
        self.doubt(gap).map_or_else(|| value.to_owned(), |doubt| format!("{value} ({doubt})"))
    }

    /// The proposals of a set, by name.
    pub fn set(&self, list: &[Proposal], set: &Set) -> String {
        let name = |at: &usize| {
            let lever = &list.get(*at)?.lever;
            Some(format!("{}: {}", self.proposal(lever), self.proposal_place(lever)))
        };
        set.iter().filter_map(name).collect::<Vec<_>>().join("; ")
    }

    /// What proposals are ranked by, with what it is now.
    pub fn proposals_aim(&self, improved: &Improved) -> Option<String> {
        Some(self.aim_of(improved.aim.as_ref()?, &improved.base))
    }

    /// Sentences on what limits the answer.
    pub fn proposals_notes(&self, improved: &Improved, left_out: usize) -> Vec<String> {
        let mut out = Vec::new();
        out.extend(self.overloaded(&improved.overloaded));
        let mut say = |key: &str, count: usize| {
            if count > 0 {
                out.push(self.words.say_with(key, &[("count", count.into())]));
            }
        };
        say("proposals-left-out", left_out);
        say("levers-limited", improved.limited as usize);
        if improved.judged.is_empty() {
            out.push(self.words.say("proposals-none"));
        } else if improved.stage == Stage::Done && improved.aim.is_none() {
            out.push(self.words.say("proposals-no-cases"));
        } else if improved.aim == Some(Aim::MeanTime) {
            out.push(self.words.say("proposals-no-term"));
        }
        out
    }

    /// Sentences on the frontier: how it is to be read, what was not looked at.
    pub fn frontier_notes(&self, improved: &Improved) -> Vec<String> {
        let mut out = Vec::new();
        let key = match (improved.frontier.is_empty(), improved.by_euro) {
            (true, _) => "frontier-none",
            (false, true) => "frontier-euro",
            (false, false) => "frontier-changes",
        };
        out.push(self.words.say(key));
        out.push(self.words.say_with("frontier-sets", &[("count", improved.sets.into())]));
        if improved.unpriced > 0 {
            let args = [("count", improved.unpriced.into())];
            out.push(self.words.say_with("frontier-unpriced", &args));
        }
        out
    }

    /// What a set costs: euro, or the number of changes.
    pub fn frontier_price(&self, set: &Set, euro: Option<f64>) -> String {
        match euro {
            Some(euro) => self.price(Some(euro)),
            None => self.words.say_with("frontier-of", &[("count", set.len().into())]),
        }
    }

    /// What is being done, with the replications so far.
    pub fn proposals_progress(&self, improved: &Improved) -> String {
        let key = match improved.stage {
            Stage::Base => "proposals-at-base",
            Stage::Singles => "proposals-at-singles",
            Stage::Sets => "proposals-at-sets",
            Stage::Frontier => "proposals-at-frontier",
            Stage::Done => "proposals-done",
        };
        self.words.say_with(key, &[("n", improved.spent.replications.into())])
    }
}
