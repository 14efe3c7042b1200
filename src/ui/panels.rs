//! The frame common to all workspaces: top bar, summary strip, panels, status bar.

use egui::{Align, CentralPanel, Layout, Margin, Panel, ScrollArea, Ui};

use crate::app::command::{Command, Workspace};
use crate::drawing::role::Role;

use super::canvas::CanvasState;
use super::context::Cx;
use super::region::{self, Region};
use super::theme::{self, size};
use super::workspaces::{self, Spaces};
use super::{bar, tabs};

mod adopted;
pub mod arrivals;
pub mod calendars;
pub mod card;
pub mod findings;
pub(in crate::ui) mod gap;
pub mod inspector;
mod notices;
pub mod organisation;
pub mod outline;
pub mod review;
pub mod strip;
pub mod timing;

/// Which tab of the left panel is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LeftTab {
    /// Steps by office.
    #[default]
    Outline,
    /// Templates.
    Catalogue,
    /// The card and the organisation.
    Card,
}

/// The window's own state that panels change.
pub(super) struct Parts<'a> {
    pub(super) canvas: &'a mut CanvasState,
    pub(super) spaces: &'a mut Spaces,
    pub(super) left: &'a mut LeftTab,
    pub(super) inspector: &'a mut inspector::Tab,
}

/// Draws the whole window.
pub(super) fn frame_ui(ui: &mut Ui, cx: &Cx<'_>, parts: Parts<'_>, out: &mut Vec<Command>) {
    let panel = cx.skin.panel();
    Panel::top("bar").exact_size(44.0).frame(panel).resizable(false).show(ui, |ui| {
        region::begin(ui, Region::Bar);
        bar::bar_ui(ui, cx, out);
    });
    if cx.bench.documents().len() > 1 {
        Panel::top("tabs")
            .exact_size(tabs::HEIGHT)
            .frame(panel)
            .resizable(false)
            .show(ui, |ui| tabs::tabs_ui(ui, cx, out));
    }
    tabs::outside_ui(ui, cx, out);
    if cx.bench.workspace != Workspace::Teach && cx.bench.workspace != Workspace::Deliver {
        Panel::top("strip").exact_size(58.0).frame(panel).resizable(false).show(ui, |ui| {
            region::begin(ui, Region::Strip);
            strip::strip_ui(ui, cx, out);
        });
    }
    notices::notices_ui(ui, cx, out);
    Panel::bottom("status")
        .exact_size(24.0)
        .frame(panel.inner_margin(Margin::symmetric(12, 2)))
        .resizable(false)
        .show(ui, |ui| status_ui(ui, cx));
    if let Some(merging) = cx.bench.merging_here()
        && cx.bench.workspace == Workspace::Map
    {
        central(ui, cx, |ui| {
            workspaces::merge::merge_ui(ui, cx, &mut parts.spaces.merge, merging, out);
        });
        return;
    }
    match cx.bench.workspace {
        Workspace::Map => map_ui(ui, cx, parts, out),
        Workspace::Analyse => central(ui, cx, |ui| {
            workspaces::analyse::analyse_ui(ui, cx, &mut parts.spaces.analyse, out);
        }),
        Workspace::Compare => central(ui, cx, |ui| {
            workspaces::compare::compare_ui(ui, cx, &mut parts.spaces.compare, out);
        }),
        Workspace::Teach if cx.bench.school().editor().is_some() => central(ui, cx, |ui| {
            let state = &mut parts.spaces.teach.lesson.editor;
            workspaces::teach::lesson_edit::editor_ui(ui, cx, state, out);
        }),
        Workspace::Teach if cx.bench.draws_answer() => answer_ui(ui, cx, parts, out),
        Workspace::Teach => {
            central(ui, cx, |ui| workspaces::teach::teach_ui(ui, cx, &mut parts.spaces.teach, out));
        }
        Workspace::Deliver => central(ui, cx, |ui| {
            workspaces::deliver::deliver_ui(ui, cx, &mut parts.spaces.deliver, out);
        }),
    }
}

fn central(ui: &mut Ui, cx: &Cx<'_>, content: impl FnOnce(&mut Ui)) {
    let frame = egui::Frame::new().fill(cx.color(Role::Window));
    CentralPanel::default().frame(frame).show(ui, content);
}

/// The answer to a drawing exercise: the drawing with its inspector, the exercise beside it.
fn answer_ui(ui: &mut Ui, cx: &Cx<'_>, parts: Parts<'_>, out: &mut Vec<Command>) {
    let Parts { canvas, spaces, inspector: shown, .. } = parts;
    workspaces::teach::lesson::side_ui(ui, cx, &mut spaces.teach, out);
    let is_selected = cx.bench.document().is_some_and(|d| !d.selection.is_empty());
    if is_selected && ui.available_width() > 700.0 {
        Panel::right("inspector")
            .default_size(280.0)
            .min_size(260.0)
            .max_size(420.0)
            .frame(cx.skin.panel().inner_margin(Margin::symmetric(14, 10)))
            .show(ui, |ui| {
                region::begin(ui, Region::Inspector);
                inspector::inspector_ui(ui, cx, shown, out);
            });
    }
    let ground = egui::Frame::new().fill(cx.color(Role::Outside));
    CentralPanel::default()
        .frame(ground)
        .show(ui, |ui| workspaces::map::map_ui(ui, cx, canvas, spaces, out));
}

fn map_ui(ui: &mut Ui, cx: &Cx<'_>, parts: Parts<'_>, out: &mut Vec<Command>) {
    let Parts { canvas, spaces, left: tab, inspector: shown } = parts;
    let width = ui.available_width();
    let panel = cx.skin.panel();
    let (left, right, below) = cx.bench.settings.panels;
    if width >= 1100.0 {
        Panel::left("left").default_size(left).min_size(160.0).max_size(420.0).frame(panel).show(
            ui,
            |ui| {
                region::begin(ui, Region::Left);
                left_ui(ui, cx, tab, out);
            },
        );
    }
    Panel::right("inspector")
        .default_size(right)
        .min_size(260.0)
        .max_size(520.0)
        .frame(panel.inner_margin(Margin::symmetric(14, 10)))
        .show(ui, |ui| {
            region::begin(ui, Region::Inspector);
            inspector::inspector_ui(ui, cx, shown, out);
        });
    Panel::bottom("findings")
        .default_size(below)
        .min_size(90.0)
        .max_size(420.0)
        .resizable(true)
        .frame(panel)
        .show(ui, |ui| {
            region::begin(ui, Region::Findings);
            below_ui(ui, cx, spaces.map.review(), out);
        });
    if spaces.map.table().open {
        let room = ui.available_height();
        Panel::bottom("table")
            .default_size((room * 0.5).clamp(120.0, 420.0))
            .min_size(110.0)
            .max_size((room - 120.0).max(120.0))
            .resizable(true)
            .frame(panel.inner_margin(Margin::symmetric(0, 4)))
            .show(ui, |ui| super::table::table_ui(ui, cx, spaces.map.table(), out));
    }
    let ground = egui::Frame::new().fill(cx.color(Role::Outside));
    CentralPanel::default()
        .frame(ground)
        .show(ui, |ui| workspaces::map::map_ui(ui, cx, canvas, spaces, out));
}

fn left_ui(ui: &mut Ui, cx: &Cx<'_>, tab: &mut LeftTab, out: &mut Vec<Command>) {
    ui.add_space(4.0);
    let tabs = [
        (LeftTab::Outline, cx.say("tab-outline")),
        (LeftTab::Catalogue, cx.say("tab-catalogue")),
        (LeftTab::Card, cx.say("tab-card")),
    ];
    if let Some(chosen) = tabs_ui(ui, cx, &tabs, *tab) {
        *tab = chosen;
    }
    ScrollArea::vertical().auto_shrink(false).id_salt(("left", *tab as u8)).show(ui, |ui| {
        egui::Frame::new().inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| match tab {
            LeftTab::Outline => outline::outline_ui(ui, cx, out),
            LeftTab::Catalogue => outline::catalogue_ui(ui, cx, out),
            LeftTab::Card => card::card_ui(ui, cx, out),
        });
    });
}

/// A row of tabs with the chosen one underlined; returns the one clicked.
pub(super) fn tabs_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    tabs: &[(T, String)],
    chosen: T,
) -> Option<T> {
    let mut clicked = None;
    ui.horizontal(|ui| {
        ui.add_space(8.0);
        ui.spacing_mut().item_spacing.x = 14.0;
        for (value, label) in tabs {
            if tab_ui(ui, cx, label, *value == chosen).clicked() {
                clicked = Some(*value);
            }
        }
    });
    let line = cx.skin.stroke(1.0, Role::LineSubtle);
    let (rect, _) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().hline(rect.x_range(), rect.min.y, line);
    clicked
}

/// A tab, underlined where it is the chosen one.
fn tab_ui(ui: &mut Ui, cx: &Cx<'_>, label: &str, on: bool) -> egui::Response {
    let font = if on { theme::bold(size::TABLE) } else { theme::regular(size::TABLE) };
    let ink = cx.color(if on { Role::Accent } else { Role::TextSecondary });
    let galley = ui.painter().layout_no_wrap(label.to_owned(), font, ink);
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(galley.size().x, 30.0), egui::Sense::click());
    let at = egui::pos2(rect.min.x, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if on {
        let line = cx.skin.stroke(2.0, Role::Accent);
        ui.painter().hline(rect.x_range(), rect.max.y - 1.0, line);
    } else if response.hovered() {
        let line = cx.skin.stroke(1.0, Role::LineControl);
        ui.painter().hline(rect.x_range(), rect.max.y - 1.0, line);
    }
    if response.has_focus() {
        let ring = cx.skin.stroke(2.0, Role::FocusRing);
        let frame = rect.expand2(egui::vec2(4.0, -2.0));
        ui.painter().rect_stroke(frame, 6.0, ring, egui::StrokeKind::Inside);
    }
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::RadioButton, true, on, label));
    response
}

/// Below the canvas: findings, or review notes.
fn below_ui(ui: &mut Ui, cx: &Cx<'_>, review: &mut review::Typing, out: &mut Vec<Command>) {
    use crate::app::review::Ask;
    let shown = cx.bench.review.shown;
    // Side by side the last link would be broken into a column that covers everything.
    ui.horizontal_wrapped(|ui| {
        ui.add_space(12.0);
        ui.spacing_mut().item_spacing.x = 14.0;
        let open = cx.bench.procedure().map_or(0, |p| p.open_notes().count());
        let notes = cx.say_with("notes-tab", &[("open", open.into())]);
        for (value, label) in [(false, cx.say("findings")), (true, notes)] {
            if tab_ui(ui, cx, &label, value == shown).clicked() {
                out.push(Command::Review(Ask::Show(value)));
            }
        }
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.x = 8.0;
        if shown { review::head_ui(ui, cx, out) } else { findings::head_ui(ui, cx, out) }
    });
    if shown { review::review_ui(ui, cx, review, out) } else { findings::findings_ui(ui, cx, out) }
}

/// When the journal was last written, or that it cannot be.
fn kept_ui(ui: &mut Ui, cx: &Cx<'_>, document: &crate::app::document::Document) {
    use crate::drawing::icons::Icon;
    let (icon, ink, text) = if document.kept.trouble().is_some() {
        (Icon::Error, Role::Error, cx.say("status-not-kept"))
    } else if let Some(time) = document.kept.at().and_then(time_of_day) {
        (Icon::Check, Role::Ok, cx.say_with("status-kept", &[("time", time.into())]))
    } else {
        return;
    };
    ui.add_space(10.0);
    super::widgets::icon_ui(ui, icon, 12.0, cx.color(ink));
    ui.label(theme::text(text, size::MICRO, cx.color(Role::TextSecondary)));
}

/// The time of day where the person is.
fn time_of_day(at: std::time::SystemTime) -> Option<String> {
    let at = jiff::Timestamp::try_from(at).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::system()).strftime("%H:%M").to_string())
}

fn status_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let Some(document) = cx.bench.document() else { return };
    let overview = &document.results.overview;
    let label = |ui: &mut Ui, text: String| {
        let text = theme::text(text, size::MICRO, cx.color(Role::TextSecondary));
        ui.add(egui::Label::new(text).truncate());
    };
    // What is kept, and where, is said first; the rest where there is room for it.
    let width = ui.available_width();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        label(ui, cx.say(&format!("language-{}", cx.words.language().tag())));
        ui.add_space(10.0);
        if width > 900.0 {
            let counts = overview.sources;
            let sources = cx.say_with(
                "status-sources",
                &[
                    ("illustrative", counts.illustrative.into()),
                    ("unsourced", counts.unsourced.into()),
                ],
            );
            label(ui, sources);
            ui.add_space(10.0);
        }
        if let Some(run) = document.results.run_of(document.variant()).filter(|_| width > 1_000.0) {
            label(ui, cx.say_with("status-seed", &[("seed", run.seed().to_string().into())]));
            ui.add_space(10.0);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let state = match (&document.path, document.is_modified()) {
                (Some(path), false) => {
                    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    cx.say_with("status-saved", &[("file", file.into())])
                }
                (_, true) => cx.say("status-unsaved"),
                (None, false) => cx.say("status-template"),
            };
            label(ui, state);
            kept_ui(ui, cx, document);
            ui.add_space(10.0);
            let counts = cx.say_with(
                "status-counts",
                &[
                    ("steps", overview.tasks.into()),
                    ("flows", overview.flows.into()),
                    ("offices", overview.staffed.into()),
                ],
            );
            label(ui, counts);
        });
    });
}
