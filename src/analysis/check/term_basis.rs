//! A term without the rule that sets it: a reader cannot check it, and where nothing sets one the
//! law's own default applies (L. 241/1990 art. 2 c. 2).
//!
//! Mend: name the act and the article.

use crate::model::card::Term;
use crate::model::finding::{Place, Severity};
use crate::model::id::TermId;

use super::scene::Scene;
use super::{Found, Look, Rule, remedies};

pub(super) static RULE: Rule =
    Rule::new("term-without-basis", Severity::Note, Look::Term(look)).mended(remedies::card);

fn look(scene: &Scene<'_>, id: &TermId, term: &Term, out: &mut Found) {
    if term.basis.is_empty() {
        let name = term.name.get(scene.language);
        let name = if name.is_empty() { id.as_str() } else { name };
        out.push(|| RULE.at(Place::Term(id.clone())).with("term", name));
    }
}
