//! The sample procedures: sound, canonical, sourced, in three languages, with shares that sum to one.

use std::collections::BTreeSet;

use prodigio::analysis::{check, sources};
use prodigio::drawing::measure::Wrap;
use prodigio::drawing::{measure, metrics};
use prodigio::files::{self, catalogue, native};
use prodigio::model::card::{ClockEffect, Silence, TermUnit};
use prodigio::model::finding::Severity;
use prodigio::model::id::{OfficeId, StepId, TermId};
use prodigio::model::invariants;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::{Confidence, Source};
use prodigio::model::step::{GatewayKind, Outcome, StepKind, Timer, Trigger};
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};

fn studies() -> Vec<(&'static str, Study)> {
    catalogue::TEMPLATES.iter().map(|t| (t.code, t.study())).collect()
}

fn procedures() -> Vec<(String, Study, Procedure)> {
    let mut out = Vec::new();
    for (code, study) in studies() {
        for variant in study.variants() {
            let name = format!("{code} {}", variant.id);
            out.push((name, study.clone(), (*variant.procedure).clone()));
        }
    }
    out
}

fn change_of_residence(role: Role) -> Procedure {
    let study = catalogue::first();
    let variant = study.variants().iter().find(|v| v.role == role).expect("both are there");
    (*variant.procedure).clone()
}

#[test]
fn the_files_are_canonical_and_sound() {
    for code in ["cambio-residenza", "suolo-pubblico"] {
        let path = format!("{}/procedures/{code}.prodigio", env!("CARGO_MANIFEST_DIR"));
        let opened = files::open(path.as_ref()).unwrap();
        assert_eq!(opened.findings, []);
        assert_eq!(native::write(&opened.study).unwrap(), std::fs::read_to_string(path).unwrap());
        assert_eq!(catalogue::load(code).unwrap(), opened.study);
        assert_eq!(invariants::study_violations(&opened.study), []);
        let roles: Vec<Role> = opened.study.variants().iter().map(|v| v.role).collect();
        assert_eq!(roles, [Role::AsIs, Role::ToBe]);
    }
    assert_eq!(catalogue::load("none"), None);
    assert_eq!(catalogue::entries()[0].title.get(Language::De), "Wohnsitzwechsel");
}

#[test]
fn no_check_finds_an_error() {
    for (name, _, procedure) in procedures() {
        for finding in check::check(&procedure, Language::It) {
            assert_ne!(finding.severity, Severity::Error, "{name}: {finding:?}");
        }
    }
}

#[test]
fn every_number_has_a_source_and_says_when_it_is_illustrative() {
    for (name, _, procedure) in procedures() {
        for figure in sources::figures(&procedure) {
            let provenance = figure.provenance.unwrap_or_else(|| panic!("{name}: {figure:?}"));
            match provenance.source {
                Source::Law => assert!(provenance.who.contains("art."), "{name}: {figure:?}"),
                Source::Study => assert!(provenance.who.contains("Boscolo Cegion"), "{name}"),
                Source::Illustrative => assert_eq!(provenance.confidence, Confidence::Low),
                other => panic!("{name}: {other:?}"),
            }
        }
    }
}

#[test]
fn only_the_figures_of_the_study_of_padova_are_sourced_as_such() {
    let procedure = change_of_residence(Role::AsIs);
    let is_of_study = |p: Option<&prodigio::model::provenance::Provenance>| {
        p.is_some_and(|p| p.source == Source::Study)
    };
    let flows: BTreeSet<(String, u32)> = procedure
        .flows()
        .filter_map(|(id, f)| f.share.as_ref().map(|s| (id, s)))
        .filter(|(_, s)| is_of_study(s.provenance.as_ref()))
        .map(|(id, s)| (id.to_string(), (s.value * 100.0).round() as u32))
        .collect();
    let expected =
        [("f-completa", 50), ("f-incompleta", 50), ("f-sportello", 62), ("f-telematico", 38)];
    assert_eq!(flows, expected.map(|(id, s)| (id.to_owned(), s)).into());
    let start = procedure.step(&StepId::new("dichiarazione")).unwrap();
    let demand = start.demand.as_ref().unwrap();
    assert!((demand.per_year.value - 1500.0).abs() < 1e-9);
    assert!(is_of_study(demand.per_year.provenance.as_ref()));
}

#[test]
fn the_terms_are_those_of_the_law() {
    for role in [Role::AsIs, Role::ToBe] {
        let procedure = change_of_residence(role);
        let terms = &procedure.card().terms;
        let registration = &terms[&TermId::new("t-registration")];
        assert_eq!((registration.amount, registration.unit), (2, TermUnit::WorkingDays));
        let checks = &terms[&TermId::new("t-checks")];
        assert_eq!(
            (checks.amount, checks.unit, checks.silence),
            (45, TermUnit::Days, Silence::Assent)
        );
        let timer = procedure.step(&StepId::new("silenzio-timer")).unwrap();
        let expires = Trigger::Timer(Some(Timer::TermExpires(TermId::new("t-checks"))));
        assert_eq!(timer.kind.trigger(), Some(&expires));
        let end = procedure.step(&StepId::new("silenzio-assenso")).unwrap();
        let outcome = Some(Outcome::Silence(Silence::Assent));
        assert_eq!(end.kind, StepKind::End { trigger: Trigger::Terminate, outcome });
    }
    let study = catalogue::load("suolo-pubblico").unwrap();
    let terms = &study.as_is().unwrap().procedure.card().terms;
    let term = &terms[&TermId::new("t-concessione")];
    assert_eq!((term.amount, term.unit, term.silence), (30, TermUnit::Days, Silence::Inertia));
    assert_eq!((term.limits.suspend_times, term.limits.suspend_days), (Some(1), Some(30)));
}

fn texts(p: &Procedure) -> Vec<&Text> {
    let card = p.card();
    let mut out = vec![
        &card.description,
        &card.unit,
        &card.case_officer,
        &card.deciding_body,
        &card.substitute_power,
        &card.remedies,
        &card.notes,
    ];
    out.extend(card.terms.values().map(|t| &t.name));
    out.extend(p.offices().map(|(_, o)| &o.name));
    out.extend(p.calendars().map(|(_, c)| &c.name));
    out.extend(p.pools().map(|(_, x)| &x.name));
    out.extend(p.lanes().map(|(_, x)| &x.name));
    out.extend(p.artifacts().map(|(_, x)| &x.text));
    out.extend(p.scenarios().map(|(_, x)| &x.name));
    for (_, flow) in p.flows() {
        out.extend((!flow.name.is_empty()).then_some(&flow.name));
    }
    for (_, step) in p.steps() {
        // A gateway that only joins has no question to ask.
        let is_join = step.kind.is_gateway() && step.name.is_empty();
        out.extend((!is_join).then_some(&step.name));
        out.extend((!step.notes.is_empty()).then_some(&step.notes));
        out.extend(step.documents.iter().map(|d| &d.name));
        out.extend(step.risk.iter().flat_map(|r| [&r.event, &r.reason, &r.measure]));
    }
    out
}

#[test]
fn every_text_is_there_in_three_languages() {
    for (name, study, procedure) in procedures() {
        let own = [study.title(), &study.body().name];
        let names = study.variants().iter().map(|v| &v.name);
        for text in texts(&procedure).into_iter().chain(own).chain(names) {
            for language in Language::ALL {
                assert!(text.exact(language).is_some(), "{name}: {text:?}");
            }
        }
    }
}

/// Names are at most 30 characters and stand whole in three lines of a box.
#[test]
fn names_fit_their_boxes() {
    for (name, _, procedure) in procedures() {
        for (id, step) in procedure.steps() {
            for (language, text) in step.name.iter() {
                assert!(text.chars().count() <= 30, "{name} {id} {language:?}: {text}");
                let wrap = Wrap {
                    size: metrics::LABEL,
                    bold: false,
                    width: metrics::NAME_WIDTH,
                    lines: 3,
                    language,
                };
                let lines = measure::wrap(text, wrap);
                let is_whole = !step.kind.is_activity() || !lines.iter().any(|l| l.ends_with('…'));
                assert!(is_whole, "{name} {id} {language:?}: {lines:?}");
            }
        }
    }
}

#[test]
fn shares_sum_to_one_with_one_ordinary_branch() {
    for (name, _, procedure) in procedures() {
        for (id, step) in procedure.steps() {
            let ways: Vec<_> = procedure.outgoing(id).map(|(_, f)| f).collect();
            if !Procedure::wants_shares(step) || ways.len() < 2 {
                continue;
            }
            let shares: Vec<f64> = ways.iter().map(|f| f.share.as_ref().unwrap().value).collect();
            let ordinary = ways.iter().filter(|f| f.default).count();
            if step.kind == StepKind::Gateway(GatewayKind::Exclusive) {
                assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{name} {id}: {shares:?}");
                assert_eq!(ordinary, 1, "{name} {id}");
            } else {
                // One opinion is always asked for, so nothing is left to a default.
                assert!(shares.contains(&1.0) && ordinary == 0, "{name} {id}: {shares:?}");
            }
        }
    }
}

#[test]
fn every_task_has_work_a_phase_an_office_and_a_channel_of_ending() {
    for (name, _, procedure) in procedures() {
        let mut outcomes = BTreeSet::new();
        for (id, step) in procedure.steps() {
            if matches!(step.kind, StepKind::Task(_)) {
                assert!(step.work.is_some() && step.phase.is_some(), "{name} {id}");
                assert!(procedure.office_of(step).is_some(), "{name} {id}");
                assert!(step.digital_level.is_some(), "{name} {id}");
            }
            if let StepKind::End { outcome, .. } = &step.kind {
                outcomes.insert(outcome.unwrap_or_else(|| panic!("{name} {id}")));
            }
        }
        for wanted in [Outcome::Granted, Outcome::Refused, Outcome::Inadmissible] {
            assert!(outcomes.contains(&wanted), "{name} {wanted:?}");
        }
        let marks: BTreeSet<ClockEffect> =
            procedure.steps().flat_map(|(_, s)| s.marks.iter().map(|m| m.effect)).collect();
        for wanted in [ClockEffect::Start, ClockEffect::PreRefusal, ClockEffect::Stop] {
            assert!(marks.contains(&wanted), "{name} {wanted:?}");
        }
    }
}

#[test]
fn a_to_be_keeps_the_ids_of_what_stays() {
    for (code, study) in studies() {
        let (now, then) = (study.as_is().unwrap(), study.to_be().unwrap());
        let ids = |p: &Procedure| p.steps().map(|(id, _)| id.clone()).collect::<BTreeSet<_>>();
        let (now, then) = (ids(&now.procedure), ids(&then.procedure));
        let gone: Vec<_> = now.difference(&then).map(StepId::as_str).collect();
        let new: Vec<_> = then.difference(&now).map(StepId::as_str).collect();
        let expected = match code {
            "cambio-residenza" => {
                (vec!["protocollazione"], vec!["controllo-automatico", "modulo-web"])
            }
            _ => (
                vec!["ordinanza-serve"],
                vec!["avvio-rilascio", "fine-rilascio", "modulo-guidato", "parere-termine"],
            ),
        };
        assert_eq!((gone, new), expected, "{code}");
    }
}

#[test]
fn nothing_drawn_lies_on_something_else() {
    for (name, _, procedure) in procedures() {
        let boxes: Vec<_> = procedure
            .steps()
            .filter(|(_, s)| !matches!(s.kind, StepKind::Boundary { .. }))
            .map(|(id, s)| (id, s.at))
            .collect();
        for (i, (a, at)) in boxes.iter().enumerate() {
            for (b, other) in &boxes[i + 1..] {
                assert!(!at.grown(4.0).touches(*other), "{name}: {a} and {b}");
            }
        }
        for (id, step) in procedure.steps() {
            let lane = procedure.lane(step.lane.as_ref().unwrap()).unwrap();
            let is_on_border = matches!(step.kind, StepKind::Boundary { .. });
            assert!(is_on_border || lane.at.encloses(step.at), "{name} {id}");
        }
    }
}

/// The promise of the sample: home checks are the bottleneck, about nine tenths full. Worked out by
/// hand: (cases × visits × mean work) / (staff × open hours) + other work.
#[test]
fn home_checks_are_about_nine_tenths_full() {
    let procedure = change_of_residence(Role::AsIs);
    let office = procedure.office(&OfficeId::new("o-messi")).unwrap();
    let staff = f64::from(office.staff.as_ref().unwrap().value);
    let hours = f64::from(procedure.calendar_of(office).unwrap().minutes_per_week()) / 60.0;
    // Ten holidays on working days a year.
    let open = hours * (365.25 / 7.0) * (1.0 - 10.0 / 260.0);
    let step = procedure.step(&StepId::new("accertamento")).unwrap();
    let work = step.work.as_ref().unwrap().mean_minutes().unwrap() / 60.0;
    // Of the cases, (1 − 0.5) + 0.5·0.85·(…) go on: at most three requests.
    let lost: f64 = 0.5 * 0.15 * (1.0 + 0.425 + 0.425 * 0.425);
    let load = 1500.0 * (1.0 - lost) * work / (staff * open)
        + office.background.as_ref().unwrap().share.value;
    assert!((0.85..=0.95).contains(&load), "{load}");
}
