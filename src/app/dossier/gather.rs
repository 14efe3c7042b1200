//! What a document is made from: the study, the runs of one or two variants, and what differs.

use std::sync::Arc;

use crate::analysis::check;
use crate::analysis::compare::Comparison;
use crate::analysis::compare::align::ByHand;
use crate::analysis::compare::joined::Joined;
use crate::analysis::compare::worth::{Aim, Answer, Effort, Worth};
use crate::analysis::measure::indicators::{Indicator, Of, Side, What, indicators};
use crate::analysis::measure::results::{Results, results};
use crate::analysis::missing::{Missing, missing};
use crate::analysis::simulate::net::Net;
use crate::analysis::simulate::outcome::Outcome;
use crate::analysis::simulate::plan::{Repeats, RunPlan};
use crate::app::compare;
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
/// Most replications to tell which change brings the gain.
const GAIN_RUNS: u32 = 1_000;

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
    /// Both under one set of ids; a single variant beside itself.
    pub joined: Arc<Joined>,
    /// The indicators: of both where both can be simulated, else of the first beside itself.
    pub indicators: Vec<Indicator>,
    /// Whether the indicators are of two variants.
    pub is_paired: bool,
    /// What decides: the share within the term that is kept least often, else the mean time.
    pub aim: Aim,
    /// Which change brings the gain; `None` where nothing changed, or one of them cannot be simulated.
    pub gains: Option<Answer>,
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
    let first = &before.procedure;
    let second = after.map_or(first, |after| &after.procedure);
    let joined = Arc::new(Joined::of(first, second, &ByHand::default()));
    let structure = after.map(|_| joined.differences(&joined.after, language));
    let mut one = side(before.clone(), language);
    // From here on the second goes by the ids of the first wherever both have a thing.
    let after = after.map(|v| Variant { procedure: Arc::clone(&joined.after), ..v.clone() });
    let mut other = after.map(|after| side(after, language));
    let nets = [Some(&mut one), other.as_mut()].map(|side| {
        let side = side?;
        match ready::prepare_checked(&side.variant.procedure, &plan, &side.findings) {
            Ok(net) => Some(net),
            Err(findings) => {
                side.refused = findings;
                None
            }
        }
    });
    let effort = effort(&plan, &joined, is_short).filter(|_| nets.iter().all(Option::is_some));
    let most = plan.repeats.most();
    let whole = most + effort.as_ref().map_or(0, |e| e.replications);
    let (x, y) = runs(&nets, &plan, stop, &mut |done, _| told(done, whole));
    if stop.asked() {
        return None;
    }
    let is_paired = x.is_some() && y.is_some();
    let indicators = measured(&joined, &nets, [x.as_ref(), y.as_ref()]);
    let aim = aim(&indicators);
    let gains = effort.map(|effort| {
        let mut worth = Worth::new(&joined, &plan, effort, Some(&aim));
        compare::ask(&mut worth, stop, |w| told(most + w.answer().replications, whole));
        worth.answer()
    });
    if stop.asked() {
        return None;
    }
    one.results = x.as_ref().map(results);
    if let Some(other) = &mut other {
        other.results = y.as_ref().map(results);
    }
    Some(Material {
        study: study.clone(),
        before: one,
        after: other,
        structure,
        joined,
        indicators,
        is_paired,
        aim,
        gains,
        plan,
        is_short,
        model: model(study),
    })
}

/// How much is tried to tell which change brings the gain: no more replications of a change than of
/// the whole. `None` where nothing changed, or the procedures are too large.
fn effort(plan: &RunPlan, joined: &Joined, is_short: bool) -> Option<Effort> {
    if is_short || joined.grouped.groups.is_empty() {
        return None;
    }
    // Mirrored replications come in pairs.
    let most = plan.repeats.most().next_multiple_of(2);
    let mut pairs = Effort::default().pairs;
    pairs.retain(|n| *n < most);
    pairs.push(most.min(PAIRS));
    pairs.dedup();
    Some(Effort { pairs, replications: GAIN_RUNS, ..Effort::default() })
}

/// What decides: of several terms the one that is kept least often is at stake.
fn aim(indicators: &[Indicator]) -> Aim {
    let terms = indicators.iter().filter_map(|i| match &i.of {
        Of::Term(id) if i.what == What::Within => Some((id, i.change.before.mean)),
        _ => None,
    });
    let stake = terms.min_by(|a, b| a.1.total_cmp(&b.1));
    stake.map_or(Aim::MeanTime, |(id, _)| Aim::Within(id.clone()))
}

/// The indicators of both, else of the first beside itself.
fn measured(
    joined: &Joined,
    nets: &[Option<Net>; 2],
    runs: [Option<&Outcome>; 2],
) -> Vec<Indicator> {
    let before = Side::of(&joined.before, nets[0].as_ref());
    match runs {
        [Some(x), Some(y)] => {
            let after = Side::of(&joined.after, nets[1].as_ref());
            indicators([&before, &after], Some([x, y]))
        }
        [x, _] => indicators([&before, &before], x.map(|x| [x, x])),
    }
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

fn side(variant: Variant, language: Language) -> SideOf {
    let mut findings = check::check(&variant.procedure, language);
    check::sort(&mut findings);
    let missing = missing(&variant.procedure);
    SideOf { variant, results: None, refused: Vec::new(), findings, missing }
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
