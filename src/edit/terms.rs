//! Adding a term to the card: its id is fresh, so that a removed term's id is never given again.

use crate::model::card::Term;
use crate::model::id::TermId;

use super::follow::{Desk, Plan};
use super::history::Description;
use super::{Change, Refusal};

impl Desk<'_> {
    /// Adds a term to the card; returns its id with the plan.
    pub fn add_term(
        mut self,
        term: Term,
        description: Description,
    ) -> Result<(TermId, Plan), Refusal> {
        let mut card = self.procedure()?.card().clone();
        let id = TermId::new(self.fresh("term"));
        card.terms.insert(id.clone(), term);
        let edit = self.put(Change::Card(Box::new(card)));
        Ok((id, self.close(description, vec![edit])))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply::apply;
    use crate::model::id::VariantId;
    use crate::model::sketch;
    use crate::model::study::Study;
    use crate::model::text::Text;

    #[test]
    fn the_id_of_a_removed_term_is_not_given_again() {
        let mut study = Study::of(Text::default(), sketch::parse("start > a > end").unwrap());
        let variant = VariantId::new("as-is");
        let mut seen = Vec::new();
        for _ in 0..3 {
            let desk = Desk::new(&study, &variant, 0);
            let (id, plan) = desk.add_term(Term::default(), Description::new("x")).unwrap();
            assert!(!seen.contains(&id), "{id} again");
            apply(&mut study, plan.edit).unwrap();
            let p = study.procedure(&variant).unwrap();
            assert!(p.card().terms.contains_key(&id));
            let mut card = p.card().clone();
            card.terms.clear();
            let edit = crate::edit::Edit::In(variant.clone(), Change::Card(Box::new(card)));
            apply(&mut study, edit).unwrap();
            seen.push(id);
        }
    }
}
