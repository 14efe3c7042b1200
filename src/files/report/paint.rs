//! The painter of pages: the few shapes of `drawing` on a surface of a PDF, with the fonts and widths
//! of the screen.

use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point as At, Transform};
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, Stroke as Pen, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::drawing::hatch;
use crate::drawing::measure;
use crate::drawing::paper::Part;
use crate::drawing::role::Role;
use crate::drawing::shape::{Align, Label, Shape, Stroke, arc, round_rect, rounded};
use crate::drawing::tokens::Palette;
use crate::model::geometry::{Point, Rect};

use super::tree::Ink;

/// Type that nobody can read, in points of paper: it is left out, as it would only make the file large.
const LEAST_TYPE: f64 = 0.8;

/// The two fonts of every document.
pub(super) struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    /// Reads the bundled fonts; `None` if they cannot be read, which a test rules out.
    pub(super) fn read() -> Option<Self> {
        let font = |bytes: &'static [u8]| Font::new(bytes.to_vec().into(), 0);
        Some(Self { regular: font(notosans::REGULAR_TTF)?, bold: font(notosans::BOLD_TTF)? })
    }
}

/// A surface with what painting on it needs.
pub(super) struct Painter<'a, 's> {
    pub(super) surface: &'a mut Surface<'s>,
    pub(super) fonts: &'a Fonts,
    pub(super) palette: &'static Palette,
}

impl Painter<'_, '_> {
    /// Paints ink of a page.
    pub(super) fn ink(&mut self, ink: &Ink) {
        match ink {
            Ink::Shape(shape) => self.shape(shape),
            Ink::Part(part) => self.part(part),
        }
    }

    /// Part of a picture, cut at its edge.
    fn part(&mut self, part: &Part) {
        let (from, to, scale) = (part.from, part.to, part.scale());
        let corner = |x: f64, y: f64| Point::new(x, y);
        let edge = [
            corner(to.x, to.y),
            corner(to.right(), to.y),
            corner(to.right(), to.bottom()),
            corner(to.x, to.bottom()),
        ];
        let Some(clip) = path(&edge, true) else { return };
        self.surface.push_clip_path(&clip, &FillRule::NonZero);
        let (dx, dy) = (to.x - from.x * scale, to.y - from.y * scale);
        let scale = scale as f32;
        let into = Transform::from_row(scale, 0.0, 0.0, scale, dx as f32, dy as f32);
        self.surface.push_transform(&into);
        let is_seen = |shape: &&Shape| match shape {
            Shape::Text(label) => label.size * f64::from(scale) >= LEAST_TYPE,
            _ => true,
        };
        for shape in part.seen().filter(is_seen) {
            self.shape(shape);
        }
        self.surface.pop();
        self.surface.pop();
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { rect, radius, fill, stroke } => {
                self.closed(&round_rect(*rect, *radius), *fill, *stroke);
            }
            Shape::Polygon { points, fill, stroke } => self.closed(points, *fill, *stroke),
            Shape::Line { points, radius, stroke } => self.open(&rounded(points, *radius), *stroke),
            Shape::Circle { center, radius, fill, stroke } => {
                let round = arc(*center, *radius, 0.0, std::f64::consts::TAU);
                self.closed(&round, *fill, *stroke);
            }
            Shape::Arc { center, radius, from, sweep, stroke } => {
                self.open(&arc(*center, *radius, *from, *sweep), *stroke);
            }
            Shape::Icon { icon, rect, role, width, filled } => {
                for line in icon.lines(*rect) {
                    let (fill, ink) = match filled {
                        Some(_) if line.closed => (Some(*role), *role),
                        Some(ground) => (None, *ground),
                        None => (None, *role),
                    };
                    let stroke = Stroke::solid(ink, *width);
                    match fill {
                        Some(_) => self.closed(&line.points, fill, Some(stroke)),
                        None => self.open(&line.points, stroke),
                    }
                }
            }
            Shape::Text(label) => self.label(label),
            Shape::Hatch { rect, class, role } => self.hatch(*rect, *class, *role),
        }
    }

    fn closed(&mut self, points: &[Point], fill: Option<Role>, stroke: Option<Stroke>) {
        if let Some(path) = path(points, true) {
            self.draw(&path, fill, stroke);
        }
    }

    fn open(&mut self, points: &[Point], stroke: Stroke) {
        if let Some(path) = path(points, false) {
            self.draw(&path, None, Some(stroke));
        }
    }

    fn draw(&mut self, path: &Path, fill: Option<Role>, stroke: Option<Stroke>) {
        if fill.is_none() && stroke.is_none() {
            return;
        }
        let fill = fill.map(|role| self.fill(role));
        self.surface.set_fill(fill);
        let pen = stroke.map(|stroke| self.pen(stroke));
        self.surface.set_stroke(pen);
        self.surface.draw_path(path);
    }

    fn fill(&self, role: Role) -> Fill {
        Fill { paint: self.color(role).into(), ..Fill::default() }
    }

    fn color(&self, role: Role) -> rgb::Color {
        let [r, g, b] = self.palette.rgb(role);
        rgb::Color::new(r, g, b)
    }

    fn pen(&self, stroke: Stroke) -> Pen {
        let dash = stroke
            .dash
            .map(|[on, off]| StrokeDash { array: vec![on as f32, off as f32], offset: 0.0 });
        let line_cap = if dash.is_some() { LineCap::Butt } else { LineCap::Round };
        Pen {
            paint: self.color(stroke.role).into(),
            width: stroke.width as f32,
            line_cap,
            line_join: LineJoin::Round,
            dash,
            ..Pen::default()
        }
    }

    fn hatch(&mut self, rect: Rect, class: u8, role: Role) {
        let ink = hatch::ink(rect, class);
        for dot in ink.dots {
            let round = arc(dot, 0.8, 0.0, std::f64::consts::TAU);
            self.closed(&round, Some(role), None);
        }
        for (a, b) in ink.segments {
            self.open(&[a, b], Stroke::solid(role, 0.8));
        }
    }

    /// A line of text, letter by letter as it was measured.
    fn label(&mut self, label: &Label) {
        let content: String =
            label.content.chars().filter(|c| !c.is_control()).take(measure::MAX_CHARS).collect();
        if content.is_empty() || !label.at.is_sound() || label.size <= 0.0 {
            return;
        }
        let mut glyphs = Vec::new();
        let mut wide = 0.0;
        for (at, c) in content.char_indices() {
            let (glyph, advance) = measure::glyph(c, label.bold);
            wide += advance;
            let range = at..at + c.len_utf8();
            let glyph = GlyphId::new(u32::from(glyph));
            glyphs.push(KrillaGlyph::new(glyph, advance as f32, 0.0, 0.0, 0.0, range, None));
        }
        wide *= label.size;
        let before = match label.align {
            Align::Start => 0.0,
            Align::Middle => wide / 2.0,
            Align::End => wide,
        };
        let fonts = self.fonts;
        let font = if label.bold { &fonts.bold } else { &fonts.regular };
        let turned = label.upright.then(|| {
            let (x, y) = (label.at.x as f32, label.at.y as f32);
            Transform::from_row(0.0, -1.0, 1.0, 0.0, x, y)
        });
        let start = match &turned {
            Some(turn) => {
                self.surface.push_transform(turn);
                Point::new(-before, 0.0)
            }
            None => label.at.moved(-before, 0.0),
        };
        let fill = self.fill(label.role);
        self.surface.set_fill(Some(fill));
        self.surface.set_stroke(None);
        let size = label.size as f32;
        self.surface.draw_glyphs(at(start), &glyphs, font.clone(), &content, size, false);
        if label.struck {
            let y = start.y - label.size * measure::CAP / 2.0;
            let line = [Point::new(start.x, y), Point::new(start.x + wide, y)];
            self.open(&line, Stroke::solid(label.role, label.size / 14.0));
        }
        if turned.is_some() {
            self.surface.pop();
        }
    }
}

fn at(point: Point) -> At {
    At::from_xy(point.x as f32, point.y as f32)
}

/// A line of points as a path; `None` where there is nothing to draw.
fn path(points: &[Point], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for (i, point) in points.iter().filter(|p| p.is_sound()).enumerate() {
        if i == 0 {
            builder.move_to(point.x as f32, point.y as f32);
        } else {
            builder.line_to(point.x as f32, point.y as f32);
        }
    }
    if closed {
        builder.close();
    }
    builder.finish()
}
