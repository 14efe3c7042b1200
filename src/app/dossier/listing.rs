//! The long tables of a dossier: findings, annotations step by step, sources. Each says how many rows
//! it leaves out.

use std::collections::BTreeMap;

use crate::analysis::sources;
use crate::files::report::{Block, Cell, Side, Size, Span, Table};
use crate::model::card::LegalRef;
use crate::model::cell::Column;
use crate::model::finding::{Place, Severity};
use crate::model::procedure::Procedure;
use crate::model::provenance::Provenance;
use crate::model::step::Step;
use crate::model::study::Variant;
use crate::model::text::shortened;
use crate::words::{Value, Words};

use super::gather::SideOf;

/// Most findings listed.
const MOST_FINDINGS: usize = 150;
/// Most steps whose annotations are listed.
const MOST_STEPS: usize = 400;
/// Most sources listed.
const MOST_SOURCES: usize = 400;
/// Most review notes listed.
const MOST_NOTES: usize = 200;
/// Longest text of a note or an answer, in characters.
const LONGEST_NOTE: usize = 1_000;
/// Longest text of a cell, in characters.
const LONGEST: usize = 400;

/// A table with what it leaves out.
fn with_rest(table: Table, left: usize, words: &Words) -> Vec<Block> {
    let mut out = vec![Block::Table(table)];
    out.extend(left_out(left, words));
    out
}

/// How many rows a list leaves out, where it does.
pub(super) fn left_out(count: usize, words: &Words) -> Option<Block> {
    let said = words.say_with("report-left-out", &[("count", Value::from(count))]);
    (count > 0).then(|| Block::Paragraph(Size::Small, vec![Span::bold(said)]))
}

/// What the checks found.
pub(super) fn findings(side: &SideOf, words: &Words) -> Vec<Block> {
    let p = &side.variant.procedure;
    if side.findings.is_empty() {
        let none = Span::plain(words.say("report-no-findings"));
        return vec![Block::Paragraph(Size::Body, vec![none])];
    }
    let rows = side.findings.iter().take(MOST_FINDINGS).map(|finding| {
        let place = words.place(&finding.place, &words.name_at(&finding.place, p));
        let mut said = vec![Span::plain(words.finding(finding))];
        said.extend(words.hint(finding).map(|hint| Span::quiet(format!(" {hint}"))));
        let severity = words.title(finding.severity);
        let severity = match finding.severity {
            Severity::Error | Severity::Warning => Span::bold(severity),
            Severity::Note => Span::plain(severity),
        };
        vec![Cell::Text(vec![severity]), Cell::plain(shortened(&place, 120)), Cell::Text(said)]
    });
    let columns = heads(&["severity", "place", "finding"], words);
    let caption = words.say("report-findings");
    let table = Table { caption, is_captioned: false, columns, rows: rows.collect() };
    with_rest(table, side.findings.len().saturating_sub(MOST_FINDINGS), words)
}

fn heads(keys: &[&str], words: &Words) -> Vec<(String, Side)> {
    keys.iter().map(|key| (words.say(&format!("report-col-{key}")), Side::Left)).collect()
}

/// Columns of the table of steps that have a column here; the others stand together in the last.
const OWN: [Column; 4] = [Column::Name, Column::Office, Column::Work, Column::Wait];

/// Columns that say nothing of a step when they say what every step has.
fn is_usual(column: Column, step: &Step) -> bool {
    match column {
        Column::Staff => step.staff_needed <= 1,
        Column::Priority => step.priority == 0,
        Column::WaitedFor => true,
        _ => false,
    }
}

/// What is noted at each step, in order of the drawing: from the left, then from above.
pub(super) fn annotations(variant: &Variant, words: &Words) -> Vec<Block> {
    let p = &variant.procedure;
    let mut steps: Vec<&Step> = p
        .steps()
        .map(|(_, step)| step)
        .filter(|s| s.kind.is_activity() || !rest(p, s, words).is_empty())
        .collect();
    steps.sort_by(|a, b| a.at.x.total_cmp(&b.at.x).then(a.at.y.total_cmp(&b.at.y)));
    let left = steps.len().saturating_sub(MOST_STEPS);
    let rows = steps.iter().take(MOST_STEPS).map(|step| {
        let mut row: Vec<Cell> = OWN
            .iter()
            .map(|column| {
                let text = match column {
                    Column::Wait => waits(step, words),
                    other => words.cell(p, step, *other),
                };
                Cell::plain(shortened(&text, LONGEST))
            })
            .collect();
        row.push(Cell::Text(rest(p, step, words)));
        row
    });
    let mut columns: Vec<(String, Side)> =
        OWN.iter().map(|column| (words.column(*column), Side::Left)).collect();
    columns.push((words.say("report-col-more"), Side::Left));
    let args = [("name", Value::from(words.variant_name(variant)))];
    let caption = words.say_with("report-annotations-of", &args);
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        let none = Span::plain(words.say("report-no-steps"));
        return vec![Block::Paragraph(Size::Body, vec![none])];
    }
    with_rest(Table { caption, is_captioned: true, columns, rows }, left, words)
}

/// Waits with whom the case waits for.
fn waits(step: &Step, words: &Words) -> String {
    let each = step.waits.iter().map(|wait| {
        let timing = words.timing_entry(&wait.timing);
        let timing = timing.unwrap_or_else(|| words.timing_long(&wait.timing));
        format!("{timing} ({})", words.name(wait.waited_for))
    });
    each.collect::<Vec<_>>().join("; ")
}

/// All other annotations of a step, each with its name.
fn rest(p: &Procedure, step: &Step, words: &Words) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let hidden = [Column::Kind, Column::WaitedFor];
    for column in Column::ALL.into_iter().filter(|c| !OWN.contains(c) && !hidden.contains(c)) {
        let text = words.cell(p, step, column);
        if text.is_empty() || is_usual(column, step) {
            continue;
        }
        if !out.is_empty() {
            out.push(Span::plain("; "));
        }
        out.push(Span::quiet(format!("{}: ", words.column(column))));
        out.push(Span::plain(shortened(&text, LONGEST)));
    }
    out
}

/// The review notes that are not done, with their answers; empty where there are none.
pub(super) fn notes(variant: &Variant, words: &Words) -> Vec<Block> {
    let p = &variant.procedure;
    let all: Vec<_> = p.review().into_iter().filter(|l| !l.note.done).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let rows = all.iter().take(MOST_NOTES).map(|listed| {
        let note = listed.note;
        let place = match &note.on {
            None => words.say("notes-whole"),
            Some(item) if !p.stands(item) => words.say("notes-gone"),
            Some(item) => words.place(&item.into(), &words.name_at(&item.into(), p)),
        };
        let mut said = vec![Span::plain(shortened(&note.said.text, LONGEST_NOTE))];
        for answer in &note.answers {
            let text = shortened(&answer.text, LONGEST_NOTE);
            said.push(Span::quiet(format!(" — {}: ", words.said_by(answer))));
            said.push(Span::plain(text));
        }
        vec![
            Cell::plain(listed.number.to_string()),
            Cell::plain(shortened(&place, 120)),
            Cell::Text(said),
            Cell::plain(words.said_by(&note.said)),
        ]
    });
    let columns = heads(&["number", "place", "note", "by"], words);
    let args = [("name", Value::from(words.variant_name(variant)))];
    let caption = words.say_with("report-notes-of", &args);
    let rows: Vec<Vec<Cell>> = rows.collect();
    let left = all.len() - rows.len();
    with_rest(Table { caption, is_captioned: true, columns, rows }, left, words)
}

/// Where the numbers come from: those of one place and one source together.
pub(super) fn sources(side: &SideOf, words: &Words) -> Vec<Block> {
    let p = &side.variant.procedure;
    let mut order: Vec<(Place, Option<&Provenance>)> = Vec::new();
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for figure in sources::figures(p) {
        let same = order
            .last()
            .is_some_and(|(place, source)| *place == figure.place && *source == figure.provenance);
        if !same {
            order.push((figure.place, figure.provenance));
        }
        *counts.entry(order.len() - 1).or_default() += 1;
    }
    let left = order.len().saturating_sub(MOST_SOURCES);
    let rows = order.iter().enumerate().take(MOST_SOURCES).map(|(i, (place, provenance))| {
        let name = words.place(place, &words.name_at(place, p));
        let count = counts.get(&i).copied().unwrap_or(1).to_string();
        let source = match provenance {
            Some(p) => Span::plain(words.name(p.source)),
            None => Span::bold(words.say("report-unsourced")),
        };
        let who = provenance.map_or_else(String::new, |p| p.who.clone());
        let when = provenance.and_then(|p| p.when).map(|d| words.date(d)).unwrap_or_default();
        let sure = provenance.map(|p| words.name(p.confidence)).unwrap_or_default();
        vec![
            Cell::plain(shortened(&name, 120)),
            Cell::plain(count),
            Cell::Text(vec![source]),
            Cell::plain(shortened(&who, 160)),
            Cell::plain(when),
            Cell::plain(sure),
        ]
    });
    let mut columns = heads(&["place", "numbers", "source", "who", "when", "sure"], words);
    columns[1].1 = Side::Right;
    let caption = words.say("report-sources");
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        let none = Span::plain(words.say("report-no-numbers"));
        return vec![Block::Paragraph(Size::Body, vec![none])];
    }
    with_rest(Table { caption, is_captioned: false, columns, rows }, left, words)
}

/// The card as a table of two columns; rows without content are left out.
pub(super) fn card(variant: &Variant, words: &Words) -> Table {
    let card = variant.procedure.card();
    let language = words.language();
    let said = |text: &crate::model::text::Text| text.get(language).to_owned();
    let norms: Vec<String> = card.basis.iter().map(norm).collect();
    let all = [
        ("description", said(&card.description)),
        ("initiative", words.name(card.initiative)),
        ("unit", said(&card.unit)),
        ("case-officer", said(&card.case_officer)),
        ("deciding-body", said(&card.deciding_body)),
        ("substitute-power", said(&card.substitute_power)),
        ("remedies", said(&card.remedies)),
        ("basis", norms.join("; ")),
        ("notes", said(&card.notes)),
    ];
    let row = |name: String, text: String| {
        let name = crate::words::named::capitalized(&name);
        vec![Cell::plain(name), Cell::plain(shortened(&text, 1_200))]
    };
    let mut rows: Vec<Vec<Cell>> = all
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(key, text)| row(words.say(&format!("field-{key}")), text))
        .collect();
    for term in card.terms.values() {
        let norms: Vec<String> = term.basis.iter().map(norm).collect();
        let mut text = format!("{} · {}", words.term_length(term), words.name(term.silence));
        if !norms.is_empty() {
            text = format!("{text} · {}", norms.join("; "));
        }
        let args = [("name", Value::from(term.name.get(language)))];
        rows.push(row(words.say_with("report-term", &args), text));
    }
    let columns = heads(&["field", "value"], words);
    Table { caption: words.say("report-card"), is_captioned: false, columns, rows }
}

fn norm(one: &LegalRef) -> String {
    if one.article.is_empty() { one.norm.clone() } else { format!("{}, {}", one.norm, one.article) }
}
