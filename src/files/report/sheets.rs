//! A large drawing over several sheets that overlap, with crop marks, the name of each sheet, and a
//! small overview of where it lies.

use crate::drawing::measure;
use crate::drawing::paper::Part;
use crate::drawing::role::Role;
use crate::drawing::shape::{Align, Label, Shape, Stroke};
use crate::model::geometry::{Point, Rect};
use crate::words::Words;

use super::page::{Flow, MARGIN};
use super::tree::{Ink, Kind};
use super::{LEGIBLE, MAX_SHEETS, Picture, Sheets, Size, Span};

/// What two neighboring sheets both show, in points of paper.
const OVERLAP: f64 = 34.0;
/// Height of the strip above the drawing of a sheet, in points.
const STRIP: f64 = 30.0;
/// Width and height of the overview in that strip, in points.
const KEY: (f64, f64) = (54.0, 24.0);
/// Length of a crop mark, in points.
const CROP: f64 = 9.0;
/// Type assumed of a drawing without text, in its own points.
const USUAL_TYPE: f64 = 11.5;

/// How a drawing is spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spread {
    /// Width and height of a sheet in points.
    pub(super) page: (f64, f64),
    /// Points of paper for one of the drawing.
    pub(super) scale: f64,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Spread {
    /// Where the drawing stands on a sheet, in points.
    fn window(&self) -> Rect {
        let (w, h) = self.page;
        Rect::new(MARGIN, MARGIN + STRIP, w - 2.0 * MARGIN, h - 2.0 * MARGIN - STRIP)
    }

    /// The part of the drawing on one sheet, in its own points.
    fn part(&self, area: Rect, column: usize, row: usize) -> Rect {
        let window = self.window();
        let (dx, dy) = (window.w - OVERLAP, window.h - OVERLAP);
        let x = area.x + column as f64 * dx / self.scale;
        let y = area.y + row as f64 * dy / self.scale;
        let (w, h) = (window.w / self.scale, window.h / self.scale);
        Rect::new(x, y, w.min(area.right() - x), h.min(area.bottom() - y))
    }

    /// How many sheets.
    fn count(&self) -> usize {
        self.columns * self.rows
    }
}

/// Sets a drawing: on one page where it can be read there, else over sheets.
pub(super) fn lay(flow: &mut Flow, sheets: &Sheets) {
    let picture = &sheets.picture;
    let smallest = picture.smallest_type().unwrap_or(USUAL_TYPE);
    if sheets.is_alone && !sheets.always {
        alone(flow, picture);
        return;
    }
    let fitted = (flow.width / picture.area.w).min((flow.bottom() - 2.0 * MARGIN) / picture.area.h);
    if !sheets.always && fitted * smallest >= LEGIBLE {
        flow.picture(picture);
        return;
    }
    let spread = spread(picture, flow.paper.upright(), smallest);
    let last = name(spread.columns - 1, spread.rows - 1);
    if !sheets.is_alone {
        overview(flow, sheets, spread, smallest);
    }
    for row in 0..spread.rows {
        for column in 0..spread.columns {
            let words = &sheets.words.sheet;
            let said = words.replace("{name}", &name(column, row)).replace("{last}", &last);
            sheet(flow, picture, spread, (column, row), &said);
        }
    }
    if !sheets.is_alone {
        flow.new_page();
    }
}

/// A drawing on a sheet of its own, lying where it is wide.
fn alone(flow: &mut Flow, picture: &Picture) {
    let (w, h) = flow.paper.upright();
    let fit = |(w, h): (f64, f64)| {
        ((w - 2.0 * MARGIN) / picture.area.w).min((h - 2.0 * MARGIN) / picture.area.h)
    };
    let size = if fit((h, w)) > fit((w, h)) { (h, w) } else { (w, h) };
    let scale = fit(size).min(1.5);
    flow.page_of(size);
    let (wide, high) = (picture.area.w * scale, picture.area.h * scale);
    let to = Rect::new((size.0 - wide) / 2.0, (size.1 - high) / 2.0, wide, high);
    let node = flow.laid.node(Kind::Figure(picture.alt.clone()), None);
    flow.laid.put(
        Some(node),
        Ink::Part(Part { shapes: picture.shapes.clone(), from: picture.area, to }),
    );
    flow.y = size.1;
}

/// The fewest sheets on which the type can be read, upright or lying; at most [`MAX_SHEETS`].
pub(super) fn spread(picture: &Picture, upright: (f64, f64), smallest: f64) -> Spread {
    let legible = LEGIBLE * 1.1 / smallest;
    let tried = [upright, (upright.1, upright.0)].map(|page| {
        let mut scale = legible;
        loop {
            let made = over(picture.area, page, scale);
            if made.count() <= MAX_SHEETS {
                return made;
            }
            // A tenth smaller each time: this ends, as one sheet is enough at last.
            scale *= 0.9;
        }
    });
    let [upright, lying] = tried;
    let better = lying.scale > upright.scale * 1.001
        || (lying.scale >= upright.scale * 0.999 && lying.count() < upright.count());
    if better { lying } else { upright }
}

fn over(area: Rect, page: (f64, f64), scale: f64) -> Spread {
    let mut spread = Spread { page, scale, columns: 1, rows: 1 };
    let window = spread.window();
    let along = |length: f64, window: f64| {
        let rest = (length * scale - window).max(0.0);
        1 + (rest / (window - OVERLAP)).ceil().min(1e6) as usize
    };
    spread.columns = along(area.w, window.w);
    spread.rows = along(area.h, window.h);
    spread
}

/// The name of a sheet: a letter for its column, a number for its row.
pub(super) fn name(column: usize, row: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    format!("{letters}{}", row + 1)
}

/// The whole drawing on the page, with the sheets it is spread over.
fn overview(flow: &mut Flow, sheets: &Sheets, spread: Spread, smallest: f64) {
    let count = spread.count().to_string();
    let mut said = vec![Span::plain(sheets.words.overview.replace("{count}", &count))];
    let size = spread.scale * smallest;
    if size < LEGIBLE {
        let size = Words::new(flow.language).number(size, 1);
        let text = sheets.words.too_large.replace("{size}", &size).replace("{count}", &count);
        said.push(Span::bold(format!(" {text}")).in_role(Role::Warn));
    }
    flow.blocks(&[super::Block::Paragraph(Size::Body, said)]);
    let picture = &sheets.picture;
    let mut shapes: Vec<Shape> = picture.shapes.to_vec();
    let width = 0.8 * picture.area.w / flow.width.max(1.0);
    for row in 0..spread.rows {
        for column in 0..spread.columns {
            let rect = spread.part(picture.area, column, row);
            let stroke = Some(Stroke::solid(Role::Accent, width));
            shapes.push(Shape::Rect { rect, radius: 0.0, fill: None, stroke });
            let size = 11.0 * picture.area.w / flow.width.max(1.0);
            let at = Point::new(rect.x + size * 0.4, rect.y + size * 1.2);
            let label = Label::new(at, Align::Start, size, Role::Accent, name(column, row)).bold();
            shapes.push(Shape::Text(label));
        }
    }
    flow.picture(&Picture { shapes: shapes.into(), ..picture.clone() });
}

/// One sheet.
fn sheet(
    flow: &mut Flow,
    picture: &Picture,
    spread: Spread,
    (column, row): (usize, usize),
    said: &str,
) {
    flow.page_of(spread.page);
    let window = spread.window();
    let title = flow.laid.node(Kind::Paragraph, None);
    let room = window.w - KEY.0 - 2.0 * MARGIN / 3.0;
    let text = measure::cut(&format!("{said} · {}", picture.alt), 9.0, true, room);
    let at = Point::new(MARGIN, MARGIN + 9.0);
    let label = Label::new(at, Align::Start, 9.0, Role::Text, text).bold();
    flow.laid.shape(Some(title), Shape::Text(label));
    key(flow, spread, (column, row));
    let from = spread.part(picture.area, column, row);
    let to = Rect::new(window.x, window.y, from.w * spread.scale, from.h * spread.scale);
    let node = flow.laid.node(Kind::Figure(format!("{said}: {}", picture.alt)), None);
    flow.laid.put(Some(node), Ink::Part(Part { shapes: picture.shapes.clone(), from, to }));
    crop_marks(flow, to);
    flow.y = spread.page.1;
}

/// Where the sheet lies among all: a small grid with one cell filled.
fn key(flow: &mut Flow, spread: Spread, (column, row): (usize, usize)) {
    let (w, h) = (KEY.0 / spread.columns as f64, KEY.1 / spread.rows as f64);
    let left = spread.page.0 - MARGIN - KEY.0;
    for r in 0..spread.rows {
        for c in 0..spread.columns {
            let rect = Rect::new(left + c as f64 * w, MARGIN - 4.0 + r as f64 * h, w, h);
            let fill = (c == column && r == row).then_some(Role::Accent);
            let stroke = Some(Stroke::solid(Role::LineControl, 0.5));
            flow.laid.shape(None, Shape::Rect { rect, radius: 0.0, fill, stroke });
        }
    }
}

/// Marks at the corners, outside the drawing, along which the sheet is cut or laid on the next.
fn crop_marks(flow: &mut Flow, around: Rect) {
    let stroke = Stroke::solid(Role::Text, 0.4);
    let corners = [
        (around.x, around.y, -1.0, -1.0),
        (around.right(), around.y, 1.0, -1.0),
        (around.x, around.bottom(), -1.0, 1.0),
        (around.right(), around.bottom(), 1.0, 1.0),
    ];
    for (x, y, dx, dy) in corners {
        let corner = Point::new(x, y);
        for (dx, dy) in [(dx, 0.0), (0.0, dy)] {
            let line = vec![corner.moved(2.0 * dx, 2.0 * dy), corner.moved(CROP * dx, CROP * dy)];
            flow.laid.shape(None, Shape::line(line, stroke));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(w: f64, h: f64) -> Picture {
        let area = Rect::new(-20.0, 5.0, w, h);
        let (alt, caption) = (String::new(), String::new());
        Picture { shapes: [].into(), area, alt, caption, height: 100.0 }
    }

    #[test]
    fn sheets_cover_the_whole_drawing_and_overlap() {
        for (w, h) in [(800.0, 400.0), (5_000.0, 900.0), (900.0, 7_000.0), (300_000.0, 90_000.0)] {
            let picture = picture(w, h);
            let s = spread(&picture, (595.28, 841.89), 11.5);
            assert!(s.count() <= MAX_SHEETS && s.count() > 0, "{s:?}");
            let parts: Vec<Rect> = (0..s.rows)
                .flat_map(|r| (0..s.columns).map(move |c| s.part(picture.area, c, r)))
                .collect();
            let whole = parts.iter().copied().reduce(Rect::union).expect("a sheet");
            assert!((whole.w - w).abs() < 1e-6 && (whole.h - h).abs() < 1e-6, "{whole:?}");
            assert!(parts.iter().all(|p| p.w > 0.0 && p.h > 0.0), "{parts:?}");
            if s.columns > 1 {
                let shared = parts[0].right() - parts[1].x;
                assert!((shared * s.scale - OVERLAP).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn sheets_are_named_like_cells_of_a_map() {
        assert_eq!(name(0, 0), "A1");
        assert_eq!(name(1, 2), "B3");
        assert_eq!(name(26, 0), "AA1");
    }
}
