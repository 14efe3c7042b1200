//! Presets of keys: the hands of Camunda Modeler, draw.io or yEd. The table of actions holds the
//! first; here stands what the others do differently.

use serde::{Deserialize, Serialize};

use super::action::{ACTIONS, Action};

/// Whose keys the hands know.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Preset {
    /// Camunda Modeler and bpmn-js.
    #[default]
    Camunda,
    /// draw.io.
    Drawio,
    /// yEd.
    Yed,
}

impl Preset {
    /// All, in the order shown.
    pub const ALL: [Self; 3] = [Self::Camunda, Self::Drawio, Self::Yed];

    /// The action that chooses it.
    pub fn action(self) -> Action {
        match self {
            Self::Camunda => Action::KeysCamunda,
            Self::Drawio => Action::KeysDrawio,
            Self::Yed => Action::KeysYed,
        }
    }

    /// What the wheel does by itself, and what changes it.
    pub fn wheel(self) -> Wheel {
        match self {
            Self::Camunda => Wheel::Scrolls,
            Self::Drawio => Wheel::ScrollsAltZooms,
            Self::Yed => Wheel::Zooms,
        }
    }
}

/// What the wheel does over the drawing. With Ctrl it always zooms, with Shift it scrolls sideways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wheel {
    /// Scrolls.
    Scrolls,
    /// Scrolls, and zooms with Alt.
    ScrollsAltZooms,
    /// Zooms.
    Zooms,
}

/// The actions whose keys differ: in draw.io, in yEd. `None` takes those of the table.
const OTHERS: &[(Action, Option<&str>, Option<&str>)] = &[
    (Action::Append, Some("Shift+A Alt+Shift+ArrowRight"), None),
    (Action::Rename, Some("F2 E"), Some("F2 E")),
    (Action::Replace, Some("R Ctrl+E"), None),
    (Action::Duplicate, Some("Ctrl+D Ctrl+Enter"), None),
    (Action::Palette, Some("Ctrl+Shift+P Ctrl+Shift+K"), None),
    (Action::Fit, Some("Ctrl+Shift+H Ctrl+J Ctrl+1"), Some("Ctrl+1 Ctrl+0")),
    (Action::Zoom100, Some("Home Ctrl+0"), Some("Ctrl+Alt+0")),
    (Action::WalkFirst, Some("Alt+Home"), None),
    (Action::WalkLast, Some("Alt+End"), None),
    (Action::ToggleMinimap, Some("Ctrl+Shift+M M"), None),
    (Action::GoOut, None, Some("Alt+ArrowLeft Shift+Backspace")),
    (Action::BranchUp, None, Some("Alt+ArrowUp")),
    (Action::Cut, None, Some("Ctrl+X Shift+Delete")),
    (Action::Copy, None, Some("Ctrl+C Ctrl+Insert")),
    (Action::Paste, None, Some("Ctrl+V Shift+Insert")),
];

/// The shortcuts of an action under a preset, separated by spaces; empty for none.
pub fn of(action: Action, preset: Preset) -> &'static str {
    let other = OTHERS.iter().find(|o| o.0 == action).and_then(|o| match preset {
        Preset::Camunda => None,
        Preset::Drawio => o.1,
        Preset::Yed => o.2,
    });
    other.unwrap_or(action.row().shortcut)
}

/// The shortcuts of an action under a preset, one by one.
pub fn each(action: Action, preset: Preset) -> impl Iterator<Item = &'static str> {
    of(action, preset).split(' ').filter(|s| !s.is_empty())
}

/// Every shortcut of a preset with its action.
pub fn all(preset: Preset) -> Vec<(Action, &'static str)> {
    ACTIONS
        .iter()
        .flat_map(|row| each(row.action, preset).map(|shortcut| (row.action, shortcut)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::app::action::{Reach, reach};

    /// Keys of the drawing and of the whole window meet on the drawing; those of Teach only there.
    #[test]
    fn no_two_actions_share_keys_in_any_preset() {
        for preset in Preset::ALL {
            let mut seen: BTreeMap<(bool, &str), Action> = BTreeMap::new();
            for (action, shortcut) in all(preset) {
                let in_teach = reach(action, shortcut) == Reach::Teach;
                let former = seen.insert((in_teach, shortcut), action);
                assert_eq!(former, None, "{shortcut} of {action:?} under {preset:?}");
            }
            for (in_teach, shortcut) in seen.keys() {
                let window = seen.get(&(false, shortcut));
                let meets = window.is_some_and(|a| reach(*a, shortcut) == Reach::Window);
                assert!(!(*in_teach && meets), "{shortcut} under {preset:?}");
            }
        }
    }

    #[test]
    fn nothing_loses_its_keys_in_another_preset() {
        for row in ACTIONS.iter().filter(|r| !r.shortcut.is_empty()) {
            for preset in Preset::ALL {
                assert!(each(row.action, preset).next().is_some(), "{:?} {preset:?}", row.action);
            }
        }
    }
}
