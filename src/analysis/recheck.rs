//! Findings brought into step with an edit: the places it touched are judged again, all else stays.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Place};
use crate::model::procedure::Procedure;
use crate::model::text::Language;

use super::check;

/// Replaces what the rules of one place said of these places by what they say now. Findings of rules
/// that look at the whole stay as they were; [`check::check`] gives them anew.
pub fn recheck(
    procedure: &Procedure,
    language: Language,
    places: &BTreeSet<Place>,
    findings: &mut Vec<Finding>,
) {
    let local: BTreeSet<&str> =
        check::RULES.iter().filter(|r| !r.is_whole()).map(|r| r.code).collect();
    findings.retain(|f| !(places.contains(&f.place) && local.contains(f.code)));
    let places: Vec<Place> = places.iter().cloned().collect();
    for finding in check::check_places(procedure, language, &places) {
        let key = |f: &Finding| (f.severity, f.place.clone(), f.code);
        let wanted = key(&finding);
        let at = findings
            .partition_point(|f| (f.severity, &f.place, f.code) < (wanted.0, &wanted.1, wanted.2));
        let same = findings.get(at).is_some_and(|f| key(f) == wanted);
        if !same {
            findings.insert(at, finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Draft;
    use crate::model::flow::Flow;
    use crate::model::id::StepId;
    use crate::model::step::{Step, StepKind, TaskKind};
    use crate::model::text::Text;

    fn drawn(name: &str, ends: &[&str]) -> Procedure {
        let mut draft = Draft::new();
        draft.step("s1", Step::new(StepKind::START, Text::of(Language::It, "Inizio"), 0.0, 0.0));
        draft.step(
            "s2",
            Step::new(StepKind::Task(TaskKind::Person), Text::of(Language::It, name), 100.0, 0.0),
        );
        draft.step("s3", Step::new(StepKind::END, Text::of(Language::It, "Fine"), 300.0, 0.0));
        draft.flow("f1", Flow::new("s1".into(), "s2".into()));
        for end in ends {
            draft.flow("f2", Flow::new("s2".into(), StepId::new(end)));
        }
        draft.finish().0
    }

    fn local(findings: &[Finding]) -> Vec<(&Place, &str)> {
        let rules = check::RULES.iter().filter(|r| !r.is_whole()).map(|r| r.code);
        let codes: BTreeSet<&str> = rules.collect();
        findings.iter().filter(|f| codes.contains(f.code)).map(|f| (&f.place, f.code)).collect()
    }

    #[test]
    fn judging_what_changed_gives_what_judging_all_gives() {
        let states = [
            drawn("Verifica", &["s3"]),
            drawn("", &["s3"]),
            drawn("", &[]),
            drawn("Verifica", &[]),
        ];
        let places: BTreeSet<Place> = ["s1", "s2", "s3"]
            .map(|id| Place::Step(id.into()))
            .into_iter()
            .chain(["f1", "f2"].map(|id| Place::Flow(id.into())))
            .collect();
        for from in &states {
            for to in &states {
                let mut findings = check::check(from, Language::It);
                recheck(to, Language::It, &places, &mut findings);
                let whole = check::check(to, Language::It);
                assert_eq!(local(&findings), local(&whole));
            }
        }
        let unnamed = check::check(&states[1], Language::It);
        assert!(local(&unnamed).len() > local(&check::check(&states[0], Language::It)).len());
    }
}
