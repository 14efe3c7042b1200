//! Procedures that no person would draw: any kinds of steps, joined in any way.

use prodigio::model::draft::Draft;
use prodigio::model::flow::Flow;
use prodigio::model::procedure::Procedure;
use prodigio::model::provenance::Sourced;
use prodigio::model::step::{
    GatewayKind, Outcome, Step, StepKind, SubKind, TaskKind, Timer, Trigger,
};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit};
use proptest::prelude::*;

/// The kinds a wild step may have; hosts and parents are other wild steps.
fn kind(choice: u8, other: usize) -> StepKind {
    let timer = Timer::After(Timing::new(Distribution::Fixed(3.0), Unit::WorkingDays));
    match choice % 14 {
        0 => StepKind::START,
        1 => StepKind::End { trigger: Trigger::None, outcome: Some(Outcome::Refused) },
        2 => StepKind::Gateway(GatewayKind::Exclusive),
        3 => StepKind::Gateway(GatewayKind::Parallel),
        4 => StepKind::Gateway(GatewayKind::Inclusive),
        5 => StepKind::Gateway(GatewayKind::EventBased),
        6 => StepKind::Catch(Trigger::Timer(None)),
        7 => StepKind::Throw(Trigger::Link),
        8 => StepKind::Catch(Trigger::Link),
        9 => StepKind::SubProcedure { kind: SubKind::Embedded, expanded: true },
        10 => StepKind::Boundary {
            host: id("s", other).as_str().into(),
            trigger: Trigger::Timer(Some(timer)),
            interrupting: other.is_multiple_of(2),
        },
        11 => StepKind::SubProcedure { kind: SubKind::Event, expanded: false },
        _ => StepKind::Task(TaskKind::Plain),
    }
}

fn id(prefix: &str, number: usize) -> String {
    format!("{prefix}{number}")
}

/// Up to so many steps with flows among them; what is not sound is mended as a reader would.
pub(crate) fn procedures(most: usize) -> impl Strategy<Value = Procedure> {
    let step = (any::<u8>(), 0..most, 0..most, any::<bool>());
    let flow = (0..most, 0..most, proptest::option::of(0.0..=1.0_f64), any::<bool>());
    let steps = proptest::collection::vec(step, 0..most);
    let flows = proptest::collection::vec(flow, 0..2 * most);
    (steps, flows).prop_map(|(steps, flows)| {
        let mut draft = Draft::new();
        for (number, (choice, other, parent, is_inside)) in steps.iter().enumerate() {
            let name =
                if choice % 3 == 0 { String::new() } else { id("step ", usize::from(choice % 5)) };
            let mut step = Step::new(kind(*choice, *other), Text::of(Language::It, name), 0.0, 0.0);
            step.parent = is_inside.then(|| id("s", *parent).as_str().into());
            draft.step(id("s", number).as_str(), step);
        }
        for (number, (from, to, share, is_default)) in flows.iter().enumerate() {
            let mut flow = Flow::new(id("s", *from).as_str().into(), id("s", *to).as_str().into());
            flow.share = share.map(Sourced::bare);
            flow.default = *is_default;
            draft.flow(id("f", number).as_str(), flow);
        }
        draft.finish().0
    })
}
