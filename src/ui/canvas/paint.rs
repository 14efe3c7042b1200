//! Paints drawing's shapes on the screen: the same list that goes into every picture.

use egui::{
    Color32, CornerRadius, FontId, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2,
};

use crate::drawing::hatch;
use crate::drawing::measure;
use crate::drawing::shape::{self, Align, Label, Shape as Drawn, Stroke as Line};
use crate::model::geometry;

use super::camera::Camera;
use crate::ui::theme::{self, Skin};

/// Smallest text drawn, in screen points.
const LEAST_TEXT: f32 = 4.2;

/// Zoom below which corners of lines are not rounded: nobody would see it.
const ROUND_FROM: f32 = 0.5;

/// Points of an icon nearer than this to the one before are left out, in screen points.
const ICON_PIECE: f32 = 0.8;

/// Floor of canvas text on screen, in points, while feet are shown.
const TEXT_FLOOR: f32 = 9.5;

/// Paints onto one view with one camera.
pub struct Brush<'a> {
    /// Where to.
    pub painter: &'a Painter,
    /// Colors.
    pub skin: &'a Skin,
    /// The view on screen.
    pub view: Rect,
    /// The camera.
    pub camera: Camera,
    /// Factor on opacity, 0..=1: what fades in Compare.
    pub opacity: f32,
    /// Whether it is paper: text keeps its size, and as a line its place where it is too small to be
    /// read.
    pub is_paper: bool,
}

impl Brush<'_> {
    fn place(&self, p: geometry::Point) -> Pos2 {
        self.camera.screen_from_canvas(self.view, p)
    }

    fn rect(&self, r: geometry::Rect) -> Rect {
        self.camera.screen_rect(self.view, r)
    }

    fn ink(&self, role: crate::drawing::role::Role) -> Color32 {
        let color = self.skin.color(role);
        if self.opacity < 1.0 { color.gamma_multiply(self.opacity) } else { color }
    }

    fn stroke(&self, line: &Line) -> Stroke {
        let width = (line.width as f32 * self.camera.zoom).max(if self.camera.zoom < 0.5 {
            0.6
        } else {
            0.9
        });
        let pixel = 1.0 / self.painter.pixels_per_point();
        let width = if self.opacity < 1.0 { unfolded(width, pixel) } else { width };
        Stroke::new(width, self.ink(line.role))
    }

    /// Paints one shape.
    pub fn paint(&self, drawn: &Drawn) {
        match drawn {
            Drawn::Rect { rect, radius, fill, stroke } => {
                self.paint_rect(*rect, *radius, *fill, stroke.as_ref());
            }
            Drawn::Polygon { points, fill, stroke } => {
                let points: Vec<Pos2> = points.iter().map(|p| self.place(*p)).collect();
                let fill = fill.map_or(Color32::TRANSPARENT, |r| self.ink(r));
                match stroke {
                    Some(line) if line.dash.is_some() => {
                        self.painter.add(Shape::convex_polygon(points.clone(), fill, Stroke::NONE));
                        let mut closed = points;
                        closed.extend(closed.first().copied());
                        self.dashed(&closed, line);
                    }
                    _ => {
                        let stroke = stroke.as_ref().map_or(Stroke::NONE, |s| self.stroke(s));
                        self.painter.add(Shape::convex_polygon(points, fill, stroke));
                    }
                }
            }
            Drawn::Line { points, radius, stroke } => {
                let points: Vec<Pos2> = if self.camera.zoom < ROUND_FROM || *radius <= 0.0 {
                    points.iter().map(|p| self.place(*p)).collect()
                } else {
                    shape::rounded(points, *radius).into_iter().map(|p| self.place(p)).collect()
                };
                self.line(points, stroke);
            }
            Drawn::Circle { center, radius, fill, stroke } => {
                let fill = fill.map_or(Color32::TRANSPARENT, |r| self.ink(r));
                let r = *radius as f32 * self.camera.zoom;
                match stroke {
                    Some(line) if line.dash.is_some() => {
                        self.painter.circle_filled(self.place(*center), r, fill);
                        let turn = shape::arc(*center, *radius, 0.0, std::f64::consts::TAU);
                        let points: Vec<Pos2> = turn.into_iter().map(|p| self.place(p)).collect();
                        self.dashed(&points, line);
                    }
                    _ => {
                        let stroke = stroke.as_ref().map_or(Stroke::NONE, |s| self.stroke(s));
                        self.painter.circle(self.place(*center), r, fill, stroke);
                    }
                }
            }
            Drawn::Arc { center, radius, from, sweep, stroke } => {
                let points = shape::arc(*center, *radius, *from, *sweep);
                self.line(points.into_iter().map(|p| self.place(p)).collect(), stroke);
            }
            Drawn::Icon { icon, rect, role, width, filled } => {
                let ink = self.ink(*role);
                let stroke = Stroke::new((*width as f32 * self.camera.zoom).max(0.8), ink);
                let corner = self.place(geometry::Point::new(rect.x, rect.y));
                let scale = rect.w as f32 * self.camera.zoom;
                for line in icon.unit_lines() {
                    let ground = filled.map(|ground| self.ink(ground));
                    self.icon_line(line, (corner, scale), ground, stroke);
                }
            }
            Drawn::Text(label) => self.text(label),
            Drawn::Hatch { rect, class, role } => self.hatch(*rect, *class, *role),
        }
    }

    fn icon_line(
        &self,
        line: &crate::drawing::icon::IconLine,
        (corner, scale): (Pos2, f32),
        ground: Option<Color32>,
        stroke: Stroke,
    ) {
        let n = line.points.len() - usize::from(line.closed);
        let mut points: Vec<Pos2> = Vec::with_capacity(n);
        for (i, p) in line.points[..n].iter().enumerate() {
            let point = corner + vec2(p.x as f32, p.y as f32) * scale;
            let is_near = points.last().is_some_and(|last| last.distance(point) < ICON_PIECE);
            if i == 0 || i + 1 == n || !is_near {
                points.push(point);
            }
        }
        self.painter.add(match (line.closed, ground) {
            (true, Some(_)) => fan(&points, stroke.color),
            (true, None) => Shape::closed_line(points, stroke),
            // Lines inside what is filled are drawn in the ground's color.
            (false, Some(ground)) => Shape::line(points, Stroke::new(stroke.width, ground)),
            (false, None) => Shape::line(points, stroke),
        });
    }

    fn paint_rect(
        &self,
        rect: geometry::Rect,
        radius: f64,
        fill: Option<crate::drawing::role::Role>,
        stroke: Option<&Line>,
    ) {
        let r = self.rect(rect);
        let radius = (radius as f32 * self.camera.zoom).clamp(0.0, 120.0);
        let fill = fill.map_or(Color32::TRANSPARENT, |role| self.ink(role));
        let corners = CornerRadius::same(radius.round() as u8);
        match stroke {
            Some(line) if line.dash.is_some() => {
                self.painter.rect_filled(r, corners, fill);
                let outline: Vec<Pos2> = shape::round_rect(rect, f64::from(radius))
                    .into_iter()
                    .map(|p| self.place(p))
                    .collect();
                self.dashed(&outline, line);
            }
            _ => {
                let stroke = stroke.map_or(Stroke::NONE, |s| self.stroke(s));
                self.painter.rect(r, corners, fill, stroke, StrokeKind::Middle);
            }
        }
    }

    fn line(&self, points: Vec<Pos2>, stroke: &Line) {
        if stroke.dash.is_some() {
            self.dashed(&points, stroke);
        } else {
            self.painter.add(Shape::line(points, self.stroke(stroke)));
        }
    }

    fn dashed(&self, points: &[Pos2], line: &Line) {
        let [dash, gap] = line.dash.unwrap_or([4.0, 4.0]);
        let zoom = self.camera.zoom.max(0.4);
        self.painter.extend(Shape::dashed_line(
            points,
            self.stroke(line),
            dash as f32 * zoom,
            gap as f32 * zoom,
        ));
    }

    fn text(&self, label: &Label) {
        let size = label.size as f32 * self.camera.zoom;
        if size < LEAST_TEXT {
            if self.is_paper {
                self.greek(label, size);
            }
            return;
        }
        let size = if self.is_paper {
            size
        } else {
            let floor = if self.camera.zoom >= 0.7 { TEXT_FLOOR } else { 0.0 };
            // Few sizes while zooming, so that the glyph atlas does not fill with every one.
            (size.max(floor) * 4.0).round() / 4.0
        };
        let font: FontId = if label.bold { theme::bold(size) } else { theme::regular(size) };
        let ink = self.ink(label.role);
        let at = self.place(label.at);
        let galley = self.painter.layout_no_wrap(label.content.clone(), font, ink);
        let ascent = measure::ASCENT as f32 * size;
        let width = galley.size().x;
        let shift = match label.align {
            Align::Start => 0.0,
            Align::Middle => width / 2.0,
            Align::End => width,
        };
        if label.upright {
            let pos = pos2(at.x - ascent, at.y + shift);
            let text = egui::epaint::TextShape::new(pos, galley, ink)
                .with_angle(-std::f32::consts::FRAC_PI_2);
            self.painter.add(text);
            return;
        }
        let pos = pos2(at.x - shift, at.y - ascent);
        if label.struck {
            let y = at.y - size * 0.3;
            self.painter.hline(pos.x..=pos.x + width, y, Stroke::new((size / 12.0).max(1.0), ink));
        }
        self.painter.galley(pos, galley, ink);
    }

    /// A line in place of text, as wide.
    fn greek(&self, label: &Label, size: f32) {
        let at = self.rect(label.bounds());
        let color = self.ink(label.role).gamma_multiply(0.45);
        let thin = (size * 0.5).max(0.5);
        let line = vec2(
            if label.upright { thin } else { at.width() },
            if label.upright { at.height() } else { thin },
        );
        self.painter.rect_filled(Rect::from_center_size(at.center(), line), 0.0, color);
    }

    fn hatch(&self, rect: geometry::Rect, class: u8, role: crate::drawing::role::Role) {
        // Generated in screen points, so that its density stays the same at every zoom.
        let r = self.rect(rect);
        let on_screen = geometry::Rect::new(
            f64::from(r.min.x),
            f64::from(r.min.y),
            f64::from(r.width()),
            f64::from(r.height()),
        );
        let ink = hatch::ink(on_screen, class);
        let color = self.ink(role);
        let mut mesh = Mesh::default();
        for dot in &ink.dots {
            let dot = pos2(dot.x as f32, dot.y as f32);
            mesh.add_colored_rect(Rect::from_center_size(dot, vec2(1.4, 1.4)), color);
        }
        for (a, b) in &ink.segments {
            let ends = [pos2(a.x as f32, a.y as f32), pos2(b.x as f32, b.y as f32)];
            thin_segment(&mut mesh, ends, 0.8, color);
        }
        if !mesh.is_empty() {
            self.painter.add(Shape::mesh(mesh));
        }
    }
}

/// A segment at most 1 point wide with soft edges, straight into a mesh: many of them are cheap.
fn thin_segment(mesh: &mut Mesh, [a, b]: [Pos2; 2], width: f32, color: Color32) {
    let along = b - a;
    let length = along.length();
    if length < 0.1 {
        return;
    }
    let side = vec2(-along.y, along.x) / length;
    let ink = color.gamma_multiply(width);
    let n = mesh.vertices.len() as u32;
    for (end, shift, color) in [
        (a, side, Color32::TRANSPARENT),
        (b, side, Color32::TRANSPARENT),
        (a, vec2(0.0, 0.0), ink),
        (b, vec2(0.0, 0.0), ink),
        (a, -side, Color32::TRANSPARENT),
        (b, -side, Color32::TRANSPARENT),
    ] {
        mesh.colored_vertex(end + shift, color);
    }
    for k in [n, n + 2] {
        mesh.add_triangle(k, k + 1, k + 3);
        mesh.add_triangle(k, k + 3, k + 2);
    }
}

/// A filled outline that need not be convex: a fan around its middle, right for star-like shapes.
fn fan(points: &[Pos2], color: Color32) -> Shape {
    let n = points.len();
    if n < 3 {
        return Shape::Noop;
    }
    let middle = points.iter().fold(vec2(0.0, 0.0), |sum, p| sum + p.to_vec2()) / n as f32;
    let mut mesh = Mesh::default();
    mesh.colored_vertex(middle.to_pos2(), color);
    for p in points {
        mesh.colored_vertex(*p, color);
    }
    for i in 0..n as u32 {
        mesh.add_triangle(0, 1 + i, 1 + (i + 1) % n as u32);
    }
    Shape::mesh(mesh)
}

/// A width that can be seen through: lines a little thinner than a pixel are painted with edges
/// that cross, and what lies there twice shows darker.
fn unfolded(width: f32, pixel: f32) -> f32 {
    let thin = 0.89 * pixel;
    if width > thin && width < pixel { thin } else { width }
}

#[cfg(test)]
mod tests {
    use egui::epaint::tessellator::{TessellationOptions, Tessellator};
    use egui::{Color32, CornerRadius, Mesh, Rect, Stroke, StrokeKind, pos2};

    use super::unfolded;

    /// Most triangles over each other at the points of a grid along an edge.
    fn layers(width: f32) -> usize {
        let rect = Rect::from_min_max(pos2(10.0, 10.0), pos2(90.0, 70.0));
        let ink = Color32::from_white_alpha(50);
        let stroke = Stroke::new(width, ink);
        let corners = CornerRadius::same(7);
        let shape = egui::epaint::RectShape::new(rect, corners, ink, stroke, StrokeKind::Middle);
        let options = TessellationOptions { prerasterized_discs: false, ..Default::default() };
        let mut mesh = Mesh::default();
        Tessellator::new(1.0, options, [1, 1], Vec::new()).tessellate_rect(&shape, &mut mesh);
        (0..=400).map(|n| over(&mesh, pos2(50.3, 8.0 + n as f32 * 0.01))).max().unwrap_or(0)
    }

    fn over(mesh: &Mesh, at: egui::Pos2) -> usize {
        let corner = |i: u32| mesh.vertices[i as usize].pos;
        let side = |a: egui::Pos2, b: egui::Pos2| (b - a).rot90().dot(at - a);
        mesh.indices
            .chunks_exact(3)
            .filter(|t| {
                let [a, b, c] = [corner(t[0]), corner(t[1]), corner(t[2])];
                let sides = [side(a, b), side(b, c), side(c, a)];
                sides.iter().all(|s| *s > 1e-4) || sides.iter().all(|s| *s < -1e-4)
            })
            .count()
    }

    #[test]
    fn what_can_be_seen_through_lies_nowhere_twice() {
        assert!(layers(0.94) > 1, "else there is nothing to avoid");
        for n in 1..=40 {
            let width = n as f32 * 0.05;
            assert!(layers(unfolded(width, 1.0)) <= 1, "{width}");
        }
        assert!(layers(unfolded(0.94, 1.0)) <= 1);
    }
}
