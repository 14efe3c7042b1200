//! What is painted, as texts and grounds in the order of painting.

use egui::epaint::{ClippedShape, Shape, TextShape};
use egui::{Color32, Pos2, Rect, pos2};

/// One line of text on the screen.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// The letters.
    pub(crate) text: String,
    /// Where its ink is.
    pub(crate) ink: Rect,
    /// What may be painted of it.
    pub(crate) clip: Rect,
    /// Its color.
    pub(crate) color: Color32,
    /// Size of the letters, in points.
    pub(crate) size: f32,
    /// Whether it is in the bold face.
    pub(crate) bold: bool,
    /// Whether it is a line of a file shown as it is written.
    pub(crate) code: bool,
    /// Place in the order of painting.
    pub(crate) order: usize,
}

/// A filled shape.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    outline: Vec<Pos2>,
    bounds: Rect,
    clip: Rect,
    color: Color32,
    /// Place in the order of painting.
    pub(crate) order: usize,
}

impl Ground {
    /// Whether a point of the screen is painted by it.
    pub(crate) fn covers(&self, at: Pos2) -> bool {
        self.clip.contains(at)
            && self.bounds.contains(at)
            && (self.outline.is_empty() || is_inside(&self.outline, at))
    }

    /// Whether nothing shines through.
    pub(crate) fn is_opaque(&self) -> bool {
        self.color.a() == 255
    }
}

/// Everything painted in a frame.
#[derive(Default)]
pub(crate) struct Painted {
    /// Lines of text.
    pub(crate) lines: Vec<Line>,
    /// Filled shapes.
    pub(crate) grounds: Vec<Ground>,
}

impl Painted {
    /// Takes the shapes of a frame apart.
    pub(crate) fn of(shapes: &[ClippedShape]) -> Self {
        let mut painted = Self::default();
        let mut order = 0;
        for clipped in shapes {
            let mut shape = clipped.shape.clone();
            shape.transform(clipped.transform_after_tessellation);
            painted.take(&shape, clipped.clip_rect, &mut order);
        }
        painted
    }

    fn take(&mut self, shape: &Shape, clip: Rect, order: &mut usize) {
        *order += 1;
        let order_now = *order;
        let mut ground = |bounds: Rect, outline: Vec<Pos2>, color: Color32| {
            if color.a() > 0 && bounds.is_positive() {
                self.grounds.push(Ground { outline, bounds, clip, color, order: order_now });
            }
        };
        match shape {
            Shape::Vec(shapes) => {
                for s in shapes {
                    self.take(s, clip, order);
                }
            }
            Shape::Rect(rect) => ground(rect.rect, Vec::new(), rect.fill),
            Shape::Circle(circle) => {
                let side = egui::Vec2::splat(2.0 * circle.radius);
                let outline = (0..24).map(|i| {
                    let angle = i as f32 / 24.0 * std::f32::consts::TAU;
                    circle.center + circle.radius * egui::Vec2::angled(angle)
                });
                ground(Rect::from_center_size(circle.center, side), outline.collect(), circle.fill);
            }
            Shape::Path(path) if path.closed => {
                ground(Rect::from_points(&path.points), path.points.clone(), path.fill);
            }
            Shape::Text(text) => self.take_text(text, clip, order_now),
            _ => {}
        }
    }

    fn take_text(&mut self, shape: &TextShape, clip: Rect, order: usize) {
        let format = shape.galley.job.sections.first().map(|s| s.format.clone());
        let Some(format) = format else { return };
        let own =
            if format.color == Color32::PLACEHOLDER { shape.fallback_color } else { format.color };
        let color = shape.override_text_color.unwrap_or(own).gamma_multiply(shape.opacity_factor);
        let turn = egui::emath::Rot2::from_angle(shape.angle);
        for row in &shape.galley.rows {
            let text: String = row.glyphs.iter().map(|g| g.chr).collect();
            let bounds = row.visuals.mesh_bounds.translate(row.pos.to_vec2());
            if text.trim().is_empty() || !bounds.is_positive() {
                continue;
            }
            let ink = bounds.rotate_bb(turn).translate(shape.pos.to_vec2());
            let bold = format.font_id.family != egui::FontFamily::Proportional
                && format.font_id.family != egui::FontFamily::Monospace;
            let code = format.font_id.family == egui::FontFamily::Monospace;
            let size = format.font_id.size;
            self.lines.push(Line { text, ink, clip, color, size, bold, code, order });
        }
    }

    /// The color under a point, of what was painted before something.
    pub(crate) fn ground_at(&self, at: Pos2, before: usize) -> Option<Color32> {
        let mut above: Vec<Color32> = Vec::new();
        for ground in self.grounds.iter().rev().filter(|g| g.order < before && g.covers(at)) {
            if ground.is_opaque() {
                let solid =
                    above.iter().rev().fold(ground.color, |under, over| blend(*over, under));
                return Some(solid);
            }
            above.push(ground.color);
        }
        None
    }

    /// Whether something opaque was painted over a point between two moments.
    pub(crate) fn is_covered(&self, at: Pos2, after: usize, before: usize) -> bool {
        self.grounds
            .iter()
            .any(|g| g.order > after && g.order < before && g.is_opaque() && g.covers(at))
    }
}

/// A color with premultiplied alpha over an opaque one.
pub(crate) fn blend(over: Color32, under: Color32) -> Color32 {
    let left = 1.0 - f32::from(over.a()) / 255.0;
    let mix = |o: u8, u: u8| (f32::from(o) + f32::from(u) * left).round().min(255.0) as u8;
    Color32::from_rgb(mix(over.r(), under.r()), mix(over.g(), under.g()), mix(over.b(), under.b()))
}

/// Contrast of two opaque colors by WCAG 2, 1..=21.
pub(crate) fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color32) -> f64 {
    let linear = |v: u8| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

/// Whether a point is inside a polygon.
fn is_inside(outline: &[Pos2], at: Pos2) -> bool {
    let mut inside = false;
    let mut last = outline.last().copied().unwrap_or(pos2(0.0, 0.0));
    for &corner in outline {
        if (corner.y > at.y) != (last.y > at.y)
            && at.x < (last.x - corner.x) * (at.y - corner.y) / (last.y - corner.y) + corner.x
        {
            inside = !inside;
        }
        last = corner;
    }
    inside
}

#[test]
fn contrast_is_that_of_wcag() {
    let (black, white) = (Color32::BLACK, Color32::WHITE);
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    let gray = Color32::from_rgb(0x76, 0x76, 0x76);
    assert!((contrast(gray, white) - 4.54).abs() < 0.01, "{}", contrast(gray, white));
}
