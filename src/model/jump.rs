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
    /// name, whatever the file says.
    pub fn is_retied(&self) -> bool {
        self.foreign.attributes.get(TIED_AS).is_some_and(|then| **then != *self.own_tie())
    }

    /// Remembers the name by which its file ties a link event; empty where the file says none.
    pub fn tie_by(&mut self, name: String) {
        let own = self.own_tie().into_owned();
        let Foreign { attributes, .. } = &mut self.foreign;
        attributes.insert(TIED_BY.to_owned(), name);
        attributes.insert(TIED_AS.to_owned(), own);
    }

    fn own_tie(&self) -> Cow<'_, str> {
        on_one_line(self.name.get(Language::It))
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
