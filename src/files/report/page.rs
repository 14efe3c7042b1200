//! Pages: blocks set one under the other, with nothing cut and no heading left alone at a foot.

use crate::drawing::measure;
use crate::drawing::paper::Part;
use crate::drawing::role::Role;
use crate::drawing::shape::{Align, Label, Shape, Stroke};
use crate::model::geometry::{Point, Rect};
use crate::model::text::Language;

use super::lines::{LEADING, Line, Setting, lines};
use super::tree::{Ink, Kind, Laid, Mark, Page};
use super::{Block, Pages, Paper, Picture, Report, Size, Span, sheets, table};

/// Paper around the text, in points.
pub(super) const MARGIN: f64 = 42.0;
/// Height of the strip with footer and page number, in points.
const FOOT: f64 = 22.0;
/// Type of the foot, in points.
const FOOT_SIZE: f64 = 7.5;
/// Paper between blocks side by side, in points.
const GUTTER: f64 = 18.0;
/// Room kept under a heading, so that it never stands alone at a foot; in points.
const COMPANY: f64 = 64.0;
/// Most titles in a row that are kept together with what they are of.
const MOST_TITLES: usize = 8;
/// Type of a caption, in points.
const CAPTION: f64 = 8.0;
/// How much smaller type may become on a document of one page, in order of trial.
const TYPE_STEPS: [f64; 6] = [1.0, 0.95, 0.9, 0.85, 0.8, 0.75];
/// How pictures are made larger or smaller there, in order of trial, before type is made smaller.
const PICTURE_STEPS: [f64; 6] = [1.6, 1.4, 1.25, 1.1, 1.0, 0.9];
/// How much smaller pictures become once type cannot be made smaller.
const SMALL_STEPS: [f64; 6] = [0.8, 0.7, 0.6, 0.5, 0.42, 0.35];

/// Lays a document out.
pub(super) fn lay(report: &Report) -> Laid {
    let mut laid = match report.pages {
        Pages::Many => Flow::of(report, 1.0, 1.0),
        Pages::One => one_page(report),
    };
    feet(&mut laid, &report.footer);
    laid
}

/// The largest setting that stands on one page; the smallest where none does.
fn one_page(report: &Report) -> Laid {
    let usual = TYPE_STEPS.iter().flat_map(|kind| PICTURE_STEPS.map(|picture| (*kind, picture)));
    let last = TYPE_STEPS[TYPE_STEPS.len() - 1];
    let mut smallest = Laid::default();
    for (kind, picture) in usual.chain(SMALL_STEPS.map(|picture| (last, picture))) {
        smallest = Flow::of(report, kind, picture);
        if smallest.pages.len() <= 1 {
            break;
        }
    }
    smallest
}

/// Footer and page number of every page.
fn feet(laid: &mut Laid, footer: &str) {
    let count = laid.pages.len();
    for (i, page) in laid.pages.iter_mut().enumerate() {
        let (w, h) = page.size;
        let y = h - MARGIN / 2.0;
        let number = format!("{} / {count}", i + 1);
        let wide = measure::width(&number, FOOT_SIZE, false);
        let text = measure::cut(footer, FOOT_SIZE, false, w - 2.0 * MARGIN - wide - GUTTER);
        let role = Role::TextSecondary;
        let mut put = |label| {
            let ink = Ink::Shape(Shape::Text(label));
            page.pieces.push(super::tree::Piece { node: None, ink });
        };
        if !text.is_empty() {
            put(Label::new(Point::new(MARGIN, y), Align::Start, FOOT_SIZE, role, text));
        }
        put(Label::new(Point::new(w - MARGIN, y), Align::End, FOOT_SIZE, role, number));
    }
}

/// Type of a heading of a level, space before it, and space after it; in points.
fn heading_type(level: u8) -> (f64, f64, f64) {
    match level {
        1 => (18.0, 10.0, 4.0),
        2 => (13.0, 13.0, 4.0),
        _ => (10.5, 9.0, 2.0),
    }
}

/// Type of a paragraph, and space after it; in points.
fn paragraph_type(size: Size) -> (f64, f64) {
    match size {
        Size::Lead => (11.5, 6.0),
        Size::Body => (9.5, 5.0),
        Size::Small => (7.8, 3.0),
    }
}

impl Block {
    /// Whether it is a title: a line in bold stands for a heading that would lie too deep.
    fn is_title(&self) -> bool {
        match self {
            Self::Heading(..) => true,
            Self::Paragraph(Size::Body, spans) => !spans.is_empty() && spans.iter().all(|s| s.bold),
            _ => false,
        }
    }
}

/// A document on its way onto pages.
pub(super) struct Flow {
    pub(super) laid: Laid,
    pub(super) language: Language,
    pub(super) paper: Paper,
    /// Left edge of the text, in points.
    pub(super) x: f64,
    /// Width of the text, in points.
    pub(super) width: f64,
    /// Where the next block stands, in points from the top.
    pub(super) y: f64,
    /// How much larger or smaller type is.
    pub(super) kind: f64,
    /// How much larger or smaller pictures are.
    pub(super) picture: f64,
    /// Blocks side by side are never cut.
    is_whole: bool,
}

impl Flow {
    fn of(report: &Report, kind: f64, picture: f64) -> Laid {
        let mut flow = Self {
            laid: Laid::default(),
            language: report.language,
            paper: report.paper,
            x: MARGIN,
            width: report.paper.upright().0 - 2.0 * MARGIN,
            y: 0.0,
            kind,
            picture,
            is_whole: false,
        };
        let first_alone = matches!(report.blocks.first(), Some(Block::Sheets(s)) if s.is_alone);
        if !first_alone {
            flow.new_page();
        }
        flow.blocks(&report.blocks);
        flow.laid
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        // Of how many titles in a row, this one among them, the first has kept the room.
        let mut kept = 0_usize;
        for (i, block) in blocks.iter().enumerate() {
            if block.is_title() && kept == 0 {
                kept = self.keep_company(&blocks[i..]);
            }
            kept = kept.saturating_sub(1);
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(size, spans) => self.paragraph(*size, spans),
            Block::List(items) => self.list(items),
            Block::Table(one) => table::lay(self, one),
            Block::Picture(one) => self.picture(one),
            Block::Sheets(one) => sheets::lay(self, one),
            Block::Columns(columns) => self.columns(columns),
            Block::Break => {
                if self.y > MARGIN {
                    self.new_page();
                }
            }
        }
    }

    /// Begins an upright page.
    pub(super) fn new_page(&mut self) {
        self.page_of(self.paper.upright());
    }

    /// Begins a page of a size in points.
    pub(super) fn page_of(&mut self, size: (f64, f64)) {
        self.laid.pages.push(Page { size, pieces: Vec::new() });
        self.y = MARGIN;
    }

    /// Where the text of a page ends, in points from the top.
    pub(super) fn bottom(&self) -> f64 {
        self.paper.upright().1 - MARGIN - FOOT
    }

    /// Begins a page where so much room is not left, unless this one is empty.
    pub(super) fn need(&mut self, height: f64) {
        if self.y + height > self.bottom() && self.y > MARGIN && !self.is_whole {
            self.new_page();
        }
    }

    /// Space before a block, none at the top of a page.
    pub(super) fn space(&mut self, points: f64) {
        if self.y > MARGIN {
            self.y += points * self.kind;
        }
    }

    /// Begins a page where titles would stand alone at the foot of this one; how many they are.
    fn keep_company(&mut self, blocks: &[Block]) -> usize {
        let titles = blocks.iter().take(MOST_TITLES).take_while(|block| block.is_title()).count();
        let mut room = 0.0;
        for block in &blocks[..titles] {
            room += match block {
                Block::Heading(level, text) => {
                    let before = if self.y > MARGIN { heading_type(*level).1 } else { 0.0 };
                    before * self.kind + self.heading_lines(*level, text).1
                }
                Block::Paragraph(_, spans) => self.bold_height(spans),
                _ => 0.0,
            };
        }
        room += match blocks.get(titles) {
            Some(Block::Picture(picture)) => {
                self.picture_size(picture).1 + 2.0 * CAPTION * LEADING * self.kind + 8.0
            }
            _ => COMPANY,
        };
        self.need(room);
        titles
    }

    /// The lines of a heading, and their height with the space after them.
    fn heading_lines(&self, level: u8, text: &str) -> (Vec<Line>, f64) {
        let (size, _, after) = heading_type(level);
        let set = self.setting(size * self.kind, 6);
        let set_lines = lines(&[Span::bold(text)], set);
        let high = set_lines.len() as f64 * set.size * LEADING;
        (set_lines, high + after * self.kind)
    }

    /// Height of a line in bold that stands for a heading, with the space after it.
    fn bold_height(&self, spans: &[Span]) -> f64 {
        let (size, after) = paragraph_type(Size::Body);
        let set = self.setting(size * self.kind, usize::MAX);
        lines(spans, set).len() as f64 * set.size * LEADING + after * self.kind
    }

    fn heading(&mut self, level: u8, text: &str) {
        let (size, before, after) = heading_type(level);
        let (set_lines, high) = self.heading_lines(level, text);
        self.space(before);
        self.need(high);
        let page = self.laid.pages.len().saturating_sub(1);
        let text = text.to_owned();
        self.laid.marks.push(Mark { level, text: text.clone(), page, y: self.y });
        let node = self.laid.node(Kind::Heading(level, text), None);
        self.lines(node, &set_lines, size * self.kind);
        self.y += after * self.kind;
    }

    fn setting(&self, size: f64, most: usize) -> Setting {
        Setting { size, width: self.width, language: self.language, most }
    }

    fn paragraph(&mut self, size: Size, spans: &[Span]) {
        let (points, after) = paragraph_type(size);
        let set = self.setting(points * self.kind, usize::MAX);
        let set_lines = lines(spans, set);
        // Two lines at least stay together.
        self.need(set.size * LEADING * set_lines.len().min(2) as f64);
        let node = self.laid.node(Kind::Paragraph, None);
        self.lines(node, &set_lines, set.size);
        self.y += after * self.kind;
    }

    fn list(&mut self, items: &[Vec<Span>]) {
        const INDENT: f64 = 11.0;
        let size = 9.5 * self.kind;
        let list = self.laid.node(Kind::List, None);
        self.x += INDENT;
        self.width -= INDENT;
        for item in items {
            let set_lines = lines(item, self.setting(size, usize::MAX));
            self.need(size * LEADING * set_lines.len().min(2) as f64);
            let whole = self.laid.node(Kind::Item, Some(list));
            let sign = self.laid.node(Kind::Sign, Some(whole));
            let at = Point::new(self.x - INDENT + 1.0, self.y + size * measure::ASCENT);
            let point = Label::new(at, Align::Start, size, Role::TextSecondary, "•");
            self.laid.shape(Some(sign), Shape::Text(point));
            let body = self.laid.node(Kind::ItemBody, Some(whole));
            self.lines(body, &set_lines, size);
            self.y += 1.5 * self.kind;
        }
        self.x -= INDENT;
        self.width += INDENT;
        self.y += 3.5 * self.kind;
    }

    /// Sets lines one under the other.
    pub(super) fn lines(&mut self, node: usize, all: &[Line], size: f64) {
        for (i, line) in all.iter().enumerate() {
            self.need(size * LEADING);
            let at = Point::new(self.x, self.y + size * measure::ASCENT);
            for label in line.labels(at, size, i + 1 < all.len()) {
                self.laid.shape(Some(node), Shape::Text(label));
            }
            self.y += size * LEADING;
        }
    }

    /// Width and height of a picture on the page.
    fn picture_size(&self, picture: &Picture) -> (f64, f64) {
        let most = (picture.height * self.picture).min(self.bottom() - MARGIN - 40.0);
        let area = picture.area;
        // Small drawings are not blown up beyond their own size on screen.
        let scale = (self.width / area.w).min(most / area.h).min(1.0);
        (area.w * scale, area.h * scale)
    }

    /// A picture as large as width and height allow.
    pub(super) fn picture(&mut self, picture: &Picture) {
        let (w, h) = self.picture_size(picture);
        let area = picture.area;
        let caption = (!picture.caption.is_empty()).then(|| {
            let spans = [Span::quiet(picture.caption.as_str())];
            lines(&spans, self.setting(CAPTION * self.kind, 4))
        });
        let under =
            caption.as_ref().map_or(0.0, |c| c.len() as f64 * CAPTION * self.kind * LEADING);
        self.space(2.0);
        self.need(h + under + 6.0);
        let to = Rect::new(self.x + (self.width - w) / 2.0, self.y, w, h);
        let node = self.laid.node(Kind::Figure(picture.alt.clone()), None);
        let shapes = picture.shapes.clone();
        self.laid.put(Some(node), Ink::Part(Part { shapes, from: area, to }));
        self.y += h + 3.0;
        if let Some(caption) = caption {
            let node = self.laid.node(Kind::Paragraph, None);
            self.lines(node, &caption, CAPTION * self.kind);
        }
        self.y += 5.0 * self.kind;
    }

    fn columns(&mut self, columns: &[Vec<Block>]) {
        let count = columns.len().max(1) as f64;
        let width = (self.width - GUTTER * (count - 1.0)) / count;
        let (x, whole, was_whole) = (self.x, self.width, self.is_whole);
        let top = self.y;
        let mut lowest = top;
        self.width = width;
        self.is_whole = true;
        for (i, blocks) in columns.iter().enumerate() {
            self.x = x + i as f64 * (width + GUTTER);
            self.y = top;
            self.blocks(blocks);
            lowest = lowest.max(self.y);
        }
        (self.x, self.width, self.is_whole) = (x, whole, was_whole);
        self.y = lowest;
        if lowest > self.bottom() && !self.is_whole {
            // Too high for the rest of the page: the page is over, and a document of one page is
            // tried again with smaller type.
            self.new_page();
        }
    }

    /// A hairline over the width of the text.
    pub(super) fn hairline(&mut self, y: f64, role: Role, width: f64) {
        let ends = vec![Point::new(self.x, y), Point::new(self.x + self.width, y)];
        self.laid.shape(None, Shape::line(ends, Stroke::solid(role, width)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::shape::Stroke;

    /// A document of so many lines, titles, and a picture of a height under them.
    fn laid(lines: usize, titles: &[Block], high: f64) -> Laid {
        let ends = vec![Point::new(0.0, 0.0), Point::new(300.0, high)];
        let shapes = vec![Shape::line(ends, Stroke::solid(Role::Text, 1.0))];
        let picture = Picture {
            shapes: shapes.into(),
            area: Rect::new(0.0, 0.0, 300.0, high),
            alt: String::new(),
            caption: "Quota".to_owned(),
            height: 2_000.0,
        };
        let line = || Block::Paragraph(Size::Body, vec![Span::plain("riga")]);
        let mut blocks: Vec<Block> = (0..lines).map(|_| line()).collect();
        blocks.extend_from_slice(titles);
        blocks.push(Block::Picture(picture));
        lay(&Report {
            title: String::new(),
            subject: String::new(),
            language: Language::It,
            paper: Paper::A4,
            pages: Pages::Many,
            footer: String::new(),
            contents: None,
            blocks,
        })
    }

    #[test]
    fn a_title_stands_on_the_page_of_the_picture_under_it() {
        let is_picture = |page: &Page| page.pieces.iter().any(|p| matches!(p.ink, Ink::Part(_)));
        let over = |level| Block::Heading(level, "Passi".to_owned());
        let heading = Block::Heading(3, "Tempi".to_owned());
        let bold = Block::Paragraph(Size::Body, vec![Span::bold("Tempi")]);
        let first = Block::Heading(2, "Tempi".to_owned());
        let titles = [
            vec![heading.clone()],
            vec![bold.clone()],
            vec![first.clone(), over(3)],
            vec![first.clone(), over(3), bold],
            [vec![first], vec![over(3); 6]].concat(),
        ];
        let is_title = |page: &Page| {
            let is_it =
                |ink: &Ink| matches!(ink, Ink::Shape(Shape::Text(l)) if l.content == "Tempi");
            page.pieces.iter().any(|p| is_it(&p.ink))
        };
        for title in titles {
            let mut over = 0;
            for lines in 10..45 {
                let laid = laid(lines, &title, 130.0);
                let at = laid.pages.iter().position(is_title).expect("the title");
                assert_eq!(laid.pages.iter().position(is_picture), Some(at), "{lines} lines");
                over += usize::from(at > 0);
            }
            assert!(over > 5, "{over}");
        }
    }
}
