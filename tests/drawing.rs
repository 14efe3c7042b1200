//! The drawing through its door: what is drawn, routed and written as a picture.
//!
//! With `PRODIGIO_PICTURES` set to a folder, the pictures looked at by people are written there.

#[path = "drawing/captions.rs"]
mod captions;
#[path = "drawing/colors.rs"]
mod colors;
#[path = "drawing/contrast.rs"]
mod contrast;
#[path = "drawing/kept.rs"]
mod kept;
#[path = "drawing/pictures.rs"]
mod pictures;
#[path = "drawing/random.rs"]
mod random;
#[path = "drawing/routes.rs"]
mod routed;
#[path = "drawing/samples.rs"]
mod samples;

use std::path::PathBuf;

use prodigio::drawing::icons::Icon;
use prodigio::drawing::metrics::NO_TEXT_BELOW;
use prodigio::drawing::role::Role;
use prodigio::drawing::scene::{Scene, draw};
use prodigio::drawing::shape::Shape;
use prodigio::drawing::tokens::{Palette, Theme};
use prodigio::drawing::view::{
    Bare, Caption, Captions, Change, Foot, Heat, LaneFigure, Lesson, Mark, View,
};
use prodigio::files::picture::{Sheet, png, svg};
use prodigio::layout::route::routes;
use prodigio::model::draft::Draft;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{Step, StepKind, TaskKind};
use prodigio::model::text::{Language, Text};

/// Feet as on the target picture.
struct Words;

impl Captions for Words {
    fn foot(&self, _: &Procedure, id: &StepId, step: &Step) -> Foot {
        if !matches!(step.kind, StepKind::Task(_)) {
            return Foot::default();
        }
        if id.as_str() == "s8" {
            return Foot { work: Some(Caption::missing("durata?")), wait: None };
        }
        Foot { work: Some(Caption::plain("36 min")), wait: Some(Caption::plain("1,3 gl")) }
    }

    fn share(&self, share: f64) -> String {
        Bare(Language::It).share(share)
    }

    fn deadline(&self, _: &Procedure, id: &StepId, _: &Step) -> Option<String> {
        (id.as_str() == "b1").then(|| "45 g".to_owned())
    }
}

fn show(name: &str, scene: &Scene, theme: Theme) {
    let Some(folder) = std::env::var_os("PRODIGIO_PICTURES").map(PathBuf::from) else { return };
    let sheet =
        Sheet { margin: 12.0, title: name.to_owned(), description: String::new(), language: "it" };
    let text = svg(scene, Palette::of(theme), &sheet);
    std::fs::write(folder.join(format!("{name}.svg")), &text).expect("written");
    std::fs::write(folder.join(format!("{name}.png")), png(&text, 1.0).expect("written"))
        .expect("written");
}

#[test]
fn the_map_is_drawn_in_all_themes() {
    let procedure = samples::residence();
    let mut view = View::new(Language::It, &Words);
    let figure = |text: &str, is_over| LaneFigure { text: text.to_owned(), is_over };
    view.lanes.insert(samples::lane("l1"), figure("richiedente · nessuna coda", false));
    view.lanes.insert(samples::lane("l4"), figure("2 persone · carico 0,91 ± 0,03", true));
    view.errors.insert(ItemId::Step("s8".into()));
    let scene = draw(&procedure, &routes(&procedure), &view);
    for theme in Theme::ALL {
        show(&format!("map-{}", theme.token()), &scene, theme);
    }
    let drawn = procedure.steps().count() + procedure.flows().count() + procedure.lanes().count();
    assert_eq!(scene.len(), drawn + 2, "everything has its item");
}

#[test]
fn every_kind_of_thing_is_drawn() {
    let procedure = samples::sheet();
    let scene = draw(&procedure, &routes(&procedure), &View::new(Language::It, &Words));
    show("sheet", &scene, Theme::Light);
    assert_eq!(
        scene.len(),
        procedure.steps().count() + procedure.flows().count() + procedure.artifacts().count()
    );
    assert!(scene.items().all(|i| !i.shapes.is_empty()));
}

#[test]
fn a_call_that_shows_no_inside_says_that_it_has_one() {
    let plus = |w: f64, h: f64| {
        let mut draft = Draft::new();
        let kind = StepKind::Call { called: "altro".to_owned() };
        let mut step = Step::new(kind, Text::of(Language::It, "Chiama"), 0.0, 0.0);
        step.at = Rect::new(0.0, 0.0, w, h);
        draft.step("c", step);
        let p = draft.finish().0;
        let scene = draw(&p, &routes(&p), &View::new(Language::It, &Words));
        let item = scene.item(&ItemId::Step("c".into())).expect("it is drawn");
        let is_plus = |s: &&Shape| matches!(s, Shape::Icon { icon: Icon::Plus, .. });
        let texts = item.shapes.iter().filter(|s| matches!(s, Shape::Text(_)));
        let name = texts.map(Shape::bounds).reduce(Rect::union).expect("a name");
        let signs: Vec<Rect> = item.shapes.iter().filter(is_plus).map(Shape::bounds).collect();
        assert!(signs.iter().all(|sign| !sign.touches(name)), "{signs:?} {name:?}");
        signs.len()
    };
    assert_eq!(plus(100.0, 80.0), 1, "collapsed");
    assert_eq!(plus(400.0, 300.0), 0, "drawn with what is inside");
    // A single task that stands by itself in the file has no inside.
    let file = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" targetNamespace=\"urn:t\">\
        <globalUserTask id=\"T\"/><process id=\"Q\"/><process id=\"P\">\
        <callActivity id=\"t\" calledElement=\"T\"/><callActivity id=\"q\" calledElement=\"Q\"/></process></definitions>";
    let study = prodigio::files::read(file.as_bytes()).expect("it opens").study;
    let mut draft = Draft::from((*study.as_is().expect("there is a variant").procedure).clone());
    for (id, y) in [("t", 0.0), ("q", 200.0)] {
        let mut step = (**draft.so_far().step(&id.into()).expect("a step")).clone();
        step.at = Rect::new(0.0, y, 100.0, 80.0);
        draft.step(id, step);
    }
    let p = draft.finish().0;
    let scene = draw(&p, &routes(&p), &View::new(Language::It, &Words));
    let has_plus = ["t", "q"].map(|id| {
        let item = scene.item(&ItemId::Step(id.into())).expect("it is drawn");
        item.shapes.iter().any(|s| matches!(s, Shape::Icon { icon: Icon::Plus, .. }))
    });
    assert_eq!(has_plus, [false, true]);
}

/// What is said beside a changed step stands where it covers no other step, and over all where there is
/// no such place.
#[test]
fn what_changed_is_said_where_it_covers_nothing() {
    let mut draft = Draft::default();
    let step = |x: f64, y: f64| {
        let name = Text::of(Language::It, "passo");
        Step::new(StepKind::Task(TaskKind::Person), name, x, y)
    };
    draft.step("a", step(300.0, 300.0)).step("below", step(300.0, 400.0));
    let mark = Mark { change: Change::Changed, callout: vec![("lavoro".into(), "1 h".into())] };
    let drawn = |draft: &Draft| {
        let (procedure, _) = draft.clone().finish();
        let mut view = View::new(Language::It, &Words);
        view.compare = Some([(ItemId::Step("a".into()), mark.clone())].into());
        draw(&procedure, &routes(&procedure), &view)
    };
    let boxes = |scene: &Scene| -> Vec<Rect> {
        let item = scene.item(&ItemId::Step("a".into())).expect("it is drawn");
        assert!(item.detail.iter().all(|s| !matches!(s, Shape::Text(_))));
        item.above.iter().map(Shape::bounds).collect()
    };
    let scene = drawn(&draft);
    assert!(!boxes(&scene).is_empty());
    for body in ["a", "below"].map(|id| scene.item(&ItemId::Step(id.into())).unwrap().body) {
        assert!(boxes(&scene).iter().all(|b| !b.touches(body)), "{:?}", boxes(&scene));
    }
    // Walled in, it is still said, and in a picture after all else.
    for (i, (x, y)) in (0..7).flat_map(|x| (0..7).map(move |y| (x, y))).enumerate() {
        let at = (f64::from(x) * 110.0 - 30.0, f64::from(y) * 90.0 + 30.0);
        if (x, y) != (3, 3) {
            draft.step(format!("s{i}").as_str(), step(at.0, at.1));
        }
    }
    let scene = drawn(&draft);
    assert!(!boxes(&scene).is_empty());
    let (title, description) = (String::new(), String::new());
    let sheet = Sheet { margin: 0.0, title, description, language: "it" };
    let text = svg(&scene, Palette::of(Theme::Light), &sheet);
    let said = text.find(">1 h<").expect("it is in the picture");
    assert!(text.rfind("</g>").expect("there are steps") < said);
}

#[test]
fn a_pin_stands_on_what_it_is_pinned_on_with_its_numbers() {
    let p = samples::residence();
    let lane = p.lanes().next().expect("a lane").0.clone();
    let items = [ItemId::Step("s2".into()), ItemId::Flow("f03".into()), ItemId::Lane(lane)];
    let mut view = View::new(Language::It, &Words);
    let plain = draw(&p, &routes(&p), &view);
    view.pins = items.iter().cloned().zip(["1", "2, 5", "3…"].map(str::to_owned)).collect();
    let scene = draw(&p, &routes(&p), &view);
    show("pins", &scene, Theme::Light);
    for (item, numbers) in &view.pins {
        let (before, after) = (plain.item(item).expect("drawn"), scene.item(item).expect("drawn"));
        let new = &after.shapes[before.shapes.len()..];
        let text = |s: &Shape| matches!(s, Shape::Text(label) if label.content == *numbers);
        assert!(new.iter().any(text), "{item:?}");
        // Its tip touches the thing, and nothing of it is cut off.
        let pin = new.iter().map(Shape::bounds).reduce(Rect::union).expect("a pin");
        let tip = Point::new(pin.center().x, pin.bottom() - 1.5);
        assert!(after.is_hit(tip, 4.0, 1.0), "{item:?} {pin:?}");
        let middle = pin.center();
        assert!(after.is_pin_hit(middle, 1.0) && after.is_hit(middle, 0.0, 1.0), "{item:?}");
        // From afar none is drawn, and none is hit.
        let afar = NO_TEXT_BELOW / 2.0;
        assert!(!after.is_pin_hit(middle, afar), "{item:?}");
        let hit = |scene: &Scene| scene.hit(middle, 1.0, afar).map(|i| i.what.clone());
        assert_eq!(hit(&scene), hit(&plain), "{item:?}");
        assert_eq!(after.bounds.union(pin), after.bounds, "{item:?}");
    }
    assert_eq!(plain.len(), scene.len());
}

#[test]
fn heat_marks_and_lessons_change_the_look() {
    let procedure = samples::residence();
    let mut view = View::new(Language::It, &Words);
    let heats = ["s1", "s2", "s3", "s4", "s5"].iter().zip(1_u8..).map(|(id, class)| {
        let heat = Heat { class: Some(class), pill: "31,2 g".to_owned(), is_stale: false };
        (StepId::new(id), heat)
    });
    let stale = Heat { class: Some(3), pill: "8,0 g".to_owned(), is_stale: true };
    view.heat = Some(heats.chain([(StepId::new("s6"), stale)]).collect());
    show("heat", &draw(&procedure, &routes(&procedure), &view), Theme::Light);

    let mut view = View::new(Language::It, &Words);
    let mark = |change, callout: &[(&str, &str)]| {
        let callout = callout.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        Mark { change, callout }
    };
    view.compare = Some(
        [
            (ItemId::Step("s2".into()), mark(Change::Added, &[])),
            (ItemId::Flow("f03".into()), mark(Change::Added, &[])),
            (ItemId::Step("s3".into()), mark(Change::Removed, &[])),
            (ItemId::Flow("f04".into()), mark(Change::Removed, &[])),
            (ItemId::Step("s5".into()), mark(Change::Changed, &[("copia a mano", "sì → no")])),
            (ItemId::Step("g2".into()), mark(Change::Changed, &[])),
        ]
        .into(),
    );
    show("compare", &draw(&procedure, &routes(&procedure), &view), Theme::Light);

    let mut view = View::new(Language::It, &Words);
    let done = |text: &str| Lesson::Done(Some(text.to_owned()));
    view.lesson = Some(
        [
            (ItemId::Step("s5".into()), done("giorno 2")),
            (ItemId::Flow("f12".into()), Lesson::Done(None)),
            (ItemId::Step("s6".into()), done("giorno 3")),
            (ItemId::Step("s7".into()), Lesson::Active(Some("giorno 18".to_owned()))),
            (ItemId::Flow("f14".into()), Lesson::Done(None)),
            (ItemId::Step("s9".into()), Lesson::Hidden("da scoprire".to_owned())),
            (ItemId::Flow("f20".into()), Lesson::Hidden(String::new())),
        ]
        .into(),
    );
    let scene = draw(&procedure, &routes(&procedure), &view);
    show("lesson", &scene, Theme::Light);
    assert!(scene.items().any(|i| i.far == Role::Sunken), "a hidden step");
}
