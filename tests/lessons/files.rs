//! Lessons and progress as files.

use std::fs;

use prodigio::files::error::{OpenError, SaveError};
use prodigio::files::{catalogue, lessons};
use prodigio::model::lesson::check::{faults, is_playable};
use prodigio::model::lesson::progress::Progress;
use prodigio::model::lesson::{Choice, Exercise, Hint, Kind, Lesson, Material};
use prodigio::model::text::{Language, Text};
use prodigio::words::Words;

/// A small sound lesson.
pub(crate) fn small() -> Lesson {
    let three = |t: &str| Text::three(t, t, t);
    let option = |t: &str, right| Choice { text: three(t), right, why: three("<b>perché</b>") };
    Lesson {
        id: "prova".to_owned(),
        title: three("Prova <script>alert(1)</script>"),
        minutes: 5,
        text: three("Due & due < cinque"),
        procedure: Material::Catalogue("cambio-residenza".to_owned()),
        exercises: vec![Exercise {
            id: "uno".to_owned(),
            title: three("Quale?"),
            points: 4.0,
            attempts: 2,
            hints: vec![Hint { text: three("Non A"), cost: 0.25 }],
            kind: Kind::Choice {
                options: vec![option("A", false), option("B", true)],
                many: false,
            },
            ..Exercise::default()
        }],
        ..Lesson::default()
    }
}

#[test]
fn a_lesson_comes_back_from_its_file_and_signs_stay_letters() {
    let lesson = small();
    let text = lessons::write(&lesson).expect("it can be written");
    let read = lessons::read(text.as_bytes()).expect("it can be read");
    assert_eq!(read, lesson);
    assert_eq!(lessons::write(&read).expect("again"), text);
    assert_eq!(read.title.get(Language::It), "Prova <script>alert(1)</script>");
    let study = lessons::study(&read, None).expect("the catalogue has it");
    assert_eq!(faults(&read, Some(&study)), Vec::new());
    // A procedure that stands in the lesson itself comes back too.
    let inside = Lesson { procedure: Material::Inline(Box::new(catalogue::first())), ..lesson };
    let text = lessons::write(&inside).expect("it can be written");
    let read = lessons::read(text.as_bytes()).expect("it can be read");
    assert_eq!(lessons::study(&read, None).expect("it is sound"), catalogue::first());
}

#[test]
fn what_is_wrong_is_said_with_its_place_and_a_remedy() {
    let text = lessons::write(&small()).expect("it can be written");
    let cut = &text[..text.len() / 2];
    assert!(matches!(lessons::read(cut.as_bytes()), Err(OpenError::Truncated(_))));
    let unknown = text.replace("attempts:", "tries:");
    assert!(matches!(lessons::read(unknown.as_bytes()), Err(OpenError::UnknownName { .. })));
    let newer = text.replace("format: 1", "format: 2");
    assert!(matches!(lessons::read(newer.as_bytes()), Err(OpenError::NewerFormat { .. })));
    let deep = format!("(format: 1, lesson: {}", "[".repeat(100_000));
    assert!(matches!(lessons::read(deep.as_bytes()), Err(OpenError::TooDeep { .. })));
    assert!(lessons::read(b"\xff\xfe").is_err());
    let study = catalogue::first();
    let mut wrong = small();
    if let Kind::Choice { options, .. } = &mut wrong.exercises[0].kind {
        for option in options {
            option.right = false;
        }
    }
    wrong.exercises.push(wrong.exercises[0].clone());
    wrong.exercises[0].points = f64::NAN;
    wrong.exercises[0].hints[0].cost = 3.0;
    let found = faults(&wrong, Some(&study));
    let codes: Vec<&str> = found.iter().map(|f| f.code).collect();
    for code in ["lesson-key-choice", "lesson-exercise-id", "lesson-points", "lesson-hints"] {
        assert!(codes.contains(&code), "{code}: {codes:?}");
    }
    assert!(!is_playable(&found));
    assert!(faults(&small(), None).iter().any(|f| f.code == "lesson-no-procedure"));
    for words in Language::ALL.map(Words::new) {
        for finding in &found {
            assert!(!words.finding(finding).contains('⟨') && words.hint(finding).is_some());
        }
    }
}

#[test]
fn a_lesson_that_could_not_be_opened_again_is_not_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("grande.lesson.ron");
    let large = Lesson { text: Text::of(Language::It, "a".repeat(9 << 20)), ..small() };
    assert!(matches!(lessons::save(&large, &file), Err(SaveError::TooLarge { .. })));
    assert!(!file.exists());
}

#[test]
fn an_error_is_not_lost_behind_many_notes() {
    let study = catalogue::first();
    let mut lesson = small();
    let mut gaps = lesson.exercises[0].clone();
    if let Kind::Choice { options, .. } = &mut gaps.kind {
        for option in options {
            option.text = Text::of(Language::It, "solo in italiano");
            option.why = option.text.clone();
        }
    }
    lesson.exercises = (0..40).map(|n| Exercise { id: format!("e{n}"), ..gaps.clone() }).collect();
    assert!(is_playable(&faults(&lesson, Some(&study))), "gaps alone are notes");
    lesson.exercises[39].points = f64::NAN;
    let found = faults(&lesson, Some(&study));
    assert_eq!(found[0].code, "lesson-points");
    assert!(!is_playable(&found));
}

#[test]
fn a_lesson_names_no_file_but_one_beside_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let study = catalogue::first();
    prodigio::files::save(&study, &folder.path().join("mio.prodigio")).expect("it can be written");
    let of = |name: &str| Lesson { procedure: Material::File(name.to_owned()), ..small() };
    assert_eq!(
        lessons::study(&of("mio.prodigio"), Some(folder.path())).expect("it is there"),
        study
    );
    for name in ["../mio.prodigio", "/etc/passwd", "C:\\x", "a/b", "..", ""] {
        assert!(lessons::study(&of(name), Some(folder.path())).is_err(), "{name}");
    }
    assert_eq!(lessons::study(&of("altro.prodigio"), Some(folder.path())), Err(OpenError::Missing));
    lessons::save(&small(), &folder.path().join("b.lesson.ron")).expect("it can be written");
    fs::write(folder.path().join("a.lesson.ron"), "(format: 1").expect("it can be written");
    let found = lessons::in_folder(folder.path());
    assert_eq!(found.len(), 2);
    assert!(found[0].1.is_err() && found[1].1 == Ok(small()));
    assert!(lessons::in_folder(&folder.path().join("no")).is_empty());
}

#[test]
fn progress_is_kept_with_a_checksum_and_merged() {
    let mut mine = Progress::default();
    mine.call("  gabbiano\n7 ");
    assert_eq!(mine.pseudonym, "gabbiano7");
    *mine.of_mut("l", "a") = prodigio::model::lesson::progress::Done {
        attempts: 2,
        hints: 1,
        tenths: 30,
        of: 40,
        solved: false,
    };
    let text = lessons::write_progress(&mine).expect("it can be written");
    assert_eq!(lessons::read_progress(text.as_bytes()), Ok(mine.clone()));
    let mailed = text.replace('\n', "\r\n");
    assert_eq!(lessons::read_progress(mailed.as_bytes()), Ok(mine.clone()));
    let cheated = text.replace("tenths: 30", "tenths: 40");
    assert_ne!(cheated, text);
    assert_eq!(lessons::read_progress(cheated.as_bytes()), Err(OpenError::Checksum));
    let mut other = Progress::default();
    other.of_mut("l", "a").tenths = 40;
    other.of_mut("m", "b").attempts = 1;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("state").join(lessons::PROGRESS);
    lessons::keep_progress(&mine, &path, false).expect("it can be written");
    lessons::keep_progress(&other, &path, false).expect("it can be written");
    let both = lessons::open_progress(&path).expect("it can be read");
    assert_eq!((both.of("l", "a").tenths, both.of("l", "a").attempts), (40, 2));
    assert_eq!((both.of("m", "b").attempts, both.pseudonym.as_str()), (1, "gabbiano7"));
    // Whoever takes a name away has none in the file, either.
    lessons::keep_progress(&other, &path, true).expect("it can be written");
    let unnamed = lessons::open_progress(&path).expect("it can be read");
    assert_eq!((unnamed.of("l", "a").tenths, unnamed.pseudonym.as_str()), (40, ""));
    // A damaged one is put aside, not written over.
    fs::write(&path, &cheated).expect("it can be written");
    lessons::keep_progress(&other, &path, false).expect("it can be written");
    assert_eq!(lessons::open_progress(&path), Ok(other));
    assert_eq!(fs::read_dir(path.parent().expect("it has one")).expect("a folder").count(), 2);
}
