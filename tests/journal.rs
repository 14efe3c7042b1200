//! Nothing is lost: the program is killed at any moment, and a start brings everything back.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::time::Duration;

use prodigio::app::Workbench;
use prodigio::app::action::Action;
use prodigio::app::command::Command;
use prodigio::app::document::Document;
use prodigio::app::journal;
use prodigio::app::notice::NoticeKind;
use prodigio::app::settings::Settings;
use prodigio::files::session::{Claim, Session, claim_first};
use prodigio::files::{catalogue, native};
use prodigio::model::id::StepId;
use prodigio::model::item::ItemId;
use prodigio::model::study::Study;

#[path = "support/person.rs"]
mod person;

use person::{Luck, Person, until};

const SAMPLE: &str = "cambio-residenza";

fn session(root: &Path) -> Session {
    match claim_first(root).expect("a folder can be made") {
        Claim::Ours(session) => session,
        Claim::Taken => panic!("another program holds the folder"),
    }
}

/// A workbench that keeps all below a folder, with what was there brought back.
fn started(root: &Path, files: &[PathBuf]) -> Workbench {
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    bench.keep_in(session(root), files.to_vec());
    until(&mut bench, |b| !b.is_recovering());
    bench
}

fn document(bench: &Workbench) -> &Document {
    bench.document().expect("a document is open")
}

fn bytes(study: &Study) -> String {
    native::write(study).expect("a sound study can be written")
}

fn kept(bench: &mut Workbench) {
    until(bench, |b| b.documents().iter().all(|d| d.kept.is_whole()));
}

fn rename(step: &str, name: &str) -> Command {
    Command::Rename(ItemId::Step(StepId::new(step)), name.to_owned())
}

/// Everything of a document that must come back.
fn whole(document: &Document) -> (u64, String, (usize, usize), bool, Option<PathBuf>, String) {
    (
        document.revision(),
        bytes(document.study()),
        document.history().depth(),
        document.is_modified(),
        document.path.clone(),
        document.variant().to_string(),
    )
}

/// Both ends of the history: all undone, all done again.
fn ends(bench: &mut Workbench) -> (String, String) {
    while document(bench).history().next_undo().is_some() {
        bench.handle(Command::Act(Action::Undo));
    }
    let first = bytes(document(bench).study());
    while document(bench).history().next_redo().is_some() {
        bench.handle(Command::Act(Action::Redo));
    }
    (first, bytes(document(bench).study()))
}

#[test]
fn what_was_not_saved_is_back_with_its_history() {
    let root = tempfile::tempdir().unwrap();
    let mut bench = started(root.path(), &[]);
    assert_eq!(bench.documents().len(), 1, "the first start shows the first procedure");
    let before = bytes(document(&bench).study());
    bench.handle(rename("accertamento", "Sopralluogo"));
    bench.handle(rename("accertamento", "Visita"));
    bench.handle(Command::Act(Action::Undo));
    bench.handle(Command::Act(Action::NewToBe));
    bench.handle(Command::Act(Action::Undo));
    kept(&mut bench);
    let left = whole(document(&bench));
    assert_eq!(left.2, (1, 1));
    drop(bench);
    let mut bench = started(root.path(), &[]);
    assert_eq!(whole(document(&bench)), left);
    assert_eq!(bench.documents().len(), 1);
    assert!(bench.notices.all().iter().any(|n| n.text.contains("non salvate")));
    let (first, last) = ends(&mut bench);
    assert_eq!(first, before);
    assert_ne!(first, last);
    // And once more, after more undo and redo than edits.
    kept(&mut bench);
    let left = whole(document(&bench));
    drop(bench);
    let bench = started(root.path(), &[]);
    assert_eq!(whole(document(&bench)), left);
}

#[test]
fn tabs_come_back_in_their_order_with_the_one_that_was_shown() {
    let root = tempfile::tempdir().unwrap();
    let files = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for name in ["a", "b", "c"] {
        let path = files.path().join(name).with_extension("prodigio");
        std::fs::write(&path, bytes(&catalogue::load(SAMPLE).unwrap())).unwrap();
        paths.push(path);
    }
    let mut bench = started(root.path(), &paths);
    until(&mut bench, |b| b.documents().len() == 3);
    let number = bench.documents().iter().find(|d| d.path.as_ref() == Some(&paths[1]));
    let number = number.expect("it is open").number;
    bench.handle(Command::ShowDocument(number));
    bench.handle(Command::MoveTab(number, 0));
    bench.handle(rename("nobody", "x"));
    kept(&mut bench);
    let order: Vec<_> = bench.documents().iter().map(|d| d.path.clone()).collect();
    assert_eq!(order[0].as_ref(), Some(&paths[1]));
    drop(bench);
    let mut bench = started(root.path(), &[]);
    let back: Vec<_> = bench.documents().iter().map(|d| d.path.clone()).collect();
    assert_eq!(back, order);
    assert_eq!(document(&bench).path.as_ref(), Some(&paths[1]));
    assert!(bench.documents().iter().all(|d| !d.is_modified()));
    // Closed ones stay closed; their journals are gone.
    let last = bench.documents()[2].number;
    bench.handle(Command::CloseDocument(last));
    kept(&mut bench);
    until(&mut bench, |b| !b.must_wait());
    drop(bench);
    let closed = order[2].clone().expect("it has a file");
    let mut bench = started(root.path(), &[]);
    assert_eq!(bench.documents().len(), 2);
    bench.handle(Command::OpenPath(closed.clone()));
    until(&mut bench, |b| b.documents().len() == 3);
    assert_eq!(document(&bench).path, Some(closed));
}

#[test]
fn a_closed_document_opens_again_with_its_history_and_is_kept_again() {
    let root = tempfile::tempdir().unwrap();
    let mut bench = started(root.path(), &[]);
    bench.handle(Command::OpenTemplate("suolo-pubblico"));
    bench.handle(rename("accertamento", "x"));
    bench.handle(Command::Act(Action::PreviousTab));
    bench.handle(rename("accertamento", "Sopralluogo"));
    let left = whole(document(&bench));
    let number = document(&bench).number;
    bench.handle(Command::CloseTab(number));
    assert_eq!(bench.take_wishes().last(), Some(&prodigio::app::Wish::AskClose(number)));
    bench.handle(Command::CloseDocument(number));
    assert_eq!(bench.documents().len(), 1);
    bench.handle(Command::Act(Action::Reopen));
    assert_eq!(bench.documents().len(), 2);
    assert_eq!(whole(document(&bench)), left);
    kept(&mut bench);
    drop(bench);
    let bench = started(root.path(), &[]);
    assert!(bench.documents().iter().any(|d| whole(d) == left), "its new journal was read");
    assert!(!bench.can_reopen());
}

#[test]
fn undo_survives_saving_and_the_saved_mark_survives_the_start() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("studio.prodigio");
    let mut bench = started(root.path(), &[]);
    bench.handle(rename("accertamento", "Sopralluogo"));
    bench.handle(Command::SaveTo(path.clone()));
    until(&mut bench, |b| !b.is_saving());
    assert!(!document(&bench).is_modified());
    bench.handle(rename("accertamento", "Visita"));
    kept(&mut bench);
    drop(bench);
    let mut bench = started(root.path(), &[]);
    assert!(document(&bench).is_modified());
    assert_eq!(document(&bench).path.as_ref(), Some(&path));
    bench.handle(Command::Act(Action::Undo));
    assert!(!document(&bench).is_modified(), "this is what the file holds");
    assert_eq!(bytes(document(&bench).study()), std::fs::read_to_string(&path).unwrap());
    bench.handle(Command::Act(Action::Undo));
    assert!(document(&bench).is_modified());
    assert_eq!(document(&bench).study(), &catalogue::load(SAMPLE).unwrap());
}

/// The journal of the only document.
fn only_journal(root: &Path) -> PathBuf {
    let folder = root.join("session-1");
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|e| e.expect("the folder can be read").path())
        .filter(|p| p.extension().is_some_and(|e| e == "journal"))
        .collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

#[test]
fn a_torn_journal_loses_its_last_record_and_a_damaged_one_says_so() {
    let root = tempfile::tempdir().unwrap();
    let mut bench = started(root.path(), &[]);
    for i in 0..10 {
        bench.handle(rename("accertamento", &format!("nome {i}")));
    }
    kept(&mut bench);
    drop(bench);
    let path = only_journal(root.path());
    let sound = std::fs::read(&path).unwrap();
    // Cut and changed everywhere, it never panics and never makes anything up.
    let mut luck = Luck(3);
    for _ in 0..60 {
        let mut bad = sound.clone();
        if luck.below(2) == 0 {
            bad.truncate(luck.below(bad.len()));
        } else {
            let at = luck.below(bad.len());
            bad[at] ^= 1 << luck.below(8);
        }
        std::fs::write(&path, &bad).unwrap();
        if let Ok(back) = journal::bring_back(&path) {
            assert!(back.document.revision() <= 10);
            assert_eq!(back.document.history().depth().0 as u64, back.document.revision());
        }
    }
    // The last record half written: nine edits, and no fuss.
    std::fs::write(&path, &sound[..sound.len() - 3]).unwrap();
    let mut bench = started(root.path(), &[]);
    assert_eq!(document(&bench).history().depth(), (9, 0));
    assert!(bench.notices.all().iter().all(|n| n.kind == NoticeKind::ToRead));
    bench.handle(rename("accertamento", "dopo"));
    kept(&mut bench);
    drop(bench);
    let bench = started(root.path(), &[]);
    assert_eq!(document(&bench).history().depth(), (10, 0), "it went on behind the sound part");
    drop(bench);
    // A byte changed in the middle of an edit: what stands before is back, and it is said.
    let mut bad = std::fs::read(&path).unwrap();
    let at = bad.len() - (bad.len() - sound.len() / 2) / 2 - 400;
    bad[at] ^= 0xff;
    std::fs::write(&path, &bad).unwrap();
    let mut bench = started(root.path(), &[]);
    assert_eq!(bench.documents().len(), 1);
    assert!(document(&bench).history().depth().0 < 10);
    assert!(bench.notices.all().iter().any(|n| n.kind == NoticeKind::Trouble));
    kept(&mut bench);
    let left = whole(document(&bench));
    drop(bench);
    let aside = std::fs::read_dir(root.path().join("session-1")).unwrap();
    let aside =
        aside.filter(|e| e.as_ref().unwrap().path().extension().is_some_and(|e| e == "damaged"));
    assert_eq!(aside.count(), 1, "the damaged journal is kept");
    let bench = started(root.path(), &[]);
    assert_eq!(whole(document(&bench)), left);
    assert!(bench.notices.all().iter().all(|n| n.kind == NoticeKind::ToRead), "said once");
}

#[test]
fn a_journal_that_says_nothing_leads_back_to_the_file() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("studio.prodigio");
    std::fs::write(&path, bytes(&catalogue::load(SAMPLE).unwrap())).unwrap();
    let mut bench = started(root.path(), std::slice::from_ref(&path));
    until(&mut bench, |b| b.document().is_some_and(|d| d.path.is_some()));
    kept(&mut bench);
    drop(bench);
    std::fs::write(only_journal(root.path()), b"not a journal at all").unwrap();
    let mut bench = started(root.path(), &[]);
    until(&mut bench, |b| b.document().is_some_and(|d| d.path.as_ref() == Some(&path)));
    assert!(bench.notices.all().iter().any(|n| n.kind == NoticeKind::Trouble));
}

#[test]
fn a_journal_that_grows_is_started_again_with_all_of_its_history() {
    let root = tempfile::tempdir().unwrap();
    let mut bench = started(root.path(), &[]);
    let before = bytes(document(&bench).study());
    // A label of many letters, again and again: megabytes of events, one small step.
    let name = "nome lungo ".repeat(8_000);
    let mut longest = 0;
    for i in 0..70 {
        bench.handle(rename("accertamento", &format!("{name}{i}")));
        bench.handle(Command::Act(Action::Undo));
        kept(&mut bench);
        longest = longest.max(std::fs::metadata(only_journal(root.path())).unwrap().len());
    }
    bench.handle(rename("accertamento", "ultimo"));
    kept(&mut bench);
    let left = whole(document(&bench));
    drop(bench);
    let length = std::fs::metadata(only_journal(root.path())).unwrap().len();
    assert!(longest > 3_000_000, "it grew to {longest} bytes");
    assert!(length < longest, "it was started again: {length} of {longest} bytes");
    let mut bench = started(root.path(), &[]);
    assert_eq!(whole(document(&bench)), left);
    assert_eq!(ends(&mut bench).0, before);
}

#[test]
fn where_nothing_can_be_written_it_is_said_and_the_work_goes_on() {
    let root = tempfile::tempdir().unwrap();
    let mut bench = started(root.path(), &[]);
    kept(&mut bench);
    // A folder where the journal of the next document would stand.
    for number in 2..40 {
        std::fs::create_dir_all(root.path().join(format!("session-1/{number}.journal/x"))).unwrap();
    }
    bench.handle(Command::OpenTemplate("suolo-pubblico"));
    until(&mut bench, |b| b.document().is_some_and(|d| d.kept.trouble().is_some()));
    bench.handle(Command::Act(Action::AddLane));
    assert!(document(&bench).is_modified());
    let trouble = bench.notices.all().iter().filter(|n| n.kind == NoticeKind::Trouble).count();
    assert_eq!(trouble, 1, "said once");
    assert_eq!(bench.unkept().count(), 1, "leaving must ask");
    until(&mut bench, |b| !b.must_wait());
    for number in 2..40 {
        std::fs::remove_dir_all(root.path().join(format!("session-1/{number}.journal"))).unwrap();
    }
    // The next event tries again, with everything.
    bench.handle(Command::Act(Action::Undo));
    bench.handle(Command::Act(Action::Redo));
    kept(&mut bench);
    assert_eq!(bench.unkept().count(), 0);
    let left = whole(document(&bench));
    drop(bench);
    let bench = started(root.path(), &[]);
    assert!(bench.documents().iter().any(|d| whole(d) == left));
}

#[test]
fn a_second_start_s_files_open_in_the_first() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("studio.prodigio");
    std::fs::write(&path, bytes(&catalogue::load(SAMPLE).unwrap())).unwrap();
    let mut bench = started(root.path(), &[]);
    bench.take_wishes();
    let request =
        prodigio::files::session::hand_over(root.path(), std::slice::from_ref(&path), 77).unwrap();
    until(&mut bench, |b| b.document().is_some_and(|d| d.path.as_ref() == Some(&path)));
    assert!(request.is_taken());
    assert!(bench.take_wishes().contains(&prodigio::app::Wish::ComeForward));
}

/// Names the folders and the seed of the program that is killed.
const RUN: &str = "PRODIGIO_JOURNAL_RUN";

/// The program that is killed: this test again, started by [`killed`]. After each command it says
/// `begun REVISION` at once, and `kept REVISION` when the journal's write has returned.
#[test]
#[ignore = "started and killed by the other tests"]
fn a_person_draws_until_killed() {
    let Ok(run) = std::env::var(RUN) else { return };
    let parts: Vec<&str> = run.split('|').collect();
    let [root, files, seed] = parts[..] else { panic!("{run}") };
    let mut bench = started(Path::new(root), &[]);
    let say = |word: &str, b: &Workbench| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "\n{word} {}", document(b).revision())
            .and_then(|()| out.flush())
            .expect("the test can go on");
    };
    kept(&mut bench);
    say("kept", &bench);
    let mut person =
        Person::new(seed.parse().expect("the test can go on"), PathBuf::from(files), &mut bench);
    loop {
        person.act(&mut bench);
        say("begun", &bench);
        kept(&mut bench);
        say("kept", &bench);
    }
}

/// Starts that program and lets it run for a while from its first word on; returns the last revision
/// it said was kept and the last it had begun.
fn killed(root: &Path, files: &Path, seed: u64, after: Duration) -> (u64, u64) {
    let run = format!("{}|{}|{seed}", root.display(), files.display());
    let mut child = Process::new(std::env::current_exe().expect("a test knows its own path"))
        .args(["a_person_draws_until_killed", "--exact", "--ignored", "--nocapture"])
        .env(RUN, run)
        .stdout(Stdio::piped())
        .spawn()
        .expect("a test can be started again");
    let mut lines = BufReader::new(child.stdout.take().expect("it is piped")).lines();
    let mut heard: Vec<String> = Vec::new();
    while !heard.iter().any(|l| l.starts_with("kept ")) {
        heard.push(lines.next().expect("it says something").expect("it is text"));
    }
    std::thread::sleep(after);
    child.kill().expect("it runs until it is killed");
    child.wait().expect("it was started");
    heard.extend(lines.map_while(Result::ok));
    let last = |word: &str| {
        let numbers = heard.iter().filter_map(|l| l.strip_prefix(word)?.trim().parse().ok());
        numbers.max().unwrap_or(0_u64)
    };
    (last("kept "), last("begun "))
}

/// What was drawn by these persons, each up to a revision, in a workbench that keeps nothing.
fn drawn_again(persons: &[(u64, u64)]) -> Workbench {
    let files = tempfile::tempdir().expect("the test can go on");
    let mut bench = Workbench::new(Settings::default(), Arc::new(|| {}));
    bench.handle(Command::OpenTemplate(SAMPLE));
    for (seed, revision) in persons {
        let mut person = Person::new(*seed, files.path().to_owned(), &mut bench);
        let mut left = 100_000;
        while document(&bench).revision() < *revision {
            left -= 1;
            assert!(left > 0, "revision {revision} is never reached");
            person.act(&mut bench);
        }
    }
    bench
}

/// A copy of a folder: what is done to it leaves the first as it is.
fn copy_of(root: &Path) -> tempfile::TempDir {
    let copy = tempfile::tempdir().expect("the test can go on");
    std::fs::create_dir(copy.path().join("session-1")).expect("the test can go on");
    for entry in std::fs::read_dir(root.join("session-1")).expect("the test can go on") {
        let from = entry.expect("the test can go on").path();
        if from.is_file() {
            let to =
                copy.path().join("session-1").join(from.file_name().expect("the test can go on"));
            std::fs::copy(&from, to).expect("the test can go on");
        }
    }
    copy
}

/// Kills so many runs, some of them going on where the last one was killed, and looks at each.
#[expect(clippy::print_stdout, reason = "the figures of a long test")]
fn check_kills(runs: usize, seed: u64) {
    let mut luck = Luck(seed);
    let first = bytes(&catalogue::load(SAMPLE).expect("the test can go on"));
    let (mut done, mut kept_in_all, mut in_flight) = (0, 0, 0);
    while done < runs {
        let root = tempfile::tempdir().expect("the test can go on");
        let files = tempfile::tempdir().expect("the test can go on");
        let mut persons = Vec::new();
        for _ in 0..=luck.below(3).min(runs - done - 1) {
            let person = seed * 1_000_000 + done as u64;
            let after = Duration::from_millis(luck.below(900) as u64);
            let (kept, begun) = killed(root.path(), files.path(), person, after);
            let copy = copy_of(root.path());
            let mut bench = started(copy.path(), &[]);
            let revision = document(&bench).revision();
            let said = format!(
                "run {done}, person {person}, killed after {after:?}: {kept} kept, {begun} begun, \
                 {revision} back"
            );
            assert!(revision >= kept, "{said}: an edit that was kept is missing");
            assert!(revision <= begun.max(kept) + 1, "{said}: more than was drawn");
            persons.push((person, revision));
            let mut model = drawn_again(&persons);
            let (back, wanted) = (whole(document(&bench)), whole(document(&model)));
            assert_eq!((back.0, &back.1, back.2), (wanted.0, &wanted.1, wanted.2), "{said}");
            let (all_undone, all_redone) = ends(&mut bench);
            assert_eq!(all_undone, first, "{said}: all undone");
            assert_eq!(all_redone, ends(&mut model).1, "{said}: all done again");
            done += 1;
            kept_in_all += revision;
            in_flight += begun.max(kept).saturating_sub(revision);
        }
    }
    println!("{done} runs killed: {kept_in_all} revisions are back, {in_flight} were in flight");
}

#[test]
fn twenty_killed_runs_lose_nothing_that_was_kept() {
    check_kills(20, 7);
}

#[test]
#[ignore = "takes ten minutes: 195 processes, started and killed"]
fn all_195_killed_runs_lose_nothing_that_was_kept() {
    check_kills(195, 11);
}
