//! What a rule has found, within a limit.

use crate::model::finding::{Finding, Place};

use super::Rule;

/// What a rule has found: so much, and how much more.
pub(super) struct Found {
    rule: &'static Rule,
    most: usize,
    list: Vec<Finding>,
    more: usize,
}

impl Found {
    /// Nothing yet; as many as `most` are kept.
    pub(super) fn of(rule: &'static Rule, most: usize) -> Self {
        Self { rule, most, list: Vec::new(), more: 0 }
    }

    /// The rule.
    pub(super) fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// One more. What is above the limit is counted and not made.
    pub(super) fn push(&mut self, finding: impl FnOnce() -> Finding) {
        if self.list.len() < self.most {
            self.list.push(finding());
        } else {
            self.more += 1;
        }
    }

    /// All that is kept, and how many were left out.
    pub(super) fn all(mut self) -> Vec<Finding> {
        if self.more > 0 {
            let rest = Finding::new(self.rule.severity, Place::Study, "more-of-the-same");
            self.list.push(rest.with("rule", self.rule.code).with("count", self.more));
        }
        self.list
    }
}
