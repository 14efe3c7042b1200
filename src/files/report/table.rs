//! Tables on pages: widths of columns by what stands in them, heads repeated on every page.

use crate::drawing::measure;
use crate::drawing::paper::Part;
use crate::drawing::role::Role;
use crate::drawing::shape::Shape;
use crate::model::geometry::{Point, Rect};

use super::lines::{LEADING, Line, Setting, lines, widths};
use super::page::Flow;
use super::tree::{Ink, Kind};
use super::{Cell, Picture, Side, Span, Table};

/// Type of a table, in points.
const SIZE: f64 = 8.6;
/// Paper left and right of a cell's text, in points.
const PAD: f64 = 4.0;
/// Paper above and under it, in points.
const RISE: f64 = 2.4;
/// Most lines of a cell; what follows is cut with "…".
const MOST_LINES: usize = 14;
/// Rows that are looked at for the widths of columns.
const LOOKED_AT: usize = 400;
/// Width of a small picture in a cell, in points.
const PLOT_WIDTH: f64 = 70.0;
/// Width that a single word can ask for, in points; longer ones are hyphenated.
const LONGEST_WORD: f64 = 88.0;

/// A cell set in its column.
enum Set<'a> {
    Text(Vec<Line>),
    Plot(&'a Picture),
}

/// Sets a table at the place of the flow.
pub(super) fn lay(flow: &mut Flow, table: &Table) {
    let size = SIZE * flow.kind;
    let columns = columns(table, size, flow.width);
    let node = flow.laid.node(Kind::Table(table.caption.clone()), None);
    if table.is_captioned {
        caption(flow, &table.caption, size);
    }
    let heads: Vec<Cell> = table
        .columns
        .iter()
        .map(|(head, _)| Cell::Text(vec![Span::bold(head).in_role(Role::TextSecondary)]))
        .collect();
    let mut grid = Grid { table, columns, size };
    let head = grid.set(flow, &heads);
    let head_height = grid.height(&head);
    let first = table.rows.first().map_or(0.0, |row| grid.height(&grid.set(flow, row)));
    flow.need(head_height + first);
    let part = flow.laid.node(Kind::TableHead, Some(node));
    grid.head(flow, &head, Some(part));
    let body = flow.laid.node(Kind::TableBody, Some(node));
    for cells in &table.rows {
        let set = grid.set(flow, cells);
        let pages = flow.laid.pages.len();
        flow.need(grid.height(&set));
        if flow.laid.pages.len() > pages {
            grid.head(flow, &head, None);
        }
        let row = flow.laid.node(Kind::Row, Some(body));
        grid.row(flow, &set, |flow, first| {
            let kind = if first { Kind::RowHead } else { Kind::Cell };
            Some(flow.laid.node(kind, Some(row)))
        });
        flow.hairline(flow.y, Role::LineSubtle, 0.5);
    }
    flow.y += 7.0 * flow.kind;
}

fn caption(flow: &mut Flow, text: &str, size: f64) {
    let set = Setting { size, width: flow.width, language: flow.language, most: 3 };
    let all = lines(&[Span::bold(text)], set);
    flow.need((all.len() + 4) as f64 * size * LEADING);
    let node = flow.laid.node(Kind::Paragraph, None);
    flow.lines(node, &all, size);
}

/// Widths of the columns, in points: what stands in them where there is room, else by need.
fn columns(table: &Table, size: f64, width: f64) -> Vec<f64> {
    let of = |i: usize| {
        let (whole, word) = widths(&[Span::bold(table.columns[i].0.as_str())], size);
        // The head may break, so that figures need no more room than they have.
        let head = (word.max(whole / 2.0), word);
        let cells = table.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(i));
        let (wide, least) = cells.fold(head, |(wide, least), cell| {
            let (w, l) = match cell {
                Cell::Text(spans) => widths(spans, size),
                Cell::Plot(_) => (PLOT_WIDTH, PLOT_WIDTH),
            };
            (wide.max(w), least.max(l))
        });
        (wide + 2.0 * PAD + 1.0, least.min(LONGEST_WORD) + 2.0 * PAD + 1.0)
    };
    let all: Vec<(f64, f64)> = (0..table.columns.len()).map(of).collect();
    let natural: f64 = all.iter().map(|c| c.0).sum();
    let least: f64 = all.iter().map(|c| c.1).sum();
    if natural <= width {
        let left = table.columns.iter().filter(|c| c.1 == Side::Left).count().max(1) as f64;
        let spare = (width - natural) / left;
        let each = all.iter().zip(&table.columns);
        return each.map(|(c, (_, s))| if *s == Side::Left { c.0 + spare } else { c.0 }).collect();
    }
    if least <= width {
        let share = (width - least) / (natural - least).max(1.0);
        return all.iter().map(|c| c.1 + (c.0 - c.1) * share).collect();
    }
    // Even single words do not fit: no column gives up more than it must.
    let fair = width / all.len().max(1) as f64;
    let small: f64 = all.iter().filter(|c| c.1 <= fair).map(|c| c.1).sum();
    let large: f64 = all.iter().filter(|c| c.1 > fair).map(|c| c.1).sum();
    let share = (width - small) / large.max(1.0);
    all.iter().map(|c| if c.1 <= fair { c.1 } else { c.1 * share }).collect()
}

struct Grid<'a> {
    table: &'a Table,
    columns: Vec<f64>,
    size: f64,
}

impl Grid<'_> {
    fn set<'c>(&self, flow: &Flow, cells: &'c [Cell]) -> Vec<Set<'c>> {
        let each = cells.iter().zip(&self.columns).map(|(cell, width)| match cell {
            Cell::Text(spans) => {
                let width = (width - 2.0 * PAD).max(4.0);
                let language = flow.language;
                let how = Setting { size: self.size, width, language, most: MOST_LINES };
                Set::Text(lines(spans, how))
            }
            Cell::Plot(picture) => Set::Plot(picture),
        });
        each.collect()
    }

    fn height(&self, cells: &[Set<'_>]) -> f64 {
        let each = cells.iter().zip(&self.columns).map(|(cell, width)| match cell {
            Set::Text(lines) => lines.len() as f64 * self.size * LEADING,
            Set::Plot(picture) => plot_size(picture, *width).1,
        });
        each.fold(0.0, f64::max) + 2.0 * RISE
    }

    /// The heads, on a ground of their own; repeated ones belong to no node.
    fn head(&mut self, flow: &mut Flow, cells: &[Set<'_>], part: Option<usize>) {
        let ground = Rect::new(flow.x, flow.y, flow.width, self.height(cells));
        let fill = Some(Role::Sunken);
        flow.laid.shape(None, Shape::Rect { rect: ground, radius: 0.0, fill, stroke: None });
        let row = part.map(|part| flow.laid.node(Kind::Row, Some(part)));
        self.row(flow, cells, |flow, _| row.map(|r| flow.laid.node(Kind::ColumnHead, Some(r))));
        flow.hairline(flow.y, Role::LineControl, 0.7);
    }

    fn row(
        &self,
        flow: &mut Flow,
        cells: &[Set<'_>],
        node: impl Fn(&mut Flow, bool) -> Option<usize>,
    ) {
        let height = self.height(cells);
        let mut x = flow.x;
        for (i, (cell, width)) in cells.iter().zip(&self.columns).enumerate() {
            let node = node(flow, i == 0);
            match cell {
                Set::Text(lines) => {
                    let side = self.table.columns.get(i).map_or(Side::Left, |c| c.1);
                    self.text(flow, lines, (x, *width, side), node);
                }
                Set::Plot(picture) => {
                    let (w, h) = plot_size(picture, *width);
                    let to = Rect::new(x + PAD, flow.y + (height - h) / 2.0, w, h);
                    let shapes = picture.shapes.clone();
                    let figure =
                        node.map(|n| flow.laid.node(Kind::Figure(picture.alt.clone()), Some(n)));
                    flow.laid.put(figure, Ink::Part(Part { shapes, from: picture.area, to }));
                }
            }
            x += width;
        }
        flow.y += height;
    }

    fn text(
        &self,
        flow: &mut Flow,
        all: &[Line],
        (x, width, side): (f64, f64, Side),
        node: Option<usize>,
    ) {
        let mut y = flow.y + RISE + self.size * measure::ASCENT;
        for (i, line) in all.iter().enumerate() {
            let x = match side {
                Side::Left => x + PAD,
                Side::Right => x + width - PAD - line.width,
            };
            for label in line.labels(Point::new(x, y), self.size, i + 1 < all.len()) {
                flow.laid.shape(node, Shape::Text(label));
            }
            y += self.size * LEADING;
        }
    }
}

/// Width and height of a small picture in a column, in points.
fn plot_size(picture: &Picture, width: f64) -> (f64, f64) {
    let wide = (width - 2.0 * PAD).clamp(1.0, PLOT_WIDTH);
    let scale = (wide / picture.area.w).min(1.0);
    (picture.area.w * scale, picture.area.h * scale)
}
