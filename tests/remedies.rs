//! Every rule with the drawing it complains of: what its remedy does, and that it can be undone.

#[path = "support/drawing.rs"]
mod drawing;
#[path = "remedies/invalid.rs"]
mod invalid;

use std::collections::BTreeMap;

use prodigio::analysis::check::{RULES, check, remedy};
use prodigio::edit::Edit;
use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::model::draft::StudyDraft;
use prodigio::model::finding::{Finding, Place, Severity};
use prodigio::model::id::VariantId;
use prodigio::model::invariants::violations;
use prodigio::model::procedure::Procedure;
use prodigio::model::remedy::{Gap, Mend, Remedy};
use prodigio::model::step::{GatewayKind, StepKind};
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};
use prodigio::words::Words;

use drawing::Drawing;

/// Rules that mend some of their findings and leave the others to the hint: a circle without a
/// decision, an awaited event without a border to put a timer on.
const SOMETIMES: [&str; 2] = ["endless-loop", "opinion-without-term"];

/// Rules whose findings no key can mend and no single place can: the hint alone says what to do.
const BY_HAND: [&str; 4] = ["unreachable", "language-gap", "illustrative-numbers", "crowded-level"];

fn study_of(procedure: Procedure) -> Study {
    let mut study = StudyDraft::new(Text::of(Language::En, "test"), Language::En);
    study.variant("as-is", Role::AsIs, Text::default(), procedure);
    study.finish()
}

fn procedure_of(study: &Study) -> &Procedure {
    study.procedure(&VariantId::new("as-is")).expect("the study has its variant")
}

/// Does a mend; returns the study after it and the inverse.
fn mended(study: &Study, mend: &Mend) -> (Study, Edit) {
    let variant = VariantId::new("as-is");
    let plan = Desk::new(study, &variant, 0).mend(mend).expect("the mend can be planned");
    let mut after = study.clone();
    let inverse = apply(&mut after, plan.edit).expect("the mend can be done");
    for item in plan.select.into_iter().flatten() {
        assert!(procedure_of(&after).stands(&item), "{item:?} is selected and not there");
    }
    (after, inverse)
}

fn findings(p: &Procedure) -> Vec<Finding> {
    check(p, Language::En)
}

/// Errors by rule, counted.
fn errors(p: &Procedure) -> BTreeMap<&'static str, usize> {
    let mut out = BTreeMap::new();
    for finding in findings(p).iter().filter(|f| f.severity == Severity::Error) {
        *out.entry(finding.code).or_default() += 1;
    }
    out
}

fn check_mend(code: &str, study: &Study, finding: &Finding, mend: &Mend) {
    let before = procedure_of(study);
    let (mut after, inverse) = mended(study, mend);
    let p = procedure_of(&after);
    assert_eq!(violations(p), [], "`{code}`: {mend:?}");
    let is_same = |f: &Finding| f.code == finding.code && f.place == finding.place;
    let left: Vec<Finding> =
        findings(p).into_iter().filter(|f| is_same(f) && f.args == finding.args).collect();
    assert_eq!(left, [], "`{code}` is still there after {mend:?}");
    let (old, new) = (errors(before), errors(p));
    for (rule, count) in &new {
        let was = old.get(rule).copied().unwrap_or_default();
        assert!(
            *count <= was,
            "`{code}`: {mend:?} brings `{rule}`, {was} before and {count} after"
        );
    }
    apply(&mut after, inverse).expect("a mend can be undone");
    assert_eq!(&after, study, "`{code}`: undoing {mend:?} gives the first study back");
}

/// What the place of a gap names must stand.
fn check_gap(code: &str, p: &Procedure, gap: &Gap) {
    if let Some(item) = gap.item() {
        assert!(p.stands(&item), "`{code}` opens {gap:?}, which is not there");
    }
    if let Gap::Staff(office) = gap {
        assert!(p.office(office).is_some(), "`{code}` opens {gap:?}, which is not there");
    }
}

#[test]
fn every_rule_has_a_remedy_that_mends_or_opens_a_place() {
    let mut mends = 0;
    for rule in RULES {
        let drawings = invalid::of(rule.code);
        assert!(!drawings.is_empty(), "no invalid drawing for `{}`", rule.code);
        assert_eq!(rule.offers_remedy(), !BY_HAND.contains(&rule.code), "`{}`", rule.code);
        for drawing in drawings {
            let study = study_of(drawing.0);
            let p = procedure_of(&study);
            let found: Vec<Finding> =
                findings(p).into_iter().filter(|f| f.code == rule.code).collect();
            assert!(!found.is_empty(), "`{}` is silent on its invalid drawing", rule.code);
            for finding in &found {
                match remedy(p, finding) {
                    Some(Remedy::Mend(mend)) => {
                        check_mend(rule.code, &study, finding, &mend);
                        mends += 1;
                    }
                    Some(Remedy::Open(gap)) => check_gap(rule.code, p, &gap),
                    None => {
                        let by_hand =
                            BY_HAND.contains(&rule.code) || SOMETIMES.contains(&rule.code);
                        assert!(by_hand, "`{}` offers nothing for {finding:?}", rule.code);
                    }
                }
            }
        }
    }
    println!("{mends} mends on {} rules", RULES.len());
    assert!(mends >= 30, "{mends}");
}

#[test]
fn the_new_rules_are_silent_on_sound_drawings() {
    for (code, drawing) in invalid::sound() {
        assert_eq!(drawing.findings(code), [], "`{code}` on a sound drawing");
    }
}

#[test]
fn every_remedy_has_words_in_three_languages() {
    for language in Language::ALL {
        let words = Words::new(language);
        for rule in RULES {
            for drawing in invalid::of(rule.code) {
                for finding in drawing.findings(rule.code) {
                    let Some(remedy) = remedy(&drawing.0, &finding) else { continue };
                    let key = format!("remedy-{}", remedy.word());
                    assert!(words.knows(&key), "{key} {language:?}");
                    let opens = words.say(&key).ends_with('…');
                    assert_eq!(opens, matches!(remedy, Remedy::Open(_)), "{key} {language:?}");
                }
            }
        }
    }
}

#[test]
fn a_remedy_of_a_drawing_that_changed_is_refused_or_absent() {
    for rule in RULES {
        for drawing in invalid::of(rule.code) {
            for finding in drawing.findings(rule.code) {
                let empty = Procedure::default();
                let Some(Remedy::Mend(mend)) = remedy(&drawing.0, &finding) else { continue };
                assert!(
                    matches!(finding.place, Place::Study | Place::Term(_))
                        || remedy(&empty, &finding).is_none(),
                    "`{}`",
                    rule.code
                );
                let study = study_of(empty);
                let variant = VariantId::new("as-is");
                let plan = Desk::new(&study, &variant, 0).mend(&mend);
                // Adding ends to nothing does nothing; everything else has lost its thing.
                let harmless = matches!(mend, Mend::AddEnds | Mend::Delete(_));
                assert!(plan.is_err() || harmless, "`{}`: {mend:?}", rule.code);
            }
        }
    }
}

#[test]
fn shares_are_spread_so_that_they_make_the_whole() {
    let shares = |text: &str| {
        let study = study_of(Drawing::of(text).0);
        let (after, _) = mended(&study, &Mend::SpreadShares("g1".into()));
        let p = procedure_of(&after).clone();
        let gateway = "g1".into();
        let flows = p.outgoing(&gateway);
        flows.filter_map(|(_, f)| f.share.as_ref().map(|s| s.value)).collect::<Vec<f64>>()
    };
    assert_eq!(shares("start > {0.8: a, 0.8: b} > end"), [0.5, 0.5]);
    assert_eq!(shares("start > {0.6: a, b, c} > end"), [0.6, 0.2, 0.2]);
    assert_eq!(shares("start > {0.5: a, 0.2: b} > end"), [0.5, 0.5]);
    let three = shares("start > {a, b, c} > end");
    assert!((three.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{three:?}");
    // An inclusive decision needs no whole: what is there stays, what lacks is a guess.
    assert_eq!(shares("start > (0.9: a, b) > end"), [0.9, 0.5]);
}

#[test]
fn a_split_keeps_what_the_drawing_meant() {
    let kind = |drawing: Drawing| {
        let study = study_of(drawing.0);
        let (after, _) = mended(&study, &Mend::InsertSplit("a".into()));
        let p = procedure_of(&after).clone();
        let (_, flow) = p.outgoing(&"a".into()).next().expect("a flow leads to the gateway");
        assert_eq!(p.outgoing(&"a".into()).count(), 1);
        assert_eq!(p.outgoing(&flow.to).count(), 2);
        p.step(&flow.to).expect("the gateway stands").kind.clone()
    };
    // Bare flows out of a task are all taken, so says BPMN.
    assert_eq!(kind(invalid::two_ways(false)), StepKind::Gateway(GatewayKind::Parallel));
    assert_eq!(kind(invalid::two_ways(true)), StepKind::Gateway(GatewayKind::Exclusive));
}

#[test]
fn a_step_moved_clear_takes_along_what_hangs_on_it_and_stays_in_its_lane() {
    let study = study_of(invalid::of("overlap").swap_remove(0).0);
    let p = procedure_of(&study);
    let finding = &findings(p).into_iter().find(|f| f.code == "overlap").expect("it overlaps");
    let Some(Remedy::Mend(mend)) = remedy(p, finding) else { panic!("it can be mended") };
    let (after, _) = mended(&study, &mend);
    let q = procedure_of(&after);
    let by = |id: &str| {
        let (old, new) = (p.step(&id.into()), q.step(&id.into()));
        let (old, new) = (old.expect("it stood"), new.expect("it stands"));
        (new.at.x - old.at.x, new.at.y - old.at.y)
    };
    assert_ne!(by("b"), (0.0, 0.0));
    assert_eq!(by("b"), by("late"), "the event on its border goes with it");
    let (lane, step) = (q.lane(&"lane".into()), q.step(&"b".into()));
    let (lane, step) = (lane.expect("the lane"), step.expect("the step"));
    assert!(lane.at.contains(step.at.center()), "{:?} in {:?}", step.at, lane.at);
}

#[test]
fn the_samples_have_only_findings_that_are_so() {
    // The rules that judge drawing and structure find nothing in the samples, which were drawn
    // with care; what they find there is about data.
    let structure = [
        "flow-wrong-end",
        "flow-across-bodies",
        "message-within",
        "split-and-join",
        "join-deadlock",
        "join-unsynchronized",
        "join-missing",
        "race-wrong",
        "complex-gateway",
        "link-alone",
        "needless-terminate",
        "event-sub-start",
        "sub-start-typed",
        "sub-empty",
        "crowded-level",
        "share-misplaced",
        "overlap",
        "outside-lanes",
        "office-not-of-lane",
        "work-odd",
        "wait-odd",
        "sittings-empty",
        "name-twice",
    ];
    let words = Words::new(Language::It);
    for template in prodigio::files::catalogue::TEMPLATES {
        for variant in template.study().variants() {
            let found = check(&variant.procedure, Language::It);
            let wrong: Vec<String> = found
                .iter()
                .filter(|f| structure.contains(&f.code))
                .map(|f| words.finding(f))
                .collect();
            assert_eq!(wrong, Vec::<String>::new(), "{} {}", template.code, variant.id);
        }
    }
}
