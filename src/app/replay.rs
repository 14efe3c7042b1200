//! The shortest trace that shows a fault of structure, played on the drawing firing by firing.

use std::collections::BTreeMap;

use crate::analysis::structure::{Fault, Firing, Spot, Witness};
use crate::model::finding::Finding;
use crate::model::id::VariantId;

use super::Workbench;
use super::action::Action;
use super::command::Workspace;

/// A trace being played; it ends when the drawing changes.
#[derive(Clone, Debug)]
pub struct Replay {
    /// What the trace shows.
    pub finding: Finding,
    /// Its fault.
    pub fault: Fault,
    /// Firings that have happened.
    pub at: usize,
    /// Whether it goes on by itself.
    pub is_playing: bool,
    /// Number of the document, its revision and the variant it belongs to.
    of: (u64, u64, VariantId),
}

/// What can be asked of a trace.
#[derive(Clone, Debug)]
pub enum ReplayAsk {
    /// Play the trace of this finding from the start.
    Start(Box<Finding>),
    /// Go one firing on while it plays.
    GoOn,
    /// Put it away.
    Close,
}

impl Replay {
    fn witness(&self) -> Option<&Witness> {
        self.fault.witness.as_ref()
    }

    /// All firings of the trace.
    pub fn firings(&self) -> &[Firing] {
        self.witness().map_or(&[], |w| &w.firings)
    }

    /// The firing that led to what is shown; none at the start.
    pub fn latest(&self) -> Option<&Firing> {
        self.at.checked_sub(1).and_then(|at| self.firings().get(at))
    }

    /// The tokens as they lie now.
    pub fn tokens(&self) -> BTreeMap<Spot, usize> {
        self.witness().map(|w| w.tokens_after(self.at)).unwrap_or_default()
    }

    /// Whether the whole trace was shown.
    pub fn is_over(&self) -> bool {
        self.at >= self.firings().len()
    }
}

impl Workbench {
    /// The trace being played, while the drawing is the one it belongs to and is looked at.
    pub fn replay(&self) -> Option<&Replay> {
        let replay = self.replay.as_ref()?;
        let document = self.document()?;
        let (number, revision, variant) = &replay.of;
        let is_same = *number == document.number
            && *revision == document.revision()
            && variant == document.variant();
        (is_same && self.workspace == Workspace::Map).then_some(replay)
    }

    /// The fault a finding speaks of, where a trace shows it on the drawing as it is now.
    pub fn traced_fault(&self, finding: &Finding) -> Option<&Fault> {
        let document = self.document()?;
        let (variant, revision, faults) = document.results.faults.as_ref()?;
        if variant != document.variant() || *revision != document.revision() {
            return None;
        }
        faults.iter().find(|fault| fault.witness.is_some() && fault.is_told_by(finding))
    }

    pub(super) fn ask_replay(&mut self, ask: ReplayAsk) {
        match ask {
            ReplayAsk::Start(finding) => self.start_replay(*finding),
            ReplayAsk::GoOn => self.move_replay(true),
            ReplayAsk::Close => self.replay = None,
        }
    }

    /// Plays the trace of a finding, or says that it has none.
    pub(super) fn start_replay(&mut self, finding: Finding) {
        let Some(fault) = self.traced_fault(&finding).cloned() else {
            self.say_news("notice-no-trace");
            return;
        };
        let Some(document) = self.document_mut() else { return };
        document.selection.clear();
        document.seal();
        let of = (document.number, document.revision(), document.variant().clone());
        self.replay = Some(Replay { finding, fault, at: 0, is_playing: true, of });
        // It plays on the drawing that can be mended.
        if self.workspace != Workspace::Map {
            self.go(Workspace::Map);
        }
    }

    /// The keys of a case that plays, where a trace does; says whether they were its.
    pub(super) fn act_on_replay(&mut self, action: Action) -> bool {
        if self.replay().is_none() || !action.is_of_traces() {
            return false;
        }
        if action != Action::TeachPlay {
            self.move_replay(action == Action::TeachNext);
        }
        let Some(replay) = &mut self.replay else { return true };
        if action != Action::TeachPlay {
            replay.is_playing = false;
        } else if replay.is_over() {
            // It begins again.
            replay.at = 0;
            replay.is_playing = true;
        } else {
            replay.is_playing = !replay.is_playing;
        }
        true
    }

    fn move_replay(&mut self, forward: bool) {
        let Some(replay) = &mut self.replay else { return };
        replay.at = if forward {
            (replay.at + 1).min(replay.firings().len())
        } else {
            replay.at.saturating_sub(1)
        };
        replay.is_playing &= !replay.is_over();
    }
}
