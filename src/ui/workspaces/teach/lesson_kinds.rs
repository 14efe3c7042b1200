//! The particulars of an exercise in the editor: options, keys, figures, drawings.

use std::sync::{Arc, Weak};

use egui::Ui;

use crate::app::lessons::editor::Editor;
use crate::model::id::{FlowId, OfficeId, StepId, VariantId};
use crate::model::item::ItemId;
use crate::model::lesson::begin::{Beginning, Weights};
use crate::model::lesson::{
    Ask, Choice, ClockUnit, DurationKey, Gauge, Kind, LeverKey, LeverOption, MAX_OPTIONS, Waiting,
};
use crate::model::procedure::Procedure;
use crate::model::scenario::Override;
use crate::model::study::Study;
use crate::model::text::{Language, Text};
use crate::model::timing::WaitedFor;
use crate::ui::spoken;

use super::lesson_edit::Form;

/// What can be named of a procedure, by id with its name.
#[derive(Default)]
struct Names {
    variants: Vec<(VariantId, String)>,
    steps: Vec<(StepId, String)>,
    offices: Vec<(OfficeId, String)>,
    flows: Vec<(FlowId, String)>,
    gauges: Vec<(Gauge, String)>,
}

/// The names last asked for, with what they are of: they are put into words once. The study itself
/// goes with its editor.
#[derive(Default)]
pub(super) struct Known {
    of: Option<(Weak<Study>, Option<VariantId>, Language, bool)>,
    names: Arc<Names>,
}

impl Known {
    /// The names of a variant; of its flows only where they can be named.
    fn names(
        &mut self,
        form: &Form<'_>,
        editor: &Editor,
        variant: Option<&VariantId>,
        flows: bool,
    ) -> Arc<Names> {
        let Some(study) = editor.study() else { return Arc::default() };
        let language = form.cx.words.language();
        let is_known = self.of.as_ref().is_some_and(|(of, v, l, f)| {
            std::ptr::eq(Weak::as_ptr(of), Arc::as_ptr(study))
                && v.as_ref() == variant
                && (*l, *f) == (language, flows)
        });
        if !is_known {
            self.of = Some((Arc::downgrade(study), variant.cloned(), language, flows));
            self.names = Arc::new(Names::of(form, study, variant, flows));
        }
        Arc::clone(&self.names)
    }
}

impl Names {
    fn of(form: &Form<'_>, study: &Study, variant: Option<&VariantId>, flows: bool) -> Self {
        let (words, language) = (form.cx.words, form.cx.words.language());
        let variants = study.variants().iter();
        let variants = variants.map(|v| (v.id.clone(), v.name.get(language).to_owned())).collect();
        let found = variant.map_or_else(|| study.as_is(), |id| study.variant(id));
        let Some(p) = found.map(|v| &*v.procedure) else {
            return Self { variants, ..Self::default() };
        };
        let steps = p.steps().filter(|(_, s)| !s.name.is_empty());
        let gauges = gauges(p).into_iter();
        let said = |id: FlowId| spoken::of(words, p, &ItemId::Flow(id));
        Self {
            variants,
            flows: p
                .flows()
                .filter(|_| flows)
                .map(|(id, _)| (id.clone(), said(id.clone())))
                .collect(),
            steps: steps.map(|(id, s)| (id.clone(), s.name.get(language).to_owned())).collect(),
            offices: p
                .offices()
                .map(|(id, o)| (id.clone(), o.name.get(language).to_owned()))
                .collect(),
            gauges: gauges.map(|g| (g.clone(), words.gauge(&g, p))).collect(),
        }
    }
}

/// The figures that can be asked for of a procedure.
fn gauges(p: &Procedure) -> Vec<Gauge> {
    let mut out = vec![
        Gauge::CycleDays,
        Gauge::CycleP90Days,
        Gauge::WaitDays,
        Gauge::WorkHours,
        Gauge::CostEuro,
    ];
    out.extend(p.card().terms.keys().cloned().map(Gauge::Within));
    for (id, _) in p.offices().filter(|(_, o)| o.staff.is_some()) {
        out.extend([Gauge::Load(id.clone()), Gauge::Queue(id.clone())]);
    }
    let steps = p.steps().filter(|(_, s)| s.kind.is_activity());
    out.extend(steps.map(|(id, _)| Gauge::StepWaitDays(id.clone())));
    out
}

/// The particulars of a kind.
pub(super) fn kind_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    (known, editor, variant): (&mut Known, &Editor, Option<&VariantId>),
    kind: &mut Kind,
) {
    let names = match kind {
        // What is taken away and spoiled is of the drawing it begins with.
        Kind::Draw { target, begin, .. } => {
            known.names(form, editor, Some(begin.of.as_ref().unwrap_or(target)), !begin.empty)
        }
        _ => known.names(form, editor, variant, false),
    };
    match kind {
        Kind::Choice { options, many } => {
            form.switch(ui, "lesson-field-many", many);
            list_ui(ui, form, options, |ui, form, option: &mut Choice| {
                form.text(ui, "lesson-field-option", &mut option.text, 1);
                form.switch(ui, "lesson-field-right", &mut option.right);
                form.text(ui, "lesson-field-why", &mut option.why, 1);
            });
        }
        Kind::Bottleneck { ask, offered, key } => {
            bottleneck_ui(ui, form, &names, (ask, offered, key));
        }
        Kind::Predict { figure, tolerance } => {
            form.pick(ui, "lesson-field-figure", &names.gauges, figure);
            form.number(ui, "lesson-field-tolerance", tolerance);
        }
        Kind::Draw { target, begin, weights } => {
            form.pick(ui, "lesson-field-target", &names.variants, target);
            begin_ui(ui, form, &names, begin);
            weights_ui(ui, form, weights);
        }
        Kind::Durations { of } => durations_ui(ui, form, &names, of),
        Kind::Classify { items } => {
            let causes = WaitedFor::ALL.map(|c| (c, form.cx.words.name(c)));
            list_ui(ui, form, items, |ui, form, item: &mut Waiting| {
                form.text(ui, "lesson-field-wait", &mut item.text, 1);
                form.pick(ui, "lesson-field-cause", &causes, &mut item.cause);
                form.text(ui, "lesson-field-why", &mut item.why, 1);
            });
        }
        Kind::Lever { options, key } => lever_ui(ui, form, &names, options, key),
        Kind::Read { before, after, figures } => {
            form.pick(ui, "lesson-field-before", &names.variants, before);
            form.pick(ui, "lesson-field-compared", &names.variants, after);
            list_of_ui(ui, form, figures, &Gauge::CycleDays, |ui, form, figure| {
                form.pick(ui, "lesson-field-figure", &names.gauges, figure);
            });
        }
    }
}

/// A list of things to be added to and taken away.
fn list_ui<T: Default + Clone>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    items: &mut Vec<T>,
    each: impl FnMut(&mut Ui, &mut Form<'_>, &mut T),
) {
    list_of_ui(ui, form, items, &T::default(), each);
}

fn list_of_ui<T: Clone>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    items: &mut Vec<T>,
    blank: &T,
    mut each: impl FnMut(&mut Ui, &mut Form<'_>, &mut T),
) {
    let salt = form.salt.clone();
    let mut gone = None;
    for (place, item) in items.iter_mut().enumerate() {
        form.salt = format!("{salt} item {place}");
        let frame = form.cx.skin.card().inner_margin(egui::Margin::symmetric(12, 8));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            each(ui, form, item);
            if form.button(ui, "lesson-editor-drop") {
                gone = Some(place);
            }
        });
        ui.add_space(4.0);
    }
    form.salt = salt;
    if let Some(place) = gone {
        items.remove(place);
    }
    if items.len() < MAX_OPTIONS && form.button(ui, "lesson-editor-add-item") {
        items.push(blank.clone());
    }
}

/// A list under a heading of its own; several may stand in one form.
fn headed_ui<T: Clone>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    heading: &str,
    items: &mut Vec<T>,
    blank: &T,
    each: impl FnMut(&mut Ui, &mut Form<'_>, &mut T),
) {
    form.label(ui, heading);
    let salt = format!("{} {heading}", form.salt);
    let outer = std::mem::replace(&mut form.salt, salt);
    list_of_ui(ui, form, items, blank, each);
    form.salt = outer;
}

fn bottleneck_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    names: &Names,
    (ask, offered, key): (&mut Ask, &mut Vec<String>, &mut Vec<String>),
) {
    let asks = Ask::ALL.map(|a| (a, form.cx.say(&format!("lesson-ask-{}", a.key()))));
    let before = *ask;
    form.pick(ui, "lesson-field-ask", &asks, ask);
    if before.is_step() != ask.is_step() {
        offered.clear();
        key.clear();
    }
    let all: Vec<(String, String)> = if ask.is_step() {
        names.steps.iter().map(|(id, n)| (id.to_string(), n.clone())).collect()
    } else {
        names.offices.iter().map(|(id, n)| (id.to_string(), n.clone())).collect()
    };
    let blank = all.iter().map(|(id, _)| id).find(|id| !offered.contains(id)).cloned();
    list_of_ui(ui, form, offered, &blank.unwrap_or_default(), |ui, form, id| {
        form.pick(ui, "lesson-field-offered", &all, id);
    });
    // Without a key the simulation decides.
    let mut fixed = key.first().cloned().unwrap_or_default();
    let simulated = (String::new(), form.cx.say("lesson-key-simulated"));
    let keys: Vec<(String, String)> = std::iter::once(simulated)
        .chain(all.into_iter().filter(|(id, _)| offered.contains(id)))
        .collect();
    form.pick(ui, "lesson-field-key", &keys, &mut fixed);
    if fixed != key.first().cloned().unwrap_or_default() {
        *key = if fixed.is_empty() { Vec::new() } else { vec![fixed] };
    }
}

fn begin_ui(ui: &mut Ui, form: &mut Form<'_>, names: &Names, begin: &mut Beginning) {
    let target = (None, form.cx.say("lesson-begin-target"));
    let variants = names.variants.iter().map(|(id, name)| (Some(id.clone()), name.clone()));
    let variants: Vec<_> = std::iter::once(target).chain(variants).collect();
    form.pick(ui, "lesson-field-begin-of", &variants, &mut begin.of);
    form.switch(ui, "lesson-field-empty", &mut begin.empty);
    if begin.empty {
        return;
    }
    let Some((first, _)) = names.steps.first() else { return };
    let step = |ui: &mut Ui, form: &mut Form<'_>, id: &mut StepId| {
        form.pick(ui, "lesson-field-step", &names.steps, id);
    };
    headed_ui(ui, form, "lesson-field-without", &mut begin.without, first, step);
    headed_ui(ui, form, "lesson-field-unmarked", &mut begin.unmarked, first, step);
    if let Some((office, _)) = names.offices.first() {
        let blank = (first.clone(), office.clone());
        let moved = &mut begin.moved;
        headed_ui(ui, form, "lesson-field-moved", moved, &blank, |ui, form, (step, office)| {
            form.pick(ui, "lesson-field-step", &names.steps, step);
            form.pick(ui, "lesson-field-office", &names.offices, office);
        });
    }
    flows_ui(ui, form, names, begin);
}

/// Arrows that are taken away, or lead to a wrong step.
fn flows_ui(ui: &mut Ui, form: &mut Form<'_>, names: &Names, begin: &mut Beginning) {
    let (Some((flow, _)), Some((step, _))) = (names.flows.first(), names.steps.first()) else {
        return;
    };
    let without = &mut begin.without_flows;
    headed_ui(ui, form, "lesson-field-without-flows", without, flow, |ui, form, id| {
        form.pick(ui, "lesson-field-flow", &names.flows, id);
    });
    let blank = (flow.clone(), step.clone());
    let rerouted = &mut begin.rerouted;
    headed_ui(ui, form, "lesson-field-rerouted", rerouted, &blank, |ui, form, (flow, to)| {
        form.pick(ui, "lesson-field-flow", &names.flows, flow);
        form.pick(ui, "lesson-field-to", &names.steps, to);
    });
}

fn weights_ui(ui: &mut Ui, form: &mut Form<'_>, weights: &mut Weights) {
    form.number(ui, "mark-aspect-steps", &mut weights.steps);
    form.number(ui, "mark-aspect-offices", &mut weights.offices);
    form.number(ui, "mark-aspect-terms", &mut weights.terms);
}

fn durations_ui(ui: &mut Ui, form: &mut Form<'_>, names: &Names, of: &mut Vec<DurationKey>) {
    let Some((first, _)) = names.steps.first() else { return };
    let units = ClockUnit::ALL.map(|u| (u, form.cx.say(&format!("lesson-unit-{}", u.key()))));
    let blank = DurationKey {
        step: first.clone(),
        wait: false,
        low: 10.0,
        high: 60.0,
        unit: ClockUnit::Minutes,
        why: Text::default(),
    };
    list_of_ui(ui, form, of, &blank, |ui, form, key| {
        form.pick(ui, "lesson-field-step", &names.steps, &mut key.step);
        form.switch(ui, "lesson-field-is-wait", &mut key.wait);
        form.number(ui, "lesson-field-low", &mut key.low);
        form.number(ui, "lesson-field-high", &mut key.high);
        form.pick(ui, "lesson-field-unit", &units, &mut key.unit);
        form.text(ui, "lesson-field-why", &mut key.why, 1);
    });
}

fn lever_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    names: &Names,
    options: &mut Vec<LeverOption>,
    key: &mut LeverKey,
) {
    let by_gain = matches!(key, LeverKey::Gain(_));
    let mut judged = by_gain;
    form.switch(ui, "lesson-field-by-gain", &mut judged);
    if judged != by_gain {
        *key = if judged { LeverKey::Gain(Gauge::CycleDays) } else { LeverKey::Option(0) };
    }
    match key {
        LeverKey::Gain(gauge) => form.pick(ui, "lesson-field-figure", &names.gauges, gauge),
        LeverKey::Option(right) => {
            let places: Vec<(usize, String)> =
                (0..options.len()).map(|i| (i, (i + 1).to_string())).collect();
            form.pick(ui, "lesson-field-key", &places, right);
        }
    }
    list_ui(ui, form, options, |ui, form, option: &mut LeverOption| {
        form.text(ui, "lesson-field-option", &mut option.text, 1);
        form.text(ui, "lesson-field-why", &mut option.why, 1);
        if judged {
            changes_ui(ui, form, names, &mut option.change);
        }
    });
}

/// What a lever changes: staff of an office, or the work of a step.
fn changes_ui(ui: &mut Ui, form: &mut Form<'_>, names: &Names, changes: &mut Vec<Override>) {
    let salt = form.salt.clone();
    for (place, change) in changes.iter_mut().enumerate() {
        form.salt = format!("{salt} change {place}");
        match change {
            Override::Staff(office, staff) => {
                form.pick(ui, "lesson-field-office", &names.offices, office);
                let mut n = f64::from(*staff);
                if form.number(ui, "lesson-field-staff", &mut n) {
                    *staff = n.clamp(0.0, 10_000.0) as u32;
                }
            }
            Override::WorkFactor(step, by) => {
                form.pick(ui, "lesson-field-step", &names.steps, step);
                form.number(ui, "lesson-field-factor", by);
            }
            Override::Share(_, share) => {
                form.number(ui, "lesson-field-share", share);
            }
            Override::DemandFactor(by) => {
                form.number(ui, "lesson-field-factor", by);
            }
        }
    }
    form.salt = salt;
    if let Some((office, _)) = names.offices.first()
        && form.button(ui, "lesson-editor-add-staff")
    {
        changes.push(Override::Staff(office.clone(), 1));
    }
    if let Some((step, _)) = names.steps.first()
        && form.button(ui, "lesson-editor-add-factor")
    {
        changes.push(Override::WorkFactor(step.clone(), 0.9));
    }
    if !changes.is_empty() && form.button(ui, "lesson-editor-drop-change") {
        changes.pop();
    }
}
