//! `prodigio git DIR`: a repository that merges and compares studies with this program.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::files::disk;
use crate::files::error::OpenError;
use crate::words::Value;

use super::GOOD;
use super::console::Console;
use super::failure::Failure;
use super::options::GitOptions;

/// The line that names the drivers.
const ATTRIBUTES: &str = "*.prodigio merge=prodigio diff=prodigio";

/// Sets the repository up; doing it again changes nothing.
pub(super) fn run(options: &GitOptions, console: &mut Console) -> Result<u8, Failure> {
    let top = PathBuf::from(git(&options.folder, &["rev-parse", "--show-toplevel"], console)?);
    let program = program();
    let settings = [
        ("merge.prodigio.name", "prodigio".to_owned()),
        ("merge.prodigio.driver", format!("{program} merge %O %A %B -o %A")),
        ("diff.prodigio.command", format!("{program} diff --git")),
    ];
    for (key, value) in &settings {
        git(&top, &["config", key, value], console)?;
    }
    attribute(&top.join(".gitattributes"))?;
    let args = [("path", Value::from(top.display().to_string()))];
    console.say("git-done", &args)?;
    Ok(GOOD)
}

/// This program as the shell of git calls it: in quotes, with the slashes it knows.
fn program() -> String {
    let path = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("prodigio"));
    let path = path.to_string_lossy().replace('\\', "/").replace('\'', "'\\''");
    format!("'{path}'")
}

/// Adds the line to the file, where it is not there yet.
fn attribute(path: &Path) -> Result<(), Failure> {
    let there = match disk::read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(OpenError::Missing | OpenError::Empty) => String::new(),
        Err(error) => return Err(Failure::open(&error, path)),
    };
    if there.lines().any(|line| line.trim() == ATTRIBUTES) {
        return Ok(());
    }
    let gap = if there.is_empty() || there.ends_with('\n') { "" } else { "\n" };
    let text = format!("{there}{gap}{ATTRIBUTES}\n");
    disk::write(path, text.as_bytes()).map_err(|error| Failure::save(&error, path))
}

/// Runs git in a folder; gives what it prints, without the end of the line.
fn git(folder: &Path, args: &[&str], console: &Console) -> Result<String, Failure> {
    let told = |key: &str, said: &str| {
        let args = [
            ("path", Value::from(folder.display().to_string())),
            ("said", Value::from(said.trim().to_owned())),
        ];
        Failure::Usage(console.words.say_with(key, &args))
    };
    let out = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(args)
        .output()
        .map_err(|error| told("git-missing", &format!("{error}.")))?;
    if !out.status.success() {
        return Err(told("git-failed", &String::from_utf8_lossy(&out.stderr)));
    }
    Ok(String::from_utf8_lossy(&out.stdout).trim_end().to_owned())
}
