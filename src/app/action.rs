//! The table of actions: what can be asked for without more words, with its label, icon, keys and menu.
//!
//! Menus, palette, toolbar, context pad and the sheet of keys are all drawn from [`ACTIONS`].

use crate::drawing::icons::Icon;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident, $key:literal, $icon:expr, $shortcut:literal $(, $menu:ident $part:literal)?;)*) => {
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
                menu: menu_of!($($menu $part)?),
            },)*
        ];
    };
}

macro_rules! menu_of {
    () => {
        None
    };
    ($menu:ident $part:literal) => {
        Some((Menu::$menu, $part))
    };
}

/// The part of a menu that is not drawn in the bar.
pub const HIDDEN: u8 = 9;

/// A menu, and a group of the sheet of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Menu {
    /// Studies and the program.
    File,
    /// Changing what stands.
    Edit,
    /// New things.
    Insert,
    /// Order on the drawing.
    Arrange,
    /// What is seen, and how.
    View,
    /// Walking, tools and workspaces.
    Go,
    /// The procedure as a whole.
    Study,
    /// Help.
    Help,
}

impl Menu {
    /// All, in the order of the bar.
    pub const ALL: [Self; 8] = [
        Self::File,
        Self::Edit,
        Self::Insert,
        Self::Arrange,
        Self::View,
        Self::Go,
        Self::Study,
        Self::Help,
    ];

    /// Key of its title.
    pub fn key(self) -> &'static str {
        match self {
            Self::File => "menu-file",
            Self::Edit => "menu-edit",
            Self::Insert => "menu-insert",
            Self::Arrange => "menu-arrange",
            Self::View => "menu-view",
            Self::Go => "menu-go",
            Self::Study => "menu-study",
            Self::Help => "menu-help",
        }
    }

    /// Its rows in the order of the table, with the number of their part: a line stands between
    /// parts. Part [`HIDDEN`] has its place in the sheet of keys alone.
    pub fn rows(self) -> Vec<(u8, Action)> {
        let mut rows: Vec<(u8, Action)> = ACTIONS
            .iter()
            .filter_map(|row| row.menu.filter(|m| m.0 == self).map(|m| (m.1, row.action)))
            .collect();
        rows.sort_by_key(|(part, _)| *part);
        rows
    }
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
    /// and plain keys act only while the canvas has the focus. Other presets: [`super::keys`].
    pub shortcut: &'static str,
    /// The menu it stands in, and which part of it.
    pub menu: Option<(Menu, u8)>,
}

actions! {
    /// A new, empty study.
    New, "action-new", Some(Icon::Document), "Ctrl+N", File 1;
    /// Open a file.
    Open, "action-open", Some(Icon::Folder), "Ctrl+O", File 1;
    /// The catalogue of templates.
    Catalogue, "action-catalogue", Some(Icon::Book), "Ctrl+Shift+O", File 1;
    /// Bring offices of a body or a simulation scenario into the study.
    ImportData, "action-import-data", None, "", File 1;
    /// Merge another version of the study into this one.
    MergeVersion, "action-merge", None, "", File 1;
    /// Compare the variant looked at with one of a file.
    CompareFile, "action-compare-file", None, "", File 1;
    /// Save.
    Save, "action-save", Some(Icon::Save), "Ctrl+S", File 2;
    /// Save under another name.
    SaveAs, "action-save-as", None, "Ctrl+Shift+S", File 2;
    /// Save every document that has a file.
    SaveAll, "action-save-all", None, "Ctrl+Alt+S", File 2;
    /// Close the document.
    Close, "action-close", None, "Ctrl+W", File 3;
    /// Open the document closed last, with its history.
    Reopen, "action-reopen", None, "Ctrl+Shift+T", File 3;
    /// The next document.
    NextTab, "action-next-tab", None, "Ctrl+Tab", File 3;
    /// The document before.
    PreviousTab, "action-previous-tab", None, "Ctrl+Shift+Tab", File 3;
    /// Quit.
    Quit, "action-quit", None, "Ctrl+Q", File 3;
    /// Undo.
    Undo, "action-undo", Some(Icon::Undo), "Ctrl+Z", Edit 1;
    /// Redo.
    Redo, "action-redo", Some(Icon::Redo), "Ctrl+Y Ctrl+Shift+Z", Edit 1;
    /// Cut.
    Cut, "action-cut", None, "Ctrl+X", Edit 2;
    /// Copy.
    Copy, "action-copy", Some(Icon::Copy), "Ctrl+C", Edit 2;
    /// Paste.
    Paste, "action-paste", None, "Ctrl+V", Edit 2;
    /// Copy and paste at once.
    Duplicate, "action-duplicate", None, "Ctrl+D", Edit 2;
    /// Copy as a picture.
    CopyPicture, "action-copy-picture", None, "Ctrl+Shift+C", Edit 2;
    /// Copy as the text of a vector picture.
    CopyVector, "action-copy-vector", None, "", Edit 2;
    /// Rename the selection.
    Rename, "action-rename", Some(Icon::Pencil), "E F2", Edit 3;
    /// Change the kind of the selection.
    Replace, "action-replace", Some(Icon::Wrench), "R", Edit 3;
    /// Delete the selection.
    Delete, "action-delete", Some(Icon::Trash), "Delete Backspace", Edit 3;
    /// Find.
    Find, "action-find", Some(Icon::Search), "Ctrl+F", Edit 4;
    /// Find and replace.
    FindReplace, "action-find-replace", None, "Ctrl+H", Edit 4;
    /// The next place found.
    FindNext, "action-find-next", None, "F3", Edit 4;
    /// The place found before.
    FindBack, "action-find-back", None, "Shift+F3", Edit 4;
    /// Select everything.
    SelectAll, "action-select-all", None, "Ctrl+A", Edit 5;
    /// Select nothing.
    SelectNone, "action-select-none", None, "Escape", Edit 5;
    /// Choose what to append.
    AskAppend, "action-ask-append", Some(Icon::Plus), "A", Insert 1;
    /// Append a task.
    Append, "action-append", Some(Icon::Square), "Shift+A", Insert 1;
    /// Append a gateway.
    AppendGateway, "action-append-gateway", Some(Icon::Diamond), "G", Insert 1;
    /// Append an end event.
    AppendEnd, "action-append-end", Some(Icon::Ring), "F", Insert 1;
    /// Choose what to create.
    AskCreate, "action-ask-create", Some(Icon::Plus), "N", Insert 2;
    /// Create a step where the view is.
    Create, "action-create", Some(Icon::Square), "Shift+N", Insert 2;
    /// Type a step in the quick-entry bar.
    QuickEntry, "action-quick", Some(Icon::Plus), "Q", Insert 1;
    /// Add a lane.
    AddLane, "action-add-lane", Some(Icon::Lanes), "", Insert 3;
    /// Write a review note on what is selected, or on the whole.
    AddNote, "action-add-note", Some(Icon::Chat), "Ctrl+M", Insert 4;
    /// Select and move.
    SelectTool, "action-select-tool", Some(Icon::Cursor), "V", Go 2;
    /// Draw a frame around what is to be selected.
    LassoTool, "action-lasso-tool", Some(Icon::Lasso), "L", Go 2;
    /// Move the view.
    HandTool, "action-hand-tool", Some(Icon::Hand), "H", Go 2;
    /// Join two steps.
    ConnectTool, "action-connect-tool", Some(Icon::Arrow), "C", Go 2;
    /// Make room, or take it away.
    SpaceTool, "action-space-tool", Some(Icon::Space), "S", Go 2;
    /// Walk to the next step.
    WalkNext, "action-walk-next", None, "Tab", Go 3;
    /// Walk to the step before.
    WalkBack, "action-walk-back", None, "Shift+Tab", Go 3;
    /// Follow the flow.
    Follow, "action-follow", None, "Enter", Go 3;
    /// The first step.
    WalkFirst, "action-walk-first", None, "Home", Go 3;
    /// The last step.
    WalkLast, "action-walk-last", None, "End", Go 3;
    /// The branch above.
    BranchUp, "action-branch-up", None, "Alt+ArrowUp Alt+ArrowLeft", Go 3;
    /// The branch below.
    BranchDown, "action-branch-down", None, "Alt+ArrowDown Alt+ArrowRight", Go 3;
    /// Go into the selected sub-procedure.
    GoIn, "action-go-in", None, "Shift+Enter", Go 4;
    /// Go out of the sub-procedure shown.
    GoOut, "action-go-out", None, "Shift+Backspace", Go 4;
    /// Show the inside of the selected sub-procedure in place, or hide it.
    Unfold, "action-unfold", None, "X", Go 4;
    /// Type the work time of the selected step.
    EditWork, "action-edit-work", Some(Icon::Clock), "W", Edit 3;
    /// Choose the office of the selected steps.
    ChooseOffice, "action-choose-office", Some(Icon::Building), "O", Edit 3;
    /// Add a lane before the selected one.
    LaneBefore, "action-lane-before", Some(Icon::LaneBefore), "", Insert 3;
    /// Add a lane after the selected one.
    LaneAfter, "action-lane-after", Some(Icon::LaneAfter), "", Insert 3;
    /// Divide the selected lane or pool in two.
    DivideTwo, "action-divide-two", Some(Icon::TwoLanes), "", Insert 3;
    /// Divide the selected lane or pool in three.
    DivideThree, "action-divide-three", Some(Icon::ThreeLanes), "", Insert 3;
    /// Move the selected lane before the one above it.
    LaneUp, "action-lane-up", Some(Icon::ChevronUp), "", Arrange 3;
    /// Move the selected lane after the one below it.
    LaneDown, "action-lane-down", Some(Icon::ChevronDown), "", Arrange 3;
    /// Line up by the left edges.
    AlignLeft, "action-align-left", Some(Icon::AlignLeft), "", Arrange 2;
    /// Line up by the middles, one above the other.
    AlignCenter, "action-align-center", Some(Icon::AlignCenter), "", Arrange 2;
    /// Line up by the right edges.
    AlignRight, "action-align-right", Some(Icon::AlignRight), "", Arrange 2;
    /// Line up by the upper edges.
    AlignTop, "action-align-top", Some(Icon::AlignTop), "", Arrange 2;
    /// Line up by the middles, side by side.
    AlignMiddle, "action-align-middle", Some(Icon::AlignMiddle), "", Arrange 2;
    /// Line up by the lower edges.
    AlignBottom, "action-align-bottom", Some(Icon::AlignBottom), "", Arrange 2;
    /// Space evenly from left to right.
    DistributeAcross, "action-distribute-across", Some(Icon::SpreadAcross), "", Arrange 2;
    /// Space evenly from top to bottom.
    DistributeDown, "action-distribute-down", Some(Icon::SpreadDown), "", Arrange 2;
    /// Give the selected things the size of the one chosen last.
    SameSize, "action-same-size", None, "", Arrange 2;
    /// Draw the selected lines straight.
    Straighten, "action-straighten", Some(Icon::Straight), "", Arrange 3;
    /// Give the label back to the drawing.
    LabelBack, "action-label-back", None, "", Arrange 3;
    /// Lay the drawing out anew.
    Arrange, "action-arrange", Some(Icon::Layout), "Ctrl+Shift+L", Arrange 1;
    /// Lay the selected steps out among themselves.
    ArrangeSelection, "action-arrange-selection", None, "Ctrl+Alt+L", Arrange 1;
    /// Tidy the drawing after each change, or no longer.
    ToggleContinuous, "action-toggle-continuous", None, "", Arrange 1;
    /// Let flows find their way anew.
    RerouteFlows, "action-reroute", None, "Ctrl+Shift+R", Arrange 1;
    /// Make a to-be from this variant.
    NewToBe, "action-new-to-be", Some(Icon::Copy), "", Study 1;
    /// Make it larger.
    ZoomIn, "action-zoom-in", Some(Icon::Plus), "Ctrl+= Ctrl++", View 1;
    /// Make it smaller.
    ZoomOut, "action-zoom-out", Some(Icon::Minus), "Ctrl+-", View 1;
    /// True size.
    Zoom100, "action-zoom-100", None, "Ctrl+0", View 1;
    /// Half size.
    Zoom50, "action-zoom-50", None, "", View 1;
    /// Twice the size.
    Zoom200, "action-zoom-200", None, "", View 1;
    /// Show everything.
    Fit, "action-fit", Some(Icon::Fit), "Ctrl+1", View 1;
    /// Show the selection.
    ZoomSelection, "action-zoom-selection", None, "Ctrl+2", View 1;
    /// Show the table of steps.
    ToggleTable, "action-table", Some(Icon::Table), "Alt+T", View 2;
    /// Show the review notes, or the findings again.
    ToggleNotes, "action-notes", None, "Alt+N", View 2;
    /// Show or hide the small map.
    ToggleMinimap, "action-minimap", None, "M", View 2;
    /// Fill the screen, or no longer.
    FullScreen, "action-full-screen", None, "F11", View 2;
    /// Move the view to the left.
    PanLeft, "action-pan-left", None, "Ctrl+ArrowLeft", View 9;
    /// Move the view to the right.
    PanRight, "action-pan-right", None, "Ctrl+ArrowRight", View 9;
    /// Move the view up.
    PanUp, "action-pan-up", None, "Ctrl+ArrowUp", View 9;
    /// Move the view down.
    PanDown, "action-pan-down", None, "Ctrl+ArrowDown", View 9;
    /// Map.
    GoMap, "action-go-map", Some(Icon::Diamond), "Alt+1", Go 1;
    /// Analyse.
    GoAnalyse, "action-go-analyse", Some(Icon::Filter), "Alt+2", Go 1;
    /// Compare.
    GoCompare, "action-go-compare", Some(Icon::Branch), "Alt+3", Go 1;
    /// Teach.
    GoTeach, "action-go-teach", Some(Icon::Screen), "Alt+4", Go 1;
    /// Deliver.
    GoDeliver, "action-go-deliver", Some(Icon::Share), "Alt+5", Go 1;
    /// Light or dark.
    ToggleTheme, "action-toggle-theme", Some(Icon::Moon), "", View 3;
    /// Light or dark as the system.
    ThemeSystem, "action-theme-system", Some(Icon::Screen), "", View 3;
    /// Light theme.
    ThemeLight, "action-theme-light", Some(Icon::Sun), "", View 3;
    /// Dark theme.
    ThemeDark, "action-theme-dark", Some(Icon::Moon), "", View 3;
    /// High contrast.
    ThemeContrast, "action-theme-contrast", Some(Icon::Contrast), "", View 3;
    /// Nothing moves, everything is instant.
    ReduceMotion, "action-reduce-motion", None, "", View 3;
    /// Italian.
    Italian, "action-italian", Some(Icon::Globe), "", View 5;
    /// German.
    German, "action-german", Some(Icon::Globe), "", View 5;
    /// English.
    English, "action-english", Some(Icon::Globe), "", View 5;
    /// Larger interface text.
    TextLarger, "action-text-larger", None, "Ctrl+Alt+=", View 4;
    /// Smaller interface text.
    TextSmaller, "action-text-smaller", None, "Ctrl+Alt+-", View 4;
    /// The command palette.
    Palette, "action-palette", Some(Icon::Search), "Ctrl+Shift+P", Help 1;
    /// The sheet of keys.
    Keys, "action-keys", None, "? F1", Help 1;
    /// Keys as in Camunda Modeler.
    KeysCamunda, "action-keys-camunda", None, "", Help 2;
    /// Keys as in draw.io.
    KeysDrawio, "action-keys-drawio", None, "", Help 2;
    /// Keys as in yEd.
    KeysYed, "action-keys-yed", None, "", Help 2;
    /// The next region of the window.
    NextRegion, "action-next-region", None, "F6", Go 5;
    /// The region before.
    PreviousRegion, "action-previous-region", None, "Shift+F6", Go 5;
    /// A short tour of the window.
    Tour, "action-tour", Some(Icon::Book), "", Help 3;
    /// About the program.
    About, "action-about", Some(Icon::Info), "", Help 3;
    /// The next finding.
    NextFinding, "action-next-finding", Some(Icon::Warning), "F8", Study 4;
    /// The finding before.
    PreviousFinding, "action-previous-finding", None, "Shift+F8", Study 4;
    /// Mend the finding at hand.
    Mend, "action-mend", Some(Icon::Wrench), "Ctrl+.", Study 4;
    /// Play the trace that shows the finding at hand.
    PlayTrace, "action-play-trace", Some(Icon::Play), "Ctrl+F8", Study 4;
    /// Simulate again.
    Simulate, "action-simulate", Some(Icon::Play), "F5", Study 2;
    /// Stop the simulation.
    StopSimulation, "action-stop", Some(Icon::Pause), "Shift+F5", Study 2;
    /// Open studies as one, with the offices they share.
    SimulateTogether, "action-together", None, "", Study 2;
    /// The table of bottlenecks as a file of values.
    ExportTable, "action-export-table", Some(Icon::Share), "", Study 2;
    /// Play or pause the case.
    TeachPlay, "action-teach-play", Some(Icon::Play), "Space", Study 3;
    /// The case's next moment.
    TeachNext, "action-teach-next", Some(Icon::StepForward), "ArrowRight", Study 3;
    /// The case's moment before.
    TeachBack, "action-teach-back", Some(Icon::StepBack), "ArrowLeft", Study 3;
    /// Another case.
    TeachOther, "action-teach-other", None, "N", Study 3;
    /// A crowd of cases, or one case again.
    TeachCrowd, "action-teach-crowd", Some(Icon::People), "C", Study 3;
    /// Hide the drawing, then show its next step.
    TeachReveal, "action-teach-reveal", Some(Icon::Eye), "R", Study 3;
    /// Hide the step shown last.
    TeachHide, "action-teach-hide", Some(Icon::EyeOff), "Shift+R", Study 9;
    /// Show the whole drawing at once.
    TeachRevealAll, "action-teach-reveal-all", None, "T", Study 9;
    /// Dim all but the step pointed at and its neighbours.
    TeachSpotlight, "action-teach-spotlight", Some(Icon::Sun), "L", Study 3;
    /// Type for a room.
    TeachBig, "action-teach-big", Some(Icon::Fit), "B", Study 3;
    /// The window for the projector.
    TeachPresent, "action-teach-present", Some(Icon::Screen), "P", Study 3;
    /// Play faster.
    TeachFaster, "action-teach-faster", Some(Icon::Plus), "+ =", Study 9;
    /// Play slower.
    TeachSlower, "action-teach-slower", Some(Icon::Minus), "-", Study 9;
    /// To the beginning.
    TeachFirst, "action-teach-first", None, "Home", Study 9;
    /// To the end.
    TeachLast, "action-teach-last", None, "End", Study 9;
    /// The slowest case.
    TeachSlowest, "action-teach-slowest", None, "1", Study 9;
    /// The case in the middle.
    TeachTypical, "action-teach-typical", None, "2", Study 9;
    /// A case that misses the term.
    TeachLate, "action-teach-late", None, "3", Study 9;
    /// The case that goes back most often.
    TeachLooping, "action-teach-looping", None, "4", Study 9;
}

impl Action {
    /// The row of this action.
    pub fn row(self) -> &'static ActionRow {
        // The table is made from the same list as the enum, in the same order.
        &ACTIONS[self as usize]
    }

    /// Whether it moves through a trace that plays in Map, too.
    pub fn is_of_traces(self) -> bool {
        matches!(self, Self::TeachPlay | Self::TeachNext | Self::TeachBack)
    }

    /// Whether it is done in Teach, and its keys act there.
    pub fn is_of_teach(self) -> bool {
        self >= Self::TeachPlay && self <= Self::TeachLooping
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

/// Where one of an action's shortcuts acts.
pub fn reach(action: Action, shortcut: &str) -> Reach {
    let in_teach = action.is_of_teach();
    let last = shortcut.rsplit('+').next().unwrap_or_default();
    let is_function = last.len() > 1 && last.starts_with('F') && last[1..].parse::<u8>().is_ok();
    let has_modifier = shortcut.starts_with("Ctrl") || shortcut.starts_with("Alt+");
    let is_arrow = last.starts_with("Arrow") || matches!(last, "Home" | "End");
    if in_teach {
        Reach::Teach
    } else if (has_modifier && !is_arrow) || is_function || last == "?" {
        Reach::Window
    } else {
        Reach::Canvas
    }
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_stands_at_the_place_of_its_action() {
        for row in ACTIONS {
            assert_eq!(row.action.row().key, row.key);
        }
    }

    #[test]
    fn every_row_stands_in_a_menu() {
        let in_menus: usize = Menu::ALL.iter().map(|m| m.rows().len()).sum();
        let without: Vec<_> = ACTIONS.iter().filter(|r| r.menu.is_none()).map(|r| r.key).collect();
        assert_eq!(in_menus, ACTIONS.len(), "{without:?}");
    }

    #[test]
    fn letters_act_on_the_drawing_only() {
        for (shortcut, expected) in [
            ("A", Reach::Canvas),
            ("Shift+A", Reach::Canvas),
            ("Tab", Reach::Canvas),
            ("Alt+ArrowUp", Reach::Canvas),
            ("Ctrl+ArrowDown", Reach::Canvas),
            ("Ctrl+A", Reach::Window),
            ("Ctrl++", Reach::Window),
            ("Alt+1", Reach::Window),
            ("F2", Reach::Window),
            ("Shift+F5", Reach::Window),
            ("F", Reach::Canvas),
            ("?", Reach::Window),
        ] {
            assert_eq!(reach(Action::Append, shortcut), expected, "{shortcut}");
        }
    }
}
