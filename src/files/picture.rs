//! Pictures: SVG and PNG of a drawing, painted from the same shapes as the screen.
//!
//! Text stays text, in the bundled font; no script, no link, no outside file. The PNG is made from
//! the SVG with that font alone, so that it looks the same on every machine.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use image::ImageEncoder as _;
use resvg::{tiny_skia, usvg};

use crate::drawing::hatch;
use crate::drawing::item::{Item, Layer};
use crate::drawing::role::Role;
use crate::drawing::scene::Scene;
use crate::drawing::shape::{Align, Label, Shape, Stroke, arc, rounded};
use crate::drawing::tokens::Palette;
use crate::model::geometry::{Point, Rect};

/// Most pixels of a PNG: 64 million, a quarter of a gigabyte while it is drawn.
pub const MAX_PIXELS: u64 = 64_000_000;
/// Longest side of a PNG, in pixels.
pub const MAX_SIDE: u32 = 30_000;

/// What a picture says of itself, and the paper around the drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Paper around the drawing, in canvas points.
    pub margin: f64,
    /// The procedure's name, for screen readers.
    pub title: String,
    /// One sentence on what is to be seen, for screen readers; may be empty.
    pub description: String,
    /// Language tag of the texts: `it`.
    pub language: &'static str,
}

/// Why a PNG could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The picture would be larger than [`MAX_PIXELS`] or [`MAX_SIDE`].
    #[error("the picture would have {width} × {height} pixels")]
    TooLarge {
        /// Width asked for, in pixels.
        width: u64,
        /// Height asked for, in pixels.
        height: u64,
    },
    /// The scale is not a positive number.
    #[error("the scale must be a positive number")]
    BadScale,
    /// The SVG cannot be read.
    #[error("the SVG cannot be read")]
    BadSvg(#[from] usvg::Error),
    /// The PNG cannot be written.
    #[error("the PNG cannot be written")]
    BadPng(#[from] image::ImageError),
}

/// A drawing as SVG.
pub fn svg(scene: &Scene, palette: &Palette, sheet: &Sheet) -> String {
    let margin = if sheet.margin.is_finite() { sheet.margin.max(0.0) } else { 0.0 };
    let area = scene.bounds().unwrap_or(Rect::new(0.0, 0.0, 100.0, 80.0)).grown(margin);
    let mut out = Writer { text: String::new(), palette };
    out.head(area, sheet);
    for item in scene.items() {
        out.item(item);
    }
    scene.items().flat_map(|item| &item.above).for_each(|shape| out.shape(shape));
    out.text.push_str("</svg>\n");
    out.text
}

/// Shapes as SVG that stands inside another document: no ids, its text alternative as a label.
pub(super) fn inline_svg(shapes: &[Shape], area: Rect, palette: &Palette, alt: &str) -> String {
    let mut out = Writer { text: String::new(), palette };
    let (x, y, w, h) = (num(area.x), num(area.y), num(area.w), num(area.h));
    let alt = escape(alt);
    out.put(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" \
         viewBox=\"{x} {y} {w} {h}\" role=\"img\" aria-label=\"{alt}\" {TEXT_AND_LINES}>\n"
    ));
    for shape in shapes {
        out.shape(shape);
    }
    out.text.push_str("</svg>");
    out.text
}

/// How text and lines are drawn, as attributes of the whole.
const TEXT_AND_LINES: &str = "font-family=\"Noto Sans, sans-serif\" font-kerning=\"none\" \
    stroke-linecap=\"round\" stroke-linejoin=\"round\"";

struct Writer<'a> {
    text: String,
    palette: &'a Palette,
}

impl Writer<'_> {
    fn put(&mut self, piece: std::fmt::Arguments<'_>) {
        self.text.write_fmt(piece).expect("writing to a string cannot fail");
    }

    fn head(&mut self, area: Rect, sheet: &Sheet) {
        let (x, y, w, h) = (num(area.x), num(area.y), num(area.w), num(area.h));
        let paper = self.palette.hex(Role::Paper);
        self.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" \
             viewBox=\"{x} {y} {w} {h}\" role=\"img\" aria-labelledby=\"title desc\" \
             xml:lang=\"{}\" {TEXT_AND_LINES}>\n\
             <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
             <rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{paper}\"/>\n",
            escape(sheet.language),
            escape(&sheet.title),
            escape(&sheet.description),
        ));
    }

    fn item(&mut self, item: &Item) {
        let class = match item.layer {
            Layer::Pool => "pool",
            Layer::Lane(_) => "lane",
            Layer::Frame(_) | Layer::Step | Layer::Boundary => "step",
            Layer::Group | Layer::Artifact => "artifact",
            Layer::Flow => "flow",
            Layer::Link => "link",
        };
        self.put(format_args!("<g class=\"{class}\">\n"));
        for shape in item.shapes.iter().chain(&item.detail) {
            self.shape(shape);
        }
        self.text.push_str("</g>\n");
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { rect, radius, fill, stroke } => {
                let paint = self.paint(*fill, *stroke);
                let (x, y, w, h) = (num(rect.x), num(rect.y), num(rect.w), num(rect.h));
                let round =
                    if *radius > 0.0 { format!(" rx=\"{}\"", num(*radius)) } else { String::new() };
                self.put(format_args!(
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"{round}{paint}/>\n"
                ));
            }
            Shape::Polygon { points, fill, stroke } => {
                let paint = self.paint(*fill, *stroke);
                let points = pairs(points);
                self.put(format_args!("<polygon points=\"{points}\"{paint}/>\n"));
            }
            Shape::Line { points, radius, stroke } => {
                self.line(&rounded(points, *radius), *stroke);
            }
            Shape::Circle { center, radius, fill, stroke } => {
                let paint = self.paint(*fill, *stroke);
                let (x, y, r) = (num(center.x), num(center.y), num(*radius));
                self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{paint}/>\n"));
            }
            Shape::Arc { center, radius, from, sweep, stroke } => {
                self.line(&arc(*center, *radius, *from, *sweep), *stroke);
            }
            Shape::Icon { icon, rect, role, width, filled } => {
                for line in icon.lines(*rect) {
                    let (fill, ink) = match filled {
                        Some(_) if line.closed => (Some(*role), *role),
                        Some(ground) => (None, *ground),
                        None => (None, *role),
                    };
                    let paint = self.paint(fill, Some(Stroke::solid(ink, *width)));
                    let points = pairs(&line.points);
                    self.put(format_args!("<polyline points=\"{points}\"{paint}/>\n"));
                }
            }
            Shape::Text(label) => self.label(label),
            Shape::Hatch { rect, class, role } => self.hatch(*rect, *class, *role),
        }
    }

    fn line(&mut self, points: &[Point], stroke: Stroke) {
        let paint = self.paint(None, Some(stroke));
        let points = pairs(points);
        self.put(format_args!("<polyline points=\"{points}\"{paint}/>\n"));
    }

    fn label(&mut self, label: &Label) {
        let (x, y) = (num(label.at.x), num(label.at.y));
        let anchor = match label.align {
            Align::Start => "",
            Align::Middle => " text-anchor=\"middle\"",
            Align::End => " text-anchor=\"end\"",
        };
        let turn = if label.upright {
            format!(" transform=\"rotate(-90 {x} {y})\"")
        } else {
            String::new()
        };
        let bold = if label.bold { " font-weight=\"700\"" } else { "" };
        let struck = if label.struck { " text-decoration=\"line-through\"" } else { "" };
        let (size, fill) = (num(label.size), self.palette.hex(label.role));
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{y}\"{anchor}{turn} font-size=\"{size}\"{bold}{struck} \
             fill=\"{fill}\">{}</text>\n",
            escape(&label.content)
        ));
    }

    fn hatch(&mut self, rect: Rect, class: u8, role: Role) {
        let ink = hatch::ink(rect, class);
        let color = self.palette.hex(role);
        for dot in ink.dots {
            let (x, y) = (num(dot.x), num(dot.y));
            self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"0.8\" fill=\"{color}\"/>\n"));
        }
        if !ink.segments.is_empty() {
            let piece = |(a, b): &(Point, Point)| {
                format!("M{} {}L{} {}", num(a.x), num(a.y), num(b.x), num(b.y))
            };
            let path: Vec<String> = ink.segments.iter().map(piece).collect();
            let path = path.concat();
            self.put(format_args!(
                "<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"0.8\" \
                 stroke-linecap=\"butt\"/>\n"
            ));
        }
    }

    /// The attributes of inside and outline.
    fn paint(&self, fill: Option<Role>, stroke: Option<Stroke>) -> String {
        let inside = match fill {
            Some(role) => self.palette.hex(role),
            None => "none".to_owned(),
        };
        let Some(stroke) = stroke else { return format!(" fill=\"{inside}\"") };
        let (color, width) = (self.palette.hex(stroke.role), num(stroke.width));
        let dash = match stroke.dash {
            Some([on, off]) => {
                let (on, off) = (num(on), num(off));
                format!(" stroke-dasharray=\"{on} {off}\" stroke-linecap=\"butt\"")
            }
            None => String::new(),
        };
        format!(" fill=\"{inside}\" stroke=\"{color}\" stroke-width=\"{width}\"{dash}")
    }
}

/// A number to a hundredth of a point, as short as it can be.
fn num(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

fn pairs(points: &[Point]) -> String {
    let each: Vec<String> = points.iter().map(|p| format!("{},{}", num(p.x), num(p.y))).collect();
    each.join(" ")
}

/// Text for XML: special characters escaped, those XML forbids left out.
pub(super) fn escape(text: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(allowed).collect();
    quick_xml::escape::escape(text.as_str()).into_owned()
}

static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    fonts.load_font_data(notosans::REGULAR_TTF.to_vec());
    fonts.load_font_data(notosans::BOLD_TTF.to_vec());
    fonts.set_sans_serif_family("Noto Sans");
    Arc::new(fonts)
});

/// A PNG of an SVG, `scale` pixels a canvas point.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, PictureError> {
    if !scale.is_finite() || scale <= 0.0 {
        return Err(PictureError::BadScale);
    }
    let options = usvg::Options {
        font_family: "Noto Sans".to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options)?;
    let pixels = |points: f32| f64::from((points * scale).ceil().max(1.0));
    let (wide, high) = (pixels(tree.size().width()), pixels(tree.size().height()));
    let too_large = PictureError::TooLarge { width: wide as u64, height: high as u64 };
    if wide.max(high) > f64::from(MAX_SIDE) || wide * high > MAX_PIXELS as f64 {
        return Err(too_large);
    }
    let Some(mut pixmap) = tiny_skia::Pixmap::new(wide as u32, high as u32) else {
        return Err(too_large);
    };
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let mut rgba = Vec::with_capacity(pixmap.pixels().len() * 4);
    for pixel in pixmap.pixels() {
        let color = pixel.demultiply();
        rgba.extend([color.red(), color.green(), color.blue(), color.alpha()]);
    }
    let mut out = Vec::new();
    image::codecs::png::PngEncoder::new(&mut out).write_image(
        &rgba,
        pixmap.width(),
        pixmap.height(),
        image::ExtendedColorType::Rgba8,
    )?;
    Ok(out)
}
