//! Pure readers of a procedure: they judge, measure, simulate and compare, and never change it.
//!
//! Invariants of the room:
//! - same procedure, plan and seed give the same result on every machine;
//! - it returns findings, figures and advice, never sentences and never edits;
//! - every loop over data has a limit, and a reached limit is part of the result.
//!
//! Deliberately absent: reading files, clocks of the machine, threads, words for people.

pub mod check;
pub mod compare;
pub mod crowd;
pub mod exact;
pub mod levers;
pub mod marking;
pub mod measure;
pub mod merge;
pub mod missing;
pub mod portfolio;
pub mod proposals;
pub mod recheck;
pub mod simulate;
pub mod sources;
pub mod story;
pub mod structure;
