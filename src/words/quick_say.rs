//! Says what a line of quick entry will make, and what is to be told about it.

use super::Words;
use super::quick::Remark;
use crate::model::id::OfficeId;
use crate::model::office::OfficeKind;
use crate::model::quick::{Known, QuickBranch, QuickLine, QuickOffice, QuickStep};
use crate::model::step::{StepKind, SystemMode, TaskKind, Timer, Trigger};
use crate::model::timing::{Distribution, Timing};

impl Words {
    /// What a line will make: a head for each step, and the rest of what is said of it.
    pub fn quick(&self, line: &QuickLine, known: &Known) -> Vec<(String, String)> {
        let mut out = Vec::new();
        if let Some(join) = &line.join {
            let office = join.office.as_ref().map(|o| self.quick_office(o, known));
            out.push((self.say("quick-join"), office.unwrap_or_default()));
        }
        for part in &line.parts {
            out.push((self.quick_head(part), self.quick_rest(part, known)));
        }
        if let Some(to) = &line.to {
            out.push((String::new(), self.quick_to(to, known)));
        }
        out
    }

    /// What is to be told about a line.
    pub fn quick_remark(&self, remark: &Remark) -> String {
        let text = |key: &str, text: &str| self.say_with(key, &[("text", text.into())]);
        match remark {
            Remark::Nothing => self.say("quick-nothing"),
            Remark::TooLong => self.say("quick-too-long"),
            Remark::NoTarget(name) if name.is_empty() => self.say("quick-target-wanted"),
            Remark::NoTarget(name) => text("quick-no-target", name),
            Remark::NotRead(said, fault) => {
                let why = self.read_fault(fault);
                self.say_with(
                    "quick-not-read",
                    &[("text", said.as_str().into()), ("why", why.into())],
                )
            }
            Remark::LongWork(said) => text("quick-long-work", said),
            Remark::WorkTwice(said) => text("quick-work-twice", said),
            Remark::NotOfDecision(name) => text("quick-not-of-decision", name),
            Remark::Several(name) => text("quick-several", name),
            Remark::Shares(sum) => {
                self.say_with("quick-shares", &[("sum", self.percent(sum / 100.0, 0).into())])
            }
            Remark::TooMany => self.say("quick-too-many"),
        }
    }

    /// A branch as it is said: `ramo sì 50 %`.
    pub fn quick_branch(&self, name: &str, share: Option<f64>) -> String {
        let mut out = self.say_with("quick-branch", &[("name", name.into())]);
        if let Some(share) = share {
            out.push(' ');
            out.push_str(&self.quick_share(share));
        }
        out
    }

    /// One amount as it is; a law with its name.
    fn quick_amount(&self, timing: &Timing) -> String {
        match timing.law {
            Distribution::Fixed(_) => self.timing(timing),
            _ => self.timing_long(timing),
        }
    }

    fn quick_share(&self, share: f64) -> String {
        let percent = share * 100.0;
        self.percent(share, usize::from((percent - percent.round()).abs() >= 0.05))
    }

    fn quick_head(&self, part: &QuickStep) -> String {
        let kind = if part.hangs { self.say("quick-hangs") } else { self.title(&part.kind) };
        if part.name.is_empty() {
            kind
        } else if part.hangs || !matches!(part.kind, StepKind::Task(TaskKind::Person)) {
            format!("{} ({})", part.name, kind.to_lowercase())
        } else {
            part.name.clone()
        }
    }

    fn quick_rest(&self, part: &QuickStep, known: &Known) -> String {
        let mut out = Vec::new();
        if let Some(office) = &part.office {
            out.push(self.quick_office(office, known));
        }
        if let Some(work) = &part.work {
            out.push(self.say_with("quick-work", &[("amount", self.quick_amount(work).into())]));
        }
        for wait in &part.waits {
            let amount = self.quick_amount(&wait.timing);
            out.push(match wait.waited_for {
                Some(whom) => {
                    let args = [("amount", amount.into()), ("whom", self.name(whom).into())];
                    self.say_with("quick-wait-for", &args)
                }
                None => self.say_with("quick-wait", &[("amount", amount.into())]),
            });
        }
        if let Some(Trigger::Timer(Some(Timer::After(timing)))) = part.kind.trigger() {
            out.push(self.say_with("quick-timer", &[("amount", self.quick_amount(timing).into())]));
        }
        for system in &part.systems {
            let by_hand = system.mode == SystemMode::CopiedByHand;
            let mode =
                if by_hand { format!(" ({})", self.name(system.mode)) } else { String::new() };
            out.push(format!("{}{mode}", system.name));
        }
        let branches: Vec<String> = part.branches.iter().map(|b| self.branch(b, known)).collect();
        if !branches.is_empty() {
            out.push(branches.join(" / "));
        }
        if let Some(to) = &part.to {
            out.push(self.quick_to(to, known));
        }
        out.join(" · ")
    }

    fn branch(&self, branch: &QuickBranch, known: &Known) -> String {
        let mut out = self.quick_branch(&branch.name, branch.share);
        if let Some(to) = &branch.to {
            out.push(' ');
            out.push_str(&self.quick_to(to, known));
        }
        out
    }

    fn quick_to(&self, to: &crate::model::id::StepId, known: &Known) -> String {
        let name = known.steps.iter().find(|s| s.0 == *to).map_or(to.as_str(), |s| s.1.as_str());
        self.say_with("quick-to", &[("name", name.into())])
    }

    fn quick_office(&self, office: &QuickOffice, known: &Known) -> String {
        let name = |id: &OfficeId| {
            let found = known.offices.iter().find(|o| o.0 == *id);
            found.map_or_else(|| id.to_string(), |o| o.1.clone())
        };
        match office {
            QuickOffice::Known(id) => name(id),
            QuickOffice::New(name, OfficeKind::Internal) => {
                self.say_with("quick-new-office", &[("name", name.as_str().into())])
            }
            QuickOffice::New(name, kind) => {
                let args = [("name", name.as_str().into()), ("kind", self.name(*kind).into())];
                self.say_with("quick-new-office-of", &args)
            }
        }
    }
}
