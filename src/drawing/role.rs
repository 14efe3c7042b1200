//! Color roles: what a color means; `assets/theme/tokens.json` says what it is in each theme. Beside
//! them stand the colors a thing has of its own, each with what it is for.

use crate::model::color::Color;

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident => $token:literal,)*) => {
        /// What a color means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Role {
            $($(#[$doc])* $name,)*
            /// Inside of a thing with a color of its own.
            Own(Color),
            /// Line of a thing with a color of its own.
            OwnLine(Color),
            /// Ground with a color of its own, on which other things stand.
            OwnGround(Color),
            /// Text and signs inside a thing with this color of its own.
            OnOwn(Color),
        }

        /// The roles of the token file, in its order.
        #[derive(Clone, Copy)]
        enum Slot {
            $($name,)*
        }

        impl Role {
            /// All roles of the token file, in its order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its place among [`Role::ALL`]; `None` for a color that is none of the theme's.
            pub(super) fn slot(self) -> Option<usize> {
                match self {
                    $(Self::$name => Some(Slot::$name as usize),)*
                    Self::Own(_) | Self::OwnLine(_) | Self::OwnGround(_) | Self::OnOwn(_) => None,
                }
            }

            /// The name in the token file; none for a color that is none of the theme's.
            pub fn token(self) -> &'static str {
                match self {
                    $(Self::$name => $token,)*
                    Self::Own(_) | Self::OwnLine(_) | Self::OwnGround(_) | Self::OnOwn(_) => "",
                }
            }
        }
    };
}

roles! {
    /// Ground of the window.
    Window => "surface.window",
    /// Ground of panels.
    Panel => "surface.panel",
    /// Ground of cards and fields.
    Card => "surface.card",
    /// Sunken ground: tracks, tab frames.
    Sunken => "surface.sunken",
    /// Row under the pointer.
    Hover => "surface.hover",
    /// The drawing sheet.
    Paper => "canvas.paper",
    /// Around the drawing.
    Outside => "canvas.outside",
    /// Dots of the grid.
    Grid => "canvas.grid",
    /// Ground of even lanes.
    LaneEven => "lane.even",
    /// Ground of odd lanes.
    LaneOdd => "lane.odd",
    /// Header of a lane.
    LaneHeader => "lane.header",
    /// Ground of lanes of the applicant and other bodies.
    LaneExternal => "lane.external",
    /// Header of such lanes.
    LaneExternalHeader => "lane.externalHeader",
    /// Lines between lanes.
    LaneLine => "lane.line",
    /// Hairlines.
    LineSubtle => "line.subtle",
    /// Outline of fields and buttons.
    LineControl => "line.control",
    /// Text.
    Text => "text.primary",
    /// Labels, intervals, units.
    TextSecondary => "text.secondary",
    /// Switched-off and stale text.
    TextDisabled => "text.disabled",
    /// You are here: selection, focus, to-be.
    Accent => "accent",
    /// Accent under the pointer.
    AccentStrong => "accent.strong",
    /// Soft ground of the accent.
    AccentSoft => "accent.soft",
    /// Text on accent.
    AccentOn => "accent.on",
    /// Focus ring.
    FocusRing => "focus.ring",
    /// The law, and nothing else.
    Term => "term",
    /// Soft ground of the law.
    TermSoft => "term.soft",
    /// Errors.
    Error => "error",
    /// Soft ground of errors.
    ErrorSoft => "error.soft",
    /// Warnings and what is missing.
    Warn => "warn",
    /// Soft ground of warnings.
    WarnSoft => "warn.soft",
    /// Good.
    Ok => "ok",
    /// Soft ground of good.
    OkSoft => "ok.soft",
    /// Notes.
    Info => "info",
    /// Soft ground of notes.
    InfoSoft => "info.soft",
    /// Inside of steps.
    StepFill => "step.fill",
    /// Outline of steps.
    StepLine => "step.line",
    /// Text in steps.
    StepText => "step.text",
    /// Flows.
    FlowLine => "flow.line",
    /// Ring of end events.
    EventEnd => "event.end",
    /// Heat class 1, 5 the hottest.
    Heat1 => "heat.1",
    /// Heat class 2, 5 the hottest.
    Heat2 => "heat.2",
    /// Heat class 3, 5 the hottest.
    Heat3 => "heat.3",
    /// Heat class 4, 5 the hottest.
    Heat4 => "heat.4",
    /// Heat class 5, 5 the hottest.
    Heat5 => "heat.5",
    /// Text on heat class 1.
    HeatText1 => "heat.text.1",
    /// Text on heat class 2.
    HeatText2 => "heat.text.2",
    /// Text on heat class 3.
    HeatText3 => "heat.text.3",
    /// Text on heat class 4.
    HeatText4 => "heat.text.4",
    /// Text on heat class 5.
    HeatText5 => "heat.text.5",
    /// As-is figures.
    AsIs => "cmp.asis",
    /// To-be figures.
    ToBe => "cmp.tobe",
    /// Added.
    Added => "cmp.added",
    /// Soft ground of added.
    AddedSoft => "cmp.added.soft",
    /// Removed.
    Removed => "cmp.removed",
    /// Soft ground of removed.
    RemovedSoft => "cmp.removed.soft",
    /// Changed.
    Changed => "cmp.changed",
    /// Soft ground of changed.
    ChangedSoft => "cmp.changed.soft",
    /// A difference for the better.
    Better => "better",
    /// A difference for the worse, overloaded.
    Worse => "worse",
    /// Work.
    CauseWork => "cause.work",
    /// Waiting in the office queue.
    CauseQueue => "cause.queue",
    /// Waiting for the office to open.
    CauseClosed => "cause.closed",
    /// Waiting for a sitting.
    CauseSitting => "cause.sitting",
    /// Waiting for the applicant.
    CauseApplicant => "cause.applicant",
    /// Waiting for another body.
    CauseBody => "cause.body",
    /// A period of law.
    CauseLaw => "cause.law",
    /// Post and notification.
    CausePost => "cause.post",
}

impl Role {
    /// The fill of a heat class; classes outside 1..=5 count as the nearest.
    pub fn heat(class: u8) -> Self {
        match class {
            0 | 1 => Self::Heat1,
            2 => Self::Heat2,
            3 => Self::Heat3,
            4 => Self::Heat4,
            _ => Self::Heat5,
        }
    }

    /// The text on a heat class; classes outside 1..=5 count as the nearest.
    pub fn heat_text(class: u8) -> Self {
        match class {
            0 | 1 => Self::HeatText1,
            2 => Self::HeatText2,
            3 => Self::HeatText3,
            4 => Self::HeatText4,
            _ => Self::HeatText5,
        }
    }
}
