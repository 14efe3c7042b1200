//! Drawings for documents: a variant as on the canvas, with the marks of a comparison.

use crate::app::captions::{self, Spoken};
use crate::app::marks::Marks;
use crate::drawing::scene;
use crate::drawing::view::View;
use crate::files::report::{Block, Pages, Picture, Report, SheetWords, Sheets};
use crate::layout::route;
use crate::model::id::StepId;
use crate::model::step::StepKind;
use crate::model::study::{Study, Variant};
use crate::words::{Value, Words};

use super::gather::SideOf;
use super::{Paperwork, title};

/// Most insides of sub-procedures that are drawn beside the whole.
const MOST_LEVELS: usize = 20;

/// What is drawn.
pub(super) struct Drawn<'a> {
    /// The variant.
    pub(super) variant: &'a Variant,
    /// Its loads are written in the lanes where it was simulated.
    pub(super) side: Option<&'a SideOf>,
    /// Marks of a comparison.
    pub(super) marks: Option<Marks>,
    /// The inside of a collapsed sub-procedure, else the whole.
    pub(super) level: Option<StepId>,
}

impl<'a> Drawn<'a> {
    /// The whole of a variant.
    pub(super) fn of(side: &'a SideOf) -> Self {
        Self { variant: &side.variant, side: Some(side), marks: None, level: None }
    }

    /// The picture, at most `height` points high.
    pub(super) fn picture(self, words: &Words, caption: String, height: f64) -> Picture {
        let p = &self.variant.procedure;
        let captions = Spoken::new(words);
        let mut view = View::new(words.language(), &captions);
        view.lanes = captions::lane_figures(words, p, &|office| {
            let results = self.side.and_then(|side| side.results.as_ref());
            let load = results.and_then(|r| r.offices.get(office)).map(|o| o.load);
            load.filter(|l| l.n > 0).map(|l| (l.mean, l.half_width))
        });
        // On paper what changed stands in the lists: callouts would lie over other steps.
        let bare = |mut marks: Marks| {
            for mark in marks.values_mut() {
                mark.callout.clear();
            }
            marks
        };
        view.compare = self.marks.map(bare);
        view.level = self.level;
        let scene = scene::draw(p, &route::routes(p), &view);
        let args = [
            ("name", Value::from(words.variant_name(self.variant))),
            ("steps", p.activities().into()),
            ("lanes", p.lanes().count().into()),
        ];
        let alt = words.say_with("report-drawing-alt", &args);
        Picture::of(&scene, alt, caption, height)
    }
}

/// Collapsed sub-procedures with something inside, in order of id.
pub(super) fn levels(variant: &Variant, words: &Words) -> Vec<(StepId, String)> {
    let p = &variant.procedure;
    let collapsed = p.steps().filter(|(id, step)| {
        matches!(step.kind, StepKind::SubProcedure { expanded: false, .. })
            && p.inside(id).next().is_some()
    });
    let named =
        collapsed.map(|(id, step)| (id.clone(), step.name.get(words.language()).to_owned()));
    named.take(MOST_LEVELS).collect()
}

/// Words on the sheets of a large drawing.
pub(super) fn sheet_words(words: &Words) -> SheetWords {
    // What the sheets put in themselves passes through the message as it is.
    let slot = |name: &str| Value::from(format!("{{{name}}}"));
    SheetWords {
        sheet: words.say_with("report-sheet", &[("name", slot("name")), ("last", slot("last"))]),
        overview: words.say_with("report-sheets", &[("count", slot("count"))]),
        too_large: words
            .say_with("report-sheets-small", &[("count", slot("count")), ("size", slot("size"))]),
    }
}

/// A drawing that takes as many sheets as it needs.
pub(super) fn sheets(picture: Picture, words: &Words) -> Block {
    let words = sheet_words(words);
    Block::Sheets(Sheets { picture, always: false, is_alone: false, words })
}

/// The drawing alone: fitted on one sheet, or over sheets on which its type can be read.
pub(super) fn alone(study: &Study, variant: &Variant, sheet: Paperwork, words: &Words) -> Report {
    let drawn = Drawn { variant, side: None, marks: None, level: None };
    let picture = drawn.picture(words, String::new(), f64::MAX);
    let name = title(study, words);
    let footer = format!("{name} · {}", words.variant_name(variant));
    let sheets = Sheets { picture, always: sheet.tiles, is_alone: true, words: sheet_words(words) };
    Report {
        title: footer.clone(),
        subject: words.say("report-drawing-subject"),
        language: words.language(),
        paper: sheet.paper,
        pages: Pages::Many,
        footer,
        contents: None,
        blocks: vec![Block::Sheets(sheets)],
    }
}
