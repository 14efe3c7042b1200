//! Conflicts of a merge in the words of people: nothing is said as the file has it.

use std::sync::Arc;

use super::*;
use prodigio::app::merging::said::Versions;
use prodigio::model::calendar::{Calendar, Weekday};
use prodigio::model::card::{LegalRef, Term, TermUnit};
use prodigio::model::demand::{Backlog, Demand};
use prodigio::model::office::{Background, EuroCents, Office};
use prodigio::model::proposal::{Adopted, Cost, Expected, Lever, Proposal};
use prodigio::model::provenance::{Confidence, Provenance, Source};
use prodigio::model::step::Channel;
use prodigio::model::timing::{Wait, WaitedFor};
use prodigio::words::Words;

/// The conflicts of two versions, said in Italian.
fn told(base: &Study, ours: &Study, theirs: &Study) -> Vec<String> {
    let merged = merge(base, ours, theirs, &Choices::new()).expect("they come from one");
    let versions = Versions { base, ours, theirs };
    let words = Words::new(Language::It);
    let said = merged.conflicts.iter().map(|c| versions.say(c, &words));
    said.map(|text| text.replace('\u{a0}', " ")).collect()
}

/// A version with one change of the first variant more.
fn with(base: &Study, change: Change) -> Study {
    let mut study = base.clone();
    apply(&mut study, Edit::In(first(base).0, change)).expect("it is sound");
    study
}

/// Times, channels, offices are told in the words of people, not as the file has them.
#[test]
fn a_conflict_is_told_in_words() {
    let base = sketched("start > a @desk*2 ~10 > b @archive*1 ~20 > end");
    let p = &first(&base).1;
    let time = |id: &str| p.step(&id.into()).expect("it stands").work.clone().expect("it works");
    let (mut mine, mut other) = (time("a"), time("b"));
    (mine.unit, other.unit) = (Unit::Hours, Unit::WorkingDays);
    let ours = with_step(&base, "a", |s| {
        s.work = Some(mine.clone());
        s.channel = Some(Channel::Counter);
        s.office = Some(OfficeId::new("desk"));
    });
    let theirs = with_step(&base, "a", |s| {
        s.work = Some(other.clone());
        s.channel = Some(Channel::CertifiedMail);
        s.office = Some(OfficeId::new("archive"));
    });
    let said = told(&base, &ours, &theirs);
    assert!(said.len() >= 2, "{said:?}");
    for raw in ["{", "\"", "Counter"] {
        assert!(said.iter().all(|s| !s.contains(raw)), "{raw}: {said:?}");
    }
    assert!(said.iter().any(|s| s.contains("sportello")), "{said:?}");
}

/// What the file has as numbers, codes and ids, with what is the same but for its source.
#[test]
fn each_field_is_told_as_people_read_it() {
    let base = sketched("start > a @desk*2 ~10 > b @archive*1 ~20 > end");
    let p = first(&base).1;
    let said = |[ours, theirs]: [Study; 2]| {
        let said = told(&base, &ours, &theirs);
        assert_eq!(said.len(), 1, "{said:?}");
        said[0].clone()
    };
    let (office, desk) = p.offices().next().expect("it has one");
    let hour = |cents| {
        let cost_per_hour = Some(Sourced::bare(EuroCents(cents)));
        let office_with = prodigio::model::office::Office { cost_per_hour, ..desk.clone() };
        with(&base, Change::Office(office.clone(), Some(Arc::new(office_with))))
    };
    let text = said([hour(2_450), hour(3_000)]);
    assert!(text.contains("24,50 €") && text.contains("30,00 €"), "{text}");

    let card = |change: &dyn Fn(&mut prodigio::model::card::Card)| {
        let mut card = p.card().clone();
        change(&mut card);
        with(&base, Change::Card(Box::new(card)))
    };
    let basis = |article: &str| {
        let article = article.to_owned();
        let norm = LegalRef { norm: "L. 241/1990".to_owned(), article, checked: None };
        card(&|c| c.basis = vec![norm.clone()])
    };
    let text = said([basis("art. 2"), basis("art. 3")]);
    assert!(text.contains("dice art. 2 L. 241/1990, "), "{text}");

    let based = card(&|c| {
        let term = Term { amount: 30, ..Term::default() };
        c.terms.insert("t".into(), term);
    });
    let term = |unit, promise| {
        let mut card = first(&based).1.card().clone();
        let term = card.terms.get_mut(&"t".into()).expect("it was put");
        (term.unit, term.promise) = (unit, promise);
        with(&based, Change::Card(Box::new(card)))
    };
    let all =
        told(&based, &term(TermUnit::WorkingDays, Some(0.9)), &term(TermUnit::Months, Some(0.95)));
    assert_eq!(all.len(), 2, "{all:?}");
    let all = all.join(" ");
    let said_of = ["durata del termine", "30 giorni lavorativi", "30 mesi", "90 %", "95 %"];
    for part in said_of {
        assert!(all.contains(part), "{part}: {all}");
    }
    for raw in ["WorkingDays", "Months", "0.9", "0,9"] {
        assert!(!all.contains(raw), "{raw}: {all}");
    }

    let work = |who: &str| {
        with_step(&base, "a", |s| {
            let work = s.work.as_mut().expect("it works");
            work.provenance = Some(Provenance::from(Source::Interview, who));
        })
    };
    let text = said([work("Anna"), work("Bruno")]);
    assert!(text.contains("(Anna)") && text.contains("(Bruno)"), "{text}");

    let kept = |value: &str| {
        with_step(&base, "a", |s| {
            s.foreign.attributes.insert("x:color".to_owned(), value.to_owned());
        })
    };
    let text = said([kept("red"), kept("blue")]);
    assert!(text.contains("x:color=red") && !text.contains(['{', '"']), "{text}");
}

/// Hours, days of the patron: as the panel of calendars says them.
#[test]
fn a_calendar_is_told_as_people_read_it() {
    let open =
        |from, to| Calendar::weekly(Text::default(), &[Weekday::Mon, Weekday::Fri], from, to);
    let put =
        |base: &Study, calendar| with(base, Change::Calendar("c".into(), Some(Arc::new(calendar))));
    let base = put(&sketched("start > a > end"), open(480, 780));
    let ours = put(&base, Calendar { patron: Some((6, 13)), ..open(540, 780) });
    let theirs = put(&base, Calendar { patron: Some((12, 7)), ..open(480, 720) });
    let all = told(&base, &ours, &theirs).join(" ");
    for part in ["lun, ven 09:00–13:00", "lun, ven 08:00–12:00", "13/6", "7/12", "orari"] {
        assert!(all.contains(part), "{part}: {all}");
    }
    for raw in ["{", "[", "Mon", "540"] {
        assert!(!all.contains(raw), "{raw}: {all}");
    }
}

/// The one conflict of two versions, said.
fn one(base: &Study, [ours, theirs]: [Study; 2]) -> String {
    let said = told(base, &ours, &theirs);
    assert_eq!(said.len(), 1, "{said:?}");
    said[0].clone()
}

/// What differs in its source alone does not read alike, wherever in the field the source stands.
#[test]
fn a_source_is_told_wherever_it_stands() {
    let base = sketched("start > a @desk*2 ~10 > end");
    let p = first(&base).1;
    let time = p.step(&"a".into()).and_then(|s| s.work.clone()).expect("it works");
    let (office, desk) = p.offices().next().expect("it has one");
    let from = |who: &str| Some(Provenance::from(Source::Interview, who));
    let timed = |who: &str| Timing { provenance: from(who), ..time.clone() };
    let demand = |who: &str| {
        let per_year = Sourced { value: 900.0, provenance: from(who) };
        with_step(&base, "start", |s| s.demand = Some(Demand::of(per_year.clone())))
    };
    let backlog = |who: &str| {
        let cases = Sourced { value: 12, provenance: from(who) };
        let age = Timing { unit: Unit::CalendarDays, ..time.clone() };
        let waiting = Backlog { cases, age };
        with_step(&base, "a", |s| s.backlog = Some(waiting.clone()))
    };
    let waits = |who: &str| {
        let wait = Wait { waited_for: WaitedFor::Post, timing: timed(who) };
        with_step(&base, "a", |s| s.waits = vec![wait.clone()])
    };
    let background = |who: &str| {
        let share = Sourced { value: 0.25, provenance: from(who) };
        let background = Some(Background { share, job: time.clone() });
        let office_with = Office { background, ..desk.clone() };
        with(&base, Change::Office(office.clone(), Some(Arc::new(office_with))))
    };
    let all: [&dyn Fn(&str) -> Study; 4] = [&demand, &backlog, &waits, &background];
    for made in all {
        let text = one(&base, [made("Anna"), made("Bruno")]);
        assert!(text.contains("(Anna)") && text.contains("(Bruno)"), "{text}");
    }
    // The same person on another day, or surer.
    let work = |day: i8, confidence: Confidence| {
        let mut own = timed("Anna");
        if let Some(source) = &mut own.provenance {
            source.when = Some(jiff::civil::date(2026, 3, day));
            source.confidence = confidence;
        }
        with_step(&base, "a", |s| s.work = Some(own.clone()))
    };
    let text = one(&base, [work(1, Confidence::Medium), work(2, Confidence::Medium)]);
    assert!(text.contains("01/03/2026") && text.contains("02/03/2026"), "{text}");
    let text = one(&base, [work(1, Confidence::Medium), work(1, Confidence::High)]);
    assert!(text.contains("alta"), "{text}");
}

/// Proposals adopted by both that differ in their number, their cost or who sees to them.
#[test]
fn what_was_adopted_is_told_whole() {
    let base = sketched("start > a @desk*2 ~10 > b @archive*1 ~20 > end");
    let adopted = |change: &dyn Fn(&mut Adopted)| {
        let lever = Lever::Eliminate(StepId::new("a"));
        let cost = Cost { once: Some(Sourced::bare(EuroCents(100_000))), yearly: None };
        let proposal = Proposal { lever, why: "", assumption: None, cost, basis: Vec::new() };
        let mut own = proposal.adopted(Expected::default());
        change(&mut own);
        let mut card = first(&base).1.card().clone();
        card.adopted = vec![own];
        with(&base, Change::Card(Box::new(card)))
    };
    let cost =
        |euro: i64| adopted(&|own| own.cost.once = Some(Sourced::bare(EuroCents(euro * 100))));
    let text = one(&base, [cost(2_000), cost(3_000)]);
    assert!(text.contains("2.000 €") && text.contains("3.000 €"), "{text}");
    let owner = |who: &str| adopted(&|own| own.owner = Text::of(Language::It, who));
    let text = one(&base, [owner("Anna"), owner("Bruno")]);
    assert!(text.contains("Anna") && text.contains("Bruno"), "{text}");
    let checked = |share: f64| {
        adopted(&|own| {
            own.lever = Lever::SelfDeclaration(StepId::new("a"));
            own.assumption = Some(Sourced::bare(share));
        })
    };
    let text = one(&base, [checked(0.5), checked(0.4)]);
    assert!(text.contains("50 %") && text.contains("40 %"), "{text}");
    let source = |who: &str| {
        let once = Sourced {
            value: EuroCents(100_000),
            provenance: Some(Provenance::from(Source::Interview, who)),
        };
        adopted(&|own| own.cost.once = Some(once.clone()))
    };
    let text = one(&base, [source("Anna"), source("Bruno")]);
    assert!(text.contains("(Anna)") && text.contains("(Bruno)"), "{text}");
}

/// A scenario is called by its name where it is removed, and where its values differ.
#[test]
fn a_scenario_is_told_by_its_name() {
    use prodigio::model::scenario::{Override, Scenario};

    let drawn = sketched("start > a > end");
    let by = |base: &Study, factor: Option<f64>| {
        let made = factor.map(|factor| {
            let name = Text::of(Language::It, "Estate");
            Arc::new(Scenario { name, overrides: vec![Override::DemandFactor(factor)] })
        });
        with(base, Change::Scenario("sc1".into(), made))
    };
    let base = by(&drawn, Some(2.0));
    let text = one(&base, [by(&base, None), by(&base, Some(3.0))]);
    assert!(text.starts_with("scenario «Estate»: tolto da la mia versione"), "{text}");
    let text = one(&base, [by(&base, Some(4.0)), by(&base, Some(3.0))]);
    assert!(text.starts_with("scenario «Estate», valori cambiati:"), "{text}");
}
