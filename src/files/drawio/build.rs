//! From the cells of a page to a procedure.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::artifact::{Artifact, ArtifactKind};
use crate::model::draft::Draft;
use crate::model::finding::{Finding, Place};
use crate::model::foreign::Foreign;
use crate::model::fresh::Fresh;
use crate::model::geometry::{Point, Rect};
use crate::model::id::{ArtifactId, StepId};
use crate::model::procedure::Procedure;
use crate::model::step::{Repeat, Step, StepKind, SubKind, TaskKind, Trigger};
use crate::model::text::{Language, Text};

use super::bands::{Band, Bands};
use super::cells::Page;
use super::cover::first_over;
use super::lines::{self, Ends};
use super::shapes::{self, Meaning};

/// Most swimlanes of a page.
const MOST_BANDS: usize = 1000;
/// How far an event may lie beside the border it sits on, in canvas points.
const BORDER_SLACK: f64 = 12.0;

/// What a cell became.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Thing {
    Band,
    Step(StepKind),
    Artifact(ArtifactKind),
}

/// A page being read.
pub(super) struct Build<'a> {
    pub(super) page: &'a Page,
    pub(super) language: Language,
    /// What the shapes are, as far as they say themselves.
    meanings: BTreeMap<usize, Meaning>,
    /// Names that stand in a cell of their own, by the cell they name.
    pub(super) labels: BTreeMap<usize, String>,
    /// What the shapes became.
    pub(super) things: BTreeMap<usize, Thing>,
    /// The step on whose border an event sits.
    hosts: BTreeMap<usize, usize>,
    pub(super) ids: BTreeMap<usize, String>,
    taken: BTreeSet<String>,
    fresh: Fresh,
    guessed: usize,
    left: usize,
}

/// Makes a procedure of a page, with what was noticed; `None` when nothing on it can be read.
pub(super) fn procedure(page: &Page, language: Language) -> Option<(Procedure, Vec<Finding>)> {
    let mut build = Build {
        page,
        language,
        meanings: BTreeMap::new(),
        labels: BTreeMap::new(),
        things: BTreeMap::new(),
        hosts: BTreeMap::new(),
        ids: BTreeMap::new(),
        taken: BTreeSet::new(),
        fresh: Fresh::default(),
        guessed: 0,
        left: 0,
    };
    build.look();
    build.name();
    let lines = build.lines();
    build.decide(&lines);
    if build.things.is_empty() {
        return None;
    }
    build.number();
    Some(build.put(lines))
}

impl Build<'_> {
    /// Says what each shape is by itself.
    fn look(&mut self) {
        let page = self.page;
        let mut with_inside = BTreeSet::new();
        for (at, cell) in page.cells.iter().enumerate() {
            let beside = cell.style.names("text") || cell.style.names("edgeLabel");
            let on_border = cell.style.get("outline").starts_with("bound");
            if cell.is_shape && !beside && !on_border {
                with_inside.extend(page.parent(at).filter(|p| page.cells[*p].is_shape));
            }
        }
        for (at, cell) in page.cells.iter().enumerate().filter(|(_, c)| c.is_shape) {
            let around = page.parent(at).map(|p| &page.cells[p]);
            let on_line = around.is_some_and(|p| p.is_line);
            // The fields of a table only hold what is in them.
            let in_row = around.is_some_and(|p| p.style.names("tableRow"));
            let (meaning, guess) = if on_line {
                (Meaning::Label, false)
            } else if in_row && with_inside.contains(&at) {
                (Meaning::Nothing, false)
            } else {
                shapes::meaning(cell, with_inside.contains(&at))
            };
            self.guessed += usize::from(guess);
            let is_group = shapes::is_open(cell) || (in_row && with_inside.contains(&at));
            self.left += usize::from(meaning == Meaning::Nothing && !is_group);
            self.meanings.insert(at, meaning);
        }
    }

    /// Gives labels in cells of their own to what they name: a line, or a shape without a name.
    fn name(&mut self) {
        for (at, cell) in self.page.cells.iter().enumerate() {
            let Some(around) = self.page.parent(at) else { continue };
            let named = &self.page.cells[around];
            let is_text = cell.style.names("text")
                && named.is_shape
                && named.label.is_empty()
                && !matches!(self.meanings.get(&around), None | Some(Meaning::Nothing));
            let is_label = self.meanings.get(&at) == Some(&Meaning::Label);
            if cell.label.is_empty() || !(is_text || is_label) {
                continue;
            }
            self.meanings.insert(at, Meaning::Label);
            let label = self.labels.entry(around).or_default();
            if !label.is_empty() {
                label.push(' ');
            }
            label.push_str(&cell.label);
        }
    }

    /// The shape that a line's end means: the cell itself, or what it is part of.
    fn shape_at(&self, id: &str) -> Option<usize> {
        let at = self.page.cell(id)?;
        let is_thing = |at: &usize| {
            let meaning = self.meanings.get(at);
            meaning.is_some_and(|m| !matches!(m, Meaning::Label | Meaning::Nothing))
        };
        std::iter::once(at).chain(self.page.around(at)).find(is_thing)
    }

    /// The lines with what they join; a loose end takes the smallest step it lies in.
    fn lines(&self) -> Vec<Ends> {
        let mut out = Vec::new();
        // The ends that hold to nothing: of which line, whether its second, and where.
        let mut loose: Vec<((usize, bool), Point)> = Vec::new();
        for (at, cell) in self.page.cells.iter().enumerate().filter(|(_, c)| c.is_line) {
            let points = self.page.loose_ends(at);
            let (from, to) = (self.shape_at(&cell.source), self.shape_at(&cell.target));
            for (end, point, second) in [(from, points[0], false), (to, points[1], true)] {
                loose.extend(point.filter(|_| end.is_none()).map(|p| ((out.len(), second), p)));
            }
            out.push(Ends { cell: at, from, to });
        }
        let points: Vec<Point> = loose.iter().map(|(_, point)| *point).collect();
        for (((line, second), _), shape) in loose.into_iter().zip(self.shapes_under(&points)) {
            let ends = &mut out[line];
            if second {
                ends.to = shape;
            } else {
                ends.from = shape;
            }
        }
        out
    }

    /// The smallest step, or thing beside, under each point.
    fn shapes_under(&self, points: &[Point]) -> Vec<Option<usize>> {
        let under = self.meanings.iter().filter(|(_, m)| {
            !matches!(m, Meaning::Band | Meaning::Label | Meaning::Nothing | Meaning::Frame)
        });
        let mut shapes: Vec<(usize, Rect)> =
            under.map(|(at, _)| (*at, self.page.rect(*at))).collect();
        let area = |rect: &Rect| rect.w * rect.h;
        shapes.sort_by(|a, b| area(&a.1).total_cmp(&area(&b.1)).then(a.0.cmp(&b.0)));
        let slack = crate::model::flow::Docks::SLACK;
        let rects: Vec<Rect> = shapes.iter().map(|(_, rect)| rect.grown(slack)).collect();
        let found = first_over(&rects, points);
        found.into_iter().map(|n| Some(shapes.get(n?)?.0)).collect()
    }

    /// Decides what only the lines can say.
    fn decide(&mut self, lines: &[Ends]) {
        let mut out: BTreeMap<usize, usize> = BTreeMap::new();
        let mut into: BTreeMap<usize, usize> = BTreeMap::new();
        for line in lines.iter().filter(|l| !self.page.cells[l.cell].style.is("dashed")) {
            if let (Some(from), Some(to)) = (line.from, line.to) {
                *out.entry(from).or_default() += 1;
                *into.entry(to).or_default() += 1;
            }
        }
        let mut bands = 0;
        for (&at, meaning) in &self.meanings {
            let (comes, goes) = (into.contains_key(&at), out.contains_key(&at));
            let thing = match meaning {
                Meaning::Label | Meaning::Nothing => continue,
                Meaning::Band if bands == MOST_BANDS => continue,
                Meaning::Band => {
                    bands += 1;
                    Thing::Band
                }
                Meaning::Step(kind) => Thing::Step(kind.clone()),
                Meaning::Event(trigger) => Thing::Step(event(trigger, (comes, goes))),
                Meaning::Border { trigger, .. } => Thing::Step(StepKind::Catch(trigger.clone())),
                Meaning::Beside(kind) => Thing::Artifact(*kind),
                Meaning::Paper if comes && goes => Thing::Step(StepKind::Task(TaskKind::Plain)),
                Meaning::Paper => Thing::Artifact(ArtifactKind::DataObject { collection: false }),
                Meaning::Frame if comes || goes => {
                    Thing::Step(StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true })
                }
                Meaning::Frame => Thing::Artifact(ArtifactKind::Group),
            };
            self.things.insert(at, thing);
        }
        self.attach(&into);
    }

    /// Sets events on the borders they lie on.
    fn attach(&mut self, into: &BTreeMap<usize, usize>) {
        let is_host = |at: &usize| match self.things.get(at) {
            Some(Thing::Step(kind)) => kind.is_activity(),
            _ => false,
        };
        let mut found = Vec::new();
        // What has no host as a cell, but may lie on a border.
        let mut open = Vec::new();
        for (&at, meaning) in &self.meanings {
            let (trigger, interrupting, must) = match meaning {
                Meaning::Border { trigger, interrupting } => (trigger, *interrupting, true),
                Meaning::Step(StepKind::Catch(trigger)) => (trigger, true, false),
                _ => continue,
            };
            let around = self.page.parent(at).filter(is_host);
            let middle = self.page.rect(at).center();
            let around = around.filter(|host| must || is_on_border(self.page.rect(*host), middle));
            if let Some(host) = around {
                found.push((at, host, trigger.clone(), interrupting));
            } else if must || !into.contains_key(&at) {
                open.push((at, middle, trigger.clone(), interrupting));
            }
        }
        let hosts: Vec<usize> = self.things.keys().copied().filter(is_host).collect();
        let strips: Vec<Rect> =
            hosts.iter().flat_map(|host| border_of(self.page.rect(*host))).collect();
        let middles: Vec<Point> = open.iter().map(|(_, middle, ..)| *middle).collect();
        for ((at, _, trigger, interrupting), strip) in
            open.into_iter().zip(first_over(&strips, &middles))
        {
            if let Some(host) = strip.and_then(|strip| hosts.get(strip / SIDES)) {
                found.push((at, *host, trigger, interrupting));
            }
        }
        for (at, host, trigger, interrupting) in found {
            // The id of the host is known only later.
            let kind = StepKind::Boundary { host: StepId::new("_"), trigger, interrupting };
            self.things.insert(at, Thing::Step(kind));
            self.hosts.insert(at, host);
        }
    }

    /// Gives every thing an id of its own.
    fn number(&mut self) {
        let all: Vec<usize> = self.things.keys().copied().collect();
        for at in all {
            let id = self.free_id(&self.page.cells[at].id);
            self.ids.insert(at, id);
        }
    }

    /// An id near to one of the file.
    pub(super) fn free_id(&mut self, wanted: &str) -> String {
        let taken = &mut self.taken;
        self.fresh.id(wanted, |id| taken.insert(id.to_owned()))
    }

    fn put(mut self, lines: Vec<Ends>) -> (Procedure, Vec<Finding>) {
        let mut draft = Draft::new();
        let cells =
            self.things.iter().filter(|(_, t)| **t == Thing::Band).map(|(at, _)| *at).collect();
        let mut bands = Bands::new(self.page, &cells);
        let joined = self.joined(&bands, &lines);
        bands.sort(&joined, &self.ids);
        let filled = self.put_shapes(&mut draft, &bands);
        bands.put(&mut draft, self.language, &filled);
        let loose = lines::put(&mut self, &mut draft, &bands, lines);
        let (procedure, mended) = draft.finish();
        let counts = [
            ("drawio-guessed", self.guessed),
            ("drawio-left", self.left),
            ("drawio-edge-loose", loose),
        ];
        let mut findings: Vec<Finding> = counts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(code, count)| Finding::warning(Place::Study, code).with("count", count))
            .collect();
        let bands = self.meanings.values().filter(|m| **m == Meaning::Band).count();
        if self.page.is_cut || bands > MOST_BANDS {
            findings.push(Finding::warning(Place::Study, "drawio-many"));
        }
        findings.extend(mended);
        (procedure, findings)
    }

    /// The swimlanes between which cases pass.
    fn joined(&self, bands: &Bands<'_>, lines: &[Ends]) -> BTreeSet<usize> {
        let top = |at: usize| {
            let is_step = matches!(self.things.get(&at), Some(Thing::Step(_)));
            let under = bands.under(at);
            under.filter(|_| is_step).map(|band| bands.top(band))
        };
        let mut out = BTreeSet::new();
        for line in lines.iter().filter(|l| !self.page.cells[l.cell].style.is("dashed")) {
            let (Some(from), Some(to)) = (line.from.and_then(top), line.to.and_then(top)) else {
                continue;
            };
            if from != to {
                out.extend([from, to]);
            }
        }
        out
    }

    /// Puts steps and artifacts; gives the swimlanes they lie in.
    fn put_shapes(&self, draft: &mut Draft, bands: &Bands<'_>) -> BTreeSet<usize> {
        let mut filled = BTreeSet::new();
        for (&at, thing) in &self.things {
            let Some(id) = self.ids.get(&at) else { continue };
            // An event on a border stands where its host stands.
            let stands = self.hosts.get(&at).copied().unwrap_or(at);
            let under = bands.under(stands);
            let parent = self.inside_of(stands);
            let (lane, pool) =
                under.and_then(|band| bands.of(band)).map_or((None, None), Band::place);
            match thing {
                Thing::Band => continue,
                Thing::Step(kind) => {
                    let (w, h) = kind.standard_size();
                    let rect = sized(self.page.rect(at), w, h);
                    let mut step =
                        Step::new(self.kind_of(at, kind), self.text(at, " "), rect.x, rect.y);
                    step.at = rect;
                    if parent.is_none() {
                        // A step in a lane has the pool of the lane.
                        step.pool = if lane.is_some() { None } else { pool };
                        step.lane = lane;
                    }
                    step.parent = parent;
                    let style = &self.page.cells[at].style;
                    if style.is("isLoopStandard") && kind.is_activity() {
                        step.repeat = Some(Repeat::Loop);
                    }
                    draft.step(id.as_str(), step);
                }
                Thing::Artifact(kind) => {
                    let (w, h) = kind.standard_size();
                    let artifact = Artifact {
                        kind: *kind,
                        text: self.text(at, "\n"),
                        at: sized(self.page.rect(at), w, h),
                        label: None,
                        lane: if parent.is_none() { lane } else { None },
                        parent,
                        foreign: Foreign::default(),
                    };
                    draft.artifact(ArtifactId::new(id), artifact);
                }
            }
            filled.extend(under);
        }
        filled
    }

    /// The sub-procedure around a cell.
    fn inside_of(&self, at: usize) -> Option<StepId> {
        let is_sub = |around: &usize| {
            matches!(self.things.get(around), Some(Thing::Step(StepKind::SubProcedure { .. })))
        };
        let around = self.page.around(at).find(is_sub)?;
        self.ids.get(&around).map(StepId::new)
    }

    /// The kind of a step, with the host where it has one.
    fn kind_of(&self, at: usize, kind: &StepKind) -> StepKind {
        let host = self.hosts.get(&at).and_then(|host| self.ids.get(host));
        match (kind, host) {
            (StepKind::Boundary { trigger, interrupting, .. }, Some(host)) => StepKind::Boundary {
                host: StepId::new(host),
                trigger: trigger.clone(),
                interrupting: *interrupting,
            },
            _ => kind.clone(),
        }
    }

    /// The name of a cell, its lines joined by `between`.
    pub(super) fn text(&self, at: usize, between: &str) -> Text {
        let own = &self.page.cells[at].label;
        let label = if own.is_empty() { self.labels.get(&at).unwrap_or(own) } else { own };
        Text::of(self.language, label.replace('\n', between))
    }
}

/// Sides of a border.
const SIDES: usize = 4;

/// The strips along the border of a shape in which an event sits on it.
fn border_of(rect: Rect) -> [Rect; SIDES] {
    let outer = rect.grown(BORDER_SLACK);
    // A shape that is all border has its strips meet.
    let wide = (2.0 * BORDER_SLACK).min(outer.w / 2.0);
    let high = (2.0 * BORDER_SLACK).min(outer.h / 2.0);
    [
        Rect::new(outer.x, outer.y, outer.w, high),
        Rect::new(outer.x, outer.bottom() - high, outer.w, high),
        Rect::new(outer.x, outer.y, wide, outer.h),
        Rect::new(outer.right() - wide, outer.y, wide, outer.h),
    ]
}

/// Whether the middle of an event lies where it sits on the border of a shape.
fn is_on_border(rect: Rect, middle: Point) -> bool {
    border_of(rect).iter().any(|strip| strip.contains(middle))
}

/// The event that a circle is by whether flows come and go.
fn event(trigger: &Trigger, flows: (bool, bool)) -> StepKind {
    let trigger = trigger.clone();
    match flows {
        (false, _) => StepKind::Start { trigger, interrupting: true },
        (true, false) => StepKind::End { trigger, outcome: None },
        (true, true) => StepKind::Catch(trigger),
    }
}

/// A rectangle, in its standard size where it has none.
fn sized(rect: Rect, w: f64, h: f64) -> Rect {
    if rect.is_drawn() { rect } else { Rect::new(rect.x, rect.y, w, h) }
}
