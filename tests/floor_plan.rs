//! The house rules as tests: imports go down only, one writer, each file says what it is.
//!
//! The plan is the table of `ARCHITECTURE.md`, written out in `floor_plan/rules.rs`; the tests on
//! small bad samples below show that the checker would notice.

#[path = "floor_plan/project.rs"]
mod project;
#[path = "floor_plan/rules.rs"]
mod rules;
#[path = "floor_plan/source.rs"]
mod source;

use source::Source;

/// Fails with every complaint on its own line.
fn expect_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_file_keeps_the_floor_plan() {
    let sources = project::sources();
    assert!(sources.len() > 20, "the project's files were found: {}", sources.len());
    expect_none(&sources.iter().flat_map(rules::complaints).collect::<Vec<_>>());
}

#[test]
fn lib_lists_the_rooms_in_floor_order() {
    let sources = project::sources();
    let lib = sources.iter().find(|source| source.path == "src/lib.rs").unwrap();
    expect_none(&rules::lib_complaints(lib));
}

#[test]
fn no_text_names_a_place_of_one_machine() {
    let texts = project::texts();
    assert!(texts.iter().any(|(path, _)| path == "Cargo.toml"), "the project was found");
    let complaints =
        texts.iter().flat_map(|(path, text)| project::machine_path_complaints(path, text));
    expect_none(&complaints.collect::<Vec<_>>());
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest = std::fs::read_to_string(project::top().join("Cargo.toml")).unwrap();
    expect_none(&project::manifest_complaints(&manifest));
}

/// Expects one complaint on that line with those words.
fn check(path: &str, text: &str, line: usize, words: &str) {
    let found = rules::complaints(&Source::new(path, text));
    let place = format!("{path}:{line}: ");
    assert!(
        matches!(found.as_slice(), [only] if only.starts_with(&place) && only.contains(words)),
        "{path} should have one complaint on line {line} with `{words}`: {found:?}\n{text}"
    );
}

/// Expects no complaint.
fn check_fine(path: &str, text: &str) {
    expect_none(&rules::complaints(&Source::new(path, text)));
}

#[test]
fn an_import_upwards_is_found() {
    let up = "`model` may not import `edit`";
    check("src/model/step.rs", "//! x\nuse crate::edit::apply::apply;\n", 2, up);
    check("src/model/step.rs", "//! x\nuse crate::{\n    edit::apply,\n};\n", 3, up);
    check("src/model/step.rs", "//! x\nfn f() { crate::edit::run(); }\n", 2, up);
    check("src/model.rs", "//! x\nfn f(_: &crate::edit::Edit) {}\n", 2, up);
    check("src/files/bpmn.rs", "//! x\nuse crate::analysis::check;\n", 2, "may not import");
    check("src/ui/canvas.rs", "//! x\nuse crate::files::open;\n", 2, "may not import");
    check("src/ui/canvas.rs", "//! x\nuse crate::edit::apply::apply;\n", 2, "applies none");
    check("src/cli.rs", "//! x\nuse crate::ui::run;\n", 2, "may not import");
    check("src/stairs.rs", "//! x\n", 1, "no room");
}

#[test]
fn an_import_downwards_is_fine() {
    check_fine("src/edit/apply.rs", "//! x\nuse crate::model::{id::StepId, study::Study};\n");
    check_fine("src/files/report.rs", "//! x\nuse crate::analysis::measure::Measures;\n");
    check_fine("src/files/bpmn/read.rs", "//! x\nuse crate::files::disk;\nuse super::words;\n");
    check_fine("src/model/step.rs", "//! x\n/// See [`crate::edit`].\n// crate::edit\nfn f() {}\n");
    check_fine("src/model/step.rs", "//! x\nconst A: &str = \"crate::edit::x\";\n");
    check_fine("src/model/step.rs", "//! x\nconst A: &str = r#\"\" crate::edit::x\"#;\n");
}

#[test]
fn super_of_super_is_found() {
    check("src/model/a/b.rs", "//! x\nuse super::super::id::StepId;\n", 2, "super::super");
    check("src/model.rs", "//! x\nuse super::edit::Edit;\n", 2, "leaves the room");
    check_fine("src/model.rs", "//! x\n#[cfg(test)]\nmod tests {\n    use super::A;\n}\n");
}

#[test]
fn a_file_without_its_sentence_is_found() {
    check("src/model/step.rs", "use std::fmt;\n", 1, "//!");
    check("tests/edits.rs", "/// x\nfn f() {}\n", 1, "//!");
    check("src/model/mod.rs", "//! x\n", 1, "mod.rs");
    check_fine("tests/support/mod.rs", "//! x\n");
}

#[test]
fn a_second_writer_is_found() {
    let writer = "only `model` and `edit`";
    check("src/app/document.rs", "//! x\nfn f(study: &mut Study) {}\n", 2, writer);
    check("src/ui/canvas.rs", "//! x\nfn f<'a>(p: &'a mut Procedure) {}\n", 2, writer);
    check("src/files/native.rs", "//! x\nfn f(s: &mut crate::model::study::Study) {}\n", 2, writer);
    check_fine("src/edit/apply.rs", "//! x\nfn f(study: &mut Study) {}\n");
    check_fine("src/app/document.rs", "//! x\nfn f(study: &Study, n: &mut StudyList) {}\n");
    check_fine("src/app/a.rs", "//! x\n#[cfg(test)]\nmod tests {\n    fn f(s: &mut Study) {}\n}\n");
}

#[test]
fn a_name_of_another_room_is_found() {
    check("src/app.rs", "//! x\nfn f(ui: &mut egui::Ui) {}\n", 2, "egui");
    check("src/app.rs", "//! x\nuse clap::Parser;\n", 2, "clap");
    check("src/main.rs", "//! x\nuse std::{fs, io};\n", 2, "std::fs");
    check("src/app.rs", "//! x\nuse ::std::fs::read;\n", 2, "std::fs");
    check("src/app.rs", "//! x\nfn f(p: &Path) -> bool { p.exists() }\n", 2, "asks the disk");
    check("src/cli/run.rs", "//! x\nfn f() { std::thread::yield_now(); }\n", 2, "std::thread");
    check("src/layout/layered.rs", "//! x\nuse imbl::OrdMap;\n", 2, "imbl");
    check("src/model/procedure.rs", "//! x\nuse petgraph::Graph;\n", 2, "petgraph");
    check("src/analysis/check.rs", "//! x\nuse std::time::{Duration, Instant};\n", 2, "no machine");
    check("src/law/count.rs", "//! x\nfn f() { std::env::var(\"A\").ok(); }\n", 2, "no machine");
    check("src/law/count.rs", "//! x\nfn f() { Zoned::now(); }\n", 2, "no machine");
    check("src/model/id.rs", "//! x\npub use super::step::Step;\n", 2, "re-exports");
    check("src/model/id.rs", "//! x\npub(crate) use super::step::Step;\n", 2, "re-exports");
    check_fine("src/app/jobs.rs", "//! x\nuse std::thread::Builder;\n");
    check_fine("src/files/disk.rs", "//! x\nuse std::fs;\nfn f(p: &Path) { p.exists(); }\n");
    check_fine("src/analysis/check.rs", "//! x\nfn f(log: &[u8]) -> usize { log.len() }\n");
}

#[test]
fn a_color_written_out_is_found() {
    let color = "theme token";
    check("src/ui/canvas.rs", "//! x\nconst A: C = egui::Color32::from_rgb(1, 2, 3);\n", 2, color);
    check("src/ui/canvas.rs", "//! x\nconst A: Color32 = Color32::RED;\n", 2, color);
    check("src/drawing/step.rs", "//! x\nconst A: &str = \"#0B6B7A\";\n", 2, color);
    check("src/files/picture.rs", "//! x\nconst A: &str = \"fill='#fff'\";\n", 2, color);
    check_fine("src/ui/theme.rs", "//! x\nconst A: C = egui::Color32::from_rgb(1, 2, 3);\n");
    check_fine("src/drawing/tokens.rs", "//! x\nconst A: &str = \"#0B6B7A\";\n");
    check_fine("src/ui/canvas.rs", "//! x\nconst A: Color32 = Color32::TRANSPARENT;\n");
    check_fine("src/files/bpmn.rs", "//! x\nconst A: &str = \"#/definitions\"; // issue #123\n");
    check_fine("src/files/bpmn.rs", "//! x\nconst A: &str = \"&#123;\";\n");
}

#[test]
fn lib_with_logic_or_out_of_order_is_found() {
    let fine = "//! x\n\npub mod model;\n#[cfg(feature = \"window\")]\npub mod ui;\npub mod cli;\n";
    expect_none(&rules::lib_complaints(&Source::new("src/lib.rs", fine)));
    let upside_down = Source::new("src/lib.rs", "//! x\npub mod edit;\npub mod model;\n");
    assert_eq!(rules::lib_complaints(&upside_down).len(), 1);
    let logic = Source::new("src/lib.rs", "//! x\npub mod model;\nfn f() {}\n");
    assert_eq!(rules::lib_complaints(&logic).len(), 1);
}

#[test]
fn a_place_of_one_machine_is_found() {
    let place = ["see /wor", "k/shared"].concat();
    assert_eq!(project::machine_path_complaints("README.md", &format!("a\n{place}")).len(), 1);
    let longer = ["/net", "work/x a/wor", "k/x"].concat();
    assert!(project::machine_path_complaints("README.md", &longer).is_empty());
}

#[test]
fn a_dependency_without_reason_or_out_of_order_is_found() {
    let fine = "[package]\nname = \"x\"\n\n[dependencies]\na = \"1\" # why\nb = { version = \"1\" } # why\n";
    expect_none(&project::manifest_complaints(fine));
    let silent = project::manifest_complaints("[dev-dependencies]\na = \"1\"\n");
    assert_eq!(silent, ["Cargo.toml:2: say beside `a` why it is here"]);
    let mixed = project::manifest_complaints("[dependencies]\nb = \"1\" # x\na = \"1\" # x\n");
    assert_eq!(mixed, ["Cargo.toml:3: `a` is not in order"]);
}
