//! What may go wrong, and how sure the figures are: risks, assumptions, sources.

use std::collections::BTreeMap;

use crate::analysis::measure::indicators::{Indicator, Measure};
use crate::analysis::sources;
use crate::drawing::role::Role;
use crate::files::report::Span;
use crate::model::office::EuroCents;
use crate::model::provenance::{Confidence, Source};
use crate::model::step::RiskLevel;
use crate::model::study::Variant;
use crate::model::text::shortened;
use crate::words::{Value, Words};

use super::figures;
use super::gather::{Material, SideOf};

/// Load from which an office has no room for anything unforeseen.
const FULL: f64 = 0.85;
/// Most terms spoken of.
const MOST_TERMS: usize = 2;
/// Most names in a sentence.
const MOST_NAMES: usize = 3;
/// Longest sentence about the run on the page, in characters.
const LONGEST: usize = 170;

/// The side that would run: the to-be, else the as-is.
fn side(material: &Material) -> &SideOf {
    material.after.as_ref().unwrap_or(&material.before)
}

/// The points about what may go wrong.
pub(super) fn risks(material: &Material, five: &[&Indicator], words: &Words) -> Vec<Vec<Span>> {
    let side = side(material);
    let mut out = Vec::new();
    out.extend(late(side, words));
    out.extend(fullest(side, words));
    out.extend(untold(material, five, words));
    out.extend(corruption(&side.variant, words));
    if out.is_empty() {
        out.push(vec![Span::plain(words.say("report-risk-unknown"))]);
    }
    out
}

/// Cases that would still be late.
fn late(side: &SideOf, words: &Words) -> Vec<Vec<Span>> {
    let Some(results) = &side.results else { return Vec::new() };
    let card = side.variant.procedure.card();
    let a_year = cases_a_year(side);
    let each = results.terms.iter().filter_map(|(id, result)| {
        let term = card.terms.get(id)?;
        let late = result.late;
        if late.n == 0 || !late.mean.is_finite() {
            return None;
        }
        let args = [
            ("term", Value::from(figures::within_name(term, words))),
            ("share", figures::text(words, Measure::Share, late).into()),
        ];
        let mut said = vec![Span::plain(words.say_with("report-late", &args))];
        if let Some(count) = a_year.map(|cases| (cases * late.mean).round()).filter(|n| *n >= 1.0) {
            let args = [("count", Value::Number(count))];
            said.push(Span::plain(format!(" {}", words.say_with("report-late-year", &args))));
        }
        if let Some(promise) = term.promise
            && results.terms[id].within.mean < promise
        {
            let args = [("share", Value::from(words.percent(promise, 0)))];
            said.push(
                Span::bold(format!(" {}", words.say_with("report-promise-missed", &args)))
                    .in_role(Role::Worse),
            );
        }
        Some(said)
    });
    each.take(MOST_TERMS).collect()
}

/// The fullest office.
fn fullest(side: &SideOf, words: &Words) -> Option<Vec<Span>> {
    let results = side.results.as_ref()?;
    let known = results.offices.iter().filter(|(_, o)| o.load.n > 0 && o.load.mean.is_finite());
    let (id, office) = known.max_by(|a, b| a.1.load.mean.total_cmp(&b.1.load.mean))?;
    let p = &side.variant.procedure;
    let name = p.office(id).map_or("", |o| o.name.get(words.language()));
    let args = [
        ("office", Value::from(name)),
        ("load", figures::text(words, Measure::Number, office.load).into()),
    ];
    let most = office.load.mean + office.load.half_width.unwrap_or_default();
    let key = if most >= FULL { "report-office-full" } else { "report-office-free" };
    Some(vec![Span::plain(words.say_with(key, &args))])
}

/// Differences among the five that chance could explain.
fn untold(material: &Material, five: &[&Indicator], words: &Words) -> Option<Vec<Span>> {
    let is_untold = |i: &&&Indicator| i.change.delta.n > 0 && i.change.cannot_tell;
    let untold = five.iter().filter(|i| material.is_paired && is_untold(i));
    let names: Vec<String> = untold.map(|i| figures::name(material, i, words)).collect();
    let args = [("names", Value::from(names.join("; ")))];
    (!names.is_empty()).then(|| vec![Span::plain(words.say_with("report-untold", &args))])
}

/// Steps with a high risk of corruption.
fn corruption(variant: &Variant, words: &Words) -> Option<Vec<Span>> {
    let is_high = |s: &&str| !s.is_empty();
    let high: Vec<&str> = variant
        .procedure
        .steps()
        .filter(|(_, s)| s.risk.as_ref().is_some_and(|r| r.level == RiskLevel::High))
        .map(|(_, s)| s.name.get(words.language()))
        .filter(is_high)
        .collect();
    let args = [
        ("count", Value::from(high.len())),
        ("names", high[..high.len().min(MOST_NAMES)].join("; ").into()),
    ];
    (!high.is_empty()).then(|| vec![Span::plain(words.say_with("report-corruption", &args))])
}

/// The points about what the figures stand on.
pub(super) fn assumptions(material: &Material, words: &Words) -> Vec<Vec<Span>> {
    let side = side(material);
    let mut out = vec![numbers(&side.variant, words)];
    if let Some(results) = &side.results {
        let args = [
            ("count", Value::from(results.replications)),
            ("cases", words.number(results.cases.finished.mean, 0).into()),
            ("seed", material.plan.seed.to_string().into()),
        ];
        let key = if material.is_paired { "report-luck-pairs" } else { "report-luck" };
        out.push(vec![Span::plain(words.say_with(key, &args))]);
        let said = results.findings.iter().take(2).map(|f| words.finding(f));
        out.extend(said.map(|text| vec![Span::plain(shortened(&text, LONGEST))]));
    }
    if material.is_short {
        out.push(vec![Span::bold(words.say("report-short")).in_role(Role::Warn)]);
    }
    out
}

/// How many numbers there are, and where they come from.
fn numbers(variant: &Variant, words: &Words) -> Vec<Span> {
    let all = sources::figures(&variant.procedure);
    let mut by: BTreeMap<Option<Source>, usize> = BTreeMap::new();
    let mut unsure = 0;
    for figure in &all {
        *by.entry(figure.provenance.map(|p| p.source)).or_default() += 1;
        unsure += usize::from(figure.provenance.is_none_or(|p| p.confidence == Confidence::Low));
    }
    let each = by.iter().map(|(source, count)| {
        let name = source.map_or_else(|| words.say("report-unsourced"), |s| words.name(s));
        let args = [("count", Value::from(*count)), ("name", name.into())];
        words.say_with("report-source-count", &args)
    });
    let list = each.collect::<Vec<_>>().join(", ");
    let args = [("count", Value::from(all.len())), ("list", list.into())];
    let mut out = vec![Span::plain(words.say_with("report-numbers", &args))];
    if unsure > 0 {
        let args = [("count", Value::from(unsure)), ("of", all.len().into())];
        out.push(Span::plain(format!(" {}", words.say_with("report-unsure", &args))));
    }
    out
}

/// The warning that numbers are invented, where some are.
pub(super) fn illustrative(material: &Material, words: &Words) -> Option<Span> {
    let counts = sources::counts(&side(material).variant.procedure);
    let args = [("count", Value::from(counts.illustrative)), ("of", counts.all.into())];
    (counts.illustrative > 0)
        .then(|| Span::bold(words.say_with("report-illustrative", &args)).in_role(Role::Warn))
}

/// Why there are no figures: what is wrong, or what is missing.
pub(super) fn refused(side: &SideOf, words: &Words) -> Vec<Vec<Span>> {
    let p = &side.variant.procedure;
    let wrong = side.refused.iter().take(MOST_NAMES).map(|f| {
        let place = words.place(&f.place, &words.name_at(&f.place, p));
        vec![Span::plain(format!("{place}: {}", words.finding(f)))]
    });
    wrong.chain(missing(side, words).into_iter().take(MOST_NAMES)).collect()
}

/// What the analyses still lack.
pub(super) fn missing(side: &SideOf, words: &Words) -> Vec<Vec<Span>> {
    let each = side.missing.iter().map(|m| {
        let args = [("count", Value::from(m.steps.len())), ("of", m.of.into())];
        vec![Span::plain(words.say_with(m.kind.message(), &args))]
    });
    each.collect()
}

/// A year's cases, where they are known.
pub(super) fn cases_a_year(side: &SideOf) -> Option<f64> {
    let starts = side.variant.procedure.steps().filter_map(|(_, s)| s.demand.as_ref());
    let sum: f64 = starts.map(|d| d.per_year.value).filter(|v| v.is_finite()).sum();
    (sum > 0.0).then_some(sum)
}

/// What all cases of a year cost, where an hour's cost is known.
pub(super) fn yearly(side: &SideOf, words: &Words) -> Option<String> {
    let cost = side.results.as_ref()?.cases.cost_euro;
    let cases = cases_a_year(side)?;
    let cents = EuroCents((cost.mean * cases * 100.0).round() as i64);
    (cost.n > 0 && cost.mean > 0.0).then(|| words.euros(cents))
}
