//! Cells of the table of steps as text: what is said is what can be typed back.

use super::Words;
use super::read::ReadFault;
use crate::model::calendar::Sittings;
use crate::model::card::{ClockMark, LegalRef};
use crate::model::cell::{Column, RiskText};
use crate::model::procedure::Procedure;
use crate::model::step::{Direction, Risk, Step, StepKind, Trigger};
use crate::model::timing::Timing;

mod read;

/// Longest text of a cell, in characters.
pub const MOST_CHARS: usize = 20_000;

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
    /// There are no sittings to say it of.
    NoSittings,
    /// There is no risk to say it of.
    NoRisk,
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
            CellFault::NoSittings => self.say("cell-no-sittings"),
            CellFault::NoRisk => self.say("cell-no-risk"),
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
            Column::Repeat => step.repeat.as_ref().map(|r| self.repeat(r)).unwrap_or_default(),
            Column::Sittings | Column::SittingsAt | Column::SittingsMost => {
                self.sittings_cell(step.sittings.as_ref(), column)
            }
            Column::Risk | Column::RiskText(_) => self.risk_cell(step.risk.as_ref(), column),
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

    fn sittings_cell(&self, sittings: Option<&Sittings>, column: Column) -> String {
        let Some(sittings) = sittings else { return String::new() };
        match column {
            Column::SittingsAt => self.time_of_day(sittings.at),
            Column::SittingsMost => sittings.capacity.map(|n| n.to_string()).unwrap_or_default(),
            _ => self.sitting_rule(&sittings.rule),
        }
    }

    fn risk_cell(&self, risk: Option<&Risk>, column: Column) -> String {
        let Some(risk) = risk else { return String::new() };
        let text = match column {
            Column::RiskText(RiskText::Event) => &risk.event,
            Column::RiskText(RiskText::Reason) => &risk.reason,
            Column::RiskText(RiskText::Measure) => &risk.measure,
            Column::RiskText(RiskText::Owner) => &risk.owner,
            _ => return self.name(risk.level),
        };
        text.get(self.language()).to_owned()
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
        Column::Repeat => "cell-repeat",
        Column::Sittings => "cell-sittings",
        Column::SittingsAt => "cell-sittings-at",
        Column::SittingsMost => "cell-sittings-most",
        Column::Risk => "cell-risk",
        Column::RiskText(RiskText::Event) => "cell-risk-event",
        Column::RiskText(RiskText::Reason) => "cell-risk-reason",
        Column::RiskText(RiskText::Measure) => "cell-risk-measure",
        Column::RiskText(RiskText::Owner) => "cell-risk-owner",
        Column::Notes => "cell-notes",
    }
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

#[cfg(test)]
mod tests {
    use super::read::kinds;
    use super::*;
    use crate::model::cell::Cell;
    use crate::model::quick::QuickOffice;
    use crate::model::sketch;
    use crate::model::step::{Channel, Phase, Repeat, RiskLevel};
    use crate::model::text::{Language, Text};

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
            (Column::Repeat, "boh"),
            (Column::Sittings, "boh"),
            (Column::SittingsAt, "10"),
            (Column::Risk, "boh"),
            (Column::RiskText(RiskText::Event), "boh"),
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
    fn repeats_sittings_and_risks_are_read_as_they_are_said() {
        let (p, mut step) = one_step();
        step.sittings = Some(Sittings {
            rule: crate::model::calendar::SittingRule::Monthly {
                nth: 2,
                day: crate::model::calendar::Weekday::Tue,
            },
            at: 570,
            capacity: Some(12),
        });
        step.risk = Some(Risk {
            event: Text::of(Language::It, "favori"),
            level: RiskLevel::Medium,
            reason: Text::default(),
            measure: Text::default(),
            owner: Text::default(),
        });
        for words in Language::ALL.map(Words::new) {
            for repeat in [Repeat::Loop, Repeat::EachInTurn(3), Repeat::EachAtOnce(1)] {
                step.repeat = Some(repeat.clone());
                let said = words.cell(&p, &step, Column::Repeat);
                let read = words.read_cell(&p, &step, Column::Repeat, &said);
                assert_eq!(read, Ok(Cell::Repeat(Some(repeat))), "{said}");
            }
            let back = |column| words.read_cell(&p, &step, column, &words.cell(&p, &step, column));
            let rule = step.sittings.as_ref().map(|s| s.rule.clone());
            assert_eq!(back(Column::Sittings), Ok(Cell::Sittings(rule)));
            assert_eq!(back(Column::SittingsAt), Ok(Cell::SittingsAt(570)));
            assert_eq!(back(Column::SittingsMost), Ok(Cell::SittingsMost(Some(12))));
            assert_eq!(back(Column::Risk), Ok(Cell::Risk(Some(RiskLevel::Medium))));
        }
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
