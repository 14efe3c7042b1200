//! The indicators of a document: one list for one variant or two, each with its unit and interval.
//!
//! The only place where documents take figures from results; a new indicator is a line here.

use crate::analysis::measure::Estimate;
use crate::analysis::measure::difference::Change;
use crate::drawing::role::Role;
use crate::files::report::{Cell, Side, Span, Table, plot};
use crate::model::card::{Term, TermUnit};
use crate::model::id::OfficeId;
use crate::model::office::EuroCents;
use crate::model::timing::Unit;
use crate::words::{Value, Words};

use super::gather::{Material, SideOf};

/// What stands where nothing could be measured.
const NOTHING: &str = "–";

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// An amount of time in a unit.
    Time(Unit),
    /// A share, 0..=1.
    Share,
    /// A plain number, as loads are.
    Number,
    /// Euro.
    Euro,
}

/// What an indicator measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Share decided within a term; its place on the card.
    Within(usize),
    /// Percentile 90 of the days of a term.
    TermDays,
    /// A figure of cases, by its key in results.
    Cases(&'static str),
    /// The load of an office.
    Load(OfficeId),
}

/// An indicator.
#[derive(Clone, Debug)]
pub(super) struct Indicator {
    pub(super) what: What,
    pub(super) name: String,
    pub(super) how: How,
    /// The variant shown as it is.
    pub(super) before: Estimate,
    /// The other, and what differs.
    pub(super) change: Option<Change>,
    /// Whether less is better.
    pub(super) less: bool,
}

/// All indicators that can be given, those that decide first.
pub(super) fn indicators(material: &Material, words: &Words) -> Vec<Indicator> {
    let Some(results) = &material.before.results else { return Vec::new() };
    let mut out = terms(material, words);
    let cases = &results.cases;
    let days = How::Time(Unit::CalendarDays);
    let hours = How::Time(Unit::Hours);
    let listed: [(&'static str, &str, How, Estimate); 7] = [
        ("cycle_days", "mean-time", days, cases.cycle_days),
        ("cycle_p50_days", "median-time", days, cases.cycle_p50_days),
        ("cycle_p90_days", "time-p90", days, cases.cycle_p90_days),
        ("wait_days", "report-wait", days, cases.wait_days),
        ("work_hours", "work-per-case", hours, cases.work_hours),
        ("other_work_hours", "work-of-others", hours, cases.other_work_hours),
        ("cost_euro", "cost-per-case", How::Euro, cases.cost_euro),
    ];
    for (key, word, how, before) in listed {
        let change = material.figures.as_ref().and_then(|f| f.cases.get(key)).copied();
        let what = What::Cases(key);
        out.push(Indicator { what, name: words.say(word), how, before, change, less: true });
    }
    let p = &material.before.variant.procedure;
    for (id, office) in &results.offices {
        let named = p.office(id).map_or("", |o| o.name.get(words.language()));
        let name = words.say_with("load-of", &[("office", named.into())]);
        let change = material.figures.as_ref().and_then(|f| f.offices.get(id)).map(|o| o.load);
        let (what, before) = (What::Load(id.clone()), office.load);
        out.push(Indicator { what, name, how: How::Number, before, change, less: true });
    }
    out.retain(|i| i.before.n > 0 && i.before.mean.is_finite());
    out
}

/// The legal terms: shares decided within each, then the days they take.
fn terms(material: &Material, words: &Words) -> Vec<Indicator> {
    let Some(results) = &material.before.results else { return Vec::new() };
    let card = material.before.variant.procedure.card();
    let change = |id| material.figures.as_ref().and_then(|f| f.terms.get(id));
    let (mut shares, mut days) = (Vec::new(), Vec::new());
    for (at, (id, result)) in results.terms.iter().enumerate() {
        let Some(term) = card.terms.get(id) else { continue };
        shares.push(Indicator {
            what: What::Within(at),
            name: within_name(term, words),
            how: How::Share,
            before: result.within,
            change: change(id).map(|c| c.within),
            less: false,
        });
        let args = [("term", Value::from(term.name.get(words.language())))];
        days.push(Indicator {
            what: What::TermDays,
            name: words.say_with("report-term-p90", &args),
            how: How::Time(unit_of(term)),
            before: result.p90_days,
            change: change(id).map(|c| c.p90_days),
            less: true,
        });
    }
    shares.extend(days);
    shares
}

/// `Registrazione entro 2 giorni lavorativi`.
pub(super) fn within_name(term: &Term, words: &Words) -> String {
    let args = [
        ("name", Value::from(term.name.get(words.language()))),
        ("term", words.term_length(term).into()),
    ];
    words.say_with("strip-within", &args)
}

/// The unit in which days of a term are measured.
pub(super) fn unit_of(term: &Term) -> Unit {
    match term.unit {
        TermUnit::WorkingDays => Unit::WorkingDays,
        TermUnit::Days | TermUnit::Months => Unit::CalendarDays,
    }
}

/// The five that matter: up to two terms, then time, its percentile 90, cost, work.
pub(super) fn five(all: &[Indicator]) -> Vec<&Indicator> {
    const CASES: [&str; 5] =
        ["cycle_days", "cycle_p90_days", "cost_euro", "work_hours", "wait_days"];
    let is_within = |i: &&Indicator| matches!(i.what, What::Within(_));
    let mut out: Vec<&Indicator> = all.iter().filter(is_within).take(2).collect();
    for key in CASES {
        let found = all.iter().find(|i| i.what == What::Cases(key));
        // A cost of nothing says only that nobody wrote down what an hour costs.
        out.extend(found.filter(|i| i.how != How::Euro || i.before.mean > 0.0));
    }
    out.truncate(5);
    out
}

impl How {
    /// A value without its interval.
    pub(super) fn value(self, words: &Words, value: f64) -> String {
        if !value.is_finite() {
            return NOTHING.to_owned();
        }
        match self {
            Self::Time(Unit::Hours) => words.duration(value * 60.0),
            Self::Time(unit) => words.amount(value, unit),
            Self::Share => words.percent(value, 1),
            Self::Number => words.number(value, 2),
            Self::Euro => words.money(EuroCents((value * 100.0).round() as i64)),
        }
    }

    /// Half the width of an interval, with its sign: `± 0,6`.
    fn half(self, words: &Words, value: f64, half: f64) -> String {
        match self {
            Self::Time(unit) => words.interval_parts(value, half, unit).1,
            Self::Share => format!("±\u{a0}{}", words.number(half * 100.0, 1)),
            Self::Number | Self::Euro => format!("±\u{a0}{}", words.number(half, 2)),
        }
    }

    /// A difference, with its sign.
    pub(super) fn signed(self, words: &Words, value: f64) -> String {
        if !value.is_finite() {
            return NOTHING.to_owned();
        }
        match self {
            Self::Time(Unit::Hours) => sign(value, &words.duration(value.abs() * 60.0)),
            Self::Time(unit) => words.signed_amount(value, unit),
            Self::Share => {
                let n = words.signed(value * 100.0, 1);
                words.say_with("points", &[("n", n.into())])
            }
            Self::Number => words.signed(value, 2),
            Self::Euro => {
                let cents = EuroCents((value.abs() * 100.0).round() as i64);
                sign(value, &words.money(cents))
            }
        }
    }

    /// A difference with its sign, without its unit.
    fn bare(self, words: &Words, value: f64) -> String {
        match self {
            Self::Time(Unit::Hours) => self.signed(words, value),
            Self::Time(_) => words.signed(value, 1),
            Self::Share => words.signed(value * 100.0, 1),
            Self::Number | Self::Euro => words.signed(value, 2),
        }
    }

    /// A figure with its interval set back.
    pub(super) fn spans(self, words: &Words, estimate: Estimate) -> Vec<Span> {
        let mut out = vec![Span::plain(self.value(words, estimate.mean))];
        if let Some(half) = estimate.half_width.filter(|_| estimate.mean.is_finite()) {
            out.push(Span::quiet(format!(" {}", self.half(words, estimate.mean, half))));
        }
        out
    }

    /// A figure with its interval as text.
    pub(super) fn text(self, words: &Words, estimate: Estimate) -> String {
        self.spans(words, estimate).into_iter().map(|span| span.text).collect()
    }
}

fn sign(value: f64, said: &str) -> String {
    if value < 0.0 { format!("\u{2212}{said}") } else { format!("+{said}") }
}

impl Indicator {
    /// Whether the difference is for the better; `None` where chance could explain it.
    pub(super) fn is_better(&self) -> Option<bool> {
        let change = self.change.filter(|c| !c.cannot_tell && c.delta.mean.abs() > 0.0)?;
        Some((change.delta.mean < 0.0) == self.less)
    }

    /// The color of the difference.
    fn role(&self) -> Role {
        match self.is_better() {
            Some(true) => Role::Better,
            Some(false) => Role::Worse,
            None => Role::TextSecondary,
        }
    }

    /// The 95 % interval of the difference: `[16,1; 19,8]`.
    pub(super) fn range(&self, words: &Words) -> String {
        let Some(change) = self.change else { return String::new() };
        let Some(half) = change.delta.half_width else { return NOTHING.to_owned() };
        let [from, to] = [change.delta.mean - half, change.delta.mean + half]
            .map(|end| Value::from(self.how.bare(words, end)));
        words.say_with("report-range", &[("from", from), ("to", to)])
    }

    /// The difference in words: `−7,2 g`, or that it cannot be told.
    pub(super) fn delta(&self, words: &Words) -> String {
        match self.change {
            Some(change) if change.cannot_tell => words.say("no-difference"),
            Some(change) => self.how.signed(words, change.delta.mean),
            None => NOTHING.to_owned(),
        }
    }

    /// The difference in percent, where it can be told.
    fn percent(&self, words: &Words) -> String {
        let change = self.change.filter(|c| !c.cannot_tell && self.how != How::Share);
        let percent = change.and_then(|c| c.percent);
        percent.map_or_else(String::new, |p| words.signed_percent(p / 100.0, 0))
    }

    fn row(&self, words: &Words) -> Vec<Cell> {
        let name = Cell::plain(self.name.as_str());
        let before = Cell::Text(self.how.spans(words, self.before));
        let Some(change) = self.change else {
            let dash = || Cell::Text(vec![Span::quiet(NOTHING)]);
            return vec![name, before, dash(), dash(), dash(), dash(), dash()];
        };
        let mut after = self.how.spans(words, change.after);
        if let Some(value) = after.first_mut() {
            *value = Span::bold(value.text.clone()).in_role(Role::ToBe);
        }
        let half = change.delta.half_width.unwrap_or(f64::NAN);
        // Each row has its own scale: the figures beside it carry the comparison.
        let reach = change.delta.mean.abs() + half.max(0.0);
        let alt = format!("{}: {} {}", self.name, self.delta(words), self.range(words));
        let role = self.role();
        vec![
            name,
            before,
            Cell::Text(after),
            Cell::Text(vec![Span::bold(self.delta(words)).in_role(role)]),
            Cell::Plot(plot::difference(change.delta.mean, half, reach, role, alt)),
            Cell::Text(vec![Span::quiet(self.range(words))]),
            Cell::plain(self.percent(words)),
        ]
    }
}

/// The table of indicators: of one variant, or of two with their differences.
pub(super) fn table(material: &Material, chosen: &[&Indicator], words: &Words) -> Table {
    let before = super::variant_name(&material.before.variant, words);
    let mut columns = vec![(words.say("indicator"), Side::Left), (before, Side::Right)];
    if let (Some(after), Some(_)) = (&material.after, &material.figures) {
        columns.extend([
            (super::variant_name(&after.variant, words), Side::Right),
            (words.say("report-difference"), Side::Right),
            (words.say("report-from-zero"), Side::Left),
            (words.say("report-interval"), Side::Right),
            (words.say("delta-percent"), Side::Right),
        ]);
    }
    let width = columns.len();
    let rows = chosen.iter().map(|indicator| {
        let mut row = indicator.row(words);
        row.truncate(width);
        row
    });
    let caption = words.say("indicators");
    Table { caption, is_captioned: false, rows: rows.collect(), columns }
}

/// A year's cases, where they are known: those measured, over the time measured.
pub(super) fn cases_a_year(side: &SideOf) -> Option<f64> {
    let starts = side.variant.procedure.steps().filter_map(|(_, s)| s.demand.as_ref());
    let sum: f64 = starts.map(|d| d.per_year.value).filter(|v| v.is_finite()).sum();
    (sum > 0.0).then_some(sum)
}
