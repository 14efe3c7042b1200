//! Documents in Deliver: format, language and sheets of the page, the dossier and the drawing, and how
//! far their simulations are.

use egui::{Response, Ui};

use crate::app::command::{Command, Delivery};
use crate::app::dossier::{Format, Kind, Paperwork};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::model::text::Language;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{Look, button_ui};
use crate::words::Value;

/// How documents are written.
#[derive(Clone, Copy, Default)]
pub(super) struct Choice {
    format: Format,
    /// The language chosen; else that of the window.
    language: Option<Language>,
    /// Format of the paper, by its place among all.
    paper: usize,
    tiles: bool,
}

impl Choice {
    /// A delivery with what was chosen; deliveries that are no documents stay as they are.
    pub(super) fn applied(self, delivery: Delivery, window: Language) -> Delivery {
        let Delivery::Paper(what) = delivery else { return delivery };
        let language = self.language.unwrap_or(window);
        // As HTML a drawing stands on no sheet.
        let is_on_sheets = what.kind == Kind::Drawing && self.format == Format::Pdf;
        let tiles = self.tiles && is_on_sheets;
        let what = Paperwork { format: self.format, language, tiles, ..what };
        Delivery::Paper(if is_on_sheets { what.on_paper(self.paper) } else { what })
    }
}

/// The card of a document.
pub(super) fn paper_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    choice: &mut Choice,
    what: Paperwork,
    out: &mut Vec<Command>,
) {
    cx.skin.card().inner_margin(14.0).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let note = cx.say(&format!("deliver-paper-note-{}", what.kind.name()));
        ui.add(egui::Label::new(theme::text(note, size::BODY, cx.color(Role::Text))).wrap());
        pair_ui(ui, cx, what.kind);
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| choices_ui(ui, cx, choice, what));
    });
    ui.add_space(8.0);
    written_ui(ui, cx, out);
}

/// Format, language and sheets, beside each other where there is room.
fn choices_ui(ui: &mut Ui, cx: &Cx<'_>, choice: &mut Choice, what: Paperwork) {
    const APART: f32 = 18.0;
    let formats = Format::ALL.map(|f| (f, f.ending().to_uppercase()));
    radios_ui(ui, cx, "deliver-format", &formats, &mut choice.format);
    ui.add_space(APART);
    let languages = Language::ALL.map(|l| (l, cx.say(&format!("language-{}", l.tag()))));
    let mut language = what.language;
    radios_ui(ui, cx, "deliver-language", &languages, &mut language);
    if language != what.language {
        choice.language = Some(language);
    }
    if what.kind == Kind::Drawing && what.format == Format::Pdf {
        ui.add_space(APART);
        let names = Paperwork::papers().into_iter().enumerate();
        let papers: Vec<_> = names.map(|(at, name)| (at, name.to_uppercase())).collect();
        radios_ui(ui, cx, "deliver-sheet", &papers, &mut choice.paper);
        ui.add_space(APART);
        ui.checkbox(&mut choice.tiles, cx.say("deliver-tiles"));
    }
}

/// Which two variants a page or a dossier compares.
fn pair_ui(ui: &mut Ui, cx: &Cx<'_>, kind: Kind) {
    let Some(document) = cx.bench.document().filter(|_| kind != Kind::Drawing) else { return };
    let Some(pair) = cx.bench.paper_pair() else { return };
    let name = |id| document.study().variant(id).map(|v| cx.words.variant_name(v));
    let [Some(a), Some(b)] = [&pair[0], &pair[1]].map(name) else { return };
    let text = theme::text(format!("{a} → {b}"), size::SMALL, cx.color(Role::TextSecondary));
    ui.add(egui::Label::new(text).wrap());
}

/// A row of choices with its name.
fn radios_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    label: &str,
    choices: &[(T, String)],
    chosen: &mut T,
) {
    let label = theme::text(cx.say(label), size::SMALL, cx.color(Role::TextSecondary));
    ui.label(label);
    for (value, name) in choices {
        ui.radio_value(chosen, *value, name.as_str());
    }
}

/// Documents on their way to a file, each with a button that stops it.
fn written_ui(ui: &mut Ui, cx: &Cx<'_>, out: &mut Vec<Command>) {
    for (path, progress) in cx.bench.papers() {
        let args = [("done", Value::from(progress.0)), ("most", progress.1.into())];
        let said = cx.say_with("deliver-writing", &args);
        if progress_ui(ui, cx, progress, &said).clicked() {
            out.push(Command::StopPaper(path.to_owned()));
        }
    }
}

/// How far simulations for a document are, and the button that stops them.
pub(super) fn progress_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (done, most): (u32, u32),
    said: &str,
) -> Response {
    let row = ui.horizontal(|ui| {
        let text = theme::text(said, size::SMALL, cx.color(Role::TextSecondary));
        let bar = egui::ProgressBar::new(done as f32 / most.max(1) as f32).text(text);
        ui.add(bar.desired_width((ui.available_width() - 160.0).clamp(80.0, 520.0)))
            .accessible_name(said);
        let stop = cx.say("deliver-stop");
        let content = (Some(Icon::Close), stop.as_str(), stop.as_str());
        button_ui(ui, cx.skin, content, Look::Plain, true)
    });
    row.inner
}
