//! The manager's page: what decides first, then the figures, the drawings, for whom, the risk, and how
//! sure it is. One page, or nothing would be left out for good.

use crate::app::marks;
use crate::files::report::{Block, Pages, Paper, Picture, Report, Size, Span};
use crate::words::{Value, Words};

use super::drawing::Drawn;
use super::figures::{self, Indicator, What};
use super::gather::Material;
use super::{bottlenecks, footer, people, shortened, sure, title, variant_name};

/// Greatest height of a drawing on the page, in points.
const DRAWING: f64 = 170.0;
/// Drawings wider than so many times their height stand one under the other, else side by side.
const WIDE: f64 = 3.2;

/// Composes the page.
pub(super) fn compose(material: &Material, words: &Words) -> Report {
    let all = figures::indicators(material, words);
    let five = figures::five(&all);
    let mut blocks = head(material, words);
    blocks.extend(verdict(material, &five, words));
    if let Some(warning) = sure::illustrative(material, words) {
        blocks.push(Block::Paragraph(Size::Small, vec![warning]));
    }
    if !five.is_empty() {
        blocks.push(Block::Table(figures::table(material, &five, words)));
    }
    blocks.extend(drawings(material, words));
    blocks.push(Block::Columns(columns(material, &all, &five, words)));
    let subject = words.say("report-page-subject");
    Report {
        title: title(&material.study, words),
        subject,
        language: words.language(),
        paper: Paper::A4,
        pages: Pages::One,
        footer: footer(material, words),
        contents: None,
        blocks,
    }
}

/// What kind of page it is, of which body; and the title.
fn head(material: &Material, words: &Words) -> Vec<Block> {
    let body = material.study.body().name.get(words.language());
    let kind = words.say("report-page");
    let over = if body.is_empty() { kind } else { format!("{kind} · {body}") };
    let title = shortened(&title(&material.study, words), 120);
    vec![Block::Paragraph(Size::Small, vec![Span::quiet(over)]), Block::Heading(1, title)]
}

/// The sentences that decide.
pub(super) fn verdict(material: &Material, five: &[&Indicator], words: &Words) -> Vec<Block> {
    // Of several terms the one that is kept least often is at stake.
    let terms = five.iter().filter(|i| matches!(i.what, What::Within(_)));
    let first = terms.min_by(|a, b| a.before.mean.total_cmp(&b.before.mean));
    let time = five.iter().find(|i| i.what == What::Cases("cycle_days"));
    let said: Vec<String> = [first, time]
        .into_iter()
        .flatten()
        .map(|indicator| sentence(material, indicator, words))
        .collect();
    if said.is_empty() {
        let none = Span::bold(words.say("report-no-figures"));
        let mut out = vec![Block::Paragraph(Size::Lead, vec![none])];
        let why = sure::refused(&material.before, words);
        if !why.is_empty() {
            out.push(Block::List(why));
        }
        return out;
    }
    vec![Block::Paragraph(Size::Lead, vec![Span::bold(said.join(" "))])]
}

/// One indicator as a sentence: from what to what, and whether chance could explain it.
fn sentence(material: &Material, indicator: &Indicator, words: &Words) -> String {
    let how = indicator.how;
    let name = Value::from(indicator.name.as_str());
    let Some(change) = indicator.change else {
        let args = [("name", name), ("value", how.text(words, indicator.before).into())];
        return words.say_with("report-says-one", &args);
    };
    let after = material.after.as_ref().map(|s| variant_name(&s.variant, words));
    let args = [
        ("name", name),
        ("before", how.value(words, change.before.mean).into()),
        ("after", how.value(words, change.after.mean).into()),
        ("delta", how.signed(words, change.delta.mean).into()),
        ("range", indicator.range(words).into()),
        ("variant", after.unwrap_or_default().into()),
    ];
    let key = match indicator.is_better() {
        Some(true) => "report-says-better",
        Some(false) => "report-says-worse",
        None if change.cannot_tell => "report-says-untold",
        None => "report-says-same",
    };
    words.say_with(key, &args)
}

/// The drawing of each variant.
fn drawings(material: &Material, words: &Words) -> Vec<Block> {
    let before = &material.before;
    let (removed, changed) = match &material.structure {
        Some(structure) => {
            let (removed, changed) = marks::marks(words, structure);
            (Some(removed), Some(changed))
        }
        None => (None, None),
    };
    let caption = |name: String, count: usize| {
        let args = [("name", Value::from(name)), ("steps", count.into())];
        words.say_with("report-drawing", &args)
    };
    let count = |v: &crate::model::study::Variant| v.procedure.steps().count();
    let of =
        |drawn: Drawn<'_>, caption: String| -> Picture { drawn.picture(words, caption, DRAWING) };
    let height = if material.after.is_some() { DRAWING } else { 2.0 * DRAWING };
    let text = caption(variant_name(&before.variant, words), count(&before.variant));
    let text = if removed.is_some() {
        format!("{text} {}", words.say("report-legend-before"))
    } else {
        text
    };
    let mut first = of(Drawn { marks: removed, ..Drawn::of(before) }, text);
    first.height = height;
    let Some(after) = &material.after else { return vec![Block::Picture(first)] };
    let text = caption(variant_name(&after.variant, words), count(&after.variant));
    let text = format!("{text} {}", words.say("report-legend-after"));
    let second = of(Drawn { marks: changed, ..Drawn::of(after) }, text);
    let is_wide = |p: &Picture| p.area.w > WIDE * p.area.h;
    if is_wide(&first) && is_wide(&second) {
        return vec![Block::Picture(first), Block::Picture(second)];
    }
    vec![Block::Columns(vec![vec![Block::Picture(first)], vec![Block::Picture(second)]])]
}

/// Left what changes for whom, or where cases wait; right the risk and how sure it is.
fn columns(
    material: &Material,
    all: &[Indicator],
    five: &[&Indicator],
    words: &Words,
) -> Vec<Vec<Block>> {
    let heading = |key: &str| Block::Heading(2, words.say(key));
    let left = if material.after.is_some() {
        vec![heading("report-for-whom"), Block::List(people::points(material, all, words))]
    } else {
        vec![heading("report-where"), Block::List(bottlenecks::points(&material.before, words))]
    };
    let right = vec![
        heading("report-risk"),
        Block::List(sure::risks(material, five, words)),
        heading("report-sure"),
        Block::List(sure::assumptions(material, words)),
    ];
    vec![left, right]
}
