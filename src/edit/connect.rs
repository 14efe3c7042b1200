//! Joining things: what kind of line may run between two, and leading an end elsewhere.

use std::sync::Arc;

use crate::model::artifact::ArtifactKind;
use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, Docks, Flow, Link, LinkKind};
use crate::model::geometry::Point;
use crate::model::id::{FlowId, LinkId, StepId};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{StepKind, TaskKind, Trigger};

use super::bands;
use super::follow::{Desk, Plan, may_connect, missing};
use super::history::Description;
use super::insert::plain_link;
use super::{Change, Refusal};

/// The line that joins two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A sequence flow.
    Flow,
    /// A message flow, an association, or data.
    Link(LinkKind),
}

/// One end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it leaves.
    From,
    /// Where it arrives.
    To,
}

/// The end of a line that a thing of the drawing can be; lanes are no ends.
pub fn anchor(item: &ItemId) -> Option<Anchor> {
    match item {
        ItemId::Step(id) => Some(Anchor::Step(id.clone())),
        ItemId::Pool(id) => Some(Anchor::Pool(id.clone())),
        ItemId::Artifact(id) => Some(Anchor::Artifact(id.clone())),
        ItemId::Flow(id) => Some(Anchor::Flow(id.clone())),
        ItemId::Lane(_) | ItemId::Link(_) => None,
    }
}

/// Whether a message can leave one step and reach another.
pub(super) fn may_send(from: &StepKind, to: &StepKind) -> bool {
    sends(from) && receives(to)
}

fn sends(kind: &StepKind) -> bool {
    match kind {
        StepKind::Task(kind) => *kind != TaskKind::Receive,
        StepKind::SubProcedure { .. } | StepKind::Call { .. } => true,
        StepKind::Throw(t) | StepKind::End { trigger: t, .. } => {
            matches!(t, Trigger::None | Trigger::Message | Trigger::Multiple)
        }
        StepKind::Gateway(_)
        | StepKind::Start { .. }
        | StepKind::Catch(_)
        | StepKind::Boundary { .. } => false,
    }
}

fn receives(kind: &StepKind) -> bool {
    match kind {
        StepKind::Task(kind) => *kind != TaskKind::Send,
        StepKind::SubProcedure { .. } | StepKind::Call { .. } => true,
        StepKind::Catch(t) | StepKind::Start { trigger: t, .. } => matches!(
            t,
            Trigger::None | Trigger::Message | Trigger::Multiple | Trigger::ParallelMultiple
        ),
        StepKind::Boundary { trigger, .. } => {
            matches!(trigger, Trigger::Message | Trigger::Multiple | Trigger::ParallelMultiple)
        }
        StepKind::Gateway(_) | StepKind::Throw(_) | StepKind::End { .. } => false,
    }
}

/// The line that may join two things, or why none may. The same answer guards the edit, colors the
/// cursor and is said beside it.
pub fn line_between(p: &Procedure, from: &Anchor, to: &Anchor) -> Result<Line, Refusal> {
    match (from, to) {
        (Anchor::Step(a), Anchor::Step(b)) => steps(p, a, b),
        (Anchor::Pool(a), Anchor::Pool(b)) if a == b => Err(refuse(to, "message-within-a-pool")),
        (Anchor::Pool(_), Anchor::Pool(_)) => Ok(Line::Link(LinkKind::Message)),
        (Anchor::Step(id), Anchor::Pool(pool)) | (Anchor::Pool(pool), Anchor::Step(id)) => {
            let step = p.step(id).ok_or_else(|| missing(Place::Step(id.clone())))?;
            if bands::pool_of(p, step) == Some(pool) {
                return Err(refuse(to, "message-within-a-pool"));
            }
            let fits = if matches!(from, Anchor::Step(_)) {
                sends(&step.kind)
            } else {
                receives(&step.kind)
            };
            if fits {
                Ok(Line::Link(LinkKind::Message))
            } else {
                Err(refuse(&Anchor::Step(id.clone()), "no-message-here"))
            }
        }
        (Anchor::Artifact(a), Anchor::Artifact(b)) if a == b => Err(refuse(to, "line-to-itself")),
        (Anchor::Artifact(a), other) | (other, Anchor::Artifact(a)) => {
            let artifact = p.artifact(a).ok_or_else(|| missing(Place::Artifact(a.clone())))?;
            let at_work = match other {
                Anchor::Step(id) => p.step(id).is_some_and(|s| {
                    s.kind.is_activity()
                        || matches!(s.kind, StepKind::Catch(_) | StepKind::Throw(_))
                        || matches!(s.kind, StepKind::Start { .. } | StepKind::End { .. })
                }),
                Anchor::Pool(_) | Anchor::Artifact(_) | Anchor::Flow(_) => false,
            };
            let is_data = !matches!(artifact.kind, ArtifactKind::Annotation | ArtifactKind::Group);
            let kind = if is_data && at_work { LinkKind::Data } else { LinkKind::Association };
            Ok(Line::Link(kind))
        }
        (Anchor::Flow(_), _) | (_, Anchor::Flow(_)) => Err(refuse(to, "no-line-to-a-flow")),
    }
}

fn steps(p: &Procedure, a: &StepId, b: &StepId) -> Result<Line, Refusal> {
    let from = p.step(a).ok_or_else(|| missing(Place::Step(a.clone())))?;
    let to = p.step(b).ok_or_else(|| missing(Place::Step(b.clone())))?;
    let pools = (bands::pool_of(p, from), bands::pool_of(p, to));
    if pools.0 == pools.1 {
        return may_connect(p, a, b).map(|()| Line::Flow);
    }
    if may_send(&from.kind, &to.kind) {
        return Ok(Line::Link(LinkKind::Message));
    }
    let at = if sends(&from.kind) { b } else { a };
    Err(refuse(&Anchor::Step(at.clone()), "no-message-here"))
}

fn place(anchor: &Anchor) -> Place {
    match anchor {
        Anchor::Step(id) => Place::Step(id.clone()),
        Anchor::Pool(id) => Place::Pool(id.clone()),
        Anchor::Artifact(id) => Place::Artifact(id.clone()),
        Anchor::Flow(id) => Place::Flow(id.clone()),
    }
}

fn refuse(at: &Anchor, code: &'static str) -> Refusal {
    Refusal(Finding::error(place(at), code))
}

impl Desk<'_> {
    /// Joins two things by the line that belongs between them; `line` where the hand chose its way.
    pub fn join(
        mut self,
        from: &Anchor,
        to: &Anchor,
        line: Option<&[Point]>,
    ) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let kind = line_between(p, from, to)?;
        let (bends, docks) = by_hand(line, to)?;
        let twice = p.links().any(|(_, l)| l.from == *from && l.to == *to);
        let (change, item) = match (kind, from, to) {
            (Line::Flow, Anchor::Step(a), Anchor::Step(b)) => {
                let id = FlowId::new(self.fresh("f"));
                let flow = Flow { bends, docks, ..Flow::new(a.clone(), b.clone()) };
                (Change::Flow(id.clone(), Some(Arc::new(flow))), ItemId::Flow(id))
            }
            (Line::Link(kind), _, _) if !twice => {
                let id = LinkId::new(self.fresh("k"));
                let link = Link { bends, docks, ..plain_link(kind, from.clone(), to.clone()) };
                (Change::Link(id.clone(), Some(Arc::new(link))), ItemId::Link(id))
            }
            _ => return Err(refuse(to, "already-joined")),
        };
        let edit = self.put(change);
        Ok(self.close(Description::new("edit-connect"), vec![edit]).selecting(vec![item]))
    }

    /// Leads one end of a flow or link to another thing, or to another place on the same; `line`
    /// where the hand chose its way, else it is found anew.
    pub fn reconnect(
        self,
        item: &ItemId,
        end: End,
        to: &Anchor,
        line: Option<&[Point]>,
    ) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let (bends, docks) = by_hand(line, to)?;
        let change = match reconnected(p, item, end, to)? {
            Change::Flow(id, Some(flow)) => {
                let flow = Flow { bends, docks, label: None, ..(*flow).clone() };
                Change::Flow(id, Some(Arc::new(flow)))
            }
            Change::Link(id, Some(link)) => {
                let link = Link { bends, docks, label: None, ..(*link).clone() };
                Change::Link(id, Some(Arc::new(link)))
            }
            _ => return Err(missing(item.into())),
        };
        Ok(Plan::of(Description::new("edit-reconnect"), vec![self.put(change)])
            .selecting(vec![item.clone()]))
    }
}

/// The bends and docks of a line the hand chose.
fn by_hand(line: Option<&[Point]>, to: &Anchor) -> Result<(Vec<Point>, Option<Docks>), Refusal> {
    let Some(line) = line else { return Ok((Vec::new(), None)) };
    match line {
        [from, bends @ .., last] if line.iter().all(|p| p.is_sound()) => {
            Ok((bends.to_vec(), Some(Docks { from: *from, to: *last })))
        }
        _ => Err(refuse(to, "geometry-wild")),
    }
}

/// Whether one end of a flow or link may be led to a thing.
pub fn may_reconnect(p: &Procedure, item: &ItemId, end: End, to: &Anchor) -> Result<(), Refusal> {
    reconnected(p, item, end, to).map(|_| ())
}

/// The flow or link with one end led elsewhere.
fn reconnected(p: &Procedure, item: &ItemId, end: End, to: &Anchor) -> Result<Change, Refusal> {
    match item {
        ItemId::Flow(id) => {
            let flow = p.flow(id).ok_or_else(|| missing(Place::Flow(id.clone())))?;
            let Anchor::Step(step) = to else { return Err(refuse(to, "flow-needs-a-step")) };
            let mut out = (**flow).clone();
            let former = match end {
                End::From => std::mem::replace(&mut out.from, step.clone()),
                End::To => std::mem::replace(&mut out.to, step.clone()),
            };
            if former != *step {
                let ends = (Anchor::Step(out.from.clone()), Anchor::Step(out.to.clone()));
                if line_between(p, &ends.0, &ends.1)? != Line::Flow {
                    return Err(refuse(to, "flow-stays-in-its-pool"));
                }
            }
            Ok(Change::Flow(id.clone(), Some(Arc::new(out))))
        }
        ItemId::Link(id) => {
            let link = p.link(id).ok_or_else(|| missing(Place::Link(id.clone())))?;
            let mut out = (**link).clone();
            let former = match end {
                End::From => std::mem::replace(&mut out.from, to.clone()),
                End::To => std::mem::replace(&mut out.to, to.clone()),
            };
            if former != *to {
                let message = out.kind == LinkKind::Message;
                match line_between(p, &out.from, &out.to)? {
                    Line::Link(kind) if (kind == LinkKind::Message) == message => out.kind = kind,
                    Line::Link(_) | Line::Flow => return Err(refuse(to, "another-kind-of-line")),
                }
            }
            Ok(Change::Link(id.clone(), Some(Arc::new(out))))
        }
        ItemId::Pool(_) | ItemId::Lane(_) | ItemId::Step(_) | ItemId::Artifact(_) => {
            Err(missing(item.into()))
        }
    }
}
