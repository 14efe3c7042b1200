//! Findings as sentences: `finding-CODE` says what is the matter, `finding-CODE-hint` what to do,
//! `mended-WAY` what was done already; where a thing is gone, that stands in place of the hint.

use super::{Value, Words};
use crate::model::finding::{Arg, Called, Finding, GONE, MENDED, Place};

impl Words {
    /// What is the matter, in one sentence.
    pub fn finding(&self, finding: &Finding) -> String {
        self.say_with(&format!("finding-{}", finding.code), &self.args(finding))
    }

    /// What to do about it, and what was done already; `None` where there is no hint.
    pub fn hint(&self, finding: &Finding) -> Option<String> {
        let way = match finding.args.get(MENDED) {
            Some(Arg::Text(way)) => Some(way.as_str()),
            _ => None,
        };
        let mended = way.map(|way| self.say(&format!("mended-{way}")));
        // Of what is gone nothing is left to put right.
        if way == Some(GONE) {
            return mended;
        }
        let hint = self.try_say(&format!("finding-{}-hint", finding.code), &self.args(finding))?;
        Some(match mended {
            Some(mended) => format!("{hint} {mended}"),
            None => hint,
        })
    }

    /// Arguments as they are said.
    fn args<'a>(&self, finding: &'a Finding) -> Vec<(&'a str, Value)> {
        finding.args.iter().map(|(name, arg)| (*name, self.argument(arg))).collect()
    }

    /// An argument as it is said.
    pub fn argument(&self, arg: &Arg) -> Value {
        match arg {
            Arg::Number(n) => Value::Number(*n),
            Arg::Text(text) => Value::Text(text.clone()),
            Arg::Steps(steps) => {
                let said: Vec<String> = steps.iter().map(|step| self.called(step)).collect();
                Value::Text(said.join(", "))
            }
        }
    }

    /// What a step is called; a gateway without a name by what it joins.
    pub fn called(&self, step: &Called) -> String {
        match step {
            Called::Name(name) => name.clone(),
            Called::After { after } => {
                self.say_with("gateway-after", &[("step", after.as_str().into())])
            }
            Called::Before { before } => {
                self.say_with("gateway-before", &[("step", before.as_str().into())])
            }
        }
    }

    /// A place as people call it: `passo «Verifica»`, `riga 3, colonna 5`. The caller looks up the
    /// name in the procedure; without one only the kind is said.
    pub fn place(&self, place: &Place, name: &str) -> String {
        let kind = match place {
            Place::Study => return self.say("place-study"),
            Place::Card => return self.say("place-card"),
            Place::Text { line, column } => {
                let args = [("line", Value::from(*line)), ("column", Value::from(*column))];
                return self.say_with("place-text", &args);
            }
            Place::Step(_) => "step",
            Place::Flow(_) => "flow",
            Place::Link(_) => "link",
            Place::Pool(_) => "pool",
            Place::Lane(_) => "lane",
            Place::Artifact(_) => "artifact",
            Place::Office(_) => "office",
            Place::Calendar(_) => "calendar",
            Place::Term(_) => "term",
        };
        let kind = self.say(&format!("place-{kind}"));
        if name.trim().is_empty() {
            kind
        } else {
            self.say_with("place-named", &[("kind", kind.into()), ("name", name.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Draft;
    use crate::model::flow::Flow;
    use crate::model::geometry::Point;
    use crate::model::id::StepId;
    use crate::model::step::{Step, StepKind};
    use crate::model::text::{Language, Text};

    /// Every code that `model/invariants.rs` gives has a sentence and a hint in each language.
    #[test]
    fn the_findings_of_the_model_are_said() {
        let place = || Place::Step(StepId::new("s1"));
        let findings = [
            Finding::error(place(), "id-not-a-name").with("id", "1 a"),
            Finding::error(place(), "duplicate-id").with("id", "s1"),
            Finding::error(place(), "geometry-wild"),
            Finding::error(place(), "lane-missing"),
            Finding::error(place(), "office-missing"),
            Finding::error(place(), "parent-missing"),
            Finding::error(place(), "host-missing"),
            Finding::error(place(), "duration-wrong").with("fault", "out-of-order"),
            Finding::error(place(), "term-missing").with("term", "t1"),
            Finding::error(place(), "term-missing"),
            Finding::error(place(), "number-out-of-range"),
            Finding::error(place(), "calendar-missing"),
            Finding::error(place(), "flow-end-missing"),
            Finding::error(place(), "flow-crosses-level"),
            Finding::error(place(), "share-out-of-range"),
            Finding::error(place(), "link-end-missing"),
            Finding::error(place(), "answer-wrong"),
            Finding::error(place(), "scenario-wrong").with("id", "s1"),
            Finding::error(place(), "calendar-wrong"),
            Finding::error(place(), "pool-missing"),
            Finding::error(place(), "graph-out-of-step"),
        ];
        for words in Language::ALL.map(Words::new) {
            for finding in &findings {
                assert!(words.finding(finding).len() > 10, "{}", finding.code);
                assert!(words.hint(finding).is_some_and(|h| h.len() > 10), "{}", finding.code);
            }
        }
        let it = Words::new(Language::It);
        assert!(it.finding(&findings[7]).contains("ordine"), "{}", it.finding(&findings[7]));
    }

    /// What was mended on opening says what became of it; the same refused by hand does not.
    #[test]
    fn what_was_mended_is_said_and_nothing_of_it_where_it_is_refused() {
        let mut draft = Draft::new();
        for (id, staff) in [("a", 0), ("b", 1)] {
            let mut step = Step::new(StepKind::END, Text::of(Language::It, id), 0.0, 0.0);
            step.staff_needed = staff;
            if staff == 0 {
                step.at.x = f64::NAN;
                step.office = Some("nobody".into());
            }
            draft.step(id, step);
        }
        draft.flow("f", Flow::new("a".into(), "nowhere".into()));
        let mut wild = Flow::new("a".into(), "b".into());
        wild.bends = vec![Point::new(f64::NAN, 0.0)];
        draft.flow("g", wild);
        let found = draft.finish().1;
        let of = |code: &str| found.iter().find(|f| f.code == code).expect("it was mended");
        let line = found.iter().find(|f| f.place == Place::Flow("g".into())).expect("it too");
        assert_eq!(line.code, "geometry-wild");
        for words in Language::ALL.map(Words::new) {
            let hint = words.hint(line).expect("a hint");
            assert!(hint.ends_with(&words.say("mended-out")), "its bends are gone: {hint}");
            // What is gone can neither be joined to two steps nor deleted.
            assert_eq!(words.hint(of("flow-end-missing")), Some(words.say("mended-gone")));
            for (code, way) in [
                ("office-missing", "mended-out"),
                ("geometry-wild", "mended-set"),
                ("number-out-of-range", "mended-numbers"),
            ] {
                let refused = words.hint(&Finding::error(Place::Study, code)).expect("a hint");
                assert!(words.knows(way), "{way}");
                let mended = format!("{refused} {}", words.say(way));
                assert_eq!(words.hint(of(code)), Some(mended));
            }
            for code in ["flow-crosses-level", "note-wrong", "adopted-wrong", "months-wrong"] {
                let refused = words.hint(&Finding::error(Place::Study, code)).expect("a hint");
                assert!(!refused.contains("BPMN"), "{refused}");
            }
        }
    }

    #[test]
    fn places_have_names() {
        let it = Words::new(Language::It);
        assert_eq!(it.place(&Place::Step(StepId::new("s1")), "Verifica"), "passo «Verifica»");
        assert_eq!(it.place(&Place::Step(StepId::new("s1")), " "), "passo");
        assert_eq!(it.place(&Place::Text { line: 3, column: 5 }, ""), "riga 3, colonna 5");
    }
}
