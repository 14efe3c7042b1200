//! `prodigio simulate FILE BESIDE…`: several procedures that share offices, simulated together.

use std::path::Path;

use crate::app::together::{Member, together};
use crate::model::finding::Finding;
use crate::model::study::Study;

use super::console::Console;
use super::failure::Failure;
use super::load;
use super::options::SimulateOptions;

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
    let mut members: Vec<Member<'_>> = Vec::new();
    for (at, (study, path)) in all.iter().enumerate() {
        let asked = options.variant.as_deref().filter(|_| at == 0);
        let path: &Path = path;
        members.push((study, &load::variant(study, asked, &words)?.procedure, Some(path)));
    }
    together(&members, words.language()).map_err(|finding| Failure::of(finding, &options.file))
}
