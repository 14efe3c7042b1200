//! What is remembered between starts.

mod fields;

use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};
use serde::{Deserialize, Serialize, Serializer};

use crate::drawing::tokens::Theme;
use crate::files::disk;
use crate::model::review::MAX_AUTHOR;
use crate::model::text::Language;
use crate::words;

use super::keys::Preset;
use super::span::{FEWEST_RUNS, MOST_RUNS};

/// Most recent files remembered.
pub const MAX_RECENT: usize = 12;

/// What is remembered between starts. Unknown fields are passed over, and missing ones or such as
/// cannot be read take their defaults, each for itself: an older or newer program can read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "switches that do not depend on each other")]
pub struct Settings {
    /// Language of the interface.
    pub language: Language,
    /// Colors.
    pub theme: Theme,
    /// Whether the colors follow the system's light or dark.
    pub follow_system: bool,
    /// Whether everything that moves is instant.
    pub reduced_motion: bool,
    /// Factor on interface text, 0.8..=2.
    pub text_scale: f32,
    /// Files opened last, newest first.
    #[serde(serialize_with = "text_paths")]
    pub recent: Vec<PathBuf>,
    /// Files kept among the recent ones, in the order they were pinned.
    #[serde(serialize_with = "text_paths")]
    pub pinned: Vec<PathBuf>,
    /// Widths of the left and right panel and height of the bottom one, in points.
    pub panels: (f32, f32, f32),
    /// Whether the first start is over.
    pub started_before: bool,
    /// What the person is called in review notes; empty for no name.
    pub reviewer: String,
    /// Whose keys the hands know.
    pub preset: Preset,
    /// Whether the small map is shown.
    pub minimap: bool,
    /// Most runs of a simulation behind the window; fewer where the machine is slow.
    pub most_runs: u32,
    /// Whether the drawing is tidied after each change of its structure.
    pub continuous: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::It,
            theme: Theme::Light,
            follow_system: false,
            reduced_motion: false,
            text_scale: 1.0,
            recent: Vec::new(),
            pinned: Vec::new(),
            panels: (208.0, 302.0, 151.0),
            started_before: false,
            reviewer: String::new(),
            preset: Preset::Camunda,
            minimap: false,
            most_runs: MOST_RUNS,
            continuous: false,
        }
    }
}

impl Settings {
    /// Puts a file on top of the recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(MAX_RECENT);
    }

    /// Keeps a file among the recent ones whatever else is opened, or no longer.
    pub fn pin(&mut self, path: PathBuf, pinned: bool) {
        self.pinned.retain(|p| *p != path);
        if pinned {
            self.pinned.push(path);
            let over = self.pinned.len().saturating_sub(MAX_RECENT);
            self.pinned.drain(..over);
        } else {
            self.remember(path);
        }
    }

    /// Takes a file out of the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.pinned.retain(|p| p != path);
        self.recent.retain(|p| p != path);
    }

    /// Brings wild values back into range.
    pub fn tamed(mut self) -> Self {
        let sane = |v: f32, low: f32, high: f32, or: f32| {
            if v.is_finite() { v.clamp(low, high) } else { or }
        };
        self.text_scale = sane(self.text_scale, 0.8, 2.0, 1.0);
        self.most_runs = self.most_runs.clamp(FEWEST_RUNS, MOST_RUNS);
        self.panels = (
            sane(self.panels.0, 160.0, 600.0, 208.0),
            sane(self.panels.1, 260.0, 700.0, 302.0),
            sane(self.panels.2, 90.0, 500.0, 151.0),
        );
        self.recent.truncate(MAX_RECENT);
        self.pinned.truncate(MAX_RECENT);
        self.reviewer = self.reviewer.chars().take(MAX_AUTHOR).collect();
        self
    }
}

/// A path that is no text cannot stand in the settings; the others can.
fn text_paths<S: Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paths.iter().filter_map(|p| p.to_str()))
}

/// The file settings are kept in.
fn file() -> Option<PathBuf> {
    ProjectDirs::from("", "", "prodigio").map(|dirs| dirs.config_dir().join("settings.ron"))
}

/// The settings of the last start; of a first start, with the system's language.
pub fn load() -> Settings {
    let stored = file().and_then(|path| disk::read(&path).ok());
    stored.and_then(|bytes| fields::read(&bytes)).map_or_else(
        || {
            let tag = sys_locale::get_locale().unwrap_or_default();
            let language = words::system_language(&tag);
            Settings { language, follow_system: true, ..Settings::default() }
        },
        Settings::tamed,
    )
}

/// Keeps the settings for the next start; says whether it could.
pub fn store(settings: &Settings) -> bool {
    let Some(path) = file() else { return false };
    let Ok(text) = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default()) else {
        return false;
    };
    path.parent().is_some_and(|folder| disk::make_folder(folder).is_ok())
        && disk::write(&path, text.as_bytes()).is_ok()
}

/// The person's documents folder, else home, else here.
pub fn documents_folder() -> PathBuf {
    let dirs = UserDirs::new();
    let folder = dirs.as_ref().and_then(UserDirs::document_dir).filter(|d| disk::is_folder(d));
    let home = dirs.as_ref().map(UserDirs::home_dir);
    folder.or(home).map_or_else(|| PathBuf::from("."), PathBuf::from)
}
