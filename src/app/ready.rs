//! Makes a procedure ready to be simulated, or says what keeps it from it.

use crate::analysis::check;
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::net::Net;
use crate::analysis::simulate::plan::RunPlan;
use crate::model::finding::{Finding, Severity};
use crate::model::procedure::Procedure;
use crate::model::text::Language;

/// Errors after which figures would mean nothing.
const KEEPS_FROM_RUNNING: [&str; 3] = ["shares-sum", "no-start", "endless-loop"];

/// Makes a procedure ready, or gives what keeps it from being simulated.
pub fn prepare(
    procedure: &Procedure,
    plan: &RunPlan,
    language: Language,
) -> Result<Net, Vec<Finding>> {
    prepare_checked(procedure, plan, &check::check(procedure, language))
}

/// The same of a procedure whose findings are known.
pub fn prepare_checked(
    procedure: &Procedure,
    plan: &RunPlan,
    findings: &[Finding],
) -> Result<Net, Vec<Finding>> {
    let keeps =
        |f: &&Finding| f.severity == Severity::Error && KEEPS_FROM_RUNNING.contains(&f.code);
    let wrong: Vec<Finding> = findings.iter().filter(keeps).cloned().collect();
    if wrong.is_empty() { compile(procedure, None, plan) } else { Err(wrong) }
}
