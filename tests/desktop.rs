//! The files a desktop reads: each picture of the icon is the icon drawn at its size, and the
//! names that tie program, icon, file type and description together agree.

use std::fs;
use std::path::{Path, PathBuf};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use prodigio::files::native;
use prodigio::model::study::Study;

/// The program's name on a desktop.
const ID: &str = "io.github.prodigio_pa.prodigio";

/// Sides of the pictures, in pixels.
const SIDES: [u32; 9] = [16, 22, 24, 32, 48, 64, 128, 256, 512];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/desktop")
}

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).expect("the file is part of the project")
}

/// The icon at a size in pixels.
fn drawn(side: u32) -> Pixmap {
    let tree = Tree::from_str(&text(&format!("{ID}.svg")), &Options::default()).expect("an SVG");
    let mut picture = Pixmap::new(side, side).expect("a side above 0");
    let scale = side as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture
}

/// With `PRODIGIO_WRITE_ICONS` set the pictures are written anew instead.
#[test]
fn each_picture_is_the_icon_at_its_size() {
    for side in SIDES {
        let path = folder().join(format!("png/{ID}-{side}.png"));
        let wanted = drawn(side);
        if std::env::var_os("PRODIGIO_WRITE_ICONS").is_some() {
            wanted.save_png(&path).unwrap();
        }
        let kept = Pixmap::load_png(&path).unwrap();
        assert_eq!((kept.width(), kept.height()), (side, side), "{}", path.display());
        let apart: u64 = kept
            .data()
            .iter()
            .zip(wanted.data())
            .map(|(one, other)| u64::from(one.abs_diff(*other)))
            .sum();
        let mean = apart as f64 / kept.data().len() as f64;
        assert!(mean < 1.0, "{} is not the icon: {mean} levels apart", path.display());
    }
}

#[test]
fn the_icon_is_white_on_petrol() {
    let icon = drawn(64);
    let pixel = |x, y| icon.pixel(x, y).map(|p| (p.red(), p.green(), p.blue(), p.alpha()));
    assert_eq!(pixel(0, 0), Some((0, 0, 0, 0)), "round corners");
    assert_eq!(pixel(54, 54), Some((0x0B, 0x6B, 0x7A, 255)), "petrol");
    assert_eq!(pixel(40, 24), Some((255, 255, 255, 255)), "the arrow");
}

#[test]
fn desktop_files_name_each_other() {
    let desktop = text(&format!("{ID}.desktop"));
    let metainfo = text(&format!("{ID}.metainfo.xml"));
    let mime = text(&format!("{ID}.mime.xml"));
    assert!(desktop.lines().any(|line| line == format!("Icon={ID}")));
    assert!(desktop.lines().any(|line| line == format!("StartupWMClass={ID}")));
    assert!(desktop.lines().any(|line| line == "Exec=prodigio %F"));
    // By this name a desktop finds the icon of a window.
    let window = fs::read_to_string(folder().join("../../src/ui/start.rs")).unwrap();
    assert!(window.contains(&format!(".with_app_id(\"{ID}\")")));
    assert!(metainfo.contains(&format!("<id>{ID}</id>")));
    assert!(metainfo.contains(&format!(">{ID}.desktop</launchable>")));
    for kind in ["application/x-prodigio", "application/bpmn+xml"] {
        assert!(desktop.contains(&format!("{kind};")), "{kind} opens with the program");
        assert!(metainfo.contains(&format!("<mediatype>{kind}</mediatype>")), "{kind} is named");
        assert!(mime.contains(&format!("<mime-type type=\"{kind}\">")), "{kind} is described");
    }
    assert!(mime.contains("<glob pattern=\"*.prodigio\"/>"));
}

#[test]
fn a_study_begins_as_the_file_type_says() {
    let mime = text(&format!("{ID}.mime.xml"));
    let value = |offset: &str| {
        let (_, rest) = mime.split_once(&format!("offset=\"{offset}\" value=\"")).unwrap();
        rest.split_once('"').unwrap().0.replace("\\n", "\n")
    };
    let written = native::write(&Study::default()).unwrap();
    assert!(written.starts_with(&value("0")), "a study begins otherwise:\n{written}");
    let place = written.find(&value("27:40"));
    assert!(place.is_some_and(|at| (27..=40).contains(&at)), "at {place:?} in:\n{written}");
}
