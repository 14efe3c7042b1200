//! One annotation of one step as a cell of a table: which column, and what it holds. `words` reads
//! and says cells, `edit` puts them.

use super::calendar::SittingRule;
use super::card::{ClockMark, LegalRef};
use super::office::EuroCents;
use super::quick::QuickOffice;
use super::step::{Channel, Phase, Repeat, RiskLevel, StepKind, SystemUse};
use super::timing::{Timing, WaitedFor};

/// A text about a corruption risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RiskText {
    /// What may happen.
    Event,
    /// Why its level.
    Reason,
    /// What is done about it.
    Measure,
    /// Who is answerable for the measure.
    Owner,
}

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
    /// How often one visit repeats it.
    Repeat,
    /// When a board sits that releases cases together.
    Sittings,
    /// At what time it sits.
    SittingsAt,
    /// How many cases it takes.
    SittingsMost,
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
    /// Level of its corruption risk.
    Risk,
    /// A text about that risk.
    RiskText(RiskText),
    /// Free notes.
    Notes,
}

impl Column {
    /// All, in the order shown.
    pub const ALL: [Self; 28] = [
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
        Self::Repeat,
        Self::Sittings,
        Self::SittingsAt,
        Self::SittingsMost,
        Self::Cost,
        Self::Channel,
        Self::DigitalLevel,
        Self::DocumentsIn,
        Self::DocumentsOut,
        Self::Systems,
        Self::Basis,
        Self::Marks,
        Self::Risk,
        Self::RiskText(RiskText::Event),
        Self::RiskText(RiskText::Reason),
        Self::RiskText(RiskText::Measure),
        Self::RiskText(RiskText::Owner),
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
    /// How often one visit repeats it.
    Repeat(Option<Repeat>),
    /// When a board sits; time and number of cases stay.
    Sittings(Option<SittingRule>),
    /// Minutes after midnight at which it sits.
    SittingsAt(u16),
    /// Most cases of a sitting; `None` takes all.
    SittingsMost(Option<u32>),
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
    /// Level of its corruption risk; `None` is no risk, and no texts about it.
    Risk(Option<RiskLevel>),
    /// A text about that risk.
    RiskText(RiskText, String),
    /// Free notes.
    Notes(String),
}
