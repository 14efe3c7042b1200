//! prodigio: draw a procedure of a public office, time it, find where it is slow, compare it with
//! a better one, teach it, hand it to a workflow engine.
//!
//! The rooms stand in reading order; a lower floor never knows a higher one. `ARCHITECTURE.md`
//! says what each room may import and what it alone may do.

pub mod model;
pub mod layout;
pub mod law;
pub mod words;
pub mod drawing;
pub mod edit;
pub mod analysis;
pub mod files;
pub mod app;
#[cfg(feature = "window")]
pub mod ui;
pub mod cli;
