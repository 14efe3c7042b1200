//! The indicators as a document shows them: which ones, with which words, intervals and colors. The list
//! itself is that of [`crate::analysis::measure::indicators`].

use crate::analysis::measure::Estimate;
use crate::analysis::measure::indicators::{Indicator, Measure, Of, What};
use crate::app::compare::said;
use crate::drawing::role::Role;
use crate::files::report::{Cell, Side, Span, Table, plot};
use crate::model::card::{Term, TermUnit};
use crate::model::timing::Unit;
use crate::words::{Value, Words};

use super::gather::Material;

/// What stands where nothing could be measured.
const NOTHING: &str = "–";
/// Most legal terms among the figures that matter.
const MOST_TERMS: usize = 2;
/// How many figures matter.
const FIVE: usize = 5;

/// What an indicator is called.
pub(super) fn name(material: &Material, indicator: &Indicator, words: &Words) -> String {
    said::indicator(words, &[&material.joined.after, &material.joined.before], indicator)
}

/// What an indicator is called in a sentence.
pub(super) fn subject(material: &Material, indicator: &Indicator, words: &Words) -> String {
    let term = match &indicator.of {
        Of::Term(id) if indicator.what == What::Within => {
            material.joined.after.card().terms.get(id)
        }
        _ => None,
    };
    term.map_or_else(|| name(material, indicator, words), |term| within_name(term, words))
}

/// `Registrazione entro 2 giorni lavorativi`.
pub(super) fn within_name(term: &Term, words: &Words) -> String {
    let args = [
        ("name", Value::from(term.name.get(words.language()))),
        ("term", words.term_length(term).into()),
    ];
    words.say_with("strip-within", &args)
}

/// How days of a term are counted.
pub(super) fn measure_of(term: &Term) -> Measure {
    match term.unit {
        TermUnit::WorkingDays => Measure::WorkingDays,
        TermUnit::Days | TermUnit::Months => Measure::Days,
    }
}

/// The five that matter: up to two terms, then time, its percentile 90, cost, work.
pub(super) fn five(all: &[Indicator]) -> Vec<&Indicator> {
    const CASES: [What; 5] = [What::MeanTime, What::TimeP90, What::Cost, What::Work, What::Wait];
    let mut out: Vec<&Indicator> = all.iter().filter(|i| i.what == What::Within).collect();
    // Of many terms those that are kept least often are at stake; they stand in their own order.
    out.sort_by(|a, b| a.change.before.mean.total_cmp(&b.change.before.mean));
    out.truncate(MOST_TERMS);
    out.sort_by(|a, b| a.of.cmp(&b.of));
    for what in CASES {
        let found = all.iter().find(|i| i.what == what);
        // A cost of nothing says only that nobody wrote down what an hour costs.
        out.extend(found.filter(|i| what != What::Cost || i.change.before.mean > 0.0));
    }
    out.truncate(FIVE);
    out
}

/// A value without its interval.
pub(super) fn value(words: &Words, measure: Measure, value: f64) -> String {
    match measure {
        Measure::Share if value.is_finite() => words.percent(value, 1),
        _ => said::value(words, measure, value),
    }
}

/// A figure with its interval set back: `24,3 g`, `± 0,6`.
pub(super) fn spans(words: &Words, measure: Measure, estimate: Estimate) -> Vec<Span> {
    let mean = estimate.mean;
    let Some(half) = estimate.half_width.filter(|_| mean.is_finite()) else {
        return vec![Span::plain(value(words, measure, mean))];
    };
    let (said, half) = match measure {
        Measure::Days => words.interval_parts(mean, half, Unit::CalendarDays),
        Measure::WorkingDays => words.interval_parts(mean, half, Unit::WorkingDays),
        Measure::Hours => words.interval_parts(mean, half, Unit::Hours),
        Measure::Share => words.percent_parts(mean, half, 1),
        Measure::Euro => {
            let half = words.number(half, said::euro_decimals(mean));
            (value(words, measure, mean), format!("±\u{a0}{half}"))
        }
        Measure::Number => (words.number(mean, 2), format!("±\u{a0}{}", words.number(half, 2))),
    };
    vec![Span::plain(said), Span::quiet(format!(" {half}"))]
}

/// A figure with its interval as text.
pub(super) fn text(words: &Words, measure: Measure, estimate: Estimate) -> String {
    spans(words, measure, estimate).into_iter().map(|span| span.text).collect()
}

/// A difference with its sign, without its unit.
fn bare(words: &Words, measure: Measure, value: f64) -> String {
    match measure {
        Measure::Hours => said::delta(words, measure, value),
        Measure::Days | Measure::WorkingDays => words.signed(value, 1),
        Measure::Share => words.signed(value * 100.0, 1),
        Measure::Euro => words.signed(value, said::euro_decimals(value)),
        Measure::Number => words.signed(value, 2),
    }
}

/// The 95 % interval of a difference: `[16,1; 19,8]`; empty where it has none.
pub(super) fn range(words: &Words, measure: Measure, delta: Estimate) -> String {
    said::between(words, &delta, |end| bare(words, measure, end))
}

/// The color of a difference that is for the better, for the worse, or cannot be told.
pub(super) fn role(is_better: Option<bool>) -> Role {
    match is_better {
        Some(true) => Role::Better,
        Some(false) => Role::Worse,
        None => Role::TextSecondary,
    }
}

/// The difference in words: `−7,2 g`, or that it cannot be told.
fn delta(words: &Words, indicator: &Indicator) -> String {
    let change = &indicator.change;
    match change.delta.n {
        0 => NOTHING.to_owned(),
        _ if change.cannot_tell => words.say("no-difference"),
        _ => said::delta(words, indicator.measure, change.delta.mean),
    }
}

/// The difference in percent, where it can be told.
fn percent(words: &Words, indicator: &Indicator) -> String {
    let change = &indicator.change;
    let told = !change.cannot_tell && indicator.measure != Measure::Share;
    let percent = change.percent.filter(|_| told);
    percent.map_or_else(String::new, |p| words.signed_percent(p / 100.0, 0))
}

fn row(material: &Material, indicator: &Indicator, words: &Words) -> Vec<Cell> {
    let (change, measure) = (&indicator.change, indicator.measure);
    let name = name(material, indicator, words);
    let before = Cell::Text(spans(words, measure, change.before));
    if !material.is_paired {
        return vec![Cell::plain(name), before];
    }
    let mut after = spans(words, measure, change.after);
    if let Some(value) = after.first_mut() {
        *value = Span::bold(value.text.clone()).in_role(Role::ToBe);
    }
    let told = delta(words, indicator);
    let role = role(indicator.is_better().filter(|_| said::is_something(&told)));
    let range = range(words, measure, change.delta);
    // Each row has its own scale: the figures beside it carry the comparison.
    let half = change.delta.half_width.unwrap_or(0.0);
    let reach = change.delta.mean.abs() + half;
    let plot = if change.delta.n > 0 && reach.is_finite() {
        let alt = format!("{name}: {told} {range}");
        Cell::Plot(plot::difference(change.delta.mean, half, reach, role, alt))
    } else {
        Cell::plain("")
    };
    vec![
        Cell::plain(name),
        before,
        Cell::Text(after),
        Cell::Text(vec![Span::bold(told).in_role(role)]),
        plot,
        Cell::Text(vec![Span::quiet(range)]),
        Cell::plain(percent(words, indicator)),
    ]
}

/// The table of indicators: of one variant, or of two with their differences.
pub(super) fn table(material: &Material, chosen: &[&Indicator], words: &Words) -> Table {
    let before = words.variant_name(&material.before.variant);
    let mut columns = vec![(words.say("indicator"), Side::Left), (before, Side::Right)];
    if let Some(after) = material.after.as_ref().filter(|_| material.is_paired) {
        columns.extend([
            (words.variant_name(&after.variant), Side::Right),
            (words.say("report-difference"), Side::Right),
            (words.say("report-from-zero"), Side::Left),
            (words.say("report-interval"), Side::Right),
            (words.say("delta-percent"), Side::Right),
        ]);
    }
    let rows = chosen.iter().map(|indicator| row(material, indicator, words)).collect();
    Table { caption: words.say("indicators"), is_captioned: false, columns, rows }
}
