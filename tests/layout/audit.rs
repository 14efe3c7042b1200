//! Judges a drawing: what overlaps, what runs through a shape or over another line, which labels
//! stand on something.

use std::path::PathBuf;

use prodigio::drawing::scene::draw;
use prodigio::drawing::tokens::{Palette, Theme};
use prodigio::drawing::view::{Bare, View};
use prodigio::files::picture::{Sheet, png, svg};
use prodigio::layout::dock::Berth;
use prodigio::layout::route::{Routes, routes};
use prodigio::model::artifact::ArtifactKind;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::{FlowId, StepId};
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{Step, StepKind};
use prodigio::model::text::Language;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Audit {
    pub(crate) overlaps: Vec<String>,
    pub(crate) through: Vec<String>,
    pub(crate) doubled: Vec<String>,
    pub(crate) labels: Vec<String>,
    pub(crate) labels_seen: usize,
    pub(crate) flows: usize,
    steps: usize,
    bends: usize,
    crossings: usize,
    area: f64,
}

impl Audit {
    pub(crate) fn add(&mut self, other: Self) {
        self.overlaps.extend(other.overlaps);
        self.through.extend(other.through);
        self.doubled.extend(other.doubled);
        self.labels.extend(other.labels);
        self.labels_seen += other.labels_seen;
        self.flows += other.flows;
        self.steps += other.steps;
        self.bends += other.bends;
        self.crossings += other.crossings;
        self.area += other.area;
    }

    /// What was found, in figures and the first of each kind.
    pub(crate) fn report(&self, what: &str) -> String {
        let mut out = format!(
            "{what}: {} steps, {} flows, {} overlaps, {} through shapes, {} doubled, {} of {} labels \
             on something, {:.2} bends a flow, {} jumps, {:.0} square points a step\n",
            self.steps,
            self.flows,
            self.overlaps.len(),
            self.through.len(),
            self.doubled.len(),
            self.labels.len(),
            self.labels_seen,
            self.bends as f64 / self.flows.max(1) as f64,
            self.crossings,
            self.area / self.steps.max(1) as f64,
        );
        for line in [&self.overlaps, &self.through, &self.doubled, &self.labels]
            .into_iter()
            .flat_map(|all| all.iter().take(40))
        {
            out.push_str("  ");
            out.push_str(line);
            out.push('\n');
        }
        out
    }
}

/// Whether a step is on show: not inside a closed sub-procedure.
fn is_shown(p: &Procedure, step: &Step) -> bool {
    let mut at = step.parent.as_ref();
    while let Some(id) = at {
        let Some(frame) = p.step(id) else { return true };
        if !matches!(frame.kind, StepKind::SubProcedure { expanded: true, .. }) {
            return false;
        }
        at = frame.parent.as_ref();
    }
    step.at.is_drawn()
}

fn host(step: &Step) -> Option<&StepId> {
    match &step.kind {
        StepKind::Boundary { host, .. } => Some(host),
        _ => None,
    }
}

fn is_inside(p: &Procedure, step: &Step, frame: &StepId) -> bool {
    let mut at = step.parent.as_ref();
    while let Some(id) = at {
        if id == frame {
            return true;
        }
        at = p.step(id).and_then(|s| s.parent.as_ref());
    }
    false
}

/// Judges a drawing.
pub(crate) fn audit(name: &str, p: &Procedure) -> Audit {
    let lines = routes(p);
    let mut out = Audit { flows: lines.flows.len(), steps: p.steps().count(), ..Audit::default() };
    out.area = p.bounds().map_or(0.0, |b| b.w * b.h);
    out.bends = lines.flows.values().map(|r| r.points.len() - 2).sum();
    out.crossings = lines.flows.values().map(|r| r.bridges.len()).sum();
    overlaps(name, p, &mut out);
    through(name, p, &lines, &mut out);
    doubled(name, p, &lines, &mut out);
    labels(name, p, &lines, &mut out);
    out
}

fn overlaps(name: &str, p: &Procedure, out: &mut Audit) {
    let shown: Vec<(&StepId, &Step)> = p.steps().filter(|(_, s)| is_shown(p, s)).collect();
    let meet = |a: Rect, b: Rect| a.grown(-0.5).touches(b.grown(-0.5));
    for (i, (a, one)) in shown.iter().enumerate() {
        for (b, two) in &shown[i + 1..] {
            let related = host(one) == Some(b)
                || host(two) == Some(a)
                || is_inside(p, one, b)
                || is_inside(p, two, a);
            let guests = host(one).is_some_and(|h| is_inside(p, two, h))
                || host(two).is_some_and(|h| is_inside(p, one, h));
            if !related && !guests && meet(one.at, two.at) {
                out.overlaps.push(format!("{name}: {a} {:?} on {b} {:?}", one.at, two.at));
            }
        }
        if let Some(frame) = one.parent.as_ref().and_then(|f| p.step(f))
            && host(one).is_none()
            && !frame.at.encloses(one.at)
        {
            out.overlaps.push(format!("{name}: {a} outside its frame"));
        }
        if let Some(lane) = one.lane.as_ref().and_then(|l| p.lane(l))
            && one.parent.is_none()
            && host(one).is_none()
            && !lane.at.encloses(one.at)
        {
            out.overlaps.push(format!("{name}: {a} {:?} outside its lane {:?}", one.at, lane.at));
        }
        for (k, artifact) in p.artifacts().filter(|(_, a)| a.kind != ArtifactKind::Group) {
            let frames = matches!(one.kind, StepKind::SubProcedure { expanded: true, .. });
            if artifact.at.is_drawn() && !frames && meet(artifact.at, one.at) {
                out.overlaps.push(format!("{name}: {k} on {a}"));
            }
        }
    }
    let lanes: Vec<_> = p.lanes().collect();
    for (i, (a, one)) in lanes.iter().enumerate() {
        for (b, two) in &lanes[i + 1..] {
            let nested = one.parent.as_ref() == Some(b) || two.parent.as_ref() == Some(a);
            if !nested && meet(one.at, two.at) && one.parent == two.parent {
                out.overlaps.push(format!("{name}: lanes {a} and {b}"));
            }
        }
    }
    let pools: Vec<_> = p.pools().collect();
    for (i, (a, one)) in pools.iter().enumerate() {
        for (b, two) in &pools[i + 1..] {
            if meet(one.at, two.at) {
                out.overlaps.push(format!("{name}: pools {a} and {b}"));
            }
        }
    }
}

/// Whether a piece runs through the inside of an outline.
fn enters(a: Point, b: Point, berth: Berth) -> bool {
    let center = berth.rect.center();
    let far = |p: Point| center.moved(100.0 * (p.x - center.x), 100.0 * (p.y - center.y));
    let is_inside = |p: Point| p.distance(center) < berth.toward(far(p)).distance(center) - 0.5;
    let steps = a.distance(b).ceil().max(1.0);
    (0..=steps as usize).any(|i| {
        let t = i as f64 / steps;
        is_inside(a.moved((b.x - a.x) * t, (b.y - a.y) * t))
    })
}

fn crosses(a: Point, b: Point, rect: Rect) -> bool {
    let rect = rect.grown(-0.5);
    a.x.min(b.x) < rect.right()
        && a.x.max(b.x) > rect.x
        && a.y.min(b.y) < rect.bottom()
        && a.y.max(b.y) > rect.y
}

fn through(name: &str, p: &Procedure, lines: &Routes, out: &mut Audit) {
    for (id, flow) in p.flows() {
        let Some(route) = lines.flows.get(id) else { continue };
        let Some(from) = p.step(&flow.from).filter(|s| is_shown(p, s)) else { continue };
        for (other, step) in p.steps().filter(|(_, s)| is_shown(p, s)) {
            // What is around the flow is no wall; what is inside its own ends neither.
            let around = is_inside(p, from, other);
            let within = [&flow.from, &flow.to].iter().any(|end| is_inside(p, step, end));
            if around || within {
                continue;
            }
            let own = *other == flow.from || *other == flow.to;
            for pair in route.points.windows(2) {
                let hit = if own {
                    enters(pair[0], pair[1], Berth::of(step))
                } else {
                    crosses(pair[0], pair[1], step.at)
                };
                if hit {
                    out.through.push(format!(
                        "{name}: {id} ({} > {}) through {other} {:?}: {:?}",
                        flow.from, flow.to, step.at, route.points
                    ));
                    break;
                }
            }
        }
    }
}

fn stretch(w: &[Point]) -> Rect {
    let end = Rect::new(w[1].x, w[1].y, 0.0, 0.0);
    Rect::new(w[0].x, w[0].y, 0.0, 0.0).union(end)
}

fn doubled(name: &str, p: &Procedure, lines: &Routes, out: &mut Audit) {
    let shown = |id: &FlowId| {
        let flow = p.flow(id)?;
        let is_auto = flow.bends.is_empty() && flow.docks.is_none();
        (is_auto && is_shown(p, p.step(&flow.from)?)).then_some(flow)
    };
    let all: Vec<_> =
        lines.flows.iter().filter_map(|(id, r)| Some((id, shown(id)?, &r.points))).collect();
    for (i, (a, from_a, one)) in all.iter().enumerate() {
        for (b, from_b, two) in &all[i + 1..] {
            for (k, p) in one.windows(2).enumerate() {
                for (l, q) in two.windows(2).enumerate() {
                    let (r, s) = (stretch(p), stretch(q));
                    let level = r.h < 1e-6 && s.h < 1e-6 && (r.y - s.y).abs() < 3.0;
                    let upright = r.w < 1e-6 && s.w < 1e-6 && (r.x - s.x).abs() < 3.0;
                    let over = if level {
                        r.right().min(s.right()) - r.x.max(s.x)
                    } else if upright {
                        r.bottom().min(s.bottom()) - r.y.max(s.y)
                    } else {
                        0.0
                    };
                    let stem = from_a.from == from_b.from && k == l && one[..=k] == two[..=k];
                    let back = (one.len() - k, two.len() - l);
                    let tail =
                        from_a.to == from_b.to && back.0 == back.1 && one[k + 1..] == two[l + 1..];
                    if over > 4.0 && !stem && !tail {
                        out.doubled.push(format!("{name}: {a} {p:?} over {b} {q:?}"));
                    }
                }
            }
        }
    }
}

fn labels(name: &str, p: &Procedure, lines: &Routes, out: &mut Audit) {
    let words = Bare(Language::It);
    let scene = draw(p, lines, &View::new(Language::It, &words));
    let items: Vec<_> = scene.items().collect();
    let labelled = |what: &ItemId| match what {
        ItemId::Step(id) => p.step(id).is_some_and(|s| s.label.is_none()),
        ItemId::Flow(id) => p.flow(id).is_some_and(|f| f.label.is_none()),
        _ => false,
    };
    let placed: Vec<(&ItemId, Rect)> = items
        .iter()
        .filter(|i| labelled(&i.what))
        .filter_map(|i| Some((&i.what, i.label?.grown(-1.0))))
        .collect();
    out.labels_seen += placed.len();
    for (n, (what, label)) in placed.iter().enumerate() {
        let on_line = items.iter().find(|i| {
            !i.path.is_empty()
                && i.path.windows(2).any(|w| {
                    (w[0].x - w[1].x).abs().min((w[0].y - w[1].y).abs()) < 1e-6
                        && crosses(w[0], w[1], *label)
                })
        });
        let on_step = p.steps().find(|(id, s)| {
            let open = matches!(s.kind, StepKind::SubProcedure { expanded: true, .. });
            !open
                && is_shown(p, s)
                && ItemId::Step((*id).clone()) != **what
                && s.at.grown(-1.0).touches(*label)
        });
        let on_label = placed[n + 1..].iter().find(|(_, other)| other.touches(*label));
        let found = on_line
            .map(|i| format!("line {:?}", i.what))
            .or(on_step.map(|(id, _)| format!("step {id}")))
            .or(on_label.map(|(other, _)| format!("label of {other:?}")));
        if let Some(found) = found {
            out.labels.push(format!("{name}: label of {what:?} {label:?} on {found}"));
        }
    }
}

/// Writes a picture where one is asked for.
pub(crate) fn show(name: &str, p: &Procedure) {
    let Some(folder) = std::env::var_os("PRODIGIO_PICTURES").map(PathBuf::from) else { return };
    let words = Bare(Language::It);
    let scene = draw(p, &routes(p), &View::new(Language::It, &words));
    let sheet = Sheet {
        margin: 12.0,
        title: name.to_owned(),
        description: String::new(),
        language: Language::It.tag(),
    };
    let text = svg(&scene, Palette::of(Theme::Light), &sheet);
    if let Ok(picture) = png(&text, 1.0) {
        std::fs::write(folder.join(format!("{name}.png")), picture).expect("it is written");
    }
}
