//! Every door at once: BPMN, the native format, draw.io, a model inside a picture, told by content.
//! Whatever opens is sound and can be saved in both formats.

#![no_main]

use libfuzzer_sys::fuzz_target;
use prodigio::files::bpmn::{self, Content};
use prodigio::files::{self, native};
use prodigio::model::invariants;

fuzz_target!(|bytes: &[u8]| {
    let Ok(opened) = files::read(bytes) else { return };
    assert_eq!(invariants::study_violations(&opened.study), []);
    let text = native::write(&opened.study).expect("a sound study can be written");
    let again = native::read(text.as_bytes()).expect("what was written is read");
    assert!(again == opened.study, "it came back otherwise");
    let id = opened.study.variants()[0].id.clone();
    bpmn::write(&opened.study, &id, Content::Whole).expect("the variant exists");
});
