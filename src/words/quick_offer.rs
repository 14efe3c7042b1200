//! What can complete a line of quick entry at the cursor: offices, systems, steps, for whom.

use std::ops::Range;

use super::Words;
use super::quick_lexicon::{fit, fold};
use super::quick_token::{Sign, Token, tokens};
use super::read;
use crate::model::quick::Known;
use crate::model::timing::WaitedFor;

/// Most choices offered.
pub const MOST_CHOICES: usize = 8;

/// Choices at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The bytes of the line a choice takes the place of.
    pub at: Range<usize>,
    /// The choices, the best first, as they are shown.
    pub choices: Vec<String>,
    /// What stands before a choice when it is taken: the sign.
    pub sign: &'static str,
}

impl Offer {
    /// The line with a choice taken, and where the cursor stands then.
    pub fn take(&self, line: &str, choice: usize) -> Option<(String, usize)> {
        let name = self.choices.get(choice)?;
        let quotes = name.contains(['@', '#', '~', '|', '?', '"', '/']) || name.contains("->");
        let (before, after) = (line.get(..self.at.start)?, line.get(self.at.end..)?);
        let name = if quotes { format!("\"{}\"", name.replace('"', "”")) } else { name.clone() };
        let mut out = format!("{before}{}{name} ", self.sign);
        let cursor = out.len();
        out.push_str(after.trim_start());
        Some((out, cursor))
    }
}

/// What is offered where the cursor stands, at byte `cursor` of the line.
pub fn offer(line: &str, cursor: usize, known: &Known, words: &Words) -> Option<Offer> {
    let begun = line.get(..cursor)?;
    let all = tokens(begun, 0);
    let last = all.last()?;
    if let Some(arrow) = all.iter().rposition(|t| t.sign == Sign::Arrow)
        && !all[arrow..].iter().any(|t| t.sign == Sign::Bar || t.text.contains('/'))
    {
        let query = fold(begun[all[arrow].at.end..].trim());
        let names = known.steps.iter().map(|s| s.1.as_str());
        return offered(all[arrow].at.start..cursor, "-> ", &query, names);
    }
    let touches = last.at.end == cursor;
    match last.sign {
        Sign::Office if touches => {
            let names = known.offices.iter().map(|o| o.1.as_str());
            offered(last.at.start..cursor, "@", &fold(last.text), names)
        }
        Sign::System { by_hand } if touches => {
            let names = known.systems.iter().map(String::as_str);
            let sign = if by_hand { "##" } else { "#" };
            offered(last.at.start..cursor, sign, &fold(last.text), names)
        }
        // A bare sign is read as a word until something follows it.
        Sign::Word if touches && last.text == "@" => {
            let names = known.offices.iter().map(|o| o.1.as_str());
            offered(last.at.clone(), "@", "", names)
        }
        Sign::Word if touches && (last.text == "#" || last.text == "##") => {
            let names = known.systems.iter().map(String::as_str);
            let sign = if last.text == "#" { "#" } else { "##" };
            offered(last.at.clone(), sign, "", names)
        }
        Sign::Word if touches && after_wait(begun, &all) => {
            let names: Vec<String> =
                WaitedFor::ALL.iter().map(|w| words.say(short_key(*w))).collect();
            let names = names.iter().map(String::as_str);
            offered(last.at.clone(), "", &fold(last.text), names)
        }
        _ => None,
    }
}

/// Key of the one word for whom a case waits, as quick entry reads it.
fn short_key(waited_for: WaitedFor) -> &'static str {
    match waited_for {
        WaitedFor::OwnOffice => "quick-for-office",
        WaitedFor::Sitting => "quick-for-sitting",
        WaitedFor::Applicant => "quick-for-applicant",
        WaitedFor::OtherBody => "quick-for-other",
        WaitedFor::Law => "quick-for-law",
        WaitedFor::Post => "quick-for-post",
    }
}

/// Whether the last token is the word right after a wait that can be read.
fn after_wait(line: &str, all: &[Token<'_>]) -> bool {
    let Some(wait) = all.iter().rposition(|t| t.sign == Sign::Wait) else { return false };
    let last = all.len() - 1;
    wait < last
        && line
            .get(all[wait].at.start + 1..all[last - 1].at.end)
            .is_some_and(|span| read::timing(span, None).is_ok())
}

fn offered<'a>(
    at: Range<usize>,
    sign: &'static str,
    query: &str,
    names: impl Iterator<Item = &'a str>,
) -> Option<Offer> {
    let mut fits: Vec<(u8, usize, &str)> = names
        .enumerate()
        .filter(|(_, name)| !name.trim().is_empty())
        .filter_map(|(i, name)| {
            let fits = if query.is_empty() { Some(1) } else { fit(query, &fold(name)) };
            fits.map(|f| (f, i, name))
        })
        .collect();
    fits.sort_by_key(|(f, i, _)| (*f, *i));
    // What is typed in full already needs no completion.
    if fits.is_empty() || matches!(fits.as_slice(), [(0, ..)]) {
        return None;
    }
    let choices = fits.into_iter().take(MOST_CHOICES).map(|f| f.2.to_owned()).collect();
    Some(Offer { at, choices, sign })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::id::{OfficeId, StepId};
    use crate::model::text::Language;

    fn known() -> Known {
        Known {
            offices: vec![
                (OfficeId::new("o1"), "Anagrafe · back office".to_owned()),
                (OfficeId::new("o2"), "Messi".to_owned()),
            ],
            steps: vec![(StepId::new("s1"), "Chiusura".to_owned())],
            systems: vec!["ANPR".to_owned()],
            ..Known::default()
        }
    }

    fn choices(line: &str) -> Option<Offer> {
        offer(line, line.len(), &known(), &Words::new(Language::It))
    }

    #[test]
    fn the_sign_at_the_cursor_decides() {
        assert_eq!(choices("verifica"), None);
        assert_eq!(choices("verifica @").unwrap().choices.len(), 2);
        assert_eq!(choices("verifica @back").unwrap().choices, vec!["Anagrafe · back office"]);
        assert_eq!(choices("x #a").unwrap().choices, vec!["ANPR"]);
        assert_eq!(choices("x -> chi").unwrap().choices, vec!["Chiusura"]);
        assert_eq!(choices("x ~2g r").unwrap().choices[0], "richiedente");
        assert_eq!(choices("x ~2g richiedente"), None);
        assert_eq!(choices("x @Messi"), None);
    }

    #[test]
    fn a_choice_takes_its_place_in_the_line() {
        let line = "verifica @back 30m";
        let offer = offer(line, 14, &known(), &Words::new(Language::It)).unwrap();
        let (taken, cursor) = offer.take(line, 0).unwrap();
        assert_eq!(taken, "verifica @Anagrafe · back office 30m");
        assert_eq!(&taken[cursor..], "30m");
        assert_eq!(offer.take(line, 7), None);
    }
}
