//! Deliveries: files for engines, colleagues and websites, prepared and written in the background.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::captions::Spoken;
use crate::drawing::scene;
use crate::drawing::tokens::Palette;
use crate::drawing::view::View;
use crate::files::bpmn::engine::project;
use crate::files::bpmn::{self, Content, bpsim, engine};
use crate::files::error::SaveError;
use crate::files::{disk, folder, picture, simulators};
use crate::layout::route;
use crate::model::finding::Finding;
use crate::model::id::VariantId;
use crate::model::procedure::Procedure;
use crate::model::study::Study;
use crate::words::Words;
use crate::words::losses::Loss;

use super::command::{Delivery, Target, Workspace};
use super::dossier::{self, Subject};
use super::jobs::{Slot, Stop};
use super::live::wants;
use super::notice::NoticeKind;
use super::report::Report;
use super::results::{Lines, Preview, SaidLoss};
use super::{Wish, Workbench};

/// Dots a canvas point of a PNG.
const PNG_SCALE: f32 = 2.0;

/// Places of a loss that are named; the others are counted.
const MOST_PLACES: usize = 12;

/// Canvas points of paper around a picture.
const MARGIN: f64 = 20.0;

impl Workbench {
    /// Prepares what Deliver shows.
    pub(super) fn prepare(&mut self) {
        let Some(document) = self.documents.get_mut(self.active) else { return };
        let slot = Slot::Deliver(document.number);
        let target = self.target;
        let language = self.settings.language;
        let is_other = |p: &Preview| p.target != target || p.language != language;
        if document.results.preview.as_ref().is_some_and(is_other) {
            document.results.asked.remove(&slot);
            document.results.preview = None;
        }
        let key = (document.revision(), document.variant().clone());
        if !wants(document, &slot, &key) {
            return;
        }
        let study = document.study().clone();
        self.jobs.start(slot, move |desk| {
            let (revision, variant) = key;
            let words = Words::new(language);
            if let Some(preview) = preview(&study, (revision, &variant), target, &words) {
                desk.result(Report::Prepared(Box::new(preview)));
            }
        });
    }

    /// Looks at the file of another engine or simulator.
    pub(super) fn show_target(&mut self, target: Target) {
        if self.target == target {
            return;
        }
        self.target = target;
        if let Some(document) = self.documents.get_mut(self.active) {
            let slot = Slot::Deliver(document.number);
            document.results.asked.remove(&slot);
            document.results.preview = None;
        }
        self.refresh();
    }

    /// Writes a delivery of the variant looked at.
    pub(super) fn deliver(&mut self, delivery: Delivery, path: PathBuf) {
        let Some(document) = self.document() else { return };
        let (study, variant) = (document.study().clone(), document.variant().clone());
        let language = self.settings.language;
        // By its ending a scenario is told from the drawing beside it.
        let path = match delivery {
            Delivery::Simulator(simulator) => path.with_extension(simulator.extension()),
            _ => path,
        };
        if let Delivery::Paper(what) = delivery {
            let of = Subject { variant, pair: self.paper_pair() };
            self.write_paper(study, of, what, path);
            return;
        }
        self.jobs.start(Slot::Write(path.clone()), move |desk| {
            let words = Words::new(language);
            let result = match delivery {
                Delivery::Project(dialect) => project::project(&study, &variant, dialect)
                    .and_then(|made| folder::write(&path, &made.pieces)),
                Delivery::Simulator(simulator) => simulators::export(&study, &variant, simulator)
                    .and_then(|made| made.write(&path)),
                _ => bytes(&study, &variant, delivery, &words)
                    .and_then(|bytes| disk::write(&path, &bytes)),
            };
            desk.result(Report::Delivered(path, result));
        });
    }

    /// Goes to where the manager's page is written.
    pub(super) fn show_page(&mut self) {
        self.go(Workspace::Deliver);
        self.wishes.push(Wish::ShowPage);
    }

    /// Writes a table of values.
    pub(super) fn write_sheet(&mut self, path: PathBuf, text: String) {
        self.jobs.start(Slot::Write(path.clone()), move |desk| {
            let result = disk::write(&path, text.as_bytes());
            desk.result(Report::Delivered(path, result));
        });
    }

    /// Has the window write what its table of bottlenecks shows; it is looked at first.
    pub(super) fn export_table(&mut self) {
        let known = self.document().is_some_and(|d| {
            let results = &d.results;
            results.run_of(d.variant()).is_some() || results.exact_of(d.variant()).is_some()
        });
        if !known {
            self.notices.add(NoticeKind::News, self.words.say("run-none"));
            return;
        }
        self.go(Workspace::Analyse);
        self.wishes.push(Wish::ExportTable);
    }

    pub(super) fn delivered(&mut self, path: &Path, result: Result<(), SaveError>) {
        self.papers.remove(path);
        let shown = path.display().to_string();
        match result {
            Ok(()) => {
                let text = self.words.say_with("notice-written", &[("path", shown.into())]);
                self.notices.add(NoticeKind::News, text);
            }
            Err(error) => {
                let text = self.trouble(&error.finding(), path);
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
        self.refresh();
    }
}

/// Prepares the previews of a variant.
fn preview(
    study: &Study,
    (revision, variant): (u64, &VariantId),
    target: Target,
    words: &Words,
) -> Option<Preview> {
    let p = study.procedure(variant)?;
    let (file, has_beside, forms, losses) = match target {
        Target::Engine(dialect) => {
            let made = engine::export(study, variant, dialect).ok()?;
            (made.text, false, made.forms, made.losses)
        }
        Target::Simulator(simulator) => {
            let made = simulators::export(study, variant, simulator).ok()?;
            (made.text, made.model.is_some(), Vec::new(), made.losses)
        }
    };
    let written = bpmn::write_and_tell(study, variant, Content::Whole).ok()?;
    let (bpmn, mut bpmn_losses) = (written.text, written.losses);
    let again = bpmn::read(bpmn.as_bytes(), &bpmn::ReadOptions::default());
    let (bpmn_round, noticed) = match again {
        Ok(opened) => {
            let same = opened.study.as_is().zip(study.procedure(variant)).is_some_and(|(a, b)| {
                a.procedure.steps().eq(b.steps()) && a.procedure.flows().eq(b.flows())
            });
            (same, opened.findings)
        }
        Err(error) => (false, vec![error.finding()]),
    };
    bpmn_losses.extend(noticed);
    bpmn_losses.extend(bpsim::losses(p));
    Some(Preview {
        revision,
        variant: variant.clone(),
        target,
        file: Lines::of(file),
        has_beside,
        forms,
        language: words.language(),
        losses: said(words, &losses, p),
        bpmn: Lines::of(bpmn),
        bpmn_round,
        bpmn_losses: said(words, &bpmn_losses, p),
    })
}

/// The losses as they are shown; of many places the first.
fn said(words: &Words, losses: &[Finding], p: &Procedure) -> Vec<SaidLoss> {
    let line = |loss: Loss| {
        let mut text = format!("{} {}", loss.text, loss.hint);
        if !loss.places.is_empty() {
            let shown = &loss.places[..loss.places.len().min(MOST_PLACES)];
            let mut places = shown.join(", ");
            let rest = loss.places.len() - shown.len();
            if rest > 0 {
                let args = [("count", rest.into())];
                places = format!("{places} {}", words.say_with("deliver-more-places", &args));
            }
            text = format!("{text} ({places})");
        }
        (loss.severity, text)
    };
    words.losses(losses, p).into_iter().map(line).collect()
}

/// The bytes of a delivery.
pub fn bytes(
    study: &Study,
    variant: &VariantId,
    delivery: Delivery,
    words: &Words,
) -> Result<Vec<u8>, SaveError> {
    let missing = || SaveError::Unsayable(variant.to_string());
    match delivery {
        Delivery::Bpmn => bpmn::write(study, variant, Content::Whole).map(String::into_bytes),
        Delivery::Engine(dialect) => {
            engine::export(study, variant, dialect).map(|e| e.text.into_bytes())
        }
        // What stands beside has bytes of its own.
        Delivery::Simulator(simulator) => {
            simulators::export(study, variant, simulator).map(|e| e.text.into_bytes())
        }
        Delivery::Paper(what) => {
            dossier::write(study, &Subject::of(variant), what, &Stop::default(), &mut |_, _| {})
        }
        // A folder has no bytes of its own: its file stands for it.
        Delivery::Project(dialect) => bytes(study, variant, Delivery::Engine(dialect), words),
        Delivery::Svg | Delivery::Png => {
            let svg = svg(study, variant, words).ok_or_else(missing)?;
            if delivery == Delivery::Svg {
                Ok(svg.into_bytes())
            } else {
                picture::png(&svg, PNG_SCALE).map_err(|e| SaveError::Unsayable(e.to_string()))
            }
        }
    }
}

/// The picture of a variant, as on the canvas.
pub fn svg(study: &Study, variant: &VariantId, words: &Words) -> Option<String> {
    let p = Arc::clone(study.procedure(variant)?);
    let captions = Spoken::new(words);
    let view = View::new(words.language(), &captions);
    let scene = scene::draw(&p, &route::routes(&p), &view);
    let sheet = picture::Sheet {
        margin: MARGIN,
        title: study.title().get(words.language()).to_owned(),
        description: p.card().description.get(words.language()).to_owned(),
        language: words.language().tag(),
    };
    Some(picture::svg(&scene, Palette::light(), &sheet))
}

/// A file name made of the study's title: letters, digits and hyphens.
pub fn stem(study: &Study) -> String {
    let mut out = String::new();
    for c in study.title().get(study.language()).chars().take(80) {
        let plain = match c {
            'à' | 'á' | 'ä' => 'a',
            'è' | 'é' => 'e',
            'ì' | 'í' => 'i',
            'ò' | 'ó' | 'ö' => 'o',
            'ù' | 'ú' | 'ü' => 'u',
            c => c.to_ascii_lowercase(),
        };
        if plain.is_ascii_alphanumeric() {
            out.push(plain);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "procedura".to_owned() } else { out.to_owned() }
}

/// The name of a delivered file: title, variant, and the program where it is for one; of a document
/// its language, so that one does not take the place of another.
pub fn file_name(document: &super::document::Document, delivery: Delivery) -> String {
    let stem = stem(document.study());
    let variant = document.variant().as_str();
    let dialect = match (delivery, delivery.target()) {
        (Delivery::Paper(what), _) => format!("-{}-{}", what.kind.name(), what.language.tag()),
        (_, Some(Target::Engine(dialect))) => format!("-{}", dialect.name()),
        (_, Some(Target::Simulator(simulator))) => format!("-{}", simulator.name()),
        (_, None) => String::new(),
    };
    match delivery.extension() {
        "" => format!("{stem}-{variant}{dialect}"),
        extension => format!("{stem}-{variant}{dialect}.{extension}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::document::Document;
    use crate::app::dossier::{Kind, Paperwork};
    use crate::model::procedure::Procedure;
    use crate::model::text::{Language, Text};

    #[test]
    fn a_document_in_another_language_does_not_take_the_place_of_the_first() {
        let study = Study::of(Text::of(Language::It, "Cambio di residenza"), Procedure::default());
        let document = Document::new(1, study, None);
        let name = |language| {
            file_name(&document, Delivery::Paper(Paperwork::new(Kind::Dossier, language)))
        };
        assert_eq!(name(Language::It), "cambio-di-residenza-as-is-dossier-it.pdf");
        assert_eq!(name(Language::De), "cambio-di-residenza-as-is-dossier-de.pdf");
    }
}
