//! Lines: flows within a body, messages between bodies, associations with what lies beside.

use crate::model::artifact::ArtifactKind;
use crate::model::draft::Draft;
use crate::model::flow::{Anchor, Flow, Link, LinkKind};
use crate::model::foreign::Foreign;
use crate::model::id::{ArtifactId, PoolId, StepId};

use super::bands::{Band, Bands};
use super::build::{Build, Thing};

/// A line and the cells it joins.
pub(super) struct Ends {
    pub(super) cell: usize,
    pub(super) from: Option<usize>,
    pub(super) to: Option<usize>,
}

/// What a line ends at.
enum End {
    Step(StepId, Option<PoolId>),
    Artifact(ArtifactId, ArtifactKind),
    Pool(PoolId),
}

impl End {
    fn anchor(&self) -> Anchor {
        match self {
            Self::Step(id, _) => Anchor::Step(id.clone()),
            Self::Artifact(id, _) => Anchor::Artifact(id.clone()),
            Self::Pool(id) => Anchor::Pool(id.clone()),
        }
    }
}

/// Puts the lines; gives how many join nothing.
pub(super) fn put(
    build: &mut Build<'_>,
    draft: &mut Draft,
    bands: &Bands<'_>,
    lines: Vec<Ends>,
) -> usize {
    let mut loose = 0;
    for line in lines {
        let end = |at: Option<usize>| end_at(build, bands, at?);
        let (Some(from), Some(to)) = (end(line.from), end(line.to)) else {
            loose += 1;
            continue;
        };
        let page = build.page;
        let cell = &page.cells[line.cell];
        let id = build.free_id(&cell.id);
        let name = build.text(line.cell, " ");
        let bends = page.bends(line.cell);
        let dashed = cell.style.is("dashed");
        let headless = cell.style.get("endArrow") == "none";
        match kind_of(&from, &to, dashed && headless) {
            None => {
                let (End::Step(from, _), End::Step(to, _)) = (&from, &to) else { continue };
                let default = cell.style.get("startArrow") == "dash";
                let flow = Flow { name, default, bends, ..Flow::new(from.clone(), to.clone()) };
                draft.flow(id.as_str(), flow);
            }
            Some(kind) => {
                let link = Link {
                    kind,
                    from: from.anchor(),
                    to: to.anchor(),
                    name,
                    bends,
                    docks: None,
                    label: None,
                    answer: None,
                    foreign: Foreign::default(),
                };
                draft.link(id.as_str(), link);
            }
        }
    }
    loose
}

fn end_at(build: &Build<'_>, bands: &Bands<'_>, at: usize) -> Option<End> {
    let id = build.ids.get(&at)?;
    Some(match build.things.get(&at)? {
        Thing::Step(_) => {
            let under = bands.under(at);
            let pool = under.and_then(|band| bands.of(band)).and_then(Band::pool).cloned();
            End::Step(StepId::new(id), pool)
        }
        Thing::Artifact(kind) => End::Artifact(ArtifactId::new(id), *kind),
        Thing::Band => End::Pool(bands.of(at)?.pool()?.clone()),
    })
}

/// What a line is beside a flow; `None` for a flow.
fn kind_of(from: &End, to: &End, is_thin: bool) -> Option<LinkKind> {
    match (from, to) {
        (End::Step(_, a), End::Step(_, b)) if a != b => Some(LinkKind::Message),
        (End::Step(..), End::Step(..)) if is_thin => Some(LinkKind::Association),
        (End::Step(..), End::Step(..)) => None,
        (End::Artifact(_, kind), _) | (_, End::Artifact(_, kind)) => Some(match kind {
            ArtifactKind::Annotation | ArtifactKind::Group => LinkKind::Association,
            _ => LinkKind::Data,
        }),
        (End::Pool(_), _) | (_, End::Pool(_)) => Some(LinkKind::Message),
    }
}
