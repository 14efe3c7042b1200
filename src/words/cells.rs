//! Cells of the table of steps as text: what is said is what can be typed back.

use super::quick_lexicon::{fit, fold, office_kind, waited_for};
use super::read::{self, ReadFault};
use super::{Words, read_values};
use crate::model::card::{ClockEffect, ClockMark, LegalRef};
use crate::model::cell::{Cell, Column};
use crate::model::procedure::Procedure;
use crate::model::quick::QuickOffice;
use crate::model::step::{
    Channel, Direction, GatewayKind, Phase, Step, StepKind, SubKind, SystemMode, SystemUse,
    TaskKind, Timer, Trigger,
};
use crate::model::timing::{Timing, Unit, WaitedFor};

/// Longest text of a cell, in characters.
pub const MOST_CHARS: usize = 20_000;

/// Most parts of a cell that lists several things.
const MOST_PARTS: usize = 100;

/// Why a text is no value of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellFault {
    /// It cannot be read.
    Read(ReadFault),
    /// The column has no such value.
    Unknown(String),
    /// Work is told in minutes or hours.
    LongWork,
    /// There is no wait to say it of.
    NoWait,
    /// A step of this kind has no such annotation, or cannot become another kind here.
    NotHere,
    /// The text is too long.
    TooLong,
}

impl From<ReadFault> for CellFault {
    fn from(fault: ReadFault) -> Self {
        Self::Read(fault)
    }
}

impl Words {
    /// The head of a column.
    pub fn column(&self, column: Column) -> String {
        self.say(column_key(column))
    }

    /// What is wrong with a text typed into a cell.
    pub fn cell_fault(&self, fault: &CellFault) -> String {
        match fault {
            CellFault::Read(fault) => self.read_fault(fault),
            CellFault::Unknown(text) => {
                self.say_with("cell-unknown", &[("text", text.as_str().into())])
            }
            CellFault::LongWork => self.say("cell-long-work"),
            CellFault::NoWait => self.say("cell-no-wait"),
            CellFault::NotHere => self.say("cell-not-here"),
            CellFault::TooLong => self.say("cell-too-long"),
        }
    }

    /// The text of a cell, as it can be typed back.
    pub fn cell(&self, p: &Procedure, step: &Step, column: Column) -> String {
        let language = self.language();
        let documents = |wanted: Direction| {
            let own = step.documents.iter().filter(|d| d.direction == wanted);
            own.map(|d| d.name.get(language)).collect::<Vec<_>>().join("; ")
        };
        match column {
            Column::Name => step.name.get(language).to_owned(),
            Column::Kind => self.kind_cell(&step.kind),
            Column::Office => {
                let office = p.office_of(step).and_then(|o| p.office(o));
                office.map(|o| o.name.get(language).to_owned()).unwrap_or_default()
            }
            Column::Phase => step.phase.map(|f| self.name(f)).unwrap_or_default(),
            Column::Work => step.work.as_ref().map(|t| self.timing_cell(t)).unwrap_or_default(),
            Column::Wait => joined(step.waits.iter().map(|w| self.timing_cell(&w.timing))),
            Column::WaitedFor => joined(step.waits.iter().map(|w| self.name(w.waited_for))),
            Column::Staff => step.staff_needed.to_string(),
            Column::Priority => step.priority.to_string(),
            Column::AtMost => step.at_most.map(|n| n.to_string()).unwrap_or_default(),
            Column::Cost => step.cost.as_ref().map(|c| self.money(c.value)).unwrap_or_default(),
            Column::Channel => step.channel.map(|c| self.name(c)).unwrap_or_default(),
            Column::DigitalLevel => step.digital_level.map(|l| l.to_string()).unwrap_or_default(),
            Column::DocumentsIn => documents(Direction::In),
            Column::DocumentsOut => documents(Direction::Out),
            Column::Systems => {
                joined(step.systems.iter().map(|s| format!("{} ({})", s.name, self.name(s.mode))))
            }
            Column::Basis => joined(step.basis.iter().map(basis_cell)),
            Column::Marks => joined(step.marks.iter().map(|m| self.mark_cell(p, m))),
            Column::Notes => step.notes.get(language).to_owned(),
        }
    }

    fn timing_cell(&self, timing: &Timing) -> String {
        self.timing_entry(timing).unwrap_or_else(|| self.timing_long(timing))
    }

    fn mark_cell(&self, p: &Procedure, mark: &ClockMark) -> String {
        let effect = self.effect(mark.effect);
        let term = mark.term.as_ref().and_then(|t| p.term_name(t));
        term.map_or_else(|| effect.clone(), |t| format!("{effect}: {}", t.get(self.language())))
    }

    fn kind_cell(&self, kind: &StepKind) -> String {
        match kind {
            StepKind::Gateway(gateway) => self.name(gateway),
            kind => match kind.trigger() {
                None | Some(Trigger::None) => self.name(kind),
                Some(trigger) => format!("{} ({})", self.name(kind), self.name(trigger)),
            },
        }
    }

    /// Reads the text of a cell of a step; an empty text takes the value away.
    pub fn read_cell(
        &self,
        p: &Procedure,
        step: &Step,
        column: Column,
        text: &str,
    ) -> Result<Cell, CellFault> {
        let text = text.trim();
        if text.chars().count() > MOST_CHARS {
            return Err(CellFault::TooLong);
        }
        let some = (!text.is_empty()).then_some(text);
        Ok(match column {
            Column::Name => Cell::Name(text.to_owned()),
            Column::Notes => Cell::Notes(text.to_owned()),
            Column::Kind => Cell::Kind(self.read_kind(step, text)?),
            Column::Office => Cell::Office(some.map(|t| self.read_office(p, t))),
            Column::Phase => Cell::Phase(some.map(|t| self.pick(t, &Phase::ALL)).transpose()?),
            Column::Channel => Cell::Channel(some.map(|t| self.pick(t, &CHANNELS)).transpose()?),
            Column::Work => Cell::Work(some.map(work).transpose()?),
            Column::Wait => Cell::Wait(
                parts(text)
                    .map(|t| read::timing(t, Some(Unit::WorkingDays)))
                    .collect::<Result<_, _>>()?,
            ),
            Column::WaitedFor => self.read_waited_for(step, text)?,
            Column::Staff => {
                let n = some.map(read_values::count).transpose()?.unwrap_or(1);
                Cell::Staff(in_range(n, 1..=1000, text)?)
            }
            Column::Priority => {
                let n = some.map(read_values::number).transpose()?.unwrap_or(0.0);
                let whole = n.fract() == 0.0 && n.abs() <= 1_000_000.0;
                if !whole {
                    return Err(CellFault::Unknown(text.to_owned()));
                }
                Cell::Priority(n as i32)
            }
            Column::AtMost => {
                let n = some.map(read_values::count).transpose()?;
                Cell::AtMost(n.map(|n| in_range(n, 1..=1_000_000, text)).transpose()?)
            }
            Column::Cost => Cell::Cost(some.map(read_values::money).transpose()?),
            Column::DigitalLevel => {
                let n = some.map(read_values::count).transpose()?;
                let level = n.map(|n| in_range(n, 0..=5, text)).transpose()?;
                Cell::DigitalLevel(level.and_then(|n| u8::try_from(n).ok()))
            }
            Column::DocumentsIn => Cell::DocumentsIn(parts(text).map(str::to_owned).collect()),
            Column::DocumentsOut => Cell::DocumentsOut(parts(text).map(str::to_owned).collect()),
            Column::Systems => Cell::Systems(parts(text).map(|t| self.read_system(t)).collect()),
            Column::Basis => Cell::Basis(parts(text).map(|t| read_basis(step, t)).collect()),
            Column::Marks => {
                Cell::Marks(parts(text).map(|t| self.read_mark(p, t)).collect::<Result<_, _>>()?)
            }
        })
    }

    /// The one of several values whose name the text is or begins.
    fn pick<T: super::named::Named + Copy>(&self, text: &str, all: &[T]) -> Result<T, CellFault> {
        let wanted = fold(text);
        let best = all
            .iter()
            .filter_map(|v| fit(&wanted, &fold(&self.name(v))).filter(|f| *f <= 2).map(|f| (f, v)))
            .min_by_key(|(f, _)| *f);
        best.map(|(_, v)| *v).ok_or_else(|| CellFault::Unknown(text.to_owned()))
    }

    fn read_kind(&self, step: &Step, text: &str) -> Result<StepKind, CellFault> {
        let wanted = fold(text);
        if wanted == fold(&self.kind_cell(&step.kind)) {
            return Ok(step.kind.clone());
        }
        // What hangs on a border, or holds steps, is changed on the drawing.
        if matches!(step.kind, StepKind::Boundary { .. } | StepKind::SubProcedure { .. }) {
            return Err(CellFault::NotHere);
        }
        let named = kinds().into_iter().filter_map(|kind| {
            let name = fold(&self.kind_cell(&kind));
            fit(&wanted, &name)
                .filter(|f| *f <= 1 && !wanted.is_empty())
                .map(|f| (f, name.len(), kind))
        });
        let best = named.min_by_key(|(f, len, _)| (*f, *len));
        best.map(|b| b.2).ok_or_else(|| CellFault::Unknown(text.to_owned()))
    }

    fn read_office(&self, p: &Procedure, text: &str) -> QuickOffice {
        let wanted = fold(text);
        let known = p.offices().find(|(_, o)| fold(o.name.get(self.language())) == wanted);
        known.map_or_else(
            || QuickOffice::New(text.chars().take(200).collect(), office_kind(text)),
            |(id, _)| QuickOffice::Known(id.clone()),
        )
    }

    fn read_waited_for(&self, step: &Step, text: &str) -> Result<Cell, CellFault> {
        let all: Vec<WaitedFor> = parts(text)
            .map(|t| {
                self.pick(t, &WaitedFor::ALL).or_else(|fault| waited_for(&fold(t)).ok_or(fault))
            })
            .collect::<Result<_, _>>()?;
        if step.waits.is_empty() && !all.is_empty() {
            return Err(CellFault::NoWait);
        }
        Ok(Cell::WaitedFor(all))
    }

    fn read_system(&self, text: &str) -> SystemUse {
        let modes = [SystemMode::Read, SystemMode::Write, SystemMode::CopiedByHand];
        if let Some((name, mode)) = text.strip_suffix(')').and_then(|t| t.rsplit_once('('))
            && let Ok(mode) = self.pick(mode, &modes)
        {
            return SystemUse { name: name.trim().to_owned(), mode };
        }
        SystemUse { name: text.to_owned(), mode: SystemMode::Read }
    }

    fn read_mark(&self, p: &Procedure, text: &str) -> Result<ClockMark, CellFault> {
        let unknown = || CellFault::Unknown(text.to_owned());
        let (said, term) = text.split_once(':').map_or((text, None), |(e, t)| (e, Some(t.trim())));
        let days = said.split(|c: char| !c.is_ascii_digit()).find(|d| !d.is_empty());
        let days = days.and_then(|d| d.parse().ok()).unwrap_or(30).clamp(1, 10_000);
        let effects = [
            ClockEffect::Start,
            ClockEffect::Suspend,
            ClockEffect::Resume,
            ClockEffect::PreRefusal,
            ClockEffect::Restart,
            ClockEffect::Extend(days),
            ClockEffect::Stop,
        ];
        let wanted = fold(said);
        let found = effects
            .iter()
            .filter_map(|e| {
                fit(&wanted, &fold(&self.effect(*e))).filter(|f| *f <= 1).map(|f| (f, *e))
            })
            .min_by_key(|(f, _)| *f);
        let effect = found.map(|f| f.1).ok_or_else(unknown)?;
        let term = match term {
            None => None,
            Some(name) => {
                let terms = &p.card().terms;
                let wanted = fold(name);
                let found = terms.iter().find(|(_, t)| fold(t.name.get(self.language())) == wanted);
                Some(found.map(|(id, _)| id.clone()).ok_or_else(unknown)?)
            }
        };
        Ok(ClockMark { effect, term })
    }
}

fn column_key(column: Column) -> &'static str {
    match column {
        Column::Name => "cell-name",
        Column::Kind => "cell-kind",
        Column::Office => "cell-office",
        Column::Phase => "cell-phase",
        Column::Work => "cell-work",
        Column::Wait => "cell-wait",
        Column::WaitedFor => "cell-waited-for",
        Column::Staff => "cell-staff",
        Column::Priority => "cell-priority",
        Column::AtMost => "cell-at-most",
        Column::Cost => "cell-cost",
        Column::Channel => "cell-channel",
        Column::DigitalLevel => "cell-digital-level",
        Column::DocumentsIn => "cell-documents-in",
        Column::DocumentsOut => "cell-documents-out",
        Column::Systems => "cell-systems",
        Column::Basis => "cell-basis",
        Column::Marks => "cell-marks",
        Column::Notes => "cell-notes",
    }
}

/// All channels.
const CHANNELS: [Channel; 7] = [
    Channel::Counter,
    Channel::Post,
    Channel::CertifiedMail,
    Channel::Mail,
    Channel::Web,
    Channel::App,
    Channel::Phone,
];

/// Kinds a step can become by its name alone.
fn kinds() -> Vec<StepKind> {
    let tasks = [
        TaskKind::Person,
        TaskKind::Plain,
        TaskKind::Manual,
        TaskKind::Automatic,
        TaskKind::Send,
        TaskKind::Receive,
        TaskKind::Script,
        TaskKind::Rule,
    ];
    let gateways = [
        GatewayKind::Exclusive,
        GatewayKind::Parallel,
        GatewayKind::Inclusive,
        GatewayKind::EventBased,
        GatewayKind::Complex,
    ];
    let triggers = [
        Trigger::Message,
        Trigger::Timer(None::<Timer>),
        Trigger::Signal,
        Trigger::Conditional,
        Trigger::Error,
        Trigger::Escalation,
        Trigger::Link,
        Trigger::Compensation,
    ];
    let mut out: Vec<StepKind> = tasks.into_iter().map(StepKind::Task).collect();
    out.extend(gateways.into_iter().map(StepKind::Gateway));
    out.extend([StepKind::START, StepKind::END]);
    let interrupting = true;
    for trigger in triggers {
        out.push(StepKind::Start { trigger: trigger.clone(), interrupting });
        out.push(StepKind::Catch(trigger.clone()));
        out.push(StepKind::Throw(trigger.clone()));
        out.push(StepKind::End { trigger, outcome: None });
    }
    out.push(StepKind::End { trigger: Trigger::Terminate, outcome: None });
    out.push(StepKind::SubProcedure { kind: SubKind::Embedded, expanded: false });
    out
}

fn work(text: &str) -> Result<Timing, CellFault> {
    let timing = read::timing(text, Some(Unit::Minutes))?;
    if matches!(timing.unit, Unit::Minutes | Unit::Hours) {
        Ok(timing)
    } else {
        Err(CellFault::LongWork)
    }
}

fn in_range(n: u32, range: std::ops::RangeInclusive<u32>, text: &str) -> Result<u32, CellFault> {
    if range.contains(&n) { Ok(n) } else { Err(CellFault::Unknown(text.to_owned())) }
}

/// Several things in a cell: one a line, or with semicolons between.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|t| !t.is_empty()).take(MOST_PARTS)
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join("; ")
}

fn basis_cell(reference: &LegalRef) -> String {
    if reference.article.is_empty() {
        reference.norm.clone()
    } else {
        format!("{}, {}", reference.norm, reference.article)
    }
}

fn read_basis(step: &Step, text: &str) -> LegalRef {
    let former = step.basis.iter().find(|r| basis_cell(r) == text);
    former.cloned().unwrap_or_else(|| {
        let (norm, article) = text.split_once(", ").unwrap_or((text, ""));
        LegalRef { norm: norm.to_owned(), article: article.to_owned(), checked: None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sketch;
    use crate::model::text::Language;

    fn one_step() -> (Procedure, Step) {
        let p = sketch::parse("a @desk ~30").expect("a sound sketch");
        let step = p.steps().next().map(|(_, s)| s.clone()).expect("it has one");
        (p, step)
    }

    #[test]
    fn every_kind_said_is_read_back() {
        let (p, step) = one_step();
        for words in Language::ALL.map(Words::new) {
            for kind in kinds() {
                let said = words.kind_cell(&kind);
                assert_eq!(
                    words.read_cell(&p, &step, Column::Kind, &said),
                    Ok(Cell::Kind(kind)),
                    "{said}"
                );
            }
        }
    }

    #[test]
    fn values_are_read_in_every_language() {
        let (p, mut step) = one_step();
        let [it, de, en] = Language::ALL.map(Words::new);
        let read = |w: &Words, c, t: &str| w.read_cell(&p, &one_step().1, c, t);
        assert_eq!(read(&it, Column::Phase, "istr"), Ok(Cell::Phase(Some(Phase::Inquiry))));
        assert_eq!(
            read(&it, Column::Channel, "sportello"),
            Ok(Cell::Channel(Some(Channel::Counter)))
        );
        assert_eq!(read(&en, Column::Staff, ""), Ok(Cell::Staff(1)));
        assert_eq!(
            read(&de, Column::Office, "desk"),
            Ok(Cell::Office(p.offices().next().map(|(id, _)| QuickOffice::Known(id.clone()))))
        );
        assert_eq!(read(&it, Column::Priority, "-2"), Ok(Cell::Priority(-2)));
        assert_eq!(read(&it, Column::WaitedFor, "richiedente"), Err(CellFault::NoWait));
        assert_eq!(read(&it, Column::Work, "3 g"), Err(CellFault::LongWork));
        let two = read(&de, Column::Wait, "2 T; 5-10 AT");
        assert!(matches!(&two, Ok(Cell::Wait(waits)) if waits.len() == 2), "{two:?}");
        for (column, text) in [
            (Column::Kind, "boh"),
            (Column::Phase, "boh"),
            (Column::Staff, "0"),
            (Column::DigitalLevel, "6"),
            (Column::Marks, "boh"),
            (Column::Priority, "0,5"),
            (Column::AtMost, "0"),
        ] {
            let fault = read(&it, column, text).expect_err(text);
            for words in [&it, &de, &en] {
                assert!(words.cell_fault(&fault).len() > 8);
            }
        }
        step.name.set(Language::It, "x".repeat(30_000));
        assert_eq!(read(&it, Column::Notes, &"x".repeat(30_000)), Err(CellFault::TooLong));
    }

    #[test]
    fn the_heads_differ() {
        for words in Language::ALL.map(Words::new) {
            let mut heads: Vec<String> = Column::ALL.iter().map(|c| words.column(*c)).collect();
            heads.sort();
            heads.dedup();
            assert_eq!(heads.len(), Column::ALL.len());
        }
    }
}
