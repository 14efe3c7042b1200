//! Draws a procedure as a picture: `cargo run --example picture -- FILE OUT.svg|OUT.png [theme]`.
//!
use std::error::Error;
use std::path::Path;

use prodigio::drawing::scene::draw;
use prodigio::drawing::tokens::{Palette, Theme};
use prodigio::drawing::view::{Bare, View};
use prodigio::files::{self, picture};
use prodigio::layout::route::routes;
use prodigio::model::text::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [file, out, rest @ ..] = args.as_slice() else {
        return Err("usage: picture FILE OUT.svg|OUT.png [light|dark|high-contrast]".into());
    };
    let theme = rest.first().map(String::as_str);
    let theme = Theme::ALL.into_iter().find(|t| Some(t.token()) == theme).unwrap_or_default();
    let study = files::open(Path::new(file))?.study;
    let procedure = &study.variants().first().ok_or("the study is empty")?.procedure;
    let words = Bare(Language::It);
    let view = View::new(Language::It, &words);
    let scene = draw(procedure, &routes(procedure), &view);
    let sheet = picture::Sheet {
        margin: 20.0,
        title: study.title().get(Language::It).to_owned(),
        description: String::new(),
        language: Language::It.tag(),
    };
    let svg = picture::svg(&scene, Palette::of(theme), &sheet);
    if Path::new(out).extension().is_some_and(|e| e == "png") {
        std::fs::write(out, picture::png(&svg, 2.0)?)?;
    } else {
        std::fs::write(out, svg)?;
    }
    Ok(())
}
