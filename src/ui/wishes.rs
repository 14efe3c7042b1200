//! Wishes that only the window can grant: what is shown and has the focus, pop-ups, the clipboard,
//! the view.

use egui::{Context, Pos2, ViewportCommand, vec2};

use crate::app::Wish;
use crate::app::action::Action;
use crate::app::command::{Command, Workspace};
use crate::model::geometry::Point;
use crate::model::id::StepId;
use crate::model::item::ItemId;

use super::popups::Aim;
use super::{Window, canvas, panels, region, shortcuts, table, tour};

impl Window {
    /// What the system says of copy, cut and paste, where no text field wants it.
    pub(super) fn clipboard(
        &mut self,
        ctx: &Context,
        focus: shortcuts::Focus,
        out: &mut Vec<Command>,
    ) {
        let at = self.pointed(ctx);
        let pasting = std::mem::take(&mut self.pasting);
        ctx.input_mut(|input| {
            input.events.retain(|event| match event {
                egui::Event::Copy if focus.canvas && !focus.typing => {
                    out.push(Command::Act(Action::Copy));
                    false
                }
                egui::Event::Cut if focus.canvas && !focus.typing => {
                    out.push(Command::Act(Action::Cut));
                    false
                }
                egui::Event::Paste(text) if pasting || (focus.canvas && !focus.typing) => {
                    out.push(Command::Paste(text.clone(), at));
                    false
                }
                _ => true,
            });
        });
    }

    /// The canvas point under the pointer, where it is over the drawing.
    fn pointed(&self, ctx: &Context) -> Option<Point> {
        let view = self.canvas.view?;
        let at = ctx.input(|i| i.pointer.latest_pos()).filter(|at| view.contains(*at))?;
        Some(self.canvas.camera.canvas_from_screen(view, at))
    }

    /// Grants what a command asked of the window.
    pub(super) fn grant(&mut self, ctx: &egui::Context, wish: Wish) {
        match wish {
            Wish::Fit => {
                self.canvas.fit_next = true;
                self.spaces.fit_all();
            }
            Wish::Zoom(factor) => {
                if let Some(view) = self.canvas.view {
                    let factor = factor.unwrap_or(1.0 / self.canvas.camera.zoom);
                    self.canvas.camera.zoom_about(view, view.center(), factor);
                }
            }
            Wish::RevealSelection | Wish::ZoomSelection => self.reveal(wish == Wish::ZoomSelection),
            Wish::EditLabel(item) => {
                let language = self.bench.words.language();
                if let Some(p) = self.bench.procedure() {
                    self.canvas.label = canvas::label::LabelEdit::of(p, &item, language);
                }
            }
            Wish::EditWork => {
                self.inspector = panels::inspector::Tab::Times;
                let field = panels::inspector::times::work_field();
                ctx.memory_mut(|m| m.request_focus(field));
            }
            Wish::GoRegion(forward) => self.go_region(ctx, forward),
            Wish::Tour => self.tour = Some(tour::Tour::new(true)),
            Wish::OpenGap(gap) => self.open_gap(ctx, &gap),
            Wish::WriteNote => panels::review::write(ctx),
            Wish::Remarked(number, to) => self.spaces.map.review().taken(&(number, to)),
            Wish::QuickEntry => self.canvas.quick.open(),
            Wish::ExportTable => self.spaces.analyse.export(),
            Wish::ShowPage => self.spaces.deliver.show_page(),
            Wish::ToggleTable => self.spaces.map.toggle_table(),
            Wish::CreateInView => {
                let at = canvas::middle(&self.canvas);
                let kind = crate::model::step::StepKind::Task(crate::model::step::TaskKind::Person);
                self.bench.handle(Command::AddAt(kind, at, None));
                let lead = self.bench.document().and_then(|d| d.selection.lead().cloned());
                let language = self.bench.words.language();
                if let (Some(item), Some(p)) = (lead, self.bench.procedure()) {
                    self.canvas.label = canvas::label::LabelEdit::of(p, &item, language);
                }
            }
            Wish::Flash => {
                let now = ctx.input(|i| i.time);
                // With reduced motion it is no flash but a frame that stays a while.
                let lasts = if self.bench.settings.reduced_motion { 1.5 } else { 0.6 };
                self.canvas.flash = Some(now + lasts);
                // Who types a line or fills a table goes on doing so.
                let elsewhere = [canvas::quick::field_id(), table::table_id()];
                let focused = ctx.memory(egui::Memory::focused);
                self.canvas.take_focus = focused.is_none_or(|f| !elsewhere.contains(&f));
            }
            Wish::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Wish::QuitNow => {
                self.quitting = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Wish::Stay => self.quitting = false,
            Wish::ComeForward => {
                use egui::{UserAttentionType, ViewportCommand as Ask};
                ctx.send_viewport_cmd(Ask::Minimized(false));
                ctx.send_viewport_cmd(Ask::Focus);
                ctx.send_viewport_cmd(Ask::RequestUserAttention(UserAttentionType::Informational));
            }
            Wish::Teach(action) => {
                self.spaces.teach.act(action);
                ctx.request_repaint();
            }
            wish => self.grant_more(ctx, wish),
        }
    }

    /// Grants what has to do with files, pop-ups, the clipboard and the view; the rest asks in a dialog.
    fn grant_more(&mut self, ctx: &Context, wish: Wish) {
        match wish {
            Wish::Browse(browse) => {
                let choose = self.choose;
                self.bench.in_background(move || choose(&browse));
            }
            Wish::SetClipboard(text) => ctx.copy_text(text),
            Wish::SetClipboardPicture(png) => {
                if let Some(image) = picture_of(&png) {
                    ctx.copy_image(image);
                }
            }
            Wish::AskClipboard => {
                self.pasting = true;
                ctx.send_viewport_cmd(ViewportCommand::RequestPaste);
            }
            Wish::ShowFind(replace) => self.popups.find.show(replace),
            Wish::ZoomTo(zoom) => {
                if let Some(view) = self.canvas.view {
                    let factor = zoom / self.canvas.camera.zoom;
                    self.canvas.camera.zoom_about(view, view.center(), factor);
                }
            }
            Wish::Pan(dx, dy) => {
                let far = if ctx.input(|i| i.modifiers.shift) { 4.0 } else { 1.0 };
                self.canvas.camera.pan(vec2(dx, dy) * far);
            }
            Wish::FullScreen => {
                let full = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            Wish::AskAppend { from, at } => self.ask_append(from, at),
            Wish::AskCreate(at) => self.ask_create(ctx, at),
            Wish::AskKind => {
                let step = self.bench.document().and_then(|d| d.selection.step().cloned());
                if let Some(id) = step {
                    let place = self.place_beside(&id);
                    self.popups.ask(Aim::Instead(id), place);
                }
            }
            wish => self.dialogs.open(&wish, &self.bench),
        }
    }

    fn ask_append(&mut self, from: StepId, at: Option<Point>) {
        let place = match (at, self.canvas.view) {
            (Some(at), Some(view)) => self.canvas.camera.screen_from_canvas(view, at),
            _ => self.place_beside(&from),
        };
        self.popups.ask(Aim::After(from, at), place);
    }

    fn ask_create(&mut self, ctx: &Context, at: Option<Point>) {
        let at = at.or_else(|| self.pointed(ctx)).unwrap_or_else(|| canvas::middle(&self.canvas));
        let place = self.canvas.view.map_or(Pos2::ZERO, |view| {
            let place = self.canvas.camera.screen_from_canvas(view, at);
            if view.contains(place) { place } else { view.center() }
        });
        self.popups.ask(Aim::At(at), place);
    }

    /// To the right of a step on screen, where a list about it is shown.
    fn place_beside(&self, id: &StepId) -> Pos2 {
        let Some(view) = self.canvas.view else { return Pos2::ZERO };
        let step = self.bench.procedure().and_then(|p| p.step(id));
        let Some(step) = step else { return view.center() };
        let body = self.canvas.camera.screen_rect(view, step.at);
        let place = body.right_top() + vec2(14.0, 0.0);
        if view.contains(place) { place } else { view.center() }
    }

    /// Gives the focus to the next region of the window.
    fn go_region(&mut self, ctx: &egui::Context, forward: bool) {
        let salt = match self.bench.workspace {
            Workspace::Map => "map",
            Workspace::Analyse => "analyse",
            Workspace::Compare => "compare",
            Workspace::Teach => "teach",
            Workspace::Deliver => "",
        };
        let canvas = canvas::canvas_id(salt);
        let on_canvas = ctx.memory(|m| m.has_focus(canvas));
        let from = on_canvas.then_some(region::Region::Canvas);
        if region::go(ctx, from, forward) == Some(region::Region::Canvas) {
            ctx.memory_mut(|m| m.request_focus(canvas));
        }
    }

    /// Shows the panel in which a gap lies, and goes there.
    fn open_gap(&mut self, ctx: &egui::Context, gap: &crate::model::remedy::Gap) {
        use crate::model::remedy::Gap;
        use panels::inspector::Tab;
        match gap {
            Gap::Card => self.left = panels::LeftTab::Card,
            Gap::Law(_) => self.inspector = Tab::Rules,
            Gap::Systems(_) => self.inspector = Tab::Documents,
            _ => self.inspector = Tab::Times,
        }
        panels::gap::go(ctx, gap);
    }

    fn reveal(&mut self, zoom: bool) {
        let (Some(view), Some(document)) = (self.canvas.view, self.bench.document()) else {
            return;
        };
        let Some(p) = document.procedure() else { return };
        let boxes = document.selection.items().filter_map(|i| match i {
            ItemId::Step(id) => p.step(id).map(|s| s.at),
            ItemId::Artifact(id) => p.artifact(id).map(|a| a.at),
            ItemId::Lane(id) => p.lane(id).map(|l| l.at),
            ItemId::Pool(id) => p.pool(id).map(|l| l.at),
            ItemId::Flow(id) => {
                let f = p.flow(id)?;
                Some(p.step(&f.from)?.at.union(p.step(&f.to)?.at))
            }
            ItemId::Link(_) => None,
        });
        if let Some(rect) = boxes.reduce(crate::model::geometry::Rect::union) {
            if zoom {
                self.canvas.camera.fit(view, rect.grown(40.0), 2.0);
            } else {
                // What stands under the open quick-entry bar is not seen.
                let hidden = self.canvas.quick.height() / self.canvas.camera.zoom;
                let rect = crate::model::geometry::Rect { h: rect.h + f64::from(hidden), ..rect };
                self.canvas.camera.reveal(view, rect);
            }
        }
    }
}

/// A PNG as the system's clipboard takes it.
fn picture_of(png: &[u8]) -> Option<egui::ColorImage> {
    let image = image::load_from_memory(png).ok()?.into_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    Some(egui::ColorImage::from_rgba_unmultiplied(size, &image))
}
