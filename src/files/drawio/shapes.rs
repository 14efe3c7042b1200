//! What a shape means: those of BPMN say it, those of flowcharts are taken as people mean them.

use crate::model::artifact::ArtifactKind;
use crate::model::step::{GatewayKind, StepKind, SubKind, TaskKind, Trigger};

use super::cells::Cell;
use super::style::Style;

/// What a shape is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    /// A pool or lane.
    Band,
    /// A step.
    Step(StepKind),
    /// An event of which only its flows say whether it begins, ends or lies between.
    Event(Trigger),
    /// An event on the border of what it touches.
    Border {
        /// What it reacts to.
        trigger: Trigger,
        /// Whether it stops its host.
        interrupting: bool,
    },
    /// Something beside the flow.
    Beside(ArtifactKind),
    /// A document: beside the flow, or a step of it where cases pass through.
    Paper,
    /// A frame around others: a sub-procedure where flows meet it, else a group.
    Frame,
    /// The label of a line, or a text inside something.
    Label,
    /// Nothing of a procedure.
    Nothing,
}

/// What a shape is, and whether that had to be guessed.
pub(super) fn meaning(cell: &Cell, has_inside: bool) -> (Meaning, bool) {
    let style = &cell.style;
    if style.names("edgeLabel") {
        return (Meaning::Label, false);
    }
    if style.names("swimlane") || style.names("mxgraph.bpmn.swimlane") {
        return (Meaning::Band, false);
    }
    if style.names("tableRow") && style.number("startSize") > 0.0 {
        // A row with a title, as cross-functional flowcharts have it.
        return (Meaning::Band, false);
    }
    if is_open(cell) {
        return (Meaning::Nothing, false);
    }
    let shape = style.shape();
    if let Some(name) = shape.strip_prefix("mxgraph.bpmn.")
        && let Some(meaning) = of_bpmn(name, style, has_inside)
    {
        return (meaning, false);
    }
    of_flowchart(cell, shape, has_inside)
}

/// Whether a cell only holds others together: what is in it counts.
pub(super) fn is_open(cell: &Cell) -> bool {
    ["group", "table", "tableRow"].iter().any(|name| cell.style.names(name))
}

fn of_bpmn(name: &str, style: &Style, has_inside: bool) -> Option<Meaning> {
    Some(match name {
        "event" => event(style),
        "gateway" | "gateway2" => Meaning::Step(StepKind::Gateway(gateway(style))),
        "shape" => {
            let is_gateway = style.get("perimeter") == "rhombusPerimeter"
                || style.get("background") == "gateway"
                || style.get("symbol").ends_with("Gw");
            if is_gateway { Meaning::Step(StepKind::Gateway(gateway(style))) } else { event(style) }
        }
        "task" | "task2" => task(style, has_inside),
        "data" | "data2" => Meaning::Beside(match style.get("bpmnTransferType") {
            "input" => ArtifactKind::DataInput,
            "output" => ArtifactKind::DataOutput,
            _ => ArtifactKind::DataObject { collection: style.is("isCollection") },
        }),
        "conversation" | "ad_hoc" | "loop" | "loop_marker" | "compensation"
        | "multiple_instances" => Meaning::Nothing,
        old => of_stencil(old)?,
    })
}

/// The older shapes, one a kind.
fn of_stencil(name: &str) -> Option<Meaning> {
    if let Some(kind) = name.strip_prefix("gateway_") {
        return Some(Meaning::Step(StepKind::Gateway(match kind {
            "and" => GatewayKind::Parallel,
            "or" => GatewayKind::Inclusive,
            "complex" => GatewayKind::Complex,
            "xor_(event)" => GatewayKind::EventBased,
            _ => GatewayKind::Exclusive,
        })));
    }
    if let Some(kind) = name.strip_suffix("_task") {
        return Some(Meaning::Step(StepKind::Task(task_kind(kind))));
    }
    if name == "terminate" {
        let trigger = Trigger::Terminate;
        return Some(Meaning::Step(StepKind::End { trigger, outcome: None }));
    }
    let (symbol, place) = name.rsplit_once('_')?;
    let trigger = trigger(symbol);
    Some(Meaning::Step(match place {
        "start" => StepKind::Start { trigger, interrupting: true },
        "intermediate" => StepKind::Catch(trigger),
        "end" => StepKind::End { trigger, outcome: None },
        _ => return None,
    }))
}

fn task(style: &Style, has_inside: bool) -> Meaning {
    let kind = style.get("bpmnShapeType");
    if kind == "call" {
        return Meaning::Step(StepKind::Call { called: String::new() });
    }
    let sub = match kind {
        "transaction" => Some(SubKind::Transaction),
        "subprocess" if style.get("outline") == "eventInt" => Some(SubKind::Event),
        "subprocess" => Some(SubKind::Embedded),
        _ if style.is("isAdHoc") => Some(SubKind::AdHoc),
        _ if style.is("isLoopSub") || has_inside => Some(SubKind::Embedded),
        _ => None,
    };
    Meaning::Step(match sub {
        Some(kind) => StepKind::SubProcedure { kind, expanded: has_inside },
        None => StepKind::Task(task_kind(style.get("taskMarker"))),
    })
}

fn task_kind(marker: &str) -> TaskKind {
    match marker {
        "user" => TaskKind::Person,
        "manual" => TaskKind::Manual,
        "service" => TaskKind::Automatic,
        "send" => TaskKind::Send,
        "receive" => TaskKind::Receive,
        "script" => TaskKind::Script,
        "businessRule" | "business_rule" => TaskKind::Rule,
        _ => TaskKind::Plain,
    }
}

fn gateway(style: &Style) -> GatewayKind {
    // A gateway with an event in it waits; the bare circle of an end is the sign of OR.
    let outline = style.get("outline");
    match (style.get("gwType"), style.get("symbol")) {
        ("parallel", _) | (_, "parallelGw") => GatewayKind::Parallel,
        ("complex", _) | (_, "complexGw") => GatewayKind::Complex,
        ("inclusive", _) | (_, "inclusiveGw") => GatewayKind::Inclusive,
        (_, "general") if outline == "end" => GatewayKind::Inclusive,
        (_, "multiple" | "parallelMultiple") if matches!(outline, "catching" | "standard") => {
            GatewayKind::EventBased
        }
        _ => GatewayKind::Exclusive,
    }
}

fn event(style: &Style) -> Meaning {
    let trigger = trigger(style.get("symbol"));
    match style.get("outline") {
        "end" => Meaning::Step(StepKind::End { trigger, outcome: None }),
        "throwing" => Meaning::Step(StepKind::Throw(trigger)),
        "catching" => Meaning::Step(StepKind::Catch(trigger)),
        "boundInt" => Meaning::Border { trigger, interrupting: true },
        "boundNonint" => Meaning::Border { trigger, interrupting: false },
        "eventInt" => Meaning::Step(StepKind::Start { trigger, interrupting: true }),
        "eventNonint" => Meaning::Step(StepKind::Start { trigger, interrupting: false }),
        _ => Meaning::Event(trigger),
    }
}

fn trigger(symbol: &str) -> Trigger {
    match symbol {
        "message" => Trigger::Message,
        "timer" => Trigger::Timer(None),
        "escalation" => Trigger::Escalation,
        "conditional" | "rule" => Trigger::Conditional,
        "link" => Trigger::Link,
        "error" => Trigger::Error,
        "cancel" => Trigger::Cancel,
        "compensation" => Trigger::Compensation,
        "signal" => Trigger::Signal,
        "multiple" => Trigger::Multiple,
        "parallelMultiple" => Trigger::ParallelMultiple,
        "terminate" | "terminate2" => Trigger::Terminate,
        _ => Trigger::None,
    }
}

/// What a shape of a flowchart means; nearly always a guess.
fn of_flowchart(cell: &Cell, shape: &str, has_inside: bool) -> (Meaning, bool) {
    let style = &cell.style;
    let name = shape.strip_prefix("mxgraph.flowchart.").unwrap_or(shape);
    if style.names("rhombus") || matches!(name, "decision" | "rhombus" | "sort") {
        return (Meaning::Step(StepKind::Gateway(GatewayKind::Exclusive)), true);
    }
    if style.names("text") {
        return (text(cell), false);
    }
    let meaning = match name {
        "ellipse" | "doubleEllipse" | "startState" | "endState" | "terminator" | "start_1"
        | "start_2" | "on-page_reference" => Meaning::Event(Trigger::None),
        "delay" => Meaning::Step(StepKind::Catch(Trigger::Timer(None))),
        "cylinder" | "cylinder2" | "cylinder3" | "datastore" | "database" | "stored_data"
        | "direct_data" | "dataStorage" => Meaning::Beside(ArtifactKind::DataStore),
        "document" | "document2" | "multi-document" | "parallelogram" | "data" | "card"
        | "tape" | "paper_tape" => Meaning::Paper,
        "note" | "note2" | "annotation_1" | "annotation_2" | "callout" | "partialRectangle" => {
            Meaning::Beside(ArtifactKind::Annotation)
        }
        "image" | "line" | "label" | "icon" if cell.label.is_empty() => Meaning::Nothing,
        _ if is_terminal(style) && !has_inside => Meaning::Event(Trigger::None),
        _ if has_inside || (cell.label.is_empty() && style.is("dashed")) => Meaning::Frame,
        _ => Meaning::Step(StepKind::Task(TaskKind::Plain)),
    };
    // A plain rectangle with a name is a task wherever it is drawn.
    let is_plain = shape.is_empty() || matches!(shape, "rounded" | "rect" | "rectangle");
    let is_task = matches!(meaning, Meaning::Step(StepKind::Task(_)));
    let is_guess = !(is_plain && is_task) && meaning != Meaning::Nothing;
    (meaning, is_guess)
}

/// A rectangle so round that it is meant as a beginning or an end.
fn is_terminal(style: &Style) -> bool {
    style.is("rounded") && style.number("arcSize") >= 40.0 && !style.is("absoluteArcSize")
}

fn text(cell: &Cell) -> Meaning {
    if cell.label.is_empty() { Meaning::Nothing } else { Meaning::Beside(ArtifactKind::Annotation) }
}
