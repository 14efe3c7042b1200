//! The course, played from start to end with right and wrong answers, as the window plays it.

use std::path::Path;
use std::sync::Arc;

use prodigio::analysis::marking::facts::trend;
use prodigio::app::Workbench;
use prodigio::app::command::Command;
use prodigio::app::lessons::editor::EditAsk;
use prodigio::app::lessons::{LessonAsk, Sitting};
use prodigio::app::settings::Settings;
use prodigio::edit::history::Description;
use prodigio::edit::whole::become_other;
use prodigio::files::lessons;
use prodigio::model::draft::StudyDraft;
use prodigio::model::lesson::check::faults;
use prodigio::model::lesson::mark::{Answer, Trend};
use prodigio::model::lesson::{Exercise, Kind, Lesson, LeverKey, LeverOption, tenths};
use prodigio::model::scenario::Override;
use prodigio::model::study::Role;
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::WaitedFor;

use crate::files::small;
use crate::wait::until;

fn bench() -> Workbench {
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    bench.keep_nothing(None, Vec::new());
    bench
}

fn ask(bench: &mut Workbench, ask: LessonAsk) {
    bench.handle(Command::Lesson(Box::new(ask)));
}

/// A bench with the course and the lessons of a folder, progress kept in another.
fn school(folder: &Path, file: &Path) -> Workbench {
    let mut bench = bench();
    bench.hold_school(Some(folder.to_owned()), Some(file.to_owned()));
    until(&mut bench, "lessons", |b| !b.school().entries().is_empty());
    bench
}

#[test]
fn the_course_is_whole_in_three_languages_and_canonical() {
    let all = lessons::shipped();
    assert_eq!(all.len(), 8);
    assert_eq!(lessons::shipped_files().len(), 8);
    for (lesson, bytes) in all.iter().zip(lessons::shipped_files()) {
        let study = lessons::study(lesson, None).expect("the catalogue has it");
        assert_eq!(faults(lesson, Some(&study)), Vec::new(), "{}", lesson.id);
        assert!((2..=4).contains(&lesson.exercises.len()), "{}", lesson.id);
        let text = lessons::write(lesson).expect("it can be written");
        assert!(text.as_bytes() == *bytes, "{}: not as the program writes it", lesson.id);
        assert!(!lesson.notes.is_empty() && !lesson.goals.is_empty(), "{}", lesson.id);
    }
}

/// The right answer to an exercise, and a wrong one.
fn answers(sitting: &Sitting) -> (Answer, Answer) {
    let exercise = sitting.exercise().expect("one is shown");
    let facts = || sitting.facts().expect("they are known");
    match &exercise.kind {
        Kind::Choice { options, many } => {
            let places =
                |right| (0..options.len()).filter(|i| options[*i].right == right).collect();
            let wrong: Vec<usize> = places(false);
            let wrong = if *many { wrong } else { wrong[..1].to_vec() };
            (Answer::Choice(places(true)), Answer::Choice(wrong))
        }
        Kind::Bottleneck { ask, offered, .. } => {
            let leaders = &facts().leaders[ask];
            let wrong = offered.iter().find(|o| !leaders.contains(o)).cloned();
            let right = offered.iter().find(|o| leaders.contains(o)).cloned();
            assert!(right.is_some(), "no leader is offered: {leaders:?}");
            (Answer::Spot(right), Answer::Spot(wrong))
        }
        Kind::Predict { figure, .. } => {
            let mean = facts().gauges[figure].mean;
            (Answer::Figure(Some(mean)), Answer::Figure(Some(mean * 9.0)))
        }
        Kind::Durations { of } => {
            let said = |by: f64| of.iter().map(|k| Some(k.high * by)).collect();
            (Answer::Durations(said(1.0)), Answer::Durations(said(20.0)))
        }
        Kind::Classify { items } => (
            Answer::Causes(items.iter().map(|i| Some(i.cause)).collect()),
            Answer::Causes(vec![Some(WaitedFor::Sitting); items.len()]),
        ),
        Kind::Lever { options, key } => {
            let right = match key {
                LeverKey::Option(at) => vec![*at],
                LeverKey::Gain(_) => facts().best_gains(),
            };
            assert!(!right.is_empty() && right.len() < options.len(), "{:?}", facts().gains);
            let wrong = (0..options.len()).rfind(|i| !right.contains(i)).expect("there is one");
            (Answer::Choice(vec![right[0]]), Answer::Choice(vec![wrong]))
        }
        Kind::Read { figures, .. } => {
            let trends: Vec<Trend> = figures.iter().map(|f| trend(&facts().changes[f])).collect();
            let other = |t: &Trend| Trend::ALL.into_iter().find(|o| o != t);
            let wrong = trends.iter().map(other).collect();
            (Answer::Trends(trends.into_iter().map(Some).collect()), Answer::Trends(wrong))
        }
        Kind::Draw { .. } => (Answer::Drawing(None), Answer::Drawing(None)),
    }
}

fn sitting(bench: &Workbench) -> &Sitting {
    bench.school().sitting().expect("a lesson is played")
}

fn exercise(bench: &Workbench) -> Exercise {
    sitting(bench).exercise().expect("one is shown").clone()
}

/// Hands in what is answered and waits for the mark; its points.
fn hand_in(bench: &mut Workbench) -> f64 {
    ask(bench, LessonAsk::HandIn);
    until(bench, "a mark", |b| sitting(b).trial().is_some_and(|t| t.mark.is_some()));
    sitting(bench).trial().and_then(|t| t.mark.as_ref()).map_or(0.0, |m| m.points)
}

/// Makes the drawing of the exercise what the model answer is, by one edit that can be undone.
fn draw_right(bench: &mut Workbench) {
    let Kind::Draw { target, .. } = exercise(bench).kind else { panic!("no drawing") };
    let study = sitting(bench).entry.study.clone().expect("it has one");
    let right = study.procedure(&target).expect("it stands").clone();
    let document = bench.document().expect("the drawing is shown");
    let mut draft = StudyDraft::new(document.study().title().clone(), Language::It);
    draft.variant("as-is", Role::AsIs, Text::default(), (*right).clone());
    let plan = become_other(document.study(), &draft.finish(), Description::new("edit-arrange"));
    bench.handle(Command::Plan(Box::new(plan)));
}

#[test]
fn the_course_is_played_with_right_and_wrong_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("progress.ron");
    let mut bench = school(&folder.path().join("none"), &file);
    let count = bench.school().entries().len();
    for place in 0..count {
        ask(&mut bench, LessonAsk::Begin(place));
        let lesson = Arc::clone(&sitting(&bench).entry.lesson);
        for at in 0..lesson.exercises.len() {
            ask(&mut bench, LessonAsk::Go(at));
            let exercise = exercise(&bench);
            let name = format!("{} {}", lesson.id, exercise.id);
            if prodigio::analysis::marking::facts::needs_runs(&exercise.kind) {
                until(&mut bench, &name, |b| sitting(b).facts().is_some());
            }
            let (right, wrong) = answers(sitting(&bench));
            if matches!(exercise.kind, Kind::Draw { .. }) {
                ask(&mut bench, LessonAsk::Draw);
                assert!(bench.draws_answer());
                assert!(hand_in(&mut bench) < 0.1, "{name}: nothing was drawn");
                ask(&mut bench, LessonAsk::Retry);
                draw_right(&mut bench);
            } else {
                ask(&mut bench, LessonAsk::Answer(wrong));
                let got = hand_in(&mut bench);
                assert!(got < 0.5 * exercise.points, "{name}: a wrong answer gets {got}");
                ask(&mut bench, LessonAsk::Retry);
                ask(&mut bench, LessonAsk::Answer(right));
            }
            let got = hand_in(&mut bench);
            let why = &sitting(&bench).trial().expect("it is shown").mark;
            assert_eq!(tenths(got), exercise.tenths(), "{name}: {why:?}");
            let done = bench.school().done();
            assert!(done.solved && done.attempts == 2, "{name}: {done:?}");
            assert!(bench.school().is_over());
        }
        ask(&mut bench, LessonAsk::Leave);
        let (got, of) = bench.school().progress().sum(&lesson.id);
        assert!(got == of && of > 0, "{}", lesson.id);
    }
    until(&mut bench, "progress is written", |b| !b.must_wait());
    let kept = lessons::open_progress(&file).expect("it is there");
    assert_eq!(&kept, bench.school().progress());
    // The next start goes on where this one ended.
    let next = school(&folder.path().join("none"), &file);
    assert_eq!(next.school().progress(), &kept);
}

/// A bench with a lesson begun of two figures to say, a run each; its place in the list.
fn two_figures(folder: &Path) -> (Workbench, usize) {
    let mut lesson = small();
    let figure = prodigio::model::lesson::Gauge::CycleDays;
    for id in ["due", "tre"] {
        let mut exercise = lesson.exercises[0].clone();
        id.clone_into(&mut exercise.id);
        exercise.kind = Kind::Predict { figure: figure.clone(), tolerance: 0.2 };
        lesson.exercises.insert(0, exercise);
    }
    lessons::save(&lesson, &folder.join("prova.lesson.ron")).expect("it can be written");
    let mut bench = school(folder, &folder.join("state/progress.ron"));
    let place = bench.school().entries().iter().position(|e| e.lesson.id == "prova");
    let place = place.expect("it is listed");
    ask(&mut bench, LessonAsk::Begin(place));
    (bench, place)
}

/// Answers the figure shown and hands it in; its run has only begun then.
fn say_figure(bench: &mut Workbench) {
    ask(bench, LessonAsk::Answer(Answer::Figure(Some(1.0))));
    ask(bench, LessonAsk::HandIn);
    assert!(sitting(bench).facts().is_none() && sitting(bench).trial().is_some_and(|t| t.waits));
}

/// Who goes on while an answer is being judged finds its mark on coming back.
#[test]
fn an_answer_is_marked_though_another_exercise_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut bench, _) = two_figures(folder.path());
    say_figure(&mut bench);
    ask(&mut bench, LessonAsk::Go(1));
    let of_first = |b: &Workbench| sitting(b).trials[&0].clone();
    until(&mut bench, "a mark", |b| of_first(b).mark.is_some());
    assert_eq!(sitting(&bench).at, 1);
    // Then it is the turn of what is shown.
    until(&mut bench, "its run", |b| sitting(b).facts().is_some());
    ask(&mut bench, LessonAsk::Go(0));
    assert!(!of_first(&bench).waits && bench.school().done().attempts == 1);
}

/// What was handed in counts, also for those who leave before it is marked.
#[test]
fn answers_are_marked_one_after_the_other_and_after_the_lesson_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut bench, place) = two_figures(folder.path());
    say_figure(&mut bench);
    ask(&mut bench, LessonAsk::Go(1));
    say_figure(&mut bench);
    let attempts = |b: &Workbench, id: &str| b.school().progress().of("prova", id).attempts;
    ask(&mut bench, LessonAsk::Leave);
    assert!(bench.school().sitting().is_none());
    assert_eq!((attempts(&bench, "tre"), attempts(&bench, "due")), (0, 0));
    // Begun again at once, it goes on: nothing is handed in twice.
    ask(&mut bench, LessonAsk::Begin(place));
    assert!([0_usize, 1].iter().all(|at| sitting(&bench).trials.get(at).is_some_and(|t| t.waits)));
    ask(&mut bench, LessonAsk::Leave);
    until(&mut bench, "both marks", |b| attempts(b, "tre") > 0 && attempts(b, "due") > 0);
    assert_eq!((attempts(&bench, "tre"), attempts(&bench, "due")), (1, 1));
    // Marked, it is over: begun again it is a new one.
    let place = bench.school().entries().iter().position(|e| e.lesson.id == "prova");
    ask(&mut bench, LessonAsk::Begin(place.expect("it is listed")));
    let trials = &sitting(&bench).trials;
    assert!(trials.values().all(|t| t.mark.is_none() && !t.waits));
}

/// Asks something of the editor.
fn edit(bench: &mut Workbench, asked: EditAsk) {
    ask(bench, LessonAsk::Edit(asked));
}

/// A lesson begun before the list was read has an id of its own, at the latest when it is saved.
#[test]
fn a_new_lesson_has_an_id_of_its_own_once_it_is_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let other = Lesson { id: "lesson".to_owned(), ..small() };
    lessons::save(&other, &folder.path().join("altra.lesson.ron")).expect("it can be written");
    let mut bench = bench();
    let file = folder.path().join("state/progress.ron");
    bench.hold_school(Some(folder.path().to_owned()), Some(file));
    edit(&mut bench, EditAsk::New);
    let id = |b: &Workbench| b.school().editor().expect("it is open").lesson().id.clone();
    assert_eq!(id(&bench), "lesson", "nothing is listed yet");
    until(&mut bench, "lessons", |b| !b.school().entries().is_empty());
    edit(&mut bench, EditAsk::Save);
    assert_eq!(id(&bench), "lesson-2");
    edit(&mut bench, EditAsk::New);
    assert_eq!(id(&bench), "lesson-2");
}

/// What became of a file is told to the lesson that was written, not to the one after it.
#[test]
fn a_lesson_written_late_leaves_the_next_one_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bench = school(folder.path(), &folder.path().join("state/progress.ron"));
    edit(&mut bench, EditAsk::New);
    edit(&mut bench, EditAsk::Put(Box::new(small())));
    edit(&mut bench, EditAsk::SaveAndClose);
    edit(&mut bench, EditAsk::SaveTo(folder.path().join("prova.lesson.ron")));
    edit(&mut bench, EditAsk::Close);
    edit(&mut bench, EditAsk::New);
    until(&mut bench, "it is listed", |b| {
        b.school().entries().iter().any(|e| e.lesson.id == "prova")
    });
    let editor = bench.school().editor().expect("the next one is open");
    assert!(!editor.has_file() && !editor.is_modified());
}

#[test]
fn hints_cost_what_they_say_and_attempts_come_to_an_end() {
    let folder = tempfile::tempdir().expect("a folder");
    lessons::save(&small(), &folder.path().join("prova.lesson.ron")).expect("it can be written");
    std::fs::write(folder.path().join("rotta.lesson.ron"), "(format: 1, lesson: (")
        .expect("written");
    let mut bench = school(folder.path(), &folder.path().join("state/progress.ron"));
    // A lesson added as a file is there, and one that cannot be read is told with its place.
    let place = bench.school().entries().iter().position(|e| e.lesson.id == "prova");
    assert_eq!(bench.school().broken().len(), 1);
    ask(&mut bench, LessonAsk::Begin(place.expect("it is listed")));
    ask(&mut bench, LessonAsk::Hint);
    ask(&mut bench, LessonAsk::Hint);
    assert_eq!(bench.school().done().hints, 1, "there is but one");
    ask(&mut bench, LessonAsk::Answer(Answer::Choice(vec![0])));
    assert!(hand_in(&mut bench) < 0.1);
    // What is changed after a mark counts for nothing before a new attempt.
    ask(&mut bench, LessonAsk::HandIn);
    assert_eq!(bench.school().done().attempts, 1);
    ask(&mut bench, LessonAsk::Retry);
    ask(&mut bench, LessonAsk::Answer(Answer::Choice(vec![1])));
    hand_in(&mut bench);
    let done = bench.school().done();
    assert_eq!((done.tenths, done.of, done.attempts), (30, 40, 2), "a quarter is paid");
    ask(&mut bench, LessonAsk::Retry);
    ask(&mut bench, LessonAsk::HandIn);
    assert_eq!(bench.school().done().attempts, 2, "it is over");
}

#[test]
fn an_answer_that_no_run_can_judge_costs_no_attempt_and_that_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut lesson = small();
    let nothing = |text: &str| LeverOption {
        text: Text::three(text, text, text),
        change: vec![Override::WorkFactor("registrazione".into(), 1.0)],
        why: Text::default(),
    };
    lesson.exercises[0].kind = Kind::Lever {
        options: vec![nothing("A"), nothing("B")],
        key: LeverKey::Gain(prodigio::model::lesson::Gauge::CycleDays),
    };
    lessons::save(&lesson, &folder.path().join("prova.lesson.ron")).expect("it can be written");
    let mut bench = school(folder.path(), &folder.path().join("state/progress.ron"));
    let place = bench.school().entries().iter().position(|e| e.lesson.id == "prova");
    ask(&mut bench, LessonAsk::Begin(place.expect("it is listed")));
    ask(&mut bench, LessonAsk::Answer(Answer::Choice(vec![0])));
    ask(&mut bench, LessonAsk::HandIn);
    until(&mut bench, "a word", |b| sitting(b).trial().is_some_and(|t| !t.cannot.is_empty()));
    let trial = sitting(&bench).trial().expect("it is begun");
    assert_eq!(trial.cannot[0].code, "lesson-cannot-mark");
    assert!(trial.mark.is_none() && !trial.waits);
    assert_eq!(bench.school().done().attempts, 0);
    for words in Language::ALL.map(prodigio::words::Words::new) {
        assert!(words.hint(&trial.cannot[0]).is_some());
    }
}

#[test]
fn a_name_taken_away_does_not_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("state/progress.ron");
    let mut bench = school(folder.path(), &file);
    let kept = |name: &str| lessons::open_progress(&file).is_ok_and(|p| p.pseudonym == name);
    for name in ["gabbiano", ""] {
        ask(&mut bench, LessonAsk::Call(name.to_owned()));
        until(&mut bench, "it is written", |_| kept(name));
    }
    ask(&mut bench, LessonAsk::Look);
    until(&mut bench, "lessons", |b| !b.must_wait());
    assert_eq!(bench.school().progress().pseudonym, "");
    let again = school(folder.path(), &file);
    assert_eq!(again.school().progress().pseudonym, "");
}

#[test]
fn a_lesson_without_its_procedure_is_listed_and_cannot_begin() {
    let folder = tempfile::tempdir().expect("a folder");
    let lost = prodigio::model::lesson::Lesson {
        procedure: prodigio::model::lesson::Material::File("manca.prodigio".to_owned()),
        ..small()
    };
    lessons::save(&lost, &folder.path().join("prova.lesson.ron")).expect("it can be written");
    let mut bench = school(folder.path(), &folder.path().join("state/progress.ron"));
    let place = bench.school().entries().iter().position(|e| e.lesson.id == "prova");
    let place = place.expect("it is listed");
    assert!(!bench.school().entries()[place].is_playable());
    ask(&mut bench, LessonAsk::Begin(place));
    assert!(bench.school().sitting().is_none());
    let title = bench.school().entries()[place].lesson.title.get(Language::It).to_owned();
    assert!(title.contains("<script>"), "letters stay letters");
}

#[test]
#[ignore = "writes the course as the program writes it"]
fn bless() {
    for entry in std::fs::read_dir("assets/lessons").expect("a folder") {
        let path = entry.expect("an entry").path();
        let lesson = lessons::open(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        lessons::save(&lesson, &path).expect("it can be written");
    }
}
