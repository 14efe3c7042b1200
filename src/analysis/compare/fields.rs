//! Which fields of two versions of one thing differ, and what they say.

use super::{Change, Pair, align};
use crate::model::artifact::Artifact;
use crate::model::demand::{Demand, Gaps};
use crate::model::field::{Field, FieldValue};
use crate::model::flow::{Flow, Link};
use crate::model::id::{LaneId, PoolId, StepId};
use crate::model::lane::{Lane, Pool};
use crate::model::procedure::Procedure;
use crate::model::provenance::{Provenance, Sourced};
use crate::model::step::{Step, StepKind};
use crate::model::text::Text;
use crate::model::timing::Timing;

/// Differences of one thing, gathered field by field.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) list: Vec<Change>,
    source: Option<(Option<Provenance>, Option<Provenance>)>,
}

impl Changes {
    /// Adds the field when its values differ.
    pub(super) fn field<T: PartialEq + ?Sized>(
        &mut self,
        field: Field,
        old: &T,
        new: &T,
        say: impl Fn(&T) -> FieldValue,
    ) {
        if old != new {
            self.list.push(Change::Changed { field, from: say(old), to: say(new) });
        }
    }

    pub(super) fn text(&mut self, field: Field, old: &Text, new: &Text) {
        self.field(field, old, new, |t| {
            if t.is_empty() { FieldValue::Nothing } else { FieldValue::Text(t.clone()) }
        });
    }

    /// Adds a number with a source: its value, or, where only the source differs, that.
    pub(super) fn sourced<T: PartialEq>(
        &mut self,
        field: Field,
        old: Option<&Sourced<T>>,
        new: Option<&Sourced<T>>,
        say: impl Fn(&T) -> FieldValue,
    ) {
        let value = |v: Option<&Sourced<T>>| v.map_or(FieldValue::Nothing, |s| say(&s.value));
        if old.map(|s| &s.value) == new.map(|s| &s.value) {
            self.source(
                old.and_then(|s| s.provenance.as_ref()),
                new.and_then(|s| s.provenance.as_ref()),
            );
        } else {
            self.list.push(Change::Changed { field, from: value(old), to: value(new) });
        }
    }

    pub(super) fn time(&mut self, field: Field, old: Option<&Timing>, new: Option<&Timing>) {
        let value =
            |t: Option<&Timing>| t.map_or(FieldValue::Nothing, |t| FieldValue::Time(t.clone()));
        if old.map(|t| (&t.law, t.unit)) == new.map(|t| (&t.law, t.unit)) {
            self.source(
                old.and_then(|t| t.provenance.as_ref()),
                new.and_then(|t| t.provenance.as_ref()),
            );
        } else {
            self.list.push(Change::Changed { field, from: value(old), to: value(new) });
        }
    }

    /// Notes that a number has another source; told once a thing.
    pub(super) fn source(&mut self, old: Option<&Provenance>, new: Option<&Provenance>) {
        if old != new && self.source.is_none() {
            self.source = Some((old.cloned(), new.cloned()));
        }
    }

    pub(super) fn finish(mut self) -> Vec<Change> {
        if let Some((old, new)) = self.source {
            let say = |p: Option<Provenance>| p.map_or(FieldValue::Nothing, FieldValue::Source);
            self.list.push(Change::Changed { field: Field::Source, from: say(old), to: say(new) });
        }
        self.list
    }
}

/// An optional value.
pub(super) fn or_nothing<T>(value: Option<T>, say: impl Fn(T) -> FieldValue) -> FieldValue {
    value.map_or(FieldValue::Nothing, say)
}

/// A list; nothing when empty.
pub(super) fn list<T: Clone>(items: &[T], say: impl Fn(Vec<T>) -> FieldValue) -> FieldValue {
    if items.is_empty() { FieldValue::Nothing } else { say(items.to_vec()) }
}

pub(super) fn of_step(pair: &Pair<'_>, old: &Step, new: &Step) -> Vec<Change> {
    let mut out = Changes::default();
    out.text(Field::Name, &old.name, &new.name);
    if !is_same_kind(pair, &old.kind, &new.kind) {
        let (from, to) = (FieldValue::Kind(old.kind.clone()), FieldValue::Kind(new.kind.clone()));
        out.list.push(Change::Changed { field: Field::Kind, from, to });
    }
    out.list.extend(reassigned(pair, old, new));
    let parent = |p: &Procedure, id: Option<&StepId>| {
        or_nothing(id, |id| FieldValue::Plain(pair.step_name(p, id)))
    };
    if old.parent.as_ref().map(|id| pair.pairs.steps.get(id).unwrap_or(id)) != new.parent.as_ref() {
        let from = parent(pair.before, old.parent.as_ref());
        let to = parent(pair.after, new.parent.as_ref());
        out.list.push(Change::Changed { field: Field::Parent, from, to });
    }
    times_of_step(&mut out, old, new);
    sheet_of_step(&mut out, old, new);
    out.finish()
}

/// Kinds are the same also where the host of a boundary event has another id.
fn is_same_kind(pair: &Pair<'_>, old: &StepKind, new: &StepKind) -> bool {
    match (old, new) {
        (StepKind::Boundary { host: a, .. }, StepKind::Boundary { host: b, .. }) => {
            let at_same_host = |kind: &StepKind| match kind.clone() {
                StepKind::Boundary { trigger, interrupting, .. } => Some((trigger, interrupting)),
                _ => None,
            };
            pair.pairs.steps.get(a).unwrap_or(a) == b && at_same_host(old) == at_same_host(new)
        }
        // How a sub-procedure is drawn is not what it is.
        (StepKind::SubProcedure { kind: a, .. }, StepKind::SubProcedure { kind: b, .. }) => a == b,
        _ => old == new,
    }
}

/// Whether another office does it; without offices, whether it stands in another lane.
fn reassigned(pair: &Pair<'_>, old: &Step, new: &Step) -> Option<Change> {
    let (a, b) = (pair.before.office_of(old), pair.after.office_of(new));
    if a.is_some() || b.is_some() {
        if a.map(|id| pair.pairs.offices.get(id).unwrap_or(id)) == b {
            return None;
        }
        let from = pair.office_name(pair.before, a);
        let to = pair.office_name(pair.after, b);
        return Some(Change::Reassigned { from, to });
    }
    let (a, b) = (old.lane.as_ref(), new.lane.as_ref());
    if a.map(|id| pair.pairs.lanes.get(id).unwrap_or(id)) == b {
        return None;
    }
    let name = |p: &Procedure, id: Option<&LaneId>| {
        let lane = id.and_then(|id| p.lane(id));
        lane.map_or_else(String::new, |l| p.lane_name(l, pair.language).to_owned())
    };
    Some(Change::Reassigned { from: name(pair.before, a), to: name(pair.after, b) })
}

fn times_of_step(out: &mut Changes, old: &Step, new: &Step) {
    out.time(Field::Work, old.work.as_ref(), new.work.as_ref());
    let count = |n: &u32| FieldValue::Number(f64::from(*n));
    out.field(Field::StaffNeeded, &old.staff_needed, &new.staff_needed, count);
    let bare = |step: &Step| {
        step.waits
            .iter()
            .map(|w| (w.waited_for, w.timing.law.clone(), w.timing.unit))
            .collect::<Vec<_>>()
    };
    if bare(old) == bare(new) {
        for (a, b) in old.waits.iter().zip(&new.waits) {
            out.source(a.timing.provenance.as_ref(), b.timing.provenance.as_ref());
        }
    } else {
        out.field(Field::Waits, &old.waits, &new.waits, |w| list(w, FieldValue::Waits));
    }
    out.field(Field::Priority, &old.priority, &new.priority, |p| FieldValue::Number(f64::from(*p)));
    out.field(Field::Sittings, &old.sittings, &new.sittings, |s| {
        or_nothing(s.clone(), FieldValue::Sittings)
    });
    out.field(Field::AtMost, &old.at_most, &new.at_most, |n| or_nothing(n.as_ref(), count));
    out.field(Field::Repeat, &old.repeat, &new.repeat, |r| {
        or_nothing(r.clone(), FieldValue::Repeat)
    });
    out.sourced(Field::Cost, old.cost.as_ref(), new.cost.as_ref(), |c| FieldValue::Money(*c));
    demand_of_step(out, old.demand.as_ref(), new.demand.as_ref());
    let cases = |s: &Step| s.backlog.as_ref().map(|b| b.cases.clone());
    out.sourced(Field::Backlog, cases(old).as_ref(), cases(new).as_ref(), count);
    let age = |s: &Step| s.backlog.as_ref().map(|b| b.age.clone());
    out.time(Field::BacklogAge, age(old).as_ref(), age(new).as_ref());
}

fn demand_of_step(out: &mut Changes, old: Option<&Demand>, new: Option<&Demand>) {
    let volume = |d: Option<&Demand>| d.map(|d| d.per_year.clone());
    out.sourced(Field::Demand, volume(old).as_ref(), volume(new).as_ref(), |v| {
        FieldValue::Number(*v)
    });
    let law = |d: Option<&Demand>| match d.map(|d| d.gaps.clone()) {
        Some(Gaps::Law(timing)) => Some(timing),
        Some(Gaps::Exponential | Gaps::Even | Gaps::Dates(_)) | None => None,
    };
    out.time(Field::Gaps, law(old).as_ref(), law(new).as_ref());
    if let (Some(a), Some(b)) = (old, new) {
        let dates = |d: &Demand| match &d.gaps {
            Gaps::Dates(dates) => dates.clone(),
            Gaps::Exponential | Gaps::Even | Gaps::Law(_) => Vec::new(),
        };
        let rest = |d: &Demand| {
            (matches!(d.gaps, Gaps::Even), d.rule, d.calendar.clone(), d.months.clone(), dates(d))
        };
        out.field(Field::Gaps, &rest(a), &rest(b), |(even, ..)| FieldValue::Flag(*even));
    }
}

fn sheet_of_step(out: &mut Changes, old: &Step, new: &Step) {
    out.field(Field::Phase, &old.phase, &new.phase, |p| or_nothing(*p, FieldValue::Phase));
    out.field(Field::Documents, &old.documents, &new.documents, |d| list(d, FieldValue::Documents));
    out.field(Field::Systems, &old.systems, &new.systems, |s| list(s, FieldValue::Systems));
    out.field(Field::Channel, &old.channel, &new.channel, |c| or_nothing(*c, FieldValue::Channel));
    out.field(Field::DigitalLevel, &old.digital_level, &new.digital_level, |l| {
        or_nothing(*l, |l| FieldValue::Number(f64::from(l)))
    });
    out.field(Field::Basis, &old.basis, &new.basis, |b| list(b, FieldValue::Basis));
    out.field(Field::Marks, &old.marks, &new.marks, |m| list(m, FieldValue::Marks));
    out.field(Field::Risk, &old.risk, &new.risk, |r| {
        or_nothing(r.clone(), |r| FieldValue::Risk(Box::new(r)))
    });
    out.text(Field::Notes, &old.notes, &new.notes);
}

pub(super) fn of_flow(pair: &Pair<'_>, old: &Flow, new: &Flow) -> Vec<Change> {
    let mut out = Changes::default();
    for (field, a, b) in [(Field::From, &old.from, &new.from), (Field::To, &old.to, &new.to)] {
        if pair.pairs.steps.get(a) != Some(b) {
            let from = FieldValue::Plain(pair.step_name(pair.before, a));
            let to = FieldValue::Plain(pair.step_name(pair.after, b));
            out.list.push(Change::Changed { field, from, to });
        }
    }
    out.text(Field::Name, &old.name, &new.name);
    out.sourced(Field::Share, old.share.as_ref(), new.share.as_ref(), |s| FieldValue::Share(*s));
    out.field(Field::Default, &old.default, &new.default, |d| FieldValue::Flag(*d));
    out.field(Field::Condition, &old.condition, &new.condition, |c| plain(c));
    out.field(Field::Marks, &old.marks, &new.marks, |m| list(m, FieldValue::Marks));
    out.finish()
}

/// A text said as it is; nothing when empty.
pub(super) fn plain(text: &str) -> FieldValue {
    if text.is_empty() { FieldValue::Nothing } else { FieldValue::Plain(text.to_owned()) }
}

pub(super) fn of_lane(pair: &Pair<'_>, old: &Lane, new: &Lane) -> Vec<Change> {
    let mut out = Changes::default();
    out.text(Field::Name, &old.name, &new.name);
    let (a, b) = (old.office.as_ref(), new.office.as_ref());
    if a.map(|id| pair.pairs.offices.get(id).unwrap_or(id)) != b {
        let from = pair.office_name(pair.before, a);
        let to = pair.office_name(pair.after, b);
        out.list.push(Change::Reassigned { from, to });
    }
    if old.parent.as_ref().map(|p| pair.pairs.lanes.get(p).unwrap_or(p)) != new.parent.as_ref() {
        let name = |p: &Procedure, id: Option<&LaneId>| {
            let lane = id.and_then(|id| p.lane(id));
            lane.map_or(FieldValue::Nothing, |l| plain(p.lane_name(l, pair.language)))
        };
        let from = name(pair.before, old.parent.as_ref());
        let to = name(pair.after, new.parent.as_ref());
        out.list.push(Change::Changed { field: Field::Parent, from, to });
    }
    if old.pool.as_ref().map(|p| pair.pairs.pools.get(p).unwrap_or(p)) != new.pool.as_ref() {
        let name = |p: &Procedure, id: Option<&PoolId>| {
            let pool = id.and_then(|id| p.pool(id));
            or_nothing(pool, |p| FieldValue::Text(p.name.clone()))
        };
        let (from, to) =
            (name(pair.before, old.pool.as_ref()), name(pair.after, new.pool.as_ref()));
        out.list.push(Change::Changed { field: Field::Pool, from, to });
    }
    out.finish()
}

pub(super) fn of_pool(pair: &Pair<'_>, old: &Pool, new: &Pool) -> Vec<Change> {
    let mut out = Changes::default();
    out.text(Field::Name, &old.name, &new.name);
    let (a, b) = (old.office.as_ref(), new.office.as_ref());
    if a.map(|id| pair.pairs.offices.get(id).unwrap_or(id)) != b {
        let from = pair.office_name(pair.before, a);
        let to = pair.office_name(pair.after, b);
        out.list.push(Change::Reassigned { from, to });
    }
    out.finish()
}

pub(super) fn of_link(pair: &Pair<'_>, old: &Link, new: &Link) -> Vec<Change> {
    let mut out = Changes::default();
    out.field(Field::Kind, &old.kind, &new.kind, |k| FieldValue::LinkKind(*k));
    for (field, a, b) in [(Field::From, &old.from, &new.from), (Field::To, &old.to, &new.to)] {
        if align::anchor(pair.pairs, a).as_ref() != Some(b) {
            let from = FieldValue::Plain(super::anchor_name(pair, pair.before, a));
            let to = FieldValue::Plain(super::anchor_name(pair, pair.after, b));
            if from != to {
                out.list.push(Change::Changed { field, from, to });
            }
        }
    }
    out.text(Field::Name, &old.name, &new.name);
    out.field(Field::Answer, &old.answer, &new.answer, |w| {
        or_nothing(w.clone(), |w| FieldValue::Waits(vec![w]))
    });
    out.finish()
}

pub(super) fn of_artifact(old: &Artifact, new: &Artifact) -> Vec<Change> {
    let mut out = Changes::default();
    out.text(Field::Name, &old.text, &new.text);
    out.finish()
}
