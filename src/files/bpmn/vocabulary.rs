//! BPMN's names for what we call otherwise, and the order in which its schema wants children.

use crate::model::step::{GatewayKind, StepKind, SubKind, TaskKind, Trigger};

/// Element names of task kinds.
const TASKS: [(&str, TaskKind); 8] = [
    ("task", TaskKind::Plain),
    ("userTask", TaskKind::Person),
    ("manualTask", TaskKind::Manual),
    ("serviceTask", TaskKind::Automatic),
    ("sendTask", TaskKind::Send),
    ("receiveTask", TaskKind::Receive),
    ("scriptTask", TaskKind::Script),
    ("businessRuleTask", TaskKind::Rule),
];

/// Element names of gateway kinds.
const GATEWAYS: [(&str, GatewayKind); 5] = [
    ("exclusiveGateway", GatewayKind::Exclusive),
    ("parallelGateway", GatewayKind::Parallel),
    ("inclusiveGateway", GatewayKind::Inclusive),
    ("eventBasedGateway", GatewayKind::EventBased),
    ("complexGateway", GatewayKind::Complex),
];

/// Element names of sub-procedures; an event sub-process is a `subProcess` with an attribute.
const SUBS: [(&str, SubKind); 3] = [
    ("subProcess", SubKind::Embedded),
    ("transaction", SubKind::Transaction),
    ("adHocSubProcess", SubKind::AdHoc),
];

const EVENTS: [&str; 5] =
    ["startEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "endEvent"];

/// The task kind of an element name.
pub(super) fn task_kind(name: &str) -> Option<TaskKind> {
    TASKS.iter().find(|(n, _)| *n == name).map(|(_, k)| *k)
}

/// The gateway kind of an element name.
pub(super) fn gateway_kind(name: &str) -> Option<GatewayKind> {
    GATEWAYS.iter().find(|(n, _)| *n == name).map(|(_, k)| *k)
}

/// The sub-procedure kind of an element name.
pub(super) fn sub_kind(name: &str) -> Option<SubKind> {
    SUBS.iter().find(|(n, _)| *n == name).map(|(_, k)| *k)
}

/// Whether an element is one we read as a step.
pub(super) fn is_step(name: &str) -> bool {
    name == "callActivity"
        || EVENTS.contains(&name)
        || task_kind(name).is_some()
        || gateway_kind(name).is_some()
        || sub_kind(name).is_some()
}

/// Whether an element is a task that stands by itself, to be called.
pub(super) fn is_global_task(name: &str) -> bool {
    name.starts_with("global") && name.ends_with("Task")
}

/// Whether an element is one we read as an artifact.
pub(super) fn is_artifact(name: &str) -> bool {
    matches!(name, "textAnnotation" | "group" | "dataObjectReference" | "dataStoreReference")
}

/// Whether an element becomes a thing of the model with an id of its own.
pub(super) fn is_thing(name: &str) -> bool {
    is_step(name)
        || is_artifact(name)
        || matches!(
            name,
            "sequenceFlow"
                | "messageFlow"
                | "association"
                | "participant"
                | "lane"
                | "dataInputAssociation"
                | "dataOutputAssociation"
                | "dataObject"
                | "dataInput"
                | "dataOutput"
        )
}

/// The element name of a step.
pub(super) fn element_of(kind: &StepKind) -> &'static str {
    match kind {
        StepKind::Task(kind) => TASKS.iter().find(|(_, k)| k == kind).map_or("task", |(n, _)| n),
        StepKind::Gateway(kind) => {
            GATEWAYS.iter().find(|(_, k)| k == kind).map_or("exclusiveGateway", |(n, _)| n)
        }
        StepKind::Start { .. } => "startEvent",
        StepKind::Catch(_) => "intermediateCatchEvent",
        StepKind::Throw(_) => "intermediateThrowEvent",
        StepKind::Boundary { .. } => "boundaryEvent",
        StepKind::End { .. } => "endEvent",
        StepKind::SubProcedure { kind, .. } => {
            SUBS.iter().find(|(_, k)| k == kind).map_or("subProcess", |(n, _)| n)
        }
        StepKind::Call { .. } => "callActivity",
    }
}

/// The trigger an event definition stands for; timers without their time.
pub(super) fn trigger_of(definition: &str) -> Option<Trigger> {
    Some(match definition {
        "messageEventDefinition" => Trigger::Message,
        "timerEventDefinition" => Trigger::Timer(None),
        "signalEventDefinition" => Trigger::Signal,
        "conditionalEventDefinition" => Trigger::Conditional,
        "linkEventDefinition" => Trigger::Link,
        "errorEventDefinition" => Trigger::Error,
        "escalationEventDefinition" => Trigger::Escalation,
        "terminateEventDefinition" => Trigger::Terminate,
        "compensateEventDefinition" => Trigger::Compensation,
        "cancelEventDefinition" => Trigger::Cancel,
        _ => return None,
    })
}

/// The event definitions a trigger is written as.
pub(super) fn definitions_of(trigger: &Trigger) -> &'static [&'static str] {
    match trigger {
        Trigger::None => &[],
        Trigger::Message => &["messageEventDefinition"],
        Trigger::Timer(_) => &["timerEventDefinition"],
        Trigger::Signal => &["signalEventDefinition"],
        Trigger::Conditional => &["conditionalEventDefinition"],
        Trigger::Link => &["linkEventDefinition"],
        Trigger::Error => &["errorEventDefinition"],
        Trigger::Escalation => &["escalationEventDefinition"],
        Trigger::Terminate => &["terminateEventDefinition"],
        Trigger::Compensation => &["compensateEventDefinition"],
        Trigger::Cancel => &["cancelEventDefinition"],
        Trigger::Multiple | Trigger::ParallelMultiple => {
            &["messageEventDefinition", "signalEventDefinition"]
        }
    }
}

/// Whether a step may carry the attribute `default`.
pub(super) fn may_have_default(kind: &StepKind) -> bool {
    kind.is_activity()
        || matches!(
            kind,
            StepKind::Gateway(
                GatewayKind::Exclusive | GatewayKind::Inclusive | GatewayKind::Complex
            )
        )
}

/// Where a child stands in an element; children of equal rank keep their order.
pub(super) fn rank(parent: &str, child: &str) -> u8 {
    match child {
        "documentation" => return 0,
        "extensionElements" => return 1,
        _ => {}
    }
    match parent {
        "process" => process_rank(child),
        "collaboration" => collaboration_rank(child),
        "lane" => match child {
            "partitionElement" => 2,
            "flowNodeRef" => 3,
            _ => 4,
        },
        "participant" => match child {
            "interfaceRef" => 2,
            "endPointRef" => 3,
            _ => 4,
        },
        "dataInputAssociation" | "dataOutputAssociation" => match child {
            "sourceRef" => 2,
            "targetRef" => 3,
            "transformation" => 4,
            _ => 5,
        },
        _ => node_rank(child),
    }
}

/// Where a child stands under the root.
pub(super) fn root_rank(child: &str) -> u8 {
    match child {
        "import" => 0,
        "extension" => 1,
        "BPMNDiagram" => 8,
        "relationship" => 9,
        _ => 2,
    }
}

fn process_rank(child: &str) -> u8 {
    match child {
        "supportedInterfaceRef" => 2,
        "ioSpecification" => 3,
        "ioBinding" => 4,
        "auditing" => 5,
        "monitoring" => 6,
        "property" => 7,
        "laneSet" => 8,
        "association" | "textAnnotation" | "group" => 10,
        "resourceRole" | "performer" | "humanPerformer" | "potentialOwner" => 11,
        "correlationSubscription" => 12,
        "supports" => 13,
        _ => 9,
    }
}

fn collaboration_rank(child: &str) -> u8 {
    match child {
        "participant" => 2,
        "messageFlow" => 3,
        "association" | "textAnnotation" | "group" => 4,
        "conversationAssociation" => 6,
        "participantAssociation" => 7,
        "messageFlowAssociation" => 8,
        "correlationKey" => 9,
        "choreographyRef" => 10,
        "conversationLink" => 11,
        _ => 5,
    }
}

fn node_rank(child: &str) -> u8 {
    match child {
        "auditing" => 2,
        "monitoring" => 3,
        "categoryValueRef" => 4,
        "incoming" => 5,
        "outgoing" => 6,
        "ioSpecification" | "activationCondition" | "conditionExpression" => 7,
        "property" => 8,
        "dataInput" | "dataOutput" => 9,
        "dataInputAssociation" => 10,
        "dataOutputAssociation" => 11,
        "inputSet" | "outputSet" | "resourceRole" | "performer" | "humanPerformer"
        | "potentialOwner" => 12,
        "standardLoopCharacteristics" | "multiInstanceLoopCharacteristics" => 13,
        "laneSet" => 14,
        "association" | "textAnnotation" | "group" => 16,
        "completionCondition" | "eventDefinitionRef" => 17,
        _ => 15,
    }
}
