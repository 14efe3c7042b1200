//! What follows from a wish: the group of edits that does it whole.
//!
//! Each function plans and changes nothing: it returns a [`Plan`] for `apply`. Dropping a step on a
//! flow splits it; deleting a step joins the flows around it; boundary events go with their host.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::layout::place;
use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{ArtifactId, FlowId, LaneId, OfficeId, StepId, VariantId};
use crate::model::invariants::first_free_of;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{Step, StepKind};
use crate::model::study::{Role, Study, Variant};
use crate::model::text::{Language, Text};

use super::history::Description;
use super::{Change, Edit, Ids, Refusal};

/// A group of edits, its name, and what should be selected afterwards.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it is called.
    pub description: Description,
    /// The edits, to be applied as one.
    pub edit: Edit,
    /// What is selected afterwards; `None` leaves the selection.
    pub select: Option<Vec<ItemId>>,
    /// Plans with the same non-empty key that follow each other join in one undo step.
    pub merge_key: String,
}

impl Plan {
    /// A plan of several edits.
    pub fn of(description: Description, edits: Vec<Edit>) -> Self {
        Self { description, edit: Edit::Group(edits), select: None, merge_key: String::new() }
    }

    /// This plan, with what is selected afterwards.
    pub fn selecting(mut self, items: Vec<ItemId>) -> Self {
        self.select = Some(items);
        self
    }

    /// This plan, joining with others of the same key.
    pub fn merging(mut self, key: String) -> Self {
        self.merge_key = key;
        self
    }
}

/// Where a plan is made: a variant of a study, and the source of fresh ids.
pub struct Desk<'a> {
    study: &'a Study,
    variant: &'a VariantId,
    ids: Ids,
    level: Option<StepId>,
}

impl<'a> Desk<'a> {
    /// A desk for one variant. `next_id` is the first number never handed out in this session.
    pub fn new(study: &'a Study, variant: &'a VariantId, next_id: u64) -> Self {
        Self { study, variant, ids: Ids::from(next_id.max(study.next_id())), level: None }
    }

    /// This desk, working inside a collapsed sub-procedure: new things belong there.
    pub fn inside(mut self, level: Option<StepId>) -> Self {
        self.level = level;
        self
    }

    pub(super) fn level(&self) -> Option<&StepId> {
        self.level.as_ref()
    }

    pub(super) fn procedure(&self) -> Result<&'a Procedure, Refusal> {
        self.study.procedure(self.variant).map(|p| &**p).ok_or_else(|| missing(Place::Study))
    }

    /// What a sheet is made of: the study, the variant, the number of the next id.
    pub(super) fn place(&self) -> (&'a Study, &'a VariantId, u64) {
        (self.study, self.variant, self.ids.next_number())
    }

    pub(super) fn study(&self) -> &'a Study {
        self.study
    }

    pub(super) fn variant(&self) -> &'a VariantId {
        self.variant
    }

    pub(super) fn put(&self, change: Change) -> Edit {
        Edit::In(self.variant.clone(), change)
    }

    pub(super) fn fresh(&mut self, prefix: &str) -> String {
        self.ids.fresh(prefix)
    }

    /// Closes a plan that handed out ids.
    pub(super) fn close(&self, description: Description, mut edits: Vec<Edit>) -> Plan {
        if self.ids.next_number() != self.study.next_id() {
            edits.push(Edit::NextId(self.ids.next_number()));
        }
        Plan::of(description, edits)
    }

    pub(super) fn name(&self) -> Language {
        self.study.language()
    }

    /// Adds a step after another: to its right, joined by a flow, in the same lane.
    pub fn add_after(
        mut self,
        after: &StepId,
        kind: StepKind,
        name: &str,
    ) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let before = p.step(after).ok_or_else(|| missing(Place::Step(after.clone())))?;
        if matches!(before.kind, StepKind::End { .. }) {
            return Err(Refusal(Finding::error(
                Place::Step(after.clone()),
                "nothing-after-an-end",
            )));
        }
        let id = StepId::new(self.fresh("s"));
        let (w, h) = kind.standard_size();
        let corner = place::after(p, after, (w, h));
        let mut step = Step::new(kind, Text::of(self.name(), name), corner.x, corner.y);
        step.parent.clone_from(&before.parent);
        step.lane = lane_at(p, step.at.center()).or_else(|| before.lane.clone());
        let mut edits = Vec::new();
        grow_lane(&self, p, &step, &mut edits);
        edits.push(self.put(Change::Step(id.clone(), Some(Arc::new(step)))));
        // A step that ended nowhere useful keeps its flows; a new branch is added beside them.
        let flow = FlowId::new(self.fresh("f"));
        edits.push(
            self.put(Change::Flow(flow, Some(Arc::new(Flow::new(after.clone(), id.clone()))))),
        );
        let description =
            Description::new("edit-add-after").with("name", before.name.get(self.name()));
        Ok(self.close(description, edits).selecting(vec![ItemId::Step(id)]))
    }

    /// Adds a step with its middle at a point; on a flow it splits it.
    pub fn add_at(
        mut self,
        kind: StepKind,
        center: Point,
        on: Option<&FlowId>,
    ) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let (w, h) = kind.standard_size();
        let at = Rect::around(center, w, h);
        let mut step = Step::new(kind, Text::default(), at.x, at.y);
        step.parent = self.scope_at(p, center);
        step.lane = match self.level() {
            Some(level) => p.step(level).and_then(|s| s.lane.clone()),
            None => lane_at(p, center),
        };
        let id = StepId::new(self.fresh("s"));
        let mut edits = Vec::new();
        let split = on.and_then(|f| p.flow(f).map(|flow| (f.clone(), flow.clone())));
        let (accepts, emits) = ends_of(&step.kind);
        if let Some((flow_id, flow)) = &split
            && accepts
            && emits
        {
            step.parent = p.step(&flow.from).and_then(|s| s.parent.clone());
            edits.push(self.put(Change::Step(id.clone(), Some(Arc::new(step)))));
            edits.extend(self.split(flow_id, flow, &id));
        } else {
            edits.push(self.put(Change::Step(id.clone(), Some(Arc::new(step)))));
        }
        Ok(self.close(Description::new("edit-add"), edits).selecting(vec![ItemId::Step(id)]))
    }

    /// The edits that lead a flow through a step: its first half keeps the id and annotations.
    pub(super) fn split(&mut self, flow_id: &FlowId, flow: &Flow, through: &StepId) -> Vec<Edit> {
        let mut first = flow.clone();
        first.to = through.clone();
        first.bends.clear();
        first.docks = None;
        first.label = None;
        let second = Flow::new(through.clone(), flow.to.clone());
        let second_id = FlowId::new(self.fresh("f"));
        vec![
            self.put(Change::Flow(flow_id.clone(), Some(Arc::new(first)))),
            self.put(Change::Flow(second_id, Some(Arc::new(second)))),
        ]
    }

    /// Joins two steps by a flow.
    pub fn connect(mut self, from: &StepId, to: &StepId) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        may_connect(p, from, to)?;
        let id = FlowId::new(self.fresh("f"));
        let edit =
            self.put(Change::Flow(id.clone(), Some(Arc::new(Flow::new(from.clone(), to.clone())))));
        Ok(self
            .close(Description::new("edit-connect"), vec![edit])
            .selecting(vec![ItemId::Flow(id)]))
    }

    /// Renames something in one language.
    pub fn rename(self, item: &ItemId, language: Language, name: &str) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let change = match item {
            ItemId::Step(id) => {
                let mut step =
                    p.step(id).cloned().ok_or_else(|| missing(Place::Step(id.clone())))?;
                Arc::make_mut(&mut step).name.set(language, name);
                Change::Step(id.clone(), Some(step))
            }
            ItemId::Flow(id) => {
                let mut flow =
                    p.flow(id).cloned().ok_or_else(|| missing(Place::Flow(id.clone())))?;
                Arc::make_mut(&mut flow).name.set(language, name);
                Change::Flow(id.clone(), Some(flow))
            }
            ItemId::Link(id) => {
                let mut link =
                    p.link(id).cloned().ok_or_else(|| missing(Place::Link(id.clone())))?;
                Arc::make_mut(&mut link).name.set(language, name);
                Change::Link(id.clone(), Some(link))
            }
            ItemId::Lane(id) => {
                let mut lane =
                    p.lane(id).cloned().ok_or_else(|| missing(Place::Lane(id.clone())))?;
                Arc::make_mut(&mut lane).name.set(language, name);
                Change::Lane(id.clone(), Some(lane))
            }
            ItemId::Pool(id) => {
                let mut pool =
                    p.pool(id).cloned().ok_or_else(|| missing(Place::Pool(id.clone())))?;
                Arc::make_mut(&mut pool).name.set(language, name);
                Change::Pool(id.clone(), Some(pool))
            }
            ItemId::Artifact(id) => {
                let mut artifact =
                    p.artifact(id).cloned().ok_or_else(|| missing(Place::Artifact(id.clone())))?;
                Arc::make_mut(&mut artifact).text.set(language, name);
                Change::Artifact(id.clone(), Some(artifact))
            }
        };
        let description = Description::new("edit-rename").with("name", name);
        Ok(Plan::of(description, vec![self.put(change)]).selecting(vec![item.clone()]))
    }

    /// Replaces a step by a changed one. `field` names what changed, for the description.
    pub fn change_step(self, id: &StepId, step: Step, field: &str) -> Plan {
        let description = Description::new("edit-change")
            .with("name", step.name.get(self.name()))
            .with("field", field);
        let edit = self.put(Change::Step(id.clone(), Some(Arc::new(step))));
        Plan::of(description, vec![edit]).merging(format!("{id}/{field}"))
    }

    /// Replaces a flow by a changed one.
    pub fn change_flow(self, id: &FlowId, flow: Flow, field: &str) -> Plan {
        let description = Description::new("edit-change")
            .with("name", flow.name.get(self.name()))
            .with("field", field);
        let edit = self.put(Change::Flow(id.clone(), Some(Arc::new(flow))));
        Plan::of(description, vec![edit]).merging(format!("{id}/{field}"))
    }

    /// Sets the shares of the flows out of one gateway; the default flow takes what is left.
    pub fn set_share(self, id: &FlowId, share: f64) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let flow = p.flow(id).ok_or_else(|| missing(Place::Flow(id.clone())))?;
        let share = share.clamp(0.0, 1.0);
        let mut edits = vec![self.share_edit(id, flow, share)];
        let exclusive = p.step(&flow.from).is_some_and(|s| {
            matches!(s.kind, StepKind::Gateway(crate::model::step::GatewayKind::Exclusive))
        });
        if exclusive {
            let others: Vec<_> = p.outgoing(&flow.from).filter(|(f, _)| f != id).collect();
            let rest = others.iter().find(|(_, f)| f.default).or_else(|| others.last());
            if let Some((rest_id, rest)) = rest {
                let taken: f64 = others
                    .iter()
                    .filter(|(f, _)| f != rest_id)
                    .filter_map(|(_, f)| f.share.as_ref().map(|s| s.value))
                    .sum();
                let left = round_share((1.0 - share - taken).max(0.0));
                edits.push(self.share_edit(rest_id, rest, left));
            }
        }
        Ok(Plan::of(Description::new("edit-share"), edits).merging(format!("{id}/share")))
    }

    fn share_edit(&self, id: &FlowId, flow: &Flow, share: f64) -> Edit {
        let mut flow = flow.clone();
        let provenance = flow.share.take().and_then(|s| s.provenance);
        flow.share =
            Some(crate::model::provenance::Sourced { value: round_share(share), provenance });
        self.put(Change::Flow(id.clone(), Some(Arc::new(flow))))
    }

    /// Deletes things. A step with one flow in and one out heals; what hangs on a step goes with it.
    pub fn delete(mut self, items: &[ItemId]) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let steps = with_dependents(p, items);
        let mut flows: BTreeSet<FlowId> = items
            .iter()
            .filter_map(|i| if let ItemId::Flow(id) = i { Some(id.clone()) } else { None })
            .collect();
        let healed = heals(p, &steps, &flows);
        let flow_ids = p.flows().filter(|(_, f)| steps.contains(&f.from) || steps.contains(&f.to));
        flows.extend(flow_ids.map(|(id, _)| id.clone()));
        let mut edits = Vec::new();
        for (first, flow) in healed {
            flows.remove(&first);
            edits.push(self.put(Change::Flow(first, Some(Arc::new(flow)))));
        }
        self.delete_links(p, items, &steps, &flows, &mut edits);
        edits.extend(flows.into_iter().map(|id| self.put(Change::Flow(id, None))));
        // Children and boundary events before what they hang on.
        let mut ordered: Vec<&StepId> = steps.iter().collect();
        ordered.sort_by_key(|id| std::cmp::Reverse(depth(p, id)));
        edits.extend(ordered.into_iter().map(|id| self.put(Change::Step(id.clone(), None))));
        super::lanes::delete_bands(&mut self, p, items, &mut edits);
        let description = Description::new("edit-delete").with("count", items.len());
        Ok(Plan::of(description, edits).selecting(Vec::new()))
    }

    fn delete_links(
        &self,
        p: &Procedure,
        items: &[ItemId],
        steps: &BTreeSet<StepId>,
        flows: &BTreeSet<FlowId>,
        edits: &mut Vec<Edit>,
    ) {
        use crate::model::flow::Anchor;
        let artifacts: BTreeSet<&ArtifactId> = items
            .iter()
            .filter_map(|i| if let ItemId::Artifact(id) = i { Some(id) } else { None })
            .collect();
        let goes = |anchor: &Anchor| match anchor {
            Anchor::Step(id) => steps.contains(id),
            Anchor::Flow(id) => flows.contains(id),
            Anchor::Artifact(id) => artifacts.contains(id),
            Anchor::Pool(id) => items.contains(&ItemId::Pool(id.clone())),
        };
        for (id, link) in p.links() {
            if goes(&link.from) || goes(&link.to) || items.contains(&ItemId::Link(id.clone())) {
                edits.push(self.put(Change::Link(id.clone(), None)));
            }
        }
        let inside = p.artifacts().filter(|(id, a)| {
            artifacts.contains(id) || a.parent.as_ref().is_some_and(|s| steps.contains(s))
        });
        for (id, _) in inside {
            edits.push(self.put(Change::Artifact(id.clone(), None)));
        }
    }

    /// Gives steps to an office.
    pub fn assign(self, steps: &[StepId], office: Option<&OfficeId>) -> Result<Plan, Refusal> {
        let p = self.procedure()?;
        let mut edits = Vec::new();
        for id in steps {
            let mut step = p.step(id).cloned().ok_or_else(|| missing(Place::Step(id.clone())))?;
            Arc::make_mut(&mut step).office = office.cloned();
            edits.push(self.put(Change::Step(id.clone(), Some(step))));
        }
        Ok(Plan::of(Description::new("edit-assign").with("count", steps.len()), edits))
    }

    /// Replaces any other thing of the procedure as a whole.
    pub fn change(self, change: Change, description: Description, merge_key: &str) -> Plan {
        Plan::of(description, vec![self.put(change)]).merging(merge_key.to_owned())
    }

    /// Makes a to-be from this variant: the same ids, a new name; a number follows a name that
    /// another variant has.
    pub fn new_to_be(self, name: Text) -> Result<(VariantId, Plan), Refusal> {
        let procedure = self.study.procedure(self.variant).ok_or_else(|| missing(Place::Study))?;
        Ok(self.new_to_be_of(name, Arc::clone(procedure)))
    }

    /// Adds a to-be with this procedure, which may be of another study: what is made after it gets
    /// no id that the procedure has already.
    pub fn new_to_be_of(mut self, name: Text, procedure: Arc<Procedure>) -> (VariantId, Plan) {
        self.ids.pass(first_free_of(&procedure));
        let id = VariantId::new(self.fresh("v"));
        let name = self.study.free_name(name);
        let copy = Variant { id: id.clone(), role: Role::ToBe, name, procedure };
        let place = self.study.variants().len();
        let edit = Edit::Variant(id.clone(), Some((place, copy)));
        (id, self.close(Description::new("edit-new-to-be"), vec![edit]))
    }
}

/// Whether a flow may join two steps; the same answer guards the edit and colors the cursor.
pub fn may_connect(p: &Procedure, from: &StepId, to: &StepId) -> Result<(), Refusal> {
    let a = p.step(from).ok_or_else(|| missing(Place::Step(from.clone())))?;
    let b = p.step(to).ok_or_else(|| missing(Place::Step(to.clone())))?;
    let refuse = |id: &StepId, code| Err(Refusal(Finding::error(Place::Step(id.clone()), code)));
    if matches!(a.kind, StepKind::End { .. }) {
        return refuse(from, "nothing-after-an-end");
    }
    if matches!(b.kind, StepKind::Start { .. } | StepKind::Boundary { .. }) {
        return refuse(to, "nothing-before-a-start");
    }
    if a.parent != b.parent {
        return refuse(to, "flow-crosses-level");
    }
    if p.outgoing(from).any(|(_, f)| f.to == *to) && from != to && !a.kind.is_gateway() {
        return refuse(to, "already-joined");
    }
    Ok(())
}

pub(super) fn missing(place: Place) -> Refusal {
    Refusal(Finding::error(place, "thing-missing"))
}

/// Whether a kind of step takes flows in and sends flows out.
pub(super) fn ends_of(kind: &StepKind) -> (bool, bool) {
    match kind {
        StepKind::Start { .. } | StepKind::Boundary { .. } => (false, true),
        StepKind::End { .. } => (true, false),
        StepKind::Task(_)
        | StepKind::Gateway(_)
        | StepKind::Catch(_)
        | StepKind::Throw(_)
        | StepKind::SubProcedure { .. }
        | StepKind::Call { .. } => (true, true),
    }
}

fn round_share(share: f64) -> f64 {
    libm::round(share * 10_000.0) / 10_000.0
}

/// The innermost lane at a point.
pub fn lane_at(p: &Procedure, point: Point) -> Option<LaneId> {
    p.lanes()
        .filter(|(_, l)| l.at.contains(point))
        .min_by(|a, b| (a.1.at.w * a.1.at.h).total_cmp(&(b.1.at.w * b.1.at.h)))
        .map(|(id, _)| id.clone())
}

/// Widens the lanes and pools to the right when a step would stand outside them.
pub(super) fn grow_lane(desk: &Desk<'_>, p: &Procedure, step: &Step, edits: &mut Vec<Edit>) {
    if step.lane.is_none() {
        return;
    }
    let wanted = step.at.right() + 30.0;
    let edge = p.lanes().map(|(_, l)| l.at.right()).fold(f64::NEG_INFINITY, f64::max);
    if wanted <= edge {
        return;
    }
    for (id, lane) in p.lanes().filter(|(_, l)| !l.vertical) {
        let mut lane = lane.clone();
        lane.at.w += wanted - edge;
        edits.push(desk.put(Change::Lane(id.clone(), Some(Arc::new(lane)))));
    }
    for (id, pool) in p.pools().filter(|(_, l)| !l.vertical) {
        let mut pool = pool.clone();
        pool.at.w += wanted - edge;
        edits.push(desk.put(Change::Pool(id.clone(), Some(Arc::new(pool)))));
    }
}

/// The chosen steps, their boundary events, and everything inside chosen sub-procedures.
pub(super) fn with_dependents(p: &Procedure, items: &[ItemId]) -> BTreeSet<StepId> {
    crate::model::fragment::with_hanging(p, items)
}

pub(super) fn depth(p: &Procedure, id: &StepId) -> usize {
    let mut depth = 0;
    let mut step = p.step(id);
    while let Some(parent) = step.and_then(|s| s.parent.as_ref()) {
        depth += 2;
        if depth > 2 * crate::model::invariants::MAX_DEPTH {
            break;
        }
        step = p.step(parent);
    }
    let hangs = p.step(id).is_some_and(|s| matches!(s.kind, StepKind::Boundary { .. }));
    depth + usize::from(hangs)
}

/// Flows that take over from deleted steps: for each run of deleted steps with one way in and one
/// way out, the flow before it leads on to what comes after.
fn heals(p: &Procedure, gone: &BTreeSet<StepId>, cut: &BTreeSet<FlowId>) -> BTreeMap<FlowId, Flow> {
    let mut out = BTreeMap::new();
    for id in gone {
        let mut incoming = p.incoming(id).filter(|(f, _)| !cut.contains(f));
        let (Some((first_id, first)), None) = (incoming.next(), incoming.next()) else { continue };
        if gone.contains(&first.from) {
            continue;
        }
        let mut at = id.clone();
        // A run of deleted steps is at most as long as there are deleted steps.
        for _ in 0..gone.len() {
            let outgoing: Vec<&Flow> =
                p.outgoing(&at).filter(|(f, _)| !cut.contains(f)).map(|(_, f)| f).collect();
            let [next] = outgoing[..] else { break };
            if gone.contains(&next.to) {
                if p.incoming(&next.to).count() != 1 {
                    break;
                }
                at = next.to.clone();
                continue;
            }
            let joined = p.outgoing(&first.from).any(|(_, f)| f.to == next.to);
            if first.from != next.to && !joined {
                let mut flow = first.clone();
                flow.to = next.to.clone();
                flow.bends.clear();
                flow.docks = None;
                flow.label = None;
                out.insert(first_id, flow);
            }
            break;
        }
    }
    out
}
