//! What a step is: its kind, and for events their trigger, timer and outcome.

use egui::Ui;

use crate::app::command::Command;
use crate::drawing::role::Role;
use crate::model::card::Silence;
use crate::model::id::StepId;
use crate::model::procedure::Procedure;
use crate::model::step::{GatewayKind, Outcome, Step, StepKind, SubKind, TaskKind, Timer, Trigger};
use crate::model::timing::Unit;
use crate::ui::context::Cx;
use crate::ui::panels::gap;
use crate::ui::panels::timing::timing_ui;
use crate::ui::theme::{self, size};
use crate::ui::widgets::section_ui;

use super::put_step;

/// Draws the choices of kind.
pub(super) fn kind_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    section_ui(ui, cx.skin, &cx.say("kind"), "");
    egui::ComboBox::from_id_salt("kind")
        .selected_text(label(cx, &step.kind))
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for kind in alternatives(&step.kind) {
                if ui.selectable_label(kind == step.kind, label(cx, &kind)).clicked() {
                    out.push(Command::Replace(id.clone(), kind));
                }
            }
        })
        .response
        .accessible_name(cx.say("kind"));
    if !matches!(step.kind, StepKind::Start { .. }) {
        gap::here(ui, "event");
    }
    timer_ui(ui, cx, p, (id, step), out);
    interrupting_ui(ui, cx, (id, step), out);
    if let StepKind::End { outcome, .. } = &step.kind {
        outcome_ui(ui, cx, (id, step), *outcome, out);
    }
}

/// What a kind is called among its alternatives.
pub(in crate::ui) fn label(cx: &Cx<'_>, kind: &StepKind) -> String {
    match kind {
        StepKind::Task(k) => cx.words.title(*k),
        StepKind::Gateway(k) => cx.words.title(*k),
        StepKind::SubProcedure { kind, .. } => cx.words.title(*kind),
        kind => {
            let base = cx.words.title(kind);
            match kind.trigger() {
                Some(Trigger::None) | None => base,
                Some(trigger) => format!("{base} · {}", cx.words.name(trigger)),
            }
        }
    }
}

/// Kinds a step can become, its own among them.
#[expect(clippy::too_many_lines, reason = "a list of kinds, read from top to bottom")]
pub(in crate::ui) fn alternatives(kind: &StepKind) -> Vec<StepKind> {
    let tasks = [
        TaskKind::Person,
        TaskKind::Manual,
        TaskKind::Automatic,
        TaskKind::Send,
        TaskKind::Receive,
        TaskKind::Script,
        TaskKind::Rule,
        TaskKind::Plain,
    ];
    let gateways = [
        GatewayKind::Exclusive,
        GatewayKind::Parallel,
        GatewayKind::Inclusive,
        GatewayKind::EventBased,
        GatewayKind::Complex,
    ];
    let plain = [
        Trigger::None,
        Trigger::Message,
        Trigger::Timer(None),
        Trigger::Signal,
        Trigger::Conditional,
    ];
    let mut out: Vec<StepKind> = match kind {
        StepKind::Task(_) | StepKind::SubProcedure { .. } | StepKind::Call { .. } => {
            let mut kinds: Vec<StepKind> = tasks.map(StepKind::Task).into();
            let expanded = matches!(kind, StepKind::SubProcedure { expanded: true, .. });
            let subs = [SubKind::Embedded, SubKind::Event, SubKind::Transaction, SubKind::AdHoc];
            kinds.extend(subs.map(|kind| StepKind::SubProcedure { kind, expanded }));
            let called = match kind {
                StepKind::Call { called } => called.clone(),
                _ => String::new(),
            };
            kinds.push(StepKind::Call { called });
            kinds
        }
        StepKind::Gateway(_) => gateways.map(StepKind::Gateway).into(),
        StepKind::Start { interrupting, .. } => {
            let inside = [Trigger::Error, Trigger::Escalation, Trigger::Compensation];
            let triggers = plain.into_iter().chain(inside);
            let start = |trigger| StepKind::Start { trigger, interrupting: *interrupting };
            triggers.map(start).collect()
        }
        StepKind::Catch(_) | StepKind::Throw(_) => {
            let mut kinds: Vec<StepKind> =
                plain.into_iter().skip(1).chain([Trigger::Link]).map(StepKind::Catch).collect();
            let thrown = [
                Trigger::None,
                Trigger::Message,
                Trigger::Signal,
                Trigger::Link,
                Trigger::Escalation,
                Trigger::Compensation,
            ];
            kinds.extend(thrown.map(StepKind::Throw));
            kinds
        }
        StepKind::Boundary { host, interrupting, .. } => {
            let triggers = [
                Trigger::Timer(None),
                Trigger::Message,
                Trigger::Signal,
                Trigger::Error,
                Trigger::Escalation,
                Trigger::Conditional,
                Trigger::Compensation,
                Trigger::Cancel,
            ];
            let boundary = |trigger| StepKind::Boundary {
                host: host.clone(),
                trigger,
                interrupting: *interrupting,
            };
            triggers.map(boundary).into()
        }
        StepKind::End { outcome, .. } => {
            let triggers = [
                Trigger::None,
                Trigger::Terminate,
                Trigger::Message,
                Trigger::Signal,
                Trigger::Error,
                Trigger::Escalation,
                Trigger::Compensation,
                Trigger::Cancel,
            ];
            triggers.map(|trigger| StepKind::End { trigger, outcome: *outcome }).into()
        }
    };
    if !out.contains(kind) {
        out.insert(0, kind.clone());
    }
    out
}

fn with_trigger(kind: &StepKind, new: Trigger) -> StepKind {
    let mut kind = kind.clone();
    if let StepKind::Start { trigger, .. }
    | StepKind::Catch(trigger)
    | StepKind::Throw(trigger)
    | StepKind::Boundary { trigger, .. }
    | StepKind::End { trigger, .. } = &mut kind
    {
        *trigger = new;
    }
    kind
}

fn timer_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    p: &Procedure,
    (id, step): (&StepId, &Step),
    out: &mut Vec<Command>,
) {
    let Some(Trigger::Timer(timer)) = step.kind.trigger() else { return };
    let language = cx.words.language();
    let shown = match timer {
        Some(Timer::TermExpires(term)) => {
            p.term_name(term).map_or_else(|| term.to_string(), |t| t.get(language).to_owned())
        }
        Some(Timer::Text(text)) => text.clone(),
        Some(Timer::After(_)) => cx.say("timer-after"),
        None => cx.say("none"),
    };
    let set = |timer: Option<Timer>, out: &mut Vec<Command>| {
        let kind = with_trigger(&step.kind, Trigger::Timer(timer));
        put_step(cx, id, Step { kind, ..step.clone() }, "timer", out);
    };
    ui.label(theme::text(cx.say("timer"), size::SMALL, cx.color(Role::TextSecondary)));
    egui::ComboBox::from_id_salt("timer")
        .selected_text(shown)
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            if ui.selectable_label(false, cx.say("timer-after")).clicked() {
                let law = crate::model::timing::Distribution::Fixed(30.0);
                let timing = crate::model::timing::Timing::new(law, Unit::CalendarDays);
                set(Some(Timer::After(timing)), out);
            }
            for (term, about) in &p.card().terms {
                let text = cx.say_with("timer-term", &[("term", about.name.get(language).into())]);
                if ui.selectable_label(false, text).clicked() {
                    set(Some(Timer::TermExpires(term.clone())), out);
                }
            }
        })
        .response
        .accessible_name(cx.say("timer"));
    if let Some(Timer::After(timing)) = timer {
        let name = cx.say("timer-after");
        let changed = timing_ui(
            ui,
            cx,
            (ui.scope_id().with("after"), &name),
            Some(timing),
            Unit::CalendarDays,
        );
        if let Some(timing) = changed {
            set(timing.map(Timer::After), out);
        }
    }
}

fn interrupting_ui(ui: &mut Ui, cx: &Cx<'_>, (id, step): (&StepId, &Step), out: &mut Vec<Command>) {
    let StepKind::Boundary { host, trigger, interrupting } = &step.kind else { return };
    let mut on = *interrupting;
    if ui.checkbox(&mut on, cx.say("interrupting")).changed() {
        let kind =
            StepKind::Boundary { host: host.clone(), trigger: trigger.clone(), interrupting: on };
        put_step(cx, id, Step { kind, ..step.clone() }, "interrupting", out);
    }
}

fn outcome_ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (id, step): (&StepId, &Step),
    outcome: Option<Outcome>,
    out: &mut Vec<Command>,
) {
    ui.label(theme::text(cx.say("outcome"), size::SMALL, cx.color(Role::TextSecondary)));
    let name = |o: Option<Outcome>| o.map_or_else(|| cx.say("none"), |o| cx.words.name(o));
    let outcomes = [
        None,
        Some(Outcome::Granted),
        Some(Outcome::Refused),
        Some(Outcome::Inadmissible),
        Some(Outcome::Withdrawn),
        Some(Outcome::Silence(Silence::Assent)),
        Some(Outcome::Silence(Silence::Refusal)),
        Some(Outcome::Silence(Silence::Inertia)),
        Some(Outcome::Silence(Silence::Devolution)),
        Some(Outcome::Silence(Silence::PowerConsumed)),
    ];
    egui::ComboBox::from_id_salt("outcome")
        .selected_text(name(outcome))
        .width(ui.available_width())
        .show_ui(ui, |ui| {
            for choice in outcomes {
                if ui.selectable_label(choice == outcome, name(choice)).clicked() {
                    let trigger = step.kind.trigger().cloned().unwrap_or_default();
                    let kind = StepKind::End { trigger, outcome: choice };
                    put_step(cx, id, Step { kind, ..step.clone() }, "outcome", out);
                }
            }
        })
        .response
        .accessible_name(cx.say("outcome"));
}
