//! What tests at the doors share.

use std::path::PathBuf;

/// The folder of reference data named by `PRODIGIO_REFERENCE`. `None` where it is not set: the test
/// then has nothing to compare with and ends; under continuous integration that is a failure.
pub(crate) fn reference() -> Option<PathBuf> {
    match std::env::var_os("PRODIGIO_REFERENCE") {
        Some(folder) => Some(PathBuf::from(folder)),
        None if std::env::var_os("CI").is_some_and(|ci| ci == "true") => {
            panic!("PRODIGIO_REFERENCE names no folder of reference data")
        }
        None => None,
    }
}
