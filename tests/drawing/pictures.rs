//! Pictures: SVG that says who it is and hides nothing, PNG within limits.

use prodigio::drawing::scene::{Scene, draw};
use prodigio::drawing::tokens::Palette;
use prodigio::drawing::view::{Bare, View};
use prodigio::files::picture::{PictureError, Sheet, png, svg};
use prodigio::layout::route::routes;
use prodigio::model::draft::Draft;
use prodigio::model::procedure::Procedure;
use prodigio::model::step::{Step, StepKind, TaskKind};
use prodigio::model::text::{Language, Text};

fn sheet(title: &str) -> Sheet {
    Sheet {
        margin: 10.0,
        title: title.to_owned(),
        description: "Descrizione".to_owned(),
        language: "it",
    }
}

fn drawn(procedure: &Procedure) -> Scene {
    let words = Bare(Language::It);
    draw(procedure, &routes(procedure), &View::new(Language::It, &words))
}

#[test]
fn text_stays_text_and_names_are_escaped() {
    let hostile = "a<script>&\"'\u{1}\u{0}b";
    let mut draft = Draft::new();
    let name = Text::of(Language::It, hostile);
    draft.step("s1", Step::new(StepKind::Task(TaskKind::Person), name, 0.0, 0.0));
    let text = svg(&drawn(&draft.finish().0), Palette::light(), &sheet(hostile));
    assert!(!text.contains("<script"), "{text}");
    assert!(text.contains("<title id=\"title\">a&lt;script&gt;&amp;"));
    let tree = roxmltree::Document::parse(&text).unwrap();
    let said: String =
        tree.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text()).collect();
    assert_eq!(said, "a<script>&\"'b");
    for forbidden in ["href", "url(", "@import", "onload", "style="] {
        assert!(!text.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn the_same_drawing_gives_the_same_bytes() {
    let procedure = super::samples::residence();
    let first = svg(&drawn(&procedure), Palette::light(), &sheet("x"));
    let second = svg(&drawn(&procedure.clone()), Palette::light(), &sheet("x"));
    assert_eq!(first, second);
    assert_eq!(png(&first, 1.0).unwrap(), png(&second, 1.0).unwrap());
}

#[test]
fn a_png_is_as_large_as_its_scale_says_and_not_too_large() {
    let text = svg(&drawn(&super::samples::residence()), Palette::dark(), &sheet("x"));
    let size = |bytes: Vec<u8>| {
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    };
    let (small, large) = (size(png(&text, 0.5).unwrap()), size(png(&text, 1.0).unwrap()));
    assert!(small.0.abs_diff(large.0 / 2) <= 1 && small.1.abs_diff(large.1 / 2) <= 1);
    assert!(matches!(png(&text, 1000.0), Err(PictureError::TooLarge { .. })));
    assert!(matches!(png(&text, f32::NAN), Err(PictureError::BadScale)));
    assert!(matches!(png("<svg", 1.0), Err(PictureError::BadSvg(_))));
}

#[test]
fn an_empty_procedure_is_an_empty_sheet() {
    let text = svg(&drawn(&Procedure::default()), Palette::light(), &sheet("vuoto"));
    assert!(png(&text, 1.0).is_ok());
}
