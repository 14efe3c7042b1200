//! Marks a drawing against a model answer by structure and meaning.
//!
//! What counts: which steps there are, in what order, who does them, what they do to the terms. Ids,
//! places and bends count nothing; a join that has no name and decides nothing may be drawn or left
//! out.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::compare;
use crate::model::card::ClockEffect;
use crate::model::draft::Draft;
use crate::model::finding::{Arg, Called};
use crate::model::flow::Flow;
use crate::model::id::{LaneId, OfficeId, StepId, TermId};
use crate::model::item::ItemId;
use crate::model::lane::Lane;
use crate::model::lesson::begin::Weights;
use crate::model::lesson::mark::{About, Aspect, AspectMark, Mark, Reason, Verdict};
use crate::model::lesson::tenths;
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, Step, StepKind};
use crate::model::text::{Language, Text};

/// Most joins that are passed over in a row.
const MAX_JOINS: usize = 64;
/// Most reasons of one aspect.
const MOST_REASONS: usize = 12;

/// Marks the drawing `drawn`, which began as `begin` and should become `target`, with at most
/// `points`. What the beginning has right already counts nothing.
pub fn mark(
    (begin, target, drawn): (&Procedure, &Procedure, &Procedure),
    weights: Weights,
    points: f64,
    language: Language,
) -> Mark {
    let first = Judged::of(target, begin, language);
    let last = Judged::of(target, drawn, language);
    let wanted = [weights.steps, weights.offices, weights.terms];
    // An aspect without anything to do counts only where something was spoiled.
    let counts = |i: usize| first.off[i] > 0 || last.off[i] > 0;
    let sum: f64 = (0..3).filter(|i| counts(*i)).map(|i| wanted[i]).sum();
    let mut out = Mark { points: 0.0, of: points, aspects: Vec::new(), reasons: last.reasons };
    if sum > 0.0 {
        for (i, aspect) in Aspect::ALL.into_iter().enumerate().filter(|(i, _)| counts(*i)) {
            let of = points * wanted[i] / sum;
            let left = last.off[i] as f64 / first.off[i].max(1) as f64;
            let got = f64::from(tenths(of * (1.0 - left).clamp(0.0, 1.0))) / 10.0;
            out.aspects.push(AspectMark { aspect, points: got, of });
            out.points += got;
        }
    }
    if last.off.iter().sum::<usize>() == 0 {
        out.points = points;
        out.reasons.push(Reason::new(Verdict::Right, "drawing-right"));
    }
    out.points = f64::from(tenths(out.points)).min(f64::from(tenths(points))) / 10.0;
    out
}

type Marks = BTreeSet<(ClockEffect, usize)>;

/// How far a drawing is from the target.
struct Judged {
    /// Things missing, superfluous or wrong, by aspect.
    off: [usize; 3],
    reasons: Vec<Reason>,
    told: [usize; 3],
}

impl Judged {
    fn of(target: &Procedure, drawn: &Procedure, language: Language) -> Self {
        let mut out = Self { off: [0; 3], reasons: Vec::new(), told: [0; 3] };
        let terms: Vec<(&TermId, &Text)> =
            target.card().terms.iter().map(|(id, t)| (id, &t.name)).collect();
        let pair = Pair {
            wanted: Sight::of(target, &terms),
            found: Sight::of(drawn, &terms),
            partner: partners(target, drawn, language),
            language,
        };
        pair.steps(&mut out);
        pair.arrows(&mut out);
        out.reasons.sort_by_key(|r| r.verdict == Verdict::Note);
        out
    }

    fn miss(&mut self, aspect: Aspect, reason: Reason) {
        let i = aspect as usize;
        self.off[i] += 1;
        self.told[i] += 1;
        if self.told[i] <= MOST_REASONS {
            self.reasons.push(reason);
        }
    }

    /// Counts what another reason tells already.
    fn silently(&mut self, aspect: Aspect, count: usize) {
        self.off[aspect as usize] += count;
    }
}

/// Which step of the target is which of the drawing, whatever their ids.
fn partners(target: &Procedure, drawn: &Procedure, language: Language) -> BTreeMap<StepId, StepId> {
    // Ids that happen to be equal say nothing: the target is compared under ids of its own.
    let prefix = "\u{b7}";
    let plain = bare(target, prefix);
    let pairs = compare::differences(&plain, &bare(drawn, ""), language).pairs.steps;
    let strip = |id: &StepId| StepId::new(id.as_str().strip_prefix(prefix).unwrap_or(id.as_str()));
    pairs.iter().map(|(a, b)| (strip(a), b.clone())).collect()
}

/// What steps are matched by, every id with a prefix: names, kinds, offices, lanes, flows.
fn bare(p: &Procedure, prefix: &str) -> Procedure {
    let mut draft = Draft::new();
    let own = |id: &str| format!("{prefix}{id}");
    for (id, office) in p.offices() {
        let mut office = office.clone();
        (office.calendar, office.parent) = (None, None);
        draft.office(OfficeId::new(own(id.as_str())), office);
    }
    for (id, lane) in p.lanes() {
        let office = lane.office.as_ref().map(|o| OfficeId::new(own(o.as_str())));
        let bare = Lane { office, pool: None, parent: None, ..lane.clone() };
        draft.lane(LaneId::new(own(id.as_str())), bare);
    }
    for (id, step) in p.steps() {
        let kind = match &step.kind {
            StepKind::Boundary { host, trigger, interrupting } => StepKind::Boundary {
                host: StepId::new(own(host.as_str())),
                trigger: trigger.clone(),
                interrupting: *interrupting,
            },
            kind => kind.clone(),
        };
        let mut bare = Step::new(kind, step.name.clone(), step.at.x, step.at.y);
        bare.lane = step.lane.as_ref().map(|l| LaneId::new(own(l.as_str())));
        bare.office = step.office.as_ref().map(|o| OfficeId::new(own(o.as_str())));
        bare.parent = step.parent.as_ref().map(|s| StepId::new(own(s.as_str())));
        draft.step(StepId::new(own(id.as_str())), bare);
    }
    for (id, flow) in p.flows() {
        let [from, to] = [&flow.from, &flow.to].map(|s| StepId::new(own(s.as_str())));
        draft.flow(own(id.as_str()).as_str(), Flow::new(from, to));
    }
    draft.finish().0
}

/// A drawing as it is judged.
struct Sight<'a> {
    p: &'a Procedure,
    /// Joins that decide nothing.
    passed: BTreeSet<&'a StepId>,
    /// From step to step, joins passed over, with the effects on the way.
    arrows: BTreeMap<(&'a StepId, &'a StepId), Marks>,
    marks: BTreeMap<&'a StepId, Marks>,
}

impl<'a> Sight<'a> {
    fn of(p: &'a Procedure, terms: &[(&TermId, &Text)]) -> Self {
        let is_join = |id: &StepId, step: &Step| {
            step.kind == StepKind::Gateway(GatewayKind::Exclusive)
                && step.name.is_empty()
                && step.marks.is_empty()
                && p.outgoing(id).count() == 1
        };
        let passed: BTreeSet<&StepId> =
            p.steps().filter(|(id, s)| is_join(id, s)).map(|(id, _)| id).collect();
        let known = |marks: &[crate::model::card::ClockMark]| marks_of(p, marks, terms);
        let mut arrows: BTreeMap<(&StepId, &StepId), Marks> = BTreeMap::new();
        for (_, flow) in p.flows().filter(|(_, f)| !passed.contains(&f.from)) {
            let (mut to, mut marks) = (&flow.to, known(&flow.marks));
            for _ in 0..MAX_JOINS {
                let next = passed.get(to).and_then(|join| p.outgoing(join).next());
                let Some((_, next)) = next else { break };
                marks.extend(known(&next.marks));
                to = &next.to;
            }
            arrows.entry((&flow.from, to)).or_default().extend(marks);
        }
        let mut marks = BTreeMap::new();
        for (id, step) in p.steps() {
            // An event stands on its step as an arrow would lead to it.
            if let StepKind::Boundary { host, .. } = &step.kind {
                arrows.entry((host, id)).or_default();
            }
            marks.insert(id, known(&step.marks));
        }
        Self { p, passed, arrows, marks }
    }

    fn steps(&self) -> impl Iterator<Item = (&'a StepId, &'a Step)> {
        self.p.steps().filter(|(id, _)| !self.passed.contains(id))
    }

    fn marks(&self, id: &StepId) -> Marks {
        self.marks.get(id).cloned().unwrap_or_default()
    }

    /// What a step is called; a gateway without a name by what stands around it.
    fn called(&self, id: &StepId, language: Language) -> Arg {
        let name = |id: &StepId| {
            let step = self.p.step(id)?;
            let name = step.name.get(language);
            (!name.is_empty()).then(|| name.to_owned())
        };
        let before = || self.p.incoming(id).find_map(|(_, f)| name(&f.from));
        let behind = || self.p.outgoing(id).find_map(|(_, f)| name(&f.to));
        let called = name(id)
            .map(Called::Name)
            .or_else(|| before().map(|after| Called::After { after }))
            .or_else(|| behind().map(|before| Called::Before { before }))
            .unwrap_or_else(|| Called::Name(id.to_string()));
        Arg::Steps(vec![called])
    }
}

/// Effects on the terms of the target, by place; no term means all. A term of another id is the same
/// where its name is.
fn marks_of(
    p: &Procedure,
    marks: &[crate::model::card::ClockMark],
    terms: &[(&TermId, &Text)],
) -> Marks {
    let mut out = Marks::new();
    for mark in marks {
        let Some(id) = &mark.term else {
            out.extend((0..terms.len()).map(|i| (mark.effect, i)));
            continue;
        };
        let name = p.card().terms.get(id).map(|t| &t.name);
        let same =
            |(other, text): &(&TermId, &Text)| *other == id || name.is_some_and(|n| alike(n, text));
        let place = terms.iter().position(same).unwrap_or(terms.len());
        out.insert((mark.effect, place));
    }
    out
}

/// Whether two names say the same in some language, apart from case and spaces.
fn alike(a: &Text, b: &Text) -> bool {
    let plain = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    a.iter().any(|(l, text)| b.exact(l).is_some_and(|other| plain(text) == plain(other)))
}

struct Pair<'a> {
    wanted: Sight<'a>,
    found: Sight<'a>,
    partner: BTreeMap<StepId, StepId>,
    language: Language,
}

impl Pair<'_> {
    fn steps(&self, out: &mut Judged) {
        for (id, step) in self.wanted.steps() {
            let name = self.wanted.called(id, self.language);
            let marks = self.wanted.marks(id);
            let drawn =
                self.partner.get(id).and_then(|other| Some((other, self.found.p.step(other)?)));
            let Some((other, drawn)) = drawn else {
                let reason = Reason::new(Verdict::Wrong, "step-missing").with("step", name);
                out.miss(Aspect::Steps, reason);
                let has_office = step.kind.is_activity() && self.wanted.p.office_of(step).is_some();
                out.silently(Aspect::Offices, usize::from(has_office));
                out.silently(Aspect::Terms, marks.len());
                continue;
            };
            let on = ItemId::Step(other.clone());
            if says_else(step, drawn) {
                let reason = Reason::new(Verdict::Wrong, "kind-wrong").with("step", name.clone());
                out.miss(Aspect::Steps, reason.on(on.clone()));
            }
            self.office((step, drawn), &name, &on, out);
            differ(&marks, &self.found.marks(other), out, |reason| {
                reason.with("step", name.clone()).on(on.clone())
            });
        }
        let matched: BTreeSet<&StepId> = self.partner.values().collect();
        for (id, _) in self.found.steps().filter(|(id, _)| !matched.contains(id)) {
            let name = self.found.called(id, self.language);
            let reason = Reason::new(Verdict::Wrong, "step-extra").with("step", name);
            out.miss(Aspect::Steps, reason.on(ItemId::Step(id.clone())));
            out.silently(Aspect::Terms, self.found.marks(id).len());
        }
    }

    fn office(&self, (step, drawn): (&Step, &Step), name: &Arg, on: &ItemId, out: &mut Judged) {
        let Some(right) = self.wanted.p.office_of(step).filter(|_| step.kind.is_activity()) else {
            return;
        };
        let Some(right_office) = self.wanted.p.office(right) else { return };
        let given = self.found.p.office_of(drawn).and_then(|id| self.found.p.office(id));
        if given.is_some_and(|office| alike(&office.name, &right_office.name)) {
            return;
        }
        let code = if given.is_some() { "office-wrong" } else { "office-missing" };
        let mut reason = Reason::new(Verdict::Wrong, code)
            .with("step", name.clone())
            .with("right", right_office.name.get(self.language))
            .on(on.clone());
        if let Some(office) = given {
            reason = reason.with("office", office.name.get(self.language));
        }
        out.miss(Aspect::Offices, reason);
    }

    fn arrows(&self, out: &mut Judged) {
        for ((from, to), marks) in &self.wanted.arrows {
            let ends = self.partner.get(*from).zip(self.partner.get(*to));
            let Some((a, b)) = ends else {
                // The missing step is told already.
                out.silently(Aspect::Steps, 1);
                out.silently(Aspect::Terms, marks.len());
                continue;
            };
            let [from, to] = [from, to].map(|id| self.wanted.called(id, self.language));
            let said = |reason: Reason| reason.with("from", from.clone()).with("to", to.clone());
            if let Some(found) = self.found.arrows.get(&(a, b)) {
                differ(marks, found, out, |reason| said(flow_code(reason)));
            } else {
                let reason = said(Reason::new(Verdict::Wrong, "flow-missing"));
                out.miss(Aspect::Steps, reason.on(ItemId::Step(a.clone())));
                out.silently(Aspect::Terms, marks.len());
            }
        }
        let wanted: BTreeMap<&StepId, &StepId> = self.partner.iter().map(|(a, b)| (b, a)).collect();
        for (from, to) in self.found.arrows.keys() {
            let ends = wanted.get(from).zip(wanted.get(to));
            let Some((a, b)) = ends else { continue };
            if !self.wanted.arrows.contains_key(&(*a, *b)) {
                let reason = Reason::new(Verdict::Wrong, "flow-extra")
                    .with("from", self.found.called(from, self.language))
                    .with("to", self.found.called(to, self.language));
                out.miss(Aspect::Steps, reason.on(ItemId::Step((*from).clone())));
            }
        }
    }
}

/// Whether two matched steps mean something else: another gateway, another end.
fn says_else(step: &Step, drawn: &Step) -> bool {
    match (&step.kind, &drawn.kind) {
        (StepKind::Gateway(a), StepKind::Gateway(b)) => a != b,
        (StepKind::End { outcome: a, .. }, StepKind::End { outcome: b, .. }) => a != b,
        _ => false,
    }
}

/// Tells effects that are missing or too many.
fn differ(wanted: &Marks, found: &Marks, out: &mut Judged, said: impl Fn(Reason) -> Reason) {
    let mut told = BTreeSet::new();
    let missing = wanted.difference(found).map(|m| (m.0, "effect-missing"));
    let extra = found.difference(wanted).map(|m| (m.0, "effect-extra"));
    for (effect, code) in missing.chain(extra) {
        // The same effect on several terms is said once.
        if told.insert((effect, code)) {
            let reason = Reason::new(Verdict::Wrong, code).of(About::Effect(effect));
            out.miss(Aspect::Terms, said(reason));
        } else {
            out.silently(Aspect::Terms, 1);
        }
    }
}

/// The same about an arrow.
fn flow_code(mut reason: Reason) -> Reason {
    reason.code =
        if reason.code == "effect-missing" { "effect-missing-flow" } else { "effect-extra-flow" };
    reason
}
