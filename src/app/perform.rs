//! Does commands: each becomes a plan, a wish of the window, or a job.

use crate::edit::Refusal;
use crate::edit::follow::Plan;
use crate::model::finding::Finding;
use crate::model::item::ItemId;
use crate::words::Words;
use crate::words::named::capitalized;

use super::command::{Command, Workspace};
use super::notice::NoticeKind;
use super::{Wish, Workbench};

impl Workbench {
    pub(super) fn carry(&mut self, command: Command) {
        if matches!(command, Command::Act(_)) {
            self.safe.close_when_saved = None;
        }
        match command {
            Command::Act(action) if self.is_out_of_reach(action) => self.say_out_of_reach(),
            Command::Act(action) => self.act(action),
            Command::OpenPath(path) => self.open_path(path),
            Command::OpenTemplate(code) => self.open_template(code),
            Command::RunFor(span) => self.run_for(span),
            Command::SaveTo(path) => self.save_to(path, false),
            Command::SaveNew(path) => self.save_to(path, true),
            Command::ShowDocument(number) => {
                if let Some(i) = self.documents.iter().position(|d| d.number == number) {
                    self.active = i;
                    self.refresh();
                }
            }
            Command::CloseDocument(number) => self.close_document(number),
            Command::CloseTab(number) => self.ask_close(number),
            Command::SaveAndClose(number) => self.save_and_close(number),
            Command::MoveTab(number, to) => self.move_tab(number, to),
            Command::Decide(number, decision) => self.decide(number, decision),
            Command::LookAtRecent => self.look_at_recent(),
            Command::PinRecent(path, pinned) => {
                self.settings.pin(path, pinned);
                self.look_at_recent();
            }
            Command::ForgetRecent(path) => self.settings.forget(&path),
            Command::Leave => self.wishes.push(Wish::QuitNow),
            Command::ShowVariant(id) => {
                if self.document_mut().is_some_and(|d| d.show_variant(&id)) {
                    self.refresh();
                }
            }
            Command::CompareWith(end) => self.compare_with(end),
            Command::CompareFrom(id) => self.compare_from(id),
            Command::Proposals(ask) => self.ask_proposals(ask),
            Command::SetLanguage(language) => {
                self.settings.language = language;
                self.words = Words::new(language);
                self.refresh();
            }
            Command::SetTheme(theme) => {
                self.settings.theme = theme;
                self.settings.follow_system = false;
            }
            Command::SetTextScale(scale) => {
                self.settings.text_scale =
                    if scale.is_finite() { scale.clamp(0.8, 2.0) } else { 1.0 };
            }
            Command::Go(workspace) => self.go(workspace),
            Command::Take(tool) => self.tool = tool,
            Command::Browse(browse) => self.wishes.push(Wish::Browse(browse)),
            Command::AskPath(browse) => self.wishes.push(Wish::AskPath(browse)),
            Command::Reveal => self.wishes.push(Wish::RevealSelection),
            hand @ (Command::Tell(_) | Command::PlanAndName(_) | Command::AskAppend(..)) => {
                self.done_by_hand(hand);
            }
            Command::CloseNotice(number) => self.notices.close(number),
            Command::Trace(wanted) => self.trace(wanted),
            Command::Advice(ask) => self.ask_advice(ask),
            Command::Replay(ask) => self.ask_replay(ask),
            command => self.carry_more(command),
        }
    }

    pub(super) fn go(&mut self, workspace: Workspace) {
        self.workspace = workspace;
        self.refresh();
    }

    pub(super) fn handle_edit(&mut self, command: Command) {
        let is_comparing = self.workspace == Workspace::Compare;
        let Some(document) = self.document_mut() else { return };
        let language = document.study().language();
        let plan = match command {
            Command::Plan(plan) => Ok(*plan),
            Command::Select(mut items) => {
                let compared = document.results.compared.as_ref().filter(|_| is_comparing);
                items.retain(|i| {
                    document.procedure().is_some_and(|p| p.stands(i))
                        || compared.is_some_and(|c| c.shows(i))
                });
                document.selection.set(items);
                document.seal();
                return;
            }
            Command::ToggleSelect(item) => {
                if document.procedure().is_some_and(|p| p.stands(&item)) {
                    document.selection.toggle(item);
                }
                return;
            }
            Command::AddAfter(id, kind) => document.desk().add_after(&id, kind, ""),
            Command::AddAt(kind, at, on) => document.desk().add_at(kind, at, on.as_ref()),
            Command::Connect(from, to) => document.desk().connect(&from, &to),
            Command::MoveSelection(dx, dy) => {
                let items: Vec<ItemId> = document.selection.items().cloned().collect();
                document.desk().move_by(&items, dx, dy)
            }
            Command::Rename(item, name) => document.desk().rename(&item, language, &name),
            Command::Assign(office) => {
                let steps = document.selection.steps();
                document.desk().assign(&steps, office.as_ref())
            }
            Command::Replace(id, kind) => document.desk().replace_kind(&id, kind),
            Command::Toggle(id, marker) => document.desk().toggle(&id, marker),
            _ => return,
        };
        let losing = plan.as_ref().ok().filter(|p| p.description.key == "edit-replace-losing");
        let losing = losing.map(|p| p.description.clone());
        if self.carry_out(plan)
            && let Some(description) = losing
        {
            let text = capitalized(&self.describe(&description));
            self.notices.add(NoticeKind::ToRead, text);
        }
    }

    /// Does a plan, or says why not.
    pub(super) fn carry_out(&mut self, plan: Result<Plan, Refusal>) -> bool {
        let continuous = self.settings.continuous;
        let Some(document) = self.document_mut() else { return false };
        let plan = match plan {
            Ok(plan) if continuous => document.desk().tidied(plan),
            plan => plan,
        };
        match plan.and_then(|plan| document.carry_out(plan)) {
            Ok(()) => {
                self.refresh();
                true
            }
            Err(Refusal(finding)) => {
                let text = self.refused(&finding);
                self.notices.add(NoticeKind::Trouble, text);
                false
            }
        }
    }

    /// Why something was refused, and what helps.
    pub(super) fn refused(&self, finding: &Finding) -> String {
        let mut text = self.words.finding(finding);
        if let Some(hint) = self.words.hint(finding) {
            text.push(' ');
            text.push_str(&hint);
        }
        text
    }
}
