//! Waits for what is worked out behind the window.

use std::time::Duration;

use prodigio::app::Workbench;

/// Ticks until something is so; fails after two minutes.
pub(crate) fn until(bench: &mut Workbench, what: &str, is_so: impl Fn(&Workbench) -> bool) {
    for _ in 0..24_000 {
        bench.tick();
        if is_so(bench) {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("waited in vain: {what}");
}
