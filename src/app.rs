//! The workbench: open documents, commands in, state out. It knows no screen.
//!
//! Invariants of the room:
//! - a study changes only here, through [`document::Document::carry_out`], undo and redo;
//! - nothing here waits: files, simulations and comparisons run in [`jobs`], on snapshots, and come
//!   back as reports with the revision they belong to;
//! - an error is turned into words exactly once, into a notice.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use crate::files;
use crate::files::bpmn::engine::dialect::Dialect;
use crate::model::geometry::Point;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::study::Study;
use crate::words::Words;

use action::Action;
use command::{Command, Target, Tool, Workspace};
use document::Document;
use jobs::{Jobs, Slot, Wake};
use notice::{NoticeKind, Notices};
use report::Report;
use settings::Settings;

pub mod action;
mod actions;
pub mod advice;
pub mod across;
pub mod beside;
pub mod browse;
pub mod captions;
pub mod clipboard;
pub mod command;
pub mod compare;
pub mod crowd;
pub mod deliver;
pub mod document;
pub mod dossier;
pub mod find;
pub mod hands;
mod import;
pub mod insert;
pub mod jobs;
pub mod journal;
pub mod keep;
pub mod keys;
pub mod kinds;
pub mod lessons;
pub mod levers;
pub mod live;
pub mod merging;
pub mod marks;
pub mod notice;
pub mod outside;
pub mod open;
pub mod overview;
pub mod paper;
mod perform;
pub mod proposals;
pub mod ready;
pub mod recheck;
pub mod replay;
pub mod report;
pub mod results;
pub mod review;
pub mod routing;
pub mod save;
pub mod scenarios;
pub mod selection;
pub mod settings;
pub mod span;
pub mod tabs;
pub mod together;
mod tidy;
pub mod walk;

/// Something only the window can do, asked for by a command.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Ask for a file to open.
    AskOpen,
    /// Show the catalogue.
    ShowCatalogue,
    /// Ask where to save.
    AskSave,
    /// Ask whether to close a document with unsaved changes.
    AskClose(u64),
    /// Ask whether to put away a lesson with unsaved changes.
    AskCloseLesson,
    /// Ask whether to replace a file that is there.
    AskReplace(PathBuf),
    /// End the program, once it is clear what becomes of unsaved changes.
    Quit,
    /// End the program: it is clear.
    QuitNow,
    /// Do not end the program: something could not be saved.
    Stay,
    /// Come before the other windows: another start asks for it.
    ComeForward,
    /// Open the label of a thing for editing.
    EditLabel(ItemId),
    /// Show the kinds a step can become.
    AskKind,
    /// Show the offices.
    AskOffice,
    /// Put the cursor into the field of the work time.
    EditWork,
    /// Give the focus to the next region of the window, or to the one before.
    GoRegion(bool),
    /// Show the person round.
    Tour,
    /// Put the cursor into the field of a new review note.
    WriteNote,
    /// Take what was written out of its field: it stands in a document, by its number, as a new
    /// review note or as the answer to one.
    Remarked(u64, Option<crate::model::id::NoteId>),
    /// Show a place where something is to be written.
    OpenGap(crate::model::remedy::Gap),
    /// Put the cursor into the quick-entry bar.
    QuickEntry,
    /// Show the table of steps, or put it away.
    ToggleTable,
    /// Write what the table of bottlenecks shows as a file of values.
    ExportTable,
    /// Show how the manager's page is written.
    ShowPage,
    /// Move the view so that the selection is seen.
    RevealSelection,
    /// Show the whole drawing.
    Fit,
    /// Zoom by a factor, or to true size for `None`.
    Zoom(Option<f32>),
    /// Zoom to the selection.
    ZoomSelection,
    /// Make a new step where the view is.
    CreateInView,
    /// Choose what to append to a step: placed by itself, or with its middle at a point.
    AskAppend {
        /// The step it comes after.
        from: StepId,
        /// Where a hand let go, in canvas points.
        at: Option<Point>,
    },
    /// Choose what to create; at a point if one was pointed at.
    AskCreate(Option<Point>),
    /// Put a text on the system's clipboard.
    SetClipboard(String),
    /// Put a picture (PNG) on the system's clipboard.
    SetClipboardPicture(Vec<u8>),
    /// Ask for the text of the system's clipboard, to paste it.
    AskClipboard,
    /// Show the search; whether with a field for what replaces.
    ShowFind(bool),
    /// Zoom to exactly this.
    ZoomTo(f32),
    /// Move the view by so many screen points.
    Pan(f32, f32),
    /// Fill the screen, or no longer.
    FullScreen,
    /// Show the command palette.
    ShowPalette,
    /// Show the sheet of keys.
    ShowKeys,
    /// Show what the program is.
    ShowAbout,
    /// Flash what undo or redo changed.
    Flash,
    /// Ask for a path with the system's own dialog.
    Browse(browse::Browse),
    /// Ask for a path in the window: the system has no dialog to show.
    AskPath(browse::Browse),
    /// Do an action of Teach.
    Teach(Action),
}

/// The workbench.
pub struct Workbench {
    documents: Vec<Document>,
    active: usize,
    next_document: u64,
    /// What is remembered between starts.
    pub settings: Settings,
    /// The interface's words.
    pub words: Words,
    /// Errors and news.
    pub notices: Notices,
    /// The workspace shown.
    pub workspace: Workspace,
    /// What the pointer does.
    pub tool: Tool,
    /// Which findings are listed, and which one is chosen.
    pub advice: advice::Advice,
    /// Which review notes are listed, and which one is open.
    pub review: review::Review,
    jobs: Jobs<Report>,
    wishes: Vec<Wish>,
    /// Routes made while a file was opened.
    routed_ahead: Vec<routing::Routed>,
    /// A file was just opened: its drawing is shown before anything else is asked of it.
    shows_first: bool,
    /// Another version that is being merged into a document.
    pub merging: Option<merging::Merging>,
    /// The other version, while it is asked what both come from.
    merge_wants: Option<PathBuf>,
    safe: tabs::Safe,
    found: Option<find::Found>,
    replay: Option<replay::Replay>,
    /// What somebody looks at beside the live run.
    watched: BTreeSet<beside::Beside>,
    /// The engine or simulator whose file is looked at.
    target: Target,
    /// Whether somebody looks at a crowd.
    wants_crowd: bool,
    school: lessons::School,
    /// Documents being simulated for: replications done, and the most there may be.
    papers: BTreeMap<PathBuf, (u32, u32)>,
}

impl Workbench {
    /// An empty workbench. `wake` is called from other threads when there is news to draw.
    pub fn new(settings: Settings, wake: Wake) -> Self {
        let words = Words::new(settings.language);
        Self {
            documents: Vec::new(),
            active: 0,
            next_document: 1,
            settings,
            words,
            notices: Notices::default(),
            workspace: Workspace::Map,
            tool: Tool::Select,
            merging: None,
            merge_wants: None,
            advice: advice::Advice::default(),
            review: review::Review::default(),
            jobs: Jobs::new(wake),
            wishes: Vec::new(),
            routed_ahead: Vec::new(),
            shows_first: false,
            safe: tabs::Safe::default(),
            found: None,
            replay: None,
            watched: BTreeSet::new(),
            target: Target::Engine(Dialect::Operaton),
            wants_crowd: false,
            school: lessons::School::default(),
            papers: BTreeMap::new(),
        }
    }

    /// The open documents, in order of their tabs.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// The document being worked on.
    pub fn document(&self) -> Option<&Document> {
        self.documents.get(self.active)
    }

    /// The procedure being looked at.
    pub fn procedure(&self) -> Option<&Arc<Procedure>> {
        self.document().and_then(Document::procedure)
    }

    fn document_mut(&mut self) -> Option<&mut Document> {
        self.documents.get_mut(self.active)
    }

    fn by_number(&mut self, number: u64) -> Option<&mut Document> {
        self.documents.iter_mut().find(|d| d.number == number)
    }

    /// What only the window can do, asked for since last taken.
    pub fn take_wishes(&mut self) -> Vec<Wish> {
        std::mem::take(&mut self.wishes)
    }

    /// Whether background work of the present document runs.
    pub fn is_simulating(&self) -> bool {
        self.document().is_some_and(|d| self.jobs.is_busy(&Slot::Simulate(d.number)))
    }

    /// Whether any background work must end before the program may.
    pub fn must_wait(&self) -> bool {
        self.jobs.must_wait() || !self.is_written_down()
    }

    /// Runs something of the window's that may take long (a dialog of the system); its command is
    /// done when it returns one.
    pub fn in_background(&mut self, work: impl FnOnce() -> Option<Command> + Send + 'static) {
        self.jobs.start(Slot::Dialog, move |desk| {
            if let Some(command) = work() {
                desk.result(Report::Command(Box::new(command)));
            }
        });
    }

    /// Opens a study that is at hand.
    pub fn open_study(&mut self, study: Study, path: Option<PathBuf>) {
        self.add_document(study, path);
        self.write_down();
    }

    /// Opens a study whose particulars are still to be told; the journal hears of it afterwards.
    fn add_document(&mut self, study: Study, path: Option<PathBuf>) {
        let mut document = Document::new(self.next_document, study, path);
        document.results.span.most_runs = self.settings.most_runs;
        self.next_document += 1;
        self.place(document);
    }

    /// Shows a document in a tab of its own, or in place of an untouched empty one.
    fn place(&mut self, document: Document) {
        // An untouched empty study makes room.
        let replaces = self.document().is_some_and(|d| {
            d.path.is_none()
                && !d.is_modified()
                && d.procedure().is_none_or(|p| p.bounds().is_none())
        });
        if replaces {
            let mut former = std::mem::replace(&mut self.documents[self.active], document);
            self.forget_journal(&mut former);
        } else {
            self.documents.push(document);
            self.active = self.documents.len() - 1;
        }
        self.wishes.push(Wish::Fit);
        self.refresh();
    }

    /// Takes what the background brought; call once a frame. Says whether anything came.
    pub fn tick(&mut self) -> bool {
        if std::mem::take(&mut self.shows_first) {
            self.refresh();
        }
        let came = self.jobs.take();
        // What ended counts: something may have waited for its slot to be free.
        let any = !came.reports.is_empty() || !came.panics.is_empty() || came.ended;
        for panic in came.panics {
            let text = self.words.say_with("notice-job-failed", &[("what", panic.into())]);
            self.notices.add(NoticeKind::Trouble, text);
        }
        for (slot, report) in came.reports {
            self.receive(&slot, report);
        }
        if any && self.workspace == Workspace::Analyse {
            self.beside_if_stale();
        }
        if any && self.workspace == Workspace::Compare {
            self.compare_if_stale();
        }
        let heard = self.hear();
        self.write_down();
        any || heard
    }

    /// Does a command.
    pub fn handle(&mut self, command: Command) {
        self.carry(command);
        self.write_down();
    }

    fn receive(&mut self, slot: &Slot, report: Report) {
        match report {
            Report::Command(command) => self.handle(*command),
            Report::Opened(path, result, routed) => {
                self.routed_ahead = routed;
                self.shows_first = true;
                self.opened(&path, *result);
            }
            Report::Saved(saved) => {
                if let Slot::Save(number, path) = slot {
                    self.saved(*number, path.clone(), saved);
                }
            }
            Report::Theirs(path, take, result) => {
                if let Slot::Theirs(number) = slot {
                    self.theirs(*number, path, take, *result);
                }
            }
            Report::Beside(path, result) => {
                if let Slot::Beside(number) = slot {
                    self.beside_read(*number, path, *result);
                }
            }
            Report::Imported(path, into, result) => {
                if let Slot::Import(number) = slot {
                    self.imported(*number, path, into, *result);
                }
            }
            Report::Merged(outcome) => self.merge_made(outcome),
            report @ (Report::Lessons(_)
            | Report::Facts(..)
            | Report::Progress(..)
            | Report::Lesson(..)) => self.receive_lessons(report),
            Report::Recovered(recovered) => self.recovered(*recovered),
            Report::Missing(missing) => self.safe.missing = missing,
            report => self.receive_result(slot, report),
        }
    }
}

/// The templates of the catalogue.
pub fn templates() -> Vec<files::catalogue::Entry> {
    files::catalogue::entries()
}

/// The code of the template shown at first start.
pub fn first_template() -> &'static str {
    files::catalogue::TEMPLATES[0].code
}

/// Where a document is saved unless the person says else: its own file, or a new one among the
/// person's documents.
pub fn suggested_path(document: &Document) -> PathBuf {
    match &document.path {
        Some(path) => path.with_extension("prodigio"),
        None => settings::documents_folder()
            .join(deliver::stem(document.study()))
            .with_extension("prodigio"),
    }
}
