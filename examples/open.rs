//! Prints how long a file takes from its bytes to a drawable model, stage by stage.
//!
//! `cargo run --release --example open -- FILE [RUNS]`. The model is drawable once its flows have
//! routes; the shapes of the whole drawing are a stage of their own, since a window needs only those
//! in view. The last line is one line of JSON with the least of the runs, in milliseconds.

use std::path::PathBuf;
use std::time::Instant;

use prodigio::drawing::scene;
use prodigio::drawing::view::{Bare, View};
use prodigio::files;
use prodigio::layout::layered::arrange;
use prodigio::layout::route::routes;
use prodigio::model::text::Language;

#[expect(clippy::disallowed_methods, reason = "this program measures time")]
fn now() -> Instant {
    Instant::now()
}

#[expect(clippy::print_stdout, reason = "this program prints its figures")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = PathBuf::from(args.next().ok_or("usage: open FILE [RUNS]")?);
    let runs: usize = args.next().map_or(Ok(5), |n| n.parse())?;
    let mut least = [f64::INFINITY; 4];
    for _ in 0..runs.max(1) {
        let bytes = std::fs::read(&path)?;
        let start = now();
        let opened = files::read(&bytes)?;
        let read = start.elapsed().as_secs_f64() * 1e3;
        let p = &opened.study.as_is().ok_or("no variant")?.procedure;
        if opened.needs_layout {
            println!("no drawing in it: {} steps to be placed", arrange(p).steps.len());
        }
        let routed = routes(p);
        let routed_at = start.elapsed().as_secs_f64() * 1e3;
        let captions = Bare(Language::It);
        let drawn = scene::draw(p, &routed, &View::new(Language::It, &captions));
        let drawn_at = start.elapsed().as_secs_f64() * 1e3;
        println!(
            "{} items: read {read:.1} ms, routes {:.1} ms, shapes {:.1} ms",
            drawn.len(),
            routed_at - read,
            drawn_at - routed_at
        );
        let now = [read, routed_at - read, drawn_at - routed_at, routed_at];
        for (least, now) in least.iter_mut().zip(now) {
            *least = least.min(now);
        }
    }
    let [read, routes, shapes, model] = least;
    println!(
        "{{\"read_ms\":{read:.1},\"routes_ms\":{routes:.1},\"shapes_ms\":{shapes:.1},\"model_ms\":{model:.1}}}"
    );
    Ok(())
}
