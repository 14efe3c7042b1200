//! Which change brings the gain: on the page the changes that bring most, in the dossier all that were
//! tried, each alone and each left out.

use crate::analysis::compare::worth::{Aim, Answer};
use crate::analysis::levers::lab::cannot_tell;
use crate::analysis::measure::Estimate;
use crate::analysis::measure::indicators::Measure;
use crate::app::compare::said::{self, Said};
use crate::files::report::{Block, Cell, Side, Size, Span, Table};
use crate::model::text::shortened;
use crate::words::named::capitalized;
use crate::words::{Value, Words};

use super::figures;
use super::gather::Material;

/// Most changes named on the page.
const FEW: usize = 3;
/// Longest name of a change, in characters.
const LONGEST_NAME: usize = 80;
/// Longest text of what a change does, in characters.
const LONGEST: usize = 160;

/// What the changes are worth and the words for them, where it was asked and could be simulated.
fn known<'a>(material: &'a Material, words: &'a Words) -> Option<(&'a Answer, Said<'a>)> {
    let answer = material.gains.as_ref()?;
    let structure = material.structure.as_ref()?;
    let said = Said { words, joined: &material.joined, structure };
    (!answer.rows.is_empty()).then_some((answer, said))
}

/// What a change brings, with its color; what chance could explain is called so.
fn gain(words: &Words, aim: &Aim, estimate: &Estimate) -> Vec<Span> {
    let measure = said::measure_of(aim);
    if !estimate.mean.is_finite() {
        return vec![Span::quiet("–")];
    }
    let is_better = (estimate.mean < 0.0) == aim.less_is_better();
    let said = said::delta(words, measure, estimate.mean);
    let told = !cannot_tell(estimate) && said::is_something(&said);
    let role = figures::role(told.then_some(is_better));
    let range = figures::range(words, measure, *estimate);
    vec![Span::bold(said).in_role(role), Span::quiet(format!(" {range}"))]
}

/// The points of the page: the changes that bring most by what decides; empty where nothing is known.
pub(super) fn points(material: &Material, words: &Words) -> Vec<Vec<Span>> {
    let Some((answer, said)) = known(material, words) else { return Vec::new() };
    let at = answer.aims.iter().position(|aim| *aim == material.aim).unwrap_or(0);
    let Some(aim) = answer.aims.get(at) else { return Vec::new() };
    let groups = &material.joined.grouped.groups;
    let mut out = vec![vec![Span::quiet(format!("{}: {}", words.say("gains-by"), said.aim(aim)))]];
    for (row, found) in answer.ranked(at).into_iter().take(FEW) {
        let (Some(found), Some(group)) = (found, groups.get(row.change)) else { continue };
        let mut point =
            vec![Span::bold(format!("{}: ", shortened(&said.name(group), LONGEST_NAME)))];
        if found.cannot_tell {
            point.push(Span::quiet(words.say("no-difference")));
        } else {
            point.extend(gain(words, aim, &found.alone));
        }
        out.push(point);
    }
    out
}

/// The section of the dossier.
pub(super) fn blocks(material: &Material, words: &Words) -> Vec<Block> {
    let heading = Block::Heading(3, words.say("gains-title"));
    let small = |said: String| Block::Paragraph(Size::Small, vec![Span::plain(said)]);
    let Some((answer, said)) = known(material, words) else {
        let none = if material.is_short { "report-gains-short" } else { "gains-none" };
        return vec![heading, small(words.say(none))];
    };
    let mut out = vec![heading, small(words.say("report-gains-note"))];
    for (at, aim) in answer.aims.iter().enumerate() {
        let is_nothing = |e: &Estimate| e.mean.abs() < f64::MIN_POSITIVE;
        let each = answer.rows.iter().filter_map(|row| row.gains.get(at));
        // What an hour costs is often not written down: then there is nothing to say.
        if said::measure_of(aim) == Measure::Euro
            && each.clone().all(|g| is_nothing(&g.alone) && is_nothing(&g.left_out))
        {
            continue;
        }
        // What each change does is said once.
        let says_what = out.len() <= 2;
        out.push(Block::Table(table(material, (answer, &said), (at, says_what), words)));
        if let Some(together) = answer.together.get(at).filter(|t| t.whole.n > 1) {
            out.push(small(said.together(aim, together)));
        }
    }
    out.extend(said.left_out(answer).into_iter().map(small));
    out
}

/// What each change brings by one aim, the best first.
fn table(
    material: &Material,
    (answer, said): (&Answer, &Said<'_>),
    (at, says_what): (usize, bool),
    words: &Words,
) -> Table {
    let aim = &answer.aims[at];
    let groups = &material.joined.grouped.groups;
    let rows = answer.ranked(at).into_iter().filter_map(|(row, found)| {
        let group = groups.get(row.change)?;
        let name = Cell::plain(shortened(&said.name(group), LONGEST_NAME));
        let what = Cell::plain(shortened(&said.what(group), LONGEST));
        let [alone, left_out] = match found {
            Some(found) => [&found.alone, &found.left_out].map(|e| Cell::Text(gain(words, aim, e))),
            None => [words.say("report-gain-impossible"), String::new()].map(Cell::plain),
        };
        let mut row = vec![name, what, alone, left_out];
        if !says_what {
            row.remove(1);
        }
        Some(row)
    });
    let heads = [
        ("gains-col-change", Side::Left),
        ("report-gains-what", Side::Left),
        ("gains-alone", Side::Right),
        ("report-gains-out", Side::Right),
    ];
    let columns = heads
        .into_iter()
        .filter(|(key, _)| says_what || *key != "report-gains-what")
        .map(|(key, side)| (capitalized(&words.say(key)), side));
    let args = [("aim", Value::from(said.aim(aim)))];
    let caption = words.say_with("report-gains-by", &args);
    Table { caption, is_captioned: true, columns: columns.collect(), rows: rows.collect() }
}
