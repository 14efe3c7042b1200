//! New things by wish: what to append and where, and the levels of the drawing.

use crate::edit::level::{level_of, path_to};
use crate::edit::morph::Marker;
use crate::model::geometry::Point;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;

use super::action::Action;
use super::command::{Command, Tool};
use super::jobs::Slot;
use super::notice::NoticeKind;
use super::{Wish, Workbench};

/// Where the first step of an empty drawing stands.
const FIRST: Point = Point::new(60.0, 100.0);

impl Workbench {
    /// The step after which a new one comes: the selected, else the one furthest along.
    pub fn append_from(&self) -> Option<StepId> {
        let document = self.document()?;
        let p = document.procedure()?;
        let chosen = document.selection.step().cloned();
        chosen.or_else(|| last_step(p, document.level()))
    }

    /// Commands of the clipboard, the search, the levels and what is made; the rest is an edit.
    pub(super) fn carry_more(&mut self, command: Command) {
        match command {
            Command::TakeChange(at, taken) => self.take_change(at, taken),
            Command::CompareFile(path) => self.read_beside(path),
            Command::Match(wanted) => self.correct_match(wanted),
            Command::KeepTaken => self.keep_taken(),
            Command::JudgeBy(aim) => self.judge_by(aim),
            Command::Deliver(delivery, path) => self.deliver(delivery, path),
            Command::ShowTarget(target) => self.show_target(target),
            Command::ShowPage => self.show_page(),
            Command::Leaf(what) => self.leaf(what),
            Command::StopLeafing => self.stop_leafing(),
            Command::StopPaper(path) => self.jobs.stop(&Slot::Paper(path)),
            Command::WriteSheet(path, text) => self.write_sheet(path, text),
            Command::Import(path) => self.import(path),
            Command::Merge(wanted) => self.merge(wanted),
            Command::Watch(what, wanted) => self.watch(what, wanted),
            Command::AskCrowd(wanted) => self.want_crowd(wanted),
            Command::Review(ask) => self.ask_review(ask),
            Command::Lesson(ask) => self.ask_lesson(*ask),
            Command::SetPreset(preset) => self.settings.preset = preset,
            Command::Paste(..) if self.is_out_of_reach(Action::Paste) => self.say_out_of_reach(),
            Command::Paste(text, at) => self.paste(&text, at),
            Command::Copied(copied) => self.copied(copied),
            Command::Find(query) => self.find(query),
            Command::ShowSpot(number) => self.show_spot(number),
            Command::ReplaceFound(..) if self.is_out_of_reach(Action::FindReplace) => {
                self.say_out_of_reach();
            }
            Command::ReplaceFound(all, by) => self.replace_found(all, &by),
            Command::EndFind => self.end_find(),
            Command::ShowLevel(level) => self.show_level(level),
            Command::MakeAfter(..) | Command::MakeAt(..) | Command::MakeJoined(..) => {
                self.make(command);
            }
            command => self.handle_edit(command),
        }
    }

    /// Actions of the clipboard, the search, the levels and what is made; the rest is of the view.
    pub(super) fn act_more(&mut self, action: Action) {
        match action {
            Action::Cut | Action::Copy | Action::Duplicate => self.copy(action),
            Action::AddNote | Action::ToggleNotes => self.act_on_notes(action),
            Action::ImportData => self.ask_import(),
            Action::MergeVersion => self.ask_merge(),
            Action::CompareFile => self.ask_beside(),
            Action::ExportTable => self.export_table(),
            Action::Paste => self.wishes.push(Wish::AskClipboard),
            Action::CopyPicture => self.copy_picture(false),
            Action::CopyVector => self.copy_picture(true),
            Action::Find | Action::FindReplace => {
                self.wishes.push(Wish::ShowFind(action == Action::FindReplace));
            }
            Action::FindNext => self.walk_found(false),
            Action::FindBack => self.walk_found(true),
            Action::AskAppend => self.ask_append(),
            Action::AskCreate => self.wishes.push(Wish::AskCreate(None)),
            Action::GoIn => self.go_in(),
            Action::GoOut => self.go_out(),
            Action::Unfold => self.unfold(),
            action => self.act_on_view(action),
        }
    }

    /// Appends a step of a kind and opens its label.
    pub(super) fn append(&mut self, kind: StepKind) {
        let Some(document) = self.document() else { return };
        let plan = match self.append_from() {
            Some(id) => document.desk().add_after(&id, kind, ""),
            // The first step of an empty drawing.
            None => document.desk().add_at(StepKind::START, FIRST, None),
        };
        if self.carry_out(plan) {
            self.name_new(true);
        }
    }

    /// Asks what to append; what can come after an end is asked for as something new.
    pub(super) fn ask_append(&mut self) {
        let Some(from) = self.append_from() else {
            self.wishes.push(Wish::AskCreate(Some(FIRST)));
            return;
        };
        self.wishes.push(Wish::AskAppend { from, at: None });
    }

    /// Makes something, shows it, and opens its label unless it was given a name.
    pub(super) fn make(&mut self, command: Command) {
        let Some(document) = self.document() else { return };
        let (plan, named) = match command {
            Command::MakeAfter(from, make, name) => {
                (document.desk().make_after(&from, &make, &name), !name.is_empty())
            }
            Command::MakeAt(make, at, on, name) => {
                (document.desk().make_at(&make, at, on.as_ref(), &name), !name.is_empty())
            }
            Command::MakeJoined(from, make, at, name) => {
                (document.desk().make_joined(&from, &make, at, &name), !name.is_empty())
            }
            _ => return,
        };
        if self.carry_out(plan) {
            self.name_new(!named);
        }
    }

    fn name_new(&mut self, ask: bool) {
        self.wishes.push(Wish::RevealSelection);
        let lead = self.document().and_then(|d| d.selection.lead().cloned());
        if ask {
            self.wishes.extend(lead.map(Wish::EditLabel));
        }
    }

    /// Escape: first the trace, then the tool, then the selection, then the level.
    pub(super) fn back_out(&mut self) {
        if self.replay().is_some() {
            self.replay = None;
            return;
        }
        let had_tool = self.tool != Tool::Select;
        self.tool = Tool::Select;
        let Some(document) = self.document_mut() else { return };
        let had_selection = !document.selection.is_empty();
        document.selection.clear();
        document.seal();
        if !had_tool && !had_selection && document.level().is_some() {
            self.go_out();
        }
    }

    /// Shows the inside of the selected sub-procedure.
    pub(super) fn go_in(&mut self) {
        let Some(document) = self.document() else { return };
        let Some(id) = document.selection.step().cloned() else { return };
        self.show_level(Some(id));
    }

    /// Shows what is around the level, with the sub-procedure selected.
    pub(super) fn go_out(&mut self) {
        let Some(document) = self.document() else { return };
        let Some(p) = document.procedure() else { return };
        let Some(level) = document.level().cloned() else { return };
        let outer = level_of(p, &level);
        self.show_level(outer);
        if let Some(document) = self.document_mut() {
            document.selection.set(vec![ItemId::Step(level)]);
        }
        self.wishes.push(Wish::RevealSelection);
    }

    /// Shows a level; one that cannot be entered is said.
    pub(super) fn show_level(&mut self, level: Option<StepId>) {
        let Some(document) = self.document_mut() else { return };
        if level.as_ref() == document.level() {
            return;
        }
        if !document.show_level(level) {
            let text = self.words.say("level-none");
            self.notices.add(NoticeKind::News, text);
            return;
        }
        document.selection.clear();
        self.wishes.push(Wish::Fit);
        self.refresh();
    }

    /// Shows the level in which a thing is drawn.
    pub(super) fn show_level_of(&mut self, item: &ItemId) {
        let Some(document) = self.document_mut() else { return };
        let Some(p) = document.procedure() else { return };
        let level = match item {
            ItemId::Step(id) => level_of(p, id),
            ItemId::Flow(id) => p.flow(id).and_then(|f| level_of(p, &f.from)),
            ItemId::Artifact(id) => {
                let parent = p.artifact(id).and_then(|a| a.parent.clone());
                parent.and_then(|parent| {
                    let folded = p.step(&parent).is_some_and(|s| {
                        matches!(s.kind, StepKind::SubProcedure { expanded: false, .. })
                    });
                    if folded { Some(parent) } else { level_of(p, &parent) }
                })
            }
            ItemId::Lane(_) | ItemId::Pool(_) | ItemId::Link(_) => None,
        };
        if level.as_ref() != document.level() {
            document.show_level(level);
            self.wishes.push(Wish::Fit);
        }
    }

    /// Folds or unfolds the selected sub-procedure in place.
    pub(super) fn unfold(&mut self) {
        let Some(document) = self.document() else { return };
        let Some(id) = document.selection.step().cloned() else { return };
        let is_one = document
            .procedure()
            .and_then(|p| p.step(&id))
            .is_some_and(|s| matches!(s.kind, StepKind::SubProcedure { .. }));
        if is_one {
            self.handle(Command::Toggle(id, Marker::Unfolded));
        } else {
            let text = self.words.say("level-none");
            self.notices.add(NoticeKind::News, text);
        }
    }
}

/// The sub-procedures around the level shown, with their names, the outermost first.
pub fn breadcrumb(bench: &Workbench) -> Vec<(StepId, String)> {
    let Some(document) = bench.document() else { return Vec::new() };
    let Some(p) = document.procedure() else { return Vec::new() };
    let language = bench.words.language();
    path_to(p, document.level())
        .into_iter()
        .map(|id| {
            let name = p.step(&id).map(|s| s.name.get(language).to_owned()).unwrap_or_default();
            let name = if name.is_empty() { id.to_string() } else { name };
            (id, name)
        })
        .collect()
}

/// The step furthest along in a level: the rightmost that leads nowhere, else the rightmost.
fn last_step(p: &Procedure, level: Option<&StepId>) -> Option<StepId> {
    let rank = |id: &StepId| p.outgoing(id).next().is_none();
    p.children(level)
        .filter(|(_, s)| !matches!(s.kind, StepKind::End { .. }))
        .max_by(|a, b| rank(a.0).cmp(&rank(b.0)).then(a.1.at.x.total_cmp(&b.1.at.x)))
        .map(|(id, _)| id.clone())
}
