//! Findings as a person works through them: which are listed, which one is chosen, and its remedy.

use crate::analysis::check;
use crate::model::finding::{Finding, Place, Severity};
use crate::model::item::ItemId;
use crate::model::remedy::{Gap, Remedy};

use super::Workbench;
use super::action::Action;
use super::notice::NoticeKind;
use super::{Wish, document::Document};

/// What is remembered of working through the findings.
#[derive(Clone, Debug, Default)]
pub struct Advice {
    /// The one severity listed; `None` lists all.
    pub only: Option<Severity>,
    chosen: Option<Finding>,
}

/// What can be asked of the findings.
#[derive(Clone, Debug)]
pub enum Ask {
    /// List one severity, or all.
    Only(Option<Severity>),
    /// Choose this one and show its place.
    Choose(Box<Finding>),
    /// Mend this one, or open the place where it can be mended.
    Mend(Box<Finding>),
}

impl Workbench {
    /// The findings listed: what the reader noticed on opening, then what the checks say.
    pub fn findings(&self) -> Vec<&Finding> {
        let listed = |f: &&Finding| self.advice.only.is_none_or(|only| f.severity == only);
        self.document().into_iter().flat_map(all_of).filter(listed).collect()
    }

    /// The number of findings of a severity, listed or not.
    pub fn count_findings(&self, severity: Severity) -> usize {
        self.document().into_iter().flat_map(all_of).filter(|f| f.severity == severity).count()
    }

    /// The finding the keys speak of, while it stands.
    pub fn chosen_finding(&self) -> Option<&Finding> {
        let chosen = self.advice.chosen.as_ref()?;
        self.document().and_then(|d| all_of(d).find(|f| *f == chosen))
    }

    /// What mends a finding on the drawing as it is now.
    pub fn remedy(&self, finding: &Finding) -> Option<Remedy> {
        check::remedy(self.procedure()?, finding)
    }

    pub(super) fn ask_advice(&mut self, ask: Ask) {
        match ask {
            Ask::Only(only) => self.advice.only = only,
            Ask::Choose(finding) => self.choose_finding(*finding),
            Ask::Mend(finding) => self.mend_finding(&finding),
        }
    }

    pub(super) fn act_on_findings(&mut self, action: Action) {
        match action {
            Action::NextFinding => self.step_finding(true),
            Action::PreviousFinding => self.step_finding(false),
            Action::PlayTrace => match self.finding_at_hand() {
                Some(finding) => self.start_replay(finding),
                None => self.say_news("notice-no-finding"),
            },
            _ => match self.finding_at_hand() {
                Some(finding) => self.mend_finding(&finding),
                None => self.say_news("notice-no-finding"),
            },
        }
    }

    /// The chosen finding; else the first of what is selected; else the first of all.
    fn finding_at_hand(&self) -> Option<Finding> {
        if let Some(finding) = self.chosen_finding() {
            return Some(finding.clone());
        }
        let document = self.document()?;
        let listed = self.findings();
        let selected = |f: &&&Finding| {
            item_of(&f.place).is_some_and(|item| document.selection.contains(&item))
        };
        listed.iter().find(selected).or_else(|| listed.first()).map(|f| (*f).clone())
    }

    fn step_finding(&mut self, forward: bool) {
        let listed = self.findings();
        let n = listed.len();
        if n == 0 {
            self.say_news("notice-no-finding");
            return;
        }
        let at = self.advice.chosen.as_ref().and_then(|c| listed.iter().position(|f| *f == c));
        let next = match at {
            Some(at) if forward => (at + 1) % n,
            Some(at) => (at + n - 1) % n,
            None if forward => 0,
            None => n - 1,
        };
        let finding = listed[next].clone();
        self.choose_finding(finding);
    }

    fn choose_finding(&mut self, finding: Finding) {
        // A finding may be of before the last change, and its place gone.
        let item =
            item_of(&finding.place).filter(|item| self.procedure().is_some_and(|p| p.stands(item)));
        if let (Some(item), Some(document)) = (item, self.document_mut()) {
            document.selection.set(vec![item]);
            document.seal();
            self.wishes.push(Wish::RevealSelection);
        }
        self.advice.chosen = Some(finding);
    }

    fn mend_finding(&mut self, finding: &Finding) {
        let Some(document) = self.document() else { return };
        let remedy = document.procedure().and_then(|p| check::remedy(p, finding));
        match remedy {
            Some(Remedy::Mend(mend)) => {
                let plan = document.desk().mend(&mend);
                let after = self.neighbor_of(finding);
                if self.carry_out(plan) {
                    // The next one is at hand, so that the same key goes on.
                    self.advice.chosen = after;
                    let what = self.words.say(&format!("remedy-{}", Remedy::Mend(mend).word()));
                    let text = self.words.say_with("notice-mended", &[("what", what.into())]);
                    self.notices.add(NoticeKind::News, text);
                    self.wishes.push(Wish::RevealSelection);
                }
            }
            Some(Remedy::Open(gap)) => self.open_gap(finding.clone(), gap),
            None => {
                self.choose_finding(finding.clone());
                let hint = self.words.hint(finding).unwrap_or_default();
                let text = self.words.say_with("notice-by-hand", &[("hint", hint.into())]);
                self.notices.add(NoticeKind::ToRead, text);
            }
        }
    }

    /// The finding listed after another.
    fn neighbor_of(&self, finding: &Finding) -> Option<Finding> {
        let listed = self.findings();
        let at = listed.iter().position(|f| *f == finding)?;
        listed.get(at + 1).map(|f| (*f).clone())
    }

    fn open_gap(&mut self, finding: Finding, gap: Gap) {
        let item = gap.item();
        if let (Some(item), Some(p)) = (&item, self.procedure())
            && !p.stands(item)
        {
            return;
        }
        self.choose_finding(finding);
        if let Some(document) = self.document_mut() {
            // Offices and the card are shown while nothing is selected.
            document.selection.set(item.into_iter().collect());
        }
        self.wishes.push(match gap {
            Gap::Name(item) => Wish::EditLabel(item),
            Gap::Kind(_) => Wish::AskKind,
            Gap::Office(_) => Wish::AskOffice,
            Gap::Work(_) => Wish::EditWork,
            gap => Wish::OpenGap(gap),
        });
    }

    pub(super) fn say_news(&mut self, key: &str) {
        let text = self.words.say(key);
        self.notices.add(NoticeKind::News, text);
    }
}

fn all_of(document: &Document) -> impl Iterator<Item = &Finding> {
    document.opening_findings.iter().chain(&document.results.findings)
}

/// The thing of the drawing a place names, if it names one.
pub fn item_of(place: &Place) -> Option<ItemId> {
    match place {
        Place::Step(id) => Some(ItemId::Step(id.clone())),
        Place::Flow(id) => Some(ItemId::Flow(id.clone())),
        Place::Link(id) => Some(ItemId::Link(id.clone())),
        Place::Lane(id) => Some(ItemId::Lane(id.clone())),
        Place::Pool(id) => Some(ItemId::Pool(id.clone())),
        Place::Artifact(id) => Some(ItemId::Artifact(id.clone())),
        Place::Study
        | Place::Card
        | Place::Office(_)
        | Place::Calendar(_)
        | Place::Term(_)
        | Place::Text { .. } => None,
    }
}
