//! The time that passes at a step without a queue, as pieces with their laws.
//!
//! Work passes in open time. It is stretched by the share of time that is open: right in the mean
//! for work that begins at any open moment. Before work that follows what passes on another clock
//! (a wait, a board's sitting) stands the time until the office opens, seen from any moment. Both
//! are approximations and said so, as are days of work and months, which are of equal length here.

use std::collections::BTreeSet;

use super::Reason;
use super::term::Leaf;
use crate::analysis::simulate::hours::{DAY, Hours};
use crate::analysis::simulate::luck::Law;
use crate::analysis::simulate::net::{Net, Node, Stage};
use crate::model::card::TermUnit;
use crate::model::timing::{Distribution, Unit};

/// Days of an average month.
const MONTH_DAYS: f64 = 365.2425 / 12.0;
/// Weekdays for one day of work, where a term counts in days of work.
const DAYS_OF_WORKING_DAY: f64 = 7.0 / 5.0;

/// So many of the same, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) leaf: Leaf,
    pub(super) times: u32,
}

impl Piece {
    fn once(leaf: Leaf) -> Self {
        Self { leaf, times: 1 }
    }

    /// Mean, ms.
    pub(super) fn mean(&self) -> f64 {
        self.leaf.mean() * f64::from(self.times)
    }
}

/// At what moments a token is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// At any.
    Any,
    /// While these hours are open.
    Open(u32),
}

impl Phase {
    /// While hours are open; at any moment where they always are.
    pub(super) fn open(net: &Net, hours: u32) -> Self {
        if is_always(&net.hours[hours as usize]) { Self::Any } else { Self::Open(hours) }
    }

    /// What holds of both.
    pub(super) fn meet(self, other: Self) -> Self {
        if self == other { self } else { Self::Any }
    }
}

fn is_always(hours: &Hours) -> bool {
    hours.share_open() >= 1.0
}

/// Makes the pieces of steps.
pub(super) struct Pieces<'a> {
    net: &'a Net,
    /// What is left until each of the hours opens.
    until_open: Vec<Option<Leaf>>,
    pub(super) reasons: BTreeSet<Reason>,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(net: &'a Net) -> Self {
        Self { net, until_open: vec![None; net.hours.len()], reasons: BTreeSet::new() }
    }

    /// The pieces of a step that is reached in a phase, and the phase in which it is left.
    pub(super) fn of(&mut self, node: &Node, reached: Phase) -> (Vec<Piece>, Phase) {
        let net = self.net;
        let mut pieces = Vec::new();
        let mut phase = reached;
        for stage in &net.stages[node.aux.range()] {
            match *stage {
                Stage::Queue { office, law, times, .. } => {
                    let hours = net.desks.get(office as usize).map_or(0, |d| d.hours);
                    self.work(hours, law, times, &mut phase, &mut pieces);
                }
                Stage::Work { hours, law, times, .. } => {
                    self.work(hours, law, times, &mut phase, &mut pieces);
                }
                Stage::Wait { law, unit, hours, .. } => {
                    self.wait(law, unit, hours, &mut phase, &mut pieces);
                }
                Stage::Answer { law, unit, hours, .. } => {
                    self.reasons.insert(Reason::Message);
                    self.wait(law, unit, hours, &mut phase, &mut pieces);
                }
                Stage::Sitting(board) => {
                    self.reasons.insert(Reason::Sitting);
                    pieces.extend(self.sitting(board).map(Piece::once));
                    phase = Phase::Any;
                }
                Stage::Message { .. } => {
                    self.reasons.insert(Reason::Message);
                    phase = Phase::Any;
                }
                Stage::Term(term) => {
                    self.reasons.insert(Reason::Term);
                    pieces.extend(self.term(term).map(Piece::once));
                    phase = Phase::Any;
                }
                Stage::Marks(_) | Stage::Send(_) | Stage::Chance { .. } => {}
            }
        }
        (pieces, phase)
    }

    fn work(
        &mut self,
        hours: u32,
        law: u32,
        times: u32,
        phase: &mut Phase,
        pieces: &mut Vec<Piece>,
    ) {
        let net = self.net;
        let (law, open) = (&net.laws[law as usize], &net.hours[hours as usize]);
        let mut factor = 1.0;
        if !is_always(open) {
            self.reasons.insert(Reason::OpeningHours);
            factor = 1.0 / open.share_open().max(f64::MIN_POSITIVE);
            if *phase != Phase::Open(hours) {
                pieces.push(Piece::once(self.until_open(hours)));
            }
            *phase = Phase::Open(hours);
        }
        if law.mean() > 0.0 {
            pieces.push(Piece { leaf: Leaf::Law(law.clone(), factor), times });
        }
    }

    fn wait(
        &mut self,
        law: u32,
        unit: Unit,
        hours: u32,
        phase: &mut Phase,
        pieces: &mut Vec<Piece>,
    ) {
        let law = &self.net.laws[law as usize];
        if law.mean() <= 0.0 {
            return;
        }
        let open = &self.net.hours[hours as usize];
        let days = match unit {
            Unit::Minutes => 1.0 / 1440.0,
            Unit::Hours => 1.0 / 24.0,
            Unit::CalendarDays => 1.0,
            Unit::Weeks => 7.0,
            Unit::WorkingDays => {
                if !is_always(open) {
                    self.reasons.insert(Reason::WorkingDays);
                }
                open.days_per_open_day()
            }
            Unit::Months => {
                self.reasons.insert(Reason::Months);
                MONTH_DAYS
            }
        };
        pieces.push(Piece::once(Leaf::Law(law.clone(), days * DAY as f64)));
        // A day of work ends at an open moment.
        *phase = match unit {
            Unit::WorkingDays if !is_always(open) => Phase::Open(hours),
            _ => Phase::Any,
        };
    }

    fn until_open(&mut self, hours: u32) -> Leaf {
        let net = self.net;
        self.until_open[hours as usize]
            .get_or_insert_with(|| {
                let (gaps, whole) = net.hours[hours as usize].gaps();
                Leaf::rest(gaps, whole)
            })
            .clone()
    }

    fn sitting(&self, board: u32) -> Option<Leaf> {
        let times = &self.net.boards[board as usize].times;
        let gaps: Vec<f64> = times.windows(2).map(|w| (w[1] - w[0]) as f64).collect();
        let whole: f64 = gaps.iter().sum();
        (whole > 0.0).then(|| Leaf::rest(gaps, whole))
    }

    fn term(&self, term: u32) -> Option<Leaf> {
        let rule = &self.net.clock.terms.get(term as usize)?.rule;
        let days = match rule.unit {
            TermUnit::Days => 1.0,
            TermUnit::WorkingDays => DAYS_OF_WORKING_DAY,
            TermUnit::Months => MONTH_DAYS,
        };
        let law = Law::of(&Distribution::Fixed(f64::from(rule.amount)), days * DAY as f64);
        (law.mean() > 0.0).then_some(Leaf::Law(law, 1.0))
    }
}
