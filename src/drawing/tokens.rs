//! The token file, read once: colors of the three themes, and the sizes of what is drawn.

use std::sync::LazyLock;

use serde_json::Value;

use crate::model::color::Color;

use super::role::Role;

/// The token file as compiled in.
const TOKENS: &str = include_str!("../../assets/theme/tokens.json");

/// Least contrast of text with its ground (WCAG 2, level AA).
const TEXT_CONTRAST: f64 = 4.5;
/// Least contrast of lines with the paper (WCAG 2, level AA).
const LINE_CONTRAST: f64 = 3.0;
/// How much of its color a ground keeps, the strongest that can be borne.
const GROUNDS: [f64; 6] = [1.0, 0.8, 0.6, 0.4, 0.2, 0.1];

/// One of the three looks.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Theme {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
    /// White and few strong colors on black.
    HighContrast,
}

impl Theme {
    /// All themes, in the order shown to people.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The name in the token file.
    pub fn token(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
        }
    }
}

/// The colors of one theme, by role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    colors: Vec<[u8; 3]>,
}

struct Tokens {
    palettes: [Palette; 3],
    json: Value,
}

static READ: LazyLock<Tokens> = LazyLock::new(|| {
    let json: Value = serde_json::from_str(TOKENS).expect("the token file is part of the program");
    Tokens { palettes: Theme::ALL.map(|theme| Palette::read(&json, theme)), json }
});

impl Palette {
    fn read(json: &Value, theme: Theme) -> Self {
        let table = &json["colour"][theme.token()];
        let color = |role: &Role| {
            let hex = table[role.token()].as_str().unwrap_or_default();
            Color::parse(hex).expect("a test reads every role in every theme").0
        };
        Self { colors: Role::ALL.iter().map(color).collect() }
    }

    /// The colors of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        &READ.palettes[theme as usize]
    }

    /// The light theme, also that of paper.
    pub fn light() -> &'static Self {
        Self::of(Theme::Light)
    }

    /// The dark theme.
    pub fn dark() -> &'static Self {
        Self::of(Theme::Dark)
    }

    /// The high-contrast theme.
    pub fn high_contrast() -> &'static Self {
        Self::of(Theme::HighContrast)
    }

    /// Red, green and blue of a role, 0..=255 each. Colors that a thing has of its own keep what is
    /// drawn legible: a line that this theme's paper would swallow, and a ground on which its text
    /// could not be read, are those of the theme.
    pub fn rgb(&self, role: Role) -> [u8; 3] {
        match role {
            Role::Own(color) => color.0,
            Role::OwnLine(color) => self.line(color),
            Role::OwnGround(color) => self.ground(color),
            Role::OnOwn(color) => Self::ink(color),
            _ => role.slot().and_then(|slot| self.colors.get(slot)).copied().unwrap_or_default(),
        }
    }

    fn color(&self, role: Role) -> Color {
        Color(self.rgb(role))
    }

    /// A line as it was meant for light paper.
    fn line(&self, color: Color) -> [u8; 3] {
        let here = color.contrast(self.color(Role::Paper));
        let there = color.contrast(Self::light().color(Role::Paper));
        let is_lost = here < LINE_CONTRAST && here < there;
        if is_lost { self.rgb(Role::StepLine) } else { color.0 }
    }

    /// A ground as strong as the texts that stand on it allow.
    fn ground(&self, color: Color) -> [u8; 3] {
        let paper = self.color(Role::StepFill);
        let on_it = [Role::Text, Role::TextSecondary, Role::StepText, Role::Term, Role::Worse];
        let reads = |ground: &Color| {
            on_it.iter().all(|role| ground.contrast(self.color(*role)) >= TEXT_CONTRAST)
        };
        let mut grounds = GROUNDS.iter().map(|share| color.mixed(paper, *share));
        grounds.find(reads).unwrap_or(paper).0
    }

    /// The dark or the light ink, whichever reads better; where neither does, black or white.
    fn ink(ground: Color) -> [u8; 3] {
        let strong = Self::high_contrast();
        let inks = [
            [Self::light(), Self::dark()].map(|p| p.color(Role::Text)),
            [Role::Paper, Role::Text].map(|role| strong.color(role)),
        ];
        let better = |[dark, light]: [Color; 2]| {
            if ground.contrast(dark) >= ground.contrast(light) { dark } else { light }
        };
        let [soft, strong] = inks.map(better);
        if ground.contrast(soft) >= TEXT_CONTRAST { soft.0 } else { strong.0 }
    }

    /// The color of a role as `#RRGGBB`.
    pub fn hex(&self, role: Role) -> String {
        self.color(role).to_string()
    }
}

/// A number of the token file by group and key, such as `("size_pt", "inspector")`; points unless
/// the group says else. `None` where there is no such number.
pub fn number(group: &str, key: &str) -> Option<f64> {
    READ.json[group][key].as_f64()
}

/// A list of numbers of the token file, such as `("dash_pt", "removed")`.
pub fn numbers(group: &str, key: &str) -> Option<Vec<f64>> {
    READ.json[group][key].as_array()?.iter().map(Value::as_f64).collect()
}

/// The size of a text style in points, such as `canvas.label` or `body`.
pub fn text_size(key: &str) -> Option<f64> {
    READ.json["type"]["sizes_pt"][key].as_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_color_in_every_theme_and_the_file_has_no_other() {
        for theme in Theme::ALL {
            let table = READ.json["colour"][theme.token()].as_object().expect("a table");
            assert_eq!(table.len(), Role::ALL.len(), "{theme:?}");
            for role in Role::ALL {
                assert_eq!(Palette::of(theme).hex(*role), table[role.token()], "{role:?}");
            }
        }
    }
}
