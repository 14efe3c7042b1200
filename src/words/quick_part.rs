//! One step of a line of quick entry: its name, office, work, waits, systems, branches and target.

use super::quick::{Entry, Meaning, Remark};
use super::quick_lexicon::{Asked, fit, fold, is_filler, office_kind, waited_for};
use super::quick_token::{Sign, Token, cut_at_slashes};
use super::read::{self, ReadFault};
use super::read_values;
use crate::model::id::StepId;
use crate::model::quick::{Known, QuickBranch, QuickOffice, QuickStep, QuickWait};
use crate::model::step::{GatewayKind, StepKind, SystemMode, SystemUse, TaskKind, Timer, Trigger};
use crate::model::timing::{Timing, Unit, WaitedFor};

/// Most tokens of one duration: `lognormale 5 ± 2 h`.
const MOST_OF_TIMING: usize = 6;

/// Most words of the name of an office, a system or whom is waited for.
const MOST_OF_NAME: usize = 8;

/// Longest name of a new office or system, in characters.
const LONGEST_NAME: usize = 200;

/// Reads one part of a line.
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) known: &'a Known,
    pub(super) out: &'a mut Entry,
    pub(super) hangs: bool,
    pub(super) asked: Option<Asked>,
}

/// A part on the way.
#[derive(Default)]
struct Draft<'a> {
    step: QuickStep,
    name: String,
    /// Tokens after the question mark.
    branches: Option<Vec<Token<'a>>>,
    /// A duration that is the time of a timer.
    timer: Option<Timing>,
}

impl Draft<'_> {
    fn add_word(&mut self, word: &str) {
        if !self.name.is_empty() && !word.is_empty() && word != "?" {
            self.name.push(' ');
        }
        self.name.push_str(word);
    }
}

impl<'a> Part<'a> {
    /// Reads the tokens and adds the step to the line.
    pub(super) fn read(mut self, tokens: &[Token<'a>]) {
        let mut draft = Draft::default();
        if let Some(Asked::Kind(kind)) = &self.asked {
            draft.step.kind = kind.clone();
        }
        let mut i = 0;
        while i < tokens.len() {
            i += self.take(&tokens[i..], &mut draft).max(1);
        }
        self.close(draft);
    }

    /// Takes what the first of the tokens begins; returns how many it took.
    fn take(&mut self, rest: &[Token<'a>], draft: &mut Draft<'a>) -> usize {
        let token = &rest[0];
        match token.sign {
            Sign::Arrow => {
                if let Some(branches) = &mut draft.branches {
                    branches.push(token.clone());
                    return 1;
                }
                draft.step.to = self.target(rest);
                rest.len()
            }
            Sign::Office => self.office(rest, draft),
            Sign::System { by_hand } => self.system(rest, by_hand, draft),
            Sign::Wait => self.wait(rest, draft),
            Sign::Bar | Sign::Slash => 1,
            Sign::Word => {
                if let Some(branches) = &mut draft.branches {
                    branches.push(token.clone());
                    return 1;
                }
                if self.may_decide(token) {
                    draft.add_word(token.text);
                    draft.branches = Some(Vec::new());
                    return 1;
                }
                if let Some(taken) = self.work(rest, draft) {
                    return taken;
                }
                draft.add_word(token.text);
                1
            }
        }
    }

    fn may_decide(&self, token: &Token<'_>) -> bool {
        token.is_plain_word() && token.text.ends_with('?') && !self.hangs && self.asked.is_none()
    }

    /// The longest duration at the beginning of the tokens: `30m`, `1 h 30`, `20-35-45 min`.
    fn duration(&self, rest: &[Token<'a>]) -> Option<(usize, Timing)> {
        let words = rest.iter().take(MOST_OF_TIMING).take_while(|t| t.is_plain_word()).count();
        (1..=words).rev().find_map(|n| {
            let span = self.text.get(rest[0].at.start..rest[n - 1].at.end)?;
            read::timing(span, None).ok().map(|timing| (n, timing))
        })
    }

    /// Work, or the time of a timer.
    fn work(&mut self, rest: &[Token<'a>], draft: &mut Draft<'a>) -> Option<usize> {
        let law = || {
            let follows = rest.get(1).is_some_and(Token::begins_number);
            rest[0].is_plain_word() && follows
        };
        if !rest[0].begins_number() && !law() {
            return None;
        }
        let timed = self.hangs || self.asked == Some(Asked::Awaited);
        let works = draft.step.kind.is_activity();
        if !timed && !works {
            return None;
        }
        let (n, timing) = self.duration(rest)?;
        let at = rest[0].at.start..rest[n - 1].at.end;
        let said = || self.text[at.clone()].to_owned();
        if timed {
            if draft.timer.is_some() {
                return None;
            }
            self.out.mark(at, Meaning::Wait);
            draft.timer = Some(timing);
        } else if !matches!(timing.unit, Unit::Minutes | Unit::Hours) {
            let remark = Remark::LongWork(said());
            self.out.remarks.push(remark);
            self.keep(&rest[..n], draft);
        } else if draft.step.work.is_some() {
            let remark = Remark::WorkTwice(said());
            self.out.remarks.push(remark);
            self.keep(&rest[..n], draft);
        } else {
            self.out.mark(at, Meaning::Work);
            draft.step.work = Some(timing);
        }
        Some(n)
    }

    /// Keeps tokens in the name, marked as not understood.
    fn keep(&mut self, tokens: &[Token<'a>], draft: &mut Draft<'a>) {
        for token in tokens {
            draft.add_word(token.text);
            self.out.mark(token.at.clone(), Meaning::Doubt);
        }
    }

    fn wait(&mut self, rest: &[Token<'a>], draft: &mut Draft<'a>) -> usize {
        let from = rest[0].at.start + '~'.len_utf8();
        let words =
            1 + rest[1..].iter().take(MOST_OF_TIMING).take_while(|t| t.is_plain_word()).count();
        let read = (1..=words).rev().find_map(|n| {
            let span = self.text.get(from..rest[n - 1].at.end)?;
            read::timing(span, None).ok().map(|timing| (n, timing))
        });
        let Some((mut n, timing)) = read else {
            let span = &self.text[from..rest[0].at.end];
            let fault = read::timing(span, None).err().unwrap_or(ReadFault::Empty);
            self.out.remarks.push(Remark::NotRead(self.text[rest[0].at.clone()].to_owned(), fault));
            self.out.mark(rest[0].at.clone(), Meaning::Doubt);
            draft.add_word(&self.text[rest[0].at.clone()]);
            return 1;
        };
        let whom = for_whom(&rest[n..]);
        n += whom.map_or(0, |w| w.0);
        self.out.mark(rest[0].at.start..rest[n - 1].at.end, Meaning::Wait);
        draft.step.waits.push(QuickWait { timing, waited_for: whom.map(|w| w.1) });
        n
    }

    fn system(&mut self, rest: &[Token<'a>], by_hand: bool, draft: &mut Draft<'a>) -> usize {
        let names: Vec<String> = self.known.systems.iter().map(|s| fold(s)).collect();
        let (n, found) = if rest[0].quoted {
            (1, names.iter().position(|s| *s == fold(rest[0].text)))
        } else {
            longest(rest, |folded| names.iter().position(|s| s == folded)).map_or_else(
                || {
                    let begun = fold(rest[0].text);
                    let fits = |s: &String| fit(&begun, s).is_some_and(|f| f <= 1);
                    (1, names.iter().position(fits))
                },
                |(n, place)| (n, Some(place)),
            )
        };
        let name = found.map_or_else(|| shortened(rest[0].text), |i| self.known.systems[i].clone());
        let mode = if by_hand { SystemMode::CopiedByHand } else { SystemMode::Read };
        if !draft.step.systems.iter().any(|s| s.name == name && s.mode == mode) {
            draft.step.systems.push(SystemUse { name, mode });
        }
        self.out.mark(rest[0].at.start..rest[n - 1].at.end, Meaning::System);
        n
    }

    fn office(&mut self, rest: &[Token<'a>], draft: &mut Draft<'a>) -> usize {
        let (n, office) = self.office_of(rest, !draft.name.is_empty() && draft.branches.is_none());
        self.out.mark(rest[0].at.start..rest[n - 1].at.end, Meaning::Office);
        draft.step.office = Some(office);
        n
    }

    /// The office a run of tokens names. At the end of a part all words belong to it; in front of
    /// the name only as many as some office has.
    fn office_of(&mut self, rest: &[Token<'a>], at_end: bool) -> (usize, QuickOffice) {
        let exact = |folded: &str| self.known.offices.iter().find(|(_, n)| fold(n) == folded);
        if rest[0].quoted {
            let name = rest[0].text;
            let known = exact(&fold(name)).map(|(id, _)| QuickOffice::Known(id.clone()));
            let new = || QuickOffice::New(shortened(name), office_kind(name));
            return (1, known.unwrap_or_else(new));
        }
        if let Some((n, (id, _))) = longest(rest, exact) {
            return (n, QuickOffice::Known(id.clone()));
        }
        let run = run_of(rest);
        let all = self.text[rest[0].at.start + 1..rest[run - 1].at.end].to_owned();
        let lengths = if at_end { run..=run } else { 1..=run };
        for n in lengths.rev() {
            let begun = fold(&self.text[rest[0].at.start + 1..rest[n - 1].at.end]);
            if let Some(found) = self.begins(&begun) {
                return (n, found);
            }
        }
        let (n, name) = if at_end { (run, all.as_str()) } else { (1, rest[0].text) };
        (n, QuickOffice::New(shortened(name), office_kind(name)))
    }

    /// The office that begins so; of several the shortest, and it is told.
    fn begins(&mut self, begun: &str) -> Option<QuickOffice> {
        let mut fits: Vec<(u8, usize, &str)> = Vec::new();
        for (i, (_, name)) in self.known.offices.iter().enumerate() {
            if let Some(f) = fit(begun, &fold(name)).filter(|f| *f <= 2) {
                fits.push((f, i, name));
            }
        }
        fits.sort_by_key(|(f, i, name)| (*f, name.len(), *i));
        let (best, place, name) = *fits.first()?;
        if fits.iter().filter(|f| f.0 == best).count() > 1 {
            self.out.remarks.push(Remark::Several(name.to_owned()));
        }
        Some(QuickOffice::Known(self.known.offices[place].0.clone()))
    }

    /// The step named after an arrow, all tokens to the end; an unknown one is told.
    fn target(&mut self, rest: &[Token<'a>]) -> Option<StepId> {
        let last = rest.len() - 1;
        let text = self.text[rest[0].at.end..rest[last].at.end].trim();
        let text = text.trim_matches(['"', '«', '»', '“', '”', '„']);
        let wanted = fold(text);
        let mut best: Option<(u8, usize, usize)> = None;
        for (i, (_, name)) in self.known.steps.iter().enumerate() {
            if let Some(f) = fit(&wanted, &fold(name)).filter(|f| *f <= 3 && !wanted.is_empty()) {
                let rank = (f, name.len(), i);
                best = Some(best.map_or(rank, |b| b.min(rank)));
            }
        }
        let at = rest[0].at.start..rest[last].at.end;
        if let Some((_, _, i)) = best {
            self.out.mark(at, Meaning::Target);
            return Some(self.known.steps[i].0.clone());
        }
        self.out.remarks.push(Remark::NoTarget(text.to_owned()));
        self.out.mark(at, Meaning::Doubt);
        None
    }

    fn close(mut self, mut draft: Draft<'a>) {
        draft.step.name = std::mem::take(&mut draft.name);
        if let Some(branches) = draft.branches.take() {
            draft.step.kind = StepKind::Gateway(GatewayKind::Exclusive);
            self.branches(&branches, &mut draft.step);
            self.strip_decision(&mut draft.step);
        }
        if self.hangs {
            let term = self.known.terms.iter().find(|t| fold(&t.1) == fold(&draft.step.name));
            let by_term = term.map(|(id, _)| Timer::TermExpires(id.clone()));
            let timer = draft.timer.take().map(Timer::After).or(by_term);
            draft.step.kind = StepKind::Catch(Trigger::Timer(timer));
            draft.step.hangs = true;
        } else if self.asked == Some(Asked::Awaited) {
            awaited(&mut draft);
        }
        self.out.line.parts.push(draft.step);
    }

    /// A decision takes no time itself: what was said of it is told, not kept in silence.
    fn strip_decision(&mut self, step: &mut QuickStep) {
        let has_more = step.work.is_some() || !step.waits.is_empty() || !step.systems.is_empty();
        if has_more {
            let remark = Remark::NotOfDecision(step.name.clone());
            self.out.remarks.push(remark);
            step.work = None;
            step.waits.clear();
            step.systems.clear();
        }
    }

    fn branches(&mut self, tokens: &[Token<'a>], step: &mut QuickStep) {
        let cut = cut_at_slashes(tokens);
        for words in cut.split(|t| t.sign == Sign::Slash).filter(|w| !w.is_empty()) {
            let arrow = words.iter().position(|t| t.sign == Sign::Arrow).unwrap_or(words.len());
            let (words, onward) = words.split_at(arrow);
            for token in words {
                self.out.mark(token.at.clone(), Meaning::Branch);
            }
            let (name, share) = branch(words);
            let to = if onward.is_empty() { None } else { self.target(onward) };
            step.branches.push(QuickBranch { name, share, default: false, to });
        }
        if step.branches.is_empty() {
            let named = self.known.yes_no.clone().map(|name| QuickBranch {
                name,
                share: None,
                default: false,
                to: None,
            });
            step.branches.extend(named.into_iter().filter(|b| !b.name.is_empty()));
        }
        if let Some(sum) = complete(&mut step.branches) {
            self.out.remarks.push(Remark::Shares(sum));
        }
    }
}

/// Something awaited: with for whom it is a task that waits for a message, with a time alone a
/// timer, else a message.
fn awaited(draft: &mut Draft<'_>) {
    if draft.timer.is_none()
        && let [QuickWait { timing, waited_for: None }] = draft.step.waits.as_slice()
    {
        draft.timer = Some(timing.clone());
        draft.step.waits.clear();
    }
    let extra =
        draft.step.work.is_some() || !draft.step.waits.is_empty() || !draft.step.systems.is_empty();
    draft.step.kind = match draft.timer.take() {
        Some(timing) if extra => {
            draft.step.waits.insert(0, QuickWait { timing, waited_for: None });
            StepKind::Task(TaskKind::Receive)
        }
        Some(timing) => StepKind::Catch(Trigger::Timer(Some(Timer::After(timing)))),
        None if extra => StepKind::Task(TaskKind::Receive),
        None => StepKind::Catch(Trigger::Message),
    };
}

/// Name and share of a branch: `sì 50`, `62,5 % sportello`, `no`.
fn branch(words: &[Token<'_>]) -> (String, Option<f64>) {
    let share = |t: &Token<'_>| {
        (t.is_plain_word() && t.text != "%").then(|| read_values::share(t.text).ok()).flatten()
    };
    let percent = |t: &Token<'_>| t.text == "%";
    let without_sign: Vec<&Token<'_>> = words.iter().filter(|t| !percent(t)).collect();
    let name = |some: &[&Token<'_>]| some.iter().map(|t| t.text).collect::<Vec<_>>().join(" ");
    let signed = |t: &Token<'_>| t.text.ends_with('%') || words.iter().any(percent);
    match without_sign.as_slice() {
        [rest @ .., last] if share(last).is_some() => (name(rest), share(last)),
        [first, rest @ ..] if signed(first) && share(first).is_some() => (name(rest), share(first)),
        all => (name(all), None),
    }
}

/// Gives the one branch without a share what is left, and marks the most frequent as the ordinary
/// one; returns the sum in percent where it is not 100.
fn complete(branches: &mut [QuickBranch]) -> Option<f64> {
    let said: f64 = branches.iter().filter_map(|b| b.share).sum();
    let unsaid = branches.iter().filter(|b| b.share.is_none()).count();
    if unsaid == 1 && said > 0.0 && said <= 1.0 {
        for branch in branches.iter_mut().filter(|b| b.share.is_none()) {
            branch.share = Some(((1.0 - said) * 10_000.0).round() / 10_000.0);
        }
    }
    let most = branches.iter().filter_map(|b| b.share).fold(0.0, f64::max);
    if let Some(usual) = branches.iter_mut().find(|b| b.share.is_some_and(|s| s >= most)) {
        usual.default = true;
    }
    let sum: f64 = branches.iter().filter_map(|b| b.share).sum();
    let is_whole = branches.iter().all(|b| b.share.is_none()) || (sum - 1.0).abs() < 0.000_5;
    (!is_whole).then_some(sum * 100.0)
}

/// For whom the tokens after a wait say it is, and how many they are.
fn for_whom(rest: &[Token<'_>]) -> Option<(usize, WaitedFor)> {
    let fillers = rest.iter().take(2).take_while(|t| t.is_plain_word() && is_filler(&fold(t.text)));
    let skipped = fillers.count();
    let words: Vec<String> = rest[skipped..]
        .iter()
        .take(2)
        .take_while(|t| t.is_plain_word())
        .map(|t| fold(t.text.trim_end_matches([',', ';'])))
        .collect();
    let two = words.get(1).and_then(|second| {
        waited_for(&format!("{} {second}", words[0])).map(|whom| (skipped + 2, whom))
    });
    two.or_else(|| words.first().and_then(|w| waited_for(w)).map(|whom| (skipped + 1, whom)))
}

/// How many tokens from the first on are words that could belong to its name.
fn run_of(rest: &[Token<'_>]) -> usize {
    let follows = |t: &&Token<'_>| t.is_plain_word() && !t.begins_number();
    1 + rest[1..].iter().take(MOST_OF_NAME - 1).take_while(follows).count()
}

/// The longest run of tokens from the first on that `find` knows, compared folded.
fn longest<T>(rest: &[Token<'_>], find: impl Fn(&str) -> Option<T>) -> Option<(usize, T)> {
    let words =
        1 + rest[1..].iter().take(MOST_OF_NAME - 1).take_while(|t| t.is_plain_word()).count();
    (1..=words).rev().find_map(|n| {
        let joined = rest[..n].iter().map(|t| t.text).collect::<Vec<_>>().join(" ");
        find(&fold(&joined)).map(|found| (n, found))
    })
}

fn shortened(name: &str) -> String {
    name.trim().chars().take(LONGEST_NAME).collect()
}
