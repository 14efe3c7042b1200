//! Simulation at the door: queues with known answers, Little's law, determinism, each construct by
//! itself, the legal clock inside a run, the reference cases.

mod support;

#[path = "simulation_parts/arrivals.rs"]
mod arrivals;
#[path = "../examples/sim_case_parts/case.rs"]
mod case;
#[path = "simulation_parts/crowd.rs"]
mod crowd;
#[path = "simulation_parts/critical.rs"]
mod critical;
#[path = "simulation_parts/free.rs"]
mod free;
#[path = "simulation_parts/law.rs"]
mod law;
#[path = "simulation_parts/levers.rs"]
mod levers;
#[path = "simulation_parts/odd.rs"]
mod odd;
#[path = "simulation_parts/reference.rs"]
mod reference;
#[path = "simulation_parts/runs.rs"]
mod runs;
#[path = "simulation_parts/steps.rs"]
mod steps;
#[path = "simulation_parts/together.rs"]
mod together;
#[path = "simulation_parts/trial.rs"]
mod trial;
#[path = "support/wild.rs"]
mod wild;
