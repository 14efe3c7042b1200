//! `Study`: one file: a procedure of one body, its as-is and any number of to-be variants.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::foreign::is_default;
use super::id::VariantId;
use super::procedure::Procedure;
use super::text::{Language, Text};

/// The body whose procedure it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its name.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Text,
    /// Its code in the IPA index.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ipa: String,
    /// Region or autonomous province, for legal figures that differ.
    #[serde(default, skip_serializing_if = "is_default")]
    pub territory: String,
}

/// Whether a variant shows today or tomorrow.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Role {
    /// As it runs today.
    #[default]
    AsIs,
    /// As it should run.
    ToBe,
}

/// One variant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Its id, given once.
    pub id: VariantId,
    /// Today or tomorrow.
    pub role: Role,
    /// What it is called.
    #[serde(default, skip_serializing_if = "is_default")]
    pub name: Text,
    /// How the work runs.
    pub procedure: Arc<Procedure>,
}

/// A study.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Study {
    /// What the procedure is called.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) title: Text,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) body: Body,
    /// The language new text is written in, and BPMN files are read in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) language: Language,
    /// Number of the next id; never goes back, so ids are never reused.
    pub(super) next_id: u64,
    /// Variants, as-is first.
    pub(super) variants: Vec<Variant>,
}

impl Study {
    /// A study with one variant.
    pub fn of(title: Text, procedure: Procedure) -> Self {
        let variants = vec![Variant {
            id: VariantId::new("as-is"),
            role: Role::AsIs,
            name: Text::default(),
            procedure: Arc::new(procedure),
        }];
        Self { title, variants, next_id: 1, ..Self::default() }
    }

    /// What the procedure is called.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// Whose it is.
    pub fn body(&self) -> &Body {
        &self.body
    }

    /// The language new text is written in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Number of the next id.
    pub fn next_id(&self) -> u64 {
        self.next_id
    }

    /// All variants, as-is first.
    pub fn variants(&self) -> &[Variant] {
        &self.variants
    }

    /// The variant with this id.
    pub fn variant(&self, id: &VariantId) -> Option<&Variant> {
        self.variants.iter().find(|v| v.id == *id)
    }

    /// A name for a new variant: the one wanted, or with the first number that makes it another than
    /// those there are; in each of its languages.
    pub fn free_name(&self, mut wanted: Text) -> Text {
        for (language, name) in wanted.clone().iter() {
            let numbered = |n: usize| if n < 2 { name.to_owned() } else { format!("{name} {n}") };
            let is_free = |name: &str| !self.variants.iter().any(|v| v.name.get(language) == name);
            // Of one more number than there are variants one is free.
            let found = (1..=self.variants.len() + 1).map(numbered).find(|n| is_free(n));
            wanted.set(language, found.unwrap_or_else(|| name.to_owned()));
        }
        wanted
    }

    /// The procedure of a variant.
    pub fn procedure(&self, id: &VariantId) -> Option<&Arc<Procedure>> {
        self.variant(id).map(|v| &v.procedure)
    }

    /// The first as-is, else the first variant.
    pub fn as_is(&self) -> Option<&Variant> {
        self.variants.iter().find(|v| v.role == Role::AsIs).or_else(|| self.variants.first())
    }

    /// The first to-be.
    pub fn to_be(&self) -> Option<&Variant> {
        self.variants.iter().find(|v| v.role == Role::ToBe)
    }

    /// The procedure of a variant, to change: copies it first when a snapshot is held elsewhere.
    pub(crate) fn procedure_mut(&mut self, id: &VariantId) -> Option<&mut Procedure> {
        self.variants.iter_mut().find(|v| v.id == *id).map(|v| Arc::make_mut(&mut v.procedure))
    }

    /// Replaces the title; returns the former.
    pub(crate) fn put_title(&mut self, title: Text) -> Text {
        std::mem::replace(&mut self.title, title)
    }

    /// Replaces the body; returns the former.
    pub(crate) fn put_body(&mut self, body: Body) -> Body {
        std::mem::replace(&mut self.body, body)
    }

    /// Sets the language; returns the former.
    pub(crate) fn put_language(&mut self, language: Language) -> Language {
        std::mem::replace(&mut self.language, language)
    }

    /// Sets the number of the next id; returns the former.
    pub(crate) fn put_next_id(&mut self, next: u64) -> u64 {
        std::mem::replace(&mut self.next_id, next)
    }

    /// Puts a variant at a place of the list, replacing the one of the same id, or removes it.
    /// Returns what stood there and where.
    pub(crate) fn put_variant(
        &mut self,
        id: &VariantId,
        variant: Option<(usize, Variant)>,
    ) -> Option<(usize, Variant)> {
        let place = self.variants.iter().position(|v| v.id == *id);
        let former = place.map(|p| (p, self.variants.remove(p)));
        if let Some((at, variant)) = variant {
            self.variants.insert(at.min(self.variants.len()), variant);
        }
        former
    }
}
