//! The program as people and scripts meet it: exit codes, one sentence for a fault, files untouched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Runs the program in Italian, away from any display.
fn prodigio(args: &[&str]) -> Output {
    command(args).output().expect("the program starts")
}

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prodigio"));
    command.args(args).env("LANG", "it_IT.UTF-8").env("LC_ALL", "it_IT.UTF-8");
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command.stdin(Stdio::null());
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8")
}

/// Expects exit 2, nothing on standard output and one line on standard error; gives the line.
fn refused(args: &[&str]) -> String {
    let output = prodigio(args);
    let stderr = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
    assert_eq!(text(&output.stdout), "", "{args:?}");
    assert!(stderr.starts_with("prodigio: "), "{args:?}: {stderr}");
    assert_eq!(stderr.matches('\n').count(), 1, "{args:?}: {stderr}");
    assert!(!stderr.contains(['⟨', '{']), "{args:?}: {stderr}");
    stderr
}

/// Expects exit 0 and nothing on standard error; gives standard output.
fn done(args: &[&str]) -> String {
    let output = prodigio(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}: {}", text(&output.stderr));
    assert_eq!(text(&output.stderr), "", "{args:?}");
    text(&output.stdout)
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures/cambio-residenza.prodigio")
}

fn sample_text() -> String {
    fs::read_to_string(sample()).expect("the sample is there")
}

/// A folder with one file of this content.
fn file(name: &str, content: &[u8]) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("there is room for a file");
    let path = path.to_str().expect("the folder has a plain name").to_owned();
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|e| e.expect("the entry is there").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn check_says_what_is_found_and_exits_by_the_worst() {
    let sample = sample();
    let sample = sample.to_str().expect("a plain path");
    let said = done(&["check", sample]);
    assert!(said.contains("0 errori"), "{said}");
    assert!(done(&["check", sample, "--lang", "de"]).contains("0 Fehler"));
    // The first exclusive shares of the sample made too large: still a file, but with an error.
    let wrong = sample_text().replacen("value: 0.62", "value: 0.92", 1);
    assert_ne!(wrong, sample_text(), "the sample has a share of 62 %");
    let (_folder, path) = file("wrong.prodigio", wrong.as_bytes());
    let output = prodigio(&["check", &path]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("130"), "{}", text(&output.stdout));
}

#[test]
fn check_as_json_has_its_documented_keys() {
    let sample = sample();
    let said = done(&["check", sample.to_str().expect("a plain path"), "--json"]);
    let json: serde_json::Value = serde_json::from_str(&said).expect("it is JSON");
    let variants = json["variants"].as_array().expect("variants are a list");
    assert_eq!(variants.len(), 2);
    let finding = &variants[0]["findings"][0];
    for key in ["severity", "place", "code", "args", "message", "hint"] {
        assert!(!finding[key].is_null(), "{key}: {finding}");
    }
    assert!(variants[0]["numbers"].as_u64() > Some(20));
    assert_eq!(said, done(&["check", sample.to_str().expect("a plain path"), "--json"]));
}

#[test]
fn bad_input_is_told_in_one_sentence_with_the_place() {
    let sample = sample_text();
    let truncated = &sample.as_bytes()[..sample.len() / 2];
    let newer = sample.replacen("format: 1", "format: 999", 1);
    let unknown = sample.replacen("next_id:", "nonsense: 3,\n    next_id:", 1);
    let cases: [(&str, &[u8]); 7] = [
        ("not-xml.bpmn", b"<a><b></a>"),
        ("wrong-root.bpmn", b"<?xml version=\"1.0\"?><html/>"),
        ("truncated.prodigio", truncated),
        ("newer.prodigio", newer.as_bytes()),
        ("unknown.prodigio", unknown.as_bytes()),
        ("empty.prodigio", b""),
        ("garbage.bin", &[0, 159, 146, 150, 7, 7]),
    ];
    for (name, content) in cases {
        let (folder, path) = file(name, content);
        for command in ["check", "simulate", "compare"] {
            let said = refused(&[command, &path]);
            assert!(said.trim_end().ends_with(&path), "the path comes last: {said}");
        }
        refused(&["convert", &path, &format!("{path}.out.prodigio")]);
        assert_eq!(names(folder.path()), [name], "nothing was written beside");
        assert_eq!(fs::read(&path).expect("the file is there"), content, "{name} is untouched");
    }
}

#[test]
fn a_missing_file_a_folder_and_a_locked_file_are_told_apart() {
    let (folder, path) = file("a.prodigio", sample_text().as_bytes());
    let missing = refused(&["check", &format!("{path}.gone")]);
    let is_folder = refused(&["check", folder.path().to_str().expect("a plain path")]);
    assert_ne!(missing.split(':').nth(1), is_folder.split(':').nth(1));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode));
        mode(0o000).expect("the file is ours");
        // Root reads what nobody may read: then there is nothing to see.
        if fs::read(&path).is_err() {
            let locked = refused(&["check", &path]);
            assert_ne!(locked.split(':').nth(1), missing.split(':').nth(1));
        }
        mode(0o644).expect("the file is ours");
    }
}

#[test]
fn bad_usage_is_told_in_one_sentence_with_the_remedy() {
    for args in [
        &["check"][..],
        &["check", "--nonsense", "a"],
        &["check", "a", "b"],
        &["check", "a", "--lang", "fr"],
        &["new", "no-such-template", "out.prodigio"],
        &["convert", "a"],
        &["convert", "a.prodigio", "out.unknown"],
    ] {
        let said = refused(args);
        assert!(said.len() > 20, "{said}");
    }
    let sample = sample();
    let said = refused(&["check", sample.to_str().expect("a plain path"), "--variant", "x"]);
    assert!(said.contains("as-is"), "the remedy is named: {said}");
}

#[test]
fn help_is_in_the_reader_s_language() {
    assert!(done(&["--help"]).contains("Uso:"));
    assert!(done(&["check", "--help", "--lang", "de"]).contains("Aufruf:"));
    assert!(done(&["--version"]).starts_with("prodigio "));
}

#[test]
fn new_starts_from_the_catalogue_and_never_over_a_file() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let path = folder.path().join("città nuova.prodigio");
    let path = path.to_str().expect("the folder has a plain name");
    assert!(done(&["catalogue"]).contains("cambio-residenza"));
    let said = done(&["new", "cambio-residenza", path]);
    assert!(said.trim_end().ends_with(path), "the path is not mangled: {said}");
    assert_eq!(fs::read_to_string(path).expect("it was written"), sample_text());
    fs::write(path, "mine").expect("the file is ours");
    assert!(refused(&["new", "cambio-residenza", path]).trim_end().ends_with(path));
    assert_eq!(fs::read_to_string(path).expect("it is there"), "mine");
    assert_eq!(names(folder.path()).len(), 1);
}

#[test]
fn convert_to_the_native_format_changes_no_byte() {
    let (folder, path) = file("a.prodigio", sample_text().as_bytes());
    let out = format!("{path}.copy.prodigio");
    done(&["convert", &path, &out]);
    assert_eq!(fs::read(&out).expect("it was written"), fs::read(&path).expect("it is there"));
    fs::write(&out, "before").expect("the file is ours");
    done(&["convert", &path, &out]);
    assert_eq!(names(folder.path()).len(), 2);
    let nowhere = folder.path().join("no/such/folder/b.prodigio");
    refused(&["convert", &path, nowhere.to_str().expect("a plain path")]);
}

#[test]
fn convert_says_when_the_text_of_a_file_could_not_be_kept() {
    use prodigio::files::{bpmn, native};
    use prodigio::model::draft::{Draft, StudyDraft};
    use prodigio::model::step::Step;
    use prodigio::model::timing::{Timing, Unit};

    let text = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
                xmlns:prodigio=\"urn:other\" targetNamespace=\"t\"><process id=\"P\">\
                <task id=\"a\" name=\"A\"/></process></definitions>";
    let study = bpmn::read(text.as_bytes(), &bpmn::ReadOptions::default()).expect("BPMN").study;
    let variant = study.as_is().expect("a variant");
    let mut step = Step::clone(variant.procedure.step(&"a".into()).expect("the task"));
    step.work = Some(Timing::illustrative(1.0, 2.0, 3.0, Unit::Hours));
    let mut draft = Draft::from((*variant.procedure).clone());
    draft.step("a", step);
    let mut changed = StudyDraft::from(study.clone());
    changed.variant("as-is", variant.role, variant.name.clone(), draft.finish().0);
    let changed = native::write(&changed.finish()).expect("a study");
    let (_folder, path) = file("a.prodigio", changed.as_bytes());
    let out = format!("{path}.bpmn");
    assert!(done(&["convert", &path, &out]).contains("scritto da capo"));
    let said = done(&["convert", &path, &out, "--json"]);
    assert!(said.contains("bpmn-written-anew"), "{said}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let sample = sample();
    let mut child = command(&["check", sample.to_str().expect("a plain path"), "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
#[cfg(unix)]
fn paths_that_are_no_text_come_back_byte_for_byte() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let odd = OsStr::from_bytes(b"/nowhere/caf\xe9.prodigio");
    let output = command(&["check"]).arg(odd).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stderr.trim_ascii_end().ends_with(odd.as_bytes()));
}

fn sample_path() -> String {
    sample().to_str().expect("a plain path").to_owned()
}

#[test]
fn simulate_gives_the_same_bytes_for_the_same_seed() {
    let sample = sample_path();
    let run =
        |seed: &str| done(&["simulate", &sample, "--replications", "4", "--seed", seed, "--json"]);
    let first = run("7");
    assert_eq!(first, run("7"), "same seed, same bytes");
    assert_ne!(first, run("8"), "another seed, other luck");
    let json: serde_json::Value = serde_json::from_str(&first).expect("it is JSON");
    let results = &json["results"];
    assert_eq!(results["replications"], 4);
    for key in ["mean", "half_width", "n"] {
        assert!(results["cases"]["cycle_days"][key].as_f64() > Some(0.0), "{key}");
    }
    let terms = results["terms"].as_object().expect("terms by id");
    assert!(terms.values().all(|t| t["within"]["mean"].as_f64() <= Some(1.0)));
    assert!(json["numbers_illustrative"].as_u64() > Some(0));
    let offices = json["exact"]["offices"].as_object().expect("offices by id");
    let queues: Vec<_> = offices.values().map(|o| &o["queue"]).filter(|q| !q.is_null()).collect();
    assert!(queues.len() > 2, "offices with staff have queues");
    for queue in queues {
        assert_eq!(queue["method"], "allen_cunneen", "other work makes it an approximation");
        assert!(queue["waiting"].as_f64() >= Some(0.0), "{queue}");
    }
}

#[test]
fn simulate_prints_tables_with_intervals_and_the_bottleneck() {
    let said = done(&["simulate", &sample_path(), "--cases", "400", "--replications", "3"]);
    for words in ["±", "entro", "carico", "Messi accertatori", "illustrativi"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let to_be = done(&["simulate", &sample_path(), "--variant", "to-be", "--replications", "2"]);
    assert!(to_be.contains("to-be"));
}

#[test]
fn simulate_refuses_shares_that_make_no_whole() {
    let wrong = sample_text().replacen("value: 0.62", "value: 0.92", 1);
    let (_folder, path) = file("wrong.prodigio", wrong.as_bytes());
    let said = refused(&["simulate", &path]);
    assert!(said.contains("130 %"), "{said}");
}

#[test]
fn compare_tells_structure_and_figures_apart() {
    let sample = sample_path();
    let said = done(&["compare", &sample, "--replications", "6"]);
    for words in ["≠", "+", "−", "→", "coppie"] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let json = done(&["compare", &sample, "--replications", "6", "--json"]);
    assert_eq!(json, done(&["compare", &sample, "--replications", "6", "--json"]));
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!((&json["before"], &json["after"]), (&"as-is".into(), &"to-be".into()));
    let differences = json["structure"]["differences"].as_array().expect("a list");
    for change in ["added", "removed", "changed"] {
        assert!(differences.iter().any(|d| d["change"] == change), "{change}");
    }
    let cycle = &json["figures"]["cases"]["cycle_days"];
    assert!(cycle["delta"]["mean"].as_f64() < Some(0.0), "the to-be is faster: {cycle}");
    assert_eq!(cycle["cannot_tell"], false);
    let same = done(&["compare", &sample, &sample, "--replications", "2", "--json"]);
    let same: serde_json::Value = serde_json::from_str(&same).expect("it is JSON");
    assert_eq!(same["structure"]["differences"].as_array().map(Vec::len), Some(0));
}

#[test]
fn bpmn_goes_out_and_comes_back() {
    let (folder, path) = file("a.prodigio", sample_text().as_bytes());
    let bpmn = format!("{path}.bpmn");
    done(&["convert", &path, &bpmn]);
    let back = format!("{path}.back.prodigio");
    done(&["convert", &bpmn, &back]);
    let json = done(&["compare", &path, &back, "--replications", "2", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(json["structure"]["differences"].as_array().map(Vec::len), Some(0), "{json}");
    let engine = format!("{path}.engine.bpmn");
    let said = done(&["export", &path, "--engine", "operaton", "-o", &engine, "--json"]);
    let said: serde_json::Value = serde_json::from_str(&said).expect("it is JSON");
    assert_eq!(said["written"], engine.as_str());
    assert!(said["losses"].as_array().is_some_and(|l| !l.is_empty()), "{said}");
    assert!(fs::read_to_string(&engine).expect("it was written").contains("isExecutable"));
    assert_eq!(names(folder.path()).len(), 4);
    refused(&["export", &path, "--engine", "nonsense", "-o", &engine]);
}

#[test]
fn a_folder_is_handed_over_and_what_others_wrote_stays() {
    let (folder, path) = file("a.prodigio", sample_text().as_bytes());
    let place = folder.path().join("out");
    let out = place.to_str().expect("a name in UTF-8").to_owned();
    let export = ["export", &path, "--engine", "camunda8", "--project", &out];
    let said = done(&[&export[..], &["--json"]].concat());
    let said: serde_json::Value = serde_json::from_str(&said).expect("it is JSON");
    let files = said["files"].as_array().expect("the files of the folder");
    for name in files.iter().filter_map(|f| f.as_str()) {
        assert!(place.join(name).exists(), "{name}");
    }
    assert!(files.iter().any(|f| f == "process.bpmn") && files.len() > 12, "{said}");
    let losses = done(&export);
    assert!(losses.contains("«Sportello anagrafe»"), "written again, with the places: {losses}");
    fs::write(place.join("mine.txt"), "mine").expect("a file of somebody else");
    let sentence = refused(&export);
    assert!(sentence.contains("prodigio non ha scritto"), "{sentence}");
    assert!(place.join("mine.txt").exists());
    fs::remove_file(place.join("mine.txt")).expect("it was there");
    fs::write(place.join("README.md"), "by hand").expect("a file changed by somebody");
    let sentence = refused(&export);
    assert!(sentence.contains("«README.md» è stato cambiato"), "{sentence}");
    // One of the two is asked for, never both.
    refused(&["export", &path, "--engine", "camunda8"]);
    refused(&["export", &path, "--engine", "camunda8", "-o", &out, "--project", &out]);
    assert_eq!(names(folder.path()), ["a.prodigio", "out"], "nothing is left beside");
    let empty = folder.path().join("empty");
    fs::create_dir(&empty).expect("there is room for a folder");
    let here = ["export", &path, "--engine", "camunda8", "--project", "."];
    for _ in 0..2 {
        let output = command(&here).current_dir(&empty).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(empty.join("process.bpmn").exists());
    }
}

#[test]
fn render_draws_what_the_ending_says() {
    let (folder, path) = file("a.prodigio", sample_text().as_bytes());
    let svg = format!("{path}.svg");
    done(&["render", &path, &svg]);
    assert!(fs::read_to_string(&svg).expect("it was written").contains("Registrazione"));
    let png = format!("{path}.png");
    done(&["render", &path, &png, "--variant", "to-be"]);
    assert!(fs::read(&png).expect("it was written").starts_with(b"\x89PNG"));
    let pdf = format!("{path}.pdf");
    done(&["render", &path, &pdf, "--paper", "a3", "--tiles"]);
    assert!(fs::read(&pdf).expect("it was written").starts_with(b"%PDF"));
    refused(&["render", &path, &svg, "--tiles"]);
    refused(&["render", &path, &format!("{path}.doc")]);
    assert_eq!(names(folder.path()).len(), 4);
}

#[test]
fn report_writes_a_page_or_says_why_not() {
    let (folder, path) = file("a.prodigio", sample_text().as_bytes());
    let short = ["--replications", "2", "--days", "120", "--warmup", "30"];
    let with = |out: &str| {
        let mut args = vec!["report".to_owned(), path.clone(), "-o".to_owned(), out.to_owned()];
        args.extend(short.map(str::to_owned));
        args
    };
    for (ending, start) in [("pdf", "%PDF"), ("html", "<!DOCTYPE html>")] {
        let out = format!("{path}.{ending}");
        let args = with(&out);
        done(&args.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(fs::read(&out).expect("it was written").starts_with(start.as_bytes()));
    }
    let nowhere = folder.path().join("nowhere").join("a.pdf").display().to_string();
    let args = with(&nowhere);
    refused(&args.iter().map(String::as_str).collect::<Vec<_>>());
    refused(&["report", &path, "-o", &format!("{path}.doc")]);
    refused(&["report", &path, "-o", &format!("{path}.pdf"), "--to-be", "none"]);
    assert_eq!(names(folder.path()), ["a.prodigio", "a.prodigio.html", "a.prodigio.pdf"]);
}

#[test]
fn without_a_display_the_job_is_done_in_the_terminal() {
    let (folder, path) = file("città.prodigio", sample_text().as_bytes());
    let output = command(&[&path]).current_dir(folder.path()).output().expect("it starts");
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{stderr}");
    assert_eq!(stderr.matches('\n').count(), 1, "one sentence: {stderr}");
    for words in ["entro", "carico", "±", "Messi accertatori"] {
        assert!(stdout.contains(words), "{words}: {stdout}");
    }
    let out = folder.path().join("prodigio-out");
    assert!(stdout.contains(out.to_str().expect("a plain path")), "{stdout}");
    assert_eq!(names(&out), ["città.bpmn", "città.png", "città.svg"]);
    // Without files it is the first procedure of the catalogue.
    let output = command(&[]).current_dir(folder.path()).output().expect("it starts");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(names(&out).len(), 6);
}

/// What the README shows of a run is what the run prints.
#[test]
fn the_readme_shows_what_the_command_prints() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))
        .expect("the README is there");
    let from = readme.find("$ prodigio simulate").expect("an example");
    let shown = readme[from..].split("```").next().expect("its end");
    let (line, shown) = shown.split_once('\n').expect("output below the command");
    let args: Vec<&str> = line.split_whitespace().skip(2).collect();
    let said = command(&args).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let said = text(&said.expect("the program starts").stdout);
    // Figures and their units hold together by spaces that do not break.
    let said = said.replace(['\u{a0}', '\u{202f}'], " ");
    let lines: Vec<&str> = said.lines().collect();
    for wanted in shown.lines().filter(|l| *l != "…") {
        assert!(lines.contains(&wanted), "not printed any more: {wanted}\n{said}");
    }
}

#[test]
fn several_procedures_are_simulated_together() {
    let [a, b] = ["cambio-residenza", "suolo-pubblico"].map(|n| format!("procedures/{n}.prodigio"));
    let args = ["simulate", &a, &b, "--json", "--days", "60", "--replications", "2"];
    let done = command(&args).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("starts");
    assert!(done.status.success(), "{}", text(&done.stderr));
    let found: serde_json::Value = serde_json::from_str(&text(&done.stdout)).expect("JSON");
    let classes = found["results"]["classes"].as_object().expect("several starts");
    assert_eq!(classes.len(), 2);
    assert!(
        classes.keys().any(|k| k.starts_with("p1-"))
            && classes.keys().any(|k| k.starts_with("p2-"))
    );
    assert_eq!(found["results"]["plan"]["extent"]["Days"]["measured"], 60);
    for wrong in [["simulate", &a, "nowhere.prodigio", "--json"], ["simulate", &a, "--days", "0"]] {
        let failed = command(&wrong).current_dir(env!("CARGO_MANIFEST_DIR")).output();
        assert_eq!(failed.expect("starts").status.code(), Some(2), "{wrong:?}");
    }
}

/// Fails unless a run of the sample so changed prints JSON of numbers, or is refused in a sentence;
/// gives what was printed.
fn odd_run(from: &str, to: &str) -> String {
    let changed = sample_text().replacen(from, to, 1);
    assert_ne!(changed, sample_text(), "{from} is in the sample");
    let (_folder, path) = file("odd.prodigio", changed.as_bytes());
    let output = prodigio(&["simulate", &path, "--replications", "2", "--json"]);
    if output.status.code() == Some(2) {
        return refused(&["simulate", &path, "--replications", "2", "--json"]);
    }
    assert_eq!(output.status.code(), Some(0), "{to}: {}", text(&output.stderr));
    let said = text(&output.stdout);
    let words = said.split(|c: char| !c.is_alphanumeric());
    assert!(!words.into_iter().any(|w| w == "NaN" || w == "inf"), "{to}: {said}");
    assert!(serde_json::from_str::<serde_json::Value>(&said).is_ok(), "{to}: {said}");
    said
}

#[test]
fn odd_numbers_give_a_finding_or_a_refusal() {
    let none = odd_run("value: 1500,", "value: 0,");
    for code in ["sim-demand-none", "cases-none"] {
        assert!(none.contains(code), "{code}: {none}");
    }
    odd_run("value: 1500,", "value: NaN,");
    odd_run("value: 1500,", "value: 1e300,");
}

#[test]
fn simulators_get_their_files_and_scenarios_come_back() {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("a plain name").to_owned();
    let sample = sample();
    let sample = sample.to_str().expect("a plain name");
    let scenario = at("s.json");
    let told = done(&["export", sample, "--engine", "prosimos", "-o", &scenario, "--lang", "en"]);
    assert!(told.contains("gamma") && !told.contains('⟨'), "{told}");
    assert!(Path::new(&at("s.prosimos.bpmn")).is_file(), "the model stands beside it");
    assert!(told.contains("s.prosimos.bpmn"), "and is named: {told}");
    refused(&["export", sample, "--engine", "prosimos", "-o", &at("s.bpmn")]);
    done(&["export", sample, "--engine", "qbp", "-o", &at("q.bpmn")]);
    let back = at("back.prodigio");
    let told = done(&["import", sample, &scenario, "-o", &back, "--json"]);
    assert!(told.contains("\"findings\": []"), "{told}");
    assert_eq!(fs::read_to_string(&back).expect("it was written"), sample_text());
    let alone = refused(&["check", &scenario]);
    assert!(alone.contains("prodigio import"), "{alone}");
    let offices = at("uo.csv");
    let table = "Codice_IPA;Codice_uni_uo;Descrizione_uo\nc_a;U1;Protocollo\nc_b;U2;Protocollo\n";
    fs::write(&offices, table).expect("there is room for a file");
    assert!(refused(&["import", sample, &offices, "-o", &back]).contains("--body"));
    let told = done(&["import", sample, &offices, "-o", &back, "--body", "c_a"]);
    assert!(told.contains("Un ufficio aggiunto") && !told.contains('⟨'), "{told}");
}

#[test]
fn improve_lists_proposals_and_the_frontier() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("a.prodigio");
    let path = file.to_str().expect("a path");
    done(&["new", "cambio-residenza", path]);
    let quick = ["--days", "120", "--warmup", "10", "--replications", "4", "--changes", "2"];
    let out = done(&[&["improve", path][..], &quick].concat());
    assert!(out.contains("acquire:") && out.contains("L. 241/1990"), "{out}");
    let out = done(&[&["improve", path, "--json", "--budget", "1000"][..], &quick].concat());
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let codes: Vec<&str> = json["proposals"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|p| p["code"].as_str())
        .collect();
    assert!(codes.iter().any(|c| c.starts_with("acquire:")), "{codes:?}");
    assert_eq!(json["measured"]["by_euro"], true);
    assert!(refused(&["improve", path, "--step", "nowhere"]).contains("nowhere"));
    assert!(refused(&["improve", path, "--cost", "nonsense=5"]).contains("nonsense=5"));
    assert!(refused(&["improve", path, "--budget=-5"]).contains("-5"));
}

#[test]
fn compare_all_plays_every_variant_in_every_scenario() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("a.prodigio");
    let path = file.to_str().expect("a path");
    done(&["new", "cambio-residenza", path]);
    let quick = ["compare", path, "--all", "--days", "60", "--replications", "2"];
    let out = done(&[&quick[..], &["--indicator", "mean-time"]].concat());
    assert!(out.contains("Tempo medio") && out.contains("Domani"), "{out}");
    let json: serde_json::Value =
        serde_json::from_str(&done(&[&quick[..], &["--json"]].concat())).expect("JSON");
    let list = |of: &serde_json::Value| of.as_array().expect("a list").len();
    assert_eq!((list(&json["scenarios"]), list(&json["variants"])), (3, 2));
    assert!(list(&json["variants"][1]["cells"][2]["indicators"]) > 5);
    assert_eq!(list(&json["variants"][1]["cannot_run"]), 0);
    let wrong = refused(&[&quick[..], &["--indicator", "nonsense"]].concat());
    assert!(wrong.contains("nonsense") && wrong.contains("mean-time"), "{wrong}");
    refused(&["compare", path, "--indicator", "cost"]);
    refused(&["compare", path, path, "--all"]);
    // What keeps a variant from it is told there too.
    let text = fs::read_to_string(&file).expect("it was written");
    fs::write(&file, text.replace("value: 0.79", "value: 0.5")).expect("it can be written");
    let json: serde_json::Value =
        serde_json::from_str(&done(&[&quick[..], &["--json"]].concat())).expect("JSON");
    let of = &json["variants"][1];
    assert!(of["cells"][0]["indicators"].is_null() && of["cannot_run"][0]["code"] == "shares-sum");
}

#[test]
fn a_lesson_is_checked_and_what_is_wrong_is_said() {
    let course = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/lessons/1-census.lesson.ron");
    let course = course.to_str().expect("a plain path");
    let said = done(&["lesson", "check", course, "--lang", "en"]);
    assert!(said.contains("The census") && said.contains("errors: 0"), "{said}");
    let good = fs::read_to_string(course).expect("it is there");
    let lost = good.replace("cambio-residenza", "non-esiste");
    let (_folder, path) = file("a.lesson.ron", lost.as_bytes());
    let output = prodigio(&["lesson", "check", &path]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("Il procedimento della lezione non si trova"), "{said}");
    let (_folder, path) =
        file("b.lesson.ron", good.replace("right: true", "rigt: true").as_bytes());
    assert!(refused(&["lesson", "check", &path]).contains("riga"), "the place is told");
}

#[test]
fn progress_of_a_class_is_a_table() {
    use prodigio::files::lessons;
    use prodigio::model::lesson::progress::{Done, Progress};
    let mut progress = Progress::default();
    progress.call("=SUM(1)");
    *progress.of_mut("census", "sheet") =
        Done { attempts: 2, hints: 1, tenths: 75, of: 100, solved: true };
    let text_of = lessons::write_progress(&progress).expect("it can be written");
    let (folder, _) = file("uno.ron", text_of.as_bytes());
    let class = folder.path().to_str().expect("a plain path").to_owned();
    let said = done(&["progress", &class]);
    assert!(said.contains("census") && said.contains("7,5"), "{said}");
    let csv = done(&["progress", &class, "--csv"]);
    let row = "uno.ron,\"'=SUM(1)\",census,1,1,2,1,7.5,10\n";
    assert!(csv.ends_with(row), "a name is no formula: {csv}");
    let json = done(&["progress", &class, "--json"]);
    assert!(json.contains("\"points\": 7.5"), "{json}");
    fs::write(folder.path().join("due.ron"), text_of.replace("tenths: 75", "tenths: 100"))
        .expect("there is room for a file");
    let output = prodigio(&["progress", &class]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("census"), "the good one is told all the same");
    assert!(text(&output.stderr).contains("due.ron"), "{}", text(&output.stderr));
}

#[test]
fn a_file_without_a_drawing_is_laid_out_before_it_is_drawn() {
    let bpmn = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
        targetNamespace=\"urn:t\"><process id=\"P\"><startEvent id=\"s\"/>\
        <userTask id=\"t\" name=\"Istruttoria\"/><endEvent id=\"e\"/>\
        <sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"t\"/>\
        <sequenceFlow id=\"g\" sourceRef=\"t\" targetRef=\"e\"/></process></definitions>";
    let (folder, path) = file("senza.bpmn", bpmn.as_bytes());
    for (job, out) in [("render", "out.svg"), ("report", "out.html")] {
        let out = folder.path().join(out);
        let to = out.to_str().expect("a path");
        if job == "render" {
            done(&[job, &path, to])
        } else {
            done(&[job, &path, "-o", to])
        };
        let text = std::fs::read_to_string(&out).expect("it was written");
        let drawn = text.split("<svg").nth(1).expect("a drawing");
        assert!(drawn.contains("Istruttoria"), "{job}");
    }
}

#[test]
fn no_delivery_takes_the_place_of_a_study() {
    let (folder, path) = file("studio.prodigio", sample_text().as_bytes());
    let at = |name: &str| folder.path().join(name).to_str().expect("a plain name").to_owned();
    for engine in ["operaton", "qbp"] {
        refused(&["export", &path, "--engine", engine, "-o", &path]);
        refused(&["export", &path, "--engine", engine, "-o", &at("other.prodigio")]);
    }
    assert_eq!(fs::read_to_string(&path).expect("it stands"), sample_text());
    let drawing = at("a.bpmn");
    let told = done(&["convert", &path, &drawing, "--lang", "en"]);
    assert!(told.contains("one variant"), "what is left out is told: {told}");
    let before = fs::read(&drawing).expect("it was written");
    refused(&["export", &drawing, "--engine", "operaton", "-o", &drawing]);
    // The drawing of a scenario has a name of its own.
    done(&["export", &drawing, "--engine", "prosimos", "-o", &at("a.json")]);
    assert_eq!(fs::read(&drawing).expect("it stands"), before);
    refused(&["progress", &at("nowhere")]);
    refused(&["new", "suolo-pubblico", &at("new.bpmn")]);
    assert!(!Path::new(&at("new.bpmn")).exists());
}

#[test]
fn one_variant_becomes_a_study_of_its_own() {
    let (folder, path) = file("studio.prodigio", sample_text().as_bytes());
    let alone = folder.path().join("alone.prodigio");
    let alone = alone.to_str().expect("a plain name");
    done(&["convert", &path, alone, "--variant", "to-be"]);
    let [whole, one] = [path.as_str(), alone]
        .map(|p| prodigio::files::open(Path::new(p)).expect("it opens").study);
    assert_eq!(one.variants().len(), 1);
    let [asked, as_is] = [whole.variants().last(), one.as_is()].map(|v| v.expect("it is there"));
    assert_eq!((&as_is.id, &as_is.name), (&asked.id, &asked.name));
    assert_eq!(as_is.procedure, asked.procedure);
    assert_eq!((one.title(), one.body()), (whole.title(), whole.body()));
}
