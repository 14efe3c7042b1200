//! A term longer than the law lets a regulation set: above 90 days a written reason is needed,
//! above 180 there is none (L. 241/1990 art. 2 c. 3 and 4). A legal basis on the term is taken as
//! the reason up to the second limit.
//!
//! Mend: shorten the term, or name the act that allows it.

use jiff::civil::Date;

use crate::law::figures::{FigureKey, Figures};
use crate::model::card::{Term, TermUnit};
use crate::model::finding::{Place, Severity};
use crate::model::id::TermId;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("term-long", Severity::Warning, Look::Term(look)).mended(remedies::card);

fn look(scene: &Scene<'_>, id: &TermId, term: &Term, out: &mut Found) {
    let days = days(term);
    let key = if term.basis.is_empty() {
        FigureKey::RegulationTermMaxDays
    } else {
        FigureKey::ExceptionTermMaxDays
    };
    // Cases of a study without a date are those of today's law: the last figure on the list.
    let on = scene.procedure.first_day().unwrap_or(Date::MAX);
    let Some(limit) = Figures::builtin().find(key, on, "").map(|figure| figure.value) else {
        return;
    };
    if days > limit {
        let name = term.name.get(scene.language);
        let name = if name.is_empty() { id.as_str() } else { name };
        out.push(|| {
            RULE.at(Place::Term(id.clone()))
                .with("term", name)
                .with("days", days.round())
                .with("limit", limit)
        });
    }
}

/// A term in calendar days; five working days make a week and a month has 30 days.
fn days(term: &Term) -> f64 {
    let amount = f64::from(term.amount);
    match term.unit {
        TermUnit::Days => amount,
        TermUnit::WorkingDays => amount * 7.0 / 5.0,
        TermUnit::Months => amount * 30.0,
    }
}
