//! What the kinds are called, the other words that find them, and their icons.

use crate::drawing::icons::Icon;
use crate::edit::make::Make;
use crate::model::artifact::ArtifactKind;
use crate::model::step::{GatewayKind, StepKind, SubKind, TaskKind, Trigger};
use crate::words::Words;
use crate::words::named::capitalized;

/// What a thing to make is called.
pub(super) fn said(words: &Words, make: &Make) -> String {
    let event = |base: &str, trigger: &Trigger| match trigger {
        Trigger::None => capitalized(base),
        trigger => format!("{} · {}", capitalized(base), words.name(trigger)),
    };
    match make {
        Make::Step(kind) => match kind {
            StepKind::Task(k) => words.title(*k),
            StepKind::Gateway(k) => words.title(*k),
            StepKind::SubProcedure { kind, expanded } => {
                let key = if *expanded { "sub-open" } else { "sub-closed" };
                format!("{} · {}", words.title(*kind), words.say(key))
            }
            StepKind::Call { .. } => words.title(kind),
            StepKind::Start { trigger, .. }
            | StepKind::Catch(trigger)
            | StepKind::Throw(trigger)
            | StepKind::Boundary { trigger, .. }
            | StepKind::End { trigger, .. } => event(&words.name(kind), trigger),
        },
        Make::Border { trigger, interrupting } => {
            let said = event(&words.say("kind-boundary"), trigger);
            if *interrupting {
                said
            } else {
                format!("{said} · {}", words.say("not-interrupting"))
            }
        }
        Make::Artifact(ArtifactKind::DataObject { collection: true }) => {
            capitalized(&words.say("artifact-data-many"))
        }
        Make::Artifact(kind) => words.title(*kind),
        Make::Pool { black_box: false } => words.say("make-pool"),
        Make::Pool { black_box: true } => words.say("make-black-box"),
        Make::Lane => words.say("make-lane"),
        Make::Common(common) => common.name.get(words.language()).to_owned(),
    }
}

/// Keys of the messages with other words for it.
pub(super) fn synonyms(make: &Make) -> Vec<&'static str> {
    match make {
        Make::Step(kind) => {
            let mut out = vec![match kind {
                StepKind::Task(k) => match k {
                    TaskKind::Plain => "find-task-plain",
                    TaskKind::Person => "find-task-person",
                    TaskKind::Manual => "find-task-manual",
                    TaskKind::Automatic => "find-task-automatic",
                    TaskKind::Send => "find-task-send",
                    TaskKind::Receive => "find-task-receive",
                    TaskKind::Script => "find-task-script",
                    TaskKind::Rule => "find-task-rule",
                },
                StepKind::Gateway(k) => match k {
                    GatewayKind::Exclusive => "find-gateway-exclusive",
                    GatewayKind::Parallel => "find-gateway-parallel",
                    GatewayKind::Inclusive => "find-gateway-inclusive",
                    GatewayKind::EventBased => "find-gateway-event",
                    GatewayKind::Complex => "find-gateway-complex",
                },
                StepKind::Start { .. } => "find-start",
                StepKind::Catch(_) => "find-catch",
                StepKind::Throw(_) => "find-throw",
                StepKind::Boundary { .. } => "find-border",
                StepKind::End { .. } => "find-end",
                StepKind::SubProcedure { .. } => "find-sub",
                StepKind::Call { .. } => "find-call",
            }];
            out.extend(kind.trigger().and_then(synonyms_of_trigger));
            out
        }
        Make::Border { trigger, .. } => {
            std::iter::once("find-border").chain(synonyms_of_trigger(trigger)).collect()
        }
        Make::Artifact(kind) => vec![match kind {
            ArtifactKind::Annotation => "find-annotation",
            ArtifactKind::DataObject { .. }
            | ArtifactKind::DataInput
            | ArtifactKind::DataOutput => "find-data",
            ArtifactKind::DataStore => "find-store",
            ArtifactKind::Group => "find-group",
        }],
        Make::Pool { .. } => vec!["find-pool"],
        Make::Lane => vec!["find-lane"],
        Make::Common(_) => vec!["find-common"],
    }
}

fn synonyms_of_trigger(trigger: &Trigger) -> Option<&'static str> {
    Some(match trigger {
        Trigger::Message => "find-message",
        Trigger::Timer(_) => "find-timer",
        Trigger::Signal => "find-signal",
        Trigger::Conditional => "find-conditional",
        Trigger::Link => "find-link",
        Trigger::Error => "find-error",
        Trigger::Escalation => "find-escalation",
        Trigger::Terminate => "find-terminate",
        Trigger::Compensation => "find-compensation",
        Trigger::Cancel => "find-cancel",
        Trigger::None | Trigger::Multiple | Trigger::ParallelMultiple => return None,
    })
}

/// The icon inside the sign of a thing to make; `None` for a plain one.
pub fn icon(make: &Make) -> Option<Icon> {
    match make {
        Make::Step(kind) => icon_of(kind),
        Make::Common(common) => icon_of(&common.kind),
        Make::Border { trigger, .. } => icon_of_trigger(trigger),
        Make::Artifact(kind) => Some(match kind {
            ArtifactKind::Annotation => Icon::Note,
            ArtifactKind::DataObject { collection: true } => Icon::ThreeUpright,
            ArtifactKind::DataObject { collection: false } => Icon::Document,
            ArtifactKind::DataInput | ArtifactKind::DataOutput => Icon::ArrowRight,
            ArtifactKind::DataStore => Icon::Table,
            ArtifactKind::Group => Icon::Lasso,
        }),
        Make::Pool { .. } => Some(Icon::Building),
        Make::Lane => Some(Icon::Lanes),
    }
}

fn icon_of(kind: &StepKind) -> Option<Icon> {
    match kind {
        StepKind::Task(k) => match k {
            TaskKind::Plain => None,
            TaskKind::Person => Some(Icon::Person),
            TaskKind::Manual => Some(Icon::Hand),
            TaskKind::Automatic => Some(Icon::Gear),
            TaskKind::Send | TaskKind::Receive => Some(Icon::Mail),
            TaskKind::Script => Some(Icon::Script),
            TaskKind::Rule => Some(Icon::Table),
        },
        StepKind::Gateway(k) => match k {
            GatewayKind::Exclusive => Some(Icon::Cross),
            GatewayKind::Parallel => Some(Icon::Plus),
            GatewayKind::Inclusive => Some(Icon::Ring),
            GatewayKind::EventBased => Some(Icon::Pentagon),
            GatewayKind::Complex => Some(Icon::CrossPlus),
        },
        StepKind::SubProcedure { kind: SubKind::AdHoc, .. } => Some(Icon::Tilde),
        StepKind::SubProcedure { expanded: false, .. } => Some(Icon::Plus),
        StepKind::SubProcedure { .. } => Some(Icon::Box),
        StepKind::Call { .. } => Some(Icon::Share),
        event => event.trigger().and_then(icon_of_trigger),
    }
}

fn icon_of_trigger(trigger: &Trigger) -> Option<Icon> {
    match trigger {
        Trigger::None => None,
        Trigger::Message => Some(Icon::Mail),
        Trigger::Timer(_) => Some(Icon::Clock),
        Trigger::Signal => Some(Icon::Signal),
        Trigger::Conditional => Some(Icon::Condition),
        Trigger::Link => Some(Icon::Link),
        Trigger::Error => Some(Icon::Bolt),
        Trigger::Escalation => Some(Icon::Escalation),
        Trigger::Terminate => Some(Icon::Disc),
        Trigger::Compensation => Some(Icon::Compensation),
        Trigger::Cancel => Some(Icon::Cross),
        Trigger::Multiple => Some(Icon::Pentagon),
        Trigger::ParallelMultiple => Some(Icon::CrossPlus),
    }
}
