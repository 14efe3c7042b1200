//! The native format at its door: canonical, local in its changes, whole or refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::files::error::{At, OpenError, SaveError};
use prodigio::files::{self, Kind, catalogue, native};
use prodigio::model::card::{Card, Term};
use prodigio::model::demand::{Backlog, Demand, Gaps};
use prodigio::model::draft::{Draft, StudyDraft};
use prodigio::model::flow::{Anchor, Link, LinkKind};
use prodigio::model::foreign::Foreign;
use prodigio::model::geometry::Rect;
use prodigio::model::id::{StepId, VariantId};
use prodigio::model::invariants;
use prodigio::model::item::ItemId;
use prodigio::model::provenance::Sourced;
use prodigio::model::scenario::{Override, Scenario};
use prodigio::model::sketch;
use prodigio::model::step::{Step, StepKind, TaskKind, Timer, Trigger};
use prodigio::model::study::{Role, Study};
use prodigio::model::text::{Language, Text};
use prodigio::model::timing::{Distribution, Timing, Unit, Wait, WaitedFor};
use prodigio::words::Words;

/// The text of the first procedure.
fn text() -> String {
    native::write(&catalogue::first()).expect("the sample can be written")
}

fn refused(text: &str) -> OpenError {
    native::read(text.as_bytes()).map(|_| ()).expect_err("must be refused")
}

/// `text` with the first `from` replaced, which must be there; and the line it stands on.
fn with(text: &str, from: &str, to: &str) -> (String, u32) {
    let at = text.find(from).unwrap_or_else(|| panic!("{from} is not in the text"));
    let line = text[..at].matches('\n').count() + 1;
    (text.replacen(from, to, 1), line as u32)
}

fn small() -> Study {
    Study::of(
        Text::of(Language::It, "piccolo"),
        sketch::parse("start > a > end").expect("a sketch"),
    )
}

/// The lines of each entry of a map of a variant (a step, a flow, …), by its id.
fn entries(text: &str) -> BTreeMap<String, Vec<&str>> {
    let mut out: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let (mut variant, mut entry) = (0, String::new());
    for line in text.lines() {
        let indent = line.len() - line.trim_start().len();
        variant += usize::from(indent == 12 && line.ends_with('('));
        if indent <= 24 && line.trim_start().len() > 2 {
            line.trim_start().split('"').nth(1).unwrap_or(line).clone_into(&mut entry);
        }
        out.entry(format!("{variant}/{entry}")).or_default().push(line);
    }
    out
}

/// The entries that differ.
fn changed_entries(before: &str, after: &str) -> BTreeSet<String> {
    let (before, after) = (entries(before), entries(after));
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    keys.into_iter().filter(|k| before.get(*k) != after.get(*k)).cloned().collect()
}

fn moved(study: &Study, step: &str) -> Study {
    let variant = VariantId::new("as-is");
    let mut study = study.clone();
    let items = [ItemId::Step(StepId::new(step))];
    let plan = Desk::new(&study, &variant, study.next_id())
        .move_by(&items, 10.0, 5.0)
        .expect("may be moved");
    apply(&mut study, plan.edit).expect("may be applied");
    study
}

#[test]
fn an_unchanged_study_is_saved_to_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.prodigio");
    let study = catalogue::first();
    files::save(&study, &path).unwrap();
    let first = fs::read(&path).unwrap();
    let opened = files::open(&path).unwrap();
    assert_eq!(opened.study, study);
    assert_eq!((opened.kind, opened.needs_layout), (Kind::Native, false));
    files::save(&opened.study, &path).unwrap();
    assert_eq!(fs::read(&path).unwrap(), first);
}

#[test]
fn moving_a_step_changes_its_lines_and_those_of_its_bent_flows() {
    let study = catalogue::first();
    let before = native::write(&study).unwrap();
    // Its flows are routed automatically: nothing of them is stored.
    let after = native::write(&moved(&study, "registrazione")).unwrap();
    assert_eq!(changed_entries(&before, &after), BTreeSet::from(["1/registrazione".to_owned()]));
    let lines = before.lines().zip(after.lines()).filter(|(a, b)| a != b).count();
    assert_eq!(lines, 1, "its place stands on one line");
    // One of its flows has bends set by hand.
    let after = native::write(&moved(&study, "accolte")).unwrap();
    let expected = ["1/accolte".to_owned(), "1/f-accolte".to_owned()];
    assert_eq!(changed_entries(&before, &after), BTreeSet::from(expected));
}

#[test]
fn the_first_lines_say_the_format() {
    assert!(text().starts_with("#![enable(implicit_some)]\n(\n    format: 1,\n    study: (\n"));
}

#[test]
fn what_was_written_by_format_1_still_opens() {
    let bytes = include_bytes!("native/format-1.prodigio");
    let opened = files::read(bytes).unwrap();
    assert_eq!(native::write(&opened.study).unwrap().as_bytes(), bytes);
}

#[test]
fn unknown_names_are_refused_where_they_stand() {
    let text = text();
    let cases = [
        ("amount: 45,", "amount: 45, colour: 3,", "colour"),
        ("w: 100, h: 80)", "w: 100, h: 80, d: 1)", "d"),
        ("unit: WorkingDays", "unit: Fortnights", "Fortnights"),
        ("Triangular(min:", "Triangular(low: 1, min:", "low"),
        ("Task(Person)", "Task(Robot)", "Robot"),
    ];
    for (from, to, name) in cases {
        let (broken, line) = with(&text, from, to);
        match refused(&broken) {
            OpenError::UnknownName { at, name: found } => {
                assert_eq!((found.as_str(), at.line), (name, line));
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn another_format_is_told_from_a_broken_file() {
    let text = text();
    let (newer, _) = with(&text, "format: 1", "format: 2, shiny: true");
    assert_eq!(refused(&newer), OpenError::NewerFormat { found: 2, known: 1 });
    let (none, _) = with(&text, "format: 1,", "");
    assert!(matches!(refused(&none), OpenError::MissingField { name, .. } if name == "format"));
    let (zero, _) = with(&text, "format: 1", "format: 0");
    assert!(matches!(refused(&zero), OpenError::UnknownName { .. }));
}

#[test]
fn ids_that_stand_twice_are_refused() {
    let text = text();
    // Two steps in one map: the second would silently replace the first.
    let (twice, line) = with(&text, "\"accolte\": (", "\"annullata\": (");
    let second = line
        + twice.lines().skip(line as usize).position(|l| l.contains("\"annullata\": (")).unwrap()
            as u32
        + 1;
    match refused(&twice) {
        OpenError::Duplicate { at, id } => {
            assert_eq!((id.as_str(), at.line), ("annullata", second));
        }
        other => panic!("{other:?}"),
    }
    // A term and a calendar of the same name.
    let broken = text.replace("t-registration", "c-uffici");
    match refused(&broken) {
        OpenError::Unsound { at: Some(_), first, .. } => assert_eq!(first.code, "duplicate-id"),
        other => panic!("{other:?}"),
    }
    let (broken, _) = with(&text, "id: \"to-be\"", "id: \"as-is\"");
    assert!(
        matches!(refused(&broken), OpenError::Unsound { first, .. } if first.code == "duplicate-id")
    );
    // The same field twice.
    let (broken, line) = with(&text, "amount: 45,", "amount: 45, amount: 46,");
    match refused(&broken) {
        OpenError::Duplicate { at, id } => assert_eq!((id.as_str(), at.line), ("amount", line)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_cannot_be_is_refused_with_its_place() {
    let text = text();
    let cases = [
        ("to: \"avvio-verifiche\"", "to: \"nowhere\"", "flow-end-missing", "\"f-comunicata\""),
        (
            "min: 0.5, mode: 1, max: 2.5",
            "min: -0.5, mode: 1, max: 2.5",
            "duration-wrong",
            "\"accertamento\"",
        ),
        (
            "min: 0.5, mode: 1, max: 2.5",
            "min: 2, mode: 1, max: 2.5",
            "duration-wrong",
            "\"accertamento\"",
        ),
        (
            "min: 0.5, mode: 1, max: 2.5",
            "min: NaN, mode: 1, max: 2.5",
            "duration-wrong",
            "\"accertamento\"",
        ),
        ("value: 0.38", "value: 1.3", "share-out-of-range", "\"f-telematico\""),
        ("lane: \"l-messi\"", "lane: \"l-nobody\"", "lane-missing", "\"accertamento\""),
        (
            "TermExpires(\"t-checks\")",
            "TermExpires(\"t-none\")",
            "term-missing",
            "\"silenzio-timer\"",
        ),
        ("digital_level: 0", "digital_level: 9", "number-out-of-range", "\"accertamento\""),
    ];
    for (from, to, code, key) in cases {
        let (broken, line) = with(&text, from, to);
        let OpenError::Unsound { at: Some(at), first, count } = refused(&broken) else {
            panic!("{code}");
        };
        assert_eq!((first.code, count), (code, 1));
        let entry = broken.lines().nth(at.line as usize - 1).unwrap();
        assert!(entry.trim_start().starts_with(key), "{code}: {at} is {entry}");
        assert!(at.line <= line);
    }
    assert_eq!(refused("(format: 1, study: (next_id: 1, variants: []))").code(), "no-variant");
}

/// A study with numbers in places that are seldom looked at.
fn odd(number: f64) -> Study {
    let mut draft = Draft::from(sketch::parse("start > a > b > end").expect("a sketch"));
    let mut card = Card::default();
    card.terms.insert("t1".into(), Term { promise: Some(number), ..Term::default() });
    let overrides = vec![Override::Staff("o".into(), 2), Override::DemandFactor(number)];
    let timing = Timing::new(Distribution::Fixed(number), Unit::Hours);
    let link = Link {
        kind: LinkKind::Message,
        from: Anchor::Step("a".into()),
        to: Anchor::Step("b".into()),
        name: Text::of(Language::It, "risposta"),
        bends: vec![],
        docks: None,
        label: Some(Rect::new(0.0, number, 10.0, 10.0)),
        answer: Some(Wait { waited_for: WaitedFor::OtherBody, timing }),
        foreign: Foreign::default(),
    };
    draft.card(card).scenario("s1", Scenario { name: Text::default(), overrides });
    draft.link("l1", link);
    let timing = || Timing::new(Distribution::Fixed(number), Unit::WorkingDays);
    let timer = || Trigger::Timer(Some(Timer::After(timing())));
    let demand = Demand { gaps: Gaps::Law(timing()), ..Demand::of(Sourced::bare(9.0)) };
    let start = StepKind::Start { trigger: Trigger::Message, interrupting: true };
    let end = StepKind::End { trigger: timer(), outcome: None };
    let kinds = [("throw", StepKind::Throw(timer())), ("last", end), ("first", start)];
    for (id, kind) in kinds {
        let mut step = Step::new(kind, Text::default(), 0.0, 0.0);
        step.demand = (id == "first").then(|| demand.clone());
        draft.step(id, step);
    }
    let wait = |timing| Wait { waited_for: WaitedFor::OtherBody, timing };
    let sound = || Timing::new(Distribution::Fixed(2.0), Unit::Hours);
    let mut step = Step::new(StepKind::Task(TaskKind::Plain), Text::default(), 0.0, 0.0);
    (step.work, step.waits) = (Some(sound()), vec![wait(timing()), wait(sound())]);
    step.backlog = Some(Backlog { cases: Sourced::bare(3), age: timing() });
    draft.step("queue", step);
    let mut study = StudyDraft::new(Text::of(Language::It, "strano"), Language::It);
    study.variant("as-is", Role::AsIs, Text::default(), draft.finish().0);
    study.finish()
}

#[test]
fn what_is_opened_can_be_saved_whatever_numbers_it_had() {
    let sound = odd(0.625);
    let text = native::write(&sound).expect("it can be written");
    assert_eq!(text.matches("0.625").count(), 9, "{text}");
    for number in ["inf", "-inf", "NaN", "-0.625"] {
        for at in 0..9 {
            let place = text.match_indices("0.625").nth(at).expect("one of nine").0;
            let broken = format!("{}{number}{}", &text[..place], &text[place + 5..]);
            if let Ok(study) = native::read(broken.as_bytes()) {
                native::write(&study).expect("what is opened can be saved");
            } else {
                assert!(matches!(refused(&broken), OpenError::Unsound { .. }), "{number} {at}");
            }
        }
        let mended = odd(number.parse().expect("a number"));
        assert_eq!(invariants::study_violations(&mended), []);
        let written = native::write(&mended).expect("what is mended can be saved");
        assert_eq!(native::read(written.as_bytes()), Ok(mended.clone()));
        let p = &mended.as_is().expect("it has one").procedure;
        let link = p.link(&"l1".into()).expect("a link stays without its number");
        assert_eq!(link.answer, None);
        assert_eq!(p.scenario(&"s1".into()).map(|s| s.overrides.len()), Some(1));
        // Only what is wrong is gone.
        let step = |id: &str| p.step(&id.into()).expect("a step stays without its number");
        assert_eq!(step("throw").kind.trigger(), Some(&Trigger::Timer(None)));
        assert_eq!(step("last").kind.trigger(), Some(&Trigger::Timer(None)));
        assert_eq!(step("first").kind.trigger(), Some(&Trigger::Message));
        assert_eq!(step("first").demand, None);
        let queue = step("queue");
        assert_eq!((queue.work.is_some(), queue.waits.len(), &queue.backlog), (true, 1, &None));
    }
}

#[test]
fn demand_keeps_what_is_not_wrong() {
    let mut draft = Draft::default();
    let kind = StepKind::Start { trigger: Trigger::Message, interrupting: true };
    let mut step = Step::new(kind, Text::default(), 0.0, 0.0);
    let sound = Demand::of(Sourced::bare(9.0));
    let wrong = Demand { months: vec![1.0; 11], calendar: Some("gone".into()), ..sound.clone() };
    step.demand = Some(wrong);
    draft.step("s", step);
    let (p, findings) = draft.finish();
    assert_eq!(p.step(&"s".into()).and_then(|s| s.demand.clone()), Some(sound));
    let codes: BTreeSet<&str> = findings.iter().map(|f| f.code).collect();
    assert_eq!(codes, BTreeSet::from(["calendar-missing", "months-wrong"]));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test of time reads a clock")]
fn crowds_of_wrong_scenarios_take_no_square_of_time() {
    let mut draft = Draft::default();
    for i in 0..20_000 {
        let overrides = vec![Override::DemandFactor(-1.0), Override::Staff("o".into(), 2)];
        draft.scenario(format!("s{i}").as_str(), Scenario { name: Text::default(), overrides });
    }
    let start = Instant::now();
    let (p, findings) = draft.finish();
    // Long even for a machine that does much else.
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
    assert!(p.scenarios().all(|(_, s)| s.overrides == [Override::Staff("o".into(), 2)]));
    assert_eq!(findings.iter().filter(|f| f.code == "scenario-wrong").count(), 20_000);
}

#[test]
fn shares_of_130_percent_open_with_an_error() {
    let (text, _) = with(&text(), "value: 0.38", "value: 0.68");
    let opened = files::read(text.as_bytes()).unwrap();
    assert_eq!(opened.findings.len(), 1);
    let finding = &opened.findings[0];
    assert_eq!(
        (finding.severity, finding.code),
        (prodigio::model::finding::Severity::Error, "shares-sum")
    );
    let said = Words::new(Language::En).finding(finding);
    assert!(said.contains("130") && said.contains("Canale?"), "{said}");
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let text = text();
    let whole = text.trim_end().len();
    let cuts = (0..200).chain((200..whole).step_by(997)).chain(whole - 200..whole);
    for cut in cuts.filter(|cut| text.is_char_boundary(*cut)) {
        let error = refused(&text[..cut]);
        let is_cut = matches!(error, OpenError::Truncated(_) | OpenError::Empty);
        assert!(is_cut, "{cut}: {error:?}");
    }
    assert!(files::read(&text.as_bytes()[..whole]).is_ok());
}

#[test]
fn garbage_is_refused() {
    let mut state = 1_u64;
    let noise: Vec<u8> = (0..100_000)
        .map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 56) as u8
        })
        .collect();
    assert!(files::read(&noise).is_err());
    assert_eq!(files::read(b"hello").unwrap_err(), OpenError::UnknownKind);
    assert_eq!(files::read(b" \n\t ").unwrap_err(), OpenError::Empty);
    assert_eq!(files::read(b"").unwrap_err(), OpenError::Empty);
    assert!(matches!(files::read(b"(format: 1, study: ())"), Err(OpenError::MissingField { .. })));
    assert!(matches!(
        files::read(b"(format: 1, study: \xff\xfe)"),
        Err(OpenError::NotText(At { line: 1, column: 20 }))
    ));
    let deep = format!("(format: 1, study: {}", "(".repeat(3_000_000));
    assert!(matches!(files::read(deep.as_bytes()), Err(OpenError::TooDeep { .. })));
    let entries: Vec<String> = (0..1000).map(|i| format!("\"{i}\":1")).collect();
    let map = format!("{{{}}},", entries.join(","));
    let many = format!("(format: 1, study: [{}])", map.repeat(4001));
    assert!(matches!(files::read(many.as_bytes()), Err(OpenError::TooMany { .. })));
}

#[test]
fn the_disk_refuses_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.prodigio");
    assert_eq!(files::open(&path), Err(OpenError::Missing));
    assert_eq!(files::open(folder.path()), Err(OpenError::Folder));
    // A gigabyte that takes no room on the disk: refused by its size, unread.
    fs::File::create(&path).unwrap().set_len(1 << 30).unwrap();
    assert!(matches!(files::open(&path), Err(OpenError::TooLarge { .. })));
    assert_eq!(files::save(&small(), folder.path()), Err(SaveError::Folder));
    let lost = folder.path().join("none").join("a.prodigio");
    assert_eq!(files::save(&small(), &lost), Err(SaveError::MissingFolder));
}

#[cfg(unix)]
#[test]
fn rights_are_kept_to() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.prodigio");
    files::save(&small(), &path).unwrap();
    let before = fs::read(&path).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    assert_eq!(files::save(&catalogue::first(), &path), Err(SaveError::Denied));
    assert_eq!(fs::read(&path).unwrap(), before);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // The administrator may read everything.
    if fs::read(&path).is_err() {
        assert_eq!(files::open(&path), Err(OpenError::Denied));
    }
}

/// A file system of 64 KiB of its own, where the system lets us make one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_former_file() {
    let folder = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=64k none \"$1\" || exit 77; exec \"$2\" --exact --ignored fills_the_disk";
    let result = std::process::Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .env("PRODIGIO_SMALL_DISK", folder.path())
        .output();
    let Ok(result) = result else { return };
    let said = String::from_utf8_lossy(&result.stdout);
    if said.contains("running 1 test") {
        assert!(result.status.success(), "{said}");
    }
}

#[test]
#[ignore = "run by `a_full_disk_leaves_the_former_file` on a disk of its own"]
fn fills_the_disk() {
    let Some(folder) = std::env::var_os("PRODIGIO_SMALL_DISK") else { return };
    let folder = Path::new(&folder);
    let path = folder.join("a.prodigio");
    files::save(&small(), &path).unwrap();
    let before = fs::read(&path).unwrap();
    // Larger than the whole disk.
    assert_eq!(files::save(&catalogue::first(), &path), Err(SaveError::Full));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn every_error_has_words() {
    let at = At::new(1, 1);
    let name = || "x".to_owned();
    let opening = [
        OpenError::Missing,
        OpenError::Folder,
        OpenError::Denied,
        OpenError::Unreadable(name()),
        OpenError::TooLarge { limit: 1 << 26 },
        OpenError::Empty,
        OpenError::NotText(at),
        OpenError::UnknownKind,
        OpenError::Encoding(name()),
        OpenError::NewerFormat { found: 2, known: 1 },
        OpenError::Truncated(at),
        OpenError::Syntax { at, detail: name() },
        OpenError::UnknownName { at, name: name() },
        OpenError::MissingField { at, name: name() },
        OpenError::Duplicate { at, id: name() },
        OpenError::TooDeep { at, limit: 64 },
        OpenError::TooMany { limit: 64 },
        OpenError::NotXml { at, detail: name() },
        OpenError::WrongRoot { at, found: name() },
        refused("(format: 1, study: (next_id: 1, variants: []))"),
    ];
    let saving = [
        SaveError::MissingFolder,
        SaveError::Folder,
        SaveError::Denied,
        SaveError::Full,
        SaveError::Unwritable(name()),
        SaveError::Unsayable(name()),
    ];
    let findings =
        opening.iter().map(OpenError::finding).chain(saving.iter().map(SaveError::finding));
    for finding in findings {
        for language in Language::ALL {
            let words = Words::new(language);
            let said = words.finding(&finding);
            assert!(!said.contains("{$") && said.contains(' '), "{said}");
            assert!(words.hint(&finding).is_some(), "{}", finding.code);
        }
    }
}

/// A study with a step of this name at this place.
fn study_of(name: &str, x: f64, y: f64) -> Study {
    let mut draft = Draft::from((*small().variants()[0].procedure).clone());
    let mut step = (**draft.so_far().step(&StepId::new("a")).expect("a step")).clone();
    step.name.set(Language::It, name);
    step.notes.set(Language::De, name);
    step.foreign.elements.push(name.to_owned());
    (step.at.x, step.at.y) = (x, y);
    draft.step("a", step);
    let mut study = StudyDraft::new(Text::of(Language::It, name), Language::It);
    study.variant("as-is", Role::AsIs, Text::default(), draft.finish().0);
    study.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_and_number_come_back(name in any::<String>(), x in -1e7..1e7_f64, y in -1e-7..1e-7_f64) {
        let study = study_of(&name, x, y);
        let text = native::write(&study).unwrap();
        let back = native::read(text.as_bytes()).unwrap();
        prop_assert_eq!(&back, &study);
        prop_assert_eq!(native::write(&back).unwrap(), text);
    }

    #[test]
    fn a_damaged_file_never_brings_it_down(at in 0..40_000_usize, byte in any::<u8>(), cut in 0..40_usize) {
        let mut bytes = SMALL.with(Arc::clone).as_ref().clone();
        let at = at % bytes.len();
        bytes.splice(at..(at + cut).min(bytes.len()), [byte]);
        if let Ok(study) = native::read(&bytes) {
            let text = native::write(&study).unwrap();
            prop_assert_eq!(native::read(text.as_bytes()).unwrap(), study);
        }
    }
}

thread_local! {
    static SMALL: Arc<Vec<u8>> = Arc::new(native::write(&small()).unwrap_or_default().into_bytes());
}
