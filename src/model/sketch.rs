//! A sketch in one line, `start > check > {0.8: pay, 0.2: refuse} > end`, read as a procedure: for
//! tests and docs.
//!
//! - `a > b`: a flow. A name used again is the same step, so `ask > check` can close a loop.
//! - `{0.8: a, 0.2: b > c}`: an exclusive choice; branches meet again before what follows.
//! - `[a, b]`: all at once, joined; `(0.5: a, 0.9: b)`: one or more, joined.
//! - A name that starts with `start` or `end` is such an event; all others are tasks.
//! - After a name: `@office` (staff unknown) or `@office*2` (two people), and the work in minutes:
//!   `~30` fixed, `~exp 30` exponential, `~10/20/40` triangular.
//!
//! Ids are the names with foreign characters replaced; gateways are `g1`, `g2`, ….

use super::draft::Draft;
use super::flow::Flow;
use super::id::{FlowId, OfficeId, StepId, ncname_from};
use super::office::Office;
use super::procedure::Procedure;
use super::provenance::Sourced;
use super::step::{GatewayKind, Step, StepKind, TaskKind};
use super::text::{Language, Text};
use super::timing::{Distribution, Timing, Unit};

/// Deepest nesting of brackets.
const MAX_NESTING: usize = 16;

/// Why a sketch cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the sketch cannot be read at character {at}: expected {expected}")]
pub struct SketchError {
    /// Characters before the fault.
    pub at: usize,
    /// What was expected there.
    pub expected: &'static str,
}

/// Reads a sketch.
pub fn parse(text: &str) -> Result<Procedure, SketchError> {
    let mut reader = Reader {
        rest: text.chars().collect(),
        at: 0,
        draft: Draft::new(),
        gateways: 0,
        flows: 0,
        steps: 0,
    };
    reader.chain(None, 0)?;
    reader.space();
    if reader.at < reader.rest.len() {
        return Err(reader.expected("the end"));
    }
    Ok(reader.draft.finish().0)
}

/// Where a chain goes on from: a step, and the share of the flow that leaves it next.
#[derive(Clone)]
struct Loose {
    step: StepId,
    share: Option<f64>,
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    draft: Draft,
    gateways: usize,
    flows: usize,
    steps: usize,
}

impl Reader {
    fn expected(&self, expected: &'static str) -> SketchError {
        SketchError { at: self.at, expected }
    }

    fn space(&mut self) {
        while self.rest.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
    }

    fn peek(&mut self) -> Option<char> {
        self.space();
        self.rest.get(self.at).copied()
    }

    fn take(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += usize::from(found);
        found
    }

    /// Reads up to one of the signs, trimmed.
    fn word(&mut self, stop: &str) -> String {
        let from = self.at;
        while self.rest.get(self.at).is_some_and(|c| !stop.contains(*c)) {
            self.at += 1;
        }
        self.rest[from..self.at].iter().collect::<String>().trim().to_owned()
    }

    fn number(&mut self, stop: &str) -> Result<f64, SketchError> {
        let word = self.word(stop);
        word.parse().ok().ok_or_else(|| self.expected("a number"))
    }

    /// Reads `item > item > …`; returns where it can go on from, `None` after an end or a step
    /// that was there before (a loop).
    fn chain(&mut self, from: Option<Loose>, depth: usize) -> Result<Option<Loose>, SketchError> {
        if depth > MAX_NESTING {
            return Err(self.expected("fewer brackets"));
        }
        let mut loose = from;
        loop {
            let (kind, close) = match self.peek() {
                Some('{') => (Some(GatewayKind::Exclusive), '}'),
                Some('[') => (Some(GatewayKind::Parallel), ']'),
                Some('(') => (Some(GatewayKind::Inclusive), ')'),
                Some(_) => (None, ' '),
                None => return Err(self.expected("a name")),
            };
            loose = match kind {
                Some(kind) => {
                    self.at += 1;
                    self.choice(kind, close, loose, depth)?
                }
                None => self.step(loose)?,
            };
            if loose.is_none() || !self.take('>') {
                return Ok(loose);
            }
        }
    }

    fn choice(
        &mut self,
        kind: GatewayKind,
        close: char,
        from: Option<Loose>,
        depth: usize,
    ) -> Result<Option<Loose>, SketchError> {
        let split = self.gateway(kind);
        if let Some(from) = from {
            self.join(&from, &split);
        }
        let mut ends = Vec::new();
        loop {
            let share = if self.share_follows() {
                let share = self.number(":")?;
                self.at += 1;
                Some(share)
            } else {
                None
            };
            let start = Loose { step: split.clone(), share };
            if self.peek() == Some('-') {
                self.at += 1;
                ends.push(start);
            } else {
                ends.extend(self.chain(Some(start), depth + 1)?);
            }
            if self.take(close) {
                break;
            }
            if !self.take(',') {
                return Err(self.expected("a comma or the closing bracket"));
            }
        }
        if ends.is_empty() {
            return Ok(None);
        }
        let meet = self.gateway(kind);
        for end in &ends {
            self.join(end, &meet);
        }
        Ok(Some(Loose { step: meet, share: None }))
    }

    fn share_follows(&mut self) -> bool {
        self.space();
        let sign = self.rest[self.at..].iter().find(|c| ":,>{}[]()".contains(**c));
        sign == Some(&':')
    }

    fn gateway(&mut self, kind: GatewayKind) -> StepId {
        self.gateways += 1;
        let id = StepId::new(format!("g{}", self.gateways));
        self.put(&id, Step::new(StepKind::Gateway(kind), Text::default(), 0.0, 0.0));
        id
    }

    fn put(&mut self, id: &StepId, mut step: Step) {
        step.at.x = self.steps as f64 * 150.0;
        self.steps += 1;
        self.draft.step(id.as_str(), step);
    }

    fn join(&mut self, from: &Loose, to: &StepId) {
        self.flows += 1;
        let mut flow = Flow::new(from.step.clone(), to.clone());
        flow.share = from.share.map(Sourced::bare);
        self.draft.flow(FlowId::new(format!("f{:03}", self.flows)), flow);
    }

    fn step(&mut self, from: Option<Loose>) -> Result<Option<Loose>, SketchError> {
        let name = self.word("@~>,{}[]()");
        if name.is_empty() {
            return Err(self.expected("a name"));
        }
        let id = StepId::new(ncname_from(&name));
        let known = self.draft.so_far().step(&id).is_some();
        if let Some(from) = from {
            self.join(&from, &id);
        }
        if known {
            return Ok(None);
        }
        let kind = if name.starts_with("start") {
            StepKind::START
        } else if name.starts_with("end") {
            StepKind::END
        } else {
            StepKind::Task(TaskKind::Plain)
        };
        let is_end = matches!(kind, StepKind::End { .. });
        let mut step = Step::new(kind, Text::of(Language::En, name), 0.0, 0.0);
        if self.take('@') {
            step.office = Some(self.office()?);
        }
        if self.take('~') {
            step.work = Some(Timing::new(self.law()?, Unit::Minutes));
        }
        self.put(&id, step);
        Ok(if is_end { None } else { Some(Loose { step: id, share: None }) })
    }

    fn office(&mut self) -> Result<OfficeId, SketchError> {
        let name = self.word("*~>,{}[]()");
        let id = OfficeId::new(ncname_from(&name));
        let mut office = Office { name: Text::of(Language::En, name), ..Office::default() };
        let staff = if self.take('*') { Some(self.number("~>,{}[]()")?) } else { None };
        office.staff = staff.map(|n| Sourced::bare(n as u32));
        if staff.is_some() || self.draft.so_far().office(&id).is_none() {
            self.draft.office(id.as_str(), office);
        }
        Ok(id)
    }

    fn law(&mut self) -> Result<Distribution, SketchError> {
        let word = self.word(">,{}[]()");
        let parts: Option<Vec<f64>> = word
            .trim_start_matches("exp")
            .split('/')
            .map(|part| part.trim().parse::<f64>().ok())
            .collect();
        match parts.as_deref() {
            Some([mean]) if word.starts_with("exp") => {
                Ok(Distribution::Exponential { mean: *mean })
            }
            Some([value]) => Ok(Distribution::Fixed(*value)),
            Some([min, mode, max]) => {
                Ok(Distribution::Triangular { min: *min, mode: *mode, max: *max })
            }
            _ => Err(self.expected("an amount of minutes")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_meets_again() {
        let p = parse("start > check > {0.8: pay, 0.2: refuse} > end").unwrap();
        assert_eq!(p.steps().count(), 7);
        let shares: Vec<f64> = p
            .outgoing(&"g1".into())
            .filter_map(|(_, f)| f.share.as_ref().map(|s| s.value))
            .collect();
        assert_eq!(shares, [0.8, 0.2]);
        assert_eq!(p.incoming(&"end".into()).count(), 1);
    }

    #[test]
    fn a_known_name_closes_a_loop() {
        let p = parse("start > check @desk*2 ~exp 30 > {0.3: ask > check, 0.7: end}").unwrap();
        assert_eq!(p.incoming(&"check".into()).count(), 2);
        assert_eq!(p.office(&"desk".into()).unwrap().staff.as_ref().unwrap().value, 2);
        let work = p.step(&"check".into()).unwrap().work.as_ref().unwrap().law.mean();
        assert!((work - 30.0).abs() < 1e-12);
    }

    #[test]
    fn a_fault_is_placed() {
        assert_eq!(parse("start > ").unwrap_err().expected, "a name");
        assert!(parse("start > {0.5: a, 0.5: b").is_err());
        assert!(parse("start > a ~ lots").is_err());
    }
}
