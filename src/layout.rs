//! Positions and routes: where a step goes, how an arrow runs.
//!
//! Deliberately absent: changing a procedure (positions are advice for `edit`), drawing.

pub mod place;
