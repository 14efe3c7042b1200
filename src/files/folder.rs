//! A folder written whole or not at all: made beside its place, then put there. One that stands
//! there is replaced only where it is empty or was written so before and holds nothing else.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use super::error::SaveError;

/// The file that says that a folder is ours, and what we put into it.
const MANIFEST: &str = "prodigio-project.json";

/// The first line of a manifest: what wrote it.
const MAKER: &str = "prodigio";

/// Most files a folder of ours is looked at for.
const MOST: usize = 100_000;

/// A file of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its path in the folder, with `/` between names.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Piece {
    /// A text file.
    pub fn of(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), bytes: text.into().into_bytes() }
    }
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    maker: String,
    files: Vec<String>,
}

/// Writes a folder. The one above it must be there.
///
/// # Errors
/// [`SaveError::Occupied`] when something stands there that we did not write, and what the system
/// says otherwise; what stood there is then as it was.
pub fn write(place: &Path, pieces: &[Piece]) -> Result<(), SaveError> {
    let former = looked_at(place)?;
    let made = beside(place, "new")?;
    let filled = fill(&made, pieces);
    let done = filled.and_then(|()| put(&made, place, former));
    if done.is_err() {
        forget(&made);
    }
    done
}

/// Whether a folder stands there that may be replaced.
fn looked_at(place: &Path) -> Result<bool, SaveError> {
    match fs::symlink_metadata(place) {
        Ok(about) if about.is_dir() => {}
        Ok(_) => return Err(SaveError::Occupied),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error.into()),
    }
    let mut there = Vec::new();
    list(place, "", &mut there)?;
    if there.is_empty() {
        return Ok(true);
    }
    let manifest = disk::read(&place.join(MANIFEST)).ok();
    let manifest: Option<Manifest> = manifest.and_then(|b| serde_json::from_slice(&b).ok());
    match manifest {
        Some(Manifest { maker, files }) if maker == MAKER => {
            let ours = |path: &String| path == MANIFEST || files.contains(path);
            if there.iter().all(ours) { Ok(true) } else { Err(SaveError::Occupied) }
        }
        _ => Err(SaveError::Occupied),
    }
}

/// The files of a folder by their paths in it; an empty folder inside counts for a file.
fn list(folder: &Path, prefix: &str, out: &mut Vec<String>) -> Result<(), SaveError> {
    let mut empty = true;
    for entry in fs::read_dir(folder)? {
        empty = false;
        if out.len() > MOST {
            return Err(SaveError::Occupied);
        }
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            // No deeper than anything of ours: what is, is not ours.
            if prefix.matches('/').count() > 2 {
                return Err(SaveError::Occupied);
            }
            list(&entry.path(), &format!("{name}/"), out)?;
        } else {
            out.push(name);
        }
    }
    if empty && !prefix.is_empty() {
        out.push(prefix.to_owned());
    }
    Ok(())
}

/// A new, empty folder beside a place.
fn beside(place: &Path, ending: &str) -> Result<PathBuf, SaveError> {
    let name = place.file_name().ok_or(SaveError::Occupied)?.to_string_lossy().into_owned();
    let parent = place.parent().filter(|p| !p.as_os_str().is_empty());
    let parent = parent.unwrap_or_else(|| Path::new("."));
    for number in 0..1000 {
        let path = parent.join(format!(".{name}.{ending}{number}"));
        match fs::create_dir(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(SaveError::Exists)
}

fn fill(folder: &Path, pieces: &[Piece]) -> Result<(), SaveError> {
    for piece in pieces {
        let path = folder.join(&piece.path);
        if let Some(parent) = path.parent() {
            disk::make_folder(parent)?;
        }
        put_down(&path, &piece.bytes)?;
    }
    let files = pieces.iter().map(|piece| piece.path.clone()).collect();
    let manifest = Manifest { maker: MAKER.to_owned(), files };
    let mut text = serde_json::to_string_pretty(&manifest).unwrap_or_default();
    text.push('\n');
    put_down(&folder.join(MANIFEST), text.as_bytes())
}

/// Writes a file of a folder that nobody knows yet, down to the disk.
fn put_down(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Puts a made folder in its place; what stood there comes back where that fails.
fn put(made: &Path, place: &Path, former: bool) -> Result<(), SaveError> {
    if !former {
        return Ok(fs::rename(made, place)?);
    }
    let aside = beside(place, "old")?;
    // Only onto nothing can a folder be renamed on every system.
    fs::remove_dir(&aside)?;
    fs::rename(place, &aside)?;
    if let Err(error) = fs::rename(made, place) {
        fs::rename(&aside, place)?;
        return Err(error.into());
    }
    forget(&aside);
    Ok(())
}

/// Takes away a folder of ours; what cannot be taken away does no harm beside.
fn forget(folder: &Path) {
    drop(fs::remove_dir_all(folder));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<Piece> {
        vec![Piece::of("a.txt", text), Piece::of("b/c.txt", "c")]
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut out = Vec::new();
        list(folder, "", &mut out).unwrap();
        out.sort();
        out
    }

    #[test]
    fn a_folder_is_made_and_made_again() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("out");
        write(&place, &pieces("one")).unwrap();
        write(&place, &pieces("two")).unwrap();
        assert_eq!(fs::read(place.join("a.txt")).unwrap(), b"two");
        let all = ["out/a.txt", "out/b/c.txt", "out/prodigio-project.json"];
        assert_eq!(names(home.path()), all, "nothing is left beside");
        fs::create_dir(home.path().join("empty")).unwrap();
        write(&home.path().join("empty"), &pieces("one")).unwrap();
    }

    #[test]
    fn what_others_put_there_stays() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("out");
        write(&place, &pieces("one")).unwrap();
        fs::write(place.join("mine.txt"), b"mine").unwrap();
        assert_eq!(write(&place, &pieces("two")), Err(SaveError::Occupied));
        assert_eq!(fs::read(place.join("a.txt")).unwrap(), b"one");
        let file = home.path().join("file");
        fs::write(&file, b"x").unwrap();
        assert_eq!(write(&file, &pieces("one")), Err(SaveError::Occupied));
        let other = home.path().join("other");
        fs::create_dir(&other).unwrap();
        fs::write(other.join("x"), b"x").unwrap();
        assert_eq!(write(&other, &pieces("one")), Err(SaveError::Occupied));
        let lost = home.path().join("no").join("out");
        assert_eq!(write(&lost, &pieces("one")), Err(SaveError::MissingFolder));
    }

    #[test]
    fn a_folder_that_cannot_be_filled_leaves_what_stood_there() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("out");
        write(&place, &pieces("one")).unwrap();
        let clash = vec![Piece::of("a", "a"), Piece::of("a/b", "b")];
        assert!(write(&place, &clash).is_err());
        assert_eq!(fs::read(place.join("a.txt")).unwrap(), b"one");
        assert_eq!(names(home.path()).len(), 3, "nothing is left beside");
    }
}
