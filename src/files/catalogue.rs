//! The catalogue: sample procedures compiled into the program, each a study to start from.

use crate::model::study::Study;
use crate::model::text::Text;

use super::native;

/// One sample procedure.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// Its name on the command line, and of its file.
    pub code: &'static str,
    bytes: &'static [u8],
}

/// All sample procedures; the first is shown at first start.
pub const TEMPLATES: &[Template] = &[
    Template {
        code: "cambio-residenza",
        bytes: include_bytes!("../../procedures/cambio-residenza.prodigio"),
    },
    Template {
        code: "suolo-pubblico",
        bytes: include_bytes!("../../procedures/suolo-pubblico.prodigio"),
    },
];

/// What the catalogue shows of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its code.
    pub code: &'static str,
    /// What the procedure is called.
    pub title: Text,
    /// What it is, in a sentence or two.
    pub description: Text,
}

impl Template {
    /// A fresh study of this template.
    pub fn study(&self) -> Study {
        native::read(self.bytes).expect("compiled in, and a test opens each")
    }

    /// What the catalogue shows.
    pub fn entry(&self) -> Entry {
        let study = self.study();
        let description = study.as_is().map(|v| v.procedure.card().description.clone());
        Entry {
            code: self.code,
            title: study.title().clone(),
            description: description.unwrap_or_default(),
        }
    }
}

/// What the catalogue shows, in order.
pub fn entries() -> Vec<Entry> {
    TEMPLATES.iter().map(Template::entry).collect()
}

/// A fresh study of the template with this code.
pub fn load(code: &str) -> Option<Study> {
    TEMPLATES.iter().find(|t| t.code == code).map(Template::study)
}

/// The study of the first start.
pub fn first() -> Study {
    TEMPLATES[0].study()
}
