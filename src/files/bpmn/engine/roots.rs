//! What events refer to: messages, signals, errors and escalations, as root elements that those who
//! belong together share.
//!
//! A reference of the file to a root of the file stays, and the root is given what the engine asks
//! for. Other events share the root of their name. An error or escalation without a reference is
//! caught by the event nearest around it that has none either; one that catches all stays as it is
//! where references of the file are emitted below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::bpmn::element::{Element, inner};
use crate::files::bpmn::scope::kept_attribute;
use crate::files::bpmn::sink::unescaped;
use crate::files::bpmn::write::unpacked;
use crate::files::bpmn::xml::{fragment_name, local};
use crate::model::flow::{Anchor, LinkKind};
use crate::model::id::StepId;
use crate::model::step::{Step, StepKind, SubKind, TaskKind, Trigger};

use super::dialect::{Can, Service};
use super::events::CASE_KEY;
use super::parts::{Parts, extend, extensions};

/// The kinds of roots that events refer to, by their local names.
const KINDS: [&str; 4] = ["message", "signal", "error", "escalation"];

/// A root element.
struct Root {
    kind: &'static str,
    id: String,
    name: String,
    /// What tells an error or escalation that is made here from others.
    code: String,
    /// Its place among the kept content; `None` for one made here.
    kept: Option<usize>,
    /// Whether an event waits for it whose case must be found.
    awaited: bool,
}

/// What an event refers to.
enum Target {
    /// The root at this place of the list.
    Root(usize),
    /// All of its kind.
    All,
}

/// Events that catch one kind of thing out of one place: on its border, and those that start a
/// sub-procedure inside.
#[derive(Default)]
struct Catching {
    /// Those that refer to nothing themselves.
    open: Vec<StepId>,
    /// What the others refer to.
    referred: BTreeSet<usize>,
    /// The first of each name, once all have what they refer to.
    named: BTreeMap<String, StepId>,
}

/// The root elements of a file, and which event refers to which.
#[derive(Default)]
struct Roots {
    all: Vec<Root>,
    /// Places in the list by kind and id, and by kind and name.
    by_id: BTreeMap<(&'static str, String), usize>,
    by_name: BTreeMap<(&'static str, String), usize>,
    /// What the definitions that stand by themselves refer to, by kind and id.
    definitions: BTreeMap<(&'static str, String), String>,
    /// Steps by what holds them.
    inside: BTreeMap<StepId, Vec<StepId>>,
    /// Events that catch a kind of thing out of a sub-procedure or task.
    catching: BTreeMap<(StepId, &'static str), Catching>,
    chosen: BTreeMap<StepId, Target>,
    /// The other end of a message flow between two steps.
    partners: BTreeMap<StepId, StepId>,
    /// What message flows say of the steps they join.
    carried: BTreeMap<StepId, String>,
}

/// Gives messages, signals, errors and escalations the root element and name that engines ask for.
pub(super) fn define(parts: &mut Parts<'_>) {
    let mut roots = Roots::of(parts);
    let mut open: [Vec<(StepId, &'static str)>; 2] = Default::default();
    for (id, step) in &parts.steps {
        let Some(kind) = kind_of(step) else { continue };
        match roots.referred_to(step, kind) {
            Some(at) => {
                roots.chosen.insert(id.clone(), Target::Root(at));
            }
            None => open[usize::from(throws(step))].push((id.clone(), kind)),
        }
    }
    roots.find_catching(parts);
    // Who catches comes before who throws: the one takes what the other has.
    let [catching, throwing] = open;
    roots.choose(parts, catching);
    roots.name_catching(parts);
    roots.choose(parts, throwing);
    for (id, target) in &roots.chosen {
        if let Target::Root(at) = target
            && awaits(parts, id)
        {
            roots.all[*at].awaited = true;
        }
    }
    for (id, target) in &roots.chosen {
        let root = match target {
            Target::Root(at) => Some(roots.all[*at].id.as_str()),
            Target::All => None,
        };
        refer(parts, id, root);
    }
    for root in roots.all {
        write(parts, &root);
    }
}

/// The root element an event or task refers to, by its local name.
fn kind_of(step: &Step) -> Option<&'static str> {
    if step.kind == StepKind::Task(TaskKind::Receive) {
        return Some("message");
    }
    match step.kind.trigger()? {
        Trigger::Message => Some("message"),
        Trigger::Signal => Some("signal"),
        Trigger::Error => Some("error"),
        Trigger::Escalation => Some("escalation"),
        _ => None,
    }
}

pub(super) fn throws(step: &Step) -> bool {
    matches!(step.kind, StepKind::Throw(_) | StepKind::End { .. })
}

/// Whether a step waits for something that must find its case; a start of a case need not.
fn awaits(parts: &Parts<'_>, id: &StepId) -> bool {
    parts.steps.get(id).is_some_and(|step| match &step.kind {
        StepKind::Task(TaskKind::Receive) | StepKind::Catch(_) | StepKind::Boundary { .. } => true,
        StepKind::Start { .. } => step.parent.is_some(),
        _ => false,
    })
}

/// The place where a step's definition of this kind stands among its kept content, with what it
/// refers to.
fn kept_definition<'s>(step: &'s Step, kind: &str) -> Option<(usize, &'s str)> {
    let wanted = format!("bpmn:{kind}EventDefinition");
    let mut all = step.foreign.elements.iter().enumerate();
    let (at, text) = all.find(|(_, e)| fragment_name(e) == wanted)?;
    Some((at, kept_attribute(text, &format!("{kind}Ref")).map_or("", local)))
}

impl Roots {
    fn of(parts: &Parts<'_>) -> Self {
        let mut out = Self::default();
        for (at, text) in parts.foreign.elements.iter().enumerate() {
            let Some(element) = fragment_name(text).strip_prefix("bpmn:") else { continue };
            let wanted = element.strip_suffix("EventDefinition").unwrap_or(element);
            let kind = KINDS.into_iter().find(|kind| *kind == wanted);
            let (Some(kind), Some(id)) = (kind, kept_attribute(text, "id")) else { continue };
            if element != kind {
                if let Some(to) = kept_attribute(text, &format!("{kind}Ref")) {
                    out.definitions.insert((kind, id.to_owned()), local(to).to_owned());
                }
                continue;
            }
            let name = kept_attribute(text, "name").map(unescaped).unwrap_or_default();
            let (id, code) = (id.to_owned(), id.to_owned());
            out.add(Root { kind, id, name, code, kept: Some(at), awaited: false });
        }
        for (id, step) in &parts.steps {
            if let Some(parent) = &step.parent {
                out.inside.entry(parent.clone()).or_default().push(id.clone());
            }
        }
        for link in parts.links.values().filter(|l| l.kind == LinkKind::Message) {
            let name = link.name.get(parts.language).replace('\n', " ");
            let ends = [&link.from, &link.to];
            let steps = ends.map(|end| if let Anchor::Step(id) = end { Some(id) } else { None });
            if let [Some(from), Some(to)] = steps {
                out.partners.entry(from.clone()).or_insert_with(|| to.clone());
                out.partners.entry(to.clone()).or_insert_with(|| from.clone());
            }
            for id in steps.into_iter().flatten().filter(|_| !name.is_empty()) {
                out.carried.entry(id.clone()).or_insert_with(|| name.clone());
            }
        }
        out
    }

    /// Adds a root; the first of an id, and of a name, is the one that is found.
    fn add(&mut self, root: Root) -> usize {
        let at = self.all.len();
        self.by_id.entry((root.kind, root.id.clone())).or_insert(at);
        self.by_name.entry((root.kind, root.name.clone())).or_insert(at);
        self.all.push(root);
        at
    }

    /// The root that the file itself refers to from a step.
    fn referred_to(&self, step: &Step, kind: &'static str) -> Option<usize> {
        let found = |wanted: &str| self.by_id.get(&(kind, wanted.to_owned())).copied();
        if step.kind == StepKind::Task(TaskKind::Receive) {
            return found(local(step.foreign.attributes.get("messageRef")?));
        }
        if let Some((_, wanted)) = kept_definition(step, kind) {
            return found(wanted);
        }
        let mut inside = step.foreign.elements.iter();
        let reference = inside.find(|e| fragment_name(e) == "bpmn:eventDefinitionRef")?;
        let reference = inner(reference);
        found(self.definitions.get(&(kind, local(&reference).to_owned()))?)
    }

    /// Notes who catches what, where; events on a border come first.
    fn find_catching(&mut self, parts: &Parts<'_>) {
        let is_border = |step: &Step| matches!(step.kind, StepKind::Boundary { .. });
        for border in [true, false] {
            for (id, step) in parts.steps.iter().filter(|(_, s)| is_border(s) == border) {
                if let (Some(kind), Some(host)) = (kind_of(step), host_of(parts, step)) {
                    let referred = self.referred_to(step, kind);
                    let here = self.catching.entry((host, kind)).or_default();
                    match referred {
                        Some(root) => drop(here.referred.insert(root)),
                        None => here.open.push(id.clone()),
                    }
                }
            }
        }
    }

    /// Notes the names of what is caught.
    fn name_catching(&mut self, parts: &Parts<'_>) {
        for (id, target) in &self.chosen {
            let Target::Root(at) = target else { continue };
            let step = parts.steps.get(id);
            let host = step.and_then(|step| host_of(parts, step));
            let root = &self.all[*at];
            if let Some(here) = host.and_then(|host| self.catching.get_mut(&(host, root.kind))) {
                here.named.entry(root.name.clone()).or_insert_with(|| id.clone());
            }
        }
    }

    fn choose(&mut self, parts: &Parts<'_>, open: Vec<(StepId, &'static str)>) {
        for (id, kind) in open {
            let target = self.target(parts, &id, kind);
            self.chosen.insert(id, target);
        }
    }

    /// What an event without a reference of its own refers to.
    fn target(&mut self, parts: &Parts<'_>, id: &StepId, kind: &'static str) -> Target {
        let named = self.name(parts, id);
        if matches!(kind, "error" | "escalation") {
            let thrown = parts.steps.get(id).is_some_and(throws);
            let around = if thrown { self.around(parts, id, (kind, &named)) } else { None };
            if let Some(catcher) = around {
                return match self.chosen.get(&catcher) {
                    Some(Target::Root(at)) => Target::Root(*at),
                    _ => self.named(parts, id, (kind, named)),
                };
            }
            if !thrown && self.catches_all(parts, id, (kind, &named)) {
                return Target::All;
            }
        } else if kind == "message"
            && let Some(Target::Root(at)) = self.partners.get(id).and_then(|p| self.chosen.get(p))
            && self.all[*at].kind == kind
        {
            return Target::Root(*at);
        }
        self.named(parts, id, (kind, named))
    }

    /// What an event is called: as the arrow that carries its message, else by its own name.
    fn name(&self, parts: &Parts<'_>, id: &StepId) -> String {
        self.carried.get(id).cloned().unwrap_or_else(|| parts.name_of(id))
    }

    /// The root of a name, made where there is none.
    fn named(
        &mut self,
        parts: &Parts<'_>,
        step: &StepId,
        (kind, name): (&'static str, String),
    ) -> Target {
        if let Some(at) = self.by_name.get(&(kind, name.clone())) {
            return Target::Root(*at);
        }
        let id = parts.fresh(&format!("{step}_{kind}"));
        let code = step.to_string();
        Target::Root(self.add(Root { kind, id, name, code, kept: None, awaited: false }))
    }

    /// The event that catches what a step emits: one of the same name anywhere around it, else the
    /// nearest that names nothing of its own.
    fn around(&self, parts: &Parts<'_>, id: &StepId, said: (&'static str, &str)) -> Option<StepId> {
        let (kind, name) = said;
        let mut nearest = None;
        let mut inside = parts.steps.get(id)?.parent.clone();
        for _ in 0..=crate::model::invariants::MAX_DEPTH {
            let Some(host) = inside else { break };
            if let Some(here) = self.catching.get(&(host.clone(), kind)) {
                if let Some(own) = here.named.get(name) {
                    return Some(own.clone());
                }
                nearest = nearest.or_else(|| here.open.first().cloned());
            }
            inside = parts.steps.get(&host).and_then(|s| s.parent.clone());
        }
        nearest
    }

    /// Whether an event that names nothing has to catch all: where references of the file are
    /// emitted below it that no other event there catches by name.
    fn catches_all(
        &self,
        parts: &Parts<'_>,
        id: &StepId,
        (kind, name): (&'static str, &str),
    ) -> bool {
        let Some(host) = parts.steps.get(id).and_then(|step| host_of(parts, step)) else {
            return false;
        };
        let here = self.catching.get(&(host.clone(), kind));
        if here.is_none_or(|here| here.open.len() > 1) {
            return false;
        }
        let is_caught = |root: &usize| here.is_some_and(|here| here.referred.contains(root));
        let mut below = vec![host];
        while let Some(place) = below.pop() {
            for inner in self.inside.get(&place).into_iter().flatten() {
                below.push(inner.clone());
                let thrown =
                    parts.steps.get(inner).is_some_and(|s| throws(s) && kind_of(s) == Some(kind));
                let Some(Target::Root(at)) = self.chosen.get(inner).filter(|_| thrown) else {
                    continue;
                };
                if self.all[*at].name != name && !is_caught(at) {
                    return true;
                }
            }
        }
        false
    }
}

/// The sub-procedure or task whose inside an event catches from.
fn host_of(parts: &Parts<'_>, step: &Step) -> Option<StepId> {
    match &step.kind {
        StepKind::Boundary { host, .. } => Some(host.clone()),
        StepKind::Start { .. } => {
            let sub = parts.steps.get(step.parent.as_ref()?)?;
            let event = matches!(sub.kind, StepKind::SubProcedure { kind: SubKind::Event, .. });
            sub.parent.clone().filter(|_| event)
        }
        _ => None,
    }
}

/// Has a step refer to a root; a definition kept from the file stays, with what the engine needs.
fn refer(parts: &mut Parts<'_>, id: &StepId, root: Option<&str>) {
    let has = parts.has();
    let sends = parts.steps.get(id).is_some_and(|s| throws(s) && kind_of(s) == Some("message"));
    let topic = if sends { parts.topic(id) } else { String::new() };
    let fresh = parts.fresh(&format!("{id}_definition"));
    let Some(step) = parts.steps.get_mut(id) else { return };
    let Some(kind) = kind_of(step) else { return };
    if step.kind == StepKind::Task(TaskKind::Receive) {
        if let Some(root) = root {
            step.foreign.attributes.insert("messageRef".to_owned(), root.to_owned());
        }
        return;
    }
    let kept = kept_definition(step, kind).map(|(at, _)| step.foreign.elements[at].clone());
    let kept = kept.and_then(|text| unpacked(&text, &parts.declared.by(&text)));
    let mut event = kept.unwrap_or_else(|| Element::new(format!("bpmn:{kind}EventDefinition")));
    if event.get("id").is_none() {
        event.set("id", fresh);
    }
    match root {
        Some(root) => event.set(&format!("{kind}Ref"), root),
        None => event.unset(&format!("{kind}Ref")),
    }
    forget_definitions(step);
    if sends {
        match has.service {
            Service::Attributes(worker) => {
                let said = super::tasks::DONE_OTHERWISE;
                if said.iter().all(|word| event.get(&has.word(word)).is_none()) {
                    event.set(&has.word("type"), worker);
                    event.set(&has.word("topic"), topic);
                }
            }
            Service::Element => {
                let word = has.word("taskDefinition");
                let said = extensions(&step.foreign, &parts.declared);
                if said.iter().all(|text| fragment_name(text) != word) {
                    extend(&mut step.foreign, &[Element::new(word).with("type", topic)]);
                }
            }
            Service::Caller => {}
        }
    }
    step.foreign.elements.push(event.compact());
}

/// Takes the definitions of an event away.
pub(super) fn forget_definitions(step: &mut Step) {
    step.foreign.elements.retain(|e| {
        let name = fragment_name(e);
        !name.ends_with("EventDefinition") && !name.ends_with("ventDefinitionRef")
    });
}

/// Writes a root that is made here; gives one of the file what the engine asks for.
fn write(parts: &mut Parts<'_>, root: &Root) {
    let kept = root.kept.and_then(|at| parts.foreign.elements.get(at));
    let before = kept.and_then(|text| unpacked(text, &parts.declared.by(text)));
    if root.kept.is_some() && before.is_none() {
        return;
    }
    let mut out = before.clone().unwrap_or_else(|| {
        Element::new(format!("bpmn:{}", root.kind)).with("id", root.id.as_str())
    });
    let mut need = |word: &str, value: &str| {
        if out.get(word).is_none_or(str::is_empty) {
            out.set(word, value);
        }
    };
    need("name", if root.name.is_empty() { &root.id } else { &root.name });
    match root.kind {
        "error" => need("errorCode", &root.code),
        "escalation" => need("escalationCode", &root.code),
        _ => {}
    }
    let word = parts.has().word("subscription");
    let has_word = kept.is_some_and(|text| text.contains(&format!("<{word} ")));
    if root.awaited && parts.has().can(Can::Correlates) && root.kind == "message" && !has_word {
        let key = format!("={CASE_KEY}");
        out.extend(vec![Element::new(word).with("correlationKey", key)]);
        out.sort();
    }
    match root.kept {
        Some(at) if before.as_ref() != Some(&out) => parts.foreign.elements[at] = out.compact(),
        Some(_) => {}
        None => parts.foreign.elements.push(out.compact()),
    }
}

/// The messages of a file: the step each belongs to, and its name.
pub(super) fn messages(p: &crate::model::procedure::Procedure) -> Vec<(StepId, String)> {
    let roots: BTreeMap<&str, String> = p
        .foreign()
        .elements
        .iter()
        .filter(|e| fragment_name(e) == "bpmn:message")
        .filter_map(|e| Some((kept_attribute(e, "id")?, unescaped(kept_attribute(e, "name")?))))
        .collect();
    let named = |(id, step): (&StepId, &Step)| {
        let root = match &step.kind {
            StepKind::Task(TaskKind::Receive) => step.foreign.attributes.get("messageRef")?,
            _ if kind_of(step) == Some("message") => kept_definition(step, "message")?.1,
            _ => return None,
        };
        Some((id.clone(), roots.get(root)?.clone()))
    };
    p.steps().filter_map(named).collect()
}
