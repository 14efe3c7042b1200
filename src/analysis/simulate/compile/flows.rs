//! Flows become arrows with shares that sum to one, marks, and limits on visits behind them.

use std::collections::BTreeMap;

use super::Maker;
use crate::analysis::simulate::net::{Mark, NONE, NetMark, Op};
use crate::model::finding::{Finding, Place};
use crate::model::flow::Flow;
use crate::model::id::{FlowId, StepId};
use crate::model::scenario::Override;
use crate::model::step::{GatewayKind, StepKind};

/// Most gateways between a choice and the step whose visits are limited.
const MAX_LOOKAHEAD: usize = 64;

impl Maker<'_> {
    /// Puts every flow.
    pub(super) fn flows(&mut self) {
        let procedure = self.procedure;
        let jumps = procedure.link_jumps();
        for (id, step) in procedure.steps() {
            let at = self.leave.get(id).copied().unwrap_or(NONE);
            if at == NONE {
                continue;
            }
            if matches!(step.kind, StepKind::Gateway(GatewayKind::EventBased))
                && self.builder.places[at as usize].op == Op::Race
            {
                continue;
            }
            let shares = self.shares(id, self.builder.places[at as usize].op);
            for (flow_id, flow) in procedure.outgoing(id) {
                let Some(&to) = self.enter.get(&flow.to) else { continue };
                let label = self.flow_label(&flow_id);
                let share = shares.get(&flow_id).copied();
                let arrow = self.builder.arrow(at, to, flow_id.as_str(), share, label);
                let marks = self.flow_marks(flow);
                let limited = self.limit_behind(&flow.to);
                let arrow = &mut self.builder.arrows[arrow as usize];
                arrow.default = flow.default;
                arrow.marks = marks;
                arrow.limited = limited;
            }
            // A throwing link goes on at the catching one.
            if let Some(&to) = jumps.get(id).and_then(|to| self.enter.get(*to)) {
                self.builder.arrow(at, to, id.as_str(), None, NONE);
            }
        }
    }

    /// The flow's place among the labels.
    pub(super) fn flow_label(&mut self, id: &FlowId) -> u32 {
        self.builder.labels.flows.push(id.clone());
        self.builder.labels.flows.len() as u32 - 1
    }

    pub(super) fn flow_marks(&self, flow: &Flow) -> Vec<NetMark> {
        flow.marks
            .iter()
            .filter_map(|m| {
                let term = match &m.term {
                    Some(id) => *self.terms.get(id)?,
                    None => NONE,
                };
                Some(NetMark { mark: Mark::Model(m.effect), term })
            })
            .collect()
    }

    /// Shares of the flows that leave a gateway: those given, the rest evenly, and for one-of-many
    /// made to sum to one.
    fn shares(&mut self, id: &StepId, op: Op) -> BTreeMap<FlowId, f64> {
        let mut shares = BTreeMap::new();
        if !matches!(op, Op::Choose | Op::ForkSome) {
            return shares;
        }
        let mut unknown = Vec::new();
        for (flow_id, flow) in self.procedure.outgoing(id) {
            let mut share = flow.share.as_ref().map(|s| s.value);
            for change in self.overrides {
                if let Override::Share(of, value) = change
                    && *of == flow_id
                    && value.is_finite()
                {
                    share = Some(value.clamp(0.0, 1.0));
                }
            }
            match share {
                Some(share) => {
                    shares.insert(flow_id, share);
                }
                None => unknown.push(flow_id),
            }
        }
        let given: f64 = shares.values().sum();
        let is_choice = shares.len() + unknown.len() > 1;
        // One flow without a share takes the rest; only more have to be assumed.
        if is_choice && unknown.len() > usize::from(!shares.is_empty()) {
            self.note(id, "sim-shares-assumed");
        }
        let each = if op == Op::ForkSome {
            1.0
        } else {
            (1.0 - given).max(0.0) / unknown.len().max(1) as f64
        };
        for flow in unknown {
            shares.insert(flow, each);
        }
        let sum: f64 = shares.values().sum();
        if op == Op::Choose && is_choice {
            if sum <= 0.0 {
                let even = 1.0 / shares.len() as f64;
                for share in shares.values_mut() {
                    *share = even;
                }
            } else {
                for share in shares.values_mut() {
                    *share /= sum;
                }
            }
            if (sum - 1.0).abs() > 0.005 {
                let finding = Finding::warning(Place::Step(id.clone()), "sim-shares-scaled")
                    .with("percent", (sum * 1000.0).round() / 10.0);
                self.builder.findings.push(finding);
            }
        }
        shares
    }

    /// The next step behind a flow, through merging gateways, when its visits are limited.
    fn limit_behind(&self, to: &StepId) -> Option<(u32, u32)> {
        let mut at = to.clone();
        for _ in 0..MAX_LOOKAHEAD {
            let step = self.procedure.step(&at)?;
            if let Some(most) = step.at_most {
                return Some((*self.enter.get(&at)?, most));
            }
            if !matches!(step.kind, StepKind::Gateway(GatewayKind::Exclusive)) {
                return None;
            }
            let outs: Vec<StepId> =
                self.procedure.outgoing(&at).map(|(_, f)| f.to.clone()).take(2).collect();
            let [only] = outs.as_slice() else { return None };
            at = only.clone();
        }
        None
    }
}
