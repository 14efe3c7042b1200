//! The clipboard at the workbench: what is copied is text, and any text pasted is judged.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use prodigio::app::action::Action;
use prodigio::app::clipboard::MOST_BYTES;
use prodigio::app::command::Command;
use prodigio::app::settings::Settings;
use prodigio::app::{Wish, Workbench};
use prodigio::edit::apply::apply;
use prodigio::edit::follow::Desk;
use prodigio::files::bpmn::{self, Content};
use prodigio::files::native;
use prodigio::model::fragment::Fragment;
use prodigio::model::geometry::Point;
use prodigio::model::id::{StepId, VariantId};
use prodigio::model::invariants::study_violations;
use prodigio::model::item::ItemId;
use prodigio::model::procedure::Procedure;
use prodigio::model::sketch;
use prodigio::model::step::StepKind;
use prodigio::model::study::Study;
use prodigio::model::text::{Language, Text};

const SAMPLE: &str = "cambio-residenza";

fn bench() -> Workbench {
    let settings = Settings { language: Language::It, most_runs: 10, ..Settings::default() };
    let mut bench = Workbench::new(settings, Arc::new(|| {}));
    bench.handle(Command::OpenTemplate(SAMPLE));
    bench
}

fn p(bench: &Workbench) -> &Procedure {
    bench.procedure().expect("a procedure is shown")
}

fn bytes(bench: &Workbench) -> String {
    native::write(bench.document().expect("open").study()).expect("it can be written")
}

/// What was put on the clipboard since last asked.
fn copied(bench: &mut Workbench) -> Option<String> {
    bench.take_wishes().into_iter().rev().find_map(|w| match w {
        Wish::SetClipboard(text) => Some(text),
        _ => None,
    })
}

fn select(bench: &mut Workbench, ids: &[&str]) {
    let items = ids.iter().map(|id| ItemId::Step(StepId::new(id))).collect();
    bench.handle(Command::Select(items));
}

fn some_steps(bench: &Workbench) -> Vec<StepId> {
    let flow = p(bench).flows().find(|(_, f)| {
        let is_task =
            |id: &StepId| p(bench).step(id).is_some_and(|s| matches!(s.kind, StepKind::Task(_)));
        is_task(&f.from) && is_task(&f.to)
    });
    let (_, flow) = flow.expect("two tasks follow each other");
    vec![flow.from.clone(), flow.to.clone()]
}

fn last_notice(bench: &Workbench) -> String {
    bench.notices.all().last().map(|n| n.text.clone()).unwrap_or_default()
}

#[test]
fn what_is_copied_can_be_pasted_with_its_flows_and_annotations() {
    let mut bench = bench();
    let ids = some_steps(&bench);
    select(&mut bench, &[ids[0].as_str(), ids[1].as_str()]);
    bench.handle(Command::Act(Action::Copy));
    let text = copied(&mut bench).expect("it was copied");
    let (steps, flows) = (p(&bench).steps().count(), p(&bench).flows().count());
    let offices = p(&bench).offices().count();
    bench.handle(Command::Paste(text.clone(), None));
    assert_eq!(p(&bench).steps().count(), steps + 2);
    assert_eq!(p(&bench).flows().count(), flows + 1);
    assert_eq!(p(&bench).offices().count(), offices, "the offices are known here");
    let chosen = bench.document().expect("open").selection.steps();
    assert_eq!(chosen.len(), 2);
    for id in &chosen {
        assert!(!ids.contains(id), "{id} is new");
        let copy = p(&bench).step(id).expect("it stands");
        let old = ids.iter().filter_map(|o| p(&bench).step(o)).find(|o| o.name == copy.name);
        let old = old.expect("it is a copy");
        assert_eq!(copy.work, old.work);
        assert_eq!(copy.office, old.office);
        assert_ne!(copy.at, old.at, "it stands aside");
    }
    // Again: aside of the first copy too.
    let first: Vec<_> = chosen.iter().map(|id| p(&bench).step(id).map(|s| s.at)).collect();
    bench.handle(Command::Paste(text, None));
    let second = bench.document().expect("open").selection.steps();
    for id in &second {
        assert!(!first.contains(&p(&bench).step(id).map(|s| s.at)));
    }
    assert_eq!(study_violations(bench.document().expect("open").study()), []);
}

#[test]
fn cut_takes_away_and_one_undo_brings_back() {
    let mut bench = bench();
    let before = bytes(&bench);
    let ids = some_steps(&bench);
    select(&mut bench, &[ids[0].as_str()]);
    bench.handle(Command::Act(Action::Cut));
    let text = copied(&mut bench).expect("it was copied");
    assert!(p(&bench).step(&ids[0]).is_none());
    bench.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&bench), before);
    bench.handle(Command::Paste(text, Some(Point::new(500.0, 900.0))));
    let id = bench.document().expect("open").selection.steps().pop().expect("pasted");
    let center = p(&bench).step(&id).expect("it stands").at.center();
    assert!(center.distance(Point::new(500.0, 900.0)) < 1.0, "{center:?}");
}

#[test]
fn duplicate_is_one_step_of_undo() {
    let mut bench = bench();
    let before = bytes(&bench);
    bench.handle(Command::Act(Action::SelectAll));
    bench.handle(Command::Act(Action::Duplicate));
    assert_ne!(bytes(&bench), before);
    assert_eq!(study_violations(bench.document().expect("open").study()), []);
    bench.handle(Command::Act(Action::Undo));
    assert_eq!(bytes(&bench), before);
}

#[test]
fn offices_come_along_into_another_document() {
    let mut bench = bench();
    bench.handle(Command::Act(Action::SelectAll));
    bench.handle(Command::Act(Action::Copy));
    let text = copied(&mut bench).expect("it was copied");
    let named = p(&bench).steps().filter(|(_, s)| s.office.is_some()).count();
    let steps = p(&bench).steps().count();
    bench.handle(Command::Act(Action::New));
    assert_eq!(p(&bench).steps().count(), 0);
    bench.handle(Command::Paste(text.clone(), None));
    assert_eq!(p(&bench).steps().count(), steps);
    let there = p(&bench).steps().filter(|(_, s)| s.office.is_some()).count();
    assert_eq!(there, named);
    let offices = p(&bench).offices().count();
    bench.handle(Command::Paste(text, None));
    assert_eq!(p(&bench).offices().count(), offices, "known by name the second time");
    assert_eq!(study_violations(bench.document().expect("open").study()), []);
}

#[test]
fn lines_become_steps_one_after_the_other() {
    let mut bench = bench();
    bench.handle(Command::Act(Action::New));
    let text = "- Protocollazione\r\n\r\n• Verifica\tAnagrafe\t20\nFirma 🙂 مرحبا\n";
    bench.handle(Command::Paste(text.to_owned(), Some(Point::new(100.0, 100.0))));
    let names: Vec<_> =
        p(&bench).steps().map(|(_, s)| s.name.get(Language::It).to_owned()).collect();
    assert_eq!(names, ["Protocollazione", "Verifica", "Firma 🙂 مرحبا"]);
    assert_eq!(p(&bench).flows().count(), 2);
    bench.handle(Command::Act(Action::Undo));
    assert_eq!(p(&bench).steps().count(), 0);
}

#[test]
fn a_bpmn_file_as_text_is_pasted_whole() {
    let mut bench = bench();
    let study = bench.document().expect("open").study().clone();
    let variant = study.as_is().expect("an as-is").id.clone();
    let text = bpmn::write(&study, &variant, Content::Whole).expect("it can be written");
    let steps = p(&bench).steps().count();
    bench.handle(Command::Act(Action::New));
    bench.handle(Command::Paste(text, None));
    assert_eq!(p(&bench).steps().count(), steps);
    bench.handle(Command::Paste("<html><body>ciao</body></html>".to_owned(), None));
    assert_eq!(p(&bench).steps().count(), steps);
    assert!(last_notice(&bench).contains("non si può incollare"), "{}", last_notice(&bench));
}

#[test]
fn what_cannot_be_pasted_is_said_in_one_sentence_and_harms_nothing() {
    let mut bench = bench();
    let before = bytes(&bench);
    let lines = "una riga\n".repeat(1_000_000);
    let long = "x".repeat(100_000);
    let heavy = "y".repeat(MOST_BYTES + 1);
    let wild = "// prodigio fragment\n(format: 1, fragment: (steps: {\"a\": (kind: Task(Person), \
                at: (x: 1e300, y: inf, w: 1, h: 1))}))";
    let cut = "// prodigio fragment\n(format: 1, fragm";
    let circle = "// prodigio fragment\n(format: 1, fragment: (steps: {\"a\": (kind: \
                  SubProcedure(kind: Embedded, expanded: true), at: (x: 1, y: 1, w: 9, h: 9), \
                  parent: Some(\"a\"))}))";
    let bad = [
        String::new(),
        "   \n\t\n".to_owned(),
        "\u{0}\u{1}\u{2}PNG".to_owned(),
        lines,
        long,
        heavy,
        wild.to_owned(),
        cut.to_owned(),
        circle.to_owned(),
    ];
    for text in bad {
        let number = bench.notices.all().last().map(|n| n.number);
        let shown: String = text.chars().take(60).collect();
        bench.handle(Command::Paste(text, None));
        assert_eq!(bytes(&bench), before, "{shown}");
        let last = bench.notices.all().last().expect("it is said");
        assert_ne!(Some(last.number), number, "{shown}");
        assert!(!last.text.contains('⟨'), "{}", last.text);
    }
}

#[test]
fn nothing_selected_is_nothing_copied() {
    let mut bench = bench();
    bench.handle(Command::Act(Action::Copy));
    assert_eq!(copied(&mut bench), None);
    assert!(last_notice(&bench).contains("nulla da copiare"), "{}", last_notice(&bench));
}

#[test]
fn a_picture_of_the_selection_goes_to_the_clipboard() {
    let mut bench = bench();
    let ids = some_steps(&bench);
    select(&mut bench, &[ids[0].as_str(), ids[1].as_str()]);
    let mut get = |action: Action| {
        bench.handle(Command::Act(action));
        for _ in 0..12_000 {
            bench.tick();
            for wish in bench.take_wishes() {
                match wish {
                    Wish::SetClipboard(text) => return text.into_bytes(),
                    Wish::SetClipboardPicture(png) => return png,
                    _ => {}
                }
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("waited in vain for {action:?}");
    };
    let svg = String::from_utf8(get(Action::CopyVector)).expect("SVG is text");
    assert!(svg.starts_with("<svg"), "{}", &svg[..80]);
    let png = get(Action::CopyPicture);
    let image = image::load_from_memory(&png).expect("a PNG");
    assert!(image.width() > 200 && image.width() < 2_000, "{}", image.width());
}

#[test]
fn boundary_events_and_insides_go_along() {
    let procedure = sketch::parse("start > a > b > end").expect("a sketch");
    let study = Study::of(Text::of(Language::It, "Prova"), procedure);
    let mut study = native::read(native::write(&study).expect("written").as_bytes()).expect("read");
    let variant = study.variants()[0].id.clone();
    let host = study.procedure(&variant).expect("it").steps().nth(1).expect("a").0.clone();
    let make = prodigio::edit::make::Make::Border {
        trigger: prodigio::model::step::Trigger::Message,
        interrupting: false,
    };
    let plan = Desk::new(&study, &variant, 50).make_after(&host, &make, "sollecito").expect("plan");
    apply(&mut study, plan.edit).expect("sound");
    let p = study.procedure(&variant).expect("it");
    let fragment = Fragment::of(p, &[ItemId::Step(host)]);
    assert_eq!(fragment.steps.len(), 2, "the event goes with its host");
}

fn pasted(source: &Study, items: &[ItemId], target: &Study) -> Option<Study> {
    let variant: VariantId = source.variants()[0].id.clone();
    let fragment = Fragment::of(source.procedure(&variant)?, items);
    let text = native::fragment::write(&fragment).expect("it can be written");
    let again = native::fragment::read(&text).expect("it can be read");
    assert_eq!(again, fragment, "the text says all of it");
    let variant = target.variants()[0].id.clone();
    let plan = Desk::new(target, &variant, target.next_id()).paste(&again, None).ok()?;
    let mut out = target.clone();
    let inverse = apply(&mut out, plan.edit).expect("a fragment of a sound study is sound");
    let mut back = out.clone();
    apply(&mut back, inverse).expect("an inverse is done");
    assert_eq!(native::write(&back).ok(), native::write(target).ok(), "undo brings all back");
    Some(out)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Any part of a sample can be taken out as text and put into any other, soundly.
    #[test]
    fn any_part_goes_through_text_into_any_study(picks in proptest::collection::vec(any::<prop::sample::Index>(), 1..9), from in 0..2_usize, into in 0..2_usize) {
        let codes = [SAMPLE, "suolo-pubblico"];
        let load = |i: usize| prodigio::files::catalogue::load(codes[i]).expect("it is there");
        let (source, target) = (load(from), load(into));
        let p = source.as_is().expect("an as-is").procedure.clone();
        let mut all: Vec<ItemId> = p.steps().map(|(id, _)| ItemId::Step(id.clone())).collect();
        all.extend(p.lanes().map(|(id, _)| ItemId::Lane(id.clone())));
        all.extend(p.pools().map(|(id, _)| ItemId::Pool(id.clone())));
        all.extend(p.artifacts().map(|(id, _)| ItemId::Artifact(id.clone())));
        let items: Vec<ItemId> = picks.iter().map(|i| i.get(&all).clone()).collect();
        let out = pasted(&source, &items, &target).expect("something was taken");
        prop_assert_eq!(study_violations(&out), []);
    }
}
