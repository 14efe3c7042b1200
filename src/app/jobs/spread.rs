//! Spreading numbered work over threads with results taken in order, so that the number of threads
//! never changes a result.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread::{Builder, available_parallelism, scope};

use crate::analysis::simulate::watch::Watch;

use super::Stop;

/// Threads worth starting on this machine, at most 16.
pub fn threads() -> usize {
    available_parallelism().map_or(1, NonZero::get).min(16)
}

/// Runs `work(0)` … `work(count - 1)` on up to `threads` threads; results come in order.
///
/// `take` is given the results in the order of their numbers. It may break off; work already begun is then thrown away. `None`
/// from `work` (stopped) breaks off as well.
pub fn in_order<T: Send>(
    count: u32,
    threads: usize,
    work: impl Fn(u32) -> Option<T> + Sync,
    mut take: impl FnMut(u32, T) -> ControlFlow<()>,
) {
    let threads = threads.clamp(1, 64).min(count.max(1) as usize);
    if threads == 1 {
        for i in 0..count {
            let Some(result) = work(i) else { return };
            if take(i, result).is_break() {
                return;
            }
        }
        return;
    }
    let next = AtomicU32::new(0);
    let over = AtomicBool::new(false);
    scope(|s| {
        let (sender, receiver) = sync_channel(2 * threads);
        let (next, over, work) = (&next, &over, &work);
        let mut started = 0;
        for i in 0..threads {
            let sender = sender.clone();
            let worker =
                Builder::new().name(format!("replications {i}")).spawn_scoped(s, move || {
                    while !over.load(Ordering::Relaxed) {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= count || sender.send((number, work(number))).is_err() {
                            return;
                        }
                    }
                });
            started += usize::from(worker.is_ok());
        }
        drop(sender);
        debug_assert!(started > 0, "no thread could be started");
        let mut early = BTreeMap::new();
        let mut expected = 0;
        while let Ok((number, result)) = receiver.recv() {
            early.insert(number, result);
            while let Some(result) = early.remove(&expected) {
                let go_on = match result {
                    Some(result) => take(expected, result).is_continue(),
                    None => false,
                };
                if !go_on {
                    over.store(true, Ordering::Relaxed);
                    return;
                }
                expected += 1;
            }
        }
    });
}

/// Runs jobs on all cores; `give` gets what came of each, in their order. Whether all were done: a
/// stop ends it early.
pub fn jobs<J: Sync, T: Send>(
    jobs: &[J],
    stop: &Stop,
    run: impl Fn(&J, &mut dyn Watch) -> T + Sync,
    mut give: impl FnMut(&J, T),
) -> bool {
    let work = |i: u32| {
        let done = run(&jobs[i as usize], &mut || stop.asked());
        (!stop.asked()).then_some(done)
    };
    in_order(jobs.len() as u32, threads(), work, |i, done| {
        give(&jobs[i as usize], done);
        ControlFlow::Continue(())
    });
    !stop.asked()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        for threads in [1, 2, 8] {
            let mut seen = Vec::new();
            in_order(
                100,
                threads,
                |i| {
                    if i % 7 == 0 {
                        std::thread::yield_now();
                    }
                    Some(i * i)
                },
                |i, r| {
                    seen.push((i, r));
                    if i == 60 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                },
            );
            let expected: Vec<_> = (0..=60).map(|i| (i, i * i)).collect();
            assert_eq!(seen, expected, "{threads} threads");
        }
    }
}
