//! The folder in which a running program keeps what must survive it: journals, the list of tabs, and
//! the spool through which a second start hands its files to the first.
//!
//! ```text
//! session-1/lock          locked while the program runs; a killed program's lock is gone with it
//! session-1/tabs.ron      the open documents, in order
//! session-1/12.journal    one a document
//! session-1/12.damaged    what could not be read whole, kept
//! session-1/spool/        files handed over by a second start
//! ```
//!
//! One program, one folder: two that run at once never write to the same journal.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk;
use super::error::SaveError;
use super::stored::StoredPath;

/// Most programs that run at once, each with a folder of its own.
const MAX_SESSIONS: u32 = 16;

/// Most documents brought back.
pub const MAX_TABS: usize = 200;

/// Most damaged journals kept.
const MAX_DAMAGED: usize = 20;

/// Most files one second start hands over.
const MAX_HANDED: usize = 1_000;

/// Most bytes of a file of the spool or of the list of tabs.
const MAX_LIST: u64 = 4 * 1024 * 1024;

/// The open documents, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tabs {
    /// Numbers of their journals and their files.
    pub open: Vec<(u64, Option<StoredPath>)>,
    /// The one that was looked at.
    pub active: usize,
}

/// A folder that is ours as long as this lives.
#[derive(Debug)]
pub struct Session {
    folder: PathBuf,
    /// Holds the lock.
    _lock: File,
}

/// What came of asking for a folder.
#[derive(Debug)]
pub enum Claim {
    /// The folder is ours.
    Ours(Session),
    /// Another program runs in the first folder.
    Taken,
}

/// The folder for what must survive the program, as the system wants it; `PRODIGIO_STATE` names
/// another.
pub fn root() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("PRODIGIO_STATE").filter(|n| !n.is_empty()) {
        return Some(PathBuf::from(named));
    }
    let dirs = directories::ProjectDirs::from("", "", "prodigio")?;
    Some(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned())
}

fn folder_of(root: &Path, number: u32) -> PathBuf {
    root.join(format!("session-{number}"))
}

/// Asks for the first folder.
pub fn claim_first(root: &Path) -> Result<Claim, SaveError> {
    claim(root, 1)
}

/// Asks for any folder: the first may be held by a program that does not answer.
pub fn claim_any(root: &Path) -> Result<Option<Session>, SaveError> {
    for number in 1..=MAX_SESSIONS {
        if let Claim::Ours(session) = claim(root, number)? {
            return Ok(Some(session));
        }
    }
    Ok(None)
}

fn claim(root: &Path, number: u32) -> Result<Claim, SaveError> {
    let folder = folder_of(root, number);
    fs::create_dir_all(folder.join("spool"))?;
    let lock =
        OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("lock"))?;
    match lock.try_lock() {
        Ok(()) => {
            let session = Session { folder, _lock: lock };
            session.tidy();
            Ok(Claim::Ours(session))
        }
        Err(TryLockError::WouldBlock) => Ok(Claim::Taken),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

impl Session {
    /// The journal of this number.
    pub fn journal(&self, number: u64) -> PathBuf {
        self.folder.join(format!("{number}.journal"))
    }

    /// Where the list of tabs stands.
    pub fn tabs_file(&self) -> PathBuf {
        self.folder.join("tabs.ron")
    }

    /// The folder of the spool.
    pub fn spool(&self) -> PathBuf {
        self.folder.join("spool")
    }

    /// Numbers of the journals that stand there, in order.
    pub fn journals(&self) -> Vec<u64> {
        numbers(&self.folder, "journal")
    }

    /// The list of tabs; an unreadable one is an empty one: the journals tell what was open.
    pub fn tabs(&self) -> Tabs {
        let bytes = small_file(&self.tabs_file());
        bytes.and_then(|b| ron::de::from_bytes(&b).ok()).unwrap_or_default()
    }

    /// The first number no journal has, not even a damaged one.
    pub fn free_number(&self) -> u64 {
        let all = ["journal", "damaged", "new"].map(|e| numbers(&self.folder, e));
        let listed = self.tabs().open.into_iter().map(|(n, _)| n);
        all.into_iter().flatten().chain(listed).max().map_or(1, |n| n.saturating_add(1))
    }

    /// Puts a damaged journal aside, so that nothing of it is lost; the oldest beyond a limit go.
    pub fn set_aside(&self, number: u64) -> Result<PathBuf, SaveError> {
        let kept = numbers(&self.folder, "damaged");
        for old in kept.iter().take((kept.len() + 1).saturating_sub(MAX_DAMAGED)) {
            fs::remove_file(self.folder.join(format!("{old}.damaged")))?;
        }
        let to = self.folder.join(format!("{number}.damaged"));
        fs::rename(self.journal(number), &to)?;
        Ok(to)
    }

    /// Takes over the journals of programs that were killed in other folders.
    pub fn adopt_orphans(&self) -> Result<usize, SaveError> {
        let Some(root) = self.folder.parent() else { return Ok(0) };
        let mut adopted = 0;
        for number in 1..=MAX_SESSIONS {
            let folder = folder_of(root, number);
            if folder == self.folder || !folder.is_dir() {
                continue;
            }
            // Held by a program that runs: its journals are its own.
            let Claim::Ours(other) = claim(root, number)? else { continue };
            for journal in other.journals() {
                let to = self.journal(self.free_number());
                fs::rename(other.journal(journal), to)?;
                adopted += 1;
            }
            // Its list of tabs speaks of journals that have gone.
            match fs::remove_file(other.tabs_file()) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        Ok(adopted)
    }

    /// Takes away what a killed program left half written.
    fn tidy(&self) {
        for number in numbers(&self.folder, "new") {
            // It will be tried again at the next start.
            drop(fs::remove_file(self.folder.join(format!("{number}.new"))));
        }
    }
}

fn numbers(folder: &Path, extension: &str) -> Vec<u64> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut out: Vec<u64> = entries
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == extension))
        .filter_map(|p| p.file_stem()?.to_str()?.parse().ok())
        .collect();
    out.sort_unstable();
    out
}

fn small_file(path: &Path) -> Option<Vec<u8>> {
    let about = fs::metadata(path).ok()?;
    (about.is_file() && about.len() <= MAX_LIST).then(|| fs::read(path).ok()).flatten()
}

/// A request in the spool of another program.
#[derive(Debug)]
pub struct Handed {
    path: PathBuf,
}

/// Hands files over to the program that runs in the first folder; `number` tells this request from
/// others. None asks it only to come forward.
pub fn hand_over(root: &Path, files: &[PathBuf], number: u32) -> Result<Handed, SaveError> {
    let stored: Vec<StoredPath> = files
        .iter()
        .take(MAX_HANDED)
        .map(|f| StoredPath::of(&std::path::absolute(f).unwrap_or_else(|_| f.clone())))
        .collect();
    let text = ron::to_string(&stored).map_err(|e| SaveError::Unsayable(e.to_string()))?;
    let path = folder_of(root, 1).join("spool").join(format!("{number}.open"));
    disk::write(&path, text.as_bytes())?;
    Ok(Handed { path })
}

impl Handed {
    /// Whether the other program has taken it.
    pub fn is_taken(&self) -> bool {
        !self.path.exists()
    }

    /// Takes it back; says whether it was still there.
    pub fn withdraw(self) -> bool {
        fs::remove_file(&self.path).is_ok()
    }
}

/// Takes what second starts have put into a spool: the files of each request, oldest number first.
pub fn take_handed(spool: &Path) -> Vec<Vec<PathBuf>> {
    let mut out = Vec::new();
    for number in numbers(spool, "open") {
        let path = spool.join(format!("{number}.open"));
        let stored: Option<Vec<StoredPath>> =
            small_file(&path).and_then(|b| ron::de::from_bytes(&b).ok());
        // Only who removes it has it: it may have been withdrawn meanwhile.
        if fs::remove_file(&path).is_err() {
            continue;
        }
        out.push(
            stored.unwrap_or_default().iter().take(MAX_HANDED).map(StoredPath::path).collect(),
        );
    }
    out
}

/// Writes the list of tabs: whole, or the former stays.
pub fn write_tabs(path: &Path, tabs: &Tabs) -> Result<(), SaveError> {
    let text = ron::to_string(tabs).map_err(|e| SaveError::Unsayable(e.to_string()))?;
    disk::write(path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(claim: Claim) -> Session {
        match claim {
            Claim::Ours(session) => session,
            Claim::Taken => panic!("taken"),
        }
    }

    #[test]
    fn a_folder_belongs_to_one_program_until_it_ends() {
        let root = tempfile::tempdir().unwrap();
        let first = ours(claim_first(root.path()).unwrap());
        assert!(matches!(claim_first(root.path()).unwrap(), Claim::Taken));
        let second = claim_any(root.path()).unwrap().unwrap();
        assert_ne!(first.journal(1), second.journal(1));
        drop(first);
        // The lock file stays; it blocks nobody.
        let again = ours(claim_first(root.path()).unwrap());
        assert!(again.journals().is_empty());
    }

    #[test]
    fn files_are_handed_over_once() {
        let root = tempfile::tempdir().unwrap();
        let first = ours(claim_first(root.path()).unwrap());
        let files = vec![root.path().join("a.prodigio"), PathBuf::from("b.prodigio")];
        let request = hand_over(root.path(), &files, 7).unwrap();
        let nothing = hand_over(root.path(), &[], 3).unwrap();
        assert!(!request.is_taken());
        let taken = take_handed(&first.spool());
        assert_eq!(taken.len(), 2);
        assert!(taken[0].is_empty());
        assert_eq!(taken[1][0], files[0]);
        assert!(taken[1][1].is_absolute(), "the first may run in another folder");
        assert!(request.is_taken() && nothing.is_taken());
        assert!(take_handed(&first.spool()).is_empty());
        assert!(!request.withdraw());
        // What lies there and is no request harms nothing.
        fs::write(first.spool().join("9.open"), b"\xff\xfe nonsense").unwrap();
        fs::write(first.spool().join("letter.txt"), b"x").unwrap();
        assert_eq!(take_handed(&first.spool()), [Vec::<PathBuf>::new()]);
    }

    #[test]
    fn tabs_come_back_and_a_broken_list_is_an_empty_one() {
        let root = tempfile::tempdir().unwrap();
        let session = ours(claim_first(root.path()).unwrap());
        assert_eq!(session.tabs(), Tabs::default());
        let path = StoredPath::of(Path::new("/a"));
        let tabs = Tabs { open: vec![(3, None), (1, Some(path))], active: 1 };
        write_tabs(&session.tabs_file(), &tabs).unwrap();
        assert_eq!(session.tabs(), tabs);
        assert_eq!(session.free_number(), 4);
        fs::write(session.tabs_file(), b"(open: [(1, ").unwrap();
        assert_eq!(session.tabs(), Tabs::default());
    }

    #[test]
    fn journals_of_a_killed_second_program_are_taken_over() {
        let root = tempfile::tempdir().unwrap();
        let first = ours(claim_first(root.path()).unwrap());
        let second = claim_any(root.path()).unwrap().unwrap();
        fs::write(first.journal(1), b"mine").unwrap();
        fs::write(second.journal(1), b"theirs").unwrap();
        fs::write(second.journal(2), b"theirs too").unwrap();
        assert_eq!(first.adopt_orphans().unwrap(), 0, "the second still runs");
        drop(second);
        assert_eq!(first.adopt_orphans().unwrap(), 2);
        assert_eq!(first.journals(), [1, 2, 3]);
        assert_eq!(fs::read(first.journal(1)).unwrap(), b"mine");
        assert_eq!(fs::read(first.journal(3)).unwrap(), b"theirs too");
    }

    #[test]
    fn damaged_journals_are_kept_up_to_a_limit() {
        let root = tempfile::tempdir().unwrap();
        let session = ours(claim_first(root.path()).unwrap());
        for number in 1..=MAX_DAMAGED as u64 + 5 {
            fs::write(session.journal(number), b"x").unwrap();
            session.set_aside(number).unwrap();
        }
        let kept = numbers(&session.folder, "damaged");
        assert_eq!(kept.len(), MAX_DAMAGED);
        assert_eq!(kept.last(), Some(&(MAX_DAMAGED as u64 + 5)));
        assert!(session.journals().is_empty());
    }
}
