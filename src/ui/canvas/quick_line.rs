//! What a line of quick entry looks like: colored as it is read, and said in words below.

use egui::Ui;
use egui::text::LayoutJob;

use super::quick::{Where, piece};
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::quick::Cursor;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::quick::Known;
use crate::ui::context::Cx;
use crate::ui::spoken;
use crate::ui::theme::{self, Skin, size};
use crate::ui::widgets::icon_ui;
use crate::words::quick::{Meaning, read};

fn role(meaning: Meaning) -> Role {
    match meaning {
        Meaning::Sign | Meaning::Branch => Role::Changed,
        Meaning::Office | Meaning::Target => Role::Accent,
        Meaning::Work => Role::Info,
        Meaning::Wait => Role::Worse,
        Meaning::System => Role::Ok,
        Meaning::Doubt => Role::Warn,
    }
}

/// The line with its recognized parts in color, and bold so that color is not all.
pub(super) fn line_job(skin: &Skin, text: &str, known: &Known) -> LayoutJob {
    let mut job = LayoutJob {
        break_on_newline: false,
        keep_trailing_whitespace: true,
        ..LayoutJob::default()
    };
    job.wrap.max_width = f32::INFINITY;
    let plain = (theme::regular(size::BODY), skin.color(Role::Text));
    let mut at = 0;
    for (range, meaning) in read(text, known).spans {
        if range.start < at {
            continue;
        }
        if let (Some(before), Some(part)) = (text.get(at..range.start), text.get(range.clone())) {
            piece(&mut job, before, plain.0.clone(), plain.1);
            piece(&mut job, part, theme::bold(size::BODY), skin.color(role(meaning)));
            at = range.end;
        }
    }
    piece(&mut job, text.get(at..).unwrap_or_default(), plain.0, plain.1);
    job
}

/// What Enter will make, where it goes on, and what is to be told.
pub(super) fn said_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    here: &Where<'_>,
    text: &str,
    refusal: Option<&str>,
) {
    let typed = !text.trim().is_empty();
    let strong = (theme::bold(size::SMALL), cx.color(Role::Text));
    let rest = (theme::regular(size::SMALL), cx.color(Role::TextSecondary));
    let mut job = LayoutJob::default();
    let place = place(cx, here);
    if typed && here.entry.is_ready() {
        for (i, (head, more)) in cx.words.quick(&here.entry.line, here.known).iter().enumerate() {
            if i > 0 {
                piece(&mut job, "  |  ", rest.0.clone(), rest.1);
            }
            piece(&mut job, head, strong.0.clone(), strong.1);
            if !more.is_empty() {
                let dot = if head.is_empty() { "" } else { " · " };
                piece(&mut job, &format!("{dot}{more}"), rest.0.clone(), rest.1);
            }
        }
        if !place.is_empty() {
            piece(&mut job, &format!(" · {place}"), rest.0.clone(), rest.1);
        }
    } else if typed || place.is_empty() {
        piece(&mut job, &cx.say("quick-keys"), rest.0.clone(), rest.1);
    } else {
        piece(&mut job, &place, strong.0, strong.1);
        piece(&mut job, &format!(" · {}", cx.say("quick-keys")), rest.0, rest.1);
    }
    ui.horizontal(|ui| {
        ui.add_space(23.0);
        let cap = theme::text(cx.say("quick-enter"), size::MICRO, cx.color(Role::TextSecondary));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if typed && here.entry.is_ready() {
                cx.skin.chip(Role::Sunken).show(ui, |ui| ui.label(cap));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(job).truncate());
            });
        });
    });
    let told = refusal.map(str::to_owned).or_else(|| {
        let remarks = &here.entry.remarks;
        let first = remarks.iter().find(|r| r.blocks()).or_else(|| remarks.first());
        first.map(|r| cx.words.quick_remark(r))
    });
    if let Some(told) = told.filter(|_| typed) {
        ui.horizontal(|ui| {
            icon_ui(ui, Icon::Warning, 14.0, cx.color(Role::Warn));
            let text = theme::text(&told, size::SMALL, cx.color(Role::Warn));
            ui.add(egui::Label::new(text).truncate()).on_hover_text(told);
        });
    }
}

/// Where the line goes on: `dopo «Completa?», ramo sì 50 %`.
fn place(cx: &Cx<'_>, here: &Where<'_>) -> String {
    let p = here.p;
    let named = |id: &StepId| named(cx, p, id);
    let chosen = here.entry.line.branch.clone().map(Cursor::Open);
    match chosen.as_ref().unwrap_or(&here.cursor) {
        Cursor::Empty => cx.say("quick-start-first"),
        Cursor::Loose => cx.say("quick-loose"),
        Cursor::After(id) => cx.say_with("quick-after", &[("name", named(id).into())]),
        Cursor::Into(id) => {
            let Some(flow) = p.flow(id) else { return String::new() };
            let args = [("from", named(&flow.from).into()), ("to", named(&flow.to).into())];
            cx.say_with("quick-between", &args)
        }
        Cursor::Open(id) => {
            let Some(flow) = p.flow(id) else { return String::new() };
            let share = flow.share.as_ref().map(|s| s.value);
            let branch = cx.words.quick_branch(flow.name.get(cx.content_language()), share);
            let args = [("name", named(&flow.from).into()), ("branch", branch.into())];
            cx.say_with("quick-on-branch", &args)
        }
    }
}

fn named(cx: &Cx<'_>, p: &Procedure, id: &StepId) -> String {
    spoken::step_name(cx.words, p, &ItemId::Step(id.clone()))
}
