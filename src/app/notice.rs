//! Notices: errors in words for people, shown until closed, and news, shown until read.

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something went well, or was undone; goes after a while.
    News,
    /// Something could not be done; stays until closed.
    Trouble,
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub kind: NoticeKind,
    /// What happened and what to do, in the person's language.
    pub text: String,
    /// Number of the notice in this session.
    pub number: u64,
}

impl Notice {
    /// Seconds it is shown for without a hand on it: time to read it twice, slowly; `None` stays.
    pub fn seconds(&self) -> Option<f64> {
        let letters = self.text.chars().count() as f64;
        (self.kind == NoticeKind::News).then_some(5.0 + letters / 10.0)
    }
}

/// The notices not yet read, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
    next: u64,
}

/// Most notices kept; the oldest goes first.
const MAX_NOTICES: usize = 8;

impl Notices {
    /// Adds one.
    pub fn add(&mut self, kind: NoticeKind, text: String) {
        // News takes the place of news: only the last undo is worth reading.
        if kind == NoticeKind::News {
            self.list.retain(|n| n.kind != NoticeKind::News);
        }
        self.next += 1;
        self.list.push(Notice { kind, text, number: self.next });
        if self.list.len() > MAX_NOTICES {
            self.list.remove(0);
        }
    }

    /// All, oldest first.
    pub fn all(&self) -> &[Notice] {
        &self.list
    }

    /// Closes one.
    pub fn close(&mut self, number: u64) {
        self.list.retain(|n| n.number != number);
    }
}
