//! Regions of the window: F6 goes from one to the next, in the order in which they are read.

use egui::{Context, Id, Rect, Ui};

use super::panels::gap;

/// A part of the window that the focus can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Region {
    /// Menus and workspaces.
    Bar,
    /// Figures.
    Strip,
    /// Outline, catalogue, card.
    Left,
    /// The drawing.
    Canvas,
    /// Properties of what is selected.
    Inspector,
    /// Findings.
    Findings,
    /// A stop of the tour.
    Tour,
}

impl Region {
    const ALL: [Self; 7] = [
        Self::Bar,
        Self::Strip,
        Self::Left,
        Self::Canvas,
        Self::Inspector,
        Self::Findings,
        Self::Tour,
    ];

    fn place(self) -> &'static str {
        match self {
            Self::Bar => "region bar",
            Self::Strip => "region strip",
            Self::Left => "region left",
            Self::Canvas => "region canvas",
            Self::Inspector => "region inspector",
            Self::Findings => "region findings",
            Self::Tour => "region tour",
        }
    }
}

/// Where a thing was in the frame before or in this one.
#[derive(Clone, Copy)]
struct Seen {
    rect: Rect,
    frame: u64,
}

/// Begins a region: its place is remembered, and the focus stops here when it is wanted.
pub(super) fn begin(ui: &mut Ui, region: Region) {
    remember(ui.ctx(), region.place(), ui.max_rect());
    gap::here(ui, region.place());
}

/// Remembers where something is, for the tour.
pub(super) fn remember(ctx: &Context, place: &str, rect: Rect) {
    let frame = ctx.cumulative_frame_nr();
    ctx.data_mut(|d| d.insert_temp(Id::unique(("place", place)), Seen { rect, frame }));
}

/// Where something is, if it is on the screen.
pub(super) fn place_of(ctx: &Context, place: &str) -> Option<Rect> {
    let frame = ctx.cumulative_frame_nr();
    let seen: Option<Seen> = ctx.data(|d| d.get_temp(Id::unique(("place", place))));
    seen.filter(|s| s.frame + 2 >= frame).map(|s| s.rect)
}

/// Where a region is, if it is on the screen.
pub(super) fn rect_of(ctx: &Context, region: Region) -> Option<Rect> {
    place_of(ctx, region.place())
}

/// Goes to the next region that is on the screen, or back; says which. `from` is the region with the
/// focus where the caller knows it.
pub(super) fn go(ctx: &Context, from: Option<Region>, forward: bool) -> Option<Region> {
    let shown: Vec<Region> =
        Region::ALL.into_iter().filter(|r| rect_of(ctx, *r).is_some()).collect();
    let at = from.or_else(|| focused(ctx, &shown));
    let place = at.and_then(|at| shown.iter().position(|r| *r == at));
    let n = shown.len();
    let next = match place {
        Some(i) if forward => (i + 1) % n,
        Some(i) => (i + n - 1) % n,
        None => 0,
    };
    let region = *shown.get(next)?;
    if region != Region::Canvas {
        gap::go_to(ctx, region.place().to_owned());
    }
    Some(region)
}

/// The innermost region in which the thing with the focus lies.
fn focused(ctx: &Context, shown: &[Region]) -> Option<Region> {
    let id = ctx.memory(egui::Memory::focused)?;
    let at = ctx.read_response(id)?.rect.center();
    let inside = shown.iter().filter(|r| rect_of(ctx, **r).is_some_and(|rect| rect.contains(at)));
    inside
        .min_by(|a, b| {
            let area = |r: &Region| rect_of(ctx, *r).map_or(f32::INFINITY, |rect| rect.area());
            area(a).total_cmp(&area(b))
        })
        .copied()
}
