//! The pages of a document as shapes: what the PDF will look like, for a window to paint.

use std::mem;

use crate::drawing::paper::{Page, Part};
use crate::drawing::shape::Shape;
use crate::model::geometry::Rect;

use super::tree::{self, Ink};
use super::{Report, page};

/// The pages, as they stand in the PDF.
pub fn pages(report: &Report) -> Vec<Page> {
    let laid = page::lay(report);
    let mut pages: Vec<Page> = laid.pages.into_iter().map(shown).collect();
    for mark in laid.marks {
        if let Some(page) = pages.get_mut(mark.page) {
            page.titles.push(mark.text);
        }
    }
    pages
}

/// A page: what stands loose on it between two pictures becomes one part.
fn shown(page: tree::Page) -> Page {
    let size = page.size;
    let mut parts = Vec::new();
    let mut loose = Vec::new();
    for piece in page.pieces {
        match piece.ink {
            Ink::Shape(shape) => loose.push(shape),
            Ink::Part(part) => {
                parts.extend(whole(&mut loose, size));
                parts.push(cut(&part));
            }
        }
    }
    parts.extend(whole(&mut loose, size));
    Page { size, parts, titles: Vec::new() }
}

/// A part with no more than what reaches into it: a drawing over many sheets is painted once.
fn cut(part: &Part) -> Part {
    Part { shapes: part.seen().cloned().collect(), from: part.from, to: part.to }
}

/// Shapes in points of the page as a part that covers it; `None` for none.
fn whole(loose: &mut Vec<Shape>, (w, h): (f64, f64)) -> Option<Part> {
    let area = Rect::new(0.0, 0.0, w, h);
    let shapes = mem::take(loose);
    (!shapes.is_empty()).then(|| Part { shapes: shapes.into(), from: area, to: area })
}
