//! Bad and extreme input: a finding or a clear refusal, in bounded time, never a number that is none.

use std::sync::Arc;

use jiff::civil::{Date, DateTime, date, datetime};
use prodigio::analysis::exact::exact_of;
use prodigio::analysis::exact::paths::paths;
use prodigio::analysis::exact::time::free_time;
use prodigio::analysis::levers::effort::Effort;
use prodigio::analysis::levers::lab::Spent;
use prodigio::analysis::levers::subject::Subject;
use prodigio::analysis::levers::{Levers, WhatIf};
use prodigio::analysis::measure::results::{Results, results};
use prodigio::analysis::portfolio::{Part, merge};
use prodigio::analysis::simulate::compile::compile;
use prodigio::analysis::simulate::net::Net;
use prodigio::analysis::simulate::outcome::Outcome;
use prodigio::analysis::simulate::plan::{Extent, Limits, Repeats, RunPlan};
use prodigio::analysis::simulate::replicate;
use prodigio::analysis::simulate::watch::Patient;
use prodigio::model::calendar::{
    Calendar, DateRange, Holidays, Opening, SittingRule, Sittings, Weekday,
};
use prodigio::model::card::{Card, Term, TermUnit};
use prodigio::model::demand::{ArrivalRule, Backlog, Gaps};
use prodigio::model::finding::Finding;
use prodigio::model::flow::Flow;
use prodigio::model::id::{FlowId, OfficeId, StepId, TermId};
use prodigio::model::office::{Background, Office};
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::scenario::{Override, Scenario};
use prodigio::model::step::{Repeat, Step, StepKind, TaskKind};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit};
use prodigio::words::Words;
use serde_json::Value;

use super::trial::Trial;

/// The usual plan with fewer days, and limits that a debug build reaches soon.
fn short() -> RunPlan {
    RunPlan {
        extent: Extent::Days { warmup: 14, measured: 56, drain: 60 },
        repeats: Repeats::Fixed(4),
        limits: Limits { events: 400_000, open_cases: 20_000, tokens_per_case: 1_000 },
        ..RunPlan::usual()
    }
}

/// What came of a procedure: findings in all languages, and figures that are numbers.
struct Seen {
    refused: bool,
    codes: Vec<&'static str>,
    results: Option<Results>,
}

impl Seen {
    fn says(&self, code: &str) -> bool {
        self.codes.contains(&code)
    }

    #[track_caller]
    fn check_says(&self, code: &str) -> &Self {
        assert!(self.says(code), "{code} is not in {:?}", self.codes);
        self
    }

    #[track_caller]
    fn check_refused(&self, code: &str) {
        assert!(self.refused, "not refused: {:?}", self.codes);
        self.check_says(code);
    }

    fn results(&self) -> &Results {
        self.results.as_ref().expect("it runs")
    }
}

/// A procedure and what the model had to mend in it.
struct Odd {
    procedure: Procedure,
    mended: Vec<Finding>,
}

/// Finishes a trial however odd it is: what is mended is said.
fn finish(trial: Trial) -> Odd {
    let (procedure, mended) = trial.draft.finish();
    Odd { procedure, mended }
}

/// Goes through everything that calculates.
#[track_caller]
fn through(odd: &Odd) -> Seen {
    through_as(odd, None, &short())
}

#[track_caller]
fn through_as(odd: &Odd, scenario: Option<&Scenario>, plan: &RunPlan) -> Seen {
    let p = &odd.procedure;
    let mut codes = told(&odd.mended);
    let net = match compile(p, scenario, plan) {
        Ok(net) => net,
        Err(findings) => {
            assert!(!findings.is_empty(), "a refusal has its reason");
            codes.extend(told(&findings));
            return Seen { refused: true, codes, results: None };
        }
    };
    let outcome = run(&net, plan);
    let found = results(&outcome);
    let json = serde_json::to_value(&found).expect("it is JSON");
    check_estimates("results", &json);
    assert!(found.checks.books_agree, "the books agree");
    check_numbers("exact", &format!("{:?}", exact_of(&net)));
    check_numbers("free time", &format!("{:?}", free_time(&net, &mut || false)));
    check_numbers("paths", &format!("{:?}", paths(&net)));
    codes.extend(told(&found.findings));
    if p.steps().count() < 100 {
        let answer = ask(net, p, plan);
        check_estimates("levers", &serde_json::to_value(&answer).expect("it is JSON"));
        let part = |name: &str| Part { names: vec![name.to_owned()], procedure: p };
        match merge(&[part("a"), part("b")]) {
            Ok(merged) => {
                told(&merged.findings);
                told(&compile(&merged.procedure, None, plan).err().unwrap_or_default());
            }
            Err(finding) => {
                told(&[finding]);
            }
        }
    }
    Seen { refused: false, codes, results: Some(found) }
}

fn run(net: &Net, plan: &RunPlan) -> Outcome {
    let mut outcome = Outcome::new(net, plan);
    let mut index = 0;
    while !outcome.is_complete() {
        outcome.merge(replicate(net, plan, index, &mut Patient));
        index += 1;
    }
    outcome
}

/// The levers with very little effort.
fn ask(net: Net, p: &Procedure, plan: &RunPlan) -> WhatIf {
    let effort = Effort {
        levers: 3,
        pairs: vec![2],
        refined: 1,
        moves: 4,
        inputs: (2, 1),
        ends: (2, 2),
        draws: (2, 2),
        each: Spent { replications: 12, events: 500_000.0 },
        ..Effort::default()
    };
    let subject = Arc::new(Subject::of(Arc::new(net), Some(p)));
    let mut levers = Levers::new(subject, plan, effort, &[]);
    loop {
        let jobs = levers.next_jobs();
        if jobs.is_empty() {
            return levers.answer();
        }
        for job in &jobs {
            levers.give(job, &job.run(&mut Patient));
        }
    }
}

/// Fails where an estimate says that something was measured but not what, and where an interval is
/// none.
fn check_estimates(at: &str, value: &Value) {
    match value {
        Value::Object(all) => {
            if let (Some(mean), Some(half), Some(n)) =
                (all.get("mean"), all.get("half_width"), all.get("n"))
            {
                let n = n.as_u64().expect("a count");
                assert!(n == 0 || mean.is_number(), "{at}: {value}");
                assert!(n < 2 || half.is_number(), "{at}: {value}");
            }
            for (key, value) in all {
                check_estimates(&format!("{at}.{key}"), value);
            }
        }
        Value::Array(all) => all.iter().for_each(|v| check_estimates(at, v)),
        _ => {}
    }
}

/// Fails where a number is none, or without bound.
fn check_numbers(what: &str, said: &str) {
    let bad = |word: &str| word == "NaN" || word == "inf";
    let words = said.split(|c: char| !c.is_ascii_alphanumeric());
    assert!(!words.into_iter().any(bad), "{what}: {}", &said[..said.len().min(3000)]);
}

/// Codes of findings, each of which is said in every language.
fn told(findings: &[Finding]) -> Vec<&'static str> {
    for finding in findings {
        for language in Language::ALL {
            let said = Words::new(language).finding(finding);
            assert!(!said.is_empty() && !said.contains(['⟨', '{']), "{}: {said}", finding.code);
        }
    }
    findings.iter().map(|f| f.code).collect()
}

fn simple() -> Trial {
    Trial::of("start > serve @desk*1 ~30 > end", 800.0)
}

fn with_work(law: Distribution, unit: Unit) -> Odd {
    let mut trial = simple();
    trial.change("serve", |s| s.work = Some(Timing::new(law, unit)));
    finish(trial)
}

fn with_office(change: impl FnOnce(&mut Office)) -> Odd {
    let mut trial = simple();
    let mut office = (**trial.draft.so_far().office(&"desk".into()).expect("there")).clone();
    change(&mut office);
    trial.draft.office("desk", office);
    finish(trial)
}

fn with_calendar(calendar: Calendar) -> Odd {
    let mut trial = simple();
    trial.draft.calendar("hours", calendar);
    trial.draft.body_calendar(Some("hours".into()));
    finish(trial)
}

fn with_terms(n: u32, term: &Term) -> Odd {
    let mut trial = simple();
    let mut card = Card::default();
    for i in 0..n {
        card.terms.insert(TermId::new(format!("t{i}")), term.clone());
    }
    trial.draft.card(card);
    finish(trial)
}

fn with_gaps(gaps: Gaps) -> Odd {
    let mut trial = simple();
    trial.change("start", |s| s.demand.as_mut().expect("a demand").gaps = gaps);
    finish(trial)
}

fn with_per_year(per_year: f64) -> Odd {
    finish(Trial::of("start > serve @desk*1 ~30 > end", per_year))
}

/// Distributions nobody can mean, and the widest that are accepted.
fn odd_laws() -> Vec<Distribution> {
    let most = prodigio::model::timing::MAX_AMOUNT;
    let mut laws = vec![
        Distribution::Uniform { min: 5.0, max: 1.0 },
        Distribution::Triangular { min: 5.0, mode: 3.0, max: 1.0 },
        Distribution::Pert { min: 5.0, mode: 3.0, max: 1.0 },
        Distribution::Pert { min: 3.0, mode: 3.0, max: 3.0 },
        Distribution::LogNormal { mean: 1e-300, sd: most },
        Distribution::LogNormal { mean: most, sd: most },
        Distribution::Gamma { mean: 1e-300, sd: most },
        Distribution::Gamma { mean: most, sd: 1e-300 },
        Distribution::Gamma { mean: most, sd: most },
        Distribution::Weibull { shape: 0.05, scale: most },
        Distribution::Weibull { shape: most, scale: 1e-300 },
        Distribution::TruncatedNormal { mean: most, sd: 1e-300 },
        Distribution::TruncatedNormal { mean: 0.0, sd: most },
        Distribution::Exponential { mean: 1e300 },
        Distribution::Exponential { mean: most },
        Distribution::Empirical(vec![]),
        Distribution::Empirical(vec![(1.0, 0.0)]),
        Distribution::Empirical(vec![(f64::NAN, 1.0)]),
        Distribution::Empirical(vec![(most, 1e-300), (0.0, most)]),
    ];
    for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -3.0, 0.0, most] {
        laws.push(Distribution::Fixed(odd));
        laws.push(Distribution::Exponential { mean: odd });
        laws.push(Distribution::LogNormal { mean: odd, sd: 1.0 });
        laws.push(Distribution::Uniform { min: 0.0, max: odd });
    }
    laws
}

/// A law that means nothing is taken out and said; any other goes through everything.
#[track_caller]
fn check_law(law: &Distribution, odd: &Odd) {
    if law.fault().is_some() {
        assert!(told(&odd.mended).contains(&"duration-wrong"), "{law:?}: {:?}", odd.mended);
    } else {
        through(odd);
    }
}

#[test]
#[ignore = "heavy: every odd law through every calculation"]
fn heavy_odd_work_is_a_finding_or_a_number() {
    for law in odd_laws() {
        check_law(&law, &with_work(law.clone(), Unit::Hours));
    }
}

#[test]
#[ignore = "heavy: every odd law through every calculation"]
fn heavy_odd_rests_are_a_finding_or_a_number() {
    for law in odd_laws() {
        for unit in [Unit::WorkingDays, Unit::Months] {
            let mut trial = Trial::of("start > serve ~30 > end", 60.0);
            trial.rest("serve", law.clone(), unit);
            check_law(&law, &finish(trial));
        }
    }
}

#[test]
#[ignore = "heavy: every odd law through every calculation"]
fn heavy_odd_gaps_and_other_work_are_a_finding_or_a_number() {
    for law in odd_laws() {
        let timing = Timing::new(law.clone(), Unit::Minutes);
        check_law(&law, &with_gaps(Gaps::Law(timing.clone())));
        let job = Background { share: Sourced::bare(0.5), job: timing };
        check_law(&law, &with_office(|o| o.background = Some(job)));
    }
    for share in [f64::NAN, -1.0, 1.0, 7.0] {
        let job = Timing::new(Distribution::Fixed(20.0), Unit::Minutes);
        through(&with_office(|o| {
            o.background = Some(Background { share: Sourced::bare(share), job });
        }));
    }
}

#[test]
fn an_office_without_staff_or_hours_is_said() {
    through(&with_office(|o| o.staff = Some(Sourced::bare(0)))).check_says("sim-no-staff");
    through(&with_office(|o| o.staff = Some(Sourced::bare(u32::MAX))));
    let never = Opening { day: Weekday::Mon, from: 600, to: 600 };
    let calendar = Calendar { weekly: vec![never], ..Calendar::default() };
    through(&with_calendar(calendar)).check_says("calendar-wrong");
}

#[test]
fn closures_for_decades_and_one_minute_a_week_are_borne() {
    let week = Calendar::weekly(Text::default(), &[Weekday::Mon], 480, 840);
    let closed = |from, to| Calendar {
        closures: vec![DateRange { from, to }],
        holidays: Holidays::SouthTyrol,
        ..week.clone()
    };
    through(&with_calendar(closed(date(2000, 1, 1), date(2099, 12, 31))))
        .check_refused("sim-never-open");
    let most = closed(date(2026, 1, 6), date(2029, 12, 31));
    through(&with_calendar(most));
    let minute = Calendar::weekly(Text::default(), &[Weekday::Sun], 0, 1);
    through(&with_calendar(minute)).check_says("cases-open");
    let many = (0..2000).map(|n| {
        let from = date(2026, 1, 1).saturating_add(jiff::ToSpan::days(i64::from(n) * 2));
        DateRange { from, to: from }
    });
    through(&with_calendar(Calendar { closures: many.collect(), ..week.clone() }));
}

#[test]
fn demand_far_above_capacity_is_said() {
    let mut plan = short();
    plan.limits.events = 2_000_000;
    let p = with_per_year(100.0 * 17_000.0);
    let seen = through_as(&p, None, &plan);
    assert!(seen.says("limit-open-cases") || seen.says("cases-open"), "{:?}", seen.codes);
}

#[test]
fn demand_of_any_size_ends_and_says_so() {
    for per_year in [1e6, 1e9, 1e15, 1e300, f64::MAX] {
        let seen = through(&with_per_year(per_year));
        let is_said = |c: &&str| c.starts_with("limit-") || *c == "number-out-of-range";
        assert!(seen.codes.iter().any(is_said), "{per_year}: {:?}", seen.codes);
    }
    for per_year in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0] {
        through(&with_per_year(per_year)).check_says("number-out-of-range");
    }
    let seen = through(&with_per_year(0.0));
    assert!(seen.check_says("sim-demand-none").results().cases.cycle_days.n == 0);
    through(&with_per_year(1e-300));
    let scenario =
        |by| Scenario { name: Text::default(), overrides: vec![Override::DemandFactor(by)] };
    for by in [0.0, 1e-12, 1e12, f64::NAN, f64::INFINITY] {
        through_as(&with_per_year(800.0), Some(&scenario(by)), &short());
    }
    for by in [0.0, 1e300, f64::MAX, f64::NAN] {
        let scenario = Scenario {
            name: Text::default(),
            overrides: vec![Override::WorkFactor("serve".into(), by)],
        };
        through_as(&with_per_year(800.0), Some(&scenario), &short());
    }
}

#[test]
fn shares_of_zero_are_said_or_never_taken() {
    let all = finish(Trial::of("start > {0: a ~5, 0: b ~5} > end", 400.0));
    through(&all).check_says("sim-shares-scaled");
    let one = finish(Trial::of("start > {0: a ~5, 1: b ~5} > end", 400.0));
    let seen = through(&one);
    assert!(seen.results().steps[&StepId::new("a")].visits.mean < 1e-12);
    let some = finish(Trial::of("start > (0: a ~5, 0: b ~5) > end", 400.0));
    through(&some);
    for share in [f64::NAN, f64::INFINITY, -4.0, 1e300] {
        let mut trial = Trial::of("start > {0.5: a ~5, 0.5: b ~5} > end", 400.0);
        let (id, flow) = trial
            .draft
            .so_far()
            .flows()
            .find(|(_, f)| f.share.is_some())
            .map(|(id, f)| (id.clone(), f.clone()))
            .expect("a share");
        let odd = Flow { share: Some(Sourced::bare(share)), ..flow };
        trial.draft.flow(FlowId::new(id.as_str()), odd);
        through(&finish(trial));
    }
}

#[test]
fn loops_that_never_or_hardly_ever_end_are_said() {
    through(&finish(Trial::of("start > a > b > a", 400.0))).check_says("limit-endless-loop");
    let seen = through(&finish(Trial::of("start > a ~exp 60 > b ~5 > a", 400.0)));
    assert!(seen.says("cases-open") || seen.says("limit-events"), "{:?}", seen.codes);
    let rare = "start > a ~30 > {0.000000001: end, 0.999999999: again ~5 > a}";
    let seen = through(&finish(Trial::of(rare, 400.0)));
    assert!(seen.says("cases-open") || seen.says("limit-events"), "{:?}", seen.codes);
    let at_once = "start > a > {0.000000001: end, 0.999999999: again > a}";
    through(&finish(Trial::of(at_once, 400.0))).check_says("limit-endless-loop");
}

#[test]
fn ten_thousand_offices_are_borne() {
    let mut trial = simple();
    for n in 0..10_000 {
        let office = Office { staff: Some(Sourced::bare(1)), ..Office::default() };
        trial.draft.office(OfficeId::new(format!("o{n}")), office);
    }
    let plan = RunPlan { repeats: Repeats::Fixed(2), ..short() };
    through_as(&finish(trial), None, &plan);
}

#[test]
fn thousands_of_steps_of_offices_are_borne() {
    let names: Vec<String> = (0..2_000).map(|n| format!("s{n} @o{n}*1 ~1")).collect();
    let text = format!("start > {} > end", names.join(" > "));
    let mut trial = Trial::of(&text, 300.0);
    for n in 0..2_000_i32 {
        trial.change(&format!("s{n}"), |s| s.priority = n % 7);
    }
    let plan = RunPlan { repeats: Repeats::Fixed(2), ..short() };
    through_as(&finish(trial), None, &plan);
}

#[test]
fn terms_of_any_length_and_number_are_borne() {
    for unit in [TermUnit::Days, TermUnit::WorkingDays, TermUnit::Months] {
        for amount in [0, 1, 36_525, u32::MAX] {
            for promise in [None, Some(f64::NAN), Some(7.0)] {
                through(&with_terms(1, &Term { amount, unit, promise, ..Term::default() }));
            }
        }
    }
    through(&with_terms(1000, &Term { amount: 30, ..Term::default() }))
        .check_says("sim-too-many-terms");
}

#[test]
fn dates_of_any_order_and_age_are_said() {
    let dates = |all: Vec<DateTime>| through(&with_gaps(Gaps::Dates(all)));
    let day = |y, m, d| datetime(y, m, d, 9, 0, 0, 0);
    dates(vec![day(2026, 2, 9), day(2026, 1, 9), day(2026, 3, 1)]).check_says("sim-dates-unsorted");
    dates(vec![]).check_refused("sim-dates-none");
    dates(vec![day(1900, 1, 1)]).check_refused("sim-dates-none");
    dates(vec![DateTime::MIN, day(2026, 2, 9), DateTime::MAX]).check_says("sim-dates-before");
    dates(vec![DateTime::MAX; 5]).check_says("cases-none");
    dates(vec![day(2026, 2, 9); 30_000]).check_says("limit-open-cases");
}

#[test]
fn the_last_and_first_days_of_the_calendar_are_borne() {
    for first in [Date::MAX, Date::MIN, date(1, 1, 1), date(9999, 1, 1)] {
        let mut trial = simple();
        trial.draft.first_day(Some(first));
        let week = Calendar::weekly(Text::default(), &Weekday::ALL, 480, 840);
        trial.draft.calendar("hours", Calendar { holidays: Holidays::Italy, ..week });
        trial.draft.body_calendar(Some("hours".into()));
        let mut card = Card::default();
        let term = Term { amount: 3, unit: TermUnit::Months, ..Term::default() };
        card.terms.insert(TermId::new("t"), term);
        trial.draft.card(card);
        trial.change("start", |s| s.demand.as_mut().expect("one").months = vec![1.0; 12]);
        let rule = SittingRule::Monthly { nth: 5, day: Weekday::Fri };
        trial.change("serve", |s| s.sittings = Some(Sittings { rule, at: 600, capacity: None }));
        trial.rest("serve", Distribution::Fixed(2.5), Unit::Months);
        through(&finish(trial));
    }
}

#[test]
fn sittings_without_dates_are_said() {
    let with = |rule, at, capacity| {
        let mut trial = simple();
        trial.change("serve", |s| s.sittings = Some(Sittings { rule, at, capacity }));
        through(&finish(trial))
    };
    with(SittingRule::Dates(vec![]), 600, None).check_says("sim-sittings-none");
    with(SittingRule::Dates(vec![date(1990, 1, 1)]), 600, None).check_says("sim-sittings-none");
    with(SittingRule::Dates(vec![Date::MAX, date(2026, 1, 20)]), u16::MAX, Some(0));
    with(SittingRule::EveryWeeks { weeks: 0, day: Weekday::Sun }, 0, Some(0));
    with(SittingRule::EveryWeeks { weeks: 255, day: Weekday::Sun }, 0, Some(u32::MAX));
    with(SittingRule::Monthly { nth: 0, day: Weekday::Sun }, 0, None);
    with(SittingRule::Monthly { nth: 255, day: Weekday::Sun }, 0, None);
}

#[test]
fn a_large_backlog_is_refused_or_borne() {
    let with = |cases, law, unit| {
        let mut trial = simple();
        let age = Timing::new(law, unit);
        trial.change("serve", |s| {
            s.backlog = Some(Backlog { cases: Sourced::bare(cases), age });
        });
        finish(trial)
    };
    let many = with(500_001, Distribution::Fixed(30.0), Unit::CalendarDays);
    through(&many).check_refused("sim-backlog-large");
    let most = with(500_000, Distribution::Fixed(30.0), Unit::CalendarDays);
    through(&most).check_says("limit-open-cases");
    for law in odd_laws() {
        check_law(&law, &with(20, law.clone(), Unit::Months));
    }
}

#[test]
fn months_that_say_nothing_are_said() {
    for months in
        [vec![0.0; 12], vec![f64::NAN; 12], vec![-1.0; 12], vec![f64::INFINITY; 12], vec![1.0; 5]]
    {
        let mut trial = simple();
        trial.change("start", |s| s.demand.as_mut().expect("one").months = months.clone());
        through(&finish(trial)).check_says("months-wrong");
    }
    for rule in [ArrivalRule::Snap, ArrivalRule::OpenTime] {
        let mut trial = simple();
        let months = [vec![1e300, 1e-300], vec![1e308; 10]].concat();
        trial.change("start", |s| {
            let demand = s.demand.as_mut().expect("one");
            (demand.months, demand.rule) = (months, rule);
        });
        assert!(through(&finish(trial)).results().cases.arrived.mean > 0.0);
    }
}

#[test]
fn extremes_of_priority_staff_and_repeats_are_borne() {
    let mut trial = Trial::of("start > a @desk*2 ~30 > b @desk ~30 > end", 800.0);
    trial.change("a", |s| s.priority = i32::MIN);
    trial.change("b", |s| (s.priority, s.staff_needed) = (i32::MAX, 4_000_000_000));
    through(&finish(trial)).check_says("sim-too-few-staff");
    for repeat in [Repeat::EachInTurn(u32::MAX), Repeat::EachAtOnce(u32::MAX), Repeat::Loop] {
        let mut trial = simple();
        trial.change("serve", |s| {
            s.repeat = Some(repeat);
            s.at_most = Some(u32::MAX);
            s.work = Some(Timing::new(Distribution::Fixed(1e8), Unit::Hours));
        });
        through(&finish(trial));
    }
}

#[test]
fn more_priorities_than_queues_keep_their_order_and_are_said() {
    // The most urgent step and the least: a hundred ranks in one office.
    let steps: Vec<String> = (0..100).map(|n| format!("s{n} @desk*1 ~30")).collect();
    let mut trial = Trial::of(&format!("start > {} > end", steps.join(" > ")), 150.0);
    for n in 0..100 {
        trial.change(&format!("s{n}"), |s| s.priority = 1 + n);
    }
    let seen = through(&finish(trial));
    seen.check_says("sim-priorities-many");
    let wait = |n: i32| seen.results().steps[&StepId::new(format!("s{n}"))].wait_days.mean;
    assert!(wait(0) > wait(99), "{} {}", wait(0), wait(99));
}

#[test]
fn names_of_any_characters_are_borne() {
    let names =
        ["\u{0}\u{7}", "👩‍👩‍👧 \u{202e}אב", "a\"b\\c\n<d>&'", "{ $x } ⟨y⟩", &"x".repeat(100_000)];
    for name in names {
        let mut trial = simple();
        trial.change("serve", |s| s.name = Text::of(Language::It, name));
        let mut card = Card::default();
        let term = Term { amount: 3, name: Text::of(Language::It, name), ..Term::default() };
        card.terms.insert(TermId::new("t"), term);
        trial.draft.card(card);
        through(&finish(trial));
    }
}

#[test]
fn a_day_without_warm_up_and_a_plan_of_nothing_are_borne() {
    let term = with_terms(1, &Term { amount: 3, ..Term::default() });
    for extent in [
        Extent::Days { warmup: 0, measured: 1, drain: 0 },
        Extent::Days { warmup: 0, measured: 0, drain: 0 },
        Extent::Days { warmup: 36_500, measured: 1, drain: 0 },
        Extent::Cases { cases: 0, warmup: 0.0 },
        Extent::Cases { cases: 1, warmup: 0.99 },
        Extent::Cases { cases: 100, warmup: f64::NAN },
    ] {
        for repeats in
            [Repeats::Fixed(0), Repeats::Precision { min: 0, max: 0, relative: f64::NAN }]
        {
            through_as(&term, None, &RunPlan { extent, repeats, ..short() });
        }
    }
}

#[test]
fn a_procedure_of_hardly_anything_is_refused_or_borne() {
    through(&Odd { procedure: Procedure::default(), mended: Vec::new() })
        .check_refused("sim-no-start");
    let mut trial = Trial::of("start > a > end", 10.0);
    trial.step("alone", StepKind::Task(TaskKind::Person));
    through(&finish(trial));
    let mut draft = prodigio::model::draft::Draft::new();
    draft.step("start", Step::new(StepKind::Task(TaskKind::Person), Text::default(), 0.0, 0.0));
    through(&finish(Trial { draft }));
}
