//! The list of everything that can be made, group by group.

use crate::edit::make::{Common, Make};
use crate::model::artifact::ArtifactKind;
use crate::model::card::{ClockEffect, ClockMark};
use crate::model::step::{GatewayKind, Phase, StepKind, SubKind, TaskKind, Trigger};
use crate::model::text::Text;
use crate::words::Words;

use super::Group;

/// The group a kind of step stands in.
pub(super) fn group_of(kind: &StepKind) -> Group {
    match kind {
        StepKind::Task(_) => Group::Tasks,
        StepKind::Gateway(_) => Group::Gateways,
        StepKind::Start { .. } => Group::Starts,
        StepKind::Catch(_) | StepKind::Throw(_) => Group::Events,
        StepKind::Boundary { .. } => Group::Borders,
        StepKind::End { .. } => Group::Ends,
        StepKind::SubProcedure { .. } | StepKind::Call { .. } => Group::Subs,
    }
}

/// Everything that can be made, group by group.
pub(super) fn makes(words: &[Words]) -> Vec<(Group, Make)> {
    let mut out = Vec::new();
    let mut steps = |kinds: Vec<StepKind>| {
        out.extend(kinds.into_iter().map(|kind| (group_of(&kind), Make::Step(kind))));
    };
    let tasks = [
        TaskKind::Person,
        TaskKind::Manual,
        TaskKind::Automatic,
        TaskKind::Send,
        TaskKind::Receive,
        TaskKind::Rule,
        TaskKind::Script,
        TaskKind::Plain,
    ];
    steps(tasks.map(StepKind::Task).into());
    let gateways = [
        GatewayKind::Exclusive,
        GatewayKind::Parallel,
        GatewayKind::Inclusive,
        GatewayKind::EventBased,
        GatewayKind::Complex,
    ];
    steps(gateways.map(StepKind::Gateway).into());
    let caught = [
        Trigger::Message,
        Trigger::Timer(None),
        Trigger::Signal,
        Trigger::Conditional,
        Trigger::Link,
    ];
    steps(caught.map(StepKind::Catch).into());
    let thrown = [
        Trigger::None,
        Trigger::Message,
        Trigger::Signal,
        Trigger::Escalation,
        Trigger::Link,
        Trigger::Compensation,
    ];
    steps(thrown.map(StepKind::Throw).into());
    steps(ends_and_starts());
    steps(subs());
    out.extend(borders().into_iter().map(|make| (Group::Borders, make)));
    out.extend(commons(words).into_iter().map(|make| (Group::Common, make)));
    let beside = [
        ArtifactKind::Annotation,
        ArtifactKind::DataObject { collection: false },
        ArtifactKind::DataObject { collection: true },
        ArtifactKind::DataInput,
        ArtifactKind::DataOutput,
        ArtifactKind::DataStore,
        ArtifactKind::Group,
    ];
    out.extend(beside.map(|kind| (Group::Beside, Make::Artifact(kind))));
    let bands = [Make::Lane, Make::Pool { black_box: false }, Make::Pool { black_box: true }];
    out.extend(bands.map(|make| (Group::Bands, make)));
    out
}

fn ends_and_starts() -> Vec<StepKind> {
    let ended = [
        Trigger::None,
        Trigger::Message,
        Trigger::Terminate,
        Trigger::Error,
        Trigger::Signal,
        Trigger::Escalation,
        Trigger::Compensation,
        Trigger::Cancel,
    ];
    let ends = ended.map(|trigger| StepKind::End { trigger, outcome: None });
    let started = [
        Trigger::None,
        Trigger::Message,
        Trigger::Timer(None),
        Trigger::Signal,
        Trigger::Conditional,
        Trigger::Error,
        Trigger::Escalation,
        Trigger::Compensation,
    ];
    let starts = started.map(|trigger| StepKind::Start { trigger, interrupting: true });
    ends.into_iter().chain(starts).collect()
}

fn subs() -> Vec<StepKind> {
    let sub = |kind, expanded| StepKind::SubProcedure { kind, expanded };
    vec![
        sub(SubKind::Embedded, false),
        sub(SubKind::Embedded, true),
        StepKind::Call { called: String::new() },
        sub(SubKind::Event, true),
        sub(SubKind::Event, false),
        sub(SubKind::Transaction, true),
        sub(SubKind::AdHoc, true),
    ]
}

fn borders() -> Vec<Make> {
    let both = [
        Trigger::Timer(None),
        Trigger::Message,
        Trigger::Signal,
        Trigger::Conditional,
        Trigger::Escalation,
    ];
    let stops = [Trigger::Error, Trigger::Compensation, Trigger::Cancel];
    let border =
        |trigger: &Trigger, interrupting| Make::Border { trigger: trigger.clone(), interrupting };
    let stopping = both.iter().chain(&stops).map(|t| border(t, true));
    stopping.chain(both.iter().map(|t| border(t, false))).collect()
}

/// Common steps of procedures: key of the name, kind, phase, effect on the legal clock.
const COMMONS: &[(&str, StepKind, Phase, Option<ClockEffect>)] = &[
    ("common-registration", StepKind::Task(TaskKind::Person), Phase::Initiative, None),
    ("common-check", StepKind::Task(TaskKind::Person), Phase::Initiative, None),
    ("common-complete", StepKind::Gateway(GatewayKind::Exclusive), Phase::Initiative, None),
    (
        "common-integration",
        StepKind::Task(TaskKind::Send),
        Phase::Inquiry,
        Some(ClockEffect::Suspend),
    ),
    ("common-inquiry", StepKind::Task(TaskKind::Person), Phase::Inquiry, None),
    ("common-opinion", StepKind::Task(TaskKind::Send), Phase::Inquiry, None),
    (
        "common-pre-refusal",
        StepKind::Task(TaskKind::Send),
        Phase::Decision,
        Some(ClockEffect::PreRefusal),
    ),
    ("common-decision", StepKind::Task(TaskKind::Person), Phase::Decision, Some(ClockEffect::Stop)),
    ("common-signature", StepKind::Task(TaskKind::Person), Phase::Decision, None),
    ("common-notice", StepKind::Task(TaskKind::Send), Phase::Effectiveness, None),
    ("common-publication", StepKind::Task(TaskKind::Automatic), Phase::Effectiveness, None),
];

fn commons(words: &[Words]) -> Vec<Make> {
    COMMONS
        .iter()
        .map(|(key, kind, phase, effect)| {
            let mut name = Text::default();
            for w in words {
                name.set(w.language(), w.say(key));
            }
            let marks = effect.map(|effect| ClockMark { effect, term: None }).into_iter().collect();
            let (kind, phase) = (kind.clone(), Some(*phase));
            Make::Common(Box::new(Common { name, kind, phase, marks }))
        })
        .collect()
}
