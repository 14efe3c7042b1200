//! Commands that tidy the drawing.

use crate::edit::Edit;
use crate::edit::follow::Plan;
use crate::model::item::ItemId;

use super::action::Action;
use super::notice::NoticeKind;
use super::{Wish, Workbench};

impl Workbench {
    /// Lays out the drawing or a part of it, lets lines find their way anew, or switches tidying
    /// after each change.
    pub(super) fn tidy(&mut self, action: Action) {
        if action == Action::ToggleContinuous {
            self.settings.continuous = !self.settings.continuous;
            let text = if self.settings.continuous {
                self.words.say("notice-continuous-on")
            } else {
                self.words.say("notice-continuous-off")
            };
            self.notices.add(NoticeKind::News, text);
            return;
        }
        let Some(document) = self.document() else { return };
        let items: Vec<ItemId> = document.selection.items().cloned().collect();
        let plan = match action {
            Action::ArrangeSelection => document.desk().arrange_part(&items),
            Action::RerouteFlows => document.desk().reroute(&items),
            _ => document.desk().arrange_whole(),
        };
        if plan.as_ref().is_ok_and(is_empty) {
            let text = self.words.say("notice-tidy-already");
            self.notices.add(NoticeKind::News, text);
            return;
        }
        if self.carry_out(plan) {
            self.wishes.extend((action == Action::Arrange).then_some(Wish::Fit));
        }
    }
}

/// Whether an action tidies.
pub(super) fn is_tidying(action: Action) -> bool {
    matches!(
        action,
        Action::Arrange
            | Action::ArrangeSelection
            | Action::ToggleContinuous
            | Action::RerouteFlows
    )
}

/// Whether a plan changes nothing.
fn is_empty(plan: &Plan) -> bool {
    matches!(&plan.edit, Edit::Group(edits) if edits.is_empty())
}
