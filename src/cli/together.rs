//! `prodigio simulate FILE BESIDE…`: several procedures that share offices, simulated together.

use std::path::Path;

use crate::analysis::portfolio::{Part, merge};
use crate::model::draft::StudyDraft;
use crate::model::finding::Finding;
use crate::model::study::{Role, Study};
use crate::model::text::Text;

use super::args::SimulateOptions;
use super::console::Console;
use super::failure::Failure;
use super::load;

/// The studies as one, with what had to be decided. Of the first the variant asked for is taken, of
/// the others the as-is.
pub(super) fn studies(
    first: Study,
    options: &SimulateOptions,
    console: &mut Console,
) -> Result<(Study, Vec<Finding>), Failure> {
    let mut all = vec![(first, options.file.as_path())];
    for path in &options.beside {
        all.push((load::open(path)?.study, path.as_path()));
    }
    let words = console.words.clone();
    let mut parts = Vec::new();
    for (at, (study, path)) in all.iter().enumerate() {
        let asked = options.variant.as_deref().filter(|_| at == 0);
        let procedure = &load::variant(study, asked, &words)?.procedure;
        parts.push(Part { names: names_of(study, path), procedure });
    }
    let merged = merge(&parts).map_err(|finding| Failure::of(finding, &options.file))?;
    let titles: Vec<&str> = all.iter().map(|(s, _)| s.title().get(words.language())).collect();
    let title = Text::of(words.language(), titles.join(" + "));
    let mut draft = StudyDraft::new(title, words.language());
    draft.variant("as-is", Role::AsIs, Text::default(), merged.procedure);
    Ok((draft.finish(), merged.findings))
}

/// What a call may name a study by: its title in any language, its file, its processes.
fn names_of(study: &Study, path: &Path) -> Vec<String> {
    let titles = study.title().iter().map(|(_, title)| title.to_owned());
    let file = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let processes = study
        .variants()
        .iter()
        .flat_map(|v| v.procedure.pools().map(|(_, pool)| pool.process.clone()));
    titles.chain(file).chain(processes).filter(|name| !name.is_empty()).collect()
}
