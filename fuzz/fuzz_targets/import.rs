//! What is brought into an open study: a scenario of a simulator, the table of offices of a body.
//! Whatever is taken leaves the study sound.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use prodigio::files::{catalogue, import};
use prodigio::model::invariants;
use prodigio::model::study::Study;

static SAMPLE: LazyLock<Study> = LazyLock::new(catalogue::first);

fuzz_target!(|bytes: &[u8]| {
    let id = SAMPLE.variants()[0].id.clone();
    let Ok(imported) = import::import(&SAMPLE, &id, bytes, None) else { return };
    assert_eq!(invariants::study_violations(&imported.study), []);
});
