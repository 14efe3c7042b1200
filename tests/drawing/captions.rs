//! Captions of lines that a file or a hand put upon their line.

use prodigio::drawing::item::Item;
use prodigio::drawing::scene::draw;
use prodigio::drawing::shape::Shape;
use prodigio::drawing::view::{Bare, View};
use prodigio::layout::route::routes;
use prodigio::model::draft::Draft;
use prodigio::model::flow::{Anchor, Docks, Flow, Link, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::{Point, Rect};
use prodigio::model::item::ItemId;
use prodigio::model::step::{Step, StepKind, TaskKind};
use prodigio::model::text::{Language, Text};

/// A flow and a message flow straight to the right, each with its name in a box of this height
/// above or below the line.
fn drawn(down: f64) -> [Item; 2] {
    let it = |text: &str| Text::of(Language::It, text);
    let label = |y: f64| Some(Rect::new(200.0, y + 40.0 - 7.0 + down, 100.0, 14.0));
    let mut draft = Draft::new();
    for (id, x, y) in [("a", 0.0, 0.0), ("b", 400.0, 0.0), ("c", 0.0, 200.0), ("d", 400.0, 200.0)] {
        draft.step(id, Step::new(StepKind::Task(TaskKind::Plain), it(id), x, y));
    }
    let flow = Flow::new("a".into(), "b".into());
    draft.flow("f", Flow { name: it("se accolta"), label: label(0.0), ..flow });
    draft.link(
        "m",
        Link {
            kind: LinkKind::Message,
            from: Anchor::Step("c".into()),
            to: Anchor::Step("d".into()),
            name: it("domanda"),
            bends: Vec::new(),
            docks: Some(Docks { from: Point::new(100.0, 240.0), to: Point::new(400.0, 240.0) }),
            label: label(200.0),
            answer: None,
            foreign: Foreign::default(),
        },
    );
    let p = draft.finish().0;
    let captions = Bare(Language::It);
    let scene = draw(&p, &routes(&p), &View::new(Language::It, &captions));
    [ItemId::Flow("f".into()), ItemId::Link("m".into())]
        .map(|what| scene.item(&what).expect("it is drawn").clone())
}

fn lines(item: &Item) -> Vec<&[Point]> {
    let line = |s: &'_ Shape| matches!(s, Shape::Line { .. });
    let all = item.shapes.iter().filter(|s| line(s));
    all.filter_map(|s| if let Shape::Line { points, .. } = s { Some(&points[..]) } else { None })
        .collect()
}

#[test]
fn a_caption_upon_its_line_clears_it() {
    for item in drawn(0.0) {
        let texts: Vec<Rect> =
            item.shapes.iter().filter(|s| matches!(s, Shape::Text(_))).map(Shape::bounds).collect();
        assert!(!texts.is_empty());
        let lines = lines(&item);
        assert_eq!(lines.len(), 2, "before and behind: {lines:?}");
        for line in lines {
            for n in 0..=100 {
                let (a, b) = (line[0], line[line.len() - 1]);
                let share = f64::from(n) / 100.0;
                let at = Point::new(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share);
                assert!(!texts.iter().any(|t| t.contains(at)), "{at:?} in {texts:?}");
            }
        }
        // It is still hit where its name stands.
        assert!(item.is_hit(Point::new(250.0, item.path[0].y), 2.0, 1.0), "{item:?}");
    }
}

#[test]
fn a_caption_beside_its_line_leaves_it_whole() {
    for down in [-30.0, 30.0] {
        for item in drawn(down) {
            assert_eq!(lines(&item).len(), 1, "{:?}", item.shapes);
        }
    }
}
