//! Two variants compared behind the window: what changed, what it is worth, and the second without
//! some of its changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::analysis::compare::align::ByHand;
use crate::analysis::compare::joined::Joined;
use crate::analysis::compare::worth::{Aim, Answer, Effort, Job, Worth};
use crate::analysis::compare::{Comparison, differences_of};
use crate::analysis::measure::indicators::{Indicator, Side, indicators};
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::plan::{Detail, Repeats, RunPlan};
use crate::edit::Edit;
use crate::edit::follow::Plan;
use crate::layout::route;
use crate::model::id::VariantId;
use crate::model::procedure::Procedure;
use crate::model::text::{Language, Text};

use super::Workbench;
use super::command::{Command, Workspace};
use super::jobs::{Desk, Slot, Stop, spread};
use super::live::{PAIRS, live_plan, pairs, wants};
use super::report::Report;
use super::routing::Routed;

pub mod said;

/// Two variants compared.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Revision of the document it belongs to.
    pub revision: u64,
    /// The as-is side.
    pub before: VariantId,
    /// The to-be side.
    pub after: VariantId,
    /// What differs in structure, thing by thing, in the words of this language.
    pub structure: Arc<Comparison>,
    /// Both under one set of ids, with the changes as people make them.
    pub joined: Arc<Joined>,
    /// Changes left out, by their place: what is shown and measured is the to-be without them.
    pub left: BTreeSet<usize>,
    /// The to-be without the changes left out, with its routes; `None` while all are taken.
    pub made: Option<Routed>,
    /// What differs between the as-is and what is shown, where that is not the whole to-be.
    pub shown: Arc<Comparison>,
    /// The indicators, as far as they are known.
    pub indicators: Arc<Vec<Indicator>>,
    /// Pairs of replications they are of.
    pub pairs: u32,
    /// Whether both sides can be simulated.
    pub can_run: bool,
    /// Whether no more replications come.
    pub finished: bool,
}

/// What the changes are worth.
#[derive(Clone, Debug)]
pub struct Gained {
    /// Revision of the document it belongs to.
    pub revision: u64,
    /// The two sides.
    pub sides: (VariantId, VariantId),
    /// What decided which changes were looked at more closely.
    pub focus: Option<Aim>,
    /// The answers so far.
    pub answer: Arc<Answer>,
}

/// What a person chose to see of a comparison; changes left out belong to one revision and pair.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    left: Option<(u64, VariantId, BTreeSet<usize>)>,
    /// What gains are told by.
    pub aim: Option<Aim>,
}

impl Chosen {
    fn left(&self, revision: u64, after: &VariantId) -> BTreeSet<usize> {
        let known = self.left.as_ref().filter(|l| l.0 == revision && l.1 == *after);
        known.map_or_else(BTreeSet::new, |l| l.2.clone())
    }
}

/// Asks which change brings the gain; `seen` is shown the answers each time replications have come.
pub fn ask(worth: &mut Worth, stop: &Stop, mut seen: impl FnMut(&Worth)) {
    loop {
        let jobs = worth.next_jobs();
        let done = spread::jobs(&jobs, stop, Job::run, |job, replication| {
            worth.give(job, replication.as_ref());
        });
        if jobs.is_empty() || !done {
            return;
        }
        seen(worth);
    }
}

/// A comparison on its way.
struct Question {
    revision: u64,
    sides: (VariantId, VariantId),
    procedures: [Arc<Procedure>; 2],
    left: BTreeSet<usize>,
    language: Language,
    plan: RunPlan,
    /// What is known already, where only other changes are left out.
    known: Option<(Arc<Joined>, Arc<Comparison>)>,
}

impl Workbench {
    /// Compares again where the comparison looked at is not there or on its way.
    pub(super) fn compare_if_stale(&mut self) {
        let language = self.settings.language;
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let Some((before, after)) = Self::sides(document) else { return };
        let (slot, revision) = (Slot::Compare(document.number), document.revision());
        let left = document.results.chosen.left(revision, &after);
        let known = document
            .results
            .compared
            .as_ref()
            .filter(|c| c.revision == revision && c.before == before && c.after == after);
        if known.is_some_and(|c| c.finished && c.left == left) {
            self.gain_if_stale();
            return;
        }
        let known = known.map(|c| (Arc::clone(&c.joined), Arc::clone(&c.structure)));
        let study = document.study();
        let sides = (study.procedure(&before).cloned(), study.procedure(&after).cloned());
        let (Some(a), Some(b)) = sides else { return };
        if !wants(document, &slot, &(revision, after.clone())) {
            return;
        }
        let plan = live_plan(document);
        let repeats = Repeats::Fixed(PAIRS.min(plan.repeats.most()));
        let plan = RunPlan { repeats, detail: Detail::Figures, ..plan };
        let sides = (before, after);
        let procedures = [a, b];
        let asked = Question { revision, sides, procedures, left, language, plan, known };
        self.jobs.start(slot, move |desk| answer(asked, desk));
    }

    /// Asks which change brings the gain, once the comparison is there.
    fn gain_if_stale(&mut self) {
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let Some(compared) = &document.results.compared else { return };
        if compared.joined.grouped.groups.is_empty() || !compared.can_run {
            return;
        }
        let (revision, joined) = (compared.revision, Arc::clone(&compared.joined));
        let sides = (compared.before.clone(), compared.after.clone());
        let focus = document.results.chosen.aim.clone();
        let slot = Slot::Worth(document.number);
        let known = document.results.gained.as_ref().is_some_and(|g| {
            g.revision == revision && g.sides == sides && g.focus == focus && g.answer.finished
        });
        if known || !wants(document, &slot, &(revision, sides.1.clone())) {
            return;
        }
        let plan = live_plan(document);
        self.jobs.start(slot, move |desk| {
            let mut worth = Worth::new(&joined, &plan, Effort::default(), focus.as_ref());
            let report = |worth: &Worth| {
                let answer = Arc::new(worth.answer());
                let (sides, focus) = (sides.clone(), focus.clone());
                Report::Gained(Box::new(Gained { revision, sides, focus, answer }))
            };
            ask(&mut worth, &desk.stop, |worth| desk.progress(report(worth)));
            if !desk.stop.asked() {
                desk.result(report(&worth));
            }
        });
    }

    /// Takes a change into what is shown, or leaves it out.
    pub(super) fn take_change(&mut self, at: usize, taken: bool) {
        let Some(document) = self.document_mut() else { return };
        let Some((_, after)) = Self::sides(document) else { return };
        let revision = document.revision();
        let mut left = document.results.chosen.left(revision, &after);
        let has_changed = if taken { left.remove(&at) } else { left.insert(at) };
        if has_changed {
            document.results.chosen.left = Some((revision, after, left));
            document.results.asked.remove(&Slot::Compare(document.number));
            self.refresh();
        }
    }

    /// Tells gains by this from now on.
    pub(super) fn judge_by(&mut self, aim: Aim) {
        let Some(document) = self.document_mut() else { return };
        if document.results.chosen.aim.as_ref() != Some(&aim) {
            document.results.chosen.aim = Some(aim);
            document.results.asked.remove(&Slot::Worth(document.number));
            self.refresh();
        }
    }

    /// Makes a to-be of the changes that are taken, as one undo step, and shows it.
    pub(super) fn keep_taken(&mut self) {
        let Some(document) = self.document() else { return };
        let Some(compared) = &document.results.compared else { return };
        let Some((made, _)) = compared.made.clone() else { return };
        if compared.revision != document.revision() {
            return;
        }
        let name = Text::of(document.study().language(), self.words.say("to-be-of-taken"));
        let plan = document.desk().new_to_be(name).map(|(id, plan)| (with(plan, &made), id));
        match plan {
            Ok((plan, id)) => {
                if self.carry_out(Ok(plan)) {
                    self.handle(Command::ShowVariant(id));
                }
            }
            Err(refusal) => {
                self.carry_out(Err(refusal));
            }
        }
    }

    /// What the changes of the comparison looked at are worth, as far as it is known.
    pub fn gained(&self) -> Option<&Gained> {
        let document = self.document()?;
        let compared = document.results.compared.as_ref()?;
        document.results.gained.as_ref().filter(|g| {
            g.revision == compared.revision
                && (&g.sides.0, &g.sides.1) == (&compared.before, &compared.after)
        })
    }

    /// Whether the worth of changes is being computed for the document looked at.
    pub fn is_gaining(&self) -> bool {
        self.document().is_some_and(|d| self.jobs.is_busy(&Slot::Worth(d.number)))
    }

    /// Stops what is asked about a comparison nobody looks at, or of before a change.
    pub(super) fn stop_stale_worth(&mut self) {
        let Some(document) = self.document() else { return };
        let slot = Slot::Worth(document.number);
        let asked = document.results.asked.get(&slot).map(|a| a.0);
        let is_old = asked.is_some_and(|revision| revision != document.revision());
        if is_old {
            self.jobs.stop(&slot);
        } else if self.workspace != Workspace::Compare {
            self.stop_unwatched(Slot::Worth);
        }
    }
}

/// A plan for a new variant, with this procedure.
fn with(mut plan: Plan, made: &Arc<Procedure>) -> Plan {
    fn put(edit: &mut Edit, made: &Arc<Procedure>) {
        match edit {
            Edit::Group(edits) => edits.iter_mut().for_each(|edit| put(edit, made)),
            Edit::Variant(_, Some((_, variant))) => variant.procedure = Arc::clone(made),
            _ => {}
        }
    }
    put(&mut plan.edit, made);
    plan
}

/// Answers a question: structure at once, then what needs no luck, then pairs of replications.
fn answer(asked: Question, desk: &Desk<Report>) {
    let Question { revision, sides, procedures: [a, b], left, language, plan, known } = asked;
    let (joined, structure) = known.unwrap_or_else(|| {
        let joined = Joined::of(&a, &b, &ByHand::default());
        let structure = differences_of(&a, &b, joined.pairs.clone(), language);
        (Arc::new(joined), Arc::new(structure))
    });
    let (shown, made) = if left.is_empty() {
        (Arc::clone(&structure), None)
    } else {
        let (made, _) = joined.with(|at| !left.contains(&at));
        let made = Arc::new(made);
        let shown = Joined::of(&a, &made, &ByHand::default());
        let shown = differences_of(&a, &made, shown.pairs, language);
        (Arc::new(shown), Some((Arc::clone(&made), Arc::new(route::routes(&made)))))
    };
    let after = made.as_ref().map_or_else(|| Arc::clone(&joined.after), |m| Arc::clone(&m.0));
    let (before, to_be) = sides;
    let mut compared = Compared {
        revision,
        before,
        after: to_be,
        structure,
        joined,
        left,
        made,
        shown,
        indicators: Arc::default(),
        pairs: 0,
        can_run: true,
        finished: false,
    };
    desk.progress(Report::Compared(Box::new(compared.clone())));
    let nets = [&a, &after].map(|p| compile(p, None, &plan).ok());
    let sides = [(&a, &nets[0]), (&after, &nets[1])].map(|(p, net)| Side::of(p, net.as_ref()));
    let [first, second] = [&sides[0], &sides[1]];
    compared.indicators = Arc::new(indicators([first, second], None));
    let [Some(net_a), Some(net_b)] = &nets else {
        (compared.can_run, compared.finished) = (false, true);
        desk.result(Report::Compared(Box::new(compared)));
        return;
    };
    desk.progress(Report::Compared(Box::new(compared.clone())));
    pairs(net_a, net_b, &plan, &desk.stop, |x, y, done| {
        compared.indicators = Arc::new(indicators([first, second], Some([x, y])));
        compared.pairs = x.replications().len() as u32;
        compared.finished = done;
        let report = Report::Compared(Box::new(compared.clone()));
        if done {
            desk.result(report);
        } else {
            desk.progress(report);
        }
    });
}
