//! Whatever the sources say to people has a message: every finding's code, every key said.

use std::fs;
use std::path::{Path, PathBuf};

use prodigio::model::text::Language;
use prodigio::words::Words;

/// Every source file of the program.
fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut out = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a source folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).expect("a source file");
                // What tests say is their own matter.
                let said = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
                out.push((path, said));
            }
        }
    }
    out.sort();
    out
}

/// The string literal that comes first inside the brackets that open at the beginning of `text`.
fn leading_literal(text: &str) -> Option<&str> {
    text[1..].trim_start().strip_prefix('"')?.split('"').next()
}

/// The first string literal anywhere inside the brackets that open at the beginning of `text`.
fn first_literal(text: &str) -> Option<&str> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            '"' => return text[at + 1..].split('"').next(),
            _ => {}
        }
        if depth == 0 {
            return None;
        }
    }
    None
}

/// The literals that `find` gives after any of the openings, with their file.
fn literals(openings: &[&str], find: fn(&str) -> Option<&str>) -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    for (path, text) in sources() {
        for opening in openings {
            for (at, _) in text.match_indices(opening) {
                if let Some(found) = find(&text[at + opening.len() - 1..]) {
                    out.push((path.clone(), found.to_owned()));
                }
            }
        }
    }
    out
}

fn is_key(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
}

/// Fails with every key that some language lacks.
fn check_known(keys: &[(PathBuf, String)]) {
    let words = Language::ALL.map(Words::new);
    let missing: Vec<String> = keys
        .iter()
        .filter(|(_, key)| words.iter().any(|w| !w.knows(key)))
        .map(|(path, key)| format!("{}: {key}", path.display()))
        .collect();
    assert!(missing.is_empty(), "without a message:\n{}", missing.join("\n"));
}

#[test]
fn every_finding_is_said_with_a_hint() {
    let openings = ["Finding::error(", "Finding::warning(", "Finding::note(", "Finding::new("];
    let codes: Vec<_> =
        literals(&openings, first_literal).into_iter().filter(|(_, c)| is_key(c)).collect();
    assert!(codes.len() > 20, "{}", codes.len());
    let keys: Vec<_> = codes
        .iter()
        .flat_map(|(path, code)| {
            let key = format!("finding-{code}");
            [(path.clone(), format!("{key}-hint")), (path.clone(), key)]
        })
        .collect();
    check_known(&keys);
}

#[test]
fn every_key_said_is_a_message() {
    let openings = [".say(", ".say_with(", "Description::new("];
    let keys: Vec<_> =
        literals(&openings, leading_literal).into_iter().filter(|(_, key)| is_key(key)).collect();
    assert!(keys.len() > 20, "{}", keys.len());
    check_known(&keys);
}
