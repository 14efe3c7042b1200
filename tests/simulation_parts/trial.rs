//! A sketch with annotations, and the one caller of the simulation in these tests.

use prodigio::analysis::measure::results::{Results, results};
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::net::Net;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replicate;
use prodigio::analysis::simulate::watch::Patient;
use prodigio::model::demand::{ArrivalRule, Demand, Gaps};
use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::id::StepId;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::sketch;
use prodigio::model::step::{Step, StepKind};
use prodigio::model::text::Text;
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};

pub(crate) const HOURS_A_YEAR: f64 = 8765.82;

/// A sketch being annotated.
pub(crate) struct Trial {
    pub(crate) draft: Draft,
}

impl Trial {
    /// A sketch into which so many cases come a year.
    pub(crate) fn of(text: &str, per_year: f64) -> Self {
        let draft = Draft::from(sketch::parse(text).expect("a sketch"));
        let mut trial = Self { draft };
        trial.change("start", |step| {
            step.demand = Some(Demand {
                per_year: Sourced::bare(per_year),
                gaps: Gaps::Exponential,
                rule: ArrivalRule::OpenTime,
                calendar: None,
                months: Vec::new(),
            });
        });
        trial
    }

    /// The same with cases at even gaps.
    pub(crate) fn even(text: &str, per_year: f64) -> Self {
        let mut trial = Self::of(text, per_year);
        trial.change("start", |step| {
            step.demand.as_mut().expect("a demand").gaps = Gaps::Even;
        });
        trial
    }

    pub(crate) fn change(&mut self, id: &str, with: impl FnOnce(&mut Step)) -> &mut Self {
        let mut step = (**self.draft.so_far().step(&id.into()).expect("a step")).clone();
        with(&mut step);
        self.draft.step(id, step);
        self
    }

    /// The case rests for the applicant at a step.
    pub(crate) fn rest(&mut self, id: &str, law: Distribution, unit: Unit) -> &mut Self {
        let timing = Timing::new(law, unit);
        self.change(id, |s| s.waits.push(Wait { waited_for: WaitedFor::Applicant, timing }))
    }

    /// A rest of so many days.
    pub(crate) fn days(&mut self, id: &str, days: f64) -> &mut Self {
        self.rest(id, Distribution::Fixed(days), Unit::CalendarDays)
    }

    pub(crate) fn step(&mut self, id: &str, kind: StepKind) -> &mut Self {
        self.draft.step(id, Step::new(kind, Text::default(), 0.0, 0.0));
        self
    }

    pub(crate) fn flow(&mut self, id: &str, from: &str, to: &str) -> &mut Self {
        self.draft.flow(id, Flow::new(from.into(), to.into()));
        self
    }

    pub(crate) fn finish(self) -> Procedure {
        let (procedure, findings) = self.draft.finish();
        assert!(findings.is_empty(), "{findings:?}");
        procedure
    }

    pub(crate) fn run(self, plan: &RunPlan) -> Results {
        results(&run(&self.finish(), plan))
    }
}

/// Some days without warm-up, or with a tenth of them.
pub(crate) fn plan(measured: u32, replications: u32) -> RunPlan {
    RunPlan {
        extent: Extent::Days { warmup: measured / 10, measured, drain: 200 },
        repeats: Repeats::Fixed(replications),
        ..RunPlan::default()
    }
}

pub(crate) fn net(procedure: &Procedure, plan: &RunPlan) -> Net {
    compile(procedure, None, plan).expect("can be simulated")
}

pub(crate) fn run(procedure: &Procedure, plan: &RunPlan) -> Outcome {
    let net = net(procedure, plan);
    let mut outcome = Outcome::new(&net, plan);
    let mut index = 0;
    while !outcome.is_complete() {
        outcome.merge(replicate(&net, plan, index, &mut Patient));
        index += 1;
    }
    assert!(outcome.replications().iter().all(|r| r.sound), "the books agree");
    outcome
}

/// Mean visits of a step.
pub(crate) fn visits(found: &Results, step: &str) -> f64 {
    found.steps[&StepId::new(step)].visits.mean
}

/// Fails unless two numbers agree to so much.
pub(crate) fn check_near(found: f64, expected: f64, within: f64) {
    assert!((found - expected).abs() <= within, "{found} is not within {within} of {expected}");
}
