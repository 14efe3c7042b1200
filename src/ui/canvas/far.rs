//! The drawing from afar: colored quads and 1-point segments in meshes that are kept.
//!
//! One set of meshes a patch of the drawing. While the camera moves they are moved and scaled in
//! place; they are built anew when what they show changes, and a few a frame when the zoom has gone
//! too far from the one they were built for.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Color32, Mesh, Pos2, Rect, Shape, Vec2, pos2, vec2};

use crate::drawing::item::{Item, Layer};
use crate::drawing::scene::{Patch, Scene};
use crate::drawing::tiles::TileId;
use crate::drawing::tokens::Theme;
use crate::model::item::ItemId;

use super::paint::Brush;

/// Zoom may be this many times the one a mesh was built for, or this part of it.
const STRETCH: f32 = 1.3;
/// Beyond this it is built anew at once.
const MOST_STRETCH: f32 = 2.5;
/// Items built anew in a frame because of the zoom alone.
const ITEMS_A_FRAME: usize = 6_000;
/// Moves after which rounding may have added up.
const MOST_MOVES: u32 = 500;
/// Corners nearer than this to the one before are left out, in screen points.
const LEAST_PIECE: f32 = 0.75;

/// What lies over what: grounds, lines, things.
const LAYERS: usize = 3;

/// The meshes of the drawing, by patch.
#[derive(Default)]
pub struct Far {
    theme: Option<Theme>,
    patches: BTreeMap<TileId, Kept>,
}

/// The meshes of one patch.
struct Kept {
    print: u64,
    built_at: f32,
    /// Where the camera's origin was, and its zoom, when the meshes were last moved.
    origin: Pos2,
    zoom: f32,
    moves: u32,
    meshes: [Arc<Mesh>; LAYERS],
}

impl Far {
    /// Paints what is in view.
    pub(super) fn paint(&mut self, brush: &Brush<'_>, scene: &Scene) {
        if self.theme.replace(brush.skin.theme) != Some(brush.skin.theme) {
            self.patches.clear();
        }
        let seen = brush.camera.visible(brush.view).grown(f64::from(4.0 / brush.camera.zoom));
        let mut shown = Vec::new();
        let mut room = ITEMS_A_FRAME;
        let mut stale = false;
        let mut present = 0;
        for patch in scene.patches() {
            present += 1;
            if patch.bounds.touches(seen) {
                stale |= !self.bring(brush, &patch, &mut room);
                shown.push(patch.tile);
            }
        }
        if self.patches.len() > present {
            let tiles: std::collections::BTreeSet<TileId> =
                scene.patches().map(|p| p.tile).collect();
            self.patches.retain(|tile, _| tiles.contains(tile));
        }
        for layer in 0..LAYERS {
            for kept in shown.iter().filter_map(|tile| self.patches.get(tile)) {
                if !kept.meshes[layer].is_empty() {
                    brush.painter.add(Shape::Mesh(Arc::clone(&kept.meshes[layer])));
                }
            }
        }
        if stale {
            brush.painter.ctx().request_repaint();
        }
    }

    /// Brings the meshes of a patch to where the camera looks; says whether they are as they should
    /// be. `room` is the number of items that may still be built in this frame.
    fn bring(&mut self, brush: &Brush<'_>, patch: &Patch<'_>, room: &mut usize) -> bool {
        let origin = brush.view.min + brush.camera.origin;
        let zoom = brush.camera.zoom;
        if let Some(kept) = self.patches.get_mut(&patch.tile)
            && kept.print == patch.print
        {
            let ratio = (zoom / kept.built_at).max(kept.built_at / zoom);
            let good = ratio <= STRETCH && kept.moves < MOST_MOVES;
            if good || (ratio <= MOST_STRETCH && *room == 0) {
                kept.follow(origin, zoom);
                return good;
            }
        }
        let items = patch.items();
        *room = room.saturating_sub(items.len());
        let meshes = build(brush, &items).map(Arc::new);
        let kept = Kept { print: patch.print, built_at: zoom, origin, zoom, moves: 0, meshes };
        self.patches.insert(patch.tile, kept);
        true
    }
}

impl Kept {
    /// Moves and scales the meshes with the camera.
    fn follow(&mut self, origin: Pos2, zoom: f32) {
        if origin == self.origin && zoom.to_bits() == self.zoom.to_bits() {
            return;
        }
        let (from, scale) = (self.origin, zoom / self.zoom);
        for mesh in &mut self.meshes {
            // Whoever drew the last frame has let go of it: nothing is copied.
            let mesh = Arc::make_mut(mesh);
            if scale.to_bits() == 1.0_f32.to_bits() {
                mesh.translate(origin - from);
            } else {
                for vertex in &mut mesh.vertices {
                    vertex.pos = origin + (vertex.pos - from) * scale;
                }
            }
        }
        (self.origin, self.zoom) = (origin, zoom);
        self.moves += 1;
    }
}

fn layer(item: &Item) -> usize {
    match item.layer {
        Layer::Pool | Layer::Lane(_) | Layer::Frame(_) | Layer::Group => 0,
        Layer::Flow | Layer::Link => 1,
        Layer::Artifact | Layer::Step | Layer::Boundary => 2,
    }
}

fn build(brush: &Brush<'_>, items: &[&Item]) -> [Mesh; LAYERS] {
    let mut meshes: [Mesh; LAYERS] = Default::default();
    for mesh in &mut meshes {
        mesh.reserve_vertices(4 * items.len());
        mesh.reserve_triangles(2 * items.len());
    }
    for item in items {
        let color = brush.skin.color(item.far);
        let mesh = &mut meshes[layer(item)];
        if item.path.is_empty() {
            let mut rect = brush.camera.screen_rect(brush.view, item.body);
            if matches!(item.what, ItemId::Step(_)) {
                rect = rect.expand(0.3);
            }
            quad(mesh, rect, color);
        } else {
            let points = item.path.iter();
            line(mesh, points.map(|p| brush.camera.screen_from_canvas(brush.view, *p)), color);
        }
    }
    meshes
}

/// A filled rectangle.
fn quad(mesh: &mut Mesh, rect: Rect, color: Color32) {
    corners(
        mesh,
        [rect.min, pos2(rect.max.x, rect.min.y), rect.max, pos2(rect.min.x, rect.max.y)],
        color,
    );
}

fn corners(mesh: &mut Mesh, points: [Pos2; 4], color: Color32) {
    let n = mesh.vertices.len() as u32;
    for p in points {
        mesh.colored_vertex(p, color);
    }
    mesh.add_triangle(n, n + 1, n + 2);
    mesh.add_triangle(n, n + 2, n + 3);
}

/// A line one point wide; corners too near to be told apart are left out.
fn line(mesh: &mut Mesh, mut points: impl Iterator<Item = Pos2>, color: Color32) {
    let Some(mut last) = points.next() else { return };
    let mut points = points.peekable();
    while let Some(point) = points.next() {
        let along = point - last;
        let length = along.length();
        if length < LEAST_PIECE && (points.peek().is_some() || length < 0.1) {
            continue;
        }
        segment(mesh, last, point, color, along, length);
        last = point;
    }
}

fn segment(mesh: &mut Mesh, a: Pos2, b: Pos2, color: Color32, along: Vec2, length: f32) {
    let side = vec2(-along.y, along.x) * (0.5 / length);
    corners(mesh, [a + side, b + side, b - side, a - side], color);
}

/// Frames around many things at once, as one mesh: what is selected, seen from afar.
pub(super) fn frames<'a>(brush: &Brush<'_>, items: impl Iterator<Item = &'a Item>, color: Color32) {
    let mut mesh = Mesh::default();
    for item in items {
        if item.path.is_empty() {
            let rect = brush.camera.screen_rect(brush.view, item.body).expand(1.0);
            let (min, max) = (rect.min, rect.max);
            let (left, right) = (pos2(min.x, max.y), pos2(max.x, min.y));
            line(&mut mesh, [min, right, max, left, min].into_iter(), color);
        } else {
            let points = item.path.iter();
            line(&mut mesh, points.map(|p| brush.camera.screen_from_canvas(brush.view, *p)), color);
        }
    }
    brush.painter.add(Shape::mesh(mesh));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::role::Role;
    use crate::model::geometry;
    use crate::model::id::StepId;
    use crate::ui::canvas::camera::Camera;
    use crate::ui::theme::Skin;

    fn scene(count: u32) -> Scene {
        Scene::of((0..count).map(|i| {
            let what = ItemId::Step(StepId::new(format!("s{i}")));
            let (x, y) = (f64::from(i % 50) * 170.0, f64::from(i / 50) * 130.0);
            let body = geometry::Rect::new(x, y, 100.0, 80.0);
            Item::new(what, Layer::Step, body, Role::StepFill)
        }))
    }

    fn paint(far: &mut Far, scene: &Scene, camera: Camera) -> Vec<Pos2> {
        let ctx = egui::Context::default();
        let view = Rect::from_min_size(pos2(10.0, 20.0), vec2(1_200.0, 800.0));
        let input = egui::RawInput { screen_rect: Some(view), ..Default::default() };
        let mut output = ctx.run_ui(input, |ui| {
            let painter = ui.painter_at(view);
            let skin = Skin::of(Theme::Light);
            let brush = Brush {
                painter: &painter,
                skin: &skin,
                view,
                camera,
                opacity: 1.0,
                is_paper: false,
            };
            far.paint(&brush, scene);
        });
        output.textures_delta.clear();
        let meshes = output.shapes.into_iter().filter_map(|s| match s.shape {
            Shape::Mesh(mesh) => Some(mesh),
            _ => None,
        });
        meshes.flat_map(|m| m.vertices.iter().map(|v| v.pos).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn meshes_moved_with_the_camera_stand_where_new_ones_would() {
        let scene = scene(1_000);
        let mut far = Far::default();
        let mut camera = Camera { zoom: 0.1, origin: vec2(30.0, 30.0) };
        paint(&mut far, &scene, camera);
        for i in 0..60_u8 {
            camera.pan(vec2(0.37, -0.21));
            camera.zoom *= if i % 2 == 0 { 1.01 } else { 0.985 };
            paint(&mut far, &scene, camera);
        }
        let moved = paint(&mut far, &scene, camera);
        let anew = paint(&mut Far::default(), &scene, camera);
        assert_eq!(moved.len(), anew.len());
        assert!(moved.len() >= 4_000);
        let worst = moved.iter().zip(&anew).map(|(a, b)| a.distance(*b)).fold(0.0, f32::max);
        assert!(worst < 0.3, "{worst}");
    }

    #[test]
    fn a_moved_step_is_seen_at_once() {
        let mut scene = scene(100);
        let mut far = Far::default();
        let camera = Camera { zoom: 0.1, origin: vec2(0.0, 0.0) };
        let before = paint(&mut far, &scene, camera);
        let mut item = scene.item(&ItemId::Step("s7".into())).cloned().expect("drawn");
        item.body = item.body.moved(0.0, 2_000.0);
        item.bounds = item.body;
        scene.put(item);
        let after = paint(&mut far, &scene, camera);
        assert_eq!(before.len(), after.len());
        assert_ne!(before, after);
        let lowest = |all: &[Pos2]| all.iter().map(|p| p.y).fold(0.0, f32::max);
        assert!(lowest(&after) > lowest(&before) + 150.0);
    }
}
