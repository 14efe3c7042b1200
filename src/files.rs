//! Files in and out: what kind a file is, opening it whole or not at all, saving it safely.
//!
//! The only room that touches the file system and knows other programs' formats. A kind is told by
//! content, never by the name's ending. Nothing here lays out, asks or prints: what was noticed
//! comes back as findings, what cannot be opened as one [`error::OpenError`].

pub mod disk;
pub mod error;
