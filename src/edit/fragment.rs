//! The plan that puts a part of another procedure in, and the one that makes steps of lines.
//!
//! Ids are new where it is pasted. Offices and calendars are matched by id and name, then by name,
//! else they come along; lanes are those of the place, else those of the same name.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::finding::{Finding, Place};
use crate::model::flow::{Anchor, Link};
use crate::model::fragment::Fragment;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{
    ArtifactId, CalendarId, FlowId, LaneId, LinkId, OfficeId, PoolId, StepId, TermId,
};
use crate::model::item::ItemId;
use crate::model::lane::Lane;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind, TaskKind, Timer, Trigger};
use crate::model::text::Text;

use super::follow::{Desk, Plan, lane_at};
use super::history::Description;
use super::{Change, Edit, Refusal};

/// Most things of one kind in a fragment.
pub const MOST: usize = 20_000;
/// How far a copy steps aside from what it was copied from, in canvas points.
const ASIDE: f64 = 20.0;
/// Most steps aside.
const TRIES: u32 = 200;

/// Why a fragment cannot be pasted, whatever the place: too much, or not of this world.
fn fault(fragment: &Fragment) -> Option<Finding> {
    let most = [
        fragment.steps.len(),
        fragment.flows.len(),
        fragment.links.len(),
        fragment.artifacts.len(),
    ];
    if most.into_iter().any(|n| n > MOST) {
        let limit = MOST;
        return Some(Finding::error(Place::Study, "paste-too-much").with("limit", limit));
    }
    let rects = fragment.steps.values().map(|s| s.at);
    let rects = rects.chain(fragment.artifacts.values().map(|a| a.at));
    let rects = rects.chain(fragment.lanes.values().map(|l| l.at));
    let mut rects = rects.chain(fragment.pools.values().map(|l| l.at));
    if rects.any(|r| !r.is_sound()) {
        return Some(Finding::error(Place::Study, "paste-wild"));
    }
    None
}

/// Where a fragment is put: how far it moves, and the sub-procedure around it.
struct Site {
    by: (f64, f64),
    scope: Option<StepId>,
}

/// New ids for old ones.
#[derive(Default)]
struct Renamed {
    steps: BTreeMap<StepId, StepId>,
    flows: BTreeMap<FlowId, FlowId>,
    lanes: BTreeMap<LaneId, LaneId>,
    pools: BTreeMap<PoolId, PoolId>,
    artifacts: BTreeMap<ArtifactId, ArtifactId>,
    offices: BTreeMap<OfficeId, OfficeId>,
    calendars: BTreeMap<CalendarId, CalendarId>,
}

impl Renamed {
    fn anchor(&self, anchor: &Anchor) -> Option<Anchor> {
        Some(match anchor {
            Anchor::Step(id) => Anchor::Step(self.steps.get(id)?.clone()),
            Anchor::Pool(id) => Anchor::Pool(self.pools.get(id)?.clone()),
            Anchor::Artifact(id) => Anchor::Artifact(self.artifacts.get(id)?.clone()),
            Anchor::Flow(id) => Anchor::Flow(self.flows.get(id)?.clone()),
        })
    }
}

impl Desk<'_> {
    /// Puts a fragment in: its middle at a point, else beside where it was taken from.
    pub fn paste(mut self, fragment: &Fragment, at: Option<Point>) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        if let Some(fault) = fault(fragment) {
            return Err(Refusal(fault));
        }
        let Some(bounds) = fragment.bounds() else {
            return Err(Refusal(Finding::error(Place::Study, "paste-nothing")));
        };
        let by = shift(p, fragment, bounds, at);
        let site = Site { by, scope: self.site_scope(p, bounds.moved(by.0, by.1)) };
        let mut edits = Vec::new();
        let mut new = Renamed::default();
        self.paste_organisation(p, fragment, &mut new, &mut edits);
        self.name_all(fragment, &mut new);
        self.paste_bands(fragment, &new, by, &mut edits);
        let mut items = Vec::new();
        for (id, step) in ordered(fragment) {
            let (Some(fresh), step) = (new.steps.get(id), (**step).clone()) else { continue };
            let step = self.pasted_step(p, fragment, &new, step, &site);
            if step.parent.as_ref().is_none_or(|parent| !new.steps.values().any(|s| s == parent)) {
                items.push(ItemId::Step(fresh.clone()));
            }
            edits.push(self.put(Change::Step(fresh.clone(), Some(Arc::new(step)))));
        }
        self.paste_lines(p, fragment, &new, &site, &mut edits);
        items.extend(new.artifacts.values().cloned().map(ItemId::Artifact));
        items.extend(new.lanes.values().cloned().map(ItemId::Lane));
        items.extend(new.pools.values().cloned().map(ItemId::Pool));
        let description = Description::new("edit-paste").with("count", fragment.count());
        Ok(self.close(description, edits).selecting(items))
    }

    /// The expanded sub-procedure that has room for all of it, else the level worked in.
    fn site_scope(&self, p: &Procedure, bounds: Rect) -> Option<StepId> {
        let scope = self.scope_at(p, bounds.center())?;
        let holds = p.step(&scope).is_some_and(|s| s.at.encloses(bounds));
        if holds { Some(scope) } else { self.level().cloned() }
    }

    fn name_all(&mut self, fragment: &Fragment, new: &mut Renamed) {
        for id in fragment.pools.keys() {
            new.pools.insert(id.clone(), PoolId::new(self.fresh("p")));
        }
        for id in fragment.lanes.keys() {
            new.lanes.insert(id.clone(), LaneId::new(self.fresh("l")));
        }
        for id in fragment.steps.keys() {
            new.steps.insert(id.clone(), StepId::new(self.fresh("s")));
        }
        for (id, flow) in &fragment.flows {
            let whole =
                fragment.steps.contains_key(&flow.from) && fragment.steps.contains_key(&flow.to);
            if whole {
                new.flows.insert(id.clone(), FlowId::new(self.fresh("f")));
            }
        }
        for id in fragment.artifacts.keys() {
            new.artifacts.insert(id.clone(), ArtifactId::new(self.fresh("a")));
        }
    }

    /// Finds the offices and calendars of the place, and brings those along that it has not.
    fn paste_organisation(
        &mut self,
        p: &Procedure,
        fragment: &Fragment,
        new: &mut Renamed,
        edits: &mut Vec<Edit>,
    ) {
        for (id, calendar) in &fragment.calendars {
            let here = p.calendar(id).filter(|c| c.name == calendar.name).map(|_| id.clone());
            let same = || p.calendars().find(|(_, c)| share_name(&c.name, &calendar.name));
            let known = here.or_else(|| same().map(|(c, _)| c.clone()));
            let known = known.unwrap_or_else(|| {
                let fresh = CalendarId::new(self.fresh("c"));
                let change = Change::Calendar(fresh.clone(), Some(Arc::clone(calendar)));
                edits.push(self.put(change));
                fresh
            });
            new.calendars.insert(id.clone(), known);
        }
        for (id, office) in &fragment.offices {
            let here = p.office(id).filter(|o| share_name(&o.name, &office.name));
            let same = || p.offices().find(|(_, o)| share_name(&o.name, &office.name));
            let known = here.map(|_| id.clone()).or_else(|| same().map(|(o, _)| o.clone()));
            let known = known.unwrap_or_else(|| {
                let fresh = OfficeId::new(self.fresh("o"));
                let mut office = (**office).clone();
                office.calendar = office.calendar.and_then(|c| new.calendars.get(&c).cloned());
                office.parent = None;
                edits.push(self.put(Change::Office(fresh.clone(), Some(Arc::new(office)))));
                fresh
            });
            new.offices.insert(id.clone(), known);
        }
    }

    fn paste_bands(
        &self,
        fragment: &Fragment,
        new: &Renamed,
        (dx, dy): (f64, f64),
        edits: &mut Vec<Edit>,
    ) {
        for (id, pool) in &fragment.pools {
            let Some(fresh) = new.pools.get(id) else { continue };
            let mut pool = (**pool).clone();
            pool.at = pool.at.moved(dx, dy);
            pool.office = pool.office.and_then(|o| new.offices.get(&o).cloned());
            pool.process = String::new();
            edits.push(self.put(Change::Pool(fresh.clone(), Some(Arc::new(pool)))));
        }
        for (id, lane) in &fragment.lanes {
            let Some(fresh) = new.lanes.get(id) else { continue };
            let mut lane = (**lane).clone();
            lane.at = lane.at.moved(dx, dy);
            lane.office = lane.office.and_then(|o| new.offices.get(&o).cloned());
            lane.pool = lane.pool.and_then(|l| new.pools.get(&l).cloned());
            lane.parent = lane.parent.and_then(|l| new.lanes.get(&l).cloned());
            edits.push(self.put(Change::Lane(fresh.clone(), Some(Arc::new(lane)))));
        }
    }

    fn pasted_step(
        &self,
        p: &Procedure,
        fragment: &Fragment,
        new: &Renamed,
        mut step: Step,
        site: &Site,
    ) -> Step {
        let (dx, dy) = site.by;
        let inner = step.parent.as_ref().and_then(|id| new.steps.get(id)).cloned();
        step.at = step.at.moved(dx, dy);
        step.label = step.label.map(|l| l.moved(dx, dy));
        step.lane = self.pasted_lane(p, fragment, new, &step);
        step.pool = step.pool.and_then(|l| new.pools.get(&l).cloned());
        step.parent = inner.or_else(|| site.scope.clone());
        step.office = step.office.and_then(|o| new.offices.get(&o).cloned());
        let terms = &p.card().terms;
        step.marks.retain(|m| m.term.as_ref().is_none_or(|t| terms.contains_key(t)));
        rehang(&mut step, new, |term| terms.contains_key(term));
        step
    }

    /// The lane of a pasted step: taken along, of the place, or of the same name.
    fn pasted_lane(
        &self,
        p: &Procedure,
        fragment: &Fragment,
        new: &Renamed,
        step: &Step,
    ) -> Option<LaneId> {
        if let Some(level) = self.level() {
            return p.step(level).and_then(|s| s.lane.clone());
        }
        let old = step.lane.as_ref();
        if let Some(lane) = old.and_then(|l| new.lanes.get(l)) {
            return Some(lane.clone());
        }
        if let Some(lane) = lane_at(p, step.at.center()) {
            return Some(lane);
        }
        let old = old?;
        let name = fragment.lane_names.get(old)?;
        let is_it = |lane: &Lane| {
            let office = lane.office.as_ref().and_then(|o| p.office(o));
            share_name(&lane.name, name) || office.is_some_and(|o| share_name(&o.name, name))
        };
        let here = p.lane(old).filter(|l| is_it(l)).map(|_| old.clone());
        here.or_else(|| p.lanes().find(|(_, l)| is_it(l)).map(|(id, _)| id.clone()))
    }

    fn paste_lines(
        &mut self,
        p: &Procedure,
        fragment: &Fragment,
        new: &Renamed,
        site: &Site,
        edits: &mut Vec<Edit>,
    ) {
        let (dx, dy) = site.by;
        for (id, flow) in &fragment.flows {
            let (Some(fresh), Some(from), Some(to)) =
                (new.flows.get(id), new.steps.get(&flow.from), new.steps.get(&flow.to))
            else {
                continue;
            };
            let mut flow = (**flow).clone();
            flow.from.clone_from(from);
            flow.to.clone_from(to);
            flow.bends = flow.bends.iter().map(|b| b.moved(dx, dy)).collect();
            flow.docks = flow.docks.map(|d| d.moved(dx, dy));
            flow.label = flow.label.map(|l| l.moved(dx, dy));
            let terms = &p.card().terms;
            flow.marks.retain(|m| m.term.as_ref().is_none_or(|t| terms.contains_key(t)));
            edits.push(self.put(Change::Flow(fresh.clone(), Some(Arc::new(flow)))));
        }
        for (id, artifact) in &fragment.artifacts {
            let Some(fresh) = new.artifacts.get(id) else { continue };
            let mut artifact = (**artifact).clone();
            artifact.at = artifact.at.moved(dx, dy);
            artifact.label = artifact.label.map(|l| l.moved(dx, dy));
            let inner = artifact.parent.as_ref().and_then(|id| new.steps.get(id)).cloned();
            artifact.parent = inner.or_else(|| site.scope.clone());
            artifact.lane = artifact.lane.and_then(|l| new.lanes.get(&l).cloned());
            edits.push(self.put(Change::Artifact(fresh.clone(), Some(Arc::new(artifact)))));
        }
        for link in fragment.links.values() {
            let (Some(from), Some(to)) = (new.anchor(&link.from), new.anchor(&link.to)) else {
                continue;
            };
            let bends = link.bends.iter().map(|b| b.moved(dx, dy)).collect();
            let docks = link.docks.map(|d| d.moved(dx, dy));
            let label = link.label.map(|l| l.moved(dx, dy));
            let link = Link { from, to, bends, docks, label, ..(**link).clone() };
            let fresh = LinkId::new(self.fresh("k"));
            edits.push(self.put(Change::Link(fresh, Some(Arc::new(link)))));
        }
    }
}

impl Desk<'_> {
    /// Makes a step of each line, one after the other, joined; after a step, else around a point.
    pub fn paste_lines_as_steps(
        mut self,
        lines: &[String],
        after: Option<&StepId>,
        at: Point,
    ) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let kind = StepKind::Task(TaskKind::Person);
        let (w, h) = kind.standard_size();
        let gap = crate::layout::place::GAP;
        let before = after.and_then(|id| p.step(id).map(|s| (id.clone(), s)));
        let before = before.filter(|(_, s)| !matches!(s.kind, StepKind::End { .. }));
        let mut corner = match &before {
            Some((id, _)) => crate::layout::place::after(p, id, (w, h)),
            None => Point::new(at.x - w / 2.0, at.y - h / 2.0),
        };
        let mut last = before.as_ref().map(|(id, _)| id.clone());
        let (mut edits, mut items) = (Vec::new(), Vec::new());
        let mut wide = None;
        for line in lines {
            let name = Text::of(self.name(), line.as_str());
            let mut step = Step::new(kind.clone(), name, corner.x, corner.y);
            step.parent = match &before {
                Some((_, s)) => s.parent.clone(),
                None => self.scope_at(p, step.at.center()),
            };
            step.lane = match (&before, self.level()) {
                (Some((_, s)), _) if s.lane.is_some() => s.lane.clone(),
                (_, Some(level)) => p.step(level).and_then(|s| s.lane.clone()),
                _ => lane_at(p, step.at.center()),
            };
            let id = StepId::new(self.fresh("s"));
            wide = Some(step.clone());
            edits.push(self.put(Change::Step(id.clone(), Some(Arc::new(step)))));
            if let Some(last) = last.replace(id.clone()) {
                let flow = FlowId::new(self.fresh("f"));
                let line = crate::model::flow::Flow::new(last, id.clone());
                edits.push(self.put(Change::Flow(flow, Some(Arc::new(line)))));
            }
            items.push(ItemId::Step(id));
            corner = corner.moved(w + gap, 0.0);
        }
        if let Some(step) = wide.filter(|s| s.parent.is_none()) {
            super::follow::grow_lane(&self, p, &step, &mut edits);
        }
        let description = Description::new("edit-paste").with("count", lines.len());
        Ok(self.close(description, edits).selecting(items))
    }
}

/// Steps in an order in which each comes after what it hangs on.
fn ordered(fragment: &Fragment) -> Vec<(&StepId, &Arc<Step>)> {
    let depth = |step: &Step| {
        let mut depth = 0_usize;
        let mut at = step.parent.as_ref();
        while let Some(parent) = at.and_then(|id| fragment.steps.get(id))
            && depth < 2 * crate::model::invariants::MAX_DEPTH
        {
            depth += 2;
            at = parent.parent.as_ref();
        }
        depth + usize::from(matches!(step.kind, StepKind::Boundary { .. }))
    };
    let mut out: Vec<_> = fragment.steps.iter().collect();
    out.sort_by_key(|(_, s)| depth(s));
    out
}

/// An event hangs on the new host, and counts only terms of the new card.
fn rehang(step: &mut Step, new: &Renamed, knows: impl Fn(&TermId) -> bool) {
    if let StepKind::Start { trigger, .. }
    | StepKind::Catch(trigger)
    | StepKind::Boundary { trigger, .. } = &mut step.kind
        && matches!(trigger, Trigger::Timer(Some(Timer::TermExpires(term))) if !knows(term))
    {
        *trigger = Trigger::Timer(None);
    }
    if let StepKind::Boundary { host, trigger, interrupting } = &step.kind {
        step.kind = match new.steps.get(host) {
            Some(fresh) => StepKind::Boundary {
                host: fresh.clone(),
                trigger: trigger.clone(),
                interrupting: *interrupting,
            },
            None => StepKind::Catch(trigger.clone()),
        };
    }
}

/// Whether two texts agree in a language both have, case aside; two without text do not.
fn share_name(a: &Text, b: &Text) -> bool {
    a.iter().any(|(l, t)| b.exact(l).is_some_and(|u| u.to_lowercase() == t.to_lowercase()))
}

/// How far the fragment moves: its middle to the point, or aside from what stands there.
fn shift(p: &Procedure, fragment: &Fragment, bounds: Rect, at: Option<Point>) -> (f64, f64) {
    let (dx, dy) = at.map_or((0.0, 0.0), |at| {
        let c = bounds.center();
        ((at.x - c.x).round(), (at.y - c.y).round())
    });
    let stand: Vec<Point> = p
        .steps()
        .map(|(_, s)| s.at)
        .chain(p.artifacts().map(|(_, a)| a.at))
        .chain(p.pools().map(|(_, l)| l.at))
        .map(|r| Point::new(r.x, r.y))
        .collect();
    let first = fragment
        .steps
        .values()
        .map(|s| s.at)
        .chain(fragment.artifacts.values().map(|a| a.at))
        .chain(fragment.pools.values().map(|l| l.at))
        .chain(fragment.lanes.values().map(|l| l.at))
        .next()
        .unwrap_or(bounds);
    for i in 0..TRIES {
        let by = (dx + f64::from(i) * ASIDE, dy + f64::from(i) * ASIDE);
        let corner = Point::new(first.x + by.0, first.y + by.1);
        if !stand.iter().any(|s| s.distance(corner) < ASIDE / 2.0) {
            return by;
        }
    }
    (dx, dy)
}
