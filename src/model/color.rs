//! Colors that the file of a drawing gives its things, beside what they mean.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A color: red, green and blue, 0..=255 each. Stored as `#RRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// Reads `#RRGGBB`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// How light it is to the eye, 0 (black) to 1 (white): the relative luminance of WCAG 2.
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { libm::pow((part + 0.055) / 1.055, 2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// This color with another; `share` is how much of this one there is, 0..=1.
    #[must_use]
    pub fn mixed(self, other: Self, share: f64) -> Self {
        let part = |at: usize| {
            let (a, b) = (f64::from(self.0[at]), f64::from(other.0[at]));
            (a * share + b * (1.0 - share)).round().clamp(0.0, 255.0) as u8
        };
        Self([part(0), part(1), part(2)])
    }

    /// How well two colors are told apart, 1 (not at all) to 21: the contrast ratio of WCAG 2.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02X}{g:02X}{b:02X}")
    }
}

impl Serialize for Color {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom(format!("a color such as `#RRGGBB`, not `{text}`"));
        Self::parse(&text).ok_or_else(wrong)
    }
}

/// The colors of one thing; `None` leaves it as everything is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colors {
    /// Inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fill: Option<Color>,
    /// Outline, or the line itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<Color>,
}
