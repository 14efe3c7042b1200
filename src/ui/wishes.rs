//! Wishes of the drawing that only the window can grant: pop-ups, the clipboard, the view.

use egui::{Context, Pos2, ViewportCommand, vec2};

use crate::app::Wish;
use crate::app::command::{Action, Command};
use crate::model::geometry::Point;
use crate::model::id::StepId;

use super::popups::Aim;
use super::{Window, canvas, shortcuts};

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

    /// Grants what has to do with pop-ups, the clipboard and the view; the rest asks in a dialog.
    pub(super) fn grant_more(&mut self, ctx: &Context, wish: Wish) {
        match wish {
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
}

/// A PNG as the system's clipboard takes it.
fn picture_of(png: &[u8]) -> Option<egui::ColorImage> {
    let image = image::load_from_memory(png).ok()?.into_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    Some(egui::ColorImage::from_rgba_unmultiplied(size, &image))
}
