//! One study becomes another, as one undo step: taking what somebody else wrote to the file.

use crate::model::study::Study;

use super::Edit;
use super::follow::Plan;
use super::history::Description;

/// The plan by which `from` becomes `to`.
pub fn become_other(from: &Study, to: &Study, description: Description) -> Plan {
    let mut edits = vec![
        Edit::Title(to.title().clone()),
        Edit::Body(to.body().clone()),
        Edit::Language(to.language()),
        Edit::NextId(to.next_id()),
    ];
    for variant in from.variants() {
        if to.variant(&variant.id).is_none() {
            edits.push(Edit::Variant(variant.id.clone(), None));
        }
    }
    // From the first place to the last: what is put at a place moves nothing before it.
    for (at, variant) in to.variants().iter().enumerate() {
        edits.push(Edit::Variant(variant.id.clone(), Some((at, variant.clone()))));
    }
    Plan::of(description, edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply::apply;
    use crate::edit::follow::Desk;
    use crate::model::id::VariantId;
    use crate::model::sketch;
    use crate::model::text::{Language, Text};

    fn study(title: &str, text: &str, to_be: usize) -> Study {
        let mut study = Study::of(Text::of(Language::It, title), sketch::parse(text).unwrap());
        for i in 0..to_be {
            let variant = VariantId::new("as-is");
            let desk = Desk::new(&study, &variant, 0);
            let (_, plan) = desk.new_to_be(Text::of(Language::It, format!("{title} {i}"))).unwrap();
            apply(&mut study, plan.edit).unwrap();
        }
        study
    }

    #[test]
    fn it_becomes_the_other_and_back() {
        let studies = [
            study("a", "start > a > end", 0),
            study("b", "start > b > c > end", 2),
            study("c", "start > a > end", 3),
            Study::of(Text::default(), sketch::parse("start").unwrap()),
        ];
        for from in &studies {
            for to in &studies {
                let mut study = from.clone();
                let plan = become_other(&study, to, Description::new("x"));
                let back = apply(&mut study, plan.edit).unwrap();
                assert_eq!(study, *to);
                apply(&mut study, back).unwrap();
                assert_eq!(study, *from);
            }
        }
    }
}
