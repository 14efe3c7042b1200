//! A card that says a term but not who answers for it: the unit and the case officer (L. 241/1990
//! art. 4 and 5), the body that decides, the holder of the substitute power (art. 2 c. 9-bis).
//!
//! Mend: fill in the card.

use crate::model::finding::{Place, Severity};

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("card-incomplete", Severity::Note, Look::Whole(look)).mended(remedies::card);

fn look(scene: &Scene<'_>, out: &mut Found) {
    let card = scene.procedure.card();
    if card.terms.is_empty() {
        return;
    }
    let fields = [
        ("unit", &card.unit),
        ("case-officer", &card.case_officer),
        ("deciding-body", &card.deciding_body),
        ("substitute-power", &card.substitute_power),
    ];
    for (field, _) in fields.iter().filter(|(_, text)| text.is_empty()) {
        out.push(|| RULE.at(Place::Card).with("field", *field));
    }
}
