//! The workbench: open documents, commands in, state out. It knows no screen.
//!
//! Invariants of the room:
//! - a study changes only here, through [`document::Document::carry_out`], undo and redo;
//! - nothing here waits: files, simulations and comparisons run in [`jobs`], on snapshots, and come
//!   back as reports with the revision they belong to;
//! - an error is turned into words exactly once, into a notice.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::edit::Refusal;
use crate::edit::follow::Plan;
use crate::edit::history::Description;
use crate::edit::level::stands_in;
use crate::files::{self, Opened};

use crate::model::finding::{Arg, Finding};
use crate::model::geometry::Point;
use crate::model::id::StepId;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, StepKind, TaskKind};
use crate::model::study::Study;
use crate::model::text::Text;
use crate::words::{Value, Words};

use command::{Action, Command, Tool, Workspace};
use document::Document;
use jobs::{Jobs, Slot, Wake};
use keys::Preset;
use notice::{NoticeKind, Notices};
use report::Report;
use settings::Settings;

pub mod advice;
pub mod captions;
pub mod clipboard;
pub mod command;
pub mod deliver;
pub mod document;
pub mod find;
pub mod insert;
pub mod hands;
pub mod jobs;
pub mod journal;
pub mod keep;
pub mod keys;
pub mod kinds;
pub mod live;
pub mod notice;
pub mod outside;
pub mod overview;
pub mod recheck;
pub mod report;
pub mod results;
pub mod routing;
pub mod save;
pub mod selection;
pub mod settings;
pub mod tabs;
mod tidy;

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
    /// Show a place where something is to be written.
    OpenGap(crate::model::remedy::Gap),
    /// Put the cursor into the quick-entry bar.
    QuickEntry,
    /// Show the table of steps, or put it away.
    ToggleTable,
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
    Browse(command::Browse),
    /// Walk through a traced case: play or pause, next, back.
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
    jobs: Jobs<Report>,
    wishes: Vec<Wish>,
    /// Routes made while a file was opened.
    routed_ahead: Vec<routing::Routed>,
    /// A file was just opened: its drawing is shown before anything else is asked of it.
    shows_first: bool,
    safe: tabs::Safe,
    found: Option<find::Found>,
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
            advice: advice::Advice::default(),
            jobs: Jobs::new(wake),
            wishes: Vec::new(),
            routed_ahead: Vec::new(),
            shows_first: false,
            safe: tabs::Safe::default(),
            found: None,
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
        let document = Document::new(self.next_document, study, path);
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
        let any = !came.reports.is_empty() || !came.panics.is_empty();
        for panic in came.panics {
            let text = self.words.say_with("notice-job-failed", &[("what", panic.into())]);
            self.notices.add(NoticeKind::Trouble, text);
        }
        for (slot, report) in came.reports {
            self.receive(&slot, report);
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

    fn carry(&mut self, command: Command) {
        if matches!(command, Command::Act(_)) {
            self.safe.close_when_saved = None;
        }
        match command {
            Command::Act(action) => self.act(action),
            Command::OpenPath(path) => self.open_path(path),
            Command::OpenTemplate(code) => self.open_template(code),
            Command::SaveTo(path) => self.save_to(path, false),
            Command::SaveNew(path) => self.save_to(path, true),
            Command::Deliver(delivery, path) => self.deliver(delivery, path),
            Command::ShowDocument(number) => {
                if let Some(i) = self.documents.iter().position(|d| d.number == number) {
                    self.active = i;
                    self.refresh();
                }
            }
            Command::CloseDocument(number) => self.close_document(number),
            Command::CloseTab(number) => self.ask_close(number),
            Command::SaveAndClose(number) => self.save_and_close(number),
            Command::MoveTab(number, to) => self.move_tab(number, to),
            Command::Decide(number, decision) => self.decide(number, decision),
            Command::LookAtRecent => self.look_at_recent(),
            Command::PinRecent(path, pinned) => {
                self.settings.pin(path, pinned);
                self.look_at_recent();
            }
            Command::ForgetRecent(path) => self.settings.forget(&path),
            Command::Leave => self.wishes.push(Wish::QuitNow),
            Command::ShowVariant(id) => {
                if self.document_mut().is_some_and(|d| d.show_variant(&id)) {
                    self.refresh();
                }
            }
            Command::CompareWith(id) => {
                if let Some(d) = self.document_mut() {
                    d.results.compare_with = Some(id);
                }
                self.refresh();
            }
            Command::SetLanguage(language) => {
                self.settings.language = language;
                self.words = Words::new(language);
                self.refresh();
            }
            Command::SetTheme(theme) => {
                self.settings.theme = theme;
                self.settings.follow_system = false;
            }
            Command::SetTextScale(scale) => {
                self.settings.text_scale =
                    if scale.is_finite() { scale.clamp(0.8, 2.0) } else { 1.0 };
            }
            Command::Go(workspace) => {
                self.workspace = workspace;
                self.refresh();
            }
            Command::Take(tool) => self.tool = tool,
            Command::Browse(browse) => self.wishes.push(Wish::Browse(browse)),
            Command::Reveal => self.wishes.push(Wish::RevealSelection),
            hand @ (Command::Tell(_) | Command::PlanAndName(_) | Command::AskAppend(..)) => {
                self.done_by_hand(hand);
            }
            Command::CloseNotice(number) => self.notices.close(number),
            Command::Trace(wanted) => self.trace(wanted),
            Command::Advice(ask) => self.ask_advice(ask),
            command => self.carry_more(command),
        }
    }

    fn handle_edit(&mut self, command: Command) {
        let Some(document) = self.document_mut() else { return };
        let language = document.study().language();
        let plan = match command {
            Command::Plan(plan) => Ok(*plan),
            Command::Select(items) => {
                document.selection.set(items);
                document.seal();
                return;
            }
            Command::ToggleSelect(item) => {
                document.selection.toggle(item);
                return;
            }
            Command::AddAfter(id, kind) => document.desk().add_after(&id, kind, ""),
            Command::AddAt(kind, at, on) => document.desk().add_at(kind, at, on.as_ref()),
            Command::Connect(from, to) => document.desk().connect(&from, &to),
            Command::MoveSelection(dx, dy) => {
                let items: Vec<ItemId> = document.selection.items().cloned().collect();
                document.desk().move_by(&items, dx, dy)
            }
            Command::Rename(item, name) => document.desk().rename(&item, language, &name),
            Command::Assign(office) => {
                let steps = document.selection.steps();
                document.desk().assign(&steps, office.as_ref())
            }
            Command::Replace(id, kind) => document.desk().replace_kind(&id, kind),
            Command::Toggle(id, marker) => document.desk().toggle(&id, marker),
            _ => return,
        };
        let losing = plan.as_ref().ok().filter(|p| p.description.key == "edit-replace-losing");
        let losing = losing.map(|p| p.description.clone());
        if self.carry_out(plan)
            && let Some(description) = losing
        {
            let text = capital(&self.describe(&description));
            self.notices.add(NoticeKind::News, text);
        }
    }

    /// Does a plan, or says why not.
    fn carry_out(&mut self, plan: Result<Plan, Refusal>) -> bool {
        let continuous = self.settings.continuous;
        let Some(document) = self.document_mut() else { return false };
        let plan = match plan {
            Ok(plan) if continuous => document.desk().tidied(plan),
            plan => plan,
        };
        match plan.and_then(|plan| document.carry_out(plan)) {
            Ok(()) => {
                self.refresh();
                true
            }
            Err(Refusal(finding)) => {
                let text = self.refused(&finding);
                self.notices.add(NoticeKind::Trouble, text);
                false
            }
        }
    }

    /// Why something was refused, and what helps.
    fn refused(&self, finding: &Finding) -> String {
        let mut text = self.words.finding(finding);
        if let Some(hint) = self.words.hint(finding) {
            text.push(' ');
            text.push_str(&hint);
        }
        text
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::New => self.open_study(self.empty_study(), None),
            Action::Open => self.wishes.push(Wish::AskOpen),
            Action::Catalogue => self.wishes.push(Wish::ShowCatalogue),
            Action::Save => match self.document().and_then(|d| d.path.clone()) {
                Some(path) if self.document().is_some_and(Document::has_own_file) => {
                    self.save_to(path, false);
                }
                Some(_) | None => self.wishes.push(Wish::AskSave),
            },
            Action::SaveAs => self.wishes.push(Wish::AskSave),
            Action::Close
            | Action::NextTab
            | Action::PreviousTab
            | Action::Reopen
            | Action::SaveAll => self.act_on_tabs(action),
            Action::Quit => self.wishes.push(Wish::Quit),
            Action::Undo | Action::Redo => self.undo_redo(action),
            Action::Delete => {
                if let Some(d) = self.document() {
                    let items: Vec<ItemId> = d.selection.items().cloned().collect();
                    if !items.is_empty() {
                        let plan = d.desk().delete(&items);
                        self.carry_out(plan);
                    }
                }
            }
            Action::SelectAll => self.select_all(),
            Action::SelectNone => self.back_out(),
            Action::Append => self.append(StepKind::Task(TaskKind::Person)),
            Action::AppendGateway => self.append(StepKind::Gateway(GatewayKind::Exclusive)),
            Action::AppendEnd => self.append(StepKind::END),
            Action::Create => self.wishes.push(Wish::CreateInView),
            Action::Rename => {
                if let Some(item) = self.document().and_then(|d| d.selection.lead().cloned()) {
                    self.wishes.push(Wish::EditLabel(item));
                }
            }
            Action::Replace => self.wishes.push(Wish::AskKind),
            Action::EditWork => self.wishes.push(Wish::EditWork),
            Action::QuickEntry => self.wishes.push(Wish::QuickEntry),
            Action::ToggleTable => self.wishes.push(Wish::ToggleTable),
            Action::ChooseOffice => self.wishes.push(Wish::AskOffice),
            Action::SelectTool => self.tool = Tool::Select,
            Action::LassoTool => self.tool = Tool::Lasso,
            Action::HandTool => self.tool = Tool::Hand,
            Action::ConnectTool => self.tool = Tool::Connect,
            Action::SpaceTool => self.tool = Tool::Space,
            Action::WalkNext
            | Action::WalkBack
            | Action::Follow
            | Action::BranchUp
            | Action::BranchDown
            | Action::WalkFirst
            | Action::WalkLast => self.walk(action),
            Action::AddLane => {
                if let Some(d) = self.document() {
                    let name = Text::of(d.study().language(), self.words.say("new-lane"));
                    let plan = d.desk().add_lane(None, name);
                    self.carry_out(plan);
                }
            }
            action if tidy::is_tidying(action) => self.tidy(action),
            Action::NewToBe => self.new_to_be(),
            Action::NextFinding | Action::PreviousFinding | Action::Mend => {
                self.act_on_findings(action);
            }
            action if self.act_by_hand(action) => {}
            action => self.act_more(action),
        }
    }

    #[expect(clippy::too_many_lines, reason = "one line an action")]
    fn act_on_view(&mut self, action: Action) {
        use crate::drawing::tokens::Theme;
        use crate::model::text::Language;
        let wish = match action {
            Action::ZoomIn => Wish::Zoom(Some(1.25)),
            Action::ZoomOut => Wish::Zoom(Some(0.8)),
            Action::Zoom100 => Wish::Zoom(None),
            Action::Zoom50 => Wish::ZoomTo(0.5),
            Action::Zoom200 => Wish::ZoomTo(2.0),
            Action::PanLeft => Wish::Pan(50.0, 0.0),
            Action::PanRight => Wish::Pan(-50.0, 0.0),
            Action::PanUp => Wish::Pan(0.0, 50.0),
            Action::PanDown => Wish::Pan(0.0, -50.0),
            Action::FullScreen => Wish::FullScreen,
            Action::ToggleMinimap => {
                self.settings.minimap = !self.settings.minimap;
                return;
            }
            Action::KeysCamunda => return self.handle(Command::SetPreset(Preset::Camunda)),
            Action::KeysDrawio => return self.handle(Command::SetPreset(Preset::Drawio)),
            Action::KeysYed => return self.handle(Command::SetPreset(Preset::Yed)),
            Action::Fit => Wish::Fit,
            Action::ZoomSelection => Wish::ZoomSelection,
            Action::Palette => Wish::ShowPalette,
            Action::Keys => Wish::ShowKeys,
            Action::About => Wish::ShowAbout,
            Action::TeachPlay | Action::TeachNext | Action::TeachBack => Wish::Teach(action),
            Action::GoMap => return self.handle(Command::Go(Workspace::Map)),
            Action::GoAnalyse => return self.handle(Command::Go(Workspace::Analyse)),
            Action::GoCompare => return self.handle(Command::Go(Workspace::Compare)),
            Action::GoTeach => return self.handle(Command::Go(Workspace::Teach)),
            Action::GoDeliver => return self.handle(Command::Go(Workspace::Deliver)),
            Action::ToggleTheme => {
                self.settings.follow_system = false;
                self.settings.theme = match self.settings.theme {
                    Theme::Light => Theme::Dark,
                    Theme::Dark | Theme::HighContrast => Theme::Light,
                };
                return;
            }
            Action::ThemeSystem => {
                self.settings.follow_system = true;
                return;
            }
            Action::ReduceMotion => {
                self.settings.reduced_motion = !self.settings.reduced_motion;
                return;
            }
            Action::NextRegion => Wish::GoRegion(true),
            Action::PreviousRegion => Wish::GoRegion(false),
            Action::Tour => Wish::Tour,
            Action::ThemeLight => return self.handle(Command::SetTheme(Theme::Light)),
            Action::ThemeDark => return self.handle(Command::SetTheme(Theme::Dark)),
            Action::ThemeContrast => return self.handle(Command::SetTheme(Theme::HighContrast)),
            Action::Italian => return self.handle(Command::SetLanguage(Language::It)),
            Action::German => return self.handle(Command::SetLanguage(Language::De)),
            Action::English => return self.handle(Command::SetLanguage(Language::En)),
            Action::TextLarger => {
                return self.handle(Command::SetTextScale(self.settings.text_scale + 0.1));
            }
            Action::TextSmaller => {
                return self.handle(Command::SetTextScale(self.settings.text_scale - 0.1));
            }
            Action::Simulate => {
                self.simulate();
                return;
            }
            Action::StopSimulation => {
                self.stop_simulation();
                return;
            }
            Action::TeachOther => {
                self.trace(live::Wanted::Next);
                return;
            }
            _ => return,
        };
        self.wishes.push(wish);
    }

    fn empty_study(&self) -> Study {
        use crate::model::draft::{Draft, StudyDraft};
        use crate::model::study::Role;
        let language = self.settings.language;
        let title = Text::of(language, self.words.say("new-study"));
        let mut study = StudyDraft::new(title, language);
        let (procedure, _) = Draft::new().finish();
        study.variant("as-is", Role::AsIs, Text::of(language, self.words.say("as-is")), procedure);
        study.finish()
    }

    fn undo_redo(&mut self, action: Action) {
        let Some(document) = self.document_mut() else { return };
        let undo = action == Action::Undo;
        let done = if undo { document.undo() } else { document.redo() };
        if let Some(description) = done {
            let what = self.describe(&description);
            let key = if undo { "notice-undone" } else { "notice-redone" };
            let text = self.words.say_with(key, &[("what", what.into())]);
            self.notices.add(NoticeKind::News, text);
            self.wishes.push(Wish::RevealSelection);
            self.wishes.push(Wish::Flash);
            self.refresh();
        }
    }

    /// What a step of the history is called, in words.
    pub fn describe(&self, description: &Description) -> String {
        let args: Vec<(&str, Value)> = description
            .args
            .iter()
            .map(|(name, arg)| {
                let value = match arg {
                    Arg::Number(n) => Value::from(*n),
                    Arg::Text(t) if name == "field" => self.words.say(&format!("field-{t}")).into(),
                    Arg::Text(t) => t.replace('\n', " ").into(),
                };
                (name.as_str(), value)
            })
            .collect();
        self.words.say_with(&description.key, &args)
    }

    fn select_all(&mut self) {
        let Some(document) = self.document_mut() else { return };
        let Some(p) = document.procedure().cloned() else { return };
        let level = document.level();
        let steps = p.steps().filter(|(id, _)| stands_in(&p, id, level));
        let steps = steps.map(|(id, _)| ItemId::Step(id.clone()));
        let inside = |parent: &StepId| level == Some(parent) || stands_in(&p, parent, level);
        let artifacts = p.artifacts().filter(|(_, a)| match &a.parent {
            Some(parent) => inside(parent),
            None => level.is_none(),
        });
        let artifacts = artifacts.map(|(id, _)| ItemId::Artifact(id.clone()));
        let all = steps.chain(artifacts).collect();
        document.selection.set(all);
    }

    fn new_to_be(&mut self) {
        let Some(document) = self.document() else { return };
        let language = document.study().language();
        let name = Text::of(language, self.words.say("to-be"));
        match document.desk().new_to_be(name) {
            Ok((id, plan)) => {
                if self.carry_out(Ok(plan)) {
                    self.handle(Command::ShowVariant(id));
                }
            }
            Err(refusal) => {
                self.carry_out(Err(refusal));
            }
        }
    }

    fn walk(&mut self, action: Action) {
        let Some(document) = self.document() else { return };
        let Some(p) = document.procedure() else { return };
        let at = document.selection.step();
        let next = walk::to(p, (document.level(), at), document.selection.lead(), action);
        if let Some(item) = next {
            if let Some(d) = self.document_mut() {
                d.selection.set(vec![item]);
                d.seal();
            }
            self.wishes.push(Wish::RevealSelection);
        }
    }

    fn open_path(&mut self, path: PathBuf) {
        // The same file under one name, also when the next start runs in another folder.
        let path = std::path::absolute(&path).unwrap_or(path);
        let open = self.documents.iter().position(|d| d.path.as_deref() == Some(&*path));
        if let Some(i) = open {
            self.active = i;
            self.refresh();
            return;
        }
        self.jobs.start(Slot::Open(path.clone()), move |desk| {
            let result = files::open(&path);
            let routed = result.as_ref().map_or_else(|_| Vec::new(), routing::ahead);
            desk.result(Report::Opened(path, Box::new(result), routed));
        });
    }

    fn opened(&mut self, path: &Path, result: Result<Opened, files::error::OpenError>) {
        match result {
            Ok(opened) => {
                self.settings.remember(path.to_owned());
                // Saving a foreign file goes to a study file beside it, never over it.
                self.add_document(opened.study, Some(path.to_owned()));
                if let Some(d) = self.document_mut() {
                    d.opening_findings = opened.findings;
                    d.on_disk = Some(opened.print);
                }
                if opened.needs_layout {
                    self.tidy(Action::Arrange);
                }
                self.refresh();
            }
            Err(error) => {
                let text = self.trouble(&error.finding(), path);
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
    }

    fn trouble(&self, finding: &crate::model::finding::Finding, path: &Path) -> String {
        let what = self.words.finding(finding);
        let hint = self.words.hint(finding).unwrap_or_default();
        let path = path.display().to_string();
        self.words.say_with(
            "notice-file",
            &[("what", what.into()), ("hint", hint.into()), ("path", path.into())],
        )
    }

    fn open_template(&mut self, code: &str) {
        if let Some(study) = files::catalogue::load(code) {
            self.open_study(study, None);
        }
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
            Report::Recovered(recovered) => self.recovered(*recovered),
            Report::Missing(missing) => self.safe.missing = missing,
            report => self.receive_result(slot, report),
        }
    }
}

pub mod walk;

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

/// A text with a large first letter, to stand by itself.
fn capital(text: &str) -> String {
    crate::words::named::capitalized(text)
}
