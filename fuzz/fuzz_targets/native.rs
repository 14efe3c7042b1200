//! The native format: whatever is read is written, read again equal, and to the same bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prodigio::files::native;

fuzz_target!(|bytes: &[u8]| {
    let Ok(study) = native::read(bytes) else { return };
    let text = native::write(&study).expect("a sound study can be written");
    let again = native::read(text.as_bytes()).expect("what was written is read");
    assert!(again == study, "it came back otherwise");
    assert_eq!(native::write(&again).as_deref(), Ok(text.as_str()));
});
