//! Quick entry: what one line draws, as one undo step.
//!
//! Where a line goes on is told by the selection ([`cursor`]); what is selected afterwards is where
//! the next line goes on. Branches nobody has filled are open ([`crate::model::quick`]): a line fills
//! one, an end closes its branch and the next open one is selected.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use super::follow::{self, Desk, Plan};
use super::history::Description;
use super::quick_place::{GAP, LABEL_GAP, Wanted};
use super::sheet::Sheet;
use super::{Change, Ids, Refusal};
use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::geometry::Rect;
use crate::model::id::{FlowId, LaneId, OfficeId, StepId};
use crate::model::item::ItemId;
use crate::model::lane::Lane;
use crate::model::office::Office;
use crate::model::procedure::Procedure;
use crate::model::provenance::Sourced;
use crate::model::quick::{
    QuickBranch, QuickJoin, QuickLine, QuickOffice, QuickStep, is_open, open_branches, open_flow,
};
use crate::model::step::{GatewayKind, Step, StepKind, TaskKind, Trigger};
use crate::model::text::Text;

/// Where a line goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// The drawing is empty.
    Empty,
    /// It fills the open branch this flow leads to.
    Open(FlowId),
    /// After this step.
    After(StepId),
    /// Between the ends of this flow.
    Into(FlowId),
    /// Beside the drawing, without a flow.
    Loose,
}

/// Longest text of a line in the words of an undo step, in characters.
const LONGEST_NAME: usize = 60;

/// Most steps looked at before a join is given up.
const MOST_LOOKED_AT: usize = 5_000;

/// Where the next line goes on, given what is selected.
pub fn cursor(p: &Procedure, lead: Option<&ItemId>) -> Cursor {
    let open_at = |id: &StepId| is_open(p, id).then(|| open_flow(p, id)).flatten();
    match lead {
        Some(ItemId::Flow(id)) => {
            if let Some(flow) = p.flow(id) {
                return open_at(&flow.to).map_or_else(|| Cursor::Into(id.clone()), Cursor::Open);
            }
        }
        Some(ItemId::Step(id)) if p.step(id).is_some() => {
            if let Some(flow) = open_at(id) {
                return Cursor::Open(flow);
            }
            if let Some(found) = after(p, id) {
                return found;
            }
        }
        _ => {}
    }
    if p.steps().next().is_none() {
        return Cursor::Empty;
    }
    if let Some(flow) = open_branches(p).into_iter().next() {
        return Cursor::Open(flow);
    }
    let dead_end = |id: &StepId, s: &Step| {
        !matches!(s.kind, StepKind::End { .. }) && p.outgoing(id).next().is_none()
    };
    p.steps()
        .filter(|(id, s)| dead_end(id, s))
        .max_by(|a, b| a.1.at.x.total_cmp(&b.1.at.x))
        .map_or(Cursor::Loose, |(id, _)| Cursor::After(id.clone()))
}

/// After a step: its open branch, the flow that leaves it, or its end. Nothing follows an end.
fn after(p: &Procedure, id: &StepId) -> Option<Cursor> {
    let step = p.step(id)?;
    if matches!(step.kind, StepKind::End { .. }) {
        return None;
    }
    let outgoing: Vec<(FlowId, &Flow)> = p.outgoing(id).collect();
    if step.kind.is_gateway() {
        let open = outgoing.iter().find(|(_, f)| is_open(p, &f.to));
        return Some(
            open.map_or_else(|| Cursor::After(id.clone()), |(f, _)| Cursor::Open(f.clone())),
        );
    }
    Some(match outgoing.as_slice() {
        [(flow, _)] => Cursor::Into(flow.clone()),
        _ => Cursor::After(id.clone()),
    })
}

/// The places a person can choose for the next line, in order: open branches, then loose ends.
pub fn places(p: &Procedure) -> Vec<ItemId> {
    let open = open_branches(p).into_iter().filter_map(|f| p.flow(&f).map(|f| f.to.clone()));
    let mut out: Vec<ItemId> = open.map(ItemId::Step).collect();
    let mut ends: Vec<(&StepId, &Step)> = p
        .steps()
        .filter(|(id, s)| {
            !matches!(s.kind, StepKind::End { .. })
                && p.outgoing(id).next().is_none()
                && !is_open(p, id)
        })
        .collect();
    ends.sort_by(|a, b| b.1.at.x.total_cmp(&a.1.at.x).then(a.0.cmp(b.0)));
    out.extend(ends.into_iter().map(|(id, _)| ItemId::Step(id.clone())));
    out
}

impl Desk<'_> {
    /// What a line of quick entry draws. `text` is the line, for the words of the undo step.
    pub fn quick(
        self,
        line: &QuickLine,
        lead: Option<&ItemId>,
        text: &str,
    ) -> Result<Plan, Refusal> {
        let (study, variant, next) = self.place();
        let mut pen = Pen { sheet: Sheet::of(study, variant, Ids::from(next)) };
        let at = match &line.branch {
            Some(flow) if pen.p()?.flow(flow).is_some() => Cursor::Open(flow.clone()),
            _ => cursor(pen.p()?, lead),
        };
        let select = pen.line(line, at)?;
        let mut name: String = text.trim().chars().take(LONGEST_NAME).collect();
        if text.trim().chars().count() > LONGEST_NAME {
            name.push('…');
        }
        let plan = pen.sheet.close(Description::new("edit-quick").with("name", name));
        Ok(plan.selecting(vec![ItemId::Step(select)]))
    }
}

fn refuse<T>(id: &StepId, code: &'static str) -> Result<T, Refusal> {
    Err(Refusal(Finding::error(Place::Step(id.clone()), code)))
}

fn nothing<T>() -> Result<T, Refusal> {
    Err(Refusal(Finding::error(Place::Study, "quick-nothing")))
}

/// Draws on a sheet.
pub(super) struct Pen {
    pub(super) sheet: Sheet,
}

impl Pen {
    fn p(&self) -> Result<&Procedure, Refusal> {
        self.sheet.procedure()
    }

    fn step(&self, id: &StepId) -> Result<Arc<Step>, Refusal> {
        let missing = || Refusal(Finding::error(Place::Step(id.clone()), "thing-missing"));
        self.p()?.step(id).cloned().ok_or_else(missing)
    }

    fn flow(&self, id: &FlowId) -> Result<Arc<Flow>, Refusal> {
        let missing = || Refusal(Finding::error(Place::Flow(id.clone()), "thing-missing"));
        self.p()?.flow(id).cloned().ok_or_else(missing)
    }

    /// Draws a whole line; returns what is selected afterwards.
    fn line(&mut self, line: &QuickLine, mut at: Cursor) -> Result<StepId, Refusal> {
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
    fn part(&mut self, part: &QuickStep, at: &Cursor) -> Result<StepId, Refusal> {
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
        let place = match at {
            Cursor::Into(flow) if self.runs_forward(flow, &seat)? => self.between(flow, (w, h))?,
            _ => self.sheet.place(&Wanted {
                size: (w, h),
                lane: seat.lane.as_ref(),
                parent: seat.parent.as_ref(),
                left,
                level,
                except: except.as_ref(),
            })?,
        };
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
        let same = from.lane == seat.lane
            && from.lane == to.lane
            && (from.at.center().y - to.at.center().y).abs() < 60.0;
        Ok(same && to.at.x >= from.at.right())
    }

    /// A place between the ends of a flow; what stands further right makes room.
    fn between(&mut self, flow: &FlowId, (w, h): (f64, f64)) -> Result<Rect, Refusal> {
        let flow = self.flow(flow)?;
        let (from, to) = (self.step(&flow.from)?.at, self.step(&flow.to)?.at);
        let gap = if self.step(&flow.from)?.kind.is_gateway() { LABEL_GAP } else { GAP };
        let need = gap + w + GAP - (to.x - from.right());
        if need > 0.0 {
            self.sheet.make_room(to.x, need)?;
        }
        let level = from.center().y;
        Ok(Rect::new(from.right() + gap, level - h / 2.0, w, h))
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
    fn source(&self, at: &Cursor) -> Result<StepId, Refusal> {
        match at {
            Cursor::After(id) => Ok(id.clone()),
            Cursor::Open(flow) | Cursor::Into(flow) => Ok(self.flow(flow)?.from.clone()),
            Cursor::Empty | Cursor::Loose => nothing(),
        }
    }
}

/// Where a new step belongs.
struct Seat {
    lane: Option<LaneId>,
    pool: Option<crate::model::id::PoolId>,
    parent: Option<StepId>,
    /// Its own office, where the lane does not say it.
    office: Option<OfficeId>,
    /// Who does it.
    doer: Option<OfficeId>,
    left: f64,
    level: f64,
}

impl Pen {
    /// Where a step of an office belongs that follows the cursor. Makes the office and its lane.
    fn seat(&mut self, office: Option<&QuickOffice>, at: &Cursor) -> Result<Seat, Refusal> {
        let before = match at {
            Cursor::Empty | Cursor::Loose => None,
            at => Some(self.step(&self.source(at)?)?),
        };
        let office = office.map(|o| self.office(o)).transpose()?;
        let lane = match &office {
            Some(id) if before.as_ref().is_none_or(|b| b.parent.is_none()) => self.lane_for(id)?,
            _ => None,
        };
        let p = self.p()?;
        let (left, level) = match &before {
            // What leaves a border event stands under it.
            Some(b) if matches!(b.kind, StepKind::Boundary { .. }) => {
                (b.at.center().x - b.at.w / 2.0, b.at.bottom() + GAP + b.at.h / 2.0)
            }
            Some(b) => (b.at.right() + GAP, b.at.center().y),
            None => loose_place(p, lane.as_ref()),
        };
        let inherited = before.as_ref().and_then(|b| b.lane.clone());
        let own_lane = lane.is_some();
        let lane =
            lane.or_else(|| if office.is_some() && inherited.is_none() { None } else { inherited });
        let lane_office = lane.as_ref().and_then(|l| p.lane(l)).and_then(|l| l.office.clone());
        let doer = office.clone().or_else(|| {
            let by_step = before.as_ref().and_then(|b| p.office_of(b).cloned());
            lane_office.clone().or(by_step)
        });
        let office = match office {
            Some(id) if lane_office.as_ref() == Some(&id) => None,
            Some(id) => Some(id),
            None if own_lane => None,
            None => before.as_ref().and_then(|b| b.office.clone()),
        };
        let pool = if lane.is_some() { None } else { before.as_ref().and_then(|b| b.pool.clone()) };
        let parent = before.as_ref().and_then(|b| b.parent.clone());
        Ok(Seat { lane, pool, parent, office, doer, left, level })
    }

    /// A bare step after another, or after the last.
    pub(super) fn append(
        &mut self,
        after: Option<&StepId>,
        office: Option<&QuickOffice>,
    ) -> Result<StepId, Refusal> {
        let lead = after.cloned().map(ItemId::Step);
        let at = cursor(self.p()?, lead.as_ref());
        let part = QuickStep { office: office.cloned(), ..QuickStep::default() };
        self.part(&part, &at)
    }

    pub(super) fn office(&mut self, office: &QuickOffice) -> Result<OfficeId, Refusal> {
        match office {
            QuickOffice::Known(id) => Ok(id.clone()),
            QuickOffice::New(name, kind) => {
                let language = self.sheet.language();
                let same = |o: &Office| o.name.get(language) == name;
                // Two parts of one line may name the same new office.
                if let Some((id, _)) = self.p()?.offices().find(|(_, o)| same(o)) {
                    return Ok(id.clone());
                }
                let id = OfficeId::new(self.sheet.fresh("o"));
                let name = Text::of(language, &**name);
                let office = Office { name, kind: *kind, ..Office::default() };
                self.sheet.put(Change::Office(id.clone(), Some(Arc::new(office))))?;
                Ok(id)
            }
        }
    }

    /// The lane of an office: its own, a new one where lanes are drawn, or the first of a drawing
    /// on which nothing but a start stands. `None` where the drawing does without lanes.
    fn lane_for(&mut self, office: &OfficeId) -> Result<Option<LaneId>, Refusal> {
        let p = self.p()?;
        if let Some((id, _)) = p.lanes().find(|(_, l)| l.office.as_ref() == Some(office)) {
            return Ok(Some(id.clone()));
        }
        if p.lanes().next().is_some() {
            let office = office.clone();
            let made = self.sheet.run(|desk| desk.add_lane(Some(office), Text::default()))?;
            return Ok(made.into_iter().find_map(|item| match item {
                ItemId::Lane(id) => Some(id),
                _ => None,
            }));
        }
        let has_work = p.steps().any(|(_, s)| !s.kind.is_event()) || p.pools().next().is_some();
        if has_work {
            return Ok(None);
        }
        let around = p.bounds();
        let steps: Vec<_> = p.steps().map(|(id, s)| (id.clone(), s.clone())).collect();
        let at = around.map_or(Rect::new(0.0, 0.0, 900.0, super::lanes::NEW_LANE_HEIGHT), |b| {
            let middle = b.center().y;
            let h = super::lanes::NEW_LANE_HEIGHT.max(b.h + 40.0);
            Rect::new(b.x - 60.0, middle - h / 2.0, (b.w + 120.0).max(900.0), h)
        });
        let id = LaneId::new(self.sheet.fresh("l"));
        let lane = Lane {
            name: Text::default(),
            at,
            office: Some(office.clone()),
            pool: None,
            parent: None,
            vertical: false,
            foreign: crate::model::foreign::Foreign::default(),
        };
        self.sheet.put(Change::Lane(id.clone(), Some(Arc::new(lane))))?;
        for (step_id, mut step) in steps {
            step.lane = Some(id.clone());
            self.sheet.put(Change::Step(step_id, Some(Arc::new(step))))?;
        }
        Ok(Some(id))
    }
}

/// Left edge and height of a step that follows nothing.
fn loose_place(p: &Procedure, lane: Option<&LaneId>) -> (f64, f64) {
    if let Some(lane) = lane.and_then(|l| p.lane(l)) {
        return (lane.at.x + 60.0, lane.at.y + lane.at.h.min(120.0) / 2.0);
    }
    p.bounds().map_or((60.0, 60.0), |b| (b.x + 60.0, b.bottom() + 60.0))
}

/// The step itself and the steps before it, the nearest first.
fn upstream(p: &Procedure, from: &StepId) -> Vec<StepId> {
    walk(p, from, |at| {
        let mut before: Vec<StepId> = p.incoming(at).map(|(_, f)| f.from.clone()).collect();
        if let Some(StepKind::Boundary { host, .. }) = p.step(at).map(|s| &s.kind) {
            before.push(host.clone());
        }
        before
    })
}

/// Steps after a split at which nothing follows and that are no ends.
fn ends_after(p: &Procedure, split: &StepId) -> Vec<StepId> {
    if p.outgoing(split).count() < 2 {
        return Vec::new();
    }
    let mut ends = walk(p, split, |at| p.outgoing(at).map(|(_, f)| f.to.clone()).collect());
    ends.retain(|id| {
        let ends = p.step(id).is_some_and(|s| matches!(s.kind, StepKind::End { .. }));
        !ends && p.outgoing(id).next().is_none()
    });
    ends
}

fn walk(p: &Procedure, from: &StepId, next: impl Fn(&StepId) -> Vec<StepId>) -> Vec<StepId> {
    let mut seen = BTreeSet::from([from.clone()]);
    let mut queue = VecDeque::from([from.clone()]);
    let mut out = Vec::new();
    while let Some(at) = queue.pop_front() {
        if out.len() >= MOST_LOOKED_AT {
            break;
        }
        for step in next(&at) {
            if p.step(&step).is_some() && seen.insert(step.clone()) {
                queue.push_back(step);
            }
        }
        out.push(at);
    }
    out
}
