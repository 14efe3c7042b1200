//! Where cases wait: causes, offices, steps, the distribution of their time.

use crate::analysis::measure::Estimate;
use crate::analysis::measure::indicators::Measure;
use crate::analysis::measure::results::{Results, StepResult};
use crate::analysis::simulate::net::Cause;
use crate::drawing::role::Role;
use crate::files::report::plot::{self, Bar, Histogram};
use crate::files::report::{Block, Cell, Picture, Side, Size, Span, Table};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::words::{Value, Words, named};

use super::figures::{measure_of, spans, text, value, within_name};
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
        out.extend(spans(words, Measure::Days, step.wait_days_per_case));
        let share = value(words, Measure::Share, step.share_of_wait.mean);
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
        said: text(words, Measure::Days, *days),
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
        let figure = |measure: Measure, estimate: Estimate| {
            if estimate.n == 0 {
                Cell::Text(vec![Span::quiet("–")])
            } else {
                Cell::Text(spans(words, measure, estimate))
            }
        };
        vec![
            Cell::plain(name),
            Cell::plain(staff.map_or_else(|| "–".to_owned(), |s| s.value.to_string())),
            figure(Measure::Number, result.load),
            figure(Measure::Number, result.queue),
            figure(Measure::Hours, result.wait_hours),
            figure(Measure::Share, result.share_of_wait),
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
            Cell::Text(spans(words, Measure::Number, step.visits)),
            Cell::Text(spans(words, Measure::Days, step.wait_days_per_case)),
            Cell::Text(spans(words, Measure::Share, step.share_of_wait)),
            Cell::Text(spans(words, Measure::Share, step.critical_share)),
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
    let ends = bins.iter().skip(1).map(|b| b.from_days).chain(bins.last().map(|b| b.from_days));
    let values = bins.iter().zip(ends).map(|(b, to)| (b.from_days, to, b.cases as f64));
    // The last hundredth of cases would only make the others small.
    let end = (whereabouts(values.clone(), 0.99)? * 1.05).max(1.0);
    let p90 = results.cases.cycle_p90_days;
    let mark = (
        p90.mean,
        words.say_with("report-p90-mark", &[("value", text(words, Measure::Days, p90).into())]),
    );
    let alt = words.say_with(
        "report-times-alt",
        &[
            ("mean", text(words, Measure::Days, results.cases.cycle_days).into()),
            ("p90", text(words, Measure::Days, p90).into()),
        ],
    );
    let data = classes(values, end, Some(mark), Measure::Days, words);
    Some(plot::histogram(&data, alt, words.say("report-times-note")))
}

/// Legal days of each term, with its end.
fn terms(side: &SideOf, results: &Results, words: &Words) -> Vec<Picture> {
    let card = side.variant.procedure.card();
    let each = results.terms.iter().filter_map(|(id, result)| {
        let term = card.terms.get(id)?;
        let days = result.histogram.iter().enumerate();
        let values = days.map(|(day, n)| (day as f64, day as f64 + 1.0, *n as f64));
        // The last hundredth of cases would only make the others small; the term is always seen.
        let last = whereabouts(values.clone(), 0.99)?;
        let end = (last.max(f64::from(result.amount)) * 1.02 + 2.0).min(3_650.0);
        let measure = measure_of(term);
        let is_days = result.margin_days.is_some();
        let mark = is_days.then(|| {
            let said =
                words.say_with("report-term-mark", &[("term", words.term_length(term).into())]);
            (f64::from(result.amount) + 1.0, said)
        });
        let name = within_name(term, words);
        let args = [
            ("name", Value::from(name)),
            ("within", text(words, Measure::Share, result.within).into()),
        ];
        let alt = words.say_with("report-term-alt", &args);
        let data = classes(values, end, mark, measure, words);
        Some(plot::histogram(&data, alt.clone(), alt))
    });
    each.take(4).collect()
}

/// Where so great a share of all values has begun; `None` without values.
fn whereabouts(values: impl Iterator<Item = (f64, f64, f64)> + Clone, share: f64) -> Option<f64> {
    let all: f64 = values.clone().map(|v| v.2).sum();
    let mut seen = 0.0;
    let mut values = values.filter(|v| v.2 > 0.0);
    let found = values.find(|v| {
        seen += v.2;
        seen >= share * all
    });
    found.map(|v| v.0)
}

/// Round numbers from zero to `end`, at most seven.
fn ticks(end: f64) -> impl Iterator<Item = f64> {
    const STEPS: [f64; 14] =
        [0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 50.0, 100.0, 200.0, 300.0, 500.0, 1_000.0];
    let step = STEPS.into_iter().find(|s| end / s <= 6.0).unwrap_or(end / 4.0);
    let count = (end / step + 1e-9) as usize;
    (0..=count.min(6)).map(move |i| i as f64 * step)
}

/// Values gathered into classes of the same width from zero to `end`; what lies beyond is in the last.
fn classes(
    values: impl Iterator<Item = (f64, f64, f64)>,
    end: f64,
    mark: Option<(f64, String)>,
    measure: Measure,
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
    for (from, to, n) in values {
        // What was counted over several classes lies evenly in them.
        let class = |at: f64| ((at / width) as usize).min(count - 1);
        let (first, last) = (class(from), class(to - width * 1e-6).max(class(from)));
        let each = n / (last - first + 1) as f64;
        shares[first..=last].iter_mut().for_each(|share| *share += each);
        all += n;
    }
    let end = count as f64 * width;
    let shares = shares.into_iter().enumerate();
    let classes = shares.map(|(i, n): (usize, f64)| (i as f64 * width, n / f64::max(all, 1.0)));
    let ticks = ticks(end).map(|at| (at, words.short_number(at, 1)));
    let key = if measure == Measure::WorkingDays { "report-working-days" } else { "report-days" };
    Histogram {
        classes: classes.collect(),
        end,
        mark,
        unit: words.say(key),
        ticks: ticks.collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Language;

    #[test]
    fn axes_have_round_numbers() {
        for (end, last) in [(47.0, 40.0), (50.0, 50.0), (64.0, 60.0), (25.5, 25.0), (1.0, 1.0)] {
            let all: Vec<f64> = ticks(end).collect();
            assert!(all.len() >= 4 && all.len() <= 7, "{end}: {all:?}");
            assert!((all[all.len() - 1] - last).abs() < 1e-9, "{end}: {all:?}");
        }
        assert!(ticks(50_000.0).count() <= 7);
    }

    #[test]
    fn what_was_counted_over_several_classes_leaves_no_gap() {
        let words = Words::new(Language::It);
        let values = [(0.0, 1.0, 4.0), (1.0, 2.0, 2.0), (2.0, 4.0, 6.0), (4.0, 4.0, 1.0)];
        assert_eq!(whereabouts(values.into_iter(), 0.9), Some(2.0));
        assert_eq!(whereabouts(values.into_iter(), 1.0), Some(4.0));
        assert_eq!(whereabouts(std::iter::empty(), 0.9), None);
        let made = classes(values.into_iter(), 60.0, None, Measure::Days, &words);
        let shares: Vec<f64> = made.classes.iter().take(5).map(|c| c.1 * 13.0).collect();
        for (share, wanted) in shares.iter().zip([4.0, 2.0, 3.0, 3.0, 1.0]) {
            assert!((share - wanted).abs() < 1e-9, "{shares:?}");
        }
    }
}
