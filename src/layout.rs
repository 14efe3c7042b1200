//! The room of positions: chooses where steps stand and how flows run between them.
//!
//! Everything here is a pure reading of a procedure: positions come back as values, and `edit`
//! puts them in. Automatic routes are never stored.

pub mod aim;
pub mod bridge;
pub mod dock;
pub mod field;
pub mod layered;
pub mod link;
mod maze;
mod path;
pub mod place;
pub mod route;
mod rules;
mod search;
mod spread;
mod strand;
pub mod terrain;
