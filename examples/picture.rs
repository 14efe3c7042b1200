//! Draws a procedure as a picture: `cargo run --example picture -- FILE OUT.svg|OUT.png [light|dark|high-contrast] [arrange]`.
//!
use std::error::Error;
use std::path::Path;

use prodigio::drawing::scene::draw;
use prodigio::drawing::tokens::{Palette, Theme};
use prodigio::drawing::view::{Bare, View};
use prodigio::files::{self, picture};
use prodigio::layout::layered::arrange;
use prodigio::layout::route::routes;
use prodigio::model::draft::Draft;
use prodigio::model::procedure::Procedure;
use prodigio::model::text::Language;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [file, out, rest @ ..] = args.as_slice() else {
        return Err(
            "usage: picture FILE OUT.svg|OUT.png [light|dark|high-contrast] [arrange]".into()
        );
    };
    let named = |t: &Theme| rest.iter().any(|a| a == t.token());
    let theme = Theme::ALL.into_iter().find(named).unwrap_or_default();
    let study = files::open(Path::new(file))?.study;
    let mut procedure = (*study.variants().first().ok_or("the study is empty")?.procedure).clone();
    if rest.iter().any(|a| a == "arrange") {
        procedure = arranged(&procedure);
    }
    let procedure = &procedure;
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

/// The procedure with every step, lane and pool where the automatic layout puts it.
fn arranged(procedure: &Procedure) -> Procedure {
    let placement = arrange(procedure);
    let mut draft = Draft::from(procedure.clone());
    for (id, at) in placement.steps {
        if let Some(step) = procedure.step(&id) {
            let mut step = (**step).clone();
            (step.at, step.label) = (at, None);
            draft.step(id.as_str(), step);
        }
    }
    for (id, at) in placement.lanes {
        if let Some(lane) = procedure.lane(&id) {
            let mut lane = (**lane).clone();
            lane.at = at;
            draft.lane(id.as_str(), lane);
        }
    }
    for (id, at) in placement.pools {
        if let Some(pool) = procedure.pool(&id) {
            let mut pool = (**pool).clone();
            pool.at = at;
            draft.pool(id.as_str(), pool);
        }
    }
    for (id, at) in placement.artifacts {
        if let Some(artifact) = procedure.artifact(&id) {
            let mut artifact = (**artifact).clone();
            artifact.at = at;
            draft.artifact(id.as_str(), artifact);
        }
    }
    for (id, flow) in procedure.flows() {
        let mut flow = flow.clone();
        (flow.bends, flow.docks, flow.label) = (Vec::new(), None, None);
        draft.flow(id.as_str(), flow);
    }
    draft.finish().0
}
