//! The legal dates of the reference: counting, the clock of one case, the indemnity.

mod support;

use jiff::civil::Date;
use prodigio::law::clock::{Clock, Ignored, LimitScope, NoticeRule, State, TermRule, mark};
use prodigio::law::count::{DayRules, DayTable, count};
use prodigio::law::day::{Day, date_of, day_of, weekday_of};
use prodigio::law::figures::{FigureKey, Figures};
use prodigio::law::holidays::holidays_of;
use prodigio::law::indemnity::Indemnity;
use prodigio::law::replay::{Event, happen, replay};
use prodigio::model::calendar::Holidays;
use prodigio::model::card::{ClockEffect, Term, TermUnit};
use prodigio::model::office::EuroCents;
use prodigio::model::text::Language;
use prodigio::words::Words;
use serde_json::Value;

/// The cases of a file of the reference; `None` where there is no reference.
fn cases(file: &str) -> Option<Vec<Value>> {
    let text = std::fs::read_to_string(support::reference()?.join("law").join(file))
        .expect("the reference has its law files");
    let mut whole: Value = serde_json::from_str(&text).expect("the reference is JSON");
    let Value::Array(cases) = whole["cases"].take() else { panic!("{file} has no cases") };
    Some(cases)
}

fn day(value: &Value) -> Day {
    let date: Date = value.as_str().expect("a date").parse().expect("a date");
    day_of(date)
}

fn optional_day(value: &Value) -> Option<Day> {
    (!value.is_null()).then(|| day(value))
}

fn whole(value: &Value) -> u32 {
    u32::try_from(value.as_u64().expect("a number")).expect("a small number")
}

fn optional(value: &Value) -> Option<u32> {
    (!value.is_null()).then(|| whole(value))
}

fn unit(value: &Value) -> TermUnit {
    match value.as_str() {
        Some("days") => TermUnit::Days,
        Some("working_days") => TermUnit::WorkingDays,
        Some("months") => TermUnit::Months,
        other => panic!("unit {other:?}"),
    }
}

fn day_rules(options: &Value) -> DayRules {
    let patron = options["patron"].as_str().map(|text| {
        let (month, of_month) = text.split_once('-').expect("MM-DD");
        (month.parse().expect("a month"), of_month.parse().expect("a day"))
    });
    let flag = |key: &str| options[key].as_bool().expect("a flag");
    DayRules {
        patron,
        patron_rolls: flag("patron_rolls"),
        saturday_rolls: flag("saturday_rolls"),
        saturday_works: flag("saturday_works"),
        extra_holidays: options["extra_holidays"]
            .as_array()
            .expect("a list")
            .iter()
            .map(day)
            .collect(),
        ..DayRules::default()
    }
}

/// The same rules with and without a table of days: the answers must not differ.
fn tables(rules: &DayRules, start: Day) -> [DayTable; 3] {
    [
        DayTable::new(rules.clone(), start - 1, start + 1500),
        DayTable::new(rules.clone(), start - 1, start + 7),
        DayTable::bare(rules.clone()),
    ]
}

#[test]
fn terms_are_counted_as_the_reference_counts() {
    let Some(cases) = cases("count.json") else { return };
    assert_eq!(cases.len(), 80);
    for case in &cases {
        let start = day(&case["start"]);
        for table in tables(&day_rules(&case["options"]), start) {
            let counted = count(&table, start, whole(&case["amount"]), unit(&case["unit"]));
            assert_eq!(date_of(counted.nominal), date_of(day(&case["nominal"])), "{case}");
            assert_eq!(date_of(counted.last_day), date_of(day(&case["last_day"])), "{case}");
            let weekday = format!("{:?}", weekday_of(counted.last_day));
            assert_eq!(weekday, case["weekday"].as_str().expect("a day"), "{case}");
        }
    }
}

fn term_rule(case: &Value, days: DayTable) -> TermRule {
    let options = &case["options"];
    let flag = |key: &str| options[key].as_bool().expect("a flag");
    TermRule {
        amount: whole(&case["term"]["amount"]),
        unit: unit(&case["term"]["unit"]),
        suspend_times: optional(&options["suspend_max_times"]),
        suspend_days: optional(&options["suspend_max_days"]),
        suspend_scope: match options["suspend_max_scope"].as_str() {
            Some("each") => LimitScope::Each,
            Some("total") => LimitScope::Total,
            other => panic!("scope {other:?}"),
        },
        notice: NoticeRule {
            times: optional(&options["pre_refusal_max_times"]),
            window: whole(&options["pre_refusal_window"]),
            after: whole(&options["pre_refusal_after"]),
            window_rolls: flag("window_rolls"),
        },
        restart_times: optional(&options["restart_max_times"]),
        restart_keeps_extensions: flag("restart_keeps_extensions"),
        days,
    }
}

fn event(value: &Value) -> (Day, Event) {
    let event = match value["type"].as_str() {
        Some("request_integration") => Event::Suspend,
        Some("integration_received") => Event::Resume,
        Some("pre_refusal_notice") => Event::PreRefusal,
        Some("observations_filed") => Event::Observations,
        Some("restart") => Event::Restart,
        Some("extend") => Event::Extend(whole(&value["days"])),
        Some("decision") => Event::Decide,
        other => panic!("event {other:?}"),
    };
    (day(&value["date"]), event)
}

fn reason(ignored: Ignored) -> &'static str {
    match ignored {
        Ignored::LimitTimes => "limit_times",
        Ignored::LimitDays => "limit_days",
        Ignored::AlreadySuspended => "already_suspended",
        Ignored::NotSuspended => "not_suspended",
        Ignored::NoNotice => "no_notice",
        Ignored::AlreadyFiled => "already_filed",
        Ignored::LateObservations => "late_observations",
        Ignored::AfterExpiry => "after_expiry",
        Ignored::AfterDecision => "after_decision",
        Ignored::NotStarted | Ignored::AlreadyStarted => panic!("the receipt comes first"),
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Running => "running",
        State::Suspended => "suspended",
        State::Expired => "expired",
        State::Closed => "closed",
    }
}

fn check_clock(case: &Value, rule: &TermRule) {
    let list = case["events"].as_array().expect("a list");
    assert_eq!(list[0]["type"], "receipt", "{case}");
    let receipt = day(&list[0]["date"]);
    let events: Vec<(Day, Event)> = list[1..].iter().map(event).collect();
    let expected = &case["expected"];

    let run = replay(receipt, &events, rule);
    // The reference counts the receipt as the first event.
    let ignored: Vec<Value> = run
        .ignored
        .iter()
        .map(|(index, why)| serde_json::json!({"index": index + 1, "reason": reason(*why)}))
        .collect();
    assert_eq!(Value::Array(ignored), expected["ignored"], "{case}");
    assert_eq!(run.clock.expiry_day(rule), optional_day(&expected["expiry"]), "{case}");
    assert_eq!(run.clock.nominal_day(rule), optional_day(&expected["nominal"]), "{case}");
    match run.clock.decision(rule) {
        Some(decision) => {
            assert_eq!(Some(decision.day), optional_day(&expected["decided"]), "{case}");
            assert_eq!(Some(decision.in_time), expected["in_time"].as_bool(), "{case}");
            assert_eq!(decision.days_late, whole(&expected["days_late"]), "{case}");
            assert_eq!(decision.elapsed, whole(&expected["elapsed"]), "{case}");
        }
        None => assert!(expected.get("decided").is_none_or(Value::is_null), "{case}"),
    }
    for moment in expected["as_of"].as_array().expect("a list") {
        let on = day(&moment["date"]);
        let mut clock = Clock::start(receipt, rule);
        for (day, event) in events.iter().filter(|(day, _)| *day <= on) {
            // Whether it has an effect was looked at above.
            happen(&mut clock, *day, *event, rule).unwrap_or(());
        }
        let standing = clock.at_end_of(on, rule);
        assert_eq!(state(standing.state), moment["state"], "{moment} of {case}");
        assert_eq!(standing.elapsed, whole(&moment["elapsed"]), "{moment} of {case}");
        assert_eq!(standing.remaining, optional(&moment["remaining"]), "{moment} of {case}");
    }
}

#[test]
fn the_clock_runs_as_the_reference_runs() {
    let Some(cases) = cases("clock.json") else { return };
    assert_eq!(cases.len(), 40);
    for case in &cases {
        let start = day(&case["events"][0]["date"]);
        for days in tables(&day_rules(&case["options"]), start) {
            check_clock(case, &term_rule(case, days));
        }
    }
}

#[test]
fn the_indemnity_is_that_of_the_reference() {
    let Some(cases) = cases("indemnity.json") else { return };
    assert_eq!(cases.len(), 10);
    let figures = Figures::builtin();
    for case in &cases {
        let receipt = day(&case["receipt"]);
        let table = DayTable::bare(day_rules(&case["options"]));
        let counted = count(&table, receipt, whole(&case["amount"]), unit(&case["unit"]));
        assert_eq!(counted.last_day, day(&case["last_day"]), "{case}");
        let late = u32::try_from(day(&case["decided"]) - counted.last_day).unwrap_or(0);
        assert_eq!(late, whole(&case["days_late"]), "{case}");
        let rule = Indemnity::on(&figures, date_of(receipt), "").expect("a rule in force");
        let euro = i64::from(whole(&case["indemnity_eur"]));
        assert_eq!(rule.due(late), EuroCents(euro * 100), "{case}");
    }
}

/// The worked cases of art. 10-bis, with the figures of the program and a term of the card.
#[test]
fn a_notice_suspends_and_goes_on() {
    let date = |text: &str| -> Date { text.parse().expect("a date") };
    let (first, last) = (date("2026-01-01"), date("2026-12-31"));
    let notice = NoticeRule::on(&Figures::builtin(), first, "");
    let term = Term { amount: 30, unit: TermUnit::Days, ..Term::default() };
    let rule = TermRule::of(&term, None, notice, first, last);
    let receipt = day_of(date("2026-03-02"));

    let mut clock = None;
    for (effect, on) in [(ClockEffect::Start, 0), (ClockEffect::PreRefusal, 20)] {
        assert_eq!(mark(&mut clock, effect, receipt + on, &rule), Ok(()));
    }
    let mut silent = clock.expect("a started clock");
    // Day 40 is 11 April, a Saturday; without observations the clock goes on on day 30.
    assert_eq!(silent.expiry_day(&rule), Some(receipt + 40));
    let mut filed = silent;
    assert_eq!(filed.observations(receipt + 26, &rule), Ok(()));
    assert_eq!(filed.expiry_day(&rule), Some(receipt + 46));
    let late = filed.decide(receipt + 49, &rule).expect("not decided before");
    assert_eq!((late.in_time, late.days_late), (false, 3));
    assert_eq!(silent.decide(receipt + 40, &rule).map(|d| d.in_time), Ok(true));
    assert_eq!(mark(&mut clock, ClockEffect::Start, receipt, &rule), Err(Ignored::AlreadyStarted));
    assert_eq!(mark(&mut None, ClockEffect::Stop, receipt, &rule), Err(Ignored::NotStarted));

    // Before the law of 2020 the table has no figure: a notice has no effect.
    let old = NoticeRule::on(&Figures::builtin(), date("2015-01-01"), "");
    let rule = TermRule::of(&term, None, old, first, last);
    let mut clock = Clock::start(receipt, &rule);
    assert_eq!(clock.pre_refusal(receipt + 20, &rule), Err(Ignored::LimitTimes));
}

/// Everything the room names for people has a message in the three languages.
#[test]
fn what_the_law_says_has_words() {
    let ignored = [
        Ignored::NotStarted,
        Ignored::AlreadyStarted,
        Ignored::LimitTimes,
        Ignored::LimitDays,
        Ignored::AlreadySuspended,
        Ignored::NotSuspended,
        Ignored::NoNotice,
        Ignored::AlreadyFiled,
        Ignored::LateObservations,
        Ignored::AfterExpiry,
        Ignored::AfterDecision,
    ];
    let states = [State::Running, State::Suspended, State::Expired, State::Closed];
    let holidays = holidays_of(Holidays::SouthTyrol, 2026);
    assert_eq!(holidays.len(), 13);
    let figures = Figures::builtin();
    for words in Language::ALL.map(Words::new) {
        let keys = ignored
            .iter()
            .map(|i| i.key())
            .chain(states.iter().map(|s| s.key()))
            .chain(holidays.iter().map(|(_, holiday)| holiday.key()))
            .chain(figures.all().iter().map(|f| f.key.key()));
        for key in keys {
            assert!(words.knows(key), "{key}");
        }
    }
}

/// The figure is that of the day; what is not certain is not in the table.
#[test]
fn figures_are_chosen_by_date() {
    let figures = Figures::builtin();
    let on = |key, text: &str| figures.whole(key, text.parse().expect("a date"), "");
    assert_eq!(on(FigureKey::ConferenceSensitiveDays, "2024-05-01"), Some(90));
    assert_eq!(on(FigureKey::ConferenceSensitiveDays, "2026-05-01"), Some(45));
    assert_eq!(on(FigureKey::ConferenceSensitiveDays, "2027-01-01"), None);
    assert_eq!(on(FigureKey::AnnulmentMonths, "2025-12-17"), Some(12));
    assert_eq!(on(FigureKey::AnnulmentMonths, "2025-12-18"), Some(6));
    assert_eq!(on(FigureKey::DefaultTermDays, "2026-01-01"), Some(30));
}
