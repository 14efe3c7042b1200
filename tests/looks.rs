//! Every screen in every theme, language and two sizes: no text is clipped, none lies over another,
//! and each has the contrast WCAG AA asks for. Judged on the shapes that would be painted.
#![cfg(feature = "window")]

#[path = "looks/faults.rs"]
mod faults;
#[path = "looks/screens.rs"]
mod screens;
#[path = "looks/shapes.rs"]
mod shapes;

use prodigio::drawing::tokens::Theme;
use prodigio::model::text::Language;

/// Judges all screens in one theme and language, in both sizes.
fn check_looks(theme: Theme, language: Language) {
    let mut found = Vec::new();
    let mut seen = 0;
    for size in [[1280.0, 720.0], [2560.0, 1440.0]] {
        let mut screen = screens::open(theme, language, size);
        for name in screens::NAMES {
            screens::show(&mut screen, name);
            seen += 1;
            for fault in faults::of(&screen, name, theme) {
                found.push(format!("{name} {}x{}: {fault}", size[0], size[1]));
            }
        }
    }
    assert_eq!(seen, 2 * screens::NAMES.len());
    let count = found.len();
    found.truncate(80);
    assert!(count == 0, "{theme:?} {language:?}: {count} faults\n{}", found.join("\n"));
}

#[test]
fn light_italian() {
    check_looks(Theme::Light, Language::It);
}

#[test]
fn light_german() {
    check_looks(Theme::Light, Language::De);
}

#[test]
fn light_english() {
    check_looks(Theme::Light, Language::En);
}

#[test]
fn dark_italian() {
    check_looks(Theme::Dark, Language::It);
}

#[test]
fn dark_german() {
    check_looks(Theme::Dark, Language::De);
}

#[test]
fn dark_english() {
    check_looks(Theme::Dark, Language::En);
}

#[test]
fn contrast_italian() {
    check_looks(Theme::HighContrast, Language::It);
}

#[test]
fn contrast_german() {
    check_looks(Theme::HighContrast, Language::De);
}

#[test]
fn contrast_english() {
    check_looks(Theme::HighContrast, Language::En);
}
