//! Variants against scenarios in words: names, cells, when a to-be is paid back.

use crate::analysis::measure::Estimate;
use crate::analysis::measure::indicators::{Indicator, Measure, Of, What};
use crate::analysis::measure::payback::{Payback, Years};
use crate::app::compare::said::{between, delta, indicator, range, value};
use crate::model::id::VariantId;
use crate::model::office::EuroCents;
use crate::model::proposal::Spending;
use crate::model::study::Study;
use crate::words::Words;

use super::{Across, Cell, Column, Ready, Row};

/// Says things of a table of variants and scenarios.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// The words.
    pub words: &'a Words,
    /// The study.
    pub study: &'a Study,
    /// The table.
    pub across: &'a Across,
}

/// A cell in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// The figure.
    pub value: String,
    /// Its own interval, of the first variant; of others how it differs from the first, with the
    /// interval of the difference.
    pub beside: String,
    /// Whether it is better than the first; `None` where that cannot be told.
    pub better: Option<bool>,
    /// That chance alone could explain the difference, where it could.
    pub doubt: Option<String>,
}

impl Said<'_> {
    /// What a variant is called.
    pub fn variant(&self, id: &VariantId) -> String {
        self.study.variant(id).map_or_else(String::new, |v| self.words.variant_name(v))
    }

    /// What a scenario is called; with its variant where another goes by the same name.
    pub fn scenario(&self, column: &Column) -> String {
        let language = self.words.language();
        let name = |c: &Column| c.scenario.as_ref().map(|s| s.name.get(language).to_owned());
        let Some(own) = name(column) else { return self.words.say("scenario-none") };
        let alike = self.across.columns.iter().filter(|c| name(c).as_ref() == Some(&own)).count();
        if alike > 1 { format!("{own} ({})", self.variant(&column.of)) } else { own }
    }

    /// What an indicator is called.
    pub fn indicator(&self, one: &Indicator) -> String {
        let first = self.across.rows.first().and_then(|r| self.study.procedure(&r.variant));
        first.map_or_else(String::new, |p| indicator(self.words, &[p], one))
    }

    /// A cell, told by an indicator; nothing where it is not known.
    pub fn cell(&self, row: &Row, at: usize, what: What, of: &Of) -> Option<Told> {
        let Some(Cell::Known(list)) = row.cells.get(at) else { return None };
        let one = list.iter().find(|i| i.what == what && i.of == *of)?;
        let (words, measure, change) = (self.words, one.measure, &one.change);
        let told = value(words, measure, change.after.mean);
        let is_first = self.across.rows.first().is_some_and(|r| r.variant == row.variant);
        if is_first || change.delta.n == 0 {
            let beside = between(words, &change.after, |end| match measure {
                Measure::Share => words.percent(end.clamp(0.0, 1.0), 1),
                _ => value(words, measure, end),
            });
            return Some(Told { value: told, beside, better: None, doubt: None });
        }
        let half = change.delta.half_width;
        if change.delta.mean.abs() <= 0.0 && half.is_some_and(|h| h <= 0.0) {
            let beside = words.say("lever-nothing");
            return Some(Told { value: told, beside, better: None, doubt: None });
        }
        let said = delta(words, measure, change.delta.mean);
        let beside = format!("{said} {}", range(words, measure, &change.delta));
        let doubt = change.cannot_tell.then(|| words.say("lever-cannot-tell"));
        let beside = beside.trim_end().to_owned();
        Some(Told { value: told, beside, better: one.is_better(), doubt })
    }

    /// A cell as one line; a dash where nothing is known.
    pub fn cell_line(&self, row: &Row, at: usize, what: What, of: &Of) -> String {
        match (row.cells.get(at), self.cell(row, at, what, of)) {
            (_, Some(told)) => {
                let doubt = told.doubt.map(|doubt| format!(" ({doubt})")).unwrap_or_default();
                let is_part = row.beside.get(at).is_some_and(|n| *n > 0);
                format!("{} {}{doubt}{}", told.value, told.beside, if is_part { " *" } else { "" })
            }
            (Some(Cell::CannotRun), _) => self.words.say("across-cannot-run"),
            _ => "–".to_owned(),
        }
    }

    /// How many cells are known.
    pub fn progress(&self) -> String {
        let (done, most) = self.across.progress();
        self.words.say_with("across-progress", &[("done", done.into()), ("most", most.into())])
    }

    /// That the first variant cannot be simulated, where that is so: then there are no figures.
    pub fn refused(&self) -> Option<String> {
        let first = self.across.rows.first()?;
        let is_refused = matches!(first.cells.first(), Some(Cell::CannotRun));
        let args = [("name", self.variant(&first.variant).into())];
        is_refused.then(|| self.words.say_with("across-first-cannot", &args))
    }

    /// Why variants cannot be simulated, as sentences.
    fn reasons(&self) -> impl Iterator<Item = String> {
        let refused = self.across.rows.iter().filter_map(|row| match &row.ready {
            Ready::No(Some(why)) => Some((row, why)),
            Ready::No(None) | Ready::Yes | Ready::Unknown => None,
        });
        refused.map(|(row, why)| {
            let args = [
                ("name", self.variant(&row.variant).into()),
                ("why", self.words.finding(why).into()),
            ];
            self.words.say_with("across-cannot-why", &args)
        })
    }

    /// What limits the table, as sentences.
    pub fn notes(&self) -> Vec<String> {
        let mut out = vec![self.words.say("across-note")];
        out.extend(self.refused());
        out.extend(self.reasons());
        let [variants, scenarios] = self.across.left_out;
        if variants + scenarios > 0 {
            let args = [("variants", variants.into()), ("scenarios", scenarios.into())];
            out.push(self.words.say_with("across-left-out", &args));
        }
        if self.across.columns.len() < 2 {
            out.push(self.words.say("across-no-scenarios"));
        }
        if self.across.rows.iter().any(|r| r.beside.iter().any(|n| *n > 0)) {
            out.push(self.words.say("across-in-part"));
        }
        out
    }

    /// For each variant whose adopted proposals cost something, what they cost and when that is paid
    /// back.
    pub fn paybacks(&self) -> Vec<String> {
        let known = self.across.rows.iter().filter_map(|r| Some((r, r.spending.as_ref()?)));
        known
            .map(|(row, spending)| {
                let name = self.variant(&row.variant);
                format!("{name}: {}", payback_line(self.words, spending, row.payback.as_ref()))
            })
            .collect()
    }
}

fn euros(words: &Words, euro: f64) -> String {
    words.euros(EuroCents((euro * 100.0).round() as i64))
}

/// What changes cost and when that is paid back, as a line.
pub fn payback_line(words: &Words, spending: &Spending, payback: Option<&Payback>) -> String {
    let mut out = vec![spent(words, spending)];
    match payback {
        Some(payback) => {
            out.push(saved(words, &payback.saved));
            out.push(years(words, &payback.years));
        }
        None => out.push(words.say("payback-unknown")),
    }
    out.join("; ")
}

/// What changes cost.
pub fn spent(words: &Words, spending: &Spending) -> String {
    let sum = |euro: f64| words.sum(EuroCents((euro * 100.0).round() as i64));
    let args = [
        ("once", sum(spending.once).into()),
        ("yearly", sum(spending.yearly).into()),
        ("unpriced", spending.unpriced.into()),
    ];
    words.say_with("payback-spent", &args)
}

fn saved(words: &Words, saved: &Estimate) -> String {
    let half = euros(words, saved.half_width.unwrap_or(0.0));
    let args = [("euro", euros(words, saved.mean).into()), ("half", half.into())];
    words.say_with("payback-saved", &args)
}

/// How long it takes until a change is paid back.
pub fn years(words: &Words, years: &Years) -> String {
    let number = |v: f64| words.number(v, 1);
    match years {
        Years::AtOnce => words.say("payback-at-once"),
        Years::After { mean, least, most } => {
            let args = [
                ("mean", number(*mean).into()),
                ("least", number(*least).into()),
                ("most", number(*most).into()),
            ];
            words.say_with("payback-after", &args)
        }
        Years::CannotTell { least: Some(least) } => {
            words.say_with("payback-cannot-tell", &[("least", number(*least).into())])
        }
        Years::CannotTell { least: None } => words.say("lever-cannot-tell"),
        Years::Never => words.say("payback-never"),
    }
}
