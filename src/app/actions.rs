//! Does the actions of the table.

use crate::drawing::tokens::Theme;
use crate::edit::history::Description;
use crate::edit::level::stands_in;
use crate::model::draft::{Draft, StudyDraft};
use crate::model::finding::Arg;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::step::{GatewayKind, StepKind, TaskKind};
use crate::model::study::{Role, Study};
use crate::model::text::{Language, Text};
use crate::words::Value;

use super::action::Action;
use super::command::{Command, Tool, Workspace};
use super::document::Document;
use super::keys::Preset;
use super::notice::NoticeKind;
use super::{Wish, Workbench, tidy, walk};

impl Workbench {
    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::New => self.open_study(self.empty_study(), None),
            Action::Open => self.wishes.push(Wish::AskOpen),
            Action::Catalogue => self.wishes.push(Wish::ShowCatalogue),
            Action::Save => match self.document().and_then(|d| d.path.clone()) {
                Some(path) if self.document().is_some_and(Document::has_own_file) => {
                    self.save_to(path, false);
                }
                Some(_) | None => self.wishes.push(Wish::AskSave),
            },
            Action::SaveAs => self.wishes.push(Wish::AskSave),
            Action::Close
            | Action::NextTab
            | Action::PreviousTab
            | Action::Reopen
            | Action::SaveAll => self.act_on_tabs(action),
            Action::Quit => self.wishes.push(Wish::Quit),
            Action::Undo | Action::Redo => self.undo_redo(action),
            Action::Delete => {
                if let Some(d) = self.document() {
                    let items: Vec<ItemId> = d.selection.items().cloned().collect();
                    if !items.is_empty() {
                        let plan = d.desk().delete(&items);
                        self.carry_out(plan);
                    }
                }
            }
            Action::SelectAll => self.select_all(),
            Action::SelectNone => self.back_out(),
            Action::Append => self.append(StepKind::Task(TaskKind::Person)),
            Action::AppendGateway => self.append(StepKind::Gateway(GatewayKind::Exclusive)),
            Action::AppendEnd => self.append(StepKind::END),
            Action::Create => self.wishes.push(Wish::CreateInView),
            Action::Rename => {
                if let Some(item) = self.document().and_then(|d| d.selection.lead().cloned()) {
                    self.wishes.push(Wish::EditLabel(item));
                }
            }
            Action::Replace => self.wishes.push(Wish::AskKind),
            Action::EditWork => self.wishes.push(Wish::EditWork),
            Action::QuickEntry => self.wishes.push(Wish::QuickEntry),
            Action::ToggleTable => self.wishes.push(Wish::ToggleTable),
            Action::ChooseOffice => self.wishes.push(Wish::AskOffice),
            Action::SelectTool => self.tool = Tool::Select,
            Action::LassoTool => self.tool = Tool::Lasso,
            Action::HandTool => self.tool = Tool::Hand,
            Action::ConnectTool => self.tool = Tool::Connect,
            Action::SpaceTool => self.tool = Tool::Space,
            Action::WalkNext
            | Action::WalkBack
            | Action::Follow
            | Action::BranchUp
            | Action::BranchDown
            | Action::WalkFirst
            | Action::WalkLast => self.walk(action),
            Action::AddLane => {
                if let Some(d) = self.document() {
                    let name = Text::of(d.study().language(), self.words.say("new-lane"));
                    let plan = d.desk().add_lane(None, name);
                    self.carry_out(plan);
                }
            }
            action if tidy::is_tidying(action) => self.tidy(action),
            Action::NewToBe => self.new_to_be(),
            Action::NextFinding | Action::PreviousFinding | Action::Mend | Action::PlayTrace => {
                self.act_on_findings(action);
            }
            action if self.act_by_hand(action) => {}
            action => self.act_more(action),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one line an action")]
    pub(super) fn act_on_view(&mut self, action: Action) {
        let wish = match action {
            Action::ZoomIn => Wish::Zoom(Some(1.25)),
            Action::ZoomOut => Wish::Zoom(Some(0.8)),
            Action::Zoom100 => Wish::Zoom(None),
            Action::Zoom50 => Wish::ZoomTo(0.5),
            Action::Zoom200 => Wish::ZoomTo(2.0),
            Action::PanLeft => Wish::Pan(50.0, 0.0),
            Action::PanRight => Wish::Pan(-50.0, 0.0),
            Action::PanUp => Wish::Pan(0.0, 50.0),
            Action::PanDown => Wish::Pan(0.0, -50.0),
            Action::FullScreen => Wish::FullScreen,
            Action::ToggleMinimap => {
                self.settings.minimap = !self.settings.minimap;
                return;
            }
            Action::KeysCamunda => return self.handle(Command::SetPreset(Preset::Camunda)),
            Action::KeysDrawio => return self.handle(Command::SetPreset(Preset::Drawio)),
            Action::KeysYed => return self.handle(Command::SetPreset(Preset::Yed)),
            Action::Fit => Wish::Fit,
            Action::ZoomSelection => Wish::ZoomSelection,
            Action::Palette => Wish::ShowPalette,
            Action::Keys => Wish::ShowKeys,
            Action::About => Wish::ShowAbout,
            action if action.is_of_teach() => {
                if self.act_on_replay(action) {
                    return;
                }
                if self.workspace != Workspace::Teach {
                    self.handle(Command::Go(Workspace::Teach));
                }
                Wish::Teach(action)
            }
            Action::GoMap => return self.handle(Command::Go(Workspace::Map)),
            Action::GoAnalyse => return self.handle(Command::Go(Workspace::Analyse)),
            Action::GoCompare => return self.handle(Command::Go(Workspace::Compare)),
            Action::GoTeach => return self.handle(Command::Go(Workspace::Teach)),
            Action::GoDeliver => return self.handle(Command::Go(Workspace::Deliver)),
            Action::ToggleTheme => {
                self.settings.follow_system = false;
                self.settings.theme = match self.settings.theme {
                    Theme::Light => Theme::Dark,
                    Theme::Dark | Theme::HighContrast => Theme::Light,
                };
                return;
            }
            Action::ThemeSystem => {
                self.settings.follow_system = true;
                return;
            }
            Action::ReduceMotion => {
                self.settings.reduced_motion = !self.settings.reduced_motion;
                return;
            }
            Action::NextRegion => Wish::GoRegion(true),
            Action::PreviousRegion => Wish::GoRegion(false),
            Action::Tour => Wish::Tour,
            Action::ThemeLight => return self.handle(Command::SetTheme(Theme::Light)),
            Action::ThemeDark => return self.handle(Command::SetTheme(Theme::Dark)),
            Action::ThemeContrast => return self.handle(Command::SetTheme(Theme::HighContrast)),
            Action::Italian => return self.handle(Command::SetLanguage(Language::It)),
            Action::German => return self.handle(Command::SetLanguage(Language::De)),
            Action::English => return self.handle(Command::SetLanguage(Language::En)),
            Action::TextLarger => {
                return self.handle(Command::SetTextScale(self.settings.text_scale + 0.1));
            }
            Action::TextSmaller => {
                return self.handle(Command::SetTextScale(self.settings.text_scale - 0.1));
            }
            Action::Simulate => {
                self.simulate();
                return;
            }
            Action::SimulateTogether => {
                self.open_together();
                return;
            }
            Action::StopSimulation => {
                self.stop_simulation();
                return;
            }
            _ => return,
        };
        self.wishes.push(wish);
    }

    pub(super) fn empty_study(&self) -> Study {
        let language = self.settings.language;
        let title = Text::of(language, self.words.say("new-study"));
        let mut study = StudyDraft::new(title, language);
        let (procedure, _) = Draft::new().finish();
        study.variant("as-is", Role::AsIs, Text::of(language, self.words.say("as-is")), procedure);
        study.finish()
    }

    fn undo_redo(&mut self, action: Action) {
        if self.changes_lesson() {
            return self.undo_in_lesson(action);
        }
        let Some(document) = self.document_mut() else { return };
        let undo = action == Action::Undo;
        let done = if undo { document.undo() } else { document.redo() };
        if let Some(description) = done {
            let what = self.describe(&description);
            let key = if undo { "notice-undone" } else { "notice-redone" };
            let text = self.words.say_with(key, &[("what", what.into())]);
            self.notices.add(NoticeKind::News, text);
            self.wishes.push(Wish::RevealSelection);
            self.wishes.push(Wish::Flash);
            self.refresh();
        }
    }

    /// What a step of the history is called, in words.
    pub fn describe(&self, description: &Description) -> String {
        let args: Vec<(&str, Value)> = description
            .args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Text(t) if name == "field" => self.words.say(&format!("field-{t}")).into(),
                    Arg::Text(t) => t.replace('\n', " ").into(),
                    Arg::Number(_) | Arg::Steps(_) => self.words.argument(arg),
                };
                (name.as_str(), value)
            })
            .collect();
        self.words.say_with(&description.key, &args)
    }

    fn select_all(&mut self) {
        let Some(document) = self.document_mut() else { return };
        let Some(p) = document.procedure().cloned() else { return };
        let level = document.level();
        let steps = p.steps().filter(|(id, _)| stands_in(&p, id, level));
        let steps = steps.map(|(id, _)| ItemId::Step(id.clone()));
        let inside = |parent: &StepId| level == Some(parent) || stands_in(&p, parent, level);
        let artifacts = p.artifacts().filter(|(_, a)| match &a.parent {
            Some(parent) => inside(parent),
            None => level.is_none(),
        });
        let artifacts = artifacts.map(|(id, _)| ItemId::Artifact(id.clone()));
        let all = steps.chain(artifacts).collect();
        document.selection.set(all);
    }

    fn new_to_be(&mut self) {
        let Some(document) = self.document() else { return };
        let language = document.study().language();
        let name = Text::of(language, self.words.say("to-be"));
        match document.desk().new_to_be(name) {
            Ok((id, plan)) => {
                if self.carry_out(Ok(plan)) {
                    self.handle(Command::ShowVariant(id));
                }
            }
            Err(refusal) => {
                self.carry_out(Err(refusal));
            }
        }
    }

    fn walk(&mut self, action: Action) {
        let Some(document) = self.document() else { return };
        let Some(p) = document.procedure() else { return };
        let at = document.selection.step();
        let next = walk::to(p, (document.level(), at), document.selection.lead(), action);
        if let Some(item) = next {
            if let Some(d) = self.document_mut() {
                d.selection.set(vec![item]);
                d.seal();
            }
            self.wishes.push(Wish::RevealSelection);
        }
    }
}
