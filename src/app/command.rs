//! Everything a person can ask for: an action of the table, or a command with particulars.

use std::path::PathBuf;

use super::action::Action;
use super::beside::Beside;
use super::browse::Browse;
use super::clipboard::Copied;
use super::compare::against::End;
use super::compare::matches::Match;
use super::dossier::{Kind, Paperwork};
use super::find::Query;
use super::keys::Preset;
use super::live::Wanted;
use super::outside::Decision;
use super::span::Span;
use crate::analysis::compare::worth::Aim;
use crate::drawing::icons::Icon;
use crate::drawing::tokens::Theme;
use crate::edit::follow::Plan;
use crate::edit::make::Make;
use crate::edit::morph::Marker;
use crate::edit::place::Thing;
use crate::files::bpmn::engine::dialect::Dialect;
use crate::files::simulators::Simulator;
use crate::model::finding::Finding;
use crate::model::geometry::Point;
use crate::model::id::{FlowId, OfficeId, StepId, VariantId};
use crate::model::item::ItemId;
use crate::model::step::StepKind;
use crate::model::text::Language;

/// The five workspaces, in the order of the method.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Workspace {
    /// Draw and annotate.
    #[default]
    Map,
    /// See where it is slow.
    Analyse,
    /// As-is against to-be.
    Compare,
    /// Play a case.
    Teach,
    /// Hand out files.
    Deliver,
}

impl Workspace {
    /// All, in order.
    pub const ALL: [Self; 5] =
        [Self::Map, Self::Analyse, Self::Compare, Self::Teach, Self::Deliver];

    /// Key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Map => "workspace-map",
            Self::Analyse => "workspace-analyse",
            Self::Compare => "workspace-compare",
            Self::Teach => "workspace-teach",
            Self::Deliver => "workspace-deliver",
        }
    }

    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Map => Icon::Diamond,
            Self::Analyse => Icon::Filter,
            Self::Compare => Icon::Branch,
            Self::Teach => Icon::Screen,
            Self::Deliver => Icon::Share,
        }
    }
}

/// What the pointer does on the canvas.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Tool {
    /// Selects and moves.
    #[default]
    Select,
    /// Draws a frame around what is to be selected.
    Lasso,
    /// Moves the view.
    Hand,
    /// Joins two steps.
    Connect,
    /// Makes room, or takes it away.
    Space,
    /// Puts something new where it is clicked.
    Place(Thing),
}

/// Whose file is written: an engine's or a simulator's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// A workflow engine.
    Engine(Dialect),
    /// A simulator.
    Simulator(Simulator),
}

/// What the Deliver workspace writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Delivery {
    /// BPMN 2.0 for exchange.
    Bpmn,
    /// The file of an engine.
    Engine(Dialect),
    /// The folder that hands a procedure over to an engine.
    Project(Dialect),
    /// The files of a simulator.
    Simulator(Simulator),
    /// A vector picture.
    Svg,
    /// A picture in dots.
    Png,
    /// The manager's page, the dossier, or the drawing on paper.
    Paper(Paperwork),
}

impl Delivery {
    /// The files, in the order shown.
    pub fn files() -> impl Iterator<Item = Self> {
        let engines = Dialect::ALL.into_iter().map(Self::Engine);
        let simulators = Simulator::ALL.into_iter().map(Self::Simulator);
        let paper = Kind::ALL.map(|kind| Self::Paper(Paperwork::new(kind, Language::default())));
        engines.chain(simulators).chain([Self::Bpmn, Self::Svg, Self::Png]).chain(paper)
    }

    /// Ending of the file name; a folder has none.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Bpmn | Self::Engine(_) => "bpmn",
            Self::Project(_) => "",
            Self::Simulator(simulator) => simulator.extension(),
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Paper(what) => what.format.ending(),
        }
    }

    /// The engine it is for.
    pub fn engine(self) -> Option<Dialect> {
        match self {
            Self::Engine(dialect) | Self::Project(dialect) => Some(dialect),
            Self::Simulator(_) | Self::Bpmn | Self::Svg | Self::Png | Self::Paper(_) => None,
        }
    }

    /// The program it is for.
    pub fn target(self) -> Option<Target> {
        match self {
            Self::Simulator(simulator) => Some(Target::Simulator(simulator)),
            other => other.engine().map(Target::Engine),
        }
    }

    /// Key of its name.
    pub fn key(self) -> String {
        match self {
            Self::Bpmn => "deliver-bpmn".to_owned(),
            Self::Engine(dialect) | Self::Project(dialect) => format!("engine-{}", dialect.name()),
            Self::Simulator(simulator) => format!("simulator-{}", simulator.name()),
            Self::Svg => "deliver-svg".to_owned(),
            Self::Png => "deliver-png".to_owned(),
            Self::Paper(what) => format!("deliver-{}", what.kind.name()),
        }
    }
}

/// A command: an action of the table, or one with particulars.
#[derive(Clone, Debug)]
pub enum Command {
    /// An action of the table.
    Act(Action),
    /// Asks for a path with the system's own dialog.
    Browse(Browse),
    /// Asks for a path in the window: the system's own dialog did not answer.
    AskPath(Browse),
    /// Opens a file.
    OpenPath(PathBuf),
    /// Brings a file into the study: offices of a body, or a simulation scenario.
    Import(PathBuf),
    /// Merges another version into the study.
    Merge(super::merging::Merge),
    /// Opens a template of the catalogue.
    OpenTemplate(&'static str),
    /// Simulates another time.
    RunFor(Span),
    /// Saves to a file, in place of one that is there.
    SaveTo(PathBuf),
    /// Saves to a file; asks before one that is there is replaced.
    SaveNew(PathBuf),
    /// Looks at the delivery to an engine or a simulator.
    ShowTarget(Target),
    /// Writes a delivery to a file, or to a folder.
    Deliver(Delivery, PathBuf),
    /// Goes to where the manager's page is written.
    ShowPage,
    /// Lays out the pages of a document, to be looked at.
    Leaf(Paperwork),
    /// Stops that.
    StopLeafing,
    /// Stops the simulation for a document that is to be written to this file.
    StopPaper(PathBuf),
    /// Writes a table of values to a file.
    WriteSheet(PathBuf, String),
    /// Shows a document, by number.
    ShowDocument(u64),
    /// Closes a document, by number, even with unsaved changes.
    CloseDocument(u64),
    /// Closes a document, by number; asks where changes are unsaved.
    CloseTab(u64),
    /// Saves a document, by number, and closes it once that is done.
    SaveAndClose(u64),
    /// Puts a document's tab at another place.
    MoveTab(u64, usize),
    /// Does what was decided about a document's file that others changed.
    Decide(u64, Decision),
    /// Looks which recent files are there.
    LookAtRecent,
    /// Keeps a file among the recent ones, or no longer.
    PinRecent(PathBuf, bool),
    /// Takes a file out of the recent ones.
    ForgetRecent(PathBuf),
    /// Ends the program; the journals keep what is unsaved.
    Leave,
    /// Shows a variant.
    ShowVariant(VariantId),
    /// Compares with this.
    CompareWith(End),
    /// Compare from this variant of the study on.
    CompareFrom(VariantId),
    /// Reads a file and compares with it.
    CompareFile(PathBuf),
    /// Sets right which step of a comparison became which.
    Match(Match),
    /// Takes a change of the comparison, by its place, into what is shown; or leaves it out.
    TakeChange(usize, bool),
    /// Makes a to-be of the changes that are taken.
    KeepTaken,
    /// Tells what changes are worth by this.
    JudgeBy(Aim),
    /// Work this out beside the live run, as long as somebody looks at it; or no longer.
    Watch(Beside, bool),
    /// Finds, prices and adopts proposals.
    Proposals(super::proposals::Ask),
    /// Film a crowd, as long as somebody looks at it; or no longer.
    AskCrowd(bool),
    /// Does a plan.
    Plan(Box<Plan>),
    /// Does a plan that makes something, and opens the label of what was made.
    PlanAndName(Box<Plan>),
    /// Says why something was refused.
    Tell(Box<Finding>),
    /// Selects exactly these.
    Select(Vec<ItemId>),
    /// Adds to the selection or takes out of it.
    ToggleSelect(ItemId),
    /// Adds a step after another.
    AddAfter(StepId, StepKind),
    /// Adds a step at a point, on a flow if one is there.
    AddAt(StepKind, Point, Option<FlowId>),
    /// Joins two steps.
    Connect(StepId, StepId),
    /// Moves the selection by canvas points.
    MoveSelection(f64, f64),
    /// Renames something in the language of content.
    Rename(ItemId, String),
    /// Gives the selected steps to an office.
    Assign(Option<OfficeId>),
    /// Changes the kind of a step.
    Replace(StepId, StepKind),
    /// Writes the interface in a language.
    SetLanguage(Language),
    /// Shows the interface in a theme.
    SetTheme(Theme),
    /// Sizes interface text, 0.8..=2.
    SetTextScale(f32),
    /// Goes to a workspace.
    Go(Workspace),
    /// Takes a tool.
    Take(Tool),
    /// Plays a case in Teach.
    Trace(Wanted),
    /// Moves the view so that the selection is seen.
    Reveal,
    /// Asks what to append to a step, with its middle at a point if a hand let go there.
    AskAppend(StepId, Option<Point>),
    /// Closes a notice, by number.
    CloseNotice(u64),
    /// Lists, chooses or mends findings.
    Advice(super::advice::Ask),
    /// Lists, writes, answers and ends review notes.
    Review(super::review::Ask),
    /// Plays, marks and changes lessons.
    Lesson(Box<super::lessons::LessonAsk>),
    /// Plays the trace that shows a fault.
    Replay(super::replay::ReplayAsk),
    /// Takes the keys of a preset.
    SetPreset(Preset),
    /// Makes something after a step: joined to it, or beside it; with a name if any.
    MakeAfter(StepId, Make, String),
    /// Makes something with its middle at a point; on a flow, a step splits it.
    MakeAt(Make, Point, Option<FlowId>, String),
    /// Makes something at a point, joined from a step.
    MakeJoined(StepId, Make, Point, String),
    /// Puts a mark of the selected step on or takes it off.
    Toggle(StepId, Marker),
    /// Pastes a text of the clipboard, with its middle at a point if one is pointed at.
    Paste(String, Option<Point>),
    /// A picture for the clipboard is ready.
    Copied(Copied),
    /// Shows a place found, by number.
    ShowSpot(usize),
    /// Finds in the procedure: what and how.
    Find(Query),
    /// Replaces what was found by this: all of it, or (for `false`) the place shown.
    ReplaceFound(bool, String),
    /// Ends the search: no place is marked any more.
    EndFind,
    /// Shows the inside of a collapsed sub-procedure, or the whole for `None`.
    ShowLevel(Option<StepId>),
}
