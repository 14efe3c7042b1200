//! Every screen in every theme, language and two sizes: no text is clipped, none lies over another,
//! and each has the contrast WCAG AA asks for. Judged on the shapes that would be painted.
#![cfg(feature = "window")]

#[path = "looks/faults.rs"]
mod faults;
#[path = "support/screen.rs"]
mod screen;
#[path = "looks/screens.rs"]
mod screens;
#[path = "looks/shapes.rs"]
mod shapes;

use prodigio::drawing::tokens::Theme;
use prodigio::model::text::Language;

/// Most faults printed.
const MOST: usize = 80;

/// A small and a large window, in points.
const SIZES: [[f32; 2]; 2] = [[1280.0, 720.0], [2560.0, 1440.0]];

/// Judges all screens in one language, in these sizes and the three themes.
fn check_looks(language: Language, sizes: &[[f32; 2]]) {
    let mut found = Vec::new();
    let mut seen = 0;
    for &size in sizes {
        let mut screen = screens::open(language, size);
        for name in screens::NAMES {
            screens::show(&mut screen, name);
            for theme in Theme::ALL {
                screens::dress(&mut screen, theme);
                seen += 1;
                for fault in faults::of(&screen, name, theme) {
                    found.push(format!("{name} {theme:?} {}x{}: {fault}", size[0], size[1]));
                }
            }
            screens::leave(&mut screen, name);
        }
    }
    assert_eq!(seen, sizes.len() * 3 * screens::NAMES.len());
    let count = found.len();
    found.truncate(MOST);
    assert!(count == 0, "{language:?}: {count} faults\n{}", found.join("\n"));
}

#[test]
fn every_screen_is_readable_in_italian() {
    check_looks(Language::It, &SIZES);
}

#[test]
fn every_screen_is_readable_in_german() {
    check_looks(Language::De, &SIZES);
}

#[test]
fn every_screen_is_readable_in_english() {
    check_looks(Language::En, &SIZES);
}

/// The smallest window, which is also one of 1920 by 1200 with interface text of 200 %.
#[test]
fn every_screen_is_readable_in_the_smallest_window() {
    check_looks(Language::De, &[[960.0, 600.0]]);
}
