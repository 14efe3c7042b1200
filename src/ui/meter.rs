//! Measures the window's own CPU a frame: logic, layout and drawing, and tessellation on request.
//!
//! Off until started; then each frame's CPU is kept for whoever asks.

use std::time::{Duration, Instant};

/// Most frames kept.
const MOST_FRAMES: usize = 100_000;

/// What was measured of the frames so far.
#[derive(Debug, Default)]
pub struct Meter {
    on: bool,
    from: Option<Instant>,
    logic: Duration,
    frames: Vec<Duration>,
}

#[expect(clippy::disallowed_methods, reason = "the meter measures the window's own frames")]
fn now() -> Instant {
    Instant::now()
}

impl Meter {
    /// Starts measuring.
    pub fn start(&mut self) {
        self.on = true;
        self.frames.clear();
    }

    /// CPU time of the frames measured, logic and drawing, in order.
    pub fn frames(&self) -> &[Duration] {
        &self.frames
    }

    pub(super) fn begin_logic(&mut self) {
        self.from = self.on.then(now);
    }

    pub(super) fn end_logic(&mut self) {
        self.logic = self.from.take().map_or(Duration::ZERO, |t| t.elapsed());
    }

    pub(super) fn begin_ui(&mut self) {
        self.from = self.on.then(now);
    }

    pub(super) fn end_ui(&mut self) {
        if let Some(from) = self.from.take()
            && self.frames.len() < MOST_FRAMES
        {
            self.frames.push(self.logic + from.elapsed());
        }
    }
}
