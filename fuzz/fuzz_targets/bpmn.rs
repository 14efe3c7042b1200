//! BPMN: whatever is read is written, read again equal, and written again to the same bytes; from the
//! model alone and with one name changed its steps come back.

#![no_main]

#[path = "../../examples/round_trip/ways.rs"]
mod ways;

use libfuzzer_sys::fuzz_target;
use prodigio::files::bpmn::{self, Content, ReadOptions};
use prodigio::model::invariants;

fuzz_target!(|bytes: &[u8]| {
    let options = ReadOptions::default();
    let Ok(opened) = bpmn::read(bytes, &options) else { return };
    assert_eq!(invariants::study_violations(&opened.study), []);
    let id = opened.study.variants()[0].id.clone();
    let text = bpmn::write(&opened.study, &id, Content::Whole).expect("the variant exists");
    let again = bpmn::read(text.as_bytes(), &options).expect("what was written is read");
    assert!(again.study == opened.study, "it came back otherwise");
    ways::check(&opened.study).expect("it comes back whatever the way");
    let plain = bpmn::write(&opened.study, &id, Content::Plain).expect("the variant exists");
    bpmn::read(plain.as_bytes(), &options).expect("what was written plain is read");
});
