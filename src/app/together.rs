//! Several studies as one, so that the offices they share are simulated together.

use std::path::Path;
use std::sync::Arc;

use crate::analysis::portfolio::{Part, merge};
use crate::model::draft::StudyDraft;
use crate::model::finding::Finding;
use crate::model::procedure::Procedure;
use crate::model::study::{Role, Study};
use crate::model::text::{Language, Text};

use super::Workbench;
use super::notice::NoticeKind;

/// One of several studies: with the procedure taken of it, and its file.
pub type Member<'a> = (&'a Study, &'a Procedure, Option<&'a Path>);

/// A new study with the procedures put together, and what had to be decided.
pub fn together(
    members: &[Member<'_>],
    language: Language,
) -> Result<(Study, Vec<Finding>), Finding> {
    let parts: Vec<Part<'_>> = members
        .iter()
        .map(|(study, procedure, path)| Part { names: names_of(study, *path, language), procedure })
        .collect();
    let merged = merge(&parts)?;
    let titles: Vec<&str> = members.iter().map(|(s, ..)| s.title().get(language)).collect();
    let mut draft = StudyDraft::new(Text::of(language, titles.join(" + ")), language);
    draft.variant("as-is", Role::AsIs, Text::default(), merged.procedure);
    Ok((draft.finish(), merged.findings))
}

/// What a call may name a study by: its title in any language, the reader's first, its file, its
/// processes.
fn names_of(study: &Study, path: Option<&Path>, language: Language) -> Vec<String> {
    let title = std::iter::once(study.title().get(language).to_owned());
    let titles = study.title().iter().map(|(_, title)| title.to_owned());
    let file = path.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    let processes = study
        .variants()
        .iter()
        .flat_map(|v| v.procedure.pools().map(|(_, pool)| pool.process.clone()));
    title.chain(titles).chain(file).chain(processes).filter(|name| !name.is_empty()).collect()
}

impl Workbench {
    /// Opens a new study with the variants looked at of all open ones, put together.
    pub(super) fn open_together(&mut self) {
        let language = self.settings.language;
        let open: Vec<(Study, Arc<Procedure>, Option<std::path::PathBuf>)> = self
            .documents
            .iter()
            .filter_map(|d| Some((d.study().clone(), Arc::clone(d.procedure()?), d.path.clone())))
            .collect();
        if open.len() < 2 {
            let text = self.words.say("together-one");
            self.notices.add(NoticeKind::News, text);
            return;
        }
        let members: Vec<Member<'_>> =
            open.iter().map(|(s, p, path)| (s, &**p, path.as_deref())).collect();
        match together(&members, language) {
            Ok((study, findings)) => {
                self.open_study(study, None);
                if let Some(document) = self.document_mut() {
                    document.opening_findings = findings;
                }
            }
            Err(finding) => {
                let hint = self.words.hint(&finding).unwrap_or_default();
                let text = format!("{} {hint}", self.words.finding(&finding));
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
    }
}
