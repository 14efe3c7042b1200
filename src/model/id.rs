//! Ids: short XML names that never change and are never reused, equal in file and memory.
//!
//! Maps of the model compare them all the time: short ones stand in the maps themselves.

use std::fmt;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// Longest id accepted from a file, in bytes.
pub const MAX_ID_BYTES: usize = 255;

/// Says whether `text` is a valid XML `NCName` of acceptable length: a letter or underscore first,
/// then letters, digits, `.`, `-` and `_`.
pub fn is_ncname(text: &str) -> bool {
    let mut chars = text.chars();
    let first_is_fine = chars.next().is_some_and(|c| c == '_' || c.is_alphabetic());
    first_is_fine
        && text.len() <= MAX_ID_BYTES
        && chars.all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '\u{b7}'))
}

/// Turns any text into a valid id: foreign characters become `_`, a leading digit gets one before.
pub fn ncname_from(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        let fits = c == '_' || c.is_alphabetic();
        let fits_later = fits || c.is_alphanumeric() || matches!(c, '.' | '-');
        if out.is_empty() && !fits {
            out.push('_');
        }
        out.push(if fits_later { c } else { '_' });
        if out.len() + 4 > MAX_ID_BYTES {
            break;
        }
    }
    if out.is_empty() {
        out.push('_');
    }
    out
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(SmolStr);

        impl $name {
            /// Makes an id from text; whether it is an XML name is judged by the invariants.
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(SmolStr::new(text))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    };
}

id_type!(
    /// Names one variant of a study.
    VariantId
);
id_type!(
    /// Names a step: a task, an event, a gateway, a sub-procedure.
    StepId
);
id_type!(
    /// Names a sequence flow between two steps.
    FlowId
);
id_type!(
    /// Names a message flow or association.
    LinkId
);
id_type!(
    /// Names a pool.
    PoolId
);
id_type!(
    /// Names a lane.
    LaneId
);
id_type!(
    /// Names a data object, data store, group or annotation on the drawing.
    ArtifactId
);
id_type!(
    /// Names an office.
    OfficeId
);
id_type!(
    /// Names a calendar.
    CalendarId
);
id_type!(
    /// Names a legal term of the card.
    TermId
);
id_type!(
    /// Names a scenario.
    ScenarioId
);
id_type!(
    /// Names a review note.
    NoteId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xml_names_are_told_from_other_text() {
        for good in ["a", "_1", "Täuschung", "s12", "sid-8F.2"] {
            assert!(is_ncname(good), "{good}");
        }
        for bad in ["", "1a", "a b", "a:b", "-x"] {
            assert!(!is_ncname(bad), "{bad}");
            assert!(is_ncname(&ncname_from(bad)), "{bad}");
        }
    }
}
