//! A document for people, as values: headings, paragraphs, lists, tables, pictures, sheets of a large
//! drawing. `pdf` and `html` write the same document; what it says is decided elsewhere.
//!
//! Nothing here measures, analyses or knows a sentence. Sizes are points of paper (1/72 inch).

pub mod html;
mod lines;
mod page;
pub mod pdf;
pub mod plot;
pub mod preview;
mod paint;
mod sheets;
mod table;
mod tree;

use std::sync::Arc;

use crate::drawing::role::Role;
use crate::drawing::scene::Scene;
use crate::drawing::shape::{Label, Shape};
use crate::model::geometry::Rect;
use crate::model::text::Language;

/// Most sheets a drawing is spread over; beyond them it is drawn smaller, and the document says so.
pub const MAX_SHEETS: usize = 48;

/// Smallest type of a drawing that is still read on paper, in points.
pub const LEGIBLE: f64 = 6.0;

/// A format of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
}

impl Paper {
    /// Both, the smaller first.
    pub const ALL: [Self; 2] = [Self::A4, Self::A3];

    /// Its name: `a4`.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
        }
    }

    /// Width and height of an upright sheet, in points.
    pub fn upright(self) -> (f64, f64) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::A3 => (841.89, 1190.55),
        }
    }
}

/// How a document is cut into pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pages {
    /// As many as it takes.
    #[default]
    Many,
    /// One: pictures, then type, are made smaller until all stands on it.
    One,
}

/// A document.
#[derive(Clone, Debug)]
pub struct Report {
    /// What it is called.
    pub title: String,
    /// One sentence on what it is.
    pub subject: String,
    /// Its language.
    pub language: Language,
    /// The format of its pages.
    pub paper: Paper,
    /// How it is cut into pages.
    pub pages: Pages,
    /// What stands at the foot of each page, before the page's number.
    pub footer: String,
    /// What the list of contents is called; a document of one page has none.
    pub contents: Option<String>,
    /// What stands in it, in the order of reading.
    pub blocks: Vec<Block>,
}

/// A piece of text in one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Bold face.
    pub bold: bool,
    /// Its color.
    pub role: Role,
}

impl Span {
    /// A text in the ordinary look.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: false, role: Role::Text }
    }

    /// A text in bold.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { bold: true, ..Self::plain(text) }
    }

    /// A text set back: intervals, units, sources.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self { role: Role::TextSecondary, ..Self::plain(text) }
    }

    /// This text in another color.
    #[must_use]
    pub fn in_role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }
}

/// The size of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// The sentence that decides.
    Lead,
    /// Ordinary text.
    Body,
    /// Notes, sources, limits.
    Small,
}

/// One thing in a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading; levels 1 to 3.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Size, Vec<Span>),
    /// A list of points.
    List(Vec<Vec<Span>>),
    /// A table.
    Table(Table),
    /// A picture on the page.
    Picture(Picture),
    /// A drawing that may need several sheets.
    Sheets(Sheets),
    /// Blocks side by side, of the same width.
    Columns(Vec<Vec<Self>>),
    /// What follows begins a page.
    Break,
}

/// On which side the texts of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Figures: their ends stand under each other.
    Right,
}

/// A table. Its first column names the rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it shows, for those who do not see it.
    pub caption: String,
    /// Whether the caption is also printed.
    pub is_captioned: bool,
    /// Heads and sides of the columns.
    pub columns: Vec<(String, Side)>,
    /// The rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub enum Cell {
    /// Text.
    Text(Vec<Span>),
    /// A small picture.
    Plot(Picture),
}

impl Cell {
    /// A cell with a text in the ordinary look.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::Text(vec![Span::plain(text)])
    }
}

/// A picture made of shapes.
#[derive(Clone, Debug)]
pub struct Picture {
    /// What is painted, lowest first.
    pub shapes: Arc<[Shape]>,
    /// The part of their plane that is shown, in its own points.
    pub area: Rect,
    /// What is to be seen, for those who do not see it.
    pub alt: String,
    /// What stands under it; empty for nothing.
    pub caption: String,
    /// Greatest height on the page, in points.
    pub height: f64,
}

impl Picture {
    /// A picture of a drawing, with some paper around it.
    pub fn of(scene: &Scene, alt: String, caption: String, height: f64) -> Self {
        const AROUND: f64 = 8.0;
        let area = scene.bounds().unwrap_or(Rect::new(0.0, 0.0, 100.0, 80.0)).grown(AROUND);
        let shapes = scene.items().flat_map(|i| i.shapes.iter().chain(&i.detail));
        let shapes = shapes.chain(scene.items().flat_map(|i| &i.above)).cloned();
        Self { shapes: shapes.collect(), area, alt, caption, height }
    }

    /// Size of its smallest text, in its own points; `None` without text.
    pub fn smallest_type(&self) -> Option<f64> {
        let sizes = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(Label { size, .. }) => Some(*size),
            _ => None,
        });
        sizes.min_by(f64::total_cmp)
    }
}

/// A drawing that is spread over sheets where its type would be too small on one.
#[derive(Clone, Debug)]
pub struct Sheets {
    /// The drawing.
    pub picture: Picture,
    /// Whether it is spread over sheets in any case.
    pub always: bool,
    /// Whether it takes a whole sheet, lying where that suits it.
    pub is_alone: bool,
    /// Words on the sheets.
    pub words: SheetWords,
}

/// Words on the sheets of a drawing. `{}` stands for what is put in.
#[derive(Clone, Debug)]
pub struct SheetWords {
    /// What a sheet is called among all: `Sheet {name} of {last}`.
    pub sheet: String,
    /// What the overview says: how many sheets, how to join them; `{count}`.
    pub overview: String,
    /// What is said where even [`MAX_SHEETS`] sheets leave the type too small: `{size}`, `{count}`.
    pub too_large: String,
}
