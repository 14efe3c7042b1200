//! A folder written whole or not at all: made beside its place, then put there.
//!
//! One that stands there is replaced only where it is empty, or was written so before, holds nothing else and was
//! not changed since. A place without a name of its own, as `.`, stays and gets the content.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use super::error::SaveError;
use super::stored::Fingerprint;

/// The file that says that a folder is ours, and what we put into it.
const MANIFEST: &str = "prodigio-project.json";

/// What a manifest says wrote it.
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
    /// What each file held, by its path: so that one changed by hand is told from ours.
    files: BTreeMap<String, Fingerprint>,
}

/// Writes a folder. The one above it must be there.
///
/// # Errors
/// [`SaveError::Occupied`] when something stands there that we did not write,
/// [`SaveError::Altered`] when somebody changed what we wrote, and what the system says otherwise;
/// what stood there is then as it was.
pub fn write(place: &Path, pieces: &[Piece]) -> Result<(), SaveError> {
    let named = place.file_name().is_some();
    // What has no name may lead through what is about to move: `b/..`.
    let whole = if named { place.to_path_buf() } else { fs::canonicalize(place)? };
    let place = whole.as_path();
    let former = looked_at(place)?;
    let made = if named { beside(place, "new")? } else { hidden(place, "", "new")? };
    let filled = fill(&made, pieces);
    let done = filled
        .and_then(|()| if named { put(&made, place, former) } else { put_inside(&made, place) });
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
            there.retain(|path| path != MANIFEST);
            there.sort();
            if there.iter().any(|path| !files.contains_key(path)) {
                return Err(SaveError::Occupied);
            }
            let is_ours = |path: &&String| {
                let bytes = disk::read(&place.join(path));
                bytes.is_ok_and(|bytes| files.get(*path) == Some(&Fingerprint::of(&bytes)))
            };
            match there.iter().find(|path| !is_ours(path)) {
                Some(changed) => Err(SaveError::Altered(changed.clone())),
                None => Ok(true),
            }
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
        } else if entry.file_type()?.is_file() {
            out.push(name);
        } else {
            // Nothing of ours; nor could it be read without waiting.
            return Err(SaveError::Occupied);
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
    hidden(parent.unwrap_or_else(|| Path::new(".")), &name, ending)
}

/// A new, empty folder inside another, out of sight on most systems.
fn hidden(parent: &Path, name: &str, ending: &str) -> Result<PathBuf, SaveError> {
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
    let print = |piece: &Piece| (piece.path.clone(), Fingerprint::of(&piece.bytes));
    let files = pieces.iter().map(print).collect();
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

/// Puts what a made folder inside a place holds where the place's own content stood; that comes back
/// where it fails.
fn put_inside(made: &Path, place: &Path) -> Result<(), SaveError> {
    let aside = hidden(place, "", "old")?;
    let mut moved = Vec::new();
    let done = entries(place, &[made, &aside])
        .and_then(|former| move_all(former, &aside, &mut moved))
        .and_then(|()| entries(made, &[]))
        .and_then(|new| move_all(new, place, &mut moved));
    if done.is_err() {
        for (from, to) in moved.iter().rev() {
            fs::rename(to, from)?;
        }
    }
    forget(&aside);
    if done.is_ok() {
        forget(made);
    }
    done
}

/// What stands in a folder, but for some.
fn entries(folder: &Path, but: &[&Path]) -> Result<Vec<PathBuf>, SaveError> {
    let all: Result<Vec<PathBuf>, _> =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect();
    Ok(all?.into_iter().filter(|path| !but.contains(&path.as_path())).collect())
}

/// Moves things into a folder, and notes from where to where.
fn move_all(
    things: Vec<PathBuf>,
    folder: &Path,
    moved: &mut Vec<(PathBuf, PathBuf)>,
) -> Result<(), SaveError> {
    for from in things {
        let Some(name) = from.file_name() else { continue };
        let to = folder.join(name);
        fs::rename(&from, &to)?;
        moved.push((from, to));
    }
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
    fn what_others_changed_stays() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("out");
        write(&place, &pieces("one")).unwrap();
        fs::write(place.join("b/c.txt"), b"by hand").unwrap();
        let refused = write(&place, &pieces("two"));
        assert_eq!(refused, Err(SaveError::Altered("b/c.txt".to_owned())));
        assert_eq!(fs::read(place.join("a.txt")).unwrap(), b"one");
        assert_eq!(fs::read(place.join("b/c.txt")).unwrap(), b"by hand");
        fs::remove_file(place.join("b/c.txt")).unwrap();
        fs::remove_dir(place.join("b")).unwrap();
        write(&place, &pieces("two")).unwrap();
        assert_eq!(fs::read(place.join("b/c.txt")).unwrap(), b"c");
    }

    #[test]
    fn a_place_without_a_name_is_filled_where_it_is() {
        let home = tempfile::tempdir().unwrap();
        let place = home.path().join("out");
        write(&place, &pieces("one")).unwrap();
        let through = place.join("b").join("..");
        write(&through, &pieces("two")).unwrap();
        assert_eq!(fs::read(place.join("a.txt")).unwrap(), b"two");
        assert_eq!(names(home.path()).len(), 3, "nothing is left inside or beside");
        fs::write(place.join("mine.txt"), b"mine").unwrap();
        assert_eq!(write(&through, &pieces("one")), Err(SaveError::Occupied));
        fs::remove_file(place.join("mine.txt")).unwrap();
        let clash = vec![Piece::of("a", "a"), Piece::of("a/b", "b")];
        assert!(write(&through, &clash).is_err());
        assert_eq!(fs::read(place.join("a.txt")).unwrap(), b"two");
        assert_eq!(names(home.path()).len(), 3, "nothing is left inside or beside");
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
