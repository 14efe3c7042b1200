//! Keys of a slow frame, one after another: what follows a key that changes where the keys go waits
//! for the next frame, so that fast typing means the same on a slow machine.

use egui::{Context, Event, Key};

/// Keys that wait for the next frame.
#[derive(Debug, Default)]
pub(super) struct Typed {
    waiting: Vec<Event>,
}

impl Typed {
    /// Puts the keys that waited before those of this frame.
    pub(super) fn give_back(&mut self, ctx: &Context) {
        if self.waiting.is_empty() {
            return;
        }
        ctx.input_mut(|input| {
            self.waiting.append(&mut input.events);
            input.events = std::mem::take(&mut self.waiting);
        });
        ctx.request_repaint();
    }

    /// Lets the keys among the events from a place on wait.
    pub(super) fn keep_from(&mut self, events: &mut Vec<Event>, from: usize) {
        let later = events.split_off(from);
        let (keys, others): (Vec<Event>, Vec<Event>) = later.into_iter().partition(is_key);
        events.extend(others);
        self.waiting.extend(keys);
    }

    /// While a text is typed, or a list or dialog has the keys: what follows the key that ends that
    /// waits.
    pub(super) fn part_at_end(&mut self, ctx: &Context) {
        ctx.input_mut(|input| {
            let end = input.events.iter().position(ends_typing);
            if let Some(end) = end {
                self.keep_from(&mut input.events, end + 1);
            }
        });
        self.ask_for_frame(ctx);
    }

    /// What waits is not left waiting.
    pub(super) fn ask_for_frame(&self, ctx: &Context) {
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

fn is_key(event: &Event) -> bool {
    matches!(
        event,
        Event::Key { .. }
            | Event::Text(_)
            | Event::Ime(_)
            | Event::Copy
            | Event::Cut
            | Event::Paste(_)
    )
}

fn ends_typing(event: &Event) -> bool {
    matches!(event, Event::Key { key: Key::Enter | Key::Escape | Key::Tab, pressed: true, .. })
}
