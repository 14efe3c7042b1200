//! The legal clock inside a run: shares within the term against worked figures, and silence.

use jiff::civil::date;
use prodigio::analysis::measure::results::{Results, results};
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Extent, Repeats, RunPlan};
use prodigio::analysis::simulate::replicate;
use prodigio::analysis::simulate::watch::Patient;
use prodigio::analysis::story::{TermDay, tell};
use prodigio::law::clock::State;
use prodigio::model::calendar::{Calendar, Holidays, Weekday};
use prodigio::model::card::{Card, ClockEffect, ClockMark, Silence, Term, TermUnit};
use prodigio::model::demand::{ArrivalRule, Demand, Gaps};
use prodigio::model::draft::Draft;
use prodigio::model::id::TermId;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::sketch;
use prodigio::model::step::{Outcome as Ending, Step, StepKind, Timer, Trigger};
use prodigio::model::text::Text;
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};

const CASES_A_DAY: f64 = 40.0;

/// A sketch with a 30-day term, where forty cases come at nine on every day of 2026.
struct Clocked {
    draft: Draft,
}

impl Clocked {
    fn of(text: &str, term: Term) -> Self {
        let mut draft = Draft::from(sketch::parse(text).expect("a sketch"));
        let mut card = Card::default();
        card.terms.insert(TermId::new("term"), term);
        draft.card(card).first_day(Some(date(2026, 1, 1)));
        let holidays = Calendar { holidays: Holidays::Italy, ..Calendar::default() };
        draft.calendar("body", holidays).body_calendar(Some("body".into()));
        let nine = Calendar::weekly(Text::default(), &Weekday::ALL, 540, 541);
        draft.calendar("nine", nine);
        let gap = Timing::new(Distribution::Fixed(1.0 / CASES_A_DAY), Unit::Minutes);
        let mut trial = Self { draft };
        trial.change("start", |step| {
            step.demand = Some(Demand {
                per_year: Sourced::bare(1.0),
                gaps: Gaps::Law(gap),
                rule: ArrivalRule::Snap,
                calendar: Some("nine".into()),
                months: Vec::new(),
            });
        });
        trial
    }

    fn change(&mut self, id: &str, with: impl FnOnce(&mut Step)) {
        let mut step = (**self.draft.so_far().step(&id.into()).expect("a step")).clone();
        with(&mut step);
        self.draft.step(id, step);
    }

    fn rest(&mut self, id: &str, law: Distribution) -> &mut Self {
        let timing = Timing::new(law, Unit::CalendarDays);
        self.change(id, |s| s.waits.push(Wait { waited_for: WaitedFor::Applicant, timing }));
        self
    }

    fn mark(&mut self, id: &str, effect: ClockEffect) -> &mut Self {
        self.change(id, |s| s.marks.push(ClockMark { effect, term: None }));
        self
    }

    fn finish(self) -> Procedure {
        let (procedure, findings) = self.draft.finish();
        assert!(findings.is_empty(), "{findings:?}");
        procedure
    }

    fn run(self) -> Results {
        let procedure = self.finish();
        let plan = RunPlan {
            extent: Extent::Days { warmup: 0, measured: 365, drain: 200 },
            repeats: Repeats::Fixed(14),
            ..RunPlan::default()
        };
        let net = compile(&procedure, None, &plan).expect("can be simulated");
        let mut outcome = Outcome::new(&net, &plan);
        for index in 0..14 {
            outcome.merge(replicate(&net, &plan, index, &mut Patient));
        }
        assert!(outcome.is_complete());
        results(&outcome)
    }
}

fn thirty_days() -> Term {
    Term { amount: 30, unit: TermUnit::Days, ..Term::default() }
}

fn triangular(min: f64, mode: f64, max: f64) -> Distribution {
    Distribution::Triangular { min, mode, max }
}

fn uniform(min: f64, max: f64) -> Distribution {
    Distribution::Uniform { min, max }
}

/// The share within the term, and the mean days late, of a worked figure of the reference.
fn worked(id: &str) -> Option<(f64, f64)> {
    let text = std::fs::read_to_string(crate::support::reference()?.join("law/within-term.json"));
    let all: serde_json::Value = serde_json::from_str(&text.expect("file")).expect("JSON");
    let cases = all["cases"].as_array().expect("cases");
    let dated = &cases.iter().find(|c| c["id"] == id).expect("the case")["dated"];
    let number = |key: &str| dated[key].as_f64().expect("a number");
    Some((number("p_within"), number("mean_days_late")))
}

fn check_worked(id: &str, found: &Results) {
    let term = &found.terms[&TermId::new("term")];
    assert!(found.cases.open.mean == 0.0 && found.cases.finished.mean > 14_000.0);
    let Some((within, late)) = worked(id) else { return };
    // 200,000 cases: a standard error of 0.0007.
    assert!((term.within.mean - within).abs() < 0.003, "{id} {} {within}", term.within.mean);
    assert!((term.days_late.mean - late).abs() < 0.02, "{id} {} {late}", term.days_late.mean);
}

#[test]
fn a_request_for_documents_suspends_the_term() {
    let mut trial =
        Clocked::of("start > examine > {0.4: ask, 0.6: -} > decide > end", thirty_days());
    trial
        .rest("examine", triangular(2.0, 5.0, 12.0))
        .rest("ask", uniform(3.0, 25.0))
        .mark("ask", ClockEffect::Suspend)
        .rest("decide", triangular(8.0, 16.0, 30.0));
    check_worked("w1", &trial.run());
}

#[test]
fn a_notice_of_refusal_waits_for_observations_or_their_window() {
    let text = "start > examine > {0.65: grant > end, \
                0.21: heard > weigh > end, 0.14: notice > silent > refuse > end}";
    let mut trial = Clocked::of(text, thirty_days());
    trial
        .rest("examine", triangular(8.0, 18.0, 29.0))
        .rest("grant", uniform(1.0, 8.0))
        .mark("heard", ClockEffect::PreRefusal)
        .rest("heard", uniform(1.0, 10.0))
        .rest("weigh", triangular(6.0, 16.0, 36.0))
        .mark("notice", ClockEffect::PreRefusal)
        .rest("silent", Distribution::Fixed(10.0))
        .rest("refuse", uniform(1.0, 12.0));
    check_worked("w3", &trial.run());
}

/// A step of 20 to 60 days, interrupted by the expiry of a 30-day term whose silence is consent.
fn silent_consent() -> Clocked {
    let term = Term { silence: Silence::Assent, ..thirty_days() };
    let mut trial = Clocked::of("start > examine > {1: end}", term);
    trial.rest("examine", uniform(20.0, 60.0));
    let expires = Trigger::Timer(Some(Timer::TermExpires("term".into())));
    let kind = StepKind::Boundary { host: "examine".into(), trigger: expires, interrupting: true };
    trial.draft.step("expiry", Step::new(kind, Text::default(), 0.0, 0.0));
    let outcome = Some(Ending::Silence(Silence::Assent));
    let end = StepKind::End { trigger: Trigger::None, outcome };
    trial.draft.step("by-silence", Step::new(end, Text::default(), 0.0, 0.0));
    let flow = prodigio::model::flow::Flow::new("expiry".into(), "by-silence".into());
    trial.draft.flow("f-silence", flow);
    trial
}

#[test]
fn silence_ends_the_case_at_the_end_of_the_last_day() {
    let found = silent_consent().run();
    let term = &found.terms[&TermId::new("term")];
    // A quarter decides within 30 days; the last day may move on over Sundays and holidays.
    assert!((0.25..0.30).contains(&term.within.mean), "{}", term.within.mean);
    assert!((term.within.mean + term.silent.mean - 1.0).abs() < 1e-9);
    assert!(term.late.mean == 0.0);
    let silent = found.outcomes.iter().find(|o| o.outcome.is_some()).expect("an outcome");
    assert_eq!(silent.outcome, Some(Ending::Silence(Silence::Assent)));
    assert!((silent.share.mean - term.silent.mean).abs() < 1e-9);
    // Receipt at nine, expiry at midnight after day 30 or a little later: never beyond 34 days.
    let longest = found.cases.cycle_histogram.last().expect("cases").from_days;
    assert!(longest < 34.0, "{longest}");
}

#[test]
fn a_term_in_working_days_skips_what_is_not_one() {
    let term = Term { amount: 2, unit: TermUnit::WorkingDays, ..Term::default() };
    let mut trial = Clocked::of("start > register > end", term);
    trial.rest("register", Distribution::Fixed(3.0));
    let found = trial.run();
    let within = found.terms[&TermId::new("term")].within.mean;
    // Three calendar days hold at most two working days when they hold a Saturday or a Sunday:
    // received on Thursday, Friday, Saturday (due on Tuesday at the latest), and around holidays.
    assert!((3.0 / 7.0..0.62).contains(&within), "{within}");
    assert!(found.terms[&TermId::new("term")].histogram.len() == 4);
}

/// How a term of 30 days, decided after so many, stands at the end of each day: of one case that
/// comes on each day of five weeks, with whether its decision came in time.
fn days_of_terms(rests: f64) -> Vec<(Vec<TermDay>, bool)> {
    const DAY: i64 = 86_400_000;
    let mut trial = Clocked::of("start > examine > decide > archive > end", thirty_days());
    trial
        .rest("examine", Distribution::Fixed(rests))
        .mark("decide", ClockEffect::Stop)
        .rest("archive", Distribution::Fixed(2.0));
    let plan = RunPlan {
        extent: Extent::Days { warmup: 0, measured: 40, drain: 200 },
        repeats: Repeats::Fixed(1),
        ..RunPlan::default()
    };
    let net = compile(&trial.finish(), None, &plan).expect("can be simulated");
    let story = |number| tell(&net, &plan, 0, number, &mut Patient).expect("a story");
    let of_case = |day: u64| {
        let story = story(day * CASES_A_DAY as u64);
        let course = story.longest_term().expect("it runs");
        let (first, last) = (story.moments[0].at, story.moments[story.moments.len() - 1].at);
        let days = (first / DAY..=last / DAY).map(|day| course.at(day * DAY).expect("it runs"));
        let decided = first + rests as i64 * DAY;
        let before = course.at(decided - DAY).expect("it runs");
        (days.collect(), before.ends.is_some_and(|ends| decided < ends))
    };
    (0..35).map(of_case).collect()
}

#[test]
fn a_story_counts_no_day_that_is_waited_for_and_every_day_late() {
    let (mut waited, mut late, mut in_time) = (0, 0, 0);
    for rests in [31.0, 45.0] {
        for (days, decided_in_time) in days_of_terms(rests) {
            let last = days[days.len() - 1];
            assert!(last.state == State::Closed && days.iter().all(|d| d.of == 30), "{days:?}");
            let counted = if decided_in_time { 30 } else { rests as u32 };
            assert_eq!(last.elapsed, counted, "{days:?}");
            in_time += u32::from(decided_in_time);
            for pair in days.windows(2) {
                let [now, next] = [pair[0], pair[1]];
                match (now.state, next.state) {
                    (State::Running, State::Running) => {
                        waited += u32::from(next.elapsed == now.elapsed);
                        assert!(next.elapsed == (now.elapsed + 1).min(30), "{now:?} {next:?}");
                    }
                    (State::Running, State::Expired) => assert!(next.elapsed > 30, "{next:?}"),
                    (State::Expired, State::Expired) => {
                        assert_eq!(next.elapsed, now.elapsed + 1);
                        late += 1;
                    }
                    _ => {}
                }
            }
        }
    }
    // Five last days lie on a Sunday.
    assert!(waited >= 4 && in_time >= 4 && late > 200, "{waited} {in_time} {late}");
}
