//! Two variants compared behind the window: what changed, what it is worth, and the second without
//! some of its changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::compare::Comparison;
use crate::analysis::compare::align::ByHand;
use crate::analysis::compare::joined::Joined;
use crate::analysis::compare::worth::{Aim, Answer, Effort, Job, Worth};
use crate::analysis::measure::indicators::{Indicator, Side, indicators};
use crate::analysis::simulate::compile::compile;
use crate::analysis::simulate::plan::{Detail, Repeats, RunPlan};
use crate::layout::route;
use crate::model::id::VariantId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::text::{Language, Text};

use super::Workbench;
use super::command::{Command, Workspace};
use super::jobs::{Desk, Slot, Stop, spread};
use super::live::{PAIRS, live_plan, pairs, wants};
use super::report::Report;
use super::routing::Routed;

use against::{End, Side as Of};

pub mod against;
pub mod matches;
pub mod said;

/// Two variants compared.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Revision of the document it belongs to.
    pub revision: u64,
    /// Where the two sides are from.
    pub ends: [End; 2],
    /// The two procedures, each under its own ids.
    pub procedures: [Arc<Procedure>; 2],
    /// What a person said about which step became which.
    pub by_hand: ByHand,
    /// How it is measured.
    pub plan: RunPlan,
    /// The language of the words in the differences.
    pub language: Language,
    /// What differs in structure, thing by thing, under the ids of the first side.
    pub structure: Arc<Comparison>,
    /// Both under one set of ids, with the changes as people make them.
    pub joined: Arc<Joined>,
    /// Changes left out, by their place: what is shown and measured is the to-be without them.
    pub left: BTreeSet<usize>,
    /// What is shown as the second side, with its routes, where it is no variant as it stands: the
    /// to-be without the changes left out, or what goes by the ids of the first side.
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

impl Compared {
    /// Whether one of the two drawings shows this.
    pub fn shows(&self, item: &ItemId) -> bool {
        let shown = self.made.as_ref().map_or(&self.procedures[1], |made| &made.0);
        shown.stands(item) || self.procedures[0].stands(item)
    }

    /// Whether it is of this question.
    fn answers(&self, asked: &Question) -> bool {
        self.revision == asked.revision
            && self.plan == asked.plan
            && self.is_of(&asked.ends, &asked.procedures, &asked.by_hand)
    }

    /// Whether it is of these two as they are, and as they were set right by hand.
    fn is_of(&self, ends: &Ends, procedures: &Pair, by_hand: &ByHand) -> bool {
        self.ends == *ends && self.by_hand == *by_hand && are_same(&self.procedures, procedures)
    }
}

/// What the changes are worth.
#[derive(Clone, Debug)]
pub struct Gained {
    /// The changes it is of.
    pub joined: Arc<Joined>,
    /// What decided which changes were looked at more closely.
    pub focus: Option<Aim>,
    /// The answers so far.
    pub answer: Arc<Answer>,
}

/// Where two sides are from.
type Ends = [End; 2];

/// Two procedures that are compared.
type Pair = [Arc<Procedure>; 2];

/// What a person chose to see of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Changes left out, by their places: these are of the changes between just these procedures.
    left: Option<(Ends, Pair, BTreeSet<usize>)>,
    /// Which step became which, set right by hand, by what is compared.
    by_hand: BTreeMap<[End; 2], ByHand>,
    /// What gains are told by.
    pub aim: Option<Aim>,
}

impl Chosen {
    fn left(&self, ends: &[End; 2], procedures: &[Arc<Procedure>; 2]) -> BTreeSet<usize> {
        let known = self.left.as_ref().filter(|l| l.0 == *ends && are_same(&l.1, procedures));
        known.map_or_else(BTreeSet::new, |l| l.2.clone())
    }

    fn by_hand(&self, ends: &[End; 2]) -> ByHand {
        self.by_hand.get(ends).cloned().unwrap_or_default()
    }

    fn set_by_hand(&mut self, ends: [End; 2], by_hand: ByHand) {
        self.left = None;
        self.by_hand.insert(ends, by_hand);
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
    ends: [End; 2],
    procedures: [Arc<Procedure>; 2],
    by_hand: ByHand,
    left: BTreeSet<usize>,
    language: Language,
    plan: RunPlan,
    /// What is known already, where only other changes are left out or another language is spoken.
    known: Option<(Arc<Joined>, Option<Arc<Comparison>>)>,
}

impl Workbench {
    /// Compares again where the comparison looked at is not there or on its way.
    pub(super) fn compare_if_stale(&mut self) {
        let language = self.settings.language;
        let Some(sides) = self.sides() else { return };
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let key = (document.revision(), key_of(&sides, language));
        let (slot, revision) = (Slot::Compare(document.number), key.0);
        let (ends, procedures) = parts(sides);
        let plan = live_plan(document);
        let repeats = Repeats::Fixed(PAIRS.min(plan.repeats.most()));
        let mut asked = Question {
            revision,
            by_hand: document.results.chosen.by_hand(&ends),
            left: document.results.chosen.left(&ends, &procedures),
            ends,
            procedures,
            language,
            plan: RunPlan { repeats, detail: Detail::Figures, ..plan },
            known: None,
        };
        let known = document.results.compared.as_ref().filter(|c| c.answers(&asked));
        let said = |c: &Compared| (c.language == language).then(|| Arc::clone(&c.structure));
        asked.known = known.map(|c| (Arc::clone(&c.joined), said(c)));
        let known = known.filter(|c| c.left == asked.left && c.language == language);
        // What the changes bring is asked as soon as there are figures to read meanwhile.
        let (has_figures, is_done) = known.map_or((false, false), |c| (c.pairs > 0, c.finished));
        if has_figures || is_done {
            self.gain_if_stale(&key);
        }
        let Some(document) = self.documents.get_mut(self.active) else { return };
        if !is_done && wants(document, &slot, &key) {
            self.jobs.start(slot, move |desk| answer(asked, desk));
        }
    }

    /// A comparison came, or more of one.
    pub(super) fn compared(&mut self, slot: &Slot, compared: Compared) {
        let document = slot.document().and_then(|number| self.by_number(number));
        let Some(document) = document else { return };
        let worth = Slot::Worth(document.number);
        let results = &mut document.results;
        let is_same = |was: &Compared| Arc::ptr_eq(&was.joined, &compared.joined);
        let goes_on = results.compared.as_ref().is_some_and(is_same);
        results.compared = Some(compared);
        if !goes_on {
            // What was asked about other changes is no answer about these.
            results.asked.remove(&worth);
            self.jobs.stop(&worth);
        }
    }

    /// Asks which change brings the gain, once the comparison is there.
    fn gain_if_stale(&mut self, key: &(u64, VariantId)) {
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let Some(compared) = &document.results.compared else { return };
        if compared.joined.grouped.groups.is_empty() || !compared.can_run {
            return;
        }
        let joined = Arc::clone(&compared.joined);
        let focus = document.results.chosen.aim.clone();
        let slot = Slot::Worth(document.number);
        let known = document.results.gained.as_ref().is_some_and(|g| {
            Arc::ptr_eq(&g.joined, &joined) && g.focus == focus && g.answer.finished
        });
        if known || !wants(document, &slot, key) {
            return;
        }
        let plan = live_plan(document);
        self.jobs.start(slot, move |desk| {
            let mut worth = Worth::new(&joined, &plan, Effort::default(), focus.as_ref());
            let report = |worth: &Worth| {
                let answer = Arc::new(worth.answer());
                let (joined, focus) = (Arc::clone(&joined), focus.clone());
                Report::Gained(Box::new(Gained { joined, focus, answer }))
            };
            ask(&mut worth, &desk.stop, |worth| desk.progress(report(worth)));
            if !desk.stop.asked() {
                desk.result(report(&worth));
            }
        });
    }

    /// Takes a change into what is shown, or leaves it out.
    pub(super) fn take_change(&mut self, at: usize, taken: bool) {
        let Some(sides) = self.sides() else { return };
        let (ends, procedures) = parts(sides);
        let Some(document) = self.document_mut() else { return };
        // While the changes shown are of before, their places say nothing of those that come.
        let chosen = &document.results.chosen;
        let (by_hand, mut left) = (chosen.by_hand(&ends), chosen.left(&ends, &procedures));
        let shown = document.results.compared.as_ref();
        if !shown.is_some_and(|c| c.is_of(&ends, &procedures, &by_hand)) {
            return;
        }
        let has_changed = if taken { left.remove(&at) } else { left.insert(at) };
        if has_changed {
            document.results.chosen.left = Some((ends, procedures, left));
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
        let Some(made) = self.kept().map(Arc::clone) else { return };
        let Some(document) = self.document() else { return };
        let name = Text::of(document.study().language(), self.words.say("to-be-of-taken"));
        let (id, plan) = document.desk().new_to_be_of(name, made);
        if self.carry_out(Ok(plan)) {
            self.handle(Command::ShowVariant(id));
        }
    }

    /// Whether what is shown can be kept: not while what was chosen since is on its way.
    pub fn can_keep(&self) -> bool {
        self.kept().is_some()
    }

    /// What becomes a to-be when it is kept.
    fn kept(&self) -> Option<&Arc<Procedure>> {
        let (ends, procedures) = parts(self.sides()?);
        let document = self.document()?;
        let compared = document.results.compared.as_ref()?;
        // What is shown may still be without the changes left out before, or of other matches.
        let chosen = &document.results.chosen;
        let is_chosen = compared.is_of(&ends, &procedures, &chosen.by_hand(&ends))
            && compared.left == chosen.left(&ends, &procedures);
        let is_now = is_chosen && compared.revision == document.revision();
        compared.made.as_ref().filter(|_| is_now).map(|(made, _)| made)
    }

    /// What the changes of the comparison looked at are worth, as far as it is known.
    pub fn gained(&self) -> Option<&Gained> {
        let document = self.document()?;
        let compared = document.results.compared.as_ref()?;
        document.results.gained.as_ref().filter(|g| Arc::ptr_eq(&g.joined, &compared.joined))
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
            self.stop_and_forget(&slot);
        } else if self.workspace != Workspace::Compare {
            self.stop_unwatched(Slot::Worth);
        }
    }
}

/// Whether two pairs of procedures are the same two.
fn are_same([a, b]: &[Arc<Procedure>; 2], [x, y]: &[Arc<Procedure>; 2]) -> bool {
    Arc::ptr_eq(a, x) && Arc::ptr_eq(b, y)
}

/// Where two sides are from, and what they are.
fn parts([a, b]: [Of; 2]) -> ([End; 2], [Arc<Procedure>; 2]) {
    ([a.end, b.end], [a.procedure, b.procedure])
}

/// What a comparison is asked by: both sides, up to which change of theirs, and the language.
fn key_of([a, b]: &[Of; 2], language: Language) -> VariantId {
    let tag = language.tag();
    VariantId::new(format!("{:?} {:?} {} {tag}", a.end, b.end, b.revision))
}

/// Answers a question: structure at once, then what needs no luck, then pairs of replications.
fn answer(asked: Question, desk: &Desk<Report>) {
    let Question { procedures, language, plan, .. } = asked;
    let [a, b] = &procedures;
    let (joined, structure) =
        asked.known.unwrap_or_else(|| (Arc::new(Joined::of(a, b, &asked.by_hand)), None));
    let structure =
        structure.unwrap_or_else(|| Arc::new(joined.differences(&joined.after, language)));
    let routed = |made: Arc<Procedure>| (Arc::clone(&made), Arc::new(route::routes(&made)));
    let (shown, made) = if asked.left.is_empty() {
        let is_variant = !asked.ends[1].is_outside() && Arc::ptr_eq(&joined.after, b);
        (Arc::clone(&structure), (!is_variant).then(|| routed(Arc::clone(&joined.after))))
    } else {
        let (made, _) = joined.with(|at| !asked.left.contains(&at));
        let shown = joined.differences(&made, language);
        (Arc::new(shown), Some(routed(Arc::new(made))))
    };
    let a = Arc::clone(a);
    let after = made.as_ref().map_or_else(|| Arc::clone(&joined.after), |m| Arc::clone(&m.0));
    let mut compared = Compared {
        revision: asked.revision,
        ends: asked.ends,
        procedures,
        by_hand: asked.by_hand,
        plan,
        language,
        structure,
        joined,
        left: asked.left,
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
