//! `Pen`: draws the parts of a line on a sheet, each where the one before ends.

use std::sync::Arc;

use super::Cursor;
use super::place::{GAP, LABEL_GAP, Wanted};
use super::reach::{MOST_LOOKED_AT, ends_after, upstream};
use super::seat::Seat;
use crate::edit::follow;
use crate::edit::sheet::Sheet;
use crate::edit::{Change, Refusal};
use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::geometry::Rect;
use crate::model::id::{FlowId, StepId};
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::quick::{
    QuickBranch, QuickJoin, QuickLine, QuickOffice, QuickStep, is_open, open_branches, open_flow,
};
use crate::model::step::{GatewayKind, Step, StepKind, TaskKind, Trigger};
use crate::model::text::Text;

fn refuse<T>(id: &StepId, code: &'static str) -> Result<T, Refusal> {
    Err(Refusal(Finding::error(Place::Step(id.clone()), code)))
}

fn nothing<T>() -> Result<T, Refusal> {
    Err(Refusal(Finding::error(Place::Study, "quick-nothing")))
}

/// Draws on a sheet.
pub(in crate::edit) struct Pen {
    pub(in crate::edit) sheet: Sheet,
}

impl Pen {
    pub(super) fn p(&self) -> Result<&Procedure, Refusal> {
        self.sheet.procedure()
    }

    pub(super) fn step(&self, id: &StepId) -> Result<Arc<Step>, Refusal> {
        let missing = || Refusal(Finding::error(Place::Step(id.clone()), "thing-missing"));
        self.p()?.step(id).cloned().ok_or_else(missing)
    }

    fn flow(&self, id: &FlowId) -> Result<Arc<Flow>, Refusal> {
        let missing = || Refusal(Finding::error(Place::Flow(id.clone()), "thing-missing"));
        self.p()?.flow(id).cloned().ok_or_else(missing)
    }

    /// Draws a whole line; returns what is selected afterwards.
    pub(super) fn line(&mut self, line: &QuickLine, mut at: Cursor) -> Result<StepId, Refusal> {
        let mut last = None;
        if let Some(join) = &line.join {
            let gateway = self.join(join, &at)?;
            at = Cursor::After(gateway.clone());
            last = Some(gateway);
        }
        if line.parallel && !line.parts.is_empty() {
            return self.parallel(&line.parts, &at);
        }
        if let Some(part) = line.parts.first() {
            let made = self.part(part, &at)?;
            return self.next(&made, part);
        }
        match (&line.to, last) {
            (Some(to), _) => self.onward(&at, to),
            (None, Some(last)) => Ok(last),
            (None, None) => nothing(),
        }
    }

    /// One step with everything said of it.
    pub(super) fn part(&mut self, part: &QuickStep, at: &Cursor) -> Result<StepId, Refusal> {
        if part.hangs {
            return self.hang(part, at);
        }
        let starts = matches!(part.kind, StepKind::Start { .. });
        let at = match at {
            Cursor::Empty if !starts => Cursor::After(self.first_start(part.office.as_ref())?),
            _ if starts => Cursor::Loose,
            at => at.clone(),
        };
        let made = self.put_step(part, &at)?;
        if !part.branches.is_empty() {
            self.branches(&made, &part.branches)?;
        }
        if let Some(to) = &part.to {
            follow::may_connect(self.p()?, &made, to)?;
            self.connect(&made, to)?;
        }
        Ok(made)
    }

    /// What the next line goes on from: the first open branch, the step itself, or, where its path
    /// is closed, the place from which it came.
    fn next(&self, made: &StepId, part: &QuickStep) -> Result<StepId, Refusal> {
        let p = self.p()?;
        if let Some((_, flow)) = p.outgoing(made).find(|(_, f)| is_open(p, &f.to)) {
            return Ok(flow.to.clone());
        }
        let branched = !part.branches.is_empty();
        let closed = branched || part.to.is_some() || matches!(part.kind, StepKind::End { .. });
        if closed { self.next_open(made) } else { Ok(made.clone()) }
    }

    /// After a closed path: the host of the event it began at, else the next open branch, else what
    /// was made last.
    fn next_open(&self, from: &StepId) -> Result<StepId, Refusal> {
        let p = self.p()?;
        let mut at = from.clone();
        for _ in 0..MOST_LOOKED_AT {
            if let Some(StepKind::Boundary { host, .. }) = p.step(&at).map(|s| &s.kind) {
                return Ok(host.clone());
            }
            let incoming: Vec<StepId> = p.incoming(&at).map(|(_, f)| f.from.clone()).collect();
            let [before] = incoming.as_slice() else { break };
            if p.outgoing(before).count() > 1 {
                break;
            }
            at = before.clone();
        }
        let open = open_branches(p).into_iter().next();
        let open = open.and_then(|f| p.flow(&f).map(|f| f.to.clone()));
        Ok(open.unwrap_or_else(|| from.clone()))
    }

    /// The unnamed start of an empty drawing.
    fn first_start(&mut self, office: Option<&QuickOffice>) -> Result<StepId, Refusal> {
        let kind = StepKind::START;
        let start = QuickStep { kind, office: office.cloned(), ..QuickStep::default() };
        self.put_step(&start, &Cursor::Empty)
    }

    fn put_step(&mut self, part: &QuickStep, at: &Cursor) -> Result<StepId, Refusal> {
        let seat = self.seat(part.office.as_ref(), at)?;
        let mut level = seat.level;
        let (w, h) = part.kind.standard_size();
        let mut left = seat.left;
        let (id, except) = match at {
            Cursor::Open(flow) => {
                let held = self.flow(flow)?.to.clone();
                let former = self.step(&held)?.at;
                (left, level) = (former.x, former.center().y);
                (held.clone(), Some(held))
            }
            _ => (StepId::new(self.sheet.fresh("s")), None),
        };
        let mut wanted = Wanted {
            size: (w, h),
            lane: seat.lane.as_ref(),
            parent: seat.parent.as_ref(),
            left,
            level,
            except: except.as_ref(),
        };
        if let Cursor::Into(flow) = at
            && self.runs_forward(flow, &seat)?
        {
            wanted.left = self.make_room_in(flow, w)?;
        }
        let place = self.sheet.place(&wanted)?;
        let language = self.sheet.language();
        let mut step =
            Step::new(part.kind.clone(), Text::of(language, &*part.name), place.x, place.y);
        step.at = place;
        step.lane = seat.lane;
        step.pool = seat.pool;
        step.parent = seat.parent;
        step.office = seat.office;
        step.work.clone_from(&part.work);
        step.systems.clone_from(&part.systems);
        let office = seat.doer.as_ref().and_then(|o| self.p().ok()?.office(o)).map(|o| o.kind);
        step.waits = part.waits.iter().map(|w| w.of(office)).collect();
        let former = self.p()?.step(&id).map(|s| (s.lane.clone(), s.at));
        let lane = step.lane.clone();
        self.sheet.put(Change::Step(id.clone(), Some(Arc::new(step))))?;
        if let Some((Some(left), at)) = former.filter(|f| f.0 != lane) {
            self.sheet.tighten(&left, at)?;
        }
        self.tie(&id, at)?;
        Ok(id)
    }

    /// The flow that leads to a new step.
    fn tie(&mut self, id: &StepId, at: &Cursor) -> Result<(), Refusal> {
        match at {
            Cursor::After(from) => {
                follow::may_connect(self.p()?, from, id)?;
                self.connect(from, id)?;
                self.face(from, id)?;
            }
            Cursor::Into(flow_id) => {
                let step = self.step(id)?;
                if matches!(step.kind, StepKind::End { .. }) {
                    return refuse(id, "quick-end-inside");
                }
                let flow = self.flow(flow_id)?;
                let second = Flow::new(id.clone(), flow.to.clone());
                let first = Flow {
                    to: id.clone(),
                    bends: Vec::new(),
                    docks: None,
                    label: None,
                    ..(*flow).clone()
                };
                self.sheet.put(Change::Flow(flow_id.clone(), Some(Arc::new(first))))?;
                let second_id = FlowId::new(self.sheet.fresh("f"));
                self.sheet.put(Change::Flow(second_id, Some(Arc::new(second))))?;
            }
            Cursor::Open(_) | Cursor::Empty | Cursor::Loose => {}
        }
        Ok(())
    }

    /// Turns an event on a border to the side on which what follows stands.
    fn face(&mut self, event: &StepId, next: &StepId) -> Result<(), Refusal> {
        let mut step = self.step(event)?;
        let StepKind::Boundary { host, .. } = &step.kind else { return Ok(()) };
        let host = self.step(host)?.at;
        let below = step.at.center().y > host.center().y;
        if below && self.step(next)?.at.bottom() < host.y {
            let turned = Arc::make_mut(&mut step);
            turned.at.y = host.y - turned.at.h / 2.0;
            self.sheet.put(Change::Step(event.clone(), Some(step)))?;
        }
        Ok(())
    }

    fn connect(&mut self, from: &StepId, to: &StepId) -> Result<FlowId, Refusal> {
        let id = FlowId::new(self.sheet.fresh("f"));
        let flow = Flow::new(from.clone(), to.clone());
        self.sheet.put(Change::Flow(id.clone(), Some(Arc::new(flow))))?;
        Ok(id)
    }

    /// Whether the target of a flow stands right of its source in the lane of a new step, so that
    /// the step fits in between.
    fn runs_forward(&self, flow: &FlowId, seat: &Seat) -> Result<bool, Refusal> {
        let flow = self.flow(flow)?;
        let (from, to) = (self.step(&flow.from)?, self.step(&flow.to)?);
        let lane = seat.lane.as_ref().and_then(|lane| self.p().ok()?.lane(lane));
        let same = lane.is_none_or(|lane| !lane.vertical)
            && from.lane == seat.lane
            && from.lane == to.lane
            && (from.at.center().y - to.at.center().y).abs() < 60.0;
        Ok(same && to.at.x >= from.at.right())
    }

    /// Makes room for a step between the ends of a flow, by what stands further right; gives its left
    /// edge.
    fn make_room_in(&mut self, flow: &FlowId, w: f64) -> Result<f64, Refusal> {
        let flow = self.flow(flow)?;
        let (from, to) = (self.step(&flow.from)?.at, self.step(&flow.to)?.at);
        let gap = if self.step(&flow.from)?.kind.is_gateway() { LABEL_GAP } else { GAP };
        let need = gap + w + GAP - (to.x - from.right());
        if need > 0.0 {
            self.sheet.make_room(to.x, need)?;
        }
        Ok(from.right() + gap)
    }

    /// Open branches of a decision, or flows to steps that stand.
    fn branches(&mut self, gateway: &StepId, branches: &[QuickBranch]) -> Result<(), Refusal> {
        let language = self.sheet.language();
        let from = self.step(gateway)?;
        for branch in branches {
            let to = if let Some(to) = &branch.to {
                follow::may_connect(self.p()?, gateway, to)?;
                to.clone()
            } else {
                let kind = StepKind::Task(TaskKind::Plain);
                let place = self.sheet.place(&Wanted {
                    size: kind.standard_size(),
                    lane: from.lane.as_ref(),
                    parent: from.parent.as_ref(),
                    left: from.at.right() + LABEL_GAP,
                    level: from.at.center().y,
                    except: None,
                })?;
                let mut step = Step::new(kind, Text::default(), place.x, place.y);
                step.lane.clone_from(&from.lane);
                step.pool.clone_from(&from.pool);
                step.parent.clone_from(&from.parent);
                step.office.clone_from(&from.office);
                let id = StepId::new(self.sheet.fresh("s"));
                self.sheet.put(Change::Step(id.clone(), Some(Arc::new(step))))?;
                id
            };
            let mut flow = Flow::new(gateway.clone(), to);
            flow.name = Text::of(language, &*branch.name);
            flow.share = branch.share.map(Sourced::bare);
            flow.default = branch.default;
            let id = FlowId::new(self.sheet.fresh("f"));
            self.sheet.put(Change::Flow(id, Some(Arc::new(flow))))?;
        }
        Ok(())
    }

    /// Steps side by side, after a parallel gateway (a new one unless one is at hand).
    fn parallel(&mut self, parts: &[QuickStep], at: &Cursor) -> Result<StepId, Refusal> {
        let parallel = |s: &Step| s.kind == StepKind::Gateway(GatewayKind::Parallel);
        let split = match at {
            Cursor::After(id) if parallel(&*self.step(id)?) => id.clone(),
            _ if parts.len() == 1 => self.split_before(at)?,
            _ => {
                let kind = StepKind::Gateway(GatewayKind::Parallel);
                let part = QuickStep { kind, ..QuickStep::default() };
                self.part(&part, at)?
            }
        };
        let mut first = None;
        for part in parts {
            let made = self.part(part, &Cursor::After(split.clone()))?;
            let next = self.next(&made, part)?;
            first.get_or_insert(next);
        }
        first.map_or_else(nothing, Ok)
    }

    /// The nearest parallel gateway before the cursor.
    fn split_before(&self, at: &Cursor) -> Result<StepId, Refusal> {
        let from = self.source(at)?;
        let p = self.p()?;
        let found = upstream(p, &from).into_iter().find(|id| {
            p.step(id).is_some_and(|s| s.kind == StepKind::Gateway(GatewayKind::Parallel))
                && p.outgoing(id).count() > 1
        });
        found.map_or_else(|| refuse(&from, "quick-no-split"), Ok)
    }

    /// Brings the open ends after the nearest split together.
    fn join(&mut self, join: &QuickJoin, at: &Cursor) -> Result<StepId, Refusal> {
        let from = self.source(at)?;
        let p = self.p()?;
        let split = upstream(p, &from).into_iter().find(|id| {
            p.step(id).is_some_and(|s| s.kind.is_gateway()) && ends_after(p, id).len() > 1
        });
        let Some(split) = split else { return refuse(&from, "quick-no-join") };
        let ends = ends_after(p, &split);
        let kind = self.step(&split)?.kind.clone();
        let seat = self.seat(join.office.as_ref(), at)?;
        let mut left = f64::MIN;
        let mut level = None;
        for end in &ends {
            let step = self.step(end)?;
            left = left.max(step.at.right() + GAP);
            if step.lane == seat.lane {
                level.get_or_insert(step.at.center().y);
            }
        }
        let split_at = self.step(&split)?;
        let level = if split_at.lane == seat.lane { Some(split_at.at.center().y) } else { level };
        let place = self.sheet.place(&Wanted {
            size: kind.standard_size(),
            lane: seat.lane.as_ref(),
            parent: seat.parent.as_ref(),
            left,
            level: level.unwrap_or(seat.level),
            except: None,
        })?;
        let mut step = Step::new(kind, Text::default(), place.x, place.y);
        (step.lane, step.pool) = (seat.lane, seat.pool);
        (step.parent, step.office) = (seat.parent, seat.office);
        let id = StepId::new(self.sheet.fresh("s"));
        self.sheet.put(Change::Step(id.clone(), Some(Arc::new(step))))?;
        for end in ends {
            self.lead(&end, &id)?;
        }
        Ok(id)
    }

    /// Leads an end on to a step; an open branch goes there itself.
    fn lead(&mut self, end: &StepId, to: &StepId) -> Result<(), Refusal> {
        let p = self.p()?;
        if !is_open(p, end) {
            follow::may_connect(p, end, to)?;
            self.connect(end, to)?;
            return Ok(());
        }
        let Some(flow_id) = open_flow(p, end) else { return nothing() };
        let flow = self.flow(&flow_id)?;
        follow::may_connect(p, &flow.from, to)?;
        let flow = Flow { to: to.clone(), ..(*flow).clone() };
        self.sheet.put(Change::Flow(flow_id, Some(Arc::new(flow))))?;
        self.sheet.put(Change::Step(end.clone(), None))
    }

    /// Goes on to a step that stands.
    fn onward(&mut self, at: &Cursor, to: &StepId) -> Result<StepId, Refusal> {
        let end = match at {
            Cursor::Open(flow) => self.flow(flow)?.to.clone(),
            at => self.source(at)?,
        };
        let opens = is_open(self.p()?, &end);
        self.lead(&end, to)?;
        let from = if opens { to.clone() } else { end };
        self.next_open(&from)
    }

    /// An event on the border of the step at hand.
    fn hang(&mut self, part: &QuickStep, at: &Cursor) -> Result<StepId, Refusal> {
        let host_id = self.source(at)?;
        let host = self.step(&host_id)?;
        if !host.kind.is_activity() || is_open(self.p()?, &host_id) {
            return refuse(&host_id, "quick-no-host");
        }
        let trigger = part.kind.trigger().cloned().unwrap_or(Trigger::Timer(None));
        let kind = StepKind::Boundary { host: host_id.clone(), trigger, interrupting: true };
        let (w, h) = kind.standard_size();
        let count = self.p()?.boundary_events(&host_id).count() as f64;
        // The middle of the edge stays clear of the figures at both ends of a step's foot; further
        // events stand to its right and left in turn.
        let side = if count as u64 % 2 == 1 { 1.0 } else { -1.0 };
        let aside = side * (count / 2.0).ceil() * (w + 4.0);
        let x = (host.at.center().x + aside).clamp(host.at.x, host.at.right());
        let center = crate::model::geometry::Point::new(x, host.at.bottom());
        let mut step = Step::new(kind, Text::of(self.sheet.language(), &*part.name), 0.0, 0.0);
        step.at = Rect::around(center, w, h);
        (step.lane, step.pool) = (host.lane.clone(), host.pool.clone());
        (step.parent, step.office) = (host.parent.clone(), host.office.clone());
        let id = StepId::new(self.sheet.fresh("s"));
        self.sheet.put(Change::Step(id.clone(), Some(Arc::new(step))))?;
        if let Some(to) = &part.to {
            self.connect(&id, to)?;
            return Ok(id);
        }
        Ok(id)
    }

    /// The step a cursor stands at.
    pub(super) fn source(&self, at: &Cursor) -> Result<StepId, Refusal> {
        match at {
            Cursor::After(id) => Ok(id.clone()),
            Cursor::Open(flow) | Cursor::Into(flow) => Ok(self.flow(flow)?.from.clone()),
            Cursor::Empty | Cursor::Loose => nothing(),
        }
    }
}
