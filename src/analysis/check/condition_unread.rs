//! A condition that is meant as an expression and cannot be read, or compares what cannot be
//! compared: an engine could not decide by it.
//!
//! Mend: write it as the language of conditions has it (`model::expression`).

use crate::model::expression::{self, Fault, Trouble};
use crate::model::finding::{Place, Severity};
use crate::model::flow::Flow;
use crate::model::id::FlowId;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("condition-unread", Severity::Warning, Look::Flow(look)).mended(remedies::condition);

fn look(_: &Scene<'_>, id: &FlowId, flow: &Flow, out: &mut Found) {
    let condition = flow.condition.trim();
    if condition.is_empty() || !expression::is_meant(condition) {
        return;
    }
    let Err(Fault { column, trouble }) = expression::parse(&flow.condition) else { return };
    let (what, is, wanted) = match &trouble {
        Trouble::Unexpected(what) | Trouble::NoSuchDay(what) => (what.as_str(), "", ""),
        Trouble::Types(is, wanted) => ("", is.key(), wanted.key()),
        Trouble::TwoTypes(what, is, wanted) => (what.as_str(), is.key(), wanted.key()),
        Trouble::TooLarge | Trouble::Ends | Trouble::OpenText | Trouble::NoOrder => ("", "", ""),
    };
    out.push(|| {
        let finding = RULE.at(Place::Flow(id.clone())).with("condition", condition);
        let finding = finding.with("column", column).with("trouble", trouble.key());
        finding.with("what", what).with("is", is).with("wanted", wanted)
    });
}
