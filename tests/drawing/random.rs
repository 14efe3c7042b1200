//! Procedures at random from a seed: steps that do not overlap, flows between any of them.

use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::{LaneId, StepId};
use prodigio::model::lane::Lane;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{GatewayKind, Step, StepKind, TaskKind, Trigger};
use prodigio::model::text::{Language, Text};

/// Numbers from a seed (`SplitMix64`).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// A number below `n`.
    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }
}

fn kind(numbers: &mut Numbers) -> StepKind {
    match numbers.below(6) {
        0 => StepKind::Gateway(GatewayKind::Exclusive),
        1 => StepKind::Catch(Trigger::Message),
        2 => StepKind::SubProcedure {
            kind: prodigio::model::step::SubKind::Embedded,
            expanded: false,
        },
        _ => StepKind::Task(TaskKind::Person),
    }
}

/// Steps in cells of a grid of `side` × `side`, each cell taken with two chances in three, some off
/// the middle; `flows` flows.
pub(crate) fn placed(seed: u64, side: u64, flows: u64) -> Procedure {
    let mut numbers = Numbers(seed);
    let mut draft = Draft::new();
    let mut ids: Vec<StepId> = Vec::new();
    for cell in 0..side * side {
        if numbers.below(3) == 0 {
            continue;
        }
        let kind = kind(&mut numbers);
        let (x, y) = ((cell % side) as f64 * 170.0, (cell / side) as f64 * 150.0);
        let off = |n: &mut Numbers| n.below(3) as f64 * 5.0;
        let center = Point::new(x + off(&mut numbers), y + off(&mut numbers));
        let mut step = Step::new(kind, Text::of(Language::It, format!("Passo {cell}")), 0.0, 0.0);
        step.at = Rect::around(center, step.at.w, step.at.h);
        let id = StepId::new(format!("s{cell}"));
        draft.step(id.as_str(), step);
        ids.push(id);
    }
    join(&mut draft, &mut numbers, &ids, flows);
    draft.finish().0
}

fn join(draft: &mut Draft, numbers: &mut Numbers, ids: &[StepId], flows: u64) {
    for flow in 0..flows {
        let mut pick = || ids[numbers.below(ids.len() as u64) as usize].clone();
        let (from, to) = (pick(), pick());
        draft.flow(format!("f{flow}").as_str(), Flow::new(from, to));
    }
}

/// `count` steps without places in `lanes` lanes, the flows mostly leading on, a few back.
pub(crate) fn unplaced(seed: u64, count: u64, lanes: u64) -> Procedure {
    let mut numbers = Numbers(seed);
    let mut draft = Draft::new();
    for lane in 0..lanes {
        let lane_there = Lane {
            name: Text::of(Language::It, format!("Corsia {lane}")),
            at: Rect::new(0.0, 120.0 * lane as f64, 600.0, 120.0),
            office: None,
            pool: None,
            parent: None,
            vertical: false,
            foreign: Foreign::default(),
        };
        draft.lane(format!("l{lane}").as_str(), lane_there);
    }
    let mut ids = Vec::new();
    for number in 0..count {
        let name = Text::of(Language::It, format!("Passo {number}"));
        let mut step = Step::new(kind(&mut numbers), name, 0.0, 0.0);
        step.lane = (lanes > 0).then(|| LaneId::new(format!("l{}", numbers.below(lanes))));
        let id = StepId::new(format!("s{number}"));
        draft.step(id.as_str(), step);
        ids.push(id);
    }
    for number in 1..count {
        let before = numbers.below(number.min(4)) + number.saturating_sub(4).min(number - 1);
        let (from, to) = (ids[before as usize].clone(), ids[number as usize].clone());
        let flow = if numbers.below(8) == 0 { Flow::new(to, from) } else { Flow::new(from, to) };
        draft.flow(format!("f{number}").as_str(), flow);
    }
    draft.finish().0
}
