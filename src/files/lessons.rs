//! Lessons and progress as files: `NAME.lesson.ron`, one lesson a file, and `progress.ron`, what a
//! learner has done, with a checksum.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::lesson::progress::Progress;
use crate::model::lesson::{Lesson, Material};
use crate::model::study::Study;

use super::error::{At, OpenError, SaveError};
use super::{catalogue, disk, native};

/// The end of a lesson's file name.
pub const ENDING: &str = ".lesson.ron";
/// The name of a progress file.
pub const PROGRESS: &str = "progress.ron";
/// Newest format of both.
const FORMAT: u32 = 1;
/// Most bytes of a lesson's file.
const MAX_LESSON: u64 = 8 * 1024 * 1024;
/// Most bytes of a progress file.
const MAX_PROGRESS: u64 = 4 * 1024 * 1024;
/// Most files looked at in a folder.
const MAX_FILES: usize = 1_000;
/// Begins the first line of a progress file; its checksum follows.
const MARK: &str = "// prodigio progress ";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LessonFile {
    format: u32,
    lesson: Lesson,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgressFile {
    format: u32,
    progress: Progress,
}

/// The lessons of the course, compiled in, in order.
const SHIPPED: &[&[u8]] = &[
    include_bytes!("../../assets/lessons/1-census.lesson.ron"),
    include_bytes!("../../assets/lessons/2-choice.lesson.ron"),
    include_bytes!("../../assets/lessons/3-map.lesson.ron"),
    include_bytes!("../../assets/lessons/4-annotate.lesson.ron"),
    include_bytes!("../../assets/lessons/5-analyse.lesson.ron"),
    include_bytes!("../../assets/lessons/6-remodel.lesson.ron"),
    include_bytes!("../../assets/lessons/7-compare.lesson.ron"),
    include_bytes!("../../assets/lessons/8-deliver.lesson.ron"),
];

/// The course.
pub fn shipped() -> Vec<Lesson> {
    SHIPPED.iter().filter_map(|bytes| read(bytes).ok()).collect()
}

/// The files of the course as they are compiled in, for tests.
pub fn shipped_files() -> &'static [&'static [u8]] {
    SHIPPED
}

/// Reads a lesson.
pub fn read(bytes: &[u8]) -> Result<Lesson, OpenError> {
    Ok(native::read_record::<LessonFile>(bytes, FORMAT)?.lesson)
}

/// Opens the file of a lesson.
pub fn open(path: &Path) -> Result<Lesson, OpenError> {
    read(&disk::read_at_most(path, MAX_LESSON)?)
}

/// The text of a lesson: the same lesson gives the same bytes. One that would be too large to be
/// opened again is refused.
pub fn write(lesson: &Lesson) -> Result<String, SaveError> {
    let text = native::write_record(&LessonFile { format: FORMAT, lesson: lesson.clone() })?;
    if text.len() as u64 > MAX_LESSON {
        return Err(SaveError::TooLarge { limit: MAX_LESSON });
    }
    Ok(text)
}

/// Writes a lesson to a file, whole or not at all.
pub fn save(lesson: &Lesson, path: &Path) -> Result<(), SaveError> {
    disk::write(path, write(lesson)?.as_bytes())
}

/// The procedure of a lesson; one in a file stands in `folder`, beside the lesson.
pub fn study(lesson: &Lesson, folder: Option<&Path>) -> Result<Study, OpenError> {
    match &lesson.procedure {
        Material::Catalogue(code) => catalogue::load(code).ok_or(OpenError::Missing),
        Material::Inline(study) => native::sound_inside((**study).clone()),
        Material::File(name) => {
            let folder = folder.ok_or(OpenError::Missing)?;
            // A lesson of somebody else names a file beside it, and no other place of this machine.
            let plain = Path::new(name).file_name().is_some_and(|n| n == name.as_str());
            if !plain || name.contains(['/', '\\', ':']) {
                return Err(OpenError::Denied);
            }
            Ok(super::open(&folder.join(name))?.study)
        }
    }
}

/// The lessons of a folder in order of their file names; a folder that is not there has none.
pub fn in_folder(folder: &Path) -> Vec<(PathBuf, Result<Lesson, OpenError>)> {
    let paths = disk::files_in(folder, MAX_FILES).into_iter();
    paths.filter(|p| is_lesson(p)).map(|path| (path.clone(), open(&path))).collect()
}

/// Whether a file is called as lessons are.
pub fn is_lesson(path: &Path) -> bool {
    path.file_name().is_some_and(|n| n.to_string_lossy().ends_with(ENDING))
}

/// The text of a progress file.
pub fn write_progress(progress: &Progress) -> Result<String, SaveError> {
    let file = ProgressFile { format: FORMAT, progress: progress.clone() };
    let body = native::write_record(&file)?;
    Ok(format!("{MARK}{:08x}\n{body}", checksum(&body)))
}

/// Reads a progress file; one that was changed by hand or damaged on its way is refused.
pub fn read_progress(bytes: &[u8]) -> Result<Progress, OpenError> {
    let text = std::str::from_utf8(bytes)
        .map_err(|e| OpenError::NotText(At::of_byte(bytes, e.valid_up_to())))?;
    let text = text.trim_start_matches('\u{feff}');
    let told = text.strip_prefix(MARK).and_then(|rest| rest.split_once('\n'));
    let Some((sum, body)) = told else { return Err(OpenError::UnknownKind) };
    if u32::from_str_radix(sum.trim(), 16).ok() != Some(checksum(body)) {
        return Err(OpenError::Checksum);
    }
    Ok(native::read_record::<ProgressFile>(body.as_bytes(), FORMAT)?.progress)
}

/// Line ends may change on the way.
fn checksum(body: &str) -> u32 {
    crc32fast::hash(body.replace('\r', "").as_bytes())
}

/// Opens a progress file.
pub fn open_progress(path: &Path) -> Result<Progress, OpenError> {
    read_progress(&disk::read_at_most(path, MAX_PROGRESS)?)
}

/// Keeps progress in a file, joined with what stands there already.
///
/// A file there that cannot be read is put aside first, under a name of its own. `renamed` says that
/// the pseudonym was just given, or taken away: then the one in the file counts no more.
pub fn keep_progress(progress: &Progress, path: &Path, renamed: bool) -> Result<(), SaveError> {
    let mut all = progress.clone();
    match open_progress(path) {
        Ok(there) => {
            all.merge(&there);
            if renamed {
                all.pseudonym.clone_from(&progress.pseudonym);
            }
        }
        Err(OpenError::Missing) => {}
        Err(_) => disk::put_aside(path)?,
    }
    if let Some(folder) = path.parent() {
        disk::make_folder(folder)?;
    }
    disk::write(path, write_progress(&all)?.as_bytes())
}

/// The progress files of a folder in order of their names, and what is the matter with those that
/// cannot be read.
pub fn progress_in(folder: &Path) -> Vec<(PathBuf, Result<Progress, OpenError>)> {
    let is_one = |p: &PathBuf| p.extension().is_some_and(|e| e == "ron") && !is_lesson(p);
    let paths = disk::files_in(folder, MAX_FILES).into_iter();
    paths.filter(is_one).map(|path| (path.clone(), open_progress(&path))).collect()
}
