//! Checks: rules that judge a procedure and say what is wrong, where, and what to do.
//!
//! One rule is one file in `check/`, with one entry in [`RULES`]. A rule looks at one thing (a
//! step, a flow, an office, a term), so that only what an edit touched need be looked at again, or
//! at the whole. It gives codes and arguments; `words` makes the sentence (`finding-CODE`) and the
//! advice (`finding-CODE-hint`).

mod blank_sub;
mod branch_unnamed;
mod card_gaps;
mod clock_unmarked;
mod complex_gateway;
mod condition_mixed;
mod condition_unread;
mod copied_by_hand;
mod covered;
mod crowded_level;
mod dead_end;
mod decision_unnamed;
mod demand_missing;
mod endless_loop;
mod event_sub_start;
mod event_unnamed;
mod flow_across;
mod flow_twice;
mod flow_wrong_end;
mod found;
mod idle_gateway;
mod illustrative;
mod implicit_split;
mod join_deadlock;
mod join_missing;
mod join_open;
mod joins;
mod language_gap;
mod link_alone;
mod loop_unbounded;
mod message_within;
mod name_twice;
mod needless_terminate;
mod neighbours;
mod no_default;
mod no_end;
mod no_start;
mod office_missing;
mod office_not_lane;
pub(in crate::analysis) mod opinion_term;
mod outcome_missing;
mod outside_lanes;
mod overlap;
mod race_wrong;
mod refusal_notice;
mod remedies;
mod scene;
mod share_misplaced;
mod shares_missing;
mod shares_sum;
mod sittings_empty;
mod split_and_join;
mod staff_missing;
mod step_unnamed;
mod sub_start_typed;
mod suspension_length;
mod suspension_repeats;
mod term_basis;
mod term_length;
mod timer_unset;
mod unreachable;
mod unsourced;
mod wait_missing;
mod wait_odd;
mod work_missing;
mod work_odd;

use crate::model::card::Term;
use crate::model::finding::{Finding, Place, Severity};
use crate::model::flow::Flow;
use crate::model::id::{FlowId, OfficeId, StepId, TermId};
use crate::model::office::Office;
use crate::model::procedure::Procedure;
use crate::model::remedy::Remedy;
use crate::model::step::Step;
use crate::model::text::Language;

use self::found::Found;
use self::scene::Scene;

type LookAtStep = fn(&Scene<'_>, &StepId, &Step, &mut Found);
type LookAtFlow = fn(&Scene<'_>, &FlowId, &Flow, &mut Found);

/// What a rule looks at, with the function that looks.
#[derive(Clone, Copy)]
enum Look {
    /// One step and the flows that touch it.
    Step(LookAtStep),
    /// One flow.
    Flow(LookAtFlow),
    /// One office.
    Office(fn(&Scene<'_>, &OfficeId, &Office, &mut Found)),
    /// One term of the card.
    Term(fn(&Scene<'_>, &TermId, &Term, &mut Found)),
    /// The whole procedure.
    Whole(fn(&Scene<'_>, &mut Found)),
}

/// Says what mends a finding of a rule; `None` where only a person can tell.
type Advise = fn(&Procedure, &Finding) -> Option<Remedy>;

/// A rule.
pub struct Rule {
    /// Its name in kebab case; the code of its findings.
    pub code: &'static str,
    /// How bad its findings are.
    pub severity: Severity,
    look: Look,
    advise: Option<Advise>,
}

impl Rule {
    const fn new(code: &'static str, severity: Severity, look: Look) -> Self {
        Self { code, severity, look, advise: None }
    }

    /// This rule, with what mends its findings.
    const fn mended(mut self, advise: Advise) -> Self {
        self.advise = Some(advise);
        self
    }

    /// Whether it offers to mend what it finds, or to open the place where it can be mended.
    pub fn offers_remedy(&self) -> bool {
        self.advise.is_some()
    }

    /// Whether the rule needs the whole procedure; the others can be run on one place.
    pub fn is_whole(&self) -> bool {
        matches!(self.look, Look::Whole(_))
    }

    fn of_step(&self) -> Option<LookAtStep> {
        match self.look {
            Look::Step(look) => Some(look),
            _ => None,
        }
    }

    fn of_flow(&self) -> Option<LookAtFlow> {
        match self.look {
            Look::Flow(look) => Some(look),
            _ => None,
        }
    }

    /// A finding of this rule.
    fn at(&self, place: Place) -> Finding {
        Finding::new(self.severity, place, self.code)
    }
}

/// What mends a finding; worked out when asked for, on the procedure as it is then.
pub fn remedy(procedure: &Procedure, finding: &Finding) -> Option<Remedy> {
    let rule = RULES.iter().find(|rule| rule.code == finding.code)?;
    rule.advise.and_then(|advise| advise(procedure, finding))
}

/// All rules: structure, decisions, style, data, law.
pub static RULES: [&Rule; 60] = [
    &no_start::RULE,
    &no_end::RULE,
    &unreachable::RULE,
    &dead_end::RULE,
    &endless_loop::RULE,
    &loop_unbounded::RULE,
    &idle_gateway::RULE,
    &implicit_split::RULE,
    &flow_twice::RULE,
    &flow_wrong_end::RULE,
    &flow_across::RULE,
    &message_within::RULE,
    &split_and_join::RULE,
    &join_deadlock::RULE,
    &join_open::RULE,
    &join_missing::RULE,
    &race_wrong::RULE,
    &complex_gateway::RULE,
    &condition_unread::RULE,
    &condition_mixed::RULE,
    &link_alone::RULE,
    &needless_terminate::RULE,
    &event_sub_start::RULE,
    &sub_start_typed::RULE,
    &blank_sub::RULE,
    &crowded_level::RULE,
    &timer_unset::RULE,
    &shares_sum::RULE,
    &shares_missing::RULE,
    &share_misplaced::RULE,
    &no_default::RULE,
    &decision_unnamed::RULE,
    &branch_unnamed::RULE,
    &step_unnamed::RULE,
    &event_unnamed::RULE,
    &name_twice::RULE,
    &overlap::RULE,
    &outside_lanes::RULE,
    &office_not_lane::RULE,
    &language_gap::RULE,
    &office_missing::RULE,
    &staff_missing::RULE,
    &work_missing::RULE,
    &wait_missing::RULE,
    &work_odd::RULE,
    &wait_odd::RULE,
    &sittings_empty::RULE,
    &demand_missing::RULE,
    &copied_by_hand::RULE,
    &unsourced::RULE,
    &illustrative::RULE,
    &card_gaps::RULE,
    &outcome_missing::RULE,
    &clock_unmarked::RULE,
    &term_basis::RULE,
    &term_length::RULE,
    &suspension_repeats::RULE,
    &suspension_length::RULE,
    &refusal_notice::RULE,
    &opinion_term::RULE,
];

/// Most findings kept of one rule; the last one then says how many more there are.
pub const MAX_PER_RULE: usize = 500;

/// Judges the whole procedure. Names in the arguments are in `language`. Errors first, then by place.
pub fn check(procedure: &Procedure, language: Language) -> Vec<Finding> {
    let scene = Scene::whole(procedure, language);
    let mut found: Vec<Found> = RULES.iter().map(|rule| Found::of(rule, MAX_PER_RULE)).collect();
    // Place by place, so that what the rules look at is at hand for all of them.
    let mut of_steps: Vec<_> =
        found.iter_mut().filter_map(|f| Some((f.rule().of_step()?, f))).collect();
    for (id, step) in procedure.steps() {
        for (look, out) in &mut of_steps {
            look(&scene, id, step, out);
        }
    }
    let mut of_flows: Vec<_> =
        found.iter_mut().filter_map(|f| Some((f.rule().of_flow()?, f))).collect();
    for (id, flow) in procedure.flows() {
        for (look, out) in &mut of_flows {
            look(&scene, id, flow, out);
        }
    }
    for out in &mut found {
        match out.rule().look {
            Look::Office(look) => procedure.offices().for_each(|(id, o)| look(&scene, id, o, out)),
            Look::Term(look) => {
                procedure.card().terms.iter().for_each(|(id, term)| look(&scene, id, term, out));
            }
            Look::Whole(look) => look(&scene, out),
            Look::Step(_) | Look::Flow(_) => {}
        }
    }
    let mut out: Vec<Finding> = found.into_iter().flat_map(Found::all).collect();
    sort(&mut out);
    out
}

/// Judges single places with the rules that need no more than one place: for answers while a
/// person edits. The other rules need [`check`].
pub fn check_places(procedure: &Procedure, language: Language, places: &[Place]) -> Vec<Finding> {
    let scene = Scene::new(procedure, language);
    let mut out = Vec::new();
    for rule in RULES {
        let mut found = Found::of(rule, usize::MAX);
        for place in places {
            look_at(&scene, place, &mut found);
        }
        out.extend(found.all());
    }
    sort(&mut out);
    out
}

fn look_at(scene: &Scene<'_>, place: &Place, out: &mut Found) {
    let procedure = scene.procedure;
    match (out.rule().look, place) {
        (Look::Step(look), Place::Step(id)) => {
            if let Some(step) = procedure.step(id) {
                look(scene, id, step, out);
            }
        }
        (Look::Flow(look), Place::Flow(id)) => {
            if let Some(flow) = procedure.flow(id) {
                look(scene, id, flow, out);
            }
        }
        (Look::Office(look), Place::Office(id)) => {
            if let Some(office) = procedure.office(id) {
                look(scene, id, office, out);
            }
        }
        (Look::Term(look), Place::Term(id)) => {
            if let Some(term) = procedure.card().terms.get(id) {
                look(scene, id, term, out);
            }
        }
        _ => {}
    }
}

/// Puts findings in the order in which they are listed.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (a.severity, &a.place, a.code).cmp(&(b.severity, &b.place, b.code)));
}
