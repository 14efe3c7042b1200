//! What a document is made from: the study, the runs of one or two variants, and what differs.

use crate::analysis::check;
use crate::analysis::compare::{Comparison, differences};
use crate::analysis::measure::difference::{Differences, difference};
use crate::analysis::measure::results::{Results, results};
use crate::analysis::missing::{Missing, missing};
use crate::analysis::simulate::net::Net;
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::{Repeats, RunPlan};
use crate::app::jobs::Stop;
use crate::app::live;
use crate::app::ready;
use crate::files::native;
use crate::files::stored::Fingerprint;
use crate::model::finding::Finding;
use crate::model::id::VariantId;
use crate::model::study::{Study, Variant};
use crate::model::text::Language;

/// Pairs of replications when nothing else is asked for.
pub const PAIRS: u32 = 40;
/// Steps beyond which fewer replications are made unless they are asked for.
pub const LARGE: usize = 1_500;
/// Replications of such a procedure.
pub const FEW: u32 = 10;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The variant that is shown as it is; else the as-is of the study.
    pub as_is: Option<VariantId>,
    /// The variant it is compared with; else the first to-be, where there is one.
    pub to_be: Option<VariantId>,
    /// What a run covers.
    pub plan: RunPlan,
    /// Whether the number of replications was asked for.
    pub is_counted: bool,
}

/// One variant and what is known of it.
#[derive(Clone, Debug)]
pub struct SideOf {
    /// The variant.
    pub variant: Variant,
    /// What its run measured.
    pub results: Option<Results>,
    /// What keeps it from being simulated.
    pub refused: Vec<Finding>,
    /// What the checks found.
    pub findings: Vec<Finding>,
    /// What the analyses still lack.
    pub missing: Vec<Missing>,
}

/// Everything a document is made from.
#[derive(Clone, Debug)]
pub struct Material {
    /// The study.
    pub study: Study,
    /// The variant shown as it is.
    pub before: SideOf,
    /// The variant it is compared with.
    pub after: Option<SideOf>,
    /// How they differ in structure.
    pub structure: Option<Comparison>,
    /// How they differ in figures.
    pub figures: Option<Differences>,
    /// What the runs covered.
    pub plan: RunPlan,
    /// Whether fewer replications were made because the procedure is large.
    pub is_short: bool,
    /// Tells this content of the study from every other: 16 hexadecimal digits.
    pub model: String,
}

/// Runs the analyses. `told` hears how many replications are done and how many there may be. `None`
/// when it was stopped, or the study has no such variant.
pub fn gather(
    study: &Study,
    asked: &Asked,
    language: Language,
    stop: &Stop,
    told: &mut dyn FnMut(u32, u32),
) -> Option<Material> {
    let (before, after) = sides(study, asked)?;
    let (plan, is_short) = plan(asked, [Some(before), after]);
    let structure = after.map(|after| differences(&before.procedure, &after.procedure, language));
    let mut one = side(before, language);
    let mut other = after.map(|after| side(after, language));
    let nets = [Some(&mut one), other.as_mut()].map(|side| {
        let side = side?;
        match ready::prepare(&side.variant.procedure, &plan, language) {
            Ok(net) => Some(net),
            Err(findings) => {
                side.refused = findings;
                None
            }
        }
    });
    let (x, y) = runs(&nets, &plan, stop, told);
    if stop.asked() {
        return None;
    }
    let figures = x.as_ref().zip(y.as_ref()).map(|(x, y)| difference(x, y));
    one.results = x.as_ref().map(results);
    if let Some(other) = &mut other {
        other.results = y.as_ref().map(results);
    }
    let model = model(study);
    let study = study.clone();
    Some(Material { study, before: one, after: other, structure, figures, plan, is_short, model })
}

/// The two variants: what was asked for, else as-is and the first to-be.
fn sides<'a>(study: &'a Study, asked: &Asked) -> Option<(&'a Variant, Option<&'a Variant>)> {
    let before = match &asked.as_is {
        Some(id) => study.variant(id)?,
        None => study.as_is().or_else(|| study.variants().first())?,
    };
    let after = match &asked.to_be {
        Some(id) => Some(study.variant(id)?),
        None => study.to_be(),
    };
    Some((before, after.filter(|v| v.id != before.id)))
}

/// What a run covers; a large procedure is repeated less often, and the document says so.
fn plan(asked: &Asked, variants: [Option<&Variant>; 2]) -> (RunPlan, bool) {
    let mut plan = asked.plan;
    if asked.is_counted {
        return (plan, false);
    }
    let steps = variants.iter().flatten().map(|v| v.procedure.steps().count()).max();
    let is_large = steps.is_some_and(|n| n > LARGE);
    if is_large {
        plan.mirrored = false;
        plan.repeats = Repeats::Fixed(FEW);
    } else if variants[1].is_some() {
        plan.repeats = Repeats::Fixed(PAIRS);
    }
    (plan, is_large)
}

fn side(variant: &Variant, language: Language) -> SideOf {
    let p = &variant.procedure;
    let mut findings = check::check(p, language);
    check::sort(&mut findings);
    SideOf {
        variant: variant.clone(),
        results: None,
        refused: Vec::new(),
        findings,
        missing: missing(p),
    }
}

/// The runs of what can be simulated, with the same luck where both can.
fn runs(
    nets: &[Option<Net>; 2],
    plan: &RunPlan,
    stop: &Stop,
    told: &mut dyn FnMut(u32, u32),
) -> (Option<Outcome>, Option<Outcome>) {
    let most = plan.repeats.most();
    let done = |outcome: &Outcome| outcome.replications().len() as u32;
    match nets {
        [Some(a), Some(b)] => {
            let mut last = None;
            live::pairs(a, b, plan, stop, |x, y, is_done| {
                told(done(x), most);
                if is_done {
                    last = Some((x.clone(), y.clone()));
                }
            });
            last.map_or((None, None), |(x, y)| (Some(x), Some(y)))
        }
        [Some(a), None] => (Some(live::run(a, plan, stop, |x| told(done(x), most))), None),
        [None, Some(b)] => (None, Some(live::run(b, plan, stop, |y| told(done(y), most)))),
        [None, None] => (None, None),
    }
}

/// A name for the content of the study; empty where it cannot be written down.
fn model(study: &Study) -> String {
    let text = native::write(study).unwrap_or_default();
    Fingerprint::of(text.as_bytes()).short()
}
