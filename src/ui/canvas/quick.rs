//! The quick-entry bar: a line is a step. It reads while one types and says below what Enter makes.
//!
//! Where the line goes on is the selection; the bar only shows it, and moves it by Alt and arrows.
//! The line itself is the bar's; everything else is the document's, so nothing is kept twice.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Area, EventFilter, Key, Modifiers, Order, Rect, TextEdit, Ui, pos2, vec2};

use super::CanvasState;
use super::quick_line::{line_job, said_ui};
use crate::app::action::Action;
use crate::app::command::Command;
use crate::app::document::Document;
use crate::drawing::icons::Icon;
use crate::drawing::role::Role;
use crate::edit::quick::{self, Cursor};
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::quick::Known;
use crate::ui::context::Cx;
use crate::ui::theme::{self, size};
use crate::ui::widgets::icon_ui;
use crate::words::quick::{Entry, read};
use crate::words::quick_offer::{Offer, offer};

/// Size of the open bar, in points.
const SIZE: egui::Vec2 = vec2(660.0, 56.0);

/// Height of the closed bar.
const CLOSED_HEIGHT: f32 = 34.0;

/// Gap to the lower edge of the view.
const GAP: f32 = 16.0;

/// Longest line that can be typed, in characters.
const MOST_CHARS: usize = 4_000;

/// What the bar remembers.
#[derive(Default)]
pub struct QuickBar {
    text: String,
    /// The choice of the completion that arrows went to.
    choice: Option<usize>,
    /// Whether the completion was put away for this text.
    hushed: bool,
    /// Why the last line was refused, until the text changes.
    refusal: Option<String>,
    wants_focus: bool,
    has_focus: bool,
    /// Where the text cursor is put next, in characters.
    put_cursor: Option<usize>,
    /// The empty document that was greeted with the open bar.
    greeted: Option<u64>,
    known: Option<(String, Arc<Known>)>,
}

impl QuickBar {
    /// Opens the bar and puts the cursor into it.
    pub fn open(&mut self) {
        self.wants_focus = true;
    }

    /// Whether the bar stands open over the drawing.
    pub fn is_open(&self) -> bool {
        self.has_focus || self.wants_focus || !self.text.is_empty()
    }

    /// The room above the open bar that stays free of it.
    pub fn height(&self) -> f32 {
        if self.is_open() { SIZE.y + 2.0 * GAP } else { 0.0 }
    }

    fn known(&mut self, cx: &Cx<'_>, document: &Document, p: &Procedure) -> Arc<Known> {
        let language = cx.words.language();
        let key = format!(
            "{} {} {} {language:?}",
            document.number,
            document.revision(),
            document.variant()
        );
        match &self.known {
            Some((of, known)) if *of == key => known.clone(),
            _ => {
                let yes_no = [cx.say("yes"), cx.say("no")];
                let known = Arc::new(Known::of(p, language, yes_no));
                self.known = Some((key, known.clone()));
                known
            }
        }
    }
}

/// Keys that mean something to the bar, taken before the text field sees them.
#[derive(Clone, Debug, Default)]
struct Pressed {
    keys: Vec<Key>,
    history: Option<Action>,
    places: i32,
    walk: i32,
}

impl Pressed {
    fn has(&self, key: Key) -> bool {
        self.keys.contains(&key)
    }
}

/// The field's id, so that keys know who has the focus.
pub fn field_id() -> egui::Id {
    egui::Id::unique("quick-entry")
}

/// Draws the bar over the lower edge of the drawing.
pub(in crate::ui) fn quick_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    p: &Procedure,
    out: &mut Vec<Command>,
) {
    let (Some(view), Some(document)) = (state.view, cx.bench.document()) else { return };
    if greet(&mut state.quick, document, p) {
        ui.memory_mut(|m| m.surrender_focus(field_id()));
        state.take_focus = true;
    }
    let bar = &mut state.quick;
    let width = SIZE.x.min(view.width() - 2.0 * GAP);
    if width < 200.0 || view.height() < 120.0 {
        return;
    }
    bar.has_focus = ui.memory(|m| m.has_focus(field_id()));
    if !bar.is_open() {
        closed_ui(ui, cx, bar, view);
        return;
    }
    let known = bar.known(cx, document, p);
    let lead = document.selection.lead();
    let pressed = if bar.has_focus { take_keys(ui, bar) } else { Pressed::default() };
    let at = pos2(view.center().x - width / 2.0, view.max.y - GAP - SIZE.y);
    let entry = read(&bar.text, &known);
    let here = Where { p, cursor: quick::cursor(p, lead), entry: &entry, known: &known };
    let offered = field_ui(ui, cx, bar, &here, (at, width));
    if let Some(offer) = &offered {
        choices_ui(ui, cx, bar, offer, pos2(at.x, at.y - 6.0), width);
    }
    act(ui, cx, state, (&here, offered.as_ref(), &pressed), out);
}

/// What a line is read against.
pub(super) struct Where<'a> {
    pub(super) p: &'a Procedure,
    pub(super) cursor: Cursor,
    pub(super) entry: &'a Entry,
    pub(super) known: &'a Arc<Known>,
}

/// An empty drawing opens the bar by itself, once. Says whether the bar gives the focus back: when
/// another study takes the place of the empty one, its keys are for the drawing.
fn greet(bar: &mut QuickBar, document: &Document, p: &Procedure) -> bool {
    let number = document.number;
    if p.steps().next().is_some() {
        let greeted = bar.greeted.take();
        if greeted.is_some_and(|g| g != number) && bar.text.is_empty() {
            bar.wants_focus = false;
            return true;
        }
    } else if bar.greeted != Some(number) {
        bar.greeted = Some(number);
        bar.text.clear();
        bar.wants_focus = true;
    }
    false
}

fn take_keys(ui: &Ui, bar: &QuickBar) -> Pressed {
    let empty = bar.text.is_empty();
    ui.input_mut(|i| {
        let alt = |key| i.events.iter().any(|e| is_key(e, key, true));
        let step = |more: bool, less: bool| i32::from(more) - i32::from(less);
        let places = step(alt(Key::ArrowDown), alt(Key::ArrowUp));
        let walk = step(alt(Key::ArrowRight), alt(Key::ArrowLeft));
        let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
        i.events.retain(|e| !arrows.iter().any(|k| is_key(e, *k, true)));
        let undo = empty && i.consume_key(Modifiers::COMMAND, Key::Z);
        let redo = empty && i.consume_key(Modifiers::COMMAND, Key::Y);
        let history = if undo { Some(Action::Undo) } else { redo.then_some(Action::Redo) };
        let plain = [Key::Enter, Key::Escape, Key::Tab, Key::ArrowUp, Key::ArrowDown];
        let keys = plain.into_iter().filter(|k| i.consume_key(Modifiers::NONE, *k)).collect();
        Pressed { keys, history, places, walk }
    })
}

fn is_key(event: &egui::Event, wanted: Key, alt: bool) -> bool {
    matches!(event, egui::Event::Key { key, pressed: true, modifiers, .. }
        if *key == wanted && modifiers.alt == alt && !modifiers.command)
}

/// The closed bar: a place to click, and the key that opens it.
fn closed_ui(ui: &Ui, cx: &Cx<'_>, bar: &mut QuickBar, view: Rect) {
    let name = cx.say("quick-bar");
    let keys = crate::ui::shortcuts::shown(Action::QuickEntry.row().shortcut, cx.words);
    let id = ui.scope_id().with("quick-closed");
    let ink = cx.color(Role::TextSecondary);
    let galley =
        ui.painter().layout_no_wrap(format!("{name}   {keys}"), theme::regular(size::SMALL), ink);
    let width = galley.size().x + 46.0;
    let at = pos2(view.center().x - width / 2.0, view.max.y - GAP - CLOSED_HEIGHT);
    Area::new(id).order(Order::Middle).fixed_pos(at).show(ui.ctx(), |ui| {
        let (rect, response) =
            ui.allocate_exact_size(vec2(width, CLOSED_HEIGHT), egui::Sense::click());
        let line = if response.hovered() || response.has_focus() {
            Role::Accent
        } else {
            Role::LineControl
        };
        let painter = ui.painter();
        let stroke = cx.skin.stroke(1.0, line);
        painter.rect(rect, 8.0, cx.color(Role::Card), stroke, egui::StrokeKind::Inside);
        let icon =
            Rect::from_center_size(pos2(rect.min.x + 18.0, rect.center().y), vec2(14.0, 14.0));
        crate::ui::widgets::paint_icon(painter, Icon::Plus, icon, cx.color(Role::Accent));
        painter.galley(
            pos2(rect.min.x + 32.0, rect.center().y - galley.size().y / 2.0),
            galley,
            ink,
        );
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if response.clicked() {
            bar.open();
        }
    });
}

/// Draws the open bar; returns what can complete the line at the cursor.
fn field_ui(
    ui: &Ui,
    cx: &Cx<'_>,
    bar: &mut QuickBar,
    here: &Where<'_>,
    (at, width): (egui::Pos2, f32),
) -> Option<Offer> {
    let id = ui.scope_id().with("quick");
    let told = !here.entry.remarks.is_empty() || bar.refusal.is_some();
    let shift = if told && !bar.text.trim().is_empty() { 26.0 } else { 0.0 };
    let at = pos2(at.x, at.y - shift);
    let frame = cx
        .skin
        .card()
        .stroke(cx.skin.stroke(
            if bar.has_focus { 1.5 } else { 1.0 },
            if bar.has_focus { Role::Accent } else { Role::LineControl },
        ))
        .inner_margin(egui::Margin::symmetric(12, 5));
    let mut offered = None;
    Area::new(id).order(Order::Middle).fixed_pos(at).show(ui.ctx(), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(width - 24.0);
            ui.set_min_height(SIZE.y - 10.0);
            ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
            offered = line_ui(ui, cx, bar, here);
            said_ui(ui, cx, here, &bar.text, bar.refusal.as_deref());
        });
    });
    offered
}

/// The line itself.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, bar: &mut QuickBar, here: &Where<'_>) -> Option<Offer> {
    let first = here.cursor == Cursor::Empty;
    let hint = cx.say(if first { "quick-hint-first" } else { "quick-hint" });
    let name = cx.say("quick-bar");
    let known = here.known.clone();
    let skin = *cx.skin;
    let mut layouter = move |ui: &Ui, text: &dyn egui::TextBuffer, _: f32| {
        let job = line_job(&skin, text.as_str(), &known);
        ui.fonts_mut(|f| f.layout_job(job))
    };
    let before = bar.text.clone();
    let output = ui
        .horizontal(|ui| {
            icon_ui(ui, Icon::Plus, 15.0, cx.color(Role::Accent));
            let filter = EventFilter {
                tab: true,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            let field = TextEdit::singleline(&mut bar.text)
                .id(field_id())
                .font(theme::regular(size::BODY))
                .hint_text(egui::RichText::new(hint).color(cx.color(Role::TextSecondary)))
                .frame(egui::Frame::NONE)
                .desired_width(f32::INFINITY)
                .char_limit(MOST_CHARS)
                .event_filter(filter)
                .return_key(None)
                .layouter(&mut layouter);
            field.show(ui)
        })
        .inner;
    let response = output.response.response.accessible_name(name);
    if bar.wants_focus {
        bar.wants_focus = false;
        response.request_focus();
    }
    if bar.text != before {
        bar.choice = None;
        bar.hushed = false;
        bar.refusal = None;
    }
    let mut chars = output.cursor_range.map(|r| r.primary.index.0);
    if let Some(to) = bar.put_cursor.take() {
        let mut edit = TextEdit::load_state(ui.ctx(), field_id()).unwrap_or_default();
        let cursor = egui::text::CCursor::new(to);
        edit.cursor.set_char_range(Some(egui::text::CCursorRange::one(cursor)));
        edit.store(ui.ctx(), field_id());
        chars = Some(to);
    }
    if bar.hushed || !response.has_focus() {
        return None;
    }
    let chars = chars?;
    let cursor = bar.text.char_indices().nth(chars).map_or(bar.text.len(), |(byte, _)| byte);
    offer(&bar.text, cursor, here.known, cx.words)
}

/// The completions, above the bar; the one that Tab takes is marked.
fn choices_ui(ui: &Ui, cx: &Cx<'_>, bar: &mut QuickBar, offer: &Offer, at: egui::Pos2, width: f32) {
    let id = ui.scope_id().with("quick-choices");
    let area =
        Area::new(id).order(Order::Foreground).pivot(egui::Align2::LEFT_BOTTOM).fixed_pos(at);
    area.show(ui.ctx(), |ui| {
        cx.skin.card().stroke(cx.skin.stroke(1.0, Role::LineControl)).inner_margin(4.0).show(
            ui,
            |ui| {
                ui.set_max_width(width * 0.7);
                ui.set_min_width(220.0);
                for (i, choice) in offer.choices.iter().enumerate() {
                    let on = bar.choice.unwrap_or(0) == i;
                    let text = theme::text(choice, size::BODY, cx.color(Role::Text));
                    let button = egui::Button::new(text)
                        .selected(on)
                        .frame(on)
                        .truncate()
                        .min_size(vec2(ui.available_width(), 26.0));
                    if ui.add(button).clicked() {
                        take(bar, offer, i);
                        bar.wants_focus = true;
                    }
                }
            },
        );
    });
}

/// Puts a completion into the line.
fn take(bar: &mut QuickBar, offer: &Offer, choice: usize) {
    if let Some((text, cursor)) = offer.take(&bar.text, choice) {
        bar.put_cursor = text.get(..cursor).map(|t| t.chars().count());
        bar.text = text;
        bar.choice = None;
        bar.hushed = true;
    }
}

/// Does what the keys ask.
fn act(
    ui: &Ui,
    cx: &Cx<'_>,
    state: &mut CanvasState,
    (here, offer, pressed): (&Where<'_>, Option<&Offer>, &Pressed),
    out: &mut Vec<Command>,
) {
    let Some(document) = cx.bench.document() else { return };
    let bar = &mut state.quick;
    if let Some(offer) = offer {
        let last = offer.choices.len().saturating_sub(1);
        if pressed.has(Key::ArrowDown) {
            bar.choice = Some(bar.choice.map_or(0, |c| (c + 1).min(last)));
        } else if pressed.has(Key::ArrowUp) {
            bar.choice = Some(bar.choice.unwrap_or(0).saturating_sub(1));
        }
        if pressed.has(Key::Tab) || (pressed.has(Key::Enter) && bar.choice.is_some()) {
            take(bar, offer, bar.choice.unwrap_or(0));
            return;
        }
        if pressed.has(Key::Escape) && bar.choice.is_some() {
            bar.hushed = true;
            bar.choice = None;
            return;
        }
    } else if pressed.has(Key::Tab) || pressed.has(Key::ArrowDown) || pressed.has(Key::ArrowUp) {
        let by = if pressed.has(Key::ArrowUp) { -1 } else { 1 };
        choose_place(here.p, document.selection.lead(), by, out);
    }
    if pressed.places != 0 {
        choose_place(here.p, document.selection.lead(), pressed.places, out);
    }
    if pressed.walk != 0 {
        let action = if pressed.walk > 0 { Action::WalkNext } else { Action::WalkBack };
        out.push(Command::Act(action));
    }
    if let Some(action) = pressed.history {
        out.push(Command::Act(action));
        bar.wants_focus = true;
    }
    if pressed.has(Key::Escape) {
        bar.text.clear();
        bar.refusal = None;
        ui.memory_mut(|m| m.surrender_focus(field_id()));
        bar.has_focus = false;
        state.take_focus = true;
        return;
    }
    if pressed.has(Key::Enter) && !bar.text.trim().is_empty() && here.entry.is_ready() {
        match document.desk().quick(&here.entry.line, document.selection.lead(), &bar.text) {
            Ok(plan) => {
                out.push(Command::Plan(Box::new(plan)));
                out.push(Command::Reveal);
                bar.text.clear();
            }
            Err(refusal) => {
                let mut text = cx.words.finding(&refusal.0);
                if let Some(hint) = cx.words.hint(&refusal.0) {
                    text.push(' ');
                    text.push_str(&hint);
                }
                bar.refusal = Some(text);
            }
        }
    }
}

/// Selects the next or former place where a line can go on.
fn choose_place(p: &Procedure, lead: Option<&ItemId>, by: i32, out: &mut Vec<Command>) {
    let places = quick::places(p);
    if places.is_empty() {
        return;
    }
    let n = places.len() as i32;
    let at = lead.and_then(|l| places.iter().position(|i| i == l));
    let next = at.map_or(if by > 0 { 0 } else { n - 1 }, |at| (at as i32 + by).rem_euclid(n));
    if let Some(item) = places.get(next as usize) {
        out.push(Command::Select(vec![item.clone()]));
        out.push(Command::Reveal);
    }
}

/// Text in one style.
pub(super) fn piece(job: &mut LayoutJob, text: &str, font: egui::FontId, color: egui::Color32) {
    job.append(text, 0.0, TextFormat { font_id: font, color, ..TextFormat::default() });
}
