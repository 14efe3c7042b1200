//! Procedures at random from a seed, as people draw them: branches that meet again, parallel work,
//! loops, lanes and pools, sub-procedures, events on borders, data, notes and messages.

use prodigio::model::artifact::{Artifact, ArtifactKind};
use prodigio::model::draft::Draft;
use prodigio::model::flow::{Anchor, Flow, Link, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::id::{ArtifactId, LaneId, PoolId, StepId};
use prodigio::model::lane::{Lane, Pool};
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::{GatewayKind, Step, StepKind, SubKind, TaskKind, Trigger};
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

struct Maker {
    numbers: Numbers,
    draft: Draft,
    lanes: Vec<LaneId>,
    steps: usize,
    things: usize,
    /// Tasks at the top, for what refers to them.
    tasks: Vec<StepId>,
}

/// About `size` steps, in lanes for some seeds, upright for few.
pub(crate) fn procedure(seed: u64, size: usize) -> Procedure {
    let mut maker = Maker {
        numbers: Numbers(seed.wrapping_mul(7919) + 17),
        draft: Draft::new(),
        lanes: Vec::new(),
        steps: 0,
        things: 0,
        tasks: Vec::new(),
    };
    let vertical = seed % 9 == 4;
    let lanes = [0, 3, 4, 2, 5, 0, 6][(seed % 7) as usize];
    maker.bands(lanes, (seed % 3 == 1, vertical));
    let start = maker.step(StepKind::START, "Avvio", None, None);
    let mut last = start;
    while maker.steps < size {
        last = maker.block(&last, None, 0);
        if maker.numbers.below(12) == 0 {
            // Another beginning: an unconnected part.
            let end = maker.step(StepKind::END, "Fine", None, None);
            maker.flow(&last, &end, None, "");
            last = maker.step(StepKind::START, "Altro avvio", None, None);
        }
    }
    let end = maker.step(StepKind::END, "Concluso", None, None);
    maker.flow(&last, &end, None, "");
    maker.details();
    maker.draft.finish().0
}

const WORDS: [&str; 8] = [
    "Verifica requisiti",
    "Protocollazione",
    "Richiesta di integrazione documentale",
    "Firma",
    "Istruttoria tecnica",
    "Sopralluogo",
    "Comunicazione all'interessato",
    "Pagamento",
];

impl Maker {
    fn bands(&mut self, lanes: usize, (pooled, vertical): (bool, bool)) {
        let pool = PoolId::new("body");
        let pool_there = |name: &str, black_box| Pool {
            name: Text::of(Language::It, name),
            at: Rect::new(0.0, 0.0, 600.0, 200.0),
            black_box,
            vertical,
            office: None,
            process: String::new(),
            foreign: Foreign::default(),
        };
        if pooled && lanes > 0 {
            self.draft.pool("applicant", pool_there("Richiedente", true));
            self.draft.pool("body", pool_there("Comune", false));
        }
        for number in 0..lanes {
            let at = 120.0 * number as f64;
            let lane = Lane {
                name: Text::of(Language::It, format!("Ufficio {number}")),
                at: if vertical {
                    Rect::new(at, 0.0, 120.0, 600.0)
                } else {
                    Rect::new(0.0, at, 600.0, 120.0)
                },
                office: None,
                pool: pooled.then(|| pool.clone()),
                // The last of many is divided.
                parent: (lanes > 4 && number > 3).then(|| LaneId::new("l3")),
                vertical,
                foreign: Foreign::default(),
            };
            self.draft.lane(format!("l{number}").as_str(), lane);
            if !(lanes > 4 && number == 3) {
                self.lanes.push(LaneId::new(format!("l{number}")));
            }
        }
    }

    fn step(
        &mut self,
        kind: StepKind,
        name: &str,
        parent: Option<&StepId>,
        lane: Option<LaneId>,
    ) -> StepId {
        let id = StepId::new(format!("s{}", self.steps));
        self.steps += 1;
        let mut step = Step::new(kind, Text::of(Language::It, name), 0.0, 0.0);
        step.at = Rect::default();
        step.parent = parent.cloned();
        if parent.is_none() && !self.lanes.is_empty() {
            let any = self.lanes[self.numbers.below(self.lanes.len() as u64) as usize].clone();
            step.lane = Some(lane.unwrap_or(any));
        }
        self.draft.step(id.as_str(), step);
        id
    }

    fn task(&mut self, parent: Option<&StepId>) -> StepId {
        let name = WORDS[self.numbers.below(WORDS.len() as u64) as usize];
        let id = self.step(StepKind::Task(TaskKind::Person), name, parent, None);
        if parent.is_none() {
            self.tasks.push(id.clone());
        }
        id
    }

    fn flow(&mut self, from: &StepId, to: &StepId, share: Option<f64>, name: &str) {
        let mut flow = Flow::new(from.clone(), to.clone());
        flow.share = share.map(Sourced::bare);
        flow.name = Text::of(Language::It, name);
        let id = format!("f{}", self.things);
        self.things += 1;
        self.draft.flow(id.as_str(), flow);
    }

    /// Adds a piece after a step; gives the step at its end.
    fn block(&mut self, after: &StepId, parent: Option<&StepId>, depth: u32) -> StepId {
        match self.numbers.below(if depth > 2 { 4 } else { 10 }) {
            0..=3 => {
                let task = self.task(parent);
                self.flow(after, &task, None, "");
                task
            }
            4 | 5 => self.branches(after, parent, depth, GatewayKind::Exclusive),
            6 => self.branches(after, parent, depth, GatewayKind::Parallel),
            7 => self.repeat(after, parent, depth),
            8 => self.sub(after, parent, depth),
            _ => self.watched(after, parent),
        }
    }

    fn branches(
        &mut self,
        after: &StepId,
        parent: Option<&StepId>,
        depth: u32,
        kind: GatewayKind,
    ) -> StepId {
        let split = self.step(StepKind::Gateway(kind), "Completa?", parent, None);
        let join = self.step(StepKind::Gateway(kind), "", parent, None);
        self.flow(after, &split, None, "");
        let count = 2 + self.numbers.below(2);
        for branch in 0..count {
            let share = (kind == GatewayKind::Exclusive).then_some(1.0 / count as f64);
            let name =
                if share.is_none() { "" } else { ["sì", "no", "in parte"][branch as usize] };
            if branch == 1 && share.is_some() && self.numbers.below(3) == 0 {
                self.flow(&split, &join, share, name);
                continue;
            }
            let mut last = self.task(parent);
            self.flow(&split, &last, share, name);
            for _ in 0..self.numbers.below(3) {
                last = self.block(&last, parent, depth + 1);
            }
            if branch == 1 && share.is_some() && self.numbers.below(4) == 0 {
                let end = self.step(StepKind::END, "Respinta", parent, None);
                self.flow(&last, &end, None, "");
            } else {
                self.flow(&last, &join, None, "");
            }
        }
        join
    }

    fn repeat(&mut self, after: &StepId, parent: Option<&StepId>, depth: u32) -> StepId {
        let begin = self.step(StepKind::Gateway(GatewayKind::Exclusive), "", parent, None);
        self.flow(after, &begin, None, "");
        let last = self.block(&begin, parent, depth + 1);
        let check =
            self.step(StepKind::Gateway(GatewayKind::Exclusive), "Da rifare?", parent, None);
        self.flow(&last, &check, None, "");
        self.flow(&check, &begin, Some(0.2), "sì");
        let on = self.task(parent);
        self.flow(&check, &on, Some(0.8), "no");
        on
    }

    fn sub(&mut self, after: &StepId, parent: Option<&StepId>, depth: u32) -> StepId {
        let kind =
            StepKind::SubProcedure { kind: SubKind::Embedded, expanded: self.numbers.below(3) > 0 };
        let sub = self.step(kind, "Conferenza di servizi", parent, None);
        self.flow(after, &sub, None, "");
        let mut last = self.step(StepKind::START, "", Some(&sub), None);
        for _ in 0..=self.numbers.below(2) {
            last = self.block(&last, Some(&sub), depth + 1);
        }
        let end = self.step(StepKind::END, "", Some(&sub), None);
        self.flow(&last, &end, None, "");
        sub
    }

    /// A task with an event on its border, whose way ends by itself or comes back.
    fn watched(&mut self, after: &StepId, parent: Option<&StepId>) -> StepId {
        let task = self.task(parent);
        self.flow(after, &task, None, "");
        let event = StepKind::Boundary {
            host: task.clone(),
            trigger: Trigger::Timer(None),
            interrupting: self.numbers.below(2) == 0,
        };
        let lane = self.draft.so_far().step(&task).and_then(|s| s.lane.clone());
        let event = self.step(event, "30 giorni", parent, lane);
        let chase = self.task(parent);
        self.flow(&event, &chase, None, "");
        let next = self.task(parent);
        self.flow(&task, &next, None, "");
        if self.numbers.below(2) == 0 {
            self.flow(&chase, &next, None, "");
        } else {
            let end = self.step(StepKind::END, "Archiviata", parent, None);
            self.flow(&chase, &end, None, "");
        }
        next
    }

    /// Data, notes and messages beside the flow.
    fn details(&mut self) {
        for (number, task) in self.tasks.clone().into_iter().enumerate() {
            if self.numbers.below(6) == 0 {
                let kind = if self.numbers.below(2) == 0 {
                    ArtifactKind::Annotation
                } else {
                    ArtifactKind::DataObject { collection: false }
                };
                let (w, h) = kind.standard_size();
                let artifact = Artifact {
                    kind,
                    text: Text::of(Language::It, "Domanda"),
                    at: Rect::new(0.0, 0.0, w, h),
                    label: None,
                    lane: None,
                    parent: None,
                    foreign: Foreign::default(),
                };
                let id = format!("a{number}");
                self.draft.artifact(id.as_str(), artifact);
                let from = Anchor::Artifact(ArtifactId::new(&id));
                self.link(LinkKind::Association, from, Anchor::Step(task.clone()));
            }
            let has_pool = self.draft.so_far().pool(&PoolId::new("applicant")).is_some();
            if has_pool && self.numbers.below(5) == 0 {
                let pool = Anchor::Pool(PoolId::new("applicant"));
                self.link(LinkKind::Message, Anchor::Step(task), pool);
            }
        }
    }

    fn link(&mut self, kind: LinkKind, from: Anchor, to: Anchor) {
        let link = Link {
            kind,
            from,
            to,
            name: Text::default(),
            bends: Vec::new(),
            docks: None,
            label: None,
            answer: None,
            foreign: Foreign::default(),
        };
        let id = format!("k{}", self.things);
        self.things += 1;
        self.draft.link(id.as_str(), link);
    }
}
