//! Fields of a procedure by name, and their values as they are told to people: "work: from 20–35–45
//! min to 10 min". `words` says them; comparison and history make them.

use super::calendar::{Calendar, Sittings};
use super::card::{ClockLimits, ClockMark, Initiative, LegalRef, Silence, TermUnit};
use super::flow::LinkKind;
use super::office::{EuroCents, OfficeKind};
use super::provenance::Provenance;
use super::step::{Channel, DocumentUse, Phase, Repeat, Risk, StepKind, SystemUse};
use super::text::Text;
use super::timing::{Timing, Wait};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident => $key:literal,)*) => {
        /// A field that two versions of a thing may differ in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($(#[$doc])* $name,)*
        }

        impl Field {
            /// All fields.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in kebab case: in `--json`, and after `field-` the key of its word.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }
        }
    };
}

fields! {
    /// What it is called.
    Name => "name",
    /// What it is.
    Kind => "kind",
    /// Who does it, or which office a band belongs to.
    Office => "office",
    /// The band it stands in.
    Lane => "lane",
    /// The sub-procedure, lane or unit around it.
    Parent => "parent",
    /// Phase of the procedure.
    Phase => "phase",
    /// Work on one case.
    Work => "work",
    /// Members of staff needed at once.
    StaffNeeded => "staff-needed",
    /// Times in which the case rests.
    Waits => "waits",
    /// Served first.
    Priority => "priority",
    /// Released only on given days.
    Sittings => "sittings",
    /// Most visits of one case.
    AtMost => "at-most",
    /// Repetition within one visit.
    Repeat => "repeat",
    /// Direct cost.
    Cost => "cost",
    /// Documents in and out.
    Documents => "documents",
    /// Systems used.
    Systems => "systems",
    /// The way in or out.
    Channel => "channel",
    /// Digital level.
    DigitalLevel => "digital-level",
    /// Legal basis.
    Basis => "basis",
    /// Effects on the legal clock.
    Marks => "marks",
    /// Corruption risk.
    Risk => "risk",
    /// Free notes.
    Notes => "notes",
    /// Cases a year.
    Demand => "demand",
    /// Cases that wait when a run begins.
    Backlog => "backlog",
    /// How long ago they came.
    BacklogAge => "backlog-age",
    /// Law of the gaps between cases.
    Gaps => "gaps",
    /// Where a number comes from.
    Source => "source",
    /// Where a flow leaves.
    From => "from",
    /// Where a flow goes.
    To => "to",
    /// Share of cases.
    Share => "share",
    /// Taken when no other is.
    Default => "default",
    /// The condition for an engine.
    Condition => "condition",
    /// How long the answer of a black box takes.
    Answer => "answer",
    /// Members of staff.
    Staff => "staff",
    /// When it is open.
    Calendar => "calendar",
    /// Cost of an hour.
    CostPerHour => "cost-per-hour",
    /// Share of capacity that goes to other work.
    OtherWork => "other-work",
    /// Work of one such job.
    OtherJob => "other-job",
    /// Code in the IPA index.
    Ipa => "ipa",
    /// Its pool.
    Pool => "pool",
    /// Opening hours, holidays and closures.
    Hours => "hours",
    /// Short description.
    Description => "description",
    /// Who starts it.
    Initiative => "initiative",
    /// The responsible unit.
    Unit => "unit",
    /// The case officer.
    CaseOfficer => "case-officer",
    /// The deciding body.
    DecidingBody => "deciding-body",
    /// The holder of the substitute power.
    SubstitutePower => "substitute-power",
    /// Remedies.
    Remedies => "remedies",
    /// The length of a term.
    Term => "term",
    /// What silence means.
    Silence => "silence",
    /// Limits on suspensions and interruptions.
    Limits => "limits",
    /// Whether a last day on a Saturday moves on.
    Saturday => "saturday",
    /// Share of cases promised within the term.
    Promise => "promise",
    /// Proposals adopted.
    Adopted => "adopted",
    /// First simulated day.
    FirstDay => "first-day",
}

/// The value of a field, as it is told to people.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldValue {
    /// No value.
    Nothing,
    /// A text in one or more languages.
    Text(Text),
    /// A name or text said as it is.
    Plain(String),
    /// A count or level.
    Number(f64),
    /// A share, 0..=1.
    Share(f64),
    /// Money.
    Money(EuroCents),
    /// Yes or no.
    Flag(bool),
    /// A time.
    Time(Timing),
    /// Times with for whom.
    Waits(Vec<Wait>),
    /// What a step is.
    Kind(StepKind),
    /// What a link is.
    LinkKind(LinkKind),
    /// A phase.
    Phase(Phase),
    /// A channel.
    Channel(Channel),
    /// Effects on the clock.
    Marks(Vec<ClockMark>),
    /// Documents.
    Documents(Vec<DocumentUse>),
    /// Systems.
    Systems(Vec<SystemUse>),
    /// Rules of law.
    Basis(Vec<LegalRef>),
    /// Sittings.
    Sittings(Sittings),
    /// Repetition.
    Repeat(Repeat),
    /// A risk.
    Risk(Box<Risk>),
    /// A source.
    Source(Provenance),
    /// What an office is.
    OfficeKind(OfficeKind),
    /// Who starts a procedure.
    Initiative(Initiative),
    /// The length of a term.
    Term(u32, TermUnit),
    /// What silence means.
    Silence(Silence),
    /// Limits of the clock.
    Limits(ClockLimits),
    /// A calendar.
    Calendar(Box<Calendar>),
    /// A date.
    Date(jiff::civil::Date),
}
