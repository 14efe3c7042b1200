//! The token file, read once: colors of the three themes, and the sizes of what is drawn.

use std::sync::LazyLock;

use serde_json::Value;

use super::role::Role;

/// The token file as compiled in.
const TOKENS: &str = include_str!("../../assets/theme/tokens.json");

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
            parse_hex(hex).expect("a test reads every role in every theme")
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

    /// Red, green and blue of a role, 0..=255 each.
    pub fn rgb(&self, role: Role) -> [u8; 3] {
        self.colors[role as usize]
    }

    /// The color of a role as `#RRGGBB`.
    pub fn hex(&self, role: Role) -> String {
        let [r, g, b] = self.rgb(role);
        format!("#{r:02X}{g:02X}{b:02X}")
    }
}

fn parse_hex(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
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
