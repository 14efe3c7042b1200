//! The dossier: all that is known of a study, from the card to the seed.

use crate::analysis::measure::indicators::Indicator;
use crate::analysis::simulate::plan::Extent;
use crate::app::marks;
use crate::drawing::role::Role;
use crate::files::report::{Block, Pages, Paper, Report, Size, Span};
use crate::model::id::StepId;
use crate::words::{Value, Words};

use super::drawing::{self, Drawn};
use super::figures;
use super::gather::{Material, SideOf};
use super::{bottlenecks, footer, gains, listing, page, people, sure, title};

/// Greatest height of a drawing in the text, in points.
const DRAWING: f64 = 640.0;
/// Most changes listed.
const MOST_CHANGES: usize = 300;
/// Most indicators listed.
const MOST_INDICATORS: usize = 150;

/// Composes the dossier.
pub(super) fn compose(material: &Material, words: &Words) -> Report {
    let mut blocks = brief(material, words);
    blocks.push(Block::Heading(2, words.say("report-card")));
    blocks.push(Block::Table(listing::card(&material.before.variant, words)));
    blocks.extend(as_is(material, words));
    if let Some(after) = &material.after {
        blocks.extend(to_be(material, after, words));
        blocks.extend(comparison(material, words));
    }
    blocks.extend(annotations(material, words));
    blocks.extend(notes(material, words));
    blocks.extend(provenance(material, words));
    blocks.extend(made(material, words));
    Report {
        title: title(&material.study, words),
        subject: words.say("report-dossier-subject"),
        language: words.language(),
        paper: Paper::A4,
        pages: Pages::Many,
        footer: footer(material, words),
        contents: Some(words.say("report-contents")),
        blocks,
    }
}

fn text(said: impl Into<String>) -> Block {
    Block::Paragraph(Size::Body, vec![Span::plain(said)])
}

/// Title, what decides, the five figures.
fn brief(material: &Material, words: &Words) -> Vec<Block> {
    let body = material.study.body().name.get(words.language());
    let kind = words.say("report-dossier");
    let over = if body.is_empty() { kind } else { format!("{kind} · {body}") };
    let five = figures::five(&material.indicators);
    let mut out = vec![
        Block::Paragraph(Size::Small, vec![Span::quiet(over)]),
        Block::Heading(1, title(&material.study, words)),
    ];
    out.extend(page::verdict(material, &five, words));
    if let Some(warning) = sure::illustrative(material, words) {
        out.push(Block::Paragraph(Size::Body, vec![warning]));
    }
    if !five.is_empty() {
        out.push(Block::Table(figures::table(material, &five, words)));
    }
    out.push(Block::Heading(2, words.say("report-risk")));
    out.push(Block::List(sure::risks(material, &five, words)));
    out.push(Block::Heading(2, words.say("report-sure")));
    out.push(Block::List(sure::assumptions(material, words)));
    out
}

/// The as-is: drawing, findings, bottlenecks.
fn as_is(material: &Material, words: &Words) -> Vec<Block> {
    let side = &material.before;
    let name = words.variant_name(&side.variant);
    let mut out = vec![Block::Heading(2, name)];
    out.extend(described(side, words));
    out.extend(drawings(side, None, words));
    out.push(Block::Heading(2, words.say("report-findings")));
    out.extend(listing::findings(side, words));
    let missing = sure::missing(side, words);
    if !missing.is_empty() {
        out.push(Block::Heading(3, words.say("report-missing")));
        out.push(Block::List(missing));
    }
    out.push(Block::Heading(2, words.say("report-where")));
    out.extend(bottlenecks::blocks(side, words));
    out
}

/// How many steps, offices, cases a year, and what they cost.
fn described(side: &SideOf, words: &Words) -> Vec<Block> {
    let p = &side.variant.procedure;
    let args = [
        ("steps", Value::from(p.activities())),
        ("lanes", p.lanes().count().into()),
        ("flows", p.flows().count().into()),
    ];
    let mut said = words.say_with("report-size", &args);
    if let Some(cases) = sure::cases_a_year(side) {
        let args = [("cases", Value::from(words.number(cases, 0)))];
        said = format!("{said} {}", words.say_with("report-cases", &args));
    }
    if let Some(cost) = sure::yearly(side, words) {
        let args = [("cost", Value::from(cost))];
        said = format!("{said} {}", words.say_with("report-year-cost", &args));
    }
    vec![text(said)]
}

/// The drawing of a variant, and the insides of its collapsed sub-procedures.
fn drawings(side: &SideOf, marks: Option<marks::Marks>, words: &Words) -> Vec<Block> {
    let name = words.variant_name(&side.variant);
    let whole = Drawn { marks, ..Drawn::of(side) };
    let mut out = vec![drawing::sheets(whole.picture(words, name, DRAWING), words)];
    for (id, name) in drawing::levels(&side.variant, words) {
        let args = [("name", Value::from(name))];
        let caption = words.say_with("report-inside", &args);
        let level: Option<StepId> = Some(id);
        let inside = Drawn { level, ..Drawn::of(side) };
        out.push(drawing::sheets(inside.picture(words, caption, DRAWING), words));
    }
    out
}

/// The to-be: drawing with marks, findings, bottlenecks.
fn to_be(material: &Material, side: &SideOf, words: &Words) -> Vec<Block> {
    let name = words.variant_name(&side.variant);
    let mut out = vec![Block::Break, Block::Heading(2, name)];
    out.extend(described(side, words));
    let marks = material.structure.as_ref().map(|s| marks::marks(words, s).1);
    if marks.is_some() {
        out.push(text(words.say("report-legend-after")));
    }
    out.extend(drawings(side, marks, words));
    out.push(Block::Heading(3, words.say("report-findings")));
    out.extend(listing::findings(side, words));
    out.push(Block::Heading(3, words.say("report-where")));
    out.extend(bottlenecks::blocks(side, words).into_iter().map(deeper));
    out
}

/// A heading of the third level as a paragraph in bold, where it would be a fourth.
fn deeper(block: Block) -> Block {
    match block {
        Block::Heading(_, said) => Block::Paragraph(Size::Body, vec![Span::bold(said)]),
        other => other,
    }
}

/// Figures with their differences, and the list of changes.
fn comparison(material: &Material, words: &Words) -> Vec<Block> {
    let mut out = vec![Block::Break, Block::Heading(2, words.say("report-comparison"))];
    if material.is_paired {
        let shown: Vec<&Indicator> = material.indicators.iter().take(MOST_INDICATORS).collect();
        out.push(text(words.say("report-comparison-note")));
        out.push(Block::Table(figures::table(material, &shown, words)));
        out.extend(listing::left_out(material.indicators.len() - shown.len(), words));
    } else {
        out.push(text(words.say("report-no-figures")));
        let sides = [Some(&material.before), material.after.as_ref()];
        let why: Vec<_> =
            sides.into_iter().flatten().flat_map(|s| sure::refused(s, words)).collect();
        if !why.is_empty() {
            out.push(Block::List(why));
        }
    }
    if material.is_paired {
        out.extend(gains::blocks(material, words));
    }
    let Some(structure) = &material.structure else { return out };
    out.push(Block::Heading(3, words.say("changes")));
    if structure.is_same_structure() {
        out.push(text(words.say("report-no-changes")));
        return out;
    }
    let (table, left) = people::table(structure, MOST_CHANGES, words);
    out.push(Block::Table(table));
    out.extend(listing::left_out(left, words));
    let moved = structure.moved_steps.len() + structure.moved_flows.len() + structure.moved_bands;
    if moved > 0 {
        out.push(text(words.say_with("moved-only", &[("count", Value::from(moved))])));
    }
    out
}

fn annotations(material: &Material, words: &Words) -> Vec<Block> {
    let mut out = vec![Block::Break, Block::Heading(2, words.say("report-annotations"))];
    for side in [Some(&material.before), material.after.as_ref()].into_iter().flatten() {
        out.extend(listing::annotations(&side.variant, words));
    }
    out
}

/// The open review notes, where there are any.
fn notes(material: &Material, words: &Words) -> Vec<Block> {
    let sides = [Some(&material.before), material.after.as_ref()];
    let each = sides.into_iter().flatten().flat_map(|s| listing::notes(&s.variant, words));
    let mut out: Vec<Block> = each.collect();
    if !out.is_empty() {
        out.insert(0, Block::Heading(2, words.say("report-notes")));
    }
    out
}

fn provenance(material: &Material, words: &Words) -> Vec<Block> {
    let mut out = vec![Block::Break, Block::Heading(2, words.say("report-sources"))];
    out.push(text(words.say("report-sources-note")));
    for side in [Some(&material.before), material.after.as_ref()].into_iter().flatten() {
        if material.after.is_some() {
            out.push(Block::Heading(3, words.variant_name(&side.variant)));
        }
        out.extend(listing::sources(side, words));
    }
    out
}

/// How the figures were made, so that they can be made again.
fn made(material: &Material, words: &Words) -> Vec<Block> {
    let plan = &material.plan;
    let mut points = vec![
        words.say_with("report-made-version", &[("version", env!("CARGO_PKG_VERSION").into())]),
        words.say_with("report-made-model", &[("model", material.model.as_str().into())]),
        words.say_with("report-made-seed", &[("seed", plan.seed.to_string().into())]),
        match plan.extent {
            Extent::Days { warmup, measured, drain } => words.say_with(
                "report-made-days",
                &[
                    ("warmup", warmup.into()),
                    ("measured", measured.into()),
                    ("drain", drain.into()),
                ],
            ),
            Extent::Cases { cases, .. } => {
                words.say_with("report-made-cases", &[("cases", cases.into())])
            }
        },
    ];
    let sides = [Some(&material.before), material.after.as_ref()];
    let mut notes: Vec<Vec<Span>> = Vec::new();
    for side in sides.into_iter().flatten() {
        let Some(results) = &side.results else { continue };
        let args = [
            ("name", Value::from(words.variant_name(&side.variant))),
            ("count", results.replications.into()),
            ("cases", words.number(results.cases.finished.mean, 0).into()),
        ];
        points.push(words.say_with("report-made-run", &args));
        notes.extend(results.findings.iter().map(|f| vec![Span::plain(words.finding(f))]));
    }
    if material.is_paired {
        points.push(words.say("report-made-paired"));
    }
    let mut points: Vec<Vec<Span>> = points.into_iter().map(|p| vec![Span::plain(p)]).collect();
    if material.is_short {
        points.push(vec![Span::bold(words.say("report-short")).in_role(Role::Warn)]);
    }
    let mut out = vec![Block::Heading(2, words.say("report-made")), Block::List(points)];
    notes.dedup();
    notes.truncate(30);
    if !notes.is_empty() {
        out.push(Block::Heading(3, words.say("report-run-notes")));
        out.push(Block::List(notes));
    }
    out
}
