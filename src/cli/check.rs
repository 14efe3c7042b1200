//! `prodigio check FILE`: the findings of every variant, and what the analyses still lack.

use serde::Serialize;

use crate::analysis::missing::{Missing, missing};
use crate::analysis::sources::{self, Counts};
use crate::analysis::{check as rules, structure};
use crate::model::finding::{Finding, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::study::Variant;
use crate::model::text::Language;
use crate::words::{Value, Words};

use super::console::Console;
use super::failure::Failure;
use super::options::CheckOptions;
use super::{FOUND, GOOD, load};

/// What was found in one variant.
struct Found<'a> {
    variant: &'a Variant,
    findings: Vec<Finding>,
    missing: Vec<Missing>,
    counts: Counts,
}

/// Checks a file; exit code 1 when a finding is an error.
pub(super) fn run(options: &CheckOptions, console: &mut Console) -> Result<u8, Failure> {
    let opened = load::open(&options.file)?;
    let study = &opened.study;
    let language = console.words.language();
    let chosen: Vec<&Variant> = match &options.variant {
        Some(id) => vec![load::variant(study, Some(id), &console.words)?],
        None => study.variants().iter().collect(),
    };
    let found: Vec<Found<'_>> = chosen
        .into_iter()
        .map(|variant| Found {
            variant,
            findings: judged(&variant.procedure, language),
            missing: missing(&variant.procedure),
            counts: sources::counts(&variant.procedure),
        })
        .collect();
    // What opening noticed, unless a check says it of the same place.
    let is_told = |f: &&Finding| {
        !found.iter().any(|v| v.findings.iter().any(|g| g.code == f.code && g.place == f.place))
    };
    let opening: Vec<Finding> = opened.findings.iter().filter(is_told).cloned().collect();
    if options.json {
        print_json(&opening, &found, console)?;
    } else {
        print_text(&opening, &found, study.title().get(language), console)?;
    }
    let all = opening.iter().chain(found.iter().flat_map(|v| &v.findings));
    let is_bad = all.into_iter().any(|f| f.severity == Severity::Error);
    Ok(if is_bad { FOUND } else { GOOD })
}

fn print_text(
    opening: &[Finding],
    found: &[Found<'_>],
    title: &str,
    console: &mut Console,
) -> Result<(), Failure> {
    print_findings(opening, console)?;
    for (number, of) in found.iter().enumerate() {
        if number > 0 || !opening.is_empty() {
            console.line("")?;
        }
        let name = load::variant_name(of.variant, &console.words);
        console.line(&format!("{title} – {name}"))?;
        print_findings(&of.findings, console)?;
        for gap in &of.missing {
            let text = said_missing(gap, &console.words);
            console.line(&format!("  · {text}"))?;
        }
        let count = |severity| of.findings.iter().filter(|f| f.severity == severity).count();
        let args = [
            ("errors", Value::from(count(Severity::Error))),
            ("warnings", count(Severity::Warning).into()),
            ("notes", count(Severity::Note).into()),
        ];
        console.say("cli-check-sum", &args)?;
    }
    Ok(())
}

/// What the rules find, and what every way a case can go shows.
fn judged(procedure: &Procedure, language: Language) -> Vec<Finding> {
    let mut out = rules::check(procedure, language);
    let verdict = structure::judge(procedure, structure::LIMIT);
    out.extend(verdict.findings_beside(procedure, language, &out));
    rules::sort(&mut out);
    out
}

/// Prints findings, each with what to do about it.
pub(super) fn print_findings(findings: &[Finding], console: &mut Console) -> Result<(), Failure> {
    for finding in findings {
        let severity = console.words.name(finding.severity);
        let text = console.words.finding(finding);
        console.line(&format!("  {severity}: {text}"))?;
        if let Some(hint) = console.words.hint(finding) {
            console.line(&format!("      → {hint}"))?;
        }
    }
    Ok(())
}

fn said_missing(gap: &Missing, words: &Words) -> String {
    let args = [("count", Value::from(gap.steps.len())), ("of", gap.of.into())];
    words.say_with(gap.kind.message(), &args)
}

/// A finding with its words.
#[derive(Serialize)]
pub(super) struct SaidFinding<'a> {
    #[serde(flatten)]
    finding: &'a Finding,
    message: String,
    hint: Option<String>,
}

/// Findings with their words.
pub(super) fn said<'a>(findings: &'a [Finding], words: &Words) -> Vec<SaidFinding<'a>> {
    findings
        .iter()
        .map(|finding| SaidFinding {
            finding,
            message: words.finding(finding),
            hint: words.hint(finding),
        })
        .collect()
}

#[derive(Serialize)]
struct Report<'a> {
    opening: Vec<SaidFinding<'a>>,
    variants: Vec<VariantReport<'a>>,
}

#[derive(Serialize)]
struct VariantReport<'a> {
    variant: &'a str,
    findings: Vec<SaidFinding<'a>>,
    missing: Vec<MissingReport<'a>>,
    numbers: usize,
    numbers_unsourced: usize,
    numbers_illustrative: usize,
}

#[derive(Serialize)]
struct MissingReport<'a> {
    kind: &'static str,
    count: usize,
    of: usize,
    steps: Vec<&'a str>,
    message: String,
}

fn print_json(
    opening: &[Finding],
    found: &[Found<'_>],
    console: &mut Console,
) -> Result<(), Failure> {
    let words = console.words.clone();
    let variants = found
        .iter()
        .map(|of| VariantReport {
            variant: of.variant.id.as_str(),
            findings: said(&of.findings, &words),
            missing: of.missing.iter().map(|gap| missing_report(gap, &words)).collect(),
            numbers: of.counts.all,
            numbers_unsourced: of.counts.unsourced,
            numbers_illustrative: of.counts.illustrative,
        })
        .collect();
    console.json(&Report { opening: said(opening, &words), variants })
}

fn missing_report<'a>(gap: &'a Missing, words: &Words) -> MissingReport<'a> {
    MissingReport {
        kind: gap.kind.message().trim_start_matches("missing-"),
        count: gap.steps.len(),
        of: gap.of,
        steps: gap.steps.iter().map(StepId::as_str).collect(),
        message: said_missing(gap, words),
    }
}
