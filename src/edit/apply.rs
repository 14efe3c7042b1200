//! `apply`: the only writer of a study.

use crate::model::finding::{Finding, Place};
use crate::model::id::{StepId, VariantId};
use crate::model::invariants;
use crate::model::procedure::Procedure;
use crate::model::step::Step;
use crate::model::study::Study;

use super::{Change, Edit, Refusal};

/// Does an edit and returns its inverse; a refused edit changes nothing.
pub fn apply(study: &mut Study, edit: Edit) -> Result<Edit, Refusal> {
    let mut touched = Vec::new();
    let inverse = put(study, edit, &mut touched)?;
    let fault = touched.iter().find_map(|t| fault_near(study, t));
    #[cfg(any(test, debug_assertions))]
    let fault = fault.or_else(|| invariants::study_violations(study).into_iter().next());
    if let Some(fault) = fault {
        // What was just done can always be undone: the inverse only puts back what stood there.
        let undone = put(study, inverse, &mut Vec::new());
        debug_assert!(undone.is_ok(), "an inverse was refused");
        return Err(Refusal(fault));
    }
    Ok(inverse)
}

/// What an edit touched, so that only that is checked again.
enum Touched {
    /// A step that stands.
    Step(VariantId, StepId),
    /// A flow that stands.
    Flow(VariantId, crate::model::id::FlowId),
    /// Something others may refer to went or changed: the whole procedure.
    Whole(VariantId),
    /// The list of variants.
    Study,
}

fn fault_near(study: &Study, touched: &Touched) -> Option<Finding> {
    match touched {
        Touched::Step(variant, id) => {
            let procedure = study.procedure(variant)?;
            invariants::step_violations(procedure, id).into_iter().next()
        }
        Touched::Flow(variant, id) => {
            let procedure = study.procedure(variant)?;
            invariants::flow_violation(procedure, id)
        }
        Touched::Whole(variant) => {
            invariants::violations(study.procedure(variant)?).into_iter().next()
        }
        Touched::Study => invariants::study_violations(study).into_iter().next(),
    }
}

fn put(study: &mut Study, edit: Edit, touched: &mut Vec<Touched>) -> Result<Edit, Refusal> {
    Ok(match edit {
        Edit::Title(title) => Edit::Title(study.put_title(title)),
        Edit::Body(body) => Edit::Body(study.put_body(body)),
        Edit::Language(language) => Edit::Language(study.put_language(language)),
        Edit::NextId(next) => Edit::NextId(study.put_next_id(next)),
        Edit::Variant(id, to) => {
            touched.push(Touched::Study);
            let former = study.put_variant(&id, to);
            Edit::Variant(id, former)
        }
        Edit::In(variant, change) => put_change(study, variant, change, touched)?,
        Edit::Group(edits) => {
            let mut inverses = Vec::with_capacity(edits.len());
            for edit in edits {
                match put(study, edit, touched) {
                    Ok(inverse) => inverses.push(inverse),
                    Err(refusal) => {
                        inverses.reverse();
                        let undone = put(study, Edit::Group(inverses), &mut Vec::new());
                        debug_assert!(undone.is_ok(), "an inverse was refused");
                        return Err(refusal);
                    }
                }
            }
            inverses.reverse();
            Edit::Group(inverses)
        }
    })
}

fn put_change(
    study: &mut Study,
    variant: VariantId,
    change: Change,
    touched: &mut Vec<Touched>,
) -> Result<Edit, Refusal> {
    let Some(p) = study.procedure_mut(&variant) else {
        return Err(Refusal(
            Finding::error(Place::Study, "variant-missing").with("id", variant.as_str()),
        ));
    };
    let whole = || Touched::Whole(variant.clone());
    let inverse = match change {
        Change::Card(card) => {
            touched.push(whole());
            Change::Card(Box::new(p.put_card(*card)))
        }
        Change::BodyCalendar(id) => {
            touched.push(whole());
            Change::BodyCalendar(p.put_body_calendar(id))
        }
        Change::FirstDay(day) => Change::FirstDay(p.put_first_day(day)),
        Change::Step(id, step) => {
            touched.push(touch_of_step(p, &variant, &id, step.as_deref())?);
            let former = p.put_step(&id, step);
            Change::Step(id, former)
        }
        Change::Flow(id, flow) => {
            touched.push(Touched::Flow(variant.clone(), id.clone()));
            let former = p.put_flow(&id, flow);
            Change::Flow(id, former)
        }
        Change::Link(id, link) => {
            touched.push(whole());
            let former = p.put_link(&id, link);
            Change::Link(id, former)
        }
        Change::Pool(id, pool) => {
            touched.push(whole());
            let former = p.put_pool(&id, pool);
            Change::Pool(id, former)
        }
        Change::Lane(id, lane) => {
            touched.push(whole());
            let former = p.put_lane(&id, lane);
            Change::Lane(id, former)
        }
        Change::Artifact(id, artifact) => {
            touched.push(whole());
            let former = p.put_artifact(&id, artifact);
            Change::Artifact(id, former)
        }
        Change::Office(id, office) => {
            touched.push(whole());
            let former = p.put_office(&id, office);
            Change::Office(id, former)
        }
        Change::Calendar(id, calendar) => {
            touched.push(whole());
            let former = p.put_calendar(&id, calendar);
            Change::Calendar(id, former)
        }
        Change::Scenario(id, scenario) => {
            touched.push(whole());
            let former = p.put_scenario(&id, scenario);
            Change::Scenario(id, former)
        }
        Change::Note(id, note) => {
            touched.push(whole());
            let former = p.put_note(&id, note);
            Change::Note(id, former)
        }
    };
    Ok(Edit::In(variant, inverse))
}

/// What a put of a step asks to be checked. A new or changed step is judged by itself; one that
/// goes, or changes what others rest on (kind, parent), asks for the whole.
fn touch_of_step(
    p: &Procedure,
    variant: &VariantId,
    id: &StepId,
    step: Option<&Step>,
) -> Result<Touched, Refusal> {
    let rests = match (p.step(id), step) {
        (Some(old), Some(new)) => old.kind != new.kind || old.parent != new.parent,
        (None, Some(_)) => {
            if p.knows_id(id.as_str()) {
                return Err(Refusal(
                    Finding::error(Place::Step(id.clone()), "duplicate-id").with("id", id.as_str()),
                ));
            }
            false
        }
        (_, None) => true,
    };
    let whole = || Touched::Whole(variant.clone());
    Ok(if rests { whole() } else { Touched::Step(variant.clone(), id.clone()) })
}
