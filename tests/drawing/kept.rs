//! A drawing brought into step after each edit equals the whole drawn anew.

use std::sync::Arc;

use prodigio::app::Workbench;
use prodigio::app::action::Action;
use prodigio::app::command::Command;
use prodigio::app::settings::Settings;
use prodigio::drawing::kept::Kept;
use prodigio::drawing::scene;
use prodigio::drawing::view::{Bare, View};
use prodigio::files::catalogue;
use prodigio::layout::route::routes;
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::step::{GatewayKind, StepKind, TaskKind};
use prodigio::model::text::Language;

/// A small generator of numbers, the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

fn command(dice: &mut Dice, steps: &[StepId]) -> Command {
    let mut any = || steps[dice.below(steps.len())].clone();
    let (one, other) = (any(), any());
    match dice.below(12) {
        0..=3 => {
            Command::MoveSelection(dice.below(400) as f64 - 200.0, dice.below(300) as f64 - 150.0)
        }
        4 => Command::Rename(ItemId::Step(one), format!("Nuovo nome {}", dice.below(99))),
        5 => Command::AddAfter(one, StepKind::Task(TaskKind::Person)),
        6 => Command::AddAfter(one, StepKind::Gateway(GatewayKind::Exclusive)),
        7 => Command::Connect(one, other),
        8 => Command::Act(Action::Delete),
        9 => Command::Replace(one, StepKind::Task(TaskKind::Automatic)),
        10 => Command::Act(Action::Redo),
        _ => Command::Act(Action::Undo),
    }
}

#[test]
fn a_drawing_that_follows_edits_is_the_drawing_of_the_result() {
    let mut partial = 0;
    for (template, seed) in catalogue::TEMPLATES.iter().zip([7, 8]) {
        let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
        bench.open_study(catalogue::load(template.code).expect("a template"), None);
        let mut dice = Dice(seed);
        let (mut kept, mut seen) = (Kept::default(), None);
        for round in 0..120 {
            let p = Arc::clone(bench.procedure().expect("a procedure"));
            let steps: Vec<StepId> = p.steps().map(|(id, _)| id.clone()).collect();
            if steps.len() < 3 {
                break;
            }
            let chosen =
                (0..=dice.below(2)).map(|_| ItemId::Step(steps[dice.below(steps.len())].clone()));
            bench.handle(Command::Select(chosen.collect()));
            bench.handle(command(&mut dice, &steps));
            let document = bench.document().expect("a document");
            let p = document.procedure().expect("a procedure");
            let (_, followed) = &document.results.routes[document.variant()];
            let trail = &document.results.trails[document.variant()];
            let rerouted = seen.and_then(|s| trail.since(s));
            let captions = Bare(Language::It);
            let mut view = View::new(Language::It, &captions);
            view.errors = [ItemId::Step(steps[round % steps.len()].clone())].into();
            let pinned = ItemId::Step(steps[round / 3 % steps.len()].clone());
            view.pins = [(pinned, (round / 5).to_string())].into();
            let drawn = kept.follow(p, followed, &view, rerouted.as_ref());
            seen = Some(trail.number());
            let whole = scene::draw(p, &routes(p), &view);
            partial += usize::from(drawn < whole.len());
            for item in whole.items() {
                assert_eq!(kept.scene().item(&item.what), Some(item), "round {round}");
            }
            assert_eq!(kept.scene().len(), whole.len(), "round {round}");
            assert!(*kept.scene() == whole, "round {round}: order");
        }
    }
    assert!(partial > 100, "most edits touch a part only: {partial}");
}
