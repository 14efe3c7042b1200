//! The report of losses as people read it: every loss once, with the places it stands at.

use std::collections::BTreeMap;

use super::Words;
use crate::model::finding::{Arg, Finding, Place, Severity};
use crate::model::id::StepId;
use crate::model::procedure::Procedure;

/// A loss, said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// How bad it is.
    pub severity: Severity,
    /// What cannot be said.
    pub text: String,
    /// What was written instead.
    pub hint: String,
    /// Where: `passo «Verifica»`; empty where the sentence itself says it.
    pub places: Vec<String>,
}

impl Words {
    /// Losses in the order of their places; those that say the same are one, with all their places.
    pub fn losses(&self, findings: &[Finding], p: &Procedure) -> Vec<Loss> {
        let mut out: Vec<Loss> = Vec::new();
        let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
        for finding in findings {
            let finding = &in_our_language(self, finding, p);
            let text = self.finding(finding);
            let hint = self.hint(finding).unwrap_or_default();
            let said = |arg: &Arg| matches!(arg, Arg::Text(name) if text.contains(name.as_str()));
            let says_where =
                finding.place == Place::Study || finding.args.get("step").is_some_and(said);
            let place =
                (!says_where).then(|| self.place(&finding.place, &self.name_at(&finding.place, p)));
            let key = (text, hint);
            if let Some(loss) = known.get(&key).and_then(|i| out.get_mut(*i)) {
                loss.places.extend(place);
            } else {
                known.insert(key.clone(), out.len());
                let places = place.into_iter().collect();
                let (text, hint) = key;
                out.push(Loss { severity: finding.severity, text, hint, places });
            }
        }
        out
    }
}

/// A loss with the name of its thing in the language of the report, whatever that of the file is.
fn in_our_language(words: &Words, finding: &Finding, p: &Procedure) -> Finding {
    let mut out = finding.clone();
    let name = words.name_at(&finding.place, p);
    let key = match finding.place {
        Place::Step(_) => "step",
        Place::Office(_) | Place::Term(_) => "name",
        _ => return out,
    };
    if let Some(said) = out.args.get_mut(key).filter(|_| !name.is_empty()) {
        *said = name.into();
    }
    out
}

impl Words {
    /// What the thing at a place is called, on one line; the id of a step without a name.
    pub fn name_at(&self, place: &Place, p: &Procedure) -> String {
        let language = self.language();
        let step = |id: &StepId| {
            let name = p.step(id).map_or("", |s| s.name.get(language));
            if name.is_empty() { id.to_string() } else { name.to_owned() }
        };
        let name = match place {
            Place::Step(id) => step(id),
            Place::Flow(id) => p.flow(id).map_or_else(
                || id.to_string(),
                |f| {
                    let label = f.name.get(language);
                    let label = if label.is_empty() { String::new() } else { format!(" {label}") };
                    format!("{} →{label} {}", step(&f.from), step(&f.to))
                },
            ),
            Place::Link(id) => p.link(id).map_or("", |l| l.name.get(language)).to_owned(),
            Place::Lane(id) => p.lane(id).map_or("", |l| p.lane_name(l, language)).to_owned(),
            Place::Pool(id) => p.pool(id).map_or("", |pool| pool.name.get(language)).to_owned(),
            Place::Artifact(id) => p.artifact(id).map_or("", |a| a.text.get(language)).to_owned(),
            Place::Office(id) => p.office(id).map_or("", |o| o.name.get(language)).to_owned(),
            Place::Calendar(id) => p.calendar(id).map_or("", |c| c.name.get(language)).to_owned(),
            Place::Term(id) => p.term_name(id).map_or("", |t| t.get(language)).to_owned(),
            Place::Study | Place::Card | Place::Text { .. } => String::new(),
        };
        name.replace('\n', " ")
    }
}
