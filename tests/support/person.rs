//! A person who does anything with the document in front of them, the same each time for a seed.

use std::path::PathBuf;
use std::time::Duration;

use prodigio::app::Workbench;
use prodigio::app::action::Action;
use prodigio::app::command::Command;
use prodigio::edit::Change;
use prodigio::edit::history::Description;
use prodigio::model::card::Term;
use prodigio::model::geometry::Point;
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::step::{GatewayKind, StepKind, TaskKind};

/// Numbers without pattern, the same each time (splitmix64).
#[derive(Debug)]
pub(crate) struct Luck(pub(crate) u64);

impl Luck {
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most.max(1) as u64) as usize
    }
}

/// Ticks until something is so; gives up after a minute.
pub(crate) fn until(bench: &mut Workbench, is_so: impl Fn(&Workbench) -> bool) {
    for _ in 0..60_000 {
        bench.tick();
        if is_so(bench) {
            return;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    panic!("waited in vain");
}

/// The person.
#[derive(Debug)]
pub(crate) struct Person {
    luck: Luck,
    files: PathBuf,
}

impl Person {
    /// A person who saves below this folder; begins with the first variant, and with a step of
    /// their own.
    pub(crate) fn new(seed: u64, files: PathBuf, bench: &mut Workbench) -> Self {
        let first = bench.document().and_then(|d| Some(d.study().variants().first()?.id.clone()));
        bench.handle(Command::ShowVariant(first.expect("a study has a variant")));
        Self { luck: Luck(seed), files }
    }

    /// Does one thing; a save has ended when it returns.
    pub(crate) fn act(&mut self, bench: &mut Workbench) {
        let document = bench.document().expect("a document is open");
        let p = bench.procedure().expect("a procedure is shown");
        let steps: Vec<StepId> = p.steps().map(|(id, _)| id.clone()).collect();
        let step = steps.get(self.luck.below(steps.len())).cloned();
        let step = step.unwrap_or_else(|| StepId::new("nobody"));
        let choice = self.luck.below(26);
        let number = self.luck.below(1000);
        let kinds = [
            StepKind::Task(TaskKind::Person),
            StepKind::Gateway(GatewayKind::Exclusive),
            StepKind::END,
        ];
        let kind = kinds[number % 3].clone();
        let command = match choice {
            0..=4 => Command::AddAfter(step, kind),
            5..=8 => Command::Rename(ItemId::Step(step), format!("passo «{number}»\nàèìòù")),
            9 => Command::AddAt(kind, Point::new(number as f64, 300.0), None),
            10 | 11 => {
                bench.handle(Command::Select(vec![ItemId::Step(step)]));
                Command::MoveSelection(number as f64 - 500.0, 7.5)
            }
            12 | 13 => {
                bench.handle(Command::Select(vec![ItemId::Step(step)]));
                Command::Act(Action::Delete)
            }
            14..=17 => Command::Act(Action::Undo),
            18 | 19 => Command::Act(Action::Redo),
            20 => Command::Act(Action::AddLane),
            21 if document.study().variants().len() < 4 => Command::Act(Action::NewToBe),
            22 => {
                // Typing in one field: joins in one step.
                let card = prodigio::model::card::Card {
                    description: document.study().title().clone(),
                    ..p.card().clone()
                };
                let change = Change::Card(Box::new(card));
                let plan = document.desk().change(change, Description::new("edit-put"), "card");
                Command::Plan(Box::new(plan))
            }
            23 => {
                let description = Description::new("edit-put").with("name", "x");
                let (_, plan) = document
                    .desk()
                    .add_term(Term::default(), description)
                    .expect("a term can always be added");
                Command::Plan(Box::new(plan))
            }
            24 => {
                let variants = document.study().variants();
                Command::ShowVariant(variants[number % variants.len()].id.clone())
            }
            _ => {
                let path = self.files.join(format!("{}.prodigio", number % 3));
                bench.handle(Command::SaveTo(path));
                until(bench, |b| !b.is_saving());
                return;
            }
        };
        bench.handle(command);
    }
}
