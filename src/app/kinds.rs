//! The kinds that can be chosen when something is appended, created or replaced: grouped, said in
//! the language of the interface, found by words of all three.

use crate::edit::find::folded;
use crate::edit::make::Make;
use crate::model::step::{GatewayKind, StepKind, TaskKind, Trigger};
use crate::model::text::{Language, Text};
use crate::words::Words;

use list::{group_of, makes};
use said::{said, synonyms};

pub mod list;
pub mod said;

/// A group of choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Work.
    Tasks,
    /// Decisions, splits, joins.
    Gateways,
    /// What is awaited or emitted on the way.
    Events,
    /// Where a branch ends.
    Ends,
    /// Where cases come in.
    Starts,
    /// Events on the border of an activity.
    Borders,
    /// Steps with steps inside.
    Subs,
    /// Common steps of procedures.
    Common,
    /// Documents, notes, frames.
    Beside,
    /// Pools and lanes.
    Bands,
}

impl Group {
    /// Key of its title.
    pub fn key(self) -> &'static str {
        match self {
            Self::Tasks => "group-tasks",
            Self::Gateways => "group-gateways",
            Self::Events => "group-events",
            Self::Ends => "group-ends",
            Self::Starts => "group-starts",
            Self::Borders => "group-borders",
            Self::Subs => "group-subs",
            Self::Common => "group-common",
            Self::Beside => "group-beside",
            Self::Bands => "group-bands",
        }
    }
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What is made.
    pub make: Make,
    /// Where it stands in the list.
    pub group: Group,
    /// Its label, in Italian, German and English.
    pub label: Text,
    /// Everything it is found by, folded: labels and synonyms of the three languages.
    found_by: String,
}

/// All choices, and how they are found.
#[derive(Clone, Debug)]
pub struct Choices {
    all: Vec<Choice>,
}

/// What a choice is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// To come after a step of this kind.
    After(StepKind),
    /// To stand by itself; whether the drawing is empty.
    New(bool),
    /// To take the place of a step of this kind.
    Instead(StepKind),
}

impl Purpose {
    fn admits(&self, choice: &Choice) -> bool {
        match self {
            Self::After(from) => choice.make.may_follow(from),
            Self::New(_) => !matches!(choice.make, Make::Border { .. }),
            Self::Instead(kind) => {
                let same = |new: &StepKind| {
                    std::mem::discriminant(new) == std::mem::discriminant(kind)
                        || !matches!(kind, StepKind::Boundary { .. })
                };
                match &choice.make {
                    Make::Step(new) => same(new) && !matches!(kind, StepKind::Boundary { .. }),
                    Make::Border { .. } => matches!(kind, StepKind::Boundary { .. }),
                    _ => false,
                }
            }
        }
    }

    /// The likelier, the smaller.
    fn rank(&self, choice: &Choice) -> u8 {
        let is_task = choice.make == Make::Step(StepKind::Task(TaskKind::Person));
        match self {
            Self::After(StepKind::Gateway(GatewayKind::EventBased)) => {
                u8::from(choice.group != Group::Events)
            }
            Self::After(_) | Self::New(false) => u8::from(!is_task),
            Self::New(true) => u8::from(choice.make != Make::Step(StepKind::START)),
            Self::Instead(kind) => u8::from(choice.group != group_of(kind)),
        }
    }
}

impl Choices {
    /// All choices. Reads the messages of all languages once.
    pub fn new() -> Self {
        let words = [Language::It, Language::De, Language::En].map(Words::new);
        let all = makes(&words)
            .into_iter()
            .map(|(group, make)| {
                let mut label = Text::default();
                let mut found_by = String::new();
                for w in &words {
                    let said = said(w, &make);
                    found_by.push(' ');
                    found_by.push_str(&folded(&said));
                    for key in synonyms(&make) {
                        found_by.push(' ');
                        found_by.push_str(&folded(&w.say(key)));
                    }
                    label.set(w.language(), said);
                }
                Choice { make, group, label, found_by }
            })
            .collect();
        Self { all }
    }

    /// All of them.
    pub fn all(&self) -> &[Choice] {
        &self.all
    }

    /// The choices for a purpose that have every word typed, the likeliest first.
    pub fn find(&self, purpose: &Purpose, typed: &str, language: Language) -> Vec<&Choice> {
        let typed = folded(typed);
        let words: Vec<&str> = typed.split_whitespace().collect();
        let mut out: Vec<(u8, &Choice)> = self
            .all
            .iter()
            .filter(|c| purpose.admits(c))
            .filter_map(|c| {
                let label = folded(c.label.get(language));
                score(&label, &c.found_by, &words).map(|s| (s, c))
            })
            .collect();
        out.sort_by_key(|(score, c)| (*score, purpose.rank(c)));
        out.into_iter().map(|(_, c)| c).collect()
    }
}

impl Default for Choices {
    fn default() -> Self {
        Self::new()
    }
}

/// How well words fit: 0 begins the label, 1 begins a word of it, 2 begins a synonym. Each word must
/// begin some word: `a` does not find everything with an a in it.
fn score(label: &str, found_by: &str, words: &[&str]) -> Option<u8> {
    let begins = |text: &str, word: &str| {
        text.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(word))
    };
    let mut worst = 0;
    for (i, word) in words.iter().enumerate() {
        let score = if i == 0 && label.starts_with(word) {
            0
        } else if begins(label, word) {
            1
        } else if begins(found_by, word) {
            2
        } else {
            return None;
        };
        worst = worst.max(score);
    }
    Some(worst)
}

/// What a step becomes when a choice takes the place of its kind: what both have, stays.
pub fn instead(old: &StepKind, make: &Make) -> Option<StepKind> {
    let mut kind = match (make, old) {
        (Make::Border { trigger, interrupting }, StepKind::Boundary { host, .. }) => {
            let (host, trigger) = (host.clone(), trigger.clone());
            StepKind::Boundary { host, trigger, interrupting: *interrupting }
        }
        (Make::Step(kind), _) => kind.clone(),
        _ => return None,
    };
    if let (
        Some(set @ Trigger::Timer(Some(_))),
        StepKind::Start { trigger, .. }
        | StepKind::Catch(trigger)
        | StepKind::Boundary { trigger, .. },
    ) = (old.trigger(), &mut kind)
        && matches!(trigger, Trigger::Timer(_))
    {
        trigger.clone_from(set);
    }
    match (old, &mut kind) {
        (StepKind::End { outcome: kept, .. }, StepKind::End { outcome, .. }) => *outcome = *kept,
        (StepKind::Call { called: kept }, StepKind::Call { called }) => called.clone_from(kept),
        (StepKind::Start { interrupting: kept, .. }, StepKind::Start { interrupting, .. }) => {
            *interrupting = *kept;
        }
        _ => {}
    }
    Some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(typed: &str, language: Language) -> Option<Make> {
        let purpose = Purpose::After(StepKind::Task(TaskKind::Person));
        Choices::new().find(&purpose, typed, language).first().map(|c| c.make.clone())
    }

    #[test]
    fn the_likeliest_comes_first() {
        let task = Make::Step(StepKind::Task(TaskKind::Person));
        let choices = Choices::new();
        let head = |purpose: Purpose| choices.find(&purpose, "", Language::It)[0].make.clone();
        assert_eq!(head(Purpose::After(StepKind::Gateway(GatewayKind::Exclusive))), task);
        assert_eq!(head(Purpose::New(false)), task);
        assert_eq!(head(Purpose::New(true)), Make::Step(StepKind::START));
        let gateway = StepKind::Gateway(GatewayKind::EventBased);
        assert_eq!(head(Purpose::After(gateway)), Make::Step(StepKind::Catch(Trigger::Message)));
        let end = head(Purpose::Instead(StepKind::END));
        assert!(matches!(end, Make::Step(StepKind::End { .. })), "{end:?}");
    }

    #[test]
    fn words_of_three_languages_find_a_kind() {
        let timer = Some(Make::Step(StepKind::Catch(Trigger::Timer(None))));
        for typed in ["tempo", "TIMER", "orologio", "frist"] {
            let found = first(typed, Language::It);
            let is_timer = matches!(
                &found,
                Some(Make::Step(k)) if matches!(k.trigger(), Some(Trigger::Timer(_)))
            );
            assert!(is_timer || found == timer, "{typed}: {found:?}");
        }
        let xor = Some(Make::Step(StepKind::Gateway(GatewayKind::Exclusive)));
        for typed in ["xor", "decisione", "entscheidung", "exclusive"] {
            assert_eq!(first(typed, Language::De), xor, "{typed}");
        }
        assert_eq!(first("zzzz", Language::En), None);
    }

    #[test]
    fn only_what_may_follow_an_event_gateway_is_offered() {
        let purpose = Purpose::After(StepKind::Gateway(GatewayKind::EventBased));
        let choices = Choices::new();
        let found = choices.find(&purpose, "", Language::It);
        for choice in &found {
            let fits = match &choice.make {
                Make::Step(StepKind::Task(kind)) => *kind == TaskKind::Receive,
                Make::Step(StepKind::Catch(_)) | Make::Artifact(_) => true,
                _ => false,
            };
            assert!(fits, "{:?}", choice.make);
        }
        assert!(found.iter().any(|c| matches!(c.make, Make::Step(StepKind::Task(_)))));
        assert!(
            Choices::new()
                .find(&Purpose::After(StepKind::END), "", Language::It)
                .iter()
                .all(|c| matches!(c.make, Make::Artifact(_)))
        );
    }

    #[test]
    fn no_two_choices_are_called_alike() {
        let choices = Choices::new();
        for language in Language::ALL {
            let mut seen = std::collections::BTreeSet::new();
            for choice in choices.all() {
                let name = choice.label.get(language);
                assert!(seen.insert(name.to_owned()), "{name}");
            }
        }
    }
}
