//! The start of the window: is another already open? Then it gets the files.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::files::error::SaveError;
use crate::files::session::{self, Claim, Session};

/// How long a second start waits for the first to take its files.
const PATIENCE: Duration = Duration::from_secs(5);

/// Between two looks.
const BEAT: Duration = Duration::from_millis(50);

/// How a start goes on.
#[derive(Debug)]
pub enum Start {
    /// Another window took the files: this program has nothing left to do.
    HandedOver,
    /// With a folder of its own.
    With(Session),
    /// Without one: nothing can be kept there.
    Without(SaveError),
}

/// How this start goes on, in the folder the system has for it.
pub fn start(files: &[PathBuf]) -> Start {
    match session::root() {
        Some(root) => begin(&root, files),
        None => Start::Without(SaveError::MissingFolder),
    }
}

/// Looks for another window and hands it the files, or finds a folder for this one. One that does
/// not answer is left alone: this start then goes on by itself.
pub fn begin(root: &Path, files: &[PathBuf]) -> Start {
    match session::claim_first(root) {
        Ok(Claim::Ours(session)) => return Start::With(session),
        Ok(Claim::Taken) => {}
        Err(error) => return Start::Without(error),
    }
    if let Ok(request) = session::hand_over(root, files, std::process::id()) {
        let mut left = PATIENCE;
        while !left.is_zero() {
            if request.is_taken() {
                return Start::HandedOver;
            }
            // It may just be ending; then its folder is free.
            if let Ok(Claim::Ours(session)) = session::claim_first(root) {
                return if request.withdraw() { Start::With(session) } else { Start::HandedOver };
            }
            thread::sleep(BEAT);
            left = left.saturating_sub(BEAT);
        }
        if !request.withdraw() {
            return Start::HandedOver;
        }
    }
    match session::claim_any(root) {
        Ok(Some(session)) => Start::With(session),
        Ok(None) => Start::Without(SaveError::Denied),
        Err(error) => Start::Without(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_keeps_its_folder_and_the_second_hands_over() {
        let root = tempfile::tempdir().unwrap();
        let Start::With(first) = begin(root.path(), &[]) else { panic!("no folder") };
        let file = root.path().join("a.prodigio");
        let second = {
            let (root, file) = (root.path().to_owned(), file.clone());
            thread::Builder::new().spawn(move || begin(&root, &[file])).unwrap()
        };
        let mut handed = Vec::new();
        while handed.is_empty() {
            handed = session::take_handed(&first.spool());
            thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(handed, [vec![file]]);
        assert!(matches!(second.join().unwrap(), Start::HandedOver));
    }

    #[test]
    fn when_the_first_ends_meanwhile_the_second_takes_its_place() {
        let root = tempfile::tempdir().unwrap();
        let Start::With(first) = begin(root.path(), &[]) else { panic!("no folder") };
        let second = {
            let root = root.path().to_owned();
            thread::Builder::new().spawn(move || begin(&root, &[])).unwrap()
        };
        thread::sleep(Duration::from_millis(150));
        drop(first);
        let Start::With(session) = second.join().unwrap() else { panic!("no folder") };
        assert!(session::take_handed(&session.spool()).is_empty(), "it was withdrawn");
    }

    #[test]
    fn without_a_place_to_write_the_window_still_opens() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("file");
        std::fs::write(&file, b"x").unwrap();
        assert!(matches!(begin(&file, &[]), Start::Without(_)));
    }
}
