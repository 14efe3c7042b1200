//! The bytes of a journal: records one after the other, each with its length and checksum.
//!
//! ```text
//! prodigio journal 1␊
//! length (4 bytes) · checksum of length and content (4 bytes) · content
//! …
//! ```
//!
//! A journal only grows. A program that is killed leaves at most one record half written, at the
//! end: it is dropped. A checksum that fails before the end is damage: what stands before it is
//! still good. What the records mean is known to `app`.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::error::{OpenError, SaveError};

/// The first bytes of every journal; the number is that of the format.
const MARK: &[u8] = b"prodigio journal 1\n";

/// Bytes before the content of a record.
const HEAD: usize = 8;

/// Longest record: above the largest file we open.
pub const MAX_RECORD: usize = 384 * 1024 * 1024;

/// Longest journal that is read again.
pub const MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// Most records read from one journal.
pub const MAX_RECORDS: usize = 4_000_000;

/// A record as it stands in the file.
pub fn framed(content: &[u8]) -> Result<Vec<u8>, SaveError> {
    let length = u32::try_from(content.len()).ok().filter(|_| content.len() <= MAX_RECORD);
    let Some(length) = length else {
        return Err(SaveError::Unwritable("a record of the journal is too long".to_owned()));
    };
    let mut out = Vec::with_capacity(HEAD + content.len());
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(&checksum(length, content).to_le_bytes());
    out.extend_from_slice(content);
    Ok(out)
}

fn checksum(length: u32, content: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&length.to_le_bytes());
    hasher.update(content);
    hasher.finalize()
}

/// How a journal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With a whole record.
    Whole,
    /// In the middle of its last record: the program was killed while writing it.
    Torn,
    /// What follows cannot be trusted: a checksum fails, or a limit is reached.
    Damaged,
}

/// What could be read of a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    bytes: Vec<u8>,
    records: Vec<Range<usize>>,
    /// How it ends.
    pub end: End,
}

impl Read {
    /// The sound records, in order.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.records.iter().map(|r| &self.bytes[r.clone()])
    }

    /// Length of the part that holds so many records.
    pub fn length_of(&self, count: usize) -> u64 {
        let last = count.checked_sub(1).and_then(|i| self.records.get(i));
        last.map_or(MARK.len(), |r| r.end) as u64
    }
}

/// Reads a journal; only one that cannot be read at all is an error.
pub fn read(path: &Path) -> Result<Read, OpenError> {
    let file = File::open(path)?;
    if file.metadata()?.len() > MAX_BYTES {
        return Err(OpenError::TooLarge { limit: MAX_BYTES });
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(split(bytes))
}

fn split(bytes: Vec<u8>) -> Read {
    let mut records = Vec::new();
    if !bytes.starts_with(MARK) {
        let end = if MARK.starts_with(&bytes) { End::Torn } else { End::Damaged };
        return Read { bytes, records, end };
    }
    let mut at = MARK.len();
    let end = loop {
        if at == bytes.len() {
            break End::Whole;
        }
        if records.len() == MAX_RECORDS {
            break End::Damaged;
        }
        let Some((length, sum)) = head_at(&bytes, at) else { break End::Torn };
        let from = at + HEAD;
        let to = from.saturating_add(length as usize);
        if length as usize > MAX_RECORD {
            break End::Damaged;
        }
        let Some(content) = bytes.get(from..to) else { break End::Torn };
        if checksum(length, content) != sum {
            break if to == bytes.len() { End::Torn } else { End::Damaged };
        }
        records.push(from..to);
        at = to;
    };
    Read { bytes, records, end }
}

fn head_at(bytes: &[u8], at: usize) -> Option<(u32, u32)> {
    let number = |from: usize| {
        let four = bytes.get(from..from + 4)?;
        Some(u32::from_le_bytes(four.try_into().ok()?))
    };
    Some((number(at)?, number(at + 4)?))
}

/// A journal that is being written.
#[derive(Debug)]
pub struct Journal {
    file: File,
    path: PathBuf,
    length: u64,
    unsynced: bool,
}

impl Journal {
    /// Starts a journal with these framed records, or starts one again in place of what stands
    /// there: written beside, flushed to the disk, renamed. Until then the former stays.
    pub fn start(path: &Path, records: &[Vec<u8>]) -> Result<Self, SaveError> {
        let beside = path.with_extension("new");
        let made = Self::fill(&beside, records);
        let renamed = made.and_then(|journal| {
            fs::rename(&beside, path)?;
            Ok(journal)
        });
        match renamed {
            Ok(mut journal) => {
                path.clone_into(&mut journal.path);
                Ok(journal)
            }
            Err(error) => {
                // What was half written is of no use; that it cannot be removed changes nothing.
                drop(fs::remove_file(&beside));
                Err(error.into())
            }
        }
    }

    fn fill(path: &Path, records: &[Vec<u8>]) -> io::Result<Self> {
        let mut file = File::create(path)?;
        let mut writer = io::BufWriter::new(&mut file);
        writer.write_all(MARK)?;
        let mut length = MARK.len() as u64;
        for record in records {
            writer.write_all(record)?;
            length += record.len() as u64;
        }
        writer.flush()?;
        drop(writer);
        file.sync_data()?;
        Ok(Self { file, path: path.to_owned(), length, unsynced: false })
    }

    /// Goes on with a journal behind its sound part; what stands after that is cut off.
    pub fn resume(path: &Path, sound: u64) -> Result<Self, SaveError> {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.set_len(sound)?;
        file.seek(SeekFrom::Start(sound))?;
        Ok(Self { file, path: path.to_owned(), length: sound, unsynced: true })
    }

    /// Adds a framed record. When it returns, the system has it: killing the program loses nothing.
    pub fn add(&mut self, record: &[u8]) -> Result<(), SaveError> {
        self.file.write_all(record)?;
        self.length += record.len() as u64;
        self.unsynced = true;
        Ok(())
    }

    /// Brings what was added to the disk itself: the machine may lose its power.
    pub fn sync(&mut self) -> Result<(), SaveError> {
        if self.unsynced {
            self.file.sync_data()?;
            self.unsynced = false;
        }
        Ok(())
    }

    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Takes it away: its document was closed.
    pub fn remove(self) -> Result<(), SaveError> {
        drop(self.file);
        Ok(fs::remove_file(&self.path)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, records: &[&[u8]]) -> Journal {
        let mut journal = Journal::start(path, &[framed(records[0]).unwrap()]).unwrap();
        for record in &records[1..] {
            journal.add(&framed(record).unwrap()).unwrap();
        }
        journal
    }

    fn contents(read: &Read) -> Vec<Vec<u8>> {
        read.records().map(<[u8]>::to_vec).collect()
    }

    const RECORDS: [&[u8]; 4] = [b"first", b"", b"the third record", b"last"];

    #[test]
    fn what_was_added_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        let journal = write(&path, &RECORDS);
        let found = read(&path).unwrap();
        assert_eq!(found.end, End::Whole);
        assert_eq!(contents(&found), RECORDS);
        assert_eq!(journal.length(), fs::metadata(&path).unwrap().len());
        assert_eq!(found.length_of(4), journal.length());
        journal.remove().unwrap();
        assert_eq!(read(&path), Err(OpenError::Missing));
    }

    #[test]
    fn cut_anywhere_it_gives_the_whole_records_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        drop(write(&path, &RECORDS));
        let whole = fs::read(&path).unwrap();
        for cut in 0..whole.len() {
            fs::write(&path, &whole[..cut]).unwrap();
            let found = read(&path).unwrap();
            let count = found.records().len();
            assert_eq!(contents(&found), RECORDS[..count]);
            let at_border = found.length_of(count) == cut as u64;
            assert_eq!(found.end == End::Whole, at_border && cut >= MARK.len(), "cut at {cut}");
            assert_ne!(found.end, End::Damaged, "cut at {cut}");
            // One can go on behind the sound part.
            if cut >= MARK.len() {
                let mut journal = Journal::resume(&path, found.length_of(count)).unwrap();
                journal.add(&framed(b"more").unwrap()).unwrap();
                let again = read(&path).unwrap();
                assert_eq!(again.end, End::Whole);
                assert_eq!(again.records().len(), count + 1);
            }
        }
    }

    #[test]
    fn a_changed_byte_anywhere_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        drop(write(&path, &RECORDS));
        let whole = fs::read(&path).unwrap();
        for at in 0..whole.len() {
            let mut bad = whole.clone();
            bad[at] ^= 0x40;
            fs::write(&path, &bad).unwrap();
            let found = read(&path).unwrap();
            let count = found.records().len();
            assert!(count < RECORDS.len(), "byte {at}");
            assert_eq!(contents(&found), RECORDS[..count]);
            assert_ne!(found.end, End::Whole, "byte {at}");
        }
        // A stretch of zeros, as a lost power leaves it, is no record.
        let mut zeros = whole.clone();
        zeros.extend_from_slice(&[0; 64]);
        fs::write(&path, &zeros).unwrap();
        let found = read(&path).unwrap();
        assert_eq!((contents(&found).len(), found.end), (4, End::Damaged));
    }

    #[test]
    fn what_is_no_journal_is_damaged_and_what_is_too_long_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        fs::write(&path, b"something else altogether, and quite long").unwrap();
        assert_eq!(read(&path).unwrap().end, End::Damaged);
        File::create(&path).unwrap().set_len(MAX_BYTES + 1).unwrap();
        assert_eq!(read(&path), Err(OpenError::TooLarge { limit: MAX_BYTES }));
        assert!(framed(&vec![0; MAX_RECORD + 1]).is_err());
    }

    #[test]
    fn starting_again_replaces_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.journal");
        drop(write(&path, &RECORDS));
        let mut again = Journal::start(&path, &[framed(b"new").unwrap()]).unwrap();
        again.add(&framed(b"newer").unwrap()).unwrap();
        again.sync().unwrap();
        assert_eq!(contents(&read(&path).unwrap()), [b"new".to_vec(), b"newer".to_vec()]);
        let lost = folder.path().join("no").join("b.journal");
        assert_eq!(Journal::start(&lost, &[]).err(), Some(SaveError::MissingFolder));
        let names = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(names, 1, "nothing half written stays");
    }
}
