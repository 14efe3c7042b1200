//! Where cases wait: causes, offices, steps, the distribution of their time.

use crate::analysis::measure::results::{Results, StepResult};
use crate::analysis::simulate::net::Cause;
use crate::drawing::role::Role;
use crate::files::report::plot::{self, Bar, Histogram};
use crate::files::report::{Block, Cell, Picture, Side, Size, Span, Table};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::timing::Unit;
use crate::words::{Value, Words, named};

use super::figures::{How, unit_of, within_name};
use super::gather::SideOf;

/// Most steps shown.
const MOST_STEPS: usize = 15;
/// Most steps named on the page.
const FEW_STEPS: usize = 5;
/// Most offices shown.
const MOST_OFFICES: usize = 40;
/// Most classes of a distribution.
const MOST_CLASSES: usize = 60;
/// Smallest wait worth a line, in days.
const LEAST_DAYS: f64 = 0.005;

const DAYS: How = How::Time(Unit::CalendarDays);

/// Steps at which cases rest, the longest first.
fn slowest(results: &Results) -> Vec<(&StepId, &StepResult)> {
    let mut steps: Vec<(&StepId, &StepResult)> =
        results.steps.iter().filter(|(_, s)| s.wait_days_per_case.mean > LEAST_DAYS).collect();
    steps.sort_by(|a, b| {
        let by = b.1.wait_days_per_case.mean.total_cmp(&a.1.wait_days_per_case.mean);
        by.then_with(|| a.0.cmp(b.0))
    });
    steps
}

fn step_name(p: &Procedure, id: &StepId, words: &Words) -> String {
    let name = p.step(id).map_or("", |s| s.name.get(words.language()));
    let name = if name.is_empty() { id.to_string() } else { name.to_owned() };
    name.replace('\n', " ")
}

/// The points of the page about one variant: where cases wait longest.
pub(super) fn points(side: &SideOf, words: &Words) -> Vec<Vec<Span>> {
    let Some(results) = &side.results else {
        return vec![vec![Span::plain(words.say("report-no-run"))]];
    };
    let each = slowest(results).into_iter().take(FEW_STEPS).map(|(id, step)| {
        let name = step_name(&side.variant.procedure, id, words);
        let mut out = vec![Span::bold(format!("{name}: "))];
        out.extend(DAYS.spans(words, step.wait_days_per_case));
        let share = How::Share.value(words, step.share_of_wait.mean);
        let args = [("share", Value::from(share))];
        out.push(Span::quiet(format!(" {}", words.say_with("report-of-all-wait", &args))));
        out
    });
    let out: Vec<_> = each.collect();
    if out.is_empty() { vec![vec![Span::plain(words.say("report-no-wait"))]] } else { out }
}

/// The section of the dossier about one variant.
pub(super) fn blocks(side: &SideOf, words: &Words) -> Vec<Block> {
    let Some(results) = &side.results else {
        return vec![Block::Paragraph(Size::Body, vec![Span::plain(words.say("report-no-run"))])];
    };
    let mut out = Vec::new();
    let heading = |key: &str| Block::Heading(3, words.say(key));
    out.push(heading("report-causes"));
    out.push(Block::Picture(causes(results, words)));
    let offices = offices(side, results, words);
    if !offices.rows.is_empty() {
        out.extend([heading("report-offices"), Block::Table(offices)]);
    }
    let steps = steps(side, results, words);
    if !steps.rows.is_empty() {
        out.extend([heading("report-slowest"), Block::Table(steps)]);
    }
    if let Some(times) = times(results, words) {
        out.extend([heading("report-times"), Block::Picture(times)]);
    }
    for picture in terms(side, results, words) {
        out.push(Block::Picture(picture));
    }
    out
}

/// What cases wait for, as bars.
fn causes(results: &Results, words: &Words) -> Picture {
    let role = |cause: Cause| match cause {
        Cause::OfficeQueue => Role::CauseQueue,
        Cause::OfficeClosed => Role::CauseClosed,
        Cause::Sitting => Role::CauseSitting,
        Cause::Applicant => Role::CauseApplicant,
        Cause::OtherBody => Role::CauseBody,
        Cause::Law => Role::CauseLaw,
        Cause::Post => Role::CausePost,
    };
    let each = results.wait_days_by_cause.iter().map(|(cause, days)| Bar {
        name: named::capitalized(&words.say(&format!("cause-{}", cause.key().replace('_', "-")))),
        value: days.mean,
        half: days.half_width,
        said: DAYS.text(words, *days),
        role: role(*cause),
    });
    let bars: Vec<Bar> = each.collect();
    let list: Vec<String> = bars.iter().map(|b| format!("{} {}", b.name, b.said)).collect();
    let alt = format!("{}: {}", words.say("report-causes"), list.join("; "));
    plot::bars(&bars, alt, words.say("report-causes-note"))
}

/// Offices with staff, load, queue.
fn offices(side: &SideOf, results: &Results, words: &Words) -> Table {
    let p = &side.variant.procedure;
    let known = results.offices.iter().filter(|(_, o)| o.visits.mean > 0.0);
    let rows = known.take(MOST_OFFICES).map(|(id, result)| {
        let office = p.office(id);
        let name = office.map_or("", |o| o.name.get(words.language()));
        let staff = office.and_then(|o| o.staff.as_ref());
        let figure = |how: How, estimate: crate::analysis::measure::Estimate| {
            if estimate.n == 0 {
                Cell::Text(vec![Span::quiet("–")])
            } else {
                Cell::Text(how.spans(words, estimate))
            }
        };
        vec![
            Cell::plain(name),
            Cell::plain(staff.map_or_else(|| "–".to_owned(), |s| s.value.to_string())),
            figure(How::Number, result.load),
            figure(How::Number, result.queue),
            figure(How::Time(Unit::Hours), result.wait_hours),
            figure(How::Share, result.share_of_wait),
        ]
    });
    let heads = ["office", "staff", "load", "queue", "queue-wait", "share"];
    let columns = heads.iter().enumerate().map(|(i, head)| {
        let side = if i == 0 { Side::Left } else { Side::Right };
        (words.say(&format!("report-col-{head}")), side)
    });
    let (rows, columns) = (rows.collect(), columns.collect());
    Table { caption: words.say("report-offices"), is_captioned: false, columns, rows }
}

/// The steps at which cases rest longest.
fn steps(side: &SideOf, results: &Results, words: &Words) -> Table {
    let p = &side.variant.procedure;
    let rows = slowest(results).into_iter().take(MOST_STEPS).map(|(id, step)| {
        let office = step.office.as_ref().and_then(|id| p.office(id));
        vec![
            Cell::plain(step_name(p, id, words)),
            Cell::plain(office.map_or("", |o| o.name.get(words.language()))),
            Cell::Text(How::Number.spans(words, step.visits)),
            Cell::Text(DAYS.spans(words, step.wait_days_per_case)),
            Cell::Text(How::Share.spans(words, step.share_of_wait)),
            Cell::Text(How::Share.spans(words, step.critical_share)),
        ]
    });
    let heads = ["step", "office", "visits", "wait", "share", "critical"];
    let columns = heads.iter().enumerate().map(|(i, head)| {
        let side = if i < 2 { Side::Left } else { Side::Right };
        (words.say(&format!("report-col-{head}")), side)
    });
    let (rows, columns) = (rows.collect(), columns.collect());
    Table { caption: words.say("report-slowest"), is_captioned: false, columns, rows }
}

/// How long cases take, as a distribution.
fn times(results: &Results, words: &Words) -> Option<Picture> {
    let bins = &results.cases.cycle_histogram;
    let all: u64 = bins.iter().map(|b| b.cases).sum();
    if all == 0 {
        return None;
    }
    // The last hundredth of cases would only make the others small.
    let mut seen = 0;
    let end = bins.iter().find(|b| {
        seen += b.cases;
        seen as f64 >= 0.99 * all as f64
    });
    let end = end.map_or(1.0, |b| b.from_days * 1.05).max(1.0);
    let p90 = results.cases.cycle_p90_days;
    let values = bins.iter().map(|b| (b.from_days, b.cases as f64));
    let mark =
        (p90.mean, words.say_with("report-p90-mark", &[("value", DAYS.text(words, p90).into())]));
    let alt = words.say_with(
        "report-times-alt",
        &[
            ("mean", DAYS.text(words, results.cases.cycle_days).into()),
            ("p90", DAYS.text(words, p90).into()),
        ],
    );
    let data = classes(values, end, Some(mark), Unit::CalendarDays, words);
    Some(plot::histogram(&data, alt, words.say("report-times-note")))
}

/// Legal days of each term, with its end.
fn terms(side: &SideOf, results: &Results, words: &Words) -> Vec<Picture> {
    let card = side.variant.procedure.card();
    let each = results.terms.iter().filter_map(|(id, result)| {
        let term = card.terms.get(id)?;
        let last = result.histogram.iter().rposition(|n| *n > 0)?;
        let end = (last.max(result.amount as usize) as f64 * 1.02 + 2.0).min(3_650.0);
        let values = result.histogram.iter().enumerate().map(|(day, n)| (day as f64, *n as f64));
        let unit = unit_of(term);
        let is_days = result.margin_days.is_some();
        let mark = is_days.then(|| {
            let said =
                words.say_with("report-term-mark", &[("term", words.term_length(term).into())]);
            (f64::from(result.amount) + 1.0, said)
        });
        let name = within_name(term, words);
        let args =
            [("name", Value::from(name)), ("within", How::Share.text(words, result.within).into())];
        let alt = words.say_with("report-term-alt", &args);
        let data = classes(values, end, mark, unit, words);
        Some(plot::histogram(&data, alt.clone(), alt))
    });
    each.take(4).collect()
}

/// Values gathered into classes of the same width from zero to `end`; what lies beyond is in the last.
fn classes(
    values: impl Iterator<Item = (f64, f64)>,
    end: f64,
    mark: Option<(f64, String)>,
    unit: Unit,
    words: &Words,
) -> Histogram {
    // Whole days a class, or parts of one where all is over within days.
    let width = [0.25, 0.5, 1.0, 2.0, 5.0, 7.0, 10.0, 14.0, 30.0, 60.0, 90.0, 365.0]
        .into_iter()
        .find(|w| end / w <= MOST_CLASSES as f64)
        .unwrap_or(end / MOST_CLASSES as f64);
    let count = ((end / width).ceil() as usize).clamp(1, MOST_CLASSES);
    let mut shares = vec![0.0; count];
    let mut all = 0.0;
    for (value, n) in values {
        let at = ((value / width) as usize).min(count - 1);
        shares[at] += n;
        all += n;
    }
    let end = count as f64 * width;
    let shares = shares.into_iter().enumerate();
    let classes = shares.map(|(i, n): (usize, f64)| (i as f64 * width, n / f64::max(all, 1.0)));
    let ticks = (0..=4).map(|i| {
        let at = end * f64::from(i) / 4.0;
        (at, words.short_number(at, 1))
    });
    let key = if unit == Unit::WorkingDays { "report-working-days" } else { "report-days" };
    Histogram {
        classes: classes.collect(),
        end,
        mark,
        unit: words.say(key),
        ticks: ticks.collect(),
    }
}
