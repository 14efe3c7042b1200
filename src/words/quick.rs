//! Reads a line of quick entry: `verifica requisiti @Anagrafe 20-35-45m ~2g richiedente`.
//!
//! The grammar, whatever the language of the window:
//! - words make the name; quotes keep signs and numbers in it;
//! - `@office`, `#system` (`##` copied by hand), a duration in minutes or hours is the work,
//!   `~duration` a wait, with for whom after it;
//! - a word with a colon in front is a kind (`fine:`) or the name of an open branch (`sì:`);
//! - a name that ends in `?` is a decision, with branches after it: `sì 50 / no 50`;
//! - `|` sets steps side by side, `+` in front brings open branches together, `!` in front hangs a
//!   timer on the step at hand, `-> name` goes on to a step that exists.
//!
//! Nothing typed is dropped: what is not understood stays in the name or is told in a [`Remark`].

use std::ops::Range;

use super::quick_lexicon::{Asked, fold, is_await, kind_word};
use super::quick_part::Part;
use super::quick_token::{Sign, Token, tokens};
use super::read::ReadFault;
use crate::model::quick::{Known, MOST_BRANCHES, QuickJoin, QuickLine};

/// Longest line read, in bytes.
pub const MAX_LINE_BYTES: usize = 8_000;

/// What a piece of the line was taken for; the screen colors it so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A sign, or a word that names a kind.
    Sign,
    /// An office.
    Office,
    /// Work.
    Work,
    /// A wait and for whom.
    Wait,
    /// A system.
    System,
    /// The name or share of a branch.
    Branch,
    /// A step to go on to.
    Target,
    /// Something that was not understood.
    Doubt,
}

/// Something to be told about a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// Nothing to be made.
    Nothing,
    /// The line is longer than [`MAX_LINE_BYTES`].
    TooLong,
    /// No step has this name.
    NoTarget(String),
    /// This is not a duration; it stays in the name.
    NotRead(String, ReadFault),
    /// Work is told in minutes or hours; this stays in the name.
    LongWork(String),
    /// There is work already; this stays in the name.
    WorkTwice(String),
    /// This cannot be told of a decision.
    NotOfDecision(String),
    /// Several offices begin so; this one was taken.
    Several(String),
    /// The shares sum to this, in percent.
    Shares(f64),
    /// More branches than a line may have.
    TooMany,
}

impl Remark {
    /// Whether the line cannot be made before this is mended.
    pub fn blocks(&self) -> bool {
        matches!(self, Self::Nothing | Self::TooLong | Self::NoTarget(_) | Self::TooMany)
    }
}

/// A line as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// What it asks for.
    pub line: QuickLine,
    /// Its pieces and what they were taken for, in order.
    pub spans: Vec<(Range<usize>, Meaning)>,
    /// What is to be told about it.
    pub remarks: Vec<Remark>,
}

impl Entry {
    /// Whether Enter makes it.
    pub fn is_ready(&self) -> bool {
        !self.remarks.iter().any(Remark::blocks)
    }

    pub(super) fn mark(&mut self, at: Range<usize>, meaning: Meaning) {
        if at.start < at.end {
            self.spans.push((at, meaning));
        }
    }
}

/// Reads a line against the names a procedure knows.
pub fn read(text: &str, known: &Known) -> Entry {
    let mut out = Entry::default();
    if text.len() > MAX_LINE_BYTES {
        out.remarks.push(Remark::TooLong);
        return out;
    }
    let mut from = text.len() - text.trim_start().len();
    let mut joins = false;
    let mut hangs = false;
    if text[from..].starts_with('+') {
        joins = true;
        out.mark(from..from + 1, Meaning::Sign);
        from += 1;
    }
    from += text[from..].len() - text[from..].trim_start().len();
    if !joins && text[from..].starts_with('!') {
        hangs = true;
        out.mark(from..from + 1, Meaning::Sign);
        from += 1;
    }
    from = branch_in_front(text, from, known, &mut out);
    let tokens = tokens(text, from);
    out.line.parallel = tokens.iter().any(|t| t.sign == Sign::Bar);
    for token in tokens.iter().filter(|t| t.sign == Sign::Bar) {
        out.mark(token.at.clone(), Meaning::Sign);
    }
    for piece in tokens.split(|t| t.sign == Sign::Bar) {
        if !piece.is_empty() {
            let asked = kind_in_front(text, piece, &mut out);
            Part { text, known, out: &mut out, hangs, asked: asked.1 }.read(&piece[asked.0..]);
        }
    }
    finish(joins, &mut out);
    out.spans.sort_by_key(|(at, _)| (at.start, at.end));
    out
}

/// Closes a line: a join that is only an office has no step; too little or too much is told.
fn finish(joins: bool, out: &mut Entry) {
    let line = &mut out.line;
    if line.parts.len() > MOST_BRANCHES
        || line.parts.iter().any(|p| p.branches.len() > MOST_BRANCHES)
    {
        out.remarks.push(Remark::TooMany);
    }
    let bare = |p: &crate::model::quick::QuickStep| {
        p.name.is_empty()
            && p.work.is_none()
            && p.waits.is_empty()
            && p.systems.is_empty()
            && p.kind == crate::model::quick::QuickStep::default().kind
    };
    let alone = matches!(line.parts.as_slice(), [part] if bare(part));
    if alone && let Some(part) = line.parts.pop() {
        line.to = part.to;
        if joins {
            line.join = Some(QuickJoin { office: part.office });
        } else if part.office.is_some() || line.to.is_none() {
            out.remarks.push(Remark::Nothing);
        }
    } else if joins {
        let office = line.parts.first().and_then(|p| p.office.clone());
        line.join = Some(QuickJoin { office });
    } else if line.parts.is_empty() && line.to.is_none() {
        out.remarks.push(Remark::Nothing);
    }
}

/// The text before the first colon outside of quotes, and where the text after it begins.
fn before_colon(text: &str, from: usize) -> Option<(Range<usize>, usize)> {
    let rest = &text[from..];
    let colon = rest.find(':')?;
    let head = &rest[..colon];
    let is_name = !head.contains(['@', '#', '~', '|', '"', '«', '“', '„']) && head.len() <= 120;
    let end = from + head.trim_end().len();
    (is_name && end > from).then_some((from..end, from + colon + 1))
}

/// Takes the name of an open branch in front, `sì: …`; returns where the rest begins.
fn branch_in_front(text: &str, from: usize, known: &Known, out: &mut Entry) -> usize {
    let Some((head, after)) = before_colon(text, from) else { return from };
    let name = fold(&text[head.clone()]);
    let Some((flow, _)) = known.branches.iter().find(|(_, b)| fold(b) == name) else { return from };
    out.line.branch = Some(flow.clone());
    out.mark(head.start..after, Meaning::Branch);
    after
}

/// The kind a word in front asks for, and the number of tokens it takes.
fn kind_in_front(text: &str, piece: &[Token<'_>], out: &mut Entry) -> (usize, Option<Asked>) {
    let Some(first) = piece.first().filter(|t| t.is_plain_word()) else { return (0, None) };
    if let Some((head, after)) = before_colon(text, first.at.start)
        && let Some(asked) = kind_word(&fold(&text[head.clone()]))
    {
        let taken = piece.iter().take_while(|t| t.at.start < after).count();
        // A colon inside a word (`fine:subito`) does not end a token there.
        if piece.get(taken.saturating_sub(1)).is_some_and(|t| t.at.end <= after) {
            out.mark(head.start..after, Meaning::Sign);
            return (taken, Some(asked));
        }
    }
    if piece.len() > 1 && is_await(&fold(first.text)) {
        out.mark(first.at.clone(), Meaning::Sign);
        return (1, Some(Asked::Awaited));
    }
    (0, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::{FlowId, OfficeId, StepId};
    use crate::model::office::OfficeKind;
    use crate::model::quick::{QuickOffice, QuickStep};
    use crate::model::step::{GatewayKind, StepKind, SystemMode, TaskKind, Timer, Trigger};
    use crate::model::text::Language;
    use crate::model::timing::{Distribution, Timing, Unit, WaitedFor};
    use crate::words::Words;

    fn known() -> Known {
        let office = |id: &str, name: &str| (OfficeId::new(id), name.to_owned());
        Known {
            offices: vec![
                office("o1", "Anagrafe · back office"),
                office("o2", "Messi accertatori"),
                office("o3", "Messi notificatori del tribunale"),
                office("o4", "Ufficio protocollo"),
            ],
            steps: vec![(StepId::new("s1"), "Chiusura e archiviazione".to_owned())],
            systems: vec!["gestionale anagrafe".to_owned()],
            branches: vec![(FlowId::new("f1"), "sì".to_owned())],
            yes_no: ["sì".to_owned(), "no".to_owned()],
            ..Known::default()
        }
    }

    fn entry(text: &str) -> Entry {
        let entry = read(text, &known());
        let mut end = 0;
        for (at, _) in &entry.spans {
            assert!(text.get(at.clone()).is_some() && at.start >= end, "{text} {:?}", entry.spans);
            end = at.end;
        }
        entry
    }

    /// The one step of a line that has nothing to be told.
    fn step(text: &str) -> QuickStep {
        let entry = entry(text);
        assert_eq!(entry.remarks, vec![], "{text}");
        let [part] = entry.line.parts.as_slice() else { panic!("{text}: {entry:?}") };
        part.clone()
    }

    fn office(id: &str) -> QuickOffice {
        QuickOffice::Known(OfficeId::new(id))
    }

    #[test]
    fn the_line_of_the_manual_is_read() {
        let read = step("verifica requisiti @Anagrafe 20-35-45m ~2g richiedente");
        assert_eq!(read.name, "verifica requisiti");
        assert_eq!(read.office, Some(office("o1")));
        let law = Distribution::Triangular { min: 20.0, mode: 35.0, max: 45.0 };
        assert_eq!(read.work, Some(Timing::new(law, Unit::Minutes)));
        let [wait] = read.waits.as_slice() else { panic!("{read:?}") };
        assert_eq!(wait.timing, Timing::new(Distribution::Fixed(2.0), Unit::CalendarDays));
        assert_eq!(wait.waited_for, Some(WaitedFor::Applicant));
        assert_eq!(read.kind, StepKind::Task(TaskKind::Person));
    }

    #[test]
    fn parts_may_stand_in_any_order_and_language() {
        for text in [
            "@Anagrafe verifica 1h30 ~3gl legge",
            "verifica ~ 3 AT Gesetz @\"Anagrafe · back office\" 1 h 30",
            "1h30 verifica ~3wd for the law @back",
        ] {
            let read = step(text);
            assert_eq!(read.name, "verifica", "{text}");
            assert_eq!(read.office, Some(office("o1")), "{text}");
            assert_eq!(read.work, Some(Timing::new(Distribution::Fixed(90.0), Unit::Minutes)));
            assert_eq!(read.waits[0].timing.unit, Unit::WorkingDays);
            assert_eq!(read.waits[0].waited_for, Some(WaitedFor::Law), "{text}");
        }
        let two = step(
            "invio ~2g richiedente ~lognormale 5 ± 2 gl altro ente 10m #gestionale anagrafe ##PEC",
        );
        assert_eq!(two.waits.len(), 2);
        assert_eq!(two.waits[1].waited_for, Some(WaitedFor::OtherBody));
        assert_eq!(two.systems[0].name, "gestionale anagrafe");
        assert_eq!(two.systems[1].mode, SystemMode::CopiedByHand);
    }

    #[test]
    fn offices_are_found_by_their_beginning_or_made() {
        assert_eq!(step("x @Messi accertatori").office, Some(office("o2")));
        assert_eq!(step("x @protocollo 3m").office, Some(office("o4")));
        let new = |name: &str, kind| Some(QuickOffice::New(name.to_owned(), kind));
        assert_eq!(
            step("x @Ufficio tecnico comunale 30m").office,
            new("Ufficio tecnico comunale", OfficeKind::Internal)
        );
        assert_eq!(step("x @\"Anagrafe\" 3m").office, new("Anagrafe", OfficeKind::Internal));
        assert_eq!(step("x @Cittadino").office, new("Cittadino", OfficeKind::Applicant));
        let several = entry("x @Messi 3m");
        assert_eq!(several.line.parts[0].office, Some(office("o2")));
        assert_eq!(several.remarks, vec![Remark::Several("Messi accertatori".to_owned())]);
        assert!(several.is_ready());
    }

    #[test]
    fn a_question_is_a_decision_with_branches() {
        let shares = |text: &str| -> Vec<(String, Option<f64>, bool)> {
            let read = step(text);
            assert_eq!(read.kind, StepKind::Gateway(GatewayKind::Exclusive), "{text}");
            read.branches.into_iter().map(|b| (b.name, b.share, b.default)).collect()
        };
        let half = vec![("sì".to_owned(), Some(0.5), true), ("no".to_owned(), Some(0.5), false)];
        assert_eq!(shares("completa? sì 50 / no 50"), half);
        assert_eq!(shares("completa ? sì 50%/no 50 %"), half);
        assert_eq!(shares("completa? 50% sì / no"), half);
        let bare = vec![("sì".to_owned(), None, false), ("no".to_owned(), None, false)];
        assert_eq!(shares("completa?"), bare);
        let two = entry("torna? sì 85 -> Chiusura / no 15");
        assert_eq!(two.line.parts[0].branches[0].to, Some(StepId::new("s1")));
        assert_eq!(two.line.parts[0].branches[1].to, None);
        assert_eq!(entry("c? a 60 / b 60").remarks, vec![Remark::Shares(120.0)]);
        let timed = entry("10m completa? sì / no");
        assert_eq!(timed.remarks, vec![Remark::NotOfDecision("completa?".to_owned())]);
    }

    #[test]
    fn kinds_branches_and_signs_stand_in_front() {
        assert_eq!(step("fine: Residenza confermata").kind, StepKind::END);
        assert_eq!(step("Ende: erledigt").name, "erledigt");
        assert_eq!(step("invia: lettera 5m").kind, StepKind::Task(TaskKind::Send));
        assert_eq!(step("attendi risposta").kind, StepKind::Catch(Trigger::Message));
        let ten = Timing::new(Distribution::Fixed(10.0), Unit::CalendarDays);
        let timer = StepKind::Catch(Trigger::Timer(Some(Timer::After(ten))));
        assert_eq!(step("attendi: decorrenza ~10g").kind, timer);
        assert_eq!(
            step("attendi: risposta ~10g richiedente").kind,
            StepKind::Task(TaskKind::Receive)
        );
        let chosen = entry("si: registra 5m");
        assert_eq!(chosen.line.branch, Some(FlowId::new("f1")));
        assert_eq!(chosen.line.parts[0].name, "registra");
        assert_eq!(step("Parere: urbanistica").name, "Parere: urbanistica");
        let hung = step("! 45g silenzio");
        assert!(hung.hangs && hung.name == "silenzio", "{hung:?}");
        let joined = entry("+ @Messi accertatori");
        assert!(joined.is_ready() && joined.line.parts.is_empty());
        assert_eq!(joined.line.join.and_then(|j| j.office), Some(office("o2")));
        assert!(entry("+").is_ready());
    }

    #[test]
    fn parallel_parts_and_targets() {
        let three = entry("avvio @Messi accertatori 1h | controllo | parere ~5gl");
        assert!(three.line.parallel && three.line.parts.len() == 3, "{three:?}");
        let on = entry("-> chiusura");
        assert_eq!(on.line.to, Some(StepId::new("s1")));
        assert!(on.is_ready() && on.line.parts.is_empty());
        assert_eq!(step("avvisa 5m -> archiv").to, Some(StepId::new("s1")));
        let lost = entry("avvisa -> boh");
        assert_eq!(lost.remarks, vec![Remark::NoTarget("boh".to_owned())]);
        assert!(!lost.is_ready());
    }

    #[test]
    fn what_is_not_understood_stays_in_the_name_and_is_told() {
        assert_eq!(
            step("Comunicazione art. 7 L. 241/1990").name,
            "Comunicazione art. 7 L. 241/1990"
        );
        assert_eq!(step("\"Attesa 30 min\" 5m").name, "Attesa 30 min");
        let days = entry("sopralluogo 3g");
        assert_eq!(days.line.parts[0].name, "sopralluogo 3g");
        assert_eq!(days.remarks, vec![Remark::LongWork("3g".to_owned())]);
        let twice = entry("x 3m 5m");
        assert_eq!(twice.line.parts[0].name, "x 5m");
        assert_eq!(twice.remarks, vec![Remark::WorkTwice("5m".to_owned())]);
        let wait = entry("x ~presto");
        assert_eq!(wait.line.parts[0].name, "x ~presto");
        assert!(matches!(wait.remarks.as_slice(), [Remark::NotRead(..)]));
    }

    #[test]
    fn garbage_is_contained() {
        for text in
            ["", "   ", "@", "|", "||", "->", "+ +", "!", "~", "#", "?", "\"", ":", "@@@ ###"]
        {
            let entry = entry(text);
            assert!(entry.is_ready() || entry.remarks.iter().any(Remark::blocks), "{text}");
        }
        assert!(!entry("").is_ready() && !entry("|").is_ready() && !entry("->").is_ready());
        assert_eq!(entry(&"x".repeat(9_000)).remarks, vec![Remark::TooLong]);
        assert_eq!(step(&"è".repeat(1_000)).name.chars().count(), 1_000);
        assert_eq!(step("مراجعة الطلب @مكتب 30m 🎉").name, "مراجعة الطلب 🎉");
        assert_eq!(entry(&"a|".repeat(30)).remarks, vec![Remark::TooMany]);
    }

    #[test]
    fn what_is_told_is_said_in_three_languages() {
        let remarks = [
            "x 3g",
            "x ~y",
            "x -> ",
            "x -> y",
            "a? b 3 / c 4",
            "10m a? b/c",
            "x 1m 2m",
            "",
            "x @Messi 1m",
        ];
        for words in Language::ALL.map(Words::new) {
            for text in remarks {
                let entry = entry(text);
                assert!(!entry.remarks.is_empty(), "{text}");
                for remark in &entry.remarks {
                    assert!(words.quick_remark(remark).len() > 8, "{text}");
                }
            }
            let line = "! 45g x";
            let said = words.quick(&entry(line).line, &known());
            assert!(said[0].0.contains('x') && said[0].1.contains("45"), "{said:?}");
        }
        let it = Words::new(Language::It);
        let said = it.quick(&entry("Sopralluogo @Messi accertatori 45m ~10gl").line, &known());
        let [(head, rest)] = said.as_slice() else { panic!("{said:?}") };
        let said = format!("{head} · {rest}");
        assert_eq!(
            said.replace('\u{a0}', " "),
            "Sopralluogo · Messi accertatori · lavoro 45 min · attesa 10 gl"
        );
    }
}
