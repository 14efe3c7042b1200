//! The door of the engines: nothing of the model is dropped in silence, whatever the dialect; what
//! is handed over is the same each time; conditions, people, times and jobs are said as each engine
//! wants them.

#[path = "support/wild.rs"]
mod wild;

#[path = "engine/base.rs"]
mod base;
#[path = "engine/changes.rs"]
mod changes;
#[path = "engine/large.rs"]
mod large;
#[path = "engine/loose.rs"]
mod loose;
#[path = "engine/meeting.rs"]
mod meeting;
#[path = "engine/ways.rs"]
mod ways;

use std::collections::BTreeSet;

use prodigio::files::bpmn::engine::dialect::Dialect;
use prodigio::files::bpmn::engine::{self, Export, forms, paths, project};
use prodigio::files::bpmn::{self, ReadOptions};
use prodigio::files::native;
use prodigio::model::artifact::Artifact;
use prodigio::model::calendar::Calendar;
use prodigio::model::card::{Card, ClockLimits, Initiative, Silence, Term, TermUnit};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::flow::{Flow, Link};
use prodigio::model::id::VariantId;
use prodigio::model::lane::{Lane, Pool};
use prodigio::model::office::Office;
use prodigio::model::procedure::Procedure;
use prodigio::model::proposal::{Adopted, Cost, Expected, Lever};
use prodigio::model::provenance::Provenance;
use prodigio::model::review::{Note, Remark};
use prodigio::model::scenario::Scenario;
use prodigio::model::step::{Direction, Step, StepKind, TaskKind};
use prodigio::model::study::{Body, Role, Study};
use prodigio::model::text::{Language, Text};
use prodigio::model::{expression, invariants};
use proptest::prelude::*;

use base::{base, en, task};
use changes::{
    Change, band_changes, beside_changes, document, fields, flow, flow_changes, kind_changes, law,
    office_changes, on, step, step_changes, stop,
};

fn study_of(draft: Draft) -> Study {
    let (procedure, mended) = draft.finish();
    assert_eq!(mended, [], "a procedure of a test is sound");
    let mut study = StudyDraft::new(en("test"), Language::En);
    study.variant("as-is", Role::AsIs, Text::default(), procedure);
    study.finish()
}

fn exported(study: &Study, dialect: Dialect) -> Export {
    engine::export(study, &VariantId::new("as-is"), dialect).expect("the variant is there")
}

/// All that is handed over, and the losses by place, code and arguments.
fn said(study: &Study, dialect: Dialect) -> (String, BTreeSet<String>) {
    let Export { text, forms, losses } = exported(study, dialect);
    let drawn: String = forms.iter().map(forms::form_js).collect();
    let has_files = dialect.has_form_files();
    let losses = losses.iter().map(|f| format!("{:?} {} {:?}", f.place, f.code, f.args)).collect();
    (if has_files { text + &drawn } else { text }, losses)
}

/// What every dialect says of a procedure.
fn said_by_all(draft: Draft) -> Vec<(String, BTreeSet<String>)> {
    let study = study_of(draft);
    Dialect::ALL.into_iter().map(|dialect| said(&study, dialect)).collect()
}

/// Expects a change to show in the file or in a loss, in every dialect.
fn check_change(what: &str, before: &[(String, BTreeSet<String>)], change: &Change, draft: Draft) {
    let mut after = draft;
    change(&mut after);
    let after = study_of(after);
    for (dialect, (was, was_lost)) in Dialect::ALL.into_iter().zip(before) {
        let (is, is_lost) = said(&after, dialect);
        let new: Vec<&String> = is_lost.difference(was_lost).collect();
        assert!(
            *was != is || !new.is_empty(),
            "{what} is dropped in silence by {}",
            dialect.name()
        );
    }
}

fn check_all(thing: &str, fields: &[&str], changes: &[(&'static str, Change)]) {
    let changed: BTreeSet<&str> = changes.iter().map(|(field, _)| *field).collect();
    assert_eq!(changed, fields.iter().copied().collect(), "every field of {thing} is changed");
    let before = said_by_all(base());
    for (field, change) in changes {
        check_change(&format!("{thing}.{field}"), &before, change, base());
    }
}

#[test]
fn no_field_of_a_step_is_dropped_in_silence() {
    let fields = fields!(Step {
        name,
        kind,
        at,
        label,
        lane,
        pool,
        parent,
        office,
        phase,
        work,
        staff_needed,
        waits,
        priority,
        sittings,
        at_most,
        repeat,
        cost,
        documents,
        systems,
        channel,
        digital_level,
        basis,
        marks,
        risk,
        notes,
        demand,
        backlog,
        foreign,
    });
    let mut changes = step_changes();
    changes.extend(kind_changes());
    check_all("step", &fields, &changes);
}

#[test]
fn no_field_of_a_flow_or_office_is_dropped_in_silence() {
    let fields = fields!(Flow {
        from,
        to,
        name,
        share,
        default,
        condition,
        bends,
        docks,
        label,
        marks,
        foreign,
    });
    check_all("flow", &fields, &flow_changes());
    let fields =
        fields!(Office { name, kind, staff, calendar, cost_per_hour, background, parent, ipa });
    check_all("office", &fields, &office_changes());
}

#[test]
fn no_field_of_a_band_artifact_or_link_is_dropped_in_silence() {
    let mut done: BTreeSet<(&str, &str)> = BTreeSet::new();
    let before = said_by_all(base());
    for (thing, field, change) in band_changes() {
        check_change(&format!("{thing}.{field}"), &before, &change, base());
        done.insert((thing, field));
    }
    for (thing, field, first, change) in beside_changes() {
        let with = || {
            let mut draft = base();
            first(&mut draft);
            draft
        };
        check_change(&format!("{thing}.{field}"), &said_by_all(with()), &change, with());
        done.insert((thing, field));
    }
    let all = [
        ("lane", fields!(Lane { name, at, office, pool, parent, vertical, foreign })),
        ("pool", fields!(Pool { name, at, black_box, vertical, office, process, foreign })),
        ("artifact", fields!(Artifact { kind, text, at, label, lane, parent, foreign })),
        ("link", fields!(Link { kind, from, to, name, bends, docks, label, answer, foreign })),
    ];
    for (thing, fields) in all {
        for field in fields {
            assert!(done.contains(&(thing, field)), "{thing}.{field} is not changed");
        }
    }
}

#[test]
fn no_field_of_the_card_is_dropped_in_silence() {
    type OnCard = fn(&mut Card);
    let changes: Vec<(&str, OnCard)> = vec![
        ("description", |c| c.description = en("x")),
        ("initiative", |c| c.initiative = Initiative::ExOfficio),
        ("basis", |c| c.basis = vec![law()]),
        ("unit", |c| c.unit = en("x")),
        ("case_officer", |c| c.case_officer = en("x")),
        ("deciding_body", |c| c.deciding_body = en("x")),
        ("substitute_power", |c| c.substitute_power = en("x")),
        ("remedies", |c| c.remedies = en("x")),
        ("notes", |c| c.notes = en("x")),
        ("terms", |c| {
            c.terms.insert("t".into(), Term::default());
        }),
        ("adopted", |c| {
            c.adopted = vec![Adopted {
                lever: Lever::Continuous("a".into()),
                assumption: None,
                expected: Expected::default(),
                cost: Cost::default(),
                owner: en("x"),
                basis: vec![law()],
                note: en("x"),
            }];
        }),
    ];
    let fields = fields!(Card {
        description,
        initiative,
        basis,
        unit,
        case_officer,
        deciding_body,
        substitute_power,
        remedies,
        notes,
        terms,
        adopted,
    });
    assert_eq!(changes.iter().map(|(f, _)| *f).collect::<Vec<_>>(), fields);
    let before = said_by_all(base());
    for (field, change) in changes {
        let change: Change = Box::new(move |d: &mut Draft| {
            let mut card = d.so_far().card().clone();
            change(&mut card);
            d.card(card);
        });
        check_change(&format!("card.{field}"), &before, &change, base());
    }
}

/// A term as a whole is one loss that says so; its length and name are in it.
#[test]
fn a_term_is_named_with_its_length() {
    let _ = fields!(Term {
        name,
        amount,
        unit,
        silence,
        basis,
        limits,
        saturday_rolls,
        promise,
        provenance,
    });
    let full = Term {
        name: en("x"),
        amount: 3,
        unit: TermUnit::Months,
        silence: Silence::Assent,
        basis: vec![law()],
        limits: ClockLimits::default(),
        saturday_rolls: true,
        promise: Some(0.9),
        provenance: Some(Provenance::illustrative()),
    };
    let mut draft = base();
    let mut card = Card::default();
    card.terms.insert("t".into(), full);
    draft.card(card);
    let study = study_of(draft);
    for dialect in Dialect::ALL {
        let losses = exported(&study, dialect).losses;
        for code in ["engine-term", "engine-silence"] {
            assert!(losses.iter().any(|f| f.code == code), "{code} {}", dialect.name());
        }
    }
}

#[test]
fn what_is_said_of_the_whole_is_not_dropped_in_silence() {
    let before = said_by_all(base());
    let whole: Vec<(&str, Change)> = vec![
        (
            "calendar",
            Box::new(|d: &mut Draft| {
                d.calendar("k", Calendar::default()).body_calendar(Some("k".into()));
            }),
        ),
        (
            "first day",
            Box::new(|d: &mut Draft| {
                d.first_day(Some(jiff::civil::Date::constant(2026, 1, 1)));
            }),
        ),
        (
            "scenario",
            Box::new(|d: &mut Draft| {
                d.scenario("s", Scenario::default());
            }),
        ),
        (
            "review note",
            Box::new(|d: &mut Draft| {
                let date = jiff::civil::Date::constant(2026, 1, 1);
                let said = Remark { author: "A".to_owned(), date, text: "x".to_owned() };
                d.note("n", Note::new(None, said));
            }),
        ),
        ("languages", step!("a", |s| s.name.set(Language::De, "Aufgabe"))),
    ];
    for (what, change) in whole {
        check_change(what, &before, &change, base());
    }
    let (procedure, _) = base().finish();
    let mut study = StudyDraft::new(en("test"), Language::En);
    study.body(Body { name: en("Body"), ..Body::default() });
    study.variant("as-is", Role::AsIs, Text::default(), procedure);
    let study = study.finish();
    for (dialect, (_, before)) in Dialect::ALL.into_iter().zip(&before) {
        assert_ne!(said(&study, dialect).1, *before, "{}", dialect.name());
    }
}

#[test]
fn every_loss_is_said_in_three_languages() {
    let words = Language::ALL.map(prodigio::words::Words::new);
    let mut seen = BTreeSet::new();
    let mut changes: Vec<Change> = step_changes().into_iter().map(|(_, c)| c).collect();
    changes.extend(kind_changes().into_iter().map(|(_, c)| c));
    changes.extend(flow_changes().into_iter().map(|(_, c)| c));
    changes.extend(office_changes().into_iter().map(|(_, c)| c));
    for change in changes {
        let mut draft = base();
        change(&mut draft);
        let study = study_of(draft);
        for dialect in Dialect::ALL {
            for loss in exported(&study, dialect).losses {
                for words in &words {
                    let text = words.finding(&loss);
                    assert!(
                        !text.contains('⟨') && !text.contains("finding-"),
                        "{}: {text}",
                        loss.code
                    );
                    assert!(words.hint(&loss).is_some(), "{}", loss.code);
                }
                seen.insert(loss.code);
            }
        }
    }
    assert!(seen.len() > 30, "{seen:?}");
}

fn with(change: &Change) -> Study {
    let mut draft = base();
    change(&mut draft);
    study_of(draft)
}

#[test]
fn conditions_are_said_in_the_language_of_each_engine() {
    let study = with(&flow!(|f| "amount > 1000 and kind = \"a\"".clone_into(&mut f.condition)));
    let wanted = [
        (Dialect::Operaton, "${(amount &gt; 1000) &amp;&amp; (kind == \"a\")}"),
        (Dialect::Camunda8, "=(amount &gt; 1000) and (kind = \"a\")"),
        (Dialect::Spiff, ">(amount &gt; 1000) and (kind == \"a\")<"),
        (Dialect::BpmnEngine, "next(null, (environment.variables.amount &gt; 1000)"),
    ];
    for (dialect, condition) in wanted {
        let text = exported(&study, dialect).text.replace("&quot;", "\"");
        assert!(text.contains(condition), "{}: {text}", dialect.name());
    }
    let ways = paths::paths(procedure_of(&study), Language::En, Dialect::Camunda8);
    let no = ways.iter().find(|way| way.end.as_str() == "no").expect("a way to the end");
    assert_eq!(no.options["variables"]["amount"], 1001);
    assert_eq!(no.options["variables"]["kind"], "a");
}

fn procedure_of(study: &Study) -> &Procedure {
    study.procedure(&VariantId::new("as-is")).expect("the variant is there")
}

#[test]
fn the_case_officer_gets_the_tasks_of_the_office_that_bears_the_name() {
    let mut draft = base();
    let officer = || en("Head of registry");
    draft.card(Card { case_officer: officer(), ..Card::default() });
    draft.office("o", Office { name: officer(), ..Office::default() });
    let mut step = (**draft.so_far().step(&"a".into()).unwrap()).clone();
    step.office = Some("o".into());
    draft.step("a", step);
    let study = study_of(draft);
    let seven = exported(&study, Dialect::Camunda7).text;
    assert!(seven.contains("camunda:assignee=\"${case_officer}\""), "{seven}");
    assert!(seven.contains("camunda:candidateGroups=\"o\""), "{seven}");
    let eight = exported(&study, Dialect::Camunda8).text;
    assert!(eight.contains("assignee=\"=case_officer\" candidateGroups=\"o\""), "{eight}");
    let ways = paths::paths(procedure_of(&study), Language::En, Dialect::Camunda7);
    assert!(ways.iter().all(|way| way.options["variables"]["case_officer"].is_string()));
    let plain = exported(&study, Dialect::Plain);
    assert!(plain.losses.iter().any(|f| f.code == "engine-case-officer"));
}

#[test]
fn terms_give_due_dates_and_rules_scripts_calls_run_as_each_engine_has_them() {
    let mut draft = base();
    let mut card = Card::default();
    let term = Term { name: en("Decide"), amount: 30, ..Term::default() };
    card.terms.insert("t".into(), term);
    draft.card(card);
    let mut last = (**draft.so_far().step(&"c".into()).unwrap()).clone();
    last.marks = vec![stop()];
    draft.step("c", last);
    let kinds = [
        ("rule", StepKind::Task(TaskKind::Rule)),
        ("script", StepKind::Task(TaskKind::Script)),
        ("call", StepKind::Call { called: "other".to_owned() }),
        ("receive", StepKind::Task(TaskKind::Receive)),
    ];
    for (id, kind) in kinds {
        let mut step = task(TaskKind::Plain, id, 620.0);
        step.kind = kind;
        draft.step(id, step);
    }
    let study = study_of(draft);
    let seven = exported(&study, Dialect::Operaton).text;
    for wanted in [
        "camunda:dueDate=\"P30D\"",
        "<bpmn:businessRuleTask id=\"rule\"",
        "<camunda:in variables=\"all\"/>",
        "<camunda:out variables=\"all\"/>",
        "camunda:historyTimeToLive=\"P180D\"",
        "camunda:versionTag=\"as-is\"",
        "camunda:topic=\"script\"",
    ] {
        assert!(seven.contains(wanted), "{wanted} in {seven}");
    }
    let eight = exported(&study, Dialect::Camunda8).text.replace("&quot;", "\"");
    for wanted in [
        "dueDate=\"=now() + duration(\"P30D\")\"",
        "<zeebe:calledElement processId=\"other\" propagateAllChildVariables=\"true\"/>",
        "<bpmn:scriptTask id=\"script\"",
        "<zeebe:taskDefinition type=\"rule\"/>",
        "<zeebe:subscription correlationKey=\"=case_id\"/>",
        "<zeebe:versionTag value=\"as-is\"/>",
        "modeler:executionPlatform=\"Camunda Cloud\"",
    ] {
        assert!(eight.contains(wanted), "{wanted} in {eight}");
    }
    let flowable = exported(&study, Dialect::Flowable).text;
    for wanted in
        ["flowable:dueDate=\"P30D\"", "flowable:type=\"external-worker\"", "inheritVariables"]
    {
        assert!(flowable.contains(wanted), "{wanted} in {flowable}");
    }
}

#[test]
fn what_is_handed_over_is_complete_and_the_same_each_time() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    for name in ["cambio-residenza.prodigio", "suolo-pubblico.prodigio"] {
        let study = native::read(&std::fs::read(folder.join(name)).unwrap()).unwrap();
        for variant in study.variants() {
            for dialect in Dialect::ALL {
                let made = project::project(&study, &variant.id, dialect).unwrap();
                let again = project::project(&study, &variant.id, dialect).unwrap();
                assert_eq!(made.pieces, again.pieces);
                let named =
                    |start: &str| made.pieces.iter().filter(|p| p.path.starts_with(start)).count();
                let ends = variant.procedure.steps();
                let ends = ends.filter(|(_, s)| matches!(s.kind, StepKind::End { .. })).count();
                assert_eq!(named("paths/"), ends, "{name} {}", dialect.name());
                assert_eq!((named("process.bpmn"), named("README.md")), (1, 1));
                let page = made.pieces.iter().find(|p| p.path == "README.md").unwrap();
                let page = String::from_utf8(page.bytes.clone()).unwrap();
                assert!(!page.contains(['⟨', '⟩']) && !page.contains("handover-"), "{page}");
            }
        }
    }
}

#[test]
fn forms_ask_for_what_the_next_decision_needs() {
    let study = with(&step!("a", |s| s.documents = vec![document(Direction::In)]));
    let forms = exported(&study, Dialect::Camunda8).forms;
    let form = forms.iter().find(|form| form.step.as_str() == "a").expect("a form");
    let keys: Vec<&str> = form.fields.iter().map(|f| f.key.as_str()).collect();
    assert_eq!(keys, ["report_seen", "g_"], "not the name of the gateway itself");
    let drawn: serde_json::Value = serde_json::from_str(&forms::form_js(form)).unwrap();
    assert_eq!(drawn["components"].as_array().map(Vec::len), Some(3));
    let seven = exported(&study, Dialect::Operaton).text;
    assert!(seven.contains("<camunda:formField id=\"g_\" label=\"g\" type=\"enum\">"), "{seven}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_drawing_breaks_the_engines(procedure in wild::procedures(20)) {
        let mut study = StudyDraft::new(en("wild"), Language::En);
        study.variant("as-is", Role::AsIs, Text::default(), procedure);
        let study = study.finish();
        for dialect in Dialect::ALL {
            let made = project::project(&study, &VariantId::new("as-is"), dialect).unwrap();
            let file = made.pieces.iter().find(|p| p.path == project::PROCESS).unwrap();
            let opened = bpmn::read(&file.bytes, &ReadOptions::default()).unwrap();
            prop_assert_eq!(invariants::study_violations(&opened.study), []);
        }
    }

    #[test]
    fn no_text_breaks_the_conditions(text in "[ a-c0-9.\"'()=<>!&|,$#{}è-]{0,60}|(a|not|in|and|or|\\(|\\)|=|3|\"x\"| ){0,40}") {
        let read = expression::parse(&text);
        prop_assert_eq!(read.is_ok() && !expression::is_meant(&text), false);
        if let Err(fault) = read {
            prop_assert!(fault.column >= 1 && fault.column <= text.chars().count() + 1, "{:?}", fault);
        }
    }
}
