//! Reads what is typed into a cell of the table of steps, or pasted.

use super::{CellFault, MOST_CHARS, basis_cell};
use crate::model::card::{ClockEffect, ClockMark, LegalRef};
use crate::model::cell::{Cell, Column};
use crate::model::procedure::Procedure;
use crate::model::quick::QuickOffice;
use crate::model::step::{
    Channel, GatewayKind, Phase, Repeat, RiskLevel, Step, StepKind, SubKind, SystemMode, SystemUse,
    TaskKind, Timer, Trigger,
};
use crate::model::timing::{Timing, Unit, WaitedFor};
use crate::words::named::Named;
use crate::words::quick_lexicon::{fit, fold, office_kind, waited_for};
use crate::words::{Words, hours, read, read_values};

/// Most parts of a cell that lists several things.
const MOST_PARTS: usize = 100;

impl Words {
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
            Column::Repeat => Cell::Repeat(some.map(|t| self.read_repeat(t)).transpose()?),
            Column::Sittings => Cell::Sittings(some.map(hours::sitting_rule).transpose()?),
            Column::SittingsAt | Column::SittingsMost if step.sittings.is_none() => {
                return Err(CellFault::NoSittings);
            }
            Column::SittingsAt => {
                let at = some.map(read_values::time_of_day).transpose()?;
                let at = at.or_else(|| step.sittings.as_ref().map(|s| s.at)).unwrap_or_default();
                Cell::SittingsAt(at.min(24 * 60 - 1))
            }
            Column::SittingsMost => {
                let n = some.map(read_values::count).transpose()?;
                Cell::SittingsMost(n.map(|n| in_range(n, 1..=1_000_000, text)).transpose()?)
            }
            Column::Risk => Cell::Risk(some.map(|t| self.pick(t, &RISKS)).transpose()?),
            Column::RiskText(_) if step.risk.is_none() => return Err(CellFault::NoRisk),
            Column::RiskText(part) => Cell::RiskText(part, text.to_owned()),
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
    fn pick<T: Named + Copy>(&self, text: &str, all: &[T]) -> Result<T, CellFault> {
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

    /// `3 times in turn`: the words of one manner, with a number where it has one.
    fn read_repeat(&self, text: &str) -> Result<Repeat, CellFault> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let n = digits.parse().unwrap_or(1).clamp(1, 10_000);
        let all = [Repeat::Loop, Repeat::EachInTurn(n), Repeat::EachAtOnce(n)];
        let wanted = fold(text);
        let said = all.into_iter().find(|r| fold(&self.repeat(r)) == wanted);
        said.ok_or_else(|| CellFault::Unknown(text.to_owned()))
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

/// All levels of risk.
const RISKS: [RiskLevel; 3] = [RiskLevel::Low, RiskLevel::Medium, RiskLevel::High];

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
pub(super) fn kinds() -> Vec<StepKind> {
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

fn read_basis(step: &Step, text: &str) -> LegalRef {
    let former = step.basis.iter().find(|r| basis_cell(r) == text);
    former.cloned().unwrap_or_else(|| {
        let (norm, article) = text.split_once(", ").unwrap_or((text, ""));
        LegalRef { norm: norm.to_owned(), article: article.to_owned(), checked: None }
    })
}
