//! Journals: any bytes give the sound records before the first fault, or one error.

#![no_main]

use std::io::Write as _;

use libfuzzer_sys::fuzz_target;
use prodigio::files::journal;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut file) = tempfile::NamedTempFile::new() else { return };
    if file.write_all(bytes).is_err() {
        return;
    }
    let Ok(read) = journal::read(file.path()) else { return };
    let total: usize = read.records().map(<[u8]>::len).sum();
    assert!(total <= bytes.len(), "records are pieces of the file");
});
