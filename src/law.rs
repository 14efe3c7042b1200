//! The room that counts legal days and runs the legal clock of a case.
//!
//! It follows a written convention ([`count`], [`clock`]), not a court: where the law leaves room
//! the convention chooses one reading or a rule carries an option. No figure of the law stands in
//! the code: [`figures`] reads them, dated and sourced, from `assets/law`.
//!
//! **For the simulation.** Days are whole numbers ([`day::Day`], days since 1 January 1970). Before a
//! run, make one [`clock::TermRule`] for each term of the card ([`clock::TermRule::of`], which holds
//! the table of days of the run). For each case and term, [`clock::Clock::start`] gives a small `Copy`
//! value; [`clock::mark`] applies a [`crate::model::card::ClockEffect`], and
//! [`clock::Clock::observations`] ends a notice of intended refusal. [`clock::Clock::expiry_day`] is
//! the last day as foreseen if nothing more happens: silence takes effect at the end of that day.
//! [`clock::Clock::decide`] closes the clock and says whether in time. Nothing allocates.
//!
//! Deliberately absent: the hours of the work clock, dice, words for people.

pub mod clock;
pub mod count;
pub mod day;
pub mod figures;
pub mod holidays;
pub mod indemnity;
pub mod opening;
pub mod replay;
