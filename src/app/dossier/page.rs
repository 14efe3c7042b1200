//! The manager's page: what decides first, then the figures, the drawings, for whom, the risk, and how
//! sure it is. One page, or nothing would be left out for good.

use crate::analysis::compare::worth::Aim;
use crate::analysis::measure::indicators::{Indicator, Of, What};
use crate::app::compare::said;
use crate::app::marks;
use crate::files::report::{Block, Pages, Paper, Picture, Report, Size, Span};
use crate::model::text::shortened;
use crate::words::{Value, Words};

use super::drawing::Drawn;
use super::figures;
use super::gather::Material;
use super::{bottlenecks, footer, gains, people, sure, title};

/// Greatest height of a drawing on the page, in points.
const DRAWING: f64 = 170.0;
/// Drawings wider than so many times their height stand one under the other, else side by side.
const WIDE: f64 = 3.2;

/// Composes the page.
pub(super) fn compose(material: &Material, words: &Words) -> Report {
    let five = figures::five(&material.indicators);
    let mut blocks = head(material, words);
    blocks.extend(verdict(material, &five, words));
    if let Some(warning) = sure::illustrative(material, words) {
        blocks.push(Block::Paragraph(Size::Small, vec![warning]));
    }
    if !five.is_empty() {
        blocks.push(Block::Table(figures::table(material, &five, words)));
    }
    blocks.extend(drawings(material, words));
    blocks.push(Block::Columns(columns(material, &five, words)));
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
    let decides = |i: &&&Indicator| match (&material.aim, &i.of) {
        (Aim::Within(id), Of::Term(of)) => i.what == What::Within && id == of,
        _ => false,
    };
    // Of what no case came to its end for nothing can be told.
    let is_known =
        |i: &&&Indicator| i.change.before.n > 0 && (!material.is_paired || i.change.after.n > 0);
    let first = five.iter().find(decides);
    let time = five.iter().find(|i| i.what == What::MeanTime);
    let said: Vec<String> = [first, time]
        .into_iter()
        .flatten()
        .filter(is_known)
        .map(|indicator| sentence(material, indicator, words))
        .collect();
    if said.is_empty() {
        let is_run = material.before.results.is_some();
        let told =
            if is_run { no_end(material, time, words) } else { words.say("report-no-figures") };
        let none = Span::bold(told);
        let mut out = vec![Block::Paragraph(Size::Lead, vec![none])];
        let why = if is_run { Vec::new() } else { sure::refused(&material.before, words) };
        if !why.is_empty() {
            out.push(Block::List(why));
        }
        return out;
    }
    vec![Block::Paragraph(Size::Lead, vec![Span::bold(said.join(" "))])]
}

/// That no case comes to its end, in the one or both.
fn no_end(material: &Material, time: Option<&&Indicator>, words: &Words) -> String {
    let ended = time.map_or([0, 0], |time| [time.change.before.n, time.change.after.n]);
    let variant = match (ended, &material.after) {
        ([0, after], Some(_)) if after > 0 => &material.before.variant,
        ([before, 0], Some(after)) if before > 0 => &after.variant,
        _ => return words.say("report-none-ends"),
    };
    words.say_with("report-none-ends-of", &[("variant", words.variant_name(variant).into())])
}

/// One indicator as a sentence: from what to what, and whether chance could explain it.
fn sentence(material: &Material, indicator: &Indicator, words: &Words) -> String {
    let (change, measure) = (&indicator.change, indicator.measure);
    let name = Value::from(figures::subject(material, indicator, words));
    if !material.is_paired {
        let value = figures::text(words, measure, change.before);
        return words.say_with("report-says-one", &[("name", name), ("value", value.into())]);
    }
    let after = material.after.as_ref().map(|s| words.variant_name(&s.variant));
    let args = [
        ("name", name),
        ("before", figures::value(words, measure, change.before.mean).into()),
        ("after", figures::value(words, measure, change.after.mean).into()),
        ("delta", said::delta(words, measure, change.delta.mean).into()),
        ("range", figures::range(words, measure, change.delta).into()),
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
    let count = |v: &crate::model::study::Variant| v.procedure.activities();
    let of =
        |drawn: Drawn<'_>, caption: String| -> Picture { drawn.picture(words, caption, DRAWING) };
    let height = if material.after.is_some() { DRAWING } else { 2.0 * DRAWING };
    let text = caption(words.variant_name(&before.variant), count(&before.variant));
    let text = if removed.is_some() {
        format!("{text} {}", words.say("report-legend-before"))
    } else {
        text
    };
    let mut first = of(Drawn { marks: removed, ..Drawn::of(before) }, text);
    first.height = height;
    let Some(after) = &material.after else { return vec![Block::Picture(first)] };
    let text = caption(words.variant_name(&after.variant), count(&after.variant));
    let text = format!("{text} {}", words.say("report-legend-after"));
    let second = of(Drawn { marks: changed, ..Drawn::of(after) }, text);
    let is_wide = |p: &Picture| p.area.w > WIDE * p.area.h;
    if is_wide(&first) && is_wide(&second) {
        return vec![Block::Picture(first), Block::Picture(second)];
    }
    vec![Block::Columns(vec![vec![Block::Picture(first)], vec![Block::Picture(second)]])]
}

/// Left what changes for whom, or where cases wait; right the risk and how sure it is.
fn columns(material: &Material, five: &[&Indicator], words: &Words) -> Vec<Vec<Block>> {
    let heading = |key: &str| Block::Heading(2, words.say(key));
    let left = if material.after.is_some() {
        let mut left =
            vec![heading("report-for-whom"), Block::List(people::points(material, words))];
        let gains = gains::points(material, words);
        if !gains.is_empty() {
            left.extend([heading("gains-title"), Block::List(gains)]);
        }
        left
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
