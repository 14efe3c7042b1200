//! Link events: what ties the place that a case leaves to the one where it goes on.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::foreign::Foreign;
use super::id::StepId;
use super::procedure::Procedure;
use super::step::{Step, StepKind, Trigger};
use super::text::Language;

/// The remark in a link event's foreign content with the name that its file ties it by, apart from
/// what it is called.
const TIED_BY: &str = "prodigio:tied-by";
/// The remark beside it: what the event was called then.
const TIED_AS: &str = "prodigio:tied-as";
/// And the tag of the language in which it was called so; none where it was called nothing.
const TIED_IN: &str = "prodigio:tied-in";
/// The languages in which a link is looked for a name, in this order.
const ORDER: [Language; 3] = [Language::It, Language::En, Language::De];

impl Step {
    /// What ties the two ends of a link, on one line; empty where nothing does. It is the name by
    /// which the file ties it that it comes from, as long as it is called what it was called there;
    /// else its name: the Italian one, without it the English, else the German one.
    pub fn link_name(&self) -> String {
        let own = self.own_tie();
        let tied_by = self.foreign.attributes.get(TIED_BY).filter(|by| !by.is_empty());
        match tied_by {
            Some(by) if !self.is_retied() => on_one_line(by).into_owned(),
            _ => own.into_owned(),
        }
    }

    /// Whether the event was called something else when its file was read: then it is tied by its
    /// name, whatever the file says. A name in one more language is none else.
    pub fn is_retied(&self) -> bool {
        let kept = &self.foreign.attributes;
        let Some(then) = kept.get(TIED_AS).map(String::as_str) else { return false };
        match kept.get(TIED_IN).and_then(|tag| Language::from_tag(tag)) {
            Some(language) => on_one_line(self.name.exact(language).unwrap_or_default()) != then,
            None if then.is_empty() => !self.name.is_empty(),
            // Kept before the language was.
            None => !self.name.iter().any(|(_, name)| on_one_line(name) == then),
        }
    }

    /// Remembers the name by which its file ties a link event; empty where the file says none.
    pub fn tie_by(&mut self, name: String) {
        let own = self.own_tie().into_owned();
        let language = self.own_name().map(|(language, _)| language);
        let Foreign { attributes, .. } = &mut self.foreign;
        attributes.insert(TIED_BY.to_owned(), name);
        attributes.insert(TIED_AS.to_owned(), own);
        match language {
            Some(language) => attributes.insert(TIED_IN.to_owned(), language.tag().to_owned()),
            None => attributes.remove(TIED_IN),
        };
    }

    fn own_tie(&self) -> Cow<'_, str> {
        on_one_line(self.own_name().map_or("", |(_, name)| name))
    }

    /// The first name that it has, and its language.
    fn own_name(&self) -> Option<(Language, &str)> {
        ORDER.into_iter().find_map(|language| Some((language, self.name.exact(language)?)))
    }
}

/// A name as an attribute of XML is read: on one line.
fn on_one_line(name: &str) -> Cow<'_, str> {
    if name.contains(['\n', '\r', '\t']) {
        Cow::Owned(name.replace(['\n', '\r', '\t'], " "))
    } else {
        Cow::Borrowed(name)
    }
}

impl Procedure {
    /// Where a case goes on from each link event that throws: the one that catches at the same
    /// level under the same name, the first where there are several. Nothing ties those without a
    /// name.
    pub fn link_jumps(&self) -> BTreeMap<&StepId, &StepId> {
        let mut catches = BTreeMap::new();
        let mut throws = Vec::new();
        for (id, step) in self.steps() {
            let lands = match step.kind {
                StepKind::Catch(Trigger::Link) => true,
                StepKind::Throw(Trigger::Link) => false,
                _ => continue,
            };
            let end = (step.parent.as_ref(), step.link_name());
            if end.1.is_empty() {
                continue;
            }
            if lands {
                catches.entry(end).or_insert(id);
            } else {
                throws.push((id, end));
            }
        }
        throws.into_iter().filter_map(|(id, end)| Some((id, *catches.get(&end)?))).collect()
    }
}
