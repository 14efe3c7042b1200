//! The play head: where in simulated time Teach stands, and how fast it goes.

use egui::Ui;

/// Milliseconds of a simulated day.
pub(super) const DAY: i64 = 86_400_000;

/// Least and greatest speed, simulated days a second.
pub(super) const SPEED: std::ops::RangeInclusive<f32> = 0.1..=120.0;
/// What one press changes the speed by.
const FASTER: f32 = 1.5;
/// How long a branch takes from step to step, seconds of real time.
const TRIP: f64 = 0.45;
/// With reduced motion the head goes on this often, seconds.
const STRIDE: f64 = 0.25;
/// A frame that took longer than this counts as this, seconds.
const LONGEST_FRAME: f64 = 0.5;

/// The play head.
pub(super) struct Clock {
    /// Simulated time, ms since the first midnight.
    pub(super) head: f64,
    pub(super) playing: bool,
    /// Simulated days a second.
    pub(super) speed: f32,
    /// Whether everybody has come to where it goes: after a step or a jump.
    pub(super) settled: bool,
    /// When the head was last moved, seconds of the frame's time.
    moved: Option<f64>,
}

impl Default for Clock {
    fn default() -> Self {
        Self { head: 0.0, playing: false, speed: 2.0, settled: true, moved: None }
    }
}

impl Clock {
    /// The head in whole milliseconds.
    pub(super) fn time(&self) -> i64 {
        self.head.floor() as i64
    }

    /// Stands at a moment.
    pub(super) fn stand(&mut self, time: i64) {
        self.head = time as f64;
        self.playing = false;
        self.settled = true;
    }

    /// Goes to a moment, and on playing if it was.
    pub(super) fn jump(&mut self, time: i64) {
        self.head = time as f64;
        self.settled = true;
    }

    /// Plays or pauses; at the end it begins again.
    pub(super) fn toggle(&mut self, (from, to): (i64, i64)) {
        if !self.playing && self.time() >= to {
            self.head = from as f64;
        }
        self.playing = !self.playing;
        self.settled &= !self.playing;
        self.moved = None;
    }

    /// Plays faster or slower by one press.
    pub(super) fn change_speed(&mut self, faster: bool) {
        let by = if faster { FASTER } else { 1.0 / FASTER };
        self.speed = (self.speed * by).clamp(*SPEED.start(), *SPEED.end());
    }

    /// Moves on with the frame's time, up to the end; asks for the next frame.
    pub(super) fn advance(&mut self, ui: &Ui, to: i64, reduced: bool) {
        if !self.playing {
            self.moved = None;
            return;
        }
        let now = ui.input(|i| i.time);
        let since = self.moved.map_or(0.0, |moved| now - moved);
        if self.moved.is_none() || !reduced || since >= STRIDE {
            self.moved = Some(now);
            self.head += since.min(LONGEST_FRAME) * f64::from(self.speed) * DAY as f64;
        }
        if self.time() >= to {
            self.stand(to);
        } else if reduced {
            ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(STRIDE));
        } else {
            ui.ctx().request_repaint();
        }
    }

    /// How long a branch is on its way from step to step, simulated ms; 0 where nothing glides.
    pub(super) fn trip(&self, reduced: bool) -> f64 {
        if reduced || self.settled { 0.0 } else { TRIP * f64::from(self.speed) * DAY as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_the_end_playing_begins_again() {
        let mut clock = Clock::default();
        clock.stand(50);
        clock.toggle((10, 50));
        assert!(clock.playing && clock.time() == 10);
        clock.toggle((10, 50));
        assert!(!clock.playing);
    }

    #[test]
    fn the_speed_stays_within_its_limits() {
        let mut clock = Clock::default();
        for _ in 0..40 {
            clock.change_speed(true);
        }
        assert!((clock.speed - SPEED.end()).abs() < 1e-3);
        for _ in 0..80 {
            clock.change_speed(false);
        }
        assert!((clock.speed - SPEED.start()).abs() < 1e-3);
    }
}
