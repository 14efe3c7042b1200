//! What is kept of a file beside it: its path as text, and a fingerprint of its content.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::disk;
use super::error::OpenError;

/// A path that can be written to a text file, also where it is no text itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StoredPath {
    /// A path that is text.
    Text(String),
    /// A path of bytes that are no text.
    Bytes(Vec<u8>),
}

impl StoredPath {
    /// The path to be written.
    pub fn of(path: &Path) -> Self {
        match path.to_str() {
            Some(text) => Self::Text(text.to_owned()),
            None => Self::Bytes(bytes_of(path)),
        }
    }

    /// The path again.
    pub fn path(&self) -> PathBuf {
        match self {
            Self::Text(text) => PathBuf::from(text),
            Self::Bytes(bytes) => path_of(bytes),
        }
    }
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(unix)]
fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

#[cfg(not(unix))]
fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// Tells one content from another: its length and a hash. Not meant against malice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fingerprint {
    length: u64,
    hash: u64,
}

impl Fingerprint {
    /// The fingerprint of bytes: eight at a time, the same on every machine and for ever.
    pub fn of(bytes: &[u8]) -> Self {
        let step = |hash: u64, part: &[u8]| {
            let mut word = [0; 8];
            word[..part.len()].copy_from_slice(part);
            let mixed = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed ^ (mixed >> 32)
        };
        let hash = bytes.chunks(8).fold(0xcbf2_9ce4_8422_2325, step);
        Self { length: bytes.len() as u64, hash }
    }

    /// The hash in 16 hexadecimal digits.
    pub fn hex(self) -> String {
        format!("{:016x}", self.hash)
    }
}

/// What the system says of a file without its being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

/// What stands at a path now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing, or something that is no file.
    Gone,
    /// A file of this content.
    File(Fingerprint),
    /// A file that cannot be read at the moment.
    Hidden,
}

/// What stands at a path, with its stamp. With the stamp and the fingerprint of last time the file
/// is read only when its stamp has changed.
pub fn standing(path: &Path, last: Option<(Stamp, Fingerprint)>) -> (Option<Stamp>, Standing) {
    let about = match fs::metadata(path) {
        Ok(about) if about.is_file() => about,
        Ok(_) => return (None, Standing::Gone),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return (None, Standing::Gone);
        }
        Err(_) => return (None, Standing::Hidden),
    };
    let stamp = Stamp { length: about.len(), modified: about.modified().ok() };
    if let Some((before, print)) = last
        && before == stamp
        && stamp.modified.is_some()
    {
        return (Some(stamp), Standing::File(print));
    }
    match disk::read(path) {
        Ok(bytes) => (Some(stamp), Standing::File(Fingerprint::of(&bytes))),
        Err(OpenError::Missing) => (None, Standing::Gone),
        Err(_) => (None, Standing::Hidden),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_by_its_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        assert_eq!(standing(&path, None), (None, Standing::Gone));
        assert_eq!(standing(folder.path(), None), (None, Standing::Gone));
        fs::write(&path, b"one").unwrap();
        let (stamp, first) = standing(&path, None);
        assert_eq!(first, Standing::File(Fingerprint::of(b"one")));
        // An unchanged stamp is believed: what was known comes back.
        let known = Fingerprint::of(b"known");
        assert_eq!(standing(&path, stamp.map(|s| (s, known))).1, Standing::File(known));
        // The same content written again is the same file.
        fs::write(&path, b"one").unwrap();
        assert_eq!(standing(&path, None).1, first);
        fs::write(&path, b"two!").unwrap();
        let (_, second) = standing(&path, stamp.map(|s| (s, known)));
        assert_eq!(second, Standing::File(Fingerprint::of(b"two!")));
        assert_ne!(first, second);
    }

    #[test]
    fn paths_come_back() {
        let plain = Path::new("/tmp/così/città.prodigio");
        assert_eq!(StoredPath::of(plain).path(), plain);
        #[cfg(unix)]
        {
            use std::os::unix::ffi::OsStrExt as _;
            let odd = Path::new(std::ffi::OsStr::from_bytes(b"/tmp/\xff\xfe.prodigio"));
            let stored = StoredPath::of(odd);
            let text = ron::to_string(&stored).unwrap();
            assert_eq!(ron::from_str::<StoredPath>(&text).unwrap().path(), odd);
        }
    }
}
