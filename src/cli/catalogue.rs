//! `prodigio catalogue`: the sample procedures a study can start from.

use serde::Serialize;

use crate::files::catalogue;

use super::GOOD;
use super::console::Console;
use super::failure::Failure;
use super::options::CatalogueOptions;
use super::table::{Side, Table};

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    title: &'a str,
    description: &'a str,
}

/// Lists the catalogue.
pub(super) fn run(options: &CatalogueOptions, console: &mut Console) -> Result<u8, Failure> {
    let language = console.words.language();
    let entries = catalogue::entries();
    let said: Vec<Entry<'_>> = entries
        .iter()
        .map(|e| Entry {
            code: e.code,
            title: e.title.get(language),
            description: e.description.get(language),
        })
        .collect();
    if options.json {
        console.json(&said)?;
        return Ok(GOOD);
    }
    let head = ["cli-col-code", "cli-col-title"].map(|key| console.words.say(key)).to_vec();
    let mut table = Table::new(&[Side::Left, Side::Left], head);
    for entry in said {
        table.row(vec![entry.code.to_owned(), entry.title.to_owned()]);
    }
    for line in table.lines() {
        console.line(&line)?;
    }
    Ok(GOOD)
}
