//! The indicators of a comparison: one list for the window, the command line and whoever reports.
//!
//! What luck has a part in is measured in pairs of replications with the same luck, and has the
//! interval of the difference. What follows from the drawing alone is worked out or counted, and has
//! none. Signatures, controls, papers and indemnities are not here: no annotation says them.

mod facts;

use serde::Serialize;

use super::Estimate;
use super::difference::{Change, Pair, both};
use super::results::{DAY_MS, HOUR_MS, all_rest};
use crate::analysis::simulate::net::{Cause, Net};
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::replication::{Figure, OfficeFigure, TermFigure};
use crate::model::card::TermUnit;
use crate::model::id::{OfficeId, TermId};
use crate::model::procedure::Procedure;
use facts::Facts;

/// Days of an average year.
const YEAR_DAYS: f64 = 365.2425;

/// How the value of an indicator is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Civil days.
    Days,
    /// Working days, of a term that is counted so.
    WorkingDays,
    /// Hours of work.
    Hours,
    /// A share, 0..=1; differences are said in points.
    Share,
    /// Euro.
    Euro,
    /// A number, also a mean of numbers.
    Number,
}

/// Whether less of an indicator is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// Less is.
    Less,
    /// More is.
    More,
    /// Neither is.
    Neither,
}

/// Where the value of an indicator comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Pairs of replications.
    Simulated,
    /// Worked out without luck; what could not be worked out exactly was left out.
    Exact,
    /// Counted on the drawing.
    Counted,
}

macro_rules! indicators {
    ($($(#[$doc:meta])* $name:ident => $key:literal, $measure:ident, $better:ident, $basis:ident;)*) => {
        /// What is measured.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum What {
            $($(#[$doc])* $name,)*
        }

        impl What {
            /// All, in the order of the table: what decides first.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in `--json`, and after `indicator-` the key of its words.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            fn traits(self) -> (Measure, Better, Basis) {
                match self {
                    $(Self::$name => (Measure::$measure, Better::$better, Basis::$basis),)*
                }
            }
        }
    };
}

indicators! {
    /// Share decided within a term.
    Within => "within", Share, More, Simulated;
    /// Mean time from arrival to end.
    MeanTime => "mean-time", Days, Less, Simulated;
    /// Its percentile 90.
    TimeP90 => "time-p90", Days, Less, Simulated;
    /// Work of the body on a case.
    Work => "work", Hours, Less, Simulated;
    /// Cost of a case: direct costs, and hours at their rate.
    Cost => "cost", Euro, Less, Simulated;
    /// Share of cases that go back at least once.
    Rework => "rework", Share, Less, Exact;
    /// Changes of office along the way of a case.
    HandOffs => "hand-offs", Number, Less, Exact;
    /// Load of an office.
    Load => "load", Number, Less, Simulated;
    /// A term less percentile 90 of its legal days.
    Margin => "margin", Days, More, Simulated;
    /// Mean legal days used of a term.
    LegalDays => "legal-days", Days, Less, Simulated;
    /// Their percentile 90.
    LegalP90 => "legal-p90", Days, Less, Simulated;
    /// Share decided after a term, or open beyond it.
    Late => "late", Share, Less, Simulated;
    /// Share ended by silence.
    Silent => "silent", Share, Less, Simulated;
    /// Mean calendar days late, over all cases.
    DaysLate => "days-late", Days, Less, Simulated;
    /// Its median.
    MedianTime => "median-time", Days, Less, Simulated;
    /// Its percentile 95.
    TimeP95 => "time-p95", Days, Less, Simulated;
    /// Work of the applicant and of others on a case.
    OtherWork => "other-work", Hours, Less, Simulated;
    /// Rest of a case, all causes, summed over branches.
    Wait => "wait", Days, Less, Simulated;
    /// Rest of a case for one cause.
    WaitFor => "wait-for", Days, Less, Simulated;
    /// Work over the time from arrival to end.
    FlowEfficiency => "flow-efficiency", Share, More, Simulated;
    /// The same for the cases of a year.
    CostYear => "cost-year", Euro, Less, Simulated;
    /// How often a case goes back.
    Loops => "loops", Number, Less, Exact;
    /// Share of cases for which the applicant is asked for nothing more.
    CompleteAtOrigin => "complete-at-origin", Share, More, Exact;
    /// Work of the applicant on a case.
    ApplicantWork => "applicant-work", Hours, Less, Exact;
    /// Steps at the counter a case passes.
    CounterVisits => "counter-visits", Number, Less, Exact;
    /// Copies by hand from one system to another, a case.
    CopiesByHand => "copies-by-hand", Number, Less, Exact;
    /// Mean queue of an office.
    Queue => "queue", Number, Less, Simulated;
    /// Cases open at once on average (Little: arrivals by time).
    OpenCases => "open-cases", Number, Less, Simulated;
    /// Share of the cases that came and were still open at the end of the run: what the backlog
    /// grows by.
    LeftOpen => "left-open", Share, Less, Simulated;
    /// Steps at which somebody or something works.
    Steps => "steps", Number, Neither, Counted;
    /// Offices involved, the applicant not counted.
    Offices => "offices", Number, Less, Counted;
    /// Share of the steps of known digital level that have level 3 or more.
    Digital => "digital", Share, More, Counted;
    /// Steps of high corruption risk.
    RiskHigh => "risk-high", Number, Less, Counted;
    /// Steps of medium corruption risk.
    RiskMedium => "risk-medium", Number, Less, Counted;
}

impl Serialize for What {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.key())
    }
}

/// What an indicator is of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// The procedure.
    Whole,
    /// A term, by its id in both.
    Term(TermId),
    /// An office, by its id in both.
    Office(OfficeId),
    /// A cause of rest.
    Cause(Cause),
}

/// One indicator of both sides.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Indicator {
    /// What is measured.
    pub what: What,
    /// What it is of.
    pub of: Of,
    /// How it is counted.
    pub measure: Measure,
    /// Whether less is better.
    pub better: Better,
    /// Where the value comes from.
    pub basis: Basis,
    /// Both values and their difference; of what is not simulated, without intervals.
    #[serde(flatten)]
    pub change: Change,
}

impl Indicator {
    /// Whether the second side is better, where that can be told.
    pub fn is_better(&self) -> Option<bool> {
        let delta = self.change.delta.mean;
        if self.change.cannot_tell || delta.abs() < f64::MIN_POSITIVE || delta.is_nan() {
            return None;
        }
        match self.better {
            Better::Less => Some(delta < 0.0),
            Better::More => Some(delta > 0.0),
            Better::Neither => None,
        }
    }
}

/// One side of a comparison: what it is measured by.
#[derive(Clone, Debug)]
pub struct Side {
    facts: Facts,
}

impl Side {
    /// A procedure and, where it can be simulated, its net.
    pub fn of(procedure: &Procedure, net: Option<&Net>) -> Self {
        Self { facts: Facts::of(procedure, net) }
    }
}

/// All indicators of two sides under one set of ids, and of two runs of them where there are: what
/// neither side has is left out.
pub fn indicators(sides: [&Side; 2], runs: Option<[&Outcome; 2]>) -> Vec<Indicator> {
    let mut list = List { out: Vec::new() };
    if let Some([before, after]) = runs {
        let pair = Pair::of(before, after);
        list.terms(&pair);
        list.cases(&pair);
        list.yearly(&pair, sides);
        list.offices(&pair);
    }
    list.facts(sides);
    list.out.sort_by(|a, b| (a.what, &a.of).cmp(&(b.what, &b.of)));
    list.out
}

struct List {
    out: Vec<Indicator>,
}

impl List {
    fn add(&mut self, what: What, of: Of, change: Change) {
        let (measure, better, basis) = what.traits();
        self.put(Indicator { what, of, measure, better, basis, change });
    }

    fn put(&mut self, mut indicator: Indicator) {
        let change = &mut indicator.change;
        // Of less than nothing no part can be said.
        change.percent = change.percent.filter(|_| change.before.mean > 0.0);
        if change.before.n > 0 || change.after.n > 0 {
            self.out.push(indicator);
        }
    }

    fn terms(&mut self, pair: &Pair<'_>) {
        let (a, b) = (pair.before.labels(), pair.after.labels());
        for (id, x, y) in both(a.terms.iter().map(|t| &t.0), b.terms.iter().map(|t| &t.0)) {
            let [first, second] = [&a.terms[x as usize].1, &b.terms[y as usize].1];
            let days = match second.unit {
                TermUnit::WorkingDays => Measure::WorkingDays,
                TermUnit::Days | TermUnit::Months => Measure::Days,
            };
            let of = |f: TermFigure| pair.same(Figure::Term(x, f), Figure::Term(y, f), 1.0);
            let mut put = |what: What, change: Change| {
                let (measure, better, basis) = what.traits();
                let counts_legal = matches!(what, What::Margin | What::LegalDays | What::LegalP90);
                let measure = if counts_legal { days } else { measure };
                self.put(Indicator {
                    what,
                    of: Of::Term(id.clone()),
                    measure,
                    better,
                    basis,
                    change,
                });
            };
            put(What::Within, of(TermFigure::Within));
            // Days of two units have no difference.
            if first.unit == second.unit {
                if first.unit != TermUnit::Months {
                    let p90 = [x, y].map(|t| Figure::Term(t, TermFigure::P90Days));
                    let [m, n] = [first, second].map(|t| f64::from(t.amount));
                    put(What::Margin, pair.change(|get| m - get(p90[0]), |get| n - get(p90[1])));
                }
                put(What::LegalDays, of(TermFigure::MeanDays));
                put(What::LegalP90, of(TermFigure::P90Days));
            }
            put(What::Late, of(TermFigure::Late));
            put(What::DaysLate, of(TermFigure::DaysLate));
            let silent = of(TermFigure::Silent);
            if silent.before.mean > 0.0 || silent.after.mean > 0.0 {
                put(What::Silent, silent);
            }
        }
    }

    fn cases(&mut self, pair: &Pair<'_>) {
        let same = |figure, unit| pair.same(figure, figure, unit);
        for (what, figure, unit) in [
            (What::MeanTime, Figure::Cycle, DAY_MS),
            (What::MedianTime, Figure::CycleP50, DAY_MS),
            (What::TimeP90, Figure::CycleP90, DAY_MS),
            (What::TimeP95, Figure::CycleP95, DAY_MS),
            (What::Work, Figure::Work, HOUR_MS),
            (What::OtherWork, Figure::OtherWork, HOUR_MS),
            (What::Cost, Figure::Cost, 100.0),
        ] {
            self.add(what, Of::Whole, same(figure, unit));
        }
        let rest = pair.change(|get| all_rest(get) / DAY_MS, |get| all_rest(get) / DAY_MS);
        self.add(What::Wait, Of::Whole, rest);
        for cause in Cause::ALL {
            let change = same(Figure::Cause(cause), DAY_MS);
            if change.before.mean > 0.0 || change.after.mean > 0.0 {
                self.add(What::WaitFor, Of::Cause(cause), change);
            }
        }
        let efficiency = pair.change(
            |get| get(Figure::Work) / get(Figure::Cycle),
            |get| get(Figure::Work) / get(Figure::Cycle),
        );
        self.add(What::FlowEfficiency, Of::Whole, efficiency);
        let open = pair.change(
            |get| get(Figure::Open) / get(Figure::Arrived),
            |get| get(Figure::Open) / get(Figure::Arrived),
        );
        self.add(What::LeftOpen, Of::Whole, open);
    }

    /// What is counted with the cases of a year.
    fn yearly(&mut self, pair: &Pair<'_>, sides: [&Side; 2]) {
        let [Some(m), Some(n)] = sides.map(|s| s.facts.cases_per_year) else { return };
        let cost = Figure::Cost;
        let year = pair.change(|get| m * get(cost) / 100.0, |get| n * get(cost) / 100.0);
        self.add(What::CostYear, Of::Whole, year);
        let days = YEAR_DAYS * DAY_MS;
        let cycle = Figure::Cycle;
        let open = pair.change(|get| m * get(cycle) / days, |get| n * get(cycle) / days);
        self.add(What::OpenCases, Of::Whole, open);
    }

    fn offices(&mut self, pair: &Pair<'_>) {
        let (a, b) = (pair.before.labels(), pair.after.labels());
        for (id, x, y) in both(a.offices.iter(), b.offices.iter()) {
            for (what, figure) in
                [(What::Load, OfficeFigure::Load), (What::Queue, OfficeFigure::Queue)]
            {
                let change = pair.same(Figure::Office(x, figure), Figure::Office(y, figure), 1.0);
                self.add(what, Of::Office(id.clone()), change);
            }
        }
    }

    fn facts(&mut self, sides: [&Side; 2]) {
        // Where neither side asks the applicant for more, the drawings do not say it.
        let asks = sides.iter().any(|s| s.facts.asks);
        let said = |what: &&What| asks || **what != What::CompleteAtOrigin;
        for what in What::ALL.iter().filter(said) {
            let [before, after] = sides.map(|s| s.facts.get(*what));
            if before.is_some() || after.is_some() {
                self.add(*what, Of::Whole, plain(before, after));
            }
        }
    }
}

/// A change without luck.
fn plain(before: Option<f64>, after: Option<f64>) -> Change {
    let of = |value: Option<f64>| Estimate {
        mean: value.unwrap_or(f64::NAN),
        half_width: None,
        n: u32::from(value.is_some()),
    };
    let delta = before.zip(after).map(|(a, b)| b - a);
    let percent = before.zip(delta).filter(|(a, _)| a.abs() > 0.0).map(|(a, d)| 100.0 * d / a);
    Change { before: of(before), after: of(after), delta: of(delta), percent, cannot_tell: false }
}
