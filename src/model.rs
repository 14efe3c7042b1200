//! What a procedure is: the words people use, as types, and nothing about files, screens or dice.
//!
//! Invariants of the room (see [`invariants`]):
//! - ids are XML names, stable for life and unique within a study; a to-be keeps its as-is' ids;
//! - a flow joins two steps of the same level that exist;
//! - every reference (lane, office, calendar, term, host, parent) points at something;
//! - numbers are finite, shares lie in 0..=1, durations are not negative;
//! - the graph is derived from steps and flows and kept in step with them;
//! - maps of things are copied by sharing, so that a snapshot and the edit beside it cost little.
//!
//! Deliberately absent: reading or writing files, choosing positions, drawing, counting legal days.

pub mod artifact;
pub mod calendar;
pub mod card;
pub mod cell;
pub mod changes;
pub mod color;
pub mod delta;
pub mod demand;
pub mod draft;
pub mod expression;
pub mod field;
pub mod finding;
pub mod flow;
pub mod foreign;
pub mod form;
pub mod fragment;
pub(crate) mod fresh;
pub mod geometry;
pub mod graph;
pub mod id;
pub mod invariants;
pub mod item;
mod jump;
pub mod lane;
pub mod lesson;
pub mod office;
pub mod parts;
pub mod procedure;
pub mod proposal;
pub mod provenance;
pub mod remedy;
pub mod rename;
pub mod review;
pub mod quick;
pub mod scenario;
pub mod sketch;
pub mod spoken;
pub mod step;
pub mod study;
pub mod text;
pub mod timing;
