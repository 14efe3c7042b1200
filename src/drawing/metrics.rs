//! Sizes on the drawing, in canvas points at zoom 1; a test holds them to the token file.

/// Size of names in and beside steps.
pub const LABEL: f64 = 12.5;
/// Size of the figures in a step's foot.
pub const FOOT: f64 = 11.5;
/// Size of lane names and their figures.
pub const LANE: f64 = 12.5;
/// Size of texts on flows.
pub const FLOW: f64 = 11.5;
/// Size of the number in a heat pill.
pub const PILL: f64 = 11.5;
/// Height of a line of text on the canvas, as a multiple of its size.
pub const LINE_HEIGHT: f64 = 1.12;
/// Widest line of a step's name.
pub const NAME_WIDTH: f64 = 92.0;
/// Widest line of a label outside its shape.
pub const OUTSIDE_WIDTH: f64 = 90.0;
/// Corner radius of steps.
pub const STEP_RADIUS: f64 = 8.0;
/// Corner radius of flows.
pub const FLOW_CORNER: f64 = 7.0;
/// Length and width of an arrow head.
pub const ARROW: (f64, f64) = (9.0, 8.4);
/// Stroke of steps.
pub const STEP_STROKE: f64 = 1.3;
/// Stroke of flows.
pub const FLOW_STROKE: f64 = 1.4;
/// Stroke of changed things.
pub const CHANGED_STROKE: f64 = 1.8;
/// Stroke of removed things.
pub const REMOVED_STROKE: f64 = 1.8;
/// Stroke of added things.
pub const ADDED_STROKE: f64 = 2.4;
/// Stroke of a selection frame.
pub const SELECTED_STROKE: f64 = 2.0;
/// Stroke of a walked path.
pub const PATH_STROKE: f64 = 3.2;
/// Stroke of an end event's ring.
pub const END_STROKE: f64 = 3.4;
/// Stroke of a gateway's sign.
pub const SIGN_STROKE: f64 = 2.6;
/// Hairline.
pub const HAIRLINE: f64 = 1.0;
/// Dash of removed things.
pub const DASH_REMOVED: [f64; 2] = [6.0, 4.0];
/// Dash of hidden steps.
pub const DASH_HIDDEN: [f64; 2] = [5.0, 4.0];
/// Dots of associations.
pub const DASH_ASSOCIATION: [f64; 2] = [1.5, 4.0];
/// Dash of stale figures.
pub const DASH_STALE: [f64; 2] = [3.0, 2.5];
/// Height of a step's foot.
pub const FOOT_HEIGHT: f64 = 18.0;
/// Height of the pattern band of heat.
pub const HEAT_BAND: f64 = 13.0;
/// Radius of a corner badge.
pub const BADGE_RADIUS: f64 = 10.0;
/// Distance of a selection frame from its shape.
pub const SELECTION_OFFSET: f64 = 4.0;
/// Below this zoom feet and badges are not drawn.
pub const HIDE_DETAIL_BELOW: f64 = 0.7;
/// Below this zoom only quads and segments are drawn.
pub const NO_TEXT_BELOW: f64 = 0.25;
/// Smallest text on screen, in pixels: canvas text does not shrink below it.
pub const LABEL_MIN_PX: f64 = 9.5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::tokens::{number, numbers, text_size};

    #[test]
    fn sizes_are_those_of_the_token_file() {
        for (ours, key) in [
            (LABEL, "canvas.label"),
            (FOOT, "canvas.foot"),
            (LANE, "canvas.lane"),
            (FLOW, "canvas.flow"),
            (PILL, "canvas.pill"),
        ] {
            assert_eq!(Some(ours), text_size(key), "{key}");
        }
        for (ours, group, key) in [
            (LINE_HEIGHT, "type", "canvas_line_height"),
            (STEP_RADIUS, "radius_pt", "step"),
            (FLOW_CORNER, "canvas_pt", "flow_corner"),
            (STEP_STROKE, "stroke_pt", "step"),
            (FLOW_STROKE, "stroke_pt", "flow"),
            (CHANGED_STROKE, "stroke_pt", "changed"),
            (REMOVED_STROKE, "stroke_pt", "removed"),
            (ADDED_STROKE, "stroke_pt", "added"),
            (SELECTED_STROKE, "stroke_pt", "selected"),
            (PATH_STROKE, "stroke_pt", "path"),
            (END_STROKE, "stroke_pt", "event_end"),
            (SIGN_STROKE, "stroke_pt", "gateway_sign"),
            (HAIRLINE, "stroke_pt", "hairline"),
            (crate::layout::route::HEADER, "canvas_pt", "lane_header"),
            (FOOT_HEIGHT, "canvas_pt", "foot_height"),
            (HEAT_BAND, "canvas_pt", "heat_band"),
            (BADGE_RADIUS, "canvas_pt", "badge_radius"),
            (SELECTION_OFFSET, "canvas_pt", "selection_offset"),
            (HIDE_DETAIL_BELOW, "zoom", "hide_foot_below"),
            (NO_TEXT_BELOW, "zoom", "no_text_below"),
            (LABEL_MIN_PX, "zoom", "label_min_px"),
        ] {
            assert_eq!(Some(ours), number(group, key), "{key}");
        }
        for (ours, key) in [
            (DASH_REMOVED, "removed"),
            (DASH_HIDDEN, "hidden"),
            (DASH_ASSOCIATION, "association"),
            (DASH_STALE, "stale"),
        ] {
            assert_eq!(Some(ours.to_vec()), numbers("dash_pt", key), "{key}");
        }
        assert_eq!(Some(vec![ARROW.0, ARROW.1]), numbers("canvas_pt", "arrow"));
    }
}
