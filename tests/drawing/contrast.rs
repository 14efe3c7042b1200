//! Repeats the contrast pairs that the look promises, from the token file.

use prodigio::drawing::role::Role;
use prodigio::drawing::tokens::{Palette, Theme};

fn luminance(rgb: [u8; 3]) -> f64 {
    // WCAG 2.2, relative luminance.
    let linear = rgb.map(|v| {
        let c = f64::from(v) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(palette: &Palette, a: Role, b: Role) -> f64 {
    let (a, b) = (luminance(palette.rgb(a)), luminance(palette.rgb(b)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const GROUNDS: [Role; 4] = [Role::Panel, Role::Card, Role::Sunken, Role::Paper];
const LANES: [Role; 3] = [Role::LaneEven, Role::LaneOdd, Role::LaneExternal];

/// Pairs of ink and ground with the least contrast they must have.
fn pairs() -> Vec<(Role, Role, f64)> {
    let texts = [
        Role::Text,
        Role::TextSecondary,
        Role::Accent,
        Role::Term,
        Role::Error,
        Role::Warn,
        Role::Ok,
        Role::Info,
        Role::AsIs,
        Role::ToBe,
        Role::Added,
        Role::Removed,
        Role::Changed,
        Role::Better,
        Role::Worse,
    ];
    let lines =
        [Role::LineControl, Role::StepLine, Role::FlowLine, Role::EventEnd, Role::FocusRing];
    let soft = [
        (Role::Accent, Role::AccentSoft),
        (Role::Term, Role::TermSoft),
        (Role::Error, Role::ErrorSoft),
        (Role::Warn, Role::WarnSoft),
        (Role::Ok, Role::OkSoft),
        (Role::Info, Role::InfoSoft),
        (Role::Added, Role::AddedSoft),
        (Role::Removed, Role::RemovedSoft),
        (Role::Changed, Role::ChangedSoft),
    ];
    let mut out = Vec::new();
    for ground in GROUNDS {
        out.extend(texts.map(|t| (t, ground, 4.5)));
        out.extend(lines.map(|l| (l, ground, 3.0)));
        out.push((Role::TextDisabled, ground, 4.0));
    }
    for lane in LANES.into_iter().chain([Role::Hover, Role::LaneHeader, Role::LaneExternalHeader]) {
        out.extend([(Role::Text, lane, 4.5), (Role::TextSecondary, lane, 4.5)]);
    }
    for lane in LANES {
        out.extend(
            [Role::StepLine, Role::FlowLine, Role::Term, Role::Worse].map(|l| (l, lane, 3.0)),
        );
    }
    for (ink, ground) in soft {
        out.extend([ink, Role::Text, Role::TextSecondary].map(|t| (t, ground, 4.5)));
    }
    for class in 1..=5 {
        out.push((Role::heat_text(class), Role::heat(class), 4.5));
    }
    out.push((Role::AccentOn, Role::Accent, 4.5));
    out.push((Role::StepText, Role::StepFill, 4.5));
    out.push((Role::Warn, Role::StepFill, 4.5));
    out
}

#[test]
fn every_pair_has_its_contrast_in_every_theme() {
    let pairs = pairs();
    assert!(pairs.len() > 120, "{} pairs", pairs.len());
    for theme in Theme::ALL {
        for (ink, ground, least) in &pairs {
            let found = contrast(Palette::of(theme), *ink, *ground);
            assert!(found >= *least, "{theme:?}: {ink:?} on {ground:?}: {found:.2} < {least}");
        }
    }
}

/// The figures printed in the look's table: the way of counting is the same.
#[test]
fn known_contrasts_come_out() {
    let lowest = |palette: &Palette, ink: Role| {
        GROUNDS.map(|g| contrast(palette, ink, g)).into_iter().fold(f64::MAX, f64::min)
    };
    for (theme, ink, known) in [
        (Theme::Light, Role::Text, 14.3),
        (Theme::Light, Role::Accent, 5.5),
        (Theme::Dark, Role::Term, 6.9),
        (Theme::Dark, Role::StepLine, 5.7),
        (Theme::HighContrast, Role::Warn, 13.7),
    ] {
        let found = lowest(Palette::of(theme), ink);
        assert!((found - known).abs() < 0.06, "{theme:?} {ink:?} {found:.2} {known}");
    }
}
