//! The table of bottlenecks as a file of values, as programs for tables read it.

use std::path::PathBuf;

use crate::analysis::simulate::net::Cause;
use crate::app::document::Document;
use crate::app::results::Run;
use crate::ui::context::Cx;
use crate::words::{Words, sheet};

use super::plots;
use super::question::Question;
use super::ranking::{Row, cause_days};

/// Decimals of numbers in the file.
const DECIMALS: usize = 4;

/// The rows as text: names, the value with half its interval and its unit, its share, its causes.
pub(super) fn csv(words: &Words, question: Question, run: Option<&Run>, rows: &[&Row]) -> String {
    let say = |key: &str| words.say(key);
    let mut head: Vec<String> =
        ["column-rank", "column-step", "column-office", question.key()].map(say).to_vec();
    head.extend(
        ["column-half-width", "column-unit", "column-figure", "column-share", "column-on-path"]
            .map(say),
    );
    head.push(say("column-cause"));
    for cause in Cause::ALL {
        let days = [("cause", say(plots::cause_key(cause)).into())];
        head.push(words.say_with("column-cause-days", &days));
    }
    let mut table = vec![head];
    table.extend(rows.iter().map(|row| cells(words, question, run, row)));
    sheet::csv(&table, words.language())
}

fn cells(words: &Words, question: Question, run: Option<&Run>, row: &Row) -> Vec<String> {
    let number = |value: f64| words.bare_number(value, DECIMALS);
    let known = |value: Option<f64>| value.map(number).unwrap_or_default();
    let mut cells = vec![
        row.rank.to_string(),
        sheet::harmless(&row.name),
        sheet::harmless(&row.office),
        number(row.value.mean),
        known(row.value.half_width),
        question.unit(words),
        words.say(row.method.key()),
        known(question.has_shares().then_some(row.share)),
        known(row.on_path.filter(|share| share.n > 0).map(|share| share.mean)),
        row.cause.map(|cause| words.say(plots::cause_key(cause))).unwrap_or_default(),
    ];
    let measured = run.zip(row.index);
    cells.extend(Cause::ALL.map(|c| known(measured.map(|(run, i)| cause_days(run, i, c)))));
    cells
}

/// Where the file may go: beside the study, or in the folder of documents.
pub(super) fn suggested(cx: &Cx<'_>, document: &Document) -> PathBuf {
    let name = cx.say_with(
        "csv-name",
        &[
            ("study", crate::app::deliver::stem(document.study()).into()),
            ("variant", document.variant().as_str().to_owned().into()),
        ],
    );
    let beside = document.path.as_ref().and_then(|p| p.parent()).map(PathBuf::from);
    beside.unwrap_or_else(crate::app::settings::documents_folder).join(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::measure::Estimate;
    use crate::model::id::StepId;
    use crate::model::text::Language;
    use crate::ui::workspaces::analyse::ranking::Method;

    fn row(name: &str) -> Row {
        Row {
            step: StepId::new("s"),
            index: None,
            name: name.to_owned(),
            office: "Ufficio; uno".to_owned(),
            value: Estimate { mean: 1_234.5, half_width: Some(0.25), n: 4 },
            method: Method::Measured,
            share: 0.5,
            cause: Some(Cause::Applicant),
            on_path: None,
            rank: 1,
        }
    }

    #[test]
    fn numbers_are_those_of_the_language_and_no_name_is_a_formula() {
        let rows = [row("=1+1"), row("Verifica")];
        let rows: Vec<&Row> = rows.iter().collect();
        let text = csv(&Words::new(Language::It), Question::Wait, None, &rows);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        let cells = lines[0].split(';').count();
        assert_eq!(cells, 10 + Cause::ALL.len(), "{}", lines[0]);
        assert!(
            lines[1].starts_with("1;'=1+1;\"Ufficio; uno\";1234,5000;0,2500;g;"),
            "{}",
            lines[1]
        );
        assert!(lines[2].starts_with("1;Verifica;"), "{}", lines[2]);
        let text = csv(&Words::new(Language::En), Question::Load, None, &rows);
        let line = text.lines().nth(2).expect("a row");
        assert!(line.starts_with("1,Verifica,Ufficio; uno,1234.5000,0.2500,,"), "{line}");
        assert!(!line.contains("0.5000"), "a load has no share: {line}");
    }
}
