//! Marks of branches: their forms, drawn into one mesh.

use egui::{Color32, Mesh, Pos2, Rect, Shape, Vec2, pos2, vec2};

use crate::drawing::role::Role;
use crate::model::geometry::Point;
use crate::ui::canvas::paint::Brush;
use crate::ui::theme;

/// Radius of a mark, canvas points.
const RADIUS: f64 = 4.4;
/// Least radius on screen, points.
const LEAST: f32 = 1.8;

/// How a mark looks: by its form as well as by its color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// In the queue: a square.
    Queued,
    /// Worked on, or on its way: a disc.
    Working,
    /// Resting: a ring.
    Resting,
    /// A term has expired: a diamond in the color of the law.
    Late,
}

impl Form {
    /// All, in the order of the legend.
    pub(super) const ALL: [Self; 4] = [Self::Working, Self::Queued, Self::Resting, Self::Late];

    /// Key of its name.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Queued => "crowd-queued",
            Self::Working => "crowd-working",
            Self::Resting => "crowd-resting",
            Self::Late => "crowd-late",
        }
    }

    fn role(self) -> Role {
        match self {
            Self::Queued => Role::CauseQueue,
            Self::Working => Role::Accent,
            Self::Resting => Role::TextSecondary,
            Self::Late => Role::Term,
        }
    }
}

/// Draws marks into one mesh.
pub(super) struct Pen<'a> {
    brush: &'a Brush<'a>,
    mesh: Mesh,
    radius: f32,
    room: Rect,
    /// Corners of a disc, on a circle of radius 1.
    disc: &'static [Vec2],
    counts: Vec<(Pos2, usize, f32)>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(brush: &'a Brush<'a>, vertices: usize) -> Self {
        let radius = (RADIUS as f32 * brush.camera.zoom).max(LEAST);
        let mut mesh = Mesh::default();
        mesh.reserve_vertices(vertices);
        mesh.reserve_triangles(vertices);
        let disc: &[Vec2] = if radius > 3.0 { &TWELVE } else { &SIX };
        let room = brush.view.expand(2.0 * radius);
        Self { brush, mesh, radius, room, disc, counts: Vec::new() }
    }

    pub(super) fn place(&self, at: Point) -> Pos2 {
        self.brush.camera.screen_from_canvas(self.brush.view, at)
    }

    pub(super) fn mark(&mut self, at: Pos2, form: Form, strength: f32) {
        if !self.room.contains(at) {
            return;
        }
        let ink = self.brush.skin.color(form.role()).gamma_multiply(strength);
        let paper = self.brush.skin.color(Role::Paper).gamma_multiply(strength);
        let radius = self.radius;
        match form {
            Form::Working => self.fill(at, radius, self.disc, ink),
            Form::Queued => self.fill(at, radius * 1.2, &SQUARE, ink),
            Form::Late => self.fill(at, radius * 1.35, &DIAMOND, ink),
            Form::Resting => {
                self.fill(at, radius, self.disc, ink);
                self.fill(at, radius * 0.58, self.disc, paper);
            }
        }
    }

    /// A filled outline with a soft edge.
    fn fill(&mut self, at: Pos2, radius: f32, corners: &[Vec2], color: Color32) {
        let n = corners.len() as u32;
        let first = self.mesh.vertices.len() as u32;
        self.mesh.colored_vertex(at, color);
        for corner in corners {
            self.mesh.colored_vertex(at + *corner * radius, color);
        }
        for corner in corners {
            self.mesh.colored_vertex(at + *corner * (radius + 0.8), Color32::TRANSPARENT);
        }
        for i in 0..n {
            let next = (i + 1) % n;
            let (a, b) = (first + 1 + i, first + 1 + next);
            self.mesh.add_triangle(first, a, b);
            self.mesh.add_triangle(a, a + n, b);
            self.mesh.add_triangle(b, a + n, b + n);
        }
    }

    pub(super) fn count(&mut self, at: Pos2, more: usize, strength: f32) {
        if self.room.contains(at) {
            self.counts.push((at, more, strength));
        }
    }

    pub(super) fn finish(self) {
        if !self.mesh.is_empty() {
            self.brush.painter.add(Shape::mesh(self.mesh));
        }
        let size = (11.5 * self.brush.camera.zoom).max(9.5);
        if self.brush.camera.zoom < 0.3 {
            return;
        }
        for (at, more, strength) in self.counts {
            let text = format!("+{more}");
            let ink = self.brush.skin.color(Role::Text).gamma_multiply(strength);
            let font = theme::bold((size * 4.0).round() / 4.0);
            let galley = self.brush.painter.layout_no_wrap(text, font, ink);
            let at = pos2(at.x, at.y - galley.size().y / 2.0);
            self.brush.painter.galley(at, galley, ink);
        }
    }
}

/// One mark by itself, for the legend.
pub(super) fn paint_mark(brush: &Brush<'_>, at: Pos2, form: Form) {
    let mut pen = Pen::new(brush, 60);
    pen.mark(at, form, 1.0);
    pen.finish();
}

/// The disc of a case with its number; late, it stands on a diamond.
pub(super) fn paint_case(brush: &Brush<'_>, at: Point, number: &str, is_late: bool) {
    let at = brush.camera.screen_from_canvas(brush.view, at);
    let zoom = brush.camera.zoom.clamp(0.6, 1.8);
    let role = if is_late { Role::Term } else { Role::Accent };
    if is_late {
        let mut pen = Pen::new(brush, 20);
        pen.fill(at, 19.0 * zoom, &DIAMOND, brush.skin.faded(role, 0.45));
        pen.finish();
    } else {
        brush.painter.circle_filled(at, 17.0 * zoom, brush.skin.faded(role, 0.25));
    }
    // A long number makes the disc wider.
    let font = theme::bold(11.0 * zoom);
    let ink = brush.skin.color(Role::AccentOn);
    let galley = brush.painter.layout_no_wrap(number.to_owned(), font, ink);
    let wide = (galley.size().x + 10.0 * zoom).max(23.0 * zoom);
    let disc = Rect::from_center_size(at, vec2(wide, 23.0 * zoom));
    brush.painter.rect_filled(disc, 11.5 * zoom, brush.skin.color(role));
    brush.painter.galley(at - galley.size() / 2.0, galley, ink);
}

const S: f32 = std::f32::consts::FRAC_1_SQRT_2;
const H: f32 = 0.866_025_4;

const SQUARE: [Vec2; 4] = [vec2(-S, -S), vec2(S, -S), vec2(S, S), vec2(-S, S)];
const DIAMOND: [Vec2; 4] = [vec2(0.0, -1.0), vec2(1.0, 0.0), vec2(0.0, 1.0), vec2(-1.0, 0.0)];
const SIX: [Vec2; 6] =
    [vec2(1.0, 0.0), vec2(0.5, H), vec2(-0.5, H), vec2(-1.0, 0.0), vec2(-0.5, -H), vec2(0.5, -H)];
const TWELVE: [Vec2; 12] = [
    vec2(1.0, 0.0),
    vec2(H, 0.5),
    vec2(0.5, H),
    vec2(0.0, 1.0),
    vec2(-0.5, H),
    vec2(-H, 0.5),
    vec2(-1.0, 0.0),
    vec2(-H, -0.5),
    vec2(-0.5, -H),
    vec2(0.0, -1.0),
    vec2(0.5, -H),
    vec2(H, -0.5),
];
