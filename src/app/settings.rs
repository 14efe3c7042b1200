//! What is remembered between starts.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::drawing::tokens::Theme;
use crate::model::text::Language;

/// Most recent files remembered.
pub const MAX_RECENT: usize = 12;

/// What is remembered between starts. Unknown or missing fields take their defaults, so that an
/// older or newer program can read it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Language of the interface.
    pub language: Language,
    /// Colors.
    pub theme: Theme,
    /// Factor on interface text, 0.8..=2.
    pub text_scale: f32,
    /// Files opened last, newest first.
    pub recent: Vec<PathBuf>,
    /// Widths of the left and right panel and height of the bottom one, in points.
    pub panels: (f32, f32, f32),
    /// Whether the first start is over.
    pub started_before: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::It,
            theme: Theme::Light,
            text_scale: 1.0,
            recent: Vec::new(),
            panels: (208.0, 302.0, 151.0),
            started_before: false,
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

    /// Brings wild values back into range.
    pub fn tamed(mut self) -> Self {
        let sane = |v: f32, low: f32, high: f32, or: f32| {
            if v.is_finite() { v.clamp(low, high) } else { or }
        };
        self.text_scale = sane(self.text_scale, 0.8, 2.0, 1.0);
        self.panels = (
            sane(self.panels.0, 160.0, 600.0, 208.0),
            sane(self.panels.1, 260.0, 700.0, 302.0),
            sane(self.panels.2, 90.0, 500.0, 151.0),
        );
        self.recent.truncate(MAX_RECENT);
        self
    }
}
