//! Pages of paper with what is painted on them: what a document looks like before it is printed.

use std::sync::Arc;

use crate::model::geometry::Rect;

use super::shape::Shape;

/// Part of a picture, cut at its edge and put on a page.
#[derive(Clone, Debug)]
pub struct Part {
    /// What is painted, lowest first.
    pub shapes: Arc<[Shape]>,
    /// The part, in the picture's own points.
    pub from: Rect,
    /// Where it stands on the page, in points of the page.
    pub to: Rect,
}

impl Part {
    /// Points of the page to a point of the picture.
    pub fn scale(&self) -> f64 {
        self.to.w / self.from.w
    }

    /// The shapes that reach into it.
    pub fn seen(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.iter().filter(|shape| shape.bounds().touches(self.from))
    }
}

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// Width and height in points of paper (1/72 inch).
    pub size: (f64, f64),
    /// What is painted on it, lowest first.
    pub parts: Vec<Part>,
    /// Headings on it, in the order of reading.
    pub titles: Vec<String>,
}
