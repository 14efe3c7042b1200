//! Opens the window and runs until it closes.

use std::path::PathBuf;

use super::Window;
use crate::app::jobs::hand::{self, Start};
use crate::model::text::Language;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
#[error("no window could be opened: {0}")]
pub struct NoDisplay(pub String);

/// How the window ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// It was closed.
    Closed,
    /// It never opened: another one took the files.
    HandedOver,
}

/// Opens the window and runs until it closes; where one is open already, hands it the files.
///
/// `language` is the one asked for at this start; without it the settings decide.
pub fn run(files: Vec<PathBuf>, language: Option<Language>) -> Result<Ended, NoDisplay> {
    if !may_have_display() {
        return Err(NoDisplay("no display is named".to_owned()));
    }
    let start = hand::start(&files);
    if matches!(start, Start::HandedOver) {
        return Ok(Ended::HandedOver);
    }
    let mut settings = crate::app::settings::load();
    settings.language = language.unwrap_or(settings.language);
    let viewport = egui::ViewportBuilder::default()
        .with_title("prodigio")
        .with_app_id("io.github.prodigio_pa.prodigio")
        .with_inner_size([1600.0, 1000.0])
        .with_min_inner_size([960.0, 600.0])
        .with_drag_and_drop(true)
        .with_icon(icon());
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    eframe::run_native(
        "prodigio",
        options,
        Box::new(move |cc| {
            let is_first = !settings.started_before;
            let window = Window::started(&cc.egui_ctx, settings, files, start);
            Ok(Box::new(if is_first { window.with_tour() } else { window }))
        }),
    )
    .map(|()| Ended::Closed)
    .map_err(|e| NoDisplay(e.to_string()))
}

/// Where a desktop must be named by the environment, one without is none: there nothing is handed
/// to a window that the person cannot see.
fn may_have_display() -> bool {
    let named = cfg!(all(unix, not(target_os = "macos")));
    let names = ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"];
    !named || names.iter().any(|n| std::env::var_os(n).is_some_and(|v| !v.is_empty()))
}

fn icon() -> egui::IconData {
    let bytes = include_bytes!("../../assets/desktop/png/io.github.prodigio_pa.prodigio-256.png");
    let decoded = image::load_from_memory(bytes).map(image::DynamicImage::into_rgba8);
    decoded.map_or_else(
        |_| egui::IconData::default(),
        |i| egui::IconData { width: i.width(), height: i.height(), rgba: i.into_raw() },
    )
}
