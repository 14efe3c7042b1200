//! A second, small player of traces: it knows only the drawing and the meaning, not how the judgement
//! explores, and says whether each firing of a trace may happen and shows what it claims.

use prodigio::analysis::structure::{Act, Fault, FaultKind, Firing, Spot, Verdict};
use prodigio::model::id::StepId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{GatewayKind, StepKind, Trigger};

struct Board<'a> {
    procedure: &'a Procedure,
    tokens: Vec<Spot>,
}

/// Plays every trace of a verdict.
pub(crate) fn check(procedure: &Procedure, verdict: &Verdict) {
    for fault in &verdict.faults {
        let Some(witness) = &fault.witness else {
            let bare = matches!(fault.kind, FaultKind::DeadStep | FaultKind::UnreachableStep);
            assert!(bare, "a trace is missing: {fault:?}");
            continue;
        };
        let mut board = Board { procedure, tokens: witness.begin.clone() };
        for spot in &witness.begin {
            let is_fine = match spot {
                Spot::Before(None) => true,
                Spot::At(step) => procedure.incoming(step).next().is_none(),
                _ => false,
            };
            assert!(is_fine, "a case cannot begin at {spot:?}");
        }
        for firing in &witness.firings {
            board.play(firing);
        }
        board.shows(fault, &witness.firings);
    }
}

impl Board<'_> {
    fn kind(&self, step: &StepId) -> &StepKind {
        &self.procedure.step(step).expect("a step of the drawing").kind
    }

    fn parent(&self, step: &StepId) -> Option<&StepId> {
        self.procedure.step(step).and_then(|s| s.parent.as_ref())
    }

    /// The level a token lies on.
    fn level<'s>(&'s self, spot: &'s Spot) -> Option<&'s StepId> {
        match spot {
            Spot::Flow(id) => self.parent(&self.procedure.flow(id).expect("a flow").from),
            Spot::Before(level) => level.as_ref(),
            Spot::At(step) | Spot::Running(step) | Spot::Rest(step) => self.parent(step),
        }
    }

    fn is_inside(&self, spot: &Spot, level: &StepId) -> bool {
        let mut at = self.level(spot);
        while let Some(step) = at {
            if step == level {
                return true;
            }
            at = self.parent(step);
        }
        false
    }

    fn entries(&self, step: &StepId) -> Vec<Spot> {
        self.procedure.incoming(step).map(|(id, _)| Spot::Flow(id)).collect()
    }

    /// Whether a token comes to the step.
    fn comes(&self, step: &StepId, spot: &Spot) -> bool {
        self.entries(step).contains(spot) || *spot == Spot::At(step.clone())
    }

    fn play(&mut self, firing: &Firing) {
        for spot in &firing.takes {
            let at = self.tokens.iter().position(|token| token == spot);
            let at = at.unwrap_or_else(|| panic!("{firing:?} takes what is not there"));
            self.tokens.remove(at);
        }
        let (step, takes) = (&firing.step, &firing.takes);
        let kind = self.kind(step).clone();
        let one_comes = takes.len() == 1 && self.comes(step, &takes[0]);
        let (mut gives, mut is_fine) = (firing.gives.clone(), true);
        match (&kind, firing.act) {
            (_, Act::Enter) => {
                assert!(one_comes, "{firing:?}");
                assert!(gives.contains(&Spot::Running(step.clone())), "{firing:?}");
                self.tokens.extend(gives);
                return;
            }
            (_, Act::Leave) => {
                is_fine = *takes == [Spot::Running(step.clone())]
                    && !self.tokens.iter().any(|token| self.is_inside(token, step));
            }
            (StepKind::Start { .. }, _) => {
                let around = self.parent(step).cloned();
                if let Some(place) = gives.iter().position(|s| matches!(s, Spot::Running(_))) {
                    // The start of an event sub-procedure: what was interrupted is gone.
                    assert_eq!(gives.remove(place), Spot::Running(around.expect("around it")));
                } else {
                    is_fine = *takes == [Spot::Before(around)] || one_comes;
                }
            }
            (StepKind::Boundary { host, interrupting, .. }, _) if !one_comes => {
                let first = takes.first().expect("the token of the host");
                is_fine = *first == Spot::Running(host.clone()) || self.comes(host, first);
                if *interrupting {
                    is_fine &= !matches!(first, Spot::Running(_))
                        || !self.tokens.iter().any(|token| self.is_inside(token, host));
                } else {
                    let again = gives.iter().rposition(|s| s == first).expect("it goes on");
                    gives.remove(again);
                }
            }
            (StepKind::Gateway(GatewayKind::Parallel), _) if self.entries(step).len() > 1 => {
                is_fine = *takes == self.entries(step);
            }
            (StepKind::Gateway(GatewayKind::Inclusive | GatewayKind::Complex), _)
                if self.entries(step).len() > 1 =>
            {
                is_fine = !takes.is_empty() && takes.iter().all(|t| self.comes(step, t));
            }
            (StepKind::End { trigger, .. }, _) => {
                is_fine = takes.first().is_some_and(|t| self.comes(step, t));
                let level = self.parent(step);
                let left = |t: &&Spot| level.is_some_and(|l| self.is_inside(t, l));
                if *trigger == Trigger::Terminate {
                    is_fine &= !self.tokens.iter().any(|t| left(&t));
                } else {
                    let raised = matches!(gives[..], [Spot::At(_)]);
                    is_fine &= (takes.len() == 1 && gives.is_empty()) || raised;
                }
                assert!(is_fine, "{firing:?} of {kind:?}");
                self.tokens.extend(gives);
                return;
            }
            _ => is_fine = one_comes,
        }
        assert!(is_fine, "{firing:?} of {kind:?} with {:?} left", self.tokens);
        self.may_give(step, &kind, &gives);
        self.tokens.extend(firing.gives.iter().cloned());
    }

    /// Whether a step may give these tokens.
    fn may_give(&self, step: &StepId, kind: &StepKind, gives: &[Spot]) {
        let exits: Vec<_> = self.procedure.outgoing(step).collect();
        let all: Vec<Spot> = exits.iter().map(|(id, _)| Spot::Flow(id.clone())).collect();
        let is_fine = match kind {
            StepKind::Throw(Trigger::Link) if matches!(gives, [Spot::At(_)]) => {
                let Spot::At(to) = &gives[0] else { unreachable!() };
                let name = |id| &self.procedure.step(id).expect("a step").name;
                *self.kind(to) == StepKind::Catch(Trigger::Link) && name(step) == name(to)
            }
            StepKind::SubProcedure { .. } if exits.is_empty() && gives.is_empty() => true,
            _ if exits.is_empty() => gives == [Spot::Rest(step.clone())],
            StepKind::Gateway(GatewayKind::Exclusive | GatewayKind::EventBased) => {
                gives.len() == 1 && all.contains(&gives[0])
            }
            StepKind::Gateway(GatewayKind::Parallel) => gives == all,
            StepKind::Gateway(_) => !gives.is_empty() && gives.iter().all(|g| all.contains(g)),
            _ => {
                let is_free = |id: &Spot| {
                    exits.iter().any(|(flow, f)| {
                        *id == Spot::Flow(flow.clone()) && (f.default || !f.condition.is_empty())
                    })
                };
                !gives.is_empty()
                    && gives.iter().all(|g| all.contains(g))
                    && all.iter().all(|spot| gives.contains(spot) || is_free(spot))
            }
        };
        assert!(is_fine, "{step} cannot give {gives:?}");
    }

    /// Whether what a trace led to is what the fault says.
    fn shows(&self, fault: &Fault, firings: &[Firing]) {
        let last = firings.last();
        match fault.kind {
            FaultKind::Deadlock => {
                assert!(!self.tokens.is_empty(), "{fault:?}");
                for token in &self.tokens {
                    assert!(self.is_stuck(token), "{token:?} can go on: {fault:?}");
                }
            }
            FaultKind::LackOfSynchronisation => {
                let twice = |spot: &Spot| self.tokens.iter().filter(|s| *s == spot).count() > 1;
                assert!(self.tokens.iter().any(twice), "{fault:?}");
            }
            FaultKind::ImproperCompletion => {
                let last = last.expect("a firing");
                assert_eq!(fault.offending.last(), Some(&last.step));
                assert!(firings.iter().filter(|f| f.step == last.step).count() > 1, "{fault:?}");
            }
            FaultKind::MissingEnd => {
                let step = &fault.offending[0];
                assert!(last.is_some_and(|f| f.gives.contains(&Spot::Rest(step.clone()))));
            }
            FaultKind::Livelock => {
                assert!(!self.tokens.is_empty() && !self.tokens.iter().all(|t| self.is_stuck(t)));
            }
            FaultKind::DeadStep | FaultKind::UnreachableStep => panic!("no trace shows {fault:?}"),
        }
    }

    fn is_stuck(&self, token: &Spot) -> bool {
        match token {
            Spot::Rest(_) => true,
            Spot::Running(step) => self.tokens.iter().any(|t| self.is_inside(t, step)),
            Spot::Flow(id) => {
                let to = &self.procedure.flow(id).expect("a flow").to;
                let is_full = || self.entries(to).iter().all(|e| self.tokens.contains(e));
                match self.kind(to) {
                    StepKind::Gateway(GatewayKind::Parallel) => !is_full(),
                    StepKind::Gateway(GatewayKind::Inclusive | GatewayKind::Complex) => {
                        !is_full() && self.waits_for_more(to)
                    }
                    // One token at a time is inside: the next waits until it has come out.
                    StepKind::SubProcedure { .. } => {
                        self.tokens.contains(&Spot::Running(to.clone()))
                    }
                    _ => false,
                }
            }
            Spot::At(_) | Spot::Before(_) => false,
        }
    }

    /// Whether an inclusive join waits: some token can still come to an entry that is empty, and to
    /// none that is filled, without passing the join.
    fn waits_for_more(&self, join: &StepId) -> bool {
        let (filled, empty): (Vec<Spot>, Vec<Spot>) =
            self.entries(join).into_iter().partition(|entry| self.tokens.contains(entry));
        self.tokens.iter().any(|token| {
            let ahead = self.ahead(token, join);
            empty.iter().any(|e| ahead.contains(e)) && !filled.iter().any(|e| ahead.contains(e))
        })
    }

    /// The spots on the level of a join that a token stands on or can still come to without passing
    /// it.
    fn ahead(&self, token: &Spot, join: &StepId) -> Vec<Spot> {
        let level = self.parent(join);
        let (mut spots, mut steps) = (Vec::new(), Vec::new());
        let mut at = self.level(token);
        if at == level {
            match token {
                Spot::Flow(_) | Spot::At(_) => spots.push(token.clone()),
                Spot::Before(_) => steps.extend(self.starts(level)),
                Spot::Running(step) => steps.push(step.clone()),
                Spot::Rest(_) => {}
            }
        } else {
            // Inside a sub-procedure of the level, the token is where the sub-procedure is.
            while let Some(step) = at.filter(|step| self.parent(step) != level) {
                at = self.parent(step);
            }
            steps.extend(at.cloned());
        }
        let (mut read, mut done) = (0, Vec::new());
        loop {
            while let Some(spot) = spots.get(read) {
                match spot {
                    Spot::Flow(id) => {
                        steps.push(self.procedure.flow(id).expect("a flow").to.clone());
                    }
                    Spot::At(step) => steps.push(step.clone()),
                    _ => {}
                }
                read += 1;
            }
            let Some(step) = steps.pop() else { return spots };
            if step != *join && !done.contains(&step) {
                for spot in self.given_by(&step) {
                    if !spots.contains(&spot) {
                        spots.push(spot);
                    }
                }
                done.push(step);
            }
        }
    }

    fn starts(&self, level: Option<&StepId>) -> Vec<StepId> {
        let is_start = |step: &StepId| self.procedure.incoming(step).next().is_none();
        let here = self.procedure.steps().filter(|(_, s)| s.parent.as_ref() == level);
        here.map(|(id, _)| id.clone()).filter(is_start).collect()
    }

    /// What a step and the events on its border may give, or a jump from it to a link.
    fn given_by(&self, step: &StepId) -> Vec<Spot> {
        let on_border = self
            .procedure
            .steps()
            .filter(|(_, s)| matches!(&s.kind, StepKind::Boundary { host, .. } if host == step));
        let from: Vec<StepId> = on_border.map(|(id, _)| id.clone()).chain([step.clone()]).collect();
        let mut out = Vec::new();
        for step in &from {
            out.extend(self.procedure.outgoing(step).map(|(id, _)| Spot::Flow(id)));
            if *self.kind(step) == StepKind::Throw(Trigger::Link) {
                let name = &self.procedure.step(step).expect("a step").name;
                let lands = self
                    .procedure
                    .steps()
                    .filter(|(_, s)| s.kind == StepKind::Catch(Trigger::Link) && s.name == *name);
                out.extend(lands.map(|(id, _)| Spot::At(id.clone())));
            }
        }
        out
    }
}
