//! Conflicts of a merge in the words of people: nothing is said as the file has it.

use std::sync::Arc;

use super::*;
use prodigio::app::merging::said::Versions;
use prodigio::model::calendar::{Calendar, Weekday};
use prodigio::model::card::{LegalRef, Term, TermUnit};
use prodigio::model::office::EuroCents;
use prodigio::model::provenance::{Provenance, Source};
use prodigio::model::step::Channel;
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
