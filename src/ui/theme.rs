//! The look: tokens turned into egui's style, fonts, and colors by role. The only file that names a
//! color.

use std::sync::Arc;

use egui::style::{Selection, WidgetVisuals};
use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke};

use crate::drawing::role::Role;
use crate::drawing::tokens::{Palette, Theme};

/// Family name of the bold face.
const BOLD: &str = "bold";

/// Sizes of interface text, in points at 100 %.
pub mod size {
    /// Story line in Teach.
    pub const HERO: f32 = 34.0;
    /// Titles for a room.
    pub const PRESENT_TITLE: f32 = 25.0;
    /// Text for a room.
    pub const PRESENT_BODY: f32 = 20.0;
    /// Figures in the strip.
    pub const KPI: f32 = 20.0;
    /// Inspector name, page titles.
    pub const HEADING: f32 = 17.0;
    /// Text.
    pub const BODY: f32 = 14.0;
    /// Tables, tabs.
    pub const TABLE: f32 = 13.5;
    /// Labels, table heads, intervals.
    pub const SMALL: f32 = 12.5;
    /// Chips, status bar.
    pub const MICRO: f32 = 12.0;
}

/// Colors of the present theme, by role.
#[derive(Clone, Copy, Debug)]
pub struct Skin {
    palette: &'static Palette,
    /// Which theme it is.
    pub theme: Theme,
}

impl Skin {
    /// The colors of a theme.
    pub fn of(theme: Theme) -> Self {
        Self { palette: Palette::of(theme), theme }
    }

    /// A color.
    pub fn color(&self, role: Role) -> Color32 {
        let [r, g, b] = self.palette.rgb(role);
        Color32::from_rgb(r, g, b)
    }

    /// A color, see-through: `alpha` 0..=1.
    pub fn faded(&self, role: Role, alpha: f32) -> Color32 {
        self.color(role).gamma_multiply(alpha)
    }

    /// A line of a color.
    pub fn stroke(&self, width: f32, role: Role) -> Stroke {
        Stroke::new(width, self.color(role))
    }

    /// A card: its ground and 1-pt line.
    pub fn card(&self) -> egui::Frame {
        egui::Frame::new()
            .fill(self.color(Role::Card))
            .stroke(self.stroke(1.0, Role::LineSubtle))
            .corner_radius(CornerRadius::same(8))
    }

    /// A panel: its ground, without line.
    pub fn panel(&self) -> egui::Frame {
        egui::Frame::new().fill(self.color(Role::Panel))
    }

    /// The line around a soft ground: in high contrast, where the ground itself vanishes.
    pub fn soft_line(&self) -> Stroke {
        match self.theme {
            Theme::HighContrast => self.stroke(1.0, Role::LineControl),
            Theme::Light | Theme::Dark => Stroke::NONE,
        }
    }

    /// A chip of a color on its soft ground.
    pub fn chip(&self, ground: Role) -> egui::Frame {
        egui::Frame::new()
            .fill(self.color(ground))
            .stroke(self.soft_line())
            .corner_radius(CornerRadius::same(10))
            .inner_margin(Margin::symmetric(8, 1))
    }
}

/// The regular face in a size.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The bold face in a size.
pub fn bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// Text in the regular face.
pub fn text(content: impl Into<String>, size: f32, color: Color32) -> egui::RichText {
    egui::RichText::new(content).font(regular(size)).color(color)
}

/// Text in the bold face.
pub fn strong(content: impl Into<String>, size: f32, color: Color32) -> egui::RichText {
    egui::RichText::new(content).font(bold(size)).color(color)
}

/// The fonts: the two faces that also measure and draw every picture; Hack for file previews.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let faces = [("noto", notosans::REGULAR_TTF), ("noto-bold", notosans::BOLD_TTF)];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallback = fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default();
    let family = |first: &str| {
        std::iter::once(first.to_owned()).chain(fallback.iter().cloned()).collect::<Vec<_>>()
    };
    fonts.families.insert(FontFamily::Proportional, family("noto"));
    fonts.families.insert(FontFamily::Name(BOLD.into()), family("noto-bold"));
    fonts
}

/// Gives a context the look of a theme, with interface text scaled; with reduced motion nothing
/// fades or slides.
pub fn dress(ctx: &egui::Context, skin: &Skin, text_scale: f32, reduced_motion: bool) {
    let visuals = visuals(skin);
    ctx.all_styles_mut(|style| {
        style.visuals = visuals.clone();
        style.text_styles = [
            (egui::TextStyle::Heading, regular(size::HEADING)),
            (egui::TextStyle::Body, regular(size::BODY)),
            (egui::TextStyle::Button, regular(size::BODY)),
            (egui::TextStyle::Small, regular(size::SMALL)),
            (egui::TextStyle::Monospace, FontId::new(12.5, FontFamily::Monospace)),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(8.0, 6.0);
        style.spacing.button_padding = egui::vec2(10.0, 4.0);
        style.spacing.interact_size = egui::vec2(28.0, 28.0);
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.window_margin = Margin::same(14);
        style.animation_time = if reduced_motion { 0.0 } else { 0.08 };
        style.interaction.tooltip_delay = 0.4;
    });
    ctx.set_zoom_factor(text_scale);
}

fn visuals(skin: &Skin) -> egui::Visuals {
    let mut v =
        if skin.theme == Theme::Light { egui::Visuals::light() } else { egui::Visuals::dark() };
    let c = |role| skin.color(role);
    v.override_text_color = None;
    v.panel_fill = c(Role::Panel);
    v.window_fill = c(Role::Card);
    v.window_stroke = skin.stroke(1.0, Role::LineControl);
    v.window_shadow = egui::Shadow::NONE;
    v.popup_shadow = egui::Shadow::NONE;
    v.window_corner_radius = CornerRadius::same(8);
    v.menu_corner_radius = CornerRadius::same(8);
    v.extreme_bg_color = c(Role::Card);
    v.text_edit_bg_color = Some(c(Role::Card));
    v.code_bg_color = c(Role::Sunken);
    v.faint_bg_color = c(Role::Sunken);
    v.hyperlink_color = c(Role::Accent);
    v.warn_fg_color = c(Role::Warn);
    v.error_fg_color = c(Role::Error);
    v.weak_text_color = Some(c(Role::TextSecondary));
    v.selection =
        Selection { bg_fill: c(Role::AccentSoft), stroke: skin.stroke(1.0, Role::Accent) };
    let widget = |fill: Role, line: Role, width: f32, text: Role| WidgetVisuals {
        bg_fill: c(fill),
        weak_bg_fill: c(fill),
        bg_stroke: skin.stroke(width, line),
        corner_radius: CornerRadius::same(6),
        fg_stroke: skin.stroke(1.2, text),
        expansion: 0.0,
    };
    v.widgets.noninteractive = widget(Role::Panel, Role::LineSubtle, 1.0, Role::Text);
    v.widgets.inactive = widget(Role::Card, Role::LineControl, 1.0, Role::Text);
    // Rails of sliders take this ground; buttons take the weak one.
    v.widgets.inactive.bg_fill = c(Role::LineSubtle);
    v.widgets.hovered = widget(Role::Hover, Role::LineControl, 1.0, Role::Text);
    v.widgets.active = widget(Role::AccentSoft, Role::Accent, 1.5, Role::Text);
    v.widgets.open = widget(Role::Hover, Role::Accent, 1.0, Role::Text);
    v
}
