//! `Builder`: puts a net together node by node and lays it flat.

use std::sync::Arc;

use jiff::civil::Date;

use super::hours::{Hours, SimTime};
use super::legal::ClockRules;
use super::luck::{Law, Purpose, key_of};
use super::net::{
    Arm, Board, Branch, Desk, Edge, Labels, NONE, Net, NetEnd, NetMark, Node, Op, Other, Source,
    Span, Stage, Stock, When,
};
use crate::model::card::Term;
use crate::model::finding::Finding;
use crate::model::id::{FlowId, OfficeId, StepId, TermId};

/// Short calendars are written out to this length: looking within it needs no division.
const UNROLLED_DAYS: u32 = 4 * 364;

/// Most nodes that are passed in one go.
const MOST_PASSED: usize = 64;

/// A node while it is being put together.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) op: Op,
    pub(super) name: String,
    pub(super) step: u32,
    pub(super) stages: Vec<Stage>,
    pub(super) arms: Vec<Arm>,
    /// Edges into the starts of the steps inside.
    pub(super) inside: Vec<u32>,
    pub(super) end: Option<NetEnd>,
}

/// A flow while it is being put together; `from` is `NONE` for an entry.
#[derive(Clone, Debug)]
pub(super) struct Arrow {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) name: String,
    pub(super) share: Option<f64>,
    pub(super) default: bool,
    pub(super) marks: Vec<NetMark>,
    pub(super) flow: u32,
    /// Step behind it that may be visited only so often, and how often.
    pub(super) limited: Option<(u32, u32)>,
}

/// A gateway of a reference case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// One flow by share; also a merge.
    Exclusive,
    /// All flows.
    Fork,
    /// Waits for every flow that reaches it.
    Join,
}

/// Puts a net together.
#[derive(Clone, Debug)]
pub struct Builder {
    pub(super) places: Vec<Place>,
    pub(super) arrows: Vec<Arrow>,
    pub(super) desks: Vec<Desk>,
    pub(super) laws: Vec<Law>,
    pub(super) hours: Vec<Hours>,
    pub(super) sources: Vec<Source>,
    pub(super) stocks: Vec<Stock>,
    pub(super) boards: Vec<Board>,
    pub(super) marks: Vec<NetMark>,
    pub(super) sends: Vec<u32>,
    pub(super) messages: u32,
    pub(super) woken: Vec<u32>,
    pub(super) step_cost: Vec<i64>,
    pub(super) clock: ClockRules,
    pub(super) first_day: Date,
    pub(super) labels: Labels,
    pub(super) findings: Vec<Finding>,
}

impl Builder {
    /// An empty net whose time 0 is midnight of `first_day`. Calendar 0 is always open.
    pub fn new(first_day: Date) -> Self {
        Self {
            places: Vec::new(),
            arrows: Vec::new(),
            desks: Vec::new(),
            laws: Vec::new(),
            hours: vec![Hours::always()],
            sources: Vec::new(),
            stocks: Vec::new(),
            boards: Vec::new(),
            marks: Vec::new(),
            sends: Vec::new(),
            messages: 0,
            woken: Vec::new(),
            step_cost: Vec::new(),
            clock: ClockRules::default(),
            first_day,
            labels: Labels::default(),
            findings: Vec::new(),
        }
    }

    /// A calendar open in these sorted, disjoint intervals (ms) of a period of whole days.
    pub fn calendar(&mut self, open: Vec<(SimTime, SimTime)>, period_days: u32) -> u32 {
        self.hours.push(Hours::new(open, period_days).unrolled(UNROLLED_DAYS));
        self.hours.len() as u32 - 1
    }

    /// A calendar made ready elsewhere.
    pub(super) fn put_hours(&mut self, hours: Hours) -> u32 {
        self.hours.push(hours);
        self.hours.len() as u32 - 1
    }

    /// An office with so many members of staff.
    pub fn office(&mut self, id: &str, staff: u32, calendar: u32) -> u32 {
        self.labels.offices.push(OfficeId::new(id));
        self.desks.push(Desk {
            staff: Some(staff.max(1)),
            hours: calendar,
            classes: 1,
            strict: false,
            cost: 0.0,
            own: true,
            background: None,
            key: key_of(id, Purpose::Background, 0),
        });
        self.desks.len() as u32 - 1
    }

    /// A law of draws.
    pub fn law(&mut self, law: Law) -> u32 {
        self.laws.push(law);
        self.laws.len() as u32 - 1
    }

    /// A task of an office with work in milliseconds.
    pub fn task(&mut self, id: &str, office: u32, work: Law) -> u32 {
        let law = self.law(work);
        let stage = Stage::Queue { office, law, staff: 1, class: 0, times: 1 };
        let step = self.step(id, office);
        self.place(Op::Act, id, step, vec![stage])
    }

    /// A gateway.
    pub fn gate(&mut self, id: &str, gate: Gate) -> u32 {
        let op = match gate {
            Gate::Exclusive => Op::Choose,
            Gate::Fork => Op::Fork,
            Gate::Join => Op::Join,
        };
        self.place(op, id, NONE, Vec::new())
    }

    /// An end.
    pub fn end(&mut self, id: &str) -> u32 {
        let place = self.place(Op::End, id, NONE, Vec::new());
        self.places[place as usize].end = Some(NetEnd { outcome: None, terminate: false });
        place
    }

    /// A flow with the share of cases that take it.
    pub fn flow(&mut self, id: &str, from: u32, to: u32, share: Option<f64>) -> u32 {
        let flow = self.labels.flows.len() as u32;
        self.labels.flows.push(FlowId::new(id));
        self.arrow(from, to, id, share, flow)
    }

    /// Cases that come at `to`, gaps in milliseconds: the first at the first opening; later gaps in
    /// wall time, moved to the next opening (the rule `snap`).
    pub fn source_snap(&mut self, id: &str, to: u32, gap: Law, calendar: u32) {
        let edge = self.arrow(NONE, to, id, None, NONE);
        let key = key_of(id, Purpose::Arrival, 0);
        self.labels.sources.push(StepId::new(id));
        let when = When::Always;
        let hours = calendar;
        self.sources.push(Source { edge, gap, hours, snap: true, at_once: true, when, key });
    }

    /// A step of the statistics.
    pub(super) fn step(&mut self, id: &str, office: u32) -> u32 {
        self.labels.steps.push(StepId::new(id));
        self.labels.step_office.push(office);
        self.step_cost.push(0);
        self.labels.steps.len() as u32 - 1
    }

    /// A legal term.
    pub(super) fn term(&mut self, id: &TermId, term: &Term) {
        self.labels.terms.push((id.clone(), term.clone()));
    }

    pub(super) fn place(&mut self, op: Op, name: &str, step: u32, stages: Vec<Stage>) -> u32 {
        self.places.push(Place {
            op,
            name: name.to_owned(),
            step,
            stages,
            arms: Vec::new(),
            inside: Vec::new(),
            end: None,
        });
        self.places.len() as u32 - 1
    }

    pub(super) fn arrow(
        &mut self,
        from: u32,
        to: u32,
        name: &str,
        share: Option<f64>,
        flow: u32,
    ) -> u32 {
        self.arrows.push(Arrow {
            from,
            to,
            name: name.to_owned(),
            share,
            default: false,
            marks: Vec::new(),
            flow,
            limited: None,
        });
        self.arrows.len() as u32 - 1
    }

    /// Other work of an office: jobs come so often that they fill `share` of its staff's time.
    pub(super) fn background(&mut self, office: u32, share: f64, job_ms: f64, law: Law) {
        let law = self.law(law);
        let desk = &mut self.desks[office as usize];
        if let Some(staff) = desk.staff
            && share > 0.0
            && job_ms > 0.0
        {
            let gap = job_ms / (share * f64::from(staff));
            desk.background = Some(Other { gap, law, class: 0 });
        }
    }

    /// Lays the net flat.
    pub fn finish(self) -> Net {
        let order = self.edge_order();
        let mut new_edge = vec![NONE; self.arrows.len()];
        for (at, old) in order.iter().enumerate() {
            new_edge[*old as usize] = at as u32;
        }
        let mut net = Net {
            nodes: Vec::with_capacity(self.places.len()),
            edges: Vec::with_capacity(order.len()),
            stages: Vec::new(),
            arms: Vec::new(),
            marks: self.marks.clone(),
            sends: self.sends.clone(),
            desks: self.desks.clone(),
            laws: self.laws.clone(),
            hours: self.hours.clone(),
            sources: self.sources.clone(),
            stocks: self.stocks.clone(),
            boards: self.boards.clone(),
            step_cost: self.step_cost.clone(),
            visits: 0,
            slots: 0,
            messages: self.messages,
            woken: self.woken.iter().map(|e| renamed(*e, &new_edge)).collect(),
            reach: Vec::new(),
            clock: self.clock.clone(),
            first_day: self.first_day,
            monday: i64::from(self.first_day.weekday().to_monday_zero_offset()),
            labels: Arc::default(),
            findings: self.findings.clone(),
        };
        for source in &mut net.sources {
            source.edge = renamed(source.edge, &new_edge);
        }
        for stock in &mut net.stocks {
            stock.edge = renamed(stock.edge, &new_edge);
        }
        self.lay_nodes(&mut net, &new_edge);
        self.lay_edges(&mut net, &order);
        lay_ahead(&mut net);
        self.lay_reach(&mut net);
        let branches = self.branches(&net, &order);
        net.labels = Arc::new(Labels { branches, ..self.labels.clone() });
        net
    }

    /// Arrows in the order of the nodes they leave; entries last.
    fn edge_order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.arrows.len() as u32).collect();
        order.sort_by_key(|a| (self.arrows[*a as usize].from, *a));
        order
    }

    fn lay_nodes(&self, net: &mut Net, new_edge: &[u32]) {
        let mut outs = vec![0_u32; self.places.len()];
        let mut ins = vec![0_u32; self.places.len()];
        for arrow in &self.arrows {
            if arrow.from != NONE {
                outs[arrow.from as usize] += 1;
            }
            ins[arrow.to as usize] += 1;
        }
        let mut out = 0;
        for (at, place) in self.places.iter().enumerate() {
            let op = match place.op {
                // A gateway with one way out decides nothing.
                Op::Choose | Op::Fork | Op::ForkSome if outs[at] == 1 => Op::Pass,
                op => op,
            };
            let aux = match op {
                Op::Act => lay(&mut net.stages, place.stages.iter().map(|s| restage(s, new_edge))),
                Op::Join | Op::JoinSome => {
                    let span = Span { from: net.slots, len: ins[at] };
                    net.slots += ins[at];
                    span
                }
                Op::Enter => {
                    let inside = place.inside.iter().map(|e| renamed(*e, new_edge));
                    lay(&mut net.sends, inside)
                }
                Op::Pass | Op::Choose | Op::Fork | Op::ForkSome | Op::Race | Op::End => {
                    Span::default()
                }
            };
            let is_plain = op == Op::Act
                && matches!(place.stages.as_slice(), [Stage::Queue { .. }])
                && place.arms.is_empty()
                && outs[at] == 1;
            let arms = place.arms.iter().map(|a| Arm { edge: renamed(a.edge, new_edge), ..*a });
            let counts = !matches!(op, Op::Pass | Op::Fork | Op::Join | Op::JoinSome | Op::End);
            net.nodes.push(Node {
                op,
                out,
                outs: outs[at],
                aux,
                step: place.step,
                visit: if counts { net.visits } else { NONE },
                key: key_of(&place.name, Purpose::Share, 0),
                arms: lay(&mut net.arms, arms),
                end: place.end,
                is_plain,
            });
            net.visits += u32::from(counts);
            out += outs[at];
        }
    }

    fn lay_edges(&self, net: &mut Net, order: &[u32]) {
        let mut next_slot = vec![0_u32; self.places.len()];
        let mut sum = 0.0;
        let mut former = NONE;
        for old in order {
            let arrow = &self.arrows[*old as usize];
            if arrow.from != former {
                sum = 0.0;
                former = arrow.from;
            }
            let share = arrow.share.unwrap_or(1.0);
            sum += share;
            let target = &net.nodes[arrow.to as usize];
            let slot = if matches!(target.op, Op::Join | Op::JoinSome) {
                let slot = next_slot[arrow.to as usize];
                next_slot[arrow.to as usize] += 1;
                target.aux.from + slot
            } else {
                NONE
            };
            let (limited, most) = arrow
                .limited
                .map_or((NONE, 0), |(place, most)| (net.nodes[place as usize].visit, most));
            let marks = lay(&mut net.marks, arrow.marks.iter().copied());
            net.edges.push(Edge {
                to: arrow.to,
                slot,
                ahead: (arrow.to, slot),
                marks,
                share,
                up_to: sum,
                key: key_of(&arrow.name, Purpose::Share, 0),
                limited,
                most,
                default: arrow.default,
                flow: arrow.flow,
            });
        }
    }

    /// The names of the flows into joins, by slot.
    fn branches(&self, net: &Net, order: &[u32]) -> Vec<Branch> {
        let mut slots = vec![(NONE, 0); net.slots as usize];
        for (edge, old) in net.edges.iter().zip(order) {
            if let Some(slot) = slots.get_mut(edge.slot as usize) {
                *slot = (*old, net.nodes[edge.to as usize].aux.from);
            }
        }
        let named = slots.iter().filter_map(|(old, first)| {
            let arrow = self.arrows.get(*old as usize)?;
            let join = StepId::new(self.places[arrow.to as usize].name.as_str());
            Some(Branch { join, flow: FlowId::new(arrow.name.as_str()), first: *first })
        });
        named.collect()
    }

    /// For each slot of an inclusive join, the nodes from which a token can still reach it.
    fn lay_reach(&self, net: &mut Net) {
        net.reach = vec![Vec::new(); net.slots as usize];
        if !net.nodes.iter().any(|n| n.op == Op::JoinSome) {
            return;
        }
        let mut into: Vec<Vec<u32>> = vec![Vec::new(); net.nodes.len()];
        for arrow in self.arrows.iter().filter(|a| a.from != NONE) {
            into[arrow.to as usize].push(arrow.from);
        }
        for (host, place) in self.places.iter().enumerate() {
            for arm in &place.arms {
                into[self.arrows[arm.edge as usize].to as usize].push(host as u32);
            }
        }
        let words = net.nodes.len().div_ceil(64);
        for (from, node) in net.nodes.iter().enumerate() {
            for edge in &net.edges[node.out as usize..(node.out + node.outs) as usize] {
                if net.nodes[edge.to as usize].op == Op::JoinSome {
                    let mut bits = vec![0_u64; words];
                    flood(&into, from as u32, edge.to, &mut bits);
                    net.reach[edge.slot as usize] = bits;
                }
            }
        }
    }
}

/// For each edge, the first node ahead that does something; ways that go round stay as drawn.
fn lay_ahead(net: &mut Net) {
    for at in 0..net.edges.len() {
        let mut edge = &net.edges[at];
        for _ in 0..net.nodes.len().min(MOST_PASSED) {
            let node = &net.nodes[edge.to as usize];
            let next = net.edges.get(node.out as usize);
            let Some(next) = next.filter(|e| e.marks.len == 0) else { break };
            if node.op != Op::Pass || node.outs == 0 {
                break;
            }
            edge = next;
        }
        if net.nodes[edge.to as usize].op != Op::Pass {
            net.edges[at].ahead = (edge.to, edge.slot);
        }
    }
}

/// Marks every node from which `from` can be reached without passing `not_through`.
fn flood(into: &[Vec<u32>], from: u32, not_through: u32, bits: &mut [u64]) {
    let mut todo = vec![from];
    while let Some(node) = todo.pop() {
        let (word, bit) = (node as usize / 64, 1_u64 << (node % 64));
        if node == not_through || bits[word] & bit != 0 {
            continue;
        }
        bits[word] |= bit;
        todo.extend(&into[node as usize]);
    }
}

fn renamed(edge: u32, new_edge: &[u32]) -> u32 {
    new_edge.get(edge as usize).copied().unwrap_or(NONE)
}

fn restage(stage: &Stage, new_edge: &[u32]) -> Stage {
    match *stage {
        Stage::Chance { share, edge, key, interrupting } => {
            Stage::Chance { share, edge: renamed(edge, new_edge), key, interrupting }
        }
        other => other,
    }
}

/// Appends to a flat array; where it landed.
pub(super) fn lay<T>(array: &mut Vec<T>, items: impl Iterator<Item = T>) -> Span {
    let from = array.len() as u32;
    array.extend(items);
    Span { from, len: array.len() as u32 - from }
}
