//! A term longer than the law lets a regulation set: above 90 days a written reason is needed, above 180
//! there is none (L. 241/1990 art. 2 c. 3 and 4). A legal basis on the term is taken as the reason up to
//! the second limit.
//!
//! Mend: shorten the term, or name the act that allows it.

use crate::model::card::{Term, TermUnit};
use crate::model::finding::{Finding, Place, Severity};
use crate::model::id::TermId;

use super::scene::Scene;
use super::{Look, Rule};

pub(super) static RULE: Rule = Rule::new("term-long", Severity::Warning, Look::Term(look));

fn look(scene: &Scene<'_>, id: &TermId, term: &Term, out: &mut Vec<Finding>) {
    let days = days(term);
    let limit = if term.basis.is_empty() { MOST_DAYS } else { MOST_DAYS_WITH_REASON };
    if days > limit {
        let name = term.name.get(scene.language);
        let name = if name.is_empty() { id.as_str() } else { name };
        out.push(
            RULE.at(Place::Term(id.clone()))
                .with("term", name)
                .with("days", days.round())
                .with("limit", limit),
        );
    }
}

/// Art. 2 c. 3, calendar days.
const MOST_DAYS: f64 = 90.0;
/// Art. 2 c. 4, calendar days.
const MOST_DAYS_WITH_REASON: f64 = 180.0;

/// A term in calendar days; five working days make a week and a month has 30 days.
fn days(term: &Term) -> f64 {
    let amount = f64::from(term.amount);
    match term.unit {
        TermUnit::Days => amount,
        TermUnit::WorkingDays => amount * 7.0 / 5.0,
        TermUnit::Months => amount * 30.0,
    }
}
