//! One annotation of one step as a cell of a table: which column, and what it holds. `words` reads
//! and says cells, `edit` puts them.

use super::card::{ClockMark, LegalRef};
use super::office::EuroCents;
use super::quick::QuickOffice;
use super::step::{Channel, Phase, StepKind, SystemUse};
use super::timing::{Timing, WaitedFor};

/// A column of the table of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// What it is called.
    Name,
    /// What it is.
    Kind,
    /// Who does it.
    Office,
    /// Phase of the procedure.
    Phase,
    /// Work on one case.
    Work,
    /// Times in which a case rests.
    Wait,
    /// For whom, in the same order.
    WaitedFor,
    /// Members of staff needed at once.
    Staff,
    /// Served first.
    Priority,
    /// Most visits of one case.
    AtMost,
    /// Direct cost.
    Cost,
    /// The way in or out.
    Channel,
    /// Digital level.
    DigitalLevel,
    /// Documents needed.
    DocumentsIn,
    /// Documents made.
    DocumentsOut,
    /// Systems used.
    Systems,
    /// Legal basis.
    Basis,
    /// Effects on the legal clock.
    Marks,
    /// Free notes.
    Notes,
}

impl Column {
    /// All, in the order shown.
    pub const ALL: [Self; 19] = [
        Self::Name,
        Self::Kind,
        Self::Office,
        Self::Phase,
        Self::Work,
        Self::Wait,
        Self::WaitedFor,
        Self::Staff,
        Self::Priority,
        Self::AtMost,
        Self::Cost,
        Self::Channel,
        Self::DigitalLevel,
        Self::DocumentsIn,
        Self::DocumentsOut,
        Self::Systems,
        Self::Basis,
        Self::Marks,
        Self::Notes,
    ];
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// What it is called.
    Name(String),
    /// What it is.
    Kind(StepKind),
    /// Who does it; `None` leaves it to the lane.
    Office(Option<QuickOffice>),
    /// Phase of the procedure.
    Phase(Option<Phase>),
    /// Work on one case.
    Work(Option<Timing>),
    /// Times in which a case rests; whom each is for stays, by place.
    Wait(Vec<Timing>),
    /// For whom, by place.
    WaitedFor(Vec<WaitedFor>),
    /// Members of staff needed at once.
    Staff(u32),
    /// Served first.
    Priority(i32),
    /// Most visits of one case.
    AtMost(Option<u32>),
    /// Direct cost.
    Cost(Option<EuroCents>),
    /// The way in or out.
    Channel(Option<Channel>),
    /// Digital level, 0..=5.
    DigitalLevel(Option<u8>),
    /// Documents needed, by name.
    DocumentsIn(Vec<String>),
    /// Documents made, by name.
    DocumentsOut(Vec<String>),
    /// Systems used.
    Systems(Vec<SystemUse>),
    /// Legal basis.
    Basis(Vec<LegalRef>),
    /// Effects on the legal clock.
    Marks(Vec<ClockMark>),
    /// Free notes.
    Notes(String),
}
