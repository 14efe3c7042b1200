//! Copy, cut, paste, duplicate: what is selected as text, and text of any origin as steps.
//!
//! The system's clipboard is the window's to read and write; here is what stands in it.

use crate::drawing::scene::{self, Scene};
use crate::drawing::tokens::Palette;
use crate::drawing::view::View;
use crate::files::{self, native, picture};
use crate::layout::route;
use crate::model::fragment::Fragment;
use crate::model::geometry::Point;
use crate::model::item::ItemId;
use crate::model::procedure::Procedure;
use crate::model::study::Study;
use crate::model::text::Text;

use super::action::Action;
use super::captions::Spoken;
use super::command::Command;
use super::notice::NoticeKind;
use super::open::laid_out;
use super::{Wish, Workbench};

/// Longest text looked at, in bytes.
pub const MOST_BYTES: usize = 16 * 1024 * 1024;
/// Most lines that become steps.
pub const MOST_LINES: usize = 500;
/// Longest line that becomes a step, in characters.
pub const LONGEST_LINE: usize = 2_000;
/// Canvas points of paper around a copied picture.
const MARGIN: f64 = 12.0;
/// Dots a canvas point of a copied picture, where it does not grow too large.
const SCALE: f32 = 2.0;

impl Workbench {
    /// What is selected, or everything where nothing is.
    fn taken(&self, or_all: bool) -> Option<Fragment> {
        let document = self.document()?;
        let p = document.procedure()?;
        let items: Vec<ItemId> = document.selection.items().cloned().collect();
        let fragment =
            if items.is_empty() && or_all { Fragment::whole(p) } else { Fragment::of(p, &items) };
        (!fragment.is_empty()).then_some(fragment)
    }

    /// Copies, cuts or duplicates the selection.
    pub(super) fn copy(&mut self, action: Action) {
        let Some(fragment) = self.taken(false) else {
            let text = self.words.say("copy-nothing");
            self.notices.add(NoticeKind::News, text);
            return;
        };
        if action == Action::Duplicate {
            let plan = self.document().map(|d| d.desk().paste(&fragment, None));
            if let Some(plan) = plan
                && self.carry_out(plan)
            {
                self.wishes.push(Wish::RevealSelection);
            }
            return;
        }
        match native::fragment::write(&fragment) {
            Ok(text) => {
                let count = fragment.count();
                self.wishes.push(Wish::SetClipboard(text));
                if action == Action::Cut {
                    self.act(Action::Delete);
                }
                let key = if action == Action::Cut { "notice-cut" } else { "notice-copied" };
                let text = self.words.say_with(key, &[("count", count.into())]);
                self.notices.add(NoticeKind::News, text);
            }
            Err(error) => {
                let text = self.words.finding(&error.finding());
                self.notices.add(NoticeKind::Trouble, text);
            }
        }
    }

    /// Pastes a text: a fragment, a whole study, a BPMN file, or lines that become steps.
    pub(super) fn paste(&mut self, text: &str, at: Option<Point>) {
        match self.plan_of_text(text, at) {
            Ok(plan) => {
                if self.carry_out(plan) {
                    self.wishes.push(Wish::RevealSelection);
                }
            }
            Err(said) => self.notices.add(NoticeKind::Trouble, said),
        }
    }

    fn plan_of_text(
        &self,
        text: &str,
        at: Option<Point>,
    ) -> Result<Result<crate::edit::follow::Plan, crate::edit::Refusal>, String> {
        let Some(document) = self.document() else { return Err(self.words.say("paste-empty")) };
        if text.len() > MOST_BYTES {
            let limit = MOST_BYTES / (1024 * 1024);
            return Err(self.words.say_with("paste-too-large", &[("limit", limit.into())]));
        }
        if text.trim().is_empty() {
            return Err(self.words.say("paste-empty"));
        }
        if native::fragment::is_one(text) {
            let fragment = native::fragment::read(text).map_err(|e| self.unreadable(&e))?;
            return Ok(document.desk().paste(&fragment, at));
        }
        let begin = text.trim_start();
        if begin.starts_with("#![enable") || begin.starts_with('<') {
            let opened = files::read(text.as_bytes()).map_err(|e| self.unreadable(&e))?;
            let variant = opened.study.as_is().map(|v| v.procedure.clone());
            let Some(p) = variant else { return Err(self.words.say("paste-empty")) };
            let fragment = if opened.needs_layout { arranged(&p) } else { Fragment::whole(&p) };
            return Ok(document.desk().paste(&fragment, at));
        }
        let lines = self.lines(text)?;
        let after = document.selection.step().cloned();
        let at = at.unwrap_or_else(|| {
            let bounds = document.procedure().and_then(|p| p.bounds());
            bounds.map_or(Point::new(60.0, 100.0), |b| Point::new(b.x + 50.0, b.bottom() + 70.0))
        });
        Ok(document.desk().paste_lines_as_steps(&lines, after.as_ref(), at))
    }

    /// The lines of a text that can become steps.
    fn lines(&self, text: &str) -> Result<Vec<String>, String> {
        if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            return Err(self.words.say("paste-garbage"));
        }
        let count = text.lines().filter(|l| !l.trim().is_empty()).count();
        if count > MOST_LINES {
            let args = [("count", count.into()), ("limit", MOST_LINES.into())];
            return Err(self.words.say_with("paste-too-many-lines", &args));
        }
        let mut out = Vec::with_capacity(count);
        for line in text.lines() {
            // Of a row of a table, the first cell that says something.
            let Some(cell) = line.split('\t').map(str::trim).find(|c| !c.is_empty()) else {
                continue;
            };
            if cell.chars().count() > LONGEST_LINE {
                let args = [("limit", LONGEST_LINE.into())];
                return Err(self.words.say_with("paste-long-line", &args));
            }
            let marks: &[char] = &['-', '–', '•', '*', '·'];
            let name = cell.strip_prefix(marks).map_or(cell, str::trim_start);
            out.push(if name.is_empty() { cell.to_owned() } else { name.to_owned() });
        }
        Ok(out)
    }

    fn unreadable(&self, error: &files::error::OpenError) -> String {
        let finding = error.finding();
        let what = self.words.finding(&finding);
        self.words.say_with("paste-unreadable", &[("what", what.into())])
    }

    /// The selection (or everything) as a picture for the clipboard: PNG bytes, or SVG text.
    pub(super) fn copy_picture(&mut self, vector: bool) {
        let Some(fragment) = self.taken(true) else {
            let text = self.words.say("copy-nothing");
            self.notices.add(NoticeKind::News, text);
            return;
        };
        let Some(p) = self.procedure().map(std::sync::Arc::clone) else { return };
        let language = self.settings.language;
        let palette = Palette::of(self.settings.theme);
        let words = self.words.clone();
        self.in_background(move || {
            let captions = Spoken::new(&words);
            let view = View::new(language, &captions);
            let routes = route::routes(&p);
            let mut drawn = Scene::default();
            for what in shown(&fragment) {
                if let Some(item) = scene::draw_item(&p, &routes, &view, &what) {
                    drawn.put(item);
                }
            }
            let sheet = picture::Sheet {
                margin: MARGIN,
                title: words.say("copied-picture"),
                description: String::new(),
                language: language.tag(),
            };
            let svg = picture::svg(&drawn, palette, &sheet);
            let copied = if vector {
                Copied::Vector(svg)
            } else {
                picture::png(&svg, SCALE)
                    .or_else(|_| picture::png(&svg, SCALE / 4.0))
                    .map_or(Copied::TooLarge, Copied::Dots)
            };
            Some(Command::Copied(copied))
        });
    }

    /// A picture is ready: it goes to the clipboard.
    pub(super) fn copied(&mut self, copied: Copied) {
        let (wish, key) = match copied {
            Copied::Vector(svg) => (Wish::SetClipboard(svg), "notice-picture-copied"),
            Copied::Dots(png) => (Wish::SetClipboardPicture(png), "notice-picture-copied"),
            Copied::TooLarge => {
                let text = self.words.say("copy-picture-too-large");
                self.notices.add(NoticeKind::Trouble, text);
                return;
            }
        };
        self.wishes.push(wish);
        let text = self.words.say(key);
        self.notices.add(NoticeKind::News, text);
    }
}

/// A picture made for the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// SVG text.
    Vector(String),
    /// The bytes of a PNG.
    Dots(Vec<u8>),
    /// It would have too many dots.
    TooLarge,
}

/// The things of a fragment that can be drawn.
fn shown(fragment: &Fragment) -> Vec<ItemId> {
    let pools = fragment.pools.keys().cloned().map(ItemId::Pool);
    let lanes = fragment.lanes.keys().cloned().map(ItemId::Lane);
    let steps = fragment.steps.keys().cloned().map(ItemId::Step);
    let flows = fragment.flows.keys().cloned().map(ItemId::Flow);
    let links = fragment.links.keys().cloned().map(ItemId::Link);
    let artifacts = fragment.artifacts.keys().cloned().map(ItemId::Artifact);
    let all = pools.chain(lanes).chain(artifacts).chain(flows).chain(links).chain(steps);
    all.collect()
}

/// A procedure without a drawing, laid out.
fn arranged(p: &Procedure) -> Fragment {
    let study = laid_out(Study::of(Text::default(), p.clone()));
    study.as_is().map_or_else(|| Fragment::whole(p), |v| Fragment::whole(&v.procedure))
}
