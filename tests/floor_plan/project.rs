//! The project's files as they lie on disk, and the rules that are not about Rust.

use std::fs;
use std::path::{Path, PathBuf};

use crate::source::Source;

/// Folders with Rust files.
const CODE: &[&str] = &["src", "tests", "examples", "benches"];

/// Pieces of a path that only exists on one machine. Written in two halves, since this file is
/// read too.
const MACHINE_PATHS: &[(&str, &str)] =
    &[("/wor", "k/"), ("/far", "m/"), ("/roo", "t/"), ("/bash_job", "s"), (".librar", "y/")];

/// The top of the project.
pub(crate) fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file, in order of path.
pub(crate) fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    for folder in CODE {
        collect(&top().join(folder), &mut files);
    }
    let rust = files.iter().filter(|file| file.extension().is_some_and(|ext| ext == "rs"));
    rust.filter_map(|file| Some(Source::new(&relative(file), &fs::read_to_string(file).ok()?)))
        .collect()
}

/// Every text file of the project, as path and text, in order of path.
pub(crate) fn texts() -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&top(), &mut files);
    files.iter().filter_map(|file| Some((relative(file), fs::read_to_string(file).ok()?))).collect()
}

/// Files below a folder; what git would not keep is left out.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        match name.as_deref() {
            Some(".git" | "target") | None => {}
            _ if path.is_dir() => collect(&path, files),
            _ => files.push(path),
        }
    }
}

fn relative(file: &Path) -> String {
    let inside = file.strip_prefix(top()).unwrap_or(file);
    inside.to_string_lossy().replace('\\', "/")
}

/// Lines that name a place of one machine.
pub(crate) fn machine_path_complaints(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for (start, end) in MACHINE_PATHS {
            let name = format!("{start}{end}");
            // A longer name may begin or end the same way.
            let alone = line.match_indices(&name).any(|(at, _)| {
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || "_-.}/".contains(c))
            });
            if alone {
                found.push(format!("{path}:{}: `{name}` is a path of one machine", index + 1));
            }
        }
    }
    found
}

/// Dependencies without a reason beside them, or out of order.
pub(crate) fn manifest_complaints(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    let mut last = String::new();
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        }
        let entry = line.split_once('=').filter(|_| inside && !line.starts_with('#'));
        let Some((name, rest)) = entry else {
            last.clear();
            continue;
        };
        let reason = rest.rsplit_once('#').map_or("", |(_, reason)| reason.trim());
        if reason.is_empty() {
            found.push(format!("Cargo.toml:{number}: say beside `{}` why it is here", name.trim()));
        }
        if name < last.as_str() {
            found.push(format!("Cargo.toml:{number}: `{}` is not in order", name.trim()));
        }
        name.clone_into(&mut last);
    }
    found
}
