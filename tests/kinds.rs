//! Every kind that can be chosen can be made, drawn, and saved in both formats without loss.

use prodigio::app::kinds::{Choice, Choices, instead};
use prodigio::drawing::scene;
use prodigio::drawing::view::{Bare, View};
use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::edit::make::Make;
use prodigio::files::bpmn::{self, Content};
use prodigio::files::native;
use prodigio::layout::route;
use prodigio::model::geometry::Point;
use prodigio::model::id::{StepId, VariantId};
use prodigio::model::invariants::study_violations;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::StepKind;
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};

/// A study of two tasks, and the id of the first.
fn ground() -> (Study, VariantId, StepId) {
    let procedure = sketch::parse("start > a > b > end").expect("a sketch");
    let study = Study::of(Text::of(Language::It, "Prova"), procedure);
    let text = native::write(&study).expect("it can be written");
    let study = native::read(text.as_bytes()).expect("it can be read");
    let variant = study.variants()[0].id.clone();
    let p = study.procedure(&variant).expect("it stands");
    let is_task = |s: &prodigio::model::step::Step| matches!(s.kind, StepKind::Task(_));
    let host = p.steps().find(|(_, s)| is_task(s)).expect("a task").0.clone();
    (study, variant, host)
}

/// Makes a choice, as the pop-ups do: on its host, after it, or by itself.
fn made(choice: &Choice) -> (Study, VariantId, ItemId) {
    let (mut study, variant, host) = ground();
    let desk = Desk::new(&study, &variant, study.next_id());
    let kind = StepKind::Task(prodigio::model::step::TaskKind::Person);
    let plan = if choice.make.may_follow(&kind) {
        desk.make_after(&host, &choice.make, "Nome")
    } else {
        desk.make_at(&choice.make, Point::new(300.0, 700.0), None, "Nome")
    };
    let plan = plan.unwrap_or_else(|r| panic!("{:?}: {r:?}", choice.make));
    let item = plan.select.as_ref().and_then(|s| s.last().cloned()).expect("it is selected");
    apply(&mut study, plan.edit).unwrap_or_else(|r| panic!("{:?}: {r:?}", choice.make));
    (study, variant, item)
}

fn kind_of(p: &Procedure, item: &ItemId) -> String {
    match item {
        ItemId::Step(id) => format!("{:?}", p.step(id).map(|s| s.kind.clone())),
        ItemId::Artifact(id) => format!("{:?}", p.artifact(id).map(|a| a.kind)),
        ItemId::Pool(id) => format!("{:?}", p.pool(id).map(|l| l.black_box)),
        ItemId::Lane(id) => format!("{:?}", p.lane(id).map(|l| l.name.clone())),
        ItemId::Flow(_) | ItemId::Link(_) => panic!("no choice makes one"),
    }
}

#[test]
fn every_choice_is_made_drawn_and_saved() {
    for choice in Choices::new().all() {
        let (study, variant, item) = made(choice);
        assert_eq!(study_violations(&study), [], "{:?}", choice.make);
        let p = study.procedure(&variant).expect("it stands");
        let captions = Bare(Language::It);
        let routes = route::routes(p);
        let view = View::new(Language::It, &captions);
        let drawn = scene::draw_item(p, &routes, &view, &item).expect("it is drawn");
        assert!(!drawn.shapes.is_empty(), "{:?}", choice.make);
        let text = native::write(&study).expect("it can be written");
        assert_eq!(native::read(text.as_bytes()).as_ref(), Ok(&study), "{:?}", choice.make);
        let text = bpmn::write(&study, &variant, Content::Whole).expect("it can be written");
        let again = bpmn::read(text.as_bytes(), &bpmn::ReadOptions::default()).expect("read");
        let q = &again.study.as_is().expect("an as-is").procedure;
        assert_eq!(kind_of(q, &item), kind_of(p, &item), "{:?}", choice.make);
    }
}

#[test]
fn every_step_becomes_every_other_kind_and_back_by_undo() {
    let choices = Choices::new();
    let (study, variant, id) = ground();
    let before = native::write(&study).expect("it can be written");
    let old = study.procedure(&variant).expect("it").step(&id).expect("it").clone();
    for choice in choices.all() {
        let Some(kind) = instead(&old.kind, &choice.make) else {
            assert!(!matches!(choice.make, Make::Step(_)), "{:?}", choice.make);
            continue;
        };
        let mut copy = study.clone();
        let desk = Desk::new(&study, &variant, study.next_id());
        let plan = desk.replace_kind(&id, kind.clone()).expect("it can be planned");
        let inverse = apply(&mut copy, plan.edit).expect("it is sound");
        assert_eq!(study_violations(&copy), [], "{kind:?}");
        let new = copy.procedure(&variant).expect("it").step(&id).expect("it").clone();
        assert_eq!(new.kind, kind);
        assert_eq!(new.name, old.name);
        apply(&mut copy, inverse).expect("an inverse is done");
        assert_eq!(native::write(&copy).expect("written"), before, "{kind:?}");
    }
}
