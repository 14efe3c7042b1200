//! Simulation: `compile` a procedure to a net, `replicate` it as often as wanted, merge the
//! replications into an `Outcome`.
//!
//! A replication is a pure function of the net, the plan and its index: it can run on any thread,
//! and merging gives the same bytes in whatever order replications come. What one case does is
//! written in the files below, and nothing else:
//!
//! - cases come by their source's rule (`kernel`); a queue forms where an office with known staff is
//!   busy or closed (`desk`); work passes in open time only (`hours`);
//! - the stages of a step follow each other: own-office wait where staff is unknown, sitting, queue
//!   and work, effects on the clock, other waits, messages (`stage`);
//! - gateways and joins (`walk`), events on borders and races (`border`), terms (`legal`).
//!
//! Limits of events, open cases and branches end a replication with a finding, never a hang.

pub mod builder;
pub mod compile;
pub mod hours;
mod legal;
pub mod luck;
pub mod net;
pub mod outcome;
pub mod plan;
pub mod replication;
pub mod series;
pub mod tally;
pub mod trace;
pub mod watch;

mod agenda;
mod border;
mod critical;
mod desk;
mod kernel;
mod shifting;
mod slab;
mod stage;
mod walk;
mod ways;

use kernel::Kernel;
use net::Net;
use plan::RunPlan;
use replication::Replication;
use trace::{Silent, Trace};
use watch::Watch;

/// Runs replication number `index` of a plan.
pub fn replicate(net: &Net, plan: &RunPlan, index: u32, watch: &mut dyn Watch) -> Replication {
    let mut silent = Silent;
    let tally = Kernel::new(net, plan, index, &mut silent).run(watch);
    Replication::of(index, net, tally)
}

/// Runs a replication while somebody listens to what happens to its cases. The run is the same as
/// without a listener.
pub(super) fn listen<T: Trace>(
    net: &Net,
    plan: &RunPlan,
    index: u32,
    trace: &mut T,
    watch: &mut dyn Watch,
) {
    Kernel::new(net, plan, index, trace).run(watch);
}
