//! Findings being gathered: of one kind so many, then how many more there are.

use std::collections::BTreeMap;

use crate::model::finding::{Finding, Place, Severity};

/// Most findings of one kind.
const MOST_ALIKE: usize = 1000;

/// Findings, and how many of each kind there were.
#[derive(Debug, Default)]
pub(super) struct Noted {
    list: Vec<Finding>,
    counts: BTreeMap<&'static str, (Severity, usize)>,
}

impl Noted {
    /// Adds one.
    pub(super) fn push(&mut self, finding: Finding) {
        let (_, count) = self.counts.entry(finding.code).or_insert((finding.severity, 0));
        *count += 1;
        if *count <= MOST_ALIKE {
            self.list.push(finding);
        }
    }

    /// Adds several.
    pub(super) fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }

    /// All in the order they came, then one for every kind that was cut off.
    pub(super) fn all(self) -> Vec<Finding> {
        let mut out = self.list;
        for (code, (severity, count)) in self.counts {
            if let Some(more) = count.checked_sub(MOST_ALIKE).filter(|more| *more > 0) {
                let mut rest = Finding::note(Place::Study, "bpmn-more-alike");
                rest.severity = severity;
                out.push(rest.with("kind", code).with("count", more));
            }
        }
        out
    }
}
