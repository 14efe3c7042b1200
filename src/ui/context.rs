//! What every part of the screen reads: the workbench, its words, its colors, and what they say of
//! an action.

use egui::Color32;

use crate::app::Workbench;
use crate::app::action::Action;
use crate::app::keys;
use crate::drawing::role::Role;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::StepKind;
use crate::model::text::Language;
use crate::words::{Value, Words};

use super::theme::Skin;
use super::{shortcuts, spoken};

/// What every part of the screen reads.
pub struct Cx<'a> {
    /// The workbench.
    pub bench: &'a Workbench,
    /// Its words.
    pub words: &'a Words,
    /// Colors.
    pub skin: &'a Skin,
}

impl Cx<'_> {
    /// A message.
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// A message with arguments.
    pub fn say_with(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.words.say_with(key, args)
    }

    /// A color.
    pub fn color(&self, role: Role) -> Color32 {
        self.skin.color(role)
    }

    /// The label of an action.
    pub fn action_label(&self, action: Action) -> String {
        self.say(action.row().key)
    }

    /// The keys of an action under the preset in use, as people read them; the first of several.
    pub fn keys(&self, action: Action) -> String {
        let preset = self.bench.settings.preset;
        let first = keys::each(action, preset).next();
        first.map(|s| shortcuts::shown(s, self.words)).unwrap_or_default()
    }

    /// What a tooltip says of an action: its name, and its keys in brackets.
    pub fn action_tip(&self, action: Action) -> String {
        let (label, keys) = (self.action_label(action), self.keys(action));
        if keys.is_empty() { label } else { format!("{label} ({keys})") }
    }

    /// "Undo: move 3 steps", with the words of the step.
    pub fn undo_label(&self, action: Action) -> String {
        let label = self.action_label(action);
        let Some(document) = self.bench.document() else { return label };
        let entry = if action == Action::Undo {
            document.history().next_undo()
        } else {
            document.history().next_redo()
        };
        entry.map_or_else(
            || label.clone(),
            |e| format!("{label}: {}", self.bench.describe(&e.description)),
        )
    }

    /// Whether an action can be done now.
    pub fn can(&self, action: Action) -> bool {
        let Some(document) = self.bench.document() else { return false };
        if self.bench.is_out_of_reach(action) {
            return false;
        }
        match action {
            Action::Undo => document.history().next_undo().is_some(),
            Action::Redo => document.history().next_redo().is_some(),
            Action::Delete
            | Action::Rename
            | Action::ZoomSelection
            | Action::Cut
            | Action::Copy
            | Action::Duplicate => !document.selection.is_empty(),
            Action::Replace => document.selection.step().is_some(),
            Action::GoIn | Action::Unfold => {
                let step = document.selection.step();
                let step = step.and_then(|id| document.procedure().and_then(|p| p.step(id)));
                step.is_some_and(|s| matches!(s.kind, StepKind::SubProcedure { .. }))
            }
            Action::GoOut => document.level().is_some(),
            Action::StopSimulation => self.bench.is_simulating(),
            Action::NextTab | Action::PreviousTab => self.bench.documents().len() > 1,
            Action::Reopen => self.bench.can_reopen(),
            Action::SaveAll => self.bench.savable().next().is_some(),
            _ => true,
        }
    }

    /// Whether a thing is selected.
    pub fn is_selected(&self, item: &ItemId) -> bool {
        self.bench.document().is_some_and(|d| d.selection.contains(item))
    }

    /// The language in which names are shown and edited.
    pub fn content_language(&self) -> Language {
        self.words.language()
    }

    /// The title of the study.
    pub fn study_title(&self) -> &str {
        self.bench.document().map_or("", |d| d.study().title().get(self.words.language()))
    }

    /// What a screen reader says of a thing of the drawing: with its findings and figures where it
    /// is of the variant looked at.
    pub fn spoken(&self, p: &Procedure, item: &ItemId) -> String {
        let mut said = spoken::of(self.words, p, item);
        if self.bench.procedure().is_some_and(|shown| std::ptr::eq(&raw const **shown, p)) {
            spoken::measured(self, item, &mut said);
        }
        said
    }
}
