//! Actions on the selection that order the drawing: lanes, lining up, spacing, lines, labels.

use crate::edit::Refusal;
use crate::edit::align::{Align, Axis};
use crate::edit::follow::Plan;
use crate::model::finding::{Finding, Place};
use crate::model::id::LaneId;
use crate::model::item::ItemId;
use crate::model::text::Text;

use super::action::{Action, Menu};
use super::command::{Command, Workspace};
use super::document::Document;
use super::notice::NoticeKind;
use super::{Wish, Workbench};

impl Workbench {
    /// Does what a hand on the canvas ends with, beside plain plans.
    pub(super) fn done_by_hand(&mut self, command: Command) {
        match command {
            // The next news takes its place.
            Command::Tell(finding) => {
                let text = self.refused(&finding);
                self.notices.add(NoticeKind::News, text);
            }
            Command::PlanAndName(plan) => {
                let done = self.carry_out(Ok(*plan));
                let lead = self.document().and_then(|d| d.selection.lead().cloned());
                self.wishes.extend(lead.filter(|_| done).map(Wish::EditLabel));
            }
            Command::AskAppend(from, at) => self.wishes.push(Wish::AskAppend { from, at }),
            _ => {}
        }
    }

    /// Whether an action would change a drawing that is only looked at: in Compare the two are shown
    /// together, and what is selected may be of either.
    pub fn is_out_of_reach(&self, action: Action) -> bool {
        self.workspace == Workspace::Compare && changes_drawing(action)
    }

    /// Says where the drawings of Compare are changed.
    pub(super) fn say_out_of_reach(&mut self) {
        self.say_news("notice-compare-shows");
    }

    /// Does such an action; says whether it was one.
    pub(super) fn act_by_hand(&mut self, action: Action) -> bool {
        let name = || Text::of(self.words.language(), self.words.say("new-lane"));
        let Some(document) = self.document() else { return false };
        let Some(plan) = plan_of(document, action, &name) else { return false };
        self.carry_out(plan);
        true
    }
}

/// Whether an action changes what stands on the drawing: something new, what is selected, its order,
/// what was found.
fn changes_drawing(action: Action) -> bool {
    let is_setting = matches!(action, Action::AddNote | Action::ToggleContinuous);
    match action.row().menu {
        Some((Menu::Insert | Menu::Arrange, _)) => !is_setting,
        _ => matches!(
            action,
            Action::Cut
                | Action::Paste
                | Action::Duplicate
                | Action::Rename
                | Action::Replace
                | Action::Delete
                | Action::EditWork
                | Action::ChooseOffice
                | Action::FindReplace
                | Action::Unfold
                | Action::Mend
        ),
    }
}

/// The plan of an action; `None` where it is none of these.
fn plan_of(
    document: &Document,
    action: Action,
    name: &dyn Fn() -> Text,
) -> Option<Result<Plan, Refusal>> {
    let items: Vec<ItemId> = document.selection.items().cloned().collect();
    let desk = || document.desk();
    let align = |how| Some(desk().align(&items, how));
    match action {
        Action::AlignLeft => align(Align::Left),
        Action::AlignCenter => align(Align::Center),
        Action::AlignRight => align(Align::Right),
        Action::AlignTop => align(Align::Top),
        Action::AlignMiddle => align(Align::Middle),
        Action::AlignBottom => align(Align::Bottom),
        Action::DistributeAcross => Some(desk().distribute(&items, Axis::Across)),
        Action::DistributeDown => Some(desk().distribute(&items, Axis::Down)),
        Action::SameSize => Some(match document.selection.lead() {
            Some(lead) => desk().same_size(&items, lead),
            None => Err(nothing()),
        }),
        Action::Straighten => Some(desk().straighten(&items)),
        Action::LabelBack => Some(match document.selection.lead() {
            Some(lead) => desk().put_label(lead, None),
            None => Err(nothing()),
        }),
        Action::LaneBefore | Action::LaneAfter => {
            let after = action == Action::LaneAfter;
            Some(lane_of(document).and_then(|id| desk().add_lane_beside(&id, after, name())))
        }
        Action::DivideTwo | Action::DivideThree => {
            let parts = if action == Action::DivideTwo { 2 } else { 3 };
            let band = match document.selection.lead() {
                Some(pool @ ItemId::Pool(_)) => Ok(pool.clone()),
                _ => lane_of(document).map(ItemId::Lane),
            };
            Some(band.and_then(|band| desk().divide(&band, parts, &name())))
        }
        Action::LaneUp | Action::LaneDown => {
            Some(lane_of(document).and_then(|id| desk().step_lane(&id, action == Action::LaneDown)))
        }
        _ => None,
    }
}

/// The selected lane, or that of the selected step.
fn lane_of(document: &Document) -> Result<LaneId, Refusal> {
    let p = document.procedure().ok_or_else(nothing)?;
    match document.selection.lead() {
        Some(ItemId::Lane(id)) => Ok(id.clone()),
        Some(ItemId::Step(id)) => p.step(id).and_then(|s| s.lane.clone()).ok_or_else(nothing),
        _ => Err(nothing()),
    }
}

fn nothing() -> Refusal {
    Refusal(Finding::error(Place::Study, "select-first"))
}
