//! The job of the window without a display: the analysis of the first procedure, printed; its
//! engine file and its picture, written to a folder that is named.

use std::path::{Path, PathBuf};

use crate::analysis::measure::results::results;
use crate::analysis::simulate::plan::RunPlan;
use crate::app::command::Delivery;
use crate::app::ready;
use crate::files::bpmn::engine::dialect::Dialect;
use crate::files::error::SaveError;
use crate::files::{catalogue, disk};
use crate::model::finding::Finding;
use crate::model::study::Study;

use super::console::Console;
use super::failure::Failure;
use super::{GOOD, Window, job, load, render, simulate};

/// Name of the folder, in the current one or else at home.
const FOLDER: &str = "prodigio-out";

/// Does the job of the window here.
pub(super) fn run(why: Window, files: &[PathBuf], console: &mut Console) -> Result<u8, Failure> {
    let (study, path) = match files.first() {
        Some(path) => (load::open(path)?.study, path.clone()),
        None => first_procedure(),
    };
    let key = if why == Window::NotBuilt { "cli-no-window" } else { "cli-no-display" };
    let sentence = console.words.say(key);
    console.note(&sentence);
    let variant = load::variant(&study, None, &console.words)?;
    let plan = RunPlan::default();
    let language = console.words.language();
    let net = ready::prepare(&variant.procedure, &plan, language)
        .map_err(|findings: Vec<Finding>| job::refused(findings, &path))?;
    let outcome = job::run(&net, &plan, console);
    simulate::print_text(&study, variant, &results(&outcome), console)?;
    console.line("")?;
    let folder = folder().map_err(|error| Failure::save(&error, Path::new(FOLDER)))?;
    let stem = path.file_stem().unwrap_or_default();
    for (key, delivery, ending) in [
        ("cli-engine-file", Delivery::Engine(Dialect::Operaton), "bpmn"),
        ("cli-picture", Delivery::Svg, "svg"),
        ("cli-picture", Delivery::Png, "png"),
    ] {
        let mut to = folder.join(stem).into_os_string();
        to.push(".");
        to.push(ending);
        let to = PathBuf::from(to);
        render::write(&study, &variant.id, delivery, &to, &console.words)?;
        console.say_path(key, &to)?;
    }
    console.say_path("cli-folder", &folder)?;
    Ok(GOOD)
}

fn first_procedure() -> (Study, PathBuf) {
    (catalogue::first(), PathBuf::from(catalogue::TEMPLATES[0].code))
}

/// The folder to write to: in the current one, else at home, where the current one is closed to us.
fn folder() -> Result<PathBuf, SaveError> {
    let here = std::env::current_dir().map(|d| d.join(FOLDER)).unwrap_or_default();
    let home = directories::UserDirs::new().map(|d| d.home_dir().join(FOLDER));
    match disk::make_folder(&here) {
        Ok(()) => Ok(here),
        Err(error) => match home {
            Some(home) => disk::make_folder(&home).map(|()| home),
            None => Err(error),
        },
    }
}
