//! The table of bottlenecks as a file of values, as programs for tables read it.

use std::path::PathBuf;

use crate::analysis::simulate::net::Cause;
use crate::app::document::Document;
use crate::app::results::Run;
use crate::ui::Cx;
use crate::words::sheet;

use super::plots;
use super::question::Question;
use super::ranking::{Row, cause_days};

/// Decimals of numbers in the file.
const DECIMALS: usize = 4;

/// The rows as text: names, the value with half its interval and its unit, its share, its causes.
pub(super) fn csv(cx: &Cx<'_>, question: Question, run: Option<&Run>, rows: &[&Row]) -> String {
    let say = |key: &str| cx.say(key);
    let mut head: Vec<String> =
        ["column-rank", "column-step", "column-office", question.key()].map(say).to_vec();
    head.extend(
        ["column-half-width", "column-unit", "column-figure", "column-share", "column-on-path"]
            .map(say),
    );
    head.push(say("column-cause"));
    for cause in Cause::ALL {
        let days = [("cause", say(plots::cause_key(cause)).into())];
        head.push(cx.say_with("column-cause-days", &days));
    }
    let mut table = vec![head];
    table.extend(rows.iter().map(|row| cells(cx, question, run, row)));
    sheet::csv(&table, cx.words.language())
}

fn cells(cx: &Cx<'_>, question: Question, run: Option<&Run>, row: &Row) -> Vec<String> {
    let number = |value: f64| cx.words.bare_number(value, DECIMALS);
    let known = |value: Option<f64>| value.map(number).unwrap_or_default();
    let mut cells = vec![
        row.rank.to_string(),
        sheet::harmless(&row.name),
        sheet::harmless(&row.office),
        number(row.value.mean),
        known(row.value.half_width),
        question.unit(cx),
        cx.say(row.method.key()),
        known(question.has_shares().then_some(row.share)),
        known(row.on_path.filter(|share| share.n > 0).map(|share| share.mean)),
        row.cause.map(|cause| cx.say(plots::cause_key(cause))).unwrap_or_default(),
    ];
    let measured = run.zip(row.index);
    cells.extend(Cause::ALL.map(|c| known(measured.map(|(run, i)| cause_days(run, i, c)))));
    cells
}

/// Where the file may go: beside the study, or in the folder of documents.
pub(super) fn suggested(cx: &Cx<'_>, document: &Document) -> PathBuf {
    let name = cx.say_with("csv-name", &[
        ("study", crate::app::deliver::stem(document.study()).into()),
        ("variant", document.variant().as_str().to_owned().into()),
    ]);
    let beside = document.path.as_ref().and_then(|p| p.parent()).map(PathBuf::from);
    beside.unwrap_or_else(crate::app::settings::documents_folder).join(name)
}
