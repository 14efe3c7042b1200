//! What changes for whom: the changes of a comparison, office by office.

use std::collections::BTreeMap;

use crate::analysis::compare::{Change, Comparison, Difference};
use crate::analysis::measure::indicators::{Measure, Of, What};
use crate::files::report::{Cell, Side, Span, Table};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::text::shortened;
use crate::words::Words;

use super::figures;
use super::gather::Material;
use super::others;

/// Most offices named on the page.
const MOST_OFFICES: usize = 6;
/// Most changes of an office named on the page.
const MOST_CHANGES: usize = 4;
/// Longest change on the page, in characters.
const LONGEST: usize = 80;

/// Changes by the name of the office, in order of name.
type ByOffice = BTreeMap<String, Vec<Told>>;

/// A thing by its id in the first procedure and in the second.
type Sides<'a, I> = (Option<&'a I>, Option<&'a I>);

/// Changes of steps, by the office that does them (of removed steps: that did them).
fn by_office(material: &Material, structure: &Comparison, words: &Words) -> ByOffice {
    let mut out = ByOffice::new();
    let Some(after) = &material.after else { return out };
    let (old, new) = (&material.before.variant.procedure, &after.variant.procedure);
    for (key, all) in grouped(&structure.steps) {
        let office = match key {
            (_, Some(id)) => office_name(new, id, words),
            (Some(id), None) => office_name(old, id, words),
            (None, None) => continue,
        };
        out.entry(office).or_default().push(Told::of(&all, words));
    }
    out
}

/// Differences of one thing together; a thing with several has several.
fn grouped<I: Ord>(all: &[Difference<I>]) -> BTreeMap<Sides<'_, I>, Vec<&Difference<I>>> {
    let mut out: BTreeMap<_, Vec<&Difference<I>>> = BTreeMap::new();
    for difference in all {
        out.entry((difference.before.as_ref(), difference.after.as_ref()))
            .or_default()
            .push(difference);
    }
    out
}

fn office_name(p: &Procedure, step: &StepId, words: &Words) -> String {
    let office = p.step(step).and_then(|s| p.office_of(s)).and_then(|id| p.office(id));
    let name = office.map_or("", |o| o.name.get(words.language()));
    if name.is_empty() { words.say("no-office") } else { name.to_owned() }
}

/// The changes of one thing.
struct Told {
    /// Sign and name: `≠ Accertamento`.
    head: String,
    /// What changed, with from what to what: `lavoro`, `1 h → 45 min`.
    fields: Vec<(String, String)>,
}

impl Told {
    fn of<I>(all: &[&Difference<I>], words: &Words) -> Self {
        let first = all.first();
        let name = first.map_or_else(String::new, |d| d.name.replace('\n', " "));
        let head = first.map_or_else(String::new, |d| format!("{} {name}", sign(&d.change)));
        let fields = all.iter().filter_map(|difference| match &difference.change {
            Change::Added | Change::Removed => None,
            Change::Reassigned { from, to } => {
                Some((words.say("field-office"), format!("{from} → {to}")))
            }
            Change::Changed { field, from, to } => {
                let [from, to] = [from, to].map(|v| shortened(&words.field_value(v), LONGEST));
                Some((words.field(*field), format!("{from} → {to}")))
            }
        });
        let fields = fields.collect();
        Self { head, fields }
    }

    /// The name with what changed.
    fn brief(&self) -> String {
        let names: Vec<&str> = self.fields.iter().map(|f| f.0.as_str()).collect();
        if names.is_empty() {
            return self.head.clone();
        }
        format!("{} ({})", self.head, names.join(", "))
    }

    /// The same with from what to what.
    fn whole(&self) -> String {
        let each = self.fields.iter().map(|(name, values)| format!("{name} {values}"));
        let all = each.collect::<Vec<_>>().join("; ");
        if all.is_empty() { self.head.clone() } else { format!("{}: {all}", self.head) }
    }
}

/// The sign of a change, as on the drawing.
fn sign(change: &Change) -> &'static str {
    match change {
        Change::Added => "+",
        Change::Removed => "\u{2212}",
        Change::Reassigned { .. } | Change::Changed { .. } => "≠",
    }
}

/// The points of the page: each office with its first changes and its load.
pub(super) fn points(material: &Material, words: &Words) -> Vec<Vec<Span>> {
    let Some(structure) = &material.structure else { return Vec::new() };
    let all = by_office(material, structure, words);
    let count = all.len();
    let mut out: Vec<Vec<Span>> = all
        .into_iter()
        .take(MOST_OFFICES)
        .map(|(office, changes)| point(material, &office, &changes, words))
        .collect();
    out.extend(others(count.saturating_sub(MOST_OFFICES), words).map(|span| vec![span]));
    if out.is_empty() {
        out.push(vec![Span::plain(words.say("report-no-changes"))]);
    }
    out
}

fn point(material: &Material, office: &str, changes: &[Told], words: &Words) -> Vec<Span> {
    let mut out = vec![Span::bold(format!("{office}: "))];
    // The page names the fields; the dossier says from what to what.
    let shown: Vec<String> =
        changes.iter().take(MOST_CHANGES).map(|c| shortened(&c.brief(), LONGEST)).collect();
    out.push(Span::plain(shown.join("; ")));
    if let Some(rest) = others(changes.len().saturating_sub(MOST_CHANGES), words) {
        out.push(Span::quiet(format!(" {}", rest.text)));
    }
    let p = &material.before.variant.procedure;
    let load = material.indicators.iter().find(|i| match &i.of {
        Of::Office(id) if i.what == What::Load => {
            p.office(id).is_some_and(|o| o.name.get(words.language()) == office)
        }
        _ => false,
    });
    if let Some(load) = load.filter(|load| material.is_paired && load.change.delta.n > 0) {
        let change = &load.change;
        let from = figures::value(words, Measure::Number, change.before.mean);
        let to = figures::value(words, Measure::Number, change.after.mean);
        let args = [("from", from.as_str().into()), ("to", to.as_str().into())];
        let key = if change.cannot_tell { "report-load-same" } else { "report-load-change" };
        // What reads the same says nothing.
        if from != to {
            out.push(Span::quiet(format!(". {}", words.say_with(key, &args))));
        }
    }
    out
}

/// All changes as a table, at most `most`; and how many are left out.
pub(super) fn table(structure: &Comparison, most: usize, words: &Words) -> (Table, usize) {
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut add = |kind: &str, said: Vec<String>| {
        let kind = words.say(&format!("place-{kind}"));
        lines.extend(said.into_iter().map(|said| (kind.clone(), said)));
    };
    add("step", each(&structure.steps, words));
    add("flow", each(&structure.flows, words));
    add("link", each(&structure.links, words));
    add("lane", each(&structure.lanes, words));
    add("pool", each(&structure.pools, words));
    add("office", each(&structure.offices, words));
    add("calendar", each(&structure.calendars, words));
    add("artifact", each(&structure.artifacts, words));
    add("term", each(&structure.terms, words));
    let card = structure.card.iter().map(|c| {
        let (from, to) = (words.field_value(&c.from), words.field_value(&c.to));
        format!("≠ {}: {from} → {to}", words.field(c.field))
    });
    add("card", card.collect());
    let left = lines.len().saturating_sub(most);
    let rows = lines
        .into_iter()
        .take(most)
        .map(|(kind, said)| vec![Cell::plain(kind), Cell::plain(shortened(&said, 300))]);
    let columns =
        vec![(words.say("report-kind"), Side::Left), (words.say("report-change"), Side::Left)];
    let caption = words.say("changes");
    (Table { caption, is_captioned: false, columns, rows: rows.collect() }, left)
}

fn each<I: Ord>(all: &[Difference<I>], words: &Words) -> Vec<String> {
    grouped(all).into_values().map(|one| Told::of(&one, words).whole()).collect()
}
