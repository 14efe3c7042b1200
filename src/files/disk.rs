//! Bytes from and to the disk: read with a limit, write beside and rename.

use std::fs;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};

use atomic_write_file::AtomicWriteFile;

use super::error::{OpenError, SaveError};

/// Most bytes of a file we open: far beyond any procedure, far below any memory.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Most things of a procedure that we open: steps, lines, bands and what stands beside them.
pub const MAX_THINGS: usize = 500_000;

/// Reads a file of at most [`MAX_BYTES`]. A larger one is refused by its size, unread.
pub fn read(path: &Path) -> Result<Vec<u8>, OpenError> {
    read_up_to(path, MAX_BYTES)
}

/// Reads a file of at most so many bytes.
pub fn read_at_most(path: &Path, limit: u64) -> Result<Vec<u8>, OpenError> {
    read_up_to(path, limit)
}

/// The files of a folder in order of their names, at most so many; none where there is no folder.
pub fn files_in(folder: &Path, most: usize) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> =
        entries.map(|e| e.path()).filter(|p| p.is_file()).take(most).collect();
    paths.sort();
    paths
}

/// Gives a file another name, so that a new one can take its place and nothing is lost.
pub fn put_aside(path: &Path) -> Result<(), SaveError> {
    for number in 1..1_000 {
        let aside = path.with_extension(format!("damaged-{number}"));
        if !aside.exists() {
            return Ok(fs::rename(path, aside)?);
        }
    }
    Err(SaveError::Exists)
}

/// Takes a file away; one that is not there is fine.
pub fn remove(path: &Path) -> Result<(), SaveError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, OpenError> {
    let about = fs::metadata(path)?;
    if about.is_dir() {
        return Err(OpenError::Folder);
    }
    if about.len() > limit {
        return Err(OpenError::TooLarge { limit });
    }
    let mut bytes = Vec::new();
    // A device or a growing file tells no true size: never read more than one byte too many.
    fs::File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(OpenError::TooLarge { limit });
    }
    Ok(bytes)
}

/// Replaces the file at `path`: written beside, flushed to disk, renamed. Whatever happens, either
/// the former file or the whole new one stands there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    replace(path, |file| file.write_all(bytes))
}

/// Writes a file that is not there yet; one that is there is left as it is.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    // An empty file holds the name, so that nobody else takes it while the content is written.
    match fs::OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            return Err(SaveError::Exists);
        }
        Err(error) => return Err(error.into()),
    }
    let written = write(path, bytes);
    if written.is_err() {
        // Only the empty place holder of a moment ago can stand there.
        fs::remove_file(path)?;
    }
    written
}

/// Whether there is a folder at the path.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether there is a file at the path.
pub fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Whether both are paths of one file that is there.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    let real = |path| fs::canonicalize(path).ok();
    real(one).is_some_and(|one| real(other) == Some(one))
}

/// Makes a folder and those above it; one that is there is fine.
pub fn make_folder(path: &Path) -> Result<(), SaveError> {
    Ok(fs::create_dir_all(path)?)
}

fn replace(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), SaveError> {
    // A link is followed, so that it goes on pointing at the file it named.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if let Ok(about) = fs::metadata(&target) {
        if about.is_dir() {
            return Err(SaveError::Folder);
        }
        // Renaming over a file needs no permission on the file itself: ask for it here.
        if about.permissions().readonly() {
            return Err(SaveError::Denied);
        }
        if !about.is_file() {
            let mut device = fs::OpenOptions::new().write(true).open(&target)?;
            fill(&mut device)?;
            return Ok(device.flush()?);
        }
    }
    let mut file = AtomicWriteFile::open(&target)?;
    let filled = fill(&mut file);
    if let Err(error) = filled.and_then(|()| file.sync_all()) {
        file.discard()?;
        return Err(error.into());
    }
    Ok(file.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut out: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        out.sort();
        out
    }

    #[test]
    fn a_disk_that_fills_up_leaves_the_former_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.prodigio");
        write(&path, b"former").unwrap();
        let result = replace(&path, |file| {
            file.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(result, Err(SaveError::Full));
        assert_eq!(fs::read(&path).unwrap(), b"former");
        assert_eq!(names(folder.path()), ["a.prodigio"]);
    }

    #[test]
    fn a_folder_a_missing_folder_and_a_read_only_file_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(write(folder.path(), b"x"), Err(SaveError::Folder));
        let lost = folder.path().join("no").join("a");
        assert_eq!(write(&lost, b"x"), Err(SaveError::MissingFolder));
        let path = folder.path().join("a");
        write(&path, b"former").unwrap();
        let mut rights = fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&path, rights).unwrap();
        assert_eq!(write(&path, b"new"), Err(SaveError::Denied));
        assert_eq!(fs::read(&path).unwrap(), b"former");
        assert_eq!(read(folder.path()), Err(OpenError::Folder));
        assert_eq!(read(&lost), Err(OpenError::Missing));
    }

    #[test]
    fn too_large_is_refused_by_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        // A sparse file: a gigabyte by size that takes no room and must not be read.
        fs::File::create(&path).unwrap().set_len(1 << 30).unwrap();
        assert_eq!(read(&path), Err(OpenError::TooLarge { limit: MAX_BYTES }));
        write(&path, b"12345").unwrap();
        assert_eq!(read_up_to(&path, 4), Err(OpenError::TooLarge { limit: 4 }));
        assert_eq!(read_up_to(&path, 5).unwrap(), b"12345");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn devices_end_too() {
        let limit = OpenError::TooLarge { limit: 1000 };
        assert_eq!(read_up_to(Path::new("/dev/zero"), 1000), Err(limit));
        assert_eq!(write(Path::new("/dev/full"), b"x"), Err(SaveError::Full));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        write(&file, b"1").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"2").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"2");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
