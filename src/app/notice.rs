//! Notices: errors in words for people and what must not be missed, shown until closed; and news,
//! shown for a while.

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something went well, was undone, or there was nothing to do; goes after a while.
    News,
    /// Something came back, was lost, or is left to a hand; stays until closed.
    ToRead,
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

/// The notices that are shown, oldest first.
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
        match kind {
            // News takes the place of news: only the last undo is worth reading.
            NoticeKind::News => self.list.retain(|n| n.kind != NoticeKind::News),
            // The same again is said once.
            NoticeKind::ToRead => self.list.retain(|n| n.kind != kind || n.text != text),
            NoticeKind::Trouble => {}
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
