//! Plans that make a step another kind, put marks on it, and fold or unfold its inside.
//!
//! The name, the annotations and every flow the new kind can have stay; what cannot is taken away
//! in the same undo step and counted in its words.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::finding::Place;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{FlowId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Repeat, Step, StepKind, SubKind};

use super::follow::{Desk, Plan, ends_of, missing, with_dependents};
use super::history::Description;
use super::{Change, Edit, Refusal};

/// Times a step is repeated until a person says how often.
const REPEATS: u32 = 3;
/// Room around the inside of an unfolded sub-procedure, in canvas points.
const ROOM: f64 = 40.0;

/// A mark on a step that can be put on or taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marker {
    /// Repeated until done.
    Loop,
    /// For each of several, at once.
    AtOnce,
    /// For each of several, one after the other.
    InTurn,
    /// Steps inside in any order.
    AdHoc,
    /// An event that stops what it sits on or stands in.
    Interrupting,
    /// The inside drawn in place.
    Unfolded,
}

impl Marker {
    /// All, in the order shown.
    pub const ALL: [Self; 6] =
        [Self::Loop, Self::AtOnce, Self::InTurn, Self::AdHoc, Self::Interrupting, Self::Unfolded];

    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Loop => "marker-loop",
            Self::AtOnce => "marker-at-once",
            Self::InTurn => "marker-in-turn",
            Self::AdHoc => "marker-ad-hoc",
            Self::Interrupting => "marker-interrupting",
            Self::Unfolded => "marker-unfolded",
        }
    }

    /// Whether a step has the mark; `None` where it cannot have it.
    pub fn of(self, p: &Procedure, step: &Step) -> Option<bool> {
        let inside_event = || {
            let parent = step.parent.as_ref().and_then(|id| p.step(id));
            parent.is_some_and(|s| {
                matches!(s.kind, StepKind::SubProcedure { kind: SubKind::Event, .. })
            })
        };
        match self {
            Self::Loop | Self::AtOnce | Self::InTurn => {
                let has = matches!(
                    (self, &step.repeat),
                    (Self::Loop, Some(Repeat::Loop))
                        | (Self::AtOnce, Some(Repeat::EachAtOnce(_)))
                        | (Self::InTurn, Some(Repeat::EachInTurn(_)))
                );
                step.kind.is_activity().then_some(has)
            }
            Self::AdHoc => match &step.kind {
                StepKind::SubProcedure { kind: SubKind::AdHoc, .. } => Some(true),
                StepKind::SubProcedure { kind: SubKind::Embedded, .. } => Some(false),
                _ => None,
            },
            Self::Interrupting => match &step.kind {
                StepKind::Boundary { interrupting, .. } => Some(*interrupting),
                StepKind::Start { interrupting, .. } if inside_event() => Some(*interrupting),
                _ => None,
            },
            Self::Unfolded => match &step.kind {
                StepKind::SubProcedure { expanded, .. } => Some(*expanded),
                _ => None,
            },
        }
    }
}

impl Desk<'_> {
    /// Makes a step another kind.
    pub fn replace_kind(self, id: &StepId, kind: StepKind) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let old = p.step(id).cloned().ok_or_else(|| missing(Place::Step(id.clone())))?;
        let was_unfolded = matches!(old.kind, StepKind::SubProcedure { expanded: true, .. });
        let will_unfold = matches!(kind, StepKind::SubProcedure { expanded: true, .. });
        let mut step = (*old).clone();
        let same_class = old.kind.standard_size() == kind.standard_size();
        step.kind = kind;
        if !same_class {
            let (w, h) = step.kind.standard_size();
            step.at = Rect::around(step.at.center(), w, h);
            step.label = None;
        }
        let gone = lost_steps(p, id, &old, &step);
        let mut flows: BTreeSet<FlowId> = p
            .flows()
            .filter(|(_, f)| gone.contains(&f.from) || gone.contains(&f.to))
            .map(|(flow, _)| flow.clone())
            .collect();
        let (accepts, emits) = ends_of(&step.kind);
        if !accepts {
            flows.extend(p.incoming(id).map(|(flow, _)| flow));
        }
        if !emits {
            flows.extend(p.outgoing(id).map(|(flow, _)| flow));
        }
        let mut edits = Vec::new();
        self.drop_links(p, &gone, &flows, &mut edits);
        edits.extend(flows.iter().map(|flow| self.put(Change::Flow(flow.clone(), None))));
        for lost in gone.iter().rev() {
            edits.push(self.put(Change::Step(lost.clone(), None)));
        }
        if was_unfolded != will_unfold && gone.is_empty() {
            step.at = old.at;
            self.fold(p, id, &mut step, will_unfold, &mut edits);
        }
        edits.push(self.put(Change::Step(id.clone(), Some(Arc::new(step.clone())))));
        let name = step.name.get(self.name()).to_owned();
        let description = if gone.is_empty() && flows.is_empty() {
            Description::new("edit-replace").with("name", name.as_str())
        } else {
            Description::new("edit-replace-losing")
                .with("name", name.as_str())
                .with("steps", gone.len())
                .with("flows", flows.len())
        };
        Ok(Plan::of(description, edits).selecting(vec![ItemId::Step(id.clone())]))
    }

    /// Takes away lines to what goes, and data that stands inside it.
    fn drop_links(
        &self,
        p: &Procedure,
        gone: &[StepId],
        flows: &BTreeSet<FlowId>,
        edits: &mut Vec<Edit>,
    ) {
        use crate::model::flow::Anchor;
        let inside: BTreeSet<_> = p
            .artifacts()
            .filter(|(_, a)| a.parent.as_ref().is_some_and(|s| gone.contains(s)))
            .map(|(id, _)| id.clone())
            .collect();
        let goes = |anchor: &Anchor| match anchor {
            Anchor::Step(id) => gone.contains(id),
            Anchor::Flow(id) => flows.contains(id),
            Anchor::Artifact(id) => inside.contains(id),
            Anchor::Pool(_) => false,
        };
        let links = p.links().filter(|(_, l)| goes(&l.from) || goes(&l.to));
        edits.extend(links.map(|(id, _)| self.put(Change::Link(id.clone(), None))));
        edits.extend(inside.into_iter().map(|id| self.put(Change::Artifact(id, None))));
    }

    /// Puts a mark on a step or takes it off.
    pub fn toggle(self, id: &StepId, marker: Marker) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let old = p.step(id).cloned().ok_or_else(|| missing(Place::Step(id.clone())))?;
        let Some(has) = marker.of(p, &old) else {
            return Err(missing(Place::Step(id.clone())));
        };
        let mut step = (*old).clone();
        let mut edits = Vec::new();
        match marker {
            Marker::Loop => step.repeat = (!has).then_some(Repeat::Loop),
            Marker::AtOnce => {
                step.repeat = (!has).then(|| Repeat::EachAtOnce(times(&old)));
            }
            Marker::InTurn => {
                step.repeat = (!has).then(|| Repeat::EachInTurn(times(&old)));
            }
            Marker::AdHoc => {
                if let StepKind::SubProcedure { kind, .. } = &mut step.kind {
                    *kind = if has { SubKind::Embedded } else { SubKind::AdHoc };
                }
            }
            Marker::Interrupting => {
                if let StepKind::Boundary { interrupting, .. }
                | StepKind::Start { interrupting, .. } = &mut step.kind
                {
                    *interrupting = !has;
                }
            }
            Marker::Unfolded => {
                if let StepKind::SubProcedure { expanded, .. } = &mut step.kind {
                    *expanded = !has;
                }
                self.fold(p, id, &mut step, !has, &mut edits);
            }
        }
        edits.push(self.put(Change::Step(id.clone(), Some(Arc::new(step)))));
        let description =
            Description::new(marker.edit_key()).with("name", old.name.get(self.name()));
        Ok(Plan::of(description, edits).selecting(vec![ItemId::Step(id.clone())]))
    }

    /// The new place of a sub-procedure that is folded or unfolded, and the way its inside moves so
    /// that it stands in the frame. The left edge and the middle stay.
    fn fold(
        &self,
        p: &Procedure,
        id: &StepId,
        step: &mut Step,
        unfold: bool,
        edits: &mut Vec<Edit>,
    ) {
        let old = step.at;
        let children: Vec<Rect> = p
            .children(Some(id))
            .map(|(_, s)| s.at)
            .chain(p.artifacts().filter(|(_, a)| a.parent.as_ref() == Some(id)).map(|(_, a)| a.at))
            .collect();
        let bounds = children.into_iter().reduce(Rect::union);
        let (mut w, mut h) = step.kind.standard_size();
        if unfold && let Some(inside) = bounds {
            w = w.max(inside.w + 2.0 * ROOM);
            h = h.max(inside.h + 2.0 * ROOM);
        }
        step.at = Rect::new(old.x, old.center().y - h / 2.0, w, h);
        step.label = None;
        self.keep_border(p, id, (old, step.at), edits);
        let Some(inside) = bounds.filter(|_| unfold) else { return };
        let (from, to) = (inside.center(), step.at.center());
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        if dx.abs() + dy.abs() < 0.5 {
            return;
        }
        let moved = with_dependents(p, &[ItemId::Step(id.clone())]);
        let hosts_here = |s: &Step| s.parent.is_some() && s.parent.as_ref() != step.parent.as_ref();
        let inner: BTreeSet<&StepId> =
            moved.iter().filter(|m| *m != id && p.step(m).is_some_and(|s| hosts_here(s))).collect();
        for child in &inner {
            let Some(mut s) = p.step(child).map(|s| (**s).clone()) else { continue };
            s.at = s.at.moved(dx, dy);
            s.label = s.label.map(|l| l.moved(dx, dy));
            edits.push(self.put(Change::Step((*child).clone(), Some(Arc::new(s)))));
        }
        for (flow_id, flow) in p.flows().filter(|(_, f)| inner.contains(&f.from)) {
            let mut flow = flow.clone();
            flow.bends = flow.bends.iter().map(|b| b.moved(dx, dy)).collect();
            flow.docks = flow.docks.map(|d| d.moved(dx, dy));
            flow.label = flow.label.map(|l| l.moved(dx, dy));
            edits.push(self.put(Change::Flow(flow_id.clone(), Some(Arc::new(flow)))));
        }
        let stands = |a: &crate::model::artifact::Artifact| {
            a.parent.as_ref().is_some_and(|s| s == id || inner.contains(s))
        };
        for (artifact_id, artifact) in p.artifacts().filter(|(_, a)| stands(a)) {
            let mut artifact = artifact.clone();
            artifact.at = artifact.at.moved(dx, dy);
            artifact.label = artifact.label.map(|l| l.moved(dx, dy));
            edits.push(self.put(Change::Artifact(artifact_id.clone(), Some(Arc::new(artifact)))));
        }
    }

    /// Events on the border go along with it.
    fn keep_border(
        &self,
        p: &Procedure,
        id: &StepId,
        (old, new): (Rect, Rect),
        edits: &mut Vec<Edit>,
    ) {
        if old.w <= 0.0 || old.h <= 0.0 {
            return;
        }
        for (event_id, event) in p.boundary_events(id) {
            let c = event.at.center();
            let center = Point::new(
                new.x + (c.x - old.x) / old.w * new.w,
                new.y + (c.y - old.y) / old.h * new.h,
            );
            let mut event = event.clone();
            event.at = Rect::around(center, event.at.w, event.at.h);
            event.label = None;
            edits.push(self.put(Change::Step(event_id.clone(), Some(Arc::new(event)))));
        }
    }
}

impl Marker {
    /// Key of the edit's words.
    fn edit_key(self) -> &'static str {
        match self {
            Self::Loop => "edit-toggle-loop",
            Self::AtOnce => "edit-toggle-at-once",
            Self::InTurn => "edit-toggle-in-turn",
            Self::AdHoc => "edit-toggle-ad-hoc",
            Self::Interrupting => "edit-toggle-interrupting",
            Self::Unfolded => "edit-toggle-unfolded",
        }
    }
}

/// Steps that cannot stay when a step becomes another kind: events on the border of what is no
/// activity any more, and the inside of what has none. Children after their parents.
fn lost_steps(p: &Procedure, id: &StepId, old: &Step, new: &Step) -> Vec<StepId> {
    let mut roots = Vec::new();
    if old.kind.is_activity() && !new.kind.is_activity() {
        roots.extend(p.boundary_events(id).map(|(b, _)| ItemId::Step(b.clone())));
    }
    let has_inside = matches!(new.kind, StepKind::SubProcedure { .. });
    if !has_inside {
        roots.extend(p.children(Some(id)).map(|(c, _)| ItemId::Step(c.clone())));
    }
    let mut out: Vec<StepId> = with_dependents(p, &roots).into_iter().collect();
    out.sort_by_key(|lost| super::follow::depth(p, lost));
    out
}

/// How often a step was repeated before; so often it stays when the manner changes.
fn times(step: &Step) -> u32 {
    match step.repeat {
        Some(Repeat::EachAtOnce(n) | Repeat::EachInTurn(n)) => n,
        Some(Repeat::Loop) | None => REPEATS,
    }
}
