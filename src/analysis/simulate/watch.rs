//! `Watch`: the one window through which a long run is cancelled.

/// Looked at every few thousand events.
pub trait Watch {
    /// Whether the run should end now; its result is then marked incomplete.
    fn stop(&mut self) -> bool;
}

/// Never stops.
#[derive(Clone, Copy, Debug, Default)]
pub struct Patient;

impl Watch for Patient {
    fn stop(&mut self) -> bool {
        false
    }
}

impl<F: FnMut() -> bool> Watch for F {
    fn stop(&mut self) -> bool {
        self()
    }
}
