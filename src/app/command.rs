//! Everything a person can ask for: commands, and the table that gives each its words and keys.
//!
//! Menus, palette, toolbar, context pad and the sheet of keys are all drawn from [`ACTIONS`].

use std::path::PathBuf;

use super::live::Wanted;
use super::outside::Decision;
use crate::drawing::icons::Icon;
use crate::drawing::tokens::Theme;
use crate::edit::follow::Plan;
use crate::model::geometry::Point;
use crate::model::id::{FlowId, OfficeId, StepId, VariantId};
use crate::model::item::ItemId;
use crate::model::step::StepKind;
use crate::model::text::Language;

/// The five workspaces, in the order of the method.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Workspace {
    /// Draw and annotate.
    #[default]
    Map,
    /// See where it is slow.
    Analyse,
    /// As-is against to-be.
    Compare,
    /// Play a case.
    Teach,
    /// Hand out files.
    Deliver,
}

impl Workspace {
    /// All, in order.
    pub const ALL: [Self; 5] =
        [Self::Map, Self::Analyse, Self::Compare, Self::Teach, Self::Deliver];

    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Map => "workspace-map",
            Self::Analyse => "workspace-analyse",
            Self::Compare => "workspace-compare",
            Self::Teach => "workspace-teach",
            Self::Deliver => "workspace-deliver",
        }
    }

    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Map => Icon::Diamond,
            Self::Analyse => Icon::Filter,
            Self::Compare => Icon::Branch,
            Self::Teach => Icon::Screen,
            Self::Deliver => Icon::Share,
        }
    }
}

/// What the pointer does on the canvas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects and moves.
    #[default]
    Select,
    /// Draws a frame around what is to be selected.
    Lasso,
    /// Moves the view.
    Hand,
    /// Joins two steps.
    Connect,
}

/// A file the Deliver workspace writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Delivery {
    /// BPMN 2.0 for exchange.
    Bpmn,
    /// The dialect of Operaton and Camunda 7.
    Operaton,
    /// A vector picture.
    Svg,
    /// A picture in dots.
    Png,
}

impl Delivery {
    /// All, in the order shown.
    pub const ALL: [Self; 4] = [Self::Operaton, Self::Bpmn, Self::Svg, Self::Png];

    /// Ending of the file name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Bpmn | Self::Operaton => "bpmn",
            Self::Svg => "svg",
            Self::Png => "png",
        }
    }

    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bpmn => "deliver-bpmn",
            Self::Operaton => "deliver-operaton",
            Self::Svg => "deliver-svg",
            Self::Png => "deliver-png",
        }
    }
}

/// What the system's own file dialog is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Browse {
    /// A file to open.
    Open,
    /// Where to save, with a suggestion.
    Save(PathBuf),
    /// Where to write a delivery, with a suggestion.
    Deliver(Delivery, PathBuf),
}

/// A command: an action of the table, or one with particulars.
#[derive(Clone, Debug)]
pub enum Command {
    /// An action of the table.
    Act(Action),
    /// Asks for a path with the system's own dialog.
    Browse(Browse),
    /// Opens a file.
    OpenPath(PathBuf),
    /// Opens a template of the catalogue.
    OpenTemplate(&'static str),
    /// Saves to a file, in place of one that is there.
    SaveTo(PathBuf),
    /// Saves to a file; asks before one that is there is replaced.
    SaveNew(PathBuf),
    /// Writes a delivery to a file.
    Deliver(Delivery, PathBuf),
    /// Shows a document, by number.
    ShowDocument(u64),
    /// Closes a document, by number, even with unsaved changes.
    CloseDocument(u64),
    /// Closes a document, by number; asks where changes are unsaved.
    CloseTab(u64),
    /// Saves a document, by number, and closes it once that is done.
    SaveAndClose(u64),
    /// Puts a document's tab at another place.
    MoveTab(u64, usize),
    /// Does what was decided about a document's file that others changed.
    Decide(u64, Decision),
    /// Looks which recent files are there.
    LookAtRecent,
    /// Keeps a file among the recent ones, or no longer.
    PinRecent(PathBuf, bool),
    /// Takes a file out of the recent ones.
    ForgetRecent(PathBuf),
    /// Ends the program; the journals keep what is unsaved.
    Leave,
    /// Shows a variant.
    ShowVariant(VariantId),
    /// Compares the variant shown with this one.
    CompareWith(VariantId),
    /// Does a plan.
    Plan(Box<Plan>),
    /// Selects exactly these.
    Select(Vec<ItemId>),
    /// Adds to the selection or takes out of it.
    ToggleSelect(ItemId),
    /// Adds a step after another.
    AddAfter(StepId, StepKind),
    /// Adds a step at a point, on a flow if one is there.
    AddAt(StepKind, Point, Option<FlowId>),
    /// Joins two steps.
    Connect(StepId, StepId),
    /// Moves the selection by canvas points.
    MoveSelection(f64, f64),
    /// Renames something in the language of content.
    Rename(ItemId, String),
    /// Gives the selected steps to an office.
    Assign(Option<OfficeId>),
    /// Changes the kind of a step.
    Replace(StepId, StepKind),
    /// Writes the interface in a language.
    SetLanguage(Language),
    /// Shows the interface in a theme.
    SetTheme(Theme),
    /// Sizes interface text, 0.8..=2.
    SetTextScale(f32),
    /// Goes to a workspace.
    Go(Workspace),
    /// Takes a tool.
    Take(Tool),
    /// Plays a case in Teach.
    Trace(Wanted),
    /// Moves the view so that the selection is seen.
    Reveal,
    /// Closes a notice, by number.
    CloseNotice(u64),
    /// Lists, chooses or mends findings.
    Advice(super::advice::Ask),
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident, $key:literal, $icon:expr, $shortcut:literal;)*) => {
        /// An action of the table: needs nothing but the present state.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action {
            $($(#[$doc])* $name,)*
        }

        /// The table: one row an action.
        pub const ACTIONS: &[ActionRow] = &[
            $(ActionRow {
                action: Action::$name,
                key: $key,
                icon: $icon,
                shortcut: $shortcut,
            },)*
        ];
    };
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct ActionRow {
    /// The action.
    pub action: Action,
    /// Key of its label in `app.ftl`.
    pub key: &'static str,
    /// Its icon, where it has one.
    pub icon: Option<Icon>,
    /// Its keys, as `Ctrl+Shift+P`; several separated by a space; empty for none. Single letters
    /// and plain keys act only while the canvas has the focus.
    pub shortcut: &'static str,
}

actions! {
    /// A new, empty study.
    New, "action-new", Some(Icon::Document), "Ctrl+N";
    /// Open a file.
    Open, "action-open", Some(Icon::Folder), "Ctrl+O";
    /// The catalogue of templates.
    Catalogue, "action-catalogue", Some(Icon::Book), "Ctrl+Shift+O";
    /// Save.
    Save, "action-save", Some(Icon::Save), "Ctrl+S";
    /// Save under another name.
    SaveAs, "action-save-as", None, "Ctrl+Shift+S";
    /// Save every document that has a file.
    SaveAll, "action-save-all", None, "Ctrl+Alt+S";
    /// Close the document.
    Close, "action-close", None, "Ctrl+W";
    /// Open the document closed last, with its history.
    Reopen, "action-reopen", None, "Ctrl+Shift+T";
    /// The next document.
    NextTab, "action-next-tab", None, "Ctrl+Tab";
    /// The document before.
    PreviousTab, "action-previous-tab", None, "Ctrl+Shift+Tab";
    /// Quit.
    Quit, "action-quit", None, "Ctrl+Q";
    /// Undo.
    Undo, "action-undo", Some(Icon::Undo), "Ctrl+Z";
    /// Redo.
    Redo, "action-redo", Some(Icon::Redo), "Ctrl+Y Ctrl+Shift+Z";
    /// Delete the selection.
    Delete, "action-delete", Some(Icon::Trash), "Delete Backspace";
    /// Select everything.
    SelectAll, "action-select-all", None, "Ctrl+A";
    /// Select nothing.
    SelectNone, "action-select-none", None, "Escape";
    /// Append a task.
    Append, "action-append", Some(Icon::Square), "A";
    /// Append a gateway.
    AppendGateway, "action-append-gateway", Some(Icon::Diamond), "G";
    /// Append an end event.
    AppendEnd, "action-append-end", Some(Icon::Ring), "F";
    /// Create a step where the view is.
    Create, "action-create", Some(Icon::Plus), "N";
    /// Rename the selection.
    Rename, "action-rename", Some(Icon::Pencil), "E F2";
    /// Change the kind of the selection.
    Replace, "action-replace", Some(Icon::Wrench), "R";
    /// Select and move.
    SelectTool, "action-select-tool", Some(Icon::Cursor), "V";
    /// Draw a frame around what is to be selected.
    LassoTool, "action-lasso-tool", Some(Icon::Lasso), "L";
    /// Move the view.
    HandTool, "action-hand-tool", Some(Icon::Hand), "H";
    /// Join two steps.
    ConnectTool, "action-connect-tool", Some(Icon::Arrow), "C";
    /// Walk to the next step.
    WalkNext, "action-walk-next", None, "Tab";
    /// Walk to the step before.
    WalkBack, "action-walk-back", None, "Shift+Tab";
    /// Follow the flow.
    Follow, "action-follow", None, "Enter";
    /// The branch above.
    BranchUp, "action-branch-up", None, "Alt+ArrowUp Alt+ArrowLeft";
    /// The branch below.
    BranchDown, "action-branch-down", None, "Alt+ArrowDown Alt+ArrowRight";
    /// Type the work time of the selected step.
    EditWork, "action-edit-work", Some(Icon::Clock), "W";
    /// Choose the office of the selected steps.
    ChooseOffice, "action-choose-office", Some(Icon::Building), "O";
    /// Type a step in the quick-entry bar.
    QuickEntry, "action-quick", Some(Icon::Plus), "Q";
    /// Show the table of steps.
    ToggleTable, "action-table", Some(Icon::Table), "Alt+T";
    /// Add a lane.
    AddLane, "action-add-lane", Some(Icon::Lanes), "";
    /// Lay the drawing out anew.
    Arrange, "action-arrange", Some(Icon::Layout), "Ctrl+Shift+L";
    /// Make a to-be from this variant.
    NewToBe, "action-new-to-be", Some(Icon::Copy), "";
    /// Make it larger.
    ZoomIn, "action-zoom-in", Some(Icon::Plus), "Ctrl+= Ctrl++";
    /// Make it smaller.
    ZoomOut, "action-zoom-out", Some(Icon::Minus), "Ctrl+-";
    /// True size.
    Zoom100, "action-zoom-100", None, "Ctrl+0";
    /// Show everything.
    Fit, "action-fit", Some(Icon::Fit), "Ctrl+1";
    /// Show the selection.
    ZoomSelection, "action-zoom-selection", None, "Ctrl+2";
    /// Map.
    GoMap, "action-go-map", Some(Icon::Diamond), "Alt+1";
    /// Analyse.
    GoAnalyse, "action-go-analyse", Some(Icon::Filter), "Alt+2";
    /// Compare.
    GoCompare, "action-go-compare", Some(Icon::Branch), "Alt+3";
    /// Teach.
    GoTeach, "action-go-teach", Some(Icon::Screen), "Alt+4";
    /// Deliver.
    GoDeliver, "action-go-deliver", Some(Icon::Share), "Alt+5";
    /// Light or dark.
    ToggleTheme, "action-toggle-theme", Some(Icon::Moon), "";
    /// Light theme.
    ThemeLight, "action-theme-light", Some(Icon::Sun), "";
    /// Dark theme.
    ThemeDark, "action-theme-dark", Some(Icon::Moon), "";
    /// High contrast.
    ThemeContrast, "action-theme-contrast", Some(Icon::Contrast), "";
    /// Italian.
    Italian, "action-italian", Some(Icon::Globe), "";
    /// German.
    German, "action-german", Some(Icon::Globe), "";
    /// English.
    English, "action-english", Some(Icon::Globe), "";
    /// Larger interface text.
    TextLarger, "action-text-larger", None, "Ctrl+Alt+=";
    /// Smaller interface text.
    TextSmaller, "action-text-smaller", None, "Ctrl+Alt+-";
    /// The command palette.
    Palette, "action-palette", Some(Icon::Search), "Ctrl+Shift+P";
    /// The sheet of keys.
    Keys, "action-keys", None, "? F1";
    /// About the program.
    About, "action-about", Some(Icon::Info), "";
    /// The next finding.
    NextFinding, "action-next-finding", Some(Icon::Warning), "F8";
    /// The finding before.
    PreviousFinding, "action-previous-finding", None, "Shift+F8";
    /// Mend the finding at hand.
    Mend, "action-mend", Some(Icon::Wrench), "Ctrl+.";
    /// Simulate again.
    Simulate, "action-simulate", Some(Icon::Play), "F5";
    /// Stop the simulation.
    StopSimulation, "action-stop", Some(Icon::Pause), "Shift+F5";
    /// Play or pause the case.
    TeachPlay, "action-teach-play", Some(Icon::Play), "Space";
    /// The case's next moment.
    TeachNext, "action-teach-next", Some(Icon::StepForward), "ArrowRight";
    /// The case's moment before.
    TeachBack, "action-teach-back", Some(Icon::StepBack), "ArrowLeft";
    /// Another case.
    TeachOther, "action-teach-other", None, "";
}

impl Action {
    /// The row of this action.
    pub fn row(self) -> &'static ActionRow {
        // The table is made from the same list as the enum, in the same order.
        &ACTIONS[self as usize]
    }
}

/// Where a shortcut acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everywhere.
    Window,
    /// While the canvas has the focus.
    Canvas,
    /// In Teach, while no text is edited.
    Teach,
}

impl Action {
    /// Where its shortcut acts.
    pub fn reach(self) -> Reach {
        match self {
            Self::TeachPlay | Self::TeachNext | Self::TeachBack => Reach::Teach,
            _ if self.row().shortcut.split(' ').any(|s| {
                !s.starts_with("Ctrl") && !s.starts_with("Alt+") && !s.starts_with('F')
            }) && !matches!(
                self,
                Self::Keys | Self::StopSimulation | Self::PreviousFinding
            ) =>
            {
                Reach::Canvas
            }
            Self::BranchUp | Self::BranchDown => Reach::Canvas,
            _ => Reach::Window,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn each_row_stands_at_the_place_of_its_action() {
        for row in ACTIONS {
            assert_eq!(row.action.row().key, row.key);
        }
    }

    #[test]
    fn no_two_actions_of_one_reach_share_keys() {
        let mut seen: BTreeMap<(String, &str), &str> = BTreeMap::new();
        for row in ACTIONS {
            for keys in row.shortcut.split(' ').filter(|s| !s.is_empty()) {
                let reach = format!("{:?}", row.action.reach());
                let former = seen.insert((reach, keys), row.key);
                assert_eq!(former, None, "{keys} of {}", row.key);
            }
        }
    }
}
