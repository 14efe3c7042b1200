//! The camera: which part of the canvas is on screen, and how large.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::model::geometry;

/// Least and greatest zoom.
pub const ZOOM: std::ops::RangeInclusive<f32> = 0.02..=8.0;

/// Where the view looks and how closely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Screen points a canvas point takes.
    pub zoom: f32,
    /// Screen position of the canvas origin, from the view's top left corner.
    pub origin: Vec2,
}

impl Default for Camera {
    fn default() -> Self {
        Self { zoom: 1.0, origin: vec2(40.0, 40.0) }
    }
}

impl Camera {
    /// Screen place of a canvas point, in a view.
    pub fn screen_from_canvas(&self, view: Rect, point: geometry::Point) -> Pos2 {
        view.min + self.origin + vec2(point.x as f32, point.y as f32) * self.zoom
    }

    /// Canvas point of a screen place, in a view.
    pub fn canvas_from_screen(&self, view: Rect, place: Pos2) -> geometry::Point {
        let v = (place - view.min - self.origin) / self.zoom;
        geometry::Point::new(f64::from(v.x), f64::from(v.y))
    }

    /// Screen rectangle of a canvas rectangle.
    pub fn screen_rect(&self, view: Rect, rect: geometry::Rect) -> Rect {
        let min = self.screen_from_canvas(view, geometry::Point::new(rect.x, rect.y));
        Rect::from_min_size(min, vec2(rect.w as f32, rect.h as f32) * self.zoom)
    }

    /// The part of the canvas that is on screen.
    pub fn visible(&self, view: Rect) -> geometry::Rect {
        let a = self.canvas_from_screen(view, view.min);
        let b = self.canvas_from_screen(view, view.max);
        geometry::Rect::new(a.x, a.y, b.x - a.x, b.y - a.y)
    }

    /// Moves the view by screen points.
    pub fn pan(&mut self, by: Vec2) {
        self.origin += by;
    }

    /// Zooms by a factor, keeping the canvas under `fixed` (a screen place) where it is.
    pub fn zoom_about(&mut self, view: Rect, fixed: Pos2, factor: f32) {
        let before = self.zoom;
        self.zoom = (self.zoom * factor).clamp(*ZOOM.start(), *ZOOM.end());
        let from_origin = fixed - view.min - self.origin;
        self.origin += from_origin * (1.0 - self.zoom / before);
    }

    /// Shows a rectangle whole, at most at `most` zoom, with a margin.
    pub fn fit(&mut self, view: Rect, rect: geometry::Rect, most: f32) {
        let margin = 24.0;
        let room = (view.size() - Vec2::splat(2.0 * margin)).max(Vec2::splat(40.0));
        let wanted = vec2(rect.w.max(1.0) as f32, rect.h.max(1.0) as f32);
        let zoom = (room.x / wanted.x).min(room.y / wanted.y);
        self.zoom = zoom.min(most).clamp(*ZOOM.start(), *ZOOM.end());
        let middle = rect.center();
        let middle = vec2(middle.x as f32, middle.y as f32) * self.zoom;
        self.origin = view.size() / 2.0 - middle;
        // A drawing that fits in height sits near the top, where the eye begins.
        let top = self.origin.y + rect.y as f32 * self.zoom;
        if top > 3.0 * margin {
            self.origin.y -= (top - margin) / 2.0;
        }
    }

    /// Moves the view as little as needed for a rectangle to be seen; says whether it moved.
    pub fn reveal(&mut self, view: Rect, rect: geometry::Rect) -> bool {
        let target = self.screen_rect(view, rect).expand(30.0);
        let room = view.shrink(4.0);
        let by = |lo: f32, hi: f32, min: f32, max: f32| {
            if hi - lo > max - min {
                f32::midpoint(min, max) - f32::midpoint(lo, hi)
            } else if lo < min {
                min - lo
            } else if hi > max {
                max - hi
            } else {
                0.0
            }
        };
        let d = vec2(
            by(target.min.x, target.max.x, room.min.x, room.max.x),
            by(target.min.y, target.max.y, room.min.y, room.max.y),
        );
        self.origin += d;
        d != Vec2::ZERO
    }
}

/// A screen place from an egui pair, for tests and painters.
pub fn at(x: f32, y: f32) -> Pos2 {
    pos2(x, y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let view = Rect::from_min_size(at(100.0, 50.0), vec2(800.0, 600.0));
        let mut camera = Camera::default();
        let fixed = at(333.0, 222.0);
        let before = camera.canvas_from_screen(view, fixed);
        camera.zoom_about(view, fixed, 1.7);
        let after = camera.canvas_from_screen(view, fixed);
        assert!(before.distance(after) < 1e-3);
    }

    #[test]
    fn fitting_shows_the_whole_rectangle() {
        let view = Rect::from_min_size(at(0.0, 0.0), vec2(900.0, 500.0));
        let mut camera = Camera::default();
        let rect = geometry::Rect::new(-300.0, 80.0, 4000.0, 1200.0);
        camera.fit(view, rect, 1.0);
        assert!(view.contains_rect(camera.screen_rect(view, rect)));
    }
}
